//! How the office's figures are put in words: goals, states, groups, nearness; knows nothing of where they are shown.

use crate::domain::checklist::{Checklist, Edge, Goal, Measure, Target};
use crate::domain::event::Profile;
use crate::domain::ledger::Mark;
use crate::domain::office::cohort::{Group, Part, Split};
use crate::domain::office::matching::Nearness;
use crate::domain::office::targets::{Reached, State};
use crate::lang::{Lang, dashboard as say, diagnosis};

/// Writes the figure of a measure: a share as a percentage to one decimal, all else as it is.
pub fn figure(lang: Lang, measure: Measure, figure: f64) -> String {
    match measure {
        Measure::Share => say::percent(lang, &format!("{:.1}", figure * 100.0)),
        Measure::Count | Measure::Sum => diagnosis::exact(figure),
    }
}

/// Writes a figure there may not be.
pub fn figure_or_dash(lang: Lang, measure: Measure, found: Option<f64>) -> String {
    found.map_or_else(|| say::dash(lang).to_owned(), |found| figure(lang, measure, found))
}

/// Writes what is to be reached.
pub fn goal(lang: Lang, measure: Measure, goal: &Goal) -> String {
    let end = |figure: f64| match measure {
        Measure::Share => say::percent(lang, &diagnosis::exact(figure * 100.0)),
        Measure::Count | Measure::Sum => diagnosis::exact(figure),
    };
    match (goal.low, goal.high) {
        (Some((low, _)), Some((high, _))) => say::between(lang, &end(low), &end(high)),
        (Some((low, Edge::In)), None) => say::at_least(lang, &end(low)),
        (Some((low, Edge::Out)), None) => say::over(lang, &end(low)),
        (None, Some((high, Edge::In))) => say::at_most(lang, &end(high)),
        (None, Some((high, Edge::Out))) => say::under(lang, &end(high)),
        (None, None) => goal.text.clone(),
    }
}

/// Says where a figure stands to its goal.
pub fn state(lang: Lang, target: &Target, reached: &Reached) -> String {
    let is_sum = target.measure == Measure::Sum;
    match reached.state {
        State::Met => say::met(lang).to_owned(),
        State::Short(by) if is_sum => say::short_by_sum(lang, &diagnosis::exact(by)),
        State::Short(by) => say::short_by(lang, &diagnosis::exact(by)),
        State::Above(by) if is_sum => say::above_by_sum(lang, &diagnosis::exact(by)),
        State::Above(by) => say::above_by(lang, &diagnosis::exact(by)),
        State::Unknown => say::not_known(lang).to_owned(),
    }
}

/// Says how a figure came about.
pub fn sum(lang: Lang, target: &Target, reached: &Reached) -> String {
    let tally = &reached.tally;
    let shown = figure_or_dash(lang, target.measure, reached.figure);
    match target.measure {
        Measure::Count => say::sum_count(lang, tally.n_counted, tally.n_known),
        Measure::Share => say::sum_share(lang, tally.n_counted, tally.n_known, &shown),
        Measure::Sum => say::sum_sum(lang, tally.n_counted, &shown),
    }
}

/// Says for how many societies a goal is not known; `None`: it is for all.
pub fn unknown(lang: Lang, reached: &Reached) -> Option<String> {
    let tally = &reached.tally;
    (tally.n_unknown > 0).then(|| say::unknown_of(lang, tally.n_unknown, tally.n_unknown + tally.n_known))
}

/// Names a way to split the ledger.
pub const fn split(lang: Lang, split: Split) -> &'static str {
    match split {
        Split::Size => say::by_size(lang),
        Split::Discipline => say::by_discipline(lang),
        Split::Level => say::by_level(lang),
    }
}

/// Heads the distribution.
pub fn distribution(lang: Lang, by: &[Split]) -> String {
    if by.is_empty() {
        return say::distribution(lang).to_owned();
    }
    let names: Vec<&str> = by.iter().map(|by| split(lang, *by)).collect();
    say::distribution_by(lang, &names.join(say::by_and(lang)))
}

/// Names the part of a group's key in one way to split.
pub fn part(lang: Lang, office: &Checklist, by: Split, part: &Part) -> String {
    let named = match part {
        Part::Size(place) => place.and_then(|place| office.cohort.sizes.get(place)).map(|size| size.title.get(lang)),
        Part::Word(word) => Some(word.as_str()).filter(|word| !word.is_empty()),
    };
    named.map_or_else(|| say::part_unknown(lang, split(lang, by)), str::to_owned)
}

/// Names a group.
pub fn group(lang: Lang, office: &Checklist, by: &[Split], group: &Group) -> String {
    if group.key.is_empty() {
        return say::all(lang).to_owned();
    }
    let parts: Vec<String> = by.iter().zip(&group.key).map(|(by, key)| part(lang, office, *by, key)).collect();
    parts.join(" · ")
}

/// Writes what an item came to.
pub fn mark(lang: Lang, mark: Mark) -> String {
    let points = mark.points().map_or_else(|| say::dash(lang).to_owned(), diagnosis::exact);
    say::points_and_evidence(lang, &points, mark.evidence)
}

/// Says what two societies have in common.
pub fn near(lang: Lang, near: Nearness) -> String {
    let said = [
        (!near.is_other_discipline).then(|| say::same_discipline(lang)),
        (near.size_distance == 0).then(|| say::same_size(lang)),
        (!near.is_other_level).then(|| say::same_level(lang)),
    ];
    let said: Vec<&str> = said.into_iter().flatten().collect();
    if said.is_empty() { say::not_near(lang).to_owned() } else { said.join(crate::lang::item::ids(lang)) }
}

/// Names a society by its short name, where it has one.
pub fn short_name(profile: &Profile) -> &str {
    if profile.short.is_empty() { &profile.name } else { &profile.short }
}
