//! Tables of text as spreadsheets save them; knows nothing of what the columns mean but their names.
//!
//! Read are UTF-8 (with or without a mark), UTF-16 with a mark, and GB18030; separated by commas, semicolons or tabs;
//! with title lines above the header and blank lines anywhere. Rows know the line of the file they start on, which is
//! what a person sees in an editor: that, and telling an open quote from a long cell, is why cells are cut apart here.

use crate::domain::kinds::narrow;
use crate::lang::{Lang, Notice, import as say};

/// The longest file that is read.
pub const MAX_FILE_BYTES: usize = 64 << 20;
/// How far down the header is looked for.
const MAX_TITLE_ROWS: usize = 20;
const SEPARATORS: [char; 3] = [',', ';', '\t'];

/// A column the reader of a table knows.
pub struct Column<'a> {
    /// What headers call it, the first in messages; lower case, ASCII signs and digits.
    pub names: &'a [&'a str],
    /// Whether a row is a header only if it has this one.
    pub is_required: bool,
}

/// A table.
#[derive(Debug, PartialEq, Eq)]
pub struct Sheet {
    /// Where each of the columns asked for stands, if it does.
    places: Vec<Option<usize>>,
    /// Headings that name no column asked for.
    pub unknown: Vec<String>,
    /// The rows under the header that hold anything.
    pub rows: Vec<Row>,
    n_columns: usize,
}

/// A row of a table.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    /// The line of the file it starts on, from 1.
    pub line: usize,
    cells: Vec<String>,
}

/// Why a file is no table.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BadSheet {
    /// It is a workbook, not text.
    #[error("a workbook, not a text table")]
    Workbook,
    /// It is longer than a table may be.
    #[error("larger than {MAX_FILE_BYTES} bytes")]
    TooLarge,
    /// It is text in no encoding that is known.
    #[error("neither UTF-8 nor GB18030 text")]
    NotText,
    /// No row names the columns that must be there.
    #[error("no header with {}", wanted.join(", "))]
    NoHeader {
        /// Their names.
        wanted: Vec<String>,
    },
    /// Two headings name the same column.
    #[error("heading {heading} stands twice")]
    Twice {
        /// The second of them.
        heading: String,
    },
    /// A quoted cell does not end.
    #[error("the quote in line {line} is not closed")]
    OpenQuote {
        /// The line it starts on.
        line: usize,
    },
}

impl BadSheet {
    /// Says what happened, why, and what to do.
    pub fn notice(&self, lang: Lang) -> Notice {
        let what = say::not_read(lang);
        match self {
            Self::Workbook => Notice::new(what, say::is_workbook(lang), say::fix_workbook(lang)),
            Self::TooLarge => Notice::new(what, say::too_large(lang, MAX_FILE_BYTES >> 20), say::fix_too_large(lang)),
            Self::NotText => Notice::new(what, say::not_text(lang), say::fix_workbook(lang)),
            Self::NoHeader { wanted } => {
                Notice::new(what, say::no_header(lang, &wanted.join(say::list_mark(lang))), say::fix_header(lang))
            }
            Self::Twice { heading } => Notice::new(what, say::heading_twice(lang, heading), say::fix_twice(lang)),
            Self::OpenQuote { line } => Notice::new(what, say::open_quote(lang, *line), say::fix_quote(lang)),
        }
    }
}

impl Sheet {
    /// Reads a table, its columns found by name in whatever order they stand.
    ///
    /// # Errors
    /// The file as a whole is of no use.
    pub fn read(bytes: &[u8], columns: &[Column<'_>]) -> Result<Self, BadSheet> {
        let text = decode(bytes)?;
        for separator in SEPARATORS {
            let (mut rows, open_quote) = cut(&text, separator);
            let is_header = |row: &Row| {
                let has = |column: &Column<'_>| row.cells.iter().any(|cell| column.names.contains(&&*heading(cell)));
                columns.iter().all(|column| !column.is_required || has(column)) && columns.iter().any(has)
            };
            let Some(at) = rows.iter().take(MAX_TITLE_ROWS).position(is_header) else { continue };
            if let Some(line) = open_quote {
                return Err(BadSheet::OpenQuote { line });
            }
            let body = rows.split_off(at + 1);
            let Some(header) = rows.pop() else { continue };
            return Self::under(&header, body, columns);
        }
        let wanted = columns.iter().filter(|column| column.is_required).filter_map(|column| column.names.first());
        Err(BadSheet::NoHeader { wanted: wanted.map(|name| (*name).to_owned()).collect() })
    }

    fn under(header: &Row, rows: Vec<Row>, columns: &[Column<'_>]) -> Result<Self, BadSheet> {
        let mut places = vec![None; columns.len()];
        let mut unknown = Vec::new();
        for (place, cell) in header.cells.iter().enumerate() {
            let name = heading(cell);
            let known = columns.iter().position(|column| column.names.contains(&name.as_str()));
            match known.and_then(|known| places.get_mut(known)) {
                Some(Some(_)) => return Err(BadSheet::Twice { heading: cell.trim().to_owned() }),
                Some(empty) => *empty = Some(place),
                None if name.is_empty() => {}
                None => unknown.push(cell.trim().to_owned()),
            }
        }
        Ok(Self { places, unknown, rows, n_columns: header.cells.len() })
    }

    /// Returns a row's cell in the column asked for at this index; empty where there is none.
    pub fn cell<'a>(&self, row: &'a Row, column: usize) -> &'a str {
        let place = self.places.get(column).copied().flatten();
        place.and_then(|place| row.cells.get(place)).map_or("", String::as_str)
    }

    /// Tells whether a row holds anything beyond the last heading, as when a comma in a text was not quoted.
    pub fn is_too_long(&self, row: &Row) -> bool {
        row.cells.iter().skip(self.n_columns).any(|cell| !cell.trim().is_empty())
    }
}

/// Returns a heading as it is compared: half-width, lower case, without spaces around it.
fn heading(cell: &str) -> String {
    narrow(cell).to_lowercase()
}

/// Reads text in whatever encoding it is.
///
/// # Errors
/// It is no text.
pub(super) fn decode(bytes: &[u8]) -> Result<String, BadSheet> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(BadSheet::TooLarge);
    }
    let is_workbook = bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"\xD0\xCF\x11\xE0");
    if is_workbook {
        return Err(BadSheet::Workbook);
    }
    let text = if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(bytes) {
        encoding.decode_with_bom_removal(bytes)
    } else if let Ok(text) = std::str::from_utf8(bytes) {
        return without_nul(text.to_owned());
    } else {
        let (text, is_bad) = encoding_rs::GB18030.decode_without_bom_handling(bytes);
        (text, is_bad)
    };
    match text {
        (_, true) => Err(BadSheet::NotText),
        (text, false) => without_nul(text.into_owned()),
    }
}

/// A zero byte is never in text, but always in what merely happens to decode.
fn without_nul(text: String) -> Result<String, BadSheet> {
    if text.contains('\0') { Err(BadSheet::NotText) } else { Ok(text) }
}

/// Returns the first cells of a table without a header; what separates its cells is what stands in its first row.
///
/// # Errors
/// A quoted cell does not end.
pub(super) fn first_column(text: &str) -> Result<Vec<String>, BadSheet> {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let separator = SEPARATORS.into_iter().find(|separator| first.contains(*separator)).unwrap_or(',');
    let (rows, open_quote) = cut(text, separator);
    match open_quote {
        Some(line) => Err(BadSheet::OpenQuote { line }),
        None => Ok(rows.into_iter().filter_map(|row| row.cells.into_iter().next()).collect()),
    }
}

/// Cuts text into rows that hold anything, and tells where a quote was left open.
fn cut(text: &str, separator: char) -> (Vec<Row>, Option<usize>) {
    let mut rows = Vec::new();
    let mut row = Row { line: 1, cells: Vec::new() };
    let mut cell = String::new();
    let mut line = 1;
    let mut open_quote = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let ends_line = c == '\n' || (c == '\r' && chars.peek() != Some(&'\n'));
        if ends_line {
            line += 1;
        }
        if open_quote.is_some() {
            match c {
                '"' if chars.next_if_eq(&'"').is_some() => cell.push('"'),
                '"' => open_quote = None,
                _ => cell.push(c),
            }
        } else if c == '"' && cell.is_empty() {
            open_quote = Some(line);
        } else if c == separator {
            row.cells.push(std::mem::take(&mut cell));
        } else if ends_line {
            row.cells.push(std::mem::take(&mut cell));
            let next = Row { line, cells: Vec::new() };
            rows.push(std::mem::replace(&mut row, next));
        } else if c != '\r' {
            cell.push(c);
        }
    }
    row.cells.push(cell);
    rows.push(row);
    rows.retain(|row| row.cells.iter().any(|cell| !cell.trim().is_empty()));
    (rows, open_quote)
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: &[Column] = &[
        Column { names: &["code", "编号"], is_required: true },
        Column { names: &["name", "名称"], is_required: true },
        Column { names: &["note"], is_required: false },
    ];

    fn rows(bytes: &[u8]) -> Vec<(usize, String, String)> {
        let sheet = Sheet::read(bytes, COLUMNS).unwrap();
        let cells = |row: &Row| (row.line, sheet.cell(row, 0).to_owned(), sheet.cell(row, 1).to_owned());
        sheet.rows.iter().map(cells).collect()
    }

    fn row(line: usize, code: &str, name: &str) -> (usize, String, String) {
        (line, code.to_owned(), name.to_owned())
    }

    #[test]
    fn columns_are_found_by_name_in_any_order() {
        assert_eq!(rows("名称,备注,编号\n激光,x,A1\n".as_bytes()), [row(2, "A1", "激光")]);
    }

    #[test]
    fn commas_semicolons_and_tabs_separate() {
        for text in ["code,name\nA1,b", "code;name\nA1;b", "code\tname\nA1\tb"] {
            assert_eq!(rows(text.as_bytes()), [row(2, "A1", "b")], "{text:?}");
        }
    }

    #[test]
    fn rows_know_the_line_they_start_on() {
        let text = "学会名册\r\n\r\ncode,name\r\nA1,\"two\r\nlines\"\r\n\r\n,,\r\nA2,b\r\n";
        assert_eq!(rows(text.as_bytes()), [row(4, "A1", "two\r\nlines"), row(8, "A2", "b")]);
    }

    #[test]
    fn doubled_quotes_are_quotes_and_separators_in_quotes_are_text() {
        assert_eq!(rows(b"code,name\nA1,\"say \"\"a, b\"\"\"\n"), [row(2, "A1", "say \"a, b\"")]);
    }

    #[test]
    fn the_encodings_of_spreadsheets_are_told_apart() {
        let text = "编号,名称\nA1,机械工程学会\n";
        let marked = [b"\xEF\xBB\xBF", text.as_bytes()].concat();
        let (gb18030, _, _) = encoding_rs::GB18030.encode(text);
        let utf16: Vec<u8> =
            std::iter::once(0xFEFF_u16).chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        for bytes in [text.as_bytes(), &marked, &gb18030, &utf16] {
            assert_eq!(rows(bytes), [row(2, "A1", "机械工程学会")]);
        }
    }

    #[test]
    fn what_is_no_table_is_named() {
        let bad = |bytes: &[u8]| Sheet::read(bytes, COLUMNS).unwrap_err();
        assert_eq!(bad(b"PK\x03\x04rest"), BadSheet::Workbook);
        assert_eq!(bad(b"code\nA1\n"), BadSheet::NoHeader { wanted: vec!["code", "name"] });
        assert_eq!(bad(b""), BadSheet::NoHeader { wanted: vec!["code", "name"] });
        assert_eq!(bad(b"code,name\nA1,\"b\nA2,c\n"), BadSheet::OpenQuote { line: 2 });
        assert_eq!(bad("code,name,编号\n".as_bytes()), BadSheet::Twice { heading: "编号".to_owned() });
        assert_eq!(bad(b"\xFF\x80\x81"), BadSheet::NotText);
        assert_eq!(bad(b"code,name\0\n"), BadSheet::NotText);
    }

    #[test]
    fn a_cell_beyond_the_header_is_noticed() {
        let sheet = Sheet::read(b"code,name\nA1,b,\nA2,b,c\n", COLUMNS).unwrap();
        let too_long: Vec<bool> = sheet.rows.iter().map(|row| sheet.is_too_long(row)).collect();
        assert_eq!(too_long, [false, true]);
    }

    proptest::proptest! {
        #[test]
        fn arbitrary_bytes_do_no_harm(bytes in proptest::collection::vec(proptest::num::u8::ANY, 0..300)) {
            let _ = Sheet::read(&bytes, COLUMNS);
        }

        #[test]
        fn what_a_csv_writer_writes_is_read_back(cells in proptest::collection::vec("\\PC*|[\"\r\n,;a]*", 3)) {
            let mut writer = csv::Writer::from_writer(Vec::new());
            writer.write_record(["code", "name", "note"]).unwrap();
            writer.write_record(&cells).unwrap();
            let bytes = writer.into_inner().unwrap();
            let sheet = Sheet::read(&bytes, COLUMNS).unwrap();
            let is_blank = cells.iter().all(|cell| cell.trim().is_empty());
            let read: Vec<Vec<&str>> =
                sheet.rows.iter().map(|row| (0..3).map(|column| sheet.cell(row, column)).collect()).collect();
            if is_blank {
                proptest::prop_assert!(read.is_empty());
            } else {
                proptest::prop_assert_eq!(read, vec![cells.iter().map(String::as_str).collect::<Vec<_>>()]);
            }
        }
    }
}
