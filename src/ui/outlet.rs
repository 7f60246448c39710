//! Writes bytes to the terminal; knows nothing of what they mean.
//!
//! Invariant: a terminal that takes nothing (a stopped client, a sleeping laptop) holds nobody up who asks the program to end.

use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::{Mode, OFlags, open};
use rustix::io::Errno;
use rustix::termios;

/// Whether somebody asks the program to end; set by signals.
static ENDING: OnceLock<Arc<AtomicBool>> = OnceLock::new();

/// From when on a terminal that takes nothing is not waited for any more.
static GIVEN_UP_AT: OnceLock<Instant> = OnceLock::new();

/// How long such a terminal is waited for in all once the program is asked to end.
const LAST_PATIENCE: Duration = Duration::from_millis(25);
/// How often somebody who waits for it looks whether that is so.
const LOOK_EVERY: Duration = Duration::from_millis(10);

/// Returns what is set when somebody asks the program to end.
pub fn ending() -> &'static Arc<AtomicBool> {
    ENDING.get_or_init(Arc::default)
}

/// The way to the terminal: a description of its own, so that writing without blocking changes nothing for whoever shares
/// standard output.
#[derive(Clone, Debug)]
pub struct Outlet {
    /// `None`: the terminal cannot be opened by its name; it is written to as it is.
    own: Option<Arc<OwnedFd>>,
}

impl Outlet {
    /// Opens it.
    pub fn open() -> Self {
        let flags = OFlags::WRONLY | OFlags::NOCTTY | OFlags::NONBLOCK | OFlags::CLOEXEC;
        let own =
            termios::ttyname(io::stdout(), Vec::new()).and_then(|name| open(name.as_c_str(), flags, Mode::empty()));
        Self { own: own.ok().map(Arc::new) }
    }

    /// Writes bytes, in one call as long as the terminal takes them.
    ///
    /// # Errors
    /// It is gone; or somebody asks the program to end and it takes nothing more, which is [`io::ErrorKind::TimedOut`].
    pub fn write_all(&self, mut bytes: &[u8]) -> io::Result<()> {
        let stdout = io::stdout();
        let fd = self.own.as_ref().map_or_else(|| stdout.as_fd(), AsFd::as_fd);
        while !bytes.is_empty() {
            match rustix::io::write(fd, bytes) {
                Ok(0) => return Err(io::ErrorKind::WriteZero.into()),
                Ok(n_bytes) => bytes = bytes.get(n_bytes..).unwrap_or_default(),
                Err(Errno::INTR) => {}
                Err(Errno::AGAIN) => {
                    let is_ending = ending().load(Ordering::Relaxed);
                    if is_ending && GIVEN_UP_AT.get_or_init(|| Instant::now() + LAST_PATIENCE) <= &Instant::now() {
                        return Err(io::ErrorKind::TimedOut.into());
                    }
                    wait_for_room(fd)?;
                }
                Err(error) => return Err(error.into()),
            }
        }
        Ok(())
    }
}

/// Waits a little while for a terminal to take more.
fn wait_for_room(fd: BorrowedFd<'_>) -> io::Result<()> {
    let time = Timespec { tv_sec: 0, tv_nsec: LOOK_EVERY.subsec_nanos().into() };
    match poll(&mut [PollFd::new(&fd, PollFlags::OUT)], Some(&time)) {
        Ok(_) | Err(Errno::INTR) => Ok(()),
        Err(error) => Err(error.into()),
    }
}
