//! The overview of an assessment: its forms with progress and problems, and what follows so far; knows nothing of single answers.

use ratatui::layout::Rect;

use crate::domain::checklist::{Checklist, Form, FormKind};
use crate::domain::condition::Outcome;
use crate::domain::ids::{AssessmentId, ItemId};
use crate::domain::ledger::Status;
use crate::domain::problems;
use crate::domain::standing::{ItemState, Progress, RedLineState, Standing};
use crate::lang::{Lang, ledger as say, visit as visit_say};
use crate::ui::canvas::{Canvas, Interval};
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::keys::{Action, Scope};
use crate::ui::screen::{Route, Screen, Step};
use crate::ui::screens::ledger::{axes_of, severity_span};
use crate::ui::screens::society::scope_word;
use crate::ui::seen::Since;
use crate::ui::selection::Selection;
use crate::ui::theme::{Role, Span};

/// From this width on, what follows stands beside the forms.
const WIDE: u16 = 100;
/// Columns of what follows, on a wide terminal.
const SIDE: u16 = 46;
/// More columns than this no form needs.
const FORMS_MAX: u16 = 80;
/// Columns of a progress bar.
const BAR: u16 = 12;

/// Opens the screen.
pub fn open(cx: &Cx<'_>, assessment: &AssessmentId) -> Box<Page> {
    let mut overview = Overview {
        id: assessment.clone(),
        forms: Vec::new(),
        n_blocking: 0,
        progress: Progress::default(),
        red_lines: [0; 2],
        axes: Vec::new(),
        derived: Vec::new(),
        since: String::new(),
        selection: Selection::default(),
    };
    overview.refresh(cx);
    Box::new(overview)
}

struct Overview {
    id: AssessmentId,
    forms: Vec<FormLine>,
    n_blocking: usize,
    progress: Progress,
    /// How many are raised, and how many not established.
    red_lines: [usize; 2],
    /// The severity of each axis, with its heading.
    axes: Vec<(String, Option<f64>)>,
    /// The derived figures, written out.
    derived: Vec<String>,
    /// What others have done since the person last looked, in a line; empty: nothing.
    since: String,
    selection: Selection,
}

/// A form as the overview shows it.
struct FormLine {
    title: String,
    progress: Progress,
    n_blocking: usize,
    n_others: usize,
    /// Where Enter leads: its first item without an answer, else its first on the path.
    item: Option<ItemId>,
    /// The group of the diagnosis it is scored as, where it is one.
    group: Option<String>,
}

impl Overview {
    /// Returns the line the forms begin at: what others did stands above them on a line of its own.
    const fn top(&self) -> u16 {
        if self.since.is_empty() { 3 } else { 4 }
    }

    const fn room(&self, height: u16) -> u16 {
        height.saturating_sub(self.top())
    }

    fn is_submitted(&self, cx: &Cx<'_>) -> bool {
        cx.data.assessment(&self.id).is_some_and(|(assessment, _)| assessment.status == Status::Submitted)
    }
}

impl Screen<Desk> for Overview {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        vec![Scope::Overview, Scope::Assessment]
    }

    fn can(&self, cx: &Cx<'_>, action: Action) -> bool {
        match action {
            Action::Submit => !self.is_submitted(cx),
            Action::Reopen => self.is_submitted(cx),
            Action::Undo | Action::Redo => !self.is_submitted(cx),
            Action::Arithmetic => self.forms.get(self.selection.at).is_some_and(|form| form.group.is_some()),
            Action::Overview => false,
            Action::Changes => !self.since.is_empty(),
            _ => true,
        }
    }

    fn refresh(&mut self, cx: &Cx<'_>) {
        let Some((assessment, standing)) = cx.data.assessment(&self.id) else { return };
        let lang = cx.lang();
        let checklist = &assessment.checklist;
        let problems = problems::list(assessment, standing);
        self.n_blocking = problems.iter().filter(|problem| problem.blocks).count();
        let line = |form: &Form| {
            let is_here = |item: &Option<ItemId>| {
                item.as_ref().and_then(|item| checklist.item(item.as_str())).is_some_and(|item| item.form == form.id)
            };
            let here: Vec<_> = problems.iter().filter(|problem| is_here(&problem.item)).collect();
            let items = standing.items.get(form.items.clone()).unwrap_or_default();
            let next = items.iter().find(|item| item.state == ItemState::Unanswered);
            let first = items.iter().find(|item| item.state.is_on_path());
            let n_blocking = here.iter().filter(|problem| problem.blocks).count();
            FormLine {
                title: say::labelled(lang, &cx.look.metrics.pad(form.id.as_str(), 3), form.title.get(lang)),
                progress: Progress::of(items.iter()),
                n_blocking,
                n_others: here.len() - n_blocking,
                item: next.or(first).or(items.first()).map(|item| item.id.clone()),
                group: is_group(form.kind).then(|| form.id.to_string()),
            }
        };
        self.forms = checklist.forms.iter().map(line).collect();
        self.progress = standing.progress();
        let count = |state| standing.red_lines.iter().filter(|line| line.state == state).count();
        self.red_lines = [RedLineState::Raised, RedLineState::NotEstablished].map(count);
        let summary = cx.data.ledger().headings.get(&self.id).and_then(|heading| heading.summary.as_ref());
        let severities = summary.map(|summary| summary.severities.clone()).unwrap_or_default();
        self.axes = axes_titled(checklist, cx, severities);
        self.derived = derived(checklist, standing, lang, cx.look.glyphs().none);
        self.since = cx.data.since(&self.id).map(|since| say_since(since, lang)).unwrap_or_default();
    }

    /// ```text
    ///  A0001-1 机械工程学会（样例）                        第 1 轮 · ★ 核心 · 进行中
    ///  已答 62/106 · 14 个问题妨碍提交 · 红线触及 1 · 红线未查清 2
    ///
    ///  自你上次查看以来：李 改了 6 条，2 条新证据  c 查看          where there is any
    ///  ▸ W   能力弱             ▄▄▄▄▄▄▄▄····   3/5   ✗ 2  ! 1
    ///    S   手段软             ············   0/5
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        self.draw_title(cx, canvas);
        if !self.since.is_empty() {
            let width = if canvas.width() >= WIDE { canvas.width().saturating_sub(SIDE) } else { canvas.width() };
            let key = Role::Link.span(visit_say::since_key(cx.lang()));
            canvas.line(1, 3, width.saturating_sub(2), [Role::Strong.span(self.since.as_str()), "  ".into(), key]);
        }
        let is_wide = canvas.width() >= WIDE;
        let n_forms = u16::try_from(self.forms.len()).unwrap_or(u16::MAX);
        let room = self.room(canvas.height());
        let forms_width = if is_wide { canvas.width().saturating_sub(SIDE).min(FORMS_MAX) } else { canvas.width() };
        for (y, at) in (self.top()..).zip(self.selection.window(self.forms.len(), room)) {
            if let Some(form) = self.forms.get(at) {
                let area = Rect::new(0, y, forms_width, 1);
                draw_form(cx, &mut canvas.part(area), form, at == self.selection.at);
            }
        }
        if is_wide {
            let side = Rect::new(forms_width + 2, 2, SIDE - 3, canvas.height().saturating_sub(2));
            self.draw_side(cx, &mut canvas.part(side));
        } else if room > n_forms {
            // What is left below the forms goes to the derived figures.
            let width = canvas.width().saturating_sub(2);
            for (y, line) in (self.top() + n_forms..).zip(self.figures_in(cx, width, room - n_forms)) {
                canvas.line(1, y, width, [Role::Muted.span(line)]);
            }
        }
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        if self.selection.press(action, self.forms.len(), self.room(cx.size.height)) {
            return Step::Stay;
        }
        match action {
            Action::GoOn | Action::Right => match self.forms.get(self.selection.at).and_then(|form| form.item.as_ref())
            {
                Some(item) => Step::Go(cx.data.route_of(&self.id, item)),
                None => Step::Stay,
            },
            Action::Arithmetic => match self.forms.get(self.selection.at).and_then(|form| form.group.clone()) {
                Some(group) => Step::Go(Route::Arithmetic(self.id.clone(), group)),
                None => Step::Stay,
            },
            Action::Overview => Step::Stay,
            Action::Left => Step::Back,
            _ => Step::Ignore,
        }
    }
}

impl Overview {
    fn draw_title(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let lang = cx.lang();
        let Some((assessment, _)) = cx.data.assessment(&self.id) else { return };
        let name = cx.data.society(&assessment.society).map_or("", |profile| profile.name.as_str());
        let (status, role) = match assessment.status {
            Status::Open => (say::open(lang), Role::Caution),
            Status::Submitted => (say::submitted(lang), Role::Good),
        };
        let dot = between(cx);
        let right = [
            Role::Muted.span(say::round(lang, assessment.round)),
            Role::Muted.span(dot),
            Role::Muted.span(scope_word(assessment.scope, lang)),
            Role::Muted.span(dot),
            role.span(status),
            " ".into(),
        ];
        let right = if canvas.width() >= 60 { right.to_vec() } else { vec![role.span(status), " ".into()] };
        let left = [" ".into(), Role::Strong.span(self.id.as_str()), " ".into(), Role::Strong.span(name)];
        canvas.title(0, left, right);
        let progress = say::answered(lang, self.progress.n_answered, self.progress.n_items);
        let mut pieces: Vec<Span<'_>> = vec![progress.into()];
        pieces.push(match (assessment.status, self.n_blocking) {
            (Status::Submitted, _) => Role::Good.span(say::is_submitted(lang)),
            (Status::Open, 0) => Role::Good.span(say::nothing_blocks(lang)),
            (Status::Open, n) => Role::Caution.span(say::blocking(lang, n)),
        });
        let [n_raised, n_open] = self.red_lines;
        if n_raised > 0 {
            pieces.push(Role::Bad.span(say::red_raised(lang, n_raised)));
        }
        if n_open > 0 {
            pieces.push(say::red_open(lang, n_open).into());
        }
        if n_raised + n_open == 0 {
            pieces.push(say::red_clear(lang).into());
        }
        // What does not fit on its line goes to the blank one below.
        let (width, metrics) = (canvas.width(), canvas.look.metrics);
        let (mut x, mut y) = (1, 1);
        for (idx, piece) in pieces.into_iter().enumerate() {
            let columns = metrics.width(&piece.text) + if idx == 0 { 0 } else { metrics.width(dot) };
            if y == 1 && idx > 0 && usize::from(x) + columns > usize::from(width) {
                (x, y) = (1, 2);
            } else if idx > 0 {
                x += canvas.line(x, y, width, [dot.into()]);
            }
            x += canvas.line(x, y, width, [piece]);
        }
    }

    /// Returns the derived figures in lines so wide, each of them whole; what finds no room is counted in the last.
    fn figures_in(&self, cx: &Cx<'_>, width: u16, n_lines: u16) -> Vec<String> {
        let (metrics, dot, width) = (cx.look.metrics, between(cx), usize::from(width));
        let mut lines: Vec<String> = Vec::new();
        for (idx, figure) in self.derived.iter().enumerate() {
            let n_after = self.derived.len().saturating_sub(idx + 1);
            let more =
                |n: usize| if n == 0 { String::new() } else { format!("{dot}{}", say::derived_more(cx.lang(), n)) };
            let is_last_line = lines.len() >= usize::from(n_lines);
            let reserved = if is_last_line { metrics.width(&more(n_after)) } else { 0 };
            match lines.last_mut() {
                Some(line) if metrics.width(line) + metrics.width(dot) + metrics.width(figure) + reserved <= width => {
                    line.push_str(dot);
                    line.push_str(figure);
                }
                Some(line) if is_last_line => {
                    line.push_str(&more(n_after + 1));
                    break;
                }
                Some(_) | None => lines.push(figure.clone()),
            }
        }
        lines
    }

    /// Draws what follows from the answers so far.
    fn draw_side(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let lang = cx.lang();
        let width = canvas.width();
        canvas.line(0, 0, width, [Role::Strong.span(say::severities(lang))]);
        let mut y = 1;
        for (title, severity) in &self.axes {
            canvas.line(0, y, width.saturating_sub(6), [title.as_str().into()]);
            canvas.right(y, [severity_span(cx, *severity)]);
            y += 1;
        }
        canvas.line(0, y + 1, width, [Role::Strong.span(say::derived(lang))]);
        y += 2;
        for figure in &self.derived {
            y += canvas.wrapped(0, y, width, 2, &figure.as_str().into());
        }
    }
}

/// Tells whether forms of a kind are scored as a group of their own.
const fn is_group(kind: FormKind) -> bool {
    match kind {
        FormKind::Axis | FormKind::Principle | FormKind::Task => true,
        FormKind::Environment | FormKind::Facts | FormKind::Redline => false,
    }
}

/// Draws a form on a line of its own.
fn draw_form(cx: &Cx<'_>, canvas: &mut Canvas<'_>, form: &FormLine, is_taken: bool) {
    let glyphs = cx.look.glyphs();
    let role = if is_taken { Role::Focus } else { Role::Text };
    if is_taken {
        canvas.line(1, 0, 1, [role.span(glyphs.cursor)]);
    }
    let Progress { n_answered, n_items } = form.progress;
    let width = canvas.width();
    let wrong = (form.n_blocking > 0).then(|| Role::Bad.span(format!("{}{} ", glyphs.wrong, form.n_blocking)));
    let doubtful = (form.n_others > 0).then(|| Role::Caution.span(format!("{}{}", glyphs.caution, form.n_others)));
    let is_done = n_answered == n_items && form.n_blocking == 0;
    let count_role = if is_done { Role::Good } else { Role::Text };
    let done = if is_done { glyphs.done } else { " " };
    let count = cx.look.metrics.pad_left(&format!("{n_answered}/{n_items}"), 6);
    let has_bar = width >= 56;
    let bar = if has_bar { BAR + 1 } else { 0 };
    let count_at = width.saturating_sub(20);
    let bar_at = count_at.saturating_sub(bar);
    canvas.line(3, 0, bar_at.saturating_sub(4), [role.span(form.title.as_str())]);
    if has_bar && n_items > 0 {
        let share = f64::from(u32::try_from(n_answered).unwrap_or(0)) / f64::from(u32::try_from(n_items).unwrap_or(1));
        let interval = Interval { low: share, value: None, high: share };
        canvas.gauge(bar_at, 0, BAR, Role::Text, interval);
    }
    canvas.line(count_at, 0, 9, [count_role.span(count), " ".into(), count_role.span(done)]);
    canvas.line(count_at + 10, 0, 10, wrong.into_iter().chain(doubtful));
}

/// Returns each axis with its heading and severity; none while the diagnosis has another number of them.
fn axes_titled(checklist: &Checklist, cx: &Cx<'_>, severities: Vec<Option<f64>>) -> Vec<(String, Option<f64>)> {
    let lang = cx.lang();
    let short = axes_of(checklist, lang);
    let axes = checklist.forms_of(FormKind::Axis).zip(short);
    let titles = axes.map(|(axis, short)| say::labelled(lang, &short, axis.title.get(lang)));
    titles.zip(severities).collect()
}

/// Writes out the derived figures.
fn derived(checklist: &Checklist, standing: &Standing, lang: Lang, none: &str) -> Vec<String> {
    let figures = checklist.derived.iter().zip(&standing.derived);
    figures
        .map(|(derived, (_, outcome))| {
            let value = match outcome {
                Outcome::Unknown => none.to_owned(),
                Outcome::Bool(true) => say::yes(lang).to_owned(),
                Outcome::Bool(false) => say::no(lang).to_owned(),
                Outcome::Number(number) => written(*number),
            };
            say::figure(lang, derived.title.get(lang), &value)
        })
        .collect()
}

/// Writes a number with at most two decimals, and none that say nothing.
fn written(number: f64) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// Says what others have done: `自你上次查看以来：李 改了 6 条，2 条新证据`.
fn say_since(since: &Since, lang: Lang) -> String {
    if since.others.is_empty() {
        return String::new();
    }
    let people = since.others.iter().map(|(who, n)| visit_say::since_one(lang, who.as_str(), *n));
    let evidence = (since.n_evidence > 0).then(|| visit_say::since_evidence(lang, since.n_evidence));
    visit_say::since(lang, &people.chain(evidence).collect::<Vec<_>>().join(visit_say::since_comma(lang)))
}

/// Returns what stands between pieces of a line.
fn between(cx: &Cx<'_>) -> &'static str {
    if cx.look.glyphs().dot.is_ascii() { " . " } else { " · " }
}
