//! Where one item stands: on the path or off it, its value, points, evidence grade and cap; knows nothing of checks.

use crate::domain::assessment::{Assessment, Effective};
use crate::domain::checklist::{FormKind, Item};
use crate::domain::condition::{Outcome, Values};
use crate::domain::event::Scope;
use crate::domain::standing::evidence::{Support, support};
use crate::domain::standing::{ItemStanding, ItemState};
use crate::domain::value::{Answer, Value};

/// Decides every item in an order in which each comes after those its `skip_if` names.
pub(super) fn stand_items(assessment: &Assessment, values: &mut Values) -> Vec<ItemStanding> {
    let checklist = &assessment.checklist;
    let mut found: Vec<Option<ItemStanding>> = vec![None; checklist.items.len()];
    for &idx in &checklist.skip_order {
        let (Some(item), Some(slot)) = (checklist.items.get(idx), found.get_mut(idx)) else { continue };
        *slot = Some(stand_item(assessment, item, values));
    }
    found.into_iter().flatten().collect()
}

/// Decides one item, after all those its `skip_if` names, and makes its value known to expressions.
fn stand_item(assessment: &Assessment, item: &Item, values: &mut Values) -> ItemStanding {
    let effective = assessment.effective(item);
    let answer = match effective {
        Effective::One(given) => Some(&given.answer),
        Effective::None | Effective::Disputed => None,
    };
    let value = answer.and_then(Answer::value);
    let state = if !is_in_scope(assessment, item) {
        ItemState::OutOfScope
    } else if item.skip_if.as_ref().is_some_and(|skip| skip.eval(values) == Outcome::Bool(true)) {
        ItemState::Skipped
    } else {
        match answer {
            Some(Answer::Value(_)) => ItemState::Answered,
            Some(Answer::NotEstablished) => ItemState::Ne,
            Some(Answer::NotApplicable { .. }) => ItemState::Na,
            None => ItemState::Unanswered,
        }
    };
    let Support { n_evidence, grade, confidence } = support(assessment, &item.id);
    let is_rating = !item.rubric.is_empty();
    let caps = assessment.checklist.scoring.evidence_caps;
    let cap = if is_rating { caps.get(usize::from(grade)).copied() } else { None };
    let is_over_cap = match (value, cap) {
        (Some(Value::Int(level)), Some(cap)) => state == ItemState::Answered && *level > i64::from(cap),
        _ => false,
    };
    if assessment.checklist.named.contains(&item.id) {
        match (state, value) {
            (ItemState::Answered, Some(value)) => values.bind(&item.id, item.kind.to_cel(item, value)),
            (ItemState::Skipped, _) => values.skip(&item.id),
            // What is out of scope is neither on the path nor off it.
            (ItemState::OutOfScope, _) => {}
            (ItemState::Answered | ItemState::Ne | ItemState::Na | ItemState::Unanswered, _) => values.open(&item.id),
        }
        if let Some(cap) = cap {
            values.cap(&item.id, cap);
        }
    }
    ItemStanding {
        id: item.id.clone(),
        state,
        value: value.cloned(),
        points: value.and_then(|value| item.kind.points(item, value)),
        n_evidence,
        grade,
        confidence,
        cap,
        is_over_cap,
        is_disputed: effective == Effective::Disputed,
    }
}

/// Tells whether an item is in scope: facts and red lines always are.
fn is_in_scope(assessment: &Assessment, item: &Item) -> bool {
    match assessment.scope {
        Scope::Full => true,
        Scope::Core => {
            let form = assessment.checklist.form(item.form.as_str());
            item.core || form.is_some_and(|form| matches!(form.kind, FormKind::Facts | FormKind::Redline))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::event::EvidenceKind;
    use crate::domain::trial::Trial;

    fn state(trial: &Trial, item: &str) -> ItemState {
        trial.standing().item(&item.into()).unwrap().state
    }

    #[test]
    fn an_item_is_skipped_only_when_its_rule_is_true_for_certain() {
        // M is skipped when N == 0 || Q.
        for (n, q, expected) in [
            ("", "", ItemState::Unanswered),
            ("0", "", ItemState::Skipped),
            ("", "yes", ItemState::Skipped),
            ("1", "", ItemState::Unanswered),
            ("1", "no", ItemState::Unanswered),
            ("1", "yes", ItemState::Skipped),
            ("NE", "yes", ItemState::Skipped),
            ("NE", "no", ItemState::Unanswered),
            ("NA", "NE", ItemState::Unanswered),
        ] {
            let mut trial = Trial::open(Scope::Full);
            for (item, text) in [("N", n), ("Q", q)] {
                if !text.is_empty() {
                    trial.answer(item, text);
                }
            }
            assert_eq!(state(&trial, "M"), expected, "N {n:?}, Q {q:?}");
        }
    }

    #[test]
    fn a_skipped_item_keeps_its_answer_and_comes_back() {
        let mut trial = Trial::open(Scope::Full);
        trial.answer("B", "2");
        trial.answer("N", "0");
        let standing = trial.standing();
        let skipped = standing.item(&"B".into()).unwrap();
        assert_eq!((skipped.state, &skipped.value), (ItemState::Skipped, &Some(Value::Int(2))));
        trial.answer("N", "4");
        assert_eq!(state(&trial, "B"), ItemState::Answered);
    }

    #[test]
    fn in_core_scope_facts_red_lines_and_starred_items_are_in_scope() {
        let trial = Trial::open(Scope::Core);
        let in_scope: Vec<_> = trial
            .standing()
            .items
            .into_iter()
            .filter(|item| item.state != ItemState::OutOfScope)
            .map(|item| item.id.to_string())
            .collect();
        assert_eq!(in_scope, ["N", "Q", "M", "A", "R"]);
    }

    #[test]
    fn a_rating_above_what_its_evidence_carries_counts_and_is_provisional() {
        let mut trial = Trial::open(Scope::Full);
        trial.answer("A", "3");
        trial.support("A", EvidenceKind::Document, "文件");
        let item = |trial: &Trial| {
            let standing = trial.standing();
            let item = standing.item(&"A".into()).unwrap();
            (item.cap, item.is_over_cap, item.points)
        };
        assert_eq!(item(&trial), (Some(2), true, Some(75.0)));
        trial.support("A", EvidenceKind::Interview, "访谈");
        assert_eq!(item(&trial), (Some(3), false, Some(75.0)));
    }

    #[test]
    fn only_ratings_have_a_cap() {
        let standing = Trial::open(Scope::Full).standing();
        let capped: Vec<_> =
            standing.items.iter().filter(|item| item.cap.is_some()).map(|item| item.id.as_str()).collect();
        assert_eq!(capped, ["A", "B"]);
    }

    #[test]
    fn the_leads_rating_counts_then_the_only_one_and_of_several_none() {
        let mut trial = Trial::open(Scope::Full);
        let counts = |trial: &Trial| {
            let standing = trial.standing();
            let item = standing.item(&"A".into()).unwrap();
            (item.value.clone(), item.is_disputed)
        };
        trial.answer_as("second", "A", "1");
        assert_eq!(counts(&trial), (Some(Value::Int(1)), false));
        trial.answer_as("third", "A", "2");
        assert_eq!(counts(&trial), (None, true));
        trial.answer("A", "4");
        assert_eq!(counts(&trial), (Some(Value::Int(4)), false));
    }
}
