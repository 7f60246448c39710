//! `bamai list --format`: the whole ledger as a table to take away, to standard output or to a file that is whole or not there.
//!
//! Assessments are worked out some at a time, so that memory does not grow with their number and one sees how far it is.

use std::io::{BufWriter, Cursor, IsTerminal as _, Seek, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use jiff::civil::Date;

use crate::cli::args;
use crate::cli::commands::list::{self, Rounds};
use crate::cli::guarded;
use crate::cli::time;
use crate::cli::world::{Exit, Failure, Reading, World};
use crate::domain::ids::Millis;
use crate::exchange::ledger_table::{FORMATS, Layout, Listed, TableFormat, Unwritten, Writer, latest};
use crate::lang::{Lang, Notice, cli, import, ledger_table as say, takeover};

/// Assessments worked out before their rows are written.
const AT_ONCE: usize = 512;
/// How long a person waits before being told how far it is.
const QUIET: Duration = Duration::from_secs(1);

/// What is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Table(TableFormat),
    Json,
}

pub(super) fn run(args: &args::List, world: &mut World<'_>) -> Result<Exit, Failure> {
    let lang = world.lang;
    let form = form(args, lang)?;
    if args.output.is_none() && form == Form::Table(TableFormat::Xlsx) && std::io::stdout().is_terminal() {
        let what = takeover::not_for_terminal(lang, "xlsx");
        return Err(Failure::usage(Notice::new(what, "", takeover::fix_not_for_terminal(lang))));
    }
    let reading = world.read()?;
    let n_societies = reading.ledger.societies.len();
    let unread = match &args.output {
        None => {
            let mut bytes = Cursor::new(Vec::new());
            let mut progress = Progress::begin(world.err, lang, n_societies);
            let unread = write(form, &reading, lang, &mut bytes, &mut progress);
            let unread = unread.map_err(|error| Failure::usage(unwritten(&error, lang)))?;
            world.out.write_all(&bytes.into_inner())?;
            unread
        }
        Some(path) => {
            let mut progress = Progress::begin(world.err, lang, n_societies);
            let what = cli::file_not_written(lang, &path.display().to_string());
            let failed = |fault| Failure::of(fault, lang, &what);
            let written = world.files.write_whole(path, |file| {
                let mut out = BufWriter::new(file);
                let unread = write(form, &reading, lang, &mut out, &mut progress)?;
                out.flush()?;
                Ok(unread)
            });
            let unread = written.map_err(failed)?;
            let unread = unread.map_err(|error: Unwritten| Failure::usage(unwritten(&error, lang)))?;
            world.remark(&say::written(lang, n_societies, &path.display().to_string()))?;
            unread
        }
    };
    if !unread.is_empty() {
        world.remark(&say::unreadable(lang, &unread.join(import::list_mark(lang))))?;
    }
    Ok(Exit::Done)
}

/// Returns what is asked for, by name or by the end of the file's name.
fn form(args: &args::List, lang: Lang) -> Result<Form, Failure> {
    let known = |name: &str| match name {
        "json" => Some(Form::Json),
        name => FORMATS.iter().find(|(known, _)| *known == name).map(|(_, format)| Form::Table(*format)),
    };
    let end = || args.output.as_deref().and_then(Path::extension).map(|end| end.to_string_lossy().to_lowercase());
    let name = args.format.clone().or_else(end).unwrap_or_default();
    known(&name).ok_or_else(|| {
        let path = args.output.as_deref().unwrap_or(Path::new("-")).display().to_string();
        Failure::usage(Notice::new(say::no_format(lang, &path), "", say::fix_no_format(lang)))
    })
}

fn unwritten(error: &Unwritten, lang: Lang) -> Notice {
    Notice::new(say::not_written(lang), error.to_string(), cli::fix_file(lang))
}

/// Writes the ledger; returns the assessments that could not be read.
fn write(
    form: Form,
    reading: &Reading,
    lang: Lang,
    out: &mut (impl Write + Seek + Send),
    progress: &mut Progress<'_>,
) -> Result<Vec<String>, Unwritten> {
    let format = match form {
        Form::Table(format) => format,
        Form::Json => {
            writeln!(out, "{}", guarded::json(&list::document(reading)))?;
            return Ok(Vec::new());
        }
    };
    let ledger = &reading.ledger;
    let latest = latest(ledger);
    let layout = Layout::of(lang, reading.checklists());
    let mut writer = Writer::begin(format, say::name(lang), &layout.head(), ledger.societies.len(), out)?;
    let mut unread = Vec::new();
    let societies: Vec<_> = ledger.societies.iter().collect();
    for some in societies.chunks(AT_ONCE) {
        let rounds = Rounds::of(reading, some.iter().filter_map(|(code, _)| latest.get(code)).map(|(id, _)| *id));
        for (code, profile) in some {
            let latest = latest.get(code).map(|(id, heading)| (*id, *heading, rounds.summary(id)));
            if let Some((id, _, None)) = latest {
                unread.push(id.to_string());
            }
            writer.row(&layout.row(&Listed { code, profile, latest }, &day))?;
        }
        progress.count(some.len());
    }
    writer.end()?;
    progress.end();
    Ok(unread)
}

fn day(at: Millis) -> Option<Date> {
    time::local_day(at).parse().ok()
}

/// Tells a person at a terminal how far it is, once they have waited.
struct Progress<'a> {
    err: &'a mut dyn Write,
    lang: Lang,
    n_all: usize,
    n_done: usize,
    begun: Instant,
    is_watched: bool,
    is_shown: bool,
}

impl<'a> Progress<'a> {
    fn begin(err: &'a mut dyn Write, lang: Lang, n_all: usize) -> Self {
        let is_watched = std::io::stderr().is_terminal();
        Self { err, lang, n_all, n_done: 0, begun: Instant::now(), is_watched, is_shown: false }
    }

    fn count(&mut self, n: usize) {
        self.n_done += n;
        if self.is_watched && self.begun.elapsed() > QUIET {
            self.is_shown = true;
            // Whoever closed standard error still wants the table.
            let _ = write!(self.err, "\r{}", say::writing(self.lang, self.n_done, self.n_all));
            let _ = self.err.flush();
        }
    }

    fn end(&mut self) {
        if self.is_shown {
            let _ = write!(self.err, "\r\x1b[K");
        }
    }
}
