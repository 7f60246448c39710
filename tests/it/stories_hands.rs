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
