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
