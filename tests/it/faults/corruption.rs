//! Each kind of damage on each file of a store, once or twice; the long run does it forty times.

use std::fs;

use tempfile::TempDir;

use super::NONE;
use super::damage::{Damage, copy_store, files_of};
use super::dice::Dice;
use super::heard::Heard;
use super::kills::worker;
use super::process::{Process, Until};
use super::verdict::judge;
use super::work;

/// A store that was worked on, closed, and opened and closed once more, so that it has a snapshot; and what was heard of it.
fn sound() -> (TempDir, Heard) {
    let dir = TempDir::new().unwrap();
    let mut heard = Heard::default();
    let process = Process::start(worker().env(work::TURNS, "3"), dir.path(), 11);
    assert!(process.listen(&mut heard, Until::Ended));
    assert_eq!(judge(dir.path(), &heard).unwrap().lost, NONE);
    (dir, heard)
}

#[test]
fn damage_of_any_kind_to_any_one_file_of_a_closed_store_loses_nothing() {
    let (sound, heard) = sound();
    let files = files_of(sound.path());
    let names: Vec<_> = files.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, ["journal.log", "db/db", "db/conf", "LOCK", "ballast", "reached", "db/snap"]);
    let mut dice = Dice(4);
    for (name, path) in &files {
        for damage in Damage::ALL {
            let dir = TempDir::new().unwrap();
            copy_store(sound.path(), dir.path(), path);
            damage.befall(&dir.path().join(path.strip_prefix(sound.path()).unwrap()), &mut dice);
            let verdict = judge(dir.path(), &heard);
            let verdict = verdict.unwrap_or_else(|wrong| panic!("{} of {name}: {wrong}", damage.name()));
            assert_eq!(verdict.lost, NONE, "{} of {name}", damage.name());
        }
    }
}

#[test]
fn a_torn_or_missing_snapshot_is_no_loss() {
    let (sound, heard) = sound();
    let (_, snapshot) = files_of(sound.path()).into_iter().find(|(name, _)| *name == "db/snap").unwrap();
    let length = fs::metadata(&snapshot).unwrap().len();
    for keep in [0, 1, length / 2, length - 1] {
        let dir = TempDir::new().unwrap();
        copy_store(sound.path(), dir.path(), &snapshot);
        let torn = dir.path().join(snapshot.strip_prefix(sound.path()).unwrap());
        fs::File::options().write(true).open(&torn).unwrap().set_len(keep).unwrap();
        assert_eq!(judge(dir.path(), &heard).unwrap().lost, NONE, "{keep} of {length} bytes");
        // A kill while the snapshot is made leaves this beside it.
        fs::write(dir.path().join("db/snap.00000000000003E8.generating"), b"half").unwrap();
        assert_eq!(judge(dir.path(), &heard).unwrap().lost, NONE);
    }
}
