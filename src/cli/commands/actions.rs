//! `bamai actions`: what is still to be done over the whole ledger, the next to look at first.

use serde_json::Value as Json;

use crate::cli::args;
use crate::cli::commands::action::{action_json, day, is_overdue};
use crate::cli::table::Table;
use crate::cli::time;
use crate::cli::world::{Exit, Failure, World};
use crate::domain::event::{Change, Entry, Event};
use crate::domain::ids::{ActionNo, AssessmentId, ItemId};
use crate::domain::records::{Action, Kept};
use crate::domain::state::State;
use crate::lang::{cli, plan as columns, remedies as say};
use crate::report::records;

/// An open action, and where it stands.
struct Open {
    assessment: AssessmentId,
    society: String,
    number: ActionNo,
    action: Action,
    written: Json,
}

/// Tells whether the actions of an assessment follow from an entry. Only these are folded, however much else was done in it.
fn is_of_actions(entry: &Entry) -> bool {
    let is_of_one = |change: &Change| matches!(change, Change::Kept(Kept::Action(..)));
    match &entry.event {
        Event::AssessmentStarted { .. } => true,
        Event::Changed { change, .. } => match change {
            Change::Undone { change, .. } | Change::Redone { change, .. } => is_of_one(change),
            change => is_of_one(change),
        },
        Event::SocietyAdded { .. }
        | Event::SocietyChanged { .. }
        | Event::RosterKept { .. }
        | Event::ChecklistKept { .. } => false,
    }
}

pub(in crate::cli) fn run(args: &args::Actions, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let today = time::today((world.clock)());
    let mut entries: Vec<Entry> = Vec::new();
    let reading = world.read_showing(&mut |entry| entries.extend(is_of_actions(entry).then(|| entry.clone())))?;
    // What is pinned to a checklist this program cannot read has no actions it could tell.
    let mut state = State::with_checklists(reading.checklists);
    entries.iter().for_each(|entry| state.apply_to_assessment(entry));
    let mut open: Vec<Open> = Vec::new();
    for (id, assessment) in &state.assessments {
        let profile = reading.ledger.societies.get(&assessment.society);
        let society = profile.map_or("", |profile| profile.name.as_str());
        let actions = assessment.records.actions.iter().filter(|(_, action)| action.is.state.is_open());
        let wanted = actions.filter(|(_, action)| !args.overdue || is_overdue(&action.is, today));
        open.extend(wanted.map(|(number, action)| Open {
            assessment: id.clone(),
            society: society.to_owned(),
            number: *number,
            action: action.is.clone(),
            written: action_json(assessment, *number, today),
        }));
    }
    open.sort_by_key(|open| {
        let next = open.action.next_date();
        (next.is_none(), next, open.assessment.clone(), open.number)
    });
    if args.json {
        let rows = open.into_iter().map(|Open { assessment, society, written, .. }| {
            let mut row = serde_json::Map::new();
            row.insert("assessment".to_owned(), Json::from(assessment.as_str()));
            row.insert("society".to_owned(), Json::from(society));
            row.extend(written.as_object().cloned().unwrap_or_default());
            Json::Object(row)
        });
        world.json(&rows.collect::<Json>())?;
        return Ok(Exit::Done);
    }
    if open.is_empty() {
        world.line(if args.overdue { say::none_overdue(lang) } else { say::none_open(lang) })?;
        return Ok(Exit::Done);
    }
    let headings = [
        say::col_next(lang),
        "",
        cli::col_assessment(lang),
        cli::col_society(lang),
        columns::col_number(lang),
        columns::col_state(lang),
        columns::col_owner(lang),
        columns::col_items(lang),
        columns::col_what(lang),
    ];
    let mut table = Table::under(headings).numbers_in(&[4]);
    for Open { assessment, society, number, action, .. } in &open {
        table.row(vec![
            day(action.next_date()),
            if is_overdue(action, today) { say::overdue(lang).to_owned() } else { String::new() },
            assessment.to_string(),
            society.clone(),
            number.0.to_string(),
            records::progress(lang, action.state).to_owned(),
            records::owner(lang, action.owner).to_owned(),
            action.items.iter().map(ItemId::as_str).collect::<Vec<_>>().join(" "),
            action.what.clone(),
        ]);
    }
    table.lines().iter().try_for_each(|line| world.line(line))?;
    let n_overdue = open.iter().filter(|open| is_overdue(&open.action, today)).count();
    if n_overdue > 0 {
        world.line(&say::n_overdue(lang, n_overdue))?;
    }
    Ok(Exit::Done)
}
