//! Frames through the painter into a terminal emulator, cell by cell: what the terminal shows is what was meant.

use bamai::ui::canvas::{Frame, Look};
use bamai::ui::paint::{Painter, Synchronized};
use bamai::ui::text::Metrics;
use bamai::ui::theme::{Role, Theme};
use proptest::prelude::*;
use ratatui::layout::{Rect, Size};
use ratatui::style::{Color, Modifier};

use crate::wide_terminal::WideTerminal;

const SIZE: Size = Size { width: 23, height: 4 };

/// Something drawn on a frame.
#[derive(Clone, Debug)]
enum Drawing {
    Line { x: u16, y: u16, width: u16, text: String, role: Role },
    Clear(Rect),
}

fn drawings() -> impl Strategy<Value = Vec<Drawing>> {
    let role = prop::sample::select(Role::ALL.to_vec());
    let text = "([a-c ]|[机械工程学会]|[，。（]|e\u{301}){0,14}";
    let line = (0..SIZE.width, 0..SIZE.height, 0..=SIZE.width, text, role)
        .prop_map(|(x, y, width, text, role)| Drawing::Line { x, y, width, text, role });
    let clear = (0..SIZE.width, 0..SIZE.height, 0..SIZE.width, 0..3u16)
        .prop_map(|(x, y, width, height)| Drawing::Clear(Rect { x, y, width, height }));
    prop::collection::vec(prop_oneof![4 => line, 1 => clear], 0..7)
}

fn frame(drawings: &[Drawing], cursor: Option<(u16, u16)>, theme: Theme) -> Frame {
    let mut frame = Frame::empty(SIZE);
    let mut canvas = frame.canvas(Look { theme, ..Look::default() });
    for drawing in drawings {
        match drawing {
            Drawing::Line { x, y, width, text, role } => _ = canvas.line(*x, *y, *width, [role.span(text.as_str())]),
            Drawing::Clear(part) => canvas.clear(*part),
        }
    }
    if let Some((x, y)) = cursor {
        canvas.place_cursor(x, y);
    }
    frame
}

fn colour(colour: Color) -> vt100::Color {
    match colour {
        Color::Reset => vt100::Color::Default,
        Color::Red => vt100::Color::Idx(1),
        Color::Green => vt100::Color::Idx(2),
        Color::Yellow => vt100::Color::Idx(3),
        Color::Cyan => vt100::Color::Idx(6),
        other => panic!("no role has {other:?}"),
    }
}

/// Compares every cell, and the cursor, with what was meant.
fn check(frame: &Frame, screen: &vt100::Screen) -> Result<(), TestCaseError> {
    for y in 0..SIZE.height {
        for x in 0..SIZE.width {
            let meant = frame.cells.cell((x, y)).unwrap();
            let seen = screen.cell(y, x).unwrap();
            if meant.symbol().is_empty() {
                prop_assert!(seen.is_wide_continuation(), "({x}, {y}) should be the right half of a glyph");
                continue;
            }
            let shown = if seen.has_contents() { seen.contents() } else { " " };
            prop_assert_eq!(shown, meant.symbol(), "({}, {})\n{}", x, y, screen.contents());
            let style = (seen.bold(), seen.dim(), seen.underline(), seen.inverse(), seen.fgcolor());
            let expected = [Modifier::BOLD, Modifier::DIM, Modifier::UNDERLINED, Modifier::REVERSED]
                .map(|modifier| meant.modifier.contains(modifier));
            let [bold, dim, underline, inverse] = expected;
            prop_assert_eq!(style, (bold, dim, underline, inverse, colour(meant.fg)), "({}, {})", x, y);
        }
    }
    prop_assert_eq!(screen.hide_cursor(), frame.cursor.is_none());
    if let Some(cursor) = frame.cursor {
        prop_assert_eq!(screen.cursor_position(), (cursor.y, cursor.x));
    }
    Ok(())
}

/// A line with sequences of characters that make one glyph.
fn sequences() -> impl Strategy<Value = Drawing> {
    let piece = prop::sample::select(vec![
        "a",
        "b",
        " ",
        "学",
        "会",
        "，",
        "👩\u{200d}👩\u{200d}👧",
        "🇨🇳",
        "❤\u{fe0f}",
        "👍🏽",
        "e\u{301}",
        "1\u{fe0f}\u{20e3}",
    ]);
    (0..SIZE.width, 0..SIZE.height, 0..=SIZE.width, prop::collection::vec(piece, 0..14))
        .prop_map(|(x, y, width, pieces)| Drawing::Line { x, y, width, text: pieces.concat(), role: Role::Text })
}

/// Compares every cell with what was meant but those of sequences, which terminals draw as they can.
fn check_all_but_sequences(frame: &Frame, screen: &vt100::Screen) -> Result<(), TestCaseError> {
    for y in 0..SIZE.height {
        let mut is_sequence = false;
        for x in 0..SIZE.width {
            let meant = frame.cells.cell((x, y)).unwrap();
            let seen = screen.cell(y, x).unwrap();
            if !meant.symbol().is_empty() {
                is_sequence = meant.symbol().chars().nth(1).is_some();
            }
            if is_sequence {
                continue;
            }
            let shown = if seen.has_contents() { seen.contents() } else { " " };
            let symbol = if meant.symbol().is_empty() { " " } else { meant.symbol() };
            prop_assert_eq!(shown, symbol, "({}, {})\n{}\n{:?}", x, y, screen.contents(), frame.lines());
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_terminal_shows_every_frame_as_it_was_meant(
        frames in prop::collection::vec(
            (drawings(), prop::option::of((0..SIZE.width, 0..SIZE.height)), any::<bool>()), 1..8,
        ),
        synchronized in prop::sample::select(vec![Synchronized::On, Synchronized::Off]),
        theme in prop::sample::select(vec![Theme::Colour, Theme::Plain]),
    ) {
        let mut terminal = vt100::Parser::new(SIZE.height, SIZE.width, 0);
        terminal.process(b"what stood there before\x1b[?25l");
        let mut painter = Painter::new(synchronized);
        let mut under = Vec::new();
        for (drawings, cursor, is_added) in frames {
            // Half of the frames draw over the one before, as a layer over a screen does.
            if !is_added {
                under.clear();
            }
            under.extend(drawings);
            let frame = frame(&under, cursor, theme);
            terminal.process(&painter.paint(frame.clone()));
            check(&frame, terminal.screen())?;
            prop_assert!(painter.paint(frame).is_empty(), "the same frame again takes no bytes");
        }
    }

    #[test]
    fn where_ambiguous_characters_are_wide_nothing_goes_out_of_line(
        frames in prop::collection::vec(
            (0..SIZE.width, 0..SIZE.height, "([a-c]|[机械]|[“”…①●é·—]|e\u{301}){0,14}"), 1..8,
        ),
    ) {
        let mut terminal = WideTerminal::new(SIZE);
        let mut painter = Painter::new(Synchronized::Off);
        for (x, y, text) in frames {
            let mut frame = Frame::empty(SIZE);
            let mut canvas = frame.canvas(Look { metrics: Metrics::Wide, ..Look::default() });
            canvas.rule(0);
            canvas.line(x, y, SIZE.width, [Role::Strong.span(text)]);
            terminal.process(&painter.paint(frame.clone()));
            let meant: Vec<&str> = frame.cells.content.iter().map(ratatui::buffer::Cell::symbol).collect();
            prop_assert_eq!(terminal.cells(), meant);
        }
    }

    #[test]
    fn a_terminal_that_draws_each_part_of_a_sequence_shows_everything_else_as_it_was_meant(
        frames in prop::collection::vec((prop::collection::vec(sequences(), 1..5), any::<bool>()), 1..8),
    ) {
        // This emulator draws every wide character of a sequence by itself: a family of three takes six columns.
        let mut terminal = vt100::Parser::new(SIZE.height, SIZE.width, 0);
        terminal.process(b"\x1b[?25l");
        let mut painter = Painter::new(Synchronized::Off);
        let mut under = Vec::new();
        for (drawings, is_added) in frames {
            if !is_added {
                under.clear();
            }
            under.extend(drawings);
            let frame = frame(&under, None, Theme::Plain);
            terminal.process(&painter.paint(frame.clone()));
            check_all_but_sequences(&frame, terminal.screen())?;
        }
    }

    #[test]
    fn a_page_of_chinese_moving_by_odd_columns_leaves_nothing_behind(
        shifts in prop::collection::vec((0u16..6, prop::sample::select(Role::ALL.to_vec())), 2..10),
    ) {
        let mut terminal = vt100::Parser::new(SIZE.height, SIZE.width, 0);
        terminal.process(b"\x1b[?25l");
        let mut painter = Painter::new(Synchronized::On);
        for (shift, role) in shifts {
            let line = |y| Drawing::Line { x: shift, y, width: SIZE.width, text: "学会机械工程（弱）a会".to_owned(), role };
            let frame = frame(&(0..SIZE.height).map(line).collect::<Vec<_>>(), None, Theme::Plain);
            terminal.process(&painter.paint(frame.clone()));
            check(&frame, terminal.screen())?;
        }
    }
}
