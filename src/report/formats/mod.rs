//! The formats a report can be written in: one file each behind one trait and one table.

mod bar;
pub mod clean;
mod csv;
mod docx;
mod html;
pub mod json;
mod md;
mod tree_json;
mod widths;
mod xlsx;

use std::fmt::Debug;

use crate::lang::Lang;
use crate::report::Report;

/// Every format, in the order shown to people.
pub const FORMATS: &[&dyn Format] = &[&md::Markdown, &html::Html, &docx::Docx, &xlsx::Xlsx, &csv::Csv, &json::Document];

/// A way to write a report out.
pub trait Format: Debug + Sync {
    /// Returns the name used on the command line.
    fn name(&self) -> &'static str;

    /// Returns the extension of its files, without the dot.
    fn extension(&self) -> &'static str {
        self.name()
    }

    /// Returns whether it is text, which a terminal can show.
    fn is_text(&self) -> bool {
        true
    }

    /// Returns whether it holds the whole record, notes included, and so is for another store rather than for handing over.
    fn is_whole_record(&self) -> bool {
        false
    }

    /// Writes a report out. Invariant: nothing in the report can be taken for markup, and the same report gives the same bytes.
    ///
    /// # Errors
    /// The report does not fit the format.
    fn write(&self, report: &Report, lang: Lang) -> Result<Vec<u8>, Unfit>;
}

/// Why a report does not fit a format, as the format's library says it.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Unfit(pub String);

impl Unfit {
    /// Takes over what a library says.
    fn from_display(error: impl std::fmt::Display) -> Self {
        Self(error.to_string())
    }
}

/// Returns the format of that name.
pub fn find(name: &str) -> Option<&'static dyn Format> {
    FORMATS.iter().copied().find(|format| format.name() == name)
}
