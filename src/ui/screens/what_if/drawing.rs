//! How a trial looks: the axes now and then, the items with the levels aimed at; changes nothing.

use ratatui::layout::Rect;

use crate::domain::assessment::Assessment;
use crate::domain::diagnosis::what_if;
use crate::domain::diagnosis::{Diagnosis, Group};
use crate::domain::ids::ItemId;
use crate::domain::standing::Standing;
use crate::lang::aim_screen as say;
use crate::report::words;
use crate::ui::canvas::Canvas;
use crate::ui::desk::Cx;
use crate::ui::screens::what_if::{Row, TOP_LEVEL, WhatIfPage};
use crate::ui::theme::{Role, Span};
use crate::ui::visit::draw_missing;
use crate::ui::visit::flow::Flow;

/// Columns of a figure.
const FIGURE_COLUMNS: usize = 5;

impl WhatIfPage {
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
    pub(super) fn draw_on(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
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

    /// Builds the axes, now and then, and the overall figure.
    fn head<'a>(&'a self, cx: &Cx<'a>, width: u16) -> Flow<'a> {
        let mut flow = Flow::new(cx.look, width);
        let (Some((assessment, _)), Some(now), Some(then)) = (self.read(cx), &self.now, &self.then) else {
            return flow;
        };
        let (lang, glyphs, metrics) = (cx.lang(), cx.look.glyphs(), cx.look.metrics);
        let title = |axis: &Group| words::group(lang, &axis.id, &axis.title);
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

    pub(super) fn list<'a>(&'a self, cx: &Cx<'a>, width: u16) -> Flow<'a> {
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
