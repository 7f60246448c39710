//! What is said of evidence in detail, samples, the visit sheet and self-ratings, on screens and on the command line alike.

use crate::lang::macros::messages;

messages! {
    /// A file was not hashed.
    not_hashed(path: &str) => "没有算出文件 {path} 的校验值", "the digest of {path} was not worked out";
    /// It is no regular file.
    not_a_file => "它不是普通文件", "it is not a regular file";
    /// What to do about it.
    fix_not_a_file => "请核对路径", "check the path";
    /// It is too large.
    too_large(mib: u64) => "文件超过 {mib} MiB", "it is larger than {mib} MiB";
    /// What to do about it.
    fix_too_large => "退出后用 bamai evidence ID 号 --file 路径", "leave, and use bamai evidence ID N --file PATH";

    /// Label: where it is kept.
    kept_at => "保存处", "Kept at";
    /// Label: the day it speaks of.
    date => "日期", "Date";
    /// Label: who produced it.
    author => "出具人", "By";
    /// Label: outside confirmation.
    confirmed => "外部确认", "Confirmed";
    /// Label: another source contradicts it.
    contradicted => "有矛盾", "Disputed";
    /// Label: picked by the assessed.
    picked => "学会自选", "Picked";
    /// Label: the file.
    file => "文件", "File";
    /// Label: its digest.
    sha256 => "SHA-256", "SHA-256";
    /// Label: the items it supports.
    items => "支持条目", "Items";
    /// Flag: somebody outside has confirmed it.
    is_confirmed => "外部已确认", "confirmed outside";
    /// Flag: another source contradicts it.
    is_contradicted => "与其他来源矛盾", "contradicted";
    /// Flag: the society picked it.
    is_picked => "学会自选的样本", "picked by the society";
    /// It is not independent of others.
    same_author(others: &str) => "与 {others} 同一出具人，不算独立", "same author as {others}: not independent";
    /// Yes.
    yes => "是", "yes";
    /// No.
    no => "否", "no";
    /// How well an item is supported.
    support(item: &str, grade: &str, confidence: &str) => "{item} 证据{grade}，置信度{confidence}", "{item} evidence {grade}, confidence {confidence}";
    /// How well a rating is supported.
    support_capped(item: &str, grade: &str, cap: u8, confidence: &str) =>
        "{item} 证据{grade}，最高 {cap} 分，置信度{confidence}", "{item} evidence {grade}, at most {cap}, confidence {confidence}";
    /// Details were kept.
    described(number: u32) => "证据{number}的说明已保存", "details of evidence {number} saved";
    /// A date is none.
    bad_date(given: &str) => "日期“{given}”认不出", "\"{given}\" is no date";
    /// What to do about it.
    fix_date => "请写成 2026-01-03", "write it as 2026-01-03";
    /// An interview is somebody's word.
    interview_author => "访谈以受访人的代码为准", "an interview counts by the person's code";

    /// Nothing has been drawn.
    no_samples => "还没有抽样", "no sample has been drawn";
    /// What was done, by whom and when.
    signed(what: &str, by: &str, at: &str) => "{what}（{by}，{at}）", "{what} ({by}, {at})";
    /// A line drawn, by its number in the list.
    drawn_line(line: u32, text: &str) => "第 {line} 项  {text}", "no. {line}  {text}";
    /// It has been drawn before.
    drawn_before(number: u32) => "与抽样 {number} 相同：同一名单、同一种子，抽到同样的各项，没有另记", "same as sample {number}: the same list and seed give the same entries; nothing was written";
    /// The digest of the list.
    list_digest(digest: &str) => "名单校验值 SHA-256 {digest}", "list digest SHA-256 {digest}";
    /// How to check the digest of the list.
    how_list => "核对名单：各项一行、去掉空行和首尾空格，sha256sum 即此值", "check the list: one entry a line, no blank lines or outer spaces, through sha256sum";
    /// How to check the draw.
    how_draw(seed: &str) =>
        "核对抽样：对每一项算 printf '%s\\t%s' '{seed}' '该项' | sha256sum，值最小的依次抽中",
        "check the draw: for each entry printf '%s\\t%s' '{seed}' 'ENTRY' | sha256sum; the smallest digests are drawn, in order";
    /// How many are to be drawn is no number.
    bad_count(given: &str) => "抽取数“{given}”不是正整数", "\"{given}\" is no number of entries to draw";
    /// Drawn lines are kept apart.
    not_in_reports => "抽到的各项可能有人名，不写入任何报告", "what was drawn may name people; no report prints it";
    /// The file of a list was not read.
    list_not_read(path: &str) => "没有读入名单 {path}", "the list {path} was not read";

    /// Section: the team.
    team => "评估组", "Team";
    /// Nobody is on the team yet.
    no_team => "还没有组员；进场前每人申报利益关系", "nobody yet; everyone declares conflicts before access";
    /// Section: the timetable.
    timetable => "日程", "Timetable";
    /// The timetable is still that of the checklist.
    timetable_of_checklist => "日程（清单所定，改一行即成自己的）", "Timetable (the checklist's; changing a line makes it your own)";
    /// Section: the minimum sample.
    sample => "最低访谈样本", "Minimum interviews";
    /// Column: name.
    col_name => "姓名", "Name";
    /// Column: duty.
    col_duty => "分工", "Duty";
    /// Column: what was declared.
    col_declared => "利益关系申报", "Declaration";
    /// Column: in words.
    col_words => "说明", "In words";
    /// Column: time.
    col_time => "时间", "Time";
    /// Column: what.
    col_what => "内容", "What";
    /// Column: who.
    col_who => "谁", "Who";
    /// Column: roles.
    col_roles => "角色", "Roles";
    /// Column: how many at least.
    col_least => "至少", "At least";
    /// Column: how many have been heard.
    col_heard => "已访", "Heard";
    /// Column: what is missing.
    col_missing => "还缺", "Missing";
    /// Nobody has to be heard.
    not_needed => "不适用", "not needed";
    /// Nothing is missing.
    complete => "已足", "complete";
    /// People are missing.
    missing_people(n: u32) => "还缺 {n} 人", "{n} more";
    /// People of some trait are missing.
    missing_trait(n: u32, title: &str) => "{title}还缺 {n} 人", "{n} more {title}";
    /// Working days before the visit.
    working_days_before(days: u32) => "前 {days} 个工作日", "{days} working days before";
    /// Days before the visit.
    days_before(days: u32) => "前 {days} 天", "{days} days before";
    /// Working days after the visit.
    working_days_after(days: u32) => "后 {days} 个工作日", "{days} working days after";
    /// Days after the visit.
    days_after(days: u32) => "后 {days} 天", "{days} days after";
    /// A member of the team was kept.
    mate_saved(name: &str) => "组员 {name} 已记下", "{name} is on the team";
    /// A member of the team was taken out.
    mate_removed(name: &str) => "组员 {name} 已撤去", "{name} is off the team";
    /// There is no such member.
    no_such_mate(name: &str) => "组里没有 {name}", "{name} is not on the team";
    /// A line was kept.
    slot_saved(number: u32) => "日程第 {number} 行已记下", "line {number} of the timetable saved";
    /// A line was taken out.
    slot_removed(number: u32) => "日程第 {number} 行已撤去", "line {number} of the timetable taken out";
    /// There is no such line.
    no_such_slot(number: u32) => "日程没有第 {number} 行", "the timetable has no line {number}";
    /// What to do about it.
    fix_slot => "用 bamai visit 查看各行的号", "bamai visit lists the lines by number";
    /// A line needs a time and something to do.
    slot_needs => "日程的一行要有 --time 和 --what", "a line of the timetable needs --time and --what";

    /// So many self-ratings are in.
    self_in(n: usize, of: usize) => "已录入自评 {n}/{of} 项；提交后才显示等级", "self-ratings in: {n} of {of}; levels show after submission";
    /// Nothing was self-rated.
    self_none => "没有录入自评", "no self-rating was entered";
    /// A self-rating was entered.
    self_saved(item: &str) => "{item} 自评已录入，提交后显示", "self-rating of {item} entered; it shows after submission";
    /// A self-rating was taken out.
    self_removed(item: &str) => "{item} 自评已撤去", "self-rating of {item} taken out";
    /// A file of self-ratings was read.
    self_applied(rows: usize, written: usize) => "读 {rows} 行，录入 {written} 项自评", "{rows} row(s) read, {written} self-rating(s) entered";
    /// The columns of the file.
    fix_self_columns => "列名为 item、level", "the columns are item, level";
    /// Column: the society's level.
    col_self => "自评", "Self";
    /// Column: our level.
    col_ours => "评定", "Ours";
    /// Column: the difference.
    col_difference => "相差", "Difference";
    /// A check raised by a self-rating has no reason yet.
    unexplained => "须说明", "to be explained";

    /// Action.
    edit_evidence => "补充说明、关联多个条目", "describe, link to many items";
    /// Footer.
    edit_evidence_hint => "说明", "details";
    /// Action.
    visit_sheet => "走访单：评估组、日程、最低访谈", "visit sheet: team, timetable, interviews";
    /// Action.
    samples_screen => "抽样", "samples";
    /// Action.
    self_screen => "学会自评", "self-ratings";
    /// Action.
    changes_screen => "看自上次以来别人的改动", "what others changed since you last looked";
    /// Action.
    next_kind => "换一种文书", "another kind of document";
    /// Footer.
    next_kind_hint => "换文书", "kind";
    /// Action.
    draw_sample => "抽样", "draw a sample";
    /// Footer.
    draw_hint => "抽样", "draw";
    /// Action.
    add_line => "加一个组员或一行日程", "add a member or a line";
    /// Action.
    edit_line => "改这一行", "change this line";
    /// Footer.
    edit_hint => "改", "change";
    /// Action.
    remove_line => "撤去这一行", "take this line out";
    /// Footer.
    remove_hint => "撤去", "take out";
    /// Action.
    next_choice => "换下一个选项", "the next choice";
    /// Footer.
    next_choice_hint => "换", "next";
    /// Action.
    pick_choice => "按数字选", "pick by number";
    /// Action.
    import_self => "读入自评文件", "read a file of self-ratings";
    /// Action.
    rate_self => "录入自评 0–4", "enter a self-rating 0–4";
    /// Footer.
    rate_self_hint => "自评", "level";
    /// Action.
    clear_self => "撤去这项自评", "take this self-rating out";
    /// Action.
    link_items => "关联或取下条目", "link an item or take it off";
    /// Action.
    go_self => "去该条目，或说明相差", "go to the item, or explain the difference";
    /// Name of a part of the key table.
    scope_form => "填表时", "Filling in a form";
    /// Name of a part of the key table.
    scope_details => "证据说明", "Evidence in detail";
    /// Name of a part of the key table.
    scope_samples => "抽样", "Samples";
    /// Name of a part of the key table.
    scope_visit => "走访单", "Visit sheet";
    /// Name of a part of the key table.
    scope_self => "学会自评", "Self-ratings";

    /// Title of a piece in detail.
    details_title(number: &str, title: &str, kind: &str) => "证据 {number} {title}（{kind}）", "Evidence {number} {title} ({kind})";
    /// Label: items to link.
    link => "关联条目", "Link items";
    /// What can be typed to find items.
    link_hint => "编号、汉字或拼音；↓ 到列表，空格关联", "id, title or pinyin; ↓ to the list, Space links";
    /// No item is found.
    no_item => "没有符合的条目", "no item matches";
    /// How to write a date.
    date_hint => "2026-01-03；说的是哪一天的情况", "2026-01-03: the day it speaks of";
    /// What an author is for.
    author_hint => "同一人出具的不算独立", "two pieces by one author are not independent";
    /// What a file is for.
    file_hint => "本机上的路径；只记路径和 SHA-256", "a path on this host; only it and the SHA-256 are kept";
    /// What a place is.
    kept_hint => "在哪个柜、哪个文件夹", "which cabinet, which folder";
    /// How to claim.
    claim_hint => "空格或 ←→ 改", "Space or ←→ changes it";
    /// Nothing is found by the filter.
    none_found => "没有符合的证据", "no evidence matches";
    /// What evidence carries, and how far it can be relied on.
    with_confidence(grade: &str, confidence: &str) => "{grade}，置信度{confidence}", "{grade}, confidence {confidence}";
    /// Title of a filtered register.
    title_found(n: usize, of: usize) => "证据 {n}/{of} 件", "Evidence: {n} of {of}";
    /// Label of the filter.
    find => "查找", "Find";

    /// Title: samples.
    samples_title(n: usize) => "抽样 {n} 次", "Samples: {n}";
    /// Nothing has been drawn.
    samples_none => "还没有抽样，按 a 从名单里抽", "no sample has been drawn; a draws one from a list";
    /// Label: the list.
    list => "名单", "List";
    /// What goes there.
    list_hint => "贴上名单（每行一项），或写文件路径（.txt、.csv）", "paste a list (an entry a line), or type the path of a file (.txt, .csv)";
    /// A list has been pasted.
    pasted(n: usize, first: &str, last: &str) => "已贴上 {n} 项：{first} … {last}", "{n} entries pasted: {first} … {last}";
    /// Label: what the list is.
    frame => "是什么", "What it is";
    /// What goes there.
    frame_hint => "如：2026年会员名册", "such as: members 2026";
    /// Label: how many.
    count => "抽几项", "How many";
    /// Label: the seed.
    seed => "种子", "Seed";
    /// What goes there.
    seed_hint => "照写即可重抽；可改成双方约定的数", "anybody can draw again with it; may be one both sides agree on";
    /// A sample was drawn.
    drawn(number: u32, n: usize, of: u32) => "抽样 {number}：{of} 项中抽了 {n} 项", "sample {number}: {n} of {of} drawn";
    /// Something is missing.
    needed => "请填写", "please fill in";

    /// Title: the visit sheet.
    visit_title(society: &str) => "走访单 {society}", "Visit sheet {society}";
    /// Title of the form.
    new_mate => "新组员", "New member";
    /// Title of the form.
    new_line => "新的一行", "New line";
    /// What a name is.
    name_hint => "评估中用的名字（--as 或登录名）", "the name they work under (--as or the login)";
    /// What words are for.
    words_hint => "申报的说明，可不填", "the declaration in words; may be empty";
    /// How a time is written.
    time_hint => "09:00、10:00–12:00；-10wd、+7wd 按工作日，+30d 按天", "09:00, 10:00–12:00; -10wd, +7wd in working days, +30d in days";
    /// What who is for.
    who_hint => "谁做，或与谁；可不填", "by whom or with whom; may be empty";
    /// How many are heard of how many.
    heard(n: u32, of: u32) => "{n}/{of}", "{n}/{of}";

    /// Title: self-ratings before submission.
    self_title(n: usize, of: usize) => "学会自评 已录入 {n}/{of}", "Self-ratings: {n} of {of} in";
    /// Title: self-ratings after submission.
    self_title_after(n: usize) => "学会自评与评定 {n} 项", "Self-ratings beside ours: {n}";
    /// Why no level shows.
    self_hidden => "提交前不显示等级，免得左右评分", "levels show after submission, so that they sway nobody";
    /// Mark: a level is in.
    self_is_in => "已录入", "entered";
    /// Mark: no level is in.
    self_is_out => "未录入", "not entered";
    /// Label of the field for a file.
    self_file => "文件", "File";
    /// What the file is.
    self_file_hint => "CSV，表头 item,level，每行一项", "csv with the header item,level";
    /// Bad rows.
    self_refused(n: usize) => "自评文件有 {n} 行不能用，没有录入", "{n} row(s) of the file cannot be used; nothing was entered";

    /// One line: what others did since.
    since(parts: &str) => "自你上次查看以来：{parts}", "since you last looked: {parts}";
    /// What one person did.
    since_one(who: &str, n: usize) => "{who} 改了 {n} 条", "{who} made {n} change(s)";
    /// New evidence among it.
    since_evidence(n: usize) => "{n} 条新证据", "{n} new piece(s) of evidence";
    /// Title of the trail since then.
    since_title(n: usize) => "自你上次查看以来 {n} 条", "Since you last looked: {n} entries";
    /// Between what they did.
    since_comma => "，", ", ";
    /// How to see them.
    since_key => "c 查看", "c shows them";
}
