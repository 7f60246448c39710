//! What checks on people may ask: of those interviewed, and of those who rate; knows nothing of the checks.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::assessment::Assessment;
use crate::domain::checklist::{FormKind, Item};
use crate::domain::event::EvidenceKind;
use crate::domain::ids::{Actor, FormId};
use crate::domain::standing::{ItemStanding, ItemState};
use crate::domain::value::{Answer, Value};

/// A person, or a person and an axis, with the names expressions know them by.
pub(super) struct Person {
    /// Their code, their name, or their name and the axis.
    pub(super) who: String,
    /// Names and values.
    pub(super) names: Vec<(&'static str, cel::Value)>,
}

/// Returns everybody interviewed: `sole_source` is the number of answered scored items of which all the evidence is their word.
pub(super) fn interviewees(assessment: &Assessment, items: &[ItemStanding]) -> Vec<Person> {
    let interviews = assessment.records.interviews.iter();
    let mut n_sole: BTreeMap<&str, i64> = interviews.map(|(_, entered)| (entered.is.person.as_str(), 0)).collect();
    let scored = assessment.checklist.items.iter().zip(items);
    for (item, _) in scored.filter(|(item, standing)| item.weight.is_some() && standing.state == ItemState::Answered) {
        let mut sources: BTreeSet<Option<&str>> = BTreeSet::new();
        for (number, evidence) in assessment.evidence_of(&item.id) {
            let is_word = evidence.kind == EvidenceKind::Interview;
            sources.insert(is_word.then(|| assessment.author_of(number)).filter(|person| !person.is_empty()));
        }
        if let (1, Some(Some(person))) = (sources.len(), sources.first())
            && let Some(count) = n_sole.get_mut(person)
        {
            *count += 1;
        }
    }
    let person = |(who, count): (&str, i64)| Person {
        who: who.to_owned(),
        names: vec![("sole_source", cel::Value::Int(count))],
    };
    n_sole.into_iter().map(person).collect()
}

/// Returns everybody who rated or is on the team: `n_rated`, and `conflict` once they have declared.
pub(super) fn assessors(assessment: &Assessment) -> Vec<Person> {
    let mut n_rated: BTreeMap<&Actor, i64> = assessment.records.team.iter().map(|(actor, _)| (actor, 0)).collect();
    for (actor, _) in levels(assessment) {
        *n_rated.entry(actor).or_default() += 1;
    }
    let person = |(actor, count): (&Actor, i64)| {
        let declared = assessment.records.team.get(actor).and_then(|mate| mate.is_barred());
        let conflict = declared.map(|is_barred| ("conflict", cel::Value::Bool(is_barred)));
        let names = conflict.into_iter().chain([("n_rated", cel::Value::Int(count))]).collect();
        Person { who: actor.to_string(), names }
    };
    n_rated.into_iter().map(person).collect()
}

/// Returns everybody who rated on an axis, once for each axis: `n_rated` there, and `same_share`, the share of their commonest level.
pub(super) fn assessors_on_axes(assessment: &Assessment, items: &[ItemStanding]) -> Vec<Person> {
    let mut n_of: BTreeMap<(&Actor, &FormId), [i64; 5]> = BTreeMap::new();
    for axis in assessment.checklist.forms_of(FormKind::Axis) {
        let tagged = assessment
            .checklist
            .items
            .iter()
            .zip(items)
            .filter(|(item, standing)| item.tags.axis.as_ref() == Some(&axis.id) && standing.state.is_on_path());
        for (actor, level) in tagged.flat_map(|(item, _)| levels_of(assessment, item)) {
            let counts = n_of.entry((actor, &axis.id)).or_default();
            if let Some(count) = usize::try_from(level).ok().and_then(|level| counts.get_mut(level)) {
                *count += 1;
            }
        }
    }
    let person = |((actor, axis), counts): ((&Actor, &FormId), [i64; 5])| {
        let (n_rated, most) = (counts.iter().sum::<i64>(), counts.into_iter().max().unwrap_or_default());
        #[expect(clippy::cast_precision_loss, reason = "there are far fewer items than a double counts exactly")]
        let same_share = most as f64 / n_rated.max(1) as f64;
        let names = vec![("n_rated", cel::Value::Int(n_rated)), ("same_share", cel::Value::Float(same_share))];
        Person { who: format!("{actor} {axis}"), names }
    };
    n_of.into_iter().map(person).collect()
}

/// Returns how far the levels given to an item lie apart; `None` while fewer than two people have given one.
pub(super) fn spread(assessment: &Assessment, item: &Item) -> Option<i64> {
    let levels: Vec<i64> = levels_of(assessment, item).map(|(_, level)| level).collect();
    let (least, greatest) = (levels.iter().min()?, levels.iter().max()?);
    (levels.len() > 1).then(|| greatest - least)
}

/// Returns every level anybody has given.
fn levels(assessment: &Assessment) -> impl Iterator<Item = (&Actor, i64)> {
    assessment.checklist.items.iter().flat_map(|item| levels_of(assessment, item))
}

/// Returns the levels given to an item, by whom.
fn levels_of<'a>(assessment: &'a Assessment, item: &Item) -> impl Iterator<Item = (&'a Actor, i64)> {
    let ratings = assessment.by_assessor.get(&item.id).into_iter().flatten();
    ratings.filter_map(|(actor, given)| match &given.answer {
        Answer::Value(Value::Int(level)) => Some((actor, *level)),
        Answer::Value(_) | Answer::NotApplicable { .. } | Answer::NotEstablished => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::command::Act;
    use crate::domain::event::Scope;
    use crate::domain::ids::{EvidenceNo, ItemId, NoteNo};
    use crate::domain::records::{Conflict, Duty, Interview, Kept, Note, Teammate};
    use crate::domain::trial::Trial;

    fn known(people: Vec<Person>) -> Vec<(String, Vec<(&'static str, String)>)> {
        let words = |names: Vec<(&'static str, cel::Value)>| {
            names.into_iter().map(|(name, value)| (name, format!("{value:?}"))).collect()
        };
        people.into_iter().map(|person| (person.who, words(person.names))).collect()
    }

    #[test]
    fn a_person_is_the_only_source_of_answered_items_that_rest_on_their_word_alone() {
        let mut trial = Trial::open(Scope::Full);
        for (number, person) in [(1, "R1-1"), (2, "R1-1"), (3, "R3-1")] {
            let interview = Interview { person: person.to_owned(), ..Interview::default() };
            trial.act(Act::Keep(Kept::Interview(EvidenceNo(number), Some(interview)))).unwrap();
        }
        for (number, (interview, items)) in (1..).zip([(1, vec!["A", "C"]), (2, vec!["A", "B"]), (3, vec!["B"])]) {
            let items = items.into_iter().map(ItemId::new).collect();
            let note = Note { interview: EvidenceNo(interview), text: "话".to_owned(), items };
            trial.act(Act::Keep(Kept::Note(NoteNo(number), Some(note)))).unwrap();
        }
        let sole = |trial: &Trial| known(interviewees(trial.assessment(), &trial.standing().items));
        let count = |who: &str, n: i64| (who.to_owned(), vec![("sole_source", format!("Int({n})"))]);
        assert_eq!(sole(&trial), [count("R1-1", 0), count("R3-1", 0)]);
        // A rests on two talks with R1-1, B on R1-1 and R3-1, C on R1-1.
        for (item, text) in [("A", "1"), ("B", "1"), ("C", "yes")] {
            trial.answer(item, text);
        }
        assert_eq!(sole(&trial), [count("R1-1", 2), count("R3-1", 0)]);
        trial.support("A", EvidenceKind::Document, "文件");
        assert_eq!(sole(&trial), [count("R1-1", 1), count("R3-1", 0)]);
    }

    #[test]
    fn whether_an_assessor_is_barred_is_unknown_until_they_declare() {
        let mut trial = Trial::open(Scope::Full);
        let mate = |declared| Teammate { duty: Duty::Assessor, declared, words: String::new() };
        trial.answer_as("third", "A", "1");
        for (name, declared) in [("lead", Some(Conflict::None)), ("second", Some(Conflict::Interest)), ("third", None)]
        {
            trial.act(Act::Keep(Kept::Teammate(name.into(), Some(mate(declared))))).unwrap();
        }
        let conflict = |value: &str| ("conflict", format!("Bool({value})"));
        let n_rated = |n: i64| ("n_rated", format!("Int({n})"));
        let expected = [
            ("lead".to_owned(), vec![conflict("false"), n_rated(0)]),
            ("second".to_owned(), vec![conflict("true"), n_rated(0)]),
            ("third".to_owned(), vec![n_rated(1)]),
        ];
        assert_eq!(known(assessors(trial.assessment())), expected);
    }

    #[test]
    fn the_commonest_level_of_an_assessor_on_an_axis_is_a_share_of_their_ratings_there() {
        let mut trial = Trial::open(Scope::Full);
        trial.answer("A", "2");
        trial.answer("B", "2");
        trial.answer_as("second", "A", "1");
        trial.answer_as("second", "B", "3");
        let on_axis = |share: &str| vec![("n_rated", "Int(2)".to_owned()), ("same_share", format!("Float({share})"))];
        let expected = [("lead W".to_owned(), on_axis("1.0")), ("second W".to_owned(), on_axis("0.5"))];
        assert_eq!(known(assessors_on_axes(trial.assessment(), &trial.standing().items)), expected);
    }

    #[test]
    fn a_spread_takes_two_people() {
        let mut trial = Trial::open(Scope::Full);
        let of_a = |trial: &Trial| spread(trial.assessment(), trial.assessment().checklist.item("A").unwrap());
        trial.answer("A", "1");
        assert_eq!(of_a(&trial), None);
        trial.answer_as("second", "A", "4");
        trial.answer_as("third", "A", "NE");
        assert_eq!(of_a(&trial), Some(3));
    }
}
