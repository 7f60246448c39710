//! One item: the question, whom to ask, what to look for, the answer with its evidence and checks; knows nothing of the pages of many fields.

use ratatui::layout::Rect;

use crate::domain::assessment::Evidence;
use crate::domain::checklist::Item;
use crate::domain::ids::{AssessmentId, EvidenceNo, ItemId};
use crate::domain::kinds::Entry;
use crate::domain::ledger::Status;
use crate::domain::standing::ItemStanding;
use crate::domain::value::{Answer, Value};
use crate::lang::{Notice, item as say};
use crate::report::words;
use crate::ui::canvas::Canvas;
use crate::ui::controls::Control;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::draft::Draft;
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::notice::Grade;
use crate::ui::screen::{Route, Screen, Step};
use crate::ui::theme::{Role, Span};
use crate::ui::visit::answering::{Answering, Spot};
use crate::ui::visit::flow::Flow;
use crate::ui::visit::walk::{self, Way};
use crate::ui::visit::{around, concern, draw_missing, indent, marks, offer, outline, spoken};

/// Opens the screen at an item.
pub fn open(cx: &Cx<'_>, assessment: &AssessmentId, item: &ItemId) -> Box<Page> {
    let (assessment, item) = (assessment.clone(), item.clone());
    let mut page = ItemPage { assessment, item, answering: Answering::default(), top: 0 };
    if let Some(spot) = page.spot(cx) {
        page.answering.meet(spot.item);
    }
    Box::new(page)
}

struct ItemPage {
    assessment: AssessmentId,
    item: ItemId,
    answering: Answering,
    /// The line the window wishes to start at.
    top: u16,
}

/// Below so many lines what answers comes first, and what explains after it.
const AMPLE_LINES: u16 = 18;
/// Lines an answer keeps at least, however little room there is.
const CONTROL_LINES_MIN: u16 = 4;

impl ItemPage {
    fn spot<'a>(&self, cx: &Cx<'a>) -> Option<Spot<'a>> {
        let (assessment, standing, item) = cx.data.item(&self.assessment, &self.item)?;
        Some(Spot { assessment, standing, item })
    }

    /// Shows another item; a text begun on this one is kept.
    fn visit(&mut self, item: &Item) {
        self.item = item.id.clone();
        self.top = 0;
        self.answering.meet(item);
    }

    /// Goes on along the path; after the last item, to what is left to do.
    fn go_on(&mut self, spot: Spot<'_>) -> Step {
        let next = walk::next_on_path(spot.standing, &self.item);
        match next.and_then(|next| spot.assessment.checklist.item(next.as_str())) {
            Some(next) => {
                self.visit(next);
                Step::Stay
            }
            None => Step::Go(Route::Problems(self.assessment.clone())),
        }
    }

    fn step_beside(&mut self, cx: &Cx<'_>, spot: Spot<'_>, way: Way) -> Step {
        let beside = walk::neighbour(spot.standing, &self.item, way);
        match beside.and_then(|item| spot.assessment.checklist.item(item.as_str())) {
            Some(item) => {
                self.visit(item);
                Step::Stay
            }
            None => {
                let text = match way {
                    Way::Forth => say::last_item(cx.lang()),
                    Way::Back => say::first_item(cx.lang()),
                };
                Step::Tell(Grade::Good, Notice::new(text, "", ""))
            }
        }
    }

    /// Overrules the first check that still wants a reason.
    fn overrule(&self, spot: Spot<'_>) -> Step {
        let concerns = concern::on(spot.assessment, spot.standing, &self.item);
        match concerns.iter().find(|concern| concern.wants_reason()) {
            Some(concern) => {
                Step::Go(Route::Overrule(self.assessment.clone(), concern.check.id.clone(), concern.place.cloned()))
            }
            None => Step::Ignore,
        }
    }

    fn scroll(&mut self, cx: &Cx<'_>, spot: Spot<'_>, action: Action) -> Step {
        let (width, height) = room(cx);
        let page = self.page(cx, spot, width, height);
        let top = page.top(self.top, height);
        let step = height.saturating_sub(1).max(1);
        let wished = match action {
            Action::Up => top.saturating_sub(1),
            Action::Down => top.saturating_add(1),
            Action::PageUp => top.saturating_sub(step),
            Action::PageDown => top.saturating_add(step),
            Action::First => 0,
            Action::Last => u16::MAX,
            _ => return Step::Ignore,
        };
        let top = wished.min(page.last_top(height));
        self.top = top;
        Step::Stay
    }

    /// Builds the page below the title.
    fn page<'a>(&'a self, cx: &Cx<'a>, spot: Spot<'a>, width: u16, height: u16) -> Flow<'a> {
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
        put_evidence(&mut flow, cx, spot, standing);
        around::put_remark(&mut flow, cx, spot, &self.answering);
        concern::draw(&mut flow, cx, &concern::on(spot.assessment, spot.standing, &self.item), &self.item);
        if !is_ample {
            put_explanation(&mut flow, cx, spot);
        }
        flow
    }

    fn draw_title(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>, spot: Spot<'_>) {
        let (lang, item) = (cx.lang(), spot.item);
        let mut left = vec![" ".into(), Role::Strong.span(say::form(lang, item.id.as_str(), item.title.get(lang)))];
        if item.core {
            left.extend([" ".into(), Role::Link.span(cx.look.glyphs().core)]);
        }
        let all = spot.standing.progress();
        let form = spot.assessment.checklist.form(item.form.as_str());
        let right = form.map_or_else(String::new, |form| {
            let progress = walk::progress_of(form, spot.standing);
            if canvas.width() < 60 {
                return say::progress_short(lang, progress.n_answered, progress.n_items);
            }
            let title = say::form(lang, form.id.as_str(), form.title.get(lang));
            say::progress(lang, &title, progress.n_answered, progress.n_items, all.n_answered, all.n_items)
        });
        canvas.title(0, left, [Role::Muted.span(right)]);
    }
}

/// Returns the columns and lines the page below the title has.
const fn room(cx: &Cx<'_>) -> (u16, u16) {
    let beside = if cx.size.width >= outline::FROM_COLUMNS { outline::COLUMNS + 1 } else { 0 };
    (cx.size.width.saturating_sub(beside), cx.size.height.saturating_sub(1))
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
        let range = say::range(lang, &say::number(min), &say::number(max), item.unit.get(lang));
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
    if let (Some(cap), Some(Answer::Value(Value::Int(level)))) = (standing.cap, spot.answer(cx))
        && *level > i64::from(cap)
        && standing.state.is_on_path()
    {
        let label = [" ".into(), Role::Caution.span(glyphs.caution)];
        flow.labelled(3, label, Role::Caution, &say::over_cap(lang, cap));
    }
}

impl Screen<Desk> for ItemPage {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        let mut scopes = self.answering.scopes();
        scopes.extend([Scope::Item, Scope::Assessment]);
        scopes
    }

    fn mode(&self) -> Mode {
        self.answering.mode()
    }

    /// ```text
    ///  outline from 100 columns    │ W1 服务成果产出 ★            W 能力弱 1/5 · 全表 12/96
    ///   W 能力弱              1/5  │ 问     近两年完成的学术、咨询、科普、人才服务里，哪些能…
    ///  ▸● W1 服务成果产出          │ 谁     秘书长 · 分支机构负责人 · 服务对象
    ///   ○ W2 品牌与专业能力        │ 据     成果目录、采纳函、反馈表；回访服务对象不少于2家
    ///                              │
    ///                              │  ● 2  至少2项服务有成果材料，反馈零散
    ///                              │    3! 主要服务都有成果材料和使用者书面反馈
    ///                              │    -  未查清    /  不适用
    ///                              │
    ///                              │ 证据   ① 成果目录2025（文件）  → 证据一级，最高 2 分
    ///                              │ 备注   反馈表三份有签字，其余为电话记录
    ///                              │ ! C30 有成果但会员无感，须补访会员           o 说明理由
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let Some(spot) = self.spot(cx) else { return draw_missing(canvas, &self.assessment) };
        let area = canvas.area();
        let mut main = area;
        if area.width >= outline::FROM_COLUMNS {
            let beside = Rect { width: outline::COLUMNS, ..area };
            outline::draw(cx, &mut canvas.part(beside), spot.assessment, spot.standing, &self.item);
            for y in 0..area.height {
                canvas.line(outline::COLUMNS, y, 1, [Role::Muted.span(cx.look.glyphs().bar)]);
            }
            main.x = outline::COLUMNS + 1;
            main.width = area.width.saturating_sub(main.x);
        }
        self.draw_title(cx, &mut canvas.part(Rect { height: main.height.min(1), ..main }), spot);
        let body = Rect { y: main.y + 1, height: main.height.saturating_sub(1), ..main };
        self.page(cx, spot, body.width, body.height).draw(&mut canvas.part(body), self.top);
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        let Some(spot) = self.spot(cx) else { return Step::Ignore };
        let (width, _) = room(cx);
        let is_typed = matches!(spot.item.kind.entry(), Entry::Line | Entry::Page);
        let is_answered = spot.answer(cx).is_some();
        match (action, self.answering.mode()) {
            // On a field with an answer Enter goes on; without one it goes into it.
            (Action::GoOn, Mode::Command) => return self.go_on(spot),
            (Action::GoOn, Mode::Ready) if is_answered => return self.go_on(spot),
            (Action::GoOn, Mode::Typing) if is_typed && !is_answered && self.answering.typing().is_none() => {
                let half_typed = self.answering.control(&self.item).and_then(Control::half_typed);
                if half_typed.is_some_and(|text| text.trim().is_empty()) {
                    self.answering.press(cx, spot, action, width);
                    return self.go_on(spot);
                }
            }
            _ => {}
        }
        match self.answering.press(cx, spot, action, width) {
            Step::Ignore => {}
            step => return step,
        }
        match action {
            Action::NextItem | Action::Right | Action::NextField => self.step_beside(cx, spot, Way::Forth),
            Action::PrevItem | Action::Left | Action::PrevField => self.step_beside(cx, spot, Way::Back),
            Action::Evidence => Step::Go(Route::Evidence(self.assessment.clone(), Some(self.item.clone()))),
            Action::Arithmetic if spot.item.weight.is_some() => {
                Step::Go(Route::Arithmetic(self.assessment.clone(), self.item.to_string()))
            }
            Action::Overrule => self.overrule(spot),
            action => self.scroll(cx, spot, action),
        }
    }

    fn text(&mut self, cx: &Cx<'_>, typed: &str) -> Step {
        let (width, _) = room(cx);
        self.spot(cx).map_or(Step::Ignore, |spot| self.answering.text(cx, spot, typed, width))
    }

    fn copied(&self, cx: &Cx<'_>) -> Option<String> {
        self.spot(cx).map(|spot| spoken::item(cx, spot))
    }

    fn can(&self, cx: &Cx<'_>, action: Action) -> bool {
        let Some(spot) = self.spot(cx) else { return true };
        match action {
            Action::Overrule => {
                let concerns = concern::on(spot.assessment, spot.standing, &self.item);
                concerns.iter().any(concern::Concern::wants_reason)
            }
            Action::TakeOffer => offer::of(cx, spot.assessment, spot.item).is_some(),
            Action::Arithmetic => spot.item.weight.is_some(),
            _ => true,
        }
    }

    fn refresh(&mut self, _cx: &Cx<'_>) {
        self.answering.granted();
    }

    fn refused(&mut self, _cx: &Cx<'_>) {
        self.answering.refused();
    }

    fn is_half_typed(&self) -> bool {
        self.answering.is_half_typed()
    }

    fn drafts(&self, cx: &Cx<'_>) -> Vec<Draft> {
        let known = cx.data.assessment(&self.assessment);
        known.map_or_else(Vec::new, |(assessment, standing)| self.answering.drafts(cx, assessment, standing))
    }

    fn put_back(&mut self, cx: &Cx<'_>, draft: &Draft) {
        let Some((assessment, standing)) = cx.data.assessment(&self.assessment) else { return };
        let Some(item) = draft.part.item().and_then(|id| assessment.checklist.item(id.as_str())) else { return };
        if draft.is_here {
            self.visit(item);
        }
        self.answering.put_back(cx, Spot { assessment, standing, item }, draft);
    }

    fn place(&self) -> Option<Route> {
        Some(Route::Item(self.assessment.clone(), self.item.clone()))
    }
}
