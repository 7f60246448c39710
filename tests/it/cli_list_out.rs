//! `bamai list --format`: the ledger taken away as a table, and brought in elsewhere.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use serde_json::{Value as Json, json};

use crate::cli_bamai::{Bamai, fixture};

/// A ledger with a society of every sort: assessed, never assessed, with a name that looks like a formula.
fn ledger() -> Bamai {
    let bamai = Bamai::new();
    bamai.ok(&["import", fixture("registers").join("utf8.csv").to_str().unwrap()]);
    let tricks = "编号,名称,简称,等级,成立日期\n-X1,=1+1,\"甲, \"\"乙\"\"\",在评,1899-05-01\n";
    bamai.file("tricks.csv", tricks);
    bamai.ok(&["import", "tricks.csv"]);
    bamai.ok(&["start", "A0001"]);
    bamai.ok(&["answer", "A0001-1", "W1", "3"]);
    bamai
}

/// What the registers of a ledger say, without assessments.
fn profiles(bamai: &Bamai) -> Json {
    let mut societies = bamai.json(&["list", "--json"]);
    for society in societies.as_array_mut().unwrap() {
        society["assessments"] = json!([]);
    }
    societies
}

fn sheet(path: &std::path::Path) -> Vec<Vec<Data>> {
    let mut book = Xlsx::new(Cursor::new(std::fs::read(path).unwrap())).unwrap();
    let name = book.sheet_names().first().unwrap().clone();
    book.worksheet_range(&name).unwrap().rows().map(<[Data]>::to_vec).collect()
}

#[test]
fn every_table_of_the_ledger_is_a_register_elsewhere() {
    let bamai = ledger();
    for (lang, name) in [("zh", "a.csv"), ("en", "b.csv"), ("zh", "c.xlsx"), ("en", "d.xlsx")] {
        let mut list = bamai.bare();
        list.arg("--store").arg(bamai.store()).args(["--lang", lang, "list", "-o", name]);
        assert!(list.output().unwrap().status.success());
        let other = Bamai::new();
        other.file(name, std::fs::read(bamai.store().with_file_name(name)).unwrap());
        let run = other.run(&["import", name]).expect(0);
        assert!(run.out.ends_with("新增4，更新0，未变0，拒绝0\n"), "{name}: {}", run.out);
        assert_eq!(profiles(&other), profiles(&bamai), "{name}");
    }
}

#[test]
fn a_table_tells_where_the_latest_assessment_stands() {
    let bamai = ledger();
    let csv = bamai.ok(&["list", "--format", "csv"]);
    let mut lines = csv.trim_start_matches('\u{feff}').split("\r\n");
    let head: Vec<&str> = lines.next().unwrap().split(',').collect();
    assert_eq!(head[..3], ["编号", "名称", "简称"]);
    let row: Vec<&str> = lines.find(|line| line.starts_with("A0001")).unwrap().split(',').collect();
    let under = |title: &str| row[head.iter().position(|head| *head == title).unwrap()];
    assert_eq!(
        (under("最近评估"), under("评估状态"), under("组长"), under("已答条目")),
        ("A0001-1", "进行中", "张三", "1")
    );
    // One of five weighted items answered is far below the floor of coverage: the figure is withheld.
    assert_eq!((under("能力弱问题分值"), under("能力弱问题程度"), under("触及红线")), ("", "", "0"));
    let never = csv.split("\r\n").find(|line| line.starts_with("A0002")).unwrap();
    assert!(never.ends_with(&",".repeat(head.len() - 10)), "{never}");
    let listed = bamai.json(&["list", "--format", "json"]);
    assert_eq!(listed, bamai.json(&["list", "--json"]));
}

#[test]
fn severities_stand_with_their_bands() {
    let bamai = ledger();
    // Every rating that counts on the axis, so that five sixths of its weight are answered.
    let ratings = "W1 W2 W3 W4 W5 P11 P21 P22 P23 P25 T11 T12 T13 T15 T24 T33 T41 T43 T44 T54 E13";
    let rows: String = ratings.split(' ').map(|item| format!("{item},3\n")).collect();
    bamai.file("answers.csv", format!("item,value\n{rows}"));
    bamai.ok(&["apply", "A0001-1", "answers.csv"]);
    bamai.ok(&["list", "-o", "a.xlsx"]);
    let rows = sheet(&bamai.store().with_file_name("a.xlsx"));
    let place = |title: &str| rows[0].iter().position(|cell| *cell == title).unwrap();
    let row = rows.iter().find(|row| row[0] == "A0001").unwrap();
    // Level 3 on every item is 75 points whatever the weights: severity 25, which is in the band 20 to 40.
    let listed = bamai.json(&["list", "--json"]);
    assert_eq!(listed[1]["assessments"][0]["severities"]["W"], 25.0);
    assert_eq!(row[place("能力弱问题分值")], Data::Float(25.0));
    assert_eq!(row[place("能力弱问题程度")], Data::String("轻度".to_owned()));
}

#[test]
fn in_a_workbook_a_formula_stays_a_text_and_days_are_days() {
    let bamai = ledger();
    bamai.ok(&["list", "-o", "a.xlsx"]);
    let rows = sheet(&bamai.store().with_file_name("a.xlsx"));
    let tricks = rows.iter().find(|row| row[0] == "-X1").unwrap();
    assert_eq!(tricks[1], Data::String("=1+1".to_owned()));
    // Spreadsheets know no day before 1900.
    assert_eq!(tricks[7], Data::String("1899-05-01".to_owned()));
    let first = rows.iter().find(|row| row[0] == "A0001").unwrap();
    assert!(matches!(&first[7], Data::DateTime(day) if day.to_ymd_hms_milli().0 == 1979), "{:?}", first[7]);
}

#[test]
fn what_a_file_is_to_be_shows_in_its_name_or_is_asked_for() {
    let bamai = ledger();
    let run = bamai.run(&["list", "-o", "ledger.doc"]).expect(2);
    assert!(run.err.contains("--format"), "{}", run.err);
    bamai.ok(&["list", "-o", "ledger.doc", "--format", "csv"]);
    assert!(bamai.store().with_file_name("ledger.doc").exists());
    let run = bamai.run(&["list", "-o", "nowhere/ledger.csv"]).expect(2);
    assert!(run.err.contains("nowhere/ledger.csv"), "{}", run.err);
}
