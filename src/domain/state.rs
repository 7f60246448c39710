//! All entries so far, folded: the ledger whole, and each assessment whose entries have been read.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::assessment::Assessment;
use crate::domain::checklist::Checklist;
use crate::domain::event::{Entry, Event};
use crate::domain::ids::{AssessmentId, Digest};
use crate::domain::ledger::Ledger;

/// What is known now.
///
/// Absent: the assessments nobody has looked at. Folding only those opened keeps the start fast however long the journal.
#[derive(Clone, Debug, Default)]
pub struct State {
    /// Societies and headings.
    pub ledger: Ledger,
    /// The assessments whose entries have been folded.
    pub assessments: BTreeMap<AssessmentId, Assessment>,
    /// The checklists read so far; an assessment can only be folded once its checklist is here.
    pub checklists: BTreeMap<Digest, Arc<Checklist>>,
}

impl State {
    /// Folds an entry in.
    pub fn apply(&mut self, entry: &Entry) {
        self.ledger.apply(entry);
        self.apply_to_assessment(entry);
    }

    /// Folds an entry the ledger already knows into its assessment; for entries read back later.
    pub fn apply_to_assessment(&mut self, entry: &Entry) {
        match &entry.event {
            Event::AssessmentStarted { assessment, society, round, checklist, scope } => {
                if let Some(checklist) = self.checklists.get(checklist) {
                    let started = Assessment::start(
                        assessment.clone(),
                        society.clone(),
                        *round,
                        Arc::clone(checklist),
                        *scope,
                        entry,
                    );
                    self.assessments.insert(assessment.clone(), started);
                }
            }
            Event::Changed { assessment, change } => {
                if let Some(assessment) = self.assessments.get_mut(assessment) {
                    assessment.apply(entry, change);
                }
            }
            Event::SocietyAdded { .. } | Event::SocietyChanged { .. } | Event::ChecklistKept { .. } => {}
        }
    }
}
