//! The command line: what each command prints, its exit codes, and that it gets on with others.

use std::io::Read;
use std::process::Stdio;

use bamai::domain::checklist::builtin;
use bamai::domain::event::{Event, Scope};
use bamai::domain::ids::{AssessmentId, SocietyCode};
use bamai::domain::value::Value;
use bamai::store::Store;
use bamai::store::disk::DiskStore;
use serde_json::json;

use crate::cli_bamai::{Bamai, fixture, run};
use crate::store_samples::{MORNING, answered, sealed_after, society};

#[test]
fn reading_a_store_that_is_not_there_makes_none() {
    let bamai = Bamai::new();
    assert_eq!(bamai.json(&["list", "--json"]), json!([]));
    bamai.run(&["log", "A0001-1"]).expect(2);
    assert!(!bamai.store().exists());
}

#[test]
fn starting_prints_the_id_alone_and_one_at_a_time() {
    let bamai = Bamai::started();
    let refused = bamai.run(&["start", "A0001"]).expect(1);
    assert_eq!(refused.out, "");
    assert!(refused.err.contains("A0001-1"), "{}", refused.err);
    bamai.run(&["start", "A0009"]).expect(2);
}

#[test]
fn a_society_is_added_once_and_never_renamed_by_adding() {
    let bamai = Bamai::started();
    bamai.run(&["society", "add", "A0001", "机械工程学会（样例）"]).expect(0);
    bamai.run(&["society", "add", "A0001", "另一个学会"]).expect(1);
    bamai.run(&["society", "add", "有 空格", "某学会"]).expect(2);
    assert_eq!(bamai.json(&["society", "A0001", "--json"])["name"], "机械工程学会（样例）");
}

#[test]
fn an_answer_of_every_sort_is_taken_and_a_bad_one_is_not() {
    let bamai = Bamai::started();
    for (item, value) in [("W1", "3"), ("F24", "是"), ("F16", "１２"), ("F01", "2026年3月25日"), ("W2", "NE")] {
        bamai.run(&["answer", "A0001", item, value]).expect(0);
    }
    bamai.run(&["answer", "A0001", "W1", "5"]).expect(2);
    bamai.run(&["answer", "A0001", "F16", "-1"]).expect(2);
    bamai.run(&["answer", "A0001", "W3", "NA"]).expect(2);
    bamai.run(&["answer", "A0001", "W3", "NA", "--reason", "没有分支机构"]).expect(0);
    bamai.run(&["answer", "A0001", "ZZ", "1"]).expect(2);
    let csv = bamai.ok(&["answers", "A0001"]);
    let expected = "item,value,reason,remark,evidence\nF01,2026-03-25,,,\nF16,12,,,\nF24,yes,,,\n\
                    W1,3,,,\nW2,NE,,,\nW3,NA,没有分支机构,,\n";
    assert_eq!(csv, expected);
}

#[test]
fn evidence_is_named_by_number_or_by_kind_and_title() {
    let bamai = Bamai::started();
    bamai.ok(&["answer", "A0001", "W1", "2", "--evidence", "文件：成果目录", "--evidence", "interview:访谈03"]);
    bamai.ok(&["answer", "A0001", "W2", "1", "--evidence", "1"]);
    bamai.ok(&["link", "A0001", "W3", "document:成果目录"]);
    bamai.ok(&["evidence", "A0001", "--kind", "观察", "--title", "会场"]);
    let evidence = bamai.json(&["evidence", "A0001", "--json"]);
    let short: Vec<_> = evidence.as_array().unwrap().iter().map(|row| json!([row["kind"], row["items"]])).collect();
    let expected = [json!(["document", ["W1", "W2", "W3"]]), json!(["interview", ["W1"]]), json!(["observation", []])];
    assert_eq!(short, expected);
    bamai.ok(&["unlink", "A0001", "W3", "1"]);
    assert_eq!(bamai.json(&["evidence", "A0001", "--json"])[0]["items"], json!(["W1", "W2"]));
    bamai.run(&["link", "A0001", "W3", "9"]).expect(2);
    bamai.run(&["link", "A0001", "W3", "传闻:某"]).expect(2);
}

#[test]
fn undo_and_redo_take_back_and_bring_back_the_actors_last_change() {
    let bamai = Bamai::started();
    bamai.ok(&["answer", "A0001", "F16", "3"]);
    bamai.ok(&["answer", "A0001", "F16", "4"]);
    let value = || bamai.json(&["answers", "A0001", "--json"])[0]["value"].clone();
    bamai.ok(&["undo", "A0001"]);
    assert_eq!(value(), "3");
    bamai.ok(&["redo", "A0001"]);
    assert_eq!(value(), "4");
    bamai.run_as("李四", &["undo", "A0001"]).expect(1);
    bamai.ok(&["clear", "A0001", "F16"]);
    assert_eq!(bamai.json(&["answers", "A0001", "--json"]), json!([]));
}

#[test]
fn any_unique_beginning_of_an_id_works_and_an_exact_id_wins() {
    let bamai = Bamai::new();
    for code in ["A1", "A10", "B"] {
        bamai.ok(&["society", "add", code, "某学会"]);
        bamai.ok(&["start", code]);
    }
    bamai.run(&["answers", "B"]).expect(0);
    bamai.run(&["answers", "A1-1"]).expect(0);
    let ambiguous = bamai.run(&["answers", "A1"]).expect(2);
    assert!(ambiguous.err.contains("A1-1、A10-1"), "{}", ambiguous.err);
    bamai.run(&["answers", "C"]).expect(2);
    bamai.run(&["answers", ""]).expect(2);
}

#[test]
fn a_visit_is_submitted_sealed_and_reopened() {
    let bamai = Bamai::visited();
    bamai.run(&["problems", "A0001"]).expect(0);
    bamai.run(&["submit", "A0001"]).expect(0);
    bamai.run(&["answer", "A0001", "W1", "1"]).expect(1);
    let visit = fixture("demo/visit.csv");
    bamai.run(&["apply".as_ref(), "A0001".as_ref(), visit.as_os_str()]).expect(1);
    bamai.run(&["reopen", "A0001", "--why", "补充材料"]).expect(0);
    bamai.run(&["answer", "A0001", "W1", "1"]).expect(0);
    bamai.run(&["reopen", "A0001", "--why", "再来"]).expect(1);
}

#[test]
fn what_blocks_is_listed_and_keeps_from_submitting() {
    let bamai = Bamai::started();
    bamai.run(&["submit", "A0001"]).expect(1);
    bamai.run(&["problems", "A0001"]).expect(1);
    let problems = bamai.run(&["problems", "A0001", "--json"]).expect(1);
    let problems: serde_json::Value = serde_json::from_str(&problems.out).unwrap();
    let first_unanswered = problems.as_array().unwrap().iter().find(|problem| problem["kind"] == "unanswered");
    let expected = json!({ "kind": "unanswered", "item": "F01", "check": null, "message": "没有答复", "blocks": true });
    assert_eq!(first_unanswered, Some(&expected));
}

#[test]
fn the_trail_says_who_did_what_in_order() {
    let bamai = Bamai::started();
    bamai.ok(&["answer", "A0001", "W1", "2", "--remark", "好", "--evidence", "document:甲"]);
    bamai.ok(&["undo", "A0001"]);
    bamai.run_as("李四", &["answer", "A0001", "W1", "NA", "--reason", "无"]).expect(0);
    bamai.ok(&["clear", "A0001", "W1"]);
    bamai.ok(&["overrule", "A0001", "C04", "--why", "已批复"]);
    let log = bamai.json(&["log", "A0001", "--json"]);
    let log = log.as_array().unwrap();
    let short: Vec<_> = log.iter().map(|row| json!([row["actor"], row["event"], row["item"], row["value"]])).collect();
    let registered = log[3]["seq"].to_string();
    let expected = [
        json!(["张三", "started", null, "full"]),
        json!(["张三", "answered", "W1", "2"]),
        json!(["张三", "remarked", "W1", "好"]),
        json!(["张三", "evidence_registered", "W1", "1 document:甲"]),
        json!(["张三", "undone", null, registered]),
        json!(["李四", "answered", "W1", "NA: 无"]),
        json!(["张三", "cleared", "W1", null]),
        json!(["张三", "overruled", "C04", "已批复"]),
    ];
    assert_eq!(short, expected);
    for (row, next) in log.iter().zip(&log[1..]) {
        assert!(row["seq"].as_u64() < next["seq"].as_u64());
        assert!(row["at"].as_str() <= next["at"].as_str());
    }
    let at = log[0]["at"].as_str().unwrap();
    assert_eq!((at.len(), &at[10..11], &at[19..20], &at[23..]), (24, "T", ".", "Z"), "{at}");
    assert_eq!(log[0]["hash"].as_str().unwrap().len(), 64);
    assert_eq!(bamai.ok(&["log", "A0001", "--csv"]).lines().next(), Some("seq,at,actor,event,item,value,hash"));
}

#[test]
fn the_diagnosis_is_one_document_and_a_table() {
    let bamai = Bamai::visited();
    let diagnosis = bamai.json(&["diagnose", "A0001", "--json"]);
    assert_eq!(diagnosis["scope"], "full");
    assert_eq!(diagnosis["overall"]["weakest"], "D");
    let table = bamai.ok(&["diagnose", "A0001"]);
    assert!(table.contains("触及红线：RL3"), "{table}");
}

#[test]
fn the_report_lands_whole_in_its_file_or_on_standard_output() {
    let bamai = Bamai::visited();
    let printed = bamai.ok(&["report", "A0001", "--format", "md"]);
    assert!(printed.contains("机械工程学会（样例）"));
    bamai.ok(&["report", "A0001", "--format", "md", "-o", "page.md"]);
    let page = bamai.store().with_file_name("page.md");
    assert_eq!(std::fs::read_to_string(page).unwrap(), printed);
    let names: Vec<_> =
        std::fs::read_dir(bamai.store().parent().unwrap()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert!(!names.iter().any(|name| name.to_string_lossy().ends_with(".part")), "{names:?}");
    bamai.run(&["report", "A0001", "--format", "md", "-o", "no/such/dir/page.md"]).expect(2);
    bamai.run(&["report", "A0001", "--format", "pdf"]).expect(2);
}

#[test]
fn a_checklist_file_is_checked_with_carets_or_as_a_document() {
    let bamai = Bamai::new();
    let sound = fixture("checklists/societies.toml");
    assert!(bamai.ok(&["check".as_ref(), sound.as_os_str()]).contains("没有问题"));
    bamai.file("bad.toml", "id = 3\n");
    let drawn = bamai.run(&["check", "bad.toml"]).expect(1).out;
    assert!(drawn.contains("bad.toml:1:6") && drawn.contains('^'), "{drawn}");
    let listed = bamai.run(&["check", "bad.toml", "--json"]).expect(1);
    let listed: serde_json::Value = serde_json::from_str(&listed.out).unwrap();
    let is_wrong_type = |row: &&serde_json::Value| row["code"] == "wrong_type";
    let row = listed.as_array().unwrap().iter().find(is_wrong_type).unwrap();
    assert_eq!((&row["file"], &row["line"], &row["column"]), (&json!("bad.toml"), &json!(1), &json!(6)));
    bamai.run(&["check", "not-there.toml"]).expect(2);
}

#[test]
fn the_built_in_checklist_is_printed_whole() {
    let bamai = Bamai::new();
    let document = bamai.json(&["checklist", "--json"]);
    let items: usize =
        document["forms"].as_array().unwrap().iter().map(|form| form["items"].as_array().unwrap().len()).sum();
    // 28 facts, 70 scored items and 8 red lines.
    assert_eq!(items, 28 + 70 + 8);
    assert_eq!(document["checks"].as_array().unwrap().len(), 46);
    assert!(bamai.ok(&["checklist"]).contains("W1"));
}

#[test]
fn an_assessment_runs_on_a_checklist_of_ones_own() {
    let bamai = Bamai::new();
    bamai.ok(&["society", "add", "L1", "某馆"]);
    bamai.file("bad.toml", "id = 3\n");
    bamai.run(&["start", "L1", "--checklist", "bad.toml"]).expect(2);
    let own = std::fs::read_to_string(fixture("checklists/societies.toml")).unwrap();
    bamai.file("own.toml", own.replace("id = \"anhui-societies\"", "id = \"own\""));
    assert_eq!(bamai.ok(&["start", "L1", "--checklist", "own.toml", "--core"]), "L1-1\n");
    bamai.ok(&["answer", "L1", "W1", "2"]);
    assert_eq!(bamai.json(&["diagnose", "L1", "--json"])["scope"], "core");
}

#[test]
fn wrong_usage_is_said_in_the_language_asked_for() {
    let bamai = Bamai::new();
    let zh = run(bamai.bare().args(["--lang", "zh", "lits"]));
    assert_eq!((zh.code, zh.out.as_str()), (2, ""));
    assert!(zh.err.contains("没有命令“lits”"), "{}", zh.err);
    let en = run(bamai.bare().args(["lits", "--lang=en"]));
    assert!(en.err.contains("there is no command \"lits\""), "{}", en.err);
    for args in [&["start"][..], &["log", "x", "--csv", "--json"], &["--lang", "fr", "list"], &["--as", " ", "list"]] {
        assert_eq!(run(bamai.bare().args(args)).code, 2, "{args:?}");
    }
}

#[test]
fn the_locale_chooses_the_language_and_c_means_chinese() {
    let bamai = Bamai::new();
    for (locale, words) in [("C", "用法："), ("POSIX", "用法："), ("fr_FR.UTF-8", "用法："), ("en_GB.UTF-8", "Usage:")]
    {
        let help = run(bamai.bare().env("LC_ALL", locale).arg("--help"));
        assert_eq!(help.code, 0);
        assert!(help.out.contains(words), "{locale}: {}", help.out);
    }
}

#[test]
fn the_store_is_found_by_argument_then_variable_then_home() {
    let bamai = Bamai::new();
    let home = bamai.store().with_file_name("home");
    let add = |code: &str, variable: Option<&str>| {
        let mut command = bamai.bare();
        command.env("HOME", &home).args(["--as", "a", "society", "add", code, "某学会"]);
        variable.map(|dir| command.env("BAMAI_STORE", dir));
        run(&mut command).expect(0);
    };
    add("A1", Some("by-variable"));
    add("A2", None);
    assert!(bamai.store().with_file_name("by-variable").join("journal.log").exists());
    assert!(home.join(".local/share/bamai/journal.log").exists());
}

#[test]
fn without_a_terminal_the_screens_name_the_commands_instead() {
    let bamai = Bamai::new();
    for args in [&[][..], &["demo"]] {
        let run = bamai.run::<&str>(args).expect(2);
        assert_eq!(run.out, "");
        assert!(run.err.contains("import") && run.err.contains("report"), "{}", run.err);
    }
    assert!(!bamai.store().exists());
}

#[test]
fn a_reader_that_leaves_early_is_no_error() {
    let bamai = Bamai::visited();
    let mut child = bamai
        .command("张三", &["log", "A0001", "--json"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut first = [0; 1];
    let mut out = child.stdout.take().unwrap();
    out.read_exact(&mut first).unwrap();
    drop(out);
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap().as_str()), (Some(0), ""));
}

#[test]
fn while_another_has_the_store_reading_works_and_writing_says_who() {
    let bamai = Bamai::visited();
    let now = bamai::domain::ids::Millis(1_700_000_000_000);
    let held = bamai::store::disk::DiskStore::open(&bamai.store(), now, "王五").unwrap();
    for args in [
        &["list"][..],
        &["society", "A0001"],
        &["diagnose", "A0001"],
        &["report", "A0001", "--format", "md"],
        &["log", "A0001"],
        &["answers", "A0001"],
        &["problems", "A0001"],
        &["evidence", "A0001"],
    ] {
        bamai.run(args).expect(0);
    }
    let refused = bamai.run(&["answer", "A0001", "W1", "0"]).expect(3);
    let pid = std::process::id().to_string();
    assert!(refused.err.contains(&pid) && refused.err.contains("王五"), "{}", refused.err);
    drop(held);
    bamai.run(&["answer", "A0001", "W1", "0"]).expect(0);
}

/// More than one thread works out; what the second one does is seen to be right as well.
#[test]
fn a_long_ledger_lists_each_assessment_as_its_society_shows_it() {
    let bamai = Bamai::started();
    let mut store = DiskStore::open(&bamai.store(), MORNING, "zhang").unwrap().store;
    let checklist = builtin().digest;
    let visit = |n: u32| {
        let (code, assessment) = (format!("B{n:03}"), AssessmentId::new(&format!("B{n:03}-1")));
        let society_code = SocietyCode::new(&code);
        let started = Event::AssessmentStarted {
            assessment: assessment.clone(),
            society: society_code,
            round: 1,
            checklist,
            scope: Scope::Full,
        };
        let change = answered("W1", Value::Int(i64::from(n % 5)));
        [society(&code, "学会"), started, Event::Changed { assessment, change }]
    };
    let entries = sealed_after(store.head(), (0..200).flat_map(visit).collect());
    store.append(&entries).unwrap();
    drop(store);
    let listed = bamai.json(&["list", "--json"]);
    let listed = listed.as_array().unwrap();
    assert_eq!(listed.len(), 201);
    for n in [0, 1, 63, 64, 100, 101, 198, 199] {
        let row = listed.iter().find(|row| row["code"] == format!("B{n:03}")).unwrap();
        // A society's own document has more; what the list has is the same in both.
        let own = bamai.json(&["society", &format!("B{n:03}"), "--json"]);
        for (key, value) in row.as_object().unwrap() {
            assert_eq!(value, &own[key], "{key}");
        }
        let round = &row["assessments"][0];
        assert_eq!((&round["n_answered"], &round["id"]), (&json!(1), &json!(format!("B{n:03}-1"))));
    }
    let text = bamai.ok(&["list"]);
    assert_eq!(text.lines().filter(|line| line.contains("1/106")).count(), 200, "{text}");
}

#[test]
fn who_has_no_login_name_signs_with_the_name_of_the_account() {
    let bamai = Bamai::started();
    let account = std::process::Command::new("id").arg("-un").output().unwrap();
    let account = String::from_utf8(account.stdout).unwrap().trim().to_owned();
    let mut command = bamai.bare();
    command.arg("--store").arg(bamai.store()).args(["answer", "A0001", "W1", "2"]);
    run(&mut command).expect(0);
    assert_eq!(bamai.json(&["log", "A0001", "--json"]).as_array().unwrap().last().unwrap()["actor"], json!(account));
}

#[test]
fn a_report_to_a_device_is_written_to_it() {
    let bamai = Bamai::started();
    bamai.ok(&["report", "A0001", "-o", "/dev/null"]);
    assert!(!std::fs::metadata("/dev/null").unwrap().is_file());
}
