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
    /// Between roles of which any will do.
    or => "或", " or ";
    /// Days before the visit.
    days_before(days: u32) => "前 {days} 个工作日", "{days} working days before";
    /// Days after the visit.
    days_after(days: u32) => "后 {days} 个工作日", "{days} working days after";
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
}
