//! The diagnosis: axes, principles, tasks, environment, heat map, red lines and open checks, each figure leading to its sums; knows nothing of how a figure is worked out.

use ratatui::layout::Rect;

use crate::domain::assessment::Assessment;
use crate::domain::diagnosis::{Diagnosis, Group, GroupId};
use crate::domain::ids::{AssessmentId, CheckId, FormId, ItemId};
use crate::domain::ledger::Status;
use crate::domain::standing::{CheckStanding, CheckState, RedLineState, Standing};
use crate::lang::{Lang, diagnosis as words_of, figures as say};
use crate::report::words;
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::keys::{Action, Scope};
use crate::ui::screen::{Route, Screen, Step};
use crate::ui::theme::{Role, Span};
use crate::ui::visit::flow::Flow;
use crate::ui::visit::{OVERALL, draw_missing, marks, walk};

/// Opens the diagnosis.
pub fn open(cx: &Cx<'_>, assessment: &AssessmentId) -> Box<Page> {
    let mut page =
        DiagnosisPage { assessment: assessment.clone(), diagnosis: None, rows: Vec::new(), at: (0, 0), tops: (0, 0) };
    page.refresh(cx);
    Box::new(page)
}

struct DiagnosisPage {
    assessment: AssessmentId,
    /// As of the last change.
    diagnosis: Option<Diagnosis>,
    /// What the cursor can be on, row by row, in reading order.
    rows: Vec<Row>,
    /// Row and place in it.
    at: (usize, usize),
    /// The line each side of the page wishes to start at.
    tops: (u16, u16),
}

/// A row of the page: which side it stands on when there are two, and where its places lead.
struct Row {
    side: Side,
    spots: Vec<Spot>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Spot {
    Overall,
    Group(GroupId),
    RedLine(ItemId),
    Check(CheckId),
}

/// From so many columns the page has two sides.
const TWO_SIDES_FROM: u16 = 100;
/// Columns of a bar, and what it keeps where the names beside it need room.
const BAR_COLUMNS: u16 = 12;
const BAR_MIN: u16 = 6;
/// Columns the names have where there is room for them.
const TITLE_COLUMNS_LEAST: usize = 24;
/// From so many columns on, a name that is too long goes on in the next line.
const TITLE_COLUMNS_WRAPPED: usize = 16;
/// Columns of a score.
const SCORE_COLUMNS: usize = 5;
/// Columns of a coverage, as `83.3%`.
const COVERAGE_COLUMNS: usize = 6;
/// Columns of the longest name in the heat map shown whole.
const HEAT_TITLE_MAX: usize = 44;
/// Columns of a cell of the heat map.
const CELL_COLUMNS: usize = 8;

/// What the page is built from.
#[derive(Clone, Copy)]
struct Read<'a> {
    assessment: &'a Assessment,
    standing: &'a Standing,
    diagnosis: &'a Diagnosis,
}

impl DiagnosisPage {
    fn read<'a>(&'a self, cx: &Cx<'a>) -> Option<Read<'a>> {
        let (assessment, standing) = cx.data.assessment(&self.assessment)?;
        Some(Read { assessment, standing, diagnosis: self.diagnosis.as_ref()? })
    }

    fn here(&self) -> Option<&Spot> {
        let (row, place) = self.at;
        self.rows.get(row).and_then(|row| row.spots.get(place))
    }

    /// Builds one side of the page; with both sides wished for, the whole page.
    fn side<'a>(&self, cx: &Cx<'a>, read: Read<'a>, width: u16, sides: &[Side]) -> Flow<'a> {
        let lang = cx.lang();
        let mut flow = Flow::new(cx.look, width);
        if sides.contains(&Side::Left) {
            self.put_overall(&mut flow, cx, read);
            self.put_groups(&mut flow, cx, read, say::axes(lang), &read.diagnosis.axes);
            self.put_groups(&mut flow, cx, read, say::principles(lang), &read.diagnosis.principles);
            self.put_groups(&mut flow, cx, read, say::tasks(lang), &read.diagnosis.tasks);
            let environment = std::slice::from_ref(&read.diagnosis.environment);
            self.put_groups(&mut flow, cx, read, say::environment(lang), environment);
        }
        if sides.contains(&Side::Right) {
            self.put_heat(&mut flow, cx, read);
            self.put_red_lines(&mut flow, cx, read);
            self.put_checks(&mut flow, cx, read);
        }
        flow
    }

    /// Puts the cursor's mark before what stands in a spot, and keeps its line in view.
    fn cursor(&self, cx: &Cx<'_>, spot: &Spot) -> (Span<'static>, bool) {
        let is_here = self.here() == Some(spot);
        (if is_here { Role::Focus.span(cx.look.glyphs().cursor) } else { " ".into() }, is_here)
    }

    fn put_overall<'a>(&self, flow: &mut Flow<'a>, cx: &Cx<'a>, read: Read<'a>) {
        let lang = cx.lang();
        let (cursor, is_here) = self.cursor(cx, &Spot::Overall);
        let from = flow.len();
        let role = if is_here { Role::Focus } else { Role::Strong };
        let head = say::overall_head(lang);
        let x = u16::try_from(5 + cx.look.metrics.width(head)).unwrap_or(u16::MAX);
        let label = [" ".into(), cursor, " ".into(), role.span(head)];
        let pieces = match &read.diagnosis.overall {
            Some(overall) => {
                let (geometric, arithmetic) =
                    (words_of::figure(overall.geometric), words_of::figure(overall.arithmetic));
                let form = read.assessment.checklist.form(overall.weakest.as_str());
                let weakest = form.map_or(overall.weakest.as_str(), |form| form.title.get(lang));
                vec![
                    vec![Role::Text.span(say::overall(lang, &geometric, &arithmetic))],
                    vec![Role::Strong.span(say::weakest(lang, weakest))],
                ]
            }
            None => vec![vec![Role::Muted.span(say::overall_withheld(lang))]],
        };
        flow.pieces(x, label, pieces);
        if is_here {
            flow.focus(from.saturating_sub(1));
        }
    }

    /// Puts a head and a line for each group: score, bar, interval, coverage, bands.
    fn put_groups<'a>(
        &self,
        flow: &mut Flow<'a>,
        cx: &Cx<'a>,
        read: Read<'a>,
        title: &'static str,
        groups: &'a [Group],
    ) {
        let lang = cx.lang();
        let (metrics, columns) = (cx.look.metrics, Columns::of(flow.width(), cx, read));
        let head = flow.len();
        let mut spans = vec![" ".into(), Role::Strong.span(metrics.pad(title, columns.title + 1)), " ".into()];
        spans.push(Role::Muted.span(metrics.pad_left(say::col_score(lang), SCORE_COLUMNS)));
        if columns.bar > 0 {
            spans.push(" ".repeat(usize::from(columns.bar) + 2).into());
        }
        spans.push(Role::Muted.span(metrics.pad_left(say::col_interval(lang), columns.interval + 2)));
        if columns.has_coverage {
            spans.push(Role::Muted.span(metrics.pad_left(say::col_coverage(lang), COVERAGE_COLUMNS + 2)));
        }
        spans.extend(["  ".into(), Role::Muted.span(say::col_bands(lang))]);
        flow.line(0, spans);
        for (idx, group) in groups.iter().enumerate() {
            let (cursor, is_here) = self.cursor(cx, &Spot::Group(group.id.clone()));
            let from = flow.len();
            let name = columns.names(cx, group);
            let mut lines = name.into_iter();
            let first = lines.next().unwrap_or_default();
            flow.line(0, group_line(cx, read, group, (cursor, is_here), (columns, first)));
            for line in lines {
                flow.text(5, if is_here { Role::Focus } else { Role::Text }, &line);
            }
            if is_here {
                flow.focus(if idx == 0 { head } else { from });
            }
        }
    }

    /// Puts the map of tasks and axes: the score of each cell, marked by how grave it is.
    fn put_heat<'a>(&self, flow: &mut Flow<'a>, cx: &Cx<'a>, read: Read<'a>) {
        let (lang, metrics) = (cx.lang(), cx.look.metrics);
        let n_axes = read.diagnosis.axes.len();
        let name = |task: &FormId| {
            let form = read.assessment.checklist.form(task.as_str());
            words_of::titled(lang, task.as_str(), form.map_or("", |form| form.title.get(lang)))
        };
        let names = read.diagnosis.heat.iter().map(|row| metrics.width(&name(&row.task)));
        let needed = names.chain([metrics.width(say::heat(lang))]).max().unwrap_or(0);
        let title = usize::from(flow.width())
            .saturating_sub(3 + n_axes * CELL_COLUMNS)
            .clamp(4, needed.clamp(4, HEAT_TITLE_MAX));
        let head = flow.len();
        let mut spans = vec![" ".into(), Role::Strong.span(metrics.pad(say::heat(lang), title + 2))];
        for axis in &read.diagnosis.axes {
            spans.push(Role::Muted.span(metrics.pad_left(&axis.id.to_string(), CELL_COLUMNS - 1)));
            spans.push(" ".into());
        }
        flow.line(0, spans);
        for (idx, row) in read.diagnosis.heat.iter().enumerate() {
            let from = flow.len();
            let mut spans = vec!["   ".into(), Role::Text.span(metrics.pad(&name(&row.task), title))];
            for cell in &row.cells {
                let (cursor, is_here) = self.cursor(cx, &Spot::Group(cell.id.clone()));
                let role = if is_here { Role::Focus } else { cell_role(read, cell) };
                let figure = words::figure(lang, cell.score);
                spans.extend([cursor, role.span(metrics.pad_left(&figure, CELL_COLUMNS - 3))]);
                spans.push(role.span(metrics.pad(gravity_mark(read, cell), 2)));
            }
            flow.line(0, spans);
            if row.cells.iter().any(|cell| self.here() == Some(&Spot::Group(cell.id.clone()))) {
                flow.focus(if idx == 0 { head } else { from });
            }
        }
    }

    fn put_red_lines<'a>(&self, flow: &mut Flow<'a>, cx: &Cx<'a>, read: Read<'a>) {
        let (lang, glyphs) = (cx.lang(), cx.look.glyphs());
        let lines = &read.standing.red_lines;
        let n_raised = lines.iter().filter(|line| line.state == RedLineState::Raised).count();
        let head = flow.len();
        flow.line(1, [Role::Strong.span(say::red_lines(lang, n_raised))]);
        for (idx, line) in lines.iter().enumerate() {
            let (cursor, is_here) = self.cursor(cx, &Spot::RedLine(line.id.clone()));
            let from = flow.len();
            let role = match line.state {
                _ if is_here => Role::Focus,
                RedLineState::Raised => Role::Bad,
                RedLineState::Clear | RedLineState::NotEstablished => Role::Text,
            };
            let title = words::titled(lang, &read.assessment.checklist, &line.id);
            let checks: Vec<&str> = line.by.iter().map(CheckId::as_str).collect();
            let state = match checks.as_slice() {
                [] => words::red_line_state(lang, line.state).to_owned(),
                checks => say::raised_by(lang, &checks.join(crate::lang::item::ids(lang))),
            };
            let left = [" ".into(), cursor, marks::red_line(glyphs, line.state), " ".into(), role.span(title)];
            flow.split(0, left, [Role::Muted.span(state)]);
            if is_here {
                flow.focus(if idx == 0 { head } else { from });
            }
        }
    }

    fn put_checks<'a>(&self, flow: &mut Flow<'a>, cx: &Cx<'a>, read: Read<'a>) {
        let lang = cx.lang();
        let open: Vec<&CheckStanding> = open_checks(read.standing).collect();
        if open.is_empty() {
            return flow.line(1, [Role::Good.span(say::no_open_checks(lang))]);
        }
        let head = flow.len();
        flow.line(1, [Role::Strong.span(say::open_checks(lang, open.len()))]);
        for (idx, check) in open.into_iter().enumerate() {
            let (cursor, is_here) = self.cursor(cx, &Spot::Check(check.id.clone()));
            let from = flow.len();
            let role = if is_here { Role::Focus } else { Role::Text };
            let text = read.assessment.checklist.check(check.id.as_str()).map_or("", |check| check.say.get(lang));
            let left =
                [" ".into(), cursor, " ".into(), Role::Strong.span(check.id.as_str()), " ".into(), role.span(text)];
            flow.split(0, left, [Role::Muted.span(words::level(lang, check.level))]);
            if is_here {
                flow.focus(if idx == 0 { head } else { from });
            }
        }
    }

    /// Lists what the cursor can be on.
    fn list(read: Read<'_>) -> Vec<Row> {
        let row = |side, spots| Row { side, spots };
        let mut rows = vec![row(Side::Left, vec![Spot::Overall])];
        rows.extend(read.diagnosis.groups().map(|group| row(Side::Left, vec![Spot::Group(group.id.clone())])));
        let heat = read.diagnosis.heat.iter();
        rows.extend(
            heat.map(|heat| row(Side::Right, heat.cells.iter().map(|cell| Spot::Group(cell.id.clone())).collect())),
        );
        let lines = read.standing.red_lines.iter();
        rows.extend(lines.map(|line| row(Side::Right, vec![Spot::RedLine(line.id.clone())])));
        rows.extend(open_checks(read.standing).map(|check| row(Side::Right, vec![Spot::Check(check.id.clone())])));
        rows
    }

    fn move_by(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        let last = self.rows.len().saturating_sub(1);
        let page = usize::from(cx.size.height / 2).max(1);
        let (row, place) = self.at;
        let n_places = |row: usize| self.rows.get(row).map_or(0, |row| row.spots.len());
        let is_right = |row: &Row| row.side == Side::Right;
        let is_two = cx.size.width >= TWO_SIDES_FROM;
        let here_is_right = self.rows.get(row).is_some_and(is_right);
        self.at = match action {
            Action::Up => (row.saturating_sub(1), place),
            Action::Down => ((row + 1).min(last), place),
            Action::PageUp => (row.saturating_sub(page), place),
            Action::PageDown => ((row + page).min(last), place),
            Action::First => (0, 0),
            Action::Last => (last, 0),
            Action::Right if place + 1 < n_places(row) => (row, place + 1),
            Action::Left if place > 0 => (row, place - 1),
            Action::Right if is_two && !here_is_right => (self.rows.iter().position(is_right).unwrap_or(row), 0),
            Action::Left if is_two && here_is_right => (0, 0),
            Action::Right | Action::Left => (row, place),
            _ => return Step::Ignore,
        };
        let (row, place) = self.at;
        let n_places = self.rows.get(row).map_or(0, |row| row.spots.len());
        self.at = (row, place.min(n_places.saturating_sub(1)));
        self.settle(cx);
        Step::Stay
    }

    /// Keeps what the cursor is on in view.
    fn settle(&mut self, cx: &Cx<'_>) {
        let Some(read) = self.read(cx) else { return };
        let height = cx.size.height.saturating_sub(1);
        let tops = match cx.size.width >= TWO_SIDES_FROM {
            true => {
                let left = left_columns(cx.size.width);
                let side = |side, width| self.side(cx, read, width, &[side]);
                let right = cx.size.width.saturating_sub(left + 2);
                (side(Side::Left, left).top(self.tops.0, height), side(Side::Right, right).top(self.tops.1, height))
            }
            false => {
                let page = self.side(cx, read, cx.size.width, &[Side::Left, Side::Right]);
                (page.top(self.tops.0, height), self.tops.1)
            }
        };
        self.tops = tops;
    }

    /// Goes to the sums of a figure, or to the item behind a red line or a check.
    fn go(&self, cx: &Cx<'_>) -> Step {
        let (Some(read), Some(spot)) = (self.read(cx), self.here()) else { return Step::Stay };
        let id = self.assessment.clone();
        match spot {
            Spot::Overall => Step::Go(Route::Arithmetic(id, OVERALL.to_owned())),
            Spot::Group(group) => Step::Go(Route::Arithmetic(id, group.to_string())),
            Spot::RedLine(item) => Step::Go(walk::place_of(read.assessment, &id, item)),
            Spot::Check(check) => {
                let standing = read.standing.checks.iter().find(|known| known.id == *check);
                let item = standing.and_then(|check| check.items.first());
                item.map_or(Step::Stay, |item| Step::Go(walk::place_of(read.assessment, &id, item)))
            }
        }
    }
}

/// Returns the columns of the left side, where there are two.
const fn left_columns(width: u16) -> u16 {
    width * 3 / 5
}

fn open_checks(standing: &Standing) -> impl Iterator<Item = &CheckStanding> {
    standing.checks.iter().filter(|check| check.state == CheckState::Raised)
}

/// How wide the columns of a line of a group are.
#[derive(Clone, Copy)]
struct Columns {
    title: usize,
    /// No columns: there is no bar.
    bar: u16,
    interval: usize,
    has_coverage: bool,
}

impl Columns {
    /// Gives the figures what they need, and the names what is left; where that cuts a name, the bars yield.
    fn of(width: u16, cx: &Cx<'_>, read: Read<'_>) -> Self {
        let (lang, metrics) = (cx.lang(), cx.look.metrics);
        let widest = |text: &dyn Fn(&Group) -> String| {
            // The cells of the map stand elsewhere.
            let shown = read.diagnosis.groups().filter(|group| !matches!(group.id, GroupId::Cell { .. }));
            shown.map(|group| metrics.width(&text(group))).max().unwrap_or(0)
        };
        let needed = widest(&|group| title_of(group, lang));
        let interval = widest(&|group| words::interval(lang, group)).max(metrics.width(say::col_interval(lang)));
        let bands = widest(&|group| words::bands(lang, &read.assessment.checklist, &group.bands));
        let has_coverage = width >= 56;
        // Where there is little room, what the bands are called is cut before the names.
        let bands = match lang {
            _ if has_coverage => bands.max(metrics.width(say::col_bands(lang))),
            Lang::Zh => bands.min(10),
            Lang::En => bands.min(9),
        };
        let coverage = if has_coverage { COVERAGE_COLUMNS + 2 } else { 0 };
        let figures = 3 + SCORE_COLUMNS + 2 + interval + coverage + 2 + bands;
        let mut room = usize::from(width).saturating_sub(figures);
        let mut bar = 0;
        if width >= 70 {
            let spare = room.saturating_sub(needed + 2);
            bar = u16::try_from(spare).unwrap_or(u16::MAX).clamp(BAR_MIN, BAR_COLUMNS);
            room = room.saturating_sub(usize::from(bar) + 2);
        }
        Self { title: room.clamp(8, needed.max(TITLE_COLUMNS_LEAST)), bar, interval, has_coverage }
    }

    /// Returns what a group is called, line by line; on one line, cut, where there is no room for more than single words.
    fn names(self, cx: &Cx<'_>, group: &Group) -> Vec<String> {
        let (metrics, title) = (cx.look.metrics, title_of(group, cx.lang()));
        if metrics.width(&title) <= self.title || self.title < TITLE_COLUMNS_WRAPPED {
            return vec![title];
        }
        let lines = metrics.wrap(&title, self.title.saturating_sub(2)).into_iter();
        lines.map(|range| title.get(range).unwrap_or_default().trim_end().to_owned()).collect()
    }
}

fn title_of(group: &Group, lang: Lang) -> String {
    match &group.id {
        GroupId::Form(form) => words_of::titled(lang, form.as_str(), group.title.get(lang)),
        GroupId::Environment | GroupId::Cell { .. } => group.title.get(lang).to_owned(),
    }
}

fn group_line(
    cx: &Cx<'_>,
    read: Read<'_>,
    group: &Group,
    (cursor, is_here): (Span<'static>, bool),
    (columns, name): (Columns, String),
) -> Vec<Span<'static>> {
    let (lang, metrics, glyphs) = (cx.lang(), cx.look.metrics, cx.look.glyphs());
    let role = if is_here { Role::Focus } else { Role::Text };
    let mut spans = vec![
        " ".into(),
        cursor,
        " ".into(),
        role.span(metrics.pad(&name, columns.title)),
        Role::Strong.span(metrics.pad_left(&words::figure(lang, group.score), SCORE_COLUMNS)),
    ];
    if columns.bar > 0 {
        spans.push("  ".into());
        match (group.low, group.high) {
            (Some(low), Some(high)) => {
                spans.extend(marks::gauge(glyphs, Role::Text, columns.bar, low, group.score, high));
            }
            _ => spans.push(" ".repeat(usize::from(columns.bar)).into()),
        }
    }
    spans.push("  ".into());
    spans.push(Role::Text.span(metrics.pad_left(&words::interval(lang, group), columns.interval)));
    if columns.has_coverage {
        spans.push("  ".into());
        spans.push(Role::Muted.span(metrics.pad_left(&words::coverage(lang, group), COVERAGE_COLUMNS)));
    }
    let bands = words::bands(lang, &read.assessment.checklist, &group.bands);
    spans.extend(["  ".into(), gravity_role(read, group).span(bands)]);
    spans
}

/// Returns how many bands lie below the gravest one a group's interval touches, and how many there are.
fn gravity(read: Read<'_>, group: &Group) -> Option<(usize, usize)> {
    let bands = &read.assessment.checklist.scoring.bands;
    let gravest = group.bands.last()?;
    Some((bands.iter().position(|band| band.id == *gravest)?, bands.len()))
}

/// Returns the role of a group's bands: the gravest stands out, the one before it a little.
fn gravity_role(read: Read<'_>, group: &Group) -> Role {
    match gravity(read, group) {
        Some((at, n)) if at + 1 >= n => Role::Bad,
        Some((at, n)) if at + 2 >= n => Role::Caution,
        Some(_) => Role::Text,
        None => Role::Muted,
    }
}

/// Returns the role of a cell; where the score is withheld, the interval says too little to mark it.
fn cell_role(read: Read<'_>, cell: &Group) -> Role {
    if cell.score.is_some() { gravity_role(read, cell) } else { Role::Muted }
}

/// Returns the mark of a cell: the same distinction as its role, without colour.
fn gravity_mark(read: Read<'_>, cell: &Group) -> &'static str {
    match cell_role(read, cell) {
        Role::Bad => "!!",
        Role::Caution => "!",
        _ => "",
    }
}

impl Screen<Desk> for DiagnosisPage {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        vec![Scope::Diagnosis, Scope::Assessment]
    }

    /// ```text
    ///  诊断 机械工程学会 · 第 1 轮 · 全表                                已答 96/96
    ///  ▸ 总体  几何平均 58.3 · 算术平均 60.1  最弱：结构散
    ///  三轴                    得分                          区间    覆盖  程度
    ///    W 能力弱              62.5  ▄▄▄▄▄▄▄▄▄░│░░····  54.2–70.8   83.3%  轻度至中度
    ///  任务×轴（得分）             W        S        D                   beside from 100 columns
    ///    T0 综合能力            62.5     41.0!    38.0!!
    ///  红线：触及 1 条
    ///   ✗ RL3 换届超期一年以上                                       由 C05 触及
    ///  未决检查 2 项
    ///     C30 有成果但会员无感，须补访会员                                软检查
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let Some(read) = self.read(cx) else { return draw_missing(canvas, &self.assessment) };
        draw_title(cx, canvas, read);
        let area = canvas.area();
        let body = Rect { y: 1, height: area.height.saturating_sub(1), ..area };
        if area.width < TWO_SIDES_FROM {
            let page = self.side(cx, read, area.width, &[Side::Left, Side::Right]);
            return page.draw(&mut canvas.part(body), self.tops.0);
        }
        let left = Rect { width: left_columns(area.width), ..body };
        let x = left.right() + 2;
        let right = Rect { x, width: body.right().saturating_sub(x), ..body };
        self.side(cx, read, left.width, &[Side::Left]).draw(&mut canvas.part(left), self.tops.0);
        self.side(cx, read, right.width, &[Side::Right]).draw(&mut canvas.part(right), self.tops.1);
        for y in body.y..body.bottom() {
            canvas.line(left.right(), y, 1, [Role::Muted.span(cx.look.glyphs().bar)]);
        }
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        match action {
            Action::GoOn | Action::Arithmetic => self.go(cx),
            Action::Diagnosis => Step::Stay,
            action => self.move_by(cx, action),
        }
    }

    fn copied(&self, cx: &Cx<'_>) -> Option<String> {
        let (read, lang) = (self.read(cx)?, cx.lang());
        let checklist = &read.assessment.checklist;
        let (what, is) = match self.here()? {
            Spot::Overall => {
                let overall = read.diagnosis.overall.as_ref();
                let figures = overall.map(|overall| {
                    let figure = words_of::figure;
                    say::overall(lang, &figure(overall.geometric), &figure(overall.arithmetic))
                });
                let figures = figures.unwrap_or_else(|| say::overall_withheld(lang).to_owned());
                (say::overall_head(lang).to_owned(), figures)
            }
            Spot::Group(id) => {
                let mut groups = read.diagnosis.groups().chain(read.diagnosis.heat.iter().flat_map(|row| &row.cells));
                let group = groups.find(|group| group.id == *id)?;
                let title = match id {
                    GroupId::Form(form) => words_of::titled(lang, form.as_str(), group.title.get(lang)),
                    GroupId::Environment | GroupId::Cell { .. } => group.title.get(lang).to_owned(),
                };
                let bands = words::bands(lang, checklist, &group.bands);
                let score = words::figure(lang, group.score);
                let (interval, coverage) = (words::interval(lang, group), words::coverage(lang, group));
                (title, say::figures(lang, &score, &interval, &coverage, &bands))
            }
            Spot::RedLine(id) => {
                let line = read.standing.red_lines.iter().find(|line| line.id == *id)?;
                (words::titled(lang, checklist, id), words::red_line_state(lang, line.state).to_owned())
            }
            Spot::Check(id) => {
                let check = checklist.check(id.as_str())?;
                (id.to_string(), check.say.get(lang).to_owned())
            }
        };
        Some(crate::lang::item::told(lang, &what, &is))
    }

    fn can(&self, _cx: &Cx<'_>, action: Action) -> bool {
        action != Action::Diagnosis
    }

    /// Works the figures out anew; the cursor stays with its figure.
    fn refresh(&mut self, cx: &Cx<'_>) {
        let Some((assessment, standing)) = cx.data.assessment(&self.assessment) else { return };
        let was = self.here().cloned();
        self.diagnosis = Some(Diagnosis::of(assessment, standing));
        let Some(read) = self.read(cx) else { return };
        let rows = Self::list(read);
        let place = |row: &Row| row.spots.iter().position(|spot| Some(spot) == was.as_ref());
        let found = rows.iter().enumerate().find_map(|(idx, row)| Some((idx, place(row)?)));
        self.at = found.unwrap_or((self.at.0.min(rows.len().saturating_sub(1)), 0));
        self.rows = rows;
        self.settle(cx);
    }
}

fn draw_title(cx: &Cx<'_>, canvas: &mut Canvas<'_>, read: Read<'_>) {
    let lang: Lang = cx.lang();
    let society = cx.data.society(&read.assessment.society).map_or("", |profile| profile.name.as_str());
    let scope = words::scope(lang, read.assessment.scope);
    let title = say::title(lang, society, read.assessment.round, scope);
    let progress = read.standing.progress();
    let right = match read.assessment.status {
        Status::Open => say::progress(lang, progress.n_answered, progress.n_items),
        Status::Submitted => say::submitted(lang).to_owned(),
    };
    canvas.title(0, [" ".into(), Role::Strong.span(title)], [Role::Muted.span(right)]);
}
