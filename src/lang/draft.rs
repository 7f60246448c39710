//! What the program says of text that was half typed when it ended.

use crate::lang::macros::messages;

messages! {
    /// Offer: heading.
    title(n: usize) => "上次未写完（{n} 处）", "Not finished last time ({n})";
    /// Offer: how to answer.
    keys => "Enter 放回原处接着写，Esc 以后再说（会留着），Delete 丢弃", "Enter puts it back to go on, Esc leaves it for later, Delete discards it";
    /// Offer: discard it?
    ask_discard => "丢弃后找不回来。y 丢弃，n 或 Esc 留着", "Once discarded it is gone. y discards, n or Esc keeps it";
    /// Offer: several texts in one place.
    and_more(first: &str, n: usize) => "{first}（另有 {n} 处）", "{first} (and {n} more)";
    /// Offer: where a text was typed, and the text.
    row(part: &str, text: &str) => "{part}：{text}", "{part}: {text}";
    /// Notice: the place it was typed in is gone.
    no_place => "放不回去：原来的地方已经没有了", "it cannot be put back: its place is gone";
    /// What to do about it.
    fix_no_place => "文字还留着；可在面板的“未写完的文字”里查看或丢弃", "the text is kept; see or discard it under \"unfinished texts\" in the palette";
    /// Notice: some are still kept.
    kept(n: usize) => "另有 {n} 处未写完的还留着，面板里“未写完的文字”可再打开", "unfinished texts kept besides: {n}; \"unfinished texts\" in the palette shows them";
    /// Notice: there are none.
    none => "没有未写完的文字", "there is no unfinished text";
    /// A place: the answer to an item.
    answer(item: &str) => "{item} 答复", "answer to {item}";
    /// A place: the text of an option.
    specify(item: &str) => "{item} 选项说明", "option of {item}";
    /// A place: why an item does not apply.
    reason(item: &str) => "{item} 不适用的理由", "why {item} does not apply";
    /// A place: the remark on an item.
    remark(item: &str) => "{item} 备注", "remark on {item}";
    /// A place: the reason for a soft check.
    why(check: &str) => "{check} 的理由", "reason for {check}";
    /// A place: the title of new evidence.
    evidence => "登记证据", "new evidence";
    /// A place: the form of an interview.
    interview => "访谈登记", "interview form";
    /// A place: a line of an interview.
    line(number: u32) => "访谈 {number} 的一行", "line of interview {number}";
    /// A place: the form of a new society.
    new_society => "登记学会", "new society";
    /// A place: the form of a society.
    society(code: &str) => "修改学会 {code}", "society {code}";
    /// A place: why an assessment is opened again.
    reopening => "重新打开的理由", "reason for reopening";
    /// A place: the file of a register.
    import => "要导入的文件", "file to import";
}
