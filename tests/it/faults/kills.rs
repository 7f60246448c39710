//! kill -9, SIGTERM and SIGHUP at random moments: what was acknowledged is there, and half a command never is.

use std::os::unix::process::CommandExt;
use std::process::Command;
use std::time::Duration;

use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

use super::NONE;
use super::dice::Dice;
use super::heard::{Heard, Line};
use super::process::{Process, Until};
use super::verdict::judge;
use super::work;
use crate::cli_bamai::Bamai;

/// Not a test of its own: when the environment says so, this process works on a store until it is ended.
#[test]
fn works_until_it_is_ended_when_told_to() {
    work::work_if_told();
}

/// This very program, about to work.
pub fn worker() -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", "faults::kills::works_until_it_is_ended_when_told_to", "--nocapture"]);
    command
}

#[test]
fn forty_kills_a_third_of_them_during_open_lose_nothing_acknowledged() {
    let dir = TempDir::new().unwrap();
    let mut heard = Heard::default();
    let mut dice = Dice(1);
    for n in 0..40 {
        let process = Process::start(&mut worker(), dir.path(), n);
        assert!(process.listen(&mut heard, Until::Said(Line::Opening, 1)), "{heard:?}");
        if n % 3 > 0 {
            process.listen(&mut heard, Until::Said(Line::Saved, 1 + dice.below(30)));
        }
        process.listen(&mut heard, Until::For(Duration::from_micros(dice.below(4_000))));
        process.kill(&mut heard);
    }
    assert!(heard.through > 100, "{heard:?}");
    let verdict = judge(dir.path(), &heard).unwrap();
    assert_eq!((verdict.lost, heard.named), (NONE.to_vec(), vec![]));
}

#[test]
fn an_import_ended_by_a_signal_is_there_whole_or_not_at_all() {
    let rows: Vec<String> = (0..400).map(|n| format!("B{n:04},学会{n}\n")).collect();
    for signal in [Signal::TERM, Signal::HUP, Signal::KILL] {
        let bamai = Bamai::new();
        bamai.ok(&["society", "add", "A0001", "机械工程学会"]);
        let file = bamai.file("register.csv", format!("编号,名称\n{}", rows.concat()));
        let log = bamai.store().join("journal.log");
        let length = || std::fs::metadata(&log).unwrap().len();
        let before = length();
        let mut command = bamai.command("zhang", &["import".as_ref(), file.as_os_str()]);
        let mut child = command.stdout(std::process::Stdio::null()).process_group(0).spawn().unwrap();
        // The moment the journal begins to grow.
        while length() == before && child.try_wait().unwrap().is_none() {}
        let _ = kill_process(Pid::from_child(&child), signal);
        child.wait().unwrap();
        let n_societies = bamai.json(&["list", "--json"]).as_array().unwrap().len();
        assert!(n_societies == 1 || n_societies == 401, "{n_societies} after {signal:?}");
        bamai.ok(&["society", "add", "A0002", "激光学会"]);
    }
}

#[test]
fn signals_in_mid_answer_lose_nothing_acknowledged() {
    let dir = TempDir::new().unwrap();
    let mut heard = Heard::default();
    let mut dice = Dice(3);
    for n in 0..8 {
        let process = Process::start(&mut worker(), dir.path(), 100 + n);
        process.listen(&mut heard, Until::Said(Line::Saved, 2 + dice.below(20)));
        let signal = if n % 2 == 0 { Signal::TERM } else { Signal::HUP };
        kill_process(Pid::from_child(&process.child), signal).unwrap();
        assert!(process.listen(&mut heard, Until::Ended), "{signal:?} ends it");
    }
    let verdict = judge(dir.path(), &heard).unwrap();
    assert_eq!((verdict.lost, heard.named), (NONE.to_vec(), vec![]));
}

#[test]
fn a_database_that_may_not_grow_stops_nobody_and_nothing_is_lost() {
    let dir = TempDir::new().unwrap();
    let mut heard = Heard::default();
    let mut program = worker();
    // What sled writes of an entry is five times what the journal does: the limit stops the one, and is far from the other.
    program.env(work::LIMIT, "30000").env(work::TURNS, "3");
    let process = Process::start(&mut program, dir.path(), 7);
    assert!(process.listen(&mut heard, Until::Ended), "{heard:?}");
    assert!(heard.n_troubles > 0, "the limit is felt: {heard:?}");
    assert!(heard.through > 60 && heard.n_refused == 0, "{heard:?}");
    assert_eq!(judge(dir.path(), &heard).unwrap().lost, NONE);
}
