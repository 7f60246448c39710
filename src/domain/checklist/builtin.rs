//! The checklist built in: a file like any other, embedded when the program is compiled.

use std::sync::{Arc, OnceLock};

use crate::domain::checklist::{Checklist, parse};

/// The text of the built-in file.
pub const BUILTIN_TEXT: &str = include_str!("../../../fixtures/checklists/societies.toml");

/// The name problems with it would give.
pub const BUILTIN_NAME: &str = "societies.toml";

/// Returns the built-in checklist.
pub fn builtin() -> &'static Arc<Checklist> {
    static BUILTIN: OnceLock<Arc<Checklist>> = OnceLock::new();
    BUILTIN.get_or_init(|| {
        // A test proves that the file has no problem; an empty checklist stands in for what cannot happen.
        let checklist = parse(BUILTIN_NAME, BUILTIN_TEXT).checklist;
        Arc::new(checklist.unwrap_or_else(Checklist::empty))
    })
}
