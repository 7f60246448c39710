//! One assessment as a record that another store can take over, and taking it over; knows nothing of the report around it.
//!
//! # The record
//!
//! ```text
//! { "assessment": "A0001-1", "society": { "code": "A0001", "profile": { … } }, "checklist": { "sha256": "…", "text": "…" },
//!   "entries": [ … ], "sha256": "…" }
//! ```
//!
//! The entries are those of the journal, as `bamai export --jsonl` writes them: the whole assessment, notes included. `sha256` is that of
//! the record without it, written without spaces.
//!
//! Invariant: an assessment taken over is the one that went out: who, when and what of every entry stay; only their places and
//! digests are those of the journal they have come to. So a journal that has gone on past the first of them takes none.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::{Map, Value as Json};

use crate::domain::assessment::Assessment;
use crate::domain::checklist::Checklist;
use crate::domain::decide;
use crate::domain::event::{Change, Entry, Event, Profile};
use crate::domain::ids::{Actor, AssessmentId, Digest, Millis, Seq, SocietyCode};
use crate::domain::ledger::Status;
use crate::domain::state::State;
use crate::lang::{Lang, Notice, takeover as say};
use crate::report::formats::json::{FORMAT, VERSION};
use crate::report::trail::trail;
use crate::report::{Input, Report};
use crate::session::{RunError, Session};
use crate::store::codec;
use crate::store::lines::{self, Line};

/// Adds to a report what the entries of its assessment tell: the audit trail, and, for a format that holds it, the record.
/// A document without annexes is of another kind and stays as it is.
pub fn complete(report: &mut Report, input: &Input<'_>, entries: &[Entry], is_whole_record: bool, lang: Lang) {
    if report.annexes.is_empty() {
        return;
    }
    report.annexes.push(trail(input.assessment, entries, input.time, lang));
    if is_whole_record {
        report.record = Some(write(input.assessment, input.profile, entries));
    }
}

/// Writes the record of an assessment.
fn write(assessment: &Assessment, profile: &Profile, entries: &[Entry]) -> Json {
    let line = |entry: &Entry| line_json(&lines::write(&Line::Entry(Box::new(entry.clone()))));
    let society = Event::SocietyAdded { code: assessment.society.clone(), profile: profile.clone() };
    let first = entries.first();
    let society = Entry {
        seq: Seq(0),
        at: first.map_or(Millis(0), |entry| entry.at),
        actor: assessment.lead.clone(),
        event: society,
        hash: Digest::default(),
    };
    let profile = line(&society).get("profile").cloned().unwrap_or(Json::Null);
    let object = |members: &[(&str, Json)]| {
        Json::Object(members.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect())
    };
    let checklist = &assessment.checklist;
    let mut members = Map::new();
    let mut put = |name: &str, value: Json| members.insert(name.to_owned(), value);
    put("assessment", Json::from(assessment.id.as_str()));
    put("society", object(&[("code", Json::from(assessment.society.as_str())), ("profile", profile)]));
    let digest = Json::from(checklist.digest.to_string());
    put("checklist", object(&[("sha256", digest), ("text", Json::from(checklist.source_text.as_str()))]));
    put("entries", entries.iter().map(line).collect());
    let sum = sum_of(&members);
    members.insert("sha256".to_owned(), Json::from(sum));
    Json::Object(members)
}

/// Lines are written by us and always JSON.
fn line_json(line: &str) -> Json {
    serde_json::from_str(line).unwrap_or(Json::Null)
}

/// Returns the digest of a record without its digest.
fn sum_of(members: &Map<String, Json>) -> String {
    let mut members = members.clone();
    members.remove("sha256");
    codec::digest(Json::Object(members).to_string().as_bytes()).to_string()
}

/// A record read and found whole.
#[derive(Debug)]
pub struct Record {
    assessment: AssessmentId,
    society: SocietyCode,
    profile: Profile,
    checklist: Digest,
    checklist_text: String,
    entries: Vec<Entry>,
}

/// Why a record was not taken over. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// It is no document of ours, or lacks something.
    #[error("{0}")]
    Form(String),
    /// A later program wrote it.
    #[error("version {0}")]
    Newer(u64),
    /// It is not as it was written.
    #[error("the digest is another one")]
    Altered,
    /// The store has that assessment.
    #[error("{0} is there")]
    Known(AssessmentId),
    /// The society has an open assessment, and this one is open too.
    #[error("{0} is open")]
    AlreadyOpen(AssessmentId),
    /// The journal has gone on past the record's first entry.
    #[error("the journal has later entries")]
    Later,
    /// The session could not take it.
    #[error(transparent)]
    Run(#[from] RunError),
}

impl RecordError {
    /// Says what happened, why, and what to do.
    pub fn notice(&self, lang: Lang) -> Notice {
        let (why, todo) = match self {
            Self::Form(why) => (say::record_form(lang, why), say::fix_record_form(lang)),
            Self::Newer(version) => (say::record_newer(lang, *version), say::fix_record_newer(lang)),
            Self::Altered => (say::record_altered(lang).to_owned(), say::fix_record_form(lang)),
            Self::Known(id) => (say::record_known(lang, id.as_str()), say::fix_record_elsewhere(lang)),
            Self::AlreadyOpen(id) => (say::record_open(lang, id.as_str()), say::fix_record_open(lang)),
            Self::Later => (say::record_later(lang).to_owned(), say::fix_record_elsewhere(lang)),
            Self::Run(error) => return error.notice(lang),
        };
        Notice::new(say::record_refused(lang), why, todo)
    }
}

/// Tells whether a text is a document of ours; others are left to whoever reads them.
pub fn is_document(text: &str) -> bool {
    let document: Option<Json> = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok();
    document.is_some_and(|document| document.get("format").and_then(Json::as_str) == Some(FORMAT))
}

/// Reads the record of a document.
///
/// # Errors
/// It is none of ours, has no record, or is not as it was written.
pub fn read(text: &str) -> Result<Record, RecordError> {
    let lacks = |what: &str| RecordError::Form(what.to_owned());
    let document: Json = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|error| RecordError::Form(error.to_string()))?;
    let version = document.get("version").and_then(Json::as_u64).ok_or_else(|| lacks("version"))?;
    if version > u64::from(VERSION) {
        return Err(RecordError::Newer(version));
    }
    let record = document.get("record").and_then(Json::as_object).ok_or_else(|| lacks("record"))?;
    if record.get("sha256").and_then(Json::as_str) != Some(sum_of(record).as_str()) {
        return Err(RecordError::Altered);
    }
    let text_at = |pointer: &str| {
        let mut at = record.get(pointer.split('/').next().unwrap_or_default());
        for name in pointer.split('/').skip(1) {
            at = at.and_then(|value| value.get(name));
        }
        at.and_then(Json::as_str).map(str::to_owned).ok_or_else(|| lacks(pointer))
    };
    let entries = record.get("entries").and_then(Json::as_array).ok_or_else(|| lacks("entries"))?;
    let entries = entries.iter().map(|line| match lines::read(&line.to_string()) {
        Ok(Line::Entry(entry)) => Ok(*entry),
        Ok(Line::Lost { .. }) => Err(lacks("entries")),
        Err(bad) => Err(RecordError::Form(bad.to_string())),
    });
    let entries: Vec<Entry> = entries.collect::<Result<_, _>>()?;
    let society = SocietyCode::new(&text_at("society/code")?);
    let profile = record.get("society").and_then(|society| society.get("profile")).ok_or_else(|| lacks("profile"))?;
    let record = Record {
        assessment: AssessmentId::new(&text_at("assessment")?),
        profile: profile_of(&society, profile).ok_or_else(|| lacks("profile"))?,
        society,
        checklist: codec::digest(text_at("checklist/text")?.as_bytes()),
        checklist_text: text_at("checklist/text")?,
        entries,
    };
    if record.is_sound() { Ok(record) } else { Err(lacks("entries")) }
}

/// Reads a profile as the lines of a journal have it.
fn profile_of(code: &SocietyCode, profile: &Json) -> Option<Profile> {
    let line = serde_json::json!({
        "v": lines::VERSION, "seq": 0, "at": 0, "actor": "", "event": "society_added", "society": code.as_str(),
        "profile": profile, "hash": Digest::default().to_string(),
    });
    match lines::read(&line.to_string()) {
        Ok(Line::Entry(entry)) => match entry.event {
            Event::SocietyAdded { profile, .. } => Some(profile),
            _ => None,
        },
        _ => None,
    }
}

impl Record {
    /// Returns how many entries it has.
    pub const fn n_entries(&self) -> usize {
        self.entries.len()
    }

    /// Tells whether the entries are one assessment from its beginning on, as the record says, in the order of their times.
    fn is_sound(&self) -> bool {
        let Some((first, rest)) = self.entries.split_first() else { return false };
        let is_start = match &first.event {
            Event::AssessmentStarted { assessment, society, round, checklist, .. } => {
                *assessment == self.assessment
                    && *society == self.society
                    && *checklist == self.checklist
                    && self.assessment.as_str() == format!("{society}-{round}")
            }
            _ => false,
        };
        let is_change =
            |entry: &Entry| matches!(&entry.event, Event::Changed { assessment, .. } if *assessment == self.assessment);
        let pairs = self.entries.iter().zip(rest);
        is_start
            && rest.iter().all(is_change)
            && pairs.into_iter().all(|(one, next)| one.at <= next.at && one.seq < next.seq)
    }

    /// Returns whether the assessment it leads to is open, and its checklist; `None` where that cannot be read.
    fn folded(&self) -> Option<(Status, Arc<Checklist>)> {
        let mut state = State::default();
        state.keep_checklist(self.checklist, &self.checklist_text);
        self.entries.iter().for_each(|entry| state.apply_to_assessment(entry));
        state.assessments.remove(&self.assessment).map(|assessment| (assessment.status, assessment.checklist))
    }
}

/// Takes a record over into the store.
///
/// # Errors
/// Why not; nothing was written.
pub fn take_over(session: &mut Session, record: &Record) -> Result<AssessmentId, RecordError> {
    let ledger = session.ledger();
    if ledger.headings.contains_key(&record.assessment) {
        return Err(RecordError::Known(record.assessment.clone()));
    }
    let (status, checklist) = record.folded().ok_or(RunError::NoChecklist(record.checklist))?;
    if let (Status::Open, Some(open)) = (status, session.open_assessment(&record.society)) {
        return Err(RecordError::AlreadyOpen(open.clone()));
    }
    let first = record.entries.first().ok_or(RecordError::Altered)?;
    if first.at < session.head().at {
        return Err(RecordError::Later);
    }
    let mut events: Vec<(Millis, Actor, Event)> = Vec::new();
    let mut before = |event| events.push((first.at, first.actor.clone(), event));
    if !ledger.societies.contains_key(&record.society) {
        before(Event::SocietyAdded { code: record.society.clone(), profile: record.profile.clone() });
    }
    if !ledger.checklists.contains(&record.checklist) {
        decide::keep(&checklist).into_iter().for_each(before);
    }
    // What was undone or done again is named by its place, which is another one now.
    let offset = session.head().seq.0 + u64::try_from(events.len()).unwrap_or(0);
    let places: BTreeMap<Seq, Seq> =
        record.entries.iter().zip(offset + 1..).map(|(entry, place)| (entry.seq, Seq(place))).collect();
    for entry in &record.entries {
        let event = moved(&entry.event, &places).ok_or(RecordError::Altered)?;
        events.push((entry.at, entry.actor.clone(), event));
    }
    session.take_over(events)?;
    Ok(record.assessment.clone())
}

/// Returns an event with the places it names moved; `None` where it names one that is not there.
fn moved(event: &Event, places: &BTreeMap<Seq, Seq>) -> Option<Event> {
    let Event::Changed { assessment, change } = event else { return Some(event.clone()) };
    let change = match change {
        Change::Undone { of, change } => Change::Undone { of: *places.get(of)?, change: change.clone() },
        Change::Redone { of, change } => Change::Redone { of: *places.get(of)?, change: change.clone() },
        other => other.clone(),
    };
    Some(Event::Changed { assessment: assessment.clone(), change })
}
