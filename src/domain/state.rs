//! All entries so far, folded: the ledger whole, and each assessment whose entries have been read.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::assessment::Assessment;
use crate::domain::checklist::{self, Checklist};
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
    /// Checklists of which some pieces have been folded, but not the last.
    partial: BTreeMap<Digest, String>,
}

impl State {
    /// Starts from a ledger that was folded before.
    pub fn with_ledger(ledger: Ledger) -> Self {
        Self { ledger, ..Self::default() }
    }

    /// Starts from checklists that were read before, to fold an assessment on its own.
    pub fn with_checklists(checklists: BTreeMap<Digest, Arc<Checklist>>) -> Self {
        Self { checklists, ..Self::default() }
    }

    /// Folds an entry in.
    pub fn apply(&mut self, entry: &Entry) {
        self.apply_to_ledger(entry);
        self.apply_to_assessment(entry);
    }

    /// Folds an entry into the ledger and the checklists, and leaves its assessment for whoever looks at it.
    pub fn apply_to_ledger(&mut self, entry: &Entry) {
        self.ledger.apply(entry);
        if let Event::ChecklistKept { checklist, part, n_parts, text } = &entry.event {
            let kept = self.partial.entry(*checklist).or_default();
            kept.push_str(text);
            if part.saturating_add(1) == *n_parts {
                let whole = self.partial.remove(checklist).unwrap_or_default();
                self.keep_checklist(*checklist, &whole);
            }
        }
    }

    /// Reads a checklist's text, unless that has been done. A text with problems leaves the state as it is.
    pub fn keep_checklist(&mut self, digest: Digest, text: &str) {
        if self.checklists.contains_key(&digest) {
            return;
        }
        let builtin = checklist::builtin();
        if builtin.digest == digest {
            self.checklists.insert(digest, Arc::clone(builtin));
        } else if let Some(checklist) = checklist::parse(&digest.to_string(), text).checklist {
            self.checklists.insert(digest, Arc::new(checklist));
        }
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
            Event::SocietyAdded { .. }
            | Event::SocietyChanged { .. }
            | Event::RosterKept { .. }
            | Event::ChecklistKept { .. } => {}
        }
    }
}
