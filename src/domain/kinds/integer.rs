//! A whole number in a range, with a unit; knows nothing of what it counts.

use crate::domain::checklist::Item;
use crate::domain::kinds::{BadValue, CelType, Entry, Key, Kind, Need, Scoring, points, typed};
use crate::domain::value::Value;
use crate::lang::{Lang, value as said};

/// The kind `integer`.
#[derive(Debug)]
pub(super) struct Integer;

impl Kind for Integer {
    fn name(&self) -> &'static str {
        "integer"
    }

    fn entry(&self) -> Entry {
        Entry::Line
    }

    fn cel_type(&self) -> CelType {
        CelType::Int
    }

    fn keys(&self) -> &'static [(Key, Need)] {
        &[(Key::Unit, Need::May), (Key::Range, Need::May), (Key::Decimals, Need::May), (Key::Map, Need::Scored)]
    }

    fn scoring(&self) -> Scoring {
        Scoring::Piecewise
    }

    fn expects(&self, lang: Lang) -> String {
        said::expects_integer(lang).to_owned()
    }

    fn sample(&self) -> cel::Value {
        cel::Value::Int(3)
    }

    fn parse(&self, item: &Item, text: &str) -> Result<Value, BadValue> {
        let number = typed::whole(text)?;
        let value = match number {
            Some(number) => Value::Int(number),
            None => {
                return Err(match (typed::fraction(text)?, item.range) {
                    (Some(_), _) if text.contains(['.', '．']) => BadValue::TooManyDecimals { decimals: 0 },
                    (Some(_), Some((min, max))) => BadValue::OutOfRange { min, max },
                    _ => BadValue::NotA { kind: self.name() },
                });
            }
        };
        self.check(item, &value)?;
        Ok(value)
    }

    fn check(&self, item: &Item, value: &Value) -> Result<(), BadValue> {
        match value {
            Value::Int(_) => typed::check_range(item, value),
            _ => Err(BadValue::NotA { kind: self.name() }),
        }
    }

    fn write(&self, _item: &Item, value: &Value) -> String {
        typed::write_number(value)
    }

    fn show(&self, item: &Item, value: &Value, lang: Lang) -> String {
        typed::with_unit(item, &typed::write_number(value), lang)
    }

    fn points(&self, item: &Item, value: &Value) -> Option<f64> {
        points::by_number(item, value)
    }

    fn to_cel(&self, _item: &Item, value: &Value) -> cel::Value {
        typed::int_to_cel(value)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::kinds::tests::item;

    #[test]
    fn a_whole_number_is_read_in_full_width_digits_too() {
        let item = item("integer", "min = 0\nmax = 1000");
        assert_eq!(Integer.parse(&item, "12"), Ok(Value::Int(12)));
        assert_eq!(Integer.parse(&item, "１２"), Ok(Value::Int(12)));
        assert_eq!(Integer.parse(&item, "+7"), Ok(Value::Int(7)));
        assert_eq!(Integer.parse(&item, "1,000"), Err(BadValue::Grouped));
        assert_eq!(Integer.parse(&item, "1，000"), Err(BadValue::Grouped));
        assert_eq!(Integer.parse(&item, "1.5"), Err(BadValue::TooManyDecimals { decimals: 0 }));
        assert_eq!(Integer.parse(&item, "1001"), Err(BadValue::OutOfRange { min: 0.0, max: 1000.0 }));
        assert_eq!(Integer.parse(&item, "1．5"), Err(BadValue::TooManyDecimals { decimals: 0 }));
        // More than any whole number this program keeps.
        assert_eq!(Integer.parse(&item, "99999999999999999999"), Err(BadValue::OutOfRange { min: 0.0, max: 1000.0 }));
        assert_eq!(Integer.parse(&item, "十二"), Err(BadValue::NotA { kind: "integer" }));
    }

    #[test]
    fn its_unit_is_shown() {
        let item = item("integer", "min = 0\nmax = 9\nunit = { zh = \"人\", en = \"people\" }");
        assert_eq!(Integer.show(&item, &Value::Int(7), Lang::Zh), "7 人");
        assert_eq!(Integer.show(&item, &Value::Int(7), Lang::En), "7 people");
    }
}
