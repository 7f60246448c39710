//! Text half typed when the program ended: what it is, and when it goes to its file; knows no screen.
//!
//! Invariant: it never enters the journal. A kill costs at most what was typed within `AT_MOST_EVERY`.
//! Invariant: a text leaves its file only once what it became is on the disk.

mod file;

use std::path::Path;
use std::time::{Duration, Instant};

use crate::domain::ids::{Actor, ItemId, Millis};
use crate::lang::{Lang, action_screen, crux_screen, draft as say, roster, visit};
use crate::ui::draft::file::Pen;
use crate::ui::screen::Route;

/// While somebody types, drafts are written so often at most.
const AT_MOST_EVERY: Duration = Duration::from_millis(900);
/// How long typing must have paused for them to be written at once.
const PAUSE: Duration = Duration::from_millis(250);

/// Where on a screen a text is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// The answer to an item.
    Answer(ItemId),
    /// What specifies an option of an item, by its code.
    Specify(ItemId, String),
    /// Why an item does not apply.
    Reason(ItemId),
    /// The remark on an item.
    Remark(ItemId),
    /// The reason for a soft check.
    Why,
    /// The title of new evidence.
    Title,
    /// A line jotted down in an interview.
    Line,
    /// A column of the register, by its name.
    Column(String),
    /// Why an assessment is opened again.
    Reopening,
    /// The path of a file.
    Path,
}

impl Part {
    /// Returns the item it belongs to, if it belongs to one.
    pub const fn item(&self) -> Option<&ItemId> {
        match self {
            Self::Answer(item) | Self::Specify(item, _) | Self::Reason(item) | Self::Remark(item) => Some(item),
            Self::Why | Self::Title | Self::Line | Self::Column(_) | Self::Reopening | Self::Path => None,
        }
    }
}

/// A text half typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Where on its screen.
    pub part: Part,
    /// The text.
    pub text: String,
    /// The byte the cursor was before.
    pub cursor: usize,
    /// Whether it was being typed in.
    pub is_here: bool,
}

/// What is half typed in one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unfinished {
    /// The place.
    pub route: Route,
    /// When it was typed.
    pub at: Millis,
    /// The texts, never none.
    pub drafts: Vec<Draft>,
}

impl Unfinished {
    /// Says where it was typed and what, on one line.
    pub fn words(&self, lang: Lang) -> String {
        let Some(draft) = self.drafts.iter().find(|draft| draft.is_here).or(self.drafts.first()) else {
            return String::new();
        };
        let part = match (&draft.part, &self.route) {
            (Part::Answer(item), _) => say::answer(lang, item.as_str()),
            (Part::Specify(item, _), _) => say::specify(lang, item.as_str()),
            (Part::Reason(item), _) => say::reason(lang, item.as_str()),
            (Part::Remark(item), _) => say::remark(lang, item.as_str()),
            (Part::Column(_), Route::Crux(_)) => crux_screen::verdict(lang).to_owned(),
            (Part::Why, Route::Overrule(_, check, _)) => say::why(lang, check.as_str()),
            (Part::Column(_), Route::SocietyForm(Some(code))) => say::society(lang, code.as_str()),
            (Part::Column(_), Route::RosterRow(..) | Route::RowForm(..)) => roster::draft(lang).to_owned(),
            (Part::Column(_), Route::Cause(..) | Route::NewCause(..)) => crux_screen::cause(lang).to_owned(),
            (Part::Column(_), Route::ActionForm(..) | Route::NewAction(..)) => action_screen::action(lang).to_owned(),
            (Part::Column(_), Route::Finding(_, item)) => action_screen::finding_of(lang, item.as_str()),
            (Part::Column(_), Route::Details(..)) => say::evidence(lang).to_owned(),
            (Part::Column(_), Route::Samples(_)) => visit::scope_samples(lang).to_owned(),
            (Part::Column(_), Route::Visit(_)) => visit::scope_visit(lang).to_owned(),
            (Part::Path, Route::SelfRatings(_)) => visit::scope_self(lang).to_owned(),
            (Part::Column(_), Route::InterviewForm(..)) => say::interview(lang).to_owned(),
            (Part::Line, Route::Interview(_, number)) => say::line(lang, number.0),
            (Part::Line, _) => say::interview(lang).to_owned(),
            (Part::Column(_), _) => say::new_society(lang).to_owned(),
            (Part::Title, _) => say::evidence(lang).to_owned(),
            (Part::Reopening | Part::Why, _) => say::reopening(lang).to_owned(),
            (Part::Path, _) => say::import(lang).to_owned(),
        };
        let text = draft.text.replace('\n', " ");
        let row = say::row(lang, &part, text.trim());
        match self.drafts.len() {
            0 | 1 => row,
            n => say::and_more(lang, &row, n - 1),
        }
    }

    fn says_the_same(&self, other: &Self) -> bool {
        self.route == other.route && self.drafts == other.drafts
    }
}

/// What one person has half typed: now, and when the program ended before.
#[derive(Debug, Default)]
pub struct Drafts {
    /// What earlier runs left and was not gone on with.
    pub left: Vec<Unfinished>,
    now: Vec<Unfinished>,
    /// What was entered and waits to become durable.
    settling: Vec<Unfinished>,
    /// Since when the file does not say what is typed.
    stale: Option<Instant>,
    /// `None`: everything is in memory.
    pen: Option<Pen>,
}

impl Drafts {
    /// Reads what a person left half typed, in a directory.
    pub fn open(dir: &Path, actor: &Actor) -> Self {
        let (pen, left) = Pen::open(dir, actor);
        Self { left, pen: Some(pen), ..Self::default() }
    }

    /// Returns whether what is half typed is kept at all.
    pub const fn are_kept(&self) -> bool {
        self.pen.is_some()
    }

    /// Hears what is half typed now, and whether everything entered is on the disk.
    pub fn note(&mut self, mut now: Vec<Unfinished>, is_saved: bool) {
        if !self.are_kept() {
            return;
        }
        for unfinished in &mut now {
            if let Some(before) = self.now.iter().find(|before| before.says_the_same(unfinished)) {
                unfinished.at = before.at;
            }
        }
        if is_saved && !self.settling.is_empty() {
            self.settling.clear();
            self.touch();
        }
        if now == self.now {
            return;
        }
        let before = std::mem::replace(&mut self.now, now);
        if !is_saved {
            let now = &self.now;
            let is_there = |route: &Route, draft: &Draft| {
                now.iter().any(|other| other.route == *route && other.drafts.iter().any(|one| one.part == draft.part))
            };
            for mut gone in before {
                gone.drafts.retain(|draft| !is_there(&gone.route, draft));
                if !gone.drafts.is_empty() {
                    self.settling.push(gone);
                }
            }
        }
        self.touch();
    }

    /// Takes one of those left out of the list, to go on with it or to discard it.
    pub fn take(&mut self, at: usize) -> Option<Unfinished> {
        if at >= self.left.len() {
            return None;
        }
        self.touch();
        Some(self.left.remove(at))
    }

    fn touch(&mut self) {
        self.stale.get_or_insert_with(Instant::now);
    }

    /// Returns whether the file has been behind for as long as it may be.
    pub fn is_due(&self) -> bool {
        self.stale.is_some_and(|since| since.elapsed() >= AT_MOST_EVERY)
    }

    /// Returns how long after the last input the file is to be written; `None`: it says what there is.
    pub fn wake_after(&self) -> Option<Duration> {
        let since = self.stale?;
        Some(AT_MOST_EVERY.saturating_sub(since.elapsed()).min(PAUSE))
    }

    /// Has the file written, if it is behind.
    pub fn write(&mut self) {
        if self.stale.take().is_some()
            && let Some(pen) = &mut self.pen
        {
            pen.write(self.left.iter().chain(&self.settling).chain(&self.now));
        }
    }

    /// Has the file written and waits for it, though not for ever.
    pub fn finish(&mut self) {
        self.write();
        if let Some(pen) = &mut self.pen {
            pen.finish();
        }
    }
}
