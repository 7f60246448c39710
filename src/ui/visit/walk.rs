//! The way through an assessment: what comes next on the path, what stands beside, where a typed id leads; knows nothing of drawing.

use crate::domain::assessment::Assessment;
use crate::domain::checklist::{Checklist, Form, FormKind, Item};
use crate::domain::ids::{AssessmentId, ItemId};
use crate::domain::standing::{ItemState, Progress, Standing};
use crate::ui::screen::Route;

/// Which way to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Towards the end.
    Forth,
    /// Towards the start.
    Back,
}

/// Returns the next item on the path, skipping skipped ones; `None` after the last.
pub fn next_on_path(standing: &Standing, item: &ItemId) -> Option<ItemId> {
    after(standing, item, Way::Forth, ItemState::is_on_path)
}

/// Returns the item beside one in walking order, skipped ones included.
pub fn neighbour(standing: &Standing, item: &ItemId, way: Way) -> Option<ItemId> {
    after(standing, item, way, |state| state != ItemState::OutOfScope)
}

/// Returns the first item on the path without an answer, from an item on and then from the start.
pub fn first_open(standing: &Standing, items: &[Item]) -> Option<ItemId> {
    let is_of = |id: &ItemId| items.iter().any(|item| item.id == *id);
    let open = standing.items.iter().find(|item| item.state == ItemState::Unanswered && is_of(&item.id));
    open.map(|item| item.id.clone())
}

fn after(standing: &Standing, item: &ItemId, way: Way, fits: impl Fn(ItemState) -> bool) -> Option<ItemId> {
    let at = standing.items.iter().position(|standing| standing.id == *item)?;
    let fits = |idx: &usize| standing.items.get(*idx).is_some_and(|item| fits(item.state));
    let found = match way {
        Way::Forth => (at + 1..standing.items.len()).find(fits),
        Way::Back => (0..at).rev().find(fits),
    };
    found.and_then(|idx| standing.items.get(idx)).map(|item| item.id.clone())
}

/// Returns how far the answering of a form has come.
pub fn progress_of(form: &Form, standing: &Standing) -> Progress {
    Progress::of(standing.items.get(form.items.clone()).unwrap_or_default().iter())
}

/// Returns the item a typed id means: in any case of letters, full-width ones too; the first whose id starts with it
/// when none is it.
pub fn typed_item<'a>(checklist: &'a Checklist, typed: &str) -> Option<&'a Item> {
    let typed: String = typed.trim().chars().map(narrow).flat_map(char::to_uppercase).collect();
    if typed.is_empty() {
        return None;
    }
    let upper = |item: &Item| item.id.as_str().to_uppercase();
    let exact = checklist.items.iter().find(|item| upper(item) == typed);
    exact.or_else(|| checklist.items.iter().find(|item| upper(item).starts_with(&typed)))
}

fn narrow(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        _ => c,
    }
}

/// Returns the page an item is best seen to on: forms of facts and of red lines have one for all their items.
pub fn place_of(assessment: &Assessment, id: &AssessmentId, item: &ItemId) -> Route {
    let checklist = &assessment.checklist;
    let form = checklist.item(item.as_str()).and_then(|item| checklist.form(item.form.as_str()));
    match form.map(|form| form.kind) {
        Some(FormKind::Facts | FormKind::Redline) => Route::Facts(id.clone(), Some(item.clone())),
        Some(FormKind::Axis | FormKind::Principle | FormKind::Task | FormKind::Environment) | None => {
            Route::Item(id.clone(), item.clone())
        }
    }
}
