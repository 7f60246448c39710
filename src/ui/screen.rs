//! What a screen is, what it is told and what it may ask for; knows no screen.
//!
//! Invariant: a screen names no other screen and no store. It draws from what it is given, and answers an action with a
//! [`Step`], which the application carries out.

mod job;
mod route;

pub use job::{Job, List, PATH_BYTES_MAX};
pub use route::{Route, Start};

use ratatui::layout::Size;

use crate::domain::command::Command;
use crate::domain::ids::{ItemId, Millis};
use crate::lang::{Lang, Notice};
use crate::ui::canvas::{Canvas, Look};
use crate::ui::draft::{Draft, Part};
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::notice::Grade;

/// What a screen may read.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a, Data> {
    /// What there is to show.
    pub data: &'a Data,
    /// How it is shown.
    pub look: Look,
    /// The room the screen has, for what depends on rows and columns.
    pub size: Size,
    /// The time now.
    pub now: Millis,
}

impl<Data> Context<'_, Data> {
    /// Returns the language things are shown in.
    pub const fn lang(&self) -> Lang {
        self.look.lang
    }
}

/// A screen: a page of its own between the title and the footer.
pub trait Screen<Data> {
    /// Returns the scopes its keys are looked up in, the most specific first. `Scope::Global` is added by the application.
    fn scopes(&self, cx: &Context<'_, Data>) -> Vec<Scope>;

    /// Returns whether characters are text just now.
    fn mode(&self) -> Mode {
        Mode::Command
    }

    /// Draws the page. The last line is not the screen's: it holds the footer, with [`Screen::status`] at its right.
    fn draw(&self, cx: &Context<'_, Data>, canvas: &mut Canvas<'_>);

    /// Returns what stands at the right of the footer: `已存 09:41`.
    fn status(&self, _cx: &Context<'_, Data>) -> String {
        String::new()
    }

    /// Does what an action means here.
    fn press(&mut self, cx: &Context<'_, Data>, action: Action) -> Step;

    /// Takes text: one character typed, or a whole paste. Called only while [`Screen::mode`] is typing.
    fn text(&mut self, _cx: &Context<'_, Data>, _typed: &str) -> Step {
        Step::Stay
    }

    /// Returns whether an action can be had just now; the footer, the help and the palette leave out what cannot.
    fn can(&self, _cx: &Context<'_, Data>, _action: Action) -> bool {
        true
    }

    /// Returns what the cursor is on as plain text, to be copied; `None`: there is nothing.
    fn copied(&self, _cx: &Context<'_, Data>) -> Option<String> {
        None
    }

    /// Returns whether leaving would lose something typed; the screen is then kept and offered again.
    fn is_half_typed(&self) -> bool {
        false
    }

    /// Returns what is half typed on it and not on record, to be kept should the program end.
    fn drafts(&self, _cx: &Context<'_, Data>) -> Vec<Draft> {
        Vec::new()
    }

    /// Puts back what was half typed when the program ended, the cursor where it was.
    fn put_back(&mut self, _cx: &Context<'_, Data>, _draft: &Draft) {}

    /// Returns whether an item's answer and remark are typed here just now, so that what is half typed on it elsewhere belongs here.
    fn takes(&self, _cx: &Context<'_, Data>, _item: &ItemId) -> bool {
        false
    }

    /// Gives up what is half typed in the parts wanted, for another screen to go on with.
    fn hand_over(&mut self, _cx: &Context<'_, Data>, _is_wanted: &dyn Fn(&Part) -> bool) -> Vec<Draft> {
        Vec::new()
    }

    /// Returns where to come back to after the program has ended; `None`: to the route it was opened with.
    fn place(&self) -> Option<Route> {
        None
    }

    /// Returns whether it can show a place as it can its own, and is kept for that when it is left.
    fn serves(&self, _route: &Route) -> bool {
        false
    }

    /// Shows a place it serves.
    fn turn_to(&mut self, _cx: &Context<'_, Data>, _route: &Route) {}

    /// Hears that what it shows may have changed: a command it asked for was carried out, or a screen above it closed.
    fn refresh(&mut self, _cx: &Context<'_, Data>) {}

    /// Hears that a command it asked for was refused; what was typed must still be there.
    fn refused(&mut self, _cx: &Context<'_, Data>) {}
}

/// What a screen asks for in answer to an action. Several in a row are carried out in order until one is refused.
#[derive(Debug)]
pub enum Step {
    /// Nothing beyond what changed on the screen itself.
    Stay,
    /// Nothing: the action means nothing here.
    Ignore,
    /// A change to the record.
    Do(Command),
    /// Another screen on top of this one.
    Go(Route),
    /// Another screen in place of this one.
    Turn(Route),
    /// Back to the screen below; something half typed is kept and offered again.
    Back,
    /// Back to the screen below; what was typed here is done with.
    Close,
    /// Work that takes a while.
    Run(Job),
    /// A word to the user.
    Tell(Grade, Notice),
    /// One after the other.
    All(Vec<Step>),
    /// This text where one types.
    Insert(String),
    /// Back to a text left half typed, by its place in the list of them.
    PutBack(usize),
    /// Away with a text left half typed.
    Discard(usize),
    /// Save and leave.
    Quit,
}

impl Step {
    /// Carries on with another step after this one.
    pub fn then(self, next: Self) -> Self {
        match self {
            Self::All(mut steps) => {
                steps.push(next);
                Self::All(steps)
            }
            step => Self::All(vec![step, next]),
        }
    }
}
