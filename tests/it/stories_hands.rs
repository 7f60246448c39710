//! The stories of quick hands: back and forward, undo that says what it undid, the office's texts.

use bamai::domain::command::{Act, Command};
use bamai::domain::event::{Profile, Scope};
use bamai::domain::value::{Answer, Value};
use bamai::lang::Lang;
use bamai::ui::office::{Office, Template};
use bamai::ui::screen::Route;

use crate::stage::{Stage, in_assessment};

fn item(id: &str) -> Route {
    Route::Item("A1-1".into(), id.into())
}

fn visit(lang: Lang, acts: Vec<Act>) -> Stage {
    let profile = Profile { name: "机械工程学会".to_owned(), ..Profile::default() };
    let checklist = std::sync::Arc::clone(bamai::domain::checklist::builtin());
    let mut commands = vec![
        Command::Register { code: "A1".into(), profile },
        Command::Start { society: "A1".into(), checklist, scope: Scope::Full },
    ];
    commands.extend(acts.into_iter().map(|act| in_assessment("A1-1", act)));
    let mut stage = Stage::after(lang, &commands);
    stage.keys("Enter");
    stage
}

fn rate(item: &str, level: i64) -> Act {
    Act::Answer { item: item.into(), answer: Answer::Value(Value::Int(level)) }
}

#[test]
fn back_and_forward_go_through_the_places_visited_however_one_came_to_them() {
    let mut stage = visit(Lang::Zh, Vec::new());
    // Walked on, jumped, and gone elsewhere.
    stage.keys("g W 1 Enter Right g S 4 Enter d");
    let visited = [item("W1"), item("W2"), item("S4"), Route::Diagnosis("A1-1".into())];
    for place in visited.iter().rev().skip(1) {
        stage.keys("Ctrl-O");
        assert_eq!(&stage.place(), place);
    }
    for place in visited.iter().skip(1) {
        stage.keys("Ctrl-Y");
        assert_eq!(&stage.place(), place);
    }
    stage.keys("Ctrl-Y").expect("没有更后看过的地方").keys("Ctrl-O Ctrl-O Ctrl-O Ctrl-O Ctrl-O");
    assert_eq!(stage.route(), Route::Ledger);
    stage.keys("Ctrl-O").expect("没有更早看过的地方");
}

#[test]
fn the_palette_goes_back_too() {
    let mut stage = visit(Lang::Zh, Vec::new());
    stage.keys("g W 1 Enter g S 4 Enter :").types("houtui").keys("Enter");
    assert_eq!(stage.place(), item("W1"));
}

#[test]
fn going_back_in_the_middle_of_a_word_keeps_the_word() {
    let mut stage = visit(Lang::Zh, Vec::new());
    stage.keys("g W 1 Enter g S 4 Enter r").types("制度").keys("Ctrl-O");
    assert_eq!(stage.place(), item("W1"));
    stage.keys("Ctrl-Y").types("汇编").keys("Enter").expect("备注  制度汇编");
}

#[test]
fn an_undo_tells_what_was_and_what_is() {
    let remark = |text: &str| Act::Remark { item: "W1".into(), text: text.to_owned() };
    let reason = Answer::NotApplicable { reason: "没有期刊".to_owned() };
    let acts = vec![
        rate("W1", 2),
        Act::Answer { item: "W1".into(), answer: reason },
        remark("反馈表三份有签字"),
        remark("反馈表三份有签字，\n其余为电话记录，尚待补齐，会后再核对一遍"),
    ];
    let mut stage = visit(Lang::Zh, acts);
    stage.keys("u").expect("已撤销：W1 备注 “反馈表三份有签字， 其余…” → “反馈表三份有签字”");
    stage.keys("u").expect("已撤销：W1 备注 “反馈表三份有签字” → （空）");
    stage.keys("u").expect("已撤销：W1 不适用 → 2");
    stage.keys("u").expect("已撤销：W1 2 → 未答");
    stage.keys("Ctrl-R").expect("已重做：W1 未答 → 2");
}

#[test]
fn an_undone_piece_of_evidence_is_named() {
    use bamai::domain::event::EvidenceKind;
    let act =
        Act::Evidence { kind: EvidenceKind::Document, title: "成果目录".to_owned(), items: vec!["W1".into()] };
    let mut stage = visit(Lang::En, vec![act]);
    stage.keys("u").expect("evidence 1 \"成果目录\"");
}

fn office() -> Office {
    let template = |title: &str, text: &str| Template { title: title.to_owned(), text: text.to_owned() };
    Office {
        templates: vec![
            template("核对原件", "查看原件：\n与公开信息核对："),
            template("未见材料", "现场未见到相关材料。"),
        ],
    }
}

#[test]
fn an_arrow_moves_the_cursor_in_a_text_beside_an_item() {
    for (key, text, typed) in [("r", "前后", "前中后"), ("/", "没期刊", "没期中刊")] {
        let mut stage = visit(Lang::Zh, Vec::new());
        stage.keys("g W 1 Enter").keys(key).types(text).keys("Left Left Right").types("中").keys("Enter");
        assert!(stage.changes("A1-1")[0].contains(typed), "{key}: {:?}", stage.changes("A1-1"));
    }
}

#[test]
fn a_text_of_the_office_is_inserted_at_the_cursor_of_a_remark() {
    let mut stage = visit(Lang::Zh, Vec::new());
    stage.obeys(office()).keys("g W 1 Enter r").types("前后").keys("Left Ctrl-T").expect("常用文字").expect("未见材料");
    stage.types("hdyj").keys("Enter").expect("备注  前查看原件：").expect("      与公开信息核对：后");
    stage.keys("Ctrl-Z").expect("备注  前后").keys("Ctrl-R Enter");
    assert!(stage.changes("A1-1")[0].contains("前查看原件：\\n与公开信息核对：后"), "{:?}", stage.changes("A1-1"));
}

#[test]
fn leaving_the_list_of_texts_leaves_the_remark_as_it_was() {
    let mut stage = visit(Lang::Zh, Vec::new());
    stage.obeys(office()).keys("g W 1 Enter r").types("前后").keys("Ctrl-T Esc").types("文").keys("Enter");
    assert!(stage.changes("A1-1")[0].contains("前后文"));
}

#[test]
fn without_texts_the_key_says_where_they_are_written() {
    let mut stage = visit(Lang::Zh, Vec::new());
    stage.keys("g W 1 Enter r").types("前").keys("Ctrl-T").expect("config.toml").types("后").keys("Enter");
    assert!(stage.changes("A1-1")[0].contains("前后"));
}

/// Keys from the ledger of the sample store to something, and what copying it gives.
const COPIED: &[(&str, &str)] = &[
    ("Enter g W 1 Enter y", "W1 服务成果产出：3 主要服务都有成果材料和使用者书面反馈，两年不断档\n备注："),
    ("Enter g F 0 7 Enter y", "F07 个人会员数："),
    ("Enter g W 1 Enter e y", "（文件）：支持 "),
    ("j Enter p y", "："),
    ("Enter d y", "总体：几何平均 "),
    ("Enter d j y", "W 能力弱：得分 "),
    ("Enter d j = y", "得分＝加权得分之和"),
    ("Enter t y", "王："),
    ("Enter x y", "# "),
];

#[test]
fn what_the_cursor_is_on_is_copied_as_text() {
    for (keys, begins) in COPIED {
        let mut stage = Stage::demo(Lang::Zh);
        stage.keys(keys);
        let Some((number, text)) = stage.clip() else { panic!("{keys}: nothing copied\n{}", stage.screen()) };
        assert!(text.contains(begins), "{keys}: {text}");
        assert_eq!(number, 1);
        stage.expect("已交给终端复制").expect("终端不允许时");
        // The next is another one.
        stage.keys("y");
        assert_eq!(stage.clip().map(|(number, _)| number), Some(2));
    }
}

#[test]
fn the_letter_that_copies_is_text_in_a_text_and_yes_on_a_question_that_wants_it() {
    let mut stage = visit(Lang::Zh, Vec::new());
    stage.keys("g W 1 Enter r").types("y").keys("Enter").expect("备注  y");
    stage.keys("g F 2 5 Enter y").keys(":").types("jiantieban").keys("Enter");
    assert_eq!(stage.clip().map(|(_, text)| text), Some("F25 是否主办期刊：是".to_owned()));
    let mut stage = visit(Lang::Zh, Vec::new());
    stage.keys("Esc :").types("fuzhi");
    assert!(stage.clip().is_none());
}

#[test]
fn enter_on_a_row_of_the_help_does_it() {
    let mut stage = visit(Lang::Zh, Vec::new());
    stage.keys("g W 1 Enter ?");
    // The first row is rating: which digit is meant only the key can say.
    stage.keys("Enter").expect("请直接按 0–4 中的一个数字键").keys("?");
    let n_down = stage.screen().lines().position(|line| line.contains("写备注")).unwrap()
        - stage.screen().lines().position(|line| line.contains(" ▸ ")).unwrap();
    stage.keys(&"Down ".repeat(n_down)).keys("Enter").types("甲").keys("Enter").expect("备注  甲");
}

#[test]
fn while_typing_the_help_names_no_character_as_a_key() {
    let mut stage = visit(Lang::Zh, Vec::new());
    stage.keys("g W 1 Enter r F1");
    let screen = stage.screen();
    let row = screen.lines().find(|line| line.contains("写备注"));
    assert!(row.is_none_or(|row| row.contains("（面板）")), "{screen}");
    assert!(screen.contains("Ctrl-T"), "{screen}");
}

#[test]
fn a_first_visit_has_hints_that_go_and_never_return() {
    let mut stage = Stage::demo(Lang::Zh);
    assert!(!stage.shows("收起"));
    stage.is_guided().expect("按 ? 列出此刻能用的按键").keys("? Esc");
    assert!(!stage.shows("收起"), "{}", stage.screen());
    stage.keys("Enter").expect("按 : 查找一切").keys("g W 1 Enter").expect("按 0–4 评分").keys("3");
    assert!(!stage.shows("收起"), "{}", stage.screen());
    // While something is typed, or told, a hint keeps quiet.
    stage.keys("Right").expect("按 r 写备注").keys("g");
    assert!(!stage.shows("收起"));
    stage.keys("Esc Right").expect("按 u 撤销").keys("Esc");
    let mut stage = stage.again();
    stage.is_guided();
    for keys in ["Esc Esc", "Enter", "g W 1 Enter", "Right", "Right"] {
        stage.keys(keys);
        assert!(!stage.shows("收起"), "{keys}\n{}", stage.screen());
    }
}

#[test]
fn on_a_small_terminal_a_hint_takes_no_line() {
    let mut stage = Stage::demo(Lang::En);
    stage.is_guided().expect("hides this").resizes(40, 12);
    assert!(!stage.shows("hides this"));
}
