//! What the walk line by line says; knows nothing of any checklist.

use crate::lang::macros::messages;

messages! {
    /// Help: the command.
    about => "逐行走完一次评估：只用文字提问和回答，供读屏软件、极慢线路和无法移动光标的终端使用", "Walk through an assessment line by line: plain questions and answers, for screen readers, very slow lines and terminals that cannot move the cursor";
    /// Help: its argument.
    id => "评估编号；只有一个进行中的评估时可以省略", "Id of the assessment; may be left out while only one is open";
    /// Help: where to begin.
    from => "从这一条开始；否则从第一个未答的条目开始", "Begin at this item; else at the first without an answer";

    /// First line: which assessment, and what help is.
    opening(id: &str, society: &str, n: usize, of: usize) => "评估 {id} {society}，已答 {n}/{of}。? 看全部命令，q 保存并退出。", "Assessment {id} {society}, {n}/{of} answered. ? lists the commands, q saves and quits.";
    /// Heading of an item: form and progress.
    place(form: &str, n: usize, of: usize, n_all: usize, of_all: usize) => "{form} {n}/{of}，全表 {n_all}/{of_all}", "{form} {n}/{of}, all {n_all}/{of_all}";
    /// A label and what it labels.
    labelled(label: &str, text: &str) => "{label}：{text}", "{label}: {text}";
    /// A level or an option.
    option(key: &str, text: &str) => "  {key}  {text}", "  {key}  {text}";
    /// An option with its code.
    coded(label: &str, code: &str) => "{label}（{code}）", "{label} ({code})";
    /// What may be typed for a choice of several.
    several => "可多选，例如 1 3", "several may be given, such as 1 3";
    /// The answer on record.
    answered(value: &str) => "现在的答复：{value}", "Answer now: {value}";
    /// There is none.
    unanswered => "还没有答复", "No answer yet";
    /// A check raised.
    raised(check: &str, text: &str, remedy: &str) => "注意 {check} {text}。{remedy}", "Note {check} {text}. {remedy}";
    /// What the checks ask for, in the words of this walk.
    remedy_why(check: &str) => "o {check} 理由：说明理由", "o {check} WHY gives a reason";

    /// Something was put on record.
    recorded(what: &str) => "已存：{what}", "saved: {what}";
    /// Nothing changed.
    unchanged => "没有变化", "nothing changed";
    /// A remark was kept.
    remark_of(item: &str) => "{item} 的备注", "remark on {item}";
    /// Evidence was linked.
    evidence_of(item: &str, number: u32, title: &str) => "{item} 的证据 {number} {title}", "evidence {number} {title} of {item}";
    /// A check was explained.
    reason_of(check: &str) => "{check} 的理由", "reason for {check}";
    /// Something was undone.
    undone(what: &str) => "撤销 {what}", "undone {what}";
    /// Something was done again.
    redone(what: &str) => "重做 {what}", "done again {what}";

    /// Before text of several lines.
    write_lines => "逐行写，单独一行 . 结束", "write as many lines as you like; a line with only . ends it";
    /// Prompt for a reason.
    why => "理由", "reason";
    /// Prompt for a text.
    text => "文字", "text";
    /// Nothing was written.
    left_out => "没有写，未作改动", "nothing written, nothing changed";
    /// A line is too long or not UTF-8.
    bad_line => "这一行不是 UTF-8 文字，或者太长，没有采用", "this line is not UTF-8 or too long; it was not taken";
    /// The item named is not there.
    no_item(given: &str) => "没有条目“{given}”，g 后面写条目编号，例如 g W1", "there is no item \"{given}\"; g takes an item's id, such as g W1";
    /// No evidence yet.
    no_evidence => "证据登记簿是空的。e 后面写 类别：名称，例如 e 文件：会员名册", "the register of evidence is empty. e takes kind:title, such as e document:members' list";
    /// No check can be explained here.
    no_check => "这里没有要说明理由的检查", "no check here wants a reason";
    /// Nothing stands before this item.
    first => "已是第一项", "this is the first item";
    /// The way is at its end.
    end(n: usize) => "后面没有条目了。还有 {n} 个问题妨碍提交，p 列出；q 退出。", "No item comes after this. Problems that block submission: {n}; p lists them, q quits.";
    /// What has come up by itself.
    now_asked(item: &str) => "现在要答：{item}", "asked now: {item}";
    /// What has come up by itself.
    not_asked(item: &str) => "现在不问：{item}", "not asked any more: {item}";
    /// Leaving.
    bye(id: &str, n: usize, of: usize) => "评估 {id} 已保存，已答 {n}/{of}。", "Assessment {id} is saved, {n}/{of} answered.";
    /// Notice: no open assessment.
    none_open => "没有进行中的评估", "no assessment is open";
    /// What to do: no open assessment.
    fix_none_open => "先用 bamai start 编号 开始一次", "start one: bamai start CODE";
    /// Notice: several are open.
    several_open => "进行中的评估不止一个", "several assessments are open";
    /// Why: several are open.
    which_open(ids: &str) => "它们是 {ids}", "they are {ids}";
    /// What to do: several are open.
    fix_several_open => "写明编号，例如 bamai walk A0001-1", "name one, such as bamai walk A0001-1";

    /// Help of the walk.
    help_value => "直接写答复：0–4、yes/no、数字、日期、选项的序号或代码；“= 答复”总被当作答复", "an answer as it is: 0–4, yes/no, a number, a date, an option by number or code; \"= ANSWER\" is always an answer";
    /// Help of the walk.
    help_blank => "-  未查清；/ 理由  不适用", "-  not established; / WHY  not applicable";
    /// Help of the walk.
    help_more => "r 备注；e 类别：名称 或 e 编号，登记并关联证据，单独 e 列出证据；o 检查 理由，说明软检查", "r REMARK; e KIND:TITLE or e NUMBER registers and links evidence, e alone lists it; o CHECK WHY explains a soft check";
    /// Help of the walk.
    help_way => "空行或 s  下一项；b  上一项；g W1  跳到条目；l  重读本条", "an empty line or s  next item; b  back; g W1  jump to an item; l  this item again";
    /// Help of the walk.
    help_rest => "u 撤销；redo 重做；p 问题；d 诊断；q 保存并退出", "u undo; redo; p problems; d diagnosis; q saves and quits";
}
