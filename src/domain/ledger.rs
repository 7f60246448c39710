//! The ledger: every society and the heading of every assessment; knows nothing of what was answered.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use jiff::civil::Date;

use crate::domain::event::{Change, Entry, Event, Profile, Scope};
use crate::domain::ids::{ActionNo, Actor, AssessmentId, Digest, Millis, Seq, SocietyCode};

/// Every society and the heading of every assessment. Small enough to keep whole: the ledger screen is drawn from it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    /// The societies.
    pub societies: BTreeMap<SocietyCode, Profile>,
    /// The assessments.
    pub headings: BTreeMap<AssessmentId, Heading>,
    /// The checklists whose whole text is in the journal.
    pub checklists: BTreeSet<Digest>,
}

/// What the ledger knows of an assessment.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// The society.
    pub society: SocietyCode,
    /// 1 for a society's first assessment.
    pub round: u32,
    /// The checklist it is pinned to.
    pub checklist: Digest,
    /// How much of the checklist is in scope.
    pub scope: Scope,
    /// Who started it.
    pub lead: Actor,
    /// When it was started.
    pub started: Millis,
    /// When it last changed.
    pub touched: Millis,
    /// Its last entry.
    pub last: Seq,
    /// Open or submitted.
    pub status: Status,
    /// Progress and severities as of its last entry; `None` until worked out.
    pub summary: Option<Summary>,
}

/// Whether an assessment can be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It can.
    Open,
    /// Not until it is reopened.
    Submitted,
}

/// What a row of the ledger shows of an assessment.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// Items on the path and in scope that have an answer (a blank is one).
    pub n_answered: u32,
    /// Items on the path and in scope.
    pub n_items: u32,
    /// Severity (0–100) of each axis in the checklist's order; `None` where it is withheld.
    pub severities: Vec<Option<f64>>,
    /// Red lines raised.
    pub n_red_lines: u32,
    /// The open actions with a date, the next first.
    pub follow_ups: Vec<FollowUp>,
}

/// An open action somebody has to look at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FollowUp {
    /// When. Whether that is over is worked out where there is a clock.
    pub on: Date,
    /// The action.
    pub action: ActionNo,
    /// The beginning of what is done.
    pub what: String,
}

impl Ledger {
    /// Folds an entry in. Entries it knows nothing of leave it as it is.
    pub fn apply(&mut self, entry: &Entry) {
        match &entry.event {
            Event::SocietyAdded { code, profile } | Event::SocietyChanged { code, profile } => {
                self.societies.insert(code.clone(), profile.clone());
            }
            Event::ChecklistKept { checklist, part, n_parts, .. } => {
                if part.saturating_add(1) == *n_parts {
                    self.checklists.insert(*checklist);
                }
            }
            Event::AssessmentStarted { assessment, society, round, checklist, scope } => {
                let heading = Heading {
                    society: society.clone(),
                    round: *round,
                    checklist: *checklist,
                    scope: *scope,
                    lead: entry.actor.clone(),
                    started: entry.at,
                    touched: entry.at,
                    last: entry.seq,
                    status: Status::Open,
                    summary: None,
                };
                self.headings.insert(assessment.clone(), heading);
            }
            Event::Changed { assessment, change } => {
                if let Some(heading) = self.headings.get_mut(assessment) {
                    heading.touched = entry.at;
                    heading.last = entry.seq;
                    heading.summary = None;
                    match change {
                        Change::Submitted => heading.status = Status::Submitted,
                        Change::Reopened { .. } => heading.status = Status::Open,
                        Change::Answered { .. }
                        | Change::Remarked { .. }
                        | Change::EvidenceRegistered { .. }
                        | Change::EvidenceStruck { .. }
                        | Change::Linked { .. }
                        | Change::Unlinked { .. }
                        | Change::Overruled { .. }
                        | Change::Kept(_)
                        | Change::Undone { .. }
                        | Change::Redone { .. } => {}
                    }
                }
            }
        }
    }

    /// Returns the assessments of a society, first round first. Their ids begin with its code and a hyphen, so only those are looked at.
    pub fn rounds_of<'a>(&'a self, society: &'a SocietyCode) -> impl Iterator<Item = (&'a AssessmentId, &'a Heading)> {
        let prefix = format!("{society}-");
        let from = self.headings.range::<str, _>((Bound::Included(prefix.as_str()), Bound::Unbounded));
        let mut rounds: Vec<_> = from
            .take_while(|(id, _)| id.as_str().starts_with(&prefix))
            .filter(|(_, heading)| heading.society == *society)
            .collect();
        rounds.sort_by_key(|(_, heading)| heading.round);
        rounds.into_iter()
    }
}
