//! `bamai self-rating`: the society's ratings of itself, entered before submission and shown after it.

use std::path::Path;

use serde_json::json;

use crate::cli::args;
use crate::cli::commands::answer::run_all;
use crate::cli::commands::apply::{print_rejected, rows_wanted};
use crate::cli::table::Table;
use crate::cli::world::{self, Exit, Failure, World};
use crate::domain::command::Act;
use crate::domain::ids::ItemId;
use crate::domain::records::Kept;
use crate::domain::refusal::Refusal;
use crate::exchange::{self, read_level};
use crate::lang::{Notice, cli, import, visit as say};
use crate::report::self_ratings::{beside, explanation, signed};
use crate::report::words;

/// What takes a self-rating out.
const NONE: &str = "none";

pub(in crate::cli) fn run(args: &args::SelfRating, world: &mut World<'_>) -> Result<Exit, Failure> {
    match (&args.what, &args.level) {
        (Some(item), Some(level)) => enter(&args.id, item, level, world),
        (Some(file), None) => apply(args, Path::new(file), world),
        (None, _) => show(&args.id, args.json, world),
    }
}

fn enter(id: &str, item: &str, level: &str, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let id_of = ItemId::new(item);
    let level = match level.trim() {
        NONE => None,
        text => {
            let refusal = || Failure::refused(&Refusal::NoSelfRating { item: id_of.clone() }, lang);
            Some(read_level(text).ok_or_else(refusal)?)
        }
    };
    let entries = world.write(|session| {
        let id = world::find(session.ledger(), id, lang)?;
        run_all(session, &id, vec![Act::Keep(Kept::SelfRating(id_of.clone(), level))], lang)
    })?;
    let said = match (entries.is_empty(), level) {
        (true, _) => cli::unchanged(lang).to_owned(),
        (false, Some(_)) => say::self_saved(lang, item),
        (false, None) => say::self_removed(lang, item),
    };
    world.line(&said)?;
    Ok(Exit::Done)
}

fn apply(args: &args::SelfRating, file: &Path, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let bytes = world.file(file)?;
    let applied = world.write(|session| {
        let id = world::find(session.ledger(), &args.id, lang)?;
        let applied = exchange::self_rate(session, &id, &bytes, rows_wanted(args.partial));
        applied.map_err(|error| Failure::file(&error, lang))
    })?;
    print_rejected(world, &applied.rejected)?;
    let n_rejected = applied.rejected.len();
    if applied.is_refused {
        let why = import::has_bad_rows(lang, n_rejected);
        return Err(Failure::no(Notice::new(import::nothing_applied(lang), why, import::fix_bad_rows(lang))));
    }
    world.line(&match applied.n_written {
        0 => import::applied_nothing(lang, applied.n_rows),
        n_written => say::self_applied(lang, applied.n_rows, n_written),
    })?;
    if n_rejected == 0 {
        return Ok(Exit::Done);
    }
    world.line(&import::left_out(lang, n_rejected))?;
    Ok(Exit::No)
}

fn show(id: &str, is_json: bool, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let reading = world.read()?;
    let (assessment, standing) = reading.assessment(id, lang)?;
    let n_in = assessment.records.self_ratings.len();
    let n_ratings = assessment.checklist.items.iter().filter(|item| !item.rubric.is_empty()).count();
    let rated = beside(&assessment, &standing);
    if is_json {
        let rows = rated.as_ref().map(|rated| {
            let row = |one: &crate::report::self_ratings::Beside<'_>| {
                json!({
                    "item": one.item.as_str(),
                    "self": one.own,
                    "ours": one.ours,
                    "difference": one.difference(),
                    "explained": one.raised.map(|overrule| overrule.map(|overrule| overrule.why.clone())),
                    "to_explain": one.raised == Some(None),
                })
            };
            rated.iter().map(row).collect::<Vec<_>>()
        });
        world.json(&json!({ "n_in": n_in, "n_ratings": n_ratings, "submitted": rated.is_some(), "items": rows }))?;
        return Ok(Exit::Done);
    }
    let Some(rated) = rated else {
        world.line(&say::self_in(lang, n_in, n_ratings))?;
        return Ok(Exit::Done);
    };
    if rated.is_empty() {
        world.line(say::self_none(lang))?;
        return Ok(Exit::Done);
    }
    let headings = [
        cli::col_item(lang),
        say::col_self(lang),
        say::col_ours(lang),
        say::col_difference(lang),
        say::col_words(lang),
    ];
    let mut table = Table::under(headings).numbers_in(&[1, 2, 3]);
    for one in &rated {
        table.row(vec![
            words::titled(lang, &assessment.checklist, one.item),
            one.own.to_string(),
            one.ours.map(|ours| ours.to_string()).unwrap_or_default(),
            one.difference().map(signed).unwrap_or_default(),
            explanation(lang, one),
        ]);
    }
    for line in table.lines() {
        world.line(&line)?;
    }
    Ok(Exit::Done)
}
