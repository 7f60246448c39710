//! A form on one page: every item a row, answered in place, with what concerns the row below or beside; knows nothing of rubrics.

use ratatui::layout::Rect;

use crate::domain::checklist::{Form, FormKind, Item};
use crate::domain::condition::Outcome;
use crate::domain::ids::{AssessmentId, FormId, ItemId};
use crate::domain::kinds::Entry;
use crate::domain::standing::{ItemStanding, ItemState, RedLineState};
use crate::domain::value::Answer;
use crate::lang::{Lang, item as say};
use crate::report::words;
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::draft::{Draft, Part};
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::screen::{Route, Screen, Step};
use crate::ui::theme::{Role, Span};
use crate::ui::visit::answering::{Answering, Spot};
use crate::ui::visit::flow::Flow;
use crate::ui::visit::{around, concern, draw_missing, id_columns, indent, marks, offer, spoken, walk};

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
/// Columns of the longest title shown whole.
const TITLE_COLUMNS_MAX: usize = 36;
/// Lines an answer takes while it is typed, what is wrong with it included.
const FIELD_LINES: u16 = 4;
/// Lines the options of a row may take; beyond them they scroll.
const OPTION_LINES: u16 = 8;

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

    /// Builds the rows.
    fn rows<'a>(&'a self, cx: &Cx<'a>, found: Found<'a>, width: u16) -> Flow<'a> {
        let mut flow = Flow::new(cx.look, width);
        for (item, standing) in found.rows() {
            let from = flow.len();
            self.put_row(&mut flow, cx, found, item, standing);
            if item.id == self.item {
                flow.focus(from);
            }
        }
        flow
    }

    fn put_row<'a>(
        &'a self,
        flow: &mut Flow<'a>,
        cx: &Cx<'a>,
        found: Found<'a>,
        item: &'a Item,
        standing: &'a ItemStanding,
    ) {
        let (lang, glyphs, metrics) = (cx.lang(), cx.look.glyphs(), cx.look.metrics);
        let is_here = item.id == self.item;
        let role = match standing.state {
            _ if is_here => Role::Focus,
            ItemState::Skipped | ItemState::OutOfScope => Role::Muted,
            _ => Role::Text,
        };
        let share = if flow.width() < 60 { flow.width() * 7 / 20 } else { flow.width() / 2 };
        let id_columns = id_columns(cx, &found.spot.assessment.checklist);
        let title_columns = usize::from(share).clamp(4, TITLE_COLUMNS_MAX);
        let cursor = if is_here { Role::Focus.span(glyphs.cursor) } else { " ".into() };
        let mut spans = vec![
            cursor,
            marks::item(glyphs, standing),
            " ".into(),
            role.span(metrics.pad(item.id.as_str(), id_columns)),
            role.span(metrics.pad(item.title.get(lang), title_columns)),
        ];
        let x = u16::try_from(3 + id_columns + title_columns).unwrap_or(u16::MAX);
        let is_line = matches!(item.kind.entry(), Entry::Line | Entry::Page);
        let control = self.answering.control(&item.id).filter(|control| is_line && control.half_typed().is_some());
        if let Some(control) = control {
            let spot = Spot { item, ..found.spot };
            let asked = spot.asked(cx, flow.width().saturating_sub(x));
            flow.control_beside(x, spans, control, asked, FIELD_LINES);
            return;
        }
        spans.push("   ".into());
        spans.extend(self.value_of(cx, found.spot, item, standing));
        let concerns = concern::on(found.spot.assessment, found.spot.standing, &item.id);
        let marks = concerns.iter().filter(|concern| concern.overrule.is_none()).map(|concern| concern.mark(glyphs));
        flow.split(0, spans, marks);
    }

    /// Shows the answer of a row; for a red line also which checks raise it.
    fn value_of(&self, cx: &Cx<'_>, spot: Spot<'_>, item: &Item, standing: &ItemStanding) -> Vec<Span<'static>> {
        let lang = cx.lang();
        let role = if standing.state.is_on_path() { Role::Strong } else { Role::Muted };
        let own = spot.assessment.answer_of(item, cx.data.session.actor()).map(|given| &given.answer);
        let mut spans: Vec<Span<'static>> = match own {
            Some(Answer::Value(value)) => vec![role.span(item.kind.show(item, value, lang).replace('\n', " "))],
            Some(Answer::NotEstablished) => vec![role.span(say::not_established(lang))],
            Some(Answer::NotApplicable { reason }) => vec![role.span(say::not_applicable_because(lang, reason))],
            None if standing.state == ItemState::Skipped => {
                vec![Role::Muted.span(words::item_state(lang, standing.state))]
            }
            None => vec![Role::Muted.span(cx.look.glyphs().none)],
        };
        let line = spot.standing.red_lines.iter().find(|line| line.id == item.id);
        if let Some(line) = line.filter(|line| line.state == RedLineState::Raised && !line.by.is_empty()) {
            let checks: Vec<&str> = line.by.iter().map(|check| check.as_str()).collect();
            let by = say::red_by(lang, &checks.join(say::ids(lang)));
            spans.extend(["  ".into(), marks::red_line(cx.look.glyphs(), line.state), " ".into(), Role::Bad.span(by)]);
        }
        spans
    }

    /// Builds what concerns the row the cursor is on.
    fn details<'a>(&'a self, cx: &Cx<'a>, found: Found<'a>, width: u16) -> Flow<'a> {
        let lang = cx.lang();
        let Spot { assessment, standing, item } = found.spot;
        let x = indent(lang);
        let label = |word: &'static str| [Span::from(" "), Role::Muted.span(word)];
        let mut flow = Flow::new(cx.look, width);
        flow.labelled(x, label(say::ask(lang)), Role::Text, item.ask.get(lang));
        around::put_reason(&mut flow, cx, found.spot, &self.answering);
        let is_line = matches!(item.kind.entry(), Entry::Line | Entry::Page);
        if let Some(control) = self.answering.control(&item.id).filter(|_| !is_line) {
            let from = flow.len();
            flow.control(control, found.spot.asked(cx, flow.width()), OPTION_LINES, false);
            if !item.options.is_empty() {
                flow.focus(from);
            }
        }
        around::put_offer(&mut flow, cx, found.spot);
        if let Some(standing) = standing.item(&item.id) {
            around::put_off_path(&mut flow, cx, found.spot, standing.state);
        }
        concern::draw(&mut flow, cx, &concern::on(assessment, standing, &item.id), &item.id);
        around::put_remark(&mut flow, cx, found.spot, &self.answering);
        let texts = [(say::look(lang), &item.look), (say::note(lang), &item.note)];
        for (word, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
            flow.labelled(x, label(word), Role::Text, text.get(lang));
        }
        self.put_derived(&mut flow, cx, found);
        flow
    }

    /// Draws the figures worked out from the facts.
    fn put_derived<'a>(&self, flow: &mut Flow<'a>, cx: &Cx<'a>, found: Found<'a>) {
        let lang = cx.lang();
        let Spot { assessment, standing, .. } = found.spot;
        if found.form.kind != FormKind::Facts || standing.derived.is_empty() {
            return;
        }
        let titles = assessment.checklist.derived.iter();
        let pieces = titles.zip(&standing.derived).map(|(derived, (_, outcome))| {
            let role = if *outcome == Outcome::Unknown { Role::Muted } else { Role::Text };
            vec![Role::Muted.span(derived.title.get(lang)), " ".into(), role.span(outcome_words(outcome, lang))]
        });
        flow.blank();
        flow.pieces(indent(lang), [" ".into(), Role::Muted.span(say::derived(lang))], pieces.collect());
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

    fn overrule(&self, found: Found<'_>) -> Step {
        let concerns = concern::on(found.spot.assessment, found.spot.standing, &self.item);
        match concerns.iter().find(|concern| concern.wants_reason()) {
            Some(concern) => {
                let (check, place) = (concern.check.id.clone(), concern.place.cloned());
                Step::Go(Route::Overrule(self.assessment.clone(), check, place))
            }
            None => Step::Ignore,
        }
    }
}

/// Returns the columns a field of a row has.
const fn field_columns(cx: &Cx<'_>) -> u16 {
    cx.size.width / 2
}

fn outcome_words(outcome: &Outcome, lang: Lang) -> String {
    match outcome {
        Outcome::Number(number) => say::number(*number),
        Outcome::Bool(true) => say::yes(lang).to_owned(),
        Outcome::Bool(false) => say::no(lang).to_owned(),
        Outcome::Unknown => say::unknown(lang).to_owned(),
    }
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

    /// ```text
    ///  F 基本信息                                                      12/28
    ///  ● F07  个人会员数                    1200 人
    /// ▸● F09  应缴会费会员数                1300 个                        ✗
    ///  ○ F10  实缴会费会员数                —
    ///  · F17  近12个月有活动的分支机构数    已跳过
    ///  ─────────────────────────────────────────────── beside from 100 columns
    ///  问     在册会员中，上年度应缴会费的有多少？
    ///  ✗ C09 应缴会员不得多于会员总数                          改 F07、F08
    ///  推算   会费实缴率 0.83  专职占比 —
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let Some(found) = self.found(cx) else { return draw_missing(canvas, &self.assessment) };
        let lang = cx.lang();
        let progress = walk::progress_of(found.form, found.spot.standing);
        let title = say::form(lang, found.form.id.as_str(), found.form.title.get(lang));
        let count = say::progress_short(lang, progress.n_answered, progress.n_items);
        canvas.title(0, [" ".into(), Role::Strong.span(title)], [Role::Muted.span(count)]);
        let area = canvas.area();
        let (rows, details) = self.areas(cx, area, |width| self.details(cx, found, width).len());
        self.rows(cx, found, rows.width).draw(&mut canvas.part(rows), self.top);
        if cx.size.width >= BESIDE_FROM {
            for y in details.y..details.bottom() {
                canvas.line(details.x.saturating_sub(1), y, 1, [Role::Muted.span(cx.look.glyphs().bar)]);
            }
            self.details(cx, found, details.width).draw(&mut canvas.part(details), 0);
        } else if details.height > 1 {
            canvas.rule(details.y);
            let below = Rect { y: details.y + 1, height: details.height - 1, ..details };
            self.details(cx, found, below.width).draw(&mut canvas.part(below), 0);
        }
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
            (Step::Ignore, Action::Overrule) => self.overrule(found),
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
