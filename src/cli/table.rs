//! Tables for people: columns as wide as what stands in them, Chinese counted as two; knows nothing of what they show.

use crate::ui::text::Metrics;

/// Standard output may go anywhere; what is ambiguous counts as one column.
const METRICS: Metrics = Metrics::Narrow;
const GAP: &str = "  ";

/// A table for people. The last column is as long as its text; numbers stand to the right.
#[derive(Debug, Default)]
pub(super) struct Table {
    rows: Vec<Vec<String>>,
    to_the_right: Vec<usize>,
}

impl Table {
    /// Starts a table under these headings.
    pub fn under<const N: usize>(headings: [&str; N]) -> Self {
        Self { rows: vec![headings.map(str::to_owned).to_vec()], to_the_right: Vec::new() }
    }

    /// Starts a table without headings.
    pub fn bare() -> Self {
        Self::default()
    }

    /// Sets the columns that stand to the right.
    pub fn numbers_in(mut self, columns: &[usize]) -> Self {
        self.to_the_right = columns.to_vec();
        self
    }

    /// Adds a row.
    pub fn row(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    /// Returns the lines of the table.
    pub fn lines(&self) -> Vec<String> {
        let n_columns = self.rows.iter().map(Vec::len).max().unwrap_or_default();
        let width = |column: usize| {
            let cells = self.rows.iter().filter_map(|row| row.get(column));
            cells.map(|cell| METRICS.width(cell)).max().unwrap_or_default()
        };
        let widths: Vec<usize> = (0..n_columns).map(width).collect();
        self.rows.iter().map(|row| self.line(row, &widths)).collect()
    }

    fn line(&self, row: &[String], widths: &[usize]) -> String {
        let cells = row.iter().zip(widths).enumerate().map(|(column, (cell, &width))| {
            if self.to_the_right.contains(&column) { METRICS.pad_left(cell, width) } else { METRICS.pad(cell, width) }
        });
        cells.collect::<Vec<_>>().join(GAP).trim_end().to_owned()
    }
}

/// Returns a text on one line as it may be shown: what a terminal would act on is replaced.
pub(super) fn on_terminal(text: &str) -> String {
    METRICS.fit(text, usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_line_up_under_chinese() {
        let mut table = Table::under(["编号", "学会", "n"]).numbers_in(&[2]);
        table.row(vec!["A1".to_owned(), "激光".to_owned(), "10".to_owned()]);
        table.row(vec!["A0002".to_owned(), "ab".to_owned(), "9".to_owned()]);
        // Widths: 编号 is 4 and A0002 is 5; 学会 is 4; 10 is 2.
        assert_eq!(table.lines(), ["编号   学会   n", "A1     激光  10", "A0002  ab     9"]);
    }

    #[test]
    fn escapes_are_not_sent_to_the_terminal() {
        let shown = on_terminal("a\u{1b}[2Jb\u{7}");
        assert!(!shown.chars().any(char::is_control), "{shown:?}");
    }
}
