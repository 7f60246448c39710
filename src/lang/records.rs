//! What happened to a record: an interview, a note, a sample …; knows nothing of any checklist.

use crate::lang::macros::messages;

messages! {
    /// An interview as it is now.
    interview(number: u32, person: &str, role: &str) => "访谈 {number}：{person} {role}", "interview {number}: {person} {role}";
    /// An interview was taken out.
    interview_removed(number: u32) => "撤去访谈 {number}", "interview {number} taken out";
    /// A line as it is now.
    note(number: u32, interview: u32, text: &str) => "记录 {number}（访谈 {interview}）：{text}", "note {number} (interview {interview}): {text}";
    /// A line as it is now, dropped onto items.
    note_on(number: u32, interview: u32, items: &str, text: &str) => "记录 {number}（访谈 {interview}）→ {items}：{text}", "note {number} (interview {interview}) → {items}: {text}";
    /// A line was taken out.
    note_removed(number: u32) => "撤去记录 {number}", "note {number} taken out";
    /// Evidence is described now.
    details(number: u32) => "证据 {number} 补充说明", "details of evidence {number}";
    /// A description of evidence was taken out.
    details_removed(number: u32) => "撤去证据 {number} 的说明", "details of evidence {number} taken out";
    /// A sample was drawn.
    sample(number: u32, frame: &str, n_drawn: usize, n_frame: u32, seed: &str) => "抽样 {number}：{frame}，{n_frame} 中抽 {n_drawn}，种子 {seed}", "sample {number}: {frame}, {n_drawn} of {n_frame}, seed {seed}";
    /// A sample was taken out.
    sample_removed(number: u32) => "撤去抽样 {number}", "sample {number} taken out";
    /// A member of the team as it is now.
    teammate(name: &str, duty: &str, declared: &str) => "组员 {name}：{duty}，{declared}", "team member {name}: {duty}, {declared}";
    /// A member of the team was taken out.
    teammate_removed(name: &str) => "撤去组员 {name}", "team member {name} taken out";
    /// A line of the timetable as it is now.
    slot(time: &str, what: &str) => "日程 {time} {what}", "timetable {time} {what}";
    /// A line of the timetable was taken out.
    slot_removed(number: u32) => "撤去日程 {number}", "line {number} of the timetable taken out";
    /// A self-rating was entered; its level is shown only after submission.
    self_rating(item: &str) => "{item} 录入自评", "{item} self-rating entered";
    /// A self-rating was taken out.
    self_rating_removed(item: &str) => "{item} 撤去自评", "{item} self-rating taken out";
    /// What is said of a finding now.
    finding(item: &str, grade: &str, effect: &str) => "{item} 发现 {grade} {effect}", "finding on {item} {grade} {effect}";
    /// What was said of a finding was taken out.
    finding_removed(item: &str) => "{item} 撤去发现的补充", "finding on {item} as it was";
    /// A cause as it is now.
    cause(number: u32, says: &str) => "原因 {number}：{says}", "cause {number}: {says}";
    /// A cause was taken out.
    cause_removed(number: u32) => "撤去原因 {number}", "cause {number} taken out";
    /// An action as it is now.
    action(number: u32, state: &str, what: &str) => "整改 {number}（{state}）：{what}", "action {number} ({state}): {what}";
    /// An action was taken out.
    action_removed(number: u32) => "撤去整改 {number}", "action {number} taken out";
    /// The sizes of an item's four steps now.
    effort(item: &str, steps: &str) => "{item} 各级用力：{steps}", "steps of {item}: {steps}";
    /// An item's steps are the checklist's again.
    effort_removed(item: &str) => "{item} 各级用力恢复清单所定", "steps of {item} as the checklist has them";

    /// A grade of a finding.
    grade_highlight => "亮点", "strong point";
    /// A grade of a finding.
    grade_hint => "提示", "hint";
    /// A grade of a finding.
    grade_general => "一般", "general";
    /// A grade of a finding.
    grade_important => "重要", "important";
    /// How far an action has come.
    progress_planned => "未开始", "planned";
    /// How far an action has come.
    progress_underway => "进行中", "under way";
    /// How far an action has come.
    progress_done => "已完成，待核实", "done, to be verified";
    /// How far an action has come.
    progress_verified => "已核实", "verified";
    /// How far an action has come.
    progress_dropped => "已取消", "dropped";
    /// How strong an action is.
    strength_weak => "弱", "weak";
    /// How strong an action is.
    strength_medium => "中", "medium";
    /// How strong an action is.
    strength_strong => "强", "strong";
    /// Who owes an action.
    owner_society => "学会", "society";
    /// Who owes an action.
    owner_host => "支撑单位", "host body";
    /// Who owes an action.
    owner_association => "科协", "association";
    /// Who can do something about a cause.
    control_society => "学会自身", "the society alone";
    /// Who can do something about a cause.
    control_shared => "需支撑单位或科协配合", "with host body or association";
    /// Who can do something about a cause.
    control_outside => "主要在外部", "mostly others";
    /// How large a step or a remedy is.
    size_small => "小", "small";
    /// How large a step or a remedy is.
    size_medium => "中", "medium";
    /// How large a step or a remedy is.
    size_large => "大", "large";

    /// A duty.
    duty_lead => "组长", "lead";
    /// A duty.
    duty_assessor => "评估员", "assessor";
    /// A duty.
    duty_finance => "财务法律", "finance and law";
    /// A duty.
    duty_recorder => "记录员", "recorder";
    /// Nothing declared yet.
    undeclared => "未申报", "nothing declared";
    /// A declaration.
    conflict_none => "无利益关系", "no conflict of interest";
    /// A declaration.
    conflict_interest => "有利益关系，须回避", "an interest, barred";
    /// A declaration.
    conflict_former_post => "曾任职不满两年，须回避", "former post within two years, barred";
    /// A declaration.
    conflict_other => "其他关系，须回避", "another relation, barred";
    /// A level of confidence.
    confidence_high => "高", "high";
    /// A level of confidence.
    confidence_moderate => "中", "moderate";
    /// A level of confidence.
    confidence_low => "低", "low";
    /// A level of confidence.
    confidence_very_low => "很低", "very low";
}
