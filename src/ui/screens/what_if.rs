//! What if: levels aimed at and what the axes would be then, the least effort that lifts an axis; nothing is recorded but an item's effort. Knows nothing of how the least effort is found.

use std::collections::BTreeMap;

use ratatui::layout::Rect;

use crate::domain::assessment::Assessment;
use crate::domain::checklist::Size;
use crate::domain::command::Act;
use crate::domain::diagnosis::what_if::{self, Aim, NoLift, steps_of};
use crate::domain::diagnosis::{Diagnosis, Group, GroupId};
use crate::domain::ids::{AssessmentId, ItemId};
use crate::domain::records::Kept;
use crate::domain::standing::Standing;
use crate::lang::{Lang, Notice, aim_screen as say, diagnosis as words_of, what_if as what_if_say};
use crate::report::{records, words};
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::keys::{Action, Scope};
use crate::ui::notice::Grade;
use crate::ui::screen::{Route, Screen, Start, Step};
use crate::ui::selection::moved;
use crate::ui::theme::{Role, Span};
use crate::ui::visit::flow::Flow;
use crate::ui::visit::{ask, draw_missing, walk};

/// The highest level.
const TOP_LEVEL: u8 = 4;
/// Columns of a figure.
const FIGURE_COLUMNS: usize = 5;

/// Opens the screen.
pub fn open(cx: &Cx<'_>, assessment: &AssessmentId) -> Box<Page> {
    let mut page = WhatIfPage {
        assessment: assessment.clone(),
        levels: BTreeMap::new(),
        aims: Vec::new(),
        now: None,
        then: None,
        rows: Vec::new(),
        at: 0,
        top: 0,
        steps: None,
    };
    page.refresh(cx);
    Box::new(page)
}

struct WhatIfPage {
    assessment: AssessmentId,
    /// The levels aimed at.
    levels: BTreeMap<ItemId, u8>,
    /// The same with what they take, in walking order.
    aims: Vec<Aim>,
    now: Option<Diagnosis>,
    then: Option<Diagnosis>,
    rows: Vec<Row>,
    at: usize,
    top: u16,
    /// The steps of an item being changed.
    steps: Option<Steps>,
}

struct Steps {
    item: ItemId,
    sizes: [Size; 4],
    at: usize,
}

/// What the cursor can be on.
#[derive(Clone, Debug, PartialEq)]
enum Row {
    /// An axis, by its place among them.
    Axis(usize),
    /// A rating of an axis.
    Item(ItemId),
}

/// Lists the axes, and after each its ratings.
fn rows_of(assessment: &Assessment, standing: &Standing, now: &Diagnosis) -> Vec<Row> {
    let mut rows = Vec::new();
    for (idx, axis) in now.axes.iter().enumerate() {
        rows.push(Row::Axis(idx));
        let is_rating = |item: &ItemId| what_if::aim(assessment, standing, item, TOP_LEVEL).is_ok();
        let items = axis.items.iter().map(|line| &line.id).filter(|item| is_rating(item));
        rows.extend(items.map(|item| Row::Item(item.clone())));
    }
    rows
}

impl WhatIfPage {
    fn read<'a>(&self, cx: &Cx<'a>) -> Option<(&'a Assessment, &'a Standing)> {
        cx.data.assessment(&self.assessment)
    }

    fn item_here(&self) -> Option<&ItemId> {
        match self.rows.get(self.at) {
            Some(Row::Item(item)) => Some(item),
            _ => None,
        }
    }

    /// Works out what would be; done when an aim or the record changes, not while drawing.
    fn work_out(&mut self, cx: &Cx<'_>) {
        let Some((assessment, standing)) = self.read(cx) else { return };
        let aim = |(item, level): (&ItemId, &u8)| what_if::aim(assessment, standing, item, *level).ok();
        let aims = assessment.checklist.items.iter().filter_map(|item| self.levels.get_key_value(&item.id));
        self.aims = aims.filter_map(aim).filter(|aim| aim.from != Some(aim.to)).collect();
        let now = Diagnosis::of(assessment, standing);
        self.then = Some(what_if::reached(assessment, standing, &self.aims));
        self.rows = rows_of(assessment, standing, &now);
        self.now = Some(now);
        self.at = self.at.min(self.rows.len().saturating_sub(1));
        self.settle(cx);
    }

    /// Returns the lines the axes take at the top.
    fn head_lines(&self) -> u16 {
        let n_axes = self.now.as_ref().map_or(0, |now| now.axes.len());
        u16::try_from(n_axes).unwrap_or(u16::MAX).saturating_add(3)
    }

    fn room(&self, cx: &Cx<'_>) -> u16 {
        cx.size.height.saturating_sub(self.head_lines())
    }

    fn settle(&mut self, cx: &Cx<'_>) {
        let top = self.list(cx, cx.size.width).top(self.top, self.room(cx));
        self.top = top;
    }

    /// Builds the axes, now and then, and the overall figure.
    fn head<'a>(&'a self, cx: &Cx<'a>, width: u16) -> Flow<'a> {
        let mut flow = Flow::new(cx.look, width);
        let (Some((assessment, _)), Some(now), Some(then)) = (self.read(cx), &self.now, &self.then) else {
            return flow;
        };
        let (lang, glyphs, metrics) = (cx.lang(), cx.look.glyphs(), cx.look.metrics);
        let title = |axis: &Group| match &axis.id {
            GroupId::Form(form) => words_of::titled(lang, form.as_str(), axis.title.get(lang)),
            GroupId::Environment | GroupId::Cell { .. } => axis.title.get(lang).to_owned(),
        };
        let widest = now.axes.iter().map(|axis| metrics.width(&title(axis))).max().unwrap_or(0);
        let room = widest.min(usize::from(width).saturating_sub(24).max(8));
        for (now, then) in now.axes.iter().zip(&then.axes) {
            let figures = from_to(cx, now.score, then.score);
            let bands = |group: &Group| words::bands(lang, &assessment.checklist, &group.bands);
            let (from, to) = (bands(now), bands(then));
            let role = if from == to { Role::Text } else { Role::Good };
            let said = if from == to { to } else { say::from_to(lang, &from, glyphs.arrow, &to) };
            let name = metrics.pad(&title(now), room);
            flow.line(1, [Role::Strong.span(name), "  ".into(), figures, "  ".into(), role.span(said)]);
        }
        let overall = |diagnosis: &Diagnosis| diagnosis.overall.as_ref().map(|overall| overall.geometric);
        let name = metrics.pad(say::overall(lang), room);
        flow.line(1, [Role::Strong.span(name), "  ".into(), from_to(cx, overall(now), overall(then))]);
        flow
    }

    fn list<'a>(&'a self, cx: &Cx<'a>, width: u16) -> Flow<'a> {
        let mut flow = Flow::new(cx.look, width);
        let (Some((assessment, standing)), Some(now)) = (self.read(cx), &self.now) else { return flow };
        for (idx, row) in self.rows.iter().enumerate() {
            let is_here = idx == self.at;
            let from = flow.len();
            let role = if is_here { Role::Focus } else { Role::Text };
            let cursor = if is_here { role.span(cx.look.glyphs().cursor) } else { " ".into() };
            match row {
                Row::Axis(at) => {
                    let title = now.axes.get(*at).map_or("", |axis| axis.title.get(cx.lang()));
                    let role = if is_here { Role::Focus } else { Role::Strong };
                    flow.line(0, [" ".into(), cursor, " ".into(), role.span(title)]);
                }
                Row::Item(item) => {
                    let title = words::titled(cx.lang(), &assessment.checklist, item);
                    let left = [" ".into(), cursor, "   ".into(), role.span(title)];
                    flow.split(0, left, self.levels_of(cx, assessment, standing, item));
                    if is_here {
                        self.put_steps(&mut flow, cx, assessment, item);
                    }
                }
            }
            if is_here {
                flow.focus(from);
            }
        }
        flow
    }

    /// Says the level of an item, the one aimed at, and what that takes.
    fn levels_of<'a>(
        &self,
        cx: &Cx<'a>,
        assessment: &'a Assessment,
        standing: &'a Standing,
        item: &ItemId,
    ) -> Vec<Span<'a>> {
        let (lang, glyphs) = (cx.lang(), cx.look.glyphs());
        let from = what_if::aim(assessment, standing, item, TOP_LEVEL).ok().and_then(|aim| aim.from);
        let from = from.map_or_else(|| glyphs.none.to_owned(), |level| level.to_string());
        let Some(aim) = self.aims.iter().find(|aim| aim.item == *item) else {
            return vec![Role::Muted.span(say::level(lang, &from))];
        };
        let said = say::from_to(lang, &from, glyphs.arrow, &aim.to.to_string());
        vec![Role::Good.span(said), "  ".into(), Role::Muted.span(say::effort_sum(lang, aim.effort))]
    }

    /// Puts the sizes of an item's steps below it; where they are being changed, one of them has the cursor.
    fn put_steps<'a>(&self, flow: &mut Flow<'a>, cx: &Cx<'a>, assessment: &'a Assessment, item: &ItemId) {
        let lang = cx.lang();
        let Some(known) = assessment.checklist.item(item.as_str()) else { return };
        let editing = self.steps.as_ref().filter(|steps| steps.item == *item);
        let sizes = editing.map_or_else(|| steps_of(assessment, known), |steps| steps.sizes);
        let mut pieces: Vec<Vec<Span<'a>>> = Vec::new();
        for (idx, size) in sizes.into_iter().enumerate() {
            let said = step_word(cx, idx, records::size(lang, size));
            let is_at = editing.is_some_and(|steps| steps.at == idx);
            let role = if is_at { Role::Focus } else { Role::Muted };
            let cursor = if is_at { cx.look.glyphs().cursor } else { "" };
            pieces.push(vec![role.span(format!("{cursor}{said}"))]);
        }
        if editing.is_none() && assessment.records.efforts.get(item).is_some() {
            pieces.push(vec![Role::Caution.span(say::own_steps(lang))]);
        }
        flow.pieces(7, [], pieces);
        if editing.is_some() {
            flow.text(5, Role::Muted, &say::steps_of(lang, item.as_str()));
        }
    }

    fn move_by(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        let last = self.rows.len().saturating_sub(1);
        let page = usize::from(self.room(cx));
        let Some(at) = moved(self.at, action, page) else { return Step::Ignore };
        self.at = at.min(last);
        self.settle(cx);
        Step::Stay
    }

    /// Aims at a level with the item under the cursor; its own level is no aim.
    fn aim(&mut self, cx: &Cx<'_>, level: u8) -> Step {
        let Some(item) = self.item_here().cloned() else {
            return Step::Tell(Grade::Caution, Notice::new(say::not_on_item(cx.lang()), "", ""));
        };
        self.levels.insert(item, level);
        self.work_out(cx);
        Step::Stay
    }

    /// Aims with the least effort that lifts the axis under the cursor, else the weakest.
    fn lift(&mut self, cx: &Cx<'_>) -> Step {
        let lang = cx.lang();
        let (Some((assessment, standing)), Some(now)) = (self.read(cx), &self.now) else { return Step::Stay };
        let axis = match self.rows.get(self.at) {
            Some(Row::Axis(at)) => now.axes.get(*at),
            _ => {
                let scored = now.axes.iter().filter_map(|axis| Some((axis.score?, axis)));
                scored.reduce(|least, next| if next.0 < least.0 { next } else { least }).map(|(_, axis)| axis)
            }
        };
        let Some(axis) = axis else {
            return Step::Tell(Grade::Caution, Notice::new(what_if_say::no_axis(lang), "", ""));
        };
        let title = match &axis.id {
            GroupId::Form(form) => words_of::titled(lang, form.as_str(), axis.title.get(lang)),
            GroupId::Environment | GroupId::Cell { .. } => axis.title.get(lang).to_owned(),
        };
        let lift = match what_if::lift(assessment, standing, axis) {
            Ok(lift) => lift,
            Err(no_lift) => {
                let why = match no_lift {
                    NoLift::Withheld => what_if_say::withheld(lang, &title),
                    NoLift::Lightest => what_if_say::lightest(lang, &title),
                    NoLift::OutOfReach => what_if_say::out_of_reach(lang, &title),
                };
                return Step::Tell(Grade::Caution, Notice::new(why, "", ""));
            }
        };
        let band = |id| words::bands(lang, &assessment.checklist, std::slice::from_ref(id));
        let from_to = (band(&lift.from_band), band(&lift.to_band));
        let named: Vec<String> = lift.aims.iter().map(|aim| format!("{}={}", aim.item, aim.to)).collect();
        let told = what_if_say::lifted_by(lang, &title, &from_to.0, &from_to.1, lift.effort, &named.join(" "));
        let items: Vec<ItemId> = axis.items.iter().map(|line| line.id.clone()).collect();
        self.levels.retain(|item, _| !items.contains(item));
        self.levels.extend(lift.aims.into_iter().map(|aim| (aim.item, aim.to)));
        self.work_out(cx);
        Step::Tell(Grade::Good, Notice::new(told, "", ""))
    }

    fn start_action(&self, cx: &Cx<'_>) -> Step {
        let raised = self.aims.iter().filter(|aim| aim.from.is_none_or(|from| from < aim.to));
        let items: Vec<_> = raised.map(|aim| (aim.item.clone(), Some(aim.to))).collect();
        if items.is_empty() {
            let lang = cx.lang();
            return Step::Tell(Grade::Caution, Notice::new(say::nothing_aimed(lang), "", say::no_aims(lang)));
        }
        Step::Go(Route::NewAction(self.assessment.clone(), Start { cause: None, items }))
    }

    fn begin_steps(&mut self, cx: &Cx<'_>) -> Step {
        let (Some((assessment, _)), Some(item)) = (self.read(cx), self.item_here().cloned()) else {
            return Step::Tell(Grade::Caution, Notice::new(say::not_on_item(cx.lang()), "", ""));
        };
        if let Some(known) = assessment.checklist.item(item.as_str()) {
            self.steps = Some(Steps { sizes: steps_of(assessment, known), item, at: 0 });
        }
        self.settle(cx);
        Step::Stay
    }

    fn press_steps(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        let Some(steps) = &mut self.steps else { return Step::Ignore };
        match action {
            Action::Left => steps.at = steps.at.saturating_sub(1),
            Action::Right => steps.at = (steps.at + 1).min(3),
            Action::Toggle => {
                if let Some(size) = steps.sizes.get_mut(steps.at) {
                    *size = match size {
                        Size::Small => Size::Medium,
                        Size::Medium => Size::Large,
                        Size::Large => Size::Small,
                    };
                }
            }
            Action::GoOn | Action::Clear => {
                let (item, sizes) = (steps.item.clone(), steps.sizes);
                let by_checklist = self.read(cx).and_then(|(known, _)| known.checklist.item(item.as_str()));
                let is_own = action == Action::GoOn && by_checklist.is_some_and(|known| known.efforts != sizes);
                self.steps = None;
                return ask(&self.assessment, Act::Keep(Kept::Effort(item, is_own.then_some(sizes))));
            }
            Action::Back => {
                self.steps = None;
                self.settle(cx);
            }
            Action::Up | Action::Down | Action::Undo | Action::Redo => {}
            _ => return Step::Ignore,
        }
        Step::Stay
    }
}

/// Writes a step and its size: `0→1 小`.
fn step_word(cx: &Cx<'_>, idx: usize, size: &str) -> String {
    let arrow = cx.look.glyphs().arrow;
    format!("{idx}{arrow}{} {size}", idx + 1)
}

/// Writes a figure now and then; only once where it is the same.
fn from_to(cx: &Cx<'_>, now: Option<f64>, then: Option<f64>) -> Span<'static> {
    let lang = cx.lang();
    let (from, to) = (words::figure(lang, now), words::figure(lang, then));
    let metrics = cx.look.metrics;
    let from_padded = metrics.pad_left(&from, FIGURE_COLUMNS);
    let is_moved = from != to;
    let said = if is_moved { say::from_to(lang, &from_padded, cx.look.glyphs().arrow, &to) } else { from_padded };
    let role = if is_moved { Role::Good } else { Role::Text };
    role.span(metrics.pad(&said, 2 * FIGURE_COLUMNS + 2))
}

impl Screen<Desk> for WhatIfPage {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        match &self.steps {
            Some(_) => vec![Scope::Steps],
            None => vec![Scope::WhatIf, Scope::Assessment],
        }
    }

    /// ```text
    ///  试算（不记录）                                              代价 3
    ///  W 能力弱   41.2 → 48.7  较重 → 中度
    ///  S 手段软   38.0         较重
    ///  总体       37.1 → 39.2
    ///  ─────────────────────────────────────────────────────────────────
    ///    能力弱
    ///  ▸   W1 服务成果产出                             2 → 3  代价 2
    ///        0→1 小  1→2 小  2→3 中  3→4 大
    ///      W2 专家可调用度                                     2 级
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        if self.read(cx).is_none() {
            return draw_missing(canvas, &self.assessment);
        }
        let (lang, area) = (cx.lang(), canvas.area());
        let effort: u32 = self.aims.iter().map(|aim| aim.effort).sum();
        let right = if self.aims.is_empty() {
            Role::Muted.span(say::no_aims(lang))
        } else {
            Role::Strong.span(say::effort_sum(lang, effort))
        };
        let is_wide = area.width >= 60 || !self.aims.is_empty();
        let right = if is_wide { vec![right, " ".into()] } else { Vec::new() };
        canvas.title(0, [" ".into(), Role::Strong.span(say::title(lang))], right);
        let lines = self.head_lines();
        let head = Rect { y: 1, height: lines.saturating_sub(2), ..area };
        self.head(cx, area.width).draw(&mut canvas.part(head), 0);
        canvas.rule(head.bottom());
        let body = Rect { y: lines, height: area.height.saturating_sub(lines), ..area };
        self.list(cx, area.width).draw(&mut canvas.part(body), self.top);
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        if self.steps.is_some() {
            return self.press_steps(cx, action);
        }
        match action {
            Action::Rate(level) => self.aim(cx, level),
            Action::Lift => self.lift(cx),
            Action::Clear => {
                if let Some(item) = self.item_here().cloned() {
                    self.levels.remove(&item);
                    self.work_out(cx);
                }
                Step::Stay
            }
            Action::Effort => self.begin_steps(cx),
            Action::NewAction => self.start_action(cx),
            Action::GoOn => match (self.item_here(), self.read(cx)) {
                (Some(item), Some((assessment, _))) => Step::Go(walk::place_of(assessment, &self.assessment, item)),
                _ => Step::Stay,
            },
            Action::WhatIf => Step::Stay,
            action => self.move_by(cx, action),
        }
    }

    fn can(&self, _cx: &Cx<'_>, action: Action) -> bool {
        match action {
            Action::WhatIf => false,
            Action::Rate(_) | Action::Effort | Action::GoOn => self.item_here().is_some(),
            Action::Clear => self.item_here().is_some_and(|item| self.levels.contains_key(item)),
            Action::NewAction => !self.aims.is_empty(),
            _ => true,
        }
    }

    fn copied(&self, cx: &Cx<'_>) -> Option<String> {
        let (assessment, _) = self.read(cx)?;
        let lang: Lang = cx.lang();
        let aim = |aim: &Aim| {
            let title = words::titled(lang, &assessment.checklist, &aim.item);
            format!("{title}\t{}\t{}", aim.to, aim.effort)
        };
        (!self.aims.is_empty()).then(|| self.aims.iter().map(aim).collect::<Vec<_>>().join("\n"))
    }

    /// The levels aimed at are found again when one comes back.
    fn serves(&self, route: &Route) -> bool {
        *route == Route::WhatIf(self.assessment.clone())
    }

    fn refresh(&mut self, cx: &Cx<'_>) {
        self.work_out(cx);
    }
}
