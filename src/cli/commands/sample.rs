//! `bamai sample`: draws from a list so that anybody can draw again, and lists what was drawn.

use std::path::Path;

use serde_json::json;

use crate::cli::args;
use crate::cli::commands::answer::run_all;
use crate::cli::time;
use crate::cli::world::{self, Exit, Failure, World};
use crate::domain::assessment::Assessment;
use crate::domain::ids::SampleNo;
use crate::domain::records::{Entered, Sample};
use crate::exchange::{Draw, draw, read_list};
use crate::lang::{Lang, records, visit as say};

pub(in crate::cli) fn run(args: &args::Sample, world: &mut World<'_>) -> Result<Exit, Failure> {
    match (&args.file, &args.of, args.n) {
        (Some(file), Some(of), Some(n)) => take(args, file, of, n, world),
        _ => list(args, world),
    }
}

fn take(args: &args::Sample, file: &Path, of: &str, n: usize, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let bytes = world.file(file)?;
    let list = read_list(file, &bytes).map_err(|bad| Failure::usage(bad.notice(lang)))?;
    let seed = args.seed.clone().unwrap_or_else(|| time::seed((world.clock)()));
    let (number, entered, is_same) = world.write(|session| {
        let id = world::find(session.ledger(), &args.id, lang)?;
        session.load(&id).map_err(|error| Failure::run(&error, lang))?;
        let sample = Sample::draw(of.trim(), &list, &seed, n);
        let drawn = session.assessment(&id).map(|(assessment, _)| draw(assessment, sample));
        let (number, acts) = match drawn {
            Some(Draw::New(number, act)) => (number, vec![act]),
            Some(Draw::Same(number)) => (number, Vec::new()),
            None => return Ok((SampleNo(0), None, false)),
        };
        let is_same = acts.is_empty();
        run_all(session, &id, acts, lang)?;
        let kept = session.assessment(&id).and_then(|(assessment, _)| assessment.records.samples.entered(&number));
        Ok((number, kept.cloned(), is_same))
    })?;
    let Some(entered) = entered else { return Ok(Exit::Done) };
    if is_same {
        world.remark(&say::drawn_before(lang, number.0))?;
    }
    if args.json {
        world.json(&document(number, &entered))?;
        return Ok(Exit::Done);
    }
    print(world, number, &entered)?;
    world.line(&say::list_digest(lang, &entered.is.digest.to_string()))?;
    world.line(say::how_list(lang))?;
    world.line(&say::how_draw(lang, &entered.is.seed))?;
    Ok(Exit::Done)
}

fn list(args: &args::Sample, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let reading = world.read()?;
    let (assessment, _) = reading.assessment(&args.id, lang)?;
    if args.json {
        world.json(&documents(&assessment))?;
        return Ok(Exit::Done);
    }
    if assessment.records.samples.is_empty() {
        world.line(say::no_samples(lang))?;
    }
    for (number, entered) in assessment.records.samples.iter() {
        print(world, *number, entered)?;
        world.line(&say::list_digest(lang, &entered.is.digest.to_string()))?;
    }
    Ok(Exit::Done)
}

fn print(world: &mut World<'_>, number: SampleNo, entered: &Entered<Sample>) -> Result<(), Failure> {
    let lang = world.lang;
    world.line(&line_of(lang, number, entered))?;
    for drawn in &entered.is.drawn {
        world.line(&format!("  {}", say::drawn_line(lang, drawn.line, &drawn.text)))?;
    }
    Ok(())
}

fn line_of(lang: Lang, number: SampleNo, entered: &Entered<Sample>) -> String {
    let (sample, at) = (&entered.is, time::local(entered.at));
    let what = records::sample(lang, number.0, &sample.frame, sample.drawn.len(), sample.n_frame, &sample.seed);
    say::signed(lang, &what, entered.by.as_str(), &at)
}

fn documents(assessment: &Assessment) -> serde_json::Value {
    assessment.records.samples.iter().map(|(number, entered)| document(*number, entered)).collect()
}

fn document(number: SampleNo, entered: &Entered<Sample>) -> serde_json::Value {
    let sample = &entered.is;
    let drawn = sample.drawn.iter().map(|drawn| json!({ "line": drawn.line, "text": drawn.text }));
    json!({
        "number": number.0,
        "of": sample.frame,
        "seed": sample.seed,
        "list_sha256": sample.digest.to_string(),
        "n_list": sample.n_frame,
        "drawn": drawn.collect::<Vec<_>>(),
        "by": entered.by.as_str(),
        "at": time::utc(entered.at),
    })
}
