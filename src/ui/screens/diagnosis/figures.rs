//! The lines of groups and the map of tasks and axes: how wide their columns are, and what marks a grave figure; knows nothing of the rest of
//! the page.

use crate::domain::diagnosis::{Group, GroupId};
use crate::domain::ids::FormId;
use crate::lang::{diagnosis as words_of, figures as say};
use crate::report::words;
use crate::ui::desk::Cx;
use crate::ui::screens::diagnosis::{DiagnosisPage, Read, Spot};
use crate::ui::theme::{Role, Span};
use crate::ui::visit::flow::Flow;
use crate::ui::visit::marks;

/// Columns of a bar, and what it keeps where the names beside it need room.
const BAR_COLUMNS: u16 = 12;
const BAR_MIN: u16 = 6;
/// Columns the names have where there is room for them.
const TITLE_COLUMNS_LEAST: usize = 24;
/// With fewer columns no name stands beside its figures.
const TITLE_COLUMNS_MIN: usize = 8;
/// From so many columns on, a name that is too long goes on in the next line.
const TITLE_COLUMNS_WRAPPED: usize = 14;
/// Columns of a score.
const SCORE_COLUMNS: usize = 5;
/// Columns of a coverage, as `83.3%`.
const COVERAGE_COLUMNS: usize = 6;
/// Columns of the longest name in the heat map shown whole.
const HEAT_TITLE_MAX: usize = 44;
/// Columns of a cell of the heat map.
const CELL_COLUMNS: usize = 8;

impl DiagnosisPage {
    /// Puts a head and a line for each group: score, bar, interval, coverage, bands.
    pub(super) fn put_groups<'a>(
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
        let mut title = title;
        if metrics.width(title) > columns.title + 1 {
            flow.line(1, [Role::Strong.span(title)]);
            title = "";
        }
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
            let role = if is_here { Role::Focus } else { Role::Text };
            match columns.name(cx, group) {
                Name::Beside(first, rest) => {
                    flow.line(0, group_line(cx, read, group, (cursor, is_here), (columns, first)));
                    rest.iter().for_each(|line| flow.text(5, role, line));
                }
                Name::Above(name) => {
                    flow.line(0, [" ".into(), cursor, " ".into(), role.span(name)]);
                    flow.line(0, group_line(cx, read, group, (" ".into(), is_here), (columns, String::new())));
                }
            }
            if is_here {
                flow.focus(if idx == 0 { head } else { from });
            }
        }
    }

    /// Puts the map of tasks and axes: the score of each cell, marked by how grave it is.
    pub(super) fn put_heat<'a>(&self, flow: &mut Flow<'a>, cx: &Cx<'a>, read: Read<'a>) {
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
    /// Gives the figures what they need, and the names what is left; where a name has too little, the bars yield.
    fn of(width: u16, cx: &Cx<'_>, read: Read<'_>) -> Self {
        let (lang, metrics) = (cx.lang(), cx.look.metrics);
        let widest = |text: &dyn Fn(&Group) -> String| {
            // The cells of the map stand elsewhere.
            let shown = read.diagnosis.groups().filter(|group| !matches!(group.id, GroupId::Cell { .. }));
            shown.map(|group| metrics.width(&text(group))).max().unwrap_or(0)
        };
        let needed = widest(&|group| words::group(lang, &group.id, &group.title));
        let interval = widest(&|group| words::interval(lang, group)).max(metrics.width(say::col_interval(lang)));
        let bands = widest(&|group| words::bands(lang, &read.assessment.checklist, &group.bands));
        let bands = bands.max(metrics.width(say::col_bands(lang)));
        let has_coverage = width >= 56;
        let coverage = if has_coverage { COVERAGE_COLUMNS + 2 } else { 0 };
        let figures = 3 + SCORE_COLUMNS + 2 + interval + coverage + 2 + bands;
        let mut room = usize::from(width).saturating_sub(figures);
        let mut bar = 0;
        if width >= 70 {
            let spare = room.saturating_sub(needed + 2);
            bar = u16::try_from(spare).unwrap_or(u16::MAX).clamp(BAR_MIN, BAR_COLUMNS);
            room = room.saturating_sub(usize::from(bar) + 2);
        }
        // Without room for the shortest names all of them stand above their figures, which then want no room beside them.
        let title = if room < TITLE_COLUMNS_MIN { 0 } else { room.min(needed.max(TITLE_COLUMNS_LEAST)) };
        Self { title, bar, interval, has_coverage }
    }

    /// Returns where a group's name stands, and its lines.
    fn name(self, cx: &Cx<'_>, group: &Group) -> Name {
        let (metrics, title) = (cx.look.metrics, words::group(cx.lang(), &group.id, &group.title));
        if metrics.width(&title) <= self.title {
            return Name::Beside(title, Vec::new());
        }
        if self.title < TITLE_COLUMNS_WRAPPED {
            return Name::Above(title);
        }
        let lines = metrics.wrap(&title, self.title.saturating_sub(2)).into_iter();
        let mut lines = lines.map(|range| title.get(range).unwrap_or_default().trim_end().to_owned());
        let first = lines.next().unwrap_or_default();
        Name::Beside(first, lines.collect())
    }
}

/// Where a group's name stands.
enum Name {
    /// In its column, and what does not fit there below it.
    Beside(String, Vec<String>),
    /// On a line of its own.
    Above(String),
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
