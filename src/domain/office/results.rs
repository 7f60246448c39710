//! The latest submitted assessment of each society, read by the checklist it is pinned to; knows nothing of what is made of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::checklist::{Checklist, FormKind, Item};
use crate::domain::ids::{AssessmentId, Digest, ItemId, Millis, SocietyCode};
use crate::domain::ledger::{Heading, Ledger, Mark, Status, Summary};

/// The checklists at hand.
pub type Checklists = BTreeMap<Digest, Arc<Checklist>>;

/// The latest submitted assessment of each society that has one.
#[derive(Debug)]
pub struct Results<'a> {
    latest: BTreeMap<&'a SocietyCode, Assessed<'a>>,
    /// Societies of which no assessment is submitted.
    pub n_without: usize,
    /// Societies whose latest result could not be counted: its checklist is another one, or not at hand, or its summary is not worked out yet.
    pub n_uncounted: usize,
}

/// A society's latest submitted assessment.
#[derive(Clone, Debug)]
pub struct Assessed<'a> {
    /// Its id.
    pub assessment: &'a AssessmentId,
    /// What the ledger knows of it.
    pub heading: &'a Heading,
    summary: &'a Summary,
    plan: Arc<Plan<'a>>,
}

/// Where a version of the checklist has what is asked for.
#[derive(Debug)]
struct Plan<'a> {
    checklist: &'a Checklist,
    /// For each axis of the office's checklist, its place among those of this version.
    axes: Vec<Option<usize>>,
    /// For each scored item, its place in the checklist and among the marks.
    marks: BTreeMap<&'a str, (usize, usize)>,
}

impl<'a> Plan<'a> {
    fn of(checklist: &'a Checklist, office: &Checklist) -> Self {
        let own: Vec<_> = checklist.forms_of(FormKind::Axis).map(|axis| &axis.id).collect();
        let axes = office.forms_of(FormKind::Axis).map(|axis| own.iter().position(|own| **own == axis.id)).collect();
        let scored = checklist.items.iter().enumerate().filter(|(_, item)| item.weight.is_some());
        let marks = scored.enumerate().map(|(mark, (idx, item))| (item.id.as_str(), (idx, mark))).collect();
        Self { checklist, axes, marks }
    }
}

impl<'a> Results<'a> {
    /// Returns what was submitted by a moment. Only assessments by some version of the office's checklist count, for only these can be compared.
    ///
    /// An assessment that is open again does not count until it is submitted again; the round before it does.
    pub fn of(ledger: &'a Ledger, office: &Checklist, checklists: &'a Checklists, by: Millis) -> Self {
        let mut submitted: BTreeMap<&SocietyCode, (&AssessmentId, &Heading)> = BTreeMap::new();
        let is_submitted = |heading: &Heading| heading.status == Status::Submitted && heading.touched <= by;
        for (id, heading) in ledger.headings.iter().filter(|(_, heading)| is_submitted(heading)) {
            let known = submitted.entry(&heading.society).or_insert((id, heading));
            if known.1.round < heading.round {
                *known = (id, heading);
            }
        }
        let plans: BTreeMap<&Digest, Arc<Plan<'a>>> = checklists
            .iter()
            .filter(|(_, checklist)| checklist.id == office.id)
            .map(|(digest, checklist)| (digest, Arc::new(Plan::of(checklist, office))))
            .collect();
        let n_submitted = submitted.len();
        let assessed = submitted.into_iter().filter_map(|(society, (assessment, heading))| {
            let (summary, plan) = heading.summary.as_ref().zip(plans.get(&heading.checklist))?;
            Some((society, Assessed { assessment, heading, summary, plan: Arc::clone(plan) }))
        });
        let latest: BTreeMap<_, _> = assessed.collect();
        Self {
            n_without: ledger.societies.len().saturating_sub(n_submitted),
            n_uncounted: n_submitted.saturating_sub(latest.len()),
            latest,
        }
    }

    /// Returns the result of a society.
    pub fn get(&self, society: &SocietyCode) -> Option<&Assessed<'a>> {
        self.latest.get(society)
    }

    /// Returns every society with its result, in order of code.
    pub fn iter(&self) -> impl Iterator<Item = (&'a SocietyCode, &Assessed<'a>)> {
        self.latest.iter().map(|(society, assessed)| (*society, assessed))
    }

    /// Returns how many societies have a result that counts.
    pub fn len(&self) -> usize {
        self.latest.len()
    }

    /// Returns whether no society has one.
    pub fn is_empty(&self) -> bool {
        self.latest.is_empty()
    }
}

impl<'a> Assessed<'a> {
    /// Returns the severity (0–100) of each axis of the office's checklist; `None` where it is withheld or that version had no such axis.
    pub fn severities(&self) -> impl Iterator<Item = Option<f64>> {
        self.plan.axes.iter().map(|place| self.summary.severities.get((*place)?).copied().flatten())
    }

    /// Returns the severity of the axis at a place in the office's checklist.
    pub fn severity(&self, axis: usize) -> Option<f64> {
        let place = self.plan.axes.get(axis).copied().flatten()?;
        self.summary.severities.get(place).copied().flatten()
    }

    /// Returns what a scored item came to.
    pub fn mark(&self, item: &ItemId) -> Option<Mark> {
        let (_, mark) = self.plan.marks.get(item.as_str())?;
        self.summary.marks.get(*mark).copied()
    }

    /// Returns the scored items of its checklist with what they came to.
    pub fn marks(&self) -> impl Iterator<Item = (&'a Item, Mark)> {
        let scored = self.plan.checklist.items.iter().filter(|item| item.weight.is_some());
        scored.zip(self.summary.marks.iter().copied())
    }
}
