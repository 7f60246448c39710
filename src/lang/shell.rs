//! What the application says around its screens: saving, leaving, undoing, questions, the palette and the help.

use crate::lang::Lang;
use crate::lang::macros::messages;

messages! {
    /// Before the store is open; a database that is made anew takes a while.
    opening => "正在打开……", "opening …";
    /// Footer: when everything became durable.
    saved_at(time: &str) => "已存 {time}", "saved {time}";
    /// Footer: something is on its way to the disk.
    saving => "保存中", "saving";
    /// Footer: so many changes could not be saved.
    unsaved(n: u64) => "未保存 {n}", "unsaved {n}";
    /// Notice: what could not be saved has been saved.
    saved_after_all => "先前未保存的都已存好", "what could not be saved is saved now";
    /// Notice: nothing waits to be saved.
    nothing_unsaved => "全部已存，没有等待保存的内容", "everything is saved";
    /// Notice: changes could not be saved.
    not_saved(n: usize) => "{n} 处修改还没有存到磁盘；可以接着做，会自动再存（Ctrl-S 立即再试）",
        "changes not on disk: {n}; go on: saving is tried again by itself, at once by Ctrl-S";
    /// After leaving: what was given up.
    lost(n: usize) => "有 {n} 处修改没有存下来", "changes not saved: {n}";
    /// Notice: the demo.
    demo => "这是演示：数据只在内存里，退出后不留下任何东西", "this is a demo: everything is in memory and gone when you leave";
    /// Notice: a paste where nothing is typed.
    paste_nowhere => "这里不能粘贴：先进入一个输入栏", "nothing can be pasted here: go into a field first";
    /// Notice: back at the first screen.
    how_to_quit => "这已是第一屏；按 Ctrl-C 保存并退出", "this is the first screen; Ctrl-C saves and quits";
    /// Notice: nothing was visited before.
    no_older => "没有更早看过的地方", "there is no place before this one";
    /// Notice: nothing was visited after.
    no_newer => "没有更后看过的地方", "there is no place after this one";
    /// Notice: something was handed to the terminal to be copied.
    copied(text: &str, n: usize) => "已交给终端复制（{n} 字）：{text}", "handed to your terminal to copy ({n} characters): {text}";
    /// Notice: the same, and it was too long.
    copied_in_part(n: usize) => "太长，只交给终端复制了开头 {n} 字", "too long: only its first {n} characters were handed to your terminal to copy";
    /// What may have become of it.
    may_refuse => "终端不允许时粘贴不出来；tmux 须设 set-clipboard on", "where the terminal does not allow it nothing is pasted; tmux needs set-clipboard on";
    /// Notice: there is nothing to copy.
    nothing_to_copy => "这里没有可复制的内容", "there is nothing to copy here";
    /// Notice: a form left half-typed is offered again.
    half_typed => "接着上次没填完的内容", "going on with what was half typed";

    /// Notice: an undo.
    undone(what: &str) => "已撤销：{what}", "undone: {what}";
    /// Notice: a redo.
    redone(what: &str) => "已重做：{what}", "done again: {what}";
    /// Changes made together were undone.
    undone_together(n: usize) => "已撤销一并做的 {n} 处改动", "undone: {n} changes made together";
    /// They were made again.
    redone_together(n: usize) => "已重做一并做的 {n} 处改动", "done again: {n} changes made together";
    /// What an undo or redo changed: what was, and what is.
    changed(what: &str, was: &str, is: &str) => "{what} {was} → {is}", "{what} {was} → {is}";
    /// An answer, as undo tells it.
    no_answer => "未答", "no answer";
    /// A text, as undo tells it.
    quoted(text: &str) => "“{text}”", "\"{text}\"";
    /// A text that is none, as undo tells it.
    no_text => "（空）", "(none)";
    /// What an undo changed: a remark.
    remark_of(item: &str) => "{item} 备注", "remark on {item}";
    /// What an undo changed: the reason for a check, on an item where it is made once per item.
    reason_of(check: &str, item: &str) => "{check} 的理由 {item}", "reason for {check} {item}";
    /// What an undo or redo left.
    evidence_put_back(number: u32, title: &str) => "证据 {number} “{title}”恢复登记", "evidence {number} \"{title}\" is registered again";
    /// What an undo or redo left.
    evidence_struck(number: u32, title: &str) => "证据 {number} “{title}”取消登记", "evidence {number} \"{title}\" is struck from the register";
    /// What an undo or redo left.
    evidence_linked(number: u32, title: &str, item: &str) => "证据 {number} “{title}”关联 {item}", "evidence {number} \"{title}\" supports {item}";
    /// What an undo or redo left.
    evidence_unlinked(number: u32, title: &str, item: &str) => "证据 {number} “{title}”不再关联 {item}", "evidence {number} \"{title}\" no longer supports {item}";
    /// An answer, as undo tells it.
    not_established => "未查清", "not established";
    /// An answer, as undo tells it.
    not_applicable => "不适用", "not applicable";

    /// Question: submit?
    submit_title(id: &str) => "提交评估 {id}？", "Submit assessment {id}?";
    /// What follows from it.
    submit_why => "提交后不能再改答复；确需修改时可写明理由重新打开。", "Once submitted, answers cannot be changed unless it is reopened with a reason.";
    /// Problems stand in the way.
    submit_blocked(n: usize) => "还有 {n} 个问题妨碍提交，提交时会列出。", "Problems that still block it: {n}. They will be listed.";
    /// How to answer.
    submit_keys => "y 或 Enter 提交，n 或 Esc 返回", "y or Enter submits, n or Esc goes back";
    /// Notice: submitted.
    submitted(id: &str) => "评估 {id} 已提交", "assessment {id} is submitted";
    /// What to do next.
    after_submit => "按 d 看诊断，按 x 看报告", "d shows the diagnosis, x the report";
    /// Notice: reopened.
    reopened(id: &str) => "评估 {id} 已重新打开", "assessment {id} is open again";
    /// Question: why reopen?
    reopen_title(id: &str) => "重新打开评估 {id}：写明理由", "Reopen assessment {id}: say why";
    /// How to answer.
    reopen_keys => "Enter 重新打开，Esc 返回（已写的理由会留着）", "Enter reopens it, Esc goes back (the reason is kept)";
    /// Question: leave with unsaved changes?
    leave_title(n: usize) => "还有 {n} 处修改没有存到磁盘，现在退出就会丢失。", "Changes not on disk: {n}. Leaving now loses them.";
    /// How to answer.
    leave_keys => "n 或 Esc 留下（推荐），Ctrl-S 再试保存，w 写到另一个文件，y 放弃并退出",
        "n or Esc stays (recommended), Ctrl-S tries again, w writes them to another file, y gives them up and quits";

    /// Notice: the file to import is not there.
    no_file(path: &str) => "读不出文件 {path}", "the file {path} cannot be read";
    /// What to do about it.
    fix_no_file => "请核对路径，~ 须写成完整目录", "check the path; write ~ out in full";
    /// Notice: an import with bad rows.
    nothing_imported(n: usize) => "有 {n} 行不能用，整个名册都没有导入", "nothing was imported; rows that cannot be used: {n}";
    /// What to do about it.
    fix_nothing_imported => "改正后再导入；或用 bamai import --partial 只导入好的行",
        "mend them and import again, or bring in the good rows with `bamai import --partial`";
    /// A bad row of an import.
    bad_line(line: usize, why: &str) => "第 {line} 行：{why}", "line {line}: {why}";
    /// Notice: an import.
    imported(n_added: usize, n_changed: usize, n_unchanged: usize) =>
        "导入完成：新增 {n_added}，更新 {n_changed}，未变 {n_unchanged}",
        "imported: {n_added} added, {n_changed} changed, {n_unchanged} unchanged";
    /// Notice: columns left aside.
    ignored_columns(names: &str) => "这些列不认识，没有导入：{names}", "these columns are not known and were left aside: {names}";
    /// Between names in a list.
    list_comma => "、", ", ";

    /// Notice: a report was written.
    exported(path: &str) => "报告已写到 {path}", "the report is in {path}";
    /// Notice: the file is there already.
    is_there(path: &str) => "文件 {path} 已存在，没有覆盖", "the file {path} exists and was not overwritten";
    /// What to do about it.
    fix_is_there => "请换一个文件名", "choose another name";
    /// Notice: the file could not be written.
    not_written(path: &str) => "写不了文件 {path}", "the file {path} cannot be written";
    /// What to do about it.
    fix_not_written => "请换一个可写的目录", "choose a directory you may write to";
    /// Notice: no such format.
    no_format(name: &str) => "没有格式 {name}", "there is no format {name}";

    /// Palette: how to find.
    palette_how => "汉字、全拼、首字母、英文均可", "Chinese, pinyin, initials or English";
    /// Palette: before what is typed, choosing an item.
    jump_prompt => "跳转到条目", "Jump to item";
    /// Palette: nothing matches, choosing an item.
    jump_empty => "没有符合的条目", "no such item";
    /// Palette: one level.
    rate_one(level: u8) => "评 {level} 分", "rate {level}";
    /// Palette: one option.
    pick_one(number: u8) => "选第 {number} 项", "take option {number}";
    /// Palette: an item.
    item(id: &str, title: &str) => "{id} {title}", "{id} {title}";
    /// Palette: a society.
    society(code: &str, name: &str) => "{code} {name}", "{code} {name}";

    /// Palette: an answer or a remark, by its item.
    beside_item(item: &str, text: &str) => "{item}：{text}", "{item}: {text}";
    /// Palette: a piece of evidence.
    piece(number: &str, kind: &str, title: &str) => "{number} {kind} {title}", "{number} {kind} {title}";
    /// Palette: what a row is.
    sort_action => "命令", "command";
    /// Palette: what a row is.
    sort_form => "表", "form";
    /// Palette: what a row is.
    sort_item => "条目", "item";
    /// Palette: what a row is.
    sort_answer => "答复", "answer";
    /// Palette: what a row is.
    sort_remark => "备注", "remark";
    /// Palette: what a row is.
    sort_evidence => "证据", "evidence";
    /// Palette: what a row is.
    sort_note => "记录", "note";
    /// Palette: what a row is.
    sort_society => "学会", "society";

    /// Help: Enter on a row of several digits.
    help_which_digit(from: u8, to: u8) => "请直接按 {from}–{to} 中的一个数字键", "press one of the digits {from}–{to}";
    /// Help: heading of the words.
    help_words => "用语", "Words";
    /// Help: only the palette has it.
    help_palette_only => "（面板）", "(palette)";
}

/// A word the help explains.
#[derive(Debug)]
pub struct Word {
    /// The word.
    pub word: fn(Lang) -> &'static str,
    /// What it means.
    pub means: fn(Lang) -> &'static str,
}

/// The words the help explains, in the order shown.
pub const WORDS: &[Word] = &[
    Word { word: word_scale, means: means_scale },
    Word { word: word_zero, means: means_zero },
    Word { word: word_ne, means: means_ne },
    Word { word: word_na, means: means_na },
    Word { word: word_core, means: means_core },
    Word { word: word_cap, means: means_cap },
    Word { word: word_hard, means: means_hard },
    Word { word: word_soft, means: means_soft },
    Word { word: word_red, means: means_red },
    Word { word: word_severity, means: means_severity },
    Word { word: word_interval, means: means_interval },
    Word { word: word_coverage, means: means_coverage },
];

messages! {
    /// A word.
    word_scale => "0–4 分", "0–4";
    /// Its meaning.
    means_scale => "每级都有可观察的写法；本级和以下各级的肯定内容都成立，才评到这一级。",
        "each level says what can be seen; it counts only when it and every level below hold.";
    /// A word.
    word_zero => "0 分", "0";
    /// Its meaning.
    means_zero => "已核实不存在，不是没查到。", "verified absence, not absence of knowledge.";
    /// A word.
    word_ne => "未查清（-）", "NE (-)";
    /// Its meaning.
    means_ne => "问了但没查清：不得分也不扣分，只让结果的区间变宽。", "asked, not established: it neither adds nor costs points, it widens the interval.";
    /// A word.
    word_na => "不适用（/）", "NA (/)";
    /// Its meaning.
    means_na => "这一项与该学会无关，须写理由；不计入权重。", "does not concern this society; needs a reason, and its weight does not count.";
    /// A word.
    word_core => "★", "★";
    /// Its meaning.
    means_core => "核心条目，半日评估只做这些（另加事实和红线）。", "core items: half a day covers these, the facts and the red lines.";
    /// A word.
    word_cap => "最高分", "cap";
    /// Its meaning.
    means_cap => "证据越硬，可评的分越高。超过上限的评分照记，但算暂定，补足证据前不能提交。",
        "the better the evidence, the higher a rating may be. One above its cap is kept but provisional, and blocks submission.";
    /// A word.
    word_hard => "硬检查", "hard check";
    /// Its meaning.
    means_hard => "答复互相矛盾，改正之前不能提交。", "answers contradict each other; it blocks submission until they are mended.";
    /// A word.
    word_soft => "软检查", "soft check";
    /// Its meaning.
    means_soft => "值得怀疑：改正，或写明理由并署名（o）。", "worth doubting: mend it, or sign a reason (o).";
    /// A word.
    word_red => "红线", "red line";
    /// Its meaning.
    means_red => "触及与否单独列出，不进分数，也不妨碍提交。", "listed apart: never in a score, never in the way of submission.";
    /// A word.
    word_severity => "程度", "severity";
    /// Its meaning.
    means_severity => "100 减得分：越大越弱、越软、越散。", "100 minus the score: the greater, the weaker, softer or more scattered.";
    /// A word.
    word_interval => "区间", "interval";
    /// Its meaning.
    means_interval => "未查清和未答的按 0 分、按满分各算一遍。", "what is not known counted as 0 and as full marks.";
    /// A word.
    word_coverage => "覆盖率", "coverage";
    /// Its meaning.
    means_coverage => "已答权重占应答权重；太低时不给分，只给区间。", "answered weight out of all that applies; below the floor there is an interval and no score.";
}
