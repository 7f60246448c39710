//! Registering a piece of evidence at the foot of the register: one line with its kind and title, and what entering it will do; knows
//! nothing of the list above.

use crate::domain::assessment::Assessment;
use crate::domain::command::Act;
use crate::domain::decide::MAX_TEXT_BYTES;
use crate::domain::event::EvidenceKind;
use crate::domain::ids::{EvidenceNo, ItemId};
use crate::lang::evidence as say;
use crate::report::words;
use crate::ui::desk::Cx;
use crate::ui::draft::{Draft, Part};
use crate::ui::field::{Field, Lines, Pressed};
use crate::ui::keys::Action;
use crate::ui::theme::Role;
use crate::ui::visit::flow::Flow;
use crate::ui::visit::{indent, marks};

/// Whether new evidence is being typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Adding {
    No,
    Typing,
    /// Asked for, and not yet granted or refused.
    Sent,
}

/// The line new evidence is typed in.
pub(super) struct Registering {
    field: Field,
    /// The kind of what is typed without a number before it.
    kind: EvidenceKind,
    pub(super) adding: Adding,
}

impl Registering {
    pub(super) fn new() -> Self {
        Self { field: empty(), kind: EvidenceKind::Document, adding: Adding::No }
    }

    /// Returns what was typed, as a kind and a title.
    fn typed(&self) -> (EvidenceKind, &str) {
        typed_kind(self.field.text(), self.kind)
    }

    pub(super) fn insert(&mut self, typed: &str) {
        self.field.insert(typed);
    }

    /// Edits the line; returns what is asked for once it is entered.
    pub(super) fn press(&mut self, cx: &Cx<'_>, action: Action, item: Option<&ItemId>) -> Option<Act> {
        match self.field.press(action, cx.look.metrics, cx.size.width.saturating_sub(indent(cx.lang()))) {
            Pressed::Edited | Pressed::Moved => return None,
            Pressed::NotMine => {}
        }
        match action {
            Action::GoOn => {
                let (kind, title) = self.typed();
                let act = Act::Evidence { kind, title: title.to_owned(), items: item.into_iter().cloned().collect() };
                self.adding = Adding::Sent;
                return Some(act);
            }
            Action::NextField | Action::PrevField => self.turn(action),
            Action::Back => self.adding = Adding::No,
            _ => {}
        }
        None
    }

    /// Takes the next kind or the one before; a number typed before the title has done its part.
    fn turn(&mut self, action: Action) {
        let n = EvidenceKind::ALL.len();
        let (kind, title) = self.typed();
        let at = EvidenceKind::ALL.iter().position(|known| *known == kind).unwrap_or(0);
        let next = if action == Action::NextField { at + 1 } else { at + n - 1 };
        let title = title.to_owned();
        self.kind = EvidenceKind::ALL.get(next % n).copied().unwrap_or(kind);
        if title != self.field.text() {
            self.field.replace(&title);
        }
    }

    /// Hears that what was asked for is granted: returns the piece it became, and the line is empty for the next.
    pub(super) fn granted(&mut self, assessment: &Assessment) -> Option<EvidenceNo> {
        let (kind, title) = self.typed();
        let number = assessment.find_evidence(kind, title);
        self.field = empty();
        self.adding = Adding::No;
        number
    }

    /// Hears that what was asked for is refused: the line is typed on.
    pub(super) fn refused(&mut self) {
        if self.adding == Adding::Sent {
            self.adding = Adding::Typing;
        }
    }

    pub(super) fn is_half_typed(&self) -> bool {
        !self.field.text().trim().is_empty()
    }

    /// A kind chosen by Tab is written before the title by its number, as one may type it.
    pub(super) fn drafts(&self) -> Vec<Draft> {
        if !self.is_half_typed() {
            return Vec::new();
        }
        let typed = self.field.text();
        let (_, title) = self.typed();
        let number = EvidenceKind::ALL.iter().position(|kind| *kind == self.kind).unwrap_or(0) + 1;
        let before = if number > 1 && title == typed.trim() { format!("{number} ") } else { String::new() };
        let cursor = before.len() + self.field.cursor();
        let is_here = self.adding == Adding::Typing;
        vec![Draft { part: Part::Title, text: format!("{before}{typed}"), cursor, is_here }]
    }

    pub(super) fn put_back(&mut self, draft: &Draft) {
        if draft.part == Part::Title {
            self.field = Field::resumed(Lines::One, MAX_TEXT_BYTES, &draft.text, draft.cursor);
            self.adding = if draft.is_here { Adding::Typing } else { Adding::No };
        }
    }

    /// Builds the field for new evidence and what entering it will do.
    pub(super) fn form<'a>(&'a self, cx: &Cx<'a>, assessment: &'a Assessment, width: u16) -> Flow<'a> {
        let lang = cx.lang();
        let mut flow = Flow::new(cx.look, width);
        flow.rule();
        flow.field(indent(lang), [" ".into(), Role::Strong.span(say::new(lang))], &self.field, 1, true);
        let (kind, title) = self.typed();
        let shown = words::evidence_kind(lang, kind);
        let will = match assessment.find_evidence(kind, title) {
            Some(number) => say::will_link(lang, shown, title, &marks::circled(number.0)),
            None => say::will_add(lang, shown, title),
        };
        let arrow = Role::Muted.span(cx.look.glyphs().arrow);
        flow.labelled_line(indent(lang), [" ".into(), arrow], [Role::Strong.span(will)], []);
        let kinds: Vec<String> = EvidenceKind::ALL
            .iter()
            .enumerate()
            .map(|(idx, kind)| say::kind(lang, idx + 1, words::evidence_kind(lang, *kind)))
            .collect();
        flow.text(indent(lang), Role::Muted, &say::how(lang, &kinds.join("  ")));
        flow
    }
}

fn empty() -> Field {
    Field::new(Lines::One, MAX_TEXT_BYTES, "")
}

/// Reads what was typed: a kind by its number and a space, and the title; the number may be left out.
fn typed_kind(typed: &str, kind: EvidenceKind) -> (EvidenceKind, &str) {
    let typed = typed.trim_start();
    let mut chars = typed.chars();
    let number = chars.next().map(|c| match c {
        '\u{FF10}'..='\u{FF19}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        c => c,
    });
    let rest = chars.as_str();
    let named =
        number.and_then(|c| c.to_digit(10)).and_then(|n| usize::try_from(n).ok()).and_then(|n| n.checked_sub(1));
    let is_apart = rest.is_empty() || rest.starts_with([' ', '\u{3000}', ':', '：', '.', '．', '、']);
    match named.and_then(|idx| EvidenceKind::ALL.get(idx)) {
        Some(kind) if is_apart => (*kind, rest.trim_matches([' ', '\u{3000}', ':', '：', '.', '．', '、'])),
        _ => (kind, typed.trim_end()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_before_the_title_names_the_kind() {
        let read = |typed| typed_kind(typed, EvidenceKind::Document);
        assert_eq!(read("2 秘书长"), (EvidenceKind::Interview, "秘书长"));
        assert_eq!(read("４　公开报道"), (EvidenceKind::Outside, "公开报道"));
        assert_eq!(read("3：展厅"), (EvidenceKind::Observation, "展厅"));
    }

    #[test]
    fn a_title_that_starts_with_a_year_keeps_it() {
        let read = |typed| typed_kind(typed, EvidenceKind::Interview);
        assert_eq!(read("2025年报"), (EvidenceKind::Interview, "2025年报"));
        assert_eq!(read("1 2025年报"), (EvidenceKind::Document, "2025年报"));
        assert_eq!(read("5 份反馈表"), (EvidenceKind::Interview, "5 份反馈表"));
    }
}
