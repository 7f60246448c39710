//! `journal.log` open for writing: adds batches, and after a failed write is as it was before; knows nothing of repairs.

use std::path::{Path, PathBuf};

use crate::domain::event::Entry;
use crate::domain::ids::Seq;
use crate::store::codec;
use crate::store::frame::{Ends, HEADER_LENGTH, header, put_frame, put_gap};
use crate::store::scan::Logged;
use crate::store::storage::{Access, Storage, StoredFile};
use crate::store::{Doing, Head, StoreError};

/// The name of the journal in the store's directory.
pub const LOG: &str = "journal.log";
/// The name a new journal has until it is whole.
pub(super) const NEW_LOG: &str = "journal.log.new";

/// The journal's file, sound up to `length`, and nothing after it but what a failed write may have left.
pub struct Log {
    path: PathBuf,
    file: Box<dyn StoredFile>,
    head: Head,
    length: u64,
    /// Whether a failed write may have left bytes that must be cut before the next one.
    must_cut: bool,
}

impl Log {
    /// Makes an empty journal that is durable, its name included.
    ///
    /// # Errors
    /// The system refused.
    pub fn create(storage: &dyn Storage, dir: &Path, store_id: [u8; 16]) -> Result<Self, StoreError> {
        let path = dir.join(LOG);
        let new_path = dir.join(NEW_LOG);
        let io = |source| io_error(Doing::Creating, &path, source);
        let mut file = storage.create(&new_path).map_err(io)?;
        file.append(&header(store_id)).and_then(|()| file.sync_data()).map_err(io)?;
        drop(file);
        storage.rename(&new_path, &path).map_err(io)?;
        storage.sync_dir(dir).map_err(io)?;
        let file = storage.open(&path, Access::Append).map_err(io)?;
        Ok(Self { path, file, head: Head::default(), length: HEADER_LENGTH, must_cut: false })
    }

    /// Goes on with a file that is sound and ends in `head`.
    ///
    /// # Errors
    /// The file's length could not be had.
    pub fn sound(path: &Path, file: Box<dyn StoredFile>, head: Head) -> Result<Self, StoreError> {
        let length = file.length().map_err(|source| io_error(Doing::Reading, path, source))?;
        Ok(Self { path: path.to_owned(), file, head, length, must_cut: false })
    }

    /// Returns where the journal ends.
    pub const fn head(&self) -> Head {
        self.head
    }

    /// Returns the length of its sound part: all of it.
    pub const fn length(&self) -> u64 {
        self.length
    }

    /// Returns the file, for reading.
    pub fn file(&self) -> &dyn StoredFile {
        &*self.file
    }

    /// Gives the file back.
    pub fn into_file(self) -> Box<dyn StoredFile> {
        self.file
    }

    /// Returns the file's path.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Adds entries as one batch, and returns when they are on the disk, with their records and places.
    ///
    /// # Errors
    /// None of them is in the journal.
    pub fn append(&mut self, entries: &[Entry]) -> Result<Vec<Logged>, StoreError> {
        let records = codec::records_after(&self.head, entries)?;
        self.append_frames(Vec::new(), entries, records)
    }

    /// Says that the entries up to and with `lost` are lost for good, and adds entries that follow them as one batch. The first of them
    /// cannot be checked against the one before it.
    ///
    /// # Errors
    /// None of them is in the journal.
    pub fn append_after_gap(&mut self, lost: Seq, entries: &[Entry]) -> Result<Vec<Logged>, StoreError> {
        let Some((first, rest)) = entries.split_first() else { return Ok(Vec::new()) };
        if lost <= self.head.seq || first.seq != lost.next() {
            return Err(StoreError::NotNext { head: self.head.seq, given: first.seq });
        }
        let mut records = vec![codec::record_of(first)?];
        records.extend(codec::records_after(&Head::of(first), rest)?);
        let mut bytes = Vec::new();
        put_gap(&mut bytes, lost);
        self.append_frames(bytes, entries, records)
    }

    fn append_frames(
        &mut self,
        mut bytes: Vec<u8>,
        entries: &[Entry],
        records: Vec<Vec<u8>>,
    ) -> Result<Vec<Logged>, StoreError> {
        let mut logged = Vec::with_capacity(entries.len());
        for (idx, (entry, record)) in entries.iter().zip(records).enumerate() {
            let ends = if idx + 1 == entries.len() { Ends::Batch } else { Ends::Nothing };
            put_frame(&mut bytes, entry.seq, &entry.hash, &record, ends);
            logged.push(Logged { entry: entry.clone(), record, end: self.length + bytes.len() as u64 });
        }
        let Some(last) = logged.last() else { return Ok(logged) };
        let (head, length) = (Head::of(&last.entry), last.end);
        self.write(&bytes).map_err(|source| io_error(Doing::Writing, &self.path, source))?;
        self.head = head;
        self.length = length;
        Ok(logged)
    }

    /// Adds bytes durably; when that fails cuts the file back, now or before the next write.
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<()> {
        if self.must_cut {
            self.file.truncate(self.length)?;
            self.must_cut = false;
        }
        let written = self.file.append(bytes).and_then(|()| self.file.sync_data());
        if written.is_err() {
            self.must_cut = self.file.truncate(self.length).is_err();
        }
        written
    }
}

/// Says what was being done to which file when the system refused; a full disk is an error of its own.
pub(super) fn io_error(doing: Doing, path: &Path, source: std::io::Error) -> StoreError {
    match source.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => {
            StoreError::Full { path: path.to_owned() }
        }
        _ => StoreError::Io { doing, path: path.to_owned(), source },
    }
}
