//! Two assessors taking turns at a store in a process of its own, until it is ended; says on standard output what it does.
//!
//! ```text
//! opening          the store is being opened
//! repaired         it said it had repaired something
//! lost FROM TO     it said these entries are lost
//! open SEQ         it is open and ends here
//! ran SEQ HASH     an entry was made and given to the writer
//! saved SEQ        the writer has said `Saved::Through`
//! failed           the writer could not save; it is asked to try again until it can
//! trouble WHY      everything is saved, but something beside the journal is not as it should be
//! refused WHY      the store could not be opened, and the process ends
//! closed           the store was closed with everything saved
//! staying          everything is saved, and nothing more will happen
//! ```

use std::io::Write;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;
use std::time::{Duration, SystemTime};

use bamai::domain::ids::{Actor, Millis};
use bamai::session::Session;
use bamai::store::disk::DiskStore;
use bamai::store::writer::{Saved, Writer};
use bamai::store::{Repair, Store};

use super::deed::{ACTORS, Deed, begin};
use super::dice::Dice;

/// Where to work.
pub const DIR: &str = "BAMAI_FAULTS_DIR";
/// What the deeds hang on.
pub const SEED: &str = "BAMAI_FAULTS_SEED";
/// The longest a file may become, in bytes: to what grows beyond it the system says no.
pub const LIMIT: &str = "BAMAI_FAULTS_LIMIT";
/// How many times the store is opened and closed before the process ends by itself.
pub const TURNS: &str = "BAMAI_FAULTS_TURNS";
/// If set, the last turn is not ended by closing: the process stays, with everything saved, until it is killed.
pub const STAY: &str = "BAMAI_FAULTS_STAY";

/// Works, if the environment says so; otherwise returns at once.
pub fn work_if_told() -> bool {
    let Ok(dir) = std::env::var(DIR) else { return false };
    // Under `nohup` a hang-up would be ignored, and the ignoring inherited.
    for signal in [signal_hook::consts::SIGTERM, signal_hook::consts::SIGHUP] {
        signal_hook::flag::register_conditional_default(signal, Arc::new(AtomicBool::new(true))).unwrap();
    }
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    if let Some(limit) = number(LIMIT) {
        limit_files(limit);
    }
    work(&PathBuf::from(dir), Dice(number(SEED).unwrap_or_default()), number(TURNS).unwrap_or(u64::MAX));
    true
}

fn work(dir: &std::path::Path, mut dice: Dice, n_turns: u64) {
    let stays = std::env::var_os(STAY).is_some();
    for turn in 1..=n_turns {
        say("opening");
        let actor = ACTORS[dice.place(ACTORS.len())];
        let opened = match DiskStore::open(dir, now(), actor) {
            Ok(opened) => opened,
            Err(error) => return say(&format!("refused {error}")),
        };
        if !opened.repairs.is_empty() {
            say("repaired");
        }
        for repair in &opened.repairs {
            if let Repair::Lost { from, to, .. } = repair {
                say(&format!("lost {} {}", from.0, to.0));
            }
        }
        say(&format!("open {}", opened.store.head().seq.0));
        let writer = Writer::spawn(Box::new(opened.store), |saved| match saved {
            Saved::Through(seq) => say(&format!("saved {}", seq.0)),
            Saved::Failed { .. } => say("failed"),
            Saved::Trouble(error) => say(&format!("trouble {error}")),
        });
        let mut session = Session::open(writer.unwrap(), Actor::new(actor), Box::new(now)).unwrap();
        take_a_turn(&mut session, &mut dice);
        if stays && turn == n_turns {
            say("staying");
            loop {
                std::thread::park();
            }
        }
        if session.close().is_empty() {
            say("closed");
        }
    }
}

fn take_a_turn(session: &mut Session, dice: &mut Dice) {
    begin(session).unwrap_or_else(|why| panic!("{why:?}"));
    for _ in 0..=dice.below(80) {
        let before = session.head().seq;
        let _refused_or_not = Deed::of(u32::try_from(dice.below(1 << 32)).unwrap()).run(session);
        if session.head().seq > before {
            // Of a command of several entries the last one stands for all: it is chained to the others.
            say(&format!("ran {} {}", session.head().seq.0, session.head().hash));
        }
        // Mostly people wait to see their answer saved; sometimes they type ahead.
        if dice.below(4) > 0 {
            wait(session);
        }
    }
    wait(session);
}

/// Waits until everything is saved, however long the disk is full.
fn wait(session: &mut Session) {
    while session.wait().is_err() {
        say("failed");
        std::thread::park_timeout(Duration::from_millis(2));
    }
}

fn now() -> Millis {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    Millis(i64::try_from(since.as_millis()).unwrap())
}

/// One line, one write; whoever listened may be gone.
fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    if out.write_all(format!("{line}\n").as_bytes()).and_then(|()| out.flush()).is_err() {
        std::process::exit(0);
    }
}

/// Lets no file grow beyond this; a write that would is refused, as on a full disk, and does not end the process.
fn limit_files(limit: u64) {
    // The flag is for nobody: a handler is what keeps the signal from ending the process.
    signal_hook::flag::register(signal_hook::consts::SIGXFSZ, Arc::new(AtomicBool::new(false))).unwrap();
    let limit = rustix::process::Rlimit { current: Some(limit), maximum: None };
    rustix::process::setrlimit(rustix::process::Resource::Fsize, limit).unwrap();
}
