//! The words of the diagnosis: states, figures, and how a figure is worked out.

use crate::lang::Lang;
use crate::lang::macros::messages;

messages! {
    /// Title of the group of items that are not the society's own duty.
    environment => "环境指数", "Environment index";
    /// Title of a heat cell.
    cell(task: &str, axis: &str) => "{task} × {axis}", "{task} × {axis}";

    /// State of an item.
    answered => "已答", "answered";
    /// State of an item.
    ne => "未查清", "not established";
    /// State of an item.
    na => "不适用", "not applicable";
    /// State of an item.
    skipped => "已跳过", "skipped";
    /// State of an item.
    unanswered => "未答", "unanswered";
    /// State of an item.
    out_of_scope => "不在范围", "out of scope";

    /// State of a check or a red line.
    raised => "触发", "raised";
    /// State of a check.
    clear => "通过", "clear";
    /// State of a check.
    not_evaluated => "未能核对", "not evaluated";
    /// State of a check.
    overruled => "已说明理由", "overruled";
    /// State of a red line.
    line_clear => "未触及", "clear";
    /// State of a red line.
    line_raised => "触及", "raised";
    /// State of a red line.
    not_established => "未查清", "not established";

    /// Level of a check.
    hard => "硬检查", "hard";
    /// Level of a check.
    soft => "软检查", "soft";
    /// Level of a check.
    red => "红线检查", "red";

    /// Kind of evidence.
    document => "文件", "document";
    /// Kind of evidence.
    interview => "访谈", "interview";
    /// Kind of evidence.
    observation => "观察", "observation";
    /// Kind of evidence.
    outside => "外部核对", "outside confirmation";

    /// Scope of an assessment.
    full_scope => "全表（一日）", "full (one day)";
    /// Scope of an assessment.
    core_scope => "★核心条目（半日）", "★ core items (half a day)";

    /// Where there is no figure.
    none => "—", "—";
    /// The interval of a figure.
    interval(low: &str, high: &str) => "{low}–{high}", "{low}–{high}";
    /// A share.
    percent(figure: &str) => "{figure}%", "{figure}%";
    /// The bands an interval touches, from the lightest to the gravest.
    bands(lightest: &str, gravest: &str) => "{lightest}至{gravest}", "{lightest} to {gravest}";
    /// A level of the rubric with its sentence.
    level(level: i64, sentence: &str) => "评{level}分：{sentence}", "level {level}: {sentence}";
    /// An item's id and title.
    titled(id: &str, title: &str) => "{id} {title}", "{id} {title}";

    /// Heading of the arithmetic of a figure.
    worked_out(title: &str) => "{title}是怎样算出来的", "How {title} is worked out";
    /// The overall figures, as a title.
    overall => "总体", "the overall figure";
    /// Column: item.
    col_item => "条目", "Item";
    /// Column: answer.
    col_value => "答复", "Answer";
    /// Column: points.
    col_points => "折合得分", "Points";
    /// Column: weight.
    col_weight => "权重", "Weight";
    /// Column: weight × points.
    col_product => "权重×折合得分", "Weight × points";
    /// Column: axis.
    col_axis => "轴", "Axis";
    /// Column: score of an axis.
    col_score => "得分", "Score";
    /// Column: what enters the geometric mean.
    col_raised => "计入几何平均", "Enters the geometric mean";
    /// The score of a group.
    sum_score(product: &str, answered: &str, score: &str) =>
        "得分＝加权得分之和÷已答权重＝{product}÷{answered}＝{score}",
        "score = sum of products ÷ answered weight = {product} ÷ {answered} = {score}";
    /// The lower bound of a group.
    sum_low(product: &str, applicable: &str, low: &str) =>
        "下限（缺失按0分）＝{product}÷{applicable}＝{low}",
        "low (missing items count 0) = {product} ÷ {applicable} = {low}";
    /// The upper bound of a group.
    sum_high(product: &str, missing: &str, applicable: &str, high: &str) =>
        "上限（缺失按100分）＝（{product}＋100×{missing}）÷{applicable}＝{high}",
        "high (missing items count 100) = ({product} + 100 × {missing}) ÷ {applicable} = {high}";
    /// The coverage of a group.
    sum_coverage(answered: &str, applicable: &str, coverage: &str) =>
        "覆盖率＝已答权重÷适用权重＝{answered}÷{applicable}＝{coverage}",
        "coverage = answered weight ÷ applicable weight = {answered} ÷ {applicable} = {coverage}";
    /// A group whose score is withheld.
    withheld(floor: &str) => "覆盖率低于{floor}，不给得分，只给区间", "coverage is below {floor}: no score, the interval only";
    /// A group in which nothing applies.
    nothing_applies => "没有适用的条目，不给任何数字", "no item applies, so there is no figure";
    /// Between factors.
    times => "×", " × ";
    /// Between summands.
    plus => "＋", " + ";
    /// The geometric mean.
    sum_geometric(terms: &str, n: usize, mean: &str) =>
        "几何平均＝（{terms}）的{n}次方根＝{mean}",
        "geometric mean = root {n} of ({terms}) = {mean}";
    /// The arithmetic mean.
    sum_arithmetic(terms: &str, n: usize, mean: &str) =>
        "算术平均＝（{terms}）÷{n}＝{mean}",
        "arithmetic mean = ({terms}) ÷ {n} = {mean}";
    /// What the floor does.
    floor(floor: &str) => "低于{floor}分的轴按{floor}分计入几何平均", "an axis below {floor} enters the geometric mean as {floor}";
    /// The weakest axis.
    weakest(axis: &str) => "得分最低的轴：{axis}", "axis with the least score: {axis}";
    /// Overall figures that are withheld.
    overall_withheld => "有的轴不给得分，所以不给总体数字", "an axis has no score, so there is no overall figure";
}

/// Writes a figure for people, to one decimal.
pub fn figure(number: f64) -> String {
    format!("{number:.1}")
}

/// Writes a figure in a calculation: to four decimals, without zeros that say nothing.
pub fn exact(number: f64) -> String {
    let text = format!("{number:.4}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Writes a share (0–1) as a percentage, to one decimal.
pub fn share(lang: Lang, share: f64) -> String {
    percent(lang, &figure(100.0 * share))
}

/// Joins clauses of which each may hold a list.
pub fn clauses(lang: Lang, parts: &[String]) -> String {
    parts.join(match lang {
        Lang::Zh => "；",
        Lang::En => "; ",
    })
}

/// Joins the parts of a list as the language does.
pub fn list(lang: Lang, parts: &[String]) -> String {
    parts.join(match lang {
        Lang::Zh => "、",
        Lang::En => ", ",
    })
}
