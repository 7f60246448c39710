//! How wide the columns of a table want to be, in columns of a terminal: two for a Chinese character; knows nothing of pages.

use unicode_width::UnicodeWidthStr;

use crate::report::{Align, Cell, Table};

/// The widest a column of words wants to be.
const WORDS_MOST: usize = 60;
/// The narrowest a column of words gets.
const WORDS_LEAST: usize = 8;

/// What a column wants in which people write by hand.
const BY_HAND: usize = 36;

/// Returns whether a table is to be filled in by hand: nothing stands in its rows beyond their names.
pub fn is_by_hand(table: &Table) -> bool {
    !table.rows.is_empty() && table.rows.iter().all(|row| is_blank(row))
}

/// Returns whether nothing stands in a row beyond its name.
pub fn is_blank(row: &[Cell]) -> bool {
    row.len() > 1 && row.iter().skip(1).all(|cell| matches!(cell, Cell::Text(text) if text.is_empty()))
}

/// Returns what each column wants: as much as its longest text, up to a bound for words; `bar` for bars.
pub fn wanted(table: &Table, bar: usize) -> Vec<usize> {
    let by_hand = is_by_hand(table);
    let wanted = |idx: usize| {
        let cells = table.rows.iter().filter_map(|row| row.get(idx)).map(|cell| match cell {
            Cell::Text(_) | Cell::Number(_) => cell.text().width().min(WORDS_MOST),
            Cell::Bar(_) => bar,
        });
        let head = table.columns.get(idx).map_or(0, |column| column.title.width());
        let room = if by_hand && idx > 0 { BY_HAND } else { 0 };
        cells.max().unwrap_or(0).max(head).max(room)
    };
    (0..table.columns.len()).map(wanted).collect()
}

/// Columns a number, and a column of words, gets beyond what it wants, so that neither breaks in a font wider than thought.
const NUMBER_SLACK: usize = 3;
const WORDS_SLACK: usize = 2;

/// Fits the columns to a width: the widest of words yield; the first gains what is left over, or the widest where it wants twice
/// as much; numbers and bars do neither.
pub fn fitted(table: &Table, bar: usize, width: usize) -> Vec<usize> {
    let mut widths = wanted(table, bar);
    let has_bars = |idx: usize| table.rows.iter().any(|row| matches!(row.get(idx), Some(Cell::Bar(_))));
    let is_words: Vec<bool> =
        table.columns.iter().enumerate().map(|(idx, column)| column.align == Align::Left && !has_bars(idx)).collect();
    for ((width, column), is_words) in widths.iter_mut().zip(&table.columns).zip(&is_words) {
        match column.align {
            Align::Right => *width += NUMBER_SLACK,
            Align::Left if *is_words => *width += WORDS_SLACK,
            Align::Left => {}
        }
    }
    let mut sum: usize = widths.iter().sum();
    let mut words: Vec<&mut usize> =
        widths.iter_mut().zip(&is_words).filter(|(_, is_words)| **is_words).map(|(width, _)| width).collect();
    while sum > width {
        match words.iter_mut().max() {
            Some(widest) if **widest > WORDS_LEAST => **widest -= 1,
            _ => break,
        }
        sum -= 1;
    }
    let rest = width.saturating_sub(sum);
    let first = words.first().map_or(0, |first| **first);
    let gains = words.iter().enumerate().max_by_key(|(_, width)| ***width);
    let gains = gains.filter(|(_, width)| ***width >= 2 * first).map_or(0, |(idx, _)| idx);
    if let Some(gaining) = words.get_mut(gains) {
        **gaining += rest;
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Bar, Column};

    #[test]
    fn words_yield_and_gain_and_numbers_and_bars_keep_what_they_want() {
        let columns = vec![Column::words("条目"), Column::numbers("得分"), Column::words("图")];
        let bar = Cell::Bar(Bar { low: 0.0, score: None, high: 100.0 });
        let table =
            Table { columns, rows: vec![vec!["服务成果产出与使用者反馈".into(), "62.5".into(), bar]] };
        assert_eq!(wanted(&table, 10), [24, 4, 10]);
        // The number has 3 to spare: 4 + 3 + 10 are 17, and the words take what is left.
        assert_eq!(fitted(&table, 10, 33), [16, 7, 10]);
        assert_eq!(fitted(&table, 10, 57), [40, 7, 10]);
    }

    #[test]
    fn what_is_left_over_goes_to_the_first_column_or_to_one_that_wants_twice_as_much() {
        let words = |cells: [&str; 2]| Table {
            columns: vec![Column::words("甲"), Column::words("乙")],
            rows: vec![cells.map(Cell::from).to_vec()],
        };
        // 4 and 6 wanted, 2 more each to spare: 14 of 40 taken, 26 left.
        assert_eq!(fitted(&words(["单位", "帮助人"]), 0, 40), [32, 8]);
        // 4 and 12 wanted.
        assert_eq!(fitted(&words(["单位", "派人帮助修订"]), 0, 40), [6, 34]);
    }

    #[test]
    fn where_people_write_by_hand_there_is_room_for_it() {
        let columns = ["单位", "签名", "日期"].map(Column::words).to_vec();
        let table = Table { columns, rows: vec![["学会", "", ""].map(Cell::from).to_vec()] };
        assert_eq!(wanted(&table, 0), [4, BY_HAND, BY_HAND]);
        assert!(is_by_hand(&table));
    }
}
