//! The palette: everything that can be done or gone to now, found as one types; does nothing itself.

mod offers;

use ratatui::layout::Rect;

use crate::domain::ids::{AssessmentId, SocietyCode};
use crate::lang::{office, shell as say, ui as words};
use crate::ui::canvas::Canvas;
use crate::ui::desk::Cx;
use crate::ui::field::{Field, Lines};
use crate::ui::keys::{Action, Mode, Row, Scope};
use crate::ui::layer::{Layer, Outcome};
use crate::ui::office::Template;
use crate::ui::screen::{Route, Step};
use crate::ui::screens::palette::offers::{Offer, SOURCES, What, actions, items};
use crate::ui::search::{Found, Index, Query, Trail};
use crate::ui::selection::Selection;
use crate::ui::theme::{Role, Span};

/// The most societies offered at once; whoever wants more types on, or searches the ledger.
const SOCIETIES_MAX: usize = 20;
/// The longest query, in bytes.
const QUERY_BYTES_MAX: usize = 200;

/// Opens the palette over everything.
pub fn open(cx: &Cx<'_>, rows: &[&'static Row], mode: Mode, assessment: Option<&AssessmentId>) -> Box<dyn Layer> {
    let mut offers = actions(rows, mode);
    if let Some(assessment) = assessment {
        offers.extend(SOURCES.iter().flat_map(|source| source(cx, assessment)));
    }
    Box::new(Palette::new(cx, offers, Wanted::Anything))
}

/// Opens the palette over the items of an assessment.
pub fn jump(cx: &Cx<'_>, assessment: &AssessmentId) -> Box<dyn Layer> {
    Box::new(Palette::new(cx, items(cx, assessment), Wanted::Item))
}

/// Opens the palette over the office's texts.
pub fn templates(cx: &Cx<'_>, templates: &[Template]) -> Box<dyn Layer> {
    Box::new(Palette::new(cx, offers::templates(templates), Wanted::Template))
}

/// What is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Anything,
    Item,
    Template,
}

struct Palette {
    wanted: Wanted,
    field: Field,
    offers: Vec<Offer>,
    index: Index,
    trail: Trail,
    /// The offers the query finds, by their places.
    found: Found,
    /// The societies it finds, those first that start with it.
    societies: Vec<SocietyCode>,
    /// How many of them start with it.
    n_best_societies: usize,
    society_trail: Trail,
    selection: Selection,
}

/// An offer, or a society.
#[derive(Clone, Copy)]
enum Shown<'a> {
    Offer(&'a Offer),
    Society(&'a SocietyCode),
}

impl Palette {
    fn new(cx: &Cx<'_>, mut offers: Vec<Offer>, wanted: Wanted) -> Self {
        let index = Index::new(offers.iter_mut().map(|offer| std::mem::take(&mut offer.key)));
        let mut palette = Self {
            wanted,
            field: Field::new(Lines::One, QUERY_BYTES_MAX, ""),
            offers,
            index,
            trail: Trail::default(),
            found: Found::default(),
            societies: Vec::new(),
            n_best_societies: 0,
            society_trail: Trail::default(),
            selection: Selection::default(),
        };
        palette.find(cx);
        palette
    }

    fn find(&mut self, cx: &Cx<'_>) {
        let query = Query::new(self.field.text());
        self.found = self.trail.find(&self.index, &query);
        self.societies.clear();
        if self.wanted == Wanted::Anything && !query.is_empty() {
            let names = cx.data.names();
            let found = self.society_trail.find(names.index(), &query);
            self.n_best_societies = found.ranked().0.len().min(SOCIETIES_MAX);
            let found = found.places().iter().take(SOCIETIES_MAX).filter_map(|place| names.code(*place));
            self.societies.extend(found.cloned());
        }
        self.selection = Selection::default();
    }

    fn n_shown(&self) -> usize {
        self.found.places().len() + self.societies.len()
    }

    /// Returns a row: offers and then societies that start with what is typed, then offers and societies that have it further in.
    fn shown(&self, at: usize) -> Option<Shown<'_>> {
        let offer = |place: &u32| self.offers.get(usize::try_from(*place).ok()?).map(Shown::Offer);
        let (best, others) = self.found.ranked();
        let (best_societies, other_societies) = self.societies.split_at_checked(self.n_best_societies)?;
        let mut at = at;
        for (offers, societies) in [(best, best_societies), (others, other_societies)] {
            if let Some(place) = offers.get(at) {
                return offer(place);
            }
            at -= offers.len();
            if let Some(code) = societies.get(at) {
                return Some(Shown::Society(code));
            }
            at -= societies.len();
        }
        None
    }

    /// Returns the rows for what is found.
    fn room(&self, cx: &Cx<'_>) -> u16 {
        self.rows(cx).saturating_sub(1)
    }

    fn take(&self) -> Option<Outcome> {
        Some(match self.shown(self.selection.at)? {
            Shown::Society(code) => Outcome::Step(Step::Go(Route::Society(code.clone()))),
            Shown::Offer(offer) => match &offer.what {
                What::Act(action) => Outcome::Act(*action),
                What::Go(route) => Outcome::Step(Step::Go(route.clone())),
                What::Insert(text) => Outcome::Step(Step::Insert(text.clone())),
            },
        })
    }
}

impl Layer for Palette {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Palette, Scope::Field]
    }

    fn mode(&self) -> Mode {
        Mode::Typing
    }

    fn rows(&self, cx: &Cx<'_>) -> u16 {
        // On a small terminal there is nothing to see above it anyway.
        if cx.size.height < 16 { cx.size.height } else { cx.size.height.saturating_sub(6).min(18) }
    }

    /// ```text
    ///  命令 zd_                                        汉字、全拼、首字母、英文均可
    ///  ▸ 诊断                    diagnosis                                 d  命令
    ///    W1 服务成果产出         Outputs of services                           条目
    ///    W1 备注：反馈表三份有签字，其余为电话记录                             备注
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let lang = cx.lang();
        let (prompt, empty) = match self.wanted {
            Wanted::Anything => (words::palette_prompt(lang), words::palette_empty(lang)),
            Wanted::Item => (say::jump_prompt(lang), say::jump_empty(lang)),
            Wanted::Template => (office::template_prompt(lang), words::palette_empty(lang)),
        };
        let room = canvas.height().saturating_sub(1);
        let seen = self.selection.window(self.n_shown(), room);
        for (y, at) in (1..).zip(seen) {
            if let Some(shown) = self.shown(at) {
                self.draw_row(cx, canvas, y, shown, at == self.selection.at);
            }
        }
        if self.n_shown() == 0 {
            canvas.line(3, 1, canvas.width(), [Role::Muted.span(empty)]);
        }
        let x = canvas.line(1, 0, canvas.width(), [Role::Strong.span(prompt)]) + 2;
        let how = if self.field.text().is_empty() { say::palette_how(lang) } else { "" };
        let end = if canvas.width() >= 60 { canvas.right(0, [Role::Muted.span(how)]) } else { canvas.width() };
        self.field.draw(&mut canvas.part(Rect::new(x, 0, end.saturating_sub(x), 1)));
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Outcome {
        if self.selection.press(self.in_list(action), self.n_shown(), self.room(cx)) {
            return Outcome::Stay;
        }
        match action {
            Action::GoOn => self.take().unwrap_or(Outcome::Stay),
            Action::Back | Action::Palette => Outcome::Close,
            action => {
                self.field.press(action, cx.look.metrics, cx.size.width / 2);
                self.find(cx);
                Outcome::Stay
            }
        }
    }

    fn text(&mut self, cx: &Cx<'_>, typed: &str) -> Outcome {
        self.field.insert(typed);
        self.find(cx);
        Outcome::Stay
    }
}

impl Palette {
    /// Home and End belong to the field; Tab walks the list too.
    const fn in_list(&self, action: Action) -> Action {
        match action {
            Action::First | Action::Last => Action::Left,
            Action::NextField => Action::Down,
            Action::PrevField => Action::Up,
            action => action,
        }
    }

    fn draw_row(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>, y: u16, shown: Shown<'_>, is_taken: bool) {
        let lang = cx.lang();
        let role = if is_taken { Role::Focus } else { Role::Text };
        let mark = if is_taken { cx.look.glyphs().cursor } else { " " };
        canvas.line(1, y, 1, [role.span(mark)]);
        let (name, other, keys, sort): (Span<'_>, &str, &str, &str) = match shown {
            Shown::Society(code) => {
                let name = cx.data.society(code).map_or("", |profile| profile.name.as_str());
                (role.span(say::society(lang, code.as_str(), name)), "", "", say::sort_society(lang))
            }
            Shown::Offer(offer) => {
                let (name, other) = offer.name(lang);
                (role.span(name), other, &offer.keys, (offer.sort)(lang))
            }
        };
        let keys = if keys.is_empty() { "".into() } else { Role::Text.span(keys) };
        let end = canvas.right(y, [keys, "  ".into(), Role::Muted.span(sort)]).saturating_sub(1);
        let half = canvas.width() / 2;
        let name_end = if canvas.width() >= 60 && !other.is_empty() { half } else { end };
        canvas.line(3, y, name_end.saturating_sub(4), [name]);
        if name_end == half {
            canvas.line(half, y, end.saturating_sub(half), [Role::Muted.span(other)]);
        }
    }
}
