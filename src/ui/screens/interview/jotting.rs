//! Jotting a line down: ids proposed while it is typed, and the line kept; knows nothing of lines kept before but the last.

use crate::domain::assessment::Assessment;
use crate::domain::ids::ItemId;
use crate::domain::records::{Note, begun_id, read_jotted};
use crate::ui::desk::Cx;
use crate::ui::field::Pressed;
use crate::ui::keys::Action;
use crate::ui::screen::Step;
use crate::ui::screens::interview::{Doing, From, InterviewPage, Sent, no_such_items, nothing_to_drop};

impl InterviewPage {
    /// Returns the items proposed for the id being typed at the end of the line.
    pub(super) fn proposals(&self) -> Vec<&ItemId> {
        if self.doing != Doing::Jotting || self.line.cursor() != self.line.text().len() {
            return Vec::new();
        }
        let (Some(begun), Some(candidates)) = (begun_id(self.line.text()), &self.candidates) else { return Vec::new() };
        candidates.find(begun)
    }

    /// Keeps the line, or drops the one before where nothing but ids is typed.
    fn enter(&mut self, cx: &Cx<'_>, assessment: &Assessment) -> Step {
        let jotted = read_jotted(&assessment.checklist, self.line.text());
        if !jotted.unknown.is_empty() {
            return no_such_items(cx.lang(), &jotted.unknown);
        }
        match (jotted.text.is_empty(), jotted.items.is_empty()) {
            (true, true) => Step::Stay,
            (true, false) => {
                let Some((number, last)) = self.notes(assessment).last().copied() else {
                    return nothing_to_drop(cx.lang());
                };
                let mut note = last.is.clone();
                note.items.extend(jotted.items);
                self.sent = Sent::Line(String::new());
                self.keep(number, Some(note))
            }
            (false, _) => {
                self.sent = Sent::Line(String::new());
                let note = Note { interview: self.number, text: jotted.text, items: jotted.items };
                self.keep(assessment.records.next_note(), Some(note))
            }
        }
    }

    /// Completes the id being typed.
    fn complete(&mut self) {
        let proposals = self.proposals();
        let taken = proposals.get(self.proposal).or(proposals.first());
        let (Some(item), Some(begun)) = (taken.map(ToString::to_string), begun_id(self.line.text())) else { return };
        let kept = self.line.text().len() - begun.len();
        let text = self.line.text().get(..kept).unwrap_or_default().to_owned() + &item;
        self.line.replace(&text);
        self.proposal = 0;
    }

    pub(super) fn press_jotting(&mut self, cx: &Cx<'_>, assessment: &Assessment, action: Action) -> Step {
        let n_proposals = self.proposals().len();
        let n_notes = self.notes(assessment).len();
        match action {
            Action::GoOn => return self.enter(cx, assessment),
            Action::NextField => self.complete(),
            Action::Up if n_proposals > 0 => self.proposal = self.proposal.saturating_sub(1),
            Action::Down if n_proposals > 0 => self.proposal = (self.proposal + 1).min(n_proposals - 1),
            Action::Up | Action::PageUp | Action::Back if n_notes > 0 => {
                self.at = n_notes - 1;
                self.top = u16::MAX;
                self.doing = Doing::Choosing;
                self.settle(cx, assessment);
            }
            Action::Back => return Step::Back,
            Action::RoleItems => self.pick(assessment, From::Jotting),
            Action::Openers => self.has_openers = !self.has_openers,
            _ => {
                if self.line.press(action, cx.look.metrics, cx.size.width) == Pressed::NotMine {
                    return Step::Ignore;
                }
                self.proposal = 0;
            }
        }
        Step::Stay
    }
}
