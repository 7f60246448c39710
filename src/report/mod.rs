//! What is handed over: one [`Report`] tree, and one file per format that writes it out; knows nothing of the store or the terminal.

pub mod json;
