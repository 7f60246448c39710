//! An assessment read and worked out, to stand beside another; knows nothing of what is shown of it.

use crate::cli::world::Reading;
use crate::domain::assessment::Assessment;
use crate::domain::compare::Round;
use crate::domain::diagnosis::Diagnosis;
use crate::domain::ids::AssessmentId;
use crate::domain::standing::Standing;

/// An assessment with where it stands and what it comes to.
pub(super) struct Seen {
    pub assessment: Assessment,
    pub standing: Standing,
    pub diagnosis: Diagnosis,
}

impl Seen {
    pub fn of(assessment: Assessment, standing: Standing) -> Self {
        let diagnosis = Diagnosis::of(&assessment, &standing);
        Self { assessment, standing, diagnosis }
    }

    /// Reads an assessment; `None` where it cannot be read, which whoever asks for it alone is told.
    pub fn read(reading: &Reading, id: &AssessmentId) -> Option<Self> {
        let assessment = reading.fold(id).ok().flatten()?;
        let standing = Standing::of(&assessment);
        Some(Self::of(assessment, standing))
    }

    /// Reads the last round before an assessment that is submitted.
    pub fn submitted_before(reading: &Reading, id: &AssessmentId) -> Option<Self> {
        Self::read(reading, reading.ledger.submitted_before(id)?)
    }

    pub const fn round(&self) -> Round<'_> {
        Round { assessment: &self.assessment, standing: &self.standing, diagnosis: &self.diagnosis }
    }
}
