//! The way into the screens; knows nothing of what they show.

use std::io::IsTerminal;

use crate::cli::world::{Exit, Failure, World};
use crate::lang::{Notice, cli as say};

/// `bamai`: opens the ledger.
pub(super) fn open(world: &mut World<'_>) -> Result<Exit, Failure> {
    need_terminal(world)?;
    Err(no_terminal(world))
}

/// `bamai demo`: opens the ledger on a throw-away store.
pub(super) fn demo(world: &mut World<'_>) -> Result<Exit, Failure> {
    need_terminal(world)?;
    Err(no_terminal(world))
}

fn need_terminal(world: &World<'_>) -> Result<(), Failure> {
    let is_terminal = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
    if is_terminal { Ok(()) } else { Err(no_terminal(world)) }
}

fn no_terminal(world: &World<'_>) -> Failure {
    let lang = world.lang;
    Failure::usage(Notice::new(say::no_terminal(lang), say::headless(lang), say::fix_no_terminal(lang)))
}
