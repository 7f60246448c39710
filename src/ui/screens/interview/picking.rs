//! Looking for the item a line is dropped onto, or taken off; knows nothing of how the items look.

use crate::domain::assessment::Assessment;
use crate::domain::decide::MAX_TEXT_BYTES;
use crate::domain::ids::ItemId;
use crate::domain::records::{read_ids, read_jotted};
use crate::ui::desk::Cx;
use crate::ui::field::{Field, Lines, Pressed};
use crate::ui::keys::Action;
use crate::ui::screen::Step;
use crate::ui::screens::interview::{Doing, Dropped, From, InterviewPage, Sent, no_such_items, nothing_to_drop};

impl InterviewPage {
    /// Returns the items shown while one is looked for.
    pub(super) fn picks(&self) -> Vec<&ItemId> {
        let typed = self.side.text();
        let last = typed.rsplit([',', '，', '、']).next().unwrap_or(typed);
        self.candidates.as_ref().map_or_else(Vec::new, |candidates| candidates.find(last))
    }

    /// Looks for an item to drop what is at hand onto.
    pub(super) fn pick(&mut self, assessment: &Assessment, from: From) {
        let dropped = match from {
            From::Jotting if !read_jotted(&assessment.checklist, self.line.text()).text.is_empty() => Dropped::Typed,
            From::Jotting => {
                self.notes(assessment).last().map_or(Dropped::Nothing, |(number, _)| Dropped::Note(*number))
            }
            From::Choosing => self.note_here(assessment).map_or(Dropped::Nothing, |(number, _)| Dropped::Note(number)),
        };
        self.side = Field::new(Lines::One, MAX_TEXT_BYTES, "");
        self.proposal = 0;
        self.doing = Doing::Picking(dropped, from);
    }

    /// Drops what is at hand onto the items typed, else onto the one taken; onto one that has it already: takes it off.
    fn drop_it(&mut self, cx: &Cx<'_>, assessment: &Assessment, dropped: Dropped, from: From) -> Step {
        let (typed, unknown) = read_ids(&assessment.checklist, self.side.text());
        let taken = self.picks().get(self.proposal).map(|item| (*item).clone());
        let is_one = typed.len() + unknown.len() <= 1;
        let (items, is_toggled) = match taken {
            _ if !typed.is_empty() && unknown.is_empty() => (typed, is_one),
            Some(taken) if is_one => (vec![taken], true),
            Some(_) | None => return no_such_items(cx.lang(), &unknown),
        };
        let next = match from {
            From::Jotting => Doing::Jotting,
            From::Choosing => Doing::Choosing,
        };
        match dropped {
            Dropped::Nothing => nothing_to_drop(cx.lang()),
            Dropped::Typed => {
                let jotted = read_jotted(&assessment.checklist, self.line.text());
                let mut dropped = jotted.items;
                merge(&mut dropped, items, is_toggled);
                let ids: Vec<&str> =
                    dropped.iter().map(ItemId::as_str).chain(jotted.unknown.iter().map(String::as_str)).collect();
                let text = if ids.is_empty() { jotted.text } else { format!("{} >{}", jotted.text, ids.join(",")) };
                self.line.replace(&text);
                self.doing = next;
                Step::Stay
            }
            Dropped::Note(number) => {
                let Some(mut note) = assessment.records.notes.get(&number).cloned() else { return Step::Stay };
                merge(&mut note.items, items, is_toggled);
                self.sent = Sent::Side(next);
                self.keep(number, Some(note))
            }
        }
    }

    pub(super) fn press_picking(
        &mut self,
        cx: &Cx<'_>,
        assessment: &Assessment,
        action: Action,
        dropped: Dropped,
        from: From,
    ) -> Step {
        let n_picks = self.picks().len();
        let page = usize::from(cx.size.height / 2).max(1);
        self.proposal = match action {
            Action::Up => self.proposal.saturating_sub(1),
            Action::Down => self.proposal + 1,
            Action::PageUp => self.proposal.saturating_sub(page),
            Action::PageDown => self.proposal + page,
            Action::GoOn => return self.drop_it(cx, assessment, dropped, from),
            Action::Back | Action::RoleItems => {
                self.doing = match from {
                    From::Jotting => Doing::Jotting,
                    From::Choosing => Doing::Choosing,
                };
                self.proposal = 0;
                return Step::Stay;
            }
            _ => match self.side.press(action, cx.look.metrics, cx.size.width) {
                Pressed::Edited => 0,
                Pressed::Moved => self.proposal,
                Pressed::NotMine => return Step::Ignore,
            },
        }
        .min(n_picks.saturating_sub(1));
        Step::Stay
    }
}

/// Adds items to those there are; one alone that is there already is taken off.
fn merge(items: &mut Vec<ItemId>, more: Vec<ItemId>, is_toggled: bool) {
    for item in more {
        match items.iter().position(|known| *known == item) {
            Some(at) if is_toggled => {
                items.remove(at);
            }
            Some(_) => {}
            None => items.push(item),
        }
    }
}
