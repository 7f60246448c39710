//! Facts, or red lines, on one page.

use crate::domain::ids::{AssessmentId, ItemId};
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::keys::{Action, Scope};
use crate::ui::screen::{Route, Screen, Step};
use crate::ui::theme::Role;

/// Opens the screen.
pub fn open(_cx: &Cx<'_>, assessment: &AssessmentId, item: Option<&ItemId>) -> Box<Page> {
    Box::new(Placeholder { route: Route::Facts(assessment.clone(), item.cloned()) })
}

struct Placeholder {
    route: Route,
}

impl Screen<Desk> for Placeholder {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        vec![Scope::Facts, Scope::Assessment]
    }

    fn draw(&self, _cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        canvas.line(1, 0, canvas.width(), [Role::Strong.span(format!("{:?}", self.route))]);
    }

    fn press(&mut self, _cx: &Cx<'_>, _action: Action) -> Step {
        Step::Ignore
    }
}
