//! `bamai evidence`, `bamai link`, `bamai unlink`: the evidence register and what it supports.

use std::path::Path;

use serde_json::json;

use crate::cli::args;
use crate::cli::commands::answer::run_all;
use crate::cli::table::Table;
use crate::cli::time;
use crate::cli::world::{self, Exit, Failure, World};
use crate::domain::assessment::{Assessment, Evidence};
use crate::domain::command::Act;
use crate::domain::event::EvidenceKind;
use crate::domain::ids::{AssessmentId, Digest, EvidenceNo, ItemId};
use crate::domain::kinds::read_day;
use crate::domain::records::{Details, Kept};
use crate::domain::refusal::Refusal;
use crate::domain::standing::{Standing, not_independent_of};
use crate::exchange::files::FileFault;
use crate::exchange::{EvidenceCell, HashError, hash_file, read_evidence, read_kind};
use crate::lang::import::list_mark;
use crate::lang::{Lang, Notice, cli as say, interview, report as report_say, visit as visit_say};
use crate::report::{visit_words, words};
use crate::session::Session;

/// Evidence as an argument names it.
pub(in crate::cli) enum Reference {
    /// By its number.
    Number(EvidenceNo),
    /// By kind and title; registered if it is not yet.
    Piece(EvidenceCell),
}

/// Reads `3` or `document:title`.
pub(in crate::cli) fn read_reference(text: &str, lang: Lang) -> Result<Reference, Failure> {
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
    match (&args.kind, &args.title, args.number) {
        (Some(kind), Some(title), _) => add(args, kind, title, world),
        (_, _, Some(number)) if describes(args) => describe(args, EvidenceNo(number), world),
        (_, _, Some(number)) => show_one(args, EvidenceNo(number), world),
        _ if describes(args) => Err(unknown("", world.lang)),
        _ => show(&args.id, args.json, world),
    }
}

/// Tells whether anything is said of a piece.
const fn describes(args: &args::Evidence) -> bool {
    let args::Claims { confirmed, contradicted, picked } = &args.claims;
    let is_claimed = confirmed.is_some() || contradicted.is_some() || picked.is_some();
    is_claimed || args.kept_at.is_some() || args.date.is_some() || args.author.is_some() || args.file.is_some()
}

fn add(args: &args::Evidence, kind: &str, title: &str, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let Some(kind) = read_kind(kind) else {
        return Err(unknown(kind, lang));
    };
    let digest = digest_of(args, world)?;
    let number = world.write(|session| {
        let id = world::find(session.ledger(), &args.id, lang)?;
        session.load(&id).map_err(|error| Failure::run(&error, lang))?;
        let known = session.assessment(&id).map(|(assessment, _)| {
            let number = assessment.find_evidence(kind, title.trim());
            let details = number.and_then(|number| assessment.records.details.get(&number)).cloned();
            (number.unwrap_or_else(|| assessment.next_evidence()), details.unwrap_or_default())
        });
        let mut acts = vec![Act::Evidence { kind, title: title.to_owned(), items: Vec::new() }];
        if let Some((number, details)) = known.filter(|_| describes(args)) {
            acts.push(Act::Keep(Kept::Details(number, Some(described(args, details, digest, lang)?))));
        }
        run_all(session, &id, acts, lang)?;
        Ok(number_of(session, &id, kind, title))
    })?;
    if let Some(EvidenceNo(number)) = number {
        world.line(&say::registered(lang, number))?;
    }
    Ok(Exit::Done)
}

fn describe(args: &args::Evidence, number: EvidenceNo, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let digest = digest_of(args, world)?;
    let entries = world.write(|session| {
        let id = world::find(session.ledger(), &args.id, lang)?;
        session.load(&id).map_err(|error| Failure::run(&error, lang))?;
        let known = session.assessment(&id).and_then(|(assessment, _)| assessment.records.details.get(&number));
        let details = described(args, known.cloned().unwrap_or_default(), digest, lang)?;
        run_all(session, &id, vec![Act::Keep(Kept::Details(number, Some(details)))], lang)
    })?;
    let said = match entries.is_empty() {
        true => say::unchanged(lang).to_owned(),
        false => visit_say::described(lang, number.0),
    };
    world.line(&said)?;
    Ok(Exit::Done)
}

/// Works out the digest of the file named; an empty name names none.
fn digest_of(args: &args::Evidence, world: &World<'_>) -> Result<Option<Digest>, Failure> {
    let Some(path) = args.file.as_deref().filter(|path| !path.is_empty()).map(Path::new) else { return Ok(None) };
    hash_file(&world.files, path, u64::MAX).map(Some).map_err(|error| {
        let notice = |error: HashError| error.notice(&path.display().to_string(), world.lang);
        match error {
            HashError::Unreadable(FileFault::Outside { .. } | FileFault::NoFiles { .. }) => Failure::no(notice(error)),
            error => Failure::usage(notice(error)),
        }
    })
}

/// Returns what is known of a piece once the arguments have been heard. Where a file is named and no place, it is kept there.
fn described(
    args: &args::Evidence,
    mut details: Details,
    digest: Option<Digest>,
    lang: Lang,
) -> Result<Details, Failure> {
    if let Some(path) = &args.file {
        details.digest = digest;
        if digest.is_some() {
            details.kept_at = path.display().to_string();
        }
    }
    if let Some(kept_at) = &args.kept_at {
        details.kept_at.clone_from(kept_at);
    }
    if let Some(author) = &args.author {
        details.author.clone_from(author);
    }
    if let Some(given) = args.date.as_deref().map(str::trim) {
        let bad = || Failure::usage(Notice::new(visit_say::bad_date(lang, given), "", visit_say::fix_date(lang)));
        let day = if given.is_empty() { None } else { Some(read_day(given).ok_or_else(bad)?) };
        details.effective = day;
    }
    let claims = [
        (args.claims.confirmed, &mut details.is_confirmed),
        (args.claims.contradicted, &mut details.is_contradicted),
        (args.claims.picked, &mut details.is_picked),
    ];
    for (claim, is_so) in claims {
        *is_so = claim.unwrap_or(*is_so);
    }
    Ok(details)
}

fn number_of(session: &Session, id: &AssessmentId, kind: EvidenceKind, title: &str) -> Option<EvidenceNo> {
    session.assessment(id).and_then(|(assessment, _)| assessment.find_evidence(kind, title.trim()))
}

fn show(id: &str, is_json: bool, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let reading = world.read()?;
    let (assessment, standing) = reading.assessment(id, lang)?;
    if is_json {
        let pieces = assessment.evidence.iter();
        let rows = pieces.map(|(number, evidence)| document(&assessment, &standing, *number, evidence));
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
        say::col_details(lang),
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
            known_of(&assessment, *number, lang).into_iter().map(|(_, value)| value).collect::<Vec<_>>().join("  "),
        ]);
    }
    for line in table.lines() {
        world.line(&line)?;
    }
    Ok(Exit::Done)
}

/// Shows one piece in full, and how well each of its items is supported.
fn show_one(args: &args::Evidence, number: EvidenceNo, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let reading = world.read()?;
    let (assessment, standing) = reading.assessment(&args.id, lang)?;
    let Some(evidence) = assessment.evidence.get(&number) else {
        return Err(Failure::refused(&Refusal::NoSuchEvidence { number }, lang));
    };
    if args.json {
        world.json(&document(&assessment, &standing, number, evidence))?;
        return Ok(Exit::Done);
    }
    let piece = report_say::piece(lang, number.0, &evidence.title, words::evidence_kind(lang, evidence.kind));
    world.line(&piece)?;
    for (label, value) in known_of(&assessment, number, lang) {
        world.line(&if label.is_empty() { value } else { report_say::labelled(lang, label, &value) })?;
    }
    if let Some(digest) = assessment.records.details.get(&number).and_then(|details| details.digest) {
        world.line(&report_say::labelled(lang, visit_say::sha256(lang), &digest.to_string()))?;
    }
    for item in assessment.items_of(number).iter().filter_map(|item| standing.item(item)) {
        world.line(&visit_words::support(lang, item))?;
    }
    Ok(Exit::Done)
}

/// Returns what more is known of a piece than kind and title, each with its label; claims have none.
fn known_of(assessment: &Assessment, number: EvidenceNo, lang: Lang) -> Vec<(&'static str, String)> {
    let details = assessment.records.details.get(&number).cloned().unwrap_or_default();
    let mut known = vec![
        (visit_say::kept_at(lang), details.kept_at.clone()),
        (visit_say::date(lang), details.effective.map(|day| day.to_string()).unwrap_or_default()),
        (visit_say::author(lang), assessment.author_of(number).to_owned()),
    ];
    known.retain(|(_, value)| !value.is_empty());
    known.extend(visit_words::flags(lang, &details).into_iter().map(|flag| ("", flag.to_owned())));
    let others: Vec<String> = not_independent_of(assessment, number).iter().map(ToString::to_string).collect();
    if !others.is_empty() {
        known.push(("", visit_say::same_author(lang, &others.join(list_mark(lang)))));
    }
    known
}

fn document(
    assessment: &Assessment,
    standing: &Standing,
    number: EvidenceNo,
    evidence: &Evidence,
) -> serde_json::Value {
    let details = assessment.records.details.get(&number).cloned().unwrap_or_default();
    let supports = assessment.items_of(number);
    let supports = supports.iter().filter_map(|item| standing.item(item)).map(|item| {
        json!({
            "item": item.id.as_str(),
            "grade": item.grade,
            "cap": item.cap,
            "confidence": item.confidence.code(),
        })
    });
    json!({
        "number": number.0,
        "kind": evidence.kind.code(),
        "title": evidence.title,
        "items": items_of(assessment, number),
        "by": evidence.by.as_str(),
        "at": time::utc(evidence.at),
        "kept_at": details.kept_at,
        "date": details.effective.map(|day| day.to_string()),
        "author": assessment.author_of(number),
        "confirmed": details.is_confirmed,
        "contradicted": details.is_contradicted,
        "picked": details.is_picked,
        "sha256": details.digest.map(|digest| digest.to_string()),
        "same_author": not_independent_of(assessment, number).iter().map(|other| other.0).collect::<Vec<_>>(),
        "supports": supports.collect::<Vec<_>>(),
        "lines": lines_of(assessment, number),
    })
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
