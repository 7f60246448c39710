//! The figures a checklist sets: floors, caps, bands, what steps cost and how long a grade is good for; works nothing out from them.

use crate::domain::checklist::model::Text;
use crate::domain::ids::BandId;

/// How answers become scores; all of it data.
#[derive(Clone, Debug, PartialEq)]
pub struct Scoring {
    /// Below this coverage (0–1) a score is withheld.
    pub coverage_floor: f64,
    /// The least score (0–100) that enters the geometric mean.
    pub geometric_floor: f64,
    /// The highest rating that evidence grade 0, 1, 2, 3 carries.
    pub evidence_caps: [u8; 4],
    /// Severity bands, lightest first. Invariant: not empty, `below` ascending, the last above 100.
    pub bands: Vec<Band>,
}

/// A half-open range of severity (100 − score): from the band before's `below` up to its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// Its id, `moderate`.
    pub id: BandId,
    /// Severity points below which it lies.
    pub below: f64,
    /// 中度, moderate
    pub title: Text,
}

/// What steps from level to level cost, in units of effort.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Effort {
    /// A small step.
    pub small: u32,
    /// A medium step.
    pub medium: u32,
    /// A large step.
    pub large: u32,
}

impl Default for Effort {
    fn default() -> Self {
        Self { small: 1, medium: 2, large: 4 }
    }
}

impl Effort {
    /// Returns what a step of a size costs.
    pub const fn of(self, size: Size) -> u32 {
        match size {
            Size::Small => self.small,
            Size::Medium => self.medium,
            Size::Large => self.large,
        }
    }
}

/// How long a society's grade is good for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Validity {
    /// Years from the day of the grade.
    pub years: u32,
    /// Years before its end from which on a new one may be asked for.
    pub reapply_years: u32,
    /// Days before its end from which on to give notice.
    pub warn_days: u32,
}

/// How large a step, or a remedy, is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Size {
    /// 小
    Small,
    /// 中
    Medium,
    /// 大
    Large,
}

impl Size {
    /// Every size, the smallest first.
    pub const ALL: [Self; 3] = [Self::Small, Self::Medium, Self::Large];

    /// Returns the code used in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Large => "large",
        }
    }
}

/// The steps of a rating for which the checklist gives none: the first is small, the last is large.
pub const STEPS: [Size; 4] = [Size::Small, Size::Medium, Size::Medium, Size::Large];
