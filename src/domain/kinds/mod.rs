//! The kinds of question, one file each behind one trait and one table.
//!
//! A kind knows how its answers are written, checked, shown, scored and typed in expressions, and which keys an item of
//! it has in a checklist file. It knows nothing of screens: it names a way of answering ([`Entry`]) and the screen has a
//! control for each. A new kind is a file here and a row in [`KINDS`].

mod rating;
mod yesno;
mod integer;
mod decimal;
mod date;
mod single;
mod multi;
mod text;

mod typed;
mod picks;
mod points;

pub use date::read_day;
pub use typed::narrow;

use std::fmt::Debug;

use crate::domain::checklist::Item;
use crate::domain::value::Value;
use crate::lang::{Lang, value as said};

/// Every kind, in the order of the documentation.
pub const KINDS: &[&dyn Kind] = &[
    &rating::Rating,
    &yesno::YesNo,
    &integer::Integer,
    &decimal::Decimal,
    &date::Date,
    &single::Single,
    &multi::Multi,
    &text::Text,
];

/// Returns the kind a checklist file names.
pub fn by_name(name: &str) -> Option<&'static dyn Kind> {
    KINDS.iter().copied().find(|kind| kind.name() == name)
}

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

    /// Returns the keys of its own an item of this kind has in a checklist file; what a key holds is the file's affair.
    fn keys(&self) -> &'static [(Key, Need)];

    /// Returns how its answers become points, and so what a scored item of this kind must bring.
    fn scoring(&self) -> Scoring;

    /// Returns what an answer looks like, for a person whose answer was not one.
    fn expects(&self, lang: Lang) -> String;

    /// Returns a value an item of this kind may have in expressions, to try them with.
    fn sample(&self) -> cel::Value;

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

/// A key only items of some kinds have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// `rubric`: what each level looks like
    Rubric,
    /// `unit` of a number
    Unit,
    /// `min` and `max` of a number
    Range,
    /// `decimals` of a number
    Decimals,
    /// `options` of a choice
    Options,
    /// `map` from answers to points
    Map,
}

impl Key {
    /// Every key, in the order of the documentation.
    pub const ALL: [Self; 6] = [Self::Rubric, Self::Unit, Self::Range, Self::Decimals, Self::Options, Self::Map];

    /// Returns how it is written in a file; a range takes two keys.
    pub const fn names(self) -> &'static [&'static str] {
        match self {
            Self::Rubric => &["rubric"],
            Self::Unit => &["unit"],
            Self::Range => &["min", "max"],
            Self::Decimals => &["decimals"],
            Self::Options => &["options"],
            Self::Map => &["map"],
        }
    }
}

/// Whether an item must have a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It may.
    May,
    /// It must.
    Must,
    /// It must where it is scored, and may not otherwise.
    Scored,
}

/// How the answers of a kind become points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scoring {
    /// Never: an item of this kind has no weight.
    Never,
    /// By a rule of the kind itself.
    OwnRule,
    /// By `map = [[value, points], …]`.
    Piecewise,
    /// By the `points` of the option taken.
    OptionPoints,
    /// By `map.count = [[options taken, points], …]`.
    Count,
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
    /// A number with a comma between its digits: 1,234 is a thousand to one person and a decimal to another.
    Grouped,
    /// It holds a control character, which a terminal or a spreadsheet might obey.
    ControlCharacter,
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
            Self::BarInSpecify { code } => said::bar_in_specify(lang, code),
        }
    }
}

#[cfg(test)]
mod tests;
