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
    change(code: &str, fields: &str) => "{code}：{fields}", "{code}: {fields}";
    /// A society that changes, among other things that are said.
    changed(change: &str) => "更新 {change}", "changed {change}";
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

    /// The screen that shows it.
    scope => "导入之前", "Before the import";
    /// Looks at what a file would change.
    look => "看看会改什么", "see what it would change";
    /// In the footer.
    look_hint => "查看", "look";
    /// Brings it in.
    bring_in => "导入所示内容", "import what is shown";
    /// Leaves bad rows out, or not.
    leave_out => "略去坏行，或不略去", "leave bad rows out, or not";
    /// In the footer.
    leave_out_hint => "略去坏行", "leave out bad";
    /// The counts.
    counts(added: usize, changed: usize, unchanged: usize, rejected: usize) => "新增 {added} · 更新 {changed} · 未变 {unchanged} · 拒绝 {rejected} 行", "{added} added · {changed} changed · {unchanged} unchanged · rows rejected: {rejected}";
    /// What Enter does: all is well.
    enter_imports => "Enter 导入，Esc 返回改文件名。", "Enter imports it, Esc goes back to the file.";
    /// What Enter does: bad rows are left out.
    enter_imports_rest => "Enter 导入其余各行，被拒绝的略去；p 改为一行也不导入。", "Enter imports the other rows and leaves out the rejected; p: rather none.";
    /// What Enter does: bad rows stand in the way.
    enter_refuses => "有被拒绝的行，现在一行也不会导入；p 略去它们，只导入其余各行。", "Rows are rejected, so nothing would be imported; p leaves them out.";
    /// What Enter does: nothing would change.
    enter_changes_nothing => "与台账一致，没有要导入的。", "All of it is on the ledger already.";
    /// What columns are read as.
    read_as(columns: &str) => "读入：{columns}", "read: {columns}";
    /// Columns that are not used.
    left_aside(columns: &str) => "不用：{columns}", "not used: {columns}";
    /// A column read under its own name.
    column(place: &str, heading: &str) => "{place} {heading}", "{place} {heading}";
    /// A column read as something else.
    column_as(place: &str, heading: &str, field: &str) => "{place} {heading} → {field}", "{place} {heading} → {field}";
    /// Rejected rows follow.
    rejected => "拒绝", "Rejected";
    /// Doubtful rows follow.
    doubtful => "存疑", "Doubtful";
    /// Changes follow.
    changes => "更新", "Changed";
    /// New societies follow.
    additions => "新增", "Added";
    /// The ledger changed while it was shown.
    ledger_changed => "台账刚才有改动，已重新比对", "the ledger has changed meanwhile; compared anew";
    /// What to do about it.
    fix_ledger_changed => "请再看一遍，按 Enter 导入", "look again and press Enter";
    /// What to do about rejected rows.
    fix_rejected => "按 p 略去它们，或改好文件再来", "p leaves them out; or mend the file and come again";
    /// The rest of a long list.
    more(n: usize) => "另有 {n} 行；bamai import 文件 --plan 可列出全部", "and {n} more lines; `bamai import FILE --plan` lists them all";
}
