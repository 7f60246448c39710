//! Interviews on the command line: begun, jotted down in, dropped onto items, listed; and what is refused.

use serde_json::json;

use crate::cli_bamai::Bamai;

#[test]
fn an_interview_is_begun_with_a_role_and_prints_its_number() {
    let bamai = Bamai::started();
    bamai.ok(&["evidence", "A0001", "--kind", "document", "--title", "成果目录"]);
    assert_eq!(bamai.ok(&["interview", "A0001", "--role", "R9", "--trait", "under45"]), "2\n");
    assert_eq!(bamai.ok(&["interview", "A0001", "--role", "R9", "--place", "电话"]), "3\n");
    let listed = bamai.json(&["interview", "A0001", "--json"]);
    let short = |at: usize| {
        let row = &listed["interviews"][at];
        json!([row["number"], row["role"], row["person"], row["place"], row["traits"]])
    };
    assert_eq!(short(0), json!([2, "R9", "R9-1", "", ["under45"]]));
    assert_eq!(short(1), json!([3, "R9", "R9-2", "电话", []]));
}

#[test]
fn the_list_says_who_has_still_to_be_heard() {
    // The built-in minimum sample asks for five of R9, one each under 45, from the grass roots and not on the council.
    let bamai = Bamai::started();
    bamai.ok(&["interview", "A0001", "--role", "R9", "--trait", "under45", "--trait", "off_council"]);
    let missing = bamai.json(&["interview", "A0001", "--json"])["missing"].clone();
    let of_members = missing.as_array().unwrap().iter().find(|part| part["roles"] == json!(["R9"])).unwrap();
    assert_eq!(
        *of_members,
        json!({ "roles": ["R9"], "people": 4, "traits": [{ "trait": "grassroots", "people": 1 }] })
    );
    let said = bamai.ok(&["interview", "A0001"]);
    assert!(said.contains("R9 普通会员 4 人，其中 来自企业或基层 1 人"), "{said}");
}

#[test]
fn a_line_is_jotted_down_dropped_and_taken_off() {
    let bamai = Bamai::started();
    bamai.ok(&["interview", "A0001", "--role", "R3"]);
    assert_eq!(bamai.ok(&["note", "A0001", "1", "反馈表三份有签字 >w1", "--on", "S3"]), "1\n");
    assert_eq!(bamai.ok(&["note", "A0001", "1", "会费去年收了一半"]), "2\n");
    let line = |at: usize| {
        let row = bamai.json(&["interview", "A0001", "--json"])["interviews"][0]["lines"][at].clone();
        json!([row["line"], row["text"], row["items"]])
    };
    assert_eq!(line(0), json!([1, "反馈表三份有签字", ["W1", "S3"]]));
    bamai.ok(&["note", "A0001", "--line", "2", "--on", "D2", "--text", "会费去年只收了一半"]);
    assert_eq!(line(1), json!([2, "会费去年只收了一半", ["D2"]]));
    bamai.ok(&["note", "A0001", "--line", "1", "--off", "S3"]);
    assert_eq!(line(0), json!([1, "反馈表三份有签字", ["W1"]]));
    bamai.ok(&["note", "A0001", "--line", "2", "--remove"]);
    assert_eq!(bamai.json(&["interview", "A0001", "--json"])["interviews"][0]["lines"].as_array().unwrap().len(), 1);
    bamai.ok(&["undo", "A0001"]);
    assert_eq!(line(1), json!([2, "会费去年只收了一半", ["D2"]]));
}

#[test]
fn a_dropped_line_is_evidence_of_kind_interview_on_its_item() {
    let bamai = Bamai::started();
    bamai.ok(&["interview", "A0001", "--role", "R3"]);
    let shown = bamai.json(&["note", "A0001", "1", "反馈表三份有签字", "--on", "W1", "--json"]);
    assert_eq!(json!([shown["line"], shown["interview"], shown["items"]]), json!([1, 1, ["W1"]]));
    let evidence = bamai.json(&["evidence", "A0001", "--json"])[0].clone();
    let short = json!([evidence["kind"], evidence["title"], evidence["items"], evidence["lines"]]);
    assert_eq!(short, json!(["interview", "R3-1", ["W1"], 1]));
    assert!(bamai.ok(&["evidence", "A0001"]).contains("R3-1（1 行）"));
}

#[test]
fn who_or_what_is_not_there_is_wrong_input_and_what_is_in_use_stays() {
    let bamai = Bamai::started();
    bamai.run(&["interview", "A0001", "--role", "R99"]).expect(2);
    bamai.run(&["interview", "A0001", "--role", "R3", "--person", "张 三"]).expect(2);
    bamai.run(&["interview", "A0001", "--role", "R9", "--trait", "tall"]).expect(2);
    bamai.run(&["interview", "A0001", "--number", "1", "--place", "电话"]).expect(2);
    bamai.ok(&["interview", "A0001", "--role", "R3"]);
    bamai.run(&["note", "A0001", "7", "话"]).expect(2);
    bamai.run(&["note", "A0001", "1", "话 >W99"]).expect(2);
    bamai.run(&["note", "A0001", "1", "话", "--on", "W99"]).expect(2);
    bamai.run(&["note", "A0001", "1", " "]).expect(2);
    bamai.run(&["note", "A0001", "--line", "1", "--on", "W1"]).expect(2);
    bamai.run(&["note", "A0001"]).expect(2);
    bamai.ok(&["note", "A0001", "1", "话"]);
    bamai.run(&["interview", "A0001", "--number", "1", "--remove"]).expect(1);
    bamai.ok(&["note", "A0001", "--line", "1", "--remove"]);
    bamai.ok(&["interview", "A0001", "--number", "1", "--remove"]);
}

#[test]
fn after_submission_nothing_is_jotted_down() {
    let bamai = Bamai::visited();
    let number = bamai.ok(&["interview", "A0001", "--role", "R3"]);
    bamai.ok(&["submit", "A0001"]);
    bamai.run(&["note", "A0001", number.trim(), "话"]).expect(1);
    bamai.run(&["interview", "A0001", "--role", "R3"]).expect(1);
}

#[test]
fn what_looks_like_a_name_or_a_number_is_kept_and_remarked_upon() {
    let bamai = Bamai::started();
    let run = bamai.run(&["interview", "A0001", "--role", "R3", "--others", "张秘书长"]).expect(0);
    assert!(run.err.contains("姓名“张秘书长”"), "{}", run.err);
    let run = bamai.run(&["note", "A0001", "1", "他的电话13812345678"]).expect(0);
    assert!(run.err.contains("电话“13812345678”"), "{}", run.err);
    assert_eq!(bamai.run(&["note", "A0001", "1", "学会在张家港有分会"]).expect(0).err, "");
}
