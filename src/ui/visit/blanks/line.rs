//! A line of a form: a text, a choice or things picked, beside what was there at first; knows no other line.

use crate::lang::{Lang, crux_screen as say};
use crate::ui::desk::Cx;
use crate::ui::draft::{Draft, Part};
use crate::ui::field::{self, Field, Lines};
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::theme::{Role, Span};
use crate::ui::visit::flow::Flow;

/// Lines a text takes while it is typed.
const FIELD_LINES: u16 = 4;

/// What tells a line of a form from the others.
pub trait Place: Clone + PartialEq {
    /// Returns what it is called where half-filled text is kept.
    fn name(&self) -> String;
}

/// A message without places.
pub type Say = fn(Lang) -> &'static str;

/// A line that is always there, and always called the same.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// What it is called where half-filled text is kept; no two rows of a form are called the same.
    pub name: &'static str,
    /// What it is called on the screen.
    pub label: Say,
    /// What goes there.
    pub hint: Say,
    /// What can be chosen; nothing where it is a text.
    pub options: &'static [Say],
}

impl PartialEq for Row {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Place for Row {
    fn name(&self) -> String {
        self.name.to_owned()
    }
}

impl Row {
    /// Returns what stands beside it.
    pub fn words(&self, lang: Lang) -> Words {
        Words::of((self.label)(lang), (self.hint)(lang)).options(self.options.iter().map(|option| option(lang)))
    }
}

/// What stands beside a line in the language of the screen.
#[derive(Clone, Debug, Default)]
pub struct Words {
    /// A heading above it; may be empty.
    pub heading: String,
    /// What the line is called.
    pub label: String,
    /// What goes there, said while it is filled in; may be empty.
    pub hint: String,
    /// What can be chosen.
    pub options: Vec<String>,
    /// What is picked, in words.
    pub picked: String,
    /// The title of the list it picks from.
    pub list: String,
}

impl Words {
    /// Returns what a line is called and what goes there.
    pub fn of(label: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { label: label.into(), hint: hint.into(), ..Self::default() }
    }

    /// Adds what can be chosen.
    pub fn options(mut self, options: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.options.extend(options.into_iter().map(Into::into));
        self
    }

    /// Adds what is picked, in words, and the title of the list it is picked from.
    pub fn picked(self, picked: String, list: impl Into<String>) -> Self {
        Self { picked, list: list.into(), ..self }
    }
}

/// A line of a form.
#[derive(Clone, Debug)]
pub struct Blank<K> {
    pub(super) key: K,
    pub(super) entry: Entry,
}

/// How a line is filled in.
#[derive(Clone, Debug)]
pub(super) enum Entry {
    Text {
        field: Field,
        lines: Lines,
        bytes_max: usize,
        was: String,
    },
    /// One of `n`, by its place; after the last comes none, where that may be.
    Choice {
        at: Option<usize>,
        n: usize,
        may_be_none: bool,
        was: Option<usize>,
    },
    Picks {
        ids: Vec<String>,
        was: Vec<String>,
    },
}

/// What an action came to in a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Filled {
    /// It says something else.
    Anew,
    /// It says what it said.
    AsBefore,
    /// It means nothing there.
    NotMine,
}

impl<K> Blank<K> {
    /// Makes a line for a text of at most so many bytes.
    pub fn text(key: K, bytes_max: usize, text: &str) -> Self {
        Self::typed(key, Lines::One, bytes_max, text)
    }

    /// Makes a line for a text of several lines.
    pub fn page(key: K, bytes_max: usize, text: &str) -> Self {
        Self::typed(key, Lines::Many, bytes_max, text)
    }

    fn typed(key: K, lines: Lines, bytes_max: usize, text: &str) -> Self {
        let field = Field::new(lines, bytes_max, text);
        Self { key, entry: Entry::Text { was: field.text().to_owned(), field, lines, bytes_max } }
    }

    /// Makes a line for one of all there are.
    pub fn choice<T: PartialEq>(key: K, all: &[T], is: &T) -> Self {
        let at = Some(all.iter().position(|known| known == is).unwrap_or(0));
        Self { key, entry: Entry::Choice { at, n: all.len(), may_be_none: false, was: at } }
    }

    /// Makes a line for one of all there are, with none of them as the first choice.
    pub fn choice_or_none<T: PartialEq>(key: K, all: &[T], is: Option<&T>) -> Self {
        let at = Some(is.and_then(|is| all.iter().position(|known| known == is)).map_or(0, |at| at + 1));
        Self { key, entry: Entry::Choice { at, n: all.len() + 1, may_be_none: false, was: at } }
    }

    /// Makes a line for one of so many options, or none while none is taken.
    pub const fn option(key: K, n: usize, at: Option<usize>) -> Self {
        Self { key, entry: Entry::Choice { at, n, may_be_none: true, was: at } }
    }

    /// Makes a line for things picked from a list.
    pub fn picks(key: K, ids: Vec<String>) -> Self {
        Self { key, entry: Entry::Picks { was: ids.clone(), ids } }
    }

    pub(super) fn is_edited(&self) -> bool {
        match &self.entry {
            Entry::Text { field, was, .. } => field.text() != was,
            Entry::Choice { at, was, .. } => at != was,
            Entry::Picks { ids, was } => ids != was,
        }
    }

    pub(super) const fn mode(&self) -> Mode {
        match self.entry {
            Entry::Text { .. } => Mode::Typing,
            Entry::Choice { .. } | Entry::Picks { .. } => Mode::Command,
        }
    }

    pub(super) fn scopes(&self) -> Vec<Scope> {
        match self.entry {
            Entry::Text { lines: Lines::One, .. } => vec![Scope::Field, Scope::Form],
            Entry::Text { lines: Lines::Many, .. } => vec![Scope::Page, Scope::Form],
            Entry::Picks { .. } => vec![Scope::Picks, Scope::Form],
            Entry::Choice { .. } => vec![Scope::Form],
        }
    }

    /// Does what an action means in the line.
    pub(super) fn fill(&mut self, cx: &Cx<'_>, action: Action) -> Filled {
        match &mut self.entry {
            // Up and down lead to other lines, so how wide a text is drawn does not matter.
            Entry::Text { field, .. } => match field.press(action, cx.look.metrics, cx.size.width) {
                field::Pressed::Edited => Filled::Anew,
                field::Pressed::Moved => Filled::AsBefore,
                field::Pressed::NotMine => Filled::NotMine,
            },
            Entry::Choice { at, n, may_be_none, .. } => match chosen(*at, action, *n, *may_be_none) {
                Some(chosen) => {
                    *at = chosen;
                    Filled::Anew
                }
                None => Filled::NotMine,
            },
            Entry::Picks { .. } => Filled::NotMine,
        }
    }

    /// Puts the line on a page, after its label.
    pub(super) fn put<'a>(
        &'a self,
        flow: &mut Flow<'a>,
        cx: &Cx<'a>,
        x: u16,
        label: [Span<'a>; 4],
        words: &Words,
        is_here: bool,
    ) {
        match &self.entry {
            Entry::Text { field, .. } if is_here => flow.field(x, label, field, FIELD_LINES, true),
            Entry::Text { field, .. } if field.text().is_empty() => flow.labelled_line(x, label, [], []),
            Entry::Text { field, .. } => flow.labelled(x, label, Role::Text, field.text()),
            Entry::Choice { at, .. } if is_here => flow.pieces(x, label, pieces(cx, &words.options, *at)),
            Entry::Choice { at, .. } => {
                let chosen = at.and_then(|at| words.options.get(at)).cloned();
                let none = || Role::Muted.span(cx.look.glyphs().none);
                flow.labelled_line(x, label, [chosen.map_or_else(none, Span::from)], []);
            }
            Entry::Picks { ids, .. } if ids.is_empty() => {
                flow.labelled_line(x, label, [Role::Muted.span(say::none_named(cx.lang()))], []);
            }
            Entry::Picks { .. } => flow.labelled(x, label, Role::Text, &words.picked),
        }
    }

    /// Puts back what was half filled in.
    pub(super) fn resume(&mut self, draft: &Draft) {
        match &mut self.entry {
            Entry::Text { field, lines, bytes_max, .. } => {
                *field = Field::resumed(*lines, *bytes_max, &draft.text, draft.cursor);
            }
            Entry::Choice { at, may_be_none: true, .. } if draft.text.is_empty() => *at = None,
            Entry::Choice { at, n, .. } => *at = draft.text.parse().ok().filter(|at| *at < *n).or(*at),
            Entry::Picks { ids, .. } => *ids = draft.text.split_whitespace().map(str::to_owned).collect(),
        }
    }
}

impl<K: Place> Blank<K> {
    /// Returns what is filled in, to be kept; only in a text can the cursor be found again.
    pub(super) fn draft(&self, is_here: bool) -> Draft {
        let (text, cursor) = match &self.entry {
            Entry::Text { field, .. } => (field.text().to_owned(), field.cursor()),
            Entry::Choice { at, .. } => (at.map(|at| at.to_string()).unwrap_or_default(), 0),
            Entry::Picks { ids, .. } => (ids.join(" "), 0),
        };
        let is_here = is_here && self.mode() == Mode::Typing;
        Draft { part: Part::Column(self.key.name()), text, cursor, is_here }
    }
}

/// Returns the choice of `n` an action leads to, where it means one.
fn chosen(at: Option<usize>, action: Action, n: usize, may_be_none: bool) -> Option<Option<usize>> {
    let (first, last) = (Some(0).filter(|_| n > 0), n.checked_sub(1));
    let beyond = |end| if may_be_none { None } else { end };
    Some(match action {
        Action::Toggle | Action::Right => match at {
            Some(at) if at + 1 < n => Some(at + 1),
            Some(_) => beyond(first),
            None => first,
        },
        Action::Left => match at {
            Some(at) => at.checked_sub(1).or_else(|| beyond(last)),
            None => last,
        },
        Action::Pick(number) if (1..=n).contains(&usize::from(number)) => Some(usize::from(number) - 1),
        Action::First => first,
        Action::Last => last,
        _ => return None,
    })
}

/// Returns the choices, the one taken marked.
fn pieces<'a>(cx: &Cx<'a>, options: &[String], taken: Option<usize>) -> Vec<Vec<Span<'a>>> {
    let glyphs = cx.look.glyphs();
    let piece = |(idx, option): (usize, &String)| {
        let is_taken = taken == Some(idx);
        let (mark, role) = if is_taken { (glyphs.taken, Role::Strong) } else { (glyphs.open, Role::Text) };
        vec![Role::Focus.span(mark), " ".into(), role.span(format!("{} {option}", idx + 1))]
    };
    options.iter().enumerate().map(piece).collect()
}
