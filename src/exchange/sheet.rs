//! Tables with a header: where it is, what its headings stand for, the rows below it; knows nothing of what the columns mean
//! but their names.
//!
//! Title lines may stand above the header and blank lines anywhere.

mod header;

pub use header::letters;
pub(super) use header::{heading, is_invisible};

use crate::exchange::bad_sheet::BadSheet;
use crate::exchange::content::{self, Content};
use crate::exchange::sheet::header::Wanted;
use crate::exchange::text::Encoding;
use crate::exchange::workbook;

/// A column the reader of a table knows.
pub struct Column<'a> {
    /// What headings call it, the first in messages; lower case, ASCII signs and digits, no spaces.
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
    /// How it was read.
    pub source: Source,
    n_columns: usize,
}

/// How a table was read, for people to check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// What it was cut from.
    pub form: Form,
    /// The line the header starts on.
    pub header_line: usize,
    /// The headings in order, and the column asked for each stands for, by its place in the list.
    pub headings: Vec<Heading>,
}

/// What a table was cut from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// Text.
    Text {
        /// Its encoding.
        encoding: Encoding,
        /// What stands between its cells.
        separator: char,
    },
    /// A sheet of a workbook.
    Workbook {
        /// The sheet's name.
        sheet: String,
        /// Other sheets that hold anything; nothing is read from them.
        others: Vec<String>,
    },
}

/// A heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    /// Its column, from 0.
    pub place: usize,
    /// As it stands there.
    pub text: String,
    /// The column asked for it stands for; `None`: what is under it is not used.
    pub field: Option<usize>,
}

/// Which column headings stand for where their names do not say: pairs of a heading and a column, `None` for no column.
pub type Mapping = [(String, Option<usize>)];

/// A row of a table.
#[derive(Debug, PartialEq, Eq)]
pub struct Row {
    /// The line of the file, or the row of the sheet, it starts on, from 1.
    pub line: usize,
    pub(super) cells: Vec<String>,
    /// What the cells of a workbook are that are no text, by column.
    pub(super) natures: Vec<(usize, Nature)>,
}

/// What a cell of a workbook is that is no text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nature {
    /// A number; its text is the plainest way to write it.
    Number,
    /// A date; its text is `2026-01-03`.
    Date,
    /// A formula that came to an error; its text is the error.
    Error,
    /// A formula nobody has worked out; it has no text.
    NotWorkedOut,
}

impl Row {
    /// An empty row.
    pub(super) const fn at(line: usize) -> Self {
        Self { line, cells: Vec::new(), natures: Vec::new() }
    }

    pub(super) fn holds_anything(&self) -> bool {
        !self.natures.is_empty() || self.cells.iter().any(|cell| !cell.trim().is_empty())
    }

    /// Returns the cells that hold any text, in order.
    pub fn filled(&self) -> impl Iterator<Item = &str> {
        self.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty())
    }

    fn nature(&self, place: usize) -> Option<Nature> {
        self.natures.iter().find(|(at, _)| *at == place).map(|(_, nature)| *nature)
    }
}

impl Sheet {
    /// Reads a table of text, its columns found by name in whatever order they stand.
    ///
    /// # Errors
    /// The file as a whole is of no use.
    pub fn read(bytes: &[u8], columns: &[Column<'_>]) -> Result<Self, BadSheet> {
        Wanted { columns, mapping: &[] }.in_text(bytes)
    }

    /// Reads a table of text or the first sheet of a workbook (.xlsx) that has the header. What is said of headings by name
    /// goes before what their names say.
    ///
    /// # Errors
    /// The file as a whole is of no use.
    pub fn read_any(bytes: &[u8], columns: &[Column<'_>], mapping: &Mapping) -> Result<Self, BadSheet> {
        let wanted = Wanted { columns, mapping };
        match content::of(bytes) {
            Some(Content::Workbook) => {
                let found =
                    workbook::read(bytes, &|rows| wanted.header_in(rows).is_some())?.ok_or_else(|| wanted.missing())?;
                let form = Form::Workbook { sheet: found.sheet, others: found.others };
                wanted.under(found.rows, form)?.ok_or_else(|| wanted.missing())
            }
            Some(Content::Other(_)) | None => wanted.in_text(bytes),
        }
    }

    /// Returns a row's cell in the column asked for at this index; empty where there is none.
    pub fn cell<'a>(&self, row: &'a Row, column: usize) -> &'a str {
        let place = self.place(column);
        place.and_then(|place| row.cells.get(place)).map_or("", String::as_str)
    }

    /// Returns what a cell is that is no text; `None`: text, or nothing.
    pub fn nature(&self, row: &Row, column: usize) -> Option<Nature> {
        self.place(column).and_then(|place| row.nature(place))
    }

    /// Tells whether a row holds anything beyond the last heading, as when a comma in a text was not quoted.
    pub fn is_too_long(&self, row: &Row) -> bool {
        row.cells.iter().skip(self.n_columns).any(|cell| !cell.trim().is_empty())
    }

    fn place(&self, column: usize) -> Option<usize> {
        self.places.get(column).copied().flatten()
    }
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

    fn wanted() -> Vec<String> {
        ["code", "name"].map(str::to_owned).to_vec()
    }

    #[test]
    fn what_is_no_table_is_named() {
        let bad = |bytes: &[u8]| Sheet::read(bytes, COLUMNS).unwrap_err();
        assert_eq!(bad(b"PK\x03\x04rest"), BadSheet::Workbook);
        assert_eq!(bad(b"code\nA1\n"), BadSheet::NoHeader { wanted: wanted() });
        assert_eq!(bad(b""), BadSheet::NoHeader { wanted: wanted() });
        assert_eq!(bad(b"code,name\nA1,\"b\nA2,c\n"), BadSheet::OpenQuote { line: 2 });
        assert_eq!(
            bad("code,name,编号\n".as_bytes()),
            BadSheet::Twice { heading: "编号".to_owned(), place: "C".to_owned(), other: "A".to_owned() }
        );
        assert_eq!(bad(b"\xFF\x80\x81"), BadSheet::NotText);
        assert_eq!(bad(b"code,name\0\n"), BadSheet::NotText);
    }

    #[test]
    fn of_two_headers_in_a_row_the_second_counts() {
        let sheet = Sheet::read(b"code,name,group\ncode,name,note\nA1,b,c\n", COLUMNS).unwrap();
        assert_eq!((sheet.source.header_line, sheet.rows.len()), (2, 1));
        assert_eq!(sheet.cell(&sheet.rows[0], 2), "c");
    }

    #[test]
    fn what_is_said_of_headings_goes_before_their_names() {
        let said = [("title".to_owned(), Some(1)), ("name".to_owned(), None)];
        let sheet = Sheet::read_any(b"code,name,title\nA1,b,c\n", COLUMNS, &said).unwrap();
        assert_eq!((sheet.cell(&sheet.rows[0], 1), sheet.unknown.as_slice()), ("c", &["name".to_owned()][..]));
        let said = [("titel".to_owned(), Some(1))];
        let bad = Sheet::read_any(b"code,name,title\n", COLUMNS, &said).unwrap_err();
        assert_eq!(bad, BadSheet::NoHeader { wanted: wanted() });
        let said = [("titel".to_owned(), Some(2))];
        let bad = Sheet::read_any(b"code,name,title\n", COLUMNS, &said).unwrap_err();
        assert_eq!(bad, BadSheet::NoHeading { heading: "titel".to_owned() });
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
            let _ = Sheet::read_any(&bytes, COLUMNS, &[]);
            let _ = Sheet::read_any(&[b"PK\x03\x04", bytes.as_slice()].concat(), COLUMNS, &[]);
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
