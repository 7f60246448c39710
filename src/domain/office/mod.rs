//! What an office sees over its whole ledger: goals, distribution, classes, mutual help; worked out from what the ledger keeps, and knows nothing of single answers.
//!
//! ```text
//!  ledger ──► results     the latest submitted assessment of each society, read by the checklist it is pinned to
//!               ├─ targets     goals of the programme, now and a year ago
//!               ├─ cohort      how many lie in each band, by size, discipline and level
//!               ├─ classes     which guidance fits whom
//!               └─ matching    who is strong where a society is weak
//! ```

mod results;
pub mod targets;
pub mod cohort;
pub mod classes;
pub mod matching;

pub use results::{Assessed, Checklists, Results};
