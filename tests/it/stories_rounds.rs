//! A society over its rounds, on the stage: the page of the society, and two rounds side by side.

use bamai::domain::command::Act;
use bamai::domain::ids::ActionNo;
use bamai::domain::records::{Action, Kept, Measure, Progress};
use bamai::domain::value::{Answer, Value};
use bamai::lang::Lang;
use bamai::ui::screen::Route;
use jiff::civil::date;
use ratatui::layout::Size;

use crate::stage::{Stage, in_assessment};

fn of_rounds(lang: Lang) -> Stage {
    Stage::of_two_rounds(lang, Size::new(80, 24))
}

fn compared() -> Route {
    Route::Compare("A0001-1".into(), "A0001-2".into())
}

#[test]
fn the_society_s_page_leads_to_its_last_two_rounds_and_from_there_to_an_item() {
    let mut stage = of_rounds(Lang::Zh);
    stage.keys("Right").expect("A0001-2  第 2 轮").keys("c");
    assert_eq!(stage.route(), compared());
    // Three axes, then the items: W1, which added most, comes first.
    stage.expect("两轮的清单不同").keys("Down Down Down").expect("▸ W").keys("Enter");
    assert!(matches!(stage.route(), Route::Item(id, _) if id.as_str() == "A0001-2"));
    stage.keys("Esc Esc");
    assert_eq!(stage.route(), Route::Society("A0001".into()));
}

#[test]
fn the_round_the_cursor_is_on_is_compared_with_the_one_before_it() {
    let mut stage = of_rounds(Lang::Zh);
    // On the first round there is none before it: the last two are shown.
    stage.keys("Right Down c");
    assert_eq!(stage.route(), compared());
    let mut first = Stage::demo(Lang::Zh);
    first.keys("Right c");
    assert_eq!(first.route(), Route::Society("A0001".into()));
    assert!(!first.line(-1).contains("比较"), "{}", first.line(-1));
}

#[test]
fn an_assessment_is_compared_with_the_round_before_it_from_wherever_one_is() {
    let mut stage = of_rounds(Lang::Zh);
    stage.goes(Route::Diagnosis("A0001-2".into())).keys(":").types("上一轮").keys("Enter");
    assert_eq!(stage.route(), compared());
    let mut first = Stage::demo(Lang::Zh);
    first.goes(Route::Diagnosis("A0001-1".into())).keys(":").types("上一轮").keys("Enter");
    first.expect("A0001-1 之前没有评估，无从比较");
}

#[test]
fn items_that_are_as_they_were_are_listed_when_wished() {
    let mut stage = of_rounds(Lang::Zh);
    stage.resizes(80, 200).goes(compared());
    let n_items = |stage: &Stage| stage.screen().lines().filter(|line| line.contains("  相同")).count();
    stage.expect("变化的条目");
    assert_eq!(n_items(&stage), 0, "{}", stage.screen());
    stage.keys("f").expect("全部条目 107");
    assert!(n_items(&stage) > 50);
    stage.keys("f").expect("变化的条目");
}

#[test]
fn a_narrow_page_tells_of_the_row_the_cursor_is_on_what_it_has_no_column_for() {
    let mut stage = Stage::of_two_rounds(Lang::Zh, Size::new(40, 12));
    stage.goes(compared()).keys("Down Down Down").expect("提高；证据 2 → 3；清单改了权重");
    stage.resizes(80, 40);
    assert_eq!(stage.screen().matches("清单改了权重").count(), 1);
}

#[test]
fn an_answer_given_in_the_later_round_is_in_the_comparison_when_one_comes_back() {
    let mut stage = of_rounds(Lang::Zh);
    stage.goes(compared()).expect("W1 服务成果产出");
    let axis = |stage: &Stage| stage.screen().lines().find(|line| line.contains("W 能力弱")).map(str::to_owned);
    let before = axis(&stage);
    stage.goes(Route::Item("A0001-2".into(), "W1".into())).keys("0 Esc");
    assert_eq!(stage.route(), compared());
    assert_ne!(axis(&stage), before);
}

#[test]
fn the_page_follows_the_language() {
    let mut stage = of_rounds(Lang::Zh);
    stage.keys("Right").expect("走势");
    stage.keys(":").types("switch").keys("Enter").expect("Trend");
    stage.keys("c").expect("Compare A0001-1");
}

#[test]
fn a_row_of_the_page_leads_to_what_it_tells() {
    let mut stage = of_rounds(Lang::Zh);
    // Two rounds, three axes and their mean, two red lines.
    stage.keys("Right Down Down Enter");
    assert_eq!(stage.route(), Route::Arithmetic("A0001-2".into(), "W".to_owned()));
    stage.keys("Esc Down Down Down Enter");
    assert_eq!(stage.route(), Route::Arithmetic("A0001-2".into(), "overall".to_owned()));
    stage.keys("Esc Down Enter");
    assert!(
        matches!(stage.route(), Route::Facts(id, Some(item)) if id.as_str() == "A0001-2" && item.as_str() == "RL2")
    );
}

#[test]
fn what_stands_above_the_first_row_and_below_the_last_is_reached_by_going_on() {
    let mut stage = Stage::of_two_rounds(Lang::Zh, Size::new(40, 12));
    stage.keys("Right");
    assert!(!stage.shows("概况"));
    stage.keys("Up Up Up Up Up Up Up Up Up Up Up Up").expect("概况");
    stage.keys("End");
    let last = stage.frame().lines()[10].clone();
    assert!(last.contains("F28"), "{last}");
    stage.keys("Home").expect("概况");
}

#[test]
fn a_fact_that_changed_comes_first_and_shows_both_values() {
    let mut stage = of_rounds(Lang::Zh);
    stage.resizes(80, 60).keys("Right").expect("历轮事实（1 项有变）");
    let screen = stage.screen();
    let facts: Vec<&str> = screen.lines().skip_while(|line| !line.contains("历轮事实")).skip(1).take(2).collect();
    assert!(facts[0].contains("F07 个人会员数") && facts[0].contains("变  268 人  → 310 人"), "{facts:?}");
    assert!(!facts[1].contains('→'), "{facts:?}");
}

#[test]
fn what_was_resolved_in_an_earlier_round_shows_where_its_measure_stands_now() {
    let mut stage = of_rounds(Lang::Zh);
    let action = |what: &str, due, state| Action {
        items: vec!["W1".into()],
        what: what.to_owned(),
        due: Some(due),
        measures: vec![Measure { item: "W1".into(), target: 4 }],
        state,
        ..Action::default()
    };
    let late = action("补齐成果目录", date(2026, 11, 10), Progress::Underway);
    let over = action("回访用户", date(2026, 10, 1), Progress::Verified);
    let keep =
        |number, action| in_assessment("A0001-2", Act::Keep(Kept::Action(ActionNo(number), Some(Box::new(action)))));
    stage = stage.again_after("李", &[keep(1, late), keep(2, over)]);
    stage.resizes(80, 100).keys("Right");
    let screen = stage.screen();
    let at = screen.lines().position(|line| line.contains("补齐成果目录")).unwrap_or_else(|| panic!("{screen}"));
    let row: Vec<&str> = screen.lines().skip(at).take(2).collect();
    // Due on the 10th and seen on the 20th; W1 has been at 4 since.
    assert!(row[0].contains("2026-11-10") && row[0].contains("10"), "{row:?}");
    assert!(row.concat().contains("W1 现 4 目标 4"), "{row:?}");
    assert!(!screen.contains("回访用户"), "{screen}");
}

#[test]
fn a_grade_that_runs_out_is_told_as_it_nears_and_when_it_has() {
    // Graded on 2021-12-20, on 2026-11-20: 30 days are left.
    let mut stage = Stage::demo(Lang::Zh);
    stage.keys("Right").expect("还有 30 天到期").expect("现在可以申请重新评估");
    // 31 days later it was over yesterday.
    stage.waits(31 * 24 * 60).keys("Esc Right").expect("已于 2026-12-20 到期（1 天前）");
}

#[test]
fn a_society_without_a_round_shows_what_the_register_says_and_how_to_begin() {
    let mut stage = Stage::demo(Lang::Zh);
    stage.goes(Route::Society("A0003".into())).expect("概况").expect("还没有评估过");
    assert!(!stage.shows("走势"));
    // There is nothing to compare, and the rosters are all there is to go on to.
    stage.keys("Down Up PgDn End Home c");
    assert_eq!(stage.route(), Route::Society("A0003".into()));
    stage.keys("Enter");
    assert_eq!(stage.route(), Route::Rosters("A0003".into()));
}

#[test]
fn the_report_of_a_second_round_has_a_section_on_the_first() {
    let mut stage = of_rounds(Lang::Zh);
    stage.goes(Route::Report("A0001-2".into())).resizes(80, 2000).expect("与上一轮比较").expect("新触及：RL2");
    let mut first = of_rounds(Lang::Zh);
    first.goes(Route::Report("A0001-1".into())).resizes(80, 2000);
    assert!(!first.shows("与上一轮比较"));
}

#[test]
fn an_earlier_round_that_is_open_again_is_no_round_to_report_on() {
    let mut stage = of_rounds(Lang::Zh);
    stage.goes(Route::Overview("A0001-2".into())).keys("Esc");
    let reopened = in_assessment("A0001-1", Act::Reopen { why: "补查".to_owned() });
    let mut stage = stage.again_after("李", &[reopened]);
    stage.goes(Route::Report("A0001-2".into())).resizes(80, 2000);
    assert!(!stage.shows("与上一轮比较"));
}

#[test]
fn a_first_round_answered_anew_is_seen_in_the_comparison() {
    let stage = of_rounds(Lang::Zh);
    let answer = Answer::Value(Value::Int(4));
    let reopened = in_assessment("A0001-1", Act::Reopen { why: "补查".to_owned() });
    let rated = in_assessment("A0001-1", Act::Answer { item: "D4".into(), answer });
    let mut stage = stage.again_after("王", &[reopened, rated]);
    stage.goes(compared()).expect("A0001-1 还没有提交");
}

#[test]
fn a_profile_changed_by_hand_leaves_what_it_was_on_the_page() {
    let mut stage = Stage::demo(Lang::Zh);
    stage.resizes(80, 100).keys("Right");
    assert!(!stage.shows("名册变动"));
    // The last field of the form is the region.
    stage.keys("e Tab Tab Tab Tab Tab Tab Tab Tab Ctrl-u").types("芜湖").keys("Ctrl-s").expect("名册变动");
    stage.expect("2026-11-20  地区 合肥 → 芜湖");
}

#[test]
fn the_sample_office_has_a_society_visited_twice() {
    let mut stage = Stage::office(Lang::Zh, Size::new(80, 24));
    stage.goes(Route::Society("A0007".into())).expect("A0007-2  第 2 轮").keys("c");
    assert_eq!(stage.route(), Route::Compare("A0007-1".into(), "A0007-2".into()));
    // Weak was found a level better, and the others as before.
    let change = |axis: &str| {
        let screen = stage.screen();
        let line = screen.lines().find(|line| line.contains(axis)).unwrap().to_owned();
        line.split_whitespace()
            .find(|word| word.starts_with(['+', '-']))
            .map_or('0', |word| word.chars().next().unwrap())
    };
    assert_eq!(["W 能力弱", "S 手段软", "D 结构散"].map(change), ['+', '0', '0'], "{}", stage.screen());
}
