//! Reads `journal.log` from front to back and tells what stands where, damage included; knows nothing of mending it.

use std::path::Path;

use crate::domain::event::Entry;
use crate::domain::ids::{Digest, Seq};
use crate::store::codec::{self, CodecError};
use crate::store::frame::{FrameHead, HEAD_LENGTH, HEADER_LENGTH, MARK, TRAILER_LENGTH};
use crate::store::storage::StoredFile;
use crate::store::{Doing, Head, StoreError};

/// How much of the file is held in memory at a time, at least.
const WINDOW: usize = 1 << 18;
/// The same where entries far from each other are read.
const PAGE: usize = 1 << 12;

/// An entry as it stands in the journal.
#[derive(Clone, Debug, PartialEq)]
pub struct Logged {
    /// The entry.
    pub entry: Entry,
    /// Its record.
    pub record: Vec<u8>,
    /// Where its frame ends.
    pub end: u64,
}

impl Logged {
    /// Returns where its frame begins.
    pub const fn start(&self) -> u64 {
        self.end - (HEAD_LENGTH + self.record.len() + TRAILER_LENGTH) as u64
    }
}

/// A stretch of the journal.
#[derive(Clone, Debug, PartialEq)]
pub enum Piece {
    /// Entries, each chained to the one before it: a batch, or what is left of one.
    Batch(Vec<Logged>),
    /// These entries are missing before the next batch, whose first entry cannot be checked against the one before it.
    Gap {
        /// The first.
        from: Seq,
        /// The last.
        to: Seq,
        /// Whether the journal itself says so by a gap frame.
        is_declared: bool,
    },
    /// Bytes that are no part of the journal though something that is follows them.
    Bad {
        /// Where they begin.
        start: u64,
        /// Where they end.
        end: u64,
    },
    /// Bytes at the end that are no whole batch. Always the last piece.
    Tail {
        /// Where they begin: what is before them is sound.
        start: u64,
        /// The file's end.
        end: u64,
    },
}

/// The journal piece by piece.
pub struct Pieces<'a> {
    window: Window<'a>,
    path: &'a Path,
    offset: u64,
    head: Head,
    /// Whether the next entry's digest cannot be checked, because what was before it is missing.
    is_trusting: bool,
    pending: Vec<Logged>,
    pending_start: u64,
    ready: Vec<Piece>,
    is_done: bool,
}

impl<'a> Pieces<'a> {
    /// Reads on from `offset`, where the journal's head is `head`. The file's length is taken now; what is added later is left out.
    ///
    /// # Errors
    /// The file's length could not be had.
    pub fn from(file: &'a dyn StoredFile, path: &'a Path, offset: u64, head: Head) -> Result<Self, StoreError> {
        let length = file.length().map_err(|source| io_error(path, source))?;
        Ok(Self {
            window: Window { file, length, start: 0, bytes: Vec::new(), least: WINDOW },
            path,
            offset,
            head,
            is_trusting: false,
            pending: Vec::new(),
            pending_start: offset,
            ready: Vec::new(),
            is_done: false,
        })
    }

    /// Reads from the front. A damaged header is a bad piece of its own.
    ///
    /// # Errors
    /// The file's length could not be had.
    pub fn of_file(file: &'a dyn StoredFile, path: &'a Path, header_is_sound: HeaderIs) -> Result<Self, StoreError> {
        let offset = match header_is_sound {
            HeaderIs::Sound => HEADER_LENGTH,
            HeaderIs::Damaged => 0,
        };
        Self::from(file, path, offset, Head::default())
    }

    fn step(&mut self) -> Result<(), StoreError> {
        if self.offset >= self.window.length {
            self.finish(self.offset);
            return Ok(());
        }
        match self.window.frame(self.offset).map_err(|error| self.error(error))? {
            Some(frame) => self.take(frame),
            None => {
                let found = self.window.next_frame(self.offset + 1).map_err(|error| self.error(error))?;
                self.skip(found.unwrap_or(self.window.length));
            }
        }
        Ok(())
    }

    fn take(&mut self, frame: Frame) {
        let FrameHead { seq, hash, is_last_of_batch, .. } = frame.head;
        let end = self.offset + frame.head.frame_length();
        let expected = self.head.seq.next();
        if seq < expected {
            return self.skip(end);
        }
        let Some(codec::Record { at, actor, event }) = frame.record else {
            self.flush();
            self.ready.push(Piece::Gap { from: expected, to: seq, is_declared: true });
            self.head = Head { seq, hash, at: self.head.at };
            self.is_trusting = true;
            self.offset = end;
            self.pending_start = end;
            return;
        };
        let is_linked = codec::chain(&self.head.hash, &frame.bytes) == hash;
        if seq == expected && !is_linked && !self.is_trusting {
            return self.skip(end);
        }
        if seq > expected {
            self.flush();
            self.ready.push(Piece::Gap { from: expected, to: Seq(seq.0 - 1), is_declared: false });
        }
        self.is_trusting = false;
        let entry = Entry { seq, at, actor, event, hash };
        self.head = Head::of(&entry);
        self.pending.push(Logged { entry, record: frame.bytes, end });
        self.offset = end;
        if is_last_of_batch {
            self.flush();
        }
    }

    /// Passes over bytes up to `end`: the tail if nothing follows them, else a bad piece.
    fn skip(&mut self, end: u64) {
        if end >= self.window.length {
            return self.finish(end);
        }
        let start = self.offset;
        self.flush();
        self.ready.push(Piece::Bad { start, end });
        self.offset = end;
        self.pending_start = end;
    }

    /// Ends the reading; an unfinished batch belongs to the tail.
    fn finish(&mut self, end: u64) {
        self.is_done = true;
        self.pending.clear();
        if self.pending_start < end {
            self.ready.push(Piece::Tail { start: self.pending_start, end });
        }
    }

    fn flush(&mut self) {
        if !self.pending.is_empty() {
            self.ready.push(Piece::Batch(std::mem::take(&mut self.pending)));
        }
        self.pending_start = self.offset;
    }

    fn error(&self, error: ReadError) -> StoreError {
        error.at(self.path)
    }
}

/// Whether a journal's header was found sound.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeaderIs {
    /// It is.
    Sound,
    /// It is not.
    Damaged,
}

impl Iterator for Pieces<'_> {
    type Item = Result<Piece, StoreError>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.ready.is_empty() {
            if self.is_done {
                return None;
            }
            if let Err(error) = self.step() {
                self.is_done = true;
                return Some(Err(error));
            }
        }
        Some(Ok(self.ready.remove(0)))
    }
}

/// Returns the journal's head from its last two frames, without reading the rest; `None` if they are not sound or do not end a batch.
///
/// # Errors
/// The file could not be read, or a later program wrote the last entry.
pub fn quick_head(file: &dyn StoredFile, path: &Path) -> Result<Option<Head>, StoreError> {
    let length = file.length().map_err(|source| io_error(path, source))?;
    if length == HEADER_LENGTH {
        return Ok(Some(Head::default()));
    }
    let mut window = Window { file, length, start: 0, bytes: Vec::new(), least: WINDOW };
    let head = head_at_end(&mut window, length).map_err(|error| error.at(path))?;
    Ok(head)
}

fn head_at_end(window: &mut Window<'_>, end: u64) -> Result<Option<Head>, ReadError> {
    let Some(start) = window.frame_start(end)? else { return Ok(None) };
    let Some(frame) = window.frame(start)?.filter(|frame| frame.head.is_last_of_batch) else { return Ok(None) };
    let Some(record) = frame.record else { return Ok(None) };
    let before = if start == HEADER_LENGTH {
        Some((Seq(0), Digest::default(), false))
    } else {
        match window.frame_start(start)? {
            Some(before) => window.frame(before)?.map(|frame| (frame.head.seq, frame.head.hash, frame.head.is_gap)),
            None => None,
        }
    };
    let Some((seq, hash, is_gap)) = before else { return Ok(None) };
    let is_linked = is_gap || codec::chain(&hash, &frame.bytes) == frame.head.hash;
    let head = Head { seq: frame.head.seq, at: record.at, hash: frame.head.hash };
    Ok((is_linked && seq.next() == head.seq).then_some(head))
}

/// Reads again the entries whose frames begin at these places, and no more of the file than that.
///
/// # Errors
/// The file could not be read, or one of them is not there.
pub(super) fn entries_at(file: &dyn StoredFile, path: &Path, places: &[u64]) -> Result<Vec<Entry>, StoreError> {
    let length = file.length().map_err(|source| io_error(path, source))?;
    let mut window = Window { file, length, start: 0, bytes: Vec::new(), least: PAGE };
    let entry_at = |&place: &u64| {
        let frame = window.frame(place).map_err(|error| error.at(path))?;
        let entry = frame.and_then(|Frame { head, record, .. }| {
            let codec::Record { at, actor, event } = record?;
            Some(Entry { seq: head.seq, at, actor, event, hash: head.hash })
        });
        entry.ok_or_else(|| StoreError::Damaged { path: path.to_owned(), seq: None })
    };
    places.iter().map(entry_at).collect()
}

struct Frame {
    head: FrameHead,
    bytes: Vec<u8>,
    /// What the record says; nothing in a gap frame.
    record: Option<codec::Record>,
}

enum ReadError {
    Io(std::io::Error),
    Unknown(u16),
}

impl ReadError {
    fn at(self, path: &Path) -> StoreError {
        match self {
            Self::Io(source) => io_error(path, source),
            Self::Unknown(kind) => StoreError::Newer {
                path: path.to_owned(),
                found: u32::from(kind),
                known: u32::from(crate::store::frame::FORMAT),
            },
        }
    }
}

fn io_error(path: &Path, source: std::io::Error) -> StoreError {
    StoreError::Io { doing: Doing::Reading, path: path.to_owned(), source }
}

/// The part of the file that is in memory.
struct Window<'a> {
    file: &'a dyn StoredFile,
    length: u64,
    start: u64,
    bytes: Vec<u8>,
    /// How much is read at a time, at least.
    least: usize,
}

impl Window<'_> {
    /// Returns `n` bytes from `offset`; `None` where the file ends before.
    fn at(&mut self, offset: u64, n: usize) -> Result<Option<&[u8]>, ReadError> {
        if offset.checked_add(n as u64).is_none_or(|end| end > self.length) {
            return Ok(None);
        }
        let is_inside = offset >= self.start && offset + n as u64 <= self.start + self.bytes.len() as u64;
        if !is_inside {
            let room = (self.length - offset).min(self.least.max(n) as u64);
            self.bytes.resize(usize::try_from(room).unwrap_or(WINDOW), 0);
            self.start = offset;
            let n_read = self.file.read_at(offset, &mut self.bytes).map_err(ReadError::Io)?;
            self.bytes.truncate(n_read);
        }
        let from = usize::try_from(offset - self.start).unwrap_or(usize::MAX);
        Ok(self.bytes.get(from..).and_then(|bytes| bytes.get(..n)))
    }

    /// Returns the whole, sound frame that begins at `offset`.
    fn frame(&mut self, offset: u64) -> Result<Option<Frame>, ReadError> {
        let Some(head) = self.at(offset, HEAD_LENGTH)?.and_then(FrameHead::read) else { return Ok(None) };
        let record_start = offset + HEAD_LENGTH as u64;
        let Some(bytes) = self.at(record_start, head.n + TRAILER_LENGTH)? else { return Ok(None) };
        let Some((record, trailer)) = bytes.split_last_chunk::<TRAILER_LENGTH>() else { return Ok(None) };
        if u32::from_le_bytes(*trailer) as usize != head.n {
            return Ok(None);
        }
        if head.is_gap {
            return Ok(Some(Frame { head, bytes: Vec::new(), record: None }));
        }
        let bytes = record.to_vec();
        match codec::decode(&bytes) {
            Ok(record) => Ok(Some(Frame { head, bytes, record: Some(record) })),
            Err(CodecError::Unknown { kind, .. }) => Err(ReadError::Unknown(kind)),
            Err(CodecError::Damaged | CodecError::TooLong | CodecError::TooDeep | CodecError::NotFinite) => Ok(None),
        }
    }

    /// Returns where the frame that ends at `end` begins, by its trailer.
    fn frame_start(&mut self, end: u64) -> Result<Option<u64>, ReadError> {
        let Some(at) = end.checked_sub(TRAILER_LENGTH as u64) else { return Ok(None) };
        let Some(n) = self.at(at, TRAILER_LENGTH)?.and_then(|bytes| bytes.first_chunk::<TRAILER_LENGTH>()) else {
            return Ok(None);
        };
        let n = u64::from(u32::from_le_bytes(*n));
        let start = at.checked_sub(n).and_then(|at| at.checked_sub(HEAD_LENGTH as u64));
        Ok(start.filter(|&start| start >= HEADER_LENGTH))
    }

    /// Returns where the next sound frame begins, looking at every byte from `offset` on.
    fn next_frame(&mut self, mut offset: u64) -> Result<Option<u64>, ReadError> {
        while offset + MARK.len() as u64 <= self.length {
            let n = usize::try_from((self.length - offset).min(4_096)).unwrap_or(4_096);
            let Some(bytes) = self.at(offset, n)? else { return Ok(None) };
            match bytes.windows(MARK.len()).position(|bytes| bytes == MARK) {
                Some(place) => {
                    offset += place as u64;
                    if self.frame(offset)?.is_some() {
                        return Ok(Some(offset));
                    }
                    offset += 1;
                }
                None => offset += (n - MARK.len() + 1) as u64,
            }
        }
        Ok(None)
    }
}
