//! What is not on the disk: hears from the writer and the check, tries again, asks before leaving, writes elsewhere; knows no store.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::domain::event::Entry;
use crate::exchange::files::{FileFault, Files, Readers};
use crate::lang::{Notice, keep, shell as say};
use crate::store::StoreError;
use crate::store::export::to_lines;
use crate::store::reading::LogCheck;
use crate::store::writer::Saved;
use crate::ui::app::App;
use crate::ui::notice::Grade;
use crate::ui::run::Flow;
use crate::ui::screen::Step;
use crate::ui::screens::question;

/// How long after the last input what could not be saved is tried again.
const RETRY_AFTER: Duration = Duration::from_secs(10);

/// What is left when the screens have gone.
#[derive(Debug, Default)]
pub struct Left {
    /// What could not be saved.
    pub unsaved: Vec<Entry>,
    /// Where it was written instead.
    pub elsewhere: Option<PathBuf>,
    /// Keys that were held and never carried out, in words.
    pub held: Option<String>,
}

impl App {
    /// Hears from the writer.
    pub fn saved(&mut self, saved: &Saved) -> Flow {
        self.desk.session.note(saved);
        let lang = self.look.lang;
        match saved {
            Saved::Through(_) => {
                let now = self.desk.session.now();
                self.note_drafts();
                if self.saving.saved(now, self.desk.session.n_waiting()) {
                    if let Some(notice) = self.not_saved.take() {
                        self.notices.withdraw(&notice);
                    }
                    self.tell(Grade::Good, Notice::new(say::saved_after_all(lang), "", ""));
                }
            }
            Saved::Failed { error, .. } => {
                if self.saving.failed() {
                    let notice = error.notice(lang);
                    let notice = Notice::new(say::not_saved(lang, self.n_waiting()), notice.what, notice.todo);
                    self.not_saved = Some(notice.clone());
                    self.tell(Grade::Bad, notice);
                }
            }
            Saved::Trouble(error) => self.tell(Grade::Caution, error.notice(lang)),
        }
        Flow::Draw
    }

    /// Hears from the check in the background. Where all is well, only the person who asked is told.
    pub fn checked(&mut self, checked: &Result<LogCheck, StoreError>) -> Flow {
        let lang = self.look.lang;
        let is_asked = self.keeping.as_mut().is_some_and(|keeping| keeping.ended());
        match checked {
            Ok(log) if log.is_damaged() => {
                let undeclared = log.missing.iter().find(|missing| !log.declared.contains(missing));
                let why = match undeclared {
                    Some((from, to)) => keep::found_missing(lang, from.0, to.0),
                    None => keep::found_bytes(lang, log.n_bad_bytes),
                };
                self.tell(Grade::Bad, Notice::new(keep::found_damage(lang), why, keep::fix_found_damage(lang)));
            }
            Ok(log) if is_asked => {
                self.tell(Grade::Good, Notice::new(keep::check_fine(lang, log.n_entries), "", ""));
            }
            Ok(_) => return Flow::Stay,
            Err(error) => {
                let notice = error.notice(lang);
                self.tell(Grade::Caution, Notice::new(keep::check_failed(lang), notice.what, notice.todo));
            }
        }
        Flow::Draw
    }

    /// Checks the store because the person asks, or shows how far the check is.
    pub(super) fn check_store(&mut self) {
        let lang = self.look.lang;
        let begun = match &mut self.keeping {
            Some(keeping) => keeping.ask(),
            None => {
                return self.tell(Grade::Good, Notice::new(keep::nothing_to_check(lang), "", ""));
            }
        };
        if let Err(error) = begun {
            self.tell(Grade::Caution, Notice::new(keep::check_failed(lang), error.to_string(), ""));
        }
    }

    /// Does what waits for a quiet moment.
    pub(super) fn wake(&mut self) -> Flow {
        if self.saving.is_failing() {
            self.desk.session.retry();
        }
        self.drafts.write();
        let is_shown = self.keeping.as_mut().is_some_and(|keeping| keeping.wake());
        let filled = if self.n_missing > 0 { self.fill_in() } else { Flow::Stay };
        let taken = self.look_at_taking();
        filled.max(taken).max(if is_shown { Flow::Draw } else { Flow::Stay })
    }

    /// Returns how long after the last input saving is tried again, while something could not be saved.
    pub(super) fn saves_after(&self) -> Option<Duration> {
        (self.saving.is_failing() && self.n_waiting() > 0).then_some(RETRY_AFTER)
    }

    pub(super) fn n_waiting(&self) -> usize {
        usize::try_from(self.desk.session.n_waiting()).unwrap_or(usize::MAX)
    }

    pub(super) fn save_now(&mut self) -> Step {
        let lang = self.look.lang;
        if self.n_waiting() == 0 {
            return Step::Tell(Grade::Good, Notice::new(say::nothing_unsaved(lang), "", ""));
        }
        self.saving.ask();
        self.desk.session.retry();
        Step::Stay
    }

    pub(super) fn quit(&mut self) {
        match self.desk.session.wait() {
            Ok(()) => self.is_ended = true,
            Err(error) => {
                self.saving.failed();
                let why = error.notice(self.look.lang);
                self.layer = Some(question::leave(&self.cx(), self.n_waiting(), &why));
            }
        }
    }

    pub(super) fn ask_elsewhere(&mut self) {
        self.layer = Some(question::elsewhere(&self.cx(), self.n_waiting()));
    }

    /// Writes what could not be saved to a new file and leaves; without a file if all has been saved in the meantime.
    pub(super) fn save_elsewhere(&mut self, path: &str) -> bool {
        let lang = self.look.lang;
        if self.desk.session.wait().is_ok() {
            self.is_ended = true;
            return true;
        }
        let named = Path::new(path);
        let path = self.desk.files.full(named);
        let written = self.unsaved().map_err(|error| error.notice(lang)).and_then(|unsaved| {
            let shown = path.display().to_string();
            write_lines(&self.desk.files, named, &unsaved).map_err(|fault| {
                fault.notice(lang, |error| match error.kind() {
                    std::io::ErrorKind::AlreadyExists => {
                        Notice::new(say::is_there(lang, &shown), "", say::fix_is_there(lang))
                    }
                    _ => Notice::new(say::not_written(lang, &shown), error.to_string(), say::fix_not_written(lang)),
                })
            })
        });
        match written {
            Ok(()) => {
                self.elsewhere = Some(path);
                self.is_ended = true;
            }
            Err(notice) => self.tell(Grade::Caution, notice),
        }
        self.is_ended
    }

    /// Saves when there is nobody to ask: what cannot be saved goes to a file where the program was started, or else among the
    /// temporary ones.
    pub(super) fn leave_unasked(&mut self) {
        if self.desk.session.wait().is_ok() {
            return;
        }
        let Ok(unsaved) = self.unsaved() else { return };
        let name = PathBuf::from(format!("bamai-{}.jsonl", self.desk.session.now().0));
        let places = [self.desk.files.clone(), Files::anywhere(std::env::temp_dir())];
        let taken = places.iter().find(|files| write_lines(files, &name, &unsaved).is_ok());
        self.elsewhere = taken.map(|files| files.full(&name));
    }

    fn unsaved(&self) -> Result<Vec<Entry>, StoreError> {
        self.desk.session.unsaved()
    }

    /// Makes everything durable and lets go of the store; returns what could not be saved.
    pub fn close(mut self) -> Left {
        self.keep_place();
        self.note_drafts();
        let unfinished = self.unfinished();
        let elsewhere: Option<PathBuf> = self.elsewhere.take();
        let held = self.told_of_held();
        let unsaved = self.desk.session.close();
        self.drafts.note(unfinished, unsaved.is_empty());
        self.drafts.finish();
        Left { unsaved, elsewhere, held }
    }
}

/// Writes entries as lines to a new file only its owner can read; what cannot be written whole is not left behind.
fn write_lines(files: &Files, named: &Path, entries: &[Entry]) -> Result<(), FileFault> {
    files.write_new(named, Readers::Owner, to_lines(entries).as_bytes())
}
