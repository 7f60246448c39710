//! The ledger: every society and the heading of every assessment; knows nothing of what was answered.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;

use jiff::civil::Date;

use crate::domain::event::{Change, Entry, Event, Profile, Scope};
use crate::domain::ids::{ActionNo, Actor, AssessmentId, Digest, ItemId, Millis, Seq, SocietyCode};
use crate::domain::value::Row;

/// Every society and the heading of every assessment. Small enough to keep whole: the ledger screen is drawn from it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ledger {
    /// The societies.
    pub societies: BTreeMap<SocietyCode, Profile>,
    /// The assessments.
    pub headings: BTreeMap<AssessmentId, Heading>,
    /// The checklists whose whole text is in the journal.
    pub checklists: BTreeSet<Digest>,
    /// The rosters of each society. Invariant: none is empty, and no society is here without one.
    pub rosters: BTreeMap<SocietyCode, BTreeMap<ItemId, Vec<Row>>>,
    /// When each society was put on the ledger.
    pub since: BTreeMap<SocietyCode, Millis>,
    /// What was known of each society before, the oldest first. Invariant: no society is here without anything.
    pub past: BTreeMap<SocietyCode, Vec<Past>>,
}

/// What was known of a society until something about it changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Past {
    /// The first moment it was no longer so.
    pub until: Millis,
    /// What the register said of it.
    pub profile: Profile,
    /// How many rows each of its rosters had; a roster without rows is left out.
    pub n_rows: BTreeMap<ItemId, u32>,
}

/// What the ledger knows of an assessment.
#[derive(Clone, Debug, PartialEq)]
pub struct Heading {
    /// The society.
    pub society: SocietyCode,
    /// 1 for a society's first assessment.
    pub round: u32,
    /// The checklist it is pinned to.
    pub checklist: Digest,
    /// How much of the checklist is in scope.
    pub scope: Scope,
    /// Who started it.
    pub lead: Actor,
    /// When it was started.
    pub started: Millis,
    /// When it last changed.
    pub touched: Millis,
    /// Its last entry.
    pub last: Seq,
    /// Open or submitted.
    pub status: Status,
    /// Progress and severities as of its last entry; `None` until worked out.
    pub summary: Option<Summary>,
}

/// Whether an assessment can be changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It can.
    Open,
    /// Not until it is reopened.
    Submitted,
}

/// What a row of the ledger shows of an assessment.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    /// Items on the path and in scope that have an answer (a blank is one).
    pub n_answered: u32,
    /// Items on the path and in scope.
    pub n_items: u32,
    /// Severity (0–100) of each axis in the checklist's order; `None` where it is withheld.
    pub severities: Vec<Option<f64>>,
    /// Red lines raised.
    pub n_red_lines: u32,
    /// One for each scored item, in the checklist's order.
    pub marks: Vec<Mark>,
    /// The open actions with a date, the next first.
    pub follow_ups: Vec<FollowUp>,
}

/// An open action somebody has to look at.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FollowUp {
    /// When. Whether that is over is worked out where there is a clock.
    pub on: Date,
    /// The action.
    pub action: ActionNo,
    /// The beginning of what is done.
    pub what: String,
}

/// What a scored item came to, kept small: a ledger holds some for every society.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// Points 0–100; below 0 where the item has none. Invariant: a number.
    points: f32,
    /// The grade of the evidence behind it, 0–3.
    pub evidence: u8,
}

impl Mark {
    /// Returns a mark; `points` are there only where the item is answered and counts.
    pub fn new(points: Option<f64>, evidence: u8) -> Self {
        #[expect(clippy::cast_possible_truncation, reason = "points are 0–100, and a ten-thousandth is enough of them")]
        let points = points.filter(|points| (0.0..=100.0).contains(points)).map_or(-1.0, |points| points as f32);
        Self { points, evidence }
    }

    /// Takes back what [`Mark::stored`] gave.
    pub fn from_stored(points: f32, evidence: u8) -> Self {
        Self { points: if points >= 0.0 { points } else { -1.0 }, evidence }
    }

    /// Returns the points as they are kept in rows: below 0 where there are none.
    pub const fn stored(self) -> f32 {
        self.points
    }

    /// Returns the points (0–100, to a ten-thousandth), where the item has any.
    pub fn points(self) -> Option<f64> {
        (self.points >= 0.0).then(|| (f64::from(self.points) * 10_000.0).round() / 10_000.0)
    }
}

impl Ledger {
    /// Folds an entry in. Entries it knows nothing of leave it as it is.
    pub fn apply(&mut self, entry: &Entry) {
        match &entry.event {
            Event::SocietyAdded { code, profile } | Event::SocietyChanged { code, profile } => {
                self.since.entry(code.clone()).or_insert(entry.at);
                self.remember(code, entry.at);
                self.societies.insert(code.clone(), profile.clone());
            }
            Event::RosterKept { society, roster, rows } => {
                self.remember(society, entry.at);
                let rosters = self.rosters.entry(society.clone()).or_default();
                if rows.is_empty() {
                    rosters.remove(roster);
                } else {
                    rosters.insert(roster.clone(), rows.clone());
                }
                if rosters.is_empty() {
                    self.rosters.remove(society);
                }
            }
            Event::ChecklistKept { checklist, part, n_parts, .. } => {
                if part.saturating_add(1) == *n_parts {
                    self.checklists.insert(*checklist);
                }
            }
            Event::AssessmentStarted { assessment, society, round, checklist, scope } => {
                let heading = Heading {
                    society: society.clone(),
                    round: *round,
                    checklist: *checklist,
                    scope: *scope,
                    lead: entry.actor.clone(),
                    started: entry.at,
                    touched: entry.at,
                    last: entry.seq,
                    status: Status::Open,
                    summary: None,
                };
                self.headings.insert(assessment.clone(), heading);
            }
            Event::Changed { assessment, change } => {
                if let Some(heading) = self.headings.get_mut(assessment) {
                    heading.touched = entry.at;
                    heading.last = entry.seq;
                    heading.summary = None;
                    match change {
                        Change::Submitted => heading.status = Status::Submitted,
                        Change::Reopened { .. } => heading.status = Status::Open,
                        Change::Answered { .. }
                        | Change::Remarked { .. }
                        | Change::EvidenceRegistered { .. }
                        | Change::EvidenceStruck { .. }
                        | Change::Linked { .. }
                        | Change::Unlinked { .. }
                        | Change::Overruled { .. }
                        | Change::Kept(_)
                        | Change::Undone { .. }
                        | Change::Redone { .. } => {}
                    }
                }
            }
        }
    }

    /// Puts what is known of a society until `until` on record.
    fn remember(&mut self, society: &SocietyCode, until: Millis) {
        let Some(profile) = self.societies.get(society) else { return };
        let past = Past { until, profile: profile.clone(), n_rows: self.counts_of(society) };
        self.past.entry(society.clone()).or_default().push(past);
    }

    fn counts_of(&self, society: &SocietyCode) -> BTreeMap<ItemId, u32> {
        let rosters = self.rosters.get(society).into_iter().flatten();
        rosters.map(|(roster, rows)| (roster.clone(), u32::try_from(rows.len()).unwrap_or(u32::MAX))).collect()
    }

    /// Returns the rows of a roster of a society, in the order they are kept.
    pub fn rows_of(&self, society: &SocietyCode, roster: &ItemId) -> &[Row] {
        let rosters = self.rosters.get(society);
        rosters.and_then(|rosters| rosters.get(roster)).map_or(&[], Vec::as_slice)
    }

    /// Returns how many rows a roster of a society has; 0 where nothing was ever kept.
    pub fn n_rows(&self, society: &SocietyCode, roster: &ItemId) -> usize {
        self.rows_of(society, roster).len()
    }

    /// Returns what the register said of a society at a moment, and how many rows each of its rosters had then.
    ///
    /// `None` where it was not on the ledger then.
    pub fn as_of(&self, at: Millis, society: &SocietyCode) -> Option<(&Profile, BTreeMap<ItemId, u32>)> {
        let now = self.societies.get(society)?;
        if self.since.get(society).is_none_or(|since| at < *since) {
            return None;
        }
        let past = self.past.get(society).map_or(&[][..], Vec::as_slice);
        // The times of a journal never go back, so that these ascend.
        match past.get(past.partition_point(|past| past.until <= at)) {
            Some(past) => Some((&past.profile, past.n_rows.clone())),
            None => Some((now, self.counts_of(society))),
        }
    }

    /// Returns the assessments of a society, first round first. Their ids begin with its code and a hyphen, so only those are looked at.
    pub fn rounds_of<'a>(&'a self, society: &'a SocietyCode) -> impl Iterator<Item = (&'a AssessmentId, &'a Heading)> {
        let prefix = format!("{society}-");
        let from = self.headings.range::<str, _>((Bound::Included(prefix.as_str()), Bound::Unbounded));
        let mut rounds: Vec<_> = from
            .take_while(|(id, _)| id.as_str().starts_with(&prefix))
            .filter(|(_, heading)| heading.society == *society)
            .collect();
        rounds.sort_by_key(|(_, heading)| heading.round);
        rounds.into_iter()
    }

    /// Returns the round before an assessment; `None` where it is its society's first.
    pub fn before(&self, id: &AssessmentId) -> Option<&AssessmentId> {
        let heading = self.headings.get(id)?;
        self.rounds_of(&heading.society).take_while(|(_, other)| other.round < heading.round).last().map(|(id, _)| id)
    }

    /// Returns the last round before an assessment that is submitted.
    pub fn submitted_before(&self, id: &AssessmentId) -> Option<&AssessmentId> {
        let heading = self.headings.get(id)?;
        let earlier = self.rounds_of(&heading.society).take_while(|(_, other)| other.round < heading.round);
        earlier.filter(|(_, other)| other.status == Status::Submitted).last().map(|(id, _)| id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::value::Value;

    /// A ledger on which things happened at these moments.
    fn ledger(events: Vec<(i64, Event)>) -> Ledger {
        let mut ledger = Ledger::default();
        for (at, event) in events {
            let (seq, actor, hash) = (Seq(1), Actor::new("lead"), Digest::default());
            ledger.apply(&Entry { seq, at: Millis(at), actor, event, hash });
        }
        ledger
    }

    fn graded(grade: &str) -> Profile {
        Profile { name: "学会".to_owned(), grade: grade.to_owned(), ..Profile::default() }
    }

    fn kept(roster: &str, n_rows: usize) -> Event {
        let row = Row::from([("what".to_owned(), Value::Text("评审".to_owned()))]);
        Event::RosterKept { society: "S".into(), roster: roster.into(), rows: vec![row; n_rows] }
    }

    #[test]
    fn what_a_society_was_at_any_moment_can_be_told() {
        let ledger = ledger(vec![
            (10, Event::SocietyAdded { code: "S".into(), profile: graded("a2") }),
            (20, kept("functions", 2)),
            (30, Event::SocietyChanged { code: "S".into(), profile: graded("a3") }),
            (40, kept("functions", 0)),
            (40, kept("demonstrations", 1)),
        ]);
        let was = |at| {
            let (profile, n_rows) = ledger.as_of(Millis(at), &"S".into())?;
            let n = |roster: &str| n_rows.get(roster).copied().unwrap_or_default();
            Some((profile.grade.clone(), n("functions"), n("demonstrations")))
        };
        let so = |grade: &str, functions, demonstrations| Some((grade.to_owned(), functions, demonstrations));
        assert_eq!(was(9), None);
        assert_eq!((was(10), was(19)), (so("a2", 0, 0), so("a2", 0, 0)));
        assert_eq!((was(20), was(29)), (so("a2", 2, 0), so("a2", 2, 0)));
        assert_eq!((was(30), was(39)), (so("a3", 2, 0), so("a3", 2, 0)));
        assert_eq!((was(40), was(i64::MAX)), (so("a3", 0, 1), so("a3", 0, 1)));
        assert_eq!(ledger.as_of(Millis(99), &"T".into()), None);
    }

    #[test]
    fn a_roster_has_the_rows_kept_last() {
        let ledger = ledger(vec![
            (10, Event::SocietyAdded { code: "S".into(), profile: graded("a2") }),
            (20, kept("functions", 2)),
            (30, kept("functions", 3)),
        ]);
        assert_eq!(ledger.n_rows(&"S".into(), &"functions".into()), 3);
        assert_eq!(ledger.n_rows(&"S".into(), &"demonstrations".into()), 0);
        assert_eq!(ledger.n_rows(&"T".into(), &"functions".into()), 0);
    }
}
