//! Makes a store of a backup: rebuilt and compared in a scratch directory first, then put in place; knows nothing of who asked for it.
//!
//! ```text
//! <store>/LOCK taken ─► scratch/ ← journal from the backup ─► opened there, believing nothing ─► fits the backup's header?
//!   ─► old journal.log copied to quarantine ─► old db/ moved there ─► new journal.log renamed over the old one ─► new db/ moved in
//! ```
//!
//! Invariant: at every moment a kill leaves either the old journal or the new one in place, whole, and the database of another journal
//! is never beside it. A database that is missing is made anew at the next opening.
//! Invariant: a store with entries is replaced only when that was asked for, and is kept in quarantine.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::domain::ids::Millis;
use crate::store::backup::{self, Backup, BackupError, Contents};
use crate::store::disk::{DB, DiskStore};
use crate::store::lock::Lock;
use crate::store::log::{LOG, io_error};
use crate::store::opening::{Care, SUSPECT};
use crate::store::quarantine;
use crate::store::reached::REACHED;
use crate::store::storage::{Access, RealStorage, Storage, StoredFile, make_dir_to_stay};
use crate::store::verify::Scratch;
use crate::store::{Doing, Store, StoreError};

/// How much is copied at a time.
const COPY_BYTES: usize = 1 << 18;

/// What happens to a store that is there already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Existing {
    /// It stays, and nothing is restored.
    Stays,
    /// It goes to quarantine.
    Quarantined,
}

/// What restoring came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// What the backup holds, and the store now.
    pub contents: Contents,
    /// Where the journal that was there is kept.
    pub kept: Option<PathBuf>,
}

/// Why nothing was restored. The store is as it was, but for a system that refuses to make the names in its directory durable: then it is the
/// old one or the new one, whole.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    /// There is a store already.
    #[error("there is a store in {path}")]
    Exists {
        /// Its directory.
        path: PathBuf,
    },
    /// A store rebuilt from the backup is not what the backup says it is.
    #[error("{path} cannot be rebuilt")]
    Unlike {
        /// The backup.
        path: PathBuf,
    },
    /// The backup is of no use.
    #[error(transparent)]
    Backup(#[from] BackupError),
    /// The store, or the system.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Restores a backup into a store's directory, which is made if it is not there. `user` and `now` go into the lock and into quarantine.
///
/// # Errors
/// The backup is of no use, there is a store and it is to stay, another program holds it, or the system refused.
pub fn restore(from: &Path, dir: &Path, existing: Existing, now: Millis, user: &str) -> Result<Restored, RestoreError> {
    restore_on(Arc::new(RealStorage), from, dir, existing, now, user)
}

/// Restores into a store's directory on a given file system.
///
/// # Errors
/// As for [`restore`].
pub fn restore_on(
    storage: Arc<dyn Storage>,
    from: &Path,
    dir: &Path,
    existing: Existing,
    now: Millis,
    user: &str,
) -> Result<Restored, RestoreError> {
    let Backup { contents, journal } = backup::read(from)?;
    let io = |source| io_error(Doing::Creating, dir, source);
    make_dir_to_stay(&*storage, dir).map_err(io)?;
    let lock = Lock::take(dir, now, user)?;
    if existing == Existing::Stays && has_entries(dir)? {
        return Err(RestoreError::Exists { path: dir.to_owned() });
    }
    let scratch = Scratch::make(&*storage, dir)?;
    copy(&*storage, &*journal, from, &scratch.path.join(LOG))?;
    let opened = DiskStore::open_with(Arc::clone(&storage), &scratch.path, now, user, Care::Full)?;
    let mut store = opened.store;
    store.settle()?;
    if store.head() != contents.head {
        return Err(RestoreError::Unlike { path: from.to_owned() });
    }
    drop(store);
    let kept = put_in_place(&*storage, &scratch, dir, now)?;
    drop(lock);
    Ok(Restored { contents, kept })
}

/// Returns whether a directory holds a store one would miss.
fn has_entries(dir: &Path) -> Result<bool, StoreError> {
    match crate::store::reading::check_log(dir) {
        Ok(log) => Ok(log.n_entries > 0 || log.n_bad_bytes > 0 || log.n_tail_bytes > 0),
        Err(StoreError::Missing { .. }) => Ok(RealStorage.exists(&dir.join(DB))),
        // What a later program wrote, or cannot be read, is somebody's.
        Err(StoreError::Newer { .. } | StoreError::Io { .. }) => Ok(true),
        Err(error) => Err(error),
    }
}

/// Puts a rebuilt store in the place of the one that is there, if one is; returns where the old journal is kept.
fn put_in_place(
    storage: &dyn Storage,
    scratch: &Scratch,
    dir: &Path,
    now: Millis,
) -> Result<Option<PathBuf>, StoreError> {
    let (log, db) = (dir.join(LOG), dir.join(DB));
    let kept = match storage.open(&log, Access::Read) {
        Ok(old) => Some(quarantine::copy(storage, dir, &*old, LOG, 0, now)?),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
        Err(source) => return Err(io_error(Doing::Reading, &log, source)),
    };
    let reached = dir.join(REACHED);
    if storage.exists(&reached) {
        // How far the old journal had come says nothing of the new one. Without it the old one is as good as before.
        storage.remove(&reached).map_err(|source| io_error(Doing::Moving, &reached, source))?;
    }
    // The database goes before the journal: beside another one it would give back entries that are not in the backup.
    let old_db = if storage.exists(&db) { Some(quarantine::put(storage, dir, &db, now)?) } else { None };
    if let Err(source) = storage.rename(&scratch.path.join(LOG), &log) {
        // If it cannot go back it is made anew by the next opening.
        let _ = old_db.map(|old_db| storage.rename(&old_db, &db));
        return Err(io_error(Doing::Moving, &log, source));
    }
    // Without the database the next opening makes one of the journal.
    let _ = storage.rename(&scratch.path.join(DB), &db);
    storage.sync_dir(dir).map_err(|source| io_error(Doing::Moving, &log, source))?;
    if storage.exists(&dir.join(SUSPECT)) {
        // What a check found of the old journal says nothing of the new one; with the mark the next opening is only slower.
        let _ = storage.remove(&dir.join(SUSPECT));
    }
    Ok(kept)
}

fn copy(storage: &dyn Storage, journal: &dyn StoredFile, from: &Path, to: &Path) -> Result<(), StoreError> {
    let io = |source| io_error(Doing::Writing, to, source);
    let mut out = storage.create(to).map_err(io)?;
    let mut bytes = vec![0; COPY_BYTES];
    let mut offset = 0;
    loop {
        let n_read = journal.read_at(offset, &mut bytes).map_err(|source| io_error(Doing::Reading, from, source))?;
        let Some(read) = bytes.get(..n_read).filter(|read| !read.is_empty()) else { break };
        out.append(read).map_err(io)?;
        offset += n_read as u64;
    }
    out.sync_data().map_err(io)
}
