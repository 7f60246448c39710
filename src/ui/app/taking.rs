//! Takes the ledger away as a table: begins, shows how far it is, calls off, tells how it ended; knows nothing of how it is written.

use std::time::Duration;

use crate::domain::ids::AssessmentId;
use crate::exchange::ledger_table::{FORMATS, Layout, TableFormat, Unwritten};
use crate::lang::{Notice, import, ledger_table as say, shell};
use crate::ui::app::App;
use crate::ui::desk::TakingAway;
use crate::ui::notice::Grade;
use crate::ui::run::Flow;
use crate::ui::screen::{Route, Step};
use crate::ui::taking::{Ended, Table, Taking, rows_of};

/// How often it is looked how far the writing is.
const LOOK_EVERY: Duration = Duration::from_millis(100);
/// Assessments named among those that cannot be read.
const N_NAMED: usize = 5;

impl App {
    /// Takes the ledger away to a file, as soon as every row of it is worked out.
    pub(super) fn take_away(&mut self, path: &str) -> bool {
        let lang = self.look.lang;
        if self.format_of(path).is_none() {
            return self.refuse(Notice::new(say::no_format(lang, path), "", say::fix_format_on_screen(lang)));
        }
        self.desk.taking = Some(TakingAway::Waiting { path: path.to_owned(), n_missing: self.n_missing });
        if self.n_missing == 0 { self.begin_taking(path) } else { true }
    }

    /// Stops taking the ledger away.
    pub(super) fn call_off(&mut self) -> bool {
        match &self.desk.taking {
            Some(TakingAway::Writing(taking)) => taking.call_off(),
            Some(TakingAway::Waiting { .. }) => {
                self.desk.taking = None;
                self.tell_called_off();
            }
            None => {}
        }
        true
    }

    fn format_of(&self, path: &str) -> Option<TableFormat> {
        let end = path.rsplit_once('.').map(|(_, end)| end.trim().to_lowercase())?;
        FORMATS.iter().find(|(name, _)| *name == end).map(|(_, format)| *format)
    }

    fn begin_taking(&mut self, path: &str) -> bool {
        self.desk.taking = None;
        let lang = self.look.lang;
        let Some(format) = self.format_of(path) else { return false };
        let layout = self.layout();
        let table = Table {
            path: path.to_owned(),
            format,
            name: say::name(lang).to_owned(),
            layout,
            rows: rows_of(self.desk.ledger()),
            files: self.desk.files.clone(),
            zone: self.desk.zone.clone(),
        };
        match Taking::begin(table) {
            Ok(taking) => {
                self.desk.taking = Some(TakingAway::Writing(taking));
                true
            }
            Err(error) => self.refuse(Notice::new(say::not_written(lang), error.to_string(), "")),
        }
    }

    /// Lays the table out for the checklists the latest assessments are pinned to.
    fn layout(&mut self) -> Layout {
        let mut firsts: Vec<(_, AssessmentId)> = Vec::new();
        for (id, heading) in &self.desk.ledger().headings {
            if !firsts.iter().any(|(digest, _)| *digest == heading.checklist) {
                firsts.push((heading.checklist, id.clone()));
            }
        }
        for (_, id) in &firsts {
            // One that cannot be read has no axes; whoever opens it is told.
            let _ = self.desk.session.load(id);
        }
        let session = &self.desk.session;
        Layout::of(
            self.look.lang,
            firsts.iter().filter_map(|(digest, _)| session.checklist(digest)).map(|known| &**known),
        )
    }

    /// Returns how long after the last input it is to be looked how far it is.
    pub(super) fn takes_after(&self) -> Option<Duration> {
        self.desk.taking.as_ref().map(|_| LOOK_EVERY)
    }

    /// Looks how far it is.
    pub(super) fn look_at_taking(&mut self) -> Flow {
        match &mut self.desk.taking {
            None => return Flow::Stay,
            Some(TakingAway::Waiting { path, n_missing }) => {
                *n_missing = self.n_missing;
                if self.n_missing == 0 {
                    let path = path.clone();
                    self.begin_taking(&path);
                }
            }
            Some(TakingAway::Writing(taking)) => {
                taking.look();
                if let Some(ended) = taking.ended() {
                    let (path, n) = (taking.path().to_owned(), taking.progress().1);
                    self.desk.taking = None;
                    self.tell_taken(&path, n, ended);
                }
            }
        }
        Flow::Draw
    }

    fn tell_taken(&mut self, path: &str, n: usize, ended: Ended) {
        let lang = self.look.lang;
        match ended {
            Ok(Ok(())) => {
                self.tell(Grade::Good, Notice::new(say::written(lang, n, path), "", ""));
                self.tell_unreadable();
                if self.route() == Some(&Route::TakeAway) {
                    self.carry_out(Step::Close);
                }
            }
            Ok(Err(Unwritten::CalledOff)) => self.tell_called_off(),
            Ok(Err(error)) => {
                self.refuse(Notice::new(say::not_written(lang), error.to_string(), shell::fix_not_written(lang)));
            }
            Err(fault) => {
                let notice = fault.notice(lang, |error| match error.kind() {
                    std::io::ErrorKind::AlreadyExists => {
                        Notice::new(shell::is_there(lang, path), "", shell::fix_is_there(lang))
                    }
                    _ => Notice::new(shell::not_written(lang, path), error.to_string(), shell::fix_not_written(lang)),
                });
                self.refuse(notice);
            }
        }
    }

    fn tell_called_off(&mut self) {
        let lang = self.look.lang;
        self.tell(Grade::Good, Notice::new(say::called_off(lang), "", ""));
    }

    /// Names the assessments whose rows hold the register only.
    fn tell_unreadable(&mut self) {
        let lang = self.look.lang;
        let latest = crate::exchange::ledger_table::latest(self.desk.ledger());
        let unread = latest.into_values().filter(|(_, heading)| heading.summary.is_none());
        let unread: Vec<&str> = unread.map(|(id, _)| id.as_str()).take(N_NAMED).collect();
        if !unread.is_empty() {
            let told = say::unreadable(lang, &unread.join(import::list_mark(lang)));
            self.tell(Grade::Caution, Notice::new(told, "", ""));
        }
    }
}
