//! Rows of what is kept of societies beside their profiles: rosters and former states; knows nothing of the database they go into.

use std::collections::{BTreeMap, BTreeSet};

use crate::domain::event::Event;
use crate::domain::ids::SocietyCode;
use crate::domain::ledger::{Ledger, Past};
use crate::domain::value::Row;
use crate::store::codec::{CodecError, rows};
use crate::store::guard::Result;
use crate::store::scan::Logged;

/// What some entries change of what is kept of societies beside their profiles.
pub(super) struct Beside {
    /// Rows of rosters by their keys; `None` where the roster has no rows any more.
    pub(super) rosters: Vec<(Vec<u8>, Option<Vec<u8>>)>,
    /// Rows of former states by their keys.
    pub(super) past: Vec<(Vec<u8>, Vec<u8>)>,
    /// How many rosters there are more than before.
    pub(super) rosters_added: i64,
    /// How many former states each society had before.
    n_past: BTreeMap<SocietyCode, usize>,
}

impl Beside {
    /// Looks at the societies some entries are about, before these.
    pub(super) fn of(ledger: &Ledger, societies: &BTreeSet<&SocietyCode>) -> Self {
        let n_rosters = n_rosters(ledger, societies.iter().copied());
        let n_past = |code: &SocietyCode| ledger.past.get(code).map_or(0, Vec::len);
        Self {
            rosters: Vec::new(),
            past: Vec::new(),
            rosters_added: -n_rosters,
            n_past: societies.iter().map(|&code| (code.clone(), n_past(code))).collect(),
        }
    }

    /// Looks at them again after the entries.
    ///
    /// # Errors
    /// A name is too long for a key.
    pub(super) fn follow(&mut self, ledger: &Ledger, logged: &[Logged]) -> Result<()> {
        self.rosters_added += n_rosters(ledger, self.n_past.keys());
        let kept = logged.iter().filter_map(|logged| match &logged.entry.event {
            Event::RosterKept { society, roster, .. } => Some((society, roster)),
            Event::SocietyAdded { .. }
            | Event::SocietyChanged { .. }
            | Event::ChecklistKept { .. }
            | Event::AssessmentStarted { .. }
            | Event::Changed { .. } => None,
        });
        for (society, roster) in kept.collect::<BTreeSet<_>>() {
            let key = [sized(society.as_str())?.as_slice(), roster.as_str().as_bytes(), &[0]].concat();
            let kept: &[Row] = ledger.rows_of(society, roster);
            let row = if kept.is_empty() { None } else { Some(rows::roster_row(kept)?) };
            self.rosters.push((key, row));
        }
        for (code, n_before) in &self.n_past {
            let past: &[Past] = ledger.past.get(code).map_or(&[], Vec::as_slice);
            for (number, past) in past.iter().enumerate().skip(*n_before) {
                let number = u32::try_from(number).unwrap_or(u32::MAX);
                let key = [sized(code.as_str())?.as_slice(), &number.to_be_bytes()].concat();
                self.past.push((key, rows::past_row(past)?));
            }
        }
        Ok(())
    }
}

fn n_rosters<'a>(ledger: &Ledger, societies: impl Iterator<Item = &'a SocietyCode>) -> i64 {
    let n: usize = societies.filter_map(|code| ledger.rosters.get(code)).map(BTreeMap::len).sum();
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// Returns a name with its length before it.
pub(super) fn sized(name: &str) -> Result<Vec<u8>> {
    let length = u16::try_from(name.len()).map_err(|_| CodecError::TooLong)?;
    Ok([&length.to_be_bytes(), name.as_bytes()].concat())
}

/// Returns the name a key begins with, and what follows it.
pub(super) fn sized_name(key: &[u8]) -> Result<(&str, &[u8])> {
    let (length, rest) = key.split_first_chunk::<2>().ok_or(CodecError::Damaged)?;
    let (name, rest) = rest.split_at_checked(u16::from_be_bytes(*length).into()).ok_or(CodecError::Damaged)?;
    Ok((std::str::from_utf8(name).map_err(|_| CodecError::Damaged)?, rest))
}
