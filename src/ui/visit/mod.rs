//! What the screens of an assessment share: what is asked of it, and the parts several of them draw; knows no screen.

pub mod answering;
pub mod around;
pub mod blanks;
pub mod concern;
pub mod due;
pub mod flow;
pub mod item_page;
pub mod limit;
pub mod lists;
pub mod marks;
pub mod offer;
pub mod outline;
pub mod papers;
pub mod picker;
pub mod quotes;
pub mod record_form;
pub mod sheet;
pub mod sums;
pub mod spoken;
pub mod walk;

use crate::domain::checklist::Checklist;
use crate::domain::command::{Act, Command};
use crate::domain::ids::{AssessmentId, Millis};
use crate::lang::{Lang, item as say};
use crate::ui::canvas::Canvas;
use crate::ui::desk::Cx;
use crate::ui::screen::Step;
use crate::ui::theme::Role;

/// The name of the overall figures among the groups of the diagnosis.
pub const OVERALL: &str = "overall";

/// Asks for a change to an assessment.
pub fn ask(id: &AssessmentId, act: Act) -> Step {
    Step::Do(Command::In { assessment: id.clone(), act })
}

/// Says that there is nothing to show.
pub fn draw_missing(canvas: &mut Canvas<'_>, id: &AssessmentId) {
    let text = say::not_here(canvas.look.lang, id.as_str());
    canvas.line(1, 0, canvas.width(), [Role::Caution.span(text)]);
}

/// Writes a moment of the last months for people: `11-20 09:41`.
pub fn moment(cx: &Cx<'_>, at: Millis) -> String {
    cx.data.local(at).strftime("%m-%d %H:%M").to_string()
}

/// Returns the columns the ids of a checklist's items need, and one more; the longest are cut.
pub fn id_columns(cx: &Cx<'_>, checklist: &Checklist) -> usize {
    let widest = checklist.items.iter().map(|item| cx.look.metrics.width(item.id.as_str())).max();
    widest.unwrap_or(0).clamp(4, 12) + 1
}

/// Returns the column texts start in after their labels.
pub const fn indent(lang: Lang) -> u16 {
    match lang {
        Lang::Zh => 7,
        Lang::En => 10,
    }
}
