//! How the societies lie over the bands, group by group, with small groups left out; knows nothing of how it is shown.
//!
//! A group of fewer societies than the checklist allows is hidden, and no figure that is shown gives it away: where a hidden group could
//! be worked out from a group it is part of and the groups beside it, another one is hidden too. This holds across every way to split
//! the ledger at once, for whoever sees one way may see them all.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::checklist::{Checklist, FormKind};
use crate::domain::event::Profile;
use crate::domain::ids::FormId;
use crate::domain::ledger::Ledger;
use crate::domain::office::results::Results;

/// What societies are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Split {
    /// The size class of their members.
    Size,
    /// Their discipline.
    Discipline,
    /// Their level.
    Level,
}

impl Split {
    /// Every way to split, in the order of a group's key.
    pub const ALL: [Self; 3] = [Self::Size, Self::Discipline, Self::Level];

    /// Returns the word for it on the command line and in output.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Size => "size",
            Self::Discipline => "discipline",
            Self::Level => "level",
        }
    }
}

/// What a group has in common in one way to split.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The size class at this place in the checklist; `None`: the register does not say.
    Size(Option<usize>),
    /// The discipline or level as the register words it; empty: it does not say.
    Word(String),
}

/// Societies with something in common.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What they have in common, one part for each way the ledger is split; empty: all of them.
    pub key: Vec<Part>,
    /// How they lie; `None`: hidden.
    pub spread: Option<Spread>,
}

/// How the societies of a group lie over the bands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spread {
    /// How many societies the group has.
    pub n: usize,
    /// For each axis: how many lie in each band, the lightest first, and last of how many it is withheld.
    pub axes: Vec<Vec<usize>>,
}

/// The societies with a result, by bands and by groups.
#[derive(Clone, Debug, PartialEq)]
pub struct Distribution {
    /// The axes.
    pub axes: Vec<FormId>,
    /// How the ledger is split.
    pub by: Vec<Split>,
    /// All of them.
    pub all: Group,
    /// The groups, in order of key; empty where it is not split.
    pub groups: Vec<Group>,
}

impl Distribution {
    /// Returns how many groups are hidden.
    pub fn n_hidden(&self) -> usize {
        self.groups.iter().filter(|group| group.spread.is_none()).count()
    }
}

/// A society's place in each way to split; what it is not split by is `None`.
type Key = [Option<Part>; 3];

/// Every group of the ledger, however it is split, and which of them are hidden.
#[derive(Debug)]
pub struct Cohorts {
    axes: Vec<FormId>,
    groups: BTreeMap<Key, Spread>,
    hidden: BTreeSet<Key>,
}

impl Cohorts {
    /// Groups the results of a ledger in every way.
    pub fn of(ledger: &Ledger, office: &Checklist, results: &Results<'_>) -> Self {
        let axes: Vec<FormId> = office.forms_of(FormKind::Axis).map(|axis| axis.id.clone()).collect();
        let bands = &office.scoring.bands;
        let mut finest: BTreeMap<Key, Spread> = BTreeMap::new();
        for (code, assessed) in results.iter() {
            let Some(profile) = ledger.societies.get(code) else { continue };
            let key = key_of(office, profile);
            let empty = || Spread { n: 0, axes: vec![vec![0; bands.len() + 1]; axes.len()] };
            let spread = finest.entry(key).or_insert_with(empty);
            spread.n += 1;
            for (counts, severity) in spread.axes.iter_mut().zip(assessed.severities()) {
                let band = severity.and_then(|severity| bands.iter().position(|band| severity < band.below));
                if let Some(count) = counts.get_mut(band.unwrap_or(bands.len())) {
                    *count += 1;
                }
            }
        }
        let mut groups: BTreeMap<Key, Spread> = BTreeMap::new();
        for (key, spread) in &finest {
            for wider in wider(key) {
                groups.entry(wider).or_default().take(spread);
            }
        }
        let hidden = hidden(&groups, office.cohort.suppress_below);
        Self { axes, groups, hidden }
    }

    /// Returns the groups of one way to split the ledger.
    pub fn split(&self, by: &[Split]) -> Distribution {
        let by: Vec<Split> = Split::ALL.into_iter().filter(|split| by.contains(split)).collect();
        let shown = |key: &Key, spread: &Spread| Group {
            key: key.iter().flatten().cloned().collect(),
            spread: (!self.hidden.contains(key)).then(|| spread.clone()),
        };
        let is_wanted =
            |key: &Key| Split::ALL.iter().zip(key).all(|(split, part)| part.is_some() == by.contains(split));
        let all = match self.groups.get(&[None, None, None]) {
            Some(spread) => shown(&[None, None, None], spread),
            None => Group { key: Vec::new(), spread: Some(Spread::default()) },
        };
        let groups = if by.is_empty() {
            Vec::new()
        } else {
            self.groups.iter().filter(|(key, _)| is_wanted(key)).map(|(key, spread)| shown(key, spread)).collect()
        };
        Distribution { axes: self.axes.clone(), by, all, groups }
    }
}

impl Spread {
    fn take(&mut self, other: &Self) {
        self.n += other.n;
        self.axes.resize_with(other.axes.len(), Vec::new);
        for (mine, theirs) in self.axes.iter_mut().zip(&other.axes) {
            mine.resize(theirs.len(), 0);
            mine.iter_mut().zip(theirs).for_each(|(mine, theirs)| *mine += theirs);
        }
    }
}

fn key_of(office: &Checklist, profile: &Profile) -> Key {
    let size = profile.members.and_then(|members| office.cohort.size_of(members));
    [Some(Part::Size(size)), Some(Part::Word(profile.discipline.clone())), Some(Part::Word(profile.level.clone()))]
}

/// Returns a key with every choice of its parts left out.
fn wider(key: &Key) -> Vec<Key> {
    let mut all = vec![key.clone()];
    for place in 0..key.len() {
        for idx in 0..all.len() {
            if let Some(mut wider) = all.get(idx).cloned() {
                if let Some(part) = wider.get_mut(place) {
                    *part = None;
                }
                all.push(wider);
            }
        }
    }
    all
}

/// Decides which groups are hidden: those too small, and others until none of these can be worked out from what is shown.
///
/// A group and the groups that make it up, in one further way to split, are one sum. It gives nothing away where nothing in it is hidden, or
/// where at least two terms are, and where those among its parts come to at least `least` together if the whole is shown.
fn hidden(groups: &BTreeMap<Key, Spread>, least: usize) -> BTreeSet<Key> {
    let mut hidden: BTreeSet<Key> =
        groups.iter().filter(|(_, spread)| spread.n < least).map(|(key, _)| key.clone()).collect();
    let mut sums: BTreeMap<(Key, usize), Vec<&Key>> = BTreeMap::new();
    for key in groups.keys() {
        for place in 0..key.len() {
            let mut whole = key.clone();
            if let Some(part) = whole.get_mut(place)
                && part.take().is_some()
            {
                sums.entry((whole, place)).or_default().push(key);
            }
        }
    }
    let n_of = |key: &Key| groups.get(key).map_or(0, |spread| spread.n);
    loop {
        let mut is_settled = true;
        for ((whole, _), parts) in &sums {
            loop {
                let (away, shown): (Vec<&Key>, Vec<&Key>) = parts.iter().partition(|key| hidden.contains(**key));
                let n_away: usize = away.iter().map(|key| n_of(key)).sum();
                let is_safe = match (hidden.contains(whole), away.len()) {
                    (true, n_hidden) => n_hidden > 0,
                    (false, 0) => true,
                    (false, n_hidden) => n_hidden > 1 && n_away >= least,
                };
                if is_safe {
                    break;
                }
                // The smallest is missed least; where no part is left to hide, the whole goes.
                let smallest = shown.into_iter().min_by_key(|key| n_of(key));
                hidden.insert(smallest.unwrap_or(whole).clone());
                is_settled = false;
            }
        }
        if is_settled {
            return hidden;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn word(text: &str) -> Option<Part> {
        Some(Part::Word(text.to_owned()))
    }

    /// Groups societies given as counts by discipline and level; all are of one size.
    fn groups(counts: &[(&str, &str, usize)]) -> BTreeMap<Key, Spread> {
        let mut groups: BTreeMap<Key, Spread> = BTreeMap::new();
        for (discipline, level, n) in counts.iter().filter(|(_, _, n)| *n > 0) {
            let key = [Some(Part::Size(Some(0))), word(discipline), word(level)];
            for wider in wider(&key) {
                groups.entry(wider).or_default().n += n;
            }
        }
        groups
    }

    fn is_hidden(hidden: &BTreeSet<Key>, discipline: Option<&str>, level: Option<&str>) -> bool {
        hidden.contains(&[None, discipline.and_then(word), level.and_then(word)])
    }

    #[test]
    fn a_small_group_is_hidden_and_the_smallest_beside_it_too() {
        // Of 12, engineering 7, medicine 4 and law 1: law is too small, and 12 − 7 − 4 would tell it, so medicine goes as well.
        let hidden = hidden(&groups(&[("工科", "省级", 7), ("医科", "省级", 4), ("法学", "省级", 1)]), 3);
        let by_discipline = ["工科", "医科", "法学"].map(|name| is_hidden(&hidden, Some(name), None));
        assert_eq!(by_discipline, [false, true, true]);
        assert!(!is_hidden(&hidden, None, None));
    }

    #[test]
    fn two_small_groups_that_are_small_together_take_a_third_with_them() {
        // Law and arts are 1 each; the rest of 12 would tell that there are 2 of them, which is fewer than three.
        let counts = [("工科", "省级", 6), ("医科", "省级", 4), ("法学", "省级", 1), ("艺术", "省级", 1)];
        let hidden = hidden(&groups(&counts), 3);
        let by_discipline = ["工科", "医科", "法学", "艺术"].map(|name| is_hidden(&hidden, Some(name), None));
        assert_eq!(by_discipline, [false, true, true, true]);
    }

    #[test]
    fn groups_that_are_large_enough_are_shown() {
        assert!(hidden(&groups(&[("工科", "省级", 3), ("医科", "省级", 3)]), 3).is_empty());
    }

    #[test]
    fn a_split_finer_than_another_gives_nothing_of_it_away() {
        // By discipline all is shown: 6 and 6. By both, medicine at city level is 1 of 6, so both halves of medicine are hidden; and since the
        // levels are shown too, engineering at city level (3 of the 4) must go with it, and so must its other half.
        let hidden =
            hidden(&groups(&[("工科", "省级", 3), ("工科", "市级", 3), ("医科", "省级", 5), ("医科", "市级", 1)]), 3);
        let both = |discipline, level| is_hidden(&hidden, Some(discipline), Some(level));
        assert_eq!([both("工科", "省级"), both("工科", "市级"), both("医科", "省级"), both("医科", "市级")], [true; 4]);
        assert!(!is_hidden(&hidden, Some("工科"), None) && !is_hidden(&hidden, None, Some("市级")));
    }

    proptest! {
        #[test]
        fn no_sum_of_what_is_shown_tells_what_is_hidden(
            counts in prop::collection::vec((0_u8..4, 0_u8..3, 0_usize..6), 0..12),
            least in 1_usize..5,
        ) {
            let named: Vec<_> = counts.iter().map(|(d, l, n)| (d.to_string(), l.to_string(), *n)).collect();
            let groups = groups(&named.iter().map(|(d, l, n)| (d.as_str(), l.as_str(), *n)).collect::<Vec<_>>());
            let hidden = hidden(&groups, least);
            prop_assert!(groups.iter().all(|(key, spread)| spread.n >= least || hidden.contains(key)));
            for whole in groups.keys() {
                for place in 0..3 {
                    let is_part = |key: &&Key| {
                        (0..3).all(|at| if at == place { key[at].is_some() && whole[at].is_none() } else { key[at] == whole[at] })
                    };
                    let parts: Vec<&Key> = groups.keys().filter(is_part).collect();
                    let away: Vec<&&Key> = parts.iter().filter(|key| hidden.contains(**key)).collect();
                    let n_terms_hidden = away.len() + usize::from(hidden.contains(whole));
                    prop_assert!(parts.is_empty() || n_terms_hidden != 1, "{whole:?} by {place}");
                    let n_away: usize = away.iter().map(|key| groups[**key].n).sum();
                    prop_assert!(away.is_empty() || hidden.contains(whole) || n_away >= least);
                }
            }
        }
    }
}
