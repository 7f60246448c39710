//! Where an assessment stands: the path, every item's state and points, every check, every red line; knows nothing of groups and scores.
//!
//! Worked out afresh from the answers each time; nothing of it is stored, so it cannot disagree with them.

use crate::domain::assessment::{Assessment, Effective, Evidence, Overrule};
use crate::domain::checklist::{Check, Each, FormKind, Item, Level};
use crate::domain::condition::{Outcome, Values};
use crate::domain::event::{EvidenceKind, Scope};
use crate::domain::ids::{CheckId, DerivedId, ItemId};
use crate::domain::value::{Answer, Value};

/// Where an assessment stands.
#[derive(Clone, Debug)]
pub struct Standing {
    /// One for each item of the checklist, in its order.
    pub items: Vec<ItemStanding>,
    /// One for each enabled check of the checklist, in its order.
    pub checks: Vec<CheckStanding>,
    /// One for each red line of the checklist, in its order.
    pub red_lines: Vec<RedLine>,
    /// The derived figures, in the checklist's order.
    pub derived: Vec<(DerivedId, Outcome)>,
}

/// Where an item stands.
#[derive(Clone, Debug, PartialEq)]
pub struct ItemStanding {
    /// The item.
    pub id: ItemId,
    /// Its state.
    pub state: ItemState,
    /// The value that counts, where there is one; also of items off the path, whose answers are kept.
    pub value: Option<Value>,
    /// Points 0–100 of that value; `None` where the item is not scored.
    pub points: Option<f64>,
    /// How many pieces of evidence support it.
    pub n_evidence: usize,
    /// Its evidence grade, 0–3.
    pub grade: u8,
    /// The highest level its evidence carries; `None` where the item is not a rating.
    pub cap: Option<u8>,
    /// Whether its rating lies above the cap, and so is provisional.
    pub is_over_cap: bool,
    /// Whether several assessors have rated and nobody's rating counts.
    pub is_disputed: bool,
}

/// The state of an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemState {
    /// It has a value.
    Answered,
    /// NE: asked but not established.
    Ne,
    /// NA: does not apply.
    Na,
    /// Its `skip_if` is true.
    Skipped,
    /// It has no answer.
    Unanswered,
    /// The assessment covers ★ items only and this is not one.
    OutOfScope,
}

impl ItemState {
    /// Returns the code used in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::Ne => "ne",
            Self::Na => "na",
            Self::Skipped => "skipped",
            Self::Unanswered => "unanswered",
            Self::OutOfScope => "out_of_scope",
        }
    }

    /// Returns whether the item is to be answered: in scope and on the path.
    pub const fn is_on_path(self) -> bool {
        match self {
            Self::Answered | Self::Ne | Self::Na | Self::Unanswered => true,
            Self::Skipped | Self::OutOfScope => false,
        }
    }

    /// Returns whether its weight counts: on the path and not NA.
    pub const fn is_applicable(self) -> bool {
        match self {
            Self::Answered | Self::Ne | Self::Unanswered => true,
            Self::Na | Self::Skipped | Self::OutOfScope => false,
        }
    }
}

/// Where a check stands.
#[derive(Clone, Debug)]
pub struct CheckStanding {
    /// The check.
    pub id: CheckId,
    /// Its level.
    pub level: Level,
    /// Its state over all it is made for.
    pub state: CheckState,
    /// The items concerned: those its expression names, or, for a check made once per item, those it is raised on.
    pub items: Vec<ItemId>,
    /// Where it is raised.
    pub raised: Vec<Raised>,
}

/// One place where a check is raised.
#[derive(Clone, Debug, PartialEq)]
pub struct Raised {
    /// The item, where the check is made once per item.
    pub item: Option<ItemId>,
    /// The signed reason, where there is one.
    pub overrule: Option<Overrule>,
}

/// The state of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CheckState {
    /// There is a problem.
    Raised,
    /// There is none.
    Clear,
    /// Something it needs is unknown, or there is nothing to make it for.
    NotEvaluated,
    /// There is a problem, with a signed reason.
    Overruled,
}

impl CheckState {
    /// Returns the code used in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Raised => "raised",
            Self::Clear => "clear",
            Self::NotEvaluated => "not_evaluated",
            Self::Overruled => "overruled",
        }
    }
}

/// Where a red line stands.
#[derive(Clone, Debug, PartialEq)]
pub struct RedLine {
    /// The red line's item.
    pub id: ItemId,
    /// Its state.
    pub state: RedLineState,
    /// Whether it was answered yes.
    pub is_answered_yes: bool,
    /// The red checks that raise it.
    pub by: Vec<CheckId>,
}

/// The state of a red line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RedLineState {
    /// Answered yes, or a red check raises it.
    Raised,
    /// Answered no, and no red check raises it.
    Clear,
    /// Neither.
    NotEstablished,
}

impl RedLineState {
    /// Returns the code used in JSON.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Raised => "raised",
            Self::Clear => "clear",
            Self::NotEstablished => "not_established",
        }
    }
}

impl Standing {
    /// Works out where an assessment stands.
    pub fn of(assessment: &Assessment) -> Self {
        let mut values = Values::new();
        let items = stand_items(assessment, &mut values);
        let checks: Vec<_> = assessment
            .checklist
            .checks
            .iter()
            .filter(|check| check.enabled)
            .map(|check| stand_check(assessment, check, &items, &values))
            .collect();
        let red_lines = stand_red_lines(assessment, &items, &checks);
        let derived = assessment.checklist.derived.iter();
        let derived = derived.map(|derived| (derived.id.clone(), derived.value.eval(&values))).collect();
        Self { items, checks, red_lines, derived }
    }

    /// Returns where an item stands.
    pub fn item(&self, id: &ItemId) -> Option<&ItemStanding> {
        self.items.iter().find(|item| item.id == *id)
    }

    /// Returns the items on the path and those among them that have an answer (a blank is one).
    pub fn progress(&self) -> Progress {
        Progress::of(self.items.iter())
    }
}

/// How far the answering has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Items on the path that have an answer (a blank is one).
    pub n_answered: usize,
    /// Items on the path.
    pub n_items: usize,
}

impl Progress {
    /// Counts over some items.
    pub fn of<'a>(items: impl Iterator<Item = &'a ItemStanding>) -> Self {
        let mut progress = Self::default();
        for item in items.filter(|item| item.state.is_on_path()) {
            progress.n_items += 1;
            if item.state != ItemState::Unanswered {
                progress.n_answered += 1;
            }
        }
        progress
    }
}

/// Returns the evidence grade (0–3) of what is linked to an item.
///
/// With k the number of distinct kinds among document, interview and observation: one interview alone is grade 0; k = 1
/// otherwise, or outside confirmation alone, is 1; k = 2, or k = 1 with outside confirmation, is 2; k = 3, or k = 2 with
/// outside confirmation, is 3.
pub fn evidence_grade<'a>(evidence: impl Iterator<Item = &'a Evidence>) -> u8 {
    let mut n_of = [0_usize; 4];
    for piece in evidence {
        let slot = match piece.kind {
            EvidenceKind::Document => 0,
            EvidenceKind::Interview => 1,
            EvidenceKind::Observation => 2,
            EvidenceKind::Outside => 3,
        };
        if let Some(count) = n_of.get_mut(slot) {
            *count += 1;
        }
    }
    let [documents, interviews, observations, outside] = n_of;
    let k = [documents, interviews, observations].iter().filter(|count| **count > 0).count();
    let is_one_interview_alone = interviews == 1 && documents + observations + outside == 0;
    match (k, outside > 0) {
        (0, false) => 0,
        (1, false) if is_one_interview_alone => 0,
        (1, false) | (0, true) => 1,
        (2, false) | (1, true) => 2,
        _ => 3,
    }
}

fn stand_items(assessment: &Assessment, values: &mut Values) -> Vec<ItemStanding> {
    let checklist = &assessment.checklist;
    let mut found: Vec<Option<ItemStanding>> = vec![None; checklist.items.len()];
    for &idx in &checklist.skip_order {
        let (Some(item), Some(slot)) = (checklist.items.get(idx), found.get_mut(idx)) else { continue };
        *slot = Some(stand_item(assessment, item, values));
    }
    found.into_iter().flatten().collect()
}

/// Decides one item, after all those its `skip_if` names, and makes its value known to expressions.
fn stand_item(assessment: &Assessment, item: &Item, values: &mut Values) -> ItemStanding {
    let effective = assessment.effective(item);
    let answer = match effective {
        Effective::One(given) => Some(&given.answer),
        Effective::None | Effective::Disputed => None,
    };
    let value = answer.and_then(Answer::value);
    let state = if !is_in_scope(assessment, item) {
        ItemState::OutOfScope
    } else if item.skip_if.as_ref().is_some_and(|skip| skip.eval(values) == Outcome::Bool(true)) {
        ItemState::Skipped
    } else {
        match answer {
            Some(Answer::Value(_)) => ItemState::Answered,
            Some(Answer::NotEstablished) => ItemState::Ne,
            Some(Answer::NotApplicable { .. }) => ItemState::Na,
            None => ItemState::Unanswered,
        }
    };
    let grade = evidence_grade(assessment.evidence_of(&item.id).map(|(_, evidence)| evidence));
    let is_rating = !item.rubric.is_empty();
    let caps = assessment.checklist.scoring.evidence_caps;
    let cap = if is_rating { caps.get(usize::from(grade)).copied() } else { None };
    let is_over_cap = match (value, cap) {
        (Some(Value::Int(level)), Some(cap)) => state == ItemState::Answered && *level > i64::from(cap),
        _ => false,
    };
    if let (ItemState::Answered, Some(value)) = (state, value) {
        values.bind(item, item.kind.to_cel(item, value));
    }
    if state == ItemState::Skipped {
        values.skip(item);
    }
    if let Some(cap) = cap {
        values.cap(item, cap);
    }
    ItemStanding {
        id: item.id.clone(),
        state,
        value: value.cloned(),
        points: value.and_then(|value| item.kind.points(item, value)),
        n_evidence: assessment.evidence_of(&item.id).count(),
        grade,
        cap,
        is_over_cap,
        is_disputed: effective == Effective::Disputed,
    }
}

/// Tells whether an item is in scope: facts and red lines always are.
fn is_in_scope(assessment: &Assessment, item: &Item) -> bool {
    match assessment.scope {
        Scope::Full => true,
        Scope::Core => {
            let form = assessment.checklist.form(item.form.as_str());
            item.core || form.is_some_and(|form| matches!(form.kind, FormKind::Facts | FormKind::Redline))
        }
    }
}

fn stand_check(assessment: &Assessment, check: &Check, items: &[ItemStanding], values: &Values) -> CheckStanding {
    let (raised, n_clear, n_unknown) = match check.each {
        Each::Assessment => {
            let outcome = check.when.eval(values);
            tally(assessment, check, [(None, outcome)].into_iter())
        }
        Each::Rating | Each::Scored => {
            let places = assessment.checklist.items.iter().zip(items).filter(|(item, standing)| match check.each {
                Each::Rating => standing.cap.is_some() && standing.state == ItemState::Answered,
                _ => item.weight.is_some() && standing.state.is_applicable(),
            });
            let outcomes = places
                .map(|(_, standing)| (Some(standing.id.clone()), check.when.eval_with(values, &names_of(standing))));
            tally(assessment, check, outcomes)
        }
        // Absent: interviewed persons, declarations of interest and first rounds are not on record, so these have nothing to be made for.
        Each::Interviewee | Each::Assessor | Each::AssessorAxis => (Vec::new(), 0, 0),
    };
    let state = if raised.iter().any(|place| place.overrule.is_none()) {
        CheckState::Raised
    } else if !raised.is_empty() {
        CheckState::Overruled
    } else if n_unknown > 0 || n_clear == 0 {
        CheckState::NotEvaluated
    } else {
        CheckState::Clear
    };
    let items = match check.each {
        Each::Assessment => check.when.items.clone(),
        _ => raised.iter().filter_map(|place| place.item.clone()).collect(),
    };
    CheckStanding { id: check.id.clone(), level: check.level, state, items, raised }
}

/// Sorts the outcomes of a check into where it is raised, how often it is clear and how often unknown.
fn tally(
    assessment: &Assessment,
    check: &Check,
    outcomes: impl Iterator<Item = (Option<ItemId>, Outcome)>,
) -> (Vec<Raised>, usize, usize) {
    let (mut raised, mut n_clear, mut n_unknown) = (Vec::new(), 0, 0);
    for (item, outcome) in outcomes {
        match outcome {
            Outcome::Bool(true) => {
                let overrule = match check.level {
                    Level::Soft => assessment.overrule_of(&check.id, item.as_ref()).cloned(),
                    Level::Hard | Level::Red => None,
                };
                raised.push(Raised { item, overrule });
            }
            Outcome::Bool(false) => n_clear += 1,
            Outcome::Number(_) | Outcome::Unknown => n_unknown += 1,
        }
    }
    (raised, n_clear, n_unknown)
}

/// Returns the names a check made once per item may use. Absent: `self_rating` and `spread`, which need what is not on record.
fn names_of(standing: &ItemStanding) -> Vec<(&'static str, cel::Value)> {
    let blank = standing.state != ItemState::Answered;
    let n_evidence = i64::try_from(standing.n_evidence).unwrap_or(i64::MAX);
    let mut names = vec![("blank", cel::Value::Bool(blank)), ("n_evidence", cel::Value::Int(n_evidence))];
    if let (Some(Value::Int(level)), Some(cap)) = (&standing.value, standing.cap) {
        names.push(("rating", cel::Value::Int(*level)));
        names.push(("cap", cel::Value::Int(i64::from(cap))));
    }
    names
}

fn stand_red_lines(assessment: &Assessment, items: &[ItemStanding], checks: &[CheckStanding]) -> Vec<RedLine> {
    let checklist = &assessment.checklist;
    let lines = checklist.forms_of(FormKind::Redline).flat_map(|form| checklist.items_of(form));
    lines
        .map(|line| {
            let is_raiser = |standing: &&CheckStanding| {
                !standing.raised.is_empty()
                    && checklist
                        .check(standing.id.as_str())
                        .is_some_and(|check| check.raises.as_ref() == Some(&line.id))
            };
            let by: Vec<_> = checks.iter().filter(is_raiser).map(|standing| standing.id.clone()).collect();
            let standing = items.iter().find(|standing| standing.id == line.id);
            let answered = standing
                .filter(|standing| standing.state == ItemState::Answered)
                .and_then(|standing| standing.value.as_ref());
            let is_answered_yes = answered == Some(&Value::Bool(true));
            let state = if is_answered_yes || !by.is_empty() {
                RedLineState::Raised
            } else if answered == Some(&Value::Bool(false)) {
                RedLineState::Clear
            } else {
                RedLineState::NotEstablished
            };
            RedLine { id: line.id.clone(), state, is_answered_yes, by }
        })
        .collect()
}
