//! The notes of an interview: a line always ready at the bottom, the lines jotted down above it, each droppable onto items while it is
//! typed or later; knows nothing of ratings.
//!
//! ```text
//!  jotting ──Esc, ↑──► choosing ──Enter, >──► picking an item ──Enter──► back
//!     ▲  └──Ctrl-T──────────┼──e──► editing ──Enter──► choosing
//!     └──a, ↓ past the end──┘
//! ```

mod drawing;
mod finding;
mod jotting;
mod looking_back;
mod pasting;
mod picking;

use crate::domain::assessment::Assessment;
use crate::domain::checklist::Checklist;
use crate::domain::command::Act;
use crate::domain::decide::MAX_TEXT_BYTES;
use crate::domain::ids::{AssessmentId, EvidenceNo, NoteNo};
use crate::domain::records::{Entered, Interview, Kept, Note, read_jotted};
use crate::lang::{Lang, Notice, interview as say};
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::draft::{Draft, Part};
use crate::ui::field::{Field, Inserted, Lines};
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::notice::Grade;
use crate::ui::screen::{Screen, Step};
use crate::ui::screens::interview::finding::Candidates;
use crate::ui::visit::ask;

/// Opens the notes of an interview.
pub fn open(cx: &Cx<'_>, assessment: &AssessmentId, number: EvidenceNo) -> Box<Page> {
    Box::new(page(cx, assessment, number))
}

/// Opens the notes of an interview, the cursor on a line.
pub fn open_at(cx: &Cx<'_>, assessment: &AssessmentId, line: NoteNo) -> Box<Page> {
    let known = cx.data.assessment(assessment).map(|(known, _)| &known.records);
    let interview = known.and_then(|records| Some(records.notes.get(&line)?.interview));
    // A number that no interview has: the screen says that there is none.
    let mut page = page(cx, assessment, interview.unwrap_or(EvidenceNo(0)));
    if let (Some(records), Some(interview)) = (known, interview) {
        page.at = records.notes_of(interview).position(|(number, _)| number == line).unwrap_or(0);
        page.doing = Doing::Choosing;
    }
    Box::new(page)
}

fn page(cx: &Cx<'_>, assessment: &AssessmentId, number: EvidenceNo) -> InterviewPage {
    let known = cx.data.assessment(assessment);
    let role = known.and_then(|(assessment, _)| assessment.records.interviews.get(&number)?.role.clone());
    let line = || Field::new(Lines::One, MAX_TEXT_BYTES, "");
    InterviewPage {
        assessment: assessment.clone(),
        number,
        doing: Doing::Jotting,
        line: line(),
        side: line(),
        at: 0,
        top: 0,
        proposal: 0,
        has_openers: false,
        sent: Sent::Nothing,
        candidates: known.map(|(assessment, _)| Candidates::of(assessment, role.as_ref())),
    }
}

struct InterviewPage {
    assessment: AssessmentId,
    number: EvidenceNo,
    doing: Doing,
    /// The line being jotted down. It stays as it is whatever else is done.
    line: Field,
    /// What is typed while an old line is edited, or an item looked for.
    side: Field,
    /// The line the cursor is on while looking back.
    at: usize,
    /// The row the window over the lines wishes to start at.
    top: u16,
    /// Which of the items proposed is taken.
    proposal: usize,
    /// Whether the openers are shown though there are lines.
    has_openers: bool,
    sent: Sent,
    /// `None`: there is no such assessment.
    candidates: Option<Candidates>,
}

/// What the person is doing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Doing {
    /// Jotting lines down.
    Jotting,
    /// Looking back over them.
    Choosing,
    /// Changing the words of one.
    Editing(NoteNo),
    /// Looking for an item to drop something onto.
    Picking(Dropped, From),
}

/// What is dropped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Dropped {
    /// The line being typed.
    Typed,
    /// A line jotted down.
    Note(NoteNo),
    /// Nothing: there is no line yet.
    Nothing,
}

/// Where looking for an item began.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum From {
    Jotting,
    Choosing,
}

/// What was asked for, and is not yet granted or refused.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Sent {
    Nothing,
    /// The line; this is to stand there next.
    Line(String),
    /// Something done looking back, and what is done next.
    Side(Doing),
}

impl InterviewPage {
    fn known<'a>(&self, cx: &Cx<'a>) -> Option<(&'a Assessment, &'a Interview)> {
        let (assessment, _) = cx.data.assessment(&self.assessment)?;
        Some((assessment, assessment.records.interviews.get(&self.number)?))
    }

    /// Returns the lines, in the order they were jotted down.
    fn notes<'a>(&self, assessment: &'a Assessment) -> Vec<(NoteNo, &'a Entered<Note>)> {
        assessment.records.notes_of(self.number).collect()
    }

    fn keep(&self, number: NoteNo, note: Option<Note>) -> Step {
        ask(&self.assessment, Act::Keep(Kept::Note(number, note)))
    }
}

fn no_such_items(lang: Lang, unknown: &[String]) -> Step {
    let what = say::no_such_items(lang, &unknown.join(say::ids(lang)));
    Step::Tell(Grade::Caution, Notice::new(what, say::line_stays(lang), say::fix_no_such_items(lang)))
}

fn nothing_to_drop(lang: Lang) -> Step {
    Step::Tell(Grade::Caution, Notice::new(say::nothing_to_drop(lang), "", say::fix_nothing_to_drop(lang)))
}

/// Returns the checklist's openers for the person's role.
fn openers<'a>(checklist: &'a Checklist, interview: &Interview, lang: Lang) -> Vec<&'a str> {
    let role = interview.role.as_ref().and_then(|id| checklist.role(id.as_str()));
    role.map_or_else(Vec::new, |role| role.openers.iter().map(|opener| opener.get(lang)).collect())
}

impl Screen<Desk> for InterviewPage {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        match self.doing {
            Doing::Jotting => vec![Scope::Jotting, Scope::Field, Scope::Assessment],
            Doing::Choosing => vec![Scope::Notes, Scope::Assessment],
            Doing::Editing(_) => vec![Scope::Field, Scope::Assessment],
            Doing::Picking(..) => vec![Scope::Picking, Scope::Field, Scope::Assessment],
        }
    }

    fn mode(&self) -> Mode {
        match self.doing {
            Doing::Jotting | Doing::Editing(_) | Doing::Picking(..) => Mode::Typing,
            Doing::Choosing => Mode::Command,
        }
    }

    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        self.draw_on(cx, canvas);
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        let Some((assessment, _)) = self.known(cx) else { return Step::Ignore };
        match self.doing {
            Doing::Jotting => self.press_jotting(cx, assessment, action),
            Doing::Choosing => self.press_choosing(cx, assessment, action),
            Doing::Editing(number) => self.press_editing(cx, assessment, action, number),
            Doing::Picking(dropped, from) => self.press_picking(cx, assessment, action, dropped, from),
        }
    }

    fn text(&mut self, cx: &Cx<'_>, typed: &str) -> Step {
        let Some((assessment, _)) = self.known(cx) else { return Step::Stay };
        let is_many = typed.trim_matches(['\n', '\r']).contains(['\n', '\r']) || typed.ends_with(['\n', '\r']);
        let inserted = match self.doing {
            Doing::Jotting if is_many || typed.len() > MAX_TEXT_BYTES => return self.paste(cx, assessment, typed),
            Doing::Jotting => self.line.insert(typed),
            Doing::Choosing => return Step::Stay,
            Doing::Editing(_) | Doing::Picking(..) => self.side.insert(typed),
        };
        self.proposal = 0;
        match inserted {
            Inserted::All => Step::Stay,
            Inserted::Cut => Step::Tell(Grade::Caution, Notice::new(say::line_full(cx.lang()), "", "")),
        }
    }

    fn can(&self, cx: &Cx<'_>, action: Action) -> bool {
        let has_notes = || self.known(cx).is_some_and(|(assessment, _)| !self.notes(assessment).is_empty());
        match action {
            Action::TakeOut | Action::EditNote | Action::DropNote => has_notes(),
            _ => true,
        }
    }

    /// Once the line is granted, the next one begins.
    fn refresh(&mut self, cx: &Cx<'_>) {
        match std::mem::replace(&mut self.sent, Sent::Nothing) {
            Sent::Nothing => {}
            Sent::Line(rest) => {
                self.line = Field::new(Lines::One, MAX_TEXT_BYTES, &rest);
                self.proposal = 0;
            }
            Sent::Side(next) => {
                self.doing = next;
                self.proposal = 0;
            }
        }
        let Some((assessment, interview)) = self.known(cx) else { return };
        let role = interview.role.as_ref();
        if !self.candidates.as_ref().is_some_and(|candidates| candidates.are_for(role)) {
            self.candidates = Some(Candidates::of(assessment, role));
        }
        let n_notes = self.notes(assessment).len();
        self.at = self.at.min(n_notes.saturating_sub(1));
        if n_notes == 0 && self.doing == Doing::Choosing {
            self.doing = Doing::Jotting;
        }
        if self.doing == Doing::Choosing {
            self.settle(cx, assessment);
        }
    }

    fn refused(&mut self, _cx: &Cx<'_>) {
        self.sent = Sent::Nothing;
    }

    fn is_half_typed(&self) -> bool {
        !self.line.text().trim().is_empty()
    }

    /// A line that says what the last one says was kept just before the program ended.
    fn drafts(&self, cx: &Cx<'_>) -> Vec<Draft> {
        let last = self.known(cx).and_then(|(assessment, _)| {
            let jotted = read_jotted(&assessment.checklist, self.line.text());
            self.notes(assessment).last().map(|(_, note)| note.is.text == jotted.text)
        });
        if !self.is_half_typed() || last == Some(true) {
            return Vec::new();
        }
        let is_here = self.doing == Doing::Jotting;
        vec![Draft { part: Part::Line, text: self.line.text().to_owned(), cursor: self.line.cursor(), is_here }]
    }

    fn put_back(&mut self, _cx: &Cx<'_>, draft: &Draft) {
        if draft.part == Part::Line {
            self.line = Field::resumed(Lines::One, MAX_TEXT_BYTES, &draft.text, draft.cursor);
            self.doing = Doing::Jotting;
        }
    }
}
