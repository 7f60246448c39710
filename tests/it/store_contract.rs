//! What every store promises, held against each of them.

use bamai::domain::event::{Change, Entry};
use bamai::domain::ids::{ActionNo, AssessmentId, Digest, Millis, Seq};
use bamai::domain::ledger::{FollowUp, Ledger, Mark, Status, Summary};
use bamai::store::disk::DiskStore;
use bamai::store::memory::MemoryStore;
use bamai::store::{Head, Store, StoreError, codec};
use jiff::civil::date;
use tempfile::TempDir;

use crate::store_samples::{
    MORNING, append_each, change, first_round, journal_of, level, one_of_each, sealed_after, society, start, visit,
    zhang,
};

/// Runs a check on every kind of store, each empty.
fn for_every_store(check: impl Fn(&str, &mut dyn Store)) {
    check("memory", &mut MemoryStore::new());
    let dir = TempDir::new().unwrap();
    check("disk", &mut DiskStore::open(dir.path(), MORNING, "zhang").unwrap().store);
}

fn ledger_of(entries: &[Entry]) -> Ledger {
    let mut ledger = Ledger::default();
    entries.iter().for_each(|entry| ledger.apply(entry));
    ledger
}

#[test]
fn an_empty_store_answers_with_nothing() {
    for_every_store(|name, store| {
        assert_eq!(store.head(), Head { seq: Seq(0), at: Millis(0), hash: Digest([0; 32]) }, "{name}");
        assert_eq!(store.ledger().unwrap(), Ledger::default(), "{name}");
        assert_eq!(journal_of(store), [], "{name}");
        assert_eq!(store.entries_of(&first_round()).unwrap(), [], "{name}");
        assert_eq!(store.checklist(&Digest([7; 32])).unwrap(), None, "{name}");
        store.append(&[]).unwrap();
        store.settle().unwrap();
    });
}

#[test]
fn what_was_appended_is_given_back_whole_and_in_order() {
    let entries = sealed_after(Head::default(), one_of_each());
    for_every_store(|name, store| {
        store.append(&entries[..3]).unwrap();
        append_each(store, &entries[3..]);
        assert_eq!(journal_of(store), entries, "{name}");
        let of_first_round = |entry: &&Entry| entry.event.assessment() == Some(&first_round());
        let in_first_round: Vec<_> = entries.iter().filter(of_first_round).cloned().collect();
        assert_eq!(store.entries_of(&first_round()).unwrap(), in_first_round, "{name}");
        assert_eq!(store.head(), Head::of(entries.last().unwrap()), "{name}");
        assert_eq!(store.ledger().unwrap(), ledger_of(&entries), "{name}");
    });
}

#[test]
fn entries_are_read_from_a_place_on_up_to_a_limit() {
    let entries = visit(30);
    for_every_store(|name, store| {
        store.append(&entries).unwrap();
        assert_eq!(store.entries(Seq(11), 5).unwrap(), entries[10..15], "{name}");
        assert_eq!(store.entries(Seq(28), 5).unwrap(), entries[27..], "{name}");
        assert_eq!(store.entries(Seq(31), 5).unwrap(), [], "{name}");
        assert_eq!(store.entries(Seq(0), 0).unwrap(), [], "{name}");
    });
}

#[test]
fn an_assessments_entries_are_not_those_of_one_whose_id_begins_alike() {
    let events = vec![society("A", "甲"), start("A", 1), start("A", 11), start("A-1", 1)];
    let entries = sealed_after(Head::default(), events);
    for_every_store(|name, store| {
        store.append(&entries).unwrap();
        assert_eq!(store.entries_of(&AssessmentId::new("A-1")).unwrap(), entries[1..2], "{name}");
    });
}

#[test]
fn an_entry_that_does_not_follow_the_last_one_is_refused_with_its_whole_batch() {
    let entries = visit(6);
    for_every_store(|name, store| {
        store.append(&entries[..3]).unwrap();
        let mut altered = entries[3..5].to_vec();
        altered[1].at = Millis(altered[1].at.0 + 1);
        for wrong in [&entries[4..], &entries[2..4], &[entries[3].clone(), entries[5].clone()], &altered] {
            assert!(matches!(store.append(wrong), Err(StoreError::NotNext { .. })), "{name}");
        }
        assert_eq!(journal_of(store), entries[..3], "{name}");
        store.append(&entries[3..]).unwrap();
        assert_eq!(journal_of(store), entries, "{name}");
    });
}

#[test]
fn a_checklist_is_there_once_all_its_pieces_are() {
    let entries = sealed_after(Head::default(), one_of_each());
    for_every_store(|name, store| {
        store.append(&entries[..3]).unwrap();
        assert_eq!(store.checklist(&Digest([7; 32])).unwrap(), None, "{name}");
        store.append(&entries[3..4]).unwrap();
        assert_eq!(store.checklist(&Digest([7; 32])).unwrap().as_deref(), Some("id = \"ab\"\n"), "{name}");
        assert_eq!(store.checklist(&Digest([8; 32])).unwrap(), None, "{name}");
    });
}

#[test]
fn a_summary_stays_until_the_assessment_changes() {
    let entries = visit(5);
    let summary = Summary {
        n_answered: 3,
        n_items: 96,
        severities: vec![Some(41.5), None, Some(38.0)],
        n_red_lines: 1,
        marks: vec![Mark::new(Some(75.0), 2), Mark::new(None, 1)],
        follow_ups: vec![FollowUp { on: date(2026, 12, 31), action: ActionNo(2), what: "补聘专职".to_owned() }],
    };
    for_every_store(|name, store| {
        store.append(&entries[..4]).unwrap();
        store.keep_summary(&first_round(), &summary).unwrap();
        store.keep_summary(&AssessmentId::new("nobody-1"), &summary).unwrap();
        let kept = |store: &mut dyn Store| store.ledger().unwrap().headings[&first_round()].summary.clone();
        assert_eq!(kept(store), Some(summary.clone()), "{name}");
        store.append(&entries[4..]).unwrap();
        assert_eq!(kept(store), None, "{name}");
    });
}

#[test]
fn the_status_follows_submitting_and_reopening() {
    let mut events = vec![society("A0001", "甲"), start("A0001", 1), change(Change::Submitted)];
    events.push(change(Change::Reopened { why: "补访".to_owned() }));
    let entries = sealed_after(Head::default(), events);
    for_every_store(|name, store| {
        store.append(&entries[..3]).unwrap();
        assert_eq!(store.ledger().unwrap().headings[&first_round()].status, Status::Submitted, "{name}");
        store.append(&entries[3..]).unwrap();
        assert_eq!(store.ledger().unwrap().headings[&first_round()].status, Status::Open, "{name}");
    });
}

#[test]
fn text_of_many_kilobytes_is_kept_whole_and_replaced_by_a_shorter_one() {
    let long = |length: usize| society("A0001", &"长".repeat(length));
    let remark = Change::Remarked { item: "W1".into(), text: "评".repeat(20_000) };
    let mut entries = sealed_after(Head::default(), vec![long(15_000), start("A0001", 1), change(remark)]);
    entries.extend(sealed_after(Head::of(&entries[2]), vec![long(3), long(1_400)]));
    for_every_store(|name, store| {
        for n in 1..=entries.len() {
            store.append(&entries[n - 1..n]).unwrap();
            assert_eq!(journal_of(store), entries[..n], "{name}");
            assert_eq!(store.ledger().unwrap(), ledger_of(&entries[..n]), "{name}");
        }
    });
}

#[test]
fn a_big_batch_is_one_batch() {
    let entries = visit(2_500);
    for_every_store(|name, store| {
        store.append(&entries).unwrap();
        assert_eq!(journal_of(store), entries, "{name}");
        assert_eq!(store.entries_of(&first_round()).unwrap(), entries[1..], "{name}");
    });
}

#[test]
fn a_store_goes_on_from_its_head() {
    for_every_store(|name, store| {
        store.append(&visit(3)).unwrap();
        let next = codec::seal(&store.head(), MORNING, &zhang(), level("W9", 4)).unwrap();
        store.append(std::slice::from_ref(&next)).unwrap();
        assert_eq!(store.head(), Head::of(&next), "{name}");
    });
}
