//! The doctor without a terminal: the store's health, exit codes, and the shape of its document.

use serde_json::Value as Json;

use crate::cli_bamai::{Bamai, run};

fn row(document: &Json, id: &str) -> Json {
    document["rows"].as_array().unwrap().iter().find(|row| row["id"] == id).unwrap().clone()
}

/// The rows that are wrong, but for what kind of disk the tests happen to run on.
pub fn wrong(document: &Json) -> Vec<&str> {
    let rows = document["rows"].as_array().unwrap().iter();
    let wrong = rows.filter(|row| row["state"] == "wrong" && row["id"] != "file_system");
    wrong.map(|row| row["id"].as_str().unwrap()).collect()
}

#[test]
fn every_row_is_there_in_order_whatever_was_found() {
    let ids = [
        "terminal",
        "answers",
        "ambiguous",
        "locale",
        "colours",
        "synchronized",
        "link",
        "store",
        "room",
        "file_system",
        "held",
        "journal",
        "name",
        "clock",
    ];
    for bamai in [Bamai::new(), Bamai::started()] {
        let document = bamai.json(&["doctor", "--json"]);
        let found: Vec<&str> =
            document["rows"].as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap()).collect();
        assert_eq!(found, ids);
        assert_eq!(row(&document, "terminal")["state"], "look");
        assert_eq!(row(&document, "name")["facts"]["name"], "张三");
    }
}

#[test]
fn a_sound_store_is_counted_and_nothing_is_made_where_there_is_none() {
    let bamai = Bamai::started();
    let document = bamai.json(&["doctor", "--json"]);
    let n_entries = bamai.ok(&["export", "--jsonl"]).lines().count();
    let journal = row(&document, "journal");
    assert_eq!((&journal["state"], &journal["facts"]["entries"]), (&Json::from("ok"), &Json::from(n_entries)));
    let none = Bamai::new();
    for bamai in [&bamai, &none] {
        assert_eq!(wrong(&bamai.json(&["doctor", "--json"])), Vec::<&str>::new());
    }
    assert!(!none.store().exists());
}

#[test]
fn a_damaged_journal_is_wrong_and_left_as_it_is() {
    let bamai = Bamai::started();
    let path = bamai.store().join("journal.log");
    let mut bytes = std::fs::read(&path).unwrap();
    let at = bytes.len() / 2;
    bytes[at] ^= 0x40;
    std::fs::write(&path, &bytes).unwrap();
    let found = bamai.run(&["doctor"]).expect(1);
    assert!(found.out.contains("bamai verify"), "{found:?}");
    let document = bamai.json(&["doctor", "--json"]);
    assert_eq!(
        (&document["state"], &row(&document, "journal")["facts"]["state"]),
        (&Json::from("wrong"), &Json::from("damaged"))
    );
    assert_eq!(std::fs::read(&path).unwrap(), bytes);
}

#[test]
fn a_store_that_cannot_be_is_wrong() {
    let bamai = Bamai::new();
    bamai.file("store", "a file where the directory should be");
    let document = bamai.json(&["doctor", "--json"]);
    assert_eq!(row(&document, "store")["state"], "wrong");
    bamai.run(&["doctor"]).expect(1);
}

#[test]
fn whoever_has_the_store_is_named() {
    let bamai = Bamai::started();
    let store = bamai.store();
    let lock = bamai::store::lock::Lock::take(&store, bamai::domain::ids::Millis(0), "wang").unwrap();
    let held = row(&bamai.json(&["doctor", "--json"]), "held");
    assert_eq!((&held["state"], &held["facts"]["user"]), (&Json::from("look"), &Json::from("wang")));
    assert_eq!(held["facts"]["pid"], std::process::id());
    drop(lock);
    assert_eq!(row(&bamai.json(&["doctor", "--json"]), "held")["state"], "ok");
}

#[test]
fn it_speaks_both_languages_and_works_in_any_locale() {
    let bamai = Bamai::started();
    for (lang, word) in [("zh", "文件系统"), ("en", "file system")] {
        for (name, value) in [("LC_ALL", "zh_CN.GBK"), ("LC_ALL", "C"), ("TERM", "dumb")] {
            let mut command = bamai.bare();
            command.arg("--store").arg(bamai.store()).args(["--as", "a", "--lang", lang, "doctor"]).env(name, value);
            let run = run(&mut command);
            assert!(run.out.contains(word) && !run.out.contains('\x1b'), "{run:?}");
            assert!(run.code == 1 || value != "zh_CN.GBK", "{run:?}");
        }
    }
}
