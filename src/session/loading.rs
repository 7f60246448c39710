//! What is read from the store only once somebody needs it, and what is worked out from it there and then; runs no command.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::domain::checklist::{self, Checklist};
use crate::domain::diagnosis::summary;
use crate::domain::ids::{AssessmentId, Digest};
use crate::domain::ledger::Status;
use crate::domain::office;
use crate::domain::refusal::Refusal;
use crate::domain::standing::Standing;
use crate::domain::state::State;
use crate::session::{RunError, Session};

impl Session {
    /// Reads an assessment's entries and folds them, unless that has been done.
    ///
    /// # Errors
    /// There is no such assessment, or the store could not give its entries or its checklist.
    pub fn load(&mut self, id: &AssessmentId) -> Result<(), RunError> {
        if self.state.assessments.contains_key(id) {
            return Ok(());
        }
        let heading = self.state.ledger.headings.get(id);
        let heading = heading.ok_or_else(|| Refusal::NoSuchAssessment { id: id.as_str().to_owned() })?;
        let digest = heading.checklist;
        self.load_checklist(&digest)?;
        for entry in self.writer.entries_of(id)? {
            self.state.apply_to_assessment(&entry);
        }
        self.stand(id);
        Ok(())
    }

    pub(super) fn load_checklist(&mut self, digest: &Digest) -> Result<(), RunError> {
        if self.state.checklists.contains_key(digest) {
            return Ok(());
        }
        if checklist::builtin().digest == *digest {
            self.state.keep_checklist(*digest, "");
            return Ok(());
        }
        let text = self.writer.checklist(digest)?.ok_or(RunError::NoChecklist(*digest))?;
        self.state.keep_checklist(*digest, &text);
        if self.state.checklists.contains_key(digest) { Ok(()) } else { Err(RunError::NoChecklist(*digest)) }
    }

    /// Reads the checklists of submitted assessments, and the one the office works by, for what is worked out over the whole ledger. One
    /// that cannot be read is left out, and so are its assessments.
    ///
    /// # Errors
    /// The store could not give one.
    pub fn load_checklists(&mut self) -> Result<(), RunError> {
        let headings = self.state.ledger.headings.values();
        let submitted = headings.filter(|heading| heading.status == Status::Submitted);
        let newest = office::newest(&self.state.ledger);
        let wanted: BTreeSet<Digest> = submitted.map(|heading| heading.checklist).chain(newest).collect();
        for digest in wanted {
            match self.load_checklist(&digest) {
                Ok(()) | Err(RunError::NoChecklist(_)) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    /// Returns the checklist the office works by, as far as checklists are loaded; see [`office::checklist_of`].
    pub fn office(&self) -> &Arc<Checklist> {
        office::checklist_of(&self.state.ledger, &self.state.checklists)
    }

    /// Returns the checklist the office works by: what it keeps of societies, and its goals. It is loaded, where it can be read.
    pub fn office_checklist(&mut self) -> Arc<Checklist> {
        if let Some(digest) = office::newest(&self.state.ledger) {
            // One that cannot be read is not the office's.
            let _ = self.load_checklist(&digest);
        }
        Arc::clone(self.office())
    }

    /// Works out the summaries the ledger misses, as after a rebuild; at most `limit` of them. Returns how many are still missing.
    ///
    /// # Errors
    /// The store could not give what was needed.
    pub fn fill_summaries(&mut self, limit: usize) -> Result<usize, RunError> {
        let is_missing = |id: &AssessmentId, state: &State| {
            state.ledger.headings.get(id).is_some_and(|heading| heading.summary.is_none())
        };
        let missing: Vec<_> =
            self.state.ledger.headings.keys().filter(|id| is_missing(id, &self.state)).cloned().collect();
        for id in missing.iter().take(limit) {
            let was_loaded = self.state.assessments.contains_key(id);
            self.load(id)?;
            if !was_loaded {
                self.state.assessments.remove(id);
                self.standings.remove(id);
            }
        }
        Ok(missing.len().saturating_sub(limit))
    }

    /// Works out where an assessment stands, and the summary its row of the ledger shows.
    pub(super) fn stand(&mut self, id: &AssessmentId) {
        let Some(assessment) = self.state.assessments.get(id) else { return };
        let standing = Standing::of(assessment);
        let summary = summary(assessment, &standing);
        self.standings.insert(id.clone(), Arc::new(standing));
        let Some(heading) = self.state.ledger.headings.get_mut(id) else { return };
        if heading.summary.as_ref() != Some(&summary) {
            // A summary is only a cache; whoever misses it works it out.
            let _ = self.writer.keep_summary(id.clone(), summary.clone());
            heading.summary = Some(summary);
        }
    }
}
