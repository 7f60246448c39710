//! What is half typed on any screen, kept for the next start and offered then; knows nothing of files.

use crate::domain::ids::AssessmentId;
use crate::lang::{Notice, draft as say};
use crate::ui::app::{App, Seat};
use crate::ui::draft::{Draft, Drafts, Part, Unfinished};
use crate::ui::keys::Action;
use crate::ui::notice::Grade;
use crate::ui::screen::Route;
use crate::ui::screens::{self, unfinished};

impl App {
    /// Keeps what is half typed from now on, and offers what was when the program ended. What has come onto the record
    /// all the same is offered no more.
    pub fn keep_drafts(&mut self, drafts: Drafts) {
        self.drafts = drafts;
        let mut at = 0;
        while let Some(unfinished) = self.drafts.left.get(at).cloned() {
            if self.is_on_record(&unfinished) {
                self.drafts.take(at);
            } else {
                at += 1;
            }
        }
        if !self.drafts.left.is_empty() {
            self.offer_drafts();
        }
    }

    /// Tells whether a screen that has all of it put back has nothing half typed.
    fn is_on_record(&mut self, unfinished: &Unfinished) -> bool {
        if !self.is_there(unfinished) || unfinished.drafts.iter().any(|draft| draft.part == Part::Reopening) {
            return false;
        }
        let cx = self.cx();
        let mut page = screens::open(&cx, &unfinished.route);
        unfinished.drafts.iter().for_each(|draft| page.put_back(&cx, draft));
        page.drafts(&cx).is_empty()
    }

    /// Tells whether the place a text was typed in is still there, and has it loaded.
    fn is_there(&mut self, unfinished: &Unfinished) -> bool {
        let Some(assessment) = unfinished.route.assessment() else {
            return match &unfinished.route {
                Route::SocietyForm(Some(code)) => self.desk.society(code).is_some(),
                Route::RosterRow(code, roster, _) => {
                    let is_kept = self.desk.session.office_checklist().roster(roster.as_str()).is_some();
                    is_kept && self.desk.society(code).is_some()
                }
                _ => true,
            };
        };
        if !self.desk.ledger().headings.contains_key(assessment) || self.desk.session.load(assessment).is_err() {
            return false;
        }
        let Some(checklist) = self.desk.checklist(assessment) else { return false };
        let is_there = |draft: &Draft| draft.part.item().is_none_or(|item| checklist.item(item.as_str()).is_some());
        unfinished.drafts.iter().all(is_there)
    }

    /// Returns what is half typed now, place by place.
    pub(super) fn unfinished(&self) -> Vec<Unfinished> {
        let cx = self.cx();
        let at = cx.now;
        let seats = self.seats.iter().chain(&self.left).map(|seat| {
            let route = seat.page.place().unwrap_or_else(|| seat.route.clone());
            Unfinished { route, at, drafts: seat.page.drafts(&cx) }
        });
        let over = self.at_assessment().zip(self.layer.as_deref());
        let left = self.left_layers.iter().map(|(id, layer)| (id, &**layer));
        let layers = left.chain(over).map(|(id, layer)| Unfinished {
            route: Route::Overview(AssessmentId::clone(id)),
            at,
            drafts: layer.draft().into_iter().collect(),
        });
        seats.chain(layers).filter(|unfinished| !unfinished.drafts.is_empty()).collect()
    }

    /// Has the screen on top go on with what is half typed elsewhere on the items it shows: there is one draft of a remark, wherever
    /// one types it.
    pub(super) fn gather(&mut self) {
        let Some(mut top) = self.seats.pop() else { return };
        let place = |seat: &Seat| seat.page.place().unwrap_or_else(|| seat.route.clone());
        let here = place(&top);
        let mut others = std::mem::take(&mut self.seats);
        let mut left = std::mem::take(&mut self.left);
        let cx = self.cx();
        let is_of_it = |seat: &Seat| seat.page.is_half_typed() && place(seat).assessment() == here.assessment();
        for other in others.iter_mut().chain(&mut left).filter(|seat| is_of_it(seat)) {
            let own: Vec<Part> = top.page.drafts(&cx).into_iter().map(|draft| draft.part).collect();
            let is_wanted = |part: &Part| part.item().is_some_and(|id| top.page.takes(&cx, id)) && !own.contains(part);
            let taken = other.page.hand_over(&cx, &is_wanted);
            taken.iter().for_each(|draft| top.page.put_back(&cx, draft));
        }
        self.left = left;
        others.push(top);
        self.seats = others;
    }

    /// Hears what is half typed now, after anything that may have changed it.
    pub(super) fn note_drafts(&mut self) {
        if !self.drafts.are_kept() {
            return;
        }
        let unfinished = self.unfinished();
        let is_saved = self.desk.session.n_waiting() == 0;
        self.drafts.note(unfinished, is_saved);
        if self.drafts.is_due() {
            self.drafts.write();
        }
    }

    /// Writes what is half typed at once, since the program is about to end.
    pub(super) fn keep_drafts_now(&mut self) {
        self.note_drafts();
        self.drafts.finish();
    }

    /// Shows what was left half typed.
    pub(super) fn offer_drafts(&mut self) {
        match self.drafts.left.is_empty() {
            true => self.tell(Grade::Good, Notice::new(say::none(self.look.lang), "", "")),
            false => self.layer = Some(unfinished::open(&self.drafts.left)),
        }
    }

    /// Puts a text left half typed back where it was typed; returns whether it is there.
    pub(super) fn put_draft_back(&mut self, at: usize) -> bool {
        let lang = self.look.lang;
        let Some(unfinished) = self.drafts.left.get(at).cloned() else { return false };
        let is_here = self.seats.last().is_some_and(|seat| {
            seat.page.place().as_ref().unwrap_or(&seat.route) == &unfinished.route && !seat.page.is_half_typed()
        });
        if !self.is_there(&unfinished) || (!is_here && !self.go(unfinished.route.clone())) {
            self.tell(Grade::Caution, Notice::new(say::no_place(lang), "", say::fix_no_place(lang)));
            return false;
        }
        // What is typed in comes last: the cursor ends where it was.
        let mut drafts = unfinished.drafts;
        drafts.sort_by_key(|draft| draft.is_here);
        for draft in &drafts {
            if draft.part == Part::Reopening {
                self.act(Action::Reopen);
                if let Some(layer) = &mut self.layer {
                    layer.put_back(draft);
                }
            } else if let Some(mut seat) = self.seats.pop() {
                seat.page.put_back(&self.cx(), draft);
                self.seats.push(seat);
            }
        }
        self.drafts.take(at);
        if !self.drafts.left.is_empty() {
            self.tell(Grade::Good, Notice::new(say::kept(lang, self.drafts.left.len()), "", ""));
        }
        true
    }

    /// Gives a text left half typed up, and shows the others.
    pub(super) fn discard_draft(&mut self, at: usize) {
        self.drafts.take(at);
        if !self.drafts.left.is_empty() {
            self.offer_drafts();
        }
    }
}
