//! Which class a society falls in by the severities of its axes, and so which guidance fits it; knows nothing of how it is shown.

use std::collections::BTreeMap;

use crate::domain::checklist::{Band, Checklist, Class, FormKind, Text};
use crate::domain::condition::{Outcome, Values};
use crate::domain::ids::{BandId, SocietyCode};
use crate::domain::office::results::{Assessed, Results};

/// A society in its class.
#[derive(Clone, Debug, PartialEq)]
pub struct Placed {
    /// The society.
    pub society: SocietyCode,
    /// The severity (0–100) of each axis; `None` where it is withheld.
    pub severities: Vec<Option<f64>>,
    /// The band its gravest axis lies in; `None` where an axis is withheld.
    pub band: Option<BandId>,
}

/// The societies of a class.
#[derive(Clone, Debug, PartialEq)]
pub struct Members {
    /// The place of the class among the checklist's.
    pub place: usize,
    /// Its societies, those of the gravest band first, and within a band by code.
    pub societies: Vec<Placed>,
}

impl Members {
    /// Returns what is advised, for each band some society of the class lies in, the gravest first, with how many do.
    pub fn guidance(&self, office: &Checklist) -> Vec<(Option<BandId>, usize, Text)> {
        let Some(class) = office.classes.get(self.place) else { return Vec::new() };
        let mut advised = Vec::new();
        let bands = office.scoring.bands.iter().rev().map(|band| Some(&band.id)).chain([None]);
        for band in bands {
            let n = self.societies.iter().filter(|placed| placed.band.as_ref() == band).count();
            if let Some(text) = class.guidance_of(band).filter(|_| n > 0) {
                advised.push((band.cloned(), n, text.clone()));
            }
        }
        advised
    }
}

/// Sorts societies into the classes of a checklist.
pub struct Classifier<'a> {
    office: &'a Checklist,
    axes: Vec<&'a str>,
    values: Values,
}

impl<'a> Classifier<'a> {
    /// Gets ready to sort by the classes of the office's checklist.
    pub fn new(office: &'a Checklist) -> Self {
        let axes = office.forms_of(FormKind::Axis).map(|axis| axis.id.as_str()).collect();
        Self { office, axes, values: Values::new() }
    }

    /// Returns the place of the class a result falls in: the first whose rule holds; with an axis withheld, that which has no rule. `None`
    /// where no class takes it.
    pub fn class_of(&self, assessed: &Assessed<'_>) -> Option<usize> {
        let severities: Option<Vec<f64>> = assessed.severities().collect();
        let classes = &self.office.classes;
        let Some(severities) = severities else { return classes.iter().position(|class| class.when.is_none()) };
        let named = self.axes.iter().zip(&severities);
        let bound: Vec<(&str, cel::Value)> = named.map(|(axis, points)| (*axis, cel::Value::Float(*points))).collect();
        let holds = |class: &Class| {
            class.when.as_ref().is_some_and(|when| when.eval_with(&self.values, &bound) == Outcome::Bool(true))
        };
        classes.iter().position(holds)
    }

    /// Returns the band the gravest axis of a result lies in; `None` where an axis is withheld.
    pub fn band_of(&self, assessed: &Assessed<'_>) -> Option<&'a Band> {
        let severities: Option<Vec<f64>> = assessed.severities().collect();
        let gravest = severities?.into_iter().reduce(f64::max)?;
        self.office.scoring.bands.iter().find(|band| gravest < band.below)
    }
}

/// Returns the societies of each class of the office's checklist, in its order, and last of all the societies no class takes.
pub fn classes(office: &Checklist, results: &Results<'_>) -> (Vec<Members>, Vec<SocietyCode>) {
    let classifier = Classifier::new(office);
    let mut by_class: BTreeMap<usize, Vec<Placed>> = BTreeMap::new();
    let mut others = Vec::new();
    for (society, assessed) in results.iter() {
        let band = classifier.band_of(assessed).map(|band| band.id.clone());
        let placed = Placed { society: society.clone(), severities: assessed.severities().collect(), band };
        match classifier.class_of(assessed) {
            Some(class) => by_class.entry(class).or_default().push(placed),
            None => others.push(society.clone()),
        }
    }
    let members = (0..office.classes.len()).map(|place| {
        let mut societies = by_class.remove(&place).unwrap_or_default();
        // Within a band the order is that of the codes: this is no ranking.
        let gravity =
            |placed: &Placed| office.scoring.bands.iter().position(|known| Some(&known.id) == placed.band.as_ref());
        societies.sort_by_key(|placed| std::cmp::Reverse(gravity(placed)));
        Members { place, societies }
    });
    (members.collect(), others)
}
