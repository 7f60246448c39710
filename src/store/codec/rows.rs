//! Rows of the database beside the journal: profiles, headings with their summaries, and the database's own head; expendable, so their
//! format is only numbered, not frozen for ever.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::schema1::{StoredProfile, scope_code, scope_of};
use super::{CodecError, checked, from_bytes, to_bytes};
use crate::domain::event::Profile;
use crate::domain::ids::{ActionNo, Actor, Digest, Millis, Seq, SocietyCode};
use crate::domain::ledger::{FollowUp, Heading, Status, Summary};
use crate::store::Head;

/// The number of these rows' format. A database of another number is made anew.
pub(in crate::store) const ROWS_FORMAT: u16 = 2;

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
    n_entries: u64,
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
    follow_ups: Vec<FollowUpRow>,
}

/// A day as year, month and day, the action's number, and the beginning of what is done.
#[derive(Serialize, Deserialize)]
struct FollowUpRow((i16, i8, i8), u32, String);

/// Returns the row of a profile.
pub(in crate::store) fn profile_row(profile: &Profile) -> Result<Vec<u8>, CodecError> {
    with_checksum(&StoredProfile::from(profile))
}

/// Reads the row of a profile.
pub(in crate::store) fn profile(row: &[u8]) -> Result<Profile, CodecError> {
    from_bytes::<StoredProfile>(checked(row)?)?.try_into()
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
            follow_ups: summary.follow_ups.iter().map(follow_up_row).collect(),
        }),
        n_entries,
    })
}

/// Reads the row of a heading, and how many entries the database has of it.
pub(in crate::store) fn heading(row: &[u8]) -> Result<(Heading, u64), CodecError> {
    let row: HeadingRow = from_bytes(checked(row)?)?;
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
        n_entries: progress.n_entries,
    })
}

/// Reads the row of the database's progress.
pub(in crate::store) fn progress(row: &[u8]) -> Result<Progress, CodecError> {
    let row: ProgressRow = from_bytes(checked(row)?)?;
    Ok(Progress {
        head: Head { seq: Seq(row.seq), at: Millis(row.at), hash: Digest(row.hash) },
        log_length: row.log_length,
        n_societies: row.n_societies,
        n_headings: row.n_headings,
        n_checklists: row.n_checklists,
        n_entries: row.n_entries,
    })
}

fn with_checksum<T: Serialize>(row: &T) -> Result<Vec<u8>, CodecError> {
    let mut bytes = to_bytes(row)?;
    bytes.extend(crc32fast::hash(&bytes).to_le_bytes());
    Ok(bytes)
}
