//! Stores written by earlier versions still open: one per format version in `fixtures/journals/`.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use bamai::domain::event::{Event, Profile, Scope};
use bamai::domain::ids::{AssessmentId, Digest, Millis, Seq, SocietyCode};
use bamai::domain::ledger::{Heading, Ledger, Past, Status};
use bamai::store::disk::DiskStore;
use bamai::store::log::Log;
use bamai::store::storage::RealStorage;
use bamai::store::{Repair, Store, reading};
use tempfile::TempDir;

use crate::store_samples::{copy_dir, first_version, journal_of, sealed_after, society, zhang};

const FREEZE: &str = "BAMAI_FREEZE_STORE";

fn v1() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/journals/v1")
}

/// Not a test of its own: `BAMAI_FREEZE_STORE=dir cargo test writes_a_store_to_be_frozen` writes the store of this version into an empty
/// directory, for `fixtures/journals/` when a new format version is made. A frozen store is never written again.
#[test]
fn writes_a_store_to_be_frozen_when_told_to() {
    let Ok(dir) = std::env::var(FREEZE) else { return };
    let dir = Path::new(&dir);
    let mut log = Log::create(&RealStorage, dir, *b"frozen store v1.").unwrap();
    let entries = sealed_after(log.head(), first_version());
    log.append(&entries[..4]).unwrap();
    entries[4..].iter().for_each(|entry| drop(log.append(std::slice::from_ref(entry)).unwrap()));
    drop(DiskStore::open(dir, Millis(0), "zhang").unwrap());
    for name in ["LOCK", "ballast"] {
        fs::remove_file(dir.join(name)).unwrap();
    }
}

fn expected_ledger() -> Ledger {
    let heading = Heading {
        society: SocietyCode::new("A0001"),
        round: 1,
        checklist: Digest([7; 32]),
        scope: Scope::Full,
        lead: zhang(),
        started: Millis(1_772_444_464_000),
        touched: Millis(1_772_444_485_000),
        last: Seq(26),
        status: Status::Open,
        summary: None,
    };
    let Event::SocietyAdded { profile, .. } = society("A0001", "机械工程学会") else { panic!() };
    let before = Past { until: Millis(1_772_444_461_000), profile, n_rows: BTreeMap::new() };
    Ledger {
        societies: BTreeMap::from([(SocietyCode::new("A0001"), Profile::default())]),
        headings: BTreeMap::from([(AssessmentId::new("A0001-1"), heading)]),
        checklists: [Digest([7; 32])].into(),
        rosters: BTreeMap::new(),
        since: BTreeMap::from([(SocietyCode::new("A0001"), Millis(1_772_444_460_000))]),
        past: BTreeMap::from([(SocietyCode::new("A0001"), vec![before])]),
    }
}

fn assert_is_v1(store: &mut dyn Store) {
    let entries = journal_of(store);
    let said: Vec<_> = entries.iter().map(|entry| entry.event.clone()).collect();
    assert_eq!(said, first_version());
    for (entry, second) in entries.iter().zip(0..) {
        assert_eq!((entry.seq, entry.at), (Seq(second + 1), Millis(1_772_444_460_000 + 1_000 * second as i64)));
        assert_eq!(entry.actor, zhang());
    }
    assert_eq!(store.head().hash.to_string(), HEAD);
    assert_eq!(store.ledger().unwrap(), expected_ledger());
    assert_eq!(store.entries_of(&AssessmentId::new("A0001-1")).unwrap(), entries[4..]);
    assert_eq!(store.checklist(&Digest([7; 32])).unwrap().as_deref(), Some("id = \"ab\"\n"));
}

/// SHA-256 chained over the records of the frozen file by a script of its own, which walks the frames as `store::frame` documents them.
const HEAD: &str = "5e03130f9cd1516df2f02f54ad37a17d52ba0a39e9b30391d025d84832c44be4";

#[test]
fn the_store_of_format_version_1_opens_and_its_database_is_made_anew_and_kept() {
    let dir = TempDir::new().unwrap();
    copy_dir(&v1(), dir.path());
    let opened = DiskStore::open(dir.path(), Millis(0), "li").unwrap();
    assert!(
        matches!(&opened.repairs[..], [Repair::ViewsRebuilt { n_entries: 26, kept: Some(_) }]),
        "{:?}",
        opened.repairs
    );
    assert_is_v1(&mut { opened.store });
}

#[test]
fn the_journal_of_format_version_1_opens_alone() {
    let dir = TempDir::new().unwrap();
    fs::copy(v1().join("journal.log"), dir.path().join("journal.log")).unwrap();
    let opened = DiskStore::open(dir.path(), Millis(0), "li").unwrap();
    assert_eq!(opened.repairs, [Repair::ViewsRebuilt { n_entries: 26, kept: None }]);
    assert_is_v1(&mut { opened.store });
}

#[test]
fn the_journal_of_format_version_1_can_be_read_without_opening_it() {
    assert_is_v1(&mut reading::read(&v1()).unwrap());
}
