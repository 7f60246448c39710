//! Answering the items of a page by keys: the control of each item, and the reasons and remarks typed beside it; knows nothing of where they stand on the page.
//!
//! Invariant: what is half typed is kept, item by item, until it is entered or cleared; Esc and moving away lose nothing.

use std::collections::BTreeMap;

use crate::domain::assessment::Assessment;
use crate::domain::checklist::Item;
use crate::domain::command::Act;
use crate::domain::decide::MAX_TEXT_BYTES;
use crate::domain::ids::ItemId;
use crate::domain::ledger::Status;
use crate::domain::refusal::Refusal;
use crate::domain::standing::Standing;
use crate::domain::value::Answer;
use crate::lang::{Notice, ui as ui_say};
use crate::ui::controls::{self, Asked, Control, HalfTyped, Outcome};
use crate::ui::desk::Cx;
use crate::ui::draft::{Draft, Part};
use crate::ui::field::{Field, Inserted, Lines, Pressed};
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::notice::Grade;
use crate::ui::screen::Step;
use crate::ui::visit::{ask, offer};

/// What is typed beside an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aside {
    /// Why the item does not apply.
    Reason,
    /// The remark.
    Remark,
}

/// The answering of the items of one page.
#[derive(Default)]
pub struct Answering {
    /// The item the cursor is on.
    at: Option<ItemId>,
    /// The control of each item the cursor has been on.
    controls: BTreeMap<ItemId, Box<dyn Control>>,
    asides: BTreeMap<(ItemId, Aside), Field>,
    typing: Option<Aside>,
    /// The aside that was asked for and not yet granted or refused.
    sent: Option<(ItemId, Aside)>,
}

/// One item of one assessment.
#[derive(Clone, Copy)]
pub struct Spot<'a> {
    /// The assessment.
    pub assessment: &'a Assessment,
    /// Where it stands.
    pub standing: &'a Standing,
    /// The item.
    pub item: &'a Item,
}

impl<'a> Spot<'a> {
    /// Returns the answer the actor sees as theirs.
    pub fn answer(&self, cx: &Cx<'a>) -> Option<&'a Answer> {
        self.assessment.answer_of(self.item, cx.data.session.actor()).map(|given| &given.answer)
    }

    /// Returns what a control so many columns wide is told.
    pub fn asked(&self, cx: &Cx<'a>, width: u16) -> Asked<'a> {
        let cap = self.standing.item(&self.item.id).and_then(|standing| standing.cap);
        Asked { item: self.item, answer: self.answer(cx), cap, look: cx.look, width }
    }

    fn act(&self, act: Act) -> Step {
        ask(&self.assessment.id, act)
    }

    fn give(&self, answer: Answer) -> Step {
        self.act(Act::Answer { item: self.item.id.clone(), answer })
    }

    /// Returns the text on record beside the answer.
    fn on_record(&self, cx: &Cx<'a>, aside: Aside) -> String {
        match (aside, self.answer(cx)) {
            (Aside::Reason, Some(Answer::NotApplicable { reason })) => reason.clone(),
            (Aside::Reason, _) => String::new(),
            (Aside::Remark, _) => self.assessment.remarks.get(&self.item.id).cloned().unwrap_or_default(),
        }
    }
}

impl Answering {
    /// Puts the cursor on an item.
    pub fn meet(&mut self, item: &Item) {
        self.at = Some(item.id.clone());
        self.typing = None;
        self.controls.entry(item.id.clone()).or_insert_with(|| controls::control(item.kind.entry()));
    }

    /// Returns the control of an item the cursor has been on.
    pub fn control(&self, item: &ItemId) -> Option<&dyn Control> {
        self.controls.get(item).map(AsRef::as_ref)
    }

    fn here(&self) -> Option<&dyn Control> {
        self.control(self.at.as_ref()?)
    }

    /// Returns what is typed beside the answer of the item the cursor is on.
    pub const fn typing(&self) -> Option<Aside> {
        self.typing
    }

    /// Returns a reason or remark begun on an item and not entered.
    pub fn aside(&self, item: &ItemId, aside: Aside) -> Option<&Field> {
        self.asides.get(&(item.clone(), aside))
    }

    /// Returns whether characters are text just now.
    pub fn mode(&self) -> Mode {
        match self.typing {
            Some(_) => Mode::Typing,
            None => self.here().map_or(Mode::Command, Control::mode),
        }
    }

    /// Returns the scopes of the keys, before those of the page.
    pub fn scopes(&self) -> Vec<Scope> {
        match self.typing {
            Some(Aside::Reason) => vec![Scope::Field],
            Some(Aside::Remark) => vec![Scope::Page],
            None => self.here().map(|control| control.scopes().to_vec()).unwrap_or_default(),
        }
    }

    /// Returns whether some text is begun and not entered.
    pub fn is_half_typed(&self) -> bool {
        let asides = self.asides.values().map(Field::text);
        let answers = self.controls.values().filter_map(|control| control.half_typed());
        asides.chain(answers).any(|text| !text.trim().is_empty())
    }

    /// Returns what is half typed and not on record, item by item.
    pub fn drafts(&self, cx: &Cx<'_>, assessment: &Assessment, standing: &Standing) -> Vec<Draft> {
        let spot = |id: &ItemId| Some(Spot { assessment, standing, item: assessment.checklist.item(id.as_str())? });
        let asides = self.asides.iter().filter_map(|((id, aside), field)| {
            let text = field.text();
            let part = match aside {
                Aside::Reason => Part::Reason(id.clone()),
                Aside::Remark => Part::Remark(id.clone()),
            };
            let is_here = self.at.as_ref() == Some(id) && self.typing == Some(*aside);
            let is_news = !text.trim().is_empty() && text != spot(id)?.on_record(cx, *aside);
            is_news.then(|| Draft { part, text: text.to_owned(), cursor: field.cursor(), is_here })
        });
        let controls = self.controls.iter().filter_map(|(id, control)| {
            control.half_typed().filter(|text| !text.trim().is_empty())?;
            let asked = spot(id)?.asked(cx, 0);
            let HalfTyped { text, cursor, option, is_entered } = control.draft(&asked)?;
            let part = match option {
                Some(code) => Part::Specify(id.clone(), code.to_owned()),
                None => Part::Answer(id.clone()),
            };
            let is_here = is_entered && self.at.as_ref() == Some(id) && self.typing.is_none();
            Some(Draft { part, text: text.to_owned(), cursor, is_here })
        });
        asides.chain(controls).collect()
    }

    /// Puts back what was half typed on an item. The cursor has gone to the item if the text was being typed in.
    pub fn put_back(&mut self, cx: &Cx<'_>, spot: Spot<'_>, draft: &Draft) {
        let id = spot.item.id.clone();
        let Draft { part, text, cursor, is_here } = draft;
        let (aside, lines, option) = match part {
            Part::Reason(_) => (Some(Aside::Reason), Lines::One, None),
            Part::Remark(_) => (Some(Aside::Remark), Lines::Many, None),
            Part::Specify(_, code) => (None, Lines::One, Some(code.as_str())),
            Part::Answer(_) => (None, Lines::One, None),
            Part::Why | Part::Title | Part::Line | Part::Column(_) | Part::Reopening | Part::Path => return,
        };
        if let Some(aside) = aside {
            self.asides.insert((id, aside), Field::resumed(lines, MAX_TEXT_BYTES, text, *cursor));
            if *is_here {
                self.typing = Some(aside);
            }
            return;
        }
        let control = self.controls.entry(id).or_insert_with(|| controls::control(spot.item.kind.entry()));
        control.put_back(&spot.asked(cx, 0), &HalfTyped { text, cursor: *cursor, option, is_entered: *is_here });
    }

    /// Gives up what is half typed in the parts wanted, for another page to go on with.
    pub fn hand_over(
        &mut self,
        cx: &Cx<'_>,
        (assessment, standing): (&Assessment, &Standing),
        is_wanted: &dyn Fn(&Part) -> bool,
    ) -> Vec<Draft> {
        let mut drafts = self.drafts(cx, assessment, standing);
        drafts.retain(|draft| is_wanted(&draft.part));
        for draft in &mut drafts {
            draft.is_here = false;
            let aside = match &draft.part {
                Part::Reason(id) => Some((id.clone(), Aside::Reason)),
                Part::Remark(id) => Some((id.clone(), Aside::Remark)),
                _ => None,
            };
            match aside {
                Some(key) => {
                    self.typing.take_if(|typing| *typing == key.1 && self.at.as_ref() == Some(&key.0));
                    self.asides.remove(&key);
                }
                None => {
                    let item = draft.part.item().and_then(|id| assessment.checklist.item(id.as_str()));
                    if let Some(item) = item {
                        self.controls.insert(item.id.clone(), controls::control(item.kind.entry()));
                    }
                }
            }
        }
        drafts
    }

    /// Begins a reason or a remark, with what was begun before, else with what is on record.
    fn begin(&mut self, cx: &Cx<'_>, spot: Spot<'_>, aside: Aside) -> Step {
        let lines = match aside {
            Aside::Reason => Lines::One,
            Aside::Remark => Lines::Many,
        };
        let start = || Field::new(lines, MAX_TEXT_BYTES, &spot.on_record(cx, aside));
        self.asides.entry((spot.item.id.clone(), aside)).or_insert_with(start);
        self.typing = Some(aside);
        Step::Stay
    }

    /// Takes typed text.
    pub fn text(&mut self, cx: &Cx<'_>, spot: Spot<'_>, typed: &str, width: u16) -> Step {
        let cut = || Step::Tell(Grade::Caution, Notice::new(ui_say::field_full(cx.lang()), "", ""));
        if let Some(field) = self.field_mut() {
            return match field.insert(typed) {
                Inserted::All => Step::Stay,
                Inserted::Cut => cut(),
            };
        }
        if spot.assessment.status == Status::Submitted {
            return read_only(cx, spot);
        }
        let asked = spot.asked(cx, width);
        match self.controls.get_mut(&spot.item.id).map(|control| control.text(&asked, typed)) {
            None | Some(Outcome::Ignored) => Step::Ignore,
            Some(Outcome::Cut) => cut(),
            Some(outcome) => step_of(spot, outcome),
        }
    }

    fn field_mut(&mut self) -> Option<&mut Field> {
        self.asides.get_mut(&(self.at.clone()?, self.typing?))
    }

    /// Does what an action means on the item; [`Step::Ignore`] when it means nothing to the answering.
    pub fn press(&mut self, cx: &Cx<'_>, spot: Spot<'_>, action: Action, width: u16) -> Step {
        if let Some(aside) = self.typing {
            return self.press_aside(cx, spot, aside, action, width);
        }
        let is_typing = self.mode() == Mode::Typing;
        if spot.assessment.status == Status::Submitted && !is_typing && self.would_change(action) {
            return read_only(cx, spot);
        }
        let asked = spot.asked(cx, width);
        let outcome =
            self.controls.get_mut(&spot.item.id).map_or(Outcome::Ignored, |control| control.press(&asked, action));
        if outcome != Outcome::Ignored {
            return step_of(spot, outcome);
        }
        match action {
            Action::NotEstablished => spot.give(Answer::NotEstablished),
            Action::NotApplicable => self.begin(cx, spot, Aside::Reason),
            Action::Remark => self.begin(cx, spot, Aside::Remark),
            Action::Clear => spot.act(Act::Clear { item: spot.item.id.clone() }),
            Action::TakeOffer => match offer::of(cx, spot.assessment, spot.item) {
                Some(offer) => spot.give(Answer::Value(offer.value)),
                None => Step::Ignore,
            },
            _ => Step::Ignore,
        }
    }

    /// Returns whether an action would answer, or begin to.
    fn would_change(&self, action: Action) -> bool {
        match action {
            Action::Rate(_) | Action::Pick(_) | Action::Yes | Action::No | Action::Toggle | Action::Clear => true,
            Action::NotEstablished | Action::NotApplicable | Action::Remark | Action::TakeOffer => true,
            Action::GoOn => self.mode() == Mode::Ready,
            _ => false,
        }
    }

    fn press_aside(&mut self, cx: &Cx<'_>, spot: Spot<'_>, aside: Aside, action: Action, width: u16) -> Step {
        let Some(field) = self.field_mut() else { return Step::Ignore };
        match field.press(action, cx.look.metrics, width) {
            Pressed::Edited | Pressed::Moved => return Step::Stay,
            Pressed::NotMine => {}
        }
        let text = field.text().to_owned();
        let key = (spot.item.id.clone(), aside);
        match action {
            Action::GoOn | Action::NextField | Action::PrevField => {
                self.typing = None;
                self.sent = Some(key);
                match aside {
                    Aside::Reason => spot.give(Answer::NotApplicable { reason: text.trim().to_owned() }),
                    Aside::Remark => spot.act(Act::Remark { item: spot.item.id.clone(), text }),
                }
            }
            Action::Back => {
                self.typing = None;
                // What says no more than the record is no draft.
                if text == spot.on_record(cx, aside) {
                    self.asides.remove(&key);
                }
                Step::Stay
            }
            _ => Step::Stay,
        }
    }

    /// Hears that what was asked for was done.
    pub fn granted(&mut self) {
        if let Some(key) = self.sent.take() {
            self.asides.remove(&key);
        }
    }

    /// Hears that it was refused: the field is open again with what was typed.
    pub fn refused(&mut self) {
        if let Some((_, aside)) = self.sent.take() {
            self.typing = Some(aside);
        }
    }
}

fn step_of(spot: Spot<'_>, outcome: Outcome) -> Step {
    match outcome {
        Outcome::Ignored => Step::Ignore,
        Outcome::Changed | Outcome::Bad | Outcome::Cut => Step::Stay,
        Outcome::Answer(value) => spot.give(Answer::Value(value)),
        Outcome::Clear => spot.act(Act::Clear { item: spot.item.id.clone() }),
    }
}

fn read_only(cx: &Cx<'_>, spot: Spot<'_>) -> Step {
    let refusal = Refusal::IsSubmitted { id: spot.assessment.id.as_str().to_owned() };
    Step::Tell(Grade::Caution, refusal.notice(cx.lang()))
}
