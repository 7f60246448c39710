//! `bamai report`: the page to hand over, to standard output or to a file that is whole or not there.

use std::io::Write;

use crate::cli::args;
use crate::cli::time;
use crate::cli::world::{Exit, Failure, World};
use crate::domain::diagnosis::Diagnosis;
use crate::domain::event::Profile;
use crate::lang::cli as say;
use crate::report::{Input, formats, kinds};

pub(in crate::cli) fn run(args: &args::Report, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let reading = world.read()?;
    let (assessment, standing) = reading.assessment(&args.id, lang)?;
    let diagnosis = Diagnosis::of(&assessment, &standing);
    let unknown = Profile::default();
    let profile = reading.ledger.societies.get(&assessment.society).unwrap_or(&unknown);
    let today = time::local_day((world.clock)());
    let input = Input {
        assessment: &assessment,
        profile,
        standing: &standing,
        diagnosis: &diagnosis,
        today: &today,
        time: &time::local,
    };
    // clap has let through only the names of the tables.
    let known = formats::find(&args.format).zip(kinds::find(&args.kind));
    let Some((format, kind)) = known else { return Ok(Exit::Usage) };
    let bytes = format.write(&(kind.write)(&input, lang), lang);
    match &args.output {
        None => world.out.write_all(&bytes)?,
        Some(path) => {
            let what = say::file_not_written(lang, &path.display().to_string());
            let failed = |fault| Failure::of(fault, lang, &what);
            let written = world.files.write_whole(path, |file| file.write_all(&bytes)).map_err(failed)?;
            written.map_err(|error| failed(error.into()))?;
        }
    }
    Ok(Exit::Done)
}
