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

mod acting;
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

use crate::domain::ids::{AssessmentId, Seq};
use crate::lang::Notice;
use crate::session::Session;
use crate::ui::app::ahead::Ahead;
use crate::ui::app::batches::Batches;
use crate::ui::app::history::History;
use crate::ui::canvas::Look;
use crate::ui::clipboard::Clip;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::draft::Drafts;
use crate::ui::keeping::Keeping;
use crate::ui::keys::{self, Mode, Scope};
use crate::ui::layer::Layer;
use crate::ui::notice::Notices;
use crate::ui::office::Office;
use crate::ui::place::PlaceFile;
use crate::ui::saving::Saving;
use crate::ui::screen::Route;
use crate::ui::screens;
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

    /// Returns the assessment the screen on top is in.
    fn at_assessment(&self) -> Option<&AssessmentId> {
        self.route()?.assessment()
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
