//! A sample the assessor draws from a list, so that anybody can draw it again; knows nothing of where the list came from.
//!
//! # How a sample is drawn
//!
//! Every line of the list gets the SHA-256 of the seed, a tab and the line, UTF-8; the lines with the smallest digests are
//! drawn, in that order. Lines that say the same are told apart by their number, the first first. `printf '%s\t%s' SEED LINE |
//! sha256sum` shows one digest, so a draw can be checked by hand, and the order of the list does not matter.

use sha2::{Digest as _, Sha256};

use crate::domain::ids::Digest;

/// A sample drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sample {
    /// What was drawn from: 会员名单 2025.
    pub frame: String,
    /// The seed.
    pub seed: String,
    /// SHA-256 of the list's lines, each ended by a line feed.
    pub digest: Digest,
    /// How many lines the list has.
    pub n_frame: u32,
    /// What was drawn, in the order it was drawn.
    pub drawn: Vec<Drawn>,
}

/// A line drawn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drawn {
    /// Its number in the list, from 1.
    pub line: u32,
    /// What it says; it may name people, so no report prints it.
    pub text: String,
}

impl Sample {
    /// Draws `n` lines from a list; all of them, in the order drawn, where it has no more. Empty lines are no lines.
    pub fn draw(frame: &str, list: &str, seed: &str, n: usize) -> Self {
        let lines: Vec<&str> = list.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let mut whole = Sha256::new();
        let mut ranked: Vec<([u8; 32], u32, &str)> = Vec::with_capacity(lines.len());
        for (number, line) in (1..).zip(lines) {
            whole.update(line);
            whole.update("\n");
            let rank = Sha256::new().chain_update(seed).chain_update("\t").chain_update(line);
            ranked.push((rank.finalize().into(), number, line));
        }
        let n_frame = u32::try_from(ranked.len()).unwrap_or(u32::MAX);
        ranked.sort_unstable();
        let drawn = ranked.into_iter().take(n).map(|(_, line, text)| Drawn { line, text: text.to_owned() }).collect();
        Self { frame: frame.to_owned(), seed: seed.to_owned(), digest: Digest(whole.finalize().into()), n_frame, drawn }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `printf '%s\t%s' 7 LINE | sha256sum` begins 9fb5 for 甲, 3544 for 乙, 4667 for 丙 and f03f for 丁.
    #[test]
    fn the_lines_with_the_smallest_digests_are_drawn() {
        let list = "甲\n乙\n\n  丙  \n丁\n";
        let drawn = |n| {
            let sample = Sample::draw("名单", list, "7", n);
            sample.drawn.into_iter().map(|line| (line.line, line.text)).collect::<Vec<_>>()
        };
        let expected = [(2, "乙"), (3, "丙"), (1, "甲"), (4, "丁")].map(|(line, text)| (line, text.to_owned()));
        assert_eq!(drawn(2), expected[..2]);
        assert_eq!(drawn(9), expected);
    }

    #[test]
    fn the_order_of_the_list_does_not_matter_but_for_numbers() {
        let texts = |list: &str| {
            let drawn = Sample::draw("名单", list, "种子", 2).drawn;
            drawn.into_iter().map(|line| line.text).collect::<Vec<_>>()
        };
        assert_eq!(texts("甲\n乙\n丙"), texts("丙\n甲\n乙"));
    }

    #[test]
    fn another_seed_draws_another_sample() {
        let list: String = (0..100).map(|n| format!("会员{n}\n")).collect();
        let draw = |seed| Sample::draw("名单", &list, seed, 5);
        assert_eq!(draw("1"), draw("1"));
        assert_ne!(draw("1").drawn, draw("2").drawn);
        assert_eq!(draw("1").digest, draw("2").digest);
    }
}
