//! What is damaged on the disk between two starts is found, named and mended, and nothing is lost while one of the two copies is whole.

use std::fs;
use std::path::{Path, PathBuf};

use bamai::domain::event::Entry;
use bamai::domain::ids::Seq;
use bamai::domain::ledger::Ledger;
use bamai::lang::Lang;
use bamai::store::disk::{DiskStore, Opened};
use bamai::store::{Head, Repair, Store, StoreError, reading};
use tempfile::TempDir;

use crate::store_samples::{
    MORNING, append_each, copy_dir, first_round, journal_of, level, one_of_each, sealed_after, visit,
};

const HEADER: usize = 32;

fn open(dir: &Path) -> Opened {
    DiskStore::open(dir, MORNING, "zhang").unwrap()
}

/// A settled and closed store that holds these entries, each a batch of its own.
fn store_of(entries: &[Entry]) -> TempDir {
    let dir = TempDir::new().unwrap();
    append_each(&mut open(dir.path()).store, entries);
    dir
}

fn log(dir: &Path) -> PathBuf {
    dir.join("journal.log")
}

fn change_log(dir: &Path, change: impl FnOnce(&mut Vec<u8>)) {
    let mut bytes = fs::read(log(dir)).unwrap();
    change(&mut bytes);
    fs::write(log(dir), bytes).unwrap();
}

/// Where each frame of a log begins, from the length at its byte 4 and the 58 bytes around a record; and where the last ends.
fn frames(bytes: &[u8]) -> Vec<usize> {
    let mut starts = vec![HEADER];
    while let Some(&start) = starts.last().filter(|&&start| start < bytes.len()) {
        let n = u32::from_le_bytes(bytes[start + 4..start + 8].try_into().unwrap()) as usize;
        starts.push(start + 58 + n);
    }
    starts
}

/// Opens a store and holds everything it answers against the entries it should have.
fn assert_whole(dir: &Path, entries: &[Entry]) -> Vec<Repair> {
    let Opened { mut store, repairs, .. } = open(dir);
    assert_same(&mut store, entries);
    drop(store);
    let Opened { mut store, repairs: again, .. } = open(dir);
    assert_eq!(again, [], "what was mended stays mended");
    assert_same(&mut store, entries);
    drop(store);
    assert_eq!(reading::read(dir).unwrap().journal(), entries);
    for lang in Lang::ALL {
        repairs.iter().for_each(|repair| assert!(!repair.notice(lang).what.is_empty()));
    }
    repairs
}

fn assert_same(store: &mut DiskStore, entries: &[Entry]) {
    let mut ledger = Ledger::default();
    entries.iter().for_each(|entry| ledger.apply(entry));
    assert_eq!(journal_of(store), entries);
    assert_eq!(store.ledger().unwrap(), ledger);
    assert_eq!(store.head(), entries.last().map(Head::of).unwrap_or_default());
    let of_first: Vec<_> = entries.iter().skip(1).cloned().collect();
    assert_eq!(store.entries_of(&first_round()).unwrap(), of_first);
    store.settle().unwrap();
}

fn quarantined(dir: &Path) -> Vec<String> {
    let names: Vec<_> = fs::read_dir(dir.join("quarantine")).map(|names| names.flatten().collect()).unwrap_or_default();
    let mut names: Vec<_> = names.into_iter().map(|name| name.file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn a_sound_store_needs_no_repair_and_leaves_nothing_in_quarantine() {
    let entries = visit(40);
    let dir = store_of(&entries);
    assert_eq!(assert_whole(dir.path(), &entries), []);
    assert_eq!(quarantined(dir.path()), Vec::<String>::new());
}

#[test]
fn a_store_of_every_kind_of_event_comes_back_from_the_journal_alone() {
    let entries = sealed_after(Head::default(), one_of_each());
    let dir = store_of(&entries);
    fs::remove_dir_all(dir.path().join("db")).unwrap();
    let Opened { mut store, repairs, .. } = open(dir.path());
    assert_eq!(repairs, [Repair::ViewsRebuilt { n_entries: 40, kept: None }]);
    assert_eq!(journal_of(&mut store), entries);
    assert_eq!(store.checklist(&bamai::domain::ids::Digest([7; 32])).unwrap().as_deref(), Some("id = \"ab\"\n"));
}

#[test]
fn a_database_that_is_behind_is_caught_up() {
    let entries = visit(40);
    let dir = store_of(&entries[..20]);
    let ahead = store_of(&entries);
    fs::copy(log(ahead.path()), log(dir.path())).unwrap();
    assert_eq!(assert_whole(dir.path(), &entries), []);
}

/// Seen to fail when a journal shorter than the database is taken as it is, without `restored`.
#[test]
fn entries_only_the_database_has_come_back_into_the_journal() {
    let entries = visit(40);
    let dir = store_of(&entries);
    change_log(dir.path(), |bytes| bytes.truncate(frames(bytes)[20]));
    let repairs = assert_whole(dir.path(), &entries);
    assert_eq!(repairs, [Repair::Restored { from: Seq(21), to: Seq(40), kept: None }]);
}

#[test]
fn a_missing_journal_comes_back_from_the_database() {
    let entries = visit(40);
    let dir = store_of(&entries);
    fs::remove_file(log(dir.path())).unwrap();
    let repairs = assert_whole(dir.path(), &entries);
    assert_eq!(repairs, [Repair::Restored { from: Seq(1), to: Seq(40), kept: None }]);
}

#[test]
fn an_emptied_journal_comes_back_from_the_database() {
    let entries = visit(40);
    let dir = store_of(&entries);
    fs::write(log(dir.path()), b"").unwrap();
    let repairs = assert_whole(dir.path(), &entries);
    assert!(repairs.iter().any(|repair| matches!(repair, Repair::Restored { from: Seq(1), to: Seq(40), .. })));
}

/// Seen to fail when the tail is left where it is.
#[test]
fn a_torn_tail_is_cut_and_kept() {
    let entries = visit(12);
    let whole = fs::read(log(store_of(&entries).path())).unwrap();
    let last = frames(&whole)[11];
    for cut in last + 1..whole.len() {
        // The database is deleted, so that it cannot bring the last entry back.
        let dir = TempDir::new().unwrap();
        fs::write(log(dir.path()), &whole[..cut]).unwrap();
        let repairs = assert_whole(dir.path(), &entries[..11]);
        let [Repair::TailCut { n_bytes, kept }, Repair::ViewsRebuilt { n_entries: 11, kept: None }] = &repairs[..]
        else {
            panic!("{repairs:?}")
        };
        assert_eq!(*n_bytes, (cut - last) as u64);
        assert_eq!(fs::read(kept).unwrap(), whole[last..cut]);
    }
}

#[test]
fn a_batch_that_was_not_written_to_its_end_is_no_part_of_the_journal() {
    let entries = visit(12);
    let dir = TempDir::new().unwrap();
    {
        let mut store = open(dir.path()).store;
        store.append(&entries[..5]).unwrap();
        store.append(&entries[5..]).unwrap();
    }
    fs::remove_dir_all(dir.path().join("db")).unwrap();
    change_log(dir.path(), |bytes| bytes.truncate(frames(bytes)[9]));
    assert_whole(dir.path(), &entries[..5]);
}

#[test]
fn garbage_after_the_journal_is_cut_and_nothing_is_lost() {
    let entries = visit(12);
    let dir = store_of(&entries);
    change_log(dir.path(), |bytes| bytes.extend([0xA5; 5_000]));
    let repairs = assert_whole(dir.path(), &entries);
    assert!(matches!(&repairs[..], [Repair::TailCut { n_bytes: 5_000, .. }]), "{repairs:?}");
}

#[test]
fn a_byte_flipped_anywhere_in_the_journal_costs_nothing_while_the_database_is_whole() {
    let entries = visit(6);
    let sound = store_of(&entries);
    let bytes = fs::read(log(sound.path())).unwrap();
    for place in (0..bytes.len()).step_by(7) {
        let dir = TempDir::new().unwrap();
        copy_dir(sound.path(), dir.path());
        change_log(dir.path(), |bytes| bytes[place] ^= 0x10);
        let check = reading::check_log(dir.path()).unwrap();
        let is_in_header = place < HEADER;
        assert!(is_in_header || check.n_bad_bytes + check.n_tail_bytes > 0, "byte {place} is noticed");
        assert_eq!(journal_of(&mut open(dir.path()).store), entries, "byte {place}");
    }
}

/// Seen to fail when a gap is not filled from the database.
#[test]
fn an_entry_damaged_amid_the_journal_comes_back_from_the_database() {
    let entries = visit(20);
    let dir = store_of(&entries);
    change_log(dir.path(), |bytes| {
        let starts = frames(bytes);
        bytes[starts[7] + 60] ^= 1;
        bytes[starts[8] + 60] ^= 1;
        // The tail is torn as well, so that the whole journal is walked.
        bytes.truncate(starts[20] - 1);
    });
    let repairs = assert_whole(dir.path(), &entries);
    let restored: Vec<_> = repairs
        .iter()
        .filter_map(|repair| match repair {
            Repair::Restored { from, to, kept } => Some((from.0, to.0, kept.is_some())),
            _ => None,
        })
        .collect();
    assert_eq!(restored, [(8, 9, true), (20, 20, true)], "{repairs:?}");
    assert!(!repairs.iter().any(Repair::is_loss));
}

#[test]
fn entries_that_neither_copy_has_are_named_and_the_rest_is_kept() {
    let entries = visit(20);
    let dir = store_of(&entries);
    change_log(dir.path(), |bytes| {
        let starts = frames(bytes);
        bytes[starts[7] + 60] ^= 1;
        bytes[starts[8] + 60] ^= 1;
    });
    fs::remove_dir_all(dir.path().join("db")).unwrap();
    let damaged = fs::read(log(dir.path())).unwrap();
    let Opened { mut store, repairs, .. } = open(dir.path());
    let rest = [&entries[..7], &entries[9..]].concat();
    assert_eq!(journal_of(&mut store), rest);
    assert_eq!(store.entries_of(&first_round()).unwrap(), rest[1..]);
    let lost: Vec<_> = repairs.iter().filter(|repair| repair.is_loss()).collect();
    let [Repair::Lost { from: Seq(8), to: Seq(9), kept }] = lost[..] else { panic!("{repairs:?}") };
    assert_eq!(fs::read(kept).unwrap(), damaged);

    let next = sealed_after(store.head(), vec![level("W9", 4)]);
    store.append(&next).unwrap();
    drop(store);
    let Opened { mut store, repairs, .. } = open(dir.path());
    assert_eq!(repairs, []);
    assert_eq!(journal_of(&mut store), [rest, next].concat(), "work goes on after a loss");
    assert_eq!(reading::check_log(dir.path()).unwrap().missing, [(Seq(8), Seq(9))], "the loss stays on record");
}

/// Seen to fail when appending does not note how far the journal has come.
#[test]
fn acknowledged_entries_that_are_gone_from_the_end_of_both_copies_are_named() {
    let entries = visit(20);
    for n_left in [0, 15] {
        let dir = store_of(&entries);
        fs::remove_dir_all(dir.path().join("db")).unwrap();
        match n_left {
            0 => fs::remove_file(log(dir.path())).unwrap(),
            n_left => change_log(dir.path(), |bytes| bytes.truncate(frames(bytes)[n_left])),
        }
        let repairs = assert_whole(dir.path(), &entries[..n_left]);
        let lost: Vec<_> = repairs.iter().filter(|repair| repair.is_loss()).collect();
        let [Repair::Lost { from, to: Seq(20), kept }] = lost[..] else { panic!("{repairs:?}") };
        assert_eq!(from.0, n_left as u64 + 1);
        assert_eq!(fs::read(kept).unwrap(), fs::read(log(dir.path())).unwrap());
    }
}

#[test]
fn a_reader_names_what_is_gone_from_the_journals_end() {
    let entries = visit(20);
    let dir = store_of(&entries);
    change_log(dir.path(), |bytes| bytes.truncate(frames(bytes)[15]));
    assert_eq!(reading::read(dir.path()).unwrap().missing, [(Seq(16), Seq(20))]);
    fs::remove_file(log(dir.path())).unwrap();
    assert_eq!(reading::read(dir.path()).unwrap().missing, [(Seq(1), Seq(20))]);
}

/// Seen to fail when links of the chain are not checked.
#[test]
fn an_entry_that_was_tampered_with_is_noticed_though_its_checksums_are_right() {
    let entries = visit(10);
    let dir = store_of(&entries);
    let other = sealed_after(Head::of(&entries[3]), vec![level("W3", 4)]);
    let forged_dir = store_of(&[&entries[..4], &other].concat());
    let forged = fs::read(log(forged_dir.path())).unwrap();
    change_log(dir.path(), |bytes| {
        let (from, to) = (frames(bytes)[4], frames(bytes)[5]);
        let forged_frames = frames(&forged);
        bytes.splice(from..to, forged[forged_frames[4]..forged_frames[5]].iter().copied());
    });
    let check = reading::check_log(dir.path()).unwrap();
    assert!(check.n_bad_bytes > 0, "{check:?}");
}

#[test]
fn a_damaged_database_costs_nothing_after_a_clean_stop() {
    let entries = visit(60);
    assert_damage_costs_nothing(&store_of(&entries), &entries);
}

/// Without the tidying of a clean stop sled reads more at opening, and panics over what it does not like.
#[test]
fn a_damaged_database_costs_nothing_after_a_kill() {
    let entries = visit(60);
    let dir = TempDir::new().unwrap();
    let killed = TempDir::new().unwrap();
    let mut store = open(dir.path()).store;
    append_each(&mut store, &entries);
    store.settle().unwrap();
    copy_dir(dir.path(), killed.path());
    assert_damage_costs_nothing(&killed, &entries);
}

fn assert_damage_costs_nothing(sound: &TempDir, entries: &[Entry]) {
    let db = fs::read(sound.path().join("db/db")).unwrap();
    let used = db.iter().rposition(|&byte| byte != 0).unwrap();
    type Damage = fn(&mut Vec<u8>, usize);
    let sorts: [(&str, Damage); 7] = [
        ("flip one byte", |bytes, at| bytes[at] ^= 0x40),
        ("flip twenty bytes", |bytes, at| {
            bytes.iter_mut().skip(at).step_by(13).take(20).for_each(|byte| *byte ^= 0x08)
        }),
        ("zero a page", |bytes, at| bytes.iter_mut().skip(at).take(4_096).for_each(|byte| *byte = 0)),
        ("garbage page", |bytes, at| bytes.iter_mut().skip(at).take(4_096).for_each(|byte| *byte = 0xA5)),
        ("truncate", |bytes, at| bytes.truncate(at)),
        ("append garbage", |bytes, _| bytes.extend([0x5A; 3_000])),
        ("empty", |bytes, _| bytes.clear()),
    ];
    for (name, damage) in sorts {
        for part in 0..5 {
            let dir = TempDir::new().unwrap();
            copy_dir(sound.path(), dir.path());
            let path = dir.path().join("db/db");
            let mut bytes = db.clone();
            damage(&mut bytes, used * part / 5 + 100);
            fs::write(&path, bytes).unwrap();
            let Opened { mut store, repairs, .. } = open(dir.path());
            assert_eq!(store.entries_of(&first_round()).unwrap(), entries[1..], "{name} {part}");
            assert_eq!(journal_of(&mut store), entries, "{name} {part}");
            assert!(!repairs.iter().any(Repair::is_loss), "{name} {part}: {repairs:?}");
            drop(store);
            assert_eq!(journal_of(&mut open(dir.path()).store), entries, "{name} {part}, once more");
        }
    }
}

/// Seen to fail when what sled was just making is not deleted before it is opened.
#[test]
fn a_snapshot_left_half_made_by_a_kill_is_no_damage() {
    let entries = visit(20);
    let dir = store_of(&entries);
    fs::write(dir.path().join("db/snap.00000000000003E8.generating"), b"half").unwrap();
    assert_eq!(assert_whole(dir.path(), &entries), []);
}

/// Seen to fail when a database that does not fit is not made anew, and when it is deleted instead of kept.
#[test]
fn a_database_of_another_journal_is_put_aside() {
    let entries = visit(20);
    let dir = store_of(&entries);
    let mut others = entries[..3].to_vec();
    others.extend(sealed_after(Head::of(&others[2]), vec![level("W3", 4), level("W4", 4), level("W5", 0)]));
    let other = store_of(&others);
    fs::remove_dir_all(dir.path().join("db")).unwrap();
    copy_dir(&other.path().join("db"), &dir.path().join("db"));
    let repairs = assert_whole(dir.path(), &entries);
    assert!(matches!(&repairs[..], [Repair::ViewsRebuilt { n_entries: 20, kept: Some(_) }]), "{repairs:?}");
    assert_eq!(quarantined(dir.path()).len(), 1);
}

#[test]
fn a_later_format_is_refused_and_nothing_is_touched() {
    let dir = store_of(&visit(5));
    change_log(dir.path(), |bytes| {
        bytes[8] = 2;
        let crc = crc32fast::hash(&bytes[..28]).to_le_bytes();
        bytes[28..32].copy_from_slice(&crc);
    });
    let before = everything_in(dir.path());
    let error = DiskStore::open(dir.path(), MORNING, "zhang").unwrap_err();
    assert!(matches!(error, StoreError::Newer { found: 2, known: 1, .. }), "{error}");
    assert_eq!(everything_in(dir.path()), before);
    assert!(matches!(reading::read(dir.path()), Err(StoreError::Newer { .. })));
}

#[test]
fn a_kind_of_entry_of_a_later_program_is_refused_and_nothing_is_touched() {
    let entries = visit(5);
    let dir = store_of(&entries);
    change_log(dir.path(), |bytes| {
        let start = *frames(bytes).last().unwrap();
        let mut record = bamai::store::codec::record_of(&entries[4]).unwrap();
        record.truncate(record.len() - 4);
        record[0] = 99;
        record.extend(crc32fast::hash(&record).to_le_bytes());
        let hash = bamai::store::codec::chain(&entries[4].hash, &record);
        bamai::store::frame::put_frame(bytes, Seq(6), &hash, &record, bamai::store::frame::Ends::Batch);
        assert!(bytes.len() > start);
    });
    let before = everything_in(dir.path());
    let error = DiskStore::open(dir.path(), MORNING, "zhang").unwrap_err();
    assert!(matches!(error, StoreError::Newer { found: 99, .. }), "{error}");
    assert_eq!(everything_in(dir.path()), before);
}

#[test]
fn there_is_nothing_to_read_where_there_is_no_store() {
    let dir = TempDir::new().unwrap();
    assert!(matches!(reading::read(dir.path()), Err(StoreError::Missing { .. })));
}

#[test]
fn only_the_owner_can_enter_a_store() {
    use std::os::unix::fs::PermissionsExt;
    let dir = TempDir::new().unwrap();
    let path = dir.path().join("deep/store");
    drop(DiskStore::open(&path, MORNING, "zhang").unwrap());
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o700);
    assert_eq!(fs::metadata(log(&path)).unwrap().permissions().mode() & 0o777, 0o600);
}

/// Every file below a directory but the lock, with its bytes.
fn everything_in(dir: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    let mut dirs = vec![dir.to_owned()];
    while let Some(dir) = dirs.pop() {
        for name in fs::read_dir(dir).unwrap() {
            let path = name.unwrap().path();
            if path.is_dir() {
                dirs.push(path);
            } else if !path.ends_with("LOCK") {
                found.push((path.clone(), fs::read(path).unwrap()));
            }
        }
    }
    found.sort();
    found
}
