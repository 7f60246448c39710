//! Rosters: those of a society, or the one an item is answered with, row by row; knows whose rows they are through [`Holder`] alone.

use ratatui::layout::Rect;

use crate::domain::checklist::{Item, RosterColumn};
use crate::domain::ids::{AssessmentId, ItemId, SocietyCode};
use crate::domain::value::Row;
use crate::lang::{Notice, roster as say};
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::keys::{Action, Scope};
use crate::ui::notice::Grade;
use crate::ui::rows::{Holder, cell};
use crate::ui::screen::{Screen, Step};
use crate::ui::selection::moved;
use crate::ui::theme::{Role, Span};
use crate::ui::visit::flow::Flow;

/// The widest a column of the table is.
const CELL_COLUMNS: usize = 24;
/// From so many columns the table has headings.
const HEADED_FROM: u16 = 60;
/// From so many lines the row the cursor is on is shown whole below.
const DETAILED_FROM: u16 = 14;

/// Opens the rosters of a society.
pub fn open(cx: &Cx<'_>, code: &SocietyCode) -> Box<Page> {
    Box::new(RosterScreen::new(cx, Of::Society(code.clone())))
}

/// Opens the rows an item is answered with.
pub fn open_rows(cx: &Cx<'_>, assessment: &AssessmentId, item: &ItemId) -> Box<Page> {
    Box::new(RosterScreen::new(cx, Of::Item(assessment.clone(), item.clone())))
}

enum Of {
    Society(SocietyCode),
    Item(AssessmentId, ItemId),
}

struct RosterScreen {
    of: Of,
    /// The line the cursor is on, among headings and rows.
    at: usize,
    top: u16,
    /// The rows of each roster when they were last seen.
    seen: Vec<(Holder, Vec<Row>)>,
    /// What stood there before each change made since the screen was opened.
    before: Vec<(Holder, Vec<Row>)>,
    is_undoing: bool,
}

/// A line the cursor can be on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Line {
    /// The heading of a roster, by its place.
    Head(usize),
    /// A row of a roster.
    Row(usize, usize),
}

impl RosterScreen {
    fn new(cx: &Cx<'_>, of: Of) -> Self {
        let mut screen = Self { of, at: 0, top: 0, seen: Vec::new(), before: Vec::new(), is_undoing: false };
        screen.seen = screen.holders(cx).into_iter().map(|holder| (holder.clone(), holder.rows(cx).to_vec())).collect();
        screen.at =
            usize::from(screen.lines().len() > 1 && !screen.seen.first().is_none_or(|(_, rows)| rows.is_empty()));
        screen
    }

    fn holders(&self, cx: &Cx<'_>) -> Vec<Holder> {
        match &self.of {
            Of::Society(code) => {
                let rosters = &cx.data.office_checklist().rosters;
                rosters.iter().map(|roster| Holder::Society(code.clone(), roster.id.clone())).collect()
            }
            Of::Item(assessment, item) => vec![Holder::Item(assessment.clone(), item.clone())],
        }
    }

    fn lines(&self) -> Vec<Line> {
        let lines = self.seen.iter().enumerate().flat_map(|(place, (_, rows))| {
            std::iter::once(Line::Head(place)).chain((0..rows.len()).map(move |row| Line::Row(place, row)))
        });
        lines.collect()
    }

    fn line(&self) -> Option<Line> {
        self.lines().get(self.at).copied()
    }

    /// Returns whose roster the cursor is in, with the rows of it.
    fn here(&self) -> Option<&(Holder, Vec<Row>)> {
        let (Line::Head(place) | Line::Row(place, _)) = self.line()?;
        self.seen.get(place)
    }

    fn is_society(&self) -> bool {
        matches!(self.of, Of::Society(_))
    }

    /// Puts the cursor on a row, else on the heading of its roster.
    fn take(&mut self, place: usize, row: Option<usize>) {
        let wanted = row.map_or(Line::Head(place), |row| Line::Row(place, row));
        if let Some(at) = self.lines().iter().position(|line| *line == wanted) {
            self.at = at;
        }
    }

    /// Sees what has become of the rows: the cursor goes to what changed, and what stood there before can be brought back.
    fn see(&mut self, cx: &Cx<'_>) {
        let before = std::mem::take(&mut self.seen);
        self.seen = self.holders(cx).into_iter().map(|holder| (holder.clone(), holder.rows(cx).to_vec())).collect();
        let mut changed = None;
        for (place, (holder, rows)) in self.seen.iter().enumerate() {
            let Some((_, was)) = before.iter().find(|(other, was)| other == holder && was != rows) else { continue };
            if !self.is_undoing {
                self.before.push((holder.clone(), was.clone()));
            }
            let first = rows.iter().zip(was).position(|(now, was)| now != was).unwrap_or(rows.len().min(was.len()));
            changed = Some((place, first.min(rows.len().saturating_sub(1)), rows.is_empty()));
        }
        self.is_undoing = false;
        if let Some((place, row, is_empty)) = changed {
            self.take(place, Some(row).filter(|_| !is_empty));
        }
        self.at = self.at.min(self.lines().len().saturating_sub(1));
    }

    fn remove(&self, cx: &Cx<'_>) -> Step {
        let (Some(Line::Row(_, row)), Some((holder, rows))) = (self.line(), self.here()) else { return Step::Stay };
        let mut rows = rows.clone();
        if row < rows.len() {
            rows.remove(row);
        }
        let lang = cx.lang();
        let told = Notice::new(say::row_removed(lang, row + 1), "", say::row_removed_todo(lang));
        holder.keep(cx, rows).then(Step::Tell(Grade::Good, told))
    }

    fn page<'a>(&'a self, cx: &Cx<'a>, width: u16) -> Flow<'a> {
        let mut flow = Flow::new(cx.look, width);
        let here = self.line();
        for (place, (holder, rows)) in self.seen.iter().enumerate() {
            let Some(roster) = holder.roster(cx) else { continue };
            if place > 0 {
                flow.blank();
            }
            let from = flow.len();
            let is_here = here == Some(Line::Head(place));
            let cursor = if is_here { Role::Focus.span(cx.look.glyphs().cursor) } else { " ".into() };
            let role = if is_here { Role::Focus } else { Role::Strong };
            let count = Role::Muted.span(say::n_rows(cx.lang(), rows.len()));
            flow.split(0, [cursor, role.span(roster.title.get(cx.lang()))], [count]);
            if is_here {
                flow.focus(from);
            }
            self.put_rows(&mut flow, cx, roster, (place, holder, rows));
        }
        flow
    }

    fn put_rows<'a>(
        &'a self,
        flow: &mut Flow<'a>,
        cx: &Cx<'a>,
        roster: &'a Item,
        (place, holder, rows): (usize, &Holder, &'a [Row]),
    ) {
        let (lang, metrics, glyphs) = (cx.lang(), cx.look.metrics, cx.look.glyphs());
        if rows.is_empty() {
            let said = match holder {
                Holder::Society(..) => say::add_first(lang),
                Holder::Item(..) if holder.answer(cx).is_some() => say::none_kept(lang),
                Holder::Item(..) => say::no_answer(lang),
            };
            flow.text(3, Role::Muted, said);
            return;
        }
        let today = cx.data.local(cx.now).date();
        let has_ended = |row: &Row| roster.has_ended(row, today);
        let ended = format!("{} {}", glyphs.caution, say::ended(lang));
        let mut room = usize::from(flow.width()).saturating_sub(3);
        if rows.iter().any(has_ended) {
            room = room.saturating_sub(metrics.width(&ended) + 2);
        }
        let is_headed = flow.width() >= HEADED_FROM;
        let columns = fitting(cx, roster, rows, room, is_headed);
        if is_headed {
            let title = |(column, width): &(&'a RosterColumn, usize)| {
                Role::Muted.span(metrics.pad(column.item.title.get(lang), width + 2))
            };
            flow.line(3, columns.iter().map(title));
        }
        for (number, row) in rows.iter().enumerate() {
            let from = flow.len();
            let is_here = self.line() == Some(Line::Row(place, number));
            let role = if is_here { Role::Focus } else { Role::Text };
            let cursor = if is_here { Role::Focus.span(glyphs.cursor) } else { " ".into() };
            let cells = columns.iter().map(|(column, width)| {
                role.span(metrics.pad(&metrics.fit(&cell(column, row, lang), *width), width + 2))
            });
            let spans: Vec<Span<'a>> = [" ".into(), cursor, " ".into()].into_iter().chain(cells).collect();
            flow.split(0, spans, has_ended(row).then(|| Role::Caution.span(ended.clone())));
            if is_here {
                flow.focus(from);
            }
        }
    }

    /// Shows the row the cursor is on whole.
    fn details<'a>(&'a self, cx: &Cx<'a>, width: u16) -> Flow<'a> {
        let mut flow = Flow::new(cx.look, width);
        let (Some((holder, rows)), Some(line)) = (self.here(), self.line()) else { return flow };
        let Some(roster) = holder.roster(cx) else { return flow };
        let Line::Row(_, row) = line else {
            if !roster.note.is_empty() {
                flow.text(1, Role::Muted, roster.note.get(cx.lang()));
            }
            return flow;
        };
        let Some(row) = rows.get(row) else { return flow };
        let cells = roster.columns.iter().filter(|column| row.contains_key(column.item.id.as_str()));
        let piece = |column: &'a RosterColumn| {
            let shown = cell(column, row, cx.lang());
            vec![Role::Muted.span(column.item.title.get(cx.lang())), " ".into(), shown.into()]
        };
        flow.pieces(1, [], cells.map(piece).collect());
        flow
    }

    /// Returns where the rows and the row whole stand.
    fn areas(&self, cx: &Cx<'_>, area: Rect) -> (Rect, Rect) {
        let body = Rect { y: area.y.saturating_add(1), height: area.height.saturating_sub(1), ..area };
        if area.height < DETAILED_FROM {
            return (body, Rect { height: 0, ..body });
        }
        let wanted = self.details(cx, area.width).len();
        let below = if wanted == 0 { 0 } else { (wanted + 1).min(body.height / 2) };
        let rows = Rect { height: body.height.saturating_sub(below), ..body };
        (rows, Rect { y: rows.bottom(), height: below, ..body })
    }

    fn step(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        let last = self.lines().len().saturating_sub(1);
        let page = usize::from(cx.size.height / 2);
        let action = match action {
            Action::PrevField => Action::Up,
            Action::NextField => Action::Down,
            action => action,
        };
        let Some(at) = moved(self.at, action, page) else { return Step::Ignore };
        self.at = at.min(last);
        self.settle(cx);
        Step::Stay
    }

    fn settle(&mut self, cx: &Cx<'_>) {
        let (rows, _) = self.areas(cx, Rect::new(0, 0, cx.size.width, cx.size.height));
        let top = self.page(cx, rows.width).top(self.top, rows.height);
        self.top = top;
    }
}

/// Returns the columns a table has room for, each with its width: those nobody has filled are left out.
fn fitting<'a>(
    cx: &Cx<'_>,
    roster: &'a Item,
    rows: &[Row],
    room: usize,
    is_headed: bool,
) -> Vec<(&'a RosterColumn, usize)> {
    let (lang, metrics) = (cx.lang(), cx.look.metrics);
    let mut columns: Vec<(&RosterColumn, usize)> = Vec::new();
    let mut used = 0;
    for column in &roster.columns {
        let Some(widest) = rows.iter().map(|row| metrics.width(&cell(column, row, lang))).max().filter(|n| *n > 0)
        else {
            continue;
        };
        let title = if is_headed { metrics.width(column.item.title.get(lang)) } else { 0 };
        let width = widest.max(title).min(CELL_COLUMNS);
        if used + width > room && !columns.is_empty() {
            break;
        }
        columns.push((column, width.min(room.saturating_sub(used))));
        used += width + 2;
    }
    columns
}

impl Screen<Desk> for RosterScreen {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        match self.of {
            Of::Society(_) => vec![Scope::Rosters],
            Of::Item(..) => vec![Scope::Rosters, Scope::Assessment],
        }
    }

    fn can(&self, cx: &Cx<'_>, action: Action) -> bool {
        match action {
            Action::GoOn | Action::Add => self.here().is_some_and(|(holder, _)| holder.roster(cx).is_some()),
            Action::Remove => matches!(self.line(), Some(Line::Row(..))),
            Action::Undo => !self.is_society() || !self.before.is_empty(),
            Action::No => !self.is_society() && self.here().is_some_and(|(holder, _)| holder.answer(cx).is_none()),
            _ => true,
        }
    }

    fn refresh(&mut self, cx: &Cx<'_>) {
        self.see(cx);
        self.settle(cx);
    }

    fn refused(&mut self, _cx: &Cx<'_>) {
        self.is_undoing = false;
    }

    /// ```text
    ///  A0001 机械工程学会 登记表
    ///  承接政府转移职能和购买服务                                     2 行
    ///    事项            方式      委托部门    期限止
    ///  ▸ 科技奖励评审    转移职能  省科技厅    2024年12月31日    ! 已到期
    ///    培训            购买服务  省人社厅
    ///  ──────────────────────────────────────────────────────
    ///  事项 科技奖励评审  方式 转移职能  委托部门 省科技厅  责任人 秘书长
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let lang = cx.lang();
        let title = match &self.of {
            Of::Society(code) => {
                let name = cx.data.society(code).map_or("", |profile| profile.name.as_str());
                say::title(lang, code.as_str(), name)
            }
            Of::Item(assessment, item) => match cx.data.item(assessment, item) {
                Some((_, _, known)) if !known.columns.is_empty() => format!("{item} {}", known.ask.get(lang)),
                _ => say::missing(lang, item.as_str()),
            },
        };
        canvas.line(1, 0, canvas.width().saturating_sub(1), [Role::Strong.span(title)]);
        let (rows, below) = self.areas(cx, canvas.area());
        self.page(cx, rows.width).draw(&mut canvas.part(rows), self.top);
        if below.height > 1 {
            canvas.rule(below.y);
            let below = Rect { y: below.y + 1, height: below.height - 1, ..below };
            self.details(cx, below.width).draw(&mut canvas.part(below), 0);
        }
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        let Some((holder, rows)) = self.here().filter(|(holder, _)| holder.roster(cx).is_some()) else {
            return if action == Action::Left { Step::Back } else { Step::Ignore };
        };
        match action {
            Action::GoOn => Step::Go(holder.form(match self.line() {
                Some(Line::Row(_, row)) => Some(row + 1),
                Some(Line::Head(_)) | None => None,
            })),
            Action::Add => Step::Go(holder.form(None)),
            Action::Remove => self.remove(cx),
            Action::No if rows.is_empty() && self.can(cx, Action::No) => holder.keep(cx, Vec::new()),
            Action::Undo if self.is_society() => match self.before.pop() {
                Some((holder, rows)) => {
                    self.is_undoing = true;
                    holder.keep(cx, rows)
                }
                None => Step::Stay,
            },
            Action::Left => Step::Back,
            action => self.step(cx, action),
        }
    }

    fn copied(&self, cx: &Cx<'_>) -> Option<String> {
        let (Line::Row(_, row), (holder, rows)) = (self.line()?, self.here()?) else { return None };
        let roster = holder.roster(cx)?;
        let cells = roster.columns.iter().map(|column| cell(column, rows.get(row).unwrap_or(&Row::new()), cx.lang()));
        Some(cells.filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join("\t"))
    }
}
