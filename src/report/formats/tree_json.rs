//! The report's tree as JSON, for the document and for the page's template; knows nothing of what it says.

use serde::Serialize;
use serde_json::{Value as Json, json};

use crate::lang::{Lang, diagnosis, report as say};
use crate::report::{Align, Bar, Block, Cell, Report, Section, Table, Unit};

/// The tree.
#[derive(Serialize)]
pub struct Tree {
    title: String,
    head: Vec<Named>,
    has_front_page: bool,
    sections: Vec<Part>,
    annexes: Vec<Part>,
}

#[derive(Serialize)]
struct Named {
    label: String,
    value: String,
}

#[derive(Serialize)]
struct Part {
    title: String,
    is_wide: bool,
    blocks: Vec<Json>,
}

/// Returns the tree of a report.
pub fn of(report: &Report, lang: Lang) -> Tree {
    let part = |section: &Section| Part {
        title: section.title.clone(),
        is_wide: section.is_wide(),
        blocks: section.blocks.iter().map(|one| block(one, lang)).collect(),
    };
    Tree {
        title: report.title.clone(),
        head: named(&report.head),
        has_front_page: report.has_front_page,
        sections: report.sections.iter().map(part).collect(),
        annexes: report.annexes.iter().map(part).collect(),
    }
}

fn named(values: &[(String, String)]) -> Vec<Named> {
    values.iter().map(|(label, value)| Named { label: label.clone(), value: value.clone() }).collect()
}

fn block(block: &Block, lang: Lang) -> Json {
    match block {
        Block::Paragraph(text) => json!({"kind": "paragraph", "text": text}),
        Block::List(points) => json!({"kind": "list", "points": points}),
        Block::Table(one) => table(one, lang),
        Block::Entry(entry) => json!({"kind": "entry", "title": entry.title, "values": named(&entry.values)}),
    }
}

fn table(table: &Table, lang: Lang) -> Json {
    let columns = table.columns.iter().map(|column| {
        let align = match column.align {
            Align::Left => "left",
            Align::Right => "right",
        };
        json!({"title": column.title, "align": align})
    });
    let rows = table.rows.iter().map(|row| row.iter().map(|one| cell(one, lang)).collect::<Json>());
    json!({"kind": "table", "columns": columns.collect::<Json>(), "rows": rows.collect::<Json>()})
}

fn cell(cell: &Cell, lang: Lang) -> Json {
    match cell {
        Cell::Text(text) => json!({"kind": "text", "text": text}),
        Cell::Number(number) => {
            let unit = match number.unit {
                Unit::Points => "points",
                Unit::Heat => "heat",
                Unit::Share => "share",
                Unit::Count => "count",
                Unit::Day => "day",
            };
            json!({"kind": "number", "text": number.text, "value": number.value, "unit": unit})
        }
        Cell::Bar(bar) => {
            let Bar { low, score, high } = bar;
            json!({"kind": "bar", "text": alt(bar, lang), "low": low, "score": score, "high": high})
        }
    }
}

/// Says what a bar shows.
pub fn alt(bar: &Bar, lang: Lang) -> String {
    let [low, high] = [bar.low, bar.high].map(diagnosis::figure);
    match bar.score {
        Some(score) => say::bar_score_alt(lang, &low, &diagnosis::figure(score), &high),
        None => say::bar_alt(lang, &low, &high),
    }
}
