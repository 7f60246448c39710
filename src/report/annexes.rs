//! The tables that go with a report for whoever counts on: every item, cause, action, and the evidence; knows nothing of what they
//! come to.

use crate::domain::assessment::{Assessment, Effective, Evidence};
use crate::domain::checklist::Item;
use crate::domain::diagnosis::Line;
use crate::domain::event::EvidenceKind;
use crate::domain::ids::EvidenceNo;
use crate::domain::standing::ItemStanding;
use crate::domain::value::{Answer, Value};
use crate::lang::{Lang, item as item_say, report as say};
use crate::report::page::Input;
use crate::report::tree::{Block, Cell, Column, Section, Table, Unit};
use crate::report::{causes, plan, records, words};

/// Returns the tables.
pub fn of(input: &Input<'_>, lang: Lang) -> Vec<Section> {
    let section = |title: &str, table| Section { title: title.to_owned(), blocks: vec![Block::Table(table)] };
    let items = section(say::items(lang), items(input, lang));
    let evidence = section(say::evidence_register(lang), evidence(input, lang));
    [Some(items), causes::annex(input, lang), plan::annex(input, lang), Some(evidence)].into_iter().flatten().collect()
}

fn items(input: &Input<'_>, lang: Lang) -> Table {
    let columns = vec![
        Column::words(say::col_id(lang)),
        Column::words(say::col_title(lang)),
        Column::words(say::col_form(lang)),
        Column::words(say::col_locus(lang)),
        Column::words(say::col_state(lang)),
        Column::words(say::col_answer(lang)),
        Column::numbers(say::col_given_level(lang)),
        Column::numbers(say::col_points(lang)),
        Column::numbers(say::col_weight(lang)),
        Column::words(say::col_grade(lang)),
        Column::numbers(say::col_cap(lang)),
        Column::words(say::col_confidence(lang)),
        Column::words(say::col_evidence(lang)),
        Column::words(say::col_clause(lang)),
        Column::words(say::col_remark(lang)),
    ];
    let items = input.assessment.checklist.items.iter().zip(&input.standing.items);
    Table { columns, rows: items.map(|(item, standing)| item_row(input, item, standing, lang)).collect() }
}

fn item_row(input: &Input<'_>, item: &Item, standing: &ItemStanding, lang: Lang) -> Vec<Cell> {
    let assessment = input.assessment;
    let line = Line::new(standing, item.weight.unwrap_or(0.0));
    let level = match (&line.value, standing.cap) {
        (Some(Value::Int(level)), Some(_)) => u32::try_from(*level).ok().map(f64::from),
        _ => None,
    };
    let count = |number: Option<f64>| match number {
        Some(_) => words::number(lang, number, Unit::Count),
        None => Cell::from(""),
    };
    let numbers = assessment.evidence_of(&item.id).map(|(number, _)| number.0.to_string());
    let form = assessment.checklist.form(item.form.as_str());
    // Facts are not rated, so nothing is said of how far they are borne out unless something is linked to them.
    let is_borne = item.weight.is_some() || standing.n_evidence > 0;
    let borne = |text: String| Cell::Text(if is_borne { text } else { String::new() });
    vec![
        Cell::from(item.id.as_str()),
        Cell::from(item.title.get(lang)),
        Cell::from(form.map_or("", |form| form.title.get(lang))),
        Cell::from(words::locus(lang, item.locus)),
        Cell::from(words::item_state(lang, standing.state)),
        Cell::Text(given(assessment, item, &line, lang)),
        count(level),
        count(line.points),
        count(item.weight),
        borne(item_say::grade(lang, standing.grade)),
        count(standing.cap.map(f64::from)),
        borne(records::confidence(lang, standing.confidence).to_owned()),
        Cell::Text(numbers.collect::<Vec<_>>().join(" ")),
        Cell::from(item.clause.as_str()),
        Cell::Text(assessment.remarks.get(&item.id).cloned().unwrap_or_default()),
    ]
}

/// Writes what was answered: the value, or the reason why it does not apply.
fn given(assessment: &Assessment, item: &Item, line: &Line, lang: Lang) -> String {
    match assessment.effective(item) {
        Effective::One(given) => match &given.answer {
            Answer::NotApplicable { reason } => reason.clone(),
            Answer::Value(_) => words::answer(lang, &assessment.checklist, line),
            Answer::NotEstablished => String::new(),
        },
        Effective::None | Effective::Disputed => String::new(),
    }
}

fn evidence(input: &Input<'_>, lang: Lang) -> Table {
    let columns = vec![
        Column::numbers(say::col_id(lang)),
        Column::words(say::col_kind(lang)),
        Column::words(say::col_title(lang)),
        Column::words(say::col_items(lang)),
        Column::words(say::col_effective(lang)),
        Column::words(say::col_notes(lang)),
        Column::words(say::col_by_whom(lang)),
        Column::words(say::col_when(lang)),
    ];
    let pieces = &input.assessment.evidence;
    Table { columns, rows: pieces.iter().map(|(number, piece)| piece_row(input, *number, piece, lang)).collect() }
}

fn piece_row(input: &Input<'_>, number: EvidenceNo, piece: &Evidence, lang: Lang) -> Vec<Cell> {
    let assessment = input.assessment;
    // What somebody called an interview might name the person; the code does not.
    let title = match piece.kind {
        EvidenceKind::Interview => {
            assessment.records.interviews.get(&number).map(|interview| interview.person.clone()).unwrap_or_default()
        }
        EvidenceKind::Document | EvidenceKind::Observation | EvidenceKind::Outside => piece.title.clone(),
    };
    let items = assessment.items_of(number).iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let details = assessment.records.details.get(&number).cloned().unwrap_or_default();
    let notes = [
        details.is_confirmed.then(|| say::is_confirmed(lang)),
        details.is_contradicted.then(|| say::is_contradicted(lang)),
        details.is_picked.then(|| say::is_picked(lang)),
    ];
    let notes: Vec<_> = notes.into_iter().flatten().map(str::to_owned).collect();
    vec![
        words::number(lang, Some(f64::from(number.0)), Unit::Count),
        Cell::from(words::evidence_kind(lang, piece.kind)),
        Cell::Text(title),
        Cell::Text(items),
        Cell::Text(details.effective.map(|day| day.to_string()).unwrap_or_default()),
        Cell::Text(crate::lang::diagnosis::list(lang, &notes)),
        Cell::from(piece.by.as_str()),
        Cell::Text((input.time)(piece.at)),
    ]
}
