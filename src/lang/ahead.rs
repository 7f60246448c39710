//! What is said of keys typed before what came up could be seen.

use crate::lang::macros::messages;

messages! {
    /// Question: one key waits.
    title_one => "下面的变化出现之前，后面 1 个键已经按下，先停在这里", "1 key was pressed before you could see what came up; it is held here";
    /// Question: keys wait.
    title(n: usize) => "下面的变化出现之前，后面 {n} 个键已经按下，先停在这里", "{n} keys were pressed before you could see what came up; they are held here";
    /// An item that is asked now and was not before.
    opened(item: &str) => "{item} 现在要答", "{item} is asked now";
    /// An item that is not asked any more.
    closed(item: &str) => "{item} 现在不问", "{item} is not asked any more";
    /// So many more things came up.
    more(n: usize) => "另有 {n} 处变化", "{n} more";
    /// The keys that wait, as they are named.
    keys(keys: &str) => "留下的按键：{keys}", "Keys held: {keys}";
    /// A paste among them.
    pasted(text: &str) => "粘贴“{text}”", "paste \"{text}\"";
    /// Between the last keys shown and the count of all.
    and_more(n: usize) => "……另 {n} 个", "… and {n} more";
    /// What can be done.
    choose => "Enter 按原样接着执行，Esc 丢弃", "Enter carries them out as they are, Esc drops them";
    /// Footer.
    go_on_hint => "接着执行", "carry out";
    /// Help.
    go_on => "执行留下的按键", "Carry out the keys held";
    /// Footer.
    drop_hint => "丢弃", "drop";
    /// Help.
    drop => "丢弃留下的按键", "Drop the keys held";
    /// The name of the place for the help.
    scope => "留下的按键", "Keys held";
    /// Notice: the keys were dropped.
    dropped(n: usize) => "已丢弃留下的按键（{n} 个）", "keys dropped: {n}";
    /// After leaving: keys that were never carried out.
    left(keys: &str) => "离开时有按键还没有执行：{keys}", "keys not carried out when you left: {keys}";
}
