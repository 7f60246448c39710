//! The thread that owns the store: writes what it is given in order, so that typing never waits for the disk; knows nothing of what entries say.
//!
//! Invariant: [`Saved::Through`] is said only after [`Store::append`] has returned, and batches are written in the order they were given,
//! each whole. A batch that could not be written waits, and everything after it.
//! Invariant: idle, the thread sleeps; it settles the store once, a moment after the last write.

use std::collections::VecDeque;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread::JoinHandle;
use std::time::Duration;

use crate::domain::event::Entry;
use crate::domain::ids::{AssessmentId, Digest, Seq};
use crate::domain::ledger::{Ledger, Summary};
use crate::store::{Head, Store, StoreError};

/// How long nothing must have been written before the store is settled.
const QUIET: Duration = Duration::from_secs(1);

/// What became of what was given to be written.
#[derive(Debug)]
pub enum Saved {
    /// Every entry up to and with this one is durable.
    Through(Seq),
    /// The batch that is first in line could not be written; it and those after it wait.
    Failed {
        /// How many entries wait.
        n_waiting: usize,
        /// Why.
        error: StoreError,
    },
    /// Everything is durable in the journal, but something beside it is not as it should be.
    Trouble(StoreError),
}

/// A handle on the thread that writes. Its methods that return an answer wait for everything asked before.
#[derive(Debug)]
pub struct Writer {
    jobs: Sender<Job>,
    thread: Option<JoinHandle<Vec<Entry>>>,
}

type Question = Box<dyn FnOnce(&mut dyn Store) + Send>;

enum Job {
    Append(Vec<Entry>, Option<Sender<Result<(), StoreError>>>),
    Retry,
    Ask(Question),
    Waiting(Sender<Vec<Entry>>),
    Close,
}

impl Writer {
    /// Starts the thread. `on_event` is called on it and must not wait for the writer.
    ///
    /// # Errors
    /// The system has no more threads.
    pub fn spawn(store: Box<dyn Store>, on_event: impl Fn(Saved) + Send + 'static) -> std::io::Result<Self> {
        let (jobs, inbox) = channel();
        let worker = Worker { store, inbox, waiting: VecDeque::new(), say: Box::new(on_event), is_settled: false };
        let thread = std::thread::Builder::new().name("writer".to_owned()).spawn(move || worker.run())?;
        Ok(Self { jobs, thread: Some(thread) })
    }

    /// Gives a batch to be written after what was given before; what becomes of it is said by [`Saved`].
    ///
    /// # Errors
    /// The thread has ended; the batch is not saved.
    pub fn append(&self, entries: Vec<Entry>) -> Result<(), StoreError> {
        self.send(Job::Append(entries, None))?;
        // Woken on this processor, the thread would wait until whoever gave the batch has nothing more to do; it needs it for a moment
        // only, until the disk is at work.
        std::thread::yield_now();
        Ok(())
    }

    /// Writes a batch and returns when it is durable.
    ///
    /// # Errors
    /// It is not durable yet, and waits as after [`Writer::append`].
    pub fn append_and_wait(&self, entries: Vec<Entry>) -> Result<(), StoreError> {
        let (answer, answered) = channel();
        self.send(Job::Append(entries, Some(answer)))?;
        answered.recv().unwrap_or(Err(StoreError::Closed))
    }

    /// Tries again to write what waits.
    ///
    /// # Errors
    /// The thread has ended.
    pub fn retry(&self) -> Result<(), StoreError> {
        self.send(Job::Retry)
    }

    /// Returns what could not be written so far, in order.
    ///
    /// # Errors
    /// The thread has ended.
    pub fn waiting(&self) -> Result<Vec<Entry>, StoreError> {
        let (answer, answered) = channel();
        self.send(Job::Waiting(answer))?;
        answered.recv().map_err(|_| StoreError::Closed)
    }

    /// Has a summary kept beside its heading, some time soon.
    ///
    /// # Errors
    /// The thread has ended.
    pub fn keep_summary(&self, assessment: AssessmentId, summary: Summary) -> Result<(), StoreError> {
        self.send(Job::Ask(Box::new(move |store| {
            // A summary is only a cache; whoever misses it works it out.
            let _ = store.keep_summary(&assessment, &summary);
        })))
    }

    /// Asks the store something, after everything given before has been tried. What waits to be written is not in the answer.
    ///
    /// # Errors
    /// The thread has ended.
    pub fn ask<T: Send + 'static>(
        &self,
        question: impl FnOnce(&mut dyn Store) -> T + Send + 'static,
    ) -> Result<T, StoreError> {
        let (answer, answered) = channel();
        self.send(Job::Ask(Box::new(move |store| {
            // Nobody may be waiting any more.
            let _ = answer.send(question(store));
        })))?;
        answered.recv().map_err(|_| StoreError::Closed)
    }

    /// Returns where the journal on record ends.
    ///
    /// # Errors
    /// The thread has ended.
    pub fn head(&self) -> Result<Head, StoreError> {
        self.ask(|store| store.head())
    }

    /// Returns every society and heading.
    ///
    /// # Errors
    /// They could not be read.
    pub fn ledger(&self) -> Result<Ledger, StoreError> {
        self.ask(|store| store.ledger())?
    }

    /// Returns an assessment's entries.
    ///
    /// # Errors
    /// They could not be read.
    pub fn entries_of(&self, assessment: &AssessmentId) -> Result<Vec<Entry>, StoreError> {
        let assessment = assessment.clone();
        self.ask(move |store| store.entries_of(&assessment))?
    }

    /// Returns up to `limit` entries from a place on.
    ///
    /// # Errors
    /// They could not be read.
    pub fn entries(&self, from: Seq, limit: usize) -> Result<Vec<Entry>, StoreError> {
        self.ask(move |store| store.entries(from, limit))?
    }

    /// Returns the text of a checklist kept in the journal.
    ///
    /// # Errors
    /// It could not be read.
    pub fn checklist(&self, digest: &Digest) -> Result<Option<String>, StoreError> {
        let digest = *digest;
        self.ask(move |store| store.checklist(&digest))?
    }

    /// Tries once more to write what waits, settles the store, ends the thread, and returns what is still not saved.
    pub fn close(mut self) -> Vec<Entry> {
        self.end()
    }

    fn end(&mut self) -> Vec<Entry> {
        let Some(thread) = self.thread.take() else { return Vec::new() };
        // If the thread has ended already, joining it says so.
        let _ = self.jobs.send(Job::Close);
        thread.join().unwrap_or_default()
    }

    fn send(&self, job: Job) -> Result<(), StoreError> {
        self.jobs.send(job).map_err(|_| StoreError::Closed)
    }
}

impl Drop for Writer {
    /// A writer that goes away writes what it was given; nobody learns what it could not save.
    fn drop(&mut self) {
        self.end();
    }
}

struct Worker {
    store: Box<dyn Store>,
    inbox: Receiver<Job>,
    waiting: VecDeque<Vec<Entry>>,
    say: Box<dyn Fn(Saved) + Send>,
    is_settled: bool,
}

impl Worker {
    fn run(mut self) -> Vec<Entry> {
        while let Some(job) = self.next_job() {
            match job {
                Job::Append(entries, answer) => {
                    self.waiting.extend(Some(entries).filter(|entries| !entries.is_empty()));
                    self.write_and_tell(answer);
                }
                Job::Retry => self.write_and_tell(None),
                Job::Ask(question) => question(&mut *self.store),
                Job::Waiting(answer) => {
                    // Nobody may be waiting any more.
                    let _ = answer.send(self.waiting.iter().flatten().cloned().collect());
                }
                Job::Close => break,
            }
        }
        if !self.waiting.is_empty() {
            self.write_and_tell(None);
        }
        self.settle();
        self.waiting.into_iter().flatten().collect()
    }

    /// Returns the next job; while there is none, settles once and then sleeps. Nothing once every handle is gone.
    fn next_job(&mut self) -> Option<Job> {
        if !self.is_settled {
            match self.inbox.recv_timeout(QUIET) {
                Ok(job) => return Some(job),
                Err(RecvTimeoutError::Disconnected) => return None,
                Err(RecvTimeoutError::Timeout) => self.settle(),
            }
        }
        self.inbox.recv().ok()
    }

    fn write_and_tell(&mut self, answer: Option<Sender<Result<(), StoreError>>>) {
        let written = self.write();
        match answer {
            // Nobody may be waiting any more.
            Some(answer) => drop(answer.send(written)),
            None => {
                if let Err(error) = written {
                    (self.say)(Saved::Failed { n_waiting: self.waiting.iter().map(Vec::len).sum(), error });
                }
            }
        }
    }

    /// Writes what waits, batch by batch, until it is done or one fails.
    fn write(&mut self) -> Result<(), StoreError> {
        while let Some(batch) = self.waiting.front() {
            self.store.append(batch)?;
            self.is_settled = false;
            self.waiting.pop_front();
            (self.say)(Saved::Through(self.store.head().seq));
            self.store.keep_up();
        }
        Ok(())
    }

    fn settle(&mut self) {
        self.is_settled = true;
        if let Err(error) = self.store.settle() {
            (self.say)(Saved::Trouble(error));
        }
    }
}

impl std::fmt::Debug for Job {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Append(..) => "Append",
            Self::Retry => "Retry",
            Self::Ask(_) => "Ask",
            Self::Waiting(_) => "Waiting",
            Self::Close => "Close",
        })
    }
}

#[cfg(test)]
mod tests {
    use std::sync::mpsc::channel;

    use super::*;
    use crate::domain::event::{Event, Profile};
    use crate::domain::ids::{Actor, Millis, SocietyCode};
    use crate::store::codec;
    use crate::store::memory::MemoryStore;

    fn entries(n: usize) -> Vec<Entry> {
        let mut head = Head::default();
        let mut entries = Vec::new();
        for idx in 0..n {
            let event = Event::SocietyAdded { code: SocietyCode::new(&format!("A{idx}")), profile: Profile::default() };
            let entry = codec::seal(&head, Millis(1), &Actor::new("zhang"), event).unwrap();
            head = Head::of(&entry);
            entries.push(entry);
        }
        entries
    }

    #[test]
    fn batches_are_written_in_the_order_they_were_given_and_answers_come_after_them() {
        let (said, heard) = channel();
        let writer = Writer::spawn(Box::new(MemoryStore::new()), move |saved| said.send(saved).unwrap()).unwrap();
        let entries = entries(50);
        for entry in &entries {
            writer.append(vec![entry.clone()]).unwrap();
        }
        assert_eq!(writer.entries(Seq(1), 100).unwrap(), entries);
        let through: Vec<_> = heard
            .try_iter()
            .map(|saved| match saved {
                Saved::Through(seq) => seq.0,
                Saved::Failed { .. } | Saved::Trouble(_) => 0,
            })
            .collect();
        assert_eq!(through, (1..=50).collect::<Vec<_>>());
        assert_eq!(writer.close(), []);
    }

    /// A store that says when it is told to keep up.
    struct Slow(MemoryStore, Sender<&'static str>);

    impl Store for Slow {
        fn append(&mut self, entries: &[Entry]) -> Result<(), StoreError> {
            self.0.append(entries)
        }
        fn keep_up(&mut self) {
            self.1.send("kept up").unwrap();
        }
        fn keep_summary(&mut self, assessment: &AssessmentId, summary: &Summary) -> Result<(), StoreError> {
            self.0.keep_summary(assessment, summary)
        }
        fn head(&self) -> Head {
            self.0.head()
        }
        fn ledger(&mut self) -> Result<Ledger, StoreError> {
            self.0.ledger()
        }
        fn entries_of(&mut self, assessment: &AssessmentId) -> Result<Vec<Entry>, StoreError> {
            self.0.entries_of(assessment)
        }
        fn entries(&mut self, from: Seq, limit: usize) -> Result<Vec<Entry>, StoreError> {
            self.0.entries(from, limit)
        }
        fn checklist(&mut self, digest: &Digest) -> Result<Option<String>, StoreError> {
            self.0.checklist(digest)
        }
        fn settle(&mut self) -> Result<(), StoreError> {
            self.0.settle()
        }
    }

    #[test]
    fn an_entry_is_acknowledged_before_what_answers_questions_has_it() {
        let (sender, noted) = channel();
        let said = sender.clone();
        let store = Slow(MemoryStore::new(), sender);
        let writer = Writer::spawn(Box::new(store), move |_| said.send("acknowledged").unwrap()).unwrap();
        for entry in entries(2) {
            writer.append(vec![entry]).unwrap();
        }
        writer.close();
        let noted: Vec<_> = noted.iter().collect();
        assert_eq!(noted, ["acknowledged", "kept up", "acknowledged", "kept up"]);
    }

    #[test]
    fn nothing_given_is_nothing_said() {
        let (said, heard) = channel();
        let writer = Writer::spawn(Box::new(MemoryStore::new()), move |saved| said.send(saved).unwrap()).unwrap();
        writer.append(Vec::new()).unwrap();
        writer.append_and_wait(Vec::new()).unwrap();
        writer.close();
        assert_eq!(heard.iter().count(), 0);
    }

    #[test]
    fn a_writer_that_goes_away_writes_what_it_was_given() {
        let (said, heard) = channel();
        let writer = Writer::spawn(Box::new(MemoryStore::new()), move |saved| said.send(saved).unwrap()).unwrap();
        writer.append(entries(3)).unwrap();
        drop(writer);
        assert!(matches!(heard.recv(), Ok(Saved::Through(Seq(3)))));
    }
}
