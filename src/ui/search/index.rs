//! Many keys searched at once, and the searches a person types one letter after the other; knows nothing of what is found.
//!
//! A key press must cost the same among ten thousand as among ten. So what contains a character is known beforehand, a search
//! that says more looks only at what the one before it found, and one that says less is still there.

use std::collections::HashMap;
use std::sync::Arc;

use crate::ui::search::{Letters, Query, SearchKey, Typed, rank};

/// What a query finds: places in a list, the best first and else in order. Cheap to clone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    places: Arc<[u32]>,
    /// How many of them start with the query.
    n_best: usize,
}

impl Found {
    /// Returns every place.
    pub fn places(&self) -> &[u32] {
        &self.places
    }

    /// Returns the places that start with the query, and those that have it further in.
    pub fn ranked(&self) -> (&[u32], &[u32]) {
        self.places.split_at_checked(self.n_best).unwrap_or_default()
    }

    fn new(best: Vec<u32>, others: impl IntoIterator<Item = u32>) -> Self {
        Self { n_best: best.len(), places: best.into_iter().chain(others).collect() }
    }
}

/// Keys by their place in a list.
#[derive(Debug, Default)]
pub struct Index {
    /// The characters of all keys, one key after the other.
    chars: Vec<Typed>,
    /// Where each key ends.
    ends: Vec<usize>,
    /// Every place, in order.
    all: Found,
    /// What a single character finds.
    singles: HashMap<char, Found>,
}

impl Index {
    /// Builds an index; what it finds are places in this list.
    pub fn new(keys: impl IntoIterator<Item = SearchKey>) -> Self {
        let mut index = Self::default();
        let mut singles: HashMap<char, [Vec<u32>; 2]> = HashMap::new();
        for (at, key) in (0_u32..).zip(keys) {
            let mut is_start = true;
            for typed in &key.chars {
                for c in typed.letters.iter().chain([typed.c]) {
                    let [firsts, others] = singles.entry(c).or_default();
                    if is_start && firsts.last() != Some(&at) {
                        firsts.push(at);
                    } else if !is_start && others.last() != Some(&at) {
                        others.push(at);
                    }
                }
                is_start = typed.c == super::END;
            }
            index.chars.extend(key.chars);
            index.ends.push(index.chars.len());
        }
        index.all = Found::new((0_u32..).take(index.ends.len()).collect(), []);
        let ranked = |(c, [firsts, others]): (char, [Vec<u32>; 2])| {
            let others: Vec<u32> = others.into_iter().filter(|at| firsts.binary_search(at).is_err()).collect();
            (c, Found::new(firsts, others))
        };
        index.singles = singles.into_iter().map(ranked).collect();
        index
    }

    /// Returns how many keys there are.
    pub const fn len(&self) -> usize {
        self.ends.len()
    }

    /// Returns whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Returns what a query finds.
    pub fn find(&self, query: &Query) -> Found {
        match query.words.first().and_then(|word| word.chars().next()) {
            None => self.all.clone(),
            Some(first) => {
                let with_first = self.singles.get(&first).cloned().unwrap_or_default();
                let is_single = query.words.len() == 1 && query.words.iter().all(|word| word.chars().nth(1).is_none());
                if is_single { with_first } else { self.among(&with_first, query) }
            }
        }
    }

    /// Returns what a query finds among these.
    fn among(&self, found: &Found, query: &Query) -> Found {
        let (mut firsts, mut others) = (Vec::new(), Vec::new());
        for place in found.places() {
            match rank(self.key(*place), query) {
                Some(0) => firsts.push(*place),
                Some(_) => others.push(*place),
                None => {}
            }
        }
        // Two runs in order each: what started with less of the query, and what never did.
        firsts.sort_unstable();
        others.sort();
        Found::new(firsts, others)
    }

    fn key(&self, place: u32) -> &[Typed] {
        let place = usize::try_from(place).unwrap_or(usize::MAX);
        let start = place.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(place).and_then(|end| self.chars.get(start..*end)).unwrap_or_default()
    }
}

/// The searches typed so far, each saying more than the one before. Belongs to one index; another needs another trail.
#[derive(Debug, Default)]
pub struct Trail {
    steps: Vec<(Query, Found)>,
}

impl Trail {
    /// Returns what a query finds in the index.
    pub fn find(&mut self, index: &Index, query: &Query) -> Found {
        while self.steps.last().is_some_and(|(step, _)| !step.begins(query)) {
            self.steps.pop();
        }
        let found = match self.steps.last() {
            Some((step, found)) if step == query => return found.clone(),
            Some((step, found)) if !step.is_empty() => index.among(found, query),
            Some(_) | None => index.find(query),
        };
        self.steps.push((query.clone(), found.clone()));
        found
    }
}

impl Letters {
    fn iter(self) -> impl Iterator<Item = char> {
        ('a'..='z').zip(0..).filter(move |(_, bit)| self.0 >> bit & 1 == 1).map(|(letter, _)| letter)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NAMES: &[&str] = &[
        "机械工程学会",
        "学会机械",
        "激光学会",
        "重庆市农学会",
        "Society of Lasers",
        "A0001",
        "乐学会",
        "旅游学会 2025",
        "",
    ];

    fn index() -> Index {
        Index::new(NAMES.iter().map(|name| SearchKey::new([*name, "学A"])))
    }

    /// What is found by looking at every key.
    fn plainly(query: &Query) -> Vec<u32> {
        let ranked =
            NAMES.iter().zip(0..).filter_map(|(name, at)| Some((SearchKey::new([*name, "学A"]).rank(query)?, at)));
        let mut ranked: Vec<(u8, u32)> = ranked.collect();
        ranked.sort_unstable();
        ranked.into_iter().map(|(_, at)| at).collect()
    }

    proptest! {
        #[test]
        fn an_index_and_a_trail_find_what_looking_at_every_key_finds(
            typed in prop::collection::vec(prop::sample::select(vec!["j", "x", "g", "c", "h", " ", "a", "0", "学", "机", "ue", "<"]), 0..14),
        ) {
            let (index, mut trail, mut text) = (index(), Trail::default(), String::new());
            for piece in typed {
                if piece == "<" {
                    text.pop();
                } else {
                    text.push_str(piece);
                }
                let query = Query::new(&text);
                let found = trail.find(&index, &query);
                prop_assert_eq!(found.places(), plainly(&query), "{}", text);
                prop_assert_eq!(index.find(&query), found, "{}", text);
            }
        }
    }

    #[test]
    fn a_search_that_says_more_looks_only_at_what_was_found() {
        let (index, mut trail) = (index(), Trail::default());
        trail.find(&index, &Query::new("jx"));
        // As if the search before had found nothing: what says more finds nothing either.
        trail.steps = vec![(Query::new("jx"), Found::default())];
        assert_eq!(trail.find(&index, &Query::new("jxg")), Found::default());
        assert_eq!(trail.find(&index, &Query::new("jg")).places(), plainly(&Query::new("jg")));
    }
}
