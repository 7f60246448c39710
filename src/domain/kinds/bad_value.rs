//! Why a text or a value cannot answer an item, and the sentence that says so; judges none.

use crate::domain::checklist::Text;
use crate::domain::kinds::by_name;
use crate::lang::{Lang, value as said};

/// Why a text or value cannot answer an item.
#[derive(Clone, Debug, PartialEq)]
pub enum BadValue {
    /// It is not of the kind's form.
    NotA {
        /// The kind's name.
        kind: &'static str,
    },
    /// It lies outside the range.
    OutOfRange {
        /// Least allowed.
        min: f64,
        /// Greatest allowed.
        max: f64,
    },
    /// It has more decimals than the item takes.
    TooManyDecimals {
        /// Decimals allowed.
        decimals: u8,
    },
    /// It names an option the item does not have.
    NoSuchOption {
        /// What was given.
        given: String,
        /// The codes there are.
        codes: Vec<String>,
    },
    /// An option that excludes all others stands beside others.
    NotAlone {
        /// The option's code.
        code: String,
    },
    /// An option asks for a text and has none.
    NotSpecified {
        /// The option's code.
        code: String,
    },
    /// An option that takes no text was given one.
    NothingToSpecify {
        /// The option's code.
        code: String,
    },
    /// It is longer than an answer may be.
    TooLong {
        /// Bytes allowed.
        max: usize,
    },
    /// A number with a comma between its digits: 1,234 is a thousand to one person and a decimal to another.
    Grouped,
    /// It holds a control character, which a terminal or a spreadsheet might obey.
    ControlCharacter,
    /// A row names a column the roster does not have.
    NoSuchColumn {
        /// What was given.
        given: String,
        /// The columns there are.
        columns: Vec<String>,
    },
    /// A cell of a roster cannot hold what it was given.
    BadCell {
        /// The row, from 1.
        row: usize,
        /// The column's title.
        column: Text,
        /// What is wrong with it.
        bad: Box<BadValue>,
    },
    /// A row lacks a cell every row has.
    NoCell {
        /// The row, from 1.
        row: usize,
        /// The column's title.
        column: Text,
    },
    /// A row has two cells for one column.
    CellTwice {
        /// The row, from 1.
        row: usize,
        /// The column's title.
        column: Text,
    },
    /// The text that specifies an option holds the bar that separates options.
    BarInSpecify {
        /// The option's code.
        code: String,
    },
}

impl BadValue {
    /// Says what was wrong and what would be right.
    pub fn say(&self, lang: Lang) -> String {
        match self {
            Self::NotA { kind } => match by_name(kind) {
                Some(kind) => said::not_expected(lang, &kind.expects(lang)),
                None => said::not_a_value(lang).to_owned(),
            },
            Self::OutOfRange { min, max } => said::out_of_range(lang, *min, *max),
            Self::TooManyDecimals { decimals: 0 } => said::no_decimals(lang).to_owned(),
            Self::TooManyDecimals { decimals } => said::too_many_decimals(lang, *decimals),
            Self::NoSuchOption { given, codes } => said::no_such_option(lang, given, &codes.join(said::or(lang))),
            Self::NotAlone { code } => said::not_alone(lang, code),
            Self::NotSpecified { code } => said::not_specified(lang, code),
            Self::NothingToSpecify { code } => said::nothing_to_specify(lang, code),
            Self::TooLong { max } => said::too_long(lang, *max),
            Self::Grouped => said::grouped(lang).to_owned(),
            Self::ControlCharacter => said::control_character(lang).to_owned(),
            Self::NoSuchColumn { given, columns } => said::no_such_column(lang, given, &columns.join(said::or(lang))),
            Self::BadCell { row, column, bad } => said::bad_cell(lang, *row, column.get(lang), &bad.say(lang)),
            Self::NoCell { row, column } => said::no_cell(lang, *row, column.get(lang)),
            Self::CellTwice { row, column } => said::cell_twice(lang, *row, column.get(lang)),
            Self::BarInSpecify { code } => said::bar_in_specify(lang, code),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_wrong_is_said_with_what_would_be_right() {
        let bad = BadValue::OutOfRange { min: 0.0, max: 50.0 };
        assert_eq!(bad.say(Lang::Zh), "超出范围，应在 0 到 50 之间");
        let bad = BadValue::NotA { kind: "date" };
        assert_eq!(bad.say(Lang::En), "this is not an answer here; it takes a day of the calendar such as 2026-01-03");
    }
}
