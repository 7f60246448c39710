//! A society: what the register says of it, its rounds, what became of its axes, red lines and facts; knows nothing of single answers.
//!
//! The page is a list of sections, one function each in [`SECTIONS`]; a section without anything to say is left out. Rows that lead
//! somewhere can be gone to; the others are read in passing.

use crate::domain::checklist::Item;
use crate::domain::compare::{Comparison, Round};
use crate::domain::diagnosis::Diagnosis;
use crate::domain::event::{Profile, Scope as Extent};
use crate::domain::grade;
use crate::domain::ids::{AssessmentId, SocietyCode};
use crate::domain::ledger::{Heading, Past, Status};
use crate::domain::rounds::History;
use crate::exchange::{profile_history, show_grade};
use crate::lang::{Lang, compare as told, ledger as say, roster as kept};
use crate::report::rounds;
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::keys::{Action, Scope};
use crate::ui::screen::{Route, Screen, Step};
use crate::ui::screens::ledger::progress_of;
use crate::ui::theme::{Role, Span};
use crate::ui::visit::OVERALL;
use crate::ui::visit::flow::Flow;

/// Below so many columns names are not lined up.
const NARROW: u16 = 60;
/// The most columns that names are lined up in.
const NAME_COLUMNS: usize = 30;

/// Opens the screen.
pub fn open(cx: &Cx<'_>, code: &SocietyCode) -> Box<Page> {
    let mut society =
        Society { code: code.clone(), rounds: Vec::new(), lines: Vec::new(), at: 0, top: 0, is_followed: true };
    society.refresh(cx);
    Box::new(society)
}

struct Society {
    code: SocietyCode,
    /// The rounds, the first first.
    rounds: Vec<AssessmentId>,
    /// The page, section by section.
    lines: Vec<Line>,
    /// The row the next key goes to, among those that lead somewhere.
    at: usize,
    top: u16,
    /// Whether that row is kept in view; not while one reads above the first or below the last.
    is_followed: bool,
}

/// What the sections tell of.
struct Known<'a> {
    cx: &'a Cx<'a>,
    code: &'a SocietyCode,
    profile: &'a Profile,
    /// The rounds that could be read, the first first.
    rounds: Vec<Round<'a>>,
}

/// A line of the page.
enum Line {
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
const SECTIONS: &[Section] = &[profile, assessments, trend, red_lines, rosters, disagreements, facts, register];

impl Screen<Desk> for Society {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        vec![Scope::Society]
    }

    fn can(&self, _cx: &Cx<'_>, action: Action) -> bool {
        match action {
            Action::GoOn => self.stops().next().is_some(),
            Action::Compare => self.pair().is_some(),
            _ => true,
        }
    }

    fn refresh(&mut self, cx: &Cx<'_>) {
        let rounds = cx.data.ledger().rounds_of(&self.code);
        self.rounds = rounds.map(|(id, _)| id.clone()).collect();
        let Some(profile) = cx.data.society(&self.code) else { return };
        let seen = self.rounds.iter().filter_map(|id| cx.data.assessment(id));
        let seen: Vec<_> = seen.map(|(known, standing)| (known, standing, Diagnosis::of(known, standing))).collect();
        let rounds = seen.iter().map(|(assessment, standing, diagnosis)| Round { assessment, standing, diagnosis });
        let known = Known { cx, code: &self.code, profile, rounds: rounds.collect() };
        self.lines = SECTIONS.iter().flat_map(|section| section(&known)).collect();
        self.at = self.at.min(self.stops().count().saturating_sub(1));
    }

    /// ```text
    ///  A0001 机械工程学会（样例）
    ///
    ///  概况
    ///   等级      3A
    ///   等级日期  2021-12-20 · 有效至 2026-12-20
    ///   ! 等级 3A 还有 30 天到期（2026-12-20）
    ///
    ///  历次评估
    ///  ▸ A0001-2  第 2 轮  ★ 核心  进行中  62%  2026-11-20  组长 王
    ///
    ///  走势（得分，越高越好）
    ///    W 能力弱  59.4 → 60.1  +0.7  轻度至中度
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let Some(profile) = cx.data.society(&self.code) else { return };
        let title =
            [" ".into(), Role::Strong.span(self.code.as_str()), " ".into(), Role::Strong.span(profile.name.as_str())];
        canvas.line(0, 0, canvas.width(), title);
        let mut page = canvas.area();
        page.y = 1;
        page.height = page.height.saturating_sub(1);
        self.page(cx, canvas.width()).draw(&mut canvas.part(page), self.top);
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        // The title and the footer are not the page's.
        let height = cx.size.height.saturating_sub(2);
        let last = self.stops().count().saturating_sub(1);
        let room = usize::from((height / 2).max(1));
        match action {
            // Past the first and the last row the page scrolls on, to what is only read.
            Action::Up if self.at == 0 => return self.scroll_up(cx, height, 1),
            Action::Down if self.at == last => return self.scroll_down(cx, height, 1),
            Action::Up => self.at = self.at.saturating_sub(1),
            Action::Down => self.at += 1,
            Action::PageUp if self.at == 0 => return self.scroll_up(cx, height, height),
            Action::PageDown if self.at == last => return self.scroll_down(cx, height, height),
            Action::PageUp => self.at = self.at.saturating_sub(room),
            Action::PageDown => self.at = (self.at + room).min(last),
            Action::First => {
                self.at = 0;
                return self.scroll_up(cx, height, u16::MAX);
            }
            Action::Last => {
                self.at = last;
                return self.scroll_down(cx, height, u16::MAX);
            }
            Action::GoOn => return self.stops().nth(self.at).map_or(Step::Stay, |route| Step::Go(route.clone())),
            Action::Compare => {
                let Some((earlier, later)) = self.pair() else { return Step::Stay };
                return Step::Go(Route::Compare(earlier.clone(), later.clone()));
            }
            Action::Rosters => return Step::Go(Route::Rosters(self.code.clone())),
            Action::NewAssessment => return Step::Go(Route::Start(self.code.clone())),
            Action::Match => return Step::Go(Route::Match(self.code.clone())),
            Action::EditSociety => return Step::Go(Route::SocietyForm(Some(self.code.clone()))),
            Action::Left => return Step::Back,
            _ => return Step::Ignore,
        }
        self.is_followed = true;
        self.top = self.seen(cx, height);
        Step::Stay
    }
}

impl Society {
    /// Returns where the rows lead, in order.
    fn stops(&self) -> impl Iterator<Item = &Route> {
        self.lines.iter().filter_map(|line| match line {
            Line::Row(route, ..) => route.as_ref(),
            Line::Head(_) | Line::Pair(..) | Line::Note(..) => None,
        })
    }

    /// Returns the rounds to compare: the one the cursor is on with the one before it, else the last two.
    fn pair(&self) -> Option<(&AssessmentId, &AssessmentId)> {
        let here = match self.stops().nth(self.at) {
            Some(Route::Overview(id)) => self.rounds.iter().position(|round| round == id),
            _ => None,
        };
        let later = here.filter(|at| *at > 0).or_else(|| self.rounds.len().checked_sub(1))?;
        Some((self.rounds.get(later.checked_sub(1)?)?, self.rounds.get(later)?))
    }

    /// Returns the line the page is seen from.
    fn seen(&self, cx: &Cx<'_>, height: u16) -> u16 {
        self.page(cx, cx.size.width).top(self.top, height)
    }

    fn scroll_up(&mut self, cx: &Cx<'_>, height: u16, by: u16) -> Step {
        self.top = self.seen(cx, height).saturating_sub(by);
        self.is_followed = false;
        Step::Stay
    }

    fn scroll_down(&mut self, cx: &Cx<'_>, height: u16, by: u16) -> Step {
        let lowest = self.page(cx, cx.size.width).last_top(height);
        self.top = self.seen(cx, height).saturating_add(by).min(lowest);
        self.is_followed = false;
        Step::Stay
    }

    /// Returns how wide the names of a row's section are, so that what stands beside them lines up.
    fn name_columns(&self, cx: &Cx<'_>, idx: usize) -> usize {
        let is_head = |line: &Line| matches!(line, Line::Head(_));
        let (before, after) = self.lines.split_at_checked(idx).unwrap_or_default();
        let rows = before.iter().rev().take_while(|line| !is_head(line));
        let rows = rows.chain(after.iter().take_while(|line| !is_head(line)));
        let names = rows.filter_map(|line| match line {
            Line::Row(_, name, _) => Some(cx.look.metrics.width(name)),
            Line::Head(_) | Line::Pair(..) | Line::Note(..) => None,
        });
        names.max().unwrap_or(0).min(NAME_COLUMNS)
    }

    fn page(&self, cx: &Cx<'_>, width: u16) -> Flow<'_> {
        let mut flow = Flow::new(cx.look, width);
        let metrics = cx.look.metrics;
        let widest = |columns: Option<usize>| u16::try_from(columns.unwrap_or(0)).unwrap_or(0);
        let labels = self.lines.iter().filter_map(|line| match line {
            Line::Pair(label, _) => Some(metrics.width(label)),
            Line::Head(_) | Line::Note(..) | Line::Row(..) => None,
        });
        let indent = widest(labels.max()) + 5;
        let mut stop = 0;
        for (idx, line) in self.lines.iter().enumerate() {
            match line {
                Line::Head(head) => {
                    flow.blank();
                    flow.text(1, Role::Strong, head);
                }
                Line::Pair(label, text) => {
                    flow.labelled(indent, ["   ".into(), Role::Muted.span(*label)], Role::Text, text);
                }
                Line::Note(role, text) => {
                    let mark = if *role == Role::Muted || *role == Role::Text { " " } else { cx.look.glyphs().caution };
                    flow.labelled(5, ["   ".into(), role.span(mark)], *role, text);
                }
                Line::Row(route, name, pieces) => {
                    let from = flow.len();
                    let is_taken = route.is_some() && stop == self.at;
                    stop += usize::from(route.is_some());
                    let (mark, role) =
                        if is_taken { (cx.look.glyphs().cursor, Role::Focus) } else { (" ", Role::Text) };
                    let label = [" ".into(), role.span(mark), " ".into()];
                    let columns = if width < NARROW { 0 } else { self.name_columns(cx, idx) };
                    let name = vec![role.span(metrics.pad(name, columns.max(metrics.width(name))))];
                    let pieces = pieces.iter().map(|piece| vec![piece.clone()]);
                    flow.pieces(3, label, std::iter::once(name).chain(pieces).collect());
                    if is_taken && self.is_followed {
                        flow.focus(from);
                    }
                }
            }
        }
        flow
    }
}

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

/// Says how much of the checklist an assessment covers.
pub fn scope_word(scope: Extent, lang: Lang) -> &'static str {
    match scope {
        Extent::Full => say::full(lang),
        Extent::Core => say::core(lang),
    }
}
