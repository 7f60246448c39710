//! The closed set of stored answers; knows nothing of the questions. A new question kind stores one of these, so it never changes the journal format.

use std::collections::BTreeMap;

use jiff::civil::Date;

/// What an item was answered with.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Yes or no.
    Bool(bool),
    /// A whole number; a rating's level is one too.
    Int(i64),
    /// A number with decimals. Invariant: finite.
    Decimal(f64),
    /// A calendar day.
    Date(Date),
    /// Free text.
    Text(String),
    /// Options taken, in the order of the item's options; one for a single choice.
    Picks(Vec<Pick>),
    /// Rows of named cells.
    Rows(Vec<Row>),
}

/// One row of a roster: a value for each column that has one, by the column's id.
pub type Row = BTreeMap<String, Value>;

/// One option taken, with the text that specifies it where the option asks for one (其他：…).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    /// The option's code.
    pub code: String,
    /// What "other" is.
    pub specify: Option<String>,
}

/// A value, or one of the two blanks. "Not answered" is the absence of an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// A value; level 0 means *verified absence*.
    Value(Value),
    /// NA 不适用: leaves numerator and denominator, and needs a reason.
    NotApplicable {
        /// Why the item does not apply.
        reason: String,
    },
    /// NE 未查清: asked, but not established; counts as missing.
    NotEstablished,
}

impl Answer {
    /// Returns the value, if this is not a blank.
    pub const fn value(&self) -> Option<&Value> {
        match self {
            Self::Value(value) => Some(value),
            Self::NotApplicable { .. } | Self::NotEstablished => None,
        }
    }
}
