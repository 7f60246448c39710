//! Opens the next round of a society: full or core, with which checklist; knows nothing of what the items are.

use std::sync::Arc;

use crate::domain::checklist::{FormKind, Item, builtin};
use crate::domain::command::Command;
use crate::domain::event::Scope as Extent;
use crate::domain::ids::{AssessmentId, SocietyCode};
use crate::lang::{Notice, ledger as say};
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::keys::{Action, Scope};
use crate::ui::notice::Grade;
use crate::ui::screen::{Route, Screen, Step};
use crate::ui::selection::Selection;
use crate::ui::theme::Role;

/// The choices, in the order shown.
const EXTENTS: [Extent; 2] = [Extent::Full, Extent::Core];

/// Opens the screen.
pub fn open(_cx: &Cx<'_>, code: &SocietyCode) -> Box<Page> {
    Box::new(Start { code: code.clone(), selection: Selection::default() })
}

struct Start {
    code: SocietyCode,
    selection: Selection,
}

impl Start {
    fn open_already<'a>(&self, cx: &'a Cx<'_>) -> Option<&'a AssessmentId> {
        cx.data.session.open_assessment(&self.code)
    }

    /// Starts the next round and goes to its overview.
    fn start(&self, cx: &Cx<'_>) -> Step {
        let Some(extent) = EXTENTS.get(self.selection.at) else { return Step::Stay };
        let next = cx.data.ledger().rounds_of(&self.code).map(|(_, heading)| heading.round).max().unwrap_or(0) + 1;
        let id = AssessmentId::new(&format!("{}-{next}", self.code));
        let command = Command::Start { society: self.code.clone(), checklist: Arc::clone(builtin()), scope: *extent };
        let told = Notice::new(say::started(cx.lang(), id.as_str()), "", "");
        Step::Do(command).then(Step::Turn(Route::Overview(id))).then(Step::Tell(Grade::Good, told))
    }
}

/// Counts the items in scope.
fn n_items(extent: Extent) -> usize {
    let checklist = builtin();
    let is_always = |item: &Item| {
        let form = checklist.form(item.form.as_str());
        form.is_some_and(|form| matches!(form.kind, FormKind::Facts | FormKind::Redline))
    };
    checklist.items.iter().filter(|item| extent == Extent::Full || item.core || is_always(item)).count()
}

impl Screen<Desk> for Start {
    fn scopes(&self, cx: &Cx<'_>) -> Vec<Scope> {
        // Nothing can be started while a round is open; what Enter does then stands on the page.
        if self.open_already(cx).is_some() { Vec::new() } else { vec![Scope::Start] }
    }

    /// ```text
    ///  开始评估：机械工程学会（样例）
    ///
    ///  清单  学会能力诊断清单（2026.1）
    ///
    ///  ▸ 全表：106 个条目，约一日
    ///    ★ 核心：62 个条目，约半日
    ///
    ///  两种都含全部事实和红线。……
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let lang = cx.lang();
        let width = canvas.width().saturating_sub(2);
        let name = cx.data.society(&self.code).map_or("", |profile| profile.name.as_str());
        canvas.line(1, 0, width, [Role::Strong.span(say::start_title(lang, name))]);
        let spare = u16::from(canvas.height() >= 9);
        let mut y = 1 + spare;
        if let Some(id) = self.open_already(cx) {
            let rows = canvas.height();
            y += canvas.wrapped(1, y, width, rows, &Role::Caution.span(say::start_open_already(lang, id.as_str())));
            canvas.wrapped(1, y, width, rows, &say::start_way_out(lang).into());
            return;
        }
        let checklist = builtin();
        let pinned = say::start_checklist(lang, checklist.title.get(lang), &checklist.version);
        y += canvas.wrapped(1, y, width, 2, &pinned.into()) + spare;
        for (idx, extent) in EXTENTS.into_iter().enumerate() {
            let is_taken = idx == self.selection.at;
            let role = if is_taken { Role::Focus } else { Role::Text };
            let mark = if is_taken { cx.look.glyphs().cursor } else { " " };
            let said = match extent {
                Extent::Full => say::start_full(lang, n_items(extent)),
                Extent::Core => say::start_core(lang, n_items(extent)),
            };
            canvas.line(1, y, width, [role.span(mark), " ".into(), role.span(said)]);
            y += 1;
        }
        canvas.wrapped(1, y + spare, width, canvas.height(), &Role::Muted.span(say::start_both(lang)));
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        if self.selection.press(action, EXTENTS.len(), 2) {
            return Step::Stay;
        }
        match (action, self.open_already(cx)) {
            (Action::GoOn, Some(id)) => Step::Turn(Route::Overview(id.clone())),
            (Action::GoOn, None) => self.start(cx),
            _ => Step::Ignore,
        }
    }
}
