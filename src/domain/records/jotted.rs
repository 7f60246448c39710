//! A line as it is typed during a talk, `反馈表三份有签字 >W1,S3`: what was said, and the items it is dropped onto.
//!
//! A drop is a `>` at the end of the line with ids behind it, in either case and width, or at its beginning with a space after the
//! ids: `>W1 反馈表三份有签字`. A `》` counts too where it closes no title, since that is what the key gives while a Chinese input
//! method is on. What does not look like ids is text: `会费>1000元`.

use crate::domain::checklist::Checklist;
use crate::domain::ids::ItemId;
use crate::domain::kinds::narrow;

/// A line as it was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jotted {
    /// What was said.
    pub text: String,
    /// The items it is dropped onto.
    pub items: Vec<ItemId>,
    /// What stands where an id would and is none.
    pub unknown: Vec<String>,
}

/// Reads a line.
pub fn read_jotted(checklist: &Checklist, typed: &str) -> Jotted {
    let mut jotted = Jotted { text: typed.trim().to_owned(), items: Vec::new(), unknown: Vec::new() };
    while let Some((before, words)) = split_drop(&jotted.text) {
        let Some(words) = words.iter().map(|word| id_like(word)).collect::<Option<Vec<String>>>() else { break };
        if words.is_empty() {
            break;
        }
        let mut items = Vec::new();
        for word in words {
            match find_item(checklist, &word) {
                Some(item) => items.push(item),
                None => jotted.unknown.push(word),
            }
        }
        items.append(&mut jotted.items);
        jotted.items = items;
        jotted.text = before.trim_end().to_owned();
    }
    if let Some((words, rest)) = split_first_drop(&jotted.text) {
        let (mut items, unknown) = read_ids(checklist, words);
        items.append(&mut jotted.items);
        jotted.items = items;
        jotted.unknown.extend(unknown);
        jotted.text = rest.to_owned();
    }
    jotted
}

/// Splits a text that begins with a mark and ids into the ids and what is behind them.
fn split_first_drop(text: &str) -> Option<(&str, &str)> {
    let (words, rest) = text.strip_prefix(is_mark)?.trim_start().split_once(char::is_whitespace)?;
    let mut all = words.split(is_between).filter(|word| !word.is_empty());
    let has_digits = |word: String| word.contains(|c: char| c.is_ascii_digit());
    let is_id = all.by_ref().all(|word| id_like(word).is_some_and(has_digits));
    is_id.then_some((words, rest.trim_start()))
}

/// Returns the beginning of an id that is being typed at the end of a text, behind a `>` and any ids before it.
pub fn begun_id(typed: &str) -> Option<&str> {
    let (_, words) = split_drop(typed)?;
    let rest = typed.get(typed.rfind(is_mark)?..)?;
    let (_, begun) = rest.rsplit_once(|c| is_mark(c) || is_between(c))?;
    let n_whole = if begun.is_empty() { words.len() } else { words.len().saturating_sub(1) };
    words.iter().take(n_whole).all(|word| id_like(word).is_some()).then_some(begun)
}

/// Reads ids parted by commas or spaces: those there are, and what is none.
pub fn read_ids(checklist: &Checklist, typed: &str) -> (Vec<ItemId>, Vec<String>) {
    let mut found = (Vec::new(), Vec::new());
    for word in typed.split(is_between).filter(|word| !word.is_empty()) {
        let word = narrow(word);
        match find_item(checklist, &word) {
            Some(item) => found.0.push(item),
            None => found.1.push(word),
        }
    }
    found
}

/// Splits a text at its last mark: what is before it, and the words behind it.
fn split_drop(text: &str) -> Option<(&str, Vec<&str>)> {
    let at = text.rfind(is_mark)?;
    let before = text.get(..at)?;
    let mark = text.get(at..)?.chars().next()?;
    let is_title = mark == '》' && before.matches('《').count() > before.matches('》').count();
    let words = text.get(at + mark.len_utf8()..)?.split(is_between).filter(|word| !word.is_empty()).collect();
    (!is_title).then_some((before, words))
}

const fn is_mark(c: char) -> bool {
    matches!(c, '>' | '＞' | '》')
}

const fn is_between(c: char) -> bool {
    matches!(c, ',' | '，' | '、' | ' ' | '\u{3000}')
}

/// Returns a word in half-width letters if it has the form of an id.
fn id_like(word: &str) -> Option<String> {
    let word = narrow(word);
    let is_id = word.starts_with(|c: char| c.is_ascii_alphabetic())
        && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    is_id.then_some(word)
}

/// Returns the item a word names, exactly or but for the case of its letters.
fn find_item(checklist: &Checklist, word: &str) -> Option<ItemId> {
    let exact = checklist.item(word);
    let found = exact.or_else(|| checklist.items.iter().find(|item| item.id.as_str().eq_ignore_ascii_case(word)));
    found.map(|item| item.id.clone())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::checklist;

    fn read(typed: &str) -> (String, Vec<String>, Vec<String>) {
        let jotted = read_jotted(checklist::builtin(), typed);
        (jotted.text, jotted.items.iter().map(ItemId::to_string).collect(), jotted.unknown)
    }

    #[track_caller]
    fn check(typed: &str, text: &str, items: &[&str]) {
        let items: Vec<String> = items.iter().map(ToString::to_string).collect();
        assert_eq!(read(typed), (text.to_owned(), items, Vec::new()), "{typed}");
    }

    #[test]
    fn ids_behind_a_mark_at_the_end_are_what_a_line_is_dropped_onto() {
        check("反馈表三份有签字>W1", "反馈表三份有签字", &["W1"]);
        check("反馈表三份有签字 > W1, S3 ", "反馈表三份有签字", &["W1", "S3"]);
        check("反馈表三份有签字＞ｗ１、s3", "反馈表三份有签字", &["W1", "S3"]);
        check("反馈表三份有签字》w1", "反馈表三份有签字", &["W1"]);
        check("先说 >W1 >S3", "先说", &["W1", "S3"]);
        check(">W1", "", &["W1"]);
    }

    #[test]
    fn ids_behind_a_mark_at_the_beginning_count_too_where_a_space_ends_them() {
        check(">W1 反馈表三份有签字", "反馈表三份有签字", &["W1"]);
        check("》w1、s3　反馈表三份", "反馈表三份", &["W1", "S3"]);
        check("> W1 反馈表三份 >S3", "反馈表三份", &["W1", "S3"]);
        check(">see the report of 2024", ">see the report of 2024", &[]);
        check(">1000 元以上", ">1000 元以上", &[]);
        assert_eq!(read(">W99 三份").2, ["W99"]);
    }

    #[test]
    fn a_mark_that_is_no_drop_is_text() {
        for typed in ["会费>1000元", "增长>20", "会费 >", "看了《章程》", "看了《办法》W1", ">W1之后再说", "W1"]
        {
            check(typed, typed, &[]);
        }
    }

    #[test]
    fn what_looks_like_an_id_and_is_none_is_named() {
        let unknown = |typed: &str| read(typed).2;
        assert_eq!(unknown("三份有签字 >W99"), ["W99"]);
        assert_eq!(unknown("三份有签字 >W1,ab"), ["ab"]);
    }

    #[test]
    fn an_id_is_begun_behind_the_mark_and_behind_each_comma() {
        let cases = [
            ("三份>", Some("")),
            ("三份>W", Some("W")),
            ("三份 >W1,", Some("")),
            ("三份 >W1,服务", Some("服务")),
            ("三份>服务", Some("服务")),
            ("三份>甲，W", None),
            ("三份", None),
            ("《章程》", None),
        ];
        for (typed, begun) in cases {
            assert_eq!(begun_id(typed), begun, "{typed}");
        }
    }
}
