//! The journal as lines of JSON, for other programs and for carrying it elsewhere: one entry a line; knows nothing of files.
//!
//! # A line, version 1
//!
//! ```text
//! {"v":1,"seq":7,"at":"2026-03-02T09:41:06.000Z","actor":"zhang","assessment":"A0001-1","event":"answered","item":"W1","answer":{"int":3},"hash":"5e03…"}
//! ```
//!
//! `v` version of the line · `seq` place, from 1 · `at` UTC with milliseconds · `actor` who · `event` what, with these members ·
//! `hash` SHA-256 (hash of the entry before ‖ record, see `codec`) in hexadecimal, so that a line changed or left out is noticed.
//!
//! | `event` | members |
//! |---|---|
//! | `society_added`, `society_changed` | `society`, `profile`: `name short level discipline grade grade_date founded members region` |
//! | `roster_kept` | `society`, `roster`, `rows`: objects of cells by column, each written like an answer |
//! | `checklist_kept` | `checklist` (SHA-256), `part` from 0, `parts`, `text` |
//! | `assessment_started` | `assessment`, `society`, `round`, `checklist`, `scope`: `full` or `core` |
//! | `answered` | `assessment`, `item`, `answer` or null |
//! | `remarked` | `assessment`, `item`, `text` |
//! | `evidence_registered` | `assessment`, `evidence` (number), `kind`, `title`, `items` |
//! | `evidence_struck` | `assessment`, `evidence` |
//! | `linked`, `unlinked` | `assessment`, `item`, `evidence` |
//! | `overruled` | `assessment`, `check`, `item` or null, `why` or null |
//! | `kept` | `assessment`, `record`, its key, `is` or null: see `records` |
//! | `submitted` | `assessment` |
//! | `reopened` | `assessment`, `why` |
//! | `undone`, `redone` | `assessment`, `of` (seq), `change`: `event` and its members once more |
//! | `lost` | `seq` and `from` only: the entries from there to `seq` are lost for good |
//!
//! An answer is one of `{"yes":true}`, `{"int":3}`, `{"decimal":0.5}`, `{"date":"2026-03-02"}`, `{"text":"…"}`,
//! `{"picks":[{"code":"a"},{"code":"other","specify":"…"}]}`, `{"rows":[{"name":{"text":"…"}}]}`, `{"na":"reason"}`, `{"ne":true}`.
//!
//! Invariant: reading a written line gives the same entry. A later program writes a higher `v` where a reader of this one could go wrong.

mod records;
mod remedies;
mod values;

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::domain::event::{Change, Entry, Event, EvidenceKind, Scope};
use crate::domain::ids::{Actor, AssessmentId, CheckId, Digest, EvidenceNo, ItemId, Millis, Seq, SocietyCode};
use crate::domain::value::Answer;
use crate::store::lines::records::WrittenRecord;
use crate::store::lines::values::{WrittenAnswer, WrittenProfile, rows_of, written_rows};

/// The version of a line.
pub const VERSION: u32 = 1;

/// What a line says.
#[derive(Clone, Debug, PartialEq)]
pub enum Line {
    /// An entry.
    Entry(Box<Entry>),
    /// These entries are lost.
    Lost {
        /// The first.
        from: Seq,
        /// The last.
        to: Seq,
    },
}

/// Why a line says nothing.
#[derive(Debug, thiserror::Error)]
pub enum BadLine {
    /// It is no JSON, or has not the members it should have.
    #[error("{0}")]
    Form(String),
    /// A later program wrote it.
    #[error("version {0}")]
    Newer(u32),
}

/// Returns the line of an entry, without a line feed.
pub fn write(line: &Line) -> String {
    let written = match line {
        Line::Entry(entry) => {
            let (assessment, what) = what_of(&entry.event);
            Written {
                v: VERSION,
                seq: entry.seq.0,
                at: Some(at_of(entry.at)),
                actor: Some(entry.actor.as_str().to_owned()),
                assessment,
                what,
                hash: Some(entry.hash.to_string()),
            }
        }
        Line::Lost { from, to } => Written {
            v: VERSION,
            seq: to.0,
            at: None,
            actor: None,
            assessment: None,
            what: What::Lost { from: from.0 },
            hash: None,
        },
    };
    // Texts, numbers and lists always become JSON.
    serde_json::to_string(&written).unwrap_or_default()
}

/// Reads a line.
///
/// # Errors
/// It says nothing this program can read.
pub fn read(text: &str) -> Result<Line, BadLine> {
    #[derive(Deserialize)]
    struct Version {
        v: u32,
    }
    let form = |error: serde_json::Error| BadLine::Form(error.to_string());
    let Version { v } = serde_json::from_str(text).map_err(form)?;
    if v > VERSION {
        return Err(BadLine::Newer(v));
    }
    let Written { v: _, seq, at, actor, assessment, what, hash } = serde_json::from_str(text).map_err(form)?;
    if let What::Lost { from } = what {
        return Ok(Line::Lost { from: Seq(from), to: Seq(seq) });
    }
    let at = at.and_then(millis_of).ok_or_else(|| lacks("at"))?;
    let actor = Actor::new(&actor.ok_or_else(|| lacks("actor"))?);
    let hash = hash.as_deref().and_then(digest_of).ok_or_else(|| lacks("hash"))?;
    let event = event_of(assessment, what)?;
    Ok(Line::Entry(Box::new(Entry { seq: Seq(seq), at, actor, event, hash })))
}

fn lacks(member: &str) -> BadLine {
    BadLine::Form(format!("{member}?"))
}

#[derive(Serialize, Deserialize)]
struct Written {
    v: u32,
    seq: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    at: Option<At>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    actor: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    assessment: Option<String>,
    #[serde(flatten)]
    what: What,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    hash: Option<String>,
}

/// A time no calendar has stays a number.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum At {
    Time(String),
    Millis(i64),
}

#[derive(Serialize, Deserialize)]
#[serde(tag = "event", rename_all = "snake_case")]
enum What {
    SocietyAdded { society: String, profile: WrittenProfile },
    SocietyChanged { society: String, profile: WrittenProfile },
    RosterKept { society: String, roster: String, rows: Vec<BTreeMap<String, WrittenAnswer>> },
    ChecklistKept { checklist: String, part: u32, parts: u32, text: String },
    AssessmentStarted { society: String, round: u32, checklist: String, scope: String },
    Answered { item: String, answer: Option<WrittenAnswer> },
    Remarked { item: String, text: String },
    EvidenceRegistered { evidence: u32, kind: String, title: String, items: Vec<String> },
    EvidenceStruck { evidence: u32 },
    Linked { item: String, evidence: u32 },
    Unlinked { item: String, evidence: u32 },
    Overruled { check: String, item: Option<String>, why: Option<String> },
    Kept(WrittenRecord),
    Submitted,
    Reopened { why: String },
    Undone { of: u64, change: Box<What> },
    Redone { of: u64, change: Box<What> },
    Lost { from: u64 },
}

fn what_of(event: &Event) -> (Option<String>, What) {
    match event {
        Event::SocietyAdded { code, profile } => {
            (None, What::SocietyAdded { society: code.to_string(), profile: profile.into() })
        }
        Event::SocietyChanged { code, profile } => {
            (None, What::SocietyChanged { society: code.to_string(), profile: profile.into() })
        }
        Event::RosterKept { society, roster, rows } => {
            let (society, roster) = (society.to_string(), roster.to_string());
            (None, What::RosterKept { society, roster, rows: written_rows(rows) })
        }
        Event::ChecklistKept { checklist, part, n_parts, text } => {
            let kept = What::ChecklistKept {
                checklist: checklist.to_string(),
                part: *part,
                parts: *n_parts,
                text: text.clone(),
            };
            (None, kept)
        }
        Event::AssessmentStarted { assessment, society, round, checklist, scope } => {
            let scope = match scope {
                Scope::Full => "full",
                Scope::Core => "core",
            };
            let started = What::AssessmentStarted {
                society: society.to_string(),
                round: *round,
                checklist: checklist.to_string(),
                scope: scope.to_owned(),
            };
            (Some(assessment.to_string()), started)
        }
        Event::Changed { assessment, change } => (Some(assessment.to_string()), what_of_change(change)),
    }
}

fn what_of_change(change: &Change) -> What {
    match change {
        Change::Answered { item, answer } => {
            What::Answered { item: item.to_string(), answer: answer.as_ref().map(WrittenAnswer::from) }
        }
        Change::Remarked { item, text } => What::Remarked { item: item.to_string(), text: text.clone() },
        Change::EvidenceRegistered { evidence, kind, title, items } => What::EvidenceRegistered {
            evidence: evidence.0,
            kind: kind.code().to_owned(),
            title: title.clone(),
            items: items.iter().map(ItemId::to_string).collect(),
        },
        Change::EvidenceStruck { evidence } => What::EvidenceStruck { evidence: evidence.0 },
        Change::Linked { item, evidence } => What::Linked { item: item.to_string(), evidence: evidence.0 },
        Change::Unlinked { item, evidence } => What::Unlinked { item: item.to_string(), evidence: evidence.0 },
        Change::Overruled { check, item, why } => {
            What::Overruled { check: check.to_string(), item: item.as_ref().map(ItemId::to_string), why: why.clone() }
        }
        Change::Kept(kept) => What::Kept(kept.into()),
        Change::Submitted => What::Submitted,
        Change::Reopened { why } => What::Reopened { why: why.clone() },
        Change::Undone { of, change } => What::Undone { of: of.0, change: Box::new(what_of_change(change)) },
        Change::Redone { of, change } => What::Redone { of: of.0, change: Box::new(what_of_change(change)) },
    }
}

fn event_of(assessment: Option<String>, what: What) -> Result<Event, BadLine> {
    let assessment = || assessment.as_deref().map(AssessmentId::new).ok_or_else(|| lacks("assessment"));
    Ok(match what {
        What::SocietyAdded { society, profile } => {
            Event::SocietyAdded { code: SocietyCode::new(&society), profile: profile.try_into()? }
        }
        What::SocietyChanged { society, profile } => {
            Event::SocietyChanged { code: SocietyCode::new(&society), profile: profile.try_into()? }
        }
        What::RosterKept { society, roster, rows } => Event::RosterKept {
            society: SocietyCode::new(&society),
            roster: ItemId::new(&roster),
            rows: rows_of(rows)?,
        },
        What::ChecklistKept { checklist, part, parts, text } => {
            let checklist = digest_of(&checklist).ok_or_else(|| lacks("checklist"))?;
            Event::ChecklistKept { checklist, part, n_parts: parts, text }
        }
        What::AssessmentStarted { society, round, checklist, scope } => {
            let scope = match scope.as_str() {
                "full" => Scope::Full,
                "core" => Scope::Core,
                _ => return Err(lacks("scope")),
            };
            let checklist = digest_of(&checklist).ok_or_else(|| lacks("checklist"))?;
            Event::AssessmentStarted {
                assessment: assessment()?,
                society: SocietyCode::new(&society),
                round,
                checklist,
                scope,
            }
        }
        change => Event::Changed { assessment: assessment()?, change: change_of(change)? },
    })
}

fn change_of(what: What) -> Result<Change, BadLine> {
    Ok(match what {
        What::Answered { item, answer } => {
            Change::Answered { item: ItemId::new(&item), answer: answer.map(Answer::try_from).transpose()? }
        }
        What::Remarked { item, text } => Change::Remarked { item: ItemId::new(&item), text },
        What::EvidenceRegistered { evidence, kind, title, items } => Change::EvidenceRegistered {
            evidence: EvidenceNo(evidence),
            kind: EvidenceKind::from_code(&kind).ok_or_else(|| lacks("kind"))?,
            title,
            items: items.iter().map(|item| ItemId::new(item)).collect(),
        },
        What::EvidenceStruck { evidence } => Change::EvidenceStruck { evidence: EvidenceNo(evidence) },
        What::Linked { item, evidence } => Change::Linked { item: ItemId::new(&item), evidence: EvidenceNo(evidence) },
        What::Unlinked { item, evidence } => {
            Change::Unlinked { item: ItemId::new(&item), evidence: EvidenceNo(evidence) }
        }
        What::Overruled { check, item, why } => {
            Change::Overruled { check: CheckId::new(&check), item: item.map(|item| ItemId::new(&item)), why }
        }
        What::Kept(record) => Change::Kept(record.try_into()?),
        What::Submitted => Change::Submitted,
        What::Reopened { why } => Change::Reopened { why },
        What::Undone { of, change } => Change::Undone { of: Seq(of), change: Box::new(change_of(*change)?) },
        What::Redone { of, change } => Change::Redone { of: Seq(of), change: Box::new(change_of(*change)?) },
        What::SocietyAdded { .. }
        | What::SocietyChanged { .. }
        | What::RosterKept { .. }
        | What::ChecklistKept { .. }
        | What::AssessmentStarted { .. }
        | What::Lost { .. } => return Err(lacks("change")),
    })
}

fn date_of(text: &str) -> Result<Date, BadLine> {
    text.parse().map_err(|error: jiff::Error| BadLine::Form(error.to_string()))
}

fn at_of(at: Millis) -> At {
    Timestamp::from_millisecond(at.0).map_or(At::Millis(at.0), |time| At::Time(format!("{time:.3}")))
}

fn millis_of(at: At) -> Option<Millis> {
    match at {
        At::Time(text) => Some(Millis(text.parse::<Timestamp>().ok()?.as_millisecond())),
        At::Millis(millis) => Some(Millis(millis)),
    }
}

/// Reads a digest from 64 hexadecimal digits.
fn digest_of(text: &str) -> Option<Digest> {
    let digits: &[u8; 64] = text.as_bytes().try_into().ok()?;
    let value = |digit: u8| u8::try_from(char::from(digit).to_digit(16)?).ok();
    let mut bytes = [0; 32];
    for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
        let [high, low] = pair else { return None };
        *byte = value(*high)? << 4 | value(*low)?;
    }
    Some(Digest(bytes))
}
