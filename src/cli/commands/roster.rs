//! `bamai roster`: what is kept of a society row by row, shown, changed, and carried by files.

use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;
use serde_json::{Map, Value as Json};

use crate::cli::args;
use crate::cli::commands::apply::print_rejected;
use crate::cli::table::Table;
use crate::cli::time;
use crate::cli::world::{Exit, Failure, World};
use crate::domain::checklist::{Checklist, Item};
use crate::domain::command::Command;
use crate::domain::ids::SocietyCode;
use crate::domain::ledger::Ledger;
use crate::domain::refusal::Refusal;
use crate::domain::value::Row;
use crate::exchange::rosters::{read_rows, set_cells, show_cell, to_csv};
use crate::lang::{Lang, Notice, cli, import, roster as say};
use crate::report::json::value_json;
use crate::session::Session;

pub(in crate::cli) fn run(args: &args::Roster, world: &mut World<'_>) -> Result<Exit, Failure> {
    if !args.add.is_empty() {
        return add(args, world);
    }
    match (args.set.split_first(), args.remove, &args.import) {
        (Some((number, cells)), _, _) => set(args, number, cells, world),
        (None, Some(number), _) => remove(args, number, world),
        (None, None, Some(file)) => bring_in(args, file, world),
        (None, None, None) => show(args, world),
    }
}

/// A roster of a society as it is.
struct Found<'a> {
    society: SocietyCode,
    checklist: &'a Arc<Checklist>,
    roster: &'a Item,
    rows: Vec<Row>,
}

impl Found<'_> {
    /// Returns a row's place.
    fn place_of(&self, number: usize) -> Result<usize, Refusal> {
        let n_rows = self.rows.len();
        let place = number.checked_sub(1).filter(|place| *place < n_rows);
        place.ok_or(Refusal::NoSuchRow { number, n_rows })
    }
}

/// Finds the society and the roster that were named.
fn find<'a>(
    args: &args::Roster,
    ledger: &Ledger,
    checklist: &'a Arc<Checklist>,
    lang: Lang,
) -> Result<Found<'a>, Failure> {
    let society = find_society(&args.code, ledger, lang)?;
    let roster = find_roster(checklist, args.roster.as_deref().unwrap_or_default(), lang)?;
    let rows = ledger.rows_of(&society, &roster.id).to_vec();
    Ok(Found { society, checklist, roster, rows })
}

fn find_society(code: &str, ledger: &Ledger, lang: Lang) -> Result<SocietyCode, Failure> {
    let found = ledger.societies.get_key_value(code).map(|(code, _)| code.clone());
    found.ok_or_else(|| Failure::refused(&Refusal::NoSuchSociety { code: code.to_owned() }, lang))
}

/// Finds the roster of that id or title, or the only one whose id begins so.
fn find_roster<'a>(checklist: &'a Checklist, given: &str, lang: Lang) -> Result<&'a Item, Failure> {
    let is_it = |roster: &&Item| [roster.id.as_str(), &roster.title.zh, &roster.title.en].contains(&given);
    let begins_so = |roster: &&Item| roster.id.as_str().starts_with(given);
    let mut beginning = checklist.rosters.iter().filter(begins_so);
    let named = checklist.rosters.iter().find(is_it);
    let found = named.or_else(|| beginning.next().filter(|_| !given.is_empty() && beginning.next().is_none()));
    found.ok_or_else(|| Failure::refused(&Refusal::NoSuchRoster { id: given.to_owned() }, lang))
}

/// Keeps other rows than there were, and returns whether that changed anything.
fn change(
    args: &args::Roster,
    world: &mut World<'_>,
    how: impl FnOnce(&mut Found<'_>) -> Result<String, Refusal>,
) -> Result<Exit, Failure> {
    let lang = world.lang;
    let said = world.write(|session| {
        let checklist = session.office_checklist();
        let mut found = find(args, session.ledger(), &checklist, lang)?;
        let said = how(&mut found).map_err(|refusal| Failure::refused(&refusal, lang))?;
        let is_changed = keep(session, found, lang)?;
        Ok(if is_changed { said } else { cli::unchanged(lang).to_owned() })
    })?;
    world.line(&said)?;
    Ok(Exit::Done)
}

fn keep(session: &mut Session, found: Found<'_>, lang: Lang) -> Result<bool, Failure> {
    let Found { society, checklist, roster, rows } = found;
    let checklist = Arc::clone(checklist);
    let entries = session.run(&Command::KeepRoster { society, checklist, roster: roster.id.clone(), rows });
    entries.map(|entries| !entries.is_empty()).map_err(|error| Failure::run(&error, lang))
}

fn bad_cells(roster: &Item) -> impl FnOnce(crate::domain::kinds::BadValue) -> Refusal {
    let title = roster.title.clone();
    move |bad| Refusal::BadRoster { title, bad }
}

fn add(args: &args::Roster, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    change(args, world, |found| {
        let mut row = Row::new();
        let number = found.rows.len() + 1;
        set_cells(found.roster, number, &mut row, &args.add).map_err(bad_cells(found.roster))?;
        found.rows.push(row);
        Ok(say::added(lang, found.roster.title.get(lang), number))
    })
}

fn set(args: &args::Roster, number: &str, cells: &[String], world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let number: usize = number.parse().unwrap_or_default();
    change(args, world, |found| {
        let place = found.place_of(number)?;
        if let Some(row) = found.rows.get_mut(place) {
            set_cells(found.roster, number, row, cells).map_err(bad_cells(found.roster))?;
        }
        Ok(say::changed(lang, found.roster.title.get(lang), number))
    })
}

fn remove(args: &args::Roster, number: usize, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    change(args, world, |found| {
        let place = found.place_of(number)?;
        found.rows.remove(place);
        Ok(say::removed(lang, found.roster.title.get(lang), number))
    })
}

fn bring_in(args: &args::Roster, file: &Path, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let bytes = world.file(file)?;
    let (read, counts) = world.write(|session| {
        let checklist = session.office_checklist();
        let mut found = find(args, session.ledger(), &checklist, lang)?;
        let read = read_rows(found.roster, &bytes).map_err(|error| Failure::file(&error, lang))?;
        if !read.rejected.is_empty() && !args.partial {
            return Ok((read, None));
        }
        let n_before = found.rows.len();
        if args.replace {
            found.rows.clear();
        }
        let before = found.rows.clone();
        found.rows.extend(read.rows.iter().filter(|row| !before.contains(row)).cloned());
        let n_now = found.rows.len();
        keep(session, found, lang)?;
        Ok((read, Some((n_before, n_now))))
    })?;
    print_rejected(world, &read.rejected)?;
    if !read.unknown.is_empty() {
        world.remark(&import::has_unknown(lang, &read.unknown.join(import::list_mark(lang))))?;
    }
    let n_rejected = read.rejected.len();
    let Some((n_before, n_now)) = counts else {
        let why = import::has_bad_rows(lang, n_rejected);
        return Err(Failure::no(Notice::new(say::nothing_read(lang), why, import::fix_bad_rows(lang))));
    };
    world.line(&say::read(lang, read.rows.len(), n_before, n_now))?;
    if n_rejected == 0 {
        return Ok(Exit::Done);
    }
    world.line(&import::left_out(lang, n_rejected))?;
    Ok(Exit::No)
}

fn show(args: &args::Roster, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let today = time::today((world.clock)());
    let reading = world.read()?;
    let checklist = reading.office_checklist();
    let society = find_society(&args.code, &reading.ledger, lang)?;
    let rosters: Vec<&Item> = match &args.roster {
        Some(given) => vec![find_roster(&checklist, given, lang)?],
        None => checklist.rosters.iter().collect(),
    };
    if args.json {
        world.json(&rosters_json(&reading.ledger, &society, &rosters))?;
        return Ok(Exit::Done);
    }
    for (idx, roster) in rosters.into_iter().enumerate() {
        let rows = reading.ledger.rows_of(&society, &roster.id);
        if args.csv {
            let csv = to_csv(roster, rows).map_err(std::io::Error::from)?;
            world.out.write_all(&csv)?;
            continue;
        }
        if idx > 0 {
            world.line("")?;
        }
        world.line(&say::heading(lang, roster.title.get(lang), roster.id.as_str(), rows.len()))?;
        if rows.is_empty() {
            world.line(say::no_rows(lang))?;
        }
        for line in table_of(roster, rows, today, lang).lines() {
            world.line(&line)?;
        }
    }
    Ok(Exit::Done)
}

/// Lays rows out by number, with those whose term has run out marked; columns nobody has filled are left out.
fn table_of(roster: &Item, rows: &[Row], today: Date, lang: Lang) -> Table {
    let mut table = Table::bare().numbers_in(&[0]);
    let is_filled = |id: &str| rows.iter().any(|row| row.contains_key(id));
    let columns: Vec<_> = roster.columns.iter().filter(|column| is_filled(column.item.id.as_str())).collect();
    let has_ended = |row: &Row| roster.has_ended(row, today);
    let has_states = rows.iter().any(has_ended);
    if !rows.is_empty() {
        let titles = columns.iter().map(|column| column.item.title.get(lang).to_owned());
        let state = has_states.then(|| say::col_state(lang).to_owned());
        table.row(std::iter::once(String::new()).chain(titles).chain(state).collect());
    }
    for (row, number) in rows.iter().zip(1..) {
        let cells = columns.iter().map(|column| show_cell(column, row, lang).replace('\n', " "));
        let ended = if has_ended(row) { say::ended(lang) } else { "" };
        let state = has_states.then(|| ended.to_owned());
        table.row(std::iter::once(number.to_string()).chain(cells).chain(state).collect());
    }
    table
}

/// Returns rosters by id, each a list of rows; a cell that is empty is null.
pub(super) fn rosters_json(ledger: &Ledger, society: &SocietyCode, rosters: &[&Item]) -> Json {
    let mut document = Map::new();
    for roster in rosters {
        let row_json = |row: &Row| {
            let cells = roster.columns.iter().map(|column| {
                let id = column.item.id.as_str();
                (id.to_owned(), row.get(id).map_or(Json::Null, |value| value_json(&column.item, value)))
            });
            Json::Object(cells.collect())
        };
        let rows = ledger.rows_of(society, &roster.id).iter().map(row_json).collect();
        document.insert(roster.id.to_string(), rows);
    }
    Json::Object(document)
}
