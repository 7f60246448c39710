//! What stands around an answer: what the register offers, the two blanks, texts begun beside it, why it does not count; knows nothing of the ways of answering.

use crate::domain::assessment::Effective;
use crate::domain::ids::ItemId;
use crate::domain::standing::{ItemStanding, ItemState};
use crate::domain::value::Answer;
use crate::lang::item as say;
use crate::ui::desk::Cx;
use crate::ui::field::Field;
use crate::ui::theme::{Role, Span};
use crate::ui::visit::answering::{Answering, Aside, Spot};
use crate::ui::visit::flow::Flow;
use crate::ui::visit::{indent, offer};

/// Lines a remark may take while it is typed.
const REMARK_LINES: u16 = 6;

/// Puts what the register says that may answer the item, unless it is the answer.
pub fn put_offer<'a>(flow: &mut Flow<'a>, cx: &Cx<'a>, spot: Spot<'a>) {
    let lang = cx.lang();
    let Some(offer) = offer::of(cx, spot.assessment, spot.item) else { return };
    if spot.answer(cx).and_then(Answer::value) == Some(&offer.value) {
        return;
    }
    let label = [" ".into(), Role::Muted.span(say::register(lang))];
    let rest = [offer.shown.into(), "  ".into(), Role::Link.span(say::take_offer(lang))];
    flow.labelled_line(indent(lang), label, rest, []);
}

/// Puts the two blanks, and which of them is the answer.
///
/// ```text
///    -  未查清    /  不适用
///  ● /  不适用：学会没有期刊
/// ```
pub fn put_blanks<'a>(flow: &mut Flow<'a>, cx: &Cx<'a>, spot: Spot<'a>) {
    let (lang, glyphs) = (cx.lang(), cx.look.glyphs());
    let taken =
        |key: &'static str| vec![" ".into(), Role::Focus.span(glyphs.taken), " ".into(), Role::Strong.span(key)];
    match spot.answer(cx) {
        Some(Answer::NotApplicable { reason }) => {
            flow.labelled(6, taken("/"), Role::Strong, &say::not_applicable_because(lang, reason));
        }
        Some(Answer::NotEstablished) => flow.labelled(6, taken("-"), Role::Strong, say::not_established(lang)),
        Some(Answer::Value(_)) | None => {
            let blank = |key: &'static str, word: &'static str| [Span::from(key), "  ".into(), Role::Muted.span(word)];
            let spans = blank("-", say::not_established(lang)).into_iter();
            flow.line(3, spans.chain(["    ".into()]).chain(blank("/", say::not_applicable(lang))));
        }
    }
}

/// Puts a reason while it is typed or begun.
pub fn put_reason<'a>(flow: &mut Flow<'a>, cx: &Cx<'a>, spot: Spot<'a>, answering: &'a Answering) {
    let lang = cx.lang();
    let Some(field) = answering.aside(&spot.item.id, Aside::Reason) else { return };
    let is_typed = answering.typing() == Some(Aside::Reason);
    put_field(flow, cx, say::reason(lang), field, 1, is_typed);
    if !is_typed {
        flow.line(indent(lang), [Role::Muted.span(say::draft_reason(lang))]);
    }
}

/// Puts the remark: as it is typed, as it was begun, or as it is on record.
pub fn put_remark<'a>(flow: &mut Flow<'a>, cx: &Cx<'a>, spot: Spot<'a>, answering: &'a Answering) {
    let lang = cx.lang();
    let is_typed = answering.typing() == Some(Aside::Remark);
    match (answering.aside(&spot.item.id, Aside::Remark), spot.assessment.remarks.get(&spot.item.id)) {
        (Some(field), _) => {
            put_field(flow, cx, say::remark(lang), field, REMARK_LINES, is_typed);
            if !is_typed {
                flow.line(indent(lang), [Role::Muted.span(say::draft_remark(lang))]);
            }
        }
        (None, Some(text)) => {
            flow.labelled(indent(lang), [" ".into(), Role::Muted.span(say::remark(lang))], Role::Text, text);
        }
        (None, None) => {}
    }
}

fn put_field<'a>(flow: &mut Flow<'a>, cx: &Cx<'a>, word: &'static str, field: &'a Field, rows: u16, is_typed: bool) {
    let role = if is_typed { Role::Strong } else { Role::Muted };
    let from = flow.len();
    flow.field(indent(cx.lang()), [" ".into(), role.span(word)], field, rows, is_typed);
    if is_typed {
        flow.focus(from);
    }
}

/// Says whose rating counts where assessors rate apart; other assessors' ratings stay unseen.
pub fn put_others<'a>(flow: &mut Flow<'a>, cx: &Cx<'a>, spot: Spot<'a>, standing: &ItemStanding) {
    let lang = cx.lang();
    let actor = cx.data.session.actor();
    let Some(ratings) = spot.assessment.by_assessor.get(&spot.item.id) else { return };
    let n_others = ratings.keys().filter(|rater| *rater != actor).count();
    if n_others > 0 {
        flow.text(6, Role::Muted, &say::others_rated(lang, n_others));
    }
    match spot.assessment.effective(spot.item) {
        _ if standing.is_disputed => flow.text(6, Role::Caution, say::disputed(lang)),
        Effective::One(given) if given.by != *actor => {
            flow.text(6, Role::Muted, &say::lead_counts(lang, given.by.as_str()));
        }
        Effective::One(_) | Effective::None | Effective::Disputed => {}
    }
}

/// Says why an item is off the path: the answers its rule reads, in words.
pub fn put_off_path<'a>(flow: &mut Flow<'a>, cx: &Cx<'a>, spot: Spot<'a>, state: ItemState) {
    let lang = cx.lang();
    let why = match state {
        ItemState::OutOfScope => say::out_of_scope(lang).to_owned(),
        ItemState::Skipped => say::skipped(lang, &reasons(cx, spot).join(say::because_and(lang))),
        ItemState::Answered | ItemState::Ne | ItemState::Na | ItemState::Unanswered => return,
    };
    flow.labelled(3, [" ".into(), Role::Muted.span(cx.look.glyphs().dot)], Role::Strong, &why);
    if spot.answer(cx).is_some() {
        flow.text(3, Role::Muted, say::kept(lang));
    }
}

fn reasons(cx: &Cx<'_>, spot: Spot<'_>) -> Vec<String> {
    let lang = cx.lang();
    let named = spot.item.skip_if.iter().flat_map(|rule| &rule.items);
    let reason = |id: &ItemId| {
        let named = spot.assessment.checklist.item(id.as_str())?;
        let Effective::One(given) = spot.assessment.effective(named) else { return None };
        let value = named.kind.show(named, given.answer.value()?, lang);
        Some(say::because(lang, id.as_str(), named.title.get(lang), &value))
    };
    named.filter_map(reason).collect()
}
