//! Asks for the file the ledger is taken away to, and shows how far the writing is; writes nothing itself.

use crate::lang::ledger_table as say;
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page, TakingAway};
use crate::ui::draft::Draft;
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::path_line::PathLine;
use crate::ui::screen::{Job, Screen, Step};
use crate::ui::theme::Role;

/// Opens the screen with a name proposed.
pub fn open(cx: &Cx<'_>) -> Box<Page> {
    let name = say::file_name(cx.lang(), &cx.data.local(cx.now).strftime("%Y%m%d").to_string());
    Box::new(TakeAway { line: PathLine::new(&name), proposed: name })
}

struct TakeAway {
    line: PathLine,
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
        self.line.text() != self.proposed
    }

    fn drafts(&self, _cx: &Cx<'_>) -> Vec<Draft> {
        if self.is_half_typed() { vec![self.line.draft()] } else { Vec::new() }
    }

    fn put_back(&mut self, _cx: &Cx<'_>, draft: &Draft) {
        self.line.put_back(draft);
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
        let y = self.line.draw(canvas, say::title(lang), say::file(lang), &[say::what(lang), say::how(lang)]);
        let progress = cx.data.taking().map(|taking| match taking {
            TakingAway::Waiting { n_missing, .. } => say::waiting(lang, *n_missing),
            TakingAway::Writing(taking) => {
                let (n_done, n_all) = taking.progress();
                say::writing_on_screen(lang, n_done, n_all)
            }
        });
        if let Some(progress) = progress {
            let width = canvas.width().saturating_sub(2);
            canvas.wrapped(1, y, width, canvas.height(), &Role::Strong.span(progress));
        }
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        let path = self.line.path().to_owned();
        match (action, cx.data.taking().is_some()) {
            (Action::Back, true) => Step::Run(Job::CallOff),
            (Action::Back, false) => Step::Back,
            (Action::GoOn, true) => Step::Stay,
            (Action::GoOn, false) if path.is_empty() => Step::Stay,
            (Action::GoOn, false) => Step::Run(Job::TakeAway { path }),
            (action, _) => {
                self.line.press(cx, action);
                Step::Stay
            }
        }
    }

    fn text(&mut self, _cx: &Cx<'_>, typed: &str) -> Step {
        self.line.insert(typed);
        Step::Stay
    }
}
