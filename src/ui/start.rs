//! Puts the application on the terminal and takes it off again; knows nothing of where the store is.

use std::io;
use std::path::PathBuf;
use std::sync::mpsc::Sender;
use std::sync::{Arc, OnceLock};

use jiff::tz::TimeZone;

use crate::lang::{Lang, Notice};
use crate::session::Session;
use crate::store::writer::Saved;
use crate::ui::app::{App, Heard, Left};
use crate::ui::canvas::Look;
use crate::ui::desk::Desk;
use crate::ui::input::Input;
use crate::ui::keeping::Keeping;
use crate::ui::notice::Grade;
use crate::ui::place::PlaceFile;
use crate::ui::run;
use crate::ui::terminal::{self, Options};

/// The file a person's place is kept in, in the store's directory.
const PLACE_FILE: &str = "place";

/// Leads what the writer says to the application, once there is one. Before that it is dropped: nobody is waiting yet.
#[derive(Clone, Debug, Default)]
pub struct News(Arc<OnceLock<Sender<Input<Heard>>>>);

impl News {
    /// Returns what the writer is to call.
    pub fn teller(&self) -> impl Fn(Saved) + Send + 'static {
        let inbox = Arc::clone(&self.0);
        move |saved| {
            if let Some(inbox) = inbox.get() {
                // An application that has ended asks the session itself.
                _ = inbox.send(Input::News(Heard::Saved(saved)));
            }
        }
    }
}

/// What the screens are opened with.
#[derive(Debug)]
pub struct Start {
    /// The language to begin in.
    pub lang: Lang,
    /// How the terminal is used.
    pub options: Options,
    /// The store's directory, where the place is kept and the journal is; `None`: in memory.
    pub dir: Option<PathBuf>,
    /// What the person is told at once.
    pub told: Vec<(Grade, Notice)>,
    /// Whether some of that is noted in the store's directory until it has been told.
    pub has_untold: bool,
}

/// Shows the screens until the person leaves, and returns what could not be saved.
///
/// # Errors
/// The terminal cannot be used.
pub fn start(session: Session, news: &News, start: Start) -> io::Result<Left> {
    let Start { lang, options, dir, told, has_untold } = start;
    if let Some(dir) = &dir {
        terminal::restore_on_panic(lang, dir.join("journal.log"));
    }
    let place = dir.as_ref().map(|dir| PlaceFile::new(dir.join(PLACE_FILE), session.actor().clone()));
    // Without a current directory, relative paths lead nowhere, and opening them says so.
    let here = std::env::current_dir().unwrap_or_default();
    let (app, terminal) = run::run(&options, |inbox, stage| {
        // The inbox is given once, since this runs once.
        _ = news.0.set(inbox.clone());
        let look = Look { lang, theme: options.theme, metrics: stage.metrics };
        let mut app = App::new(Desk::new(session, TimeZone::system(), here), look, stage.size, place);
        told.into_iter().for_each(|(grade, notice)| app.tell(grade, notice));
        if let Some(dir) = dir {
            app.keep(Keeping::new(dir, inbox, has_untold));
        }
        app
    })?;
    let left = app.close();
    terminal.leave();
    Ok(left)
}
