//! Two programs at one store: the second learns who the first is, and a killed one holds nothing.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Command, Stdio};

use bamai::lang::Lang;
use bamai::store::disk::DiskStore;
use bamai::store::{StoreError, reading};
use tempfile::TempDir;

use crate::store_samples::{MORNING, append_each, journal_of, visit};

const HOLD: &str = "BAMAI_TEST_HOLD";

/// Not a test of its own: when the environment says so, this process opens the store, says so, and holds it until its input ends.
#[test]
fn holds_a_store_when_told_to() {
    let Ok(dir) = std::env::var(HOLD) else { return };
    let mut store = DiskStore::open(dir.as_ref(), MORNING, "李").unwrap().store;
    append_each(&mut store, &visit(5));
    std::io::stdout().write_all(b"\nholding\n").unwrap();
    let _ = std::io::stdin().read(&mut [0]);
}

/// Seen to fail when the lock is not taken.
#[test]
fn a_second_program_learns_who_holds_the_store_and_gets_it_after_a_kill() {
    let dir = TempDir::new().unwrap();
    let mut holder = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "store_lock::holds_a_store_when_told_to", "--nocapture"])
        .env(HOLD, dir.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let lines = BufReader::new(holder.stdout.take().unwrap()).lines();
    assert!(lines.map_while(Result::ok).any(|line| line == "holding"));

    let error = DiskStore::open(dir.path(), MORNING, "zhang").unwrap_err();
    let StoreError::Held { path, pid, user, since } = &error else { panic!("{error}") };
    assert_eq!((path.as_path(), *pid, user.as_str(), *since), (dir.path(), Some(holder.id()), "李", Some(MORNING)));
    let notice = error.notice(Lang::Zh);
    assert!(notice.why.contains(&holder.id().to_string()) && notice.why.contains("李"), "{notice}");
    assert_eq!(reading::read(dir.path()).unwrap().journal(), visit(5), "reading works all the same");

    // Whoever takes the file for a leftover and deletes it is kept out all the same.
    std::fs::remove_file(dir.path().join("LOCK")).unwrap();
    let error = DiskStore::open(dir.path(), MORNING, "zhang").unwrap_err();
    assert!(matches!(error, StoreError::Held { pid: None, .. }), "{error}");

    holder.kill().unwrap();
    holder.wait().unwrap();
    let opened = DiskStore::open(dir.path(), MORNING, "zhang").unwrap();
    assert_eq!(opened.repairs, []);
    let mut store = opened.store;
    assert_eq!(journal_of(&mut store), visit(5));
}

#[test]
fn a_closed_store_can_be_opened_again_at_once() {
    let dir = TempDir::new().unwrap();
    for n in 0..5 {
        let opened = DiskStore::open(dir.path(), MORNING, "zhang").unwrap();
        assert_eq!(opened.repairs, []);
        let mut store = opened.store;
        append_each(&mut store, &visit(10)[n * 2..n * 2 + 2]);
    }
    assert_eq!(reading::read(dir.path()).unwrap().journal(), visit(10));
}
