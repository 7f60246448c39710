//! Where damaged and replaced files are kept: a directory in the store nothing is ever deleted from; knows nothing of what they are.

use std::path::{Path, PathBuf};

use jiff::Timestamp;

use crate::domain::ids::Millis;
use crate::store::log::io_error;
use crate::store::storage::{Storage, StoredFile};
use crate::store::{Doing, StoreError};

/// The name of the directory in the store's own.
pub const QUARANTINE: &str = "quarantine";
/// How much is copied at a time.
const COPY_BYTES: usize = 1 << 18;

/// Moves a file or directory to quarantine, durably, and returns where it is now.
///
/// # Errors
/// The system refused.
pub fn put(storage: &dyn Storage, dir: &Path, path: &Path, now: Millis) -> Result<PathBuf, StoreError> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let to = free_path(storage, dir, &name, now)?;
    let io = |source| io_error(Doing::Moving, path, source);
    storage.rename(path, &to).map_err(io)?;
    storage.sync_dir(&dir.join(QUARANTINE)).map_err(io)?;
    storage.sync_dir(dir).map_err(io)?;
    Ok(to)
}

/// Copies a file from `start` on to quarantine under a name, durably, and returns where it is.
///
/// # Errors
/// The system refused.
pub(super) fn copy(
    storage: &dyn Storage,
    dir: &Path,
    file: &dyn StoredFile,
    name: &str,
    start: u64,
    now: Millis,
) -> Result<PathBuf, StoreError> {
    let to = free_path(storage, dir, name, now)?;
    let io = |source| io_error(Doing::Writing, &to, source);
    let mut copy = storage.create(&to).map_err(io)?;
    let mut offset = start;
    let mut bytes = vec![0; COPY_BYTES];
    loop {
        let n_read = file.read_at(offset, &mut bytes).map_err(io)?;
        let Some(read) = bytes.get(..n_read).filter(|read| !read.is_empty()) else { break };
        copy.append(read).map_err(io)?;
        offset += n_read as u64;
    }
    copy.sync_data().map_err(io)?;
    storage.sync_dir(&dir.join(QUARANTINE)).map_err(io)?;
    Ok(to)
}

/// Returns a path in quarantine that is not taken: name, time and a number.
fn free_path(storage: &dyn Storage, dir: &Path, name: &str, now: Millis) -> Result<PathBuf, StoreError> {
    let quarantine = dir.join(QUARANTINE);
    if !storage.exists(&quarantine) {
        storage.make_dir(&quarantine).map_err(|source| io_error(Doing::Creating, &quarantine, source))?;
    }
    let time =
        Timestamp::from_millisecond(now.0).unwrap_or(Timestamp::UNIX_EPOCH).strftime("%Y%m%dT%H%M%SZ").to_string();
    let free =
        (1..).map(|number: u32| quarantine.join(format!("{name}-{time}-{number}"))).find(|path| !storage.exists(path));
    Ok(free.unwrap_or_else(|| quarantine.join(name)))
}
