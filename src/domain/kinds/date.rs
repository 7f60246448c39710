//! A calendar day, read in the ways days are written in China; knows no clock and no time zone.

use chrono::NaiveDate;

use crate::domain::checklist::Item;
use crate::domain::kinds::{BadValue, CelType, Entry, Key, Kind, Need, Scoring, typed};
use crate::domain::value::Value;
use crate::lang::{Lang, value as said};

/// The kind `date`.
#[derive(Debug)]
pub(super) struct Date;

impl Kind for Date {
    fn name(&self) -> &'static str {
        "date"
    }

    fn entry(&self) -> Entry {
        Entry::Line
    }

    fn cel_type(&self) -> CelType {
        CelType::Timestamp
    }

    fn keys(&self) -> &'static [(Key, Need)] {
        &[]
    }

    fn scoring(&self) -> Scoring {
        Scoring::Never
    }

    fn expects(&self, lang: Lang) -> String {
        said::expects_date(lang).to_owned()
    }

    fn sample(&self) -> cel::Value {
        midnight(2024, 2, 29)
    }

    fn parse(&self, item: &Item, text: &str) -> Result<Value, BadValue> {
        let day = read_day(text).ok_or(BadValue::NotA { kind: self.name() })?;
        let value = Value::Date(day);
        self.check(item, &value)?;
        Ok(value)
    }

    fn check(&self, _item: &Item, value: &Value) -> Result<(), BadValue> {
        match value {
            Value::Date(day) if day.year() >= 1 => Ok(()),
            _ => Err(BadValue::NotA { kind: self.name() }),
        }
    }

    fn write(&self, _item: &Item, value: &Value) -> String {
        match value {
            Value::Date(day) => day.to_string(),
            _ => String::new(),
        }
    }

    fn show(&self, _item: &Item, value: &Value, lang: Lang) -> String {
        match value {
            Value::Date(day) => said::day(lang, day.year(), day.month(), day.day()),
            _ => String::new(),
        }
    }

    fn points(&self, _item: &Item, _value: &Value) -> Option<f64> {
        None
    }

    fn to_cel(&self, _item: &Item, value: &Value) -> cel::Value {
        match value {
            Value::Date(day) => midnight(i32::from(day.year()), day.month(), day.day()),
            _ => cel::Value::Null,
        }
    }
}

/// Returns a day as CEL has it: its midnight in UTC.
fn midnight(year: i32, month: i8, day: i8) -> cel::Value {
    let date = NaiveDate::from_ymd_opt(year, month.unsigned_abs().into(), day.unsigned_abs().into());
    match date {
        Some(date) => cel::Value::Timestamp(date.and_time(chrono::NaiveTime::MIN).and_utc().fixed_offset()),
        None => cel::Value::Null,
    }
}

/// Reads `2026-01-03`, `2026-1-3`, `2026/1/3`, `2026.1.3`, `2026年1月3日` and `20260103`.
pub fn read_day(text: &str) -> Option<jiff::civil::Date> {
    let text = typed::narrow(text);
    let parts: Vec<&str> = if text.len() == 8 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        vec![text.get(..4)?, text.get(4..6)?, text.get(6..)?]
    } else if text.contains('年') {
        let (year, rest) = text.split_once('年')?;
        let (month, rest) = rest.split_once('月')?;
        vec![year, month, rest.strip_suffix(['日', '号']).unwrap_or(rest)]
    } else {
        let separator = text.chars().find(|c| ['-', '/', '.'].contains(c))?;
        text.split(separator).collect()
    };
    let [year, month, day] = parts.as_slice() else {
        return None;
    };
    let digits = |part: &str, most: usize| {
        let part = part.trim();
        ((1..=most).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())).then(|| part.to_owned())
    };
    let year = digits(year, 4).filter(|year| year.len() == 4)?.parse().ok()?;
    let month = digits(month, 2)?.parse().ok()?;
    let day = digits(day, 2)?.parse().ok()?;
    jiff::civil::Date::new(year, month, day).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::kinds::tests::item;

    #[test]
    fn a_day_is_read_however_it_is_written() {
        let third = Value::Date(jiff::civil::date(2026, 1, 3));
        let item = item("date", "");
        for text in [
            "2026-01-03",
            "2026-1-3",
            "20260103",
            "2026年1月3日",
            "2026 年 1 月 3 日",
            "2026/1/3",
            "2026.1.3",
            "２０２６－１－３",
            "２０２６年１月３日",
        ] {
            assert_eq!(Date.parse(&item, text), Ok(third.clone()), "{text}");
        }
    }

    #[test]
    fn a_day_that_is_not_in_the_calendar_is_refused() {
        let item = item("date", "");
        for text in ["2026-02-29", "2026-13-01", "26-1-3", "2026-1", "0000-01-01", "昨天", "2026-1-3-4", "2026/1-3"] {
            assert_eq!(Date.parse(&item, text), Err(BadValue::NotA { kind: "date" }), "{text}");
        }
    }

    #[test]
    fn a_day_is_shown_as_the_reader_writes_it() {
        let day = Value::Date(jiff::civil::date(2026, 1, 3));
        assert_eq!(Date.show(&item("date", ""), &day, Lang::Zh), "2026年1月3日");
        assert_eq!(Date.show(&item("date", ""), &day, Lang::En), "2026-01-03");
    }
}
