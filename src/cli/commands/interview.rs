//! `bamai interview`: who was talked to and what was said; begins, changes or takes out an interview.

use serde_json::{Value as Json, json};

use crate::cli::args;
use crate::cli::commands::answer::run_all;
use crate::cli::time;
use crate::cli::world::{self, Exit, Failure, World};
use crate::domain::assessment::Assessment;
use crate::domain::command::Act;
use crate::domain::ids::{EvidenceNo, ItemId, NoteNo, RoleId};
use crate::domain::records::{Entered, Interview, Kept, Note, next_person};
use crate::domain::refusal::Refusal;
use crate::domain::standing::{Missing, Standing};
use crate::lang::{Lang, interview as say};
use crate::report::heard;

pub(in crate::cli) fn run(args: &args::Interview, world: &mut World<'_>) -> Result<Exit, Failure> {
    let given = [&args.role, &args.person, &args.place, &args.others];
    let is_change = args.number.is_some() || !args.traits.is_empty() || given.iter().any(|given| given.is_some());
    if is_change { keep(args, world) } else { show(&args.id, args.json, world) }
}

fn keep(args: &args::Interview, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let (number, shown) = world.write(|session| {
        let id = world::find(session.ledger(), &args.id, lang)?;
        session.load(&id).map_err(|error| Failure::run(&error, lang))?;
        let Some((assessment, _)) = session.assessment(&id) else { return Ok((EvidenceNo(0), None)) };
        let number = args.number.map_or_else(|| assessment.next_evidence(), EvidenceNo);
        let kept = if args.remove { None } else { Some(interview(args, assessment, number, lang)?) };
        run_all(session, &id, vec![Act::Keep(Kept::Interview(number, kept))], lang)?;
        let shown = session.assessment(&id).and_then(|(assessment, _)| {
            let interview = assessment.records.interviews.entered(&number)?;
            Some(interview_json(assessment, number, interview))
        });
        Ok((number, shown))
    })?;
    let texts = [&args.person, &args.place, &args.others];
    warn(world, &texts.into_iter().flatten().map(String::as_str).collect::<Vec<_>>())?;
    match shown {
        Some(shown) if args.json => world.json(&shown)?,
        _ => world.line(&number.to_string())?,
    }
    Ok(Exit::Done)
}

/// Puts together what is to be kept: what there is, and what is given.
fn interview(
    args: &args::Interview,
    assessment: &Assessment,
    number: EvidenceNo,
    lang: Lang,
) -> Result<Interview, Failure> {
    let known = assessment.records.interviews.get(&number).cloned();
    if known.is_none() && args.number.is_some() {
        return Err(Failure::refused(&Refusal::NoSuchInterview { number }, lang));
    }
    let mut interview = known.unwrap_or_default();
    if let Some(role) = &args.role {
        interview.role = Some(RoleId::new(role));
    }
    match (&args.person, &interview.role) {
        (Some(person), _) => interview.person.clone_from(person),
        (None, Some(role)) if interview.person.is_empty() => interview.person = next_person(&assessment.records, role),
        (None, _) => {}
    }
    for (field, given) in [(&mut interview.place, &args.place), (&mut interview.others, &args.others)] {
        if let Some(given) = given {
            field.clone_from(given);
        }
    }
    if !args.traits.is_empty() {
        interview.traits.clone_from(&args.traits);
    }
    Ok(interview)
}

/// Says on standard error what looks as if it told who somebody is. It is kept all the same.
pub(super) fn warn(world: &mut World<'_>, texts: &[&str]) -> Result<(), Failure> {
    let lang = world.lang;
    for pieces in texts.iter().filter_map(|text| heard::looks_like(lang, text)) {
        world.remark(&say::said_looks_like(lang, &pieces))?;
    }
    Ok(())
}

fn show(id: &str, is_json: bool, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let reading = world.read()?;
    let (assessment, standing) = reading.assessment(id, lang)?;
    let interviews = &assessment.records.interviews;
    if is_json {
        let rows = interviews.iter().map(|(number, interview)| interview_json(&assessment, *number, interview));
        let rows: Vec<Json> = rows.collect();
        world.json(&json!({ "interviews": rows, "missing": missing_json(&assessment, &standing) }))?;
        return Ok(Exit::Done);
    }
    if interviews.is_empty() {
        world.line(say::list_none(lang))?;
    }
    for (number, interview) in interviews.iter() {
        let is = &interview.is;
        let role = is.role.as_ref().map(|role| heard::role(lang, &assessment.checklist, role)).unwrap_or_default();
        let n_lines = assessment.records.notes_of(*number).count();
        let n_dropped = assessment.records.n_dropped(*number);
        let counts = say::counts(lang, n_lines, n_dropped);
        let at = time::local(interview.at);
        let number_shown = number.to_string();
        let heading = [number_shown.as_str(), &is.person, &role, &at, &is.place, &counts];
        let heading: Vec<&str> = heading.into_iter().filter(|piece| !piece.is_empty()).collect();
        world.line(&heading.join("  "))?;
        for (line, note) in assessment.records.notes_of(*number) {
            let text = match items_of(&note.is.items).join(say::ids(lang)) {
                items if items.is_empty() => note.is.text.clone(),
                items => say::dropped(lang, &note.is.text, &items),
            };
            world.line(&format!("    {line}  {}  {text}", time::local(note.at)))?;
        }
    }
    let missing = heard::missing(lang, &assessment.checklist, &standing);
    if !missing.is_empty() {
        world.line(&format!("{}{}", say::missing(lang), missing.join(say::missing_and(lang))))?;
    }
    Ok(Exit::Done)
}

fn interview_json(assessment: &Assessment, number: EvidenceNo, interview: &Entered<Interview>) -> Json {
    let is = &interview.is;
    let lines = assessment.records.notes_of(number).map(|(line, note)| note_json(line, note));
    json!({
        "number": number.0,
        "role": is.role.as_ref().map(RoleId::as_str),
        "person": is.person,
        "place": is.place,
        "others": is.others,
        "traits": is.traits,
        "by": interview.by.as_str(),
        "at": time::utc(interview.at),
        "lines": lines.collect::<Vec<Json>>(),
    })
}

/// Writes a line out for other programs.
pub(super) fn note_json(line: NoteNo, note: &Entered<Note>) -> Json {
    json!({
        "line": line.0,
        "interview": note.is.interview.0,
        "text": note.is.text,
        "items": items_of(&note.is.items),
        "by": note.by.as_str(),
        "at": time::utc(note.at),
    })
}

fn items_of(items: &[ItemId]) -> Vec<String> {
    items.iter().map(ItemId::to_string).collect()
}

/// Writes out who has still to be heard: how many people of which roles, and how many with a trait.
fn missing_json(assessment: &Assessment, standing: &Standing) -> Vec<Json> {
    let parts = standing.quotas.iter().filter(|part| !part.missing.is_empty());
    let written = parts.filter_map(|part| {
        let quota = assessment.checklist.quotas.get(part.quota)?;
        let roles: Vec<&str> = quota.roles.iter().map(RoleId::as_str).collect();
        let mut people = 0;
        let mut traits = Vec::new();
        for missing in &part.missing {
            match missing {
                Missing::People(n) => people = *n,
                Missing::Trait(id, n) => traits.push(json!({ "trait": id, "people": n })),
            }
        }
        Some(json!({ "roles": roles, "people": people, "traits": traits }))
    });
    written.collect()
}
