//! How a figure came about, as data: every term, the sums, and the figures they give; knows nothing of how it is written out.

use crate::domain::checklist::{Scoring, Text};
use crate::domain::diagnosis::group::Sums;
use crate::domain::diagnosis::{Diagnosis, Group, GroupId, Line, Overall};

/// How a figure came about.
#[derive(Clone, Debug, PartialEq)]
pub enum Arithmetic {
    /// The figures of a group or of a heat cell.
    Group(GroupSum),
    /// The figures over all axes.
    Overall(OverallSum),
}

/// The sum behind a group.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupSum {
    /// The group.
    pub id: GroupId,
    /// Its title.
    pub title: Text,
    /// Its items; those that do not count are listed too, with their state.
    pub terms: Vec<Term>,
    /// Σ weight × points over the answered items.
    pub sum_product: f64,
    /// Σ weight over the answered items.
    pub sum_answered: f64,
    /// Σ weight over NE and unanswered items.
    pub sum_missing: f64,
    /// Σ weight over the applicable items.
    pub sum_applicable: f64,
    /// Below this coverage the score is withheld.
    pub coverage_floor: f64,
    /// `sum_product ÷ sum_answered`, unless withheld.
    pub score: Option<f64>,
    /// `sum_product ÷ sum_applicable`.
    pub low: Option<f64>,
    /// `(sum_product + 100 × sum_missing) ÷ sum_applicable`.
    pub high: Option<f64>,
    /// `sum_answered ÷ sum_applicable`.
    pub coverage: Option<f64>,
}

/// One item in a sum.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// The item with its value, points and weight.
    pub line: Line,
    /// Weight × points; `None` unless answered.
    pub product: Option<f64>,
}

/// The means behind the overall figures.
#[derive(Clone, Debug, PartialEq)]
pub struct OverallSum {
    /// The axes.
    pub terms: Vec<AxisTerm>,
    /// The least score that enters the geometric mean.
    pub floor: f64,
    /// The figures; `None` when an axis is withheld.
    pub overall: Option<Overall>,
}

/// One axis in the means.
#[derive(Clone, Debug, PartialEq)]
pub struct AxisTerm {
    /// The axis.
    pub id: GroupId,
    /// Its title.
    pub title: Text,
    /// Its score.
    pub score: Option<f64>,
    /// What enters the geometric mean: the score, or the floor if that is more.
    pub raised: Option<f64>,
}

impl Arithmetic {
    /// Returns how the figures of a group or heat cell came about.
    pub fn of_group(group: &Group, scoring: &Scoring) -> Self {
        let sums = Sums::of(&group.items);
        let term = |line: &Line| Term { line: line.clone(), product: line.product() };
        Self::Group(GroupSum {
            id: group.id.clone(),
            title: group.title.clone(),
            terms: group.items.iter().map(term).collect(),
            sum_product: sums.product,
            sum_answered: sums.answered,
            sum_missing: sums.missing,
            sum_applicable: sums.applicable(),
            coverage_floor: scoring.coverage_floor,
            score: group.score,
            low: group.low,
            high: group.high,
            coverage: group.coverage,
        })
    }

    /// Returns how the figures over all axes came about.
    pub fn of_overall(diagnosis: &Diagnosis, scoring: &Scoring) -> Self {
        let floor = scoring.geometric_floor;
        let term = |axis: &Group| AxisTerm {
            id: axis.id.clone(),
            title: axis.title.clone(),
            score: axis.score,
            raised: axis.score.map(|score| score.max(floor)),
        };
        let terms = diagnosis.axes.iter().map(term).collect();
        Self::Overall(OverallSum { terms, floor, overall: diagnosis.overall.clone() })
    }
}
