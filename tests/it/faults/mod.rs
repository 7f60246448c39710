//! The fault plan: what is done to a store here, users' machines do to it sooner or later. The long run (`cargo bench --bench faults`) does the
//! same some thousand times; what both share says nothing of how often.

mod deed;
mod dice;
mod model;
mod soak;
mod soaked;
