//! Turns one frame into the next in the fewest bytes that can be trusted; knows escape sequences and not what is shown.
//!
//! Everything for a frame is collected and handed over at once, so that it is written at once. What is written is
//! crossterm's commands; what to write is decided here and not by the library's backend because over a slow line bytes
//! count: the cursor is moved only after glyphs whose width terminals disagree about, blank line ends are erased, and
//! nothing is sent when nothing changed. It relies on what
//! [`crate::ui::canvas`] promises: a wide glyph is one cell followed by cells without symbol, so that any change to
//! either half shows as a difference and no half glyph is left behind.

use std::io::Write;

use crossterm::cursor::{Hide, MoveRight, MoveTo, Show};
use crossterm::style::{Attribute, SetAttribute, SetStyle};
use crossterm::terminal::{BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate};
use crossterm::{Command, queue};
use ratatui::buffer::Cell;
use ratatui::layout::{Position, Size};
use ratatui::prelude::IntoCrossterm;
use ratatui::style::{Color, Style};
use unicode_width::UnicodeWidthChar;

use crate::ui::canvas::Frame;

/// Whether a frame is bracketed so that the terminal shows it all at once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Synchronized {
    /// It is; terminals that do not know the brackets ignore them.
    #[default]
    On,
    /// It is not: some multiplexers resend everything per bracket.
    Off,
}

/// Fewer blank cells than these are cheaper written than erased.
const ERASE_MIN: usize = 4;

/// Frames of fewer bytes are drawn without hiding the cursor: it has no time to be seen elsewhere.
const HIDE_MIN: usize = 64;

/// Remembers what the terminal shows.
#[derive(Debug)]
pub struct Painter {
    synchronized: Synchronized,
    shown: Frame,
    is_known: bool,
}

impl Painter {
    /// Returns a painter that knows nothing of what the terminal shows, but that its cursor is hidden.
    pub fn new(synchronized: Synchronized) -> Self {
        Self { synchronized, shown: Frame::empty(Size::ZERO), is_known: false }
    }

    /// Has the next frame drawn in full, its cursor shown anew.
    pub const fn forget(&mut self) {
        self.is_known = false;
        self.shown.cursor = None;
    }

    /// Returns the bytes that make the terminal show a frame; none when it does already.
    pub fn paint(&mut self, frame: Frame) -> Vec<u8> {
        let mut pen = Pen::default();
        let had_cursor = self.shown.cursor.is_some();
        if !self.is_known || self.shown.cells.area != frame.cells.area {
            pen.say(SetAttribute(Attribute::Reset));
            pen.say(Clear(ClearType::All));
            self.shown.cells = Frame::empty(frame.cells.area.as_size()).cells;
        }
        let columns = usize::from(frame.cells.area.width).max(1);
        let rows = self.shown.cells.content.chunks(columns).zip(frame.cells.content.chunks(columns));
        for (y, (old, new)) in (0..).zip(rows).filter(|(_, (old, new))| old != new) {
            pen.row(y, old, new);
        }
        pen.style(Style::new());
        let is_moved = self.shown.cursor != frame.cursor || !self.is_known;
        let is_long = pen.bytes.len() > HIDE_MIN;
        if pen.bytes.is_empty() && !is_moved {
            return Vec::new();
        }
        if let Some(place) = frame.cursor {
            pen.go_to(place);
        }
        self.is_known = true;
        self.shown = frame;
        self.bracketed(&pen.bytes, had_cursor, is_long)
    }

    /// Puts around a frame what keeps the cursor from being seen on its way.
    fn bracketed(&self, body: &[u8], had_cursor: bool, is_long: bool) -> Vec<u8> {
        let has_cursor = self.shown.cursor.is_some();
        let is_hidden_meanwhile = had_cursor && is_long && self.synchronized == Synchronized::Off;
        let is_sync = self.synchronized == Synchronized::On && is_long;
        let mut bytes = Vec::with_capacity(body.len() + 32);
        // Writing to memory cannot fail.
        if is_sync {
            _ = queue!(bytes, BeginSynchronizedUpdate);
        }
        if had_cursor && (!has_cursor || is_hidden_meanwhile) {
            _ = queue!(bytes, Hide);
        }
        bytes.extend_from_slice(body);
        if has_cursor && (!had_cursor || is_hidden_meanwhile) {
            _ = queue!(bytes, Show);
        }
        if is_sync {
            _ = queue!(bytes, EndSynchronizedUpdate);
        }
        bytes
    }
}

/// Where the terminal's cursor is and what style it writes in, as far as is certain.
#[derive(Debug, Default)]
struct Pen {
    bytes: Vec<u8>,
    at: Option<Position>,
    style: Style,
}

impl Pen {
    /// Draws what differs in a row.
    fn row(&mut self, y: u16, old: &[Cell], new: &[Cell]) {
        let tail = new.iter().rposition(|cell| !is_blank(cell)).map_or(0, |last| last + 1);
        let n_erased = old.iter().zip(new).skip(tail).filter(|(old, new)| old != new).count();
        let mut x = 0;
        // A terminal that draws the parts of a glyph one by one has drawn over what stands before this column.
        let mut spoilt = 0;
        while let Some(cell) = new.get(x) {
            if x == tail && (n_erased >= ERASE_MIN || spoilt > tail) {
                self.go_to(place(x, y));
                self.style(Style::new());
                self.say(Clear(ClearType::UntilNewLine));
                return;
            }
            let n_hidden = new.iter().skip(x + 1).take_while(|cell| cell.symbol().is_empty()).count();
            let end = x + 1 + n_hidden;
            if x < spoilt || old.get(x..end) != new.get(x..end) {
                let reach = self.glyph(place(x, y), cell, 1 + n_hidden, new.len());
                spoilt = spoilt.max(x + reach);
            }
            x = end;
        }
    }

    /// Writes one glyph and returns the columns a terminal may have taken for it.
    fn glyph(&mut self, at: Position, cell: &Cell, columns: usize, line_end: usize) -> usize {
        self.go_to(at);
        self.style(cell.style());
        let is_certain = is_certain(cell.symbol(), columns);
        if !is_certain {
            // Whatever of its cells the terminal leaves uncovered must be blank.
            self.raw(&" ".repeat(columns));
            self.at = None;
            self.go_to(at);
        }
        let end = usize::from(at.x) + columns;
        self.at = (is_certain && end < line_end).then(|| place(end, at.y));
        let reach = if is_certain { columns } else { reach(cell.symbol()).max(columns) };
        if usize::from(at.x) + reach <= line_end {
            self.raw(cell.symbol());
            return reach;
        }
        // Beyond the end of the line the parts would go on in the next: as many as have room must do.
        let mut room = line_end.saturating_sub(at.x.into());
        for c in cell.symbol().chars() {
            room = match room.checked_sub(reach_of(c)) {
                Some(rest) => rest,
                None => break,
            };
            self.raw(c.encode_utf8(&mut [0; 4]));
        }
        line_end.saturating_sub(at.x.into())
    }

    fn raw(&mut self, text: &str) {
        self.bytes.extend_from_slice(text.as_bytes());
    }

    fn say(&mut self, command: impl Command) {
        // Writing to memory cannot fail.
        _ = queue!(self.bytes, command);
    }

    /// Moves the terminal's cursor, if it is not there already.
    fn go_to(&mut self, to: Position) {
        match self.at {
            Some(at) if at == to => {}
            Some(at) if at.y == to.y && at.x < to.x => self.say(MoveRight(to.x - at.x)),
            _ => self.say(MoveTo(to.x, to.y)),
        }
        self.at = Some(to);
    }

    /// Changes the style written in, starting from plain unless it is plain already.
    fn style(&mut self, style: Style) {
        let style = without_defaults(style);
        if style == self.style {
            return;
        }
        if self.style != Style::new() {
            self.say(SetAttribute(Attribute::Reset));
        }
        self.colour(style.fg, 30);
        self.colour(style.bg, 40);
        self.say(SetStyle(Style { fg: None, bg: None, ..style }.into_crossterm()));
        self.style = style;
    }

    /// Sets a colour by its own code; `base` is 30 for the foreground and 40 for the background. crossterm would name the
    /// sixteen by their place among 256, which a terminal that has only sixteen takes for blinking.
    fn colour(&mut self, colour: Option<Color>, base: u8) {
        let sixteen = [
            Color::Black,
            Color::Red,
            Color::Green,
            Color::Yellow,
            Color::Blue,
            Color::Magenta,
            Color::Cyan,
            Color::Gray,
            Color::DarkGray,
            Color::LightRed,
            Color::LightGreen,
            Color::LightYellow,
            Color::LightBlue,
            Color::LightMagenta,
            Color::LightCyan,
            Color::White,
        ];
        let place = colour.and_then(|colour| (0_u8..).zip(sixteen).find(|(_, known)| *known == colour));
        if let Some((place, _)) = place {
            let code = if place < 8 { base + place } else { base + 60 + place - 8 };
            _ = write!(self.bytes, "\x1b[{code}m");
        }
    }
}

/// Returns the most columns a terminal may take for a glyph: each of its characters by itself, as wide as any draws it.
fn reach(symbol: &str) -> usize {
    symbol.chars().map(reach_of).sum()
}

/// Returns the most columns a terminal may take for a character by itself.
fn reach_of(c: char) -> usize {
    match c {
        // The letters of flags count one column each and are drawn two columns wide.
        '\u{1F1E6}'..='\u{1F1FF}' => 2,
        c => c.width_cjk().unwrap_or(0),
    }
}

fn place(x: usize, y: u16) -> Position {
    Position { x: u16::try_from(x).unwrap_or(u16::MAX), y }
}

/// Returns a style that says only what differs from plain, so that equal looks are equal styles.
fn without_defaults(style: Style) -> Style {
    let colour = |colour: Option<Color>| colour.filter(|colour| *colour != Color::Reset);
    let plain = Style { fg: colour(style.fg), bg: colour(style.bg), ..Style::new() };
    plain.add_modifier(style.add_modifier)
}

fn is_blank(cell: &Cell) -> bool {
    cell.symbol() == " " && without_defaults(cell.style()) == Style::new()
}

/// Returns whether all terminals give a glyph these columns: ASCII, Chinese, and what the probe at start settled.
fn is_certain(symbol: &str, columns: usize) -> bool {
    let mut chars = symbol.chars();
    let (Some(c), None) = (chars.next(), chars.next()) else { return false };
    match c {
        ' '..='~' => columns == 1,
        '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}' | '\u{FF01}'..='\u{FF60}' => columns == 2,
        '\u{2010}'..='\u{2027}' | '\u{2500}'..='\u{259F}' | '\u{25B8}' | '\u{25CB}' | '\u{25CF}' => columns == 1,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::canvas::Look;
    use crate::ui::theme::Role;

    fn frame(lines: &[&str], cursor: Option<Position>) -> Frame {
        let mut frame = Frame::empty(Size::new(20, 3));
        let mut canvas = frame.canvas(Look::default());
        for (y, line) in (0..).zip(lines) {
            canvas.line(0, y, 20, [Role::Text.span(*line)]);
        }
        frame.cursor = cursor;
        frame
    }

    fn bytes_between(old: Frame, new: Frame) -> String {
        let mut painter = Painter::new(Synchronized::On);
        painter.paint(old);
        String::from_utf8(painter.paint(new)).unwrap()
    }

    #[test]
    fn the_same_frame_again_takes_no_bytes() {
        let at = Some(Position::new(2, 0));
        assert_eq!(bytes_between(frame(&["把脉"], at), frame(&["把脉"], at)), "");
    }

    #[test]
    fn a_typed_character_takes_one_move_and_itself() {
        let old = frame(&["把"], Some(Position::new(2, 0)));
        let new = frame(&["把脉"], Some(Position::new(4, 0)));
        assert_eq!(bytes_between(old, new), "\x1b[1;3H脉");
    }

    #[test]
    fn colours_are_named_as_a_terminal_with_sixteen_knows_them() {
        let mut coloured = frame(&[], None);
        coloured.canvas(Look::default()).line(0, 0, 20, [Role::Good.span("a")]);
        let bytes = bytes_between(frame(&[], None), coloured);
        assert!(bytes.contains("\x1b[32m") && !bytes.contains("38;5"), "{bytes:?}");
    }

    #[test]
    fn a_blank_line_end_is_erased() {
        let at = Some(Position::new(0, 0));
        assert_eq!(bytes_between(frame(&["ab 学会学会"], at), frame(&["ab"], at)), "\x1b[1;3H\x1b[K\x1b[1;1H");
    }

    #[test]
    fn a_glyph_of_uncertain_width_is_drawn_on_blanks_and_the_cursor_found_again() {
        let at = Some(Position::new(0, 0));
        let new = frame(&["❤\u{fe0f}a"], at);
        assert_eq!(bytes_between(frame(&[""], at), new), "\x1b[1;1H  \x1b[1;1H❤\u{fe0f}\x1b[1;3Ha\x1b[1;1H");
    }

    #[test]
    fn another_size_draws_everything() {
        let mut painter = Painter::new(Synchronized::Off);
        painter.paint(frame(&["a"], None));
        let mut wider = Frame::empty(Size::new(30, 3));
        wider.canvas(Look::default()).line(0, 0, 30, ["a".into()]);
        assert_eq!(String::from_utf8(painter.paint(wider)).unwrap(), "\x1b[0m\x1b[2J\x1b[1;1Ha");
    }

    #[test]
    fn a_long_frame_is_synchronized_or_drawn_with_the_cursor_hidden() {
        let text = "学会".repeat(5);
        let lines = [text.as_str(); 3];
        let at = Some(Position::new(0, 0));
        for (synchronized, starts, ends) in
            [(Synchronized::On, "\x1b[?2026h", "\x1b[?2026l"), (Synchronized::Off, "\x1b[?25l", "\x1b[?25h")]
        {
            let mut painter = Painter::new(synchronized);
            painter.paint(frame(&[], at));
            let bytes = String::from_utf8(painter.paint(frame(&lines, at))).unwrap();
            assert!(bytes.starts_with(starts) && bytes.ends_with(ends), "{bytes:?}");
        }
    }
}
