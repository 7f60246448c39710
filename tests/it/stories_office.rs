//! The office at work: from the ledger to a goal, to the societies behind it and back to the same place; to a class and to who can help.

use bamai::lang::Lang;
use bamai::ui::screen::Route;
use ratatui::layout::Size;

use crate::stage::Stage;

fn office() -> Stage {
    Stage::office(Lang::Zh, Size::new(80, 24))
}

#[test]
fn a_goal_leads_to_its_societies_and_back_to_the_same_place() {
    let mut stage = office();
    stage.keys("d Down Down Enter");
    assert_eq!(stage.route(), Route::Goal("functions".to_owned()));
    // A0001, A0003, A0005, A0010 and A0011 have taken functions on.
    stage.expect("计入 5").expect("▸ A0001").keys("Down Down Enter");
    assert_eq!(stage.route(), Route::Society("A0005".into()));
    stage.keys("Esc").expect("▸ A0005").keys("Tab").expect("▸ A0002").keys("Esc");
    assert_eq!(stage.route(), Route::Dashboard);
    stage.expect("▸ 承接政府转移职能");
}

#[test]
fn the_distribution_is_grouped_another_way_and_hides_small_groups() {
    let mut stage = office();
    stage.keys("d Tab Tab").expect("分布 · 按学科");
    // Of the eight with a result three are 工科; 农科, 医科 and the others are fewer.
    let lines: Vec<String> = stage.screen().lines().map(str::to_owned).collect();
    let group = |name: &str| lines.iter().find(|line| line.trim_start().starts_with(name)).cloned().unwrap_or_default();
    assert!(group("医科").ends_with("隐去") && group("农科").ends_with("隐去"), "{}", stage.screen());
    stage.keys("S-Tab").expect("分布 · 按规模").keys("Left").expect("分布\n");
}

#[test]
fn a_class_shows_its_guidance_whole_and_its_societies() {
    let mut stage = office();
    stage.keys("d c Down Down Down Enter");
    assert_eq!(stage.route(), Route::Class("scattered_led".to_owned()));
    stage.expect("须由理事会自己动手收拢").keys("Tab").expect("事做得出，却各做各的").keys("Tab m");
    assert!(matches!(stage.route(), Route::Match(_)), "{:?}", stage.route());
    stage.keys("Esc Esc").expect("分类指导");
}

#[test]
fn mutual_help_names_the_weak_item_and_leads_to_it_and_to_the_helper() {
    let mut stage = office();
    stage.goes(Route::Society("A0008".into())).keys("m").expect("互助 · 制冷学会").expect("同学科");
    stage.keys("Enter");
    assert!(matches!(stage.route(), Route::Item(id, _) if id.as_str() == "A0008-1"));
    stage.keys("Esc Down Enter");
    assert!(matches!(stage.route(), Route::Society(code) if code.as_str() != "A0008"));
}

#[test]
fn a_society_without_a_result_is_told_what_to_do() {
    let mut stage = office();
    stage.goes(Route::Match("A0009".into())).expect("还没有已提交的评估").expect("提交一次评估后再看");
}

#[test]
fn an_assessment_opened_again_no_longer_counts() {
    let mut stage = office();
    stage.keys("d").expect("8 家有结果").keys("Esc");
    let reopen = bamai::domain::command::Act::Reopen { why: "补证据".to_owned() };
    let mut stage = stage.again_after("李", &[crate::stage::in_assessment("A0003-1", reopen)]);
    stage.keys("d").expect("7 家有结果");
}

#[test]
fn looking_around_writes_nothing() {
    let mut stage = office();
    let n = stage.journal().len();
    stage.keys("d Down Up Tab Tab PgDn End Home Enter Tab Down Esc c Down Enter Tab PgDn Tab Esc Esc Esc");
    assert_eq!((stage.journal().len(), stage.route()), (n, Route::Ledger));
}
