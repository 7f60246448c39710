//! `bamai export`: the whole journal as lines of JSON, to standard output or to a file that is whole or not there.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use crate::cli::args;
use crate::cli::world::{Exit, Failure, World};
use crate::lang::{Notice, cli, keep as say};
use crate::store::backup::{beside, put_in_place};
use crate::store::export::{ExportError, Exported, export};

pub(in crate::cli) fn run(args: &args::Export, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let dir = world.store_dir()?;
    let exported = match &args.output {
        None => export(&dir, world.out).map_err(|error| match error {
            ExportError::Store(error) => Failure::store(&error, lang),
            ExportError::Out(error) => error.into(),
        })?,
        Some(path) => to_file(&dir, path).map_err(|error| match error {
            ExportError::Store(error) => Failure::store(&error, lang),
            ExportError::Out(error) => {
                let what = cli::file_not_written(lang, &path.display().to_string());
                Failure::usage(Notice::new(what, error.to_string(), cli::fix_file(lang)))
            }
        })?,
    };
    for (from, to) in &exported.missing {
        world.remark(&say::journal_missing(lang, from.0, to.0))?;
    }
    if exported.is_damaged {
        world.remark(say::export_damaged(lang))?;
        return Ok(Exit::No);
    }
    Ok(Exit::Done)
}

/// Writes the lines beside the file's place and moves them there, so that nobody ever sees half of them.
fn to_file(dir: &Path, path: &Path) -> Result<Exported, ExportError> {
    let beside = beside(path);
    let written = File::create(&beside).map_err(ExportError::Out).and_then(|file| {
        let mut out = BufWriter::new(file);
        let exported = export(dir, &mut out)?;
        let synced = out.into_inner().map_err(io::IntoInnerError::into_error).and_then(|mut file| {
            file.flush()?;
            file.sync_all()
        });
        synced.and_then(|()| put_in_place(&beside, path)).map_err(ExportError::Out)?;
        Ok(exported)
    });
    if written.is_err() {
        // What could not be finished is of no use to anybody.
        let _ = std::fs::remove_file(&beside);
    }
    written
}
