//! The steps of an item from level to level and how much each takes, changed under the cursor; knows nothing of levels aimed at.

use crate::domain::assessment::Assessment;
use crate::domain::checklist::Size;
use crate::domain::command::Act;
use crate::domain::diagnosis::what_if::steps_of;
use crate::domain::ids::ItemId;
use crate::domain::records::Kept;
use crate::lang::{Notice, aim_screen as say};
use crate::report::records;
use crate::ui::desk::Cx;
use crate::ui::keys::Action;
use crate::ui::notice::Grade;
use crate::ui::screen::Step;
use crate::ui::screens::what_if::WhatIfPage;
use crate::ui::theme::{Role, Span};
use crate::ui::visit::ask;
use crate::ui::visit::flow::Flow;

/// The steps of an item being changed.
pub(super) struct Steps {
    item: ItemId,
    sizes: [Size; 4],
    at: usize,
}

impl WhatIfPage {
    pub(super) fn begin_steps(&mut self, cx: &Cx<'_>) -> Step {
        let (Some((assessment, _)), Some(item)) = (self.read(cx), self.item_here().cloned()) else {
            return Step::Tell(Grade::Caution, Notice::new(say::not_on_item(cx.lang()), "", ""));
        };
        if let Some(known) = assessment.checklist.item(item.as_str()) {
            self.steps = Some(Steps { sizes: steps_of(assessment, known), item, at: 0 });
        }
        self.settle(cx);
        Step::Stay
    }

    pub(super) fn press_steps(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        let Some(steps) = &mut self.steps else { return Step::Ignore };
        match action {
            Action::Left => steps.at = steps.at.saturating_sub(1),
            Action::Right => steps.at = (steps.at + 1).min(3),
            Action::Toggle => {
                if let Some(size) = steps.sizes.get_mut(steps.at) {
                    *size = match size {
                        Size::Small => Size::Medium,
                        Size::Medium => Size::Large,
                        Size::Large => Size::Small,
                    };
                }
            }
            Action::GoOn | Action::Clear => {
                let (item, sizes) = (steps.item.clone(), steps.sizes);
                let by_checklist = self.read(cx).and_then(|(known, _)| known.checklist.item(item.as_str()));
                let is_own = action == Action::GoOn && by_checklist.is_some_and(|known| known.efforts != sizes);
                self.steps = None;
                return ask(&self.assessment, Act::Keep(Kept::Effort(item, is_own.then_some(sizes))));
            }
            Action::Back => {
                self.steps = None;
                self.settle(cx);
            }
            Action::Up | Action::Down | Action::Undo | Action::Redo => {}
            _ => return Step::Ignore,
        }
        Step::Stay
    }

    /// Puts the sizes of an item's steps below it; where they are being changed, one of them has the cursor.
    pub(super) fn put_steps<'a>(&self, flow: &mut Flow<'a>, cx: &Cx<'a>, assessment: &'a Assessment, item: &ItemId) {
        let lang = cx.lang();
        let Some(known) = assessment.checklist.item(item.as_str()) else { return };
        let editing = self.steps.as_ref().filter(|steps| steps.item == *item);
        let sizes = editing.map_or_else(|| steps_of(assessment, known), |steps| steps.sizes);
        let mut pieces: Vec<Vec<Span<'a>>> = Vec::new();
        for (idx, size) in sizes.into_iter().enumerate() {
            let said = step_word(cx, idx, records::size(lang, size));
            let is_at = editing.is_some_and(|steps| steps.at == idx);
            let role = if is_at { Role::Focus } else { Role::Muted };
            let cursor = if is_at { cx.look.glyphs().cursor } else { "" };
            pieces.push(vec![role.span(format!("{cursor}{said}"))]);
        }
        if editing.is_none() && assessment.records.efforts.get(item).is_some() {
            pieces.push(vec![Role::Caution.span(say::own_steps(lang))]);
        }
        flow.pieces(7, [], pieces);
        if editing.is_some() {
            flow.text(5, Role::Muted, &say::steps_of(lang, item.as_str()));
        }
    }
}

/// Writes a step and its size: `0→1 小`.
fn step_word(cx: &Cx<'_>, idx: usize, size: &str) -> String {
    let arrow = cx.look.glyphs().arrow;
    format!("{idx}{arrow}{} {size}", idx + 1)
}
