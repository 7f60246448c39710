//! The journal as lines of JSON: what goes out comes in again as it was, and nothing else does.

use std::fs;
use std::path::Path;

use bamai::domain::event::Entry;
use bamai::domain::ids::Seq;
use bamai::domain::ledger::Ledger;
use bamai::store::disk::DiskStore;
use bamai::store::export::{Exported, ImportError, Imported, export, import, to_lines};
use bamai::store::lines::{self, Line};
use bamai::store::{Head, Store, reading};
use proptest::prelude::*;
use tempfile::TempDir;

use crate::store_codec::any_event;
use crate::store_samples::{MORNING, append_each, journal_of, level, one_of_each, sealed_after, society, visit};

fn open(dir: &Path) -> DiskStore {
    DiskStore::open(dir, MORNING, "zhang").unwrap().store
}

fn exported(dir: &Path) -> (String, Exported) {
    let mut out = Vec::new();
    let exported = export(dir, &mut out).unwrap();
    (String::from_utf8(out).unwrap(), exported)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_journal_comes_back_from_its_lines(events in proptest::collection::vec(any_event(), 1..12)) {
        let entries = sealed_after(Head::default(), events);
        let text = to_lines(&entries);
        prop_assert_eq!(text.lines().count(), entries.len());
        let read: Vec<Line> = text.lines().map(|line| lines::read(line).unwrap()).collect();
        prop_assert_eq!(read, entries.into_iter().map(|entry| Line::Entry(Box::new(entry))).collect::<Vec<_>>());
    }

    #[test]
    fn arbitrary_text_is_a_line_or_an_error(text in any::<String>()) {
        let _ = lines::read(&text);
    }
}

#[test]
fn lines_are_as_documented() {
    let entries = sealed_after(Head::default(), vec![society("A0001", "机械工程学会"), level("W1", 3)]);
    let hash = |idx: usize| entries[idx].hash.to_string();
    let expected = [
        format!(
            "{{\"v\":1,\"seq\":1,\"at\":\"2026-03-02T09:41:00.000Z\",\"actor\":\"zhang\",\"event\":\"society_added\",\
             \"society\":\"A0001\",\"profile\":{{\"name\":\"机械工程学会\",\"short\":\"机械\",\"level\":\"省级\",\
             \"discipline\":\"工科\",\"grade\":\"a3\",\"grade_date\":\"2024-12-31\",\"founded\":null,\"members\":1200,\
             \"region\":\"合肥\"}},\"hash\":\"{}\"}}",
            hash(0)
        ),
        format!(
            "{{\"v\":1,\"seq\":2,\"at\":\"2026-03-02T09:41:01.000Z\",\"actor\":\"zhang\",\"assessment\":\"A0001-1\",\
             \"event\":\"answered\",\"item\":\"W1\",\"answer\":{{\"int\":3}},\"hash\":\"{}\"}}",
            hash(1)
        ),
    ];
    assert_eq!(to_lines(&entries).lines().collect::<Vec<_>>(), expected);
    let lost = "{\"v\":1,\"seq\":9,\"event\":\"lost\",\"from\":8}";
    assert_eq!(lines::write(&Line::Lost { from: Seq(8), to: Seq(9) }), lost);
    assert_eq!(lines::read(lost).unwrap(), Line::Lost { from: Seq(8), to: Seq(9) });
}

/// Exports a store, brings the lines into an empty one, and holds everything both answer against each other.
fn assert_carried(entries: &[Entry]) {
    let (from, to) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    append_each(&mut open(from.path()), entries);
    let (text, told) = exported(from.path());
    assert_eq!(told, Exported { n_entries: entries.len() as u64, ..Exported::default() });
    let mut store = open(to.path());
    let imported = import(&mut store, &text).unwrap();
    assert_eq!(imported, Imported { n_added: entries.len() as u64, n_known: 0 });
    assert_eq!(journal_of(&mut store), entries);
    let mut ledger = Ledger::default();
    entries.iter().for_each(|entry| ledger.apply(entry));
    assert_eq!(store.ledger().unwrap(), ledger);
    drop(store);
    assert_eq!(exported(to.path()).0, text, "the copy's lines are the same");
}

#[test]
fn a_store_carried_over_as_lines_is_the_same_store() {
    assert_carried(&sealed_after(Head::default(), one_of_each()));
    // More than one batch.
    assert_carried(&visit(2_100));
}

#[test]
fn bringing_the_same_lines_in_again_changes_nothing() {
    let entries = visit(20);
    let dir = TempDir::new().unwrap();
    let mut store = open(dir.path());
    append_each(&mut store, &entries[..12]);
    // Lines that begin amid the journal are as good as all of them.
    for (from, n_known) in [(0, 12), (5, 15), (0, 20)] {
        let n_lines = entries.len() - from;
        let imported = import(&mut store, &to_lines(&entries[from..])).unwrap();
        assert_eq!((imported.n_known, imported.n_added), (n_known, n_lines as u64 - n_known));
    }
    assert_eq!(journal_of(&mut store), entries);
}

#[test]
fn lines_go_on_where_the_store_ends() {
    let entries = visit(20);
    let dir = TempDir::new().unwrap();
    let mut store = open(dir.path());
    append_each(&mut store, &entries[..15]);
    assert_eq!(import(&mut store, &to_lines(&entries[15..])).unwrap(), Imported { n_added: 5, n_known: 0 });
    assert_eq!(journal_of(&mut store), entries);
}

#[test]
fn lines_that_were_changed_left_out_or_come_from_elsewhere_are_refused_and_nothing_is_written() {
    let entries = visit(20);
    let other = sealed_after(Head::of(&entries[9]), vec![level("W3", 4)]);
    let dir = TempDir::new().unwrap();
    let mut store = open(dir.path());
    append_each(&mut store, &entries[..10]);
    let text = to_lines(&entries);
    let changed = text.replacen("\"answer\":{\"int\":3}", "\"answer\":{\"int\":4}", 1);
    assert_ne!(changed, text);
    let left_out: String =
        text.lines().enumerate().filter(|(idx, _)| *idx != 12).map(|(_, line)| format!("{line}\n")).collect();
    let swapped = text.replacen("\"seq\":14", "\"seq\":41", 1);
    type Is = fn(&ImportError) -> bool;
    let cases: [(String, Is); 6] = [
        (changed, |error| matches!(error, ImportError::Unchained { number: 6 })),
        (left_out, |error| matches!(error, ImportError::Unchained { number: 13 })),
        (swapped, |error| matches!(error, ImportError::Unchained { number: 14 })),
        (to_lines(&entries[12..]), |error| matches!(error, ImportError::Ahead { head: Seq(10), first: Seq(13) })),
        (format!("{text}{{\"v\":2}}\n"), |error| matches!(error, ImportError::Line { number: 21, .. })),
        (format!("{text}nonsense"), |error| matches!(error, ImportError::Line { number: 21, .. })),
    ];
    for (text, is_expected) in cases {
        let error = import(&mut store, &text).unwrap_err();
        assert!(is_expected(&error), "{error:?}");
        assert_eq!(journal_of(&mut store), entries[..10]);
    }
    append_each(&mut store, &other);
    let error = import(&mut store, &text).unwrap_err();
    assert!(matches!(error, ImportError::Another { at: Seq(11) }), "{error:?}");
}

#[test]
fn a_loss_on_record_is_carried_over_too() {
    let entries = visit(12);
    let dir = TempDir::new().unwrap();
    append_each(&mut open(dir.path()), &entries);
    let log = dir.path().join("journal.log");
    let mut bytes = fs::read(&log).unwrap();
    let sixth = bytes.windows(2).position(|pair| pair == b"W3").unwrap();
    bytes[sixth] ^= 1;
    fs::write(&log, bytes).unwrap();
    fs::remove_dir_all(dir.path().join("db")).unwrap();
    let (_, told) = exported(dir.path());
    assert!(told.is_damaged, "{told:?}");
    drop(open(dir.path()));
    let (text, told) = exported(dir.path());
    // The third rating, of W2, is entry 5, and so that of W3 is entry 6.
    assert_eq!(told, Exported { n_entries: 11, missing: vec![(Seq(6), Seq(6))], is_damaged: false });

    let copy = TempDir::new().unwrap();
    let mut store = open(copy.path());
    assert_eq!(import(&mut store, &text).unwrap(), Imported { n_added: 11, n_known: 0 });
    assert_eq!(journal_of(&mut store), [&entries[..5], &entries[6..]].concat());
    drop(store);
    assert_eq!(reading::check_log(copy.path()).unwrap().declared, [(Seq(6), Seq(6))]);
    assert_eq!(exported(copy.path()).0, text);
    assert_eq!(import(&mut open(copy.path()), &text).unwrap(), Imported { n_added: 0, n_known: 11 });
}
