//! Kinds of cause proposed for what is low; knows nothing of the causes on record but their kinds.

use crate::domain::assessment::Assessment;
use crate::domain::checklist::CauseKind;
use crate::domain::diagnosis::crux::losses::losses;
use crate::domain::ids::{CauseId, ItemId};
use crate::domain::standing::Standing;

/// What has fewer points is low.
const LOW_POINTS: f64 = 50.0;

/// A kind of cause that low items point at.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The kind.
    pub kind: CauseId,
    /// The low items it is likely to lie behind, the greatest loss first.
    pub items: Vec<ItemId>,
    /// The share (0–1) of the loss it would explain, where every kind proposed takes an equal part of an item.
    pub share: f64,
}

/// Proposes kinds of cause for what is low, the greatest share first. Kinds of which a cause is on record are left out: the
/// assessor has them in hand.
pub fn proposals(assessment: &Assessment, standing: &Standing) -> Vec<Proposal> {
    let losses = losses(assessment, standing);
    let loss: f64 = losses.values().map(|lost| lost.loss).sum();
    let on_record =
        |kind: &CauseKind| assessment.records.causes.iter().any(|(_, cause)| cause.is.kind.as_ref() == Some(&kind.id));
    let kinds: Vec<&CauseKind> = assessment.checklist.causes.iter().filter(|kind| !on_record(kind)).collect();
    let low = |item: &ItemId| losses.get(item).filter(|lost| lost.points < LOW_POINTS);
    let proposed = kinds.iter().filter_map(|kind| {
        let mut items: Vec<(ItemId, f64)> =
            kind.items.iter().filter_map(|item| Some((item.clone(), low(item)?.loss))).collect();
        items.sort_by(|one, other| other.1.total_cmp(&one.1));
        let part = |(item, lost): &(ItemId, f64)| {
            let sharing = kinds.iter().filter(|kind| kind.items.contains(item)).count();
            lost / f64::from(u32::try_from(sharing).unwrap_or(u32::MAX).max(1))
        };
        let share = items.iter().map(part).sum::<f64>() / loss;
        (!items.is_empty()).then(|| Proposal {
            kind: kind.id.clone(),
            items: items.into_iter().map(|(item, _)| item).collect(),
            share,
        })
    });
    let mut proposed: Vec<Proposal> = proposed.collect();
    proposed.sort_by(|one, other| other.share.total_cmp(&one.share));
    proposed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::command::Act;
    use crate::domain::event::Scope;
    use crate::domain::records::{Cause, Kept};
    use crate::domain::trial::Trial;

    const LIBRARY: &str = r#"
[[cause]]
id = "people"
sign = { zh = "人", en = "P" }
title = { zh = "队伍", en = "People" }
items = ["A", "B"]

[[cause]]
id = "rules"
sign = { zh = "制", en = "R" }
title = { zh = "制度", en = "Rules" }
items = ["A", "C"]
"#;

    #[test]
    fn kinds_of_cause_are_proposed_for_what_is_low_until_one_of_the_kind_is_on_record() {
        let mut trial = Trial::open_with(Scope::Full, LIBRARY);
        for (item, text) in [("A", "1"), ("B", "2"), ("C", "no")] {
            trial.answer(item, text);
        }
        let proposed = |trial: &Trial| -> Vec<(String, Vec<ItemId>)> {
            let proposals = proposals(trial.assessment(), &trial.standing());
            proposals.into_iter().map(|proposal| (proposal.kind.to_string(), proposal.items)).collect()
        };
        // B at 2 has 50 points and is not low. Rules: C's 1 and half of A's 1.5; people: the other half.
        let (rules, people) =
            (("rules".to_owned(), vec!["A".into(), "C".into()]), ("people".to_owned(), vec!["A".into()]));
        assert_eq!(proposed(&trial), [rules, people.clone()]);
        let number = trial.assessment().records.next_cause();
        let asked = Cause { kind: Some("rules".into()), says: "原因".to_owned(), ..Cause::default() };
        trial.act(Act::Keep(Kept::Cause(number, Some(Box::new(asked))))).unwrap();
        assert_eq!(proposed(&trial), [people]);
    }
}
