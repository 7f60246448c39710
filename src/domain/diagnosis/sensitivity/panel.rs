//! Figures made from lines that were changed, and how often they stay in their band; knows nothing of which change is worth trying.

use crate::domain::checklist::{Band, Scoring};
use crate::domain::diagnosis::group::Sums;
use crate::domain::diagnosis::sensitivity::{Firmness, How, Influence, N_DRAWS, Run, Sensitivity};
use crate::domain::diagnosis::{Group, GroupId, Line, bands_of};
use crate::domain::ids::{BandId, FormId, ItemId};

/// The axes' items, from which every figure is made.
pub(super) struct Figures {
    pub axes: Vec<(FormId, Vec<Line>)>,
}

impl Figures {
    pub(super) fn of(axes: &[Group]) -> Self {
        let named = axes.iter().filter_map(|group| match &group.id {
            GroupId::Form(form) => Some((form.clone(), group.items.clone())),
            GroupId::Environment | GroupId::Cell { .. } => None,
        });
        Self { axes: named.collect() }
    }

    /// Returns the same with every line changed.
    pub(super) fn with(&self, mut change: impl FnMut(&Line) -> Line) -> Self {
        let axes = self.axes.iter().map(|(axis, lines)| (axis.clone(), lines.iter().map(&mut change).collect()));
        Self { axes: axes.collect() }
    }

    /// Returns the same without an item.
    pub(super) fn without(&self, item: &ItemId) -> Self {
        let keep = |lines: &[Line]| lines.iter().filter(|line| line.id != *item).cloned().collect();
        Self { axes: self.axes.iter().map(|(axis, lines)| (axis.clone(), keep(lines))).collect() }
    }

    /// Returns the score of each axis.
    pub(super) fn scores(&self, scoring: &Scoring) -> Vec<Option<f64>> {
        self.axes.iter().map(|(_, lines)| Sums::of(lines).score(scoring)).collect()
    }
}

/// Returns the geometric mean, and the arithmetic, of the axes' scores.
pub(super) fn means(scores: &[Option<f64>], scoring: &Scoring) -> Option<(f64, f64)> {
    let scores: Vec<f64> = scores.iter().copied().collect::<Option<_>>()?;
    let n = f64::from(u32::try_from(scores.len()).ok().filter(|n| *n > 0)?);
    let logs: f64 = scores.iter().map(|score| score.max(scoring.geometric_floor).ln()).sum();
    Some(((logs / n).exp(), scores.iter().sum::<f64>() / n))
}

/// The figures whose firmness is being found, the axes first and then the figure over all.
pub(super) struct Panel<'a> {
    scoring: &'a Scoring,
    figures: Vec<Option<Counting>>,
}

/// A figure while runs and draws are counted.
struct Counting {
    firmness: Firmness,
    n_same: u32,
}

impl<'a> Panel<'a> {
    pub(super) fn new(base: &Figures, scoring: &'a Scoring) -> Self {
        let scores = base.scores(scoring);
        let overall = means(&scores, scoring).map(|(geometric, _)| geometric);
        let axes = base.axes.iter().map(|(axis, _)| Some(axis.clone()));
        let counting = |(axis, score): (Option<FormId>, Option<f64>)| {
            let score = score?;
            let band = band_at(&scoring.bands, score)?;
            let firmness = Firmness { axis, score, band, same_band: 0.0, range: (score, score), runs: Vec::new() };
            Some(Counting { firmness, n_same: 0 })
        };
        let figures = axes.chain([None]).zip(scores.into_iter().chain([overall])).map(counting).collect();
        let mut panel = Self { scoring, figures };
        let arithmetic = means(&base.scores(scoring), scoring).map(|(_, arithmetic)| arithmetic);
        if let Some(Some(overall)) = panel.figures.last_mut() {
            overall.note(How::ArithmeticMean, arithmetic, scoring);
        }
        panel
    }

    /// Returns every figure of a choice, in the panel's order.
    fn scores(&self, figures: &Figures) -> Vec<Option<f64>> {
        let mut scores = figures.scores(self.scoring);
        scores.push(means(&scores, self.scoring).map(|(geometric, _)| geometric));
        scores
    }

    pub(super) fn run(&mut self, how: How, figures: &Figures) {
        let scores = self.scores(figures);
        for (figure, score) in self.figures.iter_mut().zip(scores) {
            if let Some(figure) = figure {
                figure.note(how.clone(), score, self.scoring);
            }
        }
    }

    pub(super) fn draw(&mut self, figures: &Figures) {
        let scores = self.scores(figures);
        for (figure, score) in self.figures.iter_mut().zip(scores) {
            if let (Some(figure), Some(score)) = (figure, score) {
                let (least, greatest) = figure.firmness.range;
                figure.firmness.range = (least.min(score), greatest.max(score));
                let is_same = band_at(&self.scoring.bands, score).as_ref() == Some(&figure.firmness.band);
                figure.n_same += u32::from(is_same);
            }
        }
    }

    pub(super) fn finish(mut self, influential: Vec<Influence>) -> Sensitivity {
        let firm = |counting: Counting| Firmness {
            same_band: f64::from(counting.n_same) / f64::from(N_DRAWS),
            ..counting.firmness
        };
        let overall = self.figures.pop().flatten().map(firm);
        Sensitivity { axes: self.figures.into_iter().flatten().map(firm).collect(), overall, influential }
    }
}

impl Counting {
    fn note(&mut self, how: How, score: Option<f64>, scoring: &Scoring) {
        let band = score.and_then(|score| band_at(&scoring.bands, score));
        let is_same_band = band.as_ref() == Some(&self.firmness.band);
        self.firmness.runs.push(Run { how, score, is_same_band });
    }
}

/// Returns the band the severity of a score lies in.
fn band_at(bands: &[Band], score: f64) -> Option<BandId> {
    bands_of(bands, score, score).into_iter().next()
}
