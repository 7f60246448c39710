//! `bamai list`: the ledger, a row per society with its latest assessment.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::thread::available_parallelism;

use serde_json::{Value as Json, json};

use crate::cli::args;
use crate::cli::commands::{list_out, society};
use crate::cli::table::Table;
use crate::cli::time;
use crate::cli::world::{Exit, Failure, Reading, World};
use crate::domain::checklist::FormKind;
use crate::domain::diagnosis::summary;
use crate::domain::ids::{AssessmentId, SocietyCode};
use crate::domain::ledger::{Heading, Status, Summary};
use crate::domain::standing::Standing;
use crate::exchange::show_grade;
use crate::lang::{Lang, cli as say};
use crate::report::json::scope_code;
use crate::report::words;

/// Fewer assessments than this are not worth a thread.
const LEAST_SHARE: usize = 64;

pub(in crate::cli) fn run(args: &args::List, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    if args.format.is_some() || args.output.is_some() {
        return list_out::run(args, world);
    }
    let reading = world.read()?;
    let ledger = &reading.ledger;
    if args.json {
        world.json(&document(&reading))?;
        return Ok(Exit::Done);
    }
    if ledger.societies.is_empty() {
        world.line(say::empty_ledger(lang))?;
        return Ok(Exit::Done);
    }
    let mut table = Table::under([
        say::col_code(lang),
        say::col_society(lang),
        say::col_level(lang),
        say::col_grade(lang),
        say::col_assessment(lang),
        say::col_state(lang),
        say::col_progress(lang),
        say::col_severity(lang),
    ]);
    let latest_of = |code| ledger.rounds_of(code).last();
    let latest = ledger.societies.keys().filter_map(latest_of).map(|(id, _)| id);
    let rounds = Rounds::of(&reading, latest);
    for (code, profile) in &ledger.societies {
        let latest = latest_of(code);
        let mut row =
            vec![code.to_string(), profile.name.clone(), profile.level.clone(), show_grade(&profile.grade, lang)];
        match latest {
            Some((id, heading)) => row.extend([id.to_string(), status(heading, lang).to_owned()]),
            None => row.extend([say::dash(lang).to_owned(), say::never(lang).to_owned()]),
        }
        row.extend(latest.and_then(|(id, _)| rounds.0.get(id)).map_or_else(
            || [say::dash(lang).to_owned(), say::dash(lang).to_owned()],
            |round| [round.progress(lang), round.severities(lang)],
        ));
        table.row(row);
    }
    for line in table.lines() {
        world.line(&line)?;
    }
    Ok(Exit::Done)
}

/// Returns every society with all its assessments.
pub(super) fn document(reading: &Reading) -> Json {
    let ledger = &reading.ledger;
    let rounds = Rounds::of(reading, ledger.headings.keys());
    let rows = ledger.societies.iter().map(|(code, profile)| {
        let mut row = society::profile_json(code, profile);
        if let Some(row) = row.as_object_mut() {
            row.insert("assessments".to_owned(), rounds.json(reading, code));
        }
        row
    });
    Json::Array(rows.collect())
}

/// An assessment's summary with the axes its severities are of.
struct Round {
    axes: Vec<String>,
    summary: Summary,
}

impl Round {
    fn of(reading: &Reading, id: &AssessmentId) -> Option<Self> {
        // What cannot be read is a dash in the ledger; whoever opens the assessment is told.
        let assessment = reading.fold(id).ok().flatten()?;
        let standing = Standing::of(&assessment);
        let axes = assessment.checklist.forms_of(FormKind::Axis).map(|form| form.id.to_string()).collect();
        Some(Self { axes, summary: summary(&assessment, &standing) })
    }

    fn progress(&self, lang: Lang) -> String {
        let (n_answered, n_items) = (self.summary.n_answered as usize, self.summary.n_items as usize);
        say::progress(lang, (n_answered * 100).checked_div(n_items).unwrap_or_default(), n_answered, n_items)
    }

    fn severities(&self, lang: Lang) -> String {
        let severity = |severity: &Option<f64>| match severity {
            Some(severity) => format!("{severity:.0}"),
            None => say::dash(lang).to_owned(),
        };
        let shown = self.axes.iter().zip(&self.summary.severities);
        shown.map(|(axis, points)| format!("{axis} {}", severity(points))).collect::<Vec<_>>().join("  ")
    }
}

/// Assessments worked out; those that cannot be read are missing.
pub(super) struct Rounds<'a>(BTreeMap<&'a AssessmentId, Round>);

impl<'a> Rounds<'a> {
    /// Works out assessments on all the machine's processors, for in a ledger of thousands this takes longer than all the rest.
    pub(super) fn of(reading: &Reading, ids: impl Iterator<Item = &'a AssessmentId>) -> Self {
        let ids: Vec<_> = ids.collect();
        let n_threads = available_parallelism().map_or(1, NonZero::get);
        let share = ids.len().div_ceil(n_threads).max(LEAST_SHARE);
        let work_out = |ids: &[&'a AssessmentId]| -> Vec<_> {
            ids.iter().filter_map(|id| Some((*id, Round::of(reading, id)?))).collect()
        };
        let rounds = std::thread::scope(|scope| {
            let mut shares = ids.chunks(share);
            let mine = shares.next().unwrap_or_default();
            let others: Vec<_> = shares
                .map(|ids| (ids, std::thread::Builder::new().spawn_scoped(scope, move || work_out(ids))))
                .collect();
            let mut rounds = work_out(mine);
            for (ids, other) in others {
                // What a thread that was not to be had would have done is done here.
                let worked_out = other.ok().and_then(|other| other.join().ok());
                rounds.extend(worked_out.unwrap_or_else(|| work_out(ids)));
            }
            rounds
        });
        Self(rounds.into_iter().collect())
    }

    /// Returns what an assessment comes to.
    pub(super) fn summary(&self, id: &AssessmentId) -> Option<&Summary> {
        self.0.get(id).map(|round| &round.summary)
    }

    fn json(&self, reading: &Reading, code: &SocietyCode) -> Json {
        let rounds = reading.ledger.rounds_of(code).map(|(id, heading)| {
            let round = self.0.get(id);
            let severities = round.map(|round| {
                let pairs = round.axes.iter().cloned().zip(round.summary.severities.iter().map(|points| json!(points)));
                pairs.collect::<serde_json::Map<_, _>>()
            });
            json!({
                "id": id.as_str(),
                "round": heading.round,
                "scope": scope_code(heading.scope),
                "status": match heading.status { Status::Open => "open", Status::Submitted => "submitted" },
                "lead": heading.lead.as_str(),
                "started": time::utc(heading.started),
                "touched": time::utc(heading.touched),
                "checklist": heading.checklist.to_string(),
                "n_answered": round.map(|round| round.summary.n_answered),
                "n_items": round.map(|round| round.summary.n_items),
                "n_red_lines": round.map(|round| round.summary.n_red_lines),
                "severities": severities,
            })
        });
        Json::Array(rounds.collect())
    }
}

/// Works out what the ledger keeps of every submitted assessment, which a journal read on its own does not have.
pub(super) fn work_out_submitted(reading: &mut Reading) {
    let submitted = reading.ledger.headings.iter().filter(|(_, heading)| heading.status == Status::Submitted);
    let submitted: Vec<AssessmentId> = submitted.map(|(id, _)| id.clone()).collect();
    let rounds = Rounds::of(reading, submitted.iter());
    let summaries: Vec<_> = rounds.0.into_iter().map(|(id, round)| (id.clone(), round.summary)).collect();
    for (id, summary) in summaries {
        if let Some(heading) = reading.ledger.headings.get_mut(&id) {
            heading.summary = Some(summary);
        }
    }
}

/// Prints the assessments of a society, first round first.
pub(super) fn print_rounds(reading: &Reading, code: &SocietyCode, world: &mut World<'_>) -> Result<(), Failure> {
    let lang = world.lang;
    let mut table = Table::under([
        say::col_assessment(lang),
        say::col_state(lang),
        say::col_scope(lang),
        say::col_lead(lang),
        say::col_started(lang),
        say::col_touched(lang),
        say::col_progress(lang),
        say::col_severity(lang),
    ]);
    let mut is_assessed = false;
    for (id, heading) in reading.ledger.rounds_of(code) {
        is_assessed = true;
        let round = Round::of(reading, id);
        table.row(vec![
            id.to_string(),
            status(heading, lang).to_owned(),
            words::scope(lang, heading.scope).to_owned(),
            heading.lead.to_string(),
            time::local(heading.started),
            time::local(heading.touched),
            round.as_ref().map_or_else(String::new, |round| round.progress(lang)),
            round.as_ref().map_or_else(String::new, |round| round.severities(lang)),
        ]);
    }
    if is_assessed {
        world.line("")?;
        for line in table.lines() {
            world.line(&line)?;
        }
    }
    Ok(())
}

/// Returns the assessments of a society, first round first.
pub(super) fn rounds_json(reading: &Reading, code: &SocietyCode) -> Json {
    Rounds::of(reading, reading.ledger.rounds_of(code).map(|(id, _)| id)).json(reading, code)
}

const fn status(heading: &Heading, lang: Lang) -> &'static str {
    match heading.status {
        Status::Open => say::open(lang),
        Status::Submitted => say::is_submitted(lang),
    }
}
