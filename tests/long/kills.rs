//! kill -9 at random moments, a third of them while the store is being opened, over stores that go from kill to kill.

use std::time::Duration;

use tempfile::TempDir;

use super::dice::Dice;
use super::heard::{Heard, Line};
use super::process::{Process, Until};
use super::table::Row;
use super::verdict::judge;
use super::worker;

/// How many kills a store sees before a new one is begun.
const KILLS_PER_STORE: u64 = 25;

/// Kills so often; returns a line for kills during open and one for kills at work.
pub fn run(n_kills: u64, seed: u64) -> Vec<Row> {
    let mut opening = Row::new("kill -9 while the store is being opened or made");
    let mut working = Row::new("kill -9 at work, while closing included");
    let mut dice = Dice(seed);
    let mut n_left = n_kills;
    while n_left > 0 {
        let dir = TempDir::new().unwrap();
        let mut heard = Heard::default();
        let n = n_left.min(KILLS_PER_STORE);
        n_left -= n;
        let mut row_of_last = Row::default();
        for kill in 1..=n {
            let process = Process::start(&mut worker(), dir.path(), dice.next());
            let before = heard.through;
            let is_opening = kill % 3 == 0;
            let moment = if is_opening {
                process.listen(&mut heard, Until::Said(Line::Opening, 1));
                dice.below(12_000)
            } else {
                process.listen(&mut heard, Until::Said(Line::Open, 1));
                dice.below(70_000)
            };
            process.listen(&mut heard, Until::For(Duration::from_micros(moment)));
            process.kill(&mut heard);
            let row = if is_opening { &mut opening } else { &mut working };
            row.n_runs += 1;
            row.n_acknowledged += heard.through - before;
            if kill % 5 == 0 || kill == n {
                row_of_last = Row::default();
                row_of_last.judged(judge(dir.path(), &heard), &format!("store of {n} kills, after {kill}"));
                row.n_repaired += row_of_last.n_repaired;
                if !row_of_last.wrong.is_empty() {
                    // What is lost once is missed by every later look at the same store.
                    row.wrong.append(&mut row_of_last.wrong);
                    break;
                }
            }
        }
        working.n_repaired += heard.n_repaired;
        working.n_lost += row_of_last.n_lost;
        working.n_named += row_of_last.n_named;
    }
    vec![opening, working]
}
