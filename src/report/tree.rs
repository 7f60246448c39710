//! The report as a tree: sections of paragraphs, tables, bars and entries, all plain text; knows nothing of markup and of what it is about.

/// A whole report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Report {
    /// Its title.
    pub title: String,
    /// What it is about, before the first section.
    pub head: Vec<(String, String)>,
    /// Its sections, in reading order.
    pub sections: Vec<Section>,
    /// Whether the first section is to stand on a page of its own.
    pub has_front_page: bool,
    /// Tables that go with it for whoever counts on: every item, the evidence, the audit trail. What is made to be read leaves them out.
    pub annexes: Vec<Section>,
    /// All that another store needs to have the assessment too; only what is made for programs holds it.
    pub record: Option<serde_json::Value>,
}

/// A part of a report under one heading.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Section {
    /// Its heading.
    pub title: String,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// One thing on the page.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// Running text.
    Paragraph(String),
    /// Points one under the other.
    List(Vec<String>),
    /// Rows and columns.
    Table(Table),
    /// A heading with named values under it.
    Entry(Entry),
}

/// Rows and columns.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows. Invariant: each has as many cells as there are columns.
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its heading.
    pub title: String,
    /// To which side its cells lean.
    pub align: Align,
}

/// To which side a column leans.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words.
    Text(String),
    /// A number, and how it is written for people.
    Number(Number),
    /// An interval on a scale of 0–100.
    Bar(Bar),
}

/// A number, and how it is written for people.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// The number, unrounded.
    pub value: f64,
    /// As it is written.
    pub text: String,
    /// What it is a number of.
    pub unit: Unit,
}

/// What a number is a number of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Points of a score, 0–100.
    Points,
    /// Points of a score in a map in which colour shows where little was reached.
    Heat,
    /// A share, 0–1.
    Share,
    /// Things counted, weights, levels.
    Count,
    /// A day, as spreadsheets number it: days since 1899-12-30.
    Day,
}

/// An interval, and the score within it, on a scale of 0–100.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    /// The lower bound.
    pub low: f64,
    /// The score; `None` when withheld.
    pub score: Option<f64>,
    /// The upper bound.
    pub high: f64,
}

/// A heading with named values under it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Entry {
    /// Its heading.
    pub title: String,
    /// The values and their names.
    pub values: Vec<(String, String)>,
}

/// A table of more columns than this is laid out on a page on its side.
const MOST_UPRIGHT: usize = 8;

impl Section {
    /// Returns whether it holds a table too wide for a page that stands upright.
    pub fn is_wide(&self) -> bool {
        self.blocks.iter().any(|block| matches!(block, Block::Table(table) if table.columns.len() > MOST_UPRIGHT))
    }
}

impl Number {
    /// Returns a day as a number.
    pub fn of_day(day: jiff::civil::Date) -> Self {
        let since = day.since(jiff::civil::date(1899, 12, 30)).map_or(0, |span| span.get_days());
        Self { value: f64::from(since), text: day.to_string(), unit: Unit::Day }
    }
}

impl Column {
    /// A column of words.
    pub fn words(title: &str) -> Self {
        Self { title: title.to_owned(), align: Align::Left }
    }

    /// A column of numbers.
    pub fn numbers(title: &str) -> Self {
        Self { title: title.to_owned(), align: Align::Right }
    }
}

impl Cell {
    /// Returns what the cell says in words; a bar says nothing.
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Number(number) => &number.text,
            Self::Bar(_) => "",
        }
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
