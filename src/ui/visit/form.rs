//! A short form on a page: a line for each text or choice, one of them being filled in; knows nothing of what it is about.

use crate::lang::Lang;
use crate::ui::desk::Cx;
use crate::ui::draft::{Draft, Part};
use crate::ui::field::{Field, Lines};
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::theme::{Role, Span};
use crate::ui::visit::flow::Flow;

/// A message without places.
pub type Say = fn(Lang) -> &'static str;

/// A line of a form.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// What it is called where half-typed text is kept.
    pub name: &'static str,
    /// What it is called on the screen.
    pub label: Say,
    /// What goes there.
    pub hint: Say,
    /// How it is filled in.
    pub what: What,
}

/// How a line is filled in.
#[derive(Clone, Copy, Debug)]
pub enum What {
    /// With a text of at most so many bytes.
    Text(usize),
    /// With one of these.
    Choice(&'static [Say]),
}

/// A form being filled in.
#[derive(Clone, Debug)]
pub struct Form {
    rows: &'static [Row],
    entries: Vec<Entry>,
    at: usize,
    /// What is wrong with a line, by its place.
    wrong: Option<(usize, String)>,
}

#[derive(Clone, Debug)]
struct Entry {
    field: Field,
    choice: usize,
    /// What stood there at first.
    was: (String, usize),
}

/// What an action came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pressed {
    /// The form has done it.
    Done,
    /// The cursor has left this line for another.
    Left(usize),
    /// Another choice was taken on this line.
    Chosen(usize),
    /// It wishes to go beyond the first line.
    Above,
    /// It wishes to go beyond the last line.
    Below,
    /// It means nothing to a form.
    NotMine,
}

impl Form {
    /// Opens a form; every line is empty, or its first choice.
    pub fn new(rows: &'static [Row]) -> Self {
        let entry = |row: &Row| {
            let bytes_max = match row.what {
                What::Text(bytes_max) => bytes_max,
                What::Choice(_) => 0,
            };
            Entry { field: Field::new(Lines::One, bytes_max, ""), choice: 0, was: (String::new(), 0) }
        };
        Self { rows, entries: rows.iter().map(entry).collect(), at: 0, wrong: None }
    }

    /// Puts a text in a line, as what stands there from the start.
    pub fn with_text(mut self, idx: usize, text: &str) -> Self {
        self.set_text(idx, text);
        self
    }

    /// Takes a choice of a line, as what stands there from the start.
    pub fn with_choice(mut self, idx: usize, choice: usize) -> Self {
        self.set_choice(idx, choice);
        self
    }

    /// Takes a choice of a line; nothing of it is half done.
    pub fn set_choice(&mut self, idx: usize, choice: usize) {
        if let Some(entry) = self.entries.get_mut(idx) {
            entry.choice = choice;
            entry.was.1 = choice;
        }
    }

    /// Puts a text in a line; nothing of it is half typed.
    pub fn set_text(&mut self, idx: usize, text: &str) {
        if let (Some(Row { what: What::Text(bytes_max), .. }), Some(entry)) =
            (self.rows.get(idx), self.entries.get_mut(idx))
        {
            entry.field = Field::new(Lines::One, *bytes_max, text);
            entry.was.0 = entry.field.text().to_owned();
        }
    }

    /// Returns what is typed in a line.
    pub fn text(&self, idx: usize) -> &str {
        self.entries.get(idx).map_or("", |entry| entry.field.text().trim())
    }

    /// Returns the choice of a line.
    pub fn choice(&self, idx: usize) -> usize {
        self.entries.get(idx).map_or(0, |entry| entry.choice)
    }

    /// Returns the line being filled in.
    pub const fn at(&self) -> usize {
        self.at
    }

    /// Goes to a line and says what is wrong with it.
    pub fn complain(&mut self, idx: usize, wrong: String) {
        self.at = idx.min(self.rows.len().saturating_sub(1));
        self.wrong = Some((self.at, wrong));
    }

    /// Takes a complaint back.
    pub fn is_well(&mut self) {
        self.wrong = None;
    }

    /// Returns whether anything differs from what stood there at first.
    pub fn is_edited(&self) -> bool {
        self.entries.iter().any(Entry::is_edited)
    }

    /// Returns whether characters are text just now.
    pub fn mode(&self) -> Mode {
        match self.rows.get(self.at).map(|row| row.what) {
            Some(What::Text(_)) => Mode::Typing,
            Some(What::Choice(_)) | None => Mode::Command,
        }
    }

    /// Returns the scopes of the line being filled in.
    pub fn scopes(&self) -> Vec<Scope> {
        match self.mode() {
            Mode::Typing => vec![Scope::Field, Scope::Form],
            Mode::Command | Mode::Ready => vec![Scope::Form],
        }
    }

    /// Returns the column in which lines are filled in.
    pub fn indent(&self, cx: &Cx<'_>) -> u16 {
        let columns = self.rows.iter().map(|row| cx.look.metrics.width((row.label)(cx.lang())));
        u16::try_from(columns.max().unwrap_or(0)).unwrap_or(0).saturating_add(5)
    }

    /// Does what an action means in the form.
    pub fn press(&mut self, cx: &Cx<'_>, action: Action) -> Pressed {
        let last = self.rows.len().saturating_sub(1);
        let from = self.at;
        match action {
            Action::Down | Action::NextField if from == last => return Pressed::Below,
            Action::Up | Action::PrevField if from == 0 => return Pressed::Above,
            Action::Down | Action::NextField => self.at += 1,
            Action::Up | Action::PrevField => self.at -= 1,
            action => return self.fill(cx, action),
        }
        Pressed::Left(from)
    }

    fn fill(&mut self, cx: &Cx<'_>, action: Action) -> Pressed {
        let columns = cx.size.width.saturating_sub(self.indent(cx) + 1);
        let (Some(row), Some(entry)) = (self.rows.get(self.at), self.entries.get_mut(self.at)) else {
            return Pressed::NotMine;
        };
        let What::Choice(choices) = row.what else {
            let before = entry.field.text().len();
            return match entry.field.press(action, cx.look.metrics, columns) {
                crate::ui::field::Pressed::NotMine => Pressed::NotMine,
                _ => {
                    if before != entry.field.text().len() {
                        self.wrong = None;
                    }
                    Pressed::Done
                }
            };
        };
        let n = choices.len().max(1);
        let choice = match action {
            Action::Toggle | Action::Right => (entry.choice + 1) % n,
            Action::Left => (entry.choice + n - 1) % n,
            Action::Pick(number) if (1..=n).contains(&usize::from(number)) => usize::from(number) - 1,
            _ => return Pressed::NotMine,
        };
        entry.choice = choice;
        Pressed::Chosen(self.at)
    }

    /// Takes text.
    pub fn insert(&mut self, typed: &str) {
        if let Some(entry) = self.entries.get_mut(self.at) {
            entry.field.insert(typed);
            self.wrong = None;
        }
    }

    /// Puts the form on a page; without the cursor where something else has the focus.
    ///
    /// ```text
    ///  ▸ 分工      1 组长  2 评估员  3 财务法律  4 记录员
    ///    申报      无利益关系
    ///    说明      2025年离任_
    ///              申报的说明，可不填
    /// ```
    pub fn put<'a>(&'a self, flow: &mut Flow<'a>, cx: &Cx<'a>, has_focus: bool) {
        let (lang, glyphs) = (cx.lang(), cx.look.glyphs());
        let x = self.indent(cx);
        for (idx, (row, entry)) in self.rows.iter().zip(&self.entries).enumerate() {
            let is_here = has_focus && idx == self.at;
            let from = flow.len();
            let role = if is_here { Role::Focus } else { Role::Muted };
            let cursor = if is_here { glyphs.cursor } else { " " };
            let label = [" ".into(), role.span(cursor), " ".into(), role.span((row.label)(lang))];
            match row.what {
                What::Text(_) if is_here => flow.field(x, label, &entry.field, 2, true),
                What::Text(_) => flow.labelled_line(x, label, [Span::from(entry.field.text())], []),
                What::Choice(choices) if is_here => flow.pieces(x, label, pieces(cx, choices, entry.choice)),
                What::Choice(choices) => {
                    let chosen = choices.get(entry.choice).map_or("", |choice| choice(lang));
                    flow.labelled_line(x, label, [Span::from(chosen)], []);
                }
            }
            let wrong = self.wrong.as_ref().filter(|(at, _)| *at == idx);
            match wrong {
                Some((_, wrong)) => flow.text(x, Role::Bad, &format!("{} {wrong}", glyphs.caution)),
                None if is_here => flow.text(x, Role::Muted, (row.hint)(lang)),
                None => {}
            }
            if is_here {
                flow.focus(from);
            }
        }
    }

    /// Returns what is half typed in it.
    pub fn drafts(&self) -> Vec<Draft> {
        let rows = self.rows.iter().zip(&self.entries).enumerate();
        let typed = rows.filter(|(_, (_, entry))| entry.field.text() != entry.was.0);
        typed
            .map(|(idx, (row, entry))| Draft {
                part: Part::Column(row.name.to_owned()),
                text: entry.field.text().to_owned(),
                cursor: entry.field.cursor(),
                is_here: idx == self.at,
            })
            .collect()
    }

    /// Puts back what was half typed; returns whether it was of this form.
    pub fn put_back(&mut self, draft: &Draft) -> bool {
        let Part::Column(name) = &draft.part else { return false };
        let Some(idx) = self.rows.iter().position(|row| row.name == name) else { return false };
        if let (Some(Row { what: What::Text(bytes_max), .. }), Some(entry)) =
            (self.rows.get(idx), self.entries.get_mut(idx))
        {
            entry.field = Field::resumed(Lines::One, *bytes_max, &draft.text, draft.cursor);
        }
        if draft.is_here {
            self.at = idx;
        }
        true
    }
}

impl Entry {
    fn is_edited(&self) -> bool {
        self.field.text() != self.was.0 || self.choice != self.was.1
    }
}

/// Returns the choices, the one taken marked.
fn pieces<'a>(cx: &Cx<'a>, choices: &'static [Say], taken: usize) -> Vec<Vec<Span<'a>>> {
    let (lang, glyphs) = (cx.lang(), cx.look.glyphs());
    let piece = |(idx, choice): (usize, &Say)| {
        let is_taken = idx == taken;
        let (mark, role) = if is_taken { (glyphs.taken, Role::Strong) } else { (glyphs.open, Role::Text) };
        let word = format!("{} {}", idx + 1, choice(lang));
        vec![Role::Focus.span(mark), " ".into(), role.span(word)]
    };
    choices.iter().enumerate().map(piece).collect()
}
