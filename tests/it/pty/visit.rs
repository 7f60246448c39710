//! A whole visit typed by keys alone, as an assessor types it: register, start, facts, red lines, 17 forms, submit, diagnose.

use bamai::domain::checklist::{FormKind, Item, builtin};
use bamai::domain::kinds::Entry;

use crate::pty::{Home, QUESTION, Screen, Terminal};

/// The answers of the sample visit.
const VISIT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fixtures/demo/visit.csv");

/// What an assessor found about one item, or why a check does not hold.
#[derive(Clone, Default)]
pub struct Found {
    pub item: String,
    pub value: String,
    pub reason: String,
    pub remark: String,
    pub evidence: Vec<(char, String)>,
}

/// Reads the sample visit.
pub fn visit() -> Vec<Found> {
    let mut reader = csv::Reader::from_path(VISIT).unwrap();
    let found = |row: Result<csv::StringRecord, csv::Error>| {
        let row = row.unwrap();
        let piece = |piece: &str| {
            let (kind, title) = piece.split_once(':').unwrap();
            let number = ["document", "interview", "observation", "outside"].iter().position(|known| *known == kind);
            (char::from_digit(u32::try_from(number.unwrap()).unwrap() + 1, 10).unwrap(), title.to_owned())
        };
        Found {
            item: row[0].to_owned(),
            value: row[1].to_owned(),
            reason: row[2].to_owned(),
            remark: row[3].to_owned(),
            evidence: row[4].split('|').filter(|piece| !piece.is_empty()).map(piece).collect(),
        }
    };
    reader.records().map(found).collect()
}

/// Registers a society on an empty store, its name pasted, and starts its first assessment.
pub fn register_and_start(terminal: &mut Terminal) {
    terminal.see("台账还是空的").send("a").see("登记学会").send("A0002\t").paste("激光学会").send("\t\t省级\x13");
    terminal.see("已登记 A0002 激光学会").send("n").see("开始评估：激光学会").send("\r");
    terminal.see("评估 A0002-1 已开始").see_saved();
}

/// Tells whether an item is the one shown, on its own screen or as a row of its form.
pub fn is_at(screen: &Screen, item: &str) -> bool {
    let id = format!("{item} ");
    let is_row = |line: &String| {
        line.strip_prefix('▸').is_some_and(|row| row.chars().skip(2).collect::<String>().starts_with(&id))
    };
    screen.title().starts_with(&format!(" {id}")) || screen.lines().iter().any(is_row)
}

/// Answers the item the screen is at: evidence, remark, and the answer last, since on a form it leads to the next row.
pub fn answer(terminal: &mut Terminal, item: &Item, found: &Found) {
    let id = item.id.as_str();
    let is_held = |screen: &Screen| screen.shows(QUESTION);
    // Keys that reached the program before it could show what came up wait for a word.
    terminal.wait(&format!("item {id}"), |screen| is_at(screen, id) || is_held(screen));
    if is_held(&terminal.screen()) {
        terminal.see_question().send("\r").see_no(QUESTION);
    }
    terminal.wait(&format!("item {id}"), |screen| is_at(screen, id));
    if !found.evidence.is_empty() {
        terminal.send("e").see(&format!("{id} "));
        for (nth, (kind, title)) in (1..).zip(&found.evidence) {
            terminal.send(format!("a{kind} {title}\r")).see(&format!("的证据 {nth}/"));
        }
        terminal.send("\r").see_no("的证据 ");
    }
    if !found.remark.is_empty() {
        terminal.send(format!("r{}\r", found.remark));
    }
    terminal.send(value_keys(item, found));
}

/// Returns the keys that give an answer.
fn value_keys(item: &Item, found: &Found) -> String {
    let option = |code: &str| {
        let (code, text) = code.split_once(':').unwrap_or((code, ""));
        let at = item.options.iter().position(|option| option.code == code).unwrap();
        let enter = if text.is_empty() { "" } else { "\r" };
        format!("{}{text}{enter}", at + 1)
    };
    match (found.value.as_str(), item.kind.entry()) {
        ("NE", _) => "-".to_owned(),
        ("NA", _) => format!("/{}\r", found.reason),
        (value, Entry::Level) => value.to_owned(),
        ("是", Entry::YesNo) => "y".to_owned(),
        ("否", Entry::YesNo) => "n".to_owned(),
        (codes, Entry::Single | Entry::Multi) => codes.split('|').map(option).collect(),
        (value, Entry::Line | Entry::Page) => format!("{value}\r"),
        (value, Entry::YesNo) => panic!("{value} is neither yes nor no"),
        (value, Entry::Rows) => panic!("the visit has no roster, and yet {value}"),
    }
}

/// Walks a form of many rows from its first row, and leaves it.
fn fill_rows(terminal: &mut Terminal, form: &str, visit: &[Found]) {
    let checklist = builtin();
    let form = checklist.form(form).unwrap();
    for item in checklist.items_of(form) {
        let Some(found) = visit.iter().find(|found| found.item == item.id.as_str()) else { continue };
        answer(terminal, item, found);
        if item.kind.entry() != Entry::Line {
            terminal.send("\r");
        }
    }
    terminal.see_saved().send("\x1b").see("已答");
}

#[test]
fn a_visit_typed_by_keys_alone_is_the_visit_applied_from_a_file() {
    let visit = visit();
    let typed = Home::new();
    let mut terminal = typed.start().go();
    register_and_start(&mut terminal);

    terminal.send("\r").see("F01");
    fill_rows(&mut terminal, "F", &visit);

    let checklist = builtin();
    let is_walked = |item: &&Item| checklist.form(item.form.as_str()).unwrap().kind != FormKind::Facts;
    terminal.send("\x1b[H\x1b[B\r").see(" W1 ");
    for item in checklist.items.iter().filter(is_walked) {
        let Some(found) = visit.iter().find(|found| found.item == item.id.as_str()) else { continue };
        answer(&mut terminal, item, found);
        terminal.send("\r");
    }

    // Past the last item stands what is left to do: the one soft check.
    terminal.see("问题 ").see("其中 1 项须先解决").send("o").see("说明理由 C04");
    let overrule = visit.iter().find(|found| found.item == "C04").unwrap();
    terminal.send(&overrule.reason).send("\r").see("没有妨碍提交的").send("s").see("提交评估 A0002-1？").send("y");
    terminal.see("评估 A0002-1 已提交").see_saved().send("d").see("诊断");

    let applied = Home::new();
    applied.out(&["society", "add", "A0002", "激光学会"]);
    applied.out(&["start", "A0002"]);
    applied.out(&["apply", "A0002-1", VISIT]);
    applied.out(&["submit", "A0002-1"]);
    let diagnosis = applied.out(&["diagnose", "A0002-1", "--json"]);
    for (axis, score) in scores(&diagnosis) {
        let is_shown =
            |screen: &Screen| screen.lines().iter().any(|line| line.contains(&axis) && line.contains(&score));
        terminal.wait(&format!("{axis} {score}"), is_shown);
    }
    terminal.send("\x03");
    assert_eq!(terminal.wait_end(), 0);
    assert_eq!(typed.out(&["diagnose", "A0002-1", "--json"]), diagnosis);
    assert_eq!(answers(&typed), answers(&applied));
}

/// Returns every answer as it is written for others, the evidence of each sorted: its numbers depend on what came first.
fn answers(home: &Home) -> Vec<Vec<String>> {
    let text = home.out(&["answers", "A0002-1", "--csv"]);
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let sorted = |field: &str| {
        let mut pieces: Vec<&str> = field.split('|').collect();
        pieces.sort_unstable();
        pieces.join("|")
    };
    reader.records().map(|row| row.unwrap().iter().map(sorted).collect()).collect()
}

/// Returns the axes' titles and their scores as people write them.
fn scores(diagnosis: &str) -> Vec<(String, String)> {
    let diagnosis: serde_json::Value = serde_json::from_str(diagnosis).unwrap();
    let axes = diagnosis["axes"].as_array().unwrap().iter();
    let scored = axes.filter_map(|axis| Some((axis["id"].as_str()?, axis["score"].as_f64()?)));
    let titled = |id: &str| builtin().form(id).unwrap().title.get(bamai::lang::Lang::Zh).to_owned();
    scored.map(|(id, score)| (titled(id), format!("{score:.1}"))).collect()
}
