//! What will be done, by whom, by when, measured how; knows nothing of whether it is overdue, for it has no clock.

use jiff::civil::Date;

use crate::domain::ids::{CauseNo, ItemId};

/// A line of the action plan (整改).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Action {
    /// The items it answers to: the problem.
    pub items: Vec<ItemId>,
    /// The cause it goes at; `None` where none is on record.
    pub cause: Option<CauseNo>,
    /// What will be done.
    pub what: String,
    /// How strong it is.
    pub strength: Strength,
    /// Who owes it.
    pub owner: Owner,
    /// Who answers for it, by post; may be empty.
    pub who: String,
    /// The day it is due.
    pub due: Option<Date>,
    /// What support it needs, and from whom; may be empty.
    pub support: String,
    /// What it is measured by.
    pub measures: Vec<Measure>,
    /// What will prove it; may be empty.
    pub proof: String,
    /// The day it is looked at again.
    pub check_on: Option<Date>,
    /// How far it has come.
    pub state: Progress,
    /// What was found when it was looked at; may be empty.
    pub found: String,
}

/// The level an item is to reach.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// The item, a rating.
    pub item: ItemId,
    /// The level, 0–4.
    pub target: u8,
}

/// How strong an action is. (method, 6.6)
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// 弱: a notice or training only.
    Weak,
    /// 中: a procedure with a check.
    #[default]
    Medium,
    /// 强: a change of structure.
    Strong,
}

impl Strength {
    /// Every strength, the greatest first.
    pub const ALL: [Self; 3] = [Self::Strong, Self::Medium, Self::Weak];

    /// Returns the code used on the command line and in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Weak => "weak",
            Self::Medium => "medium",
            Self::Strong => "strong",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|strength| strength.code() == code)
    }
}

/// Who owes an action.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Owner {
    /// 学会
    #[default]
    Society,
    /// 支撑单位
    Host,
    /// 科协
    Association,
}

impl Owner {
    /// Every owner, in the order shown to people.
    pub const ALL: [Self; 3] = [Self::Society, Self::Host, Self::Association];

    /// Returns the code used on the command line and in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Society => "society",
            Self::Host => "host",
            Self::Association => "association",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|owner| owner.code() == code)
    }
}

/// How far an action has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Progress {
    /// 未开始
    #[default]
    Planned,
    /// 进行中
    Underway,
    /// 已完成，待核实
    Done,
    /// 已核实
    Verified,
    /// 已取消
    Dropped,
}

impl Progress {
    /// Every stage, in the order they follow.
    pub const ALL: [Self; 5] = [Self::Planned, Self::Underway, Self::Done, Self::Verified, Self::Dropped];

    /// Returns the code used on the command line and in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Underway => "underway",
            Self::Done => "done",
            Self::Verified => "verified",
            Self::Dropped => "dropped",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.code() == code)
    }

    /// Returns whether somebody still has to do something: do it, or look whether it was done.
    pub const fn is_open(self) -> bool {
        match self {
            Self::Planned | Self::Underway | Self::Done => true,
            Self::Verified | Self::Dropped => false,
        }
    }
}

impl Action {
    /// Returns whether it is strong or medium and not dropped, so that an important finding can rest on it.
    pub fn is_firm(&self) -> bool {
        self.strength >= Strength::Medium && self.state != Progress::Dropped
    }

    /// Returns the day on which somebody has to look at it next: when it is due while it is being done, when it is to be
    /// checked after that; `None` where nothing is left to do or no day is set.
    pub fn next_date(&self) -> Option<Date> {
        match self.state {
            Progress::Planned | Progress::Underway => self.due.or(self.check_on),
            Progress::Done => self.check_on.or(self.due),
            Progress::Verified | Progress::Dropped => None,
        }
    }
}
