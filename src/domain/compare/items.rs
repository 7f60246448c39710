//! One item in two assessments: whether its answers can be compared, and what came of it; knows nothing of groups.

use crate::domain::checklist::Item;
use crate::domain::compare::Round;
use crate::domain::ids::ItemId;
use crate::domain::kinds::Entry;
use crate::domain::standing::{ItemStanding, ItemState};
use crate::domain::value::Value;

/// An item in both; a side that is `None` has a checklist without it.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemPair {
    /// The item.
    pub id: ItemId,
    /// Then.
    pub earlier: Option<Side>,
    /// Now.
    pub later: Option<Side>,
    /// What the later checklist says otherwise of it, in the order of [`Aspect::ALL`].
    pub aspects: Vec<Aspect>,
    /// What came of it.
    pub verdict: Verdict,
    /// The points (0–100) of the earlier answer under the later checklist; `None` where they cannot be compared.
    pub then: Option<f64>,
    /// Points now − points then; `None` where they cannot be compared.
    pub difference: Option<f64>,
}

/// An item in one of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// Its state.
    pub state: ItemState,
    /// The value that counts, if any.
    pub value: Option<Value>,
    /// Its points (0–100) under its own checklist; `None` unless answered and scored.
    pub points: Option<f64>,
    /// Its weight; `None` where it is not scored.
    pub weight: Option<f64>,
    /// Its evidence grade, 0–3.
    pub grade: u8,
}

/// What a checklist can say otherwise of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aspect {
    /// How it is answered.
    Kind,
    /// How many levels its rubric has.
    Levels,
    /// What it counts in.
    Unit,
    /// What its levels look like.
    Rubric,
    /// Which options it has, or what they are called or worth.
    Options,
    /// How a number becomes points.
    Map,
    /// How much it weighs.
    Weight,
    /// Which groups it enters, or whose duty it asks about.
    Groups,
    /// Its title.
    Title,
    /// The question.
    Ask,
}

impl Aspect {
    /// Every aspect; those that say most about what is asked come first.
    pub const ALL: [Self; 10] = [
        Self::Kind,
        Self::Levels,
        Self::Unit,
        Self::Rubric,
        Self::Options,
        Self::Map,
        Self::Weight,
        Self::Groups,
        Self::Title,
        Self::Ask,
    ];

    /// Returns the code used in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Levels => "levels",
            Self::Unit => "unit",
            Self::Rubric => "rubric",
            Self::Options => "options",
            Self::Map => "map",
            Self::Weight => "weight",
            Self::Groups => "groups",
            Self::Title => "title",
            Self::Ask => "ask",
        }
    }

    /// Tells whether answers mean something else where this differs, so that they cannot be compared.
    const fn parts(self) -> bool {
        matches!(self, Self::Kind | Self::Levels | Self::Unit)
    }

    fn differs(self, earlier: &Item, later: &Item) -> bool {
        match self {
            Self::Kind => earlier.kind.name() != later.kind.name(),
            Self::Levels => earlier.rubric.len() != later.rubric.len(),
            Self::Unit => earlier.unit != later.unit,
            Self::Rubric => earlier.rubric != later.rubric,
            Self::Options => earlier.options != later.options,
            Self::Map => earlier.map != later.map,
            Self::Weight => earlier.weight != later.weight,
            Self::Groups => earlier.tags != later.tags || earlier.locus != later.locus,
            Self::Title => earlier.title != later.title,
            Self::Ask => earlier.ask != later.ask,
        }
    }
}

/// What came of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// Answered alike.
    Same,
    /// More points.
    Better,
    /// Fewer points.
    Worse,
    /// Answered otherwise, at the same points or without any.
    Changed,
    /// Answered now and not then.
    NewlyAnswered,
    /// Answered then and not now.
    NoLongerAnswered,
    /// Answered in neither.
    Unanswered,
    /// In scope in one alone.
    OneScope,
    /// Answered in both, but to another question.
    NotComparable,
    /// Only the later checklist has it.
    OnlyLater,
    /// Only the earlier checklist has it.
    OnlyEarlier,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Self; 11] = [
        Self::Same,
        Self::Better,
        Self::Worse,
        Self::Changed,
        Self::NewlyAnswered,
        Self::NoLongerAnswered,
        Self::Unanswered,
        Self::OneScope,
        Self::NotComparable,
        Self::OnlyLater,
        Self::OnlyEarlier,
    ];

    /// Returns the code used in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Better => "better",
            Self::Worse => "worse",
            Self::Changed => "changed",
            Self::NewlyAnswered => "newly_answered",
            Self::NoLongerAnswered => "no_longer_answered",
            Self::Unanswered => "unanswered",
            Self::OneScope => "one_scope",
            Self::NotComparable => "not_comparable",
            Self::OnlyLater => "only_later",
            Self::OnlyEarlier => "only_earlier",
        }
    }
}

impl ItemPair {
    /// Returns whether there is anything to tell of it: it was answered otherwise, or asked otherwise.
    pub fn is_changed(&self) -> bool {
        !matches!(self.verdict, Verdict::Same | Verdict::Unanswered) || !self.aspects.is_empty()
    }
}

/// Pairs every item of either checklist.
pub(super) fn pair(earlier: Round<'_>, later: Round<'_>) -> Vec<ItemPair> {
    let (then, now) = (earlier.assessment, later.assessment);
    let standing = |round: Round<'_>, item: &Item| round.standing.item(&item.id).cloned();
    let mut pairs = Vec::with_capacity(now.checklist.items.len());
    for item in &now.checklist.items {
        let known = then.checklist.item(item.id.as_str());
        let before = known.and_then(|known| Some((known, standing(earlier, known)?)));
        let Some(after) = standing(later, item) else { continue };
        pairs.push(of_both(before.as_ref().map(|(known, standing)| (*known, standing)), (item, &after)));
    }
    let gone = then.checklist.items.iter().filter(|item| now.checklist.item(item.id.as_str()).is_none());
    pairs.extend(gone.filter_map(|item| {
        let side = Side::of(item, &standing(earlier, item)?);
        Some(ItemPair {
            id: item.id.clone(),
            earlier: Some(side),
            later: None,
            aspects: Vec::new(),
            verdict: Verdict::OnlyEarlier,
            then: None,
            difference: None,
        })
    }));
    pairs
}

fn of_both(earlier: Option<(&Item, &ItemStanding)>, (item, standing): (&Item, &ItemStanding)) -> ItemPair {
    let later = Side::of(item, standing);
    let mut pair = ItemPair {
        id: item.id.clone(),
        earlier: None,
        later: None,
        aspects: Vec::new(),
        verdict: Verdict::OnlyLater,
        then: None,
        difference: None,
    };
    if let Some((known, before)) = earlier {
        let side = Side::of(known, before);
        pair.aspects = Aspect::ALL.into_iter().filter(|aspect| aspect.differs(known, item)).collect();
        let is_comparable = !pair.aspects.iter().any(|aspect| aspect.parts());
        pair.then = side.value.as_ref().filter(|_| is_comparable && side.is_answered()).and_then(|v| worth(item, v));
        pair.difference = later.points.zip(pair.then).map(|(now, then)| now - then);
        pair.verdict = verdict(&side, &later, is_comparable, pair.difference);
        pair.earlier = Some(side);
    }
    pair.later = Some(later);
    pair
}

/// Returns the points of a value under an item that may be another version's; `None` where it has no such answer.
fn worth(item: &Item, value: &Value) -> Option<f64> {
    let is_choice = matches!(item.kind.entry(), Entry::Single | Entry::Multi);
    if is_choice && item.kind.check(item, value).is_err() {
        return None;
    }
    item.kind.points(item, value)
}

fn verdict(earlier: &Side, later: &Side, is_comparable: bool, difference: Option<f64>) -> Verdict {
    let is_out = |side: &Side| side.state == ItemState::OutOfScope;
    match (earlier.is_answered(), later.is_answered()) {
        (false, false) => Verdict::Unanswered,
        _ if is_out(earlier) || is_out(later) => Verdict::OneScope,
        (false, true) => Verdict::NewlyAnswered,
        (true, false) => Verdict::NoLongerAnswered,
        (true, true) => match difference {
            Some(difference) if difference > 0.0 => Verdict::Better,
            Some(difference) if difference < 0.0 => Verdict::Worse,
            Some(_) => like(earlier, later),
            None if is_comparable && later.weight.is_none() => like(earlier, later),
            None => Verdict::NotComparable,
        },
    }
}

fn like(earlier: &Side, later: &Side) -> Verdict {
    if earlier.value == later.value { Verdict::Same } else { Verdict::Changed }
}

impl Side {
    fn of(item: &Item, standing: &ItemStanding) -> Self {
        let is_answered = standing.state == ItemState::Answered;
        Self {
            state: standing.state,
            value: standing.value.clone(),
            points: standing.points.filter(|_| is_answered),
            weight: item.weight,
            grade: standing.grade,
        }
    }

    /// Returns whether it has an answer that counts.
    pub fn is_answered(&self) -> bool {
        self.state == ItemState::Answered
    }
}
