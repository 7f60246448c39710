//! The disk fills up while a store is opened or written, by the journal's measure and by sled's, and has room again later.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::time::Duration;

use super::dice::Dice;
use super::disk::Disk;
use super::heard::{Heard, Line};
use super::process::{Process, Until};
use super::table::Row;
use super::verdict::judge;
use super::worker;

/// Fills a disk so often; `Err` says why it cannot be done here.
pub fn run(n_times: u64, seed: u64) -> Result<Vec<Row>, String> {
    let mut at_open = Row::new("disk full at open, room later");
    let mut at_work = Row::new("disk full at work, room later");
    let mut dice = Dice(seed);
    let mut n_not_saved = 0;
    for n in 0..n_times {
        let disk = Disk::new(24)?;
        let mut heard = Heard::default();
        let filler = disk.mount_point().join("filler");
        let row = if n % 2 == 0 {
            // A first day, so that there is a store to open.
            let process = Process::start(&mut worker(), &disk.store(), dice.next());
            process.listen(&mut heard, Until::Said(Line::Saved, dice.below(120)));
            process.kill(&mut heard);
            fill(&filler, dice.below(64 << 10));
            let process = Process::start(&mut worker(), &disk.store(), dice.next());
            if process.listen(&mut heard, Until::Said(Line::Failed, 1)) {
                n_not_saved += 1;
            }
            process.kill(&mut heard);
            &mut at_open
        } else {
            let process = Process::start(&mut worker(), &disk.store(), dice.next());
            process.listen(&mut heard, Until::Said(Line::Saved, 1 + dice.below(120)));
            fill(&filler, dice.below(64 << 10));
            // The ballast is used up first. What is then not saved waits, and nothing after it is acknowledged.
            if process.listen(&mut heard, Until::Said(Line::Failed, 1)) {
                n_not_saved += 1;
            }
            std::fs::remove_file(&filler).map_err(|error| error.to_string())?;
            if heard.n_refused == 0 && !process.listen(&mut heard, Until::Said(Line::Saved, 20)) {
                at_work.wrong.push("room came back, and nothing more was saved".to_owned());
            }
            process.listen(&mut heard, Until::For(Duration::from_micros(dice.below(50_000))));
            process.kill(&mut heard);
            &mut at_work
        };
        let _ = std::fs::remove_file(&filler);
        row.n_runs += 1;
        row.n_repaired += heard.n_repaired;
        row.judged(judge(&disk.store(), &heard), &format!("disk {n}"));
    }
    if n_not_saved * 2 < n_times {
        at_work.wrong.push(format!("only {n_not_saved} of {n_times} disks were ever too full"));
    }
    Ok(vec![at_open, at_work])
}

/// Writes until there is no room, and then gives so many bytes back.
fn fill(path: &Path, slack: u64) {
    let mut file = File::create(path).unwrap();
    let mut size = 1 << 20;
    let mut length = 0;
    while size >= 512 {
        let written = file.write(&vec![0xA5; size]).and_then(|n| file.sync_data().map(|()| n));
        match written {
            Ok(n) => length += n as u64,
            Err(_) => size /= 2,
        }
    }
    file.set_len(length.saturating_sub(slack)).unwrap();
}
