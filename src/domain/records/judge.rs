//! May a record be kept as it is asked? Pure, like all deciding; knows nothing of screens and files.

use crate::domain::assessment::Assessment;
use crate::domain::decide::{MAX_TEXT_BYTES, check_text, find_item};
use crate::domain::event::Change;
use crate::domain::ids::{EvidenceNo, ItemId, RoleId};
use crate::domain::records::{Interview, Kept, Note, Records, Sample, Slot, remedies};
use crate::domain::refusal::Refusal;

/// The longest code of a person, in characters.
const MAX_PERSON_CHARS: usize = 32;

/// Returns what happens when a record is to be kept: nothing where it is so already.
///
/// # Errors
/// Why it may not be kept so.
pub fn keep(assessment: &Assessment, asked: &Kept) -> Result<Vec<Change>, Refusal> {
    let records = &assessment.records;
    if records.is_gone(asked) {
        return Ok(Vec::new());
    }
    let kept = match asked.clone() {
        Kept::Interview(number, interview) => {
            is_numbered(records.interviews.get(&number).is_some(), number == assessment.next_evidence(), number.0)?;
            match interview {
                Some(interview) => Kept::Interview(number, Some(interview_of(assessment, interview)?)),
                None if assessment.is_used(number) => return Err(Refusal::InterviewInUse { number }),
                None => Kept::Interview(number, None),
            }
        }
        Kept::Note(number, note) => {
            is_numbered(records.notes.get(&number).is_some(), number == records.next_note(), number.0)?;
            Kept::Note(number, note.map(|note| note_of(assessment, note)).transpose()?)
        }
        Kept::Details(number, details) => {
            if !assessment.evidence.contains_key(&number) {
                return Err(Refusal::NoSuchEvidence { number });
            }
            let details = details.map(|mut details| {
                details.kept_at = plain(&details.kept_at)?;
                details.author = plain(&details.author)?;
                Ok(details)
            });
            Kept::Details(number, details.transpose()?.filter(|details| *details != Default::default()))
        }
        Kept::Sample(number, sample) => {
            is_numbered(records.samples.get(&number).is_some(), number == records.next_sample(), number.0)?;
            Kept::Sample(number, sample.map(sample_of).transpose()?)
        }
        Kept::Teammate(actor, mate) => {
            let mate = mate.map(|mut mate| {
                mate.words = plain(&mate.words)?;
                Ok(mate)
            });
            Kept::Teammate(actor, mate.transpose()?)
        }
        Kept::Slot(number, slot) => {
            is_numbered(records.timetable.get(&number).is_some(), number == records.next_slot(), number.0)?;
            Kept::Slot(number, slot.map(slot_of).transpose()?)
        }
        Kept::SelfRating(item, level) => {
            let is_rating = !find_item(assessment, &item)?.rubric.is_empty();
            if !is_rating || level.is_some_and(|level| level > 4) {
                return Err(Refusal::NoSelfRating { item });
            }
            Kept::SelfRating(item, level)
        }
        Kept::Finding(item, finding) => {
            let known = find_item(assessment, &item)?;
            if known.weight.is_none() {
                return Err(Refusal::NotScored { item });
            }
            let finding = finding.map(remedies::finding_of).transpose()?;
            Kept::Finding(item, finding.filter(|finding| *finding != Default::default()))
        }
        Kept::Cause(number, cause) => {
            is_numbered(records.causes.get(&number).is_some(), number == records.next_cause(), number.0)?;
            let is_used = records.actions.iter().any(|(_, action)| action.is.cause == Some(number));
            match cause {
                Some(cause) => Kept::Cause(number, Some(Box::new(remedies::cause_of(assessment, *cause)?))),
                None if is_used => return Err(Refusal::CauseInUse { number }),
                None => Kept::Cause(number, None),
            }
        }
        Kept::Action(number, action) => {
            is_numbered(records.actions.get(&number).is_some(), number == records.next_action(), number.0)?;
            let action = action.map(|action| remedies::action_of(assessment, *action)).transpose()?;
            Kept::Action(number, action.map(Box::new))
        }
        Kept::Effort(item, steps) => {
            let known = find_item(assessment, &item)?;
            if known.rubric.is_empty() {
                return Err(Refusal::NotARating { item });
            }
            let own = known.efforts;
            Kept::Effort(item, steps.filter(|steps| *steps != own))
        }
    };
    Ok(if records.now(&kept) == kept { Vec::new() } else { vec![Change::Kept(kept)] })
}

/// Returns what happens when an item is no longer to be supported by the notes of an interview dropped onto it.
pub(in crate::domain) fn lift_notes(records: &Records, item: &ItemId, interview: EvidenceNo) -> Vec<Change> {
    let on_item = records.notes_of(interview).filter(|(_, note)| note.is.items.contains(item));
    on_item
        .map(|(number, note)| {
            let mut note = note.is.clone();
            note.items.retain(|known| known != item);
            Change::Kept(Kept::Note(number, Some(note)))
        })
        .collect()
}

/// A number is that of a record there is, or the next one.
const fn is_numbered(is_there: bool, is_next: bool, number: u32) -> Result<(), Refusal> {
    if is_there || is_next { Ok(()) } else { Err(Refusal::NoSuchRecord { number }) }
}

fn interview_of(assessment: &Assessment, mut interview: Interview) -> Result<Interview, Refusal> {
    let is_known = |role: &RoleId| assessment.checklist.role(role.as_str()).is_some();
    if let Some(role) = interview.role.as_ref().filter(|role| !is_known(role)) {
        return Err(Refusal::NoSuchRole { id: role.as_str().to_owned() });
    }
    interview.person = plain(&interview.person)?;
    let n_chars = interview.person.chars().count();
    let is_plain = |c: char| !c.is_whitespace() && !c.is_control();
    if n_chars == 0 || n_chars > MAX_PERSON_CHARS || !interview.person.chars().all(is_plain) {
        return Err(Refusal::BadPerson { code: interview.person });
    }
    interview.place = plain(&interview.place)?;
    interview.others = plain(&interview.others)?;
    let known = assessment.checklist.quotas.iter().flat_map(|quota| &quota.traits);
    let known: Vec<&str> = known.map(|wanted| wanted.id.as_str()).collect();
    if let Some(unknown) = interview.traits.iter().find(|id| !known.contains(&id.as_str())) {
        return Err(Refusal::NoSuchTrait { id: unknown.clone() });
    }
    interview.traits.sort();
    interview.traits.dedup();
    Ok(interview)
}

fn note_of(assessment: &Assessment, mut note: Note) -> Result<Note, Refusal> {
    if assessment.records.interviews.get(&note.interview).is_none() {
        return Err(Refusal::NoSuchInterview { number: note.interview });
    }
    check_text(&note.text)?;
    note.text.truncate(note.text.trim_end().len());
    if note.text.is_empty() {
        return Err(Refusal::NoText);
    }
    let mut items: Vec<ItemId> = Vec::new();
    for item in note.items {
        find_item(assessment, &item)?;
        if !items.contains(&item) {
            items.push(item);
        }
    }
    note.items = items;
    Ok(note)
}

fn sample_of(sample: Sample) -> Result<Sample, Refusal> {
    if sample.frame.trim().is_empty() {
        return Err(Refusal::NoTitle);
    }
    if sample.drawn.is_empty() {
        return Err(Refusal::NothingDrawn);
    }
    let n_bytes: usize = sample.drawn.iter().map(|drawn| drawn.text.len()).sum();
    if n_bytes + sample.frame.len() + sample.seed.len() > MAX_TEXT_BYTES {
        return Err(Refusal::TooLong { max: MAX_TEXT_BYTES });
    }
    Ok(sample)
}

fn slot_of(slot: Slot) -> Result<Slot, Refusal> {
    let Slot { time, what, who } = slot;
    let slot = Slot { time: plain(&time)?, what: plain(&what)?, who: plain(&who)? };
    if slot.what.is_empty() { Err(Refusal::NoText) } else { Ok(slot) }
}

pub(super) fn plain(text: &str) -> Result<String, Refusal> {
    check_text(text)?;
    Ok(text.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::command::Act;
    use crate::domain::event::{EvidenceKind, Scope};
    use crate::domain::ids::{NoteNo, SampleNo, SlotNo};
    use crate::domain::records::{Conflict, Details, Duty, Teammate};
    use crate::domain::trial::Trial;

    fn interview(role: &str, person: &str) -> Interview {
        Interview { role: Some(role.into()), person: person.to_owned(), ..Interview::default() }
    }

    fn note(interview: u32, text: &str, items: &[&str]) -> Note {
        let items = items.iter().map(|item| ItemId::new(item)).collect();
        Note { interview: EvidenceNo(interview), text: text.to_owned(), items }
    }

    fn keep_it(trial: &mut Trial, kept: Kept) -> Result<usize, Refusal> {
        trial.act(Act::Keep(kept))
    }

    #[test]
    fn every_record_that_cannot_be_kept_is_refused_with_its_reason() {
        let sample = |frame: &str, list: &str| Some(Sample::draw(frame, list, "1", 2));
        let cases = [
            (Kept::Interview(EvidenceNo(2), Some(interview("R1", "R1-1"))), Refusal::NoSuchRecord { number: 2 }),
            (
                Kept::Interview(EvidenceNo(1), Some(interview("R9", "R1-1"))),
                Refusal::NoSuchRole { id: "R9".to_owned() },
            ),
            (Kept::Interview(EvidenceNo(1), Some(interview("R1", " "))), Refusal::BadPerson { code: String::new() }),
            (
                Kept::Interview(EvidenceNo(1), Some(interview("R1", "甲 乙"))),
                Refusal::BadPerson { code: "甲 乙".to_owned() },
            ),
            (Kept::Note(NoteNo(1), Some(note(1, "话", &[]))), Refusal::NoSuchInterview { number: EvidenceNo(1) }),
            (Kept::Details(EvidenceNo(1), None), Refusal::NoSuchEvidence { number: EvidenceNo(1) }),
            (Kept::Sample(SampleNo(1), sample(" ", "甲")), Refusal::NoTitle),
            (Kept::Sample(SampleNo(1), sample("名单", " \n")), Refusal::NothingDrawn),
            (
                Kept::Slot(SlotNo(1), Some(Slot { time: "9".to_owned(), what: " ".to_owned(), who: String::new() })),
                Refusal::NoText,
            ),
            (Kept::SelfRating("N".into(), Some(1)), Refusal::NoSelfRating { item: "N".into() }),
            (Kept::SelfRating("A".into(), Some(5)), Refusal::NoSelfRating { item: "A".into() }),
            (Kept::SelfRating("X".into(), Some(1)), Refusal::NoSuchItem { id: "X".to_owned() }),
        ];
        for (kept, refusal) in cases {
            assert_eq!(keep_it(&mut Trial::open(Scope::Full), kept), Err(refusal));
        }
    }

    #[test]
    fn a_line_dropped_onto_an_item_makes_its_interview_evidence_there() {
        let mut trial = Trial::open(Scope::Full);
        keep_it(&mut trial, Kept::Interview(EvidenceNo(1), Some(interview("R1", "R1-1")))).unwrap();
        keep_it(&mut trial, Kept::Note(NoteNo(1), Some(note(1, "反馈表三份有签字", &["A"])))).unwrap();
        let on = |trial: &Trial, item: &str| -> Vec<(EvidenceNo, EvidenceKind, String)> {
            let item = ItemId::new(item);
            let evidence = trial.assessment().evidence_of(&item);
            evidence.map(|(number, piece)| (number, piece.kind, piece.title.clone())).collect()
        };
        assert_eq!(on(&trial, "A"), [(EvidenceNo(1), EvidenceKind::Interview, "R1-1".to_owned())]);
        assert_eq!(on(&trial, "B"), []);
        keep_it(&mut trial, Kept::Note(NoteNo(1), Some(note(1, "反馈表三份有签字", &["B"])))).unwrap();
        assert_eq!((on(&trial, "A").len(), on(&trial, "B").len()), (0, 1));
        trial.act(Act::Undo).unwrap();
        assert_eq!((on(&trial, "A").len(), on(&trial, "B").len()), (1, 0));
    }

    #[test]
    fn unlinking_an_interview_lifts_its_lines_off_the_item_and_keeps_them() {
        let mut trial = Trial::open(Scope::Full);
        keep_it(&mut trial, Kept::Interview(EvidenceNo(1), Some(interview("R1", "R1-1")))).unwrap();
        keep_it(&mut trial, Kept::Note(NoteNo(1), Some(note(1, "甲", &["A", "B"])))).unwrap();
        trial.act(Act::Unlink { item: "A".into(), evidence: EvidenceNo(1) }).unwrap();
        let items = trial.assessment().records.notes.get(&NoteNo(1)).unwrap().items.clone();
        assert_eq!(items, ["B".into()]);
        assert_eq!(trial.assessment().evidence_of(&"A".into()).count(), 0);
    }

    #[test]
    fn an_interview_that_supports_something_is_not_taken_out() {
        let mut trial = Trial::open(Scope::Full);
        keep_it(&mut trial, Kept::Interview(EvidenceNo(1), Some(interview("R1", "R1-1")))).unwrap();
        keep_it(&mut trial, Kept::Note(NoteNo(1), Some(note(1, "甲", &[])))).unwrap();
        let removed = || Kept::Interview(EvidenceNo(1), None);
        assert_eq!(keep_it(&mut trial, removed()), Err(Refusal::InterviewInUse { number: EvidenceNo(1) }));
        keep_it(&mut trial, Kept::Note(NoteNo(1), None)).unwrap();
        assert_eq!(keep_it(&mut trial, removed()), Ok(1));
        assert_eq!(trial.assessment().next_evidence(), EvidenceNo(2));
    }

    #[test]
    fn opening_an_interview_is_not_undone_once_another_has_jotted_in_it() {
        let mut trial = Trial::open(Scope::Full);
        keep_it(&mut trial, Kept::Interview(EvidenceNo(1), Some(interview("R1", "R1-1")))).unwrap();
        trial.act_as("second", Act::Keep(Kept::Note(NoteNo(1), Some(note(1, "甲", &[]))))).unwrap();
        assert_eq!(trial.act(Act::Undo), Err(Refusal::NothingToUndo));
    }

    #[test]
    fn a_line_keeps_when_and_by_whom_it_was_jotted_down() {
        let mut trial = Trial::open(Scope::Full);
        keep_it(&mut trial, Kept::Interview(EvidenceNo(1), Some(interview("R1", "R1-1")))).unwrap();
        keep_it(&mut trial, Kept::Note(NoteNo(1), Some(note(1, "甲", &[])))).unwrap();
        let before = trial.assessment().records.notes.entered(&NoteNo(1)).cloned().unwrap();
        trial.act_as("second", Act::Keep(Kept::Note(NoteNo(1), Some(note(1, "甲", &["A"]))))).unwrap();
        keep_it(&mut trial, Kept::Note(NoteNo(1), None)).unwrap();
        trial.act(Act::Undo).unwrap();
        let after = trial.assessment().records.notes.entered(&NoteNo(1)).cloned().unwrap();
        assert_eq!((&after.by, after.at), (&before.by, before.at));
    }

    #[test]
    fn what_was_taken_out_is_taken_out_again_without_a_change_and_what_never_was_is_not() {
        let mut trial = Trial::open(Scope::Full);
        keep_it(&mut trial, Kept::Interview(EvidenceNo(1), Some(interview("R1", "R1-1")))).unwrap();
        keep_it(&mut trial, Kept::Note(NoteNo(1), Some(note(1, "甲", &[])))).unwrap();
        for gone in [Kept::Note(NoteNo(1), None), Kept::Interview(EvidenceNo(1), None)] {
            assert_eq!(keep_it(&mut trial, gone.clone()), Ok(1));
            assert_eq!(keep_it(&mut trial, gone), Ok(0));
        }
        assert_eq!(keep_it(&mut trial, Kept::Note(NoteNo(7), None)), Err(Refusal::NoSuchRecord { number: 7 }));
    }

    #[test]
    fn the_same_record_again_and_empty_details_change_nothing() {
        let mut trial = Trial::open(Scope::Full);
        let kept = || Kept::Interview(EvidenceNo(1), Some(interview("R1", " R1-1 ")));
        assert_eq!((keep_it(&mut trial, kept()), keep_it(&mut trial, kept())), (Ok(1), Ok(0)));
        assert_eq!(keep_it(&mut trial, Kept::Details(EvidenceNo(1), Some(Details::default()))), Ok(0));
        let mate = Teammate { duty: Duty::Finance, declared: Some(Conflict::None), words: String::new() };
        let team = || Kept::Teammate("second".into(), Some(mate.clone()));
        assert_eq!((keep_it(&mut trial, team()), keep_it(&mut trial, team())), (Ok(1), Ok(0)));
    }
}
