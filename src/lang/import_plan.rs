//! What is said of an import before it is carried out: how the file was read, what would change.

use crate::lang::macros::messages;

messages! {
    /// `import --map`
    map => "某列是什么字段，如 学会全称=name；\n写 - 表示不用这一列", "What a column is, such as Title=name; - for a column not to be used";
    /// `import --plan`
    plan => "只显示会怎样读、会改什么，不写入", "Only show how it would be read and what would change; write nothing";
    /// A text file.
    text(encoding: &str, separator: &str) => "文件：文本表格，{encoding}，{separator}分隔", "file: text table, {encoding}, separated by {separator}";
    /// A workbook.
    workbook(sheet: &str) => "文件：工作簿（.xlsx），工作表“{sheet}”", "file: workbook (.xlsx), sheet \"{sheet}\"";
    /// A separator.
    commas => "逗号", "commas";
    /// A separator.
    semicolons => "分号", "semicolons";
    /// A separator.
    tabs => "制表符", "tabs";
    /// Where the header is.
    header(line: usize) => "表头：第{line}行", "header: line {line}";
    /// Column heading: its letter.
    col_column => "列", "Column";
    /// Column heading: what the header calls it.
    col_heading => "表头", "Heading";
    /// Column heading: what it is read as.
    col_field => "读作", "Read as";
    /// A column that is not used.
    not_used => "不用", "not used";
    /// A society that changes.
    changed(code: &str, fields: &str) => "更新 {code}：{fields}", "changed {code}: {fields}";
    /// A field that changes.
    difference(field: &str, before: &str, after: &str) => "{field} {before} → {after}", "{field} {before} → {after}";
    /// A field that was empty.
    first_value(field: &str, after: &str) => "{field} 补为 {after}", "{field} filled in: {after}";
    /// Nothing stands in the way.
    would_import => "没有写入；去掉 --plan 即导入", "nothing was written; without --plan this is imported";
    /// Bad rows are left out.
    would_import_rest => "没有写入；去掉 --plan 即导入其余各行", "nothing was written; without --plan the other rows are imported";
    /// Bad rows stand in the way.
    would_refuse => "没有写入；请改好被拒绝的行，或加 --partial 只导入其余各行", "nothing was written; mend the rejected rows, or take the others alone with --partial";
}
