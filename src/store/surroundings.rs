//! What lies around a store: whether its directory is there and can be written, the room on its disk, the kind of file system,
//! who holds it; looks only, and leaves everything as it is.

use std::path::{Path, PathBuf};

use rustix::fs::{Access, access, statvfs};

use crate::store::StoreError;
use crate::store::lock;
use crate::store::log::LOG;

/// What was found around a store.
#[derive(Debug)]
pub struct Surroundings {
    /// Whether there is a journal.
    pub has_journal: bool,
    /// The store's directory, or the nearest one above it that is there.
    pub nearest: PathBuf,
    /// Whether the store's directory is there.
    pub is_there: bool,
    /// Why it cannot be written; nothing if it can.
    pub not_writable: Option<std::io::Error>,
    /// The room and the number of files that are free for this person.
    pub free: Option<Free>,
    /// The kind of file system, as the system calls it.
    pub file_system: Option<String>,
    /// Who holds the store, as an error that says so.
    pub held: Option<StoreError>,
}

/// What is free on a disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Free {
    /// Bytes.
    pub bytes: u64,
    /// Files; nothing where the file system does not count them.
    pub files: Option<u64>,
}

/// How far a kind of file system can be relied on to keep what it acknowledged.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trust {
    /// A disk of this machine.
    Local,
    /// Somebody else's: locks and durability are what the server makes of them.
    Network,
    /// Gone with the next start of the machine or the container.
    Fleeting,
    /// Not known here.
    Unknown,
}

const NETWORK: [&str; 18] = [
    "nfs",
    "nfs4",
    "cifs",
    "smb",
    "smb2",
    "smb3",
    "smbfs",
    "9p",
    "afs",
    "ceph",
    "glusterfs",
    "lustre",
    "beegfs",
    "gpfs",
    "ocfs2",
    "gfs2",
    "virtiofs",
    "ncpfs",
];
const FLEETING: [&str; 4] = ["tmpfs", "ramfs", "overlay", "aufs"];
const LOCAL: [&str; 14] = [
    "ext2", "ext3", "ext4", "xfs", "btrfs", "zfs", "f2fs", "jfs", "reiserfs", "bcachefs", "nilfs2", "ufs", "apfs",
    "hfs",
];

impl Trust {
    /// Returns how far a kind is to be relied on. What a program of some user provides (`fuse.sshfs`) is taken for a network's.
    pub fn of(file_system: &str) -> Self {
        let is = |known: &[&str]| known.contains(&file_system);
        if is(&NETWORK) || (file_system.starts_with("fuse.") && file_system != "fuse.ext4") {
            Self::Network
        } else if is(&FLEETING) {
            Self::Fleeting
        } else if is(&LOCAL) {
            Self::Local
        } else {
            Self::Unknown
        }
    }
}

/// Looks around a store's directory.
pub fn look(dir: &Path) -> Surroundings {
    let path = std::path::absolute(dir).unwrap_or_else(|_| dir.to_owned());
    let nearest = path.ancestors().find(|dir| dir.exists()).unwrap_or(Path::new("/")).to_owned();
    let is_there = nearest == path;
    let wanted = Access::WRITE_OK | Access::READ_OK | Access::EXEC_OK;
    let dir_error = (!nearest.is_dir()).then(|| std::io::ErrorKind::NotADirectory.into());
    let journal = path.join(LOG);
    let has_journal = journal.exists();
    let journal_error = || access(&journal, Access::WRITE_OK | Access::READ_OK).err().filter(|_| has_journal);
    let not_writable = dir_error.or_else(|| access(&nearest, wanted).err().or_else(journal_error).map(Into::into));
    let free = statvfs(&nearest).ok().map(|disk| Free {
        bytes: disk.f_bavail.saturating_mul(disk.f_frsize),
        files: (disk.f_files > 0).then_some(disk.f_favail),
    });
    let real = nearest.canonicalize().unwrap_or_else(|_| nearest.clone());
    let mounts = std::fs::read_to_string("/proc/self/mountinfo").unwrap_or_default();
    let file_system = file_system_of(&mounts, &real);
    let held = if is_there { lock::holder(&path) } else { None };
    Surroundings { has_journal, nearest, is_there, not_writable, free, file_system, held }
}

/// Returns the kind of file system a path is on, from the list of mounts: the longest mount point above it, the last of equals.
///
/// ```text
/// 36 35 98:0 /mnt1 /mnt2 rw,noatime master:1 - ext4 /dev/root rw
///                  mount point                  kind
/// ```
fn file_system_of(mounts: &str, path: &Path) -> Option<String> {
    let mount = |line: &str| {
        let (front, back) = line.split_once(" - ")?;
        let point = unescaped(front.split(' ').nth(4)?);
        let kind = back.split(' ').next()?.to_owned();
        path.starts_with(&point).then(|| (Path::new(&point).components().count(), kind))
    };
    mounts.lines().filter_map(mount).max_by_key(|(depth, _)| *depth).map(|(_, kind)| kind)
}

/// Reads `\040` as a space, as the list of mounts writes it.
fn unescaped(text: &str) -> String {
    [("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")]
        .into_iter()
        .fold(text.to_owned(), |text, (written, meant)| text.replace(written, meant))
}

#[cfg(test)]
mod tests {
    use super::*;

    const MOUNTS: &str = "\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:26 / /srv rw,relatime - nfs4 server:/export rw,vers=4.2
31 30 8:17 / /srv/local\\040disk rw - xfs /dev/sdb1 rw
40 22 0:5 / /tmp rw - tmpfs tmpfs rw
41 22 0:9 / /tmp rw - ext4 /dev/sdc1 rw
";

    #[test]
    fn the_file_system_is_that_of_the_longest_mount_point_above() {
        for (path, kind) in [
            ("/home/zhang", "ext4"),
            ("/srv", "nfs4"),
            ("/srv/bamai", "nfs4"),
            ("/srvx", "ext4"),
            ("/srv/local disk/bamai", "xfs"),
            ("/tmp/x", "ext4"),
        ] {
            assert_eq!(file_system_of(MOUNTS, Path::new(path)).as_deref(), Some(kind), "{path}");
        }
        assert_eq!(file_system_of("", Path::new("/srv")), None);
    }

    #[test]
    fn network_file_systems_are_known() {
        for (kind, trust) in [
            ("nfs4", Trust::Network),
            ("cifs", Trust::Network),
            ("fuse.sshfs", Trust::Network),
            ("tmpfs", Trust::Fleeting),
            ("ext4", Trust::Local),
            ("strange", Trust::Unknown),
        ] {
            assert_eq!(Trust::of(kind), trust, "{kind}");
        }
    }

    #[test]
    fn a_store_that_is_not_there_yet_is_looked_for_above() {
        let root = tempfile::tempdir().unwrap();
        let found = look(&root.path().join("a/b"));
        assert_eq!((found.nearest.as_path(), found.is_there, found.has_journal), (root.path(), false, false));
        assert!(found.not_writable.is_none() && found.held.is_none());
        assert!(found.free.is_some_and(|free| free.bytes > 0));
    }

    #[test]
    fn a_file_in_the_way_is_told() {
        let root = tempfile::tempdir().unwrap();
        let file = root.path().join("file");
        std::fs::write(&file, "").unwrap();
        assert!(look(&file.join("store")).not_writable.is_some());
    }

    #[test]
    fn looking_leaves_the_store_as_it_is_and_says_who_holds_it() {
        let root = tempfile::tempdir().unwrap();
        let lock = lock::Lock::take(root.path(), crate::domain::ids::Millis(0), "zhang").unwrap();
        let found = look(root.path());
        assert!(matches!(found.held, Some(StoreError::Held { ref user, .. }) if user == "zhang"), "{found:?}");
        drop(lock);
        let before = std::fs::read(root.path().join(lock::LOCK)).unwrap();
        assert!(look(root.path()).held.is_none());
        assert_eq!(std::fs::read(root.path().join(lock::LOCK)).unwrap(), before);
    }
}
