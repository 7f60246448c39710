//! What the office's views say: goals, distribution, classes, mutual help; on the screens and on the command line.

use crate::lang::macros::messages;

messages! {
    // Commands.
    /// `dashboard`
    about_dashboard => "看板：工程目标完成到哪里，弱软散怎样分布", "The goals of the programme, and how weak, soft and scattered are spread";
    /// `dashboard --by`
    arg_by => "分布按什么分组：size（规模）、discipline（学科）、\nlevel（级别），可写几个，用逗号隔开", "What the distribution is grouped by: size, discipline, level; several with commas";
    /// `classes`
    about_classes => "分类指导：每个学会归哪一类，每类怎样指导", "The class of each society, and the guidance for each class";
    /// `classes CLASS`
    arg_class => "只看这一类，写编号，例如 soft_led", "only this class, by its id, such as soft_led";
    /// `match`
    about_match => "互助：一个学会最弱的条目上，谁强、谁离得近", "Mutual help: who is strong, and near, where a society is weakest";

    // Goals.
    /// Title.
    title => "看板", "Dashboard";
    /// Column and heading.
    goals => "工程目标", "Goals";
    /// Column.
    col_goal => "目标", "Goal";
    /// Column.
    col_figure => "现在", "Now";
    /// Column.
    col_state => "状态", "State";
    /// Column.
    col_before => "一年前", "A year ago";
    /// Column.
    col_known => "算式", "Sum";
    /// A range.
    between(low: &str, high: &str) => "{low}–{high}", "{low}–{high}";
    /// A goal.
    at_least(figure: &str) => "≥ {figure}", "≥ {figure}";
    /// A goal.
    over(figure: &str) => "> {figure}", "> {figure}";
    /// A goal.
    at_most(figure: &str) => "≤ {figure}", "≤ {figure}";
    /// A goal.
    under(figure: &str) => "< {figure}", "< {figure}";
    /// A share of a hundred.
    percent(figure: &str) => "{figure}%", "{figure}%";
    /// State of a goal.
    met => "达到", "met";
    /// State of a goal, in societies.
    short_by(n: &str) => "差 {n} 家", "{n} short";
    /// State of a goal, in what is summed.
    short_by_sum(n: &str) => "差 {n}", "{n} short";
    /// State of a goal, in societies.
    above_by(n: &str) => "超出 {n} 家", "{n} above";
    /// State of a goal, in what is summed.
    above_by_sum(n: &str) => "超出 {n}", "{n} above";
    /// State of a goal.
    not_known => "未知", "not known";
    /// A state that the societies not known could change.
    not_firm => "未定", "not firm";
    /// No figure.
    dash => "—", "—";
    /// How a count came about.
    sum_count(n: usize, of: usize) => "{of} 家里 {n} 家", "{n} of {of}";
    /// How a share came about.
    sum_share(n: usize, of: usize, figure: &str) => "{n} ÷ {of} = {figure}", "{n} ÷ {of} = {figure}";
    /// How a sum came about.
    sum_sum(n: usize, figure: &str) => "{n} 家合计 {figure}", "{figure} over {n}";
    /// Societies a goal is not known for.
    unknown_of(n: usize, of: usize) => "{of} 家中 {n} 家未知", "{n} of {of} societies unknown";
    /// Grades that are out of date.
    grades_past(n: usize, years: u32) => "{n} 家等级已满 {years} 年，仍按名册计入，请核实", "Grades over {years} years old: {n}; counted as the register has them, please check";

    // Results.
    /// Above the distribution.
    results(n: usize, n_without: usize) => "{n} 家有已提交的评估，{n_without} 家没有", "{n} with a submitted assessment, {n_without} without";
    /// Results that could not be counted.
    uncounted(n: usize) => "另 {n} 家的评估用的是别的清单或尚未算出，未计入", "{n} more are by another checklist or not worked out yet, and not counted";
    /// Nothing to show.
    no_results => "还没有已提交的评估，分布、分类和互助要等第一份提交之后才有", "no assessment is submitted yet; distribution, classes and mutual help come with the first";
    /// Heading of the distribution.
    distribution => "分布", "Distribution";
    /// Heading of the distribution, grouped.
    distribution_by(by: &str) => "分布 · 按{by}", "Distribution by {by}";
    /// Between two ways to group.
    by_and => "×", " × ";
    /// A way to group.
    by_size => "规模", "size";
    /// A way to group.
    by_discipline => "学科", "discipline";
    /// A way to group.
    by_level => "级别", "level";
    /// All societies.
    all => "全部", "All";
    /// Column.
    col_group => "分组", "Group";
    /// Column: number of societies.
    col_n => "家数", "n";
    /// Column: an axis.
    col_axis => "方面", "Axis";
    /// Column: societies of which an axis is withheld.
    withheld => "无分", "none";
    /// A group whose part is not in the register.
    part_unknown(by: &str) => "{by}未知", "{by} not known";
    /// A group that is hidden.
    hidden => "隐去", "hidden";
    /// Why groups are hidden.
    hidden_note(n: usize, least: usize) => "隐去 {n} 组：不足 {least} 家的组，以及能据此推算出它们的组", "{n} groups hidden: those under {least}, and those that would give them away";

    // Classes.
    /// Title.
    classes_title => "分类指导", "Classes";
    /// Column.
    col_class => "类别", "Class";
    /// Column.
    col_society => "学会", "Society";
    /// Column.
    col_band => "最重一项", "Gravest";
    /// How many societies.
    n_societies(n: usize) => "{n} 家", "{n}";
    /// Guidance for societies of a band.
    guidance_for(band: &str, n: usize) => "{band}（{n} 家）", "{band} ({n})";
    /// Heading.
    guidance => "指导", "Guidance";
    /// An unknown class.
    no_such_class(id: &str) => "清单里没有类别“{id}”", "the checklist has no class \"{id}\"";
    /// What to do.
    fix_class(known: &str) => "有：{known}", "there are {known}";
    /// A checklist without classes.
    no_classes => "清单没有写分类", "the checklist has no classes";
    /// A class without societies.
    nobody_in_class => "目前没有学会归入这一类", "no society is in this class now";
    /// Societies that no class takes.
    unclassed(n: usize) => "另 {n} 家不合任何一类", "{n} more fall in no class";

    // Mutual help.
    /// Title.
    match_title => "互助", "Mutual help";
    /// Title with the society.
    match_of(name: &str) => "互助 · {name}", "Mutual help · {name}";
    /// A society without a result.
    no_result_of(name: &str) => "{name}还没有已提交的评估", "{name} has no submitted assessment";
    /// What to do.
    fix_no_result => "提交一次评估后再看", "submit an assessment first";
    /// A result that does not count.
    uncounted_of(name: &str) => "{name}的评估用的是别的清单，或尚未算出", "the assessment of {name} is by another checklist, or not worked out yet";
    /// Nothing is weak.
    no_needs => "没有低于互助线的条目", "no item is below the line for help";
    /// Nobody is strong.
    no_helpers => "还没有学会在这一条上够强且证据充分", "no society is strong in this with enough evidence yet";
    /// Points on an item and the evidence behind them.
    points_and_evidence(points: &str, evidence: u8) => "{points} 分，证据{evidence}级", "{points} points, evidence {evidence}";
    /// Near.
    same_discipline => "同学科", "same discipline";
    /// Near.
    same_size => "规模相当", "similar size";
    /// Near.
    same_level => "同级别", "same level";
    /// Not near.
    not_near => "学科、规模、级别都不同", "other discipline, size and level";
    /// More helpers than are named.
    more_helpers(n: usize) => "共 {n} 家够强，列出最相近的", "{n} are strong; the nearest are named";
    /// Column.
    col_item => "条目", "Item";
    /// Column.
    col_here => "本会", "Here";
    /// Column.
    col_there => "对方", "There";
    /// Column.
    col_near => "相近之处", "Near in";
    /// How mutual help is found.
    match_how(points: &str, evidence: u8) => "失分最多的条目；对方在该条目 {points} 分以上、证据{evidence}级以上，先同学科、再规模相近", "Items that lose most; helpers have {points} points or more with evidence {evidence} or better, same discipline first, then size";

    // Screens.
    /// Scope.
    scope_dashboard => "看板", "Dashboard";
    /// Scope.
    scope_goal => "目标后面的学会", "Societies behind a goal";
    /// Scope.
    scope_classes => "分类指导", "Classes";
    /// Scope.
    scope_class => "一类学会", "A class";
    /// Scope.
    scope_match => "互助", "Mutual help";
    /// Action.
    open_dashboard => "打开看板：目标、分布、分类", "open the dashboard: goals, distribution, classes";
    /// Footer.
    dashboard_hint => "看板", "dashboard";
    /// Action.
    open_goal => "看是哪些学会", "see which societies";
    /// Footer.
    open_goal_hint => "哪些学会", "societies";
    /// Action.
    next_split => "换一种分组", "group another way";
    /// Footer.
    next_split_hint => "分组", "group";
    /// Action.
    prev_split => "换回上一种分组", "group the way before";
    /// Action.
    open_classes => "打开分类指导", "open the classes and their guidance";
    /// Footer.
    classes_hint => "分类", "classes";
    /// Action.
    next_part => "换一组：计入、未计入、未知", "the next list: counted, not counted, not known";
    /// Footer.
    next_part_hint => "换一组", "next list";
    /// Action.
    whole_guidance => "看指导全文，再按回到名单", "read the whole guidance; again: back to the list";
    /// Footer.
    whole_guidance_hint => "全文", "guidance";
    /// Action.
    open_match => "互助：谁强在这家的弱处", "mutual help: who is strong where this one is weak";
    /// Footer.
    match_hint => "互助", "help";
    /// Counts beside the title.
    counts(n: usize, n_results: usize) => "{n} 学会 · {n_results} 家有结果", "{n} societies · {n_results} with a result";
    /// A figure and its goal.
    figure_of_goal(figure: &str, goal: &str) => "{figure}，目标 {goal}", "{figure}, goal {goal}";
    /// The figure a year ago.
    before(figure: &str) => "一年前 {figure}", "a year ago {figure}";
    /// The list of those that count.
    counted(n: usize) => "计入 {n}", "counted {n}";
    /// The list of those that do not.
    not_counted(n: usize) => "未计入 {n}", "not counted {n}";
    /// The list of those not known.
    not_known_list(n: usize) => "未知 {n}", "not known {n}";
    /// An empty list.
    nobody_here => "没有学会", "no society";
    /// An empty ledger.
    no_societies => "台账还是空的", "the ledger is empty";
    /// A small ledger.
    all_hidden(least: usize) => "有结果的学会不足 {least} 家，不显示分布", "fewer than {least} societies have a result; the distribution is not shown";
    /// A society's class and band.
    class_of(class: &str, band: &str) => "归类：{class}（{band}）", "Class: {class} ({band})";
    /// A society's class.
    class_only(class: &str) => "归类：{class}", "Class: {class}";
    /// What an item lost.
    of_society(code: &str, name: &str) => "{code} {name}", "{code} {name}";
}
