//! What an entry changes in an assessment; decides nothing, for what has happened has been granted.

use std::collections::BTreeMap;

use crate::domain::assessment::undo::Step;
use crate::domain::assessment::{Assessment, Evidence, Given, Overrule};
use crate::domain::event::{Change, Entry, EvidenceKind};
use crate::domain::ids::{EvidenceNo, ItemId};
use crate::domain::ledger::Status;
use crate::domain::records::Kept;
use crate::domain::value::Answer;

impl Assessment {
    /// Folds a change in.
    pub fn apply(&mut self, entry: &Entry, change: &Change) {
        self.last = entry.seq;
        match change {
            Change::Undone { of, change } => {
                self.make(entry, change);
                if let Some(at) = self.done.iter().rposition(|step| step.of == *of) {
                    let step = self.done.remove(at);
                    self.sign_again(&step);
                    self.undone.push(step);
                }
            }
            Change::Redone { of, change } => {
                self.make(entry, change);
                if let Some(at) = self.undone.iter().rposition(|step| step.of == *of) {
                    self.done.push(self.undone.remove(at));
                }
            }
            Change::Submitted | Change::Reopened { .. } => self.make(entry, change),
            Change::Answered { .. }
            | Change::Remarked { .. }
            | Change::EvidenceRegistered { .. }
            | Change::EvidenceStruck { .. }
            | Change::Linked { .. }
            | Change::Unlinked { .. }
            | Change::Kept(_)
            | Change::Overruled { .. } => {
                if let Some(back) = self.inverse(&entry.actor, change) {
                    self.undone.retain(|step| step.actor != entry.actor);
                    let was = self.signed(&entry.actor, change);
                    let step = Step { of: entry.seq, actor: entry.actor.clone(), forth: change.clone(), back, was };
                    self.done.push(step);
                }
                self.make(entry, change);
            }
        }
    }

    fn make(&mut self, entry: &Entry, change: &Change) {
        match change {
            Change::Answered { item, answer } => self.set_answer(entry, item, answer.as_ref()),
            Change::Remarked { item, text } if text.is_empty() => {
                self.remarks.remove(item);
            }
            Change::Remarked { item, text } => {
                self.remarks.insert(item.clone(), text.clone());
            }
            Change::EvidenceRegistered { evidence, kind, title, items } => {
                let known = Evidence { kind: *kind, title: title.clone(), by: entry.actor.clone(), at: entry.at };
                self.evidence.insert(*evidence, known);
                self.last_evidence = self.last_evidence.max(evidence.0);
                for item in items {
                    self.links.entry(item.clone()).or_default().insert(*evidence);
                }
            }
            Change::EvidenceStruck { evidence } => {
                self.evidence.remove(evidence);
                self.links.values_mut().for_each(|linked| {
                    linked.remove(evidence);
                });
            }
            Change::Linked { item, evidence } => {
                self.links.entry(item.clone()).or_default().insert(*evidence);
            }
            Change::Unlinked { item, evidence } => {
                if let Some(linked) = self.links.get_mut(item) {
                    linked.remove(evidence);
                }
            }
            Change::Overruled { check, item, why: None } => {
                self.overrules.remove(&(check.clone(), item.clone()));
            }
            Change::Overruled { check, item, why: Some(why) } => {
                let overrule = Overrule { why: why.clone(), by: entry.actor.clone(), at: entry.at };
                self.overrules.insert((check.clone(), item.clone()), overrule);
            }
            Change::Kept(kept) => self.keep(entry, kept),
            Change::Submitted => self.status = Status::Submitted,
            Change::Reopened { .. } => self.status = Status::Open,
            // Absent: an undo or redo inside another; `decide` never makes one.
            Change::Undone { .. } | Change::Redone { .. } => {}
        }
    }

    fn keep(&mut self, entry: &Entry, kept: &Kept) {
        if let Kept::Note(number, note) = kept {
            if let Some(was) = self.records.notes.get(number) {
                for item in &was.items {
                    lift(&mut self.noted, item, was.interview);
                }
            }
            if let Some(note) = note {
                for item in &note.items {
                    *self.noted.entry(item.clone()).or_default().entry(note.interview).or_default() += 1;
                }
            }
        }
        self.records.set(entry, kept);
        if let Kept::Interview(number, interview) = kept {
            self.last_evidence = self.last_evidence.max(number.0);
            let signed = self.records.interviews.entered(number).zip(interview.as_ref());
            match signed {
                Some((entered, interview)) => {
                    let (title, by) = (interview.person.clone(), entered.by.clone());
                    self.evidence
                        .insert(*number, Evidence { kind: EvidenceKind::Interview, title, by, at: entered.at });
                }
                None => {
                    self.evidence.remove(number);
                }
            }
        }
    }

    fn set_answer(&mut self, entry: &Entry, item: &ItemId, answer: Option<&Answer>) {
        let is_per_assessor = self.checklist.item(item.as_str()).is_some_and(|known| known.kind.is_per_assessor());
        let given = answer.map(|answer| Given { answer: answer.clone(), by: entry.actor.clone(), at: entry.at });
        match (given, is_per_assessor) {
            (Some(given), true) => {
                self.by_assessor.entry(item.clone()).or_default().insert(entry.actor.clone(), given);
            }
            (Some(given), false) => {
                self.shared.insert(item.clone(), given);
            }
            (None, true) => {
                if let Some(ratings) = self.by_assessor.get_mut(item) {
                    ratings.remove(&entry.actor);
                }
            }
            (None, false) => {
                self.shared.remove(item);
            }
        }
    }
}

/// Takes one line of an interview off an item.
fn lift(noted: &mut BTreeMap<ItemId, BTreeMap<EvidenceNo, usize>>, item: &ItemId, interview: EvidenceNo) {
    let Some(counts) = noted.get_mut(item) else { return };
    if let Some(count) = counts.get_mut(&interview) {
        *count -= 1;
        if *count == 0 {
            counts.remove(&interview);
        }
    }
}
