//! `bamai log`: the audit trail of an assessment, entry by entry.

use serde_json::json;

use crate::cli::args;
use crate::cli::table::Table;
use crate::cli::time;
use crate::cli::world::{Exit, Failure, World};
use crate::domain::checklist::{Checklist, Size};
use crate::domain::event::{Change, Entry, Event};
use crate::domain::ids::ItemId;
use crate::domain::records::{Conflict, FindingGrade, Kept};
use crate::domain::value::Answer;
use crate::lang::cli as say;
use crate::report::guard::guard;
use crate::report::json::scope_code;

/// The columns, as programs know them.
const HEADER: [&str; 7] = ["seq", "at", "actor", "event", "item", "value", "hash"];

/// What an entry says, in the words of the trail.
pub(super) struct Row {
    /// `answered`, `cleared`, `remarked` …
    pub event: &'static str,
    /// The item or check concerned; a check made per item as `C31:W1`; several items parted by bars.
    pub item: Option<String>,
    /// The value, text or number that goes with it.
    pub value: Option<String>,
}

pub(in crate::cli) fn run(args: &args::IdFormat, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let reading = world.read()?;
    let (assessment, _) = reading.assessment(&args.id, lang)?;
    let entries = reading.entries_of(&assessment.id).map_err(|error| Failure::store(&error, lang))?;
    let rows: Vec<(&Entry, Row)> =
        entries.iter().map(|entry| (entry, row_of(entry, Some(&assessment.checklist)))).collect();
    if args.json {
        let rows = rows.iter().map(|(entry, row)| {
            json!({
                "seq": entry.seq.0,
                "at": time::utc(entry.at),
                "actor": entry.actor.as_str(),
                "event": row.event,
                "item": row.item,
                "value": row.value,
                "hash": entry.hash.to_string(),
            })
        });
        world.json(&serde_json::Value::Array(rows.collect()))?;
    } else if args.csv {
        let csv = to_csv(&rows).map_err(std::io::Error::from)?;
        world.out.write_all(&csv)?;
    } else {
        let headings = [
            say::col_seq(lang),
            say::col_at(lang),
            say::col_by(lang),
            say::col_event(lang),
            say::col_item(lang),
            say::col_value(lang),
        ];
        let mut table = Table::under(headings).numbers_in(&[0]);
        for (entry, row) in rows {
            table.row(vec![
                entry.seq.0.to_string(),
                time::local(entry.at),
                entry.actor.to_string(),
                row.event.to_owned(),
                row.item.unwrap_or_default(),
                row.value.unwrap_or_default(),
            ]);
        }
        for line in table.lines() {
            world.line(&line)?;
        }
    }
    Ok(Exit::Done)
}

fn to_csv(rows: &[(&Entry, Row)]) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(HEADER)?;
    for (entry, row) in rows {
        let cells = [
            entry.seq.0.to_string(),
            time::utc(entry.at),
            entry.actor.to_string(),
            row.event.to_owned(),
            row.item.clone().unwrap_or_default(),
            row.value.clone().unwrap_or_default(),
            entry.hash.to_string(),
        ];
        writer.write_record(cells.map(|cell| guard(&cell)))?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}

/// Returns what an entry of an assessment says; values are written as they are applied, where the checklist is known.
pub(super) fn row_of(entry: &Entry, checklist: Option<&Checklist>) -> Row {
    let row = |event, item: Option<String>, value: Option<String>| Row { event, item, value };
    match &entry.event {
        Event::AssessmentStarted { scope, .. } => row("started", None, Some(scope_code(*scope).to_owned())),
        Event::Changed { change, .. } => row_of_change(change, checklist),
        Event::SocietyAdded { code, profile } => {
            row("society_added", Some(code.to_string()), Some(profile.name.clone()))
        }
        Event::SocietyChanged { code, profile } => {
            row("society_changed", Some(code.to_string()), Some(profile.name.clone()))
        }
        Event::RosterKept { society, roster, rows } => {
            row("roster_kept", Some(society.to_string()), Some(format!("{roster} {}", rows.len())))
        }
        Event::ChecklistKept { checklist, .. } => row("checklist_kept", None, Some(checklist.to_string())),
    }
}

fn row_of_change(change: &Change, checklist: Option<&Checklist>) -> Row {
    let row = |event, item: Option<String>, value: Option<String>| Row { event, item, value };
    let id = |item: &ItemId| Some(item.to_string());
    match change {
        Change::Answered { item, answer: Some(answer) } => row("answered", id(item), write(item, answer, checklist)),
        Change::Answered { item, answer: None } => row("cleared", id(item), None),
        Change::Remarked { item, text } => row("remarked", id(item), Some(text.clone())),
        Change::EvidenceRegistered { evidence, kind, title, items } => {
            let items: Vec<&str> = items.iter().map(ItemId::as_str).collect();
            let items = (!items.is_empty()).then(|| items.join("|"));
            row("evidence_registered", items, Some(format!("{evidence} {}:{title}", kind.code())))
        }
        Change::EvidenceStruck { evidence } => row("evidence_struck", None, Some(evidence.to_string())),
        Change::Linked { item, evidence } => row("linked", id(item), Some(evidence.to_string())),
        Change::Unlinked { item, evidence } => row("unlinked", id(item), Some(evidence.to_string())),
        Change::Overruled { check, item, why } => {
            let about = item.as_ref().map_or_else(|| check.to_string(), |item| format!("{check}:{item}"));
            let event = if why.is_some() { "overruled" } else { "overrule_withdrawn" };
            row(event, Some(about), why.clone())
        }
        Change::Kept(kept) => {
            let items: Vec<&str> = kept.items().iter().map(ItemId::as_str).collect();
            row(event_of(kept), (!items.is_empty()).then(|| items.join("|")), value_of(kept))
        }
        Change::Submitted => row("submitted", None, None),
        Change::Reopened { why } => row("reopened", None, Some(why.clone())),
        Change::Undone { of, change } => row("undone", row_of_change(change, checklist).item, Some(of.0.to_string())),
        Change::Redone { of, change } => row("redone", row_of_change(change, checklist).item, Some(of.0.to_string())),
    }
}

/// Returns what happened to a record.
const fn event_of(kept: &Kept) -> &'static str {
    match (kept, kept.is_removed()) {
        (Kept::Interview(..), false) => "interview_kept",
        (Kept::Interview(..), true) => "interview_removed",
        (Kept::Note(..), false) => "note_kept",
        (Kept::Note(..), true) => "note_removed",
        (Kept::Details(..), false) => "details_kept",
        (Kept::Details(..), true) => "details_removed",
        (Kept::Sample(..), false) => "sample_kept",
        (Kept::Sample(..), true) => "sample_removed",
        (Kept::Teammate(..), false) => "teammate_kept",
        (Kept::Teammate(..), true) => "teammate_removed",
        (Kept::Slot(..), false) => "slot_kept",
        (Kept::Slot(..), true) => "slot_removed",
        (Kept::SelfRating(..), false) => "self_rating_kept",
        (Kept::SelfRating(..), true) => "self_rating_removed",
        (Kept::Finding(..), false) => "finding_kept",
        (Kept::Finding(..), true) => "finding_removed",
        (Kept::Cause(..), false) => "cause_kept",
        (Kept::Cause(..), true) => "cause_removed",
        (Kept::Action(..), false) => "action_kept",
        (Kept::Action(..), true) => "action_removed",
        (Kept::Effort(..), false) => "effort_kept",
        (Kept::Effort(..), true) => "effort_removed",
    }
}

/// Returns the number or name of a record and what it says. Absent: the level of a self-rating, which is to sway nobody.
fn value_of(kept: &Kept) -> Option<String> {
    Some(match kept {
        Kept::Interview(number, Some(interview)) => format!("{number} {}", interview.person),
        Kept::Note(number, Some(note)) => format!("{number} {}", note.text),
        Kept::Sample(number, Some(sample)) => {
            let lines: Vec<String> = sample.drawn.iter().map(|drawn| drawn.line.to_string()).collect();
            format!("{number} {} {} {}", sample.seed, sample.digest, lines.join("|"))
        }
        Kept::Teammate(actor, Some(mate)) => {
            let declared = mate.declared.map_or("undeclared", Conflict::code);
            format!("{actor} {} {declared}", mate.duty.code())
        }
        Kept::Slot(number, Some(slot)) => format!("{number} {} {}", slot.time, slot.what),
        Kept::Interview(number, None) | Kept::Details(number, _) => number.to_string(),
        Kept::Note(number, None) => number.to_string(),
        Kept::Sample(number, None) => number.to_string(),
        Kept::Teammate(actor, None) => actor.to_string(),
        Kept::Slot(number, None) => number.to_string(),
        Kept::Finding(_, Some(finding)) => {
            [finding.grade.map_or("", FindingGrade::code), &finding.why, &finding.effect].join(" ").trim().to_owned()
        }
        Kept::Cause(number, Some(cause)) => format!("{number} {}", cause.says),
        Kept::Action(number, Some(action)) => format!("{number} {} {}", action.state.code(), action.what),
        Kept::Effort(_, Some(steps)) => steps.map(Size::code).join("|"),
        Kept::Cause(number, None) => number.to_string(),
        Kept::Action(number, None) => number.to_string(),
        Kept::SelfRating(..) | Kept::Finding(_, None) | Kept::Effort(_, None) => return None,
    })
}

fn write(item: &ItemId, answer: &Answer, checklist: Option<&Checklist>) -> Option<String> {
    Some(match answer {
        Answer::Value(value) => {
            let item = checklist?.item(item.as_str())?;
            item.kind.write(item, value)
        }
        Answer::NotApplicable { reason } => format!("NA: {reason}"),
        Answer::NotEstablished => "NE".to_owned(),
    })
}
