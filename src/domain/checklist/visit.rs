//! Reads how a visit goes: who has to be heard at least, the timetable, what a step costs; knows nothing of any visit.

use crate::domain::checklist::model::{Effort, Moment, Quota, Role, Trait, Validity};
use crate::domain::checklist::parse::check_id;
use crate::domain::checklist::problem::ProblemCode;
use crate::domain::checklist::read::{Absent, Node, Reader, Table, Word};
use crate::domain::checklist::rules;
use crate::domain::condition::{Names, Want};
use crate::domain::ids::RoleId;
use crate::lang::problem as said;

/// Reads the minimum sample of interviews.
pub(super) fn quotas<'t>(reader: &mut Reader<'t>, top: &Table<'_, 't>, roles: &[Role], names: &Names) -> Vec<Quota> {
    let mut all: Vec<Quota> = Vec::new();
    for node in reader.may_list(top, "quota") {
        let Some(table) = reader.table(node, &["roles", "least", "traits", "skip_if"]) else { continue };
        let listed = reader.need(&table, "roles").and_then(|node| reader.list(node)).unwrap_or_default();
        let words: Vec<Word<'_>> = listed.iter().filter_map(|node| reader.word(node)).collect();
        for word in words.iter().filter(|word| !roles.iter().any(|role| role.id.as_str() == word.text)) {
            reader.say(ProblemCode::UnknownRole, &word.at, |lang| said::unknown_role(lang, word.text));
        }
        let least = read_least(reader, &table);
        let mut traits: Vec<Trait> = Vec::new();
        for node in reader.may_list(&table, "traits") {
            let taken = || all.iter().flat_map(|quota: &Quota| &quota.traits).chain(&traits);
            if let Some(found) = read_trait(reader, node, &taken().map(|known| known.id.clone()).collect::<Vec<_>>()) {
                traits.push(found);
            }
        }
        let skip_if = reader.may_word(&table, "skip_if");
        let skip_if = skip_if.and_then(|word| rules::compile(reader, &word, names, Want::Truth));
        if let Some(least) = least {
            let roles = words.iter().map(|word| RoleId::new(word.text)).collect();
            all.push(Quota { roles, least, traits, skip_if });
        }
    }
    all
}

fn read_trait<'t>(reader: &mut Reader<'t>, node: &Node<'t>, taken: &[String]) -> Option<Trait> {
    let table = reader.table(node, &["id", "least", "title", "zh", "en"])?;
    let id = reader.need_word(&table, "id");
    if let Some(id) = &id {
        check_id(reader, id, taken.iter().map(String::as_str));
    }
    let least = read_least(reader, &table);
    let title = reader.name_of(&table);
    Some(Trait { id: id?.text.to_owned(), least: least?, title })
}

/// Reads how many there must be at least: a whole number from 1 to 99.
fn read_least<'t>(reader: &mut Reader<'t>, table: &Table<'_, 't>) -> Option<u32> {
    let node = reader.need(table, "least")?;
    let number = reader.number(node)?;
    whole_to_99(reader, node, number)
}

fn whole_to_99<'t>(reader: &mut Reader<'t>, node: &Node<'t>, number: f64) -> Option<u32> {
    let whole = (1_u32..=99).find(|whole| f64::from(*whole) == number);
    if whole.is_none() {
        reader.say(ProblemCode::BadValue, &node.span(), |lang| said::not_between(lang, 0.0, 99.0));
    }
    whole
}

/// Reads what small, medium and large steps cost.
pub(super) fn effort<'t>(reader: &mut Reader<'t>, node: &Node<'t>) -> Effort {
    let Some(table) = reader.table(node, &["small", "medium", "large"]) else { return Effort::default() };
    let mut cost = |key: &str| {
        let node = table.entries.get(key)?;
        let number = reader.number(node)?;
        whole_to_99(reader, node, number)
    };
    let (small, medium, large) = (cost("small"), cost("medium"), cost("large"));
    let usual = Effort::default();
    Effort {
        small: small.unwrap_or(usual.small),
        medium: medium.unwrap_or(usual.medium),
        large: large.unwrap_or(usual.large),
    }
}

/// Reads how long a society's grade is good for.
pub(super) fn validity<'t>(reader: &mut Reader<'t>, node: &Node<'t>) -> Option<Validity> {
    let table = reader.table(node, &["valid_years", "reapply_years", "warn_days"])?;
    let mut whole = |key: &str, least: u32, greatest: u32| {
        let node = reader.need(&table, key)?;
        let number = reader.number(node)?;
        let whole = (least..=greatest).find(|whole| f64::from(*whole) == number);
        if whole.is_none() {
            let say = |lang| said::not_whole_between(lang, least, greatest);
            reader.say(ProblemCode::BadValue, &node.span(), say);
        }
        whole
    };
    let (years, warn_days) = (whole("valid_years", 1, 99), whole("warn_days", 0, 999));
    let reapply_years = whole("reapply_years", 0, years.unwrap_or(99));
    Some(Validity { years: years?, reapply_years: reapply_years?, warn_days: warn_days? })
}

/// Reads the timetable.
pub(super) fn timetable<'t>(reader: &mut Reader<'t>, top: &Table<'_, 't>) -> Vec<Moment> {
    let mut all = Vec::new();
    for node in reader.may_list(top, "timetable") {
        let Some(table) = reader.table(node, &["time", "title", "zh", "en", "core"]) else { continue };
        let time = reader.need_word(&table, "time");
        let title = reader.name_of(&table);
        let core = reader.truth(&table, "core", Absent::IsFalse);
        if let Some(time) = time {
            all.push(Moment { time: time.text.to_owned(), title, core });
        }
    }
    all
}
