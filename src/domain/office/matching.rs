//! Who can help a society where it is weakest: others strong in the same item, with evidence, nearest first; knows nothing of how it is shown.
//!
//! This is no ranking: only what a society is weak in is asked about, and of the others only who is strong in that.

use crate::domain::checklist::{Checklist, Item, Locus};
use crate::domain::event::Profile;
use crate::domain::ids::{AssessmentId, ItemId, SocietyCode};
use crate::domain::ledger::{Ledger, Mark};
use crate::domain::office::results::{Assessed, Results};

/// An item a society is weak in, and who could help.
#[derive(Clone, Debug, PartialEq)]
pub struct Need {
    /// The item.
    pub item: ItemId,
    /// What it came to.
    pub mark: Mark,
    /// What is lost on it: weight × (100 − points).
    pub loss: f64,
    /// Who could help, the nearest first; no more than the checklist asks for.
    pub helpers: Vec<Helper>,
    /// How many societies could.
    pub n_strong: usize,
}

/// A society that is strong in an item.
#[derive(Clone, Debug, PartialEq)]
pub struct Helper {
    /// The society.
    pub society: SocietyCode,
    /// The assessment that shows it.
    pub assessment: AssessmentId,
    /// What the item came to there.
    pub mark: Mark,
    /// How near it is.
    pub near: Nearness,
}

/// How near one society is to another. Fields are in the order they count in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Nearness {
    /// Whether its discipline is another one, or not known.
    pub is_other_discipline: bool,
    /// How many size classes lie between them; where a size is not known, more than there are.
    pub size_distance: usize,
    /// Whether its level is another one, or not known.
    pub is_other_level: bool,
}

impl Nearness {
    /// Returns how near two societies are.
    pub fn between(office: &Checklist, one: &Profile, other: &Profile) -> Self {
        let is_other = |one: &str, other: &str| one.is_empty() || one != other;
        let size = |profile: &Profile| profile.members.and_then(|members| office.cohort.size_of(members));
        let size_distance = match (size(one), size(other)) {
            (Some(one), Some(other)) => one.abs_diff(other),
            (None, _) | (_, None) => office.cohort.sizes.len(),
        };
        Self {
            is_other_discipline: is_other(&one.discipline, &other.discipline),
            size_distance,
            is_other_level: is_other(&one.level, &other.level),
        }
    }
}

/// Returns the items a society is weakest in, those it loses most on first, each with who could help.
///
/// Asked about are items that are the society's own duty, answered, and below the points from which one is strong.
pub fn needs(ledger: &Ledger, office: &Checklist, results: &Results<'_>, society: &SocietyCode) -> Vec<Need> {
    let Some((assessed, profile)) = results.get(society).zip(ledger.societies.get(society)) else { return Vec::new() };
    let mutual = &office.mutual;
    let mut weak: Vec<(&Item, Mark, f64)> = assessed
        .marks()
        .filter(|(item, _)| item.locus == Locus::Society)
        .filter_map(|(item, mark)| {
            let points = mark.points().filter(|points| *points < mutual.points)?;
            Some((item, mark, item.weight? * (100.0 - points)))
        })
        .collect();
    // What stands first in the checklist is first among equals.
    weak.sort_by(|(.., one), (.., other)| other.total_cmp(one));
    weak.truncate(mutual.items);
    let need = |(item, mark, loss): (&Item, Mark, f64)| {
        let mut helpers: Vec<Helper> = results
            .iter()
            .filter(|(code, _)| *code != society)
            .filter_map(|(code, other)| helper(ledger, office, profile, item, (code, other)))
            .collect();
        let n_strong = helpers.len();
        let points = |helper: &Helper| helper.mark.points().unwrap_or_default();
        helpers.sort_by(|one, other| one.near.cmp(&other.near).then(points(other).total_cmp(&points(one))));
        helpers.truncate(mutual.helpers);
        Need { item: item.id.clone(), mark, loss, helpers, n_strong }
    };
    weak.into_iter().map(need).collect()
}

fn helper(
    ledger: &Ledger,
    office: &Checklist,
    profile: &Profile,
    item: &Item,
    (society, assessed): (&SocietyCode, &Assessed<'_>),
) -> Option<Helper> {
    let mark = assessed.mark(&item.id)?;
    let is_strong = mark.points()? >= office.mutual.points && mark.evidence >= office.mutual.evidence;
    let near = Nearness::between(office, profile, ledger.societies.get(society)?);
    is_strong.then(|| Helper { society: society.clone(), assessment: assessed.assessment.clone(), mark, near })
}
