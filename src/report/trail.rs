//! The audit trail as a table that may be handed over: who did what when, each entry with its digest.
//!
//! Absent: what notes say, what interviews that name nobody by code are called, what declarations say, and the levels of
//! self-ratings. The journal has them.

use crate::domain::assessment::Assessment;
use crate::domain::event::{Change, Entry, Event, EvidenceKind};
use crate::domain::ids::Millis;
use crate::domain::records::Kept;
use crate::domain::value::Answer;
use crate::lang::{Lang, audit, report as say, roster as rosters};
use crate::report::tree::{Block, Cell, Column, Number, Section, Table, Unit};
use crate::report::{records, words};

/// Writes the entries of an assessment, the oldest first.
pub fn trail(assessment: &Assessment, entries: &[Entry], time: &dyn Fn(Millis) -> String, lang: Lang) -> Section {
    let columns = vec![
        Column::numbers(say::col_seq(lang)),
        Column::words(say::col_when(lang)),
        Column::words(say::col_by_whom(lang)),
        Column::words(say::col_event(lang)),
        Column::words(say::col_about(lang)),
        Column::words(say::col_says(lang)),
        Column::words(say::col_hash(lang)),
    ];
    let row = |entry: &Entry| {
        let said = said_of(assessment, &entry.event, lang);
        let text = entry.seq.0.to_string();
        // Exact for as many entries as a journal can hold in a lifetime.
        let value = u32::try_from(entry.seq.0).map_or(f64::from(u32::MAX), f64::from);
        vec![
            Cell::Number(Number { value, text, unit: Unit::Count }),
            Cell::Text(time(entry.at)),
            Cell::from(entry.actor.as_str()),
            Cell::Text(said.what),
            Cell::Text(said.about),
            Cell::Text(said.says),
            Cell::Text(entry.hash.to_string()),
        ]
    };
    let table = Table { columns, rows: entries.iter().map(row).collect() };
    Section { title: say::trail(lang).to_owned(), blocks: vec![Block::Table(table)] }
}

/// What an entry says, in three cells.
struct Said {
    what: String,
    about: String,
    says: String,
}

fn said(what: &str, about: String, says: String) -> Said {
    Said { what: what.to_owned(), about, says }
}

fn said_of(assessment: &Assessment, event: &Event, lang: Lang) -> Said {
    match event {
        Event::AssessmentStarted { scope, .. } => {
            said(say::ev_started(lang), String::new(), words::scope(lang, *scope).to_owned())
        }
        Event::Changed { change, .. } => said_of_change(assessment, change, lang),
        Event::SocietyAdded { code, profile } | Event::SocietyChanged { code, profile } => {
            said(say::ev_register(lang), code.to_string(), profile.name.clone())
        }
        Event::RosterKept { society, roster, rows } => {
            said(say::ev_register(lang), society.to_string(), rosters::kept(lang, roster.as_str(), rows.len()))
        }
        Event::ChecklistKept { checklist, .. } => {
            said(say::ev_register(lang), say::checklist(lang).to_owned(), checklist.to_string())
        }
    }
}

fn said_of_change(assessment: &Assessment, change: &Change, lang: Lang) -> Said {
    let number = |number: u32| say::number(lang, number);
    let empty = String::new;
    match change {
        Change::Answered { item, answer: Some(answer) } => {
            let says = match answer {
                Answer::Value(value) => {
                    let known = assessment.checklist.item(item.as_str());
                    known.map(|known| known.kind.show(known, value, lang)).unwrap_or_default()
                }
                Answer::NotEstablished => audit::ne(lang).to_owned(),
                Answer::NotApplicable { reason } => audit::na(lang, reason),
            };
            said(say::ev_answered(lang), item.to_string(), says)
        }
        Change::Answered { item, answer: None } => said(say::ev_cleared(lang), item.to_string(), empty()),
        Change::Remarked { item, text } => said(say::ev_remarked(lang), item.to_string(), text.clone()),
        Change::EvidenceRegistered { evidence, kind, title, .. } => {
            let word = words::evidence_kind(lang, *kind);
            let says = match kind {
                EvidenceKind::Interview => word.to_owned(),
                EvidenceKind::Document | EvidenceKind::Observation | EvidenceKind::Outside => {
                    say::labelled(lang, word, title)
                }
            };
            said(say::ev_registered(lang), number(evidence.0), says)
        }
        Change::EvidenceStruck { evidence } => said(say::ev_struck(lang), number(evidence.0), empty()),
        Change::Linked { item, evidence } => said(say::ev_linked(lang), item.to_string(), number(evidence.0)),
        Change::Unlinked { item, evidence } => said(say::ev_unlinked(lang), item.to_string(), number(evidence.0)),
        Change::Overruled { check, item, why } => {
            let what = if why.is_some() { say::ev_overruled(lang) } else { say::ev_overrule_withdrawn(lang) };
            let about = item.as_ref().map_or_else(|| check.to_string(), |item| format!("{check} {item}"));
            said(what, about, why.clone().unwrap_or_default())
        }
        Change::Kept(kept) => {
            let what = if kept.is_removed() { say::ev_removed(lang) } else { say::ev_kept(lang) };
            said(
                what,
                kept.items().iter().map(ToString::to_string).collect::<Vec<_>>().join(" "),
                says_of(assessment, kept, lang),
            )
        }
        Change::Submitted => said(say::ev_submitted(lang), empty(), empty()),
        Change::Reopened { why } => said(say::ev_reopened(lang), empty(), why.clone()),
        Change::Undone { of, change } => {
            let Said { about, says, .. } = said_of_change(assessment, change, lang);
            Said { what: say::ev_undone(lang, of.0), about, says }
        }
        Change::Redone { of, change } => {
            let Said { about, says, .. } = said_of_change(assessment, change, lang);
            Said { what: say::ev_redone(lang, of.0), about, says }
        }
    }
}

fn says_of(assessment: &Assessment, kept: &Kept, lang: Lang) -> String {
    match kept {
        Kept::Note(number, Some(note)) => say::note_kept(lang, number.0, note.interview.0),
        Kept::Note(_, None)
        | Kept::Interview(..)
        | Kept::Details(..)
        | Kept::Sample(..)
        | Kept::Teammate(..)
        | Kept::Slot(..)
        | Kept::SelfRating(..)
        | Kept::Finding(..)
        | Kept::Cause(..)
        | Kept::Action(..)
        | Kept::Effort(..) => records::say_kept(lang, Some(&assessment.checklist), kept),
    }
}
