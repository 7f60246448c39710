//! Keeping the store from the command line: what verify, backup, restore, export and import print, and their exit codes.

use std::fs;

use bamai::store::disk::DiskStore;
use serde_json::{Value, json};

use crate::cli_bamai::Bamai;
use crate::store_samples::MORNING;

/// What a store comes to, as every reading command tells it.
fn told(bamai: &Bamai) -> Vec<String> {
    let asked: [&[&str]; 5] = [
        &["list", "--json"],
        &["answers", "A0001"],
        &["log", "A0001", "--json"],
        &["diagnose", "A0001", "--json"],
        &["evidence", "A0001", "--json"],
    ];
    asked.iter().map(|args| bamai.ok(args)).collect()
}

/// Changes a byte in the title of a piece of evidence, amid the journal.
fn damage(bamai: &Bamai) {
    let log = bamai.store().join("journal.log");
    let mut bytes = fs::read(&log).unwrap();
    let needle = "成果目录".as_bytes();
    let at = bytes.windows(needle.len()).position(|bytes| bytes == needle).unwrap();
    bytes[at] ^= 1;
    fs::write(&log, bytes).unwrap();
}

fn with_evidence() -> Bamai {
    let bamai = Bamai::started();
    bamai.ok(&["answer", "A0001", "W1", "2", "--evidence", "文件：成果目录"]);
    bamai.ok(&["answer", "A0001", "W2", "1"]);
    bamai
}

#[test]
fn verifying_a_sound_store_says_so_in_a_document_and_in_words() {
    let bamai = Bamai::visited();
    let run = bamai.run(&["verify", "--deep", "--json"]).expect(0);
    let mut document: Value = serde_json::from_str(&run.out).unwrap();
    let n_entries = document["journal"]["entries"].clone();
    let hash = bamai.json(&["log", "A0001", "--json"]).as_array().unwrap().last().unwrap()["hash"].clone();
    document["checklists"][0]["hash"] = json!("…");
    let expected = json!({
        "store": bamai.store().to_str().unwrap(),
        "state": "fine",
        "journal": {"entries": n_entries, "last": n_entries, "hash": hash, "bad_bytes": 0, "tail_bytes": 0, "missing": []},
        "database": {"state": "fits", "why": null},
        "checklists": [{"hash": "…", "state": "whole"}],
        "rebuilt": {"fits": true, "why": null},
        "repairs": [],
        "earlier": [],
    });
    assert_eq!(document, expected);
    assert!(bamai.ok(&["verify"]).ends_with("一切完好\n"));
    bamai.run(&["--store", "nowhere", "verify"]).expect(2);
}

#[test]
fn damage_is_named_mended_and_named_no_more() {
    let bamai = with_evidence();
    let before = told(&bamai);
    damage(&bamai);
    let verified = bamai.run(&["verify", "--json"]).expect(1);
    let document: Value = serde_json::from_str(&verified.out).unwrap();
    assert_eq!((&document["state"], &document["repairs"][0]["kind"]), (&json!("repaired"), &json!("restored")));
    let message = document["repairs"][0]["message"].as_str().unwrap();
    assert!(message.contains("已从数据库补回，没有丢失"), "{message}");
    assert_eq!(told(&bamai), before);
    // What was repaired is still named, for whoever opens the ledger next, and no failure any more.
    let again = bamai.run(&["verify"]).expect(0);
    assert!(again.out.contains("先前修复：日志缺第"), "{}", again.out);
}

#[test]
fn beside_another_bamai_the_journal_is_verified_and_the_backup_made() {
    let bamai = with_evidence();
    let holder = DiskStore::open(&bamai.store(), MORNING, "李四").unwrap();
    let document = bamai.json(&["verify", "--json"]);
    assert_eq!((&document["state"], &document["database"]["state"]), (&json!("fine"), &json!("not_checked")));
    bamai.run(&["verify"]).expect(0);
    bamai.run(&["backup", "b"]).expect(0);
    damage(&bamai);
    let found = bamai.run(&["verify"]).expect(1);
    assert!(found.out.contains("仍有损坏"), "{}", found.out);
    bamai.run(&["restore", "b", "--replace"]).expect(3);
    drop(holder);
}

#[test]
fn a_backup_is_restored_elsewhere_and_over_what_is_there_only_when_told_to() {
    let bamai = with_evidence();
    let before = told(&bamai);
    bamai.ok(&["backup", "b"]);
    bamai.run(&["backup", "b"]).expect(1);
    bamai.run(&["backup", "b", "--force"]).expect(0);
    bamai.ok(&["answer", "A0001", "W1", "0"]);
    let after = told(&bamai);
    assert_ne!(after, before);
    bamai.run(&["restore", "b"]).expect(1);
    assert_eq!(told(&bamai), after);
    let restored = bamai.run(&["restore", "b", "--replace"]).expect(0);
    assert!(restored.out.contains("quarantine/journal.log-"), "{}", restored.out);
    assert_eq!(told(&bamai), before);
    bamai.run(&["verify"]).expect(0);
    bamai.ok(&["answer", "A0001", "W1", "0"]);
}

#[test]
fn what_is_no_backup_restores_nothing() {
    let bamai = Bamai::new();
    bamai.file("text", "编号,名称\n");
    for name in ["text", "none"] {
        let refused = bamai.run(&["restore", name]).expect(2);
        assert!(!refused.err.is_empty());
    }
    assert!(!bamai.store().exists());
    bamai.run(&["backup", "b"]).expect(3);
}

#[test]
fn an_export_brought_in_elsewhere_is_the_same_store() {
    let bamai = Bamai::visited();
    let lines = bamai.ok(&["export", "--jsonl"]);
    let other = Bamai::new();
    other.file("all.jsonl", &lines);
    let n_lines = lines.lines().count();
    assert_eq!(other.ok(&["import", "all.jsonl"]), format!("已读入 {n_lines} 条，另有 0 条原已存在\n"));
    assert_eq!(told(&other), told(&bamai));
    assert_eq!(other.ok(&["export", "--jsonl"]), lines);
    assert_eq!(other.ok(&["import", "all.jsonl"]), format!("已读入 0 条，另有 {n_lines} 条原已存在\n"));
    other.ok(&["export", "--jsonl", "-o", "again.jsonl"]);
    assert_eq!(fs::read_to_string(other.store().with_file_name("again.jsonl")).unwrap(), lines);
    bamai.run(&["export"]).expect(2);
}

#[test]
fn an_export_does_not_go_into_a_store_that_went_another_way() {
    let bamai = Bamai::started();
    let begun = bamai.ok(&["export", "--jsonl"]);
    bamai.ok(&["answer", "A0001", "W1", "2"]);
    let lines = bamai.ok(&["export", "--jsonl"]);
    let other = Bamai::new();
    other.file("begun.jsonl", begun);
    other.ok(&["import", "begun.jsonl"]);
    other.ok(&["answer", "A0001", "W1", "3"]);
    let before = told(&other);
    other.file("all.jsonl", &lines);
    let refused = other.run(&["import", "all.jsonl"]).expect(1);
    assert!(refused.err.contains("台账里是别的内容"), "{}", refused.err);
    other.file("changed.jsonl", lines.replace("{\"int\":2}", "{\"int\":4}"));
    other.run(&["import", "changed.jsonl"]).expect(2);
    assert_eq!(told(&other), before);
}

#[test]
fn a_damaged_journal_is_exported_as_far_as_it_goes_and_that_is_said() {
    let bamai = with_evidence();
    let n_lines = bamai.ok(&["export", "--jsonl"]).lines().count();
    damage(&bamai);
    let exported = bamai.run(&["export", "--jsonl"]).expect(1);
    assert_eq!(exported.out.lines().count(), n_lines, "a line stands for the entry that is lost");
    assert!(exported.out.contains("\"event\":\"lost\"") && exported.err.contains("bamai verify"), "{}", exported.err);
}
