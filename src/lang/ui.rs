//! What the screens' frame says: keys and what they do, notices of the terminal; knows nothing of any one screen.

use crate::lang::macros::messages;

messages! {
    /// Help: name of a part of the key table.
    scope_ledger => "台账", "Ledger";
    /// Help: name of a part of the key table.
    scope_society => "学会", "Society";
    /// Help: name of a part of the key table.
    scope_society_form => "学会登记", "Society form";
    /// Help: name of a part of the key table.
    scope_import => "导入名册", "Import";
    /// Help: name of a part of the key table.
    scope_start => "开始评估", "Start an assessment";
    /// Help: name of a part of the key table.
    scope_overview => "评估概览", "Overview";
    /// Help: name of a part of the key table.
    scope_item => "条目", "Item";
    /// Help: name of a part of the key table.
    scope_facts => "事实表", "Facts";
    /// Help: name of a part of the key table.
    scope_level => "评分题", "Rating";
    /// Help: name of a part of the key table.
    scope_yes_no => "是非题", "Yes or no";
    /// Help: name of a part of the key table.
    scope_single => "单选题", "One option";
    /// Help: name of a part of the key table.
    scope_multi => "多选题", "Any options";
    /// Help: name of a part of the key table.
    scope_entry => "填写项", "Field not yet entered";
    /// Help: name of a part of the key table.
    scope_evidence => "证据", "Evidence";
    /// Help: name of a part of the key table.
    scope_problems => "问题", "Problems";
    /// Help: name of a part of the key table.
    scope_overrule => "说明理由", "Overruling a check";
    /// Help: name of a part of the key table.
    scope_diagnosis => "诊断", "Diagnosis";
    /// Help: name of a part of the key table.
    scope_arithmetic => "算式", "Arithmetic";
    /// Help: name of a part of the key table.
    scope_audit => "操作记录", "Audit trail";
    /// Help: name of a part of the key table.
    scope_report => "报告", "Report";
    /// Help: name of a part of the key table.
    scope_interviews => "访谈", "Interviews";
    /// Help: name of a part of the key table.
    scope_interview_form => "访谈登记", "Interview form";
    /// Help: name of a part of the key table.
    scope_jotting => "访谈记录时", "Jotting down";
    /// Help: name of a part of the key table.
    scope_notes => "访谈记录的行", "Lines of an interview";
    /// Help: name of a part of the key table.
    scope_picking => "把一行落到条目", "Dropping a line";
    /// Help: name of a part of the key table.
    scope_assessment => "评估中", "Anywhere in an assessment";
    /// Help: name of a part of the key table.
    scope_list => "列表", "Lists";
    /// Help: name of a part of the key table.
    scope_field => "输入时", "While typing a line";
    /// Help: name of a part of the key table.
    scope_page => "输入多行时", "While typing a page";
    /// Help: name of a part of the key table.
    scope_palette => "命令面板", "Palette";
    /// Help: name of a part of the key table.
    scope_help => "帮助", "Help";
    /// Help: name of a part of the key table.
    scope_notice => "提示", "Notices";
    /// Scope: the question whether to leave with something unsaved.
    scope_leave => "未存而退出", "Leaving unsaved";
    /// Help: name of a part of the key table.
    scope_drafts => "未写完的文字", "Unfinished texts";
    /// Help: name of a part of the key table.
    scope_global => "到处可用", "Everywhere";

    /// Heading of the keys column.
    key => "按键", "Key";
    /// Heading of the actions column.
    does => "作用", "Does";

    /// Action.
    rate => "评 0–4 分", "rate 0–4";
    /// Footer.
    rate_hint => "评分", "rate";
    /// Action.
    yes => "是", "yes";
    /// Action.
    no => "否", "no";
    /// Action.
    pick => "选第几项", "take an option by its number";
    /// Footer.
    pick_hint => "选择", "pick";
    /// Action.
    toggle => "选中或取消当前选项", "take or drop this option";
    /// Footer.
    toggle_hint => "选/取消", "toggle";
    /// Action.
    choose => "选中当前选项", "take this option";
    /// Action.
    evidence => "证据", "evidence";
    /// Footer.
    evidence_hint => "证据", "evidence";
    /// Action.
    remark => "写备注", "write a remark";
    /// Footer.
    remark_hint => "备注", "remark";
    /// Action.
    jump => "跳转到条目", "jump to an item";
    /// Footer.
    jump_hint => "跳转", "jump";
    /// Action.
    next_item => "下一项", "next item";
    /// Footer.
    next_item_hint => "下一项", "next";
    /// Action.
    prev_item => "上一项", "previous item";
    /// Action.
    not_established => "未查清", "not established";
    /// Footer.
    not_established_hint => "未查清", "NE";
    /// Action.
    not_applicable => "不适用（写明理由）", "not applicable (with a reason)";
    /// Footer.
    not_applicable_hint => "不适用", "NA";
    /// Action.
    overrule => "对软检查说明理由", "give a soft check a reason";
    /// Action.
    take_offer => "采用名册里的值", "take what the register says";
    /// Action.
    clear => "清除答复", "clear the answer";

    /// Action.
    interviews => "访谈", "interviews";
    /// Action.
    new_interview => "开始一次访谈", "begin an interview";
    /// Footer.
    new_interview_hint => "新访谈", "new";
    /// Action.
    edit_interview => "改角色、代号、地点", "change role, code, place";
    /// Footer.
    edit_hint => "改", "edit";
    /// Action.
    take_out_interview => "撤去访谈（里面没有记录时）", "take the interview out (while nothing is in it)";
    /// Action.
    keep_line => "记下这一行", "keep the line";
    /// Footer.
    keep_line_hint => "记下", "keep";
    /// Action.
    complete_id => "补全条目编号", "complete the item's id";
    /// Action.
    drop_note => "把这一行落到条目", "drop the line onto items";
    /// Footer.
    drop_note_hint => "落到条目", "onto item";
    /// Action.
    drop_here => "落到这个条目（再按取下）", "drop it here (again: take it off)";
    /// Action.
    edit_note => "改这一行的文字", "edit the line";
    /// Action.
    take_out_note => "撤去这一行", "take the line out";
    /// Footer.
    take_out_hint => "撤去", "take out";
    /// Action.
    jot => "接着记", "go on jotting";
    /// Footer.
    jot_hint => "接着记", "jot";
    /// Action.
    role_items => "问这个角色的条目", "items that ask this role";
    /// Footer.
    role_items_hint => "条目", "items";
    /// Action.
    openers => "开场问题", "questions to open with";
    /// Footer.
    openers_hint => "开场", "openers";
    /// Action.
    open => "打开", "open";
    /// Footer.
    open_hint => "打开", "open";
    /// Action.
    new_assessment => "新评估", "new assessment";
    /// Footer.
    new_assessment_hint => "新评估", "new";
    /// Action.
    add_society => "登记学会", "add a society";
    /// Footer.
    add_society_hint => "登记学会", "add";
    /// Action.
    edit_society => "修改学会信息", "edit the society";
    /// Footer.
    edit_society_hint => "修改", "edit";
    /// Action.
    import => "导入名册", "import a register";
    /// Footer.
    import_hint => "导入", "import";

    /// Action.
    add_evidence => "登记证据", "register evidence";
    /// Footer.
    add_hint => "登记", "add";
    /// Action.
    link_evidence => "关联或取消关联", "link or unlink";
    /// Footer.
    link_hint => "关联", "link";
    /// Action.
    open_form => "打开这张表", "open this form";
    /// Action.
    go_to_problem => "去处理这个问题", "go to this problem";
    /// Footer.
    go_hint => "前往", "go";
    /// Action.
    export => "把报告存为文件", "write the report to a file";
    /// Footer.
    export_hint => "存为文件", "save as";
    /// Action.
    go_behind => "看这个数字的来历", "see what is behind the figure";
    /// Action.
    start => "开始评估", "start the assessment";
    /// Footer.
    start_hint => "开始", "start";
    /// Action.
    type_here => "填写", "type an answer";
    /// Footer.
    type_hint => "填写", "type";
    /// Action.
    arithmetic => "看算式", "show the arithmetic";
    /// Footer.
    arithmetic_hint => "算式", "sums";
    /// Action.
    find => "查找", "find";
    /// Footer.
    find_hint => "查找", "find";

    /// Action.
    field_done => "完成输入", "finish typing";
    /// Footer.
    done_hint => "完成", "done";
    /// Action.
    new_line => "换行", "new line";
    /// Footer.
    new_line_hint => "换行", "new line";
    /// Action.
    backspace => "删前一个字", "delete the character before";
    /// Action.
    delete => "删后一个字", "delete the character after";
    /// Action.
    delete_word => "删前一个词", "delete the word before";
    /// Action.
    delete_to_start => "删到行首", "delete to the start of the line";
    /// Action.
    delete_to_end => "删到行尾", "delete to the end of the line";
    /// Action.
    word_left => "左移一个词", "one word left";
    /// Action.
    word_right => "右移一个词", "one word right";
    /// Action.
    line_start => "到行首", "to the start of the line";
    /// Action.
    line_end => "到行尾", "to the end of the line";
    /// Action.
    undo_typing => "撤销输入", "undo typing";
    /// Action.
    redo_typing => "恢复输入", "redo typing";

    /// Action.
    problems => "问题", "problems";
    /// Footer.
    problems_hint => "问题", "problems";
    /// Action.
    submit => "提交", "submit";
    /// Footer.
    submit_hint => "提交", "submit";
    /// Action.
    diagnosis => "诊断", "diagnosis";
    /// Footer.
    diagnosis_hint => "诊断", "diagnosis";
    /// Action.
    overview => "评估概览", "overview";
    /// Action.
    audit_trail => "操作记录", "audit trail";
    /// Action.
    report => "报告", "report";
    /// Action.
    reopen => "重新打开评估", "reopen the assessment";
    /// Footer.
    reopen_hint => "重新打开", "reopen";
    /// Action.
    undo => "撤销上一步", "undo the last change";
    /// Action.
    redo => "恢复撤销的一步", "redo";
    /// Action.
    do_it => "执行", "do it";
    /// Action.
    put_back => "放回原处接着写", "put it back and go on";
    /// Footer.
    put_back_hint => "接着写", "go on";
    /// Action.
    discard => "丢弃这段文字", "discard this text";
    /// Footer.
    discard_hint => "丢弃", "discard";
    /// Action.
    older => "后退：回到先前看的地方", "back: to the place seen before";
    /// Action.
    newer => "前进：去后来看过的地方", "forward: to the place seen after";
    /// Action.
    template => "插入常用文字", "insert one of the office's texts";
    /// Action.
    copy => "复制内容到自己的剪贴板", "copy to your own clipboard";
    /// Action.
    unfinished => "未写完的文字", "unfinished texts";
    /// Footer.
    do_hint => "执行", "do it";
    /// Action.
    save => "保存", "save";
    /// Footer.
    save_hint => "保存", "save";

    /// Action.
    save_now => "立即保存（再试一次）", "save now (try again)";
    /// Action.
    save_elsewhere => "写到另一个文件", "write to another file";
    /// Footer.
    save_elsewhere_hint => "另存", "elsewhere";
    /// Action.
    check_store => "检查存储", "check the store";
    /// Action.
    up => "上移", "up";
    /// Action.
    down => "下移", "down";
    /// Action.
    left => "左移", "left";
    /// Action.
    right => "右移", "right";
    /// Action.
    page_up => "上一页", "page up";
    /// Action.
    page_down => "下一页", "page down";
    /// Action.
    first => "到开头", "to the start";
    /// Action.
    last => "到末尾", "to the end";
    /// Action.
    next_field => "下一栏", "next field";
    /// Footer.
    next_field_hint => "下一栏", "next";
    /// Action.
    import_file => "导入这个文件", "import this file";
    /// Footer.
    import_file_hint => "导入", "import";
    /// Action.
    prev_field => "上一栏", "previous field";
    /// Action.
    go_on => "继续", "go on";
    /// Action.
    back => "退一步", "one step back";
    /// Footer.
    back_hint => "返回", "back";
    /// Action.
    palette => "命令面板", "palette of all commands";
    /// Stands where the keys stand, in the README.
    palette_only => "（只在命令面板）", "(in the palette)";
    /// Action.
    switch_lang => "切换到 English", "切换到中文（switch to Chinese）";
    /// Action.
    notices => "展开或收起提示", "unfold or fold the notice";
    /// Action.
    redraw => "重画屏幕", "redraw the screen";
    /// Action.
    quit => "保存并退出", "save and quit";
    /// Action.
    help => "帮助", "help";
    /// Footer.
    help_hint => "帮助", "help";

    /// Palette: before what is typed.
    palette_prompt => "查找", "Find";
    /// Palette: nothing matches.
    palette_empty => "没有找到：换一个词，或少打几个字母", "nothing found: try another word, or fewer letters";
    /// Help: title.
    help_title => "帮助：现在能用的按键（Enter 执行）", "Help: what can be done now (Enter does it)";
    /// A field holds as much as it can.
    field_full => "已到长度上限，多余的文字没有输入", "the field is full; the rest was not taken";
    /// Beside a notice: how many others wait.
    more_notices(n: usize) => "另有 {n} 条提示", "{n} more";
}

messages! {
    /// The screens cannot be drawn: what happened.
    no_screen => "无法打开界面", "the screens cannot be opened";
    /// Why: not a terminal.
    not_a_terminal => "标准输入或标准输出不是终端", "standard input or output is not a terminal";
    /// What to do: not a terminal.
    not_a_terminal_todo => "请在终端里运行，经 ssh 时加 -t；脚本请用 import、start、answer、apply、diagnose、report 等命令（见 bamai --help）",
        "run it in a terminal, with ssh -t over SSH; scripts use commands such as import, start, answer, apply, diagnose, report (see bamai --help)";
    /// Why: TERM=dumb.
    dumb_terminal => "TERM 没有设置或为 dumb，无法移动光标", "TERM is unset or dumb: the cursor cannot be moved";
    /// What to do: TERM=dumb.
    dumb_terminal_todo => "请设置终端类型，例如 export TERM=xterm-256color；不移动光标也能评估：bamai walk 逐行问答",
        "set the kind of terminal, such as export TERM=xterm-256color; or work without moving the cursor: bamai walk asks line by line";
    /// Why: the locale's charset is not UTF-8.
    not_utf8(charset: &str) => "语言环境的编码是 {charset}，不是 UTF-8", "the locale's charset is {charset}, not UTF-8";
    /// What to do: the locale's charset is not UTF-8.
    not_utf8_todo => "请设置 export LC_ALL=zh_CN.UTF-8（或 C.UTF-8），并把 SSH 客户端的编码改为 UTF-8",
        "set export LC_ALL=en_US.UTF-8 (or C.UTF-8), and UTF-8 in the SSH client";
    /// After a panic: what happened.
    crashed => "程序出错退出", "the program failed and had to stop";
    /// After a panic: the data is safe.
    crashed_safe(journal: &str) => "已存的答复都在 {journal}，没有受损", "every saved answer is safe in {journal}";
    /// After a panic: what to do.
    crashed_todo => "重新运行 bamai 即可接着做；请把以上信息交给维护人员", "run bamai again to go on; please pass the lines above to whoever maintains it";
}
