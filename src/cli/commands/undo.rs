//! `bamai undo`, `bamai redo`: the actor's own last change, taken back or done again.

use crate::cli::args;
use crate::cli::commands::answer::run_all;
use crate::cli::commands::log::row_of;
use crate::cli::world::{self, Exit, Failure, World};
use crate::domain::command::Act;
use crate::domain::event::{Change, Entry, Event};
use crate::domain::ids::AssessmentId;
use crate::lang::{Lang, cli as say};
use crate::session::Session;

pub(in crate::cli) fn undo(args: &args::Id, world: &mut World<'_>) -> Result<Exit, Failure> {
    let what = run(args, Act::Undo, world)?;
    world.line(&say::undone(world.lang, &what))?;
    Ok(Exit::Done)
}

pub(in crate::cli) fn redo(args: &args::Id, world: &mut World<'_>) -> Result<Exit, Failure> {
    let what = run(args, Act::Redo, world)?;
    world.line(&say::redone(world.lang, &what))?;
    Ok(Exit::Done)
}

/// Runs the act and returns the change it was about, in the words of the audit trail.
fn run(args: &args::Id, act: Act, world: &mut World<'_>) -> Result<String, Failure> {
    let lang = world.lang;
    world.write(|session| {
        let id = world::find(session.ledger(), &args.id, lang)?;
        run_undo(session, &id, act, lang)
    })
}

/// Undoes or does again in a session, and returns the change it was about, in the words of the audit trail.
pub(in crate::cli) fn run_undo(
    session: &mut Session,
    id: &AssessmentId,
    act: Act,
    lang: Lang,
) -> Result<String, Failure> {
    let entries = run_all(session, id, vec![act], lang)?;
    let of = match entries.first().and_then(|entry| entry.event.change()) {
        Some(Change::Undone { of, .. } | Change::Redone { of, .. }) => *of,
        _ => return Ok(String::new()),
    };
    let trail = session.entries_of(id).map_err(|error| Failure::store(&error, lang))?;
    let checklist = session.assessment(id).map(|(assessment, _)| assessment.checklist.clone());
    let is_it = |entry: &&Entry| entry.seq == of && matches!(entry.event, Event::Changed { .. });
    let row = trail.iter().find(is_it).map(|entry| row_of(entry, checklist.as_deref()));
    Ok(row.map_or_else(String::new, |row| {
        let parts = [Some(row.event.to_owned()), row.item, row.value];
        parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
    }))
}
