//! Mutual help 互助: what a society is weakest in, who is strong in just that, and what is advised for its class; knows nothing of how they were found.

use ratatui::layout::Rect;

use crate::domain::ids::{AssessmentId, BandId, ItemId, SocietyCode};
use crate::domain::ledger::Status;
use crate::domain::office::Results;
use crate::domain::office::classes::Classifier;
use crate::domain::office::matching::{Need, needs};
use crate::lang::{dashboard as say, diagnosis};
use crate::report::{office as words, words as titles};
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::keys::{Action, Scope};
use crate::ui::screen::{Route, Screen, Step};
use crate::ui::selection::moved;
use crate::ui::theme::Role;
use crate::ui::visit::flow::Flow;

/// From so many columns what is near stands beside a society's name.
const BESIDE_FROM: u16 = 60;

/// Opens who could help a society.
pub fn open(cx: &Cx<'_>, code: &SocietyCode) -> Box<Page> {
    let mut page = Matching { code: code.clone(), found: None, needs: Vec::new(), at: 0, top: 0 };
    page.refresh(cx);
    Box::new(page)
}

struct Matching {
    code: SocietyCode,
    /// Its latest result.
    found: Option<Found>,
    needs: Vec<Need>,
    /// Place among needs and helpers, in reading order.
    at: usize,
    top: u16,
}

struct Found {
    assessment: AssessmentId,
    /// Place of its class, and the band of its gravest axis.
    class: Option<usize>,
    band: Option<BandId>,
}

/// Where a place leads.
enum Lead<'a> {
    Item(&'a ItemId),
    Society(&'a SocietyCode),
}

impl Matching {
    fn leads(&self) -> Vec<Lead<'_>> {
        let mut leads = Vec::new();
        for need in &self.needs {
            leads.push(Lead::Item(&need.item));
            leads.extend(need.helpers.iter().map(|helper| Lead::Society(&helper.society)));
        }
        leads
    }

    fn page<'a>(&'a self, cx: &Cx<'a>, width: u16) -> Flow<'a> {
        let lang = cx.lang();
        let office = cx.data.session.office();
        let mut flow = Flow::new(cx.look, width);
        let name = cx.data.society(&self.code).map_or(self.code.as_str(), |profile| profile.name.as_str());
        flow.text(1, Role::Strong, &say::match_of(lang, name));
        let Some(found) = &self.found else {
            let is_without =
                !cx.data.ledger().rounds_of(&self.code).any(|(_, heading)| heading.status == Status::Submitted);
            let what = if is_without { say::no_result_of(lang, name) } else { say::uncounted_of(lang, name) };
            flow.text(1, Role::Text, &what);
            flow.text(1, Role::Muted, say::fix_no_result(lang));
            return flow;
        };
        let (points, evidence) = (diagnosis::exact(office.mutual.points), office.mutual.evidence);
        flow.text(1, Role::Muted, &say::match_how(lang, &points, evidence));
        if self.needs.is_empty() {
            flow.text(1, Role::Text, say::no_needs(lang));
        }
        let mut place = 0;
        for need in &self.needs {
            flow.blank();
            let title = titles::titled(lang, office, &need.item);
            self.put_place(&mut flow, cx, &mut place, (1, Role::Strong), (&title, words::mark(lang, need.mark)), "");
            if need.helpers.is_empty() {
                flow.text(5, Role::Muted, say::no_helpers(lang));
            }
            for helper in &need.helpers {
                let name = cx.data.society(&helper.society).map_or("", words::short_name);
                let named = say::of_society(lang, helper.society.as_str(), name);
                let near = words::near(lang, helper.near);
                self.put_place(
                    &mut flow,
                    cx,
                    &mut place,
                    (3, Role::Text),
                    (&named, words::mark(lang, helper.mark)),
                    &near,
                );
            }
            if need.n_strong > need.helpers.len() {
                flow.text(5, Role::Muted, &say::more_helpers(lang, need.n_strong));
            }
        }
        if let Some(class) = found.class.and_then(|class| office.classes.get(class)) {
            flow.blank();
            let band = office.scoring.bands.iter().find(|band| Some(&band.id) == found.band.as_ref());
            let title = match band {
                Some(band) => say::class_of(lang, class.title.get(lang), band.title.get(lang)),
                None => say::class_only(lang, class.title.get(lang)),
            };
            flow.text(1, Role::Strong, &title);
            if let Some(text) = class.guidance_of(found.band.as_ref()) {
                flow.text(1, Role::Text, text.get(lang));
            }
        }
        flow
    }

    /// Puts a line the cursor can be on, with a figure at its end and a note below or beside.
    fn put_place<'a>(
        &self,
        flow: &mut Flow<'a>,
        cx: &Cx<'a>,
        place: &mut usize,
        (x, role): (u16, Role),
        (title, figure): (&str, String),
        note: &str,
    ) {
        let is_here = *place == self.at;
        let cursor = if is_here { Role::Focus.span(cx.look.glyphs().cursor) } else { " ".into() };
        let from = flow.len();
        let role = if is_here { Role::Focus } else { role };
        let before = " ".repeat(usize::from(x));
        if flow.width() >= BESIDE_FROM {
            let title = role.span(title.to_owned());
            let left = [before.into(), cursor, " ".into(), title, "  ".into(), Role::Muted.span(note.to_owned())];
            flow.split(0, left, [Role::Muted.span(figure)]);
        } else {
            flow.labelled_noted(x + 2, [before.into(), cursor], role, title, vec![Role::Muted.span(figure)]);
        }
        if !note.is_empty() && flow.width() < BESIDE_FROM {
            flow.text(x + 4, Role::Muted, note);
        }
        if is_here {
            flow.focus(if *place == 0 { 0 } else { from });
        }
        *place += 1;
    }

    fn settle(&mut self, cx: &Cx<'_>) {
        self.at = self.at.min(self.leads().len().saturating_sub(1));
        let top = self.page(cx, cx.size.width).top(self.top, cx.size.height);
        self.top = top;
    }
}

impl Screen<Desk> for Matching {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        vec![Scope::Match]
    }

    fn can(&self, _cx: &Cx<'_>, action: Action) -> bool {
        action != Action::GoOn || !self.needs.is_empty()
    }

    fn refresh(&mut self, cx: &Cx<'_>) {
        let (ledger, office) = (cx.data.ledger(), cx.data.session.office());
        let results = Results::of(ledger, office, &cx.data.session.state().checklists, cx.now);
        let classifier = Classifier::new(office);
        self.found = results.get(&self.code).map(|assessed| Found {
            assessment: assessed.assessment.clone(),
            class: classifier.class_of(assessed),
            band: classifier.band_of(assessed).map(|band| band.id.clone()),
        });
        self.needs = needs(ledger, office, &results, &self.code);
        self.settle(cx);
    }

    /// ```text
    ///  互助 · 机械工程学会（样例）
    ///  失分最多的条目；对方在该条目 75 分以上、证据2级以上，先同学科、再规模相近
    ///
    ///  ▸ S4 制度的刚性                                          25 分，证据2级
    ///      A0003 电机学会                                       75 分，证据3级
    ///        同学科、规模相当、同级别
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let area = Rect::new(0, 0, canvas.width(), canvas.height());
        self.page(cx, canvas.width()).draw(&mut canvas.part(area), self.top);
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        let last = self.leads().len().saturating_sub(1);
        let height = cx.size.height;
        match action {
            Action::GoOn | Action::Right => {
                let found = self.found.as_ref();
                return match (self.leads().get(self.at), found) {
                    (Some(Lead::Item(item)), Some(found)) => {
                        Step::Go(Route::Item(found.assessment.clone(), (*item).clone()))
                    }
                    (Some(Lead::Society(code)), _) => Step::Go(Route::Society((*code).clone())),
                    _ => Step::Stay,
                };
            }
            Action::Left => return Step::Back,
            // Past the last place the page goes on scrolling, to the guidance below.
            Action::Down if self.at == last => {
                let top = self.page(cx, cx.size.width).further(self.top, height, 1);
                self.top = top;
                return Step::Stay;
            }
            action => {
                let Some(at) = moved(self.at, action, usize::from(height / 3)) else { return Step::Ignore };
                self.at = at.min(last);
            }
        }
        self.settle(cx);
        Step::Stay
    }
}
