//! The places visited, to go back and forward among them as in a browser; knows nothing of what is there.
//!
//! Esc leads out of where one is; this leads to where one was, wherever that is.

use crate::lang::{Notice, shell as say};
use crate::ui::app::App;
use crate::ui::notice::Grade;
use crate::ui::screen::Route;

/// Places kept; whoever wants an older one finds it in the palette.
const PLACES_MAX: usize = 100;

/// Which way through the places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    Back,
    Forth,
}

/// The places visited, the oldest first, and which of them one is at.
#[derive(Debug, Default)]
pub(super) struct History {
    places: Vec<Route>,
    at: usize,
}

impl History {
    /// Hears where one is now. A place one has come to by oneself is the last one.
    fn note(&mut self, here: &Route) {
        if self.places.get(self.at) == Some(here) {
            return;
        }
        self.places.truncate(self.at.saturating_add(1));
        self.places.push(here.clone());
        if self.places.len() > PLACES_MAX {
            self.places.remove(0);
        }
        self.at = self.places.len().saturating_sub(1);
    }

    /// Returns the place beside the one one is at.
    fn beside(&self, way: Way) -> Option<(usize, &Route)> {
        let at = match way {
            Way::Back => self.at.checked_sub(1)?,
            Way::Forth => self.at.checked_add(1)?,
        };
        Some((at, self.places.get(at)?))
    }
}

impl App {
    /// Returns the exact place shown, the item one has walked on to included.
    pub fn here(&self) -> Option<Route> {
        self.seats.last().map(|seat| seat.page.place().unwrap_or_else(|| seat.route.clone()))
    }

    /// Hears that one may be somewhere else now.
    pub(super) fn note_visit(&mut self) {
        if let Some(here) = self.here() {
            self.history.note(&here);
            if let Some(tour) = &mut self.tour {
                tour.arrive(&here);
            }
        }
    }

    /// Goes back or forward; what is half typed is kept where it is.
    pub(super) fn travel(&mut self, way: Way) {
        let Some((at, route)) = self.history.beside(way) else {
            let lang = self.look.lang;
            let end = match way {
                Way::Back => say::no_older(lang),
                Way::Forth => say::no_newer(lang),
            };
            return self.tell(Grade::Good, Notice::new(end, "", ""));
        };
        let route = route.clone();
        if self.reach(route) {
            self.history.at = at;
        }
    }

    /// Goes to a place, down to it where it is below, from item to item without a step more for Esc.
    fn reach(&mut self, route: Route) -> bool {
        let is_there = |seat: &super::Seat| seat.page.place().as_ref().unwrap_or(&seat.route) == &route;
        if let Some(at) = self.seats.iter().rposition(is_there) {
            self.seats.split_off(at + 1).into_iter().for_each(|seat| self.leave(seat));
            self.refresh();
            return true;
        }
        match (&route, self.is_at_an_item()) {
            (Route::Item(..) | Route::Facts(..), true) => self.turn(route),
            _ => self.go(route),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(id: &str) -> Route {
        Route::Item("A1-1".into(), id.into())
    }

    #[test]
    fn a_new_place_after_going_back_ends_the_way_forward() {
        let mut history = History::default();
        ["W1", "W2", "W3"].iter().for_each(|id| history.note(&item(id)));
        history.at = 0;
        assert_eq!(history.beside(Way::Forth), Some((1, &item("W2"))));
        history.note(&item("W1"));
        assert_eq!(history.beside(Way::Forth), Some((1, &item("W2"))), "where one is already is no new place");
        history.note(&item("S1"));
        assert_eq!((history.beside(Way::Back), history.beside(Way::Forth)), (Some((0, &item("W1"))), None));
    }

    #[test]
    fn only_so_many_places_are_kept() {
        let mut history = History::default();
        (0..1000).for_each(|n| history.note(&item(&n.to_string())));
        assert_eq!((history.places.len(), history.at), (PLACES_MAX, PLACES_MAX - 1));
        assert_eq!(history.beside(Way::Back), Some((98, &item("998"))));
    }
}
