//! Every kind of damage on every file of a store, for stores that were closed, killed while quiet, and killed at work.

use std::path::Path;
use std::time::Duration;

use bamai::store::backup::{Replace, backup};
use bamai::store::restore::{Existing, RestoreError, restore};
use tempfile::TempDir;

use super::damage::{Damage, copy_store, files_of};
use super::dice::Dice;
use super::heard::{Heard, Line};
use super::process::{Process, Until};
use super::table::Row;
use super::verdict::{MORNING, judge};
use super::{work, worker};

/// How the last process at the store ended.
#[derive(Clone, Copy, Debug)]
enum Ended {
    /// It closed the store.
    Closed,
    /// It was killed after the quiet moment in which the database is made durable: both copies are whole.
    KilledQuiet,
    /// It was killed at work: only the journal is whole, the database is behind.
    KilledAtWork,
}

impl Ended {
    const ALL: [Self; 3] = [Self::Closed, Self::KilledQuiet, Self::KilledAtWork];

    const fn name(self) -> &'static str {
        match self {
            Self::Closed => "after a clean stop",
            Self::KilledQuiet => "after kill -9 in a quiet moment",
            Self::KilledAtWork => "after kill -9 at work",
        }
    }
}

/// How many different stores there are of each sort.
const N_STORES: u64 = 4;

/// Damages so often for each kind and file; returns a line for each file and each way the process before had ended.
pub fn run(n_times: u64, seed: u64) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut dice = Dice(seed);
    for ended in Ended::ALL {
        let stores: Vec<_> = (0..N_STORES).map(|_| store(ended, &mut dice)).collect();
        let mut of_files: Vec<(&str, Row)> = Vec::new();
        for (n, (dir, heard)) in stores.iter().enumerate() {
            let n_here = (n as u64..n_times).step_by(stores.len()).count();
            for (name, path) in files_of(dir.path()) {
                let row = match of_files.iter().position(|(known, _)| *known == name) {
                    Some(at) => &mut of_files[at].1,
                    None => {
                        of_files.push((name, Row::new(&format!("damage to {name} {}", ended.name()))));
                        &mut of_files.last_mut().unwrap().1
                    }
                };
                for damage in Damage::ALL {
                    (0..n_here).for_each(|_| befall(damage, dir.path(), &path, heard, &mut dice, row));
                }
            }
        }
        rows.extend(of_files.into_iter().map(|(_, row)| row));
    }
    rows
}

fn befall(damage: Damage, from: &Path, path: &Path, heard: &Heard, dice: &mut Dice, row: &mut Row) {
    let dir = TempDir::new().unwrap();
    copy_store(from, dir.path(), path);
    damage.befall(&dir.path().join(path.strip_prefix(from).unwrap()), dice);
    row.n_runs += 1;
    let before = row.wrong.len();
    row.judged(judge(dir.path(), heard), &format!("{}, {}", row.case.clone(), damage.name()));
    if row.wrong.len() > before && std::env::var_os("BAMAI_FAULTS_KEEP").is_some() {
        eprintln!("kept: {}", dir.keep().display());
    }
}

/// Damages a backup so often in each way: restoring it gives all of it, or is refused and makes nothing.
pub fn of_backups(n_times: u64, seed: u64) -> Row {
    let mut row = Row::new("damage to a backup: restored whole, or refused");
    let mut dice = Dice(seed);
    let (dir, heard) = store(Ended::Closed, &mut dice);
    let place = TempDir::new().unwrap();
    let sound = place.path().join("sound");
    backup(dir.path(), &sound, MORNING, Replace::Never).unwrap();
    for damage in Damage::ALL {
        for n in 0..n_times {
            let path = place.path().join("damaged");
            std::fs::copy(&sound, &path).unwrap();
            damage.befall(&path, &mut dice);
            let to = TempDir::new().unwrap();
            row.n_runs += 1;
            match restore(&path, to.path(), Existing::Stays, MORNING, "verdict") {
                Ok(_) => row.judged(judge(to.path(), &heard), &format!("{}, {n}", damage.name())),
                Err(RestoreError::Backup(_)) => row.n_acknowledged += heard.through,
                Err(error) => row.wrong.push(format!("{}: {error}", damage.name())),
            }
        }
    }
    row
}

/// A store with some hundred entries, and what was heard of it.
fn store(ended: Ended, dice: &mut Dice) -> (TempDir, Heard) {
    let dir = TempDir::new().unwrap();
    let mut heard = Heard::default();
    let mut program = worker();
    match ended {
        Ended::Closed => {
            let process = Process::start(program.env(work::TURNS, "5"), dir.path(), dice.next());
            assert!(process.listen(&mut heard, Until::Ended));
        }
        Ended::KilledQuiet => {
            let process = Process::start(program.env(work::TURNS, "5").env(work::STAY, "1"), dir.path(), dice.next());
            assert!(process.listen(&mut heard, Until::Said(Line::Staying, 1)));
            // The writer settles the store one second after the last answer.
            process.listen(&mut heard, Until::For(Duration::from_millis(1_500)));
            process.kill(&mut heard);
        }
        Ended::KilledAtWork => {
            let process = Process::start(&mut program, dir.path(), dice.next());
            assert!(process.listen(&mut heard, Until::Said(Line::Open, 4)));
            assert!(process.listen(&mut heard, Until::Said(Line::Saved, 20)));
            process.kill(&mut heard);
        }
    }
    (dir, heard)
}
