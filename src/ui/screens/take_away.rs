//! Asks for the file the ledger is taken away to, and shows how far the writing is; writes nothing itself.

use ratatui::layout::Rect;

use crate::lang::ledger_table as say;
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page, TakingAway};
use crate::ui::draft::{Draft, Part};
use crate::ui::field::{Field, Lines};
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::screen::{Job, PATH_BYTES_MAX, Screen, Step};
use crate::ui::theme::Role;

/// Opens the screen with a name proposed.
pub fn open(cx: &Cx<'_>) -> Box<Page> {
    let name = say::file_name(cx.lang(), &cx.data.local(cx.now).strftime("%Y%m%d").to_string());
    let field = Field::new(Lines::One, PATH_BYTES_MAX, &name);
    Box::new(TakeAway { field, proposed: name })
}

struct TakeAway {
    field: Field,
    proposed: String,
}

impl Screen<Desk> for TakeAway {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        vec![Scope::TakeAway, Scope::Field]
    }

    fn mode(&self) -> Mode {
        Mode::Typing
    }

    fn is_half_typed(&self) -> bool {
        self.field.text() != self.proposed
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
    ///  导出台账
    ///
    ///  文件  台账-20261120.xlsx_
    ///
    ///  每个学会一行：登记资料，最近一次评估的进度、问题程度和红线。……
    ///
    ///  正在写出 1200/10000 个学会；Esc 取消
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let lang = cx.lang();
        let width = canvas.width().saturating_sub(2);
        canvas.line(1, 0, width, [Role::Strong.span(say::title(lang))]);
        let spare = u16::from(canvas.height() >= 10);
        let y = 1 + spare;
        let x = canvas.line(1, y, width, [Role::Focus.span(say::file(lang))]) + 3;
        let field = Rect::new(x, y, canvas.width().saturating_sub(x + 1), 1);
        let mut y = y + 1 + spare;
        for line in [say::what(lang), say::how(lang)] {
            y += canvas.wrapped(1, y, width, canvas.height(), &Role::Muted.span(line));
        }
        let progress = cx.data.taking().map(|taking| match taking {
            TakingAway::Waiting { n_missing, .. } => say::waiting(lang, *n_missing),
            TakingAway::Writing(taking) => {
                let (n_done, n_all) = taking.progress();
                say::writing_on_screen(lang, n_done, n_all)
            }
        });
        if let Some(progress) = progress {
            canvas.wrapped(1, y + spare, width, canvas.height(), &Role::Strong.span(progress));
        }
        self.field.draw(&mut canvas.part(field));
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        let path = self.field.text().trim().to_owned();
        match (action, cx.data.taking().is_some()) {
            (Action::Back, true) => Step::Run(Job::CallOff),
            (Action::Back, false) => Step::Back,
            (Action::GoOn, true) => Step::Stay,
            (Action::GoOn, false) if path.is_empty() => Step::Stay,
            (Action::GoOn, false) => Step::Run(Job::TakeAway { path }),
            (action, _) => {
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
