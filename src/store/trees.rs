//! The database's trees, with the bytes of their keys: opens them, reads them, and changes them in one transaction. The only place that
//! names sled; knows nothing of what the rows come to.
//!
//! ```text
//! tree           key                                   value
//! journal        seq (u64 big-endian) [piece (u16)]    digest (32 bytes) ‖ record
//! by_assessment  length (u16) id seq (u64)             nothing
//! societies      code 0x00 [piece]                     row of the society
//! rosters        length (u16) code roster 0x00 [piece]  row of the roster
//! past           length (u16) code number (u32) [piece] row of a former state of the society, numbered from 0
//! headings       id 0x00 [piece]                       row of the heading
//! checklists     digest part (u32)                     seq of the entry that holds the part, number of parts (u32)
//! meta           "schema", "progress"                  number of the rows' format; head, journal's length, counts
//! ```
//!
//! A value longer than 4 KiB is cut into pieces: the first under the key itself, the others under the key and the piece's number.
//! sled puts larger values into files it never syncs.
//!
//! Invariant: one transaction brings entries, views and progress forward together, so that whatever survives is a prefix of the journal.
//! Absent: `flush_every_ms`, `flush_async` and `generate_id`; nothing here wakes up by itself.

use std::path::Path;
use std::time::{Duration, Instant};

use sled::transaction::{
    ConflictableTransactionError, TransactionError, TransactionalTree, UnabortableTransactionError,
};
use sled::{Transactional, Tree};

use crate::domain::event::{Entry, Event};
use crate::domain::ids::{AssessmentId, Digest, ItemId, Seq, SocietyCode};
use crate::store::beside::{Beside, sized, sized_name};
use crate::store::codec::rows::ROWS_FORMAT;
use crate::store::codec::{self, CodecError};
use crate::store::guard::{Result, ViewsError, guarded};
use crate::store::scan::Logged;

/// The longest value kept in one piece.
const PIECE: usize = 4_096;
/// Memory sled may use for its cache.
const CACHE_BYTES: u64 = 8 << 20;
/// How long to wait for a database this same process is still closing.
const PATIENCE: Duration = Duration::from_secs(5);

impl From<sled::Error> for ViewsError {
    fn from(error: sled::Error) -> Self {
        use std::io::ErrorKind::{PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull};
        match error {
            sled::Error::Io(error)
                if matches!(error.kind(), StorageFull | QuotaExceeded | ReadOnlyFilesystem | PermissionDenied) =>
            {
                Self::Refused(error)
            }
            error => Self::Broken(error.to_string()),
        }
    }
}

/// The database, open.
#[derive(Clone)]
pub(super) struct Trees {
    db: sled::Db,
    journal: Tree,
    by_assessment: Tree,
    societies: Tree,
    rosters: Tree,
    past: Tree,
    headings: Tree,
    checklists: Tree,
    meta: Tree,
}

/// Entries with the rows they lead to.
pub(super) struct Step<'a> {
    /// The entries, in order.
    pub(super) logged: &'a [Logged],
    /// Rows of the societies they are about.
    pub(super) societies: Vec<(&'a SocietyCode, Vec<u8>)>,
    /// What they change of what is kept of societies beside.
    pub(super) beside: &'a Beside,
    /// Rows of the headings they are about.
    pub(super) headings: Vec<(&'a AssessmentId, Vec<u8>)>,
    /// The row of the progress after them.
    pub(super) progress: Vec<u8>,
}

impl Trees {
    /// Opens the database in `path`, or makes an empty one, waiting while this same process has not finished closing it.
    ///
    /// # Errors
    /// It cannot be opened.
    pub(super) fn open(path: &Path) -> Result<Self> {
        remove_half_made_snapshots(path);
        let deadline = Instant::now() + PATIENCE;
        loop {
            match guarded(|| open_trees(path))? {
                Access::Given(trees) => return Ok(trees),
                Access::Locked(why) if Instant::now() >= deadline => return Err(ViewsError::Broken(why)),
                // Outside the guard, where time is kept.
                Access::Locked(_) => std::thread::sleep(Duration::from_millis(5)),
            }
        }
    }

    /// Returns whether its rows are of this program's format; an empty one is marked with its number, and has none.
    ///
    /// # Errors
    /// They are of another, or the number is missing.
    pub(super) fn is_written(&self) -> Result<bool> {
        match self.meta.get("schema")? {
            None if self.meta.is_empty() && self.journal.is_empty() => {
                self.meta.insert("schema", &ROWS_FORMAT.to_be_bytes())?;
                Ok(false)
            }
            None => Err(ViewsError::Broken("its format's number is missing".to_owned())),
            Some(number) => match <[u8; 2]>::try_from(&*number).map(u16::from_be_bytes) {
                Ok(ROWS_FORMAT) => Ok(true),
                Ok(number) if number > ROWS_FORMAT => Err(ViewsError::Newer(number)),
                Ok(_) | Err(_) => Err(ViewsError::Broken("its format's number is an old one".to_owned())),
            },
        }
    }

    /// Returns the row of the progress; none while nothing was added.
    pub(super) fn progress(&self) -> Result<Option<Vec<u8>>> {
        match self.meta.get("progress")? {
            Some(row) => Ok(Some(row.to_vec())),
            None if self.journal.is_empty() && self.societies.is_empty() => Ok(None),
            None => Err(ViewsError::Broken("its progress is missing".to_owned())),
        }
    }

    /// Puts the row of the progress.
    pub(super) fn set_progress(&self, row: Vec<u8>) -> Result<()> {
        Ok(self.meta.insert("progress", row).map(|_| ())?)
    }

    /// Returns every society with its row.
    pub(super) fn societies(&self) -> impl Iterator<Item = Result<(SocietyCode, Vec<u8>)>> {
        rows_of(&self.societies, |key| Ok(name_in(key).map(SocietyCode::new)))
    }

    /// Returns every heading's assessment with its row.
    pub(super) fn headings(&self) -> impl Iterator<Item = Result<(AssessmentId, Vec<u8>)>> {
        rows_of(&self.headings, |key| Ok(name_in(key).map(AssessmentId::new)))
    }

    /// Returns every roster of every society with its row.
    pub(super) fn rosters(&self) -> impl Iterator<Item = Result<((SocietyCode, ItemId), Vec<u8>)>> {
        rows_of(&self.rosters, |key| {
            let (code, rest) = sized_name(key)?;
            let Some(roster) = rest.strip_suffix(&[0]) else { return Ok(None) };
            let roster = std::str::from_utf8(roster).map_err(|_| CodecError::Damaged)?;
            Ok(Some((SocietyCode::new(code), ItemId::new(roster))))
        })
    }

    /// Returns the row of every former state of every society, the oldest of a society first.
    pub(super) fn past(&self) -> impl Iterator<Item = Result<(SocietyCode, Vec<u8>)>> {
        rows_of(&self.past, |key| {
            let (code, rest) = sized_name(key)?;
            Ok((rest.len() == size_of::<u32>()).then(|| SocietyCode::new(code)))
        })
    }

    /// Returns the checklists of which the last part is here.
    pub(super) fn checklists(&self) -> impl Iterator<Item = Result<Digest>> {
        let whole = |(key, place): (sled::IVec, sled::IVec)| {
            let digest = key.first_chunk::<32>().ok_or(CodecError::Damaged)?;
            let part = key.last_chunk::<4>().ok_or(CodecError::Damaged)?;
            let n_parts = place.last_chunk::<4>().ok_or(CodecError::Damaged)?;
            let is_last = u32::from_be_bytes(*part).saturating_add(1) == u32::from_be_bytes(*n_parts);
            Ok(is_last.then_some(Digest(*digest)))
        };
        self.checklists.iter().filter_map(move |row| row.map_err(ViewsError::from).and_then(whole).transpose())
    }

    /// Returns the entry in a place.
    pub(super) fn entry(&self, seq: Seq) -> Result<Entry> {
        let value = get(&self.journal, &seq.0.to_be_bytes())?
            .ok_or_else(|| ViewsError::Broken(format!("entry {} is missing", seq.0)))?;
        let (hash, record) = value.split_first_chunk::<32>().ok_or(CodecError::Damaged)?;
        let codec::Record { at, actor, event } = codec::decode(record)?;
        Ok(Entry { seq, at, actor, event, hash: Digest(*hash) })
    }

    /// Returns whether it has an entry, byte for byte.
    pub(super) fn holds(&self, Logged { entry, record, .. }: &Logged) -> Result<bool> {
        let value = get(&self.journal, &entry.seq.0.to_be_bytes())?;
        Ok(value.as_deref().and_then(|value| value.strip_prefix(&entry.hash.0)) == Some(record))
    }

    /// Returns the places of the entries there are, from a place on.
    pub(super) fn seqs_from(&self, from: Seq) -> impl Iterator<Item = Result<Seq>> {
        self.journal.range(from.0.to_be_bytes()..).keys().filter_map(|key| match key {
            // A longer key is that of a piece.
            Ok(key) => <[u8; 8]>::try_from(&*key).ok().map(|seq| Ok(Seq(u64::from_be_bytes(seq)))),
            Err(error) => Some(Err(error.into())),
        })
    }

    /// Returns the places of an assessment's entries.
    pub(super) fn seqs_of(&self, assessment: &AssessmentId) -> Result<impl Iterator<Item = Result<Seq>>> {
        let keys = self.by_assessment.scan_prefix(sized(assessment.as_str())?).keys();
        Ok(keys.map(|key| Ok(seq_in(key?.last_chunk())?)))
    }

    /// Returns the places of the entries that keep a checklist, in the order of its parts.
    pub(super) fn seqs_of_checklist(&self, digest: &Digest) -> impl Iterator<Item = Result<Seq>> {
        self.checklists.scan_prefix(digest.0).values().map(|place| Ok(seq_in(place?.first_chunk())?))
    }

    /// Returns every place an assessment has an entry in.
    pub(super) fn places(&self) -> impl Iterator<Item = Result<(AssessmentId, Seq)>> {
        self.by_assessment.iter().keys().map(|key| {
            let key = key?;
            let (id, seq) = key.split_last_chunk().ok_or(CodecError::Damaged)?;
            let id = id.get(size_of::<u16>()..).and_then(|id| std::str::from_utf8(id).ok());
            Ok((AssessmentId::new(id.ok_or(CodecError::Damaged)?), seq_in(Some(seq))?))
        })
    }

    /// Adds entries and all rows they lead to.
    pub(super) fn add(&self, step: &Step<'_>) -> Result<()> {
        let Step { logged, beside, progress, .. } = step;
        let index = logged
            .iter()
            .filter_map(|Logged { entry, .. }| Some((entry.event.assessment()?, entry.seq)))
            .map(|(id, seq)| Ok([sized(id.as_str())?, seq.0.to_be_bytes().to_vec()].concat()))
            .collect::<Result<Vec<_>>>()?;
        let Self { journal, by_assessment, societies, rosters, past, headings, checklists, meta, .. } = self;
        (journal, by_assessment, societies, rosters, past, headings, checklists, meta)
            .transaction(|(journal, by_assessment, societies, rosters, past, headings, checklists, meta)| {
                for Logged { entry, record, .. } in *logged {
                    let key = entry.seq.0.to_be_bytes();
                    // Nothing longer can have stood there: an entry's place is its own for good.
                    put_pieces(journal, &key, &[&entry.hash.0, record.as_slice()].concat())?;
                    if let Event::ChecklistKept { checklist, part, n_parts, .. } = &entry.event {
                        let place = [key.as_slice(), &n_parts.to_be_bytes()].concat();
                        checklists.insert([checklist.0.as_slice(), &part.to_be_bytes()].concat(), place)?;
                    }
                }
                for key in &index {
                    by_assessment.insert(key.as_slice(), &[])?;
                }
                for (code, row) in &step.societies {
                    put(societies, &name_key(code.as_str()), row)?;
                }
                for (key, row) in &beside.rosters {
                    match row {
                        Some(row) => put(rosters, key, row)?,
                        None => remove(rosters, key)?,
                    }
                }
                for (key, row) in &beside.past {
                    put(past, key, row)?;
                }
                for (id, row) in &step.headings {
                    put(headings, &name_key(id.as_str()), row)?;
                }
                meta.insert("progress", progress.as_slice())?;
                Ok::<_, ConflictableTransactionError<()>>(())
            })
            .map_err(broken)
    }

    /// Puts the row of a heading.
    pub(super) fn set_heading(&self, assessment: &AssessmentId, row: &[u8]) -> Result<()> {
        let transaction = self.headings.transaction(|headings| {
            put(headings, &name_key(assessment.as_str()), row)?;
            Ok::<_, ConflictableTransactionError<()>>(())
        });
        transaction.map_err(broken)
    }

    /// Hands everything to the system.
    pub(super) fn flush(&self) -> Result<()> {
        Ok(self.db.flush().map(|_| ())?)
    }
}

/// Whether sled's own lock is free. We hold the store's, so only a database this process is still closing can have it.
enum Access {
    Given(Trees),
    Locked(String),
}

fn open_trees(path: &Path) -> Result<Access> {
    let db = match sled::Config::new().path(path).flush_every_ms(None).cache_capacity(CACHE_BYTES).open() {
        Err(sled::Error::Io(error)) if error.to_string().contains("could not acquire lock") => {
            return Ok(Access::Locked(error.to_string()));
        }
        db => db?,
    };
    Ok(Access::Given(Trees {
        journal: db.open_tree("journal")?,
        by_assessment: db.open_tree("by_assessment")?,
        societies: db.open_tree("societies")?,
        rosters: db.open_tree("rosters")?,
        past: db.open_tree("past")?,
        headings: db.open_tree("headings")?,
        checklists: db.open_tree("checklists")?,
        meta: db.open_tree("meta")?,
        db,
    }))
}

/// Deletes the snapshots a kill during open leaves half made: with one there, sled reports corruption where there is none.
fn remove_half_made_snapshots(path: &Path) {
    let Ok(names) = std::fs::read_dir(path) else { return };
    for name in names.flatten() {
        let file_name = name.file_name();
        let file_name = file_name.to_string_lossy();
        if file_name.starts_with("snap.") && file_name.ends_with(".generating") {
            // If it cannot be deleted, sled says what it makes of it.
            let _ = std::fs::remove_file(name.path());
        }
    }
}

fn broken(error: TransactionError<()>) -> ViewsError {
    match error {
        TransactionError::Abort(()) => ViewsError::Broken("a transaction was given up".to_owned()),
        TransactionError::Storage(error) => error.into(),
    }
}

/// Reads a place.
fn seq_in(bytes: Option<&[u8; 8]>) -> std::result::Result<Seq, CodecError> {
    bytes.map(|seq| Seq(u64::from_be_bytes(*seq))).ok_or(CodecError::Damaged)
}

/// Returns the name a key is made of; `None`: it is the key of a piece.
fn name_in(key: &[u8]) -> Option<&str> {
    key.strip_suffix(&[0]).and_then(|name| std::str::from_utf8(name).ok())
}

fn name_key(name: &str) -> Vec<u8> {
    [name.as_bytes(), &[0]].concat()
}

fn piece_key(key: &[u8], piece: usize) -> Vec<u8> {
    [key, &u16::try_from(piece).unwrap_or(u16::MAX).to_be_bytes()].concat()
}

/// Puts a value in pieces, and returns how many there are.
fn put_pieces(
    tree: &TransactionalTree,
    key: &[u8],
    value: &[u8],
) -> std::result::Result<usize, UnabortableTransactionError> {
    let mut pieces = value.chunks(PIECE);
    tree.insert(key, pieces.next().unwrap_or_default())?;
    let mut n_pieces = 1;
    for piece in pieces {
        tree.insert(piece_key(key, n_pieces), piece)?;
        n_pieces += 1;
    }
    Ok(n_pieces)
}

/// Puts a value in pieces, and takes away what is left of a longer one.
fn put(tree: &TransactionalTree, key: &[u8], value: &[u8]) -> std::result::Result<(), UnabortableTransactionError> {
    remove_pieces(tree, key, put_pieces(tree, key, value)?)
}

/// Takes a value away with all its pieces.
fn remove(tree: &TransactionalTree, key: &[u8]) -> std::result::Result<(), UnabortableTransactionError> {
    tree.remove(key)?;
    remove_pieces(tree, key, 1)
}

fn remove_pieces(
    tree: &TransactionalTree,
    key: &[u8],
    from: usize,
) -> std::result::Result<(), UnabortableTransactionError> {
    let mut n_pieces = from;
    while tree.remove(piece_key(key, n_pieces))?.is_some() {
        n_pieces += 1;
    }
    Ok(())
}

/// Returns a value put together from its pieces.
fn get(tree: &Tree, key: &[u8]) -> Result<Option<Vec<u8>>> {
    let Some(first) = tree.get(key)? else { return Ok(None) };
    let mut value = first.to_vec();
    let mut n_pieces = 1;
    // Only a value whose pieces so far are full can have another one.
    while value.len() == n_pieces * PIECE {
        let Some(piece) = tree.get(piece_key(key, n_pieces))? else { break };
        value.extend_from_slice(&piece);
        n_pieces += 1;
    }
    Ok(Some(value))
}

/// Returns every row of a tree, by what its key says; `None` from a key: it is that of a piece.
fn rows_of<T>(tree: &Tree, read: impl Fn(&[u8]) -> Result<Option<T>>) -> impl Iterator<Item = Result<(T, Vec<u8>)>> {
    let row = move |key: sled::Result<sled::IVec>| {
        let key = key?;
        let Some(known) = read(&key)? else { return Ok(None) };
        let row = get(tree, &key)?.ok_or(CodecError::Damaged)?;
        Ok(Some((known, row)))
    };
    tree.iter().keys().filter_map(move |key| row(key).transpose())
}
