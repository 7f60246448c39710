//! Who has been heard and who has still to be, by the checklist's minimum sample; knows nothing of what they said.

use std::collections::BTreeMap;

use crate::domain::assessment::Assessment;
use crate::domain::checklist::Quota;
use crate::domain::condition::{Outcome, Values};

/// Where a part of the minimum sample stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotaStanding {
    /// Its place in the checklist's list.
    pub quota: usize,
    /// How many people of these roles have been heard; two interviews with one person are one.
    pub n_heard: u32,
    /// Whether nobody has to be heard here.
    pub is_skipped: bool,
    /// What is still missing; empty when the part is complete or skipped.
    pub missing: Vec<Missing>,
}

/// Who is still missing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// This many more people.
    People(u32),
    /// This many more of those heard have to be something: the id of a trait.
    Trait(String, u32),
}

/// Works out where each part of the minimum sample stands.
pub(super) fn stand_quotas(assessment: &Assessment, values: &Values) -> Vec<QuotaStanding> {
    let quotas = assessment.checklist.quotas.iter().enumerate();
    quotas.map(|(idx, quota)| stand_quota(assessment, idx, quota, values)).collect()
}

fn stand_quota(assessment: &Assessment, idx: usize, quota: &Quota, values: &Values) -> QuotaStanding {
    let is_skipped = quota.skip_if.as_ref().is_some_and(|skip| skip.eval(values) == Outcome::Bool(true));
    let interviews = assessment.records.interviews.iter().map(|(_, entered)| &entered.is);
    let of_role = interviews.filter(|interview| interview.role.as_ref().is_some_and(|role| quota.roles.contains(role)));
    let mut heard: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for interview in of_role {
        heard.entry(&interview.person).or_default().extend(interview.traits.iter().map(String::as_str));
    }
    let n_heard = u32::try_from(heard.len()).unwrap_or(u32::MAX);
    let mut missing = Vec::new();
    if !is_skipped {
        if n_heard < quota.least {
            missing.push(Missing::People(quota.least - n_heard));
        }
        for wanted in &quota.traits {
            let n_such = heard.values().filter(|traits| traits.contains(&wanted.id.as_str())).count();
            let lacking = wanted.least.saturating_sub(u32::try_from(n_such).unwrap_or(u32::MAX));
            if lacking > 0 {
                missing.push(Missing::Trait(wanted.id.clone(), lacking));
            }
        }
    }
    QuotaStanding { quota: idx, n_heard, is_skipped, missing }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::command::Act;
    use crate::domain::event::Scope;
    use crate::domain::ids::EvidenceNo;
    use crate::domain::records::{Interview, Kept};
    use crate::domain::trial::Trial;

    fn hear(trial: &mut Trial, number: u32, role: &str, person: &str, traits: &[&str]) {
        let interview = Interview {
            role: Some(role.into()),
            person: person.to_owned(),
            traits: traits.iter().map(ToString::to_string).collect(),
            ..Interview::default()
        };
        trial.act(Act::Keep(Kept::Interview(EvidenceNo(number), Some(interview)))).unwrap();
    }

    fn missing(trial: &Trial) -> Vec<Vec<Missing>> {
        trial.standing().quotas.into_iter().map(|quota| quota.missing).collect()
    }

    #[test]
    fn what_is_missing_counts_people_not_interviews_and_their_traits() {
        // The trial asks for one of R1 or R2, and for two of R3 of whom one is young.
        let mut trial = Trial::open(Scope::Full);
        let young = |n| Missing::Trait("young".to_owned(), n);
        assert_eq!(missing(&trial), [vec![Missing::People(1)], vec![Missing::People(2), young(1)]]);
        hear(&mut trial, 1, "R2", "R2-1", &[]);
        hear(&mut trial, 2, "R3", "R3-1", &[]);
        hear(&mut trial, 3, "R3", "R3-1", &["young"]);
        assert_eq!(missing(&trial), [vec![], vec![Missing::People(1)]]);
        hear(&mut trial, 4, "R3", "R3-2", &[]);
        assert_eq!(missing(&trial), [vec![], vec![]]);
    }

    #[test]
    fn a_part_that_does_not_apply_misses_nobody() {
        // R3 is not heard when Q is yes.
        let mut trial = Trial::open(Scope::Full);
        trial.answer("Q", "yes");
        let standing = trial.standing();
        assert_eq!(standing.quotas.iter().map(|quota| quota.is_skipped).collect::<Vec<_>>(), [false, true]);
        assert_eq!(missing(&trial), [vec![Missing::People(1)], vec![]]);
    }
}
