//! What the screens of what would be say: levels aimed at, the least effort, how firmly the figures stand; knows no figure.

use crate::lang::macros::messages;

messages! {
    /// The scope of the screen.
    scope => "试算", "What if";
    /// The scope of an item's steps.
    scope_steps => "试算中改代价", "Effort steps, in what if";
    /// Opens the screen.
    open => "试算：改到目标级后各轴如何变", "what if: the axes at other levels";
    /// Opens the screen, in the footer.
    open_hint => "试算", "what if";
    /// Opens how firmly the figures stand.
    sensitivity => "稳健性：换个算法还在不在同一档", "how firmly the figures stand";
    /// Opens how firmly the figures stand, in the footer.
    sensitivity_hint => "稳健性", "firmness";
    /// Aims at a level.
    aim => "定目标 0–4 级", "aim at level 0–4";
    /// Aims at a level, in the footer.
    aim_hint => "目标", "aim";
    /// Proposes the least effort.
    lift => "最小代价提一档（光标所在轴，否则最弱的轴）", "least effort to lift an axis one band (the one under the cursor, else the weakest)";
    /// Proposes the least effort, in the footer.
    lift_hint => "最小代价", "least effort";
    /// Turns the aims into an action.
    new_action => "把目标写成整改", "turn the aims into an action";
    /// Changes an item's steps.
    effort => "改各级代价", "change the effort of its steps";
    /// Changes an item's steps, in the footer.
    effort_hint => "代价", "effort";
    /// Takes an aim back.
    clear => "去掉目标", "take the aim back";
    /// Goes to the item.
    go => "打开条目", "go to the item";
    /// Takes the next size.
    next_size => "换大小", "another size";
    /// Takes the next size, in the footer.
    next_size_hint => "换", "change";
    /// Keeps the steps.
    keep_steps => "记下各级代价", "keep the steps";
    /// The steps as the checklist has them.
    reset_steps => "恢复清单所定代价", "as the checklist has them";
    /// The steps as the checklist has them, in the footer.
    reset_steps_hint => "恢复", "reset";

    /// The title.
    title => "试算（不记录）", "What if (nothing is recorded)";
    /// The effort of all aims.
    effort_sum(effort: u32) => "代价 {effort}", "effort {effort}";
    /// No aims yet.
    no_aims => "在条目上按 0–4 定目标，按 m 求最小代价", "0–4 on an item aims, m finds the least effort";
    /// All axes together.
    overall => "总体", "overall";
    /// From one figure to another.
    from_to(from: &str, arrow: &str, to: &str) => "{from} {arrow} {to}", "{from} {arrow} {to}";
    /// An item's level.
    level(level: &str) => "{level} 级", "level {level}";
    /// An item's steps.
    step(from: usize, to: usize, size: &str) => "{from}→{to} {size}", "{from}→{to} {size}";
    /// Where steps differ from the checklist's.
    own_steps => "代价已改", "effort changed";
    /// The steps being changed.
    steps_of(item: &str) => "{item} 各级代价（左右移动，空格换，Enter 记下，Esc 不改）", "Effort of the steps of {item} (arrows move, Space changes, Enter keeps, Esc leaves)";
    /// No aim to turn into an action.
    nothing_aimed => "还没有目标", "nothing is aimed at yet";
    /// No item to change.
    not_on_item => "光标不在条目上", "the cursor is on no item";
}
