//! Carries out what screens ask for: changes to the record, going somewhere, work on files; knows nothing of keys.

use crate::domain::assessment::Assessment;
use crate::domain::command::{Act, Command};
use crate::domain::event::{Change, Entry};
use crate::domain::ids::AssessmentId;
use crate::lang::{Notice, shell as say};
use crate::ui::app::words::words_of;
use crate::ui::app::{App, Seat};
use crate::ui::export;
use crate::ui::notice::Grade;
use crate::ui::screen::{Job, Route, Step};
use crate::ui::screens;

impl App {
    /// Carries a step out; returns whether it was granted.
    pub(super) fn carry_out(&mut self, step: Step) -> bool {
        match step {
            Step::Stay | Step::Ignore => true,
            Step::Do(Command::In { assessment, act: act @ (Act::Undo | Act::Redo) }) => {
                self.travel_in_time(&assessment, &act)
            }
            Step::Do(command) => self.run(&command),
            Step::Go(route) => self.go(route),
            Step::Turn(route) => self.turn(route),
            Step::Back => self.back(),
            Step::Close => self.close_page(),
            Step::Run(job) => self.work(&job),
            Step::Tell(grade, notice) => {
                self.tell(grade, notice);
                true
            }
            Step::All(steps) => self.carry_out_all(steps),
            Step::Insert(text) => {
                self.text(&text);
                true
            }
            Step::PutBack(at) => self.put_draft_back(at),
            Step::Discard(at) => {
                self.discard_draft(at);
                true
            }
            Step::Quit => {
                self.is_ended = true;
                true
            }
        }
    }

    pub(super) fn run(&mut self, command: &Command) -> bool {
        let stood = self.where_it_stands(command);
        // What was is told after an undo; it is gone by then.
        let before = match command {
            Command::In { assessment, act: Act::Undo | Act::Redo } => {
                self.desk.assessment(assessment).map(|(assessment, _)| assessment.clone())
            }
            _ => None,
        };
        match self.desk.session.run(command) {
            Ok(entries) => {
                if let Command::Register { .. } = command {
                    self.desk.note_societies();
                }
                self.tell_of(command, &entries, before.as_ref());
                self.refresh();
                self.note_surprise(command, stood);
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

    /// Says what was done where the screen may not show it: undo and redo, submitting and opening again.
    fn tell_of(&mut self, command: &Command, entries: &[Entry], before: Option<&Assessment>) {
        let Command::In { assessment, act } = command else { return };
        let lang = self.look.lang;
        if *act == Act::Submit {
            let told = Notice::new(say::submitted(lang, assessment.as_str()), "", say::after_submit(lang));
            self.tell(Grade::Good, told);
        }
        if matches!(act, Act::Reopen { .. }) {
            self.tell(Grade::Good, Notice::new(say::reopened(lang, assessment.as_str()), "", ""));
        }
        let Some(before) = before else { return };
        for change in entries.iter().filter_map(|entry| entry.event.change()) {
            let words = |change| words_of(before, self.desk.session.actor(), change, lang);
            let told = match (act, change) {
                (Act::Undo, Change::Undone { change, .. }) => say::undone(lang, &words(change)),
                (Act::Redo, Change::Redone { change, .. }) => say::redone(lang, &words(change)),
                _ => continue,
            };
            self.tell(Grade::Good, Notice::new(told, "", ""));
        }
    }

    pub(super) fn hear_refusal(&mut self) {
        let Some(mut seat) = self.seats.pop() else { return };
        seat.page.refused(&self.cx());
        self.seats.push(seat);
    }

    /// Tells the screen on top that what it shows may have changed.
    pub(super) fn refresh(&mut self) {
        let Some(mut seat) = self.seats.pop() else { return };
        seat.page.refresh(&self.cx());
        self.seats.push(seat);
    }

    /// Goes to a place: back to it where it is below and there is one of its kind, else on top of what is shown.
    pub fn go(&mut self, route: Route) -> bool {
        let is_single = matches!(
            route,
            Route::Ledger
                | Route::Overview(_)
                | Route::Problems(_)
                | Route::Diagnosis(_)
                | Route::Interviews(_)
                | Route::Crux(_)
                | Route::Actions(_)
        );
        let is_there = |seat: &Seat| seat.page.serves(&route) || (is_single && seat.route == route);
        if let Some(at) = self.seats.iter().position(is_there) {
            self.seats.split_off(at + 1).into_iter().for_each(|seat| self.leave(seat));
            self.turn_top_to(&route);
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

    /// Has the screen on top show a place, where that is one it serves.
    fn turn_top_to(&mut self, route: &Route) {
        let Some(mut seat) = self.seats.pop() else { return };
        seat.page.turn_to(&self.cx(), route);
        self.seats.push(seat);
    }

    /// Goes to a place instead of the one shown.
    pub(super) fn turn(&mut self, route: Route) -> bool {
        let Some(seat) = self.seat(route) else { return false };
        if self.seats.len() > 1
            && let Some(before) = self.seats.pop()
        {
            self.leave(before);
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
        if !self.load_beside(&route) {
            return None;
        }
        if route.is_of_office()
            && let Err(error) = self.desk.session.load_checklists()
        {
            self.tell(Grade::Bad, error.notice(self.look.lang));
            return None;
        }
        if let Some(assessment) = route.assessment().cloned() {
            self.look_back(&assessment);
        }
        if let Some(at) = self.left.iter().position(|left| left.page.serves(&route) || left.route == route) {
            let mut left = self.left.remove(at);
            if left.page.is_half_typed() {
                self.tell(Grade::Good, Notice::new(say::half_typed(self.look.lang), "", ""));
            }
            left.page.turn_to(&self.cx(), &route);
            left.page.refresh(&self.cx());
            return Some(left);
        }
        let page = screens::open(&self.cx(), &route);
        Some(Seat { route, page })
    }

    /// Loads the other assessments a place shows; returns whether it can be shown. Those it can do without are left out where the
    /// store cannot give them.
    fn load_beside(&mut self, route: &Route) -> bool {
        if matches!(route, Route::Society(_) | Route::Rosters(_) | Route::RosterRow(..)) {
            self.desk.session.office_checklist();
        }
        let ledger = self.desk.ledger();
        let beside: Vec<AssessmentId> = match route {
            Route::Compare(earlier, _) => {
                let earlier = earlier.clone();
                if let Err(error) = self.desk.session.load(&earlier) {
                    self.tell(Grade::Bad, error.notice(self.look.lang));
                    return false;
                }
                return true;
            }
            Route::Society(code) => ledger.rounds_of(code).map(|(id, _)| id.clone()).collect(),
            Route::Report(id) => ledger.submitted_before(id).cloned().into_iter().collect(),
            _ => return true,
        };
        for id in beside {
            // The page says which round it has not.
            let _ = self.desk.session.load(&id);
        }
        true
    }

    /// Goes back to the screen below; a form left half-typed is kept.
    fn back(&mut self) -> bool {
        if self.seats.len() < 2 {
            self.tell(Grade::Good, Notice::new(say::how_to_quit(self.look.lang), "", ""));
            return true;
        }
        if let Some(seat) = self.seats.pop() {
            self.leave(seat);
        }
        self.refresh();
        true
    }

    /// Keeps a screen that goes away if something is half typed on it, or if one comes back to it as it was left, by the place it shows.
    pub(super) fn leave(&mut self, seat: Seat) {
        if seat.page.is_half_typed() || seat.page.serves(&seat.route) {
            let route = seat.page.place().unwrap_or(seat.route);
            self.left.retain(|left| left.route != route);
            self.left.push(Seat { route, page: seat.page });
        }
    }

    /// Goes back to the screen below from one that is done with.
    fn close_page(&mut self) -> bool {
        if self.seats.len() > 1 {
            self.seats.pop();
        }
        self.refresh();
        true
    }

    /// Does work that reads or writes files.
    fn work(&mut self, job: &Job) -> bool {
        match job {
            Job::Import { path } => self.plan_import(path),
            Job::BringIn { bad_rows } => self.bring_in(*bad_rows),
            Job::TakeAway { path } => self.take_away(path),
            Job::CallOff => self.call_off(),
            Job::SaveElsewhere { path } => self.save_elsewhere(path),
            Job::Hash { assessment, evidence, path } => self.hash(assessment, *evidence, path),
            Job::Draw { assessment, frame, list, seed, n } => self.draw_sample(assessment, (frame, seed, *n), list),
            Job::SelfRate { assessment, path } => self.self_rate(assessment, path),
            Job::Export { assessment, kind, format, path } => {
                let exported = export::export(&self.cx(), assessment, (kind, format), path);
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
}
