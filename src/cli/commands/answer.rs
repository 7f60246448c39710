//! `bamai answer`, `bamai clear`: one item, answered or taken back.

use crate::cli::args;
use crate::cli::commands::evidence::{Reference, read_reference};
use crate::cli::world::{self, Exit, Failure, World};
use crate::domain::command::{Act, Command};
use crate::domain::event::Entry;
use crate::domain::ids::{AssessmentId, ItemId};
use crate::domain::refusal::Refusal;
use crate::domain::standing::{ItemState, Standing};
use crate::exchange::{self, BadRow, Given};
use crate::lang::{Lang, Notice, cli as say};
use crate::session::{Amount, Session};

pub(in crate::cli) fn run(args: &args::Answer, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let mut lines = Vec::new();
    world.write(|session| {
        let id = world::find(session.ledger(), &args.id, lang)?;
        let acts = acts(args, &id, session, lang)?;
        let entries = run_all(session, &id, acts, lang)?;
        let value = args.value.trim();
        lines.push(if entries.is_empty() {
            say::unchanged(lang).to_owned()
        } else {
            say::answered(lang, &args.item, value)
        });
        if let Some((_, standing)) = session.assessment(&id) {
            lines.extend(worth_knowing(&ItemId::new(&args.item), standing, lang));
        }
        Ok(())
    })?;
    for line in lines {
        world.line(&line)?;
    }
    Ok(Exit::Done)
}

pub(in crate::cli) fn clear(args: &args::Clear, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let entries = world.write(|session| {
        let id = world::find(session.ledger(), &args.id, lang)?;
        run_all(session, &id, vec![Act::Clear { item: ItemId::new(&args.item) }], lang)
    })?;
    let said = if entries.is_empty() { say::unchanged(lang).to_owned() } else { say::cleared(lang, &args.item) };
    world.line(&said)?;
    Ok(Exit::Done)
}

fn acts(args: &args::Answer, id: &AssessmentId, session: &mut Session, lang: Lang) -> Result<Vec<Act>, Failure> {
    session.load(id).map_err(|error| Failure::run(&error, lang))?;
    let known = session.assessment(id).and_then(|(assessment, _)| assessment.checklist.item(&args.item));
    if known.is_none() {
        return Err(Failure::refused(&Refusal::NoSuchItem { id: args.item.clone() }, lang));
    }
    let given = Given {
        item: &args.item,
        value: &args.value,
        reason: args.reason.as_deref().unwrap_or_default(),
        remark: args.remark.as_deref().unwrap_or_default(),
        evidence: "",
    };
    let acts = session.assessment(id).map(|(assessment, _)| exchange::acts(&assessment.checklist, given));
    let mut acts = acts.unwrap_or_else(|| Ok(Vec::new())).map_err(|bad| failure(&bad, &args.item, lang))?;
    let item = ItemId::new(&args.item);
    for reference in &args.evidence {
        acts.push(match read_reference(reference, lang)? {
            Reference::Number(evidence) => Act::Link { item: item.clone(), evidence },
            Reference::Piece(piece) => {
                Act::Evidence { kind: piece.kind, title: piece.title, items: vec![item.clone()] }
            }
        });
    }
    Ok(acts)
}

fn failure(bad: &BadRow, item: &str, lang: Lang) -> Failure {
    Failure::usage(Notice::new(say::not_answered(lang, item), bad.say(lang), ""))
}

/// Runs acts in one assessment, all or none.
pub(in crate::cli) fn run_all(
    session: &mut Session,
    id: &AssessmentId,
    acts: Vec<Act>,
    lang: Lang,
) -> Result<Vec<Entry>, Failure> {
    let commands: Vec<_> = acts.into_iter().map(|act| Command::In { assessment: id.clone(), act }).collect();
    let ran = session.run_all(&commands, Amount::All).map_err(|error| Failure::run(&error, lang))?;
    match ran.refused.first() {
        Some((_, refusal)) => Err(Failure::refused(refusal, lang)),
        None => Ok(ran.entries),
    }
}

/// Says what the answerer of an item would want to know of it now.
fn worth_knowing(item: &ItemId, standing: &Standing, lang: Lang) -> Option<String> {
    let standing = standing.item(item)?;
    match (standing.state, standing.cap) {
        (ItemState::Skipped | ItemState::OutOfScope, _) => Some(say::off_path(lang, item.as_str())),
        (_, Some(cap)) if standing.is_over_cap => Some(say::over_cap(lang, item.as_str(), cap)),
        _ => None,
    }
}
