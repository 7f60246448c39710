//! What can reach the program, and the one thread that listens to the terminal; knows nothing of what it is for.

mod decode;
mod sequence;

use std::io;
use std::os::fd::AsFd;
use std::os::unix::net::UnixStream;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::Sender;
use std::time::Duration;

use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use signal_hook::consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGWINCH, SIGXFSZ};

pub use decode::{Decoder, Told};

use crate::ui::keys::Key;
use crate::ui::text::Metrics;
use crate::ui::{outlet, terminal};

/// Everything that can reach the program, through one inbox. `M` is what its own threads have to tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input<M> {
    /// A key was pressed or repeated.
    Key(Key),
    /// A text was pasted, whole.
    Paste(String),
    /// The terminal has another size.
    Resize(Size),
    /// The terminal has told how it draws ambiguous characters.
    Metrics(Metrics),
    /// Everything sent before the terminal was asked has reached it.
    Reached,
    /// The program was stopped and goes on; the terminal may show anything.
    Resumed,
    /// Somebody asks the program to end (SIGTERM, SIGINT, SIGHUP); the terminal may well be there still.
    Terminate,
    /// The terminal is gone.
    HungUp,
    /// As much time passed as the program asked to be woken after.
    Wake,
    /// News from one of the program's own threads.
    News(M),
}

/// The longest piece read at once.
const READ_BYTES: usize = 16 * 1024;

/// The signals listened to.
const SIGNALS: [i32; 5] = [SIGWINCH, SIGCONT, SIGTERM, SIGINT, SIGHUP];

/// Starts listening to standard input and to signals. Everything heard goes into the inbox, [`Input::HungUp`] last.
///
/// The terminal is polled before it is read and read by our own decoder: the library's reader never returns after a
/// hang-up and takes an arrow key whose bytes arrive apart for Esc and letters.
///
/// # Errors
/// Signals cannot be listened to, or the thread cannot be started.
pub fn listen<M: Send + 'static>(inbox: Sender<Input<M>>) -> io::Result<()> {
    let mut pipes = Vec::new();
    for signal in SIGNALS {
        let (hears, tells) = UnixStream::pair()?;
        hears.set_nonblocking(true)?;
        signal_hook::low_level::pipe::register(signal, tells)?;
        pipes.push((signal, hears));
    }
    for signal in [SIGTERM, SIGINT, SIGHUP] {
        // For whoever waits for the terminal and hears nothing else.
        signal_hook::flag::register(signal, Arc::clone(outlet::ending()))?;
    }
    // Heard so that it does not kill: at the limit of a file's size a write then fails as on a full disk, and is told so.
    signal_hook::flag::register(SIGXFSZ, Arc::new(AtomicBool::new(false)))?;
    let thread = std::thread::Builder::new().name("input".to_owned());
    thread.spawn(move || {
        let ear = Ear { pipes, inbox };
        // However listening ends, nobody may be left waiting for a key.
        _ = ear.listen();
        _ = ear.inbox.send(Input::HungUp);
    })?;
    Ok(())
}

struct Ear<M> {
    pipes: Vec<(i32, UnixStream)>,
    inbox: Sender<Input<M>>,
}

/// Why listening ended.
enum Ended {
    HungUp,
    NobodyHears,
}

impl<M> Ear<M> {
    fn listen(&self) -> Ended {
        let stdin = io::stdin();
        let mut decoder = Decoder::default();
        let mut buffer = vec![0; READ_BYTES];
        loop {
            let mut polled: Vec<PollFd<'_>> = vec![PollFd::new(&stdin, PollFlags::IN)];
            polled.extend(self.pipes.iter().map(|(_, pipe)| PollFd::new(pipe, PollFlags::IN)));
            match poll(&mut polled, decoder.patience().map(timespec).as_ref()) {
                Err(rustix::io::Errno::INTR) => continue,
                Err(_) => return Ended::HungUp,
                Ok(0) => {
                    if let Err(ended) = self.tell(decoder.settle()) {
                        return ended;
                    }
                    continue;
                }
                Ok(_) => {}
            }
            let heard: Vec<PollFlags> = polled.iter().map(PollFd::revents).collect();
            // What was typed before somebody asks the program to end still counts: it is told first.
            let terminal = heard.first().copied().unwrap_or(PollFlags::empty());
            if terminal.contains(PollFlags::IN) {
                let told = match rustix::io::read(stdin.as_fd(), &mut buffer) {
                    Err(rustix::io::Errno::INTR | rustix::io::Errno::AGAIN) => Vec::new(),
                    Ok(0) | Err(_) => return Ended::HungUp,
                    Ok(n_bytes) => decoder.feed(buffer.get(..n_bytes).unwrap_or_default()),
                };
                if let Err(ended) = self.tell(told) {
                    return ended;
                }
            } else if terminal.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
                return Ended::HungUp;
            }
            for ((signal, pipe), flags) in self.pipes.iter().zip(heard.iter().skip(1)) {
                if !flags.is_empty()
                    && let Err(ended) = self.tell_signal(*signal, pipe)
                {
                    return ended;
                }
            }
        }
    }

    fn tell(&self, told: Vec<Told>) -> Result<(), Ended> {
        for told in told {
            let input = match told {
                Told::Key(key) => Input::Key(key),
                Told::Paste(text) => Input::Paste(text),
                Told::Column(column) => match terminal::metrics_from(column) {
                    Some(metrics) => Input::Metrics(metrics),
                    None => continue,
                },
                Told::Reached => Input::Reached,
            };
            self.inbox.send(input).map_err(|_| Ended::NobodyHears)?;
        }
        Ok(())
    }

    fn tell_signal(&self, signal: i32, pipe: &UnixStream) -> Result<(), Ended> {
        let mut drained = [0; 64];
        while rustix::io::read(pipe.as_fd(), &mut drained).is_ok_and(|n_bytes| n_bytes > 0) {}
        let input = match signal {
            SIGWINCH => Input::Resize(terminal::size()),
            SIGCONT => Input::Resumed,
            _ => Input::Terminate,
        };
        self.inbox.send(input).map_err(|_| Ended::NobodyHears)
    }
}

fn timespec(time: Duration) -> Timespec {
    Timespec { tv_sec: i64::try_from(time.as_secs()).unwrap_or(i64::MAX), tv_nsec: time.subsec_nanos().into() }
}
