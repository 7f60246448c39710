//! What an undo or redo has left an assessment with, in a few words; knows nothing of why.

use crate::domain::checklist::Checklist;
use crate::domain::event::Change;
use crate::domain::value::Answer;
use crate::lang::{Lang, shell as say};
use crate::report::records;

/// Says what a change left an assessment with, in a few words.
pub(super) fn words_of(checklist: Option<&Checklist>, change: &Change, lang: Lang) -> String {
    match change {
        Change::Answered { item, answer: None } => say::answer_taken_back(lang, item.as_str()),
        Change::Answered { item, answer: Some(answer) } => {
            let known = checklist.and_then(|checklist| checklist.item(item.as_str()));
            let shown = match answer {
                Answer::Value(value) => known.map(|item| item.kind.show(item, value, lang)).unwrap_or_default(),
                Answer::NotApplicable { .. } => say::not_applicable(lang).to_owned(),
                Answer::NotEstablished => say::not_established(lang).to_owned(),
            };
            say::answer_put_back(lang, item.as_str(), &shown)
        }
        Change::Remarked { item, .. } => say::remark_as_before(lang, item.as_str()),
        Change::EvidenceRegistered { evidence, .. } => say::evidence_put_back(lang, evidence.0),
        Change::EvidenceStruck { evidence } => say::evidence_struck(lang, evidence.0),
        Change::Linked { item, evidence } => say::evidence_linked(lang, evidence.0, item.as_str()),
        Change::Unlinked { item, evidence } => say::evidence_unlinked(lang, evidence.0, item.as_str()),
        Change::Overruled { check, why: None, .. } => say::reason_taken_back(lang, check.as_str()),
        Change::Overruled { check, why: Some(_), .. } => say::reason_put_back(lang, check.as_str()),
        Change::Kept(kept) => records::say_kept(lang, checklist, kept),
        Change::Submitted | Change::Reopened { .. } | Change::Undone { .. } | Change::Redone { .. } => String::new(),
    }
}
