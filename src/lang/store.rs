//! What the store says when it cannot do something, and what it found wrong and mended.

use crate::lang::macros::messages;

messages! {
    /// The system refused to open a file; its own words follow as the reason, as with the next six.
    cannot_open(path: &str) => "无法打开 {path}", "{path} cannot be opened";
    /// … to read it.
    cannot_read(path: &str) => "无法读取 {path}", "{path} cannot be read";
    /// … to write to it.
    cannot_write(path: &str) => "无法写入 {path}", "{path} cannot be written to";
    /// … to make it.
    cannot_create(path: &str) => "无法新建 {path}", "{path} cannot be created";
    /// … to lock it.
    cannot_lock(path: &str) => "无法锁定 {path}", "{path} cannot be locked";
    /// … to cut it back.
    cannot_cut(path: &str) => "无法截短 {path}", "{path} cannot be cut back";
    /// … to move it.
    cannot_move(path: &str) => "无法移动 {path}", "{path} cannot be moved";
    /// What to do about it.
    io_todo => "请检查磁盘和目录权限，然后重试", "check the disk and the directory's permissions, then try again";

    /// The disk is full.
    full(path: &str) => "磁盘已满，{path} 未能写入", "the disk is full, {path} was not written";
    /// What the full disk means.
    full_why => "答复保留在屏幕上，尚未存盘", "the answers stay on the screen and are not saved yet";
    /// What to do about a full disk.
    full_todo(path: &str) => "请在 {path} 所在的磁盘上腾出几 MB，例如删除旧的导出和备份", "free a few MB on the disk of {path}, such as old exports and backups";
    /// The disk takes nothing any more.
    read_only_disk(path: &str) => "磁盘只读，{path} 未能写入", "the disk is read-only, {path} was not written";
    /// What to do about a read-only disk.
    read_only_disk_todo(path: &str) => "请让管理员把 {path} 所在的磁盘恢复为可写", "have the disk of {path} made writable again";
    /// A store that cannot be written was opened for reading.
    for_reading => "台账只能查看：现在写不进去", "the ledger can only be looked at: it cannot be written now";
    /// What that means for what is entered.
    for_reading_todo => "可以照常查看、导出；答复留在屏幕上，能写入时自动存盘，离开时也可写到另一个文件", "look and export as ever; answers stay on the screen, are saved as soon as that is possible, and can be written to another file when you leave";
    /// The ballast was given up.
    nearly_full(path: &str) => "{path} 所在磁盘几乎已满", "the disk of {path} is almost full";
    /// What that means.
    nearly_full_why => "答复已存，用的是预留空间", "the answer is saved, in room that was kept in reserve";
    /// What to do about it.
    nearly_full_todo => "请尽快删除不需要的文件", "delete files you do not need soon";

    /// Another program holds the store.
    held(path: &str) => "另一个 bamai 正在使用 {path}", "another bamai is using {path}";
    /// Who it is and since when.
    held_by(pid: &str, user: &str, since: &str) => "进程 {pid}，用户 {user}，自 {since} 起", "process {pid} of {user}, since {since}";
    /// Nothing is known of the holder.
    held_unknown => "对方没有留下说明", "it left no note of who it is";
    /// What to do.
    held_todo(pid: &str) => "请先退出那一个，或用 kill {pid} 结束它；查看类命令不受影响", "quit that one first, or end it with kill {pid}; commands that only read work all the same";
    /// What to do when the process is not known.
    held_todo_unknown => "请先退出那一个；查看类命令不受影响", "quit that one first; commands that only read work all the same";

    /// A later program wrote this.
    newer(path: &str) => "{path} 由更新版本的 bamai 写成", "{path} was written by a later version of bamai";
    /// The numbers.
    newer_why(found: u32, known: u32) => "格式 {found}，本程序只认识到 {known}；没有改动任何文件", "it is of format {found} and this program knows up to {known}; nothing was changed";
    /// What to do.
    newer_todo => "请换用新版本打开", "open it with the later version";

    /// An entry is damaged.
    damaged(path: &str) => "{path} 有损坏", "{path} is damaged";
    /// What to do.
    damaged_todo => "请运行 bamai verify，并保留这个目录的副本", "run bamai verify, and keep a copy of the directory";
    /// The database failed.
    views(path: &str) => "数据库 {path} 不能用了", "the database {path} is of no use any more";
    /// What that means.
    views_todo => "没有丢失：日志完好，下次启动会由它重建数据库", "nothing is lost: the journal is whole, and the next start makes the database anew from it";
    /// There is no store.
    missing(path: &str) => "{path} 里还没有台账", "there is no ledger in {path} yet";
    /// What to do.
    missing_todo => "请用 --store 指定目录，或先登记一个学会", "name the directory with --store, or register a society first";
    /// The store is open for reading only.
    read_only => "台账只为查看而打开，不能修改", "the ledger is open for reading only and cannot be changed";
    /// The writer has ended.
    closed => "写入线程已结束，这条没有保存", "the thread that writes has ended, this was not saved";
    /// What to do.
    closed_todo => "请退出并重新打开", "quit and open again";
    /// The entries do not follow the last one.
    not_next(head: u64, given: u64) => "第 {given} 条接不上日志末尾的第 {head} 条，没有写入", "entry {given} does not follow the journal's last, {head}, and was not written";
    /// What to do.
    not_next_todo => "请重新打开台账再试", "open the ledger again and retry";
    /// A text does not fit a record.
    too_long => "内容太长，没有写入", "the text is too long and was not written";
    /// What to do.
    too_long_todo => "请分成几段，每段不超过 2 万字", "split it into parts of at most 20,000 characters";
    /// A value cannot be stored.
    unstorable => "这个值无法存储，没有写入", "this value cannot be stored and was not written";

    /// A torn tail was cut.
    tail_cut(n_bytes: u64) => "日志末尾有 {n_bytes} 个字节不完整，已切除", "the last {n_bytes} bytes of the journal were incomplete and have been cut off";
    /// Why.
    tail_cut_why => "多半是写入途中断电或被强行结束，那一条当时还没有显示“已存”；请核对最后一条答复", "most likely power failed or the program was killed in the middle of writing, before that answer was shown as saved; check the last answer";
    /// Where the damaged bytes are.
    kept(path: &str) => "原件保留在 {path}", "the original is kept in {path}";
    /// The database was made anew.
    views_rebuilt(n_entries: u64) => "数据库已由日志重建，共 {n_entries} 条，没有丢失", "the database was made anew from the journal, {n_entries} entries, nothing is lost";
    /// Entries came back from the database.
    restored(from: u64, to: u64) => "日志缺第 {from} 至 {to} 条，已从数据库补回，没有丢失", "the journal lacked entries {from} to {to}; they were brought back from the database, nothing is lost";
    /// Entries are lost.
    lost(from: u64, to: u64) => "第 {from} 至 {to} 条丢失", "entries {from} to {to} are lost";
    /// Why.
    lost_why => "日志在此处损坏或缺失，数据库里也没有", "the journal is damaged there or ends before, and the database does not have them either";
    /// What to do.
    lost_todo(path: &str) => "若有备份，用 bamai --store 另一目录 restore 备份文件 恢复出来，对照着补答；损坏的原件保留在 {path}", "where there is a backup, restore it into another directory (bamai --store DIR restore FILE), look the answers up and enter them again; the damaged original is kept in {path}";
    /// The journal was mended without loss.
    mended => "日志有损坏，已修复，没有丢失任何一条", "the journal was damaged and has been mended, no entry is lost";
}
