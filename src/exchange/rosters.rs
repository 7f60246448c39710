//! Rows of a roster from a file and to one, and cells given one by one; knows nothing of whose roster it is.

use crate::domain::checklist::{Item, RosterColumn};
use crate::domain::kinds::{BadValue, column, read_cell};
use crate::domain::value::{Row, Value};
use crate::exchange::FileError;
use crate::exchange::bad_row::{BadRow, Rejected};
use crate::exchange::sheet::{Column, Sheet, heading};
use crate::lang::Lang;
use crate::report::guard::{guard, unguard};

/// What a file holds.
#[derive(Debug, Default)]
pub struct ReadRows {
    /// The rows that can be kept.
    pub rows: Vec<Row>,
    /// The rows that cannot.
    pub rejected: Vec<Rejected>,
    /// Headings that name no column of the roster.
    pub unknown: Vec<String>,
}

/// Reads rows from a table whose headings are the columns' ids or titles.
///
/// # Errors
/// The file as a whole is of no use.
pub fn read_rows(roster: &Item, bytes: &[u8]) -> Result<ReadRows, FileError> {
    let names: Vec<[String; 3]> = roster.columns.iter().map(|column| names_of(&column.item)).collect();
    let names: Vec<Vec<&str>> =
        names.iter().map(|names| names.iter().map(String::as_str).filter(|name| !name.is_empty()).collect()).collect();
    let columns: Vec<Column<'_>> = roster
        .columns
        .iter()
        .zip(&names)
        .map(|(column, names)| Column { names, is_required: column.is_required })
        .collect();
    let sheet = Sheet::read_any(bytes, &columns, &[])?;
    let mut read = ReadRows { unknown: sheet.unknown.clone(), ..ReadRows::default() };
    for line in &sheet.rows {
        let cells: Vec<&str> = (0..roster.columns.len()).map(|place| unguard(sheet.cell(line, place))).collect();
        let row = match sheet.is_too_long(line) {
            true => Err(BadRow::TooLong),
            false => row_of(roster, &cells),
        };
        match row {
            Ok(row) if row.is_empty() => {}
            Ok(row) => read.rows.push(row),
            Err(why) => {
                let about = cells.iter().find(|cell| !cell.trim().is_empty()).copied().unwrap_or_default();
                read.rejected.push(Rejected { line: line.line, about: about.trim().to_owned(), why });
            }
        }
    }
    Ok(read)
}

fn names_of(column: &Item) -> [String; 3] {
    [column.id.as_str(), &column.title.zh, &column.title.en].map(heading)
}

fn row_of(roster: &Item, cells: &[&str]) -> Result<Row, BadRow> {
    let mut row = Row::new();
    for (column, cell) in roster.columns.iter().zip(cells) {
        if let Some(value) = read_cell(column, 1, cell).map_err(in_its_row)? {
            row.insert(column.item.id.as_str().to_owned(), value);
        }
    }
    if !row.is_empty() {
        roster.kind.check(roster, &Value::Rows(vec![row.clone()])).map_err(in_its_row)?;
    }
    Ok(row)
}

/// A file numbers its rows by itself.
fn in_its_row(bad: BadValue) -> BadRow {
    match bad {
        BadValue::BadCell { column, bad, .. } => BadRow::Cell { column, bad },
        BadValue::NoCell { column, .. } => BadRow::NoCell { column },
        bad => BadRow::Value(bad),
    }
}

/// Sets cells of a row, each given as `column=value`; without a value the cell is emptied.
///
/// # Errors
/// What is wrong with one; `number` is that of the row, from 1.
pub fn set_cells(roster: &Item, number: usize, row: &mut Row, cells: &[String]) -> Result<(), BadValue> {
    for cell in cells {
        let (name, text) = cell.split_once(['=', '＝']).unwrap_or((cell.as_str(), ""));
        let column = column(roster, name.trim())?;
        let id = column.item.id.as_str();
        match read_cell(column, number, text)? {
            Some(value) => drop(row.insert(id.to_owned(), value)),
            None => drop(row.remove(id)),
        }
    }
    Ok(())
}

/// Shows a cell; empty where the row has none.
pub fn show_cell(column: &RosterColumn, row: &Row, lang: Lang) -> String {
    let of = &column.item;
    row.get(of.id.as_str()).map(|value| of.kind.show(of, value, lang)).unwrap_or_default()
}

/// Writes rows as csv under the columns' ids, cells guarded against becoming formulas.
///
/// # Errors
/// None in memory; what the writer of csv says otherwise.
pub fn to_csv(roster: &Item, rows: &[Row]) -> Result<Vec<u8>, csv::Error> {
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(roster.columns.iter().map(|column| column.item.id.as_str()))?;
    for row in rows {
        let cell = |column: &RosterColumn| {
            let of = &column.item;
            guard(&row.get(of.id.as_str()).map(|value| of.kind.write(of, value)).unwrap_or_default())
        };
        writer.write_record(roster.columns.iter().map(cell))?;
    }
    writer.into_inner().map_err(|error| error.into_error().into())
}
