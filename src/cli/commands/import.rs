//! `bamai import`: brings in a register of societies, the lines `bamai export --jsonl` wrote, or an assessment `bamai report --format json`
//! wrote, and prints what became of it.
//!
//! Which of them it is shows at the first character that is no space: lines begin with `{`, which no register does; and the document of
//! an assessment says what it is.

use crate::cli::args;
use crate::cli::commands::apply::{print_rejected, rows_wanted};
use crate::cli::commands::import_plan;
use crate::cli::restricted;
use crate::cli::world::{Exit, Failure, Said, World};
use crate::domain::ids::SocietyCode;
use crate::exchange;
use crate::exchange::record::{self, RecordError};
use crate::lang::{Notice, import as say, keep, register, takeover};
use crate::store::export::{self, ImportError};

pub(in crate::cli) fn run(args: &args::Import, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let bytes = world.file(&args.file)?;
    let mapping = import_plan::mapping(&args.map, lang)?;
    if args.plan {
        return import_plan::show(args, &bytes, &mapping, world);
    }
    if let Some(lines) = lines_of(&bytes) {
        if world.is_restricted {
            return Err(restricted::no_lines(lang));
        }
        return if record::is_document(lines) { take_over(lines, world) } else { import_lines(lines, world) };
    }
    let plan = world.write(|session| {
        let plan = exchange::plan(session.state(), session.actor(), &bytes, &mapping);
        let plan = plan.map_err(|bad| Failure::usage(bad.notice(lang)))?;
        let done = exchange::carry_out(session, &plan, rows_wanted(args.partial));
        done.map(|()| plan).map_err(|error| Failure::run(&error, lang))
    })?;
    if !plan.ignored.is_empty() {
        world.remark(&say::ignored(lang, &plan.ignored.join(say::list_mark(lang))))?;
    }
    for doubt in &plan.doubts {
        world.remark(&register::doubtful(lang, &doubt.say(lang)))?;
    }
    print_rejected(world, &plan.rejected)?;
    let n_rejected = plan.n_rejected();
    if plan.is_refused(rows_wanted(args.partial)) {
        world.line(&say::imported(lang, 0, 0, 0, n_rejected))?;
        let why = say::has_bad_rows(lang, n_rejected);
        return Err(Failure::no(Notice::new(say::nothing_imported(lang), why, say::fix_bad_rows(lang))));
    }
    let codes =
        |codes: &[&SocietyCode]| codes.iter().map(|code| code.as_str()).collect::<Vec<_>>().join(say::list_mark(lang));
    if !plan.added.is_empty() {
        world.line(&say::added(lang, &codes(&plan.added.iter().collect::<Vec<_>>())))?;
    }
    if !plan.changed.is_empty() {
        world
            .line(&say::changed(lang, &codes(&plan.changed.iter().map(|changed| &changed.code).collect::<Vec<_>>())))?;
    }
    world.line(&say::imported(lang, plan.added.len(), plan.changed.len(), plan.n_unchanged, n_rejected))?;
    Ok(if n_rejected == 0 { Exit::Done } else { Exit::No })
}

/// Returns the text of a file that holds lines of JSON.
fn lines_of(bytes: &[u8]) -> Option<&str> {
    let text = std::str::from_utf8(bytes).ok()?;
    text.trim_start_matches('\u{feff}').trim_start().starts_with('{').then_some(text)
}

fn take_over(text: &str, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let failed = |error: RecordError| {
        let exit = match &error {
            RecordError::Form(_) | RecordError::Newer(_) | RecordError::Altered => Exit::Usage,
            RecordError::Known(_) | RecordError::AlreadyOpen(_) | RecordError::Later => Exit::No,
            RecordError::Run(error) => return Failure::run(error, lang),
        };
        Failure { exit, said: Said::Notice(error.notice(lang)) }
    };
    let record = record::read(text).map_err(failed)?;
    let id = world.write(|session| record::take_over(session, &record).map_err(failed))?;
    world.line(&takeover::taken_over(lang, id.as_str(), record.n_entries()))?;
    Ok(Exit::Done)
}

fn import_lines(text: &str, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let imported = world.with_store(|store| {
        export::import(store, text).map_err(|error| {
            let exit = match &error {
                ImportError::Line { .. } | ImportError::Unchained { .. } => Exit::Usage,
                ImportError::Ahead { .. } | ImportError::Another { .. } => Exit::No,
                ImportError::Store(_) => Exit::Store,
            };
            Failure { exit, said: Said::Notice(error.notice(lang)) }
        })
    })?;
    world.line(&keep::lines_imported(lang, imported.n_added, imported.n_known))?;
    Ok(Exit::Done)
}
