//! `bamai report`: the page to hand over, to standard output or to a file that is whole or not there.

use std::fs::File;
use std::io::{self, Write};
use std::path::Path;

use crate::cli::args;
use crate::cli::time;
use crate::cli::world::{Exit, Failure, World};
use crate::domain::diagnosis::Diagnosis;
use crate::domain::event::Profile;
use crate::lang::{Notice, cli as say};
use crate::report::{Input, Report, formats};

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
    // clap has let through only the names of the table.
    let Some(format) = formats::find(&args.format) else { return Ok(Exit::Usage) };
    let bytes = format.write(&Report::of(&input, lang), lang);
    match &args.output {
        None => world.out.write_all(&bytes)?,
        Some(path) => write_whole(path, &bytes).map_err(|error| {
            let what = say::file_not_written(lang, &path.display().to_string());
            Failure::usage(Notice::new(what, error.to_string(), say::fix_file(lang)))
        })?,
    }
    Ok(Exit::Done)
}

/// Writes a file beside its place and moves it there, so that nobody ever sees half of it.
fn write_whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut name = path.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_owned();
    name.push(format!(".{}.part", std::process::id()));
    let beside = path.with_file_name(name);
    let written = File::create(&beside).and_then(|mut file| {
        file.write_all(bytes)?;
        file.sync_all()
    });
    let moved = written.and_then(|()| std::fs::rename(&beside, path));
    if moved.is_err() {
        // What could not be finished is of no use to anybody.
        let _ = std::fs::remove_file(&beside);
    }
    moved
}
