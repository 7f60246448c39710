//! Where an assessment stands: the path, every item's state and points, every check, every red line; knows nothing of groups and scores.
//!
//! Worked out afresh from the answers each time; nothing of it is stored, so it cannot disagree with them.

mod checks;
mod evidence;
pub mod findings;
mod items;
mod people;
mod quotas;
mod raise;

pub use evidence::{Confidence, Piece, confidence_in, evidence_grade, not_independent_of, pieces_of};
pub use quotas::{Missing, QuotaStanding};
pub use raise::{Raise, Wanted, raise};

use crate::domain::assessment::{Assessment, Overrule};
use crate::domain::checklist::Level;
use crate::domain::condition::{Outcome, Values};
use crate::domain::ids::{CheckId, DerivedId, ItemId};
use crate::domain::standing::checks::{stand_check, stand_red_lines};
use crate::domain::standing::items::stand_items;
use crate::domain::standing::quotas::stand_quotas;
use crate::domain::value::Value;

/// Where an assessment stands.
#[derive(Clone, Debug)]
pub struct Standing {
    /// One for each item of the checklist, in its order.
    pub items: Vec<ItemStanding>,
    /// One for each enabled check of the checklist, in its order.
    pub checks: Vec<CheckStanding>,
    /// One for each red line of the checklist, in its order.
    pub red_lines: Vec<RedLine>,
    /// The derived figures, in the checklist's order.
    pub derived: Vec<(DerivedId, Outcome)>,
    /// One for each part of the minimum sample of interviews, in the checklist's order.
    pub quotas: Vec<QuotaStanding>,
}

/// Where an item stands.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemStanding {
    /// The item.
    pub id: ItemId,
    /// Its state.
    pub state: ItemState,
    /// The value that counts, where there is one; also of items off the path, whose answers are kept.
    pub value: Option<Value>,
    /// Points 0–100 of that value; `None` where the item is not scored.
    pub points: Option<f64>,
    /// How many pieces of evidence support it.
    pub n_evidence: usize,
    /// Its evidence grade, 0–3.
    pub grade: u8,
    /// How far what is found there can be relied on.
    pub confidence: Confidence,
    /// The highest level its evidence carries; `None` where the item is not a rating.
    pub cap: Option<u8>,
    /// Whether its rating lies above the cap, and so is provisional.
    pub is_over_cap: bool,
    /// Whether several assessors have rated and nobody's rating counts.
    pub is_disputed: bool,
}

/// The state of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemState {
    /// It has a value.
    Answered,
    /// NE: asked but not established.
    Ne,
    /// NA: does not apply.
    Na,
    /// Its `skip_if` is true.
    Skipped,
    /// It has no answer.
    Unanswered,
    /// The assessment covers ★ items only and this is not one.
    OutOfScope,
}

impl ItemState {
    /// Returns the code used in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::Ne => "ne",
            Self::Na => "na",
            Self::Skipped => "skipped",
            Self::Unanswered => "unanswered",
            Self::OutOfScope => "out_of_scope",
        }
    }

    /// Returns whether the item is to be answered: in scope and on the path.
    pub const fn is_on_path(self) -> bool {
        match self {
            Self::Answered | Self::Ne | Self::Na | Self::Unanswered => true,
            Self::Skipped | Self::OutOfScope => false,
        }
    }

    /// Returns whether its weight counts: on the path and not NA.
    pub const fn is_applicable(self) -> bool {
        match self {
            Self::Answered | Self::Ne | Self::Unanswered => true,
            Self::Na | Self::Skipped | Self::OutOfScope => false,
        }
    }
}

/// Where a check stands.
#[derive(Clone, Debug)]
pub struct CheckStanding {
    /// The check.
    pub id: CheckId,
    /// Its level.
    pub level: Level,
    /// Its state over all it is made for.
    pub state: CheckState,
    /// The items concerned: those its expression names, or, for a check made once per item, those it is raised on.
    pub items: Vec<ItemId>,
    /// Where it is raised.
    pub raised: Vec<Raised>,
}

/// One place where a check is raised.
#[derive(Clone, Debug, PartialEq)]
pub struct Raised {
    /// The item, where the check is made once per item.
    pub item: Option<ItemId>,
    /// The person, where the check is made once per interviewee or assessor: a code, or a name and an axis.
    pub who: Option<String>,
    /// The signed reason, where there is one.
    pub overrule: Option<Overrule>,
}

/// The state of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckState {
    /// There is a problem.
    Raised,
    /// There is none.
    Clear,
    /// Something it needs is unknown, or there is nothing to make it for.
    NotEvaluated,
    /// There is a problem, with a signed reason.
    Overruled,
}

impl CheckState {
    /// Returns the code used in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Raised => "raised",
            Self::Clear => "clear",
            Self::NotEvaluated => "not_evaluated",
            Self::Overruled => "overruled",
        }
    }
}

/// Where a red line stands.
#[derive(Clone, Debug, PartialEq)]
pub struct RedLine {
    /// The red line's item.
    pub id: ItemId,
    /// Its state.
    pub state: RedLineState,
    /// Whether it was answered yes.
    pub is_answered_yes: bool,
    /// The red checks that raise it.
    pub by: Vec<CheckId>,
}

/// The state of a red line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RedLineState {
    /// Answered yes, or a red check raises it.
    Raised,
    /// Answered no, and no red check raises it.
    Clear,
    /// Neither.
    NotEstablished,
}

impl RedLineState {
    /// Returns the code used in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Raised => "raised",
            Self::Clear => "clear",
            Self::NotEstablished => "not_established",
        }
    }
}

impl Standing {
    /// Works out where an assessment stands.
    pub fn of(assessment: &Assessment) -> Self {
        let mut values = Values::new();
        let items = stand_items(assessment, &mut values);
        let checks: Vec<_> = assessment
            .checklist
            .checks
            .iter()
            .filter(|check| check.enabled)
            .map(|check| stand_check(assessment, check, &items, &values))
            .collect();
        let red_lines = stand_red_lines(assessment, &items, &checks);
        let derived = assessment.checklist.derived.iter();
        let derived = derived.map(|derived| (derived.id.clone(), derived.value.eval(&values))).collect();
        let quotas = stand_quotas(assessment, &values);
        Self { items, checks, red_lines, derived, quotas }
    }

    /// Returns where an item stands.
    pub fn item(&self, id: &ItemId) -> Option<&ItemStanding> {
        self.items.iter().find(|item| item.id == *id)
    }

    /// Returns the items on the path and those among them that have an answer (a blank is one).
    pub fn progress(&self) -> Progress {
        Progress::of(self.items.iter())
    }
}

/// How far the answering has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Items on the path that have an answer (a blank is one).
    pub n_answered: usize,
    /// Items on the path.
    pub n_items: usize,
}

impl Progress {
    /// Counts over some items.
    pub fn of<'a>(items: impl Iterator<Item = &'a ItemStanding>) -> Self {
        let mut progress = Self::default();
        for item in items.filter(|item| item.state.is_on_path()) {
            progress.n_items += 1;
            if item.state != ItemState::Unanswered {
                progress.n_answered += 1;
            }
        }
        progress
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::event::Scope;
    use crate::domain::trial::Trial;

    #[test]
    fn progress_counts_blanks_as_answers_and_leaves_out_what_is_off_the_path() {
        let mut trial = Trial::open(Scope::Full);
        trial.answer("N", "0");
        trial.answer("A", "NE");
        trial.answer("C", "NA");
        // M and B are off the path: N, Q, A, C, R are left, of which N, A, C are answered.
        assert_eq!(trial.standing().progress(), Progress { n_answered: 3, n_items: 5 });
    }
}
