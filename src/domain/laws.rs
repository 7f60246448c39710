//! The laws of deciding and folding, over whatever people may do in whatever order.

use proptest::prelude::*;

use crate::domain::checklist::Size;
use crate::domain::command::Act;
use crate::domain::event::{EvidenceKind, Scope};
use crate::domain::ids::{ActionNo, Actor, CauseNo, CheckId, EvidenceNo, ItemId, NoteNo, RoleId};
use crate::domain::records::{
    Action, Cause, Conflict, Details, Duty, Finding, FindingGrade, Interview, Kept, Lead, Note, Teammate,
};
use crate::domain::refusal::Refusal;
use crate::domain::trial::Trial;
use crate::domain::value::{Answer, Value};

const ACTORS: [&str; 3] = ["lead", "second", "third"];

fn any_item() -> impl Strategy<Value = ItemId> {
    prop::sample::select(vec!["N", "Q", "M", "A", "B", "C", "R", "X"]).prop_map(ItemId::new)
}

fn any_answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        4 => (-1..6_i64).prop_map(|number| Answer::Value(Value::Int(number))),
        2 => any::<bool>().prop_map(|is_yes| Answer::Value(Value::Bool(is_yes))),
        1 => Just(Answer::NotEstablished),
        1 => "[ 甲]{0,2}".prop_map(|reason| Answer::NotApplicable { reason }),
    ]
}

fn any_check() -> impl Strategy<Value = CheckId> {
    prop::sample::select(vec!["hard", "soft", "high", "none"]).prop_map(CheckId::new)
}

fn any_evidence() -> impl Strategy<Value = EvidenceNo> {
    (1..4_u32).prop_map(EvidenceNo)
}

fn any_items() -> impl Strategy<Value = Vec<ItemId>> {
    prop::collection::vec(any_item(), 0..3)
}

fn any_record() -> impl Strategy<Value = Kept> {
    let role = prop::sample::select(vec!["R1", "R3", "R9"]).prop_map(|role| Some(RoleId::new(role)));
    let interview = (role, "[甲乙]{0,1}").prop_map(|(role, person)| Interview { role, person, ..Interview::default() });
    let note = (any_evidence(), "[甲乙]{0,2}", any_items()).prop_map(|(interview, text, items)| Note {
        interview,
        text,
        items,
    });
    let details = ("[甲乙]{0,1}", any::<bool>()).prop_map(|(author, is_confirmed)| Details {
        author,
        is_confirmed,
        ..Details::default()
    });
    let declared = prop::option::of(prop::sample::select(Conflict::ALL.to_vec()));
    let mate = declared.prop_map(|declared| Teammate { duty: Duty::Assessor, declared, words: String::new() });
    prop_oneof![
        3 => (any_evidence(), prop::option::weighted(0.8, interview)).prop_map(|(key, is)| Kept::Interview(key, is)),
        4 => (1..5_u32, prop::option::weighted(0.8, note)).prop_map(|(key, is)| Kept::Note(NoteNo(key), is)),
        2 => (any_evidence(), prop::option::of(details)).prop_map(|(key, is)| Kept::Details(key, is)),
        1 => (prop::sample::select(ACTORS.to_vec()), prop::option::of(mate))
            .prop_map(|(key, is)| Kept::Teammate(Actor::new(key), is)),
        1 => (any_item(), prop::option::of(0..6_u8)).prop_map(|(key, is)| Kept::SelfRating(key, is)),
        1 => any_remedy(),
    ]
}

fn any_remedy() -> impl Strategy<Value = Kept> {
    let lead = (any_item(), prop::collection::vec(any_evidence(), 0..3)).prop_map(|(item, evidence)| Lead {
        item,
        shown: String::new(),
        evidence,
    });
    let cause = ("[甲乙]{0,1}", prop::collection::vec(lead, 0..3))
        .prop_map(|(says, leads)| Box::new(Cause { says, leads, ..Cause::default() }));
    let action = ("[甲乙]{0,1}", prop::option::of(1..3_u32), any_items()).prop_map(|(what, cause, items)| {
        Box::new(Action { what, cause: cause.map(CauseNo), items, ..Action::default() })
    });
    let grade = prop::option::of(prop::sample::select(FindingGrade::ALL.to_vec()));
    let finding = ("[甲乙]{0,1}", grade, "[甲乙]{0,1}").prop_map(|(effect, grade, why)| Finding { effect, grade, why });
    let steps = prop::sample::select(Size::ALL.to_vec()).prop_map(|size| [size; 4]);
    prop_oneof![
        (any_item(), prop::option::of(finding)).prop_map(|(key, is)| Kept::Finding(key, is)),
        (1..4_u32, prop::option::weighted(0.8, cause)).prop_map(|(key, is)| Kept::Cause(CauseNo(key), is)),
        (1..4_u32, prop::option::weighted(0.8, action)).prop_map(|(key, is)| Kept::Action(ActionNo(key), is)),
        (any_item(), prop::option::of(steps)).prop_map(|(key, is)| Kept::Effort(key, is)),
    ]
}

/// Something that, when granted, can be undone.
fn any_change() -> impl Strategy<Value = Act> {
    let kinds = prop::sample::select(EvidenceKind::ALL.to_vec());
    prop_oneof![
        6 => (any_item(), any_answer()).prop_map(|(item, answer)| Act::Answer { item, answer }),
        1 => any_item().prop_map(|item| Act::Clear { item }),
        1 => (any_item(), "[甲乙]{0,2}").prop_map(|(item, text)| Act::Remark { item, text }),
        2 => (kinds, "[甲乙]{0,1}", prop::collection::vec(any_item(), 0..3))
            .prop_map(|(kind, title, items)| Act::Evidence { kind, title, items }),
        6 => any_record().prop_map(Act::Keep),
        1 => (any_item(), any_evidence()).prop_map(|(item, evidence)| Act::Link { item, evidence }),
        1 => (any_item(), any_evidence()).prop_map(|(item, evidence)| Act::Unlink { item, evidence }),
        1 => (any_check(), prop::option::of(any_item()), "[甲乙]{0,2}")
            .prop_map(|(check, item, why)| Act::Overrule { check, item, why }),
    ]
}

fn any_act() -> impl Strategy<Value = Act> {
    prop_oneof![
        8 => any_change(),
        2 => Just(Act::Undo),
        1 => Just(Act::Redo),
        1 => Just(Act::Submit),
        1 => Just(Act::Reopen { why: "补充".to_owned() }),
    ]
}

fn any_day() -> impl Strategy<Value = Vec<(&'static str, Act)>> {
    prop::collection::vec((prop::sample::select(ACTORS.to_vec()), any_act()), 0..40)
}

fn after(day: Vec<(&'static str, Act)>) -> Trial {
    let mut trial = Trial::open(Scope::Full);
    for (actor, act) in day {
        let _refused_or_not = trial.act_as(actor, act);
    }
    trial
}

proptest! {
    #[test]
    fn undo_after_do_is_before_and_redo_is_after(day in any_day(), actor in prop::sample::select(ACTORS.to_vec()), act in any_change()) {
        let mut trial = after(day);
        let before = trial.known();
        let Ok(n_events) = trial.act_as(actor, act) else { return Ok(()) };
        let done = trial.known();
        for _ in 0..n_events {
            prop_assert_eq!(trial.act_as(actor, Act::Undo), Ok(1));
        }
        prop_assert_eq!(trial.known(), before);
        for _ in 0..n_events {
            prop_assert_eq!(trial.act_as(actor, Act::Redo), Ok(1));
        }
        // Doing it again is signed anew, so only the moment differs.
        prop_assert_eq!(without_moments(&trial.known()), without_moments(&done));
    }

    #[test]
    fn doing_again_what_was_just_done_changes_nothing(day in any_day(), actor in prop::sample::select(ACTORS.to_vec()), act in any_change()) {
        let mut trial = after(day);
        if trial.act_as(actor, act.clone()).is_ok() {
            prop_assert_eq!(trial.act_as(actor, act), Ok(0));
        }
    }

    #[test]
    fn what_decide_returns_always_applies_and_a_refusal_changes_nothing(day in any_day(), actor in prop::sample::select(ACTORS.to_vec()), act in any_act()) {
        let mut trial = after(day);
        let (before, last) = (trial.known(), trial.assessment().last);
        match trial.act_as(actor, act) {
            Ok(0) | Err(_) => {
                prop_assert_eq!(trial.known(), before);
                prop_assert_eq!(trial.assessment().last, last);
            }
            Ok(_) => prop_assert!(trial.assessment().last > last),
        }
    }

    #[test]
    fn no_cause_is_without_its_evidence_and_no_action_without_its_cause(day in any_day()) {
        let trial = after(day);
        let (assessment, records) = (trial.assessment(), &trial.assessment().records);
        for (_, cause) in records.causes.iter() {
            prop_assert!(cause.is.evidence().iter().all(|number| assessment.evidence.contains_key(number)));
        }
        for (_, action) in records.actions.iter() {
            prop_assert!(action.is.cause.iter().all(|number| records.causes.get(number).is_some()));
        }
    }

    #[test]
    fn one_can_undo_all_that_one_did_and_no_more(changes in prop::collection::vec(any_change(), 0..20)) {
        let mut trial = Trial::open(Scope::Full);
        let before = trial.known();
        let n_events: usize = changes.into_iter().filter_map(|change| trial.act(change).ok()).sum();
        for _ in 0..n_events {
            prop_assert_eq!(trial.act(Act::Undo), Ok(1));
        }
        prop_assert_eq!(trial.act(Act::Undo), Err(Refusal::NothingToUndo));
        prop_assert_eq!(trial.known(), before);
    }
}

fn without_moments(known: &str) -> String {
    let mut is_moment = false;
    let lines = known.lines().filter(|line| {
        let was_moment = is_moment;
        is_moment = line.trim() == "at: Millis(";
        !was_moment && !is_moment
    });
    lines.collect::<Vec<_>>().join("\n")
}
