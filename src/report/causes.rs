//! The crux and the breakthroughs for whoever receives the report, and causes in words; knows nothing of how causes are ranked.

use crate::domain::assessment::Assessment;
use crate::domain::checklist::Checklist;
use crate::domain::diagnosis::crux::{Crux, Rank, Weighed};
use crate::domain::ids::{CauseNo, EvidenceNo, ItemId};
use crate::domain::records::{Cause, Lead, Why};
use crate::lang::{Lang, diagnosis as words_of, plan as say, report as report_say};
use crate::report::page::Input;
use crate::report::tree::{Block, Cell, Column, Entry, Section, Table, Unit};
use crate::report::{records, words};

/// Returns the section; none where no cause is on record.
pub(super) fn section(input: &Input<'_>, lang: Lang) -> Option<Section> {
    let assessment = input.assessment;
    if assessment.records.causes.is_empty() {
        return None;
    }
    let crux = Crux::of(assessment, input.standing);
    let mut blocks: Vec<Block> = summary(assessment, &crux, lang).into_iter().map(Block::Paragraph).collect();
    let ranked: Vec<&Weighed> = crux.causes.iter().filter(|weighed| weighed.rank.priority().is_some()).collect();
    if !ranked.is_empty() {
        blocks.push(Block::Table(table(assessment, &ranked, lang)));
        blocks.push(Block::Paragraph(say::priority_note(lang).to_owned()));
    }
    let decided: Vec<String> = crux.causes.iter().filter_map(|weighed| decided(assessment, weighed, lang)).collect();
    if !decided.is_empty() {
        blocks.push(Block::List(decided));
    }
    let to_verify = |rank: Rank| matches!(rank, Rank::ToVerify | Rank::TooUncertain);
    let without_loss = |rank: Rank| rank == Rank::WithoutLoss;
    blocks.extend(unranked(assessment, &crux, say::to_verify(lang), to_verify, lang));
    blocks.extend(unranked(assessment, &crux, say::not_ranked(lang), without_loss, lang));
    blocks.extend(crux.causes.iter().filter_map(|weighed| whys(assessment, weighed, lang)));
    Some(Section { title: say::crux(lang).to_owned(), blocks })
}

/// Returns the annex: every cause with all that is known of it; none where no cause is on record.
pub(super) fn annex(input: &Input<'_>, lang: Lang) -> Option<Section> {
    let assessment = input.assessment;
    if assessment.records.causes.is_empty() {
        return None;
    }
    let columns = vec![
        Column::numbers(say::col_number(lang)),
        Column::words(say::col_kind(lang)),
        Column::words(say::col_cause(lang)),
        Column::words(say::col_items(lang)),
        Column::words(say::col_leads(lang)),
        Column::words(say::col_whys(lang)),
        Column::words(say::col_rank_state(lang)),
        Column::numbers(say::col_priority(lang)),
        Column::numbers(say::col_share(lang)),
        Column::words(say::col_control(lang)),
        Column::words(say::col_confidence(lang)),
        Column::words(say::col_effort(lang)),
        Column::words(say::col_verdict(lang)),
        Column::words(say::col_why(lang)),
    ];
    let rows = Crux::of(assessment, input.standing).causes.into_iter().filter_map(|weighed| {
        let cause = assessment.records.causes.get(&weighed.number)?;
        let leads: Vec<String> = cause.leads.iter().map(|one| lead(&assessment.checklist, one, lang)).collect();
        let whys: Vec<String> = cause.whys.iter().map(|why| why_of(why, lang)).collect();
        let items: Vec<&str> = cause.leads.iter().map(|lead| lead.item.as_str()).collect();
        let kind = cause.kind.as_ref().and_then(|kind| assessment.checklist.cause(kind.as_str()));
        Some(vec![
            words::number(lang, Some(f64::from(weighed.number.0)), Unit::Count),
            Cell::from(kind.map_or("", |kind| kind.title.get(lang))),
            Cell::from(cause.says.as_str()),
            Cell::Text(items.join(" ")),
            Cell::Text(words_of::clauses(lang, &leads)),
            Cell::Text(words_of::clauses(lang, &whys)),
            Cell::from(state(weighed.rank, lang)),
            figure_or_blank(weighed.rank.priority(), Unit::Points, lang),
            figure_or_blank(weighed.share.filter(|_| weighed.rank != Rank::ToVerify), Unit::Share, lang),
            Cell::from(records::control(lang, cause.control)),
            Cell::from(records::confidence(lang, weighed.confidence)),
            Cell::from(records::size(lang, weighed.effort)),
            Cell::from(verdict(assessment, &weighed, lang)),
            Cell::Text(cause.verdict.as_ref().map(|verdict| verdict.why.clone()).unwrap_or_default()),
        ])
    });
    let table = Table { columns, rows: rows.collect() };
    Some(Section { title: say::causes(lang).to_owned(), blocks: vec![Block::Table(table)] })
}

fn figure_or_blank(figure: Option<f64>, unit: Unit, lang: Lang) -> Cell {
    figure.map_or_else(|| Cell::from(""), |_| words::number(lang, figure, unit))
}

/// Says in a few sentences what the crux is, what it explains, and where to break through.
pub fn summary(assessment: &Assessment, crux: &Crux, lang: Lang) -> Vec<String> {
    let n_crux = crux.crux().count();
    let Some(explained) = crux.explained else { return vec![say::nothing_lost(lang).to_owned()] };
    if n_crux == 0 {
        return vec![say::no_crux(lang).to_owned()];
    }
    let (explained, rest) = (words_of::share(lang, explained), words_of::share(lang, 1.0 - explained));
    let broken: Vec<String> = crux.breakthroughs().map(|weighed| numbered(assessment, weighed.number, lang)).collect();
    let breakthroughs = match broken.as_slice() {
        [] => say::no_breakthrough(lang).to_owned(),
        causes => say::breakthroughs(lang, &words_of::clauses(lang, causes)),
    };
    vec![say::crux_explains(lang, n_crux, &explained, &rest), breakthroughs]
}

/// Names the crux in a sentence; `None` where there is none.
pub fn in_short(assessment: &Assessment, crux: &Crux, lang: Lang) -> Option<String> {
    let causes: Vec<String> = crux.crux().map(|weighed| signed_of(assessment, weighed.number, lang)).collect();
    (!causes.is_empty()).then(|| say::in_short(lang, &words_of::clauses(lang, &causes)))
}

/// Makes the table of ranked causes.
fn table(assessment: &Assessment, ranked: &[&Weighed], lang: Lang) -> Table {
    let columns = vec![
        Column::numbers(say::col_rank(lang)),
        Column::words(say::col_cause(lang)),
        Column::words(say::col_leads(lang)),
        Column::numbers(say::col_share(lang)),
        Column::numbers(say::col_priority(lang)),
        Column::words(say::col_control(lang)),
        Column::words(say::col_confidence(lang)),
        Column::words(say::col_effort(lang)),
        Column::words(say::col_verdict(lang)),
    ];
    let rows = (1_u32..).zip(ranked).filter_map(|(rank, weighed)| {
        let cause = assessment.records.causes.get(&weighed.number)?;
        let leads: Vec<String> = cause.leads.iter().map(|one| lead(&assessment.checklist, one, lang)).collect();
        Some(vec![
            words::number(lang, Some(f64::from(rank)), Unit::Count),
            Cell::Text(signed_of(assessment, weighed.number, lang)),
            Cell::Text(words_of::clauses(lang, &leads)),
            words::number(lang, weighed.share, Unit::Share),
            words::number(lang, weighed.rank.priority(), Unit::Points),
            Cell::from(records::control(lang, cause.control)),
            Cell::from(records::confidence(lang, weighed.confidence)),
            Cell::from(records::size(lang, weighed.effort)),
            Cell::from(verdict(assessment, weighed, lang)),
        ])
    });
    Table { columns, rows: rows.collect() }
}

/// Says whether a cause is a crux, a breakthrough, taken out, or neither.
pub fn verdict(assessment: &Assessment, weighed: &Weighed, lang: Lang) -> &'static str {
    let given = assessment.records.causes.get(&weighed.number).and_then(|cause| cause.verdict.as_ref());
    match given {
        _ if weighed.is_breakthrough => say::is_breakthrough(lang),
        _ if weighed.is_crux => say::is_crux(lang),
        Some(verdict) if !verdict.is_crux => say::taken_out(lang),
        _ if weighed.rank.priority().is_some() => say::is_lesser(lang),
        _ => "",
    }
}

/// Says what the assessor has decided about a cause, and why.
fn decided(assessment: &Assessment, weighed: &Weighed, lang: Lang) -> Option<String> {
    let verdict = assessment.records.causes.get(&weighed.number)?.verdict.as_ref()?;
    let cause = numbered(assessment, weighed.number, lang);
    Some(match (verdict.is_crux, verdict.why.as_str()) {
        (true, "") => say::decided_in_plainly(lang, &cause),
        (true, why) => say::decided_in(lang, &cause, why),
        (false, why) => say::decided_out(lang, &cause, why),
    })
}

/// Lists the causes of some ranks, with what they lead to and why they are not ranked.
fn unranked(
    assessment: &Assessment,
    crux: &Crux,
    title: &str,
    is_meant: fn(Rank) -> bool,
    lang: Lang,
) -> Option<Block> {
    let values = crux.causes.iter().filter(|weighed| is_meant(weighed.rank)).filter_map(|weighed| {
        let cause = assessment.records.causes.get(&weighed.number)?;
        let items = cause.leads.iter().map(|lead| words::titled(lang, &assessment.checklist, &lead.item));
        let said = [words_of::list(lang, &items.collect::<Vec<_>>()), state(weighed.rank, lang).to_owned()];
        let said: Vec<String> = said.into_iter().filter(|part| !part.is_empty()).collect();
        Some((signed(&assessment.checklist, cause, lang), words_of::clauses(lang, &said)))
    });
    let values: Vec<(String, String)> = values.collect();
    (!values.is_empty()).then(|| Block::Entry(Entry { title: title.to_owned(), values }))
}

/// Says whether a cause is ranked, and why not where it is not.
pub const fn state(rank: Rank, lang: Lang) -> &'static str {
    match rank {
        Rank::Priority(_) => say::ranked(lang),
        Rank::ToVerify => say::lacks_evidence(lang),
        Rank::TooUncertain => say::too_uncertain(lang),
        Rank::WithoutLoss => say::without_loss(lang),
    }
}

/// Writes what lies behind a cause, step by step.
fn whys(assessment: &Assessment, weighed: &Weighed, lang: Lang) -> Option<Block> {
    let cause = assessment.records.causes.get(&weighed.number)?;
    let step = |(nth, why): (usize, &Why)| (say::nth_why(lang, nth), why_of(why, lang));
    let values: Vec<(String, String)> = (1..).zip(&cause.whys).map(step).collect();
    let title = numbered(assessment, weighed.number, lang);
    (!values.is_empty()).then_some(Block::Entry(Entry { title, values }))
}

/// Writes a step of asking why, with its evidence.
pub fn why_of(why: &Why, lang: Lang) -> String {
    with_evidence(&why.says, &why.evidence, lang)
}

/// Writes what a cause leads to, shown by what.
pub fn lead(checklist: &Checklist, lead: &Lead, lang: Lang) -> String {
    let item = words::titled(lang, checklist, &lead.item);
    match with_evidence(&lead.shown, &lead.evidence, lang) {
        shown if shown.is_empty() => say::leads_unshown(lang, &item),
        shown => say::leads_to(lang, &item, &shown),
    }
}

fn with_evidence(text: &str, evidence: &[EvidenceNo], lang: Lang) -> String {
    let numbers: Vec<String> = evidence.iter().map(|number| report_say::number(lang, number.0)).collect();
    let numbers = words_of::list(lang, &numbers);
    match (text, numbers.as_str()) {
        (text, "") => text.to_owned(),
        ("", numbers) => numbers.to_owned(),
        (text, numbers) => say::with_evidence(lang, text, numbers),
    }
}

/// Names a cause by its number.
pub fn numbered(assessment: &Assessment, number: CauseNo, lang: Lang) -> String {
    let says = assessment.records.causes.get(&number).map_or("", |cause| cause.says.as_str());
    say::numbered(lang, number.0, says)
}

/// Names a cause with the sign of its kind.
fn signed_of(assessment: &Assessment, number: CauseNo, lang: Lang) -> String {
    assessment.records.causes.get(&number).map(|cause| signed(&assessment.checklist, cause, lang)).unwrap_or_default()
}

/// Names a cause with the sign of its kind.
pub fn signed(checklist: &Checklist, cause: &Cause, lang: Lang) -> String {
    let kind = cause.kind.as_ref().and_then(|kind| checklist.cause(kind.as_str()));
    kind.map_or_else(|| cause.says.clone(), |kind| say::signed(lang, kind.sign.get(lang), &cause.says))
}

/// Returns the items a cause leads to.
pub fn items_of(cause: &Cause) -> Vec<ItemId> {
    cause.leads.iter().map(|lead| lead.item.clone()).collect()
}
