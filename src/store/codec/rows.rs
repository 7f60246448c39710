//! Rows of the database beside the journal: profiles, headings with their summaries, and the database's own head; expendable, so their
//! format is only numbered, not frozen for ever.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::schema1::{Cell, StoredProfile, rows_of, scope_code, scope_of, stored_rows};
use super::{CodecError, checked, from_row_bytes, to_row_bytes};
use crate::domain::event::Profile;
use crate::domain::ids::{ActionNo, Actor, Digest, ItemId, Millis, Seq, SocietyCode};
use crate::domain::ledger::{FollowUp, Heading, Mark, Past, Status, Summary};
use crate::domain::value::Row;
use crate::store::Head;

/// The number of these rows' format. A database of another number is made anew.
pub(in crate::store) const ROWS_FORMAT: u16 = 3;

/// How far the database has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::store) struct Progress {
    /// Its last entry.
    pub head: Head,
    /// The length of the journal's file up to and with that entry.
    pub log_length: u64,
    /// How many societies it has.
    pub n_societies: u64,
    /// How many headings it has.
    pub n_headings: u64,
    /// How many whole checklists it has.
    pub n_checklists: u64,
    /// How many rosters it has.
    pub n_rosters: u64,
    /// How many former states of societies it has.
    pub n_past: u64,
    /// How many entries it has; fewer than its head's place where the journal has a gap.
    pub n_entries: u64,
}

#[derive(Serialize, Deserialize)]
struct ProgressRow {
    seq: u64,
    at: i64,
    hash: [u8; 32],
    log_length: u64,
    n_societies: u64,
    n_headings: u64,
    n_checklists: u64,
    n_rosters: u64,
    n_past: u64,
    n_entries: u64,
}

#[derive(Serialize, Deserialize)]
struct SocietyRow {
    since: i64,
    profile: StoredProfile,
}

#[derive(Serialize, Deserialize)]
struct PastRow {
    until: i64,
    profile: StoredProfile,
    n_rows: Vec<(String, u32)>,
}

#[derive(Serialize, Deserialize)]
struct HeadingRow {
    society: String,
    round: u32,
    checklist: [u8; 32],
    scope: u8,
    lead: String,
    started: i64,
    touched: i64,
    last: u64,
    submitted: bool,
    summary: Option<SummaryRow>,
    n_entries: u64,
}

#[derive(Serialize, Deserialize)]
struct SummaryRow {
    n_answered: u32,
    n_items: u32,
    severities: Vec<Option<f64>>,
    n_red_lines: u32,
    /// Five bytes for each mark: points as a float, little end first (below 0: none), and the evidence grade.
    marks: Vec<u8>,
    follow_ups: Vec<FollowUpRow>,
}

/// A day as year, month and day, the action's number, and the beginning of what is done.
#[derive(Serialize, Deserialize)]
struct FollowUpRow((i16, i8, i8), u32, String);

/// Bytes of a mark.
const MARK_BYTES: usize = 5;

fn marks_row(marks: &[Mark]) -> Vec<u8> {
    let mut row = Vec::with_capacity(marks.len() * MARK_BYTES);
    for mark in marks {
        row.extend(mark.stored().to_le_bytes());
        row.push(mark.evidence);
    }
    row
}

fn marks(row: &[u8]) -> Vec<Mark> {
    let (marks, _rest) = row.as_chunks::<MARK_BYTES>();
    let mark =
        |&[a, b, c, d, evidence]: &[u8; MARK_BYTES]| Mark::from_stored(f32::from_le_bytes([a, b, c, d]), evidence);
    marks.iter().map(mark).collect()
}

/// Returns the row of a society that has been on the ledger since then.
pub(in crate::store) fn society_row(since: Millis, profile: &Profile) -> Result<Vec<u8>, CodecError> {
    with_checksum(&SocietyRow { since: since.0, profile: profile.into() })
}

/// Reads the row of a society.
pub(in crate::store) fn society(row: &[u8]) -> Result<(Millis, Profile), CodecError> {
    let SocietyRow { since, profile } = read(row)?;
    Ok((Millis(since), profile.try_into()?))
}

/// Returns the row of a roster.
pub(in crate::store) fn roster_row(rows: &[Row]) -> Result<Vec<u8>, CodecError> {
    with_checksum(&stored_rows(rows)?)
}

/// Reads the row of a roster.
pub(in crate::store) fn roster(row: &[u8]) -> Result<Vec<Row>, CodecError> {
    rows_of(read::<Vec<BTreeMap<String, Cell>>>(row)?)
}

/// Returns the row of a former state of a society.
pub(in crate::store) fn past_row(past: &Past) -> Result<Vec<u8>, CodecError> {
    let n_rows = past.n_rows.iter().map(|(roster, n)| (roster.as_str().to_owned(), *n)).collect();
    with_checksum(&PastRow { until: past.until.0, profile: (&past.profile).into(), n_rows })
}

/// Reads the row of a former state of a society.
pub(in crate::store) fn past(row: &[u8]) -> Result<Past, CodecError> {
    let PastRow { until, profile, n_rows } = read(row)?;
    let n_rows = n_rows.into_iter().map(|(roster, n)| (ItemId::new(&roster), n)).collect();
    Ok(Past { until: Millis(until), profile: profile.try_into()?, n_rows })
}

/// Returns the row of a heading of which the database has `n_entries`.
pub(in crate::store) fn heading_row(heading: &Heading, n_entries: u64) -> Result<Vec<u8>, CodecError> {
    with_checksum(&HeadingRow {
        society: heading.society.as_str().to_owned(),
        round: heading.round,
        checklist: heading.checklist.0,
        scope: scope_code(heading.scope),
        lead: heading.lead.as_str().to_owned(),
        started: heading.started.0,
        touched: heading.touched.0,
        last: heading.last.0,
        submitted: heading.status == Status::Submitted,
        summary: heading.summary.as_ref().map(|summary| SummaryRow {
            n_answered: summary.n_answered,
            n_items: summary.n_items,
            severities: summary.severities.clone(),
            n_red_lines: summary.n_red_lines,
            marks: marks_row(&summary.marks),
            follow_ups: summary.follow_ups.iter().map(follow_up_row).collect(),
        }),
        n_entries,
    })
}

/// Reads the row of a heading, and how many entries the database has of it.
pub(in crate::store) fn heading(row: &[u8]) -> Result<(Heading, u64), CodecError> {
    let row: HeadingRow = read(row)?;
    let heading = Heading {
        society: SocietyCode::new(&row.society),
        round: row.round,
        checklist: Digest(row.checklist),
        scope: scope_of(row.scope)?,
        lead: Actor::new(&row.lead),
        started: Millis(row.started),
        touched: Millis(row.touched),
        last: Seq(row.last),
        status: if row.submitted { Status::Submitted } else { Status::Open },
        summary: row.summary.map(|summary| Summary {
            n_answered: summary.n_answered,
            n_items: summary.n_items,
            severities: summary.severities,
            n_red_lines: summary.n_red_lines,
            marks: marks(&summary.marks),
            follow_ups: summary.follow_ups.into_iter().filter_map(follow_up).collect(),
        }),
    };
    Ok((heading, row.n_entries))
}

fn follow_up_row(FollowUp { on, action, what }: &FollowUp) -> FollowUpRow {
    FollowUpRow((on.year(), on.month(), on.day()), action.0, what.clone())
}

/// A day that is none is left out: a row is expendable.
fn follow_up(FollowUpRow((year, month, day), number, what): FollowUpRow) -> Option<FollowUp> {
    Some(FollowUp { on: Date::new(year, month, day).ok()?, action: ActionNo(number), what })
}

/// Returns the row of the database's progress.
pub(in crate::store) fn progress_row(progress: &Progress) -> Result<Vec<u8>, CodecError> {
    with_checksum(&ProgressRow {
        seq: progress.head.seq.0,
        at: progress.head.at.0,
        hash: progress.head.hash.0,
        log_length: progress.log_length,
        n_societies: progress.n_societies,
        n_headings: progress.n_headings,
        n_checklists: progress.n_checklists,
        n_rosters: progress.n_rosters,
        n_past: progress.n_past,
        n_entries: progress.n_entries,
    })
}

/// Reads the row of the database's progress.
pub(in crate::store) fn progress(row: &[u8]) -> Result<Progress, CodecError> {
    let row: ProgressRow = read(row)?;
    Ok(Progress {
        head: Head { seq: Seq(row.seq), at: Millis(row.at), hash: Digest(row.hash) },
        log_length: row.log_length,
        n_societies: row.n_societies,
        n_headings: row.n_headings,
        n_checklists: row.n_checklists,
        n_rosters: row.n_rosters,
        n_past: row.n_past,
        n_entries: row.n_entries,
    })
}

fn read<T: DeserializeOwned>(row: &[u8]) -> Result<T, CodecError> {
    from_row_bytes(checked(row)?)
}

fn with_checksum<T: Serialize>(row: &T) -> Result<Vec<u8>, CodecError> {
    let mut bytes = to_row_bytes(row)?;
    bytes.extend(crc32fast::hash(&bytes).to_le_bytes());
    Ok(bytes)
}
