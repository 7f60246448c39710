//! The palette: everything that can be done or gone to now, found as one types; does nothing itself.

use ratatui::layout::Rect;

use crate::domain::checklist::{Form, Item};
use crate::domain::ids::{AssessmentId, SocietyCode};
use crate::lang::{Lang, shell as say, ui as words};
use crate::ui::canvas::Canvas;
use crate::ui::desk::Cx;
use crate::ui::field::{Field, Lines};
use crate::ui::keys::{Action, Keys, Mode, Row, Scope};
use crate::ui::layer::{Layer, Outcome};
use crate::ui::screen::{Route, Step};
use crate::ui::search::{Query, SearchKey};
use crate::ui::selection::Selection;
use crate::ui::theme::{Role, Span};

/// The most societies offered at once; whoever wants more types on, or searches the ledger.
const SOCIETIES_MAX: usize = 20;
/// The longest query, in bytes.
const QUERY_BYTES_MAX: usize = 200;

/// Opens the palette over everything.
pub fn open(cx: &Cx<'_>, rows: &[&'static Row], assessment: Option<&AssessmentId>) -> Box<dyn Layer> {
    let mut offers: Vec<Offer> = rows.iter().flat_map(|row| actions_of(row)).collect();
    if let Some(assessment) = assessment {
        offers.extend(forms(cx, assessment));
        offers.extend(items(cx, assessment));
    }
    Box::new(Palette::new(cx, offers, Wanted::Anything))
}

/// Opens the palette over the items of an assessment.
pub fn jump(cx: &Cx<'_>, assessment: &AssessmentId) -> Box<dyn Layer> {
    Box::new(Palette::new(cx, items(cx, assessment), Wanted::Item))
}

/// What is looked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Anything,
    Item,
}

/// Something to do or to go to, by its names in both languages.
#[derive(Debug)]
struct Offer {
    key: SearchKey,
    zh: String,
    en: String,
    keys: String,
    what: What,
}

#[derive(Clone, Debug)]
enum What {
    Act(Action),
    Go(Route),
}

impl Offer {
    fn new(zh: String, en: String, keys: String, what: What) -> Self {
        Self { key: SearchKey::new([zh.as_str(), en.as_str()]), zh, en, keys, what }
    }

    fn name(&self, lang: Lang) -> (&str, &str) {
        match lang {
            Lang::Zh => (&self.zh, &self.en),
            Lang::En => (&self.en, &self.zh),
        }
    }
}

/// Returns what a row of the key table offers; one offer for each of its digits.
fn actions_of(row: &Row) -> Vec<Offer> {
    let offer = |name: &dyn Fn(Lang) -> String, keys, action| {
        Offer::new(name(Lang::Zh), name(Lang::En), keys, What::Act(action))
    };
    match (row.keys, row.action) {
        // The palette is open already.
        (_, Action::Palette) => Vec::new(),
        (Keys::Digits(from, to), Action::Rate(_)) => {
            (from..=to).map(|n| offer(&|lang| say::rate_one(lang, n), n.to_string(), Action::Rate(n))).collect()
        }
        (Keys::Digits(from, to), Action::Pick(_)) => {
            (from..=to).map(|n| offer(&|lang| say::pick_one(lang, n), n.to_string(), Action::Pick(n))).collect()
        }
        (_, action) => vec![offer(&|lang| (row.label)(lang).to_owned(), row.keys_shown(), action)],
    }
}

fn forms(cx: &Cx<'_>, assessment: &AssessmentId) -> Vec<Offer> {
    let Some(checklist) = cx.data.checklist(assessment) else { return Vec::new() };
    let offer = |form: &Form| {
        let first = checklist.items_of(form).first()?;
        let name = |lang| say::form(lang, form.id.as_str(), form.title.get(lang));
        let what = What::Go(cx.data.route_of(assessment, &first.id));
        Some(Offer::new(name(Lang::Zh), name(Lang::En), String::new(), what))
    };
    checklist.forms.iter().filter_map(offer).collect()
}

fn items(cx: &Cx<'_>, assessment: &AssessmentId) -> Vec<Offer> {
    let Some(checklist) = cx.data.checklist(assessment) else { return Vec::new() };
    let offer = |item: &Item| {
        let name = |lang| say::item(lang, item.id.as_str(), item.title.get(lang));
        let what = What::Go(cx.data.route_of(assessment, &item.id));
        Offer::new(name(Lang::Zh), name(Lang::En), String::new(), what)
    };
    checklist.items.iter().map(offer).collect()
}

struct Palette {
    wanted: Wanted,
    field: Field,
    offers: Vec<Offer>,
    /// What the query finds, the best first.
    shown: Vec<Shown>,
    selection: Selection,
}

/// An offer by index, or a society.
#[derive(Clone, Debug)]
enum Shown {
    Offer(usize),
    Society(SocietyCode),
}

impl Palette {
    fn new(cx: &Cx<'_>, offers: Vec<Offer>, wanted: Wanted) -> Self {
        let field = Field::new(Lines::One, QUERY_BYTES_MAX, "");
        let mut palette = Self { wanted, field, offers, shown: Vec::new(), selection: Selection::default() };
        palette.find(cx);
        palette
    }

    fn find(&mut self, cx: &Cx<'_>) {
        let query = Query::new(self.field.text());
        let ranked = self.offers.iter().enumerate().filter_map(|(idx, offer)| Some((offer.key.rank(&query)?, idx)));
        let mut ranked: Vec<(u8, usize)> = ranked.collect();
        ranked.sort_by_key(|(rank, _)| *rank);
        self.shown = ranked.into_iter().map(|(_, idx)| Shown::Offer(idx)).collect();
        if self.wanted == Wanted::Anything && !query.is_empty() {
            let societies = cx.data.find(&query).into_iter().take(SOCIETIES_MAX);
            self.shown.extend(societies.map(Shown::Society));
        }
        self.selection = Selection::default();
    }

    /// Returns the rows for what is found.
    fn room(&self, cx: &Cx<'_>) -> u16 {
        self.rows(cx).saturating_sub(1)
    }

    fn take(&self) -> Option<Outcome> {
        Some(match self.shown.get(self.selection.at)? {
            Shown::Society(code) => Outcome::Step(Step::Go(Route::Society(code.clone()))),
            Shown::Offer(idx) => match &self.offers.get(*idx)?.what {
                What::Act(action) => Outcome::Act(*action),
                What::Go(route) => Outcome::Step(Step::Go(route.clone())),
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
    ///  ▸ 诊断                    diagnosis                                       d
    ///    终端…
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let lang = cx.lang();
        let (prompt, empty) = match self.wanted {
            Wanted::Anything => (words::palette_prompt(lang), words::palette_empty(lang)),
            Wanted::Item => (say::jump_prompt(lang), say::jump_empty(lang)),
        };
        let room = canvas.height().saturating_sub(1);
        let seen = self.selection.window(self.shown.len(), room);
        for (y, at) in (1..).zip(seen) {
            if let Some(shown) = self.shown.get(at) {
                self.draw_row(cx, canvas, y, shown, at == self.selection.at);
            }
        }
        if self.shown.is_empty() {
            canvas.line(3, 1, canvas.width(), [Role::Muted.span(empty)]);
        }
        let x = canvas.line(1, 0, canvas.width(), [Role::Strong.span(prompt)]) + 2;
        let how = if self.field.text().is_empty() { say::palette_how(lang) } else { "" };
        let end = if canvas.width() >= 60 { canvas.right(0, [Role::Muted.span(how)]) } else { canvas.width() };
        self.field.draw(&mut canvas.part(Rect::new(x, 0, end.saturating_sub(x), 1)));
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Outcome {
        if self.selection.press(self.in_list(action), self.shown.len(), self.room(cx)) {
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

    fn draw_row(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>, y: u16, shown: &Shown, is_taken: bool) {
        let lang = cx.lang();
        let role = if is_taken { Role::Focus } else { Role::Text };
        let mark = if is_taken { cx.look.glyphs().cursor } else { " " };
        canvas.line(1, y, 1, [role.span(mark)]);
        let (name, other, keys): (Span<'_>, &str, &str) = match shown {
            Shown::Society(code) => {
                let name = cx.data.society(code).map_or("", |profile| profile.name.as_str());
                (role.span(say::society(lang, code.as_str(), name)), "", "")
            }
            Shown::Offer(idx) => {
                let Some(offer) = self.offers.get(*idx) else { return };
                let (name, other) = offer.name(lang);
                (role.span(name), other, &offer.keys)
            }
        };
        let end = canvas.right(y, [Role::Muted.span(keys)]).saturating_sub(1);
        let half = canvas.width() / 2;
        let name_end = if canvas.width() >= 60 && !other.is_empty() { half } else { end };
        canvas.line(3, y, name_end.saturating_sub(4), [name]);
        if name_end == half {
            canvas.line(half, y, end.saturating_sub(half), [Role::Muted.span(other)]);
        }
    }
}
