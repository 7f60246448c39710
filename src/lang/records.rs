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
