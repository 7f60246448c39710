//! Starts a process at work, listens to it, and ends it at a moment of one's choosing.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use super::heard::{Heard, Line};
use super::work;

/// The longest anything may take before it counts as hanging.
const PATIENCE: Duration = Duration::from_secs(60);

/// A process at work. Dropped, it is killed.
pub struct Process {
    pub child: Child,
    lines: Receiver<String>,
}

/// Until when to listen.
#[derive(Clone, Copy, Debug)]
pub enum Until {
    /// So long.
    For(Duration),
    /// This has been said so often.
    Said(Line, u64),
    /// The process has ended.
    Ended,
}

impl Process {
    /// Starts this very program again, told by the environment to work.
    pub fn start(program: &mut Command, dir: &Path, seed: u64) -> Self {
        let mut child = program
            .env(work::DIR, dir)
            .env(work::SEED, seed.to_string())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let out = child.stdout.take().unwrap();
        let (said, lines) = channel();
        std::thread::spawn(move || {
            for line in BufReader::new(out).lines().map_while(Result::ok) {
                if said.send(line).is_err() {
                    break;
                }
            }
        });
        Self { child, lines }
    }

    /// Listens; returns whether what was waited for has come.
    pub fn listen(&self, heard: &mut Heard, until: Until) -> bool {
        let deadline = Instant::now() + if let Until::For(time) = until { time } else { PATIENCE };
        let mut n_said = 0;
        loop {
            if let Until::Said(_, n) = until
                && n_said >= n
            {
                return true;
            }
            match self.lines.recv_timeout(deadline.saturating_duration_since(Instant::now())) {
                Ok(line) => {
                    let line = heard.hear(&line);
                    n_said += u64::from(matches!(until, Until::Said(awaited, _) if awaited == line));
                }
                Err(RecvTimeoutError::Timeout) => return matches!(until, Until::For(_)),
                Err(RecvTimeoutError::Disconnected) => return matches!(until, Until::Ended),
            }
        }
    }

    /// Kills it as `kill -9` does, and hears out what it had said before.
    pub fn kill(mut self, heard: &mut Heard) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
        assert!(self.listen(heard, Until::Ended), "what a dead process said comes to an end");
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
