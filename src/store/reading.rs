//! A store for reading only: folds `journal.log` without its lock and without the database, so that it works while another bamai writes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::domain::event::{Entry, Event};
use crate::domain::ids::{AssessmentId, Digest, Seq};
use crate::domain::ledger::{Ledger, Summary};
use crate::store::frame::{HEADER_LENGTH, Header, read_header};
use crate::store::log::{LOG, io_error};
use crate::store::memory::MemoryStore;
use crate::store::scan::{HeaderIs, Piece, Pieces, entries_at};
use crate::store::storage::{Access, RealStorage, Storage, StoredFile};
use crate::store::{Doing, Head, Store, StoreError, codec, reached};

/// A journal as it was when it was read.
#[derive(Debug, Default)]
pub struct Reading {
    store: MemoryStore,
    /// Entries that are missing, as ranges of their places; empty unless the journal is damaged.
    pub missing: Vec<(Seq, Seq)>,
    /// The first of them that the journal itself does not say are lost.
    pub(super) unexplained: Option<Seq>,
}

impl Reading {
    /// Returns every entry.
    pub fn journal(&self) -> &[Entry] {
        self.store.journal()
    }

    /// Returns the journal folded in memory.
    pub(super) fn into_memory(self) -> MemoryStore {
        self.store
    }
}

/// Reads the journal in a store's directory. What another program is just writing is left out.
///
/// # Errors
/// There is no store, a later program wrote it, or it cannot be read.
pub fn read(dir: &Path) -> Result<Reading, StoreError> {
    let path = dir.join(LOG);
    // Before the journal: another program may acknowledge more in between.
    let reached = reached::read(dir);
    let mut reading = match open(dir, &path, Doing::Reading) {
        Ok(file) => fold(&*file, &path)?,
        // A journal that was there and is not is no empty one.
        Err(StoreError::Missing { .. }) if reached > Some(Seq(0)) => Reading::default(),
        Err(error) => return Err(error),
    };
    let next = reading.head().seq.next();
    reading.missing.extend(reached.filter(|reached| *reached >= next).map(|reached| (next, reached)));
    Ok(reading)
}

/// A journal that was walked through once, and where in it each assessment's entries are. It keeps no entry in memory.
pub struct Skimmed {
    file: Box<dyn StoredFile>,
    path: PathBuf,
    places: BTreeMap<AssessmentId, Vec<u64>>,
    /// Entries that are missing, as ranges of their places; empty unless the journal is damaged.
    pub missing: Vec<(Seq, Seq)>,
}

impl std::fmt::Debug for Skimmed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Skimmed").field("path", &self.path).field("missing", &self.missing).finish_non_exhaustive()
    }
}

/// Walks through the journal in a store's directory and shows each entry to `look`. What another program is just writing is left out.
///
/// # Errors
/// There is no store, a later program wrote it, or it cannot be read.
pub fn skim(dir: &Path, look: &mut dyn FnMut(&Entry)) -> Result<Skimmed, StoreError> {
    let path = dir.join(LOG);
    let file = open(dir, &path, Doing::Reading)?;
    let (mut places, mut missing) = (BTreeMap::<AssessmentId, Vec<u64>>::new(), Vec::new());
    for piece in Pieces::of_file(&*file, &path, header_of(&*file, &path)?.0)? {
        match piece? {
            Piece::Batch(logged) => {
                for logged in logged {
                    look(&logged.entry);
                    if let Some(assessment) = logged.entry.event.assessment() {
                        match places.get_mut(assessment) {
                            Some(places) => places.push(logged.start()),
                            None => drop(places.insert(assessment.clone(), vec![logged.start()])),
                        }
                    }
                }
            }
            Piece::Gap { from, to, .. } => missing.push((from, to)),
            Piece::Bad { .. } | Piece::Tail { .. } => {}
        }
    }
    Ok(Skimmed { file, path, places, missing })
}

impl Skimmed {
    /// Reads an assessment's entries.
    ///
    /// # Errors
    /// They cannot be read any more.
    pub fn entries_of(&self, assessment: &AssessmentId) -> Result<Vec<Entry>, StoreError> {
        let places = self.places.get(assessment).map(Vec::as_slice).unwrap_or_default();
        entries_at(&*self.file, &self.path, places)
    }
}

/// What a walk through a journal showed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LogCheck {
    /// Its head.
    pub head: Head,
    /// How many entries it has.
    pub n_entries: u64,
    /// Entries that are missing, as ranges of their places.
    pub missing: Vec<(Seq, Seq)>,
    /// Those of them the journal itself names as lost.
    pub declared: Vec<(Seq, Seq)>,
    /// Bytes amid the journal that are no part of it, a damaged header included.
    pub n_bad_bytes: u64,
    /// Bytes at its end that are no whole batch: damage, or what another program is just writing.
    pub n_tail_bytes: u64,
    /// The checklists assessments are pinned to, and how their texts are.
    pub checklists: BTreeMap<Digest, Kept>,
}

/// How the text of a checklist is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// It is all there and its digest is right.
    Whole,
    /// Pieces of it are missing.
    Missing,
    /// It is not the text the digest was taken of.
    Another,
}

impl LogCheck {
    /// Returns whether something amid the journal is damaged; entries it names as lost were told of before.
    pub fn is_damaged(&self) -> bool {
        self.n_bad_bytes > 0 || self.missing != self.declared
    }
}

/// How far a walk has come, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Walked {
    /// Up to where it has read.
    pub at: u64,
    /// How many there are.
    pub of: u64,
}

/// Walks through the journal in a store's directory, checking every frame, record and link of the chain, with bounded memory.
///
/// # Errors
/// There is no store, a later program wrote it, or it cannot be read.
pub fn check_log(dir: &Path) -> Result<LogCheck, StoreError> {
    Ok(check_log_while(dir, &mut |_| true)?.unwrap_or_default())
}

/// Does the same for as long as `goes_on` says so; nothing comes of a walk that was broken off.
///
/// # Errors
/// As for [`check_log`].
pub fn check_log_while(dir: &Path, goes_on: &mut dyn FnMut(Walked) -> bool) -> Result<Option<LogCheck>, StoreError> {
    let path = dir.join(LOG);
    let file = open(dir, &path, Doing::Reading)?;
    let of = file.length().map_err(|source| io_error(Doing::Reading, &path, source))?;
    let (header_is, _) = header_of(&*file, &path)?;
    let mut check = LogCheck::default();
    let mut checklists = Checklists::default();
    for piece in Pieces::of_file(&*file, &path, header_is)? {
        let mut at = of;
        match piece? {
            Piece::Batch(logged) => {
                check.n_entries += logged.len() as u64;
                logged.iter().for_each(|logged| checklists.take(&logged.entry.event));
                if let Some(last) = logged.last() {
                    check.head = Head::of(&last.entry);
                    at = last.end;
                }
            }
            Piece::Gap { from, to, is_declared } => {
                check.missing.push((from, to));
                check.declared.extend(is_declared.then_some((from, to)));
                continue;
            }
            Piece::Bad { start, end } => {
                check.n_bad_bytes += end - start;
                at = end;
            }
            Piece::Tail { start, end } => check.n_tail_bytes = end - start,
        }
        if !goes_on(Walked { at, of }) {
            return Ok(None);
        }
    }
    if header_is == HeaderIs::Damaged {
        // A header alone is all there is to an empty journal; what is left of it is damage and no torn batch.
        check.n_bad_bytes = check.n_bad_bytes.max(HEADER_LENGTH);
    }
    check.checklists = checklists.into_kept();
    Ok(Some(check))
}

/// The texts of checklists, and which of them assessments are pinned to.
#[derive(Default)]
struct Checklists {
    pieces: BTreeMap<Digest, (u32, BTreeMap<u32, String>)>,
    pinned: BTreeSet<Digest>,
}

impl Checklists {
    fn take(&mut self, event: &Event) {
        match event {
            Event::ChecklistKept { checklist, part, n_parts, text } => {
                let (n, pieces) = self.pieces.entry(*checklist).or_default();
                *n = *n_parts;
                pieces.insert(*part, text.clone());
            }
            Event::AssessmentStarted { checklist, .. } => {
                self.pinned.insert(*checklist);
            }
            Event::SocietyAdded { .. }
            | Event::SocietyChanged { .. }
            | Event::RosterKept { .. }
            | Event::Changed { .. } => {}
        }
    }

    fn into_kept(self) -> BTreeMap<Digest, Kept> {
        let of = |digest: &Digest| match self.pieces.get(digest) {
            Some((n, pieces)) if (0..*n).all(|part| pieces.contains_key(&part)) => {
                let text: String = pieces.range(0..*n).map(|(_, text)| text.as_str()).collect();
                if codec::digest(text.as_bytes()) == *digest { Kept::Whole } else { Kept::Another }
            }
            Some(_) | None => Kept::Missing,
        };
        self.pinned.iter().map(|digest| (*digest, of(digest))).collect()
    }
}

/// Opens the journal in a store's directory, at its path, without asking for its lock.
///
/// # Errors
/// There is none, or the system refused.
pub(super) fn open(dir: &Path, path: &Path, doing: Doing) -> Result<Box<dyn StoredFile>, StoreError> {
    match RealStorage.open(path, Access::Read) {
        Ok(file) => Ok(file),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(StoreError::Missing { path: dir.to_owned() }),
        Err(source) => Err(io_error(doing, path, source)),
    }
}

/// Folds a journal's file.
pub(super) fn fold(file: &dyn StoredFile, path: &Path) -> Result<Reading, StoreError> {
    let mut reading = Reading::default();
    for piece in Pieces::of_file(file, path, header_of(file, path)?.0)? {
        match piece? {
            Piece::Batch(logged) => logged.into_iter().for_each(|logged| reading.store.fold(logged.entry)),
            Piece::Gap { from, to, is_declared } => {
                reading.missing.push((from, to));
                reading.unexplained = reading.unexplained.or((!is_declared).then_some(from));
            }
            Piece::Bad { .. } | Piece::Tail { .. } => {}
        }
    }
    Ok(reading)
}

/// Reads the header of a journal's file: whether it is sound, and its store id.
pub(super) fn header_of(file: &dyn StoredFile, path: &Path) -> Result<(HeaderIs, [u8; 16]), StoreError> {
    let mut bytes = [0; HEADER_LENGTH as usize];
    let n_read = file.read_at(0, &mut bytes).map_err(|source| io_error(Doing::Reading, path, source))?;
    match read_header(bytes.get(..n_read).unwrap_or_default()) {
        Header::Known(store_id) => Ok((HeaderIs::Sound, store_id)),
        Header::Damaged => Ok((HeaderIs::Damaged, [0; 16])),
        Header::Newer(found) => Err(StoreError::Newer {
            path: path.to_owned(),
            found: u32::from(found),
            known: u32::from(crate::store::frame::FORMAT),
        }),
    }
}

impl Store for Reading {
    fn append(&mut self, _entries: &[Entry]) -> Result<(), StoreError> {
        Err(StoreError::ReadOnly)
    }

    fn keep_summary(&mut self, assessment: &AssessmentId, summary: &Summary) -> Result<(), StoreError> {
        self.store.keep_summary(assessment, summary)
    }

    fn head(&self) -> Head {
        self.store.head()
    }

    fn ledger(&mut self) -> Result<Ledger, StoreError> {
        self.store.ledger()
    }

    fn entries_of(&mut self, assessment: &AssessmentId) -> Result<Vec<Entry>, StoreError> {
        self.store.entries_of(assessment)
    }

    fn entries(&mut self, from: Seq, limit: usize) -> Result<Vec<Entry>, StoreError> {
        self.store.entries(from, limit)
    }

    fn checklist(&mut self, digest: &Digest) -> Result<Option<String>, StoreError> {
        self.store.checklist(digest)
    }

    fn settle(&mut self) -> Result<(), StoreError> {
        Ok(())
    }
}
