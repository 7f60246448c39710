//! Keeps what goes wrong inside the database from going further: panics become errors, and errors say whether the database is to blame.

use std::cell::Cell;
use std::panic::AssertUnwindSafe;
use std::path::Path;

use crate::store::codec::CodecError;
use crate::store::codec::rows::ROWS_FORMAT;
use crate::store::log::io_error;
use crate::store::{Doing, StoreError};

thread_local! {
    static IS_GUARDED: Cell<bool> = const { Cell::new(false) };
}

/// Returns whether a panic on this thread is one of sled's over damaged files, which is caught and mended: a panic hook says nothing of it.
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

/// Runs something of sled's that may panic over damaged files.
///
/// # Errors
/// It failed or panicked.
pub fn guarded<T>(run: impl FnOnce() -> Result<T>) -> Result<T> {
    let was_guarded = IS_GUARDED.replace(true);
    let result = std::panic::catch_unwind(AssertUnwindSafe(run));
    IS_GUARDED.set(was_guarded);
    result.unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<String>().map(String::as_str).or_else(|| panic.downcast_ref::<&str>().copied());
        Err(ViewsError::Broken(text.unwrap_or("panic").to_owned()))
    })
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
    fn one_guard_within_another_leaves_the_outer_one_in_place() {
        let answer = guarded(|| {
            guarded(|| Ok(()))?;
            Ok(is_panic_expected())
        });
        assert!(answer.unwrap());
    }
}
