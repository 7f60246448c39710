//! What `bamai doctor` says of the terminal, the line and the store.

use crate::lang::macros::messages;

messages! {
    /// `doctor`
    about => "检查终端、线路、编码和台账是否正常，有毛病则退出码为1", "Check the terminal, the line, the locale and the store; exit code 1 if something is wrong";
    /// `--sync`
    sync => "同步输出，在 tmux 里也用", "Synchronize output, under tmux too";

    /// State: fine.
    fine => "正常", "ok";
    /// State: worth a look.
    look => "留意", "look";
    /// State: wrong.
    wrong => "不行", "wrong";
    /// Before advice.
    advice(text: &str) => "→ {text}", "-> {text}";
    /// The end.
    all_fine => "都正常", "everything is fine";
    /// The end.
    some_look(n: usize) => "可以用；有 {n} 处请留意，见上", "usable; worth a look: {n}, see above";
    /// The end.
    some_wrong(n: usize) => "有 {n} 处不行，见上", "wrong: {n}, see above";

    /// Row: the terminal.
    terminal => "终端", "terminal";
    /// No terminal.
    no_terminal => "标准输入或标准输出不是终端", "standard input or output is no terminal";
    /// What to do.
    fix_no_terminal => "命令照常可用；要打开画面请在终端里运行，经 ssh 时加 -t", "commands work all the same; for the screens run it in a terminal, with ssh -t over SSH";
    /// The kind of terminal and its size.
    terminal_is(term: &str, columns: u16, rows: u16) => "{term}，{columns} 列 {rows} 行", "{term}, {columns} columns, {rows} lines";
    /// It does not tell its size.
    terminal_no_size(term: &str) => "{term}，不报告大小，按 80 列 24 行", "{term}, tells no size, taken for 80 columns and 24 lines";
    /// What to do about it.
    fix_no_size => "若画面错位，运行 stty rows 24 cols 80，写上窗口实际的行数和列数", "if the screens are out of line, run stty rows 24 cols 80 with the lines and columns the window has";
    /// It is small.
    fix_small => "窗口偏小；40 列 12 行起可用，80 列 24 行起看得全", "a small window; 40 columns and 12 lines are usable, 80 and 24 show everything";
    /// `TERM` is not set.
    no_term => "TERM 未设置", "TERM is unset";

    /// Row: what it answers.
    answers => "应答", "answers";
    /// Nothing was asked.
    not_asked => "没有询问", "not asked";
    /// Nothing was answered.
    no_answer => "终端不回答询问", "the terminal answers no question";
    /// What to do.
    fix_no_answer => "画面照常可用，启动时多等 0.2 秒；若汉字旁边的符号错位，请加 --ambiguous wide 或 --ascii", "the screens work, and start 0.2 s later; if signs beside Chinese are out of line, add --ambiguous wide or --ascii";
    /// What it answered.
    answered(attributes: &str) => "光标位置、设备属性（{attributes}）", "cursor position, device attributes ({attributes})";
    /// It answered the one and not the other.
    answered_place => "光标位置；不报告设备属性", "cursor position; no device attributes";

    /// Row: ambiguous width.
    ambiguous => "符号宽度", "width";
    /// One column.
    narrow => "… ① ─ 等符号占一列", "signs such as … ① ─ take one column";
    /// Two columns.
    wide => "… ① ─ 等符号占两列，画面会避开或按两列排", "signs such as … ① ─ take two columns; the screens avoid them or count them so";
    /// Not known.
    width_unknown => "未知，按一列", "not known, taken for one column";
    /// Given on the command line.
    width_given => "按命令行的 --ambiguous 或 --ascii", "as --ambiguous or --ascii says";
    /// The terminal is of another charset.
    width_odd(column: u16) => "写一个字后光标在第 {column} 列：终端没有按 UTF-8 显示", "after one character the cursor is in column {column}: the terminal does not read UTF-8";
    /// What to do.
    fix_width_odd => "请把 SSH 客户端（终端）的字符编码改为 UTF-8", "set the character encoding of the SSH client to UTF-8";

    /// Row: the locale.
    locale => "语言环境", "locale";
    /// No locale.
    no_locale => "未设置，按 UTF-8", "unset, taken for UTF-8";
    /// A locale without charset.
    locale_bare(locale: &str) => "{locale}，没有写编码，按 UTF-8", "{locale}, names no charset, taken for UTF-8";
    /// A locale that is UTF-8.
    locale_utf8(locale: &str) => "{locale}", "{locale}";

    /// Row: colours.
    colours => "颜色", "colours";
    /// NO_COLOR.
    no_colour => "不用（设有 NO_COLOR）", "none (NO_COLOR is set)";
    /// Sixteen colours.
    sixteen => "终端自带的 16 色，深色浅色背景都可", "the terminal's own 16, on dark and light backgrounds";
    /// Sixteen colours, and what COLORTERM says.
    sixteen_of(colour_term: &str) => "终端自带的 16 色，深色浅色背景都可（COLORTERM={colour_term}，用不到）", "the terminal's own 16, on dark and light backgrounds (COLORTERM={colour_term}, not needed)";

    /// Row: synchronized output.
    synchronized => "同步输出", "synchronized";
    /// On.
    sync_on => "开：整屏一起显示，不认识的终端会忽略", "on: a frame shows at once; terminals that do not know it ignore it";
    /// Off under a multiplexer.
    sync_off(program: &str) => "关：在 {program} 里，有的版本会因此重发整屏", "off: under {program}, some versions of which then resend the whole screen";
    /// As asked.
    sync_asked_on => "开：命令行要求", "on: asked for on the command line";
    /// As asked.
    sync_asked_off => "关：命令行要求", "off: asked for on the command line";

    /// Row: the line.
    link => "线路往返", "round trip";
    /// Not measured.
    link_unknown => "没有测量", "not measured";
    /// How long it takes.
    link_is(median: &str, least: &str, n: usize) => "中位 {median} 毫秒，最快 {least} 毫秒（{n} 次）", "median {median} ms, least {least} ms ({n} times)";
    /// What to do.
    fix_slow => "线路较慢：按键可以先按后看，不会错；ssh -C 能少传一些", "a slow line: keys may be typed ahead safely, and ssh -C sends less";

    /// Row: the store.
    store => "台账", "store";
    /// It is there.
    store_is(path: &str) => "{path}", "{path}";
    /// It is not there yet.
    store_not_yet(path: &str) => "{path}，还没有，第一次使用时建立", "{path}, not there yet, made at first use";
    /// It cannot be written.
    store_not_writable(path: &str, why: &str) => "{path} 不可写：{why}", "{path} cannot be written: {why}";
    /// What to do.
    fix_not_writable => "请管理员核对目录的属主和权限（chown、chmod u+rwx），或用 --store 指定别的目录", "have the owner and permissions of the directory checked (chown, chmod u+rwx), or name another with --store";

    /// Row: room.
    room => "磁盘空间", "room";
    /// How much is free.
    room_is(free: &str) => "可用 {free}", "{free} free";
    /// Not known.
    room_unknown => "不知道", "not known";
    /// No more files.
    no_files_left => "不能再建文件（inode 用完）", "no more files can be made (out of inodes)";
    /// What to do.
    fix_room => "请腾出空间，例如删除旧的导出和备份；一次评估约占 1 MB", "free some room, such as old exports and backups; an assessment takes about 1 MB";

    /// Row: the file system.
    file_system => "文件系统", "file system";
    /// On a disk of this machine.
    fs_local(kind: &str) => "{kind}，本机磁盘", "{kind}, a disk of this machine";
    /// On a network.
    fs_network(kind: &str) => "{kind}，网络文件系统", "{kind}, a network file system";
    /// What to do.
    fix_network => "网络盘上的锁和落盘没有保证，请把台账放在本机磁盘上，另作备份", "locks and durability are not sure there; keep the store on a local disk and carry backups";
    /// Gone soon.
    fs_fleeting(kind: &str) => "{kind}，重启或删除容器后可能消失", "{kind}, may be gone after a restart of the machine or its container";
    /// What to do.
    fix_fleeting => "请用 --store 或 BAMAI_STORE 指定能长久保存的目录", "name a directory that lasts with --store or BAMAI_STORE";
    /// Not known.
    fs_unknown(kind: &str) => "{kind}，不认识", "{kind}, not known here";
    /// Nothing is told.
    fs_untold => "系统没有说明", "the system does not tell";
    /// What to do.
    fix_fs_unknown => "若是网络盘，请改放本机磁盘", "if it is a network's, keep the store on a local disk instead";

    /// Row: who uses the store.
    held => "正在使用", "in use";
    /// Nobody.
    held_by_nobody => "没有别的 bamai 在用", "by no other bamai";

    /// Row: the journal.
    journal => "日志", "journal";
    /// There is none.
    no_journal => "还没有", "none yet";
    /// It is sound.
    journal_sound(n: u64) => "共 {n} 条，完好", "{n} entries, sound";
    /// It is long.
    journal_part(percent: u64) => "前 {percent}% 完好，余下的没有看", "the first {percent}% is sound, the rest was not looked at";
    /// What to do.
    fix_journal_part => "运行 bamai verify 可全部检查", "bamai verify checks all of it";
    /// It ends in half an entry.
    journal_tail(n: u64, n_bytes: u64) => "共 {n} 条，末尾有 {n_bytes} 个字节不完整", "{n} entries, and {n_bytes} incomplete bytes at the end";
    /// What to do.
    fix_journal_tail => "多半是上次写入被中断，或别的 bamai 正在写；下次打开会自行处理并说明", "most likely an interrupted write, or another bamai is writing; the next start settles it and tells";
    /// It is damaged.
    journal_damaged => "有损坏", "damaged";
    /// What to do.
    fix_journal_damaged => "请先复制整个台账目录留底，再运行 bamai verify 修复", "copy the whole directory first, then mend it with bamai verify";

    /// Row: the name.
    name => "署名", "name";
    /// Where it comes from.
    name_is(name: &str) => "{name}", "{name}";
    /// It is a number.
    fix_name => "系统没有给出登录名；请用 --as 写上姓名，留痕才看得懂", "the system gives no login name; sign with --as, so that the audit trail can be read";

    /// Row: the clock.
    clock => "时间", "clock";
    /// The time and its zone.
    clock_is(time: &str, zone: &str) => "{time}，{zone}", "{time}, {zone}";
    /// The zone is not known.
    no_zone => "不知道时区，按 UTC", "time zone not known, taken for UTC";
    /// What to do.
    fix_no_zone => "请设置时区，例如 export TZ=Asia/Shanghai；记录一律存 UTC，不受影响", "set it, such as export TZ=Asia/Shanghai; what is on record is UTC and not affected";
}
