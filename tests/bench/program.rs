//! The program itself on a pseudo-terminal: when it draws, when it answers, what memory it takes; knows nothing of its insides.

use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long anything may take before the measuring is given up.
const PATIENCE: Duration = Duration::from_secs(120);

/// A running program and its terminal.
pub struct Program {
    child: Box<dyn Child + Send + Sync>,
    keys: Box<dyn Write + Send>,
    drawn: Receiver<Vec<u8>>,
    screen: vt100::Parser,
    started: Instant,
    _terminal: Box<dyn MasterPty + Send>,
}

impl Program {
    /// Opens the screens on the store in this directory.
    pub fn open(dir: &Path) -> Self {
        let size = PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_bamai"));
        command.env_clear();
        command.env("TERM", "xterm-256color");
        command.args(["--lang", "zh", "--as", "王晓梅", "--ambiguous", "narrow", "--store"]);
        command.arg(dir);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let keys = pair.master.take_writer().unwrap();
        let (sender, drawn) = channel();
        std::thread::spawn(move || {
            let mut bytes = [0; 65_536];
            while let Ok(n @ 1..) = reader.read(&mut bytes) {
                if sender.send(bytes[..n].to_vec()).is_err() {
                    return;
                }
            }
        });
        let started = Instant::now();
        let child = pair.slave.spawn_command(command).unwrap();
        let screen = vt100::Parser::new(24, 80, 0);
        Self { child, keys, drawn, screen, started, _terminal: pair.master }
    }

    /// Waits until the screen has a text, and returns how long the program has been running by then, in seconds.
    pub fn shows(&mut self, text: &str) -> f64 {
        let deadline = Instant::now() + PATIENCE;
        while !self.screen.screen().contents().contains(text) {
            let left = deadline.saturating_duration_since(Instant::now());
            match self.drawn.recv_timeout(left) {
                Ok(bytes) => self.screen.process(&bytes),
                Err(_) => panic!("{text} does not come; the screen is\n{}", self.screen.screen().contents()),
            }
        }
        self.started.elapsed().as_secs_f64()
    }

    /// Types.
    pub fn types(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
    }

    /// Returns the most memory the program has had at a time, in bytes.
    pub fn peak_memory(&self) -> f64 {
        let pid = self.child.process_id().unwrap();
        peak_of(&std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap())
    }

    /// Leaves as a person does.
    pub fn leaves(mut self) {
        self.types("\x03");
        self.child.wait().unwrap();
    }
}

/// Reads the peak of memory out of what the system says of a process, in bytes.
pub fn peak_of(status: &str) -> f64 {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().trim_end_matches(" kB").trim().parse::<f64>().unwrap() * 1024.0
}
