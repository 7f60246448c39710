//! How many bytes a key costs on the line, as the median over many keys at 80×24.

use std::time::Duration;

use bamai::lang::Lang;
use bamai::ui::paint::{Painter, Synchronized};

use crate::pty::{Start, Terminal};
use crate::stage::Stage;

/// How long nothing must come before a key's frames are all there.
const QUIET: Duration = Duration::from_millis(80);

/// Returns the bytes each of these keys costs.
fn cost<'a>(terminal: &mut Terminal, keys: impl IntoIterator<Item = &'a str>) -> Vec<usize> {
    let mut costs = Vec::new();
    terminal.settle();
    for key in keys {
        let before = terminal.bytes.len();
        terminal.send(key);
        assert!(
            terminal.take(Duration::from_secs(10)),
            "{key:?} changes nothing on\n{}",
            terminal.screen().lines().join("\n")
        );
        while terminal.take(QUIET) {}
        costs.push(terminal.bytes.len() - before);
    }
    costs
}

/// Checks the median against a bound; a failure shows all.
#[track_caller]
fn expect_median(what: &str, mut costs: Vec<usize>, bound: usize) {
    costs.sort_unstable();
    let median = costs[costs.len() / 2];
    assert!(median <= bound, "{what}: {median} bytes, at most {bound}: {costs:?}");
}

const DOWN: &str = "\x1b[B";
const UP: &str = "\x1b[A";

fn up_and_down(n: usize) -> impl Iterator<Item = &'static str> {
    std::iter::repeat_n(DOWN, n).chain(std::iter::repeat_n(UP, n))
}

/// What is pressed most on each screen, and the most bytes the median may take: a move in a list 150, an answer 400, a
/// character 60, as everywhere. What shows other details with each move takes as many as they have, and what shows another
/// page no more than such a page holds.
const COMMONEST: &[(&str, &str, &str, usize)] = &[
    ("ledger, move", "", "Down Down Down Down Up Up Up Up", MOVE),
    ("ledger, find", "/", "j x x h Backspace Backspace", DETAIL),
    ("society form, next field", "a", "Tab Tab Tab S-Tab S-Tab", MOVE),
    ("society form, type", "a Tab", "机 械 工 程 学 会", TYPE),
    ("start, move", "j j n", "Down Up Down Up", MOVE),
    ("import, type", "i", "登 记 册 二 〇", TYPE),
    ("overview, move", "Enter", "Down Down Down Up Up Up", MOVE),
    ("item, rate", "Enter g W 2 Enter", "0 1 2 3 4 0 1 2 3 4", ANSWER),
    ("item, next", "Enter g W 2 Enter", "Enter Enter Enter Enter Enter Enter", PAGE),
    ("item, remark", "Enter g S 4 Enter r", "反 馈 表 三 份 有 签 字", TYPE),
    ("item, reason", "j Enter g T 2 1 Enter /", "没 有 渠 道", TYPE),
    ("item, options", "Enter g T 3 1 Enter", "1 2 3 1 2 3", ANSWER),
    ("facts, move", "Enter Enter", "Down Down Down Up Up Up", FORM),
    ("facts, type", "Enter g F 0 9 Enter Enter", "1 2 3 4 5 6", TYPE),
    ("red lines, answer", "Enter g R L 1 Enter", "y n y n", ANSWER),
    ("evidence, move", "Enter e", "Down Down Down Up Up Up", MOVE),
    ("evidence, link", "Enter g W 1 Enter e", "Space Space Space Space", MOVE),
    ("evidence, type", "Enter g W 1 Enter e a", "成 果 目 录", TYPE),
    ("interviews, move", "j Enter i", "Down Up Down Up", MOVE),
    ("notes, type", "j Enter i Enter", "会 费 去 年 收 了 一 半", TYPE),
    ("notes, move", "j Enter i Enter Esc", "Up Up Up Down Down Up", MOVE),
    ("problems, move", "j Enter p", "Down Down Down Down Down Down Down Down Down Down Up Up", MOVE),
    ("overrule, type", "Enter g W 4 Enter 1 g W 1 Enter o", "小 学 会 豁 免", TYPE),
    ("diagnosis, move", "Enter d", "Down Down Down Up Up", MOVE),
    ("arithmetic, move", "Enter d Down =", "Down Down Down Up Up", MOVE),
    ("audit, move", "Enter t", "Down Down Down Up Up", DETAIL),
    ("report, scroll", "Enter x", "Down Down Down Down Up Up", PAGE),
    ("palette, type", "Enter :", "z h e n d", PAGE),
    ("help, scroll", "?", "Down Down Down Down", PAGE),
];

const MOVE: usize = 150;
const ANSWER: usize = 400;
const TYPE: usize = 60;
const DETAIL: usize = 400;
const FORM: usize = 1_300;
const PAGE: usize = 3_000;

#[test]
fn what_is_pressed_most_on_each_screen_costs_no_more_than_it_may() {
    let mut over = Vec::new();
    for lang in Lang::ALL {
        for (what, way, keys, bound) in COMMONEST {
            let mut stage = Stage::demo(lang);
            stage.keys(way);
            let mut painter = Painter::new(Synchronized::On);
            painter.paint(stage.frame());
            let mut costs: Vec<usize> = Vec::new();
            for key in keys.split(' ') {
                stage.keys(key);
                costs.push(painter.paint(stage.frame()).len());
            }
            costs.sort_unstable();
            assert!(costs.iter().any(|cost| *cost > 0), "{what} changes nothing\n{}", stage.screen());
            let median = costs[costs.len() / 2];
            if median > *bound {
                over.push(format!("{what}, {lang:?}: {median} bytes, at most {bound}: {costs:?}"));
            }
        }
    }
    assert_eq!(over, Vec::<String>::new());
}

#[test]
fn a_frame_is_one_write_and_idle_is_none() {
    let mut terminal = Start::demo().go();
    terminal.see("12 学会").settle();
    // A move, a page of help over everything, and back: each changes the screen, in one write.
    for key in [DOWN, UP, "?", "\x1b[6~", "\x1b", "/", "j", "x"] {
        let before = terminal.n_writes();
        cost(&mut terminal, [key]);
        assert_eq!(terminal.n_writes() - before, 1, "{key:?}\n{}", terminal.screen().lines().join("\n"));
    }
    let (before, n_bytes) = (terminal.n_writes(), terminal.bytes.len());
    terminal.watch(Duration::from_secs(2));
    assert_eq!((terminal.n_writes(), terminal.bytes.len()), (before, n_bytes));
}

#[test]
fn a_move_in_a_list_costs_at_most_150_bytes() {
    let mut terminal = Start::demo().go();
    terminal.see("12 学会");
    expect_median("ledger", cost(&mut terminal, up_and_down(8)), 150);
    terminal.send("\r").see("已答");
    expect_median("overview", cost(&mut terminal, up_and_down(8)), 150);
    terminal.send("e").see("证据");
    expect_median("evidence", cost(&mut terminal, up_and_down(8)), 150);
}

#[test]
fn rating_an_item_costs_at_most_400_bytes() {
    let mut terminal = Start::demo().go();
    terminal.see("12 学会").send("\r").see("已答").send(":W2\r").see(" W2 ");
    let levels = ["0", "1", "2", "3", "4"].into_iter().cycle().take(20);
    expect_median("rating", cost(&mut terminal, levels), 400);
}

#[test]
fn rating_at_the_desk_costs_at_most_600_bytes_on_a_large_terminal() {
    let mut terminal = Start::demo().sized(40, 120).go();
    terminal.see("12 学会").send("\r").see("已答").send(":W2\r").see(" W2 ").send("w").see("案头");
    let levels = ["0", "1", "2", "3", "4"].into_iter().cycle().take(20);
    expect_median("rating", cost(&mut terminal, levels), 600);
    terminal.send("\t").settle();
    expect_median("papers", cost(&mut terminal, [DOWN, UP].into_iter().cycle().take(8)), 150);
}

#[test]
fn typing_a_hanzi_costs_at_most_60_bytes() {
    let mut terminal = Start::demo().go();
    let phrase = ["反", "馈", "表", "三", "份", "有", "签", "字", "，", "其", "余", "为", "电", "话", "记", "录", "。"];
    terminal.see("12 学会").send("a").see("登记学会").send("\t");
    expect_median("form", cost(&mut terminal, phrase), 60);
    terminal.send("\x1b").see("12 学会").send("\r").see("已答").send(":S4\r").see(" S4 ").send("r");
    expect_median("remark", cost(&mut terminal, phrase.into_iter().cycle().take(50)), 60);
}
