//! The papers of an item: its evidence with all that is known of it, the lines quoted from interviews, and the loose lines that may belong to it; knows nothing of the answer.

mod page;

use std::collections::BTreeSet;

use crate::domain::assessment::Assessment;
use crate::domain::checklist::Item;
use crate::domain::command::Act;
use crate::domain::ids::{EvidenceNo, ItemId, NoteNo, RoleId};
use crate::domain::records::{Entered, Kept, Note};
use crate::ui::canvas::Canvas;
use crate::ui::desk::Cx;
use crate::ui::keys::Action;
use crate::ui::screen::Step;
use crate::ui::selection::moved;
use crate::ui::visit::answering::Spot;
use crate::ui::visit::ask;
use crate::ui::visit::item_page::{Room, Stands};

/// Something among the papers the cursor can be on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// A piece of evidence that supports the item.
    Piece(EvidenceNo),
    /// A line dropped onto the item.
    Quoted(NoteNo),
    /// A line not dropped onto anything, of somebody in a role the item asks or heard without a role.
    Loose(NoteNo),
}

/// Returns the papers of an item: each piece with the lines quoted from it, then the loose lines.
pub fn of(assessment: &Assessment, item: &Item) -> Vec<Paper> {
    let mut papers = Vec::new();
    for (number, _) in assessment.evidence_of(&item.id) {
        papers.push(Paper::Piece(number));
        if assessment.records.interviews.get(&number).is_none() {
            continue;
        }
        let lines = assessment.records.notes_of(number);
        let quoted = lines.filter(|(_, note)| note.is.items.contains(&item.id));
        papers.extend(quoted.map(|(number, _)| Paper::Quoted(number)));
    }
    papers.extend(loose_on(assessment, item).map(|(number, _)| Paper::Loose(number)));
    papers
}

/// Returns the lines not dropped onto anything, in the order they were jotted down.
fn loose(assessment: &Assessment) -> impl Iterator<Item = (NoteNo, &Entered<Note>)> {
    let notes = assessment.records.notes.iter();
    notes.filter(|(_, note)| note.is.items.is_empty()).map(|(number, note)| (*number, note))
}

/// Whom items must ask for lines to be offered on them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Asking<'a> {
    /// Nobody in particular: the talk was begun without a role, or with one that no item asks.
    Anybody,
    /// Those in a role.
    Role(&'a RoleId),
}

impl<'a> Asking<'a> {
    fn of(assessment: &'a Assessment, note: &Note) -> Option<Self> {
        let role = assessment.records.interviews.get(&note.interview)?.role.as_ref();
        let role = role.filter(|role| assessment.checklist.items.iter().any(|item| item.whom.contains(role)));
        Some(role.map_or(Self::Anybody, Self::Role))
    }

    fn is_met_by(self, item: &Item) -> bool {
        match self {
            Self::Anybody => true,
            Self::Role(role) => item.whom.contains(role),
        }
    }
}

/// Returns the loose lines that may belong to an item: of those in a role it asks, and of those heard without a role.
pub fn loose_on<'a>(assessment: &'a Assessment, item: &'a Item) -> impl Iterator<Item = (NoteNo, &'a Entered<Note>)> {
    loose(assessment).filter(|(_, note)| Asking::of(assessment, &note.is).is_some_and(|asking| asking.is_met_by(item)))
}

/// Returns what tells whether there are loose lines that may belong to an item.
pub fn with_loose_lines(assessment: &Assessment) -> impl Fn(&Item) -> bool {
    let asking: BTreeSet<Asking<'_>> =
        loose(assessment).filter_map(|(_, note)| Asking::of(assessment, &note.is)).collect();
    move |item| asking.iter().any(|asking| asking.is_met_by(item))
}

/// The papers of the item one is at: where the cursor is among them, and what is seen.
#[derive(Debug, Default)]
pub struct Papers {
    here: Option<Paper>,
    /// Where `here` was, for when it is gone.
    at: usize,
    /// The line the window wishes to start at.
    top: u16,
    /// Where the cursor was before what was asked for last.
    before: Option<Paper>,
}

/// Whether the next key that moves goes to the papers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cursor {
    /// It does.
    Here,
    /// It goes elsewhere.
    Elsewhere,
}

impl Papers {
    fn idx(&self, papers: &[Paper]) -> usize {
        let known = self.here.and_then(|here| papers.iter().position(|paper| *paper == here));
        known.unwrap_or_else(|| self.at.min(papers.len().saturating_sub(1)))
    }

    /// Returns the paper the cursor is on.
    pub fn here(&self, spot: Spot<'_>) -> Option<Paper> {
        let papers = of(spot.assessment, spot.item);
        papers.get(self.idx(&papers)).copied()
    }

    /// Does what an action means among the papers; [`Step::Ignore`] when it means nothing here.
    pub fn press(&mut self, cx: &Cx<'_>, spot: Spot<'_>, action: Action, room: Room) -> Step {
        let papers = of(spot.assessment, spot.item);
        let at = self.idx(&papers);
        let page = usize::from(room.height / 3).max(1);
        if action == Action::Toggle {
            return self.toggle(spot, &papers, at);
        }
        let Some(wished) = moved(at, action, page) else { return Step::Ignore };
        self.go(cx, spot, &papers, wished, room);
        Step::Stay
    }

    fn go(&mut self, cx: &Cx<'_>, spot: Spot<'_>, papers: &[Paper], wished: usize, room: Room) {
        self.at = wished.min(papers.len().saturating_sub(1));
        self.here = papers.get(self.at).copied();
        self.top = if self.at == 0 { 0 } else { page::top(cx, spot, papers, self, room) };
    }

    /// Hears that something may have changed: the cursor stays on its paper, else on what is in its place.
    pub fn refresh(&mut self, cx: &Cx<'_>, spot: Spot<'_>, room: Room) {
        let papers = of(spot.assessment, spot.item);
        let at = self.idx(&papers);
        self.before = None;
        self.go(cx, spot, &papers, at, room);
    }

    /// Hears that what was asked for last was refused.
    pub fn refused(&mut self) {
        if let Some(before) = self.before.take() {
            self.here = Some(before);
        }
    }

    /// Drops the loose line under the cursor onto the item, or lifts a quoted one off. The cursor goes on to the next loose
    /// line after one is dropped, so that one key drops several; a line lifted off it follows, so that the same key puts it back.
    fn toggle(&mut self, spot: Spot<'_>, papers: &[Paper], at: usize) -> Step {
        let Some(paper) = papers.get(at).copied() else { return Step::Ignore };
        let (number, then) = match paper {
            Paper::Piece(_) => return Step::Ignore,
            Paper::Quoted(number) => (number, Paper::Loose(number)),
            Paper::Loose(number) => {
                let is_loose = |paper: &&Paper| matches!(paper, Paper::Loose(_));
                let next = papers.iter().skip(at + 1).find(is_loose);
                let next = next.or_else(|| papers.iter().take(at).rev().find(is_loose));
                (number, next.copied().unwrap_or(Paper::Quoted(number)))
            }
        };
        let Some(note) = spot.assessment.records.notes.get(&number) else { return Step::Ignore };
        self.before = Some(paper);
        self.here = Some(then);
        ask(&spot.assessment.id, Act::Keep(Kept::Note(number, Some(toggled(note, &spot.item.id)))))
    }

    /// Returns whether the paper under the cursor is a line that can be dropped or lifted off.
    pub fn is_on_line(&self, spot: Spot<'_>) -> bool {
        matches!(self.here(spot), Some(Paper::Quoted(_) | Paper::Loose(_)))
    }

    /// Returns the paper under the cursor as plain text.
    pub fn copied(&self, cx: &Cx<'_>, spot: Spot<'_>) -> Option<String> {
        page::spoken(cx, spot.assessment, self.here(spot)?)
    }

    /// Draws the papers: what they carry stays above, what there is scrolls.
    ///
    /// ```text
    ///  证据二级 → 最高 3 分 → 置信度中
    ///  再有一份观察或外部核对，可到三级、最高 4 分
    ///
    ///    ① 文件  成果目录2025
    ///      存 办公室二号柜 · 2025-12-31 · 出自 秘书处
    ///    ② 访谈  R3-1 秘书长
    ///  ▸   11-20 09:41 R3-1：反馈表三份有签字
    ///  未归条目的记录 1 条
    ///    ○ 11-20 09:43 R9-1：只收到过一次通讯
    /// ```
    pub fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>, spot: Spot<'_>, cursor: Cursor, stands: Stands) {
        page::draw(cx, canvas, spot, self, cursor, stands);
    }
}

/// Returns a line dropped onto an item, or lifted off it where it was.
fn toggled(note: &Note, item: &ItemId) -> Note {
    let mut note = note.clone();
    if note.items.contains(item) {
        note.items.retain(|known| known != item);
    } else {
        note.items.push(item.clone());
    }
    note
}
