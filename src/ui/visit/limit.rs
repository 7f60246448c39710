//! Which items a walk visits: all of them, or those that want something; knows nothing of the way they are shown.

use crate::domain::assessment::Assessment;
use crate::domain::checklist::Item;
use crate::domain::ids::ItemId;
use crate::domain::problems::{self, ProblemKind};
use crate::domain::standing::{ItemStanding, ItemState, Standing};
use crate::lang::{Lang, desk_work as say};
use crate::ui::visit::{concern, papers};

/// Which items a walk visits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Limit {
    /// All on the path.
    #[default]
    All,
    /// Those without an answer.
    Unanswered,
    /// Ratings above their cap, and scored items without evidence.
    Unsupported,
    /// Those on which a check is raised and not explained, or that lack evidence.
    Problem,
    /// Those that ask a role of which there are lines not dropped anywhere.
    Loose,
}

impl Limit {
    /// Every limit, in the order one key goes through them.
    pub const ALL: [Self; 5] = [Self::All, Self::Unanswered, Self::Unsupported, Self::Problem, Self::Loose];

    /// Returns the limit after this one.
    pub fn next(self) -> Self {
        let after = Self::ALL.iter().skip_while(|limit| **limit != self).nth(1);
        after.copied().unwrap_or_default()
    }

    /// Returns the items on the path that a walk visits, in walking order.
    pub fn fitting(self, assessment: &Assessment, standing: &Standing) -> Vec<ItemId> {
        let items = assessment.checklist.items.iter().zip(&standing.items);
        let on_path = items.filter(|(_, standing)| standing.state.is_on_path());
        let ids = |fits: &dyn Fn(&Item, &ItemStanding) -> bool| -> Vec<ItemId> {
            on_path.clone().filter(|(item, standing)| fits(item, standing)).map(|(item, _)| item.id.clone()).collect()
        };
        match self {
            Self::All => ids(&|_, _| true),
            Self::Unanswered => ids(&|_, standing| standing.state == ItemState::Unanswered),
            Self::Unsupported => ids(&is_unsupported),
            Self::Problem => {
                let problems = problems::list(assessment, standing);
                let is_wrong = |item: &Item| {
                    let of_item = |problem: &&problems::Problem| problem.item.as_ref() == Some(&item.id);
                    problems.iter().filter(of_item).any(|problem| is_problem(problem.kind))
                };
                let is_raised = |item: &Item| {
                    concern::on(assessment, standing, &item.id).iter().any(|concern| concern.overrule.is_none())
                };
                ids(&|item, _| is_wrong(item) || is_raised(item))
            }
            Self::Loose => {
                let has_loose = papers::with_loose_lines(assessment);
                ids(&|item, _| has_loose(item))
            }
        }
    }

    /// Says the limit.
    pub const fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::All => say::all(lang),
            Self::Unanswered => say::unanswered(lang),
            Self::Unsupported => say::unsupported(lang),
            Self::Problem => say::problem(lang),
            Self::Loose => say::loose(lang),
        }
    }

    /// Says the limit where there is little room.
    pub const fn short(self, lang: Lang) -> &'static str {
        match self {
            Self::All => say::all_short(lang),
            Self::Unanswered => say::unanswered_short(lang),
            Self::Unsupported => say::unsupported_short(lang),
            Self::Problem => say::problem_short(lang),
            Self::Loose => say::loose_short(lang),
        }
    }
}

/// A blank needs no evidence.
fn is_unsupported(item: &Item, standing: &ItemStanding) -> bool {
    let wants_evidence = matches!(standing.state, ItemState::Answered | ItemState::Unanswered);
    standing.is_over_cap || (item.weight.is_some() && wants_evidence && standing.n_evidence == 0)
}

/// Tells whether a kind of problem is one to look into; that an item has no answer yet has a limit of its own.
const fn is_problem(kind: ProblemKind) -> bool {
    !matches!(kind, ProblemKind::Unanswered | ProblemKind::NotEvaluated)
}
