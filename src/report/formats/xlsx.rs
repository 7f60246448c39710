//! The report as a workbook: the figures with charts first, what is to be read, a sheet for each part with a wide table and for each
//! annex; knows nothing of what they say.
//!
//! Texts are written as texts, whatever they begin with; numbers as numbers, unrounded, shown to one decimal.

mod layout;
mod sheets;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook};

use crate::lang::Lang;
use crate::report::formats::xlsx::sheets::Sheets;
use crate::report::formats::{Format, Unfit, clean};
use crate::report::{Block, Cell, Report, Section, Unit};

/// Office Open XML, a workbook.
#[derive(Debug)]
pub struct Xlsx;

impl Format for Xlsx {
    fn name(&self) -> &'static str {
        "xlsx"
    }

    fn is_text(&self) -> bool {
        false
    }

    fn write(&self, report: &Report, lang: Lang) -> Result<Vec<u8>, Unfit> {
        let report = clean::report(report);
        let mut workbook = Workbook::new();
        // The time within is always the same, so that the same report gives the same bytes.
        let made = ExcelDateTime::from_ymd(2000, 1, 1).map_err(Unfit::from_display)?;
        let properties = DocProperties::new().set_title(&report.title).set_author("bamai").set_creation_datetime(&made);
        workbook.set_properties(&properties);
        let mut sheets = Sheets::new(workbook, &report.title, lang);
        let (figures, words): (Vec<&Section>, Vec<&Section>) =
            report.sections.iter().partition(|section| has_figures(section));
        let (wide, words): (Vec<&Section>, Vec<&Section>) = words.into_iter().partition(|section| section.is_wide());
        sheets.summary(&report, &figures).map_err(Unfit::from_display)?;
        sheets.reading(&words).map_err(Unfit::from_display)?;
        wide.into_iter().try_for_each(|section| sheets.wide(section)).map_err(Unfit::from_display)?;
        report.annexes.iter().try_for_each(|annex| sheets.annex(annex)).map_err(Unfit::from_display)?;
        sheets.finish().map_err(Unfit::from_display)
    }
}

/// Tells whether a section shows bars or a map.
fn has_figures(section: &Section) -> bool {
    let shows = |cell: &Cell| match cell {
        Cell::Bar(_) => true,
        Cell::Number(number) => number.unit == Unit::Heat,
        Cell::Text(_) => false,
    };
    section.blocks.iter().any(|block| match block {
        Block::Table(table) => table.rows.iter().flatten().any(shows),
        Block::Paragraph(_) | Block::List(_) | Block::Entry(_) => false,
    })
}
