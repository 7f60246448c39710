//! What is kept of a society row by row, and an item answered in rows: what is typed, what is seen, what is on record.

use std::sync::Arc;

use bamai::domain::checklist;
use bamai::domain::command::Command;
use bamai::domain::event::{Event, Profile, Scope};
use bamai::domain::ids::ItemId;
use bamai::domain::value::{Row, Value};
use bamai::lang::Lang;
use bamai::ui::screen::Route;
use ratatui::layout::Size;

use crate::stage::Stage;

/// The rosters of the first sample society: three functions, the second run out, and one demonstration project.
fn rosters() -> Stage {
    let mut stage = Stage::demo(Lang::Zh);
    stage.keys("Right r");
    stage
}

/// The rows kept of a roster of the first sample society.
fn kept(stage: &Stage, roster: &str) -> Vec<Row> {
    let (ledger, _) = stage.ledgers();
    ledger.rows_of(&"A0001".into(), &ItemId::new(roster)).to_vec()
}

/// What a column of the rows kept holds.
fn texts(stage: &Stage, roster: &str, column: &str) -> Vec<String> {
    let text = |row: Row| match row.get(column) {
        Some(Value::Text(text)) => text.clone(),
        other => format!("{other:?}"),
    };
    kept(stage, roster).into_iter().map(text).collect()
}

#[test]
fn a_row_is_filled_in_column_by_column_and_stands_last_in_its_roster() {
    let mut stage = rosters();
    stage.keys("End a").expect("示范性学术项目：加一行").types("青年学术沙龙").keys("Enter 2 Enter");
    stage.types("2026").keys("Enter").types("省科协").keys("Ctrl-S");
    assert_eq!(stage.route(), Route::Rosters("A0001".into()));
    stage.expect("▸ 青年学术沙龙").expect("已存入“示范性学术项目”");
    let expected = Row::from([
        ("name".to_owned(), Value::Text("青年学术沙龙".to_owned())),
        ("kind".to_owned(), Value::Picks(vec![bamai::domain::value::Pick { code: "forum".to_owned(), specify: None }])),
        ("year".to_owned(), Value::Int(2026)),
        ("from".to_owned(), Value::Text("省科协".to_owned())),
    ]);
    assert_eq!(kept(&stage, "demonstrations").pop(), Some(expected));
}

#[test]
fn a_row_is_changed_where_it_stands() {
    let mut stage = rosters();
    stage.keys("Down Enter").expect("第 2 行").keys("Ctrl-U").types("成果鉴定").keys("Ctrl-S");
    stage.expect("▸ 成果鉴定");
    assert_eq!(texts(&stage, "functions", "what"), ["机械工程师资格能力评价", "成果鉴定", "智能制造标准研制"]);
}

#[test]
fn a_row_removed_is_brought_back_by_u_and_so_is_one_changed_before() {
    let mut stage = rosters();
    let before = kept(&stage, "functions");
    stage.keys("Enter Ctrl-U").types("资格评价").keys("Ctrl-S Down Delete").expect("已删去第2行");
    assert_eq!(texts(&stage, "functions", "what"), ["资格评价", "智能制造标准研制"]);
    stage.keys("u").expect("▸ 装备制造业成果评价").keys("u");
    assert_eq!(kept(&stage, "functions"), before);
    let kept_events = stage.journal().into_iter().filter(|event| matches!(event, Event::RosterKept { .. }));
    // Three of the sample, two changes and two taken back: nothing is ever taken out of the journal.
    assert_eq!(kept_events.count(), 3 + 4);
}

#[test]
fn a_row_that_lacks_a_cell_or_holds_a_bad_one_is_not_kept_and_stays_as_typed() {
    let mut stage = rosters();
    stage.keys("a Ctrl-S").expect("! 这一栏必填").types("评审").keys("Enter 4 Enter Ctrl-S").expect("! 这一栏必填");
    stage.types("委托").keys("Enter").types("省科协").keys("Enter").types("明天").keys("Enter");
    stage.expect("! 填写的内容不对").keys("Ctrl-S").expect("明天").expect("▸ 期限起");
    assert_eq!(kept(&stage, "functions").len(), 3);
    stage.keys("Ctrl-U").types("2026.3.1").keys("Ctrl-S");
    assert_eq!(kept(&stage, "functions").len(), 4);
}

#[test]
fn a_row_half_filled_in_is_there_when_one_comes_back() {
    let mut stage = rosters();
    stage.keys("a").types("评审").keys("Tab Tab").types("省科协").keys("Esc");
    assert_eq!(kept(&stage, "functions").len(), 3);
    stage.keys("a").expect("评审").expect("省科协");
}

#[test]
fn a_row_half_filled_in_survives_a_kill_with_its_options_and_its_cursor() {
    // The second option asks for nothing more, the fourth for a text.
    for option in ["2", "4"] {
        let mut stage = rosters();
        stage.keys("a").types("评审").keys("Enter").keys(option).keys("Enter").types("省科协").keys("Left Left");
        stage.keeps("省科协");
        let (screen, cursor) = (stage.screen(), stage.cursor());
        let mut stage = stage.again();
        stage.keys("Enter").expect("评审").expect("省科协");
        assert_eq!((stage.screen(), stage.cursor()), (screen, cursor), "{option}");
    }
}

#[test]
fn the_society_s_page_counts_the_rows_and_what_has_run_out() {
    let mut stage = Stage::demo_sized(Lang::Zh, Size::new(80, 40));
    stage.keys("Right").expect("承接政府转移职能和购买服务  3 行  ! 1 项已到期");
    stage.expect("示范性学术项目").expect("1 行");
}

#[test]
fn an_item_is_answered_in_rows_or_with_none() {
    let text = include_str!("../../fixtures/checklists/library.toml");
    let checklist = Arc::new(checklist::parse("library.toml", text).checklist.unwrap());
    let profile = Profile { name: "图书室".to_owned(), ..Profile::default() };
    let register = Command::Register { code: "A0001".into(), profile };
    let start = Command::Start { society: "A0001".into(), checklist, scope: Scope::Full };
    let mut stage = Stage::after(Lang::Zh, &[register, start]);
    stage.keys("Enter g").types("gifts").keys("Enter Enter");
    assert_eq!(stage.route(), Route::Rows("A0001-1".into(), "gifts".into()));
    stage.expect("一项也没有按 0").keys("0").expect("没有");
    stage.keys("a").types("李某").keys("Enter").types("3").keys("Enter Enter 1 Ctrl-S").expect("▸ 李某    3     是");
    stage.keys("Esc").expect("李某、3、是");
    stage.keys("u");
    let changes = stage.changes("A0001-1");
    let ends: Vec<bool> = changes.iter().map(|change| change.contains("Rows([])")).collect();
    // None, then a row, then the row undone.
    assert_eq!((changes.len(), ends), (3, vec![true, false, true]), "{changes:#?}");
}
