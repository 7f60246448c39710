//! What is handed over: one [`Report`] tree, and one file per format that writes it out; knows nothing of the store or the terminal.
//!
//! A format is a new file in `formats/` and a row in [`formats::FORMATS`].

mod annexes;
pub mod arithmetic;
mod checks;
mod findings;
pub mod formats;
pub mod guard;
pub mod json;
mod method;
mod page;
pub mod records;
mod sensitivity;
pub mod trail;
mod tree;
pub mod words;

pub use page::Input;
pub use tree::{Align, Bar, Block, Cell, Column, Entry, Number, Report, Section, Table, Unit};
