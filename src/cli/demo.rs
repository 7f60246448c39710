//! Fills a session with the sample societies and two part-done assessments, one of them with causes and actions; knows nothing of
//! where the session keeps them.

pub mod office;

use std::sync::Arc;

use crate::domain::checklist;
use crate::domain::command::{Act, Command};
use crate::domain::event::Scope;
use crate::domain::ids::{ActionNo, AssessmentId, CauseId, CauseNo, EvidenceNo, ItemId, RoleId, SocietyCode};
use crate::domain::kinds::read_day;
use crate::domain::records::{
    Action, Cause, Control, Interview, Kept, Lead, Measure, Note, Owner, Progress, Strength, Why, read_jotted,
};
use crate::exchange::rosters::read_rows;
use crate::exchange::{self, BadRows, FileError};
use crate::session::Session;

const SOCIETIES: &[u8] = include_bytes!("../../fixtures/demo/societies.csv");
/// The societies visited, what was found there, and what people said.
const VISITS: [(&str, &[u8], &str); 2] = [
    ("A0001", include_bytes!("../../fixtures/demo/visit.csv"), ""),
    ("A0002", include_bytes!("../../fixtures/demo/halfway.csv"), include_str!("../../fixtures/demo/interviews.csv")),
];

/// The society whose causes and actions are on record, and what they are.
const REMEDIED: &str = "A0001";
const CAUSES: &str = include_str!("../../fixtures/demo/causes.csv");
const ACTIONS: &str = include_str!("../../fixtures/demo/actions.csv");
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
        if let Some(id) = entries.iter().find_map(|entry| entry.event.assessment()) {
            exchange::apply(session, id, answers, BadRows::Refuse)?;
            talk(session, id, said)?;
            if code == REMEDIED {
                find_causes(session, id)?;
                plan(session, id)?;
            }
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
            keep(session, id, kept)?;
        }
    }
    Ok(())
}

/// Returns the parts of a cell.
fn parts(cell: &str) -> impl Iterator<Item = &str> {
    cell.split('|').filter(|part| !part.is_empty())
}

/// Writes down the causes of a file; what shows that one leads to an item is that of its evidence which is linked to the item.
fn find_causes(session: &mut Session, id: &AssessmentId) -> Result<(), FileError> {
    let mut reader = csv::Reader::from_reader(CAUSES.as_bytes());
    for (number, row) in (1..).map(CauseNo).zip(reader.records().flatten()) {
        let cell = |at: usize| row.get(at).unwrap_or_default();
        let Some((assessment, _)) = session.assessment(id) else { return Ok(()) };
        let titles: Vec<&str> = parts(cell(4)).collect();
        let named = assessment.evidence.iter().filter(|(_, piece)| titles.contains(&piece.title.as_str()));
        let named: Vec<EvidenceNo> = named.map(|(number, _)| *number).collect();
        let lead = |(idx, item): (usize, &str)| {
            let item = ItemId::new(item);
            let evidence = named.iter().copied().filter(|number| assessment.is_linked(&item, *number)).collect();
            Lead { item, shown: if idx == 0 { cell(5).to_owned() } else { String::new() }, evidence }
        };
        let why = |says: &str| Why { says: says.to_owned(), evidence: Vec::new() };
        let cause = Cause {
            kind: Some(CauseId::new(cell(0))),
            says: cell(1).to_owned(),
            control: Control::from_code(cell(2)).unwrap_or_default(),
            leads: parts(cell(3)).enumerate().map(lead).collect(),
            whys: parts(cell(6)).map(why).collect(),
            effort: None,
            verdict: None,
        };
        keep(session, id, Kept::Cause(number, Some(Box::new(cause))))?;
    }
    Ok(())
}

/// Writes down the actions of a file.
fn plan(session: &mut Session, id: &AssessmentId) -> Result<(), FileError> {
    let mut reader = csv::Reader::from_reader(ACTIONS.as_bytes());
    for (number, row) in (1..).map(ActionNo).zip(reader.records().flatten()) {
        let cell = |at: usize| row.get(at).unwrap_or_default();
        let measure = |part: &str| {
            let (item, target) = part.split_once('=')?;
            Some(Measure { item: ItemId::new(item), target: target.parse().ok()? })
        };
        let action = Action {
            items: parts(cell(6)).map(ItemId::new).collect(),
            cause: cell(0).parse().ok().map(CauseNo),
            what: cell(1).to_owned(),
            strength: Strength::from_code(cell(2)).unwrap_or_default(),
            owner: Owner::from_code(cell(3)).unwrap_or_default(),
            who: cell(4).to_owned(),
            due: read_day(cell(5)),
            support: String::new(),
            measures: parts(cell(7)).filter_map(measure).collect(),
            proof: cell(8).to_owned(),
            check_on: read_day(cell(9)),
            state: Progress::from_code(cell(10)).unwrap_or_default(),
            found: String::new(),
        };
        keep(session, id, Kept::Action(number, Some(Box::new(action))))?;
    }
    Ok(())
}

fn keep(session: &mut Session, id: &AssessmentId, kept: Kept) -> Result<(), FileError> {
    session.run(&Command::In { assessment: id.clone(), act: Act::Keep(kept) })?;
    Ok(())
}
