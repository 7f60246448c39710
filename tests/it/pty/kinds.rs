//! Kinds of terminals: multiplexers, colour schemes, charsets, windows that answer nothing; and a login that is restricted.

use rustix::process::{Resource, Rlimit, prlimit};

use crate::pty::terminal::begun;
use crate::pty::{BAMAI, Home, Start, Terminal, contains};

const SYNC: &[u8] = b"\x1b[?2026h";

/// Walks over screens of all sorts and leaves.
fn tour(start: Start) -> Terminal {
    let mut terminal = start.go();
    terminal.see("12 学会").send("\r").see("已答").send("d").see("诊断").send("\x1b").see("已答");
    terminal.send("p").see("问题").send("\x1b").see("已答").send(":W1\r").see(" W1 ").send("1").see("● 1");
    terminal.send("?").see("帮助").send("\x1b").send("\x03");
    assert_eq!(terminal.wait_end(), 0);
    terminal.expect_restored();
    terminal
}

#[test]
fn frames_are_synchronized_but_under_a_multiplexer_and_as_asked() {
    for (start, is_on) in [
        (Start::demo(), true),
        (Start::demo().args(&["--no-sync"]), false),
        (Start::demo().with("TMUX", "/run/tmux,1,0"), false),
        (Start::demo().with("STY", "1.pts-0"), false),
        (Start::demo().with("TERM", "tmux-256color"), false),
        (Start::demo().with("TERM", "screen"), false),
        (Start::demo().with("TMUX", "/run/tmux,1,0").args(&["--sync"]), true),
    ] {
        let mut terminal = start.go();
        terminal.see("12 学会").send("\x03");
        assert_eq!(terminal.wait_end(), 0);
        assert_eq!(contains(&terminal.bytes, SYNC), is_on);
        // Whatever was switched on is switched off.
        terminal.expect_restored();
    }
}

/// Every attribute the program has asked for.
fn attributes(bytes: &[u8]) -> Vec<u16> {
    let text = String::from_utf8_lossy(bytes);
    let is_attribute = |codes: &&str| codes.chars().all(|c| c.is_ascii_digit() || c == ';');
    let sequences = text.split("\x1b[").skip(1).filter_map(|sequence| Some(sequence.split_once('m')?.0));
    let codes = sequences.filter(is_attribute).flat_map(|codes| codes.split(';'));
    codes.map(|code| code.parse().unwrap_or_default()).collect()
}

#[test]
fn colours_are_legible_on_light_and_dark() {
    let found = attributes(&tour(Start::demo().with("COLORTERM", "truecolor")).bytes);
    assert!([31, 32, 33, 36].iter().any(|colour| found.contains(colour)), "no colours at all: {found:?}");
    for code in found {
        // No colour of a background, none of a palette of 256 or more, and neither black nor white, one of which is the
        // background of somebody.
        assert!(!matches!(code, 38 | 40..=48 | 100..=107 | 30 | 37 | 90 | 97), "{code}");
    }
}

#[test]
fn without_colours_everything_is_still_said() {
    let codes = attributes(&tour(Start::demo().with("NO_COLOR", "1")).bytes);
    assert!(codes.iter().all(|code| !(30..=49).contains(code) && *code < 90), "{codes:?}");
}

#[test]
fn a_tour_on_a_terminal_that_answers_nothing_is_the_same() {
    tour(Start::demo().mute());
}

#[test]
fn an_answer_that_comes_late_draws_again_only_if_it_changes_something() {
    for (answer, is_drawn) in [("\x1b[1;2R", false), ("\x1b[1;3R", true)] {
        let mut terminal = Start::demo().mute().go();
        terminal.see("12 学会").settle();
        let n_bytes = terminal.bytes.len();
        terminal.send(answer).settle();
        assert_eq!(terminal.bytes.len() > n_bytes, is_drawn, "{answer:?}");
        // Nobody takes it for a key.
        terminal.see("12 学会");
    }
}

#[test]
fn another_charset_is_refused_in_both_languages_and_without_sequences() {
    for lang in ["zh", "en"] {
        let home = Home::new();
        let args = ["--lang".into(), lang.into(), "--store".into(), home.store().into()];
        let mut terminal = Start::program(BAMAI, args).with("LC_ALL", "zh_CN.GB18030").go();
        assert_eq!(terminal.wait_end(), 2);
        let said = String::from_utf8(terminal.bytes.clone()).unwrap();
        assert!(!said.contains('\x1b'), "{said:?}");
        for advice in
            ["GB18030", "LC_ALL=zh_CN.UTF-8", "LC_ALL=en_US.UTF-8", "the screens cannot be opened", "无法打开界面"]
        {
            assert!(said.contains(advice), "{advice}: {said}");
        }
    }
}

#[test]
fn a_restricted_login_stays_inside_on_every_screen_that_asks_for_a_file() {
    let home = begun();
    let files = home.store().with_file_name("files");
    std::fs::create_dir(&files).unwrap();
    let args = ["restricted", "--lang", "zh", "--as", "zhang", "--store"].map(std::ffi::OsString::from);
    let args = args.into_iter().chain([home.store().into(), "--files".into(), files.clone().into()]);
    let mut terminal = Start::program(BAMAI, args).go();
    terminal.see("A0001").send("i").see("导入").send("\x15/etc/passwd\r").see("不能使用文件 /etc/passwd");
    terminal.send("\x1b").see("台账").send("\r").see("已答").send("x").see("评估诊断单").send("\r").see("存为");
    terminal.send("\x15../outside.md\r").see("不能使用文件 ../outside.md");
    terminal.send("\r").see("存为").send("\x15inside.md\r").see("报告已写到").send("\x1b").see("已答");

    // What cannot be saved may be written elsewhere, which is no way out either.
    terminal.send(":W1\r").see(" W1 ").see_saved();
    let written = std::fs::metadata(home.store().join("journal.log")).unwrap().len();
    let room = |bytes| Rlimit { current: bytes, maximum: None };
    prlimit(Some(terminal.pid()), Resource::Fsize, room(Some(written))).unwrap();
    terminal.send("1").see("未保存 1").send("\x03").see("w ").send("w").see("写到另一个文件");
    terminal.send("\x15../outside.jsonl\r").see("不能使用文件 ../outside.jsonl");
    terminal.send("\x15inside.jsonl\r");
    assert_eq!(terminal.wait_end(), 3);
    assert!(String::from_utf8_lossy(&terminal.bytes).contains("让管理员用 bamai import 读入"));
    terminal.expect_restored();

    let names = |dir: &std::path::Path| {
        let mut names: Vec<_> = std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        names
    };
    assert_eq!(names(&files), ["inside.jsonl", "inside.md"]);
    assert_eq!(names(files.parent().unwrap()), ["files", "store"]);
}

/// A multiplexer's server, which outlives whoever started it unless it is told to end.
struct Multiplexer(std::path::PathBuf);

impl Drop for Multiplexer {
    fn drop(&mut self) {
        _ = std::process::Command::new("tmux").arg("-S").arg(&self.0).arg("kill-server").output();
    }
}

#[test]
#[ignore = "needs tmux"]
fn in_tmux_a_tour_is_the_same() {
    let dir = tempfile::tempdir().unwrap();
    let socket = dir.path().join("tmux");
    let args = ["-u", "-f", "/dev/null", "-S", socket.to_str().unwrap(), "new-session", BAMAI, "--lang", "zh", "demo"];
    let args = args.map(std::ffi::OsString::from);
    let _server = Multiplexer(socket.clone());
    let mut terminal = Start::program("tmux", args).with("PATH", "/usr/local/bin:/usr/bin:/bin").go();
    terminal.see("12 学会").send("\r").see("已答").send("d").see("诊断").send("\x1b").see("已答");
    terminal.send(":W1\r").see(" W1 ").send("1").see("● 1").send("r").paste("反馈三百份").see("份");
    terminal.resize(30, 100).settle().see("份").send("\r").send("\x03");
    assert_eq!(terminal.wait_end(), 0);
    terminal.expect_restored();
}
