//! The database beside the journal: a second copy of every entry and the views the program asks for. The only place that names sled;
//! knows nothing of which copy is right.
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

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use sled::Transactional;
use sled::Tree;
use sled::transaction::{
    ConflictableTransactionError, TransactionError, TransactionalTree, UnabortableTransactionError,
};

use crate::domain::event::{Entry, Event};
use crate::domain::ids::{AssessmentId, Digest, ItemId, Seq, SocietyCode};
use crate::domain::ledger::{Ledger, Summary};
use crate::store::beside::{Beside, sized, sized_name};
use crate::store::codec::rows::{self, Progress, ROWS_FORMAT};
use crate::store::codec::{self, CodecError};
use crate::store::guard::{Result, ViewsError, guarded};
use crate::store::scan::Logged;
use crate::store::{Head, memory};

/// The longest value kept in one piece.
const PIECE: usize = 4_096;
/// The most entries in one transaction.
const CHUNK: usize = 1_000;
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

/// The database, and the ledger kept in memory as well.
pub struct Views {
    trees: Option<Trees>,
    ledger: Ledger,
    n_entries_of: BTreeMap<AssessmentId, u64>,
    progress: Progress,
    flaw: Option<String>,
}

#[derive(Clone)]
struct Trees {
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

impl Views {
    /// Opens the database in `path`, or makes an empty one. One that opens but is not whole says so by [`Views::flaw`].
    ///
    /// # Errors
    /// It cannot be opened, or a later program wrote it.
    pub fn open(path: &Path) -> Result<Self> {
        remove_half_made_snapshots(path);
        let trees = wait_for_trees(path)?;
        let nothing = Progress {
            head: Head::default(),
            log_length: 0,
            n_societies: 0,
            n_headings: 0,
            n_checklists: 0,
            n_rosters: 0,
            n_past: 0,
            n_entries: 0,
        };
        let mut views = Self {
            trees: Some(trees),
            ledger: Ledger::default(),
            n_entries_of: BTreeMap::new(),
            progress: nothing,
            flaw: None,
        };
        match guarded(|| views.load()) {
            Ok(()) => Ok(views),
            Err(ViewsError::Broken(why)) => {
                views.flaw = Some(why);
                Ok(views)
            }
            Err(other @ (ViewsError::Newer(_) | ViewsError::Refused(_))) => Err(other),
        }
    }

    /// Returns what was found wrong when it was opened. A flawed database may still have entries the journal has lost.
    pub fn flaw(&self) -> Option<&str> {
        self.flaw.as_deref()
    }

    /// Returns how far it has come.
    pub(super) const fn progress(&self) -> Progress {
        self.progress
    }

    /// Returns the ledger.
    pub const fn ledger(&self) -> &Ledger {
        &self.ledger
    }

    /// Brings the database forward by entries that follow its last one.
    ///
    /// # Errors
    /// It is of no use any more.
    pub fn add(&mut self, logged: &[Logged]) -> Result<()> {
        logged.chunks(CHUNK).try_for_each(|chunk| guarded(|| self.add_chunk(chunk)))
    }

    /// Says that the journal now has that length though no entry was added.
    ///
    /// # Errors
    /// It is of no use any more.
    pub fn set_log_length(&mut self, log_length: u64) -> Result<()> {
        self.progress.log_length = log_length;
        let row = rows::progress_row(&self.progress)?;
        guarded(|| Ok(self.trees()?.meta.insert("progress", row).map(|_| ())?))
    }

    /// Keeps a summary beside its heading.
    ///
    /// # Errors
    /// It is of no use any more.
    pub fn keep_summary(&mut self, assessment: &AssessmentId, summary: &Summary) -> Result<()> {
        let Some(heading) = self.ledger.headings.get_mut(assessment) else { return Ok(()) };
        heading.summary = Some(summary.clone());
        let n_entries = self.n_entries_of.get(assessment).copied().unwrap_or_default();
        let row = rows::heading_row(heading, n_entries)?;
        guarded(|| {
            let transaction = self.trees()?.headings.transaction(|headings| {
                put(headings, &name_key(assessment.as_str()), &row)?;
                Ok::<_, ConflictableTransactionError<()>>(())
            });
            transaction.map_err(broken)
        })
    }

    /// Returns an assessment's entries.
    ///
    /// # Errors
    /// Some cannot be read.
    pub fn entries_of(&self, assessment: &AssessmentId) -> Result<Vec<Entry>> {
        guarded(|| {
            let trees = self.trees()?;
            let mut entries = Vec::new();
            for key in trees.by_assessment.scan_prefix(assessment_prefix(assessment)?).keys() {
                let key = key?;
                let seq = key.last_chunk::<8>().ok_or(CodecError::Damaged)?;
                entries.push(trees.entry(Seq(u64::from_be_bytes(*seq)))?);
            }
            if entries.len() as u64 == self.n_entries_of.get(assessment).copied().unwrap_or_default() {
                Ok(entries)
            } else {
                Err(ViewsError::Broken(format!("entries of {assessment} are missing")))
            }
        })
    }

    /// Returns up to `limit` entries from a place on. Where the journal has a gap, so has this.
    ///
    /// # Errors
    /// Some cannot be read.
    pub fn entries(&self, from: Seq, limit: usize) -> Result<Vec<Entry>> {
        guarded(|| {
            let trees = self.trees()?;
            let is_dense = self.progress.n_entries == self.progress.head.seq.0;
            let mut entries: Vec<Entry> = Vec::new();
            let mut expected = from.max(Seq(1));
            for key in trees.journal.range(expected.0.to_be_bytes()..).keys() {
                if entries.len() == limit {
                    return Ok(entries);
                }
                let Ok(seq) = <[u8; 8]>::try_from(&*key?) else { continue };
                let seq = Seq(u64::from_be_bytes(seq));
                if is_dense && seq != expected {
                    return Err(ViewsError::Broken(format!("entry {} is missing", expected.0)));
                }
                entries.push(trees.entry(seq)?);
                expected = seq.next();
            }
            if entries.len() < limit && expected <= self.progress.head.seq {
                return Err(ViewsError::Broken(format!("entry {} is missing", expected.0)));
            }
            Ok(entries)
        })
    }

    /// Returns up to `limit` entries that follow `head` without a gap, each chained to the one before it. Works on a flawed database too.
    ///
    /// # Errors
    /// The first of them cannot be read.
    pub fn chained_after(&self, head: Head, limit: usize) -> Result<Vec<Entry>> {
        guarded(|| {
            let trees = self.trees()?;
            let mut head = head;
            let mut entries = Vec::new();
            while entries.len() < limit {
                let Ok(entry) = trees.entry(head.seq.next()) else { break };
                if codec::records_after(&head, std::slice::from_ref(&entry)).is_err() {
                    break;
                }
                head = Head::of(&entry);
                entries.push(entry);
            }
            Ok(entries)
        })
    }

    /// Returns a checklist's text.
    ///
    /// # Errors
    /// A piece cannot be read.
    pub fn checklist(&self, digest: &Digest) -> Result<Option<String>> {
        guarded(|| {
            let trees = self.trees()?;
            let mut pieces = Vec::new();
            for row in trees.checklists.scan_prefix(digest.0) {
                let (_, place) = row?;
                let seq = place.first_chunk::<8>().ok_or(CodecError::Damaged)?;
                pieces.push(trees.entry(Seq(u64::from_be_bytes(*seq)))?);
            }
            let text = memory::text_of(pieces.iter(), digest);
            if text.is_none() && self.ledger.checklists.contains(digest) {
                return Err(ViewsError::Broken(format!("parts of checklist {digest} are missing")));
            }
            Ok(text)
        })
    }

    /// Returns whether it has each of these entries, byte for byte.
    ///
    /// # Errors
    /// Some cannot be read.
    pub(super) fn holds(&self, logged: &[Logged]) -> Result<bool> {
        guarded(|| {
            let trees = self.trees()?;
            for Logged { entry, record, .. } in logged {
                let value = get(&trees.journal, &entry.seq.0.to_be_bytes())?;
                let is_same = value.as_deref().and_then(|value| value.strip_prefix(&entry.hash.0)) == Some(record);
                if !is_same {
                    return Ok(false);
                }
            }
            Ok(true)
        })
    }

    /// Counts its entries, which takes reading the keys of all of them.
    ///
    /// # Errors
    /// Some cannot be read.
    pub(super) fn n_entries(&self) -> Result<u64> {
        guarded(|| {
            let mut n_entries = 0;
            for key in self.trees()?.journal.iter().keys() {
                n_entries += u64::from(key?.len() == size_of::<u64>());
            }
            Ok(n_entries)
        })
    }

    /// Returns where the entries of every assessment are.
    ///
    /// # Errors
    /// Some cannot be read.
    pub(super) fn places(&self) -> Result<BTreeMap<AssessmentId, Vec<Seq>>> {
        guarded(|| {
            let mut places: BTreeMap<AssessmentId, Vec<Seq>> = BTreeMap::new();
            for key in self.trees()?.by_assessment.iter().keys() {
                let key = key?;
                let (id, seq) = key.split_last_chunk::<8>().ok_or(CodecError::Damaged)?;
                let id = id.get(size_of::<u16>()..).and_then(|id| std::str::from_utf8(id).ok());
                let id = AssessmentId::new(id.ok_or(CodecError::Damaged)?);
                places.entry(id).or_default().push(Seq(u64::from_be_bytes(*seq)));
            }
            Ok(places)
        })
    }

    /// Hands everything to the system. It is not durable before the database's file has been synced as well: see [`Views::file_in`].
    ///
    /// # Errors
    /// It is of no use any more.
    pub fn flush(&self) -> Result<()> {
        guarded(|| Ok(self.trees()?.db.flush().map(|_| ())?))
    }

    /// Returns the path of the file that holds the database in `path`.
    pub fn file_in(path: &Path) -> PathBuf {
        path.join("db")
    }

    fn trees(&self) -> Result<&Trees> {
        self.trees.as_ref().ok_or_else(|| ViewsError::Broken("closed".to_owned()))
    }

    fn load(&mut self) -> Result<()> {
        let trees = self.trees()?.clone();
        match trees.meta.get("schema")? {
            None if trees.meta.is_empty() && trees.journal.is_empty() => {
                trees.meta.insert("schema", &ROWS_FORMAT.to_be_bytes())?;
                return Ok(());
            }
            None => return Err(ViewsError::Broken("its format's number is missing".to_owned())),
            Some(number) => match <[u8; 2]>::try_from(&*number).map(u16::from_be_bytes) {
                Ok(ROWS_FORMAT) => {}
                Ok(number) if number > ROWS_FORMAT => return Err(ViewsError::Newer(number)),
                Ok(_) | Err(_) => return Err(ViewsError::Broken("its format's number is an old one".to_owned())),
            },
        }
        let Some(row) = trees.meta.get("progress")? else {
            let is_empty = trees.journal.is_empty() && trees.societies.is_empty();
            return if is_empty { Ok(()) } else { Err(ViewsError::Broken("its progress is missing".to_owned())) };
        };
        self.progress = rows::progress(&row)?;
        for row in named_rows(&trees.societies) {
            let (code, row) = row?;
            let (code, (since, profile)) = (SocietyCode::new(&code), rows::society(&row)?);
            self.ledger.since.insert(code.clone(), since);
            self.ledger.societies.insert(code, profile);
        }
        self.load_beside(&trees)?;
        for row in named_rows(&trees.headings) {
            let (id, row) = row?;
            let (heading, n_entries) = rows::heading(&row)?;
            self.n_entries_of.insert(AssessmentId::new(&id), n_entries);
            self.ledger.headings.insert(AssessmentId::new(&id), heading);
        }
        for row in trees.checklists.iter() {
            let (key, place) = row?;
            let digest = key.first_chunk::<32>().ok_or(CodecError::Damaged)?;
            let part = key.last_chunk::<4>().ok_or(CodecError::Damaged)?;
            let n_parts = place.last_chunk::<4>().ok_or(CodecError::Damaged)?;
            if u32::from_be_bytes(*part).saturating_add(1) == u32::from_be_bytes(*n_parts) {
                self.ledger.checklists.insert(Digest(*digest));
            }
        }
        let n_societies = self.ledger.societies.len() as u64;
        let n_headings = self.ledger.headings.len() as u64;
        let n_checklists = self.ledger.checklists.len() as u64;
        let Progress { n_societies: societies, n_headings: headings, n_checklists: checklists, .. } = self.progress;
        let n_rosters: usize = self.ledger.rosters.values().map(BTreeMap::len).sum();
        let n_past: usize = self.ledger.past.values().map(Vec::len).sum();
        if (n_societies, n_headings, n_checklists) != (societies, headings, checklists)
            || (n_rosters as u64, n_past as u64) != (self.progress.n_rosters, self.progress.n_past)
        {
            return Err(ViewsError::Broken("rows of the ledger are missing".to_owned()));
        }
        if self.progress.head.seq > Seq(0) && trees.entry(self.progress.head.seq)?.hash != self.progress.head.hash {
            return Err(ViewsError::Broken("its last entry is another one".to_owned()));
        }
        Ok(())
    }

    /// Reads what is kept of societies beside their profiles.
    fn load_beside(&mut self, trees: &Trees) -> Result<()> {
        for key in trees.rosters.iter().keys() {
            let key = key?;
            let (code, rest) = sized_name(&key)?;
            let Some(roster) = rest.strip_suffix(&[0]) else { continue };
            let roster = std::str::from_utf8(roster).map_err(|_| CodecError::Damaged)?;
            let row = get(&trees.rosters, &key)?.ok_or(CodecError::Damaged)?;
            let rosters = self.ledger.rosters.entry(SocietyCode::new(code)).or_default();
            rosters.insert(ItemId::new(roster), rows::roster(&row)?);
        }
        for key in trees.past.iter().keys() {
            let key = key?;
            let (code, rest) = sized_name(&key)?;
            if rest.len() == size_of::<u32>() {
                let row = get(&trees.past, &key)?.ok_or(CodecError::Damaged)?;
                self.ledger.past.entry(SocietyCode::new(code)).or_default().push(rows::past(&row)?);
            }
        }
        Ok(())
    }

    fn add_chunk(&mut self, logged: &[Logged]) -> Result<()> {
        let Some(last) = logged.last() else { return Ok(()) };
        let societies: BTreeSet<_> =
            logged.iter().filter_map(|logged| codec::society_of(&logged.entry.event)).collect();
        let mut beside = Beside::of(&self.ledger, &societies);
        let mut headings = BTreeSet::new();
        for Logged { entry, .. } in logged {
            self.ledger.apply(entry);
            if let Some(assessment) = codec::assessment_of(&entry.event) {
                headings.insert(assessment);
                *self.n_entries_of.entry(assessment.clone()).or_default() += 1;
            }
        }
        beside.follow(&self.ledger, logged)?;
        self.progress = Progress {
            head: Head::of(&last.entry),
            log_length: last.end,
            n_societies: self.ledger.societies.len() as u64,
            n_headings: self.ledger.headings.len() as u64,
            n_checklists: self.ledger.checklists.len() as u64,
            n_rosters: self.progress.n_rosters.saturating_add_signed(beside.rosters_added),
            n_past: self.progress.n_past + beside.past.len() as u64,
            n_entries: self.progress.n_entries + logged.len() as u64,
        };
        let progress = rows::progress_row(&self.progress)?;
        let society_rows = societies
            .into_iter()
            .filter_map(|code| Some((code, *self.ledger.since.get(code)?, self.ledger.societies.get(code)?)))
            .map(|(code, since, profile)| Ok((name_key(code.as_str()), rows::society_row(since, profile)?)))
            .collect::<Result<Vec<_>>>()?;
        let heading_rows = headings
            .into_iter()
            .filter_map(|id| Some((id, self.ledger.headings.get(id)?, self.n_entries_of.get(id)?)))
            .map(|(id, heading, n)| Ok((name_key(id.as_str()), rows::heading_row(heading, *n)?)))
            .collect::<Result<Vec<_>>>()?;
        let index_keys = logged
            .iter()
            .filter_map(|Logged { entry, .. }| Some((codec::assessment_of(&entry.event)?, entry.seq)))
            .map(|(id, seq)| Ok([assessment_prefix(id)?, seq.0.to_be_bytes().to_vec()].concat()))
            .collect::<Result<Vec<_>>>()?;
        let Trees { journal, by_assessment, societies, rosters, past, headings, checklists, meta, .. } =
            self.trees()?;
        (journal, by_assessment, societies, rosters, past, headings, checklists, meta)
            .transaction(|(journal, by_assessment, societies, rosters, past, headings, checklists, meta)| {
                for Logged { entry, record, .. } in logged {
                    let key = entry.seq.0.to_be_bytes();
                    // Nothing longer can have stood there: an entry's place is its own for good.
                    put_pieces(journal, &key, &[&entry.hash.0, record.as_slice()].concat())?;
                    if let Event::ChecklistKept { checklist, part, n_parts, .. } = &entry.event {
                        let place = [key.as_slice(), &n_parts.to_be_bytes()].concat();
                        checklists.insert([checklist.0.as_slice(), &part.to_be_bytes()].concat(), place)?;
                    }
                }
                for key in &index_keys {
                    by_assessment.insert(key.as_slice(), &[])?;
                }
                for (key, row) in &society_rows {
                    put(societies, key, row)?;
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
                for (key, row) in &heading_rows {
                    put(headings, key, row)?;
                }
                meta.insert("progress", progress.as_slice())?;
                Ok::<_, ConflictableTransactionError<()>>(())
            })
            .map_err(broken)
    }
}

impl Drop for Views {
    /// Closes the database; a damaged one may panic over that.
    fn drop(&mut self) {
        let trees = self.trees.take();
        let _ = guarded(|| {
            drop(trees);
            Ok(())
        });
    }
}

impl Trees {
    fn entry(&self, seq: Seq) -> Result<Entry> {
        let value = get(&self.journal, &seq.0.to_be_bytes())?
            .ok_or_else(|| ViewsError::Broken(format!("entry {} is missing", seq.0)))?;
        let (hash, record) = value.split_first_chunk::<32>().ok_or(CodecError::Damaged)?;
        let codec::Record { at, actor, event } = codec::decode(record)?;
        Ok(Entry { seq, at, actor, event, hash: Digest(*hash) })
    }
}

/// Opens the trees, waiting while this same process has not finished closing them.
fn wait_for_trees(path: &Path) -> Result<Trees> {
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

fn assessment_prefix(assessment: &AssessmentId) -> Result<Vec<u8>> {
    sized(assessment.as_str())
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

/// Returns every name in a tree with its value.
fn named_rows(tree: &Tree) -> impl Iterator<Item = Result<(String, Vec<u8>)>> {
    tree.iter().keys().filter_map(move |key| match key {
        Err(error) => Some(Err(error.into())),
        Ok(key) => {
            let name = key.strip_suffix(&[0]).and_then(|name| std::str::from_utf8(name).ok())?;
            match get(tree, &key) {
                Ok(value) => Some(Ok((name.to_owned(), value?))),
                Err(error) => Some(Err(error)),
            }
        }
    })
}
