//! What the commands on findings, causes, actions and efforts say.
//!
//! Chinese help is broken by hand, as in `cli`: lines of at most 28 characters.

use crate::lang::macros::messages;

messages! {
    /// `finding`
    finding => "列出发现；给条目和内容时补充影响、\n另定等级", "List the findings; with an item and what is said of it, note its effect or grade it otherwise";
    /// `finding ITEM`
    finding_item => "条目编号；只给它时显示那一项", "Id of the item; alone, shows that finding";
    /// `finding --effect`
    finding_effect => "它对学会的影响；空则去掉", "What follows from it for the society; empty takes it away";
    /// `finding --grade`
    finding_grade => "另定的等级，须写 --why；\nnone 恢复按得分定级", "Another grade, which needs --why; none: as its points give";
    /// `finding --why`
    finding_why => "另定等级的理由", "Why another grade";
    /// `finding --remove`
    finding_remove => "撤去所补充的内容", "Take what was said of it out";
    /// `cause`
    cause => "列出原因、症结和突破口；\n给 --says 时立一条，带号时改那一条", "List causes, crux and breakthroughs; with --says put one in, with a number change it";
    /// `cause N`
    cause_number => "原因的号；只给它时显示那一条", "Number of the cause; alone, shows it";
    /// `cause --kind`
    cause_kind => "类别（见 bamai checklist）；\nnone 去掉", "Its kind (see `bamai checklist`); none: without";
    /// `cause --says`
    cause_says => "一句话说清是什么", "What it is, in a sentence";
    /// `cause --control`
    cause_control => "谁能解决；新立时随类别", "Who can do something about it; a new one takes its kind's";
    /// `cause --lead`
    cause_lead => "导致哪个条目，凭什么：\n'W1=名册三年未更新 #3 #5'，可写多次", "What it leads to and what shows it: 'W1=the roll is three years old #3 #5'; may be repeated";
    /// `cause --unlead`
    cause_unlead => "不再导致这个条目，可写多次", "It does not lead to this item; may be repeated";
    /// `cause --why`
    cause_why => "追问为何的一步：'没有专人 #3'；\n写几次是几步，代替原有各步；空则去掉", "A step of asking why: 'nobody in charge #3'; repeat it for each step, in place of those there are; empty: none";
    /// `cause --effort`
    cause_effort => "解决它用力多大；none 按条目的下一步", "How much it takes; none: as the next step of its items";
    /// `cause --crux`
    cause_crux => "是否定为症结；no 须写 --reason；\nnone 由程序按名次定", "Whether it is a crux; no needs --reason; none: as its rank gives";
    /// `cause --reason`
    cause_reason => "列入或去掉的理由", "Why it is or is not";
    /// `cause --remove`
    cause_remove => "撤去这一条", "Take it out";
    /// `action`
    action => "列出整改措施，先看的在前；\n给 --what 时加一条，带号时改那一条", "List the actions, the next to look at first; with --what put one in, with a number change it";
    /// `action N`
    action_number => "措施的号；只给它时显示那一条", "Number of the action; alone, shows it";
    /// `action --what`
    action_what => "做什么", "What will be done";
    /// `action --cause`
    action_cause => "针对哪条原因（号）；none 去掉", "Number of the cause it goes at; none: without";
    /// `action --item`
    action_item => "回应哪个条目，可写多次，代替原有的；\n新加时随原因；空则去掉", "The item it answers to; may be repeated, in place of those there are; a new one takes its cause's; empty: none";
    /// `action --strength`
    action_strength => "强度：强、中、弱", "How strong it is";
    /// `action --owner`
    action_owner => "责任方：学会、支撑单位、科协", "Who owes it";
    /// `action --who`
    action_who => "责任人（职务）", "Who answers for it, by post";
    /// `action --due`
    action_due => "完成期限；none 去掉", "The day it is due; none: without";
    /// `action --support`
    action_support => "需要谁的什么支持", "What support it needs, and from whom";
    /// `action --measure`
    action_measure => "衡量：S1=3 为 S1 达到3分，可写多次，\n代替原有的；空则去掉", "Measured by: S1=3 is S1 to reach 3; may be repeated, in place of those there are; empty: none";
    /// `action --proof`
    action_proof => "以什么证明已完成", "What will prove it";
    /// `action --check`
    action_check => "复查日；none 去掉", "The day it is looked at again; none: without";
    /// `action --state`
    action_state => "进展", "How far it has come";
    /// `action --found`
    action_found => "复查所见", "What was found when it was looked at";
    /// `action --remove`
    action_remove => "撤去这一条", "Take it out";
    /// `actions`
    actions => "列出全部台账未了结的整改措施，\n先看的在前", "List the open actions of the whole ledger, the next to look at first";
    /// `actions --overdue`
    actions_overdue => "只列逾期的", "Only those overdue";
    /// `effort`
    effort => "列出各条目升级的用力；给条目和大小时\n改为本学会的", "List how much the steps of the items take; with an item and sizes, set them for this society";
    /// `effort ITEM`
    effort_item => "条目编号；只给它时显示那一条", "Id of the item; alone, shows its steps";
    /// `effort SIZES`
    effort_sizes => "0升1、1升2、2升3、3升4的大小，\n如 small,medium,medium,large", "Sizes of the steps 0-1, 1-2, 2-3, 3-4: small,medium,medium,large";
    /// `effort --reset`
    effort_reset => "恢复清单所定的", "As the checklist has them";

    /// A finding was kept.
    finding_saved(item: &str) => "{item} 的发现已补充", "the finding on {item} is noted";
    /// What was said of a finding was taken out.
    finding_removed(item: &str) => "{item} 的发现恢复按得分", "the finding on {item} is as its points give";
    /// No finding.
    no_findings => "还没有发现：计分条目都没有答复", "no findings yet: nothing scored is answered";
    /// No finding on an item.
    no_finding(item: &str) => "{item} 还没有发现", "there is no finding on {item}";
    /// What to do about it.
    fix_no_finding => "先答复这个条目；不计分的条目没有发现", "answer the item first; what is not scored has no finding";
    /// No causes.
    no_causes => "还没有原因", "no causes yet";
    /// A cause was taken out.
    cause_removed(number: u32) => "原因{number}已撤去", "cause {number} is out";
    /// A lead that says nothing.
    bad_lead(given: &str) => "“{given}”说不出导致哪个条目", "\"{given}\" names no item it leads to";
    /// What to do about it.
    fix_lead => "请写 条目=依据 #证据号，如 W1=名册三年未更新 #3", "write ITEM=what shows it #evidence, as W1=the roll is three years old #3";
    /// A lead that is not there.
    no_such_lead(item: &str) => "这条原因并不导致{item}", "the cause does not lead to {item}";
    /// Nothing says what to do.
    needs_says => "新立的原因要写 --says", "a new cause needs --says";
    /// Nothing says what to do.
    needs_what => "新加的措施要写 --what", "a new action needs --what";
    /// What to do about it.
    fix_needs => "要改已有的，请写它的号", "to change one that is there, give its number";
    /// A reason without a verdict.
    reason_alone => "--reason 要与 --crux 同用", "--reason goes with --crux";
    /// What to do about it.
    fix_reason_alone => "请加 --crux yes 或 --crux no", "add --crux yes or --crux no";
    /// Proposals of the program.
    proposals => "失分较多、还没有立原因的类别：", "Kinds of cause to look into, where score is lost and none is on record:";
    /// One of them.
    proposal(kind: &str, share: &str, items: &str) => "{kind}：占失分{share}，见{items}", "{kind}: {share} of the loss, on {items}";
    /// The question to ask about a kind.
    asks(question: &str) => "问：{question}", "ask: {question}";
    /// A cause's figures, in a line.
    cause_figures(priority: &str, share: &str, control: &str, confidence: &str, effort: &str) =>
        "优先度 {priority}，占失分 {share}，{control}，置信度{confidence}，用力{effort}",
        "priority {priority}, {share} of the loss, {control}, confidence {confidence}, effort {effort}";
    /// The place of a cause in rank.
    nth(rank: usize) => "第{rank}名", "{rank}.";
    /// No actions.
    no_actions => "还没有整改措施", "no actions yet";
    /// No open actions.
    none_open => "没有未了结的整改措施", "no open actions";
    /// None overdue.
    none_overdue => "没有逾期的整改措施", "no overdue actions";
    /// An action was taken out.
    action_removed(number: u32) => "措施{number}已撤去", "action {number} is out";
    /// No such day.
    bad_day(given: &str) => "“{given}”不是日期", "\"{given}\" is no day";
    /// What to do about it.
    fix_day => "请写成 2026-12-31，或 none", "write 2026-12-31, or none";
    /// No such measure.
    bad_measure(given: &str) => "“{given}”不是衡量", "\"{given}\" is no measure";
    /// What to do about it.
    fix_measure => "请写 条目=目标分，如 S1=3", "write ITEM=LEVEL, as S1=3";
    /// No such number of a cause.
    bad_cause(given: &str) => "“{given}”不是原因的号", "\"{given}\" is no number of a cause";
    /// What to do about it.
    fix_cause => "请写原因的号，或 none；bamai cause 列出各条", "give a number, or none; `bamai cause` lists them";
    /// Column: the day it is looked at next.
    col_next => "下次", "Next";
    /// Column: overdue.
    col_overdue => "逾期", "Late";
    /// Overdue.
    overdue => "逾期", "late";
    /// How many are overdue.
    n_overdue(n: usize) => "逾期{n}项", "overdue: {n}";
    /// Sizes that are no sizes.
    bad_sizes(given: &str) => "“{given}”不是四级的用力", "\"{given}\" is not the sizes of four steps";
    /// What to do about it.
    fix_sizes => "请写四个，各为 small、medium 或 large，以逗号分开", "give four, each small, medium or large, with commas between";
    /// Sizes were set.
    effort_saved(item: &str) => "{item} 的用力已按本学会改定", "the steps of {item} are set for this society";
    /// Sizes are the checklist's.
    effort_removed(item: &str) => "{item} 的用力恢复清单所定", "the steps of {item} are the checklist's again";
    /// Column: a step.
    col_step(from: u8, to: u8) => "{from}→{to}", "{from}→{to}";
    /// Column: whose sizes they are.
    col_set_by => "所定", "Set by";
    /// The checklist.
    by_checklist => "清单", "checklist";
    /// The assessor.
    by_assessor => "本次评估", "this assessment";
    /// The library of causes, as a heading.
    library => "原因库", "Library of causes";
}
