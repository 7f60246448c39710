//! The page of one item: the question, whom to ask, what to look for, the answer with its evidence and checks, and the keys on it; knows nothing of the way from item to item.

use crate::domain::assessment::Evidence;
use crate::domain::checklist::Item;
use crate::domain::ids::{AssessmentId, EvidenceNo, ItemId};
use crate::domain::kinds::Entry;
use crate::domain::ledger::Status;
use crate::domain::standing::ItemStanding;
use crate::domain::value::{Answer, Value};
use crate::lang::{item as say, value};
use crate::report::words;
use crate::ui::canvas::Canvas;
use crate::ui::controls::Control;
use crate::ui::desk::Cx;
use crate::ui::draft::{Draft, Part};
use crate::ui::keys::{Action, Mode};
use crate::ui::screen::{Route, Step};
use crate::ui::selection::scrolled;
use crate::ui::theme::{Role, Span};
use crate::ui::visit::answering::{Answering, Spot};
use crate::ui::visit::flow::Flow;
use crate::ui::visit::{around, concern, indent, marks, offer, quotes, walk};

/// The page of the item one is at, in an assessment. What was begun on the items before it is kept.
pub struct ItemPage {
    /// The assessment.
    pub assessment: AssessmentId,
    /// The item.
    pub item: ItemId,
    /// What is answered, and typed beside it.
    pub answering: Answering,
    /// The line the window wishes to start at.
    top: u16,
}

/// The room of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Room {
    /// Columns.
    pub width: u16,
    /// Lines.
    pub height: u16,
    /// Whether it stands alone.
    pub stands: Stands,
}

/// Whether a page says all by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stands {
    /// It does.
    Alone,
    /// The item and its papers stand side by side, and what one says the other leaves out.
    Beside,
}

/// Below so many lines what answers comes first, and what explains after it.
const AMPLE_LINES: u16 = 18;
/// Lines an answer keeps at least, however little room there is.
const CONTROL_LINES_MIN: u16 = 4;

impl ItemPage {
    /// Opens the page of an item.
    pub fn new(cx: &Cx<'_>, assessment: &AssessmentId, item: &ItemId) -> Self {
        let (assessment, item) = (assessment.clone(), item.clone());
        let mut page = Self { assessment, item, answering: Answering::default(), top: 0 };
        if let Some(spot) = page.spot(cx) {
            page.answering.meet(spot.item);
        }
        page
    }

    /// Returns the item with its assessment; `None` while that is not loaded.
    pub fn spot<'a>(&self, cx: &Cx<'a>) -> Option<Spot<'a>> {
        let (assessment, standing, item) = cx.data.item(&self.assessment, &self.item)?;
        Some(Spot { assessment, standing, item })
    }

    /// Shows another item; a text begun on this one is kept.
    pub fn visit(&mut self, item: &Item) {
        self.item = item.id.clone();
        self.top = 0;
        self.answering.meet(item);
    }

    /// Returns whether Enter goes on from the item: on a field with an answer it does, without one it goes into it.
    /// A field left empty is left by it.
    pub fn goes_on(&mut self, cx: &Cx<'_>, spot: Spot<'_>, room: Room) -> bool {
        let is_typed = matches!(spot.item.kind.entry(), Entry::Line | Entry::Page);
        let is_answered = spot.answer(cx).is_some();
        match self.answering.mode() {
            Mode::Command => is_answered || spot.item.kind.entry() != Entry::Rows,
            Mode::Ready => is_answered,
            Mode::Typing if is_typed && !is_answered && self.answering.typing().is_none() => {
                let half_typed = self.answering.control(&self.item).and_then(Control::half_typed);
                let is_left = half_typed.is_some_and(|text| text.trim().is_empty());
                if is_left {
                    self.answering.press(cx, spot, Action::GoOn, room.width);
                }
                is_left
            }
            Mode::Typing => false,
        }
    }

    /// Does what an action means on the page; [`Step::Ignore`] when it means nothing here.
    pub fn press(&mut self, cx: &Cx<'_>, spot: Spot<'_>, action: Action, room: Room) -> Step {
        match self.answering.press(cx, spot, action, room.width) {
            Step::Ignore => {}
            step => return step,
        }
        match action {
            Action::Evidence => Step::Go(Route::Evidence(self.assessment.clone(), Some(self.item.clone()))),
            Action::Arithmetic if spot.item.weight.is_some() => {
                Step::Go(Route::Arithmetic(self.assessment.clone(), self.item.to_string()))
            }
            Action::Toggle | Action::GoOn if spot.item.kind.entry() == Entry::Rows => {
                Step::Go(Route::Rows(self.assessment.clone(), self.item.clone()))
            }
            Action::Finding if spot.item.weight.is_some() => {
                Step::Go(Route::Finding(self.assessment.clone(), self.item.clone()))
            }
            Action::Overrule => {
                concern::overrule(&concern::on(spot.assessment, spot.standing, &self.item), &self.assessment)
            }
            action => self.scroll(cx, spot, action, room),
        }
    }

    fn scroll(&mut self, cx: &Cx<'_>, spot: Spot<'_>, action: Action, room: Room) -> Step {
        let height = room.height;
        let page = self.page(cx, spot, room);
        let top = page.top(self.top, height);
        let step = height.saturating_sub(1).max(1);
        let Some(wished) = scrolled(top, action, step) else { return Step::Ignore };
        let top = wished.min(page.last_top(height));
        self.top = top;
        Step::Stay
    }

    /// Builds the page below the title.
    fn page<'a>(&'a self, cx: &Cx<'a>, spot: Spot<'a>, room: Room) -> Flow<'a> {
        let Room { width, height, .. } = room;
        let is_ample = height >= AMPLE_LINES;
        let mut flow = Flow::new(cx.look, width);
        let Some(standing) = spot.standing.item(&self.item) else { return flow };
        put_question(&mut flow, cx, spot.item);
        if is_ample {
            put_explanation(&mut flow, cx, spot);
            flow.blank();
        }
        put_state(&mut flow, cx, spot, standing);
        if let Some(control) = self.answering.control(&self.item) {
            let room = height.saturating_sub(flow.len()).max(CONTROL_LINES_MIN);
            let from = flow.len();
            flow.control(control, spot.asked(cx, flow.width()), room, !standing.state.is_on_path());
            if control.mode() == Mode::Typing {
                flow.focus(from);
            }
        }
        put_range(&mut flow, cx, spot.item);
        around::put_offer(&mut flow, cx, spot);
        around::put_blanks(&mut flow, cx, spot);
        around::put_reason(&mut flow, cx, spot, &self.answering);
        around::put_others(&mut flow, cx, spot, standing);
        if is_ample {
            flow.blank();
        }
        if room.stands == Stands::Alone {
            put_evidence(&mut flow, cx, spot, standing);
            quotes::put(&mut flow, cx, spot);
        }
        put_over_cap(&mut flow, cx, spot, standing);
        around::put_remark(&mut flow, cx, spot, &self.answering);
        concern::draw(&mut flow, cx, &concern::on(spot.assessment, spot.standing, &self.item), &self.item);
        if !is_ample {
            put_explanation(&mut flow, cx, spot);
        }
        flow
    }

    /// Draws the page below the title.
    pub fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>, spot: Spot<'_>, stands: Stands) {
        let room = Room { width: canvas.width(), height: canvas.height(), stands };
        self.page(cx, spot, room).draw(canvas, self.top);
    }

    /// Draws the title: the item, and how far its form and all of it have come.
    pub fn draw_title(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>, spot: Spot<'_>) {
        let progress = progress(cx, spot, canvas.width());
        canvas.title(0, title(cx, spot.item), [Role::Muted.span(progress)]);
    }

    /// Returns whether an action means something on the item just now.
    pub fn can(&self, cx: &Cx<'_>, action: Action) -> bool {
        let Some(spot) = self.spot(cx) else { return true };
        match action {
            Action::Overrule => {
                let concerns = concern::on(spot.assessment, spot.standing, &self.item);
                concerns.iter().any(concern::Concern::wants_reason)
            }
            Action::TakeOffer => offer::of(cx, spot.assessment, spot.item).is_some(),
            Action::Arithmetic | Action::Finding => spot.item.weight.is_some(),
            _ => true,
        }
    }

    /// Returns what is half typed and not on record.
    pub fn drafts(&self, cx: &Cx<'_>) -> Vec<Draft> {
        let known = cx.data.assessment(&self.assessment);
        known.map_or_else(Vec::new, |(assessment, standing)| self.answering.drafts(cx, assessment, standing))
    }

    /// Gives up what is half typed in the parts wanted.
    pub fn hand_over(&mut self, cx: &Cx<'_>, is_wanted: &dyn Fn(&Part) -> bool) -> Vec<Draft> {
        let known = cx.data.assessment(&self.assessment);
        known.map_or_else(Vec::new, |known| self.answering.hand_over(cx, known, is_wanted))
    }

    /// Puts back what was half typed; where the cursor was in it, the page is that item's.
    pub fn put_back(&mut self, cx: &Cx<'_>, draft: &Draft) {
        let Some((assessment, standing)) = cx.data.assessment(&self.assessment) else { return };
        let Some(item) = draft.part.item().and_then(|id| assessment.checklist.item(id.as_str())) else { return };
        if draft.is_here {
            self.visit(item);
        }
        self.answering.put_back(cx, Spot { assessment, standing, item }, draft);
    }
}

/// Returns the item's id and title, marked where it is a core one.
pub fn title<'a>(cx: &Cx<'a>, item: &'a Item) -> Vec<Span<'a>> {
    let lang = cx.lang();
    let mut spans = vec![" ".into(), Role::Strong.span(say::form(lang, item.id.as_str(), item.title.get(lang)))];
    if item.core {
        spans.extend([" ".into(), Role::Link.span(cx.look.glyphs().core)]);
    }
    spans
}

/// Says how far the item's form and all of it have come, on a line so wide.
pub fn progress(cx: &Cx<'_>, spot: Spot<'_>, width: u16) -> String {
    let lang = cx.lang();
    let all = spot.standing.progress();
    let Some(form) = spot.assessment.checklist.form(spot.item.form.as_str()) else { return String::new() };
    let progress = walk::progress_of(form, spot.standing);
    if width < 60 {
        return say::progress_short(lang, progress.n_answered, progress.n_items);
    }
    let title = say::form(lang, form.id.as_str(), form.title.get(lang));
    say::progress(lang, &title, progress.n_answered, progress.n_items, all.n_answered, all.n_items)
}

fn put_question<'a>(flow: &mut Flow<'a>, cx: &Cx<'a>, item: &'a Item) {
    let lang = cx.lang();
    flow.labelled(indent(lang), [" ".into(), Role::Muted.span(say::ask(lang))], Role::Text, item.ask.get(lang));
}

fn put_explanation<'a>(flow: &mut Flow<'a>, cx: &Cx<'a>, spot: Spot<'a>) {
    let (lang, item) = (cx.lang(), spot.item);
    let roles = item.whom.iter().filter_map(|id| spot.assessment.checklist.role(id.as_str()));
    let roles: Vec<&str> = roles.map(|role| role.title.get(lang)).collect();
    let parts = [
        (say::whom(lang), Role::Text, roles.join(say::between(lang))),
        (say::look(lang), Role::Text, item.look.get(lang).to_owned()),
        (say::note(lang), Role::Text, item.note.get(lang).to_owned()),
        (say::clause(lang), Role::Muted, item.clause.clone()),
    ];
    for (label, role, text) in parts.into_iter().filter(|(_, _, text)| !text.is_empty()) {
        flow.labelled(indent(lang), [" ".into(), Role::Muted.span(label)], role, &text);
    }
}

/// Says what keeps the answer from counting, or from being changed.
fn put_state<'a>(flow: &mut Flow<'a>, cx: &Cx<'a>, spot: Spot<'a>, standing: &ItemStanding) {
    let (lang, glyphs) = (cx.lang(), cx.look.glyphs());
    if spot.assessment.status == Status::Submitted {
        flow.labelled(3, [" ".into(), Role::Caution.span(glyphs.caution)], Role::Caution, say::read_only(lang));
    }
    around::put_off_path(flow, cx, spot, standing.state);
}

/// Says what a number must lie between.
fn put_range<'a>(flow: &mut Flow<'a>, cx: &Cx<'a>, item: &'a Item) {
    let lang = cx.lang();
    if let Some((min, max)) = item.range {
        let max = value::with_unit(lang, &say::number(max), item.unit.get(lang));
        let range = say::range(lang, &say::number(min), &max);
        flow.line(3, [Role::Muted.span(range.trim_end().to_owned())]);
    }
}

/// Puts the evidence, and what it carries where the item is a rating.
fn put_evidence<'a>(flow: &mut Flow<'a>, cx: &Cx<'a>, spot: Spot<'a>, standing: &ItemStanding) {
    let (lang, glyphs) = (cx.lang(), cx.look.glyphs());
    let piece = |(number, evidence): (EvidenceNo, &Evidence)| {
        let kind = words::evidence_kind(lang, evidence.kind);
        vec![Span::from(say::piece(lang, &marks::circled(number.0), &evidence.title, kind))]
    };
    let mut pieces: Vec<Vec<Span<'a>>> = spot.assessment.evidence_of(&spot.item.id).map(piece).collect();
    if pieces.is_empty() {
        pieces.push(vec![Role::Muted.span(say::no_evidence(lang))]);
    }
    if let Some(cap) = standing.cap {
        let grade = say::cap(lang, &say::grade(lang, standing.grade), cap);
        pieces.push(vec![Role::Muted.span(glyphs.arrow), " ".into(), Role::Strong.span(grade)]);
    }
    flow.pieces(indent(lang), [" ".into(), Role::Muted.span(say::evidence(lang))], pieces);
}

/// Says that the rating lies above what the evidence carries.
fn put_over_cap<'a>(flow: &mut Flow<'a>, cx: &Cx<'a>, spot: Spot<'a>, standing: &ItemStanding) {
    let (lang, glyphs) = (cx.lang(), cx.look.glyphs());
    if let (Some(cap), Some(Answer::Value(Value::Int(level)))) = (standing.cap, spot.answer(cx))
        && *level > i64::from(cap)
        && standing.state.is_on_path()
    {
        let label = [" ".into(), Role::Caution.span(glyphs.caution)];
        flow.labelled(3, label, Role::Caution, &say::over_cap(lang, cap));
    }
}
