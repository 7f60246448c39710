//! What is said of rounds side by side and of a society over its rounds, in the report, on the screens and on the command line.

use crate::lang::macros::messages;

messages! {
    /// `compare`
    about => "比较同一学会的两轮评估（或任意两个评估）：各轴、各条目、红线", "Compare two rounds of a society, or any two assessments: axes, items, red lines";
    /// `compare ONE`
    one => "学会编号：比较最后两轮；评估编号：与它的上一轮比较", "a society's code: its last two rounds; an assessment's id: it and the round before it";
    /// `compare OTHER`
    other => "另一个评估的编号", "the id of another assessment";
    /// `compare --all`
    all => "没有变化的条目也列出", "list the items that are as they were too";

    /// Only one round.
    no_round_before(id: &str) => "{id} 之前没有评估，无从比较", "there is no assessment before {id} to compare it with";
    /// No round at all.
    no_rounds(code: &str) => "学会 {code} 还没有两轮评估", "society {code} has not been assessed twice yet";
    /// What to do about it.
    fix_no_rounds => "用 bamai start 开始下一轮，或给出两个评估编号", "start the next round with `bamai start`, or name two assessments";
    /// Neither a society nor an assessment.
    unknown(given: &str) => "“{given}”既不是学会编号，也不是评估编号", "\"{given}\" is neither a society's code nor an assessment's id";
    /// What to do about it.
    fix_unknown => "用 bamai list 查看编号", "`bamai list` shows the codes";
    /// The same assessment twice.
    itself(id: &str) => "{id} 不能同自己比较", "{id} cannot be compared with itself";
    /// What to do about it.
    fix_itself => "给出两个不同的评估编号", "name two different assessments";

    /// Title.
    title(earlier: &str, later: &str) => "比较 {earlier} → {later}", "Compare {earlier} → {later}";
    /// A round.
    round(n: u32) => "第{n}轮", "round {n}";

    /// They are of two societies.
    other_society(earlier: &str, later: &str) => "这是两个学会（{earlier}、{later}）的评估：差别不是一个学会的变化", "these are assessments of two societies ({earlier}, {later}): what differs is no change of one society";
    /// They are pinned to two checklists.
    other_checklist(earlier: &str, later: &str) => "两轮的清单不同（{earlier}、{later}）：看学会的变化，请看“同口径差”", "the rounds use different checklists ({earlier}, {later}): for a change of the society look at the like-for-like difference";
    /// One covers ★ items only.
    other_scope(earlier: &str, later: &str) => "两轮的范围不同（{earlier}、{later}）：只有两轮都查的条目可比", "the rounds differ in scope ({earlier}, {later}): only what both covered is compared";
    /// An assessment is open.
    still_open(id: &str) => "{id} 还没有提交，数字会变", "{id} is not submitted, so its figures may still move";

    /// Heading of a column: the difference of the scores.
    col_difference => "差", "Diff.";
    /// Heading of a column: the difference over the common items.
    col_common => "同口径差", "Like for like";
    /// Heading of a column: how many items are common.
    col_n_common => "可比条目", "Items compared";
    /// Heading of a column: what the item adds.
    col_amount => "贡献", "Adds";
    /// Heading of a column.
    col_what => "变化", "Change";
    /// How many items of a group are common, of those answered.
    n_common(n: usize, of: usize) => "{n}/{of}", "{n}/{of}";
    /// What it was and what it is.
    from_to(from: &str, to: &str) => "{from} → {to}", "{from} → {to}";
    /// What an item adds to which group.
    amount(figure: &str, group: &str) => "{figure} {group}", "{figure} {group}";
    /// Heading: the axes.
    axes => "三轴", "Axes";
    /// Heading: the other groups.
    groups => "原则、任务、环境", "Principles, tasks, environment";
    /// Heading: the items that changed.
    changed(n: usize, of: usize) => "变化的条目 {n}/{of}", "Items changed: {n} of {of}";
    /// Heading: every item.
    every(n: usize) => "全部条目 {n}", "All items: {n}";
    /// Nothing changed.
    none_changed => "没有变化的条目", "no item changed";
    /// The row of the overall figure.
    overall => "几何平均", "geometric mean";
    /// What the figures mean.
    note => "得分越高越好。同口径差：两轮都已答、可比的条目，按后一轮的权重和折分规则计算；贡献：该条目使所在组升降几分，相加即同口径差。",
        "Higher scores are better. Like for like: over the items answered in both rounds and comparable, with the later round's weights and points; what an item adds is the points by which it moves its group, and these add up to the like-for-like difference.";

    /// Verdict.
    same => "相同", "same";
    /// Verdict.
    better => "提高", "better";
    /// Verdict.
    worse => "降低", "worse";
    /// Verdict.
    otherwise => "不同", "different";
    /// Verdict.
    newly_answered => "新查清", "newly answered";
    /// Verdict.
    no_longer_answered => "这轮没有答复", "no longer answered";
    /// Verdict.
    unanswered => "两轮都没有答复", "answered in neither";
    /// Verdict.
    one_scope => "只有一轮在范围内", "in scope once only";
    /// Verdict.
    not_comparable => "不可比", "not comparable";
    /// Verdict.
    only_later => "清单新增", "new in the checklist";
    /// Verdict.
    only_earlier => "清单已删", "gone from the checklist";
    /// What the checklist says otherwise.
    aspects(list: &str) => "清单改了{list}", "checklist changed: {list}";
    /// The evidence grades, where they differ.
    evidence(before: u8, after: u8) => "证据 {before} → {after}", "evidence {before} → {after}";
    /// Aspect.
    kind => "题型", "kind";
    /// Aspect.
    levels => "分级数", "number of levels";
    /// Aspect.
    unit => "单位", "unit";
    /// Aspect.
    rubric => "评分标准", "rubric";
    /// Aspect.
    options => "选项", "options";
    /// Aspect.
    map => "折分规则", "points";
    /// Aspect.
    weight => "权重", "weight";
    /// Aspect.
    group => "归组", "groups";
    /// Aspect.
    wording => "名称", "title";
    /// Aspect.
    ask => "问法", "question";

    /// Heading: red lines.
    red_lines => "红线", "Red lines";
    /// A red line.
    line_new(line: &str) => "新触及：{line}", "newly raised: {line}";
    /// A red line.
    line_cleared(line: &str) => "已消除：{line}", "cleared: {line}";
    /// A red line.
    line_still(line: &str) => "仍触及：{line}", "still raised: {line}";
    /// A red line.
    line_lost(line: &str) => "上轮触及，这轮未查清：{line}", "raised then, not established now: {line}";
    /// No red line was or is raised.
    no_line => "两轮都没有触及的红线", "no red line is or was raised";

    /// Section of the report.
    section => "与上一轮比较", "Compared with the round before";
    /// What it is compared with.
    compared_with(round: &str, day: &str, checklist: &str) => "上一轮：{round}，{day}开始，清单{checklist}。", "The round before: {round}, begun {day}, checklist {checklist}.";
    /// The items that moved most.
    moved_most => "升降最多的条目", "The items that moved most";
    /// Nothing moved.
    none_moved => "可比的条目中没有升降。", "No comparable item moved.";

    /// Scope.
    scope => "两轮比较", "Two rounds";
    /// Key.
    open => "与上一轮比较", "Compare with the round before";
    /// Hint.
    open_hint => "比较", "compare";
    /// Key.
    go => "打开该条目或算式（后一轮）", "Open the item or the sums (later round)";
    /// Key.
    limit => "只列变化 / 全部列出", "List changed items only, or all";
    /// Hint.
    limit_hint => "变化/全部", "changed/all";

    /// Society page: heading.
    profile => "概况", "Profile";
    /// Society page: heading.
    trend => "走势（得分，越高越好）", "Trend (scores, higher is better)";
    /// Society page: heading.
    lines_now(id: &str) => "现有红线（{id}）", "Red lines now ({id})";
    /// Society page: no red line is raised.
    no_lines_now => "没有触及的红线", "no red line is raised";
    /// Society page: red lines that have not been established.
    lines_unknown(n: usize) => "另有 {n} 条未查清", "{n} not established";
    /// Society page: heading.
    facts(n: usize) => "历轮事实（{n} 项有变）", "Facts over the rounds ({n} changed)";
    /// Society page: heading, one round.
    facts_once => "事实", "Facts";
    /// Society page: heading.
    register => "名册变动", "Changes of the register";
    /// A mark: changed.
    is_changed => "变", "chg";
    /// A difference like for like, behind the plain one.
    like_for_like(figure: &str) => "同口径 {figure}", "like for like {figure}";
    /// A round that could not be read.
    unreadable(id: &str) => "{id} 的清单读不出，未计入走势", "{id} cannot be read, so it is not in the trend";
    /// Trend arrows between rounds.
    arrow => "→", "→";
    /// A change of the register.
    register_change(label: &str, before: &str, after: &str) => "{label} {before} → {after}", "{label} {before} → {after}";
    /// Nothing was said.
    nothing => "（无）", "(nothing)";
    /// Society page: heading.
    actions(n_open: usize, n_over: usize) => "整改（未完成 {n_open}，已了结 {n_over}）", "Actions ({n_open} open, {n_over} closed)";
    /// What an action is measured by, and where that stands in the last round.
    measure(item: &str, now: &str, target: u8) => "{item} 现 {now} 目标 {target}", "{item} now {now}, to reach {target}";

    /// How long a grade is good for.
    good_until(day: &str) => "有效至 {day}", "good until {day}";
    /// When a new one may be asked for.
    reapply_from(day: &str) => "{day} 起可申请重新评估", "may be renewed from {day}";
    /// It has run out.
    ran_out(grade: &str, day: &str, n_days: i32) => "等级 {grade} 已于 {day} 到期（{n_days} 天前），须重新评估", "grade {grade} ran out on {day} ({n_days} days ago): it has to be renewed";
    /// It runs out soon.
    runs_out(grade: &str, day: &str, n_days: i32) => "等级 {grade} 还有 {n_days} 天到期（{day}）", "grade {grade} runs out on {day}, in {n_days} days";
    /// It runs out today.
    runs_out_today(grade: &str) => "等级 {grade} 今天到期", "grade {grade} runs out today";
    /// A new one may be asked for.
    may_reapply => "现在可以申请重新评估", "a new grade may be asked for now";
    /// No date.
    no_date(grade: &str) => "有等级 {grade} 而没有等级日期，无法判断是否有效：按 e 补上", "grade {grade} has no date, so nobody can tell whether it holds: add the date with e";
    /// A date ahead.
    date_ahead(day: &str) => "等级日期 {day} 还没有到，请核对", "the grade is dated {day}, which lies ahead: check it";
    /// Not yet over.
    not_yet_over(day: &str) => "名册说已过期，但按日期有效至 {day}，请核对", "the register says expired, yet by its date it is good until {day}: check it";
    /// What the register says of a fact.
    in_register(value: &str) => "名册 {value}", "register {value}";
    /// What was found.
    was_found(value: &str) => "查得 {value}", "found {value}";
    /// Society page: heading.
    disagreements(id: &str) => "名册与评估不一致（{id}）", "Where the register and the assessment differ ({id})";
    /// No grade.
    no_grade(day: &str) => "有等级日期 {day} 而没有等级，请核对", "there is a date ({day}) and no grade: check it";
}

/// Writes a difference with its sign and one decimal; what rounds to nought has none.
pub fn signed(difference: f64) -> String {
    let text = format!("{difference:+.1}");
    if text == "-0.0" || text == "+0.0" { "0.0".to_owned() } else { text }
}
