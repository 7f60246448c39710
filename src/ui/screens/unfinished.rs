//! What was left half typed when the program ended: to be put back, kept for later, or discarded after asking; changes nothing itself.

use crate::lang::draft as say;
use crate::ui::canvas::Canvas;
use crate::ui::desk::Cx;
use crate::ui::draft::Unfinished;
use crate::ui::keys::{Action, Scope};
use crate::ui::layer::{Layer, Outcome};
use crate::ui::screen::Step;
use crate::ui::selection::Selection;
use crate::ui::theme::Role;
use crate::ui::visit::moment;

/// Opens the list.
pub fn open(left: &[Unfinished]) -> Box<dyn Layer> {
    Box::new(List { left: left.to_vec(), selection: Selection::default(), is_asking: false })
}

struct List {
    left: Vec<Unfinished>,
    selection: Selection,
    /// Whether it asks if the one taken is to be discarded.
    is_asking: bool,
}

/// Lines beside those of the list: the heading, and how to answer.
const FRAME_LINES: u16 = 2;

impl List {
    /// Returns the lines how to answer takes.
    fn how<'a>(&self, cx: &Cx<'a>) -> (Role, &'a str) {
        match self.is_asking {
            true => (Role::Caution, say::ask_discard(cx.lang())),
            false => (Role::Muted, say::keys(cx.lang())),
        }
    }

    fn how_lines(&self, cx: &Cx<'_>) -> u16 {
        let columns = usize::from(cx.size.width.saturating_sub(2)).max(1);
        u16::try_from(cx.look.metrics.wrap(self.how(cx).1, columns).len()).unwrap_or(u16::MAX)
    }

    fn room(&self, cx: &Cx<'_>) -> u16 {
        self.rows(cx).saturating_sub(1 + self.how_lines(cx))
    }
}

impl Layer for List {
    fn scopes(&self) -> Vec<Scope> {
        if self.is_asking { vec![Scope::YesNo] } else { vec![Scope::Drafts] }
    }

    fn rows(&self, cx: &Cx<'_>) -> u16 {
        let n_left = u16::try_from(self.left.len()).unwrap_or(u16::MAX);
        n_left.saturating_add(FRAME_LINES - 1 + self.how_lines(cx)).min(cx.size.height / 2 + 1)
    }

    /// ```text
    ///  上次未写完（2 处）
    ///  ▸ W1 备注：反馈表三份有签字，其余为电话记                A0001-1 11-20 09:41
    ///    登记学会：机械工程学会（另有 1 处）                            11-20 09:38
    ///  Enter 放回原处接着写，Esc 以后再说（会留着），Delete 丢弃
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let lang = cx.lang();
        canvas.line(1, 0, canvas.width(), [Role::Strong.span(say::title(lang, self.left.len()))]);
        let how_lines = self.how_lines(cx);
        let room = canvas.height().saturating_sub(1 + how_lines);
        let seen = self.selection.window(self.left.len(), room);
        let mut y = 1;
        for at in seen {
            let Some(unfinished) = self.left.get(at) else { break };
            let is_taken = at == self.selection.at;
            let role = if is_taken { Role::Focus } else { Role::Text };
            let mark = if is_taken { cx.look.glyphs().cursor } else { " " };
            canvas.line(1, y, 1, [role.span(mark)]);
            let mut end = canvas.width();
            if end >= 60 {
                let id = unfinished.route.assessment().map_or_else(String::new, |id| format!("{id}  "));
                end = canvas.right(y, [Role::Muted.span(format!("{id}{}", moment(cx, unfinished.at)))]);
            }
            canvas.line(3, y, end.saturating_sub(4), [role.span(unfinished.words(lang))]);
            y += 1;
        }
        let (role, how) = self.how(cx);
        canvas.wrapped(1, y, canvas.width().saturating_sub(2), how_lines, &role.span(how));
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Outcome {
        if self.is_asking {
            match action {
                Action::Yes => return Outcome::Step(Step::Discard(self.selection.at)),
                Action::No | Action::Back => self.is_asking = false,
                _ => {}
            }
            return Outcome::Stay;
        }
        if self.selection.press(action, self.left.len(), self.room(cx)) {
            return Outcome::Stay;
        }
        match action {
            Action::GoOn => Outcome::Try(Step::PutBack(self.selection.at)),
            Action::Discard => {
                self.is_asking = true;
                Outcome::Stay
            }
            Action::Back => Outcome::Close,
            _ => Outcome::Stay,
        }
    }
}
