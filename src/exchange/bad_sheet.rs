//! Why a file is no table, and the sentence that says so.

use crate::exchange::content::Foreign;
use crate::exchange::text::MAX_FILE_BYTES;
use crate::lang::{Lang, Notice, import as say, register};

/// Why a file is no table.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadSheet {
    /// It is a workbook where text is wanted.
    #[error("a workbook, not a text table")]
    Workbook,
    /// It is something else again.
    #[error("no table: {0:?}")]
    Foreign(Foreign),
    /// It is a workbook that cannot be read.
    #[error("a broken workbook: {why}")]
    Broken {
        /// What its reader said.
        why: String,
    },
    /// It is longer than a table may be.
    #[error("larger than {MAX_FILE_BYTES} bytes")]
    TooLarge,
    /// It holds more cells than a table may.
    #[error("too many cells")]
    TooManyCells,
    /// A workbook unpacks to more than a table may.
    #[error("unpacks to too much")]
    Bomb,
    /// It is text in no encoding that is known.
    #[error("neither UTF-8 nor GB18030 text")]
    NotText,
    /// It is UTF-8 with broken characters.
    #[error("damaged UTF-8 in line {line}")]
    DamagedText {
        /// The line of the first.
        line: usize,
    },
    /// No row names the columns that must be there.
    #[error("no header with {}", wanted.join(", "))]
    NoHeader {
        /// Their names.
        wanted: Vec<String>,
    },
    /// A heading that was named is not in the header.
    #[error("no heading {heading}")]
    NoHeading {
        /// As it was named.
        heading: String,
    },
    /// Two headings name the same column.
    #[error("heading {heading} in column {place} stands for the same as column {other}")]
    Twice {
        /// The second of them.
        heading: String,
        /// Its column, as a letter.
        place: String,
        /// The column of the first, as a letter.
        other: String,
    },
    /// A quoted cell does not end.
    #[error("the quote in line {line} is not closed")]
    OpenQuote {
        /// The line it starts on.
        line: usize,
    },
}

impl BadSheet {
    /// Says what happened, why, and what to do.
    pub fn notice(&self, lang: Lang) -> Notice {
        let what = say::not_read(lang);
        let save_as = register::fix_save_as(lang);
        match self {
            Self::Workbook => Notice::new(what, say::is_workbook(lang), say::fix_workbook(lang)),
            Self::Foreign(foreign) => {
                let why = match foreign {
                    Foreign::OldWorkbook => register::is_old_workbook(lang),
                    Foreign::Markup => register::is_markup(lang),
                    Foreign::Pdf => register::is_pdf(lang),
                    Foreign::OpenDocument => register::is_open_document(lang),
                    Foreign::BinaryWorkbook => register::is_binary_workbook(lang),
                    Foreign::Document => register::is_document(lang),
                    Foreign::Archive => register::is_archive(lang),
                };
                Notice::new(what, why, save_as)
            }
            Self::Broken { why } => Notice::new(what, register::is_broken(lang, why), register::fix_broken(lang)),
            Self::TooLarge => Notice::new(what, say::too_large(lang, MAX_FILE_BYTES >> 20), say::fix_too_large(lang)),
            Self::TooManyCells => Notice::new(what, register::too_many_cells(lang), say::fix_too_large(lang)),
            Self::Bomb => Notice::new(what, register::is_bomb(lang), register::fix_bomb(lang)),
            Self::NotText => Notice::new(what, say::not_text(lang), say::fix_workbook(lang)),
            Self::DamagedText { line } => {
                Notice::new(what, register::damaged_text(lang, *line), register::fix_damaged_text(lang))
            }
            Self::NoHeader { wanted } => {
                Notice::new(what, say::no_header(lang, &wanted.join(say::list_mark(lang))), register::fix_header(lang))
            }
            Self::NoHeading { heading } => {
                Notice::new(what, register::no_heading(lang, heading), register::fix_no_heading(lang))
            }
            Self::Twice { heading, place, other } => {
                Notice::new(what, register::heading_twice(lang, heading, place, other), say::fix_twice(lang))
            }
            Self::OpenQuote { line } => Notice::new(what, say::open_quote(lang, *line), say::fix_quote(lang)),
        }
    }
}
