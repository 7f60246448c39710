//! Takes out of a report's texts what no page should hold: control characters, and characters that reorder or hide others.

use crate::report::{Block, Cell, Column, Entry, Report, Section, Table};

/// Returns the report with every text clean; the record stays as it is.
pub fn report(report: &Report) -> Report {
    Report {
        title: text(&report.title),
        head: values(&report.head),
        sections: report.sections.iter().map(section).collect(),
        annexes: report.annexes.iter().map(section).collect(),
        has_front_page: report.has_front_page,
        record: report.record.clone(),
    }
}

/// Returns a text on one line, without anything that reorders, hides or commands.
pub fn text(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for c in text.trim().chars() {
        match c {
            _ if c.is_control() || c.is_whitespace() => clean.push(' '),
            _ if is_hidden(c) => {}
            _ => clean.push(c),
        }
    }
    clean
}

/// Tells whether a character shows nothing of its own and changes how others show; and the two that XML does not allow.
pub const fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\u{00ad}'
            | '\u{061c}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{fffe}'
            | '\u{ffff}'
    )
}

fn values(named: &[(String, String)]) -> Vec<(String, String)> {
    named.iter().map(|(label, value)| (text(label), text(value))).collect()
}

fn section(section: &Section) -> Section {
    Section { title: text(&section.title), blocks: section.blocks.iter().map(block).collect() }
}

fn block(block: &Block) -> Block {
    match block {
        Block::Paragraph(said) => Block::Paragraph(text(said)),
        Block::List(points) => Block::List(points.iter().map(|point| text(point)).collect()),
        Block::Table(Table { columns, rows }) => {
            let column = |column: &Column| Column { title: text(&column.title), align: column.align };
            let columns = columns.iter().map(column).collect();
            let rows = rows.iter().map(|row| row.iter().map(cell).collect()).collect();
            Block::Table(Table { columns, rows })
        }
        Block::Entry(entry) => Block::Entry(Entry { title: text(&entry.title), values: values(&entry.values) }),
    }
}

fn cell(cell: &Cell) -> Cell {
    match cell {
        Cell::Text(said) => Cell::Text(text(said)),
        Cell::Number(_) | Cell::Bar(_) => cell.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::text;

    #[test]
    fn what_reorders_hides_or_commands_is_taken_out() {
        assert_eq!(text(" a\u{1b}[31m\u{202e}b\u{2066}\nc\u{200b}\u{0}"), "a [31mb c ");
    }
}
