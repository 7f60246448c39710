//! One group of scored items and its figures: score, interval, coverage, bands; knows nothing of what the group stands for.

use std::fmt;

use crate::domain::checklist::{Band, Scoring, Text};
use crate::domain::ids::{BandId, FormId, ItemId};
use crate::domain::standing::{ItemStanding, ItemState};
use crate::domain::value::Value;

/// A group of scored items and its figures.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What it is a group of.
    pub id: GroupId,
    /// Its title.
    pub title: Text,
    /// Σ weight × points ÷ Σ weight over the answered items; `None` below the coverage floor.
    pub score: Option<f64>,
    /// The score were every missing item worth 0; `None` when nothing is applicable.
    pub low: Option<f64>,
    /// The score were every missing item worth 100; `None` when nothing is applicable.
    pub high: Option<f64>,
    /// Answered weight ÷ applicable weight, 0–1; `None` when nothing is applicable.
    pub coverage: Option<f64>,
    /// Every severity band the interval touches, lightest first.
    pub bands: Vec<BandId>,
    /// Its items, in the checklist's order, whatever their state.
    pub items: Vec<Line>,
}

/// What a group is a group of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum GroupId {
    /// The items that carry the tag of a form: an axis, a principle or a task.
    Form(FormId),
    /// The items that are not the society's own duty.
    Environment,
    /// The items of a task that also belong to an axis.
    Cell {
        /// The task.
        task: FormId,
        /// The axis.
        axis: FormId,
    },
}

impl fmt::Display for GroupId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Form(form) => f.pad(form.as_str()),
            Self::Environment => f.pad("environment"),
            Self::Cell { task, axis } => write!(f, "{task}/{axis}"),
        }
    }
}

/// One item in a group.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The item.
    pub id: ItemId,
    /// Its state.
    pub state: ItemState,
    /// The value that counts, if any; kept also while the item is off the path.
    pub value: Option<Value>,
    /// Points 0–100; `None` unless answered.
    pub points: Option<f64>,
    /// Its weight, above 0.
    pub weight: f64,
}

impl Line {
    /// Takes a scored item over into a group.
    pub fn new(standing: &ItemStanding, weight: f64) -> Self {
        let is_answered = standing.state == ItemState::Answered;
        Self {
            id: standing.id.clone(),
            state: standing.state,
            value: standing.value.clone(),
            points: if is_answered { standing.points } else { None },
            weight,
        }
    }

    /// Returns weight × points of an answered item.
    pub fn product(&self) -> Option<f64> {
        self.points.map(|points| self.weight * points)
    }
}

/// The sums a group's figures are made of.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Sums {
    /// Σ weight × points over the answered items.
    pub product: f64,
    /// Σ weight over the answered items.
    pub answered: f64,
    /// Σ weight over the items that are applicable but missing (NE or unanswered).
    pub missing: f64,
}

impl Sums {
    pub(super) fn of(lines: &[Line]) -> Self {
        let mut sums = Self::default();
        for line in lines.iter().filter(|line| line.state.is_applicable()) {
            match line.product() {
                Some(product) => {
                    sums.product += product;
                    sums.answered += line.weight;
                }
                None => sums.missing += line.weight,
            }
        }
        sums
    }

    pub(super) fn applicable(&self) -> f64 {
        self.answered + self.missing
    }
}

impl Group {
    /// Works out the figures of some lines.
    pub fn of(id: GroupId, title: Text, items: Vec<Line>, scoring: &Scoring) -> Self {
        let sums = Sums::of(&items);
        let applicable = sums.applicable();
        let mut group =
            Self { id, title, score: None, low: None, high: None, coverage: None, bands: Vec::new(), items };
        if applicable <= 0.0 {
            return group;
        }
        let coverage = sums.answered / applicable;
        let (low, high) = (sums.product / applicable, (sums.product + 100.0 * sums.missing) / applicable);
        if sums.answered > 0.0 && coverage >= scoring.coverage_floor {
            group.score = Some(sums.product / sums.answered);
        }
        group.bands = bands_of(&scoring.bands, low, high);
        (group.low, group.high, group.coverage) = (Some(low), Some(high), Some(coverage));
        group
    }

    /// Returns how many items have a value, and how many are applicable.
    pub fn n_items(&self) -> (usize, usize) {
        let applicable = self.items.iter().filter(|line| line.state.is_applicable());
        let answered = self.items.iter().filter(|line| line.points.is_some());
        (answered.count(), applicable.count())
    }
}

/// Returns the bands that the severities from `100 - high` to `100 - low`, both included, touch.
pub fn bands_of(bands: &[Band], low: f64, high: f64) -> Vec<BandId> {
    let (lightest, gravest) = (100.0 - high, 100.0 - low);
    let mut from = f64::NEG_INFINITY;
    let mut touched = Vec::new();
    for band in bands {
        if gravest >= from && lightest < band.below {
            touched.push(band.id.clone());
        }
        from = band.below;
    }
    touched
}
