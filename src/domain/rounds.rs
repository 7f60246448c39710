//! A society over its rounds: what each axis came to, and what became of each fact; knows nothing of the register.

use crate::domain::checklist::{FormKind, Item, Text};
use crate::domain::compare::Round;
use crate::domain::diagnosis::{Group, GroupId};
use crate::domain::event::Profile;
use crate::domain::ids::{AssessmentId, ItemId};
use crate::domain::standing::{ItemStanding, ItemState};

/// A society over its rounds, the first round first.
#[derive(Clone, Debug)]
pub struct History<'a> {
    /// The rounds.
    pub rounds: Vec<&'a AssessmentId>,
    /// The axes: those of the last round in its order, then those only earlier rounds have.
    pub axes: Vec<Trend<'a>>,
    /// The geometric mean over all axes in each round; `None` where it is withheld.
    pub overall: Vec<Option<f64>>,
    /// The facts that have an answer in some round, in the same order.
    pub facts: Vec<Fact<'a>>,
}

/// An axis over the rounds.
#[derive(Clone, Debug)]
pub struct Trend<'a> {
    /// The axis.
    pub id: &'a GroupId,
    /// Its title, as the last round to have it says.
    pub title: &'a Text,
    /// Its figures in each round; `None` where that round's checklist does not have it.
    pub groups: Vec<Option<&'a Group>>,
}

/// A fact over the rounds.
#[derive(Clone, Debug)]
pub struct Fact<'a> {
    /// The item.
    pub id: &'a ItemId,
    /// What it was in each round; `None` where that round's checklist does not have it.
    pub known: Vec<Option<Known<'a>>>,
}

/// A fact in one round.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// The item as that round's checklist has it.
    pub item: &'a Item,
    /// Where it stands.
    pub standing: &'a ItemStanding,
}

impl<'a> History<'a> {
    /// Lines up the rounds of a society, given the first first.
    pub fn of(rounds: &[Round<'a>]) -> Self {
        let mut axes: Vec<Trend<'a>> = Vec::new();
        for axis in rounds.iter().rev().flat_map(|round| &round.diagnosis.axes) {
            if axes.iter().all(|known| *known.id != axis.id) {
                let in_round = |round: &Round<'a>| round.diagnosis.axes.iter().find(|other| other.id == axis.id);
                axes.push(Trend { id: &axis.id, title: &axis.title, groups: rounds.iter().map(in_round).collect() });
            }
        }
        let mut facts: Vec<Fact<'a>> = Vec::new();
        for item in rounds.iter().rev().flat_map(|round| facts_of(*round)) {
            if facts.iter().all(|known| *known.id != item.id) {
                let known = rounds.iter().map(|round| known(*round, &item.id)).collect();
                facts.push(Fact { id: &item.id, known });
            }
        }
        facts.retain(|fact| fact.known.iter().flatten().any(|known| known.standing.value.is_some()));
        Self {
            rounds: rounds.iter().map(|round| &round.assessment.id).collect(),
            axes,
            overall: rounds.iter().map(|round| Some(round.diagnosis.overall.as_ref()?.geometric)).collect(),
            facts,
        }
    }
}

impl Fact<'_> {
    /// Returns whether two rounds have established different values, blanks between them passed over.
    pub fn is_changed(&self) -> bool {
        let counts = |known: &&Known<'_>| known.standing.state == ItemState::Answered;
        let known = self.known.iter().flatten().filter(counts);
        let values: Vec<_> = known.filter_map(|known| known.standing.value.as_ref()).collect();
        values.windows(2).any(|pair| matches!(pair, [one, other] if one != other))
    }
}

/// A fact established in a round of which the register says something else.
#[derive(Clone, Debug)]
pub struct Disagreement<'a> {
    /// The item.
    pub item: &'a Item,
    /// What was established, in the notation of answers.
    pub found: String,
    /// What the register says, in the same notation.
    pub register: String,
}

/// Returns what a round has established otherwise than the register says.
pub fn disagreements<'a>(round: Round<'a>, profile: &Profile) -> Vec<Disagreement<'a>> {
    let items = round.assessment.checklist.items.iter();
    let found = items.filter_map(|item| {
        let register = item.register?.text_of(profile)?;
        let standing = round.standing.item(&item.id).filter(|standing| standing.state == ItemState::Answered)?;
        let found = item.kind.write(item, standing.value.as_ref()?);
        (found != register).then_some(Disagreement { item, found, register })
    });
    found.collect()
}

fn facts_of(round: Round<'_>) -> impl Iterator<Item = &Item> {
    let checklist = &round.assessment.checklist;
    checklist.forms_of(FormKind::Facts).flat_map(|form| checklist.items_of(form))
}

fn known<'a>(round: Round<'a>, id: &ItemId) -> Option<Known<'a>> {
    Some(Known { item: round.assessment.checklist.item(id.as_str())?, standing: round.standing.item(id)? })
}
