//! The action plan 整改: what will be done by date, what is overdue, and the important findings nothing is done about; knows nothing of how findings are graded.

use jiff::civil::Date;
use ratatui::layout::Rect;

use crate::domain::assessment::Assessment;
use crate::domain::command::Act;
use crate::domain::ids::{ActionNo, AssessmentId, ItemId};
use crate::domain::records::{self as kept, FindingGrade, Kept, Progress};
use crate::domain::standing::Standing;
use crate::domain::standing::findings;
use crate::lang::{Lang, Notice, action_screen as say, item as ids};
use crate::report::{records, words};
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::keys::{Action, Scope};
use crate::ui::notice::Grade;
use crate::ui::screen::{Route, Screen, Start, Step};
use crate::ui::selection::{followed, moved};
use crate::ui::theme::{Role, Span};
use crate::ui::visit::flow::Flow;
use crate::ui::visit::{ask, draw_missing, due, lists};

/// Opens the plan.
pub fn open(cx: &Cx<'_>, assessment: &AssessmentId) -> Box<Page> {
    let mut page = ActionsPage { assessment: assessment.clone(), rows: Vec::new(), at: 0, top: 0 };
    page.refresh(cx);
    Box::new(page)
}

struct ActionsPage {
    assessment: AssessmentId,
    rows: Vec<Row>,
    at: usize,
    top: u16,
}

/// What the cursor can be on.
#[derive(Clone, Debug, PartialEq)]
enum Row {
    /// An important finding without a strong or medium action.
    Finding(ItemId),
    /// An action.
    Action(ActionNo),
}

/// Lists the rows: findings nothing is done about, then the actions by their next date, those without one last.
fn rows_of(assessment: &Assessment, standing: &Standing) -> Vec<Row> {
    let items = assessment.checklist.items.iter().zip(&standing.items);
    let bare = items.filter(|(item, stands)| {
        findings::grade(assessment, item, stands) == Some(FindingGrade::Important)
            && findings::n_firm_actions(assessment, &item.id) == 0
    });
    let mut rows: Vec<Row> = bare.map(|(item, _)| Row::Finding(item.id.clone())).collect();
    let order = |action: &kept::Action| match (action.state.is_open(), action.next_date()) {
        (true, Some(date)) => (0, date),
        (true, None) => (1, Date::MAX),
        (false, _) => (2, action.due.unwrap_or(Date::MAX)),
    };
    let actions = assessment.records.actions.iter();
    let mut numbered: Vec<_> = actions.map(|(number, action)| (order(&action.is), *number)).collect();
    numbered.sort_unstable();
    rows.extend(numbered.into_iter().map(|(_, number)| Row::Action(number)));
    rows
}

impl ActionsPage {
    fn assessment<'a>(&self, cx: &Cx<'a>) -> Option<&'a Assessment> {
        cx.data.assessment(&self.assessment).map(|(assessment, _)| assessment)
    }

    fn action_here<'a>(&self, cx: &Cx<'a>) -> Option<(ActionNo, &'a kept::Action)> {
        let Some(Row::Action(number)) = self.rows.get(self.at) else { return None };
        Some((*number, self.assessment(cx)?.records.actions.get(number)?))
    }

    fn list<'a>(&'a self, cx: &Cx<'a>, (assessment, standing): (&'a Assessment, &'a Standing), width: u16) -> Flow<'a> {
        let lang = cx.lang();
        let mut flow = Flow::new(cx.look, width);
        let mut section = "";
        for (idx, row) in self.rows.iter().enumerate() {
            let head = match row {
                Row::Finding(_) => say::head_findings(lang),
                Row::Action(_) => say::head_actions(lang),
            };
            let from = flow.len();
            if head != section {
                flow.text(1, Role::Strong, head);
                section = head;
            }
            let begin = flow.len();
            let is_here = idx == self.at;
            match row {
                Row::Finding(item) => put_finding(&mut flow, cx, (assessment, standing), item, is_here),
                Row::Action(number) => put_action(&mut flow, cx, assessment, *number, is_here),
            }
            if is_here {
                flow.focus(if idx == 0 { from } else { begin.min(from + 1) });
            }
        }
        if assessment.records.actions.is_empty() {
            flow.text(1, Role::Muted, say::none(lang));
        }
        flow
    }

    fn settle(&mut self, cx: &Cx<'_>) -> Step {
        let Some(read) = cx.data.assessment(&self.assessment) else { return Step::Stay };
        let top = self.list(cx, read, cx.size.width).top(self.top, cx.size.height.saturating_sub(1));
        self.top = top;
        Step::Stay
    }

    fn move_by(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        let last = self.rows.len().saturating_sub(1);
        let page = usize::from(cx.size.height / 3);
        let Some(at) = moved(self.at, action, page) else { return Step::Ignore };
        self.at = at.min(last);
        self.settle(cx)
    }

    fn enter(&self) -> Step {
        let id = self.assessment.clone();
        Step::Go(match self.rows.get(self.at) {
            Some(Row::Action(number)) => Route::ActionForm(id, *number),
            Some(Row::Finding(item)) => Route::NewAction(id, Start { cause: None, items: vec![(item.clone(), None)] }),
            None => Route::NewAction(id, Start::default()),
        })
    }

    /// Moves the state of the action under the cursor on.
    fn advance(&self, cx: &Cx<'_>) -> Step {
        let Some((number, action)) = self.action_here(cx) else { return Step::Ignore };
        let lang = cx.lang();
        let next = match action.state {
            Progress::Planned => Progress::Underway,
            Progress::Underway => Progress::Done,
            Progress::Done => Progress::Verified,
            Progress::Verified | Progress::Dropped => {
                let what = say::is_closed(lang, records::progress(lang, action.state));
                return Step::Tell(Grade::Caution, Notice::new(what, "", say::fix_is_closed(lang)));
            }
        };
        let action = kept::Action { state: next, ..action.clone() };
        let told = say::moved_on(lang, number.0, records::progress(lang, next));
        ask(&self.assessment, Act::Keep(Kept::Action(number, Some(Box::new(action)))))
            .then(Step::Tell(Grade::Good, Notice::new(told, "", "")))
    }
}

fn put_finding<'a>(
    flow: &mut Flow<'a>,
    cx: &Cx<'a>,
    (assessment, standing): (&'a Assessment, &'a Standing),
    item: &ItemId,
    is_here: bool,
) {
    let (lang, glyphs) = (cx.lang(), cx.look.glyphs());
    let role = if is_here { Role::Focus } else { Role::Text };
    let cursor = if is_here { role.span(glyphs.cursor) } else { " ".into() };
    let title = words::titled(lang, &assessment.checklist, item);
    let level = lists::level(lang, assessment, standing, item);
    let left = [" ".into(), cursor, " ".into(), Role::Caution.span(glyphs.caution), " ".into(), role.span(title)];
    flow.split(0, left, [Role::Muted.span(level)]);
}

fn put_action<'a>(flow: &mut Flow<'a>, cx: &Cx<'a>, assessment: &'a Assessment, number: ActionNo, is_here: bool) {
    let (lang, glyphs) = (cx.lang(), cx.look.glyphs());
    let Some(action) = assessment.records.actions.get(&number) else { return };
    let role = match (is_here, action.state.is_open()) {
        (true, _) => Role::Focus,
        (false, true) => Role::Text,
        (false, false) => Role::Muted,
    };
    let cursor = if is_here { Role::Focus.span(glyphs.cursor) } else { " ".into() };
    let mark = match action.state {
        Progress::Planned => glyphs.open,
        Progress::Underway => glyphs.maybe,
        Progress::Done => glyphs.taken,
        Progress::Verified => glyphs.done,
        Progress::Dropped => glyphs.wrong,
    };
    let label = [" ".into(), cursor, " ".into(), role.span(mark), " ".into(), role.span(number.to_string())];
    let x = 6 + u16::try_from(cx.look.metrics.width(&number.to_string())).unwrap_or(0);
    let date: Vec<Span<'_>> = if action.state.is_open() { due::spans(cx, action.next_date()) } else { Vec::new() };
    // Where there is little room the date stands below.
    let is_wide = flow.width() >= 56;
    flow.labelled_noted(x, label, role, &action.what, if is_wide { date.clone() } else { Vec::new() });
    if !is_wide && !date.is_empty() {
        flow.line(x, date);
    }
    let owner = records::owner(lang, action.owner);
    let owner = if action.who.is_empty() { owner.to_owned() } else { say::by_whom(lang, owner, &action.who) };
    let (state, strength) = (records::progress(lang, action.state), records::strength(lang, action.strength));
    let mut said = vec![say::figures(lang, state, &owner, &strength_of(lang, strength))];
    if !action.items.is_empty() {
        let items: Vec<&str> = action.items.iter().map(ItemId::as_str).collect();
        said.push(say::answers_to(lang, &items.join(ids::ids(lang))));
    }
    said.extend(action.cause.map(|cause| say::at_cause(lang, cause.0)));
    if !action.measures.is_empty() {
        said.push(say::measured_by(lang, &measures(lang, &action.measures)));
    }
    flow.text(x, Role::Muted, &said.join(&format!(" {} ", glyphs.dot)));
}

fn strength_of(lang: Lang, strength: &str) -> String {
    format!("{}{}{strength}", say::strength(lang), if lang == Lang::En { " " } else { "" })
}

/// Writes measures as they are typed.
fn measures(lang: Lang, measures: &[kept::Measure]) -> String {
    let written = measures.iter().map(|measure| format!("{}={}", measure.item, measure.target));
    written.collect::<Vec<_>>().join(ids::ids(lang))
}

impl Screen<Desk> for ActionsPage {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        vec![Scope::Actions, Scope::Assessment]
    }

    /// ```text
    ///  整改 机械工程学会                                  4 条，未了 3 · 逾期 1
    ///  重要发现还没有强或中的整改
    ///    ! E43 信息公开                                                  0 级
    ///  整改（按日期）
    ///  ▸ ○ 2 设专职副秘书长，写岗位职责书             2026-10-31 ! 逾期 20 天
    ///        未开始 · 学会（理事长） · 强度强 · 针对 S1 · 针对原因 1 · 指标 S1=3
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let Some(read) = cx.data.assessment(&self.assessment) else {
            return draw_missing(canvas, &self.assessment);
        };
        let (lang, area) = (cx.lang(), canvas.area());
        let society = cx.data.society(&read.0.society).map_or("", |profile| profile.name.as_str());
        let actions = &read.0.records.actions;
        let open: Vec<_> = actions.iter().filter(|(_, action)| action.is.state.is_open()).collect();
        let n_open = open.len();
        let is_late = |date: Date| due::days_over(cx, date) > 0;
        let n_late = open.iter().filter(|(_, action)| action.is.next_date().is_some_and(is_late)).count();
        let mut right = vec![Role::Muted.span(say::counts(lang, actions.len(), n_open))];
        if n_late > 0 {
            right.push(" ".into());
            right.push(Role::Bad.span(format!("{} {}", cx.look.glyphs().caution, say::n_overdue(lang, n_late))));
        }
        right.push(" ".into());
        canvas.title(0, [" ".into(), Role::Strong.span(say::title(lang, society))], right);
        let part = Rect { y: 1, height: area.height.saturating_sub(1), ..area };
        self.list(cx, read, area.width).draw(&mut canvas.part(part), self.top);
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        match action {
            Action::GoOn => self.enter(),
            Action::Add => Step::Go(Route::NewAction(self.assessment.clone(), Start::default())),
            Action::Toggle => self.advance(cx),
            Action::Remove => match self.action_here(cx) {
                Some((number, _)) => ask(&self.assessment, Act::Keep(Kept::Action(number, None))),
                None => Step::Ignore,
            },
            Action::Actions => Step::Stay,
            action => self.move_by(cx, action),
        }
    }

    fn can(&self, cx: &Cx<'_>, action: Action) -> bool {
        match action {
            Action::Actions => false,
            Action::GoOn => !self.rows.is_empty(),
            Action::Toggle => self.action_here(cx).is_some_and(|(_, action)| action.state.is_open()),
            Action::Remove => self.action_here(cx).is_some(),
            _ => true,
        }
    }

    fn copied(&self, cx: &Cx<'_>) -> Option<String> {
        match self.rows.get(self.at)? {
            Row::Action(_) => Some(self.action_here(cx)?.1.what.clone()),
            Row::Finding(item) => Some(words::titled(cx.lang(), &self.assessment(cx)?.checklist, item)),
        }
    }

    /// Lists the rows anew; the cursor stays on its row.
    fn refresh(&mut self, cx: &Cx<'_>) {
        let Some((assessment, standing)) = cx.data.assessment(&self.assessment) else { return };
        let was = self.rows.get(self.at).cloned();
        self.rows = rows_of(assessment, standing);
        self.at = followed(self.at, was.as_ref(), &self.rows);
        self.settle(cx);
    }
}
