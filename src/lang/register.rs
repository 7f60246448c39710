//! What is said of registers: what their files are, how they were read, what is wrong in a row or may be meant otherwise.

use crate::lang::macros::messages;

messages! {
    /// Excel 97–2003 or a password.
    is_old_workbook => "这是旧式工作簿（.xls）或带密码的工作簿", "this is an old workbook (.xls) or one with a password";
    /// A page.
    is_markup => "这是网页或标记文件，即使扩展名是 .xls", "this is a web page or other markup, even if its name ends in .xls";
    /// PDF.
    is_pdf => "这是 PDF 文件", "this is a PDF";
    /// OpenDocument.
    is_open_document => "这是 OpenDocument 表格（.ods）", "this is an OpenDocument spreadsheet (.ods)";
    /// xlsb.
    is_binary_workbook => "这是二进制工作簿（.xlsb）", "this is a binary workbook (.xlsb)";
    /// docx, pptx.
    is_document => "这是文字处理或演示文稿", "this is a document of a word processor or a presentation";
    /// zip, gz.
    is_archive => "这是压缩包，不是表格", "this is an archive, not a table";
    /// What to do about any of them.
    fix_save_as => "请用表格软件打开，不设密码另存为 .xlsx 或 CSV（UTF-8）再读入", "open it in a spreadsheet program, save it as .xlsx without a password or as CSV (UTF-8), and read that";
    /// A workbook is broken.
    is_broken(why: &str) => "工作簿已损坏（{why}）", "the workbook is broken ({why})";
    /// What to do about it.
    fix_broken => "请用表格软件打开后重新保存再读入", "open it in a spreadsheet program, save it again and read that";
    /// Too many rows or cells.
    too_many_cells => "行或单元格太多（最多 20 万行、200 万格、64 MiB 文字）", "too many rows or cells (at most 200,000 rows, 2,000,000 cells, 64 MiB of text)";
    /// A zip bomb.
    is_bomb => "工作簿解开后过大", "the workbook unpacks to far more than a register holds";
    /// What to do about it.
    fix_bomb => "请删去图片和多余的工作表，另存为 CSV（UTF-8）再读入", "remove pictures and other sheets, or save it as CSV (UTF-8) and read that";
    /// Broken UTF-8.
    damaged_text(line: usize) => "第{line}行有损坏的 UTF-8 文字", "the UTF-8 text is damaged in line {line}";
    /// What to do about it.
    fix_damaged_text => "请从原来的表格重新另存为 CSV（UTF-8）", "save it as CSV (UTF-8) once more from where it came";
    /// What to do about a missing header.
    fix_header => "请补上表头一行，列的次序不限；列名不同时用 --map 列名=字段 指明", "add a header row, columns in any order; say what other headings stand for with --map HEADING=FIELD";
    /// A heading named on the command line is not there.
    no_heading(heading: &str) => "表头里没有“{heading}”这一列", "the header has no column \"{heading}\"";
    /// What to do about it.
    fix_no_heading => "请照表头的写法写 --map 里的列名", "write the heading after --map as the header has it";
    /// Two headings stand for the same.
    heading_twice(heading: &str, place: &str, other: &str) => "{place}列的表头“{heading}”与{other}列意思相同", "the heading \"{heading}\" in column {place} stands for the same as column {other}";
    /// A field that is none.
    no_field(given: &str) => "--map 写的“{given}”认不出", "\"{given}\" after --map makes no sense";
    /// Why.
    no_field_why(fields: &str) => "要写 列名=字段，字段为 {fields}，或写 - 表示不用这一列", "it takes HEADING=FIELD; the fields are {fields}, or - for a column not to be used";

    /// A date is none.
    not_a_date(column: &str, given: &str) => "{column}“{given}”不是日期；请写成 2026-01-03", "{column}: \"{given}\" is no date; write it as 2026-01-03";
    /// A date is a number of days.
    day_number(column: &str, given: &str, day: &str) => "{column}“{given}”是表格软件的日期序号（{day}）；请把这一列设为日期格式再保存", "{column}: \"{given}\" is a spreadsheet's number of a day ({day}); format the column as dates and save again";
    /// The header once more.
    header_again => "又是一行表头，不是学会", "the header once more, not a society";
    /// A total.
    total => "这是合计行，不是学会", "a row of totals, not a society";
    /// A note.
    note => "这是注释行，不是学会", "a note, not a society";
    /// A caption.
    caption => "整行只有一格文字，像是小标题，不是学会", "only one cell has text, which looks like a caption, not a society";
    /// An error cell.
    error_cell(column: &str, given: &str) => "{column}是错误值 {given}", "{column} is the error {given}";
    /// A formula without a value.
    not_worked_out(column: &str) => "{column}是没有算过的公式；请用表格软件打开后再保存", "{column} is a formula that was never worked out; open the file in a spreadsheet program and save it";
    /// A text turned into a date.
    date_in_text(column: &str, given: &str) => "{column}成了日期 {given}；请把这一列设为文本格式重填", "{column} has become the date {given}; format the column as text and enter it again";
    /// A code that lost digits.
    lost_digits(given: &str) => "编号成了数字 {given}，位数已丢失；请把这一列设为文本格式重填", "the code has become the number {given} and lost digits; format the column as text and enter it again";
    /// Replacement characters.
    damaged(column: &str, given: &str) => "{column}“{given}”有认不出的字，原文件转换时已丢失", "{column}: \"{given}\" has characters that were lost when the file was converted";

    /// A code like another.
    case(line: usize, code: &str, other: &str) => "第{line}行 {code}：与{other}只有大小写不同，按两个学会处理", "line {line} {code}: only capitals tell it from {other}; taken as two societies";
    /// A name like another.
    same_name(line: usize, code: &str, name: &str, other: &str) => "第{line}行 {code}：名称“{name}”与{other}相同，按两个学会处理", "line {line} {code}: the name \"{name}\" is also that of {other}; taken as two societies";
    /// A grade older than its society.
    grade_first(line: usize, code: &str) => "第{line}行 {code}：等级日期早于成立日期", "line {line} {code}: graded before it was founded";
    /// Codes that are numbers.
    number_codes(n: usize) => "有{n}个编号在工作簿里是数字，靠格式显示的前导零读不到", "codes that are numbers in the workbook: {n}; zeros shown before them by a format are not read";
    /// Other sheets.
    other_sheets(names: &str) => "没有读的工作表：{names}", "sheets not read: {names}";
    /// Another row.
    other_line(line: usize, code: &str) => "第{line}行 {code} ", "line {line} {code}";
    /// Another society of the ledger.
    other_known(code: &str) => "台账上的 {code} ", "{code} on the ledger";
    /// A doubt among other things that are said.
    doubtful(doubt: &str) => "存疑 {doubt}", "doubtful: {doubt}";
}
