//! What the register of evidence says; knows nothing of any checklist.

use crate::lang::macros::messages;

messages! {
    /// Title: the register of an assessment.
    title(n: usize) => "证据 {n} 件", "Evidence: {n}";
    /// Title: what supports an item.
    title_for(item: &str, n: usize, of: usize) => "{item}的证据 {n}/{of}", "Evidence for {item}: {n} of {of}";
    /// What the evidence of an item carries.
    grade(grade: &str, cap: u8) => "证据{grade}，最高 {cap} 分", "evidence {grade}, at most {cap}";
    /// What the evidence of an item comes to, where it is not a rating.
    grade_only(grade: &str) => "证据{grade}", "evidence {grade}";
    /// Nothing is registered.
    none => "还没有登记证据，按 a 登记", "no evidence yet; a registers some";
    /// The items a piece supports.
    supports(items: &str) => "支持 {items}", "supports {items}";
    /// It supports nothing.
    supports_none => "未关联条目", "supports nothing";
    /// Between ids.
    ids => "、", ", ";
    /// Who registered it, and when.
    registered(by: &str, at: &str) => "{by} 登记于 {at}", "registered by {by}, {at}";
    /// Label of the field.
    new => "登记", "New";
    /// What will be registered.
    will_add(kind: &str, title: &str) => "{kind}：{title}", "{kind}: {title}";
    /// What is typed is there already.
    will_link(kind: &str, title: &str, number: &str) => "{kind}：{title}（已登记为 {number}，直接关联）", "{kind}: {title} (registered as {number}; it is linked)";
    /// How to type evidence: the kinds by number.
    how(kinds: &str) => "种类数字、空格、名称：{kinds}（Tab 换种类）", "kind, a space, the title: {kinds} (Tab: next kind)";
    /// A kind by its number.
    kind(number: usize, kind: &str) => "{number} {kind}", "{number} {kind}";
    /// How a grade comes about.
    rule => "文件、访谈、观察各算一种：一种一级（只有一份访谈为零级），两种二级，三种三级；外部核对再升一级",
        "documents, interviews, observations: one kind is grade 1 (a single interview 0), two kinds 2, three 3; outside confirmation adds one";
}
