//! What can be asked of the domain; knows nothing of whether it will be granted.

use std::sync::Arc;

use crate::domain::checklist::Checklist;
use crate::domain::event::{EvidenceKind, Profile, Scope};
use crate::domain::ids::{AssessmentId, CheckId, EvidenceNo, ItemId, SocietyCode};
use crate::domain::records::Kept;
use crate::domain::value::{Answer, Row};

/// A wish of the actor.
#[derive(Clone, Debug)]
pub enum Command {
    /// Put a society on the ledger, or bring its profile up to date. The same profile again changes nothing.
    Register {
        /// Its code.
        code: SocietyCode,
        /// What the register says of it.
        profile: Profile,
    },
    /// Keep a roster of a society as it is here. The same rows again change nothing.
    KeepRoster {
        /// The society.
        society: SocietyCode,
        /// The checklist that says which columns the roster has.
        checklist: Arc<Checklist>,
        /// The roster.
        roster: ItemId,
        /// Every row of it.
        rows: Vec<Row>,
    },
    /// Open the next round of a society.
    Start {
        /// The society.
        society: SocietyCode,
        /// The checklist to pin it to.
        checklist: Arc<Checklist>,
        /// How much of the checklist is in scope.
        scope: Scope,
    },
    /// Do something in an assessment.
    In {
        /// Which assessment.
        assessment: AssessmentId,
        /// What to do.
        act: Act,
    },
}

/// Something to do in an assessment.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Answer an item; the same answer again changes nothing.
    Answer {
        /// The item.
        item: ItemId,
        /// Its answer.
        answer: Answer,
    },
    /// Take an item's answer back.
    Clear {
        /// The item.
        item: ItemId,
    },
    /// Set an item's remark; empty removes it.
    Remark {
        /// The item.
        item: ItemId,
        /// The remark.
        text: String,
    },
    /// Register evidence and link it to the items named; the same kind and title is the evidence already there.
    Evidence {
        /// Its kind.
        kind: EvidenceKind,
        /// What it is called.
        title: String,
        /// The items it supports.
        items: Vec<ItemId>,
    },
    /// Link evidence to an item.
    Link {
        /// The item.
        item: ItemId,
        /// The evidence.
        evidence: EvidenceNo,
    },
    /// Unlink evidence from an item.
    Unlink {
        /// The item.
        item: ItemId,
        /// The evidence.
        evidence: EvidenceNo,
    },
    /// Give a soft check a signed reason. It need not be raised yet: a file may bring reasons before the answers.
    Overrule {
        /// The check.
        check: CheckId,
        /// The item, where the check is made once per item.
        item: Option<ItemId>,
        /// Why it may stand.
        why: String,
    },
    /// Keep a record as it is here: the next number puts a new one in, nothing takes it out.
    Keep(Kept),
    /// Submit the assessment.
    Submit,
    /// Open a submitted assessment again.
    Reopen {
        /// Why.
        why: String,
    },
    /// Undo the actor's last change.
    Undo,
    /// Do the change undone last again.
    Redo,
}
