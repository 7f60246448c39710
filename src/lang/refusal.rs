//! Why a wish was refused, and what to do instead.

use crate::lang::macros::messages;

messages! {
    /// Nothing is left to undo.
    nothing_to_undo => "没有可撤销的操作", "nothing to undo";
}
