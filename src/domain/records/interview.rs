//! An interview and the lines jotted down in it; knows nothing of the person's name, which is not kept.

use crate::domain::ids::{EvidenceNo, ItemId, RoleId};

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
