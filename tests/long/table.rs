//! The table the long run prints, and what makes the run a failure.

use super::verdict::Verdict;

/// One line of the table.
#[derive(Clone, Debug, Default)]
pub struct Row {
    pub case: String,
    pub n_runs: u64,
    pub n_acknowledged: u64,
    pub n_lost: u64,
    pub n_named: u64,
    pub n_repaired: u64,
    /// What a sound store never does; each is a failure.
    pub wrong: Vec<String>,
}

impl Row {
    pub fn new(case: &str) -> Self {
        Self { case: case.to_owned(), ..Self::default() }
    }

    /// Takes in how a store fared; `what` is said if it fared badly.
    pub fn judged(&mut self, verdict: Result<Verdict, String>, what: &str) {
        match verdict {
            Ok(verdict) => {
                self.n_acknowledged += verdict.n_acknowledged;
                self.n_lost += verdict.lost.len() as u64;
                self.n_named += verdict.n_named;
                self.n_repaired += u64::from(verdict.is_repaired);
                if verdict.lost.len() as u64 > verdict.n_named {
                    self.wrong.push(format!("{what}: lost {:?} of {}", verdict.lost, verdict.n_acknowledged));
                }
            }
            Err(wrong) => self.wrong.push(format!("{what}: {wrong}")),
        }
    }

    /// Adds another line's figures to this one.
    pub fn add(&mut self, other: Self) {
        self.n_runs += other.n_runs;
        self.n_acknowledged += other.n_acknowledged;
        self.n_lost += other.n_lost;
        self.n_named += other.n_named;
        self.n_repaired += other.n_repaired;
        self.wrong.extend(other.wrong);
    }
}

/// Returns the table as markdown.
pub fn table(rows: &[Row]) -> String {
    let mut text = String::from(
        "| case | runs | answers acknowledged | lost | repaired | named as lost |\n|---|--:|--:|--:|--:|--:|\n",
    );
    for Row { case, n_runs, n_acknowledged, n_lost, n_named, n_repaired, wrong: _ } in rows {
        text += &format!("| {case} | {n_runs} | {n_acknowledged} | {n_lost} | {n_repaired} | {n_named} |\n");
    }
    text
}
