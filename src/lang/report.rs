//! The sentences of the page that is handed over.

use crate::lang::Lang;
use crate::lang::macros::messages;

messages! {
    /// Title of the report.
    title(society: &str) => "{society}现场评估诊断单", "On-site diagnosis: {society}";
    /// Head: the society.
    society => "学会", "Society";
    /// Head: its code.
    code => "编号", "Code";
    /// Head: its level.
    level => "级别", "Level";
    /// Head: the round.
    round => "轮次", "Round";
    /// A round.
    nth_round(round: u32) => "第{round}轮", "{round}";
    /// Head: the scope.
    scope => "范围", "Scope";
    /// Head: the lead.
    lead => "组长", "Lead";
    /// Head: the date.
    date => "日期", "Date";
    /// Head: the checklist.
    checklist => "清单", "Checklist";
    /// A checklist by title, version and the start of its digest.
    checklist_is(title: &str, version: &str, digest: &str) => "{title}，{version}版，校验值{digest}", "{title}, version {version}, digest {digest}";
    /// Head: the state of the assessment.
    state => "状态", "State";
    /// A submitted assessment.
    submitted => "已提交", "submitted";
    /// An open assessment with problems.
    draft(n: usize) => "草稿，还有{n}个问题未解决", "draft; problems still open: {n}";
    /// An open assessment without problems.
    draft_ready => "草稿，问题均已解决，尚未提交", "draft; nothing stands in the way of submission";

    /// Section: the check-up on one page.
    check_up => "一页体检", "Check-up";
    /// Column: an axis.
    col_axis => "轴", "Axis";
    /// Column: a principle.
    col_principle => "原则", "Principle";
    /// Column: group.
    col_group => "项目", "Group";
    /// Column: score.
    col_score => "得分", "Score";
    /// Column: interval.
    col_interval => "区间", "Interval";
    /// Column: coverage.
    col_coverage => "覆盖率", "Coverage";
    /// Column: bands.
    col_bands => "问题程度", "Severity";
    /// Column: bar.
    col_bar => "图示（0–100）", "Bar (0–100)";
    /// The overall figures.
    overall(geometric: &str, arithmetic: &str) =>
        "三轴合看：几何平均{geometric}分，算术平均{arithmetic}分。",
        "Over all axes: geometric mean {geometric}, arithmetic mean {arithmetic}.";
    /// The weakest axis.
    weakest(axis: &str, score: &str) =>
        "最薄弱的轴是“{axis}”，{score}分。",
        "The weakest axis is {axis}, at {score}.";
    /// Overall figures withheld.
    overall_withheld =>
        "有的轴查清的条目太少，不给得分，因此也不给总体数字。",
        "Too little was established on at least one axis, so no overall figure is given.";
    /// Column: the environment.
    col_environment => "外部环境（不计入学会得分）", "Environment (apart)";
    /// What the environment index is.
    environment_note =>
        "外部环境是科协、政府等方面的责任，单独成指数，不影响学会的任何得分。",
        "The environment is the duty of the association and the government. It forms an index of its own and changes none of the society's scores.";
    /// The red lines in a sentence.
    red_line_counts(raised: usize, unknown: usize, clear: usize) =>
        "合规红线：触及{raised}条，未查清{unknown}条，未触及{clear}条。",
        "Red lines: {raised} raised, {unknown} not established, {clear} clear.";
    /// Section: heat map.
    heat => "任务与轴的交叉", "Tasks by axis";
    /// How to read the heat map.
    heat_note =>
        "格内为得分；查清的条目不足时只给区间；没有适用条目的记“—”。有底色处，颜色越深，得分越低。",
        "Each cell holds the score; where too little was established, the interval alone; a dash where no item applies. Where cells are coloured, the darker the lower.";
    /// Column: task.
    col_task => "任务", "Task";
    /// Section: what is done well.
    highlights(n: usize) => "亮点（{n}项）", "Strong points ({n})";
    /// Section: red lines.
    red_lines(n: usize) => "红线（触及{n}条）", "Red lines ({n} raised)";
    /// Section: grave findings.
    important(n: usize) => "重要发现（{n}项）", "Important findings ({n})";
    /// Section: other findings.
    general(n: usize) => "一般发现（{n}项）", "General findings ({n})";
    /// Section: slight findings.
    hints(n: usize) => "提示（{n}项）", "Hints ({n})";
    /// An item with what it was worth, as a heading.
    item_points(item: &str, points: &str, weight: &str) => "{item}（折合{points}分，权重{weight}）", "{item} ({points} points, weight {weight})";
    /// What was seen.
    seen => "所见", "Seen";
    /// The remark.
    remark => "备注", "Remark";
    /// The evidence.
    evidence => "证据", "Evidence";
    /// One piece of evidence.
    piece(number: u32, title: &str, kind: &str) => "{number}号“{title}”（{kind}）", "no. {number} \"{title}\" ({kind})";
    /// One piece of evidence without its title.
    untitled(number: u32, kind: &str) => "{number}号（{kind}）", "no. {number} ({kind})";
    /// An interview by the code of the person.
    talk(number: u32, person: &str) => "{number}号（访谈{person}）", "no. {number} (interview {person})";
    /// What a finding rests on.
    basis => "依据", "Basis";
    /// Where the policy asks for it.
    clause => "条款", "clause";
    /// The evidence, in a line.
    evidence_short => "证据", "evidence";
    /// How far it can be relied on.
    confidence => "置信度", "confidence";
    /// Whose duty it is.
    locus => "责任", "duty of";
    /// Nothing to name.
    unnamed => "无", "none";
    /// A duty of the society.
    society_locus => "学会", "the society";
    /// A duty of the association.
    association_locus => "科协", "the association";
    /// A duty of the government.
    government_locus => "政府", "the government";
    /// A rating above its cap.
    over_cap(cap: u8) => "评分高于证据所能支持的{cap}分，暂定", "above the level {cap} its evidence carries: provisional";
    /// Name of the line that says so.
    provisional => "注意", "Note";
    /// Red lines are apart from the scores.
    red_line_note =>
        "红线单独处置，不计入得分；触及的红线应在整改计划中逐条写明期限。",
        "Red lines are dealt with on their own and enter no score; for each one raised the plan of action names a deadline.";
    /// Red lines nobody could establish.
    red_lines_unknown(lines: &str) => "未查清：{lines}。", "Not established: {lines}.";
    /// Red lines that are clear.
    red_lines_clear(lines: &str) => "未触及：{lines}。", "Clear: {lines}.";
    /// Column: red line.
    col_red_line => "红线", "Red line";
    /// Column: state.
    col_state => "状态", "State";
    /// Column: grounds.
    col_by => "依据", "Grounds";
    /// A red line answered yes.
    answered_yes => "现场核实为“是”", "answered yes on site";
    /// A red line raised by a check.
    raised_by(check: &str, say: &str) => "{check}：{say}", "{check}: {say}";
    /// Section: overruled checks.
    overruled => "已说明理由的检查", "Checks overruled";
    /// Column: check.
    col_check => "检查", "Check";
    /// Column: items.
    col_items => "条目", "Items";
    /// Column: reason.
    col_why => "理由", "Reason";
    /// Column: signer.
    col_by_whom => "签署人", "Signed by";
    /// Column: time.
    col_when => "时间", "Time";
    /// Column: level of a check.
    col_level => "级别", "Level";
    /// Column: remark.
    col_remark => "备注", "Remark";
    /// Column: item.
    col_item => "条目", "Item";
    /// Section: open checks.
    open_checks => "尚未解决的检查", "Checks still open";
    /// Checks that were not made.
    not_evaluated(checks: &str) => "资料不全、未能核对的检查：{checks}。", "Checks that could not be made: {checks}.";
    /// Section: not established.
    not_established => "未能查清的条目", "What could not be established";
    /// What they do to the figures.
    not_established_note =>
        "这些条目不计入得分，但按0分和100分分别计入区间的下限和上限。",
        "These items enter no score; they count 0 in the lower bound of the interval and 100 in the upper.";
    /// Section: not applicable.
    not_applicable => "不适用的条目", "What does not apply";
    /// Items that are off the path.
    skipped(items: &str) => "按填答路径跳过的条目：{items}。", "Items skipped by earlier answers: {items}.";
    /// Nothing to list.
    nothing => "无。", "None.";
    /// Section: method.
    method => "方法说明", "Method";
    /// Points.
    method_points =>
        "每个条目先折成0–100分，再按权重平均：得分＝已答条目的加权得分之和÷已答条目的权重之和。",
        "Every answer becomes 0–100 points; the score is the sum of weight × points over the answered items, divided by their weight.";
    /// Interval.
    method_interval =>
        "区间是把未查清和未答的条目全按0分、全按100分算出的下限和上限；不适用和跳过的条目不参与计算。",
        "The interval takes every item not established or not answered as 0 and as 100; items that do not apply or are skipped are left out.";
    /// Coverage.
    method_coverage(floor: &str) =>
        "覆盖率是已答权重占适用权重的比例，低于{floor}时不给得分，只给区间。",
        "Coverage is the answered share of the applicable weight; below {floor} there is no score, only the interval.";
    /// Bands.
    method_bands(bands: &str) =>
        "问题程度按“100－得分”划分：{bands}；区间跨越分界时列出两端。",
        "Severity is 100 minus the score: {bands}. Where the interval crosses a limit, both ends are named.";
    /// One band.
    band(title: &str, below: &str) => "{title}（低于{below}）", "{title} (below {below})";
    /// The last band.
    last_band(title: &str, from: &str) => "{title}（{from}及以上）", "{title} ({from} and above)";
    /// Means.
    method_mean(floor: &str) =>
        "总体数字为各轴等权的几何平均，低于{floor}分的轴按{floor}分计；算术平均一并列出。",
        "The overall figure is the geometric mean of the axes with equal weights, an axis below {floor} entering as {floor}; the arithmetic mean is given beside it.";
    /// Caps.
    method_caps(caps: &str, n_over: usize) =>
        "证据等级零至三级对应的评分上限依次为{caps}分；本次高于上限的评分有{n_over}个。",
        "Evidence of grade 0 to 3 carries ratings up to {caps} in turn; ratings above that here: {n_over}.";
    /// Bars.
    method_bar =>
        "图示中深色到下限为止，浅色到上限为止。",
        "In the bars the dark part reaches the lower bound and the light part the upper.";
    /// One view of the same items.
    method_views =>
        "轴、原则、任务是同一批条目的三种看法，不可相加。",
        "Axes, principles and tasks are three views of the same items and must not be added up.";

    /// How findings are graded.
    method_grades =>
        "发现按条目的问题程度分级：最轻的几档为亮点，最重一档为重要，次重一档为一般，其余为提示；★条目重一级。置信度很低或高于证据上限的，不列为亮点。",
        "Findings are graded by the severity of the item: the lightest bands are strong points, the gravest is important, the one before it general, the rest hints; ★ items one grade graver. What has very low confidence or lies above its evidence is no strong point.";
    /// What was done this time, as a heading.
    this_time => "本次评估", "This assessment";
    /// The whole digest of the checklist.
    digest => "清单校验值", "Checklist digest";
    /// The team.
    team => "评估组", "Team";
    /// Somebody on it.
    teammate(name: &str, duty: &str) => "{name}（{duty}）", "{name} ({duty})";
    /// How many items.
    n_items => "条目数", "Items";
    /// How many items, by state.
    items_by_state(scope: usize, answered: usize, ne: usize, na: usize, skipped: usize, open: usize) =>
        "范围内{scope}条：已答{answered}，未查清{ne}，不适用{na}，跳过{skipped}，未答{open}",
        "{scope} in scope: {answered} answered, {ne} not established, {na} not applicable, {skipped} skipped, {open} unanswered";
    /// What the assessment rests on.
    sources => "资料来源", "Sources";
    /// Pieces of evidence of a kind.
    n_of_kind(kind: &str, n: usize) => "{kind}{n}件", "{kind}: {n}";
    /// Fewer than can be named.
    few_of_kind(kind: &str, least: usize) => "{kind}不足{least}件", "{kind}: fewer than {least}";
    /// Who was talked to.
    people => "访谈对象", "People interviewed";
    /// How many.
    n_people(n: usize) => "{n}人", "{n}";
    /// Fewer than can be named.
    few_people(least: usize) => "不足{least}人，不列数字", "fewer than {least}; not counted here";
    /// Samples drawn.
    samples => "抽样", "Samples";
    /// A sample.
    sample(frame: &str, n_drawn: usize, n_frame: u32, seed: &str) => "{frame}{n_frame}项中抽{n_drawn}项，种子{seed}", "{frame}: {n_drawn} of {n_frame}, seed {seed}";
    /// Ratings above their cap.
    over_caps => "高于证据上限的评分", "Ratings above their evidence";
    /// One of them.
    over_cap_item(item: &str, cap: u8) => "{item}（最高{cap}分）", "{item} (at most {cap})";
    /// Checks that could not be made, as a name.
    unmade => "未能核对的检查", "Checks that could not be made";

    /// Section: how firmly the figures stand.
    sensitivity => "稳健性", "How firmly the figures stand";
    /// What was tried.
    sensitivity_note(n: u32, seed: u64) =>
        "每个条目的权重在原来的75%至125%之间随机变动{n}次（种子{seed}），看问题程度留在同一档的比例。",
        "The weight of every item was varied at random between 75% and 125%, {n} times (seed {seed}); the share says how often the severity stays in the same band.";
    /// Column: share of the runs.
    col_same_band => "同一档比例", "Same band";
    /// Column: range of the runs.
    col_range => "得分范围", "Range";
    /// Row: the figure over all axes.
    all_axes => "三轴合看（几何平均）", "Over all axes (geometric mean)";
    /// Column: another choice.
    col_otherwise => "换一种算法", "Otherwise";
    /// Column: over all axes, short.
    col_all => "合看", "All";
    /// Another choice.
    equal_weights => "各条目等权", "equal weights";
    /// Another choice.
    arithmetic_mean => "三轴取算术平均", "arithmetic mean";
    /// Another choice.
    held_to_evidence => "评分不超过证据上限", "held to evidence";
    /// Another choice.
    without(actor: &str) => "不计{actor}的评分", "without the ratings of {actor}";
    /// A figure in another band.
    other_band(score: &str) => "{score}（换档）", "{score} (other band)";
    /// Items that move the figures most.
    influential(items: &str) => "去掉后变动最大的条目：{items}。", "Items that move the figure most when left out: {items}.";
    /// One of them.
    moves(item: &str, by: &str) => "{item}（{by}分）", "{item} ({by} points)";
    /// Nothing to vary.
    sensitivity_none => "各轴均不给得分，无法检验。", "No axis has a score, so there is nothing to vary.";

    /// Section: right of reply.
    reply => "陈述与复核", "Right of reply";
    /// Facts.
    reply_facts =>
        "学会收到本单后5个工作日内，可以书面更正其中的事实，并附证据；评分不议价。",
        "Within 5 working days of receipt the society may correct facts in writing, with evidence; ratings are not bargained.";
    /// Review.
    reply_review =>
        "学会对结论有异议的，可以书面申请复核；复核由评估组以外的人员办理。",
        "The society may ask in writing for a review; it is handled by people outside the team.";
    /// Privacy.
    reply_privacy =>
        "被访谈人一律以代号出现，不署姓名；不足3人的分组不列。",
        "People interviewed appear by code, never by name; groups of fewer than 3 are not shown.";
    /// Column: who signs.
    col_party => "签收", "Received";
    /// Column: signature.
    col_signature => "签名", "Signature";
    /// Column: day.
    col_day => "日期", "Date";

    /// Sheet of a workbook: the figures.
    summary => "总览", "Summary";
    /// Sheet of a workbook: what is to be read.
    reading => "正文", "Report";
    /// Column: lower bound.
    col_low => "下限", "Low";
    /// Column: upper bound.
    col_high => "上限", "High";
    /// Column: between the bounds.
    col_span => "区间宽度", "Span";
    /// Annex: every item.
    items => "条目", "Items";
    /// Annex: the evidence.
    evidence_register => "证据", "Evidence";
    /// Annex: the audit trail.
    trail => "操作记录", "Audit trail";
    /// Column: id.
    col_id => "编号", "Id";
    /// Column: title.
    col_title => "名称", "Title";
    /// Column: form.
    col_form => "表", "Form";
    /// Column: locus.
    col_locus => "责任", "Duty of";
    /// Column: answer.
    col_answer => "答复", "Answer";
    /// Column: level.
    col_given_level => "评分", "Rating";
    /// Column: points.
    col_points => "折合分", "Points";
    /// Column: weight.
    col_weight => "权重", "Weight";
    /// Column: grade of evidence.
    col_grade => "证据等级", "Evidence grade";
    /// Column: highest rating.
    col_cap => "评分上限", "Cap";
    /// Column: confidence.
    col_confidence => "置信度", "Confidence";
    /// Column: numbers of evidence.
    col_evidence => "证据号", "Evidence";
    /// Column: clause.
    col_clause => "条款", "Clause";
    /// Column: kind.
    col_kind => "类别", "Kind";
    /// Column: day it speaks of.
    col_effective => "所述日期", "As of";
    /// Column: what is said of it.
    col_notes => "说明", "Notes";
    /// Evidence confirmed outside.
    is_confirmed => "外部已确认", "confirmed outside";
    /// Evidence contradicted.
    is_contradicted => "与其他来源矛盾", "contradicted";
    /// Evidence picked by the society.
    is_picked => "学会自选样本", "sample picked by the society";
    /// Column: number of an entry.
    col_seq => "序号", "No.";
    /// Column: what happened.
    col_event => "事项", "Event";
    /// Column: about which item, evidence or check.
    col_about => "对象", "About";
    /// Column: what it says.
    col_says => "内容", "Says";
    /// Column: digest of an entry.
    col_hash => "校验值", "Hash";
    /// What happened.
    ev_started => "开始评估", "started";
    /// What happened.
    ev_answered => "答复", "answered";
    /// What happened.
    ev_cleared => "删去答复", "answer cleared";
    /// What happened.
    ev_remarked => "备注", "remarked";
    /// What happened.
    ev_registered => "登记证据", "evidence registered";
    /// What happened.
    ev_struck => "撤去证据", "evidence struck";
    /// What happened.
    ev_linked => "关联证据", "evidence linked";
    /// What happened.
    ev_unlinked => "取消关联", "evidence unlinked";
    /// What happened.
    ev_overruled => "说明理由", "overruled";
    /// What happened.
    ev_overrule_withdrawn => "撤回理由", "reason withdrawn";
    /// What happened.
    ev_kept => "记录", "kept";
    /// What happened.
    ev_removed => "撤去记录", "taken out";
    /// What happened.
    ev_submitted => "提交", "submitted";
    /// What happened.
    ev_reopened => "重新打开", "reopened";
    /// What happened.
    ev_undone(seq: u64) => "撤销第{seq}条", "undid no. {seq}";
    /// What happened.
    ev_redone(seq: u64) => "恢复第{seq}条", "redid no. {seq}";
    /// Something in the register.
    ev_register => "登记", "register";
    /// A note, without what it says.
    note_kept(number: u32, interview: u32) => "记录{number}（访谈{interview}）", "note {number} (interview {interview})";
    /// A piece of evidence by its number.
    number(number: u32) => "{number}号", "no. {number}";
    /// Column of a table in rows of one value each: the section.
    col_section => "部分", "Section";
    /// Column: what a value is about.
    col_subject => "对象", "Subject";
    /// Column: which value.
    col_field => "项", "Field";
    /// Column: the value.
    col_says_what => "值", "Value";
    /// Which assessment it is.
    assessment => "评估", "Assessment";
    /// A page of so many, before the number.
    page => "第", "Page ";
    /// After the number.
    page_of => "页，共", " of ";
    /// After the number of pages.
    pages => "页", "";
    /// What a bar shows, for those who cannot see it.
    bar_alt(low: &str, high: &str) => "区间{low}至{high}，不给得分", "interval {low} to {high}, no score";
    /// What a bar shows, for those who cannot see it.
    bar_score_alt(low: &str, score: &str, high: &str) => "得分{score}，区间{low}至{high}", "score {score}, interval {low} to {high}";

    /// A label and its value on a line of their own.
    labelled(label: &str, value: &str) => "{label}：{value}", "{label}: {value}";
}

/// Numbers a section: `一、` or `1. ` before its title.
pub fn numbered(lang: Lang, number: usize, title: &str) -> String {
    match lang {
        Lang::Zh => format!("{}、{title}", ordinal(number)),
        Lang::En => format!("{number}. {title}"),
    }
}

/// Writes a number up to 99 in Chinese.
fn ordinal(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |n: usize| DIGITS.get(n % 10).copied().unwrap_or_default();
    match number {
        0..=9 => digit(number).to_owned(),
        10..=19 => format!("十{}", digit(number)),
        _ => format!("{}十{}", digit(number / 10), digit(number)),
    }
}

/// Writes a difference with its sign, to one decimal.
pub fn signed(by: f64) -> String {
    format!("{by:+.1}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_are_numbered_as_the_language_does() {
        let zh = |n| numbered(Lang::Zh, n, "题");
        assert_eq!([1, 10, 12, 20, 21].map(zh), ["一、题", "十、题", "十二、题", "二十、题", "二十一、题"]);
        assert_eq!(numbered(Lang::En, 12, "Title"), "12. Title");
    }
}
