//! How many bytes a key costs on the line, as the median over many keys at 80×24.

use std::time::Duration;

use crate::pty::{Start, Terminal};

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

#[test]
fn a_move_in_a_list_costs_at_most_150_bytes() {
    let mut terminal = Start::demo().go();
    terminal.see("12 学会");
    expect_median("ledger", cost(&mut terminal, up_and_down(8)), 150);
    terminal.send("\r").see("已答");
    expect_median("overview", cost(&mut terminal, up_and_down(8)), 150);
    terminal.send("p").see("问题");
    expect_median("problems", cost(&mut terminal, up_and_down(4)), 150);
    terminal.send("\x1b").see("已答").send("e").see("证据");
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
