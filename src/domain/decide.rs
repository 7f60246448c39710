//! May this be done, and what has then happened? Pure: the same state and command always give the same answer. What is done within an
//! assessment is judged in `acts`.

mod acts;

use std::sync::Arc;

use crate::domain::assessment::Assessment;
use crate::domain::checklist::{Checklist, Item};
use crate::domain::command::Command;
use crate::domain::event::{CHECKLIST_PART_BYTES, Event, Profile, Scope};
use crate::domain::ids::{Actor, AssessmentId, ItemId, SocietyCode};
use crate::domain::ledger::Status;
use crate::domain::refusal::Refusal;
use crate::domain::state::State;
use crate::domain::value::{Row, Value};

/// The longest text of a remark, reason, title or name, in bytes; three to a Chinese character.
pub const MAX_TEXT_BYTES: usize = 16_384;
/// The longest code of a society, in characters.
pub const MAX_CODE_CHARS: usize = 32;

/// Returns what happens when `actor` wishes `command`: nothing where it changes nothing.
///
/// # Errors
/// Why it may not be done.
pub fn decide(state: &State, actor: &Actor, command: &Command) -> Result<Vec<Event>, Refusal> {
    match command {
        Command::Register { code, profile } => register(state, code, profile),
        Command::KeepRoster { society, checklist, roster, rows } => {
            keep_roster(state, society, checklist, roster, rows)
        }
        Command::Start { society, checklist, scope } => start(state, society, checklist, *scope),
        Command::In { assessment: id, act } => {
            let assessment =
                state.assessments.get(id).ok_or_else(|| Refusal::NoSuchAssessment { id: id.as_str().to_owned() })?;
            let changes = acts::decide(assessment, actor, act)?;
            let event = |change| Event::Changed { assessment: id.clone(), change };
            Ok(changes.into_iter().map(event).collect())
        }
    }
}

fn register(state: &State, code: &SocietyCode, profile: &Profile) -> Result<Vec<Event>, Refusal> {
    let is_plain = |c: char| !c.is_whitespace() && !c.is_control();
    let n_chars = code.as_str().chars().count();
    if n_chars == 0 || n_chars > MAX_CODE_CHARS || !code.as_str().chars().all(is_plain) {
        return Err(Refusal::BadSocietyCode { code: code.as_str().to_owned() });
    }
    let Profile { name, short, level, discipline, grade, grade_date: _, founded: _, members: _, region } = profile;
    if name.trim().is_empty() {
        return Err(Refusal::NoName { code: code.as_str().to_owned() });
    }
    for text in [name, short, level, discipline, grade, region] {
        check_text(text)?;
    }
    let (code, profile) = (code.clone(), profile.clone());
    Ok(match state.ledger.societies.get(&code) {
        Some(known) if *known == profile => Vec::new(),
        Some(_) => vec![Event::SocietyChanged { code, profile }],
        None => vec![Event::SocietyAdded { code, profile }],
    })
}

fn keep_roster(
    state: &State,
    society: &SocietyCode,
    checklist: &Checklist,
    roster: &ItemId,
    rows: &[Row],
) -> Result<Vec<Event>, Refusal> {
    if !state.ledger.societies.contains_key(society) {
        return Err(Refusal::NoSuchSociety { code: society.as_str().to_owned() });
    }
    let known = checklist.roster(roster.as_str());
    let known = known.ok_or_else(|| Refusal::NoSuchRoster { id: roster.as_str().to_owned() })?;
    let (event, value) = (
        Event::RosterKept { society: society.clone(), roster: roster.clone(), rows: rows.to_vec() },
        Value::Rows(rows.to_vec()),
    );
    known.kind.check(known, &value).map_err(|bad| Refusal::BadRoster { title: known.title.clone(), bad })?;
    Ok(if state.ledger.rows_of(society, roster) == rows { Vec::new() } else { vec![event] })
}

fn start(
    state: &State,
    society: &SocietyCode,
    checklist: &Arc<Checklist>,
    scope: Scope,
) -> Result<Vec<Event>, Refusal> {
    if !state.ledger.societies.contains_key(society) {
        return Err(Refusal::NoSuchSociety { code: society.as_str().to_owned() });
    }
    let mut round = 1;
    for (id, heading) in state.ledger.rounds_of(society) {
        if heading.status == Status::Open {
            return Err(Refusal::AlreadyOpen { id: id.as_str().to_owned() });
        }
        round = round.max(heading.round.saturating_add(1));
    }
    let mut events = Vec::new();
    if !state.ledger.checklists.contains(&checklist.digest) {
        events.extend(keep(checklist));
    }
    events.push(Event::AssessmentStarted {
        assessment: AssessmentId::new(&format!("{society}-{round}")),
        society: society.clone(),
        round,
        checklist: checklist.digest,
        scope,
    });
    Ok(events)
}

/// Cuts a checklist's text into pieces, between characters; together they keep it.
pub fn keep(checklist: &Checklist) -> Vec<Event> {
    let mut parts: Vec<String> = vec![String::new()];
    for c in checklist.source_text.chars() {
        match parts.last_mut() {
            Some(part) if part.len() + c.len_utf8() <= CHECKLIST_PART_BYTES => part.push(c),
            _ => parts.push(c.to_string()),
        }
    }
    let n_parts = u32::try_from(parts.len()).unwrap_or(u32::MAX);
    let event = |(part, text)| Event::ChecklistKept { checklist: checklist.digest, part, n_parts, text };
    (0..n_parts).zip(parts).map(event).collect()
}

pub(super) fn find_item<'a>(assessment: &'a Assessment, item: &ItemId) -> Result<&'a Item, Refusal> {
    assessment.checklist.item(item.as_str()).ok_or_else(|| Refusal::NoSuchItem { id: item.as_str().to_owned() })
}

pub(super) const fn check_text(text: &str) -> Result<(), Refusal> {
    if text.len() > MAX_TEXT_BYTES { Err(Refusal::TooLong { max: MAX_TEXT_BYTES }) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::command::Act;
    use crate::domain::trial::{LEAD, Trial};

    #[test]
    fn a_society_needs_a_printable_code_and_a_name() {
        let register = |code: &str, name: &str| {
            let profile = Profile { name: name.to_owned(), ..Profile::default() };
            let command = Command::Register { code: code.into(), profile };
            decide(&State::default(), &Actor::new(LEAD), &command).map(|events| events.len())
        };
        assert_eq!(register(&"长".repeat(32), "学会"), Ok(1));
        let (too_long, no_name) = ("长".repeat(33), Refusal::NoName { code: "S".to_owned() });
        for code in ["", "A 1", "A\t", "A\u{1b}", "A\u{3000}", too_long.as_str()] {
            assert_eq!(register(code, "学会"), Err(Refusal::BadSocietyCode { code: code.to_owned() }));
        }
        assert_eq!(register("S", " "), Err(no_name));
    }

    const VISITS: &str = r#"
        [[roster]]
        id = "visits"
        title = { zh = "走访", en = "Visits" }
        columns = [
            { id = "who", kind = "text", zh = "谁", en = "Who", required = true },
            { id = "n", kind = "integer", zh = "人数", en = "Number", min = 0, max = 9 },
        ]
    "#;

    fn keep_visits(trial: &mut Trial, society: &str, roster: &str, rows: Vec<Row>) -> Result<usize, Refusal> {
        let checklist = Arc::clone(&trial.assessment().checklist);
        trial.run(LEAD, &Command::KeepRoster { society: society.into(), checklist, roster: roster.into(), rows })
    }

    #[test]
    fn a_roster_takes_rows_its_columns_allow_and_the_same_rows_again_change_nothing() {
        let mut trial = Trial::open_with(Scope::Full, VISITS);
        let row = |n| Row::from([("who".to_owned(), Value::Text("甲".to_owned())), ("n".to_owned(), Value::Int(n))]);
        assert_eq!(keep_visits(&mut trial, "S", "visits", vec![row(3), row(4)]), Ok(1));
        assert_eq!(keep_visits(&mut trial, "S", "visits", vec![row(3), row(4)]), Ok(0));
        let bad = keep_visits(&mut trial, "S", "visits", vec![row(3), row(10)]).unwrap_err();
        assert_eq!(bad.notice(crate::lang::Lang::Zh).why, "第 2 行“人数”：超出范围，应在 0 到 9 之间");
        assert_eq!(
            keep_visits(&mut trial, "S", "trips", Vec::new()),
            Err(Refusal::NoSuchRoster { id: "trips".to_owned() })
        );
        assert_eq!(
            keep_visits(&mut trial, "T", "visits", Vec::new()),
            Err(Refusal::NoSuchSociety { code: "T".to_owned() })
        );
        assert_eq!(trial.state.ledger.rows_of(&"S".into(), &"visits".into()), [row(3), row(4)]);
        assert_eq!(keep_visits(&mut trial, "S", "visits", Vec::new()), Ok(1));
        assert_eq!(trial.state.ledger.rosters, Default::default());
    }

    #[test]
    fn a_society_has_one_open_assessment_at_a_time_and_the_next_round_counts_on() {
        let mut trial = Trial::open(Scope::Full);
        let checklist = Arc::clone(&trial.assessment().checklist);
        let start = |society: &str| Command::Start {
            society: society.into(),
            checklist: Arc::clone(&checklist),
            scope: Scope::Core,
        };
        assert_eq!(trial.run(LEAD, &start("T")), Err(Refusal::NoSuchSociety { code: "T".to_owned() }));
        assert_eq!(trial.run(LEAD, &start("S")), Err(Refusal::AlreadyOpen { id: "S-1".to_owned() }));
        trial.complete();
        trial.act(Act::Submit).unwrap();
        // The checklist is kept already, so that opening is the only event.
        assert_eq!(trial.run(LEAD, &start("S")), Ok(1));
        assert!(trial.state.assessments.contains_key("S-2"));
    }

    #[test]
    fn nobody_acts_in_an_assessment_that_is_not_there() {
        let command = Command::In { assessment: "S-9".into(), act: Act::Undo };
        let refusal = Trial::open(Scope::Full).run(LEAD, &command);
        assert_eq!(refusal, Err(Refusal::NoSuchAssessment { id: "S-9".to_owned() }));
    }
}
