//! What is handed over: one [`Report`] tree, and one file per format that writes it out; knows nothing of the store or the terminal.
//!
//! A format is a new file in `formats/` and a row in [`formats::FORMATS`].

pub mod arithmetic;
mod findings;
pub mod formats;
pub mod heard;
pub mod json;
mod page;
pub mod records;
mod tree;
pub mod words;

pub use page::Input;
pub use tree::{Align, Bar, Block, Cell, Column, Entry, Report, Section, Table};
