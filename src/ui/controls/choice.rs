//! Choosing one or any of an item's options, with a text where an option asks for one; knows nothing of points.

use crate::domain::checklist::Choice;
use crate::domain::value::{Pick, Value};
use crate::ui::canvas::Canvas;
use crate::ui::controls::{Asked, Control, HalfTyped, Outcome, draw_rows};
use crate::ui::field::{Field, Inserted, Lines, Pressed};
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::theme::{Role, Span};

/// Columns before an option's label.
const INDENT: u16 = 6;
/// The longest text that may specify an option, in bytes.
const SPECIFY_BYTES_MAX: usize = 1024;

/// How many options may be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// One.
    One,
    /// Any.
    Any,
}

/// The options of an item.
#[derive(Debug)]
pub struct Choices {
    amount: Amount,
    /// Index of the option the arrows or a number went to; `None`: the first one taken.
    at: Option<usize>,
    /// The text that specifies that option, while it is typed.
    specify: Option<Field>,
}

impl Choices {
    /// Returns a control for as many.
    pub const fn new(amount: Amount) -> Self {
        Self { amount, at: None, specify: None }
    }

    /// Returns the index of the option the cursor is on.
    fn focus(&self, asked: &Asked<'_>) -> usize {
        let is_taken = |choice: &Choice| picks(asked).iter().any(|pick| pick.code == choice.code);
        self.at.or_else(|| asked.item.options.iter().position(is_taken)).unwrap_or(0)
    }

    /// Takes the option at the cursor, or drops it where several may be taken.
    fn toggle(&mut self, asked: &Asked<'_>) -> Outcome {
        let Some(choice) = asked.item.options.get(self.focus(asked)) else { return Outcome::Ignored };
        let taken = picks(asked).iter().find(|pick| pick.code == choice.code);
        match (taken, self.amount) {
            (Some(_), Amount::Any) => self.without(asked, choice),
            (Some(pick), Amount::One) if choice.specify => self.type_specify(pick.specify.as_deref()),
            (None, _) if choice.specify => self.type_specify(None),
            (_, Amount::One | Amount::Any) => self.with(asked, choice, None),
        }
    }

    fn type_specify(&mut self, text: Option<&str>) -> Outcome {
        self.specify = Some(Field::new(Lines::One, SPECIFY_BYTES_MAX, text.unwrap_or_default()));
        Outcome::Changed
    }

    /// Answers with an option added: alone if only one may be taken or it excludes the others, else in the item's order.
    fn with(&self, asked: &Asked<'_>, choice: &Choice, specify: Option<String>) -> Outcome {
        let is_kept = |option: &Choice| {
            self.amount == Amount::Any && !choice.exclusive && !option.exclusive && option.code != choice.code
        };
        let added = Pick { code: choice.code.clone(), specify };
        let picks = asked.item.options.iter().filter_map(|option| match option.code == choice.code {
            true => Some(added.clone()),
            false => picks(asked).iter().find(|pick| pick.code == option.code && is_kept(option)).cloned(),
        });
        Outcome::Answer(Value::Picks(picks.collect()))
    }

    fn without(&self, asked: &Asked<'_>, choice: &Choice) -> Outcome {
        let left: Vec<Pick> = picks(asked).iter().filter(|pick| pick.code != choice.code).cloned().collect();
        if left.is_empty() { Outcome::Clear } else { Outcome::Answer(Value::Picks(left)) }
    }

    /// Ends typing: the option is taken with its text; without one it is not taken.
    fn specified(&mut self, asked: &Asked<'_>) -> Outcome {
        let text = self.specify.take().map(|field| field.text().trim().to_owned()).unwrap_or_default();
        match asked.item.options.get(self.focus(asked)) {
            Some(choice) if !text.is_empty() => self.with(asked, choice, Some(text)),
            _ => Outcome::Changed,
        }
    }
}

/// Returns the options on record.
fn picks<'a>(asked: &Asked<'a>) -> &'a [Pick] {
    match asked.value() {
        Some(Value::Picks(picks)) => picks,
        _ => &[],
    }
}

impl Control for Choices {
    fn scopes(&self) -> &'static [Scope] {
        match (&self.specify, self.amount) {
            (Some(_), _) => &[Scope::Field],
            (None, Amount::One) => &[Scope::Single],
            (None, Amount::Any) => &[Scope::Multi],
        }
    }

    fn mode(&self) -> Mode {
        if self.specify.is_some() { Mode::Typing } else { Mode::Command }
    }

    fn rows(&self, asked: &Asked<'_>) -> u16 {
        self.heights(asked).into_iter().fold(0, u16::saturating_add)
    }

    /// ```text
    ///  ● 1  有专职人员
    ///  ▸ 2  兼职
    ///  ○ 3  其他：聘用两名退休教师_
    /// ```
    fn draw(&self, asked: &Asked<'_>, canvas: &mut Canvas<'_>) {
        let glyphs = canvas.look.glyphs();
        let at = self.focus(asked);
        draw_rows(canvas, &self.heights(asked), at, |idx, canvas| {
            let Some(choice) = asked.item.options.get(idx) else { return };
            let is_taken = picks(asked).iter().any(|pick| pick.code == choice.code);
            let (mark, role) = match (is_taken, idx == at) {
                (true, true) => (glyphs.taken, Role::Focus),
                (true, false) => (glyphs.taken, Role::Strong),
                (false, true) => (glyphs.cursor, Role::Focus),
                (false, false) => (glyphs.open, Role::Muted),
            };
            canvas.line(1, 0, 1, [role.span(mark)]);
            canvas.line(3, 0, 2, [Role::Muted.span((idx + 1).to_string())]);
            let width = asked.width.saturating_sub(INDENT);
            match &self.specify {
                Some(field) if idx == at => {
                    let label = format!("{}{COLON}", choice.label.get(asked.look.lang));
                    let used = canvas.line(INDENT, 0, width, [Role::Focus.span(label)]);
                    let rest = ratatui::layout::Rect::new(INDENT + used, 0, width.saturating_sub(used), 1);
                    field.draw(&mut canvas.part(rest));
                }
                _ => {
                    let text: Span<'_> = if is_taken { Role::Strong } else { Role::Text }.span(shown(asked, choice));
                    canvas.wrapped(INDENT, 0, width, canvas.height(), &text);
                }
            }
        });
    }

    fn press(&mut self, asked: &Asked<'_>, action: Action) -> Outcome {
        if let Some(field) = &mut self.specify {
            return match field.press(action, asked.look.metrics, asked.width) {
                Pressed::Edited | Pressed::Moved => Outcome::Changed,
                Pressed::NotMine => match action {
                    Action::GoOn | Action::Back | Action::NextField | Action::PrevField => self.specified(asked),
                    _ => Outcome::Ignored,
                },
            };
        }
        let n_options = asked.item.options.len();
        match action {
            Action::Pick(number) => {
                let at = usize::from(number).saturating_sub(1);
                if at >= n_options {
                    return Outcome::Ignored;
                }
                self.at = Some(at);
                self.toggle(asked)
            }
            Action::Toggle => self.toggle(asked),
            Action::Up if self.focus(asked) > 0 => {
                self.at = Some(self.focus(asked) - 1);
                Outcome::Changed
            }
            Action::Down if self.focus(asked) + 1 < n_options => {
                self.at = Some(self.focus(asked) + 1);
                Outcome::Changed
            }
            _ => Outcome::Ignored,
        }
    }

    fn text(&mut self, _asked: &Asked<'_>, typed: &str) -> Outcome {
        match self.specify.as_mut().map(|field| field.insert(typed)) {
            None => Outcome::Ignored,
            Some(Inserted::All) => Outcome::Changed,
            Some(Inserted::Cut) => Outcome::Cut,
        }
    }

    fn half_typed(&self) -> Option<&str> {
        self.specify.as_ref().map(Field::text)
    }

    fn draft<'a>(&'a self, asked: &Asked<'a>) -> Option<HalfTyped<'a>> {
        let field = self.specify.as_ref()?;
        let choice = asked.item.options.get(self.focus(asked))?;
        let taken = picks(asked).iter().find(|pick| pick.code == choice.code);
        let is_on_record = taken.is_some_and(|pick| pick.specify.as_deref() == Some(field.text()));
        let option = Some(choice.code.as_str());
        let half_typed = HalfTyped { text: field.text(), cursor: field.cursor(), option, is_entered: true };
        (!is_on_record).then_some(half_typed)
    }

    /// A text is half typed here only while it is typed: it is put back so.
    fn put_back(&mut self, asked: &Asked<'_>, half_typed: &HalfTyped<'_>) {
        let is_meant = |choice: &Choice| half_typed.option == Some(choice.code.as_str());
        let Some(at) = asked.item.options.iter().position(is_meant) else { return };
        self.at = Some(at);
        self.specify = Some(Field::resumed(Lines::One, SPECIFY_BYTES_MAX, half_typed.text, half_typed.cursor));
    }
}

/// Between an option and the text that specifies it; two columns wide everywhere.
const COLON: &str = "：";

impl Choices {
    fn heights(&self, asked: &Asked<'_>) -> Vec<u16> {
        let columns = usize::from(asked.width.saturating_sub(INDENT)).max(1);
        let rows = |(idx, choice): (usize, &Choice)| match &self.specify {
            Some(_) if idx == self.focus(asked) => 1,
            _ => u16::try_from(asked.look.metrics.wrap(&shown(asked, choice), columns).len()).unwrap_or(u16::MAX),
        };
        asked.item.options.iter().enumerate().map(rows).collect()
    }
}

/// Returns an option's label, with the text that specifies it where it is taken.
fn shown(asked: &Asked<'_>, choice: &Choice) -> String {
    let label = choice.label.get(asked.look.lang);
    let pick = picks(asked).iter().find(|pick| pick.code == choice.code);
    match pick.and_then(|pick| pick.specify.as_deref()) {
        Some(text) => crate::lang::value::specified(asked.look.lang, label, text),
        None => label.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::checklist::Text;
    use crate::ui::controls::trial::Trial;

    fn trial(kind: &str) -> Trial {
        let option = |code: &str, zh: &str| Choice {
            code: code.to_owned(),
            label: Text { zh: zh.to_owned(), en: String::new() },
            points: None,
            specify: code == "other",
            exclusive: code == "none",
        };
        Trial::new(kind, |item| {
            item.options = vec![option("a", "甲"), option("b", "乙"), option("other", "其他"), option("none", "无")];
        })
    }

    fn codes(trial: &Trial) -> Vec<&str> {
        match trial.value() {
            Some(Value::Picks(picks)) => picks.iter().map(|pick| pick.code.as_str()).collect(),
            _ => Vec::new(),
        }
    }

    #[test]
    fn a_single_choice_is_replaced_by_the_next() {
        let mut trial = trial("single");
        trial.press(Action::Pick(2));
        trial.press(Action::Pick(1));
        assert_eq!(codes(&trial), ["a"]);
        assert_eq!(trial.drawn().0, [" ● 1  甲", " ○ 2  乙", " ○ 3  其他", " ○ 4  无"]);
    }

    #[test]
    fn options_are_added_in_the_items_order_and_dropped_again() {
        let mut trial = trial("multi");
        trial.press(Action::Pick(2));
        trial.press(Action::Pick(1));
        assert_eq!(codes(&trial), ["a", "b"]);
        trial.press(Action::Pick(2));
        assert_eq!(codes(&trial), ["a"]);
        assert_eq!(trial.press(Action::Pick(1)), Outcome::Clear);
    }

    #[test]
    fn an_option_that_excludes_the_others_stands_alone() {
        let mut trial = trial("multi");
        trial.press(Action::Pick(1));
        trial.press(Action::Pick(4));
        assert_eq!(codes(&trial), ["none"]);
        trial.press(Action::Pick(2));
        assert_eq!(codes(&trial), ["b"]);
    }

    #[test]
    fn an_option_that_asks_for_a_text_is_taken_with_it() {
        let mut trial = trial("multi");
        trial.press(Action::Pick(1));
        trial.press(Action::Pick(3));
        trial.text("聘用");
        let (lines, cursor) = trial.drawn();
        assert_eq!(lines.get(2).map(String::as_str), Some(" ▸ 3  其他：聘用"));
        // Six columns of indent, four of label, two of colon, four of text.
        assert_eq!(cursor, Some((16, 2)));
        trial.press(Action::Back);
        let other = Pick { code: "other".to_owned(), specify: Some("聘用".to_owned()) };
        let first = Pick { code: "a".to_owned(), specify: None };
        assert_eq!(trial.value(), Some(&Value::Picks(vec![first, other])));
        assert_eq!(trial.drawn().0.get(2).map(String::as_str), Some(" ● 3  其他：聘用"));
    }

    #[test]
    fn arrows_at_either_end_are_left_to_the_screen() {
        let mut trial = trial("single");
        assert_eq!(trial.press(Action::Up), Outcome::Ignored);
        for _ in 0..3 {
            trial.press(Action::Down);
        }
        assert_eq!(trial.press(Action::Down), Outcome::Ignored);
    }
}
