//! How the visit sheet looks: the team, the timetable, the minimum sample, and what is being filled in below; changes nothing.

use ratatui::layout::Rect;

use crate::domain::assessment::Assessment;
use crate::domain::standing::Standing;
use crate::lang::visit as say;
use crate::report::{heard, records, visit_words};
use crate::ui::canvas::Canvas;
use crate::ui::desk::Cx;
use crate::ui::screens::visit_sheet::{Place, VisitSheet, places};
use crate::ui::theme::{Role, Span};
use crate::ui::visit::draw_missing;
use crate::ui::visit::flow::Flow;

/// Columns of a time.
const TIME_COLUMNS: usize = 22;
/// The same on a narrow terminal; a longer one has a line of its own.
const TIME_COLUMNS_NARROW: usize = 5;
/// The column the roles of a part of the sample begin in.
const ROLES_AT: u16 = 10;

impl VisitSheet {
    /// ```text
    ///  走访单 机械工程学会
    ///  评估组
    ///  ▸ 李四         财务法律         无利益关系
    ///  日程（清单所定，改一行即成自己的）
    ///    前 10 个工作日       自评和证据清单；抽样名单
    ///  最低访谈样本
    ///      0/5  R9 普通会员  还缺 5 人、45岁以下还缺 1 人
    ///  ─────────────────────────────────────────────── while filling in
    ///  ▸ 姓名   李四_
    /// ```
    pub(super) fn draw_on(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let Some((assessment, standing)) = cx.data.assessment(&self.assessment) else {
            return draw_missing(canvas, &self.assessment);
        };
        let (lang, area) = (cx.lang(), canvas.area());
        let name = cx.data.society(&assessment.society).map_or("", |profile| profile.name.as_str());
        canvas.title(0, [" ".into(), Role::Strong.span(say::visit_title(lang, name))], []);
        let (height, below) = self.parts(cx, area.height, area.width);
        let list = Rect { y: 1, height, ..area };
        self.list(cx, assessment, standing, area.width).draw(&mut canvas.part(list), self.top);
        if let Some(editing) = self.editing.as_ref().filter(|_| below > 0) {
            let part = Rect { y: list.bottom(), height: below, ..area };
            self.form(cx, editing, area.width).draw(&mut canvas.part(part), 0);
        }
    }

    pub(super) fn list<'a>(
        &self,
        cx: &Cx<'a>,
        assessment: &'a Assessment,
        standing: &'a Standing,
        width: u16,
    ) -> Flow<'a> {
        let lang = cx.lang();
        let mut flow = Flow::new(cx.look, width);
        let mut section = "";
        for (idx, place) in places(assessment, lang).into_iter().enumerate() {
            let title = match &place {
                Place::Mate(_) | Place::NoTeam => say::team(lang),
                Place::Line(_) if assessment.records.timetable.is_empty() => say::timetable_of_checklist(lang),
                Place::Line(_) => say::timetable(lang),
                Place::Quota(_) => say::sample(lang),
            };
            // The head of a part stays in sight with its first line.
            let from = flow.len();
            if title != section {
                section = title;
                flow.text(1, Role::Strong, title);
            }
            let is_here = idx == self.at && self.editing.is_none();
            let cursor = if is_here { Role::Focus.span(cx.look.glyphs().cursor) } else { " ".into() };
            put_place(&mut flow, cx, (assessment, standing), &place, cursor);
            if is_here {
                flow.focus(from);
            }
        }
        flow
    }
}

/// Puts one line of the sheet.
fn put_place<'a>(
    flow: &mut Flow<'a>,
    cx: &Cx<'a>,
    (assessment, standing): (&'a Assessment, &'a Standing),
    place: &Place,
    cursor: Span<'a>,
) {
    let (lang, metrics) = (cx.lang(), cx.look.metrics);
    let is_narrow = flow.width() < 60;
    let lead = [Span::from(" "), cursor, " ".into()];
    match place {
        Place::NoTeam => flow.labelled(3, lead, Role::Text, say::no_team(lang)),
        Place::Mate(actor) => {
            let Some(mate) = assessment.records.team.get(actor) else { return };
            let role = match mate.is_barred() {
                Some(true) => Role::Bad,
                Some(false) => Role::Good,
                None => Role::Caution,
            };
            let name = metrics.pad(actor.as_str(), if is_narrow { 8 } else { 12 });
            let duty = metrics.pad(records::duty(lang, mate.duty), if is_narrow { 8 } else { 16 });
            let mut spans = lead.to_vec();
            spans.extend([name.into(), " ".into(), Role::Muted.span(duty), " ".into()]);
            spans.push(role.span(records::declared(lang, mate.declared)));
            if !mate.words.is_empty() {
                spans.extend(["  ".into(), Role::Muted.span(mate.words.clone())]);
            }
            flow.line(0, spans);
        }
        Place::Line(line) => {
            let columns = if is_narrow { TIME_COLUMNS_NARROW } else { TIME_COLUMNS };
            let x = u16::try_from(columns + 4).unwrap_or(u16::MAX);
            let time = visit_words::time(lang, &line.slot.time);
            let mut label = lead.to_vec();
            let is_long = metrics.width(&time) > columns;
            label.push(Role::Muted.span(time));
            if is_long {
                flow.line(0, std::mem::take(&mut label));
            }
            flow.labelled(x, label, Role::Text, &line.slot.what);
            if !line.slot.who.is_empty() {
                flow.text(x, Role::Muted, &line.slot.who);
            }
        }
        Place::Quota(idx) => {
            let parts = assessment.checklist.quotas.get(*idx).zip(standing.quotas.get(*idx));
            let Some((quota, stands)) = parts else { return };
            let is_well = stands.is_skipped || stands.missing.is_empty();
            let role = if is_well { Role::Good } else { Role::Caution };
            let heard = metrics.pad_left(&say::heard(lang, stands.n_heard, quota.least), 5);
            let mut spans = lead.to_vec();
            spans.extend([Role::Muted.span(heard), "  ".into()]);
            let roles = heard::roles(lang, &assessment.checklist, quota);
            let state = heard::quota_state(lang, quota, stands);
            let columns = usize::from(flow.width() / 2).saturating_sub(4);
            if is_narrow || metrics.width(&roles) > columns {
                flow.labelled(ROLES_AT, spans, Role::Text, &roles);
                flow.text(ROLES_AT + 2, role, &state);
            } else {
                spans.push(metrics.pad(&roles, columns).into());
                let x = usize::from(ROLES_AT) + columns + 2;
                flow.labelled(u16::try_from(x).unwrap_or(u16::MAX), spans, role, &state);
            }
        }
    }
}
