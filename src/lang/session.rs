//! What a session has to say of itself.

use crate::lang::macros::messages;

messages! {
    /// The checklist an assessment is pinned to cannot be read.
    no_checklist(digest: &str) => "找不到这次评估所用的清单（{digest}），或者本程序读不懂它", "the checklist of this assessment ({digest}) is missing, or this program cannot read it";
    /// What to do about it.
    fix_no_checklist => "请用更新的程序打开，或从备份恢复存储", "open it with a newer program, or restore the store from a backup";
}
