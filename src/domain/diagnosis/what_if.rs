//! What would be: the figures were some items rated otherwise, and the least effort that lifts an axis into a lighter band; knows
//! nothing of how it is shown.
//!
//! Only ratings have levels to aim at; everything else stays as it is. The effort of a level is the checklist's, step by step.

use crate::domain::assessment::Assessment;
use crate::domain::checklist::{Item, Size};
use crate::domain::diagnosis::{Diagnosis, Group, GroupId};
use crate::domain::ids::{BandId, FormId, ItemId};
use crate::domain::standing::{ItemState, Standing};
use crate::domain::value::Value;

/// The highest level.
const TOP_LEVEL: u8 = 4;

/// A level to aim at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Aim {
    /// The item, a rating.
    pub item: ItemId,
    /// Its level now; `None` while it has none.
    pub from: Option<u8>,
    /// The level aimed at.
    pub to: u8,
    /// The effort of all steps between; 0 where the level is not raised.
    pub effort: u32,
}

/// Why a level cannot be aimed at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoAim {
    /// The checklist has no such item.
    NoSuchItem,
    /// The item is no rating, is off the path or does not apply.
    NotRated,
    /// The level is above 4.
    NoSuchLevel,
}

/// The least effort that lifts an axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Lift {
    /// The axis lifted.
    pub axis: FormId,
    /// Its score now.
    pub from: f64,
    /// Its score then.
    pub to: f64,
    /// The band its severity lies in now.
    pub from_band: BandId,
    /// The band then; at least one lighter.
    pub to_band: BandId,
    /// What has to be reached, in walking order.
    pub aims: Vec<Aim>,
    /// The effort of all of it.
    pub effort: u32,
}

/// Why an axis is not lifted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoLift {
    /// It is withheld, so there is no band to leave.
    Withheld,
    /// It lies in the lightest band.
    Lightest,
    /// Its ratings at 4 would not do: what is not rated weighs too much.
    OutOfReach,
}

/// Makes an aim of an item and a level.
///
/// # Errors
/// The level cannot be aimed at.
pub fn aim(assessment: &Assessment, standing: &Standing, item: &ItemId, to: u8) -> Result<Aim, NoAim> {
    let known = assessment.checklist.item(item.as_str()).ok_or(NoAim::NoSuchItem)?;
    let now = standing.item(item).ok_or(NoAim::NoSuchItem)?;
    if known.rubric.is_empty() || !now.state.is_applicable() {
        return Err(NoAim::NotRated);
    }
    if to > TOP_LEVEL {
        return Err(NoAim::NoSuchLevel);
    }
    let from = level_of(now.state, now.value.as_ref());
    Ok(Aim { item: item.clone(), from, to, effort: effort_of(assessment, known, from.unwrap_or(0), to) })
}

/// Returns the diagnosis were the aims reached. A level that is not rated now is taken as answered.
pub fn reached(assessment: &Assessment, standing: &Standing, aims: &[Aim]) -> Diagnosis {
    let mut standing = standing.clone();
    for item in &mut standing.items {
        if let Some(aim) = aims.iter().find(|aim| aim.item == item.id) {
            item.state = ItemState::Answered;
            item.value = Some(Value::Int(i64::from(aim.to)));
            item.points = Some(25.0 * f64::from(aim.to));
        }
    }
    Diagnosis::of(assessment, &standing)
}

/// Returns the least effort that lifts an axis into a lighter band, exactly: of all sets of levels that do it, one with the least
/// effort, and of those the one with the highest score.
///
/// # Errors
/// It cannot be lifted.
pub fn lift(assessment: &Assessment, standing: &Standing, axis: &Group) -> Result<Lift, NoLift> {
    let (GroupId::Form(id), Some(from)) = (&axis.id, axis.score) else { return Err(NoLift::Withheld) };
    let bands = &assessment.checklist.scoring.bands;
    let band_at = |score: f64| bands.iter().position(|band| 100.0 - score < band.below).unwrap_or(bands.len() - 1);
    let now = band_at(from);
    if now == 0 {
        return Err(NoLift::Lightest);
    }
    for aims in cheapest(assessment, standing, axis) {
        let then = reached(assessment, standing, &aims);
        let score = then.group(&axis.id).and_then(|group| group.score);
        let Some(to) = score.filter(|score| band_at(*score) < now) else { continue };
        let name = |at: usize| bands.get(at).map_or_else(|| BandId::new(""), |band| band.id.clone());
        let effort = aims.iter().map(|aim| aim.effort).sum();
        return Ok(Lift { axis: id.clone(), from, to, from_band: name(now), to_band: name(band_at(to)), aims, effort });
    }
    Err(NoLift::OutOfReach)
}

/// Returns, for every effort from 1 up, the aims that gain most with exactly that effort.
///
/// Each rating is a choice among the levels above its own; a table over efforts keeps the greatest gain in weight × level and
/// is filled rating by rating, so that every combination is weighed without being tried.
fn cheapest(assessment: &Assessment, standing: &Standing, axis: &Group) -> Vec<Vec<Aim>> {
    let checklist = &assessment.checklist;
    // At effort e: the gain, and for each rating so far the level aimed at.
    let mut best: Vec<Option<(f64, Vec<Aim>)>> = vec![Some((0.0, Vec::new()))];
    for line in axis.items.iter().filter(|line| line.points.is_some()) {
        let Some(item) = checklist.item(line.id.as_str()).filter(|item| !item.rubric.is_empty()) else { continue };
        let Some(from) = level_of(line.state, line.value.as_ref()) else { continue };
        let choices: Vec<Aim> =
            (from + 1..=TOP_LEVEL).filter_map(|to| aim(assessment, standing, &item.id, to).ok()).collect();
        let most = choices.last().map_or(0, |aim| aim.effort) as usize;
        let mut next = best.clone();
        next.resize(best.len() + most, None);
        for choice in choices {
            let gain = line.weight * f64::from(choice.to - from);
            for (effort, known) in best.iter().enumerate() {
                let Some((known, aims)) = known else { continue };
                let Some(slot) = next.get_mut(effort + choice.effort as usize) else { continue };
                if slot.as_ref().is_none_or(|(best, _)| *best < known + gain) {
                    let aims = aims.iter().cloned().chain([choice.clone()]).collect();
                    *slot = Some((known + gain, aims));
                }
            }
        }
        best = next;
    }
    best.into_iter().skip(1).flatten().map(|(_, aims)| aims).collect()
}

fn level_of(state: ItemState, value: Option<&Value>) -> Option<u8> {
    match (state, value) {
        (ItemState::Answered, Some(Value::Int(level))) => u8::try_from(*level).ok(),
        _ => None,
    }
}

/// Returns how large the four steps of a rating are: for this society where the assessor has said so, else by the checklist.
pub fn steps_of(assessment: &Assessment, item: &Item) -> [Size; 4] {
    assessment.records.efforts.get(&item.id).copied().unwrap_or(item.efforts)
}

/// Returns the effort of going from one level to another; going down takes none.
fn effort_of(assessment: &Assessment, item: &Item, from: u8, to: u8) -> u32 {
    let (checklist, steps) = (&assessment.checklist, steps_of(assessment, item));
    let steps = steps.iter().skip(usize::from(from)).take(usize::from(to.saturating_sub(from)));
    steps.map(|size| checklist.effort.of(*size)).sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::command::Act;
    use crate::domain::event::Scope;
    use crate::domain::records::Kept;
    use crate::domain::trial::Trial;

    /// Every combination of levels, tried one by one.
    fn by_force(trial: &Trial, standing: &Standing) -> Option<(u32, f64)> {
        let axis = &Diagnosis::of(trial.assessment(), standing).axes[0];
        let band = |score: f64| {
            let bands = &trial.assessment().checklist.scoring.bands;
            bands.iter().position(|band| 100.0 - score < band.below).unwrap()
        };
        let now = band(axis.score?);
        let mut found: Option<(u32, f64)> = None;
        for a in 0..=4 {
            for b in 0..=4 {
                let aims: Vec<Aim> = [("A", a), ("B", b)]
                    .into_iter()
                    .filter_map(|(item, to)| aim(trial.assessment(), standing, &item.into(), to).ok())
                    .filter(|aim| aim.from.is_some_and(|from| from < aim.to))
                    .collect();
                let effort: u32 = aims.iter().map(|aim| aim.effort).sum();
                let score = reached(trial.assessment(), standing, &aims).axes[0].score.unwrap();
                let is_better = found.is_none_or(|(least, most)| (effort, -score) < (least, -most));
                if effort > 0 && band(score) < now && is_better {
                    found = Some((effort, score));
                }
            }
        }
        found
    }

    proptest! {
        #[test]
        fn no_combination_of_levels_takes_less_effort(a in 0..=4_u8, b in 0..=4_u8, c in any::<bool>()) {
            let mut trial = Trial::open(Scope::Full);
            trial.answer("A", &a.to_string());
            trial.answer("B", &b.to_string());
            trial.answer("C", if c { "yes" } else { "no" });
            let standing = trial.standing();
            let axis = &Diagnosis::of(trial.assessment(), &standing).axes[0];
            let found = lift(trial.assessment(), &standing, axis);
            prop_assert_eq!(found.ok().map(|lift| (lift.effort, lift.to)), by_force(&trial, &standing));
        }
    }

    #[test]
    fn the_effort_of_a_level_is_the_sum_of_its_steps() {
        // A's steps are small, medium, medium, large: 1, 2, 2, 4.
        let mut trial = Trial::open(Scope::Full);
        trial.answer("A", "1");
        let standing = trial.standing();
        let effort = |to| aim(trial.assessment(), &standing, &"A".into(), to).map(|aim| aim.effort);
        assert_eq!([effort(0), effort(1), effort(2), effort(3), effort(4)], [Ok(0), Ok(0), Ok(2), Ok(4), Ok(8)]);
        assert_eq!(effort(5), Err(NoAim::NoSuchLevel));
        assert_eq!(aim(trial.assessment(), &standing, &"C".into(), 1), Err(NoAim::NotRated));
        assert_eq!(aim(trial.assessment(), &standing, &"X".into(), 1), Err(NoAim::NoSuchItem));
    }

    #[test]
    fn the_assessor_may_say_how_large_the_steps_are_for_this_society() {
        let mut trial = Trial::open(Scope::Full);
        trial.answer("A", "1");
        let steps = [Size::Small, Size::Large, Size::Small, Size::Small];
        trial.act(Act::Keep(Kept::Effort("A".into(), Some(steps)))).unwrap();
        let standing = trial.standing();
        let effort = |to| aim(trial.assessment(), &standing, &"A".into(), to).map(|aim| aim.effort);
        // From 1: large 4, small 1, small 1.
        assert_eq!([effort(2), effort(3), effort(4)], [Ok(4), Ok(5), Ok(6)]);
    }

    #[test]
    fn the_axis_is_what_it_would_be_were_the_levels_reached() {
        let mut trial = Trial::open(Scope::Full);
        for (item, text) in [("A", "1"), ("B", "1"), ("C", "yes")] {
            trial.answer(item, text);
        }
        let standing = trial.standing();
        let aims = [aim(trial.assessment(), &standing, &"A".into(), 3).unwrap()];
        // A weighs 2, B and C 1: (2·75 + 25 + 100) ÷ 4.
        assert_eq!(reached(trial.assessment(), &standing, &aims).axes[0].score, Some(275.0 / 4.0));
    }

    #[test]
    fn an_axis_without_a_score_or_in_the_lightest_band_or_out_of_reach_is_not_lifted() {
        let lifted = |answers: &[(&str, &str)]| {
            let mut trial = Trial::open(Scope::Full);
            for (item, text) in answers {
                trial.answer(item, text);
            }
            let standing = trial.standing();
            let diagnosis = Diagnosis::of(trial.assessment(), &standing);
            lift(trial.assessment(), &standing, &diagnosis.axes[0]).map(|lift| lift.effort)
        };
        assert_eq!(lifted(&[("A", "NE"), ("B", "NE"), ("C", "NE")]), Err(NoLift::Withheld));
        assert_eq!(lifted(&[("A", "4"), ("B", "4"), ("C", "yes")]), Err(NoLift::Lightest));
        // With A not applicable, B at 4 and C at no: (100 + 0) ÷ 2 is the most, and it is there.
        assert_eq!(lifted(&[("A", "NA"), ("B", "4"), ("C", "no")]), Err(NoLift::OutOfReach));
    }
}
