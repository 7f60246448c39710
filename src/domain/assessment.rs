//! One assessment as its entries so far have made it; knows nothing of scores.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::domain::checklist::{Checklist, Item};
use crate::domain::event::{Change, Entry, EvidenceKind, Scope};
use crate::domain::ids::{Actor, AssessmentId, CauseNo, CheckId, EvidenceNo, ItemId, Millis, Seq, SocietyCode};
use crate::domain::ledger::Status;
use crate::domain::records::{Kept, Records};
use crate::domain::value::Answer;

/// One society × one checklist version × one round.
#[derive(Clone, Debug)]
pub struct Assessment {
    /// Its id.
    pub id: AssessmentId,
    /// The society.
    pub society: SocietyCode,
    /// 1 for a society's first assessment.
    pub round: u32,
    /// The checklist it is pinned to.
    pub checklist: Arc<Checklist>,
    /// How much of the checklist is in scope.
    pub scope: Scope,
    /// Who started it; their rating is the effective one.
    pub lead: Actor,
    /// When it was started.
    pub started: Millis,
    /// Open or submitted.
    pub status: Status,
    /// Answers that are shared by all assessors.
    pub shared: BTreeMap<ItemId, Given>,
    /// Answers of each assessor, for the kinds that keep them apart.
    pub by_assessor: BTreeMap<ItemId, BTreeMap<Actor, Given>>,
    /// Remarks; none is empty.
    pub remarks: BTreeMap<ItemId, String>,
    /// The evidence register.
    pub evidence: BTreeMap<EvidenceNo, Evidence>,
    /// Which evidence was linked to an item; what notes dropped onto it add stands in `noted`.
    pub links: BTreeMap<ItemId, BTreeSet<EvidenceNo>>,
    /// Interviews, notes, samples, the team …
    pub records: Records,
    /// Signed reasons for soft checks.
    pub overrules: BTreeMap<(CheckId, Option<ItemId>), Overrule>,
    /// The last entry folded in.
    pub last: Seq,
    done: Vec<Step>,
    undone: Vec<Step>,
    last_evidence: u32,
    /// How many lines of an interview were dropped onto an item. Invariant: no count is 0.
    noted: BTreeMap<ItemId, BTreeMap<EvidenceNo, usize>>,
}

/// An answer with who gave it and when.
#[derive(Clone, Debug, PartialEq)]
pub struct Given {
    /// The answer.
    pub answer: Answer,
    /// Who gave it.
    pub by: Actor,
    /// When.
    pub at: Millis,
}

/// A registered piece of evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// What it is.
    pub kind: EvidenceKind,
    /// What it is called.
    pub title: String,
    /// Who registered it.
    pub by: Actor,
    /// When.
    pub at: Millis,
}

/// A signed reason for a soft check.
#[derive(Clone, Debug, PartialEq)]
pub struct Overrule {
    /// Why the check may stand.
    pub why: String,
    /// Who signed.
    pub by: Actor,
    /// When.
    pub at: Millis,
}

/// The answer that counts for an item.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Effective<'a> {
    /// Nobody has answered.
    None,
    /// This one counts.
    One(&'a Given),
    /// Several assessors have rated, the lead has not, and there is no consensus.
    Disputed,
}

/// A change with the change that takes it back.
#[derive(Clone, Debug)]
struct Step {
    of: Seq,
    actor: Actor,
    forth: Change,
    back: Change,
    was: Option<Signed>,
}

/// What stood before a change, with who had signed it and when: undoing gives their signature back, not the undoer's.
#[derive(Clone, Debug)]
enum Signed {
    Given(Given),
    Overrule(Overrule),
}

impl Assessment {
    /// Opens an assessment at its first entry.
    pub fn start(
        id: AssessmentId,
        society: SocietyCode,
        round: u32,
        checklist: Arc<Checklist>,
        scope: Scope,
        entry: &Entry,
    ) -> Self {
        Self {
            id,
            society,
            round,
            checklist,
            scope,
            lead: entry.actor.clone(),
            started: entry.at,
            status: Status::Open,
            shared: BTreeMap::new(),
            by_assessor: BTreeMap::new(),
            remarks: BTreeMap::new(),
            evidence: BTreeMap::new(),
            links: BTreeMap::new(),
            records: Records::default(),
            overrules: BTreeMap::new(),
            last: entry.seq,
            done: Vec::new(),
            undone: Vec::new(),
            last_evidence: 0,
            noted: BTreeMap::new(),
        }
    }

    /// Returns the answer that counts for an item: the lead's rating, else the only rater's; what is shared otherwise.
    pub fn effective(&self, item: &Item) -> Effective<'_> {
        if !item.kind.is_per_assessor() {
            return self.shared.get(&item.id).map_or(Effective::None, Effective::One);
        }
        let Some(ratings) = self.by_assessor.get(&item.id) else { return Effective::None };
        if let Some(given) = ratings.get(&self.lead) {
            return Effective::One(given);
        }
        let mut given = ratings.values();
        match (given.next(), given.next()) {
            (None, _) => Effective::None,
            (Some(only), None) => Effective::One(only),
            (Some(_), Some(_)) => Effective::Disputed,
        }
    }

    /// Returns the answer an actor sees as theirs: their own where answers are kept per assessor, the shared one otherwise.
    pub fn answer_of(&self, item: &Item, actor: &Actor) -> Option<&Given> {
        if item.kind.is_per_assessor() { self.by_assessor.get(&item.id)?.get(actor) } else { self.shared.get(&item.id) }
    }

    /// Returns the evidence that supports an item, by number: what was linked to it, and interviews of which a line was dropped onto it.
    pub fn evidence_of(&self, item: &ItemId) -> impl Iterator<Item = (EvidenceNo, &Evidence)> {
        let linked = self.links.get(item).into_iter().flatten();
        let noted = self.noted.get(item).into_iter().flat_map(BTreeMap::keys);
        let mut numbers: Vec<EvidenceNo> = linked.chain(noted).copied().collect();
        numbers.sort_unstable();
        numbers.dedup();
        numbers.into_iter().filter_map(|number| self.evidence.get(&number).map(|evidence| (number, evidence)))
    }

    /// Returns the items a piece of evidence supports, in walking order.
    pub fn items_of(&self, evidence: EvidenceNo) -> Vec<ItemId> {
        let supports = |item: &&Item| self.is_linked(&item.id, evidence);
        self.checklist.items.iter().filter(supports).map(|item| item.id.clone()).collect()
    }

    /// Returns whether a piece of evidence supports an item.
    pub fn is_linked(&self, item: &ItemId, evidence: EvidenceNo) -> bool {
        self.links.get(item).is_some_and(|linked| linked.contains(&evidence))
            || self.noted.get(item).is_some_and(|noted| noted.contains_key(&evidence))
    }

    /// Returns whether evidence supports anything or is named by a cause, or lines were jotted down in it.
    pub fn is_used(&self, evidence: EvidenceNo) -> bool {
        self.links.values().any(|linked| linked.contains(&evidence))
            || self.records.notes_of(evidence).next().is_some()
            || self.is_named_by_a_cause(evidence)
    }

    fn is_named_by_a_cause(&self, evidence: EvidenceNo) -> bool {
        self.records.causes.iter().any(|(_, cause)| cause.is.evidence().contains(&evidence))
    }

    /// Returns who a piece of evidence comes from: the person interviewed, or the author it was registered with; empty when that is not known.
    pub fn author_of(&self, evidence: EvidenceNo) -> &str {
        match self.records.interviews.get(&evidence) {
            Some(interview) => &interview.person,
            None => self.records.details.get(&evidence).map_or("", |details| &details.author),
        }
    }

    /// Returns the registered evidence of that kind and title.
    pub fn find_evidence(&self, kind: EvidenceKind, title: &str) -> Option<EvidenceNo> {
        self.evidence.iter().find(|(_, known)| known.kind == kind && known.title == title).map(|(number, _)| *number)
    }

    /// Returns the number the next evidence gets. Invariant: numbers of struck evidence are not used again.
    pub const fn next_evidence(&self) -> EvidenceNo {
        EvidenceNo(self.last_evidence.saturating_add(1))
    }

    /// Returns the signed reason that covers a check on an item: one for that item, or one for the check as a whole.
    pub fn overrule_of(&self, check: &CheckId, item: Option<&ItemId>) -> Option<&Overrule> {
        let own = item.and_then(|item| self.overrules.get(&(check.clone(), Some(item.clone()))));
        own.or_else(|| self.overrules.get(&(check.clone(), None)))
    }

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

    /// Returns the change that would take `change` back, read off the state before it.
    fn inverse(&self, actor: &Actor, change: &Change) -> Option<Change> {
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
    fn signed(&self, actor: &Actor, change: &Change) -> Option<Signed> {
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
    fn sign_again(&mut self, step: &Step) {
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
