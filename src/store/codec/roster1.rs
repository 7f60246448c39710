//! The payload of a society's roster in schema 1; knows nothing of the record around it.
//!
//! Invariant: frozen like the other payloads of schema 1. The subject of the record is the society's code.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::schema1::{Cell, rows_of, stored_rows};
use super::{CodecError, from_bytes, to_bytes};
use crate::domain::event::Event;
use crate::domain::ids::{ItemId, SocietyCode};
use crate::domain::value::Row;

#[derive(Serialize, Deserialize)]
struct Kept {
    roster: String,
    rows: Vec<BTreeMap<String, Cell>>,
}

/// Returns the payload of a roster.
pub(super) fn pack(roster: &ItemId, rows: &[Row]) -> Result<Vec<u8>, CodecError> {
    to_bytes(&Kept { roster: roster.as_str().to_owned(), rows: stored_rows(rows)? })
}

/// Returns the event of a society and a payload.
pub(super) fn unpack(society: &str, payload: &[u8]) -> Result<Event, CodecError> {
    let Kept { roster, rows } = from_bytes(payload)?;
    Ok(Event::RosterKept { society: SocietyCode::new(society), roster: ItemId::new(&roster), rows: rows_of(rows)? })
}
