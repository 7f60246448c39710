//! One assessment as its entries so far have made it; knows nothing of scores.

mod fold;
mod undo;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::domain::assessment::undo::Step;
use crate::domain::checklist::{Checklist, Item};
use crate::domain::event::{Entry, EvidenceKind, Scope};
use crate::domain::ids::{Actor, AssessmentId, CheckId, EvidenceNo, ItemId, Millis, Seq, SocietyCode};
use crate::domain::ledger::Status;
use crate::domain::records::Records;
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
}
