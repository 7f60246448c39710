//! `bamai cause`: the causes of lost score, ranked; puts in, changes or takes out a cause.

use serde_json::{Value as Json, json};

use crate::cli::args;
use crate::cli::commands::answer::run_all;
use crate::cli::commands::interview::warn;
use crate::cli::world::{self, Exit, Failure, World};
use crate::domain::assessment::Assessment;
use crate::domain::command::Act;
use crate::domain::diagnosis::crux::{Crux, Proposal, Weighed, proposals};
use crate::domain::ids::{CauseId, CauseNo, EvidenceNo, ItemId};
use crate::domain::records::{Cause, Kept, Lead, Verdict, Why};
use crate::domain::refusal::Refusal;
use crate::domain::standing::Standing;
use crate::lang::{Lang, Notice, cli, diagnosis as words_of, plan, remedies as say};
use crate::report::{causes, records};

/// What takes something away.
const NONE: &str = "none";

pub(in crate::cli) fn run(args: &args::Cause, world: &mut World<'_>) -> Result<Exit, Failure> {
    let texts = [&args.kind, &args.says, &args.reason];
    let lists = [&args.leads, &args.unleads, &args.whys];
    let is_change = args.remove
        || texts.iter().any(|text| text.is_some())
        || lists.iter().any(|list| !list.is_empty())
        || args.control.is_some()
        || args.effort.is_some()
        || args.crux.is_some();
    if is_change { keep(args, world) } else { show(args, world) }
}

fn keep(args: &args::Cause, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let (number, n_entries, shown) = world.write(|session| {
        let id = world::find(session.ledger(), &args.id, lang)?;
        session.load(&id).map_err(|error| Failure::run(&error, lang))?;
        let Some((assessment, _)) = session.assessment(&id) else { return Ok((CauseNo(0), 0, None)) };
        let number = args.number.map_or_else(|| assessment.records.next_cause(), CauseNo);
        let kept = if args.remove { None } else { Some(Box::new(cause_of(args, assessment, number, lang)?)) };
        let n_entries = run_all(session, &id, vec![Act::Keep(Kept::Cause(number, kept))], lang)?.len();
        let shown = session.assessment(&id).filter(|_| args.json).and_then(|(assessment, standing)| {
            let crux = Crux::of(assessment, standing);
            crux.causes.iter().find(|weighed| weighed.number == number).map(|one| cause_json(assessment, one))
        });
        Ok((number, n_entries, shown))
    })?;
    let texts = [&args.says, &args.reason].into_iter().flatten().chain(&args.leads).chain(&args.whys);
    warn(world, &texts.map(String::as_str).collect::<Vec<_>>())?;
    match shown {
        Some(shown) => world.json(&shown)?,
        None if n_entries == 0 => world.line(cli::unchanged(lang))?,
        None if args.remove => world.line(&say::cause_removed(lang, number.0))?,
        None => world.line(&number.0.to_string())?,
    }
    Ok(Exit::Done)
}

/// Puts together what is to be kept: what there is, and what is given.
fn cause_of(args: &args::Cause, assessment: &Assessment, number: CauseNo, lang: Lang) -> Result<Cause, Failure> {
    let known = assessment.records.causes.get(&number).cloned();
    if known.is_none() && args.number.is_some() {
        return Err(Failure::refused(&Refusal::NoSuchCause { number }, lang));
    }
    if known.is_none() && args.says.is_none() {
        return Err(Failure::usage(Notice::new(say::needs_says(lang), "", say::fix_needs(lang))));
    }
    let is_new = known.is_none();
    let mut cause = known.unwrap_or_default();
    if let Some(kind) = &args.kind {
        cause.kind = (kind != NONE).then(|| CauseId::new(kind));
    }
    if let Some(says) = &args.says {
        cause.says.clone_from(says);
    }
    let of_kind = cause.kind.as_ref().and_then(|kind| assessment.checklist.cause(kind.as_str()));
    match (args.control, of_kind) {
        (Some(control), _) => cause.control = control,
        (None, Some(kind)) if is_new => cause.control = kind.control,
        (None, _) => {}
    }
    for item in &args.unleads {
        let item = ItemId::new(item);
        if !cause.leads.iter().any(|lead| lead.item == item) {
            return Err(Failure::usage(Notice::new(say::no_such_lead(lang, item.as_str()), "", "")));
        }
        cause.leads.retain(|lead| lead.item != item);
    }
    for given in &args.leads {
        let bad = || Failure::usage(Notice::new(say::bad_lead(lang, given), "", say::fix_lead(lang)));
        let lead = read_lead(given).ok_or_else(bad)?;
        match cause.leads.iter_mut().find(|known| known.item == lead.item) {
            Some(known) => *known = lead,
            None => cause.leads.push(lead),
        }
    }
    if !args.whys.is_empty() {
        let steps = args.whys.iter().filter(|why| !why.trim().is_empty());
        cause.whys = steps.map(|why| read_shown(why)).map(|(says, evidence)| Why { says, evidence }).collect();
    }
    if let Some(effort) = args.effort {
        cause.effort = effort.option();
    }
    match (args.crux, &args.reason, &mut cause.verdict) {
        (Some(crux), reason, verdict) => {
            let why = reason.clone().unwrap_or_default();
            *verdict = crux.option().map(|is_crux| Verdict { is_crux, why });
        }
        (None, Some(reason), Some(verdict)) => verdict.why.clone_from(reason),
        (None, Some(_), None) => {
            return Err(Failure::usage(Notice::new(say::reason_alone(lang), "", say::fix_reason_alone(lang))));
        }
        (None, None, _) => {}
    }
    Ok(cause)
}

/// Reads `W1=the roll is three years old #3 #5`; what shows it may be left out.
fn read_lead(given: &str) -> Option<Lead> {
    let (item, shown) = given.split_once(['=', '＝']).unwrap_or((given, ""));
    let (shown, evidence) = read_shown(shown);
    let item = item.trim();
    (!item.is_empty() && !item.contains(char::is_whitespace)).then(|| Lead { item: ItemId::new(item), shown, evidence })
}

/// Takes the numbers of evidence, `#3`, off the end of a text.
fn read_shown(given: &str) -> (String, Vec<EvidenceNo>) {
    let mut text = given.trim();
    let mut evidence = Vec::new();
    while let Some((before, digits)) = text.rsplit_once(['#', '＃']) {
        let Ok(number) = digits.trim().parse() else { break };
        evidence.push(EvidenceNo(number));
        text = before.trim_end();
    }
    evidence.reverse();
    (text.to_owned(), evidence)
}

fn show(args: &args::Cause, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let reading = world.read()?;
    let (assessment, standing) = reading.assessment(&args.id, lang)?;
    let crux = Crux::of(&assessment, &standing);
    if let Some(number) = args.number.map(CauseNo) {
        let Some((rank, weighed)) = (1..).zip(&crux.causes).find(|(_, weighed)| weighed.number == number) else {
            return Err(Failure::refused(&Refusal::NoSuchCause { number }, lang));
        };
        if args.json {
            world.json(&cause_json(&assessment, weighed))?;
        } else {
            lines_of(&assessment, weighed, rank, lang).iter().try_for_each(|line| world.line(line))?;
        }
        return Ok(Exit::Done);
    }
    if args.json {
        world.json(&document(&assessment, &standing, &crux))?;
        return Ok(Exit::Done);
    }
    if crux.causes.is_empty() {
        world.line(say::no_causes(lang))?;
    } else {
        causes::summary(&assessment, &crux, lang).iter().try_for_each(|line| world.line(line))?;
    }
    for (rank, weighed) in (1..).zip(&crux.causes) {
        world.line("")?;
        lines_of(&assessment, weighed, rank, lang).iter().try_for_each(|line| world.line(line))?;
    }
    print_proposals(&assessment, &proposals(&assessment, &standing), world)?;
    Ok(Exit::Done)
}

fn print_proposals(assessment: &Assessment, proposals: &[Proposal], world: &mut World<'_>) -> Result<(), Failure> {
    let lang = world.lang;
    if proposals.is_empty() {
        return Ok(());
    }
    world.line("")?;
    world.line(say::proposals(lang))?;
    for proposal in proposals {
        let Some(kind) = assessment.checklist.cause(proposal.kind.as_str()) else { continue };
        let items: Vec<String> = proposal.items.iter().map(ItemId::to_string).collect();
        let title = plan::signed(lang, kind.sign.get(lang), kind.title.get(lang));
        let share = words_of::share(lang, proposal.share);
        world.line(&format!("  {}", say::proposal(lang, &title, &share, &words_of::list(lang, &items))))?;
        world.line(&format!("    {}", say::asks(lang, kind.ask.get(lang))))?;
    }
    Ok(())
}

/// Says a cause for people: what it is, its figures, what it leads to, what lies behind it.
fn lines_of(assessment: &Assessment, weighed: &Weighed, rank: usize, lang: Lang) -> Vec<String> {
    let Some(cause) = assessment.records.causes.get(&weighed.number) else { return Vec::new() };
    let place = match weighed.rank.priority() {
        Some(_) => say::nth(lang, rank),
        None => "—".to_owned(),
    };
    let signed = causes::signed(&assessment.checklist, cause, lang);
    let heading =
        [place, plan::numbered(lang, weighed.number.0, &signed), causes::verdict(assessment, weighed, lang).to_owned()];
    let heading: Vec<String> = heading.into_iter().filter(|part| !part.is_empty()).collect();
    let mut lines = vec![heading.join("  ")];
    lines.push(match weighed.rank.priority() {
        Some(priority) => {
            let share = weighed.share.map_or_else(String::new, |share| words_of::share(lang, share));
            let control = records::control(lang, cause.control);
            let confidence = records::confidence(lang, weighed.confidence);
            let effort = records::size(lang, weighed.effort);
            say::cause_figures(lang, &words_of::figure(priority), &share, control, confidence, effort)
        }
        None => causes::state(weighed.rank, lang).to_owned(),
    });
    lines.extend(cause.leads.iter().map(|lead| causes::lead(&assessment.checklist, lead, lang)));
    let steps = (1..).zip(&cause.whys);
    lines.extend(
        steps.map(|(nth, why)| {
            crate::lang::report::labelled(lang, &plan::nth_why(lang, nth), &causes::why_of(why, lang))
        }),
    );
    if let Some(verdict) = cause.verdict.as_ref().filter(|verdict| !verdict.why.is_empty()) {
        lines.push(crate::lang::report::labelled(lang, plan::col_why(lang), &verdict.why));
    }
    for line in lines.iter_mut().skip(1) {
        line.insert_str(0, "    ");
    }
    lines
}

fn document(assessment: &Assessment, standing: &Standing, crux: &Crux) -> Json {
    let proposed = proposals(assessment, standing).into_iter().map(|proposal| {
        json!({
            "kind": proposal.kind.as_str(),
            "items": proposal.items.iter().map(ItemId::as_str).collect::<Vec<_>>(),
            "share": proposal.share,
        })
    });
    json!({
        "causes": crux.causes.iter().map(|weighed| cause_json(assessment, weighed)).collect::<Vec<_>>(),
        "loss": {
            "weight": crux.weight,
            "lost": crux.loss,
            "explained": crux.explained,
            "unexplained": crux.explained.map(|explained| 1.0 - explained),
        },
        "proposals": proposed.collect::<Vec<_>>(),
    })
}

fn cause_json(assessment: &Assessment, weighed: &Weighed) -> Json {
    let Some(entered) = assessment.records.causes.entered(&weighed.number) else { return Json::Null };
    let cause = &entered.is;
    let numbers = |evidence: &[EvidenceNo]| evidence.iter().map(|number| number.0).collect::<Vec<_>>();
    let leads = cause
        .leads
        .iter()
        .map(|lead| json!({ "item": lead.item.as_str(), "shown": lead.shown, "evidence": numbers(&lead.evidence) }));
    let whys = cause.whys.iter().map(|why| json!({ "says": why.says, "evidence": numbers(&why.evidence) }));
    json!({
        "number": weighed.number.0,
        "kind": cause.kind.as_ref().map(CauseId::as_str),
        "says": cause.says,
        "control": cause.control.code(),
        "leads": leads.collect::<Vec<_>>(),
        "whys": whys.collect::<Vec<_>>(),
        "rank": weighed.rank.code(),
        "priority": weighed.rank.priority(),
        "impact": weighed.impact,
        "share": weighed.share,
        "confidence": weighed.confidence.code(),
        "effort": weighed.effort.code(),
        "effort_given": cause.effort.is_some(),
        "crux": weighed.is_crux,
        "breakthrough": weighed.is_breakthrough,
        "verdict": cause.verdict.as_ref().map(|verdict| json!({ "crux": verdict.is_crux, "why": verdict.why })),
        "by": entered.by.as_str(),
        "at": crate::cli::time::utc(entered.at),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_evidence_stand_at_the_end_of_a_text() {
        let read = |text| {
            let (text, evidence) = read_shown(text);
            (text, evidence.into_iter().map(|number| number.0).collect::<Vec<_>>())
        };
        assert_eq!(read("名册三年未更新 #3 #5"), ("名册三年未更新".to_owned(), vec![3, 5]));
        assert_eq!(read("＃3＃5"), (String::new(), vec![3, 5]));
        assert_eq!(read("依据#2所说"), ("依据#2所说".to_owned(), vec![]));
        assert_eq!(read_lead("W1＝名册").map(|lead| (lead.item.to_string(), lead.shown)).unwrap().0, "W1");
        assert!(read_lead("=名册").is_none() && read_lead("名册 三年").is_none());
    }
}
