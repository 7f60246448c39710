//! The rows of a workbook (.xlsx): the first sheet that holds what is looked for, cell by cell within bounds; knows nothing of
//! what the cells mean.
//!
//! Everything packed into the file is unpacked once and thrown away first, so that what follows is bounded: neither a part that
//! unpacks to gigabytes nor a count that promises millions is believed. Rows hidden in a spreadsheet are rows; a merged cell that
//! reaches over several rows holds in each of them; a formula is what it came to when the file was saved.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use calamine::{DataRef, Reader as _, SheetType, SheetVisible, Xlsx, XlsxError};
use zip::ZipArchive;

use crate::exchange::bad_sheet::BadSheet;
use crate::exchange::content::Foreign;
use crate::exchange::sheet::{Nature, Row};
use crate::exchange::text::{MAX_CELLS, MAX_FILE_BYTES, MAX_ROWS};
use crate::store::guard;

/// The most bytes all parts together unpack to.
const MAX_UNPACKED: u64 = 256 << 20;
/// The most bytes one part unpacks to that is read as a whole.
const MAX_PART: u64 = 96 << 20;
/// The most parts.
const MAX_PARTS: usize = 10_000;
/// The most texts shared between cells a workbook may announce.
const MAX_SHARED: u64 = MAX_CELLS as u64;
/// Cells further right than this are not read, but their row is told to be too long.
const MAX_COLUMNS: usize = 512;
/// The greatest number whose digits a spreadsheet keeps.
const MAX_EXACT: f64 = 999_999_999_999_999.0;

/// The sheet that was found.
pub(super) struct Found {
    /// Its name.
    pub sheet: String,
    /// The names of the other sheets that hold anything.
    pub others: Vec<String>,
    /// Its rows that hold anything.
    pub rows: Vec<Row>,
}

/// How much has been kept of a sheet.
#[derive(Default)]
struct Load {
    n_cells: usize,
    n_bytes: usize,
}

impl Load {
    fn add(&mut self, n_cells: usize, n_bytes: usize) -> Result<(), BadSheet> {
        self.n_cells += n_cells;
        self.n_bytes += n_bytes;
        let is_within = self.n_cells <= MAX_CELLS && self.n_bytes <= MAX_FILE_BYTES;
        if is_within { Ok(()) } else { Err(BadSheet::TooManyCells) }
    }
}

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

/// Reads the first sheet whose rows hold what is looked for, those that are shown before those that are hidden.
///
/// # Errors
/// It is no workbook, broken, or too large.
pub(super) fn read(bytes: &[u8], is_wanted: &dyn Fn(&[Row]) -> bool) -> Result<Option<Found>, BadSheet> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(BadSheet::TooLarge);
    }
    look_through(bytes)?;
    // The reader is not ours, and the file may be anybody's.
    let read = guard::caught(|| read_sheets(bytes, is_wanted));
    read.unwrap_or_else(|why| Err(BadSheet::Broken { why }))
}

fn broken(error: impl std::fmt::Display) -> BadSheet {
    BadSheet::Broken { why: error.to_string() }
}

/// Unpacks every part and keeps nothing, to know that the file is whole and within bounds, and what it is.
fn look_through(bytes: &[u8]) -> Result<(), BadSheet> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(broken)?;
    if archive.len() > MAX_PARTS {
        return Err(BadSheet::Bomb);
    }
    let names: Vec<String> = archive.file_names().filter_map(|name| Some(name.ok()?.into_owned())).collect();
    let has = |part: &str| names.iter().any(|name| name.eq_ignore_ascii_case(part));
    let starts = |folder: &str| names.iter().any(|name| name.starts_with(folder));
    let foreign = match () {
        () if has("xl/workbook.bin") => Some(Foreign::BinaryWorkbook),
        () if has("xl/workbook.xml") || starts("xl/") => None,
        () if has("content.xml") && has("mimetype") => Some(Foreign::OpenDocument),
        () if starts("word/") || starts("ppt/") => Some(Foreign::Document),
        () if has("[Content_Types].xml") => None,
        () => Some(Foreign::Archive),
    };
    if let Some(foreign) = foreign {
        return Err(BadSheet::Foreign(foreign));
    }
    let mut total = 0;
    for idx in 0..archive.len() {
        let part = archive.by_index(idx).map_err(broken)?;
        total += look_through_part(part)?;
        if total > MAX_UNPACKED {
            return Err(BadSheet::Bomb);
        }
    }
    Ok(())
}

/// Unpacks one part piece by piece; returns how many bytes it came to.
fn look_through_part(mut part: impl Read) -> Result<u64, BadSheet> {
    const COUNT: &[u8] = b"uniqueCount";
    /// What is kept of a piece for the next: a count may lie across both.
    const KEPT: usize = 128;
    let mut window = vec![0; 64 << 10];
    let (mut total, mut n_kept) = (0_u64, 0_usize);
    loop {
        let n_read = part.read(window.get_mut(n_kept..).unwrap_or_default()).map_err(broken)?;
        if n_read == 0 {
            return Ok(total);
        }
        total += n_read as u64;
        if total > MAX_PART {
            return Err(BadSheet::Bomb);
        }
        let n_filled = n_kept + n_read;
        let seen = window.get(..n_filled).unwrap_or_default();
        let mut counts = seen.windows(COUNT.len()).enumerate().filter(|(_, name)| *name == COUNT);
        if counts.any(|(at, _)| announced(seen.get(at + COUNT.len()..).unwrap_or_default()) > MAX_SHARED) {
            return Err(BadSheet::Bomb);
        }
        n_kept = n_filled.min(KEPT);
        window.copy_within(n_filled - n_kept..n_filled, 0);
    }
}

/// Returns the number that follows the name of an attribute.
fn announced(after: &[u8]) -> u64 {
    let is_digit = |byte: &&u8| byte.is_ascii_digit();
    let before = after.iter().take_while(|byte| b" \t\r\n='\"".contains(byte)).count();
    let digits = after.iter().skip(before).take_while(is_digit);
    digits.fold(0_u64, |number, digit| number.saturating_mul(10).saturating_add(u64::from(digit - b'0')))
}

fn read_sheets(bytes: &[u8], is_wanted: &dyn Fn(&[Row]) -> bool) -> Result<Option<Found>, BadSheet> {
    let mut book: Book<'_> = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
        XlsxError::Password => BadSheet::Foreign(Foreign::OldWorkbook),
        error => broken(error),
    })?;
    let mut sheets = book.sheets_metadata().to_vec();
    sheets.retain(|sheet| sheet.typ == SheetType::WorkSheet);
    sheets.sort_by_key(|sheet| sheet.visible != SheetVisible::Visible);
    let names: Vec<String> = sheets.into_iter().map(|sheet| sheet.name).collect();
    for name in &names {
        let rows = read_rows(&mut book, name)?;
        if is_wanted(&rows) {
            let mut others = Vec::new();
            for other in names.iter().filter(|other| *other != name) {
                if holds_anything(&mut book, other)? {
                    others.push(other.clone());
                }
            }
            return Ok(Some(Found { sheet: name.clone(), others, rows }));
        }
    }
    Ok(None)
}

fn holds_anything(book: &mut Book<'_>, sheet: &str) -> Result<bool, BadSheet> {
    let mut cells = book.worksheet_cells_reader(sheet).map_err(broken)?;
    while let Some(cell) = cells.next_cell().map_err(broken)? {
        if text_of(cell.get_value()).is_some_and(|(text, _)| !text.trim().is_empty()) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn read_rows(book: &mut Book<'_>, sheet: &str) -> Result<Vec<Row>, BadSheet> {
    let mut rows: Vec<Row> = Vec::new();
    let mut load = Load::default();
    let mut cells = book.worksheet_cells_reader(sheet).map_err(broken)?;
    while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(broken)? {
        let (row, column) = (cell.pos.0 as usize, cell.pos.1 as usize);
        let (text, nature) = match text_of(&cell.value) {
            Some(told) => told,
            None if cell.formula.is_some() => (String::new(), Some(Nature::NotWorkedOut)),
            None => continue,
        };
        if text.trim().is_empty() && nature.is_none() {
            continue;
        }
        let line = row + 1;
        match rows.last() {
            Some(last) if last.line > line => return Err(broken(format_args!("row {line} after row {}", last.line))),
            Some(last) if last.line == line => {}
            _ if rows.len() >= MAX_ROWS => return Err(BadSheet::TooManyCells),
            _ => rows.push(Row::at(line)),
        }
        let Some(last) = rows.last_mut() else { continue };
        // A cell far to the right still makes its row too long.
        let place = column.min(MAX_COLUMNS);
        if last.cells.len() <= place {
            load.add(place + 1 - last.cells.len(), 0)?;
            last.cells.resize(place + 1, String::new());
        }
        load.add(0, text.len())?;
        if let Some(slot) = last.cells.get_mut(place) {
            *slot = text;
        }
        last.natures.extend(nature.map(|nature| (place, nature)));
    }
    drop(cells);
    spread(book, sheet, &mut rows, &mut load)?;
    Ok(rows)
}

/// Writes what a cell merged over several rows says into each of them that holds anything else.
fn spread(book: &mut Book<'_>, sheet: &str, rows: &mut [Row], load: &mut Load) -> Result<(), BadSheet> {
    let mut merged: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for region in book.merge_cells_by_sheet_name(sheet).map_err(broken)? {
        let ((first, column), (last, _)) = (region.start, region.end);
        if last > first {
            merged.insert((column as usize, first as usize + 1), last as usize + 1);
        }
    }
    let columns: BTreeSet<usize> = merged.keys().map(|(column, _)| *column).collect();
    for column in columns.into_iter().filter(|column| *column < MAX_COLUMNS) {
        // The line the merged cell ends in, and what it says.
        let mut open: Option<(usize, String, Option<Nature>)> = None;
        for row in rows.iter_mut() {
            if let Some(end) = merged.get(&(column, row.line)) {
                let nature = row.natures.iter().find(|(at, _)| *at == column).map(|(_, nature)| *nature);
                open = Some((*end, row.cells.get(column).cloned().unwrap_or_default(), nature));
                continue;
            }
            let Some((end, text, nature)) = &open else { continue };
            if row.line > *end {
                open = None;
                continue;
            }
            if row.cells.len() <= column {
                load.add(column + 1 - row.cells.len(), 0)?;
                row.cells.resize(column + 1, String::new());
            }
            if let Some(slot) = row.cells.get_mut(column).filter(|slot| slot.is_empty()) {
                load.add(0, text.len())?;
                slot.clone_from(text);
                row.natures.extend(nature.map(|nature| (column, nature)));
            }
        }
    }
    Ok(())
}

/// Returns a cell as text, and what it is if it is none; `None`: it is empty.
fn text_of(value: &DataRef<'_>) -> Option<(String, Option<Nature>)> {
    Some(match value {
        DataRef::Empty => return None,
        DataRef::String(text) => (text.clone(), None),
        DataRef::SharedString(text) => ((*text).to_owned(), None),
        DataRef::Int(number) => (number.to_string(), Some(Nature::Number)),
        DataRef::Float(number) => (write_number(*number), Some(Nature::Number)),
        DataRef::Bool(is_true) => (if *is_true { "TRUE" } else { "FALSE" }.to_owned(), None),
        DataRef::DateTime(time) if time.is_datetime() => {
            let (year, month, day, hour, minute, second, _) = time.to_ymd_hms_milli();
            let day = format!("{year:04}-{month:02}-{day:02}");
            let is_day = (hour, minute, second) == (0, 0, 0);
            (if is_day { day } else { format!("{day} {hour:02}:{minute:02}:{second:02}") }, Some(Nature::Date))
        }
        DataRef::DateTime(time) => (write_number(time.as_f64()), Some(Nature::Number)),
        DataRef::DateTimeIso(text) => (text.replace('T', " "), Some(Nature::Date)),
        DataRef::DurationIso(text) => (text.clone(), None),
        DataRef::Error(error) => (error.to_string(), Some(Nature::Error)),
    })
}

/// Writes a number as people write it: no `.0`, and an exponent where its digits are lost.
fn write_number(number: f64) -> String {
    if number.abs() > MAX_EXACT { format!("{number:e}") } else { number.to_string() }
}
