//! Why a wish was not granted, and the sentence that says so.

use crate::domain::checklist::Text;
use crate::domain::ids::{CauseNo, CheckId, EvidenceNo, ItemId};
use crate::domain::kinds::BadValue;
use crate::lang::{Lang, Notice, refusal as say};

/// Why a command was refused. Nothing happened.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[error("{}", self.notice(Lang::En))]
pub enum Refusal {
    /// A code is not 1–32 printable characters without spaces.
    BadSocietyCode {
        /// What was given.
        code: String,
    },
    /// A society has no name.
    NoName {
        /// Its code.
        code: String,
    },
    /// No society has that code.
    NoSuchSociety {
        /// What was given.
        code: String,
    },
    /// No assessment has that id.
    NoSuchAssessment {
        /// What was given.
        id: String,
    },
    /// The society has an open assessment already.
    AlreadyOpen {
        /// Its id.
        id: String,
    },
    /// The assessment has been submitted.
    IsSubmitted {
        /// Its id.
        id: String,
    },
    /// The assessment has not been submitted.
    NotSubmitted {
        /// Its id.
        id: String,
    },
    /// Problems stand in the way of submission.
    Blocked {
        /// Its id.
        id: String,
        /// How many.
        n_blocking: usize,
    },
    /// The checklist has no such item.
    NoSuchItem {
        /// What was given.
        id: String,
    },
    /// The checklist keeps no such roster.
    NoSuchRoster {
        /// What was given.
        id: String,
    },
    /// A roster has no row of that number.
    NoSuchRow {
        /// What was given.
        number: usize,
        /// How many rows it has.
        n_rows: usize,
    },
    /// A roster cannot hold these rows.
    BadRoster {
        /// Its title.
        title: Text,
        /// What is wrong with them.
        bad: BadValue,
    },
    /// The checklist has no such check.
    NoSuchCheck {
        /// What was given.
        id: String,
    },
    /// No evidence has that number.
    NoSuchEvidence {
        /// What was given.
        number: EvidenceNo,
    },
    /// No interview has that number.
    NoSuchInterview {
        /// What was given.
        number: EvidenceNo,
    },
    /// Lines were jotted down in the interview, or it supports items.
    InterviewInUse {
        /// Its number.
        number: EvidenceNo,
    },
    /// No record of that sort has that number, and it is not the next one.
    NoSuchRecord {
        /// What was given.
        number: u32,
    },
    /// The checklist has no such role.
    NoSuchRole {
        /// What was given.
        id: String,
    },
    /// The checklist asks of nobody interviewed to be that.
    NoSuchTrait {
        /// What was given.
        id: String,
    },
    /// A person's code is not 1–32 printable characters without spaces.
    BadPerson {
        /// What was given.
        code: String,
    },
    /// A society rates itself 0–4, and only where there is something to rate.
    NoSelfRating {
        /// The item.
        item: ItemId,
    },
    /// Only scored items have findings and causes.
    NotScored {
        /// The item.
        item: ItemId,
    },
    /// Only ratings have steps from level to level.
    NotARating {
        /// The item.
        item: ItemId,
    },
    /// The checklist has no such kind of cause.
    NoSuchCauseKind {
        /// What was given.
        id: String,
    },
    /// No cause has that number.
    NoSuchCause {
        /// What was given.
        number: CauseNo,
    },
    /// An action goes at the cause.
    CauseInUse {
        /// Its number.
        number: CauseNo,
    },
    /// Why was asked too often.
    TooManyWhys {
        /// How often is allowed.
        max: usize,
    },
    /// An action is measured by a level 0–4 of a rating.
    NoMeasure {
        /// The item.
        item: ItemId,
    },
    /// There was nothing to draw from, or nothing was to be drawn.
    NothingDrawn,
    /// A text is needed.
    NoText,
    /// Only soft checks take a reason.
    NotSoft {
        /// The check.
        check: CheckId,
    },
    /// The check is made once for the whole assessment.
    NotPerItem {
        /// The check.
        check: CheckId,
    },
    /// A value cannot answer the item.
    BadValue {
        /// The item.
        item: ItemId,
        /// What is wrong with it.
        bad: BadValue,
    },
    /// A reason is needed.
    NoReason,
    /// A title is needed.
    NoTitle,
    /// A text is too long.
    TooLong {
        /// Bytes allowed.
        max: usize,
    },
    /// The actor has nothing to undo.
    NothingToUndo,
    /// The actor has nothing to do again.
    NothingToRedo,
}

impl Refusal {
    /// Says what happened, why, and what to do.
    pub fn notice(&self, lang: Lang) -> Notice {
        let (what, todo): (String, &str) = match self {
            Self::BadSocietyCode { code } => (say::bad_society_code(lang, code), say::fix_society_code(lang)),
            Self::NoName { code } => (say::no_name(lang, code), say::fix_name(lang)),
            Self::NoSuchSociety { code } => (say::no_such_society(lang, code), say::see_list(lang)),
            Self::NoSuchAssessment { id } => (say::no_such_assessment(lang, id), say::see_list(lang)),
            Self::AlreadyOpen { id } => (say::already_open(lang, id), say::fix_already_open(lang)),
            Self::IsSubmitted { id } => (say::is_submitted(lang, id), say::fix_is_submitted(lang)),
            Self::NotSubmitted { id } => (say::not_submitted(lang, id), ""),
            Self::Blocked { id, n_blocking } => (say::blocked(lang, id, *n_blocking), say::fix_blocked(lang)),
            Self::NoSuchItem { id } => (say::no_such_item(lang, id), say::see_checklist(lang)),
            Self::NoSuchRoster { id } => (say::no_such_roster(lang, id), say::see_rosters(lang)),
            Self::NoSuchRow { number, n_rows } => (say::no_such_row(lang, *number, *n_rows), say::see_rosters(lang)),
            Self::BadRoster { title, bad } => {
                return Notice::new(say::bad_roster(lang, title.get(lang)), bad.say(lang), say::fix_bad_roster(lang));
            }
            Self::NoSuchCheck { id } => (say::no_such_check(lang, id), say::see_checklist(lang)),
            Self::NoSuchEvidence { number } => (say::no_such_evidence(lang, number.0), say::see_evidence(lang)),
            Self::NoSuchInterview { number } => (say::no_such_interview(lang, number.0), say::see_interviews(lang)),
            Self::InterviewInUse { number } => (say::interview_in_use(lang, number.0), say::fix_interview_in_use(lang)),
            Self::NoSuchRecord { number } => (say::no_such_record(lang, *number), say::fix_no_such_record(lang)),
            Self::NoSuchRole { id } => (say::no_such_role(lang, id), say::see_roles(lang)),
            Self::NoSuchTrait { id } => (say::no_such_trait(lang, id), say::see_roles(lang)),
            Self::BadPerson { code } => (say::bad_person(lang, code), say::fix_bad_person(lang)),
            Self::NoSelfRating { item } => (say::no_self_rating(lang, item.as_str()), say::fix_no_self_rating(lang)),
            Self::NotScored { item } => (say::not_scored(lang, item.as_str()), say::fix_not_scored(lang)),
            Self::NotARating { item } => (say::not_a_rating(lang, item.as_str()), say::fix_not_a_rating(lang)),
            Self::NoSuchCauseKind { id } => (say::no_such_cause_kind(lang, id), say::see_cause_kinds(lang)),
            Self::NoSuchCause { number } => (say::no_such_cause(lang, number.0), say::see_causes(lang)),
            Self::CauseInUse { number } => (say::cause_in_use(lang, number.0), say::fix_cause_in_use(lang)),
            Self::TooManyWhys { max } => (say::too_many_whys(lang, *max), say::fix_too_many_whys(lang)),
            Self::NoMeasure { item } => (say::no_measure(lang, item.as_str()), say::fix_no_measure(lang)),
            Self::NothingDrawn => (say::nothing_drawn(lang).to_owned(), say::fix_nothing_drawn(lang)),
            Self::NoText => (say::no_text(lang).to_owned(), say::fix_no_text(lang)),
            Self::NotSoft { check } => (say::not_soft(lang, check.as_str()), say::fix_not_soft(lang)),
            Self::NotPerItem { check } => (say::not_per_item(lang, check.as_str()), say::fix_not_per_item(lang)),
            Self::BadValue { item, bad } => {
                return Notice::new(say::bad_value(lang, item.as_str()), bad.say(lang), "");
            }
            Self::NoReason => (say::no_reason(lang).to_owned(), say::fix_no_reason(lang)),
            Self::NoTitle => (say::no_title(lang).to_owned(), say::fix_no_title(lang)),
            Self::TooLong { max } => (say::too_long(lang, *max, *max / 3), say::fix_too_long(lang)),
            Self::NothingToUndo => (say::nothing_to_undo(lang).to_owned(), ""),
            Self::NothingToRedo => (say::nothing_to_redo(lang).to_owned(), ""),
        };
        Notice::new(what, "", todo)
    }
}
