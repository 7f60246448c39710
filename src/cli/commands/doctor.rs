//! `bamai doctor`: what was found of the terminal, the line and the store, row by row, each with its state and with advice.
//!
//! ```json
//! { "state": "look",
//!   "rows": [{ "id": "terminal", "state": "ok", "found": "xterm-256color, 80 columns, 24 lines", "advice": "",
//!              "facts": { "term": "xterm-256color", "is_terminal": true, "columns": 80, "rows": 24 } }] }
//! ```
//!
//! `state` is ok, look or wrong, that of the document the gravest of its rows. `found` and `advice` are for people; `facts` is
//! for programs, in no language, null where nothing is known. Every row is always there, in this order.
//!
//! Exit codes: 0 nothing is wrong · 1 something is.

mod line;
mod place;

use serde_json::{Value, json};

use crate::cli::args;
use crate::cli::screens::Wishes;
use crate::cli::table::Table;
use crate::cli::world::{Exit, Failure, World};
use crate::lang::{Lang, doctor as say};

/// How something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Health {
    Fine,
    Look,
    Wrong,
}

impl Health {
    const fn code(self) -> &'static str {
        match self {
            Self::Fine => "ok",
            Self::Look => "look",
            Self::Wrong => "wrong",
        }
    }

    const fn word(self, lang: Lang) -> &'static str {
        match self {
            Self::Fine => say::fine(lang),
            Self::Look => say::look(lang),
            Self::Wrong => say::wrong(lang),
        }
    }
}

/// One thing that was looked at.
struct Row {
    id: &'static str,
    label: &'static str,
    health: Health,
    found: String,
    advice: String,
    facts: Value,
}

impl Row {
    /// Something that is as it should be.
    fn fine(id: &'static str, label: &'static str, found: impl Into<String>, facts: Value) -> Self {
        Self { id, label, health: Health::Fine, found: found.into(), advice: String::new(), facts }
    }

    /// The same, not as it should be.
    fn but(self, health: Health, advice: impl Into<String>) -> Self {
        Self { health, advice: advice.into(), ..self }
    }
}

pub(in crate::cli) fn run(args: &args::Json, wishes: Wishes, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let mut rows = line::rows(wishes, lang)?;
    rows.extend(place::rows(world)?);
    let worst = rows.iter().map(|row| row.health).max().unwrap_or(Health::Fine);
    if args.json {
        let document = rows.iter().map(|row| {
            json!({
                "id": row.id,
                "state": row.health.code(),
                "found": row.found,
                "advice": row.advice,
                "facts": row.facts,
            })
        });
        world.json(&json!({ "state": worst.code(), "rows": document.collect::<Vec<_>>() }))?;
    } else {
        print(&rows, worst, world)?;
    }
    Ok(if worst == Health::Wrong { Exit::No } else { Exit::Done })
}

fn print(rows: &[Row], worst: Health, world: &mut World<'_>) -> Result<(), Failure> {
    let lang = world.lang;
    let mut table = Table::bare();
    for row in rows {
        table.row(vec![row.health.word(lang).to_owned(), row.label.to_owned(), row.found.clone()]);
    }
    for (line, row) in table.lines().iter().zip(rows) {
        world.line(line)?;
        if !row.advice.is_empty() {
            world.line(&format!("      {}", say::advice(lang, &row.advice)))?;
        }
    }
    let n = rows.iter().filter(|row| row.health == worst).count();
    world.line(&match worst {
        Health::Fine => say::all_fine(lang).to_owned(),
        Health::Look => say::some_look(lang, n),
        Health::Wrong => say::some_wrong(lang, n),
    })
}
