//! Stories of a disk that fails: what is not saved is never hidden, work goes on, and nothing has to be given up.

use std::fs;
use std::time::Duration;

use bamai::lang::Lang;
use bamai::store::disk::DiskStore;
use bamai::store::export::{Imported, import};
use bamai::store::opening::SUSPECT;
use bamai::store::storage::RealStorage;
use bamai::store::{Store, untold};
use bamai::ui::run::Flow;

use crate::stage::Stage;
use crate::store_samples::{MORNING, append_each, journal_of, visit};

/// A stage with a visit under way, at an item, and the disk just full.
fn at_an_item_when_the_disk_fills() -> Stage {
    let mut stage = Stage::demo(Lang::Zh);
    stage.keys("j Enter :").types("P22").keys("Enter").disk_is_full(true);
    stage
}

#[test]
fn an_answer_that_is_not_saved_stays_on_the_screen_and_work_goes_on() {
    let mut stage = at_an_item_when_the_disk_fills();
    let n_saved = stage.journal().len();
    stage.keys("3").expect("● 3");
    stage.expect("1 处修改还没有存到磁盘").keys("Ctrl-N").expect("磁盘已满").expect("腾出几 MB");
    assert!(stage.line(-1).ends_with("✗ 未保存 1"), "{}", stage.screen());
    stage.keys("Enter 2").expect("● 2");
    assert!(stage.line(-1).ends_with("✗ 未保存 2"), "{}", stage.screen());
    assert!(!stage.shows("还没有存到磁盘"), "it is told once; the footer goes on saying it\n{}", stage.screen());
    assert_eq!(stage.journal().len(), n_saved);
    stage.disk_is_full(false).keys("4").expect("先前未保存的都已存好");
    assert_eq!(stage.journal().len(), n_saved + 3);
}

#[test]
fn what_could_not_be_saved_is_tried_again_by_itself_and_only_then_is_there_anything_to_wake_for() {
    let mut stage = at_an_item_when_the_disk_fills();
    let n_saved = stage.journal().len();
    stage.keys("3").is_left_alone();
    assert_eq!(stage.journal().len(), n_saved);
    assert!(stage.wakes_after().is_some());
    stage.disk_is_full(false).is_left_alone().expect("先前未保存的都已存好");
    assert_eq!(stage.journal().len(), n_saved + 1);
    assert_eq!(stage.wakes_after(), None);
}

#[test]
fn a_try_that_was_asked_for_and_fails_is_told() {
    let mut stage = at_an_item_when_the_disk_fills();
    stage.keys("3 Down");
    assert!(!stage.shows("还没有存到磁盘"));
    stage.retries().expect("还没有存到磁盘");
}

#[test]
fn what_is_not_saved_can_be_written_elsewhere_and_brought_in_later() {
    let mut stage = at_an_item_when_the_disk_fills();
    let saved = stage.entries();
    stage.keys("3 Enter 2 Ctrl-C").expect("还有 2 处修改没有存到磁盘").expect("w 写到另一个文件");
    stage.keys("w").expect("把没有存下的 2 处修改写到另一个文件").expect("bamai-20261120-0941.jsonl");
    let taken = stage.here().join("taken");
    fs::write(&taken, "mine").unwrap();
    stage.keys("Ctrl-U").pastes(taken.to_str().unwrap()).keys("Enter").expect("没有覆盖").expect("taken");
    assert_ne!(stage.flow, Flow::Quit);
    stage.keys("Ctrl-U").types("kept.jsonl").keys("Enter");
    assert_eq!(stage.flow, Flow::Quit);
    assert_eq!(fs::read_to_string(&taken).unwrap(), "mine");
    let text = fs::read_to_string(stage.here().join("kept.jsonl")).unwrap();

    // On a disk with room the same store takes them in.
    let dir = tempfile::tempdir().unwrap();
    let mut store = DiskStore::open(dir.path(), MORNING, "王").unwrap().store;
    store.append(&saved).unwrap();
    assert_eq!(import(&mut store, &text).unwrap(), Imported { n_added: 2, n_known: 0 });
    let shown: Vec<String> =
        journal_of(&mut store)[saved.len()..].iter().map(|entry| format!("{:?}", entry.event)).collect();
    assert!(shown[0].contains("\"P22\"") && shown[0].contains("Int(3)"), "{shown:?}");
    assert!(shown[1].contains("\"P23\"") && shown[1].contains("Int(2)"), "{shown:?}");
}

#[test]
fn going_back_from_the_other_file_loses_nothing() {
    let mut stage = at_an_item_when_the_disk_fills();
    stage.keys("3 Ctrl-C w Esc").expect("● 3");
    assert!(stage.line(-1).ends_with("✗ 未保存 1"), "{}", stage.screen());
    stage.disk_is_full(false).keys("Ctrl-C");
    assert_eq!(stage.flow, Flow::Quit);
}

#[test]
fn a_hang_up_on_a_full_disk_leaves_what_is_not_saved_in_a_file() {
    let mut stage = at_an_item_when_the_disk_fills();
    stage.keys("3");
    let here = stage.here().to_owned();
    let (left, _dir) = stage.hangs_up();
    let path = left.elsewhere.unwrap();
    assert_eq!((left.unsaved.len(), path.parent()), (1, Some(here.as_path())));
    assert_eq!(fs::read_to_string(path).unwrap().lines().count(), 1);
}

#[test]
fn what_was_repaired_is_told_until_it_has_been_read() {
    let dir = tempfile::tempdir().unwrap();
    let entries = visit(12);
    append_each(&mut DiskStore::open(dir.path(), MORNING, "王").unwrap().store, &entries);
    fs::remove_dir_all(dir.path().join("db")).unwrap();
    let opened = DiskStore::open(dir.path(), MORNING, "王").unwrap();
    let mut stage = Stage::empty(Lang::Zh);
    let _heard = stage.looks_after(dir.path(), true);
    stage.tells(opened.store.untold()[0].notice(Lang::Zh));
    stage.expect("数据库已由日志重建，共 12 条，没有丢失");
    assert_eq!(untold::read(&RealStorage, dir.path()).len(), 1, "shown, but perhaps not seen");
    stage.keys("Down");
    assert_eq!(untold::read(&RealStorage, dir.path()), []);
}

#[test]
fn the_check_asked_for_shows_how_far_it_is_and_says_that_all_is_well() {
    let dir = tempfile::tempdir().unwrap();
    append_each(&mut DiskStore::open(dir.path(), MORNING, "王").unwrap().store, &visit(12));
    let mut stage = Stage::empty(Lang::Zh);
    let heard = stage.looks_after(dir.path(), false);
    stage.keys(":").types("jccc").keys("Enter");
    assert!(stage.line(-1).contains("检查 "), "{}", stage.screen());
    stage.takes(heard.recv_timeout(Duration::from_secs(30)).unwrap()).expect("检查完毕：日志 12 条，全部完好");
    assert!(!stage.line(-1).contains("检查 "), "{}", stage.screen());
}

#[test]
fn the_check_nobody_asked_for_says_nothing_while_all_is_well_and_what_it_finds_when_it_is_not() {
    let dir = tempfile::tempdir().unwrap();
    append_each(&mut DiskStore::open(dir.path(), MORNING, "王").unwrap().store, &visit(12));
    let mut stage = Stage::empty(Lang::Zh);
    let before = stage.screen();
    let heard = stage.looks_after(dir.path(), false);
    stage.is_left_alone().takes(heard.recv_timeout(Duration::from_secs(30)).unwrap());
    assert_eq!((stage.screen(), stage.flow, stage.wakes_after()), (before, Flow::Stay, None));

    let log = dir.path().join("journal.log");
    let mut bytes = fs::read(&log).unwrap();
    // The rating of W3 is entry 6: a society, an assessment, and the ratings of W0, W1, W2 come before it.
    let sixth = bytes.windows(2).position(|pair| pair == b"W3").unwrap();
    bytes[sixth] ^= 1;
    fs::write(&log, bytes).unwrap();
    let heard = stage.looks_after(dir.path(), false);
    stage.is_left_alone().takes(heard.recv_timeout(Duration::from_secs(30)).unwrap());
    stage.expect("检查发现日志有损坏").expect("第 6 至 6 条");
    assert!(dir.path().join(SUSPECT).exists());
}

#[test]
fn in_memory_there_is_nothing_to_check() {
    let mut stage = Stage::demo(Lang::En);
    stage.keys(":").types("check the store").keys("Enter").expect("everything here is in memory");
}
