//! What forms of an assessment choose from: its items and its evidence, what is near at hand first; knows no form.

use crate::domain::assessment::Assessment;
use crate::domain::ids::{EvidenceNo, ItemId};
use crate::domain::standing::{ItemState, Standing};
use crate::domain::value::Value;
use crate::lang::{Lang, crux_screen as say};
use crate::report::words;
use crate::ui::visit::marks;
use crate::ui::visit::picker::Choice;

/// Says the level an item is at, or what it is answered with; the word for its state where it does not count.
pub fn level(lang: Lang, assessment: &Assessment, standing: &Standing, item: &ItemId) -> String {
    let Some(stands) = standing.item(item) else { return String::new() };
    match (&stands.value, assessment.checklist.item(item.as_str())) {
        (Some(Value::Int(level)), Some(item)) if stands.state == ItemState::Answered && !item.rubric.is_empty() => {
            crate::lang::aim_screen::level(lang, &level.to_string())
        }
        (Some(value), Some(item)) if stands.state == ItemState::Answered => item.kind.show(item, value, lang),
        _ => words::item_state(lang, stands.state).to_owned(),
    }
}

/// Returns the items that can be chosen: those that have lost score first, the greatest loss first.
pub fn items(
    lang: Lang,
    assessment: &Assessment,
    standing: &Standing,
    taken: &[String],
    fits: impl Fn(&ItemId) -> bool,
) -> Vec<Choice> {
    let loss = |item: &ItemId| {
        let weight = assessment.checklist.item(item.as_str()).and_then(|item| item.weight).unwrap_or(0.0);
        standing.item(item).and_then(|stands| stands.points).map_or(0.0, |points| weight * (100.0 - points))
    };
    let known = assessment.checklist.items.iter().map(|item| &item.id).filter(|item| fits(item));
    let mut items: Vec<&ItemId> = known.collect();
    let is_taken = |item: &ItemId| taken.iter().any(|id| id == item.as_str());
    items.sort_by(|one, other| is_taken(other).cmp(&is_taken(one)).then_with(|| loss(other).total_cmp(&loss(one))));
    let choice = |item: &&ItemId| Choice {
        id: item.to_string(),
        text: words::titled(lang, &assessment.checklist, item),
        note: level(lang, assessment, standing, item),
        is_taken: is_taken(item),
    };
    items.iter().map(choice).collect()
}

/// Returns the evidence that can be chosen, that linked to an item first.
pub fn evidence(lang: Lang, assessment: &Assessment, item: Option<&ItemId>, taken: &[String]) -> Vec<Choice> {
    let is_linked = |number: EvidenceNo| item.is_some_and(|item| assessment.is_linked(item, number));
    let choice = |(number, piece): (&EvidenceNo, &crate::domain::assessment::Evidence)| {
        let kind = words::evidence_kind(lang, piece.kind);
        let text = format!("{} {} {}", marks::circled(number.0), kind, piece.title);
        let note = if is_linked(*number) { say::is_linked(lang) } else { "" };
        let id = number.to_string();
        Choice { is_taken: taken.contains(&id), id, text, note: note.to_owned() }
    };
    let (near, far): (Vec<_>, Vec<_>) = assessment.evidence.iter().partition(|(number, _)| is_linked(**number));
    near.into_iter().chain(far).map(choice).collect()
}

/// Shows evidence by its numbers.
pub fn numbers(ids: &[String]) -> String {
    let shown = ids.iter().filter_map(|id| id.parse().ok()).map(marks::circled);
    shown.collect::<Vec<String>>().concat()
}

/// Reads evidence from what was picked.
pub fn evidence_of(ids: &[String]) -> Vec<EvidenceNo> {
    ids.iter().filter_map(|id| id.parse().ok()).map(EvidenceNo).collect()
}

/// Writes evidence as it is picked.
pub fn ids_of(evidence: &[EvidenceNo]) -> Vec<String> {
    evidence.iter().map(ToString::to_string).collect()
}
