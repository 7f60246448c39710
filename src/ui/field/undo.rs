//! What a text field comes back to when an edit is undone, and forward to again; knows nothing of what an edit is.

use crate::ui::field::{Field, Pressed};

/// Steps of undo kept.
const UNDO_MAX: usize = 200;

/// Text and cursor at some time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Moment {
    text: String,
    cursor: usize,
}

/// Edits that belong to one step of undo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Run {
    Typing,
    Deleting,
}

/// Which way through the edits.
#[derive(Clone, Copy)]
pub(super) enum Travel {
    Back,
    Forth,
}

impl Field {
    /// Keeps the present to come back to, unless the edit goes on with the run before it.
    pub(super) fn remember(&mut self, run: Option<Run>) {
        if run.is_none() || self.run != run {
            if self.past.len() == UNDO_MAX {
                self.past.remove(0);
            }
            self.past.push(self.moment());
        }
        self.future.clear();
        self.run = run;
        self.goal = None;
    }

    fn moment(&self) -> Moment {
        Moment { text: self.text.clone(), cursor: self.cursor }
    }

    pub(super) fn travel(&mut self, travel: Travel) -> Pressed {
        let present = self.moment();
        let (from, to) = match travel {
            Travel::Back => (&mut self.past, &mut self.future),
            Travel::Forth => (&mut self.future, &mut self.past),
        };
        let Some(moment) = from.pop() else { return Pressed::Moved };
        to.push(present);
        (self.text, self.cursor) = (moment.text, moment.cursor);
        self.run = None;
        self.goal = None;
        Pressed::Edited
    }
}
