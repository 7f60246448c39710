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
    let raised = joined(sum.terms.iter().map(|term| term.raised).collect(), say::times(lang));
    let scores = joined(sum.terms.iter().map(|term| term.score).collect(), say::plus(lang));
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::checklist::{Text, builtin};
    use crate::domain::diagnosis::{AxisTerm, Group, GroupId, Line, Overall};
    use crate::domain::standing::ItemState;

    fn text(zh: &str) -> Text {
        Text { zh: zh.to_owned(), en: String::new() }
    }

    fn paragraphs(arithmetic: &Arithmetic) -> Vec<String> {
        let blocks = show(arithmetic, builtin(), Lang::Zh).blocks;
        let paragraph = |block| match block {
            Block::Paragraph(text) => Some(text),
            Block::List(_) | Block::Table(_) | Block::Entry(_) => None,
        };
        blocks.into_iter().filter_map(paragraph).collect()
    }

    fn of_lines(lines: &[(Option<f64>, f64)]) -> Arithmetic {
        let line = |(points, weight): &(Option<f64>, f64)| Line {
            id: "W1".into(),
            state: if points.is_some() { ItemState::Answered } else { ItemState::Ne },
            value: None,
            points: *points,
            weight: *weight,
        };
        let scoring = &builtin().scoring;
        let lines = lines.iter().map(line).collect();
        Arithmetic::of_group(&Group::of(GroupId::Form("W".into()), text("能力弱"), lines, scoring), scoring)
    }

    #[test]
    fn the_sums_of_the_published_vector_are_written_out() {
        let lines = [(Some(75.0), 2.0), (Some(50.0), 1.0), (None, 1.0), (Some(25.0), 1.0), (Some(100.0), 1.0)];
        let expected = [
            "得分＝加权得分之和÷已答权重＝325÷5＝65",
            "下限（缺失按0分）＝325÷6＝54.1667",
            "上限（缺失按100分）＝（325＋100×1）÷6＝70.8333",
            "覆盖率＝已答权重÷适用权重＝5÷6＝0.8333",
        ];
        assert_eq!(paragraphs(&of_lines(&lines)), expected);
    }

    #[test]
    fn a_withheld_score_says_so_and_still_gives_the_interval() {
        let said = paragraphs(&of_lines(&[(Some(50.0), 1.0), (None, 1.0)]));
        assert_eq!(said[0], "覆盖率低于66.7%，不给得分，只给区间");
        assert_eq!(said[1], "下限（缺失按0分）＝50÷2＝25");
    }

    #[test]
    fn a_group_without_items_says_that_nothing_applies() {
        assert_eq!(paragraphs(&of_lines(&[])), ["没有适用的条目，不给任何数字"]);
    }

    #[test]
    fn the_published_means_are_written_out() {
        let axis = |id: &str, title: &str, score| AxisTerm {
            id: GroupId::Form(id.into()),
            title: text(title),
            score: Some(score),
            raised: Some(score),
        };
        let terms = vec![axis("W", "能力弱", 62.5), axis("S", "手段软", 40.0), axis("D", "结构散", 20.0)];
        let overall = Overall { geometric: 50_000.0_f64.cbrt(), arithmetic: 122.5 / 3.0, weakest: "D".into() };
        let sum = OverallSum { terms, floor: 1.0, overall: Some(overall) };
        let expected = [
            "几何平均＝（62.5×40×20）的3次方根＝36.8403",
            "低于1分的轴按1分计入几何平均",
            "算术平均＝（62.5＋40＋20）÷3＝40.8333",
            "得分最低的轴：结构散",
        ];
        assert_eq!(paragraphs(&Arithmetic::Overall(sum)), expected);
    }
}
