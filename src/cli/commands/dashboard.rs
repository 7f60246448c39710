//! `bamai dashboard`: the goals of the programme and what they have come to, and how the societies lie over the bands.

use serde_json::{Map, Value as Json, json};

use crate::cli::args;
use crate::cli::commands::list;
use crate::cli::table::Table;
use crate::cli::time;
use crate::cli::world::{Exit, Failure, Reading, World};
use crate::domain::checklist::Checklist;
use crate::domain::ids::{Millis, SocietyCode};
use crate::domain::office::cohort::{Cohorts, Distribution, Group, Part, Spread};
use crate::domain::office::targets::{Reached, State, a_year_before, behind, grades_past, reached};
use crate::domain::office::{Results, checklist_of};
use crate::lang::dashboard as say;
use crate::report::office as words;

pub(in crate::cli) fn run(args: &args::Dashboard, world: &mut World<'_>) -> Result<Exit, Failure> {
    let (lang, now) = (world.lang, (world.clock)());
    let mut reading = world.read()?;
    list::work_out_submitted(&mut reading);
    let office = checklist_of(&reading.ledger, &reading.checklists);
    let results = Results::of(&reading.ledger, office, &reading.checklists, now);
    let goals = reached(&reading.ledger, office, &reading.checklists, now);
    let validity = office.validity.as_ref();
    let past = validity.map(|validity| (validity.years, grades_past(&reading.ledger, validity, time::day(now))));
    let spread = Cohorts::of(&reading.ledger, office, &results).split(&args.by);
    if args.json {
        world.json(&json!({
            "as_of": time::utc(now),
            "checklist": { "id": office.id, "version": office.version, "digest": office.digest.to_string() },
            "societies": societies_json(&reading, &results),
            "targets": goals.iter().map(|goal| goal_json(&reading, office, &results, goal, now)).collect::<Vec<_>>(),
            "grades_past": past.as_ref().map(|(_, past)| codes(past)),
            "distribution": distribution_json(office, &spread),
        }))?;
        return Ok(Exit::Done);
    }
    print_goals(world, office, &goals)?;
    if let Some((years, past)) = past.filter(|(_, past)| !past.is_empty()) {
        world.line(&say::grades_past(lang, past.len(), years))?;
    }
    world.line("")?;
    if results.is_empty() {
        world.line(say::no_results(lang))?;
        return Ok(Exit::Done);
    }
    world.line(&format!(
        "{} · {}",
        words::distribution(lang, &spread.by),
        say::results(lang, results.len(), results.n_without)
    ))?;
    if results.n_uncounted > 0 {
        world.line(&say::uncounted(lang, results.n_uncounted))?;
    }
    print_distribution(world, office, &spread)?;
    Ok(Exit::Done)
}

fn print_goals(world: &mut World<'_>, office: &Checklist, goals: &[Reached]) -> Result<(), Failure> {
    let lang = world.lang;
    let heads = [
        say::goals(lang),
        say::col_figure(lang),
        say::col_goal(lang),
        say::col_state(lang),
        say::col_before(lang),
        say::col_known(lang),
    ];
    let mut table = Table::under(heads).numbers_in(&[1, 4]);
    for (target, goal) in goals.iter().filter_map(|goal| Some((office.targets.get(goal.place)?, goal))) {
        let measure = target.measure;
        let state = words::state(lang, target, goal);
        let is_doubtful = !goal.is_firm && goal.state != State::Unknown;
        let state = if is_doubtful { format!("{state} · {}", say::not_firm(lang)) } else { state };
        let known = [Some(words::sum(lang, target, goal)), words::unknown(lang, goal)];
        table.row(vec![
            target.title.get(lang).to_owned(),
            words::figure_or_dash(lang, measure, goal.figure),
            words::goal(lang, measure, &target.goal),
            state,
            words::figure_or_dash(lang, measure, goal.before),
            known.into_iter().flatten().collect::<Vec<_>>().join(" · "),
        ]);
    }
    for line in table.lines() {
        world.line(&line)?;
    }
    Ok(())
}

fn print_distribution(world: &mut World<'_>, office: &Checklist, spread: &Distribution) -> Result<(), Failure> {
    let lang = world.lang;
    let mut heads = vec![say::col_group(lang).to_owned(), say::col_n(lang).to_owned(), say::col_axis(lang).to_owned()];
    heads.extend(office.scoring.bands.iter().map(|band| band.title.get(lang).to_owned()));
    heads.push(say::withheld(lang).to_owned());
    let numbers: Vec<usize> = std::iter::once(1).chain(3..heads.len()).collect();
    let mut table = Table::bare().numbers_in(&numbers);
    table.row(heads);
    for group in std::iter::once(&spread.all).chain(&spread.groups) {
        let name = words::group(lang, office, &spread.by, group);
        let Some(shown) = &group.spread else {
            table.row(vec![name, say::dash(lang).to_owned(), say::hidden(lang).to_owned()]);
            continue;
        };
        for (idx, (axis, counts)) in spread.axes.iter().zip(&shown.axes).enumerate() {
            let (name, n) = if idx == 0 { (name.clone(), shown.n.to_string()) } else { Default::default() };
            let title = office.form(axis.as_str()).map_or(axis.as_str(), |form| form.title.get(lang));
            let mut row = vec![name, n, title.to_owned()];
            row.extend(counts.iter().map(ToString::to_string));
            table.row(row);
        }
    }
    for line in table.lines() {
        world.line(&line)?;
    }
    if spread.all.spread.is_none() {
        world.line(&say::all_hidden(lang, office.cohort.suppress_below))?;
    } else if spread.n_hidden() > 0 {
        world.line(&say::hidden_note(lang, spread.n_hidden(), office.cohort.suppress_below))?;
    }
    Ok(())
}

fn codes(societies: &[SocietyCode]) -> Vec<&str> {
    societies.iter().map(SocietyCode::as_str).collect()
}

fn societies_json(reading: &Reading, results: &Results<'_>) -> Json {
    json!({
        "n": reading.ledger.societies.len(),
        "n_with_result": results.len(),
        "n_without": results.n_without,
        "n_uncounted": results.n_uncounted,
    })
}

fn goal_json(reading: &Reading, office: &Checklist, results: &Results<'_>, goal: &Reached, now: Millis) -> Json {
    let Some(target) = office.targets.get(goal.place) else { return Json::Null };
    let behind = behind(&reading.ledger, office, results, target);
    let counted = behind.counted.iter().map(|(code, adds)| json!({ "code": code.as_str(), "adds": adds }));
    let (state, by) = match goal.state {
        State::Met => ("met", None),
        State::Short(by) => ("short", Some(by)),
        State::Above(by) => ("above", Some(by)),
        State::Unknown => ("unknown", None),
    };
    json!({
        "id": target.id,
        "title": { "zh": target.title.zh, "en": target.title.en },
        "measure": target.measure.code(),
        "where": target.over.text,
        "goal": target.goal.text,
        "figure": goal.figure,
        "n_counted": goal.tally.n_counted,
        "n_known": goal.tally.n_known,
        "n_unknown": goal.tally.n_unknown,
        "state": state,
        "by": by,
        "is_firm": goal.is_firm,
        "before": { "at": time::utc(a_year_before(now)), "figure": goal.before },
        "societies": counted.collect::<Vec<_>>(),
        "unknown": codes(&behind.unknown),
    })
}

fn distribution_json(office: &Checklist, spread: &Distribution) -> Json {
    json!({
        "by": spread.by.iter().map(|by| by.code()).collect::<Vec<_>>(),
        "axes": spread.axes.iter().map(|axis| axis.as_str()).collect::<Vec<_>>(),
        "bands": office.scoring.bands.iter().map(|band| band.id.as_str()).collect::<Vec<_>>(),
        "suppress_below": office.cohort.suppress_below,
        "n_suppressed": spread.n_hidden(),
        "all": group_json(office, spread, &spread.all),
        "groups": spread.groups.iter().map(|group| group_json(office, spread, group)).collect::<Vec<_>>(),
    })
}

fn group_json(office: &Checklist, spread: &Distribution, group: &Group) -> Json {
    let mut document = Map::new();
    for (by, part) in spread.by.iter().zip(&group.key) {
        let part = match part {
            Part::Size(place) => json!(place.and_then(|place| office.cohort.sizes.get(place)).map(|size| &size.id)),
            Part::Word(word) => json!(Some(word).filter(|word| !word.is_empty())),
        };
        document.insert(by.code().to_owned(), part);
    }
    document.insert("suppressed".to_owned(), json!(group.spread.is_none()));
    document.insert("n".to_owned(), json!(group.spread.as_ref().map(|spread| spread.n)));
    document.insert("axes".to_owned(), json!(group.spread.as_ref().map(|shown| axes_json(office, spread, shown))));
    Json::Object(document)
}

fn axes_json(office: &Checklist, spread: &Distribution, shown: &Spread) -> Json {
    let bands = || office.scoring.bands.iter().map(|band| band.id.as_str()).chain(["withheld"]);
    let axis =
        |counts: &Vec<usize>| bands().zip(counts).map(|(band, n)| (band.to_owned(), json!(n))).collect::<Map<_, _>>();
    let axes = spread.axes.iter().zip(&shown.axes).map(|(id, counts)| (id.to_string(), Json::Object(axis(counts))));
    Json::Object(axes.collect())
}
