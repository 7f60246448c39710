//! What the user is told: a queue in which a second notice never hides the first; knows nothing of what went wrong.

use std::collections::VecDeque;

use crate::lang::{Lang, Notice, ui as say};
use crate::ui::canvas::Canvas;
use crate::ui::theme::Role;

/// How grave a notice is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grade {
    /// Done as asked.
    Good,
    /// Refused, or worth knowing.
    Caution,
    /// Something failed.
    Bad,
}

/// The notices not yet put away, the oldest shown first.
#[derive(Debug, Default)]
pub struct Notices {
    queue: VecDeque<(Grade, Notice)>,
    is_unfolded: bool,
}

impl Notices {
    /// Adds a notice; the very same one is not said twice.
    pub fn tell(&mut self, grade: Grade, notice: Notice) {
        if !self.queue.iter().any(|(_, told)| *told == notice) {
            self.queue.push_back((grade, notice));
        }
    }

    /// Takes a notice back that is true no longer.
    pub fn withdraw(&mut self, notice: &Notice) {
        self.queue.retain(|(_, told)| told != notice);
        self.is_unfolded &= !self.queue.is_empty();
    }

    /// Returns whether there is nothing to say.
    pub fn is_empty(&self) -> bool {
        self.queue.is_empty()
    }

    /// Puts the first notice away. Called on each key, so that a notice is read before it goes.
    pub fn put_away(&mut self) {
        self.queue.pop_front();
        self.is_unfolded &= !self.queue.is_empty();
    }

    /// Unfolds the notice to all its lines, each part on its own, or folds it to a few.
    pub fn unfold(&mut self) {
        self.is_unfolded = !self.is_unfolded && !self.queue.is_empty();
    }

    /// Returns the lines wanted on a canvas of that size.
    pub fn rows(&self, canvas: &Canvas<'_>) -> u16 {
        match self.queue.front() {
            None => 0,
            Some((_, notice)) if !self.is_unfolded => {
                let width = folded_width(canvas, &self.waiting(canvas.look.lang));
                let room = ROWS_FOLDED.min(canvas.height() / PART_FOLDED).max(1);
                canvas.rows_of(&notice.to_string(), width).clamp(1, room)
            }
            Some((_, notice)) => {
                let width = canvas.width().saturating_sub(INDENT);
                parts(notice).map(|part| canvas.rows_of(part, width)).fold(0, u16::saturating_add).min(canvas.height())
            }
        }
    }

    /// Draws the first notice, and how many wait behind it; folded, its last line ends with an ellipsis when there is more.
    ///
    /// ```text
    ///  ! 没有提交 · 还有 3 项没有答复 · 按 p 逐项处理                              另有 1 条提示
    /// ```
    pub fn draw(&self, canvas: &mut Canvas<'_>) {
        let Some((grade, notice)) = self.queue.front() else { return };
        let glyphs = canvas.look.glyphs();
        let (mark, role) = match grade {
            Grade::Good => (glyphs.done, Role::Good),
            Grade::Caution => (glyphs.caution, Role::Caution),
            Grade::Bad => (glyphs.wrong, Role::Bad),
        };
        canvas.line(1, 0, 1, [role.span(mark)]);
        let waiting = self.waiting(canvas.look.lang);
        let folded = folded_width(canvas, &waiting);
        let end = canvas.right(0, [Role::Muted.span(waiting)]);
        if self.is_unfolded {
            let mut y = 0;
            for part in parts(notice) {
                let width = if y == 0 { end } else { canvas.width() }.saturating_sub(INDENT);
                y += canvas.wrapped(INDENT, y, width, canvas.height().saturating_sub(y), &role.span(part));
            }
        } else {
            canvas.wrapped(INDENT, 0, folded, canvas.height(), &role.span(notice.to_string()));
        }
    }

    fn waiting(&self, lang: Lang) -> String {
        match self.queue.len().saturating_sub(1) {
            0 => String::new(),
            n => say::more_notices(lang, n),
        }
    }
}

/// Columns before a notice's text.
const INDENT: u16 = 3;
/// The most lines of a notice that is folded, and which part of the terminal's lines it may take.
const ROWS_FOLDED: u16 = 3;
const PART_FOLDED: u16 = 4;

/// Returns the columns of a folded notice: between the mark and what is said of those that wait.
fn folded_width(canvas: &Canvas<'_>, waiting: &str) -> u16 {
    let waiting = u16::try_from(canvas.look.metrics.width(waiting)).unwrap_or(u16::MAX);
    canvas.width().saturating_sub(INDENT + 1).saturating_sub(waiting).max(1)
}

fn parts(notice: &Notice) -> impl Iterator<Item = &str> {
    [&notice.what, &notice.why, &notice.todo].into_iter().map(String::as_str).filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use ratatui::layout::Size;

    use super::*;
    use crate::ui::canvas::{Frame, Look};

    fn drawn(notices: &Notices, width: u16) -> Vec<String> {
        let mut frame = Frame::empty(Size::new(width, 4));
        notices.draw(&mut frame.canvas(Look::default()));
        frame.lines().into_iter().filter(|line| !line.is_empty()).collect()
    }

    #[test]
    fn a_second_notice_does_not_hide_the_first() {
        let mut notices = Notices::default();
        notices.tell(Grade::Caution, Notice::new("甲", "", ""));
        notices.tell(Grade::Bad, Notice::new("乙", "", ""));
        assert_eq!(drawn(&notices, 24), [" ! 甲      另有 1 条提示"]);
        notices.put_away();
        assert_eq!(drawn(&notices, 24), [" ✗ 乙"]);
    }

    #[test]
    fn unfolded_a_notice_shows_each_part_in_full() {
        let mut notices = Notices::default();
        notices.tell(Grade::Caution, Notice::new("没有提交", "还有三项没有答复", "按 p 逐项处理"));
        assert_eq!(drawn(&notices, 20), [" ! 没有提交 · 还有", "   三项没有答复 ·", "   按 p 逐项处理"]);
        notices.unfold();
        assert_eq!(drawn(&notices, 20), [" ! 没有提交", "   还有三项没有答复", "   按 p 逐项处理"]);
    }

    #[test]
    fn folded_a_notice_takes_the_lines_it_needs_up_to_a_quarter_of_the_terminal() {
        let mut notices = Notices::default();
        notices.tell(Grade::Caution, Notice::new("没有提交", "还有三项没有答复", "按 p 逐项处理"));
        let rows = |size| notices.rows(&Frame::empty(size).canvas(Look::default()));
        // 8 + 3 + 16 + 3 + 13 columns of text, and 4 beside it.
        assert_eq!([47, 46, 30].map(|width| rows(Size::new(width, 24))), [1, 2, 2]);
        assert_eq!(
            [(12, 24), (12, 8), (12, 3), (2, 2)].map(|(width, lines)| rows(Size::new(width, lines))),
            [3, 2, 1, 1]
        );
    }

    #[test]
    fn a_notice_that_is_true_no_longer_is_taken_back() {
        let mut notices = Notices::default();
        notices.tell(Grade::Bad, Notice::new("甲", "", ""));
        notices.tell(Grade::Good, Notice::new("乙", "", ""));
        notices.withdraw(&Notice::new("甲", "", ""));
        assert_eq!(drawn(&notices, 24), [" ✓ 乙"]);
    }

    #[test]
    fn the_same_notice_is_told_once() {
        let mut notices = Notices::default();
        notices.tell(Grade::Bad, Notice::new("甲", "", ""));
        notices.tell(Grade::Bad, Notice::new("甲", "", ""));
        notices.put_away();
        assert!(notices.is_empty());
    }
}
