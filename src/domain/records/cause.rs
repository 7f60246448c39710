//! A cause of lost score: what leads to what, shown by what, and what lies behind it; knows nothing of how causes are ranked.

use crate::domain::checklist::Size;
use crate::domain::ids::{CauseId, EvidenceNo, ItemId};

/// The most steps from what is seen to what lies behind it.
pub const MAX_WHYS: usize = 5;

/// "A leads to B, shown by C".
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cause {
    /// Its kind (领 人 财 制 器 联 环), one of the checklist's; `None` while it has none.
    pub kind: Option<CauseId>,
    /// What it is, in a sentence.
    pub says: String,
    /// Who can do something about it.
    pub control: Control,
    /// What it leads to.
    pub leads: Vec<Lead>,
    /// What lies behind it, one step after the other, at most [`MAX_WHYS`].
    pub whys: Vec<Why>,
    /// How much it takes to do something about it; `None`: as much as the next step of the items it leads to.
    pub effort: Option<Size>,
    /// What the assessor has decided about it.
    pub verdict: Option<Verdict>,
}

/// That a cause leads to what was found on an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lead {
    /// The item.
    pub item: ItemId,
    /// By what it is shown, in words; may be empty where evidence is named.
    pub shown: String,
    /// The evidence that shows it.
    pub evidence: Vec<EvidenceNo>,
}

/// A step of asking why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// The answer.
    pub says: String,
    /// The evidence for it.
    pub evidence: Vec<EvidenceNo>,
}

/// What the assessor makes of what is proposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// Whether the cause is a crux.
    pub is_crux: bool,
    /// Why; needed where it is not.
    pub why: String,
}

/// Who can do something about a cause.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Control {
    /// The society alone.
    #[default]
    Society,
    /// The society together with its host body or association.
    Shared,
    /// Mostly others.
    Outside,
}

impl Control {
    /// Every control, the firmest first.
    pub const ALL: [Self; 3] = [Self::Society, Self::Shared, Self::Outside];

    /// Returns the code used on the command line and in files.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Society => "society",
            Self::Shared => "shared",
            Self::Outside => "outside",
        }
    }

    /// Reads a code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|control| control.code() == code)
    }
}

impl Cause {
    /// Returns the evidence named anywhere in it, each piece once, by number.
    pub fn evidence(&self) -> Vec<EvidenceNo> {
        let leads = self.leads.iter().flat_map(|lead| &lead.evidence);
        let mut named: Vec<EvidenceNo> = leads.chain(self.whys.iter().flat_map(|why| &why.evidence)).copied().collect();
        named.sort_unstable();
        named.dedup();
        named
    }
}
