//! What an assessment should come to, kept as a plain map: no events, no entries, no store.

use std::collections::BTreeMap;

use bamai::domain::assessment::Assessment;
use bamai::domain::command::Act;
use bamai::domain::ids::{EvidenceNo, ItemId};
use bamai::domain::ledger::{Ledger, Status};
use bamai::domain::records::Kept;
use bamai::domain::value::{Answer, Value};

use super::deed::{Deed, ITEMS};

/// Everything that is known, each under a name of its own: `answer N`, `answer A by li`, `link A 1` …
pub type Known = BTreeMap<String, String>;

/// The map, and what each assessor could take back.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Model {
    pub known: Known,
    steps: Vec<Step>,
    n_evidence: u32,
}

/// A change that can be taken back as long as things are as it left them.
#[derive(Clone, Debug, PartialEq)]
struct Step {
    by: String,
    changes: Vec<(String, Option<String>, Option<String>)>,
    /// The evidence it registered: no other link to it may stand.
    registered: Option<u32>,
}

impl Model {
    /// As it is once the society has been registered.
    pub fn registered() -> Self {
        let mut model = Self::default();
        model.put("society A0001", "机械工程学会");
        model
    }

    /// As it is once its assessment has been started.
    pub fn started() -> Self {
        let mut model = Self::registered();
        model.put("status", "open");
        model
    }

    pub fn is_started(&self) -> bool {
        self.known.contains_key("status")
    }

    pub fn is_submitted(&self) -> bool {
        self.is("status", "submitted")
    }

    /// Does a deed; returns whether it is granted. Whether an assessment is ready to be submitted is the domain's to say: `is_ready`.
    pub fn run(&mut self, by: &str, deed: &Deed, is_ready: bool) -> bool {
        match deed {
            Deed::Register { code, name } => {
                self.known.insert(format!("society {code}"), name.clone());
                true
            }
            Deed::Do(Act::Reopen { .. }) => self.is_submitted() && self.put("status", "open"),
            _ if self.is_submitted() => false,
            Deed::Do(Act::Submit) => is_ready && self.put("status", "submitted"),
            Deed::Do(Act::Undo) => self.undo(by),
            Deed::Import(rows) => {
                let level_of = |item: &str| rows.iter().find(|(row, _)| *row == item).map(|(_, level)| *level);
                for (item, level) in ITEMS.iter().filter_map(|item| Some((item, level_of(item)?))) {
                    let answer = Answer::Value(Value::Int(i64::from(level)));
                    self.change(by, &answer_name(item, by), Some(format!("{answer:?}")));
                }
                true
            }
            Deed::Do(act) => self.act(by, act),
        }
    }

    fn act(&mut self, by: &str, act: &Act) -> bool {
        match act {
            Act::Answer { item, answer } => {
                self.change(by, &answer_name(item.as_str(), by), Some(format!("{answer:?}")));
            }
            Act::Clear { item } => self.change(by, &answer_name(item.as_str(), by), None),
            Act::Remark { item, text } => {
                self.change(by, &format!("remark {item}"), Some(text.clone()).filter(|text| !text.is_empty()));
            }
            Act::Evidence { kind, title, items } => self.register(by, &format!("{kind:?} {title}"), items),
            Act::Link { item, evidence } | Act::Unlink { item, evidence } => {
                if !self.known.contains_key(&format!("evidence {evidence}")) {
                    return false;
                }
                let is_linked = matches!(act, Act::Link { .. });
                self.change(by, &link_name(item.as_str(), *evidence), is_linked.then(String::new));
            }
            Act::Overrule { check, item, why } => {
                self.change(by, &format!("overrule {check} {item:?}"), Some(why.clone()));
            }
            Act::Keep(Kept::SelfRating(item, level)) => {
                if !matches!(item.as_str(), "A" | "B") {
                    return false;
                }
                self.change(by, &format!("self-rating {item}"), level.map(|level| level.to_string()));
            }
            Act::Keep(_) => return false,
            Act::Submit | Act::Reopen { .. } | Act::Undo | Act::Redo => return false,
        }
        true
    }

    fn register(&mut self, by: &str, what: &str, items: &[ItemId]) {
        let numbers = 1..=self.n_evidence;
        if let Some(number) = numbers.into_iter().find(|number| self.is(&format!("evidence {number}"), what)) {
            for item in items {
                self.change(by, &link_name(item.as_str(), EvidenceNo(number)), Some(String::new()));
            }
            return;
        }
        self.n_evidence += 1;
        let number = self.n_evidence;
        let mut changes = vec![(format!("evidence {number}"), None, Some(what.to_owned()))];
        let links = items.iter().map(|item| (link_name(item.as_str(), EvidenceNo(number)), None, Some(String::new())));
        changes.extend(links);
        for (name, _, value) in &changes {
            self.set(name, value.clone());
        }
        self.steps.push(Step { by: by.to_owned(), changes, registered: Some(number) });
    }

    fn undo(&mut self, by: &str) -> bool {
        let Some(at) = self.steps.iter().rposition(|step| step.by == by && self.holds(step)) else { return false };
        for (name, before, _) in self.steps.remove(at).changes {
            self.set(&name, before);
        }
        true
    }

    fn holds(&self, step: &Step) -> bool {
        let is_as_left = step.changes.iter().all(|(name, _, after)| self.known.get(name) == after.as_ref());
        let n_links = |number: u32| {
            let end = format!(" {number}");
            self.known.keys().filter(|name| name.starts_with("link ") && name.ends_with(&end)).count()
        };
        is_as_left && step.registered.is_none_or(|number| n_links(number) + 1 == step.changes.len())
    }

    fn change(&mut self, by: &str, name: &str, value: Option<String>) {
        let before = self.known.get(name).cloned();
        if before != value {
            self.set(name, value.clone());
            let changes = vec![(name.to_owned(), before, value)];
            self.steps.push(Step { by: by.to_owned(), changes, registered: None });
        }
    }

    fn set(&mut self, name: &str, value: Option<String>) {
        match value {
            Some(value) => self.known.insert(name.to_owned(), value),
            None => self.known.remove(name),
        };
    }

    fn put(&mut self, name: &str, value: &str) -> bool {
        self.known.insert(name.to_owned(), value.to_owned());
        true
    }

    fn is(&self, name: &str, value: &str) -> bool {
        self.known.get(name).is_some_and(|known| known == value)
    }
}

fn answer_name(item: &str, by: &str) -> String {
    match item {
        "A" | "B" => format!("answer {item} by {by}"),
        _ => format!("answer {item}"),
    }
}

fn link_name(item: &str, evidence: EvidenceNo) -> String {
    format!("link {item} {evidence}")
}

/// What the program knows, under the model's names.
pub fn known(ledger: &Ledger, assessment: Option<&Assessment>) -> Known {
    let mut known = Known::new();
    for (code, profile) in &ledger.societies {
        known.insert(format!("society {code}"), profile.name.clone());
    }
    let Some(assessment) = assessment else { return known };
    let status = match assessment.status {
        Status::Open => "open",
        Status::Submitted => "submitted",
    };
    known.insert("status".to_owned(), status.to_owned());
    for (item, given) in &assessment.shared {
        known.insert(format!("answer {item}"), format!("{:?}", given.answer));
    }
    for (item, ratings) in &assessment.by_assessor {
        for (by, given) in ratings {
            known.insert(format!("answer {item} by {by}"), format!("{:?}", given.answer));
        }
    }
    for (item, text) in &assessment.remarks {
        known.insert(format!("remark {item}"), text.clone());
    }
    for (number, evidence) in &assessment.evidence {
        known.insert(format!("evidence {number}"), format!("{:?} {}", evidence.kind, evidence.title));
    }
    for (item, numbers) in &assessment.links {
        for number in numbers {
            known.insert(link_name(item.as_str(), *number), String::new());
        }
    }
    for ((check, item), overrule) in &assessment.overrules {
        known.insert(format!("overrule {check} {item:?}"), overrule.why.clone());
    }
    for (item, level) in assessment.records.self_ratings.iter() {
        known.insert(format!("self-rating {item}"), level.is.to_string());
    }
    known
}
