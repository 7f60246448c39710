//! Records (interviews, notes, samples …) as members of a line; knows nothing of the line around them.
//!
//! | `record` | its key | members of `is` |
//! |---|---|---|
//! | `interview` | `number` (of its evidence) | `role` or null, `person`, `place`, `others`, `traits` |
//! | `note` | `number` | `interview`, `text`, `items` |
//! | `details` | `number` (of the evidence) | `kept_at`, `effective` or null, `author`, `confirmed`, `contradicted`, `picked`, `sha256` or null |
//! | `sample` | `number` | `frame`, `seed`, `sha256`, `of` (lines in the list), `drawn`: `line` and `text` |
//! | `teammate` | `name` | `duty`, `declared` or null, `words` |
//! | `slot` | `number` | `time`, `what`, `who` |
//! | `self_rating` | `item` | the level |
//! | `finding` | `item` | `effect`, `grade` or null, `why` |
//! | `cause` | `number` | `kind` or null, `says`, `control`, `leads`: `item`, `shown`, `evidence`; `whys`: `says`, `evidence`; `effort` or null, `verdict` (`crux`, `why`) or null |
//! | `action` | `number` | `items`, `cause` or null, `what`, `strength`, `owner`, `who`, `due` or null, `support`, `measures`: `item`, `target`; `proof`, `check_on` or null, `state`, `found` |
//! | `effort` | `item` | four sizes |
//!
//! `is` is null where the record was taken out.

use serde::{Deserialize, Serialize};

use super::remedies::{WrittenAction, WrittenCause, WrittenFinding, read_sizes, write_sizes};
use super::{BadLine, date_of, digest_of, lacks};
use crate::domain::ids::{ActionNo, Actor, CauseNo, EvidenceNo, ItemId, NoteNo, RoleId, SampleNo, SlotNo};
use crate::domain::records::{
    Action, Cause, Conflict, Details, Drawn, Duty, Interview, Kept, Note, Sample, Slot, Teammate,
};

#[derive(Serialize, Deserialize)]
#[serde(tag = "record", rename_all = "snake_case")]
pub(super) enum WrittenRecord {
    Interview { number: u32, is: Option<WrittenInterview> },
    Note { number: u32, is: Option<WrittenNote> },
    Details { number: u32, is: Option<WrittenDetails> },
    Sample { number: u32, is: Option<WrittenSample> },
    Teammate { name: String, is: Option<WrittenTeammate> },
    Slot { number: u32, is: Option<WrittenSlot> },
    SelfRating { item: String, is: Option<u8> },
    Finding { item: String, is: Option<WrittenFinding> },
    Cause { number: u32, is: Option<WrittenCause> },
    Action { number: u32, is: Option<WrittenAction> },
    Effort { item: String, is: Option<Vec<String>> },
}

#[derive(Serialize, Deserialize)]
pub(super) struct WrittenInterview {
    role: Option<String>,
    person: String,
    place: String,
    others: String,
    traits: Vec<String>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct WrittenNote {
    interview: u32,
    text: String,
    items: Vec<String>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct WrittenDetails {
    kept_at: String,
    effective: Option<String>,
    author: String,
    confirmed: bool,
    contradicted: bool,
    picked: bool,
    sha256: Option<String>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct WrittenSample {
    frame: String,
    seed: String,
    sha256: String,
    of: u32,
    drawn: Vec<WrittenDrawn>,
}

#[derive(Serialize, Deserialize)]
struct WrittenDrawn {
    line: u32,
    text: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct WrittenTeammate {
    duty: String,
    declared: Option<String>,
    words: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct WrittenSlot {
    time: String,
    what: String,
    who: String,
}

impl From<&Kept> for WrittenRecord {
    fn from(kept: &Kept) -> Self {
        match kept.clone() {
            Kept::Interview(number, is) => Self::Interview { number: number.0, is: is.map(Into::into) },
            Kept::Note(number, is) => Self::Note { number: number.0, is: is.map(Into::into) },
            Kept::Details(number, is) => Self::Details { number: number.0, is: is.map(Into::into) },
            Kept::Sample(number, is) => Self::Sample { number: number.0, is: is.map(Into::into) },
            Kept::Teammate(actor, is) => Self::Teammate { name: actor.to_string(), is: is.map(Into::into) },
            Kept::Slot(number, is) => Self::Slot { number: number.0, is: is.map(Into::into) },
            Kept::SelfRating(item, is) => Self::SelfRating { item: item.to_string(), is },
            Kept::Finding(item, is) => Self::Finding { item: item.to_string(), is: is.map(Into::into) },
            Kept::Cause(number, is) => Self::Cause { number: number.0, is: is.map(|is| (*is).into()) },
            Kept::Action(number, is) => Self::Action { number: number.0, is: is.map(|is| (*is).into()) },
            Kept::Effort(item, is) => Self::Effort { item: item.to_string(), is: is.map(write_sizes) },
        }
    }
}

impl TryFrom<WrittenRecord> for Kept {
    type Error = BadLine;

    fn try_from(written: WrittenRecord) -> Result<Self, BadLine> {
        Ok(match written {
            WrittenRecord::Interview { number, is } => Self::Interview(EvidenceNo(number), is.map(Into::into)),
            WrittenRecord::Note { number, is } => Self::Note(NoteNo(number), is.map(Into::into)),
            WrittenRecord::Details { number, is } => {
                Self::Details(EvidenceNo(number), is.map(TryInto::try_into).transpose()?)
            }
            WrittenRecord::Sample { number, is } => {
                Self::Sample(SampleNo(number), is.map(TryInto::try_into).transpose()?)
            }
            WrittenRecord::Teammate { name, is } => {
                Self::Teammate(Actor::new(&name), is.map(TryInto::try_into).transpose()?)
            }
            WrittenRecord::Slot { number, is } => Self::Slot(SlotNo(number), is.map(Into::into)),
            WrittenRecord::SelfRating { item, is } => Self::SelfRating(ItemId::new(&item), is),
            WrittenRecord::Finding { item, is } => {
                Self::Finding(ItemId::new(&item), is.map(TryInto::try_into).transpose()?)
            }
            WrittenRecord::Cause { number, is } => {
                Self::Cause(CauseNo(number), is.map(Cause::try_from).transpose()?.map(Box::new))
            }
            WrittenRecord::Action { number, is } => {
                Self::Action(ActionNo(number), is.map(Action::try_from).transpose()?.map(Box::new))
            }
            WrittenRecord::Effort { item, is } => {
                Self::Effort(ItemId::new(&item), is.map(|is| read_sizes(&is)).transpose()?)
            }
        })
    }
}

impl From<Interview> for WrittenInterview {
    fn from(interview: Interview) -> Self {
        let Interview { role, person, place, others, traits } = interview;
        Self { role: role.map(|role| role.to_string()), person, place, others, traits }
    }
}

impl From<WrittenInterview> for Interview {
    fn from(written: WrittenInterview) -> Self {
        let WrittenInterview { role, person, place, others, traits } = written;
        Self { role: role.map(|role| RoleId::new(&role)), person, place, others, traits }
    }
}

impl From<Note> for WrittenNote {
    fn from(note: Note) -> Self {
        let Note { interview, text, items } = note;
        Self { interview: interview.0, text, items: items.iter().map(ItemId::to_string).collect() }
    }
}

impl From<WrittenNote> for Note {
    fn from(written: WrittenNote) -> Self {
        let WrittenNote { interview, text, items } = written;
        Self { interview: EvidenceNo(interview), text, items: items.iter().map(|item| ItemId::new(item)).collect() }
    }
}

impl From<Details> for WrittenDetails {
    fn from(details: Details) -> Self {
        let Details { kept_at, effective, author, is_confirmed, is_contradicted, is_picked, digest } = details;
        Self {
            kept_at,
            effective: effective.map(|date| date.to_string()),
            author,
            confirmed: is_confirmed,
            contradicted: is_contradicted,
            picked: is_picked,
            sha256: digest.map(|digest| digest.to_string()),
        }
    }
}

impl TryFrom<WrittenDetails> for Details {
    type Error = BadLine;

    fn try_from(written: WrittenDetails) -> Result<Self, BadLine> {
        let WrittenDetails { kept_at, effective, author, confirmed, contradicted, picked, sha256 } = written;
        let sha256 = sha256.map(|digest| digest_of(&digest).ok_or_else(|| lacks("sha256"))).transpose()?;
        Ok(Self {
            kept_at,
            effective: effective.map(|date| date_of(&date)).transpose()?,
            author,
            is_confirmed: confirmed,
            is_contradicted: contradicted,
            is_picked: picked,
            digest: sha256,
        })
    }
}

impl From<Sample> for WrittenSample {
    fn from(sample: Sample) -> Self {
        let Sample { frame, seed, digest, n_frame, drawn } = sample;
        let drawn = drawn.into_iter().map(|Drawn { line, text }| WrittenDrawn { line, text }).collect();
        Self { frame, seed, sha256: digest.to_string(), of: n_frame, drawn }
    }
}

impl TryFrom<WrittenSample> for Sample {
    type Error = BadLine;

    fn try_from(written: WrittenSample) -> Result<Self, BadLine> {
        let WrittenSample { frame, seed, sha256, of, drawn } = written;
        let digest = digest_of(&sha256).ok_or_else(|| lacks("sha256"))?;
        let drawn = drawn.into_iter().map(|WrittenDrawn { line, text }| Drawn { line, text }).collect();
        Ok(Self { frame, seed, digest, n_frame: of, drawn })
    }
}

impl From<Teammate> for WrittenTeammate {
    fn from(mate: Teammate) -> Self {
        let Teammate { duty, declared, words } = mate;
        Self { duty: duty.code().to_owned(), declared: declared.map(|declared| declared.code().to_owned()), words }
    }
}

impl TryFrom<WrittenTeammate> for Teammate {
    type Error = BadLine;

    fn try_from(written: WrittenTeammate) -> Result<Self, BadLine> {
        let WrittenTeammate { duty, declared, words } = written;
        let duty = Duty::from_code(&duty).ok_or_else(|| lacks("duty"))?;
        let declared = declared.map(|code| Conflict::from_code(&code).ok_or_else(|| lacks("declared"))).transpose()?;
        Ok(Self { duty, declared, words })
    }
}

impl From<Slot> for WrittenSlot {
    fn from(slot: Slot) -> Self {
        let Slot { time, what, who } = slot;
        Self { time, what, who }
    }
}

impl From<WrittenSlot> for Slot {
    fn from(written: WrittenSlot) -> Self {
        let WrittenSlot { time, what, who } = written;
        Self { time, what, who }
    }
}
