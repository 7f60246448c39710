//! Two assessors' commands over both stores while the disk fails under them, held against a plain map.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use bamai::domain::event::Entry;
use bamai::domain::ids::{Actor, AssessmentId, Digest, Millis, Seq};
use bamai::domain::ledger::{Ledger, Summary};
use bamai::session::Session;
use bamai::store::disk::DiskStore;
use bamai::store::faulty::{Fault, FaultyStorage};
use bamai::store::memory::MemoryStore;
use bamai::store::writer::{Saved, Writer};
use bamai::store::{Doing, Head, Store, StoreError};
use tempfile::TempDir;

use super::deed::{ACTORS, Deed, Refused, begin, first_round};
use super::model::{Known, Model, known};

/// 2026-03-02T09:41:00Z
const MORNING: Millis = Millis(1_772_444_460_000);

/// Who does what, one after the other: an assessor's number and a deed's.
pub type Day = [(u8, u32)];

/// Which store a day is spent on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    Memory,
    Disk,
}

/// What a day came to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lived {
    /// Calls of the file system, or appends to the memory.
    pub n_calls: usize,
    /// Entries acknowledged.
    pub n_acknowledged: u64,
    /// Whether the assessment was ever submitted.
    pub was_submitted: bool,
}

/// Spends a day on a store that fails as told, each deed held against the model; then opens what is left and holds that against it too.
pub fn live(ground: Ground, day: &Day, fault: Fault) -> Result<Lived, String> {
    let place = Place::new(ground, fault);
    let is_end = matches!(fault, Fault::From(_));
    let mut states = BTreeMap::from([(0, Model::default()), (1, Model::registered())]);
    let mut model = Model::default();
    let mut n_refused = 0;
    for stretch in day.chunk_by(|one, other| one.0 == other.0) {
        let actor = ACTORS[usize::from(stretch[0].0) % ACTORS.len()];
        let mut session = match place.session(actor) {
            Ok(session) => session,
            Err(_) if is_end => break,
            // The failing call is behind us: whoever tries again gets in.
            Err(_) if n_refused == 0 => {
                n_refused += 1;
                place.session(actor).map_err(|error| format!("not even the second time: {error}"))?
            }
            Err(error) => return Err(format!("does not open: {error}")),
        };
        match begin(&mut session) {
            Ok(()) => {}
            Err(Refused::ByStore(_)) if is_end => break,
            Err(why) => return Err(format!("does not begin: {why:?}")),
        }
        if !model.is_started() {
            model = Model::started();
        }
        states.insert(session.head().seq.0, model.clone());
        for (_, number) in stretch {
            let deed = Deed::of(*number);
            let done = deed.run(&mut session);
            if let Err(Refused::ByStore(why)) = &done {
                return Err(format!("{deed:?}: {why}"));
            }
            if model.run(actor, &deed, done.is_ok()) != done.is_ok() {
                return Err(format!(
                    "{deed:?} of {actor}: {done:?}, and the model thinks otherwise: {:?}",
                    model.known
                ));
            }
            let is = known(session.ledger(), session.assessment(&first_round()).map(|(assessment, _)| assessment));
            same(&is, &model.known, &format!("after {deed:?} of {actor}"))?;
            states.insert(session.head().seq.0, model.clone());
        }
        let head = session.head().seq.0;
        let unsaved = session.close();
        if is_end && !unsaved.is_empty() {
            break;
        }
        let saved = head - unsaved.len() as u64;
        states.split_off(&(saved + 1));
        model = states.get(&saved).ok_or_else(|| format!("half of a command was saved: {saved}"))?.clone();
    }
    let lived = Lived {
        n_calls: place.n_calls(),
        n_acknowledged: place.through.load(Ordering::SeqCst),
        was_submitted: states.values().any(Model::is_submitted),
    };
    place.calm();
    place.hold_against(&states)?;
    if let Place { ground: Kept::Disk { dir, .. }, .. } = &place {
        std::fs::remove_dir_all(dir.path().join("db")).map_err(|error| format!("no database: {error}"))?;
        place.hold_against(&states).map_err(|why| format!("made anew from the journal: {why}"))?;
    }
    Ok(lived)
}

fn same(is: &Known, should_be: &Known, when: &str) -> Result<(), String> {
    if is == should_be {
        return Ok(());
    }
    let only = |one: &Known, other: &Known| -> Known {
        one.iter()
            .filter(|(name, value)| other.get(*name) != Some(value))
            .map(|(n, v)| (n.clone(), v.clone()))
            .collect()
    };
    Err(format!("{when}: is {:?}, should be {:?}", only(is, should_be), only(should_be, is)))
}

/// A store that outlives its sessions, and how much of it has been acknowledged.
struct Place {
    ground: Kept,
    through: Arc<AtomicU64>,
}

enum Kept {
    Memory(Flaky),
    Disk { dir: TempDir, storage: FaultyStorage },
}

impl Place {
    fn new(ground: Ground, fault: Fault) -> Self {
        let ground = match ground {
            Ground::Memory => Kept::Memory(Flaky::new(fault)),
            Ground::Disk => Kept::Disk { dir: TempDir::new().unwrap(), storage: FaultyStorage::new(fault) },
        };
        Self { ground, through: Arc::default() }
    }

    fn session(&self, actor: &str) -> Result<Session, StoreError> {
        let store: Box<dyn Store> = match &self.ground {
            Kept::Memory(flaky) => Box::new(flaky.clone()),
            Kept::Disk { dir, storage } => {
                let opened = DiskStore::open_on(Arc::new(storage.clone()), dir.path(), MORNING, actor)?;
                if let Some(loss) = opened.repairs.iter().find(|repair| repair.is_loss()) {
                    panic!("{loss:?}");
                }
                Box::new(opened.store)
            }
        };
        let through = Arc::clone(&self.through);
        let writer = Writer::spawn(store, move |saved| {
            if let Saved::Through(seq) = saved {
                through.fetch_max(seq.0, Ordering::SeqCst);
            }
        });
        Session::open(writer.unwrap(), Actor::new(actor), Box::new(|| MORNING))
    }

    fn n_calls(&self) -> usize {
        match &self.ground {
            Kept::Memory(flaky) => flaky.inner.lock().unwrap().n_calls,
            Kept::Disk { storage, .. } => storage.asked().len(),
        }
    }

    /// From now on nothing fails.
    fn calm(&self) {
        match &self.ground {
            Kept::Memory(flaky) => flaky.inner.lock().unwrap().fault = Fault::Never,
            Kept::Disk { storage, .. } => storage.set(Fault::Never),
        }
    }

    /// Opens the store and holds all of it against the state its length stands for.
    fn hold_against(&self, states: &BTreeMap<u64, Model>) -> Result<(), String> {
        let mut session = self.session(ACTORS[0]).map_err(|error| format!("does not open afterwards: {error}"))?;
        let (seq, through) = (session.head().seq.0, self.through.load(Ordering::SeqCst));
        if seq < through {
            return Err(format!("{through} acknowledged, {seq} there"));
        }
        let Some(model) = states.get(&seq) else { return Err(format!("half of a command is there: {seq}")) };
        if model.is_started() {
            session.load(&first_round()).map_err(|error| format!("does not load: {error}"))?;
        }
        let is = known(session.ledger(), session.assessment(&first_round()).map(|(assessment, _)| assessment));
        same(&is, &model.known, &format!("opened again at {seq}"))
    }
}

/// A memory store that outlives its sessions and fails as told, each append being a call.
#[derive(Clone)]
struct Flaky {
    inner: Arc<Mutex<Inner>>,
}

struct Inner {
    store: MemoryStore,
    n_calls: usize,
    fault: Fault,
}

impl Flaky {
    fn new(fault: Fault) -> Self {
        Self { inner: Arc::new(Mutex::new(Inner { store: MemoryStore::new(), n_calls: 0, fault })) }
    }

    fn with<T>(&self, ask: impl FnOnce(&mut MemoryStore) -> T) -> T {
        ask(&mut self.inner.lock().unwrap().store)
    }
}

impl Store for Flaky {
    fn append(&mut self, entries: &[Entry]) -> Result<(), StoreError> {
        let mut inner = self.inner.lock().unwrap();
        let call = inner.n_calls;
        inner.n_calls += 1;
        let is_failing = match inner.fault {
            Fault::At(at) => call == at,
            Fault::From(from) => call >= from,
            Fault::Never | Fault::Every(_) | Fault::FullUntilRemoved | Fault::ReadOnly => false,
        };
        if is_failing {
            let source = std::io::Error::other("told to fail");
            return Err(StoreError::Io { doing: Doing::Writing, path: "memory".into(), source });
        }
        inner.store.append(entries)
    }

    fn keep_summary(&mut self, assessment: &AssessmentId, summary: &Summary) -> Result<(), StoreError> {
        self.with(|store| store.keep_summary(assessment, summary))
    }

    fn head(&self) -> Head {
        self.with(|store| store.head())
    }

    fn ledger(&mut self) -> Result<Ledger, StoreError> {
        self.with(MemoryStore::ledger)
    }

    fn entries_of(&mut self, assessment: &AssessmentId) -> Result<Vec<Entry>, StoreError> {
        self.with(|store| store.entries_of(assessment))
    }

    fn entries(&mut self, from: Seq, limit: usize) -> Result<Vec<Entry>, StoreError> {
        self.with(|store| store.entries(from, limit))
    }

    fn checklist(&mut self, digest: &Digest) -> Result<Option<String>, StoreError> {
        self.with(|store| store.checklist(digest))
    }

    fn settle(&mut self) -> Result<(), StoreError> {
        Ok(())
    }
}
