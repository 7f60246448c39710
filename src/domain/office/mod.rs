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

use std::sync::Arc;

use crate::domain::checklist::{self, Checklist};
use crate::domain::ids::Digest;
use crate::domain::ledger::Ledger;

/// Returns the checklist of the assessment started last.
pub fn newest(ledger: &Ledger) -> Option<Digest> {
    let newest = ledger.headings.iter().max_by_key(|(id, heading)| (heading.started, *id));
    newest.map(|(_, heading)| heading.checklist)
}

/// Returns the checklist the office works by: what it keeps of societies, its goals and classes.
///
/// That is the checklist of the assessment started last, where it is at hand and has rosters or goals, else the built-in one. A version
/// of the built-in one from before it had rosters gives way to the built-in one too.
pub fn checklist_of<'a>(ledger: &Ledger, checklists: &'a Checklists) -> &'a Arc<Checklist> {
    let builtin = checklist::builtin();
    let is_of_office = |checklist: &&Arc<Checklist>| {
        !checklist.rosters.is_empty() || (!checklist.targets.is_empty() && checklist.id != builtin.id)
    };
    let newest = newest(ledger).and_then(|digest| checklists.get(&digest));
    newest.filter(is_of_office).unwrap_or(builtin)
}
