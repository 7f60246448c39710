//! Records in words: what happened to an interview, a note, a sample …, and the words for duties, declarations and confidence.

use crate::domain::checklist::{Checklist, Size};
use crate::domain::ids::ItemId;
use crate::domain::records::{Conflict, Control, Duty, FindingGrade, Kept, Owner, Progress, Strength};
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
        Kept::Finding(item, Some(finding)) => {
            let grade = finding.grade.map_or("", |grade| finding_grade(lang, grade));
            say::finding(lang, item.as_str(), grade, &finding.effect).trim_end().to_owned()
        }
        Kept::Finding(item, None) => say::finding_removed(lang, item.as_str()),
        Kept::Cause(number, Some(cause)) => say::cause(lang, number.0, &cause.says),
        Kept::Cause(number, None) => say::cause_removed(lang, number.0),
        Kept::Action(number, Some(action)) => say::action(lang, number.0, progress(lang, action.state), &action.what),
        Kept::Action(number, None) => say::action_removed(lang, number.0),
        Kept::Effort(item, Some(steps)) => {
            say::effort(lang, item.as_str(), &steps.map(|step| size(lang, step)).join(ids::ids(lang)))
        }
        Kept::Effort(item, None) => say::effort_removed(lang, item.as_str()),
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

/// Says how grave a finding is.
pub const fn finding_grade(lang: Lang, grade: FindingGrade) -> &'static str {
    match grade {
        FindingGrade::Highlight => say::grade_highlight(lang),
        FindingGrade::Hint => say::grade_hint(lang),
        FindingGrade::General => say::grade_general(lang),
        FindingGrade::Important => say::grade_important(lang),
    }
}

/// Says how far an action has come.
pub const fn progress(lang: Lang, progress: Progress) -> &'static str {
    match progress {
        Progress::Planned => say::progress_planned(lang),
        Progress::Underway => say::progress_underway(lang),
        Progress::Done => say::progress_done(lang),
        Progress::Verified => say::progress_verified(lang),
        Progress::Dropped => say::progress_dropped(lang),
    }
}

/// Says how strong an action is.
pub const fn strength(lang: Lang, strength: Strength) -> &'static str {
    match strength {
        Strength::Weak => say::strength_weak(lang),
        Strength::Medium => say::strength_medium(lang),
        Strength::Strong => say::strength_strong(lang),
    }
}

/// Says who owes an action.
pub const fn owner(lang: Lang, owner: Owner) -> &'static str {
    match owner {
        Owner::Society => say::owner_society(lang),
        Owner::Host => say::owner_host(lang),
        Owner::Association => say::owner_association(lang),
    }
}

/// Says who can do something about a cause.
pub const fn control(lang: Lang, control: Control) -> &'static str {
    match control {
        Control::Society => say::control_society(lang),
        Control::Shared => say::control_shared(lang),
        Control::Outside => say::control_outside(lang),
    }
}

/// Says how large a step or a remedy is.
pub const fn size(lang: Lang, size: Size) -> &'static str {
    match size {
        Size::Small => say::size_small(lang),
        Size::Medium => say::size_medium(lang),
        Size::Large => say::size_large(lang),
    }
}
