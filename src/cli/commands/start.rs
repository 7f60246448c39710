//! `bamai start`: opens the next round of a society and prints its id alone.

use std::sync::Arc;

use crate::cli::args;
use crate::cli::commands::check::read_text;
use crate::cli::world::{Exit, Failure, World};
use crate::domain::checklist::{self, Checklist};
use crate::domain::command::Command;
use crate::domain::event::Scope;
use crate::domain::ids::SocietyCode;
use crate::domain::kinds::narrow;
use crate::lang::{Notice, cli as say};

pub(in crate::cli) fn run(args: &args::Start, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let checklist = match &args.checklist {
        Some(path) => Arc::new(read(path, world)?),
        None => Arc::clone(checklist::builtin()),
    };
    let scope = if args.core { Scope::Core } else { Scope::Full };
    let command = Command::Start { society: SocietyCode::new(&narrow(&args.code)), checklist, scope };
    let id = world.write(|session| {
        let entries = session.run(&command).map_err(|error| Failure::run(&error, lang))?;
        Ok(entries.iter().find_map(|entry| entry.event.assessment()).cloned())
    })?;
    if let Some(id) = id {
        world.line(id.as_str())?;
    }
    Ok(Exit::Done)
}

fn read(path: &std::path::Path, world: &mut World<'_>) -> Result<Checklist, Failure> {
    let lang = world.lang;
    let (name, text) = read_text(path, world)?;
    let parsed = checklist::parse(&name, &text);
    parsed.checklist.ok_or_else(|| {
        let what = say::bad_checklist(lang, &name, parsed.problems.len());
        Failure::usage(Notice::new(what, "", say::fix_bad_checklist(lang)))
    })
}
