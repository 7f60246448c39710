//! The check in the background: walks through the journal while the screens are up, slowly enough that nobody notices; mends nothing.
//!
//! Damage it finds amid the journal is one a quick opening does not look for. It leaves the mark [`SUSPECT`], and the next opening mends it.
//!
//! Invariant: what is found only once is not told. While the journal grows, a reader may catch a write that failed and was cut back.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::Duration;

use crate::store::StoreError;
use crate::store::opening::SUSPECT;
use crate::store::reading::{self, LogCheck, Walked};
use crate::store::storage::{RealStorage, Storage};

/// How much is read between two pauses.
const STRIDE: u64 = 1 << 20;
/// How long a pause is: the disk belongs to the answers.
const PAUSE: Duration = Duration::from_millis(5);
/// How polite the thread is; 19 is as polite as can be.
const NICENESS: i32 = 19;

/// A check under way. It is broken off when this goes away.
#[derive(Debug)]
pub struct Checking {
    percent: Arc<AtomicU8>,
    _cancel: Sender<()>,
}

impl Checking {
    /// Starts checking the journal in a store's directory. `on_end` is called on the checking thread, and not at all when it is broken off.
    ///
    /// # Errors
    /// The system has no more threads.
    pub fn start(
        dir: &Path,
        on_end: impl FnOnce(Result<LogCheck, StoreError>) + Send + 'static,
    ) -> std::io::Result<Self> {
        let (cancel, cancelled) = channel();
        let percent = Arc::new(AtomicU8::new(0));
        let check = Check { dir: dir.to_owned(), percent: Arc::clone(&percent), cancelled };
        std::thread::Builder::new().name("check".to_owned()).spawn(move || {
            // On this system the calling thread alone becomes more polite; where it does not, the check is only less so.
            let _ = rustix::process::nice(NICENESS);
            match check.run() {
                Ok(Some(checked)) => on_end(Ok(checked)),
                Ok(None) => {}
                Err(error) => on_end(Err(error)),
            }
        })?;
        Ok(Self { percent, _cancel: cancel })
    }

    /// Returns how much of the journal has been read, of 100.
    pub fn percent(&self) -> u8 {
        self.percent.load(Ordering::Relaxed)
    }
}

struct Check {
    dir: PathBuf,
    percent: Arc<AtomicU8>,
    cancelled: Receiver<()>,
}

impl Check {
    fn run(&self) -> Result<Option<LogCheck>, StoreError> {
        let Some(first) = self.walk()? else { return Ok(None) };
        if !first.is_damaged() {
            return Ok(Some(first));
        }
        let Some(second) = self.walk()? else { return Ok(None) };
        if second.is_damaged() {
            // Without the mark the damage is found again by the next check.
            let _ = RealStorage.create(&self.dir.join(SUSPECT));
        }
        Ok(Some(second))
    }

    fn walk(&self) -> Result<Option<LogCheck>, StoreError> {
        let mut rested_at = 0;
        reading::check_log_while(&self.dir, &mut |Walked { at, of }| {
            let percent = u8::try_from(at.saturating_mul(100).checked_div(of).unwrap_or(100)).unwrap_or(100);
            self.percent.store(percent.min(100), Ordering::Relaxed);
            if at < rested_at + STRIDE {
                return true;
            }
            rested_at = at;
            matches!(self.cancelled.recv_timeout(PAUSE), Err(RecvTimeoutError::Timeout))
        })
    }
}
