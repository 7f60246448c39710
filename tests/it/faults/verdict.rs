//! Opens a store that something was done to, and says what has become of what it had acknowledged.

use std::collections::BTreeMap;
use std::path::Path;

use bamai::domain::event::Entry;
use bamai::domain::ids::{AssessmentId, Millis, Seq};
use bamai::domain::ledger::Ledger;
use bamai::store::disk::{DiskStore, Opened};
use bamai::store::{Head, Repair, Store, StoreError, codec};

use super::heard::Heard;

/// 2026-03-02T09:41:00Z
pub const MORNING: Millis = Millis(1_772_444_460_000);

/// What has become of a store.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    /// Entries that were acknowledged.
    pub n_acknowledged: u64,
    /// Those of them that are gone, by place.
    pub lost: Vec<u64>,
    /// How many of the lost the store has named.
    pub n_named: u64,
    /// Whether anything had to be repaired.
    pub is_repaired: bool,
    /// Entries in the store now.
    pub n_entries: u64,
}

/// Opens the store and compares it with what was heard of it; `Err` says what a sound store would never do.
pub fn judge(dir: &Path, heard: &Heard) -> Result<Verdict, String> {
    if let Some(wrong) = heard.wrong.first() {
        return Err(wrong.clone());
    }
    let Opened { mut store, repairs, .. } = open(dir)?;
    let entries = all_of(&mut store)?;
    let mut named = heard.named.clone();
    named.extend(repairs.iter().filter_map(|repair| match repair {
        Repair::Lost { from, to, .. } => Some((from.0, to.0)),
        _ => None,
    }));
    let is_named = |seq: u64| named.iter().any(|(from, to)| (*from..=*to).contains(&seq));
    let hashes: BTreeMap<u64, String> = entries.iter().map(|entry| (entry.seq.0, entry.hash.to_string())).collect();
    let is_lost = |seq: &u64| match (hashes.get(seq), heard.ran.get(seq)) {
        (Some(is), Some(was)) => is != was,
        (Some(_), None) => false,
        (None, _) => true,
    };
    let lost: Vec<u64> = (1..=heard.through).filter(is_lost).collect();
    // Damage to the database that an opening does not look for is found by reading; it is put aside and said, and the next opening makes
    // it anew.
    let is_put_aside = matches!(store.settle(), Err(StoreError::Views { .. }));
    drop(store);
    let Opened { store: mut again, repairs: more, .. } = open(dir)?;
    let is_made_anew = is_put_aside && matches!(more[..], [Repair::ViewsRebuilt { .. }]);
    if !more.is_empty() && !is_made_anew {
        return Err(format!("repaired, and again: {more:?} after {repairs:?}"));
    }
    if all_of(&mut again)? != entries {
        return Err("another journal at the second opening".to_owned());
    }
    if is_made_anew {
        drop(again);
        let Opened { repairs: still, .. } = open(dir)?;
        if !still.is_empty() {
            return Err(format!("made anew, and again: {still:?}"));
        }
    }
    Ok(Verdict {
        n_acknowledged: heard.through,
        n_named: lost.iter().filter(|seq| is_named(**seq)).count() as u64,
        lost,
        is_repaired: !repairs.is_empty() || is_put_aside,
        n_entries: entries.len() as u64,
    })
}

fn open(dir: &Path) -> Result<Opened, String> {
    DiskStore::open(dir, MORNING, "verdict").map_err(|error| format!("does not open: {error}"))
}

/// Reads everything a store answers, and holds its answers against each other.
fn all_of(store: &mut DiskStore) -> Result<Vec<Entry>, String> {
    let failed = |error| format!("does not answer: {error}");
    // The ledger and the assessments first: the database must not be found out by the reading of all entries.
    let ledger = store.ledger().map_err(failed)?;
    let of_assessments = ledger
        .headings
        .keys()
        .map(|id| Ok((id.clone(), store.entries_of(id).map_err(failed)?)))
        .collect::<Result<BTreeMap<AssessmentId, Vec<Entry>>, String>>()?;
    let entries = store.entries(Seq(1), usize::MAX).map_err(failed)?;
    let mut head = Head::default();
    for entry in &entries {
        let follows = codec::records_after(&head, std::slice::from_ref(entry)).is_ok();
        if !follows && entry.seq <= head.seq.next() {
            return Err(format!("entry {} is not chained to the one before", entry.seq.0));
        }
        head = Head::of(entry);
    }
    if store.head() != head {
        return Err(format!("head {:?}, last entry {:?}", store.head().seq, head.seq));
    }
    let mut folded = Ledger::default();
    let mut by_assessment: BTreeMap<AssessmentId, Vec<Entry>> = BTreeMap::new();
    for entry in &entries {
        folded.apply(entry);
        if let Some(id) = entry.event.assessment() {
            by_assessment.entry(id.clone()).or_default().push(entry.clone());
        }
    }
    by_assessment.retain(|id, _| folded.headings.contains_key(id));
    let mut ledger = ledger;
    ledger.headings.values_mut().for_each(|heading| heading.summary = None);
    if ledger != folded {
        return Err("the ledger is not what its entries come to".to_owned());
    }
    if of_assessments != by_assessment {
        return Err("the entries of an assessment are not those in the journal".to_owned());
    }
    for digest in &folded.checklists {
        if store.checklist(digest).map_err(failed)?.is_none() {
            return Err("a checklist is missing".to_owned());
        }
    }
    Ok(entries)
}
