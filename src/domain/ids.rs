//! Names of things: one type per id, so that an item's id cannot be taken for a check's; knows nothing of what they name.

use std::borrow::Borrow;
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

/// The id of a `T`: short text that is cheap to clone and sorts as text.
pub struct Id<T> {
    text: Arc<str>,
    of: PhantomData<fn() -> T>,
}

impl<T> Id<T> {
    /// Names a `T`.
    pub fn new(text: &str) -> Self {
        Self { text: Arc::from(text), of: PhantomData }
    }

    /// Returns the id as it is written in files and on screen.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl<T> Clone for Id<T> {
    fn clone(&self) -> Self {
        Self { text: Arc::clone(&self.text), of: PhantomData }
    }
}
impl<T> PartialEq for Id<T> {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}
impl<T> Eq for Id<T> {}
impl<T> PartialOrd for Id<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Id<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.text.cmp(&other.text)
    }
}
impl<T> std::hash::Hash for Id<T> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.text.hash(state);
    }
}
impl<T> fmt::Debug for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", &*self.text)
    }
}
impl<T> fmt::Display for Id<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.text)
    }
}
impl<T> From<&str> for Id<T> {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}
impl<T> Borrow<str> for Id<T> {
    fn borrow(&self) -> &str {
        &self.text
    }
}

/// What the ids are ids of; never constructed.
pub mod of {
    /// A society.
    pub enum Society {}
    /// An assessment.
    pub enum Assessment {}
    /// A form of a checklist.
    pub enum Form {}
    /// An item of a checklist.
    pub enum Item {}
    /// A check of a checklist.
    pub enum Check {}
    /// A role of a checklist.
    pub enum Role {}
    /// A severity band of a checklist.
    pub enum Band {}
    /// A derived figure of a checklist.
    pub enum Derived {}
    /// A kind of cause of a checklist.
    pub enum Cause {}
    /// A person using the program.
    pub enum Actor {}
}

/// The code of a society: 1–32 printable characters without spaces, unique in a ledger.
pub type SocietyCode = Id<of::Society>;
/// A society's code, a hyphen and the round: `A0001-1`.
pub type AssessmentId = Id<of::Assessment>;
/// The id of a form: `W`, `P1`, `RL`.
pub type FormId = Id<of::Form>;
/// The id of an item: `W1`.
pub type ItemId = Id<of::Item>;
/// The id of a check: `C08`.
pub type CheckId = Id<of::Check>;
/// The id of a role: `R3`.
pub type RoleId = Id<of::Role>;
/// The id of a severity band: `moderate`.
pub type BandId = Id<of::Band>;
/// The id of a derived figure: `fee_rate`.
pub type DerivedId = Id<of::Derived>;
/// The id of a kind of cause: `people`.
pub type CauseId = Id<of::Cause>;
/// The name an assessor works under: `--as`, else the login name.
pub type Actor = Id<of::Actor>;

/// The place of an entry in the journal: 1, 2, 3 … without gaps. 0 is before the first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Seq(pub u64);

impl Seq {
    /// Returns the place after this one.
    pub const fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }
}

/// Milliseconds since 1970-01-01T00:00:00Z. Invariant: never goes back along a journal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Millis(pub i64);

/// A SHA-256 digest: of a checklist's text, or of the journal up to an entry.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest(pub [u8; 32]);

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// The number of a piece of evidence within its assessment: 1, 2, 3 … An interview is a piece of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct EvidenceNo(pub u32);

/// The number of a line jotted down within its assessment: 1, 2, 3 …
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct NoteNo(pub u32);

/// The number of a sample drawn within its assessment: 1, 2, 3 …
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SampleNo(pub u32);

/// The number of a line of the timetable within its assessment: 1, 2, 3 …
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SlotNo(pub u32);

/// The number of a cause within its assessment: 1, 2, 3 …
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CauseNo(pub u32);

/// The number of an action within its assessment: 1, 2, 3 …
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActionNo(pub u32);

impl fmt::Display for EvidenceNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl fmt::Display for NoteNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl fmt::Display for SampleNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl fmt::Display for SlotNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl fmt::Display for CauseNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl fmt::Display for ActionNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}
