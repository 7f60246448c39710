//! `bamai apply` and `bamai answers`: files of answers in and out.

use std::io::Write;
use std::process::Stdio;
use std::sync::Arc;

use bamai::domain::checklist::{self, Item};
use bamai::domain::command::{Act, Command};
use bamai::domain::event::{EvidenceKind, Scope};
use bamai::domain::ids::{Actor, AssessmentId, CheckId, Millis, SocietyCode};
use bamai::domain::value::Answer;
use bamai::exchange::{self, BadRows, answer_rows, to_csv};
use bamai::session::{Amount, Session};
use bamai::store::memory::MemoryStore;
use bamai::store::writer::Writer;
use proptest::prelude::*;
use serde_json::json;

use crate::cli_bamai::{Bamai, Run, fixture};

fn apply(bamai: &Bamai, text: &str, more: &[&str]) -> Run {
    let path = bamai.file("answers.csv", text);
    let mut args = vec!["apply", "A0001-1", path.to_str().unwrap()];
    args.extend(more);
    bamai.run(&args)
}

fn visit() -> String {
    std::fs::read_to_string(fixture("demo/visit.csv")).unwrap()
}

#[test]
fn the_same_file_again_writes_nothing() {
    let bamai = Bamai::visited();
    let journal = || std::fs::read(bamai.store().join("journal.log")).unwrap();
    let before = journal();
    let run = apply(&bamai, &visit(), &[]).expect(0);
    assert!(run.out.contains("没有写入"), "{}", run.out);
    assert!(journal() == before);
}

#[test]
fn the_order_of_the_rows_says_nothing() {
    let text = visit();
    let mut lines: Vec<&str> = text.lines().collect();
    lines[1..].reverse();
    let reversed = Bamai::started();
    apply(&reversed, &(lines.join("\n") + "\n"), &[]).expect(0);
    let straight = Bamai::visited();
    for args in [&["answers", "A0001"][..], &["diagnose", "A0001", "--json"], &["problems", "A0001", "--json"]] {
        assert_eq!(reversed.run(args).out, straight.run(args).out);
    }
}

#[test]
fn every_encoding_and_standard_input_are_read_alike() {
    let text = visit();
    let (gb18030, _, _) = encoding_rs::GB18030.encode(&text);
    let expected = Bamai::visited().ok(&["answers", "A0001"]);
    let marked = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
    for bytes in [&marked, &*gb18030] {
        let bamai = Bamai::started();
        bamai.file("visit.csv", bytes);
        bamai.ok(&["apply", "A0001", "visit.csv"]);
        assert_eq!(bamai.ok(&["answers", "A0001"]), expected);
    }
    let bamai = Bamai::started();
    let mut child =
        bamai.command("张三", &["apply", "A0001", "-"]).stdin(Stdio::piped()).stdout(Stdio::null()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    assert!(child.wait().unwrap().success());
    assert_eq!(bamai.ok(&["answers", "A0001"]), expected);
}

const BAD: &str = "item,value,reason,remark,evidence\n\
    W1,3,,,\n\
    W2,7,,,\n\
    ZZ,1,,,\n\
    W3,NA,,,\n\
    \"C04\",,,,\n\
    F16,3,,\"两行\n备注\",\n\
    W4,2,,,传闻:某人\n\
    F16,4,,,\n\
    C01,,硬检查不能说明,,\n\
    W5,1,,,,多出来的\n";

#[test]
fn every_bad_row_is_named_with_its_line_and_nothing_is_applied() {
    let bamai = Bamai::started();
    let run = apply(&bamai, BAD, &[]).expect(1);
    let named: Vec<_> = run.out.lines().filter_map(|line| line.split_once('：')).map(|(row, _)| row).collect();
    let expected = [
        "第3行 W2",
        "第4行 ZZ",
        "第5行 W3",
        "第6行 C04",
        "第7行 F16",
        "第9行 W4",
        "第10行 F16",
        "第11行 C01",
        "第12行 W5",
    ];
    assert_eq!(named, expected);
    assert!(run.err.contains("什么也没有写入"), "{}", run.err);
    assert_eq!(bamai.json(&["answers", "A0001", "--json"]), json!([]));
}

#[test]
fn the_good_rows_alone_are_applied_when_asked_for() {
    let bamai = Bamai::started();
    apply(&bamai, BAD, &["--partial"]).expect(1);
    assert_eq!(bamai.ok(&["answers", "A0001"]), "item,value,reason,remark,evidence\nW1,3,,,\n");
}

#[test]
fn an_unknown_column_keeps_everything_out() {
    let bamai = Bamai::started();
    let run = apply(&bamai, "item,value,score\nW1,3,9\n", &["--partial"]).expect(1);
    assert!(run.err.contains("score"), "{}", run.err);
    assert_eq!(bamai.json(&["answers", "A0001", "--json"]), json!([]));
}

#[test]
fn an_empty_value_leaves_the_answer_and_changes_the_rest() {
    let bamai = Bamai::started();
    apply(&bamai, "item,value,remark,evidence\nW1,3,甲,文件：目录\n", &[]).expect(0);
    apply(&bamai, "item,value,remark,evidence\nW1,,乙,访谈:03｜document:目录\n", &[]).expect(0);
    let row = &bamai.json(&["answers", "A0001", "--json"])[0];
    let evidence = json!([{ "kind": "document", "title": "目录" }, { "kind": "interview", "title": "03" }]);
    assert_eq!(row, &json!({ "item": "W1", "value": "3", "reason": null, "remark": "乙", "evidence": evidence }));
}

#[test]
fn a_reason_nothing_asks_for_is_kept_with_the_remark() {
    let bamai = Bamai::started();
    apply(&bamai, "item,value,reason,remark\nW1,NE,秘书长不在,\nW2,2,只看了两份,材料不全\n", &[]).expect(0);
    let rows = bamai.json(&["answers", "A0001", "--json"]);
    assert_eq!(rows[0]["remark"], "秘书长不在");
    assert_eq!(rows[1]["remark"], "材料不全\n只看了两份");
}

#[test]
fn answers_off_the_path_are_kept_and_named() {
    let bamai = Bamai::started();
    // F17 is skipped when there are no branches.
    let run = apply(&bamai, "item,value\nF17,3\nF16,0\n", &[]).expect(0);
    assert!(run.out.lines().any(|line| line.starts_with("以下条目不在路径上") && line.ends_with("F17")), "{}", run.out);
    assert_eq!(bamai.json(&["answers", "A0001", "--json"])[1]["value"], "3");
}

#[test]
fn formulas_are_guarded_in_the_file_and_read_back_unchanged() {
    let bamai = Bamai::started();
    bamai.ok(&["answer", "A0001", "W1", "1", "--remark", "=HYPERLINK(\"x\")", "--evidence", "document:=1+1"]);
    let csv = bamai.ok(&["answers", "A0001"]);
    assert_eq!(csv.lines().nth(1), Some("W1,1,,\"'=HYPERLINK(\"\"x\"\")\",document:=1+1"));
    let other = Bamai::started();
    apply(&other, &csv, &[]).expect(0);
    assert_eq!(other.json(&["answers", "A0001", "--json"])[0]["remark"], "=HYPERLINK(\"x\")");
}

#[test]
fn answers_applied_elsewhere_are_the_same_answers() {
    let here = Bamai::visited();
    let csv = here.ok(&["answers", "A0001", "--csv"]);
    let there = Bamai::started();
    apply(&there, &csv, &[]).expect(0);
    assert_eq!(there.ok(&["answers", "A0001"]), csv);
    assert_eq!(there.ok(&["diagnose", "A0001", "--json"]), here.ok(&["diagnose", "A0001", "--json"]));
}

#[test]
fn two_assessors_keep_their_ratings_apart_and_the_leads_counts() {
    let lead = Bamai::started();
    lead.ok(&["answer", "A0001", "W1", "3"]);
    let second = Bamai::new();
    for args in [&["society", "add", "A0001", "机械工程学会（样例）"][..], &["start", "A0001"]] {
        second.run_as("李四", args).expect(0);
    }
    for (item, value) in [("W1", "1"), ("W2", "4"), ("F16", "7")] {
        second.run_as("李四", &["answer", "A0001", item, value]).expect(0);
    }
    let csv = second.ok(&["answers", "A0001", "--csv"]);
    lead.file("second.csv", csv);
    lead.run_as("李四", &["apply", "A0001", "second.csv"]).expect(0);
    let rows = lead.json(&["answers", "A0001", "--json"]);
    let value = |item: &str| rows.as_array().unwrap().iter().find(|row| row["item"] == item).unwrap()["value"].clone();
    assert_eq!((value("W1"), value("W2"), value("F16")), (json!("3"), json!("4"), json!("7")));
    let log = lead.json(&["log", "A0001", "--json"]);
    let given: Vec<_> = log.as_array().unwrap().iter().filter(|row| row["item"] == "W1").collect();
    let by: Vec<_> = given.iter().map(|row| (row["actor"].as_str().unwrap(), row["value"].as_str().unwrap())).collect();
    assert_eq!(by, [("张三", "3"), ("李四", "1")]);
}

/// A session on a store in memory with one open assessment.
fn session() -> (Session, AssessmentId) {
    let writer = Writer::spawn(Box::new(MemoryStore::new()), |_| {}).unwrap();
    let mut session = Session::open(writer, Actor::new("张三"), Box::new(|| Millis(1_700_000_000_000))).unwrap();
    let code = SocietyCode::new("A1");
    let profile = bamai::domain::event::Profile { name: "某学会".to_owned(), ..Default::default() };
    session.run(&Command::Register { code: code.clone(), profile }).unwrap();
    let checklist = Arc::clone(checklist::builtin());
    session.run(&Command::Start { society: code, checklist, scope: Scope::Full }).unwrap();
    let id = AssessmentId::new("A1-1");
    session.load(&id).unwrap();
    (session, id)
}

#[test]
fn the_demo_has_two_assessments_one_of_them_whole() {
    let writer = Writer::spawn(Box::new(MemoryStore::new()), |_| {}).unwrap();
    let mut session = Session::open(writer, Actor::new("张三"), Box::new(|| Millis(1_700_000_000_000))).unwrap();
    bamai::cli::demo::fill(&mut session).unwrap();
    let progress = |id: &str| session.assessment(&AssessmentId::new(id)).unwrap().1.progress();
    let (whole, half) = (progress("A0001-1"), progress("A0002-1"));
    assert_eq!(whole.n_answered, whole.n_items);
    assert!(0 < half.n_answered && half.n_answered < half.n_items);
    assert_eq!(session.ledger().societies.len(), 12);
}

/// Texts that are awkward in a cell.
fn words() -> impl Strategy<Value = String> {
    let awkward = "[a中=+@'\"|｜\\\\,;：:\n-]{1,12}";
    awkward.prop_map(|text: String| text.trim().to_owned()).prop_filter("not empty", |text| !text.is_empty())
}

/// An answer an item can have, as it is applied.
fn value(item: &Item, seed: u64) -> String {
    match item.kind.name() {
        "rating" => (seed % 5).to_string(),
        "yesno" => ["yes", "no"][usize::from(seed.is_multiple_of(2))].to_owned(),
        "date" => format!("20{:02}-{:02}-{:02}", seed % 100, 1 + seed % 12, 1 + seed % 28),
        "single" => item.options[usize::try_from(seed).unwrap() % item.options.len()].code.clone(),
        "multi" => {
            let options = item.options.iter().filter(|option| !option.exclusive);
            let taken =
                options.enumerate().filter(|(at, _)| seed >> at & 1 == 1).map(|(_, option)| match option.specify {
                    true => format!("{}:另有{seed}", option.code),
                    false => option.code.clone(),
                });
            taken.collect::<Vec<_>>().join("|")
        }
        "text" => format!("文字{seed}"),
        _ => {
            let (low, high) = item.range.unwrap_or((0.0, 1000.0));
            let whole = (low + (seed as f64 % (high - low + 1.0).max(1.0)).floor()).min(high - 1.0);
            // Halves where the item takes decimals.
            if item.decimals > 0 { format!("{whole}.5") } else { whole.to_string() }
        }
    }
}

/// What happens to an item: its answer, remark and evidence.
fn acts() -> impl Strategy<Value = Vec<Act>> {
    let fate = (0..5_u8, 0..10_000_u64, proptest::option::of(words()), proptest::option::of(words()), 0..4_usize);
    let checklist = checklist::builtin();
    proptest::collection::vec(fate, checklist.items.len()).prop_map(|fates| {
        let mut acts = vec![Act::Overrule { check: CheckId::new("C04"), item: None, why: "=已批复".to_owned() }];
        for (item, (sort, seed, remark, title, kind)) in checklist.items.iter().zip(fates) {
            let id = item.id.clone();
            let answer = match sort {
                0 => None,
                1 => Some(Answer::NotEstablished),
                2 => Some(Answer::NotApplicable { reason: remark.clone().unwrap_or_else(|| "无".to_owned()) }),
                _ => item.kind.parse(item, &value(item, seed)).ok().map(Answer::Value),
            };
            acts.extend(answer.map(|answer| Act::Answer { item: id.clone(), answer }));
            acts.extend(remark.map(|text| Act::Remark { item: id.clone(), text }));
            let kind = EvidenceKind::ALL[kind];
            acts.extend(title.map(|title| Act::Evidence { kind, title, items: vec![id] }));
        }
        acts
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn whatever_was_answered_is_the_same_applied_elsewhere(acts in acts()) {
        let (mut here, id) = session();
        let commands: Vec<_> = acts.into_iter().map(|act| Command::In { assessment: id.clone(), act }).collect();
        let ran = here.run_all(&commands, Amount::All).unwrap();
        prop_assert_eq!(ran.refused, vec![]);
        let rows = answer_rows(here.assessment(&id).unwrap().0);
        let csv = to_csv(&rows).unwrap();
        let (mut there, id) = session();
        let applied = exchange::apply(&mut there, &id, &csv, BadRows::Refuse).unwrap();
        prop_assert_eq!(applied.rejected, vec![]);
        let sorted = |mut rows: Vec<exchange::AnswerRow>| {
            rows.iter_mut().for_each(|row| row.evidence.sort());
            rows
        };
        let again = answer_rows(there.assessment(&id).unwrap().0);
        prop_assert_eq!(sorted(again), sorted(rows));
        let twice = exchange::apply(&mut there, &id, &csv, BadRows::Refuse).unwrap();
        prop_assert_eq!(twice.n_written, 0);
    }
}
