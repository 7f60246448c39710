//! `bamai match`: what a society is weakest in, and which others are strong in just that, the nearest first.

use serde_json::{Value as Json, json};

use crate::cli::args;
use crate::cli::commands::list;
use crate::cli::table::Table;
use crate::cli::world::{Exit, Failure, Reading, World};
use crate::domain::checklist::Checklist;
use crate::domain::ledger::Status;
use crate::domain::office::classes::Classifier;
use crate::domain::office::matching::{Helper, Need, needs};
use crate::domain::office::{Results, checklist_of};
use crate::domain::refusal::Refusal;
use crate::lang::{Notice, dashboard as say, diagnosis};
use crate::report::{office as words, words as titles};

pub(in crate::cli) fn run(args: &args::Match, world: &mut World<'_>) -> Result<Exit, Failure> {
    let (lang, now) = (world.lang, (world.clock)());
    let mut reading = world.read()?;
    list::work_out_submitted(&mut reading);
    let office = checklist_of(&reading.ledger, &reading.checklists);
    let Some((code, profile)) = reading.ledger.societies.get_key_value(args.code.as_str()) else {
        return Err(Failure::refused(&Refusal::NoSuchSociety { code: args.code.clone() }, lang));
    };
    let results = Results::of(&reading.ledger, office, &reading.checklists, now);
    let Some(assessed) = results.get(code) else {
        let is_without = !reading.ledger.rounds_of(code).any(|(_, heading)| heading.status == Status::Submitted);
        let what =
            if is_without { say::no_result_of(lang, &profile.name) } else { say::uncounted_of(lang, &profile.name) };
        return Err(Failure::no(Notice::new(what, "", say::fix_no_result(lang))));
    };
    let needs = needs(&reading.ledger, office, &results, code);
    if args.json {
        let class = Classifier::new(office).class_of(assessed).and_then(|class| office.classes.get(class));
        world.json(&json!({
            "society": code.as_str(),
            "name": profile.name,
            "assessment": assessed.assessment.as_str(),
            "class": class.map(|class| &class.id),
            "needs": needs.iter().map(|need| need_json(&reading, office, need)).collect::<Vec<_>>(),
        }))?;
        return Ok(Exit::Done);
    }
    world.line(&say::match_of(lang, &profile.name))?;
    world.line(&say::match_how(lang, &diagnosis::exact(office.mutual.points), office.mutual.evidence))?;
    if needs.is_empty() {
        world.line(say::no_needs(lang))?;
    }
    for need in &needs {
        world.line("")?;
        world.line(&format!("{}  {}", titles::titled(lang, office, &need.item), words::mark(lang, need.mark)))?;
        if need.helpers.is_empty() {
            world.line(&format!("  {}", say::no_helpers(lang)))?;
        }
        let mut table = Table::bare();
        for helper in &need.helpers {
            let name = reading.ledger.societies.get(&helper.society).map_or("", |profile| profile.name.as_str());
            table.row(vec![
                String::new(),
                helper.society.to_string(),
                name.to_owned(),
                words::mark(lang, helper.mark),
                words::near(lang, helper.near),
            ]);
        }
        for line in table.lines() {
            world.line(&line)?;
        }
        if need.n_strong > need.helpers.len() {
            world.line(&format!("  {}", say::more_helpers(lang, need.n_strong)))?;
        }
    }
    Ok(Exit::Done)
}

fn need_json(reading: &Reading, office: &Checklist, need: &Need) -> Json {
    let title = office.item(need.item.as_str()).map(|item| json!({ "zh": item.title.zh, "en": item.title.en }));
    json!({
        "item": need.item.as_str(),
        "title": title,
        "points": need.mark.points(),
        "evidence": need.mark.evidence,
        "loss": need.loss,
        "n_strong": need.n_strong,
        "helpers": need.helpers.iter().map(|helper| helper_json(reading, helper)).collect::<Vec<_>>(),
    })
}

fn helper_json(reading: &Reading, helper: &Helper) -> Json {
    json!({
        "code": helper.society.as_str(),
        "name": reading.ledger.societies.get(&helper.society).map(|profile| &profile.name),
        "assessment": helper.assessment.as_str(),
        "points": helper.mark.points(),
        "evidence": helper.mark.evidence,
        "same_discipline": !helper.near.is_other_discipline,
        "size_distance": helper.near.size_distance,
        "same_level": !helper.near.is_other_level,
    })
}
