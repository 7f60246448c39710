//! Reads a register, shows what it would change, and brings in what was shown; knows nothing of how it is shown.

use std::path::Path;

use crate::exchange::{self, BadRows, MAX_FILE_BYTES};
use crate::lang::{Notice, import_plan, shell as say};
use crate::ui::app::App;
use crate::ui::desk::Planned;
use crate::ui::notice::Grade;

impl App {
    /// Reads a register and has it shown; nothing is changed yet.
    pub(super) fn plan_import(&mut self, path: &str) -> bool {
        let lang = self.look.lang;
        let bytes = match self.desk.files.read_up_to(Path::new(path), MAX_FILE_BYTES) {
            Ok(bytes) => bytes,
            Err(fault) => {
                let (what, fix) = (say::no_file(lang, path), say::fix_no_file(lang));
                return self.refuse(fault.notice(lang, |error| Notice::new(what, error.to_string(), fix)));
            }
        };
        let session = &self.desk.session;
        match exchange::plan(session.state(), session.actor(), &bytes, &[]) {
            Ok(plan) => {
                let as_of = session.head().seq;
                self.desk.planned = Some(Planned { path: path.to_owned(), plan, as_of });
                self.refresh();
                true
            }
            Err(bad) => self.refuse(bad.notice(lang)),
        }
    }

    /// Brings in the register that was shown. Where the ledger has changed since, it is shown anew instead.
    pub(super) fn bring_in(&mut self, bad_rows: BadRows) -> bool {
        let lang = self.look.lang;
        let Some(planned) = self.desk.planned.take() else { return false };
        if planned.as_of != self.desk.session.head().seq {
            self.tell(
                Grade::Caution,
                Notice::new(import_plan::ledger_changed(lang), "", import_plan::fix_ledger_changed(lang)),
            );
            self.plan_import(&planned.path);
            return false;
        }
        let shown = &planned.plan;
        if shown.is_refused(bad_rows) {
            let what = say::nothing_imported(lang, shown.n_rejected());
            self.tell(Grade::Caution, Notice::new(what, "", import_plan::fix_rejected(lang)));
            self.desk.planned = Some(planned);
            self.hear_refusal();
            return false;
        }
        match exchange::carry_out(&mut self.desk.session, shown, bad_rows) {
            Ok(()) => {
                self.desk.note_societies();
                let told = say::imported(lang, shown.added.len(), shown.changed.len(), shown.n_unchanged);
                self.tell(Grade::Good, Notice::new(told, "", ""));
                true
            }
            Err(error) => {
                let notice = error.notice(lang);
                self.desk.planned = Some(planned);
                self.refuse(notice)
            }
        }
    }
}
