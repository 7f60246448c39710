//! The one gate through which files a person names are opened: anywhere, below one directory, or nowhere; knows nothing of
//! what is in them.
//!
//! Where a directory is the limit, the way to a file is walked from there one name at a time and never through a symbolic
//! link, with the directory reached so far held open: nobody can change what a name means between looking and opening.
//!
//! Invariant: no other code opens a file whose name a person gave; `tests/it/house.rs` knows the few that open files of the
//! program's own.

mod place;

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use rustix::fs::{FileType, Mode, OFlags, fstat, openat};

use crate::exchange::files::place::{Over, Place, names_below};
use crate::lang::{Lang, Notice, files as say};

/// The files a person may name.
#[derive(Clone, Debug)]
pub struct Files {
    reach: Reach,
}

#[derive(Clone, Debug)]
enum Reach {
    /// Any; relative names are looked for from here.
    Anywhere(PathBuf),
    /// Those below a directory, from which relative names are looked for.
    Below(PathBuf),
    /// None.
    Nowhere,
}

/// Who may read a file that is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Readers {
    /// Whoever the system's default lets.
    Usual,
    /// Its owner alone.
    Owner,
}

/// Why a file was not read or written.
#[derive(Debug, thiserror::Error)]
pub enum FileFault {
    /// It is outside the directory that is the limit, or reached through a symbolic link.
    #[error("{path} is outside {dir}")]
    Outside {
        /// As it was named.
        path: PathBuf,
        /// The limit.
        dir: PathBuf,
    },
    /// No file may be named.
    #[error("{path} may not be opened")]
    NoFiles {
        /// As it was named.
        path: PathBuf,
    },
    /// The system refused.
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl From<rustix::io::Errno> for FileFault {
    fn from(error: rustix::io::Errno) -> Self {
        Self::Io(error.into())
    }
}

impl FileFault {
    /// Returns what the person is told; `failed` says it where the system refused.
    pub fn notice(self, lang: Lang, failed: impl FnOnce(io::Error) -> Notice) -> Notice {
        match self {
            Self::Outside { path, dir } => {
                let (path, dir) = (path.display().to_string(), dir.display().to_string());
                Notice::new(say::outside(lang, &path), say::outside_why(lang, &dir), say::fix_outside(lang))
            }
            Self::NoFiles { path } => {
                let path = path.display().to_string();
                Notice::new(say::no_files(lang, &path), say::no_files_why(lang), say::fix_no_files(lang))
            }
            Self::Io(error) => failed(error),
        }
    }
}

impl Files {
    /// Any file, relative names looked for from `here`.
    pub const fn anywhere(here: PathBuf) -> Self {
        Self { reach: Reach::Anywhere(here) }
    }

    /// Files below a directory only.
    ///
    /// # Errors
    /// There is no such directory.
    pub fn below(dir: &Path) -> io::Result<Self> {
        Ok(Self { reach: Reach::Below(dir.canonicalize()?) })
    }

    /// No file at all.
    pub const fn nowhere() -> Self {
        Self { reach: Reach::Nowhere }
    }

    /// Returns the path of what is named so, for showing it.
    pub fn full(&self, named: &Path) -> PathBuf {
        match &self.reach {
            Reach::Anywhere(dir) | Reach::Below(dir) => dir.join(named),
            Reach::Nowhere => named.to_owned(),
        }
    }

    /// Returns the path to open for code that opens files itself.
    ///
    /// # Errors
    /// It may not be opened.
    pub fn path(&self, named: &Path) -> Result<PathBuf, FileFault> {
        if let Reach::Anywhere(dir) = &self.reach {
            return Ok(dir.join(named));
        }
        let place = self.place(named)?;
        if place.is_link(&place.name) {
            return Err(self.outside(named));
        }
        Ok(self.full(named))
    }

    /// Reads a file.
    ///
    /// # Errors
    /// It may not be read, or cannot.
    pub fn read(&self, named: &Path) -> Result<Vec<u8>, FileFault> {
        if let Reach::Anywhere(dir) = &self.reach {
            return Ok(std::fs::read(dir.join(named))?);
        }
        let mut bytes = Vec::new();
        self.open(named)?.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Reads a plain file, and of one that is longer no more than one byte beyond `most`, by which whoever reads it knows.
    ///
    /// # Errors
    /// It may not be read, cannot, or is something else.
    pub fn read_up_to(&self, named: &Path, most: usize) -> Result<Vec<u8>, FileFault> {
        let mut bytes = Vec::new();
        self.open(named)?.take(most as u64 + 1).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    /// Opens a plain file, to be read piece by piece. A pipe or a device would hold the program up.
    ///
    /// # Errors
    /// It may not be read, cannot, or is something else.
    pub fn open(&self, named: &Path) -> Result<File, FileFault> {
        let no_file = || io::Error::from(io::ErrorKind::InvalidInput);
        if let Reach::Anywhere(dir) = &self.reach {
            let path = dir.join(named);
            let is_file = std::fs::metadata(&path)?.is_file();
            return if is_file { Ok(File::open(path)?) } else { Err(no_file().into()) };
        }
        let place = self.place(named)?;
        // What is no plain file must not hold the program up when it is opened.
        let file = place
            .open(OFlags::RDONLY | OFlags::NONBLOCK, Mode::empty())
            .map_err(|error| if place.is_link(&place.name) { self.outside(named) } else { error.into() })?;
        if FileType::from_raw_mode(fstat(&file)?.st_mode) != FileType::RegularFile {
            return Err(no_file().into());
        }
        Ok(file)
    }

    /// Writes a new file, never over one that is there: beside its place first, so that nobody ever sees half of it.
    ///
    /// # Errors
    /// It may not be written, or cannot, or is there already.
    pub fn write_new(&self, named: &Path, readers: Readers, bytes: &[u8]) -> Result<(), FileFault> {
        Ok(self.place(named)?.write(readers, Over::Nothing, |file| io::Write::write_all(file, bytes))??)
    }

    /// Has a new file written, never over one that is there, beside its place first.
    ///
    /// # Errors
    /// It may not be written, or cannot, or is there already. That `write` failed is the inner error; no file is left then.
    pub fn write_new_whole<T, E>(
        &self,
        named: &Path,
        write: impl FnOnce(&mut File) -> Result<T, E>,
    ) -> Result<Result<T, E>, FileFault> {
        Ok(self.place(named)?.write(Readers::Usual, Over::Nothing, write)?)
    }

    /// Has a file written beside its place and moves it there, so that nobody ever sees half of it.
    ///
    /// # Errors
    /// It may not be written, or cannot. That `write` failed is the inner error; nothing has the file's name then.
    pub fn write_whole<T, E>(
        &self,
        named: &Path,
        write: impl FnOnce(&mut File) -> Result<T, E>,
    ) -> Result<Result<T, E>, FileFault> {
        if let Some(mut device) = self.device(named)? {
            return Ok(write(&mut device));
        }
        Ok(self.place(named)?.write(Readers::Usual, Over::File, write)?)
    }

    /// Opens what is there and is no file, such as `/dev/null` or a pipe: it is written to, and nothing takes its place.
    fn device(&self, named: &Path) -> io::Result<Option<File>> {
        let Reach::Anywhere(here) = &self.reach else { return Ok(None) };
        let path = here.join(named);
        match std::fs::metadata(&path) {
            Ok(known) if !known.is_file() && !known.is_dir() => File::options().write(true).open(path).map(Some),
            Ok(_) | Err(_) => Ok(None),
        }
    }

    /// Goes to the directory a file is in.
    fn place(&self, named: &Path) -> Result<Place, FileFault> {
        match &self.reach {
            Reach::Nowhere => Err(FileFault::NoFiles { path: named.to_owned() }),
            Reach::Anywhere(here) => {
                let path = here.join(named);
                let name = path.file_name().ok_or(io::ErrorKind::InvalidInput).map_err(io::Error::from)?.to_owned();
                let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
                Ok(Place { dir: File::open(parent)?.into(), name })
            }
            Reach::Below(dir) => {
                let mut names = names_below(dir, named).ok_or_else(|| self.outside(named))?;
                let name = names.pop().ok_or_else(|| self.outside(named))?;
                let mut place = Place { dir: File::open(dir)?.into(), name };
                for name in names {
                    let flags = OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
                    match openat(&place.dir, &name, flags, Mode::empty()) {
                        Ok(dir) => place.dir = dir,
                        Err(_) if place.is_link(&name) => return Err(self.outside(named)),
                        Err(error) => return Err(error.into()),
                    }
                }
                Ok(place)
            }
        }
    }

    fn outside(&self, named: &Path) -> FileFault {
        let dir = match &self.reach {
            Reach::Anywhere(dir) | Reach::Below(dir) => dir.clone(),
            Reach::Nowhere => PathBuf::new(),
        };
        FileFault::Outside { path: named.to_owned(), dir }
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    /// A directory that is allowed, one beside it that is not, and a file in each.
    fn two() -> (tempfile::TempDir, Files) {
        let root = tempfile::tempdir().unwrap();
        for dir in ["inside/deeper", "outside"] {
            std::fs::create_dir_all(root.path().join(dir)).unwrap();
        }
        std::fs::write(root.path().join("inside/deeper/a"), "mine").unwrap();
        std::fs::write(root.path().join("outside/b"), "theirs").unwrap();
        symlink("../outside/b", root.path().join("inside/link")).unwrap();
        symlink("../outside", root.path().join("inside/way")).unwrap();
        symlink("../outside/new", root.path().join("inside/dangling")).unwrap();
        let files = Files::below(&root.path().join("inside")).unwrap();
        (root, files)
    }

    /// Every way out that is known.
    fn escapes(root: &Path) -> Vec<PathBuf> {
        let names = ["../outside/b", "deeper/../../outside/b", "link", "way/b", "way/new", "dangling", "..", ".", ""];
        let mut escapes: Vec<PathBuf> = names.map(PathBuf::from).to_vec();
        escapes.extend([root.join("outside/b"), root.join("inside/../outside/b"), PathBuf::from("/etc/passwd")]);
        escapes
    }

    #[test]
    fn what_is_below_is_read_and_written() {
        let (root, files) = two();
        let inside = root.path().canonicalize().unwrap().join("inside");
        assert_eq!(files.read(Path::new("deeper/./a")).unwrap(), b"mine");
        assert_eq!(files.read(&inside.join("deeper/a")).unwrap(), b"mine");
        files.write_new(Path::new("deeper/new"), Readers::Owner, b"text").unwrap();
        files.write_whole(Path::new("whole"), |file| io::Write::write_all(file, b"text")).unwrap().unwrap();
        assert_eq!(std::fs::read(inside.join("deeper/new")).unwrap(), b"text");
        assert_eq!(std::fs::read(inside.join("whole")).unwrap(), b"text");
        assert_eq!(files.path(Path::new("copy")).unwrap(), inside.join("copy"));
    }

    #[test]
    fn no_way_out_is_read() {
        let (root, files) = two();
        for path in escapes(root.path()) {
            assert!(matches!(files.read(&path), Err(FileFault::Outside { .. })), "{}", path.display());
            assert!(matches!(files.path(&path), Err(FileFault::Outside { .. })), "{}", path.display());
        }
    }

    #[test]
    fn nothing_is_written_outside() {
        let (root, files) = two();
        for path in escapes(root.path()) {
            _ = files.write_new(&path, Readers::Usual, b"x");
            _ = files.write_whole(&path, |file| io::Write::write_all(file, b"x"));
        }
        let mut names: Vec<_> =
            std::fs::read_dir(root.path().join("outside")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.sort();
        assert_eq!(names, ["b"]);
        assert_eq!(std::fs::read(root.path().join("outside/b")).unwrap(), b"theirs");
    }

    #[test]
    fn what_is_no_plain_file_does_not_hold_the_program_up() {
        let (root, files) = two();
        let pipe = root.path().join("inside/pipe");
        rustix::fs::mknodat(rustix::fs::CWD, &pipe, FileType::Fifo, Mode::from_raw_mode(0o600), 0).unwrap();
        assert!(matches!(files.read(Path::new("pipe")), Err(FileFault::Io(_))));
    }

    #[test]
    fn nowhere_is_nowhere() {
        let files = Files::nowhere();
        for path in ["a", "/etc/passwd", "../a"].map(Path::new) {
            assert!(matches!(files.read(path), Err(FileFault::NoFiles { .. })));
            assert!(matches!(files.path(path), Err(FileFault::NoFiles { .. })));
            assert!(matches!(files.write_new(path, Readers::Usual, b""), Err(FileFault::NoFiles { .. })));
        }
    }

    #[test]
    fn a_file_that_is_there_is_not_overwritten() {
        let (root, files) = two();
        for files in [files, Files::anywhere(root.path().join("inside"))] {
            let error = files.write_new(Path::new("deeper/a"), Readers::Usual, b"x").unwrap_err();
            assert!(matches!(error, FileFault::Io(error) if error.kind() == io::ErrorKind::AlreadyExists));
        }
        assert_eq!(std::fs::read(root.path().join("inside/deeper/a")).unwrap(), b"mine");
    }

    #[test]
    fn a_pipe_is_written_to_and_stays_a_pipe() {
        let (root, _) = two();
        let files = Files::anywhere(root.path().join("inside"));
        let pipe = root.path().join("inside/pipe");
        rustix::fs::mknodat(rustix::fs::CWD, &pipe, FileType::Fifo, Mode::from_raw_mode(0o600), 0).unwrap();
        // Open for both, so that neither end waits for the other.
        let mut end = File::options().read(true).write(true).open(&pipe).unwrap();
        files.write_whole(Path::new("pipe"), |file| io::Write::write_all(file, b"text")).unwrap().unwrap();
        let mut heard = [0; 4];
        io::Read::read_exact(&mut end, &mut heard).unwrap();
        assert_eq!(&heard, b"text");
        assert!(!std::fs::metadata(&pipe).unwrap().is_file());
    }

    #[test]
    fn what_cannot_be_finished_leaves_nothing_behind() {
        let (root, files) = two();
        let written = files.write_whole(Path::new("half"), |file| {
            io::Write::write_all(file, b"ha")?;
            Err::<(), _>(io::Error::from(io::ErrorKind::StorageFull))
        });
        assert!(written.unwrap().is_err());
        let names = std::fs::read_dir(root.path().join("inside")).unwrap().map(|entry| entry.unwrap().file_name());
        assert!(names.into_iter().all(|name| !name.to_string_lossy().starts_with("half")));
    }
}
