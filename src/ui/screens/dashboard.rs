//! The dashboard 看板: the goals of the programme with what they have come to, and below how the societies lie over the bands; knows nothing of how these are worked out.

use ratatui::layout::Rect;

use crate::domain::checklist::{Checklist, Target};
use crate::domain::office::Results;
use crate::domain::office::cohort::{Cohorts, Distribution, Group, Split};
use crate::domain::office::targets::{Reached, State, grades_past, reached};
use crate::lang::dashboard as say;
use crate::report::office as words;
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::keys::{Action, Scope};
use crate::ui::screen::{Route, Screen, Step};
use crate::ui::screens::ledger::axes_of;
use crate::ui::selection::moved;
use crate::ui::theme::{Role, Span};
use crate::ui::visit::flow::Flow;

/// The ways the distribution can be grouped, in the order they are gone through.
const SPLITS: [&[Split]; 8] = [
    &[],
    &[Split::Size],
    &[Split::Discipline],
    &[Split::Level],
    &[Split::Size, Split::Discipline],
    &[Split::Size, Split::Level],
    &[Split::Discipline, Split::Level],
    &[Split::Size, Split::Discipline, Split::Level],
];

/// From so many columns a group's name stands beside its figures.
const BESIDE_FROM: u16 = 70;
/// Columns of a bar.
const BAR_COLUMNS: usize = 10;
/// Columns of a group's size.
const N_COLUMNS: usize = 6;

/// Opens the dashboard.
pub fn open(cx: &Cx<'_>) -> Box<Page> {
    let mut page = Dashboard { goals: Vec::new(), seen: None, shown: None, split: 0, at: 0, top: 0 };
    page.refresh(cx);
    Box::new(page)
}

struct Dashboard {
    goals: Vec<Reached>,
    seen: Option<Seen>,
    shown: Option<Distribution>,
    /// Place in [`SPLITS`].
    split: usize,
    /// The goal the cursor is on; beyond the last, a group of the distribution.
    at: usize,
    top: u16,
}

/// What was worked out over the whole ledger.
struct Seen {
    cohorts: Cohorts,
    n_results: usize,
    n_without: usize,
    n_uncounted: usize,
    /// How many grades have run out though the register has them, and after how many years they do.
    past: Option<(usize, u32)>,
}

impl Dashboard {
    fn office<'a>(cx: &Cx<'a>) -> &'a Checklist {
        cx.data.session.office()
    }

    /// Returns how many places the cursor can be on.
    fn n_places(&self) -> usize {
        let groups = self.shown.as_ref().map_or(0, |shown| 1 + shown.groups.len());
        self.goals.len() + if self.seen.as_ref().is_some_and(|seen| seen.n_results > 0) { groups } else { 0 }
    }

    fn page<'a>(&'a self, cx: &Cx<'a>, width: u16) -> Flow<'a> {
        let lang = cx.lang();
        let office = Self::office(cx);
        let mut flow = Flow::new(cx.look, width);
        flow.line(1, [Role::Strong.span(say::goals(lang))]);
        let aims = self.goals.iter().filter_map(|goal| Some(aim(cx, office.targets.get(goal.place)?, goal)));
        let widest = aims.map(|aim| cx.look.metrics.width(&aim)).max().unwrap_or(0);
        for (idx, goal) in self.goals.iter().enumerate() {
            let Some(target) = office.targets.get(goal.place) else { continue };
            let from = flow.len();
            put_goal(&mut flow, cx, target, goal, (idx == self.at, widest));
            if idx == self.at {
                flow.focus(if idx == 0 { 0 } else { from });
            }
        }
        let Some(seen) = &self.seen else { return flow };
        if let Some((n, years)) = seen.past.filter(|(n, _)| *n > 0) {
            let mark = Role::Caution.span(cx.look.glyphs().caution);
            flow.labelled(3, [" ".into(), mark], Role::Caution, &say::grades_past(lang, n, years));
        }
        flow.blank();
        let Some(shown) = &self.shown else { return flow };
        if seen.n_results == 0 {
            flow.text(1, Role::Muted, say::no_results(lang));
            return flow;
        }
        let counted = say::results(lang, seen.n_results, seen.n_without);
        flow.split(1, [Role::Strong.span(words::distribution(lang, &shown.by))], []);
        flow.text(1, Role::Muted, &counted);
        if seen.n_uncounted > 0 {
            flow.text(1, Role::Muted, &say::uncounted(lang, seen.n_uncounted));
        }
        self.put_distribution(&mut flow, cx, office, shown);
        let least = office.cohort.suppress_below;
        if shown.all.spread.is_none() {
            flow.text(1, Role::Muted, &say::all_hidden(lang, least));
        } else if shown.n_hidden() > 0 {
            flow.text(1, Role::Muted, &say::hidden_note(lang, shown.n_hidden(), least));
        }
        flow
    }

    fn put_distribution<'a>(&self, flow: &mut Flow<'a>, cx: &Cx<'a>, office: &'a Checklist, shown: &'a Distribution) {
        let (lang, metrics) = (cx.lang(), cx.look.metrics);
        let is_beside = flow.width() >= BESIDE_FROM;
        let heads: Vec<&str> =
            office.scoring.bands.iter().map(|band| band.title.get(lang)).chain([say::withheld(lang)]).collect();
        let axes = axes_of(office, lang);
        let axis = axes.iter().map(|axis| metrics.width(axis)).max().unwrap_or(1);
        let room = usize::from(flow.width()).saturating_sub(4 + axis);
        let most = if is_beside { usize::MAX } else { room / heads.len().max(1) };
        let columns: Vec<usize> = heads.iter().map(|head| (metrics.width(head) + 2).clamp(3, most.max(3))).collect();
        let taken = axis + columns.iter().sum::<usize>();
        let name = if is_beside { usize::from(flow.width()).saturating_sub(3 + N_COLUMNS + 2 + taken) } else { 0 };
        let mut head = vec![" ".repeat(3).into()];
        if is_beside {
            head.push(Role::Muted.span(metrics.pad(say::col_group(lang), name)));
            head.push(Role::Muted.span(metrics.pad_left(say::col_n(lang), N_COLUMNS)));
            head.push("  ".into());
        }
        head.push(" ".repeat(axis).into());
        let titles = heads.iter().zip(&columns);
        head.extend(titles.map(|(head, columns)| {
            let fitted = if is_beside { (*head).to_owned() } else { metrics.fit(head, columns.saturating_sub(1)) };
            Role::Muted.span(metrics.pad_left(&fitted, *columns))
        }));
        let head_at = flow.len();
        flow.line(0, head);
        for (idx, group) in std::iter::once(&shown.all).chain(&shown.groups).enumerate() {
            let is_here = self.at == self.goals.len() + idx;
            let from = flow.len();
            let cursor = if is_here { Role::Focus.span(cx.look.glyphs().cursor) } else { " ".into() };
            let role = if is_here { Role::Focus } else { Role::Text };
            let title = words::group(lang, office, &shown.by, group);
            put_group(
                flow,
                cx,
                group,
                [cursor, role.span(title)],
                &Plan { is_beside, name, axes: &axes, axis, columns: &columns },
            );
            if is_here {
                flow.focus(if idx == 0 { head_at } else { from });
            }
        }
    }

    fn settle(&mut self, cx: &Cx<'_>) {
        self.at = self.at.min(self.n_places().saturating_sub(1));
        let top = self.page(cx, cx.size.width).top(self.top, cx.size.height.saturating_sub(1));
        self.top = top;
    }

    fn split_again(&mut self, cx: &Cx<'_>) -> Step {
        let by = SPLITS.get(self.split).copied().unwrap_or_default();
        self.shown = self.seen.as_ref().map(|seen| seen.cohorts.split(by));
        // What was changed is what one wants to see.
        self.at = self.goals.len();
        self.settle(cx);
        Step::Stay
    }
}

/// How the lines of a group are laid out.
struct Plan<'p> {
    is_beside: bool,
    name: usize,
    axes: &'p [String],
    axis: usize,
    columns: &'p [usize],
}

fn put_group<'a>(flow: &mut Flow<'a>, cx: &Cx<'a>, group: &Group, title: [Span<'a>; 2], plan: &Plan<'_>) {
    let (lang, metrics) = (cx.lang(), cx.look.metrics);
    let n = group.spread.as_ref().map_or_else(|| say::hidden(lang).to_owned(), |spread| spread.n.to_string());
    let [cursor, name] = title;
    let mut before = vec![" ".into(), cursor, " ".into()];
    if plan.is_beside {
        before.push(name.role.span(metrics.pad(&metrics.fit(&name.text, plan.name), plan.name)));
        before.push(metrics.pad_left(&n, N_COLUMNS).into());
        before.push("  ".into());
    } else {
        before.extend([name, "  ".into(), Role::Muted.span(n)]);
        flow.line(0, std::mem::take(&mut before));
        before.push("   ".into());
    }
    let Some(spread) = &group.spread else {
        if plan.is_beside {
            flow.line(0, before);
        }
        return;
    };
    let blank = if plan.is_beside { 3 + plan.name + N_COLUMNS + 2 } else { 3 };
    for (axis, counts) in plan.axes.iter().zip(&spread.axes) {
        let mut line = std::mem::replace(&mut before, vec![" ".repeat(blank).into()]);
        line.push(Role::Muted.span(metrics.pad(axis, plan.axis)));
        line.extend(counts.iter().zip(plan.columns).map(|(count, columns)| match count {
            0 => Role::Muted.span(metrics.pad_left(cx.look.glyphs().track, *columns)),
            count => Role::Text.span(metrics.pad_left(&count.to_string(), *columns)),
        }));
        flow.line(0, line);
    }
}

/// Puts a goal: its title and state, and below its figure, a bar towards the goal, the year before and what is not known.
fn put_goal<'a>(
    flow: &mut Flow<'a>,
    cx: &Cx<'a>,
    target: &'a Target,
    goal: &Reached,
    (is_here, widest): (bool, usize),
) {
    let (lang, glyphs) = (cx.lang(), cx.look.glyphs());
    let cursor = if is_here { Role::Focus.span(glyphs.cursor) } else { " ".into() };
    let (mark, role) = match goal.state {
        State::Met => (glyphs.done, Role::Good),
        State::Short(_) => (glyphs.wrong, Role::Bad),
        State::Above(_) => (glyphs.caution, Role::Caution),
        State::Unknown => (glyphs.none, Role::Muted),
    };
    let mut state = vec![role.span(mark), " ".into(), role.span(words::state(lang, target, goal))];
    if !goal.is_firm && goal.state != State::Unknown {
        state.push(Role::Caution.span(format!(" {} {}", glyphs.dot, say::not_firm(lang))));
    }
    let title = if is_here { Role::Focus } else { Role::Text };
    flow.labelled_noted(3, [" ".into(), cursor], title, target.title.get(lang), state);
    let mut pieces: Vec<Vec<Span<'a>>> = vec![
        vec![Role::Strong.span(cx.look.metrics.pad(&aim(cx, target, goal), widest))],
        bar(cx, target, goal.figure, role),
        trend(cx, target, goal),
        vec![Role::Muted.span(words::sum(lang, target, goal))],
    ];
    pieces.extend(words::unknown(lang, goal).map(|unknown| vec![Role::Caution.span(unknown)]));
    flow.pieces(3, [], pieces);
}

/// Writes the figure and what it is to be.
fn aim(cx: &Cx<'_>, target: &Target, goal: &Reached) -> String {
    let lang = cx.lang();
    let shown = words::figure_or_dash(lang, target.measure, goal.figure);
    say::figure_of_goal(lang, &shown, &words::goal(lang, target.measure, &target.goal))
}

/// Draws how much of the goal is reached; full where it is.
fn bar<'a>(cx: &Cx<'a>, target: &Target, figure: Option<f64>, role: Role) -> Vec<Span<'a>> {
    let glyphs = cx.look.glyphs();
    let end = target.goal.low.or(target.goal.high).map_or(0.0, |(end, _)| end);
    let share = figure.filter(|_| end > 0.0).map_or(0.0, |figure| (figure / end).clamp(0.0, 1.0));
    let reaches = |columns: usize| f64::from(u8::try_from(columns).unwrap_or(u8::MAX)) / 10.0 <= share;
    // Only what has reached the end is full, and only nothing is empty.
    let n_full = (1..=BAR_COLUMNS).filter(|columns| reaches(*columns)).count().max(usize::from(share > 0.0));
    vec![role.span(glyphs.full.repeat(n_full)), Role::Muted.span(glyphs.track.repeat(BAR_COLUMNS - n_full))]
}

/// Says what the figure was a year ago, and by how much it has risen or fallen.
fn trend<'a>(cx: &Cx<'a>, target: &Target, goal: &Reached) -> Vec<Span<'a>> {
    let (lang, glyphs) = (cx.lang(), cx.look.glyphs());
    let before = say::before(lang, &words::figure_or_dash(lang, target.measure, goal.before));
    let mut spans = vec![Role::Muted.span(before)];
    let change = goal.figure.zip(goal.before).map(|(now, before)| now - before);
    if let Some(change) = change {
        let arrow = match change {
            _ if change > 0.0 => glyphs.up,
            _ if change < 0.0 => glyphs.down,
            _ => "=",
        };
        spans.extend([" ".into(), Role::Strong.span(arrow)]);
        if change != 0.0 {
            spans.push(Role::Strong.span(words::figure(lang, target.measure, change.abs())));
        }
    }
    spans
}

impl Screen<Desk> for Dashboard {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        vec![Scope::Dashboard]
    }

    fn can(&self, _cx: &Cx<'_>, action: Action) -> bool {
        match action {
            Action::GoOn => self.at < self.goals.len(),
            Action::NextField | Action::PrevField => self.seen.as_ref().is_some_and(|seen| seen.n_results > 0),
            _ => true,
        }
    }

    fn refresh(&mut self, cx: &Cx<'_>) {
        let (ledger, office) = (cx.data.ledger(), Self::office(cx));
        let checklists = &cx.data.session.state().checklists;
        let results = Results::of(ledger, office, checklists, cx.now);
        self.goals = reached(ledger, office, checklists, cx.now);
        let cohorts = Cohorts::of(ledger, office, &results);
        self.shown = Some(cohorts.split(SPLITS.get(self.split).copied().unwrap_or_default()));
        self.seen = Some(Seen {
            cohorts,
            n_results: results.len(),
            n_without: results.n_without,
            n_uncounted: results.n_uncounted,
            past: office
                .validity
                .as_ref()
                .map(|validity| (grades_past(ledger, validity, cx.data.local(cx.now).date()).len(), validity.years)),
        });
        self.settle(cx);
    }

    /// ```text
    ///  看板                                                     12 学会 · 5 家有结果
    ///  工程目标
    ///  ▸ 5A级省级学会                                                    ✗ 差 14 家
    ///    1，目标 15–20  ▄·········  一年前 —  12 家里 1 家
    ///
    ///  分布 · 按规模
    ///    分组                  家数      轻微  轻度  中度  较重  严重  无分
    ///    全部                     5  弱     ·     1     3     1     ·     ·
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let lang = cx.lang();
        let n_results = self.seen.as_ref().map_or(0, |seen| seen.n_results);
        let counts = say::counts(lang, cx.data.ledger().societies.len(), n_results);
        let columns = cx.look.metrics.width(say::title(lang)) + cx.look.metrics.width(&counts) + 4;
        let counts = if columns <= usize::from(canvas.width()) { counts } else { String::new() };
        canvas.title(0, [" ".into(), Role::Strong.span(say::title(lang))], [counts.into(), " ".into()]);
        let rest = Rect::new(0, 1, canvas.width(), canvas.height().saturating_sub(1));
        self.page(cx, canvas.width()).draw(&mut canvas.part(rest), self.top);
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        let last = self.n_places().saturating_sub(1);
        let height = cx.size.height.saturating_sub(1);
        match action {
            Action::GoOn => {
                let target = self.goals.get(self.at).and_then(|goal| Self::office(cx).targets.get(goal.place));
                return target.map_or(Step::Stay, |target| Step::Go(Route::Goal(target.id.clone())));
            }
            Action::Classes => return Step::Go(Route::Classes),
            Action::NextField => {
                self.split = (self.split + 1) % SPLITS.len();
                return self.split_again(cx);
            }
            Action::PrevField => {
                self.split = (self.split + SPLITS.len() - 1) % SPLITS.len();
                return self.split_again(cx);
            }
            // Past the last place the page goes on scrolling, to the notes below.
            Action::Down if self.at == last => {
                let top = self.page(cx, cx.size.width).further(self.top, height, 1);
                self.top = top;
                return Step::Stay;
            }
            action => {
                let Some(at) = moved(self.at, action, usize::from(height / 3)) else { return Step::Ignore };
                self.at = at.min(last);
            }
        }
        self.settle(cx);
        Step::Stay
    }

    fn copied(&self, cx: &Cx<'_>) -> Option<String> {
        let goal = self.goals.get(self.at)?;
        let target = Self::office(cx).targets.get(goal.place)?;
        let lang = cx.lang();
        let said = [
            target.title.get(lang).to_owned(),
            words::figure_or_dash(lang, target.measure, goal.figure),
            words::goal(lang, target.measure, &target.goal),
            words::state(lang, target, goal),
            words::sum(lang, target, goal),
        ];
        Some(said.join("\t"))
    }
}
