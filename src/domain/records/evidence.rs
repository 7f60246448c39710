//! What more is known of a piece of evidence than its kind and title; knows nothing of grades.

use jiff::civil::Date;

use crate::domain::ids::Digest;

/// What more is known of a piece of evidence. All of it may be left empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// Where it is kept: 办公室二号柜, a file's path.
    pub kept_at: String,
    /// The day it speaks of; evidence older than 24 months carries less.
    pub effective: Option<Date>,
    /// Who produced it; two pieces by one author are not independent. For an interview the person's code counts, not this.
    pub author: String,
    /// Whether somebody outside the society has confirmed it.
    pub is_confirmed: bool,
    /// Whether another source contradicts it.
    pub is_contradicted: bool,
    /// Whether it comes from a sample the society picked itself.
    pub is_picked: bool,
    /// SHA-256 of the file on the assessor's host.
    pub digest: Option<Digest>,
}
