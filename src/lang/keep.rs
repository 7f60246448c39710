//! What is said about keeping the record safe: verifying, backing up, restoring, carrying it elsewhere, and what cannot be saved.

use crate::lang::macros::messages;

messages! {
    /// `verify`
    verify => "检查存储，发现损坏就修复；有损坏则退出码为1", "Verify the store and mend what is damaged; exit code 1 if anything was";
    /// `--deep`
    verify_deep => "另外重建一遍数据库来比对", "Also make the database anew and compare";
    /// `backup`
    backup => "备份到一个文件；别的bamai可以照常写", "Back up to a file, even while another bamai writes";
    /// Its file.
    backup_file => "备份文件", "File to write";
    /// `--force`
    backup_force => "文件已存在时替换它", "Replace the file if it exists";
    /// `restore`
    restore => "从备份恢复", "Restore from a backup";
    /// Its file.
    restore_file => "备份文件", "Backup to read";
    /// `--replace`
    restore_replace => "已有台账时移入隔离目录，再恢复", "Move a store that is there to quarantine first";
    /// `export`
    export => "输出全部记录", "Print the whole journal";
    /// `--jsonl`
    export_jsonl => "每行一条JSON；bamai import 可以读回", "One JSON document a line; bamai import reads it back";

    /// Verify: the journal is sound.
    journal_sound(n: u64, hash: &str) => "日志完好：共 {n} 条，末条摘要 {hash}", "journal sound: {n} entries, digest of the last {hash}";
    /// Verify: bytes of the journal cannot be read.
    journal_damaged(n_bytes: u64) => "日志有损坏：{n_bytes} 个字节读不出", "journal damaged: {n_bytes} bytes cannot be read";
    /// Verify: entries are missing.
    journal_missing(from: u64, to: u64) => "日志缺第 {from} 至 {to} 条", "the journal lacks entries {from} to {to}";
    /// Verify: entries are lost for good, as was told before.
    journal_lost(from: u64, to: u64) => "第 {from} 至 {to} 条早先已丢失，不能恢复；除非备份里有", "entries {from} to {to} were lost before and cannot be had, unless a backup has them";
    /// Verify: the journal ends in a torn batch.
    journal_torn(n_bytes: u64) => "日志末尾有 {n_bytes} 个字节不完整", "the last {n_bytes} bytes of the journal are incomplete";
    /// Verify: the database fits.
    database_fits => "数据库与日志一致", "the database agrees with the journal";
    /// Verify: the database was not looked at.
    database_not_checked(why: &str) => "数据库未检查：{why}", "the database was not checked: {why}";
    /// Verify: the checklists.
    checklists_whole(n: usize) => "清单 {n} 份，内容与摘要相符", "checklists: {n}, each as its digest says";
    /// Verify: a checklist's text is gone.
    checklist_missing(digest: &str) => "清单 {digest} 的内容不全", "parts of checklist {digest} are missing";
    /// Verify: a checklist's text is another one.
    checklist_another(digest: &str) => "清单 {digest} 的内容与摘要不符", "the text of checklist {digest} is not what its digest says";
    /// Verify: a rebuilt database fits.
    rebuilt_fits => "由日志重建的数据库与日志一致", "a database made anew agrees with the journal";
    /// Verify: a rebuilt database does not fit.
    rebuilt_differs(why: &str) => "由日志重建的数据库与日志不一致：{why}", "a database made anew differs from the journal: {why}";
    /// Verify: before what was repaired now.
    repaired_now(what: &str) => "刚才修复：{what}", "repaired now: {what}";
    /// Verify: before what was repaired earlier.
    repaired_before(what: &str) => "先前修复：{what}", "repaired before: {what}";
    /// Verify: the end.
    all_fine => "一切完好", "everything is fine";
    /// Verify: the end, when only the journal could be checked.
    journal_fine => "日志完好；数据库可随时由日志重建", "the journal is fine, and the database can be made anew from it at any time";
    /// Verify: the end.
    was_repaired => "有损坏，已修复", "something was damaged and has been repaired";
    /// Verify: the end.
    has_losses => "有记录丢失，见上；其余完好", "some entries are lost, see above; the rest is fine";
    /// Verify: the end.
    still_damaged => "仍有损坏，见上；请保留整个目录的副本，再退出其他bamai后重试", "something is damaged still, see above; keep a copy of the directory, quit any other bamai and try again";

    /// Backup: done.
    backed_up(n: u64, path: &str, digest: &str) => "已备份 {n} 条到 {path}，已重读核对，摘要 {digest}", "{n} entries are backed up to {path} and were read back, digest {digest}";
    /// Backup: the file exists.
    backup_exists(path: &str) => "文件 {path} 已存在，没有覆盖", "the file {path} exists and was not overwritten";
    /// What to do.
    fix_backup_exists => "请换一个文件名，或加 --force 替换", "choose another name, or replace it with --force";
    /// Restore: the file is no backup.
    no_backup(path: &str) => "{path} 不是bamai的备份", "{path} is no backup of bamai's";
    /// What to do.
    fix_no_backup => "请指定由 bamai backup 写出的文件；.jsonl 用 bamai import 读入", "name a file written by bamai backup; bring .jsonl in with bamai import";
    /// Restore: the backup is damaged.
    backup_damaged(path: &str) => "备份 {path} 有损坏，什么都没有恢复", "the backup {path} is damaged; nothing was restored";
    /// What to do.
    fix_backup_damaged => "请换一份备份", "take another backup";
    /// Restore: there is a store.
    store_exists(path: &str) => "{path} 里已有台账，没有覆盖", "there is a ledger in {path}; it was not overwritten";
    /// What to do.
    fix_store_exists => "请用 --store 指定新目录；或加 --replace，把原有台账移入它的 quarantine 目录", "name a new directory with --store, or move that ledger to its quarantine directory with --replace";
    /// Restore: done.
    restored(n: u64, path: &str) => "已恢复 {n} 条到 {path}，已重建数据库并核对", "{n} entries are restored to {path}; the database was made anew and compared";
    /// Restore: where the old one is.
    old_kept(path: &str) => "原有台账的日志保留在 {path}", "the journal that was there is kept in {path}";
    /// Restore: what the backup says and what came of it differ.
    unlike(path: &str) => "由 {path} 重建的台账与备份所记的不符，什么都没有恢复", "a ledger rebuilt from {path} is not what the backup says it is; nothing was restored";

    /// Export: the journal is damaged.
    export_damaged => "日志有损坏，输出不全；请先运行 bamai verify", "the journal is damaged and the output incomplete; run bamai verify first";
    /// Import of lines: done.
    lines_imported(n_added: u64, n_known: u64) => "已读入 {n_added} 条，另有 {n_known} 条原已存在", "{n_added} entries brought in, {n_known} were there already";
    /// Import of lines: a bad line.
    bad_line(number: usize) => "第 {number} 行读不懂，什么都没有读入", "line {number} cannot be read; nothing was brought in";
    /// What to do.
    fix_bad_line => "请指定由 bamai export --jsonl 写出的文件", "name a file written by bamai export --jsonl";
    /// Import of lines: a line was changed.
    unchained(number: usize) => "第 {number} 行接不上前一行，什么都没有读入", "line {number} does not follow the one before it; nothing was brought in";
    /// Why.
    unchained_why => "有的行被改过，或少了几行", "a line was changed, or some are missing";
    /// Import of lines: the lines begin too late.
    ahead(head: u64, first: u64) => "文件从第 {first} 条开始，台账只到第 {head} 条，什么都没有读入", "the file begins with entry {first} and the ledger ends with {head}; nothing was brought in";
    /// What to do.
    fix_ahead => "请用 --store 指定这些记录原来的台账，或先读入前面的部分", "name the ledger these entries come from with --store, or bring in what is before them first";
    /// Import of lines: the store went another way.
    another(at: u64) => "从第 {at} 条起，台账里是别的内容，什么都没有读入", "from entry {at} on the ledger has something else; nothing was brought in";
    /// What to do.
    fix_another => "可以把文件读入一个新目录（--store），用 bamai answers 取出答复，再用 bamai apply 写进来", "bring the whole journal into a new directory (--store), take the answers out with bamai answers and in here with bamai apply";

    /// Notice: the check in the background found damage.
    found_damage => "检查发现日志有损坏", "the check has found damage in the journal";
    /// Which entries cannot be read.
    found_missing(from: u64, to: u64) => "第 {from} 至 {to} 条在日志里读不出", "entries {from} to {to} cannot be read from the journal";
    /// Where nothing is missing.
    found_bytes(n_bytes: u64) => "{n_bytes} 个字节读不出，没有缺少任何一条", "{n_bytes} bytes cannot be read, no entry is missing";
    /// What to do.
    fix_found_damage => "可以继续工作；退出后再打开会自动修复并说明结果，数据库里有的一条也不会少", "work can go on: open again after leaving, and it is mended from the database and told";
    /// Notice: the check asked for found nothing.
    check_fine(n: u64) => "检查完毕：日志 {n} 条，全部完好", "checked: all {n} entries of the journal are sound";
    /// Notice: the check could not be done.
    check_failed => "检查没有完成", "the check could not be completed";
    /// Footer: how far the check is.
    checking(percent: u8) => "检查 {percent}%", "checking {percent}%";
    /// Notice: there is nothing on disk.
    nothing_to_check => "这里的数据只在内存里，没有可检查的文件", "everything here is in memory; there are no files to check";

    /// Question: where the unsaved changes go.
    elsewhere_title(n: usize) => "把没有存下的 {n} 处修改写到另一个文件", "Write what is not saved to another file (changes: {n})";
    /// How to answer.
    elsewhere_keys => "Enter 写出并退出，Esc 返回；以后用 bamai import 读回", "Enter writes them and quits, Esc goes back; bamai import brings them in later";
    /// After leaving: where the unsaved changes are.
    elsewhere(n: usize, path: &str) => "有 {n} 处修改没有存进台账，已写到 {path}", "changes not in the ledger: {n}; they are in {path}";
    /// What to do.
    fix_elsewhere(path: &str) => "有空间后先运行 bamai import {path}，再打开台账", "once there is room, run bamai import {path} before opening the ledger";
}
