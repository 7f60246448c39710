//! A store in memory: for tests, the demo and reading; keeps every promise of the trait but that of surviving the program.

use std::collections::BTreeMap;

use crate::domain::event::{Entry, Event};
use crate::domain::ids::{AssessmentId, Digest, Seq};
use crate::domain::ledger::{Ledger, Summary};
use crate::store::{Head, Store, StoreError, codec};

/// A journal in memory.
#[derive(Clone, Debug, Default)]
pub struct MemoryStore {
    entries: Vec<Entry>,
    ledger: Ledger,
    by_assessment: BTreeMap<AssessmentId, Vec<usize>>,
}

impl MemoryStore {
    /// Returns an empty store.
    pub fn new() -> Self {
        Self::default()
    }

    /// Returns every entry.
    pub fn journal(&self) -> &[Entry] {
        &self.entries
    }

    /// Takes an entry in without checking it: whoever read it has.
    pub(super) fn fold(&mut self, entry: Entry) {
        self.ledger.apply(&entry);
        if let Some(assessment) = entry.event.assessment() {
            self.by_assessment.entry(assessment.clone()).or_default().push(self.entries.len());
        }
        self.entries.push(entry);
    }
}

impl Store for MemoryStore {
    fn append(&mut self, entries: &[Entry]) -> Result<(), StoreError> {
        codec::records_after(&self.head(), entries)?;
        entries.iter().for_each(|entry| self.fold(entry.clone()));
        Ok(())
    }

    fn keep_summary(&mut self, assessment: &AssessmentId, summary: &Summary) -> Result<(), StoreError> {
        if let Some(heading) = self.ledger.headings.get_mut(assessment) {
            heading.summary = Some(summary.clone());
        }
        Ok(())
    }

    fn head(&self) -> Head {
        self.entries.last().map(Head::of).unwrap_or_default()
    }

    fn ledger(&mut self) -> Result<Ledger, StoreError> {
        Ok(self.ledger.clone())
    }

    fn entries_of(&mut self, assessment: &AssessmentId) -> Result<Vec<Entry>, StoreError> {
        let idxs = self.by_assessment.get(assessment).map(Vec::as_slice).unwrap_or_default();
        Ok(idxs.iter().filter_map(|&idx| self.entries.get(idx)).cloned().collect())
    }

    fn entries(&mut self, from: Seq, limit: usize) -> Result<Vec<Entry>, StoreError> {
        let start = self.entries.partition_point(|entry| entry.seq < from);
        Ok(self.entries.iter().skip(start).take(limit).cloned().collect())
    }

    fn checklist(&mut self, digest: &Digest) -> Result<Option<String>, StoreError> {
        Ok(text_of(self.entries.iter(), digest))
    }

    fn settle(&mut self) -> Result<(), StoreError> {
        Ok(())
    }
}

/// Returns a checklist's text put together from its pieces among entries; `None` while one is missing.
pub(super) fn text_of<'a>(entries: impl Iterator<Item = &'a Entry>, digest: &Digest) -> Option<String> {
    let mut pieces: BTreeMap<u32, &str> = BTreeMap::new();
    let mut n_pieces = 0;
    for entry in entries {
        if let Event::ChecklistKept { checklist, part, n_parts, text } = &entry.event
            && checklist == digest
        {
            n_pieces = *n_parts;
            pieces.insert(*part, text);
        }
    }
    let whole = n_pieces > 0 && (0..n_pieces).all(|part| pieces.contains_key(&part));
    whole.then(|| pieces.range(0..n_pieces).map(|(_, text)| *text).collect())
}
