//! What `what-if` says: the figures were some items rated otherwise, and the least effort that lifts an axis.

use crate::lang::macros::messages;

messages! {
    /// `what-if`
    about => "试算：某些条目改到某级后各轴如何变化；不给等级则算把最弱的轴提一档的最小代价", "What the axes would be at other levels; without levels, the least effort that lifts the weakest axis one band";
    /// `what-if LEVELS`
    levels => "条目=等级，可多个，例如 W1=3 S2=2", "ITEM=LEVEL, any number of them, such as W1=3 S2=2";
    /// `what-if --lift`
    lift => "要提一档的轴；缺省为最弱的轴", "the axis to lift one band; the weakest by default";

    /// An argument that is no level of an item.
    bad_level(given: &str) => "看不懂“{given}”", "\"{given}\" is not an item with a level";
    /// What to write.
    fix_level => "写成“条目=等级”，等级为0至4，例如 W1=3", "write ITEM=LEVEL with a level from 0 to 4, such as W1=3";
    /// An item without levels.
    not_rated(item: &str) => "{item}不是评分条目，或不在路径上，或不适用", "{item} is not a rating, is off the path or does not apply";
    /// No such axis.
    no_such_axis(axis: &str) => "清单里没有轴“{axis}”", "the checklist has no axis \"{axis}\"";
    /// What to do about it.
    fix_axis(axes: &str) => "可用的轴：{axes}", "its axes are {axes}";

    /// Heading of a column.
    col_now => "现在", "now";
    /// Heading of a column.
    col_then => "那时", "then";
    /// Heading of a column.
    col_from => "从", "from";
    /// Heading of a column.
    col_to => "到", "to";
    /// Heading of a column.
    col_effort => "代价", "effort";

    /// The least effort, in a sentence.
    lifted(axis: &str, from: &str, to: &str, effort: u32) => "{axis}从“{from}”提到“{to}”，最小代价 {effort}：", "{axis} goes from {from} to {to} with an effort of {effort}, the least there is:";
    /// The least effort and its targets, in a sentence.
    lifted_by(axis: &str, from: &str, to: &str, effort: u32, aims: &str) => "{axis}从“{from}”提到“{to}”，最小代价 {effort}：{aims}", "{axis} goes from {from} to {to} with an effort of {effort}, the least there is: {aims}";
    /// An axis that cannot be lifted.
    withheld(axis: &str) => "{axis}覆盖率不足，没有得分，无从提档", "{axis} has too little coverage for a score, so there is no band to leave";
    /// An axis that cannot be lifted.
    lightest(axis: &str) => "{axis}已在最轻一档", "{axis} is in the lightest band already";
    /// An axis that cannot be lifted.
    out_of_reach(axis: &str) => "{axis}的评分条目全到4级也提不了一档：不是评分的条目占的权重太大", "{axis} stays in its band even with every rating at 4: what is not rated weighs too much";
    /// No axis has a score.
    no_axis => "没有一个轴有得分", "no axis has a score";
}
