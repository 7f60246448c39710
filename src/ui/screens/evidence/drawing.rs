//! How the register of evidence looks: the title, the pieces, and what the list has no room to say of one; changes nothing.

use ratatui::layout::Rect;

use crate::domain::assessment::Assessment;
use crate::domain::event::EvidenceKind;
use crate::domain::ids::{EvidenceNo, ItemId};
use crate::domain::standing::{Standing, not_independent_of};
use crate::lang::{evidence as say, item as item_say, report as report_say, visit as visit_say};
use crate::report::{records, visit_words, words};
use crate::ui::canvas::Canvas;
use crate::ui::desk::Cx;
use crate::ui::screens::evidence::EvidencePage;
use crate::ui::screens::evidence::registering::Adding;
use crate::ui::theme::Role;
use crate::ui::visit::flow::Flow;
use crate::ui::visit::{draw_missing, indent, marks, moment};

/// Lines the register leaves for the field and what it will do.
const FIELD_LINES: u16 = 5;
/// Lines it leaves for what it has no room to say.
const DETAIL_LINES: u16 = 4;
/// The same, on a terminal that has room for more.
const MORE_DETAIL_LINES: u16 = 7;
/// From this height on there is room for more.
const TALL: u16 = 20;
/// Lines the filter takes.
const FIND_LINES: u16 = 2;
/// From this width on, what a piece supports stands beside its title.
const WIDE: u16 = 60;

impl EvidencePage {
    /// ```text
    ///  W1 服务成果产出 的证据 2/3                      证据二级，最高 3 分
    ///  ▸● ①    文件      成果目录2025                           支持 W1、W3
    ///   ● ②    访谈      秘书长                                 支持 W1
    ///   ○ ③    外部核对  公开报道                               未关联条目
    ///  ───────────────────────────────────────────────────────────────
    ///  王芳 登记于 11-20 09:41
    ///
    ///  ─────────────────────────────────────────────── while registering
    ///  登记   1 成果目录2026
    ///  →      文件：成果目录2026
    /// ```
    pub(super) fn draw_on(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let Some((assessment, standing)) = cx.data.assessment(&self.assessment) else {
            return draw_missing(canvas, &self.assessment);
        };
        let (lang, area) = (cx.lang(), canvas.area());
        let (title, grade) = self.title(cx, assessment, standing, area.width);
        canvas.title(0, [" ".into(), Role::Strong.span(title)], [Role::Strong.span(grade)]);
        let height = area.height.saturating_sub(1);
        let below = self.below(height);
        let list = Rect { y: 1, height: height.saturating_sub(below), ..area };
        if assessment.evidence.is_empty() {
            let mut flow = Flow::new(cx.look, area.width);
            flow.blank();
            flow.text(1, Role::Text, say::none(lang));
            flow.text(1, Role::Muted, say::rule(lang));
            flow.draw(&mut canvas.part(list), 0);
        } else {
            let mut flow = self.list(cx, assessment, area.width);
            if flow.is_empty() {
                flow.text(1, Role::Muted, visit_say::none_found(lang));
            }
            flow.draw(&mut canvas.part(list), self.top);
        }
        let below = Rect { y: list.bottom(), height: below, ..area };
        match self.registering.adding {
            _ if below.height == 0 => {}
            Adding::No if self.is_finding => {
                let mut flow = Flow::new(cx.look, area.width);
                flow.rule();
                let label = [" ".into(), Role::Strong.span(visit_say::find(lang))];
                flow.field(indent(lang), label, &self.query, 1, true);
                flow.focus(1);
                flow.draw(&mut canvas.part(below), 0);
            }
            Adding::No if assessment.evidence.is_empty() => {}
            Adding::No => self.details(cx, assessment, area.width).draw(&mut canvas.part(below), 0),
            Adding::Typing | Adding::Sent => {
                self.registering.form(cx, assessment, area.width).draw(&mut canvas.part(below), 0)
            }
        }
    }

    pub(super) fn list<'a>(&'a self, cx: &Cx<'a>, assessment: &'a Assessment, width: u16) -> Flow<'a> {
        let (lang, glyphs) = (cx.lang(), cx.look.glyphs());
        let mut flow = Flow::new(cx.look, width);
        let kind_columns = kind_columns(cx);
        for (idx, (number, evidence)) in self.shown(assessment).enumerate() {
            let from = flow.len();
            let is_here = idx == self.at && self.registering.adding == Adding::No;
            let is_linked = self.linked(assessment, number);
            let cursor = if is_here { Role::Focus.span(glyphs.cursor) } else { " ".into() };
            let mark = match (&self.item, is_linked) {
                (None, _) => " ".into(),
                (Some(_), true) => Role::Good.span(glyphs.taken),
                (Some(_), false) => Role::Muted.span(glyphs.open),
            };
            let role = if is_here { Role::Focus } else { Role::Muted };
            let kind = words::evidence_kind(lang, evidence.kind);
            let mut spans = vec![
                " ".into(),
                cursor,
                mark,
                " ".into(),
                role.span(cx.look.metrics.pad(&marks::circled(number.0), 4)),
                " ".into(),
                Role::Muted.span(cx.look.metrics.pad(kind, kind_columns)),
                "  ".into(),
            ];
            if width >= WIDE {
                spans.push(cx.look.metrics.pad(&evidence.title, title_columns(width)).into());
                spans.extend(["  ".into(), Role::Muted.span(supports(cx, assessment, number))]);
            } else {
                spans.push(evidence.title.as_str().into());
            }
            flow.line(0, spans);
            if is_here {
                flow.focus(from);
            }
        }
        flow
    }

    /// Builds what the list has no room to say of the piece the cursor is on.
    fn details<'a>(&self, cx: &Cx<'a>, assessment: &'a Assessment, width: u16) -> Flow<'a> {
        let (lang, metrics) = (cx.lang(), cx.look.metrics);
        let mut flow = Flow::new(cx.look, width);
        flow.rule();
        let Some((number, evidence)) = self.shown(assessment).nth(self.at) else { return flow };
        let by = say::registered(lang, evidence.by.as_str(), &moment(cx, evidence.at));
        flow.text(1, Role::Muted, &by);
        let columns =
            if width >= WIDE { title_columns(width) } else { usize::from(width).saturating_sub(title_at(cx)) };
        if metrics.width(&evidence.title) > columns {
            flow.text(1, Role::Text, &evidence.title);
        }
        let same = not_independent_of(assessment, number);
        if !same.is_empty() {
            let others: Vec<String> = same.iter().map(|other| marks::circled(other.0)).collect();
            let said = visit_say::same_author(lang, &others.join(say::ids(lang)));
            flow.text(1, Role::Caution, &format!("{} {said}", cx.look.glyphs().caution));
        }
        let known = known_of(cx, assessment, number);
        if !known.is_empty() {
            flow.text(1, Role::Text, &known);
        }
        let supports = supports(cx, assessment, number);
        if width < WIDE || title_at(cx) + columns + 2 + metrics.width(&supports) > usize::from(width) {
            flow.text(1, Role::Text, &supports);
        }
        flow
    }

    fn title(&self, cx: &Cx<'_>, assessment: &Assessment, standing: &Standing, width: u16) -> (String, String) {
        let lang = cx.lang();
        let n = assessment.evidence.len();
        let Some(item) = &self.item else {
            let title = match &self.found {
                Some(found) => visit_say::title_found(lang, found.len(), n),
                None => say::title(lang, n),
            };
            return (title, String::new());
        };
        let titled = match width < 60 {
            true => item.to_string(),
            false => words::titled(lang, &assessment.checklist, item),
        };
        let n_linked = assessment.evidence_of(item).count();
        let grade = standing.item(item).map_or_else(String::new, |item| {
            let grade = item_say::grade(lang, item.grade);
            let grade = item.cap.map_or_else(|| say::grade_only(lang, &grade), |cap| say::grade(lang, &grade, cap));
            match width < 60 {
                true => grade,
                false => visit_say::with_confidence(lang, &grade, records::confidence(lang, item.confidence)),
            }
        });
        (say::title_for(lang, &titled, n_linked, n), grade)
    }

    pub(super) fn below(&self, height: u16) -> u16 {
        match self.registering.adding {
            Adding::No if self.is_finding => FIND_LINES.min(height.saturating_sub(1)),
            Adding::No if height <= 2 * DETAIL_LINES => 0,
            Adding::No if height >= TALL => MORE_DETAIL_LINES,
            Adding::No => DETAIL_LINES,
            Adding::Typing | Adding::Sent => FIELD_LINES.min(height.saturating_sub(1)),
        }
    }
}

/// Says what a piece supports.
pub(super) fn supports(cx: &Cx<'_>, assessment: &Assessment, number: EvidenceNo) -> String {
    let lang = cx.lang();
    let items = assessment.items_of(number);
    let items: Vec<&str> = items.iter().map(ItemId::as_str).collect();
    match items.as_slice() {
        [] => say::supports_none(lang).to_owned(),
        items => say::supports(lang, &items.join(say::ids(lang))),
    }
}

/// Returns the columns of the kinds.
fn kind_columns(cx: &Cx<'_>) -> usize {
    let columns = |kind: &EvidenceKind| cx.look.metrics.width(words::evidence_kind(cx.lang(), *kind));
    EvidenceKind::ALL.iter().map(columns).max().unwrap_or(0)
}

/// Returns the column titles start in.
fn title_at(cx: &Cx<'_>) -> usize {
    11 + kind_columns(cx)
}

/// Returns the columns of a title where what it supports stands beside it.
fn title_columns(width: u16) -> usize {
    usize::from(width / 2).saturating_sub(10)
}

/// Says what more is known of a piece, in one text.
fn known_of(cx: &Cx<'_>, assessment: &Assessment, number: EvidenceNo) -> String {
    let lang = cx.lang();
    let details = assessment.records.details.get(&number).cloned().unwrap_or_default();
    let labelled = [
        (visit_say::kept_at(lang), details.kept_at.clone()),
        (visit_say::date(lang), details.effective.map(|day| day.to_string()).unwrap_or_default()),
        (visit_say::author(lang), assessment.author_of(number).to_owned()),
        (
            visit_say::sha256(lang),
            details.digest.map(|digest| digest.to_string().chars().take(12).collect()).unwrap_or_default(),
        ),
    ];
    let labelled = labelled.into_iter().filter(|(_, value)| !value.is_empty());
    let labelled = labelled.map(|(label, value)| report_say::labelled(lang, label, &value));
    let flags = visit_words::flags(lang, &details).into_iter().map(str::to_owned);
    labelled.chain(flags).collect::<Vec<_>>().join("  ")
}
