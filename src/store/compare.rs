//! Holds the database against the journal, entry by entry and view by view; changes neither, and knows nothing of mending them.

use std::collections::BTreeMap;

use crate::domain::ids::{AssessmentId, Seq};
use crate::domain::ledger::Ledger;
use crate::store::guard::ViewsError;
use crate::store::log::Log;
use crate::store::scan::{HeaderIs, Logged, Piece, Pieces};
use crate::store::views::Views;
use crate::store::{Head, StoreError};

/// Returns how the database differs from the fold of a sound journal, in words for a log; nothing if it does not.
///
/// # Errors
/// The journal could not be read.
pub(super) fn difference(views: &Views, log: &Log) -> Result<Option<String>, StoreError> {
    let mut fold = Fold::default();
    for piece in Pieces::of_file(log.file(), log.path(), HeaderIs::Sound)? {
        let Piece::Batch(logged) = piece? else { continue };
        match views.holds(&logged) {
            Ok(true) => logged.iter().for_each(|logged| fold.take(logged)),
            Ok(false) => {
                let first = logged.first().map_or(0, |first| first.entry.seq.0);
                return Ok(Some(format!("entry {first} or one written with it is another one")));
            }
            Err(error) => return Ok(Some(words(&error))),
        }
    }
    Ok(match fold.difference(views) {
        Ok(()) => None,
        Err(error) => Some(words(&error)),
    })
}

fn words(error: &ViewsError) -> String {
    match error {
        ViewsError::Newer(number) => format!("format {number}"),
        ViewsError::Refused(error) => error.to_string(),
        ViewsError::Broken(why) => why.clone(),
    }
}

/// What the journal comes to, as far as the database keeps it.
#[derive(Default)]
struct Fold {
    ledger: Ledger,
    places: BTreeMap<AssessmentId, Vec<Seq>>,
    n_entries: u64,
    head: Head,
}

impl Fold {
    fn take(&mut self, logged: &Logged) {
        let entry = &logged.entry;
        self.ledger.apply(entry);
        if let Some(assessment) = entry.event.assessment() {
            self.places.entry(assessment.clone()).or_default().push(entry.seq);
        }
        self.n_entries += 1;
        self.head = Head::of(entry);
    }

    fn difference(&self, views: &Views) -> Result<(), ViewsError> {
        let unlike = |what: &str| Err(ViewsError::Broken(format!("its {what} differ from the journal's")));
        let progress = views.progress();
        if progress.head != self.head || progress.n_entries != self.n_entries {
            return unlike("head and number of entries");
        }
        if views.n_entries()? != self.n_entries {
            return unlike("entries");
        }
        if without_summaries(views.ledger()) != self.ledger {
            return unlike("societies and assessments");
        }
        if views.places()? != self.places {
            return unlike("lists of entries");
        }
        for digest in &self.ledger.checklists {
            views.checklist(digest)?;
        }
        Ok(())
    }
}

/// Summaries are worked out from the checklist, which is not the store's to know.
fn without_summaries(ledger: &Ledger) -> Ledger {
    let mut ledger = ledger.clone();
    ledger.headings.values_mut().for_each(|heading| heading.summary = None);
    ledger
}
