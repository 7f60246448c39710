//! A rating: one of the five levels 0–4 of a rubric; knows nothing of the evidence that may cap it.

use crate::domain::checklist::Item;
use crate::domain::kinds::{BadValue, CelType, Entry, Key, Kind, Need, Scoring, typed};
use crate::domain::value::Value;
use crate::lang::{Lang, value as said};

/// The kind `rating`.
#[derive(Debug)]
pub(super) struct Rating;

const HIGHEST: i64 = 4;
const POINTS_PER_LEVEL: f64 = 25.0;

impl Kind for Rating {
    fn name(&self) -> &'static str {
        "rating"
    }

    fn entry(&self) -> Entry {
        Entry::Level
    }

    fn cel_type(&self) -> CelType {
        CelType::Int
    }

    fn is_per_assessor(&self) -> bool {
        true
    }

    fn keys(&self) -> &'static [(Key, Need)] {
        &[(Key::Rubric, Need::Must)]
    }

    fn scoring(&self) -> Scoring {
        Scoring::OwnRule
    }

    fn expects(&self, lang: Lang) -> String {
        said::expects_rating(lang).to_owned()
    }

    fn sample(&self) -> cel::Value {
        cel::Value::Int(2)
    }

    fn parse(&self, item: &Item, text: &str) -> Result<Value, BadValue> {
        let not_a = BadValue::NotA { kind: self.name() };
        let level = typed::whole(text)?.ok_or(not_a)?;
        let value = Value::Int(level);
        self.check(item, &value)?;
        Ok(value)
    }

    fn check(&self, _item: &Item, value: &Value) -> Result<(), BadValue> {
        match value {
            Value::Int(0..=HIGHEST) => Ok(()),
            _ => Err(BadValue::NotA { kind: self.name() }),
        }
    }

    fn write(&self, _item: &Item, value: &Value) -> String {
        typed::write_number(value)
    }

    fn show(&self, _item: &Item, value: &Value, _lang: Lang) -> String {
        typed::write_number(value)
    }

    fn points(&self, item: &Item, value: &Value) -> Option<f64> {
        item.weight?;
        typed::number_of(value).map(|level| POINTS_PER_LEVEL * level)
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
    fn a_rating_is_one_of_five_levels_in_any_digits() {
        let item = item("rating", "weight = 3");
        assert_eq!(Rating.parse(&item, "4"), Ok(Value::Int(4)));
        assert_eq!(Rating.parse(&item, " ３ "), Ok(Value::Int(3)));
        for wrong in ["5", "-1", "", "好", "2.5"] {
            assert_eq!(Rating.parse(&item, wrong), Err(BadValue::NotA { kind: "rating" }), "{wrong}");
        }
    }

    #[test]
    fn a_level_is_worth_25_points() {
        let item = item("rating", "weight = 3");
        assert_eq!(Rating.points(&item, &Value::Int(0)), Some(0.0));
        assert_eq!(Rating.points(&item, &Value::Int(3)), Some(75.0));
    }
}
