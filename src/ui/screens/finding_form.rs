//! What the assessor says of a finding: what follows from it, and another grade with the reason; knows nothing of how it is graded by itself.

use ratatui::layout::Rect;

use crate::domain::assessment::Assessment;
use crate::domain::checklist::Item;
use crate::domain::command::Act;
use crate::domain::decide::MAX_TEXT_BYTES;
use crate::domain::ids::{AssessmentId, ItemId};
use crate::domain::records::{Finding, FindingGrade, Kept};
use crate::domain::standing::{Standing, findings};
use crate::lang::{Lang, action_screen as say, crux_screen};
use crate::report::{records, words};
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::draft::Draft;
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::screen::{Screen, Step};
use crate::ui::theme::Role;
use crate::ui::visit::blanks::{Blank, Blanks, Place, Pressed, Words};
use crate::ui::visit::flow::Flow;
use crate::ui::visit::{ask, draw_missing, lists};

/// Opens the form of an item's finding.
pub fn open(cx: &Cx<'_>, assessment: &AssessmentId, item: &ItemId) -> Box<Page> {
    let known = cx.data.assessment(assessment).and_then(|(known, _)| known.records.findings.get(item)).cloned();
    let known = known.unwrap_or_default();
    let form = form_of(&known);
    Box::new(FindingForm { assessment: assessment.clone(), item: item.clone(), known, form, top: 0 })
}

/// A line of the form.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Spot {
    Effect,
    Grade,
    Why,
}

impl Place for Spot {
    fn name(&self) -> String {
        let name = match self {
            Self::Effect => "effect",
            Self::Grade => "grade",
            Self::Why => "why",
        };
        format!("finding.{name}")
    }
}

struct FindingForm {
    assessment: AssessmentId,
    item: ItemId,
    /// As it was when the form was filled.
    known: Finding,
    form: Blanks<Spot>,
    top: u16,
}

fn form_of(finding: &Finding) -> Blanks<Spot> {
    let grade = finding.grade.and_then(|grade| FindingGrade::ALL.iter().position(|known| *known == grade));
    Blanks::new(vec![
        Blank::text(Spot::Effect, MAX_TEXT_BYTES, &finding.effect),
        Blank::choice(Spot::Grade, grade.map_or(0, |at| at + 1)),
        Blank::text(Spot::Why, MAX_TEXT_BYTES, &finding.why),
    ])
}

impl FindingForm {
    fn read<'a>(&self, cx: &Cx<'a>) -> Option<(&'a Assessment, &'a Standing, &'a Item)> {
        cx.data.item(&self.assessment, &self.item)
    }

    const fn indent(cx: &Cx<'_>) -> u16 {
        match cx.lang() {
            Lang::Zh => 9,
            Lang::En => 11,
        }
    }

    fn words(lang: Lang, spot: &Spot) -> Words {
        let (label, hint) = match spot {
            Spot::Effect => (say::effect(lang), say::effect_hint(lang)),
            Spot::Grade => (say::grade(lang), say::grade_hint(lang)),
            Spot::Why => (say::why(lang), say::why_hint(lang)),
        };
        let grades = FindingGrade::ALL.iter().map(|grade| records::finding_grade(lang, *grade).to_owned());
        let options = match spot {
            Spot::Grade => std::iter::once(say::as_points(lang).to_owned()).chain(grades).collect(),
            Spot::Effect | Spot::Why => Vec::new(),
        };
        Words { label: label.to_owned(), hint: hint.to_owned(), options, ..Words::default() }
    }

    fn page<'a>(&'a self, cx: &Cx<'a>, width: u16) -> Flow<'a> {
        let lang = cx.lang();
        let mut flow = Flow::new(cx.look, width);
        if let Some((assessment, standing, item)) = self.read(cx) {
            let answer = lists::level(lang, assessment, standing, &self.item);
            flow.text(1, Role::Text, &say::found_there(lang, &answer));
            let own = standing.item(&self.item).and_then(|stands| findings::own_grade(assessment, item, stands));
            let graded = own.map_or_else(
                || say::no_grade(lang).to_owned(),
                |grade| say::own_grade(lang, records::finding_grade(lang, grade)),
            );
            flow.text(1, Role::Text, &graded);
            flow.blank();
        }
        self.form.put(&mut flow, cx, Self::indent(cx), |spot| Self::words(lang, spot));
        flow
    }

    fn settle(&mut self, cx: &Cx<'_>) {
        let top = self.page(cx, cx.size.width).top(self.top, cx.size.height.saturating_sub(1));
        self.top = top;
    }

    fn save(&mut self, cx: &Cx<'_>) -> Step {
        let grade = self.form.choice(&Spot::Grade).checked_sub(1).and_then(|at| FindingGrade::ALL.get(at)).copied();
        let text = |spot| self.form.text(&spot).to_owned();
        let finding = Finding { effect: text(Spot::Effect), grade, why: text(Spot::Why) };
        if finding == self.known {
            return Step::Close;
        }
        if grade.is_some() && finding.why.is_empty() {
            self.form.complain(&Spot::Why, say::why_needed(cx.lang()).to_owned());
            return Step::Stay;
        }
        let is_bare = finding.effect.is_empty() && finding.grade.is_none();
        let kept = Kept::Finding(self.item.clone(), (!is_bare).then_some(finding));
        ask(&self.assessment, Act::Keep(kept)).then(Step::Close)
    }
}

impl Screen<Desk> for FindingForm {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        self.form.scopes().into_iter().chain([Scope::Assessment]).collect()
    }

    fn mode(&self) -> Mode {
        self.form.mode()
    }

    /// ```text
    ///  发现 E43 信息公开                             Ctrl-S 存，Esc 返回
    ///  答复：0 级
    ///  按得分：重要
    ///
    ///  ▸ 后果  会员和主管部门查不到账目，年检会被质疑
    ///          对学会有什么影响，写进报告的发现
    ///    等级  按得分
    ///    理由
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let Some((assessment, ..)) = self.read(cx) else { return draw_missing(canvas, &self.assessment) };
        let (lang, area) = (cx.lang(), canvas.area());
        let title = say::finding_title(lang, &words::titled(lang, &assessment.checklist, &self.item));
        let keys = Role::Muted.span(crux_screen::form_keys(lang));
        canvas.title(0, [" ".into(), Role::Strong.span(title)], [keys, " ".into()]);
        let part = Rect { y: 1, height: area.height.saturating_sub(1), ..area };
        self.page(cx, area.width).draw(&mut canvas.part(part), self.top);
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        if action == Action::Save {
            let step = self.save(cx);
            self.settle(cx);
            return step;
        }
        let n_options = |spot: &Spot| Self::words(cx.lang(), spot).options.len();
        let step = match self.form.press(cx, Self::indent(cx), action, n_options) {
            Pressed::Done | Pressed::Open(_) => Step::Stay,
            Pressed::Beyond => self.save(cx),
            Pressed::NotMine if self.form.mode() == Mode::Typing && action != Action::Back => Step::Stay,
            Pressed::NotMine => Step::Ignore,
        };
        self.settle(cx);
        step
    }

    fn text(&mut self, cx: &Cx<'_>, typed: &str) -> Step {
        self.form.insert(typed);
        self.settle(cx);
        Step::Stay
    }

    fn refresh(&mut self, cx: &Cx<'_>) {
        let known = self.read(cx).and_then(|(assessment, ..)| assessment.records.findings.get(&self.item));
        let known = known.cloned().unwrap_or_default();
        if known != self.known && !self.form.is_edited() {
            self.form = form_of(&known);
            self.known = known;
        }
        self.settle(cx);
    }

    fn is_half_typed(&self) -> bool {
        self.form.is_edited()
    }

    fn drafts(&self, _cx: &Cx<'_>) -> Vec<Draft> {
        self.form.drafts()
    }

    fn put_back(&mut self, cx: &Cx<'_>, draft: &Draft) {
        self.form.put_back(draft);
        self.settle(cx);
    }
}
