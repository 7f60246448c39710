//! The sections on checks: those explained, and those still open; each only when there are any.

use crate::domain::assessment::Overrule;
use crate::domain::checklist::Level;
use crate::domain::ids::{CheckId, ItemId};
use crate::domain::standing::{CheckStanding, CheckState};
use crate::lang::{Lang, diagnosis as words_of, report as say};
use crate::report::page::Input;
use crate::report::tree::{Block, Cell, Column, Section, Table};
use crate::report::words;

/// Returns the sections that have anything to say.
pub fn sections(input: &Input<'_>, lang: Lang) -> Vec<Section> {
    let section = |title: &str, columns: &[&str], rows: Vec<Vec<Cell>>| {
        let columns = columns.iter().map(|title| Column::words(title)).collect();
        Section { title: title.to_owned(), blocks: vec![Block::Table(Table { columns, rows })] }
    };
    let mut sections = Vec::new();
    let overruled = overruled(input, lang);
    if !overruled.is_empty() {
        let columns = [
            say::col_check(lang),
            say::col_items(lang),
            say::col_why(lang),
            say::col_by_whom(lang),
            say::col_when(lang),
        ];
        sections.push(section(say::overruled(lang), &columns, overruled));
    }
    let open = open(input, lang);
    if !open.is_empty() {
        let columns = [say::col_level(lang), say::col_check(lang), say::col_items(lang)];
        sections.push(section(say::open_checks(lang), &columns, open));
    }
    sections
}

fn overruled(input: &Input<'_>, lang: Lang) -> Vec<Vec<Cell>> {
    let row = |check: &CheckId, items: &[ItemId], overrule: &Overrule| {
        vec![
            Cell::Text(check_line(input, check, lang)),
            Cell::Text(ids(items, lang)),
            Cell::Text(overrule.why.clone()),
            Cell::Text(overrule.by.to_string()),
            Cell::Text((input.time)(overrule.at)),
        ]
    };
    let mut rows = Vec::new();
    for check in &input.standing.checks {
        for place in &check.raised {
            let Some(overrule) = &place.overrule else { continue };
            let items = place.item.as_ref().map_or(check.items.as_slice(), std::slice::from_ref);
            rows.push(row(&check.id, items, overrule));
        }
    }
    rows
}

fn open(input: &Input<'_>, lang: Lang) -> Vec<Vec<Cell>> {
    // Red checks stand with the red lines they raise; there is nothing to solve about them here.
    let is_open = |check: &&CheckStanding| check.state == CheckState::Raised && check.level != Level::Red;
    let open = input.standing.checks.iter().filter(is_open);
    let rows = open.map(|check| {
        let level = Cell::from(words::level(lang, check.level));
        vec![level, Cell::Text(check_line(input, &check.id, lang)), Cell::Text(ids(&check.items, lang))]
    });
    rows.collect()
}

fn ids(items: &[ItemId], lang: Lang) -> String {
    words_of::list(lang, &items.iter().map(ToString::to_string).collect::<Vec<_>>())
}

fn check_line(input: &Input<'_>, check: &CheckId, lang: Lang) -> String {
    let known = input.assessment.checklist.check(check.as_str());
    say::raised_by(lang, check.as_str(), known.map_or("", |check| check.say.get(lang)))
}
