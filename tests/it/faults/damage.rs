//! What can befall a file between two starts: nine kinds of damage, and the files of a store it can befall.

use std::fs;
use std::path::{Path, PathBuf};

use super::dice::Dice;

/// The bytes of a page.
const PAGE: usize = 4_096;

/// A kind of damage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Damage {
    FlipOne,
    FlipTwenty,
    ZeroPage,
    GarbagePage,
    TruncateAnywhere,
    TruncateTail,
    AppendGarbage,
    Delete,
    Empty,
}

impl Damage {
    pub const ALL: [Self; 9] = [
        Self::FlipOne,
        Self::FlipTwenty,
        Self::ZeroPage,
        Self::GarbagePage,
        Self::TruncateAnywhere,
        Self::TruncateTail,
        Self::AppendGarbage,
        Self::Delete,
        Self::Empty,
    ];

    pub const fn name(self) -> &'static str {
        match self {
            Self::FlipOne => "flip one byte",
            Self::FlipTwenty => "flip twenty bytes",
            Self::ZeroPage => "zero a page",
            Self::GarbagePage => "garbage page",
            Self::TruncateAnywhere => "truncate anywhere",
            Self::TruncateTail => "truncate the tail",
            Self::AppendGarbage => "append garbage",
            Self::Delete => "delete",
            Self::Empty => "empty",
        }
    }

    /// Does it to a file, somewhere in the part of it that is in use.
    pub fn befall(self, path: &Path, dice: &mut Dice) {
        if self == Self::Delete {
            return fs::remove_file(path).unwrap();
        }
        let mut bytes = fs::read(path).unwrap();
        // What is all zeros is in use as a whole.
        let used = bytes.iter().rposition(|byte| *byte != 0).map_or(bytes.len(), |last| last + 1);
        let flip = |bytes: &mut Vec<u8>, dice: &mut Dice| {
            let at = dice.place(used);
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << dice.below(8);
            }
        };
        let page = dice.place(used) / PAGE * PAGE;
        match self {
            Self::FlipOne => flip(&mut bytes, dice),
            Self::FlipTwenty => (0..20).for_each(|_| flip(&mut bytes, dice)),
            Self::ZeroPage => bytes.iter_mut().skip(page).take(PAGE).for_each(|byte| *byte = 0),
            Self::GarbagePage => bytes.iter_mut().skip(page).take(PAGE).for_each(|byte| *byte = dice.next() as u8),
            Self::TruncateAnywhere => bytes.truncate(dice.place(used)),
            Self::TruncateTail => bytes.truncate(used.saturating_sub(1 + dice.place(used.min(300)))),
            Self::AppendGarbage => bytes.extend((0..1 + dice.place(2 * PAGE)).map(|_| dice.next() as u8)),
            Self::Empty => bytes.clear(),
            Self::Delete => {}
        }
        fs::write(path, bytes).unwrap();
    }
}

/// The files of a store under the names the report gives them. Those of no use to a closed store are there as well.
pub fn files_of(dir: &Path) -> Vec<(&'static str, PathBuf)> {
    let db = dir.join("db");
    let mut files = vec![
        ("journal.log", dir.join("journal.log")),
        ("db/db", db.join("db")),
        ("db/conf", db.join("conf")),
        ("LOCK", dir.join("LOCK")),
        ("ballast", dir.join("ballast")),
        ("reached", dir.join("reached")),
    ];
    let snapshot = fs::read_dir(&db).unwrap().map(|name| name.unwrap().path());
    let mut snapshots: Vec<PathBuf> =
        snapshot.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with("snap.")).collect();
    snapshots.sort();
    files.extend(snapshots.pop().map(|path| ("db/snap", path)));
    files
}

/// Copies a store; its ballast only if it is `needed`, because that is all room and no content.
pub fn copy_store(from: &Path, to: &Path, needed: &Path) {
    fs::create_dir_all(to).unwrap();
    for name in fs::read_dir(from).unwrap() {
        let path = name.unwrap().path();
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy_store(&path, &target, needed);
        } else if !path.ends_with("ballast") || path == needed {
            fs::copy(&path, &target).unwrap();
        }
    }
}
