//! `bamai submit`, `bamai reopen`.

use crate::cli::args;
use crate::cli::commands::answer::run_all;
use crate::cli::world::{self, Exit, Failure, World};
use crate::domain::command::Act;
use crate::domain::ids::AssessmentId;
use crate::lang::cli as say;

pub(in crate::cli) fn run(args: &args::Id, world: &mut World<'_>) -> Result<Exit, Failure> {
    let id = act(&args.id, Act::Submit, world)?;
    world.line(&say::submitted(world.lang, id.as_str()))?;
    Ok(Exit::Done)
}

pub(in crate::cli) fn reopen(args: &args::Reopen, world: &mut World<'_>) -> Result<Exit, Failure> {
    let id = act(&args.id, Act::Reopen { why: args.why.clone() }, world)?;
    world.line(&say::reopened(world.lang, id.as_str()))?;
    Ok(Exit::Done)
}

fn act(given: &str, act: Act, world: &mut World<'_>) -> Result<AssessmentId, Failure> {
    let lang = world.lang;
    world.write(|session| {
        let id = world::find(session.ledger(), given, lang)?;
        run_all(session, &id, vec![act], lang)?;
        Ok(id)
    })
}
