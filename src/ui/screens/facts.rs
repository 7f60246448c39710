//! A form on one page: every item a row, answered in place, with what concerns the row below or beside; knows nothing of rubrics.

mod drawing;

use ratatui::layout::Rect;

use crate::domain::checklist::{Form, FormKind, Item};
use crate::domain::ids::{AssessmentId, FormId, ItemId};
use crate::domain::kinds::Entry;
use crate::domain::standing::{ItemStanding, ItemState};
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::draft::{Draft, Part};
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::screen::{Route, Screen, Step};
use crate::ui::visit::answering::{Answering, Spot};
use crate::ui::visit::{concern, offer, spoken, walk};

/// Opens the form of an item; without one, the first form of facts, at its first row without an answer.
pub fn open(cx: &Cx<'_>, assessment: &AssessmentId, item: Option<&ItemId>) -> Box<Page> {
    let (form, item) = start_of(cx, assessment, item).unwrap_or_else(|| (FormId::new(""), ItemId::new("")));
    let assessment = assessment.clone();
    let mut page = FactsPage { assessment, form, item, answering: Answering::default(), then: None, top: 0 };
    page.meet(cx);
    Box::new(page)
}

fn start_of(cx: &Cx<'_>, assessment: &AssessmentId, item: Option<&ItemId>) -> Option<(FormId, ItemId)> {
    let (assessment, standing) = cx.data.assessment(assessment)?;
    let checklist = &assessment.checklist;
    let asked = item.and_then(|item| checklist.item(item.as_str()));
    let form = match asked {
        Some(item) => checklist.form(item.form.as_str())?,
        None => checklist.forms_of(FormKind::Facts).next().or(checklist.forms.first())?,
    };
    let items = checklist.items_of(form);
    let first = || walk::first_open(standing, items).or_else(|| items.first().map(|item| item.id.clone()));
    Some((form.id.clone(), asked.map(|item| item.id.clone()).or_else(first)?))
}

struct FactsPage {
    assessment: AssessmentId,
    form: FormId,
    /// The row the cursor is on.
    item: ItemId,
    answering: Answering,
    /// Where to move once what was entered is granted.
    then: Option<Action>,
    top: u16,
}

/// What is found on the page.
#[derive(Clone, Copy)]
struct Found<'a> {
    spot: Spot<'a>,
    form: &'a Form,
}

impl<'a> Found<'a> {
    /// Returns the rows of the form, in order, those out of scope left out.
    fn rows(self) -> impl Iterator<Item = (&'a Item, &'a ItemStanding)> {
        let standings = self.spot.standing.items.get(self.form.items.clone()).unwrap_or_default();
        let rows = self.spot.assessment.checklist.items_of(self.form).iter().zip(standings);
        rows.filter(|(_, standing)| standing.state != ItemState::OutOfScope)
    }
}

/// From so many columns the explanation stands beside the rows.
const BESIDE_FROM: u16 = 100;
impl FactsPage {
    fn found<'a>(&self, cx: &Cx<'a>) -> Option<Found<'a>> {
        let (assessment, standing, item) = cx.data.item(&self.assessment, &self.item)?;
        let form = assessment.checklist.form(self.form.as_str())?;
        Some(Found { spot: Spot { assessment, standing, item }, form })
    }

    /// Puts the cursor on the row.
    fn meet(&mut self, cx: &Cx<'_>) {
        if let Some(found) = self.found(cx) {
            self.answering.meet(found.spot.item);
            self.settle(cx);
        }
    }

    /// Returns where rows and explanation stand: one below the other, or side by side.
    fn areas(&self, cx: &Cx<'_>, area: Rect, detail_rows: impl Fn(u16) -> u16) -> (Rect, Rect) {
        let body = Rect { y: area.y.saturating_add(1), height: area.height.saturating_sub(1), ..area };
        if cx.size.width >= BESIDE_FROM {
            let rows = Rect { width: body.width * 11 / 20, ..body };
            let x = rows.right() + 2;
            return (rows, Rect { x, width: body.right().saturating_sub(x), ..body });
        }
        let wanted = detail_rows(body.width).saturating_add(1);
        let below = wanted.min(body.height / 2);
        let rows = Rect { height: body.height.saturating_sub(below), ..body };
        (rows, Rect { y: rows.bottom(), height: below, ..body })
    }

    /// Moves the cursor by rows.
    fn step(&mut self, cx: &Cx<'_>, found: Found<'_>, by: isize) {
        let rows: Vec<&Item> = found.rows().map(|(item, _)| item).collect();
        let Some(at) = rows.iter().position(|item| item.id == self.item) else { return };
        let to = at.saturating_add_signed(by).min(rows.len().saturating_sub(1));
        if let Some(item) = rows.get(to).filter(|_| to != at) {
            self.item = item.id.clone();
            self.meet(cx);
        }
    }

    /// Moves to the next row on the path, as after an answer; at the end it stays.
    fn step_on(&mut self, cx: &Cx<'_>, found: Found<'_>) {
        let next = walk::next_on_path(found.spot.standing, &self.item);
        let next = next.and_then(|next| found.spot.assessment.checklist.item(next.as_str()));
        if let Some(next) = next.filter(|next| next.form == self.form) {
            self.item = next.id.clone();
            self.meet(cx);
        }
    }

    /// Keeps the row the cursor is on within the window.
    fn settle(&mut self, cx: &Cx<'_>) {
        let Some(found) = self.found(cx) else { return };
        let area = Rect::new(0, 0, cx.size.width, cx.size.height);
        let (rows, _) = self.areas(cx, area, |width| self.details(cx, found, width).len());
        let top = self.rows(cx, found, rows.width).top(self.top, rows.height);
        self.top = top;
    }

    fn move_by(&mut self, cx: &Cx<'_>, found: Found<'_>, action: Action) -> Step {
        let page = isize::try_from(cx.size.height / 2).unwrap_or(isize::MAX).max(1);
        let by = match action {
            Action::Up | Action::PrevField => -1,
            Action::Down | Action::NextField => 1,
            Action::PageUp => -page,
            Action::PageDown => page,
            Action::First => isize::MIN,
            Action::Last => isize::MAX,
            _ => return Step::Ignore,
        };
        self.step(cx, found, by);
        Step::Stay
    }

    /// Moves on after a field was left by a key that leads on.
    fn move_after(&mut self, cx: &Cx<'_>, action: Action) {
        let Some(found) = self.found(cx) else { return };
        match action {
            Action::GoOn | Action::NextField => self.step_on(cx, found),
            Action::PrevField | Action::Up => self.step(cx, found, -1),
            Action::Down => self.step(cx, found, 1),
            _ => {}
        }
    }

    /// Does what an action means while a field is typed in.
    fn press_typing(&mut self, cx: &Cx<'_>, found: Found<'_>, action: Action, width: u16) -> Step {
        let is_answer = self.answering.typing().is_none();
        let step = self.answering.press(cx, found.spot, action, width);
        match step {
            Step::Do(_) if is_answer => self.then = Some(action),
            // Left as it was, and nothing wrong with it.
            Step::Stay
                if is_answer && self.answering.control(&self.item).is_some_and(|left| left.half_typed().is_none()) =>
            {
                self.move_after(cx, action);
            }
            _ => {}
        }
        step
    }
}

/// Returns the columns a field of a row has.
const fn field_columns(cx: &Cx<'_>) -> u16 {
    cx.size.width / 2
}

impl Screen<Desk> for FactsPage {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        let mut scopes = self.answering.scopes();
        scopes.extend([Scope::Facts, Scope::Assessment]);
        scopes
    }

    fn mode(&self) -> Mode {
        self.answering.mode()
    }

    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        self.draw_on(cx, canvas);
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        let Some(found) = self.found(cx) else { return Step::Ignore };
        let width = field_columns(cx);
        if self.answering.mode() == Mode::Typing {
            return self.press_typing(cx, found, action, width);
        }
        let has_options = !found.spot.item.options.is_empty();
        let answering = match action {
            // Up and down move between the rows, left and right between a row's options.
            Action::Up | Action::Down => None,
            Action::Left if has_options => Some(Action::Up),
            Action::Right if has_options => Some(Action::Down),
            action => Some(action),
        };
        let step = answering.map_or(Step::Ignore, |action| self.answering.press(cx, found.spot, action, width));
        match (step, action) {
            (Step::Ignore, Action::GoOn) if found.spot.item.kind.entry() == Entry::Level => {
                Step::Go(Route::Item(self.assessment.clone(), self.item.clone()))
            }
            (Step::Ignore, Action::GoOn | Action::Toggle) if found.spot.item.kind.entry() == Entry::Rows => {
                Step::Go(Route::Rows(self.assessment.clone(), self.item.clone()))
            }
            (Step::Ignore, Action::GoOn) => {
                self.step_on(cx, found);
                Step::Stay
            }
            (Step::Ignore, Action::Overrule) => {
                let Spot { assessment, standing, item } = found.spot;
                concern::overrule(&concern::on(assessment, standing, &item.id), &self.assessment)
            }
            (Step::Ignore, Action::Evidence) => {
                Step::Go(Route::Evidence(self.assessment.clone(), Some(self.item.clone())))
            }
            (Step::Ignore, action) => self.move_by(cx, found, action),
            (step, _) => step,
        }
    }

    fn text(&mut self, cx: &Cx<'_>, typed: &str) -> Step {
        self.found(cx).map_or(Step::Ignore, |found| self.answering.text(cx, found.spot, typed, field_columns(cx)))
    }

    fn copied(&self, cx: &Cx<'_>) -> Option<String> {
        self.found(cx).map(|found| spoken::item(cx, found.spot))
    }

    fn can(&self, cx: &Cx<'_>, action: Action) -> bool {
        let Some(found) = self.found(cx) else { return true };
        let Spot { assessment, standing, item } = found.spot;
        match action {
            Action::Overrule => {
                concern::on(assessment, standing, &self.item).iter().any(concern::Concern::wants_reason)
            }
            Action::TakeOffer => offer::of(cx, assessment, item).is_some(),
            _ => true,
        }
    }

    fn refresh(&mut self, cx: &Cx<'_>) {
        self.answering.granted();
        if let Some(action) = self.then.take() {
            self.move_after(cx, action);
        }
        self.settle(cx);
    }

    fn refused(&mut self, _cx: &Cx<'_>) {
        self.then = None;
        self.answering.refused();
    }

    fn is_half_typed(&self) -> bool {
        self.answering.is_half_typed()
    }

    fn drafts(&self, cx: &Cx<'_>) -> Vec<Draft> {
        let known = cx.data.assessment(&self.assessment);
        known.map_or_else(Vec::new, |(assessment, standing)| self.answering.drafts(cx, assessment, standing))
    }

    fn takes(&self, cx: &Cx<'_>, item: &ItemId) -> bool {
        cx.data.item(&self.assessment, item).is_some_and(|(_, _, item)| item.form == self.form)
    }

    fn hand_over(&mut self, cx: &Cx<'_>, is_wanted: &dyn Fn(&Part) -> bool) -> Vec<Draft> {
        let known = cx.data.assessment(&self.assessment);
        known.map_or_else(Vec::new, |known| self.answering.hand_over(cx, known, is_wanted))
    }

    fn put_back(&mut self, cx: &Cx<'_>, draft: &Draft) {
        let Some((assessment, standing)) = cx.data.assessment(&self.assessment) else { return };
        let item = draft.part.item().and_then(|id| assessment.checklist.item(id.as_str()));
        let Some(item) = item.filter(|item| item.form == self.form) else { return };
        if draft.is_here {
            self.item = item.id.clone();
            self.meet(cx);
        }
        self.answering.put_back(cx, Spot { assessment, standing, item }, draft);
    }

    fn place(&self) -> Option<Route> {
        Some(Route::Facts(self.assessment.clone(), Some(self.item.clone())))
    }
}
