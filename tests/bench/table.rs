//! Prints the README's table of figures: `cargo bench --bench table`, or with the names of sections after `--`.
//!
//! What concerns time is a ratio of two things done in turn in the same run, so that a slow machine is slow for both.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a measurement that fails may panic, and its table goes to standard output"
)]

mod generate;
mod measure;
mod program;
mod scene;
mod yardstick;

use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use bamai::domain::checklist;
use bamai::domain::diagnosis::Diagnosis;
use bamai::domain::event::{Entry, Event};
use bamai::domain::ids::{Actor, AssessmentId, Millis};
use bamai::domain::office::cohort::{Cohorts, Split};
use bamai::domain::office::{Checklists, Results, classes, matching, targets};
use bamai::domain::standing::Standing;
use bamai::domain::state::State;
use bamai::store::disk::DiskStore;
use bamai::store::memory::MemoryStore;
use bamai::store::{Head, Store, codec, reading};
use bamai::ui::keys::Key;
use bamai::ui::screen::Route;
use bamai::ui::search::{Query, SearchKey};

use generate::{Sealing, Size};
use measure::{Table, Times, shown, timed, times};
use program::{Program, peak_of};
use scene::Scene;
use yardstick::{Journal, Yardstick};

/// A section of the table.
type Section = fn(&mut Table, &Path);

const SECTIONS: &[(&str, &str, Section)] = &[
    ("durable", "An answer becomes durable", durable),
    ("keys", "A key becomes a frame", keys),
    ("fold", "An assessment is opened", fold),
    ("search", "A name is found", search),
    ("office", "The office looks at its whole ledger", office),
    ("start", "The program starts", start),
    ("whole", "All of a journal", whole),
    ("away", "The ledger is taken away", away),
    ("sqlite", "The same entries in SQLite", sqlite),
];

/// The first argument of a run of this same program that writes to a store and is killed.
const DIE: &str = "append-and-be-killed";

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    if let [first, dir] = arguments.as_slice()
        && first == DIE
    {
        append_and_be_killed(Path::new(dir));
    }
    let mut n_missed = 0;
    for (name, title, section) in SECTIONS {
        if arguments.is_empty() || arguments.iter().any(|wanted| wanted == name) {
            let dir = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
            let mut table = Table::begin(title);
            section(&mut table, dir.path());
            n_missed += table.end();
        }
    }
    println!("\n{n_missed} bounds are not met.");
}

// Stores.

fn now() -> Millis {
    Millis(1_795_138_860_000)
}

fn open(dir: &Path) -> DiskStore {
    DiskStore::open(dir, now(), "王晓梅").unwrap().store
}

/// Makes a store and stops it cleanly.
fn filled(dir: PathBuf, size: Size) -> PathBuf {
    let mut store = open(&dir);
    generate::fill(&mut store, generate::journal(size));
    drop(store);
    dir
}

/// Returns the entries of a visit that follow what is in a store: an assessment's start and its answers.
fn visit_after(head: Head, round: u32, n_changes: usize) -> Vec<Entry> {
    let mut sealing = Sealing::after(head);
    let actor = Actor::new("王晓梅");
    generate::visit(0, round, n_changes).into_iter().map(|event| sealing.seal(&actor, event)).collect()
}

/// Writes 200 answers, each acknowledged, and ends as `kill -9` ends a program.
fn append_and_be_killed(dir: &Path) -> ! {
    let mut store = open(dir);
    // A round nobody else writes.
    let round = 1_000_000 + u32::try_from(store.head().seq.0 % 1_000_000).unwrap();
    for entry in visit_after(store.head(), round, 200) {
        store.append(&[entry]).unwrap();
    }
    rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::KILL).unwrap();
    unreachable!("killed")
}

fn kill_while_writing(dir: &Path) {
    let program = std::env::current_exe().unwrap();
    let status = std::process::Command::new(program).arg(DIE).arg(dir).status().unwrap();
    assert!(!status.success(), "it was to be killed");
}

// Sections.

/// Each answer is appended and synced bare, then through the store, then by a key press, through session and writer.
fn durable(table: &mut Table, dir: &Path) {
    let mut bare = std::fs::OpenOptions::new().append(true).create(true).open(dir.join("bare")).unwrap();
    let mut store = open(&dir.join("store"));
    let entries = visit_after(Head::default(), 1, 1_000);
    let mut scene = Scene::on(Box::new(open_visited(&dir.join("session"))), dir, Some(&item("W1")));
    let (mut bares, mut stores, mut presses) = (Times::default(), Times::default(), Times::default());
    for (idx, entry) in entries.iter().enumerate() {
        let bytes = vec![0x6D; codec::record_of(entry).unwrap().len() + FRAME_BYTES];
        bares.time(|| {
            bare.write_all(&bytes).unwrap();
            bare.sync_data().unwrap();
        });
        stores.time(|| store.append(std::slice::from_ref(entry)).unwrap());
        // What comes after the acknowledgement must not come into the next time.
        store.keep_up();
        let pressed = Instant::now();
        scene.rates((idx % 5) as u8);
        presses.note(scene.acknowledged() - pressed);
    }
    let bare = bares.median();
    let ratio = |times: &Times| times.median() / bare;
    table.says("bare append + fdatasync of an answer's bytes, median", &shown(bare));
    table.at_most("the store acknowledges ÷ bare", &times(ratio(&stores)), ratio(&stores), 1.5, "1.5×");
    table.at_most("key pressed → answer acknowledged ÷ bare", &times(ratio(&presses)), ratio(&presses), 1.5, "1.5×");
}

/// Bytes of a frame around a record.
const FRAME_BYTES: usize = 58;

/// Makes a store with one society and an assessment that has just begun.
fn open_visited(dir: &Path) -> DiskStore {
    let mut store = open(dir);
    let register = Size { n_societies: 1, n_entries: 1 };
    generate::fill(&mut store, generate::journal(register));
    let begun = visit_after(store.head(), 1, 0);
    store.append(&begun).unwrap();
    store
}

/// What is pressed, and what it is called.
type Press = (&'static str, fn(&mut Scene, usize) -> Vec<u8>);

const PRESSES: &[Press] = &[
    ("move in the ledger", |scene, n| scene.key(if n % 40 < 20 { Key::Down } else { Key::Up })),
    ("a page of the ledger", |scene, n| scene.key(if n % 8 < 4 { Key::PageDown } else { Key::PageUp })),
];

/// The place of an item in the first assessment.
fn item(id: &str) -> Route {
    Route::Item("A00001-1".into(), id.into())
}

fn keys(table: &mut Table, dir: &Path) {
    let scenes = |left: Option<Route>| {
        let scene = |n_societies, name| Scene::with_societies(n_societies, &dir.join(name), left.as_ref());
        (scene(10, "few"), scene(10_000, "many"))
    };
    let (mut few, mut many) = scenes(None);
    for (what, press) in PRESSES {
        compare(table, what, &mut few, &mut many, 800, press);
    }
    for scene in [&mut few, &mut many] {
        scene.key(Key::Char('/'));
        scene.types("jxgc");
    }
    let letters = [Key::Char('j'), Key::Char('x'), Key::Char('g'), Key::Char('c')];
    compare(table, "a letter of a search", &mut few, &mut many, 800, |scene, n| {
        scene.key(if n % 8 < 4 { Key::Backspace } else { letters[n % 4] })
    });
    // Searches begun anew: nothing is known of them, and every letter narrows.
    let names = ["jxg", "jgx", "dzy", "nyx", "hxg", "sxl"];
    compare(table, "a letter of a search begun anew", &mut few, &mut many, 800, |scene, n| {
        let name = names[n / 4 % names.len()];
        match name.chars().nth(n % 4) {
            Some(letter) => scene.key(Key::Char(letter)),
            None => scene.key(Key::Ctrl('u')),
        }
    });
    let (mut few, mut many) = scenes(Some(item("W1")));
    palette(table, &mut many);
    compare(table, "rate an item", &mut few, &mut many, 800, |scene, n| scene.rates((n % 5) as u8));
    compare(table, "on to the next item", &mut few, &mut many, 60, |scene, _| scene.key(Key::Enter));
    sensitivity(table, &mut many);
    for scene in [&mut few, &mut many] {
        scene.key(Key::Char('r'));
    }
    let text: Vec<char> = "会员系统口径不一".chars().collect();
    compare(table, "type a hanzi into a remark", &mut few, &mut many, 200, |scene, n| {
        scene.key(Key::Char(text[n % text.len()]))
    });
}

/// Opens the sensitivity panel of a whole visit from its diagnosis.
fn sensitivity(table: &mut Table, scene: &mut Scene) {
    scene.key(Key::Char('d'));
    let median = opened(scene, Key::Char('r'));
    table.at_most("key → last byte of the frame: the sensitivity panel", &shown(median), median, 0.05, "50 ms");
    scene.key(Key::Esc);
}

/// Types into the palette over everything in a visited assessment and 10,000 societies.
fn palette(table: &mut Table, many: &mut Scene) {
    let timed = |times: &mut Times, scene: &mut Scene, key| {
        let before = measure::processor();
        scene.key(key);
        times.note(measure::processor() - before);
    };
    let (mut opened, mut letters) = (Times::default(), Times::default());
    for _ in 0..50 {
        timed(&mut opened, many, Key::Ctrl('p'));
        for c in "jxgc nxh".chars() {
            timed(&mut letters, many, Key::Char(c));
        }
        many.key(Key::Esc);
    }
    let p99 = letters.p99();
    table.at_most("a letter in the palette over 10,000 entries: processor time, p99", &shown(p99), p99, 5e-3, "5 ms");
    let p99 = opened.p99();
    table.at_most("opening the palette: processor time, p99", &shown(p99), p99, 5e-3, "5 ms");
}

/// Presses the same in turn with few and with many societies. Compared is the processor time of the thread that takes the key and paints
/// the frame: everything it does, and nothing of what else the machine is doing.
fn compare(
    table: &mut Table,
    what: &str,
    few: &mut Scene,
    many: &mut Scene,
    n: usize,
    press: impl Fn(&mut Scene, usize) -> Vec<u8>,
) {
    let timed = |times: &mut Times, scene: &mut Scene, idx: usize| {
        let before = measure::processor();
        let bytes = press(scene, idx);
        times.note(measure::processor() - before);
        bytes.len()
    };
    let (mut times_few, mut times_many) = (Times::default(), Times::default());
    let (mut all, mut n_bytes) = (0.0, Vec::new());
    for idx in 0..n {
        timed(&mut times_few, few, idx);
        few.hear();
        let before = measure::processor_of_all();
        n_bytes.push(timed(&mut times_many, many, idx));
        many.hear();
        all += measure::processor_of_all() - before;
    }
    n_bytes.sort_unstable();
    let ratio = times_many.p99() / times_few.p99();
    let figures = format!("{} ÷ {} = {}", shown(times_many.p99()), shown(times_few.p99()), times(ratio));
    table.at_most(&format!("{what}: p99 with 10,000 societies ÷ with 10"), &figures, ratio, 1.5, "1.5×");
    let all = all / n as f64;
    table.at_most(&format!("{what}: processor time, all threads"), &shown(all), all, 0.5e-3, "0.5 ms");
    table.says(&format!("{what}: bytes of the frame, median"), &n_bytes[n / 2].to_string());
}

fn fold(table: &mut Table, _dir: &Path) {
    let short = visit_after(Head::default(), 1, 99);
    let long = visit_after(Head::default(), 1, 9_999);
    let (mut times_short, mut times_long) = (Times::default(), Times::default());
    for _ in 0..30 {
        times_short.time(|| folded(&short));
        times_long.time(|| folded(&long));
    }
    let per_entry = |times: &Times, entries: &[Entry]| times.median() / entries.len() as f64;
    let ratio = per_entry(&times_long, &long) / per_entry(&times_short, &short);
    table.says("fold 100 entries", &shown(times_short.median()));
    table.says("fold 10,000 entries", &shown(times_long.median()));
    table.says("an entry of the 10,000 ÷ an entry of the 100", &times(ratio));
    let state = folded(&visit_after(Head::default(), 1, 400));
    let assessment = state.assessments.values().next().unwrap();
    let (mut standings, mut diagnoses) = (Times::default(), Times::default());
    for _ in 0..200 {
        let standing = standings.time(|| Standing::of(assessment));
        diagnoses.time(|| Diagnosis::of(assessment, &standing));
    }
    table.says("a whole visit judged: every item, check and red line", &shown(standings.median()));
    table.says("and scored", &shown(diagnoses.median()));
}

fn folded(entries: &[Entry]) -> State {
    let mut state = State::default();
    state.keep_checklist(checklist::builtin().digest, "");
    entries.iter().for_each(|entry| state.apply(entry));
    state
}

fn search(table: &mut Table, _dir: &Path) {
    let names: Vec<String> = (0..10_000).map(|idx| generate::society(idx).1.name).collect();
    let mut built = Times::default();
    let keys: Vec<SearchKey> = built.time(|| names.iter().map(|name| SearchKey::new([name.as_str()])).collect());
    let (mut plain, mut pinyin) = (Times::default(), Times::default());
    let (mut n_plain, mut n_pinyin) = (0, 0);
    for _ in 0..200 {
        n_plain = plain.time(|| names.iter().filter(|name| name.contains("机械工程")).count());
        n_pinyin = pinyin.time(|| {
            let query = Query::new("jxgc");
            keys.iter().filter(|key| key.rank(&query).is_some()).count()
        });
    }
    assert_eq!(n_plain, 200, "one subject in fifty is 机械工程");
    assert!(n_pinyin >= n_plain);
    let ratio = pinyin.median() / plain.median();
    let figures = format!("{} ÷ {} = {}", shown(pinyin.median()), shown(plain.median()), times(ratio));
    table.at_most("10,000 names by pinyin initials ÷ plain substring scan", &figures, ratio, 20.0, "20×");
    table.says("10,000 names made searchable, once", &shown(built.median()));
}

/// Works out what the dashboard, the classes and mutual help show of 10,000 societies that all have a result, and opens the screens
/// that show the whole ledger.
fn office(table: &mut Table, dir: &Path) {
    let mut store = MemoryStore::new();
    generate::assess(&mut store, 10_000);
    let (ledger, office) = (store.ledger().unwrap(), checklist::builtin());
    let checklists: Checklists = [(office.digest, Arc::clone(office))].into();
    let (mut dashboard, mut by_class, mut help) = (Times::default(), Times::default(), Times::default());
    for _ in 0..10 {
        let spread = dashboard.time(|| {
            let results = Results::of(&ledger, office, &checklists, now());
            let goals = targets::reached(&ledger, office, &checklists, now());
            assert_eq!(goals.len(), office.targets.len());
            Cohorts::of(&ledger, office, &results).split(&Split::ALL)
        });
        assert_eq!(spread.all.spread.map(|spread| spread.n), Some(10_000));
        let results = Results::of(&ledger, office, &checklists, now());
        let (classes, _) = by_class.time(|| classes::classes(office, &results));
        assert_eq!(classes.iter().map(|members| members.societies.len()).sum::<usize>(), 10_000);
        let (code, _) = generate::society(0);
        let needs = help.time(|| matching::needs(&ledger, office, &results, &code));
        assert_eq!(needs.len(), office.mutual.items);
    }
    let median = dashboard.median();
    table.at_most("goals, trend and distribution of 10,000 results", &shown(median), median, 0.2, "200 ms");
    table.says("their classes", &shown(by_class.median()));
    table.says("help for one of them", &shown(help.median()));
    drop(ledger);
    let mut scene = Scene::on(Box::new(store), dir, None);
    let median = opened(&mut scene, Key::Char('d'));
    table.at_most("key → last byte of the frame: the dashboard over them", &shown(median), median, 0.2, "200 ms");
    let median = opened(&mut scene, Key::Char('f'));
    table.says("key → last byte of the frame: their actions by date", &shown(median));
}

/// Returns how long a key takes to open a screen, up to the last byte of its frame. Each time it is opened anew.
fn opened(scene: &mut Scene, key: Key) -> f64 {
    let mut times = Times::default();
    for _ in 0..20 {
        let bytes = times.time(|| scene.key(key));
        assert!(bytes.len() > 400, "another screen takes more bytes than that");
        scene.key(Key::Esc);
    }
    times.median()
}

/// Starts on an empty store, on 10,000 societies, and on a million entries after a clean stop and after a kill.
fn start(table: &mut Table, dir: &Path) {
    let empty = dir.join("empty");
    drop(open(&empty));
    let societies = filled(dir.join("societies"), Size { n_societies: 10_000, n_entries: 10_000 });
    let (seconds, million) = timed(|| filled(dir.join("million"), MILLION));
    table.says("(a million entries generated and written in)", &shown(seconds));
    let first = |dir: &Path, prepare: &dyn Fn(&Path)| {
        let mut firsts = Times::default();
        for _ in 0..5 {
            prepare(dir);
            let mut program = Program::open(dir);
            firsts.note(Duration::from_secs_f64(program.shows("台账")));
            program.shows("登记");
            program.leaves();
        }
        firsts.median()
    };
    let nothing = |_: &Path| {};
    let on_empty = first(&empty, &nothing);
    table.says("first frame on an empty store", &shown(on_empty));
    type Case<'a> = (&'a str, &'a Path, &'a dyn Fn(&Path));
    let cases: [Case<'_>; 3] = [
        ("10,000 societies", &societies, &nothing),
        ("a million entries, after a clean stop", &million, &nothing),
        ("a million entries, after a kill", &million, &kill_while_writing),
    ];
    for (what, dir, prepare) in cases {
        let on_this = first(dir, prepare);
        let ratio = on_this / on_empty;
        let figures = format!("{} = {}", shown(on_this), times(ratio));
        table.at_most(&format!("first frame, {what} ÷ empty"), &figures, ratio, 2.0, "2×");
        let (mut usable, mut peak) = (Times::default(), 0.0_f64);
        for _ in 0..3 {
            prepare(dir);
            let mut program = Program::open(dir);
            program.shows("台账");
            // A page further down, typed before there is anything to see.
            program.types("\x1b[6~");
            usable.note(Duration::from_secs_f64(program.shows("A00022")));
            program.types("/jxgc");
            program.shows("机械工程");
            peak = peak.max(program.peak_memory());
            program.leaves();
        }
        table.at_most(&format!("ledger usable, {what}"), &shown(usable.at(1.0)), usable.at(1.0), 2.0, "2 s");
        let mib = peak / 1_048_576.0;
        table.at_most(&format!("memory at most, {what}"), &format!("{mib:.0} MiB"), mib, 192.0, "192 MiB");
    }
    let (seconds, peak) = list(&million);
    table.says("`bamai list` over a million entries", &format!("{}, {:.0} MiB", shown(seconds), peak / 1_048_576.0));
}

const MILLION: Size = Size { n_societies: 10_000, n_entries: 1_000_000 };

/// Runs `bamai list`; returns its time and its peak of memory.
fn list(dir: &Path) -> (f64, f64) {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_bamai"));
    command.arg("--store").arg(dir).arg("list").stdout(std::process::Stdio::piped());
    let (seconds, peak) = timed(|| {
        let mut child = command.spawn().unwrap();
        // The program lives on until its output is read, and its peak is reached before it writes the last of it.
        let mut out = child.stdout.take().unwrap();
        let mut bytes = vec![0; 65_536];
        std::io::Read::read_exact(&mut out, &mut bytes).unwrap();
        let peak = peak_of(&std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap());
        std::io::Read::read_to_end(&mut out, &mut bytes).unwrap();
        child.wait().unwrap();
        peak
    });
    (seconds, peak)
}

/// Space, verifying and rebuilding, per 100,000 entries.
fn whole(table: &mut Table, dir: &Path) {
    let entries: Vec<Entry> = generate::journal(HUNDRED_THOUSAND).collect();
    let answers = || entries.iter().filter(|entry| matches!(entry.event, Event::Changed { .. }));
    let payload: usize = answers().map(|entry| codec::record_of(entry).unwrap().len()).sum();
    let register = entries.len() - answers().count();
    let store = filled(dir.join("register"), Size { n_entries: register, ..HUNDRED_THOUSAND });
    let sizes = |dir: &Path| {
        let log = std::fs::metadata(dir.join("journal.log")).unwrap().len();
        (log, measure::disk(dir))
    };
    let before = sizes(&store);
    drop(store);
    let store = filled(dir.join("store"), HUNDRED_THOUSAND);
    let after = sizes(&store);
    let n = answers().count();
    let log = (after.0 - before.0) as f64 / payload as f64;
    let disk = (after.1 - before.1) as f64 / payload as f64;
    table.says("record of an entry of a visit, on average", &format!("{} bytes", payload / n));
    table.says("journal.log ÷ records", &times(log));
    table.says("journal and database on disk ÷ records", &times(disk));
    let (seconds, check) = timed(|| reading::check_log(&store).unwrap());
    assert_eq!(check.n_entries, entries.len() as u64);
    table.says("verify: every frame, record and link of 100,000 entries", &shown(seconds));
    std::fs::remove_dir_all(store.join("db")).unwrap();
    let (seconds, opened) = timed(|| open(&store));
    drop(opened);
    table.says("rebuild: the database anew from 100,000 entries", &shown(seconds));
}

const HUNDRED_THOUSAND: Size = Size { n_societies: 1_000, n_entries: 100_000 };

/// Takes away a ledger of ten thousand societies, each with some thirty entries of a visit, and lists what is to be done at them.
fn away(table: &mut Table, dir: &Path) {
    let store = dir.join("store");
    generate::fill(&mut open(&store), generate::all_visited(10_000, 30));
    let mut actions = Times::default();
    for _ in 0..5 {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_bamai"));
        command.env_clear().args(["--lang", "zh", "--as", "王晓梅", "--store"]).arg(&store).arg("actions");
        let output = actions.time(|| command.output().unwrap());
        assert!(output.stdout.len() > 100_000);
    }
    table.says("`bamai actions` over 10,000 societies with an action each", &shown(actions.median()));
    for name in ["ledger.xlsx", "ledger.csv"] {
        let file = dir.join(name);
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_bamai"));
        command.env_clear().args(["--lang", "zh", "--as", "王晓梅", "--store"]).arg(&store);
        command.args(["list", "-o"]).arg(&file).stderr(std::process::Stdio::null());
        let start = Instant::now();
        let mut child = command.spawn().unwrap();
        let status = format!("/proc/{}/status", child.id());
        let mut peak = 0.0_f64;
        while child.try_wait().unwrap().is_none() {
            let said = std::fs::read_to_string(&status).unwrap_or_default();
            // A process that has just ended says nothing of its memory any more.
            if said.contains("VmHWM:") {
                peak = peak.max(peak_of(&said));
            }
            std::thread::sleep(Duration::from_millis(2));
        }
        table.says(&format!("10,000 societies with results, {name}"), &shown(start.elapsed().as_secs_f64()));
        let mib = peak / f64::from(1 << 20);
        table.at_most(&format!("peak of memory, {name}"), &format!("{mib:.0} MiB"), mib, 200.0, "200 MiB");
        assert!(std::fs::metadata(&file).unwrap().len() > 100_000);
    }
}

fn sqlite(table: &mut Table, dir: &Path) {
    let entries: Vec<Entry> = generate::journal(HUNDRED_THOUSAND).collect();
    let (bulk, single) = entries.split_at(entries.len() - 500);
    let mut ours = open(&dir.join("ours"));
    let mut wal = Yardstick::open(&dir.join("wal"), Journal::Wal);
    let mut delete = Yardstick::open(&dir.join("delete"), Journal::Delete);
    let (bulk_ours, ()) = timed(|| bulk.chunks(1_000).for_each(|batch| ours.append(batch).unwrap()));
    let (bulk_wal, ()) = timed(|| bulk.chunks(1_000).for_each(|batch| wal.append(batch)));
    bulk.chunks(1_000).for_each(|batch| delete.append(batch));
    let (mut times_ours, mut times_wal, mut times_delete) = (Times::default(), Times::default(), Times::default());
    let mut times_both = Times::default();
    for entry in single {
        let entry = std::slice::from_ref(entry);
        let start = Instant::now();
        times_ours.time(|| ours.append(entry).unwrap());
        ours.keep_up();
        times_both.note(start.elapsed());
        times_wal.time(|| wal.append(entry));
        times_delete.time(|| delete.append(entry));
    }
    let compare = |what: &str, ours: f64, sqlite: f64| {
        table.says(what, &format!("{} ÷ {} = {}", shown(ours), shown(sqlite), times(ours / sqlite)));
    };
    compare("one entry durable, bamai ÷ SQLite (WAL, FULL)", times_ours.median(), times_wal.median());
    compare("one entry durable, bamai ÷ SQLite (DELETE, FULL)", times_ours.median(), times_delete.median());
    compare("the same and in our database too ÷ SQLite (WAL, FULL)", times_both.median(), times_wal.median());
    compare("100,000 entries in batches of 1,000, bamai ÷ SQLite (WAL)", bulk_ours, bulk_wal);
    drop((ours, wal, delete));

    let (mut opens_ours, mut opens_wal) = (Times::default(), Times::default());
    let (mut reads_ours, mut reads_wal) = (Times::default(), Times::default());
    for _ in 0..9 {
        let mut ours = opens_ours.time(|| {
            let mut store = open(&dir.join("ours"));
            store.ledger().unwrap();
            store
        });
        let wal = opens_wal.time(|| {
            let database = Yardstick::open(&dir.join("wal"), Journal::Wal);
            assert_eq!(database.last(), entries.len() as i64);
            database
        });
        for idx in 0..40 {
            let id = format!("{}-1", generate::society(idx * 7).0);
            let n = reads_ours.time(|| ours.entries_of(&AssessmentId::new(&id)).unwrap().len());
            assert_eq!(n, reads_wal.time(|| wal.read(&id)));
        }
    }
    compare("open and know the ledger ÷ open", opens_ours.median(), opens_wal.median());
    compare("one assessment read", reads_ours.median(), reads_wal.median());
    let disk = |name: &str| measure::disk(&dir.join(name)) as f64 / 1_048_576.0;
    let (ours, sqlite) = (disk("ours"), disk("wal"));
    let figures = format!("{ours:.0} MiB ÷ {sqlite:.0} MiB = {}", times(ours / sqlite));
    table.says("disk (bamai keeps everything twice)", &figures);
    let mut memory = MemoryStore::new();
    let (seconds, ()) = timed(|| memory.append(&entries).unwrap());
    table.says("(the same entries into memory alone)", &shown(seconds));
}
