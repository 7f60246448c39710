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

    /// Returns the share of the applicable weight that is answered; `None` when nothing is applicable.
    fn coverage(&self) -> Option<f64> {
        let applicable = self.applicable();
        (applicable > 0.0).then(|| self.answered / applicable)
    }

    /// Returns the score; `None` below the coverage floor.
    pub(super) fn score(&self, scoring: &Scoring) -> Option<f64> {
        let is_covered = self.answered > 0.0 && self.coverage()? >= scoring.coverage_floor;
        is_covered.then(|| self.product / self.answered)
    }
}

impl Group {
    /// Works out the figures of some lines.
    pub fn of(id: GroupId, title: Text, items: Vec<Line>, scoring: &Scoring) -> Self {
        let sums = Sums::of(&items);
        let (score, coverage, applicable) = (sums.score(scoring), sums.coverage(), sums.applicable());
        let mut group = Self { id, title, score, low: None, high: None, coverage, bands: Vec::new(), items };
        if coverage.is_some() {
            let (low, high) = (sums.product / applicable, (sums.product + 100.0 * sums.missing) / applicable);
            group.bands = bands_of(&scoring.bands, low, high);
            (group.low, group.high) = (Some(low), Some(high));
        }
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

#[cfg(test)]
pub(super) mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The scoring rules of the method: floor of coverage 2/3, ε = 1, bands at 20, 40, 60, 80.
    pub fn scoring() -> Scoring {
        let band = |(id, below): (&str, f64)| Band { id: id.into(), below, title: Text::default() };
        let bands = [("slight", 20.0), ("mild", 40.0), ("moderate", 60.0), ("serious", 80.0), ("severe", 101.0)];
        Scoring {
            coverage_floor: 2.0 / 3.0,
            geometric_floor: 1.0,
            evidence_caps: [1, 2, 3, 4],
            bands: bands.map(band).to_vec(),
        }
    }

    pub fn line(id: &str, state: ItemState, points: Option<f64>, weight: f64) -> Line {
        Line { id: id.into(), state, value: None, points, weight }
    }

    pub fn answered(points: f64, weight: f64) -> Line {
        line("X", ItemState::Answered, Some(points), weight)
    }

    fn missing(weight: f64) -> Line {
        line("X", ItemState::Ne, None, weight)
    }

    pub fn group(lines: Vec<Line>) -> Group {
        Group::of(GroupId::Form("W".into()), Text::default(), lines, &scoring())
    }

    fn assert_close(found: Option<f64>, expected: f64) {
        let found = found.unwrap();
        assert!((found - expected).abs() < 1e-9, "{found} is not {expected}");
    }

    #[test]
    fn the_published_vector_comes_out() {
        let lines =
            vec![answered(75.0, 2.0), answered(50.0, 1.0), missing(1.0), answered(25.0, 1.0), answered(100.0, 1.0)];
        let group = group(lines);
        // 2×75 + 50 + 25 + 100 = 325 over an answered weight of 5 and an applicable weight of 6.
        assert_close(group.score, 325.0 / 5.0);
        assert_close(group.low, 325.0 / 6.0);
        assert_close(group.high, (325.0 + 100.0) / 6.0);
        assert_close(group.coverage, 5.0 / 6.0);
    }

    #[test]
    fn at_the_coverage_floor_the_score_is_given_and_below_it_is_withheld() {
        let at = group(vec![answered(50.0, 2.0), missing(1.0)]);
        let below = group(vec![answered(50.0, 2.0), missing(1.0), missing(0.5)]);
        assert_eq!(at.score, Some(50.0));
        assert_eq!((below.score, below.low, below.high), (None, Some(100.0 / 3.5), Some(250.0 / 3.5)));
    }

    #[test]
    fn where_nothing_applies_there_is_no_figure() {
        let group = group(vec![
            line("A", ItemState::Na, None, 3.0),
            line("B", ItemState::Skipped, None, 2.0),
            line("C", ItemState::OutOfScope, None, 1.0),
        ]);
        assert_eq!((group.score, group.low, group.high, group.coverage), (None, None, None, None));
        assert!(group.bands.is_empty());
    }

    #[test]
    fn bands_are_half_open_on_severity() {
        let ids = |low, high| bands_of(&scoring().bands, low, high).iter().map(ToString::to_string).collect::<Vec<_>>();
        // Severity 20 is mild already; severity 19 … 20 touches both.
        assert_eq!(ids(80.0, 80.0), ["mild"]);
        assert_eq!(ids(80.0, 81.0), ["slight", "mild"]);
        assert_eq!(ids(80.5, 100.0), ["slight"]);
        assert_eq!(ids(0.0, 0.0), ["severe"]);
        assert_eq!(ids(0.0, 100.0), ["slight", "mild", "moderate", "serious", "severe"]);
    }

    fn any_line() -> impl Strategy<Value = Line> {
        let states = prop_oneof![
            Just(ItemState::Answered),
            Just(ItemState::Ne),
            Just(ItemState::Unanswered),
            Just(ItemState::Na),
            Just(ItemState::Skipped),
        ];
        (states, 0.0..=100.0_f64, 0.1..5.0_f64).prop_map(|(state, points, weight)| {
            let points = (state == ItemState::Answered).then_some(points);
            line("X", state, points, weight)
        })
    }

    proptest! {
        #[test]
        fn the_interval_contains_the_score(lines in prop::collection::vec(any_line(), 0..20)) {
            let group = group(lines);
            if let (Some(low), Some(score), Some(high)) = (group.low, group.score, group.high) {
                prop_assert!(low <= score + 1e-9 && score <= high + 1e-9);
            }
            prop_assert_eq!(group.low.is_some(), !group.bands.is_empty());
        }

        #[test]
        fn answering_a_missing_item_narrows_the_interval(
            lines in prop::collection::vec(any_line(), 0..20),
            points in 0.0..=100.0_f64,
            weight in 0.1..5.0_f64,
        ) {
            let width = |last: Line| {
                let group = group(lines.iter().cloned().chain([last]).collect());
                (group.low.unwrap(), group.high.unwrap())
            };
            let (before, after) = (width(missing(weight)), width(answered(points, weight)));
            prop_assert!(before.0 <= after.0 + 1e-9 && after.1 <= before.1 + 1e-9);
            prop_assert!(after.1 - after.0 < before.1 - before.0);
        }

        #[test]
        fn the_order_of_items_does_not_matter(lines in prop::collection::vec(any_line(), 0..20)) {
            let mut turned = lines.clone();
            turned.reverse();
            let (one, other) = (group(lines), group(turned));
            for (one, other) in [(one.score, other.score), (one.low, other.low), (one.high, other.high)] {
                prop_assert_eq!(one.is_some(), other.is_some());
                prop_assert!((one.unwrap_or(0.0) - other.unwrap_or(0.0)).abs() < 1e-9);
            }
        }
    }
}
