//! Finding names by hanzi, full pinyin, pinyin initials or English; knows nothing of what is named.
//!
//! A key is built once per name: for each character, the ways it is typed. A query is walked along it, each character taken
//! whole, by its first letter, or, at the end of the query, by a beginning; so 机械工程 is found by `jxgc`, `jixiegongcheng`,
//! `jixiegc`, `jixiegongch` and `机械gc`, and every reading of a character counts (重庆 is `cq` and `zq`) without any
//! combinations being written out.

mod index;

pub use index::{Found, Index, Trail};

use pinyin::ToPinyinMulti;

/// What something can be found by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchKey {
    /// The characters of all its names, lower case and without spaces; the end of a name is a line break, which no query has.
    chars: Vec<Typed>,
}

/// A character, the letters its readings begin with, and those they go on with. Most of what does not match is told by those,
/// without looking a reading up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Typed {
    c: char,
    letters: Letters,
    seconds: Letters,
}

impl Typed {
    fn new(c: char) -> Self {
        let nth = |n| readings(c).filter_map(move |reading| reading.chars().nth(n)).collect();
        Self { c, letters: nth(0), seconds: nth(1) }
    }
}

impl SearchKey {
    /// Builds the key of something known under several names.
    pub fn new<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut key = Self::default();
        for name in names {
            let chars = name.chars().flat_map(char::to_lowercase).filter(|c| !c.is_whitespace());
            key.chars.extend(chars.chain([END]).map(Typed::new));
        }
        key
    }

    /// Returns whether every word of the query is found. Build the query once with [`Query::new`].
    pub fn matches(&self, query: &Query) -> bool {
        self.rank(query).is_some()
    }

    /// Returns how well a query matches, less is better: 0 when a name starts with every word, 1 when one contains it;
    /// `None` when none does.
    pub fn rank(&self, query: &Query) -> Option<u8> {
        rank(&self.chars, query)
    }
}

/// Returns how well a query matches the characters of a key.
fn rank(chars: &[Typed], query: &Query) -> Option<u8> {
    let mut rank = 0;
    for word in &query.words {
        rank = rank.max(rank_of(chars, word)?);
    }
    Some(rank)
}

fn rank_of(chars: &[Typed], word: &str) -> Option<u8> {
    let first = word.chars().next()?;
    let letter = Letters::from_iter([first]);
    let mut found = None;
    let mut is_start = true;
    for (at, typed) in chars.iter().enumerate() {
        let may_be = typed.c == first || typed.letters.has(letter);
        if may_be && (is_start || found.is_none()) && is_typed(chars.get(at..).unwrap_or_default(), word) {
            if is_start {
                return Some(0);
            }
            found = Some(1);
        }
        is_start = typed.c == END;
    }
    found
}

/// Tells whether a text may have been typed for the first of these characters and some that follow.
fn is_typed(chars: &[Typed], text: &str) -> bool {
    let Some(first) = text.chars().next() else { return true };
    let Some((typed, others)) = chars.split_first() else { return false };
    let rest = text.get(first.len_utf8()..).unwrap_or_default();
    if typed.c == first {
        return is_typed(others, rest);
    }
    if !typed.letters.has(Letters::from_iter([first])) {
        return false;
    }
    let is_whole = |reading: &'static str| {
        let rest = text.strip_prefix(reading).filter(|_| reading.len() > 1);
        reading.starts_with(text) || rest.is_some_and(|rest| is_typed(others, rest))
    };
    // The first letter is the same for all of its readings, so it is tried once, and first: no reading need be known for it.
    let goes_on = || rest.chars().next().is_some_and(|second| typed.seconds.has(Letters::from_iter([second])));
    is_typed(others, rest) || (goes_on() && readings(typed.c).any(is_whole))
}

/// Some of the letters a to z.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Letters(u32);

impl Letters {
    /// Returns whether the letter of `other` is one of these; never where it has none.
    const fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl FromIterator<char> for Letters {
    fn from_iter<I: IntoIterator<Item = char>>(chars: I) -> Self {
        let bit = |c: char| if c.is_ascii_lowercase() { 1_u32 << (u32::from(c) - u32::from('a')) } else { 0 };
        Self(chars.into_iter().map(bit).fold(0, |all, bit| all | bit))
    }
}

/// Returns the ways a character is typed in pinyin, the same one more than once if its tones differ.
fn readings(c: char) -> impl Iterator<Item = &'static str> {
    let known = if c.is_ascii() { None } else { c.to_pinyin_multi() };
    known.into_iter().flatten().map(|reading| without_umlaut(reading.plain()))
}

/// The end of a name.
const END: char = '\n';

/// Returns a reading as it is typed: v for ü.
fn without_umlaut(reading: &'static str) -> &'static str {
    match reading {
        "lü" => "lv",
        "nü" => "nv",
        "lüe" => "lve",
        "nüe" => "nve",
        "lüan" => "lvan",
        "lün" => "lvn",
        _ => reading,
    }
}

/// What is looked for: words that must all be found, in any order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    words: Vec<String>,
}

impl Query {
    /// Reads a query as typed; full-width letters and spaces count as ASCII.
    pub fn new(typed: &str) -> Self {
        let ascii = |c: char| match c {
            '\u{3000}' => ' ',
            'ü' | 'Ü' => 'v',
            '\u{FF01}'..='\u{FF5E}' => u32::from(c).checked_sub(0xFEE0).and_then(char::from_u32).unwrap_or(c),
            _ => c,
        };
        let typed: String = typed.chars().map(ascii).collect();
        Self { words: typed.to_lowercase().split_whitespace().map(str::to_owned).collect() }
    }

    /// Returns whether whatever the other finds this one finds too, because it only says more.
    fn begins(&self, other: &Self) -> bool {
        let Some((last, whole)) = self.words.split_last() else { return true };
        let mut others = other.words.iter();
        whole.iter().all(|word| others.next() == Some(word)) && others.next().is_some_and(|word| word.starts_with(last))
    }

    /// Returns whether nothing is looked for, so that everything matches.
    pub const fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(name: &str, typed: &str) -> bool {
        SearchKey::new([name]).matches(&Query::new(typed))
    }

    #[test]
    fn a_name_is_found_by_hanzi_full_pinyin_initials_and_english() {
        for typed in ["工程", "jixiegongcheng", "jxgc", "jxgcxh", "JXGC", "ｊｘｇｃ", ""] {
            assert!(found("机械工程学会", typed), "{typed}");
        }
        assert!(found("Society of Lasers", "laser"));
        assert!(!found("机械工程学会", "jxyx"));
    }

    #[test]
    fn every_reading_of_a_character_finds_it() {
        for typed in ["chongqing", "zhongqing", "cq", "zq"] {
            assert!(found("重庆", typed), "{typed}");
        }
    }

    #[test]
    fn u_umlaut_is_typed_v() {
        for typed in ["lvyou", "lüyou", "ly"] {
            assert!(found("旅游学会", typed), "{typed}");
        }
    }

    #[test]
    fn words_may_come_in_any_order() {
        assert!(found("机械工程学会", "学会 jixie"));
    }

    #[test]
    fn a_name_that_starts_with_the_query_ranks_first() {
        let ranks = ["学会机械", "机械学会", "激光"].map(|name| SearchKey::new([name]).rank(&Query::new("jx")));
        assert_eq!(ranks, [Some(1), Some(0), None]);
    }

    #[test]
    fn syllables_may_be_typed_in_part_and_mixed_with_hanzi_and_initials() {
        for typed in ["jixieg", "jixiegongch", "jxgongch", "机械gc", "jixgc"] {
            assert!(found("机械工程学会", typed), "{typed}");
        }
        for typed in ["jigc", "xjgc", "jixiec"] {
            assert!(!found("机械工程学会", typed), "{typed}");
        }
    }

    #[test]
    fn a_match_does_not_run_from_one_name_into_the_next() {
        let key = SearchKey::new(["激光学会", "A0002"]);
        assert!(!key.matches(&Query::new("xueha")) && !key.matches(&Query::new("xha")));
        assert_eq!(key.rank(&Query::new("a00")), Some(0));
    }

    #[test]
    fn a_name_of_many_readings_has_all_of_them_and_a_short_key() {
        let name = "重".repeat(32);
        let key = SearchKey::new([name.as_str()]);
        assert!(key.matches(&Query::new("chongzhongchongczc")));
        assert_eq!(key.chars.len(), 32 + 1);
    }
}
