//! An interview and the lines jotted down in it; knows nothing of the person's name, which is not kept.

use crate::domain::ids::{EvidenceNo, ItemId, RoleId};
use crate::domain::records::Records;

/// Somebody was talked to. The line of evidence it makes is called by the person's code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Interview {
    /// The person's role, as the checklist names it.
    pub role: Option<RoleId>,
    /// The person's code, `R3-1`; never a name. The same code in two interviews is the same person.
    pub person: String,
    /// Where the talk took place; may be empty.
    pub place: String,
    /// Who else was in the room; may be empty.
    pub others: String,
    /// What the minimum sample asks of some: ids of the checklist's traits, such as `under45`.
    pub traits: Vec<String>,
}

/// A line jotted down. When it was jotted down is when it was first entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The interview it was jotted down in.
    pub interview: EvidenceNo,
    /// What was said, as it was typed.
    pub text: String,
    /// The items it was dropped onto: for each, the interview is evidence.
    pub items: Vec<ItemId>,
}

/// Returns the code proposed for the next person of a role: `R9-3` after `R9-1` and `R9-2`.
pub fn next_person(records: &Records, role: &RoleId) -> String {
    let number = |interview: &Interview| {
        let number = interview.person.strip_prefix(role.as_str())?.strip_prefix('-')?;
        number.parse::<u32>().ok()
    };
    let last = records.interviews.iter().filter_map(|(_, entered)| number(&entered.is)).max();
    format!("{role}-{}", last.unwrap_or(0).saturating_add(1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::command::Act;
    use crate::domain::event::Scope;
    use crate::domain::records::Kept;
    use crate::domain::trial::Trial;

    #[test]
    fn the_next_person_of_a_role_gets_the_next_number() {
        let mut trial = Trial::open(Scope::Full);
        let next = |trial: &Trial, role: &str| next_person(&trial.assessment().records, &role.into());
        assert_eq!(next(&trial, "R3"), "R3-1");
        for (number, person) in [(1, "R3-1"), (2, "R3-7"), (3, "R3-甲")] {
            let interview = Interview { role: Some("R3".into()), person: person.to_owned(), ..Interview::default() };
            trial.act(Act::Keep(Kept::Interview(EvidenceNo(number), Some(interview)))).unwrap();
        }
        assert_eq!([next(&trial, "R3"), next(&trial, "R1")], ["R3-8", "R1-1"]);
    }
}
