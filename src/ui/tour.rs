//! The hints of the first visit: at most five, one line each, one at a time, each shown once in a person's life; knows no screen.
//!
//! A hint goes when its thing is done, on Esc, or when one goes elsewhere; it is noted as soon as it is shown, in a file
//! beside the places, so that it never comes again. Who has a place in the store already has no first visit.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use crate::domain::ids::Actor;
use crate::lang::tour as say;
use crate::ui::keys::{Action, Label};
use crate::ui::screen::Route;

/// One hint.
#[derive(Debug)]
pub struct Hint {
    /// What it is called in the file.
    name: &'static str,
    /// Where it is shown.
    is_for: fn(&Route) -> bool,
    /// What it says.
    pub words: Label,
    /// What it is about: whoever does one of these knows it.
    done: &'static [Action],
}

/// The hints, in the order they are shown in.
pub const HINTS: [Hint; 5] = [
    Hint { name: "help", is_for: |route| matches!(route, Route::Ledger), words: say::help, done: &[Action::Help] },
    Hint {
        name: "palette",
        is_for: |route| matches!(route, Route::Overview(_)),
        words: say::palette,
        done: &[Action::Palette],
    },
    Hint {
        name: "rate",
        is_for: |route| matches!(route, Route::Item(..)),
        words: say::rate,
        done: &[Action::NotEstablished, Action::NotApplicable, Action::GoOn],
    },
    Hint {
        name: "beside",
        is_for: |route| matches!(route, Route::Item(..)),
        words: say::beside,
        done: &[Action::Remark, Action::Evidence, Action::Jump],
    },
    Hint {
        name: "back",
        is_for: |route| matches!(route, Route::Item(..) | Route::Diagnosis(_) | Route::Problems(_)),
        words: say::back,
        done: &[Action::Undo, Action::Older],
    },
];

/// One person's way through the hints.
#[derive(Debug)]
pub struct Tour {
    path: PathBuf,
    actor: Actor,
    /// The hints shown so far, by name.
    seen: BTreeSet<String>,
    /// The hint shown now, and where.
    shown: Option<(&'static Hint, Route)>,
    /// Where one was when the last one went: the next waits for another place.
    quiet_at: Option<Route>,
}

impl Tour {
    /// Begins the tour, or goes on with it; `None` when there is nothing to show to this person.
    pub fn open(path: PathBuf, actor: Actor, has_been_here: bool) -> Option<Self> {
        let known = fs::read_to_string(&path).unwrap_or_default();
        let mine = known.lines().find_map(|line| line.strip_prefix(actor.as_str())?.strip_prefix('\t'));
        if (mine.is_none() && has_been_here) || actor.as_str().chars().any(char::is_control) {
            return None;
        }
        let seen: BTreeSet<String> = mine.unwrap_or_default().split(' ').map(str::to_owned).collect();
        let is_over = HINTS.iter().all(|hint| seen.contains(hint.name));
        (!is_over).then_some(Self { path, actor, seen, shown: None, quiet_at: None })
    }

    /// Returns the hint shown now.
    pub fn hint(&self) -> Option<&'static Hint> {
        self.shown.as_ref().map(|(hint, _)| *hint)
    }

    /// Hears where one is, and shows what has not been shown there.
    pub fn arrive(&mut self, here: &Route) {
        if self.shown.as_ref().is_some_and(|(_, place)| place != here) {
            self.shown = None;
        }
        if self.quiet_at.as_ref().is_some_and(|place| place != here) {
            self.quiet_at = None;
        }
        if self.shown.is_some() || self.quiet_at.is_some() {
            return;
        }
        let next = HINTS.iter().find(|hint| !self.seen.contains(hint.name) && (hint.is_for)(here));
        if let Some(hint) = next {
            self.seen.insert(hint.name.to_owned());
            self.shown = Some((hint, here.clone()));
            self.note();
        }
    }

    /// Hears what is done; the hint about it goes, as it does on the way back.
    pub fn hear(&mut self, action: Action) {
        let is_done = |hint: &Hint| {
            let is_rating = hint.name == "rate" && matches!(action, Action::Rate(_) | Action::Pick(_));
            is_rating || action == Action::Back || hint.done.contains(&action)
        };
        if self.hint().is_some_and(is_done) {
            self.quiet_at = self.shown.take().map(|(_, place)| place);
        }
    }

    /// Notes what has been shown. Where that cannot be written the hints come again, which is all that comes of it.
    fn note(&self) {
        let known = fs::read_to_string(&self.path).unwrap_or_default();
        let others = known.lines().filter(|line| line.split('\t').next() != Some(self.actor.as_str()));
        let mut text: String = others.map(|line| format!("{line}\n")).collect();
        let seen: Vec<&str> = self.seen.iter().map(String::as_str).filter(|name| !name.is_empty()).collect();
        text.push_str(&format!("{}\t{}\n", self.actor, seen.join(" ")));
        let beside = self.path.with_extension("new");
        if fs::write(&beside, text).is_ok() {
            _ = fs::rename(&beside, &self.path);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;
    use crate::ui::text::Metrics;

    fn item(id: &str) -> Route {
        Route::Item("A1-1".into(), id.into())
    }

    #[test]
    fn each_hint_is_shown_once_in_a_life_and_one_at_a_time() {
        let dir = tempfile::tempdir().unwrap();
        let open = |actor: &str| Tour::open(dir.path().join("tour"), actor.into(), false);
        let mut shown = Vec::new();
        for places in [vec![Route::Ledger, item("W1")], vec![Route::Ledger, item("W1"), item("W2")], vec![item("W1")]] {
            let Some(mut tour) = open("王") else { continue };
            for place in places {
                tour.arrive(&place);
                tour.arrive(&place);
                shown.extend(tour.hint().map(|hint| hint.name));
            }
        }
        assert_eq!(shown, ["help", "rate", "beside", "back"]);
        let mut tour = open("王").unwrap();
        tour.arrive(&Route::Overview("A1-1".into()));
        assert_eq!(tour.hint().map(|hint| hint.name), Some("palette"));
        assert!(open("王").is_none(), "all five have been shown");
        assert!(open("lee").is_some(), "another person has their own");
    }

    #[test]
    fn a_hint_goes_when_its_thing_is_done_or_on_the_way_back_and_the_next_waits_for_another_place() {
        for action in [Action::Rate(3), Action::NotEstablished, Action::Back] {
            let dir = tempfile::tempdir().unwrap();
            let mut tour = Tour::open(dir.path().join("tour"), "王".into(), false).unwrap();
            tour.arrive(&item("W1"));
            tour.hear(Action::Down);
            assert_eq!(tour.hint().map(|hint| hint.name), Some("rate"));
            tour.hear(action);
            tour.arrive(&item("W1"));
            assert!(tour.hint().is_none(), "{action:?}");
            tour.arrive(&item("W2"));
            assert_eq!(tour.hint().map(|hint| hint.name), Some("beside"));
        }
    }

    #[test]
    fn every_hint_fits_on_a_line_of_eighty_columns() {
        for lang in Lang::ALL {
            for hint in &HINTS {
                // A mark and a column before it, and one left at the end.
                let words = say::hint(lang, (hint.words)(lang));
                assert!(Metrics::Wide.width(&words) <= 80 - 4, "{words}");
            }
        }
    }

    #[test]
    fn whoever_has_been_here_before_has_no_first_visit() {
        let dir = tempfile::tempdir().unwrap();
        assert!(Tour::open(dir.path().join("tour"), "王".into(), true).is_none());
    }
}
