//! A clock that is set back, and one that was far ahead: the journal's time never goes back, and nobody is kept from working.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use bamai::domain::ids::{Actor, Millis, Seq};
use bamai::session::Session;
use bamai::store::Store;
use bamai::store::disk::DiskStore;
use bamai::store::writer::Writer;
use tempfile::TempDir;

use super::NONE;
use super::deed::{Deed, begin};
use super::heard::Heard;
use super::verdict::{MORNING, judge};

/// Seen to fail when an entry is sealed with the clock's time whatever the entry before it says.
#[test]
fn time_in_the_journal_never_goes_back_whatever_the_clock_does() {
    const HOUR: i64 = 3_600_000;
    let dir = TempDir::new().unwrap();
    let clock = Arc::new(AtomicI64::new(MORNING.0));
    // Back by an hour within a session and by a year between two; then far ahead, and back again.
    let days = [[0, -HOUR, -HOUR + 1_000], [-8_760 * HOUR, 0, HOUR], [87_600 * HOUR, HOUR, 2 * HOUR]];
    let mut n_entries = 0;
    for (n, day) in days.iter().enumerate() {
        clock.store(MORNING.0 + day[0], Ordering::SeqCst);
        let opened = DiskStore::open(dir.path(), Millis(clock.load(Ordering::SeqCst)), "zhang").unwrap();
        assert_eq!(opened.repairs, []);
        let writer = Writer::spawn(Box::new(opened.store), |_| {}).unwrap();
        let told = Arc::clone(&clock);
        let tell = Box::new(move || Millis(told.load(Ordering::SeqCst)));
        let mut session = Session::open(writer, Actor::new("zhang"), tell).unwrap();
        begin(&mut session).unwrap();
        for (step, offset) in day.iter().enumerate() {
            clock.store(MORNING.0 + offset, Ordering::SeqCst);
            let level = u32::try_from(n * 3 + step + 1).unwrap();
            assert_eq!(Deed::of(level << 12).run(&mut session).unwrap(), 1);
        }
        n_entries = session.head().seq.0;
        assert_eq!(session.close(), []);
    }
    let mut store = DiskStore::open(dir.path(), MORNING, "zhang").unwrap().store;
    let times: Vec<i64> = store.entries(Seq(1), usize::MAX).unwrap().iter().map(|entry| entry.at.0).collect();
    assert!(times.is_sorted(), "{times:?}");
    // Three entries to begin with, three answers a day; what came after the far future happened no earlier than that.
    let ahead = MORNING.0 + 87_600 * HOUR;
    assert_eq!(times[3..], [vec![MORNING.0; 5], vec![MORNING.0 + HOUR], vec![ahead; 3]].concat());
    drop(store);
    let heard = Heard { through: n_entries, ..Heard::default() };
    assert_eq!(judge(dir.path(), &heard).unwrap().lost, NONE);
}
