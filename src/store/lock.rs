//! The lock that keeps a second program out of a store, with who holds it as readable text; the system lets go of it when the holder ends, however it ends.
//!
//! What is locked is the store's directory. The file in it says by whom, and can be deleted by somebody who takes it for a leftover:
//! that lets nobody in.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use jiff::Timestamp;
use rustix::io::Errno;
use rustix::process::{Pid, test_kill_process};

use crate::domain::ids::Millis;
use crate::store::log::io_error;
use crate::store::{Doing, StoreError};

/// The name of the lock in the store's directory. Its text is three lines: `pid 4711`, `user zhang`, `since 2026-03-02T09:41:00Z`.
pub const LOCK: &str = "LOCK";

/// Held for as long as this lives.
#[derive(Debug)]
pub struct Lock {
    dir: File,
}

impl Lock {
    /// Takes the lock of the store in `dir`.
    ///
    /// # Errors
    /// Another program holds it, or the system refused.
    pub fn take(dir: &Path, now: Millis, user: &str) -> Result<Self, StoreError> {
        let path = dir.join(LOCK);
        let locked = File::open(dir).map_err(|source| io_error(Doing::Opening, dir, source))?;
        match locked.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(held(dir, &path)),
            Err(TryLockError::Error(source)) => return Err(io_error(Doing::Locking, dir, source)),
        }
        let lock = Self { dir: locked };
        let since = Timestamp::from_millisecond(now.0).unwrap_or(Timestamp::UNIX_EPOCH);
        let user: String = user.chars().filter(|c| !c.is_control()).collect();
        let text = format!("pid {}\nuser {user}\nsince {since}\n", std::process::id());
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true).mode(0o600);
        // The text is a courtesy: a full disk must not keep anybody from reading the store.
        let _ = options.open(&path).and_then(|mut file| file.write_all(text.as_bytes()));
        Ok(lock)
    }
}

impl Drop for Lock {
    /// Lets go at once: a process this one is just starting has a copy of the open directory until it has become another program,
    /// and closing alone would leave the lock with that copy.
    fn drop(&mut self) {
        // What cannot be let go of now, the system lets go of when the program ends.
        let _ = self.dir.unlock();
    }
}

/// Returns who holds the store in a directory, as the error of taking it; `None`: nobody does. Where the note of the last holder
/// names a process that has ended, the lock itself is left alone, so that looking never stands in the way of somebody opening.
pub fn holder(dir: &Path) -> Option<StoreError> {
    let held = held(dir, &dir.join(LOCK));
    if let StoreError::Held { pid: Some(pid), .. } = &held
        && let Some(pid) = i32::try_from(*pid).ok().and_then(Pid::from_raw)
        && test_kill_process(pid) == Err(Errno::SRCH)
    {
        return None;
    }
    let looked = File::open(dir).ok()?;
    match looked.try_lock_shared() {
        Ok(()) => {
            let _ = looked.unlock();
            None
        }
        Err(TryLockError::WouldBlock) => Some(held),
        Err(TryLockError::Error(_)) => None,
    }
}

/// Reads who holds the lock; a holder that has not written its text yet, or whose text is gone, is nameless.
fn held(dir: &Path, path: &Path) -> StoreError {
    let mut text = String::new();
    let _ = File::open(path).and_then(|file| file.take(4_096).read_to_string(&mut text));
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
