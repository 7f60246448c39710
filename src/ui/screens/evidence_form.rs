//! A piece of evidence in detail: where it is kept, by whom, how far it can be relied on, and every item it supports.
//!
//! Invariant: a line is kept when the cursor leaves it, and a link when it is made; there is nothing to save at the end.

use ratatui::layout::Rect;

use crate::domain::assessment::Assessment;
use crate::domain::checklist::Item;
use crate::domain::command::Act;
use crate::domain::decide::MAX_TEXT_BYTES;
use crate::domain::event::EvidenceKind;
use crate::domain::ids::{AssessmentId, EvidenceNo, ItemId};
use crate::domain::kinds::read_day;
use crate::domain::ledger::Status;
use crate::domain::records::{Details, Kept};
use crate::domain::standing::{Standing, not_independent_of};
use crate::lang::{evidence as evidence_say, visit as say};
use crate::report::{visit_words, words};
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::draft::Draft;
use crate::ui::field::{Field, Lines};
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::screen::{Job, PATH_BYTES_MAX, Screen, Step};
use crate::ui::search::{Query, SearchKey};
use crate::ui::theme::{Role, Span};
use crate::ui::visit::flow::Flow;
use crate::ui::visit::form::{Form, Pressed, Row, Say, What};
use crate::ui::visit::{ask, draw_missing, id_columns, marks};

const KEPT_AT: usize = 0;
const DATE: usize = 1;
const AUTHOR: usize = 2;
const CONFIRMED: usize = 3;
const CONTRADICTED: usize = 4;
const PICKED: usize = 5;
const FILE: usize = 6;

static YES_NO: &[Say] = &[say::no, say::yes];

/// What is known of a piece.
static DETAILS: &[Row] = &[
    Row { name: "kept_at", label: say::kept_at, hint: say::kept_hint, what: What::Text(MAX_TEXT_BYTES) },
    Row { name: "date", label: say::date, hint: say::date_hint, what: What::Text(40) },
    Row { name: "author", label: say::author, hint: say::author_hint, what: What::Text(400) },
    Row { name: "confirmed", label: say::confirmed, hint: say::claim_hint, what: What::Choice(YES_NO) },
    Row { name: "contradicted", label: say::contradicted, hint: say::claim_hint, what: What::Choice(YES_NO) },
    Row { name: "picked", label: say::picked, hint: say::claim_hint, what: What::Choice(YES_NO) },
    Row { name: "file", label: say::file, hint: say::file_hint, what: What::Text(PATH_BYTES_MAX) },
];

/// Opens a piece.
pub fn open(cx: &Cx<'_>, assessment: &AssessmentId, evidence: EvidenceNo) -> Box<Page> {
    let mut page = EvidenceForm {
        assessment: assessment.clone(),
        evidence,
        form: Form::new(DETAILS),
        focus: Focus::Form,
        query: Field::new(Lines::One, 200, ""),
        found: Vec::new(),
        at: 0,
        top: 0,
        known: None,
    };
    page.read(cx);
    page.find(cx);
    Box::new(page)
}

struct EvidenceForm {
    assessment: AssessmentId,
    evidence: EvidenceNo,
    form: Form,
    focus: Focus,
    /// What items are looked for by.
    query: Field,
    /// The items listed: those linked when the list was made first, then the others.
    found: Vec<ItemId>,
    at: usize,
    top: u16,
    /// The details the form was filled from.
    known: Option<Details>,
}

/// What the next key goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Focus {
    Form,
    Find,
    List,
}

impl EvidenceForm {
    fn assessment<'a>(&self, cx: &Cx<'a>) -> Option<&'a Assessment> {
        cx.data.assessment(&self.assessment).map(|(assessment, _)| assessment)
    }

    fn details(&self, assessment: &Assessment) -> Details {
        assessment.records.details.get(&self.evidence).cloned().unwrap_or_default()
    }

    /// Fills the lines with what is on record, where that has changed; a line half typed stays.
    fn read(&mut self, cx: &Cx<'_>) {
        let Some(assessment) = self.assessment(cx) else { return };
        let details = self.details(assessment);
        if self.known.as_ref() == Some(&details) {
            return;
        }
        let before = self.known.take().unwrap_or_default();
        let day = |details: &Details| details.effective.map(|day| day.to_string()).unwrap_or_default();
        let texts = [
            (KEPT_AT, &before.kept_at, &details.kept_at),
            (DATE, &day(&before), &day(&details)),
            (AUTHOR, &before.author, &details.author),
        ];
        for (idx, before, now) in texts {
            let typed = self.form.text(idx);
            let is_that_day = idx == DATE && details.effective.is_some() && read_day(typed) == details.effective;
            if typed == before || typed == now || is_that_day {
                self.form.set_text(idx, now);
            }
        }
        self.read_claims(&details);
        if details.digest != before.digest && details.digest.is_some() {
            self.form.set_text(FILE, "");
            self.form.set_text(KEPT_AT, &details.kept_at);
        }
        self.known = Some(details);
    }

    fn read_claims(&mut self, details: &Details) {
        let Details { is_confirmed, is_contradicted, is_picked, .. } = details;
        for (idx, is_so) in [(CONFIRMED, is_confirmed), (CONTRADICTED, is_contradicted), (PICKED, is_picked)] {
            self.form.set_choice(idx, usize::from(*is_so));
        }
    }

    /// Lists the items the query finds, those linked first.
    fn find(&mut self, cx: &Cx<'_>) {
        let Some(assessment) = self.assessment(cx) else { return };
        let query = Query::new(self.query.text());
        let is_found = |item: &&Item| {
            let id = item.id.as_str().to_lowercase();
            query.is_empty()
                || id.starts_with(&self.query.text().trim().to_lowercase())
                || SearchKey::new([item.title.zh.as_str(), item.title.en.as_str()]).matches(&query)
        };
        let found = assessment.checklist.items.iter().filter(is_found).map(|item| item.id.clone());
        let (linked, others): (Vec<_>, Vec<_>) = found.partition(|item| assessment.is_linked(item, self.evidence));
        self.found = linked.into_iter().chain(others).collect();
        self.at = 0;
        self.top = 0;
    }

    /// Keeps what stands in a line, if it is another than on record.
    fn keep(&mut self, cx: &Cx<'_>, idx: usize) -> Step {
        let Some(assessment) = self.assessment(cx) else { return Step::Stay };
        let before = self.details(assessment);
        let mut details = before.clone();
        match idx {
            KEPT_AT => self.form.text(KEPT_AT).clone_into(&mut details.kept_at),
            AUTHOR => self.form.text(AUTHOR).clone_into(&mut details.author),
            DATE => {
                let typed = self.form.text(DATE).to_owned();
                details.effective = read_day(&typed);
                if !typed.is_empty() && details.effective.is_none() {
                    self.form.complain(DATE, say::bad_date(cx.lang(), &typed));
                    return Step::Stay;
                }
            }
            CONFIRMED => details.is_confirmed = self.form.choice(idx) == 1,
            CONTRADICTED => details.is_contradicted = self.form.choice(idx) == 1,
            PICKED => details.is_picked = self.form.choice(idx) == 1,
            FILE if self.form.text(FILE).is_empty() => return Step::Stay,
            FILE => {
                let path = self.form.text(FILE).to_owned();
                return Step::Run(Job::Hash { assessment: self.assessment.clone(), evidence: self.evidence, path });
            }
            _ => return Step::Stay,
        }
        if details == before {
            return Step::Stay;
        }
        ask(&self.assessment, Act::Keep(Kept::Details(self.evidence, Some(details))))
    }

    fn toggle(&self, cx: &Cx<'_>) -> Step {
        let (Some(assessment), Some(item)) = (self.assessment(cx), self.found.get(self.at).cloned()) else {
            return Step::Stay;
        };
        let evidence = self.evidence;
        ask(
            &self.assessment,
            match assessment.is_linked(&item, evidence) {
                true => Act::Unlink { item, evidence },
                false => Act::Link { item, evidence },
            },
        )
    }

    fn page<'a>(&'a self, cx: &Cx<'a>, assessment: &'a Assessment, standing: &'a Standing, width: u16) -> Flow<'a> {
        let (lang, glyphs, metrics) = (cx.lang(), cx.look.glyphs(), cx.look.metrics);
        let mut flow = Flow::new(cx.look, width);
        self.form.put(&mut flow, cx, self.focus == Focus::Form);
        let x = self.form.indent(cx);
        let details = self.details(assessment);
        let label = |text| [Span::from("   "), Role::Muted.span(text)];
        if let Some(digest) = details.digest {
            flow.labelled(x, label(say::sha256(lang)), Role::Muted, &digest.to_string());
        }
        if assessment.evidence.get(&self.evidence).is_some_and(|piece| piece.kind == EvidenceKind::Interview) {
            flow.text(x, Role::Muted, say::interview_author(lang));
        }
        let same = not_independent_of(assessment, self.evidence);
        if !same.is_empty() {
            let others: Vec<String> = same.iter().map(|other| marks::circled(other.0)).collect();
            let said = say::same_author(lang, &others.join(evidence_say::ids(lang)));
            flow.text(x, Role::Caution, &format!("{} {said}", glyphs.caution));
        }
        let from = flow.len();
        let is_here = self.focus == Focus::Find;
        let role = if is_here { Role::Focus } else { Role::Strong };
        let cursor = if is_here { glyphs.cursor } else { " " };
        let label = [" ".into(), role.span(cursor), " ".into(), role.span(say::link(lang))];
        flow.field(
            x.max(u16::try_from(metrics.width(say::link(lang))).unwrap_or(0) + 5),
            label,
            &self.query,
            1,
            is_here,
        );
        if is_here {
            flow.text(x, Role::Muted, say::link_hint(lang));
            flow.focus(from);
        }
        if self.found.is_empty() {
            flow.text(3, Role::Muted, say::no_item(lang));
        }
        for (idx, item) in self.found.iter().enumerate() {
            let from = flow.len();
            let is_here = self.focus == Focus::List && idx == self.at;
            self.put_item(&mut flow, cx, (assessment, standing), item, is_here);
            if is_here {
                flow.focus(from);
            }
        }
        flow
    }

    /// Puts an item that may be linked, and how well it is supported.
    fn put_item<'a>(
        &self,
        flow: &mut Flow<'a>,
        cx: &Cx<'a>,
        (assessment, standing): (&'a Assessment, &'a Standing),
        item: &ItemId,
        is_here: bool,
    ) {
        let (lang, glyphs, metrics) = (cx.lang(), cx.look.glyphs(), cx.look.metrics);
        let is_linked = assessment.is_linked(item, self.evidence);
        let cursor = if is_here { Role::Focus.span(glyphs.cursor) } else { " ".into() };
        let mark = if is_linked { Role::Good.span(glyphs.taken) } else { Role::Muted.span(glyphs.open) };
        let role = if is_here { Role::Focus } else { Role::Text };
        let title = assessment.checklist.item(item.as_str()).map_or("", |known| known.title.get(lang));
        let id = metrics.pad(item.as_str(), id_columns(cx, &assessment.checklist));
        let spans = [" ".into(), cursor, mark, " ".into(), role.span(id), role.span(title)];
        let support = standing.item(item).filter(|_| is_linked || is_here).map(|stands| {
            let said = visit_words::support(lang, stands);
            let role = if stands.is_over_cap { Role::Bad } else { Role::Muted };
            role.span(said.strip_prefix(item.as_str()).unwrap_or(&said).trim_start().to_owned())
        });
        if flow.width() >= 60 {
            flow.split(0, spans, support);
            return;
        }
        flow.line(0, spans);
        if let Some(support) = support {
            flow.text(5, support.role, &support.text);
        }
    }

    fn settle(&mut self, cx: &Cx<'_>) -> Step {
        let Some((assessment, standing)) = cx.data.assessment(&self.assessment) else { return Step::Ignore };
        let height = cx.size.height.saturating_sub(1);
        let top = self.page(cx, assessment, standing, cx.size.width).top(self.top, height);
        self.top = top;
        Step::Stay
    }

    fn press_form(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        let action = if action == Action::GoOn { Action::NextField } else { action };
        let at = self.form.at();
        match self.form.press(cx, action) {
            Pressed::Done | Pressed::Above => Step::Stay,
            Pressed::Left(idx) | Pressed::Chosen(idx) => self.keep(cx, idx),
            Pressed::Below => {
                self.focus = Focus::Find;
                self.keep(cx, at)
            }
            Pressed::NotMine if action == Action::Save => self.keep(cx, at),
            Pressed::NotMine if action == Action::Back => {
                // What cannot be kept, or takes a file to be read, stays half typed: going back is never refused.
                let is_open = self.assessment(cx).is_some_and(|assessment| assessment.status == Status::Open);
                match if is_open && at != FILE { self.keep(cx, at) } else { Step::Stay } {
                    Step::Stay => Step::Back,
                    step => step.then(Step::Back),
                }
            }
            Pressed::NotMine if self.form.mode() == Mode::Command => Step::Ignore,
            Pressed::NotMine => Step::Stay,
        }
    }

    fn press_find(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        match action {
            Action::Up | Action::PrevField => self.focus = Focus::Form,
            Action::Down | Action::NextField | Action::GoOn => {
                self.focus = if self.found.is_empty() { Focus::Find } else { Focus::List };
            }
            Action::Back => return Step::Back,
            action => {
                let before = self.query.text().to_owned();
                self.query.press(action, cx.look.metrics, cx.size.width.saturating_sub(self.form.indent(cx) + 1));
                if before != self.query.text() {
                    self.find(cx);
                }
            }
        }
        Step::Stay
    }

    fn press_list(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        let last = self.found.len().saturating_sub(1);
        let page = usize::from(cx.size.height / 2).max(1);
        match action {
            Action::Up if self.at == 0 => self.focus = Focus::Find,
            Action::Up => self.at -= 1,
            Action::Down => self.at = (self.at + 1).min(last),
            Action::PageUp => self.at = self.at.saturating_sub(page),
            Action::PageDown => self.at = (self.at + page).min(last),
            Action::First => self.at = 0,
            Action::Last => self.at = last,
            Action::PrevField => self.focus = Focus::Find,
            Action::NextField => self.focus = Focus::Form,
            Action::Toggle | Action::GoOn => return self.toggle(cx),
            _ => return Step::Ignore,
        }
        Step::Stay
    }
}

impl Screen<Desk> for EvidenceForm {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        match self.focus {
            Focus::Form => self.form.scopes().into_iter().chain([Scope::Assessment]).collect(),
            Focus::Find => vec![Scope::Field, Scope::Assessment],
            Focus::List => vec![Scope::Details, Scope::Assessment],
        }
    }

    fn mode(&self) -> Mode {
        match self.focus {
            Focus::Form => self.form.mode(),
            Focus::Find => Mode::Typing,
            Focus::List => Mode::Command,
        }
    }

    /// ```text
    ///  证据 ① 成果目录2025（文件）
    ///  ▸ 保存处    二号柜_
    ///    日期      2026-01-03
    ///    出具人    秘书处
    ///    外部确认  否
    ///    有矛盾    否
    ///    学会自选  否
    ///    文件
    ///    关联条目
    ///   ● W1   服务成果产出              证据二级，最高 3 分，置信度中
    ///   ○ W2   专家可调用度
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let known = cx.data.assessment(&self.assessment);
        let piece = known.and_then(|(assessment, _)| assessment.evidence.get(&self.evidence));
        let (Some((assessment, standing)), Some(piece)) = (known, piece) else {
            return draw_missing(canvas, &self.assessment);
        };
        let (lang, area) = (cx.lang(), canvas.area());
        let kind = words::evidence_kind(lang, piece.kind);
        let title = say::details_title(lang, &marks::circled(self.evidence.0), &piece.title, kind);
        canvas.title(0, [" ".into(), Role::Strong.span(title)], []);
        let part = Rect { y: 1, height: area.height.saturating_sub(1), ..area };
        self.page(cx, assessment, standing, area.width).draw(&mut canvas.part(part), self.top);
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        let step = match self.focus {
            Focus::Form => self.press_form(cx, action),
            Focus::Find => self.press_find(cx, action),
            Focus::List => self.press_list(cx, action),
        };
        self.settle(cx);
        step
    }

    fn text(&mut self, cx: &Cx<'_>, typed: &str) -> Step {
        match self.focus {
            Focus::Form => self.form.insert(typed),
            Focus::Find => {
                self.query.insert(typed);
                self.find(cx);
            }
            Focus::List => {}
        }
        self.settle(cx)
    }

    fn refresh(&mut self, cx: &Cx<'_>) {
        self.read(cx);
        self.settle(cx);
    }

    /// A claim that was refused is what it was; what was typed stays.
    fn refused(&mut self, cx: &Cx<'_>) {
        if let Some(assessment) = self.assessment(cx) {
            let details = self.details(assessment);
            self.read_claims(&details);
        }
    }

    fn is_half_typed(&self) -> bool {
        self.form.is_edited()
    }

    fn drafts(&self, _cx: &Cx<'_>) -> Vec<Draft> {
        self.form.drafts()
    }

    fn put_back(&mut self, _cx: &Cx<'_>, draft: &Draft) {
        if self.form.put_back(draft) {
            self.focus = Focus::Form;
        }
    }
}
