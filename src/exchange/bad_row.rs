//! Why a row of a table was not taken, and the sentence that says so.

use jiff::civil::Date;

use crate::domain::checklist::Text;
use crate::domain::kinds::BadValue;
use crate::domain::refusal::Refusal;
use crate::exchange::register::column_name;
use crate::lang::{Lang, import as say, register, roster};

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
        /// The column.
        column: usize,
        /// What was given.
        given: String,
    },
    /// A date is the number a spreadsheet counts days by.
    DayNumber {
        /// The column.
        column: usize,
        /// What was given.
        given: String,
        /// The day it would be.
        day: Date,
    },
    /// It is the header once more.
    HeaderAgain,
    /// It is a total.
    Total,
    /// It is a note.
    Note,
    /// It is a caption between rows: one cell, and no society.
    Caption,
    /// A cell is an error.
    ErrorCell {
        /// The column.
        column: usize,
        /// The error.
        given: String,
    },
    /// A formula was never worked out.
    NotWorkedOut {
        /// The column.
        column: usize,
    },
    /// A code or a name has become a date.
    DateInText {
        /// The column.
        column: usize,
        /// What was given.
        given: String,
    },
    /// A code has become a number that lost digits.
    LostDigits {
        /// What was given.
        given: String,
    },
    /// A text has characters that were lost before.
    Damaged {
        /// The column.
        column: usize,
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
    /// Returns the column of a register a bad cell is in; `None`: it is about the row, or about another sort of file.
    pub const fn column(&self) -> Option<usize> {
        match self {
            Self::NotADate { column, .. }
            | Self::DayNumber { column, .. }
            | Self::ErrorCell { column, .. }
            | Self::NotWorkedOut { column }
            | Self::DateInText { column, .. }
            | Self::Damaged { column, .. } => Some(*column),
            _ => None,
        }
    }

    /// Says why.
    pub fn say(&self, lang: Lang) -> String {
        match self {
            Self::TooLong => say::too_long(lang).to_owned(),
            Self::NoCode => say::no_code(lang).to_owned(),
            Self::Twice { line } => say::twice(lang, *line),
            Self::NotAGrade { given } => say::not_a_grade(lang, given),
            Self::NotADate { column, given } => register::not_a_date(lang, column_name(*column, lang), given),
            Self::DayNumber { column, given, day } => {
                register::day_number(lang, column_name(*column, lang), given, &day.to_string())
            }
            Self::HeaderAgain => register::header_again(lang).to_owned(),
            Self::Total => register::total(lang).to_owned(),
            Self::Note => register::note(lang).to_owned(),
            Self::Caption => register::caption(lang).to_owned(),
            Self::ErrorCell { column, given } => register::error_cell(lang, column_name(*column, lang), given),
            Self::NotWorkedOut { column } => register::not_worked_out(lang, column_name(*column, lang)),
            Self::DateInText { column, given } => register::date_in_text(lang, column_name(*column, lang), given),
            Self::LostDigits { given } => register::lost_digits(lang, given),
            Self::Damaged { column, given } => register::damaged(lang, column_name(*column, lang), given),
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
