//! What is known of a piece of evidence, as lines to fill in: how they are filled from the record, and read again; knows no key and no item.

use crate::domain::decide::MAX_TEXT_BYTES;
use crate::domain::kinds::read_day;
use crate::domain::records::Details;
use crate::lang::{Lang, visit as say};
use crate::ui::screen::PATH_BYTES_MAX;
use crate::ui::visit::blanks::{Blank, Blanks, Row, Say};

/// The longest day and the longest author, in bytes.
const DAY_BYTES_MAX: usize = 40;
const AUTHOR_BYTES_MAX: usize = 400;
/// What can be claimed of a piece.
const NO_YES: [bool; 2] = [false, true];
const NO_YES_SAID: &[Say] = &[say::no, say::yes];

const KEPT_AT: Row = Row { name: "kept_at", label: say::kept_at, hint: say::kept_hint, options: &[] };
const DATE: Row = Row { name: "date", label: say::date, hint: say::date_hint, options: &[] };
const AUTHOR: Row = Row { name: "author", label: say::author, hint: say::author_hint, options: &[] };
const CONFIRMED: Row = Row { name: "confirmed", label: say::confirmed, hint: say::claim_hint, options: NO_YES_SAID };
const CONTRADICTED: Row =
    Row { name: "contradicted", label: say::contradicted, hint: say::claim_hint, options: NO_YES_SAID };
const PICKED: Row = Row { name: "picked", label: say::picked, hint: say::claim_hint, options: NO_YES_SAID };
/// The path of the file it is, which is read when the cursor leaves it.
pub const FILE: Row = Row { name: "file", label: say::file, hint: say::file_hint, options: &[] };

/// The lines, and the details they were filled from.
pub struct DetailsForm {
    /// The lines.
    pub blanks: Blanks<Row>,
    known: Option<Details>,
}

impl DetailsForm {
    /// Has the lines, with nothing in them.
    pub fn empty() -> Self {
        let claim = |row| Blank::choice(row, &NO_YES, &false);
        let blanks = Blanks::new(vec![
            Blank::text(KEPT_AT, MAX_TEXT_BYTES, ""),
            Blank::text(DATE, DAY_BYTES_MAX, ""),
            Blank::text(AUTHOR, AUTHOR_BYTES_MAX, ""),
            claim(CONFIRMED),
            claim(CONTRADICTED),
            claim(PICKED),
            Blank::text(FILE, PATH_BYTES_MAX, ""),
        ]);
        Self { blanks, known: None }
    }

    /// Fills the lines with what is on record, where that has changed; a line half typed stays.
    pub fn refill(&mut self, details: &Details) {
        if self.known.as_ref() == Some(details) {
            return;
        }
        let before = self.known.take().unwrap_or_default();
        let is_left_alone = |row, before: &str, now: &str| [before, now].contains(&self.blanks.text(&row));
        let day = |details: &Details| details.effective.map(|day| day.to_string()).unwrap_or_default();
        let is_that_day = details.effective.is_some() && read_day(self.blanks.text(&DATE)) == details.effective;
        let is_other_file = details.digest != before.digest && details.digest.is_some();
        let is_kept_at_stale = is_other_file || is_left_alone(KEPT_AT, &before.kept_at, &details.kept_at);
        let is_date_stale = is_that_day || is_left_alone(DATE, &day(&before), &day(details));
        let stale = [
            is_kept_at_stale.then(|| Blank::text(KEPT_AT, MAX_TEXT_BYTES, &details.kept_at)),
            is_date_stale.then(|| Blank::text(DATE, DAY_BYTES_MAX, &day(details))),
            is_left_alone(AUTHOR, &before.author, &details.author)
                .then(|| Blank::text(AUTHOR, AUTHOR_BYTES_MAX, &details.author)),
            is_other_file.then(|| Blank::text(FILE, PATH_BYTES_MAX, "")),
        ];
        stale.into_iter().flatten().for_each(|line| self.blanks.refill(line));
        self.refill_claims(details);
        self.known = Some(details.clone());
    }

    /// Makes the claims what they are on record.
    pub fn refill_claims(&mut self, details: &Details) {
        let Details { is_confirmed, is_contradicted, is_picked, .. } = details;
        for (row, is_so) in [(CONFIRMED, is_confirmed), (CONTRADICTED, is_contradicted), (PICKED, is_picked)] {
            self.blanks.refill(Blank::choice(row, &NO_YES, is_so));
        }
    }

    /// Returns the details with what stands in a line.
    ///
    /// # Errors
    /// What is wrong with the line.
    pub fn read(&self, lang: Lang, row: Row, details: &Details) -> Result<Details, String> {
        let (typed, is_so) = (self.blanks.text(&row), self.blanks.choice(&row, &NO_YES) == Some(&true));
        let mut details = details.clone();
        if row == KEPT_AT {
            typed.clone_into(&mut details.kept_at);
        } else if row == AUTHOR {
            typed.clone_into(&mut details.author);
        } else if row == DATE {
            details.effective = read_day(typed);
            if !typed.is_empty() && details.effective.is_none() {
                return Err(say::bad_date(lang, typed));
            }
        } else if row == CONFIRMED {
            details.is_confirmed = is_so;
        } else if row == CONTRADICTED {
            details.is_contradicted = is_so;
        } else if row == PICKED {
            details.is_picked = is_so;
        }
        Ok(details)
    }
}
