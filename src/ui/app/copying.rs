//! Hands what the cursor is on to the person's own clipboard; knows nothing of how it gets there.

use crate::lang::{Notice, shell as say};
use crate::ui::app::App;
use crate::ui::clipboard::{self, Clip};
use crate::ui::notice::Grade;
use crate::ui::text::Metrics;

/// Columns of what was copied that are told.
const TOLD_COLUMNS: usize = 32;

impl App {
    /// Copies what the cursor is on. It goes out with the next frame, and nobody can know whether the terminal took it.
    pub(super) fn copy(&mut self) {
        let lang = self.look.lang;
        let text = self.seats.last().and_then(|seat| seat.page.copied(&self.cx())).unwrap_or_default();
        let (text, is_cut) = clipboard::fitting(&text);
        if text.trim().is_empty() {
            return self.tell(Grade::Good, Notice::new(say::nothing_to_copy(lang), "", ""));
        }
        let n_chars = text.chars().count();
        let (grade, what) = match is_cut {
            true => (Grade::Caution, say::copied_in_part(lang, n_chars)),
            false => {
                let beginning = Metrics::Narrow.fit(&text.replace('\n', " "), TOLD_COLUMNS);
                (Grade::Good, say::copied(lang, &beginning, n_chars))
            }
        };
        let number = self.clip.as_ref().map_or(0, |clip| clip.number).saturating_add(1);
        self.clip = Some(Clip { number, text: text.into() });
        self.tell(grade, Notice::new(what, say::may_refuse(lang), ""));
    }
}
