//! The power fails at random moments while a process works on a store on a disk of its own.
//!
//! The power is cut by ext4's shutdown call, and what counts as acknowledged is what was heard before that call began. While it runs, the
//! system says yes to an `fdatasync` whose transaction it is throwing away: a program of five lines that does nothing but append,
//! `fdatasync` and count, without any of our code, lost its last count in 15 of 240 such cuts, each time one that was said after the
//! call had begun, and none that was said before. A real power cut has no such moment, for the processor stops together with the disk.
//!
//! Seen to fail without `sync_data` in `Log::write`, where the first ten cuts lost dozens of answers; and, more finely, with a writer that
//! says `Saved::Through` before it has written, which 2 of 60 cuts caught with one answer each.

use std::time::Duration;

use super::dice::Dice;
use super::disk::Disk;
use super::heard::{Heard, Line};
use super::process::{Process, Until};
use super::table::Row;
use super::verdict::judge;
use super::worker;

/// How many cuts a store sees before a new one is begun on a new disk.
const CUTS_PER_STORE: u64 = 6;

/// Cuts so often; `Err` says why it cannot be done here.
pub fn run(n_cuts: u64, seed: u64) -> Result<Vec<Row>, String> {
    let mut row = Row::new("power cut, ext4 on a loop device");
    let mut dice = Dice(seed);
    while row.n_runs < n_cuts {
        let disk = Disk::new(64)?;
        let mut heard = Heard::default();
        let mut judged = Row::default();
        for cut in 1..=CUTS_PER_STORE.min(n_cuts - row.n_runs) {
            let before = heard.through;
            let process = Process::start(&mut worker(), &disk.store(), dice.next());
            let (line, longest) = if cut % 3 == 0 { (Line::Opening, 20_000) } else { (Line::Open, 800_000) };
            process.listen(&mut heard, Until::Said(line, 1));
            process.listen(&mut heard, Until::For(Duration::from_micros(dice.below(longest))));
            let through = heard.through;
            disk.cut_power()?;
            process.kill(&mut heard);
            heard.through = through;
            disk.power_on()?;
            row.n_runs += 1;
            row.n_acknowledged += heard.through - before;
            judged = Row::default();
            judged.judged(judge(&disk.store(), &heard), &format!("cut {} of the run, {cut} of the store", row.n_runs));
            row.n_repaired += judged.n_repaired;
            if !judged.wrong.is_empty() {
                // What is lost once is missed by every later look at the same store.
                row.wrong.append(&mut judged.wrong);
                break;
            }
        }
        row.n_lost += judged.n_lost;
        row.n_named += judged.n_named;
    }
    Ok(vec![row])
}
