//! Many keys searched at once, and the searches a person types one letter after the other; knows nothing of what is found.
//!
//! A key press must cost the same among ten thousand as among ten. So what contains a character is known beforehand, a search
//! that says more looks only at what the one before it found, and one that says less is still there.

use std::collections::HashMap;
use std::sync::Arc;

use crate::ui::search::{END, Letters, Query, SearchKey, Typed, is_typed, rank, readings};

/// What a query finds: places in a list, the best first and else in order. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Found {
    places: Arc<[u32]>,
    /// How many of them start with the query.
    n_best: usize,
    /// Where among the characters of all keys the one word looked for begins; `None` where that was not noted.
    begins: Option<Arc<[u32]>>,
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
        Self { n_best: best.len(), places: best.into_iter().chain(others).collect(), begins: None }
    }
}

/// Keys by their place in a list.
#[derive(Debug, Default)]
pub struct Index {
    /// The characters of all keys, one key after the other.
    chars: Vec<Typed>,
    /// Whose key each of them is of.
    of: Vec<u32>,
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
        for (place, key) in (0..).zip(keys) {
            index.chars.extend(key.chars);
            index.of.resize(index.chars.len(), place);
            index.ends.push(index.chars.len());
        }
        index.all = Found::new((0_u32..).take(index.ends.len()).collect(), []);
        index
    }

    /// Works out what any one or two characters find: for lists so long that looking through them takes longer than a key may.
    pub fn prepared(mut self) -> Self {
        let mut singles: HashMap<char, Vec<u32>> = HashMap::new();
        let mut pairs: HashMap<[char; 2], Vec<u32>> = HashMap::new();
        let mut chars = self.chars.iter().peekable();
        for at in 0_u32.. {
            let Some(typed) = chars.next() else { break };
            if typed.c == END {
                continue;
            }
            let firsts = || typed.letters.iter().chain([typed.c]);
            firsts().for_each(|first| note(singles.entry(first).or_default(), at));
            let readings = readings(typed.c).filter_map(|reading| {
                let mut letters = reading.chars();
                Some([letters.next()?, letters.next()?])
            });
            readings.for_each(|pair| note(pairs.entry(pair).or_default(), at));
            if let Some(next) = chars.peek().filter(|next| next.c != END) {
                for first in firsts() {
                    let seconds = next.letters.iter().chain([next.c]);
                    seconds.for_each(|second| note(pairs.entry([first, second]).or_default(), at));
                }
            }
        }
        // What goes on from one character is looked up as a pair.
        let singles =
            singles.into_iter().map(|(c, begins)| (c, Found { begins: None, ..self.found(begins) })).collect();
        let pairs = pairs.into_iter().map(|(pair, begins)| (pair, self.found(begins))).collect();
        self.beginnings = Some(Beginnings { singles, pairs });
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
        let Some((word, others)) = query.words.split_first() else { return self.all.clone() };
        let found = self.find_word(word);
        if others.is_empty() { found } else { self.among(&found, query) }
    }

    fn find_word(&self, word: &str) -> Found {
        let mut chars = word.chars();
        match (&self.beginnings, chars.next(), chars.next()) {
            (Some(beginnings), Some(first), None) => beginnings.singles.get(&first).cloned().unwrap_or_default(),
            (Some(beginnings), Some(first), Some(second)) => {
                let found = beginnings.pairs.get(&[first, second]).cloned().unwrap_or_default();
                match (&found.begins, chars.next()) {
                    (Some(begins), Some(_)) => self.going_on(begins, word),
                    _ => found,
                }
            }
            _ => self.found((0_u32..).zip(&self.chars).map(|(at, _)| at).filter(|at| self.is_at(*at, word)).collect()),
        }
    }

    /// Returns what a word finds that begins where something shorter does.
    fn going_on(&self, begins: &[u32], word: &str) -> Found {
        self.found(begins.iter().copied().filter(|at| self.is_at(*at, word)).collect())
    }

    /// Returns what a query finds among these.
    fn among(&self, found: &Found, query: &Query) -> Found {
        if let ([word], Some(begins)) = (query.words.as_slice(), &found.begins) {
            return self.going_on(begins, word);
        }
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

    /// Returns the keys in which a word begins here, in order.
    fn found(&self, begins: Vec<u32>) -> Found {
        let (mut firsts, mut others) = (Vec::new(), Vec::new());
        for at in begins.iter().map(|at| usize::try_from(*at).unwrap_or(usize::MAX)) {
            let Some(place) = self.of.get(at) else { continue };
            let before = at.checked_sub(1).and_then(|before| self.chars.get(before));
            if before.is_none_or(|before| before.c == END) {
                note(&mut firsts, *place);
                // It was found further in an earlier name.
                others.pop_if(|last| last == place);
            } else if firsts.last() != Some(place) {
                note(&mut others, *place);
            }
        }
        Found { begins: Some(begins.into()), ..Found::new(firsts, others) }
    }

    /// Tells whether a word may have been typed for the characters from here on.
    fn is_at(&self, at: u32, word: &str) -> bool {
        let from = usize::try_from(at).ok().and_then(|at| self.chars.get(at..));
        from.is_some_and(|chars| is_typed(chars, word))
    }

    fn key(&self, place: u32) -> &[Typed] {
        let place = usize::try_from(place).unwrap_or(usize::MAX);
        let start = place.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(place).and_then(|end| self.chars.get(start..*end)).unwrap_or_default()
    }
}

/// Adds a number to numbers in order, unless it was added last.
fn note(numbers: &mut Vec<u32>, number: u32) {
    if numbers.last() != Some(&number) {
        numbers.push(number);
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

    /// What is found by looking at every key: what starts with the query, and what has it further in.
    fn plainly(query: &Query) -> (Vec<u32>, Vec<u32>) {
        let ranked = NAMES.iter().zip(0..).map(|(name, at)| (SearchKey::new([*name, "学A"]).rank(query), at));
        let ranked: Vec<(Option<u8>, u32)> = ranked.collect();
        let of = |rank| ranked.iter().filter(|(is, _)| *is == Some(rank)).map(|(_, at)| *at).collect();
        (of(0), of(1))
    }

    fn both(found: &Found) -> (Vec<u32>, Vec<u32>) {
        let (best, others) = found.ranked();
        (best.to_vec(), others.to_vec())
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
                let expected = plainly(&query);
                prop_assert_eq!(both(&found), expected.clone(), "{}", text);
                prop_assert_eq!(both(&index.find(&query)), expected.clone(), "{}", text);
                prop_assert_eq!(both(&prepared.find(&query)), expected.clone(), "{}", text);
                prop_assert_eq!(both(&other_trail.find(&prepared, &query)), expected, "{}", text);
            }
        }
    }

    #[test]
    fn a_search_that_says_more_looks_only_at_what_was_found() {
        let (index, mut trail) = (index(), Trail::default());
        trail.find(&index, &Query::new("jx"));
        // As if the search before had found nothing: what says more finds nothing either.
        trail.steps = vec![(Query::new("jx"), Found::default())];
        assert_eq!(trail.find(&index, &Query::new("jxg")).places(), [0; 0]);
        assert_eq!(both(&trail.find(&index, &Query::new("jg"))), plainly(&Query::new("jg")));
    }
}
