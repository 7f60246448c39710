//! What desk work says: an item beside its papers, and the way through the items that are left; knows nothing of any checklist.

use crate::lang::Lang;
use crate::lang::macros::messages;

messages! {
    /// The screen.
    title => "案头", "Desk work";
    /// Which items the walk visits.
    all => "全部条目", "all items";
    /// Which items the walk visits.
    unanswered => "只看未答", "only the unanswered";
    /// Which items the walk visits.
    unsupported => "只看超上限或缺证据", "only those over cap or without evidence";
    /// Which items the walk visits.
    problem => "只看有问题", "only those with a problem";
    /// Which items the walk visits.
    loose => "只看有未归记录", "only those with loose notes";
    /// Which items the walk visits, where there is little room.
    all_short => "全部", "all";
    /// Which items the walk visits, where there is little room.
    unanswered_short => "未答", "unanswered";
    /// Which items the walk visits, where there is little room.
    unsupported_short => "缺证据", "evidence";
    /// Which items the walk visits, where there is little room.
    problem_short => "问题", "problems";
    /// Which items the walk visits, where there is little room.
    loose_short => "未归", "loose";
    /// How many items the walk visits.
    n_all(limit: &str, n: usize) => "{limit} {n} 条", "{limit}: {n}";
    /// How many items are left to visit.
    n_left(limit: &str, n: usize) => "{limit}：还剩 {n} 条", "{limit}: {n} left";
    /// How many items the walk visits, where there is little room.
    n_short(limit: &str, n: usize) => "{limit} {n}", "{limit} {n}";
    /// The item shown is not among those the walk visits.
    is_not_among(limit: &str, n: usize) => "{limit}：还剩 {n} 条，本条不在其中", "{limit}: {n} left, this one not among them";
    /// The walk has come to its end and begins again.
    from_start(n: usize) => "已到最后，从头再看：还剩 {n} 条", "that was the last; again from the start: {n} left";
    /// The walk has come to its start and goes on from the end.
    from_end(n: usize) => "已到最前，从末尾再看：还剩 {n} 条", "that was the first; on from the end: {n} left";
    /// Nothing is left to visit.
    none_left(limit: &str) => "没有别的条目了（{limit}）", "no other item is left ({limit})";
    /// What to do when nothing is left to visit.
    other_limit => "按 f 换一种看法", "f shows others";

    /// Heading of the papers: pieces of evidence, and lines to be dropped.
    papers(n: usize, n_loose: usize) => "材料 {n} 件 · 未归记录 {n_loose} 条", "papers {n} · loose notes {n_loose}";
    /// What lies on the other side, where one side is seen at a time.
    papers_short(n: usize, n_loose: usize) => "材料 {n} · 未归 {n_loose}", "papers {n} · loose {n_loose}";
    /// Heading of the papers where they stand alone.
    papers_of(item: &str, n: usize, n_loose: usize) => "{item} 材料 {n} · 未归 {n_loose}", "{item} papers {n} · loose {n_loose}";
    /// The answer, where the papers stand alone.
    answer(answer: &str) => "答 {answer}", "answer {answer}";
    /// There is no answer, where the papers stand alone.
    no_answer => "未答", "unanswered";
    /// What the papers carry, where the item is a rating.
    carried(grade: &str, arrow: &str, cap: u8, confidence: &str) => "证据{grade} {arrow} 最高 {cap} 分 {arrow} 置信度{confidence}", "evidence {grade} {arrow} at most {cap} {arrow} {confidence} confidence";
    /// What the papers come to, where the item is no rating.
    comes_to(grade: &str, arrow: &str, confidence: &str) => "证据{grade} {arrow} 置信度{confidence}", "evidence {grade} {arrow} {confidence} confidence";
    /// The rating lies above the cap.
    over_cap(level: i64, cap: u8) => "暂定：评了 {level} 分，证据只到 {cap} 分", "provisional: rated {level}, the evidence carries {cap}";
    /// What would raise the grade, where the item is a rating.
    one_more(pieces: &str, grade: &str, cap: u8) => "再有一份{pieces}，可到{grade}、最高 {cap} 分", "one more ({pieces}) makes it {grade}, at most {cap}";
    /// What would raise the grade, where the item is no rating.
    one_more_only(pieces: &str, grade: &str) => "再有一份{pieces}，可到{grade}", "one more ({pieces}) makes it {grade}";
    /// A kind of evidence that has to come from somebody else.
    from_another(kind: &str) => "另一来源的{kind}", "{kind} from another source";
    /// Another person has to be interviewed.
    another_person(kind: &str) => "另一人的{kind}", "{kind} with another person";
    /// Several kinds of which one is enough: those before the last, and the last.
    any_of(kinds: &str, last: &str) => "{kinds}或{last}", "{kinds} or {last}";
    /// Between kinds.
    between => "、", ", ";

    /// Where a piece is kept.
    kept_at(place: &str) => "存 {place}", "kept {place}";
    /// Who produced it.
    author(author: &str) => "出自 {author}", "by {author}";
    /// Somebody outside has confirmed it.
    confirmed => "外部已核对", "confirmed outside";
    /// Another source contradicts it.
    contradicted => "与别的来源矛盾", "contradicted";
    /// The society picked the sample.
    picked => "样本由被评方挑选", "picked by the assessed";
    /// Pieces by one author.
    same_author(others: &str) => "与 {others} 同一来源，不算独立", "same source as {others}, not independent";
    /// Who was interviewed: a code and a role.
    person(code: &str, role: &str) => "{code} {role}", "{code} {role}";
    /// A line jotted down: when, by what person's code, and what.
    line(at: &str, person: &str, text: &str) => "{at} {person}：{text}", "{at} {person}: {text}";
    /// Heading of the lines that are not dropped anywhere.
    loose_lines(n: usize) => "未归条目的记录 {n} 条", "notes not dropped anywhere: {n}";
    /// There is no evidence.
    no_papers => "还没有证据", "no evidence yet";
    /// Nothing was jotted down in interviews with these roles that is not dropped yet.
    no_loose => "问到的角色没有未归的记录", "no loose notes from the roles asked";

    /// Scope.
    scope => "案头", "Desk work";
    /// Scope: the side of the papers.
    scope_papers => "案头的材料", "Desk work, the papers";
    /// Action: open the screen.
    open => "案头：对着材料逐条评分", "desk work: rate item by item from the papers";
    /// Footer.
    open_hint => "案头", "desk";
    /// Action: go to the other side.
    other_side => "在条目与材料之间换边", "go between the item and its papers";
    /// Footer.
    other_side_hint => "换边", "side";
    /// Action: drop the line under the cursor onto the item, or lift it off.
    drop => "把记录归入本条，或从本条撤下", "drop the note onto the item, or lift it off";
    /// Footer.
    drop_hint => "归入/撤下", "drop/lift";
    /// Action: next sort of items.
    limit => "换一种看法：全部、未答、缺证据、有问题、有未归记录", "show all items, or only unanswered, unsupported, with a problem, with loose notes";
    /// Footer.
    limit_hint => "只看", "only";
}

/// Joins kinds of which one is enough: 文件、观察或外部核对.
pub fn one_of(lang: Lang, kinds: &[String]) -> String {
    match kinds {
        [] => String::new(),
        [only] => only.clone(),
        [before @ .., last] => any_of(lang, &before.join(between(lang)), last),
    }
}
