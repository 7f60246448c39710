//! `bamai compare` and what `bamai society` tells of rounds: the documents, the order, the exit codes.

use serde_json::{Value as Json, json};

use crate::cli_bamai::Bamai;
use crate::two_rounds::{later_answers, later_text};

fn of_two_rounds() -> Bamai {
    let bamai = Bamai::visited();
    bamai.ok(&["submit", "A0001"]);
    let checklist = bamai.file("later.toml", later_text());
    let answers = bamai.file("later.csv", later_answers());
    bamai.ok(&["start", "A0001", "--checklist", checklist.to_str().unwrap()]);
    bamai.ok(&["apply", "A0001-2", answers.to_str().unwrap()]);
    bamai
}

fn by_id<'a>(list: &'a Json, id: &str) -> &'a Json {
    list.as_array().unwrap().iter().find(|one| one["id"] == id).unwrap_or_else(|| panic!("no {id}"))
}

fn number(json: &Json) -> f64 {
    json.as_f64().unwrap()
}

#[test]
fn what_each_item_adds_comes_to_the_difference_like_for_like() {
    let bamai = of_two_rounds();
    let document = bamai.json(&["compare", "A0001", "--json"]);
    assert_eq!((&document["earlier"]["id"], &document["later"]["id"]), (&json!("A0001-1"), &json!("A0001-2")));
    assert_eq!(document["cautions"], json!(["different_checklists", "later_open"]));
    for axis in document["axes"].as_array().unwrap() {
        let common = &axis["common"];
        let items = common["items"].as_array().unwrap();
        let added: f64 = items.iter().map(|own| number(&own["amount"])).sum();
        assert!((added - number(&common["difference"])).abs() < 1e-9, "{axis}");
        assert!((number(&common["later"]) - number(&common["earlier"]) - added).abs() < 1e-9, "{axis}");
    }
    // W1 weighs 3 and W2 weighs 4 now; each rose by a level, 25 points.
    let common = &by_id(&document["axes"], "W")["common"];
    let weights: f64 = common["items"].as_array().unwrap().iter().map(|own| number(&own["weight"])).sum();
    assert!((number(&common["difference"]) - (3.0 + 4.0) * 25.0 / weights).abs() < 1e-9);
    // P19 is answered, but not common.
    let n = |key: &str| common[key].as_u64().unwrap();
    assert_eq!(n("n_answered") - n("n_items"), 1);
    let first = &common["items"][0];
    assert_eq!((&first["id"], &first["difference"]), (&json!("W2"), &json!(25.0)));
}

#[test]
fn every_item_of_either_checklist_has_its_verdict() {
    let bamai = of_two_rounds();
    let document = bamai.json(&["compare", "A0001", "--json"]);
    let items = &document["items"];
    let told = |id: &str| (by_id(items, id)["verdict"].clone(), by_id(items, id)["changed_in_checklist"].clone());
    assert_eq!(told("W1"), (json!("better"), json!([])));
    assert_eq!(told("W2"), (json!("better"), json!(["weight"])));
    assert_eq!(told("P11"), (json!("only_earlier"), json!([])));
    assert_eq!(told("P19"), (json!("only_later"), json!([])));
    assert_eq!(told("S1"), (json!("worse"), json!(["title"])));
    assert_eq!(told("D1"), (json!("no_longer_answered"), json!([])));
    assert_eq!(told("F07"), (json!("changed"), json!([])));
    assert_eq!(told("F05"), (json!("same"), json!([])));
    assert_eq!(by_id(items, "D1")["later"]["state"], "ne");
    assert_eq!(by_id(items, "W1")["earlier"]["evidence_grade"], 2);
    // 106 items of the later checklist, and P11.
    assert_eq!(items.as_array().unwrap().len(), 107);
    assert_eq!(
        by_id(&document["red_lines"], "RL2"),
        &json!({ "id": "RL2", "earlier": "clear", "later": "raised", "turn": "new" })
    );
    assert_eq!(by_id(&document["red_lines"], "RL3")["turn"], "still");
}

#[test]
fn the_earlier_round_comes_first_however_they_are_named() {
    let bamai = of_two_rounds();
    let expected = bamai.json(&["compare", "A0001", "--json"]);
    for args in [&["compare", "A0001-2", "--json"][..], &["compare", "A0001-2", "A0001-1", "--json"]] {
        assert_eq!(bamai.json(args), expected, "{args:?}");
    }
}

#[test]
fn assessments_of_two_societies_are_compared_as_named_and_with_a_warning() {
    let bamai = of_two_rounds();
    bamai.ok(&["society", "add", "B1", "另一学会"]);
    bamai.ok(&["start", "B1"]);
    let document = bamai.json(&["compare", "B1-1", "A0001-1", "--json"]);
    assert_eq!(document["earlier"]["id"], "B1-1");
    assert_eq!(document["cautions"], json!(["different_societies", "earlier_open"]));
    assert!(bamai.ok(&["compare", "B1-1", "A0001-1"]).contains("这是两个学会（B1、A0001）的评估"));
}

#[test]
fn what_cannot_be_compared_is_said_with_its_exit_code() {
    let bamai = Bamai::visited();
    for (args, code, said) in [
        (&["compare", "A0001"][..], 1, "还没有两轮评估"),
        (&["compare", "A0001-1"], 1, "A0001-1 之前没有评估"),
        (&["compare", "nobody"], 2, "既不是学会编号"),
        (&["compare", "A0001-1", "A0001-1"], 2, "不能同自己比较"),
        (&["compare", "A0001-1", "A0001-9"], 2, "A0001-9"),
    ] {
        let run = bamai.run(args).expect(code);
        assert!(run.err.contains(said), "{args:?}: {}", run.err);
    }
}

#[test]
fn the_tables_list_what_changed_and_everything_when_asked() {
    let bamai = of_two_rounds();
    let text = bamai.ok(&["compare", "A0001"]);
    assert!(text.contains("新触及：RL2"), "{text}");
    assert!(text.contains("清单改了权重"), "{text}");
    assert!(!text.contains("F05 "), "{text}");
    assert!(bamai.ok(&["compare", "A0001", "--all"]).contains("F05 "));
}

#[test]
fn the_society_s_document_has_its_rounds_side_by_side() {
    let bamai = of_two_rounds();
    let document = bamai.json(&["society", "A0001", "--json"]);
    assert_eq!(document["trend"]["rounds"], json!(["A0001-1", "A0001-2"]));
    let diagnosed = |id: &str| bamai.json(&["diagnose", id, "--json"]);
    let (first, second) = (diagnosed("A0001-1"), diagnosed("A0001-2"));
    for axis in document["trend"]["axes"].as_array().unwrap() {
        let id = axis["id"].as_str().unwrap();
        for (at, round) in [&first, &second].into_iter().enumerate() {
            for key in ["score", "low", "high", "coverage", "band"] {
                assert_eq!(axis["rounds"][at][key], by_id(&round["axes"], id)[key], "{id} {key}");
            }
        }
    }
    let overall = [&first, &second].map(|round| round["overall"]["geometric"].clone());
    assert_eq!(document["trend"]["overall"], json!(overall));
    let members = by_id(&document["facts"], "F07");
    assert_eq!(members["changed"], true);
    assert_eq!(
        members["rounds"],
        json!([{ "state": "answered", "value": 268 }, { "state": "answered", "value": 310 }])
    );
    assert_eq!(by_id(&document["facts"], "F05")["changed"], false);
    assert_eq!(document["red_lines"]["assessment"], "A0001-2");
    assert_eq!(by_id(&document["red_lines"]["lines"], "RL2")["state"], "raised");
}

#[test]
fn what_the_register_has_otherwise_is_named() {
    let bamai = of_two_rounds();
    let register = bamai.file("register.csv", "编号,名称,等级,等级日期,会员数\nA0001,机械工程学会,2A,2022-08-15,310\n");
    bamai.ok(&["import", register.to_str().unwrap()]);
    let document = bamai.json(&["society", "A0001", "--json"]);
    let of =
        |item: &str| document["disagreements"].as_array().unwrap().iter().find(|other| other["item"] == item).cloned();
    assert_eq!(of("F05"), Some(json!({ "item": "F05", "register": "a2", "found": "a3" })));
    // The date and the members are as they were found.
    assert_eq!((of("F06"), of("F07")), (None, None));
    assert!(bamai.ok(&["society", "A0001"]).contains("名册 2A  查得 3A"));
}

#[test]
fn the_grade_s_end_is_told_by_the_rule_of_the_checklist() {
    let bamai = Bamai::new();
    let register = bamai.file("register.csv", "编号,名称,等级,等级日期\nA1,甲,3A,2010-01-31\nA2,乙,3A,\nA3,丙,,\n");
    bamai.ok(&["import", register.to_str().unwrap()]);
    let validity = |code: &str| bamai.json(&["society", code, "--json"])["grade_validity"].clone();
    let over = json!({ "until": "2015-01-31", "reapply_from": "2013-01-31", "remarks": ["ran_out"] });
    assert_eq!(validity("A1"), over);
    assert_eq!(validity("A2"), json!({ "until": null, "reapply_from": null, "remarks": ["no_date"] }));
    assert_eq!(validity("A3"), json!({ "until": null, "reapply_from": null, "remarks": [] }));
    assert!(bamai.ok(&["society", "A1"]).contains("已于 2015-01-31 到期"));
}

#[test]
fn the_report_of_a_second_round_tells_what_moved_since_the_first() {
    let bamai = of_two_rounds();
    let report = bamai.ok(&["report", "A0001-2"]);
    let section: Vec<&str> = report.lines().skip_while(|line| !line.contains("与上一轮比较")).collect();
    let section = section.join("\n");
    assert!(section.contains("上一轮：第1轮"), "{section}");
    assert!(section.contains("| W2 专家可调用度 | 2 | 3 |"), "{section}");
    assert!(!bamai.ok(&["report", "A0001-1"]).contains("与上一轮比较"));
}

#[test]
fn what_the_register_said_before_is_kept_and_told() {
    let bamai = Bamai::new();
    let import = |rows: &str| {
        let register = bamai.file("register.csv", format!("编号,名称,等级,会员数\n{rows}"));
        bamai.ok(&["import", register.to_str().unwrap()]);
    };
    import("A1,甲,2A,40\n");
    import("A1,甲,3A,40\n");
    import("A1,甲,3A,52\n");
    let past = bamai.json(&["society", "A1", "--json"])["past"].clone();
    let told: Vec<_> =
        past.as_array().unwrap().iter().map(|past| (past["grade"].clone(), past["members"].clone())).collect();
    assert_eq!(told, [(json!("a2"), json!(40)), (json!("a3"), json!(40))]);
    let text = bamai.ok(&["society", "A1"]);
    let lines: Vec<&str> = text.lines().skip_while(|line| *line != "名册变动").skip(1).collect();
    assert!(lines[0].ends_with("会员数 40 → 52") && lines[1].ends_with("等级 2A → 3A"), "{text}");
}
