//! The society's ratings of itself beside ours, once the assessment has been submitted; before that it knows nothing of them.

use crate::domain::assessment::{Assessment, Overrule};
use crate::domain::ids::ItemId;
use crate::domain::ledger::Status;
use crate::domain::standing::{ItemState, Standing};
use crate::domain::value::Value;
use crate::lang::{Lang, handover as say, report as report_say, visit as visit_say};
use crate::report::page::Input;
use crate::report::tree::{Block, Cell, Column, Section, Table};
use crate::report::words;

/// From this difference on an item is listed in the report.
const LISTED: i64 = 2;

/// An item the society has rated itself on.
#[derive(Clone, Debug, PartialEq)]
pub struct Beside<'a> {
    /// The item.
    pub item: &'a ItemId,
    /// The society's level.
    pub own: i64,
    /// Ours; `None` where the item has none.
    pub ours: Option<i64>,
    /// Whether a check on self-ratings is raised here, and the reason given for it.
    pub raised: Option<Option<&'a Overrule>>,
}

impl Beside<'_> {
    /// Returns by how much the society rates itself above us.
    pub fn difference(&self) -> Option<i64> {
        self.ours.map(|ours| self.own - ours)
    }
}

/// Returns every self-rating beside ours, in the checklist's order; `None` before submission, when nobody is to see them.
pub fn beside<'a>(assessment: &'a Assessment, standing: &'a Standing) -> Option<Vec<Beside<'a>>> {
    if assessment.status != Status::Submitted {
        return None;
    }
    let rated = standing.items.iter().filter_map(|item| {
        let own = *assessment.records.self_ratings.get(&item.id)?;
        let ours = match (&item.value, item.state) {
            (Some(Value::Int(level)), ItemState::Answered) => Some(*level),
            _ => None,
        };
        Some(Beside { item: &item.id, own: i64::from(own), ours, raised: raised_on(assessment, standing, &item.id) })
    });
    Some(rated.collect())
}

fn raised_on<'a>(assessment: &Assessment, standing: &'a Standing, item: &ItemId) -> Option<Option<&'a Overrule>> {
    let is_about = |id: &str| assessment.checklist.check(id).is_some_and(|check| check.when.mentions("self_rating"));
    let checks = standing.checks.iter().filter(|check| is_about(check.id.as_str()));
    let mut places = checks.flat_map(|check| &check.raised).filter(|place| place.item.as_ref() == Some(item));
    places.next().map(|place| place.overrule.as_ref())
}

/// Says why the difference on an item may stand, or that it has still to be explained.
pub fn explanation(lang: Lang, beside: &Beside<'_>) -> String {
    match beside.raised {
        Some(Some(overrule)) => overrule.why.clone(),
        Some(None) => visit_say::unexplained(lang).to_owned(),
        None => String::new(),
    }
}

/// Writes a difference with its sign.
pub fn signed(difference: i64) -> String {
    if difference > 0 { format!("+{difference}") } else { difference.to_string() }
}

/// Writes the section of the report; none before submission and where nothing was self-rated.
pub(super) fn section(input: &Input<'_>, lang: Lang) -> Option<Section> {
    let all = beside(input.assessment, input.standing).filter(|all| !all.is_empty())?;
    let count = |fits: fn(i64) -> bool| all.iter().filter(|one| one.difference().is_some_and(fits)).count();
    let summary = say::self_summary(lang, all.len(), count(|by| by == 0), count(|by| by > 0), count(|by| by < 0));
    let columns = vec![
        Column::words(report_say::col_item(lang)),
        Column::numbers(visit_say::col_self(lang)),
        Column::numbers(visit_say::col_ours(lang)),
        Column::numbers(visit_say::col_difference(lang)),
        Column::words(say::col_explained(lang)),
    ];
    let is_listed = |one: &&Beside<'_>| one.difference().is_some_and(|by| by.abs() >= LISTED);
    let row = |one: &Beside<'_>| {
        let number = |number: Option<i64>| number.map_or_else(String::new, |number| number.to_string());
        let title = words::titled(lang, &input.assessment.checklist, one.item);
        let difference = one.difference().map(signed).unwrap_or_default();
        [title, one.own.to_string(), number(one.ours), difference, explanation(lang, one)].map(Cell::Text).to_vec()
    };
    let rows: Vec<_> = all.iter().filter(is_listed).map(row).collect();
    let mut blocks = vec![Block::Paragraph(summary)];
    if !rows.is_empty() {
        blocks.push(Block::Table(Table { columns, rows }));
    }
    Some(Section { title: say::self_ratings(lang).to_owned(), blocks })
}
