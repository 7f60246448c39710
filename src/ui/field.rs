//! The text field: editing by grapheme cluster; how it looks is in `drawing`. Knows nothing of what the text is for.
//!
//! Invariant: the cursor is a byte on a cluster boundary, and a typed character, a committed phrase and a paste all go
//! through [`Field::insert`]. What is drawn depends on text, cursor and width alone, so `draw` needs no memory.

mod drawing;
mod undo;
mod words;

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::ui::field::undo::{Moment, Run, Travel};
use crate::ui::keys::Action;
use crate::ui::text::{Metrics, is_unprintable};

/// How many lines a field has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lines {
    /// One, scrolled sideways.
    One,
    /// Many, wrapped.
    Many,
}

/// A text being typed.
#[derive(Clone, Debug)]
pub struct Field {
    text: String,
    cursor: usize,
    lines: Lines,
    bytes_max: usize,
    past: Vec<Moment>,
    future: Vec<Moment>,
    /// What the last edit was, while the next of its kind still belongs to the same step of undo.
    run: Option<Run>,
    /// The column that moving up and down keeps to.
    goal: Option<usize>,
}

/// What became of text put into a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Inserted {
    /// All of it is in.
    All,
    /// The field is full; the rest was left out.
    Cut,
}

/// Whether a field had a use for an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pressed {
    /// The text changed.
    Edited,
    /// The cursor moved, or could have.
    Moved,
    /// It means nothing to a field; whoever holds it decides.
    NotMine,
}

impl Field {
    /// Returns a field with a text, the cursor after it. `bytes_max` is the longest text it takes.
    pub fn new(lines: Lines, bytes_max: usize, text: &str) -> Self {
        let text = cleaned(text, lines);
        let cursor = text.len();
        Self { text, cursor, lines, bytes_max, past: Vec::new(), future: Vec::new(), run: None, goal: None }
    }

    /// Returns a field as it was left, the cursor before a byte.
    pub fn resumed(lines: Lines, bytes_max: usize, text: &str, cursor: usize) -> Self {
        let mut field = Self::new(lines, bytes_max, text);
        // The text may have been cleaned since, and the byte lie within a character.
        if let Some(at) = (cursor..field.text.len()).find(|at| field.text.is_char_boundary(*at)) {
            field.cursor = field.boundary_from(at);
        }
        field
    }

    /// Returns the text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the byte the cursor is before.
    pub const fn cursor(&self) -> usize {
        self.cursor
    }

    /// Puts another text in, as one step of undo.
    pub fn replace(&mut self, text: &str) {
        self.remember(None);
        self.text = cleaned(text, self.lines);
        self.cursor = self.text.len();
    }

    /// Inserts at the cursor what was typed, committed by an input method, or pasted.
    pub fn insert(&mut self, typed: &str) -> Inserted {
        let clean = cleaned(typed, self.lines);
        let room = self.bytes_max.saturating_sub(self.text.len());
        let fitting =
            clean.grapheme_indices(true).map(|(at, cluster)| at + cluster.len()).take_while(|end| *end <= room);
        let end = fitting.last().unwrap_or(0);
        let taken = clean.get(..end).unwrap_or_default();
        if !taken.is_empty() {
            // One step of undo is a word: a character typed after a space starts the next, a paste is a step of its own.
            let is_one = taken.graphemes(true).nth(1).is_none();
            let is_new_word = self.before().ends_with(char::is_whitespace) && !taken.starts_with(char::is_whitespace);
            if is_new_word {
                self.run = None;
            }
            self.remember(is_one.then_some(Run::Typing));
            self.text.insert_str(self.cursor, taken);
            self.cursor = self.boundary_from(self.cursor + taken.len());
        }
        if end == clean.len() { Inserted::All } else { Inserted::Cut }
    }

    /// Does what an action means in a field shown `columns` wide.
    pub fn press(&mut self, action: Action, metrics: Metrics, columns: u16) -> Pressed {
        let line = self.line();
        let moved = match action {
            Action::Left => self.boundary_before(self.cursor),
            Action::Right => self.boundary_after(self.cursor),
            Action::WordLeft => self.word_before(),
            Action::WordRight => self.word_after(),
            Action::First => line.start,
            Action::Last => line.end,
            Action::Up | Action::Down if self.lines == Lines::Many => {
                self.move_by_row(action, metrics, columns);
                self.run = None;
                return Pressed::Moved;
            }
            Action::Backspace => return self.delete(self.boundary_before(self.cursor)..self.cursor),
            Action::Delete => return self.delete(self.cursor..self.boundary_after(self.cursor)),
            Action::DeleteWord => return self.delete(self.word_before()..self.cursor),
            Action::DeleteToStart if line.start == self.cursor => {
                return self.delete(self.boundary_before(self.cursor)..self.cursor);
            }
            Action::DeleteToStart => return self.delete(line.start..self.cursor),
            Action::DeleteToEnd => return self.delete(self.cursor..line.end),
            Action::NewLine if self.lines == Lines::Many => {
                self.insert("\n");
                return Pressed::Edited;
            }
            Action::Undo => return self.travel(Travel::Back),
            Action::Redo => return self.travel(Travel::Forth),
            _ => return Pressed::NotMine,
        };
        self.cursor = moved;
        self.run = None;
        self.goal = None;
        Pressed::Moved
    }

    /// Moves the cursor a row up or down, keeping to its column; beyond the first and last row, to the very end.
    fn move_by_row(&mut self, action: Action, metrics: Metrics, columns: u16) {
        let rows = self.wrapped(metrics, columns);
        let (row_idx, x) = self.place_in(&rows, metrics);
        let goal = self.goal.unwrap_or(x);
        let target = if action == Action::Up { row_idx.checked_sub(1) } else { Some(row_idx + 1) };
        self.cursor = match target.map(|target| rows.get(target).cloned()) {
            None => 0,
            Some(None) => self.text.len(),
            Some(Some(row)) => {
                let is_last = row.end == self.text.len() && !self.text.ends_with('\n');
                let mut used = 0;
                let reached = metrics.clusters(self.slice(row.clone())).find(|cluster| {
                    used += cluster.columns;
                    used > goal || (cluster.end == row.len() && !is_last)
                });
                reached.map_or(row.end, |cluster| row.start + cluster.start)
            }
        };
        self.goal = Some(goal);
    }

    /// Deletes a range and puts the cursor where it was.
    fn delete(&mut self, range: Range<usize>) -> Pressed {
        if range.is_empty() {
            return Pressed::Moved;
        }
        self.remember(Some(Run::Deleting));
        self.cursor = range.start;
        self.text.replace_range(range, "");
        self.cursor = self.boundary_from(self.cursor);
        Pressed::Edited
    }

    fn slice(&self, range: Range<usize>) -> &str {
        self.text.get(range).unwrap_or_default()
    }

    fn before(&self) -> &str {
        self.slice(0..self.cursor)
    }
}

/// Returns text fit to be kept: line breaks are `\n` (spaces in a single line), tabs are spaces, escape sequences and
/// other controls are gone.
fn cleaned(text: &str, lines: Lines) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => clean.push(match lines {
                Lines::One => ' ',
                Lines::Many => '\n',
            }),
            '\t' => clean.push(' '),
            '\x1b' if chars.next_if_eq(&'[').is_some() => {
                while chars.next_if(|c| matches!(c, '\x20'..='\x3f')).is_some() {}
                chars.next_if(|c| matches!(c, '\x40'..='\x7e'));
            }
            c if is_unprintable(c) => {}
            c => clean.push(c),
        }
    }
    clean
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use ratatui::layout::{Position, Size};

    use super::*;
    use crate::ui::canvas::{Frame, Look};

    fn line(text: &str) -> Field {
        Field::new(Lines::One, 1000, text)
    }

    fn page(text: &str) -> Field {
        Field::new(Lines::Many, 1000, text)
    }

    fn press(field: &mut Field, actions: &[Action]) {
        for action in actions {
            field.press(*action, Metrics::Narrow, 11);
        }
    }

    /// The text with `|` at the cursor.
    fn shown(field: &Field) -> String {
        let (before, after) = field.text().split_at(field.cursor());
        format!("{before}|{after}")
    }

    fn drawn(field: &Field, width: u16, height: u16) -> (Vec<String>, Option<Position>) {
        let mut frame = Frame::empty(Size::new(width, height));
        field.draw(&mut frame.canvas(Look::default()));
        (frame.lines(), frame.cursor)
    }

    #[test]
    fn left_right_and_backspace_go_by_cluster() {
        for cluster in ["é", "e\u{301}", "日", "👩‍👩‍👧", "🇨🇳", "👍🏽", "\u{1112}\u{1161}\u{11ab}"]
        {
            let mut field = line(&format!("a{cluster}b"));
            press(&mut field, &[Action::Left, Action::Left]);
            assert_eq!(shown(&field), format!("a|{cluster}b"));
            press(&mut field, &[Action::Right, Action::Backspace]);
            assert_eq!(shown(&field), "a|b", "{cluster}");
        }
    }

    #[test]
    fn a_mark_typed_after_a_letter_joins_it() {
        let mut field = line("e");
        field.insert("\u{301}");
        press(&mut field, &[Action::Left]);
        assert_eq!(shown(&field), "|e\u{301}");
    }

    #[test]
    fn a_field_is_resumed_at_its_cursor_or_the_boundary_after_it() {
        let resumed = |cursor| shown(&Field::resumed(Lines::One, 100, "日本e\u{301}", cursor));
        assert_eq!([resumed(3), resumed(4)], ["日|本e\u{301}", "日本|e\u{301}"]);
        assert_eq!([resumed(7), resumed(99)], ["日本e\u{301}|", "日本e\u{301}|"]);
    }

    #[test]
    fn words_are_runs_of_one_class() {
        let mut field = line("近两年 report-2025，成果");
        let mut stops = Vec::new();
        for _ in 0..7 {
            press(&mut field, &[Action::WordLeft]);
            stops.push(shown(&field).split('|').next_back().unwrap().to_owned());
        }
        let expected = ["成果", "，成果", "2025，成果", "-2025，成果", "report-2025，成果"];
        assert_eq!(stops[..5], expected);
        assert_eq!(stops[5], "近两年 report-2025，成果");
        press(&mut field, &[Action::WordRight]);
        assert_eq!(shown(&field), "近两年| report-2025，成果");
        press(&mut field, &[Action::Last, Action::DeleteWord]);
        assert_eq!(shown(&field), "近两年 report-2025，|");
    }

    #[test]
    fn a_paste_is_cleaned_as_typing_would_be() {
        let mut field = page("");
        field.insert("一\r\n二\t\x1b[31m三\x1b[0m\u{202E}\x07四\r五");
        assert_eq!(field.text(), "一\n二 三四\n五");
        let mut field = line("");
        field.insert("一\r\n二");
        assert_eq!(field.text(), "一 二");
    }

    #[test]
    fn a_full_field_cuts_at_a_cluster() {
        let mut field = Field::new(Lines::One, 7, "");
        assert_eq!(field.insert("把脉仪"), Inserted::Cut);
        assert_eq!(field.text(), "把脉");
        assert_eq!(field.insert("a"), Inserted::All);
    }

    #[test]
    fn a_run_of_typing_is_undone_word_by_word_and_a_paste_at_once() {
        let mut field = line("");
        for c in ["a", "b", " ", "c", "d"] {
            field.insert(c);
        }
        field.insert("pasted");
        let mut texts = Vec::new();
        for _ in 0..3 {
            press(&mut field, &[Action::Undo]);
            texts.push(field.text().to_owned());
        }
        assert_eq!(texts, ["ab cd", "ab ", ""]);
        press(&mut field, &[Action::Redo, Action::Redo, Action::Redo]);
        assert_eq!(field.text(), "ab cdpasted");
    }

    #[test]
    fn up_and_down_keep_to_the_column_over_a_short_row() {
        let mut field = page("一二三四\n五\n六七八九");
        press(&mut field, &[Action::Up]);
        assert_eq!(shown(&field), "一二三四\n五|\n六七八九");
        press(&mut field, &[Action::Up]);
        assert_eq!(shown(&field), "一二三四|\n五\n六七八九");
        press(&mut field, &[Action::Up]);
        assert_eq!(shown(&field), "|一二三四\n五\n六七八九");
    }

    #[test]
    fn down_enters_a_wrapped_row() {
        // 11 columns keep 10 for text: five characters to a row.
        let mut field = page("一二三四五六七八");
        press(&mut field, &[Action::First, Action::Right, Action::Down]);
        assert_eq!(shown(&field), "一二三四五六|七八");
    }

    #[test]
    fn the_cursor_stands_at_the_insertion_point_in_columns() {
        let mut field = line("日本語");
        press(&mut field, &[Action::Left]);
        assert_eq!(drawn(&field, 20, 1), (vec!["日本語".to_owned()], Some(Position::new(4, 0))));
    }

    #[test]
    fn a_long_line_scrolls_so_that_the_cursor_is_seen() {
        // Before the cursor 16 columns, shown 10: half a width (5) at a time hides 10, rounded up to whole characters.
        let (lines, cursor) = drawn(&line("一二三四五六七八"), 10, 1);
        assert_eq!(lines, ["六七八"]);
        assert_eq!(cursor, Some(Position::new(6, 0)));
    }

    #[test]
    fn a_page_scrolls_to_the_cursor_and_leaves_it_room_after_a_full_row() {
        let (lines, cursor) = drawn(&page("一二三四五六七八九十"), 11, 1);
        assert_eq!(lines, ["六七八九十"]);
        assert_eq!(cursor, Some(Position::new(10, 0)));
    }

    fn action() -> impl Strategy<Value = Action> {
        prop::sample::select(vec![
            Action::Left,
            Action::Right,
            Action::Up,
            Action::Down,
            Action::First,
            Action::Last,
            Action::WordLeft,
            Action::WordRight,
            Action::Backspace,
            Action::Delete,
            Action::DeleteWord,
            Action::DeleteToStart,
            Action::DeleteToEnd,
            Action::NewLine,
            Action::Undo,
            Action::Redo,
        ])
    }

    fn typed() -> impl Strategy<Value = String> {
        prop_oneof![
            "\\PC{0,6}",
            prop::sample::select(vec!["👩", "\u{200d}", "👧", "🇨", "🇳", "e", "\u{301}", "\r\n", "日本", "a b"])
                .prop_map(str::to_owned)
        ]
    }

    proptest! {
        #[test]
        fn the_cursor_is_always_on_a_boundary_and_inside_the_canvas(
            edits in prop::collection::vec(prop_oneof![action().prop_map(Ok), typed().prop_map(Err)], 0..40),
            lines in prop::sample::select(vec![Lines::One, Lines::Many]),
            width in 1u16..20,
        ) {
            let mut field = Field::new(lines, 60, "");
            for edit in edits {
                match edit {
                    Ok(action) => {
                        field.press(action, Metrics::Narrow, width);
                    }
                    Err(typed) => {
                        field.insert(&typed);
                    }
                }
                let text = field.text();
                prop_assert!(text.len() <= 60);
                let is_boundary = text.grapheme_indices(true).any(|(at, _)| at == field.cursor());
                prop_assert!(is_boundary || field.cursor() == text.len(), "{:?} {}", text, field.cursor());
                let (_, cursor) = drawn(&field, width, 3);
                prop_assert!(cursor.is_some_and(|cursor| cursor.x < width && cursor.y < 3));
            }
        }

        #[test]
        fn undo_after_insert_is_as_before_and_redo_as_after(start in typed(), text in typed(), n_left in 0usize..6) {
            let mut field = line(&start);
            press(&mut field, &vec![Action::Left; n_left]);
            let before = (field.text().to_owned(), field.cursor());
            field.insert(&text);
            let after = (field.text().to_owned(), field.cursor());
            if before.0 != after.0 {
                press(&mut field, &[Action::Undo]);
                prop_assert_eq!((field.text().to_owned(), field.cursor()), before);
                press(&mut field, &[Action::Redo]);
                prop_assert_eq!((field.text().to_owned(), field.cursor()), after);
            }
        }
    }
}
