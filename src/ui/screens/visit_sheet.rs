//! The visit sheet: who visits and what each has declared, when what is done, who has still to be heard.

mod drawing;
mod filling;

use crate::domain::assessment::Assessment;
use crate::domain::command::Act;
use crate::domain::ids::{Actor, AssessmentId};
use crate::domain::records::{Kept, TimetableLine, timetable, to_adopt};
use crate::lang::Lang;
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::draft::Draft;
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::screen::{Screen, Step};
use crate::ui::screens::visit_sheet::filling::Editing;
use crate::ui::selection::moved;
use crate::ui::visit::ask;

/// Opens the sheet.
pub fn open(_cx: &Cx<'_>, assessment: &AssessmentId) -> Box<Page> {
    Box::new(VisitSheet { assessment: assessment.clone(), at: 0, top: 0, editing: None, parked: Vec::new() })
}

struct VisitSheet {
    assessment: AssessmentId,
    at: usize,
    top: u16,
    editing: Option<Editing>,
    /// Forms left half filled in, taken up again when the same is filled in again.
    parked: Vec<Editing>,
}

/// A place the cursor can be on.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Place {
    Mate(Actor),
    /// Where the team would stand.
    NoTeam,
    Line(TimetableLine),
    /// A part of the minimum sample, by its place.
    Quota(usize),
}

/// Returns every place, from the top down.
fn places(assessment: &Assessment, lang: Lang) -> Vec<Place> {
    let mut places: Vec<Place> = assessment.records.team.iter().map(|(actor, _)| Place::Mate(actor.clone())).collect();
    if places.is_empty() {
        places.push(Place::NoTeam);
    }
    places.extend(timetable(assessment, lang).into_iter().map(Place::Line));
    places.extend((0..assessment.checklist.quotas.len()).map(Place::Quota));
    places
}

impl VisitSheet {
    fn assessment<'a>(&self, cx: &Cx<'a>) -> Option<&'a Assessment> {
        cx.data.assessment(&self.assessment).map(|(assessment, _)| assessment)
    }

    fn here(&self, cx: &Cx<'_>) -> Option<Place> {
        places(self.assessment(cx)?, cx.lang()).into_iter().nth(self.at)
    }

    /// Returns the lines of the list and of the form below it.
    fn parts(&self, cx: &Cx<'_>, height: u16, width: u16) -> (u16, u16) {
        let height = height.saturating_sub(1);
        let below = self.editing.as_ref().map_or(0, |editing| self.form(cx, editing, width).len());
        let below = below.min(height.saturating_sub(height.min(2)));
        (height - below, below)
    }

    fn move_to(&mut self, cx: &Cx<'_>, at: usize) -> Step {
        let Some((assessment, standing)) = cx.data.assessment(&self.assessment) else { return Step::Ignore };
        self.at = at.min(places(assessment, cx.lang()).len().saturating_sub(1));
        let (height, _) = self.parts(cx, cx.size.height, cx.size.width);
        let top = self.list(cx, assessment, standing, cx.size.width).top(self.top, height);
        self.top = top;
        Step::Stay
    }

    fn remove(&self, cx: &Cx<'_>) -> Step {
        let kept = match self.here(cx) {
            Some(Place::Mate(actor)) => Kept::Teammate(actor, None),
            Some(Place::Line(line)) => Kept::Slot(line.number, None),
            Some(Place::NoTeam | Place::Quota(_)) | None => return Step::Stay,
        };
        self.keep(cx, kept)
    }

    /// Keeps a record; the checklist's timetable is kept first, where a line of it is meant.
    fn keep(&self, cx: &Cx<'_>, kept: Kept) -> Step {
        let adopted = match (&kept, self.assessment(cx)) {
            (Kept::Slot(..), Some(assessment)) => to_adopt(assessment, cx.lang()),
            _ => Vec::new(),
        };
        let all = adopted.into_iter().chain([kept]);
        Step::All(all.map(|kept| ask(&self.assessment, Act::Keep(kept))).collect())
    }
}

impl Screen<Desk> for VisitSheet {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        match &self.editing {
            Some(editing) => editing.form.scopes().into_iter().chain([Scope::Assessment]).collect(),
            None => vec![Scope::Visit, Scope::Assessment],
        }
    }

    fn mode(&self) -> Mode {
        self.editing.as_ref().map_or(Mode::Command, |editing| editing.form.mode())
    }

    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        self.draw_on(cx, canvas);
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        if self.editing.is_some() {
            return self.press_form(cx, action);
        }
        let page = usize::from(cx.size.height.saturating_sub(2)).max(1);
        if let Some(at) = moved(self.at, action, page) {
            return self.move_to(cx, at);
        }
        match action {
            Action::GoOn => self.edit(cx),
            Action::Add => self.add(cx),
            Action::Remove => self.remove(cx),
            Action::VisitSheet => Step::Stay,
            _ => Step::Ignore,
        }
    }

    fn text(&mut self, _cx: &Cx<'_>, typed: &str) -> Step {
        if let Some(editing) = &mut self.editing {
            editing.form.insert(typed);
        }
        Step::Stay
    }

    fn can(&self, cx: &Cx<'_>, action: Action) -> bool {
        let is_own = || matches!(self.here(cx), Some(Place::Mate(_) | Place::Line(_)));
        match action {
            Action::GoOn if self.editing.is_none() => is_own() || self.here(cx) == Some(Place::NoTeam),
            Action::Remove => is_own(),
            Action::VisitSheet => false,
            _ => true,
        }
    }

    fn refresh(&mut self, cx: &Cx<'_>) {
        self.editing.take_if(|editing| editing.is_sent);
        self.move_to(cx, self.at);
    }

    fn refused(&mut self, _cx: &Cx<'_>) {
        if let Some(editing) = &mut self.editing {
            editing.is_sent = false;
        }
    }

    fn is_half_typed(&self) -> bool {
        !self.parked.is_empty() || self.editing.as_ref().is_some_and(|editing| editing.form.is_edited())
    }

    fn drafts(&self, _cx: &Cx<'_>) -> Vec<Draft> {
        let half = self.editing.as_ref().or_else(|| self.parked.last());
        half.map(|editing| editing.form.drafts()).unwrap_or_default()
    }

    fn put_back(&mut self, _cx: &Cx<'_>, draft: &Draft) {
        self.put_form_back(draft);
    }
}
