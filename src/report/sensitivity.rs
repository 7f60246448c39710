//! The section that says how firmly the figures stand; knows nothing of how they were varied.

use crate::domain::diagnosis::{Firmness, How, Influence, N_DRAWS, Run, SEED, Sensitivity};
use crate::lang::{Lang, diagnosis as words_of, report as say};
use crate::report::page::Input;
use crate::report::tree::{Block, Cell, Column, Section, Table, Unit};
use crate::report::words;

/// Works the panel out and writes it.
pub fn section(input: &Input<'_>, lang: Lang) -> Section {
    let panel = Sensitivity::of(input.assessment, input.standing, input.diagnosis);
    let figures: Vec<&Firmness> = panel.axes.iter().chain(&panel.overall).collect();
    let mut blocks = Vec::new();
    if figures.is_empty() {
        blocks.push(Block::Paragraph(say::sensitivity_none(lang).to_owned()));
    } else {
        blocks.push(Block::Paragraph(say::sensitivity_note(lang, N_DRAWS, SEED)));
        blocks.push(Block::Table(draws(input, &figures, lang)));
        blocks.push(Block::Table(runs(input, &figures, lang)));
    }
    let moves = |influence: &Influence| {
        let item = words::titled(lang, &input.assessment.checklist, &influence.item);
        say::moves(lang, &item, &say::signed(influence.shift))
    };
    let influential: Vec<_> = panel.influential.iter().map(moves).collect();
    if !influential.is_empty() {
        blocks.push(Block::Paragraph(say::influential(lang, &words_of::list(lang, &influential))));
    }
    Section { title: say::sensitivity(lang).to_owned(), blocks }
}

fn title(input: &Input<'_>, firmness: &Firmness, lang: Lang) -> String {
    let Some(axis) = &firmness.axis else { return say::all_axes(lang).to_owned() };
    let form = input.assessment.checklist.form(axis.as_str());
    words_of::titled(lang, axis.as_str(), form.map_or("", |form| form.title.get(lang)))
}

fn draws(input: &Input<'_>, figures: &[&Firmness], lang: Lang) -> Table {
    let columns = vec![
        Column::words(say::col_group(lang)),
        Column::numbers(say::col_score(lang)),
        Column::words(say::col_bands(lang)),
        Column::numbers(say::col_same_band(lang)),
        Column::numbers(say::col_range(lang)),
    ];
    let row = |firmness: &&Firmness| {
        let (least, greatest) = firmness.range;
        let range = words_of::interval(lang, &words_of::figure(least), &words_of::figure(greatest));
        vec![
            Cell::Text(title(input, firmness, lang)),
            words::number(lang, Some(firmness.score), Unit::Points),
            Cell::Text(words::bands(lang, &input.assessment.checklist, std::slice::from_ref(&firmness.band))),
            words::number(lang, Some(firmness.same_band), Unit::Share),
            Cell::Text(range),
        ]
    };
    Table { columns, rows: figures.iter().map(row).collect() }
}

/// Makes the table of the other choices: a row for each, a column for each figure.
fn runs(input: &Input<'_>, figures: &[&Firmness], lang: Lang) -> Table {
    let head = |firmness: &&Firmness| {
        let checklist = &input.assessment.checklist;
        let form = firmness.axis.as_ref().and_then(|axis| checklist.form(axis.as_str()));
        Column::numbers(form.map_or(say::col_all(lang), |form| form.title.get(lang)))
    };
    let columns = std::iter::once(Column::words(say::col_otherwise(lang))).chain(figures.iter().map(head)).collect();
    let mut choices: Vec<&How> = Vec::new();
    for run in figures.iter().flat_map(|firmness| &firmness.runs) {
        if !choices.contains(&&run.how) {
            choices.push(&run.how);
        }
    }
    let row = |how: &&How| {
        let of = |firmness: &&Firmness| {
            firmness.runs.iter().find(|run| run.how == **how).map_or_else(|| Cell::from(""), |run| cell(run, lang))
        };
        std::iter::once(Cell::Text(choice(how, lang))).chain(figures.iter().map(of)).collect()
    };
    Table { columns, rows: choices.iter().map(row).collect() }
}

fn cell(run: &Run, lang: Lang) -> Cell {
    match run.score {
        Some(score) if !run.is_same_band => Cell::Text(say::other_band(lang, &words_of::figure(score))),
        score => words::number(lang, score, Unit::Points),
    }
}

fn choice(how: &How, lang: Lang) -> String {
    match how {
        How::EqualWeights => say::equal_weights(lang).to_owned(),
        How::ArithmeticMean => say::arithmetic_mean(lang).to_owned(),
        How::HeldToEvidence => say::held_to_evidence(lang).to_owned(),
        How::Without(actor) => say::without(lang, actor.as_str()),
    }
}
