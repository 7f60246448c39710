//! The report for word processors: headings, tables whose head comes again on every page, bars as pictures that are described,
//! pages numbered; knows nothing of what the report says.
//!
//! Fonts are named as Chinese offices have them; the table of fonts names what stands in for them elsewhere.

pub(in crate::report::formats) mod body;
mod parts;

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::lang::Lang;
use crate::report::Report;
use crate::report::formats::docx::body::Body;
use crate::report::formats::{Format, Unfit, clean};

/// Office Open XML, a text.
#[derive(Debug)]
pub struct Docx;

impl Format for Docx {
    fn name(&self) -> &'static str {
        "docx"
    }

    fn is_text(&self) -> bool {
        false
    }

    fn write(&self, report: &Report, lang: Lang) -> Result<Vec<u8>, Unfit> {
        let report = clean::report(report);
        let body = Body::of(&report, lang)?;
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        // The time of every part is the same, so that the same report gives the same bytes.
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(DateTime::default());
        let mut put = |name: &str, bytes: &[u8]| {
            zip.start_file(name, options).map_err(Unfit::from_display)?;
            zip.write_all(bytes).map_err(Unfit::from_display)
        };
        put("[Content_Types].xml", parts::CONTENT_TYPES.as_bytes())?;
        put("_rels/.rels", parts::PACKAGE_RELATIONS.as_bytes())?;
        put("docProps/core.xml", parts::properties(&report.title, lang).as_bytes())?;
        put("word/document.xml", body.document().as_bytes())?;
        put("word/_rels/document.xml.rels", parts::relations(body.pictures.len()).as_bytes())?;
        put("word/styles.xml", parts::styles(lang).as_bytes())?;
        put("word/fontTable.xml", parts::FONTS.as_bytes())?;
        put("word/numbering.xml", parts::NUMBERING.as_bytes())?;
        put("word/settings.xml", parts::SETTINGS.as_bytes())?;
        put("word/header1.xml", parts::header(&report.title).as_bytes())?;
        put("word/footer1.xml", parts::footer(lang).as_bytes())?;
        for (number, picture) in (1..).zip(&body.pictures) {
            put(&format!("word/media/bar{number}.png"), picture)?;
        }
        let written = zip.finish().map_err(Unfit::from_display)?;
        Ok(written.into_inner())
    }
}
