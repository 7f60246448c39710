//! Two assessments side by side: axes first, then red lines and what changed, item by item; knows nothing of how figures are made.

use crate::domain::compare::{Comparison, GroupPair, ItemPair, Round, Turn};
use crate::domain::diagnosis::Diagnosis;
use crate::domain::ids::{AssessmentId, ItemId};
use crate::lang::{Lang, compare as say, report as report_say};
use crate::report::compared::{self, Two};
use crate::report::{Cell, Table, words};
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::keys::{Action, Scope};
use crate::ui::screen::{Route, Screen, Step};
use crate::ui::theme::Role;
use crate::ui::visit::draw_missing;
use crate::ui::visit::flow::Flow;
use crate::ui::visit::sheet::{self, Columns};

/// Below so many columns the count of common items is left out.
const NARROW: u16 = 60;
/// The column of a groups' table that counts common items.
const COUNT_COLUMN: usize = 5;

/// The column of an items' table that says what came of the item.
const WHAT_COLUMN: usize = 4;

/// Opens the screen.
pub fn open(cx: &Cx<'_>, earlier: &AssessmentId, later: &AssessmentId) -> Box<Page> {
    let mut page = Compare {
        earlier: earlier.clone(),
        later: later.clone(),
        listed: Listed::Changed,
        sheet: None,
        at: 0,
        top: 0,
        is_followed: true,
    };
    page.refresh(cx);
    Box::new(page)
}

struct Compare {
    earlier: AssessmentId,
    later: AssessmentId,
    listed: Listed,
    sheet: Option<Sheet>,
    at: usize,
    top: u16,
    /// Whether the row the next key goes to is kept in view; not while one reads above the first or below the last.
    is_followed: bool,
}

/// Which items are listed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Listed {
    Changed,
    Every,
}

/// The page, worked out.
struct Sheet {
    cautions: Vec<String>,
    parts: Vec<Part>,
}

/// A part of the page under one head.
struct Part {
    head: String,
    notes: Vec<(Role, String)>,
    table: Table,
    /// Where each row of the table leads.
    leads: Vec<Route>,
    /// What came of each row's item, told under the row the cursor is on where its column has no room for it.
    details: Vec<String>,
}

impl Compare {
    /// Works the page out anew; done when what it rests on or the language has changed, not while drawing.
    fn work_out(&mut self, cx: &Cx<'_>) {
        let lang = cx.lang();
        let known = cx.data.assessment(&self.earlier).zip(cx.data.assessment(&self.later));
        let Some(((earlier, before), (later, after))) = known else {
            self.sheet = None;
            return;
        };
        let (then, now) = (Diagnosis::of(earlier, before), Diagnosis::of(later, after));
        let comparison = Comparison::of(
            Round { assessment: earlier, standing: before, diagnosis: &then },
            Round { assessment: later, standing: after, diagnosis: &now },
        );
        let two = Two { earlier, later };
        let cautions = comparison.cautions.iter().map(|caution| two.caution(*caution, lang)).collect();
        let parts = vec![
            self.axes(&comparison, &two, lang),
            self.red_lines(&comparison, &two, lang),
            self.items(cx, &comparison, &two),
            self.others(&comparison, &two, lang),
        ];
        self.sheet = Some(Sheet { cautions, parts });
        self.at = self.at.min(self.leads().count().saturating_sub(1));
    }

    fn groups(&self, title: &str, groups: &[&GroupPair], two: &Two<'_>, lang: Lang) -> (Table, Vec<Route>) {
        let lead = |pair: &&GroupPair| {
            let id = if pair.later.is_some() { &self.later } else { &self.earlier };
            Route::Arithmetic(id.clone(), pair.id.to_string())
        };
        (two.groups(title, groups, lang), groups.iter().map(lead).collect())
    }

    fn axes(&self, comparison: &Comparison, two: &Two<'_>, lang: Lang) -> Part {
        let axes: Vec<&GroupPair> = comparison.axes.iter().collect();
        let (table, leads) = self.groups(report_say::col_axis(lang), &axes, two, lang);
        let (then, now) = comparison.overall;
        let overall = say::from_to(lang, &words::figure(lang, then), &words::figure(lang, now));
        let overall = format!("{} {overall}", say::overall(lang));
        Part { head: say::axes(lang).to_owned(), notes: vec![(Role::Text, overall)], table, leads, details: Vec::new() }
    }

    fn red_lines(&self, comparison: &Comparison, two: &Two<'_>, lang: Lang) -> Part {
        let lines = two.red_lines(comparison, lang).into_iter().map(|(turn, line)| match turn {
            Turn::New | Turn::Still => (Role::Bad, line),
            Turn::Lost => (Role::Caution, line),
            Turn::Cleared => (Role::Good, line),
            Turn::Unraised => (Role::Text, line),
        });
        let mut notes: Vec<_> = lines.collect();
        if notes.is_empty() {
            notes.push((Role::Muted, say::no_line(lang).to_owned()));
        }
        Part {
            head: say::red_lines(lang).to_owned(),
            notes,
            table: Table::default(),
            leads: Vec::new(),
            details: Vec::new(),
        }
    }

    fn items(&self, cx: &Cx<'_>, comparison: &Comparison, two: &Two<'_>) -> Part {
        let lang = cx.lang();
        let n_items = comparison.items.len();
        let (head, items) = match self.listed {
            Listed::Changed => {
                let changed = comparison.changed();
                (say::changed(lang, changed.len(), n_items), changed)
            }
            Listed::Every => (say::every(lang, n_items), comparison.items.iter().collect::<Vec<&ItemPair>>()),
        };
        let is_asked = |id: &ItemId| two.later.checklist.item(id.as_str()).is_some();
        let lead = |pair: &&ItemPair| {
            let id = if is_asked(&pair.id) { &self.later } else { &self.earlier };
            cx.data.route_of(id, &pair.id)
        };
        let leads: Vec<Route> = items.iter().map(lead).collect();
        let notes = if items.is_empty() { vec![(Role::Muted, say::none_changed(lang).to_owned())] } else { Vec::new() };
        let table = if items.is_empty() { Table::default() } else { two.items(comparison, &items, lang) };
        let details = items.iter().map(|pair| compared::what(pair, lang)).collect();
        Part { head, notes, table, leads, details }
    }

    fn others(&self, comparison: &Comparison, two: &Two<'_>, lang: Lang) -> Part {
        let groups = comparison.principles.iter().chain(&comparison.tasks);
        let groups: Vec<&GroupPair> = groups.chain(std::iter::once(&comparison.environment)).collect();
        let (table, leads) = self.groups("", &groups, two, lang);
        let notes = vec![(Role::Muted, say::note(lang).to_owned())];
        Part { head: say::groups(lang).to_owned(), notes, table, leads, details: Vec::new() }
    }

    fn leads(&self) -> impl Iterator<Item = &Route> {
        self.sheet.iter().flat_map(|sheet| &sheet.parts).flat_map(|part| &part.leads)
    }

    /// Moves the page and leaves the row where it is.
    fn scroll(&mut self, cx: &Cx<'_>, by: impl FnOnce(u16) -> u16) -> Step {
        let page = self.page(cx, cx.size.width);
        let height = cx.size.height.saturating_sub(1);
        let top = by(page.top(self.top, height)).min(page.last_top(height));
        self.top = top;
        self.is_followed = false;
        Step::Stay
    }

    fn page<'a>(&'a self, cx: &Cx<'a>, width: u16) -> Flow<'a> {
        let mut flow = Flow::new(cx.look, width);
        let Some(sheet) = &self.sheet else { return flow };
        flow.text(1, Role::Strong, &say::title(cx.lang(), self.earlier.as_str(), self.later.as_str()));
        for caution in &sheet.cautions {
            let mark = Role::Caution.span(cx.look.glyphs().caution);
            flow.labelled(3, [" ".into(), mark], Role::Caution, caution);
        }
        let mut at = 0;
        for part in &sheet.parts {
            flow.blank();
            flow.text(1, Role::Strong, &part.head);
            if !part.table.rows.is_empty() {
                let table = for_width(&part.table, width);
                let columns = Columns::of(&table, cx.look, flow.width());
                sheet::put_head(&mut flow, cx.look, &columns, &table);
                for idx in 0..table.rows.len() {
                    let from = flow.len();
                    let cursor = (at == self.at).then_some(cx.look.glyphs().cursor);
                    sheet::put_row(&mut flow, cx.look, &columns, &table, idx, cursor);
                    let room = columns.width_of(WHAT_COLUMN);
                    let is_cut = |detail: &&String| cursor.is_some() && cx.look.metrics.width(detail) > room;
                    if let Some(detail) = part.details.get(idx).filter(is_cut) {
                        flow.text(5, Role::Muted, detail);
                    }
                    if cursor.is_some() && self.is_followed {
                        flow.focus(from);
                    }
                    at += 1;
                }
            }
            for (role, note) in &part.notes {
                flow.text(3, *role, note);
            }
        }
        flow
    }
}

/// Leaves out of a groups' table how many items are common, where there is no room for it or all of them are.
fn for_width(table: &Table, width: u16) -> Table {
    let is_of_groups = table.columns.len() > COUNT_COLUMN + 1;
    let is_whole = |count: &Cell| count.text().split_once('/').is_none_or(|(n, of)| n == of);
    let is_needed = !table.rows.iter().all(|row| row.get(COUNT_COLUMN).is_none_or(is_whole));
    if !is_of_groups || (width >= NARROW && is_needed) {
        return table.clone();
    }
    let columns = table.columns.iter().enumerate().filter(|(at, _)| *at != COUNT_COLUMN);
    let columns = columns.map(|(_, column)| column.clone()).collect();
    let without = |row: &Vec<Cell>| {
        row.iter().enumerate().filter(|(at, _)| *at != COUNT_COLUMN).map(|(_, cell)| cell.clone()).collect()
    };
    Table { columns, rows: table.rows.iter().map(without).collect() }
}

impl Screen<Desk> for Compare {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        vec![Scope::Compare]
    }

    /// ```text
    ///  比较 A0001-1 → A0001-2
    ///  ! A0001-2 还没有提交，数字会变
    ///
    ///  三轴
    ///    轴         第1轮 第2轮   差 同口径差 可比条目 问题程度
    ///  ▸ W 能力弱    59.4  60.1 +0.7     +0.7    21/21 轻度至中度
    ///
    ///  变化的条目 5/106
    ///    条目             第1轮  第2轮    贡献  变化
    ///    W1 服务成果产出  3      4      +2.1 W  提高；证据 2 → 3
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        if self.sheet.is_none() {
            return draw_missing(canvas, &self.later);
        }
        self.page(cx, canvas.width()).draw(canvas, self.top);
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        // The footer is not the page's.
        let height = cx.size.height.saturating_sub(1);
        let last = self.leads().count().saturating_sub(1);
        let page = usize::from(height.saturating_sub(2).max(1));
        match action {
            // Before the first row and past the last the page goes on scrolling.
            Action::Up if self.at == 0 => return self.scroll(cx, |top| top.saturating_sub(1)),
            Action::PageUp if self.at == 0 => return self.scroll(cx, |top| top.saturating_sub(height)),
            Action::Down if self.at == last => return self.scroll(cx, |top| top.saturating_add(1)),
            Action::PageDown if self.at == last => return self.scroll(cx, |top| top.saturating_add(height)),
            Action::Up => self.at -= 1,
            Action::Down => self.at += 1,
            Action::PageUp => self.at = self.at.saturating_sub(page),
            Action::PageDown => self.at = (self.at + page).min(last),
            Action::First => {
                self.at = 0;
                return self.scroll(cx, |_| 0);
            }
            Action::Last => {
                self.at = last;
                return self.scroll(cx, |_| u16::MAX);
            }
            Action::Limit => {
                self.listed = match self.listed {
                    Listed::Changed => Listed::Every,
                    Listed::Every => Listed::Changed,
                };
                self.work_out(cx);
            }
            Action::GoOn => return self.leads().nth(self.at).map_or(Step::Stay, |route| Step::Go(route.clone())),
            Action::Left => return Step::Back,
            _ => return Step::Ignore,
        }
        self.is_followed = true;
        let top = self.page(cx, cx.size.width).top(self.top, height);
        self.top = top;
        Step::Stay
    }

    fn copied(&self, _cx: &Cx<'_>) -> Option<String> {
        let mut at = self.at;
        for part in &self.sheet.as_ref()?.parts {
            match part.table.rows.get(at) {
                Some(row) => return Some(row.iter().map(Cell::text).collect::<Vec<_>>().join("\t")),
                None => at = at.checked_sub(part.table.rows.len())?,
            }
        }
        None
    }

    fn refresh(&mut self, cx: &Cx<'_>) {
        self.work_out(cx);
    }
}
