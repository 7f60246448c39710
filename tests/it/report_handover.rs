//! What leaves in a report and what does not; and that an assessment comes over to another store as it was.

use bamai::domain::checklist::builtin;
use bamai::domain::command::{Act, Command};
use bamai::domain::event::{EvidenceKind, Profile, Scope};
use bamai::domain::ids::{AssessmentId, EvidenceNo, NoteNo, SampleNo, SocietyCode};
use bamai::domain::records::{Conflict, Duty, Interview, Kept, Note, Sample, Teammate};
use bamai::lang::Lang;
use bamai::report::formats::FORMATS;
use serde_json::{Value as Json, json};

use crate::cli_bamai::Bamai;
use crate::pty::Start;
use crate::report_read::{docx_texts, md_text, xlsx_texts};
use crate::stage::Stage;

/// What must never be handed over: what was said, who an interview was called after, who was drawn, what was declared.
const SECRET: [&str; 4] = ["他说账目不清", "访谈赵钱孙", "会员李周吴", "与秘书长是亲戚"];

/// An assessment with two interviews, one of them named after the person.
fn confided() -> Vec<Command> {
    let society = SocietyCode::new("A0001");
    let mut commands = vec![
        Command::Register {
            code: society.clone(),
            profile: Profile { name: "机械工程学会（样例）".to_owned(), ..Profile::default() },
        },
        Command::Start { society, checklist: std::sync::Arc::clone(builtin()), scope: Scope::Full },
    ];
    let interview =
        |person: &str| Interview { person: person.to_owned(), role: Some("R3".into()), ..Interview::default() };
    let note = Note { interview: EvidenceNo(1), text: SECRET[0].to_owned(), items: vec!["W1".into()] };
    let sample = Sample::draw("会员名单", &format!("{}\n", SECRET[2]), "7", 1);
    let mate = Teammate { duty: Duty::Finance, declared: Some(Conflict::Interest), words: SECRET[3].to_owned() };
    let acts = [
        Act::Keep(Kept::Interview(EvidenceNo(1), Some(interview("R3-1")))),
        Act::Keep(Kept::Note(NoteNo(1), Some(note))),
        Act::Evidence { kind: EvidenceKind::Interview, title: SECRET[1].to_owned(), items: vec!["W1".into()] },
        Act::Keep(Kept::Sample(SampleNo(1), Some(sample))),
        Act::Keep(Kept::Teammate("李".into(), Some(mate))),
        Act::Answer {
            item: "W1".into(),
            answer: bamai::domain::value::Answer::Value(bamai::domain::value::Value::Int(1)),
        },
    ];
    commands.extend(acts.map(|act| Command::In { assessment: AssessmentId::new("A0001-1"), act }));
    commands
}

/// The report in a format, as the screen writes it.
fn exported(format: &str) -> Vec<u8> {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join(format!("a.{format}"));
    let mut stage = Stage::after(Lang::Zh, &confided());
    stage.keys("Enter x Enter Ctrl-U").types(path.to_str().unwrap()).keys("Enter").expect("报告已写到");
    let names: Vec<_> = std::fs::read_dir(dir.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, [path.file_name().unwrap()], "nothing beside it");
    std::fs::read(path).unwrap()
}

#[test]
fn what_was_confided_is_in_nothing_that_is_handed_over() {
    for format in FORMATS.iter().filter(|format| !format.is_whole_record()) {
        let bytes = exported(format.name());
        let text = match format.name() {
            "docx" => docx_texts(&bytes).join("\n"),
            "xlsx" => xlsx_texts(&bytes).join("\n"),
            "md" => md_text(&bytes),
            _ => String::from_utf8(bytes).unwrap(),
        };
        for secret in SECRET {
            assert!(!text.contains(secret), "{} tells {secret}", format.name());
        }
        // The person goes by the code, and two talks are too few to count.
        assert!(text.contains("1号（访谈R3-1）、2号（访谈）"), "{}", format.name());
        assert!(text.contains("访谈不足3件") && text.contains("不足3人，不列数字"), "{}", format.name());
    }
}

#[test]
fn the_tree_of_the_json_document_tells_no_more_than_the_other_formats() {
    let document: Json = serde_json::from_slice(&exported("json")).unwrap();
    let (tree, record) = (document["report"].to_string(), document["record"].to_string());
    for secret in SECRET {
        assert!(!tree.contains(secret), "{secret}");
        assert!(record.contains(secret), "the record is whole: {secret}");
    }
}

/// Carries the sample visit, with something undone and done again, to another store.
fn carried() -> (Bamai, Bamai, String) {
    let to = Bamai::new();
    // Places are others there.
    to.ok(&["society", "add", "B0001", "别的学会（样例）"]);
    let from = Bamai::visited();
    for args in [&["answer", "A0001", "W1", "1"][..], &["undo", "A0001"], &["redo", "A0001"], &["undo", "A0001"]] {
        from.ok(args);
    }
    from.ok(&["submit", "A0001"]);
    from.ok(&["reopen", "A0001", "--why", "补证据"]);
    let document = from.ok(&["report", "A0001", "--format", "json"]);
    (from, to, document)
}

/// The audit trail without what belongs to the journal: places and digests.
fn trail(bamai: &Bamai) -> Vec<Json> {
    let log = bamai.json(&["log", "A0001-1", "--json"]);
    let first = log[0]["seq"].as_u64().unwrap();
    let bare = |entry: &Json| {
        let mut value = entry["value"].clone();
        if entry["event"] == "undone" || entry["event"] == "redone" {
            value = json!(value.as_str().unwrap().parse::<u64>().unwrap() - first);
        }
        json!([entry["at"], entry["actor"], entry["event"], entry["item"], value])
    };
    log.as_array().unwrap().iter().map(bare).collect()
}

#[test]
fn an_assessment_comes_over_as_it_was_and_goes_on() {
    let (from, to, document) = carried();
    let file = to.file("a.json", &document);
    let said = to.ok(&["import".as_ref(), file.as_os_str()]);
    assert!(said.contains("已接收评估A0001-1"), "{said}");
    for args in [
        &["answers", "A0001-1", "--json"][..],
        &["problems", "A0001-1", "--json"],
        &["diagnose", "A0001-1", "--json"],
        &["evidence", "A0001-1"],
    ] {
        assert_eq!(to.run(args).out, from.run(args).out, "{args:?}");
    }
    assert_eq!(trail(&to), trail(&from));
    // Who, when and what stay, so the record made there is the same but for places and digests.
    to.ok(&["verify"]);
    // What was undone can be done again there too.
    for bamai in [&from, &to] {
        bamai.ok(&["undo", "A0001"]);
        bamai.ok(&["redo", "A0001"]);
    }
    assert_eq!(to.ok(&["answers", "A0001-1", "--json"]), from.ok(&["answers", "A0001-1", "--json"]));
}

#[test]
fn a_record_is_refused_where_it_is_there_is_altered_or_would_run_backwards() {
    let (from, to, document) = carried();
    let log = |bamai: &Bamai| bamai.run(&["log", "A0001-1", "--json"]).out;
    let before = log(&from);
    let there = from.run(&["import".as_ref(), from.file("a.json", &document).as_os_str()]).expect(1);
    assert!(there.err.contains("库里已有评估A0001-1，不覆盖"), "{}", there.err);
    assert_eq!(log(&from), before);
    // The text of the tree is not the record; what is altered in the record is noticed.
    let record = document.find("\"record\"").unwrap();
    let altered = format!("{}{}", &document[..record], document[record..].replacen("补证据", "补记录", 1));
    let run = to.run(&["import".as_ref(), to.file("b.json", altered).as_os_str()]).expect(2);
    assert!(run.err.contains("可能被改动过"), "{}", run.err);
    let newer = document.replacen("\"version\": 1", "\"version\": 2", 1);
    to.run(&["import".as_ref(), to.file("c.json", newer).as_os_str()]).expect(2);
    // A journal that has gone on since cannot take what happened before.
    to.ok(&["society", "add", "C0001", "又一个学会（样例）"]);
    let later = to.run(&["import".as_ref(), to.file("d.json", &document).as_os_str()]).expect(1);
    assert!(later.err.contains("--store"), "{}", later.err);
    assert!(!to.ok(&["list"]).contains("A0001"));
}

#[test]
fn the_whole_record_fits_through_any_spacing() {
    let (_, to, document) = carried();
    let document: Json = serde_json::from_str(&document).unwrap();
    let file = to.file("a.json", document.to_string());
    to.ok(&["import".as_ref(), file.as_os_str()]);
}

#[test]
fn what_is_no_text_does_not_go_to_a_terminal() {
    let bamai = Bamai::visited();
    for format in FORMATS.iter().filter(|format| !format.is_text()) {
        let args = ["report", "A0001-1", "--format", format.name()];
        let mut terminal = Start::on(&bamai.store()).args(&args).go();
        terminal.see("不能写到终端").see("-o");
        assert_eq!(terminal.wait_end(), 2, "{}", format.name());
    }
}

#[test]
fn a_society_the_register_knows_keeps_what_the_register_says() {
    let to = Bamai::new();
    to.ok(&["society", "add", "A0001", "原来的名称"]);
    let from = Bamai::visited();
    let file = to.file("a.json", from.ok(&["report", "A0001", "--format", "json"]));
    to.ok(&["import".as_ref(), file.as_os_str()]);
    let list = to.ok(&["list"]);
    assert!(list.contains("原来的名称") && !list.contains("机械工程学会"), "{list}");
    // A second round goes on from the one taken over.
    to.run(&["start", "A0001"]).expect(1);
    to.ok(&["submit", "A0001-1"]);
    assert_eq!(to.ok(&["start", "A0001"]), "A0001-2\n");
}
