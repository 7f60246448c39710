//! Who visits and when: the team with what each has declared, and the timetable.

/// Somebody on the team, by the name they work under.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Teammate {
    /// What they do on the visit.
    pub duty: Duty,
    /// What they have declared; `None`: nothing yet.
    pub declared: Option<Conflict>,
    /// What the declaration says in words; may be empty.
    pub words: String,
}

impl Teammate {
    /// Returns whether they may not rate; `None` while they have declared nothing.
    pub fn is_barred(&self) -> Option<bool> {
        self.declared.map(|declared| declared != Conflict::None)
    }
}

/// What somebody does on the visit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Duty {
    /// 组长
    Lead,
    /// 评估员
    #[default]
    Assessor,
    /// 财务法律评估员
    Finance,
    /// 记录员
    Recorder,
}

impl Duty {
    /// Every duty, in the order shown to people.
    pub const ALL: [Self; 4] = [Self::Lead, Self::Assessor, Self::Finance, Self::Recorder];

    /// Returns the code used on the command line and in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Assessor => "assessor",
            Self::Finance => "finance",
            Self::Recorder => "recorder",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|duty| duty.code() == code)
    }
}

/// What an assessor declares before access: 社会组织评估管理办法, article 19.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Conflict {
    /// 无利益关系
    None,
    /// 与学会有利益关系
    Interest,
    /// 曾在学会任职，离职不满两年
    FormerPost,
    /// 其他可能影响公正的关系
    Other,
}

impl Conflict {
    /// Every declaration, in the order shown to people.
    pub const ALL: [Self; 4] = [Self::None, Self::Interest, Self::FormerPost, Self::Other];

    /// Returns the code used on the command line and in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Interest => "interest",
            Self::FormerPost => "former_post",
            Self::Other => "other",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|conflict| conflict.code() == code)
    }
}

/// A line of the timetable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// When, as people write it: `09:00`, `10:00–12:00`, `+7 工作日`.
    pub time: String,
    /// What is done.
    pub what: String,
    /// By whom or with whom; may be empty.
    pub who: String,
}
