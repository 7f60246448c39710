//! `bamai action`: the action plan, by the day each line is looked at next; puts in, changes or takes out an action.

use jiff::civil::Date;
use serde_json::{Value as Json, json};

use crate::cli::args;
use crate::cli::commands::answer::run_all;
use crate::cli::commands::interview::warn;
use crate::cli::table::Table;
use crate::cli::time;
use crate::cli::world::{self, Exit, Failure, World};
use crate::domain::assessment::Assessment;
use crate::domain::command::Act;
use crate::domain::ids::{ActionNo, CauseNo, ItemId};
use crate::domain::kinds::read_day;
use crate::domain::records::{Action, Kept, Measure};
use crate::domain::refusal::Refusal;
use crate::lang::{Lang, Notice, cli, plan as columns, remedies as say, report as report_say};
use crate::report::{causes, plan, records};

/// What takes something away.
const NONE: &str = "none";

pub(in crate::cli) fn run(args: &args::Action, world: &mut World<'_>) -> Result<Exit, Failure> {
    let texts = [&args.what, &args.cause, &args.who, &args.due, &args.support, &args.proof, &args.check, &args.found];
    let is_change = args.remove
        || texts.iter().any(|text| text.is_some())
        || !args.items.is_empty()
        || !args.measures.is_empty()
        || args.strength.is_some()
        || args.owner.is_some()
        || args.state.is_some();
    if is_change { keep(args, world) } else { show(args, world) }
}

fn keep(args: &args::Action, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let today = time::today((world.clock)());
    let (number, n_entries, shown) = world.write(|session| {
        let id = world::find(session.ledger(), &args.id, lang)?;
        session.load(&id).map_err(|error| Failure::run(&error, lang))?;
        let Some((assessment, _)) = session.assessment(&id) else { return Ok((ActionNo(0), 0, None)) };
        let number = args.number.map_or_else(|| assessment.records.next_action(), ActionNo);
        let kept = if args.remove { None } else { Some(Box::new(action_of(args, assessment, number, lang)?)) };
        let n_entries = run_all(session, &id, vec![Act::Keep(Kept::Action(number, kept))], lang)?.len();
        let shown = session.assessment(&id).filter(|_| args.json && !args.remove);
        Ok((number, n_entries, shown.map(|(assessment, _)| action_json(assessment, number, today))))
    })?;
    let texts = [&args.what, &args.who, &args.support, &args.proof, &args.found];
    warn(world, &texts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>())?;
    match shown {
        Some(shown) => world.json(&shown)?,
        None if n_entries == 0 => world.line(cli::unchanged(lang))?,
        None if args.remove => world.line(&say::action_removed(lang, number.0))?,
        None => world.line(&number.0.to_string())?,
    }
    Ok(Exit::Done)
}

/// Puts together what is to be kept: what there is, and what is given.
fn action_of(args: &args::Action, assessment: &Assessment, number: ActionNo, lang: Lang) -> Result<Action, Failure> {
    let known = assessment.records.actions.get(&number).cloned();
    if known.is_none() && args.number.is_some() {
        return Err(Failure::refused(&Refusal::NoSuchRecord { number: number.0 }, lang));
    }
    if known.is_none() && args.what.is_none() {
        return Err(Failure::usage(Notice::new(say::needs_what(lang), "", say::fix_needs(lang))));
    }
    let is_new = known.is_none();
    let mut action = known.unwrap_or_default();
    for (field, given) in [
        (&mut action.what, &args.what),
        (&mut action.who, &args.who),
        (&mut action.support, &args.support),
        (&mut action.proof, &args.proof),
        (&mut action.found, &args.found),
    ] {
        if let Some(given) = given {
            field.clone_from(given);
        }
    }
    if let Some(given) = &args.cause {
        action.cause = read_cause(given, lang)?;
    }
    if !args.items.is_empty() {
        action.items = args.items.iter().filter(|item| !item.is_empty()).map(|item| ItemId::new(item)).collect();
    } else if is_new {
        let cause = action.cause.and_then(|cause| assessment.records.causes.get(&cause));
        action.items = cause.map(causes::items_of).unwrap_or_default();
    }
    action.strength = args.strength.unwrap_or(action.strength);
    action.owner = args.owner.unwrap_or(action.owner);
    action.state = args.state.unwrap_or(action.state);
    if let Some(given) = &args.due {
        action.due = read_date(given, lang)?;
    }
    if let Some(given) = &args.check {
        action.check_on = read_date(given, lang)?;
    }
    if !args.measures.is_empty() {
        let given = args.measures.iter().filter(|given| !given.is_empty());
        action.measures = given.map(|given| read_measure(given, lang)).collect::<Result<Vec<Measure>, Failure>>()?;
    }
    Ok(action)
}

fn read_cause(given: &str, lang: Lang) -> Result<Option<CauseNo>, Failure> {
    if given == NONE {
        return Ok(None);
    }
    let bad = |_| Failure::usage(Notice::new(say::bad_cause(lang, given), "", say::fix_cause(lang)));
    given.trim().parse().map(|number| Some(CauseNo(number))).map_err(bad)
}

fn read_date(given: &str, lang: Lang) -> Result<Option<Date>, Failure> {
    if given == NONE {
        return Ok(None);
    }
    let bad = || Failure::usage(Notice::new(say::bad_day(lang, given), "", say::fix_day(lang)));
    read_day(given).map(Some).ok_or_else(bad)
}

/// Reads `S1=3`.
fn read_measure(given: &str, lang: Lang) -> Result<Measure, Failure> {
    let bad = || Failure::usage(Notice::new(say::bad_measure(lang, given), "", say::fix_measure(lang)));
    let (item, target) = given.split_once(['=', '＝']).ok_or_else(bad)?;
    let target = target.trim().parse().map_err(|_| bad())?;
    Ok(Measure { item: ItemId::new(item.trim()), target })
}

fn show(args: &args::Action, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let today = time::today((world.clock)());
    let reading = world.read()?;
    let (assessment, _) = reading.assessment(&args.id, lang)?;
    let mut all = plan::by_date(&assessment);
    if let Some(number) = args.number {
        all.retain(|(one, _)| one.0 == number);
        if all.is_empty() {
            return Err(Failure::refused(&Refusal::NoSuchRecord { number }, lang));
        }
    }
    if args.json {
        let mut rows: Vec<Json> = all.iter().map(|(number, _)| action_json(&assessment, *number, today)).collect();
        let document = if args.number.is_some() { rows.pop().unwrap_or_default() } else { Json::Array(rows) };
        world.json(&document)?;
        return Ok(Exit::Done);
    }
    if let (Some(_), Some((number, action))) = (args.number, all.first()) {
        return print_one(world, &assessment, *number, action).map(|()| Exit::Done);
    }
    if all.is_empty() {
        world.line(say::no_actions(lang))?;
        return Ok(Exit::Done);
    }
    let headings = [
        columns::col_number(lang),
        say::col_next(lang),
        "",
        columns::col_state(lang),
        columns::col_strength(lang),
        columns::col_owner(lang),
        columns::col_items(lang),
        columns::col_what(lang),
    ];
    let mut table = Table::under(headings).numbers_in(&[0]);
    for (number, action) in &all {
        table.row(vec![
            number.0.to_string(),
            day(action.next_date()),
            if is_overdue(action, today) { say::overdue(lang).to_owned() } else { String::new() },
            records::progress(lang, action.state).to_owned(),
            records::strength(lang, action.strength).to_owned(),
            records::owner(lang, action.owner).to_owned(),
            action.items.iter().map(ItemId::as_str).collect::<Vec<_>>().join(" "),
            action.what.clone(),
        ]);
    }
    table.lines().iter().try_for_each(|line| world.line(line))?;
    Ok(Exit::Done)
}

/// Shows every member of an action, a line each; what was not entered stays out.
fn print_one(world: &mut World<'_>, assessment: &Assessment, number: ActionNo, action: &Action) -> Result<(), Failure> {
    let lang = world.lang;
    world.line(&records::say_kept(lang, None, &Kept::Action(number, Some(Box::new(action.clone())))))?;
    let cause = action.cause.map(|cause| causes::numbered(assessment, cause, lang)).unwrap_or_default();
    let members = [
        (columns::col_problem(lang), plan::problem(assessment, action, lang)),
        (columns::col_cause(lang), cause),
        (columns::col_strength(lang), records::strength(lang, action.strength).to_owned()),
        (columns::col_owner(lang), records::owner(lang, action.owner).to_owned()),
        (columns::col_who(lang), action.who.clone()),
        (columns::col_due(lang), day(action.due)),
        (columns::col_support(lang), action.support.clone()),
        (columns::col_measure(lang), plan::measures(assessment, action, lang)),
        (columns::col_proof(lang), action.proof.clone()),
        (columns::col_check_on(lang), day(action.check_on)),
        (columns::col_found(lang), action.found.clone()),
    ];
    let said = members.iter().filter(|(_, value)| !value.is_empty());
    let mut lines = said.map(|(label, value)| format!("    {}", report_say::labelled(lang, label, value)));
    lines.try_for_each(|line| world.line(&line))
}

pub(super) fn day(day: Option<Date>) -> String {
    day.map(|day| day.to_string()).unwrap_or_default()
}

/// Tells whether the day on which somebody had to look at an action has passed.
pub(super) fn is_overdue(action: &Action, today: Date) -> bool {
    action.next_date().is_some_and(|next| next < today)
}

/// Writes an action out for other programs.
pub(super) fn action_json(assessment: &Assessment, number: ActionNo, today: Date) -> Json {
    let Some(entered) = assessment.records.actions.entered(&number) else { return Json::Null };
    let action = &entered.is;
    let measures =
        action.measures.iter().map(|measure| json!({ "item": measure.item.as_str(), "target": measure.target }));
    let date = |day: Option<Date>| day.map(|day| day.to_string());
    json!({
        "number": number.0,
        "items": action.items.iter().map(ItemId::as_str).collect::<Vec<_>>(),
        "cause": action.cause.map(|cause| cause.0),
        "what": action.what,
        "strength": action.strength.code(),
        "owner": action.owner.code(),
        "who": action.who,
        "due": date(action.due),
        "support": action.support,
        "measures": measures.collect::<Vec<_>>(),
        "proof": action.proof,
        "check_on": date(action.check_on),
        "state": action.state.code(),
        "found": action.found,
        "next": date(action.next_date()),
        "overdue": is_overdue(action, today),
        "by": entered.by.as_str(),
        "at": time::utc(entered.at),
    })
}
