//! The screens, one file each, and the table of the places one can go to; knows what opens where and nothing of what is shown.

pub mod action_form;
pub mod actions;
pub mod arithmetic;
pub mod audit;
pub mod cause_form;
pub mod class;
pub mod classes;
pub mod compare;
pub mod crux;
pub mod dashboard;
pub mod desk_work;
pub mod diagnosis;
pub mod evidence;
pub mod evidence_form;
pub mod facts;
pub mod finding_form;
pub mod follow_ups;
pub mod goal;
pub mod help;
pub mod import;
pub mod interview;
pub mod interview_form;
pub mod interviews;
pub mod item;
pub mod ledger;
pub mod matching;
pub mod overrule;
pub mod overview;
pub mod palette;
pub mod problems;
pub mod question;
pub mod report;
pub mod sample;
pub mod self_rating;
pub mod sensitivity;
pub mod society;
pub mod society_form;
pub mod roster;
pub mod roster_form;
pub mod start;
pub mod take_away;
pub mod unfinished;
pub mod visit_sheet;
pub mod what_if;

use crate::domain::ids::{ActionNo, AssessmentId, CauseNo, CheckId, EvidenceNo, ItemId, NoteNo, SocietyCode};
use crate::ui::desk::{Cx, Page};
use crate::ui::rows::Holder;
use crate::ui::screen::{Route, Start};
use crate::ui::visit::sums::Figure;

/// Opens the screen of a place. Its assessment, if it is in one, has been loaded.
pub fn open(cx: &Cx<'_>, route: &Route) -> Box<Page> {
    match route {
        Route::Ledger => ledger::open(cx),
        Route::Dashboard => dashboard::open(cx),
        Route::Goal(id) => goal::open(cx, id),
        Route::Classes => classes::open(cx),
        Route::Class(id) => class::open(cx, id),
        Route::Match(code) => matching::open(cx, code),
        Route::Society(code) => society::open(cx, code),
        Route::Compare(earlier, later) => compare::open(cx, earlier, later),
        Route::SocietyForm(code) => society_form::open(cx, code.as_ref()),
        Route::Rosters(code) => roster::open(cx, code),
        Route::RosterRow(code, roster, number) => {
            roster_form::open(cx, Holder::Society(code.clone(), roster.clone()), *number)
        }
        Route::Rows(assessment, item) => roster::open_rows(cx, assessment, item),
        Route::RowForm(assessment, item, number) => {
            roster_form::open(cx, Holder::Item(assessment.clone(), item.clone()), *number)
        }
        Route::Start(code) => start::open(cx, code),
        Route::Import => import::open(cx),
        Route::TakeAway => take_away::open(cx),
        Route::Overview(assessment) => overview::open(cx, assessment),
        Route::Item(assessment, item) => item::open(cx, assessment, item),
        Route::DeskWork(assessment, item) => desk_work::open(cx, assessment, item.as_ref()),
        Route::Facts(assessment, item) => facts::open(cx, assessment, item.as_ref()),
        Route::Evidence(assessment, item) => evidence::open(cx, assessment, item.as_ref()),
        Route::Details(assessment, evidence) => evidence_form::open(cx, assessment, *evidence),
        Route::Samples(assessment) => sample::open(cx, assessment),
        Route::Visit(assessment) => visit_sheet::open(cx, assessment),
        Route::SelfRatings(assessment) => self_rating::open(cx, assessment),
        Route::Changes(assessment) => audit::open_changes(cx, assessment),
        Route::Line(assessment, number) => interview::open_at(cx, assessment, *number),
        Route::Piece(assessment, number) => evidence::open_at(cx, assessment, *number),
        Route::Interviews(assessment) => interviews::open(cx, assessment),
        Route::Interview(assessment, number) => interview::open(cx, assessment, *number),
        Route::InterviewForm(assessment, number) => interview_form::open(cx, assessment, *number),
        Route::Problems(assessment) => problems::open(cx, assessment),
        Route::Overrule(assessment, check, item) => overrule::open(cx, assessment, check, item.as_ref()),
        Route::Diagnosis(assessment) => diagnosis::open(cx, assessment),
        Route::Arithmetic(assessment, group) => arithmetic::open(cx, assessment, Figure::Of(group.clone())),
        Route::Audit(assessment) => audit::open(cx, assessment),
        Route::Report(assessment) => report::open(cx, assessment),
        Route::Crux(assessment) => crux::open(cx, assessment),
        Route::Priority(assessment, cause) => arithmetic::open(cx, assessment, Figure::Priority(*cause)),
        Route::Cause(assessment, number) => cause_form::open(cx, assessment, *number),
        Route::NewCause(assessment, kind) => cause_form::begin(cx, assessment, kind.as_ref()),
        Route::Actions(assessment) => actions::open(cx, assessment),
        Route::ActionForm(assessment, number) => action_form::open(cx, assessment, *number),
        Route::NewAction(assessment, start) => action_form::begin(cx, assessment, start),
        Route::Finding(assessment, item) => finding_form::open(cx, assessment, item),
        Route::WhatIf(assessment) => what_if::open(cx, assessment),
        Route::Sensitivity(assessment) => sensitivity::open(cx, assessment),
        Route::FollowUps => follow_ups::open(cx),
    }
}

/// What the places of [`ROUTES`] are about.
#[derive(Clone, Debug)]
pub struct Example {
    /// A society on the ledger.
    pub society: SocietyCode,
    /// An assessment.
    pub assessment: AssessmentId,
    /// An item of its checklist.
    pub item: ItemId,
    /// An interview.
    pub interview: EvidenceNo,
    /// A soft check of its checklist.
    pub check: CheckId,
    /// A group of its diagnosis.
    pub group: String,
}

/// A place, by name, about an example.
pub type Row = (&'static str, fn(&Example) -> Route);

/// Every place one can go to, in the order shown to people; tests walk it.
pub const ROUTES: &[Row] = &[
    ("ledger", |_| Route::Ledger),
    ("dashboard", |_| Route::Dashboard),
    ("goal", |_| Route::Goal("a3_and_above".to_owned())),
    ("classes", |_| Route::Classes),
    ("class", |_| Route::Class("soft_led".to_owned())),
    ("match", |example| Route::Match(example.society.clone())),
    ("society", |example| Route::Society(example.society.clone())),
    ("compare", |example| Route::Compare(example.assessment.clone(), example.assessment.clone())),
    ("society_form", |example| Route::SocietyForm(Some(example.society.clone()))),
    ("rosters", |example| Route::Rosters(example.society.clone())),
    ("roster_row", |example| Route::RosterRow(example.society.clone(), ItemId::new("functions"), None)),
    ("rows", |example| Route::Rows(example.assessment.clone(), example.item.clone())),
    ("row_form", |example| Route::RowForm(example.assessment.clone(), example.item.clone(), None)),
    ("start", |example| Route::Start(example.society.clone())),
    ("import", |_| Route::Import),
    ("take_away", |_| Route::TakeAway),
    ("overview", |example| Route::Overview(example.assessment.clone())),
    ("item", |example| Route::Item(example.assessment.clone(), example.item.clone())),
    ("desk_work", |example| Route::DeskWork(example.assessment.clone(), Some(example.item.clone()))),
    ("facts", |example| Route::Facts(example.assessment.clone(), None)),
    ("evidence", |example| Route::Evidence(example.assessment.clone(), Some(example.item.clone()))),
    ("details", |example| Route::Details(example.assessment.clone(), EvidenceNo(1))),
    ("samples", |example| Route::Samples(example.assessment.clone())),
    ("visit", |example| Route::Visit(example.assessment.clone())),
    ("self_ratings", |example| Route::SelfRatings(example.assessment.clone())),
    ("changes", |example| Route::Changes(example.assessment.clone())),
    ("line", |example| Route::Line(example.assessment.clone(), NoteNo(1))),
    ("piece", |example| Route::Piece(example.assessment.clone(), EvidenceNo(1))),
    ("interviews", |example| Route::Interviews(example.assessment.clone())),
    ("interview", |example| Route::Interview(example.assessment.clone(), example.interview)),
    ("interview_form", |example| Route::InterviewForm(example.assessment.clone(), Some(example.interview))),
    ("problems", |example| Route::Problems(example.assessment.clone())),
    ("overrule", |example| Route::Overrule(example.assessment.clone(), example.check.clone(), None)),
    ("diagnosis", |example| Route::Diagnosis(example.assessment.clone())),
    ("arithmetic", |example| Route::Arithmetic(example.assessment.clone(), example.group.clone())),
    ("audit", |example| Route::Audit(example.assessment.clone())),
    ("report", |example| Route::Report(example.assessment.clone())),
    ("crux", |example| Route::Crux(example.assessment.clone())),
    ("priority", |example| Route::Priority(example.assessment.clone(), CauseNo(1))),
    ("cause", |example| Route::Cause(example.assessment.clone(), CauseNo(1))),
    ("new_cause", |example| Route::NewCause(example.assessment.clone(), None)),
    ("actions", |example| Route::Actions(example.assessment.clone())),
    ("action", |example| Route::ActionForm(example.assessment.clone(), ActionNo(1))),
    ("new_action", |example| Route::NewAction(example.assessment.clone(), Start::default())),
    ("finding", |example| Route::Finding(example.assessment.clone(), example.item.clone())),
    ("what_if", |example| Route::WhatIf(example.assessment.clone())),
    ("sensitivity", |example| Route::Sensitivity(example.assessment.clone())),
    ("follow_ups", |_| Route::FollowUps),
];
