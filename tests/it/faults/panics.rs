//! A database that fills several of sled's segments, damaged: sled panics over it or notices nothing, and nobody ever learns of it but by the
//! notice of a database that was put aside or made anew.

use std::fs;

use bamai::domain::event::Entry;
use bamai::store::disk::DiskStore;
use bamai::store::guard::ViewsError;
use bamai::store::views::Views;
use bamai::store::{Repair, Store, StoreError};
use tempfile::TempDir;

use crate::store_samples::{MORNING, copy_dir, first_round, journal_of, visit};

/// How many places are damaged, spread over the whole database.
const N_PLACES: usize = 12;

/// A store of some thousand entries as a kill leaves it in a quiet moment.
fn killed() -> (TempDir, Vec<Entry>) {
    let entries = visit(4_000);
    let (at_work, killed) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let mut store = DiskStore::open(at_work.path(), MORNING, "zhang").unwrap().store;
    entries.chunks(50).for_each(|batch| store.append(batch).unwrap());
    store.settle().unwrap();
    copy_dir(at_work.path(), killed.path());
    (killed, entries)
}

/// The database must be larger than one of sled's segments of 512 KiB: while it fits one, sled finds the damage and says so in an error.
///
/// Seen to fail, by a panic of this test, when `guarded` runs what it is given without `catch_unwind`.
#[test]
fn a_panic_of_sled_over_a_damaged_database_is_caught_and_the_database_made_anew() {
    let (sound, entries) = killed();
    let db = fs::read(sound.path().join("db/db")).unwrap();
    let used = db.iter().rposition(|byte| *byte != 0).unwrap();
    assert!(used > 512 << 10, "{used}");
    let mut n_panics = 0;
    for place in 0..N_PLACES {
        let dir = TempDir::new().unwrap();
        copy_dir(sound.path(), dir.path());
        let mut damaged = db.clone();
        damaged[used * place / N_PLACES + 77] ^= 0x10;
        let path = dir.path().join("db/db");
        fs::write(&path, &damaged).unwrap();
        if let Err(ViewsError::Broken(why)) = Views::open(&dir.path().join("db")) {
            n_panics += usize::from(why == "tried to serialize Uninitialized");
        }
        // That look may have changed what it looked at.
        fs::remove_dir_all(dir.path().join("db")).unwrap();
        copy_dir(&sound.path().join("db"), &dir.path().join("db"));
        fs::write(&path, damaged).unwrap();
        let mut opened = DiskStore::open(dir.path(), MORNING, "zhang").unwrap();
        assert!(!opened.repairs.iter().any(Repair::is_loss), "{place}: {:?}", opened.repairs);
        assert_eq!(opened.store.entries_of(&first_round()).unwrap(), entries[1..], "{place}");
        assert_eq!(journal_of(&mut opened.store), entries, "{place}");
    }
    assert!(n_panics > 0, "nothing was caught");
}

/// An opening looks at the ends of journal and database alone; what lies between is found out by whoever asks for it.
///
/// Seen to fail when a database that fails is not put aside, for it is then found wanting again at every start.
#[test]
fn a_database_found_damaged_in_use_answers_from_the_journal_and_is_made_anew_by_the_next_opening() {
    let (sound, entries) = killed();
    // Opened and closed once more it has a snapshot, which says where pages are, so that sled reads them only when they are asked for.
    drop(DiskStore::open(sound.path(), MORNING, "zhang").unwrap());
    let db = fs::read(sound.path().join("db/db")).unwrap();
    let used = db.iter().rposition(|byte| *byte != 0).unwrap();
    let mut n_found = 0;
    for sixteenth in 1..16 {
        let dir = TempDir::new().unwrap();
        copy_dir(sound.path(), dir.path());
        let mut damaged = db.clone();
        damaged.iter_mut().skip(used * sixteenth / 16).take(4_096).for_each(|byte| *byte = 0);
        fs::write(dir.path().join("db/db"), damaged).unwrap();
        let mut opened = DiskStore::open(dir.path(), MORNING, "zhang").unwrap();
        assert_eq!(journal_of(&mut opened.store), entries, "{sixteenth}");
        let is_put_aside = matches!(opened.store.settle(), Err(StoreError::Views { .. }));
        n_found += usize::from(is_put_aside);
        drop(opened);
        let repairs = DiskStore::open(dir.path(), MORNING, "zhang").unwrap().repairs;
        let is_made_anew = matches!(repairs[..], [Repair::ViewsRebuilt { n_entries: 4_000, .. }]);
        assert!(if is_put_aside { is_made_anew } else { repairs.is_empty() }, "{sixteenth}: {repairs:?}");
        assert_eq!(DiskStore::open(dir.path(), MORNING, "zhang").unwrap().repairs, [], "{sixteenth}");
    }
    assert!(n_found > 0, "every opening noticed");
}
