//! Where the journal is kept: one trait, a store on disk and one in memory that keep the same promises; knows nothing of what entries mean to the person.
//!
//! ```text
//! session ──► writer (one thread) ──► trait Store ──┬─ disk    journal.log (acknowledges) + sled (answers questions)
//!                                                   ├─ memory  tests, demo
//!                                                   ├─ reading journal.log folded, while another bamai may write
//!                                                   └─ read_only  that, until the disk takes something again
//! ```
//!
//! Invariant: an entry is acknowledged only after `sync_data` of the journal has returned.
//! Invariant: nothing found damaged is deleted, and nothing lost goes unnamed: see [`Repair`].
//! Absent: a way to change or delete an entry.

pub mod writer;
pub mod disk;
pub mod memory;
pub mod reading;
pub mod read_only;
pub mod opening;
mod compare;
pub mod quarantine;
pub mod untold;
pub mod reached;
mod notices;
pub mod log;
pub mod scan;
pub mod frame;
pub mod codec;
mod beside;
pub mod views;
mod trees;
pub mod guard;
pub mod lock;
pub mod verify;
pub mod checking;
pub mod backup;
pub mod restore;
pub mod lines;
pub mod export;
pub mod storage;
pub mod surroundings;
pub mod faulty;

use std::path::PathBuf;

use crate::domain::event::Entry;
use crate::domain::ids::{AssessmentId, Digest, Millis, Seq};
use crate::domain::ledger::{Ledger, Summary};
use codec::CodecError;

/// Keeps a journal and answers the questions the program asks of it without reading all of it.
pub trait Store: Send {
    /// Appends entries, already numbered and sealed by [`codec::seal`], and returns when they are durable. All of them
    /// are on record afterwards, or none.
    ///
    /// # Errors
    /// Nothing was acknowledged; the entries may be appended again.
    fn append(&mut self, entries: &[Entry]) -> Result<(), StoreError>;

    /// Brings what answers questions up to what was appended. It need not be called, for whatever is asked brings itself up first; called
    /// when an acknowledgement has been passed on, it keeps that work from standing before the next one.
    fn keep_up(&mut self) {}

    /// Puts a worked-out summary beside a heading, so that the ledger need not work it out again. It is only a cache: the next change
    /// of the assessment drops it, and an assessment the store does not know is passed over.
    ///
    /// # Errors
    /// The summary was not kept; nothing else is the worse for it.
    fn keep_summary(&mut self, assessment: &AssessmentId, summary: &Summary) -> Result<(), StoreError>;

    /// Returns the last entry's place, time and digest: zeros for an empty journal.
    fn head(&self) -> Head;

    /// Returns every society and heading, summaries included.
    ///
    /// # Errors
    /// It could not be read.
    fn ledger(&mut self) -> Result<Ledger, StoreError>;

    /// Returns an assessment's entries, in order, the one that started it first; none for an unknown assessment.
    ///
    /// # Errors
    /// They could not be read.
    fn entries_of(&mut self, assessment: &AssessmentId) -> Result<Vec<Entry>, StoreError>;

    /// Returns up to `limit` entries from a place on, in order.
    ///
    /// # Errors
    /// They could not be read.
    fn entries(&mut self, from: Seq, limit: usize) -> Result<Vec<Entry>, StoreError>;

    /// Returns the text of a checklist kept in the journal, once all its pieces are there.
    ///
    /// # Errors
    /// It could not be read.
    fn checklist(&mut self, digest: &Digest) -> Result<Option<String>, StoreError>;

    /// Makes everything durable that is not; called after a quiet moment and at close.
    ///
    /// # Errors
    /// Something is not durable outside the journal; the journal itself always is.
    fn settle(&mut self) -> Result<(), StoreError>;
}

/// The end of a journal: what the next entry is chained to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Head {
    /// Place of the last entry; 0 when there is none.
    pub seq: Seq,
    /// Time of the last entry.
    pub at: Millis,
    /// Digest of the last entry.
    pub hash: Digest,
}

impl Head {
    /// Returns the head of a journal that ends with this entry.
    pub const fn of(entry: &Entry) -> Self {
        Self { seq: entry.seq, at: entry.at, hash: entry.hash }
    }
}

/// What was being done to a file when the system refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// Opening it.
    Opening,
    /// Reading it.
    Reading,
    /// Writing to it.
    Writing,
    /// Making it.
    Creating,
    /// Locking it.
    Locking,
    /// Cutting it back.
    Cutting,
    /// Moving it.
    Moving,
}

/// Why the store did not do something.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The operating system refused.
    #[error("{doing:?} {path}: {source}")]
    Io {
        /// What was being done.
        doing: Doing,
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
    /// The disk is full.
    #[error("no space left for {path}")]
    Full {
        /// The file that could not grow.
        path: PathBuf,
    },
    /// Something was saved only because room kept for bad times was given up.
    #[error("hardly any space left for {path}")]
    NearlyFull {
        /// The store's directory.
        path: PathBuf,
    },
    /// Another program has the store open.
    #[error("store {path} is held by process {pid:?} of {user:?}")]
    Held {
        /// The store's directory.
        path: PathBuf,
        /// The other program's process id, where it said.
        pid: Option<u32>,
        /// Whose it is; empty where it did not say.
        user: String,
        /// Since when, where it said.
        since: Option<Millis>,
    },
    /// A later version of the program wrote this.
    #[error("{path} is of format {found}, this program knows up to {known}")]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its format's number, or a kind of record.
        found: u32,
        /// The highest number known here.
        known: u32,
    },
    /// Something that was written is not what is read.
    #[error("{path}: entry {seq:?} is damaged")]
    Damaged {
        /// The file.
        path: PathBuf,
        /// The entry, where it can be told.
        seq: Option<Seq>,
    },
    /// Entries were given that do not follow the last one.
    #[error("entry {given:?} does not follow {head:?}")]
    NotNext {
        /// The journal's last entry.
        head: Seq,
        /// The entry that was to follow it.
        given: Seq,
    },
    /// An entry cannot be written as a record.
    #[error("not a record: {0}")]
    NoRecord(#[source] CodecError),
    /// The database beside the journal is of no use; the journal goes on without it.
    #[error("database {path}: {why}")]
    Views {
        /// Its directory.
        path: PathBuf,
        /// What it said.
        why: String,
    },
    /// There is no store in this directory.
    #[error("no store in {path}")]
    Missing {
        /// The directory.
        path: PathBuf,
    },
    /// The store was opened for reading only.
    #[error("the store was opened for reading")]
    ReadOnly,
    /// The thread that writes has ended.
    #[error("the writer has ended")]
    Closed,
}

/// What was found wrong when a store was opened, and what became of it. Told once, in plain words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Repair {
    /// The journal ended in bytes that are no whole entry: what was being written when the program was cut off.
    TailCut {
        /// How many bytes.
        n_bytes: u64,
        /// Where they are kept.
        kept: PathBuf,
    },
    /// The database was missing or of no use and was made anew from the journal.
    ViewsRebuilt {
        /// How many entries were read for it.
        n_entries: u64,
        /// Where the old one is kept, if there was one.
        kept: Option<PathBuf>,
    },
    /// Entries the journal had lost were brought back from the database.
    Restored {
        /// The first of them.
        from: Seq,
        /// The last of them.
        to: Seq,
        /// Where the damaged journal is kept, if there was one.
        kept: Option<PathBuf>,
    },
    /// Entries are lost: neither the journal nor the database has them.
    Lost {
        /// The first of them.
        from: Seq,
        /// The last of them.
        to: Seq,
        /// Where the damaged journal is kept.
        kept: PathBuf,
    },
    /// Bytes of the journal that held no entry were damaged; every entry is there.
    Mended {
        /// Where the damaged journal is kept.
        kept: PathBuf,
    },
}
