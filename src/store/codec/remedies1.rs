//! The payloads of what is made of the findings (findings, causes, actions, efforts), schema 1; knows nothing of the record of the
//! journal around them.
//!
//! Invariant: these structs are frozen like those of `records1`, and like them hold a key and then what the record says, or
//! nothing where it was taken out.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::schema1::Day;
use super::{CodecError, from_bytes, kind, to_bytes};
use crate::domain::checklist::Size;
use crate::domain::ids::{ActionNo, CauseId, CauseNo, EvidenceNo, ItemId};
use crate::domain::records::{
    Action, Cause, Control, Finding, FindingGrade, Kept, Lead, Measure, Owner, Progress, Strength, Verdict, Why,
};

#[derive(Serialize, Deserialize)]
struct KeptFinding {
    item: String,
    is: Option<StoredFinding>,
}

#[derive(Serialize, Deserialize)]
struct StoredFinding {
    effect: String,
    /// 0 its own, 1 highlight, 2 hint, 3 general, 4 important.
    grade: u8,
    why: String,
}

#[derive(Serialize, Deserialize)]
struct KeptCause {
    number: u32,
    is: Option<StoredCause>,
}

#[derive(Serialize, Deserialize)]
struct StoredCause {
    kind: Option<String>,
    says: String,
    /// 1 society, 2 shared, 3 outside.
    control: u8,
    /// Item, in words, evidence.
    leads: Vec<(String, String, Vec<u32>)>,
    /// Answer, evidence.
    whys: Vec<(String, Vec<u32>)>,
    /// 0 not given, 1 small, 2 medium, 3 large.
    effort: u8,
    /// Whether it is a crux, and why.
    verdict: Option<(bool, String)>,
}

#[derive(Serialize, Deserialize)]
struct KeptAction {
    number: u32,
    is: Option<StoredAction>,
}

#[derive(Serialize, Deserialize)]
struct StoredAction {
    items: Vec<String>,
    cause: Option<u32>,
    what: String,
    /// 1 weak, 2 medium, 3 strong.
    strength: u8,
    /// 1 society, 2 host, 3 association.
    owner: u8,
    who: String,
    due: Option<Day>,
    support: String,
    /// Item, level.
    measures: Vec<(String, u8)>,
    proof: String,
    check_on: Option<Day>,
    /// 1 planned, 2 underway, 3 done, 4 verified, 5 dropped.
    state: u8,
    found: String,
}

#[derive(Serialize, Deserialize)]
struct KeptEffort {
    item: String,
    /// 1 small, 2 medium, 3 large.
    is: Option<[u8; 4]>,
}

/// Returns the kind and payload of such a record.
pub(super) fn pack(kept: Kept) -> Result<(u16, Vec<u8>), CodecError> {
    Ok(match kept {
        Kept::Finding(item, is) => {
            (kind::FINDING_KEPT, to_bytes(&KeptFinding { item: item.to_string(), is: is.map(Into::into) })?)
        }
        Kept::Cause(number, is) => {
            (kind::CAUSE_KEPT, to_bytes(&KeptCause { number: number.0, is: is.map(|is| (*is).into()) })?)
        }
        Kept::Action(number, is) => {
            (kind::ACTION_KEPT, to_bytes(&KeptAction { number: number.0, is: is.map(|is| (*is).into()) })?)
        }
        Kept::Effort(item, is) => {
            (kind::EFFORT_KEPT, to_bytes(&KeptEffort { item: item.to_string(), is: is.map(|is| is.map(number_of)) })?)
        }
        Kept::Interview(..)
        | Kept::Note(..)
        | Kept::Details(..)
        | Kept::Sample(..)
        | Kept::Teammate(..)
        | Kept::Slot(..)
        | Kept::SelfRating(..) => return Err(CodecError::Damaged),
    })
}

/// Returns the record of a kind and payload; `None` where the kind is that of no such record.
pub(super) fn unpack(kind: u16, payload: &[u8]) -> Result<Option<Kept>, CodecError> {
    Ok(Some(match kind {
        kind::FINDING_KEPT => {
            let KeptFinding { item, is } = from_bytes(payload)?;
            Kept::Finding(ItemId::new(&item), is.map(TryInto::try_into).transpose()?)
        }
        kind::CAUSE_KEPT => {
            let KeptCause { number, is } = from_bytes(payload)?;
            Kept::Cause(CauseNo(number), is.map(Cause::try_from).transpose()?.map(Box::new))
        }
        kind::ACTION_KEPT => {
            let KeptAction { number, is } = from_bytes(payload)?;
            Kept::Action(ActionNo(number), is.map(Action::try_from).transpose()?.map(Box::new))
        }
        kind::EFFORT_KEPT => {
            let KeptEffort { item, is } = from_bytes(payload)?;
            let [one, two, three, four] = match is {
                None => return Ok(Some(Kept::Effort(ItemId::new(&item), None))),
                Some(steps) => steps.map(size_of),
            };
            Kept::Effort(ItemId::new(&item), Some([one?, two?, three?, four?]))
        }
        _ => return Ok(None),
    }))
}

const fn number_of(size: Size) -> u8 {
    match size {
        Size::Small => 1,
        Size::Medium => 2,
        Size::Large => 3,
    }
}

const fn size_of(number: u8) -> Result<Size, CodecError> {
    match number {
        1 => Ok(Size::Small),
        2 => Ok(Size::Medium),
        3 => Ok(Size::Large),
        _ => Err(CodecError::Damaged),
    }
}

fn numbers(evidence: Vec<EvidenceNo>) -> Vec<u32> {
    evidence.into_iter().map(|number| number.0).collect()
}

fn evidence(numbers: Vec<u32>) -> Vec<EvidenceNo> {
    numbers.into_iter().map(EvidenceNo).collect()
}

impl From<Finding> for StoredFinding {
    fn from(finding: Finding) -> Self {
        let Finding { effect, grade, why } = finding;
        let grade = match grade {
            None => 0,
            Some(FindingGrade::Highlight) => 1,
            Some(FindingGrade::Hint) => 2,
            Some(FindingGrade::General) => 3,
            Some(FindingGrade::Important) => 4,
        };
        Self { effect, grade, why }
    }
}

impl TryFrom<StoredFinding> for Finding {
    type Error = CodecError;

    fn try_from(stored: StoredFinding) -> Result<Self, CodecError> {
        let StoredFinding { effect, grade, why } = stored;
        let grade = match grade {
            0 => None,
            1 => Some(FindingGrade::Highlight),
            2 => Some(FindingGrade::Hint),
            3 => Some(FindingGrade::General),
            4 => Some(FindingGrade::Important),
            _ => return Err(CodecError::Damaged),
        };
        Ok(Self { effect, grade, why })
    }
}

impl From<Cause> for StoredCause {
    fn from(cause: Cause) -> Self {
        let Cause { kind, says, control, leads, whys, effort, verdict } = cause;
        let control = match control {
            Control::Society => 1,
            Control::Shared => 2,
            Control::Outside => 3,
        };
        Self {
            kind: kind.map(|kind| kind.to_string()),
            says,
            control,
            leads: leads.into_iter().map(|lead| (lead.item.to_string(), lead.shown, numbers(lead.evidence))).collect(),
            whys: whys.into_iter().map(|why| (why.says, numbers(why.evidence))).collect(),
            effort: effort.map_or(0, number_of),
            verdict: verdict.map(|verdict| (verdict.is_crux, verdict.why)),
        }
    }
}

impl TryFrom<StoredCause> for Cause {
    type Error = CodecError;

    fn try_from(stored: StoredCause) -> Result<Self, CodecError> {
        let StoredCause { kind, says, control, leads, whys, effort, verdict } = stored;
        let control = match control {
            1 => Control::Society,
            2 => Control::Shared,
            3 => Control::Outside,
            _ => return Err(CodecError::Damaged),
        };
        let lead = |(item, shown, numbers): (String, String, Vec<u32>)| Lead {
            item: ItemId::new(&item),
            shown,
            evidence: evidence(numbers),
        };
        let effort = match effort {
            0 => None,
            number => Some(size_of(number)?),
        };
        Ok(Self {
            kind: kind.map(|kind| CauseId::new(&kind)),
            says,
            control,
            leads: leads.into_iter().map(lead).collect(),
            whys: whys.into_iter().map(|(says, numbers)| Why { says, evidence: evidence(numbers) }).collect(),
            effort,
            verdict: verdict.map(|(is_crux, why)| Verdict { is_crux, why }),
        })
    }
}

impl From<Action> for StoredAction {
    fn from(action: Action) -> Self {
        let Action { items, cause, what, strength, owner, who, due, support, measures, proof, check_on, state, found } =
            action;
        let strength = match strength {
            Strength::Weak => 1,
            Strength::Medium => 2,
            Strength::Strong => 3,
        };
        let owner = match owner {
            Owner::Society => 1,
            Owner::Host => 2,
            Owner::Association => 3,
        };
        let state = match state {
            Progress::Planned => 1,
            Progress::Underway => 2,
            Progress::Done => 3,
            Progress::Verified => 4,
            Progress::Dropped => 5,
        };
        Self {
            items: items.iter().map(ItemId::to_string).collect(),
            cause: cause.map(|cause| cause.0),
            what,
            strength,
            owner,
            who,
            due: due.map(Day::from),
            support,
            measures: measures.into_iter().map(|measure| (measure.item.to_string(), measure.target)).collect(),
            proof,
            check_on: check_on.map(Day::from),
            state,
            found,
        }
    }
}

impl TryFrom<StoredAction> for Action {
    type Error = CodecError;

    fn try_from(stored: StoredAction) -> Result<Self, CodecError> {
        let StoredAction {
            items,
            cause,
            what,
            strength,
            owner,
            who,
            due,
            support,
            measures,
            proof,
            check_on,
            state,
            found,
        } = stored;
        let strength = match strength {
            1 => Strength::Weak,
            2 => Strength::Medium,
            3 => Strength::Strong,
            _ => return Err(CodecError::Damaged),
        };
        let owner = match owner {
            1 => Owner::Society,
            2 => Owner::Host,
            3 => Owner::Association,
            _ => return Err(CodecError::Damaged),
        };
        let state = match state {
            1 => Progress::Planned,
            2 => Progress::Underway,
            3 => Progress::Done,
            4 => Progress::Verified,
            5 => Progress::Dropped,
            _ => return Err(CodecError::Damaged),
        };
        let measure = |(item, target): (String, u8)| Measure { item: ItemId::new(&item), target };
        Ok(Self {
            items: items.iter().map(|item| ItemId::new(item)).collect(),
            cause: cause.map(CauseNo),
            what,
            strength,
            owner,
            who,
            due: due.map(Date::try_from).transpose()?,
            support,
            measures: measures.into_iter().map(measure).collect(),
            proof,
            check_on: check_on.map(Date::try_from).transpose()?,
            state,
            found,
        })
    }
}
