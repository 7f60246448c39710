//! A society: what the register says of it, and its rounds; knows nothing of what was answered in them.

use crate::domain::checklist::builtin;
use crate::domain::event::{Profile, Scope as Extent};
use crate::domain::ids::{AssessmentId, SocietyCode};
use crate::domain::ledger::{Heading, Status};
use crate::exchange::show_grade;
use crate::lang::{Lang, ledger as say};
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::keys::{Action, Scope};
use crate::ui::screen::{Route, Screen, Step};
use crate::ui::screens::ledger::{axes_of, progress_of, severity_span};
use crate::ui::selection::Selection;
use crate::ui::theme::{Role, Span};

/// Opens the screen.
pub fn open(cx: &Cx<'_>, code: &SocietyCode) -> Box<Page> {
    let mut society = Society { code: code.clone(), rounds: Vec::new(), selection: Selection::default() };
    society.refresh(cx);
    Box::new(society)
}

struct Society {
    code: SocietyCode,
    /// The rounds, the last first.
    rounds: Vec<AssessmentId>,
    selection: Selection,
}

impl Screen<Desk> for Society {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        vec![Scope::Society]
    }

    fn can(&self, _cx: &Cx<'_>, action: Action) -> bool {
        action != Action::GoOn || !self.rounds.is_empty()
    }

    fn refresh(&mut self, cx: &Cx<'_>) {
        let rounds = cx.data.ledger().rounds_of(&self.code);
        self.rounds = rounds.map(|(id, _)| id.clone()).collect();
        self.rounds.reverse();
    }

    /// ```text
    ///  A0001 机械工程学会（样例）
    ///
    ///  简称      机械学会
    ///  等级      3A · 2021-12-20
    ///
    ///  历次评估
    ///  ▸ A0001-2  第 2 轮  ★ 核心  进行中  62%  弱 41  软 55  散 38  2026-11-20  组长 王
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let lang = cx.lang();
        let Some(profile) = cx.data.society(&self.code) else { return };
        let title =
            [" ".into(), Role::Strong.span(self.code.as_str()), " ".into(), Role::Strong.span(profile.name.as_str())];
        canvas.line(0, 0, canvas.width(), title);
        let lines = lines_of(profile, lang);
        // On a low terminal the rounds, which keys act on, come before the profile.
        let n_rounds = u16::try_from(self.rounds.len().clamp(1, 6)).unwrap_or(6);
        let room = canvas.height().saturating_sub(n_rounds + 4);
        let indent = lines.iter().map(|(label, _)| cx.look.metrics.width(label)).max().unwrap_or(0);
        let indent = u16::try_from(indent).unwrap_or(0) + 3;
        let mut y = 2;
        for (label, value) in lines.iter().take(usize::from(room)) {
            canvas.line(1, y, canvas.width(), [Role::Muted.span(*label)]);
            canvas.line(indent, y, canvas.width().saturating_sub(indent), [value.as_str().into()]);
            y += 1;
        }
        y += 1;
        canvas.line(1, y, canvas.width(), [Role::Strong.span(say::rounds(lang))]);
        y += 1;
        if self.rounds.is_empty() {
            canvas.line(3, y, canvas.width(), [Role::Muted.span(say::no_rounds(lang))]);
        }
        let seen = self.selection.window(self.rounds.len(), canvas.height().saturating_sub(y));
        for (y, at) in (y..).zip(seen) {
            let Some((id, heading)) = self.round(cx, at) else { break };
            let is_taken = at == self.selection.at;
            let role = if is_taken { Role::Focus } else { Role::Text };
            let mark = if is_taken { cx.look.glyphs().cursor } else { " " };
            let mut spans = vec![role.span(mark), " ".into(), role.span(id.as_str())];
            let mut room = usize::from(canvas.width()).saturating_sub(3 + cx.look.metrics.width(id.as_str()));
            for part in parts_of(cx, heading) {
                let columns = 2 + cx.look.metrics.width(&part.text);
                let Some(left) = room.checked_sub(columns) else { break };
                room = left;
                spans.push("  ".into());
                spans.push(part);
            }
            canvas.line(1, y, canvas.width().saturating_sub(1), spans);
        }
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        if self.selection.press(action, self.rounds.len(), cx.size.height / 2) {
            return Step::Stay;
        }
        match action {
            Action::GoOn => match self.rounds.get(self.selection.at) {
                Some(id) => Step::Go(Route::Overview(id.clone())),
                None => Step::Stay,
            },
            Action::NewAssessment => Step::Go(Route::Start(self.code.clone())),
            Action::Match => Step::Go(Route::Match(self.code.clone())),
            Action::EditSociety => Step::Go(Route::SocietyForm(Some(self.code.clone()))),
            Action::Left => Step::Back,
            _ => Step::Ignore,
        }
    }
}

impl Society {
    fn round<'a>(&'a self, cx: &'a Cx<'_>, at: usize) -> Option<(&'a AssessmentId, &'a Heading)> {
        let id = self.rounds.get(at)?;
        Some((id, cx.data.ledger().headings.get(id)?))
    }
}

/// Returns what is known of a society, with its labels.
fn lines_of(profile: &Profile, lang: Lang) -> Vec<(&'static str, String)> {
    let Profile { name: _, short, level, discipline, grade, grade_date, founded, members, region } = profile;
    let grade = show_grade(grade, lang);
    let graded = grade_date.map(|date| date.to_string()).unwrap_or_default();
    let founded = founded.map(|date| date.to_string()).unwrap_or_default();
    let members = members.map(|members| members.to_string()).unwrap_or_default();
    let lines = [
        (say::short(lang), short.clone()),
        (say::level(lang), level.clone()),
        (say::discipline(lang), discipline.clone()),
        (say::grade(lang), grade),
        (say::grade_date(lang), graded),
        (say::founded(lang), founded),
        (say::members(lang), members),
        (say::region(lang), region.clone()),
    ];
    lines.into_iter().filter(|(_, value)| !value.is_empty()).collect()
}

/// Returns what there is to say of a round.
fn parts_of(cx: &Cx<'_>, heading: &Heading) -> Vec<Span<'static>> {
    let lang = cx.lang();
    let (status, role) = match heading.status {
        Status::Open => (say::open(lang), Role::Caution),
        Status::Submitted => (say::submitted(lang), Role::Good),
    };
    let mut parts: Vec<Span<'static>> =
        vec![say::round(lang, heading.round).into(), scope_word(heading.scope, lang).into(), role.span(status)];
    parts.extend(progress_of(heading, lang).map(Span::from));
    if let Some(summary) = &heading.summary {
        // Absent: the axes of other checklists, whose titles are not at hand before their assessments are loaded.
        let axes = axes_of(builtin(), lang);
        if axes.len() == summary.severities.len() {
            for (axis, severity) in axes.iter().zip(&summary.severities) {
                let figure = severity_span(cx, *severity);
                parts.push(figure.role.span(say::severity(lang, axis, &figure.text)));
            }
        }
        if summary.n_red_lines > 0 {
            parts.push(Role::Bad.span(say::red_lines_raised(lang, summary.n_red_lines)));
        }
    }
    // What is told last is the first to go where there is no room.
    parts.push(Role::Muted.span(cx.data.local(heading.started).date().to_string()));
    parts.push(Role::Muted.span(say::lead(lang, heading.lead.as_str())));
    parts
}

/// Says how much of the checklist an assessment covers.
pub fn scope_word(scope: Extent, lang: Lang) -> &'static str {
    match scope {
        Extent::Full => say::full(lang),
        Extent::Core => say::core(lang),
    }
}
