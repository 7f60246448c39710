//! What stands between an assessment and its submission, and what is worth knowing besides; a list read off the standing.

use crate::domain::assessment::Assessment;
use crate::domain::checklist::{Check, Level, Text};
use crate::domain::ids::{CheckId, ItemId};
use crate::domain::standing::{CheckStanding, CheckState, ItemStanding, ItemState, Standing};

/// One thing to see to.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// What sort of thing.
    pub kind: ProblemKind,
    /// Where to go to see to it.
    pub item: Option<ItemId>,
    /// The check that found it.
    pub check: Option<CheckId>,
    /// Whom it is about, where a check made once per person found it: a code, or a name and an axis.
    pub who: Option<String>,
    /// What the check says, where a check found it.
    pub say: Option<Text>,
    /// Whether it blocks submission.
    pub blocks: bool,
}

/// What sort of problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProblemKind {
    /// An item on the path has no answer, or several assessors rated and none of the ratings counts.
    Unanswered,
    /// A hard check is raised.
    Hard,
    /// A rating lies above what its evidence carries.
    OverCap,
    /// A scored item has an answer without evidence.
    NoEvidence,
    /// A soft check is raised and has no reason.
    Soft,
    /// A red check is raised.
    Red,
    /// A check could not be made.
    NotEvaluated,
}

impl ProblemKind {
    /// Every kind, in the order shown to people.
    pub const ALL: [Self; 7] =
        [Self::Hard, Self::OverCap, Self::NoEvidence, Self::Soft, Self::Unanswered, Self::Red, Self::NotEvaluated];

    /// Returns the code used in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Unanswered => "unanswered",
            Self::Hard => "hard",
            Self::OverCap => "over_cap",
            Self::NoEvidence => "no_evidence",
            Self::Soft => "soft",
            Self::Red => "red",
            Self::NotEvaluated => "not_evaluated",
        }
    }
}

/// Returns the problems of an assessment: by kind, each kind in the checklist's order.
pub fn list(assessment: &Assessment, standing: &Standing) -> Vec<Problem> {
    let mut problems: Vec<Problem> = Vec::new();
    for check in &standing.checks {
        if let Some(known) = assessment.checklist.check(check.id.as_str()) {
            problems.extend(of_check(known, check, standing));
        }
    }
    for item in &standing.items {
        problems.extend(of_item(assessment, item, &problems));
    }
    let rank = |problem: &Problem| ProblemKind::ALL.iter().position(|kind| *kind == problem.kind);
    problems.sort_by_key(rank);
    problems
}

/// Returns the kind of problem a raised check is. A hard check on `cap` or on `n_evidence` is known by what it is about.
fn kind_of(check: &Check) -> ProblemKind {
    match check.level {
        Level::Hard if check.when.mentions("cap") => ProblemKind::OverCap,
        Level::Hard if check.when.mentions("n_evidence") => ProblemKind::NoEvidence,
        Level::Hard => ProblemKind::Hard,
        Level::Soft => ProblemKind::Soft,
        Level::Red => ProblemKind::Red,
    }
}

fn of_check(check: &Check, standing: &CheckStanding, whole: &Standing) -> Vec<Problem> {
    let kind = kind_of(check);
    let problem = |kind, item, who, blocks| Problem {
        kind,
        item,
        who,
        check: Some(check.id.clone()),
        say: Some(check.say.clone()),
        blocks,
    };
    match standing.state {
        CheckState::Clear | CheckState::Overruled => Vec::new(),
        CheckState::NotEvaluated => vec![problem(ProblemKind::NotEvaluated, first_on_path(check, whole), None, false)],
        CheckState::Raised => {
            let open = standing.raised.iter().filter(|place| place.overrule.is_none());
            open.map(|place| {
                let item = place.item.clone().or_else(|| first_on_path(check, whole));
                problem(kind, item, place.who.clone(), check.level != Level::Red)
            })
            .collect()
        }
    }
}

/// Returns the first item a check names that can be answered.
fn first_on_path(check: &Check, standing: &Standing) -> Option<ItemId> {
    let is_on_path = |id: &&ItemId| standing.item(id).is_some_and(|item| item.state.is_on_path());
    check.when.items.iter().find(is_on_path).or_else(|| check.when.items.first()).cloned()
}

fn of_item(assessment: &Assessment, item: &ItemStanding, known: &[Problem]) -> Vec<Problem> {
    let problem =
        |kind, blocks| Problem { kind, item: Some(item.id.clone()), who: None, check: None, say: None, blocks };
    let is_known = |kind| known.iter().any(|problem| problem.kind == kind && problem.item.as_ref() == Some(&item.id));
    let mut problems = Vec::new();
    if item.state == ItemState::Unanswered {
        problems.push(problem(ProblemKind::Unanswered, true));
    }
    if item.is_over_cap && !is_known(ProblemKind::OverCap) {
        problems.push(problem(ProblemKind::OverCap, true));
    }
    let is_scored = assessment.checklist.item(item.id.as_str()).is_some_and(|known| known.weight.is_some());
    let is_bare = is_scored && item.state == ItemState::Answered && item.n_evidence == 0;
    if is_bare && !is_known(ProblemKind::NoEvidence) {
        problems.push(problem(ProblemKind::NoEvidence, false));
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::command::Act;
    use crate::domain::event::{EvidenceKind, Scope};
    use crate::domain::records::{Conflict, Duty, Kept, Teammate};
    use crate::domain::trial::Trial;

    /// Each problem as kind, item and whether it blocks.
    fn found(trial: &Trial) -> Vec<(&'static str, String, bool)> {
        let item = |problem: &Problem| problem.item.as_ref().map(ToString::to_string).unwrap_or_default();
        let problems = list(trial.assessment(), &trial.standing());
        problems.iter().map(|problem| (problem.kind.code(), item(problem), problem.blocks)).collect()
    }

    fn complete() -> Trial {
        let mut trial = Trial::open(Scope::Full);
        trial.complete();
        trial
    }

    #[test]
    fn an_assessment_that_is_complete_has_no_problem() {
        assert_eq!(found(&complete()), []);
    }

    #[test]
    fn every_item_on_the_path_without_an_answer_blocks_facts_and_red_lines_too() {
        let trial = Trial::open(Scope::Full);
        let unanswered: Vec<_> = found(&trial).into_iter().filter(|(kind, ..)| *kind == "unanswered").collect();
        let expected = ["N", "Q", "M", "A", "B", "C", "R"].map(|item| ("unanswered", item.to_owned(), true));
        assert_eq!(unanswered, expected);
    }

    #[test]
    fn a_hard_check_blocks_and_a_red_one_does_not() {
        let mut trial = complete();
        trial.answer("N", "16");
        let expected = [("hard", "N", true), ("soft", "N", true), ("red", "N", false)];
        assert_eq!(found(&trial), expected.map(|(kind, item, blocks)| (kind, item.to_owned(), blocks)));
    }

    #[test]
    fn a_soft_check_blocks_until_it_has_a_reason() {
        let mut trial = complete();
        trial.answer("N", "11");
        assert_eq!(found(&trial), [("soft", "N".to_owned(), true)]);
        trial.act(Act::Overrule { check: "soft".into(), item: None, why: "有据".to_owned() }).unwrap();
        assert_eq!(found(&trial), []);
    }

    #[test]
    fn a_rating_over_its_cap_is_said_once_and_blocks() {
        let mut trial = complete();
        trial.answer("A", "3");
        trial.act(Act::Overrule { check: "high".into(), item: None, why: "有据".to_owned() }).unwrap();
        assert_eq!(found(&trial), [("over_cap", "A".to_owned(), true)]);
    }

    #[test]
    fn a_scored_item_without_evidence_is_said_once() {
        let mut trial = Trial::open(Scope::Full);
        trial.complete();
        let evidence = trial.assessment().find_evidence(EvidenceKind::Document, "文件").unwrap();
        trial.act(Act::Unlink { item: "C".into(), evidence }).unwrap();
        assert_eq!(found(&trial), [("no_evidence", "C".to_owned(), true)]);
    }

    #[test]
    fn a_check_that_cannot_be_made_is_told_and_does_not_block() {
        let mut trial = complete();
        trial.answer("N", "NE");
        // The checks hard, soft and red hang on N alone.
        assert_eq!(found(&trial), ["N", "N", "N"].map(|item| ("not_evaluated", item.to_owned(), false)));
    }

    #[test]
    fn ratings_of_which_none_counts_are_an_answer_still_missing() {
        let mut trial = Trial::open(Scope::Full);
        trial.complete();
        trial.act(Act::Clear { item: "A".into() }).unwrap();
        trial.answer_as("second", "A", "1");
        trial.answer_as("third", "A", "0");
        assert_eq!(found(&trial), [("unanswered", "A".to_owned(), true)]);
    }

    #[test]
    fn a_check_on_a_person_says_whom_it_is_about() {
        let more = r#"
            [[check]]
            id = "barred"
            level = "hard"
            each = "assessor"
            when = "conflict && n_rated > 0"
            say = { zh = "不得评分", en = "may not rate" }
        "#;
        let mut trial = Trial::open_with(Scope::Full, more);
        trial.complete();
        for (name, declared) in [("lead", Conflict::None), ("third", Conflict::Interest)] {
            let mate = Teammate { duty: Duty::Assessor, declared: Some(declared), words: String::new() };
            trial.act(Act::Keep(Kept::Teammate(name.into(), Some(mate)))).unwrap();
        }
        trial.answer_as("third", "A", "1");
        let problems = list(trial.assessment(), &trial.standing());
        let told: Vec<_> = problems.iter().map(|problem| (problem.kind, problem.who.clone(), problem.blocks)).collect();
        assert_eq!(told, [(ProblemKind::Hard, Some("third".to_owned()), true)]);
    }
}
