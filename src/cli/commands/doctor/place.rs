//! What the doctor finds of the store and of who is at work; looks only, and opens no database.

use std::path::Path;
use std::time::{Duration, Instant};

use jiff::tz::TimeZone;
use serde_json::{Value, json};

use crate::cli::commands::doctor::{Health, Row};
use crate::cli::time;
use crate::cli::world::{Failure, World};
use crate::lang::{Lang, doctor as say};
use crate::store::StoreError;
use crate::store::reading::check_log_while;
use crate::store::surroundings::{self, Surroundings, Trust};

/// How long the journal is looked at.
const PATIENCE: Duration = Duration::from_secs(2);
/// Less room than this is worth a look.
const SCARCE: u64 = 100 << 20;
/// With less than this soon nothing can be saved.
const TOO_LITTLE: u64 = 8 << 20;

pub(super) fn rows(world: &World<'_>) -> Result<Vec<Row>, Failure> {
    let lang = world.lang;
    let dir = world.store_dir()?;
    let around = surroundings::look(&dir);
    Ok(vec![
        store(&dir, &around, lang),
        room(&around, lang),
        file_system(&around, lang),
        held(&around, lang),
        journal(&dir, &around, lang),
        name(world),
        clock(world),
    ])
}

fn store(dir: &Path, around: &Surroundings, lang: Lang) -> Row {
    let path = dir.display().to_string();
    let facts = json!({
        "path": path,
        "is_there": around.is_there,
        "has_journal": around.has_journal,
        "is_writable": around.not_writable.is_none(),
    });
    let row = |found: String| Row::fine("store", say::store(lang), found, facts);
    match &around.not_writable {
        Some(error) => {
            let path = around.nearest.display().to_string();
            row(say::store_not_writable(lang, &path, &error.to_string()))
                .but(Health::Wrong, say::fix_not_writable(lang))
        }
        None if around.has_journal => row(say::store_is(lang, &path)),
        None => row(say::store_not_yet(lang, &path)),
    }
}

fn room(around: &Surroundings, lang: Lang) -> Row {
    let facts = json!({
        "bytes": around.free.map(|free| free.bytes),
        "files": around.free.and_then(|free| free.files),
    });
    let row = |found: String| Row::fine("room", say::room(lang), found, facts);
    match around.free {
        None => row(say::room_unknown(lang).to_owned()),
        Some(free) if free.files == Some(0) => {
            row(say::no_files_left(lang).to_owned()).but(Health::Wrong, say::fix_room(lang))
        }
        Some(free) => {
            let row = row(say::room_is(lang, &bytes(free.bytes)));
            match free.bytes {
                0..TOO_LITTLE => row.but(Health::Wrong, say::fix_room(lang)),
                TOO_LITTLE..SCARCE => row.but(Health::Look, say::fix_room(lang)),
                _ => row,
            }
        }
    }
}

/// Returns a size for people.
fn bytes(bytes: u64) -> String {
    match bytes {
        0..0x10_0000 => format!("{} KB", bytes >> 10),
        0x10_0000..0x4000_0000 => format!("{} MB", bytes >> 20),
        _ => format!("{} GB", bytes >> 30),
    }
}

fn file_system(around: &Surroundings, lang: Lang) -> Row {
    let kind = around.file_system.as_deref();
    let trust = kind.map(Trust::of);
    let word = trust.map(|trust| match trust {
        Trust::Local => "local",
        Trust::Network => "network",
        Trust::Fleeting => "fleeting",
        Trust::Unknown => "unknown",
    });
    let facts = json!({ "kind": kind, "trust": word });
    let row = |found: String| Row::fine("file_system", say::file_system(lang), found, facts);
    match (kind, trust) {
        (Some(kind), Some(Trust::Local)) => row(say::fs_local(lang, kind)),
        (Some(kind), Some(Trust::Network)) => {
            row(say::fs_network(lang, kind)).but(Health::Wrong, say::fix_network(lang))
        }
        (Some(kind), Some(Trust::Fleeting)) => {
            row(say::fs_fleeting(lang, kind)).but(Health::Look, say::fix_fleeting(lang))
        }
        (Some(kind), Some(Trust::Unknown)) => {
            row(say::fs_unknown(lang, kind)).but(Health::Look, say::fix_fs_unknown(lang))
        }
        (None, _) | (_, None) => row(say::fs_untold(lang).to_owned()).but(Health::Look, say::fix_fs_unknown(lang)),
    }
}

fn held(around: &Surroundings, lang: Lang) -> Row {
    let facts = match &around.held {
        Some(StoreError::Held { pid, user, .. }) => json!({ "is_held": true, "pid": pid, "user": user }),
        Some(_) => json!({ "is_held": true, "pid": null, "user": "" }),
        None => json!({ "is_held": false, "pid": null, "user": "" }),
    };
    let row = |found: String| Row::fine("held", say::held(lang), found, facts);
    match &around.held {
        None => row(say::held_by_nobody(lang).to_owned()),
        Some(error) => {
            let notice = error.notice(lang);
            row(notice.why).but(Health::Look, notice.todo)
        }
    }
}

fn journal(dir: &Path, around: &Surroundings, lang: Lang) -> Row {
    let row = |found: String, facts| Row::fine("journal", say::journal(lang), found, facts);
    if !around.has_journal {
        return row(say::no_journal(lang).to_owned(), Value::Null);
    }
    let end = Instant::now() + PATIENCE;
    let mut percent = 0;
    let checked = check_log_while(dir, &mut |walked| {
        percent = walked.at.saturating_mul(100) / walked.of.max(1);
        Instant::now() < end
    });
    match checked {
        Ok(None) => {
            row(say::journal_part(lang, percent), json!({ "checked": percent, "entries": null, "state": "sound" }))
                .but(Health::Look, say::fix_journal_part(lang))
        }
        Ok(Some(log)) if log.is_damaged() => {
            let facts = json!({ "checked": 100, "entries": log.n_entries, "state": "damaged" });
            row(say::journal_damaged(lang).to_owned(), facts).but(Health::Wrong, say::fix_journal_damaged(lang))
        }
        Ok(Some(log)) if log.n_tail_bytes > 0 => {
            let facts = json!({ "checked": 100, "entries": log.n_entries, "state": "torn" });
            row(say::journal_tail(lang, log.n_entries, log.n_tail_bytes), facts)
                .but(Health::Look, say::fix_journal_tail(lang))
        }
        Ok(Some(log)) => row(
            say::journal_sound(lang, log.n_entries),
            json!({ "checked": 100, "entries": log.n_entries, "state": "sound" }),
        ),
        Err(error) => {
            let notice = error.notice(lang);
            row(notice.what, json!({ "checked": null, "entries": null, "state": "unreadable" }))
                .but(Health::Wrong, format!("{} · {}", notice.why, notice.todo))
        }
    }
}

fn name(world: &World<'_>) -> Row {
    let (lang, name) = (world.lang, world.actor.as_str());
    let facts = json!({ "name": name, "is_restricted": world.is_restricted });
    let row = Row::fine("name", say::name(lang), say::name_is(lang, name), facts);
    if name.starts_with("uid-") { row.but(Health::Look, say::fix_name(lang)) } else { row }
}

fn clock(world: &World<'_>) -> Row {
    let lang = world.lang;
    let now = (world.clock)();
    let zone = TimeZone::try_system().ok().filter(|zone| !zone.is_unknown());
    let named = zone.as_ref().and_then(TimeZone::iana_name);
    let facts = json!({ "utc": time::utc(now), "zone": named });
    let row = |found: String| Row::fine("clock", say::clock(lang), found, facts);
    match zone {
        Some(_) => row(say::clock_is(lang, &time::local(now), named.unwrap_or("TZ"))),
        None => row(say::no_zone(lang).to_owned()).but(Health::Look, say::fix_no_zone(lang)),
    }
}
