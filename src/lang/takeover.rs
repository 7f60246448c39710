//! What is said when an assessment is taken over from another store.

use crate::lang::macros::messages;

messages! {
    /// An assessment was taken over.
    taken_over(id: &str, n: usize) => "已接收评估{id}，共{n}条记录", "took over assessment {id}, {n} entries";
    /// A record was refused.
    record_refused => "没有接收这份评估，没有写入任何内容", "the assessment was not taken over; nothing was written";
    /// It lacks something.
    record_form(why: &str) => "文件不完整：{why}", "the file is incomplete: {why}";
    /// It was changed.
    record_altered => "文件与校验值不符，可能被改动过", "the file does not match its digest; it may have been changed";
    /// What to do.
    fix_record_form => "请在原来的机器上用 bamai report ID --format json -o 文件 重新写一份", "write it afresh where it comes from: bamai report ID --format json -o FILE";
    /// A later program wrote it.
    record_newer(version: u64) => "文件是第{version}版，由更新的bamai写出", "the file is of version {version}, written by a later bamai";
    /// What to do.
    fix_record_newer => "请升级bamai", "upgrade bamai";
    /// It is there.
    record_known(id: &str) => "库里已有评估{id}，不覆盖", "the store has {id} already; nothing is overwritten";
    /// Another is open.
    record_open(id: &str) => "同一学会的评估{id}还在进行", "{id} of the same society is still open";
    /// What to do.
    fix_record_open => "请先提交那一次评估，或用 --store 指定一个空目录", "submit that one first, or name an empty directory with --store";
    /// The journal is ahead.
    record_later => "库里已有比它更晚的记录，时间不能倒排", "the store has entries later than its first, and time does not run backwards";
    /// What to do.
    fix_record_elsewhere => "请用 --store 指定一个空目录再导入", "name an empty directory with --store and import there";
    /// A format no terminal shows.
    not_for_terminal(format: &str) => "{format}不是文本，不能写到终端", "{format} is no text and does not go to a terminal";
    /// What to do.
    fix_not_for_terminal => "请用 -o 写到文件", "write it to a file with -o";
    /// A report that does not fit its format.
    unfit(format: &str) => "写不成{format}", "the report cannot be written as {format}";
    /// What to do.
    fix_unfit => "请换一种格式，例如 html", "choose another format, such as html";
}
