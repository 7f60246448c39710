//! `bamai what-if`: the figures were some items rated otherwise, or the least effort that lifts an axis one band. Nothing is recorded.

use serde_json::{Value as Json, json};

use crate::cli::args;
use crate::cli::table::Table;
use crate::cli::world::{Exit, Failure, World};
use crate::domain::assessment::Assessment;
use crate::domain::diagnosis::what_if::{self, Aim, Lift, NoAim, NoLift};
use crate::domain::diagnosis::{Diagnosis, Group, GroupId};
use crate::domain::ids::{BandId, ItemId};
use crate::domain::standing::Standing;
use crate::lang::{Lang, Notice, import::list_mark, report as columns, what_if as say};
use crate::report::words;

pub(in crate::cli) fn run(args: &args::WhatIf, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let reading = world.read()?;
    let (assessment, standing) = reading.assessment(&args.id, lang)?;
    let now = Diagnosis::of(&assessment, &standing);
    if args.levels.is_empty() {
        return lift(args, world, &assessment, &standing, &now);
    }
    let aims = args.levels.iter().map(|given| read_aim(&assessment, &standing, given, lang));
    let aims = aims.collect::<Result<Vec<Aim>, Failure>>()?;
    let then = what_if::reached(&assessment, &standing, &aims);
    if args.json {
        let axes = now.axes.iter().zip(&then.axes).map(|(now, then)| {
            json!({ "id": now.id.to_string(), "from": now.score, "to": then.score, "from_band": ids(now), "to_band": ids(then) })
        });
        let overall = |diagnosis: &Diagnosis| diagnosis.overall.as_ref().map(|overall| overall.geometric);
        world.json(&json!({
            "aims": aims.iter().map(aim_json).collect::<Vec<_>>(),
            "effort": aims.iter().map(|aim| aim.effort).sum::<u32>(),
            "axes": axes.collect::<Vec<_>>(),
            "overall": { "from": overall(&now), "to": overall(&then) },
        }))?;
        return Ok(Exit::Done);
    }
    print_aims(world, &assessment, &aims)?;
    world.line("")?;
    let headings = ["", columns::col_group(lang), say::col_now(lang), say::col_then(lang), columns::col_bands(lang)];
    let mut table = Table::under(headings).numbers_in(&[2, 3]);
    for (now, then) in now.axes.iter().zip(&then.axes) {
        table.row(vec![
            now.id.to_string(),
            now.title.get(lang).to_owned(),
            words::figure(lang, now.score),
            words::figure(lang, then.score),
            words::bands(lang, &assessment.checklist, &then.bands),
        ]);
    }
    for line in table.lines() {
        world.line(&line)?;
    }
    Ok(Exit::Done)
}

fn lift(
    args: &args::WhatIf,
    world: &mut World<'_>,
    assessment: &Assessment,
    standing: &Standing,
    now: &Diagnosis,
) -> Result<Exit, Failure> {
    let lang = world.lang;
    let axis = match &args.lift {
        Some(given) => {
            let axes: Vec<String> = now.axes.iter().map(|axis| axis.id.to_string()).collect();
            let found = now.axes.iter().find(|axis| axis.id.to_string().eq_ignore_ascii_case(given));
            let fix = || say::fix_axis(lang, &axes.join(list_mark(lang)));
            Some(found.ok_or_else(|| Failure::usage(Notice::new(say::no_such_axis(lang, given), "", fix())))?)
        }
        None => weakest(now),
    };
    let Some(axis) = axis else { return Err(Failure::no(Notice::new(say::no_axis(lang), "", ""))) };
    let title = format!("{} {}", axis.id, axis.title.get(lang));
    let lift = match what_if::lift(assessment, standing, axis) {
        Ok(lift) => lift,
        Err(no_lift) => return Err(Failure::no(Notice::new(why_not(no_lift, &title, lang), "", ""))),
    };
    if args.json {
        world.json(&lift_json(&lift))?;
        return Ok(Exit::Done);
    }
    let band = |id: &BandId| words::bands(lang, &assessment.checklist, std::slice::from_ref(id));
    world.line(&say::lifted(lang, &title, &band(&lift.from_band), &band(&lift.to_band), lift.effort))?;
    print_aims(world, assessment, &lift.aims)?;
    Ok(Exit::Done)
}

/// Returns the axis with the least score; the first of them on a tie.
fn weakest(now: &Diagnosis) -> Option<&Group> {
    let scored = now.axes.iter().filter_map(|axis| Some((axis.score?, axis)));
    scored.reduce(|least, next| if next.0 < least.0 { next } else { least }).map(|(_, axis)| axis)
}

fn why_not(no_lift: NoLift, axis: &str, lang: Lang) -> String {
    match no_lift {
        NoLift::Withheld => say::withheld(lang, axis),
        NoLift::Lightest => say::lightest(lang, axis),
        NoLift::OutOfReach => say::out_of_reach(lang, axis),
    }
}

/// Reads `W1=3`.
fn read_aim(assessment: &Assessment, standing: &Standing, given: &str, lang: Lang) -> Result<Aim, Failure> {
    let bad = || Failure::usage(Notice::new(say::bad_level(lang, given), "", say::fix_level(lang)));
    let (item, level) = given.split_once(['=', '＝']).ok_or_else(bad)?;
    let item = ItemId::new(item.trim());
    let level = level.trim().parse().map_err(|_| bad())?;
    what_if::aim(assessment, standing, &item, level).map_err(|no_aim| match no_aim {
        NoAim::NoSuchLevel | NoAim::NoSuchItem => bad(),
        NoAim::NotRated => Failure::usage(Notice::new(say::not_rated(lang, item.as_str()), "", "")),
    })
}

fn print_aims(world: &mut World<'_>, assessment: &Assessment, aims: &[Aim]) -> Result<(), Failure> {
    let lang = world.lang;
    let headings = [columns::col_item(lang), say::col_from(lang), say::col_to(lang), say::col_effort(lang)];
    let mut table = Table::under(headings).numbers_in(&[1, 2, 3]);
    for aim in aims {
        table.row(vec![
            words::titled(lang, &assessment.checklist, &aim.item),
            aim.from.map_or_else(|| "—".to_owned(), |level| level.to_string()),
            aim.to.to_string(),
            aim.effort.to_string(),
        ]);
    }
    for line in table.lines() {
        world.line(&line)?;
    }
    Ok(())
}

fn ids(group: &Group) -> Vec<String> {
    group.bands.iter().map(ToString::to_string).collect()
}

fn aim_json(aim: &Aim) -> Json {
    json!({ "item": aim.item.as_str(), "from": aim.from, "to": aim.to, "effort": aim.effort })
}

fn lift_json(lift: &Lift) -> Json {
    json!({
        "axis": GroupId::Form(lift.axis.clone()).to_string(),
        "from": lift.from,
        "to": lift.to,
        "from_band": lift.from_band.as_str(),
        "to_band": lift.to_band.as_str(),
        "effort": lift.effort,
        "aims": lift.aims.iter().map(aim_json).collect::<Vec<_>>(),
    })
}
