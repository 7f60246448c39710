//! Many keys searched at once, and the searches a person types one letter after the other; knows nothing of what is found.
//!
//! A key press must cost the same among ten thousand as among ten. So what contains a character is known beforehand, a search
//! that says more looks only at what the one before it found, and one that says less is still there.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use crate::ui::search::{Letters, Query, SearchKey, Typed, rank, readings};

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
    /// What a search of one or two characters finds, where it was worth working out beforehand.
    beginnings: Option<Beginnings>,
}

/// What one character finds, and what two do.
#[derive(Debug, Default)]
struct Beginnings {
    singles: HashMap<char, Found>,
    pairs: HashMap<[char; 2], Found>,
}

impl Index {
    /// Builds an index; what it finds are places in this list.
    pub fn new(keys: impl IntoIterator<Item = SearchKey>) -> Self {
        let mut index = Self::default();
        for key in keys {
            index.chars.extend(key.chars);
            index.ends.push(index.chars.len());
        }
        index.all = Found::new((0_u32..).take(index.ends.len()).collect(), []);
        index
    }

    /// Works out what any one or two characters find: for lists so long that looking through them takes longer than a key may.
    pub fn prepared(mut self) -> Self {
        let mut singles: HashMap<char, [Vec<u32>; 2]> = HashMap::new();
        let mut pairs: HashMap<[char; 2], [Vec<u32>; 2]> = HashMap::new();
        for at in self.all.places() {
            let mut is_start = true;
            let mut chars = self.key(*at).iter().peekable();
            while let Some(typed) = chars.next() {
                if typed.c == super::END {
                    is_start = true;
                    continue;
                }
                let firsts = || typed.letters.iter().chain([typed.c]);
                firsts().for_each(|first| note(&mut singles, first, *at, is_start));
                let readings = readings(typed.c).filter_map(|reading| {
                    let mut letters = reading.chars();
                    Some([letters.next()?, letters.next()?])
                });
                readings.for_each(|pair| note(&mut pairs, pair, *at, is_start));
                if let Some(next) = chars.peek().filter(|next| next.c != super::END) {
                    for first in firsts() {
                        let seconds = next.letters.iter().chain([next.c]);
                        seconds.for_each(|second| note(&mut pairs, [first, second], *at, is_start));
                    }
                }
                is_start = false;
            }
        }
        self.beginnings = Some(Beginnings { singles: ranked(singles), pairs: ranked(pairs) });
        self
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
        let Some(word) = query.words.first() else { return self.all.clone() };
        let mut chars = word.chars();
        match (&self.beginnings, chars.next(), chars.next()) {
            (Some(beginnings), Some(first), second) => {
                let found = match second {
                    None => beginnings.singles.get(&first),
                    Some(second) => beginnings.pairs.get(&[first, second]),
                };
                let found = found.cloned().unwrap_or_default();
                let is_all = query.words.len() == 1 && chars.next().is_none();
                if is_all { found } else { self.among(&found, query) }
            }
            _ => self.among(&self.all, query),
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

/// Notes that characters are found at a place: at the start of a name, or further in.
fn note<K: Hash + Eq>(found: &mut HashMap<K, [Vec<u32>; 2]>, key: K, at: u32, is_start: bool) {
    let [firsts, others] = found.entry(key).or_default();
    let places = if is_start { firsts } else { others };
    if places.last() != Some(&at) {
        places.push(at);
    }
}

fn ranked<K: Hash + Eq>(found: HashMap<K, [Vec<u32>; 2]>) -> HashMap<K, Found> {
    let ranked = |(key, [firsts, others]): (K, [Vec<u32>; 2])| {
        let others: Vec<u32> = others.into_iter().filter(|at| firsts.binary_search(at).is_err()).collect();
        (key, Found::new(firsts, others))
    };
    found.into_iter().map(ranked).collect()
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
        let n_chars: usize = query.words.iter().map(|word| word.chars().count()).sum();
        let is_known = index.beginnings.is_some() && n_chars <= 2;
        let found = match self.steps.last() {
            Some((step, found)) if step == query => return found.clone(),
            Some((step, found)) if !(step.is_empty() || is_known) => index.among(found, query),
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
            typed in prop::collection::vec(prop::sample::select(vec!["j", "x", "g", "c", "h", "i", "u", "l", "z", " ", "a", "0", "学", "机", "ue", "<"]), 0..14),
        ) {
            let prepared = index().prepared();
            let (index, mut trail, mut other_trail, mut text) = (index(), Trail::default(), Trail::default(), String::new());
            for piece in typed {
                if piece == "<" {
                    text.pop();
                } else {
                    text.push_str(piece);
                }
                let query = Query::new(&text);
                let found = trail.find(&index, &query);
                prop_assert_eq!(found.places(), plainly(&query), "{}", text);
                prop_assert_eq!(&index.find(&query), &found, "{}", text);
                prop_assert_eq!(&prepared.find(&query), &found, "{}", text);
                prop_assert_eq!(&other_trail.find(&prepared, &query), &found, "{}", text);
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
