//! Tells the rows of a register that are about no society: headings again, totals, notes, captions; knows nothing of the others.

use crate::domain::kinds::narrow;
use crate::exchange::bad_row::BadRow;
use crate::exchange::register::{CODE, COLUMNS, NAME, plain};
use crate::exchange::sheet::{Row, Sheet, heading};

/// Says how a row is about no society; `None`: it is about one.
pub(super) fn beside(sheet: &Sheet, row: &Row) -> Option<BadRow> {
    const TOTALS: [&str; 8] = ["合计", "总计", "小计", "共计", "总数", "total", "subtotal", "sum"];
    const NOTES: [&str; 14] = [
        "注",
        "备注",
        "说明",
        "填表",
        "制表",
        "填报",
        "审核",
        "联系人",
        "单位(盖章)",
        "数据来源",
        "统计时间",
        "note",
        "*",
        "※",
    ];
    let is_heading = |column: usize| {
        let name = heading(sheet.cell(row, column));
        COLUMNS.get(column).is_some_and(|column| column.names.contains(&name.as_str()))
    };
    if is_heading(CODE) && is_heading(NAME) {
        return Some(BadRow::HeaderAgain);
    }
    let first: String = plain(row.filled().next()?).split_whitespace().collect();
    let first = narrow(&first).to_lowercase();
    let code = heading(sheet.cell(row, CODE));
    // A society whose name begins so has a code before it.
    let leads = code.is_empty() || first.starts_with(&code);
    let follows = |word: &str| first.strip_prefix(word).map(|rest| rest.chars().next());
    let is_han_next = |next: Option<char>| next.is_some_and(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    if leads && TOTALS.iter().any(|word| follows(word).is_some_and(|next| !next.is_some_and(char::is_alphanumeric))) {
        return Some(BadRow::Total);
    }
    if leads
        && TOTALS.iter().take(4).any(|word| follows(word).is_some_and(|next| next.is_some_and(|c| c.is_ascii_digit())))
    {
        return Some(BadRow::Total);
    }
    let n_filled = row.filled().count();
    let is_long = n_filled <= 2;
    if leads
        && is_long
        && NOTES.iter().any(|word| follows(word).is_some_and(|next| *word != "注" || !is_han_next(next)))
    {
        return Some(BadRow::Note);
    }
    let has_han = first.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let is_alone = n_filled == 1 && row.natures.is_empty() && sheet.source.headings.len() > 1;
    (is_alone && has_han && sheet.cell(row, NAME).trim().is_empty()).then_some(BadRow::Caption)
}
