//! The lines of a cause that is filled in, and which of them come and go: two for every item it leads to, one more why than is answered; knows nothing of words.

use crate::domain::assessment::Assessment;
use crate::domain::checklist::Size;
use crate::domain::decide::MAX_TEXT_BYTES;
use crate::domain::ids::ItemId;
use crate::domain::records::{Cause, Control, MAX_WHYS};
use crate::ui::visit::blanks::{Blank, Blanks, Place};
use crate::ui::visit::lists;

/// A line of the form.
#[derive(Clone, Debug, PartialEq)]
pub enum Spot {
    Kind,
    Says,
    Control,
    Effort,
    Items,
    /// By what is shown that it leads to an item, in words.
    Shown(ItemId),
    /// The evidence that shows it.
    Evidence(ItemId),
    /// A step of asking why, from 1.
    Why(usize),
    /// The evidence for that step.
    WhyEvidence(usize),
}

impl Place for Spot {
    fn name(&self) -> String {
        match self {
            Self::Kind => "cause.kind".to_owned(),
            Self::Says => "cause.says".to_owned(),
            Self::Control => "cause.control".to_owned(),
            Self::Effort => "cause.effort".to_owned(),
            Self::Items => "cause.items".to_owned(),
            Self::Shown(item) => format!("cause.shown.{item}"),
            Self::Evidence(item) => format!("cause.evidence.{item}"),
            Self::Why(n) => format!("cause.why.{n}"),
            Self::WhyEvidence(n) => format!("cause.why_evidence.{n}"),
        }
    }
}

/// Returns the lines, from the top down. A why that is there stays, so that none goes while it is rewritten.
pub fn places(blanks: &Blanks<Spot>) -> Vec<Spot> {
    let items = blanks.picks(&Spot::Items).iter().map(|id| ItemId::new(id));
    let leads = items.flat_map(|item| [Spot::Shown(item.clone()), Spot::Evidence(item)]);
    let is_answered = |n: usize| !blanks.text(&Spot::Why(n)).is_empty();
    let is_there = |n: &usize| *n == 1 || blanks.has(&Spot::Why(*n)) || is_answered(*n - 1);
    let n_whys = (1..=MAX_WHYS).filter(is_there).max().unwrap_or(1);
    let whys = (1..=n_whys).flat_map(|n| [Spot::Why(n), Spot::WhyEvidence(n)]);
    [Spot::Kind, Spot::Says, Spot::Control, Spot::Effort, Spot::Items].into_iter().chain(leads).chain(whys).collect()
}

/// Makes a line, with what a cause says there.
pub fn blank(cause: &Cause, assessment: &Assessment, spot: &Spot) -> Blank<Spot> {
    let key = spot.clone();
    let text = |key, text: Option<&String>| Blank::text(key, MAX_TEXT_BYTES, text.map_or("", String::as_str));
    let lead = |item: &ItemId| cause.leads.iter().find(|lead| lead.item == *item);
    let why = |n: usize| cause.whys.get(n.checked_sub(1)?);
    match spot {
        Spot::Kind => {
            let kind = cause.kind.as_ref().and_then(|id| assessment.checklist.cause(id.as_str()));
            Blank::choice_or_none(key, &assessment.checklist.causes, kind)
        }
        Spot::Says => text(key, Some(&cause.says)),
        Spot::Control => Blank::choice(key, &Control::ALL, &cause.control),
        Spot::Effort => Blank::choice_or_none(key, &Size::ALL, cause.effort.as_ref()),
        Spot::Items => Blank::picks(key, cause.leads.iter().map(|lead| lead.item.to_string()).collect()),
        Spot::Shown(item) => text(key, lead(item).map(|lead| &lead.shown)),
        Spot::Evidence(item) => {
            Blank::picks(key, lead(item).map(|lead| lists::ids_of(&lead.evidence)).unwrap_or_default())
        }
        Spot::Why(n) => text(key, why(*n).map(|why| &why.says)),
        Spot::WhyEvidence(n) => Blank::picks(key, why(*n).map(|why| lists::ids_of(&why.evidence)).unwrap_or_default()),
    }
}

/// Has the lines a half-typed text belongs to: its item is picked again, and the whys reach down to its own.
pub fn make_room(blanks: &mut Blanks<Spot>, name: &str) {
    if let Some(item) = name.strip_prefix("cause.shown.").or_else(|| name.strip_prefix("cause.evidence.")) {
        let mut picked = blanks.picks(&Spot::Items).to_vec();
        picked.push(item.to_owned());
        blanks.set_picks(&Spot::Items, picked);
    }
    let n_whys = name.strip_prefix("cause.why.").or_else(|| name.strip_prefix("cause.why_evidence."));
    if let Some(n) = n_whys.and_then(|n| n.parse().ok()).filter(|n| (2..=MAX_WHYS).contains(n)) {
        blanks.add(Blank::text(Spot::Why(n), MAX_TEXT_BYTES, ""));
    }
}
