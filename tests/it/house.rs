//! The house rules: who may import whom, what may be named where, and that what the README lists is what there is.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// Every file below a folder, as its path from the crate's root and its text.
fn files_below(folder: &str) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|end| end == "rs") {
                let name = path.strip_prefix(root()).unwrap().to_str().unwrap().to_owned();
                found.push((name, fs::read_to_string(&path).unwrap()));
            }
        }
    }
    found.sort();
    found
}

/// The part of a source file before its tests.
fn without_tests(text: &str) -> &str {
    text.split("#[cfg(test)]").next().unwrap()
}

/// The room a source file is in: `domain` for `src/domain/decide.rs`, `session` for `src/session.rs`.
fn room_of(name: &str) -> &str {
    name.trim_start_matches("src/").split(['/', '.']).next().unwrap()
}

/// The rooms a text imports from.
fn rooms_named(text: &str) -> BTreeSet<String> {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
    lines
        .flat_map(|line| line.split("crate::").skip(1).map(str::to_owned).collect::<Vec<_>>())
        .flat_map(|rest| match rest.strip_prefix('{') {
            Some(group) => group.split(',').map(|part| part.trim().to_owned()).collect::<Vec<_>>(),
            None => vec![rest],
        })
        .map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>())
        .filter(|room| !room.is_empty())
        .collect()
}

#[test]
fn every_room_imports_only_from_the_rooms_below_it() {
    let may_import: BTreeMap<&str, Vec<&str>> = BTreeMap::from([
        ("lang", vec![]),
        ("domain", vec!["lang"]),
        ("store", vec!["domain", "lang"]),
        ("report", vec!["domain", "lang"]),
        ("session", vec!["domain", "lang", "store", "report"]),
        ("exchange", vec!["domain", "lang", "store", "report", "session"]),
        ("ui", vec!["domain", "lang", "store", "report", "exchange", "session"]),
        ("cli", vec!["domain", "lang", "store", "report", "exchange", "session", "ui"]),
        ("main", vec![]),
        ("lib", vec![]),
    ]);
    let mut wrong = Vec::new();
    for (name, text) in files_below("src") {
        let room = room_of(&name).to_owned();
        let allowed = may_import.get(room.as_str()).unwrap_or_else(|| panic!("{name} is in no known room"));
        for named in rooms_named(without_tests(&text)) {
            if named != room && !allowed.contains(&named.as_str()) {
                wrong.push(format!("{name} imports from {named}"));
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

/// The source files whose code (not comments, not tests) has a text in it.
fn files_naming(needle: &str) -> Vec<String> {
    let names = |text: &str| {
        without_tests(text).lines().any(|line| !line.trim_start().starts_with("//") && line.contains(needle))
    };
    files_below("src").into_iter().filter(|(_, text)| names(text)).map(|(name, _)| name).collect()
}

#[test]
fn sled_is_named_in_one_file_and_bincode_in_one_file() {
    assert_eq!(files_naming("sled::").len(), 1, "{:?}", files_naming("sled::"));
    assert_eq!(files_naming("bincode::").len(), 1, "{:?}", files_naming("bincode::"));
}

#[test]
fn files_are_opened_through_the_gate_or_by_the_store_alone() {
    // What no person names: places, drafts, hints and the office's settings beside the journal, and the list of accounts.
    let own = [
        "src/exchange/files.rs",
        "src/ui/place.rs",
        "src/ui/seen.rs",
        "src/ui/tour.rs",
        "src/ui/draft/file.rs",
        "src/ui/office.rs",
        "src/cli/environment.rs",
    ];
    for opening in ["File::open(", "File::create", "OpenOptions", "fs::read", "fs::write(", "fs::copy(", "fs::rename("]
    {
        let is_elsewhere = |name: &String| !name.starts_with("src/store/") && !own.contains(&name.as_str());
        let elsewhere: Vec<_> = files_naming(opening).into_iter().filter(is_elsewhere).collect();
        assert_eq!(elsewhere, Vec::<String>::new(), "{opening}");
    }
}

#[test]
fn no_other_program_is_ever_started() {
    for starting in ["process::Command", "CommandExt", "exec(", "posix_spawn"] {
        assert_eq!(files_naming(starting), Vec::<String>::new(), "{starting}");
    }
}

#[test]
fn key_literals_stand_in_the_key_table_only() {
    for literal in ["Key::Char('", "Key::Ctrl('", "KeyCode::Char('"] {
        let elsewhere: Vec<_> = files_naming(literal).into_iter().filter(|name| name != "src/ui/keys.rs").collect();
        assert_eq!(elsewhere, Vec::<String>::new(), "{literal}");
    }
}

#[test]
fn screens_never_name_a_store() {
    let screens = files_below("src/ui/screens");
    let naming: Vec<_> =
        screens.iter().filter(|(_, text)| text.contains("crate::store")).map(|(name, _)| name).collect();
    assert!(naming.is_empty(), "{naming:?}");
}

#[test]
fn every_source_file_opens_by_saying_what_it_knows() {
    let silent: Vec<_> =
        files_below("src").into_iter().filter(|(_, text)| !text.starts_with("//!")).map(|(name, _)| name).collect();
    assert_eq!(silent, Vec::<String>::new());
}

#[test]
fn chinese_sentences_use_full_width_punctuation() {
    let is_han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let mut wrong = Vec::new();
    for (name, text) in files_below("src/lang") {
        let is_said = |(_, line): &(usize, &str)| !line.trim_start().starts_with("//");
        for (row, line) in text.lines().enumerate().filter(is_said) {
            let chars: Vec<char> = line.chars().collect();
            for at in 1..chars.len() {
                if is_han(chars[at - 1]) && [',', ';', ':', '!', '?', '(', ')'].contains(&chars[at]) {
                    wrong.push(format!("{name}:{}: {line}", row + 1));
                }
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn nothing_else_stands_at_the_top_level() {
    let known = ["Cargo.toml", "Cargo.lock", "README.md", "src", "fixtures", "tests", "target"];
    let mut names: Vec<_> =
        fs::read_dir(root()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.retain(|name| !name.starts_with('.') && !known.contains(&name.as_str()));
    assert_eq!(names, Vec::<String>::new());
}

#[test]
fn every_dependency_earns_a_sentence() {
    let text = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let mut section = "";
    let mut before = "";
    let mut bare = Vec::new();
    for line in text.lines() {
        if line.starts_with('[') {
            section = line;
        } else if section.ends_with("dependencies]") && line.contains(" = ") && !before.starts_with('#') {
            bare.push(line.to_owned());
        }
        before = line;
    }
    assert_eq!(bare, Vec::<String>::new());
}

#[test]
fn the_code_is_formatted() {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let shown = Command::new(cargo).args(["fmt", "--check"]).current_dir(root()).output().unwrap();
    assert!(shown.status.success(), "{}", String::from_utf8_lossy(&shown.stdout));
}

#[test]
fn fixtures_name_no_path_of_any_machine() {
    let is_path = |text: &str| text.contains("/home/") || text.contains("/root/") || text.contains("/tmp/");
    let wrong: Vec<_> =
        files_below("src").into_iter().filter(|(_, text)| is_path(without_tests(text))).map(|(name, _)| name).collect();
    assert_eq!(wrong, Vec::<String>::new());
    assert!(Path::new(&root()).join("fixtures").is_dir());
}
