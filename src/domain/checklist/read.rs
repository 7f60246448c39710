//! Reads values out of a TOML tree and notes what is wrong with each at its place; knows nothing of what a checklist is.
//!
//! The tree is walked by hand rather than deserialized, because a deserializer stops at the first thing it dislikes, and
//! whoever writes a checklist wants to hear of everything at once.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::domain::checklist::model::Text;
use crate::domain::checklist::problem::{Problem, ProblemCode};
use crate::lang::{Lang, problem as said};

/// A value of the file and where it stands.
pub(super) type Node<'t> = Spanned<DeValue<'t>>;

/// A table of the file and where it stands.
#[derive(Clone)]
pub(super) struct Table<'n, 't> {
    pub(super) entries: &'n DeTable<'t>,
    pub(super) at: Range<usize>,
}

/// A word of the file and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Word<'n> {
    pub(super) text: &'n str,
    pub(super) at: Range<usize>,
}

/// Reads a file and keeps what is wrong with it.
pub(super) struct Reader<'t> {
    file: &'t str,
    pub(super) text: &'t str,
    /// The languages every text must have.
    pub(super) languages: Vec<Lang>,
    found: Vec<(Range<usize>, ProblemCode, Text)>,
}

impl<'t> Reader<'t> {
    pub(super) fn new(file: &'t str, text: &'t str) -> Self {
        Self { file, text, languages: Lang::ALL.to_vec(), found: Vec::new() }
    }

    /// Notes a problem.
    pub(super) fn say(&mut self, code: ProblemCode, at: &Range<usize>, say: impl Fn(Lang) -> String) {
        self.note(code, at.clone(), Text { zh: say(Lang::Zh), en: say(Lang::En) });
    }

    /// Notes a problem already put into words.
    pub(super) fn note(&mut self, code: ProblemCode, at: Range<usize>, message: Text) {
        self.found.push((at, code, message));
    }

    /// Returns every problem in order of place. Lines and columns are counted in one sweep over the file.
    pub(super) fn into_problems(mut self) -> Vec<Problem> {
        self.found.sort_by_key(|(at, code, _)| (at.start, at.end, *code));
        self.found.dedup();
        let (mut line, mut column, mut at) = (1, 1, 0);
        let mut chars = self.text.char_indices().peekable();
        let mut problems = Vec::with_capacity(self.found.len());
        for (span, code, message) in self.found {
            while let Some((_, c)) = chars.next_if(|&(here, _)| here < span.start) {
                (line, column) = if c == '\n' { (line + 1, 1) } else { (line, column + 1) };
                at += c.len_utf8();
            }
            let span = span.start.min(self.text.len()).max(at.min(span.start))..span.end.min(self.text.len());
            problems.push(Problem { file: self.file.to_owned(), line, column, code, message, span });
        }
        problems
    }

    /// Reads a table that has no keys but the known ones.
    pub(super) fn table<'n>(&mut self, node: &'n Node<'t>, known: &[&str]) -> Option<Table<'n, 't>> {
        let DeValue::Table(entries) = node.get_ref() else {
            self.wrong_type(node, said::toml_table);
            return None;
        };
        let table = Table { entries, at: node.span() };
        self.only(&table, known);
        Some(table)
    }

    /// Notes every key of a table that is not known.
    pub(super) fn only(&mut self, table: &Table<'_, 't>, known: &[&str]) {
        for key in table.entries.keys() {
            let name: &str = key.get_ref();
            if !known.contains(&name) {
                self.say(ProblemCode::UnknownKey, &key.span(), |lang| {
                    said::unknown_key(lang, name, &known.join(said::comma(lang)))
                });
            }
        }
    }

    /// Returns the value of a key that must be there.
    pub(super) fn need<'n>(&mut self, table: &Table<'n, 't>, key: &str) -> Option<&'n Node<'t>> {
        let node = table.entries.get(key);
        if node.is_none() {
            let code = if key == "id" || key == "code" { ProblemCode::MissingId } else { ProblemCode::MissingKey };
            self.say(code, &table.at, |lang| said::missing_key(lang, key));
        }
        node
    }

    fn wrong_type(&mut self, node: &Node<'t>, expected: impl Fn(Lang) -> &'static str) {
        self.say(ProblemCode::WrongType, &node.span(), |lang| said::wrong_type(lang, expected(lang)));
    }

    /// Reads a string.
    pub(super) fn word<'n>(&mut self, node: &'n Node<'t>) -> Option<Word<'n>> {
        let word = node.get_ref().as_str().map(|text| Word { text, at: node.span() });
        if word.is_none() {
            self.wrong_type(node, said::toml_string);
        }
        word
    }

    /// Reads a string that must be there.
    pub(super) fn need_word<'n>(&mut self, table: &Table<'n, 't>, key: &str) -> Option<Word<'n>> {
        let node = self.need(table, key)?;
        self.word(node)
    }

    /// Reads a string that may be there.
    pub(super) fn may_word<'n>(&mut self, table: &Table<'n, 't>, key: &str) -> Option<Word<'n>> {
        self.word(table.entries.get(key)?)
    }

    /// Reads a number, whole or not.
    pub(super) fn number(&mut self, node: &Node<'t>) -> Option<f64> {
        let number = match node.get_ref() {
            #[expect(
                clippy::cast_precision_loss,
                reason = "a bound of an answer is given as a number of the same kind"
            )]
            DeValue::Integer(whole) => {
                i64::from_str_radix(whole.as_str(), whole.radix()).ok().map(|whole| whole as f64)
            }
            DeValue::Float(float) => float.as_str().parse().ok().filter(|number: &f64| number.is_finite()),
            _ => None,
        };
        if number.is_none() {
            self.wrong_type(node, said::toml_number);
        }
        number
    }

    /// Reads true or false where it may be; `false` where it is not.
    pub(super) fn truth(&mut self, table: &Table<'_, 't>, key: &str, absent: Absent) -> bool {
        let absent = absent == Absent::IsTrue;
        let Some(node) = table.entries.get(key) else { return absent };
        let truth = node.get_ref().as_bool();
        if truth.is_none() {
            self.wrong_type(node, said::toml_boolean);
        }
        truth.unwrap_or(absent)
    }

    /// Reads a list.
    pub(super) fn list<'n>(&mut self, node: &'n Node<'t>) -> Option<&'n [Node<'t>]> {
        let list = node.get_ref().as_array();
        if list.is_none() {
            self.wrong_type(node, said::toml_array);
        }
        list.map(|list| list.iter().as_slice())
    }

    /// Reads the list of a key that may be there; an absent one is empty.
    pub(super) fn may_list<'n>(&mut self, table: &Table<'n, 't>, key: &str) -> &'n [Node<'t>] {
        table.entries.get(key).and_then(|node| self.list(node)).unwrap_or_default()
    }

    /// Reads a text: a table with a string for each of the languages of the checklist.
    pub(super) fn text(&mut self, node: &Node<'t>) -> Option<Text> {
        let table = self.table(node, &["zh", "en"])?;
        Some(self.text_of(&table))
    }

    /// Reads the text that stands as `zh` and `en` in a table among other keys.
    pub(super) fn text_of(&mut self, table: &Table<'_, 't>) -> Text {
        let mut read = |lang: Lang| {
            let word = self.may_word(table, lang.code());
            let is_given = word.as_ref().is_some_and(|word| !word.text.trim().is_empty());
            let is_told = table.entries.get(lang.code()).is_some_and(|node| node.get_ref().as_str().is_none());
            if self.languages.contains(&lang) && !is_given && !is_told {
                self.say(ProblemCode::MissingLanguage, &table.at, |said_in| {
                    said::missing_language(said_in, lang.code())
                });
            }
            word.map(|word| word.text.to_owned()).unwrap_or_default()
        };
        Text { zh: read(Lang::Zh), en: read(Lang::En) }
    }

    /// Reads a text that must be there.
    pub(super) fn need_text(&mut self, table: &Table<'_, 't>, key: &str) -> Text {
        let node = self.need(table, key);
        node.and_then(|node| self.text(node)).unwrap_or_default()
    }

    /// Reads a text that may be there.
    pub(super) fn may_text(&mut self, table: &Table<'_, 't>, key: &str) -> Text {
        table.entries.get(key).and_then(|node| self.text(node)).unwrap_or_default()
    }

    /// Reads the name of something short: `title = { zh, en }`, or `zh` and `en` among its other keys.
    pub(super) fn name_of(&mut self, table: &Table<'_, 't>) -> Text {
        if table.entries.contains_key("title") { self.need_text(table, "title") } else { self.text_of(table) }
    }

    /// Reads a list of texts that may be there.
    pub(super) fn texts(&mut self, table: &Table<'_, 't>, key: &str) -> Vec<Text> {
        self.may_list(table, key).iter().filter_map(|node| self.text(node)).collect()
    }

    /// Reads a word that must be one of a few.
    pub(super) fn one_of<T: Copy>(&mut self, word: &Word<'_>, code: ProblemCode, all: &[(&str, T)]) -> Option<T> {
        let found = all.iter().find(|(name, _)| *name == word.text).map(|&(_, value)| value);
        if found.is_none() {
            let names: Vec<&str> = all.iter().map(|(name, _)| *name).collect();
            self.say(code, &word.at, |lang| said::not_one_of(lang, word.text, &names.join(said::comma(lang))));
        }
        found
    }
}

/// What the absence of a key means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Absent {
    IsTrue,
    IsFalse,
}
