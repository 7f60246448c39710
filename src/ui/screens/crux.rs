//! The crux 症结: every cause in rank with what it explains, and what the program proposes; the assessor decides. Knows nothing of how causes are weighed, nor of how a row of them looks.

mod rows;

use ratatui::layout::Rect;

use crate::domain::assessment::Assessment;
use crate::domain::command::Act;
use crate::domain::decide::MAX_TEXT_BYTES;
use crate::domain::diagnosis::crux::{Crux, Proposal, Weighed, proposals};
use crate::domain::ids::{AssessmentId, CauseId, CauseNo, ItemId};
use crate::domain::records::{Cause, Kept, Verdict};
use crate::lang::{Notice, crux_screen as say, diagnosis as words_of};
use crate::report::words;
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::draft::{Draft, Part};
use crate::ui::field::{Field, Lines};
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::notice::Grade;
use crate::ui::screen::{Route, Screen, Start, Step};
use crate::ui::screens::crux::rows::{figures, put_cause, put_proposal};
use crate::ui::selection::{followed, moved};
use crate::ui::theme::Role;
use crate::ui::visit::flow::Flow;
use crate::ui::visit::{ask, draw_missing};

/// Lines the question for a reason takes.
const ASKING_LINES: u16 = 4;
/// The highest level.
const TOP_LEVEL: u8 = 4;

/// Opens the screen.
pub fn open(cx: &Cx<'_>, assessment: &AssessmentId) -> Box<Page> {
    let mut page = CruxPage {
        assessment: assessment.clone(),
        crux: None,
        proposals: Vec::new(),
        at: 0,
        top: 0,
        asking: None,
        parked: Vec::new(),
    };
    page.refresh(cx);
    Box::new(page)
}

struct CruxPage {
    assessment: AssessmentId,
    crux: Option<Crux>,
    proposals: Vec<Proposal>,
    at: usize,
    top: u16,
    /// Why a cause is no crux, being typed.
    asking: Option<Asking>,
    /// Reasons left half typed.
    parked: Vec<Asking>,
}

struct Asking {
    cause: CauseNo,
    field: Field,
    /// Whether it was asked for and not yet granted or refused.
    is_sent: bool,
}

/// What the cursor can be on.
#[derive(Clone, Copy)]
enum Row<'a> {
    Cause(&'a Weighed),
    Proposal(&'a Proposal),
}

/// A row without what it shows, to find it again.
#[derive(Clone, PartialEq)]
enum Name {
    Cause(CauseNo),
    Proposal(CauseId),
}

fn name_of(row: Row<'_>) -> Name {
    match row {
        Row::Cause(weighed) => Name::Cause(weighed.number),
        Row::Proposal(proposal) => Name::Proposal(proposal.kind.clone()),
    }
}

impl CruxPage {
    fn assessment<'a>(&self, cx: &Cx<'a>) -> Option<&'a Assessment> {
        cx.data.assessment(&self.assessment).map(|(assessment, _)| assessment)
    }

    /// Returns the rows: the crux, the other causes, the proposals.
    fn rows(&self) -> Vec<Row<'_>> {
        let causes = || self.crux.iter().flat_map(|crux| &crux.causes);
        let crux = causes().filter(|weighed| weighed.is_crux);
        let others = causes().filter(|weighed| !weighed.is_crux);
        crux.chain(others).map(Row::Cause).chain(self.proposals.iter().map(Row::Proposal)).collect()
    }

    fn here(&self) -> Option<Row<'_>> {
        self.rows().get(self.at).copied()
    }

    fn cause_here<'a>(&self, cx: &Cx<'a>) -> Option<(CauseNo, &'a Cause)> {
        let number = match self.here()? {
            Row::Cause(weighed) => weighed.number,
            Row::Proposal(_) => return None,
        };
        Some((number, self.assessment(cx)?.records.causes.get(&number)?))
    }

    fn list<'a>(&'a self, cx: &Cx<'a>, assessment: &'a Assessment, width: u16) -> Flow<'a> {
        let lang = cx.lang();
        let mut flow = Flow::new(cx.look, width);
        let rows = self.rows();
        let n_crux = self.crux.as_ref().map_or(0, |crux| crux.crux().count());
        if rows.is_empty() {
            flow.text(1, Role::Muted, say::empty(lang));
            return flow;
        }
        let mut section = "";
        if n_crux == 0 {
            flow.text(1, Role::Muted, say::no_crux(lang));
        }
        for (idx, row) in rows.into_iter().enumerate() {
            let head = match row {
                Row::Cause(weighed) if weighed.is_crux => say::head_crux(lang),
                Row::Cause(_) => say::head_others(lang),
                Row::Proposal(_) => say::head_proposals(lang),
            };
            let from = flow.len();
            if head != section {
                flow.text(1, Role::Strong, head);
                section = head;
            }
            let is_here = idx == self.at && self.asking.is_none();
            let begin = flow.len();
            match row {
                Row::Cause(weighed) => put_cause(&mut flow, cx, assessment, weighed, idx, is_here),
                Row::Proposal(proposal) => put_proposal(&mut flow, cx, assessment, proposal, is_here),
            }
            if idx == self.at {
                flow.focus(if idx == 0 { from } else { begin.min(from + 1) });
            }
        }
        flow
    }

    fn room(&self, cx: &Cx<'_>) -> u16 {
        cx.size.height.saturating_sub(1 + if self.asking.is_some() { ASKING_LINES } else { 0 })
    }

    fn settle(&mut self, cx: &Cx<'_>) -> Step {
        let Some(assessment) = self.assessment(cx) else { return Step::Stay };
        let top = self.list(cx, assessment, cx.size.width).top(self.top, self.room(cx));
        self.top = top;
        Step::Stay
    }

    fn move_by(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        let last = self.rows().len().saturating_sub(1);
        let page = usize::from(cx.size.height / 3);
        let Some(at) = moved(self.at, action, page) else { return Step::Ignore };
        self.at = at.min(last);
        self.settle(cx)
    }

    fn enter(&self) -> Step {
        let id = self.assessment.clone();
        match self.here() {
            Some(Row::Cause(weighed)) => Step::Go(Route::Cause(id, weighed.number)),
            Some(Row::Proposal(proposal)) => Step::Go(Route::NewCause(id, Some(proposal.kind.clone()))),
            None => Step::Go(Route::NewCause(id, None)),
        }
    }

    /// Starts an action at the cause under the cursor: at its items, each one level up.
    fn start_action(&self, cx: &Cx<'_>) -> Step {
        let Some((number, cause)) = self.cause_here(cx) else { return Step::Ignore };
        let items = cause.leads.iter().map(|lead| (lead.item.clone(), next_level(cx, &self.assessment, &lead.item)));
        let start = Start { cause: Some(number), items: items.collect() };
        Step::Go(Route::NewAction(self.assessment.clone(), start))
    }

    /// Has the cause under the cursor be a crux or not; the same again leaves it to the program.
    fn decide(&mut self, cx: &Cx<'_>, is_crux: bool) -> Step {
        let Some((number, cause)) = self.cause_here(cx) else { return Step::Ignore };
        let is_ranked = matches!(self.here(), Some(Row::Cause(weighed)) if weighed.rank.priority().is_some());
        if !is_ranked {
            let lang = cx.lang();
            let notice = Notice::new(say::not_ranked(lang), "", say::fix_not_ranked(lang));
            return Step::Tell(Grade::Caution, notice);
        }
        let is_so = cause.verdict.as_ref().is_some_and(|verdict| verdict.is_crux == is_crux);
        match (is_so, is_crux) {
            (true, _) => self.keep(cx, number, None),
            (false, true) => self.keep(cx, number, Some(Verdict { is_crux, why: String::new() })),
            (false, false) => {
                self.ask_why(number);
                self.settle(cx)
            }
        }
    }

    fn keep(&self, cx: &Cx<'_>, number: CauseNo, verdict: Option<Verdict>) -> Step {
        let known = self.assessment(cx).and_then(|assessment| assessment.records.causes.get(&number));
        let Some(mut cause) = known.cloned() else { return Step::Stay };
        cause.verdict = verdict;
        ask(&self.assessment, Act::Keep(Kept::Cause(number, Some(Box::new(cause)))))
    }

    fn ask_why(&mut self, cause: CauseNo) {
        let left = self.parked.iter().position(|asking| asking.cause == cause);
        self.asking = Some(match left {
            Some(at) => self.parked.remove(at),
            None => Asking { cause, field: Field::new(Lines::One, MAX_TEXT_BYTES, ""), is_sent: false },
        });
    }

    fn press_asking(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        let Some(asking) = &mut self.asking else { return Step::Ignore };
        match action {
            Action::GoOn | Action::Save => {
                asking.is_sent = true;
                let (number, why) = (asking.cause, asking.field.text().to_owned());
                self.keep(cx, number, Some(Verdict { is_crux: false, why }))
            }
            Action::Back => {
                let typed = self.asking.take().filter(|asking| !asking.field.text().trim().is_empty());
                self.parked.extend(typed);
                self.settle(cx)
            }
            action => {
                asking.field.press(action, cx.look.metrics, cx.size.width.saturating_sub(2));
                Step::Stay
            }
        }
    }

    fn draw_asking(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>, y: u16) {
        let Some(asking) = &self.asking else { return };
        let lang = cx.lang();
        let width = canvas.width().saturating_sub(2);
        canvas.rule(y);
        canvas.line(1, y + 1, width, [Role::Strong.span(say::ask_why(lang, asking.cause.0))]);
        canvas.line(1, y + 3, width, [Role::Muted.span(say::why_keys(lang))]);
        asking.field.draw(&mut canvas.part(Rect { x: 1, y: y + 2, width, height: 1 }));
    }
}

/// Returns the level above an item's own; `None` where it has no level or the highest.
fn next_level(cx: &Cx<'_>, assessment: &AssessmentId, item: &ItemId) -> Option<u8> {
    let (assessment, standing) = cx.data.assessment(assessment)?;
    let aim = crate::domain::diagnosis::what_if::aim(assessment, standing, item, TOP_LEVEL).ok()?;
    let next = aim.from? + 1;
    (next <= TOP_LEVEL).then_some(next)
}

impl Screen<Desk> for CruxPage {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        match &self.asking {
            Some(_) => vec![Scope::Field, Scope::Assessment],
            None => vec![Scope::Crux, Scope::Assessment],
        }
    }

    fn mode(&self) -> Mode {
        if self.asking.is_some() { Mode::Typing } else { Mode::Command }
    }

    /// ```text
    ///  症结 机械工程学会                       解释失分 62.1%，未解释 37.9%
    ///  症结
    ///  ▸ 1 人 秘书处只有一人，身兼三职                            ★ 突破口
    ///         优先级 12.3 · 解释失分 21.5% · 学会自身 · 置信度中 · 用力小
    ///         导致 S1、D1
    ///  其他原因
    ///    · 联 会员没有人联系
    ///         ! 待核实：没有写明证据，不排序。
    ///  程序提议（按低分条目的类别，由评估员核实）
    ///    ○ 器 工具与数据
    ///      约占失分 12.0%：S3、T51
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let (Some(assessment), Some(crux)) = (self.assessment(cx), &self.crux) else {
            return draw_missing(canvas, &self.assessment);
        };
        let (lang, area) = (cx.lang(), canvas.area());
        let society = cx.data.society(&assessment.society).map_or("", |profile| profile.name.as_str());
        let share = |share: f64| words_of::share(lang, share);
        let right = match crux.explained {
            Some(explained) => {
                let say = if area.width >= 60 { say::explained } else { say::explained_short };
                Role::Text.span(say(lang, &share(explained), &share(1.0 - explained)))
            }
            None => Role::Muted.span(say::no_loss(lang)),
        };
        let title = say::title(lang, society);
        canvas.title(0, [" ".into(), Role::Strong.span(title)], [right, " ".into()]);
        let room = self.room(cx).min(area.height.saturating_sub(1));
        let part = Rect { y: 1, height: room, ..area };
        self.list(cx, assessment, area.width).draw(&mut canvas.part(part), self.top);
        self.draw_asking(cx, canvas, part.bottom());
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        if self.asking.is_some() {
            return self.press_asking(cx, action);
        }
        let id = self.assessment.clone();
        match action {
            Action::GoOn => self.enter(),
            Action::Add => Step::Go(Route::NewCause(id, None)),
            Action::Yes => self.decide(cx, true),
            Action::No => self.decide(cx, false),
            Action::NewAction => self.start_action(cx),
            Action::Arithmetic => match self.cause_here(cx) {
                Some((number, _)) => Step::Go(Route::Priority(id, number)),
                None => Step::Ignore,
            },
            Action::Remove => match self.cause_here(cx) {
                Some((number, _)) => ask(&id, Act::Keep(Kept::Cause(number, None))),
                None => Step::Ignore,
            },
            Action::Crux => Step::Stay,
            action => self.move_by(cx, action),
        }
    }

    fn text(&mut self, _cx: &Cx<'_>, typed: &str) -> Step {
        if let Some(asking) = &mut self.asking {
            asking.field.insert(typed);
        }
        Step::Stay
    }

    fn can(&self, cx: &Cx<'_>, action: Action) -> bool {
        match action {
            Action::Crux => false,
            Action::GoOn => self.here().is_some(),
            Action::Yes | Action::No => {
                matches!(self.here(), Some(Row::Cause(weighed)) if weighed.rank.priority().is_some())
            }
            Action::NewAction | Action::Arithmetic | Action::Remove => self.cause_here(cx).is_some(),
            _ => true,
        }
    }

    fn copied(&self, cx: &Cx<'_>) -> Option<String> {
        let assessment = self.assessment(cx)?;
        match self.here()? {
            Row::Cause(weighed) => {
                let cause = assessment.records.causes.get(&weighed.number)?;
                Some(crate::lang::item::told(cx.lang(), &cause.says, &figures(cx, cause, weighed)))
            }
            Row::Proposal(proposal) => {
                let items: Vec<String> =
                    proposal.items.iter().map(|item| words::titled(cx.lang(), &assessment.checklist, item)).collect();
                Some(items.join("\n"))
            }
        }
    }

    /// Weighs the causes anew; the cursor stays on its row.
    fn refresh(&mut self, cx: &Cx<'_>) {
        self.asking.take_if(|asking| asking.is_sent);
        let was = self.here().map(name_of);
        let Some((assessment, standing)) = cx.data.assessment(&self.assessment) else { return };
        self.crux = Some(Crux::of(assessment, standing));
        self.proposals = proposals(assessment, standing);
        let names: Vec<Name> = self.rows().into_iter().map(name_of).collect();
        self.at = followed(self.at, was.as_ref(), &names);
        self.settle(cx);
    }

    fn refused(&mut self, _cx: &Cx<'_>) {
        if let Some(asking) = &mut self.asking {
            asking.is_sent = false;
        }
    }

    fn is_half_typed(&self) -> bool {
        self.asking.iter().chain(&self.parked).any(|asking| !asking.field.text().trim().is_empty())
    }

    fn drafts(&self, _cx: &Cx<'_>) -> Vec<Draft> {
        let typed = self.asking.iter().chain(&self.parked).filter(|asking| !asking.field.text().trim().is_empty());
        let here = self.asking.as_ref().map(|asking| asking.cause);
        typed
            .map(|asking| Draft {
                part: Part::Column(asking.cause.to_string()),
                text: asking.field.text().to_owned(),
                cursor: asking.field.cursor(),
                is_here: here == Some(asking.cause),
            })
            .collect()
    }

    fn put_back(&mut self, _cx: &Cx<'_>, draft: &Draft) {
        let Part::Column(name) = &draft.part else { return };
        let Ok(number) = name.parse() else { return };
        let field = Field::resumed(Lines::One, MAX_TEXT_BYTES, &draft.text, draft.cursor);
        let asking = Asking { cause: CauseNo(number), field, is_sent: false };
        if draft.is_here { self.asking = Some(asking) } else { self.parked.push(asking) }
    }
}
