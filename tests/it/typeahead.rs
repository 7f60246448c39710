//! Keys that come out of a stalled line all at once: the record is the one slow typing makes, and where something came up
//! unseen they wait and are asked about.

use std::sync::Arc;

use bamai::domain::checklist::{self, Checklist};
use bamai::domain::command::{Act, Command};
use bamai::domain::event::{Profile, Scope};
use bamai::domain::value::{Answer, Value};
use bamai::lang::Lang;
use bamai::ui::input::Input;
use bamai::ui::run::Flow;
use proptest::prelude::*;

use crate::pictures;
use crate::pty::Start;
use crate::stage::{Stage, in_assessment};

fn visit_in(lang: Lang, answers: &[(&str, Value)]) -> Stage {
    let checklist: &Arc<Checklist> = checklist::builtin();
    let profile = Profile { name: "机械工程学会".to_owned(), ..Profile::default() };
    let register = Command::Register { code: "A0001".into(), profile };
    let start = Command::Start { society: "A0001".into(), checklist: Arc::clone(checklist), scope: Scope::Full };
    let answers = answers.iter().map(|(item, value)| {
        let answer = Answer::Value(value.clone());
        in_assessment("A0001-1", Act::Answer { item: (*item).into(), answer })
    });
    let mut stage = Stage::after(lang, &[register, start].into_iter().chain(answers).collect::<Vec<_>>());
    stage.keys("Enter");
    stage
}

fn visit(answers: &[(&str, Value)]) -> Stage {
    visit_in(Lang::Zh, answers)
}

const HELD: &str = "先停在这里";

/// Goes on with what is held until nothing is.
fn go_on(stage: &mut Stage) -> usize {
    let mut n_asked = 0;
    while stage.shows(HELD) {
        stage.keys("Enter");
        n_asked += 1;
        assert!(n_asked < 200, "{}", stage.screen());
    }
    n_asked
}

/// D3 is asked only where there are branches; after D2 the slow typist would see D4.
const BRANCH: &str = "g F 1 6 Enter 0 Enter g D 2 Enter 9 Enter Enter 3";

#[test]
fn keys_behind_a_branch_that_closed_wait_and_are_shown() {
    let mut stage = visit(&[]);
    stage.burst(BRANCH).expect(HELD).expect("D3").expect("现在不问");
    stage.expect("留下的按键：g D 2 Enter 9 Enter Enter 3").expect("Esc 丢弃");
    assert_eq!(stage.changes("A0001-1").len(), 1, "only the answer that closed the branch is on record");
    assert!(stage.cursor().is_none());
}

#[test]
fn the_question_names_what_came_up_the_keys_and_what_can_be_done() {
    for lang in Lang::ALL {
        for (columns, lines) in [(80, 24), (40, 12)] {
            let mut stage = visit_in(lang, &[("W4", Value::Int(1))]);
            stage.resizes(columns, lines).burst("g W 1 Enter 3 Enter 2 Enter / r").pastes("反馈表三份有签字");
            let name = format!("held.{}.{columns}x{lines}", lang.code());
            pictures::look("shell", &name, &stage.screen());
        }
    }
}

#[test]
fn going_on_gives_the_record_of_slow_typing() {
    let mut slow = visit(&[]);
    slow.keys(BRANCH);
    let mut fast = visit(&[]);
    fast.burst(BRANCH).keys("Enter");
    assert_eq!(fast.changes("A0001-1"), slow.changes("A0001-1"));
    assert_eq!(fast.screen(), slow.screen());
    assert!(slow.changes("A0001-1").len() == 3 && slow.shows(" D4 "), "{}", slow.screen());
}

#[test]
fn dropping_leaves_what_was_answered_before() {
    let mut stage = visit(&[]);
    stage.burst(BRANCH).keys("Esc").expect("已丢弃留下的按键（8 个）");
    assert!(!stage.shows(HELD));
    assert_eq!(stage.changes("A0001-1").len(), 1);
    // The keys after it mean what they say again.
    stage.keys("g W 1 Enter 2");
    assert_eq!(stage.changes("A0001-1").len(), 2);
}

#[test]
fn keys_behind_a_check_that_was_raised_wait_until_it_was_seen() {
    let answers = [("W4", Value::Int(1))];
    for lang in Lang::ALL {
        let mut stage = visit_in(lang, &answers);
        stage.burst("g W 1 Enter 3 Enter 2").expect("C30").expect("Enter 2");
        assert_eq!(stage.changes("A0001-1").len(), 2, "{}", stage.screen());
        stage.keys("Enter");
        assert_eq!(stage.changes("A0001-1").len(), 3);
    }
}

#[test]
fn who_sees_each_key_s_effect_is_never_asked() {
    let mut stage = visit(&[("W4", Value::Int(1))]);
    stage.keys("g W 1 Enter 3 Enter 2");
    assert!(!stage.shows(HELD));
    // Each key in a read of its own, and a frame after it: seen, however soon the next one follows.
    let mut stage = visit(&[("W4", Value::Int(1))]);
    stage.burst("g W 1 Enter 3").is_shown().burst("Enter").is_shown().burst("2");
    assert!(!stage.shows(HELD));
    assert_eq!(stage.changes("A0001-1").len(), 3);
}

#[test]
fn what_came_while_the_frame_was_drawn_is_unseen_too() {
    let mut stage = visit(&[("W4", Value::Int(1))]);
    // Two reads, and the second one waits when the frame goes out.
    stage.burst("g W 1 Enter 3").burst("Enter").expect(HELD).burst("2").expect("Enter 2");
    stage.is_shown().burst("Enter");
    assert_eq!(stage.changes("A0001-1").len(), 3);
}

#[test]
fn an_answer_that_only_lacks_its_evidence_stops_nothing() {
    let mut stage = visit(&[]);
    stage.burst("g W 1 Enter 3 Enter 2 Enter 4 Enter 2 Enter 3 Enter 2 Enter - Enter / 无 Enter Enter 1 u Ctrl-R");
    assert!(!stage.shows(HELD), "{}", stage.screen());
    assert_eq!(stage.changes("A0001-1").len(), 11, "{:#?}", stage.changes("A0001-1"));
}

#[test]
fn a_check_is_asked_about_once_in_a_burst_and_another_again() {
    // W4 at 1 and W1 at 3 raise C30; S1 at 3 with one person on the staff raises C25.
    let mut stage = visit(&[("W4", Value::Int(1)), ("F15", Value::Int(1)), ("F14", Value::Int(1))]);
    stage.burst("g W 1 Enter 3 2 3 2 3 g S 1 Enter 3 Enter 0").expect("C30");
    stage.keys("Enter").expect(HELD).expect("C25").expect("留下的按键：Enter 0");
    stage.keys("Enter");
    assert!(!stage.shows(HELD));
    let mut slow = visit(&[("W4", Value::Int(1)), ("F15", Value::Int(1)), ("F14", Value::Int(1))]);
    slow.keys("g W 1 Enter 3 2 3 2 3 g S 1 Enter 3 Enter 0");
    assert_eq!(stage.changes("A0001-1"), slow.changes("A0001-1"));
}

#[test]
fn a_paste_behind_a_surprise_waits_in_its_place() {
    let mut stage = visit(&[("W4", Value::Int(1))]);
    stage.burst("g W 1 Enter 3 Enter r");
    stage.takes(Input::Paste("反馈表三份\u{1b}[2J有签字".to_owned()));
    stage.burst("Enter").expect("粘贴“反馈表三份");
    stage.is_shown().keys("Enter");
    let changes = stage.changes("A0001-1");
    assert!(changes.last().unwrap().contains("反馈表三份有签字"), "{changes:#?}");
}

#[test]
fn text_behind_what_was_seen_goes_into_its_field() {
    let mut stage = visit(&[("W4", Value::Int(1))]);
    stage.keys("g W 1 Enter");
    stage.burst("3").is_shown().burst("r 有 成 果 材 料");
    assert!(!stage.shows(HELD) && stage.shows("有成果材料"), "{}", stage.screen());
}

#[test]
fn further_keys_at_the_question_join_the_held_ones() {
    let mut stage = visit(&[("W4", Value::Int(1))]);
    stage.burst("g W 1 Enter 3 Enter").keys("2 j").expect("留下的按键：Enter 2 j").keys("Enter");
    assert_eq!(stage.changes("A0001-1").len(), 3);
}

#[test]
fn leaving_is_done_at_once_and_names_what_was_held() {
    let mut stage = visit(&[("W4", Value::Int(1))]);
    stage.burst("g W 1 Enter 3 Enter 2 Ctrl-C");
    assert_eq!(stage.flow, Flow::Quit);
    let mut stage = visit(&[("W4", Value::Int(1))]);
    stage.burst("g W 1 Enter 3 Enter 2");
    let (left, _) = stage.hangs_up();
    assert_eq!(left.held.as_deref(), Some("离开时有按键还没有执行：Enter 2"));
}

#[test]
fn the_question_is_whole_where_there_is_little_room() {
    for lang in Lang::ALL {
        let mut stage = visit_in(lang, &[]);
        stage.resizes(40, 12).burst(BRANCH);
        stage.expect("Esc").expect("g D 2 Enter");
        for (columns, lines) in [(0, 0), (1, 1), (7, 3), (20, 5), (500, 200)] {
            stage.resizes(columns, lines);
            stage.frame();
        }
    }
}

#[test]
fn on_a_line_the_keys_of_one_packet_wait_and_those_typed_one_by_one_do_not() {
    let mut terminal = Start::demo().go();
    terminal.see("12 学会").send("\r").see("已答").send(":W4\r").see(" W4 ").send("1").see("● 1");
    terminal.send(":W1\r").see(" W1 ").send("2").see("● 2");
    terminal.send("3\r2\r").see(HELD).see("C30").see("留下的按键：Enter 2 Enter").settle();
    terminal.send("\r").see_no(HELD).see(" W3 ").see_saved();
    // Each key after the effect of the one before.
    terminal.send(":W1\r").see(" W1 ").send("2").see("● 2").see_no("C30").send("3").see("C30").settle();
    terminal.send("\r").see(" W2 ");
    assert!(!terminal.screen().shows(HELD));
    terminal.send("\x03");
    assert_eq!(terminal.wait_end(), 0);
}

const KEYS: &[&str] = &[
    "0",
    "1",
    "2",
    "3",
    "4",
    "0",
    "3",
    "Enter",
    "Enter",
    "Enter",
    "-",
    "y",
    "n",
    "Left",
    "Right",
    "Down",
    "Up",
    "Esc",
    "u",
    "Ctrl-R",
    "Backspace",
    "Space",
    "/",
    "r",
    "学",
    "p",
    "e",
    "o",
    "Tab",
    "End",
    "g F 1 6 Enter",
    "g W 1 Enter",
    "g W 4 Enter",
    "g F 2 7 Enter",
    "g T 3 1 Enter",
    "g D 2 Enter",
    "g S 1 Enter",
    "g F 0 9 Enter",
    "g P 1 2 Enter",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_burst_gives_the_record_of_slow_typing(
        keys in prop::collection::vec(prop::sample::select(KEYS), 1..30),
        cuts in prop::collection::vec(1usize..12, 1..8),
    ) {
        let answers = [("W4", Value::Int(1)), ("F15", Value::Int(1)), ("F10", Value::Int(9))];
        let keys = keys.join(" ");
        let mut slow = visit(&answers);
        slow.keys(&keys);
        // Some of them in one read, the next in another: whatever the line made of them.
        let mut fast = visit(&answers);
        let names: Vec<&str> = keys.split(' ').collect();
        let mut rest = names.as_slice();
        for cut in cuts.iter().cycle() {
            let (read, later) = rest.split_at((*cut).min(rest.len()));
            fast.burst(&read.join(" "));
            rest = later;
            if rest.is_empty() {
                break;
            }
        }
        go_on(&mut fast);
        prop_assert_eq!(fast.changes("A0001-1"), slow.changes("A0001-1"));
        prop_assert_eq!(fast.screen(), slow.screen());
    }

    #[test]
    fn dropping_what_is_held_leaves_a_beginning_of_what_slow_typing_records(
        keys in prop::collection::vec(prop::sample::select(KEYS), 1..30),
    ) {
        let answers = [("W4", Value::Int(1)), ("F15", Value::Int(1))];
        let keys = keys.join(" ");
        let mut slow = visit(&answers);
        slow.keys(&keys);
        let mut fast = visit(&answers);
        fast.burst(&keys);
        if fast.shows(HELD) {
            fast.keys("Esc");
        }
        let (fast, slow) = (fast.changes("A0001-1"), slow.changes("A0001-1"));
        prop_assert!(slow.starts_with(&fast), "{:#?}\n{:#?}", fast, slow);
    }
}
