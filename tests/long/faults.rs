//! The long run of the fault plan: `cargo bench --bench faults` prints one table and fails if anything acknowledged was lost without being named.
//! It takes some minutes and says on standard error how far it is.
//!
//! Arguments name the parts to run (`kills corruption power full soak`; none: all). The environment sets how often:
//! `BAMAI_FAULTS_KILLS` (3,000), `BAMAI_FAULTS_CORRUPTIONS` of each kind on each file (40), `BAMAI_FAULTS_CUTS` (60),
//! `BAMAI_FAULTS_FULL` (40), `BAMAI_FAULTS_DAYS` (400), and `BAMAI_FAULTS_START` what chance hangs on.
//! Power cuts and full disks need root, a loop device and `mkfs.ext4`; without them they are skipped, and that is said.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program to look at and to fail loudly"
)]

#[path = "../it/faults/damage.rs"]
mod damage;
#[path = "../it/faults/deed.rs"]
mod deed;
#[path = "../it/faults/dice.rs"]
mod dice;
#[path = "../it/faults/heard.rs"]
mod heard;
#[path = "../it/faults/model.rs"]
mod model;
#[path = "../it/faults/process.rs"]
mod process;
#[path = "../it/faults/soak.rs"]
mod soak;
#[path = "../it/faults/verdict.rs"]
mod verdict;
#[path = "../it/faults/work.rs"]
mod work;

mod corruption;
mod disk;
mod full;
mod kills;
mod power;
mod table;

use std::process::{Command, ExitCode};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Instant;

use bamai::store::faulty::Fault;
use dice::Dice;
use soak::{Ground, live};
use table::Row;

/// Panics of sled over damaged files, caught by the store.
static N_CAUGHT: AtomicU64 = AtomicU64::new(0);

fn main() -> ExitCode {
    if work::work_if_told() {
        return ExitCode::SUCCESS;
    }
    let named: Vec<String> = std::env::args().skip(1).filter(|arg| !arg.starts_with('-')).collect();
    let is_wanted = |part: &str| named.is_empty() || named.iter().any(|name| name == part);
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        if bamai::store::guard::is_panic_expected() {
            N_CAUGHT.fetch_add(1, Ordering::Relaxed);
        } else {
            hook(info);
        }
    }));
    let seed = number("START", 1);
    let started = Instant::now();
    let done = |part: &str| eprintln!("{part}: done after {} s", started.elapsed().as_secs());
    let mut rows = Vec::new();
    if is_wanted("kills") {
        // Two at a time, as two people at two stores.
        let n_kills = number("KILLS", 3_000);
        let other = std::thread::spawn(move || kills::run(n_kills / 2, seed));
        let mut both = kills::run(n_kills - n_kills / 2, seed ^ 0xF00D);
        both.iter_mut().zip(other.join().unwrap()).for_each(|(row, other)| row.add(other));
        rows.extend(both);
        done("kills");
    }
    // Beside the rest, which mostly waits for disks.
    let corruption =
        is_wanted("corruption").then(|| std::thread::spawn(move || corrupt(number("CORRUPTIONS", 40), seed)));
    let n_rows = rows.len();
    if is_wanted("power") {
        rows.extend(power::run(number("CUTS", 60), seed).unwrap_or_else(|why| skipped("power cuts", &why)));
        done("power");
    }
    if is_wanted("full") {
        rows.extend(full::run(number("FULL", 40), seed).unwrap_or_else(|why| skipped("full disks", &why)));
        done("full");
    }
    if is_wanted("soak") {
        rows.push(soak(number("DAYS", 400), seed));
        done("soak");
    }
    if let Some(corruption) = corruption {
        rows.splice(n_rows..n_rows, corruption.join().unwrap());
        done("corruption");
    }
    print!("{}", table::table(&rows));
    let n_caught = N_CAUGHT.load(Ordering::Relaxed);
    println!("\nPanics of sled caught: {n_caught}. Took {} s.", started.elapsed().as_secs());
    let wrong: Vec<&String> = rows.iter().flat_map(|row| &row.wrong).collect();
    wrong.iter().for_each(|wrong| println!("WRONG {wrong}"));
    if wrong.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// This very program, about to work.
fn worker() -> Command {
    Command::new(std::env::current_exe().unwrap())
}

fn number(name: &str, otherwise: u64) -> u64 {
    let text = std::env::var(format!("BAMAI_FAULTS_{name}"));
    text.ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

/// Damage to stores, and to backups of them.
fn corrupt(n_times: u64, seed: u64) -> Vec<Row> {
    let mut rows = corruption::run(n_times, seed);
    rows.push(corruption::of_backups(n_times, seed));
    rows
}

fn skipped(what: &str, why: &str) -> Vec<Row> {
    println!("Skipped {what}: {why}");
    Vec::new()
}

/// Random days of two assessors, each with one failing call and once more with an end at that call.
fn soak(n_days: u64, seed: u64) -> Row {
    let mut row = Row::new("soak: two assessors against a map, one call of the file system fails or is the last");
    let mut dice = Dice(seed);
    for day in 0..n_days {
        let deeds: Vec<(u8, u32)> =
            (0..1 + dice.below(60)).map(|_| (dice.below(2) as u8, dice.below(1 << 32) as u32)).collect();
        let ground = if day % 4 == 0 { Ground::Memory } else { Ground::Disk };
        let call = dice.place(150);
        for fault in [Fault::At(call), Fault::From(call)] {
            row.n_runs += 1;
            match live(ground, &deeds, fault) {
                Ok(lived) => row.n_acknowledged += lived.n_acknowledged,
                Err(wrong) => row.wrong.push(format!("day {day}, {fault:?}: {wrong}")),
            }
        }
    }
    row
}
