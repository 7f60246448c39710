//! What the doctor finds of the terminal and the line to it; knows nothing of the store.

use std::time::Duration;

use serde_json::{Value, json};

use crate::cli::commands::doctor::{Health, Row};
use crate::cli::screens::Wishes;
use crate::cli::world::{Exit, Failure, Said};
use crate::lang::{Lang, doctor as say};
use crate::ui::asking::{self, Answers};
use crate::ui::paint::Synchronized;
use crate::ui::terminal::{self, Environment, Unfit};
use crate::ui::text::Metrics;
use crate::ui::theme::Theme;

/// From this on a line is called slow: what is typed is seen noticeably later.
const SLOW: Duration = Duration::from_millis(150);
/// The smallest window that shows everything.
const COMFORTABLE: (u16, u16) = (80, 24);

/// # Errors
/// Somebody asked the program to end meanwhile.
pub(super) fn rows(wishes: Wishes, lang: Lang) -> Result<Vec<Row>, Failure> {
    let environment = Environment::read();
    let is_terminal = terminal::check_is_terminal(lang).is_ok();
    let is_dumb = environment.unfit() == Some(Unfit::Dumb);
    // A dumb terminal would show the questions.
    let answers = if is_dumb || !asking::can_ask() { None } else { asking::ask().ok() };
    let answers = answers.as_ref();
    if answers.is_some_and(|answers| answers.is_interrupted) {
        return Err(Failure { exit: Exit::No, said: Said::Nothing });
    }
    Ok(vec![
        terminal(&environment, is_terminal, lang),
        answered(answers, lang),
        width(answers, wishes.metrics, lang),
        locale(&environment, lang),
        colours(&environment, lang),
        synchronized(&environment, wishes.synchronized, lang),
        link(answers, lang),
    ])
}

fn terminal(environment: &Environment, is_terminal: bool, lang: Lang) -> Row {
    let size = terminal::told_size();
    let term = if environment.term.is_empty() { say::no_term(lang) } else { environment.term.as_str() };
    let facts = json!({
        "term": environment.term,
        "is_terminal": is_terminal,
        "columns": size.map(|size| size.width),
        "rows": size.map(|size| size.height),
    });
    let row = |found: String| Row::fine("terminal", say::terminal(lang), found, facts);
    if !is_terminal {
        return row(say::no_terminal(lang).to_owned()).but(Health::Look, say::fix_no_terminal(lang));
    }
    let found = match size {
        Some(size) => say::terminal_is(lang, term, size.width, size.height),
        None => say::terminal_no_size(lang, term),
    };
    let row = row(found);
    if environment.unfit() == Some(Unfit::Dumb) {
        return row.but(Health::Wrong, Unfit::Dumb.notice(lang).todo);
    }
    match size {
        None => row.but(Health::Look, say::fix_no_size(lang)),
        Some(size) if size.width < COMFORTABLE.0 || size.height < COMFORTABLE.1 => {
            row.but(Health::Look, say::fix_small(lang))
        }
        Some(_) => row,
    }
}

fn answered(answers: Option<&Answers>, lang: Lang) -> Row {
    let attributes = answers.and_then(|answers| answers.attributes.as_ref());
    let is_placed = answers.map(|answers| answers.column.is_some());
    let facts = json!({ "cursor": is_placed, "attributes": attributes });
    let row = |found: String| Row::fine("answers", say::answers(lang), found, facts);
    match (answers, attributes) {
        (None, _) => row(say::not_asked(lang).to_owned()),
        (Some(_), Some(attributes)) => row(say::answered(lang, attributes)),
        (Some(answers), None) if answers.column.is_some() => row(say::answered_place(lang).to_owned()),
        (Some(_), None) => row(say::no_answer(lang).to_owned()).but(Health::Look, say::fix_no_answer(lang)),
    }
}

fn width(answers: Option<&Answers>, given: Option<Metrics>, lang: Lang) -> Row {
    let column = answers.and_then(|answers| answers.column);
    let metrics = column.and_then(terminal::metrics_from);
    let word = |metrics| match metrics {
        Metrics::Narrow => "narrow",
        Metrics::Wide => "wide",
        Metrics::Ascii => "ascii",
    };
    let facts = json!({ "found": metrics.map(word), "given": given.map(word), "column": column });
    let row = |found: String| Row::fine("ambiguous", say::ambiguous(lang), found, facts);
    match (column, metrics) {
        (Some(column), None) => row(say::width_odd(lang, column)).but(Health::Wrong, say::fix_width_odd(lang)),
        _ if given.is_some() => row(say::width_given(lang).to_owned()),
        (_, Some(Metrics::Narrow | Metrics::Ascii)) => row(say::narrow(lang).to_owned()),
        (_, Some(Metrics::Wide)) => row(say::wide(lang).to_owned()),
        (None, None) => row(say::width_unknown(lang).to_owned()),
    }
}

fn locale(environment: &Environment, lang: Lang) -> Row {
    let (locale, charset) = (&environment.locale, environment.charset());
    let facts = json!({ "locale": locale, "charset": charset });
    let found = match (locale.as_str(), charset) {
        ("", _) => say::no_locale(lang).to_owned(),
        (locale, None) => say::locale_bare(lang, locale),
        (locale, Some(_)) => say::locale_utf8(lang, locale),
    };
    let row = Row::fine("locale", say::locale(lang), found, facts);
    // Asked apart from the terminal's kind, which has a row of its own.
    let unfit = Environment { term: "xterm".to_owned(), ..environment.clone() }.unfit();
    match unfit {
        Some(unfit) => row.but(Health::Wrong, unfit.notice(lang).to_string()),
        None => row,
    }
}

fn colours(environment: &Environment, lang: Lang) -> Row {
    let theme = environment.options().theme;
    let facts = json!({
        "colours": if theme == Theme::Plain { 0 } else { 16 },
        "no_color": environment.has_no_colour,
        "colorterm": environment.colour_term,
    });
    let found = match (theme, environment.colour_term.as_str()) {
        (Theme::Plain, _) => say::no_colour(lang).to_owned(),
        (Theme::Colour, "") => say::sixteen(lang).to_owned(),
        (Theme::Colour, colour_term) => say::sixteen_of(lang, colour_term),
    };
    Row::fine("colours", say::colours(lang), found, facts)
}

fn synchronized(environment: &Environment, given: Option<Synchronized>, lang: Lang) -> Row {
    let multiplexer = environment.multiplexer();
    let is_on = given.unwrap_or(environment.options().synchronized) == Synchronized::On;
    let found = match (given, multiplexer) {
        (Some(Synchronized::On), _) => say::sync_asked_on(lang).to_owned(),
        (Some(Synchronized::Off), _) => say::sync_asked_off(lang).to_owned(),
        (None, Some(program)) => say::sync_off(lang, program),
        (None, None) => say::sync_on(lang).to_owned(),
    };
    let facts = json!({ "synchronized": is_on, "multiplexer": multiplexer });
    Row::fine("synchronized", say::synchronized(lang), found, facts)
}

fn link(answers: Option<&Answers>, lang: Lang) -> Row {
    let row = |found: String, facts| Row::fine("link", say::link(lang), found, facts);
    let Some((answers, (least, median))) = answers.and_then(|answers| Some((answers, answers.trip()?))) else {
        return row(say::link_unknown(lang).to_owned(), Value::Null);
    };
    let ms = |time: Duration| time.as_secs_f64() * 1_000.0;
    let n = answers.trips.len();
    let facts = json!({ "min_ms": ms(least), "median_ms": ms(median), "n": n });
    let found = say::link_is(lang, &format!("{:.1}", ms(median)), &format!("{:.1}", ms(least)), n);
    let row = row(found, facts);
    if median >= SLOW { row.but(Health::Look, say::fix_slow(lang)) } else { row }
}
