//! Turns what the store has to say into notices; knows no sentence itself.

use std::path::Path;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::domain::ids::Millis;
use crate::lang::{Lang, Notice, keep, store as say};
use crate::store::backup::BackupError;
use crate::store::codec::CodecError;
use crate::store::export::ImportError;
use crate::store::lines::{self, BadLine};
use crate::store::restore::RestoreError;
use crate::store::{Doing, Repair, StoreError};

impl StoreError {
    /// Returns what the user reads.
    pub fn notice(&self, lang: Lang) -> Notice {
        match self {
            Self::Io { doing: _, path, source } if source.kind() == std::io::ErrorKind::ReadOnlyFilesystem => {
                let path = &shown(path);
                Notice::new(say::read_only_disk(lang, path), source.to_string(), say::read_only_disk_todo(lang, path))
            }
            Self::Io { doing, path, source } => {
                let path = &shown(path);
                let what = match doing {
                    Doing::Opening => say::cannot_open(lang, path),
                    Doing::Reading => say::cannot_read(lang, path),
                    Doing::Writing => say::cannot_write(lang, path),
                    Doing::Creating => say::cannot_create(lang, path),
                    Doing::Locking => say::cannot_lock(lang, path),
                    Doing::Cutting => say::cannot_cut(lang, path),
                    Doing::Moving => say::cannot_move(lang, path),
                };
                Notice::new(what, source.to_string(), say::io_todo(lang))
            }
            Self::Full { path } => {
                let path = &shown(path);
                Notice::new(say::full(lang, path), say::full_why(lang), say::full_todo(lang, path))
            }
            Self::NearlyFull { path } => {
                let what = say::nearly_full(lang, &shown(path));
                Notice::new(what, say::nearly_full_why(lang), say::nearly_full_todo(lang))
            }
            Self::Held { path, pid, user, since } => {
                let what = say::held(lang, &shown(path));
                match (pid, since) {
                    (Some(pid), Some(since)) => {
                        let pid = pid.to_string();
                        let why = say::held_by(lang, &pid, user, &time_of_day(*since));
                        Notice::new(what, why, say::held_todo(lang, &pid))
                    }
                    (_, _) => Notice::new(what, say::held_unknown(lang), say::held_todo_unknown(lang)),
                }
            }
            Self::Newer { path, found, known } => {
                let what = say::newer(lang, &shown(path));
                Notice::new(what, say::newer_why(lang, *found, *known), say::newer_todo(lang))
            }
            Self::Damaged { path, seq: _ } => {
                Notice::new(say::damaged(lang, &shown(path)), "", say::damaged_todo(lang))
            }
            Self::NotNext { head, given } => {
                Notice::new(say::not_next(lang, head.0, given.0), "", say::not_next_todo(lang))
            }
            Self::NoRecord(CodecError::TooLong) => Notice::new(say::too_long(lang), "", say::too_long_todo(lang)),
            Self::NoRecord(error) => Notice::new(say::unstorable(lang), error.to_string(), ""),
            Self::Views { path, why } => Notice::new(say::views(lang, &shown(path)), why, say::views_todo(lang)),
            Self::Missing { path } => Notice::new(say::missing(lang, &shown(path)), "", say::missing_todo(lang)),
            Self::ReadOnly => Notice::new(say::read_only(lang), "", ""),
            Self::Closed => Notice::new(say::closed(lang), "", say::closed_todo(lang)),
        }
    }
}

impl Repair {
    /// Returns what the user reads, once.
    pub fn notice(&self, lang: Lang) -> Notice {
        let kept_in = |path: &Path| say::kept(lang, &shown(path));
        match self {
            Self::TailCut { n_bytes, kept } => {
                Notice::new(say::tail_cut(lang, *n_bytes), say::tail_cut_why(lang), kept_in(kept))
            }
            Self::ViewsRebuilt { n_entries, kept } => {
                let kept = kept.as_deref().map(kept_in).unwrap_or_default();
                Notice::new(say::views_rebuilt(lang, *n_entries), "", kept)
            }
            Self::Restored { from, to, kept } => {
                let kept = kept.as_deref().map(kept_in).unwrap_or_default();
                Notice::new(say::restored(lang, from.0, to.0), "", kept)
            }
            Self::Lost { from, to, kept } => {
                let todo = say::lost_todo(lang, &shown(kept));
                Notice::new(say::lost(lang, from.0, to.0), say::lost_why(lang), todo)
            }
            Self::Mended { kept } => Notice::new(say::mended(lang), "", kept_in(kept)),
        }
    }

    /// Returns whether entries are gone for good.
    pub const fn is_loss(&self) -> bool {
        match self {
            Self::Lost { .. } => true,
            Self::TailCut { .. } | Self::ViewsRebuilt { .. } | Self::Restored { .. } | Self::Mended { .. } => false,
        }
    }
}

impl BackupError {
    /// Returns what the user reads.
    pub fn notice(&self, lang: Lang) -> Notice {
        match self {
            Self::Exists { path } => {
                Notice::new(keep::backup_exists(lang, &shown(path)), "", keep::fix_backup_exists(lang))
            }
            Self::NoBackup { path } => Notice::new(keep::no_backup(lang, &shown(path)), "", keep::fix_no_backup(lang)),
            Self::Damaged { path } => {
                Notice::new(keep::backup_damaged(lang, &shown(path)), "", keep::fix_backup_damaged(lang))
            }
            Self::Store(error) => error.notice(lang),
        }
    }
}

impl RestoreError {
    /// Returns what the user reads.
    pub fn notice(&self, lang: Lang) -> Notice {
        match self {
            Self::Exists { path } => {
                Notice::new(keep::store_exists(lang, &shown(path)), "", keep::fix_store_exists(lang))
            }
            Self::Unlike { path } => Notice::new(keep::unlike(lang, &shown(path)), "", keep::fix_backup_damaged(lang)),
            Self::Backup(error) => error.notice(lang),
            Self::Store(error) => error.notice(lang),
        }
    }
}

impl ImportError {
    /// Returns what the user reads.
    pub fn notice(&self, lang: Lang) -> Notice {
        match self {
            Self::Line { number, why: BadLine::Form(why) } => {
                Notice::new(keep::bad_line(lang, *number), why, keep::fix_bad_line(lang))
            }
            Self::Line { number, why: BadLine::Newer(found) } => {
                let why = say::newer_why(lang, *found, lines::VERSION);
                Notice::new(keep::bad_line(lang, *number), why, say::newer_todo(lang))
            }
            Self::Unchained { number } => {
                Notice::new(keep::unchained(lang, *number), keep::unchained_why(lang), keep::fix_bad_line(lang))
            }
            Self::Ahead { head, first } => Notice::new(keep::ahead(lang, head.0, first.0), "", keep::fix_ahead(lang)),
            Self::Another { at } => Notice::new(keep::another(lang, at.0), "", keep::fix_another(lang)),
            Self::Store(error) => error.notice(lang),
        }
    }
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// Returns a time as the holder's machine shows it, which is this one.
fn time_of_day(at: Millis) -> String {
    let at = Timestamp::from_millisecond(at.0).unwrap_or(Timestamp::UNIX_EPOCH);
    at.to_zoned(TimeZone::system()).strftime("%Y-%m-%d %H:%M").to_string()
}
