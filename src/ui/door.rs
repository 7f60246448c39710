//! The way in: the terminal answers at once, and the application is there when the store is open; knows nothing of how it is opened.
//!
//! Invariant: what is typed meanwhile is kept and taken in order, as if the store had been open; only leaving is done at once.

use jiff::tz::TimeZone;
use ratatui::layout::Size;

use crate::exchange::files::Files;
use crate::lang::{Notice, ledger, shell as say};
use crate::session::Session;
use crate::ui::app::{App, Heard};
use crate::ui::canvas::{Frame, Look};
use crate::ui::desk::Desk;
use crate::ui::draft::Drafts;
use crate::ui::input::Input;
use crate::ui::keeping::Keeping;
use crate::ui::keys::{self, Action, Meaning, Mode, Scope};
use crate::ui::notice::Grade;
use crate::ui::office::Office;
use crate::ui::place::PlaceFile;
use crate::ui::run::{self, Flow, Stage};
use crate::ui::theme::Role;
use crate::ui::tour::Tour;

/// A store that is open, and what the person is told of it at once.
pub struct Opened {
    /// The session on it.
    pub session: Session,
    /// Where the person's place is kept.
    pub place: Option<PlaceFile>,
    /// What the person has left half typed.
    pub drafts: Drafts,
    /// What the office has settled.
    pub office: Office,
    /// The hints of the person's first visit.
    pub tour: Option<Tour>,
    /// Who looks after the store's directory.
    pub keeping: Option<Keeping>,
    /// What is told.
    pub told: Vec<(Grade, Notice)>,
}

/// What the program's own threads have to tell. `E` is why a store could not be opened.
pub enum Told<E> {
    /// What came of opening the store.
    Opened(Box<Result<Opened, E>>),
    /// What the application is told once there is one.
    Heard(Heard),
}

/// The way in, and what is behind it.
pub enum Door<E> {
    /// The store is being opened.
    Opening(Threshold),
    /// It is open.
    Open(Box<App>),
    /// It could not be opened.
    Shut(E),
    /// The person left before it was open.
    Left,
}

/// What is known and kept until the store is open.
pub struct Threshold {
    look: Look,
    size: Size,
    files: Files,
    typed: Vec<Input<Heard>>,
}

impl<E> Door<E> {
    /// Begins to wait for the store; `files` are those the person may name later.
    pub const fn new(look: Look, stage: Stage, files: Files) -> Self {
        Self::Opening(Threshold { look, size: stage.size, files, typed: Vec::new() })
    }

    /// Goes in, and takes what was typed at the door.
    fn go_in(&mut self, opened: Result<Opened, E>) -> Flow {
        let Self::Opening(threshold) = std::mem::replace(self, Self::Left) else { return Flow::Stay };
        let Threshold { look, size, files, typed } = threshold;
        let Opened { session, place, drafts, office, tour, keeping, told } = match opened {
            Ok(opened) => opened,
            Err(error) => {
                *self = Self::Shut(error);
                return Flow::Quit;
            }
        };
        let mut app = App::new(Desk::new(session, TimeZone::system(), files), look, size, place);
        told.into_iter().for_each(|(grade, notice)| app.tell(grade, notice));
        if let Some(keeping) = keeping {
            app.keep(keeping);
        }
        app.obey(office);
        app.guide(tour);
        app.keep_drafts(drafts);
        let mut flow = Flow::Draw;
        for input in typed {
            flow = flow.max(run::App::take(&mut app, input));
            if flow == Flow::Quit {
                break;
            }
        }
        *self = Self::Open(Box::new(app));
        flow
    }
}

impl Threshold {
    /// Takes an input while there is nothing behind the door.
    fn take(&mut self, input: Input<Heard>) -> Flow {
        match input {
            Input::Key(key) if keys::meaning(&[Scope::Global], Mode::Command, key) == Meaning::Do(Action::Quit) => {
                Flow::Quit
            }
            Input::Key(_) | Input::Paste(_) => {
                self.typed.push(input);
                Flow::Stay
            }
            Input::Resize(size) => {
                self.size = size;
                Flow::Draw
            }
            Input::Metrics(metrics) => {
                self.look.metrics = metrics;
                Flow::Draw
            }
            Input::Resumed => Flow::Redraw,
            // Nobody here has asked for anything to be saved.
            Input::Reached | Input::Wake | Input::News(_) => Flow::Stay,
            Input::Terminate | Input::HungUp => Flow::Quit,
        }
    }

    /// ```text
    ///  把脉 台账
    ///
    ///    正在打开……
    ///
    ///  Ctrl-C 退出
    /// ```
    fn draw(&self, frame: &mut Frame) {
        let lang = self.look.lang;
        let mut canvas = frame.canvas(self.look);
        canvas.title(0, [" ".into(), Role::Strong.span(ledger::title(lang))], []);
        canvas.line(3, 2, canvas.width(), [Role::Muted.span(say::opening(lang))]);
        let footer = canvas.height().saturating_sub(1);
        canvas.footer(footer, &keys::hints(&[Scope::Global], Mode::Command, lang), &"".into());
    }
}

impl<E: Send + 'static> run::App for Door<E> {
    type News = Told<E>;

    fn take(&mut self, input: Input<Told<E>>) -> Flow {
        let input = match input {
            Input::News(Told::Opened(opened)) => return self.go_in(*opened),
            Input::News(Told::Heard(heard)) => Input::News(heard),
            Input::Key(key) => Input::Key(key),
            Input::Paste(text) => Input::Paste(text),
            Input::Resize(size) => Input::Resize(size),
            Input::Metrics(metrics) => Input::Metrics(metrics),
            Input::Resumed => Input::Resumed,
            Input::Terminate => Input::Terminate,
            Input::HungUp => Input::HungUp,
            Input::Reached => Input::Reached,
            Input::Wake => Input::Wake,
        };
        match self {
            Self::Open(app) => run::App::take(&mut **app, input),
            Self::Opening(threshold) => {
                let flow = threshold.take(input);
                if flow == Flow::Quit {
                    *self = Self::Left;
                }
                flow
            }
            Self::Shut(_) | Self::Left => Flow::Quit,
        }
    }

    fn draw(&self, frame: &mut Frame) {
        match self {
            Self::Open(app) => run::App::draw(&**app, frame),
            Self::Opening(threshold) => threshold.draw(frame),
            Self::Shut(_) | Self::Left => {}
        }
    }

    fn shown(&mut self) {
        if let Self::Open(app) = self {
            run::App::shown(&mut **app);
        }
    }

    fn must_be_seen(&self) -> bool {
        match self {
            Self::Open(app) => run::App::must_be_seen(&**app),
            Self::Opening(_) | Self::Shut(_) | Self::Left => false,
        }
    }

    fn wake_after(&self) -> Option<std::time::Duration> {
        match self {
            Self::Open(app) => app.wake_after(),
            Self::Opening(_) | Self::Shut(_) | Self::Left => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::Millis;
    use crate::store::memory::MemoryStore;
    use crate::store::writer::Writer;
    use crate::ui::keys::Key;
    use crate::ui::run::App as _;
    use crate::ui::text::Metrics;

    fn door() -> Door<&'static str> {
        Door::new(Look::default(), Stage { size: Size::new(40, 8), metrics: Metrics::Narrow }, Files::nowhere())
    }

    fn opened() -> Told<&'static str> {
        let writer = Writer::spawn(Box::new(MemoryStore::new()), |_| {}).unwrap();
        let session = Session::open(writer, "zhang".into(), Box::new(|| Millis(0))).unwrap();
        Told::Opened(Box::new(Ok(Opened {
            session,
            place: None,
            drafts: Drafts::default(),
            office: Office::default(),
            tour: None,
            keeping: None,
            told: Vec::new(),
        })))
    }

    fn lines(door: &Door<&'static str>) -> String {
        let mut frame = Frame::empty(Size::new(40, 8));
        door.draw(&mut frame);
        frame.lines().join("\n")
    }

    #[test]
    fn there_is_something_to_see_before_the_store_is_open() {
        assert!(lines(&door()).contains(say::opening(Look::default().lang)), "{}", lines(&door()));
    }

    #[test]
    fn what_was_typed_at_the_door_is_taken_in_order_when_it_opens() {
        let mut door = door();
        // Register a society: `a`, its code, the next field.
        for key in [Key::Char('a'), Key::Char('A'), Key::Char('7')] {
            assert_eq!(door.take(Input::Key(key)), Flow::Stay);
        }
        assert_eq!(door.take(Input::News(opened())), Flow::Draw);
        assert!(lines(&door).contains("A7"), "{}", lines(&door));
    }

    #[test]
    fn one_may_leave_before_the_store_is_open() {
        let mut door = door();
        assert_eq!(door.take(Input::Key(Key::Ctrl('c'))), Flow::Quit);
        assert!(matches!(door, Door::Left));
    }

    #[test]
    fn a_store_that_does_not_open_ends_the_screens_and_says_why() {
        let mut door = door();
        assert_eq!(door.take(Input::News(Told::Opened(Box::new(Err("held"))))), Flow::Quit);
        assert!(matches!(door, Door::Shut("held")));
    }
}
