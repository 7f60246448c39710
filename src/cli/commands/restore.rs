//! `bamai restore`: makes a store of a backup and prints where the one that was there is kept.

use crate::cli::args;
use crate::cli::world::{Exit, Failure, Said, World};
use crate::lang::{cli, keep as say};
use crate::store::backup::BackupError;
use crate::store::restore::{Existing, RestoreError, restore};

pub(in crate::cli) fn run(args: &args::Restore, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let dir = world.store_dir()?;
    let existing = if args.replace { Existing::Quarantined } else { Existing::Stays };
    let file = world.files.path(&args.file).map_err(|fault| {
        let what = cli::file_not_read(lang, &args.file.display().to_string());
        Failure::of(fault, lang, &what)
    })?;
    let restored = restore(&file, &dir, existing, (world.clock)(), world.actor.as_str()).map_err(|error| {
        let exit = match &error {
            RestoreError::Exists { .. } => Exit::No,
            RestoreError::Backup(BackupError::Store(_)) if !file.exists() => Exit::Usage,
            RestoreError::Backup(BackupError::NoBackup { .. } | BackupError::Damaged { .. })
            | RestoreError::Unlike { .. } => Exit::Usage,
            RestoreError::Backup(BackupError::Exists { .. } | BackupError::Store(_)) | RestoreError::Store(_) => {
                Exit::Store
            }
        };
        Failure { exit, said: Said::Notice(error.notice(lang)) }
    })?;
    world.line(&say::restored(lang, restored.contents.n_entries, &dir.display().to_string()))?;
    if let Some(kept) = restored.kept {
        world.line(&say::old_kept(lang, &kept.display().to_string()))?;
    }
    Ok(Exit::Done)
}
