//! The bytes of `journal.log`: its header and its frames; knows nothing of files, nor of what a record says.
//!
//! # The file, format version 1
//!
//! Numbers are little-endian. A header of 32 bytes, then frames without anything between them.
//!
//! ```text
//! header   0   8  89 62 61 6D 61 69 0D 0A   (0x89 "bamai" CR LF: a transfer as text would break it visibly)
//!          8   2  format version, 1
//!         10   2  0
//!         12  16  store id, made at random when the store was
//!         28   4  CRC-32 (IEEE) of bytes 0..28
//!
//! frame    0   4  E8 84 89 0A               ("脉" in UTF-8 and LF: where to look for the next frame after damage)
//!          4   4  n, length of the record; 0 in a gap frame
//!          8   8  sequence number, from 1 without gaps; in a gap frame that of the last entry lost
//!         16   2  flags: 1 = last of its batch, 2 = gap frame
//!         18  32  digest of the entry: SHA-256 (digest of the entry before ‖ record); zeros in a gap frame
//!         50   4  CRC-32 (IEEE) of bytes 0..50
//!         54   n  record, see `codec`; it ends in a checksum of its own
//!       54+n   4  n once more, so that the last frame is found from the end of the file
//! ```
//!
//! A batch is what one `append` brought: a file that ends within one was cut off before the batch was acknowledged, and the batch is
//! no part of the journal. A gap frame stands where entries were lost beyond repair, so that the loss itself stays on record.
//!
//! Invariant: every later format keeps the first 32 bytes as they are here, so that an older program can say what it is too old for.

use crate::domain::ids::{Digest, Seq};
use crate::store::codec::RECORD_LIMIT;

/// The version of this format.
pub const FORMAT: u16 = 1;
/// The length of the header.
pub const HEADER_LENGTH: u64 = 32;
/// Bytes of a frame before its record.
pub const HEAD_LENGTH: usize = 54;
/// Bytes of a frame after its record.
pub const TRAILER_LENGTH: usize = 4;
/// The bytes a frame begins with.
pub const MARK: [u8; 4] = [0xE8, 0x84, 0x89, 0x0A];

const MAGIC: [u8; 8] = *b"\x89bamai\r\n";
const LAST_OF_BATCH: u16 = 1;
const GAP: u16 = 2;

/// What the header of a file says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Header {
    /// A journal this program can read, with its store id.
    Known([u8; 16]),
    /// A journal of a later format.
    Newer(u16),
    /// Damaged, or no journal at all.
    Damaged,
}

/// Returns the header of a journal.
pub fn header(store_id: [u8; 16]) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    bytes.extend(FORMAT.to_le_bytes());
    bytes.extend([0; 2]);
    bytes.extend(store_id);
    bytes.extend(crc32fast::hash(&bytes).to_le_bytes());
    bytes
}

/// Reads a header.
pub fn read_header(bytes: &[u8]) -> Header {
    let Some((body, crc)) = bytes.get(..HEADER_LENGTH as usize).and_then(|bytes| bytes.split_last_chunk::<4>()) else {
        return Header::Damaged;
    };
    let mut rest = body;
    let (Some(magic), Some(version), Some(_), Some(store_id)) =
        (take::<8>(&mut rest), take::<2>(&mut rest), take::<2>(&mut rest), take::<16>(&mut rest))
    else {
        return Header::Damaged;
    };
    if magic != MAGIC || crc32fast::hash(body) != u32::from_le_bytes(*crc) {
        return Header::Damaged;
    }
    match u16::from_le_bytes(version) {
        FORMAT => Header::Known(store_id),
        newer => Header::Newer(newer),
    }
}

/// The part of a frame before its record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FrameHead {
    /// Length of the record.
    pub n: usize,
    /// Place of the entry.
    pub seq: Seq,
    /// Digest of the entry.
    pub hash: Digest,
    /// Whether a batch ends here.
    pub is_last_of_batch: bool,
    /// Whether this stands for lost entries.
    pub is_gap: bool,
}

impl FrameHead {
    /// Returns the length of the whole frame.
    pub const fn frame_length(&self) -> u64 {
        (HEAD_LENGTH + self.n + TRAILER_LENGTH) as u64
    }

    /// Reads the head of a frame; `None` if it is none, or is damaged.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let (head, crc) = bytes.get(..HEAD_LENGTH)?.split_last_chunk::<4>()?;
        let mut rest = head;
        if take::<4>(&mut rest)? != MARK || crc32fast::hash(head) != u32::from_le_bytes(*crc) {
            return None;
        }
        let n = usize::try_from(u32::from_le_bytes(take(&mut rest)?)).ok()?;
        let seq = Seq(u64::from_le_bytes(take(&mut rest)?));
        let flags = u16::from_le_bytes(take(&mut rest)?);
        let hash = Digest(take(&mut rest)?);
        let is_gap = flags & GAP != 0;
        let is_known = flags & !(GAP | LAST_OF_BATCH) == 0;
        let is_sound = n <= RECORD_LIMIT && is_gap == (n == 0);
        (is_known && is_sound).then_some(Self { n, seq, hash, is_last_of_batch: flags & LAST_OF_BATCH != 0, is_gap })
    }
}

/// Adds a frame for an entry's record.
pub fn put_frame(bytes: &mut Vec<u8>, seq: Seq, hash: &Digest, record: &[u8], ends_batch: Ends) {
    let flags = match ends_batch {
        Ends::Batch => LAST_OF_BATCH,
        Ends::Nothing => 0,
    };
    put(bytes, seq, hash, record, flags);
}

/// Adds a frame that says that entries up to and with `last` are lost.
pub fn put_gap(bytes: &mut Vec<u8>, last: Seq) {
    put(bytes, last, &Digest::default(), &[], GAP | LAST_OF_BATCH);
}

/// What ends with a frame.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// A batch.
    Batch,
    /// Nothing: more of the batch follows.
    Nothing,
}

fn put(bytes: &mut Vec<u8>, seq: Seq, hash: &Digest, record: &[u8], flags: u16) {
    // A record is at most RECORD_LIMIT bytes, which `codec::encode` sees to, so its length fits.
    let n = u32::try_from(record.len()).unwrap_or(u32::MAX).to_le_bytes();
    let mut head = Vec::with_capacity(HEAD_LENGTH);
    head.extend(MARK);
    head.extend(n);
    head.extend(seq.0.to_le_bytes());
    head.extend(flags.to_le_bytes());
    head.extend(hash.0);
    let crc = crc32fast::hash(&head);
    bytes.extend(head);
    bytes.extend(crc.to_le_bytes());
    bytes.extend(record);
    bytes.extend(n);
}

fn take<const N: usize>(rest: &mut &[u8]) -> Option<[u8; N]> {
    let (head, tail) = rest.split_first_chunk::<N>()?;
    *rest = tail;
    Some(*head)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_header_is_32_bytes_as_documented() {
        // zlib.crc32(b"\x89bamai\r\n\x01\x00\x00\x00" + bytes(range(16))) = 0xf1ce5c21
        let id = std::array::from_fn(|idx| idx as u8);
        let bytes = header(id);
        assert_eq!(bytes.len(), 32);
        assert_eq!(bytes[..12], *b"\x89bamai\r\n\x01\x00\x00\x00");
        assert_eq!(bytes[12..28], id);
        assert_eq!(bytes[28..], 0xf1ce5c21_u32.to_le_bytes());
        assert_eq!(read_header(&bytes), Header::Known(id));
    }

    #[test]
    fn a_later_format_is_told_from_damage() {
        let mut bytes = header([0; 16]);
        bytes[8] = 2;
        assert_eq!(read_header(&bytes), Header::Damaged, "the checksum does not fit");
        let crc = crc32fast::hash(&bytes[..28]).to_le_bytes();
        bytes[28..].copy_from_slice(&crc);
        assert_eq!(read_header(&bytes), Header::Newer(2));
    }

    #[test]
    fn a_frame_is_found_from_both_ends() {
        let mut bytes = Vec::new();
        put_frame(&mut bytes, Seq(7), &Digest([3; 32]), b"record", Ends::Batch);
        let head = FrameHead::read(&bytes).unwrap();
        assert_eq!((head.n, head.seq, head.hash), (6, Seq(7), Digest([3; 32])));
        assert!(head.is_last_of_batch && !head.is_gap);
        assert_eq!(bytes.len() as u64, head.frame_length());
        assert_eq!(bytes[HEAD_LENGTH..HEAD_LENGTH + 6], *b"record");
        assert_eq!(bytes[bytes.len() - 4..], 6_u32.to_le_bytes());
    }

    #[test]
    fn no_byte_of_a_frames_head_can_change_unnoticed() {
        let mut bytes = Vec::new();
        put_frame(&mut bytes, Seq(7), &Digest([3; 32]), b"record", Ends::Nothing);
        for idx in 0..HEAD_LENGTH {
            let mut damaged = bytes.clone();
            damaged[idx] ^= 1;
            assert_eq!(FrameHead::read(&damaged), None, "byte {idx}");
        }
    }
}
