//! `bamai diagnose`: the figures, as a document or as a table like the screen's.

use crate::cli::args;
use crate::cli::table::Table;
use crate::cli::world::{Exit, Failure, World};
use crate::domain::assessment::Assessment;
use crate::domain::diagnosis::crux::Crux;
use crate::domain::diagnosis::{Diagnosis, Group, GroupId};
use crate::domain::standing::{CheckState, RedLineState, Standing};
use crate::lang::{Lang, cli as say, diagnosis as words_of, import::list_mark, plan, report as columns};
use crate::report::{causes, json, records, words};

pub(in crate::cli) fn run(args: &args::IdJson, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let reading = world.read()?;
    let (assessment, standing) = reading.assessment(&args.id, lang)?;
    let diagnosis = Diagnosis::of(&assessment, &standing);
    if args.json {
        world.json(&json::to_json(&assessment, &standing, &diagnosis))?;
        return Ok(Exit::Done);
    }
    for line in lines(&assessment, &standing, &diagnosis, lang) {
        world.line(&line)?;
    }
    Ok(Exit::Done)
}

/// Returns the figures as people read them, line by line.
pub(in crate::cli) fn lines(
    assessment: &Assessment,
    standing: &Standing,
    diagnosis: &Diagnosis,
    lang: Lang,
) -> Vec<String> {
    let mut lines = figures(assessment, diagnosis, lang).lines();
    let n_in = |state| standing.checks.iter().filter(|check| check.state == state).count();
    let (raised, overruled) = (n_in(CheckState::Raised), n_in(CheckState::Overruled));
    lines.extend([String::new(), overall(diagnosis, lang), red_lines(standing, lang)]);
    lines.push(say::checks(lang, raised, overruled, n_in(CheckState::NotEvaluated)));
    lines.extend(crux(assessment, standing, lang));
    lines
}

/// Says what the crux is: a sentence or two, and a line for each cause of it; nothing where no cause is on record.
fn crux(assessment: &Assessment, standing: &Standing, lang: Lang) -> Vec<String> {
    if assessment.records.causes.is_empty() {
        return Vec::new();
    }
    let crux = Crux::of(assessment, standing);
    let headings =
        ["", plan::col_cause(lang), plan::col_priority(lang), plan::col_share(lang), plan::col_effort(lang), ""];
    let mut table = Table::under(headings).numbers_in(&[0, 2, 3]);
    for (rank, weighed) in (1_u32..).zip(crux.crux()) {
        let Some(cause) = assessment.records.causes.get(&weighed.number) else { continue };
        table.row(vec![
            rank.to_string(),
            causes::signed(&assessment.checklist, cause, lang),
            words::figure(lang, weighed.rank.priority()),
            weighed.share.map_or_else(String::new, |share| words_of::share(lang, share)),
            records::size(lang, weighed.effort).to_owned(),
            causes::verdict(assessment, weighed, lang).to_owned(),
        ]);
    }
    let has_crux = crux.crux().next().is_some();
    let mut lines = vec![String::new()];
    lines.extend(causes::summary(assessment, &crux, lang));
    lines.extend(table.lines().into_iter().filter(|_| has_crux));
    lines
}

fn figures(assessment: &Assessment, diagnosis: &Diagnosis, lang: Lang) -> Table {
    let headings = [
        "",
        columns::col_group(lang),
        columns::col_score(lang),
        columns::col_interval(lang),
        columns::col_coverage(lang),
        columns::col_bands(lang),
    ];
    let mut table = Table::under(headings).numbers_in(&[2, 4]);
    for group in diagnosis.groups() {
        table.row(row(group, assessment, lang));
    }
    table
}

fn row(group: &Group, assessment: &Assessment, lang: Lang) -> Vec<String> {
    let id = match &group.id {
        GroupId::Form(form) => form.to_string(),
        GroupId::Environment | GroupId::Cell { .. } => String::new(),
    };
    vec![
        id,
        group.title.get(lang).to_owned(),
        words::figure(lang, group.score),
        words::interval(lang, group),
        words::coverage(lang, group),
        words::bands(lang, &assessment.checklist, &group.bands),
    ]
}

fn overall(diagnosis: &Diagnosis, lang: Lang) -> String {
    match &diagnosis.overall {
        Some(overall) => say::overall(
            lang,
            &words::figure(lang, Some(overall.geometric)),
            &words::figure(lang, Some(overall.arithmetic)),
            overall.weakest.as_str(),
        ),
        None => say::no_overall(lang).to_owned(),
    }
}

fn red_lines(standing: &Standing, lang: Lang) -> String {
    let raised = standing.red_lines.iter().filter(|line| line.state == RedLineState::Raised);
    let raised: Vec<&str> = raised.map(|line| line.id.as_str()).collect();
    if raised.is_empty() {
        say::no_red_lines(lang).to_owned()
    } else {
        say::red_lines(lang, &raised.join(list_mark(lang)))
    }
}
