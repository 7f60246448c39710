//! Reads what has expressions over items: skip rules, derived figures, checks; leaves it to `condition` to understand them.

use std::collections::BTreeSet;

use crate::domain::checklist::items::Draft;
use crate::domain::checklist::model::{Check, Derived, Each, FormKind, Level};
use crate::domain::checklist::parse::{Drafts, check_id, within};
use crate::domain::checklist::problem::ProblemCode;
use crate::domain::checklist::read::{Absent, Reader, Table, Word};
use crate::domain::condition::{Condition, Names, Want};
use crate::domain::ids::{CheckId, DerivedId, ItemId};
use crate::domain::kinds::CelType;
use crate::lang::problem as said;

const LEVELS: [(&str, Level); 3] = [("hard", Level::Hard), ("soft", Level::Soft), ("red", Level::Red)];

const EACH: [(&str, Each); 6] = [
    ("assessment", Each::Assessment),
    ("rating", Each::Rating),
    ("scored", Each::Scored),
    ("interviewee", Each::Interviewee),
    ("assessor", Each::Assessor),
    ("assessor_axis", Each::AssessorAxis),
];

impl Each {
    /// Returns the names an expression may use beside the items', and their types.
    pub const fn names(self) -> &'static [(&'static str, CelType)] {
        match self {
            Self::Assessment => &[],
            Self::Rating => &[
                ("rating", CelType::Int),
                ("cap", CelType::Int),
                ("self_rating", CelType::Int),
                ("spread", CelType::Int),
                ("blank", CelType::Bool),
                ("n_evidence", CelType::Int),
            ],
            Self::Scored => &[
                ("blank", CelType::Bool),
                ("n_evidence", CelType::Int),
                ("finding", CelType::Text),
                ("n_firm_actions", CelType::Int),
            ],
            Self::Interviewee => &[("sole_source", CelType::Int)],
            Self::Assessor => &[("conflict", CelType::Bool), ("n_rated", CelType::Int)],
            Self::AssessorAxis => &[("n_rated", CelType::Int), ("same_share", CelType::Double)],
        }
    }
}

/// Returns the names of the items. An id that is taken names its first item.
pub(super) fn names(drafts: &[Draft<'_>]) -> Names {
    let mut names = Names::default();
    for draft in drafts.iter().rev() {
        if let Some(id) = &draft.id {
            names.add_item(id.text, draft.kind, draft.codes.clone());
        }
    }
    names
}

pub(super) fn compile(reader: &mut Reader<'_>, word: &Word<'_>, names: &Names, want: Want) -> Option<Condition> {
    match Condition::compile(word.text, names, want) {
        Ok(condition) => Some(condition),
        Err(faults) => {
            for fault in faults {
                let at = within(reader.text, word, &fault.at);
                reader.note(fault.code, at, fault.message);
            }
            None
        }
    }
}

/// Compiles the rule of every item.
pub(super) fn skips<'n>(reader: &mut Reader<'_>, mut drafts: Vec<Draft<'n>>, names: &Names) -> Vec<Draft<'n>> {
    for draft in &mut drafts {
        if let Some(rule) = &draft.skip_if {
            let condition = compile(reader, rule, names, Want::Truth);
            if let Some(item) = &mut draft.item {
                item.skip_if = condition;
            }
        }
    }
    drafts
}

/// Reads the derived figures.
pub(super) fn derived<'n, 't>(
    reader: &mut Reader<'t>,
    top: &Table<'n, 't>,
    names: &Names,
    taken: &mut BTreeSet<&'n str>,
) -> Vec<Derived> {
    let mut all = Vec::new();
    for node in reader.may_list(top, "derived") {
        let Some(table) = reader.table(node, &["id", "title", "value"]) else { continue };
        let id = read_id(reader, &table, taken);
        let title = reader.need_text(&table, "title");
        let value = reader.need_word(&table, "value");
        let value = value.and_then(|word| compile(reader, &word, names, Want::Figure));
        if let (Some(id), Some(value)) = (id, value) {
            all.push(Derived { id: DerivedId::new(id.text), title, value });
        }
    }
    all
}

/// Items, checks and derived figures share one space of ids: answer files name both items and checks.
fn read_id<'n, 't>(reader: &mut Reader<'t>, table: &Table<'n, 't>, taken: &mut BTreeSet<&'n str>) -> Option<Word<'n>> {
    let id = reader.need_word(table, "id")?;
    check_id(reader, &id, taken.get(id.text).copied().into_iter());
    taken.insert(id.text);
    Some(id)
}

/// Reads the checks.
pub(super) fn checks<'n, 't>(
    reader: &mut Reader<'t>,
    top: &Table<'n, 't>,
    names: &Names,
    drafts: &Drafts<'n>,
    taken: &mut BTreeSet<&'n str>,
) -> Vec<Check> {
    let mut all = Vec::new();
    for node in reader.may_list(top, "check") {
        let known = ["id", "level", "when", "each", "raises", "enabled", "say"];
        let Some(table) = reader.table(node, &known) else { continue };
        let id = read_id(reader, &table, taken);
        let level = reader.need_word(&table, "level");
        let level = level.and_then(|word| reader.one_of(&word, ProblemCode::BadValue, &LEVELS));
        let each_word = reader.may_word(&table, "each");
        let each = each_word.as_ref().map(|word| reader.one_of(word, ProblemCode::BadEach, &EACH));
        let when = reader.need_word(&table, "when");
        // A check for something there is not has names nobody knows, so that its expression is left unread.
        let when = match each {
            Some(None) => None,
            Some(Some(each)) => when.and_then(|word| compile(reader, &word, &names.with(each.names()), Want::Truth)),
            None => when.and_then(|word| compile(reader, &word, names, Want::Truth)),
        };
        let raises = read_raises(reader, &table, level, drafts);
        let say = reader.need_text(&table, "say");
        let enabled = reader.truth(&table, "enabled", Absent::IsTrue);
        if let (Some(id), Some(level), Some(when)) = (id, level, when) {
            let each = each.flatten().unwrap_or(Each::Assessment);
            all.push(Check { id: CheckId::new(id.text), level, when, each, raises, say, enabled });
        }
    }
    all
}

fn read_raises<'n, 't>(
    reader: &mut Reader<'t>,
    table: &Table<'n, 't>,
    level: Option<Level>,
    drafts: &Drafts<'n>,
) -> Option<ItemId> {
    let raises = reader.may_word(table, "raises");
    match (level, raises) {
        (Some(Level::Red), None) if !table.entries.contains_key("raises") => {
            reader.say(ProblemCode::RaisesNoRedline, &table.at, |lang| said::red_without_raises(lang).to_owned());
            None
        }
        (Some(Level::Hard | Level::Soft), Some(word)) => {
            reader.say(ProblemCode::RaisesNoRedline, &word.at, |lang| said::raises_without_red(lang).to_owned());
            None
        }
        (_, Some(word)) => {
            let redlines = drafts.forms.iter().filter(|form| form.kind == FormKind::Redline);
            let mut items = redlines.flat_map(|form| drafts.items.get(form.items.clone()).unwrap_or_default());
            if !items.any(|item| item.id.as_ref().is_some_and(|id| id.text == word.text)) {
                reader.say(ProblemCode::RaisesNoRedline, &word.at, |lang| said::raises_no_redline(lang, word.text));
            }
            Some(ItemId::new(word.text))
        }
        (_, None) => None,
    }
}
