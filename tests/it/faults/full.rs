//! A disk that is full for a while: what is typed waits, nothing of it is called saved, and all of it is saved when there is room.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};

use bamai::domain::ids::Actor;
use bamai::session::Session;
use bamai::store::disk::DiskStore;
use bamai::store::faulty::{Fault, FaultyStorage};
use bamai::store::writer::{Saved, Writer};
use bamai::store::{StoreError, reading};
use tempfile::TempDir;

use super::NONE;
use super::deed::{Deed, begin};
use super::heard::Heard;
use super::verdict::{MORNING, judge};

fn session(storage: &FaultyStorage, dir: &Path) -> Result<(Session, Receiver<Saved>), StoreError> {
    let store = DiskStore::open_on(Arc::new(storage.clone()), dir, MORNING, "zhang")?.store;
    let (said, heard) = channel();
    let writer = Writer::spawn(Box::new(store), move |saved| drop(said.send(saved))).unwrap();
    Ok((Session::open(writer, Actor::new("zhang"), Box::new(|| MORNING))?, heard))
}

fn answer(session: &mut Session, number: u32) {
    assert_eq!(Deed::of(number << 12).run(session).unwrap(), 1);
}

/// Seen to fail when the writer drops a batch it could not write.
#[test]
fn what_is_typed_on_a_full_disk_waits_and_is_saved_when_there_is_room() {
    let dir = TempDir::new().unwrap();
    let storage = FaultyStorage::new(Fault::Never);
    let (mut session, heard) = session(&storage, dir.path()).unwrap();
    begin(&mut session).unwrap();
    answer(&mut session, 1);
    session.wait().unwrap();
    let saved = session.head().seq;

    // The ballast has been used up already.
    storage.set(Fault::FullUntilRemoved);
    std::fs::remove_file(dir.path().join("ballast")).unwrap();
    (3..9).for_each(|number| answer(&mut session, number));
    assert!(matches!(session.wait(), Err(StoreError::Full { .. })));
    heard.try_iter().for_each(|said| session.note(&said));
    assert_eq!(session.n_waiting(), 6);
    assert_eq!(session.head().seq.0, saved.0 + 6, "the state has what is typed");
    assert_eq!(reading::read(dir.path()).unwrap().journal().len() as u64, saved.0);

    storage.set(Fault::Never);
    session.retry();
    session.wait().unwrap();
    assert_eq!(session.n_waiting(), 0);
    let through = session.head().seq.0;
    assert_eq!(session.close(), []);
    assert_eq!(judge(dir.path(), &Heard { through, ..Heard::default() }).unwrap().lost, NONE);
}

#[test]
fn a_store_is_opened_once_there_is_room_and_has_all_it_had() {
    let dir = TempDir::new().unwrap();
    let storage = FaultyStorage::new(Fault::FullUntilRemoved);
    let refused = session(&storage, dir.path()).map(|_| ());
    assert!(matches!(refused, Err(StoreError::Full { .. } | StoreError::Io { .. })), "{refused:?}");
    storage.set(Fault::Never);
    let (mut first, _) = session(&storage, dir.path()).unwrap();
    begin(&mut first).unwrap();
    answer(&mut first, 1);
    let through = first.head().seq.0;
    assert_eq!(first.close(), []);

    // Without its database and with a torn tail, opening needs room for more than usual.
    std::fs::remove_dir_all(dir.path().join("db")).unwrap();
    std::fs::remove_file(dir.path().join("ballast")).unwrap();
    let log = dir.path().join("journal.log");
    let torn = [std::fs::read(&log).unwrap(), vec![0xA5; 40]].concat();
    std::fs::write(&log, &torn).unwrap();
    storage.set(Fault::FullUntilRemoved);
    let refused = session(&storage, dir.path()).map(|_| ());
    assert!(matches!(refused, Err(StoreError::Full { .. } | StoreError::Io { .. })), "{refused:?}");
    assert_eq!(std::fs::read(&log).unwrap(), torn, "nothing is cut that could not be kept");
    storage.set(Fault::Never);
    assert_eq!(judge(dir.path(), &Heard { through, ..Heard::default() }).unwrap().lost, NONE);
}
