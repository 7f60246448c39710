//! x
mod ui_paint;
//! One binary for every test that looks at the program from outside.

mod checklist;
mod house;
//! Tests that go through the library's outside, and those that watch over the house.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "in a test a panic is the answer, and helpers are not recognised as tests"
)]

mod store_samples;
mod store_codec;
mod store_contract;
mod store_damage;
mod store_faults;
mod store_lock;
mod store_past;
mod visit;
