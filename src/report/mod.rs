//! What is handed over: one [`Report`] tree, and one file per format that writes it out; knows nothing of the store or the terminal.
//!
//! A format is a new file in `formats/` and a row in [`formats::FORMATS`]; another kind of document is a new file and a row in
//! [`kinds::KINDS`].

pub mod arithmetic;
mod findings;
pub mod formats;
pub mod heard;
pub mod json;
pub mod kinds;
mod page;
pub mod records;
mod request;
pub mod self_ratings;
mod tree;
mod visit_sheet;
pub mod visit_words;
pub mod words;

pub use page::Input;
pub use tree::{Align, Bar, Block, Cell, Column, Entry, Report, Section, Table};
