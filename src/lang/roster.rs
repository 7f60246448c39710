//! Rosters: what is kept of a society row by row; knows nothing of which rosters there are.

use crate::lang::macros::messages;

messages! {
    /// In the audit trail: a roster and how many rows it has now.
    kept(roster: &str, n: usize) => "{roster}，{n} 行", "{roster}, rows: {n}";
}
