//! What the program says of what an office has settled for everybody.

use crate::lang::macros::messages;

messages! {
    /// Notice: there are no texts to insert.
    no_templates => "还没有常用文字", "there are no texts to insert yet";
    /// What to do about it.
    fix_no_templates => "由管理员写在存储目录的 config.toml 里，每条一个 [[template]]，含 title 和 text", "the office writes them in config.toml in the store's directory, each a [[template]] with title and text";
    /// Palette: before what is typed, choosing a text.
    template_prompt => "插入", "Insert";
    /// Palette: what a row is.
    sort_template => "常用文字", "text";
    /// Notice: the file cannot be used.
    bad_config(path: &str) => "设置文件 {path} 有误，没有采用", "the settings in {path} are wrong and were left aside";
    /// What to do about it.
    fix_bad_config => "改好后重新打开 bamai；其余一切照常", "mend it and start bamai again; everything else works as ever";
    /// Why: at a line.
    at_line(line: usize, why: &str) => "第 {line} 行：{why}", "line {line}: {why}";
    /// Why: a text without a title, or without words.
    empty_template => "[[template]] 的 title 和 text 都不能为空", "title and text of a [[template]] must not be empty";
    /// Why: a text that is too long.
    long_template(title: &str, bytes: usize) => "“{title}”太长，最多 {bytes} 字节", "\"{title}\" is too long: {bytes} bytes at most";
    /// Why: too many texts.
    many_templates(max: usize) => "[[template]] 最多 {max} 条", "there may be {max} [[template]] at most";
}
