//! The report's tree on a page of the terminal: paragraphs, lists, tables and entries in columns; knows nothing of what they say.

use crate::report::{Align, Bar, Block, Cell, Section, Table};
use crate::ui::canvas::Look;
use crate::ui::theme::{Role, Span};
use crate::ui::visit::flow::Flow;
use crate::ui::visit::marks;

/// Columns of a bar in a table.
const BAR_COLUMNS: u16 = 12;
/// Columns a column of words keeps before the heads of numbers go on in another line, and at least.
const WORDS_AMPLE: usize = 14;
const WORDS_MIN: usize = 8;
/// Lines the head of a column of numbers may take.
const HEAD_LINES: usize = 3;
/// Below so many columns, columns stand closer together.
const CLOSE_BELOW: u16 = 56;

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
            if columns.lose_words_of(table, look) {
                table.rows.iter().for_each(|row| put_as_entry(flow, look, table, row));
                return;
            }
            put_head(flow, look, &columns, table);
            (0..table.rows.len()).for_each(|idx| put_row(flow, look, &columns, table, idx, None));
        }
        Block::Entry(entry) => {
            let values = entry.values.iter().map(|(label, value)| (label.as_str(), value.as_str()));
            put_entry(flow, look, &entry.title, &values.collect::<Vec<_>>());
        }
    }
}

fn put_entry(flow: &mut Flow<'_>, look: Look, title: &str, values: &[(&str, &str)]) {
    flow.text(1, Role::Strong, title);
    let x = values.iter().map(|(label, _)| look.metrics.width(label)).max().unwrap_or(0) + 5;
    for (label, value) in values {
        let label = ["   ".into(), Role::Muted.span((*label).to_owned())];
        flow.labelled(u16::try_from(x).unwrap_or(20).min(24), label, Role::Text, value);
    }
}

/// Puts a row of a table too wide for the page on it as an entry: its first cells of words name it, the others follow under
/// the heads of their columns. Empty cells are left out.
fn put_as_entry(flow: &mut Flow<'_>, look: Look, table: &Table, row: &[Cell]) {
    let cells = || table.columns.iter().zip(row).filter(|(_, cell)| !cell.text().is_empty());
    let n_naming = if row.first().is_some_and(|cell| look.metrics.width(cell.text()) < WORDS_MIN) { 2 } else { 1 };
    let title: Vec<&str> = cells().take(n_naming).map(|(_, cell)| cell.text()).collect();
    let values: Vec<(&str, &str)> =
        cells().skip(n_naming).map(|(column, cell)| (column.title.as_str(), cell.text())).collect();
    put_entry(flow, look, &title.join(" "), &values);
}

/// How wide each column of a table is; one without columns is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    widths: Vec<usize>,
    /// Columns between two columns.
    gap: usize,
}

impl Columns {
    /// Gives each column what its widest cell needs. Where that is too much, the widest columns of words yield, then the
    /// heads of numbers, which go on in a second line; the numbers themselves never do. What is too much even so costs
    /// columns of words, the last first.
    pub fn of(table: &Table, look: Look, width: u16) -> Self {
        let metrics = look.metrics;
        let cells = |idx: usize| {
            let cells = table.rows.iter().filter_map(|row| row.get(idx)).map(|cell| match cell {
                Cell::Text(_) | Cell::Number(_) => metrics.width(cell.text()),
                Cell::Bar(_) => usize::from(BAR_COLUMNS),
            });
            cells.max().unwrap_or(0)
        };
        let head = |idx: usize| table.columns.get(idx).map_or("", |column| column.title.as_str());
        let least = |idx: usize| match table.columns.get(idx).map(|column| column.align) {
            Some(Align::Right) => cells(idx).max(width_in_lines(look, head(idx), HEAD_LINES)),
            Some(Align::Left) | None => WORDS_MIN,
        };
        let mut widths: Vec<usize> =
            (0..table.columns.len()).map(|idx| cells(idx).max(metrics.width(head(idx)))).collect();
        let gap = if width < CLOSE_BELOW { 1 } else { 2 };
        loop {
            let n_shown = widths.iter().filter(|width| **width > 0).count();
            let room = usize::from(width).saturating_sub(3 + gap * n_shown.saturating_sub(1));
            for (align, floor) in [(Align::Left, WORDS_AMPLE), (Align::Right, 0), (Align::Left, WORDS_MIN)] {
                loop {
                    let excess = widths.iter().sum::<usize>().saturating_sub(room);
                    let fitting = widths.iter_mut().zip(&table.columns).enumerate();
                    let fitting = fitting
                        .filter(|(idx, (width, column))| column.align == align && **width > least(*idx).max(floor));
                    let widest = fitting.map(|(_, (width, _))| width).max();
                    match widest {
                        Some(widest) if excess > 0 => *widest -= 1,
                        _ => break,
                    }
                }
            }
            let is_too_much = widths.iter().sum::<usize>() > room;
            let mut words = widths.iter_mut().zip(&table.columns).skip(1);
            let last = words.rfind(|(width, column)| column.align == Align::Left && **width > 0);
            match last {
                Some((last, _)) if is_too_much => *last = 0,
                _ => return Self { widths, gap },
            }
            // What the column leaves is shared out anew.
            for (idx, width) in widths.iter_mut().enumerate().filter(|(_, width)| **width > 0) {
                *width = cells(idx).max(metrics.width(head(idx)));
            }
        }
    }
}

impl Columns {
    /// Returns whether too little of a table without bars would be left: columns are left out, more than one, or a column keeps
    /// less than a third of its longest cell.
    fn lose_words_of(&self, table: &Table, look: Look) -> bool {
        let has_bars = table.rows.iter().flatten().any(|cell| matches!(cell, Cell::Bar(_)));
        let longest = |idx: usize| {
            let cells = table.rows.iter().filter_map(|row| row.get(idx)).map(|cell| look.metrics.width(cell.text()));
            cells.max().unwrap_or(0)
        };
        let n_left_out = self.widths.iter().filter(|width| **width == 0).count();
        let is_cut = |(idx, width): (usize, &usize)| *width > 0 && width * 3 < longest(idx);
        !has_bars && (n_left_out > 1 || self.widths.iter().enumerate().any(is_cut))
    }

    /// Returns how wide a column is; 0 where it is left out.
    pub fn width_of(&self, idx: usize) -> usize {
        self.widths.get(idx).copied().unwrap_or(0)
    }
}

/// Returns the fewest columns a text can be wrapped in over so many lines without a word cut in two.
fn width_in_lines(look: Look, text: &str, lines: usize) -> usize {
    let metrics = look.metrics;
    let word = text.split(' ').filter(|word| word.is_ascii()).map(|word| metrics.width(word)).max().unwrap_or(0);
    let whole = metrics.width(text);
    // Two characters of Chinese are a word more often than not.
    (word.max(4)..whole).find(|columns| metrics.wrap(text, *columns).len() <= lines).unwrap_or(whole)
}

/// Puts the heads of a table's columns on the page; what does not fit on one line goes on in the next.
pub fn put_head(flow: &mut Flow<'_>, look: Look, columns: &Columns, table: &Table) {
    let shown = || table.columns.iter().zip(&columns.widths).filter(|(_, width)| **width > 0);
    let wrapped: Vec<Vec<String>> = shown()
        .map(|(column, width)| {
            if column.align == Align::Left {
                return vec![column.title.clone()];
            }
            let rows = look.metrics.wrap(&column.title, *width).into_iter();
            rows.map(|row| column.title.get(row).unwrap_or_default().trim_end().to_owned()).collect()
        })
        .collect();
    let n_lines = wrapped.iter().map(Vec::len).max().unwrap_or(0);
    for line in 0..n_lines {
        let mut spans: Vec<Span<'static>> = vec![" ".into()];
        let mut gap = 2;
        for ((column, width), rows) in shown().zip(&wrapped) {
            // Heads stand on the line above the figures, however many lines others take.
            let row = (line + rows.len()).checked_sub(n_lines).and_then(|at| rows.get(at));
            let text = aligned(look, column.align, row.map_or("", String::as_str), *width);
            spans.extend([" ".repeat(gap).into(), Role::Muted.span(text)]);
            gap = columns.gap;
        }
        flow.line(0, spans);
    }
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
    // What names the row stands out, and the rest stays as it is: a move sends few bytes.
    let mut role = if cursor.is_some() { Role::Focus } else { Role::Text };
    let mut spans: Vec<Span<'static>> = vec![" ".into(), Role::Focus.span(cursor.unwrap_or(" "))];
    let mut gap = 1;
    let shown = row.iter().zip(&table.columns).zip(&columns.widths).filter(|(_, width)| **width > 0);
    for ((cell, column), width) in shown {
        spans.push(" ".repeat(gap).into());
        gap = columns.gap;
        match cell {
            Cell::Text(_) | Cell::Number(_) => spans.push(role.span(aligned(look, column.align, cell.text(), *width))),
            Cell::Bar(Bar { low, score, high }) => {
                spans.extend(marks::gauge(look.glyphs(), Role::Text, BAR_COLUMNS, *low, *score, *high));
            }
        }
        role = Role::Text;
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

    fn lines(table: Table, width: u16) -> Vec<String> {
        let mut flow = Flow::new(Look::default(), width + 1);
        put_block(&mut flow, Look::default(), &Block::Table(table));
        let mut frame = Frame::empty(Size::new(width, flow.len()));
        flow.draw(&mut frame.canvas(Look::default()), 0);
        frame.lines()
    }

    #[test]
    fn where_there_is_little_room_heads_take_more_lines_and_words_go_before_numbers() {
        let columns = vec![
            Column::words("Item"),
            Column::words("Answer"),
            Column::numbers("Points"),
            Column::numbers("Weight × points"),
        ];
        let row: Vec<Cell> = ["W1 Delivered service results", "level 3: results", "75", "225"].map(Cell::from).into();
        let table = Table { columns, rows: vec![row] };
        // 30 columns less 3 before and 2 between leave 25: 6 for each of the numbers, by their longest word, and 13 for the item.
        let mut flow = Flow::new(Look::default(), 31);
        let columns = Columns::of(&table, Look::default(), 30);
        put_head(&mut flow, Look::default(), &columns, &table);
        put_row(&mut flow, Look::default(), &columns, &table, 0, None);
        let mut frame = Frame::empty(Size::new(30, 4));
        flow.draw(&mut frame.canvas(Look::default()), 0);
        let expected = [
            "                        Weight",
            "                             ×",
            "   Item          Points points",
            "   W1 Delivered…     75    225",
        ];
        assert_eq!(frame.lines(), expected);
        assert!(lines(table, 80).concat().contains("level 3: results"));
    }

    #[test]
    fn rows_of_a_table_that_would_lose_words_are_entries_with_all_of_them() {
        let columns = ["No.", "Action", "Owner", "Proof"].map(Column::words).to_vec();
        let proof = "a contract with the host body and a post on its own list";
        let row: Vec<Cell> = ["1", "a full-time deputy", "", proof].map(Cell::from).into();
        let table = Table { columns, rows: vec![row] };
        // 40 columns less 3 before and 2 for each gap would leave the proof less than a third of its 56.
        let expected = [
            " 1 a full-time deputy",
            "   Proof  a contract with the host body",
            "          and a post on its own list",
        ];
        assert_eq!(lines(table, 40), expected);
    }

    #[test]
    fn a_table_that_does_not_fit_shortens_its_words_and_not_its_numbers() {
        let columns = vec![Column::words("条目"), Column::numbers("得分")];
        let table =
            Table { columns, rows: vec![vec!["W1 服务成果产出与使用者反馈".into(), "62.5".into()]] };
        let mut flow = Flow::new(Look::default(), 25);
        put_block(&mut flow, Look::default(), &Block::Table(table));
        let mut frame = Frame::empty(Size::new(24, 2));
        flow.draw(&mut frame.canvas(Look::default()), 0);
        // 24 columns less 3 before and 1 between leave 20: 4 for the numbers and 16 for the words.
        assert_eq!(frame.lines(), ["   条目             得分", "   W1 服务成果产出… 62.5"]);
    }
}
