//! What the assessor says of a finding beyond the answer it grows from; knows nothing of how it is graded by itself.

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FindingGrade {
    /// 亮点
    Highlight,
    /// 提示
    Hint,
    /// 一般
    General,
    /// 重要
    Important,
}

impl FindingGrade {
    /// Every grade, the lightest first.
    pub const ALL: [Self; 4] = [Self::Highlight, Self::Hint, Self::General, Self::Important];

    /// Returns the code used on the command line and in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Highlight => "highlight",
            Self::Hint => "hint",
            Self::General => "general",
            Self::Important => "important",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grade| grade.code() == code)
    }
}

/// What is added to the finding an answered item is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Finding {
    /// What follows from it for the society; may be empty.
    pub effect: String,
    /// The grade the assessor gives it; `None`: the one its points give.
    pub grade: Option<FindingGrade>,
    /// Why another grade; needed where one is given.
    pub why: String,
}
