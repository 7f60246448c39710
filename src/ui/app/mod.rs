//! The application: a stack of screens, a layer over them, notices, and what is saved; carries out the steps screens ask for
//! and knows nothing of what they show.
//!
//! ```text
//!  Key ──► layer, if there is one ──► Outcome ─┐
//!      └─► the screen on top ───────► Step ────┴─► carried out here ──► Session
//!          (what it ignores, everybody's defaults take)
//! ```
//!
//! Invariant: inputs are carried out strictly in order, each to its end, so keys typed ahead give the record slow typing gives;
//! where something came up that changes what they were typed for, they wait until the person has said go on.
//! Invariant: going back finds a screen as it was left, what was typed and the cursor included.

mod batches;
mod copying;
mod drafts;
mod ahead;
mod drawing;
mod history;
mod importing;
mod inputs;
mod records;
mod saving;
mod steps;
mod taking;
mod words;

pub use inputs::Heard;
pub use saving::Left;

use std::collections::BTreeMap;
use std::path::PathBuf;

use ratatui::layout::Size;

use crate::domain::command::{Act, Command};
use crate::domain::ids::{AssessmentId, ItemId, Seq};
use crate::lang::{Notice, compare, office};
use crate::session::Session;
use crate::ui::app::ahead::Ahead;
use crate::ui::app::batches::Batches;
use crate::ui::app::history::{History, Way};
use crate::ui::canvas::Look;
use crate::ui::clipboard::Clip;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::draft::Drafts;
use crate::ui::keeping::Keeping;
use crate::ui::keys::{self, Action, Mode, Scope};
use crate::ui::layer::{Layer, Outcome};
use crate::ui::notice::{Grade, Notices};
use crate::ui::office::Office;
use crate::ui::place::PlaceFile;
use crate::ui::saving::Saving;
use crate::ui::screen::{Route, Step};
use crate::ui::screens::{self, help, palette, question};
use crate::ui::seen::SeenFile;
use crate::ui::tour::Tour;

/// A screen and the place it shows.
struct Seat {
    route: Route,
    page: Box<Page>,
}

/// The application.
pub struct App {
    desk: Desk,
    look: Look,
    size: Size,
    /// Invariant: never empty; the first is the ledger.
    seats: Vec<Seat>,
    layer: Option<Box<dyn Layer>>,
    notices: Notices,
    saving: Saving,
    /// What the person was told of it, until it is true no longer.
    not_saved: Option<Notice>,
    /// The store's directory, unless everything is in memory.
    keeping: Option<Keeping>,
    /// Where what could not be saved was written instead.
    elsewhere: Option<PathBuf>,
    place: Option<PlaceFile>,
    /// How much the person has seen, and of what they have been told in this run how far it goes.
    seen: Option<SeenFile>,
    looked_through: BTreeMap<AssessmentId, Seq>,
    /// Forms left half-typed, offered again when their places are opened again.
    left: Vec<Seat>,
    /// Reasons left half-typed, each offered again in the same assessment.
    left_layers: Vec<(AssessmentId, Box<dyn Layer>)>,
    /// What is half typed, in its file.
    drafts: Drafts,
    /// The places visited.
    history: History,
    /// What the office has settled for everybody.
    office: Office,
    /// The hints of the first visit.
    tour: Option<Tour>,
    /// What was copied last; the terminal takes it once.
    clip: Option<Clip>,
    /// Assessments whose row in the ledger has still to be worked out, as after the store was made anew.
    n_missing: usize,
    /// Keys typed before what came up could be seen.
    ahead: Ahead,
    batches: Batches,
    is_ended: bool,
}

impl App {
    /// Opens the application at the ledger, or where the person was when it last ended.
    pub fn new(desk: Desk, look: Look, size: Size, place: Option<PlaceFile>) -> Self {
        let resumed = place.as_ref().and_then(PlaceFile::read);
        let seen = place.as_ref().map(PlaceFile::seen);
        let saving = Saving::new(desk.session.head());
        let n_missing = desk.ledger().headings.values().filter(|heading| heading.summary.is_none()).count();
        let mut app = Self {
            desk,
            look,
            size,
            seats: Vec::new(),
            layer: None,
            notices: Notices::default(),
            saving,
            not_saved: None,
            keeping: None,
            elsewhere: None,
            place,
            seen,
            looked_through: BTreeMap::new(),
            left: Vec::new(),
            left_layers: Vec::new(),
            drafts: Drafts::default(),
            history: History::default(),
            office: Office::default(),
            tour: None,
            clip: None,
            n_missing,
            ahead: Ahead::default(),
            batches: Batches::default(),
            is_ended: false,
        };
        let page = screens::open(&app.cx(), &Route::Ledger);
        app.seats.push(Seat { route: Route::Ledger, page });
        app.note_visit();
        app.resume(resumed);
        app.note_visit();
        app
    }

    /// Does as the office has settled from now on.
    pub fn obey(&mut self, office: Office) {
        self.office = office;
    }

    /// Shows the hints of a first visit from now on.
    pub fn guide(&mut self, tour: Option<Tour>) {
        self.tour = tour;
        self.note_visit();
    }

    /// Offers the office's texts for where one types.
    fn offer_templates(&mut self) {
        let lang = self.look.lang;
        if self.mode() != Mode::Typing {
            return;
        }
        if self.office.templates.is_empty() {
            self.tell(Grade::Good, Notice::new(office::no_templates(lang), "", office::fix_no_templates(lang)));
        } else {
            self.layer = Some(palette::templates(&self.cx(), &self.office.templates));
        }
    }

    /// Looks after the store's files from now on.
    pub fn keep(&mut self, keeping: Keeping) {
        self.keeping = Some(keeping);
    }

    /// Goes to where the person was, if it is still there and still open.
    fn resume(&mut self, place: Option<Route>) {
        let Some(place) = place else { return };
        let Some(assessment) = place.assessment().cloned() else { return };
        if !self.desk.ledger().headings.contains_key(&assessment) || !self.go(Route::Overview(assessment.clone())) {
            return;
        }
        let has_item = |id| self.desk.item(&assessment, id).is_some();
        let is_there = match &place {
            Route::Item(_, item) | Route::DeskWork(_, Some(item)) | Route::Facts(_, Some(item)) => has_item(item),
            Route::Interview(_, number) => {
                let known = self.desk.assessment(&assessment);
                known.is_some_and(|(assessment, _)| assessment.records.interviews.get(number).is_some())
            }
            _ => true,
        };
        if is_there && place != Route::Overview(assessment) {
            self.go(place);
        }
    }

    /// Returns what screens are told.
    fn cx(&self) -> Cx<'_> {
        Cx { data: &self.desk, look: self.look, size: self.size, now: self.desk.session.now() }
    }

    /// Returns how things are shown.
    pub const fn look(&self) -> Look {
        self.look
    }

    /// Returns the session.
    pub const fn session(&self) -> &Session {
        &self.desk.session
    }

    /// Returns the place shown.
    pub fn route(&self) -> Option<&Route> {
        self.seats.last().map(|seat| &seat.route)
    }

    /// Returns whether characters are text just now.
    pub fn mode(&self) -> Mode {
        if self.ahead.is_holding() {
            return Mode::Command;
        }
        match (&self.layer, self.seats.last()) {
            (Some(layer), _) => layer.mode(),
            (None, Some(seat)) => seat.page.mode(),
            (None, None) => Mode::Command,
        }
    }

    /// Returns the scopes keys are looked up in.
    fn scopes(&self) -> Vec<Scope> {
        let mut scopes = match &self.layer {
            _ if self.ahead.is_holding() => vec![Scope::Held],
            Some(layer) => layer.scopes(),
            None => self.page_scopes(),
        };
        if !scopes.contains(&Scope::Global) {
            scopes.push(Scope::Global);
        }
        scopes
    }

    /// Returns the scopes of the screen on top, layer or no layer.
    fn page_scopes(&self) -> Vec<Scope> {
        let mut scopes = self.seats.last().map(|seat| seat.page.scopes(&self.cx())).unwrap_or_default();
        scopes.push(Scope::Global);
        scopes
    }

    fn act(&mut self, action: Action) {
        match action {
            Action::Quit => self.quit(),
            Action::CheckStore => self.check_store(),
            Action::SaveElsewhere => self.ask_elsewhere(),
            Action::Older if self.layer.is_none() => self.travel(Way::Back),
            Action::Newer if self.layer.is_none() => self.travel(Way::Forth),
            Action::Copy if self.layer.is_none() => self.copy(),
            Action::Template if self.layer.is_none() => self.offer_templates(),
            Action::Unfinished => self.offer_drafts(),
            Action::SwitchLang => {
                self.look.lang = self.look.lang.other();
                self.refresh();
            }
            Action::Palette if self.layer.is_none() => {
                let palette = palette::open(&self.cx(), &self.available(), self.mode(), self.at_assessment());
                self.layer = Some(palette);
            }
            Action::Help => {
                let help = help::open(&self.cx(), &self.page_scopes(), self.mode(), &self.available());
                self.layer = Some(help);
            }
            action => match self.layer.take() {
                Some(mut layer) => {
                    let outcome = layer.press(&self.cx(), action);
                    self.come_out(layer, outcome);
                }
                None => self.press(action),
            },
        }
    }

    fn text(&mut self, typed: &str) {
        if let Some(mut layer) = self.layer.take() {
            let outcome = layer.text(&self.cx(), typed);
            return self.come_out(layer, outcome);
        }
        let Some(mut seat) = self.seats.pop() else { return };
        let step = seat.page.text(&self.cx(), typed);
        self.seats.push(seat);
        self.carry_out(step);
    }

    /// Does with a layer what came of it.
    fn come_out(&mut self, layer: Box<dyn Layer>, outcome: Outcome) {
        match outcome {
            Outcome::Stay => self.layer = Some(layer),
            Outcome::Close => {}
            Outcome::Leave => {
                if let Some(id) = self.at_assessment().cloned() {
                    self.left_layers.retain(|(left, _)| *left != id);
                    self.left_layers.push((id, layer));
                }
            }
            Outcome::Act(action) => self.act(action),
            // From item to item one jumps, so that Esc still leads to where the walk began.
            Outcome::Step(Step::Go(route @ (Route::Item(..) | Route::Facts(..)))) if self.is_at_an_item() => {
                self.turn(route);
            }
            Outcome::Step(Step::Go(route)) => {
                let route = self.at_the_desk(route);
                self.go(route);
            }
            Outcome::Step(step) => {
                self.carry_out(step);
            }
            Outcome::Try(step) => {
                if !self.carry_out(step) {
                    self.layer = Some(layer);
                }
            }
        }
    }

    /// Returns where to go for a place: from desk work, an item is gone to among its papers.
    fn at_the_desk(&self, route: Route) -> Route {
        match (self.route(), route) {
            (Some(Route::DeskWork(here, _)), Route::Item(there, item) | Route::Facts(there, Some(item)))
                if *here == there =>
            {
                Route::DeskWork(there, Some(item))
            }
            (_, route) => route,
        }
    }

    fn is_at_an_item(&self) -> bool {
        matches!(self.route(), Some(Route::Item(..) | Route::Facts(..)))
    }

    /// Gives an action to the screen on top, and what it ignores to everybody's defaults.
    fn press(&mut self, action: Action) {
        let Some(mut seat) = self.seats.pop() else { return };
        let step = seat.page.press(&self.cx(), action);
        self.seats.push(seat);
        let step = match step {
            Step::Ignore => self.by_default(action),
            step => step,
        };
        self.carry_out(step);
    }

    /// Returns what an action means wherever a screen has no meaning of its own for it.
    fn by_default(&mut self, action: Action) -> Step {
        if action == Action::Back {
            return Step::Back;
        }
        if action == Action::Save {
            return self.save_now();
        }
        let Some(assessment) = self.at_assessment().cloned() else { return Step::Ignore };
        let ask = |act| Step::Do(Command::In { assessment: assessment.clone(), act });
        match action {
            Action::Problems => Step::Go(Route::Problems(assessment)),
            Action::Overview => Step::Go(Route::Overview(assessment)),
            Action::DeskWork => Step::Go(Route::DeskWork(assessment, self.item_here())),
            Action::Diagnosis => Step::Go(Route::Diagnosis(assessment)),
            Action::AuditTrail => Step::Go(Route::Audit(assessment)),
            Action::Interviews => Step::Go(Route::Interviews(assessment)),
            Action::NewInterview => Step::Go(Route::InterviewForm(assessment, None)),
            Action::Report => Step::Go(Route::Report(assessment)),
            Action::Evidence => Step::Go(Route::Evidence(assessment, None)),
            Action::VisitSheet => Step::Go(Route::Visit(assessment)),
            Action::Samples => Step::Go(Route::Samples(assessment)),
            Action::SelfRatings => Step::Go(Route::SelfRatings(assessment)),
            Action::Changes => Step::Go(Route::Changes(assessment)),
            Action::Compare => match self.desk.ledger().before(&assessment) {
                Some(earlier) => Step::Go(Route::Compare(earlier.clone(), assessment)),
                None => {
                    let lang = self.look.lang;
                    let told = Notice::new(compare::no_round_before(lang, assessment.as_str()), "", "");
                    Step::Tell(Grade::Caution, told)
                }
            },
            Action::Match => match self.desk.ledger().headings.get(&assessment) {
                Some(heading) => Step::Go(Route::Match(heading.society.clone())),
                None => Step::Ignore,
            },
            Action::Crux => Step::Go(Route::Crux(assessment)),
            Action::Actions => Step::Go(Route::Actions(assessment)),
            Action::WhatIf => Step::Go(Route::WhatIf(assessment)),
            Action::Sensitivity => Step::Go(Route::Sensitivity(assessment)),
            Action::Undo => ask(Act::Undo),
            Action::Redo => ask(Act::Redo),
            Action::Submit => {
                self.layer = Some(question::submit(&self.cx(), &assessment));
                Step::Stay
            }
            Action::Reopen => {
                let left = self.left_layers.iter().position(|(id, _)| *id == assessment);
                self.layer = Some(match left {
                    Some(at) => self.left_layers.remove(at).1,
                    None => question::reopen(&self.cx(), &assessment),
                });
                Step::Stay
            }
            Action::Jump => {
                let jump = palette::jump(&self.cx(), &assessment);
                self.layer = Some(jump);
                Step::Stay
            }
            _ => Step::Ignore,
        }
    }

    /// Returns the assessment the screen on top is in.
    fn at_assessment(&self) -> Option<&AssessmentId> {
        self.route()?.assessment()
    }

    /// Returns the item the screen on top is at.
    fn item_here(&self) -> Option<ItemId> {
        match self.seats.last()?.page.place()? {
            Route::Item(_, item) | Route::Facts(_, Some(item)) => Some(item),
            _ => None,
        }
    }

    /// Returns what can be had now, for the palette and the help.
    fn available(&self) -> Vec<&'static keys::Row> {
        let cx = self.cx();
        let can = |row: &&keys::Row| self.seats.last().is_none_or(|seat| seat.page.can(&cx, row.action));
        let rows: Vec<&'static keys::Row> = keys::available(&self.page_scopes()).into_iter().filter(can).collect();
        // What has a key here needs no second row without one.
        let has_key = |row: &&keys::Row| !row.keys_shown(Mode::Command).is_empty();
        let is_twice = |row: &keys::Row| rows.iter().any(|other| other.action == row.action && has_key(other));
        rows.iter().copied().filter(|row| has_key(row) || !is_twice(row)).collect()
    }
}
