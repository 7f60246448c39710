//! What an input method commits, in every way terminals hand it over, in every field: the real cursor stands at the
//! insertion point, seen in a terminal emulator.

use bamai::lang::Lang;
use bamai::ui::paint::{Painter, Synchronized};
use ratatui::layout::Size;

use crate::pty::Home;
use crate::stage::Stage;

/// Every place where something is typed, and the keys that lead into it from the ledger of the sample store.
const FIELDS: &[(&str, &str)] = &[
    ("ledger, find", "/"),
    ("ledger, palette", ":"),
    ("society form, code", "a"),
    ("society form, name", "a Tab"),
    ("import", "i"),
    ("jump", "Enter g"),
    ("palette", "Enter :"),
    ("item, reason", "j Enter g T 2 1 Enter /"),
    ("item, remark", "Enter g S 4 Enter r"),
    ("item, remark on record", "Enter g W 2 Enter r"),
    ("item, number", "j Enter g D 2 Enter 9"),
    ("item, options", "Enter g P 1 2 Enter 8"),
    ("facts, line", "Enter g F 0 9 Enter Enter"),
    ("facts, reason", "j Enter g F 2 0 Enter /"),
    ("facts, remark", "Enter g F 0 9 Enter r"),
    ("evidence", "Enter g W 1 Enter e a"),
    ("evidence, find", "Enter e /"),
    ("samples", "Enter : c y Enter a"),
    ("interview, code", "Enter i a Tab"),
    ("interview, note", "Enter i a 3 Enter Ctrl-S"),
    ("overrule", "Enter g W 4 Enter 1 g W 1 Enter o"),
    ("audit, find", "Enter t /"),
    ("report, path", "Enter x Enter"),
    ("reopen", "Enter s y o"),
];

/// What is committed, and whether terminals agree on how wide it is.
const PHRASES: &[(&str, bool)] = &[
    ("服务", true),
    ("已签，", true),
    ("ab", true),
    ("e\u{301}", false),
    ("服\u{20dd}", false),
    ("❤\u{fe0f}", false),
    ("👩\u{200d}👩\u{200d}👧", false),
    ("🇨🇳", false),
    ("👍🏽", false),
    ("𠮷", false),
];

/// A terminal that shows what the stage draws, frame after frame.
struct Shown {
    parser: vt100::Parser,
    painter: Painter,
}

impl Shown {
    fn new(size: Size) -> Self {
        let mut parser = vt100::Parser::new(size.height, size.width, 0);
        parser.process(b"\x1b[?25l");
        Self { parser, painter: Painter::new(Synchronized::Off) }
    }

    #[track_caller]
    fn show(&mut self, stage: &Stage) -> (u16, u16) {
        self.parser.process(&self.painter.paint(stage.frame()));
        let screen = self.parser.screen();
        assert!(!screen.hide_cursor(), "no cursor on\n{}", stage.screen());
        screen.cursor_position()
    }

    fn cell(&self, (row, column): (u16, u16)) -> &str {
        self.parser.screen().cell(row, column).unwrap().contents()
    }
}

/// The ways a committed phrase reaches a program, as reads.
fn ways(phrase: &str) -> Vec<(&'static str, Vec<Vec<u8>>)> {
    let single = phrase.chars().map(|c| c.to_string().into_bytes()).collect();
    let halves = phrase.bytes().map(|byte| vec![byte]).collect();
    let pasted = format!("\x1b[200~{phrase}\x1b[201~");
    vec![
        ("one character after the other", single),
        ("byte by byte", halves),
        ("in one chunk", vec![phrase.as_bytes().to_vec()]),
        ("as a paste", vec![pasted.into_bytes()]),
    ]
}

#[test]
fn the_cursor_is_where_the_next_character_goes_whatever_way_a_phrase_was_committed() {
    for size in [Size::new(80, 24), Size::new(40, 12)] {
        for (name, keys) in FIELDS {
            let mut stage = Stage::demo_sized(Lang::Zh, size);
            stage.keys(keys);
            let mut shown = Shown::new(size);
            shown.show(&stage);
            for (phrase, is_agreed) in PHRASES {
                for (way, reads) in ways(phrase) {
                    let case = format!("{name}, {way}, {phrase}, {size}");
                    // Each on an empty field, so that nothing scrolls between the phrase and what follows it.
                    stage.keys("Ctrl-U");
                    let before = shown.show(&stage);
                    stage.reads(reads.iter().map(Vec::as_slice));
                    let at = shown.show(&stage);
                    let columns = bamai::ui::text::Metrics::Narrow.width(phrase);
                    assert_eq!(
                        at,
                        (before.0, before.1 + u16::try_from(columns).unwrap()),
                        "{case}\n{}",
                        stage.screen()
                    );
                    if *is_agreed {
                        let first = phrase.chars().next().unwrap().to_string();
                        assert_eq!(shown.cell(before), first, "{case}\n{}", stage.screen());
                    }
                    stage.reads([b"x".as_slice()]);
                    let after = shown.show(&stage);
                    assert_eq!((shown.cell(at), after), ("x", (at.0, at.1 + 1)), "{case}\n{}", stage.screen());
                }
            }
        }
    }
}

#[test]
fn a_key_behind_a_paste_in_the_same_read_is_carried_out_after_it() {
    for (name, keys) in FIELDS {
        let mut stage = Stage::demo(Lang::Zh);
        stage.keys(keys).keys("Ctrl-U");
        let mut shown = Shown::new(Size::new(80, 24));
        shown.show(&stage);
        // The phrase, ←, and a letter: it goes between the two characters.
        stage.reads(["\x1b[200~服务\x1b[201~\x1b[Dx".as_bytes()]);
        let (row, column) = shown.show(&stage);
        let cells = [(row, column - 3), (row, column - 1), (row, column)].map(|at| shown.cell(at).to_owned());
        assert_eq!(cells, ["服", "x", "务"], "{name}\n{}", stage.screen());
    }
}

#[test]
fn at_the_right_edge_the_cursor_stays_behind_what_was_typed_last() {
    let text: Vec<char> =
        "近两年完成的学术咨询科普人才服务里，a哪些能拿出成果x和使用者反馈？反馈表三份有签字b其余为电话记录"
            .chars()
            .collect();
    for (size, lang) in [(Size::new(80, 24), Lang::Zh), (Size::new(40, 12), Lang::En), (Size::new(40, 12), Lang::Zh)] {
        for (name, keys) in FIELDS {
            let mut stage = Stage::demo_sized(lang, size);
            stage.keys(keys).keys("Ctrl-U");
            let mut shown = Shown::new(size);
            shown.show(&stage);
            for (nth, c) in text.iter().cycle().take(60).enumerate() {
                stage.types(&c.to_string());
                let (row, column) = shown.show(&stage);
                let columns = bamai::ui::text::Metrics::Narrow.width(&c.to_string());
                let Some(left) = column.checked_sub(u16::try_from(columns).unwrap()) else {
                    panic!("{name}, {nth}, {size}: the cursor is at the edge\n{}", stage.screen());
                };
                assert_eq!(shown.cell((row, left)), c.to_string(), "{name}, {nth}, {size}\n{}", stage.screen());
            }
        }
    }
}

#[test]
fn on_a_line_a_phrase_is_typed_where_the_cursor_is() {
    let home = Home::new();
    let mut terminal = home.start().go();
    terminal.see("台账还是空的").send("a").see("登记学会").send("A1\t").settle();
    let before = terminal.cursor();
    terminal.send("激光").see("激光").paste("学会").see("激光学会");
    terminal.send("\x1b[200~（安徽）\x1b[201~\x1b[D\x1b[D").see("激光学会（安徽）");
    // Eight characters of two columns each, two of them stepped back over.
    terminal.settle();
    assert_eq!(terminal.cursor(), (before.0, before.1 + 12));
    terminal.send("省").see("激光学会（安省徽）").settle();
    assert_eq!(terminal.cursor(), (before.0, before.1 + 14));
    terminal.send("\x03");
    assert_eq!(terminal.wait_end(), 0);
}
