//! What can have happened, in the past tense, and the entry that puts it on record; knows nothing of why it was allowed.
//!
//! Invariant: events are self-contained, never edited and never reused; a new meaning is a new event.

use jiff::civil::Date;

use crate::domain::ids::{Actor, AssessmentId, CheckId, Digest, EvidenceNo, ItemId, Millis, Seq, SocietyCode};
use crate::domain::records::Kept;
use crate::domain::value::{Answer, Row};

/// One line of the journal.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// Its place.
    pub seq: Seq,
    /// When, never before the entry before it.
    pub at: Millis,
    /// Who.
    pub actor: Actor,
    /// What.
    pub event: Event,
    /// Digest of the entry before and of this entry's bytes.
    pub hash: Digest,
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// A society was put on the ledger.
    SocietyAdded {
        /// Its code.
        code: SocietyCode,
        /// What the register says of it.
        profile: Profile,
    },
    /// The register now says something else of a society.
    SocietyChanged {
        /// Its code.
        code: SocietyCode,
        /// The whole profile as it is now.
        profile: Profile,
    },
    /// A roster of a society is this now.
    RosterKept {
        /// The society.
        society: SocietyCode,
        /// The roster, as checklists name it.
        roster: ItemId,
        /// Every row of it, so that keeping the rows of before undoes it.
        rows: Vec<Row>,
    },
    /// A piece of a checklist's text came into the store; the pieces in order are the file.
    ChecklistKept {
        /// SHA-256 of the whole text.
        checklist: Digest,
        /// Which piece this is, from 0.
        part: u32,
        /// How many pieces there are.
        n_parts: u32,
        /// The piece, at most [`CHECKLIST_PART_BYTES`] bytes, cut between characters.
        text: String,
    },
    /// An assessment was opened. The actor is its lead.
    AssessmentStarted {
        /// Its id.
        assessment: AssessmentId,
        /// The society assessed.
        society: SocietyCode,
        /// 1 for a society's first assessment.
        round: u32,
        /// The checklist it is pinned to.
        checklist: Digest,
        /// How much of the checklist is in scope.
        scope: Scope,
    },
    /// Something about an assessment changed.
    Changed {
        /// Which assessment.
        assessment: AssessmentId,
        /// What changed.
        change: Change,
    },
}

impl Event {
    /// Returns the assessment it is about, if it is about one.
    pub const fn assessment(&self) -> Option<&AssessmentId> {
        match self {
            Self::AssessmentStarted { assessment, .. } | Self::Changed { assessment, .. } => Some(assessment),
            Self::SocietyAdded { .. }
            | Self::SocietyChanged { .. }
            | Self::RosterKept { .. }
            | Self::ChecklistKept { .. } => None,
        }
    }

    /// Returns the society whose profile or roster it sets, if it sets one.
    pub const fn society(&self) -> Option<&SocietyCode> {
        match self {
            Self::SocietyAdded { code, .. }
            | Self::SocietyChanged { code, .. }
            | Self::RosterKept { society: code, .. } => Some(code),
            Self::ChecklistKept { .. } | Self::AssessmentStarted { .. } | Self::Changed { .. } => None,
        }
    }

    /// Returns what it changed of an assessment, if it changed one.
    pub const fn change(&self) -> Option<&Change> {
        match self {
            Self::Changed { change, .. } => Some(change),
            Self::SocietyAdded { .. }
            | Self::SocietyChanged { .. }
            | Self::RosterKept { .. }
            | Self::ChecklistKept { .. }
            | Self::AssessmentStarted { .. } => None,
        }
    }
}

/// The longest piece of checklist text in one event.
pub const CHECKLIST_PART_BYTES: usize = 32_768;

/// A change to an assessment. Each says the state after it, so that undoing one is the same kind of change with the old state.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// An item has this answer now (of this actor, where answers are kept per assessor); `None`: it has none.
    Answered {
        /// The item.
        item: ItemId,
        /// Its answer.
        answer: Option<Answer>,
    },
    /// An item has this remark now; empty: none.
    Remarked {
        /// The item.
        item: ItemId,
        /// The remark.
        text: String,
    },
    /// A piece of evidence was registered, and supports these items.
    EvidenceRegistered {
        /// Its number.
        evidence: EvidenceNo,
        /// Its kind.
        kind: EvidenceKind,
        /// What it is called.
        title: String,
        /// The items it supports from the start.
        items: Vec<ItemId>,
    },
    /// A piece of evidence was struck from the register with its links (undo of registering it); its number is not used again.
    EvidenceStruck {
        /// Its number.
        evidence: EvidenceNo,
    },
    /// A piece of evidence supports an item.
    Linked {
        /// The item.
        item: ItemId,
        /// The evidence.
        evidence: EvidenceNo,
    },
    /// A piece of evidence no longer supports an item.
    Unlinked {
        /// The item.
        item: ItemId,
        /// The evidence.
        evidence: EvidenceNo,
    },
    /// A raised soft check has this reason now; `None`: the reason was withdrawn.
    Overruled {
        /// The check.
        check: CheckId,
        /// The item, where the check is made once per item.
        item: Option<ItemId>,
        /// Why it may stand.
        why: Option<String>,
    },
    /// A record is this now: an interview, a note, a sample …
    Kept(Kept),
    /// The assessment was submitted.
    Submitted,
    /// A submitted assessment was opened again.
    Reopened {
        /// Why.
        why: String,
    },
    /// An earlier entry was undone: `change` restores what was before it.
    Undone {
        /// The entry undone.
        of: Seq,
        /// What restores the state before it.
        change: Box<Change>,
    },
    /// An undone entry was done again: `change` is what it said.
    Redone {
        /// The entry done again.
        of: Seq,
        /// What it said.
        change: Box<Change>,
    },
}

/// How much of the checklist an assessment covers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Every item: a full day.
    Full,
    /// Only ★ items, facts and red lines: half a day.
    Core,
}

/// What a piece of evidence is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EvidenceKind {
    /// 文件
    Document,
    /// 访谈
    Interview,
    /// 观察
    Observation,
    /// 外部核对
    Outside,
}

impl EvidenceKind {
    /// Every kind, in the order shown to people.
    pub const ALL: [Self; 4] = [Self::Document, Self::Interview, Self::Observation, Self::Outside];

    /// Returns the code used on the command line and in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Interview => "interview",
            Self::Observation => "observation",
            Self::Outside => "outside",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }
}

/// What the register says of a society. Unknown fields are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Profile {
    /// 名称
    pub name: String,
    /// 简称
    pub short: String,
    /// 级别, as the register words it: 省级, 市级 …
    pub level: String,
    /// 学科
    pub discipline: String,
    /// 等级: a1–a5, pending, expired or none
    pub grade: String,
    /// 等级日期
    pub grade_date: Option<Date>,
    /// 成立日期
    pub founded: Option<Date>,
    /// 会员数
    pub members: Option<u64>,
    /// 地区
    pub region: String,
}
