//! What every item has lost, and which part of it falls on a cause; knows nothing of rank.

use std::collections::BTreeMap;

use crate::domain::assessment::Assessment;
use crate::domain::checklist::Locus;
use crate::domain::ids::ItemId;
use crate::domain::records::Cause;
use crate::domain::standing::{ItemState, Standing};

/// What an item has lost.
#[derive(Clone, Copy)]
pub(super) struct Lost {
    pub weight: f64,
    pub points: f64,
    pub loss: f64,
}

pub(super) fn losses(assessment: &Assessment, standing: &Standing) -> BTreeMap<ItemId, Lost> {
    let items = assessment.checklist.items.iter().zip(&standing.items);
    let lost = items.filter_map(|(item, standing)| {
        let weight = item.weight.filter(|_| item.locus == Locus::Society)?;
        let points = standing.points.filter(|_| standing.state == ItemState::Answered)?;
        Some((item.id.clone(), Lost { weight, points, loss: weight * (100.0 - points) / 100.0 }))
    });
    lost.collect()
}

/// What a cause takes of the loss of one item it leads to.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    /// The item.
    pub item: ItemId,
    /// Its weight.
    pub weight: f64,
    /// Its points, 0–100.
    pub points: f64,
    /// What it has lost, in the unit of the weight.
    pub loss: f64,
    /// How many causes that name evidence lead to it, at least 1.
    pub n_causes: u32,
}

impl Term {
    /// Returns what falls on the cause.
    pub fn part(&self) -> f64 {
        self.loss / f64::from(self.n_causes)
    }
}

/// Returns the terms the impact of a cause is the sum of, in the order it leads to them; none while it is to be verified.
pub fn terms(assessment: &Assessment, standing: &Standing, cause: &Cause) -> Vec<Term> {
    terms_of(assessment, &losses(assessment, standing), cause)
}

pub(super) fn terms_of(assessment: &Assessment, losses: &BTreeMap<ItemId, Lost>, cause: &Cause) -> Vec<Term> {
    if cause.evidence().is_empty() {
        return Vec::new();
    }
    let n_causes_of = |item: &ItemId| {
        let causes = assessment.records.causes.iter().map(|(_, cause)| &cause.is);
        let verified = causes.filter(|cause| !cause.evidence().is_empty());
        let n_causes = verified.filter(|cause| cause.leads.iter().any(|lead| lead.item == *item)).count();
        u32::try_from(n_causes).unwrap_or(u32::MAX).max(1)
    };
    let term = |item: &ItemId| {
        let Lost { weight, points, loss } = *losses.get(item)?;
        Some(Term { item: item.clone(), weight, points, loss, n_causes: n_causes_of(item) })
    };
    cause.leads.iter().filter_map(|lead| term(&lead.item)).collect()
}

/// Adds figures up. Of none the sum is 0, where `Iterator::sum` gives −0, which people would be shown.
pub fn total(figures: impl Iterator<Item = f64>) -> f64 {
    figures.sum::<f64>() + 0.0
}
