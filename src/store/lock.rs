//! The lock that keeps a second program out of a store, with who holds it as readable text; the system lets go of it when the holder ends, however it ends.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use jiff::Timestamp;

use crate::domain::ids::Millis;
use crate::store::log::io_error;
use crate::store::{Doing, StoreError};

/// The name of the lock in the store's directory. Its text is three lines: `pid 4711`, `user zhang`, `since 2026-03-02T09:41:00Z`.
pub const LOCK: &str = "LOCK";

/// Held for as long as this lives.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock of the store in `dir`.
    ///
    /// # Errors
    /// Another program holds it, or the system refused.
    pub fn take(dir: &Path, now: Millis, user: &str) -> Result<Self, StoreError> {
        let path = dir.join(LOCK);
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false).mode(0o600);
        let mut file = options.open(&path).map_err(|source| io_error(Doing::Opening, &path, source))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(held(dir, file)),
            Err(TryLockError::Error(source)) => return Err(io_error(Doing::Locking, &path, source)),
        }
        let since = Timestamp::from_millisecond(now.0).unwrap_or(Timestamp::UNIX_EPOCH);
        let user: String = user.chars().filter(|c| !c.is_control()).collect();
        let text = format!("pid {}\nuser {user}\nsince {since}\n", std::process::id());
        // The text is a courtesy: a full disk must not keep anybody from reading the store.
        let _ = file.set_len(0).and_then(|()| file.rewind()).and_then(|()| file.write_all(text.as_bytes()));
        Ok(Self { _file: file })
    }
}

/// Reads who holds the lock; a holder that has not written its text yet is nameless.
fn held(dir: &Path, file: File) -> StoreError {
    let mut text = String::new();
    let _ = file.take(4_096).read_to_string(&mut text);
    let line = |name: &str| text.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
    StoreError::Held {
        path: dir.to_owned(),
        pid: line("pid ").and_then(|pid| pid.parse().ok()),
        user: line("user ").unwrap_or_default().to_owned(),
        since: line("since ")
            .and_then(|since| since.parse::<Timestamp>().ok())
            .map(|since| Millis(since.as_millisecond())),
    }
}
