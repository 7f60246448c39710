//! The method sheet: what the assessment rests on, what could not be had, and how the figures are worked out; knows nothing of the findings.

use std::collections::BTreeSet;

use crate::domain::assessment::Effective;
use crate::domain::event::EvidenceKind;
use crate::domain::ids::{Actor, ItemId};
use crate::domain::records::Duty;
use crate::domain::standing::{CheckState, ItemState};
use crate::domain::value::Answer;
use crate::lang::{Lang, diagnosis as words_of, report as say};
use crate::report::page::Input;
use crate::report::tree::{Block, Cell, Column, Entry, Section, Table};
use crate::report::{records, words};

/// Groups of fewer people than this are not counted out. (method, 6.3)
const LEAST_GROUP: usize = 3;

/// Returns the sections: what could not be established or does not apply, where there is any, and the sheet itself.
pub fn sections(input: &Input<'_>, lang: Lang) -> Vec<Section> {
    let mut sections = Vec::new();
    sections.extend(not_established(input, lang));
    sections.extend(not_applicable(input, lang));
    sections.push(sheet(input, lang));
    sections
}

fn not_established(input: &Input<'_>, lang: Lang) -> Option<Section> {
    let columns = vec![Column::words(say::col_item(lang)), Column::words(say::col_remark(lang))];
    let rows = items_in(input, ItemState::Ne).map(|id| {
        let remark = input.assessment.remarks.get(id).cloned().unwrap_or_default();
        vec![Cell::Text(words::titled(lang, &input.assessment.checklist, id)), Cell::Text(remark)]
    });
    let rows: Vec<_> = rows.collect();
    let note = Block::Paragraph(say::not_established_note(lang).to_owned());
    let blocks = vec![Block::Table(Table { columns, rows: rows.clone() }), note];
    (!rows.is_empty()).then(|| Section { title: say::not_established(lang).to_owned(), blocks })
}

fn not_applicable(input: &Input<'_>, lang: Lang) -> Option<Section> {
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
    let rows: Vec<_> = rows.collect();
    let mut blocks = Vec::new();
    if !rows.is_empty() {
        blocks.push(Block::Table(Table { columns, rows }));
    }
    let skipped: Vec<_> = items_in(input, ItemState::Skipped).map(|id| words::titled(lang, checklist, id)).collect();
    if !skipped.is_empty() {
        blocks.push(Block::Paragraph(say::skipped(lang, &words_of::list(lang, &skipped))));
    }
    (!blocks.is_empty()).then(|| Section { title: say::not_applicable(lang).to_owned(), blocks })
}

fn sheet(input: &Input<'_>, lang: Lang) -> Section {
    let blocks = vec![
        Block::Entry(Entry { title: say::this_time(lang).to_owned(), values: this_time(input, lang) }),
        Block::List(rules(input, lang)),
    ];
    Section { title: say::method(lang).to_owned(), blocks }
}

fn this_time(input: &Input<'_>, lang: Lang) -> Vec<(String, String)> {
    let assessment = input.assessment;
    let checklist = &assessment.checklist;
    let title = say::checklist_is(lang, checklist.title.get(lang), &checklist.version, "");
    let title = title.rsplit_once([',', '，']).map_or(title.as_str(), |(title, _)| title).to_owned();
    let samples = assessment.records.samples.iter().map(|(_, sample)| {
        let sample = &sample.is;
        say::sample(lang, &sample.frame, sample.drawn.len(), sample.n_frame, &sample.seed)
    });
    let over = input
        .standing
        .items
        .iter()
        .filter(|item| item.is_over_cap)
        .filter_map(|item| Some(say::over_cap_item(lang, &words::titled(lang, checklist, &item.id), item.cap?)));
    let unmade = input.standing.checks.iter().filter(|check| check.state == CheckState::NotEvaluated);
    let values = [
        (say::checklist(lang), title),
        (say::digest(lang), checklist.digest.to_string()),
        (say::scope(lang), words::scope(lang, assessment.scope).to_owned()),
        (say::team(lang), team(input, lang)),
        (say::n_items(lang), items(input, lang)),
        (say::sources(lang), sources(input, lang)),
        (say::people(lang), people(input, lang)),
        (say::samples(lang), words_of::clauses(lang, &samples.collect::<Vec<_>>())),
        (say::over_caps(lang), words_of::list(lang, &over.collect::<Vec<_>>())),
        (say::unmade(lang), words_of::list(lang, &unmade.map(|check| check.id.to_string()).collect::<Vec<_>>())),
    ];
    let or_none = |value: String| if value.is_empty() { say::unnamed(lang).to_owned() } else { value };
    values.into_iter().map(|(label, value)| (label.to_owned(), or_none(value))).collect()
}

/// Names the team as it was entered, and whoever rated besides.
fn team(input: &Input<'_>, lang: Lang) -> String {
    let assessment = input.assessment;
    let entered = assessment.records.team.iter().map(|(name, mate)| (name.clone(), mate.is.duty));
    let lead = std::iter::once((assessment.lead.clone(), Duty::Lead));
    let raters = assessment.by_assessor.values().flat_map(|given| given.keys());
    let mut named: BTreeSet<Actor> = BTreeSet::new();
    let mut mates: Vec<(Actor, Duty)> =
        entered.chain(lead).chain(raters.map(|name| (name.clone(), Duty::Assessor))).collect();
    mates.retain(|(name, _)| named.insert(name.clone()));
    mates.sort_by_key(|(_, duty)| *duty);
    let mates = mates.iter().map(|(name, duty)| say::teammate(lang, name.as_str(), records::duty(lang, *duty)));
    words_of::list(lang, &mates.collect::<Vec<_>>())
}

fn items(input: &Input<'_>, lang: Lang) -> String {
    let n_in = |state| items_in(input, state).count();
    let [answered, ne, na, skipped, open] =
        [ItemState::Answered, ItemState::Ne, ItemState::Na, ItemState::Skipped, ItemState::Unanswered].map(n_in);
    say::items_by_state(lang, answered + ne + na + skipped + open, answered, ne, na, skipped, open)
}

fn sources(input: &Input<'_>, lang: Lang) -> String {
    let of_kind = |kind| input.assessment.evidence.values().filter(move |piece| piece.kind == kind).count();
    let counted = EvidenceKind::ALL.into_iter().map(|kind| (kind, of_kind(kind))).filter(|(_, n)| *n > 0);
    let said = counted.map(|(kind, n)| {
        let word = words::evidence_kind(lang, kind);
        if kind == EvidenceKind::Interview && n < LEAST_GROUP {
            say::few_of_kind(lang, word, LEAST_GROUP)
        } else {
            say::n_of_kind(lang, word, n)
        }
    });
    words_of::list(lang, &said.collect::<Vec<_>>())
}

/// Counts the people interviewed, unless they are so few that counting tells who.
fn people(input: &Input<'_>, lang: Lang) -> String {
    let interviews = input.assessment.records.interviews.iter();
    let people: BTreeSet<&str> = interviews.map(|(_, interview)| interview.is.person.as_str()).collect();
    match people.len() {
        0 => String::new(),
        n if n < LEAST_GROUP => say::few_people(lang, LEAST_GROUP),
        n => say::n_people(lang, n),
    }
}

fn rules(input: &Input<'_>, lang: Lang) -> Vec<String> {
    let scoring = &input.assessment.checklist.scoring;
    let n_over = input.standing.items.iter().filter(|item| item.is_over_cap).count();
    let caps: Vec<_> = scoring.evidence_caps.iter().map(ToString::to_string).collect();
    let mut bands = Vec::new();
    let mut from = 0.0;
    for (idx, band) in scoring.bands.iter().enumerate() {
        let title = band.title.get(lang);
        let is_last = idx + 1 == scoring.bands.len();
        bands.push(match is_last {
            true => say::last_band(lang, title, &words_of::exact(from)),
            false => say::band(lang, title, &words_of::exact(band.below)),
        });
        from = band.below;
    }
    vec![
        say::method_points(lang).to_owned(),
        say::method_interval(lang).to_owned(),
        say::method_coverage(lang, &words_of::share(lang, scoring.coverage_floor)),
        say::method_bands(lang, &words_of::list(lang, &bands)),
        say::method_grades(lang).to_owned(),
        say::method_mean(lang, &words_of::exact(scoring.geometric_floor)),
        say::method_caps(lang, &words_of::list(lang, &caps), n_over),
        say::method_views(lang).to_owned(),
        say::method_bar(lang).to_owned(),
    ]
}

fn items_in<'a>(input: &Input<'a>, state: ItemState) -> impl Iterator<Item = &'a ItemId> {
    input.standing.items.iter().filter(move |item| item.state == state).map(|item| &item.id)
}
