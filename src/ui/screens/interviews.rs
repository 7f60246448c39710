//! The interviews of an assessment: who was talked to, and who has still to be by the minimum sample; knows nothing of what was said.

use ratatui::layout::Rect;

use crate::domain::assessment::Assessment;
use crate::domain::checklist::Checklist;
use crate::domain::command::Act;
use crate::domain::ids::{AssessmentId, EvidenceNo};
use crate::domain::records::{Entered, Interview, Kept};
use crate::domain::standing::Standing;
use crate::lang::{Lang, interview as say};
use crate::report::heard;
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::keys::{Action, Scope};
use crate::ui::screen::{Route, Screen, Step};
use crate::ui::selection::Selection;
use crate::ui::theme::{Role, Span};
use crate::ui::visit::flow::Flow;
use crate::ui::visit::{ask, draw_missing, marks, moment};

/// From this width on, place and time stand in the list.
const WIDE: u16 = 60;
/// From this width on, who is missing stands beside the list.
const BESIDE_FROM: u16 = 100;
/// Columns of who is missing beside the list.
const BESIDE: u16 = 40;
/// Columns of a person's code.
const PERSON: usize = 8;
/// Columns of a role's title at most.
const ROLE_MAX: usize = 24;

/// Opens the list.
pub fn open(_cx: &Cx<'_>, assessment: &AssessmentId) -> Box<Page> {
    Box::new(InterviewsPage { assessment: assessment.clone(), selection: Selection::default() })
}

struct InterviewsPage {
    assessment: AssessmentId,
    selection: Selection,
}

/// Where things stand on the page.
struct Parts {
    /// Who is missing; nothing where there is no room for it.
    missing: Rect,
    list: Rect,
}

impl InterviewsPage {
    fn known<'a>(&self, cx: &Cx<'a>) -> Option<(&'a Assessment, &'a Standing)> {
        cx.data.assessment(&self.assessment)
    }

    fn number_here(&self, assessment: &Assessment) -> Option<EvidenceNo> {
        assessment.records.interviews.iter().nth(self.selection.at).map(|(number, _)| *number)
    }

    /// Lays the page out below its title.
    fn parts(cx: &Cx<'_>, area: Rect, assessment: &Assessment, standing: &Standing) -> Parts {
        let body = Rect { y: 1, height: area.height.saturating_sub(1), ..area };
        if area.width >= BESIDE_FROM {
            let missing = Rect { x: area.width - BESIDE, width: BESIDE, ..body };
            return Parts { missing, list: Rect { width: area.width - BESIDE - 1, ..body } };
        }
        let rows = said(cx, assessment, standing).map_or(0, |text| {
            let columns = usize::from(area.width.saturating_sub(2));
            u16::try_from(cx.look.metrics.wrap(&text, columns).len()).unwrap_or(u16::MAX)
        });
        let rows = rows.min(body.height / 3);
        let list = Rect { y: 1 + rows, height: body.height.saturating_sub(rows), ..body };
        Parts { missing: Rect { height: rows, ..body }, list }
    }

    fn room(&self, cx: &Cx<'_>) -> u16 {
        let area = Rect::new(0, 0, cx.size.width, cx.size.height);
        self.known(cx).map_or(1, |(assessment, standing)| Self::parts(cx, area, assessment, standing).list.height)
    }

    fn move_by(&mut self, cx: &Cx<'_>, action: Action) -> bool {
        let n_rows = self.known(cx).map_or(0, |(assessment, _)| assessment.records.interviews.len());
        let room = self.room(cx);
        self.selection.press(action, n_rows, room)
    }

    fn draw_row(
        &self,
        cx: &Cx<'_>,
        canvas: &mut Canvas<'_>,
        y: u16,
        assessment: &Assessment,
        (number, interview): (EvidenceNo, &Entered<Interview>),
        is_here: bool,
    ) {
        let (lang, metrics) = (cx.lang(), cx.look.metrics);
        let role = if is_here { Role::Focus } else { Role::Text };
        let cursor = if is_here { Role::Focus.span(cx.look.glyphs().cursor) } else { " ".into() };
        let notes = || assessment.records.notes_of(number);
        let n_dropped = assessment.records.n_dropped(number);
        let width = canvas.width();
        let counts = match width < WIDE {
            true => say::counts_short(lang, notes().count(), n_dropped),
            false => say::counts(lang, notes().count(), n_dropped),
        };
        let right = canvas.right(y, [Role::Muted.span(counts), " ".into()]);
        let is = &interview.is;
        let mut spans: Vec<Span<'_>> = vec![
            " ".into(),
            cursor,
            " ".into(),
            role.span(metrics.pad(&marks::circled(number.0), 4)),
            " ".into(),
            role.span(metrics.pad(&is.person, PERSON)),
            " ".into(),
        ];
        let title = role_title(lang, &assessment.checklist, is);
        if width < WIDE {
            spans.push(role.span(title));
        } else {
            spans.extend([role.span(metrics.pad(&title, role_columns(cx, assessment))), "  ".into()]);
            spans.extend([Role::Muted.span(moment(cx, interview.at)), "  ".into()]);
            spans.push(Role::Muted.span(is.place.as_str()));
        }
        canvas.line(0, y, right.saturating_sub(1), spans);
    }
}

/// Says who is missing, on one line; `None` where the checklist asks for nobody.
fn said(cx: &Cx<'_>, assessment: &Assessment, standing: &Standing) -> Option<String> {
    let lang = cx.lang();
    if standing.quotas.is_empty() {
        return None;
    }
    let missing = heard::missing(lang, &assessment.checklist, standing);
    Some(match missing.is_empty() {
        true => say::complete(lang).to_owned(),
        false => format!("{}{}", say::missing(lang), missing.join(say::missing_and(lang))),
    })
}

fn role_title(lang: Lang, checklist: &Checklist, interview: &Interview) -> String {
    let role = interview.role.as_ref().and_then(|id| checklist.role(id.as_str()));
    role.map_or_else(|| say::no_role(lang), |role| role.title.get(lang)).to_owned()
}

/// Returns the columns the roles in the list need.
fn role_columns(cx: &Cx<'_>, assessment: &Assessment) -> usize {
    let title = |interview: &Interview| cx.look.metrics.width(&role_title(cx.lang(), &assessment.checklist, interview));
    let widest = assessment.records.interviews.iter().map(|(_, entered)| title(&entered.is)).max();
    widest.unwrap_or(0).min(ROLE_MAX)
}

impl Screen<Desk> for InterviewsPage {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        vec![Scope::Interviews, Scope::Assessment]
    }

    /// ```text
    ///  访谈 2 次
    ///  还缺：R4 专职人员 1 人；R9 普通会员 3 人，其中 45岁以下 1 人
    ///  ▸ ③    R3-1     秘书长    11-20 09:41  学会办公室       12 行，9 行已落条目
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let Some((assessment, standing)) = self.known(cx) else { return draw_missing(canvas, &self.assessment) };
        let lang = cx.lang();
        let interviews = &assessment.records.interviews;
        canvas.line(0, 0, canvas.width(), [" ".into(), Role::Strong.span(say::title(lang, interviews.len()))]);
        let parts = Self::parts(cx, canvas.area(), assessment, standing);
        if canvas.width() >= BESIDE_FROM {
            self.draw_beside(cx, &mut canvas.part(parts.missing), assessment, standing);
        } else if let Some(text) = said(cx, assessment, standing) {
            let mut part = canvas.part(parts.missing);
            let (width, height) = (part.width().saturating_sub(2), part.height());
            part.wrapped(1, 0, width, height, &Role::Muted.span(text));
        }
        let mut list = canvas.part(parts.list);
        if interviews.is_empty() {
            let y = list.height().min(2).saturating_sub(1);
            list.line(1, y, list.width().saturating_sub(1), [say::none(lang).into()]);
        }
        let seen = self.selection.window(interviews.len(), list.height());
        for (y, (at, (number, interview))) in (0..).zip(interviews.iter().enumerate().skip(seen.start).take(seen.len()))
        {
            self.draw_row(cx, &mut list, y, assessment, (*number, interview), at == self.selection.at);
        }
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        if self.move_by(cx, action) {
            return Step::Stay;
        }
        let here = self.known(cx).and_then(|(assessment, _)| self.number_here(assessment));
        let id = self.assessment.clone();
        match (action, here) {
            (Action::GoOn | Action::Right, Some(number)) => Step::Go(Route::Interview(id, number)),
            (Action::EditNote, Some(number)) => Step::Go(Route::InterviewForm(id, Some(number))),
            (Action::TakeOut, Some(number)) => ask(&id, Act::Keep(Kept::Interview(number, None))),
            (Action::GoOn | Action::EditNote | Action::TakeOut | Action::Interviews, _) => Step::Stay,
            (Action::NewInterview, _) => Step::Go(Route::InterviewForm(id, None)),
            (Action::Left, _) => Step::Back,
            _ => Step::Ignore,
        }
    }

    fn can(&self, cx: &Cx<'_>, action: Action) -> bool {
        let is_empty = || self.known(cx).is_none_or(|(assessment, _)| assessment.records.interviews.is_empty());
        match action {
            Action::GoOn | Action::EditNote | Action::TakeOut => !is_empty(),
            Action::Interviews => false,
            _ => true,
        }
    }

    fn refresh(&mut self, cx: &Cx<'_>) {
        let n_rows = self.known(cx).map_or(0, |(assessment, _)| assessment.records.interviews.len());
        let room = self.room(cx);
        self.selection.take(self.selection.at, n_rows, room);
    }
}

impl InterviewsPage {
    /// Draws who is missing, a line for each part of the minimum sample.
    fn draw_beside(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>, assessment: &Assessment, standing: &Standing) {
        let lang = cx.lang();
        let missing = heard::missing(lang, &assessment.checklist, standing);
        let mut flow = Flow::new(cx.look, canvas.width());
        match (standing.quotas.is_empty(), missing.is_empty()) {
            (true, _) => return,
            (false, true) => flow.text(1, Role::Good, say::complete(lang)),
            (false, false) => flow.text(1, Role::Strong, say::missing_title(lang)),
        }
        for text in missing {
            flow.labelled(3, [" ".into(), Role::Muted.span(cx.look.glyphs().open)], Role::Text, &text);
        }
        for y in 0..canvas.height() {
            canvas.line(0, y, 1, [Role::Muted.span(cx.look.glyphs().bar)]);
        }
        let inside = Rect { x: 1, width: canvas.width().saturating_sub(1), ..canvas.area() };
        flow.draw(&mut canvas.part(inside), 0);
    }
}
