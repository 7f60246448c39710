//! The binary itself on a pseudo-terminal, seen through a terminal emulator: what an assessor types and what they see.

mod kill;
mod terminal;
mod visit;

use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long something the program must do may take before the test fails, showing the screen.
const DEADLINE: Duration = Duration::from_secs(30);

/// The program on a terminal of its own.
pub struct Terminal {
    master: Box<dyn MasterPty + Send>,
    writer: Option<Box<dyn Write + Send>>,
    child: Box<dyn Child + Send + Sync>,
    output: Receiver<Vec<u8>>,
    parser: vt100::Parser,
    /// Everything the program has written so far.
    pub bytes: Vec<u8>,
}

/// How the program is started.
pub struct Start<'a> {
    /// The store's directory.
    pub store: &'a Path,
    /// Arguments after the global ones.
    pub args: &'a [&'a str],
    /// Rows and columns.
    pub size: (u16, u16),
    /// Variables beside the usual ones.
    pub env: &'a [(&'a str, &'a str)],
}

impl<'a> Start<'a> {
    /// The screens in Chinese at 80×24.
    pub fn on(store: &'a Path) -> Self {
        Self { store, args: &["--lang", "zh"], size: (24, 80), env: &[] }
    }
}

impl Terminal {
    /// Starts the program.
    pub fn start(start: &Start<'_>) -> Self {
        let (rows, cols) = start.size;
        let pair = native_pty_system().openpty(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_bamai"));
        command.env_clear();
        command.env("TERM", "xterm-256color");
        command.env("LC_ALL", "C.UTF-8");
        command.env("TZ", "UTC");
        for (name, value) in start.env {
            command.env(name, value);
        }
        command.args(["--as", "zhang", "--store"]);
        command.arg(start.store);
        command.args(start.args);
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let writer = pair.master.take_writer().unwrap();
        let (sender, output) = channel();
        thread::spawn(move || {
            let mut buffer = [0_u8; 65_536];
            while let Ok(n) = reader.read(&mut buffer) {
                if n == 0 || sender.send(buffer[..n].to_vec()).is_err() {
                    break;
                }
            }
        });
        Self {
            master: pair.master,
            writer: Some(writer),
            child,
            output,
            parser: vt100::Parser::new(rows, cols, 0),
            bytes: Vec::new(),
        }
    }

    /// Sends bytes as they are.
    pub fn send(&mut self, bytes: impl AsRef<[u8]>) {
        if let Some(writer) = &mut self.writer {
            // A program that has just been killed no longer reads.
            let _ = writer.write_all(bytes.as_ref()).and_then(|()| writer.flush());
        }
    }

    /// Takes what has come within a time, and answers the terminal's queries.
    fn take(&mut self, within: Duration) -> Result<(), RecvTimeoutError> {
        let bytes = self.output.recv_timeout(within)?;
        self.parser.process(&bytes);
        self.bytes.extend_from_slice(&bytes);
        if contains(&bytes, b"\x1b[6n") {
            let (row, col) = self.parser.screen().cursor_position();
            self.send(format!("\x1b[{};{}R", row + 1, col + 1));
        }
        if contains(&bytes, b"\x1b[c") {
            self.send("\x1b[?62;c");
        }
        Ok(())
    }

    /// Waits until the screen is as wished, and returns it.
    pub fn wait(&mut self, wish: &str, is_so: impl Fn(&vt100::Screen) -> bool) -> String {
        let deadline = Instant::now() + DEADLINE;
        loop {
            if is_so(self.parser.screen()) {
                return self.screen();
            }
            let left = deadline.saturating_duration_since(Instant::now());
            let came = self.take(left);
            assert!(came.is_ok() || is_so(self.parser.screen()), "waited for {wish}:\n{}", self.screen());
        }
    }

    /// Waits until a text stands on the screen.
    pub fn wait_for(&mut self, text: &str) -> String {
        self.wait(text, |screen| on_screen(screen).contains(text))
    }

    /// Waits until a text no longer stands on the screen.
    pub fn wait_gone(&mut self, text: &str) -> String {
        self.wait(&format!("{text} gone"), |screen| !on_screen(screen).contains(text))
    }

    /// Sends keys and waits until a text stands on the screen.
    pub fn expect(&mut self, keys: impl AsRef<[u8]>, text: &str) -> String {
        self.send(keys);
        self.wait_for(text)
    }

    /// Returns the text on the screen.
    pub fn screen(&self) -> String {
        on_screen(self.parser.screen())
    }

    /// Returns the emulator's screen.
    pub fn emulator(&self) -> &vt100::Screen {
        self.parser.screen()
    }

    /// Changes the terminal's size.
    pub fn resize(&mut self, rows: u16, cols: u16) {
        self.master.resize(PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }).unwrap();
        self.parser.screen_mut().set_size(rows, cols);
    }

    /// Kills the program with SIGKILL and waits until it is gone.
    pub fn kill(&mut self) {
        self.signal(rustix::process::Signal::KILL);
        self.child.wait().unwrap();
    }

    /// Sends the program a signal.
    pub fn signal(&self, signal: rustix::process::Signal) {
        let pid = self.child.process_id().and_then(|pid| i32::try_from(pid).ok()).and_then(rustix::process::Pid::from_raw);
        if let Some(pid) = pid {
            let _ = rustix::process::kill_process(pid, signal);
        }
    }

    /// Hangs the line up, as a lost connection does.
    pub fn hang_up(mut self) -> Box<dyn Child + Send + Sync> {
        self.writer = None;
        drop(self.master);
        self.child
    }

    /// Waits until the program has ended by itself, taking the rest of its output.
    pub fn wait_end(&mut self) -> u32 {
        let deadline = Instant::now() + DEADLINE;
        loop {
            match self.take(Duration::from_millis(20)) {
                Ok(()) => {}
                Err(_) => {
                    if let Some(status) = self.child.try_wait().unwrap() {
                        while self.take(Duration::from_millis(1)).is_ok() {}
                        return status.exit_code();
                    }
                }
            }
            assert!(Instant::now() < deadline, "the program did not end:\n{}", self.screen());
        }
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn on_screen(screen: &vt100::Screen) -> String {
    screen.contents()
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}
