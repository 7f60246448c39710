//! How firmly the figures stand: what they would be under other weights, another mean, without an assessor, without an item, with
//! ratings held to their evidence. (method, 5.6) Knows nothing of how it is shown.
//!
//! # The draws
//!
//! 2,000 times every scored, answered item of the axes has its weight multiplied by a factor between 0.75 and 1.25, in walking
//! order. The factors come from SplitMix64 (Steele, Lea and Flood 2014) started at [`SEED`]: a number's upper 53 bits over 2^53,
//! halved, and 0.75 added. The same answers give the same panel on every machine.

mod draws;
mod panel;

use std::collections::BTreeSet;

use crate::domain::assessment::Assessment;
use crate::domain::checklist::Scoring;
use crate::domain::diagnosis::sensitivity::draws::SplitMix64;
use crate::domain::diagnosis::sensitivity::panel::{Figures, Panel, means};
use crate::domain::diagnosis::{Diagnosis, Line};
use crate::domain::ids::{Actor, BandId, FormId, ItemId};
use crate::domain::standing::Standing;
use crate::domain::value::Value;

/// Where the draws start.
pub const SEED: u64 = 2014;
/// How many draws there are.
pub const N_DRAWS: u32 = 2_000;
/// How many of the most influential items are named.
pub const N_INFLUENTIAL: usize = 3;

/// How firmly the figures stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Sensitivity {
    /// One for each axis that has a score, in the checklist's order.
    pub axes: Vec<Firmness>,
    /// The geometric mean of the axes; `None` where an axis is withheld.
    pub overall: Option<Firmness>,
    /// The items that move the figure most when they are left out, the most influential first.
    pub influential: Vec<Influence>,
}

/// How firmly one figure stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Firmness {
    /// The axis; `None`: the figure over all axes.
    pub axis: Option<FormId>,
    /// The figure itself.
    pub score: f64,
    /// The band its severity lies in.
    pub band: BandId,
    /// The share (0–1) of the draws in which the severity stays in that band.
    pub same_band: f64,
    /// The least and the greatest figure among the draws.
    pub range: (f64, f64),
    /// What it would be otherwise, one by one.
    pub runs: Vec<Run>,
}

/// What a figure would be otherwise.
#[derive(Clone, Debug, PartialEq)]
pub struct Run {
    /// How otherwise.
    pub how: How,
    /// The figure then; `None` where it is withheld.
    pub score: Option<f64>,
    /// Whether its severity stays in the same band.
    pub is_same_band: bool,
}

/// Other choices that could have been made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum How {
    /// Every item has the same weight.
    EqualWeights,
    /// The arithmetic mean of the axes in place of the geometric.
    ArithmeticMean,
    /// No rating counts for more than its evidence carries.
    HeldToEvidence,
    /// One assessor's ratings are left out.
    Without(Actor),
}

impl How {
    /// Returns the code used in JSON; an assessor's name follows a colon.
    pub fn code(&self) -> String {
        match self {
            Self::EqualWeights => "equal_weights".to_owned(),
            Self::ArithmeticMean => "arithmetic_mean".to_owned(),
            Self::HeldToEvidence => "held_to_evidence".to_owned(),
            Self::Without(actor) => format!("without:{actor}"),
        }
    }
}

/// How much an item moves the figure over all axes, or its own axis where that is withheld.
#[derive(Clone, Debug, PartialEq)]
pub struct Influence {
    /// The item.
    pub item: ItemId,
    /// The figure without the item, less the figure with it.
    pub shift: f64,
}

impl Sensitivity {
    /// Works the panel out. It takes some milliseconds, so nothing that is drawn at every key asks for it.
    pub fn of(assessment: &Assessment, standing: &Standing, diagnosis: &Diagnosis) -> Self {
        let scoring = &assessment.checklist.scoring;
        let base = Figures::of(&diagnosis.axes);
        let mut panel = Panel::new(&base, scoring);
        panel.run(How::EqualWeights, &base.with(|line| Line { weight: 1.0, ..line.clone() }));
        panel.run(How::HeldToEvidence, &base.with(|line| held(line, standing)));
        for actor in raters(assessment) {
            panel.run(How::Without(actor.clone()), &Figures::of(&without(assessment, &actor).axes));
        }
        let mut random = SplitMix64(SEED);
        for _ in 0..N_DRAWS {
            panel.draw(&base.with(|line| match line.points {
                Some(_) => Line { weight: line.weight * random.factor(), ..line.clone() },
                None => line.clone(),
            }));
        }
        panel.finish(influential(&base, scoring))
    }
}

/// Returns a line whose level is no higher than its evidence carries.
fn held(line: &Line, standing: &Standing) -> Line {
    let cap = standing.item(&line.id).and_then(|item| item.cap);
    match (&line.value, cap, line.points) {
        (Some(Value::Int(level)), Some(cap), Some(_)) if *level > i64::from(cap) => {
            Line { points: Some(25.0 * f64::from(cap)), ..line.clone() }
        }
        _ => line.clone(),
    }
}

/// Returns those who rated, where there are several.
fn raters(assessment: &Assessment) -> BTreeSet<Actor> {
    let raters: BTreeSet<Actor> = assessment.by_assessor.values().flat_map(|ratings| ratings.keys().cloned()).collect();
    if raters.len() > 1 { raters } else { BTreeSet::new() }
}

/// Returns the diagnosis without one assessor's ratings.
fn without(assessment: &Assessment, actor: &Actor) -> Diagnosis {
    let mut assessment = assessment.clone();
    for ratings in assessment.by_assessor.values_mut() {
        ratings.remove(actor);
    }
    Diagnosis::of(&assessment, &Standing::of(&assessment))
}

/// Returns the items that move the figure most when left out. An item without which nothing is left to score moves nothing.
fn influential(base: &Figures, scoring: &Scoring) -> Vec<Influence> {
    let scores = base.scores(scoring);
    let overall = means(&scores, scoring);
    let mut found: Vec<Influence> = Vec::new();
    for (nth, (_, lines)) in base.axes.iter().enumerate() {
        for line in lines.iter().filter(|line| line.points.is_some()) {
            let then = base.without(&line.id).scores(scoring);
            let shift = match overall {
                Some((geometric, _)) => means(&then, scoring).map(|(then, _)| then - geometric),
                None => then
                    .get(nth)
                    .copied()
                    .flatten()
                    .zip(scores.get(nth).copied().flatten())
                    .map(|(then, now)| then - now),
            };
            found.extend(shift.map(|shift| Influence { item: line.id.clone(), shift }));
        }
    }
    found.sort_by(|a, b| b.shift.abs().total_cmp(&a.shift.abs()));
    found.truncate(N_INFLUENTIAL);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::diagnosis::group::tests::{line, scoring};
    use crate::domain::event::{EvidenceKind, Scope};
    use crate::domain::standing::ItemState;
    use crate::domain::trial::Trial;

    fn rated(id: &str, points: f64, weight: f64) -> Line {
        line(id, ItemState::Answered, Some(points), weight)
    }

    fn figures(axes: &[(&str, Vec<Line>)]) -> Figures {
        Figures { axes: axes.iter().map(|(axis, lines)| ((*axis).into(), lines.clone())).collect() }
    }

    fn drawn(base: &Figures) -> Sensitivity {
        let scoring = scoring();
        let mut panel = Panel::new(base, &scoring);
        let mut random = SplitMix64(SEED);
        for _ in 0..N_DRAWS {
            panel.draw(&base.with(|line| Line { weight: line.weight * random.factor(), ..line.clone() }));
        }
        panel.finish(influential(base, &scoring))
    }

    fn close(found: f64, expected: f64, within: f64) {
        assert!((found - expected).abs() < within, "{found} is not {expected}");
    }

    /// Two items of equal weight at 0 and 100: the severity is 100·a/(a+b) with a, b even in 0.75–1.25. It leaves 40–60 when
    /// one weight is 1.5 times the other: 2 · ∫(1.25 − 1.5b) db from 0.75 to 5/6, over 0.25, is 1/24.
    #[test]
    fn the_share_of_draws_in_the_same_band_is_the_one_worked_out() {
        let found = drawn(&figures(&[("W", vec![rated("A", 0.0, 1.0), rated("B", 100.0, 1.0)])]));
        let axis = &found.axes[0];
        assert_eq!((axis.score, axis.band.as_str()), (50.0, "moderate"));
        // Four standard errors of 2,000 draws.
        close(axis.same_band, 23.0 / 24.0, 4.0 * (23.0_f64 / 24.0 / 24.0 / 2_000.0).sqrt());
        // 0.75 ÷ 2 and 1.25 ÷ 2 are never left.
        assert!(axis.range.0 >= 37.5 && axis.range.1 <= 62.5, "{:?}", axis.range);
    }

    #[test]
    fn where_all_items_agree_no_weight_matters() {
        let found = drawn(&figures(&[("W", vec![rated("A", 75.0, 1.0), rated("B", 75.0, 3.0)])]));
        assert_eq!(found.axes[0].same_band, 1.0);
        close(found.axes[0].range.0, 75.0, 1e-9);
        close(found.axes[0].range.1, 75.0, 1e-9);
        assert_eq!(found.overall.unwrap().runs[0].how, How::ArithmeticMean);
    }

    #[test]
    fn the_item_whose_absence_moves_the_mean_most_comes_first() {
        // W: (0 + 100·3)/4 = 75; without A 100, without B 0. S: 50 either way. √(75·50) = 61.24, √(100·50) = 70.71, √(1·50) = 7.07.
        let base = figures(&[
            ("W", vec![rated("A", 0.0, 1.0), rated("B", 100.0, 3.0)]),
            ("S", vec![rated("C", 50.0, 1.0), rated("D", 50.0, 1.0)]),
        ]);
        let found = influential(&base, &scoring());
        let ids: Vec<&str> = found.iter().map(|influence| influence.item.as_str()).collect();
        assert_eq!(ids, ["B", "A", "C"]);
        close(found[0].shift, 50.0_f64.sqrt() - 3_750.0_f64.sqrt(), 1e-9);
        close(found[1].shift, 5_000.0_f64.sqrt() - 3_750.0_f64.sqrt(), 1e-9);
        close(found[2].shift, 0.0, 1e-9);
    }

    #[test]
    fn the_runs_are_the_choices_that_could_have_been_made() {
        // A (weight 2) and B (weight 1) are ratings, C (weight 1) yes or no: (2·75 + 25 + 100) ÷ 4 = 68.75.
        let mut trial = Trial::open(Scope::Full);
        for (item, text) in [("A", "3"), ("B", "1"), ("C", "yes")] {
            trial.answer(item, text);
        }
        trial.support("A", EvidenceKind::Document, "文件");
        trial.answer_as("second", "A", "0");
        let standing = trial.standing();
        let panel = Sensitivity::of(trial.assessment(), &standing, &Diagnosis::of(trial.assessment(), &standing));
        let axis = &panel.axes[0];
        close(axis.score, 68.75, 1e-9);
        let runs: Vec<_> = axis.runs.iter().map(|run| (run.how.code(), run.score)).collect();
        let expected = [
            // (75 + 25 + 100) ÷ 3.
            ("equal_weights", 200.0 / 3.0),
            // One document carries 2: (2·50 + 25 + 100) ÷ 4.
            ("held_to_evidence", 225.0 / 4.0),
            // Without the lead A is what the second gave, and B is unanswered: 100 ÷ 3 over coverage 3/4.
            ("without:lead", 100.0 / 3.0),
            ("without:second", 68.75),
        ];
        assert_eq!(runs.len(), expected.len());
        for ((how, score), (expected_how, expected)) in runs.iter().zip(expected) {
            assert_eq!(how, expected_how);
            close(score.unwrap(), expected, 1e-9);
        }
    }

    #[test]
    fn a_withheld_axis_has_no_panel_and_withholds_the_one_over_all() {
        let base = figures(&[("W", vec![rated("A", 50.0, 1.0)]), ("S", vec![line("C", ItemState::Ne, None, 1.0)])]);
        let found = drawn(&base);
        assert_eq!(
            found.axes.iter().filter_map(|axis| axis.axis.as_ref()).map(FormId::as_str).collect::<Vec<_>>(),
            ["W"]
        );
        assert_eq!(found.overall, None);
    }
}
