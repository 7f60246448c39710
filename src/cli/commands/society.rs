//! `bamai society`: shows a society, or puts one on the ledger.

use serde_json::json;

use crate::cli::args::{self, SocietyVerb};
use crate::cli::commands::list::{self, rounds_json};
use crate::cli::commands::over_rounds;
use crate::cli::commands::roster::rosters_json;
use crate::cli::seen::Seen;
use crate::cli::table::Table;
use crate::cli::time;
use crate::cli::world::{Exit, Failure, World};
use crate::domain::command::Command;
use crate::domain::event::Profile;
use crate::domain::ids::SocietyCode;
use crate::domain::kinds::narrow;
use crate::domain::refusal::Refusal;
use crate::exchange::show_grade;
use crate::lang::{Lang, Notice, cli as say};

pub(in crate::cli) fn run(args: &args::Society, world: &mut World<'_>) -> Result<Exit, Failure> {
    match &args.verb {
        Some(SocietyVerb::Add(args)) => add(args, world),
        None => show(args.code.as_deref().unwrap_or_default(), args.json, world),
    }
}

fn add(args: &args::SocietyAdd, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let code = SocietyCode::new(&narrow(&args.code));
    let name = args.name.split_whitespace().collect::<Vec<_>>().join(" ");
    let n_written = world.write(|session| {
        let known = session.ledger().societies.get(&code);
        if known.is_some_and(|known| known.name != name) {
            let what = say::society_exists(lang, code.as_str());
            return Err(Failure::no(Notice::new(what, "", say::fix_society_exists(lang))));
        }
        let profile = known.cloned().unwrap_or_else(|| Profile { name, ..Profile::default() });
        let entries = session.run(&Command::Register { code: code.clone(), profile });
        entries.map(|entries| entries.len()).map_err(|error| Failure::run(&error, lang))
    })?;
    let said = if n_written == 0 { say::unchanged(lang).to_owned() } else { say::society_added(lang, code.as_str()) };
    world.line(&said)?;
    Ok(Exit::Done)
}

fn show(code: &str, is_json: bool, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let reading = world.read()?;
    let Some((code, profile)) = reading.ledger.societies.get_key_value(code) else {
        return Err(Failure::refused(&Refusal::NoSuchSociety { code: code.to_owned() }, lang));
    };
    let ids = reading.ledger.rounds_of(code).map(|(id, _)| id);
    let seen: Vec<Seen> = ids.filter_map(|id| Seen::read(&reading, id)).collect();
    let past = reading.ledger.past.get(code).map(Vec::as_slice).unwrap_or_default();
    let today = time::today((world.clock)());
    if is_json {
        let mut document = profile_json(code, profile);
        if let Some(document) = document.as_object_mut() {
            let checklist = reading.office_checklist();
            let rosters: Vec<_> = checklist.rosters.iter().collect();
            document.insert("rosters".to_owned(), rosters_json(&reading.ledger, code, &rosters));
            document.insert("assessments".to_owned(), rounds_json(&reading, code));
            over_rounds::fill(document, profile, &seen, today);
            over_rounds::fill_past(document, code, past);
        }
        world.json(&document)?;
        return Ok(Exit::Done);
    }
    let mut table = Table::bare();
    for (label, value) in fields(code, profile, lang) {
        if !value.is_empty() {
            table.row(vec![label.to_owned(), value]);
        }
    }
    for line in table.lines() {
        world.line(&line)?;
    }
    for line in over_rounds::grade_lines(profile, &seen, today, lang) {
        world.line(&line)?;
    }
    list::print_rounds(&reading, code, world)?;
    let lines = over_rounds::lines(&seen, profile, lang).into_iter();
    for line in lines.chain(over_rounds::register_lines(past, profile, lang)) {
        world.line(&line)?;
    }
    Ok(Exit::Done)
}

fn fields(code: &SocietyCode, profile: &Profile, lang: Lang) -> Vec<(&'static str, String)> {
    let date = |date: &Option<jiff::civil::Date>| date.map_or_else(String::new, |date| date.to_string());
    let members = profile.members.map_or_else(String::new, |members| members.to_string());
    vec![
        (say::col_code(lang), code.to_string()),
        (say::col_title(lang), profile.name.clone()),
        (say::field_short(lang), profile.short.clone()),
        (say::col_level(lang), profile.level.clone()),
        (say::field_discipline(lang), profile.discipline.clone()),
        (say::col_grade(lang), show_grade(&profile.grade, lang)),
        (say::field_grade_date(lang), date(&profile.grade_date)),
        (say::field_founded(lang), date(&profile.founded)),
        (say::field_members(lang), members),
        (say::field_region(lang), profile.region.clone()),
    ]
}

/// Returns what the register says of a society. What it does not say is null.
pub(super) fn profile_json(code: &SocietyCode, profile: &Profile) -> serde_json::Value {
    let text = |text: &String| (!text.is_empty()).then(|| text.clone());
    json!({
        "code": code.as_str(),
        "name": profile.name,
        "short": text(&profile.short),
        "level": text(&profile.level),
        "discipline": text(&profile.discipline),
        "grade": text(&profile.grade),
        "grade_date": profile.grade_date.map(|date| date.to_string()),
        "founded": profile.founded.map(|date| date.to_string()),
        "members": profile.members,
        "region": text(&profile.region),
    })
}
