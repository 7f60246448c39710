//! Opening a store: finds out which of its two copies is whole, and makes the other one from it; knows nothing of what is written later.
//!
//! After a clean stop the journal's last two frames and the database's progress agree, and nothing else is read. After a kill the database
//! is behind, and only what it lacks is read. Everything else is damage: the journal is walked from front to back, mended with what the
//! database has, and the database is made anew when it does not fit.
//!
//! A check that has found damage where a quick opening does not look leaves the mark [`SUSPECT`]; the next opening then believes nothing,
//! reads all of both copies, and takes the mark away.
//!
//! Invariant: nothing is touched before the journal's header and last entry are known not to be a later program's.
//! Invariant: a damaged file is copied or moved to quarantine, durably, before anything takes its place.

use std::path::{Path, PathBuf};

use crate::domain::event::Entry;
use crate::domain::ids::{Digest, Millis, Seq};
use crate::store::codec;
use crate::store::disk::{BALLAST, DB};
use crate::store::frame::{Ends, header, put_frame, put_gap};
use crate::store::guard::ViewsError;
use crate::store::log::{LOG, Log, NEW_LOG, io_error};
use crate::store::reading::header_of;
use crate::store::scan::{HeaderIs, Logged, Piece, Pieces, quick_head};
use crate::store::storage::{Access, Storage, StoredFile};
use crate::store::views::Views;
use crate::store::{Doing, Head, Repair, StoreError, compare, quarantine, reached, untold};

/// The name of the mark a check leaves in the store's directory when it has found damage: an empty file.
pub const SUSPECT: &str = "suspect";

/// How much an opening believes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Care {
    /// That what lies before the ends of journal and database is as it was written, where the ends agree.
    Quick,
    /// Nothing: all of the journal is read, and the database is held against it.
    Full,
}

/// The name the end cut off a journal has in quarantine.
const LOG_TAIL: &str = "journal.log.tail";
/// How many entries are taken from the database at a time.
const RESTORED_AT_A_TIME: usize = 1_000;

/// What opening came to.
pub struct Opening {
    /// The journal, sound from front to back as far as it was read.
    pub log: Log,
    /// The database, as far along as the journal; or why there is none.
    pub views: Result<Views, StoreError>,
    /// What was repaired.
    pub repairs: Vec<Repair>,
    /// What was repaired by this opening and earlier ones and has not been told yet.
    pub untold: Vec<Repair>,
}

/// Opens journal and database.
///
/// # Errors
/// A later program wrote one of them, or the system refused.
pub fn open(storage: &dyn Storage, dir: &Path, now: Millis, user: &str, care: Care) -> Result<Opening, StoreError> {
    let mark = dir.join(SUSPECT);
    let is_suspect = storage.exists(&mark);
    let care = if is_suspect { Care::Full } else { care };
    let site = Site { storage, dir, now, care, earlier: untold::read(storage, dir) };
    let opening = site.open(user)?;
    untold::keep(storage, dir, &site.earlier, &opening.repairs);
    if is_suspect {
        // With the mark still there the next opening is only slower.
        let _ = storage.remove(&mark);
    }
    Ok(opening)
}
/// Returns what is to be said of a database that was not there and has been filled.
fn first_filling(views: &Views, had_db: bool) -> Vec<Repair> {
    let n_entries = views.progress().n_entries;
    let said = (!had_db && n_entries > 0).then_some(Repair::ViewsRebuilt { n_entries, kept: None });
    said.into_iter().collect()
}

/// Returns whether the database can be taken to fit the journal without reading all of it: it is whole, and as far along or behind.
fn is_quickly_opened(head: Head, file: &dyn StoredFile, views: &Views) -> Result<bool, StoreError> {
    if views.flaw().is_some() {
        return Ok(false);
    }
    let progress = views.progress();
    let length = file.length().map_err(|source| StoreError::Io { doing: Doing::Reading, path: LOG.into(), source })?;
    let is_as_far = progress.head == head && (progress.log_length == length || head.seq == Seq(0));
    Ok(is_as_far || progress.head.seq < head.seq)
}

/// Where a store is and when it is opened.
struct Site<'a> {
    storage: &'a dyn Storage,
    dir: &'a Path,
    now: Millis,
    care: Care,
    /// What earlier openings repaired and nobody has been told.
    earlier: Vec<Repair>,
}

/// What walking through a journal showed.
#[derive(Default)]
struct Survey {
    head: Head,
    /// Where the bytes after the last whole batch begin.
    tail: Option<(u64, u64)>,
    /// Whether anything but the tail is damaged.
    needs_mending: bool,
}

impl Site<'_> {
    /// Opens journal and database.
    fn open(&self, user: &str) -> Result<Opening, StoreError> {
        let Self { storage, dir, now, .. } = *self;
        let path = dir.join(LOG);
        let file = match storage.open(&path, Access::Append) {
            Ok(file) => Some(file),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
            Err(source) => return Err(io_error(Doing::Opening, &path, source)),
        };
        let (header_is, store_id) = match &file {
            Some(file) => header_of(&**file, &path)?,
            None => (HeaderIs::Damaged, [0; 16]),
        };
        let head = match (&file, header_is) {
            (Some(file), HeaderIs::Sound) => quick_head(&**file, &path)?,
            (Some(_), HeaderIs::Damaged) | (None, _) => None,
        };
        let db = dir.join(DB);
        let had_db = storage.exists(&db);
        let views = match Views::open(&db) {
            // sled needs room even to open.
            Err(ViewsError::Refused(_)) if storage.remove(&dir.join(BALLAST)).is_ok() => Views::open(&db),
            views => views,
        };
        if let Err(newer @ ViewsError::Newer(_)) = views {
            return Err(newer.at(&db));
        }

        let mut repairs = Vec::new();
        let (log, views) = match (file, head, views) {
            (Some(file), Some(head), Ok(mut views))
                if self.care == Care::Quick && is_quickly_opened(head, &*file, &views)? =>
            {
                let log = Log::sound(&path, file, head)?;
                if self.catch_up(&mut views, &log)? {
                    let repairs = first_filling(&views, had_db);
                    return self.opened(log, Ok(views), repairs);
                }
                let file = log.into_file();
                (self.sound_log(file, header_is, store_id, Some(&views), &mut repairs)?, Ok(views))
            }
            (Some(file), _, views) => {
                let store_id = if header_is == HeaderIs::Sound { store_id } else { new_store_id(user, now) };
                (self.sound_log(file, header_is, store_id, views.as_ref().ok(), &mut repairs)?, views)
            }
            (None, _, views) => {
                let log = Log::create(storage, dir, new_store_id(user, now))?;
                (self.restored(log, views.as_ref().ok(), None, &mut repairs)?, views)
            }
        };
        let views = self.fitting_views(&log, views, had_db, &mut repairs)?;
        self.opened(log, views, repairs)
    }

    fn opened(
        &self,
        log: Log,
        views: Result<Views, StoreError>,
        mut repairs: Vec<Repair>,
    ) -> Result<Opening, StoreError> {
        repairs.extend(self.lost_end(&log)?);
        let untold = self.earlier.iter().chain(&repairs).cloned().collect();
        Ok(Opening { log, views, repairs, untold })
    }

    /// Returns what was acknowledged after the journal's last entry and is in neither copy; the journal is kept as it was found.
    fn lost_end(&self, log: &Log) -> Result<Option<Repair>, StoreError> {
        let from = log.head().seq.next();
        let Some(to) = reached::read(self.dir).filter(|to| *to >= from) else { return Ok(None) };
        let kept = quarantine::copy(self.storage, self.dir, log.file(), LOG, 0, self.now)?;
        Ok(Some(Repair::Lost { from, to, kept }))
    }

    /// Makes a journal's file sound: cuts its tail, mends it, and adds what only the database has.
    fn sound_log(
        &self,
        file: Box<dyn StoredFile>,
        header_is: HeaderIs,
        store_id: [u8; 16],
        views: Option<&Views>,
        repairs: &mut Vec<Repair>,
    ) -> Result<Log, StoreError> {
        let path = self.dir.join(LOG);
        let survey = self.survey(&*file, header_is)?;
        if survey.needs_mending {
            let kept = quarantine::copy(self.storage, self.dir, &*file, LOG, 0, self.now)?;
            let log = self.mended(&*file, header_is, store_id, views, &kept, repairs)?;
            return self.restored(log, views, Some(kept), repairs);
        }
        let mut file = file;
        let mut kept = None;
        if let Some((start, end)) = survey.tail {
            let copy = quarantine::copy(self.storage, self.dir, &*file, LOG_TAIL, start, self.now)?;
            repairs.push(Repair::TailCut { n_bytes: end - start, kept: copy.clone() });
            untold::keep(self.storage, self.dir, &self.earlier, repairs);
            file.truncate(start).map_err(|source| io_error(Doing::Cutting, &path, source))?;
            file.sync_data().map_err(|source| io_error(Doing::Cutting, &path, source))?;
            kept = Some(copy);
        }
        self.restored(Log::sound(&path, file, survey.head)?, views, kept, repairs)
    }

    fn survey(&self, file: &dyn StoredFile, header_is: HeaderIs) -> Result<Survey, StoreError> {
        let path = self.dir.join(LOG);
        let mut survey = Survey { needs_mending: header_is == HeaderIs::Damaged, ..Survey::default() };
        for piece in Pieces::of_file(file, &path, header_is)? {
            match piece? {
                Piece::Batch(logged) => survey.head = last_head(&logged, survey.head),
                Piece::Gap { is_declared: true, .. } => {}
                Piece::Gap { is_declared: false, .. } | Piece::Bad { .. } => survey.needs_mending = true,
                Piece::Tail { start, end } => survey.tail = Some((start, end)),
            }
        }
        Ok(survey)
    }

    /// Writes the journal anew without what is damaged and with what the database has in its place.
    fn mended(
        &self,
        file: &dyn StoredFile,
        header_is: HeaderIs,
        store_id: [u8; 16],
        views: Option<&Views>,
        kept: &Path,
        repairs: &mut Vec<Repair>,
    ) -> Result<Log, StoreError> {
        let path = self.dir.join(LOG);
        let new_path = self.dir.join(NEW_LOG);
        let io = |source| io_error(Doing::Writing, &new_path, source);
        let mut new = self.storage.create(&new_path).map_err(io)?;
        new.append(&header(store_id)).map_err(io)?;
        let mut head = Head::default();
        let mut gap = None;
        let n_repairs = repairs.len();
        for piece in Pieces::of_file(file, &path, header_is)? {
            let mut bytes = Vec::new();
            match piece? {
                Piece::Gap { from, to, .. } => gap = Some(gap.map_or((from, to), |(first, _)| (first, to))),
                Piece::Batch(logged) => {
                    if let Some((from, to)) = gap.take() {
                        let fill = fill_of(views, head, to, logged.first());
                        put_batch(&mut bytes, &logged_of(&fill)?);
                        if let (Some(first), Some(last)) = (fill.first(), fill.last()) {
                            repairs.push(Repair::Restored {
                                from: first.seq,
                                to: last.seq,
                                kept: Some(kept.to_owned()),
                            });
                        }
                        let from = fill.last().map_or(from, |last| last.seq.next());
                        if from <= to {
                            put_gap(&mut bytes, to);
                            repairs.push(Repair::Lost { from, to, kept: kept.to_owned() });
                        }
                    }
                    head = last_head(&logged, head);
                    put_batch(&mut bytes, &logged);
                    new.append(&bytes).map_err(io)?;
                }
                Piece::Bad { .. } => {}
                Piece::Tail { start, end } => {
                    repairs.push(Repair::TailCut { n_bytes: end - start, kept: kept.to_owned() });
                }
            }
        }
        new.sync_data().map_err(io)?;
        if repairs.len() == n_repairs {
            repairs.push(Repair::Mended { kept: kept.to_owned() });
        }
        untold::keep(self.storage, self.dir, &self.earlier, repairs);
        self.storage.rename(&new_path, &path).map_err(io)?;
        self.storage.sync_dir(self.dir).map_err(io)?;
        drop(new);
        Log::sound(&path, self.storage.open(&path, Access::Append).map_err(io)?, head)
    }

    /// Adds to a sound journal what only the database has.
    fn restored(
        &self,
        mut log: Log,
        views: Option<&Views>,
        kept: Option<PathBuf>,
        repairs: &mut Vec<Repair>,
    ) -> Result<Log, StoreError> {
        let Some(views) = views else { return Ok(log) };
        let first = log.head().seq.next();
        while let Ok(entries) = views.chained_after(log.head(), RESTORED_AT_A_TIME)
            && !entries.is_empty()
        {
            log.append(&entries)?;
        }
        if log.head().seq >= first {
            repairs.push(Repair::Restored { from: first, to: log.head().seq, kept });
        }
        Ok(log)
    }

    /// Brings the database up to the journal, or makes it anew.
    ///
    /// # Errors
    /// The journal could not be read. A database that cannot be had is no error: the store works without.
    fn fitting_views(
        &self,
        log: &Log,
        views: Result<Views, ViewsError>,
        had_db: bool,
        repairs: &mut Vec<Repair>,
    ) -> Result<Result<Views, StoreError>, StoreError> {
        let db = self.dir.join(DB);
        if let Err(refused @ ViewsError::Refused(_)) = views {
            return Ok(Err(refused.at(&db)));
        }
        if let Ok(mut views) = views
            && views.flaw().is_none()
            && self.catch_up(&mut views, log)?
            && (self.care == Care::Quick || compare::difference(&views, log)?.is_none())
        {
            repairs.extend(first_filling(&views, had_db));
            return Ok(Ok(views));
        }
        let mut kept = None;
        if self.storage.exists(&db) {
            kept = Some(quarantine::put(self.storage, self.dir, &db, self.now)?).filter(|_| had_db);
        }
        let mut views = match Views::open(&db) {
            Ok(views) => views,
            Err(error) => return Ok(Err(error.at(&db))),
        };
        for piece in Pieces::of_file(log.file(), log.path(), HeaderIs::Sound)? {
            if let Piece::Batch(logged) = piece?
                && let Err(error) = views.add(&logged)
            {
                return Ok(Err(error.at(&db)));
            }
        }
        let n_entries = views.progress().n_entries;
        if n_entries > 0 || kept.is_some() {
            repairs.push(Repair::ViewsRebuilt { n_entries, kept });
        }
        Ok(Ok(views))
    }

    /// Reads into the database what it lacks; returns whether it fits the journal now.
    fn catch_up(&self, views: &mut Views, log: &Log) -> Result<bool, StoreError> {
        let progress = views.progress();
        if progress.head == log.head() {
            return Ok(progress.log_length == log.length() || views.set_log_length(log.length()).is_ok());
        }
        if progress.head.seq > log.head().seq {
            return Ok(false);
        }
        let from = progress.log_length.max(crate::store::frame::HEADER_LENGTH);
        for piece in Pieces::from(log.file(), log.path(), from, progress.head)? {
            match piece? {
                Piece::Batch(logged) => {
                    if views.add(&logged).is_err() {
                        return Ok(false);
                    }
                }
                Piece::Gap { is_declared: true, .. } => {}
                Piece::Gap { is_declared: false, .. } | Piece::Bad { .. } | Piece::Tail { .. } => return Ok(false),
            }
        }
        Ok(views.progress().head == log.head())
    }
}

/// Returns the entries between `head` and a later batch that the database has; all that follow `head` if the last of them does not lead to
/// the batch, and none if they reach it and contradict it.
fn fill_of(views: Option<&Views>, head: Head, to: Seq, next: Option<&Logged>) -> Vec<Entry> {
    let Some(views) = views else { return Vec::new() };
    let limit = usize::try_from(to.0.saturating_sub(head.seq.0)).unwrap_or(usize::MAX);
    let fill = views.chained_after(head, limit).unwrap_or_default();
    let Some(last) = fill.last().filter(|last| last.seq == to) else { return fill };
    let leads_on = next.is_none_or(|next| codec::chain(&last.hash, &next.record) == next.entry.hash);
    if leads_on { fill } else { Vec::new() }
}

fn put_batch(bytes: &mut Vec<u8>, batch: &[Logged]) {
    for (idx, Logged { entry, record, .. }) in batch.iter().enumerate() {
        let ends = if idx + 1 == batch.len() { Ends::Batch } else { Ends::Nothing };
        put_frame(bytes, entry.seq, &entry.hash, record, ends);
    }
}

fn logged_of(entries: &[Entry]) -> Result<Vec<Logged>, StoreError> {
    let logged = |entry: &Entry| Ok(Logged { entry: entry.clone(), record: codec::record_of(entry)?, end: 0 });
    entries.iter().map(logged).collect()
}

fn last_head(logged: &[Logged], head: Head) -> Head {
    logged.last().map_or(head, |last| Head::of(&last.entry))
}

/// Returns an id no other store has: the digest of what differs between two machines, two users and two moments.
fn new_store_id(user: &str, now: Millis) -> [u8; 16] {
    use std::hash::{BuildHasher, RandomState};
    let random = RandomState::new().hash_one(now.0);
    let text = format!("{user} {} {} {random}", now.0, std::process::id());
    let Digest(digest) = codec::chain(&Digest::default(), text.as_bytes());
    digest.first_chunk::<16>().copied().unwrap_or_default()
}
