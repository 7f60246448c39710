//! The help: every key that works now, to be done at once with Enter, and what the words mean; does nothing itself.

use std::ops::Range;

use crate::lang::shell::{self as say, Word};
use crate::lang::{Lang, Notice, ui as words};
use crate::ui::canvas::Canvas;
use crate::ui::desk::Cx;
use crate::ui::keys::{Action, Keys, Mode, Row, Scope};
use crate::ui::layer::{Layer, Outcome};
use crate::ui::notice::Grade;
use crate::ui::screen::Step;
use crate::ui::selection::Selection;
use crate::ui::theme::Role;

/// Opens the help on the keys that hold in these scopes, the most specific first, and on the words.
pub fn open(cx: &Cx<'_>, scopes: &[Scope], mode: Mode, rows: &[&'static Row]) -> Box<dyn Layer> {
    let mut lines = Vec::new();
    let mut told: Vec<*const Row> = Vec::new();
    for scope in scopes {
        let here: Vec<&'static Row> = rows
            .iter()
            .copied()
            .filter(|row| row.scopes.contains(scope) && !told.contains(&std::ptr::from_ref(*row)))
            .collect();
        if here.is_empty() {
            continue;
        }
        told.extend(here.iter().map(|row| std::ptr::from_ref(*row)));
        lines.push(Line::Heading(*scope));
        lines.extend(here.into_iter().map(Line::Key));
    }
    lines.push(Line::Words);
    lines.extend(say::WORDS.iter().map(|word| Line::Word(word, 0..usize::MAX)));
    let metrics = cx.look.metrics;
    let keys = rows.iter().map(|row| metrics.width(&row.keys_shown(mode))).max().unwrap_or(0);
    let indent = u16::try_from(keys).unwrap_or(u16::MAX).saturating_add(5).min(22);
    let at = usize::from(lines.len() > 1);
    Box::new(Help { lines, mode, indent, selection: Selection::new(at) })
}

struct Help {
    lines: Vec<Line>,
    /// Whether characters are text where the help was asked for.
    mode: Mode,
    /// The column what a key does starts in.
    indent: u16,
    selection: Selection,
}

#[derive(Clone)]
enum Line {
    Heading(Scope),
    Key(&'static Row),
    Words,
    /// A word, and the part of its meaning that stands on the line.
    Word(&'static Word, Range<usize>),
}

impl Help {
    fn room(&self, cx: &Cx<'_>) -> u16 {
        self.rows(cx).saturating_sub(1)
    }

    /// Returns the lines as they stand on the terminal: what a word means may take several.
    fn wrapped(&self, cx: &Cx<'_>) -> Vec<Line> {
        let columns = usize::from(cx.size.width.saturating_sub(self.indent + 1));
        let rows = |line: &Line| match line {
            Line::Word(word, _) => {
                let rows = cx.look.metrics.wrap((word.means)(cx.lang()), columns);
                rows.into_iter().map(|row| Line::Word(word, row)).collect()
            }
            line => vec![line.clone()],
        };
        self.lines.iter().flat_map(rows).collect()
    }
}

impl Layer for Help {
    fn scopes(&self) -> Vec<Scope> {
        vec![Scope::Help]
    }

    fn rows(&self, cx: &Cx<'_>) -> u16 {
        cx.size.height
    }

    /// ```text
    ///  帮助：现在能用的按键（Enter 执行）
    ///  台账
    ///  ▸ Enter  Ctrl-J    打开
    ///    n                新评估
    ///  用语
    ///    未查清（-）      问了但没查清：……
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let lang = cx.lang();
        canvas.line(1, 0, canvas.width(), [Role::Strong.span(words::help_title(lang))]);
        let lines = self.wrapped(cx);
        let seen = self.selection.window(lines.len(), canvas.height().saturating_sub(1));
        for (y, at) in (1..).zip(seen) {
            if let Some(line) = lines.get(at) {
                self.draw_line(lang, canvas, y, line, at == self.selection.at);
            }
        }
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Outcome {
        let lines = self.wrapped(cx);
        if self.selection.press(action, lines.len(), self.room(cx)) {
            return Outcome::Stay;
        }
        match action {
            Action::GoOn => match lines.get(self.selection.at) {
                // Which digit is meant only the key itself can say.
                Some(Line::Key(row)) => match row.keys {
                    Keys::Any(_) => Outcome::Act(row.action),
                    Keys::Digits(from, to) => {
                        let which = say::help_which_digit(cx.lang(), from, to);
                        Outcome::Step(Step::Tell(Grade::Good, Notice::new(which, "", "")))
                    }
                },
                _ => Outcome::Stay,
            },
            Action::Back | Action::Help => Outcome::Close,
            _ => Outcome::Stay,
        }
    }
}

impl Help {
    fn draw_line(&self, lang: Lang, canvas: &mut Canvas<'_>, y: u16, line: &Line, is_taken: bool) {
        let role = if is_taken { Role::Focus } else { Role::Text };
        let mark = if is_taken { canvas.look.glyphs().cursor } else { " " };
        canvas.line(1, y, 1, [role.span(mark)]);
        let text = self.indent;
        let width = canvas.width().saturating_sub(text + 1);
        match line {
            Line::Heading(scope) => {
                canvas.line(3, y, canvas.width(), [Role::Strong.span(scope.title(lang))]);
            }
            Line::Words => {
                canvas.line(3, y, canvas.width(), [Role::Strong.span(say::help_words(lang))]);
            }
            Line::Key(row) => {
                let keys = row.keys_shown(self.mode);
                let keys =
                    if keys.is_empty() { Role::Muted.span(say::help_palette_only(lang)) } else { role.span(keys) };
                canvas.line(3, y, text.saturating_sub(4), [keys]);
                canvas.line(text, y, width, [role.span((row.label)(lang))]);
            }
            Line::Word(word, part) => {
                if part.start == 0 {
                    canvas.line(3, y, text.saturating_sub(4), [role.span((word.word)(lang))]);
                }
                let means = (word.means)(lang).get(part.clone()).unwrap_or_default();
                canvas.line(text, y, width, [means.trim_end().into()]);
            }
        }
    }
}
