//! `bamai verify`: prints what verifying the store came to, for people or as a document.
//!
//! ```json
//! { "store": "/data/bamai",
//!   "state": "fine",
//!   "journal": { "entries": 26, "last": 26, "hash": "5e03…", "bad_bytes": 0, "tail_bytes": 0,
//!                "missing": [{ "from": 8, "to": 9, "told": true }] },
//!   "database": { "state": "fits", "why": null },
//!   "checklists": [{ "hash": "9f2c…", "state": "whole" }],
//!   "rebuilt": null,
//!   "repairs": [{ "kind": "restored", "from": 8, "to": 9, "kept": "quarantine/…", "message": "…" }],
//!   "earlier": [] }
//! ```
//!
//! `state` is fine, repaired, incomplete (entries are lost for good) or damaged · `journal` is as it stands after what was repaired ·
//! `told` says that the journal itself names the loss · `database.state` is fits or not_checked, then with the reason · a checklist is
//! whole, missing or another · `rebuilt` is null without `--deep`, else `{"fits": true, "why": null}` · `repairs` was repaired just now,
//! `earlier` before and not yet told on the ledger; the kinds stand in `store::untold`.
//!
//! Exit codes: 0 fine · 1 something was repaired, is lost or is damaged · 3 the store, or its database, could not be checked. That
//! another bamai has the database is no failure.

use serde_json::{Value, json};

use crate::cli::args;
use crate::cli::world::{Exit, Failure, World};
use crate::domain::ids::Seq;
use crate::lang::keep as say;
use crate::store::reading::Kept;
use crate::store::verify::{Database, Depth, Verified, verify};
use crate::store::{Repair, StoreError, untold};

pub(in crate::cli) fn run(args: &args::Verify, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let dir = world.store_dir()?;
    let depth = if args.deep { Depth::Deep } else { Depth::Usual };
    let verified =
        verify(&dir, depth, (world.clock)(), world.actor.as_str()).map_err(|error| Failure::store(&error, lang))?;
    if args.json {
        let repairs =
            |repairs: &[Repair]| -> Value { repairs.iter().map(|repair| said(repair, &dir, world)).collect() };
        let document = json!({
            "store": dir.display().to_string(),
            "state": state(&verified).code(),
            "journal": journal(&verified),
            "database": database(&verified, world),
            "checklists": checklists(&verified),
            "rebuilt": verified.rebuilt.as_ref().map(|rebuilt| json!({"fits": rebuilt.is_ok(), "why": rebuilt.as_ref().err()})),
            "repairs": repairs(&verified.repairs),
            "earlier": repairs(&verified.untold),
        });
        world.json(&document)?;
    } else {
        for line in lines(&verified, world) {
            world.line(&line)?;
        }
    }
    Ok(exit(&verified))
}

/// What it came to, in a word.
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Fine,
    Repaired,
    Incomplete,
    Damaged,
}

impl State {
    const fn code(self) -> &'static str {
        match self {
            Self::Fine => "fine",
            Self::Repaired => "repaired",
            Self::Incomplete => "incomplete",
            Self::Damaged => "damaged",
        }
    }
}

fn state(verified: &Verified) -> State {
    if verified.is_damaged() || verified.rebuilt.as_ref().is_some_and(Result::is_err) {
        State::Damaged
    } else if !verified.log.missing.is_empty() {
        State::Incomplete
    } else if !verified.repairs.is_empty() {
        State::Repaired
    } else {
        State::Fine
    }
}

fn exit(verified: &Verified) -> Exit {
    match (state(verified), &verified.database) {
        (State::Fine, Database::Fits | Database::NotChecked(StoreError::Held { .. })) => Exit::Done,
        (State::Fine, Database::NotChecked(_)) => Exit::Store,
        (State::Repaired | State::Incomplete | State::Damaged, _) => Exit::No,
    }
}

fn said(repair: &Repair, dir: &std::path::Path, world: &World<'_>) -> Value {
    let mut document = untold::document(repair, dir);
    if let Some(members) = document.as_object_mut() {
        members.insert("message".to_owned(), repair.notice(world.lang).to_string().into());
    }
    document
}

fn journal(verified: &Verified) -> Value {
    let log = &verified.log;
    let missing =
        |&(from, to): &(Seq, Seq)| json!({"from": from.0, "to": to.0, "told": log.declared.contains(&(from, to))});
    json!({
        "entries": log.n_entries,
        "last": log.head.seq.0,
        "hash": log.head.hash.to_string(),
        "bad_bytes": log.n_bad_bytes,
        "tail_bytes": log.n_tail_bytes,
        "missing": log.missing.iter().map(missing).collect::<Value>(),
    })
}

fn database(verified: &Verified, world: &World<'_>) -> Value {
    match &verified.database {
        Database::Fits => json!({"state": "fits", "why": null}),
        Database::NotChecked(error) => json!({"state": "not_checked", "why": error.notice(world.lang).to_string()}),
    }
}

fn checklists(verified: &Verified) -> Value {
    let code = |kept: &Kept| match kept {
        Kept::Whole => "whole",
        Kept::Missing => "missing",
        Kept::Another => "another",
    };
    let row =
        |(digest, kept): (&crate::domain::ids::Digest, &Kept)| json!({"hash": digest.to_string(), "state": code(kept)});
    verified.log.checklists.iter().map(row).collect()
}

fn lines(verified: &Verified, world: &World<'_>) -> Vec<String> {
    let lang = world.lang;
    let log = &verified.log;
    let mut lines = Vec::new();
    if log.n_bad_bytes > 0 {
        lines.push(say::journal_damaged(lang, log.n_bad_bytes));
    }
    for missing in &log.missing {
        let (from, to) = (missing.0.0, missing.1.0);
        let is_told = log.declared.contains(missing);
        lines.push(if is_told { say::journal_lost(lang, from, to) } else { say::journal_missing(lang, from, to) });
    }
    let is_being_written = matches!(verified.database, Database::NotChecked(StoreError::Held { .. }));
    if log.n_tail_bytes > 0 && !is_being_written {
        lines.push(say::journal_torn(lang, log.n_tail_bytes));
    }
    if lines.is_empty() {
        lines.push(say::journal_sound(lang, log.n_entries, &log.head.hash.to_string()));
    }
    lines.push(match &verified.database {
        Database::Fits => say::database_fits(lang).to_owned(),
        Database::NotChecked(error) => say::database_not_checked(lang, &error.notice(lang).to_string()),
    });
    let n_whole = log.checklists.values().filter(|kept| **kept == Kept::Whole).count();
    if n_whole > 0 {
        lines.push(say::checklists_whole(lang, n_whole));
    }
    for (digest, kept) in &log.checklists {
        match kept {
            Kept::Whole => {}
            Kept::Missing => lines.push(say::checklist_missing(lang, &digest.to_string())),
            Kept::Another => lines.push(say::checklist_another(lang, &digest.to_string())),
        }
    }
    match &verified.rebuilt {
        None => {}
        Some(Ok(())) => lines.push(say::rebuilt_fits(lang).to_owned()),
        Some(Err(why)) => lines.push(say::rebuilt_differs(lang, why)),
    }
    lines.extend(verified.untold.iter().map(|repair| say::repaired_before(lang, &repair.notice(lang).to_string())));
    lines.extend(verified.repairs.iter().map(|repair| say::repaired_now(lang, &repair.notice(lang).to_string())));
    lines.push(
        match (state(verified), &verified.database) {
            (State::Fine, Database::Fits) => say::all_fine(lang),
            (State::Fine, Database::NotChecked(_)) => say::journal_fine(lang),
            (State::Repaired, _) => say::was_repaired(lang),
            (State::Incomplete, _) => say::has_losses(lang),
            (State::Damaged, _) => say::still_damaged(lang),
        }
        .to_owned(),
    );
    lines
}
