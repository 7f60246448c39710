//! Bytes to rows of text as spreadsheets save them; knows encodings, separators and quotes, and nothing of headers.
//!
//! Rows know the line of the file they start on, which is what a person sees in an editor: that, and telling an open quote
//! from a long cell, is why cells are cut apart here.

use std::borrow::Cow;

use crate::exchange::bad_sheet::BadSheet;
use crate::exchange::content::{self, Content};
use crate::exchange::sheet::Row;

/// The longest file that is read.
pub const MAX_FILE_BYTES: usize = 64 << 20;
/// The most cells that are kept of a file.
pub const MAX_CELLS: usize = 2_000_000;
/// The most rows that are kept of a file.
pub const MAX_ROWS: usize = 200_000;
/// What may stand between cells, the likeliest first.
pub(super) const SEPARATORS: [char; 3] = [',', ';', '\t'];

/// How the letters of a text are written as bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without a mark.
    Utf8,
    /// UTF-16, with a mark or told by its zero bytes.
    Utf16,
    /// GB18030, and with it GBK and GB2312.
    Gb18030,
}

impl Encoding {
    /// Returns its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Utf8 => "UTF-8",
            Self::Utf16 => "UTF-16",
            Self::Gb18030 => "GB18030",
        }
    }
}

/// Reads text in whatever encoding it is.
///
/// # Errors
/// It is no text.
pub(super) fn decode(bytes: &[u8]) -> Result<String, BadSheet> {
    decode_as(bytes).map(|(text, _)| text)
}

/// Reads text and tells its encoding.
///
/// GB18030 is what is left: nearly any bytes decode as it, so damaged UTF-8 is told apart first, or it would come in as
/// other words.
///
/// # Errors
/// It is no text.
pub(super) fn decode_as(bytes: &[u8]) -> Result<(String, Encoding), BadSheet> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(BadSheet::TooLarge);
    }
    if let Some(content) = content::of(bytes) {
        return Err(match content {
            Content::Workbook => BadSheet::Workbook,
            Content::Other(other) => BadSheet::Foreign(other),
        });
    }
    if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(bytes) {
        let known = if encoding == encoding_rs::UTF_8 { Encoding::Utf8 } else { Encoding::Utf16 };
        return sound(encoding.decode_with_bom_removal(bytes), known);
    }
    if bytes.contains(&0) {
        let encoding = zeros(bytes).ok_or(BadSheet::NotText)?;
        return sound(encoding.decode_without_bom_handling(bytes), Encoding::Utf16);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok((text.to_owned(), Encoding::Utf8)),
        Err(error) if is_damaged_utf8(bytes) => {
            let before = bytes.get(..error.valid_up_to()).unwrap_or_default();
            Err(BadSheet::DamagedText { line: before.iter().filter(|byte| **byte == b'\n').count() + 1 })
        }
        Err(_) => sound(encoding_rs::GB18030.decode_without_bom_handling(bytes), Encoding::Gb18030),
    }
}

/// A zero byte is never in text, but always in what merely happens to decode.
fn sound((text, is_bad): (Cow<'_, str>, bool), encoding: Encoding) -> Result<(String, Encoding), BadSheet> {
    if is_bad || text.contains('\0') { Err(BadSheet::NotText) } else { Ok((text.into_owned(), encoding)) }
}

/// Returns which UTF-16 it is whose every second byte is zero where it writes ASCII; `None`: neither.
fn zeros(bytes: &[u8]) -> Option<&'static encoding_rs::Encoding> {
    let count = |odd: usize| bytes.iter().skip(odd).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd) = (count(0), count(1));
    // A few letters, such as 一, have their zero on the other side.
    let is_pair = bytes.len().is_multiple_of(2);
    match (is_pair, odd > 4 * even, even > 4 * odd) {
        (true, true, _) => Some(encoding_rs::UTF_16LE),
        (true, _, true) => Some(encoding_rs::UTF_16BE),
        _ => None,
    }
}

/// Tells whether bytes are UTF-8 in which something broke: more of its characters of several bytes are whole than broken.
/// Chinese text in GB18030 hardly ever has a whole one.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut n_whole, mut n_broken) = (0_usize, 0_usize);
    for chunk in bytes.utf8_chunks() {
        n_whole += chunk.valid().chars().filter(|c| c.len_utf8() > 2).count();
        n_broken += usize::from(!chunk.invalid().is_empty());
    }
    n_whole > n_broken
}

/// Returns the first cells of a table without a header; what separates its cells is what stands in its first row.
///
/// # Errors
/// A quoted cell does not end, or there are too many cells.
pub(super) fn first_column(text: &str) -> Result<Vec<String>, BadSheet> {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let separator = SEPARATORS.into_iter().find(|separator| first.contains(*separator)).unwrap_or(',');
    let (rows, open_quote) = cut(text, separator)?;
    match open_quote {
        Some(line) => Err(BadSheet::OpenQuote { line }),
        None => Ok(rows.into_iter().filter_map(|row| row.cells.into_iter().next()).collect()),
    }
}

/// Cuts text into rows that hold anything, and tells where a quote was left open.
///
/// # Errors
/// There are too many cells.
pub(super) fn cut(text: &str, separator: char) -> Result<(Vec<Row>, Option<usize>), BadSheet> {
    let mut rows = Vec::new();
    let mut row = Row::at(1);
    let mut n_cells = 0_usize;
    let mut cell = String::new();
    let mut line = 1;
    let mut open_quote = None;
    let mut chars = text.chars().peekable();
    let keep = |row: Row, rows: &mut Vec<Row>, n_cells: &mut usize| {
        if row.holds_anything() {
            *n_cells += row.cells.len();
            rows.push(row);
        }
    };
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
            if n_cells + row.cells.len() > MAX_CELLS {
                return Err(BadSheet::TooManyCells);
            }
        } else if ends_line {
            row.cells.push(std::mem::take(&mut cell));
            keep(std::mem::replace(&mut row, Row::at(line)), &mut rows, &mut n_cells);
            if rows.len() > MAX_ROWS {
                return Err(BadSheet::TooManyCells);
            }
        } else if c != '\r' {
            cell.push(c);
        }
    }
    row.cells.push(cell);
    keep(row, &mut rows, &mut n_cells);
    Ok((rows, open_quote))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "编号,名称\nA1,机械工程学会\nA2,一二三四学会\n";

    #[test]
    fn utf16_without_a_mark_is_told_by_its_zeros() {
        let little: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = TEXT.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [little, big] {
            assert_eq!(decode_as(&bytes), Ok((TEXT.to_owned(), Encoding::Utf16)));
        }
    }

    #[test]
    fn damaged_utf8_is_not_taken_for_gb18030() {
        // The last character of line 3 loses its last byte.
        let at = TEXT.len() - 2;
        let bytes = [&TEXT.as_bytes()[..at], b"\n"].concat();
        assert!(!encoding_rs::GB18030.decode_without_bom_handling(&TEXT.as_bytes()[..at - 1]).0.is_empty());
        assert_eq!(decode(&bytes), Err(BadSheet::DamagedText { line: 3 }));
        let (gb18030, _, _) = encoding_rs::GB18030.encode(TEXT);
        assert_eq!(decode_as(&gb18030), Ok((TEXT.to_owned(), Encoding::Gb18030)));
    }

    #[test]
    fn more_cells_or_rows_than_a_table_may_have_are_refused_while_they_are_cut() {
        let is_refused = |text: &str| cut(text, ',') == Err(BadSheet::TooManyCells);
        assert!(is_refused(&",".repeat(MAX_CELLS + 1)));
        assert!(is_refused(&"a\n".repeat(MAX_ROWS + 1)));
        // Blank lines are no rows.
        assert!(cut(&"\n".repeat(MAX_ROWS + 2), ',').is_ok_and(|(rows, _)| rows.is_empty()));
    }
}
