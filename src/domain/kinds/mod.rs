//! The kinds of question, one file each behind one trait and one table.
//!
//! A kind knows how its answers are written, checked, shown, scored and typed in expressions. It knows nothing of screens:
//! it names a way of answering ([`Entry`]) and the screen has a control for each.

use std::fmt::Debug;

use crate::domain::checklist::Item;
use crate::domain::value::Value;
use crate::lang::Lang;

/// A kind of question.
pub trait Kind: Debug + Sync {
    /// Returns the name used in checklist files.
    fn name(&self) -> &'static str;

    /// Returns the way it is answered on a screen.
    fn entry(&self) -> Entry;

    /// Returns the type its answers have in expressions.
    fn cel_type(&self) -> CelType;

    /// Returns whether every assessor gives their own answer.
    fn is_per_assessor(&self) -> bool {
        false
    }

    /// Reads an answer in the notation of `apply` (codes or labels, full-width digits and signs allowed).
    ///
    /// # Errors
    /// What was wrong with it, and what would be right.
    fn parse(&self, item: &Item, text: &str) -> Result<Value, BadValue>;

    /// Tells whether a value may answer the item.
    ///
    /// # Errors
    /// What is wrong with it.
    fn check(&self, item: &Item, value: &Value) -> Result<(), BadValue>;

    /// Writes a value in the notation [`Kind::parse`] reads.
    fn write(&self, item: &Item, value: &Value) -> String;

    /// Shows a value to a person, unit and labels included.
    fn show(&self, item: &Item, value: &Value, lang: Lang) -> String;

    /// Returns the points (0–100) of a value; `None` when the item is not scored.
    fn points(&self, item: &Item, value: &Value) -> Option<f64>;

    /// Returns a value in expressions.
    fn to_cel(&self, item: &Item, value: &Value) -> cel::Value;
}

/// A way of answering on a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// One digit for a level of the rubric.
    Level,
    /// Yes or no.
    YesNo,
    /// One of the options.
    Single,
    /// Any of the options.
    Multi,
    /// Typed on one line.
    Line,
    /// Typed on several lines.
    Page,
}

/// The type of a name or expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CelType {
    /// true or false
    Bool,
    /// 64-bit whole number
    Int,
    /// floating-point number
    Double,
    /// text, and the code of an option
    Text,
    /// list of codes
    Codes,
    /// calendar day
    Timestamp,
}

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
}
impl BadValue {
    /// stub
    pub fn say(&self, _: Lang) -> String {
        String::new()
    }
}
