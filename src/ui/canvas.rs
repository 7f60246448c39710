//! What screens draw on: a rectangle of cells with a look; knows columns and roles, and nothing of what the text says.
//!
//! Invariant: nothing is drawn outside the canvas, whatever the coordinates, down to no cells at all; nothing reaches a
//! cell without going through [`Metrics`]; a glyph of two columns always stands in one cell followed by a cell whose
//! symbol is empty, and drawing over half of one blanks the other half. The frame writer relies on that.

use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect, Size};
use ratatui::style::Style;

use crate::lang::Lang;
use crate::ui::clipboard::Clip;
use crate::ui::keys::Hint;
use crate::ui::text::{Cluster, Metrics};
use crate::ui::theme::{Glyphs, Role, Span, Theme};

/// How everything is shown: settled at start, the language switchable while running.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// The language.
    pub lang: Lang,
    /// Colours.
    pub theme: Theme,
    /// Columns.
    pub metrics: Metrics,
}

impl Look {
    /// Returns the marks of the chrome.
    pub const fn glyphs(&self) -> &'static Glyphs {
        Glyphs::of(self.metrics)
    }
}

/// One picture of the whole terminal, and where its cursor is.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    /// The cells.
    pub cells: Buffer,
    /// The real cursor; `None` hides it.
    pub cursor: Option<Position>,
    /// What is copied along with it, unless it has been.
    pub clip: Option<Clip>,
}

impl Frame {
    /// Returns an empty frame.
    pub fn empty(size: Size) -> Self {
        Self { cells: Buffer::empty(Rect::new(0, 0, size.width, size.height)), cursor: None, clip: None }
    }

    /// Returns a canvas over the whole frame.
    pub fn canvas(&mut self, look: Look) -> Canvas<'_> {
        let area = self.cells.area;
        Canvas { frame: self, area, look }
    }

    /// Returns each line's text, without trailing spaces: what a person would copy from the terminal.
    pub fn lines(&self) -> Vec<String> {
        let columns = usize::from(self.cells.area.width).max(1);
        let line =
            |cells: &[ratatui::buffer::Cell]| cells.iter().map(ratatui::buffer::Cell::symbol).collect::<String>();
        self.cells.content.chunks(columns).map(|cells| line(cells).trim_end().to_owned()).collect()
    }
}

/// A share of a whole (0–1) and the bounds it lies between.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The least it can be.
    pub low: f64,
    /// What it is; `None` where that is withheld.
    pub value: Option<f64>,
    /// The most it can be.
    pub high: f64,
}

/// A rectangle to draw in. Coordinates are its own: (0, 0) is its top left cell.
#[derive(Debug)]
pub struct Canvas<'a> {
    frame: &'a mut Frame,
    area: Rect,
    /// How things are shown.
    pub look: Look,
}

impl Canvas<'_> {
    /// Returns the columns there are.
    pub const fn width(&self) -> u16 {
        self.area.width
    }

    /// Returns the lines there are.
    pub const fn height(&self) -> u16 {
        self.area.height
    }

    /// Returns the canvas's own rectangle, at (0, 0), to lay parts out in.
    pub const fn area(&self) -> Rect {
        Rect::new(0, 0, self.area.width, self.area.height)
    }

    /// Returns a canvas over a part of this one.
    pub fn part(&mut self, part: Rect) -> Canvas<'_> {
        let moved = Rect {
            x: self.area.x.saturating_add(part.x),
            y: self.area.y.saturating_add(part.y),
            width: part.width,
            height: part.height,
        };
        let area = moved.intersection(self.area);
        Canvas { frame: &mut *self.frame, area, look: self.look }
    }

    /// Puts the real cursor on a cell; a cell outside is moved to the nearest inside.
    pub fn place_cursor(&mut self, x: u16, y: u16) {
        if self.area.is_empty() {
            return;
        }
        let x = self.area.x.saturating_add(x.min(self.area.width.saturating_sub(1)));
        let y = self.area.y.saturating_add(y.min(self.area.height.saturating_sub(1)));
        self.frame.cursor = Some(Position { x, y });
    }

    /// Hides the real cursor, for what lies over a page that has placed it.
    pub const fn hide_cursor(&mut self) {
        self.frame.cursor = None;
    }

    /// Draws spans from a cell on, cut with an ellipsis after `width` columns, and returns the columns they took.
    pub fn line<'s>(&mut self, x: u16, y: u16, width: u16, spans: impl IntoIterator<Item = Span<'s>>) -> u16 {
        let metrics = self.look.metrics;
        let room = usize::from(width.min(self.area.width.saturating_sub(x)));
        let spans: Vec<Span<'s>> = spans.into_iter().collect();
        let columns: usize = spans.iter().map(|span| metrics.width(&span.text)).sum();
        let ellipsis = if columns > room { metrics.ellipsis() } else { "" };
        let limit = room.saturating_sub(metrics.width(ellipsis));
        let mut used = 0;
        for span in &spans {
            let style = self.look.theme.style(span.role);
            for cluster in metrics.clusters(&span.text) {
                if used + cluster.columns > limit {
                    for dot in metrics.clusters(ellipsis).take(room - used) {
                        used += self.put_at(x, y, used, dot, style);
                    }
                    return u16::try_from(used).unwrap_or(u16::MAX);
                }
                used += self.put_at(x, y, used, cluster, style);
            }
        }
        u16::try_from(used).unwrap_or(u16::MAX)
    }

    /// Draws spans so that they end at the right edge, and returns the column they start in.
    pub fn right<'s>(&mut self, y: u16, spans: impl IntoIterator<Item = Span<'s>>) -> u16 {
        let spans: Vec<Span<'s>> = spans.into_iter().collect();
        let columns: usize = spans.iter().map(|span| self.look.metrics.width(&span.text)).sum();
        let x = self.area.width.saturating_sub(u16::try_from(columns).unwrap_or(u16::MAX));
        self.line(x, y, self.area.width, spans);
        x
    }

    /// Draws a title line: spans on the left, and on the right what is cut last.
    pub fn title<'s>(
        &mut self,
        y: u16,
        left: impl IntoIterator<Item = Span<'s>>,
        right: impl IntoIterator<Item = Span<'s>>,
    ) {
        let x = self.right(y, right);
        self.line(0, y, x.saturating_sub(1), left);
    }

    /// Draws a horizontal rule across the canvas.
    pub fn rule(&mut self, y: u16) {
        let rule = self.look.glyphs().rule.repeat(usize::from(self.area.width));
        self.line(0, y, self.area.width, [Role::Muted.span(rule)]);
    }

    /// Draws a text wrapped between `x` and `x + width` in at most `rows` lines, and returns the lines it took. The last
    /// one ends with an ellipsis when there was more.
    pub fn wrapped(&mut self, x: u16, y: u16, width: u16, rows: u16, span: &Span<'_>) -> u16 {
        let width = width.min(self.area.width.saturating_sub(x));
        let rows = rows.min(self.area.height.saturating_sub(y));
        if width == 0 || rows == 0 {
            return 0;
        }
        let metrics = self.look.metrics;
        let wrapped = metrics.wrap(&span.text, usize::from(width));
        let mut n_rows = 0;
        for row in wrapped.iter().take(usize::from(rows)) {
            let is_cut = n_rows + 1 == rows && wrapped.len() > usize::from(rows);
            let text = span.text.get(row.clone()).unwrap_or_default().trim_end();
            let rest = span.text.get(row.start..).unwrap_or_default();
            let text = if is_cut { rest } else { text };
            self.line(x, y.saturating_add(n_rows), width, [span.role.span(text)]);
            n_rows += 1;
        }
        n_rows
    }

    /// Returns the lines [`Canvas::wrapped`] would take for a text with all the room it wants.
    pub fn rows_of(&self, text: &str, width: u16) -> u16 {
        u16::try_from(self.look.metrics.wrap(text, usize::from(width)).len()).unwrap_or(u16::MAX)
    }

    /// Draws a label in its column and a text wrapped beside it, and returns the lines it took: a hanging indent.
    pub fn labelled(&mut self, y: u16, indent: u16, rows: u16, label: &Span<'_>, text: &Span<'_>) -> u16 {
        self.line(0, y, indent.saturating_sub(1), [label.clone()]);
        self.wrapped(indent, y, self.area.width.saturating_sub(indent), rows, text)
    }

    /// Draws the keys that work now, as many as fit before `right`; the last hint (help) is the last to go.
    pub fn footer(&mut self, y: u16, hints: &[Hint], right: &Span<'_>) {
        let metrics = self.look.metrics;
        let end = self.right(y, [right.clone()]);
        let columns = |hint: &Hint| metrics.width(&hint.keys) + 1 + metrics.width(hint.label) + 2;
        let room = usize::from(end.saturating_sub(2));
        let Some((last, others)) = hints.split_last() else { return };
        let mut used = columns(last);
        let fitting = others.iter().take_while(|hint| {
            used += columns(hint);
            used <= room + 2
        });
        let mut x = 1;
        for hint in fitting.chain([last]) {
            let spans = [Role::Strong.span(hint.keys.as_str()), " ".into(), Role::Muted.span(hint.label)];
            x += self.line(x, y, end.saturating_sub(x), spans) + 2;
        }
    }

    /// Draws a bar of `width` columns: full up to `low`, uncertain up to `high`, with a mark at `value`.
    pub fn gauge(&mut self, x: u16, y: u16, width: u16, role: Role, interval: Interval) {
        let Interval { low, value, high } = interval;
        let glyphs = self.look.glyphs();
        let is_sure = high - low < 1.0 / f64::from(width.max(1));
        for column in 0..width {
            let (left, right) = (f64::from(column) / f64::from(width), f64::from(column + 1) / f64::from(width));
            let middle = f64::midpoint(left, right);
            let span = match value {
                Some(value) if !is_sure && left <= value && value < right => Role::Strong.span(glyphs.bar),
                _ if middle <= low => role.span(glyphs.full),
                _ if middle <= high => role.span(glyphs.maybe),
                _ => Role::Muted.span(glyphs.track),
            };
            self.line(x.saturating_add(column), y, 1, [span]);
        }
    }

    /// Blanks a part of the canvas, to draw something over what is there.
    pub fn clear(&mut self, part: Rect) {
        let part = self.part(part).area;
        for y in part.top()..part.bottom() {
            for x in part.left()..part.right() {
                self.put(Position { x, y }, " ", 1, Style::new());
            }
        }
    }

    /// Greys what was drawn on a part of the canvas.
    pub fn grey(&mut self, part: Rect) {
        let part = self.part(part).area;
        let style = self.look.theme.style(Role::Muted);
        for place in part.positions() {
            if let Some(cell) = self.frame.cells.cell_mut(place) {
                let symbol = cell.symbol().to_owned();
                cell.reset();
                cell.set_style(style);
                cell.set_symbol(&symbol);
            }
        }
    }

    /// Puts a cluster `used` columns after `x` and returns its columns; beyond the edge nothing is drawn.
    fn put_at(&mut self, x: u16, y: u16, used: usize, cluster: Cluster<'_>, style: Style) -> usize {
        let x = x.saturating_add(u16::try_from(used).unwrap_or(u16::MAX));
        let columns = u16::try_from(cluster.columns).unwrap_or(u16::MAX);
        if y < self.area.height && x.saturating_add(columns) <= self.area.width {
            let place = Position { x: self.area.x.saturating_add(x), y: self.area.y.saturating_add(y) };
            self.put(place, cluster.shown, columns, style);
        }
        cluster.columns
    }

    /// Puts one glyph on the frame, blanking what remains of glyphs it covers in part.
    fn put(&mut self, place: Position, symbol: &str, columns: u16, style: Style) {
        let cells = &mut self.frame.cells;
        let is_hidden = |cells: &Buffer, x| cells.cell((x, place.y)).is_some_and(|cell| cell.symbol().is_empty());
        let blank = |cells: &mut Buffer, x| {
            if let Some(cell) = cells.cell_mut((x, place.y)) {
                cell.set_symbol(" ");
            }
        };
        let mut lead = place.x;
        while lead > 0 && is_hidden(cells, lead) {
            lead -= 1;
        }
        (lead..place.x).for_each(|x| blank(cells, x));
        let end = place.x.saturating_add(columns);
        (end..).take_while(|x| is_hidden(cells, *x)).collect::<Vec<_>>().into_iter().for_each(|x| blank(cells, x));
        for x in place.x..end {
            if let Some(cell) = cells.cell_mut((x, place.y)) {
                cell.reset();
                cell.set_style(style);
                cell.set_symbol(if x == place.x { symbol } else { "" });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::ui::keys::Action;

    fn drawn(width: u16, height: u16, draw: impl FnOnce(&mut Canvas<'_>)) -> Vec<String> {
        let mut frame = Frame::empty(Size::new(width, height));
        draw(&mut frame.canvas(Look::default()));
        frame.lines()
    }

    #[test]
    fn a_line_of_spans_is_cut_where_the_room_ends() {
        let spans = || [Role::Strong.span("机械"), " ".into(), Role::Muted.span("工程学会")];
        let line = |width| drawn(13, 1, |canvas| _ = canvas.line(0, 0, width, spans())).concat();
        assert_eq!([13, 12, 5, 4, 1, 0].map(line), ["机械 工程学会", "机械 工程学…", "机械…", "机…", "…", ""]);
    }

    #[test]
    fn wrapped_text_beyond_its_rows_ends_with_an_ellipsis() {
        let text = Role::Text.span("近两年完成的服务里，哪些有成果？");
        let lines = drawn(12, 3, |canvas| assert_eq!(canvas.wrapped(0, 0, 12, 2, &text), 2));
        assert_eq!(lines, ["近两年完成的", "服务里，哪…", ""]);
    }

    #[test]
    fn what_is_drawn_over_half_a_glyph_blanks_its_other_half() {
        let lines = drawn(8, 1, |canvas| {
            canvas.line(0, 0, 8, ["把脉学会".into()]);
            canvas.line(3, 0, 2, ["|x".into()]);
        });
        assert_eq!(lines, ["把 |x 会"]);
    }

    #[test]
    fn the_footer_drops_hints_before_help() {
        let hint = |keys: &str, label| Hint { keys: keys.to_owned(), label, action: Action::Help };
        let hints = [hint("0–4", "评分"), hint("e", "证据"), hint("?", "帮助")];
        let footer = |width| drawn(width, 1, |canvas| canvas.footer(0, &hints, &"已存".into())).concat();
        assert_eq!(footer(40), " 0–4 评分  e 证据  ? 帮助           已存");
        assert_eq!(footer(26), " 0–4 评分  ? 帮助     已存");
        assert_eq!(footer(16), " ? 帮助     已存");
    }

    #[test]
    fn a_gauge_shows_what_is_sure_and_what_is_not() {
        // Ten columns: sure below 0.3, the value 0.55 in the sixth, uncertain up to 0.8.
        let interval = Interval { low: 0.3, value: Some(0.55), high: 0.8 };
        let lines = drawn(10, 1, |canvas| canvas.gauge(0, 0, 10, Role::Good, interval));
        assert_eq!(lines, ["▄▄▄░░│░░··"]);
    }

    fn texts() -> impl Strategy<Value = String> {
        prop_oneof!["[a-c\u{4e00}-\u{4e05}，…]{0,8}", "\\PC{0,5}"]
    }

    proptest! {
        #[test]
        fn nothing_is_drawn_outside_and_every_wide_glyph_is_whole(
            (width, height) in (0u16..12, 0u16..4),
            drawings in prop::collection::vec((0u16..14, 0u16..5, 0u16..14, 0u16..4, texts(), 0u8..5), 0..12),
        ) {
            let mut frame = Frame::empty(Size::new(width, height));
            for (x, y, w, h, text, how) in drawings {
                let mut canvas = frame.canvas(Look::default());
                let span = Role::Text.span(text);
                match how {
                    0 => _ = canvas.line(x, y, w, [span]),
                    1 => _ = canvas.wrapped(x, y, w, h, &span),
                    2 => _ = canvas.part(Rect::new(x, y, w, h)).line(0, 0, w, [span]),
                    3 => canvas.clear(Rect::new(x, y, w, h)),
                    _ => {
                        canvas.place_cursor(x, y);
                        canvas.title(y, [span.clone()], [span]);
                    }
                }
            }
            let columns = usize::from(width).max(1);
            for line in frame.cells.content.chunks(columns) {
                let mut x = 0;
                while let Some(cell) = line.get(x) {
                    let n_hidden = line[x + 1..].iter().take_while(|cell| cell.symbol().is_empty()).count();
                    prop_assert_eq!(1 + n_hidden, Metrics::Narrow.width(cell.symbol()), "{:?}", line);
                    x += 1 + n_hidden;
                }
            }
            prop_assert!(frame.cursor.is_none_or(|cursor| cursor.x < width && cursor.y < height));
        }
    }
}
