//! Where each person was when the program last ended, in a small file beside the journal; knows nothing of what is there.
//!
//! One line per person: name, route, assessment, item, parted by tabs. It is written whole beside the old one and put in its
//! place by renaming, so that a kill at any moment leaves the old or the new. It is a comfort and not a record: whatever
//! cannot be read is left aside, and whatever cannot be written is not missed.

use std::fs;
use std::path::PathBuf;

use crate::domain::ids::{Actor, AssessmentId, ItemId};
use crate::ui::screen::Route;

/// The file, and the person whose place is kept in it.
#[derive(Debug)]
pub struct PlaceFile {
    path: PathBuf,
    actor: Actor,
    /// What was written last, so that it is written only when it changes.
    last: Option<String>,
}

impl PlaceFile {
    /// Names the file and the person.
    pub const fn new(path: PathBuf, actor: Actor) -> Self {
        Self { path, actor, last: None }
    }

    /// Returns where the person was.
    pub fn read(&self) -> Option<Route> {
        let text = fs::read_to_string(&self.path).ok()?;
        let mine = |line: &&str| line.split('\t').next() == Some(self.actor.as_str());
        let line = text.lines().find(mine)?;
        route_of(line.split_once('\t')?.1)
    }

    /// Keeps where the person is now.
    pub fn write(&mut self, route: &Route) {
        let Some(line) = line_of(route) else { return };
        let is_plain = |text: &str| !text.chars().any(char::is_control);
        if self.last.as_ref() == Some(&line) || !is_plain(self.actor.as_str()) {
            return;
        }
        let known = fs::read_to_string(&self.path).unwrap_or_default();
        let others = known.lines().filter(|line| line.split('\t').next() != Some(self.actor.as_str()));
        let mut text: String = others.map(|line| format!("{line}\n")).collect();
        text.push_str(&format!("{}\t{line}\n", self.actor));
        let beside = self.path.with_extension("new");
        if fs::write(&beside, text).is_ok() && fs::rename(&beside, &self.path).is_ok() {
            self.last = Some(line);
        }
    }
}

/// Returns a route as it stands on a line; `None` for those one does not come back to.
fn line_of(route: &Route) -> Option<String> {
    Some(match route {
        Route::Ledger => "ledger".to_owned(),
        Route::Overview(assessment) => format!("overview\t{assessment}"),
        Route::Item(assessment, item) => format!("item\t{assessment}\t{item}"),
        Route::Facts(assessment, Some(item)) => format!("facts\t{assessment}\t{item}"),
        Route::Facts(assessment, None) => format!("facts\t{assessment}"),
        Route::Problems(assessment) => format!("problems\t{assessment}"),
        Route::Diagnosis(assessment) => format!("diagnosis\t{assessment}"),
        Route::Society(_)
        | Route::SocietyForm(_)
        | Route::Start(_)
        | Route::Import
        | Route::Evidence(..)
        | Route::Overrule(..)
        | Route::Arithmetic(..)
        | Route::Audit(_)
        | Route::Report(_) => return None,
    })
}

fn route_of(line: &str) -> Option<Route> {
    let mut words = line.split('\t');
    let name = words.next()?;
    let assessment = words.next().map(AssessmentId::new);
    let item = words.next().map(ItemId::new);
    match (name, assessment, item) {
        ("ledger", None, None) => Some(Route::Ledger),
        ("overview", Some(assessment), None) => Some(Route::Overview(assessment)),
        ("item", Some(assessment), Some(item)) => Some(Route::Item(assessment, item)),
        ("facts", Some(assessment), item) => Some(Route::Facts(assessment, item)),
        ("problems", Some(assessment), None) => Some(Route::Problems(assessment)),
        ("diagnosis", Some(assessment), None) => Some(Route::Diagnosis(assessment)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn item(id: &str) -> Route {
        Route::Item("A0001-1".into(), id.into())
    }

    #[test]
    fn each_person_comes_back_to_their_own_place() {
        let dir = tempfile::tempdir().unwrap();
        let file = |actor: &str| PlaceFile::new(dir.path().join("place"), actor.into());
        file("王").write(&item("W1"));
        file("lee").write(&Route::Facts("B-2".into(), None));
        file("王").write(&item("W3"));
        assert_eq!(file("王").read(), Some(item("W3")));
        assert_eq!(file("lee").read(), Some(Route::Facts("B-2".into(), None)));
        assert_eq!(file("nobody").read(), None);
    }

    #[test]
    fn what_cannot_be_read_is_left_aside() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("place");
        for text in ["", "lee", "lee\t", "lee\titem", "lee\titem\tA-1", "lee\tmoon\tA-1\tW1", "\u{0}\u{1}"] {
            fs::write(&path, text).unwrap();
            assert_eq!(PlaceFile::new(path.clone(), "lee".into()).read(), None, "{text:?}");
        }
        fs::write(&path, [0xff, 0xfe, b'\t']).unwrap();
        assert_eq!(PlaceFile::new(path, "lee".into()).read(), None);
    }

    #[test]
    fn a_place_one_does_not_come_back_to_keeps_the_one_before() {
        let dir = tempfile::tempdir().unwrap();
        let mut file = PlaceFile::new(dir.path().join("place"), "lee".into());
        file.write(&item("W1"));
        file.write(&Route::Import);
        assert_eq!(file.read(), Some(item("W1")));
    }
}
