//! The payloads of records (interviews, notes, samples …), schema 1; knows nothing of the record of the journal around them.
//!
//! Invariant: these structs are frozen like those of `schema1`, for the same reasons. Each payload is the key and then what the
//! record says, or nothing where it was taken out.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::schema1::Day;
use super::{CodecError, from_bytes, kind, remedies1, to_bytes};
use crate::domain::ids::{Actor, Digest, EvidenceNo, ItemId, NoteNo, RoleId, SampleNo, SlotNo};
use crate::domain::records::{Conflict, Details, Drawn, Duty, Interview, Kept, Note, Sample, Slot, Teammate};

#[derive(Serialize, Deserialize)]
struct KeptInterview {
    number: u32,
    is: Option<StoredInterview>,
}

#[derive(Serialize, Deserialize)]
struct StoredInterview {
    role: Option<String>,
    person: String,
    place: String,
    others: String,
    traits: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct KeptNote {
    number: u32,
    is: Option<StoredNote>,
}

#[derive(Serialize, Deserialize)]
struct StoredNote {
    interview: u32,
    text: String,
    items: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct KeptDetails {
    number: u32,
    is: Option<StoredDetails>,
}

#[derive(Serialize, Deserialize)]
struct StoredDetails {
    kept_at: String,
    effective: Option<Day>,
    author: String,
    is_confirmed: bool,
    is_contradicted: bool,
    is_picked: bool,
    digest: Option<[u8; 32]>,
}

#[derive(Serialize, Deserialize)]
struct KeptSample {
    number: u32,
    is: Option<StoredSample>,
}

#[derive(Serialize, Deserialize)]
struct StoredSample {
    frame: String,
    seed: String,
    digest: [u8; 32],
    n_frame: u32,
    drawn: Vec<(u32, String)>,
}

#[derive(Serialize, Deserialize)]
struct KeptTeammate {
    actor: String,
    is: Option<StoredTeammate>,
}

#[derive(Serialize, Deserialize)]
struct StoredTeammate {
    /// 1 lead, 2 assessor, 3 finance and law, 4 recorder.
    duty: u8,
    /// 0 not declared, 1 none, 2 interest, 3 former post, 4 other.
    declared: u8,
    words: String,
}

#[derive(Serialize, Deserialize)]
struct KeptSlot {
    number: u32,
    is: Option<StoredSlot>,
}

#[derive(Serialize, Deserialize)]
struct StoredSlot {
    time: String,
    what: String,
    who: String,
}

#[derive(Serialize, Deserialize)]
struct KeptSelfRating {
    item: String,
    is: Option<u8>,
}

/// Returns the kind and payload of a record.
pub(super) fn pack(kept: &Kept) -> Result<(u16, Vec<u8>), CodecError> {
    Ok(match kept.clone() {
        Kept::Interview(number, is) => {
            (kind::INTERVIEW_KEPT, to_bytes(&KeptInterview { number: number.0, is: is.map(Into::into) })?)
        }
        Kept::Note(number, is) => (kind::NOTE_KEPT, to_bytes(&KeptNote { number: number.0, is: is.map(Into::into) })?),
        Kept::Details(number, is) => {
            (kind::DETAILS_KEPT, to_bytes(&KeptDetails { number: number.0, is: is.map(Into::into) })?)
        }
        Kept::Sample(number, is) => {
            (kind::SAMPLE_KEPT, to_bytes(&KeptSample { number: number.0, is: is.map(Into::into) })?)
        }
        Kept::Teammate(actor, is) => {
            let actor = actor.as_str().to_owned();
            (kind::TEAMMATE_KEPT, to_bytes(&KeptTeammate { actor, is: is.map(Into::into) })?)
        }
        Kept::Slot(number, is) => (kind::SLOT_KEPT, to_bytes(&KeptSlot { number: number.0, is: is.map(Into::into) })?),
        Kept::SelfRating(item, is) => {
            (kind::SELF_RATING_KEPT, to_bytes(&KeptSelfRating { item: item.as_str().to_owned(), is })?)
        }
        kept @ (Kept::Finding(..) | Kept::Cause(..) | Kept::Action(..) | Kept::Effort(..)) => remedies1::pack(kept)?,
    })
}

/// Returns the record of a kind and payload; `None` where the kind is that of no record.
pub(super) fn unpack(kind: u16, payload: &[u8]) -> Result<Option<Kept>, CodecError> {
    Ok(Some(match kind {
        kind::INTERVIEW_KEPT => {
            let KeptInterview { number, is } = from_bytes(payload)?;
            Kept::Interview(EvidenceNo(number), is.map(Into::into))
        }
        kind::NOTE_KEPT => {
            let KeptNote { number, is } = from_bytes(payload)?;
            Kept::Note(NoteNo(number), is.map(Into::into))
        }
        kind::DETAILS_KEPT => {
            let KeptDetails { number, is } = from_bytes(payload)?;
            Kept::Details(EvidenceNo(number), is.map(TryInto::try_into).transpose()?)
        }
        kind::SAMPLE_KEPT => {
            let KeptSample { number, is } = from_bytes(payload)?;
            Kept::Sample(SampleNo(number), is.map(Into::into))
        }
        kind::TEAMMATE_KEPT => {
            let KeptTeammate { actor, is } = from_bytes(payload)?;
            Kept::Teammate(Actor::new(&actor), is.map(TryInto::try_into).transpose()?)
        }
        kind::SLOT_KEPT => {
            let KeptSlot { number, is } = from_bytes(payload)?;
            Kept::Slot(SlotNo(number), is.map(Into::into))
        }
        kind::SELF_RATING_KEPT => {
            let KeptSelfRating { item, is } = from_bytes(payload)?;
            Kept::SelfRating(ItemId::new(&item), is)
        }
        kind => return remedies1::unpack(kind, payload),
    }))
}

impl From<Interview> for StoredInterview {
    fn from(interview: Interview) -> Self {
        let Interview { role, person, place, others, traits } = interview;
        Self { role: role.map(|role| role.as_str().to_owned()), person, place, others, traits }
    }
}

impl From<StoredInterview> for Interview {
    fn from(stored: StoredInterview) -> Self {
        let StoredInterview { role, person, place, others, traits } = stored;
        Self { role: role.map(|role| RoleId::new(&role)), person, place, others, traits }
    }
}

impl From<Note> for StoredNote {
    fn from(note: Note) -> Self {
        let Note { interview, text, items } = note;
        Self { interview: interview.0, text, items: items.iter().map(|item| item.as_str().to_owned()).collect() }
    }
}

impl From<StoredNote> for Note {
    fn from(stored: StoredNote) -> Self {
        let StoredNote { interview, text, items } = stored;
        Self { interview: EvidenceNo(interview), text, items: items.iter().map(|item| ItemId::new(item)).collect() }
    }
}

impl From<Details> for StoredDetails {
    fn from(details: Details) -> Self {
        let Details { kept_at, effective, author, is_confirmed, is_contradicted, is_picked, digest } = details;
        let (effective, digest) = (effective.map(Day::from), digest.map(|digest| digest.0));
        Self { kept_at, effective, author, is_confirmed, is_contradicted, is_picked, digest }
    }
}

impl TryFrom<StoredDetails> for Details {
    type Error = CodecError;

    fn try_from(stored: StoredDetails) -> Result<Self, CodecError> {
        let StoredDetails { kept_at, effective, author, is_confirmed, is_contradicted, is_picked, digest } = stored;
        let effective = effective.map(Date::try_from).transpose()?;
        let digest = digest.map(Digest);
        Ok(Self { kept_at, effective, author, is_confirmed, is_contradicted, is_picked, digest })
    }
}

impl From<Sample> for StoredSample {
    fn from(sample: Sample) -> Self {
        let Sample { frame, seed, digest, n_frame, drawn } = sample;
        let drawn = drawn.into_iter().map(|drawn| (drawn.line, drawn.text)).collect();
        Self { frame, seed, digest: digest.0, n_frame, drawn }
    }
}

impl From<StoredSample> for Sample {
    fn from(stored: StoredSample) -> Self {
        let StoredSample { frame, seed, digest, n_frame, drawn } = stored;
        let drawn = drawn.into_iter().map(|(line, text)| Drawn { line, text }).collect();
        Self { frame, seed, digest: Digest(digest), n_frame, drawn }
    }
}

impl From<Teammate> for StoredTeammate {
    fn from(mate: Teammate) -> Self {
        let duty = match mate.duty {
            Duty::Lead => 1,
            Duty::Assessor => 2,
            Duty::Finance => 3,
            Duty::Recorder => 4,
        };
        let declared = match mate.declared {
            None => 0,
            Some(Conflict::None) => 1,
            Some(Conflict::Interest) => 2,
            Some(Conflict::FormerPost) => 3,
            Some(Conflict::Other) => 4,
        };
        Self { duty, declared, words: mate.words }
    }
}

impl TryFrom<StoredTeammate> for Teammate {
    type Error = CodecError;

    fn try_from(stored: StoredTeammate) -> Result<Self, CodecError> {
        let duty = match stored.duty {
            1 => Duty::Lead,
            2 => Duty::Assessor,
            3 => Duty::Finance,
            4 => Duty::Recorder,
            _ => return Err(CodecError::Damaged),
        };
        let declared = match stored.declared {
            0 => None,
            1 => Some(Conflict::None),
            2 => Some(Conflict::Interest),
            3 => Some(Conflict::FormerPost),
            4 => Some(Conflict::Other),
            _ => return Err(CodecError::Damaged),
        };
        Ok(Self { duty, declared, words: stored.words })
    }
}

impl From<Slot> for StoredSlot {
    fn from(slot: Slot) -> Self {
        let Slot { time, what, who } = slot;
        Self { time, what, who }
    }
}

impl From<StoredSlot> for Slot {
    fn from(stored: StoredSlot) -> Self {
        let StoredSlot { time, what, who } = stored;
        Self { time, what, who }
    }
}
