//! What is said at a restricted login.

use crate::lang::macros::messages;

messages! {
    /// `restricted`
    about => "供 sshd 的 ForceCommand 使用：只许用这一个台账，命令取自 SSH_ORIGINAL_COMMAND", "For ForceCommand of sshd: this store only, the command taken from SSH_ORIGINAL_COMMAND";
    /// `--files`
    files_help => "许可读写文件的目录；不写则不许读写任何文件", "The directory files may be read and written in; none if left out";
    /// A line of words cannot be taken apart.
    bad_line => "这行命令读不懂", "this line cannot be read";
    /// Why.
    unclosed => "引号没有成对，或反斜线在末尾", "a quote is not closed, or a backslash stands last";
    /// Why.
    not_text => "不是 UTF-8 文字", "it is not UTF-8 text";
    /// What to do about it.
    fix_bad_line => "请用引号括住带空格的内容；本机的 shell 会去掉一层引号，所以要写两层", "quote what has spaces in it, twice, since your own shell takes one pair of quotes away";
    /// Something may not be used.
    refused(what: &str) => "这里不能用 {what}", "{what} may not be used here";
    /// Why: the store.
    own_store => "登录只开放一个台账", "this login is for one store only";
    /// Why: the name.
    own_name => "署名就是登录名，不能改", "the name is that of the login and cannot be changed";
    /// Why: for administrators.
    for_administrators => "它能改写别人署名的记录，只有管理员可以用", "it can rewrite what others have signed, so it is for administrators";
    /// Journal lines.
    journal_lines => "bamai export 写出的记录", "the journal as lines";
    /// What to do about changes that were written elsewhere.
    fix_elsewhere(path: &str) => "请在再次打开台账之前，让管理员用 bamai import 读入 {path}", "have the administrator bring {path} in with bamai import before the ledger is opened again";
    /// What to do about it.
    fix_refused => "去掉它再试，或请管理员来做", "leave it out, or ask the administrator";
    /// The directory for files is not there.
    no_files_dir(dir: &str) => "存放文件的目录 {dir} 不能用", "the directory for files, {dir}, cannot be used";
    /// What to do about it.
    fix_files_dir => "请管理员核对 --files 或 BAMAI_FILES 指定的目录", "ask the administrator to check the directory given with --files or BAMAI_FILES";
}
