//! `bamai export`: the whole journal as lines of JSON, to standard output or to a file that is whole or not there.

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use crate::cli::args;
use crate::cli::world::{Exit, Failure, World};
use crate::lang::{cli, keep as say};
use crate::store::export::{ExportError, Exported, export};

pub(in crate::cli) fn run(args: &args::Export, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let dir = world.store_dir()?;
    let exported = match &args.output {
        None => export(&dir, world.out).map_err(|error| match error {
            ExportError::Store(error) => Failure::store(&error, lang),
            ExportError::Out(error) => error.into(),
        })?,
        Some(path) => {
            let what = cli::file_not_written(lang, &path.display().to_string());
            let failed = |fault| Failure::of(fault, lang, &what);
            let exported = world.files.write_whole(path, |file| to_file(&dir, file)).map_err(failed)?;
            exported.map_err(|error| match error {
                ExportError::Store(error) => Failure::store(&error, lang),
                ExportError::Out(error) => failed(error.into()),
            })?
        }
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

fn to_file(dir: &Path, file: &mut File) -> Result<Exported, ExportError> {
    let mut out = BufWriter::new(file);
    let exported = export(dir, &mut out)?;
    out.flush().map_err(ExportError::Out)?;
    Ok(exported)
}
