//! What a terminal does to the program and the program to a terminal: signals, a lost line, odd sizes, floods of bytes,
//! a disk without room, a second program; and what it must leave alone.

use std::time::{Duration, Instant};

use rustix::process::{Resource, Rlimit, Signal, prlimit};

use crate::pty::{Home, Start, Terminal, contains};

/// A store with one society and an assessment just begun.
pub fn begun() -> Home {
    let home = Home::new();
    home.out(&["society", "add", "A0001", "机械工程学会"]);
    home.out(&["start", "A0001"]);
    home
}

/// Opens the screens and goes to the first rated item.
pub fn at_w1(start: Start) -> Terminal {
    let mut terminal = start.go();
    terminal.see("A0001").send("\r").see("已答").send("\x1b[B\r").see(" W1 ");
    terminal
}

/// Returns what is on record for an item.
pub fn on_record(home: &Home, item: &str) -> String {
    let answers = home.out(&["answers", "A0001-1", "--csv"]);
    answers.lines().find(|line| line.starts_with(&format!("{item},"))).unwrap_or_default().to_owned()
}

#[test]
fn ctrl_c_quits_and_leaves_the_terminal_as_it_was() {
    let home = begun();
    let mut terminal = at_w1(home.start());
    terminal.send("2\x03");
    assert_eq!(terminal.wait_end(), 0);
    terminal.expect_restored();
    assert_eq!(on_record(&home, "W1"), "W1,2,,,");
}

#[test]
fn an_enter_that_was_under_way_before_the_question_came_over_the_line_answers_nothing() {
    let home = begun();
    let mut terminal = at_w1(home.start().mute());
    // Without branches nobody asks how many of them are active: what is typed behind it waits.
    terminal.settle().send("gF16\r").see("F16").settle().send("0\r12\r").see("留下的按键：1 2 Enter");
    terminal.send("3\r").see("留下的按键：1 2 Enter 3 Enter");
    // The terminal tells that it has the question, and then somebody has read it.
    terminal.send("\x1b[0n\r").see_no("先停在这里").see_saved().send("\x03");
    assert_eq!(terminal.wait_end(), 0);
    assert_eq!(["F16", "F18", "F19"].map(|item| on_record(&home, item)), ["F16,0,,,", "F18,12,,,", "F19,3,,,"]);
}

#[test]
fn a_terminal_that_never_tells_what_has_reached_it_is_waited_for_once() {
    let home = begun();
    let mut terminal = at_w1(home.start().mute());
    terminal.settle().send("gF16\r").see("F16").settle().send("0\r12\r").see("先停在这里");
    terminal.watch(Duration::from_millis(2_500));
    terminal.send("\r").see_no("先停在这里");
    terminal.send("u").see("F18").send("gF16\r").settle().send("5\r6\r").see("先停在这里").settle();
    terminal.send("\r").see_no("先停在这里").send("\x03");
    assert_eq!(terminal.wait_end(), 0);
}

#[test]
fn what_is_typed_survives_any_size_on_the_way() {
    let home = begun();
    let mut terminal = at_w1(home.start());
    terminal.send("r反馈表三份");
    for (rows, columns) in [(12, 40), (1, 1), (3, 7), (50, 200), (2, 80), (1, 300)] {
        terminal.resize(rows, columns).send("，").settle();
    }
    terminal.resize(24, 80).send("有签字\r").see("反馈表三份，，，，，，有签字").see_saved().send("\x03");
    assert_eq!(terminal.wait_end(), 0);
    assert_eq!(on_record(&home, "W1"), "W1,,,反馈表三份，，，，，，有签字,");
}

#[test]
fn a_paste_of_a_megabyte_is_survived() {
    let home = begun();
    let mut terminal = at_w1(home.start());
    terminal.send("r");
    terminal.paste(&"激光学会 ".repeat(1_000_000 / 13)).settle();
    terminal.send("\x1b2").see("● 2").see_saved().send("\x03");
    assert_eq!(terminal.wait_end(), 0);
    assert!(on_record(&home, "W1").starts_with("W1,2,"));
}

#[test]
fn random_bytes_are_survived_and_the_journal_with_them() {
    let home = begun();
    let mut terminal = at_w1(home.start());
    let mut random = Random(0x5eed);
    // Without Ctrl-C, and without what stops or kills a program that has left the screens and is not gone yet.
    let bytes = std::iter::repeat_with(|| random.byte()).filter(|byte| !matches!(byte, 0x03 | 0x1a | 0x1c));
    let bytes: Vec<u8> = bytes.take(65_536).collect();
    for piece in bytes.chunks(2_048) {
        // Now and then the bytes happen to choose "quit" in the palette.
        if let Some(code) = terminal.ended() {
            assert_eq!((code, terminal.ended_by()), (0, None));
            terminal = home.start().go();
        }
        terminal.send(piece).take(Duration::from_secs(1));
    }
    // The last of the bytes may have chosen it as well, and then Ctrl-C finds the terminal put back.
    terminal.send("\x1b[201~\x1b\x03");
    let code = terminal.wait_end();
    let signal = terminal.ended_by();
    assert!(code == 0 || signal.as_deref() == Some("Interrupt"), "{code} {signal:?}");
    terminal.expect_restored();
    home.out(&["answers", "A0001-1", "--csv"]);
}

#[test]
fn a_second_one_says_who_has_the_store_and_reading_goes_on() {
    let home = begun();
    let mut first = at_w1(home.start());
    first.send("3").see("● 3").send("\r").see(" W2 ").see_saved();
    let pid = first.pid().as_raw_nonzero().to_string();
    let mut second = home.start().go();
    assert_eq!(second.wait_end(), 3);
    second.expect_restored();
    let said = String::from_utf8(second.bytes.clone()).unwrap();
    assert!(said.contains("另一个 bamai 正在使用") && said.contains(&format!("进程 {pid}，用户 zhang")), "{said}");
    assert!(said.contains(&format!("kill {pid}")), "{said}");
    assert_eq!(on_record(&home, "W1"), "W1,3,,,");
}

#[test]
fn what_the_disk_does_not_take_stays_and_is_saved_once_it_does() {
    let home = begun();
    let mut terminal = at_w1(home.start());
    terminal.send("3").see("● 3").send("\r").see(" W2 ").see_saved();
    let written = std::fs::metadata(home.store().join("journal.log")).unwrap().len();
    let room = |bytes| Rlimit { current: bytes, maximum: None };
    prlimit(Some(terminal.pid()), Resource::Fsize, room(Some(written))).unwrap();
    terminal.send("1").see("未保存 1").see("● 1").send("\r").see(" W3 ").send("4").see("未保存 2");
    assert_eq!(on_record(&home, "W2"), "");
    prlimit(Some(terminal.pid()), Resource::Fsize, room(None)).unwrap();
    terminal.send("\x13").see("先前未保存的都已存好").see_saved();
    assert_eq!([on_record(&home, "W2"), on_record(&home, "W3")], ["W2,1,,,", "W3,4,,,"]);
    terminal.send("\x03");
    assert_eq!(terminal.wait_end(), 0);
    terminal.expect_restored();
}

#[test]
fn idle_it_writes_nothing_and_uses_no_processor() {
    let home = begun();
    let mut terminal = at_w1(home.start());
    terminal.send("3").see("● 3").see_saved();
    // The store settles once, a moment after the last write, and is checked once, as slowly as others leave it time to.
    let rests = |terminal: &mut Terminal| {
        let ticks = terminal.ticks();
        assert!(!terminal.take(Duration::from_millis(1_500)), "it writes something");
        terminal.ticks() == ticks
    };
    assert!((0..20).any(|_| rests(&mut terminal)), "it never comes to rest");
    assert!(rests(&mut terminal));
}

#[test]
fn a_terminal_it_cannot_draw_on_gets_advice_and_no_sequence() {
    for (name, value, advice) in
        [("TERM", "dumb", "TERM=xterm-256color"), ("LC_ALL", "zh_CN.GBK", "LC_ALL=zh_CN.UTF-8")]
    {
        let mut terminal = Home::new().start().with(name, value).go();
        assert_eq!(terminal.wait_end(), 2, "{name}={value}");
        let said = String::from_utf8(terminal.bytes.clone()).unwrap();
        assert!(said.contains(advice) && !said.contains('\x1b'), "{said:?}");
    }
}

#[test]
fn a_terminal_that_answers_nothing_holds_the_start_up_for_less_than_a_second() {
    let timed = |start: Start| {
        let begun = Instant::now();
        start.go().see("台账");
        begun.elapsed()
    };
    let (answering, mute) = (timed(Start::demo()), timed(Start::demo().mute()));
    assert!(mute < answering + Duration::from_secs(1), "{mute:?} against {answering:?}");
}

#[test]
fn the_next_start_opens_at_the_same_item() {
    let home = begun();
    let mut terminal = at_w1(home.start());
    terminal.send("2\r3\r").see(" W3 ").send("\x03");
    terminal.wait_end();
    let mut terminal = home.start().go();
    terminal.see(" W3 ").send("\x1b").see("已答 2/").send("\x1b").see("台账");
}

#[test]
fn the_language_changes_while_running() {
    let home = begun();
    let mut terminal = at_w1(home.start());
    terminal.send(":english\r").see("Enter next").see_no("下一项");
    terminal.send(":zhongwen\r").see("下一项").see_no("Enter next");
}

#[test]
fn the_report_is_written_from_the_palette() {
    let home = begun();
    let mut terminal = at_w1(home.start());
    let path = home.store().join("report.md");
    terminal.send("2").see("● 2").send(":baogao\r").see("机械工程学会现场评估诊断单").send("\r").see("存为");
    terminal.send("\x15").paste(path.to_str().unwrap()).send("\r").see("报告已写到");
    let written = std::fs::read_to_string(&path).unwrap();
    assert_eq!(written, home.out(&["report", "A0001-1", "--format", "md"]));
    terminal.send("\r\r").see("已存在，没有覆盖");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), written);
}

#[test]
fn one_that_is_stopped_and_goes_on_draws_everything_again() {
    let home = begun();
    let mut terminal = at_w1(home.start());
    terminal.settle();
    let n_bytes = terminal.bytes.len();
    terminal.signal(Signal::CONT);
    terminal.take(Duration::from_secs(10));
    terminal.settle();
    assert!(
        contains(&terminal.bytes[n_bytes..], "服务成果产出".as_bytes()),
        "{}",
        terminal.screen().lines().join("\n")
    );
}

/// A small generator of numbers that look random, the same from run to run (xorshift).
pub struct Random(pub u64);

impl Random {
    /// Returns the next number.
    pub fn number(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// Returns a number below a bound.
    pub fn below(&mut self, bound: u64) -> u64 {
        self.number() % bound
    }

    fn byte(&mut self) -> u8 {
        self.number().to_be_bytes()[3]
    }
}

/// How often a text is in the bytes.
fn count(bytes: &[u8], text: &str) -> usize {
    bytes.windows(text.len()).filter(|window| *window == text.as_bytes()).count()
}

#[test]
fn what_is_copied_goes_to_the_terminal_once_and_through_a_multiplexer_in_its_brackets() {
    // F25's row: the Base64 of its text begins with that of "F25", which is three bytes: RjI1.
    for (name, value, bracket) in
        [("LANG", "", ""), ("TMUX", "/tmp/x,1,0", "\x1bPtmux;"), ("STY", "1.x", "\x1bP\x1b]52")]
    {
        let mut terminal = Start::demo().with(name, value).go();
        terminal.see("A0001").send("\r").see("已答").send("gF25\r").see("F25").send("\x1b[A\x1b[B").settle();
        terminal.send(":").see("查找").send("fuzhi\r").see("已交给终端复制").send("jk\x0c").settle();
        let request = "]52;c;RjI1";
        let n_expected = if name == "TMUX" { 2 } else { 1 };
        assert_eq!(count(&terminal.bytes, request), n_expected, "{name}");
        assert!(bracket.is_empty() || count(&terminal.bytes, bracket) > 0, "{name}");
        assert_eq!(count(&terminal.bytes, "\x1bP") > 0, !bracket.is_empty(), "{name}");
        terminal.send("\x03").wait_end();
    }
}

#[test]
fn a_first_visit_has_a_hint_and_the_environment_can_do_without() {
    let home = Home::new();
    let mut terminal = home.start().with("BAMAI_TOUR", "on").go();
    terminal.see("按 ? 列出").send("?").see("帮助：").send("\x1b").see_no("按 ? 列出").send("\x03").wait_end();
    let mut terminal = home.start().with("BAMAI_TOUR", "on").go();
    terminal.see("台账").settle();
    assert!(!terminal.screen().shows("按 ? 列出"));
}
