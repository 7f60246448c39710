//! What the pages of one item and of a form of facts say; knows nothing of any checklist.

use crate::lang::Lang;
use crate::lang::macros::messages;

messages! {
    /// Copied: what something is.
    told(what: &str, is: &str) => "{what}：{is}", "{what}: {is}";
    /// A level and what it stands for.
    level_means(level: &str, meaning: &str) => "{level} {meaning}", "{level} {meaning}";
    /// Copied: between pieces of evidence.
    between_pieces => "；", "; ";
    /// Right of the title: progress of the form and of the whole assessment.
    progress(form: &str, n: usize, of: usize, n_all: usize, of_all: usize) =>
        "{form} {n}/{of} · 全表 {n_all}/{of_all}", "{form} {n}/{of} · all {n_all}/{of_all}";
    /// Right of the title where there is little room.
    progress_short(n: usize, of: usize) => "{n}/{of}", "{n}/{of}";
    /// Between the roles to ask.
    between => " · ", " · ";

    /// Label: the question.
    ask => "问", "Ask";
    /// Label: the roles to ask.
    whom => "谁", "Whom";
    /// Label: the evidence to look for.
    look => "据", "Look for";
    /// Label: advice.
    note => "注", "Note";
    /// Label: where the policy asks for it.
    clause => "源", "Clause";
    /// Label: what is answered.
    answer => "答", "Answer";
    /// Label: linked evidence.
    evidence => "证据", "Evidence";
    /// Label: the remark.
    remark => "备注", "Remark";
    /// Label: why it does not apply.
    reason => "理由", "Reason";
    /// Label: where to jump.
    jump => "跳转", "Jump to";
    /// Label: what "other" is.
    specify => "说明", "Namely";
    /// Label: what the register says.
    register => "名册", "Register";
    /// Label: derived figures.
    derived => "推算", "Derived";

    /// Beside the blank "not established".
    not_established => "未查清", "not established";
    /// Beside the blank "not applicable".
    not_applicable => "不适用", "not applicable";
    /// The item was answered "not applicable".
    not_applicable_because(reason: &str) => "不适用：{reason}", "not applicable: {reason}";
    /// Beside "yes".
    yes => "是", "yes";
    /// Beside "no".
    no => "否", "no";
    /// No value has been entered.
    empty => "（未填）", "(nothing entered)";
    /// What a number must lie between.
    range(min: &str, max: &str) => "{min} 至 {max}", "{min} to {max}";
    /// A text begun and not entered.
    draft => "（未记入，Enter 接着写）", "(not entered; Enter goes on typing)";
    /// Beside a remark begun and not entered.
    draft_remark => "（未记入，r 接着写）", "(not entered; r goes on typing)";
    /// Beside a reason begun and not entered.
    draft_reason => "（未记入，/ 接着写）", "(not entered; / goes on typing)";
    /// One key takes what the register says.
    take_offer => "a 采用", "a takes it";

    /// The item is off the path, and why.
    skipped(why: &str) => "跳过：{why}，不计分", "skipped: {why}; not scored";
    /// One part of why: an item has a value.
    because(id: &str, title: &str, value: &str) => "{id} {title} = {value}", "{id} {title} = {value}";
    /// Between parts of why.
    because_and => "，", "; ";
    /// The answer of an item off the path is kept.
    kept => "原答复保留，条件变化后恢复", "its answer is kept and comes back if the path reopens";
    /// The item is not among the core ones.
    out_of_scope => "半日评估只查★条目，本条不在范围", "a half-day visit covers ★ items only; this one is out of scope";
    /// The assessment cannot be changed.
    read_only => "已提交，只读；要修改先重新打开（: 命令面板）", "submitted, read only; to change it, reopen it first (: palette)";

    /// The highest level the evidence carries.
    cap(grade: &str, cap: u8) => "证据{grade}，最高 {cap} 分", "evidence {grade}, at most {cap}";
    /// No evidence.
    no_evidence => "无", "none";
    /// The rating lies above the cap.
    over_cap(cap: u8) => "暂定：高于证据上限 {cap} 分，补证据（e）或改分后才能提交",
        "provisional: above the cap of {cap}; add evidence (e) or change it before submitting";
    /// Mark beside levels the evidence does not carry.
    above_cap => "超上限", "over cap";
    /// Mark beside the rating above the cap.
    provisional => "暂定", "provisional";
    /// A piece of evidence in a line.
    piece(number: &str, title: &str, kind: &str) => "{number} {title}（{kind}）", "{number} {title} ({kind})";

    /// Others have rated too; their ratings stay unseen.
    others_rated(n: usize) => "另有 {n} 人已评分（互不可见）", "others who have rated: {n} (kept from each other)";
    /// Whose rating counts.
    lead_counts(lead: &str) => "计入的是组长 {lead} 的评分", "the rating of the lead, {lead}, counts";
    /// Several have rated and none counts.
    disputed => "多人已评而组长未评，须由组长评分", "several have rated and the lead has not: the lead must rate";

    /// How to answer a soft check.
    say_why => "o 说明理由", "o gives a reason";
    /// How to answer a hard check with other items.
    mend(items: &str) => "改 {items}", "mend {items}";
    /// How to answer a hard check on this item.
    mend_this => "改本条", "mend this item";
    /// How to answer a check on missing evidence.
    add_evidence => "e 补证据", "e adds evidence";
    /// What a red check does.
    raises(id: &str) => "触及红线 {id}", "raises red line {id}";
    /// A signed reason.
    signed(why: &str, by: &str, at: &str) => "已说明：{why}（{by}，{at}）", "explained: {why} ({by}, {at})";
    /// Between ids.
    ids => "、", ", ";
    /// A raised red line, and which checks raise it.
    red_by(checks: &str) => "由 {checks} 触及", "raised by {checks}";

    /// No item has the typed id.
    no_such_item(typed: &str) => "没有条目“{typed}”", "there is no item \"{typed}\"";
    /// There is no next item.
    last_item => "已到最后一项", "this is the last item";
    /// There is no previous item.
    first_item => "已是第一项", "this is the first item";
    /// Outline: a form with its progress.
    form(id: &str, title: &str) => "{id} {title}", "{id} {title}";
    /// The assessment could not be shown.
    not_here(id: &str) => "评估 {id} 没有打开", "assessment {id} is not open";
    /// A derived figure with its name.
    figure(title: &str, value: &str) => "{title} {value}", "{title} {value}";
    /// A derived figure that cannot be worked out.
    unknown => "—", "—";
    /// Hint below a choice.
    pick_hint => "按数字选，空格选中当前项", "pick by number, Space takes the marked one";
    /// Hint below a question of several answers.
    multi_hint => "可多选：按数字或空格选中、取消", "several may be taken: number or Space takes and drops";
    /// The column head of facts.
    facts_of(title: &str, n: usize, of: usize) => "{title} {n}/{of}", "{title} {n}/{of}";
    /// A choice is made elsewhere: from a form of many fields.
    open_item => "Enter 打开条目", "Enter opens the item";
    /// Which column holds what on a page of red lines.
    not_answered => "未答", "unanswered";
}

/// Returns the word for an evidence grade.
pub fn grade(lang: Lang, grade: u8) -> String {
    match (lang, grade) {
        (Lang::Zh, 0) => "零级".to_owned(),
        (Lang::Zh, 1) => "一级".to_owned(),
        (Lang::Zh, 2) => "二级".to_owned(),
        (Lang::Zh, 3) => "三级".to_owned(),
        (Lang::Zh, n) => format!("{n}级"),
        (Lang::En, n) => format!("grade {n}"),
    }
}

/// Returns a derived figure for people: at most two decimals, without zeros that say nothing.
pub fn number(number: f64) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}
