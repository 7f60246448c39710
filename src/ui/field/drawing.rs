//! How a text field looks: its rows, the part of a long line that is shown, the cursor; changes nothing.

use std::ops::Range;

use crate::ui::canvas::Canvas;
use crate::ui::field::{Field, Lines};
use crate::ui::text::Metrics;
use crate::ui::theme::{Role, Span};

impl Field {
    /// Returns the lines of the screen the field takes when shown `columns` wide.
    pub fn rows(&self, metrics: Metrics, columns: u16) -> u16 {
        u16::try_from(self.wrapped(metrics, columns).len()).unwrap_or(u16::MAX)
    }

    /// Draws the field over the whole canvas, with the real cursor at the insertion point.
    pub fn draw(&self, canvas: &mut Canvas<'_>) {
        let (x, y) = self.draw_text(canvas, Role::Text);
        canvas.place_cursor(x, y);
    }

    /// Draws the field as it looks while nobody types in it.
    pub fn draw_at_rest(&self, canvas: &mut Canvas<'_>, role: Role) {
        let metrics = canvas.look.metrics;
        for (y, row) in (0..canvas.height()).zip(self.wrapped(metrics, canvas.width())) {
            canvas.line(0, y, canvas.width(), [role.span(self.slice(row).trim_end_matches('\n'))]);
        }
    }

    /// Draws the part of the text around the cursor and returns the cursor's column and line.
    fn draw_text(&self, canvas: &mut Canvas<'_>, role: Role) -> (u16, u16) {
        let metrics = canvas.look.metrics;
        match self.lines {
            Lines::One => {
                let shown = self.window(metrics, usize::from(canvas.width()));
                let x = metrics.width(self.slice(shown.start..self.cursor));
                canvas.line(0, 0, canvas.width(), [role.span(self.slice(shown))]);
                (u16::try_from(x).unwrap_or(u16::MAX), 0)
            }
            Lines::Many => {
                let rows = self.wrapped(metrics, canvas.width());
                let (row_idx, x) = self.place_in(&rows, metrics);
                let height = usize::from(canvas.height());
                let first = (row_idx + 1).saturating_sub(height);
                for (y, row) in (0..canvas.height()).zip(rows.into_iter().skip(first)) {
                    let text: Span<'_> = role.span(self.slice(row).trim_end());
                    canvas.line(0, y, canvas.width(), [text]);
                }
                (u16::try_from(x).unwrap_or(u16::MAX), u16::try_from(row_idx - first).unwrap_or(u16::MAX))
            }
        }
    }

    /// Returns the part of a single line that is shown: it holds the cursor, and moves by half a width at a time so that
    /// typing does not redraw the whole line.
    fn window(&self, metrics: Metrics, columns: usize) -> Range<usize> {
        let half = (columns / 2).max(1);
        let before = metrics.width(self.before());
        let hidden = if before < columns { 0 } else { (before - columns) / half * half + half };
        let mut used = 0;
        let mut shown = self.text.len()..self.text.len();
        for cluster in metrics.clusters(&self.text) {
            if used < hidden {
                used += cluster.columns;
                continue;
            }
            shown.start = shown.start.min(cluster.start);
            if used + cluster.columns > hidden + columns {
                return shown.start..cluster.start;
            }
            used += cluster.columns;
        }
        shown.start = shown.start.min(self.text.len());
        shown
    }

    /// Returns the rows of the text; one column is kept free so that the cursor has room after a full row.
    pub(super) fn wrapped(&self, metrics: Metrics, columns: u16) -> Vec<Range<usize>> {
        match self.lines {
            Lines::One => std::iter::once(0..self.text.len()).collect(),
            Lines::Many => metrics.wrap(&self.text, usize::from(columns.saturating_sub(1).max(1))),
        }
    }

    /// Returns the cursor's row and column among rows.
    pub(super) fn place_in(&self, rows: &[Range<usize>], metrics: Metrics) -> (usize, usize) {
        let row_idx = rows.iter().rposition(|row| row.start <= self.cursor).unwrap_or(0);
        let start = rows.get(row_idx).map_or(0, |row| row.start);
        (row_idx, metrics.width(self.slice(start..self.cursor)))
    }
}
