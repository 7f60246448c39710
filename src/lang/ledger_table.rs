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
    /// The screen, and the action that leads to it.
    title => "导出台账", "Take the ledger away";
    /// In help and palette.
    take_away => "导出台账（.xlsx、.csv）", "take the ledger away (.xlsx, .csv)";
    /// In the footer.
    take_away_hint => "导出", "export";
    /// In help: what Enter does on the screen.
    write => "写出这个文件", "write this file";
    /// Field.
    file => "文件", "File";
    /// The file that is proposed.
    file_name(day: &str) => "台账-{day}.xlsx", "ledger-{day}.xlsx";
    /// What the table holds.
    what => "每个学会一行：登记资料，最近一次评估的进度、各维度问题分值和程度、红线。",
        "A row for each society: its register, how far its latest assessment is, severity and band of each axis, red lines.";
    /// How it is written.
    how => "按扩展名写成 .xlsx 或 .csv，可在别处当名册导入；不覆盖已有文件。",
        "Written as .xlsx or .csv by the end of the name; a register elsewhere. A file that is there is not overwritten.";
    /// How far it is.
    writing_on_screen(done: usize, all: usize) => "正在写出 {done}/{all} 个学会；Esc 取消", "written: {done} of {all} societies; Esc calls it off";
    /// Rows are still worked out.
    waiting(n: usize) => "先算出还没有算的评估，剩 {n} 个；Esc 取消", "working out assessments first, {n} to go; Esc calls it off";
    /// It was called off.
    called_off => "已取消，没有留下文件", "called off; no file is left";
    /// What to do about a name that ends in something else.
    fix_format_on_screen => "请用 .xlsx 或 .csv 结尾", "let it end in .xlsx or .csv";
}
