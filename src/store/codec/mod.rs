//! Entries as records, byte by byte; knows nothing of files. The only place that names bincode.
//!
//! # A record
//!
//! Numbers are little-endian. Frozen: a change of meaning is a new kind or a new schema number, never an edit.
//!
//! ```text
//!  0   2  kind of event, see the `kind` constants
//!  2   1  schema number of the payload, 1
//!  3   1  flags, 0; a set bit means that a later program wrote it
//!  4   8  when, milliseconds since 1970-01-01T00:00:00Z, signed
//! 12   2  tick of the hybrid clock within that millisecond, 0
//! 14   2  a, length of the actor's name
//! 16   a  who, UTF-8
//!  +   2  s, length of the subject
//!  +   s  the society's code, the assessment's id, or nothing; UTF-8
//!  +   n  payload: bincode 1.3 (varint, little-endian, limit 65,536) of the struct frozen for kind and schema
//!  +   4  CRC-32 (IEEE) of everything before
//! ```
//!
//! The entry's digest is SHA-256 (digest of the entry before ‖ record); the first entry follows 32 zero bytes. A store's entries all
//! come from the machine whose store id stands in the journal's header, so records carry no device.
//!
//! Invariant: arbitrary bytes decode to an error or an entry, with memory bounded by the limit.

mod records1;
mod remedies1;
mod roster1;
mod schema1;
pub(super) mod rows;

use bincode::Options;
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest as _, Sha256};

use crate::domain::event::{Entry, Event};
use crate::domain::ids::{Actor, Digest, Millis};
use crate::store::{Head, StoreError};

/// The most bytes a payload may have.
pub const PAYLOAD_LIMIT: usize = 65_536;
/// The most bytes a record may have: a payload, two names and the fixed fields.
pub const RECORD_LIMIT: usize = PAYLOAD_LIMIT + 2 * NAME_LIMIT + HEADER + 2 + 4;

/// The most bytes a row of the database may have: a profile or a roster is a payload, and has a little beside it there.
const ROW_LIMIT: usize = 4 * PAYLOAD_LIMIT;
/// Bytes before the actor's name.
const HEADER: usize = 16;
/// The most bytes an actor's name or a subject may have.
const NAME_LIMIT: usize = 4_096;

/// The number of each kind of event. A number is never used again for something else.
mod kind {
    pub const SOCIETY_ADDED: u16 = 1;
    pub const SOCIETY_CHANGED: u16 = 2;
    pub const CHECKLIST_KEPT: u16 = 3;
    pub const ASSESSMENT_STARTED: u16 = 4;
    pub const ROSTER_KEPT: u16 = 5;
    pub const ANSWERED: u16 = 16;
    pub const REMARKED: u16 = 17;
    pub const EVIDENCE_REGISTERED: u16 = 18;
    pub const EVIDENCE_STRUCK: u16 = 19;
    pub const LINKED: u16 = 20;
    pub const UNLINKED: u16 = 21;
    pub const OVERRULED: u16 = 22;
    pub const SUBMITTED: u16 = 23;
    pub const REOPENED: u16 = 24;
    pub const UNDONE: u16 = 25;
    pub const REDONE: u16 = 26;
    pub const INTERVIEW_KEPT: u16 = 32;
    pub const NOTE_KEPT: u16 = 33;
    pub const DETAILS_KEPT: u16 = 34;
    pub const SAMPLE_KEPT: u16 = 35;
    pub const TEAMMATE_KEPT: u16 = 36;
    pub const SLOT_KEPT: u16 = 37;
    pub const SELF_RATING_KEPT: u16 = 38;
    pub const FINDING_KEPT: u16 = 39;
    pub const CAUSE_KEPT: u16 = 40;
    pub const ACTION_KEPT: u16 = 41;
    pub const EFFORT_KEPT: u16 = 42;
}

/// Why bytes are no record, or an entry cannot become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CodecError {
    /// The bytes were changed after they were written, or never were a record.
    #[error("the bytes are damaged")]
    Damaged,
    /// A later version of the program wrote this kind of record.
    #[error("kind {kind}, schema {schema}, flags {flags} are not known")]
    Unknown {
        /// Its kind.
        kind: u16,
        /// Its schema number.
        schema: u8,
        /// Its flags.
        flags: u8,
    },
    /// A text is too long for one record.
    #[error("longer than {PAYLOAD_LIMIT} bytes")]
    TooLong,
    /// Something is nested where nothing may be: rows within rows, or an undo of an undo of an undo …
    #[error("nested too deeply")]
    TooDeep,
    /// A number is infinite or not a number.
    #[error("not a finite number")]
    NotFinite,
}

/// What a record says: an entry without its place and digest.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// When.
    pub at: Millis,
    /// Who.
    pub actor: Actor,
    /// What.
    pub event: Event,
}

/// Makes the entry that follows `prev`: numbers it, keeps time from going back, and chains its digest.
///
/// # Errors
/// The event does not fit a record: a text is longer than [`PAYLOAD_LIMIT`], or a number is not finite.
pub fn seal(prev: &Head, at: Millis, actor: &Actor, event: Event) -> Result<Entry, StoreError> {
    let record = Record { at: at.max(prev.at), actor: actor.clone(), event };
    let bytes = encode(&record).map_err(StoreError::NoRecord)?;
    let Record { at, actor, event } = record;
    Ok(Entry { seq: prev.seq.next(), at, actor, event, hash: chain(&prev.hash, &bytes) })
}

/// Returns the digest of a record that follows the digest `prev`.
pub fn chain(prev: &Digest, record: &[u8]) -> Digest {
    let mut sha = Sha256::new();
    sha.update(prev.0);
    sha.update(record);
    Digest(sha.finalize().into())
}

/// Returns the SHA-256 of bytes, as checklists are named by.
pub fn digest(bytes: &[u8]) -> Digest {
    Digest(Sha256::digest(bytes).into())
}

/// Returns the records of entries that follow `head` without a gap, each with the digest it says it has.
///
/// # Errors
/// An entry is not the next one, or its digest is not that of its record.
pub fn records_after(head: &Head, entries: &[Entry]) -> Result<Vec<Vec<u8>>, StoreError> {
    let mut head = *head;
    let mut records = Vec::with_capacity(entries.len());
    for entry in entries {
        let record = record_of(entry)?;
        if entry.seq != head.seq.next() || entry.at < head.at || entry.hash != chain(&head.hash, &record) {
            return Err(StoreError::NotNext { head: head.seq, given: entry.seq });
        }
        head = Head::of(entry);
        records.push(record);
    }
    Ok(records)
}

/// Returns the record of an entry.
///
/// # Errors
/// The entry does not fit a record.
pub fn record_of(entry: &Entry) -> Result<Vec<u8>, StoreError> {
    let record = Record { at: entry.at, actor: entry.actor.clone(), event: entry.event.clone() };
    encode(&record).map_err(StoreError::NoRecord)
}

/// Returns the bytes of a record.
///
/// # Errors
/// A text is too long, a number not finite, or something nested too deeply.
pub fn encode(record: &Record) -> Result<Vec<u8>, CodecError> {
    let (subject, kind, payload) = schema1::pack(&record.event)?;
    let mut bytes = Vec::with_capacity(HEADER + payload.len() + 64);
    bytes.extend(kind.to_le_bytes());
    bytes.extend([schema1::NUMBER, 0]);
    bytes.extend(record.at.0.to_le_bytes());
    bytes.extend(0_u16.to_le_bytes());
    put_name(&mut bytes, record.actor.as_str())?;
    put_name(&mut bytes, subject)?;
    bytes.extend(payload);
    bytes.extend(crc32fast::hash(&bytes).to_le_bytes());
    Ok(bytes)
}

/// Reads the bytes of a record.
///
/// # Errors
/// The bytes are damaged, or a later program wrote them.
pub fn decode(bytes: &[u8]) -> Result<Record, CodecError> {
    if bytes.len() > RECORD_LIMIT {
        return Err(CodecError::Damaged);
    }
    let mut rest = checked(bytes)?;
    let kind = u16::from_le_bytes(take(&mut rest)?);
    let [schema, flags] = take(&mut rest)?;
    let at = Millis(i64::from_le_bytes(take(&mut rest)?));
    let tick = u16::from_le_bytes(take(&mut rest)?);
    if schema != schema1::NUMBER || flags != 0 || tick != 0 {
        return Err(CodecError::Unknown { kind, schema, flags });
    }
    let actor = Actor::new(take_name(&mut rest)?);
    let subject = take_name(&mut rest)?;
    let event = schema1::unpack(subject, kind, rest)?;
    Ok(Record { at, actor, event })
}

/// Returns what stands before a trailing CRC-32, if that is right.
fn checked(bytes: &[u8]) -> Result<&[u8], CodecError> {
    let (body, crc) = bytes.split_last_chunk::<4>().ok_or(CodecError::Damaged)?;
    if crc32fast::hash(body) == u32::from_le_bytes(*crc) { Ok(body) } else { Err(CodecError::Damaged) }
}

fn take<const N: usize>(rest: &mut &[u8]) -> Result<[u8; N], CodecError> {
    let (head, tail) = rest.split_first_chunk::<N>().ok_or(CodecError::Damaged)?;
    *rest = tail;
    Ok(*head)
}

fn take_name<'a>(rest: &mut &'a [u8]) -> Result<&'a str, CodecError> {
    let length = usize::from(u16::from_le_bytes(take(rest)?));
    let (name, tail) = rest.split_at_checked(length).ok_or(CodecError::Damaged)?;
    *rest = tail;
    std::str::from_utf8(name).map_err(|_| CodecError::Damaged)
}

fn put_name(bytes: &mut Vec<u8>, name: &str) -> Result<(), CodecError> {
    let length = u16::try_from(name.len()).map_err(|_| CodecError::TooLong)?;
    if name.len() > NAME_LIMIT {
        return Err(CodecError::TooLong);
    }
    bytes.extend(length.to_le_bytes());
    bytes.extend(name.as_bytes());
    Ok(())
}

fn options(limit: usize) -> impl Options {
    bincode::DefaultOptions::new().with_limit(limit as u64).reject_trailing_bytes()
}

fn to_bytes<T: Serialize>(stored: &T) -> Result<Vec<u8>, CodecError> {
    options(PAYLOAD_LIMIT).serialize(stored).map_err(|_| CodecError::TooLong)
}

fn from_bytes<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, CodecError> {
    options(PAYLOAD_LIMIT).deserialize(bytes).map_err(|_| CodecError::Damaged)
}

fn to_row_bytes<T: Serialize>(row: &T) -> Result<Vec<u8>, CodecError> {
    options(ROW_LIMIT).serialize(row).map_err(|_| CodecError::TooLong)
}

fn from_row_bytes<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, CodecError> {
    options(ROW_LIMIT).deserialize(bytes).map_err(|_| CodecError::Damaged)
}
