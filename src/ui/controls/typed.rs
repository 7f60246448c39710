//! Answers that are typed, on one line or several: on the field first, in it by typing or Enter, out of it by Enter,
//! Tab or Esc; knows nothing of numbers and dates, which the item's kind reads.

use ratatui::layout::Rect;

use crate::domain::kinds::BadValue;
use crate::lang::value;
use crate::ui::canvas::Canvas;
use crate::ui::controls::{Asked, Control, HalfTyped, Outcome};
use crate::ui::field::{Field, Inserted, Lines, Pressed};
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::theme::{Role, Span};

/// The longest line, in bytes: no number or date comes near it.
const LINE_BYTES_MAX: usize = 256;
/// The longest page, in bytes.
const PAGE_BYTES_MAX: usize = 16 * 1024;
/// Columns before the field.
const INDENT: u16 = 3;

/// A text that becomes an answer when it is left.
#[derive(Debug)]
pub struct Typed {
    lines: Lines,
    /// What is typed; kept with its error after leaving when it could not be an answer.
    draft: Option<Draft>,
}

#[derive(Debug)]
struct Draft {
    field: Field,
    is_entered: bool,
    error: Option<BadValue>,
}

impl Typed {
    /// Returns a control for one line.
    pub const fn line() -> Self {
        Self { lines: Lines::One, draft: None }
    }

    /// Returns a control for several lines.
    pub const fn page() -> Self {
        Self { lines: Lines::Many, draft: None }
    }

    const fn bytes_max(&self) -> usize {
        match self.lines {
            Lines::One => LINE_BYTES_MAX,
            Lines::Many => PAGE_BYTES_MAX,
        }
    }

    /// Goes into the field: with what was left half typed, else with the answer on record.
    fn enter(&mut self, asked: &Asked<'_>) {
        let (lines, bytes_max) = (self.lines, self.bytes_max());
        let on_record = || asked.value().map(|value| asked.item.kind.write(asked.item, value)).unwrap_or_default();
        let draft = self.draft.get_or_insert_with(|| Draft {
            field: Field::new(lines, bytes_max, &on_record()),
            is_entered: true,
            error: None,
        });
        draft.is_entered = true;
    }

    /// Leaves the field: its text becomes the answer, or stays with what is wrong with it.
    fn leave(&mut self, asked: &Asked<'_>) -> Outcome {
        let Some(mut draft) = self.draft.take() else { return Outcome::Ignored };
        if draft.field.text().trim().is_empty() {
            return if asked.value().is_some() { Outcome::Clear } else { Outcome::Changed };
        }
        match asked.item.kind.parse(asked.item, draft.field.text()) {
            Ok(value) if asked.value() == Some(&value) => Outcome::Changed,
            Ok(value) => Outcome::Answer(value),
            Err(error) => {
                draft.is_entered = false;
                draft.error = Some(error);
                self.draft = Some(draft);
                Outcome::Bad
            }
        }
    }

    fn entered(&self) -> Option<&Draft> {
        self.draft.as_ref().filter(|draft| draft.is_entered)
    }

    /// Returns the columns of the field.
    fn columns(asked: &Asked<'_>) -> u16 {
        asked.width.saturating_sub(INDENT)
    }

    /// Returns the lines that say what is wrong with the text.
    fn error_rows(&self, asked: &Asked<'_>) -> u16 {
        let Some(error) = self.draft.as_ref().and_then(|draft| draft.error.as_ref()) else { return 0 };
        let columns = usize::from(Self::columns(asked)).max(1);
        let rows = asked.look.metrics.wrap(&error.say(asked.look.lang), columns).len();
        u16::try_from(rows).unwrap_or(u16::MAX)
    }

    /// Returns what stands in the field while nobody types in it.
    fn at_rest<'a>(&'a self, asked: &Asked<'a>) -> Span<'a> {
        match (&self.draft, asked.value()) {
            (Some(draft), _) => Role::Caution.span(draft.field.text()),
            (None, Some(value)) => Role::Strong.span(asked.item.kind.show(asked.item, value, asked.look.lang)),
            (None, None) => Role::Muted.span(asked.item.kind.expects(asked.look.lang)),
        }
    }
}

impl Control for Typed {
    fn scopes(&self) -> &'static [Scope] {
        match (self.entered(), self.lines) {
            (None, _) => &[Scope::Entry],
            (Some(_), Lines::One) => &[Scope::Field],
            (Some(_), Lines::Many) => &[Scope::Page],
        }
    }

    fn mode(&self) -> Mode {
        if self.entered().is_some() { Mode::Typing } else { Mode::Ready }
    }

    fn rows(&self, asked: &Asked<'_>) -> u16 {
        let columns = Self::columns(asked);
        let wrap = |text: &str| asked.look.metrics.wrap(text, usize::from(columns).max(1)).len();
        let field = match self.entered() {
            Some(draft) => draft.field.rows(asked.look.metrics, columns),
            None => u16::try_from(wrap(&self.at_rest(asked).text)).unwrap_or(u16::MAX),
        };
        field.saturating_add(self.error_rows(asked))
    }

    /// ```text
    ///  ▸ 12.5_ 万元
    ///    超出范围，应在 0 到 100 之间
    /// ```
    fn draw(&self, asked: &Asked<'_>, canvas: &mut Canvas<'_>) {
        let lang = asked.look.lang;
        let columns = Self::columns(asked);
        let error = self.draft.as_ref().and_then(|draft| draft.error.as_ref());
        let height = canvas.height().saturating_sub(self.error_rows(asked)).max(1);
        canvas.line(1, 0, 1, [Role::Focus.span(canvas.look.glyphs().cursor)]);
        let y = match self.entered() {
            Some(draft) => {
                let unit = value::unit_after(lang, draft.field.text(), asked.item.unit.get(lang));
                let needed = draft.field.rows(asked.look.metrics, columns).min(height);
                if self.lines == Lines::One && !unit.is_empty() {
                    let width = asked.look.metrics.width(draft.field.text()).saturating_add(1);
                    let x = INDENT.saturating_add(u16::try_from(width).unwrap_or(u16::MAX)).min(canvas.width());
                    canvas.line(x, 0, canvas.width(), [Role::Muted.span(unit)]);
                }
                draft.field.draw(&mut canvas.part(Rect::new(INDENT, 0, columns, needed)));
                needed
            }
            None => canvas.wrapped(INDENT, 0, columns, height, &self.at_rest(asked)),
        };
        if let Some(error) = error {
            canvas.wrapped(INDENT, y, columns, canvas.height(), &Role::Bad.span(error.say(lang)));
        }
    }

    fn press(&mut self, asked: &Asked<'_>, action: Action) -> Outcome {
        let Some(draft) = self.draft.as_mut().filter(|draft| draft.is_entered) else {
            return match action {
                Action::GoOn => {
                    self.enter(asked);
                    Outcome::Changed
                }
                Action::Clear if self.draft.take().is_some() => Outcome::Changed,
                _ => Outcome::Ignored,
            };
        };
        match draft.field.press(action, asked.look.metrics, Self::columns(asked)) {
            Pressed::Edited => {
                draft.error = None;
                Outcome::Changed
            }
            Pressed::Moved => Outcome::Changed,
            Pressed::NotMine => match action {
                Action::GoOn | Action::Back | Action::NextField | Action::PrevField => self.leave(asked),
                Action::Up | Action::Down => self.leave(asked),
                _ => Outcome::Ignored,
            },
        }
    }

    /// The first text typed on a field begins a new answer; in it, it goes to the cursor.
    fn text(&mut self, asked: &Asked<'_>, typed: &str) -> Outcome {
        let was_entered = self.entered().is_some();
        self.enter(asked);
        let Some(draft) = &mut self.draft else { return Outcome::Ignored };
        if !was_entered && self.lines == Lines::One {
            draft.field.replace("");
        }
        draft.error = None;
        match draft.field.insert(typed) {
            Inserted::All => Outcome::Changed,
            Inserted::Cut => Outcome::Cut,
        }
    }

    fn half_typed(&self) -> Option<&str> {
        self.draft.as_ref().map(|draft| draft.field.text())
    }

    fn draft<'a>(&'a self, asked: &Asked<'a>) -> Option<HalfTyped<'a>> {
        let Draft { field, is_entered, .. } = self.draft.as_ref()?;
        let is_on_record = asked.value().is_some_and(|value| asked.item.kind.write(asked.item, value) == field.text());
        let half_typed =
            HalfTyped { text: field.text(), cursor: field.cursor(), option: None, is_entered: *is_entered };
        (!is_on_record).then_some(half_typed)
    }

    fn put_back(&mut self, asked: &Asked<'_>, half_typed: &HalfTyped<'_>) {
        let field = Field::resumed(self.lines, self.bytes_max(), half_typed.text, half_typed.cursor);
        let error = match half_typed.is_entered {
            true => None,
            false => asked.item.kind.parse(asked.item, half_typed.text).err(),
        };
        self.draft = Some(Draft { field, is_entered: half_typed.is_entered, error });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::checklist::Text;
    use crate::domain::value::Value;
    use crate::ui::controls::trial::Trial;

    fn number() -> Trial {
        Trial::new("integer", |item| {
            item.range = Some((0.0, 100.0));
            item.unit = Text { zh: "人".to_owned(), en: "people".to_owned() };
        })
    }

    #[test]
    fn a_number_is_entered_by_typing_and_left_by_enter() {
        let mut trial = number();
        assert_eq!(trial.control.mode(), Mode::Ready);
        trial.text("1");
        trial.text("２");
        assert_eq!(trial.control.mode(), Mode::Typing);
        let (lines, cursor) = trial.drawn();
        assert_eq!(lines, [" ▸ 1２ 人"]);
        assert_eq!(cursor, Some((6, 0)));
        assert_eq!(trial.press(Action::GoOn), Outcome::Answer(Value::Int(12)));
        assert_eq!(trial.control.mode(), Mode::Ready);
        assert_eq!(trial.drawn().0, [" ▸ 12 人"]);
    }

    #[test]
    fn what_cannot_be_an_answer_stays_with_what_is_wrong() {
        let mut trial = number();
        trial.text("200");
        assert_eq!(trial.press(Action::Back), Outcome::Bad);
        assert_eq!(trial.drawn().0, [" ▸ 200", "   超出范围，应在 0 到 100 之", "   间"]);
        assert_eq!(trial.control.half_typed(), Some("200"));
        trial.press(Action::GoOn);
        trial.press(Action::Backspace);
        assert_eq!(trial.press(Action::NextField), Outcome::Answer(Value::Int(20)));
    }

    #[test]
    fn an_emptied_field_takes_the_answer_back() {
        let mut trial = number();
        trial.text("5");
        trial.press(Action::GoOn);
        trial.press(Action::GoOn);
        trial.press(Action::DeleteToStart);
        assert_eq!(trial.press(Action::GoOn), Outcome::Clear);
    }

    #[test]
    fn leaving_without_a_change_writes_nothing() {
        let mut trial = number();
        trial.text("5");
        trial.press(Action::GoOn);
        trial.press(Action::GoOn);
        assert_eq!(trial.press(Action::Back), Outcome::Changed);
    }

    #[test]
    fn a_page_wraps_and_takes_new_lines() {
        let mut trial = Trial::new("text", |_| {});
        trial.width = 11;
        trial.text("近两年服务");
        trial.press(Action::NewLine);
        trial.text("好");
        // Eleven columns less three of indent and one for the cursor: three characters to a row.
        let (lines, cursor) = trial.drawn();
        assert_eq!(lines, [" ▸ 近两年", "   服务", "   好"]);
        assert_eq!(cursor, Some((5, 2)));
        assert_eq!(trial.press(Action::GoOn), Outcome::Answer(Value::Text("近两年服务\n好".to_owned())));
    }
}
