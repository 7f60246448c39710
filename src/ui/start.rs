//! Puts the application on the terminal and takes it off again; knows nothing of how the store is opened.

use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};

use crate::exchange::files::Files;
use crate::lang::Lang;
use crate::ui::app::{Heard, Left};
use crate::ui::canvas::Look;
use crate::ui::door::{Door, Opened, Told};
use crate::ui::input::Input;
use crate::ui::keeping::Teller;
use crate::ui::run;
use crate::ui::terminal::{self, Options};

/// Leads what the program's own threads have to tell to the screens.
pub struct News<E>(Sender<Input<Told<E>>>);

impl<E: Send + 'static> News<E> {
    /// Returns what they are to call.
    pub fn teller(&self) -> Teller {
        let inbox = self.0.clone();
        Arc::new(move |heard: Heard| {
            // An application that has ended asks the session itself.
            _ = inbox.send(Input::News(Told::Heard(heard)));
        })
    }
}

/// What the screens are opened with.
#[derive(Debug)]
pub struct Start {
    /// The language to begin in.
    pub lang: Lang,
    /// How the terminal is used.
    pub options: Options,
    /// The journal's file, which is safe whatever happens; `None`: in memory.
    pub journal: Option<PathBuf>,
    /// The files the person may name.
    pub files: Files,
}

/// Shows the screens until the person leaves, and returns what is left then, or why the store did not open.
///
/// `open` opens the store on a thread of its own. Should the person leave before it has, the thread ends with the program: to the
/// store that is a kill while opening, which it is made for.
///
/// # Errors
/// The terminal cannot be used, or the system has no more threads.
pub fn start<E: Send + 'static>(
    start: Start,
    open: impl FnOnce(&News<E>) -> Result<Opened, E> + Send + 'static,
) -> io::Result<Result<Left, E>> {
    let Start { lang, options, journal, files } = start;
    if let Some(journal) = journal {
        terminal::restore_on_panic(lang, journal);
    }
    let (sender, inbox) = channel();
    let news = News(sender.clone());
    std::thread::Builder::new().name("opening".to_owned()).spawn(move || {
        let opened = open(&news);
        // An application that has ended needs no store.
        _ = news.0.send(Input::News(Told::Opened(Box::new(opened))));
    })?;
    let (door, terminal) = run::run(&options, (sender, inbox), |stage| {
        Door::new(Look { lang, theme: options.theme, metrics: stage.metrics }, stage, files)
    })?;
    let left = match door {
        Door::Open(app) => Ok(app.close()),
        Door::Shut(error) => Err(error),
        Door::Opening(_) | Door::Left => Ok(Left::default()),
    };
    terminal.leave();
    Ok(left)
}
