//! What the office's screens say: the ledger, a society, its form, starting, importing, the overview.

use crate::lang::macros::messages;

messages! {
    /// Title of the ledger.
    title => "把脉 台账", "bamai · Ledger";
    /// Counts above the ledger.
    counts(n_societies: usize, n_open: usize) => "{n_societies} 学会 · {n_open} 进行中", "{n_societies} societies · {n_open} open";
    /// Counts above the ledger while it is searched.
    found(n_found: usize, n_societies: usize) => "找到 {n_found} / {n_societies} 学会", "{n_found} of {n_societies} societies";
    /// How to search.
    how_to_find => "（汉字、全拼、首字母均可）", "(Chinese, pinyin or initials)";
    /// Column.
    code => "编号", "Code";
    /// Column.
    society => "学会", "Society";
    /// Column.
    level => "级别", "Level";
    /// Column.
    grade => "等级", "Grade";
    /// Column.
    assessment => "评估", "Visit";
    /// Column.
    progress => "进度", "Done";
    /// An assessment that is open, and the day it last changed.
    open_since(day: &str) => "进行 {day}", "open {day}";
    /// An assessment that is submitted, and the day.
    submitted_on(day: &str) => "提交 {day}", "done {day}";
    /// No assessment.
    never => "未评", "none";
    /// A share of a hundred.
    percent(n: u32) => "{n}%", "{n}%";
    /// Nothing was found.
    nothing_found => "没有找到。Esc 清除查找", "nothing found; Esc clears the search";
    /// An empty ledger: welcome.
    welcome => "台账还是空的。可以这样开始：", "The ledger is empty. To begin:";
    /// An empty ledger: first way.
    welcome_add => "a  登记一个学会，随后就可以开始评估", "a  add a society, then start an assessment";
    /// An empty ledger: second way.
    welcome_import => "i  从名册（.xlsx 或 CSV 文件）导入学会", "i  import societies from a register (an .xlsx or CSV file)";
    /// An empty ledger: third way.
    welcome_demo => "先看看样子：退出（Ctrl-C）后运行 bamai demo，里面有样例学会，不影响这里的数据",
        "to look around first: quit (Ctrl-C) and run `bamai demo`, which has sample societies and leaves this store alone";
    /// An empty ledger: help.
    welcome_help => "?  随时看能用的按键", "?  shows the keys that work, at any time";

    /// Grade.
    grade_a(n: &str) => "{n}A", "{n}A";
    /// Grade.
    grade_pending => "在评", "pending";
    /// Grade.
    grade_expired => "已过期", "expired";
    /// Grade.
    grade_none => "未参评", "ungraded";

    /// Title of a society's form.
    form_new => "登记学会", "Add a society";
    /// Title of a society's form.
    form_edit(code: &str) => "修改学会 {code}", "Edit society {code}";
    /// Field.
    name => "名称", "Name";
    /// Field.
    short => "简称", "Short name";
    /// Field.
    discipline => "学科", "Discipline";
    /// Field.
    grade_date => "等级日期", "Graded on";
    /// Field.
    founded => "成立日期", "Founded";
    /// Field.
    members => "会员数", "Members";
    /// Field.
    region => "地区", "Region";
    /// What a field takes.
    hint_code => "必填，如 A0001", "required, such as A0001";
    /// What a field takes.
    hint_name => "必填", "required";
    /// What a field takes.
    hint_level => "省级、市级……", "province, city …";
    /// What a field takes.
    hint_grade => "1A–5A、在评、已过期、未参评", "1A–5A, pending, expired, none";
    /// What a field takes.
    hint_date => "如 2021-3-5 或 20210305", "such as 2021-3-5 or 20210305";
    /// What a field takes.
    hint_members => "整数", "a whole number";
    /// What is wrong with a field.
    bad_code => "须为 1–32 个可见字符，没有空格", "1 to 32 printable characters without spaces";
    /// What is wrong with a field.
    code_taken(name: &str) => "已用于：{name}", "taken by {name}";
    /// What is wrong with a field.
    no_name => "请填写名称", "a name is needed";
    /// What is wrong with a field.
    bad_grade => "请写 1A–5A、在评、已过期或未参评", "1A–5A, pending, expired or none";
    /// What is wrong with a field.
    bad_date => "不是日期", "not a date";
    /// What is wrong with a field.
    bad_members => "不是整数", "not a whole number";
    /// A field that may not change.
    code_fixed => "编号不能改", "the code cannot change";
    /// How the form is saved.
    form_keys => "Tab 或 ↓ 下一栏，最后一栏按 Enter 或随时按 Ctrl-S 保存", "Tab or ↓: next field · Enter on the last, or Ctrl-S: save";
    /// Notice: a society was added.
    society_saved(code: &str, name: &str) => "已登记 {code} {name}", "{code} {name} is on the ledger";
    /// What to do next.
    then_start => "按 n 开始评估", "n starts an assessment";

    /// Title of the start screen.
    start_title(name: &str) => "开始评估：{name}", "Start an assessment: {name}";
    /// The checklist an assessment is pinned to.
    start_checklist(title: &str, version: &str) => "清单  {title}（{version}）", "Checklist  {title} ({version})";
    /// A choice.
    start_full(n: usize) => "全表：{n} 个条目，约一日", "full: {n} items, about a day";
    /// A choice.
    start_core(n: usize) => "★ 核心：{n} 个条目，约半日", "★ core: {n} items, about half a day";
    /// What is in both.
    start_both => "两种都含全部事实和红线。评估绑定这一版清单，中途不变。", "Both have all facts and red lines. The assessment stays with this version of the checklist.";
    /// A second open assessment.
    start_open_already(id: &str) => "评估 {id} 还在进行，同一学会一次只开一轮。", "Assessment {id} is still open; a society has one open assessment at a time.";
    /// The way out.
    start_way_out => "按 Enter 打开它接着做，提交后再开下一轮。", "Enter opens it: go on, and submit it before starting the next.";
    /// Notice: started.
    started(id: &str) => "评估 {id} 已开始", "assessment {id} has begun";

    /// Title of the import screen.
    import_title => "导入名册", "Import a register";
    /// Field.
    import_path => "文件", "File";
    /// What the file may be.
    import_what => "工作簿（.xlsx）或 CSV 文件（UTF-8、GB18030）。表头须有列名：", "A workbook (.xlsx) or CSV (UTF-8, GB18030). The header names the columns:";
    /// The columns.
    import_columns => "编号、名称（必有）；简称、级别、学科、等级、等级日期、成立日期、会员数、地区（可有）",
        "code, name (required); short, level, discipline, grade, grade_date, founded, members, region (optional)";
    /// What happens.
    import_then => "按编号更新，空格不覆盖已有内容。先列出会改什么、哪些行不能用，确认后才导入。", "Rows are matched by code and empty cells keep what is known. What would change and which rows are bad is shown first; nothing is imported before you say so.";

    /// Society page: its rounds.
    rounds => "历次评估", "Assessments";
    /// Society page: none.
    no_rounds => "还没有评估过。按 n 开始。", "Not assessed yet. n starts an assessment.";
    /// A round.
    round(n: u32) => "第 {n} 轮", "round {n}";
    /// Scope.
    full => "全表", "full";
    /// Scope.
    core => "★ 核心", "★ core";
    /// Status.
    open => "进行中", "open";
    /// Status.
    submitted => "已提交", "submitted";
    /// Who leads.
    lead(name: &str) => "组长 {name}", "lead {name}";
    /// Severity of an axis.
    severity(axis: &str, figure: &str) => "{axis} {figure}", "{axis} {figure}";
    /// Red lines raised.
    red_lines_raised(n: u32) => "红线触及 {n}", "red lines raised: {n}";

    /// Overview: answered out of all.
    answered(n: usize, m: usize) => "已答 {n}/{m}", "answered {n}/{m}";
    /// Overview: problems that block.
    blocking(n: usize) => "{n} 个问题妨碍提交", "blocking problems: {n}";
    /// Overview: nothing blocks.
    nothing_blocks => "可以提交", "ready to submit";
    /// Overview: red lines raised.
    red_raised(n: usize) => "红线触及 {n}", "red lines raised: {n}";
    /// Overview: red lines nobody has cleared yet.
    red_open(n: usize) => "红线未查清 {n}", "red lines open: {n}";
    /// Overview: all red lines clear.
    red_clear => "红线均未触及", "red lines clear";
    /// Overview: heading of the derived figures.
    derived => "推算", "Worked out";
    /// Overview: derived figures there is no room for.
    derived_more(n: usize) => "另 {n} 项见事实表", "{n} more with the facts";
    /// Overview: heading of the axes.
    severities => "程度（0–100，越大越重）", "Severity (0–100, higher is worse)";
    /// A derived figure and its value.
    figure(title: &str, value: &str) => "{title} {value}", "{title} {value}";
    /// A truth.
    yes => "是", "yes";
    /// A truth.
    no => "否", "no";
    /// Overview: read only.
    is_submitted => "只读，按 o 重新打开", "read-only, o reopens it";
    /// A name and a value.
    labelled(label: &str, value: &str) => "{label} {value}", "{label} {value}";
}
