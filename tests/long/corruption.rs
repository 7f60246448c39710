//! Every kind of damage on every file of a store, for stores that were closed, killed while quiet, and killed at work; and on a database that
//! has grown beyond one of sled's segments, over which sled panics.
//!
//! The damage is done to files nobody has open, so a file system in memory is as good a place as a disk, and spares the disk some
//! thousand stores.

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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Ended {
    /// It closed the store.
    Closed,
    /// It was killed after the quiet moment in which the database is made durable: both copies are whole.
    KilledQuiet,
    /// It was killed at work: only the journal is whole, the database is behind.
    KilledAtWork,
    /// As [`Self::KilledQuiet`], after so much work that the database fills several of sled's segments of 512 KiB.
    KilledGrown,
}

impl Ended {
    const ALL: [Self; 4] = [Self::Closed, Self::KilledQuiet, Self::KilledAtWork, Self::KilledGrown];

    const fn name(self) -> &'static str {
        match self {
            Self::Closed => "after a clean stop",
            Self::KilledQuiet => "after kill -9 in a quiet moment",
            Self::KilledAtWork => "after kill -9 at work",
            Self::KilledGrown => "of several segments after kill -9 in a quiet moment",
        }
    }

    /// How many different stores there are of each sort.
    const fn n_stores(self) -> u64 {
        match self {
            Self::Closed | Self::KilledQuiet | Self::KilledAtWork => 4,
            Self::KilledGrown => 2,
        }
    }

    /// Whether a file is damaged: of a grown store only the one that makes the difference.
    fn concerns(self, name: &str) -> bool {
        match self {
            Self::Closed | Self::KilledQuiet | Self::KilledAtWork => true,
            Self::KilledGrown => name == "db/db",
        }
    }

    /// How many turns the process takes before it stays or closes.
    const fn n_turns(self) -> &'static str {
        match self {
            Self::Closed | Self::KilledQuiet | Self::KilledAtWork => "5",
            Self::KilledGrown => "90",
        }
    }
}

/// A file system in memory, where there is one.
const IN_MEMORY: &str = "/dev/shm";
/// How long one of sled's segments is.
const SEGMENT: u64 = 512 << 10;

/// Damages so often for each kind and file; returns a line for each file and each way the process before had ended.
pub fn run(n_times: u64, seed: u64) -> Vec<Row> {
    let mut rows = Vec::new();
    let mut dice = Dice(seed);
    for ended in Ended::ALL {
        let stores: Vec<_> = (0..ended.n_stores()).map(|_| store(ended, &mut dice)).collect();
        let mut of_files: Vec<(&str, Row)> = Vec::new();
        for (n, (dir, heard)) in stores.iter().enumerate() {
            let n_here = (n as u64..n_times).step_by(stores.len()).count();
            for (name, path) in files_of(dir.path()).into_iter().filter(|(name, _)| ended.concerns(name)) {
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
    let dir = ground();
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
    let place = ground();
    let sound = place.path().join("sound");
    backup(dir.path(), &sound, MORNING, Replace::Never).unwrap();
    for damage in Damage::ALL {
        for n in 0..n_times {
            let path = place.path().join("damaged");
            std::fs::copy(&sound, &path).unwrap();
            damage.befall(&path, &mut dice);
            let to = ground();
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

fn ground() -> TempDir {
    TempDir::new_in(IN_MEMORY).or_else(|_| TempDir::new()).unwrap()
}

/// A store with some hundred entries, or some thousand, and what was heard of it.
fn store(ended: Ended, dice: &mut Dice) -> (TempDir, Heard) {
    let dir = ground();
    let mut heard = Heard::default();
    let mut program = worker();
    match ended {
        Ended::Closed => {
            let process = Process::start(program.env(work::TURNS, ended.n_turns()), dir.path(), dice.next());
            assert!(process.listen(&mut heard, Until::Ended));
        }
        Ended::KilledQuiet | Ended::KilledGrown => {
            program.env(work::TURNS, ended.n_turns()).env(work::STAY, "1");
            let process = Process::start(&mut program, dir.path(), dice.next());
            // A busy machine needs longer for ninety turns than one listening has patience for.
            assert!((0..10).any(|_| process.listen(&mut heard, Until::Said(Line::Staying, 1))));
            // The writer settles the store one second after the last answer.
            let is_settled = (0..20).any(|_| {
                process.listen(&mut heard, Until::For(Duration::from_millis(1_500)));
                let db = std::fs::metadata(dir.path().join("db/db")).unwrap().len();
                ended == Ended::KilledQuiet || db > 3 * SEGMENT
            });
            assert!(is_settled, "the database does not grow");
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
