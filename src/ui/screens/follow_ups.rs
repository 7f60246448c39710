//! The actions of every society that somebody has to look at, by date; read off the ledger, so that none of them is loaded. Knows nothing of what the actions answer to.

use jiff::civil::Date;

use crate::domain::ids::{ActionNo, AssessmentId};
use crate::lang::action_screen as say;
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::keys::{Action, Scope};
use crate::ui::screen::{Route, Screen, Step};
use crate::ui::selection::Selection;
use crate::ui::theme::{Role, Span};
use crate::ui::visit::due;

/// Opens the list.
pub fn open(cx: &Cx<'_>) -> Box<Page> {
    let mut page = FollowUps { rows: Vec::new(), selection: Selection::default() };
    page.refresh(cx);
    Box::new(page)
}

struct FollowUps {
    /// By date, then assessment and number.
    rows: Vec<(Date, AssessmentId, ActionNo)>,
    selection: Selection,
}

/// From so many columns on what is done has room beside the date and the society.
const WIDE_FROM: u16 = 70;

/// Returns how many lines an action takes.
const fn rows_each(width: u16) -> u16 {
    if width < WIDE_FROM { 2 } else { 1 }
}

impl FollowUps {
    const fn room(cx: &Cx<'_>) -> u16 {
        cx.size.height.saturating_sub(1) / rows_each(cx.size.width)
    }

    /// Returns what is done and for whom.
    fn words<'a>(cx: &Cx<'a>, id: &AssessmentId, number: ActionNo) -> (String, &'a str) {
        let heading = cx.data.ledger().headings.get(id);
        let follow_ups = heading.and_then(|heading| heading.summary.as_ref()).map(|summary| &summary.follow_ups);
        let known = follow_ups.and_then(|all| all.iter().find(|follow_up| follow_up.action == number));
        let what = known.map_or("", |follow_up| follow_up.what.as_str());
        let society = heading.and_then(|heading| cx.data.society(&heading.society));
        let name =
            society.map_or(
                "",
                |profile| {
                    if profile.short.is_empty() { profile.name.as_str() } else { profile.short.as_str() }
                },
            );
        (say::numbered(cx.lang(), number.0, what), name)
    }
}

impl Screen<Desk> for FollowUps {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        vec![Scope::FollowUps]
    }

    /// ```text
    ///  复查：各学会未了整改                                  逾期 1　共 4
    ///  ▸ 2026-10-31 ! 逾期 20 天  A0001-1 机械学会  整改 2 设专职副秘书长
    ///    2026-12-31               A0001-1 机械学会  整改 1 清理会员名册
    /// ```
    ///
    /// Narrow, what is done stands on a line of its own:
    ///
    /// ```text
    ///  ▸ 2026-10-31 ! 逾期 20 天  机械学会
    ///    A0001-1 整改 2 设专职副秘书长
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let (lang, metrics) = (cx.lang(), cx.look.metrics);
        let n_late = self.rows.partition_point(|(date, ..)| due::days_over(cx, *date) > 0);
        let mut right: Vec<Span<'_>> = Vec::new();
        if n_late > 0 {
            let said = format!("{} {}", cx.look.glyphs().caution, say::n_overdue(lang, n_late));
            right.extend([Role::Bad.span(said), " ".into()]);
        }
        right.extend([say::n_due(lang, self.rows.len()).into(), " ".into()]);
        canvas.title(0, [" ".into(), Role::Strong.span(say::follow_ups_title(lang))], right);
        if self.rows.is_empty() {
            canvas.line(1, 2, canvas.width(), [Role::Muted.span(say::no_follow_ups(lang))]);
            return;
        }
        let each = rows_each(canvas.width());
        let window = self.selection.window(self.rows.len(), canvas.height().saturating_sub(1) / each);
        let shown = || self.rows.get(window.clone()).unwrap_or_default();
        let columns = |spans: &[Span<'_>]| spans.iter().map(|span| metrics.width(&span.text)).sum::<usize>();
        let widest = shown().iter().map(|(date, ..)| columns(&due::spans(cx, Some(*date)))).max().unwrap_or(0);
        let lines = (1..).step_by(each.into());
        for (y, (at, (date, id, number))) in lines.zip(window.clone().zip(shown())) {
            let is_here = at == self.selection.at;
            let role = if is_here { Role::Focus } else { Role::Text };
            let cursor = if is_here { role.span(cx.look.glyphs().cursor) } else { " ".into() };
            let (what, society) = Self::words(cx, id, *number);
            let date = due::spans(cx, Some(*date));
            let gap = " ".repeat((widest + 2).saturating_sub(columns(&date)));
            let before = [" ".into(), cursor, " ".into()].into_iter().chain(date);
            let (id, what) = (role.span(id.to_string()), Role::Muted.span(what));
            if each == 1 {
                let after = [gap.into(), id, " ".into(), role.span(society), "  ".into(), what];
                canvas.line(0, y, canvas.width(), before.chain(after));
            } else {
                canvas.line(0, y, canvas.width(), before.chain([gap.into(), role.span(society)]));
                canvas.line(3, y + 1, canvas.width().saturating_sub(3), [id, " ".into(), what]);
            }
        }
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        if self.selection.press(action, self.rows.len(), Self::room(cx)) {
            return Step::Stay;
        }
        match (action, self.rows.get(self.selection.at)) {
            (Action::GoOn, Some((_, id, number))) => Step::Go(Route::ActionForm(id.clone(), *number)),
            _ => Step::Ignore,
        }
    }

    fn can(&self, _cx: &Cx<'_>, action: Action) -> bool {
        action != Action::GoOn || !self.rows.is_empty()
    }

    fn copied(&self, cx: &Cx<'_>) -> Option<String> {
        let (date, id, number) = self.rows.get(self.selection.at)?;
        let (what, society) = Self::words(cx, id, *number);
        Some(format!("{date}\t{id}\t{society}\t{what}"))
    }

    fn refresh(&mut self, cx: &Cx<'_>) {
        let was = self.rows.get(self.selection.at).map(|(_, id, number)| (id.clone(), *number));
        self.rows.clear();
        for (id, heading) in &cx.data.ledger().headings {
            let follow_ups = heading.summary.iter().flat_map(|summary| &summary.follow_ups);
            self.rows.extend(follow_ups.map(|follow_up| (follow_up.on, id.clone(), follow_up.action)));
        }
        self.rows.sort_unstable();
        let at = was.and_then(|was| self.rows.iter().position(|(_, id, number)| (id, number) == (&was.0, &was.1)));
        self.selection.take(at.unwrap_or(self.selection.at), self.rows.len(), Self::room(cx));
    }
}
