//! GitHub Markdown: tables for tables, and every character that could be markup escaped; knows nothing of what the report says.

use crate::lang::{Lang, report as say};
use crate::report::formats::{Format, Unfit, clean};
use crate::report::{Align, Bar, Block, Cell, Entry, Report, Section, Table};

/// How many characters a bar is long.
const BAR_CHARS: u32 = 20;

/// GitHub Markdown.
#[derive(Debug)]
pub struct Markdown;

impl Format for Markdown {
    fn name(&self) -> &'static str {
        "md"
    }

    fn write(&self, report: &Report, lang: Lang) -> Result<Vec<u8>, Unfit> {
        let mut parts = vec![format!("# {}", inline(&report.title))];
        if !report.head.is_empty() {
            parts.push(values(&report.head, lang));
        }
        parts.extend(report.sections.iter().flat_map(|one| section(one, lang)));
        let mut text = parts.join("\n\n");
        text.push('\n');
        Ok(text.into_bytes())
    }
}

fn section(section: &Section, lang: Lang) -> Vec<String> {
    let mut parts = vec![format!("## {}", inline(&section.title))];
    parts.extend(section.blocks.iter().map(|one| block(one, lang)));
    parts
}

fn block(block: &Block, lang: Lang) -> String {
    match block {
        Block::Paragraph(text) => escape(text),
        Block::List(points) => points.iter().map(|point| format!("- {}", escape(point))).collect::<Vec<_>>().join("\n"),
        Block::Table(one) => table(one),
        Block::Entry(Entry { title, values: named }) => format!("**{}**\n\n{}", inline(title), values(named, lang)),
    }
}

fn values(named: &[(String, String)], lang: Lang) -> String {
    let line = |(label, value): &(String, String)| format!("- {}", escape(&say::labelled(lang, label, value)));
    named.iter().map(line).collect::<Vec<_>>().join("\n")
}

fn table(table: &Table) -> String {
    let row = |cells: Vec<String>| format!("| {} |", cells.join(" | "));
    let rule = |align: Align| match align {
        Align::Left => "---".to_owned(),
        Align::Right => "---:".to_owned(),
    };
    let mut lines = vec![
        row(table.columns.iter().map(|column| inline(&column.title)).collect()),
        row(table.columns.iter().map(|column| rule(column.align)).collect()),
    ];
    lines.extend(table.rows.iter().map(|cells| row(cells.iter().map(cell).collect())));
    lines.join("\n")
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Text(_) | Cell::Number(_) => inline(cell.text()),
        Cell::Bar(one) => bar(one),
    }
}

/// Draws an interval: full up to the lower bound, half up to the upper, empty beyond.
fn bar(bar: &Bar) -> String {
    let step = 100.0 / f64::from(BAR_CHARS);
    let mark = |idx: u32| {
        let middle = (f64::from(idx) + 0.5) * step;
        match middle {
            _ if middle <= bar.low => '█',
            _ if middle <= bar.high => '▒',
            _ => '░',
        }
    };
    (0..BAR_CHARS).map(mark).collect()
}

/// Makes a text stand for itself where a line begins with it: it opens no list, rule or heading.
fn escape(text: &str) -> String {
    let text = inline(text);
    let n_digits = text.chars().take_while(char::is_ascii_digit).count();
    let marker = match text.chars().next() {
        Some('-' | '+' | '=') => Some(0),
        _ => text.chars().nth(n_digits).filter(|c| matches!(c, '.' | ')')).map(|_| n_digits),
    };
    match marker.and_then(|at| text.split_at_checked(at)) {
        Some((before, after)) => format!("{before}\\{after}"),
        None => text,
    }
}

/// Makes a text stand for itself: one line, no markup, no link, no HTML, no character that reorders others.
fn inline(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    let mut before = None;
    let mut rest = text.trim().chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            _ if c.is_control() || c.is_whitespace() => escaped.push(' '),
            _ if clean::is_hidden(c) => {}
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '#' | '$' | '@' => {
                escaped.push('\\');
                escaped.push(c);
            }
            // `://` would become a link and `:name:` a picture; the colon of a time of day or of a label would not.
            ':' if is_joined(before, rest.peek().copied()) => escaped.push_str("\\:"),
            '.' if ends_with_www(&escaped) => escaped.push_str("\\."),
            _ => escaped.push(c),
        }
        before = Some(c);
    }
    escaped
}

fn ends_with_www(text: &str) -> bool {
    let at = text.len().saturating_sub(3);
    text.get(at..).is_some_and(|end| end.eq_ignore_ascii_case("www"))
}

/// Tells whether a colon runs into what follows it, other than between two digits.
fn is_joined(before: Option<char>, after: Option<char>) -> bool {
    let is_digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let is_time = is_digit(before) && is_digit(after);
    !is_time && after.is_some_and(|c| c.is_ascii_graphic())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Column;

    fn written(blocks: Vec<Block>) -> String {
        let sections = vec![Section { title: "节".to_owned(), blocks }];
        let report = Report { title: "题".to_owned(), sections, ..Report::default() };
        String::from_utf8(Markdown.write(&report, Lang::Zh).unwrap()).unwrap()
    }

    #[test]
    fn a_table_has_one_line_per_row_whatever_its_cells_hold() {
        let columns = vec![Column::words("甲"), Column::numbers("乙")];
        let rows = vec![vec![Cell::from("一|二\n三"), Cell::from("`|`")]];
        let text = written(vec![Block::Table(Table { columns, rows })]);
        assert_eq!(text, "# 题\n\n## 节\n\n| 甲 | 乙 |\n| --- | ---: |\n| 一\\|二 三 | \\`\\|\\` |\n");
    }

    #[test]
    fn html_links_and_lists_in_data_stay_text() {
        for (data, safe) in [
            ("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;"),
            ("[点](http://a.b)", "\\[点\\](http\\://a.b)"),
            ("www.a.b", "www\\.a.b"),
            ("- 一", "\\- 一"),
            ("1. 一", "1\\. 一"),
            ("# 一", "\\# 一"),
            ("**a_b**", "\\*\\*a\\_b\\*\\*"),
            ("&lt;", "&amp;lt;"),
            ("a\u{202e}b", "ab"),
            ("a\u{1b}[31m", "a \\[31m"),
            (":tada:", "\\:tada:"),
            ("09:41", "09:41"),
        ] {
            assert_eq!(escape(data), safe);
        }
    }

    #[test]
    fn a_bar_is_full_to_the_lower_bound_and_half_to_the_upper() {
        // 20 characters of 5 points: 50 points are 10 of them, 75 are 15.
        let drawn = bar(&Bar { low: 50.0, score: Some(60.0), high: 75.0 });
        assert_eq!(drawn, format!("{}{}{}", "█".repeat(10), "▒".repeat(5), "░".repeat(5)));
    }
}
