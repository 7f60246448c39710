//! Rosters: what is kept of a society row by row; knows nothing of which rosters there are.

use crate::lang::macros::messages;

messages! {
    /// In the audit trail: a roster and how many rows it has now.
    kept(roster: &str, n: usize) => "{roster}，{n} 行", "{roster}, rows: {n}";
    /// A cell of a file cannot be read.
    cell(column: &str, why: &str) => "“{column}”：{why}", "{column}: {why}";
    /// A cell of a file is missing.
    no_cell(column: &str) => "缺少“{column}”", "it lacks {column}";

    /// `roster`
    about => "显示学会的登记表：承接的职能、示范\n项目等；也可增、改、删一行，或从文件读入", "Show a society's rosters (functions taken on, demonstration projects); add, change or remove a row, or read rows from a file";
    /// `roster CODE ROSTER`
    arg_roster => "哪张登记表：代码、名称或代码开头", "Which roster: its id, the beginning of it, or its title";
    /// `--add`
    arg_add => "加一行，列=内容，可有多格", "Add a row of cells column=value";
    /// `--set`
    arg_set => "改第N行的几格，列=内容；内容空着\n就清空这一格", "Change cells column=value of row N; no value empties the cell";
    /// `--remove`
    arg_remove => "删去第N行", "Remove row N";
    /// `--csv`
    arg_csv => "以CSV输出这张登记表", "The roster as csv";
    /// `--import`
    arg_import => "从CSV文件读入，表头是列的代码或名\n称；已有的行不重复加", "Read rows from a csv file headed by the columns' ids or titles; rows the roster has are not added again";
    /// `--replace`
    arg_replace => "读入的行代替原有的全部行", "The rows read take the place of all there were";

    /// The screen of a society's rosters.
    scope => "登记表", "Rosters";
    /// An item answered in rows.
    scope_rows => "登记类条目", "Item in rows";
    /// Key on the society's page.
    open => "登记表：承接职能、示范项目等", "rosters: functions taken on, demonstration projects";
    /// The same in the footer.
    open_hint => "登记表", "rosters";
    /// Key on an item answered in rows.
    open_rows => "打开各行", "open the rows";
    /// The same in the footer.
    open_rows_hint => "各行", "rows";
    /// Key on a row.
    edit => "改这一行；在标题上是加一行", "change the row; on a heading, add one";
    /// The same in the footer.
    edit_hint => "改", "change";
    /// Key on the screen of rosters.
    add => "加一行", "add a row";
    /// The same in the footer.
    add_hint => "加", "add";
    /// Key on a row.
    remove => "删去这一行", "remove the row";
    /// The same in the footer.
    remove_hint => "删", "remove";
    /// Key on an item without rows.
    none => "记为没有", "there are none";
    /// The same in the footer.
    none_hint => "没有", "none";
    /// Key on the screen of rosters.
    undo => "撤销上一次改动", "take the last change back";
    /// The same in the footer.
    undo_hint => "撤销", "undo";
    /// The title of a society's rosters.
    title(code: &str, name: &str) => "{code} {name} 登记表", "{code} {name}: rosters";
    /// How many rows.
    n_rows(n: usize) => "{n} 行", "rows: {n}";
    /// How many of them ran out.
    n_ended(n: usize) => "{n} 项已到期", "ended: {n}";
    /// Where a roster is empty.
    add_first => "还没有登记，按 a 加一行", "nothing entered yet; a adds a row";
    /// Where an item has neither rows nor an answer.
    no_answer => "还没有登记；一项也没有按 0", "nothing entered yet; 0 if there are none";
    /// An item without rows was answered so.
    none_kept => "没有", "none";
    /// A row was removed on the screen.
    row_removed(number: usize) => "已删去第{number}行", "row {number} removed";
    /// How to bring it back.
    row_removed_todo => "u 撤销", "u brings it back";
    /// The title of a new row.
    form_new(title: &str) => "{title}：加一行", "{title}: a new row";
    /// The title of a row to change.
    form_edit(title: &str, number: usize) => "{title}：第 {number} 行", "{title}: row {number}";
    /// How a form is gone through.
    form_keys => "Tab 或 ↓ 下一栏，Ctrl-S 保存", "Tab or ↓ goes on, Ctrl-S saves";
    /// What a field takes.
    hint_needed(what: &str) => "必填：{what}", "required: {what}";
    /// What a text takes.
    hint_text => "文字", "text";
    /// What a number takes.
    hint_range(min: &str, max: &str) => "{min} 到 {max}", "{min} to {max}";
    /// The text that specifies an option.
    specify => "说明", "Specify";
    /// No choice.
    not_chosen => "未填", "not given";
    /// A cell that has to be there.
    needed => "这一栏必填", "this is required";
    /// A row without cells.
    empty_row => "一栏也没有填", "nothing is filled in";
    /// A row was saved.
    saved(title: &str) => "已存入“{title}”", "saved to {title}";
    /// What is half typed.
    draft => "登记表的一行", "a row of a roster";
    /// A roster there is not.
    missing(id: &str) => "没有登记表“{id}”", "there is no roster \"{id}\"";

    /// A row was added.
    added(roster: &str, number: usize) => "已加入登记表“{roster}”第{number}行", "added to the roster \"{roster}\" as row {number}";
    /// A row was changed.
    changed(roster: &str, number: usize) => "已改登记表“{roster}”第{number}行", "changed row {number} of the roster \"{roster}\"";
    /// A row was removed.
    removed(roster: &str, number: usize) => "已从登记表“{roster}”删去第{number}行", "removed row {number} from the roster \"{roster}\"";
    /// What a file changed.
    read(n_read: usize, n_before: usize, n_now: usize) => "读入{n_read}行；登记表原有{n_before}行，现有{n_now}行", "rows read: {n_read}; the roster had {n_before} and now has {n_now}";
    /// A roster and its number of rows, above its table.
    heading(title: &str, id: &str, n: usize) => "{title}（{id}）{n}行", "{title} ({id}), rows: {n}";
    /// A roster without rows.
    no_rows => "没有登记", "nothing entered";
    /// The heading of the column that tells what has run out.
    col_state => "状态", "State";
    /// A term that ran out.
    ended => "已到期", "ended";
    /// Nothing was read from a file.
    nothing_read => "没有读入", "nothing was read";
    /// An answer to which roster is wanted.
    name_a_roster => "请写明是哪张登记表", "name the roster";
    /// What is wanted with it.
    which_rosters(ids: &str) => "有：{ids}", "there are {ids}";
}
