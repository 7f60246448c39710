//! An item and what was found about it as plain text, to be searched and to be handed on; knows nothing of how either is done.

use crate::domain::checklist::Item;
use crate::domain::value::{Answer, Value};
use crate::lang::{Lang, item as say};
use crate::report::words;
use crate::ui::desk::Cx;
use crate::ui::visit::answering::Spot;
use crate::ui::visit::marks;

/// Says an answer, a level with what it stands for.
pub fn answer(item: &Item, answer: &Answer, lang: Lang) -> String {
    match answer {
        Answer::NotEstablished => say::not_established(lang).to_owned(),
        Answer::NotApplicable { reason } => say::not_applicable_because(lang, reason),
        Answer::Value(value) => {
            let shown = item.kind.show(item, value, lang);
            let level = match value {
                Value::Int(level) => usize::try_from(*level).ok(),
                _ => None,
            };
            match level.and_then(|level| item.rubric.get(level)) {
                Some(meaning) => say::level_means(lang, &shown, meaning.get(lang)),
                None => shown,
            }
        }
    }
}

/// Says an item with its answer, its remark and its evidence, a line each.
pub fn item(cx: &Cx<'_>, spot: Spot<'_>) -> String {
    let lang = cx.lang();
    let titled = words::titled(lang, &spot.assessment.checklist, &spot.item.id);
    let given = spot.answer(cx).map(|given| answer(spot.item, given, lang));
    let mut lines = vec![say::told(lang, &titled, given.as_deref().unwrap_or(say::not_answered(lang)))];
    let remark = spot.assessment.remarks.get(&spot.item.id).filter(|remark| !remark.trim().is_empty());
    lines.extend(remark.map(|remark| say::told(lang, say::remark(lang), remark)));
    let pieces = spot.assessment.evidence_of(&spot.item.id).map(|(number, evidence)| {
        let kind = words::evidence_kind(lang, evidence.kind);
        say::piece(lang, &marks::circled(number.0), &evidence.title, kind)
    });
    let pieces: Vec<String> = pieces.collect();
    if !pieces.is_empty() {
        lines.push(say::told(lang, say::evidence(lang), &pieces.join(say::between_pieces(lang))));
    }
    lines.join("\n")
}
