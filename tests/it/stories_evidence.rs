//! The assessor's stories beside the questions: evidence in detail, samples, the visit sheet, self-ratings, what others did.

use bamai::domain::command::{Act, Command};
use bamai::domain::event::{EvidenceKind, Profile, Scope};
use bamai::domain::ids::EvidenceNo;
use bamai::domain::records::{Details, Kept, Teammate};
use bamai::domain::{checklist, records};
use bamai::lang::Lang;
use bamai::ui::screen::Route;

use crate::stage::{Stage, in_assessment};

/// An assessment of a society, and what was done in it, at the overview.
fn visit(acts: Vec<Act>) -> Stage {
    let profile = Profile { name: "机械工程学会".to_owned(), ..Profile::default() };
    let register = Command::Register { code: "A0001".into(), profile };
    let checklist = checklist::builtin().clone();
    let start = Command::Start { society: "A0001".into(), checklist, scope: Scope::Full };
    let acts = acts.into_iter().map(|act| in_assessment("A0001-1", act));
    let mut stage = Stage::after(Lang::Zh, &[register, start].into_iter().chain(acts).collect::<Vec<_>>());
    stage.keys("Enter");
    stage
}

fn evidence(kind: EvidenceKind, title: &str, items: &[&str]) -> Act {
    Act::Evidence { kind, title: title.to_owned(), items: items.iter().map(|item| (*item).into()).collect() }
}

/// An interview, and its correction: the same number.
fn heard(person: &str) -> Act {
    let interview = records::Interview { person: person.to_owned(), ..records::Interview::default() };
    Act::Keep(Kept::Interview(EvidenceNo(2), Some(interview)))
}

fn details_of(author: &str) -> Details {
    Details { author: author.to_owned(), ..Details::default() }
}

/// The last change on record.
fn last(stage: &Stage) -> String {
    stage.changes("A0001-1").last().cloned().unwrap_or_default()
}

#[test]
fn what_is_typed_of_evidence_is_kept_when_the_cursor_leaves_the_line() {
    let mut stage = visit(vec![evidence(EvidenceKind::Document, "章程", &["W1"])]);
    stage.keys("e e").types("二号柜");
    assert!(!last(&stage).contains("二号柜"));
    stage.keys("Enter").types("2026年1月3日").keys("Tab").types("秘书处").keys("Down Space");
    let kept = last(&stage);
    for text in ["二号柜", "2026-01-03", "秘书处", "is_confirmed: true", "is_picked: false"] {
        assert!(kept.contains(text), "{text} in {kept}");
    }
    stage.expect("2026-01-03").keys("Esc").expect("保存处：二号柜").expect("外部已确认");
}

#[test]
fn a_day_that_is_none_is_told_and_stays_where_it_was_typed() {
    let mut stage = visit(vec![evidence(EvidenceKind::Document, "章程", &[])]);
    let n_changes = stage.changes("A0001-1").len();
    stage.keys("e e Tab").types("去年").keys("Tab").expect("日期“去年”认不出");
    stage.keys("Esc e").expect("去年").expect("接着上次没填完的内容");
    assert_eq!(stage.changes("A0001-1").len(), n_changes);
}

#[test]
fn one_piece_is_linked_to_many_items_and_what_that_carries_is_seen_at_once() {
    let mut stage = visit(vec![
        evidence(EvidenceKind::Interview, "秘书长", &["W1"]),
        evidence(EvidenceKind::Document, "章程", &[]),
    ]);
    stage.keys("e End e Up").goes(Route::Details("A0001-1".into(), EvidenceNo(2)));
    for _ in 0..7 {
        stage.keys("Tab");
    }
    stage.types("w1").keys("Down").expect("证据零级，最高 1 分").keys("Space");
    // An interview and a document are two kinds: grade 2 carries 3 and begins at moderate confidence.
    stage.expect("证据二级，最高 3 分，置信度中");
    stage.keys("Up Ctrl-U").types("zhuanjia").keys("Down Space").expect("W2").expect("证据一级，最高 2 分，置信度低");
    let changes = stage.changes("A0001-1");
    assert!(changes[2].contains("W1") && changes[3].contains("W2"), "{changes:?}");
    stage.keys("Space");
    assert!(last(&stage).starts_with("Unlinked"), "{}", last(&stage));
}

#[test]
fn pieces_by_one_author_are_said_not_to_be_independent() {
    let author = |number, author: &str| Act::Keep(Kept::Details(EvidenceNo(number), Some(details_of(author))));
    let mut stage = visit(vec![
        evidence(EvidenceKind::Document, "年报", &["W1"]),
        evidence(EvidenceKind::Observation, "展板", &["W1"]),
        author(1, "秘书处"),
        author(2, "秘书处"),
    ]);
    stage.keys("e").expect("与 ② 同一出具人，不算独立").keys("e").expect("与 ② 同一出具人，不算独立");
    stage.expect("证据一级，最高 2 分");
}

#[test]
fn a_file_is_hashed_and_only_its_digest_and_path_are_kept() {
    let mut stage = visit(vec![evidence(EvidenceKind::Document, "章程", &[])]);
    std::fs::write(stage.here().join("章程.pdf"), "abc").unwrap();
    stage.keys("e e").types("二号柜").keys("Tab Tab Tab Tab Tab Tab").types("没有.pdf").keys("Tab");
    stage.expect("没有算出文件 没有.pdf 的校验值").keys("S-Tab Ctrl-U").types("章程.pdf").keys("Tab");
    // FIPS 180-2, appendix B.1: the digest of `abc`.
    let kept = last(&stage);
    assert!(kept.contains("ba7816bf8f01cfea") && kept.contains("章程.pdf"), "{kept}");
    stage.expect("ba7816bf");
}

#[test]
fn the_register_is_filtered_by_what_a_piece_is_called_kept_and_by_whom() {
    let mut stage = visit(vec![
        evidence(EvidenceKind::Document, "章程", &[]),
        evidence(EvidenceKind::Interview, "理事长", &[]),
        Act::Keep(Kept::Details(EvidenceNo(1), Some(details_of("秘书处")))),
    ]);
    stage.keys("e /").types("mishuchu").expect("证据 1/2 件").expect("章程");
    assert!(!stage.shows("理事长"), "{}", stage.screen());
    stage.keys("Ctrl-U").types("访谈").expect("理事长").keys("Enter e").expect("证据 ② 理事长（访谈）");
    stage.keys("Esc Esc").expect("证据 2 件").keys("Esc");
    assert_eq!(stage.route(), Route::Overview("A0001-1".into()));
}

#[test]
fn a_pasted_list_is_drawn_from_and_the_same_draw_again_is_said_to_be_the_same() {
    let mut stage = visit(Vec::new());
    stage.goes(Route::Samples("A0001-1".into())).keys("a").pastes("甲\n乙\n\n丙\n丁\n").expect("已贴上 4 项：甲 … 丁");
    stage.keys("Tab").types("会员名册").keys("Tab").types("２").keys("Tab").expect("20261120-094100");
    stage.keys("Ctrl-U").types("7").keys("Enter");
    // printf '%s\t%s' 7 LINE | sha256sum begins 3544 for 乙 and 4667 for 丙, the smallest two.
    stage
        .expect("抽样 1：会员名册，4 中抽 2，种子 7")
        .expect("第 2 项  乙")
        .expect("第 3 项  丙")
        .expect("8fde5d4e0d5bdc75");
    let n_changes = stage.changes("A0001-1").len();
    stage.keys("a").pastes("甲\n乙\n丙\n丁").keys("Tab").types("名册").keys("Tab").types("2").keys("Tab Ctrl-U");
    stage.types("7").keys("Enter").expect("与抽样 1 相同");
    assert_eq!(stage.changes("A0001-1").len(), n_changes);
}

#[test]
fn a_list_may_be_in_a_file_and_a_draw_that_cannot_be_made_keeps_what_was_typed() {
    let mut stage = visit(Vec::new());
    std::fs::write(stage.here().join("名册.csv"), "甲,男\n乙,女\n").unwrap();
    stage.goes(Route::Samples("A0001-1".into())).keys("a Ctrl-S").expect("请填写");
    stage.types("没有.csv").keys("Tab").types("名册").keys("Tab").types("多").keys("Ctrl-S").expect("“多”不是正整数");
    stage.keys("Ctrl-U").types("5").keys("Ctrl-S").expect("没有读入名单 没有.csv").expect("没有.csv");
    stage.keys("Up Up Ctrl-U").types("名册.csv").keys("Ctrl-S").expect("2 中抽 2").expect("乙");
}

#[test]
fn somebody_who_is_barred_and_has_rated_is_a_problem_that_leads_to_the_visit_sheet() {
    let mate = |declared| Teammate { duty: records::Duty::Assessor, declared, words: String::new() };
    let barred = Act::Keep(Kept::Teammate("王".into(), Some(mate(Some(records::Conflict::Interest)))));
    let mut stage = visit(vec![barred]);
    stage.keys("g").types("W1").keys("Enter 1 p").expect("王：有利益关系须回避的评估员不得评分");
    let at = |stage: &Stage, text: &str| stage.screen().lines().any(|line| line.contains("▸") && line.contains(text));
    stage.keys("Home");
    (0..20).find(|_| at(&stage, "王：") || stage.keys("Down").line(0).is_empty());
    let before = stage.screen();
    stage.keys("Enter");
    assert_eq!(stage.route(), Route::Visit("A0001-1".into()), "{before}");
    stage.expect("有利益关系，须回避").keys("Esc");
    assert_eq!(stage.screen(), before);
}

#[test]
fn who_has_still_to_be_heard_stands_among_the_problems_and_never_blocks() {
    let mut stage = Stage::demo(Lang::Zh);
    stage.keys("Enter p").expect("没有妨碍提交的").keys("End Up").expect("还缺的访谈（不妨碍提交）");
    let at = |stage: &Stage, text: &str| stage.screen().lines().any(|line| line.contains("▸") && line.contains(text));
    stage.keys("End");
    (0..60).find(|_| at(&stage, "R9 普通会员") || stage.keys("Up").line(0).is_empty());
    let place = stage.screen();
    stage.keys("Enter");
    assert_eq!(stage.route(), Route::Interviews("A0001-1".into()));
    stage.keys("Esc");
    assert_eq!(stage.screen(), place);
}

#[test]
fn the_team_is_filled_in_renamed_and_taken_out() {
    let mut stage = visit(Vec::new());
    stage.keys("m").expect("还没有组员").keys("a Ctrl-S").expect("请填写").types("李四").keys("Tab 3 Tab 2 Tab");
    stage.types("无").keys("Enter").expect("李四").expect("财务法律").expect("无利益关系");
    stage.keys("Enter Backspace").types("五").keys("Ctrl-S").expect("李五");
    assert!(!stage.shows("李四"), "{}", stage.screen());
    stage.keys("Delete").expect("还没有组员");
    stage.keys("u").expect("李五");
}

#[test]
fn a_line_of_the_timetable_is_changed_and_the_others_stay() {
    let mut stage = visit(Vec::new());
    stage.keys("m Down").expect("日程（清单所定").keys("Down Down Enter").expect("09:00");
    stage.keys("Ctrl-U").types("09:20").keys("Ctrl-S").expect("09:20").expect("08:45");
    assert!(!stage.shows("清单所定"), "{}", stage.screen());
    // Sixteen lines of the checklist are kept, and one is changed.
    assert_eq!(stage.changes("A0001-1").len(), 17);
    // One key did it, and one key takes it back.
    stage.keys("u").expect("已撤销一并做的 17 处改动").expect("清单所定").expect("09:00");
    stage.keys("Ctrl-R").expect("09:20");
    assert!(!stage.shows("清单所定"), "{}", stage.screen());
    stage.keys("a").types("18:00").keys("Tab").types("返程").keys("Ctrl-S").expect("返程").keys("u").expect("已撤销：");
}

#[test]
fn a_form_of_the_visit_sheet_left_half_filled_in_is_offered_again() {
    let mut stage = visit(Vec::new());
    stage.keys("m a").types("赵").keys("Esc");
    assert!(!stage.shows("赵"), "{}", stage.screen());
    stage.keys("a").expect("赵").keys("Esc Esc m a").expect("赵");
}

#[test]
fn a_self_rating_is_entered_unseen_and_explained_after_submission() {
    let mut stage = Stage::demo(Lang::Zh);
    stage.keys("Enter").goes(Route::SelfRatings("A0001-1".into())).expect("学会自评 已录入 0/58").keys("4 4");
    stage.expect("已录入 2/58").expect("不显示等级");
    assert!(!stage.shows("4 →"), "{}", stage.screen());
    stage.keys("v s y").goes(Route::SelfRatings("A0001-1".into()));
    // The sample visit rates W1 3 and W2 2.
    stage.expect("4 → 3  +1").expect("4 → 2  +2").expect("须说明").keys("Down Enter").expect("说明理由 C40");
    stage.types("学会把计划算作成果").keys("Enter").expect("学会把计划算作成果");
    assert!(!stage.shows("须说明"), "{}", stage.screen());
    assert!(last(&stage).contains("C40"), "{}", last(&stage));
}

#[test]
fn self_ratings_are_read_from_a_file_all_or_none() {
    let mut stage = visit(Vec::new());
    std::fs::write(stage.here().join("自评.csv"), "item,level\nW1,3\nW2,9\n").unwrap();
    stage.goes(Route::SelfRatings("A0001-1".into())).keys("i").types("自评.csv").keys("Enter");
    stage.expect("有 1 行不能用").expect("自评.csv");
    assert_eq!(stage.changes("A0001-1").len(), 0);
    std::fs::write(stage.here().join("自评.csv"), "item,level\nW1,3\nW2,2\n").unwrap();
    stage.keys("Enter").expect("已录入 2/58");
}

#[test]
fn another_kind_of_document_is_chosen_and_written() {
    let mut stage = Stage::demo(Lang::Zh);
    stage.keys("Enter x Tab").expect("资料准备清单").keys("Enter").expect("A0001-1-request.md").keys("Enter");
    let page = std::fs::read_to_string(stage.here().join("A0001-1-request.md")).unwrap();
    assert!(page.contains("## R3 秘书长"), "{page}");
}

#[test]
fn what_others_did_since_one_last_looked_is_told_on_the_overview_and_listed() {
    let mut stage = visit(Vec::new());
    assert!(!stage.shows("自你上次查看以来"), "{}", stage.screen());
    stage.keys("Down");
    let mut stage = stage.again_after(
        "李",
        &[
            in_assessment("A0001-1", evidence(EvidenceKind::Document, "章程", &["W1"])),
            in_assessment("A0001-1", Act::Remark { item: "W1".into(), text: "看过原件".to_owned() }),
            in_assessment("A0001-1", heard("R3-1")),
            in_assessment("A0001-1", heard("R3-2")),
        ],
    );
    stage.keys("v").expect("自你上次查看以来：李 改了 4 条，2 条新证据").keys("c");
    stage.expect("自你上次查看以来 4 条").expect("看过原件").expect("登记证据 1");
    assert!(!stage.shows("开始评估"), "{}", stage.screen());
    stage.keys("Esc").expect("自你上次查看以来");
    // Told once: the next start has nothing new to tell.
    let mut stage = stage.again();
    stage.keys("v");
    assert!(!stage.shows("自你上次查看以来"), "{}", stage.screen());
}
