//! The program killed two hundred times without warning, in the middle of a visit and of starting: what it had shown as
//! saved is there afterwards, and it goes on where it was.

use std::collections::BTreeMap;
use std::time::Duration;

use bamai::domain::checklist::{FormKind, Item, builtin};
use bamai::domain::kinds::Entry;

use crate::pty::terminal::Random;
use crate::pty::visit::{is_at, register_and_start};
use crate::pty::{Home, Terminal};

/// How often it is killed.
const N_LIVES: u64 = 200;
/// From where the moments come; a failure prints it with the life it happened in.
const SEED: u64 = 0x00B1_55ED;
/// Within this many milliseconds of its start the program has opened the store, or nearly so.
const OPENING_MS: u64 = 80;
/// Within this many milliseconds of a key the answer is on the disk, or nearly so.
const WRITING_MS: u64 = 12;

/// What is known of the visit from outside.
struct Watcher {
    items: Vec<&'static Item>,
    random: Random,
    /// What was shown as saved, by item.
    saved: BTreeMap<String, String>,
    /// What was typed since and not shown as saved; any of it may be on record.
    typed: Vec<(String, String)>,
    /// Where in `items` the screen was last.
    at: usize,
    /// How many items beyond that the keys typed since lead.
    ahead: usize,
}

impl Watcher {
    fn item(&self) -> &'static Item {
        self.items[self.at]
    }

    /// Chooses an answer for an item: a level where there are levels, else "not established".
    fn choose(&mut self, item: &Item) -> String {
        match item.kind.entry() {
            Entry::Level => self.random.below(5).to_string(),
            _ => "NE".to_owned(),
        }
    }

    /// Waits until the screen shows where the program was when it was killed, or where the keys typed since lead.
    fn find_place(&mut self, terminal: &mut Terminal) {
        let (from, to) = (self.at, (self.at + self.ahead).min(self.items.len() - 1));
        let places = &self.items[from..=to];
        terminal.wait(&format!("one of {} places", places.len()), |screen| {
            places.iter().any(|item| screen.title().starts_with(&format!(" {} ", item.id)))
        });
        let screen = terminal.screen();
        self.at = (from..=to).find(|at| is_at(&screen, self.items[*at].id.as_str())).unwrap();
        self.ahead = 0;
    }

    /// Checks what is on record against what was shown as saved, and the screen against what is on record.
    fn check(&mut self, home: &Home, terminal: &Terminal) {
        let answers = home.out(&["answers", "A0002-1", "--csv"]);
        let rows = answers.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>());
        let on_record: BTreeMap<String, String> = rows.map(|row| (row[0].to_owned(), row[1].to_owned())).collect();
        for (item, answer) in &self.saved {
            let found = on_record.get(item);
            let is_typed = |found: &String| self.typed.contains(&(item.clone(), found.clone()));
            assert!(
                found == Some(answer) || found.is_some_and(is_typed),
                "{item}: {answer} was saved, {found:?} is there"
            );
        }
        assert!(terminal.screen().shows(&format!("全表 {}/", on_record.len())), "{}", on_record.len());
        self.saved = on_record;
        self.typed.clear();
    }

    /// Answers the item shown and goes on, until the screen says that the answer is saved.
    fn answer(&mut self, terminal: &mut Terminal) {
        if self.at + 1 == self.items.len() {
            self.at = 0;
            terminal.send(format!("g{}\r", self.item().id)).see(&format!(" {} ", self.item().id));
        }
        let (item, next) = (self.item(), self.items[self.at + 1].id.as_str());
        let answer = self.choose(item);
        self.typed.push((item.id.to_string(), answer.clone()));
        let key = key(&answer);
        terminal.send(&key).see(&format!("● {key}"));
        self.ahead = 1;
        // Enter is sent once the answer is on the screen: what the footer says below the next item is said after it.
        terminal.send("\r").wait(&format!("{next} and saved"), |screen| is_at(screen, next) && screen.is_saved());
        self.saved.insert(item.id.to_string(), answer);
        self.at += 1;
        self.ahead = 0;
    }

    /// Types answers ahead in one write, as many as there are items left.
    fn burst(&mut self, terminal: &mut Terminal, n_answers: usize) {
        let items = &self.items[self.at..self.items.len() - 1];
        let items: Vec<&Item> = items.iter().take(n_answers).copied().collect();
        let mut keys = String::new();
        for item in &items {
            let answer = self.choose(item);
            keys.push_str(&format!("{}\r", key(&answer)));
            self.typed.push((item.id.to_string(), answer));
        }
        self.ahead = items.len();
        terminal.send(keys);
    }
}

fn key(answer: &str) -> String {
    if answer == "NE" { "-".to_owned() } else { answer.to_owned() }
}

#[test]
fn two_hundred_kills_lose_nothing_shown_as_saved() {
    let home = Home::new();
    let checklist = builtin();
    let is_walked = |item: &&Item| checklist.form(item.form.as_str()).unwrap().kind != FormKind::Facts;
    let mut terminal = home.start().go();
    register_and_start(&mut terminal);
    terminal.send("\x1b[B\r").see(" W1 ").see_saved();
    terminal.kill();
    let mut watcher = Watcher {
        items: checklist.items.iter().filter(is_walked).collect(),
        random: Random(SEED),
        saved: BTreeMap::new(),
        typed: Vec::new(),
        at: 0,
        ahead: 0,
    };
    for life in 1..=N_LIVES {
        println!("seed {SEED:#x}, life {life}");
        let mut terminal = home.start().go();
        if life % 3 == 0 {
            let time = watcher.random.below(OPENING_MS);
            terminal.watch(Duration::from_millis(time));
            terminal.kill();
            continue;
        }
        watcher.find_place(&mut terminal);
        watcher.check(&home, &terminal);
        for _ in 0..watcher.random.below(4) {
            watcher.answer(&mut terminal);
        }
        let n_ahead = if life % 5 == 0 { 15 } else { 1 };
        watcher.burst(&mut terminal, n_ahead);
        let time = watcher.random.below(WRITING_MS * u64::try_from(n_ahead).unwrap());
        terminal.watch(Duration::from_millis(time));
        terminal.kill();
    }
    let mut terminal = home.start().go();
    watcher.find_place(&mut terminal);
    watcher.check(&home, &terminal);
    assert!(watcher.saved.len() > 60, "only {} items were answered", watcher.saved.len());
}
