//! A list over a whole page from which several are taken, found as one types; knows nothing of what they are.

use ratatui::layout::Rect;

use crate::lang::crux_screen as say;
use crate::ui::canvas::Canvas;
use crate::ui::desk::Cx;
use crate::ui::field::{Field, Lines};
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::search::{Query, SearchKey};
use crate::ui::selection::Selection;
use crate::ui::theme::Role;

/// The longest search, in bytes.
const QUERY_BYTES_MAX: usize = 200;

/// Something that can be taken.
#[derive(Debug)]
pub struct Choice {
    /// What it is called where it is kept.
    pub id: String,
    /// What it is.
    pub text: String,
    /// What stands beside it; may be empty.
    pub note: String,
    /// Whether it is taken.
    pub is_taken: bool,
}

/// A list to take from.
#[derive(Debug)]
pub struct Picker {
    choices: Vec<(Choice, SearchKey)>,
    query: Field,
    is_finding: bool,
    /// The places of those found.
    found: Vec<usize>,
    selection: Selection,
    has_toggled: bool,
}

/// What an action came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Picked {
    /// The list has done it.
    Stay,
    /// One has chosen.
    Done,
    /// It means nothing to the list.
    NotMine,
}

impl Picker {
    /// Opens a list, in the order given.
    pub fn new(choices: Vec<Choice>) -> Self {
        let keyed = choices.into_iter().map(|choice| {
            let key = SearchKey::new([choice.text.as_str(), choice.id.as_str()]);
            (choice, key)
        });
        let choices: Vec<(Choice, SearchKey)> = keyed.collect();
        let found = (0..choices.len()).collect();
        Self {
            choices,
            query: Field::new(Lines::One, QUERY_BYTES_MAX, ""),
            is_finding: false,
            found,
            selection: Selection::default(),
            has_toggled: false,
        }
    }

    /// Returns those taken, in the order of the list.
    pub fn taken(&self) -> Vec<String> {
        self.choices.iter().filter(|(choice, _)| choice.is_taken).map(|(choice, _)| choice.id.clone()).collect()
    }

    /// Returns whether characters are text just now.
    pub const fn mode(&self) -> Mode {
        if self.is_finding { Mode::Typing } else { Mode::Command }
    }

    /// Returns its scopes.
    pub fn scopes(&self) -> Vec<Scope> {
        if self.is_finding { vec![Scope::Field] } else { vec![Scope::Choosing, Scope::List] }
    }

    const fn room(cx: &Cx<'_>) -> u16 {
        cx.size.height.saturating_sub(2)
    }

    fn find(&mut self) {
        let query = Query::new(self.query.text());
        let typed = self.query.text().trim().to_lowercase();
        let is_found = |(choice, key): &(Choice, SearchKey)| {
            query.is_empty() || choice.id.to_lowercase().starts_with(&typed) || key.matches(&query)
        };
        self.found =
            self.choices.iter().enumerate().filter(|(_, choice)| is_found(choice)).map(|(idx, _)| idx).collect();
        self.selection = Selection::default();
    }

    fn toggle(&mut self) {
        let here = self.found.get(self.selection.at).and_then(|idx| self.choices.get_mut(*idx));
        if let Some((choice, _)) = here {
            choice.is_taken = !choice.is_taken;
            self.has_toggled = true;
        }
    }

    /// Does what an action means in the list.
    pub fn press(&mut self, cx: &Cx<'_>, action: Action) -> Picked {
        if self.is_finding {
            match action {
                Action::GoOn | Action::Down | Action::Up | Action::NextField | Action::PrevField => {
                    self.is_finding = false;
                }
                Action::Back => {
                    self.is_finding = false;
                    self.query.replace("");
                    self.find();
                }
                action => {
                    let before = self.query.text().to_owned();
                    self.query.press(action, cx.look.metrics, cx.size.width.saturating_sub(4));
                    if before != self.query.text() {
                        self.find();
                    }
                }
            }
            return Picked::Stay;
        }
        if self.selection.press(action, self.found.len(), Self::room(cx)) {
            return Picked::Stay;
        }
        match action {
            Action::Find => self.is_finding = true,
            Action::Toggle => self.toggle(),
            Action::GoOn => {
                if !self.has_toggled {
                    self.toggle();
                }
                return Picked::Done;
            }
            Action::Back => return Picked::Done,
            _ => return Picked::NotMine,
        }
        Picked::Stay
    }

    /// Takes text.
    pub fn text(&mut self, typed: &str) {
        if self.is_finding {
            self.query.insert(typed);
            self.find();
        }
    }

    /// Draws the list under a title.
    ///
    /// ```text
    ///  选取证据：S1                                        已选 1
    ///  / 名册
    ///  ▸ ● 2 劳动合同与岗位说明（文件）                   已关联
    ///    ○ 1 成果目录（文件）
    /// ```
    pub fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>, title: &str) {
        let (lang, glyphs) = (cx.lang(), cx.look.glyphs());
        let n_taken = say::n_taken(lang, self.taken().len());
        canvas.title(0, [" ".into(), Role::Strong.span(title.to_owned())], [n_taken.into(), " ".into()]);
        let is_searched = self.is_finding || !self.query.text().is_empty();
        let head = if is_searched { 2 } else { 1 };
        let room = canvas.height().saturating_sub(head);
        for (y, at) in (head..).zip(self.selection.window(self.found.len(), room)) {
            let Some((choice, _)) = self.found.get(at).and_then(|idx| self.choices.get(*idx)) else { continue };
            let is_here = at == self.selection.at;
            let role = if is_here { Role::Focus } else { Role::Text };
            let cursor = if is_here { role.span(glyphs.cursor) } else { " ".into() };
            let mark = if choice.is_taken { Role::Good.span(glyphs.taken) } else { Role::Muted.span(glyphs.open) };
            let left = [" ".into(), cursor, " ".into(), mark, " ".into(), role.span(choice.text.as_str())];
            canvas.title(y, left, [Role::Muted.span(choice.note.as_str())]);
        }
        if self.found.is_empty() {
            let text = if self.choices.is_empty() { say::nothing_to_choose(lang) } else { say::nothing_found(lang) };
            canvas.line(3, head, canvas.width(), [Role::Muted.span(text)]);
        }
        if is_searched {
            canvas.line(1, 1, 1, [Role::Strong.span("/")]);
            let area = Rect { x: 3, y: 1, width: canvas.width().saturating_sub(4), height: 1 };
            if self.is_finding {
                self.query.draw(&mut canvas.part(area));
            } else {
                self.query.draw_at_rest(&mut canvas.part(area), Role::Text);
            }
        }
    }
}
