//! A stage the application plays on: a store in memory, a clock that stands still, a terminal of any size. Tests on it read
//! like stories: keys in, screen and journal out.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use bamai::cli::demo;
use bamai::domain::command::{Act, Command};
use bamai::domain::event::{Entry, Event, Scope};
use bamai::domain::ids::{AssessmentId, Digest, Millis, Seq, SocietyCode};
use bamai::domain::ledger::{Ledger, Summary};
use bamai::domain::value::{Answer, Value};
use bamai::exchange::BadRows;
use bamai::exchange::files::Files;
use bamai::lang::{Lang, Notice};
use bamai::session::Session;
use bamai::store::memory::MemoryStore;
use bamai::store::writer::{Saved, Writer};
use bamai::store::{Head, Store, StoreError};
use bamai::ui::app::{App, Heard, Left};
use bamai::ui::canvas::{Frame, Look};
use bamai::ui::desk::Desk;
use bamai::ui::draft::Drafts;
use bamai::ui::input::{Decoder, Input, Told};
use bamai::ui::keeping::Keeping;
use bamai::ui::keys::{Key, Mode};
use bamai::ui::notice::Grade;
use bamai::ui::office::Office;
use bamai::ui::place::PlaceFile;
use bamai::ui::run::{self, Flow};
use bamai::ui::screen::Route;
use bamai::ui::text::Metrics;
use bamai::ui::theme::{Role, Theme};
use bamai::ui::tour::Tour;
use jiff::tz::{Offset, TimeZone};
use ratatui::layout::{Position, Size};

use crate::two_rounds::{later_answers, later_checklist};

/// 2026-11-20 09:41 in Beijing: 20,777 days after 1970-01-01 (56 years of 365 days, 14 leap days, 323 days of 2026) and 1 h 41 min UTC.
const MORNING: i64 = (20_777 * 24 * 60 + 101) * 60_000;

/// A store in memory that tests can look into, and that can be made to refuse.
#[derive(Clone, Default)]
pub struct Shelf {
    store: Arc<Mutex<MemoryStore>>,
    is_full: Arc<AtomicBool>,
}

impl Store for Shelf {
    fn append(&mut self, entries: &[Entry]) -> Result<(), StoreError> {
        if self.is_full.load(Ordering::SeqCst) {
            return Err(StoreError::Full { path: PathBuf::from("journal.log") });
        }
        self.store.lock().unwrap().append(entries)
    }
    fn keep_summary(&mut self, assessment: &AssessmentId, summary: &Summary) -> Result<(), StoreError> {
        self.store.lock().unwrap().keep_summary(assessment, summary)
    }
    fn head(&self) -> Head {
        self.store.lock().unwrap().head()
    }
    fn ledger(&mut self) -> Result<Ledger, StoreError> {
        self.store.lock().unwrap().ledger()
    }
    fn entries_of(&mut self, assessment: &AssessmentId) -> Result<Vec<Entry>, StoreError> {
        self.store.lock().unwrap().entries_of(assessment)
    }
    fn entries(&mut self, from: Seq, limit: usize) -> Result<Vec<Entry>, StoreError> {
        self.store.lock().unwrap().entries(from, limit)
    }
    fn checklist(&mut self, digest: &Digest) -> Result<Option<String>, StoreError> {
        self.store.lock().unwrap().checklist(digest)
    }
    fn settle(&mut self) -> Result<(), StoreError> {
        self.store.lock().unwrap().settle()
    }
}

/// The application on a stage.
pub struct Stage {
    app: App,
    size: Size,
    look: Look,
    shelf: Shelf,
    news: Receiver<Saved>,
    clock: Arc<AtomicI64>,
    dir: tempfile::TempDir,
    /// How many entries waited when the disk refused them last.
    n_refused: u64,
    /// What the last key led to.
    pub flow: Flow,
}

impl Stage {
    /// Opens on an empty ledger, 80×24.
    pub fn empty(lang: Lang) -> Self {
        Self::open(Shelf::default(), tempfile::tempdir().unwrap(), look(lang), Size::new(80, 24), |_| {})
    }

    /// Opens on the sample societies and their two assessments, 80×24.
    pub fn demo(lang: Lang) -> Self {
        Self::demo_sized(lang, Size::new(80, 24))
    }

    /// Opens on the sample societies, on a terminal so large.
    pub fn demo_sized(lang: Lang, size: Size) -> Self {
        let fill = |session: &mut Session| demo::fill(session).unwrap();
        Self::open(Shelf::default(), tempfile::tempdir().unwrap(), look(lang), size, fill)
    }

    /// Opens on the sample societies and what an office has gathered of them, on a terminal so large.
    pub fn office(lang: Lang, size: Size) -> Self {
        let fill = |session: &mut Session| {
            demo::fill(session).unwrap();
            demo::office::fill(session).unwrap();
        };
        Self::open(Shelf::default(), tempfile::tempdir().unwrap(), look(lang), size, fill)
    }

    /// Opens on the sample store with the first society's visit submitted and a second round begun, on a later version of
    /// the checklist.
    pub fn of_two_rounds(lang: Lang, size: Size) -> Self {
        let fill = |session: &mut Session| {
            demo::fill(session).unwrap();
            session.run(&in_assessment("A0001-1", Act::Submit)).unwrap();
            let society = SocietyCode::new("A0001");
            session.run(&Command::Start { society, checklist: later_checklist(), scope: Scope::Full }).unwrap();
            let answers = later_answers();
            let applied =
                bamai::exchange::apply(session, &"A0001-2".into(), answers.as_bytes(), BadRows::Refuse).unwrap();
            assert!(applied.n_written > 0);
        };
        Self::open(Shelf::default(), tempfile::tempdir().unwrap(), look(lang), size, fill)
    }

    /// Opens on the sample store as another assessor, the lead, has filled it; 王 has rated a few items of it otherwise.
    pub fn of_two(lang: Lang) -> Self {
        let shelf = Shelf::default();
        let writer = Writer::spawn(Box::new(shelf.clone()), |_| {}).unwrap();
        let mut lead = Session::open(writer, "李".into(), Box::new(|| Millis(MORNING))).unwrap();
        demo::fill(&mut lead).unwrap();
        assert!(lead.close().is_empty());
        let rate = |item: &str, level| {
            in_assessment("A0001-1", Act::Answer { item: item.into(), answer: Answer::Value(Value::Int(level)) })
        };
        let fill = |session: &mut Session| {
            for command in [rate("W1", 1), rate("W4", 4), rate("S1", 0)] {
                session.run(&command).unwrap();
            }
        };
        Self::open(shelf, tempfile::tempdir().unwrap(), look(lang), Size::new(80, 24), fill)
    }

    /// Opens on what commands make of an empty ledger.
    pub fn after(lang: Lang, commands: &[Command]) -> Self {
        let fill = |session: &mut Session| {
            for command in commands {
                session.run(command).unwrap();
            }
        };
        Self::open(Shelf::default(), tempfile::tempdir().unwrap(), look(lang), Size::new(80, 24), fill)
    }

    /// Opens on what those commands make of an empty ledger that are not refused.
    pub fn after_some(lang: Lang, commands: &[Command]) -> Self {
        let fill = |session: &mut Session| commands.iter().for_each(|command| drop(session.run(command)));
        Self::open(Shelf::default(), tempfile::tempdir().unwrap(), look(lang), Size::new(80, 24), fill)
    }

    fn open(shelf: Shelf, dir: tempfile::TempDir, look: Look, size: Size, fill: impl FnOnce(&mut Session)) -> Self {
        let clock = Arc::new(AtomicI64::new(MORNING));
        let (sender, news) = channel();
        let writer = Writer::spawn(Box::new(shelf.clone()), move |saved| drop(sender.send(saved))).unwrap();
        let told = Arc::clone(&clock);
        let now = Box::new(move || Millis(told.load(Ordering::SeqCst)));
        let mut session = Session::open(writer, "王".into(), now).unwrap();
        fill(&mut session);
        session.wait().unwrap();
        let place = PlaceFile::new(dir.path().join("place"), "王".into());
        let beijing = TimeZone::fixed(Offset::constant(8));
        let mut app =
            App::new(Desk::new(session, beijing, Files::anywhere(dir.path().to_owned())), look, size, Some(place));
        app.keep_drafts(Drafts::open(&dir.path().join("draft"), &"王".into()));
        let mut stage = Self { app, size, look, shelf, news, clock, dir, n_refused: 0, flow: Flow::Draw };
        stage.hear();
        stage
    }

    /// Ends the program as a kill would, and starts it again on the same store.
    pub fn again(self) -> Self {
        let Self { app, size, look, shelf, dir, .. } = self;
        drop(app);
        Self::open(shelf, dir, look, size, |_| {})
    }

    /// Waits until what is half typed has been kept, as far as a text shows; an empty one: until nothing is kept.
    pub fn keeps(&mut self, text: &str) -> &mut Self {
        self.is_left_alone();
        let path = self.dir.path().join("draft").join("王");
        let end = Instant::now() + Duration::from_secs(10);
        loop {
            let kept = std::fs::read_to_string(&path).unwrap_or_default();
            if if text.is_empty() { kept.is_empty() } else { kept.contains(text) } {
                return self;
            }
            assert!(Instant::now() < end, "{text:?} is not in {kept:?}");
            std::thread::yield_now();
        }
    }

    /// Ends the program, lets somebody else run commands on the same store, and starts it again.
    pub fn again_after(self, actor: &str, commands: &[Command]) -> Self {
        let Self { app, size, look, shelf, dir, .. } = self;
        drop(app);
        let writer = Writer::spawn(Box::new(shelf.clone()), |_| {}).unwrap();
        let mut session = Session::open(writer, actor.into(), Box::new(|| Millis(MORNING))).unwrap();
        for command in commands {
            session.run(command).unwrap();
        }
        session.wait().unwrap();
        session.close();
        Self::open(shelf, dir, look, size, |_| {})
    }

    /// Presses keys, named as the help names them, parted by spaces: `n Enter 3 Ctrl-P`.
    pub fn keys(&mut self, keys: &str) -> &mut Self {
        for name in keys.split_whitespace() {
            self.flow = self.app.key(key(name));
            self.hear();
        }
        self
    }

    /// Presses keys; a word that names no key is typed.
    pub fn plays(&mut self, keys: &str) -> &mut Self {
        for word in keys.split_whitespace() {
            match key_of(word) {
                Some(_) => self.keys(word),
                None => self.types(word),
            };
        }
        self
    }

    /// Presses keys as they come out of a stalled line: all of them before anything is seen or the writer is heard.
    pub fn burst(&mut self, keys: &str) -> &mut Self {
        for name in keys.split_whitespace() {
            self.flow = run::App::take(&mut self.app, Input::Key(key(name)));
        }
        self.hear();
        self
    }

    /// Hands the application the bytes a terminal sends, cut into reads as they are given, and lets it draw after each.
    pub fn reads<'r>(&mut self, reads: impl IntoIterator<Item = &'r [u8]>) -> &mut Self {
        let mut decoder = Decoder::default();
        for bytes in reads {
            for told in decoder.feed(bytes) {
                let input = match told {
                    Told::Key(key) => Input::Key(key),
                    Told::Paste(text) => Input::Paste(text),
                    Told::Column(_) | Told::Reached => continue,
                };
                self.flow = run::App::take(&mut self.app, input);
            }
            self.hear();
            self.is_shown();
        }
        self
    }

    /// Types a text, one key per character, as a committed phrase arrives.
    pub fn types(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            self.flow = self.app.key(Key::Char(c));
            self.hear();
        }
        self
    }

    /// Pastes a text.
    pub fn pastes(&mut self, text: &str) -> &mut Self {
        self.flow = self.app.paste(text);
        self.hear();
        self
    }

    /// Goes to a place, as a screen would ask to.
    pub fn goes(&mut self, route: Route) -> &mut Self {
        self.app.go(route);
        self.hear();
        self
    }

    /// Tells the application how the terminal draws characters of ambiguous width.
    pub fn measures(&mut self, metrics: Metrics) -> &mut Self {
        self.takes(Input::Metrics(metrics))
    }

    /// Makes the terminal another size.
    pub fn resizes(&mut self, columns: u16, lines: u16) -> &mut Self {
        self.size = Size::new(columns, lines);
        self.app.resize(self.size);
        self
    }

    /// Lets time pass.
    pub fn waits(&mut self, minutes: i64) -> &mut Self {
        self.clock.fetch_add(minutes * 60_000, Ordering::SeqCst);
        self
    }

    /// Lets the frame reach the terminal, with nothing waiting behind it.
    pub fn is_shown(&mut self) -> &mut Self {
        run::App::shown(&mut self.app);
        self
    }

    /// Lets the moment pass after which the application wants to be woken, and wakes it.
    pub fn is_left_alone(&mut self) -> &mut Self {
        if run::App::wake_after(&self.app).is_some() {
            self.n_refused = 0;
            self.flow = run::App::take(&mut self.app, Input::Wake);
            self.hear();
        }
        self
    }

    /// Returns how long the application sleeps at most.
    pub fn wakes_after(&self) -> Option<Duration> {
        run::App::wake_after(&self.app)
    }

    /// Asks for what is not saved to be tried again, and hears what came of it.
    pub fn retries(&mut self) -> &mut Self {
        self.n_refused = 0;
        self.keys("Ctrl-S")
    }

    /// Ends the program as a hang-up does, and returns what is left, and the directory it was started in.
    pub fn hangs_up(self) -> (Left, tempfile::TempDir) {
        let Self { mut app, dir, .. } = self;
        run::App::take(&mut app, Input::HungUp);
        (app.close(), dir)
    }

    /// Has the application look after a store's directory, and returns what it is told of it.
    pub fn looks_after(&mut self, dir: &Path, has_untold: bool) -> Receiver<Input<Heard>> {
        let (inbox, heard) = channel();
        let tell = Arc::new(move |told| drop(inbox.send(Input::News(told))));
        self.app.keep(Keeping::new(dir.to_owned(), tell, has_untold));
        heard
    }

    /// Hands the application something its threads have to tell it.
    pub fn takes(&mut self, input: Input<Heard>) -> &mut Self {
        self.flow = run::App::take(&mut self.app, input);
        self
    }

    /// Shows the hints of a first visit.
    pub fn is_guided(&mut self) -> &mut Self {
        self.app.guide(Tour::open(self.dir.path().join("tour"), "王".into(), false));
        self
    }

    /// Returns what is copied with the frame, and how many texts have been.
    pub fn clip(&self) -> Option<(u64, String)> {
        self.frame().clip.map(|clip| (clip.number, clip.text.to_string()))
    }

    /// Has the office settle something.
    pub fn obeys(&mut self, office: Office) -> &mut Self {
        self.app.obey(office);
        self
    }

    /// Shows a notice, as at the start.
    pub fn tells(&mut self, notice: Notice) -> &mut Self {
        self.app.tell(Grade::Caution, notice);
        self
    }

    /// Returns the directory the program was started in.
    pub fn here(&self) -> &Path {
        self.dir.path()
    }

    /// Has the disk refuse everything, or take it again.
    pub fn disk_is_full(&mut self, is_full: bool) -> &mut Self {
        self.shelf.is_full.store(is_full, Ordering::SeqCst);
        self
    }

    /// Hands the application what the writer says, until it has said all there is to say.
    fn hear(&mut self) {
        while self.app.session().n_waiting() > 0 {
            // A writer that has failed is silent until it is given something more, or asked to try again.
            if self.shelf.is_full.load(Ordering::SeqCst) && self.app.session().n_waiting() == self.n_refused {
                for saved in self.news.try_iter() {
                    self.app.saved(&saved);
                }
                return;
            }
            match self.news.recv_timeout(Duration::from_secs(10)) {
                Ok(saved) => {
                    let is_failed = matches!(saved, Saved::Failed { .. });
                    self.app.saved(&saved);
                    if is_failed {
                        self.n_refused = self.app.session().n_waiting();
                        return;
                    }
                }
                Err(_) => panic!("the writer says nothing; the screen is\n{}", self.screen()),
            }
        }
    }

    /// Returns what the terminal shows.
    pub fn frame(&self) -> Frame {
        self.app.frame()
    }

    /// Returns the text on the terminal, without trailing spaces and lines.
    pub fn screen(&self) -> String {
        self.frame().lines().join("\n").trim_end().to_owned()
    }

    /// Returns a line of the terminal, from 0; the last is -1.
    pub fn line(&self, at: isize) -> String {
        let lines = self.frame().lines();
        let at = if at < 0 { lines.len().checked_sub(at.unsigned_abs()) } else { usize::try_from(at).ok() };
        at.and_then(|at| lines.get(at).cloned()).unwrap_or_default()
    }

    /// Tells whether the terminal shows a text.
    pub fn shows(&self, text: &str) -> bool {
        self.screen().contains(text)
    }

    /// Panics with the screen unless it shows a text.
    #[track_caller]
    pub fn expect(&mut self, text: &str) -> &mut Self {
        assert!(self.shows(text), "no {text:?} on\n{}", self.screen());
        self
    }

    /// Returns the roles of what the terminal shows, a letter to a cell.
    pub fn styles(&self) -> String {
        let frame = self.frame();
        let columns = usize::from(frame.cells.area.width).max(1);
        let letter = |cell: &ratatui::buffer::Cell| {
            let is = |role: &Role| cell.style() == style_of(*role);
            let role = Role::ALL.into_iter().find(|role| is(role));
            match role {
                None | Some(Role::Text) => '.',
                Some(Role::Muted) => 'm',
                Some(Role::Strong) => 'S',
                Some(Role::Focus) => 'F',
                Some(Role::Good) => 'g',
                Some(Role::Caution) => 'c',
                Some(Role::Bad) => 'B',
                Some(Role::Link) => 'l',
            }
        };
        let line = |cells: &[ratatui::buffer::Cell]| cells.iter().map(letter).collect::<String>();
        let lines: Vec<String> =
            frame.cells.content.chunks(columns).map(|cells| line(cells).trim_end_matches('.').to_owned()).collect();
        lines.join("\n").trim_end().to_owned()
    }

    /// Returns where the real cursor is.
    pub fn cursor(&self) -> Option<Position> {
        self.frame().cursor
    }

    /// Returns whether characters are text just now.
    pub fn mode(&self) -> Mode {
        self.app.mode()
    }

    /// Returns the place shown.
    pub fn route(&self) -> Route {
        self.app.route().unwrap().clone()
    }

    /// Returns the place the program would come back to.
    pub fn place(&self) -> Route {
        self.app.here().unwrap()
    }

    /// Returns the entries on record.
    pub fn entries(&self) -> Vec<Entry> {
        self.shelf.store.lock().unwrap().journal().to_vec()
    }

    /// Returns the journal, the oldest entry first.
    pub fn journal(&self) -> Vec<Event> {
        let store = self.shelf.store.lock().unwrap();
        store.journal().iter().map(|entry| entry.event.clone()).collect()
    }

    /// Returns the ledger the application shows, and the one the journal comes to.
    pub fn ledgers(&self) -> (Ledger, Ledger) {
        let mut replayed = Ledger::default();
        self.shelf.store.lock().unwrap().journal().iter().for_each(|entry| replayed.apply(entry));
        (self.app.session().ledger().clone(), replayed)
    }

    /// Returns the changes on record of an assessment, written as Rust writes them.
    pub fn changes(&self, assessment: &str) -> Vec<String> {
        let of = |event: Event| match event {
            Event::Changed { assessment: id, change } if id.as_str() == assessment => Some(format!("{change:?}")),
            _ => None,
        };
        self.journal().into_iter().filter_map(of).collect()
    }
}

/// Something to do in an assessment, as a command.
pub fn in_assessment(assessment: &str, act: Act) -> Command {
    Command::In { assessment: assessment.into(), act }
}

fn look(lang: Lang) -> Look {
    Look { lang, theme: Theme::Colour, metrics: Metrics::Narrow }
}

/// The style a cell has after being drawn in a role.
fn style_of(role: Role) -> ratatui::style::Style {
    let mut cell = ratatui::buffer::Cell::default();
    cell.set_style(Theme::Colour.style(role));
    cell.style()
}

/// Reads the name of a key.
fn key(name: &str) -> Key {
    key_of(name).unwrap_or_else(|| panic!("no key is called {name}"))
}

fn key_of(name: &str) -> Option<Key> {
    let key = match name {
        "Enter" => Key::Enter,
        "Esc" => Key::Esc,
        "Tab" => Key::Tab,
        "S-Tab" => Key::BackTab,
        "Backspace" => Key::Backspace,
        "Delete" => Key::Delete,
        "Up" => Key::Up,
        "Down" => Key::Down,
        "Left" => Key::Left,
        "Right" => Key::Right,
        "Home" => Key::Home,
        "End" => Key::End,
        "PgUp" => Key::PageUp,
        "PgDn" => Key::PageDown,
        "Space" => Key::Char(' '),
        "F1" => Key::F(1),
        name => match (name.strip_prefix("Ctrl-"), name.chars().next()) {
            (Some(letter), _) => Key::Ctrl(letter.to_lowercase().chars().next()?),
            (None, Some(c)) if name.chars().count() == 1 => Key::Char(c),
            _ => return None,
        },
    };
    Some(key)
}
