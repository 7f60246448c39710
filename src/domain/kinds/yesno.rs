//! Yes or no; knows nothing of which of the two is the good one.

use crate::domain::checklist::Item;
use crate::domain::kinds::{BadValue, CelType, Entry, Key, Kind, Need, Scoring};
use crate::domain::value::Value;
use crate::lang::{Lang, value as said};

/// The kind `yesno`.
#[derive(Debug)]
pub(super) struct YesNo;

const YES: [&str; 4] = ["yes", "y", "true", "是"];
const NO: [&str; 4] = ["no", "n", "false", "否"];

impl Kind for YesNo {
    fn name(&self) -> &'static str {
        "yesno"
    }

    fn entry(&self) -> Entry {
        Entry::YesNo
    }

    fn cel_type(&self) -> CelType {
        CelType::Bool
    }

    fn keys(&self) -> &'static [(Key, Need)] {
        &[]
    }

    fn scoring(&self) -> Scoring {
        Scoring::OwnRule
    }

    fn expects(&self, lang: Lang) -> String {
        said::expects_yesno(lang).to_owned()
    }

    fn sample(&self) -> cel::Value {
        cel::Value::Bool(true)
    }

    fn parse(&self, _item: &Item, text: &str) -> Result<Value, BadValue> {
        let word = text.trim().to_lowercase();
        if YES.contains(&word.as_str()) {
            Ok(Value::Bool(true))
        } else if NO.contains(&word.as_str()) {
            Ok(Value::Bool(false))
        } else {
            Err(BadValue::NotA { kind: self.name() })
        }
    }

    fn check(&self, _item: &Item, value: &Value) -> Result<(), BadValue> {
        match value {
            Value::Bool(_) => Ok(()),
            _ => Err(BadValue::NotA { kind: self.name() }),
        }
    }

    fn write(&self, _item: &Item, value: &Value) -> String {
        if *value == Value::Bool(true) { "yes".to_owned() } else { "no".to_owned() }
    }

    fn show(&self, _item: &Item, value: &Value, lang: Lang) -> String {
        if *value == Value::Bool(true) { said::yes(lang).to_owned() } else { said::no(lang).to_owned() }
    }

    fn points(&self, item: &Item, value: &Value) -> Option<f64> {
        item.weight?;
        match value {
            Value::Bool(true) => Some(100.0),
            Value::Bool(false) => Some(0.0),
            _ => None,
        }
    }

    fn to_cel(&self, _item: &Item, value: &Value) -> cel::Value {
        cel::Value::Bool(*value == Value::Bool(true))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::kinds::tests::item;

    #[test]
    fn yes_and_no_are_read_in_both_languages() {
        let item = item("yesno", "");
        for yes in ["yes", "YES", "是", " y "] {
            assert_eq!(YesNo.parse(&item, yes), Ok(Value::Bool(true)), "{yes}");
        }
        for no in ["no", "否"] {
            assert_eq!(YesNo.parse(&item, no), Ok(Value::Bool(false)), "{no}");
        }
        assert_eq!(YesNo.parse(&item, "也许"), Err(BadValue::NotA { kind: "yesno" }));
    }

    #[test]
    fn yes_is_worth_100_points_where_it_is_scored() {
        assert_eq!(YesNo.points(&item("yesno", "weight = 1"), &Value::Bool(true)), Some(100.0));
        assert_eq!(YesNo.points(&item("yesno", "weight = 1"), &Value::Bool(false)), Some(0.0));
        assert_eq!(YesNo.points(&item("yesno", ""), &Value::Bool(true)), None);
    }
}
