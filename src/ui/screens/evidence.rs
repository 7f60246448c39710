//! The register of evidence: what there is and what it supports; for an item, what is linked to it and what that carries.

mod drawing;
mod registering;

use crate::domain::assessment::{Assessment, Evidence};
use crate::domain::command::Act;
use crate::domain::ids::{AssessmentId, EvidenceNo, ItemId};
use crate::lang::item as item_say;
use crate::report::words;
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::draft::Draft;
use crate::ui::field::{Field, Lines};
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::screen::{Route, Screen, Step};
use crate::ui::screens::evidence::drawing::supports;
use crate::ui::screens::evidence::registering::{Adding, Registering};
use crate::ui::search::{Query, SearchKey};
use crate::ui::selection::moved;
use crate::ui::visit::{ask, indent, marks};

/// Opens the register; with an item, to link to it.
pub fn open(_cx: &Cx<'_>, assessment: &AssessmentId, item: Option<&ItemId>) -> Box<Page> {
    Box::new(EvidencePage::new(assessment, item))
}

/// Opens the register at a piece.
pub fn open_at(cx: &Cx<'_>, assessment: &AssessmentId, number: EvidenceNo) -> Box<Page> {
    let mut page = EvidencePage::new(assessment, None);
    let known = cx.data.assessment(assessment);
    let at = known.and_then(|(assessment, _)| assessment.evidence.keys().position(|known| *known == number));
    page.move_to(cx, at.unwrap_or(0));
    Box::new(page)
}

struct EvidencePage {
    assessment: AssessmentId,
    /// The item evidence is linked to.
    item: Option<ItemId>,
    at: usize,
    top: u16,
    registering: Registering,
    /// What pieces are looked for by.
    query: Field,
    is_finding: bool,
    /// The pieces the query finds; `None`: all of them.
    found: Option<Vec<EvidenceNo>>,
}
impl EvidencePage {
    fn new(assessment: &AssessmentId, item: Option<&ItemId>) -> Self {
        Self {
            assessment: assessment.clone(),
            item: item.cloned(),
            at: 0,
            top: 0,
            registering: Registering::new(),
            query: Field::new(Lines::One, 200, ""),
            is_finding: false,
            found: None,
        }
    }

    fn linked(&self, assessment: &Assessment, number: EvidenceNo) -> bool {
        self.item.as_ref().is_some_and(|item| assessment.links.get(item).is_some_and(|linked| linked.contains(&number)))
    }

    fn number_here(&self, assessment: &Assessment) -> Option<EvidenceNo> {
        self.shown(assessment).nth(self.at).map(|(number, _)| number)
    }

    /// Returns the pieces the query leaves.
    fn shown<'a>(&'a self, assessment: &'a Assessment) -> impl Iterator<Item = (EvidenceNo, &'a Evidence)> {
        let is_shown = |number: &EvidenceNo| self.found.as_ref().is_none_or(|found| found.contains(number));
        assessment.evidence.iter().filter(move |(number, _)| is_shown(number)).map(|(number, piece)| (*number, piece))
    }

    /// Finds pieces by title, kind, place and author.
    fn find(&mut self, cx: &Cx<'_>) {
        let Some((assessment, _)) = cx.data.assessment(&self.assessment) else { return };
        let query = Query::new(self.query.text());
        if query.is_empty() {
            self.found = None;
            return;
        }
        let is_found = |number: &EvidenceNo, piece: &Evidence| {
            let kept_at = assessment.records.details.get(number).map_or("", |details| details.kept_at.as_str());
            let kind = words::evidence_kind(cx.lang(), piece.kind);
            let names = [piece.title.as_str(), kind, kept_at, assessment.author_of(*number)];
            SearchKey::new(names).matches(&query)
        };
        let found = assessment.evidence.iter().filter(|(number, piece)| is_found(number, piece));
        self.found = Some(found.map(|(number, _)| *number).collect());
    }

    fn move_to(&mut self, cx: &Cx<'_>, at: usize) -> Step {
        let Some((assessment, _)) = cx.data.assessment(&self.assessment) else { return Step::Ignore };
        self.at = at.min(self.shown(assessment).count().saturating_sub(1));
        let height = cx.size.height.saturating_sub(1);
        let top = self.list(cx, assessment, cx.size.width).top(self.top, height.saturating_sub(self.below(height)));
        self.top = top;
        Step::Stay
    }

    /// Links the piece the cursor is on to the item, or unlinks it.
    fn toggle(&self, cx: &Cx<'_>) -> Step {
        let Some((assessment, _)) = cx.data.assessment(&self.assessment) else { return Step::Ignore };
        let (Some(item), Some(evidence)) = (self.item.clone(), self.number_here(assessment)) else {
            return Step::Ignore;
        };
        let act = match self.linked(assessment, evidence) {
            true => Act::Unlink { item, evidence },
            false => Act::Link { item, evidence },
        };
        ask(&self.assessment, act)
    }

    fn press_finding(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        match action {
            // What was typed goes on filtering; Esc gives the whole register back.
            Action::GoOn => self.is_finding = false,
            Action::Back => {
                self.is_finding = false;
                self.query = Field::new(Lines::One, 200, "");
                self.find(cx);
            }
            Action::Up => return self.move_to(cx, self.at.saturating_sub(1)),
            Action::Down => return self.move_to(cx, self.at.saturating_add(1)),
            action => {
                self.query.press(action, cx.look.metrics, cx.size.width.saturating_sub(indent(cx.lang())));
                self.find(cx);
            }
        }
        self.move_to(cx, self.at)
    }
}

impl Screen<Desk> for EvidencePage {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        match self.registering.adding {
            _ if self.is_finding => vec![Scope::Field, Scope::Assessment],
            Adding::No | Adding::Sent => vec![Scope::Evidence, Scope::List, Scope::Assessment],
            Adding::Typing => vec![Scope::Field, Scope::Evidence, Scope::Assessment],
        }
    }

    fn mode(&self) -> Mode {
        if self.registering.adding == Adding::Typing || self.is_finding { Mode::Typing } else { Mode::Command }
    }

    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        self.draw_on(cx, canvas);
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        if self.registering.adding == Adding::Typing {
            let act = self.registering.press(cx, action, self.item.as_ref());
            return act.map_or(Step::Stay, |act| ask(&self.assessment, act));
        }
        if self.is_finding {
            return self.press_finding(cx, action);
        }
        let page = usize::from(cx.size.height / 2).max(1);
        if let Some(at) = moved(self.at, action, page) {
            return self.move_to(cx, at);
        }
        match action {
            Action::Toggle => self.toggle(cx),
            Action::AddEvidence => {
                self.registering.adding = Adding::Typing;
                Step::Stay
            }
            Action::Find => {
                self.is_finding = true;
                Step::Stay
            }
            // Going back takes the filter away first.
            Action::Back if self.found.is_some() => {
                self.query = Field::new(Lines::One, 200, "");
                self.find(cx);
                self.move_to(cx, self.at)
            }
            // The way back to the item after linking is the way on.
            Action::GoOn if self.item.is_some() => Step::Back,
            Action::EditEvidence | Action::GoOn => match cx.data.assessment(&self.assessment) {
                Some((assessment, _)) => self
                    .number_here(assessment)
                    .map_or(Step::Stay, |number| Step::Go(Route::Details(self.assessment.clone(), number))),
                None => Step::Ignore,
            },
            Action::Evidence => Step::Stay,
            _ => Step::Ignore,
        }
    }

    fn text(&mut self, cx: &Cx<'_>, typed: &str) -> Step {
        if self.is_finding {
            self.query.insert(typed);
            self.find(cx);
            return self.move_to(cx, 0);
        }
        self.registering.insert(typed);
        Step::Stay
    }

    fn copied(&self, cx: &Cx<'_>) -> Option<String> {
        let (assessment, _) = cx.data.assessment(&self.assessment)?;
        let (number, evidence) = self.shown(assessment).nth(self.at)?;
        let kind = words::evidence_kind(cx.lang(), evidence.kind);
        let piece = item_say::piece(cx.lang(), &marks::circled(number.0), &evidence.title, kind);
        Some(item_say::told(cx.lang(), &piece, &supports(cx, assessment, number)))
    }

    fn can(&self, cx: &Cx<'_>, action: Action) -> bool {
        let is_any = || cx.data.assessment(&self.assessment).is_some_and(|(known, _)| !known.evidence.is_empty());
        match action {
            Action::Toggle => self.item.is_some(),
            Action::EditEvidence | Action::Find => is_any(),
            Action::Evidence => false,
            _ => true,
        }
    }

    /// After registering, the cursor goes to what was registered or linked, and the field is empty for the next.
    fn refresh(&mut self, cx: &Cx<'_>) {
        let Some((assessment, _)) = cx.data.assessment(&self.assessment) else { return };
        if self.registering.adding == Adding::Sent {
            let number = self.registering.granted(assessment);
            self.query = Field::new(Lines::One, 200, "");
            self.found = None;
            self.at = number.and_then(|number| assessment.evidence.keys().position(|key| *key == number)).unwrap_or(0);
        }
        self.find(cx);
        self.move_to(cx, self.at);
    }

    fn refused(&mut self, _cx: &Cx<'_>) {
        self.registering.refused();
    }

    fn is_half_typed(&self) -> bool {
        self.registering.is_half_typed()
    }

    fn drafts(&self, _cx: &Cx<'_>) -> Vec<Draft> {
        self.registering.drafts()
    }

    fn put_back(&mut self, _cx: &Cx<'_>, draft: &Draft) {
        self.registering.put_back(draft);
    }
}
