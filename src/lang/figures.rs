//! What the pages of the diagnosis say beside the words the report shares; knows nothing of any checklist.

use crate::lang::macros::messages;

messages! {
    /// Copied: the figures of a group.
    figures(score: &str, interval: &str, coverage: &str, bands: &str) => "得分 {score}，区间 {interval}，覆盖 {coverage}，{bands}",
        "score {score}, interval {interval}, coverage {coverage}, {bands}";
    /// Title of the diagnosis.
    title(society: &str, round: u32, scope: &str) => "诊断 {society} · 第 {round} 轮 · {scope}", "Diagnosis {society} · round {round} · {scope}";
    /// Right of the title.
    progress(n: usize, of: usize) => "已答 {n}/{of}", "{n}/{of} answered";
    /// Right of the title, submitted.
    submitted => "已提交", "submitted";

    /// Row of the overall figures.
    overall(geometric: &str, arithmetic: &str) => "几何平均 {geometric} · 算术平均 {arithmetic}", "geometric mean {geometric} · arithmetic mean {arithmetic}";
    /// The weakest axis.
    weakest(axis: &str) => "最弱：{axis}", "weakest: {axis}";
    /// Overall figures are withheld.
    overall_withheld => "有的轴覆盖率不足，暂不给总体数字", "an axis has too little coverage: no overall figure";

    /// Head of a part.
    overall_head => "总体", "Overall";
    /// Head of a part.
    axes => "三轴", "Axes";
    /// Head of a part.
    principles => "原则", "Principles";
    /// Head of a part.
    tasks => "任务", "Tasks";
    /// Head of a part.
    environment => "环境", "Environment";
    /// Head of a part.
    heat => "任务×轴（得分）", "Tasks × axes (scores)";
    /// Head of a part.
    red_lines(n: usize) => "红线：触及 {n} 条", "Red lines: {n} raised";
    /// Head of a part.
    open_checks(n: usize) => "未决检查 {n} 项", "Open checks: {n}";
    /// Nothing is open.
    no_open_checks => "没有未决的检查", "no check is open";

    /// Head of a column.
    col_score => "得分", "score";
    /// Head of a column.
    col_interval => "区间", "interval";
    /// Head of a column.
    col_coverage => "覆盖", "cover";
    /// Head of a column.
    col_bands => "程度", "severity";
    /// Head of a column.
    col_group => "所入分组", "Group entered";
    /// Head of a column.
    col_group_score => "分组得分", "Group score";

    /// Title of an item's arithmetic.
    item_enters(item: &str, state: &str) => "{item}（{state}）计入哪些分组", "{item} ({state}): the groups it enters";
    /// A red line raised by checks.
    raised_by(checks: &str) => "由 {checks} 触及", "raised by {checks}";
    /// Below the figures.
    legend => "条形：实为下限，虚至上限，竖线为得分；= 看算式", "bar: solid to the low, shaded to the high, line at the score; = shows the sums";
}
