//! What a checklist is once it has been read and found sound; knows nothing of files.

mod item;
mod scoring;

pub use item::{Choice, Column, Item, Locus, RosterColumn, ScoreMap, Tags};
pub use scoring::{Band, Effort, STEPS, Scoring, Size, Validity};

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::checklist::office::{Class, Cohort, Mutual, Target};
use crate::domain::condition::Condition;
use crate::domain::ids::{CauseId, CheckId, DerivedId, Digest, FormId, ItemId, RoleId};
use crate::domain::records::Control;
use crate::lang::Lang;

/// A versioned instrument: everything bamai knows of its subject.
#[derive(Debug)]
pub struct Checklist {
    /// SHA-256 of the file's text; assessments are pinned by it.
    pub digest: Digest,
    /// The file's text as it was read.
    pub source_text: String,
    /// Its id, `anhui-societies`.
    pub id: String,
    /// Its version, `2026.1`.
    pub version: String,
    /// Its title.
    pub title: Text,
    /// The languages every text in it has.
    pub languages: Vec<Lang>,
    /// What it was made from.
    pub source: Text,
    /// How answers become scores.
    pub scoring: Scoring,
    /// What a small, a medium and a large step cost.
    pub effort: Effort,
    /// How long a society's grade is good for; `None` where the file does not say.
    pub validity: Option<Validity>,
    /// Who is interviewed.
    pub roles: Vec<Role>,
    /// Who has to be heard at least.
    pub quotas: Vec<Quota>,
    /// The library of causes.
    pub causes: Vec<CauseKind>,
    /// What is done when on a day's visit.
    pub timetable: Vec<Moment>,
    /// The forms, in walking order.
    pub forms: Vec<Form>,
    /// Every item, in walking order. Invariant: each belongs to the form whose `items` range holds its index.
    pub items: Vec<Item>,
    /// Figures shown beside the answers.
    pub derived: Vec<Derived>,
    /// Rules the answers must keep, or be explained against.
    pub checks: Vec<Check>,
    /// What is kept of a society outside assessments: each an item of kind roster, named by the id of its rows.
    pub rosters: Vec<Item>,
    /// Goals of the programme over the ledger.
    pub targets: Vec<Target>,
    /// The classes a society may fall in, and what is advised for each; the first that holds.
    pub classes: Vec<Class>,
    /// How societies are grouped for the distribution.
    pub cohort: Cohort,
    /// Who can help whom.
    pub mutual: Mutual,
    /// Item indexes in an order in which every item stands after those its `skip_if` names.
    pub skip_order: Vec<usize>,
    /// The items some expression names: only what became of these need be told to expressions.
    pub named: BTreeSet<ItemId>,
    /// Index of each item by id.
    pub item_index: BTreeMap<ItemId, usize>,
}

impl Checklist {
    /// Returns a checklist that asks nothing.
    pub(super) fn empty() -> Self {
        let scoring = Scoring { coverage_floor: 1.0, geometric_floor: 1.0, evidence_caps: [4; 4], bands: Vec::new() };
        Self {
            digest: Digest::default(),
            source_text: String::new(),
            id: String::new(),
            version: String::new(),
            title: Text::default(),
            languages: Lang::ALL.to_vec(),
            source: Text::default(),
            scoring,
            effort: Effort::default(),
            validity: None,
            roles: Vec::new(),
            quotas: Vec::new(),
            causes: Vec::new(),
            timetable: Vec::new(),
            forms: Vec::new(),
            items: Vec::new(),
            derived: Vec::new(),
            checks: Vec::new(),
            rosters: Vec::new(),
            targets: Vec::new(),
            classes: Vec::new(),
            cohort: Cohort::default(),
            mutual: Mutual::default(),
            skip_order: Vec::new(),
            named: BTreeSet::new(),
            item_index: BTreeMap::new(),
        }
    }

    /// Returns the item of that id.
    pub fn item(&self, id: &str) -> Option<&Item> {
        self.item_index.get(id).and_then(|&idx| self.items.get(idx))
    }

    /// Returns the roster of a society of that id.
    pub fn roster(&self, id: &str) -> Option<&Item> {
        self.rosters.iter().find(|roster| roster.id.as_str() == id)
    }

    /// Returns the check of that id.
    pub fn check(&self, id: &str) -> Option<&Check> {
        self.checks.iter().find(|check| check.id.as_str() == id)
    }

    /// Returns the form of that id.
    pub fn form(&self, id: &str) -> Option<&Form> {
        self.forms.iter().find(|form| form.id.as_str() == id)
    }

    /// Returns the kind of cause of that id.
    pub fn cause(&self, id: &str) -> Option<&CauseKind> {
        self.causes.iter().find(|cause| cause.id.as_str() == id)
    }

    /// Returns the role of that id.
    pub fn role(&self, id: &str) -> Option<&Role> {
        self.roles.iter().find(|role| role.id.as_str() == id)
    }

    /// Returns the items of a form.
    pub fn items_of(&self, form: &Form) -> &[Item] {
        self.items.get(form.items.clone()).unwrap_or_default()
    }

    /// Returns the forms of one kind, in order.
    pub fn forms_of(&self, kind: FormKind) -> impl Iterator<Item = &Form> {
        self.forms.iter().filter(move |form| form.kind == kind)
    }
}

/// A text of the checklist in each of its languages.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Text {
    /// 中文
    pub zh: String,
    /// English
    pub en: String,
}

impl Text {
    /// Returns the text in a language; in the other one when the checklist does not have it.
    pub fn get(&self, lang: Lang) -> &str {
        let (wanted, other) = match lang {
            Lang::Zh => (&self.zh, &self.en),
            Lang::En => (&self.en, &self.zh),
        };
        if wanted.is_empty() { other } else { wanted }
    }

    /// Returns whether no language has anything.
    pub fn is_empty(&self) -> bool {
        self.zh.is_empty() && self.en.is_empty()
    }
}

/// Somebody an assessor talks to.
#[derive(Clone, Debug, PartialEq)]
pub struct Role {
    /// Its id, `R3`.
    pub id: RoleId,
    /// 秘书长
    pub title: Text,
    /// Questions to open an interview with.
    pub openers: Vec<Text>,
}

/// A kind of cause: what weakness can come from.
#[derive(Clone, Debug, PartialEq)]
pub struct CauseKind {
    /// Its id, `people`.
    pub id: CauseId,
    /// Its one sign: 人
    pub sign: Text,
    /// Its title: 队伍与能力
    pub title: Text,
    /// What to ask to find out whether it lies behind something.
    pub ask: Text,
    /// The items it is likely to lie behind when they are low.
    pub items: Vec<ItemId>,
    /// Who can usually do something about it.
    pub control: Control,
}

/// A part of the minimum sample of interviews.
#[derive(Debug)]
pub struct Quota {
    /// The roles of which any will do.
    pub roles: Vec<RoleId>,
    /// How many people of these roles have to be heard.
    pub least: u32,
    /// What some of them have to be.
    pub traits: Vec<Trait>,
    /// When true, nobody has to be heard.
    pub skip_if: Option<Condition>,
}

/// What some of those interviewed have to be.
#[derive(Clone, Debug, PartialEq)]
pub struct Trait {
    /// Its id, `under45`.
    pub id: String,
    /// How many have to be so.
    pub least: u32,
    /// 45岁以下
    pub title: Text,
}

/// A line of the timetable of a visit.
#[derive(Clone, Debug, PartialEq)]
pub struct Moment {
    /// When: `09:00`, `-10wd` working days before the visit, `+30d` days after; see [`Day`](crate::domain::records::Day).
    pub time: String,
    /// What is done.
    pub title: Text,
    /// Whether a half-day visit has it too.
    pub core: bool,
}

/// One page group of a checklist.
#[derive(Clone, Debug, PartialEq)]
pub struct Form {
    /// Its id, `W`.
    pub id: FormId,
    /// What it is.
    pub kind: FormKind,
    /// 能力弱
    pub title: Text,
    /// Indexes of its items in [`Checklist::items`].
    pub items: std::ops::Range<usize>,
}

/// What a form is; groups of scores are made by the tags that name forms of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FormKind {
    /// Facts: not scored; feed checks and derived figures.
    Facts,
    /// An axis of the diagnosis.
    Axis,
    /// A principle.
    Principle,
    /// A task.
    Task,
    /// A part of the environment.
    Environment,
    /// Red lines: yes, no or not established; never scored.
    Redline,
}

/// A figure worked out from answers.
#[derive(Debug)]
pub struct Derived {
    /// Its id, `fee_rate`.
    pub id: DerivedId,
    /// Its name.
    pub title: Text,
    /// How it is worked out.
    pub value: Condition,
}

/// A rule the answers must keep.
#[derive(Debug)]
pub struct Check {
    /// Its id, `C08`.
    pub id: CheckId,
    /// What follows when it is raised.
    pub level: Level,
    /// True means there is a problem.
    pub when: Condition,
    /// What it is made once for.
    pub each: Each,
    /// The red line a red check raises.
    pub raises: Option<ItemId>,
    /// What is wrong when it is raised.
    pub say: Text,
    /// Whether it is made at all; an office may switch a local rule off.
    pub enabled: bool,
}

/// What follows when a check is raised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Blocks submission.
    Hard,
    /// Needs a signed reason.
    Soft,
    /// Raises a red line.
    Red,
}

/// What a check is made once for, and so which names its expression may use beside the items'.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Each {
    /// The whole assessment.
    Assessment,
    /// Every effective rating: `rating`, `cap`, `self_rating`, `spread`, and what a scored item has.
    Rating,
    /// Every applicable scored item: `blank`, `n_evidence`, and after submission `finding` and `n_firm_actions`.
    Scored,
    /// Every interviewed person: `sole_source`.
    Interviewee,
    /// Every assessor: `conflict`, `n_rated`.
    Assessor,
    /// Every assessor and axis: `n_rated`, `same_share`.
    AssessorAxis,
}
