//! Restoring a backup over a store, ended or refused at any call: the one store or the other is there afterwards, whole, and nothing else.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bamai::domain::event::Entry;
use bamai::store::backup::{Replace, backup};
use bamai::store::disk::{DiskStore, Opened};
use bamai::store::faulty::{Fault, FaultyStorage};
use bamai::store::reading::check_log;
use bamai::store::restore::{Existing, RestoreError, Restored, restore_on};
use bamai::store::{Repair, Store};
use tempfile::TempDir;

use crate::store_samples::{MORNING, append_each, copy_dir, journal_of, visit};

/// A store, a backup of its first entries, and what is in both.
struct Scene {
    sound: TempDir,
    backup: PathBuf,
    old: Vec<Entry>,
    new: Vec<Entry>,
}

impl Scene {
    /// The backup is a beginning of the store: what of the store is left beside the restored journal would follow it.
    fn new() -> Self {
        let old = visit(12);
        let new = old[..5].to_vec();
        let (sound, source) = (store_of(&old), store_of(&new));
        let backup_file = sound.path().join("the backup");
        backup(source.path(), &backup_file, MORNING, Replace::Never).unwrap();
        Self { backup: backup_file, sound, old, new }
    }

    fn restore(&self, storage: &FaultyStorage) -> (TempDir, Result<Restored, RestoreError>) {
        let dir = TempDir::new().unwrap();
        copy_dir(self.sound.path(), dir.path());
        let storage = Arc::new(storage.clone());
        let restored = restore_on(storage, &self.backup, dir.path(), Existing::Quarantined, MORNING, "li");
        (dir, restored)
    }

    fn n_calls(&self) -> usize {
        let calm = FaultyStorage::new(Fault::Never);
        let (dir, restored) = self.restore(&calm);
        restored.unwrap();
        assert_eq!(entries_in(dir.path()), self.new);
        calm.asked().len()
    }
}

fn store_of(entries: &[Entry]) -> TempDir {
    let dir = TempDir::new().unwrap();
    append_each(&mut DiskStore::open(dir.path(), MORNING, "zhang").unwrap().store, entries);
    dir
}

/// What a store has, once it is seen to be whole: nothing lost, the two copies alike, nothing left to repair.
fn entries_in(dir: &Path) -> Vec<Entry> {
    let Opened { mut store, repairs } = DiskStore::open(dir, MORNING, "li").unwrap();
    assert!(
        !repairs.iter().any(|repair| matches!(repair, Repair::Lost { .. } | Repair::Restored { .. })),
        "{repairs:?}"
    );
    let entries = journal_of(&mut store);
    assert_eq!(store.entries(bamai::domain::ids::Seq(1), 100).unwrap(), entries);
    drop(store);
    assert_eq!(check_log(dir).unwrap().n_entries, entries.len() as u64);
    assert_eq!(DiskStore::open(dir, MORNING, "li").unwrap().repairs, []);
    entries
}

/// Seen to fail when the old database is still beside the new journal at any moment, for it gives its entries back.
#[test]
fn restoring_that_is_ended_at_any_call_leaves_the_old_store_or_the_new_one() {
    let scene = Scene::new();
    let n_calls = scene.n_calls();
    assert!(n_calls > 15, "{n_calls}");
    let mut n_old = 0;
    for n in 0..n_calls {
        let (dir, _) = scene.restore(&FaultyStorage::new(Fault::From(n)));
        // A kill leaves the scratch directory behind, where this test has taken it away.
        fs::create_dir_all(dir.path().join("scratch/db")).unwrap();
        let entries = entries_in(dir.path());
        assert!(entries == scene.old || entries == scene.new, "end at call {n}: {} entries", entries.len());
        n_old += usize::from(entries == scene.old);
    }
    assert!((1..n_calls).contains(&n_old), "{n_old} of {n_calls} kept the old store");
}

/// Seen to fail when how far the old journal had come is left on record beside the new one: its entries are then named as lost.
#[test]
fn restoring_in_which_any_one_call_fails_is_done_or_leaves_the_store_as_it_was() {
    let scene = Scene::new();
    let n_calls = scene.n_calls();
    for n in 0..n_calls {
        let storage = FaultyStorage::new(Fault::At(n));
        let (dir, restored) = scene.restore(&storage);
        let what = format!("call {n} failed, {:?}", storage.asked().get(n));
        let entries = entries_in(dir.path());
        match restored {
            Ok(restored) => {
                assert_eq!(entries, scene.new, "{what}");
                let old = fs::read(scene.sound.path().join("journal.log")).unwrap();
                assert_eq!(fs::read(restored.kept.unwrap()).unwrap(), old, "{what}");
            }
            // Whether the names are durable, nobody knows.
            Err(_) if n + 1 == n_calls => assert!(entries == scene.old || entries == scene.new, "{what}"),
            Err(error) => assert_eq!(entries, scene.old, "{what}: {error}"),
        }
    }
}
