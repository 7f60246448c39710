//! The ledger 台账: every society with its last assessment, found as one types; knows nothing of what is inside an assessment.

mod columns;

pub use columns::progress_of;

use std::collections::BTreeMap;

use jiff::civil::Date;
use ratatui::layout::Rect;

use crate::domain::checklist::{Checklist, FormKind, builtin};
use crate::domain::ids::{AssessmentId, SocietyCode};
use crate::domain::ledger::Status;
use crate::lang::{Lang, action_screen as actions_say, ledger as say};
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::field::{Field, Lines};
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::screen::{Route, Screen, Step};
use crate::ui::screens::ledger::columns::Columns;
use crate::ui::search::{Found, Query, Trail};
use crate::ui::selection::Selection;
use crate::ui::theme::{Role, Span};
use crate::ui::visit::due;

/// Lines above the rows: title, search, columns.
const HEAD: u16 = 3;
/// The longest search, in bytes.
const QUERY_BYTES_MAX: usize = 200;

/// Opens the screen.
pub fn open(cx: &Cx<'_>) -> Box<Page> {
    let field = Field::new(Lines::One, QUERY_BYTES_MAX, "");
    let mut ledger = Ledger {
        field,
        is_typing: false,
        codes: Vec::new(),
        found: None,
        trail: Trail::default(),
        last: BTreeMap::new(),
        n_open: 0,
        next: BTreeMap::new(),
        days: Vec::new(),
        axes: axes_of(builtin(), cx.lang()),
        selection: Selection::default(),
    };
    ledger.refresh(cx);
    Box::new(ledger)
}

struct Ledger {
    field: Field,
    is_typing: bool,
    /// Every society, in order.
    codes: Vec<SocietyCode>,
    /// The places of those a search finds; `None`: nothing is searched.
    found: Option<Found>,
    trail: Trail,
    /// The last round of each society that has one.
    last: BTreeMap<SocietyCode, AssessmentId>,
    n_open: usize,
    /// The next day on which an action of a society is to be looked at.
    next: BTreeMap<SocietyCode, Date>,
    /// The same days, in order.
    days: Vec<Date>,
    /// Headings of the severities.
    axes: Vec<String>,
    selection: Selection,
}

impl Ledger {
    fn find(&mut self, cx: &Cx<'_>) {
        let query = Query::new(self.field.text());
        self.found = (!query.is_empty()).then(|| self.trail.find(cx.data.names().index(), &query));
    }

    /// Returns how many societies are listed.
    fn n_shown(&self) -> usize {
        self.found.as_ref().map_or(self.codes.len(), |found| found.places().len())
    }

    /// Returns the society of a row.
    fn shown(&self, at: usize) -> Option<&SocietyCode> {
        match &self.found {
            None => self.codes.get(at),
            Some(found) => self.codes.get(usize::try_from(*found.places().get(at)?).ok()?),
        }
    }

    fn taken(&self) -> Option<&SocietyCode> {
        self.shown(self.selection.at)
    }

    const fn room(cx: &Cx<'_>) -> u16 {
        cx.size.height.saturating_sub(HEAD)
    }

    /// Returns where Enter leads: into the assessment that is open, else to the society.
    fn enter(&self, cx: &Cx<'_>) -> Step {
        let Some(code) = self.taken() else { return Step::Stay };
        let heading = |id: &&AssessmentId| cx.data.ledger().headings.get(*id);
        match self.last.get(code).filter(|id| heading(id).is_some_and(|heading| heading.status == Status::Open)) {
            Some(id) => Step::Go(Route::Overview(id.clone())),
            None => Step::Go(Route::Society(code.clone())),
        }
    }

    /// Takes the society taken before, wherever it stands now.
    fn take_again(&mut self, code: Option<&SocietyCode>, cx: &Cx<'_>) {
        let at = code.and_then(|code| (0..self.n_shown()).find(|at| self.shown(*at) == Some(code)));
        self.selection.take(at.unwrap_or(self.selection.at), self.n_shown(), Self::room(cx));
    }
}

impl Screen<Desk> for Ledger {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        if self.is_typing { vec![Scope::Ledger, Scope::Field] } else { vec![Scope::Ledger, Scope::List] }
    }

    fn mode(&self) -> Mode {
        if self.is_typing { Mode::Typing } else { Mode::Command }
    }

    fn can(&self, cx: &Cx<'_>, action: Action) -> bool {
        match action {
            Action::GoOn | Action::NewAssessment | Action::EditSociety => self.taken().is_some(),
            Action::Find | Action::TakeAway => !cx.data.ledger().societies.is_empty(),
            Action::Back => self.is_typing || !self.field.text().is_empty(),
            _ => true,
        }
    }

    fn refresh(&mut self, cx: &Cx<'_>) {
        let taken = self.taken().cloned();
        self.axes = axes_of(builtin(), cx.lang());
        self.last.clear();
        self.n_open = 0;
        self.next.clear();
        let ledger = cx.data.ledger();
        for (id, heading) in &ledger.headings {
            self.n_open += usize::from(heading.status == Status::Open);
            if let Some(first) = heading.summary.as_ref().and_then(|summary| summary.follow_ups.first()) {
                let next = self.next.entry(heading.society.clone()).or_insert(first.on);
                *next = first.on.min(*next);
            }
            let known = self.last.get(&heading.society).and_then(|known| ledger.headings.get(known));
            if known.is_none_or(|known| known.round < heading.round) {
                self.last.insert(heading.society.clone(), id.clone());
            }
        }
        self.days = self.next.values().copied().collect();
        self.days.sort_unstable();
        self.codes = ledger.societies.keys().cloned().collect();
        self.trail = Trail::default();
        self.find(cx);
        self.take_again(taken.as_ref(), cx);
    }

    /// ```text
    ///  把脉 台账                                               6 学会 · 2 进行中
    ///  /jx                                                （汉字、全拼、首字母均可）
    ///    编号   学会                          级别  等级  评估        进度   弱  软  散
    ///  ▸ A0001  机械工程学会（样例）          省级  3A    进行 11-20   62%   41  55 !78
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let lang = cx.lang();
        let n_societies = cx.data.ledger().societies.len();
        let is_searched = self.is_typing || !self.field.text().is_empty();
        let today = due::today(cx);
        let n_late = self.days.partition_point(|day| *day < today);
        let late = (n_late > 0 && !is_searched).then(|| {
            Role::Bad.span(format!("{} {}  ", cx.look.glyphs().caution, actions_say::n_late_societies(lang, n_late)))
        });
        let counts = if is_searched {
            say::found(lang, self.n_shown(), n_societies)
        } else {
            say::counts(lang, n_societies, self.n_open)
        };
        let right = late.into_iter().chain([counts.into(), " ".into()]);
        canvas.title(0, [" ".into(), Role::Strong.span(say::title(lang))], right);
        if n_societies == 0 {
            return draw_welcome(lang, canvas);
        }
        if is_searched {
            self.draw_search(lang, canvas);
        }
        let columns = Columns::fitted(cx, &self.axes, canvas.width(), !self.next.is_empty());
        columns.draw_head(lang, canvas, 2, &self.axes);
        let room = canvas.height().saturating_sub(HEAD);
        for (y, at) in (HEAD..).zip(self.selection.window(self.n_shown(), room)) {
            if let Some(code) = self.shown(at) {
                let heading = self.last.get(code).and_then(|id| cx.data.ledger().headings.get(id));
                let next = self.next.get(code).copied();
                columns.draw_row(cx, canvas, y, (code, heading, next), at == self.selection.at);
            }
        }
        if self.n_shown() == 0 {
            canvas.line(3, HEAD, canvas.width(), [Role::Muted.span(say::nothing_found(lang))]);
        }
        // The search field places the cursor last.
        if self.is_typing {
            self.field.draw(&mut canvas.part(search_area(canvas.width())));
        }
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        if self.is_typing {
            return self.press_typing(cx, action);
        }
        if self.selection.press(action, self.n_shown(), Self::room(cx)) {
            return Step::Stay;
        }
        let taken = self.taken().cloned();
        match (action, taken) {
            (Action::GoOn, _) => self.enter(cx),
            (Action::Right, Some(code)) => Step::Go(Route::Society(code)),
            (Action::NewAssessment, Some(code)) => Step::Go(Route::Start(code)),
            (Action::EditSociety, Some(code)) => Step::Go(Route::SocietyForm(Some(code))),
            (Action::AddSociety, _) => Step::Go(Route::SocietyForm(None)),
            (Action::Dashboard, _) => Step::Go(Route::Dashboard),
            (Action::Import, _) => Step::Go(Route::Import),
            (Action::TakeAway, _) => Step::Go(Route::TakeAway),
            (Action::FollowUps, _) => Step::Go(Route::FollowUps),
            (Action::Find, _) => {
                self.is_typing = true;
                Step::Stay
            }
            (Action::Back, taken) if !self.field.text().is_empty() => {
                self.field.replace("");
                self.find(cx);
                self.take_again(taken.as_ref(), cx);
                Step::Stay
            }
            _ => Step::Ignore,
        }
    }

    fn text(&mut self, cx: &Cx<'_>, typed: &str) -> Step {
        self.field.insert(typed);
        self.find(cx);
        self.selection = Selection::default();
        Step::Stay
    }
}

impl Ledger {
    /// While searching, Enter opens, moving goes into the list, Esc clears the search.
    fn press_typing(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        match action {
            Action::GoOn => return self.enter(cx),
            Action::Back => {
                self.is_typing = false;
                let taken = self.taken().cloned();
                self.field.replace("");
                self.find(cx);
                self.take_again(taken.as_ref(), cx);
            }
            Action::NextField | Action::PrevField => self.is_typing = false,
            Action::Up | Action::Down | Action::PageUp | Action::PageDown => {
                self.is_typing = false;
                self.selection.press(action, self.n_shown(), Self::room(cx));
            }
            action => {
                let before = self.field.text().to_owned();
                self.field.press(action, cx.look.metrics, search_area(cx.size.width).width);
                if before != self.field.text() {
                    self.find(cx);
                    self.selection = Selection::default();
                }
            }
        }
        Step::Stay
    }

    fn draw_search(&self, lang: Lang, canvas: &mut Canvas<'_>) {
        canvas.line(1, 1, 1, [Role::Strong.span("/")]);
        let area = search_area(canvas.width());
        let end = area.right().saturating_add(1);
        let hint = say::how_to_find(lang);
        let room = canvas.width().saturating_sub(end);
        if canvas.look.metrics.width(hint) <= usize::from(room) {
            canvas.line(end, 1, room, [Role::Muted.span(hint)]);
        }
        if !self.is_typing {
            self.field.draw_at_rest(&mut canvas.part(area), Role::Text);
        }
    }
}

/// Returns where the search is typed.
fn search_area(width: u16) -> Rect {
    Rect::new(2, 1, (width / 2).saturating_sub(2).max(8).min(width.saturating_sub(3)), 1)
}

/// Says what one can begin with.
fn draw_welcome(lang: Lang, canvas: &mut Canvas<'_>) {
    let width = canvas.width().saturating_sub(4);
    let mut y = 2;
    y += canvas.wrapped(2, y, width, canvas.height(), &Role::Strong.span(say::welcome(lang))) + 1;
    for line in [say::welcome_add(lang), say::welcome_import(lang), say::welcome_help(lang)] {
        y += canvas.wrapped(2, y, width, canvas.height(), &line.into());
    }
    canvas.wrapped(2, y + 1, width, canvas.height(), &Role::Muted.span(say::welcome_demo(lang)));
}

/// Returns short headings for the axes: in Chinese the last character of each title where that tells them apart (能力弱,
/// 手段软, 结构散 → 弱 软 散), else their ids.
pub fn axes_of(checklist: &Checklist, lang: Lang) -> Vec<String> {
    let axes: Vec<_> = checklist.forms_of(FormKind::Axis).collect();
    let ids = || axes.iter().map(|axis| axis.id.to_string()).collect();
    if lang != Lang::Zh {
        return ids();
    }
    let tails: Vec<String> = axes.iter().filter_map(|axis| axis.title.zh.chars().last()).map(String::from).collect();
    let is_told_apart =
        tails.iter().enumerate().all(|(idx, tail)| !tails.iter().skip(idx + 1).any(|other| other == tail));
    if is_told_apart && tails.len() == axes.len() { tails } else { ids() }
}

/// Returns the severity from which a row stands out: where the last two bands of the built-in checklist begin.
fn severe_from() -> f64 {
    let bands = &builtin().scoring.bands;
    bands.iter().rev().nth(2).map_or(0.0, |band| band.below)
}

/// Writes a severity: rounded, marked where it is severe, a dash where it is withheld.
pub fn severity_span(cx: &Cx<'_>, severity: Option<f64>) -> Span<'static> {
    match severity {
        None => Role::Muted.span(cx.look.glyphs().none),
        Some(severity) if severity >= severe_from() => {
            Role::Bad.span(format!("{}{severity:.0}", cx.look.glyphs().caution))
        }
        Some(severity) => Role::Text.span(format!("{severity:.0}")),
    }
}
