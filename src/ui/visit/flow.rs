//! A page built from the top down and seen through a window: lines, wrapped texts and fields of any length on a terminal of any size; knows nothing of what the page is about.

use ratatui::layout::Rect;

use crate::ui::canvas::{Canvas, Look};
use crate::ui::controls::{Asked, Control};
use crate::ui::field::Field;
use crate::ui::theme::{Role, Span};

/// A page under construction.
///
/// Invariant: building and drawing depend on the arguments alone, so `press` may build the same page to learn its length.
pub struct Flow<'a> {
    look: Look,
    width: u16,
    rows: Vec<Row<'a>>,
    focus: Option<(u16, u16)>,
}

/// One line of the page.
enum Row<'a> {
    /// Spans from a column on, and spans that end at the right edge.
    Spans { x: u16, left: Vec<Span<'a>>, right: Vec<Span<'a>> },
    /// A horizontal rule.
    Rule,
    /// The first line of a field that takes several.
    Field { x: u16, field: &'a Field, rows: u16, is_typed: bool, before: Vec<Span<'a>> },
    /// The first line of a control that takes several.
    Control { x: u16, before: Vec<Span<'a>>, control: &'a dyn Control, asked: Asked<'a>, rows: u16, is_greyed: bool },
    /// A line the field or control above it takes.
    Taken,
}

impl<'a> Flow<'a> {
    /// Returns an empty page for a canvas so many columns wide; the last one stays free for the marks that there is more.
    pub const fn new(look: Look, width: u16) -> Self {
        let width = width.saturating_sub(1);
        Self { look, width, rows: Vec::new(), focus: None }
    }

    /// Returns the lines so far: where the next one will stand.
    pub fn len(&self) -> u16 {
        u16::try_from(self.rows.len()).unwrap_or(u16::MAX)
    }

    /// Returns whether the page has no line yet.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Leaves a line empty.
    pub fn blank(&mut self) {
        self.line(0, []);
    }

    /// Draws a rule.
    pub fn rule(&mut self) {
        self.rows.push(Row::Rule);
    }

    /// Puts spans on a line of their own, cut at the edge.
    pub fn line(&mut self, x: u16, left: impl IntoIterator<Item = Span<'a>>) {
        self.split(x, left, []);
    }

    /// Puts spans on a line, and others at its right end.
    pub fn split(
        &mut self,
        x: u16,
        left: impl IntoIterator<Item = Span<'a>>,
        right: impl IntoIterator<Item = Span<'a>>,
    ) {
        let (left, right) = (left.into_iter().collect(), right.into_iter().collect());
        self.rows.push(Row::Spans { x, left, right });
    }

    /// Wraps a text from a column on.
    pub fn text(&mut self, x: u16, role: Role, text: &str) {
        self.labelled(x, [], role, text);
    }

    /// Wraps a text from a column on, with a label before its first line.
    pub fn labelled(&mut self, x: u16, label: impl IntoIterator<Item = Span<'a>>, role: Role, text: &str) {
        self.labelled_noted(x, label, role, text, Vec::new());
    }

    /// Wraps a text from a column on, with a label before its first line and a note at the right end of it.
    pub fn labelled_noted(
        &mut self,
        x: u16,
        label: impl IntoIterator<Item = Span<'a>>,
        role: Role,
        text: &str,
        note: Vec<Span<'a>>,
    ) {
        let taken = if note.is_empty() { 0 } else { self.columns(&note) + 1 };
        let columns = usize::from(self.width.saturating_sub(x)).saturating_sub(taken).max(1);
        let mut label: Vec<Span<'a>> = label.into_iter().collect();
        let mut note = note;
        for range in self.look.metrics.wrap(text, columns) {
            let piece = text.get(range).unwrap_or_default().trim_end().to_owned();
            let mut spans = self.padded(std::mem::take(&mut label), x);
            spans.push(role.span(piece));
            self.split(0, spans, std::mem::take(&mut note));
        }
    }

    /// Puts a text on one line after a label, cut at the edge.
    pub fn labelled_line(
        &mut self,
        x: u16,
        label: impl IntoIterator<Item = Span<'a>>,
        rest: impl IntoIterator<Item = Span<'a>>,
        right: impl IntoIterator<Item = Span<'a>>,
    ) {
        let mut spans = self.padded(label.into_iter().collect(), x);
        spans.extend(rest);
        self.split(0, spans, right);
    }

    /// Packs pieces into as many lines as they need, two columns apart. None is broken but a text wider than a line.
    pub fn pieces(&mut self, x: u16, label: impl IntoIterator<Item = Span<'a>>, pieces: Vec<Vec<Span<'a>>>) {
        let room = usize::from(self.width.saturating_sub(x));
        let mut label: Vec<Span<'a>> = label.into_iter().collect();
        let mut line: Vec<Span<'a>> = Vec::new();
        let mut used = 0;
        let look = self.look;
        for piece in pieces.into_iter().flat_map(|piece| fitting(look, piece, room)) {
            let columns = self.columns(&piece);
            if used > 0 && used + 2 + columns > room {
                self.flush(x, &mut label, &mut line);
                used = 0;
            }
            if used > 0 {
                line.push("  ".into());
                used += 2;
            }
            used += columns;
            line.extend(piece);
        }
        self.flush(x, &mut label, &mut line);
    }

    /// Puts a field after a label, in at most `rows_max` lines.
    pub fn field(
        &mut self,
        x: u16,
        label: impl IntoIterator<Item = Span<'a>>,
        field: &'a Field,
        rows_max: u16,
        is_typed: bool,
    ) {
        let columns = self.width.saturating_sub(x);
        let rows = field.rows(self.look.metrics, columns).clamp(1, rows_max.max(1));
        let before = label.into_iter().collect();
        self.rows.push(Row::Field { x, field, rows, is_typed, before });
        (1..rows).for_each(|_| self.rows.push(Row::Taken));
    }

    /// Puts a control, in at most `rows_max` lines; greyed where its answer does not count.
    pub fn control(&mut self, control: &'a dyn Control, asked: Asked<'a>, rows_max: u16, is_greyed: bool) {
        let rows = control.rows(&asked).clamp(1, rows_max.max(1));
        self.rows.push(Row::Control { x: 0, before: Vec::new(), control, asked, rows, is_greyed });
        (1..rows).for_each(|_| self.rows.push(Row::Taken));
    }

    /// Puts a control from a column on, with spans before its first line.
    pub fn control_beside(
        &mut self,
        x: u16,
        before: Vec<Span<'a>>,
        control: &'a dyn Control,
        asked: Asked<'a>,
        rows_max: u16,
    ) {
        let rows = control.rows(&asked).clamp(1, rows_max.max(1));
        self.rows.push(Row::Control { x, before, control, asked, rows, is_greyed: false });
        (1..rows).for_each(|_| self.rows.push(Row::Taken));
    }

    /// Returns the columns of the page.
    pub const fn width(&self) -> u16 {
        self.width
    }

    /// Says that the lines from `from` to here must be seen.
    pub fn focus(&mut self, from: u16) {
        self.focus = Some((from, self.len()));
    }

    /// Returns the highest line the window may start at.
    pub fn last_top(&self, height: u16) -> u16 {
        self.len().saturating_sub(height)
    }

    /// Returns the line the window starts at: the wished one, moved so that the focus is seen.
    pub fn top(&self, wished: u16, height: u16) -> u16 {
        let mut top = wished.min(self.last_top(height));
        if let Some((from, to)) = self.focus {
            top = top.max(to.saturating_sub(height)).min(from);
        }
        top
    }

    /// Returns the line the window starts at once it has gone so many lines down, as far as there is something to see.
    pub fn further(&self, wished: u16, height: u16, by: u16) -> u16 {
        self.top(wished, height).saturating_add(by).min(self.last_top(height))
    }

    /// Draws the part of the page that starts at the wished line, with marks where there is more.
    pub fn draw(&self, canvas: &mut Canvas<'_>, wished: u16) {
        let height = canvas.height();
        let top = self.top(wished, height);
        let top = self.whole(top);
        let page = Rect { width: self.width, ..canvas.area() };
        for (y, row) in (0..height).zip(self.rows.iter().skip(usize::from(top))) {
            match row {
                Row::Rule => canvas.rule(y),
                row => draw_row(&mut canvas.part(page), y, row),
            }
        }
        let glyphs = canvas.look.glyphs();
        let x = canvas.width().saturating_sub(1);
        if height > 1 && top > 0 {
            canvas.line(x, 0, 1, [Role::Link.span(glyphs.up)]);
        }
        if height > 1 && self.len() > top.saturating_add(height) {
            canvas.line(x, height.saturating_sub(1), 1, [Role::Link.span(glyphs.down)]);
        }
    }

    /// Returns the line nearest to `top` at which nothing that takes several lines is cut: such things are drawn from their
    /// first line. With a focus that is the line after what would be cut, so that the focus stays seen; else its first.
    fn whole(&self, top: u16) -> u16 {
        let is_taken = |row: &&Row<'a>| matches!(row, Row::Taken);
        let count = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        let at = usize::from(top);
        if self.focus.is_some() {
            return top.saturating_add(count(self.rows.iter().skip(at).take_while(is_taken).count()));
        }
        let before = self.rows.get(..=at).unwrap_or_default();
        top.saturating_sub(count(before.iter().rev().take_while(is_taken).count()))
    }

    fn flush(&mut self, x: u16, label: &mut Vec<Span<'a>>, line: &mut Vec<Span<'a>>) {
        let mut spans = self.padded(std::mem::take(label), x);
        spans.append(line);
        self.line(0, spans);
    }

    /// Fits spans into so many columns and fills up with spaces.
    fn padded(&self, spans: Vec<Span<'a>>, columns: u16) -> Vec<Span<'a>> {
        let room = usize::from(columns);
        let used = self.columns(&spans);
        let mut spans = spans;
        if used < room {
            spans.push(" ".repeat(room - used).into());
        } else if used > room {
            // A label too long for its column is cut; one column stays free before the text.
            let text: String = spans.iter().map(|span| span.text.as_ref()).collect();
            let role = spans.first().map_or(Role::Text, |span| span.role);
            let fitted = self.look.metrics.pad(&text, room.saturating_sub(1)) + " ";
            spans = vec![role.span(fitted)];
        }
        spans
    }

    fn columns(&self, spans: &[Span<'a>]) -> usize {
        spans.iter().map(|span| self.look.metrics.width(&span.text)).sum()
    }
}

/// Breaks a piece that is one text into those its lines make.
fn fitting(look: Look, piece: Vec<Span<'_>>, room: usize) -> Vec<Vec<Span<'_>>> {
    let [span] = piece.as_slice() else { return vec![piece] };
    if room == 0 || look.metrics.width(&span.text) <= room {
        return vec![piece];
    }
    let lines = look.metrics.wrap(&span.text, room).into_iter();
    lines.map(|range| vec![span.role.span(span.text.get(range).unwrap_or_default().trim_end().to_owned())]).collect()
}

fn draw_row(canvas: &mut Canvas<'_>, y: u16, row: &Row<'_>) {
    match row {
        Row::Spans { x, left, right } => {
            let end = if right.is_empty() { canvas.width() } else { canvas.right(y, right.clone()) };
            let gap = u16::from(!right.is_empty());
            canvas.line(*x, y, end.saturating_sub(x.saturating_add(gap)), left.clone());
        }
        Row::Rule => canvas.rule(y),
        Row::Field { x, field, rows, is_typed, before } => {
            canvas.line(0, y, x.saturating_sub(1), before.clone());
            let width = canvas.width().saturating_sub(*x);
            let mut part = canvas.part(Rect { x: *x, y, width, height: *rows });
            if *is_typed { field.draw(&mut part) } else { field.draw_at_rest(&mut part, Role::Muted) }
        }
        Row::Control { x, before, control, asked, rows, is_greyed } => {
            canvas.line(0, y, *x, before.clone());
            let part = Rect { x: *x, y, width: canvas.width().saturating_sub(*x), height: *rows };
            control.draw(asked, &mut canvas.part(part));
            if *is_greyed {
                canvas.grey(part);
            }
        }
        Row::Taken => {}
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Size;

    use super::*;
    use crate::ui::canvas::Frame;
    use crate::ui::field::Lines;

    fn drawn(flow: &Flow<'_>, height: u16, wished: u16) -> Vec<String> {
        let mut frame = Frame::empty(Size::new(flow.width + 1, height));
        flow.draw(&mut frame.canvas(Look::default()), wished);
        frame.lines()
    }

    #[test]
    fn a_piece_wider_than_a_line_goes_on_in_the_next_and_others_are_never_broken() {
        let mut flow = Flow::new(Look::default(), 13);
        let piece = |text: &str| vec![Role::Text.span(text.to_owned())];
        flow.pieces(2, ["甲".into()], vec![piece("one two three four"), piece("five"), piece("six")]);
        assert_eq!(drawn(&flow, 4, 0), ["甲one two", "  three four", "  five  six", ""]);
    }

    fn numbered(n: u16) -> Flow<'static> {
        let mut flow = Flow::new(Look::default(), 11);
        (0..n).for_each(|row| flow.line(0, [row.to_string().into()]));
        flow
    }

    #[test]
    fn a_long_page_shows_that_there_is_more() {
        assert_eq!(drawn(&numbered(5), 3, 0), ["0", "1", "2         ↓"]);
        assert_eq!(drawn(&numbered(5), 3, 1), ["1         ↑", "2", "3         ↓"]);
        assert_eq!(drawn(&numbered(5), 3, 99), ["2         ↑", "3", "4"]);
    }

    #[test]
    fn what_has_the_focus_is_seen() {
        let mut flow = numbered(6);
        flow.line(0, ["末".into()]);
        flow.focus(6);
        assert_eq!(drawn(&flow, 2, 0), ["5         ↑", "末"]);
    }

    #[test]
    fn a_labelled_text_hangs_beside_its_label() {
        let mut flow = Flow::new(Look::default(), 11);
        flow.labelled(4, ["问".into()], Role::Text, "一二三四五");
        assert_eq!(drawn(&flow, 2, 0), ["问  一二三", "    四五"]);
    }

    #[test]
    fn pieces_are_never_cut_in_the_middle() {
        let mut flow = Flow::new(Look::default(), 13);
        let piece = |text: &'static str| vec![Span::from(text)];
        flow.pieces(2, [], vec![piece("一二"), piece("三四"), piece("五")]);
        assert_eq!(drawn(&flow, 2, 0), ["  一二  三四", "  五"]);
    }

    #[test]
    fn a_field_on_the_page_has_the_cursor() {
        let field = Field::new(Lines::Many, 100, "一二三四");
        let mut flow = Flow::new(Look::default(), 11);
        flow.field(5, ["备注".into()], &field, 3, true);
        flow.focus(0);
        let mut frame = Frame::empty(Size::new(11, 3));
        flow.draw(&mut frame.canvas(Look::default()), 0);
        // Five columns, one of them kept for the cursor, hold two characters a line.
        assert_eq!(frame.lines(), ["备注 一二", "     三四", ""]);
        assert_eq!(frame.cursor.map(|cursor| (cursor.x, cursor.y)), Some((9, 1)));
    }
}
