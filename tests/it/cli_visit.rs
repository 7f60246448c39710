//! Evidence in detail, samples, the visit sheet, the request before the visit and self-ratings, on the command line.

use serde_json::json;

use crate::cli_bamai::Bamai;

#[test]
fn evidence_is_described_and_each_of_its_items_tells_its_grade_cap_and_confidence() {
    let bamai = Bamai::started();
    let file = bamai.file("章程.txt", "abc");
    for arguments in [
        vec!["evidence", "A0001", "--kind", "document", "--title", "章程", "--author", "秘书处"],
        vec!["link", "A0001", "W1", "1"],
        vec!["link", "A0001", "F04", "1"],
        vec!["evidence", "A0001", "1", "--kept-at", "二号柜", "--date", "2026年1月3日", "--confirmed", "--picked"],
        vec!["evidence", "A0001", "1", "--file", file.to_str().unwrap(), "--kept-at", "二号柜"],
    ] {
        bamai.ok(&arguments);
    }
    let one = bamai.json(&["evidence", "A0001", "1", "--json"]);
    let list = bamai.json(&["evidence", "A0001", "--json"]);
    assert_eq!(list[0], one);
    assert_eq!(
        (&one["kept_at"], &one["date"], &one["author"]),
        (&json!("二号柜"), &json!("2026-01-03"), &json!("秘书处"))
    );
    assert_eq!((&one["confirmed"], &one["contradicted"], &one["picked"]), (&json!(true), &json!(false), &json!(true)));
    // FIPS 180-2, appendix B.1: the digest of `abc`.
    assert_eq!(one["sha256"], "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_eq!(one["items"], json!(["F04", "W1"]));
    // One document, confirmed outside, is grade 2 and carries 3. Confidence: moderate, −1 picked, +1 confirmed.
    let supports = json!([
        { "item": "F04", "grade": 2, "cap": null, "confidence": "moderate" },
        { "item": "W1", "grade": 2, "cap": 3, "confidence": "moderate" },
    ]);
    assert_eq!(one["supports"], supports);
    let shown = bamai.ok(&["evidence", "A0001", "1"]);
    for text in [
        "保存处：二号柜",
        "日期：2026-01-03",
        "出具人：秘书处",
        "外部已确认",
        "学会自选的样本",
        "ba7816bf",
        "W1 证据二级，最高 3 分，置信度中",
    ] {
        assert!(shown.contains(text), "{text} in\n{shown}");
    }
    bamai.ok(&["evidence", "A0001", "1", "--confirmed=no", "--file", ""]);
    let one = bamai.json(&["evidence", "A0001", "1", "--json"]);
    // Back to grade 1: low, −1 picked.
    assert_eq!((&one["sha256"], &one["supports"][1]["confidence"]), (&json!(null), &json!("very_low")));
}

#[test]
fn two_pieces_by_one_author_on_one_item_are_told_not_to_be_independent() {
    let bamai = Bamai::started();
    for (kind, title) in [("document", "年报"), ("observation", "展板")] {
        bamai.ok(&["evidence", "A0001", "--kind", kind, "--title", title, "--author", "秘书处"]);
    }
    for number in ["1", "2"] {
        bamai.ok(&["link", "A0001", "W1", number]);
    }
    let list = bamai.json(&["evidence", "A0001", "--json"]);
    assert_eq!((&list[0]["same_author"], &list[1]["same_author"]), (&json!([2]), &json!([1])));
    assert_eq!(list[0]["supports"][0]["grade"], 1);
    assert!(bamai.ok(&["evidence", "A0001"]).contains("与 2 同一出具人，不算独立"));
}

#[test]
fn what_cannot_be_said_of_evidence_changes_nothing() {
    let bamai = Bamai::started();
    bamai.ok(&["evidence", "A0001", "--kind", "document", "--title", "章程"]);
    bamai.run(&["evidence", "A0001", "1", "--date", "去年"]).expect(2);
    bamai.run(&["evidence", "A0001", "1", "--file", "none.pdf"]).expect(2);
    bamai.run(&["evidence", "A0001", "1", "--file", "/dev/zero"]).expect(2);
    bamai.run(&["evidence", "A0001", "9", "--kept-at", "柜"]).expect(2);
    bamai.run(&["evidence", "A0001", "9"]).expect(2);
    bamai.run(&["evidence", "A0001", "--kept-at", "柜"]).expect(2);
    let events = bamai.json(&["log", "A0001", "--json"]);
    assert_eq!(events.as_array().unwrap().len(), 2, "{events}");
}

/// `printf '%s\t%s' 7 LINE | sha256sum` begins 9fb5 for 甲, 3544 for 乙, 4667 for 丙 and f03f for 丁.
#[test]
fn a_sample_is_drawn_once_and_anybody_can_draw_it_again() {
    let bamai = Bamai::started();
    let list = bamai.file("名单.csv", "甲,男\n乙,女\n\n丙,女\n丁,男\n");
    let draw = |arguments: &[&str]| {
        let mut all = vec!["sample", "A0001", list.to_str().unwrap(), "--of", "会员名单"];
        all.extend(arguments);
        bamai.run(&all)
    };
    let out = draw(&["--n", "2", "--seed", "7"]).expect(0).out;
    for text in ["4 中抽 2，种子 7", "第 2 项  乙", "第 3 项  丙", "printf '%s\\t%s' '7'"] {
        assert!(out.contains(text), "{text} in\n{out}");
    }
    // printf '甲\n乙\n丙\n丁\n' | sha256sum
    let digest = "8fde5d4e0d5bdc75cb2f8c6e2313f9b6e36d435f6d8c3dbbd879ea98b7d54d20";
    let document = bamai.json(&["sample", "A0001", "--json"]);
    assert_eq!(document[0]["drawn"], json!([{ "line": 2, "text": "乙" }, { "line": 3, "text": "丙" }]));
    assert_eq!(document[0]["list_sha256"], digest);
    let again = draw(&["--n", "2", "--seed", "7"]).expect(0);
    assert!(again.err.contains("与抽样 1 相同"), "{again:?}");
    draw(&["--n", "2"]).expect(0);
    assert_eq!(bamai.json(&["sample", "A0001", "--json"]).as_array().unwrap().len(), 2);
    draw(&["--n", "0", "--seed", "7"]).expect(2);
    let log = bamai.json(&["log", "A0001", "--json"]);
    let kept: Vec<_> = log.as_array().unwrap().iter().filter(|entry| entry["event"] == "sample_kept").collect();
    assert_eq!(kept.len(), 2, "{log}");
    assert_eq!(kept[0]["value"], format!("1 7 {digest} 2|3"));
}

#[test]
fn what_was_drawn_stands_in_no_report() {
    let bamai = Bamai::visited();
    let list = bamai.file("名单.txt", "欧阳锋\n洪七公\n");
    bamai.ok(&["sample", "A0001", list.to_str().unwrap(), "--of", "会员名单", "--n", "2", "--seed", "1"]);
    for kind in ["report", "request", "sheet"] {
        let page = bamai.ok(&["report", "A0001", "--kind", kind, "--format", "md"]);
        assert!(!page.contains("欧阳锋") && !page.contains("洪七公"), "{kind}");
    }
    assert!(bamai.ok(&["report", "A0001", "--kind", "sheet"]).contains("| 会员名单 | 2 中抽 2 | 1 |"));
}

#[test]
fn a_team_is_kept_with_what_each_declares_and_one_who_is_barred_may_not_rate() {
    let bamai = Bamai::started();
    bamai.ok(&["team", "A0001", "李四", "--duty", "finance", "--declares", "none"]);
    bamai.ok(&["team", "A0001", "王五"]);
    bamai.ok(&["team", "A0001", "王五", "--declares", "former_post", "--words", "2025年离任"]);
    let team = json!([
        { "name": "李四", "duty": "finance", "declares": "none", "barred": false, "words": "" },
        { "name": "王五", "duty": "assessor", "declares": "former_post", "barred": true, "words": "2025年离任" },
    ]);
    assert_eq!(bamai.json(&["visit", "A0001", "--json"])["team"], team);
    bamai.run_as("王五", &["answer", "A0001", "W1", "1"]).expect(0);
    let problems = bamai.json(&["problems", "A0001", "--json"]);
    let barred = problems.as_array().unwrap().iter().find(|problem| problem["check"] == "C39").unwrap();
    assert_eq!((&barred["kind"], &barred["blocks"]), (&json!("hard"), &json!(true)));
    assert!(barred["message"].as_str().unwrap().starts_with("王五："), "{barred}");
    bamai.ok(&["team", "A0001", "王五", "--remove"]);
    bamai.run(&["team", "A0001", "赵六", "--remove"]).expect(2);
    assert_eq!(bamai.json(&["visit", "A0001", "--json"])["team"].as_array().unwrap().len(), 1);
}

#[test]
fn the_timetable_is_the_checklist_s_until_a_line_is_changed_added_or_taken_out() {
    let bamai = Bamai::started();
    let times = |bamai: &Bamai| -> Vec<String> {
        let visit = bamai.json(&["visit", "A0001", "--json"]);
        let lines = visit["timetable"].as_array().unwrap().clone();
        lines.iter().map(|line| line["time"].as_str().unwrap().to_owned()).collect()
    };
    let before = times(&bamai);
    assert_eq!((before.len(), before[0].as_str(), before[2].as_str()), (16, "-10wd", "09:00"));
    bamai.ok(&["slot", "A0001", "3", "--time", "09:15"]);
    bamai.ok(&["slot", "A0001", "--time", "11:00", "--what", "看展厅", "--who", "李四"]);
    bamai.ok(&["slot", "A0001", "1", "--remove"]);
    let after = times(&bamai);
    assert_eq!(after.len(), 16);
    assert_eq!(after[..5], ["08:45", "09:15", "09:30", "10:00–12:00", "11:00"]);
    bamai.run(&["slot", "A0001", "99", "--time", "1:00"]).expect(2);
    bamai.run(&["slot", "A0001", "--time", "1:00"]).expect(2);
    // The twelve lines of half a day carry core in the checklist.
    bamai.ok(&["society", "add", "B1", "农学会"]);
    bamai.ok(&["start", "B1", "--core"]);
    let core = bamai.json(&["visit", "B1", "--json"]);
    assert_eq!(core["timetable"].as_array().unwrap().len(), 12);
}

#[test]
fn the_visit_sheet_says_who_has_still_to_be_heard_and_can_be_printed() {
    let bamai = Bamai::started();
    let visit = bamai.json(&["visit", "A0001", "--json"]);
    let members = visit["interviews"].as_array().unwrap().iter().find(|part| part["roles"] == json!(["R9"])).unwrap();
    let one = |id: &str| json!({ "trait": id, "missing": 1 });
    let traits = json!([one("under45"), one("grassroots"), one("off_council")]);
    assert_eq!((&members["least"], &members["heard"], &members["missing"]), (&json!(5), &json!(0), &json!(5)));
    assert_eq!(members["missing_traits"], traits);
    // Without branches no branch head has to be heard.
    bamai.ok(&["answer", "A0001", "F16", "0"]);
    let page = bamai.ok(&["report", "A0001", "--kind", "sheet", "--format", "md"]);
    for text in [
        "# 机械工程学会（样例）走访单",
        "| R8 分支机构负责人 | 2 | 0 | 不适用 |",
        "45岁以下还缺 1 人",
        "| 前 10 个工作日 |",
    ] {
        assert!(page.contains(text), "{text} in\n{page}");
    }
}

#[test]
fn the_request_asks_each_role_for_its_items_and_leaves_out_what_is_skipped() {
    let bamai = Bamai::started();
    bamai.ok(&["answer", "A0001", "F16", "0"]);
    let page = bamai.ok(&["report", "A0001", "--kind", "request", "--format", "md"]);
    let role = |id: &str| {
        let from = page.find(&format!("## {id} ")).unwrap_or_else(|| panic!("no {id} in\n{page}"));
        page[from..].split("\n## ").next().unwrap().to_owned()
    };
    // W1 asks R3, R8 and R12; D3 is skipped without branches.
    for id in ["R3", "R8", "R12"] {
        assert!(role(id).contains("| W1 服务成果产出 | 文件：成果目录、采纳函、反馈表；"), "{}", role(id));
    }
    assert!(!role("R1").contains("| W1 "), "{}", role("R1"));
    assert!(!page.contains("| D3 "), "{page}");
    assert!(
        page.contains("| R9 普通会员 | 5 | 45岁以下至少 1 人、来自企业或基层至少 1 人、非理事至少 1 人 |  |"),
        "{page}"
    );
    assert!(!page.contains("| R8 分支机构负责人 | 2 |"), "nobody to be heard where there are no branches");
    assert!(page.contains("| W1 | 成果目录、采纳函、反馈表 |  |  |"), "{page}");
    assert!(!page.contains("- 状态："), "how far the answering has come is nothing to the society");
    // Half a day asks for less: P11 is no core item.
    bamai.ok(&["society", "add", "B1", "农学会"]);
    bamai.ok(&["start", "B1", "--core"]);
    let core = bamai.ok(&["report", "B1", "--kind", "request"]);
    let ids = |page: &str| page.lines().filter(|line| line.starts_with("| W") || line.starts_with("| T")).count();
    assert!(ids(&core) < ids(&page), "{core}");
    assert!(core.contains("| D3 "), "what is not known yet is asked for");
}

#[test]
fn self_ratings_stay_unseen_until_submission_and_then_stand_beside_ours() {
    let bamai = Bamai::visited();
    // The sample visit rates W1 3 and W2 2 (fixtures/demo/visit.csv).
    let file = bamai.file("自评.csv", "item,level,note\nW1,3,\nW2,４,\nW9,2,\nF01,2,\nW3,5,\nW1,2,\n");
    let refused = bamai.run(&["self-rating", "A0001", file.to_str().unwrap()]).expect(1);
    for line in ["第4行 W9", "第5行 F01", "第6行 W3", "第7行 W1"] {
        assert!(refused.out.contains(line), "{line} in\n{}", refused.out);
    }
    assert_eq!(bamai.json(&["self-rating", "A0001", "--json"])["n_in"], 0);
    bamai.run(&["self-rating", "A0001", file.to_str().unwrap(), "--partial"]).expect(1);
    bamai.ok(&["self-rating", "A0001", "W3", "1"]);
    bamai.ok(&["self-rating", "A0001", "W4", "1"]);
    bamai.ok(&["self-rating", "A0001", "W4", "none"]);
    // 58 of the checklist's items are ratings.
    let before = bamai.json(&["self-rating", "A0001", "--json"]);
    assert_eq!(before, json!({ "n_in": 3, "n_ratings": 58, "submitted": false, "items": null }));
    assert!(bamai.ok(&["self-rating", "A0001"]).contains("已录入自评 3/58 项"));
    for arguments in [vec!["log", "A0001", "--json"], vec!["log", "A0001"], vec!["problems", "A0001", "--json"]] {
        let said = bamai.run(&arguments).out;
        assert!(!said.contains("自评比评分高") || said.contains("not_evaluated"), "{said}");
    }
    assert!(!bamai.ok(&["report", "A0001"]).contains("自评与评定"));

    bamai.ok(&["submit", "A0001"]);
    let after = bamai.json(&["self-rating", "A0001", "--json"]);
    let ours = |item: &str| {
        let items = bamai.json(&["answers", "A0001", "--json"]);
        let row = items.as_array().unwrap().iter().find(|row| row["item"] == item).unwrap().clone();
        row["value"].as_str().unwrap().parse::<i64>().unwrap()
    };
    assert_eq!((ours("W1"), ours("W2")), (3, 2));
    let row = |item: &str| after["items"].as_array().unwrap().iter().find(|row| row["item"] == item).unwrap().clone();
    assert_eq!((&row("W1")["difference"], &row("W1")["to_explain"]), (&json!(0), &json!(false)));
    assert_eq!((&row("W2")["difference"], &row("W2")["to_explain"]), (&json!(2), &json!(true)));
    bamai.run(&["self-rating", "A0001", "W1", "2"]).expect(1);
    // C40 can be raised only now, so it is explained now; anything else stays closed.
    bamai.ok(&["overrule", "A0001", "C40", "W2", "--why", "学会把计划算作成果"]);
    bamai.run(&["overrule", "A0001", "C30", "--why", "有据"]).expect(1);
    let report = bamai.ok(&["report", "A0001"]);
    assert!(report.contains("| W2 专家可调用度 | 4 | 2 | +2 | 学会把计划算作成果 |"), "{report}");
    assert!(report.contains("自评3项："), "{report}");
}

#[test]
fn findings_tell_their_confidence() {
    let bamai = Bamai::visited();
    let report = bamai.ok(&["report", "A0001"]);
    let evidence = bamai.json(&["evidence", "A0001", "--json"]);
    let of = |item: &str| {
        let mut supports = evidence.as_array().unwrap().iter().flat_map(|piece| piece["supports"].as_array().unwrap());
        supports.find(|support| support["item"] == item).map(|support| support["confidence"].as_str().unwrap())
    };
    let findings: Vec<&str> = report.split("\n**").skip(1).collect();
    let told = findings.iter().filter_map(|finding| Some((finding, of(finding.split(' ').next().unwrap())?)));
    let told: Vec<_> = told.filter(|(finding, _)| finding.contains("权重")).collect();
    // Each answered item with a weight is a finding; nearly all of them rest on evidence.
    assert!(told.len() > 50, "{}", told.len());
    for (finding, confidence) in told {
        let word = match confidence {
            "high" => "高",
            "moderate" => "中",
            "low" => "低",
            _ => "很低",
        };
        assert!(finding.contains(&format!("；置信度：{word}；")), "{finding}");
    }
}
