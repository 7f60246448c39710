//! A store that is open and has nothing to do wakes nobody, however much was done before.

use std::fs;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::heard::{Heard, Line};
use super::kills::worker;
use super::process::{Process, Until};
use super::work;

/// How long nothing must happen. sled's threads would each look for work once a second.
const REST: Duration = Duration::from_millis(2_500);
/// How long it may take until the store has come to rest.
const PATIENCE: Duration = Duration::from_secs(60);

/// How many times threads of a process have been woken, by name of the thread.
fn wakes(pid: u32) -> Vec<(String, u64)> {
    let tasks = fs::read_dir(format!("/proc/{pid}/task")).unwrap();
    let mut wakes: Vec<_> = tasks
        .map(|task| {
            let task = task.unwrap().path();
            let status = fs::read_to_string(task.join("status")).unwrap();
            let switches = status.lines().find_map(|line| line.strip_prefix("voluntary_ctxt_switches:")).unwrap();
            (fs::read_to_string(task.join("comm")).unwrap().trim().to_owned(), switches.trim().parse().unwrap())
        })
        .collect();
    wakes.sort();
    wakes
}

/// Seen to fail when `guarded` does not make the threads it starts unhurried: then sled's seven wake seven times a second.
#[test]
fn a_store_at_rest_wakes_no_thread() {
    let dir = TempDir::new().unwrap();
    let mut heard = Heard::default();
    // The second opening reads what the first one wrote, and only then has sled started its threads.
    let process = Process::start(worker().env(work::TURNS, "2").env(work::STAY, "1"), dir.path(), 5);
    assert!(process.listen(&mut heard, Until::Said(Line::Staying, 1)), "{heard:?}");
    let deadline = Instant::now() + PATIENCE;
    loop {
        let before = wakes(process.child.id());
        assert!(before.iter().filter(|(name, _)| name.starts_with("sled-io-")).count() >= 7, "{before:?}");
        process.listen(&mut heard, Until::For(REST));
        let after = wakes(process.child.id());
        if after == before {
            break;
        }
        assert!(Instant::now() < deadline, "{before:?} and then {after:?}");
    }
}
