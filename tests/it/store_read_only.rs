//! A store on a disk that takes nothing opens for reading, keeps what is entered until it can be saved, and leaves the disk as it is.

use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::channel;

use bamai::domain::event::Entry;
use bamai::domain::ids::Millis;
use bamai::lang::Lang;
use bamai::store::disk::DiskStore;
use bamai::store::faulty::{Fault, FaultyStorage};
use bamai::store::read_only::{self, Access, ReadOnlyStore};
use bamai::store::writer::{Saved, Writer};
use bamai::store::{Store, StoreError};
use tempfile::TempDir;

use crate::store_samples::{MORNING, append_each, first_round, journal_of, visit};

fn store_of(entries: &[Entry]) -> TempDir {
    let dir = TempDir::new().unwrap();
    append_each(&mut DiskStore::open(dir.path(), MORNING, "zhang").unwrap().store, entries);
    dir
}

fn open(storage: &FaultyStorage, dir: &Path) -> Result<Access, StoreError> {
    let clock: fn() -> Millis = || MORNING;
    read_only::open(Arc::new(storage.clone()), dir, clock, "li")
}

fn opened_for_reading(storage: &FaultyStorage, dir: &Path) -> (ReadOnlyStore, StoreError) {
    match open(storage, dir).unwrap() {
        Access::Reading(store, why) => (store, why),
        Access::Writing(opened) => panic!("{opened:?}"),
    }
}

/// The files the store would change.
fn bytes_of(dir: &Path) -> Vec<Vec<u8>> {
    ["journal.log", "db/db", "reached"].iter().map(|name| fs::read(dir.join(name)).unwrap()).collect()
}

#[test]
fn everything_is_there_to_read_and_nothing_on_the_disk_changes() {
    let entries = visit(12);
    let dir = store_of(&entries);
    let before = bytes_of(dir.path());
    let (mut store, why) = opened_for_reading(&FaultyStorage::new(Fault::ReadOnly), dir.path());
    assert_eq!(journal_of(&mut store), entries);
    assert_eq!(store.entries_of(&first_round()).unwrap(), entries[1..]);
    assert_eq!(store.ledger().unwrap().headings.len(), 1);
    for lang in Lang::ALL {
        assert!(why.notice(lang).why.contains("read-only"), "{why}");
    }
    store.settle().unwrap();
    assert_eq!(bytes_of(dir.path()), before);
}

#[test]
fn what_is_entered_waits_and_is_saved_when_the_disk_takes_it() {
    let entries = visit(12);
    let dir = store_of(&entries[..8]);
    let storage = FaultyStorage::new(Fault::ReadOnly);
    let (store, _) = opened_for_reading(&storage, dir.path());
    let (said, heard) = channel();
    let writer = Writer::spawn(Box::new(store), move |saved| said.send(saved).unwrap()).unwrap();
    writer.append(entries[8..10].to_vec()).unwrap();
    let Saved::Failed { n_waiting: 2, error } = heard.recv().unwrap() else { panic!("it is said to be saved") };
    assert!(error.to_string().contains("read-only"), "{error}");
    assert_eq!(
        writer.entries_of(&first_round()).unwrap(),
        entries[1..8],
        "what is on record can be read all the while"
    );
    storage.set(Fault::Never);
    writer.append_and_wait(entries[10..].to_vec()).unwrap();
    assert_eq!(writer.entries_of(&first_round()).unwrap(), entries[1..]);
    assert_eq!(writer.close(), []);
    assert_eq!(journal_of(&mut DiskStore::open(dir.path(), MORNING, "li").unwrap().store), entries);
}

#[test]
fn what_was_entered_does_not_follow_what_another_has_added_meanwhile() {
    let entries = visit(12);
    let dir = store_of(&entries[..8]);
    let storage = FaultyStorage::new(Fault::ReadOnly);
    let (mut store, _) = opened_for_reading(&storage, dir.path());
    append_each(&mut DiskStore::open(dir.path(), MORNING, "wang").unwrap().store, &entries[8..]);
    storage.set(Fault::Never);
    assert!(matches!(store.append(&entries[8..10]), Err(StoreError::NotNext { .. })));
    assert_eq!(journal_of(&mut store), entries);
}

#[test]
fn a_store_that_can_be_written_is_opened_for_writing() {
    let entries = visit(5);
    let dir = store_of(&entries);
    let Access::Writing(mut opened) = open(&FaultyStorage::new(Fault::Never), dir.path()).unwrap() else {
        panic!("opened for reading")
    };
    assert_eq!(journal_of(&mut opened.store), entries);
}

#[test]
fn where_there_is_nothing_to_read_or_another_has_the_store_it_does_not_open() {
    let nothing = TempDir::new().unwrap();
    let error = open(&FaultyStorage::new(Fault::ReadOnly), nothing.path()).unwrap_err();
    assert!(matches!(error, StoreError::Io { .. }), "{error}");
    let dir = store_of(&visit(5));
    let _held = DiskStore::open(dir.path(), MORNING, "wang").unwrap();
    let error = open(&FaultyStorage::new(Fault::Never), dir.path()).unwrap_err();
    assert!(matches!(error, StoreError::Held { .. }), "{error}");
}
