//! The fault plan: what is done to a store here, users' machines do to it sooner or later. The long run (`cargo bench --bench faults`) does the
//! same some thousand times and shares all but the tests themselves.

mod corruption;
mod damage;
mod deed;
mod dice;
mod heard;
mod kills;
mod model;
mod process;
mod soak;
mod soaked;
mod verdict;
mod work;
