//! Fills a session with the sample societies and two part-done assessments; knows nothing of where the session keeps them.

use std::sync::Arc;

use crate::domain::checklist;
use crate::domain::command::Command;
use crate::domain::event::Scope;
use crate::domain::ids::SocietyCode;
use crate::exchange::{self, BadRows, FileError};
use crate::session::{Session, assessment_of};

const SOCIETIES: &[u8] = include_bytes!("../../fixtures/demo/societies.csv");
/// The societies visited, and what was found there.
const VISITS: [(&str, &[u8]); 2] = [
    ("A0001", include_bytes!("../../fixtures/demo/visit.csv")),
    ("A0002", include_bytes!("../../fixtures/demo/halfway.csv")),
];

/// Fills an empty session.
///
/// # Errors
/// The session could not run it.
pub fn fill(session: &mut Session) -> Result<(), FileError> {
    exchange::import(session, SOCIETIES, BadRows::Refuse)?;
    for (code, answers) in VISITS {
        let checklist = Arc::clone(checklist::builtin());
        let command = Command::Start { society: SocietyCode::new(code), checklist, scope: Scope::Full };
        let entries = session.run(&command)?;
        if let Some(id) = entries.iter().find_map(assessment_of) {
            exchange::apply(session, id, answers, BadRows::Refuse)?;
        }
    }
    Ok(())
}
