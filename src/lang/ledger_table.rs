//! What is said of the ledger as a table to take away: its columns, what writing it says.

use crate::lang::macros::messages;

messages! {
    /// The sheet, and the file that is proposed.
    name => "台账", "ledger";
    /// Column: the id of the latest assessment.
    col_assessment => "最近评估", "assessment";
    /// Column: its round.
    col_round => "轮次", "round";
    /// Column: open or submitted.
    col_state => "评估状态", "state";
    /// Column: full or core.
    col_scope => "评估范围", "scope";
    /// Column: who leads it.
    col_lead => "组长", "lead";
    /// Column: the day it last changed.
    col_touched => "最近改动", "touched";
    /// Column: items answered.
    col_answered => "已答条目", "answered";
    /// Column: items to answer.
    col_items => "应答条目", "items";
    /// Column: share of them.
    col_progress => "完成比例", "progress";
    /// Column: severity of an axis, 0–100.
    col_severity(axis: &str) => "{axis}问题分值", "{axis} severity";
    /// Column: the band of it.
    col_band(axis: &str) => "{axis}问题程度", "{axis} band";
    /// Column: red lines raised.
    col_red_lines => "触及红线", "red lines";
    /// An assessment that is open.
    open => "进行中", "open";
    /// An assessment that is submitted.
    submitted => "已提交", "submitted";

    /// `list --format`
    format => "导出为 csv、xlsx 或 json", "Write it as csv, xlsx or json";
    /// `list -o`
    output => "写到文件；不写 --format 时看扩展名", "Write to this file; without --format its name decides";
    /// How far the writing is.
    writing(done: usize, all: usize) => "正在写出 {done}/{all} 个学会", "written: {done} of {all} societies";
    /// What came of it.
    written(n: usize, path: &str) => "{n} 个学会已写到 {path}", "{n} societies written to {path}";
    /// Assessments that could not be read.
    unreadable(ids: &str) => "这些评估读不出，只写了登记资料：{ids}", "these assessments cannot be read, so only their registers were written: {ids}";
    /// It cannot be written.
    not_written => "台账没有写出", "the ledger was not written";
    /// A file name without a known end.
    no_format(path: &str) => "看不出 {path} 要写成什么格式", "what {path} is to be does not show";
    /// What to do about it.
    fix_no_format => "请用 .csv、.xlsx 或 .json 结尾，或写明 --format", "let it end in .csv, .xlsx or .json, or give --format";
}
