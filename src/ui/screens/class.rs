//! A class: what is advised for the society the cursor is on, and the societies in it; knows nothing of how they were sorted.

use ratatui::layout::Rect;

use crate::domain::checklist::{Checklist, Class};
use crate::domain::ids::BandId;
use crate::domain::office::Results;
use crate::domain::office::classes::{Members, Placed, classes};
use crate::lang::dashboard as say;
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::keys::{Action, Scope};
use crate::ui::screen::{Route, Screen, Step};
use crate::ui::screens::ledger::{axes_of, severity_span};
use crate::ui::selection::{Selection, scrolled};
use crate::ui::theme::{Role, Span};
use crate::ui::visit::flow::Flow;

/// Rows of the list that are kept however long the guidance is.
const ROWS_KEPT: u16 = 4;
/// Columns of a severity.
const SEVERITY_COLUMNS: usize = 4;

/// Opens a class.
pub fn open(cx: &Cx<'_>, id: &str) -> Box<Page> {
    let mut page = ClassPage { id: id.to_owned(), members: None, selection: Selection::default(), reading: None };
    page.refresh(cx);
    Box::new(page)
}

struct ClassPage {
    id: String,
    members: Option<Members>,
    selection: Selection,
    /// While the whole guidance is read: the line it starts at.
    reading: Option<u16>,
}

impl ClassPage {
    fn class<'a>(&self, cx: &Cx<'a>) -> Option<&'a Class> {
        Self::office(cx).classes.iter().find(|class| class.id == self.id)
    }

    fn office<'a>(cx: &Cx<'a>) -> &'a Checklist {
        cx.data.session.office()
    }

    fn societies(&self) -> &[Placed] {
        self.members.as_ref().map_or(&[], |members| &members.societies)
    }

    /// Builds what is advised for the society the cursor is on.
    fn advice<'a>(&self, cx: &Cx<'a>, width: u16) -> Flow<'a> {
        let lang = cx.lang();
        let mut flow = Flow::new(cx.look, width);
        let Some(class) = self.class(cx) else { return flow };
        let here = self.societies().get(self.selection.at).and_then(|placed| placed.band.as_ref());
        if let Some(text) = class.guidance_of(here) {
            flow.text(1, Role::Text, text.get(lang));
        }
        flow
    }

    /// Builds the guidance for every band.
    fn whole<'a>(&self, cx: &Cx<'a>, width: u16) -> Flow<'a> {
        let lang = cx.lang();
        let mut flow = Flow::new(cx.look, width);
        let Some(class) = self.class(cx) else { return flow };
        for (band, text) in &class.guidance {
            let n = self.societies().iter().filter(|placed| placed.band == *band).count();
            let title = title_of(Self::office(cx), band.as_ref()).map(|band| band.get(lang));
            flow.text(1, Role::Strong, &say::guidance_for(lang, title.unwrap_or(say::guidance(lang)), n));
            flow.text(1, Role::Text, text.get(lang));
            flow.blank();
        }
        flow
    }

    /// Returns the lines the advice takes above the list.
    fn advice_rows(&self, cx: &Cx<'_>, width: u16, height: u16) -> u16 {
        let kept = ROWS_KEPT.min(u16::try_from(self.societies().len().max(1)).unwrap_or(ROWS_KEPT));
        self.advice(cx, width).len().min(height.saturating_sub(3 + kept))
    }

    fn room(&self, cx: &Cx<'_>) -> u16 {
        let rows = self.advice_rows(cx, cx.size.width, cx.size.height);
        cx.size.height.saturating_sub(rows + 3)
    }

    fn draw_row(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>, y: u16, at: usize) {
        let (lang, metrics) = (cx.lang(), cx.look.metrics);
        let Some(placed) = self.societies().get(at) else { return };
        let is_here = at == self.selection.at;
        let role = if is_here { Role::Focus } else { Role::Text };
        let cursor = if is_here { role.span(cx.look.glyphs().cursor) } else { " ".into() };
        let name = cx.data.society(&placed.society).map_or("", |profile| profile.name.as_str());
        let band = title_of(Self::office(cx), placed.band.as_ref()).map_or("", |band| band.get(lang));
        let mut right: Vec<Span<'_>> = vec![Role::Muted.span(band)];
        right.extend(placed.severities.iter().map(|severity| {
            let figure = severity_span(cx, *severity);
            figure.role.span(metrics.pad_left(&figure.text, SEVERITY_COLUMNS))
        }));
        right.push(" ".into());
        let code = role.span(metrics.pad(placed.society.as_str(), 5));
        canvas.title(y, [" ".into(), cursor, " ".into(), code, "  ".into(), role.span(name)], right);
    }
}

fn title_of<'a>(office: &'a Checklist, band: Option<&BandId>) -> Option<&'a crate::domain::checklist::Text> {
    office.scoring.bands.iter().find(|known| Some(&known.id) == band).map(|band| &band.title)
}

impl Screen<Desk> for ClassPage {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        vec![Scope::Class]
    }

    fn can(&self, _cx: &Cx<'_>, action: Action) -> bool {
        !matches!(action, Action::GoOn | Action::Match) || (self.reading.is_none() && !self.societies().is_empty())
    }

    fn refresh(&mut self, cx: &Cx<'_>) {
        let (ledger, office) = (cx.data.ledger(), Self::office(cx));
        let results = Results::of(ledger, office, &cx.data.session.state().checklists, cx.now);
        let (all, _) = classes(office, &results);
        let place = office.classes.iter().position(|class| class.id == self.id);
        self.members = all.into_iter().find(|members| Some(members.place) == place);
        if self.societies().is_empty() {
            self.reading = Some(0);
        }
        self.selection.take(self.selection.at, self.societies().len(), self.room(cx));
    }

    /// ```text
    ///  软为主                                                                  3 家
    ///  有事可做、也有人愿做，缺的是手里的工具。……
    ///
    ///    学会                                                         弱  软  散
    ///  ▸ A0008  制冷学会（样例）                              较重    41  62  44
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let (lang, metrics) = (cx.lang(), cx.look.metrics);
        let (width, height) = (canvas.width(), canvas.height());
        let title = self.class(cx).map_or(self.id.as_str(), |class| class.title.get(lang));
        let counts = say::n_societies(lang, self.societies().len());
        canvas.title(0, [" ".into(), Role::Strong.span(title)], [counts.into(), " ".into()]);
        let below = |y: u16, rows: u16| Rect::new(0, y, width, rows.min(height.saturating_sub(y)));
        if let Some(top) = self.reading {
            return self.whole(cx, width).draw(&mut canvas.part(below(1, height)), top);
        }
        let rows = self.advice_rows(cx, width, height);
        self.advice(cx, width).draw(&mut canvas.part(below(1, rows)), 0);
        let y = rows + 2;
        let axes = axes_of(Self::office(cx), lang);
        let heads: String = axes.iter().map(|axis| metrics.pad_left(axis, SEVERITY_COLUMNS)).collect();
        canvas.title(
            y,
            ["   ".into(), Role::Muted.span(say::col_society(lang))],
            [Role::Muted.span(heads), " ".into()],
        );
        let room = height.saturating_sub(y + 1);
        for (y, at) in (y + 1..).zip(self.selection.window(self.societies().len(), room)) {
            self.draw_row(cx, canvas, y, at);
        }
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        if action == Action::NextField {
            self.reading = if self.reading.is_some() && !self.societies().is_empty() { None } else { Some(0) };
            return Step::Stay;
        }
        if action == Action::Left {
            return Step::Back;
        }
        if let Some(top) = self.reading {
            let height = cx.size.height.saturating_sub(1);
            let flow = self.whole(cx, cx.size.width);
            let last = flow.last_top(height);
            let Some(top) = scrolled(top, action, height) else { return Step::Ignore };
            self.reading = Some(top.min(last));
            return Step::Stay;
        }
        if self.selection.press(action, self.societies().len(), self.room(cx)) {
            return Step::Stay;
        }
        let here = self.societies().get(self.selection.at).map(|placed| placed.society.clone());
        match (action, here) {
            (Action::GoOn | Action::Right, Some(code)) => Step::Go(Route::Society(code)),
            (Action::Match, Some(code)) => Step::Go(Route::Match(code)),
            _ => Step::Ignore,
        }
    }
}
