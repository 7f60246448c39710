//! What the screens of an assessment share: how it is read, what is asked of it, and the parts several of them draw; knows no screen.

pub mod answering;
pub mod concern;
pub mod control;
pub mod flow;
pub mod marks;
pub mod outline;
pub mod sheet;
pub mod walk;

use crate::domain::assessment::Assessment;
use crate::domain::command::{Act, Command};
use crate::domain::ids::{AssessmentId, Millis};
use crate::domain::standing::Standing;
use crate::lang::item as say;
use crate::session::Session;
use crate::ui::canvas::Canvas;
use crate::ui::screen::{Context, Step};
use crate::ui::theme::Role;

/// What the screens are drawn from.
pub type Cx<'a> = Context<'a, Session>;

/// Returns an assessment and where it stands. The shell loads it before it opens a screen on it.
pub fn found<'a>(cx: &Cx<'a>, id: &AssessmentId) -> Option<(&'a Assessment, &'a Standing)> {
    cx.data.assessment(id)
}

/// Asks for a change to an assessment.
pub fn ask(id: &AssessmentId, act: Act) -> Step {
    Step::Do(Command::In { assessment: id.clone(), act })
}

/// Says that there is nothing to show.
pub fn draw_missing(canvas: &mut Canvas<'_>, id: &AssessmentId) {
    let text = say::not_here(canvas.look.lang, id.as_str());
    canvas.line(1, 0, canvas.width(), [Role::Caution.span(text)]);
}

/// Writes a moment for people: `11-20 09:41`.
pub fn moment(cx: &Cx<'_>, at: Millis) -> String {
    let _ = cx;
    let zone = jiff::tz::TimeZone::system();
    let zoned = jiff::Timestamp::from_millisecond(at.0).map(|at| at.to_zoned(zone));
    zoned.map_or_else(|_| String::new(), |at| at.strftime("%m-%d %H:%M").to_string())
}
