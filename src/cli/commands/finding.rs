//! `bamai finding`: what was found on each item and how grave it is; notes its effect, or another grade and why.

use serde_json::{Value as Json, json};

use crate::cli::args;
use crate::cli::commands::answer::run_all;
use crate::cli::commands::interview::warn;
use crate::cli::world::{self, Exit, Failure, World};
use crate::domain::assessment::Assessment;
use crate::domain::checklist::{Item, Locus};
use crate::domain::command::Act;
use crate::domain::diagnosis::Line;
use crate::domain::ids::ItemId;
use crate::domain::records::{Finding, FindingGrade, Kept};
use crate::domain::refusal::Refusal;
use crate::domain::standing::findings::{grade, own_grade};
use crate::domain::standing::{ItemStanding, Standing};
use crate::lang::{Lang, Notice, cli, diagnosis as words_of, plan, remedies as say, report as report_say};
use crate::report::json::value_json;
use crate::report::{records, words};

/// The grades in the order of the report: what is done well first, then the gravest.
const ORDER: [FindingGrade; 4] =
    [FindingGrade::Highlight, FindingGrade::Important, FindingGrade::General, FindingGrade::Hint];

pub(in crate::cli) fn run(args: &args::Finding, world: &mut World<'_>) -> Result<Exit, Failure> {
    let is_change = args.effect.is_some() || args.grade.is_some() || args.why.is_some() || args.remove;
    match &args.item {
        Some(item) if is_change => keep(args, &ItemId::new(item), world),
        _ => show(args, world),
    }
}

fn keep(args: &args::Finding, item: &ItemId, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let entries = world.write(|session| {
        let id = world::find(session.ledger(), &args.id, lang)?;
        session.load(&id).map_err(|error| Failure::run(&error, lang))?;
        let known = session.assessment(&id).and_then(|(assessment, _)| assessment.records.findings.get(item)).cloned();
        let mut finding = known.unwrap_or_default();
        for (field, given) in [(&mut finding.effect, &args.effect), (&mut finding.why, &args.why)] {
            if let Some(given) = given {
                field.clone_from(given);
            }
        }
        if let Some(grade) = args.grade {
            finding.grade = grade.option();
        }
        // Nothing said is a finding as its points give it.
        let kept = Some(finding).filter(|_| !args.remove).filter(|finding| *finding != Finding::default());
        run_all(session, &id, vec![Act::Keep(Kept::Finding(item.clone(), kept))], lang)
    })?;
    let said = match (entries.is_empty(), args.remove) {
        (true, _) => cli::unchanged(lang).to_owned(),
        (false, true) => say::finding_removed(lang, item.as_str()),
        (false, false) => say::finding_saved(lang, item.as_str()),
    };
    warn(world, &[&args.effect, &args.why].into_iter().flatten().map(String::as_str).collect::<Vec<_>>())?;
    if args.json {
        return show(args, world);
    }
    world.line(&said)?;
    Ok(Exit::Done)
}

/// An answered item with its grade.
struct Found<'a> {
    item: &'a Item,
    standing: &'a ItemStanding,
    grade: FindingGrade,
}

fn found<'a>(assessment: &'a Assessment, standing: &'a Standing) -> Vec<Found<'a>> {
    let items = assessment.checklist.items.iter().zip(&standing.items);
    let found =
        items.filter_map(|(item, standing)| Some(Found { item, standing, grade: grade(assessment, item, standing)? }));
    let mut found: Vec<Found<'_>> = found.collect();
    found.sort_by_key(|found| ORDER.iter().position(|grade| *grade == found.grade));
    found
}

fn show(args: &args::Finding, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let reading = world.read()?;
    let (assessment, standing) = reading.assessment(&args.id, lang)?;
    let mut all = found(&assessment, &standing);
    if let Some(item) = &args.item {
        if assessment.checklist.item(item).is_none() {
            return Err(Failure::refused(&Refusal::NoSuchItem { id: item.clone() }, lang));
        }
        all.retain(|found| found.item.id.as_str() == item);
        if all.is_empty() {
            return Err(Failure::no(Notice::new(say::no_finding(lang, item), "", say::fix_no_finding(lang))));
        }
    }
    if args.json {
        let rows: Vec<Json> = all.iter().map(|found| finding_json(&assessment, found)).collect();
        let document =
            if args.item.is_some() { rows.into_iter().next().unwrap_or_default() } else { Json::Array(rows) };
        world.json(&document)?;
        return Ok(Exit::Done);
    }
    if all.is_empty() {
        world.line(say::no_findings(lang))?;
    }
    for found in &all {
        print(world, &assessment, found, lang)?;
    }
    Ok(Exit::Done)
}

fn print(world: &mut World<'_>, assessment: &Assessment, found: &Found<'_>, lang: Lang) -> Result<(), Failure> {
    let item = found.item;
    let numbers: Vec<String> = assessment.evidence_of(&item.id).map(|(number, _)| format!("#{number}")).collect();
    let title = words::titled(lang, &assessment.checklist, &item.id);
    world.line(&format!("{}  {title}", records::finding_grade(lang, found.grade)))?;
    let line = Line::new(found.standing, item.weight.unwrap_or(0.0));
    let unnamed = |text: String| if text.is_empty() { report_say::unnamed(lang).to_owned() } else { text };
    let basis = [
        report_say::labelled(lang, report_say::clause(lang), &unnamed(item.clause.clone())),
        report_say::labelled(lang, report_say::evidence_short(lang), &unnamed(numbers.join(" "))),
        report_say::labelled(lang, report_say::confidence(lang), records::confidence(lang, found.standing.confidence)),
        report_say::labelled(lang, report_say::locus(lang), words::locus(lang, item.locus)),
    ];
    let mut lines = vec![
        (report_say::seen(lang), words::answer(lang, &assessment.checklist, &line)),
        (report_say::basis(lang), words_of::clauses(lang, &basis)),
    ];
    if let Some(finding) = assessment.records.findings.get(&item.id) {
        if !finding.effect.is_empty() {
            lines.push((plan::effect(lang), finding.effect.clone()));
        }
        if let Some((given, own)) = finding.grade.zip(own_grade(assessment, item, found.standing)) {
            let [given, own] = [given, own].map(|grade| records::finding_grade(lang, grade));
            lines.push((plan::graded(lang), plan::graded_otherwise(lang, given, own, &finding.why)));
        }
    }
    lines.iter().try_for_each(|(label, text)| world.line(&format!("    {}", report_say::labelled(lang, label, text))))
}

fn finding_json(assessment: &Assessment, found: &Found<'_>) -> Json {
    let Found { item, standing, grade } = found;
    let given = assessment.records.findings.get(&item.id);
    json!({
        "item": item.id.as_str(),
        "grade": grade.code(),
        "own_grade": own_grade(assessment, item, standing).map(FindingGrade::code),
        "given": given.is_some_and(|finding| finding.grade.is_some()),
        "why": given.map_or("", |finding| finding.why.as_str()),
        "effect": given.map_or("", |finding| finding.effect.as_str()),
        "clause": item.clause,
        "value": standing.value.as_ref().map(|value| value_json(item, value)),
        "points": standing.points,
        "weight": item.weight,
        "evidence": assessment.evidence_of(&item.id).map(|(number, _)| number.0).collect::<Vec<_>>(),
        "confidence": standing.confidence.code(),
        "locus": match item.locus {
            Locus::Society => "society",
            Locus::Association => "association",
            Locus::Government => "government",
        },
    })
}
