//! What the command line says: help, wrong usage, and the words of its tables.
//!
//! Chinese help is broken by hand, because it holds no spaces to break at: lines of at most 28 characters.

use crate::lang::macros::messages;

messages! {
    /// The program.
    about => "把脉：现场评估学会，当场说清弱在哪里、软在哪里、散在哪里", "Assess a learned society on the spot: where it is weak, soft or scattered";
    /// How a page of help is laid out.
    help_template => "{about}\n\n用法：{usage}\n\n{all-args}", "{about}\n\nUsage: {usage}\n\n{all-args}";
    /// Stands behind a heading.
    colon => "：", ":";
    /// Heading of the commands.
    commands => "命令", "Commands";
    /// Heading of the arguments.
    arguments => "参数", "Arguments";
    /// Heading of the options.
    options => "选项", "Options";
    /// `demo`
    demo => "打开装有样例学会的临时台账，退出即弃", "Open the screens on a throw-away store with sample societies";
    /// `import`
    import => "读入学会名册", "Read a register of societies";
    /// Its file.
    import_file => "工作簿（.xlsx）或CSV文件（UTF-8或GB18030），\n- 为标准输入", "Workbook (.xlsx) or csv file (UTF-8 or GB18030); - is standard input";
    /// `--partial`
    partial => "有的行不能用时，仍采用其余各行", "Take the good rows even when others are bad";
    /// `society`
    society => "显示一个学会；add 登记一个学会", "Show a society; add one with `add`";
    /// A society's code.
    code => "学会编号", "Code of the society";
    /// `society add`
    society_add => "登记一个学会", "Put a society on the ledger";
    /// The new code.
    new_code => "编号，1至32个可见字符，不含空格", "Code: 1 to 32 printable characters without spaces";
    /// Its name.
    name => "名称", "Name";
    /// `list`
    list => "列出台账", "List the ledger";
    /// `start`
    start => "开一轮新评估，输出它的编号", "Open the next round of a society; prints its id";
    /// `--checklist`
    start_checklist => "所用清单文件；不写则用内置清单", "Checklist file; the built-in one if left out";
    /// `--core`
    start_core => "只评★条目（半天）", "Only the ★ items: half a day";
    /// `answer`
    answer => "答复一个条目", "Answer an item";
    /// The value.
    value => "答复：0–4、是/否、数字、日期、选项、\n多选 a|b、NE（未查清）、NA（不适用）", "0-4, yes/no, number, date, option, a|b, NE (not established) or NA (not applicable)";
    /// `--reason`
    reason => "理由（NA必写）", "Reason; NA needs one";
    /// `--remark`
    remark => "备注", "Remark";
    /// `--evidence` of an answer
    references => "证据：编号或“类别：名称”，可写多次", "Evidence: a number or `kind:title`; may be repeated";
    /// `clear`
    clear => "收回一个条目的答复", "Take an answer back";
    /// `undo`
    undo => "撤销自己最近一次改动", "Undo your last change";
    /// `redo`
    redo => "重做自己最近一次撤销", "Do your last undone change again";
    /// `evidence`
    evidence => "列出证据；带 --kind 和 --title 时登记一件；\n带号时显示或补充那一件", "List the evidence; with --kind and --title, register a piece; with a number, show or describe it";
    /// Which piece.
    evidence_number => "证据的号", "Number of the evidence";
    /// `--kept-at`
    evidence_kept_at => "保存在哪里", "Where it is kept";
    /// `--date`
    evidence_date => "说的是哪一天的情况", "The day it speaks of";
    /// `--author`
    evidence_author => "谁出具的；同一人出具的不算独立", "Who produced it; two pieces by one author are not independent";
    /// `--confirmed`
    evidence_confirmed => "外部已确认；=no 撤回", "Somebody outside has confirmed it; =no takes it back";
    /// `--contradicted`
    evidence_contradicted => "与其他来源矛盾；=no 撤回", "Another source contradicts it; =no takes it back";
    /// `--picked`
    evidence_picked => "来自学会自选的样本；=no 撤回", "From a sample the society picked; =no takes it back";
    /// `--file`
    evidence_file => "本机上的文件，只记路径和\nSHA-256；空则去掉校验值", "A file on this host; only its path and SHA-256 are kept; empty takes the digest away";
    /// `sample`
    sample => "从名单里抽样；不给文件时列出已抽的", "Draw a sample from a list; without a file, list the samples";
    /// `sample FILE`
    sample_file => "名单：每行一项，.csv 取第一列，\n- 为标准输入", "The list: an entry a line, of .csv the first column; - is standard input";
    /// `sample --of`
    sample_of => "这是什么名单", "What the list is of";
    /// `sample --n`
    sample_n => "抽几项", "How many to draw";
    /// `sample --seed`
    sample_seed => "种子；不写则取当前时间", "The seed; the time now if left out";
    /// `visit`
    visit => "显示走访单：评估组、日程、\n最低访谈样本", "Show the visit sheet: team, timetable, minimum interviews";
    /// `team`
    team => "把人列入评估组，记下分工和\n利益关系申报", "Put somebody on the team, with a duty and a declaration of conflicts";
    /// `team NAME`
    team_name => "评估中用的名字（--as）", "The name they work under (--as)";
    /// `team --duty`
    team_duty => "分工", "What they do";
    /// `team --declares`
    team_declares => "申报的利益关系；除 none 外\n都须回避，不得评分", "The conflict declared; all but none bar from rating";
    /// `team --words`
    team_words => "申报的说明", "The declaration in words";
    /// `team --remove`
    team_remove => "撤去", "Take them off the team";
    /// `slot`
    slot => "往日程里加一行；带号时改或\n撤去那一行", "Add a line to the timetable; with a number, change or take it out";
    /// `slot N`
    slot_number => "日程的行号", "Number of the line";
    /// `slot --time`
    slot_time => "时间：09:00、10:00–12:00，或走访\n前后的工作日 -10wd、+7wd、天数 +30d", "When: 09:00, 10:00–12:00, or days before and after: -10wd, +7wd working days, +30d days";
    /// `slot --what`
    slot_what => "做什么", "What is done";
    /// `slot --who`
    slot_who => "谁做，或与谁", "By whom, or with whom";
    /// `slot --remove`
    slot_remove => "撤去这一行", "Take the line out";
    /// `self-rating`
    self_rating => "录入学会自评；提交前只说录了\n几项，提交后与评定对照", "Enter the society's self-ratings; levels show only after submission, beside ours";
    /// `self-rating FILE|ITEM`
    self_rating_what => "CSV文件，表头 item,level；或一个条目", "Csv file with the header item,level; or an item";
    /// `self-rating LEVEL`
    self_rating_level => "这个条目的自评，0至4；none 撤去", "The item's level, 0 to 4; none takes it out";
    /// `report --kind`
    report_kind => "写什么：评估报告、资料准备清单\n或走访单", "What to write: the report, the request for evidence before the visit, or the visit sheet";
    /// `--kind`
    kind => "类别：document 文件、interview 访谈、\nobservation 观察、outside 外部核对", "document, interview, observation or outside";
    /// `--title`
    title => "名称", "What it is called";
    /// `link`
    link => "把证据挂到条目上", "Link evidence to an item";
    /// `unlink`
    unlink => "把证据从条目上取下", "Unlink evidence from an item";
    /// `overrule`
    overrule => "为软检查签署理由", "Sign a reason for a soft check";
    /// The check.
    check_id => "检查编号", "Id of the check";
    /// Its item.
    overrule_item => "只对这一条目（逐条检查时）", "Only on this item, where the check is made per item";
    /// Why.
    overrule_why => "为什么可以不改", "Why it may stand";
    /// `apply`
    apply => "把一个答复文件写入评估", "Apply a file of answers";
    /// Its file.
    apply_file => "CSV文件，表头 item,value,reason,remark,evidence；\n- 为标准输入", "Csv file with the header item,value,reason,remark,evidence; - is standard input";
    /// `answers`
    answers => "输出全部答复，格式与apply相同", "Print the answers in the form apply reads";
    /// `problems`
    problems => "列出问题；有妨碍提交的则退出码为1", "List the problems; exit code 1 while any blocks submission";
    /// `submit`
    submit => "提交评估", "Submit the assessment";
    /// `reopen`
    reopen => "重新打开已提交的评估", "Open a submitted assessment again";
    /// Why.
    reopen_why => "为什么重新打开", "Why";
    /// `diagnose`
    diagnose => "显示诊断", "Show the diagnosis";
    /// `report`
    report => "写出报告", "Write the report";
    /// `--format`
    format => "格式，不写则为md", "Format; md if left out";
    /// `-o`
    output => "写入文件；不写则写到标准输出", "File to write; standard output if left out";
    /// `log`
    log => "显示留痕", "Show the audit trail";
    /// `check`
    check => "检查一个清单文件；有问题则退出码为1", "Check a checklist file; exit code 1 if it has problems";
    /// Its file.
    check_file => "清单文件（TOML）", "Checklist file (TOML)";
    /// `checklist`
    checklist => "显示内置清单", "Show the built-in checklist";
    /// An assessment.
    id => "评估编号，或它唯一的开头部分", "Id of the assessment, or any unique beginning of it";
    /// An item.
    item => "条目编号", "Id of the item";
    /// Evidence.
    reference => "证据：编号或“类别：名称”", "Evidence: a number or `kind:title`";
    /// `--json`
    json => "输出JSON", "Print JSON";
    /// `--csv`
    csv => "输出CSV", "Print csv";
    /// `--store`
    store => "存储目录；不写则看 $BAMAI_STORE，\n再看系统的数据目录", "Directory of the store; else $BAMAI_STORE, else the system's data directory";
    /// `--lang`
    lang => "语言；不写则随系统", "Language; else the locale's";
    /// `--ambiguous`
    ambiguous_width => "终端把“……①─”这类字符画成几列；\n不写则开始时问终端", "How wide the terminal draws characters such as … ① ─; else it is asked";
    /// `--ascii`
    ascii => "不用这类字符", "Avoid such characters altogether";
    /// `--no-sync`
    no_sync => "不用同步输出", "Do not synchronize output";
    /// `--as`
    actor => "以谁的名义；不写则为登录名", "Who is at work; else the login name";
    /// `--help`
    help => "显示帮助", "Show help";
    /// `--version`
    version => "显示版本", "Show the version";

    /// `completions`
    completions => "输出命令行补全脚本", "Print the script that completes the command line";
    /// Its shell.
    shell => "哪一种命令行", "Which shell";
    /// `man`
    man => "输出手册页（roff）", "Print the manual page (roff)";
    /// Manual page: heading.
    man_name => "名称", "NAME";
    /// Manual page: heading.
    man_synopsis => "概述", "SYNOPSIS";
    /// Manual page: heading.
    man_exit => "退出码", "EXIT CODES";
    /// Manual page: the exit codes, in roff.
    man_exit_codes => "0 完成；1 回答为否（有问题、不能提交、被拒绝）；2 用法或输入有误；3 存储出错。",
        "0 done; 1 the answer is no (problems, cannot submit, refused); 2 wrong usage or bad input; 3 the store failed.";
    /// Manual page: heading.
    man_more => "按键", "KEYS";
    /// Manual page: where the keys are, in roff.
    man_see => "不带命令运行则打开台账；其中按 ? 列出当时可用的按键，按 : 查找一切可做可去之处。",
        "Without a command the ledger opens; there ? lists the keys that work just then, and : finds everything that can be done or gone to.";

    /// Heading of the arguments that several commands take, in the README.
    in_several_commands => "几个命令共有：", "In several commands:";
    /// Heading of the arguments that every command takes, in the README.
    in_every_command => "每个命令都可用：", "In every command:";

    /// Unknown command.
    no_such_command(given: &str) => "没有命令“{given}”", "there is no command \"{given}\"";
    /// Unknown argument.
    no_such_argument(given: &str) => "不认识参数“{given}”", "unknown argument \"{given}\"";
    /// Missing arguments.
    missing(names: &str) => "缺少参数：{names}", "missing: {names}";
    /// A bad argument.
    bad_argument(argument: &str, given: &str) => "参数{argument}不能是“{given}”", "{argument} cannot be \"{given}\"";
    /// Two arguments that exclude each other.
    conflict(argument: &str, other: &str) => "{argument}与{other}不能同时用", "{argument} cannot be used with {other}";
    /// Wrong in another way.
    wrong_usage => "用法不对", "wrong usage";
    /// A near miss.
    did_you_mean(near: &str) => "是不是要用{near}？", "did you mean {near}?";
    /// The values there are.
    one_of(values: &str) => "可用：{values}", "one of: {values}";
    /// Where help is.
    see_help => "请看 --help", "see --help";

    /// A name that cannot sign.
    bad_actor => "这个署名不能用", "this name cannot be used";
    /// What a name may be.
    fix_actor(most: usize) => "请用 --as 写一个1至{most}个字的名字", "give a name of 1 to {most} characters with --as";
    /// No place for the store.
    no_store_dir => "不知道存储放在哪里", "there is no place for the store";
    /// What to do about it.
    fix_no_store_dir => "请用 --store 或 $BAMAI_STORE 指定目录", "name a directory with --store or $BAMAI_STORE";
    /// A file cannot be read.
    file_not_read(path: &str) => "读不到文件{path}", "cannot read {path}";
    /// What to do about it.
    fix_file => "请核对路径和权限", "check the path and its permissions";
    /// A file cannot be written.
    file_not_written(path: &str) => "写不了文件{path}", "cannot write {path}";
    /// Standard output cannot be written.
    no_output => "结果写不出去", "the result could not be written";
    /// What to do about it.
    fix_no_output => "请检查输出的去处是否还有空间", "check that where it goes has room";
    /// Entries the journal has lost.
    missing_entries(from: u64, to: u64) => "留痕缺第{from}至{to}条；打开存储时会尽量补回", "entries {from} to {to} of the journal are missing; opening the store brings back what can be";
    /// A thread could not be had.
    no_thread => "系统不给新线程", "the system has no thread to spare";
    /// What to do about it.
    fix_no_thread => "请关掉别的程序再试", "close other programs and try again";
    /// Several assessments are meant.
    ambiguous(given: &str) => "“{given}”对应不止一个评估", "\"{given}\" is the beginning of several ids";
    /// Which.
    candidates(ids: &str) => "有{ids}", "there are {ids}";
    /// What to do about it.
    fix_ambiguous => "请把编号写全些", "write more of the id";
    /// Evidence in no known form.
    bad_reference(given: &str) => "证据“{given}”认不出", "\"{given}\" names no evidence";
    /// What to do about it.
    fix_reference => "请写证据编号，或“类别：名称”，类别为 document、interview、observation、outside", "write its number, or `kind:title`, kind being document, interview, observation or outside";
    /// A row of arguments makes no sense.
    not_answered(item: &str) => "条目{item}的答复没有写入", "item {item} was not answered";
    /// A bad checklist.
    bad_checklist(path: &str, n: usize) => "清单{path}有{n}个问题，不能用", "the checklist {path} cannot be used; problems in it: {n}";
    /// What to do about it.
    fix_bad_checklist => "用 bamai check 查看", "`bamai check` shows them";
    /// A file that is not text.
    not_utf8 => "内容不是UTF-8文字", "it is not UTF-8 text";
    /// No terminal.
    no_terminal => "这里不是终端，画面打不开", "this is no terminal, so the screens cannot be opened";
    /// No screens.
    fix_no_terminal => "请在终端里运行，或看 bamai --help", "run it in a terminal, or see bamai --help";

    /// An answer was recorded.
    answered(item: &str, value: &str) => "{item} = {value}", "{item} = {value}";
    /// Nothing was changed.
    unchanged => "与已有记录一致，没有写入", "on record already; nothing written";
    /// The item stands off the path.
    off_path(item: &str) => "条目{item}现在不在路径上，答复已保存但不计入", "item {item} is off the path now, so its answer is kept but not counted";
    /// The rating is above the cap.
    over_cap(item: &str, cap: u8) => "条目{item}的评分高于现有证据所能支持的{cap}分，暂记，提交前须补证据", "item {item} is rated above {cap}, the most its evidence carries; it is provisional and blocks submission";
    /// An answer was taken back.
    cleared(item: &str) => "已收回条目{item}的答复", "the answer to {item} was taken back";
    /// A change was undone.
    undone(what: &str) => "已撤销：{what}", "undone: {what}";
    /// A change was done again.
    redone(what: &str) => "已重做：{what}", "done again: {what}";
    /// A piece of evidence was registered.
    registered(number: u32) => "证据{number}", "evidence {number}";
    /// Evidence was linked.
    linked(number: u32, item: &str) => "证据{number}已挂到条目{item}", "evidence {number} now supports item {item}";
    /// Evidence was unlinked.
    unlinked(number: u32, item: &str) => "证据{number}已从条目{item}取下", "evidence {number} no longer supports item {item}";
    /// A check was overruled.
    overruled(check: &str) => "检查{check}已签署理由", "a reason for check {check} was signed";
    /// An assessment was submitted.
    submitted(id: &str) => "评估{id}已提交", "assessment {id} is submitted";
    /// An assessment was reopened.
    reopened(id: &str) => "评估{id}已重新打开", "assessment {id} is open again";
    /// A society was added.
    society_added(code: &str) => "学会{code}已登记", "society {code} is on the ledger";
    /// A society is there already.
    society_exists(code: &str) => "编号{code}已登记给另一个名称", "the code {code} is on the ledger under another name";
    /// What to do about it.
    fix_society_exists => "请核对编号；要改资料请用 import", "check the code; `bamai import` changes what is known of a society";
    /// No problem in a checklist.
    no_problem(path: &str) => "{path}：没有问题", "{path}: no problem";
    /// Problems in a checklist.
    n_problems(n: usize) => "{n}个问题", "problems: {n}";
    /// No problem in an assessment.
    no_problems => "没有问题，可以提交", "no problems; it can be submitted";
    /// Nothing blocks.
    none_blocks => "没有妨碍提交的问题", "nothing blocks submission";
    /// Something blocks.
    n_block(n: usize) => "{n}个问题妨碍提交", "blocking submission: {n}";
    /// The ledger is empty.
    empty_ledger => "台账是空的；用 bamai society add 或 bamai import 登记学会", "the ledger is empty; put societies on it with `bamai society add` or `bamai import`";
    /// There is no evidence.
    no_evidence => "还没有证据", "no evidence yet";

    /// Column: code.
    col_code => "编号", "Code";
    /// Column: society.
    col_society => "学会", "Society";
    /// Column: level.
    col_level => "级别", "Level";
    /// Column: grade.
    col_grade => "等级", "Grade";
    /// Column: assessment.
    col_assessment => "评估", "Assessment";
    /// Column: state.
    col_state => "状态", "State";
    /// Column: progress.
    col_progress => "进度", "Progress";
    /// Column: severity of the axes.
    col_severity => "问题程度", "Severity";
    /// Column: number.
    col_number => "号", "No.";
    /// Column: kind.
    col_kind => "类别", "Kind";
    /// Column: what more is known of evidence.
    col_details => "说明", "Details";
    /// Column: title.
    col_title => "名称", "Title";
    /// Column: items.
    col_items => "条目", "Items";
    /// Column: by.
    col_by => "谁", "By";
    /// Column: at.
    col_at => "时间", "At";
    /// Column: sequence.
    col_seq => "序号", "Seq";
    /// Column: event.
    col_event => "事项", "Event";
    /// Column: item.
    col_item => "条目", "Item";
    /// Column: value.
    col_value => "内容", "Value";
    /// Column: check.
    col_check => "检查", "Check";
    /// Column: blocks.
    col_blocks => "妨碍", "Blocks";
    /// Column: message.
    col_message => "说明", "Message";
    /// Column: lead.
    col_lead => "组长", "Lead";
    /// Column: scope.
    col_scope => "范围", "Scope";
    /// Column: started.
    col_started => "开始", "Started";
    /// Column: touched.
    col_touched => "最近改动", "Last change";
    /// Field: short name.
    field_short => "简称", "Short name";
    /// Field: discipline.
    field_discipline => "学科", "Discipline";
    /// Field: day of the grade.
    field_grade_date => "等级日期", "Graded on";
    /// Field: founding day.
    field_founded => "成立日期", "Founded on";
    /// Field: members.
    field_members => "会员数", "Members";
    /// Field: region.
    field_region => "地区", "Region";
    /// An open assessment.
    open => "进行", "open";
    /// A submitted assessment.
    is_submitted => "已提交", "submitted";
    /// Never assessed.
    never => "未评", "never";
    /// Stands for nothing.
    dash => "—", "-";
    /// Yes.
    yes => "是", "yes";
    /// Column: sort of problem.
    col_problem => "问题", "Problem";
    /// Sort of problem: no answer.
    kind_unanswered => "未答", "unanswered";
    /// Sort of problem: hard check.
    kind_hard => "硬检查", "hard check";
    /// Sort of problem: over the cap.
    kind_over_cap => "超上限", "over cap";
    /// Sort of problem: no evidence.
    kind_no_evidence => "缺证据", "no evidence";
    /// Sort of problem: soft check.
    kind_soft => "软检查", "soft check";
    /// Sort of problem: red check.
    kind_red => "红线检查", "red check";
    /// Sort of problem: check not made.
    kind_not_evaluated => "未能判定", "not evaluated";
    /// An item without an answer, as a problem.
    problem_unanswered => "没有答复", "not answered";
    /// A rating above its cap, as a problem.
    problem_over_cap => "评分高于证据所能支持的上限", "rated above what its evidence carries";
    /// A value without evidence, as a problem.
    problem_no_evidence => "没有证据", "no evidence";
    /// Ratings that disagree, as a problem.
    problem_disputed => "几位评估人评分不一，组长未评", "several assessors have rated and the lead has not";
    /// Share of items answered.
    progress(share: usize, answered: usize, items: usize) => "{share}%（{answered}/{items}）", "{share}% ({answered}/{items})";
    /// Overall figures.
    overall(geometric: &str, arithmetic: &str, weakest: &str) => "总体：几何平均{geometric}，算术平均{arithmetic}，最弱{weakest}", "overall: geometric mean {geometric}, arithmetic mean {arithmetic}, weakest {weakest}";
    /// Overall figures withheld.
    no_overall => "总体：有的轴查清的不够，不给总分", "overall: withheld, because too little is established on some axis";
    /// Red lines, listed.
    red_lines(ids: &str) => "触及红线：{ids}", "red lines raised: {ids}";
    /// No red line.
    no_red_lines => "没有触及红线", "no red line raised";
    /// Checks, counted.
    checks(raised: usize, overruled: usize, not_evaluated: usize) => "检查：提出{raised}，已说明{overruled}，未能判定{not_evaluated}", "checks: {raised} raised, {overruled} overruled, {not_evaluated} not evaluated";
    /// The checklist.
    checklist_is(title: &str, id: &str, version: &str, digest: &str) => "{title}（{id} {version}，{digest}）", "{title} ({id} {version}, {digest})";
    /// What a checklist holds.
    holds(forms: usize, items: usize, checks: usize) => "{forms}张表，{items}个条目，{checks}条检查", "{forms} forms, {items} items, {checks} checks";
}
