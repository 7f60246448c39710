//! The sentences of the crux and of the action plan, for the report and the command line alike.

use crate::lang::Lang;
use crate::lang::macros::messages;

messages! {
    /// Section: crux and breakthroughs.
    crux => "症结与突破口", "Crux and breakthroughs";
    /// How many causes are the crux, and what they explain.
    crux_explains(n: usize, explained: &str, unexplained: &str) =>
        "症结{n}项，合计解释失分的{explained}；其余{unexplained}尚未解释。",
        "Crux: {n} cause(s), which explain {explained} of the lost score; {unexplained} remains unexplained.";
    /// Nothing is the crux yet.
    no_crux => "还没有可以定为症结的原因：原因须有证据，并导致失分。", "No cause can be named as the crux yet: a cause needs evidence and must have cost score.";
    /// Nothing is lost.
    nothing_lost => "已评条目没有失分。", "Nothing is lost on the items rated.";
    /// Where to break through.
    breakthroughs(causes: &str) => "突破口：{causes}。", "Where to break through: {causes}.";
    /// Nowhere to break through.
    no_breakthrough => "突破口：无，症结都需要大的投入。", "Where to break through: nowhere yet; every crux takes a large effort.";
    /// The crux and the breakthroughs, on the first page.
    in_short(causes: &str) => "症结：{causes}。", "Crux: {causes}.";
    /// How priorities are worked out.
    priority_note =>
        "优先度＝100×影响×可控性×置信度。影响是原因所导致条目的失分（一个条目有几项原因时平分）占全部已评条目权重的比例；可控性：学会自身1.0、需配合0.6、主要在外部0.3；置信度：高1.0、中0.8、低0.5，很低的不排序。症结中用力小或中的为突破口。",
        "Priority = 100 × impact × control × confidence. Impact is the loss on the items a cause leads to (shared equally where an item has several causes) over all the weight rated; control is 1.0 for the society alone, 0.6 where others must help, 0.3 where it is mostly others; confidence is 1.0 high, 0.8 moderate, 0.5 low, and very low is not ranked. A crux of small or medium effort is a breakthrough.";
    /// Column: rank.
    col_rank => "名次", "Rank";
    /// Column: cause.
    col_cause => "原因", "Cause";
    /// Column: what it leads to.
    col_leads => "导致什么，依据什么", "Leads to, shown by";
    /// Column: share of the loss.
    col_share => "占失分", "Of loss";
    /// Column: priority.
    col_priority => "优先度", "Priority";
    /// Column: control.
    col_control => "可控性", "Control";
    /// Column: confidence.
    col_confidence => "置信度", "Confidence";
    /// Column: effort.
    col_effort => "用力", "Effort";
    /// Column: crux or not.
    col_verdict => "结论", "Verdict";
    /// A cause with the sign of its kind.
    signed(sign: &str, says: &str) => "〔{sign}〕{says}", "[{sign}] {says}";
    /// A cause by number.
    numbered(number: u32, says: &str) => "原因{number} {says}", "cause {number}: {says}";
    /// Whatever leads to an item, shown by something.
    leads_to(item: &str, shown: &str) => "导致 {item}，依据：{shown}", "leads to {item}, shown by {shown}";
    /// What leads to an item, shown by nothing.
    leads_unshown(item: &str) => "导致 {item}，尚无依据", "leads to {item}; not shown yet";
    /// A crux.
    is_crux => "症结", "crux";
    /// A crux that is a breakthrough.
    is_breakthrough => "症结，突破口", "crux, breakthrough";
    /// A cause taken out of the crux.
    taken_out => "不作为症结", "taken out";
    /// No crux.
    is_lesser => "其他", "other";
    /// Heading: what has still to be verified.
    to_verify => "待核实的原因", "Causes still to be verified";
    /// A cause without evidence.
    lacks_evidence => "没有列出证据，待核实", "names no evidence: to be verified";
    /// A cause of too little confidence.
    too_uncertain => "所列证据置信度很低，不排序", "its evidence is of very low confidence: not ranked";
    /// A cause without loss.
    without_loss => "所导致的条目没有失分", "what it leads to has lost no score";
    /// Heading: other causes that are not ranked.
    not_ranked => "未排序的原因", "Causes that are not ranked";
    /// A cause an assessor has decided about.
    decided_out(cause: &str, why: &str) => "{cause}：评估人不作为症结，理由：{why}", "{cause}: taken out of the crux by the assessor, because {why}";
    /// A cause an assessor has put in.
    decided_in(cause: &str, why: &str) => "{cause}：评估人列为症结，理由：{why}", "{cause}: put into the crux by the assessor, because {why}";
    /// The same, without a reason.
    decided_in_plainly(cause: &str) => "{cause}：评估人列为症结", "{cause}: put into the crux by the assessor";
    /// A step of asking why.
    nth_step(nth: &str) => "{nth}问为何", "Why {nth}";
    /// A text and its evidence.
    with_evidence(text: &str, evidence: &str) => "{text}（{evidence}）", "{text} ({evidence})";

    /// What follows from a finding.
    effect => "影响", "Effect";
    /// Why it is graded so.
    graded => "定级", "Graded";
    /// Another grade than the points give.
    graded_otherwise(grade: &str, own: &str, why: &str) => "评估人定为“{grade}”，按得分为“{own}”；理由：{why}", "{grade} by the assessor; by its points it is {own}. Because: {why}";

    /// Section: the action plan.
    plan => "整改计划（会签）", "Action plan, to co-sign";
    /// What it is.
    plan_note =>
        "本计划由学会与评估组会签；支撑单位和科协应予的帮助另列。到期和复查以本表日期为准。",
        "The society and the team co-sign this plan; what host body and association owe is listed apart. The dates given here hold.";
    /// Column: number.
    col_number => "号", "No.";
    /// Column: problem.
    col_problem => "问题", "Problem";
    /// Column: what is done.
    col_what => "措施", "Action";
    /// Column: strength.
    col_strength => "强度", "Strength";
    /// Column: who owes it.
    col_owner => "责任方", "Owner";
    /// Column: who answers for it.
    col_who => "责任人", "Person";
    /// Column: who owes it and who answers for it.
    col_duty => "责任方与责任人", "Owner, person";
    /// Column: due day.
    col_due => "完成期限", "Due";
    /// Column: support.
    col_support => "所需支持", "Support needed";
    /// Column: measure.
    col_measure => "衡量", "Measured by";
    /// Column: proof.
    col_proof => "完成凭证", "Proof";
    /// Column: day it is checked.
    col_check_on => "复查日", "Checked on";
    /// Column: state.
    col_state => "进展", "Progress";
    /// Column: what was found.
    col_found => "复查所见", "Found";
    /// An item's target.
    target(item: &str, level: u8) => "{item} 达到{level}分", "{item} to reach {level}";
    /// Sub-heading: help.
    help_owed => "支撑单位和科协应予的帮助：", "What host body and association owe:";
    /// Column: by whom.
    col_by => "由谁", "By whom";
    /// Column: help.
    col_help => "帮助内容", "Help";
    /// Column: for which action.
    col_for => "对应措施", "For action";
    /// Support that no party is named for.
    as_written => "见右栏", "as stated";
    /// An action of this number.
    action_no(number: u32) => "措施{number}", "action {number}";
    /// Sub-heading: signatures.
    signing => "会签：", "Signatures:";
    /// Column: party.
    col_party => "单位", "Party";
    /// The assessors' team.
    team => "评估组组长", "Lead of the team";
    /// Annex: causes.
    causes => "原因", "Causes";
    /// Annex: actions.
    actions => "整改", "Actions";
    /// Column: why it is so.
    col_whys => "为何", "Whys";
    /// Column: kind.
    col_kind => "类", "Kind";
    /// Column: items.
    col_items => "条目", "Items";
    /// Column: state of a cause.
    col_rank_state => "状态", "State";
    /// A cause that is ranked.
    ranked => "已排序", "ranked";
    /// Column: reason.
    col_why => "理由", "Reason";
}

/// Names a step of asking why, from 1.
pub fn nth_why(lang: Lang, nth: usize) -> String {
    const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match (lang, DIGITS.get(nth)) {
        (Lang::Zh, Some(digit)) => nth_step(lang, digit),
        _ => nth_step(lang, &nth.to_string()),
    }
}
