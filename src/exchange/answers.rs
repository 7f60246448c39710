//! One row of answers, from a file or the command line, as acts; knows nothing of what has been answered before.

use crate::domain::checklist::{Checklist, Item};
use crate::domain::command::Act;
use crate::domain::ids::{CheckId, ItemId};
use crate::domain::kinds::narrow;
use crate::domain::value::Answer;
use crate::exchange::bad_row::BadRow;
use crate::exchange::evidence::{EvidenceCell, read_cell};

/// What somebody gave for an item or a check. Empty cells say nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Given<'a> {
    /// An item; a check; a check and an item, `C31:W1`; or nothing, for evidence that supports no item yet.
    pub item: &'a str,
    /// The value, `NE` or `NA`.
    pub value: &'a str,
    /// Why it does not apply, or why a check may stand. A reason for any other answer is kept with the remark.
    pub reason: &'a str,
    /// The remark.
    pub remark: &'a str,
    /// The evidence, `kind:title|kind:title`.
    pub evidence: &'a str,
}

/// Returns what a row asks for.
///
/// # Errors
/// Why it makes no sense.
pub fn acts(checklist: &Checklist, given: Given<'_>) -> Result<Vec<Act>, BadRow> {
    let id = narrow(given.item);
    let id = id.trim();
    let evidence = read_cell(given.evidence).map_err(|given| BadRow::NotEvidence { given })?;
    if id.is_empty() {
        return unlinked(given, evidence);
    }
    if let Some(item) = checklist.item(id) {
        return of_item(item, given, evidence);
    }
    let (check, item) = match id.split_once(':') {
        Some((check, item)) => (check.trim(), Some(item.trim())),
        None => (id, None),
    };
    let is_item_known = item.is_none_or(|item| checklist.item(item).is_some());
    if checklist.check(check).is_none() || !is_item_known {
        return Err(BadRow::NoSuchItem { given: id.to_owned() });
    }
    of_check(check, item, given)
}

/// Registers evidence that supports no item yet.
fn unlinked(given: Given<'_>, evidence: Vec<EvidenceCell>) -> Result<Vec<Act>, BadRow> {
    let is_evidence_only = [given.value, given.reason, given.remark].iter().all(|cell| cell.trim().is_empty());
    if !is_evidence_only {
        return Err(BadRow::NoItem);
    }
    let register = |cell: EvidenceCell| Act::Evidence { kind: cell.kind, title: cell.title, items: Vec::new() };
    Ok(evidence.into_iter().map(register).collect())
}

fn of_check(check: &str, item: Option<&str>, given: Given<'_>) -> Result<Vec<Act>, BadRow> {
    let is_reason_only = [given.value, given.remark, given.evidence].iter().all(|cell| cell.trim().is_empty());
    if !is_reason_only {
        return Err(BadRow::ReasonOnly);
    }
    let why = given.reason.trim();
    if why.is_empty() {
        return Err(BadRow::NoReason);
    }
    Ok(vec![Act::Overrule { check: CheckId::new(check), item: item.map(ItemId::new), why: why.to_owned() }])
}

fn of_item(item: &Item, given: Given<'_>, evidence: Vec<EvidenceCell>) -> Result<Vec<Act>, BadRow> {
    let answer = read_answer(item, given.value, given.reason)?;
    let mut acts = Vec::new();
    let mut remark = given.remark.to_owned();
    if !matches!(answer, Some(Answer::NotApplicable { .. })) && !given.reason.trim().is_empty() {
        if !remark.trim().is_empty() {
            remark.push('\n');
        }
        remark.push_str(given.reason.trim());
    }
    if let Some(answer) = answer {
        acts.push(Act::Answer { item: item.id.clone(), answer });
    }
    if !remark.trim().is_empty() {
        acts.push(Act::Remark { item: item.id.clone(), text: remark });
    }
    for EvidenceCell { kind, title } in evidence {
        acts.push(Act::Evidence { kind, title, items: vec![item.id.clone()] });
    }
    Ok(acts)
}

/// Reads a value; `None` when nothing is given.
fn read_answer(item: &Item, value: &str, reason: &str) -> Result<Option<Answer>, BadRow> {
    let blank = narrow(value);
    match blank.trim().to_ascii_uppercase().as_str() {
        "" => Ok(None),
        "NE" => Ok(Some(Answer::NotEstablished)),
        "NA" if reason.trim().is_empty() => Err(BadRow::NoReason),
        "NA" => Ok(Some(Answer::NotApplicable { reason: reason.trim().to_owned() })),
        _ => item.kind.parse(item, value).map(|value| Some(Answer::Value(value))).map_err(BadRow::Value),
    }
}
