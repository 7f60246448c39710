//! x
mod visit;
