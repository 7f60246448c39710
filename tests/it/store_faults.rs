//! Whatever the file system refuses and whenever it does: what was acknowledged is there afterwards, and what was not was never said to be.

use std::path::Path;
use std::sync::mpsc::channel;
use std::sync::{Arc, Mutex};

use bamai::domain::event::Entry;
use bamai::domain::ids::Seq;
use bamai::store::disk::DiskStore;
use bamai::store::faulty::{Asked, Fault, FaultyStorage};
use bamai::store::storage::{RealStorage, Storage};
use bamai::store::writer::{Saved, Writer};
use bamai::store::{Store, StoreError, reading};
use tempfile::TempDir;

use crate::store_samples::{MORNING, journal_of, visit};

fn open_on(storage: &FaultyStorage, dir: &Path) -> Result<DiskStore, StoreError> {
    DiskStore::open_on(Arc::new(storage.clone()), dir, MORNING, "zhang").map(|opened| opened.store)
}

/// Opens a store, appends batches of one, two and three entries and settles now and then; returns what was acknowledged.
fn run(storage: &FaultyStorage, dir: &Path, entries: &[Entry]) -> Vec<Entry> {
    let mut acknowledged = Vec::new();
    let Ok(mut store) = open_on(storage, dir) else { return acknowledged };
    let mut size = 0;
    while acknowledged.len() < entries.len() {
        size = size % 3 + 1;
        let rest = &entries[acknowledged.len()..];
        let batch = &rest[..size.min(rest.len())];
        match store.append(batch) {
            Ok(()) => acknowledged.extend_from_slice(batch),
            Err(StoreError::Io { .. } | StoreError::Full { .. }) if storage.asked().len() < 500 => {}
            Err(_) => break,
        }
        if size == 3 {
            let _ = store.settle();
        }
    }
    acknowledged
}

/// Seen to fail when the journal is not synced.
#[test]
fn sync_data_has_returned_before_anything_is_acknowledged() {
    let dir = TempDir::new().unwrap();
    let storage = FaultyStorage::new(Fault::Never);
    let mut store = open_on(&storage, dir.path()).unwrap();
    let log = dir.path().join("journal.log");
    for entry in visit(5) {
        let n_before = storage.asked().len();
        store.append(std::slice::from_ref(&entry)).unwrap();
        let asked = storage.asked()[n_before..].to_vec();
        assert_eq!(asked, [(Asked::Append, log.clone()), (Asked::SyncData, log.clone())]);
    }
}

/// Seen to fail when the directory is not synced.
#[test]
fn the_journals_name_is_durable_before_the_store_is_open() {
    let dir = TempDir::new().unwrap();
    let storage = FaultyStorage::new(Fault::Never);
    let _store = open_on(&storage, dir.path()).unwrap();
    let asked = storage.asked();
    let new = dir.path().join("journal.log.new");
    let expected = [
        (Asked::Create, new.clone()),
        (Asked::Append, new.clone()),
        (Asked::SyncData, new),
        (Asked::Rename, dir.path().join("journal.log")),
        (Asked::SyncDir, dir.path().to_owned()),
    ];
    assert_eq!(asked[..5], expected);
}

/// Seen to fail when the journal is not cut back after a failed write.
#[test]
fn nothing_is_acknowledged_while_syncing_fails() {
    let dir = TempDir::new().unwrap();
    let storage = FaultyStorage::new(Fault::Never);
    let mut store = open_on(&storage, dir.path()).unwrap();
    let entries = visit(4);
    store.append(&entries[..2]).unwrap();
    storage.set(Fault::Every(Asked::SyncData));
    assert!(matches!(store.append(&entries[2..]), Err(StoreError::Io { .. })));
    assert_eq!(store.head().seq, Seq(2));
    assert_eq!(reading::read(dir.path()).unwrap().journal(), &entries[..2]);
    storage.set(Fault::Never);
    store.append(&entries[2..]).unwrap();
    assert_eq!(journal_of(&mut store), entries);
}

/// Seen to fail when a cut that failed is forgotten.
#[test]
fn bytes_that_could_not_be_cut_after_a_failed_write_are_cut_before_the_next_one() {
    let dir = TempDir::new().unwrap();
    let storage = FaultyStorage::new(Fault::Never);
    let mut store = open_on(&storage, dir.path()).unwrap();
    let entries = visit(4);
    store.append(&entries[..2]).unwrap();
    // From the next call on everything fails: half of the batch is written, and cannot be cut.
    storage.set(Fault::From(storage.asked().len()));
    assert!(store.append(&entries[2..]).is_err());
    storage.set(Fault::Never);
    store.append(&entries[2..]).unwrap();
    let check = reading::check_log(dir.path()).unwrap();
    assert_eq!((check.n_entries, check.n_bad_bytes, check.n_tail_bytes), (4, 0, 0));
}

#[test]
fn what_was_acknowledged_survives_the_failure_of_any_single_call() {
    let entries = visit(14);
    let calm = FaultyStorage::new(Fault::Never);
    run(&calm, TempDir::new().unwrap().path(), &entries);
    let n_calls = calm.asked().len();
    assert!(n_calls > 20, "{n_calls}");
    for n in 0..n_calls {
        let dir = TempDir::new().unwrap();
        let acknowledged = run(&FaultyStorage::new(Fault::At(n)), dir.path(), &entries);
        let opened = DiskStore::open(dir.path(), MORNING, "zhang").unwrap();
        let mut store = opened.store;
        assert_eq!(journal_of(&mut store), acknowledged, "call {n} failed; {:?}", opened.repairs);
        assert!(!opened.repairs.iter().any(bamai::store::Repair::is_loss), "call {n}");
    }
}

#[test]
fn what_was_acknowledged_survives_an_end_at_any_call() {
    let entries = visit(14);
    let calm = FaultyStorage::new(Fault::Never);
    run(&calm, TempDir::new().unwrap().path(), &entries);
    for n in 0..calm.asked().len() {
        let dir = TempDir::new().unwrap();
        let storage = FaultyStorage::new(Fault::From(n));
        let acknowledged = run(&storage, dir.path(), &entries);
        let opened = DiskStore::open(dir.path(), MORNING, "zhang").unwrap();
        let mut store = opened.store;
        let found = journal_of(&mut store);
        // One batch may have reached the disk whole without the program learning of it.
        let n_extra = found.len().checked_sub(acknowledged.len());
        assert!(
            n_extra.is_some_and(|n_extra| n_extra <= 3),
            "end at call {n}: {} of {}",
            found.len(),
            acknowledged.len()
        );
        assert_eq!(found, entries[..found.len()], "end at call {n}");
        assert!(!opened.repairs.iter().any(bamai::store::Repair::is_loss), "end at call {n}");
    }
}

#[test]
fn an_end_at_any_call_of_a_repair_loses_nothing() {
    let entries = visit(14);
    let damaged = || {
        let dir = TempDir::new().unwrap();
        run(&FaultyStorage::new(Fault::Never), dir.path(), &entries);
        let log = dir.path().join("journal.log");
        let mut bytes = std::fs::read(&log).unwrap();
        let middle = bytes.len() / 2;
        bytes[middle] ^= 1;
        bytes.truncate(bytes.len() - 1);
        std::fs::write(&log, bytes).unwrap();
        dir
    };
    let calm = FaultyStorage::new(Fault::Never);
    drop(open_on(&calm, damaged().path()).unwrap());
    let n_calls = calm.asked().len();
    assert!(n_calls > 10, "{n_calls}");
    for n in 0..n_calls {
        let dir = damaged();
        let _ = open_on(&FaultyStorage::new(Fault::From(n)), dir.path());
        let mut store = DiskStore::open(dir.path(), MORNING, "zhang").unwrap().store;
        assert_eq!(journal_of(&mut store), entries, "end at call {n}");
    }
}

#[test]
fn on_a_full_disk_the_ballast_makes_room_once_and_it_is_said() {
    let dir = TempDir::new().unwrap();
    let storage = FaultyStorage::new(Fault::Never);
    let mut store = open_on(&storage, dir.path()).unwrap();
    let ballast = dir.path().join("ballast");
    assert_eq!(std::fs::metadata(&ballast).unwrap().len(), 4 << 20);
    storage.set(Fault::FullUntilRemoved);
    let entries = visit(3);
    store.append(&entries).unwrap();
    assert!(!RealStorage.exists(&ballast));
    assert!(matches!(store.settle(), Err(StoreError::NearlyFull { .. })));
    assert!(RealStorage.exists(&ballast), "it is put back once there is room");
    assert_eq!(journal_of(&mut store), entries);
}

/// Seen to fail when a batch is said to be saved before it is written.
#[test]
fn the_writer_keeps_what_it_could_not_write_and_writes_it_first_later() {
    let dir = TempDir::new().unwrap();
    let storage = FaultyStorage::new(Fault::Never);
    let store = open_on(&storage, dir.path()).unwrap();
    let (said, heard) = channel();
    let said = Mutex::new(said);
    let writer = Writer::spawn(Box::new(store), move |saved| said.lock().unwrap().send(saved).unwrap()).unwrap();
    let entries = visit(6);

    writer.append(entries[..1].to_vec()).unwrap();
    assert!(matches!(heard.recv().unwrap(), Saved::Through(Seq(1))));
    storage.set(Fault::Every(Asked::SyncData));
    writer.append(entries[1..3].to_vec()).unwrap();
    assert!(matches!(heard.recv().unwrap(), Saved::Failed { n_waiting: 2, .. }));
    writer.append(entries[3..4].to_vec()).unwrap();
    assert!(matches!(heard.recv().unwrap(), Saved::Failed { n_waiting: 3, .. }));
    assert!(writer.append_and_wait(entries[4..5].to_vec()).is_err());
    assert_eq!(writer.head().unwrap().seq, Seq(1));

    storage.set(Fault::Never);
    writer.retry().unwrap();
    let through: Vec<_> = heard.iter().take(3).map(|saved| format!("{saved:?}")).collect();
    assert_eq!(through, ["Through(Seq(3))", "Through(Seq(4))", "Through(Seq(5))"]);
    writer.append_and_wait(entries[5..].to_vec()).unwrap();
    assert_eq!(writer.close(), []);
    assert_eq!(reading::read(dir.path()).unwrap().journal(), entries);
}

#[test]
fn closing_gives_back_what_could_not_be_saved() {
    let dir = TempDir::new().unwrap();
    let storage = FaultyStorage::new(Fault::Never);
    let store = open_on(&storage, dir.path()).unwrap();
    let writer = Writer::spawn(Box::new(store), |_| {}).unwrap();
    let entries = visit(5);
    writer.append_and_wait(entries[..2].to_vec()).unwrap();
    storage.set(Fault::Every(Asked::Append));
    writer.append(entries[2..4].to_vec()).unwrap();
    writer.append(entries[4..].to_vec()).unwrap();
    assert_eq!(writer.close(), entries[2..]);
    assert_eq!(reading::read(dir.path()).unwrap().journal(), &entries[..2]);
}
