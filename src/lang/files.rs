//! What is said of files a person may not name.

use crate::lang::macros::messages;

messages! {
    /// A file is outside the directory that is the limit.
    outside(path: &str) => "不能使用文件 {path}", "the file {path} may not be used";
    /// Why.
    outside_why(dir: &str) => "管理员只许使用 {dir} 里的文件，也不许经过符号链接", "files are limited to {dir}, and not through symbolic links";
    /// What to do about it.
    fix_outside => "请写这个目录里的文件名，或者走标准输入、标准输出", "name a file in there, or use standard input and output";
    /// No file may be named.
    no_files(path: &str) => "不能使用文件 {path}", "the file {path} may not be used";
    /// Why.
    no_files_why => "管理员没有开放任何目录", "no directory is open for files here";
    /// What to do about it.
    fix_no_files => "请走标准输入、标准输出，例如 ssh 主机 report ID > 文件", "use standard input and output, such as ssh HOST report ID > FILE";
}
