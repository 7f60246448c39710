//! The words of the diagnosis: figures, states, and how a figure is worked out.

use crate::lang::macros::messages;

messages! {
    /// Title of the group of items that are not the society's own duty.
    environment => "环境指数", "Environment index";
    /// Title of a heat cell.
    cell(task: &str, axis: &str) => "{task} × {axis}", "{task} × {axis}";
}
