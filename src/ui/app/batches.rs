//! Changes that one key made together, which one key takes back together; knows nothing of what they are.
//!
//! Absent: any of it in the journal. After the next start they are undone one by one.

use crate::domain::command::{Act, Command};
use crate::domain::ids::{AssessmentId, Seq};
use crate::lang::{Notice, shell as say};
use crate::ui::app::App;
use crate::ui::notice::Grade;
use crate::ui::screen::Step;

/// The changes made together in this run: the entry before the first of them, and the last.
#[derive(Debug, Default)]
pub(super) struct Batches(Vec<(Seq, Seq)>);

impl Batches {
    /// Returns the batch an entry is of.
    fn of(&self, seq: Seq) -> Option<(Seq, Seq)> {
        self.0.iter().copied().find(|(before, last)| *before < seq && seq <= *last)
    }
}

impl App {
    /// Carries steps out in order until one is refused.
    pub(super) fn carry_out_all(&mut self, steps: Vec<Step>) -> bool {
        let before = self.desk.session.head().seq;
        let is_done = steps.into_iter().all(|step| self.carry_out(step));
        let last = self.desk.session.head().seq;
        if last.0 > before.0.saturating_add(1) {
            self.batches.0.push((before, last));
        }
        is_done
    }

    /// Undoes the last change or does it again, with all that were made by the same key.
    pub(super) fn travel_in_time(&mut self, assessment: &AssessmentId, act: &Act) -> bool {
        let command = Command::In { assessment: assessment.clone(), act: act.clone() };
        let Some(batch) = self.comes_next(assessment, act).and_then(|seq| self.batches.of(seq)) else {
            return self.run(&command);
        };
        let stood = self.where_it_stands(&command);
        let is_of_it = |seq: Seq| batch.0 < seq && seq <= batch.1;
        let mut n_done = 0_usize;
        while self.comes_next(assessment, act).is_some_and(is_of_it) {
            if self.desk.session.run(&command).is_err() {
                break;
            }
            n_done += 1;
        }
        let lang = self.look.lang;
        let told =
            if *act == Act::Undo { say::undone_together(lang, n_done) } else { say::redone_together(lang, n_done) };
        self.tell(Grade::Good, Notice::new(told, "", ""));
        self.refresh();
        self.note_surprise(&command, stood);
        n_done > 0
    }

    /// Returns the entry that undoing, or doing again, would concern.
    fn comes_next(&self, assessment: &AssessmentId, act: &Act) -> Option<Seq> {
        let (assessment, _) = self.desk.assessment(assessment)?;
        let actor = self.desk.session.actor();
        let next = if *act == Act::Undo { assessment.undo_of(actor) } else { assessment.redo_of(actor) };
        next.map(|(seq, _)| seq)
    }
}
