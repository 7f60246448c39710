//! The sections that name items and checks: where most is lost, red lines, overrules, what is open or could not be established.

use std::collections::BTreeSet;

use crate::domain::assessment::{Effective, Overrule};
use crate::domain::checklist::Level;
use crate::domain::diagnosis::Line;
use crate::domain::ids::{CheckId, ItemId};
use crate::domain::standing::{CheckStanding, CheckState, ItemState, RedLine};
use crate::domain::value::Answer;
use crate::lang::item::grade;
use crate::lang::{Lang, diagnosis as words_of, handover, report as say};
use crate::report::page::Input;
use crate::report::tree::{Block, Cell, Column, Entry, Section, Table};
use crate::report::{records, words};

/// How many of the weakest items are shown.
const N_WEAKEST: usize = 8;

/// Returns the sections in reading order.
pub fn sections(input: &Input<'_>, lang: Lang) -> [Section; 6] {
    [
        weakest(input, lang),
        red_lines(input, lang),
        overruled(input, lang),
        open_checks(input, lang),
        not_established(input, lang),
        not_applicable(input, lang),
    ]
}

/// Returns the society's answered items that lose anything, greatest loss (weight × missing points) first.
fn by_loss(input: &Input<'_>) -> Vec<Line> {
    let views = [&input.diagnosis.axes, &input.diagnosis.principles, &input.diagnosis.tasks];
    let mut seen = BTreeSet::new();
    let lines = views.into_iter().flatten().flat_map(|group| &group.items);
    let mut lost: Vec<(f64, &Line)> = lines
        .filter(|line| seen.insert(&line.id))
        .filter_map(|line| Some((line.weight * (100.0 - line.points?), line)))
        .filter(|(loss, _)| *loss > 0.0)
        .collect();
    lost.sort_by(|(one, _), (other, _)| other.total_cmp(one));
    lost.into_iter().map(|(_, line)| line.clone()).collect()
}

fn weakest(input: &Input<'_>, lang: Lang) -> Section {
    let mut blocks: Vec<_> =
        by_loss(input).iter().take(N_WEAKEST).map(|line| Block::Entry(lost_item(input, line, lang))).collect();
    if blocks.is_empty() {
        blocks.push(Block::Paragraph(say::nothing_lost(lang).to_owned()));
    }
    Section { title: say::weakest_items(lang).to_owned(), blocks }
}

fn lost_item(input: &Input<'_>, line: &Line, lang: Lang) -> Entry {
    let assessment = input.assessment;
    let title = words::titled(lang, &assessment.checklist, &line.id);
    let points = words::figure(lang, line.points);
    let mut values = vec![(say::seen(lang).to_owned(), words::answer(lang, &assessment.checklist, line))];
    if let Some(remark) = assessment.remarks.get(&line.id) {
        values.push((say::remark(lang).to_owned(), remark.clone()));
    }
    let pieces: Vec<_> = assessment
        .evidence_of(&line.id)
        .map(|(number, piece)| say::piece(lang, number.0, &piece.title, words::evidence_kind(lang, piece.kind)))
        .collect();
    if !pieces.is_empty() {
        values.push((say::evidence(lang).to_owned(), words_of::list(lang, &pieces)));
    }
    let standing = input.standing.item(&line.id);
    if let Some(standing) = standing {
        let grade = grade(lang, standing.grade);
        let confidence = handover::confidence_of(lang, records::confidence(lang, standing.confidence), &grade);
        values.push((handover::confidence(lang).to_owned(), confidence));
    }
    if let Some(cap) = standing.filter(|standing| standing.is_over_cap).and_then(|standing| standing.cap) {
        values.push((say::provisional(lang).to_owned(), say::over_cap(lang, cap)));
    }
    Entry { title: say::lost_item(lang, &title, &points, &words_of::exact(line.weight)), values }
}

fn red_lines(input: &Input<'_>, lang: Lang) -> Section {
    let checklist = &input.assessment.checklist;
    let columns = vec![
        Column::words(say::col_red_line(lang)),
        Column::words(say::col_state(lang)),
        Column::words(say::col_by(lang)),
        Column::words(say::col_remark(lang)),
    ];
    let row = |line: &RedLine| {
        vec![
            Cell::Text(words::titled(lang, checklist, &line.id)),
            Cell::from(words::red_line_state(lang, line.state)),
            Cell::Text(words_of::clauses(lang, &grounds(input, line, lang))),
            Cell::Text(remark(input, &line.id)),
        ]
    };
    let rows = input.standing.red_lines.iter().map(row).collect();
    let note = Block::Paragraph(say::red_line_note(lang).to_owned());
    Section { title: say::red_lines(lang).to_owned(), blocks: vec![Block::Table(Table { columns, rows }), note] }
}

/// Returns what a red line is raised by: the answer on site, and the checks.
fn grounds(input: &Input<'_>, line: &RedLine, lang: Lang) -> Vec<String> {
    let own = line.is_answered_yes.then(|| say::answered_yes(lang).to_owned());
    let checks = line.by.iter().map(|check| say::raised_by(lang, check.as_str(), &check_says(input, check, lang)));
    own.into_iter().chain(checks).collect()
}

fn overruled(input: &Input<'_>, lang: Lang) -> Section {
    let columns = vec![
        Column::words(say::col_check(lang)),
        Column::words(say::col_items(lang)),
        Column::words(say::col_why(lang)),
        Column::words(say::col_by_whom(lang)),
        Column::words(say::col_when(lang)),
    ];
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
    Section { title: say::overruled(lang).to_owned(), blocks: vec![table_or_nothing(columns, rows, lang)] }
}

fn open_checks(input: &Input<'_>, lang: Lang) -> Section {
    let columns = vec![
        Column::words(say::col_level(lang)),
        Column::words(say::col_check(lang)),
        Column::words(say::col_items(lang)),
    ];
    // Red checks stand with the red lines they raise; there is nothing to solve about them here.
    let is_open = |check: &&CheckStanding| check.state == CheckState::Raised && check.level != Level::Red;
    let open = input.standing.checks.iter().filter(is_open);
    let rows = open.map(|check| {
        let level = Cell::from(words::level(lang, check.level));
        vec![level, Cell::Text(check_line(input, &check.id, lang)), Cell::Text(ids(&check.items, lang))]
    });
    let mut blocks = vec![table_or_nothing(columns, rows.collect(), lang)];
    let unmade = input.standing.checks.iter().filter(|check| check.state == CheckState::NotEvaluated);
    let unmade: Vec<_> = unmade.map(|check| check.id.to_string()).collect();
    if !unmade.is_empty() {
        blocks.push(Block::Paragraph(say::not_evaluated(lang, &words_of::list(lang, &unmade))));
    }
    Section { title: say::open_checks(lang).to_owned(), blocks }
}

fn not_established(input: &Input<'_>, lang: Lang) -> Section {
    let columns = vec![Column::words(say::col_item(lang)), Column::words(say::col_remark(lang))];
    let rows = items_in(input, ItemState::Ne).map(|id| {
        let title = words::titled(lang, &input.assessment.checklist, id);
        vec![Cell::Text(title), Cell::Text(remark(input, id))]
    });
    let mut blocks = vec![table_or_nothing(columns, rows.collect(), lang)];
    if items_in(input, ItemState::Ne).next().is_some() {
        blocks.push(Block::Paragraph(say::not_established_note(lang).to_owned()));
    }
    Section { title: say::not_established(lang).to_owned(), blocks }
}

fn not_applicable(input: &Input<'_>, lang: Lang) -> Section {
    let checklist = &input.assessment.checklist;
    let columns = vec![Column::words(say::col_item(lang)), Column::words(say::col_why(lang))];
    let rows = items_in(input, ItemState::Na).map(|id| {
        let answer = checklist.item(id.as_str()).map(|item| input.assessment.effective(item));
        let reason = match answer {
            Some(Effective::One(given)) => match &given.answer {
                Answer::NotApplicable { reason } => reason.clone(),
                Answer::Value(_) | Answer::NotEstablished => String::new(),
            },
            _ => String::new(),
        };
        vec![Cell::Text(words::titled(lang, checklist, id)), Cell::Text(reason)]
    });
    let mut blocks = vec![table_or_nothing(columns, rows.collect(), lang)];
    let skipped: Vec<_> = items_in(input, ItemState::Skipped).map(|id| words::titled(lang, checklist, id)).collect();
    if !skipped.is_empty() {
        blocks.push(Block::Paragraph(say::skipped(lang, &words_of::list(lang, &skipped))));
    }
    Section { title: say::not_applicable(lang).to_owned(), blocks }
}

fn table_or_nothing(columns: Vec<Column>, rows: Vec<Vec<Cell>>, lang: Lang) -> Block {
    if rows.is_empty() {
        return Block::Paragraph(say::nothing(lang).to_owned());
    }
    Block::Table(Table { columns, rows })
}

fn items_in<'a>(input: &Input<'a>, state: ItemState) -> impl Iterator<Item = &'a ItemId> {
    input.standing.items.iter().filter(move |item| item.state == state).map(|item| &item.id)
}

fn remark(input: &Input<'_>, item: &ItemId) -> String {
    input.assessment.remarks.get(item).cloned().unwrap_or_default()
}

fn ids(items: &[ItemId], lang: Lang) -> String {
    words_of::list(lang, &items.iter().map(ToString::to_string).collect::<Vec<_>>())
}

fn check_says(input: &Input<'_>, check: &CheckId, lang: Lang) -> String {
    let known = input.assessment.checklist.check(check.as_str());
    known.map(|check| check.say.get(lang).to_owned()).unwrap_or_default()
}

fn check_line(input: &Input<'_>, check: &CheckId, lang: Lang) -> String {
    say::raised_by(lang, check.as_str(), &check_says(input, check, lang))
}
