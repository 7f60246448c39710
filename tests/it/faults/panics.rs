//! sled panics over some damaged databases: nobody ever learns of it but by the notice of a rebuilt database.

use std::fs;

use bamai::store::disk::DiskStore;
use bamai::store::guard::ViewsError;
use bamai::store::sled_views::Views;
use bamai::store::{Repair, Store};
use tempfile::TempDir;

use crate::store_samples::{MORNING, copy_dir, first_round, journal_of, visit};

/// How many places are damaged, spread over the whole database.
const N_PLACES: usize = 12;

/// The database must be larger than one of sled's segments of 512 KiB: while it fits one, sled finds the damage and says so in an error.
///
/// Seen to fail, by a panic of this test, when `guarded` runs what it is given without `catch_unwind`.
#[test]
fn a_panic_of_sled_over_a_damaged_database_is_caught_and_the_database_made_anew() {
    let entries = visit(4_000);
    let (at_work, sound) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    let mut store = DiskStore::open(at_work.path(), MORNING, "zhang").unwrap().store;
    entries.chunks(50).for_each(|batch| store.append(batch).unwrap());
    store.settle().unwrap();
    // As a kill would leave it.
    copy_dir(at_work.path(), sound.path());
    drop(store);
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
