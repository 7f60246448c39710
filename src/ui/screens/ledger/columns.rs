//! The columns of the ledger: what fits, and how a row is written in them; knows nothing of searching and keys.

use jiff::civil::Date;

use crate::domain::ids::SocietyCode;
use crate::domain::ledger::{Heading, Status};
use crate::exchange::show_grade;
use crate::lang::{Lang, action_screen as actions_say, ledger as say};
use crate::ui::canvas::Canvas;
use crate::ui::desk::Cx;
use crate::ui::screens::ledger::severity_span;
use crate::ui::theme::{Role, Span};
use crate::ui::visit::due;

/// How wide each column is; 0: there is no room for it.
pub(super) struct Columns {
    code: u16,
    name: u16,
    level: u16,
    grade: u16,
    assessment: u16,
    progress: u16,
    /// The next day an action is looked at.
    next: u16,
    axis: u16,
    n_axes: usize,
}

/// Columns of a day with its mark.
const NEXT_COLUMNS: u16 = 6;
/// Columns between two columns.
const GAP: u16 = 2;
/// Where the first column starts.
const LEFT: u16 = 3;
/// The name gets at least this much, at the cost of other columns.
const NAME_MIN: u16 = 16;
/// More than this no name needs.
const NAME_MAX: u16 = 48;

impl Columns {
    /// Gives each column its room; where there is too little, the least telling go first.
    pub(super) fn fitted(cx: &Cx<'_>, axes: &[String], width: u16, has_follow_ups: bool) -> Self {
        let code_of = |code: &SocietyCode| cx.look.metrics.width(code.as_str());
        let code = cx.data.ledger().societies.keys().next().map_or(5, code_of).clamp(5, 10);
        let code = u16::try_from(code).unwrap_or(10);
        let (level, grade, assessment) = match cx.lang() {
            Lang::Zh => (4, 6, 10),
            Lang::En => (5, 8, 11),
        };
        let n_axes = axes.len();
        let next = if has_follow_ups { NEXT_COLUMNS } else { 0 };
        let mut columns = Self { code, name: 0, level, grade, assessment, progress: 4, next, axis: 4, n_axes };
        let least: [fn(&mut Self) -> &mut u16; 5] =
            [|it| &mut it.level, |it| &mut it.grade, |it| &mut it.axis, |it| &mut it.assessment, |it| &mut it.next];
        for column in least {
            // A name is more telling than a level; the day must not cost it.
            let name = if columns.next > 0 { NAME_MIN + NEXT_COLUMNS } else { NAME_MIN };
            if columns.others() + name > width {
                *column(&mut columns) = 0;
            }
        }
        columns.name = width.saturating_sub(columns.others()).saturating_sub(GAP).min(NAME_MAX);
        columns
    }

    /// Returns the room everything but the name takes.
    fn others(&self) -> u16 {
        let parts = [self.level, self.grade, self.assessment];
        let parts: u16 = parts.into_iter().filter(|part| *part > 0).map(|part| part + GAP).sum();
        let n_axes = u16::try_from(self.n_axes).unwrap_or(u16::MAX);
        let next = if self.next > 0 { self.next + GAP } else { 0 };
        LEFT + self.code + GAP + parts + self.progress + 1 + next + self.axis.saturating_mul(n_axes)
    }

    fn draw_cells(
        &self,
        canvas: &mut Canvas<'_>,
        y: u16,
        cells: [Span<'_>; 6],
        axes: impl Iterator<Item = Span<'static>>,
        next: Span<'_>,
    ) {
        let metrics = canvas.look.metrics;
        let widths = [self.code, self.name, self.level, self.grade, self.assessment, self.progress];
        let mut x = LEFT;
        for (idx, (width, cell)) in widths.into_iter().zip(cells).enumerate() {
            if width == 0 {
                continue;
            }
            let is_number = idx + 1 == widths.len();
            let text =
                if is_number { metrics.pad_left(&cell.text, usize::from(width)) } else { cell.text.into_owned() };
            canvas.line(x, y, width, [cell.role.span(text)]);
            x += width + if is_number { 0 } else { GAP };
        }
        if self.axis > 0 {
            for axis in axes {
                canvas.line(x, y, self.axis, [axis]);
                x += self.axis;
            }
        }
        if self.next > 0 {
            let text = metrics.pad_left(&next.text, usize::from(self.next));
            canvas.line(x + GAP, y, self.next, [next.role.span(text)]);
        }
    }

    pub(super) fn draw_head(&self, lang: Lang, canvas: &mut Canvas<'_>, y: u16, axes: &[String]) {
        let heads = [
            say::code(lang),
            say::society(lang),
            say::level(lang),
            say::grade(lang),
            say::assessment(lang),
            say::progress(lang),
        ];
        let metrics = canvas.look.metrics;
        let axes = axes.iter().map(|axis| Role::Muted.span(metrics.pad_left(axis, usize::from(self.axis))));
        let next = Role::Muted.span(actions_say::col_next(lang));
        self.draw_cells(canvas, y, heads.map(|head| Role::Muted.span(head)), axes, next);
    }

    pub(super) fn draw_row(
        &self,
        cx: &Cx<'_>,
        canvas: &mut Canvas<'_>,
        y: u16,
        (code, heading, next): (&SocietyCode, Option<&Heading>, Option<Date>),
        is_taken: bool,
    ) {
        let Some(profile) = cx.data.society(code) else { return };
        let lang = cx.lang();
        let glyphs = cx.look.glyphs();
        let role = if is_taken { Role::Focus } else { Role::Text };
        if is_taken {
            canvas.line(1, y, 1, [role.span(glyphs.cursor)]);
        }
        let none = || Role::Muted.span(glyphs.none);
        let or_none = |text: &str| if text.is_empty() { none() } else { Role::Text.span(text.to_owned()) };
        let grade = show_grade(&profile.grade, lang);
        let (assessment, progress) = match heading {
            None => (Role::Muted.span(say::never(lang)), none()),
            Some(heading) => {
                (Role::Text.span(state_of(cx, heading)), progress_of(heading, lang).map_or_else(none, Span::from))
            }
        };
        let cells = [
            role.span(code.as_str()),
            role.span(profile.name.as_str()),
            or_none(&profile.level),
            or_none(&grade),
            assessment,
            progress,
        ];
        let summary = heading.and_then(|heading| heading.summary.as_ref());
        let known = summary.map(|summary| summary.severities.as_slice()).filter(|known| known.len() == self.n_axes);
        let severity = |idx: usize| known.and_then(|known| known.get(idx).copied().flatten());
        let axes = (0..self.n_axes).map(|idx| {
            let figure = severity_span(cx, severity(idx));
            figure.role.span(cx.look.metrics.pad_left(&figure.text, usize::from(self.axis)))
        });
        let next = next.map_or_else(|| Span::from(""), |next| next_span(cx, next));
        self.draw_cells(canvas, y, cells, axes, next);
    }
}

/// Writes the next day an action is looked at; one that is over is marked.
fn next_span(cx: &Cx<'_>, next: Date) -> Span<'static> {
    let day = next.strftime("%m-%d").to_string();
    match due::days_over(cx, next) {
        days if days > 0 => Role::Bad.span(format!("{}{day}", cx.look.glyphs().caution)),
        0 => Role::Caution.span(day),
        _ => Role::Text.span(day),
    }
}

/// Says where an assessment stands and since when.
fn state_of(cx: &Cx<'_>, heading: &Heading) -> String {
    let day = cx.data.local(heading.touched);
    let day = format!("{:02}-{:02}", day.month(), day.day());
    match heading.status {
        Status::Open => say::open_since(cx.lang(), &day),
        Status::Submitted => say::submitted_on(cx.lang(), &day),
    }
}

/// Says how far an assessment has come; full only when nothing is missing.
pub fn progress_of(heading: &Heading, lang: Lang) -> Option<String> {
    let summary = heading.summary.as_ref()?;
    let percent = summary.n_answered.saturating_mul(100).checked_div(summary.n_items)?;
    Some(say::percent(lang, percent))
}
