//! A backup: the journal up to an acknowledged moment, in one file that can be checked by itself; knows nothing of where it is restored.
//!
//! # The file, format version 1
//!
//! Numbers are little-endian.
//!
//! ```text
//!      0   8  89 62 61 6D 62 6B 0D 0A   (0x89 "bambk" CR LF: a transfer as text would break it visibly)
//!      8   2  format version, 1
//!     10   2  0
//!     12   8  n, length of the journal
//!     20   8  place of its last entry; 0 when it is empty
//!     28   8  number of its entries
//!     36  32  digest of its last entry; zeros when it is empty
//!     68   8  when the backup was made, milliseconds since 1970-01-01T00:00:00Z
//!     76   4  CRC-32 (IEEE) of bytes 0..76
//!     80   n  the journal, as `journal.log` has it: see `frame`
//!   80+n  32  SHA-256 of everything before
//! ```
//!
//! The journal only grows, and a batch is whole or not there, so what has been acknowledged when the file's length is taken makes a
//! consistent backup while another program goes on writing. Nothing is locked and the database is not read.
//!
//! Invariant: a file is given its name only after it was read back from the disk and found to be what was to be written.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use crate::domain::ids::{Digest, Millis, Seq};
use crate::store::frame::HEADER_LENGTH;
use crate::store::log::{LOG, io_error};
use crate::store::reading::{self, header_of};
use crate::store::scan::{HeaderIs, Piece, Pieces};
use crate::store::storage::{Access, RealStorage, Storage, StoredFile};
use crate::store::{Doing, Head, StoreError};

/// The version of this format.
pub const FORMAT: u16 = 1;

const MAGIC: [u8; 8] = *b"\x89bambk\r\n";
const HEADER: usize = 80;
const TRAILER: usize = 32;
/// How much is copied at a time.
const COPY_BYTES: usize = 1 << 18;

/// What a backup holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contents {
    /// The end of the journal in it.
    pub head: Head,
    /// How many entries.
    pub n_entries: u64,
    /// The journal's length.
    pub n_bytes: u64,
    /// When it was made.
    pub at: Millis,
    /// SHA-256 of everything before its last 32 bytes, which are it.
    pub digest: Digest,
}

/// Why there is no backup, or none to be had from a file.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// The file to be written is there already.
    #[error("{path} exists")]
    Exists {
        /// The file.
        path: PathBuf,
    },
    /// The file is no backup.
    #[error("{path} is no backup")]
    NoBackup {
        /// The file.
        path: PathBuf,
    },
    /// The file is a backup that is not as it was written.
    #[error("{path} is damaged")]
    Damaged {
        /// The file.
        path: PathBuf,
    },
    /// The store, or the system.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// What happens to a file that has the name already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replace {
    /// It stays.
    Never,
    /// The backup takes its place once that is whole.
    Always,
}

/// Writes a backup of the store in a directory, hot, and reads it back.
///
/// # Errors
/// The file is there already, the journal is missing or damaged amid, or the system refused. Nothing has the file's name then.
pub fn backup(dir: &Path, to: &Path, now: Millis, replace: Replace) -> Result<Contents, BackupError> {
    if replace == Replace::Never && to.symlink_metadata().is_ok() {
        return Err(BackupError::Exists { path: to.to_owned() });
    }
    let path = dir.join(LOG);
    let file = reading::open(dir, &path, Doing::Opening)?;
    let Extent { head, n_entries, n_bytes } = extent(&*file, &path)?;
    let beside = beside(to);
    let written =
        write(&*file, &path, &beside, &Contents { head, n_entries, n_bytes, at: now, digest: Digest::default() })
            .and_then(|contents| if read(&beside)?.contents == contents { Ok(contents) } else { Err(damaged(&beside)) })
            .and_then(|contents| {
                // Whoever made a file of that name in the meantime keeps it.
                if replace == Replace::Never && to.symlink_metadata().is_ok() {
                    return Err(BackupError::Exists { path: to.to_owned() });
                }
                put_in_place(&beside, to).map_err(|source| io_error(Doing::Creating, to, source))?;
                Ok(contents)
            });
    if written.is_err() {
        // What could not be finished is of no use to anybody.
        let _ = std::fs::remove_file(&beside);
    }
    written
}

/// A backup that was read through and is as it was written.
pub struct Backup {
    /// What it holds.
    pub contents: Contents,
    /// The journal in it.
    pub journal: Box<dyn StoredFile>,
}

/// Opens a backup and reads all of it: its digest, every frame and link of the chain, and what its header says of them.
///
/// # Errors
/// It is none, or damaged, or of a later program, or cannot be read.
pub fn read(path: &Path) -> Result<Backup, BackupError> {
    let io = |source| StoreError::Io { doing: Doing::Reading, path: path.to_owned(), source };
    let mut file = File::open(path).map_err(io)?;
    let length = file.metadata().map_err(io)?.len();
    let mut header = [0; HEADER];
    let too_short = |error: std::io::Error| match error.kind() {
        std::io::ErrorKind::UnexpectedEof => BackupError::NoBackup { path: path.to_owned() },
        _ => io(error).into(),
    };
    file.read_exact(&mut header).map_err(too_short)?;
    let contents = match read_header(&header) {
        Header::Known(contents) => contents,
        Header::Newer(found) => {
            let known = u32::from(FORMAT);
            return Err(StoreError::Newer { path: path.to_owned(), found: u32::from(found), known }.into());
        }
        Header::Damaged => return Err(damaged(path)),
        Header::Another => return Err(BackupError::NoBackup { path: path.to_owned() }),
    };
    if contents.n_bytes.checked_add((HEADER + TRAILER) as u64) != Some(length) {
        return Err(damaged(path));
    }
    let mut sha = Sha256::new();
    sha.update(header);
    let n_copied = std::io::copy(&mut (&mut file).take(contents.n_bytes), &mut sha).map_err(io)?;
    let mut trailer = [0; TRAILER];
    file.read_exact(&mut trailer).map_err(too_short)?;
    let digest = Digest(sha.finalize().into());
    if n_copied != contents.n_bytes || digest.0 != trailer {
        return Err(damaged(path));
    }
    let file = RealStorage.open(path, Access::Read).map_err(io)?;
    let journal = Part { file, start: HEADER as u64, length: contents.n_bytes };
    let found = extent(&journal, path).map_err(|error| match error {
        StoreError::Damaged { .. } => damaged(path),
        error => error.into(),
    })?;
    let said = Extent { head: contents.head, n_entries: contents.n_entries, n_bytes: contents.n_bytes };
    // The header does not say when the last entry was made.
    if (Extent { head: Head { at: Millis::default(), ..found.head }, ..found }) != said {
        return Err(damaged(path));
    }
    Ok(Backup { contents: Contents { head: found.head, digest, ..contents }, journal: Box::new(journal) })
}

fn damaged(path: &Path) -> BackupError {
    BackupError::Damaged { path: path.to_owned() }
}

/// How far a journal goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Extent {
    head: Head,
    n_entries: u64,
    n_bytes: u64,
}

/// Walks through a journal and returns where its last whole batch ends. What follows is being written just now.
fn extent(file: &dyn StoredFile, path: &Path) -> Result<Extent, StoreError> {
    let (header_is, _) = header_of(file, path)?;
    let damaged = |seq| StoreError::Damaged { path: path.to_owned(), seq };
    if header_is == HeaderIs::Damaged {
        return Err(damaged(None));
    }
    let mut extent = Extent { head: Head::default(), n_entries: 0, n_bytes: HEADER_LENGTH };
    for piece in Pieces::of_file(file, path, header_is)? {
        match piece? {
            Piece::Batch(logged) => {
                extent.n_entries += logged.len() as u64;
                if let Some(last) = logged.last() {
                    extent.head = Head::of(&last.entry);
                    extent.n_bytes = last.end;
                }
            }
            // The frame that declares it comes along with the batch after it.
            Piece::Gap { is_declared: true, .. } | Piece::Tail { .. } => {}
            Piece::Gap { is_declared: false, from, .. } => return Err(damaged(Some(from))),
            Piece::Bad { .. } => return Err(damaged(Some(extent.head.seq.next()))),
        }
    }
    Ok(extent)
}

fn write(file: &dyn StoredFile, path: &Path, beside: &Path, contents: &Contents) -> Result<Contents, BackupError> {
    let io = |source| io_error(Doing::Writing, beside, source);
    let mut out = RealStorage.create(beside).map_err(io)?;
    let mut sha = Sha256::new();
    let mut put = |bytes: &[u8]| {
        sha.update(bytes);
        out.append(bytes).map_err(io)
    };
    put(&header(contents))?;
    let mut bytes = vec![0; COPY_BYTES];
    let mut offset = 0;
    while offset < contents.n_bytes {
        let wanted = usize::try_from((contents.n_bytes - offset).min(COPY_BYTES as u64)).unwrap_or(COPY_BYTES);
        let room = bytes.get_mut(..wanted).unwrap_or_default();
        let n_read = file.read_at(offset, room).map_err(|source| io_error(Doing::Reading, path, source))?;
        let Some(read) = room.get(..n_read).filter(|read| !read.is_empty()) else {
            return Err(StoreError::Damaged { path: path.to_owned(), seq: None }.into());
        };
        put(read)?;
        offset += n_read as u64;
    }
    let digest = Digest(sha.finalize().into());
    out.append(&digest.0).and_then(|()| out.sync_data()).map_err(io)?;
    Ok(Contents { digest, ..*contents })
}

/// Returns the path a file has until it is whole.
pub fn beside(to: &Path) -> PathBuf {
    let mut name = to.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.part", std::process::id()));
    to.with_file_name(name)
}

/// Gives a whole and durable file its name, durably.
///
/// # Errors
/// The system refused.
pub fn put_in_place(beside: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::rename(beside, to)?;
    let parent = to.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match File::open(parent).and_then(|dir| dir.sync_all()) {
        // Some file systems on sticks and shares do not know how to sync a directory; they do so by themselves.
        Err(error) if error.kind() == std::io::ErrorKind::InvalidInput => Ok(()),
        synced => synced,
    }
}

fn header(contents: &Contents) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend(FORMAT.to_le_bytes());
    bytes.extend([0; 2]);
    bytes.extend(contents.n_bytes.to_le_bytes());
    bytes.extend(contents.head.seq.0.to_le_bytes());
    bytes.extend(contents.n_entries.to_le_bytes());
    bytes.extend(contents.head.hash.0);
    bytes.extend(contents.at.0.to_le_bytes());
    bytes.extend(crc32fast::hash(&bytes).to_le_bytes());
    bytes
}

enum Header {
    Known(Contents),
    Newer(u16),
    Damaged,
    Another,
}

fn read_header(bytes: &[u8; HEADER]) -> Header {
    let Some(mut rest) = bytes.strip_prefix(&MAGIC) else { return Header::Another };
    let Some((body, crc)) = bytes.split_last_chunk::<4>() else { return Header::Damaged };
    if crc32fast::hash(body) != u32::from_le_bytes(*crc) {
        return Header::Damaged;
    }
    let rest = &mut rest;
    let fields = || -> Option<(u16, Contents)> {
        let version = u16::from_le_bytes(take(rest)?);
        take::<2>(rest)?;
        let n_bytes = u64::from_le_bytes(take(rest)?);
        let seq = Seq(u64::from_le_bytes(take(rest)?));
        let n_entries = u64::from_le_bytes(take(rest)?);
        let hash = Digest(take(rest)?);
        let at = Millis(i64::from_le_bytes(take(rest)?));
        let head = Head { seq, at: Millis::default(), hash };
        Some((version, Contents { head, n_entries, n_bytes, at, digest: Digest::default() }))
    };
    match { fields }() {
        Some((FORMAT, contents)) => Header::Known(contents),
        Some((newer, _)) => Header::Newer(newer),
        None => Header::Damaged,
    }
}

fn take<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (head, tail) = rest.split_first_chunk::<N>()?;
    *rest = tail;
    Some(*head)
}

/// A stretch of a file, for reading as if it were one.
struct Part {
    file: Box<dyn StoredFile>,
    start: u64,
    length: u64,
}

impl StoredFile for Part {
    fn append(&mut self, _bytes: &[u8]) -> std::io::Result<()> {
        Err(std::io::ErrorKind::Unsupported.into())
    }

    fn sync_data(&mut self) -> std::io::Result<()> {
        Ok(())
    }

    fn truncate(&mut self, _length: u64) -> std::io::Result<()> {
        Err(std::io::ErrorKind::Unsupported.into())
    }

    fn length(&self) -> std::io::Result<u64> {
        Ok(self.length)
    }

    fn read_at(&self, offset: u64, bytes: &mut [u8]) -> std::io::Result<usize> {
        let left = usize::try_from(self.length.saturating_sub(offset)).unwrap_or(usize::MAX);
        let wanted = bytes.len().min(left);
        self.file.read_at(self.start + offset, bytes.get_mut(..wanted).unwrap_or_default())
    }
}
