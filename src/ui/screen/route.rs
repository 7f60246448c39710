//! The places one can go to; knows nothing of the screens that show them.

use crate::domain::ids::{ActionNo, AssessmentId, CauseId, CauseNo, CheckId, EvidenceNo, ItemId, NoteNo, SocietyCode};

/// A place to go to. The table of screens has one row for each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// Every society and assessment.
    Ledger,
    /// The goals of the programme and how societies lie over the bands.
    Dashboard,
    /// The societies behind a goal, by its id.
    Goal(String),
    /// The classes and how many societies each has.
    Classes,
    /// A class, by its id: what is advised, and its societies.
    Class(String),
    /// Who could help a society where it is weakest.
    Match(SocietyCode),
    /// A society, what the register says of it, and its rounds.
    Society(SocietyCode),
    /// An earlier and a later assessment side by side.
    Compare(AssessmentId, AssessmentId),
    /// What is kept of a society row by row.
    Rosters(SocietyCode),
    /// A row of a roster of a society, by its number from 1, to fill in; `None`: a new row.
    RosterRow(SocietyCode, ItemId, Option<u32>),
    /// The rows an item is answered with.
    Rows(AssessmentId, ItemId),
    /// A row of an item's answer, by its number from 1, to fill in; `None`: a new row.
    RowForm(AssessmentId, ItemId, Option<u32>),
    /// A society's profile to fill in; `None`: a new society.
    SocietyForm(Option<SocietyCode>),
    /// Full or core, and with which checklist.
    Start(SocietyCode),
    /// The file to import a register from.
    Import,
    /// The file to take the ledger away to.
    TakeAway,
    /// An assessment's forms with progress and problems.
    Overview(AssessmentId),
    /// One item.
    Item(AssessmentId, ItemId),
    /// An item beside its papers; without one, where one left off.
    DeskWork(AssessmentId, Option<ItemId>),
    /// The facts on one page, at an item.
    Facts(AssessmentId, Option<ItemId>),
    /// The register of evidence; with an item, to link to it.
    Evidence(AssessmentId, Option<ItemId>),
    /// A piece of evidence in detail, and the items it supports.
    Details(AssessmentId, EvidenceNo),
    /// What was drawn from lists.
    Samples(AssessmentId),
    /// Team, timetable and minimum sample.
    Visit(AssessmentId),
    /// The society's ratings of itself.
    SelfRatings(AssessmentId),
    /// What others did since the person last looked.
    Changes(AssessmentId),
    /// The register of evidence, at a piece.
    Piece(AssessmentId, EvidenceNo),
    /// The notes of an interview, at a line.
    Line(AssessmentId, NoteNo),
    /// Who was talked to, and who has still to be.
    Interviews(AssessmentId),
    /// The notes of an interview, by the number of its evidence.
    Interview(AssessmentId, EvidenceNo),
    /// Who an interview is with, to fill in; `None`: a new interview.
    InterviewForm(AssessmentId, Option<EvidenceNo>),
    /// What stands in the way of submission.
    Problems(AssessmentId),
    /// A reason for a soft check.
    Overrule(AssessmentId, CheckId, Option<ItemId>),
    /// Scores, red lines and what follows from them.
    Diagnosis(AssessmentId),
    /// How a figure came about, by the name of its group (`W`, `P1`, `overall`, an item's id).
    Arithmetic(AssessmentId, String),
    /// What happened, when, and by whom.
    Audit(AssessmentId),
    /// The report, to read and to export.
    Report(AssessmentId),
    /// The causes, weighed, and what the tool proposes.
    Crux(AssessmentId),
    /// How the priority of a cause came about.
    Priority(AssessmentId, CauseNo),
    /// A cause to fill in.
    Cause(AssessmentId, CauseNo),
    /// A new cause, of a kind where one is proposed.
    NewCause(AssessmentId, Option<CauseId>),
    /// The action plan.
    Actions(AssessmentId),
    /// An action to fill in.
    ActionForm(AssessmentId, ActionNo),
    /// A new action, and what it answers to.
    NewAction(AssessmentId, Start),
    /// The effect and the grade of the finding an item is.
    Finding(AssessmentId, ItemId),
    /// The figures were some items rated otherwise.
    WhatIf(AssessmentId),
    /// How firmly the figures stand.
    Sensitivity(AssessmentId),
    /// The actions of every society that somebody has to look at, by date.
    FollowUps,
}

impl Route {
    /// Returns whether the place shows results of the whole ledger, for which every checklist in it is needed.
    pub const fn is_of_office(&self) -> bool {
        matches!(self, Self::Dashboard | Self::Goal(_) | Self::Classes | Self::Class(_) | Self::Match(_))
    }

    /// Returns the assessment the place is in.
    pub const fn assessment(&self) -> Option<&AssessmentId> {
        match self {
            Self::Overview(assessment)
            | Self::Item(assessment, _)
            | Self::DeskWork(assessment, _)
            | Self::Facts(assessment, _)
            | Self::Rows(assessment, _)
            | Self::RowForm(assessment, ..)
            | Self::Evidence(assessment, _)
            | Self::Details(assessment, _)
            | Self::Samples(assessment)
            | Self::Visit(assessment)
            | Self::SelfRatings(assessment)
            | Self::Changes(assessment)
            | Self::Piece(assessment, _)
            | Self::Line(assessment, _)
            | Self::Interviews(assessment)
            | Self::Interview(assessment, _)
            | Self::InterviewForm(assessment, _)
            | Self::Problems(assessment)
            | Self::Overrule(assessment, ..)
            | Self::Diagnosis(assessment)
            | Self::Arithmetic(assessment, _)
            | Self::Audit(assessment)
            | Self::Compare(_, assessment)
            | Self::Report(assessment)
            | Self::Crux(assessment)
            | Self::Priority(assessment, _)
            | Self::Cause(assessment, _)
            | Self::NewCause(assessment, _)
            | Self::Actions(assessment)
            | Self::ActionForm(assessment, _)
            | Self::NewAction(assessment, _)
            | Self::Finding(assessment, _)
            | Self::WhatIf(assessment)
            | Self::Sensitivity(assessment) => Some(assessment),
            Self::Ledger
            | Self::Dashboard
            | Self::Goal(_)
            | Self::Classes
            | Self::Class(_)
            | Self::Match(_)
            | Self::Society(_)
            | Self::Rosters(_)
            | Self::RosterRow(..)
            | Self::SocietyForm(_)
            | Self::Start(_)
            | Self::Import
            | Self::TakeAway
            | Self::FollowUps => None,
        }
    }
}

/// What an action that is begun answers to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Start {
    /// The cause it goes at.
    pub cause: Option<CauseNo>,
    /// The items it answers to, each with the level (0–4) it is to reach, if one is meant.
    pub items: Vec<(ItemId, Option<u8>)>,
}
