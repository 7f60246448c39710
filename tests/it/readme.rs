//! The README is true: its screens, keys, commands and words are those of the program.
//!
//! `BAMAI_BLESS=1 cargo test readme` writes the screens and lists into it afresh.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use bamai::cli::manual;
use bamai::domain::checklist::ProblemCode;
use bamai::domain::kinds::KINDS;
use bamai::lang::Lang;
use bamai::report::formats::FORMATS;
use bamai::report::kinds::KINDS as KINDS_OF_REPORT;
use bamai::ui::keys;
use ratatui::layout::Size;

use crate::cli_bamai::Bamai;
use crate::stage::Stage;

/// A screen of the README: its name, language, size, and the keys that lead to it from the ledger of the sample store.
struct Shown(&'static str, Lang, Size, &'static str);

/// The screens that need more than the sample store has: results of other societies, or a second round.
const OF_THE_OFFICE: [&str; 3] = ["dashboard", "dashboard-zh", "class"];
const OF_TWO_ROUNDS: [&str; 1] = ["compare"];

const SCREENS: &[Shown] = &[
    Shown("ledger-zh", Lang::Zh, Size::new(80, 24), ""),
    Shown("ledger", Lang::En, Size::new(80, 24), ""),
    Shown("start", Lang::En, Size::new(80, 24), "j j n"),
    Shown("overview", Lang::En, Size::new(80, 24), "j Enter"),
    Shown("item", Lang::En, Size::new(80, 24), "Enter : W 1 Enter"),
    Shown("item-zh", Lang::Zh, Size::new(80, 24), "Enter : W 1 Enter"),
    Shown("item-wide", Lang::En, Size::new(120, 24), "Enter : W 1 Enter"),
    Shown("desk-work", Lang::En, Size::new(120, 24), "j Enter : D 3 Enter w Tab End"),
    Shown("facts", Lang::En, Size::new(80, 24), "Enter Enter"),
    Shown("evidence", Lang::En, Size::new(80, 24), "Enter : W 1 Enter e"),
    Shown("interviews", Lang::En, Size::new(80, 24), "j Enter i"),
    Shown("notes", Lang::En, Size::new(80, 24), "j Enter i Enter"),
    Shown("problems", Lang::En, Size::new(80, 24), "j Enter p"),
    Shown("overrule", Lang::En, Size::new(80, 24), "j Enter p j j o"),
    Shown("diagnosis", Lang::En, Size::new(80, 24), "Enter d"),
    Shown("crux", Lang::En, Size::new(80, 24), "Enter z"),
    Shown("crux-zh", Lang::Zh, Size::new(80, 24), "Enter z"),
    Shown("actions", Lang::En, Size::new(80, 24), "Enter b"),
    Shown("what-if", Lang::En, Size::new(80, 24), "Enter d f m"),
    Shown("society", Lang::En, Size::new(80, 24), "Right"),
    Shown("compare", Lang::En, Size::new(80, 24), "Right c"),
    Shown("dashboard", Lang::En, Size::new(80, 24), "d"),
    Shown("dashboard-zh", Lang::Zh, Size::new(80, 24), "d"),
    Shown("class", Lang::En, Size::new(80, 24), "d c Down Down Down Enter"),
    Shown("arithmetic", Lang::En, Size::new(80, 24), "Enter d j ="),
    Shown("report", Lang::En, Size::new(80, 24), "Enter x"),
    Shown("audit", Lang::En, Size::new(80, 24), "Enter t"),
    Shown("palette", Lang::En, Size::new(80, 24), "Enter : z d"),
    Shown("item-small", Lang::Zh, Size::new(40, 12), "Enter : W 1 Enter"),
];

fn path() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("README.md")
}

fn screen(name: &str) -> String {
    let Shown(_, lang, size, keys) =
        SCREENS.iter().find(|shown| shown.0 == name).unwrap_or_else(|| panic!("no {name}"));
    let mut stage = match name {
        name if OF_THE_OFFICE.contains(&name) => Stage::office(*lang, *size),
        name if OF_TWO_ROUNDS.contains(&name) => Stage::of_two_rounds(*lang, *size),
        _ => Stage::demo_sized(*lang, *size),
    };
    stage.keys(keys).screen()
}

fn list(name: &str) -> String {
    match name {
        "keys" => keys::markdown(Lang::En),
        "commands" => manual::markdown(Lang::En),
        _ => panic!("no list is called {name}"),
    }
}

/// The name in a line `<!-- sort: name -->`.
fn marked<'a>(line: &'a str, sort: &str) -> Option<&'a str> {
    line.strip_prefix("<!-- ")?.strip_prefix(sort)?.strip_prefix(": ")?.strip_suffix(" -->")
}

/// The README with every screen and list written afresh.
fn afresh(readme: &str) -> String {
    let mut page = String::new();
    let mut lines = readme.lines();
    while let Some(line) = lines.next() {
        page.push_str(line);
        page.push('\n');
        if let Some(name) = marked(line, "screen") {
            assert_eq!(lines.next(), Some("```text"), "after the marker of {name}");
            assert!(lines.by_ref().any(|line| line == "```"), "the block of {name} has no end");
            page.push_str(&format!("```text\n{}\n```\n", screen(name)));
        } else if let Some(name) = marked(line, "list") {
            assert!(lines.by_ref().any(|line| line == "<!-- end -->"), "the list of {name} has no end");
            page.push_str(&format!("\n{}\n\n<!-- end -->\n", list(name).trim_end()));
        }
    }
    page
}

#[test]
fn its_screens_and_lists_are_those_of_the_program() {
    let readme = fs::read_to_string(path()).unwrap();
    let fresh = afresh(&readme);
    if std::env::var_os("BAMAI_BLESS").is_some() {
        fs::write(path(), fresh).unwrap();
        return;
    }
    let differing = readme.lines().zip(fresh.lines()).enumerate().find(|(_, (old, new))| old != new);
    if let Some((at, (old, new))) = differing {
        panic!("line {} is\n{old}\nand should be\n{new}\nBAMAI_BLESS=1 cargo test readme writes it afresh", at + 1);
    }
    assert_eq!(readme.len(), fresh.len());
}

#[test]
fn every_screen_stands_in_it_once() {
    let readme = fs::read_to_string(path()).unwrap();
    for Shown(name, ..) in SCREENS {
        let n = readme.lines().filter(|line| marked(line, "screen") == Some(name)).count();
        assert_eq!(n, 1, "{name}");
    }
}

/// The words in backticks that begin the rows of the table under a heading.
fn rows_under(heading: &str) -> Vec<String> {
    let readme = fs::read_to_string(path()).unwrap();
    let section = readme.lines().skip_while(|line| *line != heading).skip(1).take_while(|line| !line.starts_with('#'));
    let word = |line: &str| Some(line.strip_prefix("| `")?.split('`').next()?.to_owned());
    section.filter_map(word).collect()
}

#[test]
fn it_lists_every_code_of_a_problem_in_a_checklist() {
    let codes: Vec<&str> = ProblemCode::ALL.iter().map(|code| code.as_str()).collect();
    assert_eq!(rows_under("### Problem codes"), codes);
}

#[test]
fn it_lists_every_kind_of_question() {
    let kinds: Vec<&str> = KINDS.iter().map(|kind| kind.name()).collect();
    assert_eq!(rows_under("### Kinds of question"), kinds);
}

#[test]
fn it_lists_every_format_of_a_report() {
    let formats: Vec<&str> = FORMATS.iter().map(|format| format.name()).collect();
    assert_eq!(rows_under("### Report formats"), formats);
}

#[test]
fn it_lists_every_kind_of_report() {
    let kinds: Vec<&str> = KINDS_OF_REPORT.iter().map(|kind| kind.name).collect();
    assert_eq!(rows_under("### Kinds of report"), kinds);
}

/// The part of the README under a heading, up to the next heading of the same or a higher level.
fn under(heading: &str) -> String {
    let readme = fs::read_to_string(path()).unwrap();
    let level = heading.chars().take_while(|c| *c == '#').count();
    let is_end = |line: &str| {
        let depth = line.chars().take_while(|c| *c == '#').count();
        (1..=level).contains(&depth)
    };
    let section = readme.lines().skip_while(|line| *line != heading).skip(1).take_while(|line| !is_end(line));
    section.collect::<Vec<_>>().join("\n")
}

/// Every key of a JSON document, but for those named by the checklist.
fn fields(document: &serde_json::Value, found: &mut BTreeSet<String>) {
    match document {
        serde_json::Value::Array(rows) => rows.iter().for_each(|row| fields(row, found)),
        serde_json::Value::Object(entries) => {
            for (name, value) in entries {
                found.insert(name.clone());
                if name != "severities" {
                    fields(value, found);
                }
            }
        }
        _ => {}
    }
}

#[test]
fn it_names_every_field_of_the_json_documents() {
    let bamai = Bamai::visited();
    let number = bamai.ok(&["interview", "A0001", "--role", "R9"]);
    bamai.ok(&["note", "A0001", number.trim(), "没有人问过需要什么"]);
    bamai.ok(&["society", "add", "B1", "乙"]);
    bamai.ok(&["start", "B1"]);
    bamai.ok(&["answer", "B1", "W1", "2"]);
    let documents: [(&str, &[&str]); 14] = [
        ("### `list` and `society CODE`", &["list", "--json"]),
        ("### `list` and `society CODE`", &["society", "A0001", "--json"]),
        ("### `compare CODE` and `compare ID ID`", &["compare", "B1-1", "A0001-1", "--json"]),
        ("### `evidence ID`", &["evidence", "A0001", "--json"]),
        ("### `visit ID`", &["visit", "A0001", "--json"]),
        ("### `self-rating ID`", &["self-rating", "A0001", "--json"]),
        ("### `interview ID`", &["interview", "A0001", "--json"]),
        ("### `answers ID`", &["answers", "A0001", "--json"]),
        ("### `problems ID`", &["problems", "A0001", "--json"]),
        ("### `diagnose ID`", &["diagnose", "A0001", "--json"]),
        ("### `dashboard`", &["dashboard", "--json"]),
        ("### `log ID`", &["log", "A0001", "--json"]),
        ("### `verify`", &["verify", "--json"]),
        ("### `doctor`", &["doctor", "--json"]),
    ];
    for (heading, arguments) in documents {
        let section = under(heading);
        let mut found = BTreeSet::new();
        fields(&serde_json::from_str(&bamai.run(arguments).out).unwrap(), &mut found);
        assert!(found.len() > 3, "{heading}: {found:?}");
        found.retain(|name| !section.contains(&format!("`{name}`")));
        assert!(found.is_empty(), "{heading} does not name {found:?}");
    }
}

#[test]
fn it_names_every_key_of_a_checklist() {
    let bamai = Bamai::new();
    let mut found = BTreeSet::new();
    fields(&serde_json::from_str(&bamai.ok(&["checklist", "--json"])).unwrap(), &mut found);
    let section = under("### The checklist") + &under("### Kinds of question") + &under("### `checklist`");
    found.retain(|name| {
        ![format!("`{name}`"), format!("`{name} ="), format!("{{ {name}"), format!(", {name}")]
            .iter()
            .any(|shape| section.contains(shape))
    });
    assert!(found.is_empty(), "not named: {found:?}");
}
