//! The classes of the office's checklist, and how many societies each has; knows nothing of what is advised.

use crate::domain::office::Results;
use crate::domain::office::classes::classes;
use crate::lang::dashboard as say;
use crate::ui::canvas::{Canvas, Interval};
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::keys::{Action, Scope};
use crate::ui::screen::{Route, Screen, Step};
use crate::ui::selection::Selection;
use crate::ui::theme::Role;

/// Columns of a bar.
const BAR_COLUMNS: u16 = 20;

/// Opens the classes.
pub fn open(cx: &Cx<'_>) -> Box<Page> {
    let mut page =
        Classes { rows: Vec::new(), n_others: 0, n_without: 0, n_uncounted: 0, selection: Selection::default() };
    page.refresh(cx);
    Box::new(page)
}

struct Classes {
    /// For each class its place in the checklist and how many societies it has.
    rows: Vec<(usize, usize)>,
    n_others: usize,
    n_without: usize,
    n_uncounted: usize,
    selection: Selection,
}

impl Screen<Desk> for Classes {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        vec![Scope::Classes]
    }

    fn can(&self, _cx: &Cx<'_>, action: Action) -> bool {
        action != Action::GoOn || !self.rows.is_empty()
    }

    fn refresh(&mut self, cx: &Cx<'_>) {
        let (ledger, office) = (cx.data.ledger(), cx.data.session.office());
        let results = Results::of(ledger, office, &cx.data.session.state().checklists, cx.now);
        let (all, others) = classes(office, &results);
        self.rows = all.iter().map(|members| (members.place, members.societies.len())).collect();
        (self.n_others, self.n_without, self.n_uncounted) = (others.len(), results.n_without, results.n_uncounted);
    }

    /// ```text
    ///  分类指导                                     5 家有已提交的评估，7 家没有
    ///
    ///  ▸ 基础较好      2 家  ▄▄▄▄▄▄▄▄············
    ///    弱为主        0 家  ····················
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let (lang, metrics) = (cx.lang(), cx.look.metrics);
        let office = cx.data.session.office();
        let n_results: usize = self.rows.iter().map(|(_, n)| n).sum::<usize>() + self.n_others;
        let counts = say::results(lang, n_results, self.n_without);
        canvas.line(0, 0, canvas.width(), [" ".into(), Role::Strong.span(say::classes_title(lang))]);
        let width = canvas.width().saturating_sub(2);
        let head = 1 + canvas.wrapped(1, 1, width, canvas.height(), &Role::Muted.span(counts));
        if self.rows.is_empty() {
            canvas.line(3, head, canvas.width(), [Role::Muted.span(say::no_classes(lang))]);
        }
        let title = |place: usize| office.classes.get(place).map_or("", |class| class.title.get(lang));
        let widest = self.rows.iter().map(|(place, _)| metrics.width(title(*place))).max().unwrap_or(0);
        let room = canvas.height().saturating_sub(head);
        let mut end = head;
        for (y, at) in (head..).zip(self.selection.window(self.rows.len(), room)) {
            let Some(&(place, n)) = self.rows.get(at) else { break };
            let is_here = at == self.selection.at;
            let role = if is_here { Role::Focus } else { Role::Text };
            let cursor = if is_here { role.span(cx.look.glyphs().cursor) } else { " ".into() };
            let shown = metrics.pad_left(&say::n_societies(lang, n), 9);
            let x = canvas.line(
                1,
                y,
                canvas.width(),
                [cursor, " ".into(), role.span(metrics.pad(title(place), widest)), shown.into()],
            );
            let bar = BAR_COLUMNS.min(canvas.width().saturating_sub(x + 4));
            #[expect(clippy::cast_precision_loss, reason = "societies are far fewer than 2^53")]
            let share = n as f64 / n_results.max(1) as f64;
            canvas.gauge(x + 3, y, bar, role, Interval { low: share, value: None, high: share });
            end = y + 1;
        }
        let mut notes = Vec::new();
        notes.extend((self.n_uncounted > 0).then(|| say::uncounted(lang, self.n_uncounted)));
        notes.extend((self.n_others > 0).then(|| say::unclassed(lang, self.n_others)));
        for note in notes {
            end += canvas.wrapped(1, end + 1, width, canvas.height(), &Role::Muted.span(note));
        }
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        if self.selection.press(action, self.rows.len(), cx.size.height.saturating_sub(2)) {
            return Step::Stay;
        }
        match action {
            Action::GoOn | Action::Right => {
                let here = self.rows.get(self.selection.at);
                let class = here.and_then(|(place, _)| cx.data.session.office().classes.get(*place));
                class.map_or(Step::Stay, |class| Step::Go(Route::Class(class.id.clone())))
            }
            Action::Left => Step::Back,
            _ => Step::Ignore,
        }
    }
}
