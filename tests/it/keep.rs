//! Verifying, backing up and restoring: what is found is named, what is backed up comes back, and nothing is overwritten in silence.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::channel;
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};

use bamai::domain::event::Entry;
use bamai::domain::ids::{Millis, Seq};
use bamai::store::backup::{BackupError, Replace, backup, read};
use bamai::store::checking::Checking;
use bamai::store::disk::{DiskStore, Opened};
use bamai::store::opening::SUSPECT;
use bamai::store::restore::{Existing, RestoreError, restore};
use bamai::store::storage::{Access, RealStorage, Storage, StoredFile};
use bamai::store::untold;
use bamai::store::verify::{Database, Depth, Verified, verify};
use bamai::store::{Head, Repair, Store, StoreError};
use tempfile::TempDir;

use crate::store_samples::{MORNING, append_each, journal_of, level, sealed_after, visit};

fn open(dir: &Path) -> Opened {
    DiskStore::open(dir, MORNING, "zhang").unwrap()
}

fn store_of(entries: &[Entry]) -> TempDir {
    let dir = TempDir::new().unwrap();
    append_each(&mut open(dir.path()).store, entries);
    dir
}

/// A visit whose assessment is pinned to no checklist the store has; so only its journal and database are looked at here.
fn verified(dir: &Path) -> Verified {
    let mut verified = verify(dir, Depth::Deep, MORNING, "zhang").unwrap();
    verified.log.checklists.clear();
    verified
}

/// Changes a byte of the record of the entry with that place: 58 bytes of every frame are not its record.
fn damage_entry(dir: &Path, seq: usize) {
    let log = dir.join("journal.log");
    let mut bytes = fs::read(&log).unwrap();
    let mut start = 32;
    for _ in 1..seq {
        start += 58 + u32::from_le_bytes(bytes[start + 4..start + 8].try_into().unwrap()) as usize;
    }
    bytes[start + 60] ^= 1;
    fs::write(&log, bytes).unwrap();
}

fn quarantined(dir: &Path) -> Vec<PathBuf> {
    let Ok(names) = fs::read_dir(dir.join("quarantine")) else { return Vec::new() };
    let mut paths: Vec<_> = names.map(|name| name.unwrap().path()).collect();
    paths.sort();
    paths
}

// Verifying.

#[test]
fn a_sound_store_is_fine_and_verifying_leaves_nothing_behind() {
    let dir = store_of(&visit(40));
    let fine = verified(dir.path());
    assert!(fine.is_fine(), "{fine:?}");
    assert_eq!((fine.log.n_entries, fine.rebuilt), (40, Some(Ok(()))));
    assert!(!dir.path().join("scratch").exists());
    assert_eq!(quarantined(dir.path()), Vec::<PathBuf>::new());
}

#[test]
fn damage_a_quick_opening_does_not_look_for_is_found_and_mended() {
    let entries = visit(40);
    let dir = store_of(&entries);
    damage_entry(dir.path(), 8);
    assert_eq!(open(dir.path()).repairs, [], "both ends agree");
    let found = verified(dir.path());
    let [Repair::Restored { from: Seq(8), to: Seq(8), kept: Some(_) }] = &found.repairs[..] else {
        panic!("{found:?}")
    };
    assert!(!found.is_fine() && !found.is_damaged());
    assert_eq!(journal_of(&mut open(dir.path()).store), entries);
    assert!(verified(dir.path()).is_fine());
}

/// The database is changed with its own library, so that its checksums are right; keys are as `trees` documents them.
/// Opens the database of a closed store. A thread of sled's may still be at work in it for a moment, and holds its lock until then.
fn sled_of(dir: &Path) -> sled::Db {
    let deadline = Instant::now() + Duration::from_secs(20);
    loop {
        match sled::open(dir.join("db")) {
            Ok(db) => return db,
            Err(error) => assert!(Instant::now() < deadline, "{error}"),
        }
        std::thread::yield_now();
    }
}

#[test]
fn a_database_that_fits_at_its_ends_and_differs_amid_is_found_and_made_anew() {
    let entries = visit(20);
    let eighth = 8_u64.to_be_bytes();
    let place = [&7_u16.to_be_bytes()[..], b"A0001-1", &eighth].concat();
    type Damage<'a> = &'a dyn Fn(&sled::Db);
    let sorts: [Damage; 5] = [
        &|db| drop(db.open_tree("journal").unwrap().remove(eighth).unwrap().unwrap()),
        &|db| {
            let journal = db.open_tree("journal").unwrap();
            let other = journal.get(9_u64.to_be_bytes()).unwrap().unwrap();
            journal.insert(eighth, other).unwrap();
        },
        &|db| drop(db.open_tree("journal").unwrap().insert(99_u64.to_be_bytes(), b"more").unwrap()),
        &|db| drop(db.open_tree("by_assessment").unwrap().remove(&place).unwrap().unwrap()),
        &|db| {
            let societies = db.open_tree("societies").unwrap();
            let row = societies.remove(b"A0001\0").unwrap().unwrap();
            societies.insert(b"A0002\0", row).unwrap();
        },
    ];
    for (number, damage) in sorts.into_iter().enumerate() {
        let dir = store_of(&entries);
        let db = sled_of(dir.path());
        damage(&db);
        db.flush().unwrap();
        drop(db);
        assert_eq!(open(dir.path()).repairs, [], "{number}: a quick opening believes it");
        let found = verified(dir.path());
        let is_rebuilt = matches!(&found.repairs[..], [Repair::ViewsRebuilt { n_entries: 20, kept: Some(_) }]);
        assert!(is_rebuilt, "{number}: {found:?}");
        assert_eq!(journal_of(&mut open(dir.path()).store), entries);
        assert!(verified(dir.path()).is_fine());
    }
}

#[test]
fn entries_neither_copy_has_are_named_by_every_verifying() {
    let entries = visit(20);
    let dir = store_of(&entries);
    damage_entry(dir.path(), 8);
    fs::remove_dir_all(dir.path().join("db")).unwrap();
    let found = verified(dir.path());
    assert!(found.repairs.iter().any(Repair::is_loss), "{found:?}");
    for _ in 0..2 {
        let again = verified(dir.path());
        assert_eq!((again.repairs.len(), again.log.missing.clone()), (0, vec![(Seq(8), Seq(8))]));
        assert!(!again.is_fine() && !again.is_damaged(), "{again:?}");
    }
}

#[test]
fn beside_another_program_only_the_journal_is_verified() {
    let entries = visit(10);
    let dir = store_of(&entries);
    let holder = open(dir.path());
    let beside = verified(dir.path());
    assert!(matches!(beside.database, Database::NotChecked(StoreError::Held { .. })), "{beside:?}");
    assert!(beside.is_fine());
    damage_entry(dir.path(), 4);
    let beside = verified(dir.path());
    assert!(beside.is_damaged() && beside.repairs.is_empty(), "{beside:?}");
    drop(holder);
    assert!(!verified(dir.path()).repairs.is_empty());
}

#[test]
fn a_journal_that_is_gone_comes_back_and_a_store_that_never_was_is_not_made() {
    let entries = visit(10);
    let dir = store_of(&entries);
    fs::remove_file(dir.path().join("journal.log")).unwrap();
    assert!(matches!(&verified(dir.path()).repairs[..], [Repair::Restored { from: Seq(1), to: Seq(10), .. }]));
    let nowhere = TempDir::new().unwrap();
    let path = nowhere.path().join("store");
    assert!(matches!(verify(&path, Depth::Usual, MORNING, "zhang"), Err(StoreError::Missing { .. })));
    assert!(!path.exists());
}

#[test]
fn what_was_repaired_is_known_until_it_is_told_also_after_a_kill() {
    let entries = visit(20);
    let dir = store_of(&entries);
    fs::remove_dir_all(dir.path().join("db")).unwrap();
    let rebuilt = Repair::ViewsRebuilt { n_entries: 20, kept: None };
    // Opened and gone without a word, twice.
    assert_eq!(open(dir.path()).store.untold(), std::slice::from_ref(&rebuilt));
    let Opened { store, repairs } = open(dir.path());
    assert_eq!((repairs, store.untold()), (Vec::new(), &[rebuilt][..]));
    drop(store);
    untold::told(&RealStorage, dir.path());
    assert_eq!(open(dir.path()).store.untold(), []);
}

/// Seen to fail when the note is written only at the end of opening.
#[test]
fn a_loss_is_noted_before_the_damaged_journal_is_replaced() {
    let dir = store_of(&visit(20));
    damage_entry(dir.path(), 8);
    fs::remove_dir_all(dir.path().join("db")).unwrap();
    let storage = Watched::default();
    drop(DiskStore::open_on(Arc::new(storage.clone()), dir.path(), MORNING, "zhang").unwrap());
    let renamed: Vec<String> = storage.renamed.lock().unwrap().clone();
    assert_eq!(renamed[..2], ["repairs", "journal.log"], "{renamed:?}");
}

// The check in the background.

fn wait<T>(heard: &mpsc::Receiver<T>) -> T {
    heard.recv_timeout(Duration::from_secs(30)).expect("the check says nothing")
}

#[test]
fn the_check_in_the_background_marks_damage_and_the_next_opening_mends_it() {
    let entries = visit(40);
    let dir = store_of(&entries);
    let (tell, heard) = channel();
    let checking = Checking::start(dir.path(), {
        let tell = tell.clone();
        move |checked| tell.send(checked).unwrap()
    });
    assert!(!wait(&heard).unwrap().is_damaged());
    assert!(!dir.path().join(SUSPECT).exists());
    drop(checking);
    damage_entry(dir.path(), 8);
    let holder = open(dir.path());
    let _checking = Checking::start(dir.path(), move |checked| tell.send(checked).unwrap()).unwrap();
    assert_eq!(wait(&heard).unwrap().missing, [(Seq(8), Seq(8))]);
    drop(holder);
    assert!(matches!(&open(dir.path()).repairs[..], [Repair::Restored { from: Seq(8), .. }]));
    assert!(!dir.path().join(SUSPECT).exists());
    assert_eq!(journal_of(&mut open(dir.path()).store), entries);
}

#[test]
fn a_check_that_is_broken_off_says_nothing() {
    // More than a stride of journal, so that it is asked at least once.
    let text = "反馈".repeat(5_000);
    let remark = bamai::domain::event::Change::Remarked { item: "W1".into(), text };
    let events = (0..100).map(|_| crate::store_samples::change(remark.clone())).collect();
    let dir = TempDir::new().unwrap();
    open(dir.path()).store.append(&sealed_after(Head::default(), events)).unwrap();
    let (tell, heard) = channel();
    drop(Checking::start(dir.path(), move |checked| tell.send(checked.is_ok()).unwrap()).unwrap());
    assert!(heard.recv().is_err(), "the sender goes away unused");
}

// Opening.

/// A file system that counts what is read of the journal and notes what is renamed to what.
#[derive(Clone, Default)]
struct Watched {
    n_read: Arc<AtomicU64>,
    renamed: Arc<std::sync::Mutex<Vec<String>>>,
}

impl Storage for Watched {
    fn make_dir(&self, path: &Path) -> io::Result<()> {
        RealStorage.make_dir(path)
    }
    fn open(&self, path: &Path, access: Access) -> io::Result<Box<dyn StoredFile>> {
        let file = RealStorage.open(path, access)?;
        Ok(Box::new(WatchedFile { file, n_read: Arc::clone(&self.n_read) }))
    }
    fn create(&self, path: &Path) -> io::Result<Box<dyn StoredFile>> {
        RealStorage.create(path)
    }
    fn reserve(&self, path: &Path, length: u64) -> io::Result<()> {
        RealStorage.reserve(path, length)
    }
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.renamed.lock().unwrap().push(to.file_name().unwrap().to_str().unwrap().to_owned());
        RealStorage.rename(from, to)
    }
    fn remove(&self, path: &Path) -> io::Result<()> {
        RealStorage.remove(path)
    }
    fn sync_dir(&self, path: &Path) -> io::Result<()> {
        RealStorage.sync_dir(path)
    }
    fn list(&self, path: &Path) -> io::Result<Vec<PathBuf>> {
        RealStorage.list(path)
    }
    fn exists(&self, path: &Path) -> bool {
        RealStorage.exists(path)
    }
}

struct WatchedFile {
    file: Box<dyn StoredFile>,
    n_read: Arc<AtomicU64>,
}

impl StoredFile for WatchedFile {
    fn append(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.file.append(bytes)
    }
    fn sync_data(&mut self) -> io::Result<()> {
        self.file.sync_data()
    }
    fn truncate(&mut self, length: u64) -> io::Result<()> {
        self.file.truncate(length)
    }
    fn length(&self) -> io::Result<u64> {
        self.file.length()
    }
    fn read_at(&self, offset: u64, bytes: &mut [u8]) -> io::Result<usize> {
        let n_read = self.file.read_at(offset, bytes)?;
        self.n_read.fetch_add(n_read as u64, Ordering::SeqCst);
        Ok(n_read)
    }
}

#[test]
fn after_a_clean_stop_only_the_header_and_two_frames_are_read() {
    let entries = visit(3_000);
    let dir = TempDir::new().unwrap();
    open(dir.path()).store.append(&entries).unwrap();
    let storage = Watched::default();
    drop(DiskStore::open_on(Arc::new(storage.clone()), dir.path(), MORNING, "zhang").unwrap());
    let n_read = storage.n_read.load(Ordering::SeqCst);
    // The last two frames are looked for from the end: each its trailer of 4 bytes and then from its head to the end of the file.
    assert!(
        n_read < 2_000,
        "{n_read} bytes were read of {}",
        fs::metadata(dir.path().join("journal.log")).unwrap().len()
    );
}

// Backing up and restoring.

#[test]
fn a_backup_taken_while_another_works_restores_to_the_same_store() {
    let entries = visit(30);
    let dir = store_of(&entries[..20]);
    let file = dir.path().join("b");
    let mut holder = open(dir.path()).store;
    let contents = backup(dir.path(), &file, Millis(7), Replace::Never).unwrap();
    append_each(&mut holder, &entries[20..]);
    assert_eq!((contents.head, contents.n_entries, contents.at), (Head::of(&entries[19]), 20, Millis(7)));

    let to = TempDir::new().unwrap();
    let store = to.path().join("deep/store");
    let restored = restore(&file, &store, Existing::Stays, MORNING, "li").unwrap();
    assert_eq!((restored.contents, restored.kept), (contents, None));
    let Opened { store: mut opened, repairs } = open(&store);
    assert_eq!((journal_of(&mut opened), repairs), (entries[..20].to_vec(), Vec::new()));
    drop(opened);
    assert!(verified(&store).is_fine());
    assert!(!store.join("scratch").exists());
}

#[test]
fn a_backup_is_80_bytes_the_journal_and_its_digest() {
    use sha2::{Digest, Sha256};
    let dir = store_of(&visit(5));
    let file = dir.path().join("b");
    backup(dir.path(), &file, Millis(7), Replace::Never).unwrap();
    let bytes = fs::read(&file).unwrap();
    let journal = fs::read(dir.path().join("journal.log")).unwrap();
    assert_eq!(bytes[..12], *b"\x89bambk\r\n\x01\x00\x00\x00");
    assert_eq!(bytes[12..20], (journal.len() as u64).to_le_bytes());
    assert_eq!(bytes[20..28], 5_u64.to_le_bytes());
    assert_eq!(bytes[28..36], 5_u64.to_le_bytes());
    assert_eq!(bytes[68..76], 7_u64.to_le_bytes());
    assert_eq!(bytes[76..80], crc32fast::hash(&bytes[..76]).to_le_bytes());
    assert_eq!(bytes[80..80 + journal.len()], journal);
    assert_eq!(bytes[80 + journal.len()..], Sha256::digest(&bytes[..80 + journal.len()])[..]);
}

#[test]
fn what_is_being_written_just_now_is_not_in_the_backup() {
    let entries = visit(8);
    let dir = store_of(&entries);
    let log = dir.path().join("journal.log");
    let whole = fs::metadata(&log).unwrap().len();
    let mut bytes = fs::read(&log).unwrap();
    bytes.extend(&bytes.clone()[32..100]);
    fs::write(&log, bytes).unwrap();
    let contents = backup(dir.path(), &dir.path().join("b"), MORNING, Replace::Never).unwrap();
    assert_eq!((contents.n_bytes, contents.n_entries), (whole, 8));
}

#[test]
fn no_damage_to_a_backup_goes_unnoticed_and_nothing_is_restored_from_it() {
    let dir = store_of(&visit(6));
    let file = dir.path().join("b");
    backup(dir.path(), &file, MORNING, Replace::Never).unwrap();
    let sound = fs::read(&file).unwrap();
    let to = TempDir::new().unwrap();
    let mut damaged: Vec<Vec<u8>> = (0..sound.len())
        .step_by(11)
        .map(|at| {
            let mut bytes = sound.clone();
            bytes[at] ^= 0x20;
            bytes
        })
        .collect();
    damaged.extend([0, 79, 80, sound.len() - 1].map(|length| sound[..length].to_vec()));
    damaged.push([&sound[..], b"x"].concat());
    for bytes in damaged {
        fs::write(&file, bytes).unwrap();
        assert!(matches!(read(&file).err(), Some(BackupError::Damaged { .. } | BackupError::NoBackup { .. })));
        let store = to.path().join("store");
        assert!(matches!(restore(&file, &store, Existing::Stays, MORNING, "li"), Err(RestoreError::Backup(_))));
        assert!(!store.exists());
    }
}

#[test]
fn a_damaged_journal_is_not_backed_up() {
    let dir = store_of(&visit(20));
    damage_entry(dir.path(), 8);
    let file = dir.path().join("b");
    let error = backup(dir.path(), &file, MORNING, Replace::Never).unwrap_err();
    assert!(matches!(error, BackupError::Store(StoreError::Damaged { .. })), "{error:?}");
    assert!(!file.exists());
    assert!(!verified(dir.path()).repairs.is_empty());
    backup(dir.path(), &file, MORNING, Replace::Never).unwrap();
}

#[test]
fn a_file_that_is_there_is_replaced_only_when_told_to_and_never_left_half_written() {
    let dir = store_of(&visit(5));
    let file = dir.path().join("b");
    fs::write(&file, "something else").unwrap();
    let error = backup(dir.path(), &file, MORNING, Replace::Never).unwrap_err();
    assert!(matches!(error, BackupError::Exists { .. }), "{error:?}");
    assert_eq!(fs::read_to_string(&file).unwrap(), "something else");
    backup(dir.path(), &file, MORNING, Replace::Always).unwrap();
    assert_eq!(read(&file).unwrap().contents.n_entries, 5);
    let names = fs::read_dir(dir.path()).unwrap().map(|name| name.unwrap().file_name().into_string().unwrap());
    assert_eq!(names.filter(|name| name.ends_with(".part")).count(), 0);
}

#[test]
fn a_store_that_is_there_stays_unless_told_otherwise_and_is_kept_even_then() {
    let entries = visit(20);
    let source = store_of(&entries[..8]);
    let file = source.path().join("b");
    backup(source.path(), &file, MORNING, Replace::Never).unwrap();
    // The journal there goes on from the backup: its database must give none of it back.
    let dir = store_of(&entries);
    let old = fs::read(dir.path().join("journal.log")).unwrap();
    let error = restore(&file, dir.path(), Existing::Stays, MORNING, "li").unwrap_err();
    assert!(matches!(error, RestoreError::Exists { .. }), "{error:?}");
    assert_eq!(journal_of(&mut open(dir.path()).store), entries);

    let restored = restore(&file, dir.path(), Existing::Quarantined, MORNING, "li").unwrap();
    assert_eq!(fs::read(restored.kept.unwrap()).unwrap(), old);
    assert_eq!(quarantined(dir.path()).len(), 2, "journal and database");
    let Opened { mut store, repairs } = open(dir.path());
    assert_eq!((journal_of(&mut store), repairs), (entries[..8].to_vec(), Vec::new()));
    let next = sealed_after(store.head(), vec![level("W9", 1)]);
    append_each(&mut store, &next);
}

#[test]
fn an_empty_store_is_in_nobodys_way_and_a_held_one_is_left_alone() {
    let entries = visit(5);
    let source = store_of(&entries);
    let file = source.path().join("b");
    backup(source.path(), &file, MORNING, Replace::Never).unwrap();
    let dir = store_of(&[]);
    let holder = open(dir.path());
    let error = restore(&file, dir.path(), Existing::Quarantined, MORNING, "li").unwrap_err();
    assert!(matches!(error, RestoreError::Store(StoreError::Held { .. })), "{error:?}");
    drop(holder);
    restore(&file, dir.path(), Existing::Stays, MORNING, "li").unwrap();
    assert_eq!(journal_of(&mut open(dir.path()).store), entries);
}

#[test]
fn a_backup_that_is_not_there_is_no_reason_to_make_a_store() {
    let dir = TempDir::new().unwrap();
    let store = dir.path().join("store");
    let error = restore(&dir.path().join("none"), &store, Existing::Stays, MORNING, "li").unwrap_err();
    let RestoreError::Backup(BackupError::Store(StoreError::Io { source, .. })) = error else { panic!("{error:?}") };
    assert_eq!(source.kind(), ErrorKind::NotFound);
    assert!(!store.exists());
}
