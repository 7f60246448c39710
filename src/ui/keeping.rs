//! The store's directory while the screens are up: the check in the background, and the note of what has still to be told; knows no words.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::store::checking::Checking;
use crate::store::storage::RealStorage;
use crate::store::untold;
use crate::ui::app::Heard;

/// How long nobody must have typed before the check begins.
const CHECK_AFTER: Duration = Duration::from_millis(200);
/// How often the footer shows how far it is, for those who asked.
const SHOW_EVERY: Duration = Duration::from_millis(500);

/// Leads what a thread has to tell to the application.
pub type Teller = Arc<dyn Fn(Heard) + Send + Sync>;

/// The store's directory while the screens are up.
pub struct Keeping {
    dir: PathBuf,
    tell: Teller,
    checking: Option<Checking>,
    has_checked: bool,
    is_asked: bool,
    has_untold: bool,
}

impl Keeping {
    /// Looks after a store's directory. What it finds is told the application. `has_untold` says that what was repaired is being told.
    pub fn new(dir: PathBuf, tell: Teller, has_untold: bool) -> Self {
        Self { dir, tell, checking: None, has_checked: false, is_asked: false, has_untold }
    }

    /// Hears that all notices have been read, and takes the note of what was repaired away.
    pub fn told(&mut self) {
        if std::mem::take(&mut self.has_untold) {
            untold::told(&RealStorage, &self.dir);
        }
    }

    /// Begins the check, or goes on with the one under way, and shows how far it is.
    ///
    /// # Errors
    /// The system has no more threads.
    pub fn ask(&mut self) -> io::Result<()> {
        self.is_asked = true;
        if self.checking.is_none() {
            self.begin()?;
        }
        Ok(())
    }

    /// Does what waits for a quiet moment; returns whether the footer shows something else now.
    pub fn wake(&mut self) -> bool {
        if !self.has_checked && self.begin().is_err() {
            // Whoever wants it done asks for it, and hears why it cannot be.
            self.has_checked = true;
        }
        self.percent().is_some()
    }

    /// Returns how long after the last input it wants to be woken.
    pub fn wake_after(&self) -> Option<Duration> {
        if !self.has_checked {
            return Some(CHECK_AFTER);
        }
        self.percent().map(|_| SHOW_EVERY)
    }

    /// Returns how far the check is, of 100, for those who asked.
    pub fn percent(&self) -> Option<u8> {
        self.checking.as_ref().filter(|_| self.is_asked).map(Checking::percent)
    }

    /// Hears that the check has ended; returns whether it was asked for.
    pub fn ended(&mut self) -> bool {
        self.checking = None;
        std::mem::take(&mut self.is_asked)
    }

    fn begin(&mut self) -> io::Result<()> {
        let tell = Arc::clone(&self.tell);
        let checking = Checking::start(&self.dir, move |checked| tell(Heard::Checked(checked)))?;
        self.checking = Some(checking);
        self.has_checked = true;
        Ok(())
    }
}
