//! Rosters of a society: how they are kept on disk, and how they go out and come in.

use std::collections::BTreeMap;

use bamai::domain::event::{Entry, Event};
use bamai::domain::ids::{ItemId, Millis, SocietyCode};
use bamai::domain::ledger::Ledger;
use bamai::domain::value::{Row, Value};
use bamai::store::disk::DiskStore;
use bamai::store::{Head, Store};
use tempfile::TempDir;

use crate::store_samples::{sealed_after, society};

fn kept(roster: &str, rows: Vec<Row>) -> Event {
    Event::RosterKept { society: SocietyCode::new("A0001"), roster: ItemId::new(roster), rows }
}

fn row(text: &str) -> Row {
    BTreeMap::from([("what".to_owned(), Value::Text(text.to_owned()))])
}

fn ledger_of(entries: &[Entry]) -> Ledger {
    let mut ledger = Ledger::default();
    entries.iter().for_each(|entry| ledger.apply(entry));
    ledger
}

/// Each opening reads the ledger from the database, in which a value beyond 4 KiB lies in pieces.
#[test]
fn rosters_and_what_was_before_come_back_however_long_they_were() {
    let entries = sealed_after(
        Head::default(),
        vec![
            society("A0001", "机械工程学会"),
            kept("functions", vec![row(&"长".repeat(5_000)); 4]),
            kept("demonstrations", vec![row("甲"), row("乙")]),
            kept("functions", vec![row("短")]),
            kept("demonstrations", Vec::new()),
            society("A0002", "激光学会"),
        ],
    );
    let dir = TempDir::new().unwrap();
    for n in 1..=entries.len() {
        let mut opened = DiskStore::open(dir.path(), Millis(0), "zhang").unwrap();
        assert_eq!(opened.repairs, [], "{n}");
        opened.store.append(&entries[n - 1..n]).unwrap();
        drop(opened);
        let mut opened = DiskStore::open(dir.path(), Millis(0), "zhang").unwrap();
        assert_eq!(opened.repairs, [], "{n}");
        assert_eq!(opened.store.ledger().unwrap(), ledger_of(&entries[..n]), "{n}");
    }
    let ledger = ledger_of(&entries);
    let n_rows: Vec<_> = ledger.past[&SocietyCode::new("A0001")].iter().map(|past| past.n_rows.clone()).collect();
    let counts = |counts: &[(&str, u32)]| counts.iter().map(|&(roster, n)| (ItemId::new(roster), n)).collect();
    let expected: [BTreeMap<ItemId, u32>; 4] = [
        counts(&[]),
        counts(&[("functions", 4)]),
        counts(&[("demonstrations", 2), ("functions", 4)]),
        counts(&[("demonstrations", 2), ("functions", 1)]),
    ];
    assert_eq!(n_rows, expected);
}
