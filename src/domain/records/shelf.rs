//! Records of one sort by their key, each with who entered it and when; knows nothing of what they say.

use std::collections::BTreeMap;
use std::fmt;

use crate::domain::event::Entry;
use crate::domain::ids::{Actor, Millis};

/// A record with who entered it first and when. Changing it later leaves that as it was: a line jotted down at 09:41 stays so.
#[derive(Clone, Debug, PartialEq)]
pub struct Entered<T> {
    /// What it says now.
    pub is: T,
    /// Who entered it.
    pub by: Actor,
    /// When.
    pub at: Millis,
}

/// Records of one sort.
#[derive(Clone)]
pub struct Shelf<K, T> {
    records: BTreeMap<K, Entered<T>>,
    /// Who first entered each, also those taken out since. Invariant: what comes back has its first signature.
    first: BTreeMap<K, (Actor, Millis)>,
}

impl<K, T> Default for Shelf<K, T> {
    fn default() -> Self {
        Self { records: BTreeMap::new(), first: BTreeMap::new() }
    }
}

/// What stands on it; what was taken out does not show.
impl<K: fmt::Debug, T: fmt::Debug> fmt::Debug for Shelf<K, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.records.fmt(f)
    }
}

/// Shelves are equal when what stands on them is; what was taken out does not count.
impl<K: PartialEq, T: PartialEq> PartialEq for Shelf<K, T> {
    fn eq(&self, other: &Self) -> bool {
        self.records == other.records
    }
}

impl<K: Ord + Clone, T: Clone> Shelf<K, T> {
    /// Returns a record.
    pub fn get(&self, key: &K) -> Option<&T> {
        self.records.get(key).map(|entered| &entered.is)
    }

    /// Returns a record with who entered it.
    pub fn entered(&self, key: &K) -> Option<&Entered<T>> {
        self.records.get(key)
    }

    /// Returns every record, by key.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = (&K, &Entered<T>)> {
        self.records.iter()
    }

    /// Returns how many there are.
    pub fn len(&self) -> usize {
        self.records.len()
    }

    /// Returns whether there are none.
    pub fn is_empty(&self) -> bool {
        self.records.is_empty()
    }

    /// Returns whether a record once stood here and was taken out.
    pub fn has_lost(&self, key: &K) -> bool {
        self.first.contains_key(key) && !self.records.contains_key(key)
    }

    /// Returns the greatest key there has ever been; numbers are not used again.
    pub fn last(&self) -> Option<&K> {
        self.first.keys().next_back()
    }

    pub(super) fn set(&mut self, entry: &Entry, key: &K, is: Option<&T>) {
        let Some(is) = is else {
            self.records.remove(key);
            return;
        };
        let signature = self.first.entry(key.clone()).or_insert_with(|| (entry.actor.clone(), entry.at));
        let (by, at) = (signature.0.clone(), signature.1);
        self.records.insert(key.clone(), Entered { is: is.clone(), by, at });
    }
}
