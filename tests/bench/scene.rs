//! The application with a painter behind it and no terminal: a key in, the bytes of a frame out; knows nothing of time.

use std::path::Path;
use std::sync::mpsc::{Receiver, channel};
use std::time::Instant;

use bamai::exchange::files::Files;
use bamai::lang::Lang;
use bamai::session::Session;
use bamai::store::Store;
use bamai::store::memory::MemoryStore;
use bamai::store::writer::{Saved, Writer};
use bamai::ui::app::{App, Heard};
use bamai::ui::canvas::Look;
use bamai::ui::desk::Desk;
use bamai::ui::input::Input;
use bamai::ui::keys::Key;
use bamai::ui::paint::{Painter, Synchronized};
use bamai::ui::place::PlaceFile;
use bamai::ui::run::{App as _, Flow};
use bamai::ui::screen::Route;
use bamai::ui::text::Metrics;
use bamai::ui::theme::Theme;
use jiff::tz::TimeZone;
use ratatui::layout::Size as Cells;

use crate::generate::{self, Size};

/// The application, its painter, and what the writer says.
pub struct Scene {
    app: App,
    painter: Painter,
    news: Receiver<(Instant, Saved)>,
}

/// What the terminal is.
const CELLS: Cells = Cells::new(80, 24);

impl Scene {
    /// Opens the application on a store, where it was left; the place is kept in `dir`.
    pub fn on(store: Box<dyn Store>, dir: &Path, left: Option<&Route>) -> Self {
        let (sender, news) = channel();
        let writer = Writer::spawn(store, move |saved| drop(sender.send((Instant::now(), saved)))).unwrap();
        let clock = Box::new(|| bamai::domain::ids::Millis(1_795_138_860_000));
        let session = Session::open(writer, "王晓梅".into(), clock).unwrap();
        let look = Look { lang: Lang::Zh, theme: Theme::Colour, metrics: Metrics::Narrow };
        let mut place = PlaceFile::new(dir.join("place"), "王晓梅".into());
        if let Some(left) = left {
            place.write(left);
        }
        let app =
            App::new(Desk::new(session, TimeZone::UTC, Files::anywhere(dir.to_owned())), look, CELLS, Some(place));
        let mut scene = Self { app, painter: Painter::new(Synchronized::On), news };
        scene.show();
        scene
    }

    /// Opens it on so many societies, the first of them visited.
    pub fn with_societies(n_societies: usize, dir: &Path, left: Option<&Route>) -> Self {
        std::fs::create_dir_all(dir).unwrap();
        let mut store = MemoryStore::new();
        generate::fill(&mut store, generate::journal(Size { n_societies, n_entries: n_societies + 400 }));
        Self::on(Box::new(store), dir, left)
    }

    /// Presses a key and paints the frame that follows; returns its bytes.
    pub fn key(&mut self, key: Key) -> Vec<u8> {
        self.takes(Input::Key(key))
    }

    /// Types a text, a key at a time.
    pub fn types(&mut self, text: &str) {
        for c in text.chars() {
            self.key(Key::Char(c));
        }
    }

    /// Rates the item shown; returns the bytes of the frame.
    pub fn rates(&mut self, level: u8) -> Vec<u8> {
        self.key(Key::Char(char::from(b'0' + level)))
    }

    /// Waits until everything is durable and painted.
    pub fn hear(&mut self) {
        while self.app.session().n_waiting() > 0 {
            let (_, saved) = self.news.recv().unwrap();
            self.takes(Input::News(Heard::Saved(saved)));
        }
    }

    /// Waits until the last entry is acknowledged, and returns when it was.
    pub fn acknowledged(&mut self) -> Instant {
        let last = self.app.session().head().seq;
        loop {
            let (at, saved) = self.news.recv().unwrap();
            self.app.saved(&saved);
            if matches!(saved, Saved::Through(through) if through >= last) {
                return at;
            }
        }
    }

    fn takes(&mut self, input: Input<Heard>) -> Vec<u8> {
        match self.app.take(input) {
            Flow::Stay => Vec::new(),
            Flow::Draw | Flow::Redraw | Flow::Quit => self.show(),
        }
    }

    fn show(&mut self) -> Vec<u8> {
        let mut frame = bamai::ui::canvas::Frame::empty(CELLS);
        self.app.draw(&mut frame);
        self.painter.paint(frame)
    }
}
