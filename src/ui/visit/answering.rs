//! Answering an item by keys: what each action means for each way of answering, and the texts begun on the way; knows nothing of where the item stands on the page.
//!
//! Invariant: a text that was begun and not entered is kept, per item and purpose, until it is entered; Esc and moving
//! away lose nothing.

use std::collections::BTreeMap;

use crate::domain::assessment::Assessment;
use crate::domain::checklist::{Choice, Item};
use crate::domain::command::Act;
use crate::domain::decide::MAX_TEXT_BYTES;
use crate::domain::ids::{AssessmentId, ItemId};
use crate::domain::kinds::{BadValue, Entry};
use crate::domain::ledger::Status;
use crate::domain::refusal::Refusal;
use crate::domain::value::{Answer, Pick, Value};
use crate::ui::desk::Cx;
use crate::ui::field::{Field, Lines, Pressed};
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::notice::Grade;
use crate::ui::screen::Step;
use crate::ui::visit::{ask, offer};

/// What a text is typed for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Purpose {
    /// The answer itself: a number, a date, a text.
    Value,
    /// Why the item does not apply.
    Reason,
    /// The remark.
    Remark,
    /// What an option that asks for a text stands for; its code.
    Specify(String),
}

/// The answering of the items of one page.
#[derive(Debug, Default)]
pub struct Answering {
    drafts: BTreeMap<(ItemId, Purpose), Field>,
    typing: Option<(ItemId, Purpose)>,
    /// What was asked for and not yet granted or refused.
    sent: Option<(ItemId, Purpose)>,
    wrong: Option<(ItemId, BadValue)>,
    /// The option the cursor is on.
    pub choice: usize,
}

/// One item of one assessment, as `press` and `text` meet it.
#[derive(Clone, Copy)]
pub struct Spot<'a> {
    /// The assessment.
    pub assessment: &'a Assessment,
    /// The item.
    pub item: &'a Item,
}

impl Spot<'_> {
    fn id(&self) -> &AssessmentId {
        &self.assessment.id
    }

    /// Returns the answer the actor sees as theirs.
    pub fn answer(&self, cx: &Cx<'_>) -> Option<Answer> {
        self.assessment.answer_of(self.item, cx.data.session.actor()).map(|given| given.answer.clone())
    }

    /// Returns the options taken in that answer.
    fn picks(&self, cx: &Cx<'_>) -> Vec<Pick> {
        match self.answer(cx) {
            Some(Answer::Value(Value::Picks(picks))) => picks,
            _ => Vec::new(),
        }
    }

    fn give(&self, answer: Answer) -> Step {
        ask(self.id(), Act::Answer { item: self.item.id.clone(), answer })
    }
}

impl Answering {
    /// Returns whether characters are text just now.
    pub const fn mode(&self) -> Mode {
        if self.typing.is_some() { Mode::Typing } else { Mode::Command }
    }

    /// Returns what is being typed on an item.
    pub fn typed_for(&self, item: &ItemId) -> Option<&Purpose> {
        self.typing.as_ref().filter(|(typed, _)| typed == item).map(|(_, purpose)| purpose)
    }

    /// Returns a text begun on an item and not entered.
    pub fn draft(&self, item: &ItemId, purpose: &Purpose) -> Option<&Field> {
        self.drafts.get(&(item.clone(), purpose.clone()))
    }

    /// Returns what was wrong with the last text entered on an item.
    pub fn wrong(&self, item: &ItemId) -> Option<&BadValue> {
        self.wrong.as_ref().filter(|(wrong, _)| wrong == item).map(|(_, bad)| bad)
    }

    /// Returns whether some text is begun and not entered.
    pub fn is_half_typed(&self) -> bool {
        self.drafts.values().any(|field| !field.text().trim().is_empty())
    }

    /// Returns the scopes the keys of an item are looked up in, before those of the page.
    pub fn scopes(&self, item: &Item) -> Vec<Scope> {
        if let Some((_, purpose)) = &self.typing {
            return vec![if is_page(item, purpose) { Scope::Page } else { Scope::Field }];
        }
        match item.kind.entry() {
            Entry::Level => vec![Scope::Level],
            Entry::YesNo => vec![Scope::YesNo],
            Entry::Single => vec![Scope::Single],
            Entry::Multi => vec![Scope::Multi],
            Entry::Line | Entry::Page => vec![Scope::Entry],
        }
    }

    /// Begins typing, with what was begun before, else with what is on record.
    pub fn begin(&mut self, cx: &Cx<'_>, spot: Spot<'_>, purpose: Purpose) -> Step {
        if spot.assessment.status == Status::Submitted {
            let refusal = Refusal::IsSubmitted { id: spot.id().as_str().to_owned() };
            return Step::Tell(Grade::Caution, refusal.notice(cx.lang()));
        }
        let lines = if is_page(spot.item, &purpose) { Lines::Many } else { Lines::One };
        let key = (spot.item.id.clone(), purpose);
        let start = || Field::new(lines, MAX_TEXT_BYTES, &on_record(cx, spot, &key.1));
        self.drafts.entry(key.clone()).or_insert_with(start);
        self.typing = Some(key);
        self.wrong = None;
        Step::Stay
    }

    /// Leaves the field; what was typed is kept, unless it says what is on record anyway.
    pub fn leave(&mut self, cx: &Cx<'_>, spot: Spot<'_>) {
        let Some(key) = self.typing.take() else { return };
        let is_same = self.drafts.get(&key).is_some_and(|field| field.text() == on_record(cx, spot, &key.1));
        if is_same {
            self.drafts.remove(&key);
        }
    }

    /// Takes typed text; on an item not yet typed in, it begins the answer.
    pub fn text(&mut self, cx: &Cx<'_>, spot: Spot<'_>, typed: &str) -> Step {
        if self.typing.is_none() {
            match spot.item.kind.entry() {
                Entry::Line | Entry::Page => {}
                Entry::Level | Entry::YesNo | Entry::Single | Entry::Multi => return Step::Ignore,
            }
            let step = self.begin(cx, spot, Purpose::Value);
            if let (Entry::Line, Some(field)) = (spot.item.kind.entry(), self.field_mut()) {
                // Typing on a number or date puts it anew; Enter goes into it.
                field.replace("");
            }
            if self.typing.is_none() {
                return step;
            }
        }
        if let Some(field) = self.field_mut() {
            field.insert(typed);
        }
        self.wrong = None;
        Step::Stay
    }

    fn field_mut(&mut self) -> Option<&mut Field> {
        self.drafts.get_mut(self.typing.as_ref()?)
    }

    /// Does what an action means on an item; [`Step::Ignore`] when it means nothing to the answering.
    ///
    /// `columns` is the width the field is shown in.
    pub fn press(&mut self, cx: &Cx<'_>, spot: Spot<'_>, action: Action, columns: u16) -> Step {
        if self.typing.is_some() {
            return self.press_typing(cx, spot, action, columns);
        }
        let item = spot.item;
        match action {
            Action::Rate(level) => spot.give(Answer::Value(Value::Int(level.into()))),
            Action::Yes => spot.give(Answer::Value(Value::Bool(true))),
            Action::No => spot.give(Answer::Value(Value::Bool(false))),
            Action::NotEstablished => spot.give(Answer::NotEstablished),
            Action::NotApplicable => self.begin(cx, spot, Purpose::Reason),
            Action::Remark => self.begin(cx, spot, Purpose::Remark),
            Action::Clear => ask(spot.id(), Act::Clear { item: item.id.clone() }),
            Action::TakeOffer => match offer::of(cx, spot.assessment, item) {
                Some(offer) => spot.give(Answer::Value(offer.value)),
                None => Step::Ignore,
            },
            Action::Pick(nth) => {
                let idx = usize::from(nth).saturating_sub(1);
                match item.options.get(idx) {
                    Some(option) => {
                        self.choice = idx;
                        self.take(cx, spot, option)
                    }
                    None => Step::Stay,
                }
            }
            Action::Toggle => match item.options.get(self.choice) {
                Some(option) => self.take(cx, spot, option),
                None => Step::Ignore,
            },
            Action::Up | Action::Down if !item.options.is_empty() => {
                let last = item.options.len().saturating_sub(1);
                let next = match action {
                    Action::Up => self.choice.checked_sub(1),
                    _ => Some(self.choice + 1).filter(|next| *next <= last),
                };
                match next {
                    Some(next) => {
                        self.choice = next;
                        Step::Stay
                    }
                    None => Step::Ignore,
                }
            }
            Action::GoOn if matches!(item.kind.entry(), Entry::Line | Entry::Page) => {
                self.begin(cx, spot, Purpose::Value)
            }
            _ => Step::Ignore,
        }
    }

    fn press_typing(&mut self, cx: &Cx<'_>, spot: Spot<'_>, action: Action, columns: u16) -> Step {
        let pressed = match self.field_mut() {
            Some(field) => field.press(action, cx.look.metrics, columns),
            None => Pressed::NotMine,
        };
        match pressed {
            Pressed::Edited => {
                self.wrong = None;
                Step::Stay
            }
            Pressed::Moved => Step::Stay,
            Pressed::NotMine => match action {
                Action::GoOn | Action::NextField | Action::PrevField => self.enter(cx, spot),
                Action::Back => {
                    self.leave(cx, spot);
                    Step::Stay
                }
                _ => Step::Stay,
            },
        }
    }

    /// Enters what was typed: it is on record, or the field stays with what is wrong beside it.
    fn enter(&mut self, cx: &Cx<'_>, spot: Spot<'_>) -> Step {
        let Some(key) = self.typing.clone() else { return Step::Ignore };
        let text = self.drafts.get(&key).map_or("", Field::text).to_owned();
        let item = spot.item;
        let step = match &key.1 {
            Purpose::Value if text.trim().is_empty() => ask(spot.id(), Act::Clear { item: item.id.clone() }),
            Purpose::Value => match item.kind.parse(item, &text) {
                Ok(value) => spot.give(Answer::Value(value)),
                Err(bad) => {
                    self.wrong = Some((item.id.clone(), bad));
                    return Step::Stay;
                }
            },
            Purpose::Reason => spot.give(Answer::NotApplicable { reason: text.trim().to_owned() }),
            Purpose::Remark => ask(spot.id(), Act::Remark { item: item.id.clone(), text }),
            Purpose::Specify(code) => {
                let pick = Pick { code: code.clone(), specify: Some(text.trim().to_owned()) };
                match with(spot, cx, pick) {
                    Ok(value) => spot.give(Answer::Value(value)),
                    Err(bad) => {
                        self.wrong = Some((item.id.clone(), bad));
                        return Step::Stay;
                    }
                }
            }
        };
        self.typing = None;
        self.sent = Some(key);
        step
    }

    /// Takes an option, or drops it where it is taken and others may stand beside it.
    fn take(&mut self, cx: &Cx<'_>, spot: Spot<'_>, option: &Choice) -> Step {
        let mut picks = spot.picks(cx);
        let is_multi = spot.item.kind.entry() == Entry::Multi;
        if is_multi && picks.iter().any(|pick| pick.code == option.code) {
            picks.retain(|pick| pick.code != option.code);
            return match picks.is_empty() {
                true => ask(spot.id(), Act::Clear { item: spot.item.id.clone() }),
                false => spot.give(Answer::Value(Value::Picks(picks))),
            };
        }
        if option.specify {
            return self.begin(cx, spot, Purpose::Specify(option.code.clone()));
        }
        match with(spot, cx, Pick { code: option.code.clone(), specify: None }) {
            Ok(value) => spot.give(Answer::Value(value)),
            Err(bad) => {
                self.wrong = Some((spot.item.id.clone(), bad));
                Step::Stay
            }
        }
    }

    /// Hears that what was asked for was done.
    pub fn granted(&mut self) {
        if let Some(key) = self.sent.take() {
            self.drafts.remove(&key);
        }
    }

    /// Hears that it was refused: the field is open again with what was typed.
    pub fn refused(&mut self) {
        if let Some(key) = self.sent.take() {
            self.typing = Some(key);
        }
    }
}

/// Returns the answer with one more option, or with it alone where only one may be taken or it excludes the others.
fn with(spot: Spot<'_>, cx: &Cx<'_>, pick: Pick) -> Result<Value, BadValue> {
    let item = spot.item;
    let is_exclusive =
        |code: &str| item.options.iter().any(|option| option.code == code && option.exclusive);
    let mut picks = match item.kind.entry() {
        Entry::Multi if !is_exclusive(&pick.code) => spot.picks(cx),
        _ => Vec::new(),
    };
    picks.retain(|taken| taken.code != pick.code && !is_exclusive(&taken.code));
    picks.push(pick);
    picks.sort_by_key(|pick| item.options.iter().position(|option| option.code == pick.code));
    let value = Value::Picks(picks);
    item.kind.check(item, &value)?;
    Ok(value)
}

/// Returns the text on record for a purpose.
fn on_record(cx: &Cx<'_>, spot: Spot<'_>, purpose: &Purpose) -> String {
    match (purpose, spot.answer(cx)) {
        (Purpose::Value, Some(Answer::Value(value))) => spot.item.kind.write(spot.item, &value),
        (Purpose::Reason, Some(Answer::NotApplicable { reason })) => reason,
        (Purpose::Remark, _) => spot.assessment.remarks.get(&spot.item.id).cloned().unwrap_or_default(),
        (Purpose::Specify(code), Some(Answer::Value(Value::Picks(picks)))) => {
            picks.into_iter().find(|pick| pick.code == *code).and_then(|pick| pick.specify).unwrap_or_default()
        }
        _ => String::new(),
    }
}

fn is_page(item: &Item, purpose: &Purpose) -> bool {
    match purpose {
        Purpose::Value => item.kind.entry() == Entry::Page,
        Purpose::Remark => true,
        Purpose::Reason | Purpose::Specify(_) => false,
    }
}
