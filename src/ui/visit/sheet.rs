//! The report's tree on a page of the terminal: paragraphs, lists, tables and entries in columns; knows nothing of what they say.

use crate::report::{Align, Bar, Block, Cell, Section, Table};
use crate::ui::canvas::Look;
use crate::ui::theme::{Role, Span};
use crate::ui::visit::flow::Flow;
use crate::ui::visit::marks;

/// Columns of a bar in a table.
const BAR_COLUMNS: u16 = 12;
/// Columns between two columns of a table.
const GAP: usize = 2;
/// Columns the widest column of words keeps, however little room there is.
const WORDS_MIN: usize = 8;

/// Puts a section on the page under its heading.
pub fn put_section(flow: &mut Flow<'_>, look: Look, section: &Section) {
    flow.text(1, Role::Strong, &section.title);
    for block in &section.blocks {
        put_block(flow, look, block);
        flow.blank();
    }
}

/// Puts a block on the page.
pub fn put_block(flow: &mut Flow<'_>, look: Look, block: &Block) {
    match block {
        Block::Paragraph(text) => flow.text(1, Role::Text, text),
        Block::List(points) => {
            for point in points {
                flow.labelled(3, [" ".into(), Role::Muted.span(look.glyphs().dot)], Role::Text, point);
            }
        }
        Block::Table(table) => {
            let columns = Columns::of(table, look, flow.width());
            put_head(flow, look, &columns, table);
            (0..table.rows.len()).for_each(|idx| put_row(flow, look, &columns, table, idx, None));
        }
        Block::Entry(entry) => {
            flow.text(1, Role::Strong, &entry.title);
            let x = entry.values.iter().map(|(label, _)| look.metrics.width(label)).max().unwrap_or(0) + 5;
            for (label, value) in &entry.values {
                let label = ["   ".into(), Role::Muted.span(label.clone())];
                flow.labelled(u16::try_from(x).unwrap_or(20).min(24), label, Role::Text, value);
            }
        }
    }
}

/// How wide each column of a table is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    widths: Vec<usize>,
}

impl Columns {
    /// Gives each column what its widest cell needs; where that is too much, the widest columns of words yield.
    pub fn of(table: &Table, look: Look, width: u16) -> Self {
        let metrics = look.metrics;
        let cells = |idx: usize| {
            let cells = table.rows.iter().filter_map(|row| row.get(idx)).map(|cell| match cell {
                Cell::Text(_) | Cell::Number(_) => metrics.width(cell.text()),
                Cell::Bar(_) => usize::from(BAR_COLUMNS),
            });
            cells.max().unwrap_or(0)
        };
        let wanted = |idx: usize| {
            let head = table.columns.get(idx).map_or(0, |column| metrics.width(&column.title));
            cells(idx).max(head)
        };
        let mut widths: Vec<usize> = (0..table.columns.len()).map(wanted).collect();
        let gaps = GAP * widths.len().saturating_sub(1);
        let room = usize::from(width).saturating_sub(3 + gaps);
        // Words yield first, then the heads of numbers; the numbers themselves never do.
        for align in [Align::Left, Align::Right] {
            let least = |idx: usize| match align {
                Align::Left => WORDS_MIN,
                Align::Right => cells(idx),
            };
            loop {
                let excess = widths.iter().sum::<usize>().saturating_sub(room);
                let fitting = widths.iter_mut().zip(&table.columns).enumerate();
                let fitting = fitting.filter(|(idx, (width, column))| column.align == align && **width > least(*idx));
                let widest = fitting.map(|(_, (width, _))| width).max();
                match widest {
                    Some(widest) if excess > 0 => *widest -= 1,
                    _ => break,
                }
            }
        }
        Self { widths }
    }
}

/// Puts the heads of a table's columns on the page.
pub fn put_head(flow: &mut Flow<'_>, look: Look, columns: &Columns, table: &Table) {
    let mut spans: Vec<Span<'static>> = vec![" ".into()];
    for (column, width) in table.columns.iter().zip(&columns.widths) {
        let text = aligned(look, column.align, &column.title, *width);
        spans.extend([" ".repeat(GAP).into(), Role::Muted.span(text)]);
    }
    flow.line(0, spans);
}

/// Puts one row of a table on the page; with a mark before it where the cursor is on it.
pub fn put_row(
    flow: &mut Flow<'_>,
    look: Look,
    columns: &Columns,
    table: &Table,
    idx: usize,
    cursor: Option<&'static str>,
) {
    let Some(row) = table.rows.get(idx) else { return };
    let role = if cursor.is_some() { Role::Focus } else { Role::Text };
    let mut spans: Vec<Span<'static>> = vec![" ".into(), Role::Focus.span(cursor.unwrap_or(" "))];
    let mut gap = 1;
    for ((cell, column), width) in row.iter().zip(&table.columns).zip(&columns.widths) {
        spans.push(" ".repeat(gap).into());
        gap = GAP;
        match cell {
            Cell::Text(_) | Cell::Number(_) => spans.push(role.span(aligned(look, column.align, cell.text(), *width))),
            Cell::Bar(Bar { low, score, high }) => {
                spans.extend(marks::gauge(look.glyphs(), Role::Text, BAR_COLUMNS, *low, *score, *high));
            }
        }
    }
    flow.line(0, spans);
}

fn aligned(look: Look, align: Align, text: &str, width: usize) -> String {
    match align {
        Align::Left => look.metrics.pad(text, width),
        Align::Right => look.metrics.pad_left(text, width),
    }
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Size;

    use super::*;
    use crate::report::Column;
    use crate::ui::canvas::Frame;

    #[test]
    fn a_table_that_does_not_fit_shortens_its_words_and_not_its_numbers() {
        let columns = vec![Column::words("条目"), Column::numbers("得分")];
        let table =
            Table { columns, rows: vec![vec!["W1 服务成果产出与使用者反馈".into(), "62.5".into()]] };
        let mut flow = Flow::new(Look::default(), 25);
        put_block(&mut flow, Look::default(), &Block::Table(table));
        let mut frame = Frame::empty(Size::new(24, 2));
        flow.draw(&mut frame.canvas(Look::default()), 0);
        // 24 columns less 3 before and 2 between leave 19: 4 for the numbers and 15 for the words.
        assert_eq!(frame.lines(), ["   条目             得分", "   W1 服务成果产…   62.5"]);
    }
}
