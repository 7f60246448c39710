//! `bamai effort`: how much each step of an item takes; sets the steps for one society, or takes the checklist's again.

use serde_json::{Value as Json, json};

use crate::cli::args;
use crate::cli::commands::answer::run_all;
use crate::cli::table::Table;
use crate::cli::world::{self, Exit, Failure, World};
use crate::domain::assessment::Assessment;
use crate::domain::checklist::{Item, Size};
use crate::domain::command::Act;
use crate::domain::diagnosis::what_if::steps_of;
use crate::domain::ids::ItemId;
use crate::domain::records::Kept;
use crate::domain::refusal::Refusal;
use crate::lang::{Lang, Notice, cli, remedies as say};
use crate::report::{records, words};

pub(in crate::cli) fn run(args: &args::Effort, world: &mut World<'_>) -> Result<Exit, Failure> {
    match (&args.item, &args.sizes) {
        (Some(item), Some(sizes)) => keep(args, &ItemId::new(item), Some(sizes), world),
        (Some(item), None) if args.reset => keep(args, &ItemId::new(item), None, world),
        _ => show(args, world),
    }
}

fn keep(args: &args::Effort, item: &ItemId, sizes: Option<&String>, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let sizes = sizes.map(|given| read_sizes(given, lang)).transpose()?;
    let entries = world.write(|session| {
        let id = world::find(session.ledger(), &args.id, lang)?;
        run_all(session, &id, vec![Act::Keep(Kept::Effort(item.clone(), sizes))], lang)
    })?;
    if args.json {
        return show(args, world);
    }
    world.line(&match (entries.is_empty(), sizes) {
        (true, _) => cli::unchanged(lang).to_owned(),
        (false, Some(_)) => say::effort_saved(lang, item.as_str()),
        (false, None) => say::effort_removed(lang, item.as_str()),
    })?;
    Ok(Exit::Done)
}

/// Reads `small,medium,medium,large`.
fn read_sizes(given: &str, lang: Lang) -> Result<[Size; 4], Failure> {
    let read = |code: &str| Size::ALL.into_iter().find(|size| size.code() == code.trim());
    let sizes: Option<Vec<Size>> = given.split([',', '，']).map(read).collect();
    let bad = || Failure::usage(Notice::new(say::bad_sizes(lang, given), "", say::fix_sizes(lang)));
    sizes.and_then(|sizes| <[Size; 4]>::try_from(sizes).ok()).ok_or_else(bad)
}

fn show(args: &args::Effort, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let reading = world.read()?;
    let (assessment, _) = reading.assessment(&args.id, lang)?;
    let mut items: Vec<&Item> = assessment.checklist.items.iter().filter(|item| !item.rubric.is_empty()).collect();
    if let Some(wanted) = &args.item {
        items.retain(|item| item.id.as_str() == wanted);
        if items.is_empty() {
            let item = ItemId::new(wanted);
            let refusal = match assessment.checklist.item(wanted) {
                Some(_) => Refusal::NotARating { item },
                None => Refusal::NoSuchItem { id: item.to_string() },
            };
            return Err(Failure::refused(&refusal, lang));
        }
    }
    if args.json {
        let mut rows: Vec<Json> = items.iter().map(|item| effort_json(&assessment, item)).collect();
        let document = if args.item.is_some() { rows.pop().unwrap_or_default() } else { Json::Array(rows) };
        world.json(&document)?;
        return Ok(Exit::Done);
    }
    let steps = [(0, 1), (1, 2), (2, 3), (3, 4)].map(|(from, to)| say::col_step(lang, from, to));
    let [first, second, third, fourth] = &steps;
    let headings = [cli::col_item(lang), first, second, third, fourth, say::col_set_by(lang)];
    let mut table = Table::under(headings);
    for item in items {
        let sizes = steps_of(&assessment, item).map(|size| records::size(lang, size).to_owned());
        let title = words::titled(lang, &assessment.checklist, &item.id);
        let set_by = if is_set(&assessment, item) { say::by_assessor(lang) } else { say::by_checklist(lang) };
        table.row(std::iter::once(title).chain(sizes).chain([set_by.to_owned()]).collect());
    }
    table.lines().iter().try_for_each(|line| world.line(line))?;
    Ok(Exit::Done)
}

fn is_set(assessment: &Assessment, item: &Item) -> bool {
    assessment.records.efforts.get(&item.id).is_some()
}

fn effort_json(assessment: &Assessment, item: &Item) -> Json {
    json!({
        "item": item.id.as_str(),
        "steps": steps_of(assessment, item).map(Size::code),
        "given": is_set(assessment, item),
    })
}
