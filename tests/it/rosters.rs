//! Rosters of a society: how they are kept on disk, and how they go out and come in.

use std::collections::BTreeMap;

use bamai::domain::event::{Entry, Event};
use bamai::domain::ids::{ItemId, Millis, SocietyCode};
use bamai::domain::ledger::Ledger;
use bamai::domain::value::{Row, Value};
use bamai::store::disk::DiskStore;
use bamai::store::{Head, Store};
use serde_json::{Value as Json, json};
use tempfile::TempDir;

use crate::cli_bamai::Bamai;
use crate::store_samples::{sealed_after, society};

fn kept(roster: &str, rows: Vec<Row>) -> Event {
    Event::RosterKept { society: SocietyCode::new("A0001"), roster: ItemId::new(roster), rows }
}

fn row(text: &str) -> Row {
    BTreeMap::from([("what".to_owned(), Value::Text(text.to_owned()))])
}

fn ledger_of(entries: &[Entry]) -> Ledger {
    let mut ledger = Ledger::default();
    entries.iter().for_each(|entry| ledger.apply(entry));
    ledger
}

/// Each opening reads the ledger from the database, in which a value beyond 4 KiB lies in pieces.
#[test]
fn rosters_and_what_was_before_come_back_however_long_they_were() {
    let entries = sealed_after(
        Head::default(),
        vec![
            society("A0001", "机械工程学会"),
            kept("functions", vec![row(&"长".repeat(5_000)); 4]),
            kept("demonstrations", vec![row("甲"), row("乙")]),
            kept("functions", vec![row("短")]),
            kept("demonstrations", Vec::new()),
            society("A0002", "激光学会"),
        ],
    );
    let dir = TempDir::new().unwrap();
    for n in 1..=entries.len() {
        let mut opened = DiskStore::open(dir.path(), Millis(0), "zhang").unwrap();
        assert_eq!(opened.repairs, [], "{n}");
        opened.store.append(&entries[n - 1..n]).unwrap();
        drop(opened);
        let mut opened = DiskStore::open(dir.path(), Millis(0), "zhang").unwrap();
        assert_eq!(opened.repairs, [], "{n}");
        assert_eq!(opened.store.ledger().unwrap(), ledger_of(&entries[..n]), "{n}");
    }
    let ledger = ledger_of(&entries);
    let n_rows: Vec<_> = ledger.past[&SocietyCode::new("A0001")].iter().map(|past| past.n_rows.clone()).collect();
    let counts = |counts: &[(&str, u32)]| counts.iter().map(|&(roster, n)| (ItemId::new(roster), n)).collect();
    let expected: [BTreeMap<ItemId, u32>; 4] = [
        counts(&[]),
        counts(&[("functions", 4)]),
        counts(&[("demonstrations", 2), ("functions", 4)]),
        counts(&[("demonstrations", 2), ("functions", 1)]),
    ];
    assert_eq!(n_rows, expected);
}

fn office() -> Bamai {
    let bamai = Bamai::new();
    bamai.run(&["society", "add", "A0001", "机械工程学会"]).expect(0);
    bamai
}

const FIRST: [&str; 10] = [
    "roster",
    "A0001",
    "functions",
    "--add",
    "what=科技奖励评审",
    "方式=转移职能",
    "from=省科技厅",
    "期限止=2024年12月31日",
    "amount=12.5",
    "effect=优",
];

#[test]
fn a_row_is_added_changed_and_removed_by_column() {
    let bamai = office();
    let run = bamai.run(&FIRST).expect(0);
    assert_eq!(run.out, "已加入登记表“承接政府转移职能和购买服务”第1行\n");
    bamai.run(&["roster", "A0001", "func", "--add", "what=培训", "kind=purchased", "from=省人社厅"]).expect(0);
    bamai.run(&["roster", "A0001", "functions", "--set", "1", "amount=", "责任人=秘书长"]).expect(0);
    let rows = json!([
        { "what": "科技奖励评审", "kind": "transferred", "from": "省科技厅", "begin": null, "end": "2024-12-31",
          "amount": null, "effect": "excellent", "owner": "秘书长" },
        { "what": "培训", "kind": "purchased", "from": "省人社厅", "begin": null, "end": null,
          "amount": null, "effect": null, "owner": null }
    ]);
    assert_eq!(bamai.json(&["roster", "A0001", "--json"]), json!({ "functions": rows, "demonstrations": [] }));
    assert_eq!(bamai.json(&["society", "A0001", "--json"])["rosters"]["functions"], rows);
    bamai.run(&["roster", "A0001", "functions", "--remove", "1"]).expect(0);
    assert_eq!(bamai.json(&["roster", "A0001", "functions", "--json"])["functions"][0]["what"], "培训");
}

#[test]
fn rows_are_listed_with_what_has_run_out() {
    let bamai = office();
    bamai.run(&FIRST).expect(0);
    bamai.run(&["roster", "A0001", "functions", "--add", "what=培训", "kind=purchased", "from=省人社厅"]).expect(0);
    let run = bamai.run(&["roster", "A0001"]).expect(0);
    let expected = "承接政府转移职能和购买服务（functions）2行
   事项          方式      委托部门  期限止          金额        效果评价  状态
1  科技奖励评审  转移职能  省科技厅  2024年12月31日  12.50 万元  优        已到期
2  培训          购买服务  省人社厅

示范性学术项目（demonstrations）0行
没有登记
";
    assert_eq!(run.out, expected);
}

#[test]
fn what_a_roster_cannot_hold_is_refused_with_its_reason() {
    let bamai = office();
    let refused = |args: &[&str]| {
        let run = bamai.run(&[&["roster", "A0001"], args].concat()).expect(2);
        run.err.replace("bamai: ", "")
    };
    let no_kind = refused(&["functions", "--add", "what=培训", "from=省人社厅"]);
    assert!(no_kind.contains("第 1 行缺少“方式”"), "{no_kind}");
    let no_column = refused(&["functions", "--add", "whom=甲"]);
    assert!(no_column.contains("没有名为“whom”的列"), "{no_column}");
    let no_roster = refused(&["prizes", "--csv"]);
    assert!(no_roster.contains("没有名为“prizes”的登记表"), "{no_roster}");
    let no_row = refused(&["functions", "--remove", "1"]);
    assert!(no_row.contains("没有第1行"), "{no_row}");
    let run = bamai.run(&["roster", "B9", "functions", "--csv"]).expect(2);
    assert!(run.err.contains("B9"), "{}", run.err);
}

#[test]
fn a_roster_goes_out_as_csv_and_comes_in_elsewhere_as_it_was() {
    let bamai = office();
    bamai.run(&FIRST).expect(0);
    bamai.run(&["roster", "A0001", "functions", "--set", "1", "owner=甲,乙\n\"丙\"|=丁"]).expect(0);
    let csv = bamai.run(&["roster", "A0001", "functions", "--csv"]).expect(0).out;
    assert!(csv.starts_with("what,kind,from,begin,end,amount,effect,owner\n科技奖励评审,transferred,"), "{csv}");
    let there = office();
    let file = there.file("rows.csv", csv.as_bytes()).to_str().unwrap().to_owned();
    let run = there.run(&["roster", "A0001", "functions", "--import", &file]).expect(0);
    assert_eq!(run.out, "读入1行；登记表原有0行，现有1行\n");
    let rows = |bamai: &Bamai| bamai.json(&["roster", "A0001", "--json"]);
    assert_eq!(rows(&there), rows(&bamai));
    // The same rows again are not added again; in place of all there were, they are all there is.
    let run = there.run(&["roster", "A0001", "functions", "--import", &file]).expect(0);
    assert_eq!(run.out, "读入1行；登记表原有1行，现有1行\n");
    there.run(&["roster", "A0001", "functions", "--add", "what=培训", "kind=purchased", "from=省人社厅"]).expect(0);
    let run = there.run(&["roster", "A0001", "functions", "--import", &file, "--replace"]).expect(0);
    assert_eq!(run.out, "读入1行；登记表原有2行，现有1行\n");
}

#[test]
fn a_file_headed_in_either_language_is_read_and_each_bad_row_is_told_by_its_line() {
    let bamai = office();
    let text = "示范项目\n项目名称,类型,年度,联系电话\n年会,学术会议,2025,123\n期刊,学术期刊,去年,\n论坛,,2024,\n";
    let file = bamai.file("rows.csv", text.as_bytes()).to_str().unwrap().to_owned();
    let args = ["roster", "A0001", "demonstrations", "--import", &file];
    let run = bamai.run(&args).expect(1);
    assert_eq!(run.out, "第4行 期刊：“年度”：填写的内容不对，应为整数，例如 12\n第5行 论坛：缺少“类型”\n");
    assert_eq!(bamai.json(&["roster", "A0001", "--json"])["demonstrations"], json!([]));
    let run = bamai.run(&[&args[..], &["--partial"]].concat()).expect(1);
    assert!(run.out.ends_with("读入1行；登记表原有0行，现有1行\n略去2行\n"), "{}", run.out);
    let file = bamai
        .file("en.csv", "Name;Kind;Year\nAnnual conference;Conference;2024\n".as_bytes())
        .to_str()
        .unwrap()
        .to_owned();
    let run = bamai.run(&["roster", "A0001", "demonstrations", "--import", &file]).expect(0);
    assert_eq!(run.out, "读入1行；登记表原有1行，现有2行\n");
}

#[test]
fn rosters_travel_with_the_journal() {
    let bamai = office();
    bamai.run(&FIRST).expect(0);
    bamai.run(&["verify", "--deep"]).expect(0);
    let lines = bamai.run(&["export", "--jsonl"]).expect(0).out;
    let line = lines.lines().find(|line| line.contains("roster_kept")).unwrap();
    let line: Json = serde_json::from_str(line).unwrap();
    assert_eq!((&line["society"], &line["roster"]), (&json!("A0001"), &json!("functions")));
    assert_eq!(line["rows"][0]["amount"], json!({ "decimal": 12.5 }));
    let file = bamai.file("journal.jsonl", lines.as_bytes()).to_str().unwrap().to_owned();
    let there = Bamai::new();
    there.run(&["import", &file]).expect(0);
    let rows = |bamai: &Bamai| bamai.json(&["roster", "A0001", "--json"]);
    assert_eq!(rows(&there), rows(&bamai));
}
