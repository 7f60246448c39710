//! What the doctor finds on terminals of all sorts: one that answers, one that does not, one of another charset, a dumb one,
//! tmux.

use std::time::{Duration, Instant};

use rustix::process::Signal;
use serde_json::Value as Json;

use crate::cli_doctor::wrong;
use crate::pty::{Home, Start, contains};

/// Runs the doctor on a terminal and returns its exit code, what it wrote, and how long it took.
fn run(start: Start) -> (u32, String, Duration) {
    let begun = Instant::now();
    let mut terminal = start.go();
    let code = terminal.wait_end();
    terminal.expect_restored();
    (code, String::from_utf8_lossy(&terminal.bytes).into_owned(), begun.elapsed())
}

/// The document that stands after whatever was asked of the terminal.
fn document(written: &str) -> Json {
    serde_json::from_str(written.get(written.find('{').unwrap()..).unwrap()).unwrap()
}

fn row(written: &str, id: &str) -> Json {
    document(written)["rows"].as_array().unwrap().iter().find(|row| row["id"] == id).unwrap().clone()
}

fn doctor(home: &Home) -> Start {
    home.start().args(&["doctor", "--json"])
}

#[test]
fn a_terminal_that_answers_is_measured() {
    let home = Home::new();
    let (_, written, _) = run(doctor(&home));
    assert_eq!(wrong(&document(&written)), Vec::<&str>::new());
    let terminal = row(&written, "terminal");
    assert_eq!(terminal["state"], "ok");
    assert_eq!(terminal["facts"]["columns"], 80);
    assert_eq!(row(&written, "answers")["facts"]["attributes"], "?62;22c");
    assert_eq!(row(&written, "ambiguous")["facts"]["found"], "narrow");
    let link = &row(&written, "link")["facts"];
    let (least, median) = (link["min_ms"].as_f64().unwrap(), link["median_ms"].as_f64().unwrap());
    assert!(link["n"] == 7 && 0.0 < least && least <= median && median < 2_000.0, "{link}");
    assert!(!home.store().exists(), "looking has made a store");
}

#[test]
fn a_terminal_that_answers_nothing_holds_the_doctor_up_for_seconds_at_most() {
    let home = Home::new();
    let (_, written, took) = run(doctor(&home).mute());
    assert_eq!(row(&written, "answers")["state"], "look", "{written}");
    assert_eq!(row(&written, "link")["facts"], Json::Null);
    assert!(took < Duration::from_secs(6), "{took:?}");
}

#[test]
fn a_terminal_of_another_charset_is_found_out_by_where_its_cursor_goes() {
    let home = Home::new();
    let mut terminal = doctor(&home).mute().go();
    // Three bytes of UTF-8 taken for one double-width character and one more: the cursor is in column 4.
    let mut n_answered = 0;
    while terminal.take(Duration::from_secs(10)) {
        let asked = terminal.bytes.windows(4).filter(|bytes| *bytes == b"\x1b[6n").count();
        for _ in n_answered..asked {
            terminal.send("\x1b[1;4R");
        }
        n_answered = asked;
    }
    assert_eq!(terminal.wait_end(), 1);
    let written = String::from_utf8_lossy(&terminal.bytes).into_owned();
    let width = row(&written, "ambiguous");
    assert_eq!(width["state"], "wrong");
    assert!(width["advice"].as_str().unwrap().contains("UTF-8"), "{width}");
}

#[test]
fn a_dumb_terminal_is_asked_nothing_and_told_what_to_set() {
    let home = Home::new();
    let (code, written, _) = run(doctor(&home).with("TERM", "dumb"));
    assert!(code == 1 && !written.contains('\x1b'), "{written:?}");
    let terminal = row(&written, "terminal");
    assert_eq!(terminal["state"], "wrong");
    assert!(terminal["advice"].as_str().unwrap().contains("TERM=xterm-256color"), "{terminal}");
}

#[test]
fn another_charset_in_the_locale_is_told_in_both_languages() {
    let home = Home::new();
    let (code, written, _) = run(doctor(&home).with("LC_ALL", "zh_CN.GBK"));
    let locale = row(&written, "locale");
    let advice = locale["advice"].as_str().unwrap();
    assert!(code == 1 && advice.contains("LC_ALL=zh_CN.UTF-8") && advice.contains("LC_ALL=en_US.UTF-8"), "{advice}");
}

#[test]
fn it_says_why_frames_are_not_synchronized() {
    let home = Home::new();
    for (start, is_on, multiplexer) in [
        (doctor(&home), true, Json::Null),
        (doctor(&home).with("TMUX", "/run/tmux,1,0"), false, Json::from("tmux")),
        (doctor(&home).with("STY", "1.pts-0"), false, Json::from("screen")),
        (doctor(&home).with("TMUX", "/run/tmux,1,0").args(&["--sync"]), true, Json::from("tmux")),
        (doctor(&home).args(&["--no-sync"]), false, Json::Null),
    ] {
        let (_, written, _) = run(start);
        let facts = &row(&written, "synchronized")["facts"];
        assert_eq!((facts["synchronized"].as_bool(), &facts["multiplexer"]), (Some(is_on), &multiplexer));
    }
}

#[test]
fn a_small_window_and_no_colour_are_told() {
    let home = Home::new();
    let (_, written, _) = run(doctor(&home).sized(12, 40).with("NO_COLOR", "1"));
    assert_eq!(row(&written, "terminal")["state"], "look");
    assert_eq!(row(&written, "colours")["facts"]["colours"], 0);
}

#[test]
fn a_signal_while_it_asks_leaves_the_terminal_as_it_was() {
    for signal in [Some(Signal::TERM), Some(Signal::HUP), None] {
        // It would ask for two seconds more. A busy machine may take long over one end, but not over three.
        let took: Vec<Duration> = (0..3).map(|_| end_while_asking(signal)).collect();
        assert!(took.iter().min().unwrap() < &Duration::from_secs(1), "{signal:?}: {took:?}");
    }
}

/// Ends a doctor that waits for answers; returns how long that took.
fn end_while_asking(signal: Option<Signal>) -> Duration {
    let home = Home::new();
    let mut terminal = doctor(&home).mute().go();
    while !contains(&terminal.bytes, b"\x1b[6n") {
        assert!(terminal.take(Duration::from_secs(10)), "it asks nothing");
    }
    match signal {
        Some(signal) => terminal.signal(signal),
        None => _ = terminal.send("\x03"),
    }
    let asked = Instant::now();
    assert_eq!(terminal.wait_end(), 1, "{signal:?}");
    let took = asked.elapsed();
    terminal.expect_restored();
    took
}
