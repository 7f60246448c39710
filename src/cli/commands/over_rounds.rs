//! A society over its rounds for `bamai society`: the grade, the trend, the facts, the red lines; knows nothing of the register.

use jiff::civil::Date;
use serde_json::{Map, Value as Json, json};

use crate::cli::commands::compare::figures_json;
use crate::cli::commands::society::profile_json;
use crate::cli::seen::Seen;
use crate::cli::table::Table;
use crate::cli::time;
use crate::domain::compare::{Comparison, Round};
use crate::domain::event::Profile;
use crate::domain::grade::{self, GradeStanding};
use crate::domain::ids::SocietyCode;
use crate::domain::ledger::Past;
use crate::domain::rounds::{self as domain, Fact, History};
use crate::exchange::{profile_history, show_grade};
use crate::lang::{Lang, compare as say, diagnosis::clauses};
use crate::report::json::value_json;
use crate::report::rounds::{self, validity};

/// Says how the grade stands.
pub(super) fn grade_lines(profile: &Profile, seen: &[Seen], today: Date, lang: Lang) -> Vec<String> {
    let Some(standing) = stand(profile, seen, today) else { return Vec::new() };
    let until = standing.until.map(|until| say::good_until(lang, &until.to_string()));
    let shown = show_grade(&profile.grade, lang);
    let said = rounds::grade(profile, &standing, &shown, lang);
    let said = said.into_iter().map(|(is_warning, line)| if is_warning { format!("! {line}") } else { line });
    until.into_iter().chain(said).collect()
}

fn stand(profile: &Profile, seen: &[Seen], today: Date) -> Option<GradeStanding> {
    let rule = validity(seen.last().map(|seen| &seen.assessment))?;
    Some(grade::stand(profile, &rule, today))
}

/// Tells the trend, the red lines now, what the register has otherwise, and the facts.
pub(super) fn lines(seen: &[Seen], profile: &Profile, lang: Lang) -> Vec<String> {
    let rounds: Vec<Round<'_>> = seen.iter().map(Seen::round).collect();
    let Some(last) = rounds.last() else { return Vec::new() };
    let history = History::of(&rounds);
    let compared = last_two(&rounds);
    let mut lines = vec![String::new(), say::trend(lang).to_owned()];
    let mut table = Table::bare();
    for told in rounds::trend(&history, last, compared.as_ref(), lang) {
        table.row(vec![told.title, told.scores, told.change, told.common, told.bands]);
    }
    lines.extend(table.lines());
    lines.extend([String::new(), say::lines_now(lang, last.assessment.id.as_str())]);
    let (raised, n_unknown) = rounds::red_lines(last, lang);
    if raised.is_empty() {
        lines.push(say::no_lines_now(lang).to_owned());
    }
    lines.extend(raised.into_iter().map(|(_, line)| line));
    if n_unknown > 0 {
        lines.push(say::lines_unknown(lang, n_unknown));
    }
    let others = rounds::disagreements(last, profile, lang);
    if !others.is_empty() {
        lines.extend([String::new(), say::disagreements(lang, last.assessment.id.as_str())]);
        let mut table = Table::bare();
        others.into_iter().for_each(|(_, title, said)| table.row([title].into_iter().chain(said).collect()));
        lines.extend(table.lines());
    }
    let facts = rounds::facts(&history, lang);
    if !facts.is_empty() {
        let n_changed = facts.iter().filter(|fact| fact.is_changed).count();
        let title = if rounds.len() > 1 { say::facts(lang, n_changed) } else { say::facts_once(lang).to_owned() };
        lines.extend([String::new(), title]);
        let mut table = Table::bare();
        for fact in facts {
            let mark = if fact.is_changed { say::is_changed(lang) } else { "" };
            table.row(vec![fact.title, mark.to_owned(), fact.values.join(" ")]);
        }
        lines.extend(table.lines());
    }
    lines
}

fn last_two(rounds: &[Round<'_>]) -> Option<Comparison> {
    match rounds {
        [.., earlier, later] => Some(Comparison::of(*earlier, *later)),
        _ => None,
    }
}

/// Tells what the register said before, the last change first.
pub(super) fn register_lines(past: &[Past], profile: &Profile, lang: Lang) -> Vec<String> {
    let changes = profile_history(past, profile, lang);
    if changes.is_empty() {
        return Vec::new();
    }
    let mut table = Table::bare();
    for (past, said) in changes {
        table.row(vec![time::local_day(past.until), clauses(lang, &said)]);
    }
    [String::new(), say::register(lang).to_owned()].into_iter().chain(table.lines()).collect()
}

/// Adds what the register said before to a document, the oldest first; each with the first moment it was no longer so.
pub(super) fn fill_past(document: &mut Map<String, Json>, code: &SocietyCode, past: &[Past]) {
    let past = past.iter().map(|past| {
        let mut profile = profile_json(code, &past.profile);
        if let Some(profile) = profile.as_object_mut() {
            profile.remove("code");
            profile.insert("until".to_owned(), json!(time::utc(past.until)));
        }
        profile
    });
    document.insert("past".to_owned(), past.collect());
}

/// Adds the same to a document.
pub(super) fn fill(document: &mut Map<String, Json>, profile: &Profile, seen: &[Seen], today: Date) {
    let rounds: Vec<Round<'_>> = seen.iter().map(Seen::round).collect();
    let history = History::of(&rounds);
    let standing = stand(profile, seen, today);
    let day = |date: Option<Date>| date.map(|date| date.to_string());
    document.insert(
        "grade_validity".to_owned(),
        standing.map_or(Json::Null, |standing| {
            json!({
                "until": day(standing.until),
                "reapply_from": day(standing.reapply_from),
                "remarks": standing.remarks.iter().map(|remark| remark.code()).collect::<Vec<_>>(),
            })
        }),
    );
    let disagreements = rounds.last().map(|last| domain::disagreements(*last, profile)).unwrap_or_default();
    let disagreements = disagreements
        .iter()
        .map(|other| json!({ "item": other.item.id.as_str(), "register": other.register, "found": other.found }));
    document.insert("disagreements".to_owned(), disagreements.collect());
    let axes = history.axes.iter().map(|axis| {
        let figures = axis.groups.iter().map(|group| group.map(figures_json));
        json!({ "id": axis.id.to_string(), "rounds": figures.collect::<Vec<_>>() })
    });
    document.insert(
        "trend".to_owned(),
        json!({
            "rounds": history.rounds.iter().map(|id| id.as_str()).collect::<Vec<_>>(),
            "axes": axes.collect::<Vec<_>>(),
            "overall": history.overall,
        }),
    );
    document.insert("facts".to_owned(), history.facts.iter().map(fact_json).collect());
    let red_lines = rounds.last().map(|last| {
        let lines = last.standing.red_lines.iter();
        let lines = lines.map(|line| json!({ "id": line.id.as_str(), "state": line.state.code() }));
        json!({ "assessment": last.assessment.id.as_str(), "lines": lines.collect::<Vec<_>>() })
    });
    document.insert("red_lines".to_owned(), red_lines.unwrap_or(Json::Null));
}

fn fact_json(fact: &Fact<'_>) -> Json {
    let known = fact.known.iter().map(|known| {
        known.map(|known| {
            let value = known.standing.value.as_ref().map(|value| value_json(known.item, value));
            json!({ "state": known.standing.state.code(), "value": value })
        })
    });
    json!({ "id": fact.id.as_str(), "changed": fact.is_changed(), "rounds": known.collect::<Vec<_>>() })
}
