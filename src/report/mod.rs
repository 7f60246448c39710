//! What is handed over: one [`Report`] tree, and one file per format that writes it out; knows nothing of the store or the terminal.
//!
//! A format is a new file in `formats/` and a row in [`formats::FORMATS`]; another kind of document is a new file and a row in
//! [`kinds::KINDS`].

mod annexes;
pub mod arithmetic;
pub mod causes;
mod checks;
pub mod compared;
mod findings;
pub mod formats;
pub mod guard;
pub mod heard;
pub mod json;
pub mod kinds;
mod method;
pub mod office;
mod page;
pub mod plan;
pub mod records;
mod request;
pub mod rounds;
pub mod self_ratings;
pub mod sensitivity;
pub mod trail;
mod tree;
mod visit_sheet;
pub mod visit_words;
pub mod words;

pub use page::Input;
pub use tree::{Align, Bar, Block, Cell, Column, Entry, Number, Report, Section, Table, Unit};
