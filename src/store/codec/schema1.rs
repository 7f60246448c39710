//! The payloads of schema 1 and how events become them; knows nothing of the record around them.
//!
//! Invariant: these structs are frozen. bincode is positional, so no field is added, removed, reordered or defaulted, and
//! no variant inserted: a different payload is another schema in another file, and this one is read for ever.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::{CodecError, PAYLOAD_LIMIT, from_bytes, kind, records1, roster1, to_bytes};
use crate::domain::event::{Change, Event, EvidenceKind, Profile, Scope};
use crate::domain::ids::{AssessmentId, CheckId, Digest, EvidenceNo, ItemId, Seq, SocietyCode};
use crate::domain::value::{Answer, Pick, Row, Value};

/// The schema number in the record.
pub(super) const NUMBER: u8 = 1;

/// How many undos and redos may stand within one another.
const DEPTH: u8 = 8;
/// The most bytes one undo or redo adds to the payload within it: four numbers of up to nine bytes, and some to spare.
const COMPENSATED_BYTES: usize = 64;

#[derive(Serialize, Deserialize)]
struct KeptPiece {
    checklist: [u8; 32],
    part: u32,
    n_parts: u32,
    text: String,
}

#[derive(Serialize, Deserialize)]
struct Started {
    society: String,
    round: u32,
    checklist: [u8; 32],
    /// 1 full, 2 core.
    scope: u8,
}

#[derive(Serialize, Deserialize)]
struct Answered {
    item: String,
    answer: Option<StoredAnswer>,
}

#[derive(Serialize, Deserialize)]
struct Remarked {
    item: String,
    text: String,
}

#[derive(Serialize, Deserialize)]
struct Registered {
    evidence: u32,
    /// 1 document, 2 interview, 3 observation, 4 outside.
    kind: u8,
    title: String,
    items: Vec<String>,
}

#[derive(Serialize, Deserialize)]
struct Struck {
    evidence: u32,
}

#[derive(Serialize, Deserialize)]
struct Link {
    item: String,
    evidence: u32,
}

#[derive(Serialize, Deserialize)]
struct Overruled {
    check: String,
    item: Option<String>,
    why: Option<String>,
}

#[derive(Serialize, Deserialize)]
struct Reopened {
    why: String,
}

/// An undo or redo: the change within is a payload of its own, under its own kind and schema.
#[derive(Serialize, Deserialize)]
struct Compensated {
    of: u64,
    kind: u16,
    schema: u8,
    change: Vec<u8>,
}

#[derive(Serialize, Deserialize)]
pub(super) struct StoredProfile {
    name: String,
    short: String,
    level: String,
    discipline: String,
    grade: String,
    grade_date: Option<Day>,
    founded: Option<Day>,
    members: Option<u64>,
    region: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Day {
    year: i16,
    month: i8,
    day: i8,
}

#[derive(Serialize, Deserialize)]
enum StoredAnswer {
    Value(StoredValue),
    NotApplicable { reason: String },
    NotEstablished,
}

#[derive(Serialize, Deserialize)]
enum StoredValue {
    Cell(Cell),
    Rows(Vec<BTreeMap<String, Cell>>),
}

/// Every value but rows, so that a forged record cannot nest without end.
#[derive(Serialize, Deserialize)]
pub(super) enum Cell {
    Bool(bool),
    Int(i64),
    Decimal(f64),
    Date(Day),
    Text(String),
    Picks(Vec<StoredPick>),
}

#[derive(Serialize, Deserialize)]
pub(super) struct StoredPick {
    code: String,
    specify: Option<String>,
}

/// Returns an event's subject, kind and payload.
pub(super) fn pack(event: &Event) -> Result<(&str, u16, Vec<u8>), CodecError> {
    Ok(match event {
        Event::SocietyAdded { code, profile } => {
            (code.as_str(), kind::SOCIETY_ADDED, to_bytes(&StoredProfile::from(profile))?)
        }
        Event::SocietyChanged { code, profile } => {
            (code.as_str(), kind::SOCIETY_CHANGED, to_bytes(&StoredProfile::from(profile))?)
        }
        Event::RosterKept { society, roster, rows } => {
            (society.as_str(), kind::ROSTER_KEPT, roster1::pack(roster, rows)?)
        }
        Event::ChecklistKept { checklist, part, n_parts, text } => {
            let piece = KeptPiece { checklist: checklist.0, part: *part, n_parts: *n_parts, text: text.clone() };
            ("", kind::CHECKLIST_KEPT, to_bytes(&piece)?)
        }
        Event::AssessmentStarted { assessment, society, round, checklist, scope } => {
            let started = Started {
                society: society.as_str().to_owned(),
                round: *round,
                checklist: checklist.0,
                scope: scope_code(*scope),
            };
            (assessment.as_str(), kind::ASSESSMENT_STARTED, to_bytes(&started)?)
        }
        Event::Changed { assessment, change } => {
            let (kind, payload) = pack_change(change, DEPTH)?;
            if payload.len() + undo_room(change) > PAYLOAD_LIMIT {
                return Err(CodecError::TooLong);
            }
            (assessment.as_str(), kind, payload)
        }
    })
}

/// Returns the event of a subject, kind and payload.
pub(super) fn unpack(subject: &str, kind: u16, payload: &[u8]) -> Result<Event, CodecError> {
    Ok(match kind {
        kind::SOCIETY_ADDED => {
            let profile = from_bytes::<StoredProfile>(payload)?.try_into()?;
            Event::SocietyAdded { code: SocietyCode::new(subject), profile }
        }
        kind::SOCIETY_CHANGED => {
            let profile = from_bytes::<StoredProfile>(payload)?.try_into()?;
            Event::SocietyChanged { code: SocietyCode::new(subject), profile }
        }
        kind::ROSTER_KEPT => roster1::unpack(subject, payload)?,
        kind::CHECKLIST_KEPT => {
            let KeptPiece { checklist, part, n_parts, text } = from_bytes(payload)?;
            Event::ChecklistKept { checklist: Digest(checklist), part, n_parts, text }
        }
        kind::ASSESSMENT_STARTED => {
            let Started { society, round, checklist, scope } = from_bytes(payload)?;
            Event::AssessmentStarted {
                assessment: AssessmentId::new(subject),
                society: SocietyCode::new(&society),
                round,
                checklist: Digest(checklist),
                scope: scope_of(scope)?,
            }
        }
        _ => Event::Changed {
            assessment: AssessmentId::new(subject),
            change: unpack_change(kind, NUMBER, payload, DEPTH)?,
        },
    })
}

fn pack_change(change: &Change, depth: u8) -> Result<(u16, Vec<u8>), CodecError> {
    let depth = depth.checked_sub(1).ok_or(CodecError::TooDeep)?;
    Ok(match change {
        Change::Answered { item, answer } => {
            let answer = answer.as_ref().map(StoredAnswer::try_from).transpose()?;
            (kind::ANSWERED, to_bytes(&Answered { item: item.as_str().to_owned(), answer })?)
        }
        Change::Remarked { item, text } => {
            (kind::REMARKED, to_bytes(&Remarked { item: item.as_str().to_owned(), text: text.clone() })?)
        }
        Change::EvidenceRegistered { evidence, kind, title, items } => {
            let registered = Registered {
                evidence: evidence.0,
                kind: evidence_code(*kind),
                title: title.clone(),
                items: items.iter().map(|item| item.as_str().to_owned()).collect(),
            };
            (kind::EVIDENCE_REGISTERED, to_bytes(&registered)?)
        }
        Change::EvidenceStruck { evidence } => (kind::EVIDENCE_STRUCK, to_bytes(&Struck { evidence: evidence.0 })?),
        Change::Linked { item, evidence } => {
            (kind::LINKED, to_bytes(&Link { item: item.as_str().to_owned(), evidence: evidence.0 })?)
        }
        Change::Unlinked { item, evidence } => {
            (kind::UNLINKED, to_bytes(&Link { item: item.as_str().to_owned(), evidence: evidence.0 })?)
        }
        Change::Overruled { check, item, why } => {
            let item = item.as_ref().map(|item| item.as_str().to_owned());
            (kind::OVERRULED, to_bytes(&Overruled { check: check.as_str().to_owned(), item, why: why.clone() })?)
        }
        Change::Kept(kept) => records1::pack(kept)?,
        Change::Submitted => (kind::SUBMITTED, Vec::new()),
        Change::Reopened { why } => (kind::REOPENED, to_bytes(&Reopened { why: why.clone() })?),
        Change::Undone { of, change } => (kind::UNDONE, pack_compensated(*of, change, depth)?),
        Change::Redone { of, change } => (kind::REDONE, pack_compensated(*of, change, depth)?),
    })
}

/// Bytes kept free in a payload, so that what could be done can always be undone and done again.
fn undo_room(change: &Change) -> usize {
    let mut within = change;
    let mut n_levels = usize::from(DEPTH);
    while let Change::Undone { change, .. } | Change::Redone { change, .. } = within {
        within = change;
        n_levels = n_levels.saturating_sub(1);
    }
    n_levels * COMPENSATED_BYTES
}

fn pack_compensated(of: Seq, change: &Change, depth: u8) -> Result<Vec<u8>, CodecError> {
    let (kind, change) = pack_change(change, depth)?;
    to_bytes(&Compensated { of: of.0, kind, schema: NUMBER, change })
}

fn unpack_change(kind: u16, schema: u8, payload: &[u8], depth: u8) -> Result<Change, CodecError> {
    let depth = depth.checked_sub(1).ok_or(CodecError::TooDeep)?;
    if schema != NUMBER {
        return Err(CodecError::Unknown { kind, schema, flags: 0 });
    }
    Ok(match kind {
        kind::ANSWERED => {
            let Answered { item, answer } = from_bytes(payload)?;
            Change::Answered { item: ItemId::new(&item), answer: answer.map(Answer::try_from).transpose()? }
        }
        kind::REMARKED => {
            let Remarked { item, text } = from_bytes(payload)?;
            Change::Remarked { item: ItemId::new(&item), text }
        }
        kind::EVIDENCE_REGISTERED => {
            let Registered { evidence, kind, title, items } = from_bytes(payload)?;
            let items = items.iter().map(|item| ItemId::new(item)).collect();
            Change::EvidenceRegistered { evidence: EvidenceNo(evidence), kind: evidence_of(kind)?, title, items }
        }
        kind::EVIDENCE_STRUCK => {
            let Struck { evidence } = from_bytes(payload)?;
            Change::EvidenceStruck { evidence: EvidenceNo(evidence) }
        }
        kind::LINKED => {
            let Link { item, evidence } = from_bytes(payload)?;
            Change::Linked { item: ItemId::new(&item), evidence: EvidenceNo(evidence) }
        }
        kind::UNLINKED => {
            let Link { item, evidence } = from_bytes(payload)?;
            Change::Unlinked { item: ItemId::new(&item), evidence: EvidenceNo(evidence) }
        }
        kind::OVERRULED => {
            let Overruled { check, item, why } = from_bytes(payload)?;
            Change::Overruled { check: CheckId::new(&check), item: item.map(|item| ItemId::new(&item)), why }
        }
        kind::SUBMITTED if payload.is_empty() => Change::Submitted,
        kind::SUBMITTED => return Err(CodecError::Damaged),
        kind::REOPENED => {
            let Reopened { why } = from_bytes(payload)?;
            Change::Reopened { why }
        }
        kind::UNDONE => {
            let Compensated { of, kind, schema, change } = from_bytes(payload)?;
            Change::Undone { of: Seq(of), change: Box::new(unpack_change(kind, schema, &change, depth)?) }
        }
        kind::REDONE => {
            let Compensated { of, kind, schema, change } = from_bytes(payload)?;
            Change::Redone { of: Seq(of), change: Box::new(unpack_change(kind, schema, &change, depth)?) }
        }
        _ => match records1::unpack(kind, payload)? {
            Some(kept) => Change::Kept(kept),
            None => return Err(CodecError::Unknown { kind, schema, flags: 0 }),
        },
    })
}

pub(super) const fn scope_code(scope: Scope) -> u8 {
    match scope {
        Scope::Full => 1,
        Scope::Core => 2,
    }
}

pub(super) const fn scope_of(code: u8) -> Result<Scope, CodecError> {
    match code {
        1 => Ok(Scope::Full),
        2 => Ok(Scope::Core),
        _ => Err(CodecError::Damaged),
    }
}

const fn evidence_code(kind: EvidenceKind) -> u8 {
    match kind {
        EvidenceKind::Document => 1,
        EvidenceKind::Interview => 2,
        EvidenceKind::Observation => 3,
        EvidenceKind::Outside => 4,
    }
}

const fn evidence_of(code: u8) -> Result<EvidenceKind, CodecError> {
    match code {
        1 => Ok(EvidenceKind::Document),
        2 => Ok(EvidenceKind::Interview),
        3 => Ok(EvidenceKind::Observation),
        4 => Ok(EvidenceKind::Outside),
        _ => Err(CodecError::Damaged),
    }
}

impl From<&Profile> for StoredProfile {
    fn from(profile: &Profile) -> Self {
        let Profile { name, short, level, discipline, grade, grade_date, founded, members, region } = profile.clone();
        Self {
            name,
            short,
            level,
            discipline,
            grade,
            grade_date: grade_date.map(Day::from),
            founded: founded.map(Day::from),
            members,
            region,
        }
    }
}

impl TryFrom<StoredProfile> for Profile {
    type Error = CodecError;

    fn try_from(stored: StoredProfile) -> Result<Self, CodecError> {
        let StoredProfile { name, short, level, discipline, grade, grade_date, founded, members, region } = stored;
        Ok(Self {
            name,
            short,
            level,
            discipline,
            grade,
            grade_date: grade_date.map(Date::try_from).transpose()?,
            founded: founded.map(Date::try_from).transpose()?,
            members,
            region,
        })
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self { year: date.year(), month: date.month(), day: date.day() }
    }
}

impl TryFrom<Day> for Date {
    type Error = CodecError;

    fn try_from(day: Day) -> Result<Self, CodecError> {
        Self::new(day.year, day.month, day.day).map_err(|_| CodecError::Damaged)
    }
}

impl TryFrom<&Answer> for StoredAnswer {
    type Error = CodecError;

    fn try_from(answer: &Answer) -> Result<Self, CodecError> {
        Ok(match answer {
            Answer::Value(value) => Self::Value(value.try_into()?),
            Answer::NotApplicable { reason } => Self::NotApplicable { reason: reason.clone() },
            Answer::NotEstablished => Self::NotEstablished,
        })
    }
}

impl TryFrom<StoredAnswer> for Answer {
    type Error = CodecError;

    fn try_from(stored: StoredAnswer) -> Result<Self, CodecError> {
        Ok(match stored {
            StoredAnswer::Value(StoredValue::Cell(cell)) => Self::Value(cell.try_into()?),
            StoredAnswer::Value(StoredValue::Rows(rows)) => Self::Value(Value::Rows(rows_of(rows)?)),
            StoredAnswer::NotApplicable { reason } => Self::NotApplicable { reason },
            StoredAnswer::NotEstablished => Self::NotEstablished,
        })
    }
}

/// Returns rows as they are stored.
pub(super) fn stored_rows(rows: &[Row]) -> Result<Vec<BTreeMap<String, Cell>>, CodecError> {
    let stored = |row: &Row| row.iter().map(|(name, value)| Ok((name.clone(), value.try_into()?))).collect();
    rows.iter().map(stored).collect()
}

/// Returns stored rows as they are.
pub(super) fn rows_of(stored: Vec<BTreeMap<String, Cell>>) -> Result<Vec<Row>, CodecError> {
    let row = |row: BTreeMap<String, Cell>| row.into_iter().map(|(name, cell)| Ok((name, cell.try_into()?))).collect();
    stored.into_iter().map(row).collect()
}

impl TryFrom<&Value> for StoredValue {
    type Error = CodecError;

    fn try_from(value: &Value) -> Result<Self, CodecError> {
        let Value::Rows(rows) = value else { return Ok(Self::Cell(value.try_into()?)) };
        Ok(Self::Rows(stored_rows(rows)?))
    }
}

impl TryFrom<&Value> for Cell {
    type Error = CodecError;

    fn try_from(value: &Value) -> Result<Self, CodecError> {
        Ok(match value {
            Value::Bool(yes) => Self::Bool(*yes),
            Value::Int(number) => Self::Int(*number),
            Value::Decimal(number) if number.is_finite() => Self::Decimal(*number),
            Value::Decimal(_) => return Err(CodecError::NotFinite),
            Value::Date(date) => Self::Date((*date).into()),
            Value::Text(text) => Self::Text(text.clone()),
            Value::Picks(picks) => {
                let stored = |pick: &Pick| StoredPick { code: pick.code.clone(), specify: pick.specify.clone() };
                Self::Picks(picks.iter().map(stored).collect())
            }
            Value::Rows(_) => return Err(CodecError::TooDeep),
        })
    }
}

impl TryFrom<Cell> for Value {
    type Error = CodecError;

    fn try_from(cell: Cell) -> Result<Self, CodecError> {
        Ok(match cell {
            Cell::Bool(yes) => Self::Bool(yes),
            Cell::Int(number) => Self::Int(number),
            Cell::Decimal(number) if number.is_finite() => Self::Decimal(number),
            Cell::Decimal(_) => return Err(CodecError::NotFinite),
            Cell::Date(day) => Self::Date(day.try_into()?),
            Cell::Text(text) => Self::Text(text),
            Cell::Picks(picks) => {
                let pick = |stored: StoredPick| Pick { code: stored.code, specify: stored.specify };
                Self::Picks(picks.into_iter().map(pick).collect())
            }
        })
    }
}
