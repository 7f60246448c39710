//! A society: what the register says of it, its rounds, what became of its axes, red lines and facts; knows nothing of single answers.
//!
//! The page is a list of sections, one function each in `SECTIONS`; a section without anything to say is left out. Rows that lead
//! somewhere can be gone to; the others are read in passing.

mod sections;

use crate::domain::compare::Round;
use crate::domain::diagnosis::Diagnosis;
use crate::domain::event::Scope as Extent;
use crate::domain::ids::{AssessmentId, SocietyCode};
use crate::lang::{Lang, ledger as say};
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::keys::{Action, Scope};
use crate::ui::screen::{Route, Screen, Step};
use crate::ui::screens::society::sections::{Known, Line, SECTIONS};
use crate::ui::theme::Role;
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
        self.top = self.page(cx, cx.size.width).further(self.top, height, by);
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

/// Says how much of the checklist an assessment covers.
pub fn scope_word(scope: Extent, lang: Lang) -> &'static str {
    match scope {
        Extent::Full => say::full(lang),
        Extent::Core => say::core(lang),
    }
}
