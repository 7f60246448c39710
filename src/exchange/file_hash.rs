//! The SHA-256 of a file on this host; keeps nothing of what is in it.

use std::io::{self, ErrorKind, Read};
use std::path::Path;

use sha2::{Digest as _, Sha256};

use crate::domain::ids::Digest;
use crate::exchange::files::{FileFault, Files};
use crate::lang::{Lang, Notice, visit as say};

/// The largest file that is hashed while somebody waits at a screen.
pub const MAX_AT_A_SCREEN: u64 = 64 << 20;

/// Why a file was not hashed.
#[derive(Debug, thiserror::Error)]
pub enum HashError {
    /// It is larger than was asked for.
    #[error("larger than {max} bytes")]
    TooLarge {
        /// The most that is hashed.
        max: u64,
    },
    /// It may not be read, or cannot.
    #[error(transparent)]
    Unreadable(#[from] FileFault),
}

impl From<io::Error> for HashError {
    fn from(error: io::Error) -> Self {
        Self::Unreadable(error.into())
    }
}

impl HashError {
    /// Says what happened, why, and what to do.
    pub fn notice(self, path: &str, lang: Lang) -> Notice {
        let what = say::not_hashed(lang, path);
        match self {
            Self::TooLarge { max } => Notice::new(what, say::too_large(lang, max >> 20), say::fix_too_large(lang)),
            Self::Unreadable(fault) => fault.notice(lang, |error| {
                let why = match error.kind() {
                    ErrorKind::InvalidInput => say::not_a_file(lang).to_owned(),
                    _ => error.to_string(),
                };
                Notice::new(what, why, say::fix_not_a_file(lang))
            }),
        }
    }
}

/// Returns the digest of a plain file of at most `max` bytes.
///
/// # Errors
/// It is none, it is larger, or it may not be read or cannot.
pub fn hash_file(files: &Files, path: &Path, max: u64) -> Result<Digest, HashError> {
    let file = files.open(path)?;
    if file.metadata()?.len() > max {
        return Err(HashError::TooLarge { max });
    }
    let mut file = file.take(max.saturating_add(1));
    let mut hasher = Sha256::new();
    let mut n_bytes: u64 = 0;
    let mut buffer = vec![0; 1 << 16];
    loop {
        let n_read = file.read(&mut buffer)?;
        if n_read == 0 {
            break;
        }
        hasher.update(buffer.get(..n_read).unwrap_or_default());
        n_bytes = n_bytes.saturating_add(u64::try_from(n_read).unwrap_or(u64::MAX));
    }
    // A file that grew meanwhile is told like one that was too large from the start.
    if n_bytes > max { Err(HashError::TooLarge { max }) } else { Ok(Digest(hasher.finalize().into())) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_is_the_one_sha256sum_prints() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("abc"), "abc").unwrap();
        // FIPS 180-2, appendix B.1.
        let expected = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        for files in [Files::anywhere(dir.path().to_owned()), Files::below(dir.path()).unwrap()] {
            assert_eq!(hash_file(&files, Path::new("abc"), 3).unwrap().to_string(), expected);
        }
    }

    #[test]
    fn what_is_no_file_or_too_large_or_out_of_reach_is_not_read() {
        let dir = tempfile::tempdir().unwrap();
        std::fs::write(dir.path().join("abc"), "abc").unwrap();
        let files = Files::anywhere(dir.path().to_owned());
        let hash = |path: &str, max| hash_file(&files, Path::new(path), max);
        assert!(matches!(hash("abc", 2), Err(HashError::TooLarge { max: 2 })));
        for path in [".", "/dev/zero", "none"] {
            assert!(matches!(hash(path, 9), Err(HashError::Unreadable(FileFault::Io(_)))), "{path}");
        }
        let below = Files::below(dir.path()).unwrap();
        let outside = hash_file(&below, Path::new("/etc/hostname"), 9);
        assert!(matches!(outside, Err(HashError::Unreadable(FileFault::Outside { .. }))), "{outside:?}");
    }
}
