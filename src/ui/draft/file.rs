//! The file of a person's drafts, in the store's `draft` directory, and the thread that writes it; knows nothing of when.
//!
//! One JSON document. It is written whole beside the old one and put in its place by renaming, so that a kill at any moment
//! leaves the old or the new. It is not made durable: a draft is to survive the program, and a disk kept busy by every pause
//! in typing would cost the answers more. What cannot be written is tried again with the next change, and nobody is told:
//! the text is still on the screen.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::domain::ids::{Actor, ItemId, Millis};
use crate::ui::draft::{Draft, Part, Unfinished};
use crate::ui::place::{route_of, words_of};

/// The format this program writes; another one is left alone.
const FORMAT: u32 = 1;
/// How long leaving waits for the last drafts at most: a disk that hangs must not hold the person up.
const PATIENCE: Duration = Duration::from_millis(500);
/// The longest name of a file, in bytes, with room for what is appended.
const NAME_BYTES_MAX: usize = 200;

/// Writes a person's drafts, on a thread of its own.
#[derive(Debug)]
pub(super) struct Pen {
    path: PathBuf,
    /// `None` until there is something to write.
    jobs: Option<Sender<Job>>,
}

enum Job {
    /// This is the file now; empty: there is none.
    Write(String),
    /// Say when all before this is done.
    Tell(Sender<()>),
}

impl Pen {
    /// Reads a person's file. One that cannot be read is put aside under another name, so that it is not written over.
    pub(super) fn open(dir: &Path, actor: &Actor) -> (Self, Vec<Unfinished>) {
        let path = dir.join(name_of(actor.as_str()));
        let left = match fs::read(&path).ok().map(|bytes| read(&bytes)) {
            Some(Some(left)) => left,
            Some(None) => {
                // Where it cannot be put aside the next draft takes its place; there is nothing better.
                _ = fs::rename(&path, path.with_extension("unread"));
                Vec::new()
            }
            None => Vec::new(),
        };
        (Self { path, jobs: None }, left)
    }

    pub(super) fn write<'a>(&mut self, unfinished: impl Iterator<Item = &'a Unfinished>) {
        let text = written(unfinished);
        self.send(Job::Write(text));
    }

    pub(super) fn finish(&mut self) {
        if self.jobs.is_none() {
            return;
        }
        let (done, told) = channel();
        self.send(Job::Tell(done));
        // Whether it was done in time or not, there is nothing more to do about it.
        _ = told.recv_timeout(PATIENCE);
    }

    fn send(&mut self, job: Job) {
        if self.jobs.is_none() {
            let (sender, inbox) = channel();
            let path = self.path.clone();
            let begun = thread::Builder::new().name("drafts".to_owned()).spawn(move || work(&path, &inbox));
            if begun.is_err() {
                return;
            }
            self.jobs = Some(sender);
        }
        if let Some(jobs) = &self.jobs {
            // The thread ends only with this sender.
            _ = jobs.send(job);
        }
    }
}

/// Writes what it is sent, the latest alone where several wait.
fn work(path: &Path, inbox: &Receiver<Job>) {
    while let Ok(first) = inbox.recv() {
        let mut text = None;
        let mut waiting = Vec::new();
        for job in std::iter::once(first).chain(inbox.try_iter()) {
            match job {
                Job::Write(latest) => text = Some(latest),
                Job::Tell(done) => waiting.push(done),
            }
        }
        if let Some(text) = text {
            _ = put(path, &text);
        }
        for done in waiting {
            _ = done.send(());
        }
    }
}

/// Puts the file in place; an empty text takes it away.
fn put(path: &Path, text: &str) -> std::io::Result<()> {
    if text.is_empty() {
        return fs::remove_file(path);
    }
    if let Some(dir) = path.parent() {
        fs::create_dir_all(dir)?;
    }
    let beside = path.with_extension("new");
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&beside)?;
    file.write_all(text.as_bytes())?;
    fs::rename(beside, path)
}

/// Returns the name of a person's file: theirs where that is a plain word.
fn name_of(actor: &str) -> String {
    let mut name = String::new();
    for c in actor.chars() {
        if c.is_alphanumeric() || c == '-' || c == '_' {
            name.push(c);
        } else {
            let mut bytes = [0; 4];
            name.extend(c.encode_utf8(&mut bytes).bytes().map(|byte| format!("%{byte:02x}")));
        }
    }
    if name.len() <= NAME_BYTES_MAX {
        return name;
    }
    Sha256::digest(actor.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: u32,
    unfinished: Vec<Place>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Place {
    route: Vec<String>,
    at: i64,
    drafts: Vec<Text>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    part: Vec<String>,
    text: String,
    cursor: usize,
    is_here: bool,
}

fn written<'a>(unfinished: impl Iterator<Item = &'a Unfinished>) -> String {
    let text = |draft: &Draft| Text {
        part: part_words(&draft.part),
        text: draft.text.clone(),
        cursor: draft.cursor,
        is_here: draft.is_here,
    };
    let place = |one: &Unfinished| Place {
        route: words_of(&one.route),
        at: one.at.0,
        drafts: one.drafts.iter().map(text).collect(),
    };
    let unfinished: Vec<Place> = unfinished.map(place).collect();
    if unfinished.is_empty() {
        return String::new();
    }
    serde_json::to_string(&File { format: FORMAT, unfinished }).unwrap_or_default()
}

/// Reads a file; `None` where any of it is not understood.
fn read(bytes: &[u8]) -> Option<Vec<Unfinished>> {
    let file: File = serde_json::from_slice(bytes).ok()?;
    if file.format != FORMAT {
        return None;
    }
    let draft = |text: Text| {
        let part = part_of(&text.part)?;
        Some(Draft { part, text: text.text, cursor: text.cursor, is_here: text.is_here })
    };
    let place = |place: Place| {
        let route = route_of(place.route.iter().map(String::as_str))?;
        let drafts: Option<Vec<Draft>> = place.drafts.into_iter().map(draft).collect();
        Some(Unfinished { route, at: Millis(place.at), drafts: drafts?.into_iter().collect() })
    };
    file.unfinished.into_iter().map(place).collect()
}

fn part_words(part: &Part) -> Vec<String> {
    let (name, words): (&str, Vec<&str>) = match part {
        Part::Answer(item) => ("answer", vec![item.as_str()]),
        Part::Specify(item, code) => ("specify", vec![item.as_str(), code]),
        Part::Reason(item) => ("reason", vec![item.as_str()]),
        Part::Remark(item) => ("remark", vec![item.as_str()]),
        Part::Why => ("why", vec![]),
        Part::Title => ("title", vec![]),
        Part::Line => ("line", vec![]),
        Part::Column(name) => ("column", vec![name]),
        Part::Reopening => ("reopening", vec![]),
        Part::Path => ("path", vec![]),
    };
    std::iter::once(name).chain(words).map(str::to_owned).collect()
}

fn part_of(words: &[String]) -> Option<Part> {
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    Some(match *words.as_slice() {
        ["answer", item] => Part::Answer(ItemId::new(item)),
        ["specify", item, code] => Part::Specify(ItemId::new(item), code.to_owned()),
        ["reason", item] => Part::Reason(ItemId::new(item)),
        ["remark", item] => Part::Remark(ItemId::new(item)),
        ["why"] => Part::Why,
        ["title"] => Part::Title,
        ["line"] => Part::Line,
        ["column", name] => Part::Column(name.to_owned()),
        ["reopening"] => Part::Reopening,
        ["path"] => Part::Path,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::screen::Route;

    fn unfinished() -> Vec<Unfinished> {
        let parts = [
            Part::Answer("F07".into()),
            Part::Specify("T0".into(), "other".to_owned()),
            Part::Reason("W1".into()),
            Part::Remark("W1".into()),
            Part::Why,
            Part::Title,
            Part::Line,
            Part::Column("name".to_owned()),
            Part::Reopening,
            Part::Path,
        ];
        let draft =
            |part| Draft { part, text: "反馈表\n三份“有签字”".to_owned(), cursor: 9, is_here: true };
        let route = Route::Item("A0001-1".into(), "W1".into());
        vec![Unfinished { route, at: Millis(7), drafts: parts.map(draft).into() }]
    }

    #[test]
    fn every_part_is_read_back_as_it_was() {
        assert_eq!(read(written(unfinished().iter()).as_bytes()), Some(unfinished()));
    }

    #[test]
    fn each_person_has_a_file_of_their_own_that_only_they_can_read() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let (mut pen, _) = Pen::open(&dir.path().join("draft"), &"王/../x".into());
        pen.write(unfinished().iter());
        pen.finish();
        let files: Vec<_> = fs::read_dir(dir.path().join("draft")).unwrap().map(Result::unwrap).collect();
        assert_eq!(files.len(), 1);
        assert_eq!(files[0].file_name().to_str(), Some("王%2f%2e%2e%2fx"));
        assert_eq!(files[0].metadata().unwrap().permissions().mode() & 0o777, 0o600);
        assert_eq!(Pen::open(&dir.path().join("draft"), &"王/../x".into()).1, unfinished());
        assert_eq!(Pen::open(&dir.path().join("draft"), &"王".into()).1, []);
        pen.write([].iter());
        pen.finish();
        assert_eq!(fs::read_dir(dir.path().join("draft")).unwrap().count(), 0);
    }

    #[test]
    fn a_file_that_is_not_understood_is_put_aside_and_not_written_over() {
        let dir = tempfile::tempdir().unwrap();
        let newer = r#"{"format":1,"unfinished":[{"route":["moon"],"at":1,"drafts":[]}]}"#;
        for text in ["", "{", newer, r#"{"format":2,"unfinished":[]}"#] {
            fs::write(dir.path().join("lee"), text).unwrap();
            assert_eq!(Pen::open(dir.path(), &"lee".into()).1, []);
            assert_eq!(fs::read_to_string(dir.path().join("lee.unread")).unwrap(), text);
            assert!(!dir.path().join("lee").exists());
        }
    }

    #[test]
    fn where_nothing_can_be_written_nothing_happens() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join("draft"), "a file where the directory would be").unwrap();
        let (mut pen, left) = Pen::open(&dir.path().join("draft"), &"lee".into());
        pen.write(unfinished().iter());
        pen.finish();
        assert_eq!(left, []);
    }

    #[test]
    fn a_name_too_long_for_a_file_still_has_one() {
        let name = name_of(&"王".repeat(100));
        assert_eq!(name.len(), 64);
        assert_ne!(name, name_of(&"王".repeat(101)));
    }
}
