//! A store on a disk that takes nothing: its journal is read at once, and it is opened for writing as soon as it can be; knows nothing of
//! how that is told.
//!
//! Invariant: nothing is written before the store has been opened as ever, lock and repairs included. If another program has added to it
//! meanwhile, what was entered here does not follow and is not acknowledged.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::domain::event::Entry;
use crate::domain::ids::{AssessmentId, Digest, Millis, Seq};
use crate::domain::ledger::{Ledger, Summary};
use crate::store::disk::{DiskStore, Opened};
use crate::store::reading::{self, Reading};
use crate::store::storage::Storage;
use crate::store::{Head, Store, StoreError};

/// What came of opening a store to work on it.
#[derive(Debug)]
pub enum Access {
    /// It can be written.
    Writing(Opened),
    /// It can only be read, and why.
    Reading(ReadOnlyStore, StoreError),
}

/// Opens the store in a directory, for reading alone if the disk takes nothing or the files may not be written.
///
/// # Errors
/// As for [`DiskStore::open`], and where there is nothing to read.
pub fn open(storage: Arc<dyn Storage>, dir: &Path, clock: fn() -> Millis, user: &str) -> Result<Access, StoreError> {
    let error = match DiskStore::open_on(Arc::clone(&storage), dir, clock(), user) {
        Ok(opened) => return Ok(Access::Writing(opened)),
        Err(error) => error,
    };
    let Some(reading) = is_refused(&error).then(|| reading::read(dir).ok()).flatten() else { return Err(error) };
    let site = Site { storage, dir: dir.to_owned(), clock, user: user.to_owned() };
    Ok(Access::Reading(ReadOnlyStore { site, kept: Kept::Read(Box::new(reading)) }, error))
}

/// Returns whether the system does not let the store be written, which says nothing against reading it.
fn is_refused(error: &StoreError) -> bool {
    use std::io::ErrorKind::{PermissionDenied, ReadOnlyFilesystem};
    matches!(error, StoreError::Io { source, .. } if matches!(source.kind(), PermissionDenied | ReadOnlyFilesystem))
}

/// A store that could not be opened for writing.
#[derive(Debug)]
pub struct ReadOnlyStore {
    site: Site,
    kept: Kept,
}

#[derive(Debug)]
enum Kept {
    /// The journal as it was read.
    Read(Box<Reading>),
    /// The store, since it could be opened.
    Open(Box<Opened>),
}

struct Site {
    storage: Arc<dyn Storage>,
    dir: PathBuf,
    clock: fn() -> Millis,
    user: String,
}

impl std::fmt::Debug for Site {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Site").field("dir", &self.dir).finish_non_exhaustive()
    }
}

impl ReadOnlyStore {
    fn store(&self) -> &dyn Store {
        match &self.kept {
            Kept::Read(reading) => &**reading,
            Kept::Open(opened) => &opened.store,
        }
    }

    fn store_mut(&mut self) -> &mut dyn Store {
        match &mut self.kept {
            Kept::Read(reading) => &mut **reading,
            Kept::Open(opened) => &mut opened.store,
        }
    }
}

impl Store for ReadOnlyStore {
    fn append(&mut self, entries: &[Entry]) -> Result<(), StoreError> {
        if let Kept::Read(_) = self.kept {
            let Site { storage, dir, clock, user } = &self.site;
            let opened = DiskStore::open_on(Arc::clone(storage), dir, clock(), user)?;
            self.kept = Kept::Open(Box::new(opened));
        }
        self.store_mut().append(entries)
    }

    fn keep_up(&mut self) {
        self.store_mut().keep_up();
    }

    fn keep_summary(&mut self, assessment: &AssessmentId, summary: &Summary) -> Result<(), StoreError> {
        self.store_mut().keep_summary(assessment, summary)
    }

    fn head(&self) -> Head {
        self.store().head()
    }

    fn ledger(&mut self) -> Result<Ledger, StoreError> {
        self.store_mut().ledger()
    }

    fn entries_of(&mut self, assessment: &AssessmentId) -> Result<Vec<Entry>, StoreError> {
        self.store_mut().entries_of(assessment)
    }

    fn entries(&mut self, from: Seq, limit: usize) -> Result<Vec<Entry>, StoreError> {
        self.store_mut().entries(from, limit)
    }

    fn checklist(&mut self, digest: &Digest) -> Result<Option<String>, StoreError> {
        self.store_mut().checklist(digest)
    }

    fn settle(&mut self) -> Result<(), StoreError> {
        self.store_mut().settle()
    }
}
