//! The kinds of question, one file each behind one trait and one table.
//!
//! A kind knows how its answers are written, checked, shown, scored and typed in expressions, and which keys an item of
//! it has in a checklist file. It knows nothing of screens: it names a way of answering ([`Entry`]) and the screen has a
//! control for each. A new kind is a file here and a row in [`KINDS`].

mod rating;
mod yesno;
mod integer;
mod decimal;
mod date;
mod single;
mod multi;
mod text;
mod roster;

mod bad_value;
mod typed;
mod picks;
mod points;

pub use bad_value::BadValue;
pub use date::read_day;
pub use roster::{column, read_cell};
pub use typed::narrow;

use std::fmt::Debug;

use crate::domain::checklist::Item;
use crate::domain::value::Value;
use crate::lang::Lang;

/// Every kind, in the order of the documentation.
pub const KINDS: &[&dyn Kind] = &[
    &rating::Rating,
    &yesno::YesNo,
    &integer::Integer,
    &decimal::Decimal,
    &date::Date,
    &single::Single,
    &multi::Multi,
    &text::Text,
    &roster::Roster,
];

/// Returns the kind a checklist file names.
pub fn by_name(name: &str) -> Option<&'static dyn Kind> {
    KINDS.iter().copied().find(|kind| kind.name() == name)
}

/// A kind of question.
pub trait Kind: Debug + Sync {
    /// Returns the name used in checklist files.
    fn name(&self) -> &'static str;

    /// Returns the way it is answered on a screen.
    fn entry(&self) -> Entry;

    /// Returns the type its answers have in expressions.
    fn cel_type(&self) -> CelType;

    /// Returns whether every assessor gives their own answer.
    fn is_per_assessor(&self) -> bool {
        false
    }

    /// Returns the keys of its own an item of this kind has in a checklist file; what a key holds is the file's affair.
    fn keys(&self) -> &'static [(Key, Need)];

    /// Returns how its answers become points, and so what a scored item of this kind must bring.
    fn scoring(&self) -> Scoring;

    /// Returns what an answer looks like, for a person whose answer was not one.
    fn expects(&self, lang: Lang) -> String;

    /// Returns a value an item of this kind may have in expressions, to try them with.
    fn sample(&self) -> cel::Value;

    /// Reads an answer in the notation of `apply` (codes or labels, full-width digits and signs allowed).
    ///
    /// # Errors
    /// What was wrong with it, and what would be right.
    fn parse(&self, item: &Item, text: &str) -> Result<Value, BadValue>;

    /// Tells whether a value may answer the item.
    ///
    /// # Errors
    /// What is wrong with it.
    fn check(&self, item: &Item, value: &Value) -> Result<(), BadValue>;

    /// Writes a value in the notation [`Kind::parse`] reads.
    fn write(&self, item: &Item, value: &Value) -> String;

    /// Shows a value to a person, unit and labels included.
    fn show(&self, item: &Item, value: &Value, lang: Lang) -> String;

    /// Returns the points (0–100) of a value; `None` when the item is not scored.
    fn points(&self, item: &Item, value: &Value) -> Option<f64>;

    /// Returns a value in expressions.
    fn to_cel(&self, item: &Item, value: &Value) -> cel::Value;
}

/// A key only items of some kinds have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Key {
    /// `rubric`: what each level looks like
    Rubric,
    /// `unit` of a number
    Unit,
    /// `min` and `max` of a number
    Range,
    /// `decimals` of a number
    Decimals,
    /// `options` of a choice
    Options,
    /// `columns` of a roster
    Columns,
    /// `map` from answers to points
    Map,
}

impl Key {
    /// Every key, in the order of the documentation.
    pub const ALL: [Self; 7] =
        [Self::Rubric, Self::Unit, Self::Range, Self::Decimals, Self::Options, Self::Columns, Self::Map];

    /// Returns how it is written in a file; a range takes two keys.
    pub const fn names(self) -> &'static [&'static str] {
        match self {
            Self::Rubric => &["rubric"],
            Self::Unit => &["unit"],
            Self::Range => &["min", "max"],
            Self::Decimals => &["decimals"],
            Self::Options => &["options"],
            Self::Columns => &["columns"],
            Self::Map => &["map"],
        }
    }
}

/// Whether an item must have a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// It may.
    May,
    /// It must.
    Must,
    /// It must where it is scored, and may not otherwise.
    Scored,
}

/// How the answers of a kind become points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scoring {
    /// Never: an item of this kind has no weight.
    Never,
    /// By a rule of the kind itself.
    OwnRule,
    /// By `map = [[value, points], …]`.
    Piecewise,
    /// By the `points` of the option taken.
    OptionPoints,
    /// By `map.count = [[options taken, points], …]`.
    Count,
}

/// A way of answering on a screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entry {
    /// One digit for a level of the rubric.
    Level,
    /// Yes or no.
    YesNo,
    /// One of the options.
    Single,
    /// Any of the options.
    Multi,
    /// Typed on one line.
    Line,
    /// Typed on several lines.
    Page,
    /// Rows, each a few cells.
    Rows,
}

/// The type of a name or expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CelType {
    /// true or false
    Bool,
    /// 64-bit whole number
    Int,
    /// floating-point number
    Double,
    /// text, and the code of an option
    Text,
    /// list of codes
    Codes,
    /// list of rows, which expressions can only count
    Rows,
    /// calendar day
    Timestamp,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::checklist::{Item, parse};
    use crate::domain::value::{Pick, Row, Value};

    /// Makes an item of a kind out of its keys in a checklist file; a rating gets its rubric.
    pub(super) fn item(kind: &str, keys: &str) -> Item {
        let text = r#"
id = "x"
version = "1"
title = { zh = "题", en = "title" }
scoring = { coverage_floor = 0.5, geometric_floor = 1, evidence_caps = [1, 2, 3, 4], bands = [{ id = "all", below = 101, zh = "全", en = "all" }] }
[[form]]
id = "A"
kind = "axis"
title = { zh = "题", en = "title" }
[[form.item]]
id = "X"
title = { zh = "题", en = "title" }
ask = { zh = "问", en = "ask" }
"#;
        let level = r#"{ zh = "级", en = "level" }"#;
        let rubric = if kind == "rating" { format!("rubric = [{}]", [level; 5].join(", ")) } else { String::new() };
        let parsed = parse("x.toml", &format!("{text}kind = \"{kind}\"\n{rubric}\n{keys}\n"));
        let mut checklist = parsed.checklist.unwrap_or_else(|| panic!("{:#?}", parsed.problems));
        checklist.items.remove(0)
    }

    const OPTIONS: &str = r#"options = [
    { code = "a", zh = "甲", en = "A" },
    { code = "b-2", zh = "乙（第二）", en = "B (second)" },
    { code = "other", zh = "其他（说明）", en = "Other (specify)", specify = true },
    { code = "none", zh = "无", en = "None", exclusive = true },
]"#;

    /// Columns of every kind a cell may have.
    pub(super) const COLUMNS: &str = r#"columns = [
    { id = "what", kind = "text", zh = "事项", en = "What", required = true },
    { id = "n", kind = "integer", zh = "次数", en = "Times", min = 0, max = 999 },
    { id = "amount", kind = "decimal", zh = "金额", en = "Amount", decimals = 2, min = -1000, max = 1000000 },
    { id = "until", kind = "date", zh = "期限止", en = "Until", ends = true },
    { id = "is_public", kind = "yesno", zh = "公开", en = "Public" },
    { id = "how", kind = "single", zh = "方式", en = "How", options = [
        { code = "a", zh = "甲", en = "A" },
        { code = "other", zh = "其他（说明）", en = "Other (specify)", specify = true },
    ] },
]"#;

    /// An item of each kind, with the keys such items have.
    fn item_of(kind: &dyn Kind) -> Item {
        let keys = match kind.name() {
            "integer" => "min = -1000\nmax = 1000000",
            "decimal" => "min = -1000\nmax = 1000000\ndecimals = 2",
            "single" => &OPTIONS.replace(", exclusive = true", ""),
            "multi" => OPTIONS,
            "roster" => COLUMNS,
            _ => "",
        };
        item(kind.name(), keys)
    }

    fn any_value() -> impl Strategy<Value = Value> {
        let specify = prop::option::of("[ \\PC、:：|]{0,8}");
        let pick = ("a|b-2|other|none|zz", specify).prop_map(|(code, specify)| Pick { code, specify });
        prop_oneof![
            any::<bool>().prop_map(Value::Bool),
            (-2_i64..7).prop_map(Value::Int),
            any::<i64>().prop_map(Value::Int),
            any::<f64>().prop_map(Value::Decimal),
            (-100_000_i32..200_000_000).prop_map(|cents| Value::Decimal(f64::from(cents) / 100.0)),
            (-9999_i16..=9999, 1_i8..=12, 1_i8..=28).prop_map(|(y, m, d)| Value::Date(jiff::civil::date(y, m, d))),
            "\\PC{0,20}|(?s:.{0,20})".prop_map(Value::Text),
            prop::collection::vec(pick, 0..3).prop_map(Value::Picks),
            any_rows().prop_map(Value::Rows),
        ]
    }

    fn any_rows() -> impl Strategy<Value = Vec<Row>> {
        let text = "[\\PC|\\\\:n\n]{0,12}".prop_map(Value::Text);
        let cells = (
            prop::option::weighted(0.9, text),
            prop::option::of((0_i64..1200).prop_map(Value::Int)),
            prop::option::of((0_i32..200_000).prop_map(|cents| Value::Decimal(f64::from(cents) / 100.0))),
            prop::option::of(Just(Value::Date(jiff::civil::date(2024, 2, 29)))),
            prop::option::of(any::<bool>().prop_map(Value::Bool)),
            prop::option::of(
                "[\\PC|:\\\\]{1,6}"
                    .prop_map(|specify| Value::Picks(vec![Pick { code: "other".to_owned(), specify: Some(specify) }])),
            ),
        );
        let row = cells.prop_map(|(what, n, amount, until, is_public, how)| {
            let cells = [
                ("what", what),
                ("n", n),
                ("amount", amount),
                ("until", until),
                ("is_public", is_public),
                ("how", how),
            ];
            cells.into_iter().filter_map(|(id, cell)| Some((id.to_owned(), cell?))).collect()
        });
        prop::collection::vec(row, 0..4)
    }

    proptest! {
        #[test]
        fn what_a_kind_accepts_it_writes_and_reads_back(value in any_value()) {
            for kind in KINDS {
                let item = item_of(*kind);
                if kind.check(&item, &value).is_ok() {
                    prop_assert_eq!(kind.parse(&item, &kind.write(&item, &value)), Ok(value.clone()));
                }
            }
        }

        #[test]
        fn what_a_kind_reads_it_accepts(text in "\\PC{0,12}|[0-9０-９.,:：|｜、年月日/-]{0,12}|(a|甲|其他|无|other|[|、:： x]){1,6}") {
            for kind in KINDS {
                let item = item_of(*kind);
                match kind.parse(&item, &text) {
                    Ok(value) => {
                        prop_assert_eq!(kind.check(&item, &value), Ok(()));
                        prop_assert!(!kind.show(&item, &value, Lang::Zh).is_empty());
                        prop_assert!(kind.to_cel(&item, &value) != cel::Value::Null);
                    }
                    Err(bad) => prop_assert!(Lang::ALL.iter().all(|&lang| !bad.say(lang).is_empty())),
                }
            }
        }
    }

    #[test]
    fn every_kind_is_found_by_its_name_and_no_two_share_one() {
        let names: Vec<_> = KINDS.iter().map(|kind| kind.name()).collect();
        assert_eq!(names, ["rating", "yesno", "integer", "decimal", "date", "single", "multi", "text", "roster"]);
        for name in names {
            assert_eq!(by_name(name).map(|kind| kind.name()), Some(name));
        }
        assert!(by_name("matrix").is_none());
    }

    #[test]
    fn a_sample_has_the_type_its_kind_has_in_expressions() {
        for kind in KINDS {
            let is_right = matches!(
                (kind.cel_type(), kind.sample()),
                (CelType::Bool, cel::Value::Bool(_))
                    | (CelType::Int, cel::Value::Int(_))
                    | (CelType::Double, cel::Value::Float(_))
                    | (CelType::Text, cel::Value::String(_))
                    | (CelType::Codes | CelType::Rows, cel::Value::List(_))
                    | (CelType::Timestamp, cel::Value::Timestamp(_))
            );
            assert!(is_right, "{}", kind.name());
        }
    }
}
