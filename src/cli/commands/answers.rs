//! `bamai answers`: everything on record, in the form that is applied.

use serde_json::json;

use crate::cli::args;
use crate::cli::world::{Exit, Failure, World};
use crate::exchange::{AnswerRow, answer_rows, to_csv};

pub(in crate::cli) fn run(args: &args::IdFormat, world: &mut World<'_>) -> Result<Exit, Failure> {
    let reading = world.read()?;
    let (assessment, _) = reading.assessment(&args.id, world.lang)?;
    let rows = answer_rows(&assessment);
    if args.json {
        world.json(&serde_json::Value::Array(rows.iter().map(row_json).collect()))?;
    } else {
        let csv = to_csv(&rows).map_err(std::io::Error::from)?;
        world.out.write_all(&csv)?;
    }
    Ok(Exit::Done)
}

/// Returns a row as a document. What is not on record is null.
fn row_json(row: &AnswerRow) -> serde_json::Value {
    let text = |text: &String| (!text.is_empty()).then(|| text.clone());
    let evidence = row.evidence.iter().map(|(kind, title)| json!({ "kind": kind.code(), "title": title }));
    json!({
        "item": text(&row.item),
        "value": text(&row.value),
        "reason": text(&row.reason),
        "remark": text(&row.remark),
        "evidence": evidence.collect::<Vec<_>>(),
    })
}
