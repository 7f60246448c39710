//! Tests that go through the library's outside, and those that watch over the house.

mod house;
mod store_samples;
mod store_codec;
mod store_contract;
mod store_damage;
mod store_faults;
mod store_lock;
mod store_past;
