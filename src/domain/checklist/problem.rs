//! What can be wrong with a checklist file, where, and how it is shown; knows nothing of how files are read.

use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::domain::checklist::Text;
use crate::lang::{Lang, problem as said};

/// Something wrong with a checklist file.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The file, as it was named.
    pub file: String,
    /// The line it starts on, from 1.
    pub line: usize,
    /// The character of that line it starts at, from 1.
    pub column: usize,
    /// What kind of problem it is.
    pub code: ProblemCode,
    /// What is wrong, in every language.
    pub message: Text,
    /// The bytes of the file to blame.
    pub span: Range<usize>,
}

impl Problem {
    /// Draws the problem with its place in the file's text and a caret under what is to blame.
    pub fn render(&self, lang: Lang, text: &str) -> String {
        let end = boundary(text, self.span.end);
        let start = boundary(text, self.span.start).min(end);
        // Of a span of many lines the first is shown: it is where the reader must go.
        let first_line = text.get(start..end).and_then(|span| span.find('\n')).map_or(end, |len| start + len);
        let snippet =
            Snippet::source(text).path(&self.file).annotation(AnnotationKind::Primary.span(start..first_line));
        let title =
            Level::ERROR.with_name(said::error(lang)).primary_title(self.message.get(lang)).id(self.code.as_str());
        Renderer::plain().render(&[title.element(snippet)])
    }
}

/// Returns the last place at or before `at` where a text may be cut.
fn boundary(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or_default()
}

/// The kinds of problem; a closed list, whose words are stable.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProblemCode {
    /// The file is not TOML.
    Syntax,
    /// The file is larger than a checklist may be.
    TooLarge,
    /// A key no part of a checklist has.
    UnknownKey,
    /// A key that must be there is not.
    MissingKey,
    /// A key that items of this kind do not have.
    KeyNotForKind,
    /// A value of the wrong TOML type.
    WrongType,
    /// A word that is none of those allowed here.
    BadValue,
    /// An id or code that is not plain ASCII letters, digits and underscores, or that expressions use already.
    BadId,
    /// An id or code that is taken.
    DuplicateId,
    /// Something without an id or code.
    MissingId,
    /// A text without one of the languages of the checklist.
    MissingLanguage,
    /// A kind of question there is not.
    UnknownKind,
    /// A tag that names no form of its kind.
    UnknownForm,
    /// A person to ask who is none of the roles.
    UnknownRole,
    /// A rubric without exactly five levels.
    RubricNotFive,
    /// A range whose least number is above its greatest.
    RangeUpsideDown,
    /// A score map whose values do not ascend.
    MapNotAscending,
    /// Points that are missing, or outside 0 to 100.
    BadPoints,
    /// A weight that is not above 0, or where nothing is scored.
    BadWeight,
    /// A figure of the scoring that makes no sense.
    BadScoring,
    /// Bands that do not ascend up to above 100.
    BadBand,
    /// A red line that is not answered by yes or no.
    RedlineNotYesno,
    /// An expression that does not compile.
    BadExpression,
    /// An expression of a type it may not have, or whose parts do not go together.
    WrongExpressionType,
    /// A name in an expression that names nothing.
    UnknownName,
    /// An expression that compares a choice with a code it does not have.
    UnknownOption,
    /// Items that are skipped depending on each other.
    SkipCycle,
    /// A check made once for something there is not.
    BadEach,
    /// A red check that names no red line, or another check that names one.
    RaisesNoRedline,
    /// A roster whose columns cannot hold rows.
    BadColumn,
    /// A target whose measure or goal cannot be read.
    BadTarget,
    /// Size classes that do not ascend, or a figure of the cohort or of mutual help that makes no sense.
    BadCohort,
    /// Guidance for a band there is not.
    UnknownBand,
}

impl ProblemCode {
    /// Every code, in the order of the documentation.
    pub const ALL: [Self; 33] = [
        Self::Syntax,
        Self::TooLarge,
        Self::UnknownKey,
        Self::MissingKey,
        Self::KeyNotForKind,
        Self::WrongType,
        Self::BadValue,
        Self::BadId,
        Self::DuplicateId,
        Self::MissingId,
        Self::MissingLanguage,
        Self::UnknownKind,
        Self::UnknownForm,
        Self::UnknownRole,
        Self::RubricNotFive,
        Self::RangeUpsideDown,
        Self::MapNotAscending,
        Self::BadPoints,
        Self::BadWeight,
        Self::BadScoring,
        Self::BadBand,
        Self::RedlineNotYesno,
        Self::BadExpression,
        Self::WrongExpressionType,
        Self::UnknownName,
        Self::UnknownOption,
        Self::SkipCycle,
        Self::BadEach,
        Self::RaisesNoRedline,
        Self::BadColumn,
        Self::BadTarget,
        Self::BadCohort,
        Self::UnknownBand,
    ];

    /// Returns the word for it in output and documentation.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Syntax => "syntax",
            Self::TooLarge => "too_large",
            Self::UnknownKey => "unknown_key",
            Self::MissingKey => "missing_key",
            Self::KeyNotForKind => "key_not_for_kind",
            Self::WrongType => "wrong_type",
            Self::BadValue => "bad_value",
            Self::BadId => "bad_id",
            Self::DuplicateId => "duplicate_id",
            Self::MissingId => "missing_id",
            Self::MissingLanguage => "missing_language",
            Self::UnknownKind => "unknown_kind",
            Self::UnknownForm => "unknown_form",
            Self::UnknownRole => "unknown_role",
            Self::RubricNotFive => "rubric_not_five",
            Self::RangeUpsideDown => "range_upside_down",
            Self::MapNotAscending => "map_not_ascending",
            Self::BadPoints => "bad_points",
            Self::BadWeight => "bad_weight",
            Self::BadScoring => "bad_scoring",
            Self::BadBand => "bad_band",
            Self::RedlineNotYesno => "redline_not_yesno",
            Self::BadExpression => "bad_expression",
            Self::WrongExpressionType => "wrong_expression_type",
            Self::UnknownName => "unknown_name",
            Self::UnknownOption => "unknown_option",
            Self::SkipCycle => "skip_cycle",
            Self::BadEach => "bad_each",
            Self::RaisesNoRedline => "raises_no_redline",
            Self::BadColumn => "bad_column",
            Self::BadTarget => "bad_target",
            Self::BadCohort => "bad_cohort",
            Self::UnknownBand => "unknown_band",
        }
    }
}
