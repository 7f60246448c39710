//! The store on disk: the journal acknowledges, the database answers; knows nothing of what is found damaged at opening, which is `opening`'s part.
//!
//! ```text
//! <store>/LOCK         see `lock`
//! <store>/journal.log  see `frame`; `sync_data` of it is the acknowledgement
//! <store>/db/          see `trees`; can be made anew from the journal at any time
//! <store>/ballast      room given back to the journal when the disk is full
//! <store>/quarantine/  what was found damaged or replaced; never deleted by the program
//! <store>/reached      the last entry acknowledged, see `reached`
//! <store>/repairs      what was repaired and not told yet, see `untold`
//! <store>/suspect      left by a check that found damage, see `opening`
//! <store>/scratch/     a store being rebuilt, to be compared or to take this one's place; of no use once nobody works on it
//! ```
//!
//! Write path: records → frames → one `append` → `sync_data` → the entries are on record and acknowledged → one transaction in the
//! database, before anything else is written or asked. The database is flushed after a quiet moment and at close. When it fails it is put aside and the journal is folded in memory instead.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::domain::event::Entry;
use crate::domain::ids::{AssessmentId, Digest, Millis, Seq};
use crate::domain::ledger::{Ledger, Summary};
use crate::store::guard::ViewsError;
use crate::store::lock::Lock;
use crate::store::log::Log;
use crate::store::memory::MemoryStore;
use crate::store::opening::{self, Care, Opening};
use crate::store::reached::Reached;
use crate::store::scan::Logged;
use crate::store::storage::{Access, RealStorage, Storage, make_dir_to_stay};
use crate::store::views::Views;
use crate::store::{Doing, Head, Repair, Store, StoreError, quarantine, reading};

/// The name of the database in the store's directory.
pub const DB: &str = "db";
/// The name of the directory in which a store is rebuilt.
pub(super) const SCRATCH: &str = "scratch";
/// The name of the file that is deleted when the disk is full.
pub const BALLAST: &str = "ballast";
/// Its length.
const BALLAST_BYTES: u64 = 4 << 20;

/// A store in a directory. The lock is let go of last.
pub struct DiskStore {
    answers: Answers,
    log: Log,
    /// What the journal has and the answers do not have yet: at most what was appended last.
    behind: Vec<Logged>,
    storage: Arc<dyn Storage>,
    dir: PathBuf,
    /// Whether the database has something that is not yet durable.
    is_unsettled: bool,
    untold: Vec<Repair>,
    reached: Reached,
    /// What is to be said at the next settling.
    trouble: Option<StoreError>,
    _lock: Lock,
}

/// Where questions are answered from.
enum Answers {
    /// The database.
    Views(Box<Views>),
    /// The journal folded in memory, since the database failed.
    Memory(Box<MemoryStore>),
    /// Neither at the moment: the journal is to be folded before the next answer.
    Nothing,
}

/// A store, and what had to be repaired to open it.
pub struct Opened {
    /// The store.
    pub store: DiskStore,
    /// What was repaired; empty after a clean stop and after a kill.
    pub repairs: Vec<Repair>,
}

impl std::fmt::Debug for Opened {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Opened").field("head", &self.store.head()).field("repairs", &self.repairs).finish()
    }
}

impl DiskStore {
    /// Opens the store in a directory, or makes one; repairs what it finds damaged. `user` and `now` go into the lock.
    ///
    /// # Errors
    /// Another program holds it, a later program wrote it, or the system refused.
    pub fn open(dir: &Path, now: Millis, user: &str) -> Result<Opened, StoreError> {
        Self::open_on(Arc::new(RealStorage), dir, now, user)
    }

    /// Opens the store on a given file system.
    ///
    /// # Errors
    /// As for [`DiskStore::open`].
    pub fn open_on(storage: Arc<dyn Storage>, dir: &Path, now: Millis, user: &str) -> Result<Opened, StoreError> {
        Self::open_with(storage, dir, now, user, Care::Quick)
    }

    /// Opens the store, believing as much or as little of it as is said.
    ///
    /// # Errors
    /// As for [`DiskStore::open`].
    pub fn open_with(
        storage: Arc<dyn Storage>,
        dir: &Path,
        now: Millis,
        user: &str,
        care: Care,
    ) -> Result<Opened, StoreError> {
        let io = |source| StoreError::Io { doing: Doing::Creating, path: dir.to_owned(), source };
        make_dir_to_stay(&*storage, dir).map_err(io)?;
        let lock = Lock::take(dir, now, user)?;
        let scratch = dir.join(SCRATCH);
        if storage.exists(&scratch) {
            // Left by a kill. What cannot be taken away only takes room.
            let _ = std::fs::remove_dir_all(&scratch);
        }
        let Opening { log, views, repairs, untold } = opening::open(&*storage, dir, now, user, care)?;
        let (answers, trouble) = match views {
            Ok(views) => (Answers::Views(Box::new(views)), None),
            Err(error) => (Answers::Nothing, Some(error)),
        };
        let store = Self {
            answers,
            reached: Reached::open(dir, log.head().seq),
            log,
            behind: Vec::new(),
            storage,
            dir: dir.to_owned(),
            is_unsettled: true,
            untold,
            trouble,
            _lock: lock,
        };
        store.put_ballast();
        Ok(Opened { store, repairs })
    }

    /// Returns what this opening and earlier ones repaired and nobody has been told yet: see [`untold`](crate::store::untold).
    pub fn untold(&self) -> &[Repair] {
        &self.untold
    }

    /// Reserves room for bad times; without it the store is only a little worse off.
    fn put_ballast(&self) {
        let path = self.dir.join(BALLAST);
        if !self.storage.exists(&path) && self.storage.reserve(&path, BALLAST_BYTES).is_err() {
            let _ = self.storage.remove(&path);
        }
    }

    /// Adds to the journal, and on a full disk once more in the room the ballast took.
    fn append_to_log(&mut self, lost: Option<Seq>, entries: &[Entry]) -> Result<Vec<Logged>, StoreError> {
        let append = |log: &mut Log| match lost {
            None => log.append(entries),
            Some(lost) => log.append_after_gap(lost, entries),
        };
        match append(&mut self.log) {
            Err(StoreError::Full { path }) => {
                if self.storage.remove(&self.dir.join(BALLAST)).is_err() {
                    return Err(StoreError::Full { path });
                }
                let logged = append(&mut self.log)?;
                self.trouble = Some(StoreError::NearlyFull { path: self.dir.clone() });
                Ok(logged)
            }
            appended => appended,
        }
    }

    /// Appends entries like [`Store::append`], after a gap that ends with the entry `lost` if one is given.
    ///
    /// # Errors
    /// As for [`Store::append`].
    pub(super) fn append_after(&mut self, lost: Option<Seq>, entries: &[Entry]) -> Result<(), StoreError> {
        self.keep_up();
        self.behind = self.append_to_log(lost, entries)?;
        self.reached.note(self.log.head().seq);
        self.is_unsettled = true;
        Ok(())
    }

    /// Puts the database aside after it failed; the journal goes on without it.
    fn drop_views(&mut self, error: ViewsError) {
        self.answers = Answers::Nothing;
        let db = self.dir.join(DB);
        if let ViewsError::Broken(_) = error {
            // Should the move fail, the next opening finds the database behind or flawed and does it then.
            let _ = quarantine::put(&*self.storage, &self.dir, &db, self.log.head().at);
        }
        self.trouble = Some(error.at(&db));
    }

    /// Answers a question from the database, or else from the journal folded in memory.
    fn ask<T>(
        &mut self,
        of_views: impl FnOnce(&mut Views) -> Result<T, ViewsError>,
        of_memory: impl FnOnce(&mut MemoryStore) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.keep_up();
        if let Answers::Views(views) = &mut self.answers {
            match of_views(views) {
                Ok(answer) => return Ok(answer),
                Err(error) => self.drop_views(error),
            }
        }
        if let Answers::Nothing = self.answers {
            let folded = reading::fold(self.log.file(), self.log.path())?;
            if let Some(seq) = folded.unexplained {
                // Both copies are damaged: what is missing here is named by the next opening, and until then nobody must think all is well.
                self.trouble = Some(StoreError::Damaged { path: self.log.path().to_owned(), seq: Some(seq) });
            }
            self.answers = Answers::Memory(Box::new(folded.into_memory()));
        }
        match &mut self.answers {
            Answers::Memory(memory) => of_memory(memory),
            Answers::Views(_) | Answers::Nothing => Err(StoreError::Closed),
        }
    }
}

impl Store for DiskStore {
    fn append(&mut self, entries: &[Entry]) -> Result<(), StoreError> {
        self.append_after(None, entries)
    }

    fn keep_up(&mut self) {
        let logged = std::mem::take(&mut self.behind);
        match &mut self.answers {
            Answers::Views(views) => {
                if let Err(error) = views.add(&logged) {
                    self.drop_views(error);
                }
            }
            Answers::Memory(memory) => logged.into_iter().for_each(|logged| memory.fold(logged.entry)),
            Answers::Nothing => {}
        }
    }

    fn keep_summary(&mut self, assessment: &AssessmentId, summary: &Summary) -> Result<(), StoreError> {
        self.is_unsettled = true;
        self.ask(|views| views.keep_summary(assessment, summary), |memory| memory.keep_summary(assessment, summary))
    }

    fn head(&self) -> Head {
        self.log.head()
    }

    fn ledger(&mut self) -> Result<Ledger, StoreError> {
        self.ask(|views| Ok(views.ledger().clone()), MemoryStore::ledger)
    }

    fn entries_of(&mut self, assessment: &AssessmentId) -> Result<Vec<Entry>, StoreError> {
        self.ask(|views| views.entries_of(assessment), |memory| memory.entries_of(assessment))
    }

    fn entries(&mut self, from: Seq, limit: usize) -> Result<Vec<Entry>, StoreError> {
        self.ask(|views| views.entries(from, limit), |memory| memory.entries(from, limit))
    }

    fn checklist(&mut self, digest: &Digest) -> Result<Option<String>, StoreError> {
        self.ask(|views| views.checklist(digest), |memory| memory.checklist(digest))
    }

    /// Flushes the database and syncs its file, which sled itself does not.
    fn settle(&mut self) -> Result<(), StoreError> {
        self.keep_up();
        if self.is_unsettled
            && let Answers::Views(views) = &self.answers
        {
            let flushed = views.flush();
            self.is_unsettled = false;
            match flushed {
                Ok(()) => {
                    let path = Views::file_in(&self.dir.join(DB));
                    let synced = self.storage.open(&path, Access::Append).and_then(|mut file| file.sync_data());
                    synced.map_err(|source| StoreError::Io { doing: Doing::Writing, path, source })?;
                }
                Err(error) => self.drop_views(error),
            }
            self.put_ballast();
        }
        self.trouble.take().map_or(Ok(()), Err)
    }
}

impl Drop for DiskStore {
    /// A store that goes away is settled; what cannot be is in the journal.
    fn drop(&mut self) {
        let _ = self.settle();
    }
}
