//! `bamai overrule`: a soft check, signed with a reason.

use crate::cli::args;
use crate::cli::commands::answer::run_all;
use crate::cli::world::{self, Exit, Failure, World};
use crate::domain::command::Act;
use crate::domain::ids::{CheckId, ItemId};
use crate::lang::cli as say;

pub(in crate::cli) fn run(args: &args::Overrule, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let act = Act::Overrule {
        check: CheckId::new(&args.check),
        item: args.item.as_deref().map(ItemId::new),
        why: args.why.clone(),
    };
    let entries = world.write(|session| {
        let id = world::find(session.ledger(), &args.id, lang)?;
        run_all(session, &id, vec![act], lang)
    })?;
    let said = if entries.is_empty() { say::unchanged(lang).to_owned() } else { say::overruled(lang, &args.check) };
    world.line(&said)?;
    Ok(Exit::Done)
}
