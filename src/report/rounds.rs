//! A society over its rounds in lines for people: trend, facts, red lines, the grade; knows nothing of where they stand.

use jiff::civil::Date;

use crate::domain::assessment::Assessment;
use crate::domain::checklist::{Validity, builtin};
use crate::domain::compare::{Comparison, Round};
use crate::domain::diagnosis::{Group, GroupId};
use crate::domain::event::Profile;
use crate::domain::grade::{GradeStanding, Remark};
use crate::domain::ids::ItemId;
use crate::domain::rounds::{self, Fact, History, Known};
use crate::domain::standing::{ItemState, RedLineState};
use crate::lang::{Lang, compare as say, diagnosis as words_of};
use crate::report::words;

/// The most rounds a line shows; of more, the last ones.
const SHOWN: usize = 5;

/// An axis over the rounds, as it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trend {
    /// The axis; `None`: the mean over all of them.
    pub axis: Option<GroupId>,
    /// What it is called.
    pub title: String,
    /// Its scores, one after the other.
    pub scores: String,
    /// By how much the last round differs from the one before; empty where that cannot be said.
    pub change: String,
    /// The difference like for like, where that is not the same.
    pub common: String,
    /// How severe it is in the last round.
    pub bands: String,
}

/// A fact over the rounds, as it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The item.
    pub item: ItemId,
    /// What it is called.
    pub title: String,
    /// Its values, one after the other, each but the first behind an arrow; one alone where it has always been that.
    pub values: Vec<String>,
    /// Whether it has changed.
    pub is_changed: bool,
}

/// Returns the rule by which a society's grade is judged: its last round's, or the built-in one.
pub fn validity(last: Option<&Assessment>) -> Option<Validity> {
    last.and_then(|assessment| assessment.checklist.validity).or(builtin().validity)
}

/// Says how a grade stands: until when it is good, and what there is to know; true marks what is wrong or soon will be.
pub fn grade(profile: &Profile, standing: &GradeStanding, grade: &str, lang: Lang) -> Vec<(bool, String)> {
    let day = |date: Option<Date>| date.map(|date| date.to_string()).unwrap_or_default();
    let until = day(standing.until);
    let dated = day(profile.grade_date);
    let says = |remark: &Remark| match remark {
        Remark::RanOut { n_days } => say::ran_out(lang, grade, &until, *n_days),
        Remark::RunsOut { n_days: 0 } => say::runs_out_today(lang, grade),
        Remark::RunsOut { n_days } => say::runs_out(lang, grade, &until, *n_days),
        Remark::MayReapply => say::may_reapply(lang).to_owned(),
        Remark::NoDate => say::no_date(lang, grade),
        Remark::DateAhead => say::date_ahead(lang, &dated),
        Remark::NotYetOver => say::not_yet_over(lang, &until),
        Remark::NoGrade => say::no_grade(lang, &dated),
    };
    let mut lines: Vec<(bool, String)> =
        standing.remarks.iter().map(|remark| (remark.is_warning(), says(remark))).collect();
    let is_ahead = standing.remarks.iter().all(|remark| !matches!(remark, Remark::MayReapply | Remark::RanOut { .. }));
    if let Some(from) = standing.reapply_from.filter(|_| is_ahead) {
        lines.push((false, say::reapply_from(lang, &from.to_string())));
    }
    lines
}

/// Says what a round has established otherwise than the register: the item, its title, and what each says.
pub fn disagreements(round: &Round<'_>, profile: &Profile, lang: Lang) -> Vec<(ItemId, String, [String; 2])> {
    let told = rounds::disagreements(*round, profile).into_iter().map(|other| {
        let shown = |text: &str| match other.item.kind.parse(other.item, text) {
            Ok(value) => other.item.kind.show(other.item, &value, lang),
            Err(_) => text.to_owned(),
        };
        let title = words_of::titled(lang, other.item.id.as_str(), other.item.title.get(lang));
        let (register, found) = (shown(&other.register), shown(&other.found));
        let (register, found) = (say::in_register(lang, &register), say::was_found(lang, &found));
        (other.item.id.clone(), title, [register, found])
    });
    told.collect()
}

/// Tells the trend of every axis, and of the mean over them.
pub fn trend(history: &History<'_>, last: &Round<'_>, compared: Option<&Comparison>, lang: Lang) -> Vec<Trend> {
    let checklist = &last.assessment.checklist;
    let of_axis = history.axes.iter().map(|axis| {
        let scores: Vec<Option<f64>> = axis.groups.iter().map(|group| group.and_then(|group| group.score)).collect();
        let pair = compared.and_then(|compared| compared.axes.iter().find(|pair| pair.id == *axis.id));
        let common = pair.and_then(|pair| pair.common.as_ref()).map(|common| say::signed(common.difference()));
        let change = change(&scores);
        let common = common.filter(|common| *common != change && !change.is_empty());
        let last: Option<&Group> = axis.groups.last().copied().flatten();
        let bands = last.map(|group| group.bands.as_slice()).unwrap_or_default();
        Trend {
            axis: Some(axis.id.clone()),
            title: words_of::titled(lang, &axis.id.to_string(), axis.title.get(lang)),
            scores: joined(lang, scores.iter().map(|score| words::figure(lang, *score)).collect()),
            change,
            common: common.map(|common| say::like_for_like(lang, &common)).unwrap_or_default(),
            bands: words::bands(lang, checklist, bands),
        }
    });
    let mean = Trend {
        axis: None,
        title: say::overall(lang).to_owned(),
        scores: joined(lang, history.overall.iter().map(|mean| words::figure(lang, *mean)).collect()),
        change: change(&history.overall),
        common: String::new(),
        bands: String::new(),
    };
    of_axis.chain(std::iter::once(mean)).collect()
}

/// Writes the difference between the last two scores.
fn change(scores: &[Option<f64>]) -> String {
    match scores {
        [.., Some(before), Some(last)] => say::signed(last - before),
        _ => String::new(),
    }
}

/// Joins what was by arrows; of many, the last.
fn joined(lang: Lang, told: Vec<String>) -> String {
    behind_arrows(lang, told).join(" ")
}

/// Puts an arrow before all but the first; of many, the last are left.
fn behind_arrows(lang: Lang, mut told: Vec<String>) -> Vec<String> {
    let n_left = told.len().saturating_sub(SHOWN);
    told.drain(..n_left);
    if n_left > 0 {
        told.insert(0, "…".to_owned());
    }
    let arrow = say::arrow(lang);
    told.into_iter().enumerate().map(|(at, told)| if at == 0 { told } else { format!("{arrow} {told}") }).collect()
}

/// Tells every fact, those that have changed first.
pub fn facts(history: &History<'_>, lang: Lang) -> Vec<Told> {
    let mut facts: Vec<Told> = history.facts.iter().map(|fact| told(fact, lang)).collect();
    facts.sort_by_key(|fact| !fact.is_changed);
    facts
}

fn told(fact: &Fact<'_>, lang: Lang) -> Told {
    let known: Vec<&Known<'_>> = fact.known.iter().flatten().collect();
    let mut values: Vec<String> = known.iter().map(|known| value(known, lang)).collect();
    if values.windows(2).all(|pair| matches!(pair, [one, other] if one == other)) {
        values.truncate(1);
    }
    let title = known.last().map_or("", |known| known.item.title.get(lang));
    Told {
        item: fact.id.clone(),
        title: words_of::titled(lang, fact.id.as_str(), title),
        values: behind_arrows(lang, values),
        is_changed: fact.is_changed(),
    }
}

fn value(known: &Known<'_>, lang: Lang) -> String {
    match (&known.standing.value, known.standing.state) {
        (Some(value), ItemState::Answered) => known.item.kind.show(known.item, value, lang),
        (_, state) => words::item_state(lang, state).to_owned(),
    }
}

/// Returns the red lines raised in a round, and how many have not been established.
pub fn red_lines(round: &Round<'_>, lang: Lang) -> (Vec<(ItemId, String)>, usize) {
    let lines = &round.standing.red_lines;
    let raised = lines.iter().filter(|line| line.state == RedLineState::Raised);
    let raised = raised.map(|line| (line.id.clone(), words::titled(lang, &round.assessment.checklist, &line.id)));
    let n_unknown = lines.iter().filter(|line| line.state == RedLineState::NotEstablished).count();
    (raised.collect(), n_unknown)
}
