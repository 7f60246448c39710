//! A number with decimals in a range, with a unit; knows nothing of what it measures.

use crate::domain::checklist::Item;
use crate::domain::kinds::{BadValue, CelType, Entry, Key, Kind, Need, Scoring, points, typed};
use crate::domain::value::Value;
use crate::lang::{Lang, value as said};

/// The kind `decimal`.
#[derive(Debug)]
pub(super) struct Decimal;

impl Kind for Decimal {
    fn name(&self) -> &'static str {
        "decimal"
    }

    fn entry(&self) -> Entry {
        Entry::Line
    }

    fn cel_type(&self) -> CelType {
        CelType::Double
    }

    fn keys(&self) -> &'static [(Key, Need)] {
        &[(Key::Unit, Need::May), (Key::Range, Need::May), (Key::Decimals, Need::Must), (Key::Map, Need::Scored)]
    }

    fn scoring(&self) -> Scoring {
        Scoring::Piecewise
    }

    fn expects(&self, lang: Lang) -> String {
        said::expects_decimal(lang).to_owned()
    }

    fn sample(&self) -> cel::Value {
        cel::Value::Float(2.5)
    }

    fn parse(&self, item: &Item, text: &str) -> Result<Value, BadValue> {
        let number = typed::fraction(text)?.ok_or(BadValue::NotA { kind: self.name() })?;
        let value = Value::Decimal(number);
        self.check(item, &value)?;
        Ok(value)
    }

    fn check(&self, item: &Item, value: &Value) -> Result<(), BadValue> {
        let Value::Decimal(number) = value else {
            return Err(BadValue::NotA { kind: self.name() });
        };
        typed::check_range(item, value)?;
        let decimals = usize::from(item.decimals);
        if format!("{number:.decimals$}").parse() == Ok(*number) {
            Ok(())
        } else {
            Err(BadValue::TooManyDecimals { decimals: item.decimals })
        }
    }

    fn write(&self, _item: &Item, value: &Value) -> String {
        typed::write_number(value)
    }

    fn show(&self, item: &Item, value: &Value, lang: Lang) -> String {
        let decimals = usize::from(item.decimals);
        let number = typed::number_of(value).map_or_else(String::new, |number| format!("{number:.decimals$}"));
        typed::with_unit(item, &number, lang)
    }

    fn points(&self, item: &Item, value: &Value) -> Option<f64> {
        points::by_number(item, value)
    }

    fn to_cel(&self, _item: &Item, value: &Value) -> cel::Value {
        typed::number_of(value).map_or(cel::Value::Null, cel::Value::Float)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::kinds::tests::item;

    #[test]
    fn decimals_are_kept_as_typed_and_no_more_than_the_item_takes() {
        let item = item("decimal", "min = 0\nmax = 100\ndecimals = 2");
        assert_eq!(Decimal.parse(&item, "12.34"), Ok(Value::Decimal(12.34)));
        assert_eq!(Decimal.parse(&item, "１２．３"), Ok(Value::Decimal(12.3)));
        assert_eq!(Decimal.parse(&item, "12"), Ok(Value::Decimal(12.0)));
        assert_eq!(Decimal.parse(&item, "1.234"), Err(BadValue::TooManyDecimals { decimals: 2 }));
        assert_eq!(Decimal.parse(&item, "1,234.5"), Err(BadValue::Grouped));
        assert_eq!(Decimal.parse(&item, "1e2"), Err(BadValue::NotA { kind: "decimal" }));
        assert_eq!(Decimal.parse(&item, "NaN"), Err(BadValue::NotA { kind: "decimal" }));
    }

    #[test]
    fn points_lie_on_the_line_between_two_steps() {
        let item = item("decimal", "min = 0\nmax = 100\ndecimals = 1\nweight = 1\nmap = [[0, 0], [8, 25], [16, 50]]");
        // Halfway from 8 to 16 is halfway from 25 to 50.
        assert_eq!(Decimal.points(&item, &Value::Decimal(12.0)), Some(37.5));
        assert_eq!(Decimal.points(&item, &Value::Decimal(99.0)), Some(50.0));
    }
}
