//! `bamai problems`: what stands between an assessment and its submission, and what is worth knowing besides.

use serde_json::json;

use crate::cli::args;
use crate::cli::table::Table;
use crate::cli::world::{Exit, Failure, World};
use crate::domain::assessment::Assessment;
use crate::domain::checklist::Checklist;
use crate::domain::problems::{self, Problem, ProblemKind};
use crate::domain::standing::Standing;
use crate::lang::{Lang, cli as say, problems as problems_say};
use crate::report::words;

pub(in crate::cli) fn run(args: &args::IdJson, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let reading = world.read()?;
    let (assessment, standing) = reading.assessment(&args.id, lang)?;
    let problems = problems::list(&assessment, &standing);
    let n_blocking = problems.iter().filter(|problem| problem.blocks).count();
    let exit = if n_blocking == 0 { Exit::Done } else { Exit::No };
    if args.json {
        let rows = problems.iter().map(|problem| {
            json!({
                "kind": problem.kind.code(),
                "item": problem.item.as_ref().map(|item| item.as_str()),
                "check": problem.check.as_ref().map(|check| check.as_str()),
                "message": message(problem, &standing, lang),
                "blocks": problem.blocks,
            })
        });
        world.json(&serde_json::Value::Array(rows.collect()))?;
        return Ok(exit);
    }
    for line in lines(&assessment, &standing, lang) {
        world.line(&line)?;
    }
    Ok(exit)
}

/// Returns the problems as people read them, and how many block, line by line.
pub(in crate::cli) fn lines(assessment: &Assessment, standing: &Standing, lang: Lang) -> Vec<String> {
    let problems = problems::list(assessment, standing);
    if problems.is_empty() {
        return vec![say::no_problems(lang).to_owned()];
    }
    let n_blocking = problems.iter().filter(|problem| problem.blocks).count();
    let mut lines = table(&problems, standing, &assessment.checklist, lang).lines();
    lines.push(if n_blocking == 0 { say::none_blocks(lang).to_owned() } else { say::n_block(lang, n_blocking) });
    lines
}

fn table(problems: &[Problem], standing: &Standing, checklist: &Checklist, lang: Lang) -> Table {
    let mut table = Table::under([
        say::col_problem(lang),
        say::col_blocks(lang),
        say::col_check(lang),
        say::col_item(lang),
        say::col_message(lang),
    ]);
    for problem in problems {
        let item = problem.item.as_ref().map(|item| words::titled(lang, checklist, item));
        table.row(vec![
            kind(problem.kind, lang).to_owned(),
            if problem.blocks { say::yes(lang) } else { say::dash(lang) }.to_owned(),
            problem.check.as_ref().map_or_else(String::new, ToString::to_string),
            item.unwrap_or_default(),
            message(problem, standing, lang),
        ]);
    }
    table
}

const fn kind(kind: ProblemKind, lang: Lang) -> &'static str {
    match kind {
        ProblemKind::Unanswered => say::kind_unanswered(lang),
        ProblemKind::Hard => say::kind_hard(lang),
        ProblemKind::OverCap => say::kind_over_cap(lang),
        ProblemKind::NoEvidence => say::kind_no_evidence(lang),
        ProblemKind::Soft => say::kind_soft(lang),
        ProblemKind::Red => say::kind_red(lang),
        ProblemKind::NotEvaluated => say::kind_not_evaluated(lang),
    }
}

/// Says what a problem is: in the checklist's words where a check found it.
fn message(problem: &Problem, standing: &Standing, lang: Lang) -> String {
    if let Some(said) = problem.say.as_ref().filter(|said| !said.is_empty()) {
        let said = said.get(lang);
        return problem.who.as_ref().map_or_else(|| said.to_owned(), |who| problems_say::about(lang, who, said));
    }
    let is_disputed = problem.item.as_ref().and_then(|item| standing.item(item)).is_some_and(|item| item.is_disputed);
    match problem.kind {
        ProblemKind::Unanswered if is_disputed => say::problem_disputed(lang),
        ProblemKind::Unanswered => say::problem_unanswered(lang),
        ProblemKind::OverCap => say::problem_over_cap(lang),
        ProblemKind::NoEvidence => say::problem_no_evidence(lang),
        ProblemKind::Hard | ProblemKind::Soft | ProblemKind::Red | ProblemKind::NotEvaluated => "",
    }
    .to_owned()
}
