//! Where a command runs: its streams, language, actor, store and clock; knows nothing of what the commands do.

use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::cli::{environment, guarded, table};
use crate::domain::assessment::Assessment;
use crate::domain::checklist::Checklist;
use crate::domain::event::Entry;
use crate::domain::ids::{Actor, AssessmentId, Digest, Millis};
use crate::domain::ledger::Ledger;
use crate::domain::office;
use crate::domain::refusal::Refusal;
use crate::domain::standing::Standing;
use crate::domain::state::State;
use crate::exchange::FileError;
use crate::exchange::files::{FileFault, Files};
use crate::lang::{Lang, Notice, cli as say};
use crate::session::{RunError, Session};
use crate::store::disk::DiskStore;
use crate::store::reading::Skimmed;
use crate::store::writer::Writer;
use crate::store::{Store, StoreError, reading};

/// Where a command runs.
pub struct World<'a> {
    /// Standard input.
    pub input: &'a mut dyn Read,
    /// Standard output: what was asked for, and nothing else.
    pub out: &'a mut dyn Write,
    /// Standard error: what went wrong or is worth knowing besides.
    pub err: &'a mut dyn Write,
    /// The language of all that is said.
    pub lang: Lang,
    /// Who is at work.
    pub actor: Actor,
    /// The directory given for the store, if one was.
    pub dir: Option<PathBuf>,
    /// The clock.
    pub clock: fn() -> Millis,
    /// The files the arguments may name.
    pub files: Files,
    /// Whether this is a restricted login.
    pub is_restricted: bool,
}

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// It did what it was asked.
    Done,
    /// The answer is no: problems, cannot submit, refused.
    No,
    /// Wrong usage or bad input.
    Usage,
    /// The store failed.
    Store,
}

impl Exit {
    /// Returns the exit code.
    pub const fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::No => 1,
            Self::Usage => 2,
            Self::Store => 3,
        }
    }
}

/// Why a command did not do what it was asked.
#[derive(Debug)]
pub struct Failure {
    /// How it ends.
    pub exit: Exit,
    /// What is said of it.
    pub said: Said,
}

/// What is said of a failure.
#[derive(Debug)]
pub enum Said {
    /// This.
    Notice(Notice),
    /// That standard output could not be written.
    NoOutput(io::Error),
    /// Nothing: nobody listens any more.
    Nothing,
}

impl Said {
    /// Returns what is said, if anything.
    pub fn notice(self, lang: Lang) -> Option<Notice> {
        match self {
            Self::Notice(notice) => Some(notice),
            Self::NoOutput(error) => {
                Some(Notice::new(say::no_output(lang), error.to_string(), say::fix_no_output(lang)))
            }
            Self::Nothing => None,
        }
    }
}

impl Failure {
    /// The answer is no.
    pub const fn no(notice: Notice) -> Self {
        Self { exit: Exit::No, said: Said::Notice(notice) }
    }

    /// Wrong usage or bad input.
    pub const fn usage(notice: Notice) -> Self {
        Self { exit: Exit::Usage, said: Said::Notice(notice) }
    }

    /// The store failed.
    pub fn store(error: &StoreError, lang: Lang) -> Self {
        Self { exit: Exit::Store, said: Said::Notice(error.notice(lang)) }
    }

    /// Refused by the domain: bad input where mending the arguments would help, a no otherwise.
    pub fn refused(refusal: &Refusal, lang: Lang) -> Self {
        let exit = match refusal {
            Refusal::AlreadyOpen { .. }
            | Refusal::IsSubmitted { .. }
            | Refusal::NotSubmitted { .. }
            | Refusal::Blocked { .. }
            | Refusal::NotSoft { .. }
            | Refusal::NothingToUndo
            | Refusal::NothingToRedo
            | Refusal::InterviewInUse { .. }
            | Refusal::CauseInUse { .. } => Exit::No,
            Refusal::BadSocietyCode { .. }
            | Refusal::NoName { .. }
            | Refusal::NoSuchSociety { .. }
            | Refusal::NoSuchAssessment { .. }
            | Refusal::NoSuchItem { .. }
            | Refusal::NoSuchCheck { .. }
            | Refusal::NoSuchRoster { .. }
            | Refusal::NoSuchRow { .. }
            | Refusal::BadRoster { .. }
            | Refusal::NoSuchEvidence { .. }
            | Refusal::NotPerItem { .. }
            | Refusal::BadValue { .. }
            | Refusal::NoReason
            | Refusal::NoTitle
            | Refusal::NoSuchInterview { .. }
            | Refusal::NoSuchRecord { .. }
            | Refusal::NoSuchRole { .. }
            | Refusal::NoSuchTrait { .. }
            | Refusal::BadPerson { .. }
            | Refusal::NoSelfRating { .. }
            | Refusal::NotScored { .. }
            | Refusal::NotARating { .. }
            | Refusal::NoSuchCauseKind { .. }
            | Refusal::NoSuchCause { .. }
            | Refusal::TooManyWhys { .. }
            | Refusal::NoMeasure { .. }
            | Refusal::NothingDrawn
            | Refusal::NoText
            | Refusal::TooLong { .. } => Exit::Usage,
        };
        Self { exit, said: Said::Notice(refusal.notice(lang)) }
    }

    /// A session did not run a command.
    pub fn run(error: &RunError, lang: Lang) -> Self {
        match error {
            RunError::Refused(refusal) => Self::refused(refusal, lang),
            RunError::Store(error) => Self::store(error, lang),
            RunError::NoChecklist(_) => Self { exit: Exit::Store, said: Said::Notice(error.notice(lang)) },
        }
    }

    /// A file could not be read or written, as `what` says.
    pub fn of(fault: FileFault, lang: Lang, what: &str) -> Self {
        let exit = match &fault {
            FileFault::Outside { .. } | FileFault::NoFiles { .. } => Exit::No,
            FileFault::Io(_) => Exit::Usage,
        };
        let notice = fault.notice(lang, |error| Notice::new(what, error.to_string(), say::fix_file(lang)));
        Self { exit, said: Said::Notice(notice) }
    }

    /// A file came to nothing.
    pub fn file(error: &FileError, lang: Lang) -> Self {
        match error {
            FileError::Sheet(bad) => Self::usage(bad.notice(lang)),
            FileError::Run(error) => Self::run(error, lang),
        }
    }
}

/// Standard output is gone. A reader that has seen enough closes the pipe; that is no error.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return Self { exit: Exit::Done, said: Said::Nothing };
        }
        Self { exit: Exit::Store, said: Said::NoOutput(error) }
    }
}

/// The journal as it was when it was read, and what it comes to.
pub struct Reading {
    /// Its ledger.
    pub ledger: Ledger,
    /// The checklists in it.
    pub checklists: BTreeMap<Digest, Arc<Checklist>>,
    journal: Option<Skimmed>,
}

impl World<'_> {
    /// Returns the store's directory.
    ///
    /// # Errors
    /// None was given and the system names no place for data.
    pub fn store_dir(&self) -> Result<PathBuf, Failure> {
        match &self.dir {
            Some(dir) => Ok(dir.clone()),
            None => environment::store_dir(self.lang),
        }
    }

    /// Reads the store without opening it, so that it works while another bamai has it open. No store reads as an empty one.
    ///
    /// # Errors
    /// It could not be read.
    pub fn read(&mut self) -> Result<Reading, Failure> {
        self.read_showing(&mut |_| {})
    }

    /// Reads the store like [`World::read`], and shows each entry to `look`.
    ///
    /// # Errors
    /// As for [`World::read`].
    pub fn read_showing(&mut self, look: &mut dyn FnMut(&Entry)) -> Result<Reading, Failure> {
        let mut state = State::default();
        let mut show = |entry: &Entry| {
            state.apply_to_ledger(entry);
            look(entry);
        };
        let journal = match reading::skim(&self.store_dir()?, &mut show) {
            Ok(journal) => Some(journal),
            Err(StoreError::Missing { .. }) => None,
            Err(error) => return Err(Failure::store(&error, self.lang)),
        };
        for (from, to) in journal.iter().flat_map(|journal| &journal.missing) {
            self.remark(&say::missing_entries(self.lang, from.0, to.0))?;
        }
        Ok(Reading { ledger: state.ledger, checklists: state.checklists, journal })
    }

    /// Opens the store, does something in a session, and returns when all of it is durable and the store is let go of.
    ///
    /// # Errors
    /// The store could not be opened or written, or what was done in the session failed.
    pub fn write<T>(&mut self, work: impl FnOnce(&mut Session) -> Result<T, Failure>) -> Result<T, Failure> {
        let lang = self.lang;
        let mut session = self.open_session()?;
        let worked = work(&mut session);
        let waited = session.wait().map_err(|error| Failure::store(&error, lang));
        // What closing could not save, waiting has named already.
        session.close();
        let worked = worked?;
        waited.map(|()| worked)
    }

    /// Opens the store for a session. Whoever asks for it waits until all is durable, and closes it.
    ///
    /// # Errors
    /// The store could not be opened.
    pub fn open_session(&mut self) -> Result<Session, Failure> {
        let lang = self.lang;
        let clock = self.clock;
        let store = self.open_store()?;
        // What becomes durable is waited for, so nobody need hear of it earlier.
        let writer = Writer::spawn(Box::new(store), |_| {}).map_err(|error| {
            let notice = Notice::new(say::no_thread(lang), error.to_string(), say::fix_no_thread(lang));
            Failure { exit: Exit::Store, said: Said::Notice(notice) }
        })?;
        Session::open(writer, self.actor.clone(), Box::new(clock)).map_err(|error| Failure::store(&error, lang))
    }

    /// Opens the store, does something with the store itself, and lets go of it.
    ///
    /// # Errors
    /// The store could not be opened, or what was done with it failed.
    pub fn with_store<T>(&mut self, work: impl FnOnce(&mut DiskStore) -> Result<T, Failure>) -> Result<T, Failure> {
        let mut store = self.open_store()?;
        let worked = work(&mut store)?;
        // What was written is in the journal, whatever becomes of the database.
        let _ = store.settle();
        Ok(worked)
    }

    /// Opens the store and tells what was repaired; the ledger tells it once more.
    fn open_store(&mut self) -> Result<DiskStore, Failure> {
        let lang = self.lang;
        let opened = DiskStore::open(&self.store_dir()?, (self.clock)(), self.actor.as_str());
        let opened = opened.map_err(|error| Failure::store(&error, lang))?;
        for repair in &opened.repairs {
            let notice = repair.notice(lang).to_string();
            // Whoever closed standard error still wants the work done.
            let _ = writeln!(self.err, "bamai: {}", table::on_terminal(&notice));
        }
        Ok(opened.store)
    }

    /// Reads a file given as an argument; `-` is standard input.
    ///
    /// # Errors
    /// It could not be read.
    pub fn file(&mut self, path: &Path) -> Result<Vec<u8>, Failure> {
        let read = if path == Path::new("-") {
            let mut bytes = Vec::new();
            self.input.read_to_end(&mut bytes).map(|_| bytes).map_err(FileFault::from)
        } else {
            self.files.read(path)
        };
        read.map_err(|fault| Failure::of(fault, self.lang, &say::file_not_read(self.lang, &path.display().to_string())))
    }

    /// Writes a line for people, nothing in it that a terminal would act on.
    ///
    /// # Errors
    /// Nobody reads it.
    pub fn line(&mut self, text: &str) -> Result<(), Failure> {
        writeln!(self.out, "{}", table::on_terminal(text))?;
        Ok(())
    }

    /// Writes a document.
    ///
    /// # Errors
    /// Nobody reads it.
    pub fn json(&mut self, document: &serde_json::Value) -> Result<(), Failure> {
        writeln!(self.out, "{}", guarded::json(document))?;
        Ok(())
    }

    /// Says something besides on standard error.
    ///
    /// # Errors
    /// Nobody reads it.
    pub fn remark(&mut self, text: &str) -> Result<(), Failure> {
        writeln!(self.err, "{}", table::on_terminal(text))?;
        Ok(())
    }
}

impl Reading {
    /// Returns the checklist the office works by; see [`office::checklist_of`].
    pub fn office_checklist(&self) -> Arc<Checklist> {
        Arc::clone(office::checklist_of(&self.ledger, &self.checklists))
    }

    /// Reads an assessment's entries, in order.
    ///
    /// # Errors
    /// They cannot be read any more.
    pub fn entries_of(&self, id: &AssessmentId) -> Result<Vec<Entry>, StoreError> {
        self.journal.as_ref().map_or(Ok(Vec::new()), |journal| journal.entries_of(id))
    }

    /// Returns the checklists of the journal that this program can read.
    pub fn checklists(&self) -> impl Iterator<Item = &Checklist> {
        self.checklists.values().map(|checklist| &**checklist)
    }

    /// Folds an assessment; `None` if there is none, or its checklist is not one this program can read.
    ///
    /// # Errors
    /// Its entries cannot be read any more.
    pub fn fold(&self, id: &AssessmentId) -> Result<Option<Assessment>, StoreError> {
        let mut state = State::with_checklists(self.checklists.clone());
        self.entries_of(id)?.iter().for_each(|entry| state.apply_to_assessment(entry));
        Ok(state.assessments.remove(id))
    }

    /// Returns an assessment with where it stands.
    ///
    /// # Errors
    /// None or several have ids that start so, it cannot be read, or its checklist is not one this program can read.
    pub fn assessment(&self, given: &str, lang: Lang) -> Result<(Assessment, Standing), Failure> {
        let id = find(&self.ledger, given, lang)?;
        let Some(assessment) = self.fold(&id).map_err(|error| Failure::store(&error, lang))? else {
            let digest = self.ledger.headings.get(&id).map(|heading| heading.checklist).unwrap_or_default();
            return Err(Failure::run(&RunError::NoChecklist(digest), lang));
        };
        let standing = Standing::of(&assessment);
        Ok((assessment, standing))
    }
}

/// Returns the assessment of that id, or the only one whose id starts so.
///
/// # Errors
/// There is none, or several are named so.
pub fn find(ledger: &Ledger, given: &str, lang: Lang) -> Result<AssessmentId, Failure> {
    if let Some((id, _)) = ledger.headings.get_key_value(given) {
        return Ok(id.clone());
    }
    let candidates: Vec<&AssessmentId> =
        ledger.headings.keys().filter(|id| !given.is_empty() && id.as_str().starts_with(given)).collect();
    match candidates.as_slice() {
        [] => Err(Failure::refused(&Refusal::NoSuchAssessment { id: given.to_owned() }, lang)),
        [only] => Ok((*only).clone()),
        several => {
            let several: Vec<&str> = several.iter().map(|id| id.as_str()).collect();
            let several = several.join(crate::lang::import::list_mark(lang));
            let what = say::ambiguous(lang, given);
            Err(Failure::usage(Notice::new(what, say::candidates(lang, &several), say::fix_ambiguous(lang))))
        }
    }
}
