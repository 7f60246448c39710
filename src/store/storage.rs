//! The few things the store asks of a file system, so that a test can make any of them fail; knows nothing of what is written.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, FileExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

/// What a file is opened for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Reading only.
    Read,
    /// Reading, adding at the end and cutting back.
    Append,
}

/// A file system.
pub trait Storage: Send + Sync {
    /// Makes a directory that only its owner can enter, and those above it; fine if it is there.
    ///
    /// # Errors
    /// The system refused.
    fn make_dir(&self, path: &Path) -> io::Result<()>;

    /// Opens a file that exists.
    ///
    /// # Errors
    /// The system refused; `NotFound` if there is none.
    fn open(&self, path: &Path, access: Access) -> io::Result<Box<dyn StoredFile>>;

    /// Makes an empty file that only its owner can read, in place of one that may be there.
    ///
    /// # Errors
    /// The system refused.
    fn create(&self, path: &Path) -> io::Result<Box<dyn StoredFile>>;

    /// Makes a file of that length that really takes the room on the disk.
    ///
    /// # Errors
    /// The system refused; `StorageFull` if there is no such room.
    fn reserve(&self, path: &Path, length: u64) -> io::Result<()>;

    /// Gives a file or directory another name; what had that name is replaced if it is a file.
    ///
    /// # Errors
    /// The system refused.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Deletes a file.
    ///
    /// # Errors
    /// The system refused.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Makes the names in a directory durable.
    ///
    /// # Errors
    /// The system refused.
    fn sync_dir(&self, path: &Path) -> io::Result<()>;

    /// Returns the paths in a directory; none if there is no such directory.
    ///
    /// # Errors
    /// The system refused.
    fn list(&self, path: &Path) -> io::Result<Vec<PathBuf>>;

    /// Returns whether there is something of that name.
    fn exists(&self, path: &Path) -> bool;
}

/// Makes a directory where there is none, and its name durable.
///
/// # Errors
/// The system refused.
pub fn make_dir_to_stay(storage: &dyn Storage, dir: &Path) -> io::Result<()> {
    if storage.exists(dir) {
        return Ok(());
    }
    storage.make_dir(dir)?;
    let parent = dir.parent().filter(|parent| !parent.as_os_str().is_empty());
    storage.sync_dir(parent.unwrap_or(Path::new(".")))
}

/// An open file.
pub trait StoredFile: Send + Sync {
    /// Adds bytes at the end.
    ///
    /// # Errors
    /// The system refused; some of the bytes may have been added.
    fn append(&mut self, bytes: &[u8]) -> io::Result<()>;

    /// Returns when everything added is on the disk (`fdatasync`).
    ///
    /// # Errors
    /// The system refused; what was added since the last time may or may not be on the disk.
    fn sync_data(&mut self) -> io::Result<()>;

    /// Cuts the file back.
    ///
    /// # Errors
    /// The system refused.
    fn truncate(&mut self, length: u64) -> io::Result<()>;

    /// Returns its length.
    ///
    /// # Errors
    /// The system refused.
    fn length(&self) -> io::Result<u64>;

    /// Fills as much of `bytes` as the file has from `offset` on, and returns how much that was.
    ///
    /// # Errors
    /// The system refused.
    fn read_at(&self, offset: u64, bytes: &mut [u8]) -> io::Result<usize>;
}

/// The machine's own file system.
#[derive(Clone, Copy, Debug, Default)]
pub struct RealStorage;

impl Storage for RealStorage {
    fn make_dir(&self, path: &Path) -> io::Result<()> {
        DirBuilder::new().recursive(true).mode(0o700).create(path)
    }

    fn open(&self, path: &Path, access: Access) -> io::Result<Box<dyn StoredFile>> {
        let mut options = OpenOptions::new();
        match access {
            Access::Read => options.read(true),
            Access::Append => options.read(true).append(true),
        };
        Ok(Box::new(RealFile(options.open(path)?)))
    }

    fn create(&self, path: &Path) -> io::Result<Box<dyn StoredFile>> {
        let file = OpenOptions::new().read(true).append(true).create(true).mode(0o600).open(path)?;
        file.set_len(0)?;
        Ok(Box::new(RealFile(file)))
    }

    fn reserve(&self, path: &Path, length: u64) -> io::Result<()> {
        let file = OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(path)?;
        rustix::fs::fallocate(&file, rustix::fs::FallocateFlags::empty(), 0, length)?;
        Ok(())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        std::fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        std::fs::remove_file(path)
    }

    fn sync_dir(&self, path: &Path) -> io::Result<()> {
        File::open(path)?.sync_all()
    }

    fn list(&self, path: &Path) -> io::Result<Vec<PathBuf>> {
        match std::fs::read_dir(path) {
            Ok(names) => names.map(|name| Ok(name?.path())).collect(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(error),
        }
    }

    fn exists(&self, path: &Path) -> bool {
        path.symlink_metadata().is_ok()
    }
}

struct RealFile(File);

impl StoredFile for RealFile {
    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.write_all(bytes)
    }

    fn sync_data(&mut self) -> io::Result<()> {
        self.0.sync_data()
    }

    fn truncate(&mut self, length: u64) -> io::Result<()> {
        self.0.set_len(length)
    }

    fn length(&self) -> io::Result<u64> {
        Ok(self.0.metadata()?.len())
    }

    fn read_at(&self, offset: u64, bytes: &mut [u8]) -> io::Result<usize> {
        let mut n_read = 0;
        while let Some(rest) = bytes.get_mut(n_read..).filter(|rest| !rest.is_empty()) {
            match self.0.read_at(rest, offset + n_read as u64) {
                Ok(0) => break,
                Ok(n) => n_read += n,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(n_read)
    }
}
