//! A form whose lines come and go: texts, choices and things picked from lists, one of them being filled in; knows nothing of what it is about.

use crate::lang::crux_screen as say;
use crate::ui::desk::Cx;
use crate::ui::draft::{Draft, Part};
use crate::ui::field::{Field, Lines};
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::theme::{Role, Span};
use crate::ui::visit::flow::Flow;

/// What tells a line of a form from the others.
pub trait Place: Clone + PartialEq {
    /// Returns what it is called where half-filled text is kept.
    fn name(&self) -> String;
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
}

/// How a line is filled in.
#[derive(Clone, Debug)]
enum Entry {
    Text { field: Field, was: String },
    Choice { at: usize, was: usize },
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
        Self { key, entry: Entry::Text { was: field.text().to_owned(), field } }
    }

    /// Makes a line for one of several choices.
    pub const fn choice(key: K, at: usize) -> Self {
        Self { key, entry: Entry::Choice { at, was: at } }
    }

    /// Makes a line for things picked from a list.
    pub fn picks(key: K, ids: Vec<String>) -> Self {
        Self { key, entry: Entry::Picks { was: ids.clone(), ids } }
    }

    fn is_edited(&self) -> bool {
        match &self.entry {
            Entry::Text { field, was } => field.text() != was,
            Entry::Choice { at, was } => at != was,
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

/// How many lines a page key goes.
const PAGE: usize = 5;

impl<K: Place> Blanks<K> {
    /// Opens a form.
    pub const fn new(lines: Vec<Blank<K>>) -> Self {
        Self { lines, at: 0, wrong: None }
    }

    fn line(&self, key: &K) -> Option<&Blank<K>> {
        self.lines.iter().find(|line| line.key == *key)
    }

    /// Returns whether there is such a line.
    pub fn has(&self, key: &K) -> bool {
        self.line(key).is_some()
    }

    /// Returns the line being filled in.
    pub fn here(&self) -> Option<&K> {
        self.lines.get(self.at).map(|line| &line.key)
    }

    /// Returns the places, from the top down.
    pub fn places(&self) -> impl Iterator<Item = &K> {
        self.lines.iter().map(|line| &line.key)
    }

    /// Returns what is typed in a line.
    pub fn text(&self, key: &K) -> &str {
        match self.line(key).map(|line| &line.entry) {
            Some(Entry::Text { field, .. }) => field.text().trim(),
            _ => "",
        }
    }

    /// Returns the choice of a line.
    pub fn choice(&self, key: &K) -> usize {
        match self.line(key).map(|line| &line.entry) {
            Some(Entry::Choice { at, .. }) => *at,
            _ => 0,
        }
    }

    /// Returns what is picked in a line.
    pub fn picks(&self, key: &K) -> &[String] {
        match self.line(key).map(|line| &line.entry) {
            Some(Entry::Picks { ids, .. }) => ids,
            _ => &[],
        }
    }

    /// Picks these in a line.
    pub fn set_picks(&mut self, key: &K, picked: Vec<String>) {
        if let Some(Entry::Picks { ids, .. }) =
            self.lines.iter_mut().find(|line| line.key == *key).map(|line| &mut line.entry)
        {
            *ids = picked;
        }
    }

    /// Puts a line after another, unless it is there.
    pub fn insert_after(&mut self, key: &K, line: Blank<K>) {
        if self.has(&line.key) {
            return;
        }
        let at = self.lines.iter().position(|known| known.key == *key).map_or(self.lines.len(), |at| at + 1);
        self.lines.insert(at, line);
        if at <= self.at {
            self.at += 1;
        }
    }

    /// Takes a line out and returns it.
    pub fn take(&mut self, key: &K) -> Option<Blank<K>> {
        let at = self.lines.iter().position(|line| line.key == *key)?;
        if at < self.at {
            self.at -= 1;
        }
        let line = self.lines.remove(at);
        self.at = self.at.min(self.lines.len().saturating_sub(1));
        Some(line)
    }

    /// Goes to a line and says what is wrong with it.
    pub fn complain(&mut self, key: &K, wrong: String) {
        self.at = self.lines.iter().position(|line| line.key == *key).unwrap_or(self.at);
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

    /// Does what an action means in the form; its texts start in a column, and a line has so many options.
    pub fn press(&mut self, cx: &Cx<'_>, x: u16, action: Action, n_options: impl Fn(&K) -> usize) -> Pressed<K> {
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
            action => {
                let is_done = match &mut line.entry {
                    Entry::Text { field, .. } => {
                        let columns = cx.size.width.saturating_sub(x + 1);
                        field.press(action, cx.look.metrics, columns) != crate::ui::field::Pressed::NotMine
                    }
                    Entry::Choice { at, .. } => choose(at, action, n_options(&line.key).max(1)),
                    Entry::Picks { .. } => false,
                };
                if !is_done {
                    return Pressed::NotMine;
                }
                self.is_well();
            }
        }
        Pressed::Done
    }

    /// Takes text.
    pub fn insert(&mut self, typed: &str) {
        if let Some(Entry::Text { field, .. }) = self.lines.get_mut(self.at).map(|line| &mut line.entry) {
            field.insert(typed);
        }
        self.is_well();
    }

    /// Takes a complaint back.
    pub fn is_well(&mut self) {
        self.wrong = None;
    }

    /// Puts the form on a page, its texts from a column on.
    ///
    /// ```text
    ///  ▸ 类别      ○ 1 领 领导与方向  ● 2 人 队伍与能力
    ///    原因      秘书处只有一人_
    ///    导致条目  S1、D1
    ///  S1 专职与工作机构：1级
    ///    表现      岗位名单只有一行
    ///    证据      ①③
    /// ```
    pub fn put<'a>(&'a self, flow: &mut Flow<'a>, cx: &Cx<'a>, x: u16, words: impl Fn(&K) -> Words) {
        let (lang, glyphs) = (cx.lang(), cx.look.glyphs());
        for (idx, line) in self.lines.iter().enumerate() {
            let words = words(&line.key);
            let is_here = idx == self.at;
            let from = flow.len();
            if !words.heading.is_empty() {
                flow.text(1, Role::Strong, &words.heading);
            }
            let role = if is_here { Role::Focus } else { Role::Muted };
            let cursor = if is_here { glyphs.cursor } else { " " };
            let label = [" ".into(), role.span(cursor), " ".into(), role.span(words.label)];
            match &line.entry {
                Entry::Text { field, .. } if is_here => flow.field(x, label, field, 3, true),
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
                Entry::Text { field, .. } => {
                    field.replace("");
                    field.insert(&draft.text);
                }
                Entry::Choice { at, .. } => *at = draft.text.parse().unwrap_or(*at),
                Entry::Picks { ids, .. } => *ids = draft.text.split_whitespace().map(str::to_owned).collect(),
            }
        }
        if draft.is_here {
            self.at = idx;
        }
        true
    }
}

fn choose(at: &mut usize, action: Action, n: usize) -> bool {
    *at = match action {
        Action::Toggle | Action::Right => (*at + 1) % n,
        Action::Left => (*at + n - 1) % n,
        Action::Pick(number) if (1..=n).contains(&usize::from(number)) => usize::from(number) - 1,
        Action::First => 0,
        Action::Last => n - 1,
        _ => return false,
    };
    true
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
