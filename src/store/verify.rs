//! `verify`: believes nothing of a store, mends what it finds, and says what it found; knows no words for it.
//!
//! The journal is walked from front to back: every frame, checksum and link of the chain, and the text of every checklist against its
//! digest. Then the store is opened with [`Care::Full`], which holds the database against the fold of the journal and mends what differs,
//! each damaged original kept in quarantine. [`Depth::Deep`] also makes the database anew in a scratch directory and holds that against
//! the journal, so that a rebuild is known to work before it is needed.
//!
//! While another program has the store, or where it cannot be written, only the journal is walked: sled cannot be opened beside another
//! and changes what it opens.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::domain::ids::Millis;
use crate::store::compare;
use crate::store::disk::{DB, DiskStore, SCRATCH};
use crate::store::log::{LOG, Log, io_error};
use crate::store::opening::Care;
use crate::store::reading::{self, Kept, LogCheck};
use crate::store::scan::{HeaderIs, Piece, Pieces};
use crate::store::storage::{Access, RealStorage, Storage};
use crate::store::views::Views;
use crate::store::{Doing, Repair, StoreError};

/// How much is verified.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// Journal and database.
    Usual,
    /// And that the database can be made anew.
    Deep,
}

/// What verifying came to.
#[derive(Debug)]
pub struct Verified {
    /// The journal as it is now, after what was mended.
    pub log: LogCheck,
    /// The database.
    pub database: Database,
    /// What was repaired just now.
    pub repairs: Vec<Repair>,
    /// What was repaired earlier and nobody has been told.
    pub untold: Vec<Repair>,
    /// Whether a database made anew fits the journal; nothing where that was not tried.
    pub rebuilt: Option<Result<(), String>>,
}

/// How the database is.
#[derive(Debug)]
pub enum Database {
    /// It fits the journal, now at least.
    Fits,
    /// It was not looked at.
    NotChecked(StoreError),
}

impl Verified {
    /// Returns whether everything is there and nothing had to be repaired.
    pub fn is_fine(&self) -> bool {
        let is_untouched = self.repairs.is_empty() && self.log.missing.is_empty() && !self.is_damaged();
        is_untouched && self.rebuilt.as_ref().is_none_or(Result::is_ok)
    }

    /// Returns whether something is damaged still.
    pub fn is_damaged(&self) -> bool {
        let is_torn =
            self.log.n_tail_bytes > 0 && !matches!(self.database, Database::NotChecked(StoreError::Held { .. }));
        let is_kept = self.log.checklists.values().all(|kept| *kept == Kept::Whole);
        self.log.is_damaged() || is_torn || !is_kept
    }
}

/// Verifies the store in a directory. `user` and `now` go into the lock and the names of what is put into quarantine.
///
/// # Errors
/// There is no store, a later program wrote it, or it cannot be read.
pub fn verify(dir: &Path, depth: Depth, now: Millis, user: &str) -> Result<Verified, StoreError> {
    let log = match reading::check_log(dir) {
        // A journal that is gone comes back from the database.
        Err(StoreError::Missing { .. }) if RealStorage.exists(&dir.join(DB)) => None,
        log => Some(log?),
    };
    let opened = match DiskStore::open_with(Arc::new(RealStorage), dir, now, user, Care::Full) {
        Ok(opened) => opened,
        Err(error @ StoreError::Newer { .. }) => return Err(error),
        Err(error) => {
            let Some(log) = log else { return Err(error) };
            let database = Database::NotChecked(error);
            let untold = crate::store::untold::read(&RealStorage, dir);
            return Ok(Verified { log, database, repairs: Vec::new(), untold, rebuilt: None });
        }
    };
    let repairs = opened.repairs;
    let mut store = opened.store;
    let n_earlier = store.untold().len().saturating_sub(repairs.len());
    let untold = store.untold().iter().take(n_earlier).cloned().collect();
    let log = match log {
        Some(log) if repairs.is_empty() => log,
        Some(_) | None => reading::check_log(dir)?,
    };
    let rebuilt = match depth {
        Depth::Usual => None,
        Depth::Deep => Some(rebuild(dir)?),
    };
    let database = match crate::store::Store::settle(&mut store) {
        Ok(()) | Err(StoreError::NearlyFull { .. }) => Database::Fits,
        Err(error) => Database::NotChecked(error),
    };
    Ok(Verified { log, database, repairs, untold, rebuilt })
}

/// Makes the database anew from the journal, in a scratch directory, and holds it against the journal. The lock is held.
fn rebuild(dir: &Path) -> Result<Result<(), String>, StoreError> {
    let scratch = Scratch::make(&RealStorage, dir)?;
    let path = dir.join(LOG);
    let file = RealStorage.open(&path, Access::Read).map_err(|source| io_error(Doing::Opening, &path, source))?;
    let log = Log::sound(&path, file, crate::store::Head::default())?;
    let db = scratch.path.join(DB);
    let mut views = Views::open(&db).map_err(|error| error.at(&db))?;
    for piece in Pieces::of_file(log.file(), log.path(), HeaderIs::Sound)? {
        if let Piece::Batch(logged) = piece? {
            views.add(&logged).map_err(|error| error.at(&db))?;
        }
    }
    Ok(compare::difference(&views, &log)?.map_or(Ok(()), Err))
}

/// A directory in the store to rebuild in. Whoever has it has the store's lock; it goes away with this.
pub(super) struct Scratch {
    /// Where it is.
    pub path: PathBuf,
}

impl Scratch {
    /// Makes it, empty.
    ///
    /// # Errors
    /// The system refused.
    pub fn make(storage: &dyn Storage, dir: &Path) -> Result<Self, StoreError> {
        let path = dir.join(SCRATCH);
        let io = |source| io_error(Doing::Creating, &path, source);
        if storage.exists(&path) {
            std::fs::remove_dir_all(&path).map_err(io)?;
        }
        storage.make_dir(&path).map_err(io)?;
        Ok(Self { path })
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What is left of it is taken away the next time one is made.
        let _ = std::fs::remove_dir_all(&self.path);
    }
}
