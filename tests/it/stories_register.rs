//! A register on the screens: what it would change is shown first, and what is brought in is what was shown.

use std::time::{Duration, Instant};

use bamai::domain::command::Command;
use bamai::domain::event::Profile;
use bamai::lang::Lang;
use bamai::ui::input::Input;
use bamai::ui::screen::Route;
use ratatui::layout::Size;

use crate::stage::Stage;

const REGISTER: &str = "全省学会名册,,,,,\n编号,学会名称,级别,等级,会员数,电话\n\
    A0001,机械工程学会（样例）,省级,4A,3400,1\nA0009,气象学会,市级,,,\na0009,声学会,,,,\n\
    A0011,力学会,,６Ａ,约300,\nA0012,机械工程学会（样例）,,,,\n合计,,,,3700,\n";

/// The ledger with one of its societies known before, the register's name typed.
/// Names the file where the ledger has one society of it.
pub fn named(lang: Lang, size: Size) -> Stage {
    let profile = Profile {
        name: "机械工程学会（样例）".to_owned(),
        level: "省级".to_owned(),
        grade: "a3".to_owned(),
        members: Some(3306),
        ..Profile::default()
    };
    let mut stage = Stage::after(lang, &[Command::Register { code: "A0001".into(), profile }]);
    stage.resizes(size.width, size.height);
    std::fs::write(stage.here().join("名册.csv"), REGISTER).unwrap();
    stage.goes(Route::Import).types("名册.csv");
    stage
}

fn shown() -> Stage {
    let mut stage = named(Lang::Zh, Size::new(80, 24));
    stage.keys("Enter");
    stage
}

#[test]
fn what_a_register_would_change_is_shown_before_anything_is_written() {
    let mut stage = shown();
    let n = stage.journal().len();
    stage.expect("新增 3 · 更新 1 · 未变 0 · 拒绝 2 行").expect("B 学会名称 → 名称").expect("不用：F 电话");
    stage.expect("第6行 A0011：等级“６Ａ”认不出").expect("第6行 A0011：会员数“约300”不是整数").expect("第8行 合计");
    stage.expect("只有大小写不同").keys("End").expect("A0001：等级 3A → 4A、会员数 3306 → 3400");
    assert_eq!(stage.journal().len(), n);
}

#[test]
fn bad_rows_keep_the_good_ones_out_until_they_are_left_out() {
    let mut stage = shown();
    let n = stage.journal().len();
    stage.keys("Enter").expect("有 2 行不能用，整个名册都没有导入").expect("新增 3");
    assert_eq!(stage.journal().len(), n);
    stage.keys("p").expect("Enter 导入其余各行").keys("Enter").expect("导入完成：新增 3，更新 1，未变 0");
    assert_eq!((stage.journal().len(), stage.route()), (n + 4, Route::Ledger));
}

#[test]
fn esc_leads_back_to_the_name_of_the_file_and_nothing_is_lost() {
    let mut stage = shown();
    let n = stage.journal().len();
    stage.keys("Esc").expect("名册.csv").expect("工作簿（.xlsx）或 CSV");
    std::fs::write(stage.here().join("名册.csv"), "code,name\nA0001,机械工程学会（样例）\n").unwrap();
    stage.keys("Enter").expect("与台账一致").keys("Enter");
    assert_eq!((stage.journal().len(), stage.route()), (n, Route::Ledger));
}

#[test]
fn what_the_ledger_says_by_now_is_compared_anew() {
    let mut stage = shown();
    stage.keys("p").goes(Route::SocietyForm(Some("A0001".into())));
    stage.types("（省）").keys("Ctrl-S").keys("Enter").expect("已重新比对");
    stage.keys("End").expect("名称 机械工程学会（样例）（省） → 机械工程学会（样例）").keys("Enter").expect("导入完成");
}

/// Lets the program look how far it is until the screen has a text.
fn looks_until(stage: &mut Stage, text: &str) {
    let deadline = Instant::now() + Duration::from_secs(60);
    while !stage.shows(text) {
        assert!(Instant::now() < deadline, "no {text} on\n{}", stage.screen());
        stage.takes(Input::Wake);
        std::thread::yield_now();
    }
}

#[test]
fn the_ledger_is_taken_away_and_is_a_register_again() {
    let mut stage = Stage::demo(Lang::Zh);
    stage.keys("x").expect("导出台账").expect("台账-20261120.xlsx").keys("Enter");
    looks_until(&mut stage, "12 个学会已写到 台账-20261120.xlsx");
    assert_eq!(stage.route(), Route::Ledger);
    stage.keys("i").types("台账-20261120.xlsx").keys("Enter").expect("新增 0 · 更新 0 · 未变 12 · 拒绝 0 行");
}

#[test]
fn a_file_that_is_there_is_not_written_over() {
    let mut stage = Stage::demo(Lang::Zh);
    std::fs::write(stage.here().join("a.csv"), "mine").unwrap();
    stage.keys("x Ctrl-U").types("a.csv").keys("Enter");
    looks_until(&mut stage, "文件 a.csv 已存在");
    assert_eq!(std::fs::read_to_string(stage.here().join("a.csv")).unwrap(), "mine");
    stage.keys("Ctrl-U").types("a.doc").keys("Enter").expect("看不出 a.doc 要写成什么格式");
    stage.keys("Ctrl-U").types("b.csv").keys("Enter");
    looks_until(&mut stage, "已写到 b.csv");
}

#[test]
fn esc_calls_the_writing_off_and_leaves_no_file() {
    let register = |idx: usize| {
        let profile = Profile { name: format!("学会{idx}"), ..Profile::default() };
        Command::Register { code: format!("A{idx:05}").as_str().into(), profile }
    };
    let mut stage = Stage::after(Lang::Zh, &(0..20_000).map(register).collect::<Vec<_>>());
    stage.goes(Route::TakeAway).keys("Enter Esc").expect("20000 个学会；Esc 取消");
    looks_until(&mut stage, "已取消，没有留下文件");
    let files: Vec<_> = std::fs::read_dir(stage.here()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(files, Vec::<std::ffi::OsString>::new());
}
