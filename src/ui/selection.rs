//! Which row of a list the next key goes to, and which rows are seen; knows nothing of what is in them.

use std::ops::Range;

use crate::ui::keys::Action;

/// Returns the row an action leads to from row `at`, a page being `page` rows; it may lie beyond the last row, which is then
/// meant. `None`: the action means no move.
pub fn moved(at: usize, action: Action, page: usize) -> Option<usize> {
    let page = page.max(1);
    Some(match action {
        Action::Up => at.saturating_sub(1),
        Action::Down => at.saturating_add(1),
        Action::PageUp => at.saturating_sub(page),
        Action::PageDown => at.saturating_add(page),
        Action::First => 0,
        Action::Last => usize::MAX,
        _ => return None,
    })
}

/// Returns the line a page begins with after an action scrolled it, a page being `page` lines; it may lie beyond the last one
/// there is, which is then meant. `None`: the action does not scroll.
pub fn scrolled(top: u16, action: Action, page: u16) -> Option<u16> {
    let top = moved(usize::from(top), action, usize::from(page))?;
    Some(u16::try_from(top).unwrap_or(u16::MAX))
}

/// Returns where a row taken stands in the list as it is now; where it is gone, the row in its place is taken.
pub fn followed<T: PartialEq>(at: usize, was: Option<&T>, rows: &[T]) -> usize {
    let found = was.and_then(|was| rows.iter().position(|row| row == was));
    found.unwrap_or(at).min(rows.len().saturating_sub(1))
}

/// A row taken in a list, and the first row seen. Invariant: what is drawn depends on these and the room alone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Index of the row taken.
    pub at: usize,
    top: usize,
}

impl Selection {
    /// Takes a row.
    pub const fn new(at: usize) -> Self {
        Self { at, top: 0 }
    }

    /// Moves as an action means in a list of `n_rows` of which `room` are seen; returns whether it means a move.
    pub fn press(&mut self, action: Action, n_rows: usize, room: u16) -> bool {
        let room = usize::from(room).max(1);
        let Some(at) = moved(self.at, action, room) else { return false };
        self.at = at.min(n_rows.saturating_sub(1));
        self.top = self.seen(n_rows, room).start;
        true
    }

    /// Takes a row, in view.
    pub fn take(&mut self, at: usize, n_rows: usize, room: u16) {
        self.at = at.min(n_rows.saturating_sub(1));
        self.top = self.seen(n_rows, usize::from(room).max(1)).start;
    }

    /// Returns the rows seen in a list of `n_rows` when there is room for `room`: the row taken is among them.
    pub fn window(&self, n_rows: usize, room: u16) -> Range<usize> {
        self.seen(n_rows, usize::from(room))
    }

    fn seen(&self, n_rows: usize, room: usize) -> Range<usize> {
        let lowest = self.at.saturating_add(1).saturating_sub(room);
        let top = self.top.clamp(lowest.min(self.at), self.at).min(n_rows.saturating_sub(room));
        top..top.saturating_add(room).min(n_rows)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_row_taken_is_always_seen_and_the_view_moves_only_when_it_must() {
        let mut selection = Selection::default();
        let mut tops = Vec::new();
        for action in
            [Action::Down, Action::Down, Action::Down, Action::Up, Action::Last, Action::PageUp, Action::First]
        {
            selection.press(action, 10, 3);
            tops.push((selection.at, selection.window(10, 3)));
        }
        let expected = [(1, 0..3), (2, 0..3), (3, 1..4), (2, 1..4), (9, 7..10), (6, 6..9), (0, 0..3)];
        assert_eq!(tops, expected);
    }

    #[test]
    fn nothing_and_no_room_are_lists_too() {
        let mut selection = Selection::default();
        assert!(selection.press(Action::Last, 0, 0));
        assert_eq!((selection.at, selection.window(0, 0), selection.window(5, 0)), (0, 0..0, 0..0));
    }
}
