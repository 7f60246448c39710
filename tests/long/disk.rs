//! A small ext4 on a loop device, whose power can be cut and whose room can run out. Needs root.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

/// A file system in a file. Dropped, it is unmounted.
pub struct Disk {
    dir: TempDir,
}

impl Disk {
    /// Makes and mounts one; `Err` says what is missing on this machine.
    pub fn new(mebibytes: u64) -> Result<Self, String> {
        let disk = Self { dir: TempDir::new().unwrap() };
        File::create(disk.image()).unwrap().set_len(mebibytes << 20).unwrap();
        std::fs::create_dir(disk.mount_point()).unwrap();
        run(Command::new("mkfs.ext4").args(["-q", "-F", "-m", "0"]).arg(disk.image()))?;
        disk.mount()?;
        Ok(disk)
    }

    /// Where it is mounted.
    pub fn mount_point(&self) -> PathBuf {
        self.dir.path().join("mounted")
    }

    /// The store's directory on it.
    pub fn store(&self) -> PathBuf {
        self.mount_point().join("store")
    }

    fn image(&self) -> PathBuf {
        self.dir.path().join("image")
    }

    fn mount(&self) -> Result<(), String> {
        run(Command::new("mount").args(["-o", "loop"]).arg(self.image()).arg(self.mount_point()))
    }

    /// Unmounts, waiting for processes that were just killed to be gone.
    fn unmount(&self) -> Result<(), String> {
        let deadline = Instant::now() + Duration::from_secs(20);
        loop {
            match run(Command::new("umount").arg(self.mount_point())) {
                Err(_) if Instant::now() < deadline => std::thread::park_timeout(Duration::from_millis(5)),
                unmounted => return unmounted,
            }
        }
    }

    /// Cuts the power: from this moment on the file system writes nothing more, not even its own journal, and forgets what was only in memory.
    pub fn cut_power(&self) -> Result<(), String> {
        shut_down(&self.mount_point()).map_err(|error| format!("EXT4_IOC_SHUTDOWN: {error}"))
    }

    /// Turns the power on again: the file system's own journal is replayed by mounting it.
    pub fn power_on(&self) -> Result<(), String> {
        self.unmount()?;
        self.mount()
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = self.unmount();
    }
}

/// `_IOR('X', 125, u32)` with 2: without writing the file system's journal.
#[expect(
    unsafe_code,
    reason = "there is no safe name for this one call of the system, and no other way to cut the power of a mounted disk"
)]
fn shut_down(mount_point: &Path) -> std::io::Result<()> {
    const SHUTDOWN: rustix::ioctl::Opcode = rustix::ioctl::opcode::read::<u32>(b'X', 125);
    const WITHOUT_JOURNAL: u32 = 2;
    let dir = File::open(mount_point)?;
    // The system reads one u32 through the pointer, and a u32 is what it is given.
    unsafe { rustix::ioctl::ioctl(&dir, rustix::ioctl::Setter::<SHUTDOWN, u32>::new(WITHOUT_JOURNAL)) }?;
    Ok(())
}

fn run(command: &mut Command) -> Result<(), String> {
    let name = command.get_program().to_string_lossy().into_owned();
    match command.stdin(Stdio::null()).output() {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => Err(format!("{name}: {}", String::from_utf8_lossy(&output.stderr).trim())),
        Err(error) => Err(format!("{name}: {error}")),
    }
}
