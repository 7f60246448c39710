//! `bamai backup`: writes a backup beside whoever else is at work, and prints what is in it.

use crate::cli::args;
use crate::cli::world::{Exit, Failure, Said, World};
use crate::lang::{cli, keep as say};
use crate::store::backup::{BackupError, Replace, backup};

pub(in crate::cli) fn run(args: &args::Backup, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let replace = if args.force { Replace::Always } else { Replace::Never };
    let path = args.file.display().to_string();
    let file = world.files.path(&args.file);
    let file = file.map_err(|fault| Failure::of(fault, lang, &cli::file_not_written(lang, &path)))?;
    let contents = backup(&world.store_dir()?, &file, (world.clock)(), replace).map_err(|error| {
        let exit = match &error {
            BackupError::Exists { .. } => Exit::No,
            BackupError::NoBackup { .. } | BackupError::Damaged { .. } | BackupError::Store(_) => Exit::Store,
        };
        Failure { exit, said: Said::Notice(error.notice(lang)) }
    })?;
    world.line(&say::backed_up(lang, contents.n_entries, &path, &contents.digest.to_string()))?;
    Ok(Exit::Done)
}
