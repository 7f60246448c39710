//! Records in words: what happened to an interview, a note, a sample …, and the words for duties, declarations and confidence.

use crate::domain::checklist::Checklist;
use crate::domain::ids::ItemId;
use crate::domain::records::{Conflict, Duty, Kept};
use crate::domain::standing::Confidence;
use crate::lang::{Lang, item as ids, records as say};

/// Says what a record is now, or that it was taken out.
pub fn say_kept(lang: Lang, checklist: Option<&Checklist>, kept: &Kept) -> String {
    match kept {
        Kept::Interview(number, Some(interview)) => {
            let role = interview.role.as_ref();
            let role = role.and_then(|role| checklist.and_then(|known| known.role(role.as_str())));
            say::interview(lang, number.0, &interview.person, role.map_or("", |role| role.title.get(lang)))
                .trim_end()
                .to_owned()
        }
        Kept::Interview(number, None) => say::interview_removed(lang, number.0),
        Kept::Note(number, Some(note)) if note.items.is_empty() => {
            say::note(lang, number.0, note.interview.0, &note.text)
        }
        Kept::Note(number, Some(note)) => {
            let items: Vec<&str> = note.items.iter().map(ItemId::as_str).collect();
            say::note_on(lang, number.0, note.interview.0, &items.join(ids::ids(lang)), &note.text)
        }
        Kept::Note(number, None) => say::note_removed(lang, number.0),
        Kept::Details(number, Some(_)) => say::details(lang, number.0),
        Kept::Details(number, None) => say::details_removed(lang, number.0),
        Kept::Sample(number, Some(sample)) => {
            say::sample(lang, number.0, &sample.frame, sample.drawn.len(), sample.n_frame, &sample.seed)
        }
        Kept::Sample(number, None) => say::sample_removed(lang, number.0),
        Kept::Teammate(name, Some(mate)) => {
            say::teammate(lang, name.as_str(), duty(lang, mate.duty), declared(lang, mate.declared))
        }
        Kept::Teammate(name, None) => say::teammate_removed(lang, name.as_str()),
        Kept::Slot(_, Some(slot)) => say::slot(lang, &slot.time, &slot.what),
        Kept::Slot(number, None) => say::slot_removed(lang, number.0),
        Kept::SelfRating(item, Some(_)) => say::self_rating(lang, item.as_str()),
        Kept::SelfRating(item, None) => say::self_rating_removed(lang, item.as_str()),
    }
}

/// Says a duty.
pub const fn duty(lang: Lang, duty: Duty) -> &'static str {
    match duty {
        Duty::Lead => say::duty_lead(lang),
        Duty::Assessor => say::duty_assessor(lang),
        Duty::Finance => say::duty_finance(lang),
        Duty::Recorder => say::duty_recorder(lang),
    }
}

/// Says what somebody has declared.
pub const fn declared(lang: Lang, declared: Option<Conflict>) -> &'static str {
    match declared {
        None => say::undeclared(lang),
        Some(Conflict::None) => say::conflict_none(lang),
        Some(Conflict::Interest) => say::conflict_interest(lang),
        Some(Conflict::FormerPost) => say::conflict_former_post(lang),
        Some(Conflict::Other) => say::conflict_other(lang),
    }
}

/// Says a confidence.
pub const fn confidence(lang: Lang, confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::High => say::confidence_high(lang),
        Confidence::Moderate => say::confidence_moderate(lang),
        Confidence::Low => say::confidence_low(lang),
        Confidence::VeryLow => say::confidence_very_low(lang),
    }
}
