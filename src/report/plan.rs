//! The action plan that the society co-signs, the help that others owe, and the place to sign; knows no clock, so nothing of what is overdue.

use jiff::civil::Date;

use crate::domain::assessment::Assessment;
use crate::domain::ids::ActionNo;
use crate::domain::records::{Action, Measure, Owner, Progress};
use crate::lang::{Lang, diagnosis as words_of, plan as say, report as report_say};
use crate::report::page::Input;
use crate::report::tree::{Block, Cell, Column, Number, Section, Table, Unit};
use crate::report::{causes, records, words};

/// Returns the section: the plan, the help owed, and where to sign; none where no action is on record.
pub(super) fn section(input: &Input<'_>, lang: Lang) -> Option<Section> {
    if input.assessment.records.actions.is_empty() {
        return None;
    }
    let mut blocks = vec![Block::Paragraph(say::plan_note(lang).to_owned()), Block::Table(plan(input, lang))];
    if let Some(help) = help(input, lang) {
        blocks.extend([Block::Paragraph(say::help_owed(lang).to_owned()), Block::Table(help)]);
    }
    blocks.extend([Block::Paragraph(say::signing(lang).to_owned()), Block::Table(signatures(input, lang))]);
    Some(Section { title: say::plan(lang).to_owned(), blocks })
}

/// Returns every action, those that are looked at first on top, those without a date last.
pub fn by_date(assessment: &Assessment) -> Vec<(ActionNo, &Action)> {
    let mut actions: Vec<(ActionNo, &Action)> = actions(assessment).collect();
    actions.sort_by_key(|(number, action)| (action.next_date().is_none(), action.next_date(), *number));
    actions
}

/// Returns every action by number: what is signed keeps its order.
fn actions(assessment: &Assessment) -> impl Iterator<Item = (ActionNo, &Action)> {
    assessment.records.actions.iter().map(|(number, action)| (*number, &action.is))
}

fn plan(input: &Input<'_>, lang: Lang) -> Table {
    let assessment = input.assessment;
    let columns = vec![
        Column::numbers(say::col_number(lang)),
        Column::words(say::col_problem(lang)),
        Column::words(say::col_cause(lang)),
        Column::words(say::col_what(lang)),
        Column::words(say::col_strength(lang)),
        Column::words(say::col_duty(lang)),
        Column::words(say::col_due(lang)),
        Column::words(say::col_support(lang)),
        Column::words(say::col_measure(lang)),
        Column::words(say::col_proof(lang)),
        Column::words(say::col_check_on(lang)),
        Column::words(say::col_state(lang)),
    ];
    let rows = actions(assessment).map(|(number, action)| {
        let owner = records::owner(lang, action.owner).to_owned();
        let duty = if action.who.is_empty() { owner } else { report_say::labelled(lang, &owner, &action.who) };
        let state = records::progress(lang, action.state).to_owned();
        let state = if action.found.is_empty() { state } else { report_say::labelled(lang, &state, &action.found) };
        vec![
            words::number(lang, Some(f64::from(number.0)), Unit::Count),
            Cell::Text(problem(assessment, action, lang)),
            Cell::Text(cause(assessment, action, lang)),
            Cell::from(action.what.as_str()),
            Cell::from(records::strength(lang, action.strength)),
            Cell::Text(duty),
            day(action.due),
            Cell::from(action.support.as_str()),
            Cell::Text(measures(assessment, action, lang)),
            Cell::from(action.proof.as_str()),
            day(action.check_on),
            Cell::Text(state),
        ]
    });
    Table { columns, rows: rows.collect() }
}

/// Writes what others owe: their own actions, and the support that the society's need.
fn help(input: &Input<'_>, lang: Lang) -> Option<Table> {
    let rows = actions(input.assessment).filter_map(|(number, action)| {
        let (by, help) = match action.owner {
            _ if action.state == Progress::Dropped => return None,
            Owner::Host | Owner::Association => (records::owner(lang, action.owner), action.what.as_str()),
            Owner::Society if action.support.is_empty() => return None,
            Owner::Society => (say::as_written(lang), action.support.as_str()),
        };
        Some(vec![Cell::from(by), Cell::from(help), Cell::Text(say::action_no(lang, number.0)), day(action.due)])
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    let columns = [say::col_by(lang), say::col_help(lang), say::col_for(lang), say::col_due(lang)];
    (!rows.is_empty()).then(|| Table { columns: columns.map(Column::words).to_vec(), rows })
}

/// Leaves room for the signatures of whoever owes an action, and of the team.
fn signatures(input: &Input<'_>, lang: Lang) -> Table {
    let owes = |owner: &Owner| {
        *owner == Owner::Society || input.assessment.records.actions.iter().any(|(_, action)| action.is.owner == *owner)
    };
    let owners = Owner::ALL.into_iter().filter(owes).map(|owner| records::owner(lang, owner));
    let rows = owners.chain([say::team(lang)]).map(|party| [party, "", ""].map(Cell::from).to_vec());
    let columns = [say::col_party(lang), report_say::col_signature(lang), report_say::col_day(lang)];
    Table { columns: columns.map(Column::words).to_vec(), rows: rows.collect() }
}

/// Returns the annex: a row an action, a column a member; none where no action is on record.
pub(super) fn annex(input: &Input<'_>, lang: Lang) -> Option<Section> {
    let assessment = input.assessment;
    if assessment.records.actions.is_empty() {
        return None;
    }
    let columns = vec![
        Column::numbers(say::col_number(lang)),
        Column::words(say::col_items(lang)),
        Column::words(say::col_cause(lang)),
        Column::words(say::col_what(lang)),
        Column::words(say::col_strength(lang)),
        Column::words(say::col_owner(lang)),
        Column::words(say::col_who(lang)),
        Column::words(say::col_due(lang)),
        Column::words(say::col_support(lang)),
        Column::words(say::col_measure(lang)),
        Column::words(say::col_proof(lang)),
        Column::words(say::col_check_on(lang)),
        Column::words(say::col_state(lang)),
        Column::words(say::col_found(lang)),
    ];
    let rows = actions(assessment).map(|(number, action)| {
        let items: Vec<&str> = action.items.iter().map(|item| item.as_str()).collect();
        vec![
            words::number(lang, Some(f64::from(number.0)), Unit::Count),
            Cell::Text(items.join(" ")),
            Cell::Text(cause(assessment, action, lang)),
            Cell::from(action.what.as_str()),
            Cell::from(records::strength(lang, action.strength)),
            Cell::from(records::owner(lang, action.owner)),
            Cell::from(action.who.as_str()),
            day(action.due),
            Cell::from(action.support.as_str()),
            Cell::Text(measures(assessment, action, lang)),
            Cell::from(action.proof.as_str()),
            day(action.check_on),
            Cell::from(records::progress(lang, action.state)),
            Cell::from(action.found.as_str()),
        ]
    });
    let table = Table { columns, rows: rows.collect() };
    Some(Section { title: say::actions(lang).to_owned(), blocks: vec![Block::Table(table)] })
}

/// Names the items an action answers to.
pub fn problem(assessment: &Assessment, action: &Action, lang: Lang) -> String {
    let items = action.items.iter().map(|item| words::titled(lang, &assessment.checklist, item));
    words_of::list(lang, &items.collect::<Vec<_>>())
}

fn cause(assessment: &Assessment, action: &Action, lang: Lang) -> String {
    action.cause.map(|number| causes::numbered(assessment, number, lang)).unwrap_or_default()
}

/// Says which items are to reach which levels.
pub fn measures(assessment: &Assessment, action: &Action, lang: Lang) -> String {
    let target = |measure: &Measure| {
        say::target(lang, &words::titled(lang, &assessment.checklist, &measure.item), measure.target)
    };
    words_of::list(lang, &action.measures.iter().map(target).collect::<Vec<_>>())
}

/// Makes the cell of a day; empty where there is none.
fn day(day: Option<Date>) -> Cell {
    day.map_or_else(|| Cell::from(""), |day| Cell::Number(Number::of_day(day)))
}
