//! The soak at a size that fits: a failure at every single call of a short day, and at random calls of random days.

use bamai::store::faulty::Fault;
use proptest::prelude::*;

use super::soak::{Ground, live};

/// Every sort of deed, by two assessors who take turns; the submission is granted, and so is reopening.
const SHORT_DAY: [(u8, u32); 24] = [
    (0, 3 << 12),
    (0, 2 << 12 | 1 << 8),
    (0, 1 << 12 | 2 << 8),
    (0, 2 << 12 | 3 << 8),
    (0, 12 | 1 << 8),
    (0, 13 | 2 << 8),
    (1, 20 << 12),
    (1, 15),
    (1, 3 << 12 | 1 << 8),
    (1, 9),
    (1, 8 | 3 << 8),
    (1, 9),
    (0, 19),
    (0, 0),
    (0, 19 | 4 << 12),
    (0, 17 | 1 << 12),
    (0, 9),
    (0, 14 | 1 << 8),
    (1, 16 | 3 << 12),
    (1, 18 | 2 << 12),
    (1, 16),
    (1, 18 | 2 << 12 | 1 << 16),
    (0, 9),
    (0, 4 << 12),
];

#[test]
fn a_day_in_which_any_one_call_fails_is_the_day_of_the_model() {
    for ground in [Ground::Memory, Ground::Disk] {
        let calm = live(ground, &SHORT_DAY, Fault::Never).unwrap();
        assert!(calm.was_submitted && calm.n_acknowledged > 20, "{calm:?}");
        for call in 0..calm.n_calls {
            let lived = live(ground, &SHORT_DAY, Fault::At(call));
            assert!(lived.is_ok(), "{ground:?}, call {call}: {lived:?}");
        }
    }
}

#[test]
fn a_day_that_ends_at_any_call_is_a_beginning_of_the_models_day() {
    for ground in [Ground::Memory, Ground::Disk] {
        let calm = live(ground, &SHORT_DAY, Fault::Never).unwrap();
        for call in 0..calm.n_calls {
            let lived = live(ground, &SHORT_DAY, Fault::From(call));
            assert!(lived.is_ok(), "{ground:?}, end at call {call}: {lived:?}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_day_on_a_failing_memory_is_the_day_of_the_model(day in prop::collection::vec((0..2_u8, any::<u32>()), 1..60), call in 0..60_usize) {
        live(Ground::Memory, &day, Fault::At(call)).map_err(TestCaseError::fail)?;
        live(Ground::Memory, &day, Fault::From(call)).map_err(TestCaseError::fail)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn any_day_on_a_failing_disk_is_the_day_of_the_model(day in prop::collection::vec((0..2_u8, any::<u32>()), 1..30), call in 0..90_usize) {
        live(Ground::Disk, &day, Fault::At(call)).map_err(TestCaseError::fail)?;
        live(Ground::Disk, &day, Fault::From(call)).map_err(TestCaseError::fail)?;
    }
}
