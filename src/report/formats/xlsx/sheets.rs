//! The sheets of the workbook, cell by cell; knows nothing of how cells look.

use rust_xlsxwriter::{Chart, ChartType, Format, Workbook, Worksheet, XlsxError};

use crate::lang::{Lang, report as say};
use crate::report::formats::widths;
use crate::report::formats::xlsx::layout::{Looks, fitting, sheet_name};
use crate::report::{Align, Bar, Block, Cell, Column, Entry, Report, Section, Table};

/// A4.
const PAPER: u8 = 9;
/// Characters across the columns of the sheet of figures, and of the sheet to read.
const SUMMARY: [f64; 8] = [34.0, 10.0, 14.0, 10.0, 20.0, 20.0, 9.0, 11.0];
const READING: [f64; 5] = [30.0, 46.0, 34.0, 14.0, 18.0];
/// Columns from the first that a text to read runs across.
const ACROSS: u16 = 4;
/// Characters across a sheet for a wide table, on its side.
const WIDE: usize = 150;
/// Points from line to line, and the least of a row that is filled in by hand.
const LINE_HEIGHT: f64 = 14.5;
const BLANK_HEIGHT: f64 = 30.0;
/// The highest a row gets, in points, and the characters that words keep off the side of their cell.
const HEIGHT_MOST: f64 = 400.0;
const INDENT: f64 = 1.0;
/// The longest text spreadsheets take at the head of a page, in characters.
const HEADER_MOST: usize = 200;
/// The widest a column of an annex gets.
const ANNEX_MOST: usize = 38;
/// The first column to the right of the tables, where charts stand; their size in pixels, and the pixels of a row.
const CHART_COLUMN: u16 = 9;
const CHART_WIDTH: u32 = 520;
const ROW_PIXELS: u32 = 20;
/// Cells a bar takes: the lower bound, the upper one, and what is between them.
const BAR_CELLS: u16 = 3;
/// The colours of the parts of a bar.
const DARK: u32 = 0x2f_5d_8a;
const LIGHT: u32 = 0xa9_c3_dd;

/// The sheets made so far.
pub struct Sheets {
    workbook: Workbook,
    looks: Looks,
    lang: Lang,
    names: Vec<String>,
    /// What stands at the head of every printed page.
    header: String,
}

/// Where the next row goes.
struct Pen {
    sheet: Worksheet,
    row: u32,
    /// The last column that a text to read runs across to.
    across: u16,
}

impl Pen {
    fn text(&mut self, column: u16, text: &str, format: &Format) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(self.row, column, fitting(text), format).map(drop)
    }

    /// Writes a text across several columns, on as many lines as it needs there.
    fn across(&mut self, from: u16, text: &str, format: &Format, widths: &[f64]) -> Result<(), XlsxError> {
        let lines = self.spread(from, self.across, text, format, widths)?;
        self.sheet.set_row_height(self.row, (LINE_HEIGHT * lines).min(HEIGHT_MOST)).map(drop)
    }

    /// Writes a text across some columns and returns how many lines it takes there.
    fn spread(&mut self, from: u16, to: u16, text: &str, format: &Format, widths: &[f64]) -> Result<f64, XlsxError> {
        let n_columns = usize::from(to.saturating_sub(from)) + 1;
        let room: f64 = widths.iter().skip(usize::from(from)).take(n_columns).sum();
        if to > from {
            self.sheet.merge_range(self.row, from, self.row, to, "", format)?;
        }
        self.text(from, text, format)?;
        Ok(lines_in(text, room * 0.95))
    }

    fn next(&mut self) {
        self.row += 1;
    }
}

/// Returns how many lines a text takes in so many characters.
fn lines_in(text: &str, room: f64) -> f64 {
    (f64::from(columns_of(text)) / room.max(1.0)).ceil().max(1.0)
}

fn columns_of(text: &str) -> u32 {
    u32::try_from(unicode_width::UnicodeWidthStr::width(text)).unwrap_or(u32::MAX)
}

/// Where a table came to stand: its first and last row, and the column of the lower bounds.
struct Placed {
    first: u32,
    last: u32,
    bars: Option<u16>,
}

impl Sheets {
    /// Starts on an empty workbook.
    pub fn new(workbook: Workbook, title: &str, lang: Lang) -> Self {
        Self { workbook, looks: Looks::new(), lang, names: Vec::new(), header: page_header(title) }
    }

    /// Returns the workbook's bytes.
    pub fn finish(mut self) -> Result<Vec<u8>, XlsxError> {
        self.workbook.save_to_buffer()
    }

    /// Starts a sheet that prints on A4, as wide as the page.
    fn start(&mut self, title: &str, widths: &[f64]) -> Result<(Pen, String), XlsxError> {
        let name = sheet_name(title, &self.names);
        self.names.push(name.clone());
        let mut sheet = Worksheet::new();
        sheet.set_name(&name)?.set_paper_size(PAPER).set_print_fit_to_pages(1, 0);
        sheet.set_header(&self.header).set_footer("&C&P / &N");
        for (column, width) in (0..).zip(widths) {
            sheet.set_column_width(column, *width)?;
        }
        Ok((Pen { sheet, row: 0, across: ACROSS }, name))
    }

    /// Makes the sheet of the figures, each table with a chart of its bars.
    pub fn summary(&mut self, report: &Report, sections: &[&Section]) -> Result<(), XlsxError> {
        let (mut pen, name) = self.start(say::summary(self.lang), &SUMMARY)?;
        pen.sheet.set_landscape();
        pen.text(0, &report.title, &self.looks.title)?;
        pen.sheet.set_row_height(0, 26)?.set_freeze_panes(1, 0)?;
        pen.next();
        for (label, value) in &report.head {
            pen.text(0, label, &self.looks.label)?;
            pen.text(1, value, &self.looks.plain)?;
            pen.next();
        }
        let mut free = pen.row;
        for section in sections {
            pen.next();
            pen.text(0, &section.title, &self.looks.heading)?;
            pen.next();
            for block in &section.blocks {
                let Block::Table(table) = block else {
                    self.words(&mut pen, block, &SUMMARY)?;
                    continue;
                };
                let placed = self.table(&mut pen, table, &SUMMARY)?;
                if placed.bars.is_some() {
                    let (chart, n_rows) = chart(&name, table, &placed);
                    // A chart stands beside its table, below the chart before it.
                    let at = placed.first.saturating_sub(1).max(free);
                    pen.sheet.insert_chart(at, CHART_COLUMN, &chart)?;
                    free = at + n_rows + 1;
                }
                pen.next();
            }
        }
        // Paper ends at the last cell unless told otherwise, and would cut the last chart.
        pen.sheet.set_print_area(0, 0, free.max(pen.row) + 4, CHART_COLUMN + 8)?;
        self.workbook.push_worksheet(pen.sheet);
        Ok(())
    }

    /// Makes the sheet of what is to be read.
    pub fn reading(&mut self, sections: &[&Section]) -> Result<(), XlsxError> {
        if sections.is_empty() {
            return Ok(());
        }
        let (mut pen, _) = self.start(say::reading(self.lang), &READING)?;
        pen.sheet.set_landscape();
        for section in sections {
            pen.text(0, &section.title, &self.looks.heading)?;
            pen.next();
            for block in &section.blocks {
                match block {
                    Block::Table(table) => self.table(&mut pen, table, &READING).map(drop)?,
                    Block::Paragraph(_) | Block::List(_) | Block::Entry(_) => self.words(&mut pen, block, &READING)?,
                }
            }
            pen.next();
        }
        self.workbook.push_worksheet(pen.sheet);
        Ok(())
    }

    /// Makes a sheet for a part with a wide table: on its side, its columns those of the table; smaller tables spread over them.
    pub fn wide(&mut self, section: &Section) -> Result<(), XlsxError> {
        let tables = section.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Paragraph(_) | Block::List(_) | Block::Entry(_) => None,
        });
        let Some(widest) = tables.max_by_key(|table| table.columns.len()) else { return Ok(()) };
        let widths: Vec<f64> =
            widths::fitted(widest, 0, WIDE).into_iter().map(|width| f64::from(width_of(width))).collect();
        let (mut pen, _) = self.start(&section.title, &widths)?;
        pen.sheet.set_landscape();
        pen.across = u16::try_from(widths.len().saturating_sub(1)).unwrap_or(ACROSS);
        pen.text(0, &section.title, &self.looks.heading)?;
        pen.next();
        for block in &section.blocks {
            match block {
                Block::Table(table) if table.columns.len() == widths.len() => {
                    self.table(&mut pen, table, &widths)?;
                    pen.next();
                }
                Block::Table(table) => {
                    self.spread(&mut pen, table, &widths)?;
                    pen.next();
                }
                Block::Paragraph(_) | Block::List(_) | Block::Entry(_) => self.words(&mut pen, block, &widths)?,
            }
        }
        self.workbook.push_worksheet(pen.sheet);
        Ok(())
    }

    /// Writes a table each of whose columns takes several of the sheet's.
    fn spread(&self, pen: &mut Pen, table: &Table, widths: &[f64]) -> Result<(), XlsxError> {
        let n = table.columns.len().max(1);
        let bound = |idx: usize| u16::try_from(idx * widths.len() / n).unwrap_or(u16::MAX);
        let head: Vec<Cell> = table.columns.iter().map(|column| Cell::from(column.title.as_str())).collect();
        for (idx, row) in std::iter::once(&head).chain(&table.rows).enumerate() {
            let look = if idx == 0 { &self.looks.head } else { &self.looks.cell };
            let mut lines = 1.0_f64;
            for (column, cell) in row.iter().enumerate() {
                let (from, to) = (bound(column), bound(column + 1).saturating_sub(1));
                let look = Looks::aligned(look, Align::Left);
                lines = lines.max(pen.spread(from, to, cell.text(), &look, widths)?);
            }
            let height = LINE_HEIGHT * lines;
            pen.sheet.set_row_height(
                pen.row,
                if idx > 0 && widths::is_blank(row) { height.max(BLANK_HEIGHT) } else { height },
            )?;
            pen.next();
        }
        Ok(())
    }

    /// Makes the sheet of an annex: its table under a head that stays, with filters.
    pub fn annex(&mut self, annex: &Section) -> Result<(), XlsxError> {
        for block in &annex.blocks {
            let Block::Table(table) = block else { continue };
            let widths = widths::wanted(table, 0).into_iter().map(|width| f64::from(width_of(width) + 2));
            let widths: Vec<f64> = widths.collect();
            let (mut pen, _) = self.start(&annex.title, &widths)?;
            pen.sheet.set_landscape().set_freeze_panes(1, 1)?.set_repeat_rows(0, 0)?;
            self.table(&mut pen, table, &widths)?;
            let last_row = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
            let last_column = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
            pen.sheet.autofilter(0, 0, last_row, last_column)?;
            self.workbook.push_worksheet(pen.sheet);
        }
        Ok(())
    }

    /// Writes a block that is no table.
    fn words(&self, pen: &mut Pen, block: &Block, widths: &[f64]) -> Result<(), XlsxError> {
        let looks = &self.looks;
        match block {
            Block::Paragraph(text) => {
                pen.across(0, text, &looks.words, widths)?;
                pen.next();
            }
            Block::List(points) => {
                for point in points {
                    pen.across(0, point, &looks.words, widths)?;
                    pen.next();
                }
            }
            Block::Entry(Entry { title, values }) => {
                pen.text(0, title, &looks.entry)?;
                pen.next();
                let has_room = |label: &str| widths.first().is_some_and(|width| f64::from(columns_of(label)) < *width);
                for (label, value) in values {
                    if has_room(label) {
                        pen.text(0, label, &looks.label)?;
                        pen.across(1, value, &looks.words, widths)?;
                    } else {
                        pen.across(0, &say::labelled(self.lang, label, value), &looks.words, widths)?;
                    }
                    pen.next();
                }
            }
            Block::Table(_) => {}
        }
        Ok(())
    }

    /// Writes a table; a bar as its numbers.
    fn table(&self, pen: &mut Pen, table: &Table, widths: &[f64]) -> Result<Placed, XlsxError> {
        let bars = |idx: usize| table.rows.iter().any(|row| matches!(row.get(idx), Some(Cell::Bar(_))));
        let mut column = 0;
        let mut placed = Placed { first: 0, last: 0, bars: None };
        for (idx, head) in table.columns.iter().enumerate() {
            if bars(idx) {
                placed.bars = Some(column);
                let low = say::labelled(self.lang, &head.title, say::col_low(self.lang));
                for title in [low.as_str(), say::col_high(self.lang), say::col_span(self.lang)] {
                    pen.text(column, title, &Looks::aligned(&self.looks.head, Align::Right))?;
                    column += 1;
                }
            } else {
                pen.text(column, &head.title, &Looks::aligned(&self.looks.head, head.align))?;
                column += 1;
            }
        }
        // As with rows, room for a head on two lines.
        let is_wide = |(column, width): (&Column, &f64)| f64::from(columns_of(&column.title)) + 1.0 > *width;
        if table.columns.iter().zip(widths).any(is_wide) {
            pen.sheet.set_row_height(pen.row, 28)?;
        }
        pen.next();
        placed.first = pen.row;
        for row in &table.rows {
            let mut column = 0;
            let mut lines = 1.0_f64;
            for (idx, cell) in row.iter().enumerate() {
                let align = table.columns.get(idx).map_or(Align::Left, |column| column.align);
                if let (Cell::Text(text), Some(width)) = (cell, widths.get(usize::from(column))) {
                    let indent = if align == Align::Left { INDENT } else { 0.0 };
                    lines = lines.max(lines_in(text, *width - indent));
                }
                column = self.cell(pen, column, cell, align, bars(idx))?;
            }
            // Not every spreadsheet makes room for words on several lines by itself.
            let height = LINE_HEIGHT * lines;
            let height =
                if widths::is_blank(row) && widths::is_by_hand(table) { height.max(BLANK_HEIGHT) } else { height };
            pen.sheet.set_row_height(pen.row, height.min(HEIGHT_MOST))?;
            placed.last = pen.row;
            pen.next();
        }
        Ok(placed)
    }

    /// Writes a cell and returns the column after it.
    fn cell(&self, pen: &mut Pen, column: u16, cell: &Cell, align: Align, is_bars: bool) -> Result<u16, XlsxError> {
        let looks = &self.looks;
        match cell {
            Cell::Text(text) => pen.text(column, text, &Looks::aligned(&looks.cell, align))?,
            Cell::Number(number) => {
                let look = looks.number(number.unit, number.value);
                pen.sheet.write_number_with_format(pen.row, column, number.value, &look)?;
            }
            Cell::Bar(bar) => {
                let Bar { low, high, .. } = bar;
                for (at, value) in (column..).zip([*low, *high, high - low]) {
                    let look = looks.number(crate::report::Unit::Points, value);
                    pen.sheet.write_number_with_format(pen.row, at, value, &look)?;
                }
            }
        }
        Ok(column + if is_bars { BAR_CELLS } else { 1 })
    }
}

/// Writes a title for the head of a page, where an ampersand begins a command.
fn page_header(title: &str) -> String {
    let title: String = title.chars().take(HEADER_MOST / 2).collect();
    format!("&R&9{}", title.replace('&', "&&"))
}

fn width_of(width: usize) -> u32 {
    u32::try_from(width.min(ANNEX_MOST)).unwrap_or(0)
}

/// Makes the chart of a table's bars, and says how many rows it takes: dark to the lower bound, light to the upper.
fn chart(sheet: &str, table: &Table, placed: &Placed) -> (Chart, u32) {
    let low = placed.bars.unwrap_or(0);
    let n_rows = 2 * placed.last.saturating_sub(placed.first) + 4;
    let mut chart = Chart::new(ChartType::BarStacked);
    for (column, colour) in [(low, DARK), (low + 2, LIGHT)] {
        chart
            .add_series()
            .set_categories((sheet, placed.first, 0, placed.last, 0))
            .set_values((sheet, placed.first, column, placed.last, column))
            .set_name((sheet, placed.first.saturating_sub(1), column))
            .set_format(
                rust_xlsxwriter::ChartFormat::new().set_solid_fill(
                    rust_xlsxwriter::ChartSolidFill::new().set_color(rust_xlsxwriter::Color::RGB(colour)),
                ),
            )
            .set_gap(60);
    }
    let title = table.columns.first().map_or("", |column| column.title.as_str());
    chart.title().set_name(title);
    chart.title().set_font(rust_xlsxwriter::ChartFont::new().set_size(11));
    chart.legend().set_position(rust_xlsxwriter::ChartLegendPosition::Bottom);
    chart.x_axis().set_min(0).set_max(100).set_major_unit(20);
    chart.y_axis().set_reverse().set_label_interval(1);
    chart.set_alt_text(title).set_width(CHART_WIDTH).set_height(ROW_PIXELS * (n_rows + 2));
    (chart, n_rows + 2)
}
