//! The fault plan: what is done to a store here, users' machines do to it sooner or later. The long run (`cargo bench --bench faults`) does the
//! same some thousand times and shares all but the tests themselves.

mod corruption;
mod damage;
mod deed;
mod dice;
mod full;
mod heard;
mod idle;
mod kills;
mod model;
mod panics;
mod process;
mod records;
mod soak;
mod soaked;
mod time;
mod verdict;
mod work;

/// No entry at all: what is lost.
const NONE: [u64; 0] = [];
