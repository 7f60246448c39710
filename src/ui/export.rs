//! Writes a report to a file, never over one that is there; knows the formats by name only.

use std::io::ErrorKind;
use std::path::Path;

use crate::domain::compare::Round;
use crate::domain::diagnosis::Diagnosis;
use crate::domain::ids::AssessmentId;
use crate::exchange::files::Readers;
use crate::exchange::record;
use crate::lang::{Notice, shell as say};
use crate::report::{Input, Report, Section, formats, kinds, sensitivity as panel};
use crate::ui::desk::Cx;

/// Returns a kind of report of a loaded assessment, as it is shown.
pub fn report(cx: &Cx<'_>, assessment: &AssessmentId, kind: &str) -> Option<Report> {
    let write = kinds::find(kind)?.write;
    with_input(cx, assessment, |input| write(input, cx.lang()))
}

/// Returns how firmly the figures of a loaded assessment stand, as the report says it.
pub fn sensitivity(cx: &Cx<'_>, assessment: &AssessmentId) -> Option<Section> {
    with_input(cx, assessment, |input| panel::section(input, cx.lang()))
}

/// Does something with what a report is made from; `None` where the assessment is not loaded.
fn with_input<T>(cx: &Cx<'_>, assessment: &AssessmentId, work: impl FnOnce(&Input<'_>) -> T) -> Option<T> {
    let (assessment, standing) = cx.data.assessment(assessment)?;
    let profile = cx.data.society(&assessment.society)?;
    let diagnosis = Diagnosis::of(assessment, standing);
    let time = |at| cx.data.local(at).strftime("%Y-%m-%d %H:%M").to_string();
    let today = cx.data.local(cx.now).date().to_string();
    // The round before has been loaded with the report, where the store could give it.
    let before = cx.data.ledger().submitted_before(&assessment.id).and_then(|id| cx.data.assessment(id));
    let before = before.map(|(assessment, standing)| (assessment, standing, Diagnosis::of(assessment, standing)));
    let earlier = before.as_ref().map(|(assessment, standing, diagnosis)| Round { assessment, standing, diagnosis });
    let input = Input { assessment, profile, standing, diagnosis: &diagnosis, earlier, today: &today, time: &time };
    Some(work(&input))
}

/// Writes a report of an assessment to a new file, of a kind and in a format.
///
/// # Errors
/// What the person is told instead: the file is there already or cannot be written.
pub fn export(
    cx: &Cx<'_>,
    assessment: &AssessmentId,
    (kind, format): (&str, &str),
    path: &str,
) -> Result<Notice, Notice> {
    let lang = cx.lang();
    let known = formats::find(format).ok_or_else(|| Notice::new(say::no_format(lang, format), "", ""))?;
    let failed = |why: String| Notice::new(say::not_written(lang, path), why, "");
    let entries = cx.data.session.entries_of(assessment).map_err(|error| error.notice(lang))?;
    let written = kinds::find(kind).ok_or_else(|| failed(String::new()))?.write;
    let report = with_input(cx, assessment, |input| {
        let mut report = written(input, lang);
        record::complete(&mut report, input, &entries, known.is_whole_record(), lang);
        report
    });
    let written = known.write(&report.ok_or_else(|| failed(String::new()))?, lang);
    let bytes = written.map_err(|unfit| failed(unfit.to_string()))?;
    let refused = |error: std::io::Error| match error.kind() {
        ErrorKind::AlreadyExists => Notice::new(say::is_there(lang, path), "", say::fix_is_there(lang)),
        _ => Notice::new(say::not_written(lang, path), error.to_string(), say::fix_not_written(lang)),
    };
    let written = cx.data.files.write_new(Path::new(path), Readers::Usual, &bytes);
    written.map_err(|fault| fault.notice(lang, refused))?;
    Ok(Notice::new(say::exported(lang, path), "", ""))
}
