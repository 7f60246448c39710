//! What the screens of the action plan say: actions, follow-ups, the effect and grade of a finding; knows nothing of any society.

use crate::lang::macros::messages;

messages! {
    /// The scope of the plan.
    scope => "整改", "Actions";
    /// The scope of the list over all societies.
    scope_follow_ups => "复查", "Follow-ups";
    /// Opens the plan.
    open => "整改清单", "action plan";
    /// Opens the plan, in the footer.
    open_hint => "整改", "actions";
    /// Enter on a row.
    edit => "修改整改，或就此写一条", "edit the action, or start one at the finding";
    /// Enter on a row, in the footer.
    edit_hint => "打开", "open";
    /// Adds an action.
    add => "写一条整改", "add an action";
    /// Moves the state on.
    advance => "进到下一状态", "move the state on";
    /// Moves the state on, in the footer.
    advance_hint => "推进", "move on";
    /// Takes an action out.
    take_out => "撤去整改", "take the action out";
    /// Opens the list over all societies.
    follow_ups => "各学会整改到期与复查", "follow-ups of every society";
    /// Opens the list over all societies, in the footer.
    follow_ups_hint => "复查", "follow-ups";
    /// Enter on a follow-up.
    open_action => "打开这条整改", "open the action";
    /// Opens the form of a finding.
    finding => "写后果，另定发现等级", "write the effect, give the finding another grade";

    /// The title of the plan.
    title(society: &str) => "整改 {society}", "Actions of {society}";
    /// How many are open, and overdue.
    counts(n: usize, n_open: usize) => "{n} 条，未了 {n_open}", "{n}, {n_open} open";
    /// How many are overdue.
    n_overdue(n: usize) => "逾期 {n}", "{n} overdue";
    /// The head of findings without an action.
    head_findings => "重要发现还没有强或中的整改", "Important findings without a strong or medium action";
    /// The head of the actions.
    head_actions => "整改（按日期）", "Actions by date";
    /// There are none.
    none => "还没有整改。按 a 写一条，或在症结上按 > 写起。", "No action yet. Press a to add one, or > on a cause.";
    /// Overdue by so many days.
    overdue(days: i32) => "逾期 {days} 天", "{days} d overdue";
    /// Due today.
    today => "今天", "today";
    /// No date is set.
    no_date => "未定日期", "no date";
    /// The figures of an action.
    figures(state: &str, owner: &str, strength: &str) => "{state} · {owner} · {strength}", "{state} · {owner} · {strength}";
    /// Who answers for it.
    by_whom(owner: &str, who: &str) => "{owner}（{who}）", "{owner} ({who})";
    /// The cause it goes at.
    at_cause(number: u32) => "针对原因 {number}", "at cause {number}";
    /// The items it answers to.
    answers_to(items: &str) => "针对 {items}", "for {items}";
    /// What it is measured by.
    measured_by(measures: &str) => "指标 {measures}", "measured by {measures}";
    /// Nothing comes after.
    is_closed(state: &str) => "这条整改{state}，没有下一状态", "this action is {state}; nothing comes after that";
    /// What to do about it.
    fix_is_closed => "要改回去，按 Enter 修改状态。", "To go back, press Enter and change the state.";
    /// The state now.
    moved_on(number: u32, state: &str) => "整改 {number}：{state}", "action {number}: {state}";

    /// An action half filled in.
    action => "整改", "action";
    /// The title of an action.
    action_title(number: u32) => "整改 {number}", "Action {number}";
    /// The title of a new action.
    new_action_title => "新整改", "New action";
    /// A line.
    what => "做什么", "what";
    /// What goes there.
    what_hint => "一句话：做什么，做到什么", "one sentence: what will be done";
    /// A line.
    items => "针对条目", "problem";
    /// What goes there.
    items_hint => "这条整改回应哪些条目：按 Enter 选取", "the items it answers to: Enter chooses";
    /// A line.
    cause => "针对原因", "cause";
    /// A choice.
    no_cause => "无", "none";
    /// A choice.
    cause_of(number: u32, says: &str) => "原因{number} {says}", "{number}: {says}";
    /// A line.
    strength => "强度", "strength";
    /// What goes there.
    strength_hint => "强：改结构；中：有检查的程序；弱：只通知或培训", "strong: a change of structure; medium: a procedure with a check; weak: a notice or training only";
    /// A line.
    owner => "责任方", "owner";
    /// A line.
    who => "责任人", "who";
    /// What goes there.
    who_hint => "写职务，不写姓名，可不填", "by post, not by name; may be empty";
    /// A line.
    due => "期限", "due";
    /// What goes there.
    date_hint => "如 2026-12-31，可不填", "such as 2026-12-31; may be empty";
    /// A line.
    support => "所需支持", "support";
    /// What goes there.
    support_hint => "要谁给什么，可不填", "what is needed from whom; may be empty";
    /// A line.
    measures => "指标", "measured by";
    /// What goes there.
    measures_hint => "条目=目标级，可多个，如 S1=3 D2=2", "ITEM=LEVEL, any number of them, such as S1=3 D2=2";
    /// A line.
    proof => "凭证", "proof";
    /// What goes there.
    proof_hint => "拿什么证明做到了，可不填", "what will prove it; may be empty";
    /// A line.
    check_on => "复查日", "check on";
    /// A line.
    state => "状态", "state";
    /// A line.
    found => "复查结果", "found";
    /// What goes there.
    found_hint => "复查时看到什么，可不填", "what was found when it was looked at; may be empty";
    /// A day that cannot be read.
    bad_date(typed: &str) => "看不懂日期“{typed}”，写成 2026-12-31", "\"{typed}\" is no date; write 2026-12-31";
    /// A measure that cannot be read.
    bad_measure(typed: &str) => "看不懂“{typed}”：写成“条目=等级”，条目须是评分条目，等级0至4", "\"{typed}\" is no measure: write ITEM=LEVEL with a rating and a level from 0 to 4";

    /// The ledger: societies with an action overdue.
    n_late_societies(n: usize) => "整改逾期 {n}", "{n} overdue";
    /// The ledger: the column of the next day an action is looked at.
    col_next => "复查", "Due";
    /// The title of follow-ups.
    follow_ups_title => "复查：各学会未了整改", "Follow-ups: open actions of every society";
    /// How many there are.
    n_due(n: usize) => "共 {n}", "{n} in all";
    /// There are none.
    no_follow_ups => "没有定了日期的未了整改。", "No open action has a date.";
    /// A row.
    numbered(number: u32, what: &str) => "整改 {number} {what}", "action {number}: {what}";

    /// A finding half written.
    finding_of(item: &str) => "{item} 的发现", "the finding on {item}";
    /// The title.
    finding_title(item: &str) => "发现 {item}", "Finding: {item}";
    /// What was found.
    found_there(answer: &str) => "答复：{answer}", "answer: {answer}";
    /// The grade by points.
    own_grade(grade: &str) => "按得分：{grade}", "by its points: {grade}";
    /// No grade.
    no_grade => "没有得分，没有等级", "without points there is no grade";
    /// A line.
    effect => "后果", "effect";
    /// What goes there.
    effect_hint => "对学会有什么影响，写进报告的发现", "what follows from it for the society; it goes into the findings";
    /// A line.
    grade => "等级", "grade";
    /// A choice.
    as_points => "按得分", "as its points";
    /// What goes there.
    grade_hint => "另定等级须写理由", "another grade needs a reason";
    /// A line.
    why => "理由", "reason";
    /// What goes there.
    why_hint => "为什么另定等级", "why another grade";
    /// A reason is missing.
    why_needed => "另定了等级，要写理由", "another grade needs a reason";
}
