//! The names an expression may use and the types they have; knows nothing of values.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::kinds::{CelType, Kind};

/// Names and types an expression is compiled against.
#[derive(Clone, Debug, Default)]
pub struct Names {
    /// Shared, so that each check can have its own few names beside the many items.
    items: Arc<BTreeMap<String, ItemName>>,
    /// Names that are not items, such as `rating` or `grade`.
    extra: &'static [(&'static str, CelType)],
    /// Names that are not items and that the file itself gives, such as those of its axes.
    given: BTreeMap<String, CelType>,
}

/// What is known of an item that expressions name.
#[derive(Clone, Debug)]
pub(super) struct ItemName {
    /// `None` where the file does not tell: then any use of it will do, and the problem is told where it is.
    pub(super) kind: Option<&'static dyn Kind>,
    /// The codes of its options, where it has options.
    pub(super) codes: Option<Vec<String>>,
}

/// What a name is.
#[derive(Clone, Copy, Debug)]
pub(super) enum Named<'a> {
    /// An item.
    Item(&'a ItemName),
    /// Anything else.
    Plain(CelType),
}

impl Names {
    /// Returns these names with others in scope beside the items.
    #[must_use]
    pub fn with(&self, extra: &'static [(&'static str, CelType)]) -> Self {
        Self { items: Arc::clone(&self.items), extra, given: self.given.clone() }
    }

    /// Adds an item: its kind where that is known, and the codes of its options where it has options.
    pub fn add_item(&mut self, id: &str, kind: Option<&'static dyn Kind>, codes: Option<Vec<String>>) {
        Arc::make_mut(&mut self.items).insert(id.to_owned(), ItemName { kind, codes });
    }

    /// Adds a name that is not an item's, with its type.
    pub fn add_plain(&mut self, name: &str, cel_type: CelType) {
        self.given.insert(name.to_owned(), cel_type);
    }

    /// Looks a name up.
    pub(super) fn get(&self, name: &str) -> Option<Named<'_>> {
        let plain = self.extra.iter().find(|(known, _)| *known == name).map(|&(_, cel_type)| Named::Plain(cel_type));
        let given = || self.given.get(name).map(|&cel_type| Named::Plain(cel_type));
        plain.or_else(given).or_else(|| self.items.get(name).map(Named::Item))
    }
}
