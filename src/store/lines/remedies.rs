//! Findings, causes, actions and efforts as members of a line; knows nothing of the line around them.

use serde::{Deserialize, Serialize};

use super::{BadLine, date_of, lacks};
use crate::domain::checklist::Size;
use crate::domain::ids::{CauseId, CauseNo, EvidenceNo, ItemId};
use crate::domain::records::{
    Action, Cause, Control, Finding, FindingGrade, Lead, Measure, Owner, Progress, Strength, Verdict, Why,
};

#[derive(Serialize, Deserialize)]
pub(super) struct WrittenFinding {
    effect: String,
    grade: Option<String>,
    why: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct WrittenCause {
    kind: Option<String>,
    says: String,
    control: String,
    leads: Vec<WrittenLead>,
    whys: Vec<WrittenWhy>,
    effort: Option<String>,
    verdict: Option<WrittenVerdict>,
}

#[derive(Serialize, Deserialize)]
struct WrittenLead {
    item: String,
    shown: String,
    evidence: Vec<u32>,
}

#[derive(Serialize, Deserialize)]
struct WrittenWhy {
    says: String,
    evidence: Vec<u32>,
}

#[derive(Serialize, Deserialize)]
struct WrittenVerdict {
    crux: bool,
    why: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct WrittenAction {
    items: Vec<String>,
    cause: Option<u32>,
    what: String,
    strength: String,
    owner: String,
    who: String,
    due: Option<String>,
    support: String,
    measures: Vec<WrittenMeasure>,
    proof: String,
    check_on: Option<String>,
    state: String,
    found: String,
}

#[derive(Serialize, Deserialize)]
struct WrittenMeasure {
    item: String,
    target: u8,
}

/// Writes the sizes of four steps.
pub(super) fn write_sizes(sizes: [Size; 4]) -> Vec<String> {
    sizes.iter().map(|size| size.code().to_owned()).collect()
}

/// Reads the sizes of four steps.
pub(super) fn read_sizes(written: &[String]) -> Result<[Size; 4], BadLine> {
    let sizes = written.iter().map(|code| read_size(code)).collect::<Result<Vec<Size>, BadLine>>()?;
    <[Size; 4]>::try_from(sizes).map_err(|_| lacks("is"))
}

fn read_size(code: &str) -> Result<Size, BadLine> {
    Size::ALL.into_iter().find(|size| size.code() == code).ok_or_else(|| lacks("effort"))
}

fn numbers(evidence: Vec<EvidenceNo>) -> Vec<u32> {
    evidence.into_iter().map(|number| number.0).collect()
}

fn evidence(numbers: Vec<u32>) -> Vec<EvidenceNo> {
    numbers.into_iter().map(EvidenceNo).collect()
}

impl From<Finding> for WrittenFinding {
    fn from(finding: Finding) -> Self {
        let Finding { effect, grade, why } = finding;
        Self { effect, grade: grade.map(|grade| grade.code().to_owned()), why }
    }
}

impl TryFrom<WrittenFinding> for Finding {
    type Error = BadLine;

    fn try_from(written: WrittenFinding) -> Result<Self, BadLine> {
        let WrittenFinding { effect, grade, why } = written;
        let grade = grade.map(|code| FindingGrade::from_code(&code).ok_or_else(|| lacks("grade"))).transpose()?;
        Ok(Self { effect, grade, why })
    }
}

impl From<Cause> for WrittenCause {
    fn from(cause: Cause) -> Self {
        let Cause { kind, says, control, leads, whys, effort, verdict } = cause;
        let lead = |Lead { item, shown, evidence }| WrittenLead {
            item: ItemId::to_string(&item),
            shown,
            evidence: numbers(evidence),
        };
        Self {
            kind: kind.map(|kind| kind.to_string()),
            says,
            control: control.code().to_owned(),
            leads: leads.into_iter().map(lead).collect(),
            whys: whys.into_iter().map(|why| WrittenWhy { says: why.says, evidence: numbers(why.evidence) }).collect(),
            effort: effort.map(|size| size.code().to_owned()),
            verdict: verdict.map(|Verdict { is_crux, why }| WrittenVerdict { crux: is_crux, why }),
        }
    }
}

impl TryFrom<WrittenCause> for Cause {
    type Error = BadLine;

    fn try_from(written: WrittenCause) -> Result<Self, BadLine> {
        let WrittenCause { kind, says, control, leads, whys, effort, verdict } = written;
        let lead = |WrittenLead { item, shown, evidence: named }| Lead {
            item: ItemId::new(&item),
            shown,
            evidence: evidence(named),
        };
        Ok(Self {
            kind: kind.map(|kind| CauseId::new(&kind)),
            says,
            control: Control::from_code(&control).ok_or_else(|| lacks("control"))?,
            leads: leads.into_iter().map(lead).collect(),
            whys: whys.into_iter().map(|why| Why { says: why.says, evidence: evidence(why.evidence) }).collect(),
            effort: effort.map(|code| read_size(&code)).transpose()?,
            verdict: verdict.map(|WrittenVerdict { crux, why }| Verdict { is_crux: crux, why }),
        })
    }
}

impl From<Action> for WrittenAction {
    fn from(action: Action) -> Self {
        let measure = |Measure { item, target }| WrittenMeasure { item: ItemId::to_string(&item), target };
        Self {
            items: action.items.iter().map(ItemId::to_string).collect(),
            cause: action.cause.map(|cause| cause.0),
            what: action.what,
            strength: action.strength.code().to_owned(),
            owner: action.owner.code().to_owned(),
            who: action.who,
            due: action.due.map(|day| day.to_string()),
            support: action.support,
            measures: action.measures.into_iter().map(measure).collect(),
            proof: action.proof,
            check_on: action.check_on.map(|day| day.to_string()),
            state: action.state.code().to_owned(),
            found: action.found,
        }
    }
}

impl TryFrom<WrittenAction> for Action {
    type Error = BadLine;

    fn try_from(written: WrittenAction) -> Result<Self, BadLine> {
        let measure = |WrittenMeasure { item, target }| Measure { item: ItemId::new(&item), target };
        Ok(Self {
            items: written.items.iter().map(|item| ItemId::new(item)).collect(),
            cause: written.cause.map(CauseNo),
            what: written.what,
            strength: Strength::from_code(&written.strength).ok_or_else(|| lacks("strength"))?,
            owner: Owner::from_code(&written.owner).ok_or_else(|| lacks("owner"))?,
            who: written.who,
            due: written.due.map(|day| date_of(&day)).transpose()?,
            support: written.support,
            measures: written.measures.into_iter().map(measure).collect(),
            proof: written.proof,
            check_on: written.check_on.map(|day| date_of(&day)).transpose()?,
            state: Progress::from_code(&written.state).ok_or_else(|| lacks("state"))?,
            found: written.found,
        })
    }
}
