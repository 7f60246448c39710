//! The way into the screens: a terminal, a store, a session; knows nothing of what they show.

use std::path::PathBuf;

use crate::cli::demo;
use crate::cli::world::{Exit, Failure, Said, World};
use crate::lang::{Lang, Notice, cli as say, keep, shell};
use crate::session::Session;
use crate::store::disk::DiskStore;
use crate::store::memory::MemoryStore;
use crate::store::writer::Writer;
use crate::store::{Repair, Store};
use crate::ui::notice::Grade;
use crate::ui::paint::Synchronized;
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

/// `bamai`: opens the ledger.
pub(super) fn open(world: &World<'_>, wishes: Wishes) -> Result<Exit, Failure> {
    let options = options(world, wishes)?;
    let failed = |error| Failure::store(&error, world.lang);
    let dir = world.store_dir()?;
    let opened = DiskStore::open(&dir, (world.clock)(), world.actor.as_str()).map_err(failed)?;
    let told: Vec<_> = opened.store.untold().iter().map(|repair| told_of(repair, world.lang)).collect();
    let news = News::default();
    let session = session(world, Box::new(opened.store), &news)?;
    let start = Start { lang: world.lang, options, dir: Some(dir.clone()), has_untold: !told.is_empty(), told };
    let left = start::start(session, &news, start).map_err(|error| no_terminal(world, &error.to_string()))?;
    if left.unsaved.is_empty() {
        return Ok(Exit::Done);
    }
    let n_unsaved = left.unsaved.len();
    let notice = match left.elsewhere {
        Some(path) => {
            let path = path.display().to_string();
            Notice::new(keep::elsewhere(world.lang, n_unsaved, &path), "", keep::fix_elsewhere(world.lang, &path))
        }
        None => Notice::new(shell::lost(world.lang, n_unsaved), dir.display().to_string(), ""),
    };
    Err(Failure { exit: Exit::Store, said: Said::Notice(notice) })
}

/// Returns how a repair is told on the ledger.
fn told_of(repair: &Repair, lang: Lang) -> (Grade, Notice) {
    let grade = if repair.is_loss() { Grade::Bad } else { Grade::Caution };
    (grade, repair.notice(lang))
}

/// `bamai demo`: opens the ledger on a throw-away store.
pub(super) fn demo(world: &World<'_>, wishes: Wishes) -> Result<Exit, Failure> {
    let options = options(world, wishes)?;
    let news = News::default();
    let mut session = session(world, Box::new(MemoryStore::new()), &news)?;
    demo::fill(&mut session).map_err(|error| Failure::file(&error, world.lang))?;
    session.wait().map_err(|error| Failure::store(&error, world.lang))?;
    let told = vec![(Grade::Good, Notice::new(shell::demo(world.lang), "", ""))];
    let start = Start { lang: world.lang, options, dir: None::<PathBuf>, told, has_untold: false };
    start::start(session, &news, start).map_err(|error| no_terminal(world, &error.to_string()))?;
    Ok(Exit::Done)
}

fn session(world: &World<'_>, store: Box<dyn Store>, news: &News) -> Result<Session, Failure> {
    let lang = world.lang;
    let writer = Writer::spawn(store, news.teller()).map_err(|error| {
        let notice = Notice::new(say::no_thread(lang), error.to_string(), say::fix_no_thread(lang));
        Failure { exit: Exit::Store, said: Said::Notice(notice) }
    })?;
    let clock = Box::new(world.clock);
    Session::open(writer, world.actor.clone(), clock).map_err(|error| Failure::store(&error, lang))
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
