//! Records no program of this version wrote: of a later schema, too long to be one, or claiming to be.

use std::fs;
use std::path::Path;

use bamai::domain::event::Change;
use bamai::domain::ids::{ItemId, Seq};
use bamai::store::codec::{self, CodecError, PAYLOAD_LIMIT};
use bamai::store::disk::DiskStore;
use bamai::store::frame::{Ends, put_frame};
use bamai::store::{Head, Repair, Store, StoreError, reading};
use tempfile::TempDir;

use crate::store_samples::{MORNING, append_each, change, journal_of, level, sealed_after, visit};

fn store_of_five() -> TempDir {
    let dir = TempDir::new().unwrap();
    append_each(&mut DiskStore::open(dir.path(), MORNING, "zhang").unwrap().store, &visit(5));
    dir
}

/// Adds the last entry once more as entry 6, with a record that was changed and sealed again.
fn add_record(dir: &Path, alter: impl Fn(&mut Vec<u8>)) {
    let last = visit(5)[4].clone();
    let mut record = codec::record_of(&last).unwrap();
    record.truncate(record.len() - 4);
    alter(&mut record);
    record.extend(crc32fast::hash(&record).to_le_bytes());
    let log = dir.join("journal.log");
    let mut bytes = fs::read(&log).unwrap();
    put_frame(&mut bytes, Seq(6), &codec::chain(&last.hash, &record), &record, Ends::Batch);
    fs::write(&log, bytes).unwrap();
}

#[test]
fn a_record_of_a_later_schema_is_refused_and_the_journal_is_not_touched() {
    let dir = store_of_five();
    add_record(dir.path(), |record| record[2] = 2);
    let before = fs::read(dir.path().join("journal.log")).unwrap();
    let error = DiskStore::open(dir.path(), MORNING, "zhang").unwrap_err();
    assert!(matches!(error, StoreError::Newer { .. }), "{error}");
    assert_eq!(fs::read(dir.path().join("journal.log")).unwrap(), before);
    assert!(matches!(reading::read(dir.path()), Err(StoreError::Newer { .. })));
}

#[test]
fn a_frame_that_claims_to_be_of_any_length_is_damage_and_takes_no_memory() {
    for claimed in [PAYLOAD_LIMIT as u32 * 2, u32::MAX - 57, u32::MAX] {
        let dir = store_of_five();
        let log = dir.path().join("journal.log");
        let mut bytes = fs::read(&log).unwrap();
        let start = bytes.len();
        put_frame(&mut bytes, Seq(6), &visit(5)[4].hash, &[7; 300], Ends::Batch);
        bytes[start + 4..start + 8].copy_from_slice(&claimed.to_le_bytes());
        let crc = crc32fast::hash(&bytes[start..start + 50]).to_le_bytes();
        bytes[start + 50..start + 54].copy_from_slice(&crc);
        fs::write(&log, bytes).unwrap();
        let mut opened = DiskStore::open(dir.path(), MORNING, "zhang").unwrap();
        assert!(matches!(&opened.repairs[..], [Repair::TailCut { n_bytes: 358, .. }]), "{:?}", opened.repairs);
        assert_eq!(journal_of(&mut opened.store), visit(5));
    }
}

#[test]
fn a_text_too_long_for_a_record_is_refused_with_its_whole_batch_and_work_goes_on() {
    let dir = store_of_five();
    let mut store = DiskStore::open(dir.path(), MORNING, "zhang").unwrap().store;
    let remark = |n: usize| change(Change::Remarked { item: ItemId::new("W1"), text: "长".repeat(n) });
    let head = store.head();
    let sealed = codec::seal(&head, MORNING, &"zhang".into(), remark(PAYLOAD_LIMIT / 3 + 1));
    assert!(matches!(sealed, Err(StoreError::NoRecord(CodecError::TooLong))), "{sealed:?}");
    let mut batch = sealed_after(head, vec![level("W9", 1), remark(3)]);
    let Change::Remarked { text, .. } = changed(&mut batch[1]) else { unreachable!() };
    *text = "长".repeat(PAYLOAD_LIMIT);
    assert!(matches!(store.append(&batch), Err(StoreError::NoRecord(CodecError::TooLong))));
    assert_eq!(store.head(), head);
    let longest = sealed_after(head, vec![remark(20_000)]);
    store.append(&longest).unwrap();
    drop(store);
    let mut opened = DiskStore::open(dir.path(), MORNING, "zhang").unwrap();
    assert_eq!(opened.repairs, []);
    assert_eq!(opened.store.head(), Head::of(&longest[0]));
    assert_eq!(journal_of(&mut opened.store), [visit(5), longest].concat());
}

/// sled puts values whose page has grown too large into files of their own, which it never syncs.
///
/// Seen to fail when `put_pieces` puts a value in one piece.
#[test]
fn long_texts_leave_nothing_in_files_that_are_never_synced() {
    let dir = TempDir::new().unwrap();
    let mut store = DiskStore::open(dir.path(), MORNING, "zhang").unwrap().store;
    let remark = |n: usize| Change::Remarked { item: ItemId::new(&format!("W{n}")), text: "长".repeat(20_000) };
    store.append(&visit(1)).unwrap();
    for n in 0..30 {
        let entry = sealed_after(store.head(), vec![change(remark(n))]);
        store.append(&entry).unwrap();
        store.settle().unwrap();
    }
    drop(store);
    let blobs: Vec<_> = fs::read_dir(dir.path().join("db/blobs")).unwrap().collect();
    assert!(blobs.is_empty(), "{blobs:?}");
}

fn changed(entry: &mut bamai::domain::event::Entry) -> &mut Change {
    match &mut entry.event {
        bamai::domain::event::Event::Changed { change, .. } => change,
        _ => unreachable!(),
    }
}
