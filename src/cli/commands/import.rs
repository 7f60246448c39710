//! `bamai import`: brings a register in and prints what became of it.

use crate::cli::args;
use crate::cli::commands::apply::{print_rejected, rows_wanted};
use crate::cli::world::{Exit, Failure, World};
use crate::domain::ids::SocietyCode;
use crate::exchange;
use crate::lang::{Notice, import as say};

pub(in crate::cli) fn run(args: &args::Import, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let bytes = world.file(&args.file)?;
    let imported = world.write(|session| {
        exchange::import(session, &bytes, rows_wanted(args.partial)).map_err(|error| Failure::file(&error, lang))
    })?;
    if !imported.ignored.is_empty() {
        world.remark(&say::ignored(lang, &imported.ignored.join(say::list_mark(lang))))?;
    }
    print_rejected(world, &imported.rejected)?;
    let n_rejected = imported.rejected.len();
    if imported.is_refused {
        world.line(&say::imported(lang, 0, 0, 0, n_rejected))?;
        let why = say::has_bad_rows(lang, n_rejected);
        return Err(Failure::no(Notice::new(say::nothing_imported(lang), why, say::fix_bad_rows(lang))));
    }
    let codes =
        |codes: &[SocietyCode]| codes.iter().map(SocietyCode::as_str).collect::<Vec<_>>().join(say::list_mark(lang));
    if !imported.added.is_empty() {
        world.line(&say::added(lang, &codes(&imported.added)))?;
    }
    if !imported.changed.is_empty() {
        world.line(&say::changed(lang, &codes(&imported.changed)))?;
    }
    let (n_added, n_changed) = (imported.added.len(), imported.changed.len());
    world.line(&say::imported(lang, n_added, n_changed, imported.n_unchanged, n_rejected))?;
    Ok(if n_rejected == 0 { Exit::Done } else { Exit::No })
}
