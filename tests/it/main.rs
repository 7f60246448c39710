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
mod cli_bamai;
mod cli;
mod cli_import;
mod cli_apply;
