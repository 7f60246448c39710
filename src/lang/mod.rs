//! Every sentence the program can say, in each language it speaks; knows nothing of what the sentences are about.
//!
//! One file per area of the program. A message is a function of the language and its named places, written once with
//! all its translations in one row, so that a missing translation does not compile:
//!
//! ```text
//! messages! {
//!     /// Footer: when the last answer became durable.
//!     saved_at(time: &str) => "已存 {time}", "saved {time}";
//!     /// Footer: nothing waits to be saved.
//!     all_saved => "已存", "saved";
//! }
//! ```
//!
//! Invariant: imports nothing of the crate. Chinese text uses full-width punctuation.

mod macros;
pub mod action_screen;
pub mod ahead;
pub mod aim_screen;
pub mod audit;
pub mod cli;
pub mod dashboard;
pub mod crux_screen;
pub mod desk_work;
pub mod diagnosis;
pub mod draft;
pub mod doctor;
pub mod evidence;
pub mod figures;
pub mod handover;
pub mod files;
pub mod import;
pub mod import_plan;
pub mod interview;
pub mod item;
pub mod keep;
pub mod ledger;
pub mod ledger_table;
pub mod office;
pub mod placeholders;
pub mod plan;
pub mod problem;
pub mod problems;
pub mod records;
pub mod refusal;
pub mod register;
pub mod remedies;
pub mod report;
pub mod restricted;
pub mod roster;
pub mod session;
pub mod shell;
pub mod store;
pub mod tour;
pub mod takeover;
pub mod ui;
pub mod value;
pub mod what_if;
pub mod compare;
pub mod visit;
pub mod walk;

use std::fmt;

/// A language the program speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// 简体中文; also what `C` and `POSIX` locales mean, since they are common over SSH.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Every language, in the order shown to people.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// Returns the code used on the command line and in checklist files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Zh => "zh",
            Self::En => "en",
        }
    }

    /// Reads a code such as `zh`, or a locale such as `zh_CN.UTF-8`; `None` for any other language.
    pub fn from_code(code: &str) -> Option<Self> {
        let head = code.split(['_', '-', '.', '@']).next().unwrap_or_default();
        match head.to_ascii_lowercase().as_str() {
            "zh" | "c" | "posix" => Some(Self::Zh),
            "en" => Some(Self::En),
            _ => None,
        }
    }

    /// Returns the other language, for switching while running.
    pub const fn other(self) -> Self {
        match self {
            Self::Zh => Self::En,
            Self::En => Self::Zh,
        }
    }
}

/// What the user reads when something went wrong or was refused: what happened, why, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// What happened.
    pub what: String,
    /// Why; empty when the first sentence says it all.
    pub why: String,
    /// What to do now; empty when nothing can be done.
    pub todo: String,
}

impl Notice {
    /// Puts a notice together from its three parts.
    pub fn new(what: impl Into<String>, why: impl Into<String>, todo: impl Into<String>) -> Self {
        Self { what: what.into(), why: why.into(), todo: todo.into() }
    }
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [&self.what, &self.why, &self.todo];
        let mut said = parts.iter().filter(|part| !part.is_empty());
        if let Some(first) = said.next() {
            f.write_str(first)?;
        }
        for part in said {
            write!(f, " · {part}")?;
        }
        Ok(())
    }
}
