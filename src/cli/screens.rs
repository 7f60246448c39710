//! The way into the screens: a terminal, a store, a session; knows nothing of what they show.

use std::path::PathBuf;

use crate::cli::demo;
use crate::cli::world::{Exit, Failure, Said, World};
use crate::domain::event::Entry;
use crate::domain::ids::{Actor, Millis};
use crate::lang::{Lang, Notice, cli as say, shell};
use crate::session::Session;
use crate::store::Store;
use crate::store::disk::DiskStore;
use crate::store::log::LOG;
use crate::store::memory::MemoryStore;
use crate::store::writer::Writer;
use crate::ui::door::Opened;
use crate::ui::notice::Grade;
use crate::ui::paint::Synchronized;
use crate::ui::place::PlaceFile;
use crate::ui::start::{self, News, Start};
use crate::ui::terminal::{self, Environment, Options};
use crate::ui::text::Metrics;

/// What the command line says of the terminal.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Wishes {
    /// How characters of ambiguous width are drawn; `None`: ask the terminal.
    pub metrics: Option<Metrics>,
    /// Whether frames are never synchronized.
    pub is_unsynchronized: bool,
}

/// The file a person's place is kept in, in the store's directory.
const PLACE_FILE: &str = "place";

/// `bamai`: opens the ledger.
pub(super) fn open(world: &World<'_>, wishes: Wishes) -> Result<Exit, Failure> {
    let dir = world.store_dir()?;
    let who = Who::of(world);
    let place = dir.clone();
    let unsaved = show(world, wishes, Some(dir.join(LOG)), move |news| {
        let failed = |error| Failure::store(&error, who.lang);
        let dir = place;
        let opened = DiskStore::open(&dir, (who.clock)(), who.actor.as_str()).map_err(failed)?;
        let told = opened.repairs.iter().map(|repair| (Grade::Caution, repair.notice(who.lang))).collect();
        let place = PlaceFile::new(dir.join(PLACE_FILE), who.actor.clone());
        Ok(Opened { session: who.session(Box::new(opened.store), news)?, place: Some(place), told })
    })?;
    if unsaved.is_empty() {
        return Ok(Exit::Done);
    }
    let what = shell::lost(world.lang, unsaved.len());
    Err(Failure { exit: Exit::Store, said: Said::Notice(Notice::new(what, dir.display().to_string(), "")) })
}

/// `bamai demo`: opens the ledger on a throw-away store.
pub(super) fn demo(world: &World<'_>, wishes: Wishes) -> Result<Exit, Failure> {
    let who = Who::of(world);
    show(world, wishes, None, move |news| {
        let mut session = who.session(Box::new(MemoryStore::new()), news)?;
        demo::fill(&mut session).map_err(|error| Failure::file(&error, who.lang))?;
        session.wait().map_err(|error| Failure::store(&error, who.lang))?;
        Ok(Opened { session, place: None, told: vec![(Grade::Good, Notice::new(shell::demo(who.lang), "", ""))] })
    })?;
    Ok(Exit::Done)
}

/// Shows the screens on the store that `open` opens meanwhile; returns what could not be saved.
fn show(
    world: &World<'_>,
    wishes: Wishes,
    journal: Option<PathBuf>,
    open: impl FnOnce(&News<Failure>) -> Result<Opened, Failure> + Send + 'static,
) -> Result<Vec<Entry>, Failure> {
    let start = Start { lang: world.lang, options: options(world, wishes)?, journal };
    start::start(start, open).map_err(|error| no_terminal(world, &error.to_string()))?
}

/// Who opens a store, for the thread that does it.
struct Who {
    lang: Lang,
    actor: Actor,
    clock: fn() -> Millis,
}

impl Who {
    fn of(world: &World<'_>) -> Self {
        Self { lang: world.lang, actor: world.actor.clone(), clock: world.clock }
    }

    fn session(&self, store: Box<dyn Store>, news: &News<Failure>) -> Result<Session, Failure> {
        let lang = self.lang;
        let writer = Writer::spawn(store, news.teller()).map_err(|error| {
            let notice = Notice::new(say::no_thread(lang), error.to_string(), say::fix_no_thread(lang));
            Failure { exit: Exit::Store, said: Said::Notice(notice) }
        })?;
        let clock = Box::new(self.clock);
        Session::open(writer, self.actor.clone(), clock).map_err(|error| Failure::store(&error, lang))
    }
}

/// Returns how the terminal is used, once it is known to be one.
fn options(world: &World<'_>, wishes: Wishes) -> Result<Options, Failure> {
    terminal::check_is_terminal(world.lang).map_err(Failure::usage)?;
    let environment = Environment::read();
    environment.check(world.lang).map_err(Failure::usage)?;
    let mut options = environment.options();
    options.metrics = wishes.metrics;
    if wishes.is_unsynchronized {
        options.synchronized = Synchronized::Off;
    }
    Ok(options)
}

fn no_terminal(world: &World<'_>, why: &str) -> Failure {
    let lang = world.lang;
    Failure::usage(Notice::new(say::no_terminal(lang), why, say::fix_no_terminal(lang)))
}
