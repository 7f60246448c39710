//! Yes or no; knows nothing of which of them is good.

use crate::domain::value::Value;
use crate::lang::ui as say;
use crate::ui::canvas::Canvas;
use crate::ui::controls::{Asked, Control, Outcome};
use crate::ui::keys::{Action, Scope};
use crate::ui::theme::Role;

/// Yes or no.
#[derive(Debug)]
pub struct YesNo;

impl Control for YesNo {
    fn scopes(&self) -> &'static [Scope] {
        &[Scope::YesNo]
    }

    fn rows(&self, _asked: &Asked<'_>) -> u16 {
        1
    }

    /// ```text
    ///  ● 是   ○ 否
    /// ```
    fn draw(&self, asked: &Asked<'_>, canvas: &mut Canvas<'_>) {
        let glyphs = canvas.look.glyphs();
        let lang = asked.look.lang;
        let mut x = 1;
        for (means, label) in [(true, say::yes(lang)), (false, say::no(lang))] {
            let is_taken = asked.value() == Some(&Value::Bool(means));
            let (mark, role) = if is_taken { (glyphs.taken, Role::Focus) } else { (glyphs.open, Role::Text) };
            x += canvas.line(x, 0, canvas.width(), [role.span(mark), " ".into(), role.span(label)]) + 3;
        }
    }

    fn press(&mut self, _asked: &Asked<'_>, action: Action) -> Outcome {
        match action {
            Action::Yes => Outcome::Answer(Value::Bool(true)),
            Action::No => Outcome::Answer(Value::Bool(false)),
            _ => Outcome::Ignored,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::controls::trial::Trial;

    #[test]
    fn a_key_answers_and_the_mark_follows() {
        let mut trial = Trial::new("yesno", |_| {});
        assert_eq!(trial.drawn().0, [" ○ 是   ○ 否"]);
        trial.press(Action::No);
        assert_eq!(trial.value(), Some(&Value::Bool(false)));
        assert_eq!(trial.drawn().0, [" ○ 是   ● 否"]);
    }
}
