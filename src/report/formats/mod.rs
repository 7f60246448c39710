//! The formats a report can be written in: one file each behind one trait and one table.

mod md;

use std::fmt::Debug;

use crate::lang::Lang;
use crate::report::Report;

/// Every format, in the order shown to people.
pub const FORMATS: &[&dyn Format] = &[&md::Markdown];

/// A way to write a report out.
pub trait Format: Debug + Sync {
    /// Returns the name used on the command line.
    fn name(&self) -> &'static str;

    /// Returns the extension of its files, without the dot.
    fn extension(&self) -> &'static str;

    /// Writes a report out. Invariant: nothing in the report can be taken for markup.
    fn write(&self, report: &Report, lang: Lang) -> Vec<u8>;
}

/// Returns the format of that name.
pub fn find(name: &str) -> Option<&'static dyn Format> {
    FORMATS.iter().copied().find(|format| format.name() == name)
}
