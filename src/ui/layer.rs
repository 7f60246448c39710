//! What may lie over a screen for a moment: the palette, the help, a question; knows none of them.

use crate::ui::canvas::Canvas;
use crate::ui::desk::Cx;
use crate::ui::draft::Draft;
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::screen::Step;

/// Something that lies over the screen and takes the keys until it is closed. There is one at a time.
pub trait Layer {
    /// Returns the scopes its keys are looked up in, the most specific first. `Scope::Global` is added by the application.
    fn scopes(&self) -> Vec<Scope>;

    /// Returns whether characters are text just now.
    fn mode(&self) -> Mode {
        Mode::Command
    }

    /// Returns the rows it wants of a canvas; what is above them stays visible.
    fn rows(&self, cx: &Cx<'_>) -> u16;

    /// Draws it over its rows, the footer not among them.
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>);

    /// Does what an action means here.
    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Outcome;

    /// Returns what is half typed in it, to be kept should the program end.
    fn draft(&self) -> Option<Draft> {
        None
    }

    /// Puts back what was half typed when the program ended.
    fn put_back(&mut self, _draft: &Draft) {}

    /// Takes text: one character typed, or a whole paste. Called only while [`Layer::mode`] is typing.
    fn text(&mut self, _cx: &Cx<'_>, _typed: &str) -> Outcome {
        Outcome::Stay
    }
}

/// What becomes of a layer after an action.
#[derive(Debug)]
pub enum Outcome {
    /// It stays.
    Stay,
    /// It goes.
    Close,
    /// It goes with something typed in it, and is offered again where it was asked.
    Leave,
    /// It goes, and the screen below does this.
    Act(Action),
    /// It goes, and this is carried out.
    Step(Step),
    /// It goes once this is granted; refused, it stays with what was typed.
    Try(Step),
}
