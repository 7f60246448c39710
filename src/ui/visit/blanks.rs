//! A form: texts, choices and things picked from lists, whose lines may come and go, one of them being filled in; knows nothing of what it is about.

use crate::lang::{Lang, crux_screen as say};
use crate::ui::desk::Cx;
use crate::ui::draft::{Draft, Part};
use crate::ui::field::{self, Field, Lines};
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::theme::{Role, Span};
use crate::ui::visit::flow::Flow;

/// How many lines a page key goes.
const PAGE: usize = 5;
/// Lines a text takes while it is typed.
const FIELD_LINES: u16 = 3;

/// What tells a line of a form from the others.
pub trait Place: Clone + PartialEq {
    /// Returns what it is called where half-filled text is kept.
    fn name(&self) -> String;
}

/// A message without places.
pub type Say = fn(Lang) -> &'static str;

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

/// How a line is filled in.
#[derive(Clone, Debug)]
enum Entry {
    Text { field: Field, bytes_max: usize, was: String },
    Choice { at: usize, n: usize, was: usize },
    Picks { ids: Vec<String>, was: Vec<String> },
}

/// A line of a form.
#[derive(Clone, Debug)]
pub struct Blank<K> {
    key: K,
    entry: Entry,
}

impl<K> Blank<K> {
    /// Makes a line for a text of at most so many bytes.
    pub fn text(key: K, bytes_max: usize, text: &str) -> Self {
        let field = Field::new(Lines::One, bytes_max, text);
        Self { key, entry: Entry::Text { was: field.text().to_owned(), field, bytes_max } }
    }

    /// Makes a line for one of all there are.
    pub fn choice<T: PartialEq>(key: K, all: &[T], is: &T) -> Self {
        let at = all.iter().position(|known| known == is).unwrap_or(0);
        Self { key, entry: Entry::Choice { at, n: all.len(), was: at } }
    }

    /// Makes a line for one of all there are, with none of them as the first choice.
    pub fn choice_or_none<T: PartialEq>(key: K, all: &[T], is: Option<&T>) -> Self {
        let at = is.and_then(|is| all.iter().position(|known| known == is)).map_or(0, |at| at + 1);
        Self { key, entry: Entry::Choice { at, n: all.len() + 1, was: at } }
    }

    /// Makes a line for things picked from a list.
    pub fn picks(key: K, ids: Vec<String>) -> Self {
        Self { key, entry: Entry::Picks { was: ids.clone(), ids } }
    }

    fn is_edited(&self) -> bool {
        match &self.entry {
            Entry::Text { field, was, .. } => field.text() != was,
            Entry::Choice { at, was, .. } => at != was,
            Entry::Picks { ids, was } => ids != was,
        }
    }
}

/// A form being filled in. Invariant: no two lines have the same place.
#[derive(Clone, Debug)]
pub struct Blanks<K> {
    lines: Vec<Blank<K>>,
    at: usize,
    /// What is wrong with a line.
    wrong: Option<(K, String)>,
    /// Lines that are not called for just now; what was filled in there comes back with them.
    parked: Vec<Blank<K>>,
}

/// What an action came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pressed<K> {
    /// The form has done it.
    Done,
    /// A list is to be chosen from.
    Open(K),
    /// It wishes to go on after the last line.
    Beyond,
    /// It means nothing to a form.
    NotMine,
}

impl<K: Place> Blanks<K> {
    /// Opens a form.
    pub const fn new(lines: Vec<Blank<K>>) -> Self {
        Self { lines, at: 0, wrong: None, parked: Vec::new() }
    }

    /// Has just the lines that what is filled in calls for, in their order: those there stay as they are, those that were
    /// there before come back, the others are made. Whether a line is called for must hang on the lines above it alone.
    pub fn fit(&mut self, places: impl Fn(&Self) -> Vec<K>, make: impl Fn(&K) -> Blank<K>) {
        loop {
            let places = places(self);
            if self.lines.iter().map(|line| &line.key).eq(&places) {
                return;
            }
            let here = self.here().cloned();
            let mut known: Vec<Blank<K>> = self.lines.drain(..).chain(self.parked.drain(..)).collect();
            for place in &places {
                let at = known.iter().position(|line| line.key == *place);
                self.lines.push(at.map_or_else(|| make(place), |at| known.remove(at)));
            }
            self.parked = known;
            if let Some(here) = here {
                self.go_to(&here);
            }
        }
    }

    /// Goes to a line; where there is none such, it stays in its row.
    pub fn go_to(&mut self, key: &K) {
        let at = self.lines.iter().position(|line| line.key == *key).unwrap_or(self.at);
        self.at = at.min(self.lines.len().saturating_sub(1));
    }

    fn entry(&self, key: &K) -> Option<&Entry> {
        self.lines.iter().find(|line| line.key == *key).map(|line| &line.entry)
    }

    /// Returns whether there is such a line.
    pub fn has(&self, key: &K) -> bool {
        self.entry(key).is_some()
    }

    /// Returns the line being filled in.
    pub fn here(&self) -> Option<&K> {
        self.lines.get(self.at).map(|line| &line.key)
    }

    /// Returns what is typed in a line.
    pub fn text(&self, key: &K) -> &str {
        match self.entry(key) {
            Some(Entry::Text { field, .. }) => field.text().trim(),
            _ => "",
        }
    }

    /// Returns which of all there are is chosen in a line.
    pub fn choice<'t, T>(&self, key: &K, all: &'t [T]) -> Option<&'t T> {
        match self.entry(key) {
            Some(Entry::Choice { at, .. }) => all.get(*at),
            _ => None,
        }
    }

    /// Returns which of all there are is chosen in a line whose first choice is none of them.
    pub fn choice_or_none<'t, T>(&self, key: &K, all: &'t [T]) -> Option<&'t T> {
        match self.entry(key) {
            Some(Entry::Choice { at, .. }) => all.get(at.checked_sub(1)?),
            _ => None,
        }
    }

    /// Returns what is picked in a line.
    pub fn picks(&self, key: &K) -> &[String] {
        match self.entry(key) {
            Some(Entry::Picks { ids, .. }) => ids,
            _ => &[],
        }
    }

    /// Picks these in a line.
    pub fn set_picks(&mut self, key: &K, picked: Vec<String>) {
        let line = self.lines.iter_mut().find(|line| line.key == *key);
        if let Some(Entry::Picks { ids, .. }) = line.map(|line| &mut line.entry) {
            *ids = picked;
        }
    }

    /// Adds a line at the end, unless there is such a line.
    pub fn add(&mut self, line: Blank<K>) {
        if !self.has(&line.key) {
            self.lines.push(line);
        }
    }

    /// Goes to a line and says what is wrong with it.
    pub fn complain(&mut self, key: &K, wrong: String) {
        self.go_to(key);
        self.wrong = Some((key.clone(), wrong));
    }

    /// Returns whether anything differs from what stood there at first.
    pub fn is_edited(&self) -> bool {
        self.lines.iter().any(Blank::is_edited)
    }

    /// Returns whether characters are text just now.
    pub fn mode(&self) -> Mode {
        match self.lines.get(self.at).map(|line| &line.entry) {
            Some(Entry::Text { .. }) => Mode::Typing,
            _ => Mode::Command,
        }
    }

    /// Returns the scopes of the line being filled in.
    pub fn scopes(&self) -> Vec<Scope> {
        match self.lines.get(self.at).map(|line| &line.entry) {
            Some(Entry::Text { .. }) => vec![Scope::Field, Scope::Form],
            Some(Entry::Picks { .. }) => vec![Scope::Picks, Scope::Form],
            Some(Entry::Choice { .. }) | None => vec![Scope::Form],
        }
    }

    /// Does what an action means in the form.
    pub fn press(&mut self, cx: &Cx<'_>, action: Action) -> Pressed<K> {
        let last = self.lines.len().saturating_sub(1);
        let Some(line) = self.lines.get_mut(self.at) else { return Pressed::NotMine };
        let is_picks = matches!(line.entry, Entry::Picks { .. });
        match action {
            Action::GoOn | Action::Toggle if is_picks => return Pressed::Open(line.key.clone()),
            Action::GoOn if self.at == last => return Pressed::Beyond,
            Action::Down | Action::NextField | Action::GoOn => self.at = (self.at + 1).min(last),
            Action::Up | Action::PrevField => self.at = self.at.saturating_sub(1),
            Action::PageDown => self.at = (self.at + PAGE).min(last),
            Action::PageUp => self.at = self.at.saturating_sub(PAGE),
            action => match fill(cx, &mut line.entry, action) {
                Filled::Anew => self.wrong = None,
                Filled::AsBefore => {}
                Filled::NotMine => return Pressed::NotMine,
            },
        }
        Pressed::Done
    }

    /// Takes text.
    pub fn insert(&mut self, typed: &str) {
        if let Some(Entry::Text { field, .. }) = self.lines.get_mut(self.at).map(|line| &mut line.entry) {
            field.insert(typed);
        }
        self.wrong = None;
    }

    /// Puts the form on a page.
    ///
    /// ```text
    ///  ▸ 类别      ○ 1 领 领导与方向  ● 2 人 队伍与能力
    ///    原因      秘书处只有一人_
    ///    导致条目  S1、D1
    ///  S1 专职与工作机构：1级
    ///    表现      岗位名单只有一行
    ///    证据      ①③
    /// ```
    pub fn put<'a>(&'a self, flow: &mut Flow<'a>, cx: &Cx<'a>, words: impl Fn(&K) -> Words) {
        let (lang, glyphs) = (cx.lang(), cx.look.glyphs());
        let words: Vec<Words> = self.lines.iter().map(|line| words(&line.key)).collect();
        let x = indent(cx, &words, flow.width());
        for (idx, (line, words)) in self.lines.iter().zip(words).enumerate() {
            let is_here = idx == self.at;
            let from = flow.len();
            if !words.heading.is_empty() {
                flow.text(1, Role::Strong, &words.heading);
            }
            let role = if is_here { Role::Focus } else { Role::Muted };
            let cursor = if is_here { glyphs.cursor } else { " " };
            let label = [" ".into(), role.span(cursor), " ".into(), role.span(words.label)];
            match &line.entry {
                Entry::Text { field, .. } if is_here => flow.field(x, label, field, FIELD_LINES, true),
                Entry::Text { field, .. } if field.text().is_empty() => flow.labelled_line(x, label, [], []),
                Entry::Text { field, .. } => flow.labelled(x, label, Role::Text, field.text()),
                Entry::Choice { at, .. } if is_here => flow.pieces(x, label, pieces(cx, &words.options, *at)),
                Entry::Choice { at, .. } => {
                    let chosen = words.options.get(*at).cloned().unwrap_or_default();
                    flow.labelled_line(x, label, [Span::from(chosen)], []);
                }
                Entry::Picks { ids, .. } if ids.is_empty() => {
                    flow.labelled_line(x, label, [Role::Muted.span(say::none_named(lang))], []);
                }
                Entry::Picks { .. } => flow.labelled(x, label, Role::Text, &words.picked),
            }
            match self.wrong.as_ref().filter(|(key, _)| *key == line.key) {
                Some((_, wrong)) => flow.text(x, Role::Bad, &format!("{} {wrong}", glyphs.caution)),
                None if is_here && !words.hint.is_empty() => flow.text(x, Role::Muted, &words.hint),
                None => {}
            }
            if is_here {
                flow.focus(from);
            }
        }
    }

    /// Returns what is half filled in, texts first.
    pub fn drafts(&self) -> Vec<Draft> {
        let edited = self.lines.iter().enumerate().filter(|(_, line)| line.is_edited());
        let mut drafts: Vec<(bool, Draft)> = edited
            .map(|(idx, line)| {
                let (is_text, text, cursor) = match &line.entry {
                    Entry::Text { field, .. } => (true, field.text().to_owned(), field.cursor()),
                    Entry::Choice { at, .. } => (false, at.to_string(), 0),
                    Entry::Picks { ids, .. } => (false, ids.join(" "), 0),
                };
                let part = Part::Column(line.key.name());
                (is_text, Draft { part, text, cursor, is_here: is_text && idx == self.at })
            })
            .collect();
        drafts.sort_by_key(|(is_text, _)| !is_text);
        drafts.into_iter().map(|(_, draft)| draft).collect()
    }

    /// Puts back what was half filled in; returns whether it was of this form.
    pub fn put_back(&mut self, draft: &Draft) -> bool {
        let Part::Column(name) = &draft.part else { return false };
        let Some(idx) = self.lines.iter().position(|line| line.key.name() == *name) else { return false };
        if let Some(line) = self.lines.get_mut(idx) {
            match &mut line.entry {
                Entry::Text { field, bytes_max, .. } => {
                    *field = Field::resumed(Lines::One, *bytes_max, &draft.text, draft.cursor);
                }
                Entry::Choice { at, n, .. } => {
                    *at = draft.text.parse().ok().filter(|at| *at < *n).unwrap_or(*at);
                }
                Entry::Picks { ids, .. } => *ids = draft.text.split_whitespace().map(str::to_owned).collect(),
            }
        }
        if draft.is_here {
            self.at = idx;
        }
        true
    }
}

/// What an action came to in a line.
enum Filled {
    /// The line says something else.
    Anew,
    /// The line says what it said.
    AsBefore,
    /// It means nothing there.
    NotMine,
}

fn fill(cx: &Cx<'_>, entry: &mut Entry, action: Action) -> Filled {
    match entry {
        // Up and down lead to other lines, so how wide a text is drawn does not matter.
        Entry::Text { field, .. } => match field.press(action, cx.look.metrics, cx.size.width) {
            field::Pressed::Edited => Filled::Anew,
            field::Pressed::Moved => Filled::AsBefore,
            field::Pressed::NotMine => Filled::NotMine,
        },
        Entry::Choice { at, n, .. } => match chosen(*at, action, (*n).max(1)) {
            Some(chosen) => {
                *at = chosen;
                Filled::Anew
            }
            None => Filled::NotMine,
        },
        Entry::Picks { .. } => Filled::NotMine,
    }
}

/// Returns the choice of `n` an action leads to.
fn chosen(at: usize, action: Action, n: usize) -> Option<usize> {
    Some(match action {
        Action::Toggle | Action::Right => (at + 1) % n,
        Action::Left => (at + n - 1) % n,
        Action::Pick(number) if (1..=n).contains(&usize::from(number)) => usize::from(number) - 1,
        Action::First => 0,
        Action::Last => n - 1,
        _ => return None,
    })
}

/// Returns the column in which lines are filled in: two columns after the widest label, if that leaves half the page.
fn indent(cx: &Cx<'_>, words: &[Words], width: u16) -> u16 {
    let widest = words.iter().map(|words| cx.look.metrics.width(&words.label)).max().unwrap_or(0);
    u16::try_from(widest).unwrap_or(u16::MAX).saturating_add(5).min(width / 2)
}

/// Returns the choices, the one taken marked.
fn pieces<'a>(cx: &Cx<'a>, options: &[String], taken: usize) -> Vec<Vec<Span<'a>>> {
    let glyphs = cx.look.glyphs();
    let piece = |(idx, option): (usize, &String)| {
        let is_taken = idx == taken;
        let (mark, role) = if is_taken { (glyphs.taken, Role::Strong) } else { (glyphs.open, Role::Text) };
        vec![Role::Focus.span(mark), " ".into(), role.span(format!("{} {option}", idx + 1))]
    };
    options.iter().enumerate().map(piece).collect()
}
