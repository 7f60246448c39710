//! What an undo or redo has changed, in a few words: what was, and what is; knows nothing of why.

use crate::domain::assessment::Assessment;
use crate::domain::checklist::Item;
use crate::domain::event::Change;
use crate::domain::ids::{Actor, EvidenceNo, ItemId};
use crate::domain::value::Answer;
use crate::lang::{Lang, shell as say};
use crate::report::records;
use crate::ui::text::Metrics;

/// Columns of a text that is quoted, so that what was and what is stand on one line.
const QUOTED_COLUMNS: usize = 24;

/// Says what a change makes of an assessment as it was before it, in the eyes of one person.
pub(super) fn words_of(before: &Assessment, actor: &Actor, change: &Change, lang: Lang) -> String {
    let changed = |what: &str, was: &str, is: &str| say::changed(lang, what, was, is);
    let title = |number: EvidenceNo| before.evidence.get(&number).map_or("", |evidence| evidence.title.as_str());
    match change {
        Change::Answered { item: id, answer } => {
            let item = before.checklist.item(id.as_str());
            let was = item.and_then(|item| before.answer_of(item, actor)).map(|given| &given.answer);
            changed(id.as_str(), &answer_words(item, was, lang), &answer_words(item, answer.as_ref(), lang))
        }
        Change::Remarked { item, text } => {
            let was = before.remarks.get(item).map_or("", String::as_str);
            changed(&say::remark_of(lang, item.as_str()), &quoted(was, lang), &quoted(text, lang))
        }
        Change::EvidenceRegistered { evidence, title, .. } => say::evidence_put_back(lang, evidence.0, title),
        Change::EvidenceStruck { evidence } => say::evidence_struck(lang, evidence.0, title(*evidence)),
        Change::Linked { item, evidence } => say::evidence_linked(lang, evidence.0, title(*evidence), item.as_str()),
        Change::Unlinked { item, evidence } => {
            say::evidence_unlinked(lang, evidence.0, title(*evidence), item.as_str())
        }
        Change::Overruled { check, item, why } => {
            let was = before.overrule_of(check, item.as_ref()).map_or("", |overrule| overrule.why.as_str());
            let place = item.as_ref().map_or("", ItemId::as_str);
            let what = say::reason_of(lang, check.as_str(), place);
            changed(what.trim_end(), &quoted(was, lang), &quoted(why.as_deref().unwrap_or_default(), lang))
        }
        Change::Kept(kept) => records::say_kept(lang, Some(&before.checklist), kept),
        Change::Submitted | Change::Reopened { .. } | Change::Undone { .. } | Change::Redone { .. } => String::new(),
    }
}

fn answer_words(item: Option<&Item>, answer: Option<&Answer>, lang: Lang) -> String {
    match (answer, item) {
        (None, _) => say::no_answer(lang).to_owned(),
        (Some(Answer::NotApplicable { .. }), _) => say::not_applicable(lang).to_owned(),
        (Some(Answer::NotEstablished), _) => say::not_established(lang).to_owned(),
        (Some(Answer::Value(value)), Some(item)) => shortened(&item.kind.show(item, value, lang)),
        (Some(Answer::Value(_)), None) => String::new(),
    }
}

fn quoted(text: &str, lang: Lang) -> String {
    match text.trim() {
        "" => say::no_text(lang).to_owned(),
        text => say::quoted(lang, &shortened(text)),
    }
}

/// Returns the beginning of a text, on one line.
fn shortened(text: &str) -> String {
    Metrics::Narrow.fit(&text.replace('\n', " "), QUOTED_COLUMNS)
}
