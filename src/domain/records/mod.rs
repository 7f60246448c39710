//! What an assessment keeps beside answers, remarks and links: interviews, notes, the team, causes, actions …; one record each, whole
//! after every change. Knows nothing of who may change what.
//!
//! Adding a sort of record is a row in [`Kept`], a shelf in [`Records`], a payload in the codec and a line in the export;
//! deciding, undoing, folding and the audit trail then have it.

mod action;
mod cause;
mod evidence;
mod finding;
mod interview;
mod jotted;
mod judge;
mod remedies;
mod sample;
mod shelf;
mod team;
mod timetable;

pub use action::{Action, Measure, Owner, Progress, Strength};
pub use cause::{Cause, Control, Lead, MAX_WHYS, Verdict, Why};
pub use evidence::Details;
pub use finding::{Finding, FindingGrade};
pub use interview::{Interview, Note, next_person};
pub use jotted::{Jotted, begun_id, read_ids, read_jotted};
pub use judge::keep;
pub(super) use judge::lift_notes;
pub use sample::{Drawn, Sample};
pub use shelf::{Entered, Shelf};
pub use team::{Conflict, Duty, Slot, Teammate};
pub use timetable::{Day, Days, TimetableLine, timetable, to_adopt};

use crate::domain::checklist::Size;
use crate::domain::event::Entry;
use crate::domain::ids::{ActionNo, Actor, CauseNo, EvidenceNo, ItemId, NoteNo, SampleNo, SlotNo};

/// One record as it is after a change; `None`: there is none any more.
#[derive(Clone, Debug, PartialEq)]
pub enum Kept {
    /// Somebody was talked to. The interview is the evidence of its number.
    Interview(EvidenceNo, Option<Interview>),
    /// A line jotted down in an interview.
    Note(NoteNo, Option<Note>),
    /// What more is known of a piece of evidence.
    Details(EvidenceNo, Option<Details>),
    /// A sample was drawn.
    Sample(SampleNo, Option<Sample>),
    /// Somebody is on the team.
    Teammate(Actor, Option<Teammate>),
    /// A line of the timetable.
    Slot(SlotNo, Option<Slot>),
    /// The level (0–4) the society gives itself on an item.
    SelfRating(ItemId, Option<u8>),
    /// What the assessor says of the finding an item is.
    Finding(ItemId, Option<Finding>),
    /// A cause of lost score.
    Cause(CauseNo, Option<Box<Cause>>),
    /// A line of the action plan.
    Action(ActionNo, Option<Box<Action>>),
    /// How large the four steps of an item are for this society, other than the checklist says.
    Effort(ItemId, Option<[Size; 4]>),
}

/// Every record of an assessment, each sort on a shelf of its own.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Records {
    /// Interviews, by the number of their evidence.
    pub interviews: Shelf<EvidenceNo, Interview>,
    /// Lines jotted down.
    pub notes: Shelf<NoteNo, Note>,
    /// What more is known of evidence.
    pub details: Shelf<EvidenceNo, Details>,
    /// Samples drawn.
    pub samples: Shelf<SampleNo, Sample>,
    /// The team.
    pub team: Shelf<Actor, Teammate>,
    /// The timetable.
    pub timetable: Shelf<SlotNo, Slot>,
    /// The society's ratings of itself.
    pub self_ratings: Shelf<ItemId, u8>,
    /// What the assessor says of findings.
    pub findings: Shelf<ItemId, Finding>,
    /// Causes of lost score.
    pub causes: Shelf<CauseNo, Cause>,
    /// The action plan.
    pub actions: Shelf<ActionNo, Action>,
    /// Steps that are of another size for this society.
    pub efforts: Shelf<ItemId, [Size; 4]>,
}

impl Records {
    /// Returns what there is now in the place of a record.
    pub fn now(&self, kept: &Kept) -> Kept {
        match kept {
            Kept::Interview(key, _) => Kept::Interview(*key, self.interviews.get(key).cloned()),
            Kept::Note(key, _) => Kept::Note(*key, self.notes.get(key).cloned()),
            Kept::Details(key, _) => Kept::Details(*key, self.details.get(key).cloned()),
            Kept::Sample(key, _) => Kept::Sample(*key, self.samples.get(key).cloned()),
            Kept::Teammate(key, _) => Kept::Teammate(key.clone(), self.team.get(key).cloned()),
            Kept::Slot(key, _) => Kept::Slot(*key, self.timetable.get(key).cloned()),
            Kept::SelfRating(key, _) => Kept::SelfRating(key.clone(), self.self_ratings.get(key).copied()),
            Kept::Finding(key, _) => Kept::Finding(key.clone(), self.findings.get(key).cloned()),
            Kept::Cause(key, _) => Kept::Cause(*key, self.causes.get(key).cloned().map(Box::new)),
            Kept::Action(key, _) => Kept::Action(*key, self.actions.get(key).cloned().map(Box::new)),
            Kept::Effort(key, _) => Kept::Effort(key.clone(), self.efforts.get(key).copied()),
        }
    }

    /// Returns whether a record is to be taken out that was taken out before.
    pub(super) fn is_gone(&self, kept: &Kept) -> bool {
        match kept {
            Kept::Interview(key, None) => self.interviews.has_lost(key),
            Kept::Note(key, None) => self.notes.has_lost(key),
            Kept::Sample(key, None) => self.samples.has_lost(key),
            Kept::Slot(key, None) => self.timetable.has_lost(key),
            Kept::Cause(key, None) => self.causes.has_lost(key),
            Kept::Action(key, None) => self.actions.has_lost(key),
            _ => false,
        }
    }

    /// Puts a record in its place, or takes it out.
    pub(super) fn set(&mut self, entry: &Entry, kept: &Kept) {
        match kept {
            Kept::Interview(key, is) => self.interviews.set(entry, key, is.as_ref()),
            Kept::Note(key, is) => self.notes.set(entry, key, is.as_ref()),
            Kept::Details(key, is) => self.details.set(entry, key, is.as_ref()),
            Kept::Sample(key, is) => self.samples.set(entry, key, is.as_ref()),
            Kept::Teammate(key, is) => self.team.set(entry, key, is.as_ref()),
            Kept::Slot(key, is) => self.timetable.set(entry, key, is.as_ref()),
            Kept::SelfRating(key, is) => self.self_ratings.set(entry, key, is.as_ref()),
            Kept::Finding(key, is) => self.findings.set(entry, key, is.as_ref()),
            Kept::Cause(key, is) => self.causes.set(entry, key, is.as_deref()),
            Kept::Action(key, is) => self.actions.set(entry, key, is.as_deref()),
            Kept::Effort(key, is) => self.efforts.set(entry, key, is.as_ref()),
        }
    }

    /// Returns the lines of an interview, in the order they were jotted down.
    pub fn notes_of(&self, interview: EvidenceNo) -> impl Iterator<Item = (NoteNo, &Entered<Note>)> {
        let is_of = move |(_, note): &(&NoteNo, &Entered<Note>)| note.is.interview == interview;
        self.notes.iter().filter(is_of).map(|(number, note)| (*number, note))
    }

    /// Returns how many lines of an interview were dropped onto items.
    pub fn n_dropped(&self, interview: EvidenceNo) -> usize {
        self.notes_of(interview).filter(|(_, note)| !note.is.items.is_empty()).count()
    }

    /// Returns the lines dropped onto an item, in the order they were jotted down.
    pub fn notes_on<'a>(&'a self, item: &'a ItemId) -> impl Iterator<Item = (NoteNo, &'a Entered<Note>)> {
        let is_on = move |(_, note): &(&NoteNo, &Entered<Note>)| note.is.items.contains(item);
        self.notes.iter().filter(is_on).map(|(number, note)| (*number, note))
    }

    /// Returns the number the next note gets.
    pub fn next_note(&self) -> NoteNo {
        NoteNo(self.notes.last().map_or(0, |number| number.0).saturating_add(1))
    }

    /// Returns the number the next sample gets.
    pub fn next_sample(&self) -> SampleNo {
        SampleNo(self.samples.last().map_or(0, |number| number.0).saturating_add(1))
    }

    /// Returns the number the next cause gets.
    pub fn next_cause(&self) -> CauseNo {
        CauseNo(self.causes.last().map_or(0, |number| number.0).saturating_add(1))
    }

    /// Returns the number the next action gets.
    pub fn next_action(&self) -> ActionNo {
        ActionNo(self.actions.last().map_or(0, |number| number.0).saturating_add(1))
    }

    /// Returns the number the next line of the timetable gets.
    pub fn next_slot(&self) -> SlotNo {
        SlotNo(self.timetable.last().map_or(0, |number| number.0).saturating_add(1))
    }
}

impl Kept {
    /// Returns the code used in the audit trail and in files.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Interview(..) => "interview",
            Self::Note(..) => "note",
            Self::Details(..) => "details",
            Self::Sample(..) => "sample",
            Self::Teammate(..) => "teammate",
            Self::Slot(..) => "slot",
            Self::SelfRating(..) => "self_rating",
            Self::Finding(..) => "finding",
            Self::Cause(..) => "cause",
            Self::Action(..) => "action",
            Self::Effort(..) => "effort",
        }
    }

    /// Returns whether the record is taken out.
    pub const fn is_removed(&self) -> bool {
        match self {
            Self::Interview(_, is) => is.is_none(),
            Self::Note(_, is) => is.is_none(),
            Self::Details(_, is) => is.is_none(),
            Self::Sample(_, is) => is.is_none(),
            Self::Teammate(_, is) => is.is_none(),
            Self::Slot(_, is) => is.is_none(),
            Self::SelfRating(_, is) => is.is_none(),
            Self::Finding(_, is) => is.is_none(),
            Self::Cause(_, is) => is.is_none(),
            Self::Action(_, is) => is.is_none(),
            Self::Effort(_, is) => is.is_none(),
        }
    }

    /// Returns the items concerned, for the audit trail.
    pub fn items(&self) -> &[ItemId] {
        match self {
            Self::Note(_, Some(note)) => &note.items,
            Self::SelfRating(item, _) | Self::Finding(item, _) | Self::Effort(item, _) => std::slice::from_ref(item),
            Self::Action(_, Some(action)) => &action.items,
            Self::Interview(..)
            | Self::Note(_, None)
            | Self::Details(..)
            | Self::Sample(..)
            | Self::Teammate(..)
            | Self::Slot(..)
            | Self::Cause(..)
            | Self::Action(_, None) => &[],
        }
    }

    /// Returns whether the record goes on living after submission: what was found is then explained and acted on, and
    /// no answer changes by it.
    pub const fn outlives_submission(&self) -> bool {
        match self {
            Self::Finding(..) | Self::Cause(..) | Self::Action(..) | Self::Effort(..) => true,
            Self::Interview(..)
            | Self::Note(..)
            | Self::Details(..)
            | Self::Sample(..)
            | Self::Teammate(..)
            | Self::Slot(..)
            | Self::SelfRating(..) => false,
        }
    }
}
