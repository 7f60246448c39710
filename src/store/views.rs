//! The ledger kept in memory and in the database beside the journal, and the entries read back from there; knows nothing of which copy is
//! right, nor of the bytes of a key.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use crate::domain::event::Entry;
use crate::domain::ids::{AssessmentId, Digest, Seq};
use crate::domain::ledger::{Ledger, Summary};
use crate::store::beside::Beside;
use crate::store::codec;
use crate::store::codec::rows::{self, Progress};
use crate::store::guard::{Result, ViewsError, guarded};
use crate::store::scan::Logged;
use crate::store::trees::{Step, Trees};
use crate::store::{Head, memory};

/// The most entries in one transaction.
const CHUNK: usize = 1_000;
/// The database, and the ledger kept in memory as well.
pub struct Views {
    trees: Option<Trees>,
    ledger: Ledger,
    n_entries_of: BTreeMap<AssessmentId, u64>,
    progress: Progress,
    flaw: Option<String>,
}

impl Views {
    /// Opens the database in `path`, or makes an empty one. One that opens but is not whole says so by [`Views::flaw`].
    ///
    /// # Errors
    /// It cannot be opened, or a later program wrote it.
    pub fn open(path: &Path) -> Result<Self> {
        let trees = Trees::open(path)?;
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
        guarded(|| self.trees()?.set_progress(row))
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
        guarded(|| self.trees()?.set_heading(assessment, &row))
    }

    /// Returns an assessment's entries.
    ///
    /// # Errors
    /// Some cannot be read.
    pub fn entries_of(&self, assessment: &AssessmentId) -> Result<Vec<Entry>> {
        guarded(|| {
            let trees = self.trees()?;
            let entries = trees.seqs_of(assessment)?.map(|seq| trees.entry(seq?)).collect::<Result<Vec<_>>>()?;
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
            for seq in trees.seqs_from(expected) {
                if entries.len() == limit {
                    return Ok(entries);
                }
                let seq = seq?;
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
            let parts = trees.seqs_of_checklist(digest).map(|seq| trees.entry(seq?)).collect::<Result<Vec<_>>>()?;
            let text = memory::text_of(parts.iter(), digest);
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
            for logged in logged {
                if !trees.holds(logged)? {
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
            for seq in self.trees()?.seqs_from(Seq(0)) {
                seq?;
                n_entries += 1;
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
            for place in self.trees()?.places() {
                let (id, seq) = place?;
                places.entry(id).or_default().push(seq);
            }
            Ok(places)
        })
    }

    /// Hands everything to the system. It is not durable before the database's file has been synced as well: see [`Views::file_in`].
    ///
    /// # Errors
    /// It is of no use any more.
    pub fn flush(&self) -> Result<()> {
        guarded(|| self.trees()?.flush())
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
        if !trees.is_written()? {
            return Ok(());
        }
        let Some(row) = trees.progress()? else { return Ok(()) };
        self.progress = rows::progress(&row)?;
        for row in trees.societies() {
            let (code, row) = row?;
            let (since, profile) = rows::society(&row)?;
            self.ledger.since.insert(code.clone(), since);
            self.ledger.societies.insert(code, profile);
        }
        for row in trees.rosters() {
            let ((code, roster), row) = row?;
            self.ledger.rosters.entry(code).or_default().insert(roster, rows::roster(&row)?);
        }
        for row in trees.past() {
            let (code, row) = row?;
            self.ledger.past.entry(code).or_default().push(rows::past(&row)?);
        }
        for row in trees.headings() {
            let (id, row) = row?;
            let (heading, n_entries) = rows::heading(&row)?;
            self.n_entries_of.insert(id.clone(), n_entries);
            self.ledger.headings.insert(id, heading);
        }
        for digest in trees.checklists() {
            self.ledger.checklists.insert(digest?);
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

    fn add_chunk(&mut self, logged: &[Logged]) -> Result<()> {
        let Some(last) = logged.last() else { return Ok(()) };
        let societies: BTreeSet<_> = logged.iter().filter_map(|logged| logged.entry.event.society()).collect();
        let mut beside = Beside::of(&self.ledger, &societies);
        let mut headings = BTreeSet::new();
        for Logged { entry, .. } in logged {
            self.ledger.apply(entry);
            if let Some(assessment) = entry.event.assessment() {
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
        let societies = societies
            .into_iter()
            .filter_map(|code| Some((code, *self.ledger.since.get(code)?, self.ledger.societies.get(code)?)))
            .map(|(code, since, profile)| Ok((code, rows::society_row(since, profile)?)))
            .collect::<Result<Vec<_>>>()?;
        let headings = headings
            .into_iter()
            .filter_map(|id| Some((id, self.ledger.headings.get(id)?, self.n_entries_of.get(id)?)))
            .map(|(id, heading, n)| Ok((id, rows::heading_row(heading, *n)?)))
            .collect::<Result<Vec<_>>>()?;
        let progress = rows::progress_row(&self.progress)?;
        self.trees()?.add(&Step { logged, societies, beside: &beside, headings, progress })
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
