//! How figures came about, written out: of a group, of the overall figures, of what an item enters, of the priority of a cause; knows
//! nothing of the page they stand on.

use crate::domain::assessment::Assessment;
use crate::domain::diagnosis::crux::{Crux, Rank, Term, confidence_factor, control_factor, terms, total};
use crate::domain::diagnosis::{Arithmetic, Diagnosis};
use crate::domain::ids::{CauseNo, ItemId};
use crate::domain::standing::Standing;
use crate::lang::{Lang, crux_screen as crux_say, diagnosis as words_of, figures as say, report as columns_of};
use crate::report::{Block, Cell, Column, Section, Table, arithmetic, words};
use crate::ui::visit::OVERALL;

/// A figure that can be shown with its sums.
#[derive(Clone, Debug)]
pub enum Figure {
    /// A group, the overall figures ([`OVERALL`]) or an item, by id.
    Of(String),
    /// The priority of a cause.
    Priority(CauseNo),
}

/// Where a row of the sums leads.
#[derive(Clone, Debug)]
pub enum Lead {
    /// To an item.
    Item(ItemId),
    /// To the sums of a group.
    Group(String),
}

/// Writes a figure out, and says where each row of its first table leads; `None` where there is no such figure any more.
pub fn write(
    figure: &Figure,
    assessment: &Assessment,
    standing: &Standing,
    lang: Lang,
) -> Option<(Section, Vec<Lead>)> {
    match figure {
        Figure::Of(group) => Some(of_group(group, assessment, standing, lang)),
        Figure::Priority(number) => of_priority(*number, assessment, standing, lang),
    }
}

fn of_group(group: &str, assessment: &Assessment, standing: &Standing, lang: Lang) -> (Section, Vec<Lead>) {
    let checklist = &assessment.checklist;
    let diagnosis = Diagnosis::of(assessment, standing);
    let groups = || diagnosis.groups().chain(diagnosis.heat.iter().flat_map(|row| &row.cells));
    let mut leads = Vec::new();
    let section = if group == OVERALL {
        leads.extend(diagnosis.axes.iter().map(|axis| Lead::Group(axis.id.to_string())));
        arithmetic::show(&Arithmetic::of_overall(&diagnosis, &checklist.scoring), checklist, lang)
    } else if let Some(known) = groups().find(|known| known.id.to_string() == group) {
        leads.extend(known.items.iter().map(|line| Lead::Item(line.id.clone())));
        arithmetic::show(&Arithmetic::of_group(known, &checklist.scoring), checklist, lang)
    } else {
        let id = ItemId::new(group);
        let entered = diagnosis.groups().filter(|group| group.items.iter().any(|line| line.id == id));
        let entered: Vec<_> = entered.collect();
        leads.extend(entered.iter().map(|group| Lead::Group(group.id.to_string())));
        let rows = entered.iter().filter_map(|group| {
            let line = group.items.iter().find(|line| line.id == id)?;
            let number = |number: Option<f64>| number.map_or_else(|| words_of::none(lang).to_owned(), words_of::exact);
            Some(vec![
                Cell::Text(words::group(lang, &group.id, &group.title)),
                Cell::Text(number(line.points)),
                Cell::Text(words_of::exact(line.weight)),
                Cell::Text(number(line.product())),
                Cell::Text(words::figure(lang, group.score)),
            ])
        });
        let columns = vec![
            Column::words(say::col_group(lang)),
            Column::numbers(words_of::col_points(lang)),
            Column::numbers(words_of::col_weight(lang)),
            Column::numbers(words_of::col_product(lang)),
            Column::numbers(say::col_group_score(lang)),
        ];
        let table = Table { columns, rows: rows.collect() };
        let state = standing.item(&id).map_or("", |item| words::item_state(lang, item.state));
        let title = say::item_enters(lang, &words::titled(lang, checklist, &id), state);
        Section { title, blocks: vec![Block::Table(table)] }
    };
    (section, leads)
}

fn of_priority(
    number: CauseNo,
    assessment: &Assessment,
    standing: &Standing,
    lang: Lang,
) -> Option<(Section, Vec<Lead>)> {
    let cause = assessment.records.causes.get(&number)?;
    let crux = Crux::of(assessment, standing);
    let weighed = crux.causes.iter().find(|weighed| weighed.number == number)?;
    let exact = words_of::exact;
    let terms = terms(assessment, standing, cause);
    let leads = terms.iter().map(|term| Lead::Item(term.item.clone())).collect();
    let sum = total(terms.iter().map(Term::part));
    let columns = vec![
        Column::words(columns_of::col_item(lang)),
        Column::numbers(words_of::col_points(lang)),
        Column::numbers(words_of::col_weight(lang)),
        Column::numbers(crux_say::col_loss(lang)),
        Column::numbers(crux_say::col_causes(lang)),
        Column::numbers(crux_say::col_part(lang)),
    ];
    let row = |term: &Term| {
        let title = words::titled(lang, &assessment.checklist, &term.item);
        let figures = [term.points, term.weight, term.loss, f64::from(term.n_causes), term.part()];
        std::iter::once(title).chain(figures.map(exact)).map(Cell::Text).collect()
    };
    let table = Table { columns, rows: terms.iter().map(row).collect() };
    let mut said = vec![
        crux_say::how_loss(lang).to_owned(),
        crux_say::impact(lang, &exact(sum), &exact(crux.weight), &exact(weighed.impact)),
    ];
    if let Some(share) = weighed.share {
        said.push(crux_say::share(lang, &exact(sum), &exact(crux.loss), &words_of::share(lang, share)));
    }
    match (weighed.rank, confidence_factor(weighed.confidence)) {
        (Rank::Priority(priority), Some(confidence)) => said.push(crux_say::priority(
            lang,
            &exact(weighed.impact),
            &exact(control_factor(cause.control)),
            &exact(confidence),
            &exact(priority),
        )),
        (Rank::ToVerify, _) => said.push(crux_say::to_verify(lang).to_owned()),
        (Rank::TooUncertain, _) => said.push(crux_say::too_uncertain(lang).to_owned()),
        _ => said.push(format!("{}{}", crux_say::no_priority(lang), crux_say::without_loss(lang))),
    }
    let title = crux_say::priority_title(lang, number.0, &cause.says);
    let blocks = std::iter::once(Block::Table(table)).chain(said.into_iter().map(Block::Paragraph));
    Some((Section { title, blocks: blocks.collect() }, leads))
}
