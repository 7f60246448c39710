//! One person at work on one store: runs commands, keeps the state they lead to, and knows how much of it is durable.
//!
//! Typing never waits: a command's entries enter the state at once and go to the writer; [`Session::note`] hears when they
//! are on disk, and only then are they called saved.

mod loading;

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::domain::assessment::Assessment;
use crate::domain::checklist::Checklist;
use crate::domain::command::Command;
use crate::domain::decide::decide;
use crate::domain::event::{Entry, Event};
use crate::domain::ids::{Actor, AssessmentId, Digest, Millis, Seq, SocietyCode};
use crate::domain::ledger::{Ledger, Status};
use crate::domain::refusal::Refusal;
use crate::domain::standing::Standing;
use crate::domain::state::State;
use crate::lang::{Lang, Notice};
use crate::store::codec;
use crate::store::writer::{Saved, Writer};
use crate::store::{Head, StoreError};

/// Tells the time. Tests give a fixed one.
pub type Clock = Box<dyn Fn() -> Millis + Send>;

/// One person at work on one store.
pub struct Session {
    state: State,
    standings: BTreeMap<AssessmentId, Arc<Standing>>,
    actor: Actor,
    clock: Clock,
    writer: Writer,
    head: Head,
    saved_through: Seq,
}

/// Why a command did not run.
#[derive(Debug, thiserror::Error)]
pub enum RunError {
    /// The domain refused it.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The store could not give what was needed to decide it.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// An assessment's checklist is not in the store, or not one this program can read.
    #[error("checklist {0} of the assessment is missing or unreadable")]
    NoChecklist(Digest),
}

impl RunError {
    /// Says what happened, why, and what to do.
    pub fn notice(&self, lang: Lang) -> Notice {
        match self {
            Self::Refused(refusal) => refusal.notice(lang),
            Self::Store(error) => error.notice(lang),
            Self::NoChecklist(digest) => {
                let digest = digest.to_string();
                Notice::new(
                    crate::lang::session::no_checklist(lang, &digest),
                    "",
                    crate::lang::session::fix_no_checklist(lang),
                )
            }
        }
    }
}

impl Session {
    /// Opens a session on a store whose writer is running.
    ///
    /// # Errors
    /// The ledger could not be read.
    pub fn open(writer: Writer, actor: Actor, clock: Clock) -> Result<Self, StoreError> {
        let ledger = writer.ledger()?;
        let head = writer.head()?;
        let state = State::with_ledger(ledger);
        Ok(Self { state, standings: BTreeMap::new(), actor, clock, writer, head, saved_through: head.seq })
    }

    /// Returns what is known now.
    pub const fn state(&self) -> &State {
        &self.state
    }

    /// Returns the ledger.
    pub const fn ledger(&self) -> &Ledger {
        &self.state.ledger
    }

    /// Returns the person at work.
    pub const fn actor(&self) -> &Actor {
        &self.actor
    }

    /// Returns the time by this session's clock.
    pub fn now(&self) -> Millis {
        (self.clock)()
    }

    /// Returns an assessment that has been loaded, with where it stands.
    pub fn assessment(&self, id: &AssessmentId) -> Option<(&Assessment, &Standing)> {
        Some((self.state.assessments.get(id)?, self.standings.get(id)?))
    }

    /// Returns an assessment's entries, for the audit trail, the oldest first.
    ///
    /// # Errors
    /// The store could not give them.
    pub fn entries_of(&self, id: &AssessmentId) -> Result<Vec<Entry>, StoreError> {
        self.writer.entries_of(id)
    }

    /// Returns the checklist of that digest, if it is loaded.
    pub fn checklist(&self, digest: &Digest) -> Option<&Arc<Checklist>> {
        self.state.checklists.get(digest)
    }

    /// Runs a command: its entries are in the state when this returns, and on their way to the disk.
    ///
    /// # Errors
    /// Why it may not be done; nothing happened.
    pub fn run(&mut self, command: &Command) -> Result<Vec<Entry>, RunError> {
        self.prepare(command)?;
        let events = decide(&self.state, &self.actor, command)?;
        let mut head = self.head;
        let entries: Vec<Entry> =
            events.into_iter().map(|event| self.seal(&mut head, event)).collect::<Result<_, _>>()?;
        self.head = head;
        entries.iter().for_each(|entry| self.state.apply(entry));
        self.send(&entries);
        Ok(entries)
    }

    /// Runs commands one after the other, each judged against the state its predecessors led to.
    ///
    /// All of them happen or none does; with [`Amount::WhatCan`], those refused are left out and the others happen.
    ///
    /// # Errors
    /// The store could not give what was needed to decide them; nothing happened.
    pub fn run_all(&mut self, commands: &[Command], amount: Amount) -> Result<RanAll, RunError> {
        for command in commands {
            match self.prepare(command) {
                Ok(()) | Err(RunError::Refused(_)) => {}
                Err(error) => return Err(error),
            }
        }
        let mut trial = self.state.clone();
        let mut head = self.head;
        let mut ran = RanAll { entries: Vec::new(), refused: Vec::new(), changed: Vec::new() };
        for (idx, command) in commands.iter().enumerate() {
            match decide(&trial, &self.actor, command) {
                Ok(events) => {
                    if !events.is_empty() {
                        ran.changed.push(idx);
                    }
                    for event in events {
                        let entry = self.seal(&mut head, event)?;
                        trial.apply(&entry);
                        ran.entries.push(entry);
                    }
                }
                Err(refusal) => ran.refused.push((idx, refusal)),
            }
        }
        if amount == Amount::All && !ran.refused.is_empty() {
            ran.entries.clear();
            ran.changed.clear();
            return Ok(ran);
        }
        self.head = head;
        self.state = trial;
        self.send(&ran.entries);
        Ok(ran)
    }

    /// Takes over events that happened elsewhere, with who and when; each has been found to follow from those before it.
    ///
    /// # Errors
    /// One does not fit a record, or the store could not give a checklist it has; nothing happened.
    pub fn take_over(&mut self, events: Vec<(Millis, Actor, Event)>) -> Result<Vec<Entry>, RunError> {
        for (_, _, event) in &events {
            match event {
                Event::AssessmentStarted { checklist, .. } if self.state.ledger.checklists.contains(checklist) => {
                    self.load_checklist(checklist)?;
                }
                _ => {}
            }
        }
        let mut head = self.head;
        let mut entries = Vec::with_capacity(events.len());
        for (at, actor, event) in events {
            let entry = codec::seal(&head, at, &actor, event)?;
            head = Head::of(&entry);
            entries.push(entry);
        }
        self.head = head;
        entries.iter().for_each(|entry| self.state.apply(entry));
        self.send(&entries);
        Ok(entries)
    }

    /// Brings in what deciding a command needs.
    fn prepare(&mut self, command: &Command) -> Result<(), RunError> {
        match command {
            Command::Register { .. } | Command::KeepRoster { .. } => Ok(()),
            Command::Start { checklist, .. } => {
                self.state.checklists.insert(checklist.digest, Arc::clone(checklist));
                Ok(())
            }
            Command::In { assessment, .. } => self.load(assessment),
        }
    }

    /// Makes the entry that follows `head`, and moves `head` there.
    fn seal(&self, head: &mut Head, event: Event) -> Result<Entry, StoreError> {
        let entry = codec::seal(head, (self.clock)(), &self.actor, event)?;
        *head = Head::of(&entry);
        Ok(entry)
    }

    /// Hands entries to the writer and brings up to date what is worked out from the assessments they touch.
    fn send(&mut self, entries: &[Entry]) {
        if entries.is_empty() {
            return;
        }
        // A writer that has ended says so when it is waited for; until then what it was given counts as waiting.
        let _ = self.writer.append(entries.to_vec());
        let mut touched: Vec<AssessmentId> =
            entries.iter().filter_map(|entry| entry.event.assessment()).cloned().collect();
        touched.dedup();
        for id in touched {
            self.stand(&id);
        }
    }

    /// Hears from the writer what has become durable.
    pub fn note(&mut self, saved: &Saved) {
        match saved {
            Saved::Through(seq) => self.saved_through = self.saved_through.max(*seq),
            Saved::Failed { .. } | Saved::Trouble(_) => {}
        }
    }

    /// Returns how many entries are not durable yet.
    pub const fn n_waiting(&self) -> u64 {
        self.head.seq.0.saturating_sub(self.saved_through.0)
    }

    /// Returns the last entry's place and time.
    pub const fn head(&self) -> Head {
        self.head
    }

    /// Waits until everything is durable.
    ///
    /// # Errors
    /// It could not be made durable.
    pub fn wait(&mut self) -> Result<(), StoreError> {
        self.writer.append_and_wait(Vec::new())?;
        self.saved_through = self.head.seq;
        Ok(())
    }

    /// Asks the writer to try again what could not be saved.
    pub fn retry(&self) {
        // A writer that has ended says so when it is waited for.
        let _ = self.writer.retry();
    }

    /// Returns what could not be saved so far, in order.
    ///
    /// # Errors
    /// The writer has ended.
    pub fn unsaved(&self) -> Result<Vec<Entry>, StoreError> {
        self.writer.waiting()
    }

    /// Makes everything durable, lets go of the store, and returns what could not be saved.
    pub fn close(self) -> Vec<Entry> {
        self.writer.close()
    }

    /// Returns the open assessment of a society, if there is one.
    pub fn open_assessment(&self, society: &SocietyCode) -> Option<&AssessmentId> {
        let ledger = &self.state.ledger;
        let (code, _) = ledger.societies.get_key_value(society)?;
        ledger.rounds_of(code).find(|(_, heading)| heading.status == Status::Open).map(|(id, _)| id)
    }
}

/// What is to happen when some of several commands are refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// All or nothing.
    All,
    /// What can be done.
    WhatCan,
}

/// What came of running several commands.
#[derive(Debug)]
pub struct RanAll {
    /// What happened, in order.
    pub entries: Vec<Entry>,
    /// The commands refused, by index, and why.
    pub refused: Vec<(usize, Refusal)>,
    /// The commands that changed something, by index.
    pub changed: Vec<usize>,
}
