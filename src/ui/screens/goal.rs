//! The societies behind a goal: those that count, those that do not, those it is not known for; knows nothing of how they were told apart.

use ratatui::layout::Rect;

use crate::domain::checklist::{Measure, Target};
use crate::domain::ids::SocietyCode;
use crate::domain::office::Results;
use crate::domain::office::targets::{Behind, Reached, behind, reached};
use crate::exchange::show_grade;
use crate::lang::{dashboard as say, diagnosis};
use crate::report::office as words;
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::keys::{Action, Scope};
use crate::ui::screen::{Route, Screen, Step};
use crate::ui::selection::Selection;
use crate::ui::theme::{Role, Span};
use crate::ui::visit::flow::Flow;

/// How many lists there are.
const N_LISTS: usize = 3;

/// Opens the societies behind a goal.
pub fn open(cx: &Cx<'_>, id: &str) -> Box<Page> {
    let mut page =
        Goal { id: id.to_owned(), reached: None, behind: Behind::default(), list: 0, selection: Selection::default() };
    page.refresh(cx);
    Box::new(page)
}

struct Goal {
    id: String,
    reached: Option<Reached>,
    behind: Behind,
    /// Which list is shown: counted, not counted, not known.
    list: usize,
    selection: Selection,
}

impl Goal {
    fn target<'a>(&self, cx: &Cx<'a>) -> Option<&'a Target> {
        cx.data.session.office().targets.iter().find(|target| target.id == self.id)
    }

    fn n_shown(&self) -> usize {
        match self.list {
            0 => self.behind.counted.len(),
            1 => self.behind.others.len(),
            _ => self.behind.unknown.len(),
        }
    }

    fn shown(&self, at: usize) -> Option<(&SocietyCode, Option<f64>)> {
        match self.list {
            0 => self.behind.counted.get(at).map(|(code, adds)| (code, Some(*adds))),
            1 => self.behind.others.get(at).map(|code| (code, None)),
            _ => self.behind.unknown.get(at).map(|code| (code, None)),
        }
    }

    /// Builds what stands above the list.
    fn head<'a>(&'a self, cx: &Cx<'a>, width: u16) -> Flow<'a> {
        let lang = cx.lang();
        let mut flow = Flow::new(cx.look, width);
        let Some((target, reached)) = self.target(cx).zip(self.reached.as_ref()) else {
            flow.text(1, Role::Muted, say::nobody_here(lang));
            return flow;
        };
        flow.text(1, Role::Strong, target.title.get(lang));
        let pieces = [
            say::figure_of_goal(
                lang,
                &words::figure_or_dash(lang, target.measure, reached.figure),
                &words::goal(lang, target.measure, &target.goal),
            ),
            words::state(lang, target, reached),
            words::sum(lang, target, reached),
        ];
        flow.pieces(1, [], pieces.into_iter().map(|piece| vec![Span::from(piece)]).collect());
        let lists = [
            say::counted(lang, self.behind.counted.len()),
            say::not_counted(lang, self.behind.others.len()),
            say::not_known_list(lang, self.behind.unknown.len()),
        ];
        let named = lists.into_iter().enumerate().map(|(idx, name)| {
            let is_shown = idx == self.list;
            let mark = if is_shown { Role::Focus.span(cx.look.glyphs().taken) } else { " ".into() };
            vec![mark, if is_shown { Role::Focus.span(name) } else { Role::Muted.span(name) }]
        });
        flow.pieces(1, [], named.collect());
        flow
    }

    fn room(&self, cx: &Cx<'_>) -> u16 {
        cx.size.height.saturating_sub(self.head(cx, cx.size.width).len())
    }
}

impl Screen<Desk> for Goal {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        vec![Scope::Goal]
    }

    fn can(&self, _cx: &Cx<'_>, action: Action) -> bool {
        !matches!(action, Action::GoOn | Action::Match) || self.n_shown() > 0
    }

    fn refresh(&mut self, cx: &Cx<'_>) {
        let Some(target) = self.target(cx) else { return };
        let (ledger, office) = (cx.data.ledger(), cx.data.session.office());
        let checklists = &cx.data.session.state().checklists;
        let results = Results::of(ledger, office, checklists, cx.now);
        self.behind = behind(ledger, office, &results, target);
        let all = reached(ledger, office, checklists, cx.now);
        self.reached = all
            .into_iter()
            .find(|reached| office.targets.get(reached.place).is_some_and(|target| target.id == self.id));
        self.selection.take(self.selection.at, self.n_shown(), self.room(cx));
    }

    /// ```text
    ///  3A级以上学会占比
    ///  58.3%，目标 > 60%  差 1 家  7 ÷ 12 = 58.3%
    ///  ●计入 7   未计入 5   未知 0
    ///  ▸ A0001  机械工程学会（样例）                        3A  2021-12-20
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let (lang, metrics) = (cx.lang(), cx.look.metrics);
        let head = self.head(cx, canvas.width());
        let y = head.len().min(canvas.height());
        head.draw(&mut canvas.part(Rect::new(0, 0, canvas.width(), y)), 0);
        if self.n_shown() == 0 {
            canvas.line(3, y, canvas.width(), [Role::Muted.span(say::nobody_here(lang))]);
        }
        let is_sum = self.target(cx).is_some_and(|target| target.measure == Measure::Sum);
        let room = canvas.height().saturating_sub(y);
        for (y, at) in (y..).zip(self.selection.window(self.n_shown(), room)) {
            let Some((code, adds)) = self.shown(at) else { break };
            let Some(profile) = cx.data.society(code) else { continue };
            let is_here = at == self.selection.at;
            let role = if is_here { Role::Focus } else { Role::Text };
            let cursor = if is_here { role.span(cx.look.glyphs().cursor) } else { " ".into() };
            let mut right: Vec<Span<'_>> = vec![Role::Muted.span(show_grade(&profile.grade, lang))];
            if let Some(date) = profile.grade_date.filter(|_| canvas.width() >= 60) {
                right.push(Role::Muted.span(format!("  {date}")));
            }
            if let Some(adds) = adds.filter(|_| is_sum) {
                right.push(Role::Strong.span(format!("  +{}", diagnosis::exact(adds))));
            }
            right.push(" ".into());
            let code = role.span(metrics.pad(code.as_str(), 5));
            canvas.title(
                y,
                [" ".into(), cursor, " ".into(), code, "  ".into(), role.span(profile.name.as_str())],
                right,
            );
        }
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        if self.selection.press(action, self.n_shown(), self.room(cx)) {
            return Step::Stay;
        }
        let here = self.shown(self.selection.at).map(|(code, _)| code.clone());
        match (action, here) {
            (Action::GoOn, Some(code)) => Step::Go(Route::Society(code)),
            (Action::Match, Some(code)) => Step::Go(Route::Match(code)),
            (Action::NextField, _) => {
                self.list = (self.list + 1) % N_LISTS;
                self.selection = Selection::default();
                Step::Stay
            }
            (Action::PrevField, _) => {
                self.list = (self.list + N_LISTS - 1) % N_LISTS;
                self.selection = Selection::default();
                Step::Stay
            }
            (Action::Left, _) => Step::Back,
            _ => Step::Ignore,
        }
    }
}
