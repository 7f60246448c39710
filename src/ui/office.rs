//! What an office has settled for everybody who uses its store: texts to insert; knows nothing of where they are inserted.
//!
//! It stands beside the store and not in each person's home: assessors who log in over SSH share the store and often one
//! account, and what an office writes is for all of them. A file that is wrong is told and left aside; nothing depends on it.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use serde::Deserialize;

use crate::domain::decide::MAX_TEXT_BYTES;
use crate::lang::{Lang, Notice, office as say};

/// The most texts: more are no short list.
const TEMPLATES_MAX: usize = 60;

/// What an office has settled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Office {
    /// Texts to insert, in the order of the file.
    pub templates: Vec<Template>,
}

/// A text to insert.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// What it is chosen by.
    pub title: String,
    /// What is inserted.
    pub text: String,
}

/// Why a file was left aside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadOffice {
    path: String,
    line: Option<usize>,
    why: Why,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Why {
    /// The system or the parser says so.
    Said(String),
    Empty,
    Long(String),
    Many,
}

impl BadOffice {
    /// Says what is wrong and what to do.
    pub fn notice(&self, lang: Lang) -> Notice {
        let why = match &self.why {
            Why::Said(why) => why.clone(),
            Why::Empty => say::empty_template(lang).to_owned(),
            Why::Long(title) => say::long_template(lang, title, MAX_TEXT_BYTES),
            Why::Many => say::many_templates(lang, TEMPLATES_MAX),
        };
        let why = self.line.map_or(why.clone(), |line| say::at_line(lang, line, &why));
        Notice::new(say::bad_config(lang, &self.path), why, say::fix_bad_config(lang))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    template: Vec<toml::Spanned<Row>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    title: String,
    text: String,
}

impl Office {
    /// Reads a file; one that is not there settles nothing.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(path: &Path) -> Result<Self, BadOffice> {
        let bad = |line, why| BadOffice { path: path.display().to_string(), line, why };
        let text = match fs::read_to_string(path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(bad(None, Why::Said(error.to_string()))),
        };
        let line_of = |byte: usize| text.bytes().take(byte).filter(|byte| *byte == b'\n').count() + 1;
        let file: File = toml::from_str(&text).map_err(|error| {
            let line = error.span().map(|span| line_of(span.start));
            bad(line, Why::Said(error.message().to_owned()))
        })?;
        if file.template.len() > TEMPLATES_MAX {
            return Err(bad(None, Why::Many));
        }
        let mut templates = Vec::new();
        for row in file.template {
            let line = Some(line_of(row.span().start));
            let Row { title, text } = row.into_inner();
            if title.trim().is_empty() || text.trim().is_empty() {
                return Err(bad(line, Why::Empty));
            }
            if text.len() > MAX_TEXT_BYTES {
                return Err(bad(line, Why::Long(title)));
            }
            templates.push(Template { title, text });
        }
        Ok(Self { templates })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Office, String> {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("config.toml");
        fs::write(&path, text).unwrap();
        Office::read(&path).map_err(|bad| bad.notice(Lang::Zh).why)
    }

    #[test]
    fn texts_are_read_in_order_and_no_file_settles_nothing() {
        let office = read(
            "[[template]]\ntitle = \"原件\"\ntext = \"\"\"\n查看原件：\n与公开信息核对：\"\"\"\n[[template]]\ntitle = \"b\"\ntext = \"c\"",
        );
        let templates = office.unwrap().templates;
        assert_eq!(
            templates[0],
            Template { title: "原件".to_owned(), text: "查看原件：\n与公开信息核对：".to_owned() }
        );
        assert_eq!(templates.len(), 2);
        assert_eq!(Office::read(Path::new("/nowhere/config.toml")), Ok(Office::default()));
    }

    #[test]
    fn what_is_wrong_is_told_with_its_line() {
        for (text, said) in [
            ("[[template]]\ntitle = 3\ntext = \"c\"", "第 2 行"),
            ("# 常用\n[[template]]\ntitle = \"b\"", "第 2 行"),
            ("colour = 1", "第 1 行"),
            ("[[template]]\ntitle = \" \"\ntext = \"c\"", "不能为空"),
            ("[[template", "第 1 行"),
        ] {
            let why = read(text).unwrap_err();
            assert!(why.contains(said), "{text}: {why}");
        }
        assert!(read(&"[[template]]\ntitle = \"b\"\ntext = \"c\"\n".repeat(61)).unwrap_err().contains("最多 60 条"));
        let long = format!("[[template]]\ntitle = \"b\"\ntext = \"{}\"", "长".repeat(MAX_TEXT_BYTES));
        assert!(read(&long).unwrap_err().contains("太长"));
    }

    #[test]
    fn a_file_that_is_no_text_is_told() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("config.toml");
        fs::write(&path, [0xff, 0xfe]).unwrap();
        assert!(Office::read(&path).is_err());
    }
}
