//! What a question is: how it is asked, answered and scored, and the columns of one that is answered in rows; knows no answer.

use jiff::civil::Date;

use crate::domain::checklist::model::{Size, Text};
use crate::domain::condition::Condition;
use crate::domain::event::Profile;
use crate::domain::ids::{FormId, ItemId, RoleId};
use crate::domain::kinds::Kind;
use crate::domain::value::{Row, Value};

/// One question.
#[derive(Debug)]
pub struct Item {
    /// Its id, `W1`.
    pub id: ItemId,
    /// How it is answered.
    pub kind: &'static dyn Kind,
    /// The form it stands on.
    pub form: FormId,
    /// 服务成果产出
    pub title: Text,
    /// The question to ask.
    pub ask: Text,
    /// The roles to ask.
    pub whom: Vec<RoleId>,
    /// The evidence to ask for.
    pub look: Text,
    /// Advice to the assessor; empty when there is none.
    pub note: Text,
    /// Unit of a number; empty when there is none.
    pub unit: Text,
    /// Least and greatest number, inclusive.
    pub range: Option<(f64, f64)>,
    /// Decimals of a number, 0 for whole numbers.
    pub decimals: u8,
    /// What each level 0–4 looks like; empty but for ratings.
    pub rubric: Vec<Text>,
    /// How large the steps 0→1, 1→2, 2→3, 3→4 of a rating are.
    pub efforts: [Size; 4],
    /// The options of a choice.
    pub options: Vec<Choice>,
    /// The columns of a roster; empty for every other kind.
    pub columns: Vec<RosterColumn>,
    /// How a number, or a count of options, becomes points.
    pub map: Option<ScoreMap>,
    /// Its weight (> 0) where it is scored; `None`: not scored.
    pub weight: Option<f64>,
    /// The groups its score enters.
    pub tags: Tags,
    /// Whose duty it asks about.
    pub locus: Locus,
    /// Whether it is ★, in scope of a half-day visit.
    pub core: bool,
    /// When true, the item is off the path.
    pub skip_if: Option<Condition>,
    /// Where the policy asks for it; may be empty.
    pub clause: String,
    /// The column of the register whose value may answer it; offered, never entered by itself.
    pub register: Option<Column>,
}

impl Item {
    /// Returns whether what a row of this roster is about was over before that day.
    pub fn has_ended(&self, row: &Row, today: Date) -> bool {
        let mut ends = self.columns.iter().filter(|column| column.is_end);
        ends.any(|column| matches!(row.get(column.item.id.as_str()), Some(Value::Date(end)) if *end < today))
    }
}

/// A column of a roster.
#[derive(Debug)]
pub struct RosterColumn {
    /// What a cell is: the column's id, title, kind, unit, range and options, as an item of one form has them.
    pub item: Item,
    /// Whether every row has a cell here.
    pub is_required: bool,
    /// Whether the day here ends what the row is about: a row whose day is over has run out.
    pub is_end: bool,
}

/// A column of the register of societies that may answer an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// 等级
    Grade,
    /// 等级日期
    GradeDate,
    /// 成立日期
    Founded,
    /// 会员数
    Members,
}

impl Column {
    /// Every column, in the order of the register.
    pub const ALL: [Self; 4] = [Self::Grade, Self::GradeDate, Self::Founded, Self::Members];

    /// Returns how a checklist file names it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Grade => "grade",
            Self::GradeDate => "grade_date",
            Self::Founded => "founded",
            Self::Members => "members",
        }
    }

    /// Returns what the register says of a society in this column, in the notation of answers; `None` when it says nothing.
    pub fn text_of(self, profile: &Profile) -> Option<String> {
        match self {
            Self::Grade => Some(profile.grade.clone()).filter(|grade| !grade.is_empty()),
            Self::GradeDate => profile.grade_date.map(|date| date.to_string()),
            Self::Founded => profile.founded.map(|date| date.to_string()),
            Self::Members => profile.members.map(|members| members.to_string()),
        }
    }
}

/// An option of a choice.
#[derive(Clone, Debug, PartialEq)]
pub struct Choice {
    /// Its code, ASCII.
    pub code: String,
    /// Its label.
    pub label: Text,
    /// Points 0–100 of a single choice.
    pub points: Option<f64>,
    /// Whether taking it asks for a text (其他：…).
    pub specify: bool,
    /// Whether it excludes all others (无); counts 0 in a count map.
    pub exclusive: bool,
}

/// How a number becomes points.
#[derive(Clone, Debug, PartialEq)]
pub enum ScoreMap {
    /// Piecewise linear through `(value, points)`, flat beyond the ends. Invariant: values strictly ascending, points 0–100.
    Piecewise(Vec<(f64, f64)>),
    /// The same over the number of options taken.
    Count(Vec<(f64, f64)>),
}

/// The groups an item's score enters, each the id of a form of that kind.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tags {
    /// W, S or D.
    pub axis: Option<FormId>,
    /// T0–T5.
    pub task: Option<FormId>,
    /// P1–P4.
    pub principle: Option<FormId>,
    /// E1–E4.
    pub env: Option<FormId>,
}

/// Whose duty an item asks about. Only the society's own enter its scores; the others feed the environment index.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Locus {
    /// 学会
    #[default]
    Society,
    /// 科协
    Association,
    /// 政府
    Government,
}
