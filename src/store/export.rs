//! The journal out as lines of JSON, and lines of JSON into a journal; knows the form of no line.
//!
//! Going out, a line follows a line in the order of their places, and where entries are lost a line says so. Coming in, every line is
//! checked before anything is written: lines must be chained to each other and to this store's journal. What the store has already is
//! passed over, so that bringing a file in twice, or after it was broken off, changes nothing; what goes another way is refused.
//!
//! Invariant: the entries that come in are the entries that went out, with their places, times, actors and digests.

use std::io::Write;
use std::path::Path;

use crate::domain::event::Entry;
use crate::domain::ids::Seq;
use crate::store::disk::DiskStore;
use crate::store::lines::{self, BadLine, Line};
use crate::store::log::LOG;
use crate::store::reading::{self, header_of};
use crate::store::scan::{Piece, Pieces};
use crate::store::{Doing, Head, Store, StoreError, codec};

/// The most entries written in one batch.
const BATCH: usize = 1_000;

/// What went out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Exported {
    /// How many entries.
    pub n_entries: u64,
    /// Entries that are missing, as ranges of their places.
    pub missing: Vec<(Seq, Seq)>,
    /// Whether some of them can perhaps still be had: opening the store brings back what the database has.
    pub is_damaged: bool,
}

/// Why an export was broken off.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// The journal.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// Where it was to go.
    #[error(transparent)]
    Out(std::io::Error),
}

/// Writes the journal in a store's directory as lines, without opening the store.
///
/// # Errors
/// There is no store, it cannot be read, or nobody takes the lines.
pub fn export(dir: &Path, out: &mut dyn Write) -> Result<Exported, ExportError> {
    let path = dir.join(LOG);
    let file = reading::open(dir, &path, Doing::Opening)?;
    let mut exported = Exported::default();
    let mut put = |line: &Line| writeln!(out, "{}", lines::write(line)).map_err(ExportError::Out);
    for piece in Pieces::of_file(&*file, &path, header_of(&*file, &path)?.0)? {
        match piece? {
            Piece::Batch(logged) => {
                exported.n_entries += logged.len() as u64;
                logged.into_iter().try_for_each(|logged| put(&Line::Entry(Box::new(logged.entry))))?;
            }
            Piece::Gap { from, to, is_declared } => {
                exported.missing.push((from, to));
                exported.is_damaged |= !is_declared;
                put(&Line::Lost { from, to })?;
            }
            Piece::Bad { .. } => exported.is_damaged = true,
            Piece::Tail { .. } => {}
        }
    }
    Ok(exported)
}

/// Returns entries as lines.
pub fn to_lines(entries: &[Entry]) -> String {
    entries.iter().map(|entry| lines::write(&Line::Entry(Box::new(entry.clone()))) + "\n").collect()
}

/// What came in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Entries that are new in the store.
    pub n_added: u64,
    /// Entries it had.
    pub n_known: u64,
}

/// Why lines were not brought in. Nothing was written.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// A line says nothing.
    #[error("line {number}: {why}")]
    Line {
        /// Its number, from 1.
        number: usize,
        /// Why.
        why: BadLine,
    },
    /// A line does not follow the one before it, or is not as it was written.
    #[error("line {number} does not follow")]
    Unchained {
        /// Its number, from 1.
        number: usize,
    },
    /// The lines begin after an entry the store does not have.
    #[error("entry {first:?} does not follow {head:?}")]
    Ahead {
        /// The store's last entry.
        head: Seq,
        /// The first of the lines.
        first: Seq,
    },
    /// The store has gone another way.
    #[error("entry {at:?} is another one")]
    Another {
        /// The entry from which on, at the latest, it has.
        at: Seq,
    },
    /// The store.
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Brings lines into an open store.
///
/// # Errors
/// A line is bad or does not fit; nothing was written. Or the store could not be written; what was written is whole, and the rest follows
/// when the same lines are brought in again.
pub fn import(store: &mut DiskStore, text: &str) -> Result<Imported, ImportError> {
    let head = store.head();
    let imported = check(store, head, text)?;
    let mut batch = Vec::new();
    let mut lost = None;
    for (_, line) in numbered(text) {
        match lines::read(line).map_err(|why| ImportError::Line { number: 0, why })? {
            Line::Entry(entry) if entry.seq <= head.seq => {}
            Line::Entry(entry) => {
                batch.push(*entry);
                if batch.len() == BATCH {
                    store.append_after(lost.take(), &batch)?;
                    batch.clear();
                }
            }
            Line::Lost { to, .. } if to <= head.seq => {}
            Line::Lost { to, .. } => {
                store.append_after(lost.take(), &batch)?;
                batch.clear();
                lost = Some(to);
            }
        }
    }
    store.append_after(lost, &batch)?;
    Ok(imported)
}

fn numbered(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty())
}

/// Holds lines against each other and against the store, and counts them.
fn check(store: &mut DiskStore, head: Head, text: &str) -> Result<Imported, ImportError> {
    let mut imported = Imported::default();
    let mut before: Option<Before> = None;
    let mut known: Option<Entry> = None;
    for (number, line) in numbered(text) {
        let line = lines::read(line).map_err(|why| ImportError::Line { number, why })?;
        let (first, last) = match &line {
            Line::Entry(entry) => (entry.seq, entry.seq),
            Line::Lost { from, to } => (*from, *to),
        };
        match before {
            None if first > head.seq.next() => return Err(ImportError::Ahead { head: head.seq, first }),
            Some(before) if first != before.last().next() => return Err(ImportError::Unchained { number }),
            None | Some(_) => {}
        }
        if first > last {
            return Err(ImportError::Unchained { number });
        }
        let Line::Entry(entry) = line else {
            before = Some(Before::Lost(last));
            continue;
        };
        // The store's own end stands before the first new line.
        let previous = match before {
            None if entry.seq == head.seq.next() => Some(head),
            Some(Before::Entry(head)) => Some(head),
            None | Some(Before::Lost(_)) => None,
        };
        if let Some(previous) = previous
            && codec::records_after(&previous, std::slice::from_ref(&*entry)).is_err()
        {
            let is_other = before.is_none();
            return Err(if is_other {
                ImportError::Another { at: entry.seq }
            } else {
                ImportError::Unchained { number }
            });
        }
        before = Some(Before::Entry(Head::of(&entry)));
        if entry.seq <= head.seq {
            imported.n_known += 1;
            known = Some(*entry);
        } else {
            imported.n_added += 1;
        }
    }
    // A digest stands for everything before it, so that the last entry both have speaks for all of them.
    if let Some(known) = known {
        let own = store.entries(known.seq, 1)?;
        if own.first().is_none_or(|own| own.hash != known.hash) {
            return Err(ImportError::Another { at: known.seq });
        }
    }
    Ok(imported)
}

/// What stood on the line before.
#[derive(Clone, Copy)]
enum Before {
    Entry(Head),
    Lost(Seq),
}

impl Before {
    const fn last(self) -> Seq {
        match self {
            Self::Entry(head) => head.seq,
            Self::Lost(last) => last,
        }
    }
}
