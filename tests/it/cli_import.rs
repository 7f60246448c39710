//! `bamai import`: registers as offices really save them.

use serde_json::{Value as Json, json};

use crate::cli_bamai::{Bamai, Run, fixture};

fn import(bamai: &Bamai, name: &str, more: &[&str]) -> Run {
    let path = fixture("registers").join(name);
    let mut args = vec!["import", path.to_str().unwrap()];
    args.extend(more);
    bamai.run(&args)
}

fn societies(bamai: &Bamai) -> Json {
    bamai.json(&["list", "--json"])
}

/// What every copy of the sample register says, by hand.
fn sample() -> Json {
    json!([
        { "code": "A0001", "name": "机械工程学会（样例）", "short": "机械学会", "level": "省级", "discipline": "工科",
          "grade": "a3", "grade_date": "2021-12-20", "founded": "1979-04-06", "members": 3306, "region": "合肥",
          "assessments": [] },
        { "code": "A0002", "name": "激光学会（样例）", "short": "激光学会", "level": "省级", "discipline": "工科",
          "grade": "a3", "grade_date": "2022-08-15", "founded": "1986-10-12", "members": 292, "region": "合肥",
          "assessments": [] },
        { "code": "A0003", "name": "城市规划学会（样例）", "short": "规划学会", "level": "市级", "discipline": "工科",
          "grade": "none", "grade_date": null, "founded": "2003-05-01", "members": null, "region": "芜湖",
          "assessments": [] }
    ])
}

#[test]
fn a_register_reads_alike_in_every_encoding() {
    for name in ["utf8.csv", "utf8-mark.csv", "gb18030.csv", "tabs-utf16.txt"] {
        let bamai = Bamai::new();
        let run = import(&bamai, name, &[]).expect(0);
        assert_eq!(run.out, "新增：A0001、A0002、A0003\n新增3，更新0，未变0，拒绝0\n", "{name}");
        assert_eq!(societies(&bamai), sample(), "{name}");
    }
}

#[test]
fn titles_blank_lines_semicolons_and_full_width_digits_do_no_harm() {
    let bamai = Bamai::new();
    let run = import(&bamai, "titled-semicolons.csv", &[]).expect(0);
    assert_eq!(run.err, "未读入的列：联系电话\n");
    let societies = societies(&bamai);
    assert_eq!(societies[0]["code"], "A0001");
    assert_eq!(societies[0]["name"], "机械工程学会 （样例）");
    assert_eq!(societies[0]["members"], 3306);
    assert_eq!(societies[1]["grade"], "a3");
}

#[test]
fn the_same_register_again_changes_nothing() {
    let bamai = Bamai::new();
    import(&bamai, "utf8.csv", &[]).expect(0);
    let before = std::fs::read(bamai.store().join("journal.log")).unwrap();
    let run = import(&bamai, "gb18030.csv", &[]).expect(0);
    assert_eq!(run.out, "新增0，更新0，未变3，拒绝0\n");
    assert_eq!(std::fs::read(bamai.store().join("journal.log")).unwrap(), before);
}

#[test]
fn an_update_changes_what_it_says_and_keeps_what_it_leaves_empty() {
    let bamai = Bamai::new();
    import(&bamai, "utf8.csv", &[]).expect(0);
    let update = bamai.file("update.csv", "code,name,members,grade\nA0002,,300,\n");
    let run = bamai.run(&["import", update.to_str().unwrap()]).expect(0);
    assert_eq!(run.out, "更新：A0002\n新增0，更新1，未变0，拒绝0\n");
    let mut expected = sample();
    expected[1]["members"] = json!(300);
    assert_eq!(societies(&bamai), expected);
}

#[test]
fn every_bad_row_is_named_and_nothing_is_imported() {
    let bamai = Bamai::new();
    let run = import(&bamai, "broken-rows.csv", &[]).expect(1);
    // The lines of the file on which the bad rows stand.
    let lines: Vec<_> = run.out.lines().filter_map(|line| line.split_once("行")).map(|(line, _)| line).collect();
    assert_eq!(lines, ["第3", "第4", "第5", "第6", "第7", "第8", "第9", "第10", "第11"]);
    assert!(run.out.contains("第6行 B0005：与第8行重复或矛盾"), "{}", run.out);
    assert!(run.out.contains("第8行 B0005：与第6行重复或矛盾"), "{}", run.out);
    assert!(run.out.ends_with("新增0，更新0，未变0，拒绝9\n"), "{}", run.out);
    assert!(run.err.contains("什么也没有导入"), "{}", run.err);
    assert_eq!(societies(&bamai), json!([]));
}

#[test]
fn the_good_rows_alone_are_imported_when_asked_for() {
    let bamai = Bamai::new();
    let run = import(&bamai, "broken-rows.csv", &["--partial"]).expect(1);
    assert!(run.out.ends_with("新增：B0001、B0010\n新增2，更新0，未变0，拒绝9\n"), "{}", run.out);
    assert_eq!(societies(&bamai).as_array().unwrap().len(), 2);
}

#[test]
fn a_file_that_is_no_register_is_refused_as_a_whole() {
    let bamai = Bamai::new();
    for (name, why) in [("no-header.csv", "表头须有：编号、名称"), ("open-quote.csv", "第2行的引号没有配对")]
    {
        let run = import(&bamai, name, &[]).expect(2);
        assert!(run.err.contains(why), "{name}: {}", run.err);
    }
    let workbook = bamai.file("register.xlsx", b"PK\x03\x04\x14\x00");
    let run = bamai.run(&["import", workbook.to_str().unwrap()]).expect(2);
    assert!(run.err.contains("已损坏"), "{}", run.err);
    bamai.run(&["import", "no-such-file.csv"]).expect(2);
}

#[test]
fn names_with_escapes_never_reach_the_terminal_raw() {
    let bamai = Bamai::new();
    let register = bamai.file("escapes.csv", "code,name\nA1,\"\u{1b}[2J\u{7}坏\u{202e}名\"\n");
    bamai.run(&["import", register.to_str().unwrap()]).expect(0);
    for args in [&["list"][..], &["society", "A1"]] {
        let shown = bamai.ok(args);
        let is_raw = |c: char| (c.is_control() && c != '\n') || c == '\u{202e}';
        assert!(!shown.chars().any(is_raw), "{shown:?}");
    }
}
