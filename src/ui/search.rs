//! Finding names by hanzi, full pinyin, pinyin initials or English; knows nothing of what is named.
//!
//! A key is built once per name and matched by plain substring search, so that ten thousand names take a key press
//! no longer than a few scans of their text.

use pinyin::ToPinyinMulti;

/// Combinations of readings kept for a name with characters of several readings (重庆 is `chongqing` and `zhongqing`).
const READINGS_MAX: usize = 8;

/// What a name can be found by.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchKey {
    /// Every form of the name, lower case, one to a line so that no match spans two.
    hay: String,
}

impl SearchKey {
    /// Builds the key of something known under several names.
    pub fn new<'a>(names: impl IntoIterator<Item = &'a str>) -> Self {
        let mut hay = String::new();
        for name in names {
            let mut full = vec![String::new()];
            let mut initials = vec![String::new()];
            for c in name.chars().flat_map(char::to_lowercase) {
                let readings = readings(c);
                full = extended(&full, &readings, |reading| reading);
                initials = extended(&initials, &readings, |reading| {
                    reading.char_indices().nth(1).and_then(|(end, _)| reading.get(..end)).unwrap_or(reading)
                });
            }
            let lower = name.to_lowercase();
            let forms = full.into_iter().chain(initials).filter(|form| *form != lower);
            for form in [lower.clone()].into_iter().chain(forms) {
                hay.push_str(&form);
                hay.push('\n');
            }
        }
        Self { hay }
    }

    /// Returns whether every word of the query is found. Build the query once with [`Query::new`].
    pub fn matches(&self, query: &Query) -> bool {
        query.words.iter().all(|word| self.hay.contains(word.as_str()))
    }

    /// Returns how well a query matches, less is better: 0 when some form of a name starts with it, 1 when one contains
    /// it; `None` when none does.
    pub fn rank(&self, query: &Query) -> Option<u8> {
        let starts = |word: &String| self.hay.split('\n').any(|form| form.starts_with(word.as_str()));
        self.matches(query).then(|| u8::from(!query.words.iter().all(starts)))
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

    /// Returns whether nothing is looked for, so that everything matches.
    pub const fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

/// Returns the ways a character is typed: its pinyin without tones, or itself.
fn readings(c: char) -> Vec<String> {
    let mut readings: Vec<String> = Vec::new();
    for reading in c.to_pinyin_multi().into_iter().flatten() {
        let plain = reading.plain().replace('ü', "v");
        if !readings.contains(&plain) {
            readings.push(plain);
        }
    }
    if readings.is_empty() && !c.is_whitespace() {
        readings.push(c.to_string());
    }
    if readings.is_empty() {
        readings.push(String::new());
    }
    readings
}

/// Returns every form extended by every reading, without doubles and up to the limit.
fn extended<'a>(forms: &[String], readings: &'a [String], part: impl Fn(&'a str) -> &'a str) -> Vec<String> {
    let mut longer: Vec<String> = Vec::new();
    for reading in readings {
        for form in forms {
            let form = format!("{form}{}", part(reading));
            if longer.len() < READINGS_MAX && !longer.contains(&form) {
                longer.push(form);
            }
        }
    }
    longer
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
    fn a_name_of_many_readings_keeps_its_key_short() {
        let key = SearchKey::new(["重重重重重重重重重重重重重重重重"]);
        assert!(key.hay.len() < 4096);
    }
}
