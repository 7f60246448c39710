//! How cells look and what sheets may be called; knows nothing of what stands in them.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::report::{Align, Unit};

/// The longest text a cell takes, in UTF-16 units.
const CELL_MOST: usize = 32_767;
/// The longest name of a sheet, in UTF-16 units.
const NAME_MOST: usize = 31;
/// The font of every cell; where it is missing, spreadsheets take another that has Chinese.
const FONT: &str = "等线";

/// How cells look.
pub struct Looks {
    /// The title of the report.
    pub title: Format,
    /// The title of a section.
    pub heading: Format,
    /// The head of a table.
    pub head: Format,
    /// A name before a value.
    pub label: Format,
    /// Words.
    pub words: Format,
    /// Words in the column of a table.
    pub cell: Format,
    /// A heading of an entry.
    pub entry: Format,
    /// Words on one line.
    pub plain: Format,
}

impl Looks {
    /// The looks of every workbook.
    pub fn new() -> Self {
        let plain = Format::new().set_font_name(FONT).set_font_size(10).set_align(FormatAlign::Top);
        let rule =
            |format: Format| format.set_border_bottom(FormatBorder::Thin).set_border_color(Color::RGB(0xcf_d6_dd));
        Self {
            title: plain.clone().set_font_size(16).set_bold(),
            heading: plain.clone().set_font_size(12).set_bold().set_font_color(Color::RGB(0x2f_5d_8a)),
            head: rule(plain.clone().set_bold().set_background_color(Color::RGB(0xf3_f6_f8)).set_text_wrap()),
            label: plain.clone().set_font_color(Color::RGB(0x5b_66_73)),
            words: plain.clone().set_text_wrap(),
            cell: rule(plain.clone().set_text_wrap()),
            entry: plain.clone().set_bold(),
            plain,
        }
    }

    /// How a look leans to the side of its column.
    pub fn aligned(look: &Format, align: Align) -> Format {
        match align {
            // Words beside a number keep off it.
            Align::Left => look.clone().set_indent(1),
            Align::Right => look.clone().set_align(FormatAlign::Right),
        }
    }

    /// How a number looks; in a map the lower the redder.
    pub fn number(&self, unit: Unit, value: f64) -> Format {
        let cell = self.cell.clone().set_align(FormatAlign::Right);
        match unit {
            Unit::Points => cell.set_num_format("0.0"),
            Unit::Share => cell.set_num_format("0.0%"),
            Unit::Count => cell.set_num_format("General"),
            Unit::Day => cell.set_num_format("yyyy-mm-dd").set_align(FormatAlign::Left).set_indent(1),
            Unit::Heat => {
                let fill =
                    u32::from_str_radix(&crate::report::formats::docx::body::heat(value), 16).unwrap_or(0xff_ff_ff);
                cell.set_num_format("0.0").set_align(FormatAlign::Center).set_background_color(Color::RGB(fill))
            }
        }
    }
}

/// Returns as much of a text as a cell takes; whoever cannot see all of it is told by the dots.
pub fn fitting(text: &str) -> String {
    cut(text, CELL_MOST)
}

/// Returns a name a sheet may have and no sheet before it has.
pub fn sheet_name(title: &str, taken: &[String]) -> String {
    let allowed = |c: &char| !matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\');
    let plain: String = title.chars().filter(allowed).collect();
    let plain = plain.trim_matches(['\'', ' ']).to_owned();
    let is_free =
        |name: &str| !name.is_empty() && !taken.iter().any(|other| other.to_lowercase() == name.to_lowercase());
    let first = cut(&plain, NAME_MOST);
    if is_free(&first) {
        return first;
    }
    let numbered = (2_u32..).map(|number| format!("{} {number}", cut(&plain, NAME_MOST - 11)).trim().to_owned());
    numbered.into_iter().find(|name| is_free(name)).unwrap_or(first)
}

fn cut(text: &str, most: usize) -> String {
    if text.encode_utf16().count() <= most {
        return text.to_owned();
    }
    let mut cut = String::new();
    let mut n_units = 1;
    for c in text.chars() {
        n_units += c.len_utf16();
        if n_units > most {
            break;
        }
        cut.push(c);
    }
    cut + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_has_a_name_of_its_own_that_spreadsheets_allow() {
        assert_eq!(sheet_name("条目", &[]), "条目");
        assert_eq!(sheet_name("条目", &["条目".to_owned()]), "条目 2");
        assert_eq!(sheet_name("'a[b]/c:*?\\'", &[]), "abc");
        assert_eq!(sheet_name("[]", &["2".to_owned()]), "3");
        assert_eq!(sheet_name(&"长".repeat(40), &[]).encode_utf16().count(), 31);
    }

    #[test]
    fn a_text_too_long_for_a_cell_ends_in_dots() {
        assert_eq!(fitting("短"), "短");
        let cut = fitting(&"🐎".repeat(20_000));
        assert!(cut.encode_utf16().count() <= CELL_MOST && cut.ends_with('…'));
    }
}
