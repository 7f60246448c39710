//! Keys typed before what came up could be seen: held, shown and asked about; knows nothing of what they lead to.
//!
//! What may surprise is a check newly raised and an item newly asked or no longer asked. Whoever types ahead has counted
//! on the way as it was: the digit meant for one item would rate another. That an answer still lacks its evidence is no
//! surprise, for evidence comes after the answer as often as before.
//!
//! Invariant: what was queued before the frame went out decides, not how fast somebody types; what is typed into a field is never held; and
//! keys held are carried out in order or dropped because the person says so. Only a key that came after the terminal had the
//! question is the person's word: one still under way on a slow line is held like the others.

use std::collections::BTreeSet;
use std::mem;

use ratatui::layout::Rect;

use crate::domain::assessment::Assessment;
use crate::domain::command::Command;
use crate::domain::ids::{AssessmentId, CheckId, ItemId};
use crate::domain::standing::Standing;
use crate::lang::{Notice, ahead as say};
use crate::ui::app::App;
use crate::ui::canvas::Canvas;
use crate::ui::desk::Cx;
use crate::ui::keys::{self, Action, Key, Meaning, Mode, Scope};
use crate::ui::notice::Grade;
use crate::ui::run::Flow;
use crate::ui::theme::{Role, Span};

/// What came up, shown by name; the rest is counted.
const N_SHOWN: usize = 3;
/// Keys named in the question; the rest is counted.
const N_NAMED: usize = 40;
/// Columns of a paste shown among the keys.
const PASTE_COLUMNS: usize = 24;
/// Lines the names of the keys may take.
const KEY_LINES: u16 = 3;

/// A key or a paste, as it came.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Typed {
    Key(Key),
    Paste(String),
}

/// Where an assessment stood, as far as a surprise is told from it.
pub(super) struct Before {
    raised: BTreeSet<(CheckId, Option<ItemId>)>,
    on_path: Vec<bool>,
}

/// What came up by itself when something was answered.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Surprise {
    assessment: AssessmentId,
    checks: Vec<CheckId>,
    opened: Vec<ItemId>,
    closed: Vec<ItemId>,
}

/// What came up unseen, and the keys that wait because of it.
#[derive(Debug, Default)]
pub(super) struct Ahead {
    surprise: Option<Surprise>,
    held: Vec<Typed>,
    /// Whether the question has stood on the screen before the next key.
    is_asked: bool,
    /// Checks asked about in this burst; one is enough.
    told: BTreeSet<CheckId>,
}

impl Before {
    /// Notes where an assessment stands.
    pub(super) fn of(assessment: &Assessment, standing: &Standing) -> Self {
        Self {
            raised: raised(assessment, standing),
            on_path: standing.items.iter().map(|item| item.state.is_on_path()).collect(),
        }
    }
}

/// Returns the checks raised and not signed for, those left out that only miss an answer's own evidence.
fn raised(assessment: &Assessment, standing: &Standing) -> BTreeSet<(CheckId, Option<ItemId>)> {
    let is_of_evidence = |id: &CheckId| {
        let check = assessment.checklist.check(id.as_str());
        check.is_some_and(|check| check.when.mentions("n_evidence") || check.when.mentions("cap"))
    };
    let checks = standing.checks.iter().filter(|check| !check.raised.is_empty() && !is_of_evidence(&check.id));
    let places = checks.flat_map(|check| {
        let open = check.raised.iter().filter(|raised| raised.overrule.is_none());
        open.map(|raised| (check.id.clone(), raised.item.clone()))
    });
    places.collect()
}

impl Ahead {
    /// Notes what an answer has brought up, unless it is nothing, or was asked about in this burst.
    pub(super) fn note(&mut self, id: &AssessmentId, before: &Before, assessment: &Assessment, standing: &Standing) {
        let mut checks: Vec<CheckId> =
            raised(assessment, standing).difference(&before.raised).map(|(check, _)| check.clone()).collect();
        checks.dedup();
        checks.retain(|check| !self.told.contains(check));
        let turned = |was: bool| {
            let items = standing.items.iter().zip(&before.on_path);
            let items = items.filter(move |(item, on_path)| **on_path == was && item.state.is_on_path() != was);
            items.map(|(item, _)| item.id.clone()).collect::<Vec<_>>()
        };
        let surprise = Surprise { assessment: id.clone(), checks, opened: turned(false), closed: turned(true) };
        if !surprise.is_nothing() {
            self.surprise = Some(surprise);
        }
    }

    /// Returns whether keys wait for the person.
    pub(super) fn is_holding(&self) -> bool {
        !self.held.is_empty()
    }

    /// Returns whether there is a question that nobody can have seen yet.
    pub(super) const fn must_be_seen(&self) -> bool {
        !self.held.is_empty() && !self.is_asked
    }

    /// Hears that what came up is on the screen: the next key may be an answer to it.
    pub(super) fn seen(&mut self) {
        if self.is_holding() {
            self.is_asked = true;
        } else {
            *self = Self::default();
        }
    }

    fn hold(&mut self, typed: Typed) {
        if let Some(surprise) = &self.surprise {
            self.told.extend(surprise.checks.iter().cloned());
        }
        self.held.push(typed);
    }

    /// Takes the keys held out, in order.
    fn release(&mut self) -> Vec<Typed> {
        self.surprise = None;
        self.is_asked = false;
        mem::take(&mut self.held)
    }

    /// Names the keys held; empty when there are none.
    pub(super) fn names(&self, cx: &Cx<'_>) -> String {
        let lang = cx.lang();
        let name = |typed: &Typed| match typed {
            Typed::Key(key) => keys::name(*key),
            Typed::Paste(text) => say::pasted(lang, &cx.look.metrics.fit(text.trim(), PASTE_COLUMNS)),
        };
        let mut names: Vec<String> = self.held.iter().take(N_NAMED).map(name).collect();
        if let Some(n_more) = self.held.len().checked_sub(N_NAMED).filter(|n_more| *n_more > 0) {
            names.push(say::and_more(lang, n_more));
        }
        names.join(" ")
    }
}

impl Surprise {
    fn is_nothing(&self) -> bool {
        self.checks.is_empty() && self.opened.is_empty() && self.closed.is_empty()
    }

    /// Says what came up, a line for each.
    fn lines(&self, cx: &Cx<'_>) -> Vec<String> {
        let lang = cx.lang();
        let Some(checklist) = cx.data.checklist(&self.assessment) else { return Vec::new() };
        let item = |id: &ItemId| {
            let title = checklist.item(id.as_str()).map_or("", |item| item.title.get(lang));
            format!("{id} {title}")
        };
        let check = |id: &CheckId| {
            let said = checklist.check(id.as_str()).map_or("", |check| check.say.get(lang));
            format!("{id} {said}")
        };
        let checks = self.checks.iter().map(check);
        let opened = self.opened.iter().map(|id| say::opened(lang, &item(id)));
        let closed = self.closed.iter().map(|id| say::closed(lang, &item(id)));
        checks.chain(opened).chain(closed).collect()
    }
}

impl App {
    /// Returns where the assessment a command is about stands before it.
    pub(super) fn where_it_stands(&self, command: &Command) -> Option<Before> {
        let Command::In { assessment, .. } = command else { return None };
        self.desk.assessment(assessment).map(|(assessment, standing)| Before::of(assessment, standing))
    }

    /// Notes what a command brought up.
    pub(super) fn note_surprise(&mut self, command: &Command, before: Option<Before>) {
        let (Command::In { assessment: id, .. }, Some(before)) = (command, before) else { return };
        if let Some((assessment, standing)) = self.desk.assessment(id) {
            self.ahead.note(id, &before, assessment, standing);
        }
    }

    /// Takes a key or a paste that may have been typed before what came up could be seen.
    pub(super) fn take_typed(&mut self, typed: Typed) -> Flow {
        let is_quit = matches!(&typed, Typed::Key(key) if global(*key) == Meaning::Do(Action::Quit));
        if self.ahead.surprise.is_none() || is_quit || (!self.ahead.is_holding() && self.is_text(&typed)) {
            return self.carry_out_typed(typed);
        }
        if !self.ahead.is_asked {
            self.ahead.hold(typed);
            return Flow::Draw;
        }
        match &typed {
            Typed::Key(key) => match keys::meaning(&[Scope::Held, Scope::Global], Mode::Command, *key) {
                Meaning::Do(Action::GoOn) => return self.go_on_with_held(),
                Meaning::Do(Action::Back) => return self.drop_held(),
                Meaning::Do(Action::Redraw) => return Flow::Redraw,
                _ => {}
            },
            Typed::Paste(_) => {}
        }
        self.ahead.hold(typed);
        Flow::Draw
    }

    fn carry_out_typed(&mut self, typed: Typed) -> Flow {
        match typed {
            Typed::Key(key) => self.do_key(key),
            Typed::Paste(text) => self.do_paste(&text),
        }
    }

    /// Returns whether something typed goes into a field that is typed in, or edits it.
    fn is_text(&self, typed: &Typed) -> bool {
        let Typed::Key(key) = typed else { return self.mode() == Mode::Typing };
        match keys::meaning(&self.scopes(), self.mode(), *key) {
            Meaning::Text(_) => self.mode() == Mode::Typing,
            Meaning::Do(
                Action::Backspace
                | Action::Delete
                | Action::DeleteWord
                | Action::DeleteToStart
                | Action::DeleteToEnd
                | Action::NewLine
                | Action::WordLeft
                | Action::WordRight,
            ) => self.mode() == Mode::Typing,
            Meaning::Do(_) | Meaning::Nothing => false,
        }
    }

    /// Carries out the keys held, up to the next thing nobody could have known.
    fn go_on_with_held(&mut self) -> Flow {
        let mut flow = Flow::Draw;
        for typed in self.ahead.release() {
            flow = flow.max(self.take_typed(typed));
            if flow == Flow::Quit {
                break;
            }
        }
        if self.ahead.surprise.is_none() {
            self.ahead.told.clear();
        }
        flow
    }

    fn drop_held(&mut self) -> Flow {
        let n_held = self.ahead.release().len();
        self.ahead = Ahead::default();
        self.tell(Grade::Good, Notice::new(say::dropped(self.look.lang, n_held), "", ""));
        Flow::Draw
    }

    /// Returns the lines of the question, each with the lines of the screen it may take at most.
    fn question_of_held(&self, cx: &Cx<'_>) -> Vec<(Span<'static>, u16)> {
        let lang = cx.lang();
        let Some(surprise) = &self.ahead.surprise else { return Vec::new() };
        let title = match self.ahead.held.len() {
            1 => say::title_one(lang).to_owned(),
            n => say::title(lang, n),
        };
        let mut lines = vec![(Role::Strong.span(title), u16::MAX)];
        let came_up = surprise.lines(cx);
        let mark = cx.look.glyphs().caution;
        let shown = came_up.iter().take(N_SHOWN);
        lines.extend(shown.map(|line| (Role::Caution.span(format!("{mark} {line}")), 2)));
        if let Some(n_more) = came_up.len().checked_sub(N_SHOWN).filter(|n_more| *n_more > 0) {
            lines.push((Role::Caution.span(say::more(lang, n_more)), 1));
        }
        lines.push((Role::Text.span(say::keys(lang, &self.ahead.names(cx))), KEY_LINES));
        lines.push((Role::Muted.span(say::choose(lang)), u16::MAX));
        lines
    }

    /// Returns the lines of the screen the question takes.
    pub(super) fn rows_of_held(&self, cx: &Cx<'_>, canvas: &Canvas<'_>) -> u16 {
        let width = canvas.width().saturating_sub(2);
        let rows = |(span, most): &(Span<'_>, u16)| canvas.rows_of(&span.text, width).min(*most);
        self.question_of_held(cx).iter().map(rows).fold(0, u16::saturating_add)
    }

    /// ```text
    ///  下面的变化出现之前，后面 4 个键已经按下，先停在这里
    ///  ! C30 有成果但会员无感，须补访会员
    ///  留下的按键：Enter 2 Enter 3
    ///  Enter 按原样接着执行，Esc 丢弃
    /// ```
    pub(super) fn draw_held(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>) {
        let width = canvas.width().saturating_sub(2);
        let lines = self.question_of_held(cx);
        // Where there is no room for all, the end is worth more: which keys, and what can be done.
        let mut hidden = self.rows_of_held(cx, canvas).saturating_sub(canvas.height());
        let mut y = 0;
        for (span, most) in lines {
            let rows = canvas.rows_of(&span.text, width).min(most);
            if hidden > 0 {
                hidden = hidden.saturating_sub(rows);
                continue;
            }
            y += canvas.wrapped(1, y, width, rows, &span);
        }
    }

    /// Says which keys were never carried out, for when the screens have gone.
    pub(super) fn told_of_held(&self) -> Option<String> {
        self.ahead.is_holding().then(|| say::left(self.look.lang, &self.ahead.names(&self.cx())))
    }

    /// Returns the part of an area the question lies on.
    pub(super) fn area_of_held(&self, cx: &Cx<'_>, canvas: &Canvas<'_>, body: Rect) -> Option<Rect> {
        self.ahead.is_holding().then(|| {
            let height = self.rows_of_held(cx, canvas).min(body.height);
            Rect { y: body.bottom().saturating_sub(height), height, ..body }
        })
    }
}

fn global(key: Key) -> Meaning {
    keys::meaning(&[Scope::Global], Mode::Command, key)
}
