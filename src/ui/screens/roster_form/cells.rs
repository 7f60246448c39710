//! A row of a roster as lines to fill in, one for each column and one more where the option taken asks for a text, and how they are read again; knows no key and nobody's rows.

use crate::domain::checklist::{Choice, RosterColumn};
use crate::domain::ids::ItemId;
use crate::domain::kinds::{BadValue, Entry, read_cell};
use crate::domain::value::{Pick, Row, Value};
use crate::lang::{Lang, item as item_say, roster as say, value as value_say};
use crate::ui::visit::blanks::{Blank, Blanks, Place, Words};

/// The longest text of a cell, in bytes.
const CELL_BYTES_MAX: usize = 4_096;
/// After a column's id, the text that specifies its option.
const SPECIFY: &str = ".specify";

/// A line of the form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// A column.
    Cell(ItemId),
    /// What specifies the option taken in a column.
    Specify(ItemId),
}

impl Line {
    pub const fn column(&self) -> &ItemId {
        match self {
            Self::Cell(column) | Self::Specify(column) => column,
        }
    }
}

impl Place for Line {
    fn name(&self) -> String {
        match self {
            Self::Cell(column) => column.to_string(),
            Self::Specify(column) => format!("{column}{SPECIFY}"),
        }
    }
}

/// Returns the column a line is of.
pub fn column_of<'a>(columns: &'a [RosterColumn], line: &Line) -> Option<&'a RosterColumn> {
    columns.iter().find(|column| column.item.id == *line.column())
}

/// Returns whether a column is filled in by choosing.
fn is_chosen(column: &RosterColumn) -> bool {
    matches!(column.item.kind.entry(), Entry::Single | Entry::YesNo)
}

/// Returns what there is to choose from in a column.
fn choices(column: &RosterColumn, lang: Lang) -> Vec<&str> {
    match column.item.kind.entry() {
        Entry::YesNo => vec![value_say::yes(lang), value_say::no(lang)],
        Entry::Single => column.item.options.iter().map(|option| option.label.get(lang)).collect(),
        Entry::Level | Entry::Multi | Entry::Line | Entry::Page | Entry::Rows => Vec::new(),
    }
}

/// Returns the option taken in a column.
fn option<'a>(column: &'a RosterColumn, blanks: &Blanks<Line>) -> Option<&'a Choice> {
    column.item.options.get(blanks.chosen(&Line::Cell(column.item.id.clone()))?)
}

/// Returns the lines, from the top down.
pub fn places(columns: &[RosterColumn], blanks: &Blanks<Line>) -> Vec<Line> {
    let lines = columns.iter().flat_map(|column| {
        let id = &column.item.id;
        let asks = option(column, blanks).is_some_and(|option| option.specify);
        std::iter::once(Line::Cell(id.clone())).chain(asks.then(|| Line::Specify(id.clone())))
    });
    lines.collect()
}

/// Makes a line, with what a row says there.
pub fn blank(columns: &[RosterColumn], row: Option<&Row>, line: &Line) -> Blank<Line> {
    let value = row.and_then(|row| row.get(line.column().as_str()));
    let pick = match value {
        Some(Value::Picks(picks)) => picks.first(),
        _ => None,
    };
    match (line, column_of(columns, line)) {
        (Line::Cell(_), Some(column)) if is_chosen(column) => {
            let is_it = |option: &Choice| pick.is_some_and(|pick| pick.code == option.code);
            let taken = match value {
                Some(Value::Bool(is_yes)) => Some(usize::from(!is_yes)),
                _ => column.item.options.iter().position(is_it),
            };
            Blank::option(line.clone(), choices(column, Lang::Zh).len(), taken)
        }
        (Line::Cell(_), Some(column)) => {
            let text = value.map(|value| column.item.kind.write(&column.item, value)).unwrap_or_default();
            let is_page = column.item.kind.entry() == Entry::Page;
            let make = if is_page { Blank::page } else { Blank::text };
            make(line.clone(), CELL_BYTES_MAX, &text)
        }
        (Line::Specify(_), _) | (_, None) => {
            let text = pick.and_then(|pick| pick.specify.as_deref()).unwrap_or_default();
            Blank::text(line.clone(), CELL_BYTES_MAX, text)
        }
    }
}

/// Takes the option that asks for a text, where a half-typed one has no line.
pub fn make_room(columns: &[RosterColumn], blanks: &mut Blanks<Line>, name: &str) {
    let column = name.strip_suffix(SPECIFY).and_then(|id| columns.iter().find(|column| column.item.id.as_str() == id));
    let asking = |column: &RosterColumn| column.item.options.iter().position(|option| option.specify);
    if let Some((column, at)) = column.and_then(|column| Some((column, asking(column)?))) {
        blanks.choose(&Line::Cell(column.item.id.clone()), at);
    }
}

/// Returns what stands beside a line.
pub fn words(columns: &[RosterColumn], line: &Line, lang: Lang) -> Words {
    let Some(column) = column_of(columns, line) else { return Words::default() };
    match line {
        Line::Cell(_) if is_chosen(column) => Words::of(column.item.title.get(lang), "").options(choices(column, lang)),
        Line::Cell(_) => Words::of(column.item.title.get(lang), hint(column, line, lang)),
        Line::Specify(_) => Words::of(say::specify(lang), hint(column, line, lang)),
    }
}

/// Says what a text takes.
fn hint(column: &RosterColumn, line: &Line, lang: Lang) -> String {
    let of = &column.item;
    let what = match (line, of.range, of.kind.entry()) {
        (Line::Specify(_), ..) | (_, None, Entry::Page) => say::hint_text(lang).to_owned(),
        (_, Some((min, max)), _) => {
            let max = value_say::with_unit(lang, &item_say::number(max), of.unit.get(lang));
            say::hint_range(lang, &item_say::number(min), &max)
        }
        (_, None, _) => of.kind.expects(lang),
    };
    if column.is_required { say::hint_needed(lang, &what) } else { what }
}

/// Reads what stands in a column.
fn cell(column: &RosterColumn, blanks: &Blanks<Line>) -> Result<Option<Value>, BadValue> {
    let of = &column.item;
    let line = Line::Cell(of.id.clone());
    if !is_chosen(column) {
        return read_cell(column, 1, blanks.text(&line));
    }
    let Some(choice) = blanks.chosen(&line) else { return Ok(None) };
    let Some(option) = of.options.get(choice) else { return Ok(Some(Value::Bool(choice == 0))) };
    let text = blanks.text(&Line::Specify(of.id.clone()));
    let specify = (option.specify && !text.is_empty()).then(|| text.to_owned());
    let value = Value::Picks(vec![Pick { code: option.code.clone(), specify }]);
    of.kind.check(of, &value)?;
    Ok(Some(value))
}

fn say_bad(bad: &BadValue, lang: Lang) -> String {
    match bad {
        BadValue::BadCell { bad, .. } => bad.say(lang),
        BadValue::NotSpecified { .. } => say::needed(lang).to_owned(),
        bad => bad.say(lang),
    }
}

/// Returns what is wrong with a line that one leaves; it may be empty, and what specifies an option has a line of its own.
pub fn judge(columns: &[RosterColumn], blanks: &Blanks<Line>, line: &Line, lang: Lang) -> Option<String> {
    let is_to_come = matches!(line, Line::Cell(id) if blanks.has(&Line::Specify(id.clone())));
    let bad = cell(column_of(columns, line).filter(|_| !is_to_come)?, blanks).err()?;
    Some(say_bad(&bad, lang))
}

/// Reads the row.
///
/// # Errors
/// The first line that cannot be read, or lacks what is needed.
pub fn read(columns: &[RosterColumn], blanks: &Blanks<Line>, lang: Lang) -> Result<Row, (Line, String)> {
    let mut row = Row::new();
    for column in columns {
        let id = &column.item.id;
        // An option's text is what is missing where it has a line.
        let specify = Line::Specify(id.clone());
        let line = || if blanks.has(&specify) { specify.clone() } else { Line::Cell(id.clone()) };
        match cell(column, blanks) {
            Ok(Some(value)) => drop(row.insert(id.to_string(), value)),
            Ok(None) if column.is_required => return Err((line(), say::needed(lang).to_owned())),
            Ok(None) => {}
            Err(bad) => return Err((line(), say_bad(&bad, lang))),
        }
    }
    match columns.first().filter(|_| row.is_empty()) {
        Some(first) => Err((Line::Cell(first.item.id.clone()), say::empty_row(lang).to_owned())),
        None => Ok(row),
    }
}
