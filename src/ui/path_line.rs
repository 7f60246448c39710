//! A page that asks for a file: the line its path is typed in, and what is to be known before; knows nothing of what becomes of the
//! file.

use ratatui::layout::Rect;

use crate::ui::canvas::Canvas;
use crate::ui::desk::Cx;
use crate::ui::draft::{Draft, Part};
use crate::ui::field::{Field, Lines};
use crate::ui::keys::Action;
use crate::ui::screen::PATH_BYTES_MAX;
use crate::ui::theme::Role;

/// The line a path is typed in.
pub struct PathLine {
    field: Field,
}

impl PathLine {
    /// Returns a line with a path proposed; there may be none.
    pub fn new(proposed: &str) -> Self {
        Self { field: Field::new(Lines::One, PATH_BYTES_MAX, proposed) }
    }

    /// Returns the path without the spaces around it.
    pub fn path(&self) -> &str {
        self.field.text().trim()
    }

    /// Returns what stands in the line.
    pub fn text(&self) -> &str {
        self.field.text()
    }

    /// Inserts what was typed.
    pub fn insert(&mut self, typed: &str) {
        self.field.insert(typed);
    }

    /// Does what an action means while typing.
    pub fn press(&mut self, cx: &Cx<'_>, action: Action) {
        self.field.press(action, cx.look.metrics, cx.size.width.saturating_sub(8));
    }

    /// Returns the line as it is to be kept, half typed.
    pub fn draft(&self) -> Draft {
        Draft { part: Part::Path, text: self.field.text().to_owned(), cursor: self.field.cursor(), is_here: true }
    }

    /// Puts back a line half typed.
    pub fn put_back(&mut self, draft: &Draft) {
        if draft.part == Part::Path {
            self.field = Field::resumed(Lines::One, PATH_BYTES_MAX, &draft.text, draft.cursor);
        }
    }

    /// Draws the page; returns the line from which on there is room for more.
    pub fn draw(&self, canvas: &mut Canvas<'_>, title: &str, label: &str, said: &[&str]) -> u16 {
        let width = canvas.width().saturating_sub(2);
        canvas.line(1, 0, width, [Role::Strong.span(title)]);
        let spare = u16::from(canvas.height() >= 10);
        let y = 1 + spare;
        let x = canvas.line(1, y, width, [Role::Focus.span(label)]) + 3;
        let field = Rect::new(x, y, canvas.width().saturating_sub(x + 1), 1);
        let mut y = y + 1 + spare;
        for line in said {
            y += canvas.wrapped(1, y, width, canvas.height(), &Role::Muted.span(*line));
        }
        self.field.draw(&mut canvas.part(field));
        y + spare
    }
}
