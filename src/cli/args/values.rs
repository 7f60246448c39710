//! Values of arguments as they are typed, and what they are read as; knows no command.

use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::domain::checklist::Size;
use crate::domain::office::cohort::Split;
use crate::domain::records::{Conflict, Duty};
use crate::lang::Lang;
use crate::report::formats::FORMATS;
use crate::report::kinds::KINDS;
use crate::ui::text::Metrics;

/// Something given, or that there is to be none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::cli) enum Given<T> {
    Is(T),
    None,
}

impl<T> Given<T> {
    /// Returns what was given.
    pub fn option(self) -> Option<T> {
        match self {
            Self::Is(given) => Some(given),
            Self::None => None,
        }
    }
}

pub(super) fn known_lang() -> impl TypedValueParser<Value = Lang> {
    let codes = PossibleValuesParser::new(Lang::ALL.map(Lang::code));
    codes.map(|code| Lang::from_code(&code).unwrap_or_default())
}

pub(super) fn read_metrics(name: &str) -> Result<Metrics, String> {
    match name {
        "narrow" => Ok(Metrics::Narrow),
        "wide" => Ok(Metrics::Wide),
        _ => Err("narrow|wide".to_owned()),
    }
}

pub(super) fn known_format() -> PossibleValuesParser {
    PossibleValuesParser::new(FORMATS.iter().map(|format| format.name()))
}

pub(super) fn known_kind() -> PossibleValuesParser {
    PossibleValuesParser::new(KINDS.iter().map(|kind| kind.name))
}

pub(super) fn known_split() -> impl TypedValueParser<Value = Split> {
    let codes = PossibleValuesParser::new(Split::ALL.map(Split::code));
    codes.try_map(|code| Split::ALL.into_iter().find(|split| split.code() == code).ok_or("size|discipline|level"))
}

pub(super) fn known_duty() -> impl TypedValueParser<Value = Duty> {
    PossibleValuesParser::new(Duty::ALL.map(Duty::code)).map(|code| Duty::from_code(&code).unwrap_or_default())
}

pub(super) fn known_conflict() -> impl TypedValueParser<Value = Conflict> {
    let codes = PossibleValuesParser::new(Conflict::ALL.map(Conflict::code));
    // Only the names of the table come through; one that bars is the safe side of any other.
    codes.map(|code| Conflict::from_code(&code).unwrap_or(Conflict::Other))
}

pub(super) fn read_claim(word: &str) -> Result<bool, String> {
    match word {
        "yes" | "是" => Ok(true),
        "no" | "否" => Ok(false),
        _ => Err("yes|no".to_owned()),
    }
}

/// Reads the codes of a table, and `none`.
pub(super) fn code_or_none<T: Clone + Send + Sync + 'static>(
    codes: impl IntoIterator<Item = &'static str>,
    read: fn(&str) -> Option<T>,
) -> impl TypedValueParser<Value = Given<T>> {
    let codes: Vec<&'static str> = codes.into_iter().chain(["none"]).collect();
    PossibleValuesParser::new(codes).map(move |code| read(&code).map_or(Given::None, Given::Is))
}

/// Reads the codes of a table. Only those come through, so what stands for others is never used.
pub(super) fn code_of<T: Clone + Default + Send + Sync + 'static>(
    codes: impl IntoIterator<Item = &'static str>,
    read: fn(&str) -> Option<T>,
) -> impl TypedValueParser<Value = T> {
    let codes: Vec<&'static str> = codes.into_iter().collect();
    PossibleValuesParser::new(codes).map(move |code| read(&code).unwrap_or_default())
}

pub(super) fn size_of(code: &str) -> Option<Size> {
    Size::ALL.into_iter().find(|size| size.code() == code)
}

pub(super) fn yes_or_no(code: &str) -> Option<bool> {
    match code {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    }
}
