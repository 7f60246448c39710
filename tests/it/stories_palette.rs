//! The stories of the palette: everything there is, found as one types it, and the exact place it leads to.

use bamai::lang::Lang;
use bamai::ui::screen::Route;

use crate::stage::Stage;

/// Opens the visited assessment of the sample store and types into the palette.
fn looking_for(lang: Lang, typed: &str) -> Stage {
    let mut stage = Stage::demo(lang);
    stage.keys("Enter :").types(typed);
    stage
}

/// Returns the row the palette would take.
fn taken(stage: &Stage) -> String {
    let screen = stage.screen();
    let below = screen.split("────────").last().unwrap_or_default().to_owned();
    below
        .lines()
        .find(|line| line.starts_with(" ▸ "))
        .unwrap_or_else(|| panic!("nothing is taken on\n{screen}"))
        .to_owned()
}

fn item(id: &str) -> Route {
    Route::Item("A0001-1".into(), id.into())
}

#[test]
fn every_sort_of_thing_is_found_says_what_it_is_and_enter_goes_to_its_place() {
    let facts = |id: &str| Route::Facts("A0001-1".into(), Some(id.into()));
    let cases = [
        ("zhenduan", "命令", Route::Diagnosis("A0001-1".into())),
        ("nengliruo", "表", item("W1")),
        ("fuwuchengguo", "条目", item("W1")),
        ("41.2", "答复", facts("F22")),
        ("lianjian", "答复", facts("F27")),
        ("lishizhanggeren", "备注", item("P41")),
        ("lishichanggr", "备注", item("P41")),
        ("xinlixuehui", "学会", Route::Society("A0007".into())),
    ];
    for (typed, sort, route) in cases {
        let mut stage = looking_for(Lang::Zh, typed);
        assert!(taken(&stage).ends_with(sort), "{typed}: {}", stage.screen());
        stage.keys("Enter");
        assert_eq!(stage.route(), route, "{typed}");
    }
}

#[test]
fn evidence_is_found_by_initials_and_the_register_opens_at_it() {
    // The kind and the title are two names: they may be typed in any order, parted by a space.
    for typed in ["gwmdhldht", "岗位名单", "gangwei wenjian", "document 岗位"] {
        let mut stage = looking_for(Lang::Zh, typed);
        assert!(taken(&stage).contains("岗位名单和劳动合同"), "{typed}: {}", stage.screen());
        stage.keys("Enter");
        assert!(matches!(stage.route(), Route::Piece(..)));
        let screen = stage.screen();
        let here = screen.lines().find(|line| line.contains('▸')).unwrap();
        assert!(here.contains("岗位名单和劳动合同"), "{screen}");
    }
}

#[test]
fn a_line_jotted_down_is_found_by_initials_and_its_interview_opens_at_it() {
    let mut stage = Stage::demo(Lang::Zh);
    stage.goes(Route::Overview("A0002-1".into())).keys(":").types("meijianguoshui");
    assert!(taken(&stage).contains("R8-1") && taken(&stage).ends_with("记录"), "{}", stage.screen());
    stage.keys("Enter");
    assert!(matches!(stage.route(), Route::Line(..)));
    let screen = stage.screen();
    let here = screen.lines().find(|line| line.contains('▸')).unwrap();
    assert!(here.contains("没见过谁因为违反被处理"), "{screen}");
}

#[test]
fn what_is_not_established_is_listed_by_typing_so_in_either_language() {
    for (lang, typed, shown) in [(Lang::Zh, "wcq", "未查清"), (Lang::En, "not established", "not established")] {
        let stage = looking_for(lang, typed);
        for item in ["P22", "T24", "E32"] {
            let row = stage.screen().lines().find(|line| line.contains(item)).map(str::to_owned);
            assert!(row.is_some_and(|row| row.contains(shown)), "{item}: {}", stage.screen());
        }
    }
}

#[test]
fn a_society_that_starts_with_what_is_typed_comes_before_a_remark_that_has_it_within() {
    let stage = looking_for(Lang::Zh, "nxh");
    assert!(taken(&stage).contains("A0004 农学会"), "{}", stage.screen());
    assert!(stage.screen().lines().any(|line| line.ends_with("备注")), "{}", stage.screen());
}

#[test]
fn an_action_found_is_done_at_once() {
    let mut stage = Stage::demo(Lang::Zh);
    stage.keys("Enter g S 1 Enter :").types("评 4").keys("Enter").expect("● 4");
}

#[test]
fn an_action_with_and_without_a_key_stands_in_the_palette_once() {
    let mut stage = Stage::demo(Lang::Zh);
    stage.keys("Enter s y :").types("重新打开");
    let n = stage.screen().lines().filter(|line| line.ends_with("命令")).count();
    assert_eq!(n, 1, "{}", stage.screen());
}
