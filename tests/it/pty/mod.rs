//! The binary itself on a pseudo-terminal, seen through a terminal emulator: what an assessor types and what they see.
//! Knows nothing of the program but its name, its arguments and its screen.
//!
//! Waits for conditions under a deadline, and sleeps nowhere: the only times waited out are those in which nothing may come.

mod bytes;
mod drafts;
mod doctor;
mod hangup;
mod kill;
mod kinds;
pub mod terminal;
mod torture;
pub mod visit;

use std::ffi::OsString;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal};

/// How long something the program must do may take before the test fails, showing the screen.
pub const DEADLINE: Duration = Duration::from_secs(30);
/// The binary under test.
pub const BAMAI: &str = env!("CARGO_BIN_EXE_bamai");

/// How the program is started: with which arguments, on what kind of terminal.
pub struct Start {
    program: OsString,
    args: Vec<OsString>,
    size: (u16, u16),
    env: Vec<(&'static str, &'static str)>,
    ignored: &'static str,
    is_mute: bool,
}

impl Start {
    /// The screens in Chinese at 80×24, as `zhang`, on a store.
    pub fn on(store: &Path) -> Self {
        let args = ["--lang", "zh", "--as", "zhang", "--store"].map(OsString::from).into_iter();
        Self::program(BAMAI, args.chain([store.as_os_str().to_owned()]))
    }

    /// The screens on the throw-away store.
    pub fn demo() -> Self {
        Self::program(BAMAI, ["--lang", "zh", "--as", "zhang", "demo"].map(OsString::from))
    }

    /// Some program at 80×24.
    pub fn program(program: impl Into<OsString>, args: impl IntoIterator<Item = OsString>) -> Self {
        Self {
            program: program.into(),
            args: args.into_iter().collect(),
            size: (24, 80),
            env: Vec::new(),
            ignored: "",
            is_mute: false,
        }
    }

    /// With more arguments.
    pub fn args(mut self, args: &[&str]) -> Self {
        self.args.extend(args.iter().map(OsString::from));
        self
    }

    /// On a terminal of another size.
    pub fn sized(mut self, rows: u16, columns: u16) -> Self {
        self.size = (rows, columns);
        self
    }

    /// With one more variable in the environment.
    pub fn with(mut self, name: &'static str, value: &'static str) -> Self {
        self.env.push((name, value));
        self
    }

    /// Started by something that ignores a signal, which a program inherits.
    pub fn ignoring(mut self, signal: &'static str) -> Self {
        self.ignored = signal;
        self
    }

    /// On a terminal that answers no question.
    pub fn mute(mut self) -> Self {
        self.is_mute = true;
        self
    }

    /// Starts it.
    pub fn go(self) -> Terminal {
        let (rows, cols) = self.size;
        let pair = native_pty_system().openpty(size(rows, cols)).unwrap();
        let before = modes(&*pair.master);
        let mut command = match self.ignored {
            "" => CommandBuilder::new(&self.program),
            signal => {
                let mut shell = CommandBuilder::new("/bin/sh");
                shell.args(["-c", &format!("trap '' {signal}; exec \"$0\" \"$@\"")]);
                shell.arg(&self.program);
                shell
            }
        };
        command.env_clear();
        for (name, value) in [("TERM", "xterm-256color"), ("LC_ALL", "C.UTF-8"), ("TZ", "UTC"), ("BAMAI_TOUR", "off")] {
            command.env(name, value);
        }
        for (name, value) in self.env {
            command.env(name, value);
        }
        command.args(self.args);
        let desk = tempfile::tempdir().unwrap();
        command.cwd(desk.path());
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let mut writer = pair.master.take_writer().unwrap();
        // A line nobody reads from takes no more bytes and never says so: only this thread waits for it.
        let (typed, keys) = channel::<Vec<u8>>();
        let typist = thread::spawn(move || {
            for bytes in keys {
                if writer.write_all(&bytes).and_then(|()| writer.flush()).is_err() {
                    break;
                }
            }
        });
        let (sender, output) = channel();
        let is_deaf = Arc::new((Mutex::new(false), Condvar::new()));
        let ears = Arc::clone(&is_deaf);
        let listener = thread::spawn(move || {
            let mut buffer = [0_u8; 65_536];
            loop {
                drop(ears.1.wait_while(ears.0.lock().unwrap(), |is_deaf| *is_deaf).unwrap());
                let Ok(n_bytes) = reader.read(&mut buffer) else { break };
                if n_bytes == 0 || sender.send(buffer[..n_bytes].to_vec()).is_err() {
                    break;
                }
            }
        });
        Terminal {
            _desk: desk,
            master: pair.master,
            typed,
            typist,
            program: Program(child),
            output,
            listener,
            parser: vt100::Parser::new(rows, cols, 0),
            before,
            is_mute: self.is_mute,
            is_deaf,
            bytes: Vec::new(),
        }
    }
}

/// What the question about keys that wait begins with.
pub const QUESTION: &str = "先停在这里";

/// The program on a terminal of its own.
pub struct Terminal {
    /// Where it runs, so that what random keys write to a file stays out of the source.
    _desk: tempfile::TempDir,
    master: Box<dyn MasterPty + Send>,
    typed: Sender<Vec<u8>>,
    typist: JoinHandle<()>,
    program: Program,
    output: Receiver<Vec<u8>>,
    listener: JoinHandle<()>,
    parser: vt100::Parser,
    before: String,
    is_mute: bool,
    is_deaf: Arc<(Mutex<bool>, Condvar)>,
    /// Everything the program has written so far.
    pub bytes: Vec<u8>,
}

impl Terminal {
    /// Sends bytes as they are.
    pub fn send(&mut self, bytes: impl AsRef<[u8]>) -> &mut Self {
        // A program that has just been killed no longer reads.
        _ = self.typed.send(bytes.as_ref().to_vec());
        self
    }

    /// Pastes a text, as a terminal does that was asked to tell pastes from typing.
    pub fn paste(&mut self, text: &str) -> &mut Self {
        self.send(format!("\x1b[200~{text}\x1b[201~"))
    }

    /// Takes what comes within a time, and answers the terminal's questions; returns whether anything came.
    pub fn take(&mut self, within: Duration) -> bool {
        match self.output.recv_timeout(within) {
            Ok(bytes) => self.hear(&bytes),
            Err(_) => return false,
        }
        true
    }

    fn hear(&mut self, bytes: &[u8]) {
        self.parser.process(bytes);
        self.bytes.extend_from_slice(bytes);
        if !self.is_mute && contains(bytes, b"\x1b[6n") {
            let (row, column) = self.parser.screen().cursor_position();
            self.send(format!("\x1b[{};{}R", row + 1, column + 1));
        }
        if !self.is_mute && contains(bytes, b"\x1b[5n") {
            self.send("\x1b[0n");
        }
        if !self.is_mute && contains(bytes, b"\x1b[c") {
            self.send("\x1b[?62;22c");
        }
    }

    /// Looks on for a time.
    pub fn watch(&mut self, time: Duration) {
        let end = Instant::now() + time;
        while self.take(end.saturating_duration_since(Instant::now())) {}
    }

    /// Waits until the screen is as wished.
    #[track_caller]
    pub fn wait(&mut self, wish: &str, is_so: impl Fn(&Screen) -> bool) -> &mut Self {
        let end = Instant::now() + DEADLINE;
        while !is_so(&self.screen()) {
            let came = self.take(end.saturating_duration_since(Instant::now()).min(Duration::from_secs(1)));
            if !came && (Instant::now() >= end || self.ended().is_some()) {
                while self.take(Duration::from_millis(50)) {}
                assert!(is_so(&self.screen()), "waited for {wish}:\n{}", self.screen().0.join("\n"));
            }
        }
        self
    }

    /// Waits until a text stands on the screen.
    #[track_caller]
    pub fn see(&mut self, text: &str) -> &mut Self {
        self.wait(text, |screen| screen.shows(text))
    }

    /// Waits for the question about keys that wait, and until the program has asked whether it came over: its answer is on the
    /// way before anything sent from now on.
    #[track_caller]
    pub fn see_question(&mut self) -> &mut Self {
        self.see(QUESTION);
        let shown_at =
            self.bytes.windows(QUESTION.len()).rposition(|window| window == QUESTION.as_bytes()).unwrap_or(0);
        let end = Instant::now() + DEADLINE;
        while !contains(&self.bytes[shown_at..], b"\x1b[5n") && Instant::now() < end {
            self.take(Duration::from_millis(100));
        }
        self
    }

    /// Waits until a text no longer stands on the screen.
    #[track_caller]
    pub fn see_no(&mut self, text: &str) -> &mut Self {
        self.wait(&format!("no {text}"), |screen| !screen.shows(text))
    }

    /// Waits until the footer says that everything is saved.
    #[track_caller]
    pub fn see_saved(&mut self) -> &mut Self {
        self.wait("everything saved", Screen::is_saved)
    }

    /// Waits until nothing has come for a while.
    pub fn settle(&mut self) -> &mut Self {
        while self.take(Duration::from_millis(200)) {}
        self
    }

    /// Returns the text on the screen.
    pub fn screen(&self) -> Screen {
        let screen = self.parser.screen();
        let (_, columns) = screen.size();
        Screen(screen.rows(0, columns).map(|row| row.trim_end().to_owned()).collect())
    }

    /// Returns the row and the column of the cursor, from 0.
    pub fn cursor(&self) -> (u16, u16) {
        self.parser.screen().cursor_position()
    }

    /// Changes the terminal's size.
    pub fn resize(&mut self, rows: u16, columns: u16) -> &mut Self {
        self.master.resize(size(rows, columns)).unwrap();
        // What was drawn for a larger size may still be under way, and the emulator panics at a hanzi on a single column and at
        // a line that goes on below a single row.
        self.parser.screen_mut().set_size(rows.max(2), columns.max(2));
        self
    }

    /// Changes the terminal's size and leaves what the program draws for it unlooked at.
    pub fn resize_unseen(&mut self, rows: u16, columns: u16) {
        self.master.resize(size(rows, columns)).unwrap();
    }

    /// Takes nothing more from the program, but for what may be on its way already; or listens again.
    pub fn deafen(&self, is_deaf: bool) {
        *self.is_deaf.0.lock().unwrap() = is_deaf;
        self.is_deaf.1.notify_all();
    }

    /// Returns how many bytes the program has written since it began, to whatever.
    pub fn n_written(&self) -> u64 {
        self.io("wchar: ")
    }

    /// Sends keys to a program nobody listens to, and waits until it has read them.
    #[track_caller]
    pub fn send_unheard(&mut self, keys: &str) {
        let wanted = self.io("rchar: ") + keys.len() as u64;
        self.send(keys);
        let sent = Instant::now();
        while self.io("rchar: ") < wanted {
            assert!(sent.elapsed() < DEADLINE, "the program does not read");
            thread::yield_now();
        }
    }

    fn io(&self, count: &str) -> u64 {
        let io = std::fs::read_to_string(format!("/proc/{}/io", self.pid().as_raw_nonzero())).unwrap();
        io.lines().find_map(|line| line.strip_prefix(count)).unwrap().parse().unwrap()
    }

    /// Sends the program a signal.
    pub fn signal(&self, signal: Signal) {
        // One that has just ended takes no signal.
        _ = rustix::process::kill_process(self.pid(), signal);
    }

    /// Kills the program as `kill -9` does.
    pub fn kill(&mut self) {
        self.signal(Signal::KILL);
        self.wait_end();
    }

    /// Returns the program's process id.
    pub fn pid(&self) -> Pid {
        Pid::from_raw(i32::try_from(self.program.0.process_id().unwrap()).unwrap()).unwrap()
    }

    /// Returns the clock ticks of processor time the program has used.
    pub fn ticks(&self) -> u64 {
        stat(self.pid()).unwrap().1
    }

    /// Returns how many times the program has written anything anywhere.
    pub fn n_writes(&self) -> u64 {
        let counts = std::fs::read_to_string(format!("/proc/{}/io", self.pid().as_raw_nonzero())).unwrap();
        let count = counts.lines().find_map(|line| line.strip_prefix("syscw: ")).unwrap();
        count.parse().unwrap()
    }

    /// Hangs the line up, as a lost connection does, and waits until the program has ended by itself. The line brings a line
    /// feed and Ctrl-D last, as the library does it.
    pub fn hang_up(self) -> Gone {
        let pid = self.pid();
        let Self { master, typed, typist, program: _program, output, listener, is_deaf, .. } = self;
        // The thread that listens holds the line as well. It ends when it hears something nobody takes, so nobody may be left to take
        // it when the screen is asked for once more.
        drop(output);
        _ = typed.send(b"\x0c".to_vec());
        drop(typed);
        *is_deaf.0.lock().unwrap() = false;
        is_deaf.1.notify_all();
        typist.join().unwrap();
        listener.join().unwrap();
        drop(master);
        gone(pid)
    }

    /// Returns the exit code of a program that has ended.
    pub fn ended(&mut self) -> Option<u32> {
        self.program.0.try_wait().unwrap().map(|status| status.exit_code())
    }

    /// Returns the signal that has ended the program, if one has.
    pub fn ended_by(&mut self) -> Option<String> {
        self.program.0.try_wait().unwrap()?.signal().map(str::to_owned)
    }

    /// Waits until the program has ended by itself, taking the rest of its output; returns its exit code.
    #[track_caller]
    pub fn wait_end(&mut self) -> u32 {
        let end = Instant::now() + DEADLINE;
        loop {
            self.take(Duration::from_millis(20));
            if let Some(code) = self.ended() {
                // The line ends once the last byte has come.
                while let Ok(bytes) = self.output.recv_timeout(DEADLINE) {
                    self.hear(&bytes);
                }
                return code;
            }
            assert!(Instant::now() < end, "the program did not end:\n{}", self.screen().0.join("\n"));
        }
    }

    /// Checks that the terminal is as it was before the program started.
    #[track_caller]
    pub fn expect_restored(&self) {
        let screen = self.parser.screen();
        assert!(!screen.alternate_screen(), "the other screen is still shown");
        assert!(!screen.bracketed_paste(), "pastes are still bracketed");
        assert!(!screen.hide_cursor(), "the cursor is still hidden");
        self.expect_modes();
    }

    /// Checks that the line's settings are as they were before the program started.
    #[track_caller]
    pub fn expect_modes(&self) {
        assert_eq!(modes(&*self.master), self.before);
    }
}

/// How a program went.
#[derive(Debug)]
pub struct Gone {
    /// How long it took.
    pub took: Duration,
    /// The clock ticks of processor time it used meanwhile.
    pub ticks: u64,
}

/// Waits until a process has ended by itself; one that waits to be collected has.
#[track_caller]
pub fn gone(pid: Pid) -> Gone {
    let begun = Instant::now();
    let before = stat(pid).map_or(0, |(_, ticks)| ticks);
    let mut after = before;
    while let Some((state, ticks)) = stat(pid) {
        after = ticks;
        if state == "Z" {
            break;
        }
        assert!(begun.elapsed() < DEADLINE, "the program outlives its line");
        thread::yield_now();
    }
    Gone { took: begun.elapsed(), ticks: after - before }
}

/// Returns the state of a process and the clock ticks of processor time it has used; `None` once it is gone.
fn stat(pid: Pid) -> Option<(String, u64)> {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", pid.as_raw_nonzero())).ok()?;
    // After the name in parentheses: state is the 3rd field, utime the 14th, stime the 15th.
    let fields: Vec<&str> = stat.rsplit_once(") ")?.1.split(' ').collect();
    Some((fields[0].to_owned(), fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap()))
}

/// The program, which must not outlive its test.
struct Program(Box<dyn Child + Send + Sync>);

impl Drop for Program {
    fn drop(&mut self) {
        _ = self.0.kill();
        _ = self.0.wait();
    }
}

/// The text on a screen, line by line.
pub struct Screen(Vec<String>);

impl Screen {
    /// Tells whether a text stands on one of the lines.
    pub fn shows(&self, text: &str) -> bool {
        self.0.iter().any(|line| line.contains(text))
    }

    /// Tells whether the footer says that everything is saved.
    pub fn is_saved(&self) -> bool {
        self.0.last().is_some_and(|footer| footer.contains("已存") || footer.contains("saved"))
    }

    /// Returns the title line.
    pub fn title(&self) -> &str {
        self.0.first().map_or("", String::as_str)
    }

    /// Returns the lines.
    pub fn lines(&self) -> &[String] {
        &self.0
    }
}

/// A directory for a store, and the commands on it.
pub struct Home(tempfile::TempDir);

impl Home {
    /// Makes an empty one.
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// Returns the store's directory.
    pub fn store(&self) -> PathBuf {
        self.0.path().join("store")
    }

    /// Runs a command on the store, without a terminal.
    pub fn run(&self, args: &[&str]) -> Output {
        Command::new(BAMAI)
            .env_clear()
            .env("TZ", "UTC")
            .args(["--lang", "zh", "--as", "zhang", "--store"])
            .arg(self.store())
            .args(args)
            .output()
            .unwrap()
    }

    /// Runs a command that must succeed, and returns its standard output.
    #[track_caller]
    pub fn out(&self, args: &[&str]) -> String {
        let output = self.run(args);
        assert!(output.status.success(), "{args:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// Opens the screens.
    pub fn start(&self) -> Start {
        Start::on(&self.store())
    }
}

fn size(rows: u16, cols: u16) -> PtySize {
    PtySize { rows, cols, pixel_width: 0, pixel_height: 0 }
}

/// Returns the terminal's settings, written out.
fn modes(master: &dyn MasterPty) -> String {
    format!("{:?}", master.get_termios().unwrap())
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}
