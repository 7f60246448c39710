//! Brings a file of answers into an assessment through a session, and tells what became of each row.
//!
//! The order of the rows says nothing: they are brought into the checklist's order first, so that evidence is numbered
//! alike, and everything is judged against the state after all of them.

use std::collections::BTreeMap;

use crate::domain::assessment::Assessment;
use crate::domain::checklist::Checklist;
use crate::domain::command::{Act, Command};
use crate::domain::decide::decide;
use crate::domain::ids::{AssessmentId, ItemId};
use crate::domain::ledger::Status;
use crate::domain::refusal::Refusal;
use crate::domain::standing::ItemState;
use crate::exchange::answers::{Given, acts};
use crate::exchange::bad_row::{BadRow, Rejected};
use crate::exchange::sheet::{Column, Row, Sheet};
use crate::exchange::{BadRows, FileError};
use crate::report::guard::unguard;
use crate::session::{Amount, RunError, Session};

/// The columns of a file of answers.
const COLUMNS: &[Column] = &[
    Column { names: &["item", "条目"], is_required: true },
    Column { names: &["value", "答复"], is_required: false },
    Column { names: &["reason", "理由"], is_required: false },
    Column { names: &["remark", "备注"], is_required: false },
    Column { names: &["evidence", "证据"], is_required: false },
];

/// What became of a file of answers.
#[derive(Debug, Default, PartialEq)]
pub struct Applied {
    /// How many rows there were.
    pub n_rows: usize,
    /// How many entries were written; none when the file says what is on record.
    pub n_written: usize,
    /// The bad rows, by line.
    pub rejected: Vec<Rejected>,
    /// Items of the file that stand off the path or out of scope; their answers are kept all the same.
    pub off_path: Vec<ItemId>,
    /// Headings nothing is known of; with one of them nothing is applied.
    pub unknown: Vec<String>,
    /// Whether bad rows or headings kept the good rows from being applied.
    pub is_refused: bool,
}

/// A row that makes sense by itself.
struct Sound {
    line: usize,
    about: String,
    acts: Vec<Act>,
}

/// Brings a file of answers in.
///
/// # Errors
/// The file as a whole is of no use, or the session could not run it; nothing happened.
pub fn apply(session: &mut Session, id: &AssessmentId, bytes: &[u8], bad_rows: BadRows) -> Result<Applied, FileError> {
    let assessment = open_assessment(session, id)?;
    let sheet = Sheet::read(bytes, COLUMNS)?;
    let mut applied = Applied { n_rows: sheet.rows.len(), unknown: sheet.unknown.clone(), ..Applied::default() };
    let mut sound = Vec::new();
    for row in &sheet.rows {
        match read_row(&assessment.checklist, &sheet, row) {
            Ok(acts) => sound.push(Sound { line: row.line, about: about(&sheet, row), acts }),
            Err(why) => applied.rejected.push(Rejected { line: row.line, about: about(&sheet, row), why }),
        }
    }
    let mut sound = without_disagreement(sound, &mut applied.rejected);
    sound.retain(|row| match refusal(session, id, &row.acts) {
        Some(why) => {
            let why = BadRow::Refused(why);
            applied.rejected.push(Rejected { line: row.line, about: row.about.clone(), why });
            false
        }
        None => true,
    });
    applied.rejected.sort_by_key(|rejected| rejected.line);
    if !applied.unknown.is_empty() || (!applied.rejected.is_empty() && bad_rows == BadRows::Refuse) {
        applied.is_refused = true;
        return Ok(applied);
    }
    let checklist = session.assessment(id).map(|(assessment, _)| assessment.checklist.clone());
    let mut acts: Vec<Act> = sound.into_iter().flat_map(|row| row.acts).collect();
    if let Some(checklist) = checklist {
        acts.sort_by_cached_key(|act| place(&checklist, act));
    }
    let answered: Vec<ItemId> = acts.iter().filter_map(answered_item).cloned().collect();
    let commands: Vec<_> = acts.into_iter().map(|act| Command::In { assessment: id.clone(), act }).collect();
    applied.n_written = session.run_all(&commands, Amount::All)?.entries.len();
    if let Some((_, standing)) = session.assessment(id) {
        let is_off = |item: &ItemId| {
            let state = standing.item(item).map(|standing| standing.state);
            matches!(state, Some(ItemState::Skipped | ItemState::OutOfScope))
        };
        applied.off_path = answered.into_iter().filter(is_off).collect();
        applied.off_path.dedup();
    }
    Ok(applied)
}

/// Returns the assessment rows are brought into, loaded and not submitted.
pub(super) fn open_assessment<'a>(session: &'a mut Session, id: &AssessmentId) -> Result<&'a Assessment, FileError> {
    let refused = |refusal| FileError::Run(RunError::Refused(refusal));
    session.load(id)?;
    match session.assessment(id) {
        Some((assessment, _)) if assessment.status == Status::Submitted => {
            Err(refused(Refusal::IsSubmitted { id: id.as_str().to_owned() }))
        }
        Some((assessment, _)) => Ok(assessment),
        None => Err(refused(Refusal::NoSuchAssessment { id: id.as_str().to_owned() })),
    }
}

fn about(sheet: &Sheet, row: &Row) -> String {
    sheet.cell(row, 0).trim().to_owned()
}

fn read_row(checklist: &Checklist, sheet: &Sheet, row: &Row) -> Result<Vec<Act>, BadRow> {
    if sheet.is_too_long(row) {
        return Err(BadRow::TooLong);
    }
    let cell = |column| unguard(sheet.cell(row, column));
    let [item, value, reason, remark, evidence] = [0, 1, 2, 3, 4].map(cell);
    acts(checklist, Given { item, value, reason, remark, evidence })
}

/// Takes out rows that say different things of the same answer, remark or overrule.
fn without_disagreement(rows: Vec<Sound>, rejected: &mut Vec<Rejected>) -> Vec<Sound> {
    let mut said: BTreeMap<String, Vec<(usize, &Act)>> = BTreeMap::new();
    for row in &rows {
        for act in &row.acts {
            if let Some(subject) = subject(act) {
                said.entry(subject).or_default().push((row.line, act));
            }
        }
    }
    let mut others: BTreeMap<usize, usize> = BTreeMap::new();
    for acts in said.values() {
        for (line, act) in acts {
            if let Some((other, _)) = acts.iter().find(|(_, other)| other != act) {
                others.insert(*line, *other);
            }
        }
    }
    let mut sound = Vec::with_capacity(rows.len());
    for row in rows {
        match others.get(&row.line) {
            Some(&line) => rejected.push(Rejected { line: row.line, about: row.about, why: BadRow::Twice { line } }),
            None => sound.push(row),
        }
    }
    sound
}

/// Returns what an act settles, where two acts could settle it differently.
fn subject(act: &Act) -> Option<String> {
    match act {
        Act::Answer { item, .. } => Some(format!("answer {item}")),
        Act::Remark { item, .. } => Some(format!("remark {item}")),
        Act::Overrule { check, item, .. } => Some(format!("overrule {check} {item:?}")),
        Act::Clear { .. }
        | Act::Evidence { .. }
        | Act::Link { .. }
        | Act::Unlink { .. }
        | Act::Keep(_)
        | Act::Submit
        | Act::Reopen { .. }
        | Act::Undo
        | Act::Redo => None,
    }
}

/// Returns why an act would be refused. Whether it is does not depend on the other rows.
fn refusal(session: &Session, id: &AssessmentId, acts: &[Act]) -> Option<Refusal> {
    acts.iter().find_map(|act| {
        let command = Command::In { assessment: id.clone(), act: act.clone() };
        decide(session.state(), session.actor(), &command).err()
    })
}

/// Returns where an act stands among all: answers in the checklist's order, each with its remark and evidence; overrules last.
fn place(checklist: &Checklist, act: &Act) -> (usize, usize, String) {
    let at = |item: &ItemId| checklist.item_index.get(item).copied().unwrap_or(usize::MAX);
    match act {
        Act::Answer { item, .. } => (at(item), 0, String::new()),
        Act::Remark { item, .. } => (at(item), 1, String::new()),
        Act::Evidence { kind, title, items } => {
            let item = items.first().map_or(usize::MAX, at);
            (item, 2, format!("{} {title}", kind.code()))
        }
        Act::Overrule { check, item, .. } => (usize::MAX, 3, format!("{check} {item:?}")),
        Act::Clear { .. }
        | Act::Link { .. }
        | Act::Unlink { .. }
        | Act::Keep(_)
        | Act::Submit
        | Act::Reopen { .. }
        | Act::Undo
        | Act::Redo => (usize::MAX, 4, String::new()),
    }
}

fn answered_item(act: &Act) -> Option<&ItemId> {
    match act {
        Act::Answer { item, .. } => Some(item),
        Act::Clear { .. }
        | Act::Remark { .. }
        | Act::Evidence { .. }
        | Act::Link { .. }
        | Act::Unlink { .. }
        | Act::Keep(_)
        | Act::Overrule { .. }
        | Act::Submit
        | Act::Reopen { .. }
        | Act::Undo
        | Act::Redo => None,
    }
}
