//! Keeps what goes wrong inside the database, or a reader of foreign files, from going further: panics become errors, errors say whether the database is to blame, and its
//! threads wake nobody while there is nothing to do.

use std::cell::Cell;
use std::num::NonZeroU64;
use std::panic::AssertUnwindSafe;
use std::path::Path;

use crate::store::codec::CodecError;
use crate::store::codec::rows::ROWS_FORMAT;
use crate::store::log::io_error;
use crate::store::{Doing, StoreError};

thread_local! {
    static IS_GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Returns whether a panic on this thread is a library's over damaged files, which is caught and mended: a panic hook says nothing of it.
pub fn is_panic_expected() -> bool {
    IS_GUARDED.get()
}

/// What went wrong in the database.
#[derive(Debug)]
pub enum ViewsError {
    /// A later program wrote it.
    Newer(u16),
    /// The system refused for a reason that says nothing against the database: the disk is full or read-only.
    Refused(std::io::Error),
    /// It is of no use as it is.
    Broken(String),
}

impl ViewsError {
    /// Says which database it is about.
    pub fn at(self, path: &Path) -> StoreError {
        match self {
            Self::Newer(found) => {
                StoreError::Newer { path: path.to_owned(), found: u32::from(found), known: u32::from(ROWS_FORMAT) }
            }
            Self::Refused(source) => io_error(Doing::Writing, path, source),
            Self::Broken(why) => StoreError::Views { path: path.to_owned(), why },
        }
    }
}

impl From<CodecError> for ViewsError {
    fn from(error: CodecError) -> Self {
        Self::Broken(error.to_string())
    }
}

/// What the database answers.
pub type Result<T> = std::result::Result<T, ViewsError>;

/// Runs something of sled's that may panic over damaged files, and may start threads.
///
/// # Errors
/// It failed or panicked.
pub fn guarded<T>(run: impl FnOnce() -> Result<T>) -> Result<T> {
    let was_guarded = IS_GUARDED.replace(true);
    let unhurried = (!was_guarded).then(Unhurried::begin);
    let result = std::panic::catch_unwind(AssertUnwindSafe(run));
    drop(unhurried);
    IS_GUARDED.set(was_guarded);
    result.unwrap_or_else(|panic| Err(ViewsError::Broken(text_of(&*panic))))
}

/// Runs something of another library's that may panic over a file of anybody's; says what it panicked with.
///
/// # Errors
/// It panicked.
pub fn caught<T>(run: impl FnOnce() -> T) -> std::result::Result<T, String> {
    let was_guarded = IS_GUARDED.replace(true);
    let result = std::panic::catch_unwind(AssertUnwindSafe(run));
    IS_GUARDED.set(was_guarded);
    result.map_err(|panic| text_of(&*panic))
}

fn text_of(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
    text.unwrap_or("panic").to_owned()
}

/// How late a thread of sled's may be when it waits for nothing in particular: a day, in nanoseconds.
const ONE_DAY: Option<NonZeroU64> = NonZeroU64::new(86_400_000_000_000);

/// While this lives, threads that are started are in no hurry.
///
/// sled keeps seven threads for as long as the program runs, and each of them looks once a second whether there is work, though it is told when
/// there is. A thread inherits how late its timers may be from the one that starts it, so with this they look once a day.
///
/// Invariant: what runs inside sleeps nowhere, and waits for nothing with a time limit. sled itself does neither.
struct Unhurried;

impl Unhurried {
    fn begin() -> Self {
        // Where the system knows no such thing, sled's threads only wake for nothing, as they would anyway.
        let _ = rustix::thread::set_current_timer_slack(ONE_DAY);
        Self
    }
}

impl Drop for Unhurried {
    /// Gives the thread back what it had when it began.
    fn drop(&mut self) {
        let _ = rustix::thread::set_current_timer_slack(None);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_panic_inside_becomes_an_error_and_is_expected_only_there() {
        assert!(!is_panic_expected());
        let answer = guarded::<()>(|| {
            assert!(is_panic_expected());
            panic!("page {} is gone", 7)
        });
        let Err(ViewsError::Broken(why)) = answer else { panic!("{answer:?}") };
        assert_eq!(why, "page 7 is gone");
        assert!(!is_panic_expected());
    }

    #[test]
    fn only_threads_started_inside_are_in_no_hurry() {
        let slack = || {
            let path = format!("/proc/{}/timerslack_ns", rustix::thread::gettid().as_raw_nonzero());
            std::fs::read_to_string(path).unwrap().trim().parse::<u64>().unwrap()
        };
        let before = slack();
        let inside = guarded(|| {
            guarded(|| Ok(()))?;
            Ok(std::thread::spawn(slack).join().unwrap())
        });
        assert_eq!(inside.unwrap(), ONE_DAY.unwrap().get());
        let _panicked = guarded::<()>(|| panic!("inside"));
        assert_eq!((slack(), std::thread::spawn(slack).join().unwrap()), (before, before));
    }

    #[test]
    fn one_guard_within_another_leaves_the_outer_one_in_place() {
        let answer = guarded(|| {
            guarded(|| Ok(()))?;
            Ok(is_panic_expected())
        });
        assert!(answer.unwrap());
    }
}
