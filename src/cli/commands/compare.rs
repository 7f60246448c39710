//! `bamai compare`: two assessments side by side, as a document or as tables like the screen's.

use serde_json::{Value as Json, json};

use crate::cli::args;
use crate::cli::seen::Seen;
use crate::cli::table::Table;
use crate::cli::time;
use crate::cli::world::{Exit, Failure, Reading, World, find};
use crate::domain::assessment::Assessment;
use crate::domain::compare::{Common, Comparison, GroupPair, ItemPair, Side};
use crate::domain::diagnosis::Group;
use crate::domain::ids::AssessmentId;
use crate::domain::ledger::Status;
use crate::domain::standing::RedLineState;
use crate::lang::{Lang, Notice, compare as say, report as report_say};
use crate::report::compared::Two;
use crate::report::json::{scope_code, value_json};
use crate::report::{self, words};

pub(in crate::cli) fn run(args: &args::Compare, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let reading = world.read()?;
    let (earlier, later) = chosen(args, &reading, lang)?;
    let [earlier, later] = [earlier, later].map(|id| reading.assessment(id.as_str(), lang));
    let [earlier, later] = [earlier?, later?].map(|(assessment, standing)| Seen::of(assessment, standing));
    let comparison = Comparison::of(earlier.round(), later.round());
    let two = Two { earlier: &earlier.assessment, later: &later.assessment };
    if args.json {
        world.json(&to_json(&two, &comparison))?;
        return Ok(Exit::Done);
    }
    let n_items = comparison.items.len();
    let (title, items) = if args.all {
        (say::every(lang, n_items), comparison.items.iter().collect())
    } else {
        let changed = comparison.changed();
        (say::changed(lang, changed.len(), n_items), changed)
    };
    let mut lines = lines(&two, &comparison, lang);
    lines.push(title);
    if items.is_empty() {
        lines.push(say::none_changed(lang).to_owned());
    } else {
        lines.extend(printed(&two.items(&comparison, &items, lang)));
    }
    for line in lines {
        world.line(&line)?;
    }
    Ok(Exit::Done)
}

/// Returns the two assessments meant, the earlier round of a society first.
fn chosen(args: &args::Compare, reading: &Reading, lang: Lang) -> Result<(AssessmentId, AssessmentId), Failure> {
    let ledger = &reading.ledger;
    let no = |what: String| Failure::no(Notice::new(what, "", say::fix_no_rounds(lang)));
    let Some(other) = &args.other else {
        if let Some((code, _)) = ledger.societies.get_key_value(args.one.as_str()) {
            let rounds: Vec<_> = ledger.rounds_of(code).map(|(id, _)| id).collect();
            return match rounds.as_slice() {
                [.., earlier, later] => Ok(((*earlier).clone(), (*later).clone())),
                _ => Err(no(say::no_rounds(lang, code.as_str()))),
            };
        }
        if !args.one.is_empty() && !ledger.headings.keys().any(|id| id.as_str().starts_with(&args.one)) {
            let what = say::unknown(lang, &args.one);
            return Err(Failure::usage(Notice::new(what, "", say::fix_unknown(lang))));
        }
        let later = find(ledger, &args.one, lang)?;
        let earlier = ledger.before(&later).ok_or_else(|| no(say::no_round_before(lang, later.as_str())))?;
        return Ok((earlier.clone(), later));
    };
    let (one, other) = (find(ledger, &args.one, lang)?, find(ledger, other, lang)?);
    if one == other {
        let what = say::itself(lang, one.as_str());
        return Err(Failure::usage(Notice::new(what, "", say::fix_itself(lang))));
    }
    let heading = |id| ledger.headings.get(id);
    let is_turned = heading(&one)
        .zip(heading(&other))
        .is_some_and(|(first, second)| first.society == second.society && first.round > second.round);
    Ok(if is_turned { (other, one) } else { (one, other) })
}

fn lines(two: &Two<'_>, comparison: &Comparison, lang: Lang) -> Vec<String> {
    let mut lines = vec![say::title(lang, two.earlier.id.as_str(), two.later.id.as_str())];
    lines.extend(comparison.cautions.iter().map(|caution| format!("! {}", two.caution(*caution, lang))));
    let others = comparison.principles.iter().chain(&comparison.tasks);
    let others: Vec<&GroupPair> = others.chain(std::iter::once(&comparison.environment)).collect();
    let axes: Vec<&GroupPair> = comparison.axes.iter().collect();
    lines.push(String::new());
    lines.extend(printed(&two.groups(report_say::col_axis(lang), &axes, lang)));
    let (then, now) = comparison.overall;
    let overall = say::from_to(lang, &words::figure(lang, then), &words::figure(lang, now));
    lines.push(format!("{} {overall}", say::overall(lang)));
    lines.push(String::new());
    lines.extend(printed(&two.groups(say::groups(lang), &others, lang)));
    lines.extend([String::new(), say::note(lang).to_owned(), String::new(), say::red_lines(lang).to_owned()]);
    let red_lines = two.red_lines(comparison, lang);
    if red_lines.is_empty() {
        lines.push(say::no_line(lang).to_owned());
    }
    lines.extend(red_lines.into_iter().map(|(_, line)| line));
    lines.push(String::new());
    lines
}

/// Prints a table of the report as people read it on a terminal.
pub(super) fn printed(table: &report::Table) -> Vec<String> {
    let is_number = |column: &report::Column| column.align == report::Align::Right;
    let numbers = table.columns.iter().enumerate().filter(|(_, column)| is_number(column)).map(|(at, _)| at);
    let mut out = Table::bare().numbers_in(&numbers.collect::<Vec<_>>());
    out.row(table.columns.iter().map(|column| column.title.clone()).collect());
    for row in &table.rows {
        out.row(row.iter().map(|cell| cell.text().to_owned()).collect());
    }
    out.lines()
}

fn to_json(two: &Two<'_>, comparison: &Comparison) -> Json {
    let groups = |pairs: &[GroupPair]| pairs.iter().map(group_json).collect::<Vec<_>>();
    let (then, now) = comparison.overall;
    let line = |state: Option<RedLineState>| state.map(RedLineState::code);
    json!({
        "earlier": assessment_json(two.earlier),
        "later": assessment_json(two.later),
        "cautions": comparison.cautions.iter().map(|caution| caution.code()).collect::<Vec<_>>(),
        "axes": groups(&comparison.axes),
        "principles": groups(&comparison.principles),
        "tasks": groups(&comparison.tasks),
        "environment": group_json(&comparison.environment),
        "overall": { "earlier": then, "later": now, "difference": now.zip(then).map(|(now, then)| now - then) },
        "red_lines": comparison.red_lines.iter().map(|pair| json!({
            "id": pair.id.as_str(),
            "earlier": line(pair.earlier),
            "later": line(pair.later),
            "turn": pair.turn().code(),
        })).collect::<Vec<_>>(),
        "items": comparison.items.iter().map(|pair| item_json(two, pair)).collect::<Vec<_>>(),
    })
}

fn assessment_json(assessment: &Assessment) -> Json {
    json!({
        "id": assessment.id.as_str(),
        "society": assessment.society.as_str(),
        "round": assessment.round,
        "scope": scope_code(assessment.scope),
        "status": match assessment.status { Status::Open => "open", Status::Submitted => "submitted" },
        "started": time::utc(assessment.started),
        "checklist": assessment.checklist.digest.to_string(),
        "checklist_version": assessment.checklist.version,
    })
}

fn group_json(pair: &GroupPair) -> Json {
    json!({
        "id": pair.id.to_string(),
        "earlier": pair.earlier.as_ref().map(figures_json),
        "later": pair.later.as_ref().map(figures_json),
        "difference": pair.difference(),
        "common": pair.common.as_ref().map(common_json),
    })
}

/// Returns the figures of a group.
pub(super) fn figures_json(group: &Group) -> Json {
    json!({
        "score": group.score,
        "low": group.low,
        "high": group.high,
        "coverage": group.coverage,
        "band": group.bands.iter().map(ToString::to_string).collect::<Vec<_>>(),
    })
}

fn common_json(common: &Common) -> Json {
    json!({
        "earlier": common.earlier,
        "later": common.later,
        "difference": common.difference(),
        "n_items": common.contributions.len(),
        "n_answered": common.n_answered,
        "items": common.contributions.iter().map(|own| json!({
            "id": own.item.as_str(),
            "weight": own.weight,
            "difference": own.difference,
            "amount": own.amount,
        })).collect::<Vec<_>>(),
    })
}

fn item_json(two: &Two<'_>, pair: &ItemPair) -> Json {
    let side = |assessment: &Assessment, side: &Option<Side>| {
        let item = assessment.checklist.item(pair.id.as_str());
        side.as_ref().map(|side| {
            json!({
                "state": side.state.code(),
                "value": item.zip(side.value.as_ref()).map(|(item, value)| value_json(item, value)),
                "points": side.points,
                "weight": side.weight,
                "evidence_grade": side.grade,
            })
        })
    };
    json!({
        "id": pair.id.as_str(),
        "verdict": pair.verdict.code(),
        "changed_in_checklist": pair.aspects.iter().map(|aspect| aspect.code()).collect::<Vec<_>>(),
        "earlier": side(two.earlier, &pair.earlier),
        "later": side(two.later, &pair.later),
        "earlier_points_now": pair.then,
        "difference": pair.difference,
    })
}
