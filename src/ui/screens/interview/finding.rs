//! The items a line may be dropped onto, and those among them that what is typed finds; knows nothing of lines.

use crate::domain::assessment::Assessment;
use crate::domain::checklist::Item;
use crate::domain::ids::{ItemId, RoleId};
use crate::ui::search::{Query, SearchKey};

/// An item, and what it is found by.
struct Candidate {
    item: ItemId,
    key: SearchKey,
    /// Whether it asks the person's role.
    asks_role: bool,
}

/// Every item of the checklist, made searchable once.
pub(super) struct Candidates {
    role: Option<RoleId>,
    all: Vec<Candidate>,
}

impl Candidates {
    /// Makes the items of an assessment searchable, for a talk with a role.
    pub(super) fn of(assessment: &Assessment, role: Option<&RoleId>) -> Self {
        let candidate = |item: &Item| Candidate {
            item: item.id.clone(),
            key: SearchKey::new([item.id.as_str(), &item.title.zh, &item.title.en]),
            asks_role: role.is_some_and(|role| item.whom.contains(role)),
        };
        Self { role: role.cloned(), all: assessment.checklist.items.iter().map(candidate).collect() }
    }

    /// Returns whether these are the items for a talk with a role.
    pub(super) fn are_for(&self, role: Option<&RoleId>) -> bool {
        self.role.as_ref() == role
    }

    /// Returns the items that ask the role, in walking order; every item where none does.
    pub(super) fn of_role(&self) -> Vec<&ItemId> {
        let asking: Vec<&ItemId> =
            self.all.iter().filter(|candidate| candidate.asks_role).map(|candidate| &candidate.item).collect();
        if asking.is_empty() { self.all.iter().map(|candidate| &candidate.item).collect() } else { asking }
    }

    /// Returns the items found: first those whose id begins so, then those that ask the role, the best match first.
    pub(super) fn find(&self, typed: &str) -> Vec<&ItemId> {
        let typed = typed.trim();
        if typed.is_empty() {
            return self.of_role();
        }
        let query = Query::new(typed);
        let is_begun =
            |item: &ItemId| item.as_str().get(..typed.len()).is_some_and(|start| start.eq_ignore_ascii_case(typed));
        let rank = |candidate: &Candidate| {
            let is_begun = is_begun(&candidate.item);
            let rank = if is_begun { 0 } else { candidate.key.rank(&query)? };
            Some((!is_begun, !candidate.asks_role, rank))
        };
        let mut found: Vec<_> =
            self.all.iter().filter_map(|candidate| Some((rank(candidate)?, &candidate.item))).collect();
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, item)| item).collect()
    }
}
