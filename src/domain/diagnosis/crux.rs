//! The crux (症结): which causes the lost score comes from, ranked, and where to break through (突破口); knows nothing of how it is told.
//!
//! # How causes are ranked (method, 6.6)
//!
//! Over the scored items of the society's own duty that are answered, an item of weight w and r points has lost w · (100 − r) ÷ 100;
//! for a rating of level l that is w · (4 − l) ÷ 4. Then for a cause
//!
//! ```text
//! impact   = Σ over the items it leads to: loss ÷ number of causes of the item  ÷  Σ w
//! priority = 100 · impact · control · confidence
//! control    1.0 the society alone, 0.6 with host body or association, 0.3 mostly others
//! confidence 1.0 high, 0.8 moderate, 0.5 low, of the evidence named in the cause; very low is not ranked
//! ```
//!
//! A cause without evidence is still to be verified (待核实): it is not ranked and takes no share of an item's loss.
//! The first three in rank are the crux, a fourth and a fifth with them while less than 80 % of the loss is explained; the
//! assessor may put a ranked cause in or, saying why, take one out. A crux that takes a small or medium effort is a breakthrough.

mod losses;
mod proposals;

pub use losses::{Term, terms, total};
pub use proposals::{Proposal, proposals};

use crate::domain::assessment::Assessment;
use crate::domain::checklist::{Item, Size};
use crate::domain::diagnosis::crux::losses::{losses, terms_of};
use crate::domain::diagnosis::what_if::steps_of;
use crate::domain::ids::CauseNo;
use crate::domain::records::{Cause, Control};
use crate::domain::standing::{Confidence, Standing, confidence_in};
use crate::domain::value::Value;

/// So many causes are the crux in any case.
const FEWEST: usize = 3;
/// No more than so many are proposed as the crux.
const MOST: usize = 5;
/// Once this share of the loss is explained, nothing more is added to the first three.
const ENOUGH: f64 = 0.8;
/// Every cause on record, weighed.
#[derive(Clone, Debug, PartialEq)]
pub struct Crux {
    /// The causes: ranked ones first, the highest priority first, then the others by number.
    pub causes: Vec<Weighed>,
    /// Σ weight over the items the loss is counted on.
    pub weight: f64,
    /// What is lost on them, in the same unit.
    pub loss: f64,
    /// The share (0–1) of the loss that the crux explains; `None` where nothing is lost.
    pub explained: Option<f64>,
}

/// A cause, weighed.
#[derive(Clone, Debug, PartialEq)]
pub struct Weighed {
    /// The cause.
    pub number: CauseNo,
    /// Whether it is ranked.
    pub rank: Rank,
    /// Its impact, 0–1; 0 while it is to be verified.
    pub impact: f64,
    /// The share (0–1) of the loss it explains; `None` where nothing is lost.
    pub share: Option<f64>,
    /// How far its evidence can be relied on.
    pub confidence: Confidence,
    /// How much it takes to do something about it: as the assessor says, else the largest next step of the items it leads to.
    pub effort: Size,
    /// Whether it is a crux.
    pub is_crux: bool,
    /// Whether it is a crux that takes a small or medium effort.
    pub is_breakthrough: bool,
}

/// Whether a cause is ranked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Rank {
    /// It is, with this priority (0–100).
    Priority(f64),
    /// It names no evidence.
    ToVerify,
    /// Its evidence is of very low confidence.
    TooUncertain,
    /// It leads to nothing that has lost score.
    WithoutLoss,
}

impl Rank {
    /// Returns the priority of a cause that is ranked.
    pub const fn priority(self) -> Option<f64> {
        match self {
            Self::Priority(priority) => Some(priority),
            Self::ToVerify | Self::TooUncertain | Self::WithoutLoss => None,
        }
    }

    /// Returns the code used in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Priority(_) => "ranked",
            Self::ToVerify => "to_verify",
            Self::TooUncertain => "too_uncertain",
            Self::WithoutLoss => "without_loss",
        }
    }
}

impl Crux {
    /// Weighs the causes of an assessment.
    pub fn of(assessment: &Assessment, standing: &Standing) -> Self {
        let losses = losses(assessment, standing);
        let weight = total(losses.values().map(|lost| lost.weight));
        let loss = total(losses.values().map(|lost| lost.loss));
        let causes = || assessment.records.causes.iter().map(|(number, cause)| (*number, &cause.is));
        let weighed = causes().map(|(number, cause)| {
            let confidence = confidence_in(assessment, &cause.evidence());
            let is_verified = !cause.evidence().is_empty();
            let lost = total(terms_of(assessment, &losses, cause).iter().map(Term::part));
            let impact = if weight > 0.0 { lost / weight } else { 0.0 };
            let rank = match confidence_factor(confidence) {
                _ if !is_verified => Rank::ToVerify,
                None => Rank::TooUncertain,
                _ if lost <= 0.0 => Rank::WithoutLoss,
                Some(factor) => Rank::Priority(100.0 * impact * control_factor(cause.control) * factor),
            };
            Weighed {
                number,
                rank,
                impact,
                share: (loss > 0.0).then(|| lost / loss),
                confidence,
                effort: effort_of(assessment, standing, cause),
                is_crux: false,
                is_breakthrough: false,
            }
        });
        let mut causes: Vec<Weighed> = weighed.collect();
        let order = |weighed: &Weighed| weighed.rank.priority().map_or(f64::INFINITY, |priority| -priority);
        causes.sort_by(|one, other| order(one).total_cmp(&order(other)).then(one.number.cmp(&other.number)));
        choose(assessment, &mut causes);
        let shares = causes.iter().filter(|weighed| weighed.is_crux).map(|weighed| weighed.share.unwrap_or(0.0));
        let explained = (loss > 0.0).then(|| total(shares));
        Self { causes, weight, loss, explained }
    }

    /// Returns the crux, the highest priority first.
    pub fn crux(&self) -> impl Iterator<Item = &Weighed> {
        self.causes.iter().filter(|weighed| weighed.is_crux)
    }

    /// Returns where to break through, the highest priority first.
    pub fn breakthroughs(&self) -> impl Iterator<Item = &Weighed> {
        self.causes.iter().filter(|weighed| weighed.is_breakthrough)
    }
}

/// Marks the crux and the breakthroughs among causes in rank.
fn choose(assessment: &Assessment, causes: &mut [Weighed]) {
    let (mut n_proposed, mut explained) = (0, 0.0);
    for weighed in causes.iter_mut().filter(|weighed| weighed.rank.priority().is_some()) {
        let verdict = assessment.records.causes.get(&weighed.number).and_then(|cause| cause.verdict.as_ref());
        let is_proposed = n_proposed < FEWEST || (n_proposed < MOST && explained < ENOUGH);
        weighed.is_crux = verdict.map_or(is_proposed, |verdict| verdict.is_crux);
        weighed.is_breakthrough = weighed.is_crux && weighed.effort <= Size::Medium;
        if weighed.is_crux {
            n_proposed += 1;
            explained += weighed.share.unwrap_or(0.0);
        }
    }
}

/// Returns what who can act counts for in the priority.
pub const fn control_factor(control: Control) -> f64 {
    match control {
        Control::Society => 1.0,
        Control::Shared => 0.6,
        Control::Outside => 0.3,
    }
}

/// Returns what the confidence of the evidence counts for in the priority; `None`: the cause is not ranked.
pub const fn confidence_factor(confidence: Confidence) -> Option<f64> {
    match confidence {
        Confidence::High => Some(1.0),
        Confidence::Moderate => Some(0.8),
        Confidence::Low => Some(0.5),
        Confidence::VeryLow => None,
    }
}

fn effort_of(assessment: &Assessment, standing: &Standing, cause: &Cause) -> Size {
    let next = |item: &Item| {
        let level = match standing.item(&item.id).and_then(|standing| standing.value.as_ref()) {
            Some(Value::Int(level)) if !item.rubric.is_empty() => usize::try_from(*level).ok()?,
            _ => return None,
        };
        steps_of(assessment, item).get(level).copied()
    };
    let items = cause.leads.iter().filter_map(|lead| assessment.checklist.item(lead.item.as_str()));
    cause.effort.or_else(|| items.filter_map(next).max()).unwrap_or(Size::Medium)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::command::Act;
    use crate::domain::event::{EvidenceKind, Scope};
    use crate::domain::ids::EvidenceNo;
    use crate::domain::records::{Kept, Lead, Verdict};
    use crate::domain::trial::Trial;

    /// A weighs 2 and is at 1, B weighs 1 and is at 2, C weighs 1 and is at no: of 4 are lost 1.5, 0.5 and 1, together 3.
    /// Evidence 1 is a document, 2 an interview, 3 an observation, 4 another interview.
    fn trial() -> Trial {
        let mut trial = Trial::open(Scope::Full);
        for (item, text) in [("A", "1"), ("B", "2"), ("C", "no")] {
            trial.answer(item, text);
        }
        for (kind, title) in
            [(EvidenceKind::Document, "名册"), (EvidenceKind::Interview, "会员"), (EvidenceKind::Observation, "演示")]
        {
            trial.support("A", kind, title);
        }
        trial
    }

    fn cause(control: Control, items: &[&str], evidence: &[u32]) -> Cause {
        let evidence: Vec<EvidenceNo> = evidence.iter().copied().map(EvidenceNo).collect();
        let lead = |item: &&str| Lead { item: (*item).into(), shown: String::new(), evidence: evidence.clone() };
        Cause { says: "原因".to_owned(), control, leads: items.iter().map(lead).collect(), ..Cause::default() }
    }

    fn with(causes: Vec<Cause>) -> (Trial, Crux) {
        let mut trial = trial();
        for cause in causes {
            let number = trial.assessment().records.next_cause();
            trial.act(Act::Keep(Kept::Cause(number, Some(Box::new(cause))))).unwrap();
        }
        let crux = Crux::of(trial.assessment(), &trial.standing());
        (trial, crux)
    }

    fn close(found: f64, expected: f64) -> bool {
        (found - expected).abs() < 1e-9
    }

    #[test]
    fn priority_is_impact_times_control_times_confidence() {
        let (_, crux) = with(vec![
            cause(Control::Society, &["A", "B"], &[1, 2, 3]),
            cause(Control::Shared, &["B"], &[1, 2]),
            cause(Control::Outside, &["C"], &[1]),
        ]);
        assert!(close(crux.weight, 4.0) && close(crux.loss, 3.0));
        let found: Vec<(u32, f64, f64)> = crux
            .causes
            .iter()
            .map(|weighed| (weighed.number.0, weighed.impact, weighed.rank.priority().unwrap()))
            .collect();
        let expected = [
            // All of A's loss and half of B's; three kinds of evidence: high.
            (1, (1.5 + 0.25) / 4.0, 100.0 * (1.75 / 4.0)),
            // C's loss; one document: low.
            (3, 1.0 / 4.0, 100.0 * (1.0 / 4.0) * 0.3 * 0.5),
            // The other half of B's; two kinds: moderate.
            (2, 0.25 / 4.0, 100.0 * (0.25 / 4.0) * 0.6 * 0.8),
        ];
        for (found, expected) in found.iter().zip(expected) {
            assert_eq!(found.0, expected.0);
            assert!(close(found.1, expected.1) && close(found.2, expected.2), "{found:?} is not {expected:?}");
        }
        assert!(close(crux.explained.unwrap(), 1.0));
    }

    #[test]
    fn the_terms_of_a_cause_add_up_to_its_impact() {
        let (trial, crux) = with(vec![
            cause(Control::Society, &["A", "B"], &[1]),
            cause(Control::Society, &["B"], &[1]),
            cause(Control::Society, &["B"], &[]),
        ]);
        let causes = &trial.assessment().records.causes;
        let of = |number| terms(trial.assessment(), &trial.standing(), causes.get(&CauseNo(number)).unwrap());
        let found: Vec<_> = of(1).iter().map(|term| (term.item.to_string(), term.loss, term.n_causes)).collect();
        // A weighs 2 and has 25 points: 2 × 0.75; B weighs 1 and has 50, and two causes that name evidence.
        assert_eq!(found, [("A".to_owned(), 1.5, 1), ("B".to_owned(), 0.5, 2)]);
        let sum: f64 = of(1).iter().map(Term::part).sum();
        let weighed = crux.causes.iter().find(|weighed| weighed.number == CauseNo(1)).unwrap();
        assert!(close(sum, 1.75) && close(sum / crux.weight, weighed.impact));
        assert_eq!(of(3), []);
    }

    #[test]
    fn a_cause_without_evidence_is_to_be_verified_and_takes_no_share() {
        let (_, crux) = with(vec![cause(Control::Society, &["A"], &[]), cause(Control::Society, &["A"], &[1])]);
        let found: Vec<(u32, Rank, bool)> =
            crux.causes.iter().map(|weighed| (weighed.number.0, weighed.rank, weighed.is_crux)).collect();
        assert_eq!(found[1], (1, Rank::ToVerify, false));
        assert_eq!(found[0].0, 2);
        // 1.5 of the 3 lost.
        assert!(close(crux.explained.unwrap(), 0.5));
    }

    #[test]
    fn without_causes_nothing_is_explained_and_nothing_is_not_less_than_nothing() {
        let (_, none) = with(Vec::new());
        assert_eq!(format!("{:?}", none.explained), "Some(0.0)");
        let (_, unverified) = with(vec![cause(Control::Society, &["A"], &[])]);
        assert_eq!(format!("{:?}", unverified.causes[0].share), "Some(0.0)");
    }

    #[test]
    fn one_interview_alone_is_too_uncertain_and_what_lost_nothing_is_not_ranked() {
        let mut lossless = trial();
        lossless.answer("C", "yes");
        let number = lossless.assessment().records.next_cause();
        let asked = cause(Control::Society, &["C"], &[1]);
        lossless.act(Act::Keep(Kept::Cause(number, Some(Box::new(asked))))).unwrap();
        let crux = Crux::of(lossless.assessment(), &lossless.standing());
        assert_eq!(crux.causes[0].rank, Rank::WithoutLoss);
        let (_, crux) = with(vec![cause(Control::Society, &["A"], &[2])]);
        assert_eq!((crux.causes[0].rank, crux.causes[0].is_crux), (Rank::TooUncertain, false));
    }

    #[test]
    fn the_assessor_takes_a_cause_out_of_the_crux_or_puts_one_in() {
        let verdict = |is_crux| Some(Verdict { is_crux, why: "已在办".to_owned() });
        let causes = |first: Option<Verdict>, last: Option<Verdict>| {
            let mut causes: Vec<Cause> =
                ["A", "A", "C", "B"].iter().map(|item| cause(Control::Society, &[item], &[1, 2, 3])).collect();
            (causes[0].verdict, causes[3].verdict) = (first, last);
            causes
        };
        let crux = |causes| -> Vec<u32> { with(causes).1.crux().map(|weighed| weighed.number.0).collect() };
        // Losses: C 1, A 0.75 for each of its two causes, B 0.5. After three, 2.5 of 3 are explained: enough.
        assert_eq!(crux(causes(None, None)), [3, 1, 2]);
        assert_eq!(crux(causes(verdict(false), None)), [3, 2, 4]);
        assert_eq!(crux(causes(None, verdict(true))), [3, 1, 2, 4]);
    }

    #[test]
    fn a_crux_of_small_or_medium_effort_is_a_breakthrough() {
        let large = Cause { effort: Some(Size::Large), ..cause(Control::Society, &["C"], &[1, 2, 3]) };
        let (_, crux) = with(vec![large, cause(Control::Society, &["A"], &[1, 2, 3])]);
        // The next step of A, from 1 to 2, is medium.
        assert_eq!(crux.causes.iter().map(|weighed| weighed.effort).collect::<Vec<_>>(), [Size::Medium, Size::Large]);
        assert_eq!(crux.crux().count(), 2);
        assert_eq!(crux.breakthroughs().map(|weighed| weighed.number.0).collect::<Vec<_>>(), [2]);
    }
}
