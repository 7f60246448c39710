//! Looking back over the lines jotted down: choosing one, changing its words, taking it out; knows nothing of the line being typed.

use crate::domain::assessment::Assessment;
use crate::domain::decide::MAX_TEXT_BYTES;
use crate::domain::ids::NoteNo;
use crate::domain::records::{Note, read_jotted};
use crate::ui::desk::Cx;
use crate::ui::field::{Field, Lines, Pressed};
use crate::ui::keys::Action;
use crate::ui::screen::Step;
use crate::ui::screens::interview::{Doing, From, InterviewPage, Sent, no_such_items};
use crate::ui::selection::moved;

impl InterviewPage {
    pub(super) fn note_here<'a>(&self, assessment: &'a Assessment) -> Option<(NoteNo, &'a Note)> {
        let (number, entered) = self.notes(assessment).get(self.at).copied()?;
        Some((number, &entered.is))
    }

    fn edit(&mut self, assessment: &Assessment) {
        if let Some((number, note)) = self.note_here(assessment) {
            self.side = Field::new(Lines::One, MAX_TEXT_BYTES, &note.text);
            self.doing = Doing::Editing(number);
        }
    }

    /// Keeps an old line with other words, and drops it onto what they end with.
    fn enter_edit(&mut self, cx: &Cx<'_>, assessment: &Assessment, number: NoteNo) -> Step {
        let jotted = read_jotted(&assessment.checklist, self.side.text());
        if !jotted.unknown.is_empty() {
            return no_such_items(cx.lang(), &jotted.unknown);
        }
        let Some(mut note) = assessment.records.notes.get(&number).cloned() else { return Step::Stay };
        note.text = jotted.text;
        note.items.extend(jotted.items);
        self.sent = Sent::Side(Doing::Choosing);
        self.keep(number, Some(note))
    }

    pub(super) fn press_choosing(&mut self, cx: &Cx<'_>, assessment: &Assessment, action: Action) -> Step {
        let last = self.notes(assessment).len().saturating_sub(1);
        let page = usize::from(cx.size.height / 2).max(1);
        if action == Action::Down && self.at >= last {
            self.doing = Doing::Jotting;
            return Step::Stay;
        }
        if let Some(at) = moved(self.at, action, page) {
            self.at = at.min(last);
            self.settle(cx, assessment);
            return Step::Stay;
        }
        match action {
            Action::GoOn | Action::DropNote | Action::RoleItems => self.pick(assessment, From::Choosing),
            Action::EditNote => self.edit(assessment),
            Action::TakeOut => {
                let Some((number, _)) = self.note_here(assessment) else { return Step::Stay };
                return self.keep(number, None);
            }
            Action::Jot | Action::NextField => self.doing = Doing::Jotting,
            Action::Openers => self.has_openers = !self.has_openers,
            Action::Back => {
                // Whoever comes back to a line half typed goes on with it.
                self.doing = Doing::Jotting;
                return Step::Back;
            }
            _ => return Step::Ignore,
        }
        Step::Stay
    }

    pub(super) fn press_editing(
        &mut self,
        cx: &Cx<'_>,
        assessment: &Assessment,
        action: Action,
        number: NoteNo,
    ) -> Step {
        match action {
            Action::GoOn => return self.enter_edit(cx, assessment, number),
            Action::Back => {
                self.doing = Doing::Choosing;
                return Step::Stay;
            }
            _ => {}
        }
        match self.side.press(action, cx.look.metrics, cx.size.width) {
            Pressed::Edited | Pressed::Moved => Step::Stay,
            Pressed::NotMine => Step::Ignore,
        }
    }
}
