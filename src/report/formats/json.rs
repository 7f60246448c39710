//! The report as one JSON document: the tree for whoever reads it, and the record from which another store gets the assessment.

use serde::Serialize;
use serde_json::Value as Json;

use crate::lang::Lang;
use crate::report::Report;
use crate::report::formats::tree_json::Tree;
use crate::report::formats::{Format, Unfit, clean, tree_json};

/// What the document calls itself.
pub const FORMAT: &str = "bamai-report";
/// Its version. A later one may add members; whoever cannot read what it says is to refuse a higher one.
pub const VERSION: u32 = 1;

/// One JSON document.
#[derive(Debug)]
pub struct Document;

#[derive(Serialize)]
struct Written {
    format: &'static str,
    version: u32,
    lang: &'static str,
    report: Tree,
    record: Option<Json>,
}

impl Format for Document {
    fn name(&self) -> &'static str {
        "json"
    }

    fn is_whole_record(&self) -> bool {
        true
    }

    fn write(&self, report: &Report, lang: Lang) -> Result<Vec<u8>, Unfit> {
        let written = Written {
            format: FORMAT,
            version: VERSION,
            lang: lang.code(),
            report: tree_json::of(&clean::report(report), lang),
            record: report.record.clone(),
        };
        let text = serde_json::to_string_pretty(&written).map_err(Unfit::from_display)?;
        Ok((escaped(&text) + "\n").into_bytes())
    }
}

/// Writes characters that reorder or hide others as escapes, which say the same and do nothing. They stand within strings only.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if clean::is_hidden(c) || ('\u{7f}'..='\u{9f}').contains(&c) {
            escaped.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            escaped.push(c);
        }
    }
    escaped
}
