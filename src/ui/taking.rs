//! Writes the ledger's table on a thread of its own, from a copy of the ledger; knows how far it is and can be called off.
//!
//! Invariant: when this goes away the thread has ended, and there is the whole file or none.

use std::io::{self, BufWriter, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::JoinHandle;

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::domain::event::Profile;
use crate::domain::ids::{AssessmentId, Millis, SocietyCode};
use crate::domain::ledger::{Heading, Ledger};
use crate::exchange::files::{FileFault, Files};
use crate::exchange::ledger_table::{Layout, Listed, TableFormat, Unwritten, Writer, latest};

/// What is written, and where.
#[derive(Debug)]
pub struct Table {
    /// The file.
    pub path: String,
    /// In which form.
    pub format: TableFormat,
    /// What the sheet is called.
    pub name: String,
    /// Its columns.
    pub layout: Layout,
    /// Its rows.
    pub rows: Vec<TableRow>,
    /// The files the person may name.
    pub files: Files,
    /// The zone days are told in.
    pub zone: TimeZone,
}

/// A society with its latest assessment.
pub type TableRow = (SocietyCode, Profile, Option<(AssessmentId, Heading)>);

/// How it ended: the fault of the file, or that of the table.
pub type Ended = Result<Result<(), Unwritten>, FileFault>;

/// Writing under way.
#[derive(Debug)]
pub struct Taking {
    path: String,
    n_all: usize,
    n_seen: usize,
    n_done: Arc<AtomicUsize>,
    is_called_off: Arc<AtomicBool>,
    thread: Option<JoinHandle<Ended>>,
}

/// Copies the rows out of the ledger.
pub fn rows_of(ledger: &Ledger) -> Vec<TableRow> {
    let latest = latest(ledger);
    let latest_of = |code: &SocietyCode| latest.get(code).map(|(id, heading)| ((*id).clone(), (*heading).clone()));
    ledger.societies.iter().map(|(code, profile)| (code.clone(), profile.clone(), latest_of(code))).collect()
}

impl Taking {
    /// Begins to write.
    ///
    /// # Errors
    /// The system has no more threads.
    pub fn begin(table: Table) -> io::Result<Self> {
        let (n_done, is_called_off) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicBool::new(false)));
        let (path, n_all) = (table.path.clone(), table.rows.len());
        let (done, called_off) = (Arc::clone(&n_done), Arc::clone(&is_called_off));
        let thread = std::thread::Builder::new().name("table".to_owned()).spawn(move || {
            let path = PathBuf::from(&table.path);
            table.files.write_new_whole(&path, |file| {
                let mut out = BufWriter::new(file);
                write(&table, &mut out, &done, &called_off)?;
                Ok(out.flush()?)
            })
        })?;
        Ok(Self { path, n_all, n_seen: 0, n_done, is_called_off, thread: Some(thread) })
    }

    /// Returns the file.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Looks how far the thread is.
    pub fn look(&mut self) {
        self.n_seen = self.n_done.load(Ordering::Relaxed);
    }

    /// Returns how many rows were written when it was last looked, and how many there are.
    pub const fn progress(&self) -> (usize, usize) {
        (self.n_seen, self.n_all)
    }

    /// Asks the thread to stop; what it has written goes away.
    pub fn call_off(&self) {
        self.is_called_off.store(true, Ordering::Relaxed);
    }

    /// Returns how it ended, once it has.
    pub fn ended(&mut self) -> Option<Ended> {
        let thread = self.thread.take_if(|thread| thread.is_finished())?;
        Some(thread.join().unwrap_or_else(|_| Err(io::Error::other("panic").into())))
    }
}

impl Drop for Taking {
    fn drop(&mut self) {
        self.call_off();
        if let Some(thread) = self.thread.take() {
            // Nobody is left to be told.
            let _ = thread.join();
        }
    }
}

fn write(
    table: &Table,
    out: &mut (impl Write + io::Seek + Send),
    n_done: &AtomicUsize,
    is_called_off: &AtomicBool,
) -> Result<(), Unwritten> {
    let day = |at: Millis| -> Option<Date> {
        let at = Timestamp::from_millisecond(at.0).ok()?;
        Some(at.to_zoned(table.zone.clone()).date())
    };
    let head = table.layout.head();
    let mut writer = Writer::begin(table.format, &table.name, &head, table.rows.len(), out)?;
    for (code, profile, latest) in &table.rows {
        if is_called_off.load(Ordering::Relaxed) {
            return Err(Unwritten::CalledOff);
        }
        let latest = latest.as_ref().map(|(id, heading)| (id, heading, heading.summary.as_ref()));
        writer.row(&table.layout.row(&Listed { code, profile, latest }, &day))?;
        n_done.fetch_add(1, Ordering::Relaxed);
    }
    if is_called_off.load(Ordering::Relaxed) {
        return Err(Unwritten::CalledOff);
    }
    writer.end()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Lang;

    #[test]
    fn how_far_it_is_changes_only_by_looking() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("ledger.csv");
        let profile = Profile { name: "激光学会".into(), ..Profile::default() };
        let mut taking = Taking::begin(Table {
            path: path.to_str().unwrap().to_owned(),
            format: TableFormat::Csv,
            name: "ledger".into(),
            layout: Layout::of(Lang::En, std::iter::empty()),
            rows: vec![("A0001".into(), profile, None)],
            files: Files::anywhere(dir.path().to_owned()),
            zone: TimeZone::UTC,
        })
        .unwrap();
        let ended = std::iter::repeat_with(|| taking.ended()).flatten().next();
        assert!(matches!(ended, Some(Ok(Ok(())))), "{ended:?}");
        assert_eq!(taking.progress(), (0, 1));
        taking.look();
        assert_eq!(taking.progress(), (1, 1));
    }
}
