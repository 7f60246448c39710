//! The application: a stack of screens, a layer over them, notices, and what is saved; carries out the steps screens ask for
//! and knows nothing of what they show.
//!
//! ```text
//!  Key ──► layer, if there is one ──► Outcome ─┐
//!      └─► the screen on top ───────► Step ────┴─► carried out here ──► Session
//!          (what it ignores, everybody's defaults take)
//! ```
//!
//! Invariant: inputs are carried out strictly in order, each to its end, so keys typed ahead give the record slow typing gives.
//! Invariant: going back finds a screen as it was left, what was typed and the cursor included.

use std::fs;

use ratatui::layout::{Rect, Size};

use crate::domain::command::{Act, Command};
use crate::domain::event::{Change, Entry};
use crate::domain::ids::AssessmentId;
use crate::exchange::{self, BadRows};
use crate::lang::{Lang, Notice, shell as say};
use crate::session::{Session, change_of};
use crate::store::writer::Saved;
use crate::ui::canvas::{Canvas, Frame, Look};
use crate::ui::desk::{Cx, Desk, Page};
use crate::ui::keys::{self, Action, Key, Meaning, Mode, Scope};
use crate::ui::layer::{Layer, Outcome};
use crate::ui::notice::{Grade, Notices};
use crate::ui::place::PlaceFile;
use crate::ui::saving::Saving;
use crate::ui::screen::{Job, Route, Screen, Step};
use crate::ui::screens::{self, help, palette, question};
use crate::ui::theme::Role;

/// Whether the program goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Flow {
    /// It does; the screen may have changed.
    On,
    /// It does, and everything is to be drawn afresh.
    Redraw,
    /// It ends.
    End,
}

/// A screen and the place it shows.
struct Seat {
    route: Route,
    page: Box<Page>,
}

/// The application.
pub struct App {
    desk: Desk,
    look: Look,
    size: Size,
    /// Invariant: never empty; the first is the ledger.
    seats: Vec<Seat>,
    layer: Option<Box<dyn Layer>>,
    notices: Notices,
    saving: Saving,
    place: Option<PlaceFile>,
    /// A form left half-typed, offered again when its place is opened again.
    left: Option<Seat>,
    is_ended: bool,
}

impl App {
    /// Opens the application at the ledger, or where the person was when it last ended.
    pub fn new(desk: Desk, look: Look, size: Size, place: Option<PlaceFile>) -> Self {
        let resumed = place.as_ref().and_then(PlaceFile::read);
        let saving = Saving::new(desk.session.head());
        let mut app = Self {
            desk,
            look,
            size,
            seats: Vec::new(),
            layer: None,
            notices: Notices::default(),
            saving,
            place,
            left: None,
            is_ended: false,
        };
        let page = screens::open(&app.cx(), &Route::Ledger);
        app.seats.push(Seat { route: Route::Ledger, page });
        app.resume(resumed);
        app
    }

    /// Goes to where the person was, if it is still there and still open.
    fn resume(&mut self, place: Option<Route>) {
        let Some(place) = place else { return };
        let Some(assessment) = place.assessment().cloned() else { return };
        if !self.desk.ledger().headings.contains_key(&assessment) || !self.go(Route::Overview(assessment.clone())) {
            return;
        }
        let has_item = |id| self.desk.item(&assessment, id).is_some();
        let is_there = match &place {
            Route::Item(_, item) | Route::Facts(_, Some(item)) => has_item(item),
            _ => true,
        };
        if is_there && place != Route::Overview(assessment) {
            self.go(place);
        }
    }

    /// Returns what screens are told.
    fn cx(&self) -> Cx<'_> {
        Cx { data: &self.desk, look: self.look, size: self.size, now: self.desk.session.now() }
    }

    /// Returns how things are shown.
    pub const fn look(&self) -> Look {
        self.look
    }

    /// Returns the session.
    pub const fn session(&self) -> &Session {
        &self.desk.session
    }

    /// Returns the place shown.
    pub fn route(&self) -> Option<&Route> {
        self.seats.last().map(|seat| &seat.route)
    }

    /// Returns whether characters are text just now.
    pub fn mode(&self) -> Mode {
        match (&self.layer, self.seats.last()) {
            (Some(layer), _) => layer.mode(),
            (None, Some(seat)) => seat.page.mode(),
            (None, None) => Mode::Command,
        }
    }

    /// Returns the scopes keys are looked up in.
    fn scopes(&self) -> Vec<Scope> {
        let mut scopes = match &self.layer {
            Some(layer) => layer.scopes(),
            None => self.page_scopes(),
        };
        if !scopes.contains(&Scope::Global) {
            scopes.push(Scope::Global);
        }
        scopes
    }

    /// Returns the scopes of the screen on top, layer or no layer.
    fn page_scopes(&self) -> Vec<Scope> {
        let mut scopes = self.seats.last().map(|seat| seat.page.scopes(&self.cx())).unwrap_or_default();
        scopes.push(Scope::Global);
        scopes
    }

    // Inputs.

    /// Takes a key.
    pub fn key(&mut self, key: Key) -> Flow {
        match keys::meaning(&self.scopes(), self.mode(), key) {
            Meaning::Do(Action::Redraw) => return Flow::Redraw,
            Meaning::Do(Action::Notices) => self.notices.unfold(),
            Meaning::Do(action) => {
                self.notices.put_away();
                self.act(action);
            }
            Meaning::Text(c) => {
                self.notices.put_away();
                self.text(c.encode_utf8(&mut [0; 4]));
            }
            Meaning::Nothing => self.notices.put_away(),
        }
        self.after()
    }

    /// Takes a paste, or a phrase committed by an input method as one chunk. Where nothing is typed in it is left aside.
    pub fn paste(&mut self, text: &str) -> Flow {
        self.notices.put_away();
        match self.mode() {
            Mode::Typing => self.text(text),
            Mode::Command => self.tell(Grade::Caution, Notice::new(say::paste_nowhere(self.look.lang), "", "")),
        }
        self.after()
    }

    /// Takes another size of the terminal.
    pub const fn resize(&mut self, size: Size) -> Flow {
        self.size = size;
        Flow::On
    }

    /// Hears from the writer.
    pub fn saved(&mut self, saved: &Saved) -> Flow {
        self.desk.session.note(saved);
        let lang = self.look.lang;
        match saved {
            Saved::Through(_) => {
                let now = self.desk.session.now();
                if self.saving.saved(now, self.desk.session.n_waiting()) {
                    self.tell(Grade::Good, Notice::new(say::saved_after_all(lang), "", ""));
                }
            }
            Saved::Failed { error, .. } => {
                self.saving.failed();
                let notice = error.notice(lang);
                let n_waiting = usize::try_from(self.desk.session.n_waiting()).unwrap_or(usize::MAX);
                let what = say::not_saved(lang, n_waiting, &notice.what);
                self.tell(Grade::Bad, Notice::new(what, notice.why, say::fix_not_saved(lang)));
            }
            Saved::Trouble(error) => self.tell(Grade::Caution, error.notice(lang)),
        }
        Flow::On
    }

    /// Makes everything durable and lets go of the store, asking nobody: for hang-ups and signals, and after the end.
    pub fn close(mut self) -> Result<(), Notice> {
        self.keep_place();
        let lang = self.look.lang;
        self.desk.session.close().map_err(|error| error.notice(lang))
    }

    /// Ends a round: keeps the place, and says whether the program goes on.
    fn after(&mut self) -> Flow {
        self.keep_place();
        if self.is_ended { Flow::End } else { Flow::On }
    }

    fn keep_place(&mut self) {
        let route = self.seats.last().map(|seat| seat.page.place().unwrap_or_else(|| seat.route.clone()));
        if let (Some(file), Some(route)) = (&mut self.place, route) {
            file.write(&route);
        }
    }

    /// Tells the person something.
    fn tell(&mut self, grade: Grade, notice: Notice) {
        self.notices.tell(grade, notice);
    }

    // Actions.

    fn act(&mut self, action: Action) {
        match action {
            Action::Quit => self.quit(),
            Action::SwitchLang => {
                self.look.lang = self.look.lang.other();
                self.refresh();
            }
            Action::Palette if self.layer.is_none() => {
                let palette = palette::open(&self.cx(), &self.available(), self.at_assessment());
                self.layer = Some(palette);
            }
            Action::Help => {
                let help = help::open(&self.cx(), &self.page_scopes(), &self.available());
                self.layer = Some(help);
            }
            action => match self.layer.take() {
                Some(mut layer) => {
                    let outcome = layer.press(&self.cx(), action);
                    self.come_out(layer, outcome);
                }
                None => self.press(action),
            },
        }
    }

    fn text(&mut self, typed: &str) {
        if let Some(mut layer) = self.layer.take() {
            let outcome = layer.text(&self.cx(), typed);
            return self.come_out(layer, outcome);
        }
        let Some(mut seat) = self.seats.pop() else { return };
        let step = seat.page.text(&self.cx(), typed);
        self.seats.push(seat);
        self.carry_out(step);
    }

    /// Does with a layer what came of it.
    fn come_out(&mut self, layer: Box<dyn Layer>, outcome: Outcome) {
        match outcome {
            Outcome::Stay => self.layer = Some(layer),
            Outcome::Close => {}
            Outcome::Act(action) => self.act(action),
            Outcome::Step(step) => {
                self.carry_out(step);
            }
            Outcome::Try(step) => {
                if !self.carry_out(step) {
                    self.layer = Some(layer);
                }
            }
        }
    }

    /// Gives an action to the screen on top, and what it ignores to everybody's defaults.
    fn press(&mut self, action: Action) {
        let Some(mut seat) = self.seats.pop() else { return };
        let step = seat.page.press(&self.cx(), action);
        self.seats.push(seat);
        let step = match step {
            Step::Ignore => self.by_default(action),
            step => step,
        };
        self.carry_out(step);
    }

    /// Returns what an action means wherever a screen has no meaning of its own for it.
    fn by_default(&mut self, action: Action) -> Step {
        if action == Action::Back {
            return Step::Back;
        }
        if action == Action::Save {
            return self.save_now();
        }
        let Some(assessment) = self.at_assessment().cloned() else { return Step::Ignore };
        let ask = |act| Step::Do(Command::In { assessment: assessment.clone(), act });
        match action {
            Action::Problems => Step::Go(Route::Problems(assessment)),
            Action::Overview => Step::Go(Route::Overview(assessment)),
            Action::Diagnosis => Step::Go(Route::Diagnosis(assessment)),
            Action::AuditTrail => Step::Go(Route::Audit(assessment)),
            Action::Report => Step::Go(Route::Report(assessment)),
            Action::Evidence => Step::Go(Route::Evidence(assessment, None)),
            Action::Undo => ask(Act::Undo),
            Action::Redo => ask(Act::Redo),
            Action::Submit => {
                self.layer = Some(question::submit(&self.cx(), &assessment));
                Step::Stay
            }
            Action::Reopen => {
                self.layer = Some(question::reopen(&self.cx(), &assessment));
                Step::Stay
            }
            Action::Jump => {
                let jump = palette::jump(&self.cx(), &assessment);
                self.layer = Some(jump);
                Step::Stay
            }
            _ => Step::Ignore,
        }
    }

    /// Returns the assessment the screen on top is in.
    fn at_assessment(&self) -> Option<&AssessmentId> {
        self.route()?.assessment()
    }

    /// Returns what can be had now, for the palette and the help.
    fn available(&self) -> Vec<&'static keys::Row> {
        let cx = self.cx();
        let can = |row: &&keys::Row| self.seats.last().is_none_or(|seat| seat.page.can(&cx, row.action));
        keys::available(&self.page_scopes()).into_iter().filter(can).collect()
    }

    fn save_now(&mut self) -> Step {
        let lang = self.look.lang;
        if self.desk.session.n_waiting() == 0 {
            return Step::Tell(Grade::Good, Notice::new(say::nothing_unsaved(lang), "", ""));
        }
        self.desk.session.retry();
        Step::Stay
    }

    fn quit(&mut self) {
        match self.desk.session.wait() {
            Ok(()) => self.is_ended = true,
            Err(error) => {
                self.saving.failed();
                let n_waiting = usize::try_from(self.desk.session.n_waiting()).unwrap_or(usize::MAX);
                self.layer = Some(question::leave(&self.cx(), n_waiting, &error.notice(self.look.lang)));
            }
        }
    }

    // Steps.

    /// Carries a step out; returns whether it was granted.
    fn carry_out(&mut self, step: Step) -> bool {
        match step {
            Step::Stay | Step::Ignore => true,
            Step::Do(command) => self.run(&command),
            Step::Go(route) => self.go(route),
            Step::Turn(route) => self.turn(route),
            Step::Back => self.back(),
            Step::Run(job) => self.work(&job),
            Step::Tell(grade, notice) => {
                self.tell(grade, notice);
                true
            }
            Step::All(steps) => steps.into_iter().all(|step| self.carry_out(step)),
            Step::Quit => {
                self.is_ended = true;
                true
            }
        }
    }

    fn run(&mut self, command: &Command) -> bool {
        match self.desk.session.run(command) {
            Ok(entries) => {
                if let Command::Register { code, .. } = command {
                    self.desk.note_society(code);
                }
                self.tell_of_undo(command, &entries);
                self.refresh();
                true
            }
            Err(error) => {
                let is_blocked = matches!(command, Command::In { act: Act::Submit, .. });
                self.tell(Grade::Caution, error.notice(self.look.lang));
                if let (true, Command::In { assessment, .. }) = (is_blocked, command) {
                    self.go(Route::Problems(assessment.clone()));
                }
                self.hear_refusal();
                false
            }
        }
    }

    /// Says what an undo or redo has changed, since it may be out of sight.
    fn tell_of_undo(&mut self, command: &Command, entries: &[Entry]) {
        let Command::In { act, .. } = command else { return };
        let lang = self.look.lang;
        for change in entries.iter().filter_map(change_of) {
            let told = match (act, change) {
                (Act::Undo, Change::Undone { change, .. }) => say::undone(lang, &words_of(change, lang)),
                (Act::Redo, Change::Redone { change, .. }) => say::redone(lang, &words_of(change, lang)),
                _ => continue,
            };
            self.tell(Grade::Good, Notice::new(told, "", ""));
        }
    }

    fn hear_refusal(&mut self) {
        let Some(mut seat) = self.seats.pop() else { return };
        seat.page.refused(&self.cx());
        self.seats.push(seat);
    }

    /// Tells the screen on top that what it shows may have changed.
    fn refresh(&mut self) {
        let Some(mut seat) = self.seats.pop() else { return };
        seat.page.refresh(&self.cx());
        self.seats.push(seat);
    }

    /// Goes to a place: back to it where it is below and there is one of its kind, else on top of what is shown.
    fn go(&mut self, route: Route) -> bool {
        let is_single = matches!(route, Route::Ledger | Route::Overview(_) | Route::Problems(_) | Route::Diagnosis(_));
        if is_single && let Some(at) = self.seats.iter().position(|seat| seat.route == route) {
            self.seats.truncate(at + 1);
            self.refresh();
            return true;
        }
        match self.seat(route) {
            Some(seat) => {
                self.seats.push(seat);
                true
            }
            None => false,
        }
    }

    /// Goes to a place instead of the one shown.
    fn turn(&mut self, route: Route) -> bool {
        let Some(seat) = self.seat(route) else { return false };
        if self.seats.len() > 1 {
            self.seats.pop();
        }
        self.seats.push(seat);
        true
    }

    /// Opens a place, or the form left half-typed there.
    fn seat(&mut self, route: Route) -> Option<Seat> {
        if let Some(assessment) = route.assessment()
            && let Err(error) = self.desk.session.load(assessment)
        {
            self.tell(Grade::Bad, error.notice(self.look.lang));
            return None;
        }
        if self.left.as_ref().is_some_and(|left| left.route == route) {
            self.tell(Grade::Good, Notice::new(say::half_typed(self.look.lang), "", ""));
            return self.left.take();
        }
        let page = screens::open(&self.cx(), &route);
        Some(Seat { route, page })
    }

    /// Goes back to the screen below; a form left half-typed is kept.
    fn back(&mut self) -> bool {
        if self.seats.len() < 2 {
            self.tell(Grade::Good, Notice::new(say::how_to_quit(self.look.lang), "", ""));
            return true;
        }
        if let Some(seat) = self.seats.pop()
            && seat.page.is_half_typed()
        {
            self.left = Some(seat);
        }
        self.refresh();
        true
    }

    /// Does work that reads or writes files.
    fn work(&mut self, job: &Job) -> bool {
        match job {
            Job::Import { path } => self.import(path),
            Job::Export { assessment, format, path } => {
                let exported = crate::ui::export::export(&self.cx(), assessment, format, path);
                let is_done = exported.is_ok();
                let (grade, notice) = match exported {
                    Ok(notice) => (Grade::Good, notice),
                    Err(notice) => (Grade::Caution, notice),
                };
                self.tell(grade, notice);
                is_done
            }
        }
    }

    fn import(&mut self, path: &str) -> bool {
        let lang = self.look.lang;
        let bytes = match fs::read(path) {
            Ok(bytes) => bytes,
            Err(error) => {
                let notice = Notice::new(say::no_file(lang, path), error.to_string(), say::fix_no_file(lang));
                self.tell(Grade::Caution, notice);
                self.hear_refusal();
                return false;
            }
        };
        match exchange::import(&mut self.desk.session, &bytes, BadRows::Refuse) {
            Ok(imported) if imported.is_refused => {
                for rejected in imported.rejected.iter().take(3) {
                    let notice = Notice::new(
                        say::nothing_imported(lang, imported.rejected.len()),
                        rejected.say(lang),
                        say::fix_nothing_imported(lang),
                    );
                    self.tell(Grade::Caution, notice);
                }
                self.hear_refusal();
                false
            }
            Ok(imported) => {
                self.desk.note_societies();
                let told = say::imported(lang, imported.added.len(), imported.changed.len(), imported.n_unchanged);
                self.tell(Grade::Good, Notice::new(told, "", ""));
                if !imported.ignored.is_empty() {
                    let ignored = say::ignored_columns(lang, &imported.ignored.join(say::list_comma(lang)));
                    self.tell(Grade::Caution, Notice::new(ignored, "", ""));
                }
                self.refresh();
                true
            }
            Err(error) => {
                self.tell(Grade::Caution, error.notice(lang));
                self.hear_refusal();
                false
            }
        }
    }

    // Drawing.

    /// Draws everything.
    ///
    /// ```text
    ///  the screen on top, or the upper part of it
    ///  ──────────────────────────────────────────── over a layer only
    ///  the layer, if there is one
    ///  ! a notice, if there is one                                另有 1 条提示
    ///  Enter 打开  n 新评估  ? 帮助                                 已存 09:41
    /// ```
    pub fn draw(&self, canvas: &mut Canvas<'_>) {
        let area = canvas.area();
        let footer = area.bottom().saturating_sub(1);
        let n_notices = self.notices.rows(canvas).min(footer);
        let body = Rect { height: footer.saturating_sub(n_notices), ..area };
        let cx = Cx { size: Size::new(body.width, body.height), ..self.cx() };
        let mut page_area = body;
        if let Some(layer) = &self.layer {
            let rows = layer.rows(&cx).saturating_add(1).min(body.height);
            page_area.height = body.height.saturating_sub(rows);
        }
        let Some(seat) = self.seats.last() else { return };
        seat.page.draw(&cx, &mut canvas.part(page_area));
        if let Some(layer) = &self.layer {
            canvas.hide_cursor();
            canvas.rule(page_area.bottom());
            let top = page_area.bottom().saturating_add(1);
            let layer_area = Rect { y: top, height: body.bottom().saturating_sub(top), ..body };
            layer.draw(&cx, &mut canvas.part(layer_area));
        }
        let notices = Rect { y: body.bottom(), height: n_notices, ..area };
        self.notices.draw(&mut canvas.part(notices));
        self.draw_footer(&cx, canvas, footer);
    }

    fn draw_footer(&self, cx: &Cx<'_>, canvas: &mut Canvas<'_>, y: u16) {
        let mut hints = keys::hints(&self.scopes(), self.mode(), cx.lang());
        if let (None, Some(seat)) = (&self.layer, self.seats.last()) {
            hints.retain(|hint| seat.page.can(cx, hint.action));
        }
        let right = match self.seats.last().map(|seat| seat.page.status(cx)) {
            Some(status) if !status.is_empty() => Role::Muted.span(status),
            _ => self.saving.span(cx),
        };
        canvas.footer(y, &hints, &right);
    }

    /// Returns a whole frame, for tests and the loop.
    pub fn frame(&self) -> Frame {
        let mut frame = Frame::empty(self.size);
        self.draw(&mut frame.canvas(self.look));
        frame
    }
}

/// Says what a change left an assessment with, in a few words.
fn words_of(change: &Change, lang: Lang) -> String {
    match change {
        Change::Answered { item, answer: None } => say::answer_taken_back(lang, item.as_str()),
        Change::Answered { item, answer: Some(_) } => say::answer_put_back(lang, item.as_str()),
        Change::Remarked { item, .. } => say::remark_as_before(lang, item.as_str()),
        Change::EvidenceRegistered { evidence, .. } => say::evidence_put_back(lang, evidence.0),
        Change::EvidenceStruck { evidence } => say::evidence_struck(lang, evidence.0),
        Change::Linked { item, evidence } => say::evidence_linked(lang, evidence.0, item.as_str()),
        Change::Unlinked { item, evidence } => say::evidence_unlinked(lang, evidence.0, item.as_str()),
        Change::Overruled { check, why: None, .. } => say::reason_taken_back(lang, check.as_str()),
        Change::Overruled { check, why: Some(_), .. } => say::reason_put_back(lang, check.as_str()),
        Change::Submitted | Change::Reopened { .. } | Change::Undone { .. } | Change::Redone { .. } => String::new(),
    }
}
