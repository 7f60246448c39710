//! Where the journal is kept: one trait, a store on disk and one in memory that keep the same promises.

use crate::domain::event::Entry;
use crate::domain::ids::{AssessmentId, Digest, Millis, Seq};
use crate::domain::ledger::{Ledger, Summary};

/// Keeps a journal and answers the questions the program asks of it without reading all of it.
pub trait Store: Send {
    /// Appends entries, already numbered and sealed by [`codec::seal`], and returns when they are durable.
    ///
    /// # Errors
    /// Nothing was acknowledged; the entries may be appended again.
    fn append(&mut self, entries: &[Entry]) -> Result<(), StoreError>;

    /// Puts a worked-out summary beside a heading, so that the ledger need not work it out again. It is only a cache.
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

    /// Returns an assessment's entries, in order.
    ///
    /// # Errors
    /// They could not be read.
    fn entries_of(&mut self, assessment: &AssessmentId) -> Result<Vec<Entry>, StoreError>;

    /// Returns up to `limit` entries from a place on, in order.
    ///
    /// # Errors
    /// They could not be read.
    fn entries(&mut self, from: Seq, limit: usize) -> Result<Vec<Entry>, StoreError>;

    /// Returns the text of a checklist kept in the journal.
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

/// Why the store did not do something.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The operating system refused.
    #[error("{doing} {path}: {source}")]
    Io {
        /// What was being done, as a verb with its object to follow: `append to`.
        doing: &'static str,
        /// The file.
        path: std::path::PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}
