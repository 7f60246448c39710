//! What clap has to say, in the language of the page: help as asked for, wrong usage as a notice; knows no command.

use std::io::Write;

use clap::builder::StyledStr;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::cli::world::{Exit, Failure};
use crate::lang::{Lang, Notice, cli as say, placeholders};

/// Shows what clap has to say: help and version as asked for, wrong usage as a failure.
pub(super) fn show(error: &clap::Error, lang: Lang, out: &mut dyn Write) -> Result<Exit, Failure> {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        let mut page = error.render().to_string();
        // clap puts a half-width colon behind every heading.
        for heading in [say::commands(lang), say::arguments(lang), say::options(lang)] {
            page = page.replace(&format!("\n{heading}:\n"), &format!("\n{heading}{}\n", say::colon(lang)));
        }
        for said in [placeholders::options, placeholders::possible, placeholders::default] {
            page = page.replace(said(Lang::En), said(lang));
        }
        write!(out, "{page}")?;
        return Ok(Exit::Done);
    }
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(crate::lang::import::list_mark(lang)),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::StyledStrs(texts)) => {
            texts.iter().map(StyledStr::to_string).collect::<Vec<_>>().join(crate::lang::import::list_mark(lang))
        }
        _ => String::new(),
    };
    let argument = context(ContextKind::InvalidArg);
    let what = match error.kind() {
        ErrorKind::InvalidSubcommand => say::no_such_command(lang, &context(ContextKind::InvalidSubcommand)),
        ErrorKind::UnknownArgument => say::no_such_argument(lang, &argument),
        ErrorKind::MissingRequiredArgument => say::missing(lang, &argument),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            say::bad_argument(lang, &argument, &context(ContextKind::InvalidValue))
        }
        ErrorKind::ArgumentConflict => say::conflict(lang, &argument, &context(ContextKind::PriorArg)),
        _ => say::wrong_usage(lang).to_owned(),
    };
    let valid = context(ContextKind::ValidValue);
    let suggested = [ContextKind::SuggestedSubcommand, ContextKind::SuggestedArg, ContextKind::SuggestedValue]
        .into_iter()
        .map(context)
        .find(|suggested| !suggested.is_empty());
    let why = match suggested {
        _ if !valid.is_empty() => say::one_of(lang, &valid),
        Some(suggested) => say::did_you_mean(lang, &suggested),
        None => String::new(),
    };
    Err(Failure::usage(Notice::new(what, why, say::see_help(lang))))
}
