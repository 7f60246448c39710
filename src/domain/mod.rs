//! The domain: pure. No clock, no randomness, no files, no terminal; all of that arrives as arguments.
//!
//! ```text
//!  Command ──► decide ──► [Event] ──► Entry ──► State ──┬─ ledger        societies, and a heading per assessment
//!                                                       └─ assessment    answers, evidence, remarks, overrules, records
//!                                                             │
//!                       checklist, kinds, condition ──► standing ──► problems, diagnosis ──► office
//! ```

pub mod ids;
pub mod value;
pub mod checklist;
pub mod kinds;
pub mod condition;
pub mod event;
pub mod ledger;
pub mod command;
pub mod refusal;
pub mod records;
pub mod assessment;
pub mod state;
pub mod standing;
pub mod privacy;
pub mod problems;
pub mod diagnosis;
pub mod compare;
pub mod grade;
pub mod rounds;
pub mod office;
pub mod decide;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod trial;
