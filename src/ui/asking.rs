//! Asks the terminal questions outside the screens, each within bounds: what it is, where its cursor is, how long an answer
//! takes; knows nothing of what follows from the answers.
//!
//! Invariant: the terminal's settings are put back whatever happens, a signal included, and the line the cursor is on is empty
//! afterwards.

use std::io;
use std::os::fd::{AsFd, BorrowedFd};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::process::getpgrp;
use rustix::termios::{self, OptionalActions, QueueSelector};
use signal_hook::SigId;
use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};

/// How long one answer is waited for.
const PATIENCE: Duration = Duration::from_secs(2);
/// How long all of them together.
const PATIENCE_IN_ALL: Duration = Duration::from_secs(4);
/// How often the cursor is asked for.
const N_TRIPS: usize = 7;
/// The most bytes that are looked through for an answer.
const MAX_BYTES: usize = 4096;

/// One character of ambiguous width in the first column, and where is the cursor now?
const PROBE: &[u8] = "\r…\x1b[6n".as_bytes();
/// What that wrote is taken away again.
const CLEAN: &[u8] = b"\r\x1b[K";
const WHERE: &[u8] = b"\x1b[6n";
const WHAT: &[u8] = b"\x1b[c";

/// What the terminal answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// The column the cursor was in after one character of ambiguous width in the first.
    pub column: Option<u16>,
    /// What it says it is, as it says it: `?62;22c`.
    pub attributes: Option<String>,
    /// How long each cursor report took.
    pub trips: Vec<Duration>,
    /// Whether somebody asked the program to end meanwhile.
    pub is_interrupted: bool,
}

impl Answers {
    /// Returns the shortest and the median time of an answer.
    pub fn trip(&self) -> Option<(Duration, Duration)> {
        let mut trips = self.trips.clone();
        trips.sort_unstable();
        Some((*trips.first()?, *trips.get(trips.len() / 2)?))
    }
}

/// Returns whether there is a terminal to ask that this program may use: in the background it may not.
pub fn can_ask() -> bool {
    let foreground = termios::tcgetpgrp(io::stdin());
    outlet().is_some() && foreground.is_ok_and(|group| group == getpgrp())
}

/// Returns where to write to the terminal that standard input is: standard output, or standard error when that goes elsewhere.
fn outlet() -> Option<BorrowedFd<'static>> {
    let (out, err) = (rustix::stdio::stdout(), rustix::stdio::stderr());
    if !termios::isatty(io::stdin()) {
        return None;
    }
    [out, err].into_iter().find(|stream| termios::isatty(stream))
}

/// Asks everything. Keys pressed meanwhile are lost.
///
/// # Errors
/// There is no terminal, or it is gone.
pub fn ask() -> io::Result<Answers> {
    let out = outlet().ok_or(io::ErrorKind::NotFound)?;
    let found = termios::tcgetattr(io::stdin())?;
    let signals = Signals::held()?;
    let mut raw = found.clone();
    raw.make_raw();
    termios::tcsetattr(io::stdin(), OptionalActions::Now, &raw)?;
    let mut talk = Talk { out, pending: Vec::new(), end: Instant::now() + PATIENCE_IN_ALL, signals: &signals };
    let mut answers = Answers::default();
    let said = talk.all(&mut answers);
    let is_answered = said.as_ref().is_ok_and(|is_answered| *is_answered);
    if !is_answered {
        // What comes late must not reach a shell.
        _ = termios::tcflush(io::stdin(), QueueSelector::IFlush);
    }
    termios::tcsetattr(io::stdin(), OptionalActions::Now, &found)?;
    answers.is_interrupted |= signals.is_asked();
    said.map(|_| answers)
}

/// A conversation with the terminal.
struct Talk<'a> {
    out: BorrowedFd<'a>,
    pending: Vec<u8>,
    end: Instant,
    signals: &'a Signals,
}

impl Talk<'_> {
    /// Asks everything; returns whether every question was answered.
    fn all(&mut self, answers: &mut Answers) -> io::Result<bool> {
        let column = self.question(PROBE, b'R', answers)?;
        self.write(CLEAN)?;
        let Some(place) = column else { return Ok(false) };
        answers.column = place.rsplit(';').next().and_then(|column| column.parse().ok());
        answers.attributes = self.question(WHAT, b'c', answers)?.map(|what| format!("{what}c"));
        let is_told = answers.attributes.is_some();
        while answers.trips.len() < N_TRIPS && !answers.is_interrupted {
            let begun = Instant::now();
            if self.question(WHERE, b'R', answers)?.is_none() {
                return Ok(false);
            }
            answers.trips.push(begun.elapsed());
        }
        Ok(is_told)
    }

    /// Asks one question and returns the answer that ends so, without its ends.
    fn question(&mut self, question: &[u8], last: u8, answers: &mut Answers) -> io::Result<Option<String>> {
        self.pending.clear();
        self.write(question)?;
        let end = self.end.min(Instant::now() + PATIENCE);
        loop {
            if let Some(answer) = answer(&self.pending, last) {
                return Ok(Some(answer));
            }
            let left = end.saturating_duration_since(Instant::now());
            if self.signals.is_asked() || self.pending.contains(&CTRL_C) {
                answers.is_interrupted = true;
                return Ok(None);
            }
            if left.is_zero() || self.pending.len() > MAX_BYTES {
                return Ok(None);
            }
            self.listen(left)?;
        }
    }

    fn listen(&mut self, time: Duration) -> io::Result<()> {
        let stdin = io::stdin();
        let time =
            Timespec { tv_sec: i64::try_from(time.as_secs()).unwrap_or(i64::MAX), tv_nsec: time.subsec_nanos().into() };
        let mut polled = [PollFd::new(&stdin, PollFlags::IN)];
        match poll(&mut polled, Some(&time)) {
            Ok(0) | Err(rustix::io::Errno::INTR) => return Ok(()),
            Ok(_) => {}
            Err(error) => return Err(error.into()),
        }
        let mut buffer = [0; 256];
        match rustix::io::read(stdin.as_fd(), &mut buffer) {
            Ok(0) => Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(n_bytes) => {
                self.pending.extend_from_slice(buffer.get(..n_bytes).unwrap_or_default());
                Ok(())
            }
            Err(rustix::io::Errno::INTR | rustix::io::Errno::AGAIN) => Ok(()),
            Err(error) => Err(error.into()),
        }
    }

    fn write(&self, mut bytes: &[u8]) -> io::Result<()> {
        while !bytes.is_empty() {
            match rustix::io::write(self.out, bytes) {
                Ok(n_bytes) => bytes = bytes.get(n_bytes..).unwrap_or_default(),
                Err(rustix::io::Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }
}

const CTRL_C: u8 = 3;

/// Finds `ESC [ … last` among bytes and returns what stands between.
fn answer(bytes: &[u8], last: u8) -> Option<String> {
    let starts = bytes.windows(2).enumerate().filter(|(_, start)| *start == b"\x1b[");
    starts.into_iter().find_map(|(at, _)| {
        let rest = bytes.get(at + 2..)?;
        let end = rest.iter().position(|byte| !(0x30..=0x3f).contains(byte))?;
        let told = (rest.get(end) == Some(&last) && end > 0).then(|| rest.get(..end)).flatten()?;
        Some(String::from_utf8_lossy(told).into_owned())
    })
}

/// The signals that end a program, remembered instead while this lives.
struct Signals {
    is_asked: Arc<AtomicBool>,
    ends: Arc<AtomicBool>,
    ids: Vec<SigId>,
}

impl Signals {
    fn held() -> io::Result<Self> {
        let (is_asked, ends) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
        let mut ids = Vec::new();
        for signal in [SIGTERM, SIGHUP, SIGINT] {
            // Once this lives no longer they end the program again.
            ids.push(signal_hook::flag::register_conditional_default(signal, Arc::clone(&ends))?);
            ids.push(signal_hook::flag::register(signal, Arc::clone(&is_asked))?);
        }
        Ok(Self { is_asked, ends, ids })
    }

    fn is_asked(&self) -> bool {
        self.is_asked.load(Ordering::Relaxed)
    }
}

impl Drop for Signals {
    fn drop(&mut self) {
        self.ends.store(true, Ordering::Relaxed);
        // The first of each pair stays: it is what ends the program now.
        for id in self.ids.iter().skip(1).step_by(2) {
            signal_hook::low_level::unregister(*id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_found_among_keys() {
        for (bytes, last, found) in [
            (&b"\x1b[24;80R"[..], b'R', Some("24;80")),
            (b"abc\x1b[A\x1b[1;3Rxyz", b'R', Some("1;3")),
            (b"\x1b[?62;22c", b'c', Some("?62;22")),
            (b"\x1b[1;3R", b'c', None),
            (b"\x1b[24;8", b'R', None),
            (b"\x1b[R", b'R', None),
            (b"", b'R', None),
        ] {
            assert_eq!(answer(bytes, last).as_deref(), found, "{bytes:?}");
        }
    }

    #[test]
    fn the_median_is_the_one_in_the_middle() {
        let ms = Duration::from_millis;
        let answers = Answers { trips: vec![ms(9), ms(2), ms(300), ms(4), ms(3)], ..Answers::default() };
        assert_eq!(answers.trip(), Some((ms(2), ms(4))));
        assert_eq!(Answers::default().trip(), None);
    }
}
