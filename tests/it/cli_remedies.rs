//! From what was found to what will be done, by the command line alone: findings, causes, actions, efforts.

use serde_json::{Value as Json, json};

use crate::cli_bamai::Bamai;

/// A weighs 2, B and C weigh 1; two kinds of cause. ★ A is one grade graver.
const CHECKLIST: &str = r#"
id = "small"
version = "1"
title = { zh = "小表", en = "Small" }
languages = ["zh", "en"]
source = { zh = "试验", en = "Trial" }

[scoring]
coverage_floor = 0.5
geometric_floor = 1.0
evidence_caps = [4, 4, 4, 4]
bands = [
  { id = "slight", below = 20, zh = "轻微", en = "slight" },
  { id = "mild", below = 40, zh = "轻度", en = "mild" },
  { id = "moderate", below = 60, zh = "中度", en = "moderate" },
  { id = "serious", below = 80, zh = "较重", en = "serious" },
  { id = "severe", below = 101, zh = "严重", en = "severe" },
]

[[form]]
id = "W"
kind = "axis"
title = { zh = "能力弱", en = "Weak" }

[[form.item]]
id = "A"
kind = "rating"
ask = { zh = "如何？", en = "How?" }
title = { zh = "专职队伍", en = "Staff" }
rubric = [{ zh = "无", en = "none" }, { zh = "少", en = "few" }, { zh = "有", en = "some" }, { zh = "够", en = "enough" }, { zh = "强", en = "strong" }]
weight = 2
tags = { axis = "W" }
core = true
clause = "二（一）"

[[form.item]]
id = "B"
kind = "rating"
ask = { zh = "如何？", en = "How?" }
title = { zh = "会员服务", en = "Service" }
rubric = [{ zh = "无", en = "none" }, { zh = "少", en = "few" }, { zh = "有", en = "some" }, { zh = "够", en = "enough" }, { zh = "强", en = "strong" }]
weight = 1
tags = { axis = "W" }

[[form.item]]
id = "C"
kind = "rating"
ask = { zh = "如何？", en = "How?" }
title = { zh = "分支联系", en = "Branches" }
rubric = [{ zh = "无", en = "none" }, { zh = "少", en = "few" }, { zh = "有", en = "some" }, { zh = "够", en = "enough" }, { zh = "强", en = "strong" }]
weight = 1
tags = { axis = "W" }

[[cause]]
id = "people"
sign = { zh = "人", en = "P" }
title = { zh = "队伍", en = "People" }
ask = { zh = "谁专门做？", en = "Whose job?" }
items = ["A", "B"]

[[cause]]
id = "links"
sign = { zh = "联", en = "L" }
title = { zh = "联系", en = "Links" }
ask = { zh = "靠什么连着？", en = "What ties them?" }
items = ["C"]
control = "shared"
"#;

/// A at 1, B at 2, C at 0: of a weight of 4 are lost 2 × 3/4 = 1.5, 2/4 = 0.5 and 1, together 3.
/// Evidence 1 is a document, 2 an interview, 3 an observation.
pub fn rated() -> Bamai {
    let bamai = Bamai::new();
    let checklist = bamai.file("small.toml", CHECKLIST);
    bamai.ok(&["society", "add", "A0001", "样例学会"]);
    bamai.ok(&["start".as_ref(), "A0001".as_ref(), "--checklist".as_ref(), checklist.as_os_str()]);
    for (item, level, evidence) in
        [("A", "1", "document:名册"), ("B", "2", "interview:会员"), ("C", "0", "observation:演示")]
    {
        bamai.ok(&["answer", "A0001", item, level, "--evidence", evidence]);
    }
    bamai
}

/// The same with three causes, the third without evidence.
pub fn explained() -> Bamai {
    let bamai = rated();
    let cause = |arguments: &[&str]| bamai.ok(&[&["cause", "A0001"], arguments].concat());
    let people = ["--kind", "people", "--says", "没有专人", "--lead", "A=一人兼三职 #1 #2", "--lead", "B"];
    assert_eq!(cause(&[&people[..], &["--why", "没有编制 #1", "--why", "没有经费"]].concat()), "1\n");
    assert_eq!(cause(&["--kind", "links", "--says", "两年没有往来", "--lead", "A=#3", "--lead", "C=#1 #2 #3"]), "2\n");
    assert_eq!(cause(&["--says", "只等拍板", "--lead", "C=口头"]), "3\n");
    bamai
}

fn near(json: &Json, expected: f64) {
    assert!((json.as_f64().unwrap() - expected).abs() < 1e-9, "{json} is not {expected}");
}

#[test]
fn causes_are_weighed_by_what_is_lost_by_who_can_act_and_by_their_evidence() {
    let bamai = explained();
    let document = bamai.json(&["cause", "A0001", "--json"]);
    let causes = document["causes"].as_array().unwrap();
    let numbers: Vec<_> = causes.iter().map(|cause| cause["number"].as_u64().unwrap()).collect();
    assert_eq!(numbers, [2, 1, 3]);
    // A is shared by two. Cause 2: 1.5/2 + 1 = 1.75 of 4, with the others' help (its kind's) 0.6, three kinds of evidence 1.0.
    near(&causes[0]["impact"], 1.75 / 4.0);
    near(&causes[0]["priority"], 100.0 * 1.75 / 4.0 * 0.6 * 1.0);
    // Cause 1: 1.5/2 + 0.5 = 1.25 of 4, the society alone 1.0, two kinds of evidence 0.8.
    near(&causes[1]["priority"], 100.0 * 1.25 / 4.0 * 1.0 * 0.8);
    near(&causes[1]["share"], 1.25 / 3.0);
    assert_eq!(causes[1]["leads"][0], json!({ "item": "A", "shown": "一人兼三职", "evidence": [1, 2] }));
    assert_eq!(causes[1]["whys"][0], json!({ "says": "没有编制", "evidence": [1] }));
    assert_eq!((&causes[2]["rank"], &causes[2]["priority"]), (&json!("to_verify"), &Json::Null));
    near(&document["loss"]["lost"], 3.0);
    near(&document["loss"]["explained"], 1.0);
    let out = bamai.ok(&["cause", "A0001"]);
    for text in [
        "症结2项，合计解释失分的100.0%；其余0.0%尚未解释",
        "第1名  原因2 〔联〕两年没有往来  症结，突破口",
        "优先度 25.0，占失分 41.7%，学会自身，置信度中，用力中",
        "导致 A 专职队伍，依据：一人兼三职（1号、2号）",
        "导致 B 会员服务，尚无依据",
        "二问为何：没有经费",
        "没有列出证据，待核实",
    ] {
        assert!(out.contains(text), "{text} in\n{out}");
    }
    let diagnosed = bamai.ok(&["diagnose", "A0001"]);
    assert!(diagnosed.contains("〔人〕没有专人") && diagnosed.contains("突破口"), "{diagnosed}");
    assert!(!diagnosed.contains("只等拍板"), "{diagnosed}");
}

#[test]
fn a_cause_is_changed_member_by_member_and_the_assessor_has_the_last_word() {
    let bamai = explained();
    bamai.ok(&["cause", "A0001", "2", "--effort", "large", "--unlead", "A", "--lead", "C=两年无会 #3"]);
    let cause = bamai.json(&["cause", "A0001", "2", "--json"]);
    assert_eq!(cause["leads"], json!([{ "item": "C", "shown": "两年无会", "evidence": [3] }]));
    assert_eq!(
        (&cause["crux"], &cause["breakthrough"], &cause["says"]),
        (&json!(true), &json!(false), &json!("两年没有往来"))
    );
    bamai.run(&["cause", "A0001", "2", "--crux", "no"]).expect(2);
    bamai.ok(&["cause", "A0001", "2", "--crux", "no", "--reason", "已在办"]);
    assert_eq!(bamai.json(&["cause", "A0001", "2", "--json"])["crux"], false);
    bamai.ok(&["cause", "A0001", "2", "--crux", "none", "--effort", "none", "--kind", "none", "--why", ""]);
    let cause = bamai.json(&["cause", "A0001", "2", "--json"]);
    assert_eq!((&cause["verdict"], &cause["effort_given"], &cause["kind"]), (&Json::Null, &json!(false), &Json::Null));
    assert_eq!(bamai.ok(&["cause", "A0001", "2", "--says", "两年没有往来"]), "与已有记录一致，没有写入\n");
    // The kind is free again, so it is proposed for C, which is low.
    let proposed = bamai.json(&["cause", "A0001", "--json"])["proposals"].clone();
    assert_eq!(proposed, json!([{ "kind": "links", "items": ["C"], "share": 1.0 / 3.0 }]));
}

#[test]
fn what_no_cause_can_be_is_refused_and_said() {
    let bamai = rated();
    for (arguments, said) in [
        (&["--lead", "A"][..], "--says"),
        (&["--says", "甲", "--lead", "=依据"], "依据"),
        (&["--says", "甲", "--lead", "Z=依据"], "Z"),
        (&["--says", "甲", "--lead", "A=依据 #9"], "9"),
        (&["--says", "甲", "--kind", "luck"], "luck"),
        (&["--says", "甲", "--reason", "乙"], "--crux"),
        (&["7", "--says", "甲"], "7"),
    ] {
        let run = bamai.run(&[&["cause", "A0001"], arguments].concat()).expect(2);
        assert!(run.err.contains(said), "{said} in {}", run.err);
    }
    assert_eq!(bamai.json(&["cause", "A0001", "--json"])["causes"], json!([]));
}

#[test]
fn an_action_takes_the_items_of_its_cause_and_keeps_the_cause_on_record() {
    let bamai = explained();
    let what = ["--what", "配两名专职", "--cause", "1", "--strength", "strong", "--who", "秘书长"];
    let more = ["--due", "2027-3-31", "--measure", "A=3", "--support", "工位两个", "--check", "2027-06-30"];
    assert_eq!(bamai.ok(&[&["action", "A0001"], &what[..], &more].concat()), "1\n");
    let action = bamai.json(&["action", "A0001", "1", "--json"]);
    assert_eq!((&action["items"], &action["measures"]), (&json!(["A", "B"]), &json!([{ "item": "A", "target": 3 }])));
    assert_eq!(
        (&action["due"], &action["next"], &action["owner"]),
        (&json!("2027-03-31"), &json!("2027-03-31"), &json!("society"))
    );
    // Done is looked at on the day of the check; verified is looked at no more.
    bamai.ok(&["action", "A0001", "1", "--state", "done", "--found", "到岗一名"]);
    assert_eq!(bamai.json(&["action", "A0001", "1", "--json"])["next"], "2027-06-30");
    bamai.run(&["cause", "A0001", "1", "--remove"]).expect(1);
    bamai.ok(&["action", "A0001", "1", "--cause", "none", "--item", "", "--measure", "", "--due", "none"]);
    let action = bamai.json(&["action", "A0001", "1", "--json"]);
    assert_eq!((&action["cause"], &action["items"], &action["due"]), (&Json::Null, &json!([]), &Json::Null));
    bamai.ok(&["cause", "A0001", "1", "--remove"]);
    for arguments in
        [&["--due", "明天"][..], &["--measure", "A"], &["--measure", "A=5"], &["--cause", "9"], &["--cause", "甲"]]
    {
        bamai.run(&[&["action", "A0001", "1"], arguments].concat()).expect(2);
    }
    bamai.run(&["action", "A0001", "--state", "done"]).expect(2);
    bamai.ok(&["action", "A0001", "1", "--remove"]);
    assert_eq!(bamai.json(&["action", "A0001", "--json"]), json!([]));
}

#[test]
fn what_is_still_to_be_done_stands_by_its_day_over_the_whole_ledger() {
    let bamai = explained();
    let other = bamai.store().with_file_name("small.toml");
    bamai.ok(&["society", "add", "B0001", "另一学会"]);
    bamai.ok(&["start".as_ref(), "B0001".as_ref(), "--checklist".as_ref(), other.as_os_str()]);
    // Years that any clock has passed, and that none has reached.
    for (id, what, due, state) in [
        ("A0001", "远的", "2999-01-01", "planned"),
        ("B0001", "早的", "1999-01-01", "underway"),
        ("A0001", "了结的", "1998-01-01", "verified"),
        ("A0001", "没有日期的", "none", "planned"),
    ] {
        bamai.ok(&["action", id, "--what", what, "--due", due, "--state", state]);
    }
    let whats = |arguments: &[&str]| -> Vec<String> {
        let rows = bamai.json(&[&["actions", "--json"], arguments].concat());
        rows.as_array().unwrap().iter().map(|row| row["what"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(whats(&[]), ["早的", "远的", "没有日期的"]);
    assert_eq!(whats(&["--overdue"]), ["早的"]);
    let row = bamai.json(&["actions", "--overdue", "--json"])[0].clone();
    assert_eq!(
        (&row["assessment"], &row["society"], &row["overdue"]),
        (&json!("B0001-1"), &json!("另一学会"), &json!(true))
    );
    let out = bamai.ok(&["actions"]);
    assert!(out.contains("1999-01-01  逾期  B0001-1") && out.contains("逾期1项"), "{out}");
}

#[test]
fn what_is_to_be_done_over_the_ledger_is_what_is_in_each_assessment_whatever_was_taken_back() {
    let bamai = explained();
    for (number, due) in [("1", "2999-01-01"), ("2", "2999-01-02"), ("3", "2999-01-03")] {
        bamai.ok(&["action", "A0001", "--what", number, "--due", due]);
        bamai.ok(&["answer", "A0001", "A", number]);
    }
    bamai.ok(&["action", "A0001", "1", "--what", "改过", "--state", "underway"]);
    bamai.ok(&["action", "A0001", "2", "--remove"]);
    bamai.ok(&["undo", "A0001"]);
    bamai.ok(&["action", "A0001", "3", "--owner", "host"]);
    bamai.ok(&["undo", "A0001"]);
    let mut over = bamai.json(&["actions", "--json"]);
    for row in over.as_array_mut().unwrap() {
        let row = row.as_object_mut().unwrap();
        assert_eq!(row.remove("assessment"), Some(json!("A0001-1")));
        row.remove("society");
    }
    assert_eq!(over.as_array().unwrap().len(), 3);
    assert_eq!(over, bamai.json(&["action", "A0001", "--json"]));
}

#[test]
fn a_finding_is_graded_by_its_points_unless_somebody_says_why_not() {
    let bamai = rated();
    let grades = || -> Vec<(String, String)> {
        let rows = bamai.json(&["finding", "A0001", "--json"]);
        let text = |json: &Json| json.as_str().unwrap().to_owned();
        rows.as_array().unwrap().iter().map(|row| (text(&row["item"]), text(&row["grade"]))).collect()
    };
    let named = |rows: &[(&str, &str)]| -> Vec<(String, String)> {
        rows.iter().map(|(item, grade)| ((*item).to_owned(), (*grade).to_owned())).collect()
    };
    // Severities 75 (★, so graver), 50 and 100 of bands cut at 20, 40, 60, 80.
    assert_eq!(grades(), named(&[("A", "important"), ("C", "important"), ("B", "hint")]));
    bamai.run(&["finding", "A0001", "B", "--grade", "general"]).expect(2);
    bamai.ok(&["finding", "A0001", "B", "--grade", "general", "--why", "影响换届", "--effect", "会员流失"]);
    assert_eq!(grades(), named(&[("A", "important"), ("C", "important"), ("B", "general")]));
    let row = bamai.json(&["finding", "A0001", "B", "--json"]);
    assert_eq!((&row["own_grade"], &row["given"], &row["evidence"]), (&json!("hint"), &json!(true), &json!([2])));
    let out = bamai.ok(&["finding", "A0001", "B"]);
    assert!(
        out.contains("影响：会员流失") && out.contains("评估人定为“一般”，按得分为“提示”；理由：影响换届"),
        "{out}"
    );
    bamai.ok(&["finding", "A0001", "B", "--grade", "none"]);
    assert_eq!(bamai.json(&["finding", "A0001", "B", "--json"])["effect"], "会员流失");
    bamai.ok(&["finding", "A0001", "B", "--remove"]);
    assert_eq!(grades(), named(&[("A", "important"), ("C", "important"), ("B", "hint")]));
    bamai.run(&["finding", "A0001", "Z"]).expect(2);
}

#[test]
fn the_steps_of_an_item_can_be_other_ones_for_a_society() {
    let bamai = explained();
    let steps = || bamai.json(&["effort", "A0001", "A", "--json"]);
    assert_eq!(steps(), json!({ "item": "A", "steps": ["small", "medium", "medium", "large"], "given": false }));
    bamai.ok(&["effort", "A0001", "A", "small,large,large,large"]);
    assert_eq!(steps(), json!({ "item": "A", "steps": ["small", "large", "large", "large"], "given": true }));
    // A is at 1, and its next step is the largest of what cause 1 leads to.
    assert_eq!(bamai.json(&["cause", "A0001", "1", "--json"])["effort"], "large");
    for sizes in ["small", "small,small,small,huge", "small,small,small,small,small"] {
        bamai.run(&["effort", "A0001", "A", sizes]).expect(2);
    }
    bamai.ok(&["effort", "A0001", "A", "--reset"]);
    assert_eq!(steps()["given"], false);
    assert!(bamai.ok(&["effort", "A0001"]).contains("C 分支联系"));
}

#[test]
fn whoever_is_named_in_a_cause_is_asked_about() {
    let bamai = rated();
    let run = bamai.run(&["cause", "A0001", "--says", "王建国秘书长一人说了算，手机13800138000"]).expect(0);
    assert!(!run.err.is_empty(), "kept, and said to look as if it told who");
}

#[test]
fn the_library_of_causes_stands_in_the_checklist() {
    let bamai = Bamai::new();
    let document = bamai.json(&["checklist", "--json"]);
    let signs: Vec<_> =
        document["causes"].as_array().unwrap().iter().map(|kind| kind["sign"]["zh"].as_str().unwrap()).collect();
    assert_eq!(signs.concat(), "领人财制器联环");
    assert_eq!(document["effort"], json!({ "small": 1, "medium": 2, "large": 4 }));
    let out = bamai.ok(&["checklist"]);
    assert!(out.contains("原因库") && out.contains("leadership  〔领〕领导与方向"), "{out}");
}
