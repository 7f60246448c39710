//! What may be done within one assessment, and what it then changes; knows nothing of the ledger around it.

use crate::domain::assessment::Assessment;
use crate::domain::checklist::{Check, Each, Level};
use crate::domain::command::Act;
use crate::domain::decide::{check_text, find_item};
use crate::domain::event::{Change, EvidenceKind};
use crate::domain::ids::{Actor, CheckId, EvidenceNo, ItemId};
use crate::domain::ledger::Status;
use crate::domain::problems;
use crate::domain::records;
use crate::domain::refusal::Refusal;
use crate::domain::standing::Standing;
use crate::domain::value::Answer;

/// Returns what an act changes, on an open assessment or a submitted one.
pub(super) fn decide(assessment: &Assessment, actor: &Actor, act: &Act) -> Result<Vec<Change>, Refusal> {
    match (assessment.status, act) {
        (Status::Submitted, Act::Reopen { why }) => {
            check_reason(why)?;
            Ok(vec![Change::Reopened { why: why.trim().to_owned() }])
        }
        (Status::Open, Act::Reopen { .. }) => Err(Refusal::NotSubmitted { id: assessment.id.as_str().to_owned() }),
        (Status::Submitted, Act::Overrule { check, item, why }) if is_known_late(assessment, check) => {
            overrule(assessment, check, item.as_ref(), why)
        }
        (Status::Submitted, Act::Keep(kept)) if kept.outlives_submission() => records::keep(assessment, kept),
        (Status::Submitted, Act::Undo) if assessment.undo_of(actor).is_some_and(|(_, change)| outlives(change)) => {
            decide_open(assessment, actor, act)
        }
        (Status::Submitted, Act::Redo) if assessment.redo_of(actor).is_some_and(|(_, change)| outlives(change)) => {
            decide_open(assessment, actor, act)
        }
        (Status::Submitted, _) => Err(Refusal::IsSubmitted { id: assessment.id.as_str().to_owned() }),
        (Status::Open, act) => decide_open(assessment, actor, act),
    }
}

/// Tells whether a change can be made after submission.
const fn outlives(change: &Change) -> bool {
    matches!(change, Change::Kept(kept) if kept.outlives_submission())
}

/// Tells whether a check can be raised only after submission: the society's ratings of itself are known no earlier, so that
/// they sway nobody, nor is what is to be done; what they raise is explained then.
fn is_known_late(assessment: &Assessment, check: &CheckId) -> bool {
    let is_late =
        |check: &Check| ["self_rating", "finding", "n_firm_actions"].iter().any(|name| check.when.mentions(name));
    assessment.checklist.check(check.as_str()).is_some_and(is_late)
}

fn decide_open(assessment: &Assessment, actor: &Actor, act: &Act) -> Result<Vec<Change>, Refusal> {
    match act {
        Act::Answer { item, answer } => answer_item(assessment, actor, item, answer),
        Act::Clear { item } => {
            let known = find_item(assessment, item)?;
            let has_answer = assessment.answer_of(known, actor).is_some();
            let change = Change::Answered { item: item.clone(), answer: None };
            Ok(if has_answer { vec![change] } else { Vec::new() })
        }
        Act::Remark { item, text } => {
            find_item(assessment, item)?;
            check_text(text)?;
            let text = text.trim_end().to_owned();
            let is_same = assessment.remarks.get(item).map_or("", String::as_str) == text;
            Ok(if is_same { Vec::new() } else { vec![Change::Remarked { item: item.clone(), text }] })
        }
        Act::Evidence { kind, title, items } => register_evidence(assessment, *kind, title, items),
        Act::Link { item, evidence } => {
            let is_linked = find_link(assessment, item, *evidence)?;
            let change = Change::Linked { item: item.clone(), evidence: *evidence };
            Ok(if is_linked { Vec::new() } else { vec![change] })
        }
        Act::Unlink { item, evidence } => {
            find_link(assessment, item, *evidence)?;
            let is_linked = assessment.links.get(item).is_some_and(|linked| linked.contains(evidence));
            let unlinked = is_linked.then(|| Change::Unlinked { item: item.clone(), evidence: *evidence });
            Ok(unlinked.into_iter().chain(records::lift_notes(&assessment.records, item, *evidence)).collect())
        }
        Act::Overrule { check, item, why } => overrule(assessment, check, item.as_ref(), why),
        Act::Keep(kept) => records::keep(assessment, kept),
        Act::Submit => {
            let problems = problems::list(assessment, &Standing::of(assessment));
            let n_blocking = problems.iter().filter(|problem| problem.blocks).count();
            if n_blocking > 0 {
                return Err(Refusal::Blocked { id: assessment.id.as_str().to_owned(), n_blocking });
            }
            Ok(vec![Change::Submitted])
        }
        // Absent: reopening; `decide` has dealt with it.
        Act::Reopen { .. } => Ok(Vec::new()),
        Act::Undo => match assessment.undo_of(actor) {
            Some((of, change)) => Ok(vec![Change::Undone { of, change: Box::new(change.clone()) }]),
            None => Err(Refusal::NothingToUndo),
        },
        Act::Redo => match assessment.redo_of(actor) {
            Some((of, change)) => Ok(vec![Change::Redone { of, change: Box::new(change.clone()) }]),
            None => Err(Refusal::NothingToRedo),
        },
    }
}

fn answer_item(assessment: &Assessment, actor: &Actor, item: &ItemId, answer: &Answer) -> Result<Vec<Change>, Refusal> {
    let known = find_item(assessment, item)?;
    match answer {
        Answer::Value(value) => {
            known.kind.check(known, value).map_err(|bad| Refusal::BadValue { item: item.clone(), bad })?;
        }
        Answer::NotApplicable { reason } => check_reason(reason)?,
        Answer::NotEstablished => {}
    }
    let is_same = assessment.answer_of(known, actor).is_some_and(|given| given.answer == *answer);
    let change = Change::Answered { item: item.clone(), answer: Some(answer.clone()) };
    Ok(if is_same { Vec::new() } else { vec![change] })
}

fn register_evidence(
    assessment: &Assessment,
    kind: EvidenceKind,
    title: &str,
    items: &[ItemId],
) -> Result<Vec<Change>, Refusal> {
    let title = title.trim();
    check_text(title)?;
    if title.is_empty() {
        return Err(Refusal::NoTitle);
    }
    let mut named: Vec<ItemId> = Vec::new();
    for item in items {
        find_item(assessment, item)?;
        if !named.contains(item) {
            named.push(item.clone());
        }
    }
    let Some(evidence) = assessment.find_evidence(kind, title) else {
        let evidence = assessment.next_evidence();
        return Ok(vec![Change::EvidenceRegistered { evidence, kind, title: title.to_owned(), items: named }]);
    };
    named.retain(|item| !assessment.is_linked(item, evidence));
    Ok(named.into_iter().map(|item| Change::Linked { item, evidence }).collect())
}

fn overrule(assessment: &Assessment, id: &CheckId, item: Option<&ItemId>, why: &str) -> Result<Vec<Change>, Refusal> {
    let check =
        assessment.checklist.check(id.as_str()).ok_or_else(|| Refusal::NoSuchCheck { id: id.as_str().to_owned() })?;
    if check.level != Level::Soft {
        return Err(Refusal::NotSoft { check: id.clone() });
    }
    check_reason(why)?;
    if let Some(item) = item {
        find_item(assessment, item)?;
        if check.each == Each::Assessment {
            return Err(Refusal::NotPerItem { check: id.clone() });
        }
    }
    let why = why.trim();
    let is_same = assessment.overrules.get(&(id.clone(), item.cloned())).is_some_and(|overrule| overrule.why == why);
    let change = Change::Overruled { check: id.clone(), item: item.cloned(), why: Some(why.to_owned()) };
    Ok(if is_same { Vec::new() } else { vec![change] })
}

/// Tells whether an existing item and existing evidence are linked.
fn find_link(assessment: &Assessment, item: &ItemId, evidence: EvidenceNo) -> Result<bool, Refusal> {
    find_item(assessment, item)?;
    if !assessment.evidence.contains_key(&evidence) {
        return Err(Refusal::NoSuchEvidence { number: evidence });
    }
    Ok(assessment.is_linked(item, evidence))
}

fn check_reason(reason: &str) -> Result<(), Refusal> {
    check_text(reason)?;
    if reason.trim().is_empty() { Err(Refusal::NoReason) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::decide::MAX_TEXT_BYTES;
    use crate::domain::event::Scope;
    use crate::domain::kinds::BadValue;
    use crate::domain::trial::Trial;
    use crate::domain::value::Value;

    fn answer(item: &str, answer: Answer) -> Act {
        Act::Answer { item: item.into(), answer }
    }

    fn overrule_act(check: &str, item: Option<&str>, why: &str) -> Act {
        Act::Overrule { check: check.into(), item: item.map(Into::into), why: why.to_owned() }
    }

    fn evidence(title: &str, items: &[&str]) -> Act {
        let items = items.iter().map(|item| ItemId::new(item)).collect();
        Act::Evidence { kind: EvidenceKind::Document, title: title.to_owned(), items }
    }

    #[test]
    fn every_wish_that_cannot_be_granted_is_refused_with_its_reason() {
        let long = "长".repeat(MAX_TEXT_BYTES / 3 + 1);
        let (item, no_item) = (|| "A".into(), || Refusal::NoSuchItem { id: "X".to_owned() });
        let number = EvidenceNo(9);
        let cases = [
            (answer("X", Answer::NotEstablished), no_item()),
            (
                answer("A", Answer::Value(Value::Int(5))),
                Refusal::BadValue { item: item(), bad: BadValue::NotA { kind: "rating" } },
            ),
            (answer("A", Answer::NotApplicable { reason: " ".to_owned() }), Refusal::NoReason),
            (Act::Clear { item: "X".into() }, no_item()),
            (Act::Remark { item: "X".into(), text: String::new() }, no_item()),
            (Act::Remark { item: item(), text: long.clone() }, Refusal::TooLong { max: MAX_TEXT_BYTES }),
            (evidence(" ", &[]), Refusal::NoTitle),
            (evidence(&long, &[]), Refusal::TooLong { max: MAX_TEXT_BYTES }),
            (evidence("文件", &["A", "X"]), no_item()),
            (Act::Link { item: "X".into(), evidence: number }, no_item()),
            (Act::Link { item: item(), evidence: number }, Refusal::NoSuchEvidence { number }),
            (Act::Unlink { item: item(), evidence: number }, Refusal::NoSuchEvidence { number }),
            (overrule_act("none", None, "有据"), Refusal::NoSuchCheck { id: "none".to_owned() }),
            (overrule_act("hard", None, "有据"), Refusal::NotSoft { check: "hard".into() }),
            (overrule_act("red", None, "有据"), Refusal::NotSoft { check: "red".into() }),
            (overrule_act("soft", None, "　"), Refusal::NoReason),
            (overrule_act("soft", Some("N"), "有据"), Refusal::NotPerItem { check: "soft".into() }),
            (overrule_act("high", Some("X"), "有据"), no_item()),
            (Act::Submit, Refusal::Blocked { id: "S-1".to_owned(), n_blocking: 7 }),
            (Act::Reopen { why: "补充".to_owned() }, Refusal::NotSubmitted { id: "S-1".to_owned() }),
            (Act::Undo, Refusal::NothingToUndo),
            (Act::Redo, Refusal::NothingToRedo),
        ];
        for (act, refusal) in cases {
            assert_eq!(Trial::open(Scope::Full).act(act), Err(refusal));
        }
    }

    #[test]
    fn a_submitted_assessment_only_takes_being_reopened_with_a_reason() {
        let mut trial = Trial::open(Scope::Full);
        trial.complete();
        trial.act(Act::Submit).unwrap();
        let submitted = || Err(Refusal::IsSubmitted { id: "S-1".to_owned() });
        let acts = [answer("A", Answer::NotEstablished), evidence("文件", &[]), Act::Undo, Act::Submit];
        for act in acts {
            assert_eq!(trial.act(act), submitted());
        }
        assert_eq!(trial.act(Act::Reopen { why: " ".to_owned() }), Err(Refusal::NoReason));
        assert_eq!(trial.act(Act::Reopen { why: "补充".to_owned() }), Ok(1));
        assert_eq!(trial.act(answer("A", Answer::NotEstablished)), Ok(1));
    }

    #[test]
    fn a_check_on_self_ratings_is_explained_after_submission_and_no_other_check_is() {
        let more = r#"
            [[check]]
            id = "vain"
            level = "soft"
            each = "rating"
            when = "self_rating - rating >= 2"
            say = { zh = "自评偏高", en = "rated itself higher" }
        "#;
        let mut trial = Trial::open_with(Scope::Full, more);
        trial.complete();
        trial.act(Act::Keep(records::Kept::SelfRating("A".into(), Some(3)))).unwrap();
        let raised = |trial: &Trial| {
            let standing = trial.standing();
            let check = standing.checks.iter().find(|check| check.id.as_str() == "vain").unwrap();
            check.raised.iter().map(|place| (place.item.clone(), place.overrule.is_some())).collect::<Vec<_>>()
        };
        // A was rated 1 by the lead and 3 by the society; before submission nobody is told.
        assert_eq!(raised(&trial), []);
        trial.act(Act::Submit).unwrap();
        assert_eq!(raised(&trial), [(Some("A".into()), false)]);
        assert_eq!(trial.act(overrule_act("vain", Some("A"), "学会只看制度")), Ok(1));
        assert_eq!(raised(&trial), [(Some("A".into()), true)]);
        let submitted = Err(Refusal::IsSubmitted { id: "S-1".to_owned() });
        assert_eq!(trial.act(overrule_act("high", Some("A"), "有据")), submitted);
    }

    #[test]
    fn the_same_answer_again_changes_nothing() {
        let mut trial = Trial::open(Scope::Full);
        let act = || answer("A", Answer::Value(Value::Int(2)));
        assert_eq!(trial.act(act()), Ok(1));
        assert_eq!(trial.act(act()), Ok(0));
        // Ratings are kept per assessor, so that another's is news.
        assert_eq!(trial.act_as("second", act()), Ok(1));
    }

    #[test]
    fn evidence_of_the_same_kind_and_title_is_the_one_already_there() {
        let mut trial = Trial::open(Scope::Full);
        assert_eq!(trial.act(evidence("文件", &["A"])), Ok(1));
        assert_eq!(trial.act(evidence(" 文件 ", &["A", "B"])), Ok(1));
        assert_eq!(trial.assessment().evidence.len(), 1);
        assert_eq!(trial.assessment().items_of(EvidenceNo(1)), ["A".into(), "B".into()]);
    }

    #[test]
    fn an_item_named_twice_is_linked_once() {
        let mut trial = Trial::open(Scope::Full);
        trial.act(evidence("甲", &[])).unwrap();
        assert_eq!(trial.act(evidence("甲", &["A", "A"])), Ok(1));
    }
}
