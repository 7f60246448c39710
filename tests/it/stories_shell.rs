//! The office's stories: what a person types, what they see, what is on record.

use std::sync::Arc;

use bamai::domain::checklist::builtin;
use bamai::domain::command::{Act, Command};
use bamai::domain::event::{Event, Profile, Scope};
use bamai::domain::value::{Answer, Value};
use bamai::lang::Lang;
use bamai::ui::run::Flow;
use bamai::ui::screen::Route;
use ratatui::layout::Position;

use crate::stage::{Stage, in_assessment};

#[test]
fn a_society_is_added_by_hand_in_chinese_and_assessed() {
    let mut stage = Stage::empty(Lang::Zh);
    stage.expect("a  登记一个学会").keys("a").types("A0001").keys("Tab").types("机械工程学会").keys("Tab Tab");
    stage.types("省级").keys("Ctrl-S").expect("已登记 A0001 机械工程学会");
    stage.keys("n").expect("开始评估：机械工程学会").keys("Down Enter").expect("评估 A0001-1 已开始");
    assert_eq!(stage.route(), Route::Overview("A0001-1".into()));
    let journal = stage.journal();
    assert!(matches!(&journal[0], Event::SocietyAdded { code, profile }
        if code.as_str() == "A0001" && profile.name == "机械工程学会" && profile.level == "省级"));
    assert!(matches!(journal.last(), Some(Event::AssessmentStarted { .. })));
}

#[test]
fn initials_find_a_society_and_enter_opens_its_assessment() {
    let mut stage = Stage::demo(Lang::Zh);
    stage.keys("/").types("jxgc").expect("找到 1 / 12 学会").keys("Enter");
    assert_eq!(stage.route(), Route::Overview("A0001-1".into()));
    stage.keys("Esc").expect("/jxgc").keys("Esc").expect("12 学会 · 2 进行中");
}

#[test]
fn a_name_is_found_by_hanzi_full_pinyin_code_and_committed_phrases() {
    for typed in ["机械", "jixiegongcheng", "A0001", "a0001", "ＪＸＧＣ"] {
        let mut stage = Stage::demo(Lang::Zh);
        stage.keys("/").pastes(typed);
        assert!(stage.line(3).contains("机械工程学会"), "{typed}\n{}", stage.screen());
    }
}

#[test]
fn while_searching_the_cursor_stands_after_what_is_typed() {
    let mut stage = Stage::demo(Lang::Zh);
    stage.keys("/").types("机械");
    assert_eq!(stage.cursor(), Some(Position::new(6, 1)), "one for the margin, one for the slash, four for two hanzi");
    stage.keys("Down");
    assert_eq!(stage.cursor(), None);
}

#[test]
fn going_back_finds_the_ledger_as_it_was_left() {
    let mut stage = Stage::demo(Lang::Zh);
    stage.keys("j j j Right").expect("A0004 农学会").keys("Esc");
    assert!(stage.line(6).starts_with(" ▸ A0004"), "{}", stage.screen());
}

#[test]
fn the_language_is_switched_from_the_palette_and_keeps_the_place() {
    let mut stage = Stage::demo(Lang::Zh);
    stage.keys("Enter j j :").types("english").keys("Enter");
    assert_eq!(stage.route(), Route::Overview("A0001-1".into()));
    assert!(stage.line(5).starts_with(" ▸ S   Soft means"), "{}", stage.screen());
    stage.keys(":").types("zhongwen").keys("Enter");
    assert!(stage.line(5).starts_with(" ▸ S   手段软"), "{}", stage.screen());
}

#[test]
fn every_action_is_found_in_both_languages_and_by_initials() {
    for typed in ["diagnosis", "诊断", "zhenduan", "zd"] {
        let mut stage = Stage::demo(Lang::Zh);
        stage.keys("Enter Ctrl-P").types(typed).keys("Enter");
        assert_eq!(stage.route(), Route::Diagnosis("A0001-1".into()), "{typed}");
    }
}

#[test]
fn the_palette_goes_to_an_item_a_form_and_a_society() {
    let mut stage = Stage::demo(Lang::Zh);
    stage.keys("Enter :").types("W3").keys("Enter");
    assert_eq!(stage.route(), Route::Item("A0001-1".into(), "W3".into()));
    stage.keys(":").types("F07").keys("Enter");
    assert_eq!(stage.route(), Route::Facts("A0001-1".into(), Some("F07".into())));
    stage.keys("Esc").expect("已答");
    stage.keys(":").types("nxh").keys("Enter").expect("A0004 农学会");
}

#[test]
fn jumping_from_item_to_item_leaves_one_step_back() {
    let mut stage = Stage::demo(Lang::Zh);
    stage.keys("Enter :").types("W3").keys("Enter g").types("zdry").expect("没有符合的条目");
    stage.keys("Ctrl-U").types("S4").keys("Enter");
    assert_eq!(stage.route(), Route::Item("A0001-1".into(), "S4".into()));
    stage.keys("Esc");
    assert_eq!(stage.route(), Route::Overview("A0001-1".into()));
}

#[test]
fn the_next_start_opens_at_the_same_item() {
    let mut stage = Stage::demo(Lang::Zh);
    stage.keys("j Enter :").types("S4").keys("Enter");
    let mut stage = stage.again();
    assert_eq!(stage.route(), Route::Item("A0002-1".into(), "S4".into()));
    stage.keys("Esc");
    assert_eq!(stage.route(), Route::Overview("A0002-1".into()));
    stage.keys("Esc");
    assert_eq!(stage.route(), Route::Ledger);
}

#[test]
fn an_undo_says_what_it_has_changed() {
    let answer = |level| Act::Answer { item: "W1".into(), answer: Answer::Value(Value::Int(level)) };
    let commands = [
        register("A1", "机械工程学会"),
        begin("A1"),
        in_assessment("A1-1", answer(2)),
        in_assessment("A1-1", answer(3)),
    ];
    let mut stage = Stage::after(Lang::Zh, &commands);
    stage.keys("Enter u").expect("已撤销：W1 3 → 2");
    stage.keys("u").expect("已撤销：W1 2 → 未答");
    stage.keys("u").expect("没有可撤销的操作");
    stage.keys("Ctrl-R").expect("已重做：W1 未答 → 2");
}

#[test]
fn a_full_disk_is_told_and_what_waits_is_saved_once_there_is_room() {
    let mut stage = Stage::empty(Lang::Zh);
    stage.disk_is_full(true).keys("a").types("A1").keys("Tab").types("激光学会").keys("Ctrl-S");
    assert!(stage.line(-1).ends_with("✗ 未保存 1"), "{}", stage.screen());
    assert_eq!(stage.journal().len(), 0);
    stage.keys("Ctrl-C").expect("还有 1 处修改没有存到磁盘");
    assert_ne!(stage.flow, Flow::Quit);
    stage.keys("n").disk_is_full(false).keys("Ctrl-S").expect("先前未保存的都已存好");
    assert!(stage.line(-1).ends_with("已存 09:41"), "{}", stage.screen());
    assert_eq!(stage.journal().len(), 1);
    stage.keys("Ctrl-C");
    assert_eq!(stage.flow, Flow::Quit);
}

#[test]
fn leaving_with_something_unsaved_takes_a_yes() {
    let mut stage = Stage::empty(Lang::Zh);
    stage.disk_is_full(true).keys("a").types("A1").keys("Tab").types("激光学会").keys("Ctrl-S Ctrl-C Enter");
    assert_ne!(stage.flow, Flow::Quit, "Enter is not a yes");
    stage.keys("y");
    assert_eq!(stage.flow, Flow::Quit);
}

#[test]
fn a_half_typed_form_is_offered_again() {
    let mut stage = Stage::empty(Lang::Zh);
    stage.keys("a").types("A1").keys("Tab").types("激光").keys("Esc").expect("台账还是空的");
    stage
        .keys("a")
        .expect("接着上次没填完的内容")
        .expect("激光")
        .types("学会")
        .keys("Ctrl-S")
        .expect("已登记 A1 激光学会");
    stage.keys("a");
    assert!(!stage.shows("激光"), "{}", stage.screen());
}

#[test]
fn what_is_wrong_stands_beside_its_field_and_keeps_the_text() {
    let mut stage = Stage::demo(Lang::Zh);
    stage.keys("a").types("A0001").keys("Enter").expect("! 已用于：机械工程学会");
    stage.keys("Enter Enter Enter Enter").types("6A").keys("Ctrl-S").expect("! 请写 1A–5A").expect("6A");
    assert_eq!(stage.route(), Route::SocietyForm(None));
}

#[test]
fn an_edited_society_keeps_its_code() {
    let mut stage = Stage::demo(Lang::Zh);
    stage.keys("e").types("改").keys("Up Up").types("9").keys("Ctrl-S");
    let Some(Event::SocietyChanged { code, profile }) = stage.journal().pop() else { panic!("{}", stage.screen()) };
    assert_eq!((code.as_str(), profile.name.as_str()), ("A0001", "机械工程学会（样例）改9"));
}

#[test]
fn a_second_open_assessment_is_refused_with_the_way_out() {
    let mut stage = Stage::demo(Lang::Zh);
    let n_entries = stage.journal().len();
    stage.keys("n").expect("评估 A0001-1 还在进行").keys("Enter");
    assert_eq!(stage.route(), Route::Overview("A0001-1".into()));
    assert_eq!(stage.journal().len(), n_entries);
}

#[test]
fn submitting_what_is_not_ready_leads_to_the_problems() {
    let mut stage = Stage::demo(Lang::Zh);
    stage.keys("j Enter s").expect("妨碍提交").keys("y").expect("还不能提交");
    assert_eq!(stage.route(), Route::Problems("A0002-1".into()));
    stage.keys("Esc");
    assert_eq!(stage.route(), Route::Overview("A0002-1".into()));
}

#[test]
fn a_submitted_assessment_is_opened_again_with_a_reason_that_is_not_lost() {
    let mut stage = Stage::demo(Lang::Zh);
    stage.keys("Enter s y").expect("评估 A0001-1 已提交").expect("o 重新打开");
    stage
        .keys("o")
        .types("补充审计")
        .keys("Esc")
        .expect("只读")
        .keys("o")
        .expect("补充审计")
        .types("报告")
        .keys("Enter");
    stage.expect("评估 A0001-1 已重新打开");
    assert_eq!(stage.changes("A0001-1").pop().unwrap(), "Reopened { why: \"补充审计报告\" }");
}

#[test]
fn reopening_without_a_reason_is_refused_and_the_question_stays() {
    let mut stage = Stage::demo(Lang::Zh);
    stage.keys("Enter s y o Enter").expect("没有写理由").expect("写明理由");
}

#[test]
fn a_register_is_imported_and_a_bad_one_is_not() {
    let dir = tempfile::tempdir().unwrap();
    let path = |name: &str| dir.path().join(name).to_str().unwrap().to_owned();
    std::fs::write(path("good.csv"), "编号,名称,主管\nB1,气象学会,某局\nB2,气象二会,\n").unwrap();
    std::fs::write(path("bad.csv"), "编号,名称\nB3,气象学会\n,无号学会\n").unwrap();
    let mut stage = Stage::empty(Lang::Zh);
    stage.keys("i").pastes(&path("none.csv")).keys("Enter").expect("读不出文件").expect("none.csv");
    stage.keys("Ctrl-U").pastes(&path("bad.csv")).keys("Enter").expect("第3行 无号学会：没有编号");
    stage.keys("Enter").expect("整个名册都没有导入").keys("Esc");
    stage.keys("Ctrl-U").pastes(&path("good.csv")).keys("Enter Enter").expect("导入完成：新增 2").expect("2 学会");
    stage.keys("Ctrl-L /").types("qxeh").expect("B2");
    assert_eq!(stage.journal().len(), 2);
}

#[test]
fn a_paste_where_nothing_is_typed_changes_nothing() {
    let mut stage = Stage::demo(Lang::Zh);
    let n_entries = stage.journal().len();
    stage.pastes("n\nEnter").expect("这里不能粘贴");
    assert_eq!((stage.route(), stage.journal().len()), (Route::Ledger, n_entries));
}

#[test]
fn help_is_done_with_enter() {
    let mut stage = Stage::demo(Lang::Zh);
    stage.keys("?").expect("现在能用的按键").keys("Down Enter").expect("还在进行");
    assert_eq!(stage.route(), Route::Start("A0001".into()));
}

#[test]
fn keys_typed_ahead_lead_where_slow_typing_leads() {
    let script = "a A 1 Tab 激 光 Ctrl-S n Down Enter Esc / A 1 Enter";
    let mut slow = Stage::empty(Lang::Zh);
    for key in script.split(' ') {
        slow.keys(key).waits(1);
    }
    let mut fast = Stage::empty(Lang::Zh);
    fast.keys(script);
    assert_eq!(slow.journal(), fast.journal());
    assert_eq!(slow.route(), fast.route());
}

fn register(code: &str, name: &str) -> Command {
    Command::Register { code: code.into(), profile: Profile { name: name.to_owned(), ..Profile::default() } }
}

fn begin(code: &str) -> Command {
    Command::Start { society: code.into(), checklist: Arc::clone(builtin()), scope: Scope::Full }
}
