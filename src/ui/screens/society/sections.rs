//! What the page of a society tells, section by section; knows nothing of how it is moved through.

use crate::domain::checklist::Item;
use crate::domain::compare::{Comparison, Round};
use crate::domain::event::Profile;
use crate::domain::grade;
use crate::domain::ids::{ActionNo, AssessmentId, ItemId, SocietyCode};
use crate::domain::ledger::{Heading, Past, Status};
use crate::domain::records as record;
use crate::domain::rounds::History;
use crate::domain::value::Value;
use crate::exchange::{profile_history, show_grade};
use crate::lang::{compare as told, ledger as say, roster as kept};
use crate::report::{records as words, rounds};
use crate::ui::desk::Cx;
use crate::ui::screen::Route;
use crate::ui::screens::ledger::progress_of;
use crate::ui::screens::society::scope_word;
use crate::ui::theme::{Role, Span};
use crate::ui::visit::{OVERALL, due};

/// What the sections tell of.
pub(super) struct Known<'a> {
    pub cx: &'a Cx<'a>,
    pub code: &'a SocietyCode,
    pub profile: &'a Profile,
    /// The rounds that could be read, the first first.
    pub rounds: Vec<Round<'a>>,
}

/// A line of the page.
pub(super) enum Line {
    /// The head of a section.
    Head(String),
    /// A name and what it is.
    Pair(&'static str, String),
    /// Something to know, and how grave it is.
    Note(Role, String),
    /// A row that leads somewhere: its name, and pieces that are not cut in the middle.
    Row(Option<Route>, String, Vec<Span<'static>>),
}

/// A part of the page; one that has nothing to say is left out.
type Section = fn(&Known<'_>) -> Vec<Line>;

/// The parts of the page, in reading order.
pub(super) const SECTIONS: &[Section] =
    &[profile, assessments, trend, red_lines, actions, rosters, disagreements, facts, register];

/// What is known of the society, and how its grade stands.
fn profile(known: &Known<'_>) -> Vec<Line> {
    let (lang, profile) = (known.cx.lang(), known.profile);
    let Profile { name: _, short, level, discipline, grade, grade_date, founded, members, region } = profile;
    let shown = show_grade(grade, lang);
    let rule = rounds::validity(known.rounds.last().map(|round| round.assessment));
    let today = known.cx.data.local(known.cx.now).date();
    let standing = rule.map(|rule| grade::stand(profile, &rule, today));
    let until = standing.as_ref().and_then(|standing| standing.until);
    let until = until.map(|until| told::good_until(lang, &until.to_string()));
    let graded = grade_date.map(|date| date.to_string()).into_iter().chain(until).collect::<Vec<_>>();
    let date = |date: &Option<jiff::civil::Date>| date.map(|date| date.to_string()).unwrap_or_default();
    let pairs = [
        (say::short(lang), short.clone()),
        (say::level(lang), level.clone()),
        (say::discipline(lang), discipline.clone()),
        (say::founded(lang), date(founded)),
        (say::members(lang), members.map(|members| members.to_string()).unwrap_or_default()),
        (say::region(lang), region.clone()),
        (say::grade(lang), shown.clone()),
        (say::grade_date(lang), graded.join(&format!(" {} ", known.cx.look.glyphs().dot))),
    ];
    let pairs = pairs.into_iter().filter(|(_, value)| !value.is_empty());
    let mut lines: Vec<Line> = pairs.map(|(label, value)| Line::Pair(label, value)).collect();
    let remarks = standing.map(|standing| rounds::grade(profile, &standing, &shown, lang)).unwrap_or_default();
    let role = |is_warning| if is_warning { Role::Caution } else { Role::Muted };
    lines.extend(remarks.into_iter().map(|(is_warning, remark)| Line::Note(role(is_warning), remark)));
    headed(told::profile(lang).to_owned(), lines)
}

/// The rounds, the last first.
fn assessments(known: &Known<'_>) -> Vec<Line> {
    let lang = known.cx.lang();
    let mut lines: Vec<Line> = known
        .cx
        .data
        .ledger()
        .rounds_of(known.code)
        .map(|(id, heading)| Line::Row(Some(Route::Overview(id.clone())), id.to_string(), parts_of(known.cx, heading)))
        .collect();
    lines.reverse();
    if lines.is_empty() {
        lines.push(Line::Note(Role::Muted, say::no_rounds(lang).to_owned()));
    }
    headed(say::rounds(lang).to_owned(), lines)
}

/// Returns what there is to say of a round.
fn parts_of(cx: &Cx<'_>, heading: &Heading) -> Vec<Span<'static>> {
    let lang = cx.lang();
    let (status, role) = match heading.status {
        Status::Open => (say::open(lang), Role::Caution),
        Status::Submitted => (say::submitted(lang), Role::Good),
    };
    let mut parts: Vec<Span<'static>> =
        vec![say::round(lang, heading.round).into(), scope_word(heading.scope, lang).into(), role.span(status)];
    parts.extend(progress_of(heading, lang).map(Span::from));
    if let Some(summary) = heading.summary.as_ref().filter(|summary| summary.n_red_lines > 0) {
        parts.push(Role::Bad.span(say::red_lines_raised(lang, summary.n_red_lines)));
    }
    parts.push(Role::Muted.span(cx.data.local(heading.started).date().to_string()));
    parts.push(Role::Muted.span(say::lead(lang, heading.lead.as_str())));
    parts
}

/// What each axis came to over the rounds.
fn trend(known: &Known<'_>) -> Vec<Line> {
    let lang = known.cx.lang();
    let n_rounds = known.cx.data.ledger().rounds_of(known.code).count();
    let Some(last) = known.rounds.last() else { return Vec::new() };
    let history = History::of(&known.rounds);
    let compared = match known.rounds.as_slice() {
        [.., earlier, later] => Some(Comparison::of(*earlier, *later)),
        _ => None,
    };
    let id = &last.assessment.id;
    let rows = rounds::trend(&history, last, compared.as_ref(), lang).into_iter().map(|axis| {
        let group = axis.axis.map_or_else(|| OVERALL.to_owned(), |axis| axis.to_string());
        let role = match axis.change.as_bytes().first() {
            Some(b'+') => Role::Good,
            Some(b'-') => Role::Caution,
            _ => Role::Text,
        };
        let pieces = [axis.scores.into(), role.span(axis.change), Role::Muted.span(axis.common), axis.bands.into()];
        let pieces = pieces.into_iter().filter(|piece: &Span<'static>| !piece.text.is_empty()).collect();
        Line::Row(Some(Route::Arithmetic(id.clone(), group)), axis.title, pieces)
    });
    let mut lines: Vec<Line> = rows.collect();
    if known.rounds.len() < n_rounds {
        let unread = known.cx.data.ledger().rounds_of(known.code).map(|(id, _)| id);
        let unread = unread.filter(|id| known.rounds.iter().all(|round| round.assessment.id != **id));
        lines.extend(unread.map(|id| Line::Note(Role::Caution, told::unreadable(lang, id.as_str()))));
    }
    headed(told::trend(lang).to_owned(), lines)
}

/// The red lines raised in the last round.
fn red_lines(known: &Known<'_>) -> Vec<Line> {
    let lang = known.cx.lang();
    let Some(last) = known.rounds.last() else { return Vec::new() };
    let id = &last.assessment.id;
    let (raised, n_unknown) = rounds::red_lines(last, lang);
    let row = |(item, title): (_, String)| {
        Line::Row(
            Some(Route::Facts(id.clone(), Some(item))),
            title,
            vec![Role::Bad.span(crate::lang::diagnosis::line_raised(lang))],
        )
    };
    let mut lines: Vec<Line> = raised.into_iter().map(row).collect();
    if lines.is_empty() {
        lines.push(Line::Note(Role::Text, told::no_lines_now(lang).to_owned()));
    }
    if n_unknown > 0 {
        lines.push(Line::Note(Role::Muted, told::lines_unknown(lang, n_unknown)));
    }
    headed(told::lines_now(lang, id.as_str()), lines)
}

/// What the last round has established otherwise than the register.
fn disagreements(known: &Known<'_>) -> Vec<Line> {
    let lang = known.cx.lang();
    let Some(last) = known.rounds.last() else { return Vec::new() };
    let id = &last.assessment.id;
    let row = |(item, title, said): (_, String, [String; 2])| {
        let said = said.map(|said| Role::Caution.span(said)).to_vec();
        Line::Row(Some(Route::Facts(id.clone(), Some(item))), title, said)
    };
    let lines = rounds::disagreements(last, known.profile, lang).into_iter().map(row).collect();
    headed(told::disagreements(lang, id.as_str()), lines)
}

/// What was resolved in any round and is not over yet, the most urgent first; and where what it is measured by stands now.
fn actions(known: &Known<'_>) -> Vec<Line> {
    let (cx, lang) = (known.cx, known.cx.lang());
    let Some(last) = known.rounds.last() else { return Vec::new() };
    let all = known.rounds.iter().flat_map(|round| {
        let actions = round.assessment.records.actions.iter();
        actions.map(|(number, entered)| (&round.assessment.id, *number, &entered.is))
    });
    let (mut open, over): (Vec<_>, Vec<_>) = all.partition(|(_, _, action)| action.state.is_open());
    open.sort_by_key(|(_, _, action)| (action.next_date().is_none(), action.next_date()));
    if open.is_empty() && over.is_empty() {
        return Vec::new();
    }
    let n_open = open.len();
    let level = |item: &ItemId| match last.standing.item(item).and_then(|standing| standing.value.as_ref()) {
        Some(Value::Int(level)) => level.to_string(),
        _ => cx.look.glyphs().none.to_owned(),
    };
    let row = |(id, number, action): (&AssessmentId, ActionNo, &record::Action)| {
        let mut due = due::spans(cx, action.next_date()).into_iter();
        let day = due.next().map(|span| span.text.into_owned()).unwrap_or_default();
        let late = due.filter(|span| !span.text.trim().is_empty());
        let state = Role::Muted.span(words::progress(lang, action.state));
        let measures = action.measures.iter().map(|measure| {
            let said = told::measure(lang, measure.item.as_str(), &level(&measure.item), measure.target);
            Role::Muted.span(said)
        });
        let pieces = late.chain([state, action.what.clone().into()]).chain(measures).collect();
        Line::Row(Some(Route::ActionForm(id.clone(), number)), day, pieces)
    };
    let head = Line::Head(told::actions(lang, n_open, over.len()));
    std::iter::once(head).chain(open.into_iter().map(row)).collect()
}

/// What is kept of the society row by row.
fn rosters(known: &Known<'_>) -> Vec<Line> {
    let (lang, data) = (known.cx.lang(), known.cx.data);
    let today = data.local(known.cx.now).date();
    let line = |roster: &Item| {
        let rows = data.ledger().rows_of(known.code, &roster.id);
        let n_ended = rows.iter().filter(|row| roster.has_ended(row, today)).count();
        let mut pieces: Vec<Span<'static>> = vec![Span::from(kept::n_rows(lang, rows.len()))];
        if n_ended > 0 {
            let mark = known.cx.look.glyphs().caution;
            pieces.push(Role::Caution.span(format!("{mark} {}", kept::n_ended(lang, n_ended))));
        }
        Line::Row(Some(Route::Rosters(known.code.clone())), roster.title.get(lang).to_owned(), pieces)
    };
    headed(kept::scope(lang).to_owned(), data.office_checklist().rosters.iter().map(line).collect())
}

/// What became of the society's profile, the last change first.
fn register(known: &Known<'_>) -> Vec<Line> {
    let lang = known.cx.lang();
    let past = known.cx.data.ledger().past.get(known.code).map(Vec::as_slice).unwrap_or_default();
    let row = |(past, said): (&Past, Vec<String>)| {
        let day = known.cx.data.local(past.until).date().to_string();
        Line::Row(None, day, said.into_iter().map(Span::from).collect())
    };
    let rows = profile_history(past, known.profile, lang).into_iter().map(row);
    headed(told::register(lang).to_owned(), rows.collect())
}

/// The facts over the rounds.
fn facts(known: &Known<'_>) -> Vec<Line> {
    let lang = known.cx.lang();
    let Some(last) = known.rounds.last() else { return Vec::new() };
    let facts = rounds::facts(&History::of(&known.rounds), lang);
    let n_changed = facts.iter().filter(|fact| fact.is_changed).count();
    let title = if known.rounds.len() > 1 { told::facts(lang, n_changed) } else { told::facts_once(lang).to_owned() };
    let checklist = &last.assessment.checklist;
    let row = |fact: rounds::Told| {
        let is_asked = checklist.item(fact.item.as_str()).is_some();
        let route = is_asked.then(|| Route::Facts(last.assessment.id.clone(), Some(fact.item)));
        let mark = fact.is_changed.then(|| Role::Caution.span(told::is_changed(lang)));
        let pieces = mark.into_iter().chain(fact.values.into_iter().map(Span::from)).collect();
        Line::Row(route, fact.title, pieces)
    };
    headed(title, facts.into_iter().map(row).collect())
}

/// Puts a head before a section, if it has anything to say.
fn headed(head: String, lines: Vec<Line>) -> Vec<Line> {
    if lines.is_empty() { lines } else { std::iter::once(Line::Head(head)).chain(lines).collect() }
}
