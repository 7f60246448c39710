//! `bamai apply`: brings a file of answers in and prints what became of it.

use crate::cli::args;
use crate::cli::world::{self, Exit, Failure, World};
use crate::domain::ids::ItemId;
use crate::exchange::{self, BadRows, Rejected};
use crate::lang::{Notice, import as say};

pub(in crate::cli) fn run(args: &args::Apply, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let bytes = world.file(&args.file)?;
    let applied = world.write(|session| {
        let id = world::find(session.ledger(), &args.id, lang)?;
        exchange::apply(session, &id, &bytes, rows_wanted(args.partial)).map_err(|error| Failure::file(&error, lang))
    })?;
    print_rejected(world, &applied.rejected)?;
    let n_rejected = applied.rejected.len();
    if applied.is_refused {
        let what = say::nothing_applied(lang);
        return Err(Failure::no(if applied.unknown.is_empty() {
            Notice::new(what, say::has_bad_rows(lang, n_rejected), say::fix_bad_rows(lang))
        } else {
            let unknown = applied.unknown.join(say::list_mark(lang));
            Notice::new(what, say::has_unknown(lang, &unknown), say::fix_unknown(lang))
        }));
    }
    if applied.n_written == 0 {
        world.line(&say::applied_nothing(lang, applied.n_rows))?;
    } else {
        world.line(&say::applied(lang, applied.n_rows, applied.n_written))?;
    }
    if !applied.off_path.is_empty() {
        let items: Vec<&str> = applied.off_path.iter().map(ItemId::as_str).collect();
        world.line(&say::off_path(lang, &items.join(say::list_mark(lang))))?;
    }
    if n_rejected == 0 {
        return Ok(Exit::Done);
    }
    world.line(&say::left_out(lang, n_rejected))?;
    Ok(Exit::No)
}

/// Returns what `--partial` asks for.
pub(super) const fn rows_wanted(is_partial: bool) -> BadRows {
    if is_partial { BadRows::LeaveOut } else { BadRows::Refuse }
}

/// Prints bad rows, one a line.
pub(super) fn print_rejected(world: &mut World<'_>, rejected: &[Rejected]) -> Result<(), Failure> {
    let lang = world.lang;
    for Rejected { line, about, why } in rejected {
        let why = why.say(lang);
        world.line(&match about.as_str() {
            "" => say::bad_row_nameless(lang, *line, &why),
            about => say::bad_row(lang, *line, about, &why),
        })?;
    }
    Ok(())
}
