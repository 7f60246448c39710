//! One group in two assessments: its figures, and the difference over the items common to both; knows nothing of how items are matched.

use crate::domain::checklist::Text;
use crate::domain::compare::ItemPair;
use crate::domain::diagnosis::{Group, GroupId};
use crate::domain::ids::ItemId;

/// A group in both; a side that is `None` has a checklist without it.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupPair {
    /// What it is a group of.
    pub id: GroupId,
    /// Its title, as the later checklist has it where it does.
    pub title: Text,
    /// Then, under its own checklist.
    pub earlier: Option<Group>,
    /// Now.
    pub later: Option<Group>,
    /// The difference over the items common to both; `None` where there is none.
    pub common: Option<Common>,
}

/// A group over the items that are answered in both and can be compared, with the later weights.
#[derive(Clone, Debug, PartialEq)]
pub struct Common {
    /// Σ weight × points then ÷ Σ weight.
    pub earlier: f64,
    /// Σ weight × points now ÷ Σ weight.
    pub later: f64,
    /// What each item adds to the difference, the greatest first. Invariant: not empty.
    pub contributions: Vec<Contribution>,
    /// How many items of the later group are answered, common or not.
    pub n_answered: usize,
}

/// What an item adds to a group's difference.
#[derive(Clone, Debug, PartialEq)]
pub struct Contribution {
    /// The item.
    pub item: ItemId,
    /// Its weight in the later checklist.
    pub weight: f64,
    /// Its points now − then.
    pub difference: f64,
    /// Weight × difference ÷ Σ weight: points of the group.
    pub amount: f64,
}

impl GroupPair {
    /// Returns score now − score then, each under its own checklist; `None` where one is withheld.
    pub fn difference(&self) -> Option<f64> {
        let score = |group: &Option<Group>| group.as_ref().and_then(|group| group.score);
        score(&self.later).zip(score(&self.earlier)).map(|(later, earlier)| later - earlier)
    }
}

impl Common {
    /// Returns the difference over the common items: the sum of what each adds.
    pub fn difference(&self) -> f64 {
        // Of none the sum would be −0.
        self.contributions.iter().map(|own| own.amount).sum::<f64>() + 0.0
    }
}

/// Pairs the groups of both: those of the later one in its order, then those only the earlier one has.
pub(super) fn pair_all(earlier: &[Group], later: &[Group], items: &[ItemPair]) -> Vec<GroupPair> {
    let same = |one: &Group, groups: &[Group]| groups.iter().position(|other| other.id == one.id);
    let pairs = later.iter().map(|group| {
        let before = same(group, earlier).and_then(|at| earlier.get(at));
        pair(before, group, items)
    });
    let gone = earlier.iter().filter(|group| same(group, later).is_none()).map(|group| GroupPair {
        id: group.id.clone(),
        title: group.title.clone(),
        earlier: Some(group.clone()),
        later: None,
        common: None,
    });
    pairs.chain(gone).collect()
}

/// Pairs one group of the later assessment with what it was.
pub(super) fn pair(earlier: Option<&Group>, later: &Group, items: &[ItemPair]) -> GroupPair {
    GroupPair {
        id: later.id.clone(),
        title: later.title.clone(),
        earlier: earlier.cloned(),
        later: Some(later.clone()),
        common: common(later, items),
    }
}

fn common(later: &Group, items: &[ItemPair]) -> Option<Common> {
    let known: Vec<(&ItemId, f64, f64, f64)> = later
        .items
        .iter()
        .filter_map(|line| {
            let pair = items.iter().find(|pair| pair.id == line.id)?;
            Some((&line.id, line.weight, pair.then?, line.points?))
        })
        .collect();
    let sum: f64 = known.iter().map(|(_, weight, ..)| weight).sum();
    if known.is_empty() || sum <= 0.0 {
        return None;
    }
    let mut contributions: Vec<Contribution> = known
        .iter()
        .map(|(item, weight, then, now)| Contribution {
            item: (*item).clone(),
            weight: *weight,
            difference: now - then,
            amount: weight * (now - then) / sum,
        })
        .collect();
    contributions.sort_by(|one, other| other.amount.abs().total_cmp(&one.amount.abs()));
    Some(Common {
        earlier: known.iter().map(|(_, weight, then, _)| weight * then).sum::<f64>() / sum,
        later: known.iter().map(|(_, weight, _, now)| weight * now).sum::<f64>() / sum,
        contributions,
        n_answered: later.n_items().0,
    })
}
