//! The forms the ledger's table is written in, a row at a time; knows nothing of what its columns mean.
//!
//! Invariant: what is kept in memory does not grow with the number of rows: csv goes straight out, and the rows of a workbook
//! wait in a temporary file without a name.

use std::io::{Seek, Write};

use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use crate::exchange::ledger_table::{Cell, ColumnHead};
use crate::report::formats::clean;
use crate::report::guard::guard;

/// A form of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableFormat {
    /// Comma-separated values, UTF-8 with a mark, as spreadsheets set for Chinese want it.
    Csv,
    /// A workbook.
    Xlsx,
}

/// The forms, by the name they have on the command line and at the end of a file's name.
pub const FORMATS: &[(&str, TableFormat)] = &[("csv", TableFormat::Csv), ("xlsx", TableFormat::Xlsx)];

/// The longest text a cell of a workbook takes, in characters.
const CELL_MOST: usize = 16_000;

/// Why a table was not written.
#[derive(Debug, thiserror::Error)]
pub enum Unwritten {
    /// The file cannot be written.
    #[error(transparent)]
    Io(#[from] std::io::Error),
    /// The comma-separated values cannot.
    #[error(transparent)]
    Csv(#[from] csv::Error),
    /// The workbook cannot.
    #[error(transparent)]
    Xlsx(#[from] XlsxError),
    /// The person called it off.
    #[error("called off")]
    CalledOff,
}

/// Writes the table, a row at a time.
pub struct Writer<W: Write + Seek + Send> {
    n_columns: usize,
    to: To<W>,
}

enum To<W: Write + Seek + Send> {
    Csv(Box<csv::Writer<W>>),
    Xlsx { book: Box<Workbook>, looks: Box<Looks>, next: u32, out: W },
}

struct Looks {
    head: Format,
    points: Format,
    share: Format,
    day: Format,
}

impl<W: Write + Seek + Send> Writer<W> {
    /// Begins a table with its head, of so many rows.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn begin(
        format: TableFormat,
        name: &str,
        head: &[ColumnHead],
        n_rows: usize,
        mut out: W,
    ) -> Result<Self, Unwritten> {
        let to = match format {
            TableFormat::Csv => {
                out.write_all("\u{feff}".as_bytes())?;
                let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(out);
                writer.write_record(head.iter().map(|column| column.title.as_str()))?;
                To::Csv(Box::new(writer))
            }
            TableFormat::Xlsx => {
                let plain = Format::new().set_font_name("等线").set_font_size(10);
                let looks = Looks {
                    head: plain.clone().set_bold().set_text_wrap().set_align(FormatAlign::Top),
                    points: plain.clone().set_num_format("0.0"),
                    share: plain.clone().set_num_format("0%"),
                    day: plain.set_num_format("yyyy-mm-dd"),
                };
                let mut book = Box::new(Workbook::new());
                let sheet = book.add_worksheet_with_constant_memory()?;
                sheet.set_name(name)?.set_freeze_panes(1, 2)?;
                let (last_row, last_column) = (at_most(n_rows), column_of(head.len().saturating_sub(1)));
                if n_rows > 0 {
                    sheet.autofilter(0, 0, last_row, last_column)?;
                }
                for (column, head) in head.iter().enumerate() {
                    sheet.set_column_width(column_of(column), f64::from(head.width))?;
                }
                for (column, head) in head.iter().enumerate() {
                    sheet.write_string_with_format(0, column_of(column), &head.title, &looks.head)?;
                }
                To::Xlsx { book, looks: Box::new(looks), next: 1, out }
            }
        };
        Ok(Self { n_columns: head.len(), to })
    }

    /// Writes a row.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn row(&mut self, cells: &[Cell]) -> Result<(), Unwritten> {
        match &mut self.to {
            To::Csv(writer) => {
                let cells = cells.iter().chain(std::iter::repeat(&Cell::Empty)).take(self.n_columns);
                Ok(writer.write_record(cells.map(|cell| guard(&plainly(cell))))?)
            }
            To::Xlsx { book, looks, next, .. } => {
                let sheet = book.worksheet_from_index(0)?;
                for (column, cell) in cells.iter().enumerate() {
                    write_cell(sheet, (*next, column_of(column)), cell, looks)?;
                }
                *next += 1;
                Ok(())
            }
        }
    }

    /// Ends the table.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn end(self) -> Result<(), Unwritten> {
        match self.to {
            To::Csv(mut writer) => Ok(writer.flush()?),
            To::Xlsx { mut book, mut out, .. } => {
                book.save_to_writer(&mut out)?;
                Ok(out.flush()?)
            }
        }
    }
}

fn write_cell(sheet: &mut Worksheet, (row, column): (u32, u16), cell: &Cell, looks: &Looks) -> Result<(), Unwritten> {
    match cell {
        Cell::Empty => {}
        // A text is a text in a workbook, whatever it begins with.
        Cell::Text(text) => {
            let text: String = clean::text(text).chars().take(CELL_MOST).collect();
            sheet.write_string(row, column, text)?;
        }
        #[expect(clippy::cast_precision_loss, reason = "a workbook has no other numbers")]
        Cell::Count(count) => {
            sheet.write_number(row, column, *count as f64)?;
        }
        Cell::Points(points) => {
            sheet.write_number_with_format(row, column, *points, &looks.points)?;
        }
        Cell::Share(share) => {
            sheet.write_number_with_format(row, column, *share, &looks.share)?;
        }
        Cell::Day(day) => {
            let known = u16::try_from(day.year()).ok().filter(|year| *year >= 1900);
            let month = u8::try_from(day.month()).unwrap_or(1);
            let date = known.map(|year| ExcelDateTime::from_ymd(year, month, u8::try_from(day.day()).unwrap_or(1)));
            match date {
                Some(date) => sheet.write_datetime_with_format(row, column, date?, &looks.day)?,
                // Spreadsheets know no day before 1900.
                None => sheet.write_string(row, column, day.to_string())?,
            };
        }
    }
    Ok(())
}

/// Returns a cell as text.
fn plainly(cell: &Cell) -> String {
    match cell {
        Cell::Empty => String::new(),
        Cell::Text(text) => text.clone(),
        Cell::Count(count) => count.to_string(),
        Cell::Points(points) => points.to_string(),
        Cell::Share(share) => share.to_string(),
        Cell::Day(day) => day.to_string(),
    }
}

fn column_of(column: usize) -> u16 {
    u16::try_from(column).unwrap_or(u16::MAX)
}

fn at_most(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX).min(1_048_575)
}
