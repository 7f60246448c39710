//! May a finding, a cause or an action be kept as it is asked? Pure; knows nothing of how causes are ranked.

use crate::domain::assessment::Assessment;
use crate::domain::decide::{MAX_TEXT_BYTES, find_item};
use crate::domain::ids::{EvidenceNo, ItemId};
use crate::domain::records::judge::plain;
use crate::domain::records::{Action, Cause, Finding, Lead, MAX_WHYS};
use crate::domain::refusal::Refusal;

/// The highest level an item can be measured by.
const TOP_LEVEL: u8 = 4;

pub(super) fn finding_of(mut finding: Finding) -> Result<Finding, Refusal> {
    for text in [&mut finding.effect, &mut finding.why] {
        *text = plain(text)?;
    }
    match finding.grade {
        Some(_) if finding.why.is_empty() => return Err(Refusal::NoReason),
        Some(_) => {}
        None => finding.why.clear(),
    }
    Ok(finding)
}

pub(super) fn cause_of(assessment: &Assessment, mut cause: Cause) -> Result<Cause, Refusal> {
    if let Some(kind) = cause.kind.as_ref().filter(|kind| assessment.checklist.cause(kind.as_str()).is_none()) {
        return Err(Refusal::NoSuchCauseKind { id: kind.to_string() });
    }
    cause.says = plain(&cause.says)?;
    if cause.says.is_empty() {
        return Err(Refusal::NoText);
    }
    let mut leads: Vec<Lead> = Vec::new();
    for mut lead in cause.leads {
        if find_item(assessment, &lead.item)?.weight.is_none() {
            return Err(Refusal::NotScored { item: lead.item });
        }
        lead.shown = plain(&lead.shown)?;
        lead.evidence = evidence_of(assessment, lead.evidence)?;
        match leads.iter_mut().find(|known| known.item == lead.item) {
            Some(known) => *known = lead,
            None => leads.push(lead),
        }
    }
    cause.leads = leads;
    if cause.whys.len() > MAX_WHYS {
        return Err(Refusal::TooManyWhys { max: MAX_WHYS });
    }
    for why in &mut cause.whys {
        why.says = plain(&why.says)?;
        if why.says.is_empty() {
            return Err(Refusal::NoText);
        }
        why.evidence = evidence_of(assessment, std::mem::take(&mut why.evidence))?;
    }
    if let Some(verdict) = &mut cause.verdict {
        verdict.why = plain(&verdict.why)?;
        if !verdict.is_crux && verdict.why.is_empty() {
            return Err(Refusal::NoReason);
        }
    }
    let leads = cause.leads.iter().map(|lead| &lead.shown);
    let texts = leads.chain(cause.whys.iter().map(|why| &why.says)).chain([&cause.says]);
    fits(texts)?;
    Ok(cause)
}

pub(super) fn action_of(assessment: &Assessment, mut action: Action) -> Result<Action, Refusal> {
    for text in [&mut action.what, &mut action.who, &mut action.support, &mut action.proof, &mut action.found] {
        *text = plain(text)?;
    }
    if action.what.is_empty() {
        return Err(Refusal::NoText);
    }
    if let Some(number) = action.cause.filter(|number| assessment.records.causes.get(number).is_none()) {
        return Err(Refusal::NoSuchCause { number });
    }
    let mut items: Vec<ItemId> = Vec::new();
    for item in action.items {
        find_item(assessment, &item)?;
        if !items.contains(&item) {
            items.push(item);
        }
    }
    action.items = items;
    for measure in &action.measures {
        if find_item(assessment, &measure.item)?.rubric.is_empty() || measure.target > TOP_LEVEL {
            return Err(Refusal::NoMeasure { item: measure.item.clone() });
        }
    }
    fits([&action.what, &action.who, &action.support, &action.proof, &action.found].into_iter())?;
    Ok(action)
}

/// All the texts of a record are stored together.
fn fits<'a>(texts: impl Iterator<Item = &'a String>) -> Result<(), Refusal> {
    let n_bytes: usize = texts.map(String::len).sum();
    if n_bytes > MAX_TEXT_BYTES { Err(Refusal::TooLong { max: MAX_TEXT_BYTES }) } else { Ok(()) }
}

fn evidence_of(assessment: &Assessment, mut named: Vec<EvidenceNo>) -> Result<Vec<EvidenceNo>, Refusal> {
    named.sort_unstable();
    named.dedup();
    match named.iter().find(|number| !assessment.evidence.contains_key(number)) {
        Some(number) => Err(Refusal::NoSuchEvidence { number: *number }),
        None => Ok(named),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::command::Act;
    use crate::domain::event::{EvidenceKind, Scope};
    use crate::domain::ids::{ActionNo, CauseNo};
    use crate::domain::records::{FindingGrade, Kept, Measure, Verdict, Why};
    use crate::domain::trial::Trial;

    fn keep(trial: &mut Trial, kept: Kept) -> Result<usize, Refusal> {
        trial.act(Act::Keep(kept))
    }

    fn cause(leads: &[(&str, &[u32])]) -> Cause {
        let lead = |(item, evidence): &(&str, &[u32])| Lead {
            item: (*item).into(),
            shown: String::new(),
            evidence: evidence.iter().copied().map(EvidenceNo).collect(),
        };
        Cause { says: "秘书处只有一人".to_owned(), leads: leads.iter().map(lead).collect(), ..Cause::default() }
    }

    fn keep_cause(trial: &mut Trial, cause: Cause) -> Result<usize, Refusal> {
        let number = trial.assessment().records.next_cause();
        keep(trial, Kept::Cause(number, Some(Box::new(cause))))
    }

    fn keep_action(trial: &mut Trial, action: Action) -> Result<usize, Refusal> {
        let number = trial.assessment().records.next_action();
        keep(trial, Kept::Action(number, Some(Box::new(action))))
    }

    #[test]
    fn what_a_cause_names_has_to_be_there() {
        let mut trial = Trial::open(Scope::Full);
        let text = "为何".to_owned();
        let whys = |n| vec![Why { says: text.clone(), evidence: Vec::new() }; n];
        let no_crux = Some(Verdict { is_crux: false, why: " ".to_owned() });
        let cases = [
            (cause(&[("A", &[1])]), Refusal::NoSuchEvidence { number: EvidenceNo(1) }),
            (cause(&[("X", &[])]), Refusal::NoSuchItem { id: "X".to_owned() }),
            (cause(&[("N", &[])]), Refusal::NotScored { item: "N".into() }),
            (Cause { says: " ".to_owned(), ..Cause::default() }, Refusal::NoText),
            (Cause { kind: Some("luck".into()), ..cause(&[]) }, Refusal::NoSuchCauseKind { id: "luck".to_owned() }),
            (Cause { whys: whys(6), ..cause(&[]) }, Refusal::TooManyWhys { max: 5 }),
            (Cause { verdict: no_crux, ..cause(&[]) }, Refusal::NoReason),
        ];
        for (cause, refusal) in cases {
            assert_eq!(keep_cause(&mut trial, cause), Err(refusal));
        }
        trial.support("A", EvidenceKind::Document, "名册");
        assert_eq!(keep_cause(&mut trial, Cause { whys: whys(5), ..cause(&[("A", &[1])]) }), Ok(1));
    }

    #[test]
    fn a_cause_that_an_action_goes_at_is_not_taken_out() {
        let mut trial = Trial::open(Scope::Full);
        keep_cause(&mut trial, cause(&[("A", &[])])).unwrap();
        let action = Action { what: "增配专职".to_owned(), cause: Some(CauseNo(1)), ..Action::default() };
        keep_action(&mut trial, action).unwrap();
        assert_eq!(keep(&mut trial, Kept::Cause(CauseNo(1), None)), Err(Refusal::CauseInUse { number: CauseNo(1) }));
        keep(&mut trial, Kept::Action(ActionNo(1), None)).unwrap();
        assert_eq!(keep(&mut trial, Kept::Cause(CauseNo(1), None)), Ok(1));
    }

    #[test]
    fn what_an_action_names_has_to_be_there() {
        let mut trial = Trial::open(Scope::Full);
        let action = || Action { what: "增配专职".to_owned(), ..Action::default() };
        let measure = |item: &str, target| vec![Measure { item: item.into(), target }];
        let cases = [
            (Action::default(), Refusal::NoText),
            (Action { cause: Some(CauseNo(3)), ..action() }, Refusal::NoSuchCause { number: CauseNo(3) }),
            (Action { items: vec!["X".into()], ..action() }, Refusal::NoSuchItem { id: "X".to_owned() }),
            (Action { measures: measure("C", 3), ..action() }, Refusal::NoMeasure { item: "C".into() }),
            (Action { measures: measure("A", 5), ..action() }, Refusal::NoMeasure { item: "A".into() }),
        ];
        for (action, refusal) in cases {
            assert_eq!(keep_action(&mut trial, action), Err(refusal));
        }
        assert_eq!(keep_action(&mut trial, Action { measures: measure("A", 3), ..action() }), Ok(1));
    }

    #[test]
    fn another_grade_of_a_finding_needs_a_reason() {
        let mut trial = Trial::open(Scope::Full);
        let graded =
            |why: &str| Finding { grade: Some(FindingGrade::Important), why: why.to_owned(), ..Finding::default() };
        let finding = |why: &str| Kept::Finding("A".into(), Some(graded(why)));
        assert_eq!(keep(&mut trial, finding("")), Err(Refusal::NoReason));
        assert_eq!(keep(&mut trial, finding("影响换届")), Ok(1));
        assert_eq!(keep(&mut trial, Kept::Finding("A".into(), Some(Finding::default()))), Ok(1));
        assert_eq!(trial.assessment().records.findings.get(&"A".into()), None);
    }

    #[test]
    fn remedies_are_kept_and_undone_after_submission_and_answers_are_not() {
        let mut trial = Trial::open(Scope::Full);
        trial.complete();
        trial.act(Act::Submit).unwrap();
        let submitted = || Err(Refusal::IsSubmitted { id: trial_id() });
        assert_eq!(keep_cause(&mut trial, cause(&[("A", &[])])), Ok(1));
        assert_eq!(trial.act(Act::Undo), Ok(1));
        assert_eq!(trial.act(Act::Redo), Ok(1));
        assert_eq!(trial.act(Act::Undo), Ok(1));
        // What is next to be undone is an answer.
        assert_eq!(trial.act(Act::Undo), submitted());
        assert_eq!(trial.act(Act::Clear { item: "A".into() }), submitted());
    }

    fn trial_id() -> String {
        Trial::open(Scope::Full).assessment().id.to_string()
    }
}
