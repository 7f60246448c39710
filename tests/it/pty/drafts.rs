//! The program killed, hung up, ended in the middle of a word: what was typed is offered at the next start.

use std::fs;
use std::time::{Duration, Instant};

use rustix::process::Signal;

use crate::pty::visit::register_and_start;
use crate::pty::{Home, Terminal};

const TEXT: &str = "反馈表三份有签字";

/// Begins a remark on the first rating, and leaves it in mid-word.
fn begin(home: &Home) -> Terminal {
    let mut terminal = home.start().go();
    register_and_start(&mut terminal);
    terminal.send("\x1b[B\r").see(" W1 ").see_saved().send("r").see("备注").send(TEXT).see(TEXT);
    terminal
}

/// Waits until the file of drafts holds a text, within what may be lost and as long as a busy machine takes beyond.
fn wait_for_file(home: &Home, terminal: &mut Terminal) {
    let path = home.store().join("draft").join("zhang");
    let end = Instant::now() + Duration::from_secs(20);
    while !fs::read_to_string(&path).is_ok_and(|text| text.contains(TEXT)) {
        assert!(Instant::now() < end, "the text never came to {}", path.display());
        terminal.take(Duration::from_millis(5));
    }
}

/// Starts again, puts the text back, finishes the word, and looks it up on record.
fn go_on(home: &Home) {
    let mut terminal = home.start().go();
    terminal.see("上次未写完").see(&format!("W1 备注：{TEXT}"));
    terminal.send("\r").see_no("上次未写完").see(TEXT).send("，两份没有\r").see_saved();
    terminal.wait("the remark at rest", |screen| !screen.lines().last().is_some_and(|line| line.contains("Ctrl-J")));
    terminal.send("\x03").wait_end();
    let answers = home.out(&["log", "A0002-1", "--json"]);
    // A line hung up by the library brings a line feed last.
    let answers = answers.replace("\\n", "");
    assert!(answers.contains(&format!("{TEXT}，两份没有")), "{answers}");
    assert!(!home.store().join("draft").join("zhang").exists(), "what is on record is a draft no longer");
}

#[test]
fn a_word_half_typed_survives_a_kill_and_is_finished_after_the_next_start() {
    let home = Home::new();
    let mut terminal = begin(&home);
    wait_for_file(&home, &mut terminal);
    terminal.kill();
    go_on(&home);
}

#[test]
fn a_word_half_typed_survives_a_hang_up_at_once() {
    let home = Home::new();
    begin(&home).hang_up();
    go_on(&home);
}

#[test]
fn a_word_half_typed_survives_every_way_of_being_ended_at_once() {
    for signal in [Signal::TERM, Signal::HUP, Signal::INT] {
        let home = Home::new();
        let mut terminal = begin(&home);
        terminal.signal(signal);
        terminal.wait_end();
        go_on(&home);
    }
    let home = Home::new();
    let mut terminal = begin(&home);
    terminal.send("\x03").wait_end();
    go_on(&home);
}

#[test]
fn a_text_typed_without_a_pause_is_kept_all_the_same() {
    let home = Home::new();
    let mut terminal = begin(&home);
    // A key every few milliseconds for far longer than a draft may wait: no pause ever lets it be written.
    let path = home.store().join("draft").join("zhang");
    let end = Instant::now() + Duration::from_secs(20);
    let begun = Instant::now();
    while !path.exists() {
        assert!(Instant::now() < end, "nothing was kept while somebody typed");
        terminal.send("字");
        terminal.take(Duration::from_millis(20));
    }
    assert!(begun.elapsed() < Duration::from_secs(10), "kept only after {:?}", begun.elapsed());
    terminal.kill();
    let mut terminal = home.start().go();
    terminal.see(&format!("W1 备注：{TEXT}"));
}
