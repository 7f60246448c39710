//! Files that come in and go out through a session: which a person may name, registers of societies, and answers; knows nothing of terminals and arguments.
//!
//! ```text
//! bytes ──► sheet ──► register ─┐
//!                 └─► answers ──┴─► commands ──► Session ──► what came of it, row by row
//! ```
//!
//! Every bad row is reported with the line it starts on; what is good is applied with all of it or not at all, as asked.

pub mod files;
mod content;
mod text;
mod workbook;
mod bad_sheet;
mod sheet;
mod evidence;
mod bad_row;
mod grade;
mod profile;
mod register;
mod doubt;
mod import;
mod said;
pub mod record;
mod answers;
mod apply;
mod write;
mod file_hash;
mod draw;
mod self_ratings;
pub mod ledger_table;
pub mod rosters;

pub use answers::{Given, acts};
pub use apply::{Applied, apply};
pub use bad_row::{BadRow, Rejected};
pub use bad_sheet::BadSheet;
pub use content::Foreign;
pub use doubt::{Doubt, Other};
pub use draw::{Draw, draw, read_list};
pub use evidence::{EvidenceCell, read_cell as read_evidence, read_kind};
pub use file_hash::{HashError, MAX_AT_A_SCREEN, hash_file};
pub use grade::{read_grade, show_grade};
pub use import::{Changed, Plan, carry_out, import, plan};
pub use profile::{profile_changes, profile_history};
pub use register::{Register, column_name, column_names, column_of, field_name};
pub use self_ratings::{read_level, self_rate};
pub use sheet::{Form, Heading, Mapping, Source, letters};
pub use text::{Encoding, MAX_FILE_BYTES};
pub use write::{AnswerRow, answer_rows, to_csv};

use crate::lang::{Lang, Notice};
use crate::session::RunError;

/// Whether a file with bad rows is applied without them, or not at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadRows {
    /// Nothing is applied.
    Refuse,
    /// The good rows are applied.
    LeaveOut,
}

/// Why a file came to nothing as a whole.
#[derive(Debug, thiserror::Error)]
pub enum FileError {
    /// It cannot be read as a table.
    #[error(transparent)]
    Sheet(#[from] BadSheet),
    /// The session could not run it.
    #[error(transparent)]
    Run(#[from] RunError),
}

impl FileError {
    /// Says what happened, why, and what to do.
    pub fn notice(&self, lang: Lang) -> Notice {
        match self {
            Self::Sheet(bad) => bad.notice(lang),
            Self::Run(error) => error.notice(lang),
        }
    }
}
