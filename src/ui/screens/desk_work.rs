//! Desk work: an item and its papers side by side, or one key apart, and the walk over the items that are left; knows nothing of how either side is made.

mod drawing;

use ratatui::layout::{Rect, Size};

use crate::domain::assessment::Assessment;
use crate::domain::checklist::{FormKind, Item};
use crate::domain::ids::{AssessmentId, ItemId};
use crate::domain::standing::{ItemState, Standing};
use crate::lang::{Notice, desk_work as say, item as item_say};
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::draft::{Draft, Part};
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::notice::Grade;
use crate::ui::screen::{Route, Screen, Step};
use crate::ui::visit::answering::Spot;
use crate::ui::visit::item_page::{ItemPage, Room, Stands};
use crate::ui::visit::limit::Limit;
use crate::ui::visit::papers::Papers;
use crate::ui::visit::spoken;
use crate::ui::visit::walk::{self, Way};

/// From so many columns on, the item and its papers stand side by side.
const WIDE_FROM: u16 = 100;
/// From so many lines on, which items the walk visits has a line of its own.
const TALL_FROM: u16 = 16;

/// Opens the screen at an item; without one, at the first that asks for a judgement and has none.
pub fn open(cx: &Cx<'_>, assessment: &AssessmentId, item: Option<&ItemId>) -> Box<Page> {
    let item = item.cloned().or_else(|| start_of(cx, assessment)).unwrap_or_else(|| ItemId::new(""));
    let page = ItemPage::new(cx, assessment, &item);
    let mut work =
        DeskWork { page, papers: Papers::default(), side: Side::Item, limit: Limit::All, fitting: Vec::new() };
    work.refresh(cx);
    Box::new(work)
}

/// Returns the first item on the path without an answer, facts and red lines left to their pages; else the first of them.
fn start_of(cx: &Cx<'_>, assessment: &AssessmentId) -> Option<ItemId> {
    let (assessment, standing) = cx.data.assessment(assessment)?;
    let is_judged = |item: &Item| {
        let form = assessment.checklist.form(item.form.as_str());
        form.is_some_and(|form| !matches!(form.kind, FormKind::Facts | FormKind::Redline))
    };
    let items = || assessment.checklist.items.iter().zip(&standing.items).filter(|(item, _)| is_judged(item));
    let open = items().find(|(_, standing)| standing.state == ItemState::Unanswered);
    let first = || items().find(|(_, standing)| standing.state.is_on_path());
    open.or_else(first).map(|(item, _)| item.id.clone())
}

struct DeskWork {
    page: ItemPage,
    papers: Papers,
    /// Where the keys that move go; on a narrow terminal the side that is seen.
    side: Side,
    limit: Limit,
    /// The items the walk visits, as things stand.
    fitting: Vec<ItemId>,
}

/// The two sides of the desk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Item,
    Papers,
}

/// Where the sides stand; on a narrow terminal both have the same place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Places {
    item: Rect,
    papers: Rect,
    stands: Stands,
}

impl Places {
    /// Divides the room, a line at the top of each side for its title.
    fn of(size: Size) -> Self {
        let top = u16::from(size.height >= TALL_FROM);
        let whole = Rect::new(0, top, size.width, size.height.saturating_sub(top));
        if size.width < WIDE_FROM {
            return Self { item: whole, papers: whole, stands: Stands::Alone };
        }
        let width = size.width / 2 + size.width / 20;
        let item = Rect { width, ..whole };
        let papers = Rect { x: width + 1, width: size.width.saturating_sub(width + 1), ..whole };
        Self { item, papers, stands: Stands::Beside }
    }

    /// Returns the room a side has below its title.
    const fn room(&self, side: Side) -> Room {
        let Rect { width, height, .. } = match side {
            Side::Item => self.item,
            Side::Papers => self.papers,
        };
        Room { width, height: height.saturating_sub(1), stands: self.stands }
    }
}

impl DeskWork {
    fn room(&self, cx: &Cx<'_>, side: Side) -> Room {
        Places::of(cx.size).room(side)
    }

    fn visit(&mut self, item: &Item) {
        if self.page.item != item.id {
            self.papers = Papers::default();
        }
        self.page.visit(item);
    }

    /// Returns the next item the walk visits, from the one shown on; past the last, from the other end.
    fn next_fitting<'a>(&self, assessment: &'a Assessment, way: Way) -> Option<(&'a Item, Turn)> {
        let items = &assessment.checklist.items;
        let here = items.iter().position(|item| item.id == self.page.item)?;
        let fits = |item: &&Item| self.fitting.contains(&item.id);
        let (before, after) = (items.iter().take(here), items.iter().skip(here + 1));
        let (on, around) = match way {
            Way::Forth => (after.clone().find(fits), before.clone().find(fits)),
            Way::Back => (before.rev().find(fits), after.rev().find(fits)),
        };
        on.map(|item| (item, Turn::None)).or(around.map(|item| (item, Turn::Around)))
    }

    /// Goes on along the path; after the last item, to what is left to do.
    fn go_on(&mut self, cx: &Cx<'_>, spot: Spot<'_>) -> Step {
        if self.limit != Limit::All {
            return self.go_fitting(cx, spot, Way::Forth);
        }
        let next = walk::next_on_path(spot.standing, &self.page.item);
        match next.and_then(|next| spot.assessment.checklist.item(next.as_str())) {
            Some(next) => {
                self.visit(next);
                Step::Stay
            }
            None => Step::Go(Route::Problems(self.page.assessment.clone())),
        }
    }

    fn step_beside(&mut self, cx: &Cx<'_>, spot: Spot<'_>, way: Way) -> Step {
        if self.limit != Limit::All {
            return self.go_fitting(cx, spot, way);
        }
        let beside = walk::neighbour(spot.standing, &self.page.item, way);
        match beside.and_then(|item| spot.assessment.checklist.item(item.as_str())) {
            Some(item) => {
                self.visit(item);
                Step::Stay
            }
            None => {
                let text = match way {
                    Way::Forth => item_say::last_item(cx.lang()),
                    Way::Back => item_say::first_item(cx.lang()),
                };
                Step::Tell(Grade::Good, Notice::new(text, "", ""))
            }
        }
    }

    /// Goes to the next item that fits the limit, and says so where that is from the other end or there is none.
    fn go_fitting(&mut self, cx: &Cx<'_>, spot: Spot<'_>, way: Way) -> Step {
        let lang = cx.lang();
        let Some((item, turn)) = self.next_fitting(spot.assessment, way) else {
            let none = say::none_left(lang, self.limit.words(lang));
            return Step::Tell(Grade::Good, Notice::new(none, "", say::other_limit(lang)));
        };
        self.visit(item);
        let n = self.fitting.len();
        match (turn, way) {
            (Turn::None, _) => Step::Stay,
            (Turn::Around, Way::Forth) => Step::Tell(Grade::Good, Notice::new(say::from_start(lang, n), "", "")),
            (Turn::Around, Way::Back) => Step::Tell(Grade::Good, Notice::new(say::from_end(lang, n), "", "")),
        }
    }

    fn note_fitting(&mut self, assessment: &Assessment, standing: &Standing) {
        self.fitting = self.limit.fitting(assessment, standing);
    }
}

/// Whether the walk went past the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    None,
    Around,
}

impl Screen<Desk> for DeskWork {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        let mut scopes = self.page.answering.scopes();
        if self.side == Side::Papers {
            // Enter goes on there, and takes nobody into a field.
            scopes.retain(|scope| *scope != Scope::Entry);
            scopes.insert(0, Scope::Papers);
        }
        scopes.extend([Scope::DeskWork, Scope::Item, Scope::Assessment]);
        scopes
    }

    fn mode(&self) -> Mode {
        self.page.answering.mode()
    }

    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        self.draw_on(cx, canvas);
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        let Some(spot) = self.page.spot(cx) else { return Step::Ignore };
        let room = self.room(cx, Side::Item);
        let is_typing = self.mode() == Mode::Typing;
        let is_at_papers = self.side == Side::Papers && !is_typing;
        let goes_on = action == Action::GoOn && (is_at_papers || self.page.goes_on(cx, spot, room));
        if goes_on {
            return self.go_on(cx, spot);
        }
        if is_at_papers {
            match self.papers.press(cx, spot, action, self.room(cx, Side::Papers)) {
                Step::Ignore => {}
                step => return step,
            }
        }
        match action {
            Action::DeskWork => return Step::Stay,
            Action::Limit if !is_typing => {
                self.limit = self.limit.next();
                self.note_fitting(spot.assessment, spot.standing);
                return Step::Stay;
            }
            // Among the papers what moves and what marks has been heard.
            Action::Toggle | Action::NextField | Action::PrevField if is_at_papers => {}
            action => {
                let step = self.page.press(cx, spot, action, room);
                if self.mode() == Mode::Typing {
                    self.side = Side::Item;
                }
                match step {
                    Step::Ignore => {}
                    step => return step,
                }
            }
        }
        match action {
            Action::NextItem | Action::Right => self.step_beside(cx, spot, Way::Forth),
            Action::PrevItem | Action::Left => self.step_beside(cx, spot, Way::Back),
            Action::NextField | Action::PrevField => {
                self.side = match self.side {
                    Side::Item => Side::Papers,
                    Side::Papers => Side::Item,
                };
                Step::Stay
            }
            _ => Step::Ignore,
        }
    }

    fn text(&mut self, cx: &Cx<'_>, typed: &str) -> Step {
        let Some(spot) = self.page.spot(cx) else { return Step::Ignore };
        self.side = Side::Item;
        self.page.answering.text(cx, spot, typed, self.room(cx, Side::Item).width)
    }

    fn copied(&self, cx: &Cx<'_>) -> Option<String> {
        let spot = self.page.spot(cx)?;
        match self.side {
            Side::Item => Some(spoken::item(cx, spot)),
            Side::Papers => self.papers.copied(cx, spot),
        }
    }

    fn can(&self, cx: &Cx<'_>, action: Action) -> bool {
        let is_typing = self.mode() == Mode::Typing;
        match action {
            Action::DeskWork => false,
            Action::NextField | Action::PrevField | Action::Limit => !is_typing,
            Action::Toggle if self.side == Side::Papers => {
                !is_typing && self.page.spot(cx).is_some_and(|spot| self.papers.is_on_line(spot))
            }
            action => self.page.can(cx, action),
        }
    }

    fn refresh(&mut self, cx: &Cx<'_>) {
        self.page.answering.granted();
        let Some(spot) = self.page.spot(cx) else { return };
        self.note_fitting(spot.assessment, spot.standing);
        self.papers.refresh(cx, spot, self.room(cx, Side::Papers));
    }

    fn refused(&mut self, _cx: &Cx<'_>) {
        self.page.answering.refused();
        self.papers.refused();
        if self.mode() == Mode::Typing {
            self.side = Side::Item;
        }
    }

    fn is_half_typed(&self) -> bool {
        self.page.answering.is_half_typed()
    }

    fn drafts(&self, cx: &Cx<'_>) -> Vec<Draft> {
        self.page.drafts(cx)
    }

    fn takes(&self, _cx: &Cx<'_>, item: &ItemId) -> bool {
        self.page.item == *item
    }

    fn hand_over(&mut self, cx: &Cx<'_>, is_wanted: &dyn Fn(&Part) -> bool) -> Vec<Draft> {
        self.page.hand_over(cx, is_wanted)
    }

    fn put_back(&mut self, cx: &Cx<'_>, draft: &Draft) {
        self.page.put_back(cx, draft);
        if draft.is_here {
            self.side = Side::Item;
        }
    }

    fn place(&self) -> Option<Route> {
        Some(Route::DeskWork(self.page.assessment.clone(), Some(self.page.item.clone())))
    }

    /// There is one desk for an assessment: whoever comes back finds it as it was left.
    fn serves(&self, route: &Route) -> bool {
        matches!(route, Route::DeskWork(assessment, _) if *assessment == self.page.assessment)
    }

    fn turn_to(&mut self, cx: &Cx<'_>, route: &Route) {
        let Route::DeskWork(assessment, Some(item)) = route else { return };
        if let Some((_, _, item)) = cx.data.item(assessment, item) {
            self.visit(item);
        }
    }
}
