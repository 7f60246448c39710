//! What reaches the application: keys, pastes, sizes, the writer's news, the end; knows nothing of what they lead to on a screen.

use std::time::Duration;

use ratatui::layout::Size;

use crate::lang::{Notice, shell as say};
use crate::store::StoreError;
use crate::store::reading::LogCheck;
use crate::store::writer::Saved;
use crate::ui::app::App;
use crate::ui::app::ahead::Typed;
use crate::ui::canvas::Frame;
use crate::ui::input::Input;
use crate::ui::keeping::Keeping;
use crate::ui::keys::{self, Action, Key, Meaning, Mode};
use crate::ui::notice::Grade;
use crate::ui::run::{self, Flow};

/// How long nobody must have typed before rows the ledger misses are worked out.
const FILL_IN_AFTER: Duration = Duration::from_millis(100);
/// How many of them at once, so that a key need not wait.
const FILL_IN_AT_ONCE: usize = 10;

/// What the program's own threads tell the application.
#[derive(Debug)]
pub enum Heard {
    /// The writer.
    Saved(Saved),
    /// The check in the background.
    Checked(Result<LogCheck, StoreError>),
}

impl App {
    /// Takes a key of somebody who has seen what is on the screen.
    pub fn key(&mut self, key: Key) -> Flow {
        self.ahead.seen();
        self.take_typed(Typed::Key(key))
    }

    /// Takes a paste of somebody who has seen what is on the screen.
    pub fn paste(&mut self, text: &str) -> Flow {
        self.ahead.seen();
        self.take_typed(Typed::Paste(text.to_owned()))
    }

    pub(super) fn do_key(&mut self, key: Key) -> Flow {
        match keys::meaning(&self.scopes(), self.mode(), key) {
            Meaning::Do(Action::Redraw) => return Flow::Redraw,
            Meaning::Do(Action::Notices) => self.notices.unfold(),
            Meaning::Do(action) => {
                self.notices.put_away();
                if let Some(tour) = &mut self.tour {
                    tour.hear(action);
                }
                self.act(action);
            }
            Meaning::Text(c) => {
                self.notices.put_away();
                self.text(c.encode_utf8(&mut [0; 4]));
            }
            Meaning::Nothing => self.notices.put_away(),
        }
        self.after()
    }

    /// Takes a paste, or a phrase committed by an input method as one chunk. Where nothing is typed in it is left aside.
    pub(super) fn do_paste(&mut self, text: &str) -> Flow {
        self.notices.put_away();
        match self.mode() {
            Mode::Typing | Mode::Ready => self.text(text),
            Mode::Command => self.tell(Grade::Caution, Notice::new(say::paste_nowhere(self.look.lang), "", "")),
        }
        self.after()
    }

    /// Takes another size of the terminal.
    pub const fn resize(&mut self, size: Size) -> Flow {
        self.size = size;
        Flow::Draw
    }

    /// Works out a few of the rows the ledger misses, while nobody types.
    pub(super) fn fill_in(&mut self) -> Flow {
        match self.desk.session.fill_summaries(FILL_IN_AT_ONCE) {
            Ok(n_missing) if n_missing < self.n_missing => {
                self.n_missing = n_missing;
                self.refresh();
                Flow::Draw
            }
            // One that cannot be read stays a dash; opening it says why.
            Ok(_) | Err(_) => {
                self.n_missing = 0;
                Flow::Stay
            }
        }
    }

    /// Ends a round: keeps the place, and says whether the program goes on.
    fn after(&mut self) -> Flow {
        self.gather();
        self.keep_place();
        self.keep_seen();
        self.note_visit();
        self.note_drafts();
        if self.notices.is_empty()
            && let Some(keeping) = &mut self.keeping
        {
            keeping.told();
        }
        if self.is_ended { Flow::Quit } else { Flow::Draw }
    }

    pub(super) fn keep_place(&mut self) {
        let route = self.seats.last().map(|seat| seat.page.place().unwrap_or_else(|| seat.route.clone()));
        if let (Some(file), Some(route)) = (&mut self.place, route) {
            file.write(&route);
        }
    }

    /// Tells the person something.
    pub fn tell(&mut self, grade: Grade, notice: Notice) {
        self.notices.tell(grade, notice);
    }
}

impl run::App for App {
    type News = Heard;

    fn take(&mut self, input: Input<Heard>) -> Flow {
        match input {
            Input::Key(key) => self.take_typed(Typed::Key(key)),
            Input::Paste(text) => self.take_typed(Typed::Paste(text)),
            Input::Resize(size) => self.resize(size),
            Input::Metrics(metrics) => {
                self.look.metrics = metrics;
                Flow::Draw
            }
            Input::News(Heard::Saved(saved)) => self.saved(&saved),
            Input::News(Heard::Checked(checked)) => self.checked(&checked),
            Input::Resumed => Flow::Redraw,
            Input::Reached => Flow::Stay,
            Input::Wake => self.wake(),
            Input::Terminate | Input::HungUp => {
                self.keep_place();
                self.keep_drafts_now();
                self.leave_unasked();
                Flow::Quit
            }
        }
    }

    fn shown(&mut self) {
        self.ahead.seen();
    }

    fn must_be_seen(&self) -> bool {
        self.ahead.must_be_seen()
    }

    fn wake_after(&self) -> Option<Duration> {
        let fills_in = (self.n_missing > 0).then_some(FILL_IN_AFTER);
        let checks = self.keeping.as_ref().and_then(Keeping::wake_after);
        [fills_in, self.saves_after(), checks, self.drafts.wake_after(), self.takes_after()].into_iter().flatten().min()
    }

    fn draw(&self, frame: &mut Frame) {
        self.draw_on(&mut frame.canvas(self.look));
        frame.clip.clone_from(&self.clip);
    }
}
