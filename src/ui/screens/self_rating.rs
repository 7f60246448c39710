//! The society's ratings of itself: entered before submission without a level on the screen, and beside ours after it.

use ratatui::layout::Rect;

use crate::domain::assessment::Assessment;
use crate::domain::checklist::Item;
use crate::domain::command::Act;
use crate::domain::ids::AssessmentId;
use crate::domain::ledger::Status;
use crate::domain::records::Kept;
use crate::domain::standing::{ItemState, Standing};
use crate::lang::visit as say;
use crate::report::self_ratings::{Beside, beside, explanation, signed};
use crate::report::words;
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::draft::{Draft, Part};
use crate::ui::field::{Field, Lines, Pressed};
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::screen::{Job, PATH_BYTES_MAX, Route, Screen, Step};
use crate::ui::selection::moved;
use crate::ui::theme::{Role, Span};
use crate::ui::visit::flow::Flow;
use crate::ui::visit::{ask, draw_missing, id_columns, indent, walk};

/// Opens the page.
pub fn open(_cx: &Cx<'_>, assessment: &AssessmentId) -> Box<Page> {
    let field = Field::new(Lines::One, PATH_BYTES_MAX, "");
    Box::new(SelfRatingPage { assessment: assessment.clone(), at: 0, top: 0, field, asking: Asking::No })
}

struct SelfRatingPage {
    assessment: AssessmentId,
    at: usize,
    top: u16,
    /// The file to read.
    field: Field,
    asking: Asking,
}

/// Whether a file is being asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asking {
    No,
    Typing,
    /// Asked for, and not yet granted or refused.
    Sent,
}

/// Lines the field for a file takes.
const FIELD_LINES: u16 = 3;

/// Returns the ratings of the checklist that may be asked in this assessment.
fn ratings<'a>(assessment: &'a Assessment, standing: &Standing) -> Vec<&'a Item> {
    let items = assessment.checklist.items.iter().zip(&standing.items);
    let in_scope = items.filter(|(item, stands)| !item.rubric.is_empty() && stands.state != ItemState::OutOfScope);
    in_scope.map(|(item, _)| item).collect()
}

impl SelfRatingPage {
    fn list<'a>(&self, cx: &Cx<'a>, assessment: &'a Assessment, standing: &'a Standing, width: u16) -> Flow<'a> {
        match beside(assessment, standing) {
            None => self.list_before(cx, assessment, standing, width),
            Some(rated) => self.list_after(cx, assessment, &rated, width),
        }
    }

    fn cursor(&self, cx: &Cx<'_>, idx: usize) -> (Span<'static>, Role) {
        match idx == self.at && self.asking == Asking::No {
            true => (Role::Focus.span(cx.look.glyphs().cursor), Role::Focus),
            false => (" ".into(), Role::Text),
        }
    }

    fn list_before<'a>(&self, cx: &Cx<'a>, assessment: &'a Assessment, standing: &Standing, width: u16) -> Flow<'a> {
        let (lang, glyphs) = (cx.lang(), cx.look.glyphs());
        let mut flow = Flow::new(cx.look, width);
        let columns = id_columns(cx, &assessment.checklist);
        for (idx, item) in ratings(assessment, standing).into_iter().enumerate() {
            let from = flow.len();
            let (cursor, role) = self.cursor(cx, idx);
            let is_in = assessment.records.self_ratings.get(&item.id).is_some();
            let (mark, word) = match is_in {
                true => (Role::Good.span(glyphs.taken), Role::Good.span(say::self_is_in(lang))),
                false => (Role::Muted.span(glyphs.open), Role::Muted.span(say::self_is_out(lang))),
            };
            let id = role.span(cx.look.metrics.pad(item.id.as_str(), columns));
            flow.split(0, [" ".into(), cursor, mark, " ".into(), id, item.title.get(lang).into()], [word]);
            if idx == self.at {
                flow.focus(from);
            }
        }
        flow
    }

    fn list_after<'a>(&self, cx: &Cx<'a>, assessment: &'a Assessment, rated: &[Beside<'a>], width: u16) -> Flow<'a> {
        let lang = cx.lang();
        let mut flow = Flow::new(cx.look, width);
        if rated.is_empty() {
            flow.text(1, Role::Text, say::self_none(lang));
        }
        for (idx, one) in rated.iter().enumerate() {
            let from = flow.len();
            let (cursor, role) = self.cursor(cx, idx);
            let title = words::titled(lang, &assessment.checklist, one.item);
            let ours = one.ours.map_or_else(|| cx.look.glyphs().none.to_owned(), |ours| ours.to_string());
            let difference = one.difference().map(signed).unwrap_or_default();
            let weight = match one.difference() {
                Some(by) if by.abs() >= 2 => Role::Caution,
                _ => Role::Muted,
            };
            let figures = [
                Role::Text.span(one.own.to_string()),
                Role::Muted.span(format!(" {} ", cx.look.glyphs().arrow)),
                Role::Text.span(ours),
                weight.span(cx.look.metrics.pad_left(&difference, 4)),
            ];
            flow.split(0, [" ".into(), cursor, " ".into(), role.span(title)], figures);
            let explained = explanation(lang, one);
            if !explained.is_empty() {
                flow.text(5, Role::Muted, &explained);
            }
            if idx == self.at {
                flow.focus(from);
            }
        }
        flow
    }

    fn n_rows(assessment: &Assessment, standing: &Standing) -> usize {
        beside(assessment, standing).map_or_else(|| ratings(assessment, standing).len(), |rated| rated.len())
    }

    fn height(&self, height: u16) -> u16 {
        let below = if self.asking == Asking::No { 0 } else { FIELD_LINES };
        height.saturating_sub(2).saturating_sub(below)
    }

    fn move_to(&mut self, cx: &Cx<'_>, at: usize) -> Step {
        let Some((assessment, standing)) = cx.data.assessment(&self.assessment) else { return Step::Ignore };
        self.at = at.min(Self::n_rows(assessment, standing).saturating_sub(1));
        let top = self.list(cx, assessment, standing, cx.size.width).top(self.top, self.height(cx.size.height));
        self.top = top;
        Step::Stay
    }

    /// Enters or takes out the level of the item the cursor is on, and goes to the next.
    fn rate(&mut self, cx: &Cx<'_>, level: Option<u8>) -> Step {
        let Some((assessment, standing)) = cx.data.assessment(&self.assessment) else { return Step::Ignore };
        let Some(item) = ratings(assessment, standing).get(self.at).map(|item| item.id.clone()) else {
            return Step::Stay;
        };
        if assessment.status == Status::Open && level.is_some() {
            self.at = (self.at + 1).min(Self::n_rows(assessment, standing).saturating_sub(1));
        }
        ask(&self.assessment, Act::Keep(Kept::SelfRating(item, level)))
    }

    /// Goes to the item, or gives the difference on it a reason.
    fn go(&self, cx: &Cx<'_>) -> Step {
        let Some((assessment, standing)) = cx.data.assessment(&self.assessment) else { return Step::Ignore };
        let Some(rated) = beside(assessment, standing) else {
            let item = ratings(assessment, standing).get(self.at).map(|item| item.id.clone());
            return item.map_or(Step::Stay, |item| Step::Go(walk::place_of(assessment, &self.assessment, &item)));
        };
        let Some(one) = rated.get(self.at) else { return Step::Stay };
        let check = assessment.checklist.checks.iter().find(|check| check.when.mentions("self_rating"));
        match (one.raised, check) {
            (Some(_), Some(check)) => {
                Step::Go(Route::Overrule(self.assessment.clone(), check.id.clone(), Some(one.item.clone())))
            }
            _ => Step::Go(walk::place_of(assessment, &self.assessment, one.item)),
        }
    }

    fn press_typing(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        match self.field.press(action, cx.look.metrics, cx.size.width.saturating_sub(indent(cx.lang()))) {
            Pressed::Edited | Pressed::Moved => return Step::Stay,
            Pressed::NotMine => {}
        }
        match action {
            Action::GoOn if !self.field.text().trim().is_empty() => {
                self.asking = Asking::Sent;
                let path = self.field.text().trim().to_owned();
                Step::Run(Job::SelfRate { assessment: self.assessment.clone(), path })
            }
            Action::Back => {
                self.asking = Asking::No;
                Step::Stay
            }
            _ => Step::Stay,
        }
    }
}

impl Screen<Desk> for SelfRatingPage {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        match self.asking {
            Asking::No => vec![Scope::SelfRatings, Scope::Assessment],
            Asking::Typing | Asking::Sent => vec![Scope::Field, Scope::Assessment],
        }
    }

    fn mode(&self) -> Mode {
        if self.asking == Asking::No { Mode::Command } else { Mode::Typing }
    }

    /// ```text
    ///  学会自评 已录入 2/58
    ///  提交前不显示等级，免得左右评分
    ///  ▸● W1  服务成果产出                                        已录入
    ///   ○ W2  专家可调用度                                        未录入
    /// ```
    /// After submission:
    /// ```text
    ///  学会自评与评定 2 项
    ///  自评 → 评定 相差
    ///  ▸ W2 专家可调用度                                      4 → 2  +2
    ///      须说明
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let Some((assessment, standing)) = cx.data.assessment(&self.assessment) else {
            return draw_missing(canvas, &self.assessment);
        };
        let (lang, area) = (cx.lang(), canvas.area());
        let n_in = assessment.records.self_ratings.len();
        let is_shown = assessment.status == Status::Submitted;
        let title = match is_shown {
            true => say::self_title_after(lang, n_in),
            false => say::self_title(lang, n_in, ratings(assessment, standing).len()),
        };
        let beside = [say::col_self(lang), cx.look.glyphs().arrow, say::col_ours(lang), say::col_difference(lang)];
        let below = if is_shown { beside.join(" ") } else { say::self_hidden(lang).to_owned() };
        canvas.title(0, [" ".into(), Role::Strong.span(title)], []);
        canvas.line(1, 1, area.width.saturating_sub(2), [Role::Muted.span(below)]);
        let height = self.height(area.height);
        let list = Rect { y: 2, height, ..area };
        self.list(cx, assessment, standing, area.width).draw(&mut canvas.part(list), self.top);
        if self.asking != Asking::No {
            let mut flow = Flow::new(cx.look, area.width);
            flow.rule();
            flow.field(indent(lang), [" ".into(), Role::Strong.span(say::self_file(lang))], &self.field, 1, true);
            flow.focus(1);
            flow.text(indent(lang), Role::Muted, say::self_file_hint(lang));
            let part = Rect { y: list.bottom(), height: area.bottom().saturating_sub(list.bottom()), ..area };
            flow.draw(&mut canvas.part(part), 0);
        }
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        if self.asking != Asking::No {
            return self.press_typing(cx, action);
        }
        let page = usize::from(self.height(cx.size.height)).saturating_sub(1).max(1);
        if let Some(at) = moved(self.at, action, page) {
            return self.move_to(cx, at);
        }
        match action {
            Action::Rate(level) => self.rate(cx, Some(level)),
            Action::Clear => self.rate(cx, None),
            Action::Import => {
                self.asking = Asking::Typing;
                Step::Stay
            }
            Action::GoOn => self.go(cx),
            Action::SelfRatings => Step::Stay,
            _ => Step::Ignore,
        }
    }

    fn text(&mut self, _cx: &Cx<'_>, typed: &str) -> Step {
        self.field.insert(typed);
        Step::Stay
    }

    fn can(&self, cx: &Cx<'_>, action: Action) -> bool {
        let is_open = || {
            let found = cx.data.assessment(&self.assessment);
            found.is_some_and(|(assessment, _)| assessment.status == Status::Open)
        };
        match action {
            Action::Rate(_) | Action::Clear | Action::Import => is_open(),
            Action::SelfRatings => false,
            _ => true,
        }
    }

    fn refresh(&mut self, cx: &Cx<'_>) {
        if self.asking == Asking::Sent {
            self.asking = Asking::No;
            self.field = Field::new(Lines::One, PATH_BYTES_MAX, "");
        }
        self.move_to(cx, self.at);
    }

    fn refused(&mut self, _cx: &Cx<'_>) {
        if self.asking == Asking::Sent {
            self.asking = Asking::Typing;
        }
    }

    fn is_half_typed(&self) -> bool {
        !self.field.text().trim().is_empty()
    }

    fn drafts(&self, _cx: &Cx<'_>) -> Vec<Draft> {
        let text = self.field.text().to_owned();
        let is_here = self.asking == Asking::Typing;
        let draft = Draft { part: Part::Path, cursor: self.field.cursor(), is_here, text };
        if self.is_half_typed() { vec![draft] } else { Vec::new() }
    }

    fn put_back(&mut self, _cx: &Cx<'_>, draft: &Draft) {
        if draft.part == Part::Path {
            self.field = Field::resumed(Lines::One, PATH_BYTES_MAX, &draft.text, draft.cursor);
            self.asking = if draft.is_here { Asking::Typing } else { Asking::No };
        }
    }
}
