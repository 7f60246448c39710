//! Brings the society's ratings of itself in from a file, `item,level`; knows nothing of when they are shown.

use crate::domain::command::{Act, Command};
use crate::domain::decide::decide;
use crate::domain::ids::{AssessmentId, ItemId};
use crate::domain::kinds::narrow;
use crate::domain::records::Kept;
use crate::domain::refusal::Refusal;
use crate::exchange::apply::{Applied, open_assessment};
use crate::exchange::bad_row::{BadRow, Rejected};
use crate::exchange::sheet::{Column, Sheet};
use crate::exchange::{BadRows, FileError};
use crate::report::guard::unguard;
use crate::session::{Amount, Session};

/// The columns of a file of self-ratings. Others are left aside: the society may have written beside them.
const COLUMNS: &[Column] = &[
    Column { names: &["item", "条目"], is_required: true },
    Column { names: &["level", "等级", "自评", "自评等级"], is_required: true },
];

/// Reads a level 0–4, in digits of any width.
pub fn read_level(text: &str) -> Option<u8> {
    narrow(text).trim().parse().ok().filter(|level| *level <= 4)
}

/// Brings a file of self-ratings in.
///
/// # Errors
/// The file as a whole is of no use, or the session could not run it; nothing happened.
pub fn self_rate(
    session: &mut Session,
    id: &AssessmentId,
    bytes: &[u8],
    bad_rows: BadRows,
) -> Result<Applied, FileError> {
    let assessment = open_assessment(session, id)?;
    let sheet = Sheet::read(bytes, COLUMNS)?;
    let mut applied = Applied { n_rows: sheet.rows.len(), ..Applied::default() };
    let mut sound: Vec<(usize, ItemId, u8)> = Vec::new();
    for row in &sheet.rows {
        let item = unguard(sheet.cell(row, 0)).trim();
        let mut reject = |why| applied.rejected.push(Rejected { line: row.line, about: item.to_owned(), why });
        let Some(known) = assessment.checklist.item(item) else {
            reject(BadRow::NoSuchItem { given: item.to_owned() });
            continue;
        };
        let level = read_level(unguard(sheet.cell(row, 1)));
        let Some(level) = level.filter(|_| !known.rubric.is_empty()) else {
            reject(BadRow::Refused(Refusal::NoSelfRating { item: known.id.clone() }));
            continue;
        };
        match sound.iter().find(|(_, other, _)| *other == known.id) {
            Some((_, _, other)) if *other == level => {}
            Some((line, ..)) => reject(BadRow::Twice { line: *line }),
            None => sound.push((row.line, known.id.clone(), level)),
        }
    }
    let act = |item: &ItemId, level| Act::Keep(Kept::SelfRating(item.clone(), Some(level)));
    let command = |item: &ItemId, level| Command::In { assessment: id.clone(), act: act(item, level) };
    sound.retain(|(line, item, level)| match decide(session.state(), session.actor(), &command(item, *level)) {
        Ok(_) => true,
        Err(refusal) => {
            let why = BadRow::Refused(refusal);
            applied.rejected.push(Rejected { line: *line, about: item.to_string(), why });
            false
        }
    });
    applied.rejected.sort_by_key(|rejected| rejected.line);
    if !applied.rejected.is_empty() && bad_rows == BadRows::Refuse {
        applied.is_refused = true;
        return Ok(applied);
    }
    let commands: Vec<_> = sound.iter().map(|(_, item, level)| command(item, *level)).collect();
    applied.n_written = session.run_all(&commands, Amount::All)?.entries.len();
    Ok(applied)
}
