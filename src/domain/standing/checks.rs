//! Where checks and red lines stand, once every item has been decided; knows nothing of how items were.

use std::sync::Arc;

use crate::domain::assessment::Assessment;
use crate::domain::checklist::{Check, Each, FormKind, Item, Level};
use crate::domain::condition::{Outcome, Values};
use crate::domain::ids::ItemId;
use crate::domain::ledger::Status;
use crate::domain::standing::{CheckStanding, CheckState, ItemStanding, ItemState, Raised, RedLine, RedLineState};
use crate::domain::standing::{findings, people};
use crate::domain::value::Value;

/// Makes one check for all it is made for.
pub(super) fn stand_check(
    assessment: &Assessment,
    check: &Check,
    items: &[ItemStanding],
    values: &Values,
) -> CheckStanding {
    let (raised, n_clear, n_unknown) = match check.each {
        Each::Assessment => {
            let outcome = check.when.eval(values);
            tally(assessment, check, [(Place::default(), outcome)].into_iter())
        }
        Each::Rating | Each::Scored => {
            let places = assessment.checklist.items.iter().zip(items).filter(|(item, standing)| match check.each {
                Each::Rating => standing.cap.is_some() && standing.state == ItemState::Answered,
                _ => item.weight.is_some() && standing.state.is_applicable(),
            });
            let used: Vec<&'static str> = NAMES.into_iter().filter(|name| check.when.mentions(name)).collect();
            // The rest is the same for all of them, so those alike in what the check asks about come to the same.
            let mut known: Vec<(Names, Outcome)> = Vec::new();
            let outcomes = places.map(|(item, standing)| {
                let place = Place { item: Some(standing.id.clone()), who: None };
                let names = names_of(assessment, &used, item, standing);
                if let Some((_, outcome)) = known.iter().find(|(alike, _)| *alike == names) {
                    return (place, outcome.clone());
                }
                let outcome = check.when.eval_with(values, &names);
                known.push((names, outcome.clone()));
                (place, outcome)
            });
            tally(assessment, check, outcomes)
        }
        Each::Interviewee | Each::Assessor | Each::AssessorAxis => {
            let people = match check.each {
                Each::Interviewee => people::interviewees(assessment, items),
                Each::Assessor => people::assessors(assessment),
                _ => people::assessors_on_axes(assessment, items),
            };
            let outcomes = people.into_iter().map(|person| {
                let place = Place { item: None, who: Some(person.who) };
                (place, check.when.eval_with(values, &person.names))
            });
            tally(assessment, check, outcomes)
        }
    };
    let state = if raised.iter().any(|place| place.overrule.is_none()) {
        CheckState::Raised
    } else if !raised.is_empty() {
        CheckState::Overruled
    } else if n_unknown > 0 || n_clear == 0 {
        CheckState::NotEvaluated
    } else {
        CheckState::Clear
    };
    let items = match check.each {
        Each::Assessment => check.when.items.clone(),
        _ => raised.iter().filter_map(|place| place.item.clone()).collect(),
    };
    CheckStanding { id: check.id.clone(), level: check.level, state, items, raised }
}

/// What a check is made for: an item, a person, or neither.
#[derive(Default)]
struct Place {
    item: Option<ItemId>,
    who: Option<String>,
}

/// Sorts the outcomes of a check into where it is raised, how often it is clear and how often unknown.
fn tally(
    assessment: &Assessment,
    check: &Check,
    outcomes: impl Iterator<Item = (Place, Outcome)>,
) -> (Vec<Raised>, usize, usize) {
    let (mut raised, mut n_clear, mut n_unknown) = (Vec::new(), 0, 0);
    for (Place { item, who }, outcome) in outcomes {
        match outcome {
            Outcome::Bool(true) => {
                let overrule = match check.level {
                    Level::Soft => assessment.overrule_of(&check.id, item.as_ref()).cloned(),
                    Level::Hard | Level::Red => None,
                };
                raised.push(Raised { item, who, overrule });
            }
            Outcome::Bool(false) => n_clear += 1,
            Outcome::Number(_) | Outcome::Unknown => n_unknown += 1,
        }
    }
    (raised, n_clear, n_unknown)
}

/// Names that hold for one item or person only, with their values.
type Names = Vec<(&'static str, cel::Value)>;

/// The names a check made once per item may use.
const NAMES: [&str; 8] = ["blank", "n_evidence", "finding", "n_firm_actions", "rating", "cap", "self_rating", "spread"];

/// Returns those of these names that have a value for an item. The society's rating of itself is known only once the assessment has
/// been submitted, so that it sways nobody; so is what is to be done, which is agreed on after the visit.
fn names_of(assessment: &Assessment, used: &[&'static str], item: &Item, standing: &ItemStanding) -> Names {
    let rating = match (&standing.value, standing.cap) {
        (Some(Value::Int(level)), Some(cap)) => Some((*level, i64::from(cap))),
        _ => None,
    };
    let self_rating = || match assessment.status {
        Status::Submitted => assessment.records.self_ratings.get(&item.id).map(|level| i64::from(*level)),
        Status::Open => None,
    };
    let is_submitted = assessment.status == Status::Submitted;
    let finding = || findings::grade(assessment, item, standing).filter(|_| is_submitted);
    let value = |name| match name {
        "finding" => finding().map(|grade| cel::Value::String(Arc::new(grade.code().to_owned()))),
        "n_firm_actions" => is_submitted.then(|| cel::Value::Int(findings::n_firm_actions(assessment, &item.id))),
        "blank" => Some(cel::Value::Bool(standing.state != ItemState::Answered)),
        "n_evidence" => Some(cel::Value::Int(i64::try_from(standing.n_evidence).unwrap_or(i64::MAX))),
        "rating" => rating.map(|(level, _)| cel::Value::Int(level)),
        "cap" => rating.map(|(_, cap)| cel::Value::Int(cap)),
        "self_rating" => self_rating().map(cel::Value::Int),
        _ => people::spread(assessment, item).map(cel::Value::Int),
    };
    used.iter().filter_map(|&name| Some((name, value(name)?))).collect()
}

/// Puts the answers on red lines and the red checks together.
pub(super) fn stand_red_lines(
    assessment: &Assessment,
    items: &[ItemStanding],
    checks: &[CheckStanding],
) -> Vec<RedLine> {
    let checklist = &assessment.checklist;
    let lines = checklist.forms_of(FormKind::Redline).flat_map(|form| checklist.items_of(form));
    lines
        .map(|line| {
            let is_raiser = |standing: &&CheckStanding| {
                !standing.raised.is_empty()
                    && checklist
                        .check(standing.id.as_str())
                        .is_some_and(|check| check.raises.as_ref() == Some(&line.id))
            };
            let by: Vec<_> = checks.iter().filter(is_raiser).map(|standing| standing.id.clone()).collect();
            let standing = items.iter().find(|standing| standing.id == line.id);
            let answered = standing
                .filter(|standing| standing.state == ItemState::Answered)
                .and_then(|standing| standing.value.as_ref());
            let is_answered_yes = answered == Some(&Value::Bool(true));
            let state = if is_answered_yes || !by.is_empty() {
                RedLineState::Raised
            } else if answered == Some(&Value::Bool(false)) {
                RedLineState::Clear
            } else {
                RedLineState::NotEstablished
            };
            RedLine { id: line.id.clone(), state, is_answered_yes, by }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::command::Act;
    use crate::domain::event::{EvidenceKind, Scope};
    use crate::domain::trial::Trial;

    fn check(trial: &Trial, id: &str) -> CheckStanding {
        trial.standing().checks.into_iter().find(|check| check.id.as_str() == id).unwrap()
    }

    #[test]
    fn a_check_is_raised_when_true_clear_when_false_and_not_evaluated_when_unknown() {
        let mut trial = Trial::open(Scope::Full);
        assert_eq!(check(&trial, "soft").state, CheckState::NotEvaluated);
        trial.answer("N", "3");
        assert_eq!(check(&trial, "soft").state, CheckState::Clear);
        trial.answer("N", "11");
        assert_eq!(check(&trial, "soft").state, CheckState::Raised);
        trial.answer("N", "NE");
        assert_eq!(check(&trial, "soft").state, CheckState::NotEvaluated);
    }

    #[test]
    fn a_check_made_once_per_rating_is_raised_on_those_it_is_true_of() {
        let mut trial = Trial::open(Scope::Full);
        trial.answer("A", "3");
        trial.answer("B", "1");
        let found = check(&trial, "high");
        assert_eq!((found.state, found.items), (CheckState::Raised, vec!["A".into()]));
        trial.act(Act::Overrule { check: "high".into(), item: Some("A".into()), why: "有据".to_owned() }).unwrap();
        assert_eq!(check(&trial, "high").state, CheckState::Overruled);
        trial.answer("B", "4");
        let found = check(&trial, "high");
        assert_eq!((found.state, found.items), (CheckState::Raised, vec!["A".into(), "B".into()]));
    }

    #[test]
    fn one_reason_for_a_check_as_a_whole_covers_every_item() {
        let mut trial = Trial::open(Scope::Full);
        trial.answer("A", "3");
        trial.answer("B", "3");
        trial.act(Act::Overrule { check: "high".into(), item: None, why: "有据".to_owned() }).unwrap();
        assert_eq!(check(&trial, "high").state, CheckState::Overruled);
    }

    #[test]
    fn a_check_made_once_per_scored_item_passes_over_blanks() {
        let mut trial = Trial::open(Scope::Full);
        trial.answer("A", "NE");
        trial.answer("C", "yes");
        assert_eq!(check(&trial, "bare").items, vec!["C".into()]);
        trial.support("C", EvidenceKind::Outside, "公告");
        assert_eq!(check(&trial, "bare").state, CheckState::Clear);
    }

    #[test]
    fn a_check_that_is_switched_off_is_not_made() {
        let standing = Trial::open(Scope::Full).standing();
        assert!(standing.checks.iter().all(|check| check.id.as_str() != "off"));
    }

    #[test]
    fn a_red_line_is_raised_by_its_answer_or_by_a_check_and_clear_only_without_both() {
        for (answer, n, expected, is_answered_yes, n_by) in [
            ("", "", RedLineState::NotEstablished, false, 0),
            ("NE", "3", RedLineState::NotEstablished, false, 0),
            ("no", "", RedLineState::Clear, false, 0),
            ("no", "3", RedLineState::Clear, false, 0),
            ("yes", "3", RedLineState::Raised, true, 0),
            ("no", "13", RedLineState::Raised, false, 1),
            ("", "13", RedLineState::Raised, false, 1),
            ("yes", "13", RedLineState::Raised, true, 1),
        ] {
            let mut trial = Trial::open(Scope::Full);
            for (item, text) in [("R", answer), ("N", n)] {
                if !text.is_empty() {
                    trial.answer(item, text);
                }
            }
            let line = trial.standing().red_lines.remove(0);
            let found = (line.state, line.is_answered_yes, line.by.len());
            assert_eq!(found, (expected, is_answered_yes, n_by), "R {answer:?}, N {n:?}");
        }
    }
}
