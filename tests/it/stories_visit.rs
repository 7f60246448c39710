//! The assessor's stories: what is typed on a visit, what is seen, what is on record.

use std::sync::Arc;

use bamai::domain::checklist::{self, Checklist};
use bamai::domain::command::{Act, Command};
use bamai::domain::event::{EvidenceKind, Profile, Scope};
use bamai::domain::value::{Answer, Value};
use bamai::lang::Lang;
use bamai::ui::screen::Route;

use crate::stage::{Stage, in_assessment};

/// A society with a profile, and an assessment of it.
fn visit_with(checklist: &Arc<Checklist>, acts: Vec<Act>) -> Stage {
    let profile = Profile {
        name: "机械工程学会".to_owned(),
        founded: jiff::civil::Date::new(1986, 10, 12).ok(),
        members: Some(268),
        ..Profile::default()
    };
    let register = Command::Register { code: "A0001".into(), profile };
    let start = Command::Start { society: "A0001".into(), checklist: Arc::clone(checklist), scope: Scope::Full };
    let acts = acts.into_iter().map(|act| in_assessment("A0001-1", act));
    let mut stage = Stage::after(Lang::Zh, &[register, start].into_iter().chain(acts).collect::<Vec<_>>());
    stage.keys("Enter");
    stage
}

fn visit(acts: Vec<Act>) -> Stage {
    visit_with(checklist::builtin(), acts)
}

/// The small checklist about a village library.
fn library() -> Arc<Checklist> {
    let text = include_str!("../../fixtures/checklists/library.toml");
    Arc::new(checklist::parse("library.toml", text).checklist.unwrap())
}

fn answer(item: &str, value: Value) -> Act {
    Act::Answer { item: item.into(), answer: Answer::Value(value) }
}

fn evidence(kind: EvidenceKind, title: &str, items: &[&str]) -> Act {
    Act::Evidence { kind, title: title.to_owned(), items: items.iter().map(|item| (*item).into()).collect() }
}

/// Jumps to an item by its id.
fn jump<'a>(stage: &'a mut Stage, item: &str) -> &'a mut Stage {
    stage.keys("g").types(item).keys("Enter")
}

#[test]
fn a_rating_above_its_evidence_is_provisional_until_evidence_lifts_the_cap() {
    let mut stage = visit(Vec::new());
    jump(&mut stage, "W1").keys("3");
    // Without evidence the grade is 0, which carries 1; a document makes it 1, which carries 2; an interview 2, which carries 3.
    stage.expect("● 3").expect("证据零级，最高 1 分").expect("暂定");
    stage.keys("e a").types("1 成果目录2025").expect("文件：成果目录2025").keys("Enter");
    stage.expect("证据一级，最高 2 分").keys("Enter").expect("暂定");
    stage.keys("e a").types("2 秘书长").keys("Enter Enter").expect("证据二级，最高 3 分");
    assert!(!stage.shows("暂定"), "{}", stage.screen());
    stage.expect("① 成果目录2025（文件）").expect("② 秘书长（访谈）");
    let changes = stage.changes("A0001-1");
    assert_eq!(changes.len(), 3, "{changes:?}");
    assert!(changes[1].contains("成果目录2025") && changes[1].contains("W1"), "{changes:?}");
}

#[test]
fn enter_walks_the_path_and_the_arrows_visit_what_is_skipped_with_the_reason() {
    let mut stage = visit(vec![answer("F16", Value::Int(0)), answer("F24", Value::Bool(true))]);
    jump(&mut stage, "D2").types("8").keys("Enter Enter").expect(" D4 ");
    stage.keys("Left").expect(" D3 ").expect("跳过：F16 分支机构总数 = 0 个，不计分");
}

#[test]
fn an_answer_is_kept_when_its_path_closes_and_shown_when_it_reopens() {
    let mut stage = visit(vec![answer("D3", Value::Int(1)), answer("F16", Value::Int(0))]);
    jump(&mut stage, "D3").expect("跳过").expect("原答复保留").expect("● 1");
    jump(&mut stage, "F16").types("4").keys("Enter");
    jump(&mut stage, "D3").expect("● 1");
    assert!(!stage.shows("跳过"), "{}", stage.screen());
}

#[test]
fn not_applicable_takes_a_reason_and_esc_keeps_what_was_typed() {
    let mut stage = visit(Vec::new());
    jump(&mut stage, "T14").keys("/").types("学会没有").keys("Esc").expect("未记入");
    assert_eq!(stage.changes("A0001-1"), Vec::<String>::new());
    stage.keys("/").types("期刊").keys("Enter").expect("不适用：学会没有期刊");
    assert_eq!(stage.changes("A0001-1").len(), 1);
    assert!(stage.changes("A0001-1")[0].contains("学会没有期刊"));
}

#[test]
fn a_reason_is_needed_for_not_applicable_and_the_field_stays_open_without() {
    let mut stage = visit(Vec::new());
    jump(&mut stage, "T14").keys("/ Enter").expect("没有写理由");
    assert!(stage.cursor().is_some());
    stage.types("没有期刊").keys("Enter").expect("不适用：没有期刊");
}

#[test]
fn a_remark_is_typed_in_place_over_several_lines() {
    let mut stage = visit(Vec::new());
    jump(&mut stage, "W1").keys("r").types("反馈表三份有签字").keys("Ctrl-J").types("其余为电话记录").keys("Enter");
    stage.expect("备注  反馈表三份有签字").expect("      其余为电话记录");
    assert!(stage.changes("A0001-1")[0].contains("反馈表三份有签字\\n其余为电话记录"));
}

#[test]
fn a_remark_half_typed_is_still_there_after_leaving_the_item_by_any_way() {
    let mut stage = visit(Vec::new());
    jump(&mut stage, "W1").keys("2 Enter r").types("名单").keys("Esc Esc");
    stage.expect("已答 1/");
    jump(&mut stage, "W2").expect("备注  名单").expect("未记入").keys("Enter Left").expect("备注  名单");
    stage.keys("v").expect("已答 1/");
    jump(&mut stage, "W2").keys("r").types("已核").keys("Enter");
    assert!(stage.changes("A0001-1")[1].contains("名单已核"), "{:?}", stage.changes("A0001-1"));
}

#[test]
fn a_soft_check_is_explained_and_the_reason_is_signed() {
    let mut stage = visit(vec![answer("W1", Value::Int(3)), answer("W4", Value::Int(1))]);
    jump(&mut stage, "W4").expect("C30 有成果但会员无感").expect("o 说明理由");
    stage.keys("o").expect("W1 服务成果产出：3").expect("王，11-20 09:41");
    stage.types("回访八名会员，六人说得出一件实事").keys("Enter");
    stage.expect("已说明：回访八名会员，六人说得出一件实事（王，11-20 09:41）");
    assert!(!stage.shows("o 说明理由"));
}

#[test]
fn a_common_reason_is_chosen_and_may_be_edited() {
    let mut stage = visit(vec![answer("W1", Value::Int(3)), answer("W4", Value::Int(1))]);
    jump(&mut stage, "W4").keys("o").types("自己的话").keys("Down").expect("理由  已向当事人复核，情况属实");
    stage.keys("Up").expect("理由  自己的话").keys("Down").types("，有记录").keys("Enter");
    stage.expect("已说明：已向当事人复核，情况属实，有记录");
}

#[test]
fn a_problem_leads_to_its_place_and_esc_back_to_the_same_problem() {
    let mut stage = visit(vec![answer("F09", Value::Int(10)), answer("F10", Value::Int(20))]);
    stage.keys("p").expect("C08 实缴会员不得多于应缴会员");
    stage.keys("Enter").expect("▸● F10").keys("Esc");
    stage.expect("▸ F10");
    stage.keys("Enter").types("8").keys("Enter Esc");
    assert!(!stage.shows("C08"), "{}", stage.screen());
}

#[test]
fn a_fact_is_typed_over_and_a_wrong_one_stays_with_what_is_wrong() {
    let mut stage = visit(vec![answer("F07", Value::Int(100))]);
    jump(&mut stage, "F08").keys("Esc");
    stage.keys("Enter");
    assert_eq!(stage.route(), Route::Facts("A0001-1".into(), Some("F01".into())));
    stage.types("明天").keys("Enter").expect("明天");
    assert_eq!(stage.changes("A0001-1").len(), 1);
    stage.keys("Enter Ctrl-U").types("2026年3月18日").keys("Enter").expect("▸○ F02");
    assert_eq!(stage.changes("A0001-1").len(), 2);
}

#[test]
fn what_the_register_says_is_offered_and_taken_by_one_key() {
    let mut stage = visit(Vec::new());
    jump(&mut stage, "F02").expect("名册  1986年10月12日  a 采用");
    assert_eq!(stage.changes("A0001-1"), Vec::<String>::new());
    stage.keys("a").expect("1986年10月12日");
    assert_eq!(stage.changes("A0001-1").len(), 1);
}

#[test]
fn every_way_of_answering_works_by_keys_alone_on_another_checklist() {
    let mut stage = visit_with(&library(), Vec::new());
    stage.keys("Enter").types("2019.5.1").keys("Enter").types("20261120").keys("Enter");
    stage.types("１２００").keys("Enter").types("24.5").keys("Enter y Enter");
    jump(&mut stage, "visits").types("45").keys("Enter Enter");
    stage.keys("3 Enter 1 4").types("读报").keys("Enter").expect("读报").keys("Enter");
    stage.keys("2 Enter y Enter").types("800.50").keys("Enter Enter");
    stage.types("多开一个晚上").keys("Ctrl-J").types("添几本新书").keys("Enter Enter n Enter n");
    let changes = stage.changes("A0001-1");
    let given: Vec<&str> = changes.iter().map(|change| change.split("answer: Some(Value(").nth(1).unwrap()).collect();
    let expected = [
        "Date(2019-05-01)",
        "Date(2026-11-20)",
        "Int(1200)",
        "Decimal(24.5)",
        "Bool(true)",
        "Int(45)",
        "Int(3)",
        "Picks([Pick { code: \"reading\", specify: None }])",
        "Picks([Pick { code: \"reading\", specify: None }, Pick { code: \"other\", specify: Some(\"读报\") }])",
        "Picks([Pick { code: \"volunteer\", specify: None }])",
        "Bool(true)",
        "Decimal(800.5)",
        "Text(\"多开一个晚上\\n添几本新书\")",
        "Bool(false)",
        "Bool(false)",
    ];
    assert_eq!(given.len(), expected.len(), "{given:#?}");
    for (given, expected) in given.iter().zip(expected) {
        assert!(given.starts_with(expected), "{given} is not {expected}");
    }
}

#[test]
fn an_option_that_excludes_the_others_takes_their_place() {
    let mut stage = visit_with(&library(), Vec::new());
    jump(&mut stage, "events").keys("1 2 5");
    let last = stage.changes("A0001-1").pop().unwrap();
    assert!(last.contains("Picks([Pick { code: \"none\", specify: None }])"), "{last}");
}

#[test]
fn a_figure_shows_its_sums_and_leads_to_its_items() {
    let mut stage = Stage::demo(Lang::Zh);
    stage.keys("Enter d Down =").expect("能力弱是怎样算出来的").expect("W1 服务成果产出");
    stage.keys("Enter").expect(" W1 服务成果产出 ★");
    stage.keys("Esc Esc").expect("▸ W 能力弱");
}

#[test]
fn keys_typed_ahead_give_the_record_slow_typing_gives() {
    let keys = "Enter Down Enter 3 Enter 2 Enter - Enter / 无 Enter Enter 1 e a 1 Space 名 录 Enter Enter u Enter 4";
    let mut slow = visit(Vec::new());
    slow.keys("Esc").keys(keys);
    let mut fast = visit(Vec::new());
    fast.keys("Esc").burst(keys);
    assert_eq!(fast.changes("A0001-1"), slow.changes("A0001-1"));
    assert_eq!(fast.screen(), slow.screen());
    assert_eq!(slow.changes("A0001-1").len(), 8, "{:#?}", slow.changes("A0001-1"));
}

#[test]
fn a_submitted_assessment_is_read_only_and_says_how_to_reopen_it() {
    let checklist = library();
    let blanks =
        checklist.items.iter().map(|item| Act::Answer { item: item.id.clone(), answer: Answer::NotEstablished });
    let mut stage = visit_with(&checklist, blanks.collect());
    stage.keys("s Enter");
    jump(&mut stage, "loans").expect("已提交，只读").keys("3");
    jump(&mut stage, "books").keys("7");
    stage.keys("r");
    assert!(stage.cursor().is_none());
    let last = stage.changes("A0001-1").pop().unwrap();
    assert_eq!(last, "Submitted");
}

#[test]
fn ratings_of_others_stay_unseen() {
    let mut stage = visit(vec![answer("W1", Value::Int(3))]);
    jump(&mut stage, "W1").expect("● 3");
    assert!(!stage.shows("另有"));
}

#[test]
fn the_trail_tells_what_an_answer_was_before() {
    let mut stage = visit(vec![answer("W1", Value::Int(2))]);
    jump(&mut stage, "W1").keys("3 u t");
    stage.expect("W1 服务成果产出：2 → 3").expect("W1 服务成果产出：未答 → 2");
    stage.expect("W1 服务成果产出：3 → 2");
    stage.keys("/").types("3 →").expect("操作记录 1/4 条").keys("Esc Esc").expect("操作记录 4 条");
}

#[test]
fn the_report_is_written_to_a_new_file_and_never_over_one() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("诊断单.md");
    let mut stage = Stage::demo(Lang::Zh);
    stage.keys("Enter x Enter Ctrl-U").types(path.to_str().unwrap()).keys("Enter");
    let written = std::fs::read_to_string(&path).unwrap();
    assert!(written.starts_with("# 机械工程学会"), "{written}");
    std::fs::write(&path, "别人的").unwrap();
    stage.keys("Enter Enter");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "别人的");
}

#[test]
fn evidence_of_the_same_kind_and_title_is_reused() {
    let mut stage = visit(vec![evidence(EvidenceKind::Document, "会员名册", &["W1"])]);
    jump(&mut stage, "W2").keys("e a").types("会员名册").expect("已登记为 ①").keys("Enter");
    let changes = stage.changes("A0001-1");
    assert!(changes[1].starts_with("Linked"), "{changes:?}");
    stage.keys("Space");
    assert!(stage.changes("A0001-1")[2].starts_with("Unlinked"));
}
