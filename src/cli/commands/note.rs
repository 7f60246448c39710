//! `bamai note`: jots a line down in an interview, drops it onto items, changes it or takes it out.

use crate::cli::args;
use crate::cli::commands::answer::run_all;
use crate::cli::commands::interview::{note_json, warn};
use crate::cli::world::{self, Exit, Failure, World};
use crate::domain::assessment::Assessment;
use crate::domain::checklist::Checklist;
use crate::domain::command::Act;
use crate::domain::ids::{EvidenceNo, ItemId, NoteNo};
use crate::domain::records::{Kept, Note, read_ids, read_jotted};
use crate::domain::refusal::Refusal;
use crate::lang::{Lang, Notice, interview as say};

pub(in crate::cli) fn run(args: &args::Note, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let (line, shown) = world.write(|session| {
        let id = world::find(session.ledger(), &args.id, lang)?;
        session.load(&id).map_err(|error| Failure::run(&error, lang))?;
        let Some((assessment, _)) = session.assessment(&id) else { return Ok((NoteNo(0), None)) };
        let (line, note) = match (args.line, args.interview, &args.said) {
            (Some(line), _, _) => (NoteNo(line), changed(args, assessment, NoteNo(line), lang)?),
            (None, Some(interview), Some(said)) => {
                let mut note = read(said, EvidenceNo(interview), &assessment.checklist, lang)?;
                note.items.extend(items(&args.on, &assessment.checklist, lang)?);
                (assessment.records.next_note(), Some(note))
            }
            (None, _, _) => {
                return Err(Failure::usage(Notice::new(say::note_needs(lang), "", say::fix_note_needs(lang))));
            }
        };
        run_all(session, &id, vec![Act::Keep(Kept::Note(line, note))], lang)?;
        let kept = session.assessment(&id).and_then(|(assessment, _)| assessment.records.notes.entered(&line));
        Ok((line, kept.map(|note| note_json(line, note))))
    })?;
    let texts = [&args.said, &args.text];
    warn(world, &texts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>())?;
    match shown {
        Some(shown) if args.json => world.json(&shown)?,
        _ => world.line(&line.to_string())?,
    }
    Ok(Exit::Done)
}

/// Returns a line as it is to be from now on; `None`: it is taken out.
fn changed(args: &args::Note, assessment: &Assessment, line: NoteNo, lang: Lang) -> Result<Option<Note>, Failure> {
    let Some(mut note) = assessment.records.notes.get(&line).cloned() else {
        return Err(Failure::usage(Notice::new(say::no_such_line(lang, line.0), "", say::see_lines(lang))));
    };
    if args.remove {
        return Ok(None);
    }
    if let Some(text) = &args.text {
        let jotted = read(text, note.interview, &assessment.checklist, lang)?;
        note.text = jotted.text;
        note.items.extend(jotted.items);
    }
    note.items.extend(items(&args.on, &assessment.checklist, lang)?);
    let off = items(&args.off, &assessment.checklist, lang)?;
    note.items.retain(|item| !off.contains(item));
    Ok(Some(note))
}

/// Reads a line with the ids it ends with.
fn read(typed: &str, interview: EvidenceNo, checklist: &Checklist, lang: Lang) -> Result<Note, Failure> {
    let jotted = read_jotted(checklist, typed);
    match jotted.unknown.first() {
        Some(unknown) => Err(Failure::refused(&Refusal::NoSuchItem { id: unknown.clone() }, lang)),
        None => Ok(Note { interview, text: jotted.text, items: jotted.items }),
    }
}

fn items(given: &[String], checklist: &Checklist, lang: Lang) -> Result<Vec<ItemId>, Failure> {
    let (found, unknown) = read_ids(checklist, &given.join(","));
    match unknown.first() {
        Some(unknown) => Err(Failure::refused(&Refusal::NoSuchItem { id: unknown.clone() }, lang)),
        None => Ok(found),
    }
}
