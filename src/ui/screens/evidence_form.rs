//! A piece of evidence in detail: where it is kept, by whom, how far it can be relied on, and every item it supports; knows the keys of the page and nothing of its lines.
//!
//! Invariant: a line is kept when the cursor leaves it, and a link when it is made; there is nothing to save at the end.

mod details;
mod linking;

use ratatui::layout::Rect;

use crate::domain::assessment::Assessment;
use crate::domain::command::Act;
use crate::domain::event::EvidenceKind;
use crate::domain::ids::{AssessmentId, EvidenceNo};
use crate::domain::ledger::Status;
use crate::domain::records::{Details, Kept};
use crate::domain::standing::{Standing, not_independent_of};
use crate::lang::{evidence as evidence_say, visit as say};
use crate::report::words;
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::draft::Draft;
use crate::ui::field;
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::screen::{Job, Screen, Step};
use crate::ui::screens::evidence_form::details::{DetailsForm, FILE};
use crate::ui::screens::evidence_form::linking::Linking;
use crate::ui::selection::moved;
use crate::ui::theme::{Role, Span};
use crate::ui::visit::blanks::{Pressed, Row};
use crate::ui::visit::flow::Flow;
use crate::ui::visit::{ask, draw_missing, marks};

/// Opens a piece.
pub fn open(cx: &Cx<'_>, assessment: &AssessmentId, evidence: EvidenceNo) -> Box<Page> {
    let mut page = EvidenceForm {
        assessment: assessment.clone(),
        evidence,
        form: DetailsForm::empty(),
        linking: Linking::new(evidence),
        focus: Focus::Form,
        top: 0,
    };
    if let Some(assessment) = page.assessment(cx) {
        page.form.refill(&page.details(assessment));
        page.linking.find(assessment);
    }
    Box::new(page)
}

struct EvidenceForm {
    assessment: AssessmentId,
    evidence: EvidenceNo,
    form: DetailsForm,
    linking: Linking,
    focus: Focus,
    top: u16,
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

    /// Lists the items looked for, from the top of the page.
    fn find(&mut self, cx: &Cx<'_>) {
        if let Some(assessment) = self.assessment(cx) {
            self.linking.find(assessment);
            self.top = 0;
        }
    }

    /// Keeps what stands in a line, if it is another than on record.
    fn keep(&mut self, cx: &Cx<'_>, row: Row) -> Step {
        let Some(assessment) = self.assessment(cx) else { return Step::Stay };
        if row == FILE {
            let path = self.form.blanks.text(&FILE).to_owned();
            let job = Job::Hash { assessment: self.assessment.clone(), evidence: self.evidence, path };
            return if self.form.blanks.text(&FILE).is_empty() { Step::Stay } else { Step::Run(job) };
        }
        let before = self.details(assessment);
        match self.form.read(cx.lang(), row, &before) {
            Err(wrong) => {
                self.form.blanks.complain(&row, wrong);
                Step::Stay
            }
            Ok(details) if details == before => Step::Stay,
            Ok(details) => ask(&self.assessment, Act::Keep(Kept::Details(self.evidence, Some(details)))),
        }
    }

    fn page<'a>(&'a self, cx: &Cx<'a>, known: (&'a Assessment, &'a Standing), width: u16) -> Flow<'a> {
        let (lang, assessment) = (cx.lang(), known.0);
        let mut flow = Flow::new(cx.look, width);
        let words = |row: &Row| row.words(lang);
        let x = match self.focus {
            Focus::Form => self.form.blanks.put(&mut flow, cx, words),
            Focus::Find | Focus::List => self.form.blanks.put_at_rest(&mut flow, cx, words),
        };
        if let Some(digest) = self.details(assessment).digest {
            let label = [Span::from("   "), Role::Muted.span(say::sha256(lang))];
            flow.labelled(x, label, Role::Muted, &digest.to_string());
        }
        if assessment.evidence.get(&self.evidence).is_some_and(|piece| piece.kind == EvidenceKind::Interview) {
            flow.text(x, Role::Muted, say::interview_author(lang));
        }
        let same = not_independent_of(assessment, self.evidence);
        if !same.is_empty() {
            let others: Vec<String> = same.iter().map(|other| marks::circled(other.0)).collect();
            let said = say::same_author(lang, &others.join(evidence_say::ids(lang)));
            flow.text(x, Role::Caution, &format!("{} {said}", cx.look.glyphs().caution));
        }
        self.linking.put_query(&mut flow, cx, x, self.focus == Focus::Find);
        self.linking.put_items(&mut flow, cx, known, self.focus == Focus::List);
        flow
    }

    fn settle(&mut self, cx: &Cx<'_>) -> Step {
        let Some(known) = cx.data.assessment(&self.assessment) else { return Step::Ignore };
        let top = self.page(cx, known, cx.size.width).top(self.top, cx.size.height.saturating_sub(1));
        self.top = top;
        Step::Stay
    }

    fn press_form(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        let blanks = &mut self.form.blanks;
        let Some(row) = blanks.here().copied() else { return Step::Ignore };
        match blanks.press(cx, action) {
            // A text is kept when the cursor leaves it, a claim as it is made.
            Pressed::Done if blanks.here() != Some(&row) || blanks.mode() == Mode::Command => self.keep(cx, row),
            Pressed::Done | Pressed::Open(_) => Step::Stay,
            Pressed::Below | Pressed::Beyond => {
                self.focus = Focus::Find;
                self.keep(cx, row)
            }
            Pressed::NotMine if action == Action::Save => self.keep(cx, row),
            Pressed::NotMine if action == Action::Back => {
                // What cannot be kept, or takes a file to be read, stays half typed: going back is never refused.
                let is_open = self.assessment(cx).is_some_and(|assessment| assessment.status == Status::Open);
                match if is_open && row != FILE { self.keep(cx, row) } else { Step::Stay } {
                    Step::Stay => Step::Back,
                    step => step.then(Step::Back),
                }
            }
            Pressed::NotMine if blanks.mode() == Mode::Command => Step::Ignore,
            Pressed::NotMine => Step::Stay,
        }
    }

    fn press_find(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        match action {
            Action::Up | Action::PrevField => self.focus = Focus::Form,
            Action::Down | Action::NextField | Action::GoOn => {
                self.focus = if self.linking.found.is_empty() { Focus::Find } else { Focus::List };
            }
            Action::Back => return Step::Back,
            action => {
                let query = &mut self.linking.query;
                if query.press(action, cx.look.metrics, cx.size.width) == field::Pressed::Edited {
                    self.find(cx);
                }
            }
        }
        Step::Stay
    }

    fn press_list(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        match action {
            Action::Up if self.linking.at == 0 => self.focus = Focus::Find,
            Action::PrevField => self.focus = Focus::Find,
            Action::NextField => self.focus = Focus::Form,
            Action::Toggle | Action::GoOn => {
                let act = self.assessment(cx).and_then(|assessment| self.linking.toggled(assessment));
                return act.map_or(Step::Stay, |act| ask(&self.assessment, act));
            }
            action => {
                let page = usize::from(cx.size.height / 2);
                let Some(at) = moved(self.linking.at, action, page) else { return Step::Ignore };
                self.linking.at = at.min(self.linking.found.len().saturating_sub(1));
            }
        }
        Step::Stay
    }
}

impl Screen<Desk> for EvidenceForm {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        match self.focus {
            Focus::Form => self.form.blanks.scopes().into_iter().chain([Scope::Assessment]).collect(),
            Focus::Find => vec![Scope::Field, Scope::Assessment],
            Focus::List => vec![Scope::Details, Scope::Assessment],
        }
    }

    fn mode(&self) -> Mode {
        match self.focus {
            Focus::Form => self.form.blanks.mode(),
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
        let (Some(known), Some(piece)) = (known, piece) else { return draw_missing(canvas, &self.assessment) };
        let (lang, area) = (cx.lang(), canvas.area());
        let kind = words::evidence_kind(lang, piece.kind);
        let title = say::details_title(lang, &marks::circled(self.evidence.0), &piece.title, kind);
        canvas.title(0, [" ".into(), Role::Strong.span(title)], []);
        let part = Rect { y: 1, height: area.height.saturating_sub(1), ..area };
        self.page(cx, known, area.width).draw(&mut canvas.part(part), self.top);
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
            Focus::Form => self.form.blanks.insert(typed),
            Focus::Find => {
                self.linking.query.insert(typed);
                self.find(cx);
            }
            Focus::List => {}
        }
        self.settle(cx)
    }

    fn refresh(&mut self, cx: &Cx<'_>) {
        if let Some(assessment) = self.assessment(cx) {
            self.form.refill(&self.details(assessment));
        }
        self.settle(cx);
    }

    /// A claim that was refused is what it was; what was typed stays.
    fn refused(&mut self, cx: &Cx<'_>) {
        if let Some(assessment) = self.assessment(cx) {
            self.form.refill_claims(&self.details(assessment));
        }
    }

    fn is_half_typed(&self) -> bool {
        self.form.blanks.is_edited()
    }

    fn drafts(&self, _cx: &Cx<'_>) -> Vec<Draft> {
        self.form.blanks.drafts()
    }

    fn put_back(&mut self, _cx: &Cx<'_>, draft: &Draft) {
        if self.form.blanks.put_back(draft) {
            self.focus = Focus::Form;
        }
    }
}
