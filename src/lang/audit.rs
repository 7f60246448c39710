//! What the audit trail and the report's page say; knows nothing of any checklist.

use crate::lang::macros::messages;

messages! {
    /// Title of the trail.
    title(n: usize) => "操作记录 {n} 条", "Audit trail: {n} entries";
    /// Title while it is filtered.
    title_found(n: usize, of: usize) => "操作记录 {n}/{of} 条", "Audit trail: {n} of {of} entries";
    /// How many are found, where there is little room.
    found(n: usize, of: usize) => "{n}/{of} 条", "{n}/{of}";
    /// Label of the filter.
    find => "查找", "Find";
    /// Nothing matches.
    none => "没有符合的记录", "no entry matches";
    /// The store could not give the entries.
    unreadable => "读不出操作记录", "the entries cannot be read";

    /// What happened.
    started => "开始评估", "started the assessment";
    /// What happened.
    answered(item: &str, from: &str, to: &str) => "{item}：{from} → {to}", "{item}: {from} → {to}";
    /// What happened.
    remarked(item: &str, text: &str) => "{item} 备注：{text}", "{item} remark: {text}";
    /// What happened.
    remark_removed(item: &str) => "{item} 删去备注", "{item} remark removed";
    /// What happened.
    registered(number: u32, kind: &str, title: &str) => "登记证据 {number}（{kind}）{title}", "registered evidence {number} ({kind}) {title}";
    /// What happened.
    registered_for(number: u32, kind: &str, title: &str, items: &str) => "登记证据 {number}（{kind}）{title}，支持 {items}", "registered evidence {number} ({kind}) {title}, supporting {items}";
    /// What happened.
    struck(number: u32) => "撤去证据 {number}", "struck evidence {number}";
    /// What happened.
    linked(number: u32, item: &str) => "证据 {number} 关联 {item}", "linked evidence {number} to {item}";
    /// What happened.
    unlinked(number: u32, item: &str) => "证据 {number} 不再关联 {item}", "unlinked evidence {number} from {item}";
    /// What happened.
    overruled(check: &str, why: &str) => "{check} 说明理由：{why}", "{check} explained: {why}";
    /// What happened.
    overrule_withdrawn(check: &str) => "{check} 撤回理由", "{check} reason withdrawn";
    /// What happened.
    submitted => "提交", "submitted";
    /// What happened.
    reopened(why: &str) => "重新打开：{why}", "reopened: {why}";
    /// What happened.
    undone(of: u64, what: &str) => "撤销第 {of} 条：{what}", "undid entry {of}: {what}";
    /// What happened.
    redone(of: u64, what: &str) => "恢复第 {of} 条：{what}", "redid entry {of}: {what}";
    /// No answer.
    no_answer => "未答", "no answer";
    /// A blank.
    ne => "未查清", "NE";
    /// A blank.
    na(reason: &str) => "不适用（{reason}）", "NA ({reason})";

    /// Details: the entry's number and moment.
    detail(seq: u64, at: &str, actor: &str) => "第 {seq} 条 · {at} · {actor}", "entry {seq} · {at} · {actor}";
    /// Details: its digest.
    hash(hash: &str) => "校验 {hash}", "hash {hash}";

    /// Footer of the report.
    export_to => "存为", "Save as";
    /// How to choose the format.
    formats(names: &str) => "按扩展名选格式：{names}；不覆盖已有文件", "the extension chooses the format: {names}; existing files are kept";
}
