//! `bamai evidence`, `bamai link`, `bamai unlink`: the evidence register and what it supports.

use serde_json::json;

use crate::cli::args;
use crate::cli::commands::answer::run_all;
use crate::cli::table::Table;
use crate::cli::time;
use crate::cli::world::{self, Exit, Failure, World};
use crate::domain::assessment::Assessment;
use crate::domain::command::Act;
use crate::domain::event::EvidenceKind;
use crate::domain::ids::{AssessmentId, EvidenceNo, ItemId};
use crate::exchange::{EvidenceCell, read_evidence, read_kind};
use crate::lang::{Lang, Notice, cli as say, interview};
use crate::report::words;
use crate::session::Session;

/// Evidence as an argument names it.
pub(super) enum Reference {
    /// By its number.
    Number(EvidenceNo),
    /// By kind and title; registered if it is not yet.
    Piece(EvidenceCell),
}

/// Reads `3` or `document:title`.
pub(super) fn read_reference(text: &str, lang: Lang) -> Result<Reference, Failure> {
    if let Ok(number) = text.trim().parse() {
        return Ok(Reference::Number(EvidenceNo(number)));
    }
    match read_evidence(text).as_deref() {
        Ok([piece]) => Ok(Reference::Piece(piece.clone())),
        _ => Err(unknown(text, lang)),
    }
}

fn unknown(given: &str, lang: Lang) -> Failure {
    Failure::usage(Notice::new(say::bad_reference(lang, given), "", say::fix_reference(lang)))
}

pub(in crate::cli) fn run(args: &args::Evidence, world: &mut World<'_>) -> Result<Exit, Failure> {
    match (&args.kind, &args.title) {
        (Some(kind), Some(title)) => add(&args.id, kind, title, world),
        _ => show(&args.id, args.json, world),
    }
}

fn add(id: &str, kind: &str, title: &str, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let Some(kind) = read_kind(kind) else {
        return Err(unknown(kind, lang));
    };
    let number = world.write(|session| {
        let id = world::find(session.ledger(), id, lang)?;
        let act = Act::Evidence { kind, title: title.to_owned(), items: Vec::new() };
        run_all(session, &id, vec![act], lang)?;
        Ok(number_of(session, &id, kind, title))
    })?;
    if let Some(EvidenceNo(number)) = number {
        world.line(&say::registered(lang, number))?;
    }
    Ok(Exit::Done)
}

fn number_of(session: &Session, id: &AssessmentId, kind: EvidenceKind, title: &str) -> Option<EvidenceNo> {
    session.assessment(id).and_then(|(assessment, _)| assessment.find_evidence(kind, title.trim()))
}

fn show(id: &str, is_json: bool, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let reading = world.read()?;
    let (assessment, _) = reading.assessment(id, lang)?;
    if is_json {
        let rows = assessment.evidence.iter().map(|(number, evidence)| {
            json!({
                "number": number.0,
                "kind": evidence.kind.code(),
                "title": evidence.title,
                "items": items_of(&assessment, *number),
                "by": evidence.by.as_str(),
                "at": time::utc(evidence.at),
                "lines": lines_of(&assessment, *number),
            })
        });
        world.json(&serde_json::Value::Array(rows.collect()))?;
        return Ok(Exit::Done);
    }
    if assessment.evidence.is_empty() {
        world.line(say::no_evidence(lang))?;
        return Ok(Exit::Done);
    }
    let headings = [
        say::col_number(lang),
        say::col_kind(lang),
        say::col_title(lang),
        say::col_items(lang),
        say::col_by(lang),
        say::col_at(lang),
    ];
    let mut table = Table::under(headings).numbers_in(&[0]);
    for (number, evidence) in &assessment.evidence {
        table.row(vec![
            number.to_string(),
            words::evidence_kind(lang, evidence.kind).to_owned(),
            titled(&assessment, *number, &evidence.title, lang),
            items_of(&assessment, *number).join(" "),
            evidence.by.to_string(),
            time::local(evidence.at),
        ]);
    }
    for line in table.lines() {
        world.line(&line)?;
    }
    Ok(Exit::Done)
}

/// Returns how many lines were jotted down in an interview; `None` for other evidence.
fn lines_of(assessment: &Assessment, number: EvidenceNo) -> Option<usize> {
    assessment.records.interviews.get(&number).map(|_| assessment.records.notes_of(number).count())
}

fn titled(assessment: &Assessment, number: EvidenceNo, title: &str, lang: Lang) -> String {
    lines_of(assessment, number).map_or_else(|| title.to_owned(), |n| interview::with_lines(lang, title, n))
}

fn items_of(assessment: &Assessment, number: EvidenceNo) -> Vec<String> {
    assessment.items_of(number).iter().map(ItemId::to_string).collect()
}

pub(in crate::cli) fn link(args: &args::Link, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let item = ItemId::new(&args.item);
    let number = world.write(|session| {
        let id = world::find(session.ledger(), &args.id, lang)?;
        match read_reference(&args.evidence, lang)? {
            Reference::Number(evidence) => {
                run_all(session, &id, vec![Act::Link { item: item.clone(), evidence }], lang)?;
                Ok(Some(evidence))
            }
            Reference::Piece(EvidenceCell { kind, title }) => {
                let act = Act::Evidence { kind, title: title.clone(), items: vec![item.clone()] };
                run_all(session, &id, vec![act], lang)?;
                Ok(number_of(session, &id, kind, &title))
            }
        }
    })?;
    if let Some(EvidenceNo(number)) = number {
        world.line(&say::linked(lang, number, item.as_str()))?;
    }
    Ok(Exit::Done)
}

pub(in crate::cli) fn unlink(args: &args::Link, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let item = ItemId::new(&args.item);
    let number = world.write(|session| {
        let id = world::find(session.ledger(), &args.id, lang)?;
        session.load(&id).map_err(|error| Failure::run(&error, lang))?;
        let evidence = match read_reference(&args.evidence, lang)? {
            Reference::Number(evidence) => evidence,
            Reference::Piece(piece) => {
                number_of(session, &id, piece.kind, &piece.title).ok_or_else(|| unknown(&args.evidence, lang))?
            }
        };
        run_all(session, &id, vec![Act::Unlink { item: item.clone(), evidence }], lang)?;
        Ok(evidence)
    })?;
    world.line(&say::unlinked(lang, number.0, item.as_str()))?;
    Ok(Exit::Done)
}
