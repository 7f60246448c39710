//! A form on one page: every item a row, answered in place, with what concerns the row below or beside; knows nothing of rubrics.

use ratatui::layout::Rect;

use crate::domain::assessment::Assessment;
use crate::domain::checklist::{Choice, Form, FormKind, Item};
use crate::domain::condition::Outcome;
use crate::domain::ids::{AssessmentId, FormId, ItemId};
use crate::domain::kinds::Entry;
use crate::domain::standing::{ItemStanding, ItemState, RedLineState, Standing};
use crate::domain::value::{Answer, Value};
use crate::lang::{Lang, item as say};
use crate::report::words;
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::screen::{Route, Screen, Step};
use crate::ui::theme::{Role, Span};
use crate::ui::visit::answering::{Answering, Purpose, Spot};
use crate::ui::visit::flow::Flow;
use crate::ui::visit::{concern, control, draw_missing, indent, marks, offer, walk};

/// Opens the form of an item; without one, the first form of facts, at its first row without an answer.
pub fn open(cx: &Cx<'_>, assessment: &AssessmentId, item: Option<&ItemId>) -> Box<Page> {
    let (form, item) = start_of(cx, assessment, item).unwrap_or_else(|| (FormId::new(""), ItemId::new("")));
    let assessment = assessment.clone();
    Box::new(FactsPage { assessment, form, item, answering: Answering::default(), then: None, top: 0 })
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
    assessment: &'a Assessment,
    standing: &'a Standing,
    form: &'a Form,
    item: &'a Item,
}

/// From so many columns the explanation stands beside the rows.
const BESIDE_FROM: u16 = 100;
/// Lines a remark takes while it is typed.
const REMARK_LINES: u16 = 3;

impl FactsPage {
    fn found<'a>(&self, cx: &Cx<'a>) -> Option<Found<'a>> {
        let (assessment, standing, item) = cx.data.item(&self.assessment, &self.item)?;
        let form = assessment.checklist.form(self.form.as_str())?;
        Some(Found { assessment, standing, form, item })
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
        let standings = found.standing.items.get(found.form.items.clone()).unwrap_or_default();
        for (item, standing) in found.assessment.checklist.items_of(found.form).iter().zip(standings) {
            if standing.state == ItemState::OutOfScope {
                continue;
            }
            let from = flow.len();
            self.put_row(&mut flow, cx, found, item, standing, width);
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
        width: u16,
    ) {
        let (lang, glyphs, metrics) = (cx.lang(), cx.look.glyphs(), cx.look.metrics);
        let is_here = item.id == self.item;
        let role = match standing.state {
            _ if is_here => Role::Focus,
            ItemState::Skipped | ItemState::OutOfScope => Role::Muted,
            _ => Role::Text,
        };
        let id_columns = 5;
        let title_columns = usize::from(width * 2 / 5).clamp(4, 34);
        let x = u16::try_from(3 + id_columns + title_columns + 1).unwrap_or(u16::MAX);
        let cursor = if is_here { Role::Focus.span(glyphs.cursor) } else { " ".into() };
        let before = vec![
            cursor,
            marks::item(glyphs, standing),
            " ".into(),
            role.span(metrics.pad(item.id.as_str(), id_columns)),
            role.span(metrics.pad(item.title.get(lang), title_columns)),
            " ".into(),
        ];
        let draft = self.answering.draft(&item.id, &Purpose::Value);
        let is_typed = self.answering.typed_for(&item.id) == Some(&Purpose::Value);
        if let (Some(field), true) = (draft, is_typed) {
            flow.field(x, before, field, REMARK_LINES, true);
            if let Some(bad) = self.answering.wrong(&item.id) {
                let label = [" ".repeat(usize::from(x.saturating_sub(2))).into(), Role::Bad.span(glyphs.wrong)];
                flow.labelled(x, label, Role::Bad, &bad.say(lang));
            }
            return;
        }
        let mut spans = before;
        spans.extend(self.value_of(cx, found, item, standing));
        if let Some(draft) = draft {
            spans.extend([" ".into(), Role::Caution.span(draft.text().to_owned())]);
            spans.push(Role::Muted.span(say::draft(lang)));
        }
        let concerns = concern::on(found.assessment, found.standing, &item.id);
        let marks = concerns.iter().filter(|concern| concern.overrule.is_none()).map(|concern| concern.mark(glyphs));
        flow.split(0, spans, marks);
    }

    /// Shows the answer of a row; for a red line also which checks raise it.
    fn value_of(&self, cx: &Cx<'_>, found: Found<'_>, item: &Item, standing: &ItemStanding) -> Vec<Span<'static>> {
        let lang = cx.lang();
        let role = if standing.state.is_on_path() { Role::Strong } else { Role::Muted };
        let own = found.assessment.answer_of(item, cx.data.session.actor()).map(|given| &given.answer);
        let mut spans: Vec<Span<'static>> = match own {
            Some(Answer::Value(value)) => vec![role.span(item.kind.show(item, value, lang).replace('\n', " "))],
            Some(Answer::NotEstablished) => vec![role.span(say::not_established(lang))],
            Some(Answer::NotApplicable { reason }) => vec![role.span(say::not_applicable_because(lang, reason))],
            None if standing.state == ItemState::Skipped => {
                vec![Role::Muted.span(words::item_state(lang, standing.state))]
            }
            None => vec![Role::Muted.span(cx.look.glyphs().none)],
        };
        let line = found.standing.red_lines.iter().find(|line| line.id == item.id);
        if let Some(line) = line.filter(|line| line.state == RedLineState::Raised && !line.by.is_empty()) {
            let checks: Vec<&str> = line.by.iter().map(|check| check.as_str()).collect();
            let by = say::red_by(lang, &checks.join(say::ids(lang)));
            spans.extend(["  ".into(), marks::red_line(cx.look.glyphs(), line.state), " ".into(), Role::Bad.span(by)]);
        }
        spans
    }

    /// Builds what concerns the row the cursor is on.
    fn details<'a>(&'a self, cx: &Cx<'a>, found: Found<'a>, width: u16) -> Flow<'a> {
        let (lang, glyphs) = (cx.lang(), cx.look.glyphs());
        let Found { assessment, standing, item, .. } = found;
        let x = indent(lang);
        let label = |word: &'static str| [Span::from(" "), Role::Muted.span(word)];
        let mut flow = Flow::new(cx.look, width);
        flow.labelled(x, label(say::ask(lang)), Role::Text, item.ask.get(lang));
        self.put_typing(&mut flow, cx, found);
        self.put_options(&mut flow, cx, found);
        if let Some(offer) = offer::of(cx, assessment, item) {
            let rest = [offer.shown.into(), "  ".into(), Role::Link.span(say::take_offer(lang))];
            flow.labelled_line(x, label(say::register(lang)), rest, []);
        }
        let state = standing.item(&item.id).map(|item| item.state);
        if let Some(why) = state.and_then(|state| control::say_off_path(assessment, item, state, lang)) {
            flow.labelled(3, [" ".into(), Role::Muted.span(glyphs.dot)], Role::Strong, &why);
        }
        concern::draw(&mut flow, cx, &concern::on(assessment, standing, &item.id), &item.id);
        if let Some(remark) = assessment.remarks.get(&item.id)
            && self.answering.draft(&item.id, &Purpose::Remark).is_none()
        {
            flow.labelled(x, label(say::remark(lang)), Role::Text, remark);
        }
        if !item.look.is_empty() {
            flow.labelled(x, label(say::look(lang)), Role::Text, item.look.get(lang));
        }
        if !item.note.is_empty() {
            flow.labelled(x, label(say::note(lang)), Role::Text, item.note.get(lang));
        }
        self.put_derived(&mut flow, cx, found);
        flow
    }

    /// Draws the fields for a reason or a remark while they are typed or begun.
    fn put_typing<'a>(&'a self, flow: &mut Flow<'a>, cx: &Cx<'a>, found: Found<'a>) {
        let lang = cx.lang();
        for (purpose, word) in [(Purpose::Reason, say::reason(lang)), (Purpose::Remark, say::remark(lang))] {
            let Some(field) = self.answering.draft(&found.item.id, &purpose) else { continue };
            let is_typed = self.answering.typed_for(&found.item.id) == Some(&purpose);
            let from = flow.len();
            flow.field(indent(lang), [" ".into(), Role::Strong.span(word)], field, REMARK_LINES, is_typed);
            if is_typed {
                flow.focus(from);
            }
        }
    }

    /// Draws the options of the row, by number, on as few lines as they need.
    fn put_options<'a>(&'a self, flow: &mut Flow<'a>, cx: &Cx<'a>, found: Found<'a>) {
        let (lang, glyphs) = (cx.lang(), cx.look.glyphs());
        let item = found.item;
        let own = found.assessment.answer_of(item, cx.data.session.actor()).and_then(|given| given.answer.value());
        let taken = |code: &str| match own {
            Some(Value::Picks(picks)) => picks.iter().any(|pick| pick.code == code),
            _ => false,
        };
        let piece = |(idx, option): (usize, &'a Choice)| {
            let is_here = idx == self.answering.choice;
            let mark = match (taken(&option.code), is_here) {
                (true, _) => Role::Focus.span(glyphs.taken),
                (false, true) => Role::Focus.span(glyphs.cursor),
                (false, false) => " ".into(),
            };
            let role = if taken(&option.code) { Role::Strong } else { Role::Text };
            vec![mark, role.span(format!("{} {}", idx + 1, option.label.get(lang)))]
        };
        let pieces: Vec<_> = item.options.iter().enumerate().map(piece).collect();
        if !pieces.is_empty() {
            flow.pieces(indent(lang), [" ".into(), Role::Muted.span(say::answer(lang))], pieces);
        }
        for option in item.options.iter().filter(|option| option.specify) {
            let purpose = Purpose::Specify(option.code.clone());
            let Some(field) = self.answering.draft(&item.id, &purpose) else { continue };
            let is_typed = self.answering.typed_for(&item.id) == Some(&purpose);
            let from = flow.len();
            flow.field(indent(lang), [" ".into(), Role::Strong.span(say::specify(lang))], field, 1, is_typed);
            if is_typed {
                flow.focus(from);
            }
        }
    }

    /// Draws the figures worked out from the facts.
    fn put_derived<'a>(&self, flow: &mut Flow<'a>, cx: &Cx<'a>, found: Found<'a>) {
        let lang = cx.lang();
        if found.form.kind != FormKind::Facts || found.standing.derived.is_empty() {
            return;
        }
        let titles = found.assessment.checklist.derived.iter();
        let pieces = titles.zip(&found.standing.derived).map(|(derived, (_, outcome))| {
            let role = if *outcome == Outcome::Unknown { Role::Muted } else { Role::Text };
            vec![Role::Muted.span(derived.title.get(lang)), " ".into(), role.span(outcome_words(outcome, lang))]
        });
        flow.blank();
        flow.pieces(indent(lang), [" ".into(), Role::Muted.span(say::derived(lang))], pieces.collect());
    }

    /// Moves the cursor by rows; returns whether there was one to move to.
    fn step(&mut self, found: Found<'_>, by: isize) -> bool {
        let standings = found.standing.items.get(found.form.items.clone()).unwrap_or_default();
        let rows: Vec<&ItemId> =
            standings.iter().filter(|item| item.state != ItemState::OutOfScope).map(|item| &item.id).collect();
        let Some(at) = rows.iter().position(|id| **id == self.item) else { return false };
        let to = at.saturating_add_signed(by).min(rows.len().saturating_sub(1));
        let is_moved = to != at;
        if let Some(id) = rows.get(to) {
            self.item = (*id).clone();
            self.answering.choice = 0;
        }
        is_moved
    }

    /// Moves to the next row on the path, as after an answer; at the end it stays.
    fn step_on(&mut self, found: Found<'_>) {
        let on_path = walk::next_on_path(found.standing, &self.item);
        let is_here = |id: &ItemId| found.assessment.checklist.item(id.as_str()).is_some_and(|item| item.form == self.form);
        if let Some(next) = on_path.filter(is_here) {
            self.item = next;
            self.answering.choice = 0;
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

    fn move_by(&mut self, found: Found<'_>, action: Action, height: u16) -> Step {
        let page = isize::try_from(height / 2).unwrap_or(isize::MAX).max(1);
        match action {
            Action::Up | Action::PrevField => self.step(found, -1),
            Action::Down | Action::NextField => self.step(found, 1),
            Action::PageUp => self.step(found, -page),
            Action::PageDown => self.step(found, page),
            Action::First => self.step(found, isize::MIN),
            Action::Last => self.step(found, isize::MAX),
            _ => return Step::Ignore,
        };
        Step::Stay
    }
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
    fn scopes(&self, cx: &Cx<'_>) -> Vec<Scope> {
        let mut scopes = self.found(cx).map(|found| self.answering.scopes(found.item)).unwrap_or_default();
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
        let progress = walk::progress_of(found.form, found.standing);
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
        let spot = Spot { assessment: found.assessment, item: found.item };
        let columns = cx.size.width * 3 / 5;
        if self.answering.mode() == Mode::Typing {
            let is_value = self.answering.typed_for(&self.item) == Some(&Purpose::Value);
            self.then = Some(action).filter(|_| is_value);
            let step = self.answering.press(cx, spot, action, columns);
            if !matches!(step, Step::Do(_)) {
                self.then = None;
            }
            return step;
        }
        let has_options = !found.item.options.is_empty();
        let step = match action {
            Action::Up | Action::Down => Step::Ignore,
            Action::Left if has_options => self.answering.press(cx, spot, Action::Up, columns),
            Action::Right if has_options => self.answering.press(cx, spot, Action::Down, columns),
            action => self.answering.press(cx, spot, action, columns),
        };
        let step = match (step, action) {
            (Step::Ignore, Action::GoOn) => {
                match found.item.kind.entry() {
                    Entry::Level => return Step::Go(Route::Item(self.assessment.clone(), self.item.clone())),
                    Entry::YesNo | Entry::Single | Entry::Multi | Entry::Line | Entry::Page => self.step_on(found),
                }
                Step::Stay
            }
            (Step::Ignore, Action::Overrule) => {
                let concerns = concern::on(found.assessment, found.standing, &self.item);
                match concerns.iter().find(|concern| concern.wants_reason()) {
                    Some(concern) => {
                        let (check, place) = (concern.check.id.clone(), concern.place.cloned());
                        Step::Go(Route::Overrule(self.assessment.clone(), check, place))
                    }
                    None => Step::Ignore,
                }
            }
            (Step::Ignore, Action::Evidence) => {
                Step::Go(Route::Evidence(self.assessment.clone(), Some(self.item.clone())))
            }
            (Step::Ignore, action) => self.move_by(found, action, cx.size.height),
            (step, _) => step,
        };
        self.settle(cx);
        step
    }

    fn text(&mut self, cx: &Cx<'_>, typed: &str) -> Step {
        let Some(found) = self.found(cx) else { return Step::Ignore };
        self.answering.text(cx, Spot { assessment: found.assessment, item: found.item }, typed)
    }

    fn can(&self, cx: &Cx<'_>, action: Action) -> bool {
        let Some(found) = self.found(cx) else { return true };
        match action {
            Action::Overrule => {
                concern::on(found.assessment, found.standing, &self.item).iter().any(concern::Concern::wants_reason)
            }
            Action::TakeOffer => offer::of(cx, found.assessment, found.item).is_some(),
            _ => true,
        }
    }

    fn refresh(&mut self, cx: &Cx<'_>) {
        self.answering.granted();
        if let (Some(action), Some(found)) = (self.then.take(), self.found(cx)) {
            match action {
                Action::PrevField => {
                    self.step(found, -1);
                }
                _ => self.step_on(found),
            }
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

    fn place(&self) -> Option<Route> {
        Some(Route::Facts(self.assessment.clone(), Some(self.item.clone())))
    }
}
