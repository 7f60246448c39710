//! What stands between an assessment and its submission, and what is worth knowing besides: a list by kind, each line leading to its place.

use ratatui::layout::Rect;

use crate::domain::assessment::Assessment;
use crate::domain::checklist::Each;
use crate::domain::ids::{AssessmentId, CheckId, ItemId};
use crate::domain::ledger::Status;
use crate::domain::problems::{self, Problem, ProblemKind};
use crate::domain::standing::Standing;
use crate::lang::{Lang, problems as say};
use crate::report::{heard, words};
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::keys::{Action, Scope};
use crate::ui::screen::{Route, Screen, Step};
use crate::ui::selection::moved;
use crate::ui::theme::{Role, Span};
use crate::ui::visit::flow::Flow;
use crate::ui::visit::{draw_missing, id_columns, marks, walk};

/// Opens the list.
pub fn open(cx: &Cx<'_>, assessment: &AssessmentId) -> Box<Page> {
    let mut page = ProblemsPage { assessment: assessment.clone(), problems: Vec::new(), at: 0, top: 0 };
    page.refresh(cx);
    Box::new(page)
}

struct ProblemsPage {
    assessment: AssessmentId,
    /// As of the last change.
    problems: Vec<Line>,
    at: usize,
    top: u16,
}

/// Something on the list.
#[derive(Clone, Debug, PartialEq)]
enum Line {
    /// A problem.
    Problem(Problem),
    /// A part of the minimum sample that misses somebody, by its place; it never blocks.
    Missing(usize),
}

/// What sort of thing stands on a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Problem(ProblemKind),
    Missing,
}

impl Line {
    const fn sort(&self) -> Sort {
        match self {
            Self::Problem(problem) => Sort::Problem(problem.kind),
            Self::Missing(_) => Sort::Missing,
        }
    }

    const fn problem(&self) -> Option<&Problem> {
        match self {
            Self::Problem(problem) => Some(problem),
            Self::Missing(_) => None,
        }
    }

    fn blocks(&self) -> bool {
        self.problem().is_some_and(|problem| problem.blocks)
    }
}

/// Returns the problems and who has still to be heard, the gravest first; what could not be checked comes last.
fn lines(assessment: &Assessment, standing: &Standing) -> Vec<Line> {
    let is_last = |problem: &Problem| problem.kind == ProblemKind::NotEvaluated;
    let (last, first): (Vec<_>, Vec<_>) = problems::list(assessment, standing).into_iter().partition(is_last);
    let missing = standing.quotas.iter().filter(|quota| !quota.missing.is_empty());
    let missing = missing.map(|quota| Line::Missing(quota.quota));
    first.into_iter().map(Line::Problem).chain(missing).chain(last.into_iter().map(Line::Problem)).collect()
}

/// Lines below the list that say what to do about the problem the cursor is on.
const ADVICE_LINES: u16 = 3;

impl ProblemsPage {
    fn list_height(cx: &Cx<'_>) -> u16 {
        let height = cx.size.height.saturating_sub(1);
        if height > 3 * ADVICE_LINES { height - ADVICE_LINES } else { height }
    }

    fn line_here(&self) -> Option<&Line> {
        self.problems.get(self.at)
    }

    fn here(&self) -> Option<&Problem> {
        self.line_here().and_then(Line::problem)
    }

    /// Builds the list.
    fn list<'a>(&'a self, cx: &Cx<'a>, assessment: &'a Assessment, standing: &'a Standing, width: u16) -> Flow<'a> {
        let (lang, glyphs) = (cx.lang(), cx.look.glyphs());
        let mut flow = Flow::new(cx.look, width);
        let mut sort = None;
        let id_columns = id_columns(cx, &assessment.checklist);
        let title_columns = usize::from(width / 4).clamp(0, 28);
        for (idx_of_line, problem) in self.problems.iter().enumerate() {
            let mut from = flow.len();
            if sort != Some(problem.sort()) {
                sort = Some(problem.sort());
                let n = self.problems.iter().filter(|other| other.sort() == problem.sort()).count();
                let head = say::head(lang, sort_title(problem.sort(), lang), n);
                let mark = match problem.sort() {
                    Sort::Problem(kind) => marks::problem(glyphs, kind),
                    Sort::Missing => Role::Caution.span(glyphs.open),
                };
                flow.line(1, [mark, " ".into(), Role::Strong.span(head)]);
            }
            let is_here = idx_of_line == self.at;
            let role = if is_here { Role::Focus } else { Role::Text };
            let cursor = if is_here { Role::Focus.span(glyphs.cursor) } else { " ".into() };
            let problem = match problem {
                Line::Problem(problem) => problem,
                Line::Missing(idx) => {
                    let said = say_missing(assessment, standing, *idx, lang);
                    flow.line(0, [" ".into(), cursor, " ".into(), role.span(said)]);
                    if is_here {
                        flow.focus(if idx_of_line == 0 { 0 } else { from });
                    }
                    continue;
                }
            };
            let (id, title) = match &problem.item {
                Some(id) => {
                    (id.as_str(), assessment.checklist.item(id.as_str()).map_or("", |item| item.title.get(lang)))
                }
                None => ("", ""),
            };
            let mut spans = vec![" ".into(), cursor, " ".into(), role.span(cx.look.metrics.pad(id, id_columns))];
            if width >= 60 {
                spans.extend([Span::from(cx.look.metrics.pad(title, title_columns)), "  ".into()]);
                if let Some(check) = &problem.check {
                    spans.extend([Role::Muted.span(check.to_string()), " ".into()]);
                }
            }
            spans.push(Span::from(say_what(problem, lang)));
            flow.line(0, spans);
            if is_here {
                // The head of the part stays in sight with its first line.
                from = if idx_of_line == 0 { 0 } else { from };
                flow.focus(from);
            }
        }
        flow
    }

    /// Builds what the cursor's problem is in full, and what to do about it.
    fn advice<'a>(&'a self, cx: &Cx<'a>, assessment: &'a Assessment, standing: &'a Standing, width: u16) -> Flow<'a> {
        let lang = cx.lang();
        let mut flow = Flow::new(cx.look, width);
        if let Some(Line::Missing(idx)) = self.line_here() {
            flow.line(1, [Role::Text.span(say_missing(assessment, standing, *idx, lang))]);
            flow.line(1, [Role::Link.span(say::do_hear(lang))]);
            return flow;
        }
        let Some(problem) = self.here() else { return flow };
        let item = problem.item.as_ref().map(|id| words::titled(lang, &assessment.checklist, id));
        let mut text = item.unwrap_or_default();
        if !text.is_empty() {
            text.push_str("  ");
        }
        text.push_str(&say_what(problem, lang));
        flow.line(1, [Role::Text.span(text)]);
        flow.line(1, [Role::Link.span(remedy(problem, assessment, standing, lang))]);
        flow
    }

    fn move_to(&mut self, cx: &Cx<'_>, at: usize) -> Step {
        self.at = at.min(self.problems.len().saturating_sub(1));
        self.settle(cx);
        Step::Stay
    }

    fn settle(&mut self, cx: &Cx<'_>) {
        let Some((assessment, standing)) = cx.data.assessment(&self.assessment) else { return };
        let top = self.list(cx, assessment, standing, cx.size.width).top(self.top, Self::list_height(cx));
        self.top = top;
    }

    fn go(&self, cx: &Cx<'_>) -> Step {
        let place = |item: &ItemId| {
            let (assessment, _) = cx.data.assessment(&self.assessment)?;
            Some(Step::Go(walk::place_of(assessment, &self.assessment, item)))
        };
        match self.line_here() {
            Some(Line::Missing(_)) => Step::Go(Route::Interviews(self.assessment.clone())),
            Some(Line::Problem(Problem { who: Some(_), check, .. })) => {
                Step::Go(self.place_of_people(cx, check.as_ref()))
            }
            Some(Line::Problem(problem)) => problem.item.as_ref().and_then(place).unwrap_or(Step::Stay),
            None => Step::Stay,
        }
    }

    /// Returns where those stand whom a check is about: with the interviews, or on the visit sheet.
    fn place_of_people(&self, cx: &Cx<'_>, check: Option<&CheckId>) -> Route {
        let known = cx.data.assessment(&self.assessment).zip(check);
        let check = known.and_then(|((assessment, _), check)| assessment.checklist.check(check.as_str()));
        match check.map(|check| check.each) {
            Some(Each::Interviewee) => Route::Interviews(self.assessment.clone()),
            _ => Route::Visit(self.assessment.clone()),
        }
    }

    /// Gives the soft check on the line a reason.
    fn overrule(&self, cx: &Cx<'_>) -> Step {
        let Some(Problem { kind: ProblemKind::Soft, check: Some(check), item, .. }) = self.here() else {
            return Step::Ignore;
        };
        let Some((assessment, standing)) = cx.data.assessment(&self.assessment) else { return Step::Ignore };
        let raised = standing.checks.iter().find(|known| known.id == *check);
        let is_per_item = raised.is_some_and(|known| known.raised.iter().any(|place| place.item.is_some()));
        let place = item.clone().filter(|_| is_per_item);
        Step::Go(Route::Overrule(assessment.id.clone(), check.clone(), place))
    }
}

/// Says who has still to be heard.
fn say_missing(assessment: &Assessment, standing: &Standing, idx: usize, lang: Lang) -> String {
    let Some((quota, stands)) = assessment.checklist.quotas.get(idx).zip(standing.quotas.get(idx)) else {
        return String::new();
    };
    let roles = heard::roles(lang, &assessment.checklist, quota);
    say::about(lang, &roles, &heard::missing_of(lang, quota, stands))
}

const fn sort_title(sort: Sort, lang: Lang) -> &'static str {
    match sort {
        Sort::Problem(kind) => kind_title(kind, lang),
        Sort::Missing => say::missing(lang),
    }
}

const fn kind_title(kind: ProblemKind, lang: Lang) -> &'static str {
    match kind {
        ProblemKind::Hard => say::hard(lang),
        ProblemKind::OverCap => say::over_cap(lang),
        ProblemKind::NoEvidence => say::no_evidence(lang),
        ProblemKind::Soft => say::soft(lang),
        ProblemKind::Unanswered => say::unanswered(lang),
        ProblemKind::Red => say::red(lang),
        ProblemKind::NotEvaluated => say::not_evaluated(lang),
    }
}

fn say_what(problem: &Problem, lang: Lang) -> String {
    match (&problem.say, problem.kind) {
        (Some(said), _) => match &problem.who {
            Some(who) => say::about(lang, who, said.get(lang)),
            None => said.get(lang).to_owned(),
        },
        (None, ProblemKind::OverCap) => say::say_over_cap(lang).to_owned(),
        (None, ProblemKind::NoEvidence) => say::say_no_evidence(lang).to_owned(),
        (None, _) => say::say_unanswered(lang).to_owned(),
    }
}

fn remedy(problem: &Problem, assessment: &Assessment, standing: &Standing, lang: Lang) -> String {
    match problem.kind {
        ProblemKind::Hard => {
            let check = problem.check.as_ref().and_then(|check| assessment.checklist.check(check.as_str()));
            let items: Vec<&str> =
                check.map(|check| check.when.items.iter().map(ItemId::as_str).collect()).unwrap_or_default();
            say::do_mend(lang, &items.join(crate::lang::item::ids(lang)))
        }
        ProblemKind::OverCap => say::do_evidence(lang).to_owned(),
        ProblemKind::NoEvidence => say::do_add(lang).to_owned(),
        ProblemKind::Soft => say::do_explain(lang).to_owned(),
        ProblemKind::Unanswered => {
            let is_disputed =
                problem.item.as_ref().and_then(|id| standing.item(id)).is_some_and(|item| item.is_disputed);
            if is_disputed { say::do_rate(lang) } else { say::do_answer(lang) }.to_owned()
        }
        ProblemKind::Red => say::do_red(lang).to_owned(),
        ProblemKind::NotEvaluated => say::do_nothing(lang).to_owned(),
    }
}

impl Screen<Desk> for ProblemsPage {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        vec![Scope::Problems, Scope::Assessment]
    }

    /// ```text
    ///  问题 12 · 其中 9 项须先解决                              机械工程学会
    ///  ✗ 不合逻辑，须改正 1
    ///  ▸ F09  应缴会费会员数        C09 应缴会员不得多于会员总数
    ///  ! 须说明理由 1
    ///    W1   服务成果产出          C30 有成果但会员无感，须补访会员
    ///  ────────────────────────────────────────────────────────────────
    ///  F09 应缴会费会员数  应缴会员不得多于会员总数
    ///  Enter 去改：涉及 F09、F07、F08
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let Some((assessment, standing)) = cx.data.assessment(&self.assessment) else {
            return draw_missing(canvas, &self.assessment);
        };
        let (lang, area) = (cx.lang(), canvas.area());
        let n_blocking = self.problems.iter().filter(|problem| problem.blocks()).count();
        let title = match n_blocking {
            0 => say::title_clear(lang, self.problems.len()),
            n_blocking => say::title(lang, self.problems.len(), n_blocking),
        };
        let society = cx.data.society(&assessment.society).filter(|_| area.width >= 60);
        let society = society.map_or("", |profile| profile.name.as_str());
        canvas.title(0, [" ".into(), Role::Strong.span(title)], [Role::Muted.span(society)]);
        if self.problems.is_empty() {
            let text = match assessment.status {
                Status::Open => say::none(lang),
                Status::Submitted => say::none_submitted(lang),
            };
            canvas.line(1, 2, area.width, [Role::Good.span(text)]);
            return;
        }
        let has_advice = area.height.saturating_sub(1) > 3 * ADVICE_LINES;
        let below = if has_advice { ADVICE_LINES } else { 0 };
        let height = area.height.saturating_sub(1).saturating_sub(below);
        let list = Rect { y: 1, height, ..area };
        self.list(cx, assessment, standing, area.width).draw(&mut canvas.part(list), self.top);
        if has_advice {
            canvas.rule(list.bottom());
            let part = Rect { y: list.bottom() + 1, height: below - 1, ..area };
            self.advice(cx, assessment, standing, area.width).draw(&mut canvas.part(part), 0);
        }
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        let page = usize::from(Self::list_height(cx)).saturating_sub(1).max(1);
        if let Some(at) = moved(self.at, action, page) {
            return self.move_to(cx, at);
        }
        match action {
            Action::GoOn => self.go(cx),
            Action::Overrule => self.overrule(cx),
            Action::Problems => Step::Stay,
            Action::Evidence => {
                let item = self.here().and_then(|problem| problem.item.clone());
                Step::Go(Route::Evidence(self.assessment.clone(), item))
            }
            _ => Step::Ignore,
        }
    }

    fn copied(&self, cx: &Cx<'_>) -> Option<String> {
        let (assessment, _) = cx.data.assessment(&self.assessment)?;
        let problem = self.here()?;
        let what = say_what(problem, cx.lang());
        let item = problem.item.as_ref().map(|item| words::titled(cx.lang(), &assessment.checklist, item));
        let check = problem.check.as_ref().map(ToString::to_string);
        let of: Vec<String> = [check, item].into_iter().flatten().collect();
        Some(crate::lang::item::told(cx.lang(), &of.join(" "), &what))
    }

    fn can(&self, cx: &Cx<'_>, action: Action) -> bool {
        let is_open = || {
            let found = cx.data.assessment(&self.assessment);
            found.is_some_and(|(assessment, _)| assessment.status == Status::Open)
        };
        let kind = self.here().map(|problem| problem.kind);
        match action {
            Action::Overrule => kind == Some(ProblemKind::Soft),
            Action::GoOn => self.line_here().is_some(),
            Action::Problems => false,
            Action::Submit => is_open() && !self.problems.iter().any(Line::blocks),
            _ => true,
        }
    }

    /// Reads the list anew. The cursor stays with its problem; if that is gone, with the one now in its place.
    fn refresh(&mut self, cx: &Cx<'_>) {
        let Some((assessment, standing)) = cx.data.assessment(&self.assessment) else { return };
        let key = |line: &Line| match line {
            Line::Problem(problem) => {
                (Some(problem.kind), problem.item.clone(), problem.check.clone(), problem.who.clone(), 0)
            }
            Line::Missing(idx) => (None, None, None, None, *idx),
        };
        let was = self.line_here().map(key);
        self.problems = lines(assessment, standing);
        if let Some(at) = self.problems.iter().position(|problem| Some(key(problem)) == was) {
            self.at = at;
        }
        self.move_to(cx, self.at);
    }
}
