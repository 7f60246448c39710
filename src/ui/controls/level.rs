//! Rating by one digit on a rubric of levels; knows nothing of what a level is worth.

use crate::domain::value::Value;
use crate::ui::canvas::Canvas;
use crate::ui::controls::{Asked, Control, Outcome, draw_rows};
use crate::ui::keys::{Action, Scope};
use crate::ui::theme::Role;

/// Columns before a level's text.
const INDENT: u16 = 6;

/// The levels of a rubric.
#[derive(Debug, Default)]
pub struct Levels {
    /// The level the arrows went to; `None`: the level taken.
    at: Option<u8>,
}

impl Levels {
    fn focus(&self, asked: &Asked<'_>) -> u8 {
        self.at.or_else(|| taken(asked)).unwrap_or(0)
    }
}

/// Returns the level on record.
fn taken(asked: &Asked<'_>) -> Option<u8> {
    match asked.value() {
        Some(Value::Int(level)) => u8::try_from(*level).ok(),
        _ => None,
    }
}

impl Control for Levels {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::Level]
    }

    fn rows(&self, asked: &Asked<'_>) -> u16 {
        heights(asked).into_iter().fold(0, u16::saturating_add)
    }

    /// ```text
    ///    0  拿不出任何一项已完成服务的成果材料
    ///  ● 1  有活动记录，但没有成果或使用者反馈
    ///  ▸ 2  至少 2 项服务有成果材料，反馈零散
    ///    3! 主要服务都有成果材料和使用者书面反馈       (! beyond what the evidence carries)
    /// ```
    fn draw(&self, asked: &Asked<'_>, canvas: &mut Canvas<'_>) {
        let glyphs = canvas.look.glyphs();
        let taken = taken(asked);
        let focus = usize::from(self.focus(asked));
        // Where there is not room for all, every level keeps one line and the one in focus all of its own.
        let whole = heights(asked);
        let needed = whole.iter().copied().fold(0, u16::saturating_add);
        let short = |(idx, rows): (usize, &u16)| if idx == focus { *rows } else { 1 };
        let shown: Vec<u16> =
            if needed > canvas.height() { whole.iter().enumerate().map(short).collect() } else { whole };
        draw_rows(canvas, &shown, focus, |idx, canvas| {
            let level = u8::try_from(idx).unwrap_or(u8::MAX);
            let (mark, role) = match (taken == Some(level), self.at == Some(level)) {
                (true, _) => (glyphs.taken, Role::Focus),
                (false, true) => (glyphs.cursor, Role::Focus),
                (false, false) => (" ", Role::Text),
            };
            canvas.line(1, 0, 1, [role.span(mark)]);
            canvas.line(3, 0, 1, [Role::Strong.span(level.to_string())]);
            if asked.cap.is_some_and(|cap| level > cap) {
                canvas.line(4, 0, 1, [Role::Caution.span(glyphs.caution)]);
            }
            let text = asked.item.rubric.get(idx).map_or("", |text| text.get(asked.look.lang));
            let role = if taken == Some(level) { Role::Strong } else { Role::Text };
            canvas.wrapped(INDENT, 0, asked.width.saturating_sub(INDENT), canvas.height(), &role.span(text));
        });
    }

    fn press(&mut self, asked: &Asked<'_>, action: Action) -> Outcome {
        let last = u8::try_from(asked.item.rubric.len().saturating_sub(1)).unwrap_or(u8::MAX);
        match action {
            Action::Rate(level) if level <= last => self.take(level),
            Action::Toggle => self.take(self.focus(asked)),
            Action::Up | Action::Down if self.at.is_none() && taken(asked).is_none() => {
                self.at = Some(0);
                Outcome::Changed
            }
            Action::Up => self.go(self.focus(asked).saturating_sub(1)),
            Action::Down => self.go(self.focus(asked).saturating_add(1).min(last)),
            _ => Outcome::Ignored,
        }
    }
}

impl Levels {
    fn take(&mut self, level: u8) -> Outcome {
        self.at = None;
        Outcome::Answer(Value::Int(level.into()))
    }

    fn go(&mut self, level: u8) -> Outcome {
        self.at = Some(level);
        Outcome::Changed
    }
}

fn heights(asked: &Asked<'_>) -> Vec<u16> {
    let columns = usize::from(asked.width.saturating_sub(INDENT)).max(1);
    let rows = |text: &str| u16::try_from(asked.look.metrics.wrap(text, columns).len()).unwrap_or(u16::MAX);
    asked.item.rubric.iter().map(|text| rows(text.get(asked.look.lang))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::controls::trial::Trial;

    #[test]
    fn a_digit_rates_and_the_mark_follows() {
        let mut trial = Trial::new("rating", |_| {});
        assert_eq!(trial.press(Action::Rate(3)), Outcome::Answer(Value::Int(3)));
        let (lines, _) = trial.drawn();
        let expected = [
            "   0  无",
            "   1  有活动记录，但没有成果材",
            "      料，也没有使用者反馈",
            "   2  二",
            " ● 3! 三",
            "   4! 四",
        ];
        assert_eq!(lines, expected);
    }

    #[test]
    fn arrows_go_to_a_level_and_space_takes_it() {
        let mut trial = Trial::new("rating", |_| {});
        for action in [Action::Down, Action::Down, Action::Down] {
            assert_eq!(trial.press(action), Outcome::Changed);
        }
        assert_eq!(trial.drawn().0.get(3).map(String::as_str), Some(" ▸ 2  二"));
        assert_eq!(trial.press(Action::Toggle), Outcome::Answer(Value::Int(2)));
    }

    #[test]
    fn in_little_room_the_level_in_focus_is_seen() {
        let mut trial = Trial::new("rating", |_| {});
        trial.press(Action::Rate(4));
        assert_eq!(trial.drawn_in(2).0, ["   3! 三", " ● 4! 四"]);
    }
}
