//! One of several options; knows nothing of what they mean.

use crate::domain::checklist::Item;
use crate::domain::kinds::{BadValue, CelType, Entry, Key, Kind, Need, Scoring, picks};
use crate::domain::value::Value;
use crate::lang::{Lang, value as said};

/// The kind `single`.
#[derive(Debug)]
pub(super) struct Single;

impl Kind for Single {
    fn name(&self) -> &'static str {
        "single"
    }

    fn entry(&self) -> Entry {
        Entry::Single
    }

    fn cel_type(&self) -> CelType {
        CelType::Text
    }

    fn keys(&self) -> &'static [(Key, Need)] {
        &[(Key::Options, Need::Must)]
    }

    fn scoring(&self) -> Scoring {
        Scoring::OptionPoints
    }

    fn expects(&self, lang: Lang) -> String {
        said::expects_single(lang).to_owned()
    }

    fn sample(&self) -> cel::Value {
        cel::Value::String(String::new().into())
    }

    fn parse(&self, item: &Item, text: &str) -> Result<Value, BadValue> {
        let value = Value::Picks(vec![picks::read_one(item, text)?]);
        self.check(item, &value)?;
        Ok(value)
    }

    fn check(&self, item: &Item, value: &Value) -> Result<(), BadValue> {
        match value {
            Value::Picks(taken) if taken.len() == 1 => picks::check(item, taken),
            _ => Err(BadValue::NotA { kind: self.name() }),
        }
    }

    fn write(&self, _item: &Item, value: &Value) -> String {
        picks::write(value)
    }

    fn show(&self, item: &Item, value: &Value, lang: Lang) -> String {
        picks::show(item, value, lang)
    }

    fn points(&self, item: &Item, value: &Value) -> Option<f64> {
        item.weight?;
        let taken = picks::of(value).first()?;
        picks::option(item, &taken.code)?.points
    }

    fn to_cel(&self, _item: &Item, value: &Value) -> cel::Value {
        let code = picks::of(value).first().map(|pick| pick.code.clone()).unwrap_or_default();
        cel::Value::String(code.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::kinds::tests::item;
    use crate::domain::value::Pick;

    const POST: &str = r#"weight = 2
options = [
    { code = "vacant", zh = "空缺", en = "Vacant", points = 0 },
    { code = "sent", zh = "专职（单位派出）", en = "Full-time (sent)", points = 75 },
    { code = "hired", zh = "专职（公开聘任）", en = "Full-time (hired)", points = 100 },
    { code = "other", zh = "其他（说明）", en = "Other (specify)", specify = true, points = 25 },
]"#;

    fn taken(code: &str, specify: Option<&str>) -> Value {
        Value::Picks(vec![Pick { code: code.into(), specify: specify.map(Into::into) }])
    }

    #[test]
    fn an_option_is_named_by_code_or_label() {
        let item = item("single", POST);
        for text in ["vacant", "空缺", "Vacant", "VACANT", " 空缺 "] {
            assert_eq!(Single.parse(&item, text), Ok(taken("vacant", None)), "{text}");
        }
        assert_eq!(Single.parse(&item, "专职（公开聘任）"), Ok(taken("hired", None)));
    }

    #[test]
    fn a_label_two_options_share_without_their_brackets_names_neither() {
        let codes = ["vacant", "sent", "hired", "other"].map(String::from).to_vec();
        let refused = BadValue::NoSuchOption { given: "专职".into(), codes };
        assert_eq!(Single.parse(&item("single", POST), "专职"), Err(refused));
    }

    #[test]
    fn an_option_that_asks_for_a_text_takes_it_after_a_colon_of_either_width() {
        let item = item("single", POST);
        for text in ["other:借调", "其他:借调", "其他：借调", "其他（说明）：借调"] {
            assert_eq!(Single.parse(&item, text), Ok(taken("other", Some("借调"))), "{text}");
        }
        assert_eq!(Single.parse(&item, "other"), Err(BadValue::NotSpecified { code: "other".into() }));
        assert_eq!(Single.parse(&item, "vacant:x"), Err(BadValue::NothingToSpecify { code: "vacant".into() }));
    }

    #[test]
    fn the_option_brings_its_points() {
        assert_eq!(Single.points(&item("single", POST), &taken("sent", None)), Some(75.0));
    }
}
