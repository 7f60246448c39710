//! Taking back what one person did and doing it again: which change that is, and whose signature stands afterwards; knows nothing of how a
//! change is made.

use std::collections::BTreeSet;

use crate::domain::assessment::{Assessment, Given, Overrule};
use crate::domain::event::Change;
use crate::domain::ids::{Actor, CauseNo, ItemId, Seq};
use crate::domain::records::Kept;

/// A change with the change that takes it back.
#[derive(Clone, Debug)]
pub(super) struct Step {
    pub of: Seq,
    pub actor: Actor,
    pub forth: Change,
    pub back: Change,
    pub was: Option<Signed>,
}

/// What stood before a change, with who had signed it and when: undoing gives their signature back, not the undoer's.
#[derive(Clone, Debug)]
pub(super) enum Signed {
    Given(Given),
    Overrule(Overrule),
}

impl Assessment {
    /// Returns what undoing an actor's last change would record: its place and the change that takes it back.
    ///
    /// A change that somebody else has since changed again is passed over: undo never takes back another's work.
    pub fn undo_of(&self, actor: &Actor) -> Option<(Seq, &Change)> {
        let is_last = |step: &&Step| step.actor == *actor && self.holds(actor, &step.forth) && self.bears(&step.back);
        self.done.iter().rev().find(is_last).map(|step| (step.of, &step.back))
    }

    /// Returns what doing an actor's last undone change again would record.
    pub fn redo_of(&self, actor: &Actor) -> Option<(Seq, &Change)> {
        let is_last = |step: &&Step| step.actor == *actor && self.holds(actor, &step.back) && self.bears(&step.forth);
        self.undone.iter().rev().find(is_last).map(|step| (step.of, &step.forth))
    }

    /// Returns whether things are as a change left them, so that nobody else's work would be lost by taking it back.
    fn holds(&self, actor: &Actor, change: &Change) -> bool {
        match change {
            Change::Answered { item, answer } => {
                let known = self.checklist.item(item.as_str());
                let given = known.and_then(|known| self.answer_of(known, actor));
                given.map(|given| &given.answer) == answer.as_ref()
            }
            Change::Remarked { item, text } => self.remarks.get(item).map_or("", String::as_str) == text,
            Change::EvidenceRegistered { evidence, items, .. } => {
                let linked: BTreeSet<ItemId> = self.items_of(*evidence).into_iter().collect();
                self.evidence.contains_key(evidence) && linked == items.iter().cloned().collect()
            }
            Change::EvidenceStruck { evidence } => !self.evidence.contains_key(evidence),
            Change::Linked { item, evidence } => self.is_linked(item, *evidence),
            Change::Unlinked { item, evidence } => !self.is_linked(item, *evidence),
            Change::Overruled { check, item, why } => {
                let known = self.overrules.get(&(check.clone(), item.clone()));
                known.map(|overrule| &overrule.why) == why.as_ref()
            }
            Change::Kept(kept) => self.records.now(kept) == *kept,
            Change::Submitted | Change::Reopened { .. } | Change::Undone { .. } | Change::Redone { .. } => false,
        }
    }

    /// Returns whether a change would leave no line without its interview, no cause without its evidence and no action without
    /// its cause.
    fn bears(&self, change: &Change) -> bool {
        let is_cause = |number: &CauseNo| self.records.causes.get(number).is_some();
        match change {
            Change::EvidenceStruck { evidence } => !self.is_named_by_a_cause(*evidence),
            Change::Kept(Kept::Interview(number, None)) => !self.is_used(*number),
            Change::Kept(Kept::Note(_, Some(note))) => self.records.interviews.get(&note.interview).is_some(),
            Change::Kept(Kept::Cause(number, None)) => {
                !self.records.actions.iter().any(|(_, action)| action.is.cause == Some(*number))
            }
            Change::Kept(Kept::Cause(_, Some(cause))) => {
                cause.evidence().iter().all(|number| self.evidence.contains_key(number))
            }
            Change::Kept(Kept::Action(_, Some(action))) => action.cause.iter().all(is_cause),
            _ => true,
        }
    }

    /// Returns the change that would take `change` back, read off the state before it.
    pub(super) fn inverse(&self, actor: &Actor, change: &Change) -> Option<Change> {
        match change {
            Change::Answered { item, .. } => {
                let known = self.checklist.item(item.as_str())?;
                let answer = self.answer_of(known, actor).map(|given| given.answer.clone());
                Some(Change::Answered { item: item.clone(), answer })
            }
            Change::Remarked { item, .. } => {
                let text = self.remarks.get(item).cloned().unwrap_or_default();
                Some(Change::Remarked { item: item.clone(), text })
            }
            Change::EvidenceRegistered { evidence, .. } => Some(Change::EvidenceStruck { evidence: *evidence }),
            Change::EvidenceStruck { evidence } => {
                let known = self.evidence.get(evidence)?;
                Some(Change::EvidenceRegistered {
                    evidence: *evidence,
                    kind: known.kind,
                    title: known.title.clone(),
                    items: self.items_of(*evidence),
                })
            }
            Change::Linked { item, evidence } => Some(Change::Unlinked { item: item.clone(), evidence: *evidence }),
            Change::Unlinked { item, evidence } => Some(Change::Linked { item: item.clone(), evidence: *evidence }),
            Change::Overruled { check, item, .. } => {
                let why = self.overrules.get(&(check.clone(), item.clone())).map(|overrule| overrule.why.clone());
                Some(Change::Overruled { check: check.clone(), item: item.clone(), why })
            }
            Change::Kept(kept) => Some(Change::Kept(self.records.now(kept))),
            Change::Submitted | Change::Reopened { .. } | Change::Undone { .. } | Change::Redone { .. } => None,
        }
    }

    /// Returns what a change is about to replace, where somebody had signed it.
    pub(super) fn signed(&self, actor: &Actor, change: &Change) -> Option<Signed> {
        match change {
            Change::Answered { item, .. } => {
                let known = self.checklist.item(item.as_str())?;
                self.answer_of(known, actor).cloned().map(Signed::Given)
            }
            Change::Overruled { check, item, .. } => {
                self.overrules.get(&(check.clone(), item.clone())).cloned().map(Signed::Overrule)
            }
            Change::Remarked { .. }
            | Change::EvidenceRegistered { .. }
            | Change::EvidenceStruck { .. }
            | Change::Linked { .. }
            | Change::Unlinked { .. }
            | Change::Kept(_)
            | Change::Submitted
            | Change::Reopened { .. }
            | Change::Undone { .. }
            | Change::Redone { .. } => None,
        }
    }

    /// Puts the signature back under what an undone step had replaced.
    pub(super) fn sign_again(&mut self, step: &Step) {
        match (&step.back, &step.was) {
            (Change::Answered { item, .. }, Some(Signed::Given(was))) => {
                let own = self.by_assessor.get_mut(item).and_then(|ratings| ratings.get_mut(&step.actor));
                if let Some(given) = own.or_else(|| self.shared.get_mut(item)) {
                    *given = was.clone();
                }
            }
            (Change::Overruled { check, item, .. }, Some(Signed::Overrule(was))) => {
                self.overrules.insert((check.clone(), item.clone()), was.clone());
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::command::Act;
    use crate::domain::event::{EvidenceKind, Scope};
    use crate::domain::ids::EvidenceNo;
    use crate::domain::refusal::Refusal;
    use crate::domain::trial::Trial;

    #[test]
    fn the_number_of_struck_evidence_is_not_used_again() {
        let mut trial = Trial::open(Scope::Full);
        trial.support("A", EvidenceKind::Document, "甲");
        trial.act(Act::Undo).unwrap();
        trial.support("A", EvidenceKind::Document, "乙");
        assert_eq!(trial.assessment().evidence.keys().copied().collect::<Vec<_>>(), [EvidenceNo(2)]);
    }

    #[test]
    fn everyone_undoes_their_own_changes_only() {
        let mut trial = Trial::open(Scope::Full);
        trial.answer("A", "1");
        trial.answer_as("second", "A", "2");
        assert_eq!(trial.act(Act::Undo), Ok(1));
        let left: Vec<_> = trial.assessment().by_assessor["A"].keys().map(ToString::to_string).collect();
        assert_eq!(left, ["second"]);
        assert_eq!(trial.act(Act::Undo), Err(Refusal::NothingToUndo));
    }

    #[test]
    fn undo_never_takes_back_what_another_has_written_since() {
        let mut trial = Trial::open(Scope::Full);
        trial.act(Act::Remark { item: "A".into(), text: "甲".to_owned() }).unwrap();
        trial.act(Act::Remark { item: "B".into(), text: "乙".to_owned() }).unwrap();
        trial.act_as("second", Act::Remark { item: "B".into(), text: "丙".to_owned() }).unwrap();
        assert_eq!(trial.act(Act::Undo), Ok(1));
        let left: Vec<_> = trial.assessment().remarks.values().cloned().collect();
        assert_eq!(left, ["丙"]);
        assert_eq!(trial.act(Act::Undo), Err(Refusal::NothingToUndo));
    }

    #[test]
    fn evidence_another_has_linked_since_is_not_struck() {
        let mut trial = Trial::open(Scope::Full);
        trial.support("A", EvidenceKind::Document, "甲");
        trial.act_as("second", Act::Link { item: "B".into(), evidence: EvidenceNo(1) }).unwrap();
        assert_eq!(trial.act(Act::Undo), Err(Refusal::NothingToUndo));
    }

    #[test]
    fn a_new_change_leaves_nothing_to_redo() {
        let mut trial = Trial::open(Scope::Full);
        trial.answer("A", "1");
        trial.act(Act::Undo).unwrap();
        trial.answer("B", "1");
        assert_eq!(trial.act(Act::Redo), Err(Refusal::NothingToRedo));
    }

    #[test]
    fn undoing_a_reason_gives_back_the_signature_of_the_one_before() {
        let mut trial = Trial::open(Scope::Full);
        let sign = |why: &str| Act::Overrule { check: "soft".into(), item: None, why: why.to_owned() };
        trial.act_as("second", sign("原因甲")).unwrap();
        let before = trial.assessment().overrules.clone();
        trial.act(sign("原因乙")).unwrap();
        trial.act(Act::Undo).unwrap();
        assert_eq!(trial.assessment().overrules, before);
    }
}
