//! A file system that writes down what is asked of it and fails when it was told to: for tests of everything above it.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::store::storage::{Access, RealStorage, Storage, StoredFile};

/// What was asked; only what changes something is written down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// To make a directory.
    MakeDir,
    /// To make a file.
    Create,
    /// To reserve room.
    Reserve,
    /// To rename.
    Rename,
    /// To delete.
    Remove,
    /// To make names durable.
    SyncDir,
    /// To add bytes.
    Append,
    /// To make bytes durable.
    SyncData,
    /// To cut a file back.
    Truncate,
}

/// When to fail.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Fault {
    /// Never.
    #[default]
    Never,
    /// Only the call with this number, from 0.
    At(usize),
    /// That call and every one after it: to the disk this looks like the moment the program was killed.
    From(usize),
    /// Every call of one sort.
    Every(Asked),
    /// Every call that needs room, as on a full disk, until something is deleted.
    FullUntilRemoved,
    /// Every call that changes something, as on a disk that is mounted for reading only.
    ReadOnly,
}

/// A file system that can be told to fail.
#[derive(Clone, Default)]
pub struct FaultyStorage {
    notes: Arc<Mutex<Notes>>,
}

#[derive(Default)]
struct Notes {
    asked: Vec<(Asked, PathBuf)>,
    fault: Fault,
}

impl FaultyStorage {
    /// Returns one that has not been asked anything yet.
    pub fn new(fault: Fault) -> Self {
        Self { notes: Arc::new(Mutex::new(Notes { asked: Vec::new(), fault })) }
    }

    /// Changes when to fail from now on.
    pub fn set(&self, fault: Fault) {
        self.notes().fault = fault;
    }

    /// Returns everything asked so far, in order, whether it was done or not.
    pub fn asked(&self) -> Vec<(Asked, PathBuf)> {
        self.notes().asked.clone()
    }

    fn notes(&self) -> MutexGuard<'_, Notes> {
        self.notes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn ask(&self, asked: Asked, path: &Path) -> io::Result<()> {
        let mut notes = self.notes();
        let number = notes.asked.len();
        notes.asked.push((asked, path.to_owned()));
        let needs_room = matches!(asked, Asked::Create | Asked::Reserve | Asked::Append | Asked::MakeDir);
        match notes.fault {
            Fault::At(at) if number == at => Err(io::Error::other("told to fail")),
            Fault::From(from) if number >= from => Err(io::Error::other("told to fail")),
            Fault::Every(sort) if sort == asked => Err(io::Error::other("told to fail")),
            Fault::FullUntilRemoved if needs_room => Err(io::ErrorKind::StorageFull.into()),
            Fault::ReadOnly => Err(io::ErrorKind::ReadOnlyFilesystem.into()),
            Fault::Never | Fault::At(_) | Fault::From(_) | Fault::Every(_) | Fault::FullUntilRemoved => Ok(()),
        }
    }

    /// Returns whether the moment of [`Fault::From`] has passed, after which nothing at all reaches the disk.
    fn is_gone(&self) -> bool {
        let notes = self.notes();
        matches!(notes.fault, Fault::From(from) if notes.asked.len() > from + 1)
    }

    fn file(&self, path: &Path, file: Box<dyn StoredFile>) -> Box<dyn StoredFile> {
        Box::new(FaultyFile { storage: self.clone(), path: path.to_owned(), file })
    }
}

impl Storage for FaultyStorage {
    fn make_dir(&self, path: &Path) -> io::Result<()> {
        self.ask(Asked::MakeDir, path)?;
        RealStorage.make_dir(path)
    }

    fn open(&self, path: &Path, access: Access) -> io::Result<Box<dyn StoredFile>> {
        if access == Access::Append && self.notes().fault == Fault::ReadOnly {
            return Err(io::ErrorKind::ReadOnlyFilesystem.into());
        }
        Ok(self.file(path, RealStorage.open(path, access)?))
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn StoredFile>> {
        self.ask(Asked::Create, path)?;
        Ok(self.file(path, RealStorage.create(path)?))
    }

    fn reserve(&self, path: &Path, length: u64) -> io::Result<()> {
        self.ask(Asked::Reserve, path)?;
        RealStorage.reserve(path, length)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.ask(Asked::Rename, to)?;
        RealStorage.rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.ask(Asked::Remove, path)?;
        RealStorage.remove(path)?;
        let mut notes = self.notes();
        if notes.fault == Fault::FullUntilRemoved {
            notes.fault = Fault::Never;
        }
        Ok(())
    }

    fn sync_dir(&self, path: &Path) -> io::Result<()> {
        self.ask(Asked::SyncDir, path)?;
        RealStorage.sync_dir(path)
    }

    fn list(&self, path: &Path) -> io::Result<Vec<PathBuf>> {
        RealStorage.list(path)
    }

    fn exists(&self, path: &Path) -> bool {
        RealStorage.exists(path)
    }
}

struct FaultyFile {
    storage: FaultyStorage,
    path: PathBuf,
    file: Box<dyn StoredFile>,
}

impl StoredFile for FaultyFile {
    /// A failing one adds the first half, as a write cut off does.
    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        if let Err(error) = self.storage.ask(Asked::Append, &self.path) {
            if let Some(half) = bytes.get(..bytes.len() / 2).filter(|_| !self.storage.is_gone()) {
                self.file.append(half)?;
            }
            return Err(error);
        }
        self.file.append(bytes)
    }

    fn sync_data(&mut self) -> io::Result<()> {
        self.storage.ask(Asked::SyncData, &self.path)?;
        self.file.sync_data()
    }

    fn truncate(&mut self, length: u64) -> io::Result<()> {
        self.storage.ask(Asked::Truncate, &self.path)?;
        self.file.truncate(length)
    }

    fn length(&self) -> io::Result<u64> {
        self.file.length()
    }

    fn read_at(&self, offset: u64, bytes: &mut [u8]) -> io::Result<usize> {
        self.file.read_at(offset, bytes)
    }
}
