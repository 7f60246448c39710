//! `bamai check`: the problems of a checklist file, each with its place.

use std::path::Path;

use serde_json::json;

use crate::cli::args;
use crate::cli::world::{Exit, Failure, World};
use crate::domain::checklist;
use crate::lang::{Notice, cli as say};

pub(in crate::cli) fn run(args: &args::Check, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let (name, text) = read_text(&args.file, world)?;
    let problems = checklist::parse(&name, &text).problems;
    if args.json {
        let rows = problems.iter().map(|problem| {
            json!({
                "file": problem.file,
                "line": problem.line,
                "column": problem.column,
                "code": problem.code.as_str(),
                "message": problem.message.get(lang),
            })
        });
        world.json(&serde_json::Value::Array(rows.collect()))?;
    } else {
        for problem in &problems {
            for line in problem.render(lang, &text).lines() {
                world.line(line)?;
            }
            world.line("")?;
        }
        let said =
            if problems.is_empty() { say::no_problem(lang, &name) } else { say::n_problems(lang, problems.len()) };
        world.line(&said)?;
    }
    Ok(if problems.is_empty() { Exit::Done } else { Exit::No })
}

/// Reads a file of text; returns the name problems give it too.
pub(super) fn read_text(path: &Path, world: &mut World<'_>) -> Result<(String, String), Failure> {
    let lang = world.lang;
    let name = path.display().to_string();
    let text = String::from_utf8(world.file(path)?);
    let text = text.map_err(|_| {
        let what = say::file_not_read(lang, &name);
        Failure::usage(Notice::new(what, say::not_utf8(lang), say::fix_file(lang)))
    })?;
    Ok((name, text))
}
