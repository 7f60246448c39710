//! `bamai classes`: the class each society falls in, and what is advised for it.

use serde_json::{Map, Value as Json, json};

use crate::cli::args;
use crate::cli::commands::list;
use crate::cli::table::Table;
use crate::cli::world::{Exit, Failure, Reading, World};
use crate::domain::checklist::{Checklist, FormKind};
use crate::domain::office::classes::{Members, Placed, classes};
use crate::domain::office::{Results, checklist_of};
use crate::lang::{Lang, Notice, dashboard as say, import::list_mark};
use crate::report::words::figure;

pub(in crate::cli) fn run(args: &args::Classes, world: &mut World<'_>) -> Result<Exit, Failure> {
    let (lang, now) = (world.lang, (world.clock)());
    let mut reading = world.read()?;
    list::work_out_submitted(&mut reading);
    let office = checklist_of(&reading.ledger, &reading.checklists);
    let results = Results::of(&reading.ledger, office, &reading.checklists, now);
    let (mut all, others) = classes(office, &results);
    if let Some(wanted) = &args.class {
        all.retain(|members| office.classes.get(members.place).is_some_and(|class| class.id == *wanted));
        if all.is_empty() {
            let known: Vec<&str> = office.classes.iter().map(|class| class.id.as_str()).collect();
            let fix = say::fix_class(lang, &known.join(list_mark(lang)));
            return Err(Failure::usage(Notice::new(say::no_such_class(lang, wanted), "", fix)));
        }
    }
    if args.json {
        world.json(&json!({
            "n_without": results.n_without,
            "n_uncounted": results.n_uncounted,
            "unclassed": others.iter().map(|code| code.as_str()).collect::<Vec<_>>(),
            "classes": all.iter().map(|members| class_json(&reading, office, members)).collect::<Vec<_>>(),
        }))?;
        return Ok(Exit::Done);
    }
    if args.class.is_some() {
        for members in &all {
            print_class(world, &reading, office, members)?;
        }
        return Ok(Exit::Done);
    }
    let mut table = Table::under([say::col_class(lang), "", say::col_n(lang)]).numbers_in(&[2]);
    for (class, members) in all.iter().filter_map(|members| Some((office.classes.get(members.place)?, members))) {
        table.row(vec![class.id.clone(), class.title.get(lang).to_owned(), members.societies.len().to_string()]);
    }
    for line in table.lines() {
        world.line(&line)?;
    }
    world.line(&say::results(lang, results.len(), results.n_without))?;
    if results.n_uncounted > 0 {
        world.line(&say::uncounted(lang, results.n_uncounted))?;
    }
    if !others.is_empty() {
        world.line(&say::unclassed(lang, others.len()))?;
    }
    Ok(Exit::Done)
}

fn print_class(world: &mut World<'_>, reading: &Reading, office: &Checklist, members: &Members) -> Result<(), Failure> {
    let lang = world.lang;
    let Some(class) = office.classes.get(members.place) else { return Ok(()) };
    world.line(&format!("{} · {}", class.title.get(lang), say::n_societies(lang, members.societies.len())))?;
    if members.societies.is_empty() {
        world.line(say::nobody_in_class(lang))?;
    }
    for (band, n, text) in members.guidance(office) {
        world.line("")?;
        if let Some(band) = office.scoring.bands.iter().find(|known| Some(&known.id) == band.as_ref()) {
            world.line(&say::guidance_for(lang, band.title.get(lang), n))?;
        }
        world.line(text.get(lang))?;
    }
    world.line("")?;
    let axes: Vec<&str> = office.forms_of(FormKind::Axis).map(|axis| axis.id.as_str()).collect();
    let mut table = Table::bare().numbers_in(&(3..3 + axes.len()).collect::<Vec<_>>());
    for placed in &members.societies {
        let name = reading.ledger.societies.get(&placed.society).map_or("", |profile| profile.name.as_str());
        let mut row = vec![placed.society.to_string(), name.to_owned(), band(office, placed, lang).to_owned()];
        row.extend(
            axes.iter().zip(&placed.severities).map(|(axis, points)| format!("{axis} {}", figure(lang, *points))),
        );
        table.row(row);
    }
    for line in table.lines() {
        world.line(&line)?;
    }
    Ok(())
}

fn band<'a>(office: &'a Checklist, placed: &Placed, lang: Lang) -> &'a str {
    let band = office.scoring.bands.iter().find(|band| Some(&band.id) == placed.band.as_ref());
    band.map_or(say::dash(lang), |band| band.title.get(lang))
}

fn class_json(reading: &Reading, office: &Checklist, members: &Members) -> Json {
    let Some(class) = office.classes.get(members.place) else { return Json::Null };
    let guidance = class.guidance.iter().map(|(band, text)| {
        let band = band.as_ref().map_or("any", |band| band.as_str());
        (band.to_owned(), json!({ "zh": text.zh, "en": text.en }))
    });
    let axes: Vec<&str> = office.forms_of(FormKind::Axis).map(|axis| axis.id.as_str()).collect();
    let society = |placed: &Placed| {
        let severities = axes.iter().zip(&placed.severities).map(|(axis, points)| ((*axis).to_owned(), json!(points)));
        json!({
            "code": placed.society.as_str(),
            "name": reading.ledger.societies.get(&placed.society).map(|profile| &profile.name),
            "band": placed.band.as_ref().map(|band| band.as_str()),
            "severities": severities.collect::<Map<_, _>>(),
        })
    };
    json!({
        "id": class.id,
        "title": { "zh": class.title.zh, "en": class.title.en },
        "when": class.when.as_ref().map(|when| &when.text),
        "n": members.societies.len(),
        "guidance": guidance.collect::<Map<_, _>>(),
        "societies": members.societies.iter().map(society).collect::<Vec<_>>(),
    })
}
