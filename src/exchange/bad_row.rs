//! Why a row of a table was not taken, and the sentence that says so.

use crate::domain::checklist::Text;
use crate::domain::kinds::BadValue;
use crate::domain::refusal::Refusal;
use crate::lang::{Lang, import as say, roster};

/// A row that was not taken.
#[derive(Clone, Debug, PartialEq)]
pub struct Rejected {
    /// The line of the file it starts on.
    pub line: usize,
    /// What it is about: a code, an item, a check; empty where it does not say.
    pub about: String,
    /// Why.
    pub why: BadRow,
}

/// Why a row was not taken.
#[derive(Clone, Debug, PartialEq)]
pub enum BadRow {
    /// It holds more cells than the header.
    TooLong,
    /// It has no code.
    NoCode,
    /// Another row says something else of the same society, item or check.
    Twice {
        /// The line the other starts on.
        line: usize,
    },
    /// A grade is none that is known.
    NotAGrade {
        /// What was given.
        given: String,
    },
    /// A date is none.
    NotADate {
        /// What was given.
        given: String,
    },
    /// A number of members is none.
    NotACount {
        /// What was given.
        given: String,
    },
    /// No item and no check has that id.
    NoSuchItem {
        /// What was given.
        given: String,
    },
    /// A value does not fit the item.
    Value(BadValue),
    /// A cell of a roster cannot hold what it was given.
    Cell {
        /// The column's title.
        column: Text,
        /// What is wrong with it.
        bad: Box<BadValue>,
    },
    /// A row of a roster lacks a cell every row has.
    NoCell {
        /// The column's title.
        column: Text,
    },
    /// NA or a check without a reason.
    NoReason,
    /// A piece of evidence is not `kind:title`.
    NotEvidence {
        /// What was given.
        given: String,
    },
    /// A row about a check holds more than a reason.
    ReasonOnly,
    /// A row about no item holds more than evidence.
    NoItem,
    /// The domain refused it.
    Refused(Refusal),
}

impl BadRow {
    /// Says why.
    pub fn say(&self, lang: Lang) -> String {
        match self {
            Self::TooLong => say::too_long(lang).to_owned(),
            Self::NoCode => say::no_code(lang).to_owned(),
            Self::Twice { line } => say::twice(lang, *line),
            Self::NotAGrade { given } => say::not_a_grade(lang, given),
            Self::NotADate { given } => say::not_a_date(lang, given),
            Self::NotACount { given } => say::not_a_count(lang, given),
            Self::NoSuchItem { given } => say::no_such_item(lang, given),
            Self::Value(bad) => bad.say(lang),
            Self::Cell { column, bad } => roster::cell(lang, column.get(lang), &bad.say(lang)),
            Self::NoCell { column } => roster::no_cell(lang, column.get(lang)),
            Self::NoReason => say::no_reason(lang).to_owned(),
            Self::NotEvidence { given } => say::not_evidence(lang, given),
            Self::ReasonOnly => say::reason_only(lang).to_owned(),
            Self::NoItem => say::no_item(lang).to_owned(),
            Self::Refused(refusal) => refusal.notice(lang).to_string(),
        }
    }
}
