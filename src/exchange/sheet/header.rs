//! Finds the header of a table and what its headings stand for; knows nothing of what stands in the rows below.
//!
//! Headings are compared without spaces, marks of obligation and what is in parentheses: `学会名称（必填）*` is 学会名称.

use crate::domain::kinds::narrow;
use crate::exchange::bad_sheet::BadSheet;
use crate::exchange::sheet::{Column, Form, Heading, Mapping, Row, Sheet, Source};
use crate::exchange::text::{self, SEPARATORS};

/// How many rows the header is looked for in.
const MAX_TITLE_ROWS: usize = 20;

/// What headers are looked for with.
pub(super) struct Wanted<'a> {
    pub columns: &'a [Column<'a>],
    pub mapping: &'a Mapping,
}

impl Wanted<'_> {
    pub(super) fn in_text(&self, bytes: &[u8]) -> Result<Sheet, BadSheet> {
        let (text, encoding) = text::decode_as(bytes)?;
        for separator in SEPARATORS {
            let (rows, open_quote) = text::cut(&text, separator)?;
            if self.header_in(&rows).is_none() {
                continue;
            }
            if let Some(line) = open_quote {
                return Err(BadSheet::OpenQuote { line });
            }
            if let Some(sheet) = self.under(rows, Form::Text { encoding, separator })? {
                return Ok(sheet);
            }
        }
        Err(self.missing())
    }

    pub(super) fn missing(&self) -> BadSheet {
        let wanted = self.columns.iter().filter(|column| column.is_required).filter_map(|column| column.names.first());
        BadSheet::NoHeader { wanted: wanted.map(|name| (*name).to_owned()).collect() }
    }

    /// Returns the column a heading stands for: what was said of it, else what its name says; `None`: none.
    fn field(&self, cell: &str) -> Option<usize> {
        let name = heading(cell);
        if let Some(field) = self.said_of(&name) {
            return field;
        }
        let known = self.columns.iter().position(|column| column.names.contains(&name.as_str()))?;
        // What another heading was said to be, this one is not.
        let is_said_elsewhere = self.mapping.iter().any(|(_, field)| *field == Some(known));
        (!is_said_elsewhere).then_some(known)
    }

    fn said_of(&self, name: &str) -> Option<Option<usize>> {
        self.mapping.iter().find(|(said, _)| heading(said) == name).map(|(_, field)| *field)
    }

    /// Returns the place of the header among the first rows: of several in a row, as where merged headings span two, the last.
    pub(super) fn header_in(&self, rows: &[Row]) -> Option<usize> {
        let is_header = |row: &Row| {
            let fields: Vec<usize> = row.cells.iter().filter_map(|cell| self.field(cell)).collect();
            let mut required = self.columns.iter().enumerate().filter(|(_, column)| column.is_required);
            required.all(|(field, _)| fields.contains(&field)) && !fields.is_empty()
        };
        let first = rows.iter().take(MAX_TITLE_ROWS).position(is_header)?;
        let n_more = rows.iter().skip(first + 1).take_while(|row| is_header(row)).count();
        Some(first + n_more)
    }

    /// Returns the table under the header among rows.
    pub(super) fn under(&self, mut rows: Vec<Row>, form: Form) -> Result<Option<Sheet>, BadSheet> {
        let Some(at) = self.header_in(&rows) else { return Ok(None) };
        let body = rows.split_off(at + 1);
        let Some(header) = rows.pop() else { return Ok(None) };
        let named: Vec<String> = header.cells.iter().map(|cell| heading(cell)).collect();
        if let Some((said, _)) = self.mapping.iter().find(|(said, _)| !named.contains(&heading(said))) {
            return Err(BadSheet::NoHeading { heading: said.clone() });
        }
        let mut places = vec![None; self.columns.len()];
        let mut headings = Vec::new();
        let mut unknown = Vec::new();
        for (place, cell) in header.cells.iter().enumerate() {
            let text = cell.split_whitespace().collect::<Vec<_>>().join(" ");
            if text.is_empty() {
                continue;
            }
            let field = self.field(cell);
            match field.and_then(|field| places.get_mut(field)) {
                Some(Some(other)) => {
                    return Err(BadSheet::Twice { heading: text, place: letters(place), other: letters(*other) });
                }
                Some(empty) => *empty = Some(place),
                None => unknown.push(text.clone()),
            }
            headings.push(Heading { place, text, field });
        }
        let source = Source { form, header_line: header.line, headings };
        Ok(Some(Sheet { places, unknown, rows: body, source, n_columns: header.cells.len() }))
    }
}

/// Returns a heading as it is compared: half-width, lower case, without spaces, what cannot be seen, marks of obligation and
/// what stands in parentheses at its end.
pub(in crate::exchange) fn heading(cell: &str) -> String {
    let is_seen = |c: &char| !c.is_whitespace() && !is_invisible(*c);
    let name: String = narrow(cell).to_lowercase().chars().filter(is_seen).collect();
    let name = name.trim_matches(['*', ':', '※', '·']);
    let name = match name.rfind('(').filter(|at| *at > 0 && name.ends_with(')')) {
        Some(at) => name.get(..at).unwrap_or(name),
        None => name,
    };
    name.trim_matches(['*', ':', '※', '·']).to_owned()
}

/// Tells whether a character has no width and no meaning in a table: what web pages and editors leave behind.
pub(in crate::exchange) const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// Returns a column's letters: 0 → A, 26 → AA.
pub fn letters(place: usize) -> String {
    let mut letters = String::new();
    let mut rest = place + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.insert(0, char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_compared_without_what_forms_put_around_them() {
        for text in ["学会 名称（必填）", "*学会名称：", "学会\n名称", "学会名称(全称)", "\u{feff}学会名称 ※"]
        {
            assert_eq!(heading(text), "学会名称", "{text}");
        }
        assert_eq!((heading("（一）"), heading("Ｃｏｄｅ")), ("(一)".to_owned(), "code".to_owned()));
    }

    #[test]
    fn columns_have_the_letters_spreadsheets_give_them() {
        assert_eq!([0, 25, 26, 701, 702].map(letters), ["A", "Z", "AA", "ZZ", "AAA"]);
    }
}
