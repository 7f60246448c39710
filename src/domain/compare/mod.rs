//! Two assessments side by side: every item, every group, every red line; knows nothing of which two were chosen or how it is shown.
//!
//! The checklists may differ. Items are matched by id, and the earlier answer is given the points it would have under the later
//! checklist; what has no such points is not compared. A group's difference is also worked out over the items common to both,
//! with the later weights alone, so that a change of the checklist does not look like a change of the society.

mod groups;
mod items;
#[cfg(test)]
mod tests;

pub use groups::{Common, Contribution, GroupPair};
pub use items::{Aspect, ItemPair, Side, Verdict};

use crate::domain::assessment::Assessment;
use crate::domain::diagnosis::{Diagnosis, GroupId};
use crate::domain::ids::ItemId;
use crate::domain::ledger::Status;
use crate::domain::standing::{RedLineState, Standing};

/// An assessment with where it stands and what it comes to.
#[derive(Clone, Copy, Debug)]
pub struct Round<'a> {
    /// The assessment.
    pub assessment: &'a Assessment,
    /// Where it stands.
    pub standing: &'a Standing,
    /// What it comes to.
    pub diagnosis: &'a Diagnosis,
}

/// Two assessments side by side, an earlier and a later one.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// What the reader must know before taking the figures for a change of the society.
    pub cautions: Vec<Caution>,
    /// Every item of either checklist: those of the later one in its order, then those only the earlier one has.
    pub items: Vec<ItemPair>,
    /// The axes of either, in the same order.
    pub axes: Vec<GroupPair>,
    /// The principles of either.
    pub principles: Vec<GroupPair>,
    /// The tasks of either.
    pub tasks: Vec<GroupPair>,
    /// What is not the society's own duty.
    pub environment: GroupPair,
    /// The geometric means over all axes; `None` where one is withheld.
    pub overall: (Option<f64>, Option<f64>),
    /// The red lines of either.
    pub red_lines: Vec<LinePair>,
}

/// What the reader must know before taking the figures for a change of the society.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caution {
    /// They are of two societies.
    Societies,
    /// They are pinned to two checklists.
    Checklists,
    /// One covers ★ items only.
    Scopes,
    /// The earlier one is not submitted.
    EarlierOpen,
    /// The later one is not submitted.
    LaterOpen,
}

impl Caution {
    /// Returns the code used in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Societies => "different_societies",
            Self::Checklists => "different_checklists",
            Self::Scopes => "different_scopes",
            Self::EarlierOpen => "earlier_open",
            Self::LaterOpen => "later_open",
        }
    }
}

/// A red line in both; `None`: that checklist does not have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinePair {
    /// The red line's item.
    pub id: ItemId,
    /// Then.
    pub earlier: Option<RedLineState>,
    /// Now.
    pub later: Option<RedLineState>,
}

/// What became of a red line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    /// It is raised and was not.
    New,
    /// It was raised and is clear.
    Cleared,
    /// It was and is raised.
    Still,
    /// It was raised, and whether it still is has not been established, or is not asked any more.
    Lost,
    /// It was not raised and is not.
    Unraised,
}

impl Turn {
    /// Returns the code used in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Cleared => "cleared",
            Self::Still => "still",
            Self::Lost => "lost",
            Self::Unraised => "unraised",
        }
    }
}

impl LinePair {
    /// Returns what became of the red line.
    pub fn turn(&self) -> Turn {
        let raised = Some(RedLineState::Raised);
        match (self.earlier == raised, self.later == raised) {
            (false, true) => Turn::New,
            (true, true) => Turn::Still,
            (true, false) if self.later == Some(RedLineState::Clear) => Turn::Cleared,
            (true, false) => Turn::Lost,
            (false, false) => Turn::Unraised,
        }
    }
}

impl Comparison {
    /// Puts an earlier and a later assessment side by side.
    pub fn of(earlier: Round<'_>, later: Round<'_>) -> Self {
        let items = items::pair(earlier, later);
        let (then, now) = (earlier.diagnosis, later.diagnosis);
        let groups = |then: &[_], now: &[_]| groups::pair_all(then, now, &items);
        Self {
            cautions: cautions(earlier.assessment, later.assessment),
            axes: groups(&then.axes, &now.axes),
            principles: groups(&then.principles, &now.principles),
            tasks: groups(&then.tasks, &now.tasks),
            environment: groups::pair(Some(&then.environment), &now.environment, &items),
            overall: (
                then.overall.as_ref().map(|overall| overall.geometric),
                now.overall.as_ref().map(|overall| overall.geometric),
            ),
            red_lines: red_lines(earlier.standing, later.standing),
            items,
        }
    }

    /// Returns every group: axes, principles, tasks, environment.
    pub fn groups(&self) -> impl Iterator<Item = &GroupPair> {
        let views = self.axes.iter().chain(&self.principles).chain(&self.tasks);
        views.chain(std::iter::once(&self.environment))
    }

    /// Returns what an item adds to the difference of the first group it enters, in points of that group; `None` where it adds to none.
    pub fn contribution(&self, item: &ItemId) -> Option<(&GroupId, f64)> {
        self.groups().find_map(|group| {
            let common = group.common.as_ref()?;
            let own = common.contributions.iter().find(|own| own.item == *item)?;
            Some((&group.id, own.amount))
        })
    }

    /// Returns the items that are not the same in both: what adds most to a difference first, the others in their order.
    pub fn changed(&self) -> Vec<&ItemPair> {
        let mut changed: Vec<_> = self.items.iter().filter(|pair| pair.is_changed()).collect();
        let weight = |pair: &ItemPair| self.contribution(&pair.id).map_or(0.0, |(_, amount)| amount.abs());
        changed.sort_by(|one, other| weight(other).total_cmp(&weight(one)));
        changed
    }
}

fn cautions(earlier: &Assessment, later: &Assessment) -> Vec<Caution> {
    let all = [
        (Caution::Societies, earlier.society != later.society),
        (Caution::Checklists, earlier.checklist.digest != later.checklist.digest),
        (Caution::Scopes, earlier.scope != later.scope),
        (Caution::EarlierOpen, earlier.status == Status::Open),
        (Caution::LaterOpen, later.status == Status::Open),
    ];
    all.into_iter().filter(|(_, holds)| *holds).map(|(caution, _)| caution).collect()
}

fn red_lines(earlier: &Standing, later: &Standing) -> Vec<LinePair> {
    let state =
        |standing: &Standing, id: &ItemId| standing.red_lines.iter().find(|line| line.id == *id).map(|line| line.state);
    let gone = earlier.red_lines.iter().filter(|line| state(later, &line.id).is_none());
    let lines = later.red_lines.iter().chain(gone);
    lines
        .map(|line| LinePair { id: line.id.clone(), earlier: state(earlier, &line.id), later: state(later, &line.id) })
        .collect()
}
