//! The text itself as markup: headings, paragraphs, lists, tables, pictures; knows nothing of the package around it.

use std::fmt::Write as _;

use crate::lang::{Lang, report as say};
use crate::report::formats::docx::parts::{DECLARATION, W, escape};
use crate::report::formats::{Unfit, bar, tree_json, widths};
use crate::report::{Align, Bar, Block, Cell, Entry, Report, Section, Table, Unit};

/// Twentieths of a point across the page, A4 less its margins, and across a page on its side.
const PAGE_WIDTH: usize = 9_752;
const SIDE_WIDTH: usize = 14_684;
/// Twentieths of a point across half a Chinese character in a table.
const COLUMN: usize = 93;
/// Twentieths of a point a cell keeps free on its sides.
const PADDING: usize = 150;
/// Columns of half a character across a bar.
const BAR_COLUMNS: usize = 26;
/// English metric units to a twentieth of a point.
const EMU: usize = 635;
/// The colours of the head of a table, and of labels.
const HEAD_FILL: &str = "F3F6F8";
const SOFT: &str = "5B6673";

/// The text, and the pictures it refers to.
pub struct Body {
    lang: Lang,
    xml: String,
    /// Whether the pages lie on their side now.
    is_on_side: bool,
    /// Whether the first page is among those now.
    is_at_start: bool,
    /// Whether the row being written is to stay with the next.
    keeps_with_next: bool,
    /// The pictures, in the order referred to.
    pub pictures: Vec<Vec<u8>>,
}

impl Body {
    /// Writes a report.
    ///
    /// # Errors
    /// A picture could not be drawn.
    pub fn of(report: &Report, lang: Lang) -> Result<Self, Unfit> {
        let mut body = Self {
            lang,
            xml: String::new(),
            is_on_side: false,
            is_at_start: true,
            keeps_with_next: false,
            pictures: Vec::new(),
        };
        body.paragraph("Title", "", &run(&report.title));
        if !report.head.is_empty() {
            body.head(&report.head);
        }
        for (idx, section) in report.sections.iter().enumerate() {
            body.section(section, idx == 1 && report.has_front_page)?;
        }
        // A table at the very end would leave no place for the cursor.
        body.paragraph("Normal", "", "");
        Ok(body)
    }

    /// Returns the part.
    pub fn document(&self) -> String {
        let section = self.pages();
        let (relations, drawing) = (
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        );
        format!(
            r#"{DECLARATION}<w:document xmlns:w="{W}" xmlns:r="{relations}" xmlns:wp="{drawing}"><w:body>{}{section}</w:body></w:document>"#,
            self.xml
        )
    }

    fn put(&mut self, xml: &str) {
        self.xml.push_str(xml);
    }

    fn paragraph(&mut self, style: &str, more: &str, runs: &str) {
        self.put(&paragraph(style, more, runs));
    }

    /// Writes what the report is about, two values to a row.
    fn head(&mut self, head: &[(String, String)]) {
        let half = PAGE_WIDTH / 2;
        let grid = format!(r#"<w:gridCol w:w="{half}"/><w:gridCol w:w="{half}"/>"#);
        let size = format!(r#"<w:tblW w:w="{PAGE_WIDTH}" w:type="dxa"/><w:tblLayout w:type="fixed"/>"#);
        self.put(&format!("<w:tbl><w:tblPr>{size}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>"));
        for pair in head.chunks(2) {
            self.put("<w:tr>");
            for idx in 0..2 {
                let runs = pair.get(idx).map_or_else(String::new, |(label, value)| {
                    format!("{}{}", soft(&say::labelled(self.lang, label, "")), run(value))
                });
                self.put(&cell_of(half, None, &paragraph("TableText", "", &runs)));
            }
            self.put("</w:tr>");
        }
        self.put("</w:tbl>");
    }

    fn section(&mut self, section: &Section, is_on_new_page: bool) -> Result<(), Unfit> {
        let turns = section.is_wide() != self.is_on_side;
        if turns {
            self.turn();
        }
        // Pages that turn are new ones.
        let more = if is_on_new_page && !turns { "<w:pageBreakBefore/>" } else { "" };
        self.paragraph("Heading1", more, &run(&section.title));
        let followers = section.blocks.iter().skip(1).map(Some).chain([None]);
        section.blocks.iter().zip(followers).try_for_each(|(block, next)| self.block(block, next))
    }

    /// Ends the pages as they lie; those that follow lie the other way.
    fn turn(&mut self) {
        let pages = self.pages();
        let spacing = r#"<w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>"#;
        self.put(&format!("<w:p><w:pPr>{spacing}{pages}</w:pPr></w:p>"));
        self.is_on_side = !self.is_on_side;
        self.is_at_start = false;
    }

    /// How the pages are now: A4, upright or on its side, with what stands at the head and the foot of each. The first page has the
    /// title, so it has no head.
    fn pages(&self) -> String {
        let size = match self.is_on_side {
            false => r#"<w:pgSz w:w="11906" w:h="16838"/>"#,
            true => r#"<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>"#,
        };
        let (first, title) = match self.is_at_start {
            true => (r#"<w:footerReference w:type="first" r:id="footer"/>"#, "<w:titlePg/>"),
            false => ("", ""),
        };
        format!(
            r#"<w:sectPr><w:headerReference w:type="default" r:id="header"/><w:footerReference w:type="default" r:id="footer"/>{first}{size}<w:pgMar w:top="1134" w:right="1077" w:bottom="1134" w:left="1077" w:header="567" w:footer="567" w:gutter="0"/>{title}</w:sectPr>"#
        )
    }

    const fn width(&self) -> usize {
        if self.is_on_side { SIDE_WIDTH } else { PAGE_WIDTH }
    }

    fn block(&mut self, block: &Block, next: Option<&Block>) -> Result<(), Unfit> {
        // What stands over a table is not to be left behind when it goes to the next page.
        let with_next = if matches!(next, Some(Block::Table(_))) { "<w:keepNext/>" } else { "" };
        match block {
            Block::Paragraph(text) => self.paragraph("Normal", with_next, &run(text)),
            Block::List(points) => points.iter().for_each(|point| self.paragraph("ListBullet", "", &run(point))),
            Block::Entry(entry) => self.entry(entry),
            Block::Table(table) => self.table(table)?,
        }
        Ok(())
    }

    fn entry(&mut self, entry: &Entry) {
        self.paragraph("Heading2", "", &run(&entry.title));
        for (idx, (label, value)) in entry.values.iter().enumerate() {
            let more = if idx + 1 < entry.values.len() { "<w:keepNext/>" } else { "" };
            let label = soft(&say::labelled(self.lang, label, ""));
            self.paragraph("Finding", more, &format!("{label}{}", run(value)));
        }
    }

    fn table(&mut self, table: &Table) -> Result<(), Unfit> {
        let room = self.width().saturating_sub(PADDING * table.columns.len()) / COLUMN;
        let fitted = widths::fitted(table, BAR_COLUMNS, room);
        let widths: Vec<usize> = fitted.into_iter().map(|width| width * COLUMN + PADDING).collect();
        let total: usize = widths.iter().sum();
        let rule = |side: &str| format!(r#"<w:{side} w:val="single" w:sz="4" w:space="0" w:color="CFD6DD"/>"#);
        let rules: String = ["top", "bottom", "insideH"].map(rule).concat();
        let grid: String = widths.iter().map(|width| format!(r#"<w:gridCol w:w="{width}"/>"#)).collect();
        self.put(&format!(
            r#"<w:tbl><w:tblPr><w:tblW w:w="{total}" w:type="dxa"/><w:tblBorders>{rules}</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="70" w:type="dxa"/><w:right w:w="70" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>"#
        ));
        self.put(r#"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>"#);
        for (column, width) in table.columns.iter().zip(&widths) {
            let text = paragraph("TableHead", aligned(column.align), &run(&column.title));
            self.put(&cell_of(*width, Some(HEAD_FILL), &text));
        }
        self.put("</w:tr>");
        let by_hand = widths::is_by_hand(table);
        for (number, row) in (1..).zip(&table.rows) {
            // Who signs, signs on one page.
            self.keeps_with_next = by_hand && number < table.rows.len();
            // A row with nothing beyond its name is to be filled in by hand.
            let height = if widths::is_blank(row) { r#"<w:trHeight w:val="680" w:hRule="atLeast"/>"# } else { "" };
            self.put(&format!("<w:tr><w:trPr><w:cantSplit/>{height}</w:trPr>"));
            for ((cell, column), width) in row.iter().zip(&table.columns).zip(&widths) {
                let written = self.cell(cell, column.align, *width)?;
                self.put(&written);
            }
            self.put("</w:tr>");
        }
        self.keeps_with_next = false;
        // Two tables that touch would become one.
        self.put(r#"</w:tbl><w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/></w:pPr></w:p>"#);
        Ok(())
    }

    fn cell(&mut self, cell: &Cell, align: Align, width: usize) -> Result<String, Unfit> {
        let keep = if self.keeps_with_next { "<w:keepNext/>" } else { "" };
        let text = |text: &str, more: &str| paragraph("TableText", &format!("{keep}{more}"), &run(text));
        Ok(match cell {
            Cell::Text(said) => cell_of(width, None, &text(said, aligned(align))),
            Cell::Number(number) if number.unit == Unit::Heat => {
                let centred = text(&number.text, r#"<w:jc w:val="center"/>"#);
                cell_of(width, Some(&heat(number.value)), &centred)
            }
            Cell::Number(number) => cell_of(width, None, &text(&number.text, aligned(align))),
            Cell::Bar(bar) => {
                let picture = self.picture(bar, width)?;
                cell_of(width, None, &paragraph("TableText", "", &picture))
            }
        })
    }

    /// Draws a bar and returns the run that shows it.
    fn picture(&mut self, one: &Bar, width: usize) -> Result<String, Unfit> {
        self.pictures.push(bar::png(one)?);
        let number = self.pictures.len();
        let alt = escape(&tree_json::alt(one, self.lang));
        let across = width.saturating_sub(PADDING) * EMU;
        let down = across * usize::try_from(bar::HEIGHT).unwrap_or(0) / usize::try_from(bar::WIDTH).unwrap_or(1);
        let size = format!(r#"cx="{across}" cy="{down}""#);
        Ok(format!(
            r#"<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent {size}/><wp:docPr id="{number}" name="bar{number}" descr="{alt}"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr><pic:cNvPr id="{number}" name="bar{number}.png" descr="{alt}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="bar{number}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"#
        ))
    }
}

fn paragraph(style: &str, more: &str, runs: &str) -> String {
    format!(r#"<w:p><w:pPr><w:pStyle w:val="{style}"/>{more}</w:pPr>{runs}</w:p>"#)
}

fn run(text: &str) -> String {
    format!(r#"<w:r><w:t xml:space="preserve">{}</w:t></w:r>"#, escape(text))
}

fn soft(text: &str) -> String {
    format!(r#"<w:r><w:rPr><w:color w:val="{SOFT}"/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>"#, escape(text))
}

const fn aligned(align: Align) -> &'static str {
    match align {
        Align::Left => "",
        Align::Right => r#"<w:jc w:val="right"/>"#,
    }
}

fn cell_of(width: usize, fill: Option<&str>, paragraph: &str) -> String {
    let mut shading = String::new();
    if let Some(fill) = fill {
        // Writing to a string cannot fail.
        let _ = write!(shading, r#"<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>"#);
    }
    format!(
        r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{shading}<w:vAlign w:val="center"/></w:tcPr>{paragraph}</w:tc>"#
    )
}

/// Returns the colour of a score in the map: the lower the score, the darker the red.
pub fn heat(score: f64) -> String {
    let share = (100.0 - score).clamp(0.0, 100.0) * 0.006;
    let mix = |full: f64| (255.0 + (full - 255.0) * share).round().clamp(0.0, 255.0);
    // Whole numbers from 0 to 255.
    let [red, green, blue] =
        [179.0, 38.0, 30.0].map(mix).map(|colour| format!("{colour:.0}").parse::<u8>().unwrap_or(255));
    format!("{red:02X}{green:02X}{blue:02X}")
}
