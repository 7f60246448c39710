//! Asks for the file a register of societies is imported from; reads nothing itself.

use ratatui::layout::Rect;

use crate::lang::ledger as say;
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::draft::{Draft, Part};
use crate::ui::field::{Field, Lines};
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::screen::{Job, PATH_BYTES_MAX, Screen, Step};
use crate::ui::theme::Role;

/// Opens the screen.
pub fn open(_cx: &Cx<'_>) -> Box<Page> {
    Box::new(Import { field: Field::new(Lines::One, PATH_BYTES_MAX, "") })
}

struct Import {
    field: Field,
}

impl Screen<Desk> for Import {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        vec![Scope::Import, Scope::Field]
    }

    fn mode(&self) -> Mode {
        Mode::Typing
    }

    fn is_half_typed(&self) -> bool {
        !self.field.text().is_empty()
    }

    fn drafts(&self, _cx: &Cx<'_>) -> Vec<Draft> {
        let text = self.field.text().to_owned();
        let draft = Draft { part: Part::Path, cursor: self.field.cursor(), is_here: true, text };
        if self.is_half_typed() { vec![draft] } else { Vec::new() }
    }

    fn put_back(&mut self, _cx: &Cx<'_>, draft: &Draft) {
        if draft.part == Part::Path {
            self.field = Field::resumed(Lines::One, PATH_BYTES_MAX, &draft.text, draft.cursor);
        }
    }

    /// ```text
    ///  导入名册
    ///
    ///  文件  /data/学会名册.csv_
    ///
    ///  CSV 文件，UTF-8 或 GB18030。第一行是列名：
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let lang = cx.lang();
        let width = canvas.width().saturating_sub(2);
        canvas.line(1, 0, width, [Role::Strong.span(say::import_title(lang))]);
        let spare = u16::from(canvas.height() >= 10);
        let y = 1 + spare;
        let x = canvas.line(1, y, width, [Role::Focus.span(say::import_path(lang))]) + 3;
        let field = Rect::new(x, y, canvas.width().saturating_sub(x + 1), 1);
        let mut y = y + 1 + spare;
        for line in [say::import_what(lang), say::import_columns(lang), say::import_then(lang)] {
            y += canvas.wrapped(1, y, width, canvas.height(), &Role::Muted.span(line));
        }
        self.field.draw(&mut canvas.part(field));
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        match action {
            Action::GoOn if self.field.text().trim().is_empty() => Step::Stay,
            Action::GoOn => {
                let path = self.field.text().trim().to_owned();
                Step::Run(Job::Import { path }).then(Step::Close)
            }
            Action::Back => Step::Back,
            action => {
                self.field.press(action, cx.look.metrics, cx.size.width.saturating_sub(8));
                Step::Stay
            }
        }
    }

    fn text(&mut self, _cx: &Cx<'_>, typed: &str) -> Step {
        self.field.insert(typed);
        Step::Stay
    }
}
