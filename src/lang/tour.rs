//! The few hints of the first visit.

use crate::lang::macros::messages;

messages! {
    /// A hint, and how to put it away.
    hint(words: &str) => "{words}（Esc 收起）", "{words} (Esc hides this)";
    /// A hint.
    help => "按 ? 列出此刻能用的按键，选中后按 Enter 就执行", "? lists the keys that work now; Enter on one does it";
    /// A hint.
    palette => "按 : 查找一切：命令、条目、答复、备注、学会；打拼音首字母也行", ": finds commands, items, answers, remarks, societies";
    /// A hint.
    rate => "按 0–4 评分，- 未查清，/ 不适用，Enter 下一项；随按随存", "0–4 rates, - not established, / not applicable, Enter next";
    /// A hint.
    beside => "按 r 写备注，e 记证据，g 加编号（如 gW3）跳到条目", "r is for a remark, e for evidence; g and an id (gW3) jumps";
    /// A hint.
    back => "按 u 撤销，Ctrl-O 后退，Ctrl-C 随时离开，什么都不会丢", "u undoes, Ctrl-O goes back, Ctrl-C leaves and loses nothing";
}
