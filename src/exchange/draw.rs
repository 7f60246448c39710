//! Lists to draw samples from, and drawing one sample once; knows nothing of how a draw works.

use std::path::Path;

use crate::domain::assessment::Assessment;
use crate::domain::command::Act;
use crate::domain::ids::SampleNo;
use crate::domain::records::{Kept, Sample};
use crate::exchange::BadSheet;
use crate::exchange::text;

/// What comes of wishing for a sample.
#[derive(Clone, Debug, PartialEq)]
pub enum Draw {
    /// It has not been drawn yet: what is to be kept.
    New(SampleNo, Act),
    /// The same list with the same seed has been drawn before, and gives the same lines.
    Same(SampleNo),
}

/// Reads a list: one entry a line, or the first column of a file of comma, semicolon or tab separated values.
///
/// # Errors
/// The file is no text, or a quote in it is not closed.
pub fn read_list(name: &Path, bytes: &[u8]) -> Result<String, BadSheet> {
    let text = text::decode(bytes)?;
    let is_table = name.extension().is_some_and(|end| end.eq_ignore_ascii_case("csv"));
    if !is_table {
        return Ok(text);
    }
    let entries = text::first_column(&text)?;
    let on_one_line = |entry: String| entry.split_whitespace().collect::<Vec<_>>().join(" ");
    Ok(entries.into_iter().map(on_one_line).collect::<Vec<_>>().join("\n"))
}

/// Returns what comes of a draw: nothing to be kept where it has been drawn before.
pub fn draw(assessment: &Assessment, sample: Sample) -> Draw {
    let samples = &assessment.records.samples;
    let is_same = |known: &Sample| {
        known.digest == sample.digest && known.seed == sample.seed && known.drawn.len() == sample.drawn.len()
    };
    match samples.iter().find(|(_, known)| is_same(&known.is)) {
        Some((number, _)) => Draw::Same(*number),
        None => {
            let number = assessment.records.next_sample();
            Draw::New(number, Act::Keep(Kept::Sample(number, Some(sample))))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(name: &str, bytes: &[u8]) -> String {
        read_list(Path::new(name), bytes).unwrap()
    }

    #[test]
    fn a_text_has_an_entry_a_line_and_a_table_has_them_in_its_first_column() {
        assert_eq!(list("名单.txt", "张三，男\n李四, 女\n".as_bytes()), "张三，男\n李四, 女\n");
        assert_eq!(list("名单.csv", "张三,男\n\n\"李\n四\",女\n".as_bytes()), "张三\n李 四");
        assert_eq!(list("名单.CSV", "张三;男\n李四;女".as_bytes()), "张三\n李四");
        assert_eq!(list("list.csv", b"one\ntwo\n"), "one\ntwo");
        assert_eq!(read_list(Path::new("a.csv"), b"one\n\"two\n"), Err(BadSheet::OpenQuote { line: 2 }));
    }

    #[test]
    fn a_list_may_be_in_gb18030() {
        // 张三 in GB18030.
        assert_eq!(list("a.txt", &[0xd5, 0xc5, 0xc8, 0xfd]), "张三");
        assert_eq!(read_list(Path::new("a.txt"), b"PK\x03\x04"), Err(BadSheet::Workbook));
    }
}
