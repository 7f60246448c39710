//! `bamai report`: the page to hand over, to standard output or to a file that is whole or not there.

use std::io::{IsTerminal as _, Write};

use crate::cli::args;
use crate::cli::seen::Seen;
use crate::cli::time;
use crate::cli::world::{Exit, Failure, World};
use crate::domain::diagnosis::Diagnosis;
use crate::domain::event::Profile;
use crate::exchange::record;
use crate::lang::{Notice, cli as say, takeover};
use crate::report::{Input, formats, kinds};

pub(in crate::cli) fn run(args: &args::Report, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let reading = world.read()?;
    let (assessment, standing) = reading.assessment(&args.id, lang)?;
    let diagnosis = Diagnosis::of(&assessment, &standing);
    let before = Seen::submitted_before(&reading, &assessment.id);
    let unknown = Profile::default();
    let profile = reading.ledger.societies.get(&assessment.society).unwrap_or(&unknown);
    let today = time::local_day((world.clock)());
    let input = Input {
        assessment: &assessment,
        profile,
        standing: &standing,
        diagnosis: &diagnosis,
        earlier: before.as_ref().map(Seen::round),
        today: &today,
        time: &time::local,
    };
    // clap has let through only the names of the tables.
    let known = formats::find(&args.format).zip(kinds::find(&args.kind));
    let Some((format, kind)) = known else { return Ok(Exit::Usage) };
    if args.output.is_none() && !format.is_text() && std::io::stdout().is_terminal() {
        let what = takeover::not_for_terminal(lang, format.name());
        return Err(Failure::usage(Notice::new(what, "", takeover::fix_not_for_terminal(lang))));
    }
    let mut report = (kind.write)(&input, lang);
    let entries = reading.entries_of(&assessment.id).map_err(|error| Failure::store(&error, lang))?;
    record::complete(&mut report, &input, &entries, format.is_whole_record(), lang);
    let bytes = format.write(&report, lang).map_err(|unfit| {
        let what = takeover::unfit(lang, format.name());
        Failure::no(Notice::new(what, unfit.to_string(), takeover::fix_unfit(lang)))
    })?;
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
