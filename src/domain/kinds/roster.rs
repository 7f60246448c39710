//! Rows of typed cells; knows what a row may hold and how rows are written, nothing of how they are laid out.
//!
//! # Rows as text
//!
//! ```text
//! what:科技奖励评审|from:省科技厅|begin:2024-01-01||what:职称评审|from:省人社厅
//! none
//! ```
//!
//! `||` stands between rows, `|` between cells, a colon (`:` or `：`) after the column's id or title. A cell is written as an answer of
//! its column's kind. Inside a cell `\|` is a bar, `\\` a backslash and `\n` a new line. `none` or `无` is a roster without rows.

use crate::domain::checklist::{Item, RosterColumn};
use crate::domain::kinds::{BadValue, CelType, Entry, Key, Kind, Need, Scoring};
use crate::domain::value::{Row, Value};
use crate::lang::{Lang, value as said};

/// The kind `roster`.
#[derive(Debug)]
pub(super) struct Roster;

/// The most bytes the rows of one roster may take as they are stored, with room to spare in a record of the journal.
const LONGEST: usize = 60_000;
/// Bytes a cell takes beside its column's id and its text, at most.
const CELL: usize = 24;

const BAR: char = '|';
const ESCAPE: char = '\\';
const COLONS: [char; 2] = [':', '：'];
const NO_ROWS: [&str; 3] = ["none", "无", "没有"];

impl Kind for Roster {
    fn name(&self) -> &'static str {
        "roster"
    }

    fn entry(&self) -> Entry {
        Entry::Rows
    }

    fn cel_type(&self) -> CelType {
        CelType::Rows
    }

    fn keys(&self) -> &'static [(Key, Need)] {
        &[(Key::Columns, Need::Must)]
    }

    fn scoring(&self) -> Scoring {
        Scoring::Never
    }

    fn expects(&self, lang: Lang) -> String {
        said::expects_roster(lang).to_owned()
    }

    fn sample(&self) -> cel::Value {
        cel::Value::List(Vec::new().into())
    }

    fn parse(&self, item: &Item, text: &str) -> Result<Value, BadValue> {
        let text = text.trim();
        if text.is_empty() {
            return Err(BadValue::NotA { kind: self.name() });
        }
        let mut rows = Vec::new();
        if !NO_ROWS.contains(&text.to_lowercase().as_str()) {
            for cells in split(text) {
                if !cells.is_empty() {
                    rows.push(read_row(item, rows.len() + 1, &cells)?);
                }
            }
        }
        let value = Value::Rows(rows);
        self.check(item, &value)?;
        Ok(value)
    }

    fn check(&self, item: &Item, value: &Value) -> Result<(), BadValue> {
        let Value::Rows(rows) = value else {
            return Err(BadValue::NotA { kind: self.name() });
        };
        for (row, number) in rows.iter().zip(1..) {
            check_row(item, number, row)?;
        }
        if rows.iter().map(stored_bytes).sum::<usize>() > LONGEST {
            return Err(BadValue::TooLong { max: LONGEST });
        }
        Ok(())
    }

    fn write(&self, item: &Item, value: &Value) -> String {
        let Value::Rows(rows) = value else { return String::new() };
        if rows.is_empty() {
            return NO_ROWS.first().copied().unwrap_or_default().to_owned();
        }
        let cell = |column: &RosterColumn, row: &Row| {
            let item = &column.item;
            let value = row.get(item.id.as_str())?;
            Some(format!("{}:{}", item.id, escaped(&item.kind.write(item, value))))
        };
        let row = |row: &Row| item.columns.iter().filter_map(|column| cell(column, row)).collect::<Vec<_>>().join("|");
        rows.iter().map(row).collect::<Vec<_>>().join("||")
    }

    fn show(&self, item: &Item, value: &Value, lang: Lang) -> String {
        let Value::Rows(rows) = value else { return String::new() };
        if rows.is_empty() {
            return said::no_rows(lang).to_owned();
        }
        let cell = |column: &RosterColumn, row: &Row| {
            let item = &column.item;
            row.get(item.id.as_str()).map(|value| item.kind.show(item, value, lang))
        };
        let row = |row: &Row| {
            let cells: Vec<String> = item.columns.iter().filter_map(|column| cell(column, row)).collect();
            cells.join(said::list_comma(lang))
        };
        rows.iter().map(row).collect::<Vec<_>>().join(said::between_rows(lang))
    }

    fn points(&self, _item: &Item, _value: &Value) -> Option<f64> {
        None
    }

    /// A list as long as there are rows: expressions have no fields, and so can only count them.
    fn to_cel(&self, _item: &Item, value: &Value) -> cel::Value {
        match value {
            Value::Rows(rows) => cel::Value::List(vec![cel::Value::Bool(true); rows.len()].into()),
            _ => cel::Value::Null,
        }
    }
}

/// Cuts a text into rows and those into cells, with what was escaped as it was meant; cells of nothing but space are left out.
fn split(text: &str) -> Vec<Vec<String>> {
    let mut rows = vec![Vec::new()];
    let mut cell = String::new();
    let mut chars = text.chars().peekable();
    let end = |cell: &mut String, rows: &mut Vec<Vec<String>>| {
        let cell = std::mem::take(cell);
        if let Some(row) = rows.last_mut().filter(|_| !cell.trim().is_empty()) {
            row.push(cell);
        }
    };
    while let Some(c) = chars.next() {
        match (c, chars.peek()) {
            (ESCAPE, Some(&next @ (BAR | ESCAPE))) => {
                cell.push(next);
                chars.next();
            }
            (ESCAPE, Some('n')) => {
                cell.push('\n');
                chars.next();
            }
            (BAR, next) => {
                let is_row = next == Some(&BAR);
                end(&mut cell, &mut rows);
                if is_row {
                    chars.next();
                    rows.push(Vec::new());
                }
            }
            (c, _) => cell.push(c),
        }
    }
    end(&mut cell, &mut rows);
    rows
}

fn escaped(text: &str) -> String {
    text.replace(ESCAPE, "\\\\").replace(BAR, "\\|").replace('\n', "\\n")
}

fn read_row(item: &Item, number: usize, cells: &[String]) -> Result<Row, BadValue> {
    let mut row = Row::new();
    for cell in cells {
        let (name, text) = cell.split_once(COLONS).unwrap_or((cell.as_str(), ""));
        let column = column(item, name.trim())?;
        let Some(value) = read_cell(column, number, text)? else { continue };
        if row.insert(column.item.id.as_str().to_owned(), value).is_some() {
            return Err(BadValue::CellTwice { row: number, column: column.item.title.clone() });
        }
    }
    Ok(row)
}

/// Reads a cell of the row of that number; `None` for one of nothing but space.
///
/// # Errors
/// What is wrong with it, and where.
pub fn read_cell(column: &RosterColumn, row: usize, text: &str) -> Result<Option<Value>, BadValue> {
    let of = &column.item;
    if text.trim().is_empty() {
        return Ok(None);
    }
    let value = of.kind.parse(of, text.trim());
    let bad_cell = |bad| BadValue::BadCell { row, column: of.title.clone(), bad: Box::new(bad) };
    value.map(Some).map_err(bad_cell)
}

/// Finds a column by its id or its title in either language.
///
/// # Errors
/// There is none of that name.
pub fn column<'a>(item: &'a Item, name: &str) -> Result<&'a RosterColumn, BadValue> {
    let is_it = |column: &&RosterColumn| {
        let Item { id, title, .. } = &column.item;
        let names = [id.as_str(), &title.zh, &title.en];
        names.into_iter().any(|known| !known.is_empty() && known.to_lowercase() == name.to_lowercase())
    };
    item.columns.iter().find(is_it).ok_or_else(|| BadValue::NoSuchColumn {
        given: name.to_owned(),
        columns: item.columns.iter().map(|column| column.item.id.to_string()).collect(),
    })
}

fn check_row(item: &Item, number: usize, row: &Row) -> Result<(), BadValue> {
    for name in row.keys() {
        if !item.columns.iter().any(|column| column.item.id.as_str() == name) {
            column(item, name)?;
            return Err(BadValue::NotA { kind: item.kind.name() });
        }
    }
    for column in &item.columns {
        let of = &column.item;
        let title = || of.title.clone();
        match row.get(of.id.as_str()) {
            Some(value) => {
                let bad_cell = |bad| BadValue::BadCell { row: number, column: title(), bad: Box::new(bad) };
                of.kind.check(of, value).map_err(bad_cell)?;
                // Space around a text would be lost on the way through a file.
                if matches!(value, Value::Text(text) if text.trim() != text) {
                    return Err(bad_cell(BadValue::NotA { kind: of.kind.name() }));
                }
            }
            None if column.is_required => return Err(BadValue::NoCell { row: number, column: title() }),
            None => {}
        }
    }
    if row.is_empty() { Err(BadValue::NotA { kind: item.kind.name() }) } else { Ok(()) }
}

/// Returns the most bytes a row can take in a record.
fn stored_bytes(row: &Row) -> usize {
    let text_bytes = |value: &Value| match value {
        Value::Text(text) => text.len(),
        Value::Picks(picks) => {
            let specify = |text: &Option<String>| text.as_ref().map_or(0, String::len);
            picks.iter().map(|pick| pick.code.len() + specify(&pick.specify) + CELL).sum()
        }
        Value::Bool(_) | Value::Int(_) | Value::Decimal(_) | Value::Date(_) | Value::Rows(_) => 0,
    };
    row.iter().map(|(name, value)| name.len() + CELL + text_bytes(value)).sum::<usize>() + CELL
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::checklist::Text;
    use crate::domain::kinds::tests::{COLUMNS, item};

    fn read(text: &str) -> Result<String, BadValue> {
        let item = item("roster", COLUMNS);
        item.kind.parse(&item, text).map(|value| item.kind.write(&item, &value))
    }

    #[test]
    fn rows_are_read_by_id_or_title_and_written_by_id_in_the_order_of_the_columns() {
        let written = "what:评审|n:12|amount:1.5|until:2026-12-31|is_public:yes|how:other:委托||what:培训";
        assert_eq!(read(written), Ok(written.to_owned()));
        let typed =
            " 公开：是 | What:评审|次数：１２|金额:1.50|期限止：2026年12月31日|方式：其他：委托|||what: 培训 |N:";
        assert_eq!(read(typed).as_deref(), Ok(written));
    }

    #[test]
    fn bars_backslashes_and_new_lines_in_a_cell_are_escaped() {
        let item = item("roster", COLUMNS);
        let text = "甲|乙||丙\\n\\|丁\n戊:己";
        let value = Value::Rows(vec![Row::from([("what".to_owned(), Value::Text(text.to_owned()))])]);
        let written = item.kind.write(&item, &value);
        assert_eq!(written, r"what:甲\|乙\|\|丙\\n\\\|丁\n戊:己");
        assert_eq!(item.kind.parse(&item, &written), Ok(value));
    }

    #[test]
    fn a_roster_without_rows_is_an_answer_of_its_own() {
        let item = item("roster", COLUMNS);
        for text in ["none", "无", " None "] {
            assert_eq!(item.kind.parse(&item, text), Ok(Value::Rows(Vec::new())));
        }
        assert_eq!(item.kind.write(&item, &Value::Rows(Vec::new())), "none");
        assert_eq!(item.kind.show(&item, &Value::Rows(Vec::new()), Lang::Zh), "无");
        assert_eq!(read(" "), Err(BadValue::NotA { kind: "roster" }));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_row_and_column() {
        let title = |zh: &str, en: &str| Text { zh: zh.to_owned(), en: en.to_owned() };
        let bad = |row, column, bad| Err(BadValue::BadCell { row, column, bad: Box::new(bad) });
        let range = BadValue::OutOfRange { min: 0.0, max: 999.0 };
        assert_eq!(read("what:甲||what:乙|n:1000"), bad(2, title("次数", "Times"), range));
        assert_eq!(read("what:甲|until:明天"), bad(1, title("期限止", "Until"), BadValue::NotA { kind: "date" }));
        assert_eq!(read("n:3"), Err(BadValue::NoCell { row: 1, column: title("事项", "What") }));
        assert_eq!(read("what:甲|事项:乙"), Err(BadValue::CellTwice { row: 1, column: title("事项", "What") }));
        let columns = ["what", "n", "amount", "until", "is_public", "how"].map(str::to_owned).to_vec();
        assert_eq!(read("whom:甲"), Err(BadValue::NoSuchColumn { given: "whom".to_owned(), columns }));
        assert_eq!(
            read("what:甲||what:乙|n:1000").unwrap_err().say(Lang::Zh),
            "第 2 行“次数”：超出范围，应在 0 到 999 之间"
        );
    }

    #[test]
    fn rows_longer_than_a_record_of_the_journal_takes_are_refused() {
        let item = item("roster", COLUMNS);
        // A cell of 14,000 bytes of text in a column named by 4, and 24 bytes each for cell and row.
        let row = || Row::from([("what".to_owned(), Value::Text("x".repeat(14_000)))]);
        let rows = |n: usize| Value::Rows((0..n).map(|_| row()).collect());
        assert_eq!(item.kind.check(&item, &rows(4)), Ok(()));
        assert_eq!(item.kind.check(&item, &rows(5)), Err(BadValue::TooLong { max: 60_000 }));
    }

    #[test]
    fn rows_are_shown_by_their_cells() {
        let item = item("roster", COLUMNS);
        let value = item.kind.parse(&item, "what:评审|until:2026-12-31|how:a||what:培训").unwrap();
        assert_eq!(item.kind.show(&item, &value, Lang::Zh), "评审、2026年12月31日、甲；培训");
        assert_eq!(item.kind.show(&item, &value, Lang::En), "评审, 2026-12-31, A; 培训");
    }

    #[test]
    fn expressions_count_the_rows() {
        use crate::domain::condition::{Condition, Names, Outcome, Values, Want};
        let item = item("roster", COLUMNS);
        let mut names = Names::default();
        names.add_item("X", Some(item.kind), None);
        let size = Condition::compile("size(X)", &names, Want::Number).unwrap();
        let value = item.kind.parse(&item, "what:甲||what:乙").unwrap();
        let mut values = Values::new();
        values.bind(&item.id, item.kind.to_cel(&item, &value));
        assert_eq!(size.eval(&values), Outcome::Number(2.0));
        assert!(Condition::compile("X == 'a'", &names, Want::Truth).is_err());
    }
}
