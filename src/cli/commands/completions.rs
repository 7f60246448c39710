//! `bamai completions SHELL`: the script that completes the command line; knows no command by name.

use clap_complete::aot;

use crate::cli::args::{Completions, Shell};
use crate::cli::help;
use crate::cli::world::{Exit, Failure, World};

/// What the script completes.
const PROGRAM: &str = "bamai";

pub(in crate::cli) fn run(args: &Completions, world: &mut World<'_>) -> Result<Exit, Failure> {
    let shell = match args.shell {
        Shell::Bash => aot::Shell::Bash,
        Shell::Zsh => aot::Shell::Zsh,
        Shell::Fish => aot::Shell::Fish,
    };
    // The generator takes a stream that never fails.
    let mut script = Vec::new();
    aot::generate(shell, &mut help::command(world.lang), PROGRAM, &mut script);
    world.out.write_all(&script)?;
    Ok(Exit::Done)
}
