//! The report as one table for spreadsheets, one value a row: part, subject, field, value; knows nothing of what they mean.
//!
//! UTF-8 with a mark at the start, as spreadsheets set for Chinese want it; RFC 4180 otherwise. What could be taken for a formula is
//! written with an apostrophe before it.

use crate::lang::{Lang, report as say};
use crate::report::formats::{Format, Unfit, clean, tree_json};
use crate::report::guard::guard;
use crate::report::{Block, Cell, Report, Section, Table};

/// Comma-separated values.
#[derive(Debug)]
pub struct Csv;

impl Format for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn write(&self, report: &Report, lang: Lang) -> Result<Vec<u8>, Unfit> {
        let report = clean::report(report);
        let mut rows = Rows { lang, rows: Vec::new() };
        rows.row(&report.title, "", "", "");
        for (label, value) in &report.head {
            rows.row("", "", label, value);
        }
        report.sections.iter().chain(&report.annexes).for_each(|section| rows.section(section));
        let mut builder = csv::WriterBuilder::new();
        let mut writer = builder.terminator(csv::Terminator::CRLF).from_writer(vec![0xef, 0xbb, 0xbf]);
        let head = [say::col_section, say::col_subject, say::col_field, say::col_says_what].map(|say| say(lang));
        writer.write_record(head).map_err(Unfit::from_display)?;
        for row in rows.rows {
            writer.write_record(row.map(|cell| guard(&cell))).map_err(Unfit::from_display)?;
        }
        writer.into_inner().map_err(Unfit::from_display)
    }
}

struct Rows {
    lang: Lang,
    rows: Vec<[String; 4]>,
}

impl Rows {
    fn row(&mut self, section: &str, subject: &str, field: &str, value: &str) {
        self.rows.push([section, subject, field, value].map(str::to_owned));
    }

    fn section(&mut self, section: &Section) {
        let title = &section.title;
        for block in &section.blocks {
            match block {
                Block::Paragraph(text) => self.row(title, "", "", text),
                Block::List(points) => points.iter().for_each(|point| self.row(title, "", "", point)),
                Block::Table(table) => self.table(title, table),
                Block::Entry(entry) => {
                    entry.values.iter().for_each(|(label, value)| self.row(title, &entry.title, label, value));
                }
            }
        }
    }

    /// The first column says what a row is about; every column is a field of it. Cells that say nothing stay out.
    fn table(&mut self, title: &str, table: &Table) {
        for row in &table.rows {
            let cells: Vec<String> = row.iter().map(|cell| self.text(cell)).collect();
            let subject = cells.first().cloned().unwrap_or_default();
            for (column, value) in table.columns.iter().zip(&cells).filter(|(_, value)| !value.is_empty()) {
                self.row(title, &subject, &column.title, value);
            }
        }
    }

    /// Returns a cell as it is written for people.
    fn text(&self, cell: &Cell) -> String {
        match cell {
            Cell::Text(text) => text.clone(),
            Cell::Number(number) => number.text.clone(),
            Cell::Bar(bar) => tree_json::alt(bar, self.lang),
        }
    }
}
