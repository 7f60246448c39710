//! What was repaired and has not been told yet, kept in the store's directory until it has been; knows nothing of how it is told.
//!
//! `<store>/repairs` holds one JSON document a line, the oldest first, with the same members as in the document `bamai verify --json` prints:
//!
//! ```text
//! {"kind":"tail_cut","bytes":217,"kept":"quarantine/journal.log.tail-20260302T014100Z-1"}
//! {"kind":"views_rebuilt","entries":40,"kept":null}
//! {"kind":"restored","from":8,"to":9,"kept":"quarantine/journal.log-20260302T014100Z-1"}
//! {"kind":"lost","from":8,"to":9,"kept":"quarantine/journal.log-20260302T014100Z-1"}
//! {"kind":"mended","kept":"quarantine/journal.log-20260302T014100Z-1"}
//! ```
//!
//! Invariant: the note is on the disk before the repair takes effect wherever a repair replaces the journal, so that a kill in between
//! tells too much rather than too little. It is written whole beside the old one and renamed.
//! Absent: an error. A note that cannot be written or read keeps nobody from the ledger; a loss is on record in the journal as well.

use std::path::Path;

use serde_json::{Value, json};

use crate::domain::ids::Seq;
use crate::store::Repair;
use crate::store::storage::{Access, Storage};

/// The name of the note in the store's directory.
pub const REPAIRS: &str = "repairs";
/// The name a new note has until it is whole.
const NEW_REPAIRS: &str = "repairs.new";
/// The most repairs kept; whoever has not looked for so long is told of the latest.
const MAX_REPAIRS: usize = 100;
/// The most bytes read of a note.
const MAX_BYTES: usize = 1 << 16;

/// Returns what has been repaired and not told yet, the oldest first.
pub fn read(storage: &dyn Storage, dir: &Path) -> Vec<Repair> {
    let Ok(file) = storage.open(&dir.join(REPAIRS), Access::Read) else { return Vec::new() };
    let mut bytes = vec![0; MAX_BYTES];
    let n_read = file.read_at(0, &mut bytes).unwrap_or_default();
    bytes.truncate(n_read);
    String::from_utf8_lossy(&bytes).lines().filter_map(|line| repair_of(dir, line)).collect()
}

/// Keeps repairs until they are told, after those of earlier openings.
pub(super) fn keep(storage: &dyn Storage, dir: &Path, earlier: &[Repair], repairs: &[Repair]) {
    let all: Vec<&Repair> = earlier.iter().chain(repairs).collect();
    if repairs.is_empty() {
        return;
    }
    let latest = all.iter().skip(all.len().saturating_sub(MAX_REPAIRS));
    let text: String = latest.map(|repair| format!("{}\n", document(repair, dir))).collect();
    let beside = dir.join(NEW_REPAIRS);
    // Whoever cannot write a note of a hundred bytes is told so by the next answer.
    let _ = storage
        .create(&beside)
        .and_then(|mut file| file.append(text.as_bytes()).and_then(|()| file.sync_data()))
        .and_then(|()| storage.rename(&beside, &dir.join(REPAIRS)))
        .and_then(|()| storage.sync_dir(dir));
}

/// Takes the note away: what it says has been told.
pub fn told(storage: &dyn Storage, dir: &Path) {
    // What cannot be taken away is told once more.
    let _ = storage.remove(&dir.join(REPAIRS));
}

/// Returns a repair as a document; paths inside the store are given from its directory on.
pub fn document(repair: &Repair, dir: &Path) -> Value {
    let shown = |path: &Path| path.strip_prefix(dir).unwrap_or(path).display().to_string();
    match repair {
        Repair::TailCut { n_bytes, kept } => json!({"kind": "tail_cut", "bytes": n_bytes, "kept": shown(kept)}),
        Repair::ViewsRebuilt { n_entries, kept } => {
            json!({"kind": "views_rebuilt", "entries": n_entries, "kept": kept.as_deref().map(shown)})
        }
        Repair::Restored { from, to, kept } => {
            json!({"kind": "restored", "from": from.0, "to": to.0, "kept": kept.as_deref().map(shown)})
        }
        Repair::Lost { from, to, kept } => {
            json!({"kind": "lost", "from": from.0, "to": to.0, "kept": shown(kept)})
        }
        Repair::Mended { kept } => json!({"kind": "mended", "kept": shown(kept)}),
    }
}

fn repair_of(dir: &Path, line: &str) -> Option<Repair> {
    let value: Value = serde_json::from_str(line).ok()?;
    let number = |name: &str| value.get(name).and_then(Value::as_u64);
    let path = |name: &str| value.get(name).and_then(Value::as_str).map(|path| dir.join(path));
    let (from, to) = (number("from").map(Seq), number("to").map(Seq));
    Some(match value.get("kind")?.as_str()? {
        "tail_cut" => Repair::TailCut { n_bytes: number("bytes")?, kept: path("kept")? },
        "views_rebuilt" => Repair::ViewsRebuilt { n_entries: number("entries")?, kept: path("kept") },
        "restored" => Repair::Restored { from: from?, to: to?, kept: path("kept") },
        "lost" => Repair::Lost { from: from?, to: to?, kept: path("kept")? },
        "mended" => Repair::Mended { kept: path("kept")? },
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::storage::RealStorage;

    #[test]
    fn every_repair_comes_back_from_the_note_until_it_is_told() {
        let dir = tempfile::tempdir().unwrap();
        let kept = dir.path().join("quarantine/x-1");
        let repairs = [
            Repair::TailCut { n_bytes: 217, kept: kept.clone() },
            Repair::ViewsRebuilt { n_entries: 40, kept: None },
            Repair::Restored { from: Seq(8), to: Seq(9), kept: Some(kept.clone()) },
            Repair::Lost { from: Seq(8), to: Seq(9), kept: kept.clone() },
            Repair::Mended { kept },
        ];
        keep(&RealStorage, dir.path(), &repairs[..2], &repairs[2..]);
        assert_eq!(read(&RealStorage, dir.path()), repairs);
        told(&RealStorage, dir.path());
        assert_eq!(read(&RealStorage, dir.path()), []);
    }

    #[test]
    fn a_line_that_says_nothing_is_passed_over() {
        let dir = tempfile::tempdir().unwrap();
        let text = "{\"kind\":\"mended\"}\nnonsense\n{\"kind\":\"views_rebuilt\",\"entries\":3}\n";
        std::fs::write(dir.path().join(REPAIRS), text).unwrap();
        assert_eq!(read(&RealStorage, dir.path()), [Repair::ViewsRebuilt { n_entries: 3, kept: None }]);
    }

    #[test]
    fn the_note_does_not_grow_without_end() {
        let dir = tempfile::tempdir().unwrap();
        let repair = |n_entries| Repair::ViewsRebuilt { n_entries, kept: None };
        let many: Vec<Repair> = (0..150).map(repair).collect();
        keep(&RealStorage, dir.path(), &many, &[repair(150)]);
        let kept = read(&RealStorage, dir.path());
        assert_eq!((kept.len(), kept.last()), (MAX_REPAIRS, Some(&repair(150))));
    }
}
