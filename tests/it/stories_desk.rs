//! The quiet hour after the interviews: items rated from their papers, lines dropped and lifted off, and what is left to do.

use bamai::domain::checklist;
use bamai::domain::command::{Act, Command};
use bamai::domain::event::{EvidenceKind, Profile, Scope};
use bamai::domain::ids::{EvidenceNo, ItemId, NoteNo};
use bamai::domain::records::{Details, Interview, Kept, Note};
use bamai::domain::value::{Answer, Value};
use bamai::lang::Lang;
use bamai::ui::screen::Route;

use crate::stage::{Stage, in_assessment};

fn ids(items: &[&str]) -> Vec<ItemId> {
    items.iter().map(|item| ItemId::new(item)).collect()
}

fn interview(number: u32, role: &str, person: &str) -> Act {
    let interview = Interview { role: Some(role.into()), person: person.to_owned(), ..Interview::default() };
    Act::Keep(Kept::Interview(EvidenceNo(number), Some(interview)))
}

fn note(number: u32, interview: u32, text: &str, items: &[&str]) -> Act {
    let note = Note { interview: EvidenceNo(interview), text: text.to_owned(), items: ids(items) };
    Act::Keep(Kept::Note(NoteNo(number), Some(note)))
}

fn evidence(kind: EvidenceKind, title: &str, items: &[&str]) -> Act {
    Act::Evidence { kind, title: title.to_owned(), items: ids(items) }
}

fn details(number: u32, details: Details) -> Act {
    Act::Keep(Kept::Details(EvidenceNo(number), Some(details)))
}

fn rate(item: &str, level: i64) -> Act {
    Act::Answer { item: item.into(), answer: Answer::Value(Value::Int(level)) }
}

/// An assessment after what was done in it, seen from the overview.
pub fn after(lang: Lang, acts: Vec<Act>) -> Stage {
    let profile = Profile { name: "机械工程学会".to_owned(), members: Some(268), ..Profile::default() };
    let register = Command::Register { code: "A0001".into(), profile };
    let checklist = std::sync::Arc::clone(checklist::builtin());
    let start = Command::Start { society: "A0001".into(), checklist, scope: Scope::Full };
    let acts = acts.into_iter().map(|act| in_assessment("A0001-1", act));
    let mut stage = Stage::after(lang, &[register, start].into_iter().chain(acts).collect::<Vec<_>>());
    stage.keys("Enter");
    stage
}

/// After the interviews: two documents by one office and a demonstration, three people heard, six lines of which four are
/// loose. W1 has grade 2: documents by one author and an interview with another person.
pub fn after_interviews() -> Vec<Act> {
    let office = || "秘书处".to_owned();
    vec![
        evidence(EvidenceKind::Document, "2025年服务成果目录", &["W1", "W2"]),
        evidence(EvidenceKind::Document, "使用单位反馈意见", &["W1"]),
        evidence(EvidenceKind::Observation, "会员库现场演示", &["S3"]),
        details(
            1,
            Details {
                kept_at: "办公室二号柜".to_owned(),
                effective: jiff::civil::Date::new(2025, 12, 31).ok(),
                author: office(),
                ..Details::default()
            },
        ),
        details(2, Details { author: office(), is_picked: true, is_contradicted: true, ..Details::default() }),
        interview(4, "R3", "R3-1"),
        note(1, 4, "反馈表三份有签字，其余为电话记录", &["W1"]),
        note(2, 4, "去年有两项服务没有做完，成果目录里没有写", &[]),
        note(3, 4, "会员库换过一次，旧数据没有导入", &[]),
        interview(5, "R12", "R12-1"),
        note(4, 5, "用过学会的检测报告，当年就用在产线上", &[]),
        interview(6, "R9", "R9-1"),
        note(5, 6, "只收到过一次通讯", &["W4"]),
        note(6, 6, "会费交了三年，没有人联系过", &[]),
    ]
}

fn desk(acts: Vec<Act>) -> Stage {
    let mut stage = after(Lang::Zh, acts);
    stage.resizes(120, 40).goes(Route::DeskWork("A0001-1".into(), Some("W1".into())));
    stage
}

/// The changes on record since the papers were there.
fn news(stage: &Stage) -> Vec<String> {
    stage.changes("A0001-1").split_off(after_interviews().len())
}

#[test]
fn six_items_are_rated_from_their_papers() {
    let mut stage = desk(after_interviews());
    // W1 to S1, the digits among the papers too.
    stage.keys("3 Enter 2 Enter 1 Tab Enter").expect(" W4 会员获得感").keys("1 Enter 2 Enter Tab 1");
    stage.expect(" S1 专职队伍").expect("● 1").expect("S 手段软 1/5 · 全表 6/106");
    let rated = [("W1", 3), ("W2", 2), ("W3", 1), ("W4", 1), ("W5", 2), ("S1", 1)];
    let expected =
        rated.map(|(item, level)| format!("Answered {{ item: \"{item}\", answer: Some(Value(Int({level}))) }}"));
    assert_eq!(news(&stage), expected);
}

#[test]
fn a_loose_line_dropped_changes_grade_and_cap_at_once_and_undo_takes_it_back() {
    let mut stage = desk(after_interviews());
    // One document carries 2; with the secretary's word there are two kinds, which carry 3.
    stage.keys("Enter").expect(" W2 ").expect("证据一级 → 最高 2 分 → 置信度低");
    stage.expect("再有一份访谈、观察或外部核对，可到二级、最高 3 分").expect("未归记录 3 条");
    stage.keys("Tab Down").expect("▸ ○ 11-20 09:41 R3-1：去年有两项服务没有做完").keys("Space");
    stage.expect("证据二级 → 最高 3 分 → 置信度中").expect("再有一份观察或外部核对，可到三级、最高 4 分");
    stage.expect("④ 访谈 R3-1 秘书长").expect("未归记录 2 条");
    assert!(news(&stage)[0].contains("items: [\"W2\"]"), "{:?}", news(&stage));
    stage.keys("u").expect("证据一级 → 最高 2 分").expect("未归记录 3 条");
    assert!(!stage.shows("④ 访谈"), "{}", stage.screen());
}

#[test]
fn one_key_drops_one_loose_line_after_the_other() {
    let mut stage = desk(after_interviews());
    stage.keys("Tab End Up Up Space Space Space").expect("未归记录 0 条");
    let dropped = news(&stage);
    assert_eq!(dropped.len(), 3);
    for (change, text) in dropped.iter().zip(["去年有两项", "会员库换过", "用过学会的"]) {
        assert!(change.contains(text) && change.contains("\"W1\""), "{change}");
    }
    // The last one dropped is under the cursor: the same key lifts it off again.
    stage.keys("Space").expect("未归记录 1 条").expect("▸ ○ 11-20 09:41 R12-1：用过学会的检测报告");
}

#[test]
fn a_line_lifted_off_keeps_the_other_items_it_was_dropped_onto() {
    let mut acts = after_interviews();
    acts.push(note(1, 4, "反馈表三份有签字，其余为电话记录", &["W1", "D5"]));
    let mut stage = desk(acts);
    stage.keys("Tab Down Down Down").expect("▸   11-20 09:41 R3-1：反馈表三份有签字").keys("Space");
    let last = stage.changes("A0001-1").pop().unwrap();
    assert!(last.contains("items: [\"D5\"]"), "{last}");
    assert!(!stage.shows("反馈表三份有签字"), "{}", stage.screen());
}

#[test]
fn a_rating_above_a_cap_that_has_fallen_says_so_at_once() {
    for (columns, lines, over_cap) in [(120, 40, "暂定：高于证据上限 2 分"), (80, 24, "暂定：评了 3 分，证据只到 2 分")]
    {
        let mut stage = desk(after_interviews());
        stage.resizes(columns, lines).keys("3");
        assert!(!stage.shows("暂定"), "{}", stage.screen());
        stage.keys("Tab Down Down Down Space").expect("证据一级 → 最高 2 分").expect(over_cap);
        stage.keys("u").expect("证据二级 → 最高 3 分");
        assert!(!stage.shows("暂定"), "{}", stage.screen());
    }
}

#[test]
fn what_is_known_of_each_piece_stands_with_it() {
    let mut acts = after_interviews();
    acts.push(details(3, Details { is_confirmed: true, ..Details::default() }));
    let mut stage = desk(acts);
    stage.expect("存 办公室二号柜 · 2025-12-31 · 出自 秘书处").expect("! 与 ② 同一来源，不算独立");
    stage.expect("! 与别的来源矛盾").expect("! 样本由被评方挑选").expect("! 与 ① 同一来源，不算独立");
    stage.keys("g").types("S3").keys("Enter").expect("③ 观察 会员库现场演示").expect("✓ 外部已核对");
    // One kind with outside confirmation is grade 2, which starts at moderate and gains a step.
    stage.expect("证据二级 → 最高 3 分 → 置信度高").expect("再有一份文件或访谈，可到三级、最高 4 分");
}

#[test]
fn where_one_author_gave_both_kinds_what_is_missing_has_to_come_from_another() {
    let mut stage = desk(vec![
        evidence(EvidenceKind::Document, "年报", &["W1"]),
        evidence(EvidenceKind::Observation, "展厅", &["W1"]),
        details(1, Details { author: "秘书处".to_owned(), ..Details::default() }),
        details(2, Details { author: "秘书处".to_owned(), ..Details::default() }),
    ]);
    stage.resizes(200, 40);
    stage.expect("再有一份另一来源的文件、访谈、另一来源的观察或外部核对，可到二级、最高 3 分");
}

#[test]
fn only_loose_lines_of_the_roles_an_item_asks_are_offered() {
    let mut stage = desk(after_interviews());
    // W1 asks R3, R8 and R12; W4 asks R9.
    assert!(!stage.shows("没有人联系过"), "{}", stage.screen());
    stage.keys("g").types("W4").keys("Enter").expect("R9-1：会费交了三年，没有人联系过").expect("未归记录 1 条");
    stage.keys("g").types("D1").keys("Enter").expect("未归记录 2 条");
    assert!(!stage.shows("检测报告"), "{}", stage.screen());
}

#[test]
fn loose_lines_of_somebody_heard_without_a_role_are_offered_on_every_item() {
    let passer_by = Interview { person: "路人".to_owned(), ..Interview::default() };
    let heard = Act::Keep(Kept::Interview(EvidenceNo(1), Some(passer_by)));
    let mut stage = desk(vec![heard, note(1, 1, "楼里没有学会的牌子", &[])]);
    stage.expect("路人：楼里没有学会的牌子").keys("g").types("D1").keys("Enter").expect("路人：楼里没有学会的牌子");
    stage.keys("f f f f").expect("未归").expect("106");
    stage.keys("Tab End Space").expect("路人");
    assert!(stage.changes("A0001-1").last().unwrap().contains("D1"), "{:?}", stage.changes("A0001-1"));
}

#[test]
fn on_a_narrow_terminal_the_two_sides_are_one_key_apart() {
    let mut stage = after(Lang::Zh, after_interviews());
    stage.keys("g").types("W1").keys("Enter w").expect("案头").expect("谁    秘书长");
    assert!(!stage.shows("R12-1"), "{}", stage.screen());
    stage.keys("Tab").expect("W1 材料 3 · 未归 3  未答").expect("R12-1：用过学会的检测报告");
    assert!(!stage.shows("谁    秘书长"), "{}", stage.screen());
    stage.keys("3").expect("答 3").keys("Enter").expect("W2 材料 1 · 未归 3  未答");
    stage.keys("Tab").expect(" W2 专家可调用度");
    assert_eq!(news(&stage).len(), 1);
    // A remark is typed where the item is seen.
    stage.keys("Tab r").types("名单").expect("备注  名单");
    assert!(stage.cursor().is_some());
    stage.keys("Enter").expect(" W2 专家可调用度").resizes(40, 12).keys("Tab").expect("W2 材料 1");
}

#[test]
fn the_walk_keeps_to_what_is_left_and_says_how_many_that_are() {
    let mut stage = desk(after_interviews());
    stage.expect("全部条目 106 条");
    // Loose lines are of R3, R9 and R12: W1 to W3 ask one of them.
    stage.keys("f f f f").expect("只看有未归记录：还剩 ");
    stage.keys("Right").expect(" W2 ").keys("Enter").expect(" W3 ").keys("Left").expect(" W2 ");
    stage.keys("g").types("S2").keys("Enter").keys("f f").expect("只看未答：还剩 106 条").keys("0");
    stage.expect("只看未答：还剩 105 条，本条不在其中").keys("Enter").expect(" S3 ").keys("Left").expect(" S1 ");
    stage.keys("f").expect("只看超上限或缺证据").keys("f").expect("只看有问题：还剩 ");
}

#[test]
fn only_items_with_a_problem_are_walked_round_and_one_solved_is_left_out() {
    // Three ratings of 1 without evidence are a problem each; 1 is what no evidence carries.
    let mut stage = desk(vec![rate("W1", 1), rate("W3", 1), rate("S2", 1)]);
    stage.keys("f f f").expect("只看有问题：还剩 3 条").keys("Enter").expect(" W3 ").keys("Enter").expect(" S2 ");
    stage.keys("Enter").expect("从头再看：还剩 3 条").expect(" W1 ");
    stage.keys("e a").types("1 目录").keys("Enter Esc").expect("只看有问题：还剩 2 条，本条不在其中");
    stage.keys("Left").expect("从末尾再看").expect(" S2 ").keys("- Right").expect(" W3 ").keys("-");
    stage.expect("还剩 0 条").keys("Enter").expect("没有别的条目了（只看有问题）").expect(" W3 ");
}

#[test]
fn the_desk_is_found_as_it_was_left() {
    let mut stage = desk(after_interviews());
    stage.keys("Esc").keys("w").expect(" W1 ").keys("Enter Enter f r").types("名单未").keys("Esc Tab Down Esc");
    stage.expect("已答 0/106").keys("w");
    stage.expect("只看未答").expect(" W3 需求掌握").expect("备注  名单未").expect("▸ ○ ");
    // From the screen of an item it is that item's desk; what was begun on another is still there.
    stage.keys("Esc g").types("S4").keys("Enter w").expect(" S4 制度的刚性").expect("只看未答");
    stage.keys("g").types("W3").keys("Enter r").types("核").keys("Enter");
    assert!(news(&stage)[0].contains("名单未核"), "{:?}", news(&stage));
}

#[test]
fn a_jump_stays_at_the_desk_and_esc_leads_to_where_the_work_began() {
    let mut stage = desk(after_interviews());
    stage.keys("g").types("F09").keys("Enter").expect("案头").expect("F09 应缴会费");
    stage.keys(":").types("W5").keys("Enter").expect(" W5 独立承办能力").expect("案头").keys("Esc");
    assert_eq!(stage.route(), Route::Overview("A0001-1".into()));
}

#[test]
fn the_palette_leads_to_the_desk_of_the_item_one_is_at() {
    let mut stage = after(Lang::Zh, after_interviews());
    stage.keys("g").types("D2").keys("Enter :").types("antou").keys("Enter");
    assert_eq!(stage.route(), Route::DeskWork("A0001-1".into(), Some("D2".into())));
    stage.keys("Esc g").types("F09").keys("Enter w").expect("案头").expect("F09 应缴会费");
}

#[test]
fn the_next_start_goes_back_to_the_item_on_the_desk() {
    let mut stage = desk(after_interviews());
    stage.keys("Enter Enter").expect(" W3 ").is_left_alone();
    let stage = stage.again();
    assert_eq!(stage.route(), Route::DeskWork("A0001-1".into(), Some("W3".into())));
}

#[test]
fn on_a_submitted_assessment_nothing_is_dropped() {
    let items = checklist::builtin().items.iter();
    let blanks = items.map(|item| Act::Answer { item: item.id.clone(), answer: Answer::NotEstablished });
    let mut acts = after_interviews();
    acts.extend(blanks);
    acts.push(Act::Submit);
    let mut stage = desk(acts);
    let n = stage.journal().len();
    stage.keys("Tab End Space").expect("已提交").keys("3");
    assert_eq!(stage.journal().len(), n);
    stage.expect("▸ ○ 11-20 09:41 R12-1");
}

#[test]
fn a_number_is_typed_from_among_the_papers_too() {
    let mut stage = desk(after_interviews());
    stage.keys("g").types("F09").keys("Enter Tab").types("12").expect("12");
    assert!(stage.cursor().is_some());
    stage.keys("Enter");
    assert!(news(&stage)[0].contains("F09"), "{:?}", news(&stage));
}

#[test]
fn keys_typed_ahead_at_the_desk_give_the_record_slow_typing_gives() {
    let keys = "2 Enter Tab Down Space 1 Enter 0 u f Enter Tab - Enter";
    let mut slow = desk(after_interviews());
    slow.keys(keys);
    let mut fast = desk(after_interviews());
    fast.burst(keys);
    assert_eq!(fast.changes("A0001-1"), slow.changes("A0001-1"));
    assert_eq!(fast.screen(), slow.screen());
    assert!(news(&slow).len() > 4, "{:#?}", news(&slow));
}

#[test]
fn a_remark_begun_at_the_desk_is_put_back_there_at_the_next_start() {
    let mut stage = desk(after_interviews());
    stage.keys("Enter Tab r").types("名单上有三人").keys("Home").keeps("名单上有三人");
    let mut stage = stage.again();
    stage.keys("Enter").expect("案头").expect(" W2 专家可调用度").types("原").expect("备注  原名单上有三人");
    assert_eq!(stage.route(), Route::DeskWork("A0001-1".into(), Some("W2".into())));
}

#[test]
fn help_and_palette_know_what_can_be_done_among_the_papers() {
    let mut stage = desk(after_interviews());
    stage.keys("?").expect("换一种看法");
    assert!(!stage.shows("把记录归入本条"), "{}", stage.screen());
    stage.keys("Esc Tab");
    // On a piece there is nothing to drop.
    assert!(!stage.line(-1).contains("Space"), "{}", stage.screen());
    stage.keys("End").expect("Space 归入/撤下").keys("?").expect("把记录归入本条，或从本条撤下").keys("Esc :");
    stage.types("guiru").keys("Enter").expect("未归记录 2 条").expect("⑤ 访谈 R12-1");
    assert_eq!(news(&stage).len(), 1);
}

#[test]
fn on_an_item_of_several_choices_space_marks_on_its_side_and_drops_among_the_papers() {
    let multi = checklist::builtin().items.iter().find(|item| item.kind.name() == "multi" && !item.whom.is_empty());
    let multi = multi.unwrap();
    let (item, role) = (multi.id.as_str(), multi.whom[0].as_str());
    let mut stage = desk(vec![interview(1, role, "甲-1"), note(1, 1, "一句话", &[])]);
    stage.keys("g").types(item).keys("Enter Space Tab Space");
    let changes = stage.changes("A0001-1").split_off(2);
    assert!(changes[0].starts_with("Answered"), "{changes:?}");
    assert!(changes[1].starts_with("Kept(Note") && changes[1].contains(item), "{changes:?}");
}

#[test]
fn what_is_copied_is_the_item_or_the_paper_under_the_cursor() {
    let mut stage = desk(after_interviews());
    let copied = |stage: &mut Stage, keys: &str| stage.keys(keys).clip().unwrap().1;
    assert!(copied(&mut stage, "2 y").starts_with("W1 服务成果产出：2"));
    assert_eq!(copied(&mut stage, "Tab y"), "① 2025年服务成果目录（文件）");
    assert_eq!(copied(&mut stage, "End y"), "11-20 09:41 R12-1：用过学会的检测报告，当年就用在产线上");
}

#[test]
fn a_remark_begun_on_the_item_s_page_is_gone_on_with_at_the_desk_and_the_other_way_round() {
    let mut stage = desk(after_interviews());
    stage.keys("r").types("反馈表三份").keys("Esc").expect("未记入");
    stage
        .keys("Esc g")
        .types("W1")
        .keys("Enter")
        .expect("反馈表三份")
        .expect("未记入")
        .keys("r")
        .types("有签字")
        .keys("Esc");
    stage.keys("w").expect("案头").expect("反馈表三份有签字").keys("r").types("，两份没有").keys("Enter");
    assert_eq!(news(&stage).len(), 1);
    assert!(news(&stage)[0].contains("反馈表三份有签字，两份没有"), "{:?}", news(&stage));
    stage.keys("Esc").expect("反馈表三份有签字，两份没有");
    assert!(!stage.shows("未记入"), "{}", stage.screen());
}

#[test]
fn back_and_forward_lead_through_the_items_worked_on() {
    let mut stage = desk(after_interviews());
    stage.keys("Enter Enter").expect(" W3 ").keys("Ctrl-O").expect(" W2 ").expect("案头").keys("Ctrl-Y").expect(" W3 ");
}
