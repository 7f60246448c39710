//! What no person types and lines bring all the same: broken text, broken sequences, floods, a window that never rests.
//! Afterwards the program is there, answers soon, has on record what it had, and leaves a clean terminal.

use std::time::{Duration, Instant};

use crate::pty::terminal::{at_w1, begun, on_record};
use crate::pty::{Home, Terminal};

/// How soon the next key must show. The README's figures hold for the release build; this one is without optimisation and
/// shares the machine with other tests.
const SOON: Duration = Duration::from_secs(4);

/// Waits until the program rates the item it shows, soon; then leaves, and looks at what remains.
fn expect_unharmed(home: &Home, mut terminal: Terminal, what: &str) {
    let begun = Instant::now();
    terminal.send("3").see("● 3");
    let took = begun.elapsed();
    assert!(took < SOON, "after {what} a key takes {took:?}");
    terminal.see_saved().send("\x03");
    assert_eq!(terminal.wait_end(), 0, "{what}");
    terminal.expect_restored();
    assert!(on_record(home, "W1").starts_with("W1,3,"), "{what}: {}", on_record(home, "W1"));
    home.out(&["verify"]);
}

/// Goes back to the item should anything have led away from it.
fn back_to_w1(terminal: &mut Terminal, what: &str) {
    for _ in 0..8 {
        let screen = terminal.screen();
        match screen.title() {
            title if title.starts_with(" W1 ") => return,
            title if title.contains("台账") => terminal.send("\r"),
            _ if screen.shows("已答") => terminal.send(":W1\r"),
            _ => terminal.send("\x1b"),
        };
        terminal.settle();
    }
    panic!("after {what} W1 is not to be found:\n{}", terminal.screen().lines().join("\n"));
}

/// Sends bytes on the item and in a text field of it, and then looks whether all is well.
fn survive(what: &str, bytes: &[u8]) {
    let home = begun();
    let mut terminal = at_w1(home.start());
    terminal.send("r").settle();
    // The end of a paste in case one began; a sequence that is waited for is given up within half a second.
    terminal.send(bytes).settle().send("\x1b[201~").settle();
    terminal.send("\x1b").settle();
    back_to_w1(&mut terminal, what);
    expect_unharmed(&home, terminal, what);
}

#[test]
fn broken_utf8_is_survived() {
    let broken: [&[u8]; 8] = [
        b"\xff\xfe\xfd",
        b"\xe6\xbf",
        b"\xe6\xbf\xe6\xbf\x80",
        b"\xc0\x80\xc1\xbf",
        b"\xed\xa0\x80\xed\xb0\x80",
        b"\xf4\x90\x80\x80\xf8\x88\x80\x80\x80",
        b"\x80\x80\x80",
        "学会".as_bytes().split_last().unwrap().1,
    ];
    survive("broken UTF-8", &broken.concat());
    survive("a thousand broken characters", &broken.concat().repeat(1_000));
}

#[test]
fn broken_sequences_are_survived() {
    let long = format!("\x1b[{}m", "1;".repeat(50_000));
    for (what, bytes) in [
        ("a sequence without end", &b"\x1b["[..]),
        ("a sequence cut off and begun again", b"\x1b[12;\x1b[3\x1b[\x1b\x1b\x1b["),
        ("a number out of all bounds", b"\x1b[99999999999999999999A\x1b[999999;999999R"),
        ("a sequence of a hundred thousand bytes", long.as_bytes()),
        ("unknown sequences", b"\x1b[?1;2;3$y\x1b[>c\x1b[=5u\x1b[!p\x1bOz\x1b[[Z"),
        ("a mouse nobody asked for", b"\x1b[M !!\x1b[<0;10;10M\x1b[<0;10;10m"),
        ("a paste without end", "\x1b[200~反馈".as_bytes()),
        ("an end without a paste", b"\x1b[201~\x1b[201~"),
        ("a paste in a paste", b"\x1b[200~\x1b[200~a\x1b[201~b\x1b[201~"),
        ("answers to questions nobody asked", b"\x1b[24;80R\x1b[?62;22c\x1b[0n"),
    ] {
        survive(what, bytes);
    }
}

#[test]
fn control_characters_are_survived() {
    let controls: Vec<u8> = (0..=0x1f).chain(0x7f..=0x9f).filter(|byte| *byte != 0x03).collect();
    survive("every control character", &controls);
}

#[test]
fn a_paste_whose_end_is_lost_can_be_left() {
    let home = begun();
    let mut terminal = at_w1(home.start());
    terminal.send("3").see("● 3").see_saved().send("r\x1b[200~反馈").settle().send("\x03");
    assert_eq!(terminal.wait_end(), 0);
    terminal.expect_restored();
    assert!(on_record(&home, "W1").starts_with("W1,3,"));
}

#[test]
fn a_megabyte_pasted_where_nothing_is_typed_and_where_something_is() {
    for keys in ["", "r", ":"] {
        let home = begun();
        let mut terminal = at_w1(home.start());
        let text = "激光学会 ".repeat(1_000_000 / 13);
        terminal.send(keys).settle().paste(&text);
        let pasted = Instant::now();
        // Whatever took the paste is left, and the item is the one shown.
        terminal.send("\x1b").send(":W1\r").send("2").see("● 2");
        let took = pasted.elapsed();
        println!("a megabyte after {keys:?} is done with after {took:?}");
        assert!(took < SOON, "a megabyte after {keys:?} takes {took:?}");
        expect_unharmed(&home, terminal, "a megabyte");
    }
}

#[test]
fn sixty_sizes_without_pause_end_in_the_last() {
    let home = begun();
    let mut terminal = at_w1(home.start());
    for at in 0..60_u16 {
        terminal.resize_unseen(1 + at * 7 % 50, 1 + at * 13 % 200);
    }
    terminal.resize_unseen(1, 1);
    terminal.resize_unseen(24, 80);
    terminal.settle();
    let title = terminal.screen().title().to_owned();
    assert!(title.starts_with(" W1 ") && title.ends_with("/106"), "{title}");
    expect_unharmed(&home, terminal, "sixty sizes");
}

#[test]
fn on_a_single_cell_it_is_alive_and_leaves_a_clean_terminal() {
    let home = begun();
    let mut terminal = at_w1(home.start());
    terminal.resize(1, 1).settle();
    terminal.send("2").settle().send("\x03");
    assert_eq!(terminal.wait_end(), 0);
    terminal.expect_restored();
    assert_eq!(on_record(&home, "W1"), "W1,2,,,");
    let mut terminal = home.start().sized(1, 1).go();
    terminal.settle().send("\x03");
    assert_eq!(terminal.wait_end(), 0);
    terminal.expect_restored();
}
