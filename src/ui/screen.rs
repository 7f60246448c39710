//! What a screen is, what it is told and what it may ask for; knows no screen.
//!
//! Invariant: a screen names no other screen and no store. It draws from what it is given, and answers an action with a
//! [`Step`], which the application carries out.

use ratatui::layout::Size;

use crate::domain::command::Command;
use crate::domain::ids::{
    ActionNo, AssessmentId, CauseId, CauseNo, CheckId, EvidenceNo, ItemId, Millis, NoteNo, SocietyCode,
};
use crate::exchange::BadRows;
use crate::lang::{Lang, Notice};
use crate::ui::canvas::{Canvas, Look};
use crate::ui::draft::{Draft, Part};
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::notice::Grade;

/// What a screen may read.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a, Data> {
    /// What there is to show.
    pub data: &'a Data,
    /// How it is shown.
    pub look: Look,
    /// The room the screen has, for what depends on rows and columns.
    pub size: Size,
    /// The time now.
    pub now: Millis,
}

impl<Data> Context<'_, Data> {
    /// Returns the language things are shown in.
    pub const fn lang(&self) -> Lang {
        self.look.lang
    }
}

/// A screen: a page of its own between the title and the footer.
pub trait Screen<Data> {
    /// Returns the scopes its keys are looked up in, the most specific first. `Scope::Global` is added by the application.
    fn scopes(&self, cx: &Context<'_, Data>) -> Vec<Scope>;

    /// Returns whether characters are text just now.
    fn mode(&self) -> Mode {
        Mode::Command
    }

    /// Draws the page. The last line is not the screen's: it holds the footer, with [`Screen::status`] at its right.
    fn draw(&self, cx: &Context<'_, Data>, canvas: &mut Canvas<'_>);

    /// Returns what stands at the right of the footer: `已存 09:41`.
    fn status(&self, _cx: &Context<'_, Data>) -> String {
        String::new()
    }

    /// Does what an action means here.
    fn press(&mut self, cx: &Context<'_, Data>, action: Action) -> Step;

    /// Takes text: one character typed, or a whole paste. Called only while [`Screen::mode`] is typing.
    fn text(&mut self, _cx: &Context<'_, Data>, _typed: &str) -> Step {
        Step::Stay
    }

    /// Returns whether an action can be had just now; the footer, the help and the palette leave out what cannot.
    fn can(&self, _cx: &Context<'_, Data>, _action: Action) -> bool {
        true
    }

    /// Returns what the cursor is on as plain text, to be copied; `None`: there is nothing.
    fn copied(&self, _cx: &Context<'_, Data>) -> Option<String> {
        None
    }

    /// Returns whether leaving would lose something typed; the screen is then kept and offered again.
    fn is_half_typed(&self) -> bool {
        false
    }

    /// Returns what is half typed on it and not on record, to be kept should the program end.
    fn drafts(&self, _cx: &Context<'_, Data>) -> Vec<Draft> {
        Vec::new()
    }

    /// Puts back what was half typed when the program ended, the cursor where it was.
    fn put_back(&mut self, _cx: &Context<'_, Data>, _draft: &Draft) {}

    /// Returns whether an item's answer and remark are typed here just now, so that what is half typed on it elsewhere belongs here.
    fn takes(&self, _cx: &Context<'_, Data>, _item: &ItemId) -> bool {
        false
    }

    /// Gives up what is half typed in the parts wanted, for another screen to go on with.
    fn hand_over(&mut self, _cx: &Context<'_, Data>, _is_wanted: &dyn Fn(&Part) -> bool) -> Vec<Draft> {
        Vec::new()
    }

    /// Returns where to come back to after the program has ended; `None`: to the route it was opened with.
    fn place(&self) -> Option<Route> {
        None
    }

    /// Returns whether it can show a place as it can its own, and is kept for that when it is left.
    fn serves(&self, _route: &Route) -> bool {
        false
    }

    /// Shows a place it serves.
    fn turn_to(&mut self, _cx: &Context<'_, Data>, _route: &Route) {}

    /// Hears that what it shows may have changed: a command it asked for was carried out, or a screen above it closed.
    fn refresh(&mut self, _cx: &Context<'_, Data>) {}

    /// Hears that a command it asked for was refused; what was typed must still be there.
    fn refused(&mut self, _cx: &Context<'_, Data>) {}
}

/// What a screen asks for in answer to an action. Several in a row are carried out in order until one is refused.
#[derive(Debug)]
pub enum Step {
    /// Nothing beyond what changed on the screen itself.
    Stay,
    /// Nothing: the action means nothing here.
    Ignore,
    /// A change to the record.
    Do(Command),
    /// Another screen on top of this one.
    Go(Route),
    /// Another screen in place of this one.
    Turn(Route),
    /// Back to the screen below; something half typed is kept and offered again.
    Back,
    /// Back to the screen below; what was typed here is done with.
    Close,
    /// Work that takes a while.
    Run(Job),
    /// A word to the user.
    Tell(Grade, Notice),
    /// One after the other.
    All(Vec<Step>),
    /// This text where one types.
    Insert(String),
    /// Back to a text left half typed, by its place in the list of them.
    PutBack(usize),
    /// Away with a text left half typed.
    Discard(usize),
    /// Save and leave.
    Quit,
}

impl Step {
    /// Carries on with another step after this one.
    pub fn then(self, next: Self) -> Self {
        match self {
            Self::All(mut steps) => {
                steps.push(next);
                Self::All(steps)
            }
            step => Self::All(vec![step, next]),
        }
    }
}

/// The longest path that can be typed, in bytes: what Linux takes.
pub const PATH_BYTES_MAX: usize = 4096;

/// Work that takes a while and does not hold up the keys.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Job {
    /// Read a register of societies from a file, and show what it would change.
    Import {
        /// The file.
        path: String,
    },
    /// Bring in the register that was shown.
    BringIn {
        /// What becomes of its bad rows.
        bad_rows: BadRows,
    },
    /// Write the whole ledger to a file as a table, in the background.
    TakeAway {
        /// The file.
        path: String,
    },
    /// Stop writing the ledger.
    CallOff,
    /// Write what could not be saved to a file, and leave.
    SaveElsewhere {
        /// The file.
        path: String,
    },
    /// Write a report to a file.
    Export {
        /// Of which assessment.
        assessment: AssessmentId,
        /// Which kind of document, by name.
        kind: &'static str,
        /// In which format, by name.
        format: String,
        /// To which file.
        path: String,
    },
    /// Work out the digest of a file a piece of evidence is, and keep it with the path.
    Hash {
        /// In which assessment.
        assessment: AssessmentId,
        /// The piece.
        evidence: EvidenceNo,
        /// The file.
        path: String,
    },
    /// Draw a sample.
    Draw {
        /// In which assessment.
        assessment: AssessmentId,
        /// What the list is of.
        frame: String,
        /// The list.
        list: List,
        /// The seed.
        seed: String,
        /// How many to draw.
        n: usize,
    },
    /// Read self-ratings from a file.
    SelfRate {
        /// In which assessment.
        assessment: AssessmentId,
        /// The file.
        path: String,
    },
}

/// A list to draw from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum List {
    /// Its text, an entry a line.
    Text(String),
    /// The file it is in.
    File(String),
}

/// What an action that is begun answers to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Start {
    /// The cause it goes at.
    pub cause: Option<CauseNo>,
    /// The items it answers to, each with the level (0–4) it is to reach, if one is meant.
    pub items: Vec<(ItemId, Option<u8>)>,
}

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
