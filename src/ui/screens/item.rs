//! One item: the question, whom to ask, what to look for, the answer with its evidence and checks; knows nothing of the pages of many fields.

use ratatui::layout::Rect;

use crate::domain::assessment::Assessment;
use crate::domain::checklist::Item;
use crate::domain::ids::{AssessmentId, ItemId};
use crate::domain::ledger::Status;
use crate::domain::standing::{ItemStanding, Standing};
use crate::domain::value::{Answer, Value};
use crate::lang::{Notice, item as say};
use crate::report::words;
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::notice::Grade;
use crate::ui::screen::{Route, Screen, Step};
use crate::ui::theme::{Role, Span};
use crate::ui::visit::answering::{Answering, Purpose, Spot};
use crate::ui::visit::control::{self, Asked, Room};
use crate::ui::visit::flow::Flow;
use crate::ui::visit::walk::{self, Way};
use crate::ui::visit::{concern, draw_missing, indent, marks, outline};

/// Opens the screen at an item.
pub fn open(_cx: &Cx<'_>, assessment: &AssessmentId, item: &ItemId) -> Box<Page> {
    let (assessment, item) = (assessment.clone(), item.clone());
    Box::new(ItemPage { assessment, item, answering: Answering::default(), top: 0 })
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
/// Lines a remark may take while it is typed.
const REMARK_LINES: u16 = 6;

impl ItemPage {
    fn found<'a>(&self, cx: &Cx<'a>) -> Option<(&'a Assessment, &'a Standing, &'a Item, &'a ItemStanding)> {
        let (assessment, standing, item) = cx.data.item(&self.assessment, &self.item)?;
        Some((assessment, standing, item, standing.item(&self.item)?))
    }

    /// Shows another item; a text begun on this one is kept.
    fn visit(&mut self, item: ItemId) {
        self.item = item;
        self.top = 0;
        self.answering.choice = 0;
    }

    /// Goes on along the path; after the last item, to what is left to do.
    fn go_on(&mut self, standing: &Standing) -> Step {
        match walk::next_on_path(standing, &self.item) {
            Some(next) => {
                self.visit(next);
                Step::Stay
            }
            None => Step::Go(Route::Problems(self.assessment.clone())),
        }
    }

    fn step_beside(&mut self, cx: &Cx<'_>, standing: &Standing, way: Way) -> Step {
        match walk::neighbour(standing, &self.item, way) {
            Some(item) => {
                self.visit(item);
                Step::Stay
            }
            None => Step::Tell(Grade::Good, Notice::new(say::last_item(cx.lang()), "", "")),
        }
    }

    /// Overrules the first check that still wants a reason.
    fn overrule(&self, assessment: &Assessment, standing: &Standing) -> Step {
        let concerns = concern::on(assessment, standing, &self.item);
        match concerns.iter().find(|concern| concern.wants_reason()) {
            Some(concern) => {
                Step::Go(Route::Overrule(self.assessment.clone(), concern.check.id.clone(), concern.place.cloned()))
            }
            None => Step::Ignore,
        }
    }

    fn scroll(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        let (width, height) = room(cx);
        let Some(page) = self.page(cx, width, height) else { return Step::Ignore };
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
        self.top = wished.min(page.last_top(height));
        Step::Stay
    }

    /// Builds the page below the title.
    fn page<'a>(&'a self, cx: &Cx<'a>, width: u16, height: u16) -> Option<Flow<'a>> {
        let (assessment, standing, item, item_standing) = self.found(cx)?;
        let own = assessment.answer_of(item, cx.data.session.actor()).map(|given| &given.answer);
        let room = if height < AMPLE_LINES { Room::Scarce } else { Room::Ample };
        let asked = Asked { assessment, item, standing: item_standing, answering: &self.answering, own, room };
        let mut flow = Flow::new(cx.look, width);
        self.put_question(&mut flow, cx, item);
        if room == Room::Ample {
            self.put_explanation(&mut flow, cx, assessment, item);
            flow.blank();
        }
        self.put_state(&mut flow, cx, assessment, item, item_standing, own);
        asked.draw(&mut flow, cx);
        for (role, text) in control::say_of_others(cx, assessment, item, item_standing) {
            flow.text(6, role, &text);
        }
        if room == Room::Ample {
            flow.blank();
        }
        self.put_evidence(&mut flow, cx, assessment, item_standing, own);
        self.put_remark(&mut flow, cx, assessment);
        let concerns = concern::on(assessment, standing, &self.item);
        concern::draw(&mut flow, cx, &concerns, &self.item);
        if room == Room::Scarce {
            self.put_explanation(&mut flow, cx, assessment, item);
        }
        Some(flow)
    }

    fn put_question<'a>(&self, flow: &mut Flow<'a>, cx: &Cx<'a>, item: &'a Item) {
        let lang = cx.lang();
        flow.labelled(indent(lang), [" ".into(), Role::Muted.span(say::ask(lang))], Role::Text, item.ask.get(lang));
    }

    fn put_explanation<'a>(&self, flow: &mut Flow<'a>, cx: &Cx<'a>, assessment: &'a Assessment, item: &'a Item) {
        let lang = cx.lang();
        let roles = item.whom.iter().filter_map(|id| assessment.checklist.role(id.as_str()));
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
    fn put_state<'a>(
        &self,
        flow: &mut Flow<'a>,
        cx: &Cx<'a>,
        assessment: &'a Assessment,
        item: &'a Item,
        standing: &'a ItemStanding,
        own: Option<&Answer>,
    ) {
        let (lang, glyphs) = (cx.lang(), cx.look.glyphs());
        if assessment.status == Status::Submitted {
            flow.labelled(3, [" ".into(), Role::Caution.span(glyphs.caution)], Role::Caution, say::read_only(lang));
        }
        if let Some(why) = control::say_off_path(assessment, item, standing.state, lang) {
            flow.labelled(3, [" ".into(), Role::Muted.span(glyphs.dot)], Role::Strong, &why);
            if own.is_some() {
                flow.text(3, Role::Muted, say::kept(lang));
            }
        }
    }

    /// Draws the evidence, and what it carries where the item is a rating.
    fn put_evidence<'a>(
        &self,
        flow: &mut Flow<'a>,
        cx: &Cx<'a>,
        assessment: &'a Assessment,
        standing: &'a ItemStanding,
        own: Option<&Answer>,
    ) {
        let (lang, glyphs) = (cx.lang(), cx.look.glyphs());
        let mut pieces: Vec<Vec<Span<'a>>> = assessment
            .evidence_of(&self.item)
            .map(|(number, evidence)| {
                let kind = words::evidence_kind(lang, evidence.kind);
                vec![Span::from(say::piece(lang, &marks::circled(number.0), &evidence.title, kind))]
            })
            .collect();
        if pieces.is_empty() {
            pieces.push(vec![Role::Muted.span(say::no_evidence(lang))]);
        }
        if let Some(cap) = standing.cap {
            let grade = say::cap(lang, &say::grade(lang, standing.grade), cap);
            pieces.push(vec![Role::Muted.span(glyphs.arrow), " ".into(), Role::Strong.span(grade)]);
        }
        flow.pieces(indent(lang), [" ".into(), Role::Muted.span(say::evidence(lang))], pieces);
        if let (Some(cap), Some(Answer::Value(Value::Int(level)))) = (standing.cap, own)
            && *level > i64::from(cap)
            && standing.state.is_on_path()
        {
            let label = [" ".into(), Role::Caution.span(glyphs.caution)];
            flow.labelled(3, label, Role::Caution, &say::over_cap(lang, cap));
        }
    }

    fn put_remark<'a>(&'a self, flow: &mut Flow<'a>, cx: &Cx<'a>, assessment: &'a Assessment) {
        let lang = cx.lang();
        let label = || [Span::from(" "), Role::Muted.span(say::remark(lang))];
        let is_typed = self.answering.typed_for(&self.item) == Some(&Purpose::Remark);
        let from = flow.len();
        match self.answering.draft(&self.item, &Purpose::Remark) {
            Some(field) if is_typed => {
                flow.field(indent(lang), label(), field, REMARK_LINES, true);
                flow.focus(from);
            }
            Some(field) => {
                flow.field(indent(lang), label(), field, 2, false);
                flow.line(indent(lang), [Role::Muted.span(say::draft_remark(lang))]);
            }
            None => {
                if let Some(text) = assessment.remarks.get(&self.item) {
                    flow.labelled(indent(lang), label(), Role::Text, text);
                }
            }
        }
    }

    fn draw_title(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>, found: (&Assessment, &Standing, &Item)) {
        let (assessment, standing, item) = found;
        let lang = cx.lang();
        let mut left = vec![Role::Strong.span(format!(" {}", say::form(lang, item.id.as_str(), item.title.get(lang))))];
        if item.core {
            left.extend([" ".into(), Role::Link.span(cx.look.glyphs().core)]);
        }
        let all = standing.progress();
        let form = assessment.checklist.form(item.form.as_str());
        let right = form.map_or_else(String::new, |form| {
            let progress = walk::progress_of(form, standing);
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
fn room(cx: &Cx<'_>) -> (u16, u16) {
    let beside = if cx.size.width >= outline::FROM_COLUMNS { outline::COLUMNS + 1 } else { 0 };
    (cx.size.width.saturating_sub(beside), cx.size.height.saturating_sub(1))
}

impl Screen<Desk> for ItemPage {
    fn scopes(&self, cx: &Cx<'_>) -> Vec<Scope> {
        let mut scopes = match self.found(cx) {
            Some((_, _, item, _)) => self.answering.scopes(item),
            None => Vec::new(),
        };
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
    ///                              │    3  主要服务都有成果材料和使用者书面反馈            超上限
    ///                              │    -  未查清    /  不适用
    ///                              │
    ///                              │ 证据   ① 成果目录2025（文件）  → 证据一级，最高 2 分
    ///                              │ 备注   反馈表三份有签字，其余为电话记录
    ///                              │ ! C30 有成果但会员无感，须补访会员           o 说明理由
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let Some((assessment, standing, item, _)) = self.found(cx) else {
            return draw_missing(canvas, &self.assessment);
        };
        let area = canvas.area();
        let mut main = area;
        if area.width >= outline::FROM_COLUMNS {
            let beside = Rect { width: outline::COLUMNS, ..area };
            outline::draw(cx, &mut canvas.part(beside), assessment, standing, &self.item);
            for y in 0..area.height {
                canvas.line(outline::COLUMNS, y, 1, [Role::Muted.span(cx.look.glyphs().bar)]);
            }
            main.x = outline::COLUMNS + 1;
            main.width = area.width.saturating_sub(main.x);
        }
        self.draw_title(cx, &mut canvas.part(Rect { height: main.height.min(1), ..main }), (assessment, standing, item));
        let body = Rect { y: main.y + 1, height: main.height.saturating_sub(1), ..main };
        if let Some(page) = self.page(cx, body.width, body.height) {
            page.draw(&mut canvas.part(body), self.top);
        }
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        let Some((assessment, standing, item, _)) = self.found(cx) else { return Step::Ignore };
        let spot = Spot { assessment, item };
        let (width, _) = room(cx);
        let columns = width.saturating_sub(indent(cx.lang()));
        if self.answering.mode() == Mode::Command && action == Action::GoOn {
            return self.go_on(standing);
        }
        match self.answering.press(cx, spot, action, columns) {
            Step::Ignore => {}
            step => return step,
        }
        match action {
            Action::NextItem | Action::Right | Action::NextField => self.step_beside(cx, standing, Way::Forth),
            Action::PrevItem | Action::Left | Action::PrevField => self.step_beside(cx, standing, Way::Back),
            Action::Evidence => Step::Go(Route::Evidence(self.assessment.clone(), Some(self.item.clone()))),
            Action::Arithmetic => Step::Go(Route::Arithmetic(self.assessment.clone(), self.item.to_string())),
            Action::Overrule => self.overrule(assessment, standing),
            action => self.scroll(cx, action),
        }
    }

    fn text(&mut self, cx: &Cx<'_>, typed: &str) -> Step {
        let Some((assessment, _, item, _)) = self.found(cx) else { return Step::Ignore };
        self.answering.text(cx, Spot { assessment, item }, typed)
    }

    fn can(&self, cx: &Cx<'_>, action: Action) -> bool {
        let Some((assessment, standing, item, _)) = self.found(cx) else { return true };
        match action {
            Action::Overrule => concern::on(assessment, standing, &self.item).iter().any(|one| one.wants_reason()),
            Action::TakeOffer => crate::ui::visit::offer::of(cx, assessment, item).is_some(),
            Action::Arithmetic => item.weight.is_some(),
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

    fn place(&self) -> Option<Route> {
        Some(Route::Item(self.assessment.clone(), self.item.clone()))
    }
}
