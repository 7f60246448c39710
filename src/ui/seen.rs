//! How much of each assessment each person has seen, in a small file beside the journal, and what others have done since;
//! knows nothing of how it is shown.
//!
//! One line per person and assessment: name, assessment, number of the last entry seen, parted by tabs. Like the place one
//! comes back to, it is a comfort and not a record: what cannot be read counts as never having looked, and then nothing is
//! said to be new.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use crate::domain::event::{Change, Entry};
use crate::domain::ids::{Actor, AssessmentId, Seq};
use crate::domain::records::Kept;

/// What others have done in an assessment since a person last looked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Since {
    actor: Actor,
    from: Seq,
    /// How many entries each has made, by name.
    pub others: BTreeMap<Actor, usize>,
    /// How many pieces of evidence came in among them, interviews included.
    pub n_evidence: usize,
}

impl Since {
    /// Sums up the entries after `from` that are not the person's own.
    pub fn of(entries: &[Entry], actor: &Actor, from: Seq) -> Self {
        let mut since = Self { actor: actor.clone(), from, others: BTreeMap::new(), n_evidence: 0 };
        let mut interviews = BTreeSet::new();
        for entry in entries {
            let is_new_piece = match entry.event.change() {
                Some(Change::EvidenceRegistered { .. }) => true,
                // An interview is evidence from its first entry on; later ones correct it.
                Some(Change::Kept(Kept::Interview(number, Some(_)))) => interviews.insert(*number),
                _ => false,
            };
            if since.is_of(entry) {
                *since.others.entry(entry.actor.clone()).or_default() += 1;
                since.n_evidence += usize::from(is_new_piece);
            }
        }
        since
    }

    /// Returns whether an entry is one of them.
    pub fn is_of(&self, entry: &Entry) -> bool {
        entry.seq > self.from && entry.actor != self.actor
    }
}

/// The file, and the person it is read for.
#[derive(Debug)]
pub struct SeenFile {
    path: PathBuf,
    actor: Actor,
    /// What has been written in this run.
    written: BTreeSet<(AssessmentId, Seq)>,
}

impl SeenFile {
    /// Names the file and the person.
    pub const fn new(path: PathBuf, actor: Actor) -> Self {
        Self { path, actor, written: BTreeSet::new() }
    }

    /// Returns the last entry of an assessment the person has seen; `None` if they never looked.
    pub fn read(&self, assessment: &AssessmentId) -> Option<Seq> {
        let text = fs::read_to_string(&self.path).ok()?;
        let line = text.lines().find(|line| self.is_mine(line, assessment))?;
        line.rsplit('\t').next()?.parse().ok().map(Seq)
    }

    /// Keeps that the person has seen an assessment up to an entry.
    pub fn write(&mut self, assessment: &AssessmentId, seq: Seq) {
        let is_plain = |text: &str| !text.chars().any(char::is_control);
        if !is_plain(self.actor.as_str()) || !self.written.insert((assessment.clone(), seq)) {
            return;
        }
        let known = fs::read_to_string(&self.path).unwrap_or_default();
        let others = known.lines().filter(|line| !self.is_mine(line, assessment));
        let mut text: String = others.map(|line| format!("{line}\n")).collect();
        text.push_str(&format!("{}\t{assessment}\t{}\n", self.actor, seq.0));
        let beside = self.path.with_extension("new");
        // What cannot be written is not missed: the same changes are told once more.
        _ = fs::write(&beside, text).and_then(|()| fs::rename(&beside, &self.path));
    }

    fn is_mine(&self, line: &str, assessment: &AssessmentId) -> bool {
        let mut words = line.split('\t');
        words.next() == Some(self.actor.as_str()) && words.next() == Some(assessment.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_person_has_seen_as_much_of_each_assessment_as_they_looked_at() {
        let dir = tempfile::tempdir().unwrap();
        let file = |actor: &str| SeenFile::new(dir.path().join("seen"), actor.into());
        file("王").write(&"A-1".into(), Seq(7));
        file("lee").write(&"A-1".into(), Seq(9));
        file("王").write(&"B-1".into(), Seq(3));
        file("王").write(&"A-1".into(), Seq(12));
        let read = |actor, assessment: &str| file(actor).read(&assessment.into());
        assert_eq!(
            [read("王", "A-1"), read("lee", "A-1"), read("王", "B-1")],
            [Some(Seq(12)), Some(Seq(9)), Some(Seq(3))]
        );
        assert_eq!([read("lee", "B-1"), read("nobody", "A-1")], [None, None]);
    }

    #[test]
    fn what_cannot_be_read_counts_as_never_having_looked() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("seen");
        for text in ["", "lee", "lee\tA-1", "lee\tA-1\tmany"] {
            fs::write(&path, text).unwrap();
            assert_eq!(SeenFile::new(path.clone(), "lee".into()).read(&"A-1".into()), None, "{text:?}");
        }
    }
}
