//! How a figure came about, written out for people; the report and the `=` of the screens share it.

use crate::domain::checklist::Checklist;
use crate::domain::diagnosis::{Arithmetic, GroupSum, OverallSum};
use crate::lang::{Lang, diagnosis as say};
use crate::report::tree::{Block, Cell, Column, Section, Table};
use crate::report::words;

/// Writes out how a figure came about: the terms as a table, then each sum on a line.
pub fn show(arithmetic: &Arithmetic, checklist: &Checklist, lang: Lang) -> Section {
    match arithmetic {
        Arithmetic::Group(sum) => show_group(sum, checklist, lang),
        Arithmetic::Overall(sum) => show_overall(sum, lang),
    }
}

fn show_group(sum: &GroupSum, checklist: &Checklist, lang: Lang) -> Section {
    let number = |number: Option<f64>| number.map_or_else(|| say::none(lang).to_owned(), say::exact);
    let columns = vec![
        Column::words(say::col_item(lang)),
        Column::words(say::col_value(lang)),
        Column::numbers(say::col_points(lang)),
        Column::numbers(say::col_weight(lang)),
        Column::numbers(say::col_product(lang)),
    ];
    let rows = sum.terms.iter().map(|term| {
        vec![
            Cell::Text(words::titled(lang, checklist, &term.line.id)),
            Cell::Text(words::answer(lang, checklist, &term.line)),
            Cell::Text(number(term.line.points)),
            Cell::Text(say::exact(term.line.weight)),
            Cell::Text(number(term.product)),
        ]
    });
    let mut blocks = vec![Block::Table(Table { columns, rows: rows.collect() })];
    blocks.extend(sums_of(sum, lang).into_iter().map(Block::Paragraph));
    Section { title: say::worked_out(lang, sum.title.get(lang)), blocks }
}

fn sums_of(sum: &GroupSum, lang: Lang) -> Vec<String> {
    let (Some(low), Some(high), Some(coverage)) = (sum.low, sum.high, sum.coverage) else {
        return vec![say::nothing_applies(lang).to_owned()];
    };
    let [product, answered, missing, applicable] =
        [sum.sum_product, sum.sum_answered, sum.sum_missing, sum.sum_applicable].map(say::exact);
    let score = match sum.score {
        Some(score) => say::sum_score(lang, &product, &answered, &say::exact(score)),
        None => say::withheld(lang, &say::share(lang, sum.coverage_floor)),
    };
    vec![
        score,
        say::sum_low(lang, &product, &applicable, &say::exact(low)),
        say::sum_high(lang, &product, &missing, &applicable, &say::exact(high)),
        say::sum_coverage(lang, &answered, &applicable, &say::exact(coverage)),
    ]
}

fn show_overall(sum: &OverallSum, lang: Lang) -> Section {
    let number = |number: Option<f64>| number.map_or_else(|| say::none(lang).to_owned(), say::exact);
    let columns = vec![
        Column::words(say::col_axis(lang)),
        Column::numbers(say::col_score(lang)),
        Column::numbers(say::col_raised(lang)),
    ];
    let rows = sum.terms.iter().map(|term| {
        let title = say::titled(lang, &term.id.to_string(), term.title.get(lang));
        vec![Cell::Text(title), Cell::Text(number(term.score)), Cell::Text(number(term.raised))]
    });
    let mut blocks = vec![Block::Table(Table { columns, rows: rows.collect() })];
    let Some(overall) = &sum.overall else {
        blocks.push(Block::Paragraph(say::overall_withheld(lang).to_owned()));
        return Section { title: say::worked_out(lang, say::overall(lang)), blocks };
    };
    let joined = |figures: Vec<Option<f64>>, sign: &str| {
        figures.into_iter().flatten().map(say::exact).collect::<Vec<_>>().join(sign)
    };
    let raised = joined(sum.terms.iter().map(|term| term.raised).collect(), " × ");
    let scores = joined(sum.terms.iter().map(|term| term.score).collect(), " + ");
    let n = sum.terms.len();
    let weakest = sum.terms.iter().find(|term| term.id.to_string() == overall.weakest.as_str());
    let weakest = weakest.map_or(overall.weakest.as_str(), |term| term.title.get(lang));
    let lines = [
        say::sum_geometric(lang, &raised, n, &say::exact(overall.geometric)),
        say::floor(lang, &say::exact(sum.floor)),
        say::sum_arithmetic(lang, &scores, n, &say::exact(overall.arithmetic)),
        say::weakest(lang, weakest),
    ];
    blocks.extend(lines.map(Block::Paragraph));
    Section { title: say::worked_out(lang, say::overall(lang)), blocks }
}
