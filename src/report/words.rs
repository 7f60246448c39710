//! The words for states, levels and figures, for the report and the screens alike; knows nothing of where they stand on the page.

use crate::domain::assessment::{Assessment, Evidence};
use crate::domain::checklist::{Checklist, Level, Locus, Text};
use crate::domain::diagnosis::{Group, GroupId, Line};
use crate::domain::event::{EvidenceKind, Scope};
use crate::domain::ids::{BandId, EvidenceNo, ItemId};
use crate::domain::standing::{CheckState, ItemState, RedLineState};
use crate::domain::value::Value;
use crate::lang::{Lang, diagnosis as say, report as report_say};
use crate::report::tree::{Cell, Number, Unit};

/// Says the state of an item.
pub const fn item_state(lang: Lang, state: ItemState) -> &'static str {
    match state {
        ItemState::Answered => say::answered(lang),
        ItemState::Ne => say::ne(lang),
        ItemState::Na => say::na(lang),
        ItemState::Skipped => say::skipped(lang),
        ItemState::Unanswered => say::unanswered(lang),
        ItemState::OutOfScope => say::out_of_scope(lang),
    }
}

/// Says the state of a check.
pub const fn check_state(lang: Lang, state: CheckState) -> &'static str {
    match state {
        CheckState::Raised => say::raised(lang),
        CheckState::Clear => say::clear(lang),
        CheckState::NotEvaluated => say::not_evaluated(lang),
        CheckState::Overruled => say::overruled(lang),
    }
}

/// Says the state of a red line.
pub const fn red_line_state(lang: Lang, state: RedLineState) -> &'static str {
    match state {
        RedLineState::Raised => say::line_raised(lang),
        RedLineState::Clear => say::line_clear(lang),
        RedLineState::NotEstablished => say::not_established(lang),
    }
}

/// Says the level of a check.
pub const fn level(lang: Lang, level: Level) -> &'static str {
    match level {
        Level::Hard => say::hard(lang),
        Level::Soft => say::soft(lang),
        Level::Red => say::red(lang),
    }
}

/// Says what a piece of evidence is.
pub const fn evidence_kind(lang: Lang, kind: EvidenceKind) -> &'static str {
    match kind {
        EvidenceKind::Document => say::document(lang),
        EvidenceKind::Interview => say::interview(lang),
        EvidenceKind::Observation => say::observation(lang),
        EvidenceKind::Outside => say::outside(lang),
    }
}

/// Says whose duty it is.
pub const fn locus(lang: Lang, locus: Locus) -> &'static str {
    match locus {
        Locus::Society => report_say::society_locus(lang),
        Locus::Association => report_say::association_locus(lang),
        Locus::Government => report_say::government_locus(lang),
    }
}

/// Names a piece of evidence: by number, kind and title. An interview goes by the person's code; what somebody called it might name them.
pub fn piece(lang: Lang, assessment: &Assessment, number: EvidenceNo, piece: &Evidence) -> String {
    match (piece.kind, assessment.records.interviews.get(&number)) {
        (EvidenceKind::Interview, Some(interview)) => report_say::talk(lang, number.0, &interview.person),
        (EvidenceKind::Interview, None) => report_say::untitled(lang, number.0, evidence_kind(lang, piece.kind)),
        (EvidenceKind::Document | EvidenceKind::Observation | EvidenceKind::Outside, _) => {
            report_say::piece(lang, number.0, &piece.title, evidence_kind(lang, piece.kind))
        }
    }
}

/// Says how much of the checklist is covered.
pub const fn scope(lang: Lang, scope: Scope) -> &'static str {
    match scope {
        Scope::Full => say::full_scope(lang),
        Scope::Core => say::core_scope(lang),
    }
}

/// Writes a figure that may be withheld.
pub fn figure(lang: Lang, number: Option<f64>) -> String {
    number.map_or_else(|| say::none(lang).to_owned(), say::figure)
}

/// Makes a cell of a figure that may be withheld: with one decimal, a share as a percentage, what is counted as it is.
pub fn number(lang: Lang, number: Option<f64>, unit: Unit) -> Cell {
    let Some(value) = number else { return Cell::from(say::none(lang)) };
    let text = match unit {
        Unit::Points | Unit::Heat => say::figure(value),
        Unit::Share => say::share(lang, value),
        Unit::Count | Unit::Day => say::exact(value),
    };
    Cell::Number(Number { value, text, unit })
}

/// Writes a group's interval.
pub fn interval(lang: Lang, group: &Group) -> String {
    match (group.low, group.high) {
        (Some(low), Some(high)) => say::interval(lang, &say::figure(low), &say::figure(high)),
        _ => say::none(lang).to_owned(),
    }
}

/// Writes a group's coverage.
pub fn coverage(lang: Lang, group: &Group) -> String {
    group.coverage.map_or_else(|| say::none(lang).to_owned(), |coverage| say::share(lang, coverage))
}

/// Says the bands a group's interval touches.
pub fn bands(lang: Lang, checklist: &Checklist, bands: &[BandId]) -> String {
    let title = |id: &BandId| {
        let band = checklist.scoring.bands.iter().find(|band| band.id == *id);
        band.map_or(id.as_str(), |band| band.title.get(lang)).to_owned()
    };
    match bands {
        [] => say::none(lang).to_owned(),
        [only] => title(only),
        [lightest, .., gravest] => say::bands(lang, &title(lightest), &title(gravest)),
    }
}

/// Writes what a group is called: a form by its id and title, what has no id by its title alone.
pub fn group(lang: Lang, id: &GroupId, title: &Text) -> String {
    match id {
        GroupId::Form(form) => say::titled(lang, form.as_str(), title.get(lang)),
        GroupId::Environment | GroupId::Cell { .. } => title.get(lang).to_owned(),
    }
}

/// Writes an item's id and title.
pub fn titled(lang: Lang, checklist: &Checklist, id: &ItemId) -> String {
    match checklist.item(id.as_str()) {
        Some(item) => say::titled(lang, id.as_str(), item.title.get(lang)),
        None => id.to_string(),
    }
}

/// Shows what an item in a group was answered with: a rating with its sentence; the word for its state where it does not count.
pub fn answer(lang: Lang, checklist: &Checklist, line: &Line) -> String {
    let item = checklist.item(line.id.as_str());
    match (item, &line.value) {
        (Some(item), Some(value)) if line.state == ItemState::Answered => {
            let sentence = match value {
                Value::Int(level) => usize::try_from(*level).ok().and_then(|level| item.rubric.get(level)),
                _ => None,
            };
            match (value, sentence) {
                (Value::Int(level), Some(sentence)) => say::level(lang, *level, sentence.get(lang)),
                _ => item.kind.show(item, value, lang),
            }
        }
        _ => item_state(lang, line.state).to_owned(),
    }
}
