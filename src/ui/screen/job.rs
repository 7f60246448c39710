//! Work a screen may ask for that takes a while; does none of it.

use crate::domain::ids::{AssessmentId, EvidenceNo};
use crate::exchange::BadRows;

/// The longest path that can be typed, in bytes: what Linux takes.
pub const PATH_BYTES_MAX: usize = 4096;

/// Work that takes a while and does not hold up the keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Job {
    /// Read a register of societies from a file, and show what it would change.
    Import {
        /// The file.
        path: String,
    },
    /// Bring in the register that was shown.
    BringIn {
        /// What becomes of its bad rows.
        bad_rows: BadRows,
    },
    /// Write the whole ledger to a file as a table, in the background.
    TakeAway {
        /// The file.
        path: String,
    },
    /// Stop writing the ledger.
    CallOff,
    /// Write what could not be saved to a file, and leave.
    SaveElsewhere {
        /// The file.
        path: String,
    },
    /// Write a report to a file.
    Export {
        /// Of which assessment.
        assessment: AssessmentId,
        /// Which kind of document, by name.
        kind: &'static str,
        /// In which format, by name.
        format: String,
        /// To which file.
        path: String,
    },
    /// Work out the digest of a file a piece of evidence is, and keep it with the path.
    Hash {
        /// In which assessment.
        assessment: AssessmentId,
        /// The piece.
        evidence: EvidenceNo,
        /// The file.
        path: String,
    },
    /// Draw a sample.
    Draw {
        /// In which assessment.
        assessment: AssessmentId,
        /// What the list is of.
        frame: String,
        /// The list.
        list: List,
        /// The seed.
        seed: String,
        /// How many to draw.
        n: usize,
    },
    /// Read self-ratings from a file.
    SelfRate {
        /// In which assessment.
        assessment: AssessmentId,
        /// The file.
        path: String,
    },
}

/// A list to draw from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum List {
    /// Its text, an entry a line.
    Text(String),
    /// The file it is in.
    File(String),
}
