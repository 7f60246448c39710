//! Texts made to play tricks on a terminal, planted wherever a text can come from: none of it reaches the terminal raw, on
//! any screen, in either language, nor from any command that prints to a terminal; a document says the same with escapes.

use std::collections::BTreeSet;
use std::sync::Arc;

use bamai::domain::checklist::{self, Checklist};
use bamai::domain::command::{Act, Command};
use bamai::domain::event::{EvidenceKind, Profile, Scope};
use bamai::domain::ids::{EvidenceNo, NoteNo};
use bamai::domain::records::{Interview, Kept, Note};
use bamai::domain::value::{Answer, Pick, Value};
use bamai::lang::{Lang, Notice};
use bamai::ui::paint::{Painter, Synchronized};
use bamai::ui::screens::{Example, ROUTES};
use bamai::ui::text::{Metrics, is_unprintable};

use crate::cli_bamai::Bamai;
use crate::pty::Start;
use crate::stage::{Stage, in_assessment};

/// A title set, the screen cleared, the cursor asked for, both kinds of CSI, a bell, direction turned about, isolates,
/// characters nobody sees, a tag, a line end of another sort.
const TRICKS: &str = "\x1b]0;t\x07\x1b[2J\x1b[6n\u{9b}31m\u{9d}0;t\u{9c}\u{85}\x08\x7f\u{202e}gnp\u{202c}\u{2066}x\u{2069}\u{200b}\u{200f}\u{61c}\u{feff}\u{e0041}\u{2028}\u{ad}a\u{200d}b";

/// Whatever the program writes to a terminal of its own accord.
fn without_own_sequences(bytes: &[u8]) -> String {
    let text = std::str::from_utf8(bytes).expect("what is written is UTF-8");
    let mut rest = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        if c != '\x1b' {
            rest.push(c);
            continue;
        }
        assert_eq!(chars.next(), Some('['), "an escape sequence that is not the program's own");
        let sequence: String = chars.by_ref().take_while(|c| !c.is_ascii_alphabetic()).collect();
        assert!(sequence.chars().all(|c| c.is_ascii_digit() || ";?".contains(c)), "{sequence:?}");
    }
    rest
}

#[track_caller]
fn expect_harmless(where_from: &str, text: &str) {
    let found: BTreeSet<char> = text.chars().filter(|c| is_unprintable(*c) && !"\r\n\t".contains(*c)).collect();
    assert!(found.is_empty(), "{where_from}: {found:?} in\n{text:?}");
    assert!(!text.contains("a\u{200d}"), "{where_from}: an unseen joiner in\n{text:?}");
}

/// The small checklist, every one of its texts with the tricks in front.
fn checklist() -> Arc<Checklist> {
    let tricks: String = TRICKS.chars().map(|c| format!("\\U{:08x}", u32::from(c))).collect();
    let text = include_str!("../../fixtures/checklists/library.toml");
    let text = text.replace(" zh = \"", &format!(" zh = \"{tricks}")).replace(" en = \"", &format!(" en = \"{tricks}"));
    let parsed = checklist::parse("tricks.toml", &text);
    Arc::new(parsed.checklist.unwrap_or_else(|| panic!("{:?}", parsed.problems)))
}

/// A visit whose every text has the tricks in it.
fn hostile_visit(lang: Lang) -> Stage {
    let trick = |text: &str| format!("{TRICKS}{text}{TRICKS}");
    let profile = Profile { name: trick("学会"), short: trick("会"), level: trick("省级"), ..Profile::default() };
    let profile = Profile { discipline: trick("工"), region: trick("皖"), ..profile };
    let mut commands = vec![
        Command::Register { code: "X".into(), profile },
        Command::Start { society: "X".into(), checklist: checklist(), scope: Scope::Full },
    ];
    let other = Pick { code: "other".to_owned(), specify: Some(trick("棋")) };
    let (place, others) = (trick("厅"), trick("旁"));
    let interview = Interview { person: "R1-1".to_owned(), place, others, ..Interview::default() };
    let note = Note { interview: EvidenceNo(1), text: trick("话"), items: vec!["events".into()] };
    let acts = [
        Act::Keep(Kept::Interview(EvidenceNo(1), Some(interview))),
        Act::Keep(Kept::Note(NoteNo(1), Some(note))),
        Act::Answer { item: "lends".into(), answer: Answer::NotApplicable { reason: trick("无") } },
        Act::Answer { item: "events".into(), answer: Answer::Value(Value::Picks(vec![other])) },
        Act::Answer { item: "wish".into(), answer: Answer::Value(Value::Text(trick("书"))) },
        Act::Answer { item: "books".into(), answer: Answer::Value(Value::Int(9000)) },
        Act::Answer { item: "loans".into(), answer: Answer::Value(Value::Int(3)) },
        Act::Remark { item: "events".into(), text: trick("记") },
        Act::Remark { item: "books".into(), text: trick("记") },
        Act::Evidence { kind: EvidenceKind::Document, title: trick("册"), items: vec!["events".into(), "dry".into()] },
        Act::Overrule { check: "crowded".into(), item: None, why: trick("因") },
    ];
    commands.extend(acts.map(|act| in_assessment("X-1", act)));
    Stage::after_some(lang, &commands)
}

#[test]
fn no_screen_hands_a_trick_to_the_terminal() {
    let example = Example {
        society: "X".into(),
        assessment: "X-1".into(),
        item: "events".into(),
        check: "crowded".into(),
        group: "life".to_owned(),
        interview: EvidenceNo(1),
    };
    for lang in Lang::ALL {
        for metrics in [Metrics::Narrow, Metrics::Wide, Metrics::Ascii] {
            for (name, route) in ROUTES {
                let mut stage = hostile_visit(lang);
                stage.measures(metrics).goes(route(&example));
                stage.tells(Notice::new(TRICKS, TRICKS, TRICKS));
                let mut painter = Painter::new(Synchronized::On);
                let mut seen = String::new();
                for keys in ["", "Down Down", "Ctrl-N", "PgDn", "End", "?", "Esc", ":"] {
                    stage.keys(keys);
                    for (columns, lines) in [(80, 24), (40, 12)] {
                        stage.resizes(columns, lines);
                        let written = without_own_sequences(&painter.paint(stage.frame()));
                        expect_harmless(&format!("{name} after {keys:?}"), &written);
                        seen.push_str(&written);
                    }
                }
                let mark = if metrics == Metrics::Narrow { '\u{fffd}' } else { '?' };
                assert!(seen.contains(mark), "nothing was planted on {name}");
            }
        }
    }
}

#[test]
fn what_is_typed_and_pasted_is_harmless_on_its_way_back() {
    for (columns, lines) in [(80, 24), (40, 12)] {
        let mut stage = Stage::demo(Lang::Zh);
        stage.resizes(columns, lines);
        let mut painter = Painter::new(Synchronized::On);
        for keys in ["/", "Esc a", "Tab", "Esc i", "Esc Enter g", "Esc :", "Esc g W 1 Enter r", "Esc /", "Esc e a"] {
            stage.keys(keys).pastes(TRICKS).types(TRICKS);
            expect_harmless(keys, &without_own_sequences(&painter.paint(stage.frame())));
        }
    }
}

/// A store whose texts have the tricks in them, as far as files and arguments can bring them in.
fn hostile_store() -> Bamai {
    let bamai = Bamai::new();
    let register = format!("编号,名称,简称,级别,{TRICKS}\nX,{TRICKS}学会,{TRICKS},{TRICKS},x\n");
    let register = bamai.file("register.csv", register.replace(['\u{85}', '\u{2028}'], ""));
    bamai.run(&["import".as_ref(), register.as_os_str()]);
    bamai.run(&["society", "add", "Y", &format!("{TRICKS}学会")]);
    let society = if bamai.run(&["society", "X"]).code == 0 { "X" } else { "Y" };
    bamai.run(&["start", society]);
    let id = format!("{society}-1");
    bamai.run(&["answer", &id, "W1", "3", "--remark", TRICKS, "--evidence", &format!("document:{TRICKS}")]);
    bamai.run(&["answer", &id, "W2", "NA", "--reason", &format!("无{TRICKS}")]);
    bamai.run(&["answer", &id, "F10", "9"]);
    bamai.run(&["answer", &id, "F09", "3"]);
    bamai.run(&["overrule", &id, "C25", "--why", TRICKS]);
    bamai
}

/// Every command that prints what is in the store, and some that say why they cannot; `ID` stands for the assessment
/// and `FILE` for a checklist.
const COMMANDS: &[&[&str]] = &[
    &["list"],
    &["list", "--json"],
    &["society", "X"],
    &["society", "X", "--json"],
    &["evidence", "ID"],
    &["evidence", "ID", "--json"],
    &["answers", "ID"],
    &["answers", "ID", "--csv"],
    &["answers", "ID", "--json"],
    &["problems", "ID"],
    &["problems", "ID", "--json"],
    &["diagnose", "ID"],
    &["diagnose", "ID", "--json"],
    &["log", "ID"],
    &["log", "ID", "--csv"],
    &["log", "ID", "--json"],
    &["report", "ID", "--format", "md"],
    &["report", "ID", "--format", "csv"],
    &["report", "ID", "--format", "html"],
    &["report", "ID", "--format", "json"],
    &["export", "--jsonl"],
    &["verify"],
    &["check", "FILE"],
    &["check", "FILE", "--json"],
    &["start", TRICKS],
    &["answer", "ID", TRICKS, "1"],
    &["answer", "ID", "W3", TRICKS],
    &["import", TRICKS],
    &["apply", "ID", TRICKS],
    &["log", TRICKS],
    &[TRICKS],
    &["list", TRICKS],
];

fn args_of<'a>(command: &[&'a str], id: &'a str, file: &'a str) -> Vec<&'a str> {
    let arg = |arg: &&'a str| match *arg {
        "ID" => id,
        "FILE" => file,
        arg => arg,
    };
    command.iter().map(arg).collect()
}

#[test]
fn no_command_prints_a_trick_to_a_terminal() {
    let bamai = hostile_store();
    let id = if bamai.run(&["society", "X"]).code == 0 { "X-1" } else { "Y-1" };
    let file = bamai.file("甲\u{202e}\u{9b}.toml", format!("id = \"{}\"\n[[{}]]\n", "\u{202e}x", "甲\u{202e}\u{9b}"));
    let mut n_marks = 0;
    for command in COMMANDS {
        let args = args_of(command, id, file.to_str().unwrap());
        let mut terminal = Start::on(&bamai.store()).args(&args).go();
        terminal.wait_end();
        let written = String::from_utf8(terminal.bytes.clone()).unwrap();
        expect_harmless(&format!("{command:?}"), &written);
        n_marks += written.matches('\u{fffd}').count();
    }
    assert!(n_marks > 100, "nothing was planted: {n_marks}");
}

#[test]
fn documents_say_the_same_in_a_pipe_and_have_nothing_raw() {
    let bamai = hostile_store();
    let id = if bamai.run(&["society", "X"]).code == 0 { "X-1" } else { "Y-1" };
    let file = bamai.file("x.toml", "id = \"\u{202e}x\"\n");
    for command in COMMANDS.iter().filter(|command| command.contains(&"--json")) {
        expect_harmless(&format!("{command:?}"), &bamai.run(&args_of(command, id, file.to_str().unwrap())).out);
    }
    let answers = bamai.json(&["answers", id, "--json"]);
    let remark = answers.as_array().unwrap().iter().find(|row| row["item"] == "W1").unwrap()["remark"].clone();
    // As the table of answers has it, which goes to a pipe byte by byte.
    let csv = bamai.ok(&["answers", id, "--csv"]);
    assert!(csv.contains(remark.as_str().unwrap()), "{csv:?} {remark:?}");
    assert!(remark.as_str().unwrap().contains('\u{202e}'), "{remark:?}");
}

#[test]
fn names_from_the_environment_are_harmless_too() {
    let bamai = Bamai::new();
    for (name, value) in
        [("USER", "\u{202e}gnaw"), ("LOGNAME", "\u{202e}gnaw"), ("TERM", "x\u{9b}2J"), ("LC_ALL", "zh_CN.\u{202e}KBG")]
    {
        let mut terminal = Start::on(&bamai.store()).with(name, value).go();
        terminal.settle().send("\x03");
        terminal.wait_end();
        let written = String::from_utf8_lossy(&terminal.bytes).into_owned();
        expect_harmless(name, &without_own_sequences(written.as_bytes()));
    }
}
