//! Profiles and answers as members of a line; knows nothing of the entries they stand in.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::event::Profile;
use crate::domain::value::{Answer, Pick, Row, Value};
use crate::store::lines::{BadLine, date_of, lacks};

#[derive(Serialize, Deserialize)]
pub(super) struct WrittenProfile {
    name: String,
    short: String,
    level: String,
    discipline: String,
    grade: String,
    grade_date: Option<String>,
    founded: Option<String>,
    members: Option<u64>,
    region: String,
}

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum WrittenAnswer {
    Yes(bool),
    Int(i64),
    Decimal(f64),
    Date(String),
    Text(String),
    Picks(Vec<WrittenPick>),
    Rows(Vec<BTreeMap<String, WrittenAnswer>>),
    Na(String),
    Ne(bool),
}

#[derive(Serialize, Deserialize)]
pub(super) struct WrittenPick {
    code: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    specify: Option<String>,
}

impl From<&Profile> for WrittenProfile {
    fn from(profile: &Profile) -> Self {
        let Profile { name, short, level, discipline, grade, grade_date, founded, members, region } = profile.clone();
        Self {
            name,
            short,
            level,
            discipline,
            grade,
            grade_date: grade_date.map(|date| date.to_string()),
            founded: founded.map(|date| date.to_string()),
            members,
            region,
        }
    }
}

impl TryFrom<WrittenProfile> for Profile {
    type Error = BadLine;

    fn try_from(written: WrittenProfile) -> Result<Self, BadLine> {
        let WrittenProfile { name, short, level, discipline, grade, grade_date, founded, members, region } = written;
        Ok(Self {
            name,
            short,
            level,
            discipline,
            grade,
            grade_date: grade_date.map(|date| date_of(&date)).transpose()?,
            founded: founded.map(|date| date_of(&date)).transpose()?,
            members,
            region,
        })
    }
}

impl From<&Answer> for WrittenAnswer {
    fn from(answer: &Answer) -> Self {
        match answer {
            Answer::Value(value) => value.into(),
            Answer::NotApplicable { reason } => Self::Na(reason.clone()),
            Answer::NotEstablished => Self::Ne(true),
        }
    }
}

impl From<&Value> for WrittenAnswer {
    fn from(value: &Value) -> Self {
        match value {
            Value::Bool(yes) => Self::Yes(*yes),
            Value::Int(number) => Self::Int(*number),
            Value::Decimal(number) => Self::Decimal(*number),
            Value::Date(date) => Self::Date(date.to_string()),
            Value::Text(text) => Self::Text(text.clone()),
            Value::Picks(picks) => {
                let written = |pick: &Pick| WrittenPick { code: pick.code.clone(), specify: pick.specify.clone() };
                Self::Picks(picks.iter().map(written).collect())
            }
            Value::Rows(rows) => Self::Rows(written_rows(rows)),
        }
    }
}

impl TryFrom<WrittenAnswer> for Answer {
    type Error = BadLine;

    fn try_from(written: WrittenAnswer) -> Result<Self, BadLine> {
        Ok(match written {
            WrittenAnswer::Na(reason) => Self::NotApplicable { reason },
            WrittenAnswer::Ne(_) => Self::NotEstablished,
            value => Self::Value(value.try_into()?),
        })
    }
}

impl TryFrom<WrittenAnswer> for Value {
    type Error = BadLine;

    fn try_from(written: WrittenAnswer) -> Result<Self, BadLine> {
        Ok(match written {
            WrittenAnswer::Yes(yes) => Self::Bool(yes),
            WrittenAnswer::Int(number) => Self::Int(number),
            WrittenAnswer::Decimal(number) => Self::Decimal(number),
            WrittenAnswer::Date(date) => Self::Date(date_of(&date)?),
            WrittenAnswer::Text(text) => Self::Text(text),
            WrittenAnswer::Picks(picks) => {
                let pick = |written: WrittenPick| Pick { code: written.code, specify: written.specify };
                Self::Picks(picks.into_iter().map(pick).collect())
            }
            WrittenAnswer::Rows(rows) => Self::Rows(rows_of(rows)?),
            WrittenAnswer::Na(_) | WrittenAnswer::Ne(_) => return Err(lacks("value")),
        })
    }
}

pub(super) fn written_rows(rows: &[Row]) -> Vec<BTreeMap<String, WrittenAnswer>> {
    let written = |row: &Row| row.iter().map(|(name, value)| (name.clone(), value.into())).collect();
    rows.iter().map(written).collect()
}

pub(super) fn rows_of(written: Vec<BTreeMap<String, WrittenAnswer>>) -> Result<Vec<Row>, BadLine> {
    let row = |row: BTreeMap<String, WrittenAnswer>| {
        row.into_iter().map(|(name, cell)| Ok((name, cell.try_into()?))).collect()
    };
    written.into_iter().map(row).collect()
}
