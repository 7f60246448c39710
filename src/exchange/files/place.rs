//! A name in a directory that is held open: reads there, and writes so that nobody sees half a file; knows nothing of which may be named.

use std::ffi::OsString;
use std::fs::File;
use std::io;
use std::os::fd::OwnedFd;
use std::path::{Component, Path};

use rustix::fs::{AtFlags, FileType, Mode, OFlags, RenameFlags, openat, renameat, renameat_with, statat, unlinkat};
use rustix::io::Errno;

use crate::exchange::files::Readers;

/// What a file that is written may take the place of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Over {
    /// Nothing: the name must be free.
    Nothing,
    /// A file of that name.
    File,
}

/// A name in a directory that is held open.
pub(super) struct Place {
    /// The directory.
    pub(super) dir: OwnedFd,
    /// The name.
    pub(super) name: OsString,
}

impl Place {
    /// Has a file written beside the place, so that nobody ever sees half of it, and gives it its name once it is whole.
    ///
    /// # Errors
    /// It cannot be made, or not get its name. That `write` failed is the inner error; no file is left then.
    pub(super) fn write<T, E>(
        &self,
        readers: Readers,
        over: Over,
        write: impl FnOnce(&mut File) -> Result<T, E>,
    ) -> io::Result<Result<T, E>> {
        if over == Over::Nothing && self.is_taken() {
            return Err(io::ErrorKind::AlreadyExists.into());
        }
        let beside = self.beside();
        let mut file = self.create(&beside, readers)?;
        let written = write(&mut file);
        let named = match (&written, over) {
            (Err(_), _) => Ok(()),
            (Ok(_), Over::Nothing) => file.sync_all().and_then(|()| self.name_new(&beside)),
            (Ok(_), Over::File) => file.sync_all().and_then(|()| self.name(&beside)),
        };
        if written.is_err() || named.is_err() {
            self.remove(&beside);
        }
        named.map(|()| written)
    }

    pub(super) fn open(&self, flags: OFlags, mode: Mode) -> rustix::io::Result<File> {
        openat(&self.dir, &self.name, flags | OFlags::NOFOLLOW | OFlags::CLOEXEC, mode).map(File::from)
    }

    /// Makes a file of some name here that was not there.
    fn create(&self, name: &OsString, readers: Readers) -> rustix::io::Result<File> {
        let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let mode = match readers {
            Readers::Usual => Mode::from_raw_mode(0o666),
            Readers::Owner => Mode::from_raw_mode(0o600),
        };
        openat(&self.dir, name, flags, mode).map(File::from)
    }

    /// Returns the name under which the file is written before it gets its own.
    fn beside(&self) -> OsString {
        let mut beside = self.name.clone();
        beside.push(format!(".{}.part", std::process::id()));
        beside
    }

    fn is_taken(&self) -> bool {
        statat(&self.dir, &self.name, AtFlags::SYMLINK_NOFOLLOW).is_ok()
    }

    /// Gives a finished file its name, whatever had it.
    fn name(&self, beside: &OsString) -> io::Result<()> {
        Ok(renameat(&self.dir, beside, &self.dir, &self.name)?)
    }

    /// Gives a finished file its name, unless that has been taken meanwhile.
    fn name_new(&self, beside: &OsString) -> io::Result<()> {
        match renameat_with(&self.dir, beside, &self.dir, &self.name, RenameFlags::NOREPLACE) {
            // Some file systems cannot refuse by themselves; the moment between looking and moving is all that is lost.
            Err(Errno::INVAL | Errno::NOSYS | Errno::NOTSUP) if !self.is_taken() => self.name(beside),
            named => Ok(named?),
        }
    }

    /// Removes what could not be finished and is of no use to anybody.
    fn remove(&self, name: &OsString) {
        _ = unlinkat(&self.dir, name, AtFlags::empty());
    }

    pub(super) fn is_link(&self, name: &OsString) -> bool {
        let stat = statat(&self.dir, name, AtFlags::SYMLINK_NOFOLLOW);
        stat.is_ok_and(|stat| FileType::from_raw_mode(stat.st_mode) == FileType::Symlink)
    }
}

/// Returns the names that lead from a directory to a file; `None`: it is not below.
pub(super) fn names_below(dir: &Path, named: &Path) -> Option<Vec<OsString>> {
    let relative = if named.is_absolute() { named.strip_prefix(dir).ok()? } else { named };
    let mut names = Vec::new();
    for component in relative.components() {
        match component {
            Component::Normal(name) => names.push(name.to_owned()),
            Component::CurDir => {}
            Component::ParentDir | Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(names)
}
