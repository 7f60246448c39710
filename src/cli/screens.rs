//! The way into the screens: a terminal, a store, a session; knows nothing of what they show.

use std::path::PathBuf;
use std::sync::Arc;

use crate::cli::demo;
use crate::cli::world::{Exit, Failure, Said, World};
use crate::domain::ids::{Actor, Millis};
use crate::lang::{Lang, Notice, cli as say, keep, restricted, shell, store as stored};
use crate::session::Session;
use crate::store::log::LOG;
use crate::store::memory::MemoryStore;
use crate::store::read_only::{self, Access};
use crate::store::storage::RealStorage;
use crate::store::writer::Writer;
use crate::store::{Repair, Store, StoreError};
use crate::ui::app::{Heard, Left};
use crate::ui::door::Opened;
use crate::ui::draft::Drafts;
use crate::ui::keeping::Keeping;
use crate::ui::notice::Grade;
use crate::ui::office::Office;
use crate::ui::paint::Synchronized;
use crate::ui::place::PlaceFile;
use crate::ui::start::{self, News, Start};
use crate::ui::terminal::{self, Environment, Options};
use crate::ui::text::Metrics;
use crate::ui::tour::Tour;

/// What the command line says of the terminal.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Wishes {
    /// How characters of ambiguous width are drawn; `None`: ask the terminal.
    pub metrics: Option<Metrics>,
    /// Whether frames are synchronized; `None`: as the environment suggests.
    pub synchronized: Option<Synchronized>,
}

/// The file a person's place is kept in, in the store's directory.
const PLACE_FILE: &str = "place";

/// Which hints of a first visit each person has seen, in the store's directory.
const TOUR_FILE: &str = "tour";

/// Tells whether a first visit is to have hints: unless the environment says otherwise.
fn is_guided() -> bool {
    std::env::var_os("BAMAI_TOUR").is_none_or(|wish| wish != "off")
}

/// What the office has settled, in the store's directory.
const OFFICE_FILE: &str = "config.toml";

/// The directory of half-typed texts, in the store's directory.
const DRAFT_DIR: &str = "draft";

/// `bamai`: opens the ledger.
pub(super) fn open(world: &mut World<'_>, wishes: Wishes) -> Result<Exit, Failure> {
    let dir = world.store_dir()?;
    let (who, of) = (Who::of(world), dir.clone());
    let left = show(world, wishes, Some(dir.join(LOG)), move |news| who.open(of, news))?;
    if let Some(held) = &left.held {
        // Whoever closed standard error has left all the same.
        let _ = world.remark(held);
    }
    if left.unsaved.is_empty() {
        return Ok(Exit::Done);
    }
    let n_unsaved = left.unsaved.len();
    let notice = match left.elsewhere {
        Some(path) => {
            let path = path.display().to_string();
            let fix = if world.is_restricted { restricted::fix_elsewhere } else { keep::fix_elsewhere };
            Notice::new(keep::elsewhere(world.lang, n_unsaved, &path), "", fix(world.lang, &path))
        }
        None => Notice::new(shell::lost(world.lang, n_unsaved), dir.display().to_string(), ""),
    };
    Err(Failure { exit: Exit::Store, said: Said::Notice(notice) })
}

/// `bamai demo`: opens the ledger on a throw-away store.
pub(super) fn demo(world: &World<'_>, wishes: Wishes) -> Result<Exit, Failure> {
    let who = Who::of(world);
    show(world, wishes, None, move |news| who.demo(news))?;
    Ok(Exit::Done)
}

/// Shows the screens on the store that `open` opens meanwhile; returns what is left when they have gone.
fn show(
    world: &World<'_>,
    wishes: Wishes,
    journal: Option<PathBuf>,
    open: impl FnOnce(&News<Failure>) -> Result<Opened, Failure> + Send + 'static,
) -> Result<Left, Failure> {
    let start = Start { lang: world.lang, options: options(world, wishes)?, journal, files: world.files.clone() };
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

    fn open(&self, dir: PathBuf, news: &News<Failure>) -> Result<Opened, Failure> {
        let opened = read_only::open(Arc::new(RealStorage), &dir, self.clock, self.actor.as_str());
        let (store, mut told, has_untold): (Box<dyn Store>, Vec<_>, bool) =
            match opened.map_err(|error| Failure::store(&error, self.lang))? {
                Access::Writing(opened) => {
                    let told: Vec<_> = opened.store.untold().iter().map(|repair| told_of(repair, self.lang)).collect();
                    let has_untold = !told.is_empty();
                    (Box::new(opened.store), told, has_untold)
                }
                Access::Reading(store, why) => (Box::new(store), vec![for_reading(&why, self.lang)], false),
            };
        let session = self.session(store, news)?;
        let place = PlaceFile::new(dir.join(PLACE_FILE), self.actor.clone());
        let has_been_here = place.read().is_some();
        let tour = is_guided().then(|| Tour::open(dir.join(TOUR_FILE), self.actor.clone(), has_been_here)).flatten();
        let drafts = Drafts::open(&dir.join(DRAFT_DIR), &self.actor);
        let office = Office::read(&dir.join(OFFICE_FILE)).unwrap_or_else(|bad| {
            told.push((Grade::Caution, bad.notice(self.lang)));
            Office::default()
        });
        let keeping = Keeping::new(dir, news.teller(), has_untold);
        Ok(Opened { session, place: Some(place), drafts, office, tour, keeping: Some(keeping), told })
    }

    fn demo(&self, news: &News<Failure>) -> Result<Opened, Failure> {
        let mut session = self.session(Box::new(MemoryStore::new()), news)?;
        demo::fill(&mut session).map_err(|error| Failure::file(&error, self.lang))?;
        demo::office::fill(&mut session).map_err(|error| Failure::file(&error, self.lang))?;
        session.wait().map_err(|error| Failure::store(&error, self.lang))?;
        let told = vec![(Grade::Good, Notice::new(shell::demo(self.lang), "", ""))];
        Ok(Opened {
            session,
            place: None,
            drafts: Drafts::default(),
            office: Office::default(),
            tour: None,
            keeping: None,
            told,
        })
    }

    fn session(&self, store: Box<dyn Store>, news: &News<Failure>) -> Result<Session, Failure> {
        let lang = self.lang;
        let tell = news.teller();
        let writer = Writer::spawn(store, move |saved| tell(Heard::Saved(saved))).map_err(|error| {
            let notice = Notice::new(say::no_thread(lang), error.to_string(), say::fix_no_thread(lang));
            Failure { exit: Exit::Store, said: Said::Notice(notice) }
        })?;
        let clock = Box::new(self.clock);
        Session::open(writer, self.actor.clone(), clock).map_err(|error| Failure::store(&error, lang))
    }
}

/// Returns how it is told that a store can only be read.
fn for_reading(why: &StoreError, lang: Lang) -> (Grade, Notice) {
    let why = why.notice(lang);
    (Grade::Caution, Notice::new(stored::for_reading(lang), why.why, stored::for_reading_todo(lang)))
}

/// Returns how a repair is told on the ledger.
fn told_of(repair: &Repair, lang: Lang) -> (Grade, Notice) {
    let grade = if repair.is_loss() { Grade::Bad } else { Grade::Caution };
    (grade, repair.notice(lang))
}

/// Returns how the terminal is used, once it is known to be one.
fn options(world: &World<'_>, wishes: Wishes) -> Result<Options, Failure> {
    terminal::check_is_terminal(world.lang).map_err(Failure::usage)?;
    let environment = Environment::read();
    environment.check(world.lang).map_err(Failure::usage)?;
    let mut options = environment.options();
    options.metrics = wishes.metrics;
    options.synchronized = wishes.synchronized.unwrap_or(options.synchronized);
    Ok(options)
}

fn no_terminal(world: &World<'_>, why: &str) -> Failure {
    let lang = world.lang;
    Failure::usage(Notice::new(say::no_terminal(lang), why, say::fix_no_terminal(lang)))
}
