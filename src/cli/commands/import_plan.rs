//! `bamai import --plan`: how a register would be read and what it would change; writes nothing.

use serde_json::{Value as Json, json};

use crate::cli::args;
use crate::cli::commands::apply::print_rejected;
use crate::cli::table::Table;
use crate::cli::world::{Exit, Failure, World};
use crate::domain::state::State;
use crate::exchange::{self, Form, Heading, Mapping, Plan, Source, column_name, column_of, field_name, letters};
use crate::lang::{Lang, Notice, import, import_plan as say, register};

/// Reads what the command line says of headings: `列名=字段`, `列名=-`.
///
/// # Errors
/// One of them names no column.
pub(super) fn mapping(given: &[String], lang: Lang) -> Result<Vec<(String, Option<usize>)>, Failure> {
    let read = |said: &String| {
        let (heading, field) = said.rsplit_once('=')?;
        Some((heading.to_owned(), column_of(field)?)).filter(|_| !heading.trim().is_empty())
    };
    let refuse = |said: &String| {
        let fields: Vec<&str> = exchange::column_names(Lang::En).collect();
        let why = register::no_field_why(lang, &fields.join(import::list_mark(lang)));
        Failure::usage(Notice::new(register::no_field(lang, said), why, ""))
    };
    given.iter().map(|said| read(said).ok_or_else(|| refuse(said))).collect()
}

/// Shows what an import would do.
pub(super) fn show(
    args: &args::Import,
    bytes: &[u8],
    mapping: &Mapping,
    world: &mut World<'_>,
) -> Result<Exit, Failure> {
    let lang = world.lang;
    let state = State::with_ledger(world.read()?.ledger);
    let plan = exchange::plan(&state, &world.actor, bytes, mapping);
    let plan = plan.map_err(|bad| Failure::usage(bad.notice(lang)))?;
    let exit = if plan.rejected.is_empty() { Exit::Done } else { Exit::No };
    if args.json {
        world.json(&document(&plan, lang))?;
        return Ok(exit);
    }
    world.line(&plan.source.form.say(lang))?;
    world.line(&say::header(lang, plan.source.header_line))?;
    let mut table = Table::under([say::col_column(lang), say::col_heading(lang), say::col_field(lang)]);
    for Heading { place, text, field } in &plan.source.headings {
        let field = field.map_or_else(|| say::not_used(lang), |field| column_name(field, lang));
        table.row(vec![letters(*place), text.clone(), field.to_owned()]);
    }
    for line in table.lines() {
        world.line(&line)?;
    }
    for doubt in &plan.doubts {
        world.line(&register::doubtful(lang, &doubt.say(lang)))?;
    }
    print_rejected(world, &plan.rejected)?;
    if !plan.added.is_empty() {
        let codes: Vec<&str> = plan.added.iter().map(|code| code.as_str()).collect();
        world.line(&import::added(lang, &codes.join(import::list_mark(lang))))?;
    }
    for changed in &plan.changed {
        world.line(&say::changed(lang, &changed.say(lang)))?;
    }
    let (n_added, n_changed) = (plan.added.len(), plan.changed.len());
    world.line(&import::imported(lang, n_added, n_changed, plan.n_unchanged, plan.n_rejected()))?;
    world.line(match (plan.rejected.is_empty(), args.partial) {
        (true, _) => say::would_import(lang),
        (false, true) => say::would_import_rest(lang),
        (false, false) => say::would_refuse(lang),
    })?;
    Ok(exit)
}

fn document(plan: &Plan, lang: Lang) -> Json {
    let Source { form, header_line, headings } = &plan.source;
    let (kind, encoding, separator, sheet, others) = match form {
        Form::Text { encoding, separator } => ("text", Some(encoding.name()), Some(separator), None, &[][..]),
        Form::Workbook { sheet, others } => ("xlsx", None, None, Some(sheet), others.as_slice()),
    };
    let columns = headings.iter().map(|Heading { place, text, field }| {
        json!({ "column": letters(*place), "heading": text, "field": field.map(field_name) })
    });
    let changed = plan.changed.iter().map(|changed| {
        let fields = changed
            .differences(None)
            .into_iter()
            .map(|(column, before, after)| json!({ "field": field_name(column), "before": before, "after": after }));
        json!({ "code": changed.code.as_str(), "fields": fields.collect::<Vec<_>>() })
    });
    let rejected = plan
        .rejected
        .iter()
        .map(|rejected| json!({ "line": rejected.line, "about": rejected.about, "reason": rejected.why.say(lang) }));
    let doubts = plan
        .doubts
        .iter()
        .map(|doubt| json!({ "line": Some(doubt.line()).filter(|line| *line > 0), "doubt": doubt.say(lang) }));
    json!({
        "kind": kind,
        "encoding": encoding,
        "separator": separator,
        "sheet": sheet,
        "other_sheets": others,
        "header_line": header_line,
        "columns": columns.collect::<Vec<_>>(),
        "added": plan.added.iter().map(|code| code.as_str()).collect::<Vec<_>>(),
        "changed": changed.collect::<Vec<_>>(),
        "n_unchanged": plan.n_unchanged,
        "n_rejected": plan.n_rejected(),
        "rejected": rejected.collect::<Vec<_>>(),
        "doubts": doubts.collect::<Vec<_>>(),
    })
}
