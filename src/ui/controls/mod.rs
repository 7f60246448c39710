//! The ways of answering, one file each behind one trait and one table; knows nothing of the screen around them.
//!
//! A control shows an item's answer and turns actions and text into another. It keeps only what is under way: where
//! its cursor is and what is half typed. The answer itself is given to it, so that what is shown is what is on record.

mod choice;
mod level;
mod rows;
mod typed;
mod yes_no;

use crate::domain::checklist::Item;
use crate::domain::kinds::Entry;
use crate::domain::value::{Answer, Value};
use crate::ui::canvas::{Canvas, Look};
use crate::ui::keys::{Action, Mode, Scope};

pub use choice::{Amount, Choices};
pub use level::Levels;
pub use rows::Rows;
pub use typed::Typed;
pub use yes_no::YesNo;

/// What is asked, and what has been answered.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The item.
    pub item: &'a Item,
    /// Its answer on record.
    pub answer: Option<&'a Answer>,
    /// The highest level its evidence carries, where it is a rating.
    pub cap: Option<u8>,
    /// How things are shown.
    pub look: Look,
    /// The columns the control has.
    pub width: u16,
}

impl<'a> Asked<'a> {
    /// Returns the value answered, if it was not a blank.
    pub fn value(&self) -> Option<&'a Value> {
        self.answer.and_then(Answer::value)
    }
}

/// What a control makes of an action or a text.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It has no use for it; whoever holds it decides.
    Ignored,
    /// Something about the control itself changed.
    Changed,
    /// The item is answered so now.
    Answer(Value),
    /// The answer was taken back.
    Clear,
    /// What was typed cannot be an answer; the text stays, with what is wrong beside it.
    Bad,
    /// The text is longer than the field takes; the rest was left out.
    Cut,
}

/// A text half typed in a control.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HalfTyped<'a> {
    /// The text.
    pub text: &'a str,
    /// The byte the cursor is before.
    pub cursor: usize,
    /// The option it specifies, by its code.
    pub option: Option<&'a str>,
    /// Whether it is being typed in.
    pub is_entered: bool,
}

/// A way of answering.
pub trait Control {
    /// Returns the scopes of its keys.
    fn scopes(&self) -> &'static [Scope];

    /// Returns whether characters are text just now.
    fn mode(&self) -> Mode {
        Mode::Command
    }

    /// Returns the lines it wants.
    fn rows(&self, asked: &Asked<'_>) -> u16;

    /// Draws it over the whole canvas, from the line that keeps its cursor visible.
    fn draw(&self, asked: &Asked<'_>, canvas: &mut Canvas<'_>);

    /// Does what an action means to it. Typing is left by going on, back, or to another field, and never loses text.
    fn press(&mut self, asked: &Asked<'_>, action: Action) -> Outcome;

    /// Takes text: a character typed or a paste.
    fn text(&mut self, _asked: &Asked<'_>, _typed: &str) -> Outcome {
        Outcome::Ignored
    }

    /// Returns the text half typed; `None`: nothing is.
    fn half_typed(&self) -> Option<&str> {
        None
    }

    /// Returns the text half typed with all it takes to put it back.
    fn draft<'a>(&'a self, _asked: &Asked<'a>) -> Option<HalfTyped<'a>> {
        None
    }

    /// Puts a text half typed back.
    fn put_back(&mut self, _asked: &Asked<'_>, _half_typed: &HalfTyped<'_>) {}
}

/// Returns the control for a way of answering.
pub fn control(entry: Entry) -> Box<dyn Control> {
    match entry {
        Entry::Level => Box::new(Levels::default()),
        Entry::YesNo => Box::new(YesNo),
        Entry::Single => Box::new(Choices::new(Amount::One)),
        Entry::Multi => Box::new(Choices::new(Amount::Any)),
        Entry::Line => Box::new(Typed::line()),
        Entry::Page => Box::new(Typed::page()),
        Entry::Rows => Box::new(Rows),
    }
}

/// Draws rows of known heights from the first that lets the one at `focus` be seen whole.
fn draw_rows(canvas: &mut Canvas<'_>, heights: &[u16], focus: usize, mut draw: impl FnMut(usize, &mut Canvas<'_>)) {
    let room = canvas.height();
    let end: u16 = heights.iter().take(focus + 1).copied().fold(0, u16::saturating_add);
    let mut hidden = end.saturating_sub(room);
    let mut y = 0;
    for (idx, height) in heights.iter().enumerate() {
        // A row that would begin above the first line is left out whole.
        if hidden > 0 {
            hidden = hidden.saturating_sub(*height);
            continue;
        }
        if y >= room {
            return;
        }
        let part = ratatui::layout::Rect::new(0, y, canvas.width(), (*height).min(room - y));
        draw(idx, &mut canvas.part(part));
        y = y.saturating_add(*height);
    }
}

#[cfg(test)]
pub(crate) mod trial {
    //! Controls tried on one item at a time.

    use ratatui::layout::Size;

    use super::*;
    use crate::domain::checklist::{Checklist, builtin};
    use crate::domain::kinds::{self, Kind};
    use crate::ui::canvas::Frame;

    /// An item of the built-in checklist that is of a kind, given options of its own where `change` does so.
    pub struct Trial {
        pub item: Item,
        pub answer: Option<Answer>,
        pub control: Box<dyn Control>,
        pub width: u16,
    }

    impl Trial {
        pub fn new(kind: &str, change: impl FnOnce(&mut Item)) -> Self {
            let kind: &'static dyn Kind = kinds::by_name(kind).unwrap();
            let mut item = blank(builtin());
            item.kind = kind;
            change(&mut item);
            Self { item, answer: None, control: control(kind.entry()), width: 30 }
        }

        fn asked<'a>(item: &'a Item, answer: Option<&'a Answer>, width: u16) -> Asked<'a> {
            Asked { item, answer, cap: Some(2), look: Look::default(), width }
        }

        fn keep(&mut self, outcome: Outcome) -> Outcome {
            match &outcome {
                Outcome::Answer(value) => self.answer = Some(Answer::Value(value.clone())),
                Outcome::Clear => self.answer = None,
                _ => {}
            }
            outcome
        }

        pub fn press(&mut self, action: Action) -> Outcome {
            let outcome = self.control.press(&Self::asked(&self.item, self.answer.as_ref(), self.width), action);
            self.keep(outcome)
        }

        pub fn text(&mut self, typed: &str) -> Outcome {
            let outcome = self.control.text(&Self::asked(&self.item, self.answer.as_ref(), self.width), typed);
            self.keep(outcome)
        }

        /// The lines it draws with all the room it wants, and the cursor as column and line.
        pub fn drawn(&self) -> (Vec<String>, Option<(u16, u16)>) {
            let asked = Self::asked(&self.item, self.answer.as_ref(), self.width);
            self.drawn_in(self.control.rows(&asked))
        }

        pub fn drawn_in(&self, height: u16) -> (Vec<String>, Option<(u16, u16)>) {
            let asked = Self::asked(&self.item, self.answer.as_ref(), self.width);
            let mut frame = Frame::empty(Size::new(self.width, height));
            self.control.draw(&asked, &mut frame.canvas(Look::default()));
            (frame.lines(), frame.cursor.map(|place| (place.x, place.y)))
        }

        pub fn value(&self) -> Option<&Value> {
            self.answer.as_ref().and_then(Answer::value)
        }
    }

    /// A rating of the checklist without anything but its rubric.
    fn blank(checklist: &Checklist) -> Item {
        use crate::domain::checklist::{Locus, Tags, Text};
        let text = |zh: &str| Text { zh: zh.to_owned(), en: String::new() };
        let form = checklist.forms.first().unwrap().id.clone();
        Item {
            id: "X1".into(),
            kind: kinds::by_name("rating").unwrap(),
            form,
            title: text("题"),
            ask: text("问"),
            whom: Vec::new(),
            look: Text::default(),
            note: Text::default(),
            unit: Text::default(),
            range: None,
            decimals: 0,
            efforts: crate::domain::checklist::STEPS,
            rubric: ["无", "有活动记录，但没有成果材料，也没有使用者反馈", "二", "三", "四"].map(text).to_vec(),
            options: Vec::new(),
            columns: Vec::new(),
            map: None,
            weight: None,
            tags: Tags::default(),
            locus: Locus::default(),
            core: false,
            skip_if: None,
            register: None,
            clause: String::new(),
        }
    }

    #[test]
    fn a_row_in_focus_is_seen_whole_when_it_fits() {
        let drawn = |room: u16, focus| {
            let mut frame = Frame::empty(Size::new(4, room));
            let mut seen = Vec::new();
            draw_rows(&mut frame.canvas(Look::default()), &[1, 2, 1, 1], focus, |idx, _| seen.push(idx));
            seen
        };
        assert_eq!(drawn(5, 0), [0, 1, 2, 3]);
        assert_eq!(drawn(3, 0), [0, 1]);
        assert_eq!(drawn(3, 3), [2, 3]);
        assert_eq!(drawn(1, 3), [3]);
        assert_eq!(drawn(0, 3), [0usize; 0]);
    }
}
