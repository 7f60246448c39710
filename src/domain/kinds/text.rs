//! Free text; knows nothing of how it is laid out.

use crate::domain::checklist::Item;
use crate::domain::kinds::{BadValue, CelType, Entry, Key, Kind, Need, Scoring, typed};
use crate::domain::value::Value;
use crate::lang::{Lang, value as said};

/// The kind `text`.
#[derive(Debug)]
pub(super) struct Text;

/// The longest text an answer may be, in bytes.
const LONGEST: usize = 16 * 1024;

impl Kind for Text {
    fn name(&self) -> &'static str {
        "text"
    }

    fn entry(&self) -> Entry {
        Entry::Page
    }

    fn cel_type(&self) -> CelType {
        CelType::Text
    }

    fn keys(&self) -> &'static [(Key, Need)] {
        &[]
    }

    fn scoring(&self) -> Scoring {
        Scoring::Never
    }

    fn expects(&self, lang: Lang) -> String {
        said::expects_text(lang).to_owned()
    }

    fn sample(&self) -> cel::Value {
        cel::Value::String(String::new().into())
    }

    /// Line ends become `\n` and space at the end goes; everything else stays as typed.
    fn parse(&self, item: &Item, text: &str) -> Result<Value, BadValue> {
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        let value = Value::Text(text.trim_end().to_owned());
        self.check(item, &value)?;
        Ok(value)
    }

    fn check(&self, _item: &Item, value: &Value) -> Result<(), BadValue> {
        let Value::Text(text) = value else {
            return Err(BadValue::NotA { kind: self.name() });
        };
        if text.len() > LONGEST {
            Err(BadValue::TooLong { max: LONGEST })
        } else if text.is_empty() || text.trim_end() != text {
            Err(BadValue::NotA { kind: self.name() })
        } else if text.chars().any(|c| typed::is_control(c) && c != '\n' && c != '\t') {
            Err(BadValue::ControlCharacter)
        } else {
            Ok(())
        }
    }

    fn write(&self, _item: &Item, value: &Value) -> String {
        match value {
            Value::Text(text) => text.clone(),
            _ => String::new(),
        }
    }

    fn show(&self, item: &Item, value: &Value, _lang: Lang) -> String {
        self.write(item, value)
    }

    fn points(&self, _item: &Item, _value: &Value) -> Option<f64> {
        None
    }

    fn to_cel(&self, item: &Item, value: &Value) -> cel::Value {
        cel::Value::String(self.write(item, value).into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::kinds::tests::item;

    #[test]
    fn line_ends_are_made_one_kind_and_space_at_the_end_goes() {
        let read = Text.parse(&item("text", ""), "  一\r\n二\r三 \n\n");
        assert_eq!(read, Ok(Value::Text("  一\n二\n三".into())));
    }

    #[test]
    fn nothing_a_terminal_might_obey_gets_in() {
        let item = item("text", "");
        for text in ["\u{1b}[2J", "a\u{7}b", "a\u{9b}31m", "a\u{202e}b", "a\0b"] {
            assert_eq!(Text.parse(&item, text), Err(BadValue::ControlCharacter), "{text:?}");
        }
        assert_eq!(Text.parse(&item, " \n"), Err(BadValue::NotA { kind: "text" }));
    }

    #[test]
    fn a_text_has_a_greatest_length() {
        let item = item("text", "");
        assert!(Text.parse(&item, &"a".repeat(16_384)).is_ok());
        assert_eq!(Text.parse(&item, &"a".repeat(16_385)), Err(BadValue::TooLong { max: 16_384 }));
    }
}
