//! Points on a piecewise line; knows nothing of weights.

use crate::domain::checklist::{Item, ScoreMap};
use crate::domain::kinds::typed;
use crate::domain::value::Value;

/// Returns the points of a number by the item's map; `None` when the item is not scored.
pub(super) fn by_number(item: &Item, value: &Value) -> Option<f64> {
    item.weight?;
    match &item.map {
        Some(ScoreMap::Piecewise(steps)) => piecewise(steps, typed::number_of(value)?),
        Some(ScoreMap::Count(_)) | None => None,
    }
}

/// Returns the height of the line through `steps` at `x`; flat beyond its ends.
pub(super) fn piecewise(steps: &[(f64, f64)], x: f64) -> Option<f64> {
    let (first, last) = (steps.first()?, steps.last()?);
    if x <= first.0 {
        return Some(first.1);
    }
    for (left, right) in steps.iter().zip(steps.iter().skip(1)) {
        if x <= right.0 {
            return Some(left.1 + (right.1 - left.1) * (x - left.0) / (right.0 - left.0));
        }
    }
    Some(last.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_goes_through_its_steps_and_is_flat_beyond_them() {
        let steps = [(2.0, 10.0), (4.0, 50.0), (5.0, 100.0)];
        let at = |x| piecewise(&steps, x);
        assert_eq!([at(0.0), at(2.0), at(4.0), at(5.0), at(9.0)], [10.0, 10.0, 50.0, 100.0, 100.0].map(Some));
        // A quarter of the way from 2 to 4 is a quarter of the way from 10 to 50.
        assert_eq!(at(2.5), Some(20.0));
        assert_eq!(piecewise(&[], 1.0), None);
    }
}
