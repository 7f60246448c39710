//! Any of several options; knows nothing of what they mean.

use crate::domain::checklist::{Item, ScoreMap};
use crate::domain::kinds::{BadValue, CelType, Entry, Key, Kind, Need, Scoring, picks, points};
use crate::domain::value::Value;
use crate::lang::{Lang, value as said};

/// The kind `multi`.
#[derive(Debug)]
pub(super) struct Multi;

impl Kind for Multi {
    fn name(&self) -> &'static str {
        "multi"
    }

    fn entry(&self) -> Entry {
        Entry::Multi
    }

    fn cel_type(&self) -> CelType {
        CelType::Codes
    }

    fn keys(&self) -> &'static [(Key, Need)] {
        &[(Key::Options, Need::Must), (Key::Map, Need::Scored)]
    }

    fn scoring(&self) -> Scoring {
        Scoring::Count
    }

    fn expects(&self, lang: Lang) -> String {
        said::expects_multi(lang).to_owned()
    }

    fn sample(&self) -> cel::Value {
        cel::Value::List(vec![cel::Value::String(String::new().into())].into())
    }

    fn parse(&self, item: &Item, text: &str) -> Result<Value, BadValue> {
        let value = Value::Picks(picks::read_many(item, text)?);
        self.check(item, &value)?;
        Ok(value)
    }

    fn check(&self, item: &Item, value: &Value) -> Result<(), BadValue> {
        match value {
            Value::Picks(taken) if !taken.is_empty() => picks::check(item, taken),
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
        let Some(ScoreMap::Count(steps)) = &item.map else {
            return None;
        };
        let is_counted = |code: &str| picks::option(item, code).is_some_and(|option| !option.exclusive);
        let taken = picks::of(value).iter().filter(|pick| is_counted(&pick.code)).count();
        points::piecewise(steps, f64::from(u32::try_from(taken).ok()?))
    }

    fn to_cel(&self, _item: &Item, value: &Value) -> cel::Value {
        let codes: Vec<cel::Value> =
            picks::of(value).iter().map(|pick| cel::Value::String(pick.code.clone().into())).collect();
        cel::Value::List(codes.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::kinds::tests::item;
    use crate::domain::value::Pick;

    const REFORMS: &str = r#"weight = 2
map = { count = [[0, 0], [1, 40], [3, 100]] }
options = [
    { code = "tiers", zh = "会员分级", en = "Tiers" },
    { code = "open", zh = "财务公开", en = "Open books" },
    { code = "other", zh = "其他（说明）", en = "Other (specify)", specify = true },
    { code = "none", zh = "无", en = "None", exclusive = true },
]"#;

    fn taken(codes: &[(&str, Option<&str>)]) -> Value {
        let pick = |&(code, text): &(&str, Option<&str>)| Pick { code: code.into(), specify: text.map(Into::into) };
        Value::Picks(codes.iter().map(pick).collect())
    }

    #[test]
    fn options_are_separated_by_bars_and_kept_in_the_order_of_the_item() {
        let item = item("multi", REFORMS);
        let both = taken(&[("tiers", None), ("open", None)]);
        for text in ["tiers|open", "open|tiers", "open | tiers | open", "财务公开｜会员分级", "会员分级、财务公开"]
        {
            assert_eq!(Multi.parse(&item, text), Ok(both.clone()), "{text}");
        }
    }

    #[test]
    fn the_text_of_other_may_hold_a_list_of_its_own() {
        let item = item("multi", REFORMS);
        let expected = taken(&[("tiers", None), ("other", Some("甲、乙"))]);
        assert_eq!(Multi.parse(&item, "tiers|其他:甲、乙"), Ok(expected.clone()));
        assert_eq!(Multi.parse(&item, "会员分级、其他：甲、乙"), Ok(expected));
    }

    #[test]
    fn an_exclusive_option_stands_alone_and_counts_nothing() {
        let item = item("multi", REFORMS);
        assert_eq!(Multi.parse(&item, "tiers|none"), Err(BadValue::NotAlone { code: "none".into() }));
        assert_eq!(Multi.points(&item, &taken(&[("none", None)])), Some(0.0));
        // Two options lie halfway between one (40) and three (100).
        assert_eq!(Multi.points(&item, &taken(&[("tiers", None), ("open", None)])), Some(70.0));
    }

    #[test]
    fn options_are_shown_by_their_labels() {
        let item = item("multi", REFORMS);
        let value = taken(&[("tiers", None), ("other", Some("借调"))]);
        assert_eq!(Multi.show(&item, &value, Lang::Zh), "会员分级、其他：借调");
        assert_eq!(Multi.show(&item, &value, Lang::En), "Tiers, Other: 借调");
    }
}
