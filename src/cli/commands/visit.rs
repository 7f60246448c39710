//! `bamai visit`, `bamai team`, `bamai slot`: the visit sheet: who visits, when what is done, who has still to be heard.

use serde_json::json;

use crate::cli::args;
use crate::cli::commands::answer::run_all;
use crate::cli::environment;
use crate::cli::table::Table;
use crate::cli::world::{self, Exit, Failure, World};
use crate::domain::assessment::Assessment;
use crate::domain::command::Act;
use crate::domain::ids::SlotNo;
use crate::domain::records::{Conflict, Kept, Slot, Teammate, timetable, to_adopt};
use crate::domain::standing::{Missing, Standing};
use crate::lang::{Lang, Notice, cli, visit as say};
use crate::report::{heard, records, visit_words};

pub(in crate::cli) fn run(args: &args::IdJson, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let reading = world.read()?;
    let (assessment, standing) = reading.assessment(&args.id, lang)?;
    if args.json {
        world.json(&document(&assessment, &standing, lang))?;
        return Ok(Exit::Done);
    }
    world.line(say::team(lang))?;
    if assessment.records.team.is_empty() {
        world.line(say::no_team(lang))?;
    } else {
        print(world, &team_table(&assessment, lang))?;
    }
    world.line("")?;
    world.line(say::timetable(lang))?;
    print(world, &timetable_table(&assessment, lang))?;
    world.line("")?;
    world.line(say::sample(lang))?;
    print(world, &quota_table(&assessment, &standing, lang))?;
    Ok(Exit::Done)
}

fn print(world: &mut World<'_>, table: &Table) -> Result<(), Failure> {
    table.lines().iter().try_for_each(|line| world.line(line))
}

fn team_table(assessment: &Assessment, lang: Lang) -> Table {
    let mut table =
        Table::under([say::col_name(lang), say::col_duty(lang), say::col_declared(lang), say::col_words(lang)]);
    for (actor, entered) in assessment.records.team.iter() {
        let mate = &entered.is;
        table.row(vec![
            actor.to_string(),
            records::duty(lang, mate.duty).to_owned(),
            records::declared(lang, mate.declared).to_owned(),
            mate.words.clone(),
        ]);
    }
    table
}

fn timetable_table(assessment: &Assessment, lang: Lang) -> Table {
    let headings = [cli::col_number(lang), say::col_time(lang), say::col_what(lang), say::col_who(lang)];
    let mut table = Table::under(headings).numbers_in(&[0]);
    for line in timetable(assessment, lang) {
        let Slot { time, what, who } = line.slot;
        table.row(vec![line.number.to_string(), visit_words::time(lang, &time), what, who]);
    }
    table
}

fn quota_table(assessment: &Assessment, standing: &Standing, lang: Lang) -> Table {
    let headings = [say::col_roles(lang), say::col_least(lang), say::col_heard(lang), say::col_missing(lang)];
    let mut table = Table::under(headings).numbers_in(&[1, 2]);
    for (quota, standing) in assessment.checklist.quotas.iter().zip(&standing.quotas) {
        table.row(vec![
            heard::roles(lang, &assessment.checklist, quota),
            quota.least.to_string(),
            standing.n_heard.to_string(),
            heard::quota_state(lang, quota, standing),
        ]);
    }
    table
}

fn document(assessment: &Assessment, standing: &Standing, lang: Lang) -> serde_json::Value {
    let team = assessment.records.team.iter().map(|(actor, entered)| {
        json!({
            "name": actor.as_str(),
            "duty": entered.is.duty.code(),
            "declares": entered.is.declared.map(Conflict::code),
            "barred": entered.is.is_barred(),
            "words": entered.is.words,
        })
    });
    let lines = timetable(assessment, lang).into_iter().map(
        |line| json!({ "number": line.number.0, "time": line.slot.time, "what": line.slot.what, "who": line.slot.who }),
    );
    let quotas = assessment.checklist.quotas.iter().zip(&standing.quotas).map(|(quota, standing)| {
        let n_missing = standing.missing.iter().find_map(|missing| match missing {
            Missing::People(n) => Some(*n),
            Missing::Trait(..) => None,
        });
        let traits = standing.missing.iter().filter_map(|missing| match missing {
            Missing::Trait(id, n) => Some(json!({ "trait": id, "missing": n })),
            Missing::People(_) => None,
        });
        json!({
            "roles": quota.roles.iter().map(|role| role.as_str()).collect::<Vec<_>>(),
            "least": quota.least,
            "heard": standing.n_heard,
            "skipped": standing.is_skipped,
            "missing": n_missing.unwrap_or(0),
            "missing_traits": traits.collect::<Vec<_>>(),
        })
    });
    json!({
        "team": team.collect::<Vec<_>>(),
        "timetable": lines.collect::<Vec<_>>(),
        "interviews": quotas.collect::<Vec<_>>(),
    })
}

pub(in crate::cli) fn team(args: &args::Team, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let actor = environment::actor(Some(args.name.clone()), lang)?;
    let entries = world.write(|session| {
        let id = world::find(session.ledger(), &args.id, lang)?;
        session.load(&id).map_err(|error| Failure::run(&error, lang))?;
        let known = session.assessment(&id).and_then(|(assessment, _)| assessment.records.team.get(&actor)).cloned();
        if args.remove && known.is_none() {
            return Err(Failure::usage(Notice::new(say::no_such_mate(lang, actor.as_str()), "", "")));
        }
        let mut mate = known.unwrap_or(Teammate { duty: Default::default(), declared: None, words: String::new() });
        mate.duty = args.duty.unwrap_or(mate.duty);
        mate.declared = args.declares.or(mate.declared);
        if let Some(words) = &args.words {
            mate.words.clone_from(words);
        }
        let kept = Kept::Teammate(actor.clone(), Some(mate).filter(|_| !args.remove));
        run_all(session, &id, vec![Act::Keep(kept)], lang)
    })?;
    let said = match (entries.is_empty(), args.remove) {
        (true, _) => cli::unchanged(lang).to_owned(),
        (false, true) => say::mate_removed(lang, actor.as_str()),
        (false, false) => say::mate_saved(lang, actor.as_str()),
    };
    world.line(&said)?;
    Ok(Exit::Done)
}

pub(in crate::cli) fn slot(args: &args::Slot, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let (number, n_entries) = world.write(|session| {
        let id = world::find(session.ledger(), &args.id, lang)?;
        session.load(&id).map_err(|error| Failure::run(&error, lang))?;
        let Some((assessment, _)) = session.assessment(&id) else { return Ok((SlotNo(0), 0)) };
        let (number, kept) = slot_of(args, assessment, lang)?;
        let mut acts: Vec<Act> = to_adopt(assessment, lang).into_iter().map(Act::Keep).collect();
        acts.push(Act::Keep(kept));
        Ok((number, run_all(session, &id, acts, lang)?.len()))
    })?;
    let said = match (n_entries, args.remove) {
        (0, _) => cli::unchanged(lang).to_owned(),
        (_, true) => say::slot_removed(lang, number.0),
        (_, false) => say::slot_saved(lang, number.0),
    };
    world.line(&said)?;
    Ok(Exit::Done)
}

/// Returns the line as the arguments want it, and its number.
fn slot_of(args: &args::Slot, assessment: &Assessment, lang: Lang) -> Result<(SlotNo, Kept), Failure> {
    let lines = timetable(assessment, lang);
    let Some(number) = args.number.map(SlotNo) else {
        let (Some(time), Some(what)) = (args.time.clone(), args.what.clone()) else {
            return Err(Failure::usage(Notice::new(say::slot_needs(lang), "", say::fix_slot(lang))));
        };
        let number = to_adopt(assessment, lang).len();
        let first = assessment.records.next_slot().0;
        let number = SlotNo(first.saturating_add(u32::try_from(number).unwrap_or(0)));
        let slot = Slot { time, what, who: args.who.clone().unwrap_or_default() };
        return Ok((number, Kept::Slot(number, Some(slot))));
    };
    let Some(line) = lines.into_iter().find(|line| line.number == number) else {
        return Err(Failure::usage(Notice::new(say::no_such_slot(lang, number.0), "", say::fix_slot(lang))));
    };
    if args.remove {
        return Ok((number, Kept::Slot(number, None)));
    }
    let Slot { time, what, who } = line.slot;
    let slot = Slot {
        time: args.time.clone().unwrap_or(time),
        what: args.what.clone().unwrap_or(what),
        who: args.who.clone().unwrap_or(who),
    };
    Ok((number, Kept::Slot(number, Some(slot))))
}
