//! Where each person was when the program last ended, in a small file beside the journal; knows nothing of what is there.
//!
//! One line per person: name, route, assessment, item, parted by tabs. It is written whole beside the old one and put in its
//! place by renaming, so that a kill at any moment leaves the old or the new. It is a comfort and not a record: whatever
//! cannot be read is left aside, and whatever cannot be written is not missed.

use std::fs;
use std::path::PathBuf;

use crate::domain::ids::{
    ActionNo, Actor, AssessmentId, CauseId, CauseNo, CheckId, EvidenceNo, ItemId, NoteNo, SocietyCode,
};
use crate::ui::screen::{Route, Start};
use crate::ui::seen::SeenFile;

/// The name of the file beside it that tells how much each person has seen.
const SEEN_FILE: &str = "seen";

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

    /// Returns the file beside it that tells how much the person has seen.
    pub fn seen(&self) -> SeenFile {
        SeenFile::new(self.path.with_file_name(SEEN_FILE), self.actor.clone())
    }

    /// Returns where the person was.
    pub fn read(&self) -> Option<Route> {
        let text = fs::read_to_string(&self.path).ok()?;
        let mine = |line: &&str| line.split('\t').next() == Some(self.actor.as_str());
        let line = text.lines().find(mine)?;
        route_of(line.split('\t').skip(1)).filter(is_come_back_to)
    }

    /// Keeps where the person is now.
    pub fn write(&mut self, route: &Route) {
        if !is_come_back_to(route) {
            return;
        }
        let line = words_of(route).join("\t");
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

/// Returns whether one comes back to a place when the program is started again.
const fn is_come_back_to(route: &Route) -> bool {
    match route {
        Route::Ledger
        | Route::Overview(_)
        | Route::Item(..)
        | Route::DeskWork(..)
        | Route::Facts(..)
        | Route::Interviews(_)
        | Route::Interview(..)
        | Route::Problems(_)
        | Route::Diagnosis(_)
        | Route::Crux(_)
        | Route::Actions(_) => true,
        Route::Dashboard
        | Route::Goal(_)
        | Route::Classes
        | Route::Class(_)
        | Route::Match(_)
        | Route::Society(_)
        | Route::Compare(..)
        | Route::SocietyForm(_)
        | Route::Rosters(_)
        | Route::RosterRow(..)
        | Route::Rows(..)
        | Route::RowForm(..)
        | Route::Start(_)
        | Route::Import
        | Route::TakeAway
        | Route::Evidence(..)
        | Route::Piece(..)
        | Route::Line(..)
        | Route::InterviewForm(..)
        | Route::Overrule(..)
        | Route::Arithmetic(..)
        | Route::Audit(_)
        | Route::Details(..)
        | Route::Samples(_)
        | Route::Visit(_)
        | Route::SelfRatings(_)
        | Route::Changes(_)
        | Route::Priority(..)
        | Route::Cause(..)
        | Route::NewCause(..)
        | Route::ActionForm(..)
        | Route::NewAction(..)
        | Route::Finding(..)
        | Route::WhatIf(_)
        | Route::Sensitivity(_)
        | Route::FollowUps
        | Route::Report(_) => false,
    }
}

/// Returns a route as words, the first of which names it.
pub fn words_of(route: &Route) -> Vec<String> {
    let number = match route {
        Route::Details(_, number) | Route::Interview(_, number) | Route::InterviewForm(_, Some(number)) => {
            Some(number.to_string())
        }
        Route::RosterRow(_, _, Some(number)) | Route::RowForm(_, _, Some(number)) => Some(number.to_string()),
        Route::Priority(_, number) | Route::Cause(_, number) => Some(number.to_string()),
        Route::ActionForm(_, number) => Some(number.to_string()),
        _ => None,
    };
    let (name, words): (&str, Vec<Option<&str>>) = match route {
        Route::Ledger => ("ledger", vec![]),
        Route::Dashboard => ("dashboard", vec![]),
        Route::Goal(id) => ("goal", vec![Some(id.as_str())]),
        Route::Classes => ("classes", vec![]),
        Route::Class(id) => ("class", vec![Some(id.as_str())]),
        Route::Match(code) => ("match", vec![Some(code.as_str())]),
        Route::Society(code) => ("society", vec![Some(code.as_str())]),
        Route::Compare(earlier, later) => ("compare", vec![Some(earlier.as_str()), Some(later.as_str())]),
        Route::SocietyForm(code) => ("society_form", vec![code.as_ref().map(SocietyCode::as_str)]),
        Route::Rosters(code) => ("rosters", vec![Some(code.as_str())]),
        Route::RosterRow(code, roster, _) => {
            ("roster_row", vec![Some(code.as_str()), Some(roster.as_str()), number.as_deref()])
        }
        Route::Rows(id, item) => ("rows", vec![Some(id.as_str()), Some(item.as_str())]),
        Route::RowForm(id, item, _) => ("row_form", vec![Some(id.as_str()), Some(item.as_str()), number.as_deref()]),
        Route::Start(code) => ("start", vec![Some(code.as_str())]),
        Route::Import => ("import", vec![]),
        Route::TakeAway => ("take_away", vec![]),
        Route::Overview(id) => ("overview", vec![Some(id.as_str())]),
        Route::Item(id, item) => ("item", vec![Some(id.as_str()), Some(item.as_str())]),
        Route::DeskWork(id, item) => ("desk_work", vec![Some(id.as_str()), item.as_ref().map(ItemId::as_str)]),
        Route::Facts(id, item) => ("facts", vec![Some(id.as_str()), item.as_ref().map(ItemId::as_str)]),
        Route::Evidence(id, item) => ("evidence", vec![Some(id.as_str()), item.as_ref().map(ItemId::as_str)]),
        Route::Details(id, _) => ("details", vec![Some(id.as_str()), number.as_deref()]),
        Route::Samples(id) => ("samples", vec![Some(id.as_str())]),
        Route::Visit(id) => ("visit", vec![Some(id.as_str())]),
        Route::SelfRatings(id) => ("self_ratings", vec![Some(id.as_str())]),
        Route::Changes(id) => ("changes", vec![Some(id.as_str())]),
        Route::Line(id, number) => return ["line", id.as_str(), &number.0.to_string()].map(str::to_owned).into(),
        Route::Piece(id, number) => return ["piece", id.as_str(), &number.0.to_string()].map(str::to_owned).into(),
        Route::Interviews(id) => ("interviews", vec![Some(id.as_str())]),
        Route::Interview(id, _) => ("interview", vec![Some(id.as_str()), number.as_deref()]),
        Route::InterviewForm(id, _) => ("interview_form", vec![Some(id.as_str()), number.as_deref()]),
        Route::Problems(id) => ("problems", vec![Some(id.as_str())]),
        Route::Overrule(id, check, item) => {
            ("overrule", vec![Some(id.as_str()), Some(check.as_str()), item.as_ref().map(ItemId::as_str)])
        }
        Route::Diagnosis(id) => ("diagnosis", vec![Some(id.as_str())]),
        Route::Arithmetic(id, group) => ("arithmetic", vec![Some(id.as_str()), Some(group.as_str())]),
        Route::Audit(id) => ("audit", vec![Some(id.as_str())]),
        Route::Report(id) => ("report", vec![Some(id.as_str())]),
        Route::Crux(id) => ("crux", vec![Some(id.as_str())]),
        Route::Priority(id, _) => ("priority", vec![Some(id.as_str()), number.as_deref()]),
        Route::Cause(id, _) => ("cause", vec![Some(id.as_str()), number.as_deref()]),
        Route::NewCause(id, kind) => ("new_cause", vec![Some(id.as_str()), kind.as_ref().map(CauseId::as_str)]),
        Route::Actions(id) => ("actions", vec![Some(id.as_str())]),
        Route::ActionForm(id, _) => ("action", vec![Some(id.as_str()), number.as_deref()]),
        Route::NewAction(id, start) => return new_action_words(id, start),
        Route::Finding(id, item) => ("finding", vec![Some(id.as_str()), Some(item.as_str())]),
        Route::WhatIf(id) => ("what_if", vec![Some(id.as_str())]),
        Route::Sensitivity(id) => ("sensitivity", vec![Some(id.as_str())]),
        Route::FollowUps => ("follow_ups", vec![]),
    };
    std::iter::once(Some(name)).chain(words).flatten().map(str::to_owned).collect()
}

/// A new action: its cause or a dash, then its items, each with the level it is to reach.
fn new_action_words(id: &AssessmentId, start: &Start) -> Vec<String> {
    let cause = start.cause.map_or_else(|| "-".to_owned(), |cause| cause.to_string());
    let items = start.items.iter().map(|(item, target)| match target {
        Some(target) => format!("{item}={target}"),
        None => item.to_string(),
    });
    ["new_action".to_owned(), id.to_string(), cause].into_iter().chain(items).collect()
}

fn start_of(cause: &str, items: &[&str]) -> Option<Start> {
    let cause = if cause == "-" { None } else { Some(CauseNo(cause.parse().ok()?)) };
    let item = |word: &&str| match word.split_once('=') {
        Some((item, target)) => Some((ItemId::new(item), Some(target.parse().ok()?))),
        None => Some((ItemId::new(word), None)),
    };
    Some(Start { cause, items: items.iter().map(item).collect::<Option<_>>()? })
}

/// Reads a route from its words; `None` where they name none.
pub fn route_of<'a>(words: impl IntoIterator<Item = &'a str>) -> Option<Route> {
    let words: Vec<&str> = words.into_iter().collect();
    Some(match *words.as_slice() {
        ["ledger"] => Route::Ledger,
        ["dashboard"] => Route::Dashboard,
        ["goal", id] => Route::Goal(id.to_owned()),
        ["classes"] => Route::Classes,
        ["class", id] => Route::Class(id.to_owned()),
        ["match", code] => Route::Match(SocietyCode::new(code)),
        ["society", code] => Route::Society(SocietyCode::new(code)),
        ["compare", earlier, later] => Route::Compare(AssessmentId::new(earlier), AssessmentId::new(later)),
        ["society_form"] => Route::SocietyForm(None),
        ["society_form", code] => Route::SocietyForm(Some(SocietyCode::new(code))),
        ["rosters", code] => Route::Rosters(SocietyCode::new(code)),
        ["roster_row", code, roster] => Route::RosterRow(SocietyCode::new(code), ItemId::new(roster), None),
        ["roster_row", code, roster, number] => {
            Route::RosterRow(SocietyCode::new(code), ItemId::new(roster), Some(number.parse().ok()?))
        }
        ["rows", id, item] => Route::Rows(AssessmentId::new(id), ItemId::new(item)),
        ["row_form", id, item] => Route::RowForm(AssessmentId::new(id), ItemId::new(item), None),
        ["row_form", id, item, number] => {
            Route::RowForm(AssessmentId::new(id), ItemId::new(item), Some(number.parse().ok()?))
        }
        ["start", code] => Route::Start(SocietyCode::new(code)),
        ["import"] => Route::Import,
        ["take_away"] => Route::TakeAway,
        ["overview", id] => Route::Overview(AssessmentId::new(id)),
        ["item", id, item] => Route::Item(AssessmentId::new(id), ItemId::new(item)),
        ["desk_work", id] => Route::DeskWork(AssessmentId::new(id), None),
        ["desk_work", id, item] => Route::DeskWork(AssessmentId::new(id), Some(ItemId::new(item))),
        ["facts", id] => Route::Facts(AssessmentId::new(id), None),
        ["facts", id, item] => Route::Facts(AssessmentId::new(id), Some(ItemId::new(item))),
        ["evidence", id] => Route::Evidence(AssessmentId::new(id), None),
        ["evidence", id, item] => Route::Evidence(AssessmentId::new(id), Some(ItemId::new(item))),
        ["details", id, number] => Route::Details(AssessmentId::new(id), EvidenceNo(number.parse().ok()?)),
        ["samples", id] => Route::Samples(AssessmentId::new(id)),
        ["visit", id] => Route::Visit(AssessmentId::new(id)),
        ["self_ratings", id] => Route::SelfRatings(AssessmentId::new(id)),
        ["changes", id] => Route::Changes(AssessmentId::new(id)),
        ["line", id, number] => Route::Line(AssessmentId::new(id), NoteNo(number.parse().ok()?)),
        ["piece", id, number] => Route::Piece(AssessmentId::new(id), EvidenceNo(number.parse().ok()?)),
        ["interviews", id] => Route::Interviews(AssessmentId::new(id)),
        ["interview", id, number] => Route::Interview(AssessmentId::new(id), EvidenceNo(number.parse().ok()?)),
        ["interview_form", id] => Route::InterviewForm(AssessmentId::new(id), None),
        ["interview_form", id, number] => {
            Route::InterviewForm(AssessmentId::new(id), Some(EvidenceNo(number.parse().ok()?)))
        }
        ["problems", id] => Route::Problems(AssessmentId::new(id)),
        ["overrule", id, check] => Route::Overrule(AssessmentId::new(id), CheckId::new(check), None),
        ["overrule", id, check, item] => {
            Route::Overrule(AssessmentId::new(id), CheckId::new(check), Some(ItemId::new(item)))
        }
        ["diagnosis", id] => Route::Diagnosis(AssessmentId::new(id)),
        ["arithmetic", id, group] => Route::Arithmetic(AssessmentId::new(id), group.to_owned()),
        ["audit", id] => Route::Audit(AssessmentId::new(id)),
        ["report", id] => Route::Report(AssessmentId::new(id)),
        ["crux", id] => Route::Crux(AssessmentId::new(id)),
        ["priority", id, number] => Route::Priority(AssessmentId::new(id), CauseNo(number.parse().ok()?)),
        ["cause", id, number] => Route::Cause(AssessmentId::new(id), CauseNo(number.parse().ok()?)),
        ["new_cause", id] => Route::NewCause(AssessmentId::new(id), None),
        ["new_cause", id, kind] => Route::NewCause(AssessmentId::new(id), Some(CauseId::new(kind))),
        ["actions", id] => Route::Actions(AssessmentId::new(id)),
        ["action", id, number] => Route::ActionForm(AssessmentId::new(id), ActionNo(number.parse().ok()?)),
        ["new_action", id, cause, ref items @ ..] => Route::NewAction(AssessmentId::new(id), start_of(cause, items)?),
        ["finding", id, item] => Route::Finding(AssessmentId::new(id), ItemId::new(item)),
        ["what_if", id] => Route::WhatIf(AssessmentId::new(id)),
        ["sensitivity", id] => Route::Sensitivity(AssessmentId::new(id)),
        ["follow_ups"] => Route::FollowUps,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::screens::{Example, ROUTES};

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
    fn every_place_is_read_back_from_its_words() {
        let example = Example {
            society: "A0001".into(),
            assessment: "A0001-1".into(),
            item: "W1".into(),
            interview: EvidenceNo(3),
            check: "C30".into(),
            group: "W".to_owned(),
        };
        let item = || Some(example.item.clone());
        let id = example.assessment.clone();
        let others = [
            Route::SocietyForm(None),
            Route::RosterRow("A0001".into(), "functions".into(), Some(2)),
            Route::RowForm(id.clone(), "F1".into(), Some(2)),
            Route::InterviewForm(id.clone(), None),
            Route::DeskWork(id.clone(), None),
            Route::Facts(id.clone(), item()),
            Route::Evidence(id.clone(), None),
            Route::NewCause(id.clone(), Some("people".into())),
            Route::NewAction(id.clone(), Start::default()),
            Route::NewAction(
                id.clone(),
                Start { cause: Some(CauseNo(3)), items: vec![("S1".into(), Some(3)), ("E21".into(), None)] },
            ),
            Route::Overrule(id, example.check.clone(), item()),
        ];
        for route in ROUTES.iter().map(|(_, route)| route(&example)).chain(others) {
            let words = words_of(&route);
            assert_eq!(route_of(words.iter().map(String::as_str)), Some(route));
        }
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
