//! Fills a session with the sample societies and two part-done assessments; knows nothing of where the session keeps them.

use std::sync::Arc;

use crate::domain::checklist;
use crate::domain::command::{Act, Command};
use crate::domain::event::Scope;
use crate::domain::ids::{AssessmentId, RoleId, SocietyCode};
use crate::domain::records::{Interview, Kept, Note, read_jotted};
use crate::exchange::rosters::read_rows;
use crate::exchange::{self, BadRows, FileError};
use crate::session::{Session, assessment_of};

const SOCIETIES: &[u8] = include_bytes!("../../fixtures/demo/societies.csv");
/// The societies visited, what was found there, and what people said.
const VISITS: [(&str, &[u8], &str); 2] = [
    ("A0001", include_bytes!("../../fixtures/demo/visit.csv"), ""),
    ("A0002", include_bytes!("../../fixtures/demo/halfway.csv"), include_str!("../../fixtures/demo/interviews.csv")),
];

/// Rosters: whose, which, and the rows.
const ROSTERS: [(&str, &str, &[u8]); 3] = [
    ("A0001", "functions", include_bytes!("../../fixtures/demo/functions-1.csv")),
    ("A0003", "functions", include_bytes!("../../fixtures/demo/functions-3.csv")),
    ("A0001", "demonstrations", include_bytes!("../../fixtures/demo/demonstrations-1.csv")),
];

/// Fills an empty session.
///
/// # Errors
/// The session could not run it.
pub fn fill(session: &mut Session) -> Result<(), FileError> {
    exchange::import(session, SOCIETIES, BadRows::Refuse)?;
    for (code, answers, said) in VISITS {
        let checklist = Arc::clone(checklist::builtin());
        let command = Command::Start { society: SocietyCode::new(code), checklist, scope: Scope::Full };
        let entries = session.run(&command)?;
        if let Some(id) = entries.iter().find_map(assessment_of) {
            exchange::apply(session, id, answers, BadRows::Refuse)?;
            talk(session, id, said)?;
        }
    }
    let checklist = checklist::builtin();
    for (code, roster, bytes) in ROSTERS {
        let Some(roster) = checklist.roster(roster) else { continue };
        let rows = read_rows(roster, bytes)?.rows;
        let (society, checklist) = (SocietyCode::new(code), Arc::clone(checklist));
        session.run(&Command::KeepRoster { society, checklist, roster: roster.id.clone(), rows })?;
    }
    Ok(())
}

/// Holds the interviews of a file: one for each person, with a line for each row.
fn talk(session: &mut Session, id: &AssessmentId, said: &str) -> Result<(), FileError> {
    let mut reader = csv::Reader::from_reader(said.as_bytes());
    let mut number = None;
    let mut person = String::new();
    for row in reader.records().flatten() {
        let cell = |at: usize| row.get(at).unwrap_or_default();
        let Some((assessment, _)) = session.assessment(id) else { return Ok(()) };
        let mut kept = Vec::new();
        if cell(1) != person {
            person = cell(1).to_owned();
            number = Some(assessment.next_evidence());
            let traits = cell(4).split('|').filter(|word| !word.is_empty()).map(str::to_owned).collect();
            let interview = Interview {
                role: Some(RoleId::new(cell(0))),
                person: person.clone(),
                place: cell(2).to_owned(),
                others: cell(3).to_owned(),
                traits,
            };
            kept.extend(number.map(|number| Kept::Interview(number, Some(interview))));
        }
        let jotted = read_jotted(&assessment.checklist, cell(5));
        let note = number.map(|interview| Note { interview, text: jotted.text, items: jotted.items });
        kept.push(Kept::Note(assessment.records.next_note(), note));
        for kept in kept {
            session.run(&Command::In { assessment: id.clone(), act: Act::Keep(kept) })?;
        }
    }
    Ok(())
}
