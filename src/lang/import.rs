//! What is said of files that come in: tables as a whole, and rows of them.

use crate::lang::macros::messages;

messages! {
    /// Stands between the parts of a list.
    list_mark => "、", ", ";
    /// A file is of no use as a whole.
    not_read => "文件没有读入", "the file was not read";
    /// It is xlsx or xls.
    is_workbook => "这是工作簿（.xlsx 或 .xls），不是文本表格", "this is a workbook (.xlsx or .xls), not a text table";
    /// What to do about it.
    fix_workbook => "请在表格软件里“另存为”CSV（UTF-8）再读入", "save it as CSV (UTF-8) in the spreadsheet program and read that";
    /// It is too large.
    too_large(mib: usize) => "文件超过{mib} MiB", "it is larger than {mib} MiB";
    /// What to do about it.
    fix_too_large => "请拆成几个文件", "split it into several files";
    /// No encoding fits.
    not_text => "内容既不是UTF-8也不是GB18030编码的文字", "its text is neither UTF-8 nor GB18030";
    /// There is no header.
    no_header(wanted: &str) => "前20行里没有表头，表头须有：{wanted}", "no header with {wanted} in the first 20 rows";
    /// What to do about it.
    fix_header => "请补上表头一行，列的次序不限", "add a header row; the order of the columns does not matter";
    /// Two headings mean the same.
    heading_twice(heading: &str) => "表头“{heading}”与另一列重复", "the heading \"{heading}\" names a column that is there already";
    /// What to do about it.
    fix_twice => "请删去其中一列", "remove one of the two";
    /// A quote is left open.
    open_quote(line: usize) => "第{line}行的引号没有配对", "the quote opened in line {line} is never closed";
    /// What to do about it.
    fix_quote => "请补上或去掉这个引号", "close it or take it out";

    /// A row holds more cells than the header.
    too_long => "单元格比表头多；文字里有逗号时请给整格加引号", "more cells than the header; put quotes around text with commas";
    /// A row has no code.
    no_code => "没有编号", "it has no code";
    /// Two rows disagree.
    twice(line: usize) => "与第{line}行重复或矛盾", "line {line} is about the same and does not agree";
    /// A grade is none.
    not_a_grade(given: &str) => "等级“{given}”认不出；请写 1A–5A、在评、已过期或未参评", "\"{given}\" is no grade; write 1A–5A, pending, expired or none";
    /// A date is none.
    not_a_date(given: &str) => "日期“{given}”认不出；请写成 2026-01-03", "\"{given}\" is no date; write it as 2026-01-03";
    /// A count is none.
    not_a_count(given: &str) => "会员数“{given}”不是整数", "\"{given}\" is no whole number of members";
    /// Unknown item or check.
    no_such_item(given: &str) => "清单里没有条目或检查“{given}”", "the checklist has no item or check \"{given}\"";
    /// A reason is missing.
    no_reason => "没有写理由", "a reason is missing";
    /// Evidence in the wrong form.
    not_evidence(given: &str) => "证据“{given}”认不出；请写成“类别：名称”，类别为 document 文件、interview 访谈、observation 观察、outside 外部核对", "\"{given}\" is no evidence; write `kind:title`, kind being document, interview, observation or outside";
    /// A check takes nothing but a reason.
    reason_only => "检查只带理由，不带答复、备注或证据", "a check takes a reason only: no value, remark or evidence";
    /// A row without an item holds more than evidence.
    no_item => "没有写条目", "it names no item";

    /// One bad row, as listed.
    bad_row(line: usize, about: &str, why: &str) => "第{line}行 {about}：{why}", "line {line} {about}: {why}";
    /// One bad row that does not say what it is about.
    bad_row_nameless(line: usize, why: &str) => "第{line}行：{why}", "line {line}: {why}";
    /// Headings left aside.
    ignored(headings: &str) => "未读入的列：{headings}", "columns left aside: {headings}";
    /// What an import did.
    imported(added: usize, changed: usize, unchanged: usize, rejected: usize) => "新增{added}，更新{changed}，未变{unchanged}，拒绝{rejected}", "added {added}, changed {changed}, unchanged {unchanged}, rejected {rejected}";
    /// New societies, listed.
    added(codes: &str) => "新增：{codes}", "added: {codes}";
    /// Changed societies, listed.
    changed(codes: &str) => "更新：{codes}", "changed: {codes}";
    /// Nothing was brought in.
    nothing_imported => "什么也没有导入", "nothing was imported";
    /// Nothing was applied.
    nothing_applied => "什么也没有写入", "nothing was applied";
    /// Because of bad rows.
    has_bad_rows(n: usize) => "有{n}行不能用", "rows that cannot be used: {n}";
    /// What to do about it.
    fix_bad_rows => "请改好这些行再来，或加 --partial 只用其余各行", "mend them, or take the others alone with --partial";
    /// Because of unknown headings.
    has_unknown(headings: &str) => "认不出这些列：{headings}", "unknown columns: {headings}";
    /// What to do about it.
    fix_unknown => "列名为 item、value、reason、remark、evidence", "the columns are item, value, reason, remark, evidence";
    /// What an application did.
    applied(rows: usize, written: usize) => "读{rows}行，写入{written}项改动", "rows read: {rows}; changes written: {written}";
    /// Nothing new in the file.
    applied_nothing(rows: usize) => "读{rows}行，与已有记录一致，没有写入", "rows read: {rows}; all on record already, nothing written";
    /// Rows left out.
    left_out(n: usize) => "略去{n}行", "rows left out: {n}";
    /// Answers off the path.
    off_path(items: &str) => "以下条目不在路径上，答复已保存但不计入：{items}", "off the path, so kept but not counted: {items}";
}
