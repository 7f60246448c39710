//! The command line: arguments to one command, its outcome to an exit code; knows nothing of how things are decided.
//!
//! | file | what |
//! |---|---|
//! | `args` | the commands and their arguments, as clap reads them |
//! | `help`, `usage` | what help and wrong usage say, per language |
//! | `manual` | the list of commands in the README |
//! | `world` | where a command runs: streams, language, actor, store, clock |
//! | `restricted` | what a login over SSH may ask for |
//! | `commands/` | one file per command |
//! | `table` | tables for people |
//! | `seen` | an assessment read and worked out |
//! | `screens`, `demo` | the way into the screens |
//!
//! Exit codes: 0 done · 1 the answer is no · 2 wrong usage or bad input · 3 the store failed.

pub mod world;
pub mod demo;
pub mod manual;
mod args;
mod commands;
mod environment;
pub mod guarded;
mod help;
mod restricted;
mod screens;
mod seen;
mod table;
mod time;
mod usage;
mod walk;

use std::ffi::OsString;
use std::io::{Read, Write};

use clap::FromArgMatches;

use crate::domain::ids::Actor;
use crate::exchange::files::Files;
use crate::lang::Lang;
use crate::ui::paint::Synchronized;
use crate::ui::text::Metrics;
use args::{Arguments, Verb};
use restricted::Login;
use world::{Exit, Failure, World};

/// Runs the program with these arguments, the first being its name, and returns its exit code.
pub fn run(argv: Vec<OsString>, input: &mut dyn Read, out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    let lang = environment::lang(&argv);
    let outcome = obey(argv, lang, Streams { input, out, err });
    let flushed = out.flush().map_err(Failure::from);
    let outcome = outcome.and_then(|exit| flushed.map(|()| exit));
    match outcome {
        Ok(exit) => exit.code(),
        Err(failure) => {
            let Failure { exit, said } = failure;
            if let Some(notice) = said.notice(lang) {
                // There is nowhere left to report to when standard error is gone.
                let _ = writeln!(err, "bamai: {}", table::on_terminal(&notice.to_string()));
            }
            exit.code()
        }
    }
}

/// The standard streams.
struct Streams<'a> {
    input: &'a mut dyn Read,
    out: &'a mut dyn Write,
    err: &'a mut dyn Write,
}

fn obey(argv: Vec<OsString>, lang: Lang, streams: Streams<'_>) -> Result<Exit, Failure> {
    if let Some(login) = restricted::as_login_shell(&argv) {
        return obey_login(login, Arguments::default(), lang, streams);
    }
    match parse(argv, lang) {
        Ok(arguments) => match &arguments.verb {
            Some(Verb::Restricted(args)) => obey_login(restricted::as_forced(args), arguments, lang, streams),
            _ => {
                let actor = environment::actor(arguments.actor.clone(), lang)?;
                // Without a current directory, relative paths lead nowhere, and opening them says so.
                let files = Files::anywhere(std::env::current_dir().unwrap_or_default());
                dispatch(arguments, Who { actor, files, is_restricted: false }, lang, streams)
            }
        },
        Err(error) => usage::show(&error, lang, streams.out),
    }
}

/// Obeys what a restricted login asks for. What stands before it was given by the administrator.
fn obey_login(login: Login, given: Arguments, lang: Lang, streams: Streams<'_>) -> Result<Exit, Failure> {
    let argv = restricted::argv(login.line.as_deref(), lang)?;
    let lang = environment::lang_given(&argv).unwrap_or(lang);
    let asked = match parse(argv, lang) {
        Ok(asked) => asked,
        Err(error) => return usage::show(&error, lang, streams.out),
    };
    restricted::check(&asked, lang)?;
    let actor = match given.actor {
        Some(_) => environment::actor(given.actor, lang)?,
        None => environment::account(lang)?,
    };
    let files = restricted::files(login.files, lang)?;
    let arguments = Arguments {
        store: given.store,
        ambiguous: asked.ambiguous.or(given.ambiguous),
        ascii: asked.ascii || given.ascii,
        sync: asked.sync || (given.sync && !asked.no_sync),
        no_sync: asked.no_sync || (given.no_sync && !asked.sync),
        ..asked
    };
    dispatch(arguments, Who { actor, files, is_restricted: true }, lang, streams)
}

fn parse(argv: Vec<OsString>, lang: Lang) -> Result<Arguments, clap::Error> {
    Arguments::from_arg_matches(&help::command(lang).try_get_matches_from(argv)?)
}

/// Who is at work, and what they may name.
struct Who {
    actor: Actor,
    files: Files,
    is_restricted: bool,
}

fn dispatch(arguments: Arguments, who: Who, lang: Lang, streams: Streams<'_>) -> Result<Exit, Failure> {
    let Streams { input, out, err } = streams;
    let Arguments { store, actor: _, lang: _, ambiguous, ascii, sync, no_sync, verb } = arguments;
    let Who { actor, files, is_restricted } = who;
    let metrics = if ascii { Some(Metrics::Ascii) } else { ambiguous };
    let synchronized = match (sync, no_sync) {
        (true, _) => Some(Synchronized::On),
        (_, true) => Some(Synchronized::Off),
        (false, false) => None,
    };
    let wishes = screens::Wishes { metrics, synchronized };
    let mut world = World { input, out, err, lang, actor, dir: store, clock: time::now, files, is_restricted };
    let world = &mut world;
    match verb {
        None => screens::open(world, wishes),
        Some(Verb::Demo) => screens::demo(world, wishes),
        Some(Verb::Import(args)) => commands::import::run(&args, world),
        Some(Verb::Society(args)) => commands::society::run(&args, world),
        Some(Verb::Roster(args)) => commands::roster::run(&args, world),
        Some(Verb::List(args)) => commands::list::run(&args, world),
        Some(Verb::Start(args)) => commands::start::run(&args, world),
        Some(Verb::Walk(args)) => walk::run(&args, world),
        Some(Verb::Answer(args)) => commands::answer::run(&args, world),
        Some(Verb::Clear(args)) => commands::answer::clear(&args, world),
        Some(Verb::Undo(args)) => commands::undo::undo(&args, world),
        Some(Verb::Redo(args)) => commands::undo::redo(&args, world),
        Some(Verb::Evidence(args)) => commands::evidence::run(&args, world),
        Some(Verb::Interview(args)) => commands::interview::run(&args, world),
        Some(Verb::Note(args)) => commands::note::run(&args, world),
        Some(Verb::Link(args)) => commands::evidence::link(&args, world),
        Some(Verb::Unlink(args)) => commands::evidence::unlink(&args, world),
        Some(Verb::Overrule(args)) => commands::overrule::run(&args, world),
        Some(Verb::Sample(args)) => commands::sample::run(&args, world),
        Some(Verb::Visit(args)) => commands::visit::run(&args, world),
        Some(Verb::Team(args)) => commands::visit::team(&args, world),
        Some(Verb::Slot(args)) => commands::visit::slot(&args, world),
        Some(Verb::SelfRating(args)) => commands::self_rating::run(&args, world),
        Some(Verb::Apply(args)) => commands::apply::run(&args, world),
        Some(Verb::Answers(args)) => commands::answers::run(&args, world),
        Some(Verb::Problems(args)) => commands::problems::run(&args, world),
        Some(Verb::Submit(args)) => commands::submit::run(&args, world),
        Some(Verb::Reopen(args)) => commands::submit::reopen(&args, world),
        Some(Verb::Diagnose(args)) => commands::diagnose::run(&args, world),
        Some(Verb::WhatIf(args)) => commands::what_if::run(&args, world),
        Some(Verb::Compare(args)) => commands::compare::run(&args, world),
        Some(Verb::Finding(args)) => commands::finding::run(&args, world),
        Some(Verb::Cause(args)) => commands::cause::run(&args, world),
        Some(Verb::Effort(args)) => commands::effort::run(&args, world),
        Some(Verb::Action(args)) => commands::action::run(&args, world),
        Some(Verb::Actions(args)) => commands::actions::run(&args, world),
        Some(Verb::Report(args)) => commands::report::run(&args, world),
        Some(Verb::Dashboard(args)) => commands::dashboard::run(&args, world),
        Some(Verb::Classes(args)) => commands::classes::run(&args, world),
        Some(Verb::Match(args)) => commands::matching::run(&args, world),
        Some(Verb::Log(args)) => commands::log::run(&args, world),
        Some(Verb::Check(args)) => commands::check::run(&args, world),
        Some(Verb::Checklist(args)) => commands::checklist::run(&args, world),
        Some(Verb::Verify(args)) => commands::verify::run(&args, world),
        Some(Verb::Backup(args)) => commands::backup::run(&args, world),
        Some(Verb::Restore(args)) => commands::restore::run(&args, world),
        Some(Verb::Export(args)) => commands::export::run(&args, world),
        Some(Verb::Doctor(args)) => commands::doctor::run(&args, wishes, world),
        // Obeyed before, by what it leads to.
        Some(Verb::Restricted(_)) => Ok(Exit::Usage),
        Some(Verb::Completions(args)) => commands::completions::run(&args, world),
        Some(Verb::Man) => commands::man::run(world),
    }
}
