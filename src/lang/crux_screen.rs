//! What the screens of causes say: the crux, a cause to fill in, the arithmetic of a priority; knows nothing of how causes are weighed.

use crate::lang::macros::messages;

messages! {
    /// The scope of the screen.
    scope => "症结", "Crux";
    /// The scope of a line that names items or evidence.
    scope_picks => "表单中的选取", "A line of a form that names things";
    /// The scope of a list to choose from.
    scope_choosing => "选取", "Choosing";
    /// Opens the screen.
    open => "症结与突破口", "crux and breakthroughs";
    /// Opens the screen, in the footer.
    open_hint => "症结", "crux";
    /// Enter on a row.
    edit => "修改原因，或由提议写起", "edit the cause, or begin one from the proposal";
    /// Enter on a row, in the footer.
    edit_hint => "打开", "open";
    /// Adds a cause.
    add => "写一条原因", "add a cause";
    /// Adds a cause or an action, in the footer.
    add_hint => "新写", "add";
    /// Has a cause be a crux.
    take_in => "定为症结（再按一次仍由程序提议）", "make it a crux (again: as the program proposes)";
    /// Has a cause be a crux, in the footer.
    take_in_hint => "是症结", "crux";
    /// Has a cause be no crux.
    leave_out => "不列为症结，写明理由（再按一次仍由程序提议）", "make it no crux, saying why (again: as the program proposes)";
    /// Has a cause be no crux, in the footer.
    leave_out_hint => "不是", "no crux";
    /// The arithmetic of a priority.
    arithmetic => "优先级是怎样算出来的", "how the priority came about";
    /// Starts an action at a cause.
    new_action => "就此写一条整改", "start an action at it";
    /// Starts an action, in the footer.
    new_action_hint => "整改", "action";
    /// Takes a cause out.
    take_out => "撤去原因", "take the cause out";
    /// Opens a list to choose from.
    choose => "从列表中选", "choose from the list";
    /// Opens a list to choose from, in the footer.
    choose_hint => "选取", "choose";
    /// Takes what the cursor is on, or puts it back.
    toggle => "选上或取消", "take it, or put it back";
    /// Takes what the cursor is on, in the footer.
    toggle_hint => "选", "take";
    /// Goes back with what was taken.
    chosen => "选好了（一个也没选时，取光标所在的）", "done (takes what the cursor is on if nothing was taken)";
    /// Goes back with what was taken, in the footer.
    chosen_hint => "选好", "done";

    /// The title.
    title(society: &str) => "症结 {society}", "Crux of {society}";
    /// How much of the loss the crux explains.
    explained(share: &str, rest: &str) => "解释失分 {share}，未解释 {rest}", "explains {share} of the loss, {rest} unexplained";
    /// The same where there is little room.
    explained_short(share: &str, rest: &str) => "解释 {share}，未解释 {rest}", "{share} explained, {rest} not";
    /// Nothing is lost, or nothing is answered.
    no_loss => "已答条目没有失分", "nothing answered has lost score";
    /// No cause is the crux.
    no_crux => "尚无症结。写下原因、指明导致的条目和证据，才能排序。", "No crux yet. Causes are ranked once they lead to items and name evidence.";
    /// The head of the crux.
    head_crux => "症结", "Crux";
    /// The head of the other causes.
    head_others => "其他原因", "Other causes";
    /// The head of the proposals.
    head_proposals => "程序提议（按低分条目的类别，由评估员核实）", "Proposed by the program from what is low, for the assessor to verify";
    /// Nothing to show.
    empty => "没有原因，也没有可提议的：先评分。", "No cause, and nothing to propose: rate first.";
    /// A breakthrough.
    breakthrough => "突破口", "breakthrough";
    /// The figures of a cause.
    figures(number: u32, priority: &str, share: &str, control: &str, confidence: &str, effort: &str) => "原因 {number} · 优先级 {priority} · 解释失分 {share} · {control} · 置信度{confidence} · 用力{effort}", "cause {number} · priority {priority} · {share} of the loss · {control} · confidence {confidence} · effort {effort}";
    /// What a cause leads to.
    leads_to(items: &str) => "导致 {items}", "leads to {items}";
    /// What a cause that is not ranked shows.
    unranked(number: u32, control: &str, effort: &str) => "原因 {number} · {control} · 用力{effort}", "cause {number} · {control} · effort {effort}";
    /// A cause without evidence.
    to_verify => "待核实：没有写明证据，不排序。补上凭什么看出的证据即可。", "To be verified: it names no evidence, so it is not ranked. Name what shows it.";
    /// A cause with very uncertain evidence.
    too_uncertain => "证据置信度很低，不排序。补一份别人出的或别处来的证据。", "Its evidence is of very low confidence, so it is not ranked. Add evidence from another source.";
    /// A cause that leads nowhere.
    no_items => "没有写明导致哪些条目，不排序。", "It leads to no item, so it is not ranked.";
    /// A cause of nothing lost.
    without_loss => "所指条目没有失分，不排序。", "What it leads to has lost nothing, so it is not ranked.";
    /// A cause the assessor took out of the crux.
    taken_out(why: &str) => "评估员不列为症结：{why}", "No crux, says the assessor: {why}";
    /// A cause further down in rank.
    further_down => "排在后面，未列为症结。", "Further down in rank, so not among the crux.";
    /// A cause the assessor put in.
    put_in => "评估员定", "by the assessor";
    /// A proposal.
    proposal(share: &str, items: &str) => "约占失分 {share}：{items}", "about {share} of the loss: {items}";
    /// Only ranked causes can be decided.
    not_ranked => "这条原因还没有排序，不能定为症结。", "This cause is not ranked, so it cannot be made a crux.";
    /// What to do about it.
    fix_not_ranked => "先按 Enter 补上导致的条目和证据。", "Press Enter and name the items it leads to and the evidence.";
    /// Asks why a cause is no crux.
    ask_why(number: u32) => "原因 {number} 为什么不列为症结？", "Why is cause {number} no crux?";
    /// The keys of that question.
    why_keys => "Enter 记下，Esc 返回（已写的会留着）", "Enter keeps it, Esc goes back (what is typed stays)";

    /// A reason half typed.
    verdict => "不列为症结的理由", "why a cause is no crux";
    /// A cause half filled in.
    cause => "原因", "cause";
    /// The title of a cause.
    cause_title(number: u32) => "原因 {number}", "Cause {number}";
    /// The title of a new cause.
    new_cause_title => "新原因", "New cause";
    /// How the form is left.
    form_keys => "Ctrl-S 存，Esc 返回", "Ctrl-S saves, Esc goes back";
    /// A line.
    kind => "类别", "kind";
    /// A choice.
    no_kind => "未定", "none yet";
    /// A choice.
    kind_of(sign: &str, title: &str) => "{sign} {title}", "{sign}: {title}";
    /// What goes there.
    kind_hint => "选定类别后给出追问的问题", "the kind brings the question to probe with";
    /// A line.
    says => "原因", "cause";
    /// What goes there.
    says_hint => "一句话：什么原因，例如“秘书处只有一人，身兼三职”", "one sentence, such as \"one person runs the office and does three jobs\"";
    /// A line.
    control => "谁能动", "who can act";
    /// What goes there.
    control_hint => "空格换一项，或按数字", "Space takes the next, or a digit";
    /// A line.
    effort => "用力", "effort";
    /// A choice.
    effort_of_items => "按所指条目的下一步", "as the next steps of its items";
    /// A line.
    items => "导致条目", "leads to";
    /// What goes there.
    items_hint => "这个原因使哪些条目失分：按 Enter 选取", "the items that lose score by it: Enter chooses";
    /// A line.
    shown => "依据", "shown by";
    /// What goes there.
    shown_hint => "凭什么看出这个原因导致该条目，可不填", "what shows that it leads to this item; may be empty";
    /// A line.
    evidence => "证据", "evidence";
    /// What goes there.
    evidence_hint => "按 Enter 从证据登记中选取；没有证据的原因待核实、不排序", "Enter chooses from the register; without evidence a cause is not ranked";
    /// Nothing is named.
    none_named => "无", "none";
    /// The head of an item.
    item_head(item: &str, level: &str) => "{item}：{level}", "{item}: {level}";
    /// A line.
    why(n: usize) => "为什么 {n}", "why {n}";
    /// The head of the steps.
    whys_head => "追问五个为什么（每步最好有证据）", "Five whys (each best with evidence)";
    /// What goes there.
    why_hint => "上一步为什么会这样？没有就空着", "why is that so? leave it empty where there is nothing";
    /// Something needed.
    needed => "要写一句", "a sentence is needed";
    /// The title of a list.
    choose_items => "选取条目", "Choose items";
    /// The title of a list.
    choose_evidence(about: &str) => "选取证据：{about}", "Choose evidence: {about}";
    /// What is near.
    is_linked => "已关联", "linked";
    /// Nothing to choose from.
    nothing_to_choose => "没有可选的", "there is nothing to choose from";
    /// Nothing is found.
    nothing_found => "没有找到", "nothing found";
    /// How many are taken.
    n_taken(n: usize) => "已选 {n}", "{n} taken";

    /// The title of the arithmetic.
    priority_title(number: u32, says: &str) => "原因 {number} 的优先级：{says}", "The priority of cause {number}: {says}";
    /// A column.
    col_loss => "失分", "Loss";
    /// A column.
    col_causes => "原因数", "Causes";
    /// A column.
    col_part => "分到", "Part";
    /// How the loss of an item comes about.
    how_loss => "失分＝权重×（100－得分）÷100；有几条已核实的原因，就由几条平分。", "Loss = weight × (100 − points) ÷ 100, shared equally among the causes of the item that name evidence.";
    /// The impact.
    impact(sum: &str, weight: &str, impact: &str) => "影响＝分到之和÷计分条目权重之和＝{sum}÷{weight}＝{impact}", "impact = sum of the parts ÷ Σ weight = {sum} ÷ {weight} = {impact}";
    /// The priority.
    priority(impact: &str, control: &str, confidence: &str, priority: &str) => "优先级＝100×影响×能动系数×置信系数＝100×{impact}×{control}×{confidence}＝{priority}", "priority = 100 × impact × control × confidence = 100 × {impact} × {control} × {confidence} = {priority}";
    /// The share.
    share(sum: &str, loss: &str, share: &str) => "解释失分＝{sum}÷{loss}＝{share}", "share of the loss = {sum} ÷ {loss} = {share}";
    /// Not ranked.
    no_priority => "没有优先级。", "It has no priority.";
}
