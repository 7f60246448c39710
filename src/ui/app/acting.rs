//! Who hears an action or a text: the layer, the screen on top, or everybody's defaults; what they ask for is carried out in `steps`.

use crate::domain::command::{Act, Command};
use crate::domain::ids::ItemId;
use crate::lang::{Notice, compare, office};
use crate::ui::app::App;
use crate::ui::app::history::Way;
use crate::ui::keys::{Action, Mode};
use crate::ui::layer::{Layer, Outcome};
use crate::ui::notice::Grade;
use crate::ui::screen::{Route, Step};
use crate::ui::screens::{help, palette, question};

impl App {
    pub(super) fn act(&mut self, action: Action) {
        match action {
            Action::Quit => self.quit(),
            Action::CheckStore => self.check_store(),
            Action::SaveElsewhere => self.ask_elsewhere(),
            Action::Older if self.layer.is_none() => self.travel(Way::Back),
            Action::Newer if self.layer.is_none() => self.travel(Way::Forth),
            Action::Copy if self.layer.is_none() => self.copy(),
            Action::Template if self.layer.is_none() => self.offer_templates(),
            Action::Unfinished => self.offer_drafts(),
            Action::SwitchLang => {
                self.look.lang = self.look.lang.other();
                self.refresh();
            }
            Action::Palette if self.layer.is_none() => {
                let palette = palette::open(&self.cx(), &self.available(), self.mode(), self.at_assessment());
                self.layer = Some(palette);
            }
            Action::Help => {
                let help = help::open(&self.cx(), &self.page_scopes(), self.mode(), &self.available());
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

    pub(super) fn text(&mut self, typed: &str) {
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
            Outcome::Leave => {
                if let Some(id) = self.at_assessment().cloned() {
                    self.left_layers.retain(|(left, _)| *left != id);
                    self.left_layers.push((id, layer));
                }
            }
            Outcome::Act(action) => self.act(action),
            // From item to item one jumps, so that Esc still leads to where the walk began.
            Outcome::Step(Step::Go(route @ (Route::Item(..) | Route::Facts(..)))) if self.is_at_an_item() => {
                self.turn(route);
            }
            Outcome::Step(Step::Go(route)) => {
                let route = self.at_the_desk(route);
                self.go(route);
            }
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

    /// Returns where to go for a place: from desk work, an item is gone to among its papers.
    fn at_the_desk(&self, route: Route) -> Route {
        match (self.route(), route) {
            (Some(Route::DeskWork(here, _)), Route::Item(there, item) | Route::Facts(there, Some(item)))
                if *here == there =>
            {
                Route::DeskWork(there, Some(item))
            }
            (_, route) => route,
        }
    }

    pub(super) fn is_at_an_item(&self) -> bool {
        matches!(self.route(), Some(Route::Item(..) | Route::Facts(..)))
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
            Action::DeskWork => Step::Go(Route::DeskWork(assessment, self.item_here())),
            Action::Diagnosis => Step::Go(Route::Diagnosis(assessment)),
            Action::AuditTrail => Step::Go(Route::Audit(assessment)),
            Action::Interviews => Step::Go(Route::Interviews(assessment)),
            Action::NewInterview => Step::Go(Route::InterviewForm(assessment, None)),
            Action::Report => Step::Go(Route::Report(assessment)),
            Action::Evidence => Step::Go(Route::Evidence(assessment, None)),
            Action::VisitSheet => Step::Go(Route::Visit(assessment)),
            Action::Samples => Step::Go(Route::Samples(assessment)),
            Action::SelfRatings => Step::Go(Route::SelfRatings(assessment)),
            Action::Changes => Step::Go(Route::Changes(assessment)),
            Action::Compare => match self.desk.ledger().before(&assessment) {
                Some(earlier) => Step::Go(Route::Compare(earlier.clone(), assessment)),
                None => {
                    let lang = self.look.lang;
                    let told = Notice::new(compare::no_round_before(lang, assessment.as_str()), "", "");
                    Step::Tell(Grade::Caution, told)
                }
            },
            Action::Match => match self.desk.ledger().headings.get(&assessment) {
                Some(heading) => Step::Go(Route::Match(heading.society.clone())),
                None => Step::Ignore,
            },
            Action::Crux => Step::Go(Route::Crux(assessment)),
            Action::Actions => Step::Go(Route::Actions(assessment)),
            Action::WhatIf => Step::Go(Route::WhatIf(assessment)),
            Action::Sensitivity => Step::Go(Route::Sensitivity(assessment)),
            Action::Undo => ask(Act::Undo),
            Action::Redo => ask(Act::Redo),
            Action::Submit => {
                self.layer = Some(question::submit(&self.cx(), &assessment));
                Step::Stay
            }
            Action::Reopen => {
                let left = self.left_layers.iter().position(|(id, _)| *id == assessment);
                self.layer = Some(match left {
                    Some(at) => self.left_layers.remove(at).1,
                    None => question::reopen(&self.cx(), &assessment),
                });
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

    /// Offers the office's texts for where one types.
    fn offer_templates(&mut self) {
        let lang = self.look.lang;
        if self.mode() != Mode::Typing {
            return;
        }
        if self.office.templates.is_empty() {
            self.tell(Grade::Good, Notice::new(office::no_templates(lang), "", office::fix_no_templates(lang)));
        } else {
            self.layer = Some(palette::templates(&self.cx(), &self.office.templates));
        }
    }

    /// Returns the item the screen on top is at.
    fn item_here(&self) -> Option<ItemId> {
        match self.seats.last()?.page.place()? {
            Route::Item(_, item) | Route::Facts(_, Some(item)) => Some(item),
            _ => None,
        }
    }
}
