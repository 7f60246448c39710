//! What every screen may read: the session, the names societies are found by, the time zone; knows no screen.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, OnceLock};

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;

use crate::domain::assessment::Assessment;
use crate::domain::checklist::{Checklist, FormKind, Item};
use crate::domain::event::Profile;
use crate::domain::ids::{AssessmentId, ItemId, Millis, Seq, SocietyCode};
use crate::domain::ledger::Ledger;
use crate::domain::standing::Standing;
use crate::exchange::Plan;
use crate::exchange::files::Files;
use crate::session::Session;
use crate::ui::screen::{Context, Route, Screen};
use crate::ui::search::{Index, SearchKey};
use crate::ui::seen::Since;
use crate::ui::taking::Taking;

/// What the screens of this program read.
pub type Cx<'a> = Context<'a, Desk>;

/// A screen of this program.
pub type Page = dyn Screen<Desk>;

/// What societies are found by, in the order of their codes.
#[derive(Debug, Default)]
pub struct Names {
    codes: Vec<SocietyCode>,
    index: Index,
}

impl Names {
    /// Returns the society at a place.
    pub fn code(&self, place: u32) -> Option<&SocietyCode> {
        self.codes.get(usize::try_from(place).ok()?)
    }

    /// Returns what is searched; what it finds are the places of societies.
    pub const fn index(&self) -> &Index {
        &self.index
    }
}

/// The session and what goes with it.
pub struct Desk {
    /// The person at work on the store.
    pub session: Session,
    /// The zone times are shown in.
    pub zone: TimeZone,
    /// The files the person may name.
    pub files: Files,
    /// What others have done in each assessment opened in this run since the person last looked.
    pub(super) since: BTreeMap<AssessmentId, Since>,
    /// The register that is shown before it is brought in.
    pub(super) planned: Option<Planned>,
    /// The ledger being taken away.
    pub(super) taking: Option<TakingAway>,
    names: OnceLock<Names>,
}

/// The ledger being taken away.
#[derive(Debug)]
pub enum TakingAway {
    /// Rows have still to be worked out.
    Waiting {
        /// The file.
        path: String,
        /// How many.
        n_missing: usize,
    },
    /// It is being written.
    Writing(Taking),
}

/// What a register would change, as of a place in the journal.
#[derive(Debug)]
pub struct Planned {
    /// The file it was read from.
    pub path: String,
    /// What it would change.
    pub plan: Plan,
    /// The last entry it knows of.
    pub as_of: Seq,
}

impl fmt::Debug for Desk {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Desk").field("zone", &self.zone).finish_non_exhaustive()
    }
}

impl Desk {
    /// Sits down at a session.
    pub const fn new(session: Session, zone: TimeZone, files: Files) -> Self {
        Self { session, zone, files, since: BTreeMap::new(), planned: None, taking: None, names: OnceLock::new() }
    }

    /// Returns the register that is shown before it is brought in.
    pub const fn planned(&self) -> Option<&Planned> {
        self.planned.as_ref()
    }

    /// Returns the ledger being taken away.
    pub const fn taking(&self) -> Option<&TakingAway> {
        self.taking.as_ref()
    }

    /// Returns the ledger.
    pub const fn ledger(&self) -> &Ledger {
        self.session.ledger()
    }

    /// Returns a loaded assessment with where it stands.
    pub fn assessment(&self, id: &AssessmentId) -> Option<(&Assessment, &Standing)> {
        self.session.assessment(id)
    }

    /// Returns an item of a loaded assessment, with the assessment and where it stands.
    pub fn item(&self, id: &AssessmentId, item: &ItemId) -> Option<(&Assessment, &Standing, &Item)> {
        let (assessment, standing) = self.session.assessment(id)?;
        Some((assessment, standing, assessment.checklist.item(item.as_str())?))
    }

    /// Returns the checklist the office works by, among those read so far.
    pub fn office_checklist(&self) -> &Arc<Checklist> {
        self.session.office()
    }

    /// Returns what the register says of a society.
    pub fn society(&self, code: &SocietyCode) -> Option<&Profile> {
        self.ledger().societies.get(code)
    }

    /// Returns the checklist of a loaded assessment.
    pub fn checklist(&self, id: &AssessmentId) -> Option<&Checklist> {
        self.session.assessment(id).map(|(assessment, _)| &*assessment.checklist)
    }

    /// Returns where an item is answered: on its own screen, or on the one page of its form.
    pub fn route_of(&self, id: &AssessmentId, item: &ItemId) -> Route {
        let form = self.item(id, item).and_then(|(assessment, _, item)| assessment.checklist.form(item.form.as_str()));
        match form.map(|form| form.kind) {
            Some(FormKind::Facts | FormKind::Redline) => Route::Facts(id.clone(), Some(item.clone())),
            Some(FormKind::Axis | FormKind::Principle | FormKind::Task | FormKind::Environment) | None => {
                Route::Item(id.clone(), item.clone())
            }
        }
    }

    /// Returns what others have done in an assessment since the person last looked; `None` where they never had.
    pub fn since(&self, id: &AssessmentId) -> Option<&Since> {
        self.since.get(id)
    }

    /// Returns the local date and time of a moment.
    pub fn local(&self, at: Millis) -> DateTime {
        Timestamp::from_millisecond(at.0).unwrap_or_default().to_zoned(self.zone.clone()).datetime()
    }

    /// Returns what societies are found by. The names are made searchable at the first search.
    pub fn names(&self) -> &Names {
        self.names.get_or_init(|| {
            let societies = &self.ledger().societies;
            Names {
                codes: societies.keys().cloned().collect(),
                index: Index::new(societies.iter().map(|(code, profile)| key_of(code, profile))).prepared(),
            }
        })
    }

    /// Forgets what societies are found by; it is made anew at the next query.
    pub fn note_societies(&mut self) {
        self.names = OnceLock::new();
    }
}

/// Returns what a society is found by: its names and its code.
fn key_of(code: &SocietyCode, profile: &Profile) -> SearchKey {
    SearchKey::new([profile.name.as_str(), profile.short.as_str(), code.as_str()])
}
