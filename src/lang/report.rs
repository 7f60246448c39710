//! The sentences of the page that is handed over.

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

    /// Section: the axes.
    check_up => "一、体检结果", "1. Check-up";
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
    /// Section: principles.
    principles => "二、各项原则", "2. Principles";
    /// Section: tasks.
    tasks => "三、各项任务", "3. Tasks";
    /// Section: environment.
    environment => "四、外部环境（不计入学会得分）", "4. Environment (not part of the society's scores)";
    /// What the environment index is.
    environment_note =>
        "以下条目是科协、政府等方面的责任，单独成指数，不影响学会的任何得分。",
        "These items are the duty of the association or the government. They form an index of their own and change none of the society's scores.";
    /// Section: heat map.
    heat => "五、任务与轴的交叉", "5. Tasks by axis";
    /// How to read the heat map.
    heat_note =>
        "格内为得分；查清的条目不足时只给区间；没有适用条目的记“—”。",
        "Each cell holds the score; where too little was established, the interval alone; a dash where no item applies.";
    /// Column: task.
    col_task => "任务", "Task";
    /// Section: weakest items.
    weakest_items => "六、失分最多的条目", "6. Where most is lost";
    /// No item lost anything.
    nothing_lost => "没有失分的条目。", "No item loses anything.";
    /// An item that loses points, as a heading.
    lost_item(item: &str, points: &str, weight: &str) => "{item}（折合{points}分，权重{weight}）", "{item} ({points} points, weight {weight})";
    /// What was seen.
    seen => "所见", "Seen";
    /// The remark.
    remark => "备注", "Remark";
    /// The evidence.
    evidence => "证据", "Evidence";
    /// One piece of evidence.
    piece(number: u32, title: &str, kind: &str) => "{number}号“{title}”（{kind}）", "no. {number} \"{title}\" ({kind})";
    /// A rating above its cap.
    over_cap(cap: u8) => "评分高于证据所能支持的{cap}分，暂定", "above the level {cap} its evidence carries: provisional";
    /// Name of the line that says so.
    provisional => "注意", "Note";
    /// Section: red lines.
    red_lines => "七、合规红线", "7. Red lines";
    /// Red lines are apart from the scores.
    red_line_note => "红线单独处置，不计入得分。", "Red lines are dealt with on their own and enter no score.";
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
    overruled => "八、已说明理由的检查", "8. Checks overruled";
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
    open_checks => "九、尚未解决的检查", "9. Checks still open";
    /// Checks that were not made.
    not_evaluated(checks: &str) => "资料不全、未能核对的检查：{checks}。", "Checks that could not be made: {checks}.";
    /// Section: not established.
    not_established => "十、未能查清的条目", "10. What could not be established";
    /// What they do to the figures.
    not_established_note =>
        "这些条目不计入得分，但按0分和100分分别计入区间的下限和上限。",
        "These items enter no score; they count 0 in the lower bound of the interval and 100 in the upper.";
    /// Section: not applicable.
    not_applicable => "十一、不适用的条目", "11. What does not apply";
    /// Items that are off the path.
    skipped(items: &str) => "按填答路径跳过的条目：{items}。", "Items skipped by earlier answers: {items}.";
    /// Nothing to list.
    nothing => "无。", "None.";
    /// Section: method.
    method => "十二、方法说明", "12. How the figures are worked out";
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
        "图示中“█”到下限为止，“▒”为区间，“░”为其余。",
        "In the bars, █ reaches the lower bound, ▒ is the interval and ░ the rest.";
    /// One view of the same items.
    method_views =>
        "轴、原则、任务是同一批条目的三种看法，不可相加。",
        "Axes, principles and tasks are three views of the same items and must not be added up.";

    /// A label and its value on a line of their own.
    labelled(label: &str, value: &str) => "{label}：{value}", "{label}: {value}";
}
