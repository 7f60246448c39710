//! What happened in an assessment, newest first: when, who, what, from which answer to which; each entry with its digest.

use ratatui::layout::Rect;

use crate::domain::assessment::Assessment;
use crate::domain::checklist::Checklist;
use crate::domain::event::{Change, Entry, Event};
use crate::domain::ids::{AssessmentId, ItemId};
use crate::domain::value::Answer;
use crate::lang::{Lang, audit as say, visit as visit_say};
use crate::report::{records, words};
use crate::ui::canvas::Canvas;
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::field::{Field, Lines, Pressed};
use crate::ui::keys::{Action, Mode, Scope};
use crate::ui::screen::{Screen, Step};
use crate::ui::selection::moved;
use crate::ui::theme::{Role, Span};
use crate::ui::visit::flow::Flow;
use crate::ui::visit::{draw_missing, moment};

/// Opens the trail.
pub fn open(cx: &Cx<'_>, assessment: &AssessmentId) -> Box<Page> {
    open_from(cx, assessment, Which::All)
}

/// Opens what others have done since the person last looked.
pub fn open_changes(cx: &Cx<'_>, assessment: &AssessmentId) -> Box<Page> {
    open_from(cx, assessment, Which::Others)
}

fn open_from(cx: &Cx<'_>, assessment: &AssessmentId, which: Which) -> Box<Page> {
    let mut page = AuditPage {
        assessment: assessment.clone(),
        which,
        lines: Vec::new(),
        shown: Vec::new(),
        query: Field::new(Lines::One, 200, ""),
        is_finding: false,
        is_unreadable: false,
        at: 0,
        top: 0,
    };
    page.refresh(cx);
    Box::new(page)
}

/// Which entries are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Which {
    All,
    /// Those by others since the person last looked.
    Others,
}

struct AuditPage {
    assessment: AssessmentId,
    which: Which,
    /// Every entry, the newest first.
    lines: Vec<Line>,
    /// Which of them the filter leaves.
    shown: Vec<usize>,
    query: Field,
    is_finding: bool,
    is_unreadable: bool,
    at: usize,
    top: usize,
}

/// An entry in words.
struct Line {
    entry: Entry,
    what: String,
}

/// Lines of detail below the list.
const DETAIL_LINES: u16 = 4;
/// Digits of a digest shown in the list.
const HASH_DIGITS: usize = 8;

impl AuditPage {
    /// Puts the entries in words; done when there are more of them or the language has changed, not while drawing.
    fn read(&mut self, cx: &Cx<'_>) {
        let Some((assessment, _)) = cx.data.assessment(&self.assessment) else { return };
        let Ok(entries) = cx.data.session.entries_of(&self.assessment) else {
            self.is_unreadable = true;
            return;
        };
        let mut before = Before::default();
        let mut lines: Vec<Line> = Vec::with_capacity(entries.len());
        for entry in entries {
            let what = say_event(assessment, &entry, &mut before, cx.lang());
            lines.push(Line { entry, what });
        }
        if self.which == Which::Others {
            // The answers before an entry are known only from all before it, so entries are left out last.
            let since = cx.data.since(&self.assessment);
            lines.retain(|line| since.is_some_and(|since| since.is_of(&line.entry)));
        }
        lines.reverse();
        self.lines = lines;
        self.filter();
    }

    fn filter(&mut self) {
        let query = self.query.text().trim().to_lowercase();
        let fits = |line: &Line| {
            query.is_empty()
                || line.what.to_lowercase().contains(&query)
                || line.entry.actor.as_str().to_lowercase().contains(&query)
        };
        self.shown = self.lines.iter().enumerate().filter(|(_, line)| fits(line)).map(|(idx, _)| idx).collect();
        self.at = self.at.min(self.shown.len().saturating_sub(1));
        self.top = self.top.min(self.at);
    }

    fn move_to(&mut self, cx: &Cx<'_>, at: usize) -> Step {
        self.at = at.min(self.shown.len().saturating_sub(1));
        let height = usize::from(cx.size.height.saturating_sub(2 + DETAIL_LINES).max(1));
        self.top = self.top.clamp(self.at.saturating_sub(height - 1), self.at);
        Step::Stay
    }

    fn here(&self) -> Option<&Line> {
        self.shown.get(self.at).and_then(|idx| self.lines.get(*idx))
    }

    /// Draws how many entries there are, or the field they are found by, which stays in its place however few are found:
    /// an input method's window stands below it.
    fn draw_title(&self, canvas: &mut Canvas<'_>) {
        let (lang, area) = (canvas.look.lang, canvas.area());
        let (n_shown, n_all) = (self.shown.len(), self.lines.len());
        if !self.is_finding && self.query.text().is_empty() {
            let title = match self.which {
                Which::All => say::title(lang, n_all),
                Which::Others => visit_say::since_title(lang, n_all),
            };
            canvas.line(1, 0, area.width, [Role::Strong.span(title)]);
            return;
        }
        let found = |n| if area.width < 60 { say::found(lang, n, n_all) } else { say::title_found(lang, n, n_all) };
        let widest = u16::try_from(canvas.look.metrics.width(&found(n_all))).unwrap_or(u16::MAX);
        canvas.right(0, [Role::Strong.span(found(n_shown))]);
        let x = 1 + canvas.line(1, 0, area.width, [Role::Muted.span(say::find(lang)), "  ".into()]);
        let width = area.width.saturating_sub(x).saturating_sub(widest).saturating_sub(1);
        let part = Rect { x, y: 0, width, height: area.height.min(1) };
        match self.is_finding {
            true => self.query.draw(&mut canvas.part(part)),
            false => self.query.draw_at_rest(&mut canvas.part(part), Role::Text),
        }
    }

    fn draw_line(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>, y: u16, line: &Line, is_here: bool) {
        let role = if is_here { Role::Focus } else { Role::Text };
        let cursor = if is_here { Role::Focus.span(cx.look.glyphs().cursor) } else { " ".into() };
        let width = canvas.width();
        let mut end = width;
        if width >= 60 {
            let hash: String = line.entry.hash.to_string().chars().take(HASH_DIGITS).collect();
            end = canvas.right(y, [Role::Muted.span(hash)]).saturating_sub(1);
        }
        let actor = cx.look.metrics.pad(line.entry.actor.as_str(), 8);
        let spans: [Span<'_>; 7] = [
            cursor,
            " ".into(),
            Role::Muted.span(moment(cx, line.entry.at)),
            " ".into(),
            Role::Text.span(actor),
            " ".into(),
            role.span(line.what.replace('\n', " ")),
        ];
        canvas.line(0, y, end, spans);
    }
}

/// The answers before each entry, folded along the journal.
#[derive(Default)]
struct Before {
    /// By item, and by assessor where answers are kept apart.
    answers: std::collections::BTreeMap<(ItemId, String), Answer>,
}

fn say_event(assessment: &Assessment, entry: &Entry, before: &mut Before, lang: Lang) -> String {
    match &entry.event {
        Event::AssessmentStarted { .. } => say::started(lang).to_owned(),
        Event::Changed { change, .. } => say_change(assessment, entry, change, before, lang),
        Event::SocietyAdded { .. }
        | Event::SocietyChanged { .. }
        | Event::RosterKept { .. }
        | Event::ChecklistKept { .. } => String::new(),
    }
}

fn say_change(assessment: &Assessment, entry: &Entry, change: &Change, before: &mut Before, lang: Lang) -> String {
    let checklist = &assessment.checklist;
    let titled = |item: &ItemId| words::titled(lang, checklist, item);
    match change {
        Change::Answered { item, answer } => {
            let is_apart = checklist.item(item.as_str()).is_some_and(|item| item.kind.is_per_assessor());
            let who = if is_apart { entry.actor.to_string() } else { String::new() };
            let key = (item.clone(), who);
            let was = match answer {
                Some(answer) => before.answers.insert(key, answer.clone()),
                None => before.answers.remove(&key),
            };
            let show = |answer: Option<&Answer>| say_answer(checklist, item, answer, lang);
            say::answered(lang, &titled(item), &show(was.as_ref()), &show(answer.as_ref()))
        }
        Change::Remarked { item, text } if text.is_empty() => say::remark_removed(lang, &titled(item)),
        Change::Remarked { item, text } => say::remarked(lang, &titled(item), text),
        Change::EvidenceRegistered { evidence, kind, title, items } => {
            let kind = words::evidence_kind(lang, *kind);
            let items: Vec<&str> = items.iter().map(ItemId::as_str).collect();
            match items.as_slice() {
                [] => say::registered(lang, evidence.0, kind, title),
                items => say::registered_for(lang, evidence.0, kind, title, &items.join(crate::lang::item::ids(lang))),
            }
        }
        Change::EvidenceStruck { evidence } => say::struck(lang, evidence.0),
        Change::Linked { item, evidence } => say::linked(lang, evidence.0, &titled(item)),
        Change::Unlinked { item, evidence } => say::unlinked(lang, evidence.0, &titled(item)),
        Change::Overruled { check, why: Some(why), .. } => say::overruled(lang, check.as_str(), why),
        Change::Overruled { check, why: None, .. } => say::overrule_withdrawn(lang, check.as_str()),
        Change::Kept(kept) => records::say_kept(lang, Some(checklist), kept),
        Change::Submitted => say::submitted(lang).to_owned(),
        Change::Reopened { why } => say::reopened(lang, why),
        Change::Undone { of, change } => say::undone(lang, of.0, &say_change(assessment, entry, change, before, lang)),
        Change::Redone { of, change } => say::redone(lang, of.0, &say_change(assessment, entry, change, before, lang)),
    }
}

fn say_answer(checklist: &Checklist, item: &ItemId, answer: Option<&Answer>, lang: Lang) -> String {
    match (answer, checklist.item(item.as_str())) {
        (Some(Answer::Value(value)), Some(item)) => item.kind.show(item, value, lang),
        (Some(Answer::NotApplicable { reason }), _) => say::na(lang, reason),
        (Some(Answer::NotEstablished), _) => say::ne(lang).to_owned(),
        (Some(Answer::Value(_)), None) | (None, _) => say::no_answer(lang).to_owned(),
    }
}

impl Screen<Desk> for AuditPage {
    fn scopes(&self, _cx: &Cx<'_>) -> Vec<Scope> {
        match self.is_finding {
            true => vec![Scope::Field, Scope::Audit, Scope::Assessment],
            false => vec![Scope::List, Scope::Audit, Scope::Assessment],
        }
    }

    fn mode(&self) -> Mode {
        if self.is_finding { Mode::Typing } else { Mode::Command }
    }

    /// ```text
    ///  操作记录 214 条                                            查找 W1
    /// ▸ 11-20 09:41 王芳     W1 服务成果产出：2 → 3               9f3a02c1
    ///   11-20 09:40 王芳     登记证据 1（文件）成果目录2025，支持 W1    01be77d0
    ///  ─────────────────────────────────────────────────────────────────
    ///  第 214 条 · 11-20 09:41 · 王芳
    ///  W1 服务成果产出：2 → 3
    ///  校验 9f3a02c1…
    /// ```
    fn draw(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let (lang, area) = (cx.lang(), canvas.area());
        if cx.data.assessment(&self.assessment).is_none() {
            return draw_missing(canvas, &self.assessment);
        }
        self.draw_title(canvas);
        if self.is_unreadable || self.shown.is_empty() {
            let text = if self.is_unreadable { say::unreadable(lang) } else { say::none(lang) };
            canvas.line(1, 2, area.width, [Role::Caution.span(text)]);
            return;
        }
        let has_detail = area.height > 3 * DETAIL_LINES;
        let below = if has_detail { DETAIL_LINES + 1 } else { 0 };
        let height = area.height.saturating_sub(1 + below);
        let top = self.top.clamp((self.at + 1).saturating_sub(usize::from(height)).min(self.at), self.at);
        for (y, (nth, idx)) in (0..height).zip(self.shown.iter().enumerate().skip(top)) {
            if let Some(line) = self.lines.get(*idx) {
                self.draw_line(cx, canvas, y + 1, line, nth == self.at);
            }
        }
        if let (true, Some(line)) = (has_detail, self.here()) {
            canvas.rule(height + 1);
            let part = Rect { y: height + 2, height: DETAIL_LINES, ..area };
            let mut flow = Flow::new(cx.look, area.width);
            let at = cx.data.local(line.entry.at).strftime("%Y-%m-%d %H:%M:%S").to_string();
            flow.text(1, Role::Muted, &say::detail(lang, line.entry.seq.0, &at, line.entry.actor.as_str()));
            flow.text(1, Role::Text, &line.what);
            flow.text(1, Role::Muted, &say::hash(lang, &line.entry.hash.to_string()));
            flow.draw(&mut canvas.part(part), 0);
        }
    }

    fn press(&mut self, cx: &Cx<'_>, action: Action) -> Step {
        if self.is_finding {
            return match self.query.press(action, cx.look.metrics, cx.size.width) {
                Pressed::Edited => {
                    self.filter();
                    Step::Stay
                }
                Pressed::Moved => Step::Stay,
                Pressed::NotMine => match action {
                    Action::GoOn => {
                        self.is_finding = false;
                        Step::Stay
                    }
                    Action::Back => {
                        self.is_finding = false;
                        Step::Stay
                    }
                    Action::Up => self.move_to(cx, self.at.saturating_sub(1)),
                    Action::Down => self.move_to(cx, self.at.saturating_add(1)),
                    _ => Step::Stay,
                },
            };
        }
        let page = usize::from(cx.size.height.saturating_sub(2 + DETAIL_LINES).max(1));
        if let Some(at) = moved(self.at, action, page) {
            return self.move_to(cx, at);
        }
        match action {
            Action::Find => {
                self.is_finding = true;
                Step::Stay
            }
            Action::Back if !self.query.text().is_empty() => {
                self.query.replace("");
                self.filter();
                Step::Stay
            }
            Action::AuditTrail if self.which == Which::All => Step::Stay,
            Action::Changes if self.which == Which::Others => Step::Stay,
            _ => Step::Ignore,
        }
    }

    fn text(&mut self, _cx: &Cx<'_>, typed: &str) -> Step {
        self.query.insert(typed);
        self.filter();
        Step::Stay
    }

    fn copied(&self, cx: &Cx<'_>) -> Option<String> {
        let Line { entry, what } = self.here()?;
        Some(crate::lang::item::told(cx.lang(), &format!("{} {}", moment(cx, entry.at), entry.actor), what))
    }

    fn refresh(&mut self, cx: &Cx<'_>) {
        self.read(cx);
    }
}
