//! A register on the screens: what it would change is shown first, and what is brought in is what was shown.

use bamai::domain::command::Command;
use bamai::domain::event::Profile;
use bamai::lang::Lang;
use bamai::ui::screen::Route;
use ratatui::layout::Size;

use crate::stage::Stage;

const REGISTER: &str = "全省学会名册,,,,,\n编号,学会名称,级别,等级,会员数,电话\n\
    A0001,机械工程学会（样例）,省级,4A,3400,1\nA0009,气象学会,市级,,,\na0009,声学会,,,,\n\
    A0011,力学会,,６Ａ,约300,\nA0012,机械工程学会（样例）,,,,\n合计,,,,3700,\n";

/// The ledger with one of its societies known before, the register's name typed.
fn named(lang: Lang, size: Size) -> Stage {
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

fn check(name: &str, seen: &str) {
    insta::with_settings!({ snapshot_path => "snapshots/register", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, seen);
    });
}

#[test]
fn the_preview_as_it_looks() {
    for lang in Lang::ALL {
        for (size, keys) in
            [(Size::new(80, 24), "Enter"), (Size::new(40, 12), "Enter"), (Size::new(80, 24), "Enter p End")]
        {
            let mut stage = named(lang, size);
            stage.keys(keys);
            let name = keys.replace(' ', "_").to_lowercase();
            check(&format!("import_{name}.{}.{}x{}", lang.code(), size.width, size.height), &stage.screen());
        }
    }
}

#[test]
fn the_preview_is_drawn_on_terminals_of_any_size() {
    let mut stage = shown();
    for (columns, lines) in [(0, 0), (1, 1), (0, 9), (9, 0), (7, 3), (20, 5), (100, 2), (500, 200)] {
        stage.resizes(columns, lines).keys("Down PgDn End PgUp p Home");
        stage.frame();
    }
}
