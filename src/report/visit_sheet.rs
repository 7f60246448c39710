//! The visit sheet to print: team, timetable, who has still to be heard, what was sampled; never what was drawn.

use crate::domain::records::timetable;
use crate::lang::{Lang, handover as say, report as report_say, visit as visit_say};
use crate::report::page::{Input, head};
use crate::report::tree::{Block, Cell, Column, Report, Section, Table};
use crate::report::{heard, records, visit_words};

/// Writes the visit sheet.
pub fn of(input: &Input<'_>, lang: Lang) -> Report {
    let sections = vec![team(input, lang), schedule(input, lang, visit_say::timetable(lang)), minimum(input, lang)];
    let samples = (!input.assessment.records.samples.is_empty()).then(|| samples(input, lang));
    Report {
        title: say::sheet_title(lang, &input.profile.name),
        head: head(input, lang),
        sections: sections.into_iter().chain(samples).collect(),
        ..Report::default()
    }
}

fn team(input: &Input<'_>, lang: Lang) -> Section {
    let columns = [
        visit_say::col_name(lang),
        visit_say::col_duty(lang),
        visit_say::col_declared(lang),
        visit_say::col_words(lang),
    ];
    let rows = input.assessment.records.team.iter().map(|(actor, entered)| {
        let mate = &entered.is;
        let cells =
            [actor.as_str(), records::duty(lang, mate.duty), records::declared(lang, mate.declared), &mate.words];
        cells.map(Cell::from).to_vec()
    });
    let rows: Vec<_> = rows.collect();
    let block = match rows.is_empty() {
        true => Block::Paragraph(visit_say::no_team(lang).to_owned()),
        false => Block::Table(Table { columns: columns.map(Column::words).to_vec(), rows }),
    };
    Section { title: visit_say::team(lang).to_owned(), blocks: vec![block] }
}

/// Writes the timetable under a heading.
pub(super) fn schedule(input: &Input<'_>, lang: Lang, title: &str) -> Section {
    let columns = [visit_say::col_time(lang), visit_say::col_what(lang), visit_say::col_who(lang)];
    let row = |line: crate::domain::records::TimetableLine| {
        let slot = line.slot;
        vec![Cell::Text(visit_words::time(lang, &slot.time)), Cell::Text(slot.what), Cell::Text(slot.who)]
    };
    let rows = timetable(input.assessment, lang).into_iter().map(row).collect();
    let table = Table { columns: columns.map(Column::words).to_vec(), rows };
    Section { title: title.to_owned(), blocks: vec![Block::Table(table)] }
}

fn minimum(input: &Input<'_>, lang: Lang) -> Section {
    let checklist = &input.assessment.checklist;
    let columns = vec![
        Column::words(visit_say::col_roles(lang)),
        Column::numbers(visit_say::col_least(lang)),
        Column::numbers(visit_say::col_heard(lang)),
        Column::words(visit_say::col_missing(lang)),
    ];
    let parts = checklist.quotas.iter().zip(&input.standing.quotas);
    let rows = parts.map(|(quota, standing)| {
        vec![
            Cell::Text(heard::roles(lang, checklist, quota)),
            Cell::Text(quota.least.to_string()),
            Cell::Text(standing.n_heard.to_string()),
            Cell::Text(heard::quota_state(lang, quota, standing)),
        ]
    });
    let rows: Vec<_> = rows.collect();
    let block = match rows.is_empty() {
        true => Block::Paragraph(report_say::nothing(lang).to_owned()),
        false => Block::Table(Table { columns, rows }),
    };
    Section { title: visit_say::sample(lang).to_owned(), blocks: vec![block] }
}

fn samples(input: &Input<'_>, lang: Lang) -> Section {
    let columns = [say::col_frame(lang), say::col_drawn(lang), say::col_seed(lang), say::col_digest(lang)];
    let rows = input.assessment.records.samples.iter().map(|(_, entered)| {
        let sample = &entered.is;
        let n_of = say::n_of(lang, sample.drawn.len(), sample.n_frame);
        let cells = [sample.frame.clone(), n_of, sample.seed.clone(), sample.digest.to_string()];
        cells.map(Cell::Text).to_vec()
    });
    let table = Table { columns: columns.map(Column::words).to_vec(), rows: rows.collect() };
    Section { title: say::samples(lang).to_owned(), blocks: vec![Block::Table(table)] }
}
