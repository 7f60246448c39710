//! The stories of half-typed text: the program is killed in mid-word, and the next start offers it where it was typed.

use bamai::domain::command::{Act, Command};
use bamai::domain::event::Scope;
use bamai::domain::ids::SocietyCode;
use bamai::lang::Lang;
use bamai::ui::screen::Route;

use crate::pictures;
use crate::stage::{Stage, in_assessment};

/// Every text that is entered: the keys that lead to it from the overview of an assessment, what is typed, and what the
/// offer says. The cursor is moved one to the left of the end.
const TEXTS: &[(&str, &str, &str)] = &[
    ("g W 1 Enter r", "反馈表三份有签字", "W1 备注：反馈表三份有签字"),
    ("g W 1 Enter /", "没有期刊", "W1 不适用的理由：没有期刊"),
    ("g F 0 7 Enter Enter", "1２", "F07 答复：1２"),
    ("g F 0 4 Enter Enter", "2025年5", "F04 答复：2025年5"),
    ("g F 0 7 Enter r", "含团体会员", "F07 备注：含团体会员"),
    ("g W 1 Enter e a Tab", "秘书长", "登记证据：2 秘书长"),
    ("g W 1 Enter e a", "3 展厅", "登记证据：3 展厅"),
    ("g W 4 Enter o", "回访八名会员", "C30 的理由：回访八名会员"),
    ("i a 3 Ctrl-S", "没有专职财务 >S", "访谈 1 的一行：没有专职财务 >S"),
    ("i a 3 Enter Enter", "学会办公室", "访谈登记：学会办公室"),
];

fn visit() -> Stage {
    let commands = [
        Command::Register {
            code: "A1".into(),
            profile: bamai::domain::event::Profile { name: "机械工程学会".to_owned(), ..Default::default() },
        },
        Command::Start {
            society: SocietyCode::new("A1"),
            checklist: std::sync::Arc::clone(bamai::domain::checklist::builtin()),
            scope: Scope::Full,
        },
        rate("W1", 3),
        rate("W4", 1),
    ];
    let mut stage = Stage::after(Lang::Zh, &commands);
    stage.goes(Route::Overview("A1-1".into()));
    stage
}

fn rate(item: &str, level: i64) -> Command {
    use bamai::domain::value::{Answer, Value};
    in_assessment("A1-1", Act::Answer { item: item.into(), answer: Answer::Value(Value::Int(level)) })
}

#[test]
fn every_text_half_typed_when_the_program_is_killed_is_put_back_with_its_cursor() {
    for (keys, typed, offer) in TEXTS {
        let mut stage = visit();
        stage.keys(keys).types(typed).keys("Left").keeps(typed);
        let (screen, cursor, route) = (stage.screen(), stage.cursor(), stage.route());
        assert!(cursor.is_some(), "{keys}: not a text\n{screen}");
        let n_entries = stage.entries().len();
        let mut stage = stage.again();
        stage.expect("上次未写完（1 处）").expect(offer).keys("Enter");
        // A kind chosen by Tab is written out by its number; nothing else looks different.
        if !keys.ends_with("Tab") {
            assert_eq!(stage.screen(), screen, "{keys}");
            assert_eq!(stage.cursor(), cursor, "{keys}");
        }
        assert_eq!(stage.route(), route);
        assert_eq!(stage.entries().len(), n_entries, "a draft is no entry");
    }
}

#[test]
fn a_society_form_half_filled_in_is_put_back_field_by_field() {
    let mut stage = Stage::empty(Lang::Zh);
    stage.keys("a").types("A7").keys("Tab").types("激光学").keeps("激光学");
    let (screen, cursor) = (stage.screen(), stage.cursor());
    let mut stage = stage.again();
    stage.expect("登记学会：激光学（另有 1 处）").keys("Enter");
    assert_eq!((stage.screen(), stage.cursor()), (screen, cursor));
    stage.types("会").keys("Ctrl-S").expect("已登记 A7 激光学会").keeps("");
}

#[test]
fn what_was_ticked_of_somebody_to_be_heard_is_put_back_with_the_rest() {
    let mut stage = visit();
    stage.goes(Route::Interviews("A1-1".into())).keys("a 9 Enter Enter").types("会议室").keys("Enter Enter Space");
    stage.expect("● 45岁以下").keeps("会议室");
    let mut stage = stage.again();
    stage.expect("上次未写完").keys("Enter").expect("R9 普通会员").expect("会议室").expect("● 45岁以下");
}

#[test]
fn a_reason_for_reopening_half_typed_is_put_back_into_its_question() {
    let mut stage = Stage::demo(Lang::Zh);
    stage.keys("Enter s y o").types("补充了审计").keeps("补充了审计");
    let (screen, cursor) = (stage.screen(), stage.cursor());
    let mut stage = stage.again();
    stage.expect("重新打开的理由：补充了审计").keys("Enter");
    assert_eq!((stage.screen(), stage.cursor()), (screen, cursor));
    stage.types("报告").keys("Enter").expect("已重新打开").keeps("");
}

#[test]
fn the_text_of_an_option_half_typed_is_put_back_at_its_option() {
    let mut stage = visit();
    stage.keys("g P 1 2 Enter").expect("8  其他（说明）").keys("8");
    stage.types("返聘教师").keeps("返聘教师");
    let (screen, cursor) = (stage.screen(), stage.cursor());
    let mut stage = stage.again();
    stage.keys("Enter");
    assert_eq!((stage.screen(), stage.cursor()), (screen, cursor));
}

#[test]
fn esc_keeps_a_text_for_later_and_the_palette_has_it() {
    let mut stage = visit();
    stage.keys("g W 1 Enter r").types("反馈表").keeps("反馈表");
    let mut stage = stage.again();
    stage.keys("Esc Esc").keeps("反馈表").keys(":").types("wxwdwz").keys("Enter").expect("W1 备注：反馈表").keys("Esc");
    let mut stage = stage.again();
    stage.expect("W1 备注：反馈表").keys("Enter").types("三份").keys("Enter").expect("备注  反馈表三份").keeps("");
    assert!(!stage.again().shows("上次未写完"));
}

#[test]
fn discarding_asks_first_and_then_it_is_gone() {
    let mut stage = visit();
    stage.keys("g W 1 Enter r").types("反馈表").keeps("反馈表");
    let mut stage = stage.again();
    stage.keys("Delete").expect("丢弃后找不回来").keys("n").expect("W1 备注：反馈表").keys("Delete Esc Enter");
    stage.expect("备注  反馈表").keeps("反馈表");
    let mut stage = stage.again();
    stage.keys("Delete y").keeps("");
    assert!(!stage.again().shows("上次未写完"));
}

#[test]
fn what_is_entered_is_kept_no_longer_and_not_offered() {
    let mut stage = visit();
    stage.keys("g W 1 Enter r").types("反馈表").keeps("反馈表").keys("Enter").keeps("");
    assert!(!stage.again().shows("上次未写完"));
}

#[test]
fn a_text_on_record_by_the_time_of_the_kill_is_not_offered() {
    let mut stage = visit();
    // Entered and durable, and killed before the file was written again.
    stage.keys("g W 1 Enter r").types("反馈表").keeps("反馈表").keys("Enter");
    let mut stage = stage.again();
    assert!(!stage.shows("上次未写完"), "{}", stage.screen());
    stage.expect("备注  反馈表");
}

#[test]
fn a_text_entered_is_kept_until_it_is_on_the_disk() {
    let mut stage = visit();
    stage
        .keys("g W 1 Enter r")
        .types("反馈表")
        .disk_is_full(true)
        .keys("Enter")
        .expect("还没有存到磁盘")
        .keeps("反馈表");
    let mut stage = stage.again();
    stage.disk_is_full(false).expect("W1 备注：反馈表").keys("Enter Enter").expect("备注  反馈表").keeps("");
}

#[test]
fn several_places_half_typed_are_all_kept_and_offered_one_after_the_other() {
    let mut stage = visit();
    stage
        .keys("g W 1 Enter r")
        .types("甲")
        .keys("Esc g W 3 Enter r")
        .types("乙")
        .keys("Esc Esc Esc")
        .keys("a A 9")
        .keeps("A9");
    let mut stage = stage.again();
    stage.expect("上次未写完（3 处）").expect("W1 备注：甲").expect("W3 备注：乙").expect("登记学会：A9");
    stage.keys("Down").keys("Enter").expect("另有 2 处未写完的还留着");
    assert!(matches!(stage.route(), Route::Item(..)), "{}", stage.screen());
}

#[test]
fn leaving_in_order_keeps_what_is_half_typed_and_so_does_a_hang_up() {
    let mut stage = visit();
    stage.keys("g W 1 Enter r").types("反馈表");
    let (_, dir) = stage.hangs_up();
    let kept = std::fs::read_to_string(dir.path().join("draft").join("王")).unwrap();
    assert!(kept.contains("反馈表"), "{kept}");
}

#[test]
fn only_while_something_is_unwritten_does_the_program_want_to_be_woken() {
    let mut stage = visit();
    stage.keys("g W 1 Enter r").keeps("");
    assert_eq!(stage.wakes_after(), None);
    stage.types("反");
    assert!(stage.wakes_after().is_some_and(|time| time.as_millis() <= 250));
    stage.keeps("反");
    assert_eq!(stage.wakes_after(), None);
    stage.keys("Left Right");
    stage.keeps("反");
    assert_eq!(stage.wakes_after(), None);
}

#[test]
fn a_file_that_cannot_be_written_disturbs_nobody() {
    let mut stage = visit();
    std::fs::write(stage.here().join("draft"), "a file where the directory would be").unwrap();
    stage.keys("g W 1 Enter r").types("反馈表").is_left_alone().types("三份").is_left_alone().keys("Enter");
    stage.expect("备注  反馈表三份");
    assert!(!stage.shows("draft"), "{}", stage.screen());
}

#[test]
fn the_offer_as_it_looks() {
    for lang in Lang::ALL {
        for (columns, lines) in [(80, 24), (40, 12)] {
            let mut stage = Stage::empty(lang);
            stage.resizes(columns, lines).keys("a").types("A7").keys("Tab").types("激光学").keeps("激光学");
            let mut stage = stage.again();
            stage
                .keys("Esc")
                .goes(Route::Import)
                .types("/data/学会名册2026年第二批上报汇总表（修订）.csv")
                .keeps("修订");
            let stage = stage.again();
            let name = format!("unfinished.{}.{columns}x{lines}", lang.code());
            pictures::look("hands", &name, &stage.screen());
        }
    }
}

#[test]
fn a_list_pasted_to_draw_from_survives_a_kill_with_what_was_filled_in_below_it() {
    let mut stage = visit();
    stage.goes(Route::Samples("A1-1".into())).keys("a").pastes("甲\n乙\n丙\n").expect("3 项");
    stage.keys("Tab").types("会员名册").keeps("会员名册");
    let mut stage = stage.again();
    stage.expect("上次未写完").keys("Enter").expect("3 项").expect("甲").expect("会员名册");
    stage.keys("Tab").types("2").keys("Tab").types("7").keys("Enter").expect("3 中抽 2");
}
