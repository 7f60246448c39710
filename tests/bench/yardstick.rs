//! The same entries in SQLite, kept as one would keep them there: a row each, found by place and by assessment.

use std::path::{Path, PathBuf};

use bamai::domain::event::{Entry, Event};
use bamai::store::codec;
use rusqlite::{Connection, params};

/// How SQLite makes a transaction durable.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Journal {
    /// A log written ahead.
    Wal,
    /// A rollback journal, SQLite's default.
    Delete,
}

/// A database in a directory of its own.
pub struct Yardstick {
    connection: Connection,
}

impl Yardstick {
    /// Opens it, or makes it.
    pub fn open(dir: &Path, journal: Journal) -> Self {
        std::fs::create_dir_all(dir).unwrap();
        let connection = Connection::open(file_in(dir)).unwrap();
        let mode = match journal {
            Journal::Wal => "WAL",
            Journal::Delete => "DELETE",
        };
        connection.pragma_update(None, "journal_mode", mode).unwrap();
        connection.pragma_update(None, "synchronous", "FULL").unwrap();
        let schema = "CREATE TABLE IF NOT EXISTS entries (
            seq INTEGER PRIMARY KEY, assessment TEXT NOT NULL, hash BLOB NOT NULL, record BLOB NOT NULL);
            CREATE INDEX IF NOT EXISTS by_assessment ON entries (assessment, seq);";
        connection.execute_batch(schema).unwrap();
        Self { connection }
    }

    /// Inserts entries in one durable transaction.
    pub fn append(&mut self, entries: &[Entry]) {
        let transaction = self.connection.transaction().unwrap();
        {
            let mut insert = transaction.prepare_cached("INSERT INTO entries VALUES (?, ?, ?, ?)").unwrap();
            for entry in entries {
                let record = codec::record_of(entry).unwrap();
                let assessment = match &entry.event {
                    Event::AssessmentStarted { assessment, .. } | Event::Changed { assessment, .. } => {
                        assessment.as_str()
                    }
                    _ => "",
                };
                insert.execute(params![entry.seq.0 as i64, assessment, entry.hash.0.as_slice(), record]).unwrap();
            }
        }
        transaction.commit().unwrap();
    }

    /// Returns the place of the last entry.
    pub fn last(&self) -> i64 {
        self.connection.query_row("SELECT max(seq) FROM entries", [], |row| row.get(0)).unwrap()
    }

    /// Reads an assessment's records; returns how many there are.
    pub fn read(&self, assessment: &str) -> usize {
        let sql = "SELECT record FROM entries WHERE assessment = ? ORDER BY seq";
        let mut select = self.connection.prepare_cached(sql).unwrap();
        let rows = select.query_map([assessment], |row| row.get::<_, Vec<u8>>(0)).unwrap();
        let records: Vec<_> = rows.map(|record| codec::decode(&record.unwrap()).unwrap()).collect();
        records.len()
    }
}

fn file_in(dir: &Path) -> PathBuf {
    dir.join("entries.db")
}
