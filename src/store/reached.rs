//! How far the journal had come when something was last acknowledged: good for nothing but to name what is missing when the journal's end is gone.
//!
//! `<store>/reached` is 12 bytes, overwritten at every acknowledgement and never synced: the place of the last entry (u64, little-endian)
//! and the CRC-32 of these 8 bytes. After a kill it is exact. After a power cut it may lag behind, or be no file at all; it is never ahead of
//! what was durable, because the journal is synced before it is written. Damaged, it says nothing.
//!
//! Absent: an error. Nobody's answer is worse kept for want of it.

use std::fs::{File, OpenOptions};
use std::os::unix::fs::{FileExt, OpenOptionsExt};
use std::path::Path;

use crate::domain::ids::Seq;

/// The name of the file in the store's directory.
pub const REACHED: &str = "reached";

/// The file, open for as long as the store is.
#[derive(Debug)]
pub struct Reached {
    file: Option<File>,
}

impl Reached {
    /// Opens the file in a store's directory and notes where the journal ends now.
    pub fn open(dir: &Path, head: Seq) -> Self {
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false).mode(0o600);
        let reached = Self { file: options.open(dir.join(REACHED)).ok() };
        reached.note(head);
        reached
    }

    /// Notes that everything up to this entry is durable.
    pub fn note(&self, seq: Seq) {
        let place = seq.0.to_le_bytes();
        let crc = crc32fast::hash(&place).to_le_bytes();
        let bytes = [place.as_slice(), &crc].concat();
        // See the absence above.
        let _ = self.file.as_ref().map(|file| file.write_all_at(&bytes, 0));
    }
}

/// Returns how far the journal in a store's directory had come, if that is known.
pub fn read(dir: &Path) -> Option<Seq> {
    let bytes = std::fs::read(dir.join(REACHED)).ok()?;
    let (place, crc) = bytes.split_first_chunk::<8>()?;
    (crc == crc32fast::hash(place).to_le_bytes()).then_some(Seq(u64::from_le_bytes(*place)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_damaged_note_says_nothing() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(read(dir.path()), None);
        Reached::open(dir.path(), Seq(3)).note(Seq(700));
        assert_eq!(read(dir.path()), Some(Seq(700)));
        let path = dir.path().join(REACHED);
        let sound = std::fs::read(&path).unwrap();
        for at in 0..sound.len() {
            let mut bytes = sound.clone();
            bytes[at] ^= 4;
            std::fs::write(&path, bytes).unwrap();
            assert_eq!(read(dir.path()), None, "byte {at}");
        }
        std::fs::write(&path, [0; 12]).unwrap();
        assert_eq!(read(dir.path()), None, "zeros, as a power cut may leave");
    }
}
