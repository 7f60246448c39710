//! What a process at work has said of its store: what it ran, what was acknowledged, what the store named as lost.

use std::collections::BTreeMap;

/// Everything heard so far from the processes that worked on one store.
#[derive(Clone, Default)]
pub struct Heard {
    /// The digest of each entry that was run, by its place; the last one said where a place was used again.
    pub ran: BTreeMap<u64, String>,
    /// Every entry up to this one was acknowledged.
    pub through: u64,
    /// Losses the store has named, as ranges.
    pub named: Vec<(u64, u64)>,
    /// How many openings found something to repair.
    pub n_repaired: u64,
    /// How many times something beside the journal was not as it should be.
    pub n_troubles: u64,
    /// How many times the store could not be opened or written, and said so.
    pub n_refused: u64,
    /// What must never be said.
    pub wrong: Vec<String>,
}

/// What a line said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    Opening,
    Open,
    Saved,
    Failed,
    Staying,
    Other,
}

/// Without the digests, which say nothing to people.
impl std::fmt::Debug for Heard {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { ran, through, named, n_repaired, n_troubles, n_refused, wrong } = self;
        let counts = (ran.len(), through, n_repaired, n_troubles, n_refused);
        write!(f, "ran, through, repaired, troubles, refused: {counts:?}, named {named:?}, wrong {wrong:?}")
    }
}

impl Heard {
    /// Takes a line in.
    pub fn hear(&mut self, line: &str) -> Line {
        let words: Vec<&str> = line.split(' ').collect();
        let number = |word: &str| word.parse::<u64>().unwrap_or_default();
        match words[..] {
            ["opening"] => Line::Opening,
            ["lost", from, to] => {
                self.named.push((number(from), number(to)));
                Line::Other
            }
            ["repaired"] => {
                self.n_repaired += 1;
                Line::Other
            }
            ["open", head] => {
                if number(head) < self.through {
                    self.wrong.push(format!("{} acknowledged, opened at {head}", self.through));
                }
                // What was run and did not come to the disk before the process ended is no part of the journal.
                self.ran.retain(|seq, _| *seq <= number(head));
                Line::Open
            }
            ["ran", seq, hash] => {
                if let Some(other) = self.ran.insert(number(seq), hash.to_owned())
                    && number(seq) <= self.through
                    && other != hash
                {
                    self.wrong.push(format!("entry {seq} was acknowledged and is another one now"));
                }
                Line::Other
            }
            ["saved", seq] => {
                self.through = self.through.max(number(seq));
                Line::Saved
            }
            ["failed"] => Line::Failed,
            ["staying"] => Line::Staying,
            ["trouble", ..] => {
                self.n_troubles += 1;
                Line::Other
            }
            ["refused", ..] => {
                self.n_refused += 1;
                Line::Failed
            }
            ["wrong", ..] => {
                self.wrong.push(line.to_owned());
                Line::Other
            }
            _ => Line::Other,
        }
    }
}
